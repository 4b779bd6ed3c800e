"""Match files as they are found in the wild, and what the readers make of them, kept as a file."""

from __future__ import annotations

import re
from pathlib import Path

from gasp_cli.domain.model import Score, Status, matchday_stage
from gasp_cli.readers.fixtures import Fixture, FootballFile
from gasp_cli.readers.football_json import read_football_json
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.match_line import TeamText
from gasp_cli.readers.rounds import Round
from gasp_cli.readers.scores import ScoreLine

HERE = Path(__file__).resolve().parent
KEPT = HERE / "expected.txt"


def readings() -> str:
    """Every file with each of its matches and problems as a line."""
    return "\n".join(_reading(path) for path in sorted(HERE.glob("[a-z]*__*")))


def _reading(path: Path) -> str:
    found = re.search(r"(\d{4})[-_](\d\d)__", path.name)
    season = f"{found[1]}-{found[2]}" if found else None
    read = read_football_json if path.suffix == ".json" else read_football_txt
    parts = read(path.read_text(encoding="utf-8"), path.name, season)
    return "\n".join([path.name, *(line for part in parts for line in _part(part))]) + "\n"


def _part(part: FootballFile) -> list[str]:
    title = f"  {part.title or 'no title'}, {part.season or 'no season'}"
    problems = [
        f"    {problem.line}: {problem.reason}: {problem.text.strip()}" for problem in part.problems
    ]
    return [title, *map(_fixture, part.fixtures), *problems]


def _fixture(one: Fixture) -> str:
    when = f"{one.date} {one.time}" if one.time else one.date
    clubs = f"{_side(one.home)} v {_side(one.away)}"
    status = "" if one.status is Status.PLAYED else f" [{one.status}]"
    venue = f" @ {one.venue}" if one.venue else ""
    score = _score(one.score)
    return f"    {one.line:>3}  {_round(one.round)}, {when}: {clubs}{score}{status}{venue}"


def _side(side: TeamText) -> str:
    return f"{side.name} ({side.country})" if side.country else side.name


def _round(one: Round) -> str:
    stage = one.stage or "group"
    if one.matchday and stage != matchday_stage(one.matchday):
        stage += f", matchday {one.matchday}"
    return f"{stage}, leg {one.leg}" if one.leg else stage


def _score(score: ScoreLine) -> str:
    said = [("", score.full_time), ("half-time ", score.half_time)]
    if score.extra_time:
        said = [("after extra time ", score.final), ("full time ", score.full_time), said[1]]
    said.append(("shoot-out ", score.penalties))
    written = [f"{name}{_goals(goals)}" for name, goals in said if goals]
    return f"  {', '.join(written)}" if written else ""


def _goals(goals: Score) -> str:
    return f"{goals[0]}-{goals[1]}"
