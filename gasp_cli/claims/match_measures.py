"""Measures of matches: results, runs, margins, ties, finals, and how far a club came.

Goals and results are those after extra time, a match that went to penalties is drawn, and an
awarded match has its official score. Without a season, the matches of the coach's spell count.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import NONE, Measurement, NotOnRecord, measure
from gasp_cli.domain.campaign import WINNERS, CampaignResult, campaign_result
from gasp_cli.domain.club_match import ClubMatch, WinDrawLoss, win_draw_loss
from gasp_cli.domain.league_table import Standing
from gasp_cli.domain.model import FINAL, CompetitionKind, EditionKey, Match, Result, is_table_stage
from gasp_cli.domain.streaks import STREAK_KINDS, longest_streak
from gasp_cli.domain.tie import winner
from gasp_cli.errors import UsageError
from gasp_cli.i18n import date_term, join_list, msg, name_term, term, term_in_sentence


@measure("true or false")
def took_part(context: MeasureContext, *, season: str, competition: str, club: str) -> Measurement:
    """Whether a club played in a season of a competition.

    A European competition counts from its group or league phase on: the qualifying rounds of
    other clubs are not in the record.
    """
    key = EditionKey(competition, season)
    edition = context.record.edition(key)
    if edition is not None and club in edition.clubs:
        if context.is_complete_for(club):
            return Measurement(
                True, matches_of(context.known_matches(MatchScope(club, season, competition)))
            )
        matches = [
            match for match in context.record.season(key).all if club in (match.home, match.away)
        ]
        return Measurement(True, tuple(matches))
    context.require_over(club, season, competition)
    if context.is_complete_for(club) and context.record.spell.season(season):
        return Measurement(False)
    europe = context.record.kind_of(competition) is CompetitionKind.EUROPE
    return Measurement(False, counted=msg("without the qualifying rounds") if europe else "")


@measure("matches")
def longest_run(
    context: MeasureContext,
    *,
    kind: str,
    club: str,
    season: str | None = None,
    competition: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Measurement:
    """Length of the longest run: unbeaten, wins, home wins, away wins, without a win, and so on."""
    scope = MatchScope(club, season, competition, since=since, until=until)
    runs = longest_streak(context.matches(scope), kind)
    longest = runs[0] if runs else ()
    return Measurement(
        len(longest), matches_of(longest), caveat=context.missing_data_caveat(scope),
        counted=context.counted(scope),
    )  # fmt: skip


@measure("matches")
def run_before(
    context: MeasureContext, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measurement:
    """Length of the run that stood before the match of a day, across seasons of the spell."""
    about = context.record.about
    if not about.since <= on <= about.until:
        raise NotOnRecord(
            msg("the record has the coach's spell, {first} to {last}",
                first=date_term(about.since), last=date_term(about.until))
        )  # fmt: skip
    venue, continues = STREAK_KINDS[kind]
    sides = context.matches(MatchScope(club, competition=competition))
    run: list[ClubMatch] = []
    for side in sides:
        if side.match.date >= on:
            break
        if venue in (None, side.venue):
            run = [*run, side] if continues(side) else []
    return Measurement(len(run), matches_of(run))


@match_measure("scores", "opponent")
def results(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scores against an opponent by date, the club's goals first."""
    return of_matches(context, scope, [_score(side) for side in context.matches(scope)])


def _score(side: ClubMatch) -> str:
    return f"{side.goals_for}-{side.goals_against}"


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
    return msg("{score} on {day}", score=_score(side), day=date_term(side.match.date))


@match_measure("matches")
def wins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won; a match won on penalties counts as drawn."""
    return _count(context, scope, lambda side: side.result is Result.WON)


@match_measure("matches")
def draws(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches drawn, including those that went to penalties."""
    return _count(context, scope, lambda side: side.result is Result.DRAWN)


@match_measure("matches")
def defeats(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches lost; a match lost on penalties counts as drawn."""
    return _count(context, scope, lambda side: side.result is Result.LOST)


@match_measure("matches")
def clean_sheets(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches without a goal conceded."""
    return _count(context, scope, lambda side: side.goals_against == 0)


@match_measure("matches")
def played(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches played."""
    return _count(context, scope, lambda _: True)


@match_measure("matches", "opponent")
def meetings(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches played against an opponent."""
    return _count(context, scope, lambda _: True)


@match_measure("won-drawn-lost")
def won_drawn_lost(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won, drawn and lost, as in 8-4-1; a match that went to penalties is drawn."""
    own = win_draw_loss(context.matches(scope))
    return of_matches(context, scope, f"{own.won}-{own.drawn}-{own.lost}")


@match_measure("percent")
def win_percentage(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Matches won of a hundred played; a claim in whole percent may be rounded."""
    sides = context.matches(scope)
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    won = sum(side.result is Result.WON for side in sides)
    return of_matches(context, scope, round(100 * won / len(sides), 2))


@match_measure("goals")
def goals_for(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals scored; of a season in the league, unless another competition is named."""
    return _goals(context, scope, lambda own: own.goals_for)


@match_measure("goals")
def goals_against(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Goals conceded; of a season in the league, unless another competition is named."""
    return _goals(context, scope, lambda own: own.goals_against)


@match_measure("goals")
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


@measure("points")
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


@match_measure("goals", "opponent")
def winning_margins(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Margins by which a club has beaten an opponent, each listed once, biggest first."""
    return _of_wins(context, scope, lambda win: win.goals_for - win.goals_against)


@match_measure("goals", "opponent")
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


def _not_a_league(context: MeasureContext, competition: str) -> None:
    if context.record.kind_of(competition) is CompetitionKind.LEAGUE:
        raise UsageError(
            msg("{competition} is a league", competition=term(competition)),
            msg("ask league_position"),
        )


def _end(context: MeasureContext, scope: MatchScope, sides: list[ClubMatch]) -> CampaignResult:
    """How far a club came in a season of a competition with these matches, one at least."""
    assert scope.season is not None
    assert scope.competition is not None
    rules = context.record.rules_of(EditionKey(scope.competition, scope.season))
    return campaign_result(sides, sides, rules)


@measure("stage")
def stage_reached(
    context: MeasureContext, *, season: str, competition: str, club: str
) -> Measurement:
    """How far a club got in a competition that season: the last stage it played, or Winners."""
    _not_a_league(context, competition)
    scope = MatchScope(club, season, competition)
    sides = context.matches(scope)
    if not sides:
        return Measurement(NONE, (), _absent(scope))
    end = _end(context, scope, sides)
    return Measurement(end.reached, _last_matches(end, sides))


@measure("club")
def eliminated_by(
    context: MeasureContext, *, season: str, competition: str, club: str
) -> Measurement:
    """Opponent of the tie in which a club went out of a competition."""
    _not_a_league(context, competition)
    scope = MatchScope(club, season, competition)
    sides = context.matches(scope)
    if not sides:
        return Measurement(NONE, (), _absent(scope))
    end = _end(context, scope, sides)
    if end.reached == WINNERS:
        return Measurement(
            NONE, _last_matches(end, sides), msg("{club} won it", club=name_term(club))
        )
    if end.eliminated_by is not None:
        tie = [
            side
            for side in sides
            if side.opponent == end.eliminated_by and side.match.stage == end.reached
        ]
        return Measurement(end.eliminated_by, matches_of(tie))
    if not is_table_stage(end.reached):
        raise NotOnRecord(
            msg("the record does not say who put {club} out of {competition} {season}",
                club=name_term(club), competition=term(competition), season=season)
        )  # fmt: skip
    context.require_over(club, season, competition)
    note = msg(
        "{club} went out in {stage}, not in a tie",
        club=name_term(club), stage=term_in_sentence(end.reached),
    )  # fmt: skip
    return Measurement(NONE, _last_matches(end, sides), note)


def _last_matches(end: CampaignResult, sides: list[ClubMatch]) -> tuple[Match, ...]:
    """The matches of the stage at which a club's campaign ended."""
    stage = FINAL if end.reached == WINNERS else end.reached
    return matches_of(side for side in sides if side.match.stage == stage)


def _absent(scope: MatchScope) -> str:
    """That a club played no match of a season of a competition."""
    assert scope.competition is not None
    return msg(
        "{club} did not play in {competition} {season}",
        club=name_term(scope.club), competition=term(scope.competition), season=scope.season,
    )  # fmt: skip


def _tie(
    context: MeasureContext, club: str, opponent: str, season: str, competition: str
) -> list[ClubMatch]:
    """The matches of a tie; empty where the clubs did not meet in one."""
    sides = context.matches(MatchScope(club, season, competition, opponent))
    tie = [side for side in sides if not is_table_stage(side.match.stage)]
    if not tie:
        context.require_over(club, season, competition)
    return tie


def _no_tie(club: str, opponent: str) -> str:
    return msg(
        "{club} and {opponent} did not meet in a tie",
        club=name_term(club),
        opponent=name_term(opponent),
    )


@measure("true or false")
def knocked_out(
    context: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether a club won a tie against an opponent: aggregate, away goals, penalties."""
    legs = matches_of(_tie(context, club, opponent, season, competition))
    if not legs:
        return Measurement(False, (), _no_tie(club, opponent))
    rules = context.record.rules_of(EditionKey(competition, season))
    through = winner(legs, away_goals=rules.away_goals)
    if through is None:
        raise NotOnRecord(
            msg(
                "the record has no settled tie between {club} and {opponent}",
                club=name_term(club),
                opponent=name_term(opponent),
            )
        )
    return Measurement(through == club, legs)


@measure("scores")
def aggregate(
    context: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Score of a tie over both legs, the club's goals first; penalties do not count."""
    legs = _tie(context, club, opponent, season, competition)
    if not legs:
        return Measurement(NONE, (), _no_tie(club, opponent))
    if len(legs) == 1 and legs[0].match.leg is not None:
        raise NotOnRecord(msg("the record has only one leg"))
    own = win_draw_loss(legs)
    return Measurement(f"{own.goals_for}-{own.goals_against}", matches_of(legs))


@measure("day")
def tie_decided_on(
    context: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Day on which a tie against an opponent was decided: the day of its last match."""
    legs = _tie(context, club, opponent, season, competition)
    if not legs:
        return Measurement(NONE, (), _no_tie(club, opponent))
    return Measurement(legs[-1].match.date, matches_of(legs))


@measure("stages")
def stages(
    context: MeasureContext,
    *,
    opponent: str,
    season: str,
    competition: str,
    club: str,
    score: str | None = None,
) -> Measurement:
    """Stages at which two clubs met in a season of a competition, with that score if given."""
    met = context.matches(MatchScope(club, season, competition, opponent))
    sides = [side for side in met if score in (None, _score(side))]
    return Measurement(
        list(dict.fromkeys(side.match.stage for side in sides)), matches_of(sides or met)
    )


@measure("matches")
def finals(
    context: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Finals of a competition that a club played; a two-legged final counts once."""
    _not_a_league(context, competition)
    scope = MatchScope(club, season, competition, stage=FINAL)
    sides = context.matches(scope)
    finals = _by_edition(sides)
    note = join_list(_final_phrase(context, edition, legs) for edition, legs in finals.items())
    return Measurement(len(finals), matches_of(sides), note, counted=context.counted(scope))


def _by_edition(sides: list[ClubMatch]) -> dict[EditionKey, list[ClubMatch]]:
    by_edition: dict[EditionKey, list[ClubMatch]] = {}
    for side in sides:
        by_edition.setdefault(side.match.edition, []).append(side)
    return by_edition


def _is_lost(context: MeasureContext, edition: EditionKey, legs: list[ClubMatch]) -> bool:
    away_goals = context.record.rules_of(edition).away_goals
    return winner(matches_of(legs), away_goals=away_goals) == legs[0].opponent


def _final_phrase(context: MeasureContext, edition: EditionKey, legs: list[ClubMatch]) -> str:
    """How a final ended, in words: `2019 lost to Como`."""
    which = {"year": legs[-1].match.date[:4], "club": name_term(legs[0].opponent)}
    if _is_lost(context, edition, legs):
        return msg("{year} lost to {club}", **which)
    return msg("{year} won against {club}", **which)


@measure("clubs")
def lost_finals_to(
    context: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Opponents in the finals that a club lost, also on penalties, by date."""
    _not_a_league(context, competition)
    scope = MatchScope(club, season, competition, stage=FINAL)
    finals = _by_edition(context.matches(scope))
    lost = {edition: legs for edition, legs in finals.items() if _is_lost(context, edition, legs)}
    note = join_list(_final_phrase(context, edition, legs) for edition, legs in lost.items())
    return Measurement(
        [legs[0].opponent for legs in lost.values()],
        matches_of(side for legs in lost.values() for side in legs),
        note if season is None else "",
        counted=context.counted(scope),
    )


@measure("matches")
def finals_lost(
    context: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Finals of a competition that a club lost; also on penalties."""
    lost = lost_finals_to(context, competition=competition, club=club, season=season)
    return lost._replace(value=len(lost.value))


@measure("trophies")
def titles(
    context: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Cups and European trophies that a club won."""
    _not_a_league(context, competition)
    scope = MatchScope(club, season, competition)
    # A club that was out before the record begins to have its matches won nothing.
    sides = context.known_matches(scope) or context.matches(scope._replace(stage=FINAL))
    won = [
        sides[-1]
        for edition, sides in _by_edition(sides).items()
        if campaign_result(sides, sides, context.record.rules_of(edition)).reached == WINNERS
    ]
    return Measurement(len(won), matches_of(won), counted=context.counted(scope))
