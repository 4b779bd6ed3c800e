"""A match as a document of the data, and the matchdays and legs that its file leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import (
    LEAGUE_PHASE,
    Competition,
    CompetitionKind,
    Match,
    Status,
    is_table_stage,
    matchday_stage,
)
from gasp_cli.readers.fixtures import Fixture
from gasp_cli.readers.rounds import Round
from gasp_cli.store import Document

CITED = "facts, cited"  # i18n: as the data have it
"""The licence of a match whose source is named but is not a match file."""


COURSE = ("half_time", "full_time", "extra_time", "penalties")
"""The fields that say how a match came to its score; an award has none of them."""


def drop_empty(**fields: Any) -> Document:
    """The document as JSON has it: without None, False and empty tuples, tuples as lists."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value is not None and value is not False and value != ()
    }


def fixture_document(
    fixture: Fixture, competition: Competition, season: str, home: str, away: str, file: str
) -> Document:
    """A match of a file under canonical names of clubs and of the competition's rounds.

    A numbered round of a league is a matchday. A match that was cancelled has no goals.
    """
    stage = fixture.round
    stage = stage._replace(stage=competition.stages.get(stage.stage, stage.stage))
    if competition.kind is CompetitionKind.LEAGUE and stage.number:
        stage = Round(matchday_stage(stage.number), stage.number)
    score = fixture.score
    goals = score.final if fixture.status is not Status.CANCELLED else None
    return drop_empty(
        season=season, date=fixture.date, stage=stage.stage, home=home, away=away,
        home_goals=goals[0] if goals else None, away_goals=goals[1] if goals else None,
        half_time=score.half_time, full_time=score.full_time if score.extra_time else None,
        extra_time=score.extra_time, penalties=score.penalties,
        status=fixture.status.value if fixture.status is not Status.PLAYED else None,
        matchday=stage.matchday, leg=stage.leg, time=fixture.time, neutral=fixture.neutral,
        source=f"{file}:{fixture.line}", urls=fixture.urls,
    )  # fmt: skip


def number_matchdays(matches: Sequence[Document]) -> None:
    """Number the matches of groups and of a league phase whose file gives only dates.

    In a group of four, while two clubs play, so do the other two: a postponed match is of the
    same matchday as the one beside which it was scheduled. In a league phase the n-th match of
    both clubs is of matchday n, else it gets none.
    """
    stages: dict[str, list[Document]] = defaultdict(list)
    for match in matches:
        if is_table_stage(match["stage"]) and not match["stage"].startswith("Matchday"):
            stages[match["stage"]].append(match)
    for stage, played in stages.items():
        meetings: dict[frozenset[str], list[Document]] = defaultdict(list)
        for match in played:
            meetings[frozenset((match["home"], match["away"]))].append(match)
        clubs = frozenset().union(*meetings)
        in_pairs = len(clubs) == 4 and len(meetings) == 6
        if stage != LEAGUE_PHASE and in_pairs and all(len(met) == 2 for met in meetings.values()):
            _number_by_pairs(meetings, clubs)
        else:
            _number_by_count(played)


def _number_by_count(matches: Sequence[Document]) -> None:
    played: dict[str, int] = defaultdict(int)
    for match in matches:
        for side in ("home", "away"):
            played[match[side]] += 1
        if "matchday" not in match and played[match["home"]] == played[match["away"]]:
            match["matchday"] = played[match["home"]]


def _number_by_pairs(
    meetings: Mapping[frozenset[str], Sequence[Document]], clubs: frozenset[str]
) -> None:
    rounds = []
    for pair, played in meetings.items():
        beside = meetings[frozenset(clubs - pair)]
        if min(pair) < min(clubs - pair):
            rounds += list(zip(played, beside, strict=True))
    rounds.sort(key=lambda matches: min(match["date"] for match in matches))
    for number, matches in enumerate(rounds, 1):
        for match in matches:
            match.setdefault("matchday", number)


def number_legs(matches: Sequence[Document]) -> None:
    """Number the legs of ties of two matches, by date.

    A stage has two legs if all its ties do: where some were decided by one match, two matches are
    a match and its replay.
    """
    stages: dict[str, dict[frozenset[str], list[Document]]] = defaultdict(lambda: defaultdict(list))
    for match in matches:
        if not is_table_stage(match["stage"]):
            stages[match["stage"]][frozenset((match["home"], match["away"]))].append(match)
    for ties in stages.values():
        if all(_has_two_legs(legs) for legs in ties.values()):
            for legs in ties.values():
                legs[0]["leg"], legs[1]["leg"] = 1, 2


def _has_two_legs(matches: Sequence[Document]) -> bool:
    return len(matches) == 2 and matches[0]["home"] == matches[1]["away"]


def file_of(source: str) -> str:
    """The file of a match's source, `file:line`; any other source as it is."""
    file, _, line = source.rpartition(":")
    return file if line.isdigit() else source


_ORDER = tuple(fields(Match))


def to_stored(match: Document) -> Document:
    """The match as it is stored: its fields in order, without a stage that its matchday implies."""
    is_implied = match.get("matchday") and match["stage"] == matchday_stage(match["matchday"])
    return {
        name: match[name]
        for name in _ORDER
        if name in match and not (is_implied and name == "stage")
    }
