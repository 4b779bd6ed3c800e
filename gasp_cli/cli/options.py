"""Options that several commands take."""

import os
from typing import Annotated, Any

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg

# Typer looks at the signature of each function that completes: a millisecond that only Tab needs.
_COMPLETING = "_GASP_COMPLETE" in os.environ


def option(
    flag: str, metavar: str, text: str, complete: offer.Offer | None = None, *aliases: str
) -> Any:
    """An option that takes a value; `text` is its help, `complete` its completion."""
    offered = complete if _COMPLETING else None
    return typer.Option(flag, *aliases, metavar=metavar, help=text, autocompletion=offered)


def argument(metavar: str, text: str, complete: offer.Offer | None = None) -> Any:
    """An argument; `text` is its help, `complete` its completion."""
    offered = complete if _COMPLETING else None
    return typer.Argument(metavar=metavar, help=text, autocompletion=offered)


SeasonArgument = Annotated[
    str, argument("SEASON", "2019-20, or 2020, the year it ends in.", offer.seasons)
]
OptionalSeason = Annotated[
    str | None, argument("[SEASON]", "2019-20, or 2020, the year it ends in.", offer.seasons)
]
EverySeasonOption = Annotated[
    bool, typer.Option("--all", help="Every season of the record, also before and after the coach.")
]
SeasonsOption = Annotated[
    list[str] | None,
    option("--season", "SEASON", "2019-20, or 2020, the year it ends in.", offer.seasons),
]
CompetitionsOption = Annotated[
    list[str] | None,
    option("--competition", "NAME", "A competition, by any of its names.", offer.competitions),
]
OpponentsOption = Annotated[
    list[str] | None,
    option("--opponent", "CLUB", "A club, by any of its names.", offer.clubs, "--against"),
]


def only(option: str, values: list[str] | None) -> str | None:
    """The value of an option that a command takes only once. Raises `UsageError` for more."""
    if values and len(values) > 1:
        raise UsageError(
            msg("--{option} is given {n} times", option=option, n=len(values)),
            msg("ask for one at a time"),
        )
    return values[0] if values else None


AboutOption = Annotated[
    str | None, option("--about", "NAME", "About a person or club, by any name.", offer.subjects)
]
VerdictOption = Annotated[
    str | None,
    option(
        "--verdict",
        "VERDICT",
        "confirmed, supported, partly, contradicted or unverifiable.",
        offer.verdicts,
    ),
]
SourceOption = Annotated[
    str | None, option("--source", "ID", "Said by that source.", offer.sources)
]
