"""Posts, transfers and honours."""

from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise
from gasp_cli.results import CellStyle, Column, Kind, ResultSet


class TransferRow(NamedTuple):
    """A player who left or came."""

    player: Annotated[str, Column("player", "Player", CellStyle.STRONG)]
    from_: Annotated[str | None, Column("club left", "From", CellStyle.MUTED, kind=Kind.TEXT)]
    to: Annotated[
        str | None, Column("club joined; null: the sources do not say", "To", kind=Kind.TEXT)
    ]
    year: Annotated[int | None, Column("year", "Year")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED)]
    id: Annotated[str, Column("id of the fact", "Id", priority=0)]
    note: Annotated[str | None, Column("what to know about it", "Note", priority=3)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]


class CareerRow(NamedTuple):
    """A post that somebody held."""

    person: Annotated[str, Column("who", "Person", CellStyle.STRONG)]
    role: Annotated[str, Column("as what", "Role")]
    club: Annotated[str | None, Column("where; null: not at a club", "Club", CellStyle.STRONG)]
    from_: Annotated[str | None, Column("since, as exactly as the sources say", "From")]
    to: Annotated[str | None, Column("until, as exactly as the sources say", "To")]
    note: Annotated[str | None, Column("what to know about it", "Note", priority=3)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 2)]
    id: Annotated[str, Column("id of the fact", "Id", priority=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]


class HonourRow(NamedTuple):
    """A prize or a trophy."""

    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    honour: Annotated[str, Column("what was won", "Honour", CellStyle.STRONG)]
    season: Annotated[str | None, Column("season it was won for", "Season")]
    holder: Annotated[str, Column("who won it", "Holder", CellStyle.STRONG)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 2)]
    id: Annotated[str, Column("id of the fact", "Id", priority=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]


def transfers(story: Story) -> ResultSet[TransferRow]:
    """The transfers, by year, then player."""
    judge = Judge(story)
    rows = [
        TransferRow(
            fact.player or "", fact.from_, fact.to, fact.year, list(fact.citations), fact.id,
            fact.note,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "transfer"
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.year or 0, normalise(row.player)))
    return ResultSet(
        TransferRow,
        rows,
        msg("Transfers"),
        (),
        msg("the sources tell of no transfer"),
        links=story.links,
    )


def career(story: Story) -> ResultSet[CareerRow]:
    """The posts people held: the coach's first, each person's by date."""
    judge = Judge(story)
    rows = [
        CareerRow(
            fact.person or "", fact.role or "", fact.club, fact.from_, fact.to, fact.note,
            list(fact.citations), fact.id,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "appointment"
    ]  # fmt: skip
    coach = story.record.about.coach
    rows.sort(
        key=lambda row: (row.person != coach, normalise(row.person), row.from_ or row.to or "~")
    )
    return ResultSet(
        CareerRow,
        rows,
        msg("Careers"),
        (),
        msg("the sources tell of no appointment"),
        links=story.links,
    )


def honours(story: Story) -> ResultSet[HonourRow]:
    """The prizes and trophies, by season."""
    judge = Judge(story)
    rows = [
        HonourRow(
            fact.date, fact.honour or "", fact.season, fact.holder or "", list(fact.citations),
            fact.id,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "honour"
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.season or "", row.date or ""))
    return ResultSet(
        HonourRow, rows, msg("Honours"), (), msg("the sources tell of no honour"), links=story.links
    )
