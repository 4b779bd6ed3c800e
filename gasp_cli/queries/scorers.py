"""Scorers: who scored most where all scorers are known, and the known goals of a player."""

from collections import defaultdict
from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.reference import Goal
from gasp_cli.errors import Action, Remedy
from gasp_cli.i18n import join_list, msg, name_term, plural, term
from gasp_cli.kb.story import Story
from gasp_cli.matching import OneOrMore, Seasons, find_name, normalise
from gasp_cli.queries.match_filter import MatchFilter, describe, resolve_filter, select
from gasp_cli.queries.phrases import coach_phrase, short_stage
from gasp_cli.results import CellStyle, Column, ResultSet


class ScorerRow(NamedTuple):
    """A player's goals in the club's matches, for the club or against it."""

    player: Annotated[str, Column("who scored", "Player", CellStyle.NAME)]
    club: Annotated[str, Column("the side they count for", "Club")]
    goals: Annotated[int, Column("goals, own goals apart", "Goals", CellStyle.STRONG)]
    penalties: Annotated[int, Column("goals from the penalty spot", "Pens", priority=2)]
    matches: Annotated[int, Column("matches in which the player scored", "Matches", priority=2)]
    competitions: Annotated[list[str], Column("competitions", "Competitions", priority=3)]


class GoalRow(NamedTuple):
    """A goal of one player."""

    date: Annotated[str, Column("day, ISO", "Date")]
    competition: Annotated[str, Column("competition", "Competition", priority=2)]
    stage: Annotated[
        str, Column("round, in its one spelling", "Stage", priority=2, short=short_stage)
    ]
    opponent: Annotated[str, Column("the other club", "Opponent", CellStyle.STRONG)]
    minute: Annotated[str | None, Column("minute, as in 90+4; null: not known", "Minute")]
    penalty: Annotated[bool, Column("whether it was a penalty", "Pen")]
    id: Annotated[str, Column("id of the goal", "Id", CellStyle.MUTED, 3)]
    match: Annotated[str, Column("id of the match", "Match", priority=0)]


class _ScoredGoals(NamedTuple):
    """The goals known of some matches; `partial` has the competitions with unknown scorers.

    Of each, the number of matches whose scorers are known, and of all.
    """

    goals: list[tuple[ClubMatch, Goal]]
    partial: dict[str, tuple[int, int]]


def scorers(
    story: Story,
    *,
    competition: OneOrMore = None,
    season: Seasons = None,
    opponent: OneOrMore = None,
) -> ResultSet[ScorerRow]:
    """The scorers in the club's matches under the coach, most goals first.

    A competition counts if the scorers of all its selected matches are known; the notes name the
    others.
    """
    chosen = _filter(story, competition, season, opponent)
    scored_goals = _scored_goals(story, chosen)
    club = story.record.about.club
    rows = []
    of_player: dict[tuple[str, str], list[tuple[ClubMatch, Goal]]] = defaultdict(list)
    for match, goal in scored_goals.goals:
        if not goal.own_goal and match.match.competition not in scored_goals.partial:
            of_player[goal.scorer, goal.team].append((match, goal))
    for (player, team), scored in of_player.items():
        rows.append(
            ScorerRow(
                player, team, len(scored), sum(goal.penalty for _, goal in scored),
                len({match.match.id for match, _ in scored}),
                list(dict.fromkeys(match.match.competition for match, _ in scored)),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-row.goals, row.club != club, normalise(row.player)))
    which = describe(chosen)
    under = coach_phrase(story.record)
    title = (
        msg("Scorers in the matches of {club} {which}", club=name_term(club), which=which)
        if which
        else msg("Scorers in the matches of {club} {under}", club=name_term(club), under=under)
    )
    left_out = msg(
        "Left out, as not all scorers are known: {competitions}.",
        competitions=_with_numbers(scored_goals),
    )
    why = msg("no goal whose scorer is known {under}", under=under)
    remarks: tuple[str, ...] = ()
    if scored_goals.goals and not rows:
        why = msg(
            "nobody can be ranked, as not all scorers are known: {competitions}",
            competitions=_with_numbers(scored_goals),
        )
        remarks = (msg("the goals known: {command}", command=Remedy(Action.LIST_GOALS)),)
    notes = (left_out,) if scored_goals.partial else ()
    return ResultSet(ScorerRow, rows, title, notes, why, remarks=remarks)


def goals_of(
    story: Story,
    player: str,
    *,
    competition: OneOrMore = None,
    season: Seasons = None,
    opponent: OneOrMore = None,
) -> ResultSet[GoalRow]:
    """The goals of one player in these matches, by date, as far as they are known.

    A note names the competitions in which there may be more. Raises `UnknownName`.
    """
    scored_goals = _scored_goals(story, _filter(story, competition, season, opponent))
    aliases = {person.name: person.aliases for person in story.people}
    names = {goal.scorer: aliases.get(goal.scorer, ()) for goal in story.record.reference.goals}
    name = find_name(player, names, msg("scorer"))
    rows = [
        GoalRow(
            match.date, match.competition, match.stage,
            match.away if goal.team == match.home else match.home, goal.minute, goal.penalty,
            goal.id, match.id,
        )
        for (match, *_), goal in scored_goals.goals
        if goal.scorer == name and not goal.own_goal
    ]  # fmt: skip
    title = msg("Goals of {player}", player=name_term(name))
    count = plural("{n} goal.", "{n} goals.", len(rows))
    why = msg("no goal of {player} that the reference has", player=name_term(name))
    partial = msg(
        "There may be more, as not all scorers are known: {competitions}.",
        competitions=_with_numbers(scored_goals),
    )
    notes = (count, partial) if scored_goals.partial else (count,)
    return ResultSet(GoalRow, rows, title, notes, why)


def _filter(
    story: Story, competition: OneOrMore, season: Seasons, opponent: OneOrMore
) -> MatchFilter:
    return resolve_filter(story.record, season=season, competition=competition, opponent=opponent)


def _scored_goals(story: Story, chosen: MatchFilter) -> _ScoredGoals:
    reference = story.record.reference
    by_competition: dict[str, list[ClubMatch]] = defaultdict(list)
    for match in select(story.record, chosen):
        by_competition[match.match.competition].append(match)
    goals: list[tuple[ClubMatch, Goal]] = []
    partial = {}
    for name, matches in by_competition.items():
        whole = sum(reference.has_all_goals(match.match) for match in matches)
        if whole < len(matches):
            partial[name] = (whole, len(matches))
        goals += [(match, goal) for match in matches for goal in reference.goals_of(match.match)]
    goals.sort(key=lambda scored: scored[0].match.date)
    return _ScoredGoals(goals, partial)


def _with_numbers(scored_goals: _ScoredGoals) -> str:
    """The competitions with unknown scorers, each with how much of it is known."""
    return join_list(
        msg("{competition} ({known} of {all} matches)", competition=term(name), known=whole,
            all=matches)
        for name, (whole, matches) in scored_goals.partial.items()
    )  # fmt: skip


def top_scorers(story: Story, season: str | None = None) -> ResultSet[ScorerRow]:
    """The club's top scorers in Europe, of one season or of all; several if level on goals."""
    names = [
        competition.name
        for competition in story.record.competitions
        if competition.kind is CompetitionKind.EUROPE
    ]
    answer = scorers(story, competition=names, season=season)
    of_club = [row for row in answer.rows if row.club == story.record.about.club]
    top = [row for row in of_club if row.goals == of_club[0].goals]
    return answer._replace(rows=top, title=msg("Top scorer in Europe"), notes=(), remarks=())
