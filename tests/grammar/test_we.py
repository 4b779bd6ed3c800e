"""“We” is the knowledge base's own club, whatever club was named before."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase
from tests.grammar.conftest import Reader

_OTHERS = {
    "it": "Nel {season} il {club} ha fatto {points} punti in campionato.",
    "en": "In {season} {club} took {points} points in the league.",
}
_OURS = {"it": "Abbiamo fatto {points} punti.", "en": "We took {points} points."}


@pytest.mark.parametrize("language", ["it", "en"])
def test_we_never_become_the_club_just_named(
    kb: KnowledgeBase, read: Reader, language: str
) -> None:
    own = kb.record.about.club
    for edition in kb.record.spell.seasons:
        rows = kb.table(edition.season)
        (ours,) = (row.points for row in rows if row.club == own)
        for row in (row for row in rows if row.club != own and row.position % 4 == 1):
            said = {"season": edition.season, "club": row.club, "points": row.points}
            before = _OTHERS[language].format(**said)
            assert read.verdict(before) == "confirmed", before
            right = "confirmed" if row.points == ours else "contradicted"
            assert read.verdict(before, _OURS[language].format(points=row.points)) == right
            assert read.verdict(before, _OURS[language].format(points=ours)) == "confirmed"


@pytest.mark.parametrize(
    ("before", "sentence", "verdict"),
    [
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Siamo arrivati primi.", "contradicted"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Siamo arrivati quinti.", "confirmed"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Arrivammo quinti.", "confirmed"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Facemmo 90 punti.", "contradicted"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Noi abbiamo segnato 77 gol.",
         "contradicted"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "La nostra squadra ha fatto 64 punti.",
         "confirmed"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "La nostra squadra ha fatto 90 punti.",
         "contradicted"),
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Ci ha battuto 2-0.", "confirmed"),
        ("In 2022-23 Napoli won the league.", "We finished first.", "contradicted"),
        ("In 2022-23 Napoli won the league.", "Our side took 90 points.", "contradicted"),
        # "They" may still be the club just named; beside "we" it is never our own for sure.
        ("Nel 2022-23 il Napoli ha vinto lo scudetto.", "Ha fatto 90 punti.", "confirmed"),
        ("In 2022-23 Napoli won the league.", "They took 90 points.", "confirmed"),
        ("In 2022-23 we lost 2-0 at Napoli.", "They took 90 points.", "confirmed"),
        ("Nel 2022-23 il Napoli ci ha battuto 2-0.", "Ha fatto 90 punti.", "confirmed"),
    ],
)  # fmt: skip
def test_the_person_of_a_verb_or_pronoun_says_whose_club_it_is(
    read: Reader, before: str, sentence: str, verdict: str
) -> None:
    assert read.verdict(before, sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Nel 2022-23 il Napoli ha fatto 90 punti e noi abbiamo fatto 64 punti.",
         ["confirmed", "confirmed"]),
        ("In 2022-23 Napoli took 90 points and we took 90 points.", ["confirmed", "contradicted"]),
        ("Siamo arrivati terzi nel 2019-20 e abbiamo segnato 98 gol.", ["confirmed", "confirmed"]),
        ("Ci siamo piazzati terzi nel 2019-20.", ["confirmed"]),
    ],
)  # fmt: skip
def test_we_hold_within_a_sentence(read: Reader, sentence: str, verdicts: list[str]) -> None:
    assert read.verdicts(sentence) == verdicts


@pytest.mark.parametrize(
    "sentence",
    [
        "Il Milan abbiamo battuto 5-0 nel 2019-20.",
        "Nel 2019-20 il Milan ha vinto 5-0 in casa nostra.",
        "Nel 2022-23 il Napoli ci ha rifilato quattro gol.",
    ],
)
def test_words_that_leave_open_who_beat_whom_are_not_understood(
    read: Reader, sentence: str
) -> None:
    assert read.verdicts(sentence) == ["not-understood"]
