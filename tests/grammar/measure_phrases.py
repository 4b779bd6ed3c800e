"""Sentences that state each measure, in English and Italian; all are read as that measure.

Tests try each with true and with false values. A measure that is not read from prose is in
`UNSPOKEN`, with the reason. `fillings` fills what stands in braces: {club}, {opponent}, {season},
{competition}, {value}, {nth} (an ordinal in words), {month}, {year}, {day} and others.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH, ITALIAN = "en", "it"

STATEMENTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # One match
    "results": {
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
    "match_scores": {
        ENGLISH: ("{club} won {win} on {day} {month} {year}.",),
        ITALIAN: ("L'{club} ha vinto {win} il {day} {month} {year}.",),
    },
    "written_scores": {
        ENGLISH: ("The {win} against {opponent} in {month} {year} was memorable.",),
        ITALIAN: ("Il {win} {to_opponent} del {month} {year} resta nella memoria.",),
    },
    "match_venue": {
        ENGLISH: ("{club} beat {opponent} {win} {venue} in {month} {year}.",),
        ITALIAN: ("L'{club} ha battuto {win} {the_opponent} {venue_it} nel {month} {year}.",),
    },
    "ground": {
        ENGLISH: (
            (
                "{club} beat {final_opponent} {final_score} in {final_city} in {final_month} "
                "{final_year}."
            ),
        ),
        ITALIAN: (
            (
                "L'{club} ha battuto {final_score} {the_final_opponent} a {final_city} nel "
                "{final_month} {final_year}."
            ),
        ),
    },
    "goals_in_match": {
        ENGLISH: ("{club} put {goals} past {opponent} in {month} {year}.",),
        ITALIAN: ("L'{club} ha rifilato {goals} gol {to_opponent} nel {month} {year}.",),
    },
    "goals_conceded_in_match": {
        ENGLISH: ("{opponent} put {conceded} past {club} in {month} {year}.",),
        ITALIAN: ("{The_opponent} ha segnato {conceded} gol all'{club} nel {month} {year}.",),
    },
    "winning_margins": {
        ENGLISH: ("{club} beat {opponent} by {margin} goals in {month} {year}.",),
        ITALIAN: (
            "L'{club} ha battuto {the_opponent} con {margin} gol di scarto nel {month} {year}.",
        ),
    },
    # Tables
    "league_position": {
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
    "points": {
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
    "points_ahead": {
        ENGLISH: ("{club} finished {season} {gap} points behind {champion}.",),
        ITALIAN: ("Nel {season} l'{club} ha chiuso {nth}, a {gap} punti {from_champion}.",),
    },
    "clubs_above": {
        ENGLISH: ("{club} finished {nth} in {season}, behind {champion}.",),
        ITALIAN: ("Nel {season} l'{club} ha chiuso {nth} dietro {to_champion}.",),
    },
    "attack_rank": {
        ENGLISH: ("{club} had the {ranked}best attack in the league in {season}.",),
        ITALIAN: ("Nel {season} l'{club} aveva {the_ranked} attacco del campionato.",),
    },
    "defence_rank": {
        ENGLISH: ("{club} had the {ranked}best defence in the league in {season}.",),
        ITALIAN: ("Nel {season} l'{club} aveva {the_ranked} difesa del campionato.",),
    },
    "goal_difference": {
        ENGLISH: ("Their goal difference in {season} was {value}.",),
        ITALIAN: ("Nel {season} la differenza reti dell'{club} fu {value}.",),
    },
    "wins_rank": {
        ENGLISH: ("No side won more league games than {leader} in {season}.",),
        ITALIAN: ("Nel {season} nessuna squadra ha vinto più partite {of_leader}.",),
    },
    "defeats_rank": {
        ENGLISH: ("No side lost fewer league games than {leader} in {season}.",),
        ITALIAN: ("Nel {season} nessuna squadra ha perso meno partite {of_leader}.",),
    },
    "half_points": {
        ENGLISH: ("{club} took {value} points in the second half of the {season} season.",),
        ITALIAN: ("L'{club} ha conquistato {value} punti nel girone di ritorno del {season}.",),
    },
    "half_rank": {
        ENGLISH: ("{club} were the best of the second half of the {season_first} season.",),
        ITALIAN: ("Nel {season_first} l'{club} è stata la migliore del girone di ritorno.",),
    },
    "points_change": {
        ENGLISH: ("In {season} {club} took {more} points more than the season before.",),
        ITALIAN: ("Nel {season} l'{club} ha conquistato {more} punti in più dell'anno prima.",),
    },
    "goals_change": {
        ENGLISH: ("In {season} {club} scored {more_goals} goals more than the season before.",),
        ITALIAN: ("Nel {season} l'{club} ha segnato {more_goals} gol in più dell'anno prima.",),
    },
    "points_won": {
        ENGLISH: ("{club} took {value} points from their first {first} league games of {season}.",),
        ITALIAN: (
            (
                "L'{club} ha raccolto {value} punti nelle prime {first} partite del campionato "
                "{season}."
            ),
        ),
    },
    "no_points_against": {
        ITALIAN: (
            (
                "{The_pointless} è l'unica squadra contro cui l'{club} non ha raccolto punti nel "
                "{season}."
            ),
        ),
    },
    "best_points": {
        ITALIAN: ("I {most} punti restano il massimo dell'era {coach}.",),
    },
    "best_finish": {
        ENGLISH: ("Before {coach} {club}'s best finish was {best_before} place.",),
        ITALIAN: (
            "Prima di {coach} il miglior piazzamento dell'{club} era il {best_before_m} posto.",
        ),
    },
    "seasons_with_goals": {
        ENGLISH: ("{club} scored at least 90 goals in {seasons_90} league seasons under {coach}.",),
    },
    "qualified_for": {
        ENGLISH: ("{club} qualified for the {qualified} in {season}.",),
        ITALIAN: ("L'{club} si è qualificata per la {qualified} nel {season}.",),
    },
    # Totals
    "goals_for": {
        ENGLISH: (
            "{club} scored {value} goals in {season}.",
            "In {season} {club} scored {value} league goals.",
        ),
        ITALIAN: (
            "L'{club} ha segnato {value} gol nel {season}.",
            "Nel {season} i gol segnati in campionato sono stati {value}.",
        ),
    },
    "goals_against": {
        ENGLISH: ("{club} conceded {value} goals in {season}.",),
        ITALIAN: ("L'{club} ha subito {value} gol nel {season}.",),
    },
    "wins": {
        ENGLISH: ("{club} won {value} league games in {season}.",),
        ITALIAN: ("L'{club} ha vinto {value} partite di campionato nel {season}.",),
    },
    "draws": {
        ENGLISH: ("{club} drew {value} league games in {season}.",),
        ITALIAN: ("L'{club} ha pareggiato {value} partite di campionato nel {season}.",),
    },
    "defeats": {
        ENGLISH: ("{club} lost {value} league games in {season}.",),
        ITALIAN: ("L'{club} ha perso {value} partite di campionato nel {season}.",),
    },
    "played": {
        ENGLISH: ("{club} played {value} league games in {season}.",),
        ITALIAN: ("L'{club} ha giocato {value} partite di campionato nel {season}.",),
    },
    "clean_sheets": {
        ENGLISH: ("{club} kept {value} clean sheets in the league in {season}.",),
        ITALIAN: (
            "L'{club} ha tenuto la porta inviolata {value} volte in campionato nel {season}.",
        ),
    },
    "won_drawn_lost": {
        ENGLISH: ("{club} finished {nth} in {season}, with a record of {balance}.",),
        ITALIAN: ("L'{club} ha chiuso {nth} nel {season}, con un bilancio di {balance}.",),
    },
    # Cups
    "stage_reached": {
        ENGLISH: ("{club} got as far as the {stage} of the {season} {competition}.",),
        ITALIAN: ("L'{club} è arrivata fino {to_stage} di {competition} nel {season}.",),
    },
    "played_stage": {
        ENGLISH: ("{club} reached the {stage} of the {season} {competition}.",),
        ITALIAN: ("L'{club} ha raggiunto {the_stage} di {competition} nel {season}.",),
    },
    "past_group": {
        ENGLISH: ("{club} qualified from their group in the {group_season} {group_cup}.",),
        ITALIAN: ("L'{club} ha superato il girone di {group_cup} nel {group_season}.",),
    },
    "same_group": {
        ENGLISH: ("{club} topped a group of {group_rivals} in {won_group}.",),
        ITALIAN: ("L'{club} ha vinto il girone con {group_rivals} nel {won_group}.",),
    },
    "in_europe": {
        ENGLISH: ("{club} were not in European competition in {season_without}.",),
        ITALIAN: ("L'{club} non ha giocato le coppe europee nel {season_without}.",),
    },
    "eliminated_by": {
        ENGLISH: (
            "{eliminator} knocked {club} out of the {season} {competition}.",
            "{club} were knocked out of the {season} {competition} by {eliminator}.",
        ),
        ITALIAN: ("L'{club} è stata eliminata {by_eliminator} in {competition} nel {season}.",),
    },
    "knocked_out": {
        ENGLISH: ("{club} beat {beaten} on aggregate in the {season} {competition}.",),
        ITALIAN: (
            "L'{club} ha battuto {the_beaten} nel doppio confronto di {competition} nel {season}.",
        ),
    },
    "aggregate": {
        ENGLISH: ("{club} beat {beaten} {aggregate} on aggregate in the {season} {competition}.",),
        ITALIAN: (
            (
                "L'{club} ha battuto {the_beaten} {aggregate} nel doppio confronto di "
                "{competition} nel {season}."
            ),
        ),
    },
    "written_aggregate": {
        ENGLISH: ("The tie with {beaten} finished {aggregate} on aggregate in {season}.",),
        ITALIAN: ("La doppia sfida {with_beaten} finì {aggregate} nel {season}.",),
    },
    "stages": {
        ENGLISH: (
            (
                "{club} beat {beaten} {aggregate} on aggregate in the {tie_stage} of the "
                "{season} {competition}."
            ),
        ),
        ITALIAN: (
            (
                "L'{club} ha battuto {the_beaten} {aggregate} nel doppio confronto {at_stage} di "
                "{competition} nel {season}."
            ),
        ),
    },
    "titles": {
        ENGLISH: ("{club} won the {season} {title}.",),
        ITALIAN: ("L'{club} ha vinto la {title} {season}.",),
    },
    "finals_lost": {
        ENGLISH: ("Under {coach} {club} lost {lost_finals} {lost_cup} finals.",),
        ITALIAN: ("Con {coach} l'{club} ha perso {lost_finals} finali di {lost_cup}.",),
    },
    # Runs
    "runs": {
        ENGLISH: ("{club} won {run} league games in a row in {season}.",),
        ITALIAN: ("Nel {season} l'{club} ha vinto {run} partite di fila in campionato.",),
    },
    "run_after": {
        ENGLISH: (
            (
                "The {win} win over {opponent} in {month} {year} was {club}'s {nth_win} in a row "
                "in the league."
            ),
        ),
    },
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
            "post",
            "post_from",
            "post_until",
            "predecessor",
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
        ),
        _OTHERWISE,
    ),
}
"""By measure: why no phrase of prose stands for it."""

UNSAID: dict[tuple[str, str], str] = {
    (ENGLISH, "no_points_against"): "the frame of it is read in Italian alone",
    (ENGLISH, "best_points"): "the frame of it is read in Italian alone",
    (ITALIAN, "seasons_with_goals"): "the frame of it is read in English alone",
    (ITALIAN, "run_after"): "the frame of it is read in English alone",
}
"""By language and measure: why the measure has phrases in the other language only."""
