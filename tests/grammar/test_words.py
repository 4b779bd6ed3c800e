"""Every word of a statement is accounted for, or there is no verdict on it."""

from __future__ import annotations

import pytest

from tests.grammar.conftest import Reader

UNREAD = "not-understood"


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta beat Valencia 2-1 at half-time in February 2020.",
        "Atalanta almost beat Liverpool 3-0 in April 2024.",
        "Atalanta should have beaten Liverpool 3-0 in April 2024.",
        "Atalanta would have finished third in 2019-20.",
        "If Atalanta finished third in 2019-20, nobody noticed.",
        "Atalanta failed to beat Liverpool in April 2024.",
        "Atalanta did not beat Liverpool 3-0 in April 2024.",
        "Atalanta did not finish third in 2019-20.",
        "Atalanta finished third in 2019-20 without losing a home game.",
        "Atalanta finished third in 2019-20 on goal difference.",
        "Only Atalanta finished third in 2019-20.",
        "Atalanta scored 98 goals in 2019-20 from set pieces.",
        "Atalanta scored about 98 goals in 2019-20.",
        "Atalanta scored 98 goals per game in 2019-20.",
        "Atalanta's youth side finished third in 2019-20.",
        "Neither Atalanta nor Milan finished third in 2019-20.",
        "Atalanta scored 98 goals in 2019-20 in the first half of matches.",
        "Atalanta beat Liverpool 3-0 on penalties in April 2024.",
        "Atalanta blorped third in 2019-20.",
        "Atlanta finished third in 2019-20.",
        "L'Atalanta vinceva 2-1 all'intervallo con il Valencia nel febbraio 2020.",
        "L'Atalanta ha quasi battuto 3-0 il Liverpool nell'aprile 2024.",
        "L'Atalanta non ha battuto 3-0 il Liverpool nell'aprile 2024.",
        "L'Atalanta non è arrivata terza nel 2019-20.",
        "L'Atalanta sarebbe arrivata terza nel 2019-20.",
        "Se l'Atalanta fosse arrivata terza nel 2019-20, nessuno lo avrebbe detto.",
        "L'Atalanta ha segnato circa 98 gol nel 2019-20.",
        "L'Atalanta ha segnato 98 gol nel 2019-20 su palla inattiva.",
        "L'Atalanta è arrivata terza nel 2019-20 senza perdere in casa.",
        "L'Atalanta ha battuto 3-0 il Liverpool ai rigori nell'aprile 2024.",
    ],
)
def test_a_word_that_could_change_the_meaning_leaves_no_verdict(
    read: Reader, sentence: str
) -> None:
    assert set(read.verdicts(sentence)) <= {UNREAD, "nothing-to-check"}


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Atalanta scored at least 98 goals in 2019-20.", "confirmed"),
        ("Atalanta scored at least 99 goals in 2019-20.", "contradicted"),
        ("Atalanta scored more than 97 goals in 2019-20.", "confirmed"),
        ("Atalanta scored more than 98 goals in 2019-20.", "contradicted"),
        ("Atalanta conceded fewer than 49 league goals in 2019-20.", "confirmed"),
        ("Atalanta conceded fewer than 48 league goals in 2019-20.", "contradicted"),
        ("L'Atalanta ha segnato almeno 98 gol nel 2019-20.", "confirmed"),
        ("L'Atalanta ha segnato più di 98 gol nel 2019-20.", "contradicted"),
        # "Only" gives the number a colour, and leaves it what it is.
        ("Atalanta conceded only 48 league goals in 2019-20.", "confirmed"),
        ("Atalanta conceded only 40 league goals in 2019-20.", "contradicted"),
        ("Atalanta did not lose a single group match in the 2023-24 Europa League.", "confirmed"),
        ("Atalanta did not lose a single group match in the 2019-20 Champions League.",
         "contradicted"),
    ],
)  # fmt: skip
def test_a_word_that_is_understood_changes_the_verdict(
    read: Reader, sentence: str, verdict: str
) -> None:
    assert read.verdict(sentence) == verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "I still think the football was the best in Italy.",
        "Nobody in Bergamo panicked.",
        "Then came Valencia.",
        "Il pubblico di Bergamo ha cantato fino a notte fonda.",
        "La società ha costruito il proprio successo sul vivaio.",
    ],
)
def test_an_opinion_is_nothing_to_check(read: Reader, sentence: str) -> None:
    assert read.verdict(sentence) == "nothing-to-check"


def test_something_passed_over_is_a_word_that_is_not_understood(read: Reader) -> None:
    assert read.verdict("Atalanta ￼ finished third in 2019-20.") == "nothing-to-check"


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("In 2019-20 Atalanta scored 98 goals and conceded 48.", ["confirmed", "confirmed"]),
        ("In 2019-20 Atalanta scored 98 goals and conceded 47.", ["confirmed", "contradicted"]),
        ("In 2019-20 Atalanta scored 97 goals and conceded 48.", ["contradicted", "confirmed"]),
        ("Nel 2019-20 l'Atalanta segnò 98 gol e ne subì 47.", ["confirmed", "contradicted"]),
        ("Nel 2022-23 l'Atalanta chiuse quinta con 64 punti.", ["confirmed", "confirmed"]),
        ("Nel 2022-23 l'Atalanta chiuse quinta con 65 punti.", ["confirmed", "contradicted"]),
        (
            "In 2016-17 Atalanta finished fourth and in 2017-18 they finished sixth.",
            ["confirmed", "contradicted"],
        ),
        (
            "Atalanta finished third in 2019-20 with 78 points, four behind Juventus.",
            ["confirmed", "confirmed", "contradicted"],
        ),
    ],
)
def test_each_statement_of_a_sentence_has_its_verdict(
    read: Reader, sentence: str, verdicts: list[str]
) -> None:
    assert read.verdicts(sentence) == verdicts


def test_a_statement_knows_its_place_and_that_of_its_value(read: Reader) -> None:
    sentence = "In 2019-20 Atalanta scored 98 goals and conceded 47."
    first, second = read(sentence)
    assert second.statement.value is not None
    start, end = second.statement.value
    assert sentence[start:end] == "47"
    assert "47" in second.text
    assert "conceded" in second.text
    for stated in (first, second):
        assert 0 <= stated.statement.start < stated.statement.end <= len(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta have never beaten Liverpool.",  # they have
        "Atalanta had never finished third before 2019-20.",
        "L'Atalanta non ha mai battuto il Liverpool.",
    ],
)
def test_never_may_be_contradicted(read: Reader, sentence: str) -> None:
    assert read.verdict(sentence) in ("contradicted", "nothing-to-check")


def test_never_is_contradicted_by_the_record(read: Reader) -> None:
    assert read.verdict("Atalanta have never beaten Liverpool.") == "contradicted"
    assert read.verdict("L'Atalanta non ha mai battuto il Liverpool.") == "contradicted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta have never beaten Real Madrid in Madrid.",
        "Atalanta have never beaten Real Madrid.",
        "L'Atalanta non ha mai battuto il Real Madrid.",
        "Il Real Madrid ha vinto tutti e tre i precedenti con l'Atalanta prima del dicembre 2024.",
    ],
)
def test_all_time_is_never_confirmed(read: Reader, sentence: str) -> None:
    assert read.verdict(sentence) in ("cannot-tell", "nothing-to-check")


def test_never_under_the_coach_is_within_the_record(read: Reader) -> None:
    assert read.verdict("Under Gasperini Atalanta have never beaten Real Madrid.") == "confirmed"


def test_what_may_mean_two_things_is_listed_and_never_picked(read: Reader) -> None:
    # In the group, or in the league?
    (stated,) = read(
        "In the 2019-20 Champions League Atalanta lost twice at home.", "They finished second."
    )
    assert len(stated.statement.readings) > 1
    assert stated.verdict != "contradicted"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # What is said of a match that was named belongs to it, or there is no verdict.
        ("The 3-0 win at Liverpool in April 2024 came in the Europa League.", "confirmed"),
        ("The 3-0 win at Liverpool in April 2024 came in the Champions League.", "contradicted"),
        ("The 2-1 win over Milan in December 2024 was Atalanta's ninth in a row in Serie A.",
         "confirmed"),
        ("Il 2-1 al Milan nel dicembre 2024 fu la decima vittoria di fila.", "nothing-to-check"),
        ("Atalanta's 98 goals in 2019-20 were the fewest in Serie A.", "nothing-to-check"),
        # A cup is won by its final, a round reached by the one before.
        ("Atalanta won the Europa League in 2024, beating Bayer Leverkusen 3-0.", "confirmed"),
        ("Atalanta won the Europa League in 2024, beating Napoli 3-0.", "contradicted"),
        ("Nel 2024 l'Atalanta ha vinto l'Europa League battendo 3-0 il Liverpool.", "contradicted"),
        ("Atalanta reached the final of the Europa League in 2024 by beating Marseille 3-0.",
         "confirmed"),
        ("Atalanta reached the final of the Europa League in 2024 by beating Torino 3-0.",
         "contradicted"),
        # A cup is not a league, and who plays nothing loses nothing.
        ("In the Champions League Atalanta finished the 2019-20 league season third.",
         "nothing-to-check"),
        ("Atalanta did not lose a single group match in the 2023-24 Champions League.",
         "nothing-to-check"),
        # Two times, two opponents, two margins are not one.
        ("In 2015-16 a fifth-place finish had got Atalanta into the 2023-24 Europa League.",
         "contradicted"),
        ("Atalanta beat Napoli 2-0 by three goals in July 2020.", "nothing-to-check"),
        ("Atalanta beat Sturm Graz 5-0 at home against Milan in January 2025.",
         "nothing-to-check"),
        ("Nel girone d'andata del 2016-17 l'Atalanta conquistò 35 punti in trasferta.",
         "nothing-to-check"),
        # The whole of two legs is not the score of one.
        ("Atalanta beat Liverpool 3-1 in the quarter-finals of the 2023-24 Europa League.",
         "nothing-to-check"),
        ("Atalanta beat Liverpool 4-1 in the quarter-finals of the 2023-24 Europa League.",
         "contradicted"),
        ("La doppia sfida con il Valencia finì 8-4 nel 2019-20.", "confirmed"),
        ("Atalanta finished third in 2019-20, behind only Juventus.", "contradicted"),
        ("Nel 2019-20 l'Atalanta chiuse terza dietro solo alla Juventus.", "contradicted"),
        ("Nel 2019-20 l'Atalanta chiuse terza dietro alla Juventus.", "confirmed"),
    ],
)  # fmt: skip
def test_no_word_passes_unread(read: Reader, sentence: str, verdict: str) -> None:
    assert read.verdict(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("They were held 1-1 at home by Manchester City in November 2019.", "confirmed"),
        ("They were held 1-1 away by Manchester City in November 2019.", "contradicted"),
        # Whose home?
        ("Manchester City held them 1-1 at home in November 2019.", "nothing-to-check"),
        ("Manchester City held them 1-1 in Bergamo in November 2019.", "confirmed"),
        ("They lost 5-1 at Manchester City in October 2019 and drew 1-1 with them in November.",
         "confirmed"),
        ("They lost 5-1 at Manchester City in October 2019 and drew 2-2 with them in November.",
         "contradicted"),
    ],
)  # fmt: skip
def test_a_place_is_that_of_the_side_the_words_are_about(
    read: Reader, sentence: str, verdict: str
) -> None:
    assert read.verdict(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Atalanta opened 2024-25 with a 4-0 win at Lecce.", "confirmed"),
        ("Atalanta opened 2024-25 with a 4-0 win against Lecce in Bergamo.", "contradicted"),
        ("Atalanta opened 2024-25 with a 2-1 win over Milan.", "contradicted"),
        (("In 2019-20 they started the Champions League group stage with three defeats, against"
          " Dinamo Zagreb, Shakhtar Donetsk and Manchester City."), "confirmed"),
        (("In 2019-20 they started the Champions League group stage with three defeats, against"
          " Dinamo Zagreb, Shakhtar Donetsk and Valencia."), "contradicted"),
        ("L'Atalanta ha iniziato il girone di Champions League 2019-20 con tre sconfitte di fila.",
         "confirmed"),
        ("L'Atalanta ha iniziato il campionato 2019-20 con tre vittorie di fila.", "contradicted"),
    ],
)  # fmt: skip
def test_a_beginning_is_that_of_the_first_rounds(read: Reader, sentence: str, verdict: str) -> None:
    assert read.verdict(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("l'atalanta e arrivata terza nel 2019-20", "confirmed"),
        ("l'atalanta e arrivata seconda nel 2019-20", "contradicted"),
        ("abbiamo battuto la juve 4-0 a torino nel marzo 2025", "confirmed"),
        ("abbiamo battuto la juve 3-0 a torino nel marzo 2025", "contradicted"),
        ("nel 2022-23 il napoli ha vinto lo scudetto", "confirmed"),
        ("atalanta finished third in 2019-20", "confirmed"),
        ("Nel 2019-20 l'Atalanta ha fatto 98 reti.", "confirmed"),
        ("Nel 2019-20 abbiamo fatto 97 gol.", "contradicted"),
        # "e" stays "and" wherever that fits.
        ("Nel 2019-20 l'Atalanta è arrivata terza e ha fatto 78 punti.", "confirmed"),
    ],
)
def test_words_may_be_typed_as_on_a_phone(read: Reader, sentence: str, verdict: str) -> None:
    assert read.verdict(sentence) == verdict


def test_a_name_in_small_letters_is_a_word_where_others_have_capitals(read: Reader) -> None:
    assert read.verdicts("Nel 2022-23 il napoli di Spalletti ha vinto lo scudetto.") == [
        "not-understood"
    ]
