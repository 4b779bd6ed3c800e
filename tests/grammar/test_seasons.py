"""Which season a sentence means: as it is written, and as the text before has it."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase
from tests.grammar.conftest import Reader


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta finished third in 2019-20.",
        "Atalanta finished third in 2019/20.",
        "Atalanta finished third in 2019–20.",
        "Atalanta finished third in 2019-2020.",
        "Atalanta finished third in the 2019-20 season.",
        "In the 2019-20 campaign Atalanta finished third.",
        "Atalanta finished third in 2020.",
        "L'Atalanta è arrivata terza nel 2019-20.",
        "L'Atalanta è arrivata terza nel 2019/20.",
        "L'Atalanta è arrivata terza nel 2019/2020.",
        "L'Atalanta è arrivata terza nella stagione 2019-20.",
        "L'Atalanta è arrivata terza nel campionato 2019-20.",
        "Nel 2020 la Dea è arrivata terza.",
    ],
)
def test_a_season_may_be_written_in_many_ways(read: Reader, sentence: str) -> None:
    (stated,) = read(sentence)
    assert stated.measure == "league_position"
    assert stated.arguments["season"] == "2019-20"
    assert stated.verdict == "confirmed"


@pytest.mark.parametrize(
    ("sentence", "today", "season"),
    [
        ("Last season Atalanta finished third.", "2020-10-01", "2019-20"),
        ("This season Atalanta finished third.", "2020-07-01", "2019-20"),
        ("La scorsa stagione l'Atalanta è arrivata terza.", "2020-10-01", "2019-20"),
    ],
)
def test_last_season_counts_from_the_day_of_the_text(
    read: Reader, sentence: str, today: str, season: str
) -> None:
    (stated,) = read(sentence, today=today)
    assert stated.arguments["season"] == season
    assert read.verdicts(sentence) == ["not-understood"]  # of a text without a day


@pytest.mark.parametrize(
    ("before", "sentence", "season"),
    [
        ("Atalanta finished third in 2019-20.", "They scored 98 league goals.", "2019-20"),
        ("Atalanta finished third in 2019-20.", "That season they took 78 points.", "2019-20"),
        ("Atalanta finished third in 2019-20.", "A year later they took 78 points.", "2020-21"),
        ("Atalanta beat Milan 5-0 in December 2019.", "They took 78 points.", "2019-20"),
        ("L'Atalanta chiuse terza nel 2019-20.", "In campionato segnò 98 gol.", "2019-20"),
        ("L'Atalanta chiuse terza nel 2019-20.", "L'anno dopo conquistò 78 punti.", "2020-21"),
        # A comparison with another season does not leave this one.
        (
            "In 2019-20 Atalanta scored 98 goals, 21 more than the year before.",
            "They took 78 points.",
            "2019-20",
        ),
    ],
)
def test_a_season_is_carried_to_the_next_sentence_and_said_to_be(
    read: Reader, before: str, sentence: str, season: str
) -> None:
    (stated, *_) = read(before, sentence)
    assert stated.arguments["season"] == season
    assert stated.verdict == "confirmed"


def test_what_is_assumed_is_said(read: Reader) -> None:
    (stated,) = read("Atalanta finished third in 2019-20.", "They took 78 points.")
    assert any("2019-20" in text for text in stated.statement.assumed)
    (stated,) = read("Atalanta finished third in 2019-20.", "They took 78 points in 2020-21.")
    assert stated.statement.assumed == ()


@pytest.mark.parametrize(
    "between",
    [
        # Not one of these is understood, and each may move the text to another season.
        "In 2021-22 something stranger happened.",
        "Two years later the town blorped.",
        "Seasons 2020-21 and 2021-22 were a blur.",
        "In 2022 everything had changed.",
    ],
)
def test_a_season_named_by_what_is_not_understood_ends_the_one_before(
    read: Reader, between: str
) -> None:
    (stated, *_) = read("Atalanta finished third in 2019-20.", between, "They took 78 points.")
    assert stated.arguments.get("season") != "2019-20"
    assert stated.verdict != "contradicted" or "2019-20" not in str(stated.statement.assumed)


@pytest.mark.parametrize(
    "between",
    ["In 2021-22 qualcosa cambiò davvero.", "Due anni dopo la città blorpava."],
)
def test_an_italian_season_ends_too(read: Reader, between: str) -> None:
    (stated, *_) = read("L'Atalanta chiuse terza nel 2019-20.", between, "Conquistò 78 punti.")
    assert stated.arguments.get("season") != "2019-20"


def test_a_piece_that_is_not_understood_moves_the_season_within_a_sentence(read: Reader) -> None:
    last = read(
        "Atalanta finished third in 2019-20.",
        "They blorped the 2023-24 Europa League final, winning 3-0 against Bayer Leverkusen.",
    )[-1]
    assert last.verdict != "contradicted"


def test_a_competition_is_not_carried_into_another_season(read: Reader) -> None:
    verdict = read.verdict(
        "In 2021-22 Atalanta reached the quarter-finals of the Europa League.",
        "In 2020-21 the story blorped.",
        "Real Madrid knocked them out in the last 16.",
    )
    assert verdict != "contradicted"


def test_a_month_belongs_to_the_season_of_the_text(read: Reader) -> None:
    (stated, *_) = read("Atalanta finished third in 2019-20.", "In January they won 7-0 at Torino.")
    assert stated.verdict == "confirmed"


@pytest.mark.parametrize(
    ("sentence", "verdict", "taken"),
    [
        # A match of the year, or of the season that ends in it.
        ("In 2020 Atalanta beat Liverpool 2-0.", "confirmed", "2020 read as the calendar year"),
        ("Nel 2020 l'Atalanta ha battuto il Liverpool 2-0.", "confirmed",
         "2020 read as the calendar year"),
        ("In 2020 Atalanta beat Milan 5-0.", "unverifiable",
         "v Milan, 2020: 5-0 (contradicted); Scores of Atalanta v Milan, 2019-20: 5-0 (confirmed)"),
        ("In 2020 Atalanta beat Juventus.", "contradicted", "2020 read as the calendar year"),
        # A total of either.
        ("In 2020 they scored 98 goals.", "unverifiable", "2020: 98 (contradicted)"),
        ("In 2020 they scored 103 goals.", "unverifiable", "2020: 103 (confirmed)"),
        ("In 2020 they scored 120 goals.", "contradicted", "2020 read as the calendar year"),
        ("In 2020 Atalanta took 78 points in Serie A.", "unverifiable",
         "Points of Atalanta, 2019-20: 78 (confirmed)"),
        ("Nel 2017 l'Atalanta ha fatto 72 punti in Serie A.", "unverifiable",
         "2017: 72 (contradicted)"),
        ("In 2020 Atalanta took 79 points in Serie A.", "contradicted",
         "2020 read as the calendar year"),
        # A place is that of a season.
        ("Nel 2020 la Dea è arrivata terza.", "confirmed", "2020 read as the season 2019-20"),
        ("Atalanta finished fourth in 2020.", "contradicted", "2020 read as the season 2019-20"),
    ],
)  # fmt: skip
def test_a_year_says_how_it_was_taken(
    kb: KnowledgeBase, sentence: str, verdict: str, taken: str
) -> None:
    (row,) = kb.check(sentence)
    assert row.verdict == verdict
    assert taken in (row.reason or "")


_TOTALS = {
    "it": (
        "Nel {year} l'Atalanta ha fatto {points} punti in campionato.",
        "Nel {year} l'Atalanta ha vinto {won} partite in campionato.",
        "Nel {year} l'Atalanta ha perso {lost} partite in campionato.",
        "Nel {year} l'Atalanta ha segnato {goals_for} gol in campionato.",
    ),
    "en": (
        "In {year} Atalanta took {points} points in Serie A.",
        "In {year} Atalanta won {won} matches in Serie A.",
        "In {year} Atalanta drew {drawn} matches in Serie A.",
        "In {year} Atalanta conceded {goals_against} goals in Serie A.",
    ),
}


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_total_of_the_season_that_ends_in_a_year_is_never_contradicted(
    kb: KnowledgeBase, read: Reader, language: str
) -> None:
    for edition in kb.record.spell.seasons:
        (row,) = (row for row in kb.table(edition.season) if row.club == kb.record.about.club)
        year = int(edition.season[:4]) + 1
        for words in _TOTALS[language]:
            sentence = words.format(year=year, **row._asdict())
            assert read.verdict(sentence) in ("confirmed", "cannot-tell"), sentence


_NEITHER = ("cannot-tell", "nothing-to-check")
_A_SEASON = "In 2021-22 Atalanta finished eighth with 59 points."


@pytest.mark.parametrize("times", ["once", "twice", "four times"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Overall Atalanta have beaten Juventus {times}.",
        "In all they beat Juventus {times}.",
        "In total Atalanta won {times} against Juventus.",
        "They have beaten Juventus {times}.",
        "They’ve beaten Juventus {times}.",
    ],
)
def test_what_may_be_of_all_time_is_not_held_against_the_season_before(
    read: Reader, sentence: str, times: str
) -> None:
    """Juventus were beaten once in 2021-22, and four times in all."""
    assert read.verdict(_A_SEASON, sentence.format(times=times)) in _NEITHER


@pytest.mark.parametrize(
    "sentence",
    [
        "Atalanta have won the Europa League.",
        "They have finished third.",
        "They have won 11 league matches in a row.",
        "Atalanta have never beaten Juventus at home.",
    ],
)
def test_the_present_perfect_is_not_of_the_season_before(read: Reader, sentence: str) -> None:
    assert read.verdict(_A_SEASON, sentence) in _NEITHER


def test_the_simple_past_is_of_the_season_before(read: Reader) -> None:
    assert read.verdict(_A_SEASON, "They beat Juventus once.") == "confirmed"
    assert read.verdict(_A_SEASON, "They scored 65 league goals.") == "confirmed"
    assert read.verdict(_A_SEASON, "In all competitions they beat Juventus once.") == "confirmed"
