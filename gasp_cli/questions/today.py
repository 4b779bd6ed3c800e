"""What happened on this day in other years."""

from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.questions.matches import under
from gasp_cli.sides import all_sides, match_id, match_text
from gasp_cli.story import Story


class TodayRow(NamedTuple):
    """Something that happened on this day of another year."""

    date: Annotated[str, Column("day, ISO", "Date")]
    years_ago: Annotated[int, Column("years ago", "Years ago")]
    kind: Annotated[str, Column("match, or the kind of fact", "Kind", Look.MUTED)]
    text: Annotated[str, Column("what happened", "What", Look.STRONG)]
    id: Annotated[str, Column("id of the match or fact", "Id", rank=0)]


def today(story: Story, month: int, day: int, year: int) -> Answer:
    """Matches and facts of that day in the years before `year`, latest first."""
    record = story.record
    ending = f"-{month:02}-{day:02}"
    found = [
        (side.match.date, "match", match_text(side.match), match_id(side.match))
        for side in all_sides(record)
    ]
    found += [(fact.date, fact.kind, fact.text, fact.id) for fact in story.facts if fact.date]
    rows = [
        TodayRow(date, year - int(date[:4]), kind, text, key)
        for date, kind, text, key in found
        if date.endswith(ending) and len(date) == len("2016-06-14") and date[:4] < f"{year:04}"
    ]
    rows.sort(key=lambda row: row.years_ago)
    title = f"{record.about.club} on this day, {_MONTHS[month - 1]} {day}"
    return Answer(TodayRow, rows, title, (), f"nothing on {ending[1:]} {under(record)}")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
