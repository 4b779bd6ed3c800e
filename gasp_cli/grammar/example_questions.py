"""Questions to offer where one is not understood: those that share its words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from gasp_cli.domain.model import CompetitionKind
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.vocabulary import Vocabulary

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
"""By language and measure; names fill what stands in braces."""


def nearest_questions(items: list[Item], language: str, words: Vocabulary) -> tuple[str, ...]:
    """Questions that would be understood and share words with one that was not."""
    kinds = {item.kind for item in items}
    lexicon = words.lexicon(language, of_questions=True)
    gaps = _gaps(words)
    ranked = []
    for question in chain.from_iterable(EXAMPLE_QUESTIONS[language].values()):
        own = {item.kind for item in lexicon.items(question)}
        filled = _filled(question, gaps)
        if filled is not None and own & kinds:
            ranked.append((-len(own & kinds), len(own), filled))
    return tuple(question for _, _, question in sorted(ranked)[:3])


def _gaps(words: Vocabulary) -> dict[str, str]:
    """The names for the gaps of example questions: a club, its last season, an opponent, a cup."""
    record = words.record
    gaps = {"club": words.own}
    sides = record.spell.matches()
    if sides:
        gaps |= {"season": sides[-1].match.season, "opponent": sides[-1].opponent}
    cups = [
        side.match
        for side in sides
        if record.kind_of(side.match.competition) is not CompetitionKind.LEAGUE
    ]
    if cups:
        gaps |= {"competition": cups[-1].competition, "lost_cup": cups[-1].competition}
    return gaps


def _filled(question: str, gaps: Mapping[str, str]) -> str | None:
    """A question with its gaps filled, None where one of them is left."""
    # Italian articles depend on the name behind them; "the side" has one gender.
    question = question.replace("dell'{club}", "della squadra").replace("l'{club}", "la squadra")
    try:
        filled = question.format_map(gaps)
    except KeyError:
        return None
    return filled[0].upper() + filled[1:]
