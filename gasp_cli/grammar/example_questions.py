"""Questions that are understood, by language and measure; names fill what stands in braces.

Where a question is not understood, those of them that share its words are offered.
"""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLE_QUESTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "results": ("What was the score between {club} and {opponent} in {season}?",),
        "win_days": ("When did {club} last beat {opponent}?",),
        "draw_days": ("When did {club} draw with {opponent}?",),
        "defeat_days": ("When did {club} lose to {opponent}?",),
        "match_days": ("When did {club} last meet {opponent}?",),
        "biggest_wins": ("What was {club}'s biggest win in {season}?",),
        "biggest_defeats": ("What was {club}'s biggest defeat in {season}?",),
        "league_position": ("Where did {club} finish in {season}?",),
        "points": ("How many points did {club} take in {season}?",),
        "table_leader": ("Who won the league in {season}?",),
        "points_behind": ("How many points behind {champion} did {club} finish in {season}?",),
        "goals_for": ("How many goals did {club} score in {season}?",),
        "goals_against": ("How many goals did {club} concede in {season}?",),
        "wins": (
            "How many league games did {club} win in {season}?",
            "How many times have {club} beaten {opponent}?",
        ),
        "draws": ("How many league games did {club} draw in {season}?",),
        "defeats": ("How many league games did {club} lose in {season}?",),
        "meetings": ("How many times have {club} met {opponent}?",),
        "stage_reached": ("How far did {club} get in the {season} {competition}?",),
        "eliminated_by": ("Who knocked {club} out of the {season} {competition}?",),
        "finals": ("How many {lost_cup} finals did {club} reach?",),
        "longest_run": ("What was {club}'s longest unbeaten run in {season}?",),
    },
    "it": {
        "results": ("Qual è stato il risultato tra {club} e {opponent} nel {season}?",),
        "win_days": ("Quando l'{club} ha battuto {the_opponent} l'ultima volta?",),
        "draw_days": ("Quando l'{club} ha pareggiato {with_opponent}?",),
        "defeat_days": ("Quando l'{club} ha perso {against_opponent}?",),
        "match_days": ("Quando l'{club} ha affrontato {the_opponent} l'ultima volta?",),
        "biggest_wins": ("Qual è stata la vittoria più larga dell'{club} nel {season}?",),
        "biggest_defeats": ("Qual è stata la sconfitta più pesante dell'{club} nel {season}?",),
        "league_position": ("In che posizione ha chiuso l'{club} nel {season}?",),
        "points": ("Quanti punti ha conquistato l'{club} nel {season}?",),
        "table_leader": ("Chi ha vinto il campionato nel {season}?",),
        "points_behind": ("Quanti punti dietro {to_champion} ha chiuso l'{club} nel {season}?",),
        "goals_for": ("Quanti gol ha segnato l'{club} nel {season}?",),
        "goals_against": ("Quanti gol ha subito l'{club} nel {season}?",),
        "wins": ("Quante volte l'{club} ha battuto {the_opponent}?",),
        "defeats": ("Quante partite di campionato ha perso l'{club} nel {season}?",),
        "meetings": ("Quante volte l'{club} ha affrontato {the_opponent}?",),
        "stage_reached": ("Fin dove è arrivata l'{club} nella {competition} {season}?",),
        "eliminated_by": ("Chi ha eliminato l'{club} dalla {competition} {season}?",),
        "finals": ("Quante finali di {lost_cup} ha raggiunto l'{club}?",),
        "longest_run": (
            "Qual è stata la più lunga striscia di vittorie dell'{club} nel {season}?",
        ),
    },
}
