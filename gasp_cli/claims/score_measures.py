"""Measures of single matches as prose tells them: the score as written, the venue, the goals."""

from __future__ import annotations

from gasp_cli.claims.match_measures import aggregate
from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import NONE, Measurement, NotOnRecord, measure
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import CompetitionKind, EditionKey, Result
from gasp_cli.i18n import msg


def own_score(side: ClubMatch) -> str:
    """The score of a match, own goals first."""
    return f"{side.goals_for}-{side.goals_against}"


def _all(
    bench: MeasureContext, span: MatchScope, value: object, sides: list[ClubMatch]
) -> Measurement:
    return Measurement(value, matches_of(sides), bench.scope(span), bench.missing_data_caveat(span))


@match_measure("scores")
def match_scores(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scores of matches by date, own goals first."""
    sides = bench.matches(span)
    return _all(bench, span, [own_score(side) for side in sides], sides)


@match_measure("scores")
def written_scores(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scores of matches as prose may write them: own goals, the home side's, the winner's first."""
    sides = bench.matches(span)
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
    return _all(bench, span, list(scores), sides)


@match_measure("venue", "score")
def match_venue(bench: MeasureContext, span: MatchScope, score: str) -> Measurement:
    """Venues of the matches that ended at a score, own goals first: home, away or neutral."""
    sides = [side for side in bench.matches(span) if own_score(side) == score]
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    return _all(bench, span, [str(side.venue) for side in sides], sides)


def _days(bench: MeasureContext, span: MatchScope, result: Result | None) -> Measurement:
    """The days of the matches that ended in a result, or of all."""
    sides = [side for side in bench.matches(span) if result in (None, side.result)]
    return _all(bench, span, [side.match.date for side in sides], sides)


@match_measure("day")
def match_days(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Days on which matches were played."""
    return _days(bench, span, None)


@match_measure("day")
def win_days(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Days of the matches won."""
    return _days(bench, span, Result.WON)


@match_measure("day")
def draw_days(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Days of the matches drawn."""
    return _days(bench, span, Result.DRAWN)


@match_measure("day")
def defeat_days(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Days of the matches lost."""
    return _days(bench, span, Result.LOST)


@match_measure("scores")
def biggest_wins(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scores of the wins by the biggest margin, own goals first."""
    won = [side for side in bench.matches(span) if side.result is Result.WON]
    best = max((side.goals_for - side.goals_against for side in won), default=0)
    sides = [side for side in won if side.goals_for - side.goals_against == best]
    return _all(bench, span, [own_score(side) for side in sides], sides)


@match_measure("scores")
def biggest_defeats(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scores of the defeats by the biggest margin, own goals first."""
    lost = [side for side in bench.matches(span) if side.result is Result.LOST]
    worst = max((side.goals_against - side.goals_for for side in lost), default=0)
    sides = [side for side in lost if side.goals_against - side.goals_for == worst]
    return _all(bench, span, [own_score(side) for side in sides], sides)


@match_measure("goals", any_of=True)
def goals_in_match(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals that a club scored in each match, and in all of them together."""
    sides = bench.matches(span)
    goals = [side.goals_for for side in sides]
    return _all(bench, span, list(dict.fromkeys([*goals, sum(goals)])) if goals else NONE, sides)


@match_measure("goals", any_of=True)
def goals_conceded_in_match(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals that a club conceded in each match, and in all of them together."""
    sides = bench.matches(span)
    goals = [side.goals_against for side in sides]
    return _all(bench, span, list(dict.fromkeys([*goals, sum(goals)])) if goals else NONE, sides)


@match_measure("points")
def points_won(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Points won in matches of a league or group, before any deduction."""
    sides = bench.matches(span)
    total = 0
    for side in sides:
        rules = bench.record.rules_of(side.match.edition)
        total += {Result.WON: rules.win, Result.DRAWN: rules.draw, Result.LOST: 0}[side.result]
    return _all(bench, span, total, sides)


@measure("scores")
def written_aggregate(
    bench: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Score of a tie over both legs as prose may write it: own goals or the winner's first."""
    found = aggregate(bench, opponent=opponent, season=season, competition=competition, club=club)
    if found.value == NONE:
        return found
    goals = sorted(map(int, found.value.split("-")), reverse=True)
    scores = dict.fromkeys((found.value, f"{goals[0]}-{goals[1]}"))
    return found._replace(value=list(scores))


@measure("true or false")  # i18n: a unit
def played_stage(
    bench: MeasureContext, *, stage: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether a club played a stage of a season of a competition, or a later one."""
    sides = bench.matches(MatchScope(club, season, competition))
    of_stage = [side for side in sides if side.match.stage == stage]
    if of_stage:
        return Measurement(True, matches_of(of_stage))
    bench.require_over(club, season, competition)
    return Measurement(False, matches_of(sides[-1:]))


@measure("true or false")  # i18n: a unit
def past_group(bench: MeasureContext, *, season: str, competition: str, club: str) -> Measurement:
    """Whether a club came through the group or league phase of a season of a competition."""
    sides = bench.matches(MatchScope(club, season, competition))
    after = bench.matches(MatchScope(club, season, competition, phase="group"))
    if not after:
        raise NotOnRecord(msg("there was no such match"))
    later = [side for side in sides if side.match.date > after[-1].match.date]
    return Measurement(bool(later), matches_of(later or after))


@measure("true or false")  # i18n: a unit
def in_europe(bench: MeasureContext, *, season: str, club: str) -> Measurement:
    """Whether a club played in a European competition of a season."""
    matches = [
        side
        for side in bench.matches(MatchScope(club, season))
        if bench.record.kind_of(side.match.competition) is CompetitionKind.EUROPE
    ]
    if not matches:
        bench.require_over(club, season, None)
    return Measurement(bool(matches), matches_of(matches))


@measure("true or false")  # i18n: a unit
def same_group(
    bench: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether two clubs played in one group of a season of a competition."""
    bench.complete_edition(competition, season)
    tables = bench.record.season(EditionKey(competition, season)).tables
    return Measurement(any({club, opponent} <= table.clubs for table in tables.values()))
