"""`gasp facts`, `quotes`, `people`, `transfers`, `career`, `honours` and `sources`."""

from typing import Annotated

import typer

from gasp_cli.answer import Answer
from gasp_cli.commands import completion as offer
from gasp_cli.commands.common import SeasonOption, prints
from gasp_cli.questions import facts as ask
from gasp_cli.record import Record
from gasp_cli.story import Story

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
        help="confirmed, contradicted, partly or unverifiable.",
        autocompletion=offer.verdicts,
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="ID", help="Said by that source.", autocompletion=offer.sources
    ),
]


@prints(
    "gasp facts --about {person}",
    "gasp facts --kind honour",
    "gasp facts --source {source} --format jsonl",
)
def facts(
    record: Record,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="A claim, quote, appointment, transfer, …",
            autocompletion=offer.kinds,
        ),
    ] = None,
    about: AboutOption = None,
    source: SourceOption = None,
    verdict: VerdictOption = None,
    season: SeasonOption = None,
) -> Answer:
    """Everything the sources say, cited and judged.

    In our own words but for quotes; each fact names the paragraphs that say it, and what the
    match record makes of it.
    """
    return ask.facts(
        Story(record), kind=kind, about=about, source=source, verdict=verdict, season=season
    )


@prints("gasp quotes --player {person}", "gasp quotes --by {coach}", "gasp quotes --about {person}")
def quotes(
    record: Record,
    player: Annotated[
        str | None,
        typer.Option(
            "--player", metavar="NAME", help="By or about that player.", autocompletion=offer.people
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="Said by that person.", autocompletion=offer.people
        ),
    ] = None,
    about: AboutOption = None,
    source: SourceOption = None,
) -> Answer:
    """Who said what, when and where."""
    return ask.quotes(Story(record), player=player, by=by, about=about, source=source)


@prints("gasp people", "gasp people {person}", "gasp people --sort role")
def people(
    record: Record,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Any name, first name or nickname of a person.",
            autocompletion=offer.people,
        ),
    ] = None,
) -> Answer:
    """The people in the story, or everything about one."""
    story = Story(record)
    return ask.person(story, name) if name is not None else ask.people(story)


@prints("gasp transfers")
def transfers(record: Record) -> Answer:
    """Who left and came, as far as the sources say."""
    return ask.transfers(Story(record))


@prints("gasp career", "gasp career --fields person,role,club,from,to")
def career(record: Record) -> Answer:
    """Posts held, the coach's first."""
    return ask.career(Story(record))


@prints("gasp honours")
def honours(record: Record) -> Answer:
    """Prizes and trophies."""
    return ask.honours(Story(record))


@prints("gasp sources", "gasp sources --fields id,title")
def sources(record: Record) -> Answer:
    """The sources, and how many facts cite each."""
    return ask.sources(Story(record))


COMMANDS = {
    "facts": facts,
    "quotes": quotes,
    "people": people,
    "transfers": transfers,
    "career": career,
    "honours": honours,
    "sources": sources,
}
