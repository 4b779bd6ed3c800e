"""Questions to offer where one is not understood: those that ask of the same things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.seasons import season_ending
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.question import read_question
from gasp_cli.grammar.statements import Question
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n.nouns import Noun

EXAMPLE_QUESTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "results": ("What was the score between {club} and {opponent} in {season}?",),
        "win_days": ("When did {club} last beat {opponent}?",),
        "draw_days": ("When did {club} last draw with {opponent}?",),
        "defeat_days": ("When did {club} last lose to {opponent}?",),
        "match_days": ("When did {club} last meet {opponent}?",),
        "scoring_days": ("When did {club} last score against {opponent}?",),
        "won_drawn_lost": ("What is {club}'s record against {opponent}?",),
        "win_percentage": ("What was {club}'s win percentage in {season}?",),
        "biggest_wins": ("What was {club}'s biggest win in {season}?",),
        "biggest_defeats": ("What was {club}'s biggest defeat in {season}?",),
        "league_position": ("Where did {club} finish in {season}?",),
        "highest_finish": ("What was {club}'s best finish?",),
        "lowest_finish": ("What was {club}'s worst finish?",),
        "points": (
            "How many points did {club} take in {season}?",
            "How many points did {club} have after 20 matchdays in {season}?",
        ),
        "table_leader": ("Who won the league in {season}?",),
        "matchdays_in_top": ("When were {club} top of the table in {season}?",),
        "points_behind": ("How many points behind {champion} did {club} finish in {season}?",),
        "goals_for": ("How many goals did {club} score in {season}?",),
        "goals_against": ("How many goals did {club} concede in {season}?",),
        "player_goals": ("How many goals did {player} score against {opponent}?",),
        "scorers": ("Who scored against {opponent}?",),
        "wins": (
            "How many league games did {club} win in {season}?",
            "How many times have {club} beaten {opponent}?",
        ),
        "draws": ("How many league games did {club} draw in {season}?",),
        "defeats": ("How many league games did {club} lose in {season}?",),
        "played": ("How many league games did {club} play in {season}?",),
        "meetings": ("How many times have {club} met {opponent}?",),
        "stage_reached": ("How far did {club} get in the {season} {competition}?",),
        "eliminated_by": ("Who knocked {club} out of the {season} {competition}?",),
        "finals": ("How many {lost_cup} finals did {club} reach?",),
        "titles": ("Have {club} ever won the {competition}?",),
        "longest_run": ("What was {club}'s longest unbeaten run in {season}?",),
    },
    "it": {
        "results": ("Qual è stato il risultato tra {club} e {opponent} nel {season}?",),
        "win_days": ("Quando {club:il} ha battuto {opponent:il} l'ultima volta?",),
        "draw_days": ("Quando {club:il} ha pareggiato con {opponent:il} l'ultima volta?",),
        "defeat_days": ("Quando {club:il} ha perso contro {opponent:il} l'ultima volta?",),
        "match_days": ("Quando {club:il} ha affrontato {opponent:il} l'ultima volta?",),
        "scoring_days": ("Quando {club:il} ha segnato contro {opponent:il} l'ultima volta?",),
        "won_drawn_lost": ("Qual è il bilancio {club:di} contro {opponent:il}?",),
        "win_percentage": ("Qual è stata la percentuale di vittorie {club:di} nel {season}?",),
        "biggest_wins": ("Qual è stata la vittoria più larga {club:di} nel {season}?",),
        "biggest_defeats": ("Qual è stata la sconfitta più pesante {club:di} nel {season}?",),
        "league_position": ("In che posizione ha chiuso {club:il} nel {season}?",),
        "highest_finish": ("Qual è stato il miglior piazzamento {club:di}?",),
        "lowest_finish": ("Qual è stato il peggior piazzamento {club:di}?",),
        "points": (
            "Quanti punti ha conquistato {club:il} nel {season}?",
            "Quanti punti aveva {club:il} dopo 20 giornate nel {season}?",
        ),
        "table_leader": ("Chi ha vinto il campionato nel {season}?",),
        "matchdays_in_top": ("Quando {club:il} è stat{club:o/a} in testa nel {season}?",),
        "points_behind": ("Quanti punti dietro {champion:a} ha chiuso {club:il} nel {season}?",),
        "goals_for": ("Quanti gol ha segnato {club:il} nel {season}?",),
        "goals_against": ("Quanti gol ha subito {club:il} nel {season}?",),
        "player_goals": ("Quanti gol ha segnato {player} contro {opponent:il}?",),
        "scorers": ("Chi ha segnato contro {opponent:il}?",),
        "wins": (
            "Quante volte {club:il} ha battuto {opponent:il}?",
            "Quante partite di campionato ha vinto {club:il} nel {season}?",
        ),
        "draws": ("Quante partite di campionato ha pareggiato {club:il} nel {season}?",),
        "defeats": ("Quante partite di campionato ha perso {club:il} nel {season}?",),
        "played": ("Quante partite di campionato ha giocato {club:il} nel {season}?",),
        "meetings": ("Quante volte {club:il} ha affrontato {opponent:il}?",),
        "stage_reached": ("Fin dove è arrivat{club:o/a} {club:il} in {competition} {season}?",),
        "eliminated_by": ("Chi ha eliminato {club:il} in {competition} {season}?",),
        "finals": ("Quante finali di {lost_cup} ha raggiunto {club:il}?",),
        "titles": ("Quante finali di {lost_cup} ha vinto {club:il}?",),
        "longest_run": (
            "Qual è stata la più lunga serie di imbattibilità {club:di} nel {season}?",
        ),
    },
}
"""By language and measure; names fill what stands in braces, with an article where it says so."""

_MOST = 3
_SMALL = frozenset(
    ("have", "did", "be", "refl", "them", "they", "club", "in", "of", "on", "at", "a", "al", "da",
     "to", "with", "for", "against", "before", "season", "seas", "comp", "poss", "what", "unknown",
     "num", "ever", "player", "and", "how_q", "by", "year", "that", "all", "their", "when")
)  # fmt: skip
"""The kinds of words that do not say what a question asks for."""
_ASKING = frozenset(("how_many", "times", "who_q", "when_q", "where_q", "last_time", "last"))
"""Those that say less of it than others."""


def nearest_questions(question: Question, language: str, words: Vocabulary) -> tuple[str, ...]:
    """Questions that are understood and share measures and names with one that was not."""
    kinds = {item.kind for item in question.items} - _SMALL
    lexicon = words.lexicon(language, of_questions=True)
    named = dict(_named(question.items, words))
    scores: dict[str, int] = {}
    for example in chain.from_iterable(EXAMPLE_QUESTIONS[language].values()):
        shared = kinds.intersection(item.kind for item in lexicon.items(example))
        used = sum(f"{{{gap}" in example for gap in named)
        if shared or not kinds:
            scores[example] = 4 * len(shared - _ASKING) + 2 * len(shared & _ASKING) + used
    enough = max(scores.values(), default=0) / 2
    ranked = sorted(scores, key=lambda example: -scores[example])
    ranked = [example for example in ranked if scores[example] > enough]
    nouns = words.nouns(language)
    nearest: dict[str, None] = {}
    for example in ranked:
        for gaps in _fillings(named, words):
            filled = _filled(example, {gap: nouns.get(gaps[gap], Noun(gaps[gap])) for gap in gaps})
            if filled and read_question(filled, language, words).measure is not None:
                nearest[filled] = None
            if len(nearest) == _MOST:
                return tuple(nearest)
    return tuple(nearest)


def _named(items: Iterable[Item], words: Vocabulary) -> Iterator[tuple[str, str]]:
    """The names that a question has for the gaps of others."""
    seasons = {edition.season for edition in words.record.spell.seasons}
    for item in items:
        match item.kind:
            case "club" if words.own not in item.value:
                yield "opponent", item.value[0]
            case "comp":
                yield "competition", item.value
                yield "lost_cup", item.value
            case "player":
                yield "player", item.value
            case "season" if item.value in seasons:
                yield "season", item.value
            case "year" if season_ending(item.value) in seasons:
                yield "season", season_ending(item.value)
            case _:
                pass


def _fillings(named: Mapping[str, str], words: Vocabulary) -> Iterator[dict[str, str]]:
    """The names for the gaps: those of the question, else our club, a season, an opponent, a cup.

    A season has several cups.
    """
    record = words.record
    sides = record.spell.matches()
    gaps = {"club": words.own}
    if sides:
        gaps |= {"season": sides[-1].match.season, "opponent": sides[-1].opponent}
    gaps |= named
    cups = dict.fromkeys(
        side.match.competition
        for side in sides
        if side.match.season == gaps.get("season")
        and record.kind_of(side.match.competition) is not CompetitionKind.LEAGUE
    )
    if "competition" in named or not cups:
        yield gaps
    else:
        yield from ({**gaps, "competition": cup, "lost_cup": cup} for cup in cups)


def _filled(example: str, gaps: Mapping[str, Noun]) -> str | None:
    """A question with its gaps filled, None where one of them is left."""
    try:
        filled = example.format_map(gaps)
    except KeyError:
        return None
    return filled[0].upper() + filled[1:]
