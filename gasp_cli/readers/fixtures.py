"""The common result of all readers: fixtures under titles, and the lines not understood."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.domain.model import Status
from gasp_cli.i18n import msg
from gasp_cli.readers.match_line import TeamText
from gasp_cli.readers.rounds import Round
from gasp_cli.readers.scores import ScoreLine


class Problem(NamedTuple):
    """A line that was not understood, or a statement that does not hold."""

    file: str
    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return self.remark()

    def remark(self) -> str:
        """The problem with its place, as a person reads it."""
        where, line = f"{self.file}:{self.line}", self.text.strip()
        text = self.text if self.text == line else line  # it may be a phrase
        return msg("{where}: {what}: {line}", where=where, what=self.reason, line=text)


class Fixture(NamedTuple):
    """A match as a file has it; `urls` are the sources that the file cites for it."""

    line: int
    round: Round
    date: str
    time: str | None
    home: TeamText
    away: TeamText
    score: ScoreLine
    status: Status
    venue: str | None = None
    neutral: bool = False
    urls: tuple[str, ...] = ()


class FootballFile(NamedTuple):
    """The part of a file under one title: the title without its season, the season, the matches.

    `season` is None where the title names none, or a single year (then in `year`), which is not a
    season here. `declared` is the number of matches that the head of the file states. `line` is
    where problems with the title are reported. Lines that are not about matches, a squad or a list
    of clubs, come without a title and with the first of their problems only.
    """

    name: str
    title: str
    season: str | None
    declared: int | None
    fixtures: list[Fixture]
    problems: list[Problem]
    year: str | None = None
    line: int = 1


NO_ROUND = msg("a match before any round")
SELF_CONTRADICTION = msg("a score that contradicts itself")
"""Reasons of problems that several readers give."""
