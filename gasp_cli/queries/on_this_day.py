"""Matches and facts of a day in other years."""

import re
from contextlib import suppress
from datetime import date
from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.domain.dates import is_day
from gasp_cli.errors import UsageError
from gasp_cli.i18n import MONTHS, msg, name_term, term
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.story import Story
from gasp_cli.queries.phrases import coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet

_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{1,2})-([0-9]{1,2})")


class TodayRow(NamedTuple):
    """Something that happened on this day of another year."""

    date: Annotated[str, Column("day, ISO", "Date")]
    years_ago: Annotated[int, Column("years ago", "Years ago")]
    kind: Annotated[str, Column("match, or the kind of fact", "Kind", CellStyle.MUTED, 2)]
    text: Annotated[str, Column("what happened", "What", CellStyle.STRONG)]
    id: Annotated[str, Column("id of the match or fact", "Id", CellStyle.MUTED, 2)]
    verdict: Annotated[
        str | None, Column("what the record makes of a fact", "Verdict", CellStyle.VERDICT)
    ]


def today(story: Story, *, on: str | None = None) -> ResultSet[TodayRow]:
    """Matches and facts of this day in earlier years, latest first; `on` is another day, `MM-DD`.

    With a year, `YYYY-MM-DD`, the years before that one count.
    """
    year, month, day = _parse_day_of_year(on)
    record, judge = story.record, judge_of(story)

    def falls_on_it(text: str) -> bool:
        return is_day(text) and text[4:] == f"-{month:02}-{day:02}" and text[:4] < f"{year:04}"

    rows = [
        TodayRow(match.date, year - int(match.date[:4]), "match", match_text(match), match.id, None)
        for match, *_ in record.spell.matches()
        if falls_on_it(match.date)
    ]
    rows += [
        TodayRow(when, year - int(when[:4]), fact.kind, fact.text, fact.id, judge.verdict(fact))
        for fact in story.facts
        if (when := fact.date) and falls_on_it(when)
    ]
    rows.sort(key=lambda row: row.years_ago)
    name = term(MONTHS[month - 1])
    this_day = (
        msg("{month} 1", month=name) if day == 1 else msg("{month} {day}", month=name, day=day)
    )
    title = msg("{club} on this day, {day}", club=name_term(record.about.club), day=this_day)
    why = msg("nothing on {day} {under}", day=this_day, under=coach_phrase(record))
    # The command of a citation repeats this answer on any day.
    pinned = {"on": f"{year}-{month:02}-{day:02}"}
    return ResultSet(TodayRow, rows, title, (), why, pinned=pinned)


def _iso(text: str) -> str:
    """A day as people write it, with or without its year, as ISO text: `22 May`, `22/05/2020`."""
    if _DAY.fullmatch(text):
        return text
    from gasp_cli.claims.value_parsing import iso_day  # few days are typed in words

    leap_year = f"{'/' if '/' in text else ' '}2000"
    day = iso_day(text)
    return day if day != text else iso_day(text + leap_year).removeprefix("2000-")


def _parse_day_of_year(text: str | None) -> tuple[int, int, int]:
    now = date.today()  # noqa: DTZ011  # the day where the reader is
    if text is None:
        return now.year, now.month, now.day
    if parts := _DAY.fullmatch(_iso(text)):
        year = int(parts[1]) if parts[1] else now.year
        month, day = int(parts[2]), int(parts[3])
        with suppress(ValueError):
            date(year if parts[1] else 2000, month, day)  # 2000 has a 29 February
            return year, month, day
    raise UsageError(
        msg("{given!r} is not a day of the year", given=text),
        msg("write it as 05-22, or with a year as 2024-05-22"),
    )
