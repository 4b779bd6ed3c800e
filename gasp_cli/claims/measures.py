"""All measures: importing this module registers them.

A measure is a function under `@measure`: it takes the context and named arguments, and raises
`NotOnRecord` where the record cannot tell. One under `@match_measure` takes the context and a scope
of matches, and so any argument that narrows it. Its docstring is its description in the list of
measures.
"""

from __future__ import annotations

from gasp_cli.claims import (  # noqa: F401  # imported to register their measures
    cup_measures,
    league_measures,
    match_measures,
    people_measures,
    reference_measures,
    run_measures,
    season_measures,
    spell_measures,
)
from gasp_cli.claims.registry import MEASURES

__all__ = ["MEASURES"]
