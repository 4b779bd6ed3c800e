"""Claims of a sentence on one match: the score, the venue, the opponent, the day, the stage."""

from __future__ import annotations

import pytest

from tests.grammar.conftest import Reader


@pytest.mark.parametrize(
    "sentence",
    [
        # The club's own goals first, then the winner's, then the home side's.
        "Atalanta lost 2-3 at home to Real Madrid in December 2024.",
        "Atalanta lost 3-2 at home to Real Madrid in December 2024.",
        "Atalanta were beaten 3-2 by Real Madrid in December 2024.",
        "Real Madrid beat Atalanta 3-2 in December 2024.",
        "The 3-2 home defeat by Real Madrid in December 2024 was harsh.",
        "L'Atalanta ha perso 2-3 in casa con il Real Madrid nel dicembre 2024.",
        "L'Atalanta ha perso 3-2 in casa con il Real Madrid nel dicembre 2024.",
        "L'Atalanta è stata sconfitta 3-2 dal Real Madrid nel dicembre 2024.",
        "Il Real Madrid ha battuto 3-2 l'Atalanta nel dicembre 2024.",
        # Away, with the home side's goals first.
        "Atalanta won 0-2 at Anfield in November 2020.",
        "L'Atalanta ha vinto 0-2 ad Anfield nel novembre 2020.",
        "Nel novembre 2020 l'Atalanta ha espugnato Anfield per 2-0.",
        # In words, and with other signs.
        "Atalanta beat Liverpool three-nil in April 2024.",
        "Atalanta beat Liverpool 3–0 in April 2024.",
        "L'Atalanta ha battuto il Liverpool tre a zero nell'aprile 2024.",
        "L'Atalanta ha battuto il Liverpool per 3 a 0 nell'aprile 2024.",
    ],
)
def test_a_score_may_be_written_from_either_side(read: Reader, sentence: str) -> None:
    assert read.verdict(sentence) == "confirmed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta beat Liverpool 2-0 in April 2024.",  # 3-0
        "Liverpool beat Atalanta 3-0 in April 2024.",  # the other way round
        "Atalanta beat Liverpool 3-0 at home in April 2024.",  # at Anfield
        "Atalanta beat Liverpool 3-0 in Bergamo in April 2024.",
        "Atalanta beat Liverpool 3-0 in April 2022.",
        "Atalanta beat Everton 3-0 in April 2024.",
        "Atalanta beat Liverpool 3-0 in the semi-final of the 2023-24 Europa League.",
        "Atalanta beat Liverpool 3-0 in the Champions League in April 2024.",
        "Atalanta beat Liverpool 3-0 in the second leg in April 2024.",
        "L'Atalanta ha battuto 2-0 il Liverpool nell'aprile 2024.",
        "Il Liverpool ha battuto 3-0 l'Atalanta nell'aprile 2024.",
        "L'Atalanta ha battuto 3-0 il Liverpool in casa nell'aprile 2024.",
        "L'Atalanta ha battuto 3-0 il Liverpool a Bergamo nell'aprile 2024.",
        "L'Atalanta ha battuto 3-0 il Liverpool nella semifinale di Europa League 2023-24.",
        "L'Atalanta ha battuto 3-0 il Liverpool in Champions League nell'aprile 2024.",
    ],
)
def test_each_word_of_a_match_can_make_it_wrong(read: Reader, sentence: str) -> None:
    assert read.verdict(sentence) == "contradicted"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("La Dea beat Liverpool 3-0 in April 2024.", None),
        ("The side from Bergamo beat Liverpool 3-0 in April 2024.", None),
        ("Gasperini's side beat Liverpool 3-0 in April 2024.", None),
        ("The Nerazzurri beat Liverpool 3-0 in April 2024.", None),
        ("Atalanta beat Leverkusen 3-0 in May 2024.", "Bayer Leverkusen"),
        ("Atalanta lost 2-1 to PSG in August 2020.", "Paris Saint-Germain"),
        ("I bergamaschi hanno battuto il Liverpool 3-0 nell'aprile 2024.", None),
        ("La squadra di Gasperini ha battuto il Liverpool 3-0 nell'aprile 2024.", None),
    ],
)
def test_clubs_go_by_their_nicknames(read: Reader, sentence: str, name: str | None) -> None:
    (stated, *_) = read(sentence)
    assert stated.verdict == "confirmed"
    assert stated.arguments.get("club", "Atalanta") == "Atalanta"
    if name is not None:
        assert stated.arguments["opponent"] == name


def test_a_venue_is_that_of_the_match_with_this_score(read: Reader) -> None:
    score, venue = read("Atalanta beat Liverpool 3-0 at home in April 2024.")
    assert (score.measure, score.verdict) == ("results", "confirmed")
    assert (venue.measure, venue.says, venue.verdict) == ("match_venue", "home", "contradicted")


def test_a_score_that_does_not_fit_its_verb_is_not_read(read: Reader) -> None:
    assert read.verdicts("Atalanta drew 3-1 with Liverpool in April 2024.") == ["not-understood"]
    assert read.verdicts("Atalanta ha pareggiato 3-1 con il Liverpool nell'aprile 2024.") == [
        "not-understood"
    ]


def test_a_match_without_a_time_is_never_wrong(read: Reader) -> None:
    assert read.verdict("Atalanta beat Liverpool 3-0.") == "confirmed"
    assert read.verdict("Atalanta beat Liverpool 9-0.") == "cannot-tell"
