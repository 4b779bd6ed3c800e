"""The cells of a CSV as spreadsheets and data frames write them.

A column of whole numbers with an empty cell comes as `2.0`, a day as `2023-09-02 00:00:00`, and a
truth as `True`.
"""

from __future__ import annotations

import re

from gasp_cli.i18n import msg

_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?")
_TRUTHS = {"": None, "yes": True, "true": True, "no": False, "false": False}


def plain_number(cell: str) -> str:
    """A whole number without its decimals, `2` for `2.0`; any other text as it is."""
    return whole[1] if (whole := _WHOLE.fullmatch(cell)) else cell


def plain_day(cell: str) -> str:
    """A day without its midnight; any other text as it is."""
    return midnight[1] if (midnight := _MIDNIGHT.fullmatch(cell)) else cell


def read_truth(cell: str) -> bool | None:
    """The truth that a cell states, None in an empty one. Raises `ValueError`."""
    try:
        return _TRUTHS[cell.lower()]
    except KeyError:
        raise ValueError(msg("{text!r} is neither yes nor no", text=cell)) from None
