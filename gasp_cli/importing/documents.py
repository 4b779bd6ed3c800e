"""A match as a document of the data, and what a file leaves unsaid about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.importing.football_txt import Fixture
from gasp_cli.importing.rounds import Round
from gasp_cli.model import Competition, Kind, Score, Status, is_table_stage, matchday_stage

Document = dict[str, Any]


def compact(**fields: Any) -> Document:
    """The document without what is empty: an absent field is None, False or no list."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value != ()
    }


def match_document(
    *,
    season: str,
    stage: Round,
    date: str,
    home: str,
    away: str,
    goals: Score | None,
    source: str,
    time: str | None = None,
    half_time: Score | None = None,
    full_time: Score | None = None,
    penalties: Score | None = None,
    extra_time: bool = False,
    neutral: bool = False,
    status: Status = Status.PLAYED,
    urls: tuple[str, ...] = (),
) -> Document:
    """A match under its canonical names; what is empty is left out."""
    required = {"season": season, "date": date, "stage": stage.stage, "home": home, "away": away}
    result = {"home_goals": goals[0], "away_goals": goals[1]} if goals else {}
    rest = compact(
        half_time=half_time, full_time=full_time, extra_time=extra_time, penalties=penalties,
        status=status.value if status is not Status.PLAYED else None,
        matchday=stage.matchday, leg=stage.leg, time=time, neutral=neutral,
        source=source, urls=urls,
    )  # fmt: skip
    return required | result | rest


def fixture_document(
    fixture: Fixture, competition: Competition, season: str, home: str, away: str, file: str
) -> Document:
    """A match of a Football.TXT file; a numbered round of a league is a matchday."""
    stage = fixture.round
    if competition.kind is Kind.LEAGUE and stage.number:
        stage = Round(matchday_stage(stage.number), stage.number)
    score = fixture.score
    return match_document(
        season=season, stage=stage, date=fixture.date, time=fixture.time, home=home, away=away,
        goals=score.final, half_time=score.half_time,
        full_time=score.full_time if score.extra_time else None,
        penalties=score.penalties, extra_time=score.extra_time, status=fixture.status,
        source=f"{file}:{fixture.line}",
    )  # fmt: skip


def number_matchdays(matches: Sequence[Document]) -> None:
    """Number the matches of a group or league phase whose file gives only dates.

    The n-th match of both clubs is matchday n; where a moved match makes the two disagree,
    the matchday stays empty.
    """
    played: dict[str, int] = defaultdict(int)
    for match in matches:
        if not is_table_stage(match["stage"]) or match["stage"].startswith("Matchday"):
            continue
        for side in ("home", "away"):
            played[match[side]] += 1
        if "matchday" not in match and played[match["home"]] == played[match["away"]]:
            match["matchday"] = played[match["home"]]


def number_legs(matches: Sequence[Document]) -> None:
    """Number the legs of ties of two matches, in the order of their days."""
    ties: dict[tuple[str, frozenset[str]], list[Document]] = defaultdict(list)
    for match in matches:
        if not is_table_stage(match["stage"]):
            ties[match["stage"], frozenset((match["home"], match["away"]))].append(match)
    for legs in ties.values():
        first_home = legs[0]["home"]
        if len(legs) == 2 and legs[1]["home"] != first_home:
            legs[0]["leg"], legs[1]["leg"] = 1, 2


def identity(match: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a match this match, whatever is later learnt of its day and score."""
    stage = match.get("stage") or matchday_stage(match["matchday"])
    return (match["season"], stage, match["home"], match["away"], match.get("leg"))


def lean(match: Document) -> Document:
    """The document without a stage that its matchday says: the stage of a league match."""
    if match.get("matchday") and match["stage"] == matchday_stage(match["matchday"]):
        return {name: value for name, value in match.items() if name != "stage"}
    return match
