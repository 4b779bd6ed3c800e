"""The measures: what the record can say of a claim, each by a name and with its matches.

A measure is a function under `@measure` in one of the modules named here: it takes the bench and
named arguments, and raises `Unknown` where the record cannot tell. One under `@match_measure`
takes the bench and a span of matches, and so any arguments that say which matches are meant.
What it counts stands in its docstring, which the list of measures shows.
"""

from __future__ import annotations

from gasp_cli.claims import calendar_measures as other_measures
from gasp_cli.claims import league_measures as table_measures
from gasp_cli.claims import (
    match_measures,
    reference_measures,
    run_measures,
    score_measures,
    season_measures,
    spell_measures,
)
from gasp_cli.claims.registry import (
    MEASURES,
    NONE,
    NUMBERS,
    WEEKDAYS,
    Measure,
    Measurement,
    NotOnRecord,
)

MODULES = (
    table_measures, match_measures, score_measures, run_measures, season_measures,
    reference_measures, spell_measures, other_measures,
)  # fmt: skip

__all__ = [
    "MEASURES",
    "MODULES",
    "NONE",
    "NUMBERS",
    "WEEKDAYS",
    "Measure",
    "Measurement",
    "NotOnRecord",
]
