"""The measures: what the record can say of a claim, each by a name and with its matches.

A measure is a function that takes the bench and named arguments; the arguments it declares are
those it can be given. What it counts stands in its docstring, which `gasp measures` prints.
Unless it says otherwise, goals and results are those after extra time, a match that went to
penalties is drawn, and an awarded match has its official score.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date as day_of
from itertools import pairwise
from typing import Any, NamedTuple

from gasp_cli.findings.bench import Bench, Measured, Span, matches_of, unknown
from gasp_cli.football.campaign import WINNERS, how_far
from gasp_cli.football.runs import KINDS, longest
from gasp_cli.football.side import Side
from gasp_cli.football.table import Standing, ranks
from gasp_cli.football.tie import winner
from gasp_cli.model import FINAL, Kind, Match, Result, is_table_stage
from gasp_cli.seasons import season_after


class Measure(NamedTuple):
    """A measure as it is offered: what it gives, and by its function which arguments it takes."""

    name: str
    function: Callable[..., Measured]
    unit: str
    counts: str

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The arguments by name; those without a default must be given."""
        given = inspect.signature(self.function).parameters
        return {name: one for name, one in given.items() if name != "bench"}

    @property
    def needs(self) -> list[str]:
        """The arguments that must be given; the club is that of the knowledge base otherwise."""
        return [
            name
            for name, one in self.parameters.items()
            if one.default is one.empty and name != "club"
        ]

    @property
    def usage(self) -> str:
        """How it is asked for, with the arguments it must have."""
        words = [f"--{name} {name.upper()}" for name in self.needs]
        return " ".join(["gasp check", self.name, *words, "--says VALUE"])


MEASURES: dict[str, Measure] = {}


def measure(
    unit: str,
) -> Callable[[Callable[..., Measured]], Callable[..., Measured]]:
    """Offer a function as a measure under its own name; its docstring says what it counts."""

    def offer(function: Callable[..., Measured]) -> Callable[..., Measured]:
        name = function.__name__
        counts = " ".join((inspect.getdoc(function) or "").split())
        MEASURES[name] = Measure(name, function, unit, counts)
        return function

    return offer


class _Line(NamedTuple):
    """A club's line of a table, the table, and the club's matches that count in it."""

    own: Standing
    table: list[Standing]
    evidence: tuple[Match, ...]


def _line(
    bench: Bench,
    season: str,
    club: str,
    competition: str | None,
    matchday: int | None,
    on: str | None,
) -> _Line | str:
    """The club's line of a table, or why the record has none."""
    chosen = competition or bench.league_of(season, club)
    if chosen is None:
        return f"the record has no league season {season} of {club}"
    table = bench.table(chosen, season, club, matchday, on)
    own = next((one for one in table if one.club == club), None)
    if own is None:
        return f"the record has no table of {chosen} {season} with {club}"
    if bench.edition(chosen, season) is None:
        return f"the record has only some matches of {chosen} {season}"
    span = Span(
        club, season, chosen, matchdays=(0, matchday) if matchday is not None else None, until=on
    )
    sides = [side for side in bench.sides(span) if is_table_stage(side.match.stage)]
    return _Line(own, table, matches_of(sides))


def _from_line(found: _Line | str, value: Callable[[_Line], Any]) -> Measured:
    if isinstance(found, str):
        return unknown(found)
    return Measured(value(found), found.evidence)


@measure("place")
def league_position(
    bench: Bench,
    *,
    season: str,
    club: str,
    competition: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measured:
    """Place in the table of the league or group, at the end, after a matchday or on a day."""
    return _from_line(
        _line(bench, season, club, competition, matchday, on), lambda line: line.own.position
    )


@measure("points")
def points(
    bench: Bench,
    *,
    season: str,
    club: str,
    competition: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measured:
    """Points in the table of the league or group, net of deductions in force."""
    return _from_line(
        _line(bench, season, club, competition, matchday, on), lambda line: line.own.points
    )


@measure("points")
def points_behind(
    bench: Bench,
    *,
    season: str,
    club: str,
    behind: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measured:
    """Points behind another club of the same league, the leader unless one is named."""

    def gap(line: _Line) -> int | None:
        other = next(
            (one for one in line.table if one.club == behind or (not behind and one.position == 1)),
            None,
        )
        return None if other is None else other.points - line.own.points

    return _from_line(_line(bench, season, club, None, matchday, on), gap)


@measure("goals")
def goals_for(bench: Bench, *, season: str, club: str, competition: str | None = None) -> Measured:
    """Goals scored in a league season or group."""
    return _from_line(
        _line(bench, season, club, competition, None, None), lambda line: line.own.goals_for
    )


@measure("goals")
def goals_against(
    bench: Bench, *, season: str, club: str, competition: str | None = None
) -> Measured:
    """Goals conceded in a league season or group."""
    return _from_line(
        _line(bench, season, club, competition, None, None), lambda line: line.own.goals_against
    )


@measure("place")
def attack_rank(bench: Bench, *, season: str, club: str) -> Measured:
    """Rank in the league by goals scored; equal goals share a rank."""

    def rank(line: _Line) -> int:
        return ranks({one.club: one.goals_for for one in line.table}, highest_first=True)[club]

    return _from_line(_line(bench, season, club, None, None, None), rank)


@measure("clubs")
def overtaken(bench: Bench, *, season: str, matchday: int, club: str) -> Measured:
    """Clubs of the league that were ahead before a matchday and behind after it."""
    before = _line(bench, season, club, None, matchday - 1, None)
    after = _line(bench, season, club, None, matchday, None)
    if isinstance(before, str) or isinstance(after, str):
        return unknown(before if isinstance(before, str) else str(after))
    ahead = {one.club for one in before.table if one.position < before.own.position}
    behind = {one.club for one in after.table if one.position > after.own.position}
    names = sorted(ahead & behind)
    round_of = Span(club, season, bench.league_of(season, club), matchdays=(matchday, matchday))
    evidence = list(matches_of(bench.sides(round_of)))
    for name in names:
        evidence += matches_of(bench.sides(round_of._replace(club=name)))
    return Measured(names, tuple(dict.fromkeys(evidence)))


@measure("place")
def best_finish(bench: Bench, *, before: str, club: str) -> Measured:
    """Best league finish before a season: from matches, and from a list for the years before."""
    finishes = _finishes(bench, club, before)
    if not finishes:
        return unknown(f"the record has no league finish of {club} before {before}")
    best = min(finishes.values())
    seasons = sorted(season for season, position in finishes.items() if position == best)
    return Measured(best, (), f"in {', '.join(seasons)}; before the matches begin, from the list")


@measure("decade")
def decade_of_finish(bench: Bench, *, position: int, before: str, club: str) -> Measured:
    """Decade in which the latest season before one ended in that place."""
    seasons = [
        season for season, place in _finishes(bench, club, before).items() if place == position
    ]
    if not seasons:
        return unknown(f"the record has no season in which {club} came {position}.")
    return Measured(f"{max(seasons)[:3]}0s", (), f"{max(seasons)}; from the list of finishes")


def _finishes(bench: Bench, club: str, before: str) -> dict[str, int]:
    """The league finishes of a club before a season that the record knows."""
    found = {
        one.season: one.position
        for one in bench.record.finishes
        if one.club == club and one.season < before
    }
    for edition in bench.record.editions:
        if (
            edition.season < before
            and club in edition.clubs
            and bench.record.kind_of(edition.competition) is Kind.LEAGUE
        ):
            line = _line(bench, edition.season, club, edition.competition, None, None)
            if not isinstance(line, str):
                found[edition.season] = line.own.position
    return found


@measure("competition")
def qualified_for(bench: Bench, *, season: str, club: str) -> Measured:
    """European competition played in the season after; the highest of several."""
    following = season_after(season)
    editions = [one for one in bench.record.editions if one.season == following]
    for edition in editions:
        if club in edition.clubs and bench.record.kind_of(edition.competition) is Kind.EUROPE:
            sides = bench.sides(Span(club, following, edition.competition))
            return Measured(edition.competition, matches_of(sides[:1]), "qualifying rounds count")
    return unknown(f"the record has no European match of {club} in {following}")


@measure("true or false")
def took_part(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Whether a club played in a season of a competition, qualifying rounds included."""
    edition = bench.record.edition(competition, season)
    if edition is not None and club in edition.clubs:
        return Measured(True, matches_of(bench.sides(Span(club, season, competition))))
    if bench.edition(competition, season) is None:
        return unknown(f"the record has not all of {competition} {season}")
    return Measured(False, (), "qualifying rounds before the group stage are not in the record")


@measure("matches")
def longest_run(
    bench: Bench,
    *,
    kind: str,
    club: str,
    season: str | None = None,
    competition: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Measured:
    """Length of the longest run: unbeaten, wins, home wins, away wins, without a win and others."""
    span = Span(club, season, competition, since=since, until=until)
    runs = longest(bench.sides(span), kind)
    return Measured(len(runs[0]), matches_of(runs[0])) if runs else Measured(0)


@measure("matches")
def run_before(
    bench: Bench, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measured:
    """Length of the run that stood before the match of a day, across seasons."""
    concerns, carries_on = KINDS[kind]
    run: list[Side] = []
    for side in bench.sides(Span(club, competition=competition)):
        if side.match.date >= on:
            break
        if concerns(side):
            run = [*run, side] if carries_on(side) else []
    return Measured(len(run), matches_of(run))


def _spanned(
    bench: Bench,
    club: str,
    opponent: str | None,
    season: str | None,
    competition: str | None,
    stage: str | None,
    venue: str | None,
    matchdays: tuple[int, int] | None,
    until: str | None,
) -> list[Side] | str:
    """The matches of a span, or why the record cannot know them all."""
    sides = bench.sides(
        Span(club, season, competition, opponent, stage, venue, matchdays, until=until)
    )
    if not sides:
        return "the record has no such match"
    return sides


@measure("scores")
def results(
    bench: Bench,
    *,
    club: str,
    opponent: str,
    season: str | None = None,
    competition: str | None = None,
    stage: str | None = None,
    venue: str | None = None,
    matchdays: tuple[int, int] | None = None,
    until: str | None = None,
) -> Measured:
    """Scores against an opponent by date, own goals first."""
    sides = _spanned(bench, club, opponent, season, competition, stage, venue, matchdays, until)
    if isinstance(sides, str):
        return unknown(sides)
    return Measured([f"{one.goals_for}-{one.goals_against}" for one in sides], matches_of(sides))


@measure("matches")
def wins(
    bench: Bench,
    *,
    club: str,
    opponent: str | None = None,
    season: str | None = None,
    competition: str | None = None,
    stage: str | None = None,
    matchdays: tuple[int, int] | None = None,
    until: str | None = None,
) -> Measured:
    """Matches won; a tie won on penalties is not."""
    return _counted(bench, Result.WON, club, opponent, season, competition, stage, matchdays, until)


@measure("matches")
def defeats(
    bench: Bench,
    *,
    club: str,
    opponent: str | None = None,
    season: str | None = None,
    competition: str | None = None,
    stage: str | None = None,
    matchdays: tuple[int, int] | None = None,
    until: str | None = None,
) -> Measured:
    """Matches lost; a tie lost on penalties is not."""
    return _counted(
        bench, Result.LOST, club, opponent, season, competition, stage, matchdays, until
    )


def _counted(
    bench: Bench,
    result: Result,
    club: str,
    opponent: str | None,
    season: str | None,
    competition: str | None,
    stage: str | None,
    matchdays: tuple[int, int] | None,
    until: str | None,
) -> Measured:
    sides = _spanned(bench, club, opponent, season, competition, stage, None, matchdays, until)
    if isinstance(sides, str):
        return unknown(sides)
    chosen = [side for side in sides if side.result is result]
    return Measured(len(chosen), matches_of(chosen or sides))


@measure("matches")
def played(
    bench: Bench,
    *,
    club: str,
    season: str | None = None,
    competition: str | None = None,
    opponent: str | None = None,
    stage: str | None = None,
) -> Measured:
    """Matches played."""
    sides = _spanned(bench, club, opponent, season, competition, stage, None, None, None)
    return unknown(sides) if isinstance(sides, str) else Measured(len(sides), matches_of(sides))


@measure("points")
def points_over(
    bench: Bench, *, season: str, competition: str, matchdays: tuple[int, int], club: str
) -> Measured:
    """Points won over some matchdays of a league or group, before any deduction."""
    rules = bench.record.rules_of(competition, season)
    sides = bench.sides(Span(club, season, competition, matchdays=matchdays))
    if not sides:
        return unknown("the record has no such match")
    worth = {Result.WON: rules.win, Result.DRAWN: rules.draw, Result.LOST: 0}
    return Measured(sum(worth[side.result] for side in sides), matches_of(sides))


def _winning_sides(bench: Bench, club: str, opponent: str, season: str | None) -> list[Side]:
    sides = bench.sides(Span(club, season, opponent=opponent))
    return [side for side in sides if side.result is Result.WON]


@measure("goals")
def winning_margins(
    bench: Bench, *, opponent: str, club: str, season: str | None = None
) -> Measured:
    """Margins by which a club has beaten an opponent, each once, biggest first."""
    won = _winning_sides(bench, club, opponent, season)
    if not won:
        return unknown("the record has no such win")
    margins = sorted({side.goals_for - side.goals_against for side in won}, reverse=True)
    return Measured(margins, matches_of(won))


@measure("goals")
def goals_in_wins(bench: Bench, *, opponent: str, club: str, season: str | None = None) -> Measured:
    """Goals that a club has scored in its wins over an opponent, each number once, most first."""
    won = _winning_sides(bench, club, opponent, season)
    if not won:
        return unknown("the record has no such win")
    return Measured(sorted({side.goals_for for side in won}, reverse=True), matches_of(won))


@measure("stage")
def stage_reached(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Last stage that a club played in a season of a competition, or Winners."""
    sides = bench.sides(Span(club, season, competition))
    if not sides:
        return unknown(f"the record has no match of {club} in {competition} {season}")
    end = how_far(sides, sides, bench.record.rules_of(competition, season))
    last = [side for side in sides if side.match.stage == sides[-1].match.stage]
    return Measured(end.reached, matches_of(last))


@measure("club")
def eliminated_by(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Opponent of the tie in which a club went out of a competition."""
    sides = bench.sides(Span(club, season, competition))
    if not sides:
        return unknown(f"the record has no match of {club} in {competition} {season}")
    end = how_far(sides, sides, bench.record.rules_of(competition, season))
    if end.eliminated_by is None:
        return unknown(f"nobody put {club} out of a tie in {competition} {season}")
    tie = [side for side in sides if side.opponent == end.eliminated_by]
    return Measured(end.eliminated_by, matches_of(tie[-2:]))


def _tie(bench: Bench, club: str, opponent: str, season: str, competition: str) -> list[Side]:
    sides = bench.sides(Span(club, season, competition, opponent))
    return [side for side in sides if not is_table_stage(side.match.stage)]


@measure("true or false")
def knocked_out(
    bench: Bench, *, opponent: str, season: str, competition: str, club: str
) -> Measured:
    """Whether a club won a tie against an opponent: aggregate, away goals, penalties."""
    legs = _tie(bench, club, opponent, season, competition)
    rules = bench.record.rules_of(competition, season)
    through = winner(matches_of(legs), away_goals=rules.away_goals)
    if through is None:
        return unknown(f"the record decides no tie of {club} and {opponent}")
    return Measured(through == club, matches_of(legs))


@measure("day")
def tie_decided_on(
    bench: Bench, *, opponent: str, season: str, competition: str, club: str
) -> Measured:
    """Day on which a tie against an opponent was decided: that of its last match."""
    legs = _tie(bench, club, opponent, season, competition)
    if not legs:
        return unknown(f"the record has no tie of {club} and {opponent}")
    return Measured(legs[-1].match.date, matches_of(legs))


@measure("stages")
def stages(
    bench: Bench,
    *,
    opponent: str,
    season: str,
    competition: str,
    club: str,
    score: str | None = None,
) -> Measured:
    """Stages at which two clubs met in a season of a competition, perhaps only at that score."""
    sides = bench.sides(Span(club, season, competition, opponent))
    if score is not None:
        sides = [one for one in sides if f"{one.goals_for}-{one.goals_against}" == score]
    if not sides:
        return unknown("the record has no such match")
    return Measured(list(dict.fromkeys(side.match.stage for side in sides)), matches_of(sides))


@measure("matches")
def finals(bench: Bench, *, competition: str, club: str, season: str | None = None) -> Measured:
    """Finals of a competition that a club played."""
    sides = bench.sides(Span(club, season, competition, stage=FINAL))
    return Measured(len(sides), matches_of(sides))


@measure("clubs")
def lost_finals_to(
    bench: Bench, *, competition: str, club: str, season: str | None = None
) -> Measured:
    """Opponents of the finals that a club lost, by date; also on penalties."""
    sides = bench.sides(Span(club, season, competition, stage=FINAL))
    lost = [side for side in sides if winner([side.match], away_goals=False) == side.opponent]
    return Measured([side.opponent for side in lost], matches_of(lost))


@measure("trophies")
def titles(bench: Bench, *, competition: str, club: str, season: str | None = None) -> Measured:
    """Seasons of a cup or European competition that a club won."""
    won: list[Side] = []
    for edition in bench.record.editions:
        if edition.competition != competition or season not in (None, edition.season):
            continue
        sides = bench.sides(Span(club, edition.season, competition))
        rules = bench.record.rules_of(competition, edition.season)
        if sides and how_far(sides, sides, rules).reached == WINNERS:
            won.append(sides[-1])
    return Measured(len(won), matches_of(won))


@measure("seasons")
def seasons_in_charge(bench: Bench, *, club: str) -> Measured:
    """League seasons in which the club played under the coach."""
    found = bench.record.spell_seasons if club == bench.record.about.club else []
    if not found:
        return unknown(f"the record knows the coach of {bench.record.about.club} only")
    return Measured(len(found), (), f"{found[0][1]} to {found[-1][1]}")


@measure("seasons")
def stronger_second_halves(bench: Bench, *, club: str) -> Measured:
    """League seasons under the coach with more points in the second half than in the first."""
    better = []
    for league, season in bench.record.spell_seasons:
        whole = _line(bench, season, club, league, None, None)
        if isinstance(whole, str):
            continue
        half = len(whole.evidence) // 2
        first = _line(bench, season, club, league, half, None)
        if not isinstance(first, str) and whole.own.points - first.own.points > first.own.points:
            better.append(season)
    return Measured(len(better), (), ", ".join(better))


@measure("months")
def longest_break(bench: Bench, *, season: str, competition: str) -> Measured:
    """Whole months of 30 days between two matchdays in a row of a season, the longest."""
    matches = sorted(bench.record.matches(competition, season), key=lambda one: one.date)
    if len(matches) < 2:
        return unknown(f"the record has no {competition} {season}")
    gaps = [
        ((day_of.fromisoformat(after.date) - day_of.fromisoformat(before.date)).days, before, after)
        for before, after in pairwise(matches)
    ]
    days, before, after = max(gaps, key=lambda gap: gap[0])
    return Measured(days // 30, (before, after), f"{days} days, {before.date} to {after.date}")


@measure("years")
def age_then(bench: Bench, *, age: int, on: str, at: str) -> Measured:  # noqa: ARG001
    """Ages that somebody may have at a date who had that age on another; no match is needed.

    A month stands for all its days.
    """
    months = _months(at) - _months(on)
    # From the last day of one month to the first of the other is a month less, and so on.
    least, most = (months - 1) // 12, (months + 1) // 12 + 1
    return Measured(list(range(age + least, age + most + 1)), (), "arithmetic")


def _months(day: str) -> int:
    year, month = day.split("-")[:2]
    return int(year) * 12 + int(month)


@measure("weekday")
def weekday(bench: Bench, *, on: str) -> Measured:  # noqa: ARG001
    """Day of the week of a date; no match is needed."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return Measured(names[day_of.fromisoformat(on).weekday()], (), "calendar")


@measure("value")
def statement(bench: Bench, *, of: str) -> Measured:  # noqa: ARG001
    """Nothing: a part of a claim that the record does not cover, and is never called true."""
    return unknown("outside the record")
