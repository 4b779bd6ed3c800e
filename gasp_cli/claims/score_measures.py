"""Measures of single matches as prose tells them: the score as written, the venue, the goals."""

from __future__ import annotations

from gasp_cli.claims.match_measures import aggregate, of_matches
from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import NONE, Measurement, NotOnRecord, measure
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import CompetitionKind, EditionKey, Result
from gasp_cli.i18n import msg


def own_score(side: ClubMatch) -> str:
    """The score of a match, own goals first."""
    return f"{side.goals_for}-{side.goals_against}"


@match_measure("scores")
def match_scores(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of matches by date, the club's goals first."""
    sides = context.matches(scope)
    return of_matches(context, scope, [own_score(side) for side in sides], sides)


@match_measure("scores")
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


@match_measure("venue", "score")
def match_venue(context: MeasureContext, scope: MatchScope, score: str) -> Measurement:
    """Venues of the matches that ended at a score, own goals first: home, away or neutral."""
    sides = [side for side in context.matches(scope) if own_score(side) == score]
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    return of_matches(context, scope, [str(side.venue) for side in sides], sides)


def _days(context: MeasureContext, scope: MatchScope, result: Result | None) -> Measurement:
    """The days of the matches that ended in a result, or of all."""
    sides = [side for side in context.matches(scope) if result in (None, side.result)]
    return of_matches(context, scope, [side.match.date for side in sides], sides)


@match_measure("day")
def match_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days on which matches were played."""
    return _days(context, scope, None)


@match_measure("day")
def win_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches won."""
    return _days(context, scope, Result.WON)


@match_measure("day")
def draw_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches drawn."""
    return _days(context, scope, Result.DRAWN)


@match_measure("day")
def defeat_days(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Days of the matches lost."""
    return _days(context, scope, Result.LOST)


@match_measure("scores")
def biggest_wins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of the wins by the biggest margin, the club's goals first."""
    won = [side for side in context.matches(scope) if side.result is Result.WON]
    best = max((side.goals_for - side.goals_against for side in won), default=0)
    sides = [side for side in won if side.goals_for - side.goals_against == best]
    return of_matches(context, scope, [own_score(side) for side in sides], sides)


@match_measure("scores")
def biggest_defeats(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores of the defeats by the biggest margin, the club's goals first."""
    lost = [side for side in context.matches(scope) if side.result is Result.LOST]
    worst = max((side.goals_against - side.goals_for for side in lost), default=0)
    sides = [side for side in lost if side.goals_against - side.goals_for == worst]
    return of_matches(context, scope, [own_score(side) for side in sides], sides)


@match_measure("goals", any_of=True)
def goals_in_match(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals that a club scored in each match, and in all of them together."""
    sides = context.matches(scope)
    goals = [side.goals_for for side in sides]
    return of_matches(
        context, scope, list(dict.fromkeys([*goals, sum(goals)])) if goals else NONE, sides
    )


@match_measure("goals", any_of=True)
def goals_conceded_in_match(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals that a club conceded in each match, and in all of them together."""
    sides = context.matches(scope)
    goals = [side.goals_against for side in sides]
    return of_matches(
        context, scope, list(dict.fromkeys([*goals, sum(goals)])) if goals else NONE, sides
    )


@match_measure("points")
def points_won(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Points won in matches of a league or group, before any deduction."""
    sides = context.matches(scope)
    return of_matches(context, scope, context.points_of(sides), sides)


@measure("scores")
def written_aggregate(
    context: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Score of a tie over both legs as prose may write it: own goals or the winner's first."""
    found = aggregate(context, opponent=opponent, season=season, competition=competition, club=club)
    if found.value == NONE:
        return found
    goals = sorted(map(int, found.value.split("-")), reverse=True)
    scores = dict.fromkeys((found.value, f"{goals[0]}-{goals[1]}"))
    return found._replace(value=list(scores))


@measure("true or false")  # i18n: a unit
def played_stage(
    context: MeasureContext, *, stage: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether a club played a stage of a season of a competition, or a later one."""
    sides = context.matches(MatchScope(club, season, competition))
    of_stage = [side for side in sides if side.match.stage == stage]
    if of_stage:
        return Measurement(True, matches_of(of_stage))
    context.require_over(club, season, competition)
    return Measurement(False, matches_of(sides[-1:]))


@measure("true or false")  # i18n: a unit
def past_group(context: MeasureContext, *, season: str, competition: str, club: str) -> Measurement:
    """Whether a club came through the group or league phase of a season of a competition."""
    sides = context.matches(MatchScope(club, season, competition))
    after = context.matches(MatchScope(club, season, competition, phase="group"))
    if not after:
        raise NotOnRecord(msg("there was no such match"))
    later = [side for side in sides if side.match.date > after[-1].match.date]
    return Measurement(bool(later), matches_of(later or after))


@measure("true or false")  # i18n: a unit
def in_europe(context: MeasureContext, *, season: str, club: str) -> Measurement:
    """Whether a club played in a European competition of a season."""
    matches = [
        side
        for side in context.matches(MatchScope(club, season))
        if context.record.kind_of(side.match.competition) is CompetitionKind.EUROPE
    ]
    if not matches:
        context.require_over(club, season, None)
    return Measurement(bool(matches), matches_of(matches))


@measure("true or false")  # i18n: a unit
def same_group(
    context: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether two clubs played in one group of a season of a competition."""
    context.complete_edition(competition, season)
    tables = context.record.season(EditionKey(competition, season)).tables
    return Measurement(any({club, opponent} <= table.clubs for table in tables.values()))
