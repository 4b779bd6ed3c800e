"""The facts that the sources state: of any kind, or about one person."""

from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import Judge, judge_of
from gasp_cli.claims.verdict import parse_verdict
from gasp_cli.domain.facts import Fact, parse_fact_kind
from gasp_cli.errors import Action, GaspError, Remedy, UnknownName
from gasp_cli.i18n import msg, plural, term
from gasp_cli.kb.story import Story
from gasp_cli.matching import Seasons, find_each, several_of
from gasp_cli.results import CellStyle, Column, ResultSet
from gasp_cli.store import built_in


class FactRow(NamedTuple):
    """A statement of one or more sources."""

    id: Annotated[str, Column("id of the fact", "Id", CellStyle.MUTED)]
    kind: Annotated[str, Column("claim, quote, appointment, transfer, …", "Kind", CellStyle.MUTED)]
    text: Annotated[
        str, Column("what is said, in our words; a quote is verbatim", "", CellStyle.PROSE)
    ]
    about: Annotated[list[str], Column("people and clubs it is about", "About", priority=0)]
    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]
    speaker: Annotated[str | None, Column("who said it, of a quote", "Speaker", CellStyle.SPEAKER)]
    season: Annotated[str | None, Column("season it belongs to", "Season", priority=0)]
    note: Annotated[str | None, Column("what to know about it", "Note", priority=0)]
    language: Annotated[
        str | None, Column("language of the words quoted, as the source has them", "", priority=2)
    ]


def fact_row(judge: Judge, fact: Fact) -> FactRow:
    """A fact as a row, judged now."""
    return FactRow(
        fact.id, fact.kind, fact.text, list(fact.about), fact.date, list(fact.citations),
        judge.verdict(fact), fact.speaker, fact.season, fact.note,
        judge.language(fact),
    )  # fmt: skip


def _summary(rows: list[FactRow]) -> tuple[str, ...]:
    return (plural("{n} fact.", "{n} facts.", len(rows)),)


def facts(
    story: Story,
    *,
    kind: str | None = None,
    about: str | None = None,
    source: str | None = None,
    verdict: str | None = None,
    season: Seasons = None,
) -> ResultSet[FactRow]:
    """The facts that fit, in the order of the sources.

    `about` is a person or club, by any name, and includes what that person said.
    """
    kind_filter = parse_fact_kind(kind) if kind is not None else None
    subject = story.find_subject(about) if about is not None else None
    cited = story.find_source(source).id if source is not None else None
    verdict_filter = None if verdict is None else parse_verdict(verdict)
    seasons = find_each("season", story.find_season, several_of(season))
    judge = judge_of(story)
    rows = [
        fact_row(judge, fact)
        for fact in story.facts
        if kind_filter in (None, fact.kind)
        and (subject is None or fact.concerns(subject))
        and (cited is None or cited in fact.sources)
        and (not seasons or fact.season in seasons)
        and (verdict_filter is None or judge.judge(fact).verdict is verdict_filter)
    ]
    title = msg("What the sources say")
    if subject:
        title = msg("What the sources say of {subject}", subject=subject)
    why = msg("no matching fact in the sources")
    return ResultSet(FactRow, rows, title, _summary(rows), why, links=story.links)


def person(story: Story, name: str) -> ResultSet[FactRow]:
    """The facts about one person, and what that person said.

    Raises `UnknownName`, of somebody in the reference record alone with the command that shows it.
    """
    try:
        person = story.find_person(name)
    except UnknownName as error:
        # Only a name that no source mentions needs the reference record.
        from gasp_cli.queries.reference import stated_person

        try:
            stated = stated_person(story, name)
        except GaspError:
            raise error from None
        folder = None if story.store.folder == built_in() else story.store.folder
        hint = msg("other sources have something: {command}",
                   command=Remedy(Action.SHOW, stated, folder=folder))  # fmt: skip
        raise UnknownName(msg("person"), name, hint=hint) from None
    judge = judge_of(story)
    rows = [fact_row(judge, fact) for fact in story.facts if fact.concerns(person.name)]
    title = msg("{name}, {role}", name=person.name, role=term(person.position or person.role))
    why = msg("the sources say nothing of {name}", name=person.name)
    return ResultSet(FactRow, rows, title, _summary(rows), why, links=story.links)
