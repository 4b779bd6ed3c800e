"""Matches and facts of a day in other years."""

from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.domain.dates import is_day
from gasp_cli.i18n import MONTHS, msg, name_term, term
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.story import Story
from gasp_cli.queries.phrases import coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet


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


def today(story: Story, month: int, day: int, year: int) -> ResultSet[TodayRow]:
    """Matches and facts of that day in the years before `year`, latest first."""
    record, judge = story.record, Judge(story)

    def is_it(date: str) -> bool:
        return is_day(date) and date[4:] == f"-{month:02}-{day:02}" and date[:4] < f"{year:04}"

    rows = [
        TodayRow(date, year - int(date[:4]), "match", match_text(match), match.id, None)
        for match, *_ in record.spell.matches()
        if is_it(date := match.date)
    ]
    rows += [
        TodayRow(when, year - int(when[:4]), fact.kind, fact.text, fact.id, judge.verdict(fact))
        for fact in story.facts
        if (when := fact.date) and is_it(when)
    ]
    rows.sort(key=lambda row: row.years_ago)
    name = term(MONTHS[month - 1])
    this_day = (
        msg("{month} 1", month=name) if day == 1 else msg("{month} {day}", month=name, day=day)
    )
    title = msg("{club} on this day, {day}", club=name_term(record.about.club), day=this_day)
    why = msg("nothing on {day} {under}", day=this_day, under=coach_phrase(record))
    return ResultSet(TodayRow, rows, title, (), why)
