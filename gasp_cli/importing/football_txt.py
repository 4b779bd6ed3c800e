"""A reader for Football.TXT, the plain-text match files of openfootball.

The format has no single grammar: the same repository writes `A v B  2-1 (1-0)` and
`A  2-1 (1-0)  B`, `[Sat Aug/20]`, `Sat Aug 20 2016` and `[Sab. 20.8.]`, `▪ Matchday 1` and
`1^ Giornata`. This reader takes them all, line by line. Every line is understood or
becomes a `Problem` with its number; nothing is skipped in silence.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from gasp_cli.importing.days import DayReader, is_day
from gasp_cli.importing.rounds import Round, read_round
from gasp_cli.model import Score, Status


class Problem(NamedTuple):
    """A line that was not understood, or a statement that does not hold."""

    file: str
    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}: {self.text.strip()}"


class Side(NamedTuple):
    """A club as the file spells it, with the country code where it has one."""

    name: str
    country: str | None


class ScoreLine(NamedTuple):
    """What a line says of the score; every part may be missing.

    `final` is the score after extra time where there was any; `full_time` the score after
    90 minutes, which is the same in a match without extra time.
    """

    final: Score | None = None
    full_time: Score | None = None
    half_time: Score | None = None
    penalties: Score | None = None
    extra_time: bool = False


class Fixture(NamedTuple):
    """One match as a file has it."""

    line: int
    round: Round
    date: str
    time: str | None
    home: Side
    away: Side
    score: ScoreLine
    status: Status
    venue: str | None


class FootballFile(NamedTuple):
    """What a file says: its title without the season, that season, and its matches.

    `declared` is the number of matches that its head says it has.
    """

    name: str
    title: str
    season: str | None
    declared: int | None
    fixtures: list[Fixture]
    problems: list[Problem]


_GOALS = r"\d{1,2}\s?[-–]\s?\d{1,2}"
_EXTRA = r"a\.?\s?e\.?\s?t\.?"
_SCORE = re.compile(
    rf"""
    (?:(?P<penalties>{_GOALS})\s*p(?:en)?\b\.?,?\s*)?
    (?:(?P<main>{_GOALS})(?:\s*(?P<extra>{_EXTRA}))?(?![\d-]))?
    (?:\s*\((?P<inner>{_GOALS}(?:\s*,\s*{_GOALS})?)\))?
    (?:,\s*(?P<after>{_GOALS})\s*p(?:en)?\b\.?)?
    (?:\s*(?P<star>\(\*\)))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# In a line without a score, a sign that there was one and it was not understood.
_HALF_A_SCORE = re.compile(r"(?<!\S)\d{1,2}\s?[-–:]\s?\d")
_TIME = re.compile(r"^(\d{1,2})[.:h](\d{2})\s+")
_NUMBER = re.compile(r"^\(\d+\)\s+")
_COUNTRY = re.compile(r"\s+[(‹]([A-Z]{3})[)›]$")
_NOTE = re.compile(r"\s*\[([a-z .,-]+)\]\s*$", re.IGNORECASE)
_VENUE = re.compile(r"\s+@\s+(\S.*)$")
_VERSUS = re.compile(r"\s+(?:v|vs\.?)\s+")
_COMMENT = re.compile(r"(?:^|\s+)#.*$")
_TITLE = re.compile(r"^=\s*(?P<title>[^=].*?)\s*=*$")
_TITLE_SEASON = re.compile(r"(?P<first>\d{4})\s*[/-]\s*(?P<second>\d{4}|\d{2})\s*$")
_DECLARED = re.compile(r"^#\s*Matches\s+(\d+)\s*$", re.IGNORECASE)
_ROUND_MARK = re.compile(r"^(?:[▪»•›]+|::|\|\||==+)\s*(?P<name>.+?)\s*=*$")
_STATUS = {
    "awarded": Status.AWARDED,
    "awd": Status.AWARDED,
    "awd.": Status.AWARDED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "annulled": Status.CANCELLED,
    "abandoned": Status.CANCELLED,
    "postponed": Status.SCHEDULED,
}


def read_season(title: str) -> str | None:
    """The season at the end of a title: `Italian Serie A 2016/17` is of `2016-17`."""
    found = _TITLE_SEASON.search(title)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"]) % 100
    return f"{first}-{second:02}" if (first + 1) % 100 == second else None


def _goals(text: str | None) -> Score | None:
    if not text:
        return None
    home, away = re.split(r"\s?[-–]\s?", text)
    return int(home), int(away)


def read_score(text: str) -> tuple[ScoreLine, bool] | None:
    """The score that the whole text is, and whether it bears the star of an awarded match.

    None where the text is something else, or contradicts itself (a half-time score above
    the score after 90 minutes, a shoot-out without a winner).
    """
    found = _SCORE.fullmatch(text.strip())
    if not found or not (found["main"] or found["penalties"]):
        return None
    inner = [_goals(part) for part in found["inner"].split(",")] if found["inner"] else []
    penalties = _goals(found["penalties"] or found["after"])
    main, extra = _goals(found["main"]), bool(found["extra"])
    if main is None or extra:
        # The brackets hold the score after 90 minutes, then the one at half-time.
        full_time = inner[0] if inner else None
        half_time = inner[1] if len(inner) > 1 else None
    else:
        if len(inner) > 1:
            return None
        full_time = main
        half_time = inner[0] if inner else None
    if half_time is None and full_time == (0, 0) and not found["star"]:
        half_time = (0, 0)
    score = ScoreLine(main or full_time, full_time, half_time, penalties, extra)
    return (score, bool(found["star"])) if _is_sound(score) else None


def _is_sound(score: ScoreLine) -> bool:
    """Whether goals only ever grow, and a shoot-out has a winner."""
    rising = [part for part in (score.half_time, score.full_time, score.final) if part]
    grows = all(
        before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(rising)
    )
    return (
        grows
        and bool(score.final)
        and not (score.penalties and score.penalties[0] == score.penalties[1])
    )


def _side(text: str) -> Side | None:
    text = text.strip()
    found = _COUNTRY.search(text)
    name = text[: found.start()].strip() if found else text
    if not name or name.startswith(("-", "[", "(")) or not re.search(r"[^\W\d_]", name):
        return None
    return Side(name, found[1] if found else None)


class MatchText(NamedTuple):
    """What a match line says after its kick-off time."""

    home: Side
    away: Side
    score: ScoreLine
    status: Status
    venue: str | None


def read_match(text: str) -> MatchText | None:
    """What a match line says after its kick-off time; None where it is no match line."""
    venue = None
    if found := _VENUE.search(text):
        venue, text = found[1].strip(), text[: found.start()]
    status = None
    if found := _NOTE.search(text):
        status = _STATUS.get(found[1].strip().lower())
        if status is None:
            return None
        text = text[: found.start()]
    parts = _split(text)
    if parts is None:
        return None
    home, away = _side(parts[0]), _side(parts[1])
    if home is None or away is None:
        return None
    score, starred = parts[2]
    if status is None:
        status = Status.AWARDED if starred else Status.PLAYED if score.final else Status.SCHEDULED
    if status is Status.SCHEDULED and score.final:
        return None  # put off, and yet with a score
    if status is Status.AWARDED:
        # An award has no course of play: a half-time score of 0-0 would be our inference.
        score = score._replace(half_time=None)
        if score.final is None:
            return None
    return MatchText(home, away, score, status, venue)


def _split(text: str) -> tuple[str, str, tuple[ScoreLine, bool]] | None:
    """The two clubs and the score, in whichever order the line has them."""
    nothing = (ScoreLine(), False)
    versus = _VERSUS.search(text)
    if versus:
        home, rest = text[: versus.start()], text[versus.end() :].strip()
        # The score begins at the first figure from which the whole rest is a score.
        for start in re.finditer(r"(?<!\S)\d", rest):
            if start.start() and (score := read_score(rest[start.start() :])):
                return home, rest[: start.start()], score
        return None if _HALF_A_SCORE.search(rest) else (home, rest, nothing)
    for start in re.finditer(r"(?<=\s)\d", text):
        for end in re.finditer(r"(?<=[\d).t])\s+(?=[^\W_]|\d\. )", text[start.start() :]):
            score = read_score(text[start.start() : start.start() + end.start()])
            rest = text[start.start() + end.end() :]
            if score and not re.match(r"a\.?e\.?t|pen?\b", rest, re.IGNORECASE):
                return text[: start.start()], rest, score
    if _HALF_A_SCORE.search(text):
        return None
    unplayed = re.split(r"\s{2,}(?:-\s+)?|\s+-\s+", text.strip())
    return (unplayed[0], unplayed[1], nothing) if len(unplayed) == 2 else None


class _Reader:
    """Reads a file line by line: what a line says holds until another says otherwise."""

    def __init__(self, file: str, season: str | None) -> None:
        self.file = FootballFile(file, "", season, None, [], [])
        self._days = DayReader(season)
        self._round: Round | None = None
        self._day: date | None = None
        self._time: str | None = None

    def read(self, number: int, line: str) -> None:
        """Take in one line."""
        if found := _DECLARED.match(line.strip()):
            self.file = self.file._replace(declared=int(found[1]))
        body = _COMMENT.sub("", line.strip())
        if not body or self._is_heading(body):
            return
        if _ROUND_MARK.match(body) or body.startswith("="):
            # What follows belongs to this heading, not to the round before it.
            self._round, self._day, self._time = None, None, None
            reason = "heading not understood"
            self.file.problems.append(Problem(self.file.name, number, line, reason))
            return
        body = self._take_time(_NUMBER.sub("", body))
        match = read_match(body)
        if match and self._round and self._day:
            day = self._day.isoformat()
            self.file.fixtures.append(Fixture(number, self._round, day, self._time, *match))
        else:
            reason = self._why_not(match, body)
            self.file.problems.append(Problem(self.file.name, number, line, reason))

    def _is_heading(self, body: str) -> bool:
        """Take in a title, a round or a day; False where the line is none of these."""
        if (found := _TITLE.match(body)) and not self.file.title:
            stated = read_season(found["title"])
            title = _TITLE_SEASON.sub("", found["title"]).strip() if stated else found["title"]
            season = stated or self.file.season
            self.file = self.file._replace(title=title, season=season)
            self._days = DayReader(season)
            return True
        mark = _ROUND_MARK.match(body)
        if found_round := read_round(mark["name"] if mark else body, marked=bool(mark)):
            self._round, self._day, self._time = found_round, None, None
            return True
        if found_day := self._days.read(body):
            self._day, self._time = found_day, None
            return True
        return False

    def _take_time(self, body: str) -> str:
        """Take in a kick-off time at the head of a line; returns what follows it."""
        if found := _TIME.match(body):
            hour, minute = int(found[1]), int(found[2])
            if hour < 24 and minute < 60:
                self._time = f"{hour:02}:{minute:02}"
                return body[found.end() :]
        return body

    def _why_not(self, match: MatchText | None, body: str) -> str:
        if match is None:
            return "no such day in this season" if is_day(body) else "line not understood"
        return "a match before any round" if self._round is None else "a match before any date"


def read_football_txt(text: str, file: str, season: str | None = None) -> FootballFile:
    """Read a whole file; `file` is the name its matches and problems are reported under.

    `season` (`2016-17`) is used where the title names none. The number of matches that the
    head of the file declares is compared with the number found.
    """
    reader = _Reader(file, season)
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        reader.read(number, line)
    found = reader.file
    if found.declared is not None and found.declared != len(found.fixtures):
        reason = f"the file declares {found.declared} matches and has {len(found.fixtures)}"
        found.problems.append(Problem(file, 1, found.title, reason))
    return found
