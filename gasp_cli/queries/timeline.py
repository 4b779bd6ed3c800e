"""Dated facts and the decisive matches, by date."""

import re
from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import FINAL, CompetitionKind, Result
from gasp_cli.errors import UsageError, join_or
from gasp_cli.i18n import msg, name_term
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.matching import Seasons, find_each, several_of
from gasp_cli.results import CellStyle, Column, ResultSet

_YEAR = re.compile(r"[0-9]{4}")
BIGGEST = 5


class TimelineRow(NamedTuple):
    """An event of a day, a month or a year."""

    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date", CellStyle.STRONG)]
    kind: Annotated[str, Column("match, or the kind of fact", "Kind", CellStyle.MUTED, 2)]
    text: Annotated[str, Column("what happened", "What")]
    citations: Annotated[
        list[str], Column("source-id:paragraph, or file and line", "Sources", CellStyle.MUTED, 3)
    ]
    id: Annotated[str, Column("id of the match or fact", "Id", CellStyle.MUTED, 2)]
    season: Annotated[str | None, Column("season it belongs to", "Season", priority=0)]
    verdict: Annotated[
        str | None, Column("what the record makes of a fact", "Verdict", CellStyle.VERDICT)
    ]


def timeline(
    story: Story, year: str | int | None = None, *, season: Seasons = None
) -> ResultSet[TimelineRow]:
    """Facts with a date and the decisive matches, by date; of a calendar year, or of seasons.

    A season also has its facts without a date, at its end.
    """
    year = None if year is None else str(year)
    if year is not None and not _YEAR.fullmatch(year):
        raise UsageError(
            msg("{year!r} is not a year", year=year),
            msg("write it as 2024; --season takes a season"),
        )
    seasons = find_each("season", story.find_season, several_of(season))
    judge = judge_of(story)

    def asked(date: str | None, season: str | None) -> bool:
        of_year = year is None or (date or "").startswith(year)
        return of_year and (not seasons or season in seasons)

    rows = [
        TimelineRow(
            fact.date, fact.kind, fact.in_words,
            list(fact.citations), fact.id, fact.season, judge.verdict(fact),
        )
        for fact in story.facts
        if (fact.date or seasons) and asked(fact.date, fact.season)
    ]  # fmt: skip
    rows += [
        TimelineRow(
            side.match.date, "match", match_text(side.match), [side.match.source],
            side.match.id, side.match.season, None,
        )
        for side in decisive(story.record)
        if asked(side.match.date, side.match.season)
    ]  # fmt: skip
    # A year sorts before its months, a month before its days; facts without a date come last.
    rows.sort(key=lambda row: row.date or "~")
    about, when = story.record.about, year or join_or(seasons)
    title = (
        msg("{club} and {coach}, {when}", club=name_term(about.club), coach=about.coach, when=when)
        if when
        else msg("{club} and {coach}", club=name_term(about.club), coach=about.coach)
    )
    why = msg("nothing with a date in the sources, and no key match")
    return ResultSet(TimelineRow, rows, title, (), why, links=story.links | story.record.links)


def decisive(record: Record) -> list[ClubMatch]:
    """The decisive matches: finals, the first in each European competition, the biggest wins."""
    sides = record.spell.matches()
    chosen = {id(side): side for side in sides if side.match.stage == FINAL}
    firsts: dict[str, ClubMatch] = {}
    for side in sides:
        if record.kind_of(side.match.competition) is CompetitionKind.EUROPE:
            firsts.setdefault(side.match.competition, side)
    wins = [side for side in sides if side.result is Result.WON]
    wins.sort(key=lambda side: (side.goals_against - side.goals_for, -side.goals_for))
    chosen |= {id(side): side for side in (*firsts.values(), *wins[:BIGGEST])}
    return sorted(chosen.values(), key=lambda side: side.match.date)
