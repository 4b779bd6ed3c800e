"""Options that several commands take."""

from typing import Annotated

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg

SeasonArgument = Annotated[
    str,
    typer.Argument(
        metavar="SEASON",
        help="2019-20, or 2020, the year it ends in.",
        autocompletion=offer.seasons,
    ),
]
OptionalSeason = Annotated[
    str | None,
    typer.Argument(
        metavar="[SEASON]",
        help="2019-20, or 2020, the year it ends in.",
        autocompletion=offer.seasons,
    ),
]
SeasonsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--season",
        metavar="SEASON",
        help="2019-20, or 2020, the year it ends in.",
        autocompletion=offer.seasons,
    ),
]
CompetitionsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--competition",
        metavar="NAME",
        help="A competition, by any of its names.",
        autocompletion=offer.competitions,
    ),
]
OpponentsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--opponent",
        "--against",
        metavar="CLUB",
        help="A club, by any of its names.",
        autocompletion=offer.clubs,
    ),
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
    str | None,
    typer.Option(
        "--about",
        metavar="NAME",
        help="About a person or club, by any name.",
        autocompletion=offer.subjects,
    ),
]
VerdictOption = Annotated[
    str | None,
    typer.Option(
        "--verdict",
        metavar="VERDICT",
        help="confirmed, supported, partly, contradicted or unverifiable.",
        autocompletion=offer.verdicts,
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="ID", help="Said by that source.", autocompletion=offer.sources
    ),
]
