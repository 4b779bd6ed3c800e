"""How prose says and asks each measure, in English and Italian, beside the measures as data.

`PHRASES` has for a measure its name in a phrase, sentences that state it and questions that ask
for it; the grammar must read every one of them as that measure, and tests try each with true and
with false values. A measure that prose is not read for stands in `UNSPOKEN` with the reason. What
stands in braces is filled in: {club}, {opponent}, {season}, {competition}, {value}, {nth} (an
ordinal in words), {month}, {year}, {day} and others that `tests/grammar` names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gasp_cli.i18n import Message, msg

ENGLISH, ITALIAN = "en", "it"


class Phrases(NamedTuple):
    """How a measure is named, stated and asked for, by language."""

    noun: Message
    says: Mapping[str, tuple[str, ...]] = {}
    asks: Mapping[str, tuple[str, ...]] = {}


PHRASES: dict[str, Phrases] = {
    # One match
    "results": Phrases(
        msg("score"),
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
        msg("score"), {ENGLISH: ("{club} won {win} on {day} {month} {year}.",),
                       ITALIAN: ("L'{club} ha vinto {win} il {day} {month} {year}.",)},
    ),
    "written_scores": Phrases(
        msg("score, whoever's goals come first"),
        {ITALIAN: ("Il {win} {to_opponent} del {month} {year} resta nella memoria.",)},
    ),
    "match_venue": Phrases(msg("venue")),
    "ground": Phrases(msg("ground")),
    "goals_in_match": Phrases(
        msg("goals in a match"),
        {ENGLISH: ("{club} put {goals} past {opponent} in {month} {year}.",),
         ITALIAN: ("L'{club} ha rifilato {goals} gol {to_opponent} nel {month} {year}.",)},
    ),
    "goals_conceded_in_match": Phrases(msg("goals conceded in a match")),
    "winning_margins": Phrases(
        msg("winning margin"),
        {ENGLISH: ("{club} beat {opponent} by {margin} goals in {month} {year}.",)},
    ),
    "win_days": Phrases(
        msg("days of wins"), {},
        {ENGLISH: ("When did {club} last beat {opponent}?",),
         ITALIAN: ("Quando l'{club} ha battuto {the_opponent} l'ultima volta?",)},
    ),
    "draw_days": Phrases(
        msg("days of draws"), {}, {ENGLISH: ("When did {club} draw with {opponent}?",)}
    ),
    "defeat_days": Phrases(
        msg("days of defeats"), {},
        {ENGLISH: ("When did {club} lose to {opponent}?",),
         ITALIAN: ("Quando l'{club} ha perso {against_opponent}?",)},
    ),
    "match_days": Phrases(
        msg("days of matches"), {},
        {ENGLISH: ("When did {club} last meet {opponent}?",)},
    ),
    "biggest_wins": Phrases(
        msg("biggest win"), {},
        {ENGLISH: ("What was {club}'s biggest win in {season}?",),
         ITALIAN: ("Qual è stata la vittoria più larga dell'{club} nel {season}?",)},
    ),
    "biggest_defeats": Phrases(
        msg("biggest defeat"), {},
        {ENGLISH: ("What was {club}'s biggest defeat in {season}?",)},
    ),
    # Tables
    "league_position": Phrases(
        msg("place"),
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
        msg("points"),
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
        msg("top of the table"), {},
        {ENGLISH: ("Who won the league in {season}?",),
         ITALIAN: ("Chi ha vinto il campionato nel {season}?",)},
    ),
    "points_ahead": Phrases(msg("points ahead of another club")),
    "points_behind": Phrases(
        msg("points behind"), {},
        {ENGLISH: ("How many points behind {champion} did {club} finish in {season}?",)},
    ),
    "clubs_above": Phrases(msg("clubs above")),
    "attack_rank": Phrases(
        msg("rank of the attack"),
        {ENGLISH: ("{club} had the {ranked}best attack in the league in {season}.",),
         ITALIAN: ("Nel {season} l'{club} aveva {the_ranked} attacco del campionato.",)},
    ),
    "defence_rank": Phrases(
        msg("rank of the defence"),
        {ENGLISH: ("{club} had the {ranked}best defence in the league in {season}.",)},
    ),
    "goal_difference": Phrases(
        msg("goal difference"),
        {ENGLISH: ("Their goal difference in {season} was {value}.",)},
    ),
    "wins_rank": Phrases(msg("rank by wins")),
    "defeats_rank": Phrases(msg("rank by defeats, fewest first")),
    "half_points": Phrases(
        msg("points of a half"),
        {ENGLISH: ("{club} took {value} points in the second half of the {season} season.",),
         ITALIAN: ("L'{club} ha conquistato {value} punti nel girone di ritorno del {season}.",)},
    ),
    "half_rank": Phrases(msg("rank by points of a half")),
    "points_change": Phrases(
        msg("points more than in another season"),
        {ENGLISH: ("In {season} {club} took {more} points more than the season before.",),
         ITALIAN: ("Nel {season} l'{club} ha conquistato {more} punti in più dell'anno prima.",)},
    ),
    "goals_change": Phrases(msg("goals more than in another season")),
    "points_won": Phrases(
        msg("points won"),
        {ENGLISH: ("{club} took {value} points from the first {first} league games of {season}.",)},
    ),
    "no_points_against": Phrases(msg("clubs against which no point was won")),
    "best_points": Phrases(msg("most points of a season under the coach")),
    "best_finish": Phrases(msg("best finish before")),
    "seasons_with_goals": Phrases(msg("seasons with so many goals or more")),
    "qualified_for": Phrases(
        msg("qualified for"),
        {ENGLISH: ("{club} qualified for the {competition} in {season}.",)},
    ),
    # Totals
    "goals_for": Phrases(
        msg("goals scored"),
        {
            ENGLISH: ("{club} scored {value} goals in {season}.",
                      "In {season} {club} scored {value} league goals."),
            ITALIAN: ("L'{club} ha segnato {value} gol nel {season}.",
                      "Nel {season} i gol segnati in campionato sono stati {value}."),
        },
        {
            ENGLISH: ("How many goals did {club} score in {season}?",),
            ITALIAN: ("Quanti gol ha segnato l'{club} nel {season}?",),
        },
    ),
    "goals_against": Phrases(
        msg("goals conceded"),
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
        msg("wins"),
        {
            ENGLISH: ("{club} won {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha vinto {value} partite di campionato nel {season}.",),
        },
        {
            ENGLISH: ("How many league games did {club} win in {season}?",
                      "How many times have {club} beaten {opponent}?"),
            ITALIAN: ("Quante volte l'{club} ha battuto {the_opponent}?",),
        },
    ),
    "draws": Phrases(
        msg("draws"),
        {
            ENGLISH: ("{club} drew {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha pareggiato {value} partite di campionato nel {season}.",),
        },
        {ENGLISH: ("How many league games did {club} draw in {season}?",)},
    ),
    "defeats": Phrases(
        msg("defeats"),
        {
            ENGLISH: ("{club} lost {value} league games in {season}.",),
            ITALIAN: ("L'{club} ha perso {value} partite di campionato nel {season}.",),
        },
        {
            ENGLISH: ("How many league games did {club} lose in {season}?",),
            ITALIAN: ("Quante partite di campionato ha perso l'{club} nel {season}?",),
        },
    ),
    "played": Phrases(msg("matches played")),
    "meetings": Phrases(
        msg("meetings"), {},
        {ENGLISH: ("How many times have {club} met {opponent}?",)},
    ),
    "clean_sheets": Phrases(
        msg("clean sheets"),
        {ENGLISH: ("{club} kept {value} clean sheets in the league in {season}.",)},
    ),
    "won_drawn_lost": Phrases(msg("won, drawn and lost")),
    # Cups
    "stage_reached": Phrases(
        msg("last stage"),
        {ENGLISH: ("{club} got as far as the {stage} of the {season} {competition}.",)},
        {
            ENGLISH: ("How far did {club} get in the {season} {competition}?",),
            ITALIAN: ("Fin dove è arrivata l'{club} nella {competition} {season}?",),
        },
    ),
    "played_stage": Phrases(
        msg("stage played"),
        {ENGLISH: ("{club} reached the {stage} of the {season} {competition}.",),
         ITALIAN: ("L'{club} ha raggiunto {the_stage} di {competition} nel {season}.",)},
    ),
    "past_group": Phrases(msg("through the group")),
    "same_group": Phrases(msg("in the same group")),
    "in_europe": Phrases(
        msg("in Europe"),
        {ENGLISH: ("{club} were not in European competition in {season_without}.",)},
    ),
    "eliminated_by": Phrases(
        msg("knocked out by"),
        {
            ENGLISH: ("{eliminator} knocked {club} out of the {season} {competition}.",
                      "{club} were knocked out of the {season} {competition} by {eliminator}."),
            ITALIAN: ("L'{club} è stata eliminata {by_eliminator} in {competition} nel {season}.",),
        },
        {
            ENGLISH: ("Who knocked {club} out of the {season} {competition}?",),
            ITALIAN: ("Chi ha eliminato l'{club} dalla {competition} {season}?",),
        },
    ),
    "knocked_out": Phrases(msg("won the tie")),
    "aggregate": Phrases(
        msg("aggregate score"),
        {ENGLISH: (
            "{club} beat {beaten} {aggregate} on aggregate in the {season} {competition}.",
        )},
    ),
    "written_aggregate": Phrases(
        msg("aggregate score, whoever's goals come first"),
        {ENGLISH: ("The tie with {beaten} finished {aggregate} on aggregate in {season}.",)},
    ),
    "stages": Phrases(msg("stages")),
    "titles": Phrases(
        msg("titles"),
        {ENGLISH: ("{club} won the {season} {competition}.",),
         ITALIAN: ("L'{club} ha vinto la {competition} {season}.",)},
    ),
    "finals": Phrases(
        msg("finals"), {},
        {ENGLISH: ("How many {competition} finals did {club} reach?",)},
    ),
    "finals_lost": Phrases(msg("finals lost")),
    # Runs
    "runs": Phrases(
        msg("length of a run"),
        {ENGLISH: ("{club} won {run} league games in a row in {season}.",),
         ITALIAN: ("Nel {season} l'{club} ha vinto {run} partite di fila in campionato.",)},
    ),
    "run_after": Phrases(msg("run after a match")),
    "longest_run": Phrases(
        msg("longest run"), {},
        {ENGLISH: ("What was {club}'s longest unbeaten run in {season}?",),
         ITALIAN: ("Qual è stata la più lunga striscia di vittorie dell'{club} nel {season}?",)},
    ),
}  # fmt: skip

_OF_STORY = "a claim of one story, which prose says in too many ways"
_OF_PEOPLE = "it is about people, whom the grammar does not read yet"
_OTHERWISE = "prose says it by another measure"

UNSPOKEN: dict[str, str] = {
    **dict.fromkeys(
        ("age", "age_then", "first_scorer", "last_scorer", "goal_minutes", "honour_given",
         "honours_of", "in_charge", "matches_in_charge", "missed_in_shootout", "penalties_missed",
         "player_goals", "post", "post_from", "post_until", "predecessor", "scorers", "successor",
         "transfer_date", "transfer_fee", "transferred_from", "transferred_to"),
        _OF_PEOPLE,
    ),
    **dict.fromkeys(
        ("behind_closed_doors", "best_european_run", "campaigns", "decade_of_finish",
         "european_home_ground", "figure", "finishes_in_top", "longest_break", "low_starts",
         "matchdays_in_top", "nickname", "overtaken", "seasons_behind", "seasons_in_charge",
         "seasons_in_top", "seasons_with_weak_defence", "stronger_second_halves",
         "summers_with_departures", "tie_decided_on", "weekday", "wins_conceding"),
        _OF_STORY,
    ),
    **dict.fromkeys(
        ("goals_in_wins", "lost_finals_to", "points_from_place", "points_over",
         "run_before", "took_part", "win_percentage"),
        _OTHERWISE,
    ),
}  # fmt: skip
"""By measure: why no phrase of prose stands for it."""

QUESTIONS: dict[str, list[str]] = {
    language: [
        question for phrases in PHRASES.values() for question in phrases.asks.get(language, ())
    ]
    for language in (ENGLISH, ITALIAN)
}
"""All questions by language, with their gaps."""
