"""Measures of cups and European competitions: how far a club got, ties, groups, finals."""

from __future__ import annotations

from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    NONE,
    CampaignScope,
    FinalsScope,
    LeagueSeasonScope,
    MatchScope,
    Measurement,
    NotOnRecord,
    TieScope,
    campaign_measure,
    finals_measure,
    league_season_measure,
    measure,
    tie_measure,
)
from gasp_cli.domain.campaign import WINNERS, CampaignResult, campaign_result
from gasp_cli.domain.club_match import ClubMatch, by_edition, win_draw_loss
from gasp_cli.domain.model import FINAL, CompetitionKind, EditionKey, Match, is_table_stage
from gasp_cli.domain.tie import winner
from gasp_cli.errors import UsageError
from gasp_cli.i18n import join_list, msg, name_term, term, term_in_sentence


@campaign_measure("true or false", "Whether {club} played in the {competition}")
def took_part(context: MeasureContext, campaign: CampaignScope) -> Measurement:
    """Whether a club played in a season of a competition.

    A European competition counts from its group or league phase on: the qualifying rounds of
    other clubs are not in the record.
    """
    season, competition, club = campaign
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


@campaign_measure("stage", "How far {club} got")
def stage_reached(context: MeasureContext, campaign: CampaignScope) -> Measurement:
    """How far a club got in a competition that season: the last stage it played, or Winners."""
    sides = _matches_of(context, campaign)
    if not sides:
        return Measurement(NONE, (), _absent(campaign))
    end = _end(context, campaign, sides)
    return Measurement(end.reached, _last_matches(end, sides))


@measure("true or false", "Whether {club} got there")
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


@campaign_measure("club", "Club that knocked {club} out")
def eliminated_by(context: MeasureContext, campaign: CampaignScope) -> Measurement:
    """Opponent of the tie in which a club went out of a competition."""
    season, competition, club = campaign
    sides = _matches_of(context, campaign)
    if not sides:
        return Measurement(NONE, (), _absent(campaign))
    end = _end(context, campaign, sides)
    if end.reached == WINNERS:
        return Measurement(
            NONE, _last_matches(end, sides), msg("{club} won it", club=name_term(club))
        )
    if end.eliminated_by is not None:
        against = [side for side in sides if side.opponent == end.eliminated_by]
        return Measurement(end.eliminated_by, _last_matches(end, against))
    if not is_table_stage(end.reached):
        raise NotOnRecord(
            msg("the record does not say who put {club} out of {competition} {season}",
                club=name_term(club), competition=term(competition), season=season)
        )  # fmt: skip
    context.require_over(club, season, competition)
    which = {"club": name_term(club), "stage": term_in_sentence(end.reached)}
    note = msg("{club} went out in {stage}, not in a tie", **which)
    return Measurement(NONE, _last_matches(end, sides), note)


def _not_a_league(context: MeasureContext, competition: str) -> None:
    if context.record.kind_of(competition) is CompetitionKind.LEAGUE:
        what = msg("{competition} is a league", competition=term(competition))
        raise UsageError(what, msg("ask league_position"))


def _matches_of(context: MeasureContext, campaign: CampaignScope) -> list[ClubMatch]:
    """The matches of a campaign. Raises `UsageError` for a league."""
    _not_a_league(context, campaign.competition)
    return context.matches(MatchScope(campaign.club, campaign.season, campaign.competition))


def _end(
    context: MeasureContext, campaign: CampaignScope, sides: list[ClubMatch]
) -> CampaignResult:
    """How far a club came in a season of a competition with these matches, one at least."""
    rules = context.record.rules_of(EditionKey(campaign.competition, campaign.season))
    return campaign_result(sides, sides, rules)


def _last_matches(end: CampaignResult, sides: list[ClubMatch]) -> tuple[Match, ...]:
    """The matches of the stage at which a club's campaign ended."""
    stage = FINAL if end.reached == WINNERS else end.reached
    return matches_of(side for side in sides if side.match.stage == stage)


def _absent(campaign: CampaignScope) -> str:
    """That a club played no match of a season of a competition."""
    club, competition = name_term(campaign.club), term(campaign.competition)
    which = {"club": club, "competition": competition, "season": campaign.season}
    return msg("{club} did not play in {competition} {season}", **which)


@league_season_measure("true or false", "Whether {club} played in Europe")
def in_europe(context: MeasureContext, scope: LeagueSeasonScope) -> Measurement:
    """Whether a club played in a European competition of a season."""
    matches = [
        side
        for side in context.matches(MatchScope(scope.club, scope.season))
        if context.record.kind_of(side.match.competition) is CompetitionKind.EUROPE
    ]
    if not matches:
        context.require_over(scope.club, scope.season, None)
    return Measurement(bool(matches), matches_of(matches))


@campaign_measure("true or false", "Whether {club} got past the group stage")
def past_group(context: MeasureContext, campaign: CampaignScope) -> Measurement:
    """Whether a club came through the group or league phase of a season of a competition."""
    season, competition, club = campaign
    sides = context.matches(MatchScope(club, season, competition))
    after = context.matches(MatchScope(club, season, competition, phase="group"))
    if not after:
        raise NotOnRecord(msg("there was no such match"))
    later = [side for side in sides if side.match.date > after[-1].match.date]
    return Measurement(bool(later), matches_of(later or after))


@tie_measure("true or false", "Whether {club} and {opponent} were in one group")
def same_group(context: MeasureContext, tie: TieScope) -> Measurement:
    """Whether two clubs played in one group of a season of a competition."""
    context.complete_edition(tie.competition, tie.season)
    tables = context.record.season(EditionKey(tie.competition, tie.season)).tables
    return Measurement(any({tie.club, tie.opponent} <= table.clubs for table in tables.values()))


def _legs(context: MeasureContext, tie: TieScope) -> list[ClubMatch]:
    """The matches of a tie; empty where the clubs did not meet in one."""
    sides = context.matches(MatchScope(tie.club, tie.season, tie.competition, tie.opponent))
    legs = [side for side in sides if not is_table_stage(side.match.stage)]
    if not legs:
        context.require_over(tie.club, tie.season, tie.competition)
    return legs


def _no_tie(tie: TieScope) -> str:
    which = {"club": name_term(tie.club), "opponent": name_term(tie.opponent)}
    return msg("{club} and {opponent} did not meet in a tie", **which)


@tie_measure("true or false", "Whether {club} knocked out {opponent}")
def knocked_out(context: MeasureContext, tie: TieScope) -> Measurement:
    """Whether a club won a tie against an opponent: aggregate, away goals, penalties."""
    legs = matches_of(_legs(context, tie))
    if not legs:
        return Measurement(False, (), _no_tie(tie))
    rules = context.record.rules_of(EditionKey(tie.competition, tie.season))
    through = winner(legs, away_goals=rules.away_goals)
    if through is None:
        which = {"club": name_term(tie.club), "opponent": name_term(tie.opponent)}
        raise NotOnRecord(
            msg("the record has no settled tie between {club} and {opponent}", **which)
        )
    return Measurement(through == tie.club, legs)


@tie_measure("scores", "Aggregate score of {club} v {opponent}")
def aggregate(context: MeasureContext, tie: TieScope) -> Measurement:
    """Score of a tie over both legs, the club's goals first; penalties do not count."""
    legs = _legs(context, tie)
    if not legs:
        return Measurement(NONE, (), _no_tie(tie))
    if len(legs) == 1 and legs[0].match.leg is not None:
        raise NotOnRecord(msg("the record has only one leg"))
    own = win_draw_loss(legs)
    return Measurement(f"{own.goals_for}-{own.goals_against}", matches_of(legs))


@tie_measure("scores", "Aggregate score of {club} v {opponent}")
def written_aggregate(context: MeasureContext, tie: TieScope) -> Measurement:
    """Score of a tie over both legs as prose may write it: own goals or the winner's first."""
    score = aggregate(context, tie)
    if score.value == NONE:
        return score
    goals = sorted(map(int, score.value.split("-")), reverse=True)
    scores = dict.fromkeys((score.value, f"{goals[0]}-{goals[1]}"))
    return score._replace(value=list(scores))


@tie_measure("day", "When {club} v {opponent} was settled")
def tie_decided_on(context: MeasureContext, tie: TieScope) -> Measurement:
    """Day on which a tie against an opponent was decided: the day of its last match."""
    legs = _legs(context, tie)
    if not legs:
        return Measurement(NONE, (), _no_tie(tie))
    return Measurement(legs[-1].match.date, matches_of(legs))


@measure("stages", ("Round of {club} v {opponent} {score}", "Round of {club} v {opponent}"))
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
    sides = [side for side in met if score in (None, side.score)]
    return Measurement(
        list(dict.fromkeys(side.match.stage for side in sides)), matches_of(sides or met)
    )


@finals_measure("matches", "{competition} finals that {club} played")
def finals(context: MeasureContext, scope: FinalsScope) -> Measurement:
    """Finals of a competition that a club played; a two-legged final counts once."""
    of_final = _of_final(context, scope)
    sides = context.matches(of_final)
    played = by_edition(sides)
    note = join_list(_final_phrase(context, edition, legs) for edition, legs in played.items())
    return Measurement(len(played), matches_of(sides), note, counted=context.counted(of_final))


@finals_measure("clubs", "Opponents in {club}'s lost {competition} finals")
def lost_finals_to(context: MeasureContext, scope: FinalsScope) -> Measurement:
    """Opponents in the finals that a club lost, also on penalties, by date."""
    of_final = _of_final(context, scope)
    played = by_edition(context.matches(of_final))
    lost = {edition: legs for edition, legs in played.items() if _is_lost(context, edition, legs)}
    note = join_list(_final_phrase(context, edition, legs) for edition, legs in lost.items())
    return Measurement(
        [legs[0].opponent for legs in lost.values()],
        matches_of(side for legs in lost.values() for side in legs),
        note if scope.season is None else "",
        counted=context.counted(of_final),
    )


@finals_measure("matches", "{competition} finals that {club} lost")
def finals_lost(context: MeasureContext, scope: FinalsScope) -> Measurement:
    """Finals of a competition that a club lost; also on penalties."""
    lost = lost_finals_to(context, scope)
    return lost._replace(value=len(lost.value))


@finals_measure("trophies", "{competition} titles of {club}")
def titles(context: MeasureContext, scope: FinalsScope) -> Measurement:
    """Cups and European trophies that a club won."""
    of_final = _of_final(context, scope)
    of_cup = of_final._replace(stage=None)
    # A club that was out before the record begins to have its matches won nothing.
    sides = context.known_matches(of_cup) or context.matches(of_final)
    won = [
        sides[-1]
        for edition, sides in by_edition(sides).items()
        if campaign_result(sides, sides, context.record.rules_of(edition)).reached == WINNERS
    ]
    return Measurement(len(won), matches_of(won), counted=context.counted(of_cup))


def _of_final(context: MeasureContext, scope: FinalsScope) -> MatchScope:
    """The finals that are meant. Raises `UsageError` for a league."""
    _not_a_league(context, scope.competition)
    return MatchScope(scope.club, scope.season, scope.competition, stage=FINAL)


def _is_lost(context: MeasureContext, edition: EditionKey, legs: list[ClubMatch]) -> bool:
    away_goals = context.record.rules_of(edition).away_goals
    return winner(matches_of(legs), away_goals=away_goals) == legs[0].opponent


def _final_phrase(context: MeasureContext, edition: EditionKey, legs: list[ClubMatch]) -> str:
    """How a final ended, in words: `2019 lost to Como`."""
    which = {"year": legs[-1].match.date[:4], "club": name_term(legs[0].opponent)}
    if _is_lost(context, edition, legs):
        return msg("{year} lost to {club}", **which)
    return msg("{year} won against {club}", **which)
