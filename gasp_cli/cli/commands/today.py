"""`gasp today`."""

import re
from datetime import date
from typing import Annotated

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.queries.on_this_day import today as ask
from gasp_cli.results import ResultSet

_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{1,2})-([0-9]{1,2})")


@rows_command("gasp today", "gasp today --on {month_and_day}", "gasp today --on {day}")
def today(
    story: Story,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="MM-DD",
            show_default="today",
            help="Another day; with a year, as that year would have seen it.",
        ),
    ] = None,
) -> ResultSet:
    """This day in other years."""
    year, month, day = _day(on)
    # The command of a citation repeats this answer on any day.
    return ask(story, month, day, year)._replace(pinned={"on": f"{year}-{month:02}-{day:02}"})


def _iso(text: str) -> str:
    """A day as people write it, with or without its year, as ISO text: `22 May`, `22/05/2020`."""
    if _DAY.fullmatch(text):
        return text
    from gasp_cli.claims.value_parsing import iso_day  # few days are typed in words

    leap_year = f"{'/' if '/' in text else ' '}2000"
    day = iso_day(text)
    return day if day != text else iso_day(text + leap_year).removeprefix("2000-")


def _day(text: str | None) -> tuple[int, int, int]:
    now = date.today()  # noqa: DTZ011  # the day where the reader is
    if text is None:
        return now.year, now.month, now.day
    parts = _DAY.fullmatch(_iso(text))
    if parts:
        year = int(parts[1]) if parts[1] else now.year
        month, day = int(parts[2]), int(parts[3])
        try:
            date(year if parts[1] else 2000, month, day)  # 2000 has a 29 February
        except ValueError:
            pass
        else:
            return year, month, day
    raise UsageError(
        msg("{given!r} is not a day of the year", given=text),
        msg("write it as 05-22, or with a year as 2024-05-22"),
    )
