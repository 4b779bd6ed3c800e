"""Sentences that state each measure and questions that ask for it, in English and Italian.

The grammar must read every one of them as that measure, and tests try each with true and with
false values. A measure that is not read from prose stands in `UNSPOKEN` with the reason. What
stands in braces is filled in: {club}, {opponent}, {season}, {competition}, {value}, {nth} (an
ordinal in words), {month}, {year}, {day} and others that `tests/grammar` names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ENGLISH, ITALIAN = "en", "it"


class Phrases(NamedTuple):
    """How a measure is stated and asked for, by language."""

    says: Mapping[str, tuple[str, ...]] = {}
    asks: Mapping[str, tuple[str, ...]] = {}


PHRASES: dict[str, Phrases] = {
    # One match
    "results": Phrases(
        {
            ENGLISH: (
                "{club} beat {opponent} {win} in {month} {year}.",
                "{opponent} lost {win} to {club} on {day} {month} {year}.",
                "{club} drew {draw} with {opponent} in {month} {year}.",
                "{club} were beaten {defeat} by {opponent} in {month} {year}.",
                "The {win} win over {opponent} in {month} {year} was deserved.",
            ),
            ITALIAN: (
                "L'{club} ha battuto {win} {the_opponent} nel {month} {year}.",
                "L'{club} ha pareggiato {draw} {with_opponent} nel {month} {year}.",
                "L'{club} è stata sconfitta {defeat} {by_opponent} nel {month} {year}.",
                "L'{club} ha vinto {win} {against_opponent} il {day} {month} {year}.",
            ),
        },
        {
            ENGLISH: ("What was the score between {club} and {opponent} in {season}?",),
            ITALIAN: ("Qual è stato il risultato tra {club} e {opponent} nel {season}?",),
        },
    ),
    "match_scores": Phrases(
        {
            ENGLISH: ("{club} won {win} on {day} {month} {year}.",),
            ITALIAN: ("L'{club} ha vinto {win} il {day} {month} {year}.",),
        },
    ),
    "written_scores": Phrases(
        {ITALIAN: ("Il {win} {to_opponent} del {month} {year} resta nella memoria.",)},
    ),
    "match_venue": Phrases(),
    "ground": Phrases(),
    "goals_in_match": Phrases(
        {
            ENGLISH: ("{club} put {goals} past {opponent} in {month} {year}.",),
            ITALIAN: ("L'{club} ha rifilato {goals} gol {to_opponent} nel {month} {year}.",),
        },
    ),
    "goals_conceded_in_match": Phrases(),
    "winning_margins": Phrases(
        {ENGLISH: ("{club} beat {opponent} by {margin} goals in {month} {year}.",)},
    ),
    "win_days": Phrases(
        {},
        {
            ENGLISH: ("When did {club} last beat {opponent}?",),
            ITALIAN: ("Quando l'{club} ha battuto {the_opponent} l'ultima volta?",),
        },
    ),
    "draw_days": Phrases({}, {ENGLISH: ("When did {club} draw with {opponent}?",)}),
    "defeat_days": Phrases(
        {},
        {
            ENGLISH: ("When did {club} lose to {opponent}?",),
            ITALIAN: ("Quando l'{club} ha perso {against_opponent}?",),
        },
    ),
    "match_days": Phrases(
        {},
        {ENGLISH: ("When did {club} last meet {opponent}?",)},
    ),
    "biggest_wins": Phrases(
        {},
        {
            ENGLISH: ("What was {club}'s biggest win in {season}?",),
            ITALIAN: ("Qual è stata la vittoria più larga dell'{club} nel {season}?",),
        },
    ),
    "biggest_defeats": Phrases(
        {},
        {ENGLISH: ("What was {club}'s biggest defeat in {season}?",)},
    ),
    # Tables
    "league_position": Phrases(
        {
            ENGLISH: (
                "{club} finished {nth} in {season}.",
                "In {season} {club} came {nth} in the league.",
                "{club} took {nth} place in {season}.",
                "After {round} rounds of {season} {club} were {nth_then}.",
            ),
            ITALIAN: (
                "L'{club} ha chiuso {nth} nel {season}.",
                "Nel {season} l'{club} è arrivata {nth}.",
                "Dopo {round} giornate del {season} l'{club} era {nth_then}.",
            ),
        },
        {
            ENGLISH: ("Where did {club} finish in {season}?",),
            ITALIAN: ("In che posizione ha chiuso l'{club} nel {season}?",),
        },
    ),
    "points": Phrases(
        {
            ENGLISH: (
                "{club} took {value} points in {season}.",
                "{club} finished {season} with {value} points.",
                "{club} had {points_then} points after {round} rounds of {season}.",
            ),
            ITALIAN: (
                "L'{club} ha conquistato {value} punti nel {season}.",
                "Nel {season} l'{club} ha chiuso con {value} punti.",
                "Dopo {round} giornate del {season} l'{club} aveva {points_then} punti.",
            ),
        },
        {
            ENGLISH: ("How many points did {club} take in {season}?",),
            ITALIAN: ("Quanti punti ha conquistato l'{club} nel {season}?",),
        },
    ),
    "table_leader": Phrases(
        {},
        {
            ENGLISH: ("Who won the league in {season}?",),
            ITALIAN: ("Chi ha vinto il campionato nel {season}?",),
        },
    ),
    "points_ahead": Phrases(),
    "points_behind": Phrases(
        {},
        {ENGLISH: ("How many points behind {champion} did {club} finish in {season}?",)},
    ),
    "clubs_above": Phrases(),
    "attack_rank": Phrases(
        {
            ENGLISH: ("{club} had the {ranked}best attack in the league in {season}.",),
            ITALIAN: ("Nel {season} l'{club} aveva {the_ranked} attacco del campionato.",),
        },
    ),
    "defence_rank": Phrases(
        {ENGLISH: ("{club} had the {ranked}best defence in the league in {season}.",)},
    ),
    "goal_difference": Phrases(
        {ENGLISH: ("Their goal difference in {season} was {value}.",)},
    ),
    "wins_rank": Phrases(),
    "defeats_rank": Phrases(),
    "half_points": Phrases(
        {
            ENGLISH: ("{club} took {value} points in the second half of the {season} season.",),
            ITALIAN: ("L'{club} ha conquistato {value} punti nel girone di ritorno del {season}.",),
        },
    ),
    "half_rank": Phrases(),
    "points_change": Phrases(
        {
            ENGLISH: ("In {season} {club} took {more} points more than the season before.",),
            ITALIAN: ("Nel {season} l'{club} ha conquistato {more} punti in più dell'anno prima.",),
        },
    ),
    "goals_change": Phrases(),
    "points_won": Phrases(
        {
            ENGLISH: (
                "{club} took {value} points from their first {first} league games of {season}.",
            )
        },
    ),
    "no_points_against": Phrases(),
    "best_points": Phrases(),
    "best_finish": Phrases(),
    "seasons_with_goals": Phrases(),
    "qualified_for": Phrases(
        {ENGLISH: ("{club} qualified for the {competition} in {season}.",)},
    ),
    # Totals
    "goals_for": Phrases(
        {
            ENGLISH: (
                "{club} scored {value} goals in {season}.",
                "In {season} {club} scored {value} league goals.",
            ),
            ITALIAN: (
                "L'{club} ha segnato {value} gol nel {season}.",
                "Nel {season} i gol segnati in campionato sono stati {value}.",
            ),
        },
        {
            ENGLISH: ("How many goals did {club} score in {season}?",),
            ITALIAN: ("Quanti gol ha segnato l'{club} nel {season}?",),
        },
    ),
    "goals_against": Phrases(
        {
            ENGLISH: ("{club} conceded {value} goals in {season}.",),
            ITALIAN: ("L'{club} ha subito {value} gol nel {season}.",),
        },
        {
            ENGLISH: ("How many goals did {club} concede in {season}?",),
            ITALIAN: ("Quanti gol ha subito l'{club} nel {season}?",),
        },
    ),
    "wins": Phrases(
        {
            ENGLISH: ("{club} won {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha vinto {value} partite di campionato nel {season}.",),
        },
        {
            ENGLISH: (
                "How many league games did {club} win in {season}?",
                "How many times have {club} beaten {opponent}?",
            ),
            ITALIAN: ("Quante volte l'{club} ha battuto {the_opponent}?",),
        },
    ),
    "draws": Phrases(
        {
            ENGLISH: ("{club} drew {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha pareggiato {value} partite di campionato nel {season}.",),
        },
        {ENGLISH: ("How many league games did {club} draw in {season}?",)},
    ),
    "defeats": Phrases(
        {
            ENGLISH: ("{club} lost {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha perso {value} partite di campionato nel {season}.",),
        },
        {
            ENGLISH: ("How many league games did {club} lose in {season}?",),
            ITALIAN: ("Quante partite di campionato ha perso l'{club} nel {season}?",),
        },
    ),
    "played": Phrases(),
    "meetings": Phrases(
        {},
        {ENGLISH: ("How many times have {club} met {opponent}?",)},
    ),
    "clean_sheets": Phrases(
        {ENGLISH: ("{club} kept {value} clean sheets in the league in {season}.",)},
    ),
    "won_drawn_lost": Phrases(),
    # Cups
    "stage_reached": Phrases(
        {ENGLISH: ("{club} got as far as the {stage} of the {season} {competition}.",)},
        {
            ENGLISH: ("How far did {club} get in the {season} {competition}?",),
            ITALIAN: ("Fin dove è arrivata l'{club} nella {competition} {season}?",),
        },
    ),
    "played_stage": Phrases(
        {
            ENGLISH: ("{club} reached the {stage} of the {season} {competition}.",),
            ITALIAN: ("L'{club} ha raggiunto {the_stage} di {competition} nel {season}.",),
        },
    ),
    "past_group": Phrases(),
    "same_group": Phrases(),
    "in_europe": Phrases(
        {ENGLISH: ("{club} were not in European competition in {season_without}.",)},
    ),
    "eliminated_by": Phrases(
        {
            ENGLISH: (
                "{eliminator} knocked {club} out of the {season} {competition}.",
                "{club} were knocked out of the {season} {competition} by {eliminator}.",
            ),
            ITALIAN: ("L'{club} è stata eliminata {by_eliminator} in {competition} nel {season}.",),
        },
        {
            ENGLISH: ("Who knocked {club} out of the {season} {competition}?",),
            ITALIAN: ("Chi ha eliminato l'{club} dalla {competition} {season}?",),
        },
    ),
    "knocked_out": Phrases(),
    "aggregate": Phrases(
        {
            ENGLISH: (
                "{club} beat {beaten} {aggregate} on aggregate in the {season} {competition}.",
            )
        },
    ),
    "written_aggregate": Phrases(
        {ENGLISH: ("The tie with {beaten} finished {aggregate} on aggregate in {season}.",)},
    ),
    "stages": Phrases(),
    "titles": Phrases(
        {
            ENGLISH: ("{club} won the {season} {competition}.",),
            ITALIAN: ("L'{club} ha vinto la {competition} {season}.",),
        },
    ),
    "finals": Phrases(
        {},
        {ENGLISH: ("How many {competition} finals did {club} reach?",)},
    ),
    "finals_lost": Phrases(),
    # Runs
    "runs": Phrases(
        {
            ENGLISH: ("{club} won {run} league games in a row in {season}.",),
            ITALIAN: ("Nel {season} l'{club} ha vinto {run} partite di fila in campionato.",),
        },
    ),
    "run_after": Phrases(),
    "longest_run": Phrases(
        {},
        {
            ENGLISH: ("What was {club}'s longest unbeaten run in {season}?",),
            ITALIAN: ("Qual è stata la più lunga striscia di vittorie dell'{club} nel {season}?",),
        },
    ),
}

_OF_STORY = "a claim of one story, which prose says in too many ways"
_OF_PEOPLE = "it is about people, whom the grammar does not read yet"
_OTHERWISE = "prose says it by another measure"

UNSPOKEN: dict[str, str] = {
    **dict.fromkeys(
        (
            "age",
            "age_then",
            "first_scorer",
            "last_scorer",
            "goal_minutes",
            "honour_given",
            "honours_of",
            "in_charge",
            "matches_in_charge",
            "missed_in_shootout",
            "penalties_missed",
            "player_goals",
            "post",
            "post_from",
            "post_until",
            "predecessor",
            "scorers",
            "successor",
            "transfer_date",
            "transfer_fee",
            "transferred_from",
            "transferred_to",
        ),
        _OF_PEOPLE,
    ),
    **dict.fromkeys(
        (
            "behind_closed_doors",
            "best_european_run",
            "campaigns",
            "decade_of_finish",
            "european_home_ground",
            "figure",
            "finishes_in_top",
            "longest_break",
            "low_starts",
            "matchdays_in_top",
            "nickname",
            "overtaken",
            "seasons_behind",
            "seasons_in_charge",
            "seasons_in_top",
            "seasons_with_weak_defence",
            "stronger_second_halves",
            "summers_with_departures",
            "tie_decided_on",
            "weekday",
            "wins_conceding",
        ),
        _OF_STORY,
    ),
    **dict.fromkeys(
        (
            "goals_in_wins",
            "lost_finals_to",
            "points_from_place",
            "points_over",
            "run_before",
            "took_part",
            "win_percentage",
        ),
        _OTHERWISE,
    ),
}
"""By measure: why no phrase of prose stands for it."""

QUESTIONS: dict[str, list[str]] = {
    language: [
        question for phrases in PHRASES.values() for question in phrases.asks.get(language, ())
    ]
    for language in (ENGLISH, ITALIAN)
}
"""All questions by language, with their gaps."""
