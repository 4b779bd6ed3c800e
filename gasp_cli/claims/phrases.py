"""Phrases for what a measure gives, for claimed values and for computed ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import TYPE_CHECKING, Any

from gasp_cli.domain.dates import is_day
from gasp_cli.domain.facts import Compare
from gasp_cli.i18n import (
    Message,
    Worded,
    date_term,
    figure_term,
    join_list,
    msg,
    term,
    translate,
    value_term,
)

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding


def value_phrase(value: Any) -> str:
    """A claimed or computed value within a sentence."""
    if value is None:
        return msg("unknown")
    if isinstance(value, list):
        return join_list(map(value_phrase, value)) or msg("none")
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    if isinstance(value, (int, float)):
        return figure_term(value)
    return value if isinstance(value, Message) else value_term(str(value), in_sentence=True)


def said_phrase(part: Any) -> Any:
    """The claimed value of a finding or a statement; a limit in words: `at least 5`."""
    if part.compare == Compare.AT_LEAST:
        return msg("at least {value}", value=_value(part.said))
    if part.compare == Compare.AT_MOST:
        return msg("at most {value}", value=_value(part.said))
    return part.said


def _value(said: Any) -> Any:
    """A value within a sentence."""
    return value_phrase(said)


def arguments_phrase(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as they are typed: matchdays `1-19`."""
    return {
        name: f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value
        for name, value in arguments.items()
    }


def finding_phrase(finding: Finding) -> str:
    """The subject of a finding, with the reading of the words where there are several."""
    subject = subject_phrase(finding.measure, finding.arguments)
    if not finding.reading:
        return subject
    return msg("{subject} (read as {reading})", subject=subject, reading=term(finding.reading))


def measure_in_words(finding: Finding) -> str:
    """The measure of a finding, which people read with its arguments in words, then its name."""
    subject = subject_phrase(finding.measure, finding.arguments)
    words = msg("{told} [{measure}]", told=subject, measure=finding.measure)
    return Worded(finding.measure, words)


def subject_phrase(measure: str, arguments: Mapping[str, Any]) -> Message:
    """The result of a measure in words: `Opponents in Alba's lost The Cup finals, 2001-02`."""
    words = {
        name: value_term(str(value)) if isinstance(value, str) else value
        for name, value in arguments_phrase(arguments).items()
    }
    subject = _SUBJECTS[measure]
    assert isinstance(subject, FunctionType)
    named = {"club", *subject.__code__.co_varnames[: subject.__code__.co_argcount]}
    left = {name: value for name, value in words.items() if name not in named}
    if "since" in left and (time := _one_time(arguments["since"], arguments.get("until"))):
        del left["since"], left["until"]
        left["on"] = date_term(time)
    details = [_detail(name, left[name]) for name in sorted(left, key=_ORDER.index)]
    return join_list([subject(**words), *details])


_DANGLING = re.compile(r"\W+(a|by|con|da|di|for|of|su)?\W*$")  # i18n: what led to a gap


def measure_phrase(measure: str) -> str:
    """The values of a measure in the language in use, without names: `goals scored`."""
    subject = _SUBJECTS[measure]
    assert isinstance(subject, FunctionType)
    gaps = dict.fromkeys(subject.__code__.co_varnames[: subject.__code__.co_argcount], "")
    return _DANGLING.sub("", translate(subject(**gaps)))


def _one_time(since: str, until: str | None) -> str | None:
    """The day, month or year that two days limit: `2020-03` from its first to its last day."""
    if until is None or since == until:
        return until
    if since[4:] == "-01-01" and until == f"{since[:4]}-12-31":
        return since[:4]
    day_after = f"{until[:8]}{int(until[8:]) + 1}"
    is_month = since[:7] == until[:7] and since.endswith("-01") and not is_day(day_after)
    return since[:7] if is_month else None


_ORDER = (
    "venue", "opponent", "behind", "competition", "stage", "phase", "leg", "season", "half",
    "matchdays", "matchday", "first", "last", "since", "until", "on", "at",
)  # fmt: skip
"""The arguments that may follow a subject, in the order in which they do."""


def _detail(name: str, value: Any) -> Message:
    if name in _DETAILS:
        return _DETAILS[name](value)
    text = str(value)
    if (name, text) in _VALUES:
        return _VALUES[name, text]
    return value if isinstance(value, Message) else term(text)


_DETAILS: dict[str, Callable[[Any], Message]] = {
    "opponent": lambda club: msg("against {club}", club=club),
    "behind": lambda club: msg("behind {club}", club=club),
    "matchday": lambda matchday: msg("matchday {matchdays}", matchdays=matchday),
    "matchdays": lambda matchdays: msg("matchday {matchdays}", matchdays=matchdays),
    "first": lambda n: msg("first {n} matches", n=n),
    "last": lambda n: msg("last {n} matches", n=n),
    "since": lambda day: msg("from {day}", day=day),
    "until": lambda day: msg("until {day}", day=day),
}
_VALUES = {
    ("venue", "home"): msg("at home"),
    ("venue", "away"): msg("away"),
    ("venue", "neutral"): msg("on neutral ground"),
    ("leg", "1"): msg("first leg"),
    ("leg", "2"): msg("second leg"),
    ("phase", "group"): msg("group or league phase"),
    ("phase", "knockout"): msg("knockout phase"),
    ("half", "1"): msg("first half of the season"),
    ("half", "2"): msg("second half of the season"),
}
"""Arguments in words, by name, and by name and value; others are shown as they are."""


_SUBJECTS: dict[str, Callable[..., Message]] = {
    "age": lambda person, **_: msg("Age of {person}", person=person),
    "age_then": lambda age, on, **_: msg("Age of somebody {age} on {day}", age=age, day=on),
    "aggregate": lambda club, opponent, **_: msg(
        "Aggregate score of {club} v {opponent}", club=club, opponent=opponent
    ),
    "attack_rank": lambda club, **_: msg("Attack rank of {club}", club=club),
    "behind_closed_doors": lambda club, opponent, **_: msg(
        "Whether {club} v {opponent} was played behind closed doors", club=club, opponent=opponent
    ),
    "best_european_run": lambda club, before, **_: msg(
        "{club}'s best European run before {season}", club=club, season=before
    ),
    "best_finish": lambda club, before, **_: msg(
        "{club}'s best league finish before {season}", club=club, season=before
    ),
    "best_points": lambda club, **_: msg("Most points of {club} in a season", club=club),
    "biggest_defeats": lambda club, **_: msg("Biggest defeats of {club}", club=club),
    "biggest_wins": lambda club, **_: msg("Biggest wins of {club}", club=club),
    "campaigns": lambda club, competition, **_: msg(
        "Seasons of {club} in the {competition}", club=club, competition=competition
    ),
    "clean_sheets": lambda club, **_: msg("Clean sheets of {club}", club=club),
    "clubs_above": lambda club, **_: msg("Clubs above {club}", club=club),
    "decade_of_finish": lambda club, position, before, **_: msg(
        "Decade in which {club} last finished in place {position} before {season}",
        club=club, position=position, season=before,
    ),
    "defeat_days": lambda club, **_: msg("Days of {club}'s defeats", club=club),
    "defeats": lambda club, **_: msg("Defeats of {club}", club=club),
    "defeats_rank": lambda club, **_: msg("Rank of {club} by fewest defeats", club=club),
    "defence_rank": lambda club, **_: msg("Defence rank of {club}", club=club),
    "draw_days": lambda club, **_: msg("Days of {club}'s draws", club=club),
    "draws": lambda club, **_: msg("Draws of {club}", club=club),
    "eliminated_by": lambda club, **_: msg("Club that knocked {club} out", club=club),
    "european_home_ground": lambda club, **_: msg(
        "Ground of {club}'s European home matches", club=club
    ),
    "figure": lambda subject, quantity, **_: msg(
        "{subject}, {quantity}", subject=subject, quantity=quantity
    ),
    "finals": lambda club, competition, **_: msg(
        "{competition} finals that {club} played", club=club, competition=competition
    ),
    "finals_lost": lambda club, competition, **_: msg(
        "{competition} finals that {club} lost", club=club, competition=competition
    ),
    "finishes_in_top": lambda club, position, before, **_: msg(
        "Seasons before {season} in which {club} finished in the top {position}",
        club=club, position=position, season=before,
    ),
    "first_scorer": lambda **_: msg("Scorer of the first goal"),
    "goal_difference": lambda club, **_: msg("Goal difference of {club}", club=club),
    "goal_minutes": lambda opponent, **_: msg("Minutes of {opponent}'s goals", opponent=opponent),
    "goals_against": lambda club, **_: msg("Goals conceded by {club}", club=club),
    "goals_change": lambda club, season, than, **_: msg(
        "Goals of {club} in {season} compared with {other}", club=club, season=season, other=than
    ),
    "goals_conceded_in_match": lambda club, **_: msg(
        "Goals conceded by {club} in a match", club=club
    ),
    "goals_for": lambda club, **_: msg("Goals scored by {club}", club=club),
    "goals_in_match": lambda club, **_: msg("Goals of {club} in a match", club=club),
    "goals_in_wins": lambda club, opponent, **_: msg(
        "Goals of {club} in wins over {opponent}", club=club, opponent=opponent
    ),
    "ground": lambda club, opponent, **_: msg(
        "Ground of {club} v {opponent}", club=club, opponent=opponent
    ),
    "half_points": lambda club, **_: msg("Points won by {club}", club=club),
    "half_rank": lambda club, **_: msg("Rank of {club} by points won", club=club),
    "honour_given": lambda award, **_: msg("Day on which the {award} was given", award=award),
    "honours_of": lambda holder, **_: msg("Honours of {holder}", holder=holder),
    "in_charge": lambda club, **_: msg("Coach of {club}", club=club),
    "in_europe": lambda club, **_: msg("Whether {club} played in Europe", club=club),
    "knocked_out": lambda club, opponent, **_: msg(
        "Whether {club} knocked out {opponent}", club=club, opponent=opponent
    ),
    "last_scorer": lambda **_: msg("Scorer of the last goal"),
    "league_position": lambda club, **_: msg("League position of {club}", club=club),
    "longest_break": lambda **_: msg("Longest break, in months"),
    "longest_run": lambda club, kind, **_: msg(
        "{club}'s longest run ({kind})", club=club, kind=kind
    ),
    "lost_finals_to": lambda club, competition, **_: msg(
        "Opponents in {club}'s lost {competition} finals", club=club, competition=competition
    ),
    "low_starts": lambda club, matchday, **_: msg(
        "Seasons in which {club} were in the bottom half after {n} matchdays", club=club, n=matchday
    ),
    "match_days": lambda club, **_: msg("Days of {club}'s matches", club=club),
    "match_scores": lambda club, **_: msg("Scores of {club}", club=club),
    "match_venue": lambda club, score, **_: msg(
        "Venue of {club}'s {score}", club=club, score=score
    ),
    "matchdays_in_top": lambda club, position, **_: msg(
        "Matchdays after which {club} were in the top {position}", club=club, position=position
    ),
    "matches_in_charge": lambda club, person, **_: msg(
        "Matches of {person} in charge of {club}", club=club, person=person
    ),
    "meetings": lambda club, opponent, **_: msg(
        "Matches of {club} v {opponent}", club=club, opponent=opponent
    ),
    "missed_in_shootout": lambda **_: msg("Players who missed in the shoot-out"),
    "nickname": lambda club, **_: msg("Nicknames of {club}", club=club),
    "no_points_against": lambda club, **_: msg(
        "Clubs from which {club} took no point", club=club
    ),
    "overtaken": lambda club, **_: msg("Clubs that {club} overtook", club=club),
    "past_group": lambda club, **_: msg("Whether {club} got past the group stage", club=club),
    "penalties_missed": lambda player, **_: msg("Penalties missed by {player}", player=player),
    "played": lambda club, **_: msg("Matches of {club}", club=club),
    "played_stage": lambda club, **_: msg("Whether {club} got there", club=club),
    "player_goals": lambda player, **_: msg("Goals of {player}", player=player),
    "points": lambda club, **_: msg("Points of {club}", club=club),
    "points_ahead": lambda club, opponent, **_: msg(
        "Points of {club} ahead of {other}", club=club, other=opponent
    ),
    "points_behind": lambda club, behind=None, **_: (
        msg("Points of {club} behind {other}", club=club, other=behind)
        if behind
        else msg("Points of {club} behind the leaders", club=club)
    ),
    "points_change": lambda club, season, than, **_: msg(
        "Points of {club} in {season} compared with {other}", club=club, season=season, other=than
    ),
    "points_from_place": lambda club, position, **_: msg(
        "Points of {club} from place {n}", club=club, n=position
    ),
    "points_over": lambda club, **_: msg("Points won by {club}", club=club),
    "points_won": lambda club, **_: msg("Points won by {club}", club=club),
    "post": lambda person, body, **_: msg("Posts of {person} at {body}", person=person, body=body),
    "post_from": lambda person, body, **_: msg(
        "Since when {person} was at {body}", person=person, body=body
    ),
    "post_until": lambda person, body, **_: msg(
        "Until when {person} was at {body}", person=person, body=body
    ),
    "predecessor": lambda club, person, **_: msg(
        "Predecessor of {person} at {club}", club=club, person=person
    ),
    "qualified_for": lambda club, **_: msg("What {club} qualified for", club=club),
    "results": lambda club, opponent, **_: msg(
        "Scores of {club} v {opponent}", club=club, opponent=opponent
    ),
    "run_after": lambda club, kind, on, **_: msg(
        "{club}'s run after {day} ({kind})", club=club, kind=kind, day=on
    ),
    "run_before": lambda club, kind, on, **_: msg(
        "{club}'s run before {day} ({kind})", club=club, kind=kind, day=on
    ),
    "runs": lambda club, kind, **_: msg("{club}'s runs ({kind})", club=club, kind=kind),
    "same_group": lambda club, opponent, **_: msg(
        "Whether {club} and {opponent} were in one group", club=club, opponent=opponent
    ),
    "scorers": lambda club, **_: msg("Scorers of {club}", club=club),
    "seasons_behind": lambda club, matchday, points, **_: msg(
        "Seasons in which {club} were {points} points or more behind after {n} matchdays",
        club=club, points=points, n=matchday,
    ),
    "seasons_in_charge": lambda club, **_: msg(
        "League seasons of {club} under the coach", club=club
    ),
    "seasons_in_top": lambda club, position, **_: msg(
        "Seasons in which {club} finished in the top {position}", club=club, position=position
    ),
    "seasons_with_goals": lambda club, goals, **_: msg(
        "Seasons in which {club} scored {n} goals or more", club=club, n=goals
    ),
    "seasons_with_weak_defence": lambda club, **_: msg(
        "Seasons in which {club} conceded more goals than most", club=club
    ),
    "stage_reached": lambda club, **_: msg("How far {club} got", club=club),
    "stages": lambda club, opponent, score=None, **_: (
        msg("Round of {club} v {opponent}", club=club, opponent=opponent)
        if score is None
        else msg("Round of {club} v {opponent} {score}", club=club, opponent=opponent, score=score)
    ),
    "stronger_second_halves": lambda club, **_: msg(
        "Seasons in which {club} won more points in the second half", club=club
    ),
    "successor": lambda club, person, **_: msg(
        "Successor of {person} at {club}", club=club, person=person
    ),
    "summers_with_departures": lambda club, **_: msg(
        "Summers in which a player left {club}", club=club
    ),
    "table_leader": lambda **_: msg("Leaders of the table"),
    "tie_decided_on": lambda club, opponent, **_: msg(
        "When {club} v {opponent} was settled", club=club, opponent=opponent
    ),
    "titles": lambda club, competition, **_: msg(
        "{competition} titles of {club}", club=club, competition=competition
    ),
    "took_part": lambda club, competition, **_: msg(
        "Whether {club} played in the {competition}", club=club, competition=competition
    ),
    "transfer_date": lambda player, **_: msg("When {player} moved", player=player),
    "transfer_fee": lambda player, **_: msg("Fee for {player}, in euros", player=player),
    "transferred_from": lambda club, player, **_: msg(
        "Club that {player} left for {club}", club=club, player=player
    ),
    "transferred_to": lambda club, player, **_: msg(
        "Club that {player} left {club} for", club=club, player=player
    ),
    "weekday": lambda on, **_: msg("Day of the week of {day}", day=on),
    "win_days": lambda club, **_: msg("Days of {club}'s wins", club=club),
    "win_percentage": lambda club, **_: msg("Win percentage of {club}", club=club),
    "winning_margins": lambda club, opponent, **_: msg(
        "Margins of {club}'s wins over {opponent}", club=club, opponent=opponent
    ),
    "wins": lambda club, **_: msg("Wins of {club}", club=club),
    "wins_conceding": lambda club, conceded, **_: msg(
        "Wins of {club} with {n} or more goals conceded", club=club, n=conceded
    ),
    "wins_rank": lambda club, **_: msg("Rank of {club} by wins", club=club),
    "won_drawn_lost": lambda club, **_: msg("Wins, draws and defeats of {club}", club=club),
    "written_aggregate": lambda club, opponent, **_: msg(
        "Aggregate score of {club} v {opponent}", club=club, opponent=opponent
    ),
    "written_scores": lambda club, **_: msg("Scores of {club}", club=club),
}  # fmt: skip
"""By measure: what it gives, from those arguments that the phrase names."""
