"""Names in Italian sentences: the article, the prepositions, and the words that agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.i18n import (
    date_term,
    join_list,
    msg,
    name_term,
    set_data_translations,
    set_language,
    term,
    translate,
)
from gasp_cli.i18n.nouns import Noun, NounList
from gasp_cli.kb.story import translations
from gasp_cli.store import Store
from tests.conftest import DATA, Gasp, copied
from tests.screens import IN_ITALIAN, NARROW_IN_ITALIAN, path
from tests.terminal import on_terminal, plain

ATALANTA = Noun("Atalanta", "l'", "f")
EMPOLI = Noun("Empoli", "l'", "m")
LAZIO = Noun("Lazio", "la")
SPEZIA = Noun("Spezia", "lo")
NAPOLI = Noun("Napoli", "il")
HEARTS = Noun("Hearts", "gli")
ROSES = Noun("Rose", "le")
WREXHAM = Noun("Wrexham")


@pytest.mark.parametrize(
    ("noun", "phrases"),
    [
        (ATALANTA, "l'Atalanta dell'Atalanta all'Atalanta dall'Atalanta nell'Atalanta"),
        (LAZIO, "la Lazio della Lazio alla Lazio dalla Lazio nella Lazio"),
        (SPEZIA, "lo Spezia dello Spezia allo Spezia dallo Spezia nello Spezia"),
        (NAPOLI, "il Napoli del Napoli al Napoli dal Napoli nel Napoli"),
        (HEARTS, "gli Hearts degli Hearts agli Hearts dagli Hearts negli Hearts"),
        (ROSES, "le Rose delle Rose alle Rose dalle Rose nelle Rose"),
        (WREXHAM, "Wrexham di Wrexham a Wrexham da Wrexham in Wrexham"),
    ],
)
def test_a_name_has_its_article_and_contracts_with_prepositions(noun: Noun, phrases: str) -> None:
    assert f"{noun:il} {noun:di} {noun:a} {noun:da} {noun:in}" == phrases


def test_a_sentence_begins_with_a_capital() -> None:
    assert f"{ATALANTA:Il}, {SPEZIA:Il}, {LAZIO:Di}, {WREXHAM:Il}" == (
        "L'Atalanta, Lo Spezia, Della Lazio, Wrexham"
    )


def test_other_words_agree_in_gender_and_number() -> None:
    teams = (ATALANTA, EMPOLI, LAZIO, HEARTS, ROSES, WREXHAM)
    assert [f"uscit{team:o/a/i/e}" for team in teams] == [
        "uscita", "uscito", "uscita", "usciti", "uscite", "uscito",
    ]  # fmt: skip
    assert f"uscit{HEARTS:o/a}" == "uscito"


def test_each_of_several_names_has_its_own_article() -> None:
    assert f"con {NounList([LAZIO, NAPOLI, 'Wrexham'], ', '):il}" == (
        "con la Lazio, il Napoli, Wrexham"
    )


@pytest.fixture
def italian(kb: KnowledgeBase) -> Iterator[None]:
    set_language("it")
    set_data_translations(lambda: translations(kb.story.store, "it"))
    yield
    set_language("en")


@pytest.mark.usefixtures("italian")
def test_messages_use_the_article_of_the_data() -> None:
    assert translate(msg("lost to {club}", club=name_term("Lazio"))) == "persa con la Lazio"
    assert translate(msg("lost to {club}", club="Wrexham")) == "persa con Wrexham"
    assert translate(msg("Wins of {club}", club=term("Sporting CP"))) == (
        "Vittorie dello Sporting Lisbona"
    )
    rivals = join_list(map(name_term, ("Lazio", "Copenhagen")))
    assert translate(msg("level with {clubs}", clubs=rivals)) == (
        "alla pari con la Lazio, il Copenaghen"
    )


@pytest.mark.usefixtures("italian")
@pytest.mark.parametrize(
    ("date", "phrase"),
    [
        ("2020-05-08", "dall'8 maggio 2020 fino all'8 maggio 2020"),
        ("2020-05-11", "dall'11 maggio 2020 fino all'11 maggio 2020"),
        ("2020-05-01", "dal 1º maggio 2020 fino al 1º maggio 2020"),
        ("2020-05-28", "dal 28 maggio 2020 fino al 28 maggio 2020"),
        ("2020-05", "da maggio 2020 fino a maggio 2020"),
        ("2020", "dal 2020 fino al 2020"),
    ],
)
def test_a_date_has_its_article(date: str, phrase: str) -> None:
    day = date_term(date)
    since, until = msg("from {day}", day=day), msg("until {day}", day=day)
    assert f"{translate(since)} {translate(until)}" == phrase


@pytest.mark.usefixtures("italian")
def test_a_name_that_is_a_word_of_the_program_stays_a_name() -> None:
    assert translate(name_term("Final")) == "Final"
    assert translate(term("Final")) == "Finale"


@pytest.mark.usefixtures("italian")
def test_every_club_has_its_article_and_can_be_typed_as_it_is_shown(kb: KnowledgeBase) -> None:
    for club in kb.record.clubs:
        shown = translate(name_term(club.name))
        assert f"{Noun('x')}{kb.record.find_club(shown)}" == f"x{club.name}"
        said = translate(msg("Wins of {club}", club=name_term(club.name)))
        assert said != f"Vittorie di {club.name}"
        spellings = (club.name, *club.aliases)
        assert shown in spellings, "an English screen knows no other names"


@pytest.mark.parametrize("name", IN_ITALIAN)
def test_no_screen_has_a_club_by_its_english_name(kb: KnowledgeBase, name: str) -> None:
    other = {
        english
        for english, italian in translations(kb.story.store, "it").items()
        if english in kb.record.club_names and english not in italian
    }
    assert "Copenhagen" in other
    columns = ("55", "80", "120") if name in NARROW_IN_ITALIAN else ("80", "120")
    for width in columns:
        screen = path(f"it-{name}", width).read_text(encoding="utf-8")
        assert [english for english in sorted(other) if english in screen] == []


def test_a_club_of_an_own_knowledge_base_has_no_article_it_does_not_know(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    copied(DATA, folder)
    (folder / "translations.json").unlink()
    for file in folder.rglob("*.json"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('"Paris Saint-Germain"', '"Lutetia"'), encoding="utf-8")
    screen = plain(on_terminal("--lang", "it", "--kb", str(folder), "season", "2020"))
    assert "eliminata da Lutetia" in screen
    assert "eliminata dalla Fiorentina" in screen, "a club that comes ready"


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        (("versus", "Copenaghen"), ("versus", "Copenhagen")),
        (("versus", "Spal"), ("versus", "SPAL")),
        (("matches", "--opponent", "Stella Rossa"), ("matches", "--opponent", "Red Star Belgrade")),
        (("matches", "--opponent", "Bruges"), ("matches", "--opponent", "Club Brugge")),
        (("show", "Marsiglia", "-f", "json"), ("show", "Marseille", "-f", "json")),
        (
            ("check", "Nel 2023-24 l'Atalanta ha battuto il Marsiglia 3-0.", "-f", "json"),
            ("check", "Nel 2023-24 l'Atalanta ha battuto il Marseille 3-0.", "-f", "json"),
        ),
    ],
)
def test_italian_names_can_be_typed(
    gasp: Gasp, typed: tuple[str, ...], english: tuple[str, ...]
) -> None:
    italian = gasp("--lang", "it", *typed)
    assert italian.out.replace("Marsiglia", "Marseille") == (
        gasp("--lang", "it", *english).out.replace("Marsiglia", "Marseille")
    )
    assert italian.code == gasp(*english).code != 1


def test_an_italian_name_in_an_own_knowledge_base_can_be_typed(tmp_path: Path, gasp: Gasp) -> None:
    folder = tmp_path / "kb"
    copied(DATA, folder)
    file = folder / "translations.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    row = next(row for row in tables["translations"].values() if row["text"] == "Young Boys")
    row["translation"] = "Giovani Bernesi"
    file.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    assert translations(Store(folder), "it")["Young Boys"] == "Giovani Bernesi"
    outcome = gasp("--lang", "it", "--kb", str(folder), "versus", "Giovani Bernesi")
    assert "young-boys" in outcome.out


def test_figures_have_separators_on_screens_alone(gasp: Gasp) -> None:
    for language, figure in (("en", "24,950"), ("it", "24.950")):
        screen = plain(on_terminal("--lang", language, "disputes", columns=200))
        assert figure in screen
        assert "24950" not in screen
        for form in ("tsv", "csv", "json", "jsonl", "markdown"):
            rows = gasp("--lang", language, "disputes", "--format", form).out
            assert figure not in rows
            assert "24950" in rows
