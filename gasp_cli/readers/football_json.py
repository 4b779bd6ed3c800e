"""A reader for football.json, the match files of openfootball as JSON.

Three generations of it are about: rounds with matches whose clubs are objects and whose score is
`score1` and `score2`; rounds with matches whose score is an object; and a plain list of matches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gasp_cli.domain.model import LEAGUE_PHASE, Score, Status
from gasp_cli.errors import DataError
from gasp_cli.i18n import msg, term
from gasp_cli.readers.dates import read_day, read_time
from gasp_cli.readers.football_txt import NO_ROUND, Fixture, FootballFile, Problem, read_title
from gasp_cli.readers.match_line import TeamText, read_side, reconcile_score
from gasp_cli.readers.rounds import Round, is_group, read_round
from gasp_cli.readers.scores import STATUSES, ScoreLine, score_line

_EXPECTED = msg('expected a match file of football.json: {{"name": …, "matches": […]}} or "rounds"')
_TEAM = re.compile(r'(?<!\\)"team1"\s*:')
# The parts of a score by the generation: keys of its object, or ends of `score1` and `score2`.
_PARTS = ("ft", "ht", "et", "p")
_ENDS = ("", "i", "et", "p")
_MOST_GOALS = 99
_SHORT = 60


class _Entry(NamedTuple):
    """What stands in the place of a match: its line, the value, the heading that it is under."""

    line: int
    match: Any
    heading: Any


class _NotRead(Exception):
    """Why a match was not read."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_football_json(text: str, file: str, season: str | None = None) -> list[FootballFile]:
    """Read a whole file; `file` is the name its matches and problems are reported under.

    Gives one `FootballFile`, as Football.TXT does for a file of one title. `season` (`2016-17`) is
    used where its name has none. A match that is not as it should be is a problem. Raises
    `DataError` where the file is not JSON or no file of matches.
    """
    top = _parse(text, file)
    name = top.get("name")
    title = read_title(name if isinstance(name, str) else "")
    entries = list(_entries(top, text))
    has_rounds = any(_headings(entry) for entry in entries)
    fixtures, problems = [], []
    for entry in entries:
        try:
            fixtures.append(_fixture(entry, has_rounds=has_rounds))
        except _NotRead as why:
            problems.append(Problem(file, entry.line, _in_words(entry.match), why.reason))
    of_season = title.season or season
    year = None if of_season else title.year
    return [FootballFile(file, title.name, of_season, None, fixtures, problems, year)]


def _parse(text: str, file: str) -> Mapping[str, Any]:
    try:
        top = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = msg("no JSON: {reason}", reason=str(error))
        message = msg("{where}: {what}", where=f"{file}:{line}", what=what)
        raise DataError(message, _EXPECTED) from error
    if not isinstance(top, dict) or not any(
        isinstance(top.get(key), list) for key in ("matches", "rounds")
    ):
        message = msg("{where}: {what}", where=file, what=msg("no file of matches"))
        raise DataError(message, _EXPECTED)
    return top


def _entries(top: Mapping[str, Any], text: str) -> Iterator[_Entry]:
    """Every match with its line: that of its `team1`, in the order in which they stand."""
    lines = _lines_of(_TEAM, text)
    line = 1
    for heading, match in _matches(top):
        if isinstance(match, dict) and "team1" in match:
            line = next(lines, line)
        yield _Entry(line, match, heading)


def _lines_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """The line of each place where the pattern is found."""
    line, counted = 1, 0
    for found in pattern.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield line


def _matches(top: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every match and its heading; what is no round or no match stands there as it is."""
    for key, listed in top.items():
        if key not in ("matches", "rounds"):
            continue
        for one in _listed(listed):
            if key == "matches":
                yield _of(one, "round"), one
            elif isinstance(one, dict) and isinstance(one.get("matches"), list):
                yield from (
                    (_of(match, "round") or one.get("name"), match) for match in one["matches"]
                )
            else:
                yield None, one.get("matches") if isinstance(one, dict) else one


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _headings(entry: _Entry) -> list[Any]:
    """The group and the round of a match, as far as it has them."""
    both = (_of(entry.match, "group"), entry.heading)
    return [one for one in both if one is not None]


def _in_words(match: Any) -> str:
    if not isinstance(match, dict):
        return json.dumps(match, ensure_ascii=False)[:_SHORT]
    home, away = (_short(_name_of(match.get(side))) for side in ("team1", "team2"))
    return msg("{home} v {away}", home=home, away=away)


def _fixture(entry: _Entry, *, has_rounds: bool) -> Fixture:
    match = entry.match
    if not isinstance(match, dict):
        raise _NotRead(msg("no match"))
    status = _status(match.get("status"))
    score = _score(match)
    if status is None:
        status = Status.PLAYED if score.final else Status.SCHEDULED
    counts = reconcile_score(score, status)
    if counts is None:
        became = term(status.value)
        raise _NotRead(msg("a score, or none, of a match that is {status}", status=became))
    return Fixture(
        entry.line, _round(entry, has_rounds=has_rounds), _day(match.get("date")),
        _time(match.get("time")), _side(match.get("team1")), _side(match.get("team2")),
        counts, status, _venue(match.get("ground")),
    )  # fmt: skip


def _status(value: Any) -> Status | None:
    if value is None:
        return None
    status = STATUSES.get(value.lower()) if isinstance(value, str) else None
    if status is None:
        raise _NotRead(msg("{given!r} is nothing that can become of a match", given=value))
    return status


def _round(entry: _Entry, *, has_rounds: bool) -> Round:
    """The round of a match; its group, where it has one, is of more meaning than the matchday."""
    if not has_rounds:
        return Round(LEAGUE_PHASE)
    headings = _headings(entry)
    if not headings:
        raise _NotRead(NO_ROUND)
    found = [_heading(heading) for heading in headings]
    if len(set(found)) == 1:
        return found[0]
    in_group, of_day = found
    if not is_group(in_group.stage) or of_day.matchday is None:
        group, other = headings
        raise _NotRead(
            msg("a group and another round, {group!r} and {other!r}", group=group, other=other)
        )
    return in_group._replace(matchday=of_day.matchday)


def _heading(value: Any) -> Round:
    found = read_round(value, marked=True) if isinstance(value, str) else None
    if found is None:
        raise _NotRead(msg("heading not understood, {given!r}", given=_short(value)))
    return found


def _day(value: Any) -> str:
    day = read_day(value) if isinstance(value, str) else None
    if day is None:
        raise _NotRead(msg("{given!r} is no day", given=_short(value)))
    return day


def _time(value: Any) -> str | None:
    """The kick-off time; midnight stands for one that is not known."""
    if value in (None, ""):
        return None
    time = read_time(value) if isinstance(value, str) else None
    if time is None:
        raise _NotRead(msg("{given!r} is no kick-off time", given=_short(value)))
    return time or None


def _venue(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _short(value: Any) -> Any:
    """A value for a message: a long text cut off."""
    if isinstance(value, str) and len(value) > _SHORT:
        return f"{value[:_SHORT]}…"
    return value


def _name_of(team: Any) -> Any:
    return team.get("name") if isinstance(team, dict) else team


def _side(team: Any) -> TeamText:
    name = _name_of(team)
    side = read_side(name, alone=True) if isinstance(name, str) else None
    if side is None:
        raise _NotRead(msg("{given!r} is no club", given=_short(name)))
    return side


def _score(match: Mapping[str, Any]) -> ScoreLine:
    score = match.get("score")
    if score is None:
        parts = [_pair(match.get(f"score1{end}"), match.get(f"score2{end}")) for end in _ENDS]
    elif isinstance(score, dict) and set(score) <= set(_PARTS):
        parts = [_goals(score.get(part)) for part in _PARTS]
    else:
        raise _NotRead(msg("{given!r} is no score", given=score))
    if not any(parts):
        return ScoreLine()
    full_time, half_time, after_extra_time, penalties = parts
    found = score_line(full_time, half_time, after_extra_time, penalties)
    if found is None:
        raise _NotRead(msg("a score that contradicts itself"))
    return found


def _goals(value: Any) -> Score | None:
    """A score written as a list: `[2, 1]`, and `[]` or nothing of one that there is not."""
    if value is None or value == []:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise _NotRead(msg("{given!r} is no score", given=value))
    return _pair(*value)


def _pair(home: Any, away: Any) -> Score | None:
    if home is None and away is None:
        return None
    goals = [one for one in (home, away) if type(one) is int and 0 <= one <= _MOST_GOALS]
    if len(goals) != 2:
        raise _NotRead(msg("{home!r} and {away!r} are no score", home=home, away=away))
    return goals[0], goals[1]
