"""A reader for football.json, the match files of openfootball as JSON.

There are three generations of it: rounds with matches whose clubs are objects and whose score is
`score1` and `score2`; rounds with matches whose score is an object; and a plain list of matches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeVar

from gasp_cli.domain.model import LEAGUE_PHASE, Score, Status
from gasp_cli.domain.text_formats import is_encodable
from gasp_cli.errors import DataError
from gasp_cli.i18n import msg, term
from gasp_cli.readers.dates import read_day, read_time
from gasp_cli.readers.fixtures import NO_ROUND, SELF_CONTRADICTION, Fixture, FootballFile, Problem
from gasp_cli.readers.football_txt import read_title
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


Parsed = TypeVar("Parsed")


class _JsonMatch(NamedTuple):
    """An item of a list of matches: its line, its value, and its group and round if any."""

    line: int
    match: Any
    headings: list[Any]


def read_football_json(text: str, file: str, season: str | None = None) -> list[FootballFile]:
    """Read a whole file; `file` is the name its matches and problems are reported under.

    Gives one `FootballFile`, as Football.TXT does for a file of one title. `season` (`2016-17`) is
    used where its name has none. A faulty match is a problem. Raises `DataError` where the file
    is not JSON or has no list of matches.
    """
    top = _parse(text, file)
    name = top.get("name")
    title = read_title(name if isinstance(name, str) else "")
    entries = list(_entries(top, text))
    has_rounds = any(entry.headings for entry in entries)
    fixtures, problems = [], []
    for entry in entries:
        try:
            fixtures.append(_fixture(entry, has_rounds=has_rounds))
        except DataError as error:
            problems.append(Problem(file, entry.line, _in_words(entry.match), error.message))
    of_season = title.season or season
    year = None if of_season else title.year
    return [FootballFile(file, title.name, of_season, None, fixtures, problems, year)]


def _parse(text: str, file: str) -> Mapping[str, Any]:
    try:
        top = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = msg("not JSON: {reason}", reason=str(error))
        message = msg("{where}: {what}", where=f"{file}:{line}", what=what)
        raise DataError(message, _EXPECTED) from error
    if not isinstance(top, dict) or not any(
        isinstance(top.get(key), list) for key in ("matches", "rounds")
    ):
        message = msg("{where}: {what}", where=file, what=msg("not a file of matches"))
        raise DataError(message, _EXPECTED)
    return top


def _entries(top: Mapping[str, Any], text: str) -> Iterator[_JsonMatch]:
    """Every match in the order of the file; its line is that of its `team1`."""
    line, counted = 1, 0
    teams = _TEAM.finditer(text)
    for name_of_round, match in _matches(top):
        if isinstance(match, dict) and "team1" in match and (team := next(teams, None)):
            line += text.count("\n", counted, team.start())
            counted = team.start()
        headings = (_get(match, "group"), name_of_round)
        yield _JsonMatch(line, match, [heading for heading in headings if heading is not None])


def _matches(top: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every match with the name of its round; other values are given as they are."""
    for key, values in top.items():
        for value in values if isinstance(values, list) else [values]:
            if key == "matches":
                yield _get(value, "round"), value
            elif key == "rounds" and isinstance(_get(value, "matches"), list):
                for match in value["matches"]:
                    yield _get(match, "round") or value.get("name"), match
            elif key == "rounds":
                yield None, value.get("matches") if isinstance(value, dict) else value


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _in_words(match: Any) -> str:
    if not isinstance(match, dict):
        return json.dumps(match, ensure_ascii=False)[:_SHORT]
    home, away = (_short(_name_of(match.get(side))) for side in ("team1", "team2"))
    return msg("{home} v {away}", home=home, away=away)


def _fixture(entry: _JsonMatch, *, has_rounds: bool) -> Fixture:
    match = entry.match
    if not isinstance(match, dict):
        raise DataError(msg("not a match"))
    status = _status(match.get("status"))
    score = _score(match)
    if status is None:
        status = Status.PLAYED if score.final else Status.SCHEDULED
    counts = reconcile_score(score, status)
    if counts is None:
        became = term(status.value)
        raise DataError(msg("a score, or none, of a match that is {status}", status=became))
    ground = match.get("ground")
    return Fixture(
        entry.line, _round(entry, has_rounds=has_rounds), _day(match.get("date")),
        _time(match.get("time")), _side(match.get("team1")), _side(match.get("team2")),
        counts, status, ground if isinstance(ground, str) else None,
    )  # fmt: skip


def _parsed(value: Any, parse: Callable[[str], Parsed | None], fault: str) -> Parsed:
    """A text as `parse` reads it. Raises `DataError` for a value that it cannot read."""
    parsed = parse(value) if isinstance(value, str) and is_encodable(value) else None
    if parsed is None:
        raise DataError(fault)
    return parsed


def _status(value: Any) -> Status | None:
    if value is None:
        return None
    fault = msg("{given!r} is not a status of a match", given=value)
    return _parsed(value, lambda text: STATUSES.get(text.lower()), fault)


def _round(entry: _JsonMatch, *, has_rounds: bool) -> Round:
    """The round of a match: its group, with the matchday, where it has one."""
    if not has_rounds:
        return Round(LEAGUE_PHASE)
    if not entry.headings:
        raise DataError(NO_ROUND)
    rounds = [_heading(heading) for heading in entry.headings]
    if len(set(rounds)) == 1:
        return rounds[0]
    in_group, of_day = rounds
    if not is_group(in_group.stage) or of_day.matchday is None:
        group, other = entry.headings
        raise DataError(
            msg("a group and another round, {group!r} and {other!r}", group=group, other=other)
        )
    return in_group._replace(matchday=of_day.matchday)


def _heading(value: Any) -> Round:
    fault = msg("heading not understood, {given!r}", given=_short(value))
    return _parsed(value, partial(read_round, marked=True), fault)


def _day(value: Any) -> str:
    return _parsed(value, read_day, msg("{given!r} is not a day", given=_short(value)))


def _time(value: Any) -> str | None:
    """The kick-off time, None if not known: midnight stands for that."""
    if value in (None, ""):
        return None
    fault = msg("{given!r} is not a kick-off time", given=_short(value))
    return _parsed(value, read_time, fault) or None


def _short(value: Any) -> Any:
    """A value for a message, a long text truncated."""
    if isinstance(value, str) and len(value) > _SHORT:
        return f"{value[:_SHORT]}…"
    return value


def _name_of(team: Any) -> Any:
    return team.get("name") if isinstance(team, dict) else team


def _side(team: Any) -> TeamText:
    name = _name_of(team)
    fault = msg("{given!r} is not a club", given=_short(name))
    return _parsed(name, partial(read_side, alone=True), fault)


def _score(match: Mapping[str, Any]) -> ScoreLine:
    score = match.get("score")
    if score is None:
        values: list[Any] = [
            [match.get(f"score1{end}"), match.get(f"score2{end}")] for end in _ENDS
        ]
    elif isinstance(score, dict) and set(score) <= set(_PARTS):
        values = [score.get(part) for part in _PARTS]
    else:
        raise _not_a_score(score)
    full_time, half_time, after_extra_time, penalties = parts = [_goals(value) for value in values]
    line = score_line(full_time, half_time, after_extra_time, penalties)
    if any(parts) and line is None:
        raise DataError(SELF_CONTRADICTION)
    return line or ScoreLine()


def _goals(value: Any) -> Score | None:
    """A score written as a list, `[2, 1]`; None where it is missing."""
    if value in (None, [], [None, None]):
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise _not_a_score(value)
    if not all(type(goals) is int and 0 <= goals <= _MOST_GOALS for goals in value):
        raise _not_a_score(value)
    return value[0], value[1]


def _not_a_score(value: Any) -> DataError:
    return DataError(msg("{given!r} is not a score", given=value))
