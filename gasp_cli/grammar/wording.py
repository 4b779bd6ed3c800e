"""A check in plain words."""

from __future__ import annotations

from gasp_cli.domain.facts import Check
from gasp_cli.i18n import Message, join_list, msg, term, value_term


def understood_as(check: Check) -> Message:
    """What a check asserts, as a phrase: measure, where and when, value."""
    arguments = [f"{value}" for value in check.arguments.values()]
    return msg(
        "{measure} ({arguments}): {value}",
        measure=term(check.measure.replace("_", " ")),
        arguments=join_list([value_term(one) for one in arguments]),
        value=check.says if not isinstance(check.says, list) else ", ".join(check.says),
    )
