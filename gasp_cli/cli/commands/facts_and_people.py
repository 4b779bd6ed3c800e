"""`gasp facts` and `gasp people`."""

from typing import Annotated

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import (
    AboutOption,
    SeasonsOption,
    SourceOption,
    VerdictOption,
    argument,
    option,
)
from gasp_cli.domain.facts import FACT_KINDS
from gasp_cli.i18n import untranslate
from gasp_cli.kb.story import Story
from gasp_cli.queries import facts as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp facts --about {person}",
    "gasp facts --kind honour",
    "gasp facts --source {source} --format jsonl",
)
def facts(
    story: Story,
    kind: Annotated[
        str | None,
        option("--kind", "KIND", "A claim, quote, appointment, transfer, …", offer.kinds),
    ] = None,
    about: AboutOption = None,
    source: SourceOption = None,
    verdict: VerdictOption = None,
    season: SeasonsOption = None,
) -> ResultSet:
    """Everything the sources say, cited and judged.

    In our own words, except quotes; each fact names the paragraphs that say it, and what the
    match record makes of it.
    """
    kind, verdict = untranslate(kind, FACT_KINDS), untranslate(verdict, Verdict)
    return ask.facts(story, kind=kind, about=about, source=source, verdict=verdict, season=season)


@rows_command("gasp people", "gasp people {person}", "gasp people --sort role")
def people(
    story: Story,
    name: Annotated[
        str | None,
        argument("[NAME]", "Any name, first name or nickname of a person.", offer.people),
    ] = None,
) -> ResultSet:
    """The people in the story, or everything about one."""
    if name is not None:
        return ask.person(story, name)
    from gasp_cli.queries.people import people  # only without a name

    return people(story)
