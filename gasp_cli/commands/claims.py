"""`gasp claims`."""

from collections.abc import Sequence

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.commands.options import SourceOption, VerdictOption
from gasp_cli.findings.verdict import Verdict
from gasp_cli.language import meant
from gasp_cli.output.extra import Extra
from gasp_cli.questions.claims import ClaimRow
from gasp_cli.questions.claims import claims as ask
from gasp_cli.story import Story


def _claimreview(story: Story, rows: Sequence[ClaimRow]) -> str:
    from gasp_cli.questions.claimreview import claimreview  # only in that format

    return claimreview(story, rows)


@prints(
    "gasp claims --verdict contradicted",
    "gasp claims --source {source}",
    "gasp claims --format claimreview > claims.jsonld",
    extra=Extra("claimreview", "schema.org ClaimReview", _claimreview),
)
def claims(story: Story, verdict: VerdictOption = None, source: SourceOption = None) -> Answer:
    """What can be checked, recomputed from the record.

    Every verdict is computed when you ask; `gasp show ID` lays a finding out with its matches.
    """
    return ask(story, verdict=meant(verdict, Verdict), source=source)


COMMANDS = {"claims": claims}
