"""Measures of matches: results, runs, margins, ties, finals, and how far a club came.

Goals and results are those after extra time, a match that went to penalties is drawn, and an
awarded match has its official score. Without a season, the matches of the coach's spell count.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    NONE,
    MatchScope,
    Measurement,
    NotOnRecord,
    match_measure,
    measure,
)
from gasp_cli.domain.club_match import ClubMatch, WinDrawLoss, win_draw_loss
from gasp_cli.domain.league_table import Standing
from gasp_cli.domain.model import CompetitionKind, EditionKey, Result, is_table_stage
from gasp_cli.i18n import date_term, join_list, msg, term


@match_measure("scores", "Scores of {club} v {opponent}", "opponent")
def results(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores against an opponent by date, the club's goals first."""
    return of_matches(context, scope, [side.score for side in context.matches(scope)])


def of_matches(
    context: MeasureContext,
    scope: MatchScope,
    value: Any,
    chosen: list[ClubMatch] | None = None,
    note: str = "",
) -> Measurement:
    """A value of the matches in a scope; `chosen` are those that show it, if not all of them."""
    evidence = matches_of(chosen or context.matches(scope))
    caveat, counted = context.missing_data_caveat(scope), context.counted(scope)
    return Measurement(value, evidence, note, caveat, counted=counted)


def _count(
    context: MeasureContext, scope: MatchScope, counts: Callable[[ClubMatch], bool]
) -> Measurement:
    sides = context.matches(scope)
    chosen = [side for side in sides if counts(side)]
    if scope.opponent is None or scope.season is None:
        return of_matches(context, scope, len(chosen), chosen)
    # The few matches with one opponent are all shown, those that do not count among them.
    note = join_list(_score_and_day(side) for side in sides) if len(sides) > 1 else ""
    return of_matches(context, scope, len(chosen), note=note)


def _score_and_day(side: ClubMatch) -> str:
    return msg("{score} on {day}", score=side.score, day=date_term(side.match.date))


@match_measure("matches", "Wins of {club}")
def wins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won; a match won on penalties counts as drawn."""
    return _count(context, scope, lambda side: side.result is Result.WON)


@match_measure("matches", "Draws of {club}")
def draws(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches drawn, including those that went to penalties."""
    return _count(context, scope, lambda side: side.result is Result.DRAWN)


@match_measure("matches", "Defeats of {club}")
def defeats(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches lost; a match lost on penalties counts as drawn."""
    return _count(context, scope, lambda side: side.result is Result.LOST)


@match_measure("matches", "Clean sheets of {club}")
def clean_sheets(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches without a goal conceded."""
    return _count(context, scope, lambda side: side.goals_against == 0)


@match_measure("matches", "Matches of {club}")
def played(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches played."""
    return _count(context, scope, lambda _: True)


@match_measure("matches", "Matches of {club} v {opponent}", "opponent")
def meetings(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches played against an opponent."""
    return _count(context, scope, lambda _: True)


@match_measure("won-drawn-lost", "Wins, draws and defeats of {club}")
def won_drawn_lost(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won, drawn and lost, as in 8-4-1; a match that went to penalties is drawn."""
    own = win_draw_loss(context.matches(scope))
    return of_matches(context, scope, f"{own.won}-{own.drawn}-{own.lost}")


@match_measure("percent", "Win percentage of {club}")
def win_percentage(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won of a hundred played; a claim in whole percent may be rounded."""
    sides = context.matches(scope)
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    won = sum(side.result is Result.WON for side in sides)
    return of_matches(context, scope, round(100 * won / len(sides), 2))


@match_measure("goals", "Goals scored by {club}")
def goals_for(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals scored; of a season in the league, unless another competition is named."""
    return _goals(context, scope, lambda own: own.goals_for)


@match_measure("goals", "Goals conceded by {club}")
def goals_against(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals conceded; of a season in the league, unless another competition is named."""
    return _goals(context, scope, lambda own: own.goals_against)


@match_measure("goals", "Goal difference of {club}")
def goal_difference(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals scored less conceded; of a season in the league, unless another is named."""
    return _goals(context, scope, lambda own: own.goals_for - own.goals_against)


def _goals(
    context: MeasureContext, scope: MatchScope, count: Callable[[Standing | WinDrawLoss], int]
) -> Measurement:
    season, club = scope.season, scope.club
    if season is not None and scope.competition is None:
        scope = scope._replace(competition=context.league_of(season, club))
    competition = scope.competition
    if competition is None or context.record.kind_of(competition) is not CompetitionKind.LEAGUE:
        return of_matches(context, scope, count(win_draw_loss(context.matches(scope))))
    if season is not None and scope == MatchScope(club, season, competition):
        line = context.table_entry(season, club, competition)  # the season must be over
        return Measurement(count(line.own), line.evidence)
    # A play-off stays out of the goals of a league.
    sides = [side for side in context.matches(scope) if is_table_stage(side.match.stage)]
    return of_matches(context, scope, count(win_draw_loss(sides)), sides)


@measure("points", "Points won by {club}")
def points_over(
    context: MeasureContext, *, season: str, competition: str, matchdays: tuple[int, int], club: str
) -> Measurement:
    """Points won over some matchdays of a league or group, before any deduction."""
    edition = EditionKey(competition, season)
    last = context.record.season(edition).last_matchday
    if matchdays[1] > last:
        raise NotOnRecord(
            msg("{competition} {season} has matchdays 1 to {last}",
                competition=term(competition), season=season, last=last)
        )  # fmt: skip
    sides = context.matches(MatchScope(club, season, competition, matchdays=matchdays))
    return Measurement(context.points_of(sides), matches_of(sides))


@match_measure("goals", "Margins of {club}'s wins over {opponent}", "opponent")
def winning_margins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Margins by which a club has beaten an opponent, each listed once, biggest first."""
    return _of_wins(context, scope, lambda win: win.goals_for - win.goals_against)


@match_measure("goals", "Goals of {club} in wins over {opponent}", "opponent")
def goals_in_wins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals scored in wins over an opponent, each total listed once, highest first."""
    return _of_wins(context, scope, lambda win: win.goals_for)


def _of_wins(
    context: MeasureContext, scope: MatchScope, count: Callable[[ClubMatch], int]
) -> Measurement:
    wins = [side for side in context.matches(scope) if side.result is Result.WON]
    values = sorted(set(map(count, wins)), reverse=True)
    biggest = [_score_and_day(win) for win in wins if count(win) == values[0]]
    note = msg("biggest win: {matches}", matches=join_list(biggest)) if wins else ""
    return of_matches(context, scope, values, wins, note)


@match_measure("scores", "Scores of {club}")
def match_scores(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of matches by date, the club's goals first."""
    sides = context.matches(scope)
    return of_matches(context, scope, [side.score for side in sides], sides)


@match_measure("scores", "Scores of {club}")
def written_scores(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of matches as prose may write them: own goals, the home side's, the winner's first."""
    sides = context.matches(scope)
    scores: dict[str, None] = {}
    for side in sides:
        match = side.match
        goals = sorted((side.goals_for, side.goals_against), reverse=True)
        for first, second in (
            (side.goals_for, side.goals_against),
            (match.home_goals, match.away_goals),
            goals,
        ):
            scores[f"{first}-{second}"] = None
    return of_matches(context, scope, list(scores), sides)


@match_measure("venue", "Venue of {club}'s {score}", "score")
def match_venue(context: MeasureContext, scope: MatchScope, score: str) -> Measurement:
    """Venues of matches that ended at a score, the club's goals first: home, away or neutral."""
    sides = [side for side in context.matches(scope) if side.score == score]
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    return of_matches(context, scope, [str(side.venue) for side in sides], sides)


def _days(context: MeasureContext, scope: MatchScope, result: Result | None) -> Measurement:
    """The days of the matches that ended in a result, or of all."""
    sides = [side for side in context.matches(scope) if result in (None, side.result)]
    return of_matches(context, scope, [side.match.date for side in sides], sides)


@match_measure("day", "Days of {club}'s matches")
def match_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days on which matches were played."""
    return _days(context, scope, None)


@match_measure("day", "Days on which {club} scored")
def scoring_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches in which a club scored."""
    sides = [side for side in context.matches(scope) if side.goals_for]
    return of_matches(context, scope, [side.match.date for side in sides], sides)


@match_measure("day", "Days of {club}'s wins")
def win_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches won."""
    return _days(context, scope, Result.WON)


@match_measure("day", "Days of {club}'s draws")
def draw_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches drawn."""
    return _days(context, scope, Result.DRAWN)


@match_measure("day", "Days of {club}'s defeats")
def defeat_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches lost."""
    return _days(context, scope, Result.LOST)


@match_measure("scores", "Biggest wins of {club}")
def biggest_wins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of the wins by the biggest margin, the club's goals first."""
    return _biggest(context, scope, Result.WON)


@match_measure("scores", "Biggest defeats of {club}")
def biggest_defeats(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of the defeats by the biggest margin, the club's goals first."""
    return _biggest(context, scope, Result.LOST)


def _biggest(context: MeasureContext, scope: MatchScope, result: Result) -> Measurement:
    margins = {
        side: abs(side.goals_for - side.goals_against)
        for side in context.matches(scope)
        if side.result is result
    }
    sides = [side for side in margins if margins[side] == max(margins.values())]
    return of_matches(context, scope, [side.score for side in sides], sides)


@match_measure("goals", "Goals of {club} in a match", any_of=True)
def goals_in_match(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals that a club scored in each match, and in all of them together."""
    return _each_and_sum(context, scope, lambda side: side.goals_for)


@match_measure("goals", "Goals conceded by {club} in a match", any_of=True)
def goals_conceded_in_match(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals that a club conceded in each match, and in all of them together."""
    return _each_and_sum(context, scope, lambda side: side.goals_against)


def _each_and_sum(
    context: MeasureContext, scope: MatchScope, count: Callable[[ClubMatch], int]
) -> Measurement:
    sides = context.matches(scope)
    goals = [count(side) for side in sides]
    values = list(dict.fromkeys([*goals, sum(goals)])) if goals else NONE
    return of_matches(context, scope, values, sides)


@match_measure("points", "Points won by {club}")
def points_won(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Points won in matches of a league or group, before any deduction."""
    sides = context.matches(scope)
    return of_matches(context, scope, context.points_of(sides), sides)
