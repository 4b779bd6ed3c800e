"""Measures of matches: results, runs, margins, ties, finals, and how far a club came.

Goals and results are those after extra time, a match that went to penalties is drawn, and an
awarded match has its official score. Without a season, matches of the coach's spell count.
"""

from __future__ import annotations

from gasp_cli.errors import UsageError
from gasp_cli.findings.bench import Bench, Span, matches_of
from gasp_cli.findings.registry import Measured, Unknown, measure
from gasp_cli.football.campaign import WINNERS, Exit, how_far
from gasp_cli.football.runs import KINDS, longest
from gasp_cli.football.side import Side
from gasp_cli.football.tie import winner
from gasp_cli.language import day, say, word
from gasp_cli.model import FINAL, Kind, Result, is_table_stage


def _some(sides: list[Side]) -> list[Side]:
    """The matches, of which there must be one: of none nothing can be said."""
    if not sides:
        raise Unknown(say("the record has no such match"))
    return sides


@measure("true or false")
def took_part(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Whether a club played in a season of a competition.

    A European competition counts from its group or league phase on: the qualifying rounds of
    other clubs are not in the record.
    """
    found = bench.record.edition(competition, season)
    if found is None:
        raise Unknown(
            say("the record has no {competition} {season}",
                competition=word(competition), season=season)
        )  # fmt: skip
    if club in found.clubs:
        if bench.has_all_of(club):
            return Measured(True, matches_of(bench.sides(Span(club, season, competition))))
        matches = [
            one for one in bench.record.matches(competition, season) if club in (one.home, one.away)
        ]
        return Measured(True, tuple(matches))
    bench.whole(competition, season)
    europe = bench.record.kind_of(competition) is Kind.EUROPE
    return Measured(False, (), say("qualifying rounds do not count") if europe else "")


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
    runs = longest(_some(bench.sides(span)), kind)
    return Measured(
        len(runs[0]) if runs else 0, matches_of(runs[0] if runs else ()), bench.scope(span),
        lacks=bench.lacks(span),
    )  # fmt: skip


@measure("matches")
def run_before(
    bench: Bench, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measured:
    """Length of the run that stood before the match of a day, across seasons of the spell."""
    about = bench.record.about
    if not about.since <= on <= about.until:
        raise Unknown(
            say("the record has the coach's spell, {first} to {last}",
                first=day(about.since), last=day(about.until))
        )  # fmt: skip
    concerns, carries_on = KINDS[kind]
    sides = _some(bench.sides(Span(club, competition=competition)))
    run: list[Side] = []
    for side in sides:
        if side.match.date >= on:
            break
        if concerns(side):
            run = [*run, side] if carries_on(side) else []
    return Measured(len(run), matches_of(run))


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
    span = Span(club, season, competition, opponent, stage, venue, matchdays, until=until)
    sides = _some(bench.sides(span))
    scores = [f"{one.goals_for}-{one.goals_against}" for one in sides]
    note, lacks = bench.scope(span), bench.lacks(span)
    return Measured(scores, matches_of(sides), note, tuple(scores), lacks)


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
    span = Span(club, season, competition, opponent, stage, None, matchdays, until=until)
    return _counted(bench, span, Result.WON)


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
    span = Span(club, season, competition, opponent, stage, None, matchdays, until=until)
    return _counted(bench, span, Result.LOST)


def _counted(bench: Bench, span: Span, result: Result) -> Measured:
    sides = _some(bench.sides(span))
    chosen = [side for side in sides if side.result is result]
    evidence, note = matches_of(chosen or sides), bench.scope(span)
    return Measured(len(chosen), evidence, note, lacks=bench.lacks(span))


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
    span = Span(club, season, competition, opponent, stage)
    sides = _some(bench.sides(span))
    return Measured(len(sides), matches_of(sides), bench.scope(span), lacks=bench.lacks(span))


@measure("points")
def points_over(
    bench: Bench, *, season: str, competition: str, matchdays: tuple[int, int], club: str
) -> Measured:
    """Points won over some matchdays of a league or group, before any deduction."""
    rules = bench.record.rules_of(competition, season)
    last = bench.record.season(competition, season).last_matchday
    if matchdays[1] > last:
        raise Unknown(
            say("{competition} {season} has matchdays 1 to {last}",
                competition=word(competition), season=season, last=last)
        )  # fmt: skip
    sides = _some(bench.sides(Span(club, season, competition, matchdays=matchdays)))
    worth = {Result.WON: rules.win, Result.DRAWN: rules.draw, Result.LOST: 0}
    return Measured(sum(worth[side.result] for side in sides), matches_of(sides))


@measure("goals")
def winning_margins(
    bench: Bench, *, opponent: str, club: str, season: str | None = None
) -> Measured:
    """Margins by which a club has beaten an opponent, each once, biggest first."""
    span = Span(club, season, opponent=opponent)
    won = _won(bench, span)
    each = tuple(side.goals_for - side.goals_against for side in won)
    return Measured(sorted(set(each), reverse=True), matches_of(won), bench.scope(span), each)


@measure("goals")
def goals_in_wins(bench: Bench, *, opponent: str, club: str, season: str | None = None) -> Measured:
    """Goals that a club has scored in its wins over an opponent, each number once, most first."""
    span = Span(club, season, opponent=opponent)
    won = _won(bench, span)
    each = tuple(side.goals_for for side in won)
    return Measured(sorted(set(each), reverse=True), matches_of(won), bench.scope(span), each)


def _won(bench: Bench, span: Span) -> list[Side]:
    return _some([side for side in bench.sides(span) if side.result is Result.WON])


def _not_a_league(bench: Bench, competition: str) -> None:
    if bench.record.kind_of(competition) is Kind.LEAGUE:
        raise UsageError(
            say("{competition} is a league", competition=word(competition)),
            say("ask league_position"),
        )


def _end(bench: Bench, club: str, season: str, competition: str) -> tuple[Exit, list[Side]]:
    """How far a club came in a season of a competition, and its matches there."""
    _not_a_league(bench, competition)
    sides = _some(bench.sides(Span(club, season, competition)))
    return how_far(sides, sides, bench.record.rules_of(competition, season)), sides


@measure("stage")
def stage_reached(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Last stage that a club played in a season of a competition, or Winners."""
    end, sides = _end(bench, club, season, competition)
    last = [side for side in sides if side.match.stage == sides[-1].match.stage]
    return Measured(end.reached, matches_of(last))


@measure("club")
def eliminated_by(bench: Bench, *, season: str, competition: str, club: str) -> Measured:
    """Opponent of the tie in which a club went out of a competition."""
    end, sides = _end(bench, club, season, competition)
    if end.eliminated_by is None:
        raise Unknown(
            say("nobody put {club} out of a tie in {competition} {season}",
                club=club, competition=word(competition), season=season)
        )  # fmt: skip
    tie = [
        side
        for side in sides
        if side.opponent == end.eliminated_by and side.match.stage == end.reached
    ]
    return Measured(end.eliminated_by, matches_of(tie))


def _tie(bench: Bench, club: str, opponent: str, season: str, competition: str) -> list[Side]:
    sides = bench.sides(Span(club, season, competition, opponent))
    return _some([side for side in sides if not is_table_stage(side.match.stage)])


@measure("true or false")
def knocked_out(
    bench: Bench, *, opponent: str, season: str, competition: str, club: str
) -> Measured:
    """Whether a club won a tie against an opponent: aggregate, away goals, penalties."""
    legs = matches_of(_tie(bench, club, opponent, season, competition))
    rules = bench.record.rules_of(competition, season)
    through = winner(legs, away_goals=rules.away_goals)
    if through is None:
        raise Unknown(
            say("the record decides no tie of {club} and {opponent}", club=club, opponent=opponent)
        )
    return Measured(through == club, legs)


@measure("day")
def tie_decided_on(
    bench: Bench, *, opponent: str, season: str, competition: str, club: str
) -> Measured:
    """Day on which a tie against an opponent was decided: that of its last match."""
    legs = _tie(bench, club, opponent, season, competition)
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
    each = tuple(side.match.stage for side in _some(sides))
    return Measured(list(dict.fromkeys(each)), matches_of(sides), "", each)


@measure("matches")
def finals(bench: Bench, *, competition: str, club: str, season: str | None = None) -> Measured:
    """Finals of a competition that a club played; one of two legs is one."""
    _not_a_league(bench, competition)
    span = Span(club, season, competition, stage=FINAL)
    sides = bench.sides(span)
    seasons = {side.match.season for side in sides}
    return Measured(len(seasons), matches_of(sides), bench.scope(span))


@measure("clubs")
def lost_finals_to(
    bench: Bench, *, competition: str, club: str, season: str | None = None
) -> Measured:
    """Opponents of the finals that a club lost, by date; also on penalties."""
    _not_a_league(bench, competition)
    span = Span(club, season, competition, stage=FINAL)
    by_season: dict[str, list[Side]] = {}
    for side in bench.sides(span):
        by_season.setdefault(side.match.season, []).append(side)
    lost = [
        legs
        for year, legs in by_season.items()
        if winner(matches_of(legs), away_goals=bench.record.rules_of(competition, year).away_goals)
        == legs[0].opponent
    ]
    evidence = matches_of(side for legs in lost for side in legs)
    return Measured([legs[0].opponent for legs in lost], evidence, bench.scope(span))


@measure("trophies")
def titles(bench: Bench, *, competition: str, club: str, season: str | None = None) -> Measured:
    """Seasons of a cup or European competition that a club won."""
    _not_a_league(bench, competition)
    span = Span(club, season, competition)
    by_season: dict[str, list[Side]] = {}
    for side in _some(bench.sides(span)):
        by_season.setdefault(side.match.season, []).append(side)
    won = [
        sides[-1]
        for year, sides in by_season.items()
        if how_far(sides, sides, bench.record.rules_of(competition, year)).reached == WINNERS
    ]
    return Measured(len(won), matches_of(won), bench.scope(span))
