"""Measures of matches: results, runs, margins, ties, finals, and how far a club came.

Goals and results are those after extra time, a match that went to penalties is drawn, and an
awarded match has its official score. Without a season, matches of the coach's spell count.
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
from gasp_cli.i18n import date_term, msg, term


@measure("true or false")
def took_part(bench: MeasureContext, *, season: str, competition: str, club: str) -> Measurement:
    """Whether a club played in a season of a competition.

    A European competition counts from its group or league phase on: the qualifying rounds of
    other clubs are not in the record.
    """
    edition = EditionKey(competition, season)
    found = bench.record.edition(edition)
    if found is not None and club in found.clubs:
        if bench.is_complete_for(club):
            return Measurement(
                True, matches_of(bench.known_matches(MatchScope(club, season, competition)))
            )
        matches = [
            match for match in bench.record.season(edition).all if club in (match.home, match.away)
        ]
        return Measurement(True, tuple(matches))
    bench.require_over(club, season, competition)
    if bench.is_complete_for(club) and bench.record.spell.season(season):
        return Measurement(False)
    europe = bench.record.kind_of(competition) is CompetitionKind.EUROPE
    return Measurement(False, (), msg("qualifying rounds do not count") if europe else "")


@measure("matches")
def longest_run(
    bench: MeasureContext,
    *,
    kind: str,
    club: str,
    season: str | None = None,
    competition: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Measurement:
    """Length of the longest run: unbeaten, wins, home wins, away wins, without a win and others."""
    span = MatchScope(club, season, competition, since=since, until=until)
    runs = longest_streak(bench.matches(span), kind)
    longest_ = runs[0] if runs else ()
    return Measurement(
        len(longest_), matches_of(longest_), bench.scope(span), bench.missing_data_caveat(span)
    )


@measure("matches")
def run_before(
    bench: MeasureContext, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measurement:
    """Length of the run that stood before the match of a day, across seasons of the spell."""
    about = bench.record.about
    if not about.since <= on <= about.until:
        raise NotOnRecord(
            msg("the record has the coach's spell, {first} to {last}",
                first=date_term(about.since), last=date_term(about.until))
        )  # fmt: skip
    venue, continues = STREAK_KINDS[kind]
    sides = bench.matches(MatchScope(club, competition=competition))
    run: list[ClubMatch] = []
    for side in sides:
        if side.match.date >= on:
            break
        if venue in (None, side.venue):
            run = [*run, side] if continues(side) else []
    return Measurement(len(run), matches_of(run))


@match_measure("scores", "opponent")
def results(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scores against an opponent by date, own goals first."""
    return _of_matches(bench, span, [_score(side) for side in bench.matches(span)])


def _score(side: ClubMatch) -> str:
    return f"{side.goals_for}-{side.goals_against}"


def _of_matches(
    bench: MeasureContext, span: MatchScope, value: Any, chosen: list[ClubMatch] | None = None
) -> Measurement:
    """A value that a span of matches has; those that show it, if not all of them do."""
    evidence = matches_of(chosen or bench.matches(span))
    return Measurement(value, evidence, bench.scope(span), bench.missing_data_caveat(span))


def _counted(
    bench: MeasureContext, span: MatchScope, counts: Callable[[ClubMatch], bool]
) -> Measurement:
    chosen = [side for side in bench.matches(span) if counts(side)]
    return _of_matches(bench, span, len(chosen), chosen)


@match_measure("matches")
def wins(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches won; a tie won on penalties is not."""
    return _counted(bench, span, lambda side: side.result is Result.WON)


@match_measure("matches")
def draws(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches drawn, those that went to penalties among them."""
    return _counted(bench, span, lambda side: side.result is Result.DRAWN)


@match_measure("matches")
def defeats(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches lost; a tie lost on penalties is not."""
    return _counted(bench, span, lambda side: side.result is Result.LOST)


@match_measure("matches")
def clean_sheets(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches without a goal conceded."""
    return _counted(bench, span, lambda side: side.goals_against == 0)


@match_measure("matches")
def played(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches played."""
    return _counted(bench, span, lambda _: True)


@match_measure("matches", "opponent")
def meetings(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches played against an opponent."""
    return _counted(bench, span, lambda _: True)


@match_measure("won-drawn-lost")
def won_drawn_lost(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches won, drawn and lost, as in 8-4-1; one that went to penalties is drawn."""
    own = win_draw_loss(bench.matches(span))
    return _of_matches(bench, span, f"{own.won}-{own.drawn}-{own.lost}")


@match_measure("percent")
def win_percentage(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Matches won of a hundred played; one said in whole percent may be rounded."""
    sides = bench.matches(span)
    if not sides:
        raise NotOnRecord(msg("there was no such match"))
    won = sum(side.result is Result.WON for side in sides)
    return _of_matches(bench, span, round(100 * won / len(sides), 2))


@match_measure("goals")
def goals_for(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals scored; of a season in the league, unless another competition is named."""
    return _goals(bench, span, lambda own: own.goals_for)


@match_measure("goals")
def goals_against(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals conceded; of a season in the league, unless another competition is named."""
    return _goals(bench, span, lambda own: own.goals_against)


@match_measure("goals")
def goal_difference(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals scored less conceded; of a season in the league, unless another is named."""
    return _goals(bench, span, lambda own: own.goals_for - own.goals_against)


def _goals(
    bench: MeasureContext, span: MatchScope, count: Callable[[Standing | WinDrawLoss], int]
) -> Measurement:
    season, club = span.season, span.club
    if season is not None and span.competition is None:
        span = span._replace(competition=bench.league_of(season, club))
    competition = span.competition
    if competition is None or bench.record.kind_of(competition) is not CompetitionKind.LEAGUE:
        return _of_matches(bench, span, count(win_draw_loss(bench.matches(span))))
    if season is not None and span == MatchScope(club, season, competition):
        line = bench.table_entry(season, club, competition)  # the season must be over
        return Measurement(count(line.own), line.evidence)
    # A play-off stays out of the goals of a league.
    sides = [side for side in bench.matches(span) if is_table_stage(side.match.stage)]
    return _of_matches(bench, span, count(win_draw_loss(sides)), sides)


@measure("points")
def points_over(
    bench: MeasureContext, *, season: str, competition: str, matchdays: tuple[int, int], club: str
) -> Measurement:
    """Points won over some matchdays of a league or group, before any deduction."""
    edition = EditionKey(competition, season)
    rules = bench.record.rules_of(edition)
    last = bench.record.season(edition).last_matchday
    if matchdays[1] > last:
        raise NotOnRecord(
            msg("{competition} {season} has matchdays 1 to {last}",
                competition=term(competition), season=season, last=last)
        )  # fmt: skip
    sides = bench.matches(MatchScope(club, season, competition, matchdays=matchdays))
    worth = {Result.WON: rules.win, Result.DRAWN: rules.draw, Result.LOST: 0}
    return Measurement(sum(worth[side.result] for side in sides), matches_of(sides))


@match_measure("goals", "opponent")
def winning_margins(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Margins by which a club has beaten an opponent, each once, biggest first."""
    return _of_wins(bench, span, lambda side: side.goals_for - side.goals_against)


@match_measure("goals", "opponent")
def goals_in_wins(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Goals that a club has scored in its wins over an opponent, each number once, most first."""
    return _of_wins(bench, span, lambda side: side.goals_for)


def _of_wins(
    bench: MeasureContext, span: MatchScope, count: Callable[[ClubMatch], int]
) -> Measurement:
    won = [side for side in bench.matches(span) if side.result is Result.WON]
    return _of_matches(bench, span, sorted(set(map(count, won)), reverse=True), won)


def _not_a_league(bench: MeasureContext, competition: str) -> None:
    if bench.record.kind_of(competition) is CompetitionKind.LEAGUE:
        raise UsageError(
            msg("{competition} is a league", competition=term(competition)),
            msg("ask league_position"),
        )


def _end(bench: MeasureContext, span: MatchScope, sides: list[ClubMatch]) -> CampaignResult:
    """How far a club came in a season of a competition with these matches, one at least."""
    assert span.season is not None
    assert span.competition is not None
    rules = bench.record.rules_of(EditionKey(span.competition, span.season))
    return campaign_result(sides, sides, rules)


@measure("stage")
def stage_reached(
    bench: MeasureContext, *, season: str, competition: str, club: str
) -> Measurement:
    """Last stage that a club played in a season of a competition, or Winners."""
    _not_a_league(bench, competition)
    span = MatchScope(club, season, competition)
    sides = bench.matches(span)
    if not sides:
        return Measurement(NONE, (), _absent(span))
    end = _end(bench, span, sides)
    return Measurement(end.reached, _last_matches(end, sides))


@measure("club")
def eliminated_by(
    bench: MeasureContext, *, season: str, competition: str, club: str
) -> Measurement:
    """Opponent of the tie in which a club went out of a competition."""
    _not_a_league(bench, competition)
    span = MatchScope(club, season, competition)
    sides = bench.matches(span)
    if not sides:
        return Measurement(NONE, (), _absent(span))
    end = _end(bench, span, sides)
    if end.reached == WINNERS:
        return Measurement(NONE, _last_matches(end, sides), msg("{club} won it", club=club))
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
                club=club, competition=term(competition), season=season)
        )  # fmt: skip
    bench.require_over(club, season, competition)
    note = msg("{club} went out in {stage}, in no tie", club=club, stage=term(end.reached))
    return Measurement(NONE, _last_matches(end, sides), note)


def _last_matches(end: CampaignResult, sides: list[ClubMatch]) -> tuple[Match, ...]:
    """The matches of the stage at which a club's campaign ended."""
    stage = FINAL if end.reached == WINNERS else end.reached
    return matches_of(side for side in sides if side.match.stage == stage)


def _absent(span: MatchScope) -> str:
    """That a club played no match of a season of a competition."""
    assert span.competition is not None
    return msg(
        "{club} did not play in {competition} {season}",
        club=span.club, competition=term(span.competition), season=span.season,
    )  # fmt: skip


def _tie(
    bench: MeasureContext, club: str, opponent: str, season: str, competition: str
) -> list[ClubMatch]:
    """The matches of a tie, none where there was no tie."""
    sides = bench.matches(MatchScope(club, season, competition, opponent))
    tie = [side for side in sides if not is_table_stage(side.match.stage)]
    if not tie:
        bench.require_over(club, season, competition)
    return tie


def _no_tie(club: str, opponent: str) -> str:
    return msg("{club} and {opponent} met in no tie", club=club, opponent=opponent)


@measure("true or false")
def knocked_out(
    bench: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Whether a club won a tie against an opponent: aggregate, away goals, penalties."""
    legs = matches_of(_tie(bench, club, opponent, season, competition))
    if not legs:
        return Measurement(False, (), _no_tie(club, opponent))
    rules = bench.record.rules_of(EditionKey(competition, season))
    through = winner(legs, away_goals=rules.away_goals)
    if through is None:
        raise NotOnRecord(
            msg("the record decides no tie of {club} and {opponent}", club=club, opponent=opponent)
        )
    return Measurement(through == club, legs)


@measure("scores")
def aggregate(
    bench: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Score of a tie over both legs, own goals first; penalties do not count."""
    legs = _tie(bench, club, opponent, season, competition)
    if not legs:
        return Measurement(NONE, (), _no_tie(club, opponent))
    if len(legs) == 1 and legs[0].match.leg is not None:
        raise NotOnRecord(msg("the record has only one leg"))
    own = win_draw_loss(legs)
    return Measurement(f"{own.goals_for}-{own.goals_against}", matches_of(legs))


@measure("day")
def tie_decided_on(
    bench: MeasureContext, *, opponent: str, season: str, competition: str, club: str
) -> Measurement:
    """Day on which a tie against an opponent was decided: that of its last match."""
    legs = _tie(bench, club, opponent, season, competition)
    if not legs:
        return Measurement(NONE, (), _no_tie(club, opponent))
    return Measurement(legs[-1].match.date, matches_of(legs))


@measure("stages")
def stages(
    bench: MeasureContext,
    *,
    opponent: str,
    season: str,
    competition: str,
    club: str,
    score: str | None = None,
) -> Measurement:
    """Stages at which two clubs met in a season of a competition, perhaps only at that score."""
    met = bench.matches(MatchScope(club, season, competition, opponent))
    sides = [side for side in met if score in (None, _score(side))]
    return Measurement(
        list(dict.fromkeys(side.match.stage for side in sides)), matches_of(sides or met)
    )


@measure("matches")
def finals(
    bench: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Finals of a competition that a club played; one of two legs is one."""
    _not_a_league(bench, competition)
    span = MatchScope(club, season, competition, stage=FINAL)
    sides = bench.matches(span)
    seasons = {side.match.season for side in sides}
    return Measurement(len(seasons), matches_of(sides), bench.scope(span))


@measure("clubs")
def lost_finals_to(
    bench: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Opponents of the finals that a club lost, by date; also on penalties."""
    _not_a_league(bench, competition)
    span = MatchScope(club, season, competition, stage=FINAL)
    by_edition: dict[EditionKey, list[ClubMatch]] = {}
    for side in bench.matches(span):
        by_edition.setdefault(side.match.edition, []).append(side)
    lost = [
        legs
        for edition, legs in by_edition.items()
        if winner(matches_of(legs), away_goals=bench.record.rules_of(edition).away_goals)
        == legs[0].opponent
    ]
    evidence = matches_of(side for legs in lost for side in legs)
    return Measurement([legs[0].opponent for legs in lost], evidence, bench.scope(span))


@measure("matches")
def finals_lost(
    bench: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Finals of a competition that a club lost; also on penalties."""
    lost = lost_finals_to(bench, competition=competition, club=club, season=season)
    return lost._replace(value=len(lost.value))


@measure("trophies")
def titles(
    bench: MeasureContext, *, competition: str, club: str, season: str | None = None
) -> Measurement:
    """Seasons of a cup or European competition that a club won."""
    _not_a_league(bench, competition)
    span = MatchScope(club, season, competition)
    by_edition: dict[EditionKey, list[ClubMatch]] = {}
    # A club that was out before the record begins to have its matches won nothing.
    for side in bench.known_matches(span) or bench.matches(span._replace(stage=FINAL)):
        by_edition.setdefault(side.match.edition, []).append(side)
    won = [
        sides[-1]
        for edition, sides in by_edition.items()
        if campaign_result(sides, sides, bench.record.rules_of(edition)).reached == WINNERS
    ]
    return Measurement(len(won), matches_of(won), bench.scope(span))
