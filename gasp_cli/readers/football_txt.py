"""A reader for Football.TXT, the plain-text match files of openfootball.

The format has no single grammar: its repositories write `A v B  2-1 (1-0)`, `A  2:1 (1:0)  B`
and `A - B  2-1`, `[Sat Aug/20]`, `Sat Aug 20 2016` and `[Sab. 20.8.]`, `▪ Matchday 1` and
`1^ Giornata`. This reader takes them all, line by line. Every line is understood, ignored because
the record keeps nothing of it, or becomes a `Problem` with its number.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from gasp_cli.domain.model import LEAGUE_PHASE, is_table_stage
from gasp_cli.i18n import msg, plural
from gasp_cli.readers.dates import (
    DayReader,
    ParsedDate,
    day_to_the_front,
    may_be_a_day,
    may_be_a_zone,
    take_time,
)
from gasp_cli.readers.fixtures import NO_ROUND, Fixture, FootballFile, Problem
from gasp_cli.readers.ignored_lines import IgnoredLines
from gasp_cli.readers.match_line import MatchText, read_match, read_side
from gasp_cli.readers.rounds import PLAY_OFFS, Round, read_leg, read_round
from gasp_cli.readers.scores import find_outcomes

_NO_SUCH_DAY = msg("no such day in this season")
_NUMBER = re.compile(r"^\(\d+\)\s+")
_COMMENT = re.compile(r"(?:^|\s+)(?:#|//).*$")
_BLANKS = re.compile(r"\s{3,}")
_BAR = re.compile(r"#{4,}")
_TITLE = re.compile(r"=\s*(?P<title>[^=\s].*)")
_COMMENT_TITLE = re.compile(r"#\s+(?P<title>[^\W_].*)")
_TWO_YEARS = re.compile(r"(?<!\d)((?:18|19|20)\d{2})\s*[/-]\s*(\d{4}|\d{2})(?!\d)")
_ONE_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)")
_DECLARED = re.compile(r"#\s*Matches\s+(\d+)", re.IGNORECASE)
_ROUND_MARK = re.compile(r"(?:[▪»•›]+|::|\|\||==+)\s*(?P<name>\S.*)")
_DEFINITION = re.compile(r"\s+\|(?:\s|$)")
_BYE = re.compile(r"(?P<club>.*\S)\s+(?:bye|BYE|Freilos)")
_PLACE = re.compile(r"@\s+(?P<venue>\S.*?)(?:\s{2,}(?P<match>\S.*))?")
# An unknown heading is at the margin, as headings are, and consists of words.
_LIKE_A_HEADING = re.compile(r"\s?[^\W_][\w .,'’()/°º^ª–-]*:?")

# Letters of a line, far more than match files have, and those shown of a longer one.
_LONGEST = 2_000
_SHOWN = 80


class Title(NamedTuple):
    """A title without its season; `days_of` is that season, or the single year it names."""

    name: str
    season: str | None
    days_of: str | None

    @property
    def year(self) -> str | None:
        """The single year that it names instead of a season."""
        return self.days_of if self.season is None else None


def read_title(title: str) -> Title:
    """A title and the season in it: `French Ligue 1 2016/17` is of `2016-17`."""
    title = " ".join(title.split())
    for years in _TWO_YEARS.finditer(title):
        first, second = int(years[1]), int(years[2]) % 100
        if (first + 1) % 100 == second:
            season = f"{first}-{second:02}"
            return Title(_without(title, years), season, season)
    if year := _ONE_YEAR.search(title):
        return Title(_without(title, year), None, year[0])
    return Title(title, None, None)


def _without(title: str, season: re.Match[str]) -> str:
    """The title with the season taken out, and no blanks or comma left over."""
    rest = f"{title[: season.start()]} {title[season.end() :]}"
    return re.sub(r"\s+(?=,)", "", " ".join(rest.split())).strip(" ,-")


class _Part:
    """The part of a file under one title, as far as it is read."""

    def __init__(self, file: str, season: str | None) -> None:
        self.file = file
        self.title = ""
        self.season = season
        self.year: str | None = None
        self.line = 1
        self.is_titled = False
        self.declared: int | None = None
        self.fixtures: list[Fixture] = []
        self.problems: list[Problem] = []
        self.has_rounds = False
        self.is_of_matches = False  # a title with its season, a round, a day or a score tells
        self.without_round: list[tuple[Fixture, Problem]] = []  # problems if it has rounds at all

    @property
    def is_empty(self) -> bool:
        """Whether a title to come may still be the title of this part."""
        return not (self.fixtures or self.without_round or self.has_rounds)

    def closed(self) -> FootballFile:
        """The part when all of it is read; without any round it is a league that lists days."""
        if self.has_rounds:
            self.problems += [problem for _, problem in self.without_round]
        else:
            self.fixtures += [fixture for fixture, _ in self.without_round]
        self.problems.sort(key=lambda problem: problem.line)
        if self.problems and not (self.is_of_matches or self.without_round):
            return FootballFile(self.file, "", self.season, None, [], self.problems[:1])
        if self.declared is not None and self.declared != len(self.fixtures):
            reason = plural(
                "the file declares {n} match and has {found}",
                "the file declares {n} matches and has {found}",
                self.declared,
                found=len(self.fixtures),
            )
            self.problems.append(Problem(self.file, self.line, self.title, reason))
        return FootballFile(
            self.file, self.title, self.season, self.declared, self.fixtures, self.problems,
            self.year if self.season is None else None,
        )  # fmt: skip


class _Line(NamedTuple):
    """A line of a file; `body` is the line without comments, blanks around and its number."""

    number: int
    text: str
    body: str


class _FileReader:
    """Reads a file line by line; round, day, time and venue hold until the next heading."""

    def __init__(self, file: str, season: str | None) -> None:
        self._file, self._season = file, season
        self._ignored = IgnoredLines()
        self._after_bar = False
        self.parts: list[_Part] = []
        self._begin_part()

    def _begin_part(self) -> None:
        self._part = _Part(self._file, self._season)
        self.parts.append(self._part)
        self._days = DayReader(self._season)
        self._begin_round(None)

    def _name_part(self, line: int, text: str) -> None:
        title = read_title(text)
        self._part.title, self._part.season = title.name, title.season or self._season
        self._part.year, self._part.line = title.year, line
        self._days = DayReader(title.days_of or self._season)

    def _begin_round(self, new_round: Round | None) -> None:
        self._round = new_round
        self._begin_day(None)

    def _begin_day(
        self, day: date | None, time: str | None = None, venue: str | None = None
    ) -> None:
        self._day, self._time, self._venue = day, time, venue
        self._ignored.begin(None)

    def read(self, number: int, text: str) -> None:
        """Read one line."""
        # More than two blanks separate columns as two do: no pattern has to try them all.
        stripped = _BLANKS.sub("  ", text.strip())
        if declaration := _DECLARED.fullmatch(stripped):
            self._part.declared, self._part.is_of_matches = int(declaration[1]), True
        elif self._may_be_title and (title := _COMMENT_TITLE.fullmatch(stripped)):
            self._name_part(number, title["title"])
        self._after_bar = bool(_BAR.fullmatch(stripped))
        body = _NUMBER.sub("", _COMMENT.sub("", stripped))
        if len(body) > _LONGEST:
            cut = _Line(number, f"{body[:_SHOWN]}…", "")
            self._report(cut, msg("line not understood"))
            self._ignored.begin(None)
        elif body:
            self._read(_Line(number, text, body))

    @property
    def _may_be_title(self) -> bool:
        """Whether a comment is the title: the oldest files have it in one, under a bar."""
        return self._after_bar and not self._part.title and self._part.is_empty

    def _read(self, line: _Line) -> None:
        """Let the first rule that can take the line take it."""
        rules = (
            self._try_title, self._try_definition, self._try_heading, self._try_day,
            self._try_ignored, self._try_bye, self._try_match,
        )  # fmt: skip
        if not any(rule(line) for rule in rules):
            self._not_understood(line)

    def _report(self, line: _Line, reason: str) -> None:
        self._part.problems.append(Problem(self._file, line.number, line.text, reason))

    def _try_title(self, line: _Line) -> bool:
        title_line = _TITLE.fullmatch(line.body)
        if not title_line:
            return False
        title = title_line["title"].rstrip("=")
        if self._part.is_titled or not self._part.is_empty:
            if read_round(title, marked=False):
                return False
            self._begin_part()
        self._name_part(line.number, title)
        self._part.is_titled = True
        self._part.is_of_matches = read_title(title).days_of is not None
        return True

    def _try_definition(self, line: _Line) -> bool:
        """`Group A | Alba Brera`, `Final | 30 July`: clubs and days, which the matches repeat."""
        bar = _DEFINITION.search(line.body)
        if not bar or not self._round_of(line.body[: bar.start()]):
            return False
        # Were it a heading, what follows it would not belong to the round before.
        self._part.has_rounds = self._part.is_of_matches = True
        self._begin_round(None)
        return True

    def _try_heading(self, line: _Line) -> bool:
        new_round = self._round_of(line.body)
        if new_round is None and not _ROUND_MARK.match(line.body):
            return False
        # What follows belongs to this heading, understood or not, and not to the one before.
        self._part.has_rounds = True
        self._part.is_of_matches |= new_round is not None
        self._begin_round(new_round)
        if new_round is None:
            self._report(line, msg("heading not understood"))
        return True

    def _round_of(self, body: str) -> Round | None:
        """The round that a heading names; a leg alone belongs to the round before."""
        mark = _ROUND_MARK.match(body)
        name = mark["name"].rstrip("=").rstrip() if mark else body
        if leg := read_leg(name):
            before = self._round if self._round and self._round.stage else Round(PLAY_OFFS)
            tie = Round(PLAY_OFFS) if is_table_stage(before.stage) else before
            return tie._replace(leg=leg)
        return read_round(name, marked=bool(mark))

    def _try_day(self, line: _Line) -> bool:
        heading = self._days.take(line.body)
        place = _PLACE.fullmatch(heading.rest) if heading else None
        if heading is None or (heading.rest and (place is None or place["match"])):
            return False
        self._begin_day(heading.day, heading.time or None, place["venue"] if place else None)
        self._part.is_of_matches = True
        if heading.day is None:
            self._report(line, _NO_SUCH_DAY)
        return True

    def _try_ignored(self, line: _Line) -> bool:
        return self._ignored.take(line.body, indented=line.text[:1].isspace())

    def _try_bye(self, line: _Line) -> bool:
        """A club without an opponent plays no match."""
        bye = _BYE.fullmatch(line.body)
        return bool(bye and read_side(bye["club"]))

    def _try_match(self, line: _Line) -> bool:
        """A match of the current day and time, or with a date that holds for it alone."""
        when = self._days.take(day_to_the_front(line.body))
        if when is None:
            time, rest = take_time(line.body)
            self._time = self._time if time is None else time or None
            when = ParsedDate(self._day, self._time or "", rest)
            no_day = msg("a match before any date")
        else:
            time, no_day = when.time, _NO_SUCH_DAY
        if time and may_be_a_zone(when.rest):
            return False
        place = _PLACE.fullmatch(when.rest)
        match = read_match((place["match"] or "") if place else when.rest)
        if match is None:
            return False
        if when.in_brackets:
            self._begin_day(when.day, when.time or None)
        venue = match.venue or (place["venue"] if place else self._venue)
        self._ignored.begin(match)
        self._add(line, when, match._replace(venue=venue), no_day)
        return True

    def _add(self, line: _Line, when: ParsedDate, match: MatchText, no_day: str) -> None:
        if when.day is None:
            self._part.is_of_matches |= match.score.final is not None
            self._report(line, NO_ROUND if self._round is None else no_day)
            return
        stage = self._round or Round(LEAGUE_PHASE)
        day = when.day.isoformat()
        fixture = Fixture(line.number, stage, day, when.time or None, *match)
        if self._round is None:
            problem = Problem(self._file, line.number, line.text, NO_ROUND)
            self._part.without_round.append((fixture, problem))
        else:
            self._part.fixtures.append(fixture)

    def _not_understood(self, line: _Line) -> None:
        self._report(line, msg("line not understood"))
        self._ignored.begin(None)
        if may_be_a_day(line.body):
            self._begin_day(None)
        elif self._may_be_a_heading(line):
            self._part.has_rounds = True
            self._begin_round(None)

    def _may_be_a_heading(self, line: _Line) -> bool:
        """Whether the line may end the round before, so that what follows does not belong to it."""
        return bool(
            _LIKE_A_HEADING.fullmatch(line.text.rstrip())
            and take_time(line.body)[0] is None
            and self._days.take(line.body) is None
            and not find_outcomes(line.body)
        )


def read_football_txt(text: str, file: str, season: str | None = None) -> list[FootballFile]:
    """Read a whole file; `file` is the name its matches and problems are reported under.

    Gives the part under each title, or one without a title. `season` (`2016-17`) is used where a
    title names none. The number of matches that the head of the file declares is compared with the
    number found.
    """
    reader = _FileReader(file, season)
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        reader.read(number, line)
    return [part.closed() for part in reader.parts]
