"""Other languages than English: nothing is left out, and nothing reaches a script."""

from __future__ import annotations

import json
import re
import shlex
import string
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from gasp_cli import KnowledgeBase
from gasp_cli import i18n as language
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.i18n import (
    TRANSLATED_LANGUAGES,
    date_term,
    join_list,
    language_from_environment,
    msg,
    plural,
    term,
    translate,
)
from gasp_cli.i18n.catalogue import load_translator
from gasp_cli.kb.story import translations
from gasp_cli.render.cell import text_of
from gasp_cli.results import Column, kind_of
from tests import catalogue as catalogues
from tests.conftest import DATA, Gasp, copied
from tests.screens import IN_ITALIAN, path
from tests.terminal import on_terminal, plain
from tests.untranslated import files, untranslated_literals


@pytest.fixture
def italian() -> Iterator[None]:
    language.set_language("it")
    yield
    language.set_language("en")


NOUN_FORM = re.compile(r"([iI]l|[dD]i|[aA]|[dD]a|[iI]n|[sS]u|\w*/\w*(/\w*/\w*)?)")


def places(template: str) -> set[tuple[str, str, str]]:
    """The places of a message for values, with how they are put in.

    A noun that takes an article, or that another word agrees with, is put in all the same.
    """
    parsed = string.Formatter().parse(template)
    return {
        (name, "" if form and NOUN_FORM.fullmatch(form) else form or "", how or "")
        for _, name, form, how in parsed
        if name is not None
    }


def test_every_text_that_a_person_reads_is_said() -> None:
    found = [
        f"{path.name}:{line}: {text}"
        for path in files([])
        for line, text in untranslated_literals(path)
    ]
    assert found == [], "make it with msg, or mark it `# i18n: what it is`"


def test_what_is_not_said_is_found(tmp_path: Any) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        'def f(x):\n    """Not read by users."""\n    g(msg("told all right"))\n'
        '    g("left in English")\n    g(f"{x} points")\n    g("a b")  # i18n: a pattern\n'
        '    g(msg("{x}", x=f"in {x} goals"))\n'
    )
    assert [line for line, _ in untranslated_literals(path)] == [4, 5, 7]


@pytest.mark.parametrize("code", TRANSLATED_LANGUAGES)
def test_a_catalogue_has_every_message_and_no_other(code: str) -> None:
    fresh = catalogues.updated(code)
    with catalogues.path(code).open("rb") as file:
        kept = read_po(file, locale=code)
    # Babel decides the rest of the file.
    stored, wanted = (
        {message.id: message.string for message in catalogue if message.id}
        for catalogue in (kept, fresh)
    )
    assert stored == wanted, "python -m tests.catalogue"
    with catalogues.path(code, "mo").open("rb") as file:
        read = vars(GNUTranslations(file))["_catalog"]
    expected = vars(GNUTranslations(BytesIO(catalogues.mo(fresh))))["_catalog"]
    del read[""], expected[""]
    assert read == expected


@pytest.mark.parametrize("code", TRANSLATED_LANGUAGES)
def test_every_message_is_translated(code: str) -> None:
    messages = catalogues.updated(code)
    assert [message.id for message in messages if not all(catalogues.strings(message))] == []


@pytest.mark.parametrize("code", TRANSLATED_LANGUAGES)
def test_a_translation_has_the_places_of_its_message(code: str) -> None:
    for message in catalogues.updated(code):
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        for text, translation in zip(ids, catalogues.strings(message), strict=True):
            if text and _is_template(text):
                assert places(translation) == places(text), text
            assert translation[:1].isspace() == text[:1].isspace(), text
            assert translation[-1:].isspace() == text[-1:].isspace() or not text, text


def _is_template(message: str) -> bool:
    """Whether the braces of a message are placeholders; those in help are not."""
    try:
        return all(name.isidentifier() for name, *_ in places(message))
    except ValueError:
        return False


@pytest.mark.parametrize("code", TRANSLATED_LANGUAGES)
def test_every_text_of_the_story_is_translated(kb: KnowledgeBase, code: str) -> None:
    known = translations(kb.story.store, code)
    assert _texts(kb) - known.keys() == set(), "add it to data/translations.json"
    assert all(known.values())


@pytest.mark.parametrize("code", TRANSLATED_LANGUAGES)
def test_no_translation_is_of_a_text_that_is_gone(kb: KnowledgeBase, code: str) -> None:
    files = [path for path in DATA.glob("*.json") if path.name != "translations.json"]
    stored = "".join(path.read_text(encoding="utf-8") for path in files)
    gone = [
        text
        for text in translations(kb.story.store, code)
        if json.dumps(text, ensure_ascii=False) not in stored
    ]
    assert gone == []


def _texts(kb: KnowledgeBase) -> set[str]:
    """The texts of the story that a screen may show; quotes are not translated."""
    found = set()
    for fact in kb.story.facts:
        if fact.kind != "quote":
            found.add(fact.text)
        found |= {text for text in (fact.note, fact.occasion, fact.role, fact.honour) if text}
        for check in fact.checks:
            found |= {check.reading, check.assumes} - {""}
        if fact.states:
            found.add(fact.states.of)
    for person in kb.story.people:
        found |= {text for text in (person.role, person.position) if text}
    return found


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LC_ALL": "it_IT.UTF-8"}, "it"),
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LC_MESSAGES": "it_CH.UTF-8", "LANG": "en_GB.UTF-8"}, "it"),
        ({"LC_ALL": "C", "LANG": "it_IT.UTF-8", "LANGUAGE": "it"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "it:en"}, "it"),
        ({"LANG": "it_IT.UTF-8", "LANGUAGE": "en:it"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:it"}, "it"),
        ({"LANG": "it"}, "it"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], code: str) -> None:
    assert language_from_environment(environment) == code


@pytest.mark.usefixtures("italian")
def test_a_message_is_told_with_what_is_in_it() -> None:
    text = msg("{club} under {coach}", club="Alba", coach="Conti")
    assert text == "Alba under Conti"
    assert translate(text) != text
    assert translate(plural("{n} match", "{n} matches", 1)) == "1 partita"
    assert translate(plural("{n} match", "{n} matches", 2)) == "2 partite"
    assert translate(join_list([term("home"), "Brera"])) == "casa, Brera"
    assert translate(term("Matchday 5")) == "5ª giornata"
    assert translate(term("Group C")) == "Girone C"
    assert translate(msg("{rows:,} of {n}", rows=7376, n=1000)) == "7.376 of 1000"


@pytest.mark.usefixtures("italian")
def test_what_somebody_typed_is_not_told() -> None:
    error = msg("unknown command {given!r}", given="home")
    assert "'home'" in translate(error)


@pytest.mark.usefixtures("italian")
def test_a_cell_is_translated_by_the_kind_of_its_column() -> None:
    cells = [
        ("club", "D", "D"), ("title", "2016-05", "2016-05"), ("group", "W", "W"),
        ("season", "2010-11", "2010-11"), ("result", "D", "N"), ("stage", "Group C", "Girone C"),
        ("date", "2020-02-19", "19/02/2020"), ("from", "2010-11", "11/2010"),
        ("found", ["2020-02-19", "2010-11", "Final", "D"], "19/02/2020, 2010-11, Finale, D"),
    ]  # fmt: skip
    for name, value, text in cells:
        assert text_of(value, Column("", "", kind=kind_of(name))) == text


@pytest.mark.usefixtures("italian")
@pytest.mark.parametrize(
    ("date", "in_words", "in_a_cell"),
    [
        ("2020-02-19", "19 febbraio 2020", "19/02/2020"),
        ("2016-06-01", "1º giugno 2016", "01/06/2016"),
        ("2016-06", "giugno 2016", "06/2016"),
        ("2016", "2016", "2016"),
        ("2010-11", "novembre 2010", "11/2010"),
        ("2016-13", "2016-13", "2016-13"),
    ],
)
def test_dates(date: str, in_words: str, in_a_cell: str) -> None:
    assert translate(date_term(date)) == in_words
    assert translate(date_term(date, short=True)) == in_a_cell


ASKED: tuple[list[str], ...] = (
    [], ["seasons"], ["season", "2020"], ["europe", "2024"], ["timeline", "2020"],
    ["claims", "--fields", "id,said,found,verdict,basis,evidence"],
    ["disputes"], ["facts"], ["career"], ["streaks"], ["show", "two-coppa-italia-finals"],
    ["chart", "goals", "2020"], ["search", "Valencia"], ["today", "--on", "2025-05-22"],
)  # fmt: skip


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "markdown"])
@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_scripts_get_the_same_in_any_language(gasp: Gasp, words: list[str], form: str) -> None:
    wanted = [*words, "--format", form] if words else []
    english = gasp(*wanted)
    italian = gasp("--lang", "it", *wanted)
    assert (italian.code, italian.out) == (english.code, english.out)


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "markdown"])
@pytest.mark.parametrize(
    ("words", "english", "italian"),
    [
        (
            ["check", "Atalanta scored 97 goals in 2019-20."],
            "Goals scored by Atalanta",
            "Gol segnati dall'Atalanta",
        ),
        (
            ["claims", "--verdict", "contradicted"],
            "finals that Atalanta played: 3 (claimed: 2)",
            "giocate dall'Atalanta: 3 (affermato: 2)",
        ),
    ],
)
def test_sentences_are_in_the_language_in_use_in_every_format(
    gasp: Gasp, words: list[str], english: str, italian: str, form: str
) -> None:
    assert english in gasp(*words, "--format", form).out
    translated = gasp("--lang", "it", *words, "--format", form).out
    assert italian in translated
    assert english not in translated
    assert "contradicted" in translated


def test_the_language_of_a_run_ends_with_it(gasp: Gasp) -> None:
    gasp("--lang", "it", "seasons")
    assert "unknown command" in gasp("seasonz").err


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "it", "--help"],
        ["--help", "--lang", "it"],
        ["--lang=it", "--help"],
        ["--kb", "data", "--lang", "it", "--help"],
        ["--no-pager", "--lang", "IT", "--help"],
    ],
    ids=" ".join,
)
def test_the_help_speaks_it_wherever_the_option_stands(gasp: Gasp, words: list[str]) -> None:
    text = gasp(*words).out
    assert text.startswith("Uso: gasp [OPZIONI]")
    assert "Show this message" not in text


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_every_command_speaks_it(gasp: Gasp, entry: Any) -> None:
    english = gasp(entry.name, "--help").out
    text = gasp("--lang", "it", entry.name, "--help").out
    assert text.startswith("Uso: ")
    examples = text.rpartition("Esempi:\n")[2]
    assert examples == english.rpartition("Examples:\n")[2] or "Examples:" not in english
    for word_ in (" the ", " of ", " and ", "Options:", "Arguments:", "[default", "[required"):
        assert word_ not in text.replace(examples, "")


@pytest.mark.parametrize(
    "line",
    [
        "--foo", "wins --foo", "wins --margin x", "wins --limit -1", "table", "wins --margin",
        "seasons extra", "seasons --format xml", "chart", "chart shots", "seasonz",
        "versus Livrpool", "table 1990", "show nothing", "seasons --fields seson", "quotes --by X",
        "europe 2023", "check goals_for --season 2019", "facts --kind x", "claims --verdict x",
        "today --on 13-40", "cite x --style y", "--kb /nowhere seasons", "chart race",
        "matches --since yesterday", "help x", "schema x", "timeline x", "seasons --lang it",
    ],
)  # fmt: skip
def test_messages_speak_it(gasp: Gasp, line: str) -> None:
    english, italian = gasp(*line.split()), gasp("--lang", "it", *line.split())
    assert (english.code, english.out) == (italian.code, italian.out)
    lines = zip(english.err.splitlines(), italian.err.splitlines(), strict=True)
    assert all(said != translated for said, translated in lines)
    for word_ in (" the ", " no ", " is ", " not ", " called ", "Missing", "Invalid", "did you"):
        assert word_ not in italian.err


def test_a_screen_shows_the_facts_in_it() -> None:
    for words in (["season", "2019"], ["facts", "--limit", "3"], ["show", "third-2019-20"]):
        screen = plain(on_terminal("--lang", "it", *words, columns=200))
        assert " finished " not in screen
        assert "L'Atalanta" in screen or "Gasperini" in screen
        assert "Serie A" in screen


ENGLISH_WORDS = re.compile(
    r"\b(the|and|with|from|by|under|won|lost|facts|matches|shown|more|after|its|which|was|were)\b"
)


@pytest.mark.parametrize("name", [literal for literal in IN_ITALIAN if literal != "timeline-2020"])
def test_no_screen_is_left_in_english(name: str) -> None:
    """But for quotes and titles, which stay as they are, ids, and what is to be typed."""
    text = path(f"it-{name}", "120").read_text(encoding="utf-8")
    text = re.sub(r"[“«][^”»]*[”»]|\w+(-\w+)+|gasp .*|^ +\w+  ", "", text, flags=re.MULTILINE)
    for title in (row.title for row in KnowledgeBase().sources()):
        for word_ in (title or "").split():
            text = text.replace(word_, "")
    assert ENGLISH_WORDS.findall(text) == []


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("claims --verdict smentito --fields id", "claims --verdict contradicted --fields id"),
        ("facts --verdict Confermato --season 2020", "facts --verdict confirmed --season 2020"),
        ("facts --kind trasferimento", "facts --kind transfer"),
        ("facts --kind transfer", "facts --kind transfer"),
        ("facts --kind Citazioni", "facts --kind quote"),
        ("facts --verdict smentiti", "facts --verdict contradicted"),
        ("matches --result pareggi", "matches --result D"),
        ("matches --competition 'Coppa dei Campioni'", "matches --competition 'Champions League'"),
        ("chart corsa 2020", "chart race 2020"),
        ("seasons --fields stagione,gol_fatti", "seasons --fields season,goals_for"),
        ("today --on '22 maggio'", "today --on 05-22"),
        (
            "check 'gol segnati' --season 2020 --says 98 --fields said,found",
            "check goals_for --season 2020 --says 98 --fields said,found",
        ),
        (
            "check wins --season 2024 --stage quarti --says 2 --fields found",
            "check wins --season 2024 --stage Quarter-finals --says 2 --fields found",
        ),
        (
            "check wins --season 2024 --stage '5ª giornata' --says 1 --fields found",
            "check wins --season 2024 --stage 'Matchday 5' --says 1 --fields found",
        ),
        (
            "check wins --season 2024 --stage 'girone d' --says 4 --fields found",
            "check wins --season 2024 --stage 'Group D' --says 4 --fields found",
        ),
        (
            (
                "check decade_of_finish --position 6 --before 2016-17 --says 'anni Ottanta'"
                " --fields said,found"
            ),
            "check decade_of_finish --position 6 --before 2016-17 --says 1980s --fields said,found",
        ),
        (
            (
                "check knocked_out --opponent Liverpool --season 2024 --competition 'Europa League'"
                " --says vero --fields said,found"
            ),
            (
                "check knocked_out --opponent Liverpool --season 2024 --competition 'Europa League'"
                " --says true --fields said,found"
            ),
        ),
        ("help verdetti", "--lang it help verdicts"),
        ("matches --competition 'Supercoppa UEFA'", "matches --competition 'UEFA Super Cup'"),
        (
            "table 2022 --competition 'Champions League' --group 'Girone F'",
            "table 2022 --competition 'Champions League' --group F",
        ),
    ],
)
def test_what_a_screen_shows_can_be_typed(gasp: Gasp, typed: str, english: str) -> None:
    italian = gasp("--lang", "it", *shlex.split(typed))
    assert italian.out == gasp(*shlex.split(english)).out != ""


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("matches --venue x", "'casa', 'trasferta', 'neutro'"),
        ("chart x", "'posizioni', 'punti', 'gol', 'corsa'"),
        ("facts --kind x", "affermazione, citazione, incarico"),
        ("claims --verdict x", "confermato, sostenuto, in parte"),
        ("seasons --fields x", "stagione, campionato, posizione"),
        ("check wins --stage x --says 1", "Semifinali"),
        ("matches --help", "<casa|trasferta|neutro>"),
        ("matches --help", "<V|N|P>"),
        ("kb add fact --help", "affermazione, citazione, incarico"),
        ("kb add person --help", "giocatore, allenatore, direttore"),
    ],
)
def test_lists_of_choices_are_in_the_language_in_use(gasp: Gasp, line: str, listed: str) -> None:
    outcome = gasp("--lang", "it", *line.split())
    assert listed in " ".join(f"{outcome.out} {outcome.err}".split())


def test_a_knowledge_base_keeps_its_own_words(tmp_path: Path, gasp: Gasp) -> None:
    folder = tmp_path / "kb"
    copied(DATA, folder)
    base = ("--lang", "it", "--kb", str(folder), "kb", "add")
    assert gasp(*base, "person", "--name", "Ada Neri", "--role", "allenatore").code == 0
    cited = ("--about", "Atalanta", "--citation", "daily-mail-2020:1")
    assert gasp(*base, "fact", "--kind", "affermazione", "--text", "Una prova.", *cited).code == 0
    story = (folder / "story.json").read_text(encoding="utf-8")
    assert '"name": "Ada Neri", "role": "coach"' in story
    assert '"kind": "claim", "text": "Una prova."' in story


def test_faults_of_a_knowledge_base_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    copied(DATA, folder)
    (folder / "sanctions.json").unlink()
    screen = plain(on_terminal("--lang", "it", "--kb", str(folder), "kb", "check"))
    assert "manca il file" in screen
    assert "the file is missing" not in screen


def test_an_unknown_language_is_exit_2(gasp: Gasp) -> None:
    outcome = gasp("--lang", "de", "seasons")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "gasp: language 'de' is not available\n  choose one of en, it\n"


def test_the_environment_chooses_as_well(gasp: Gasp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GASP_LANG", "it")
    assert gasp("--help").out.startswith("Uso: ")
    assert gasp("--lang", "en", "--help").out.startswith("Usage: ")
    screen = plain(on_terminal("seasons", LC_ALL="it_IT.UTF-8"))
    assert "Stagione" in screen


def test_a_catalogue_is_read_as_it_was_written() -> None:
    for code in TRANSLATED_LANGUAGES:
        read = GNUTranslations(BytesIO(catalogues.mo(catalogues.updated(code))))
        assert load_translator(code).word("Season") == read.gettext("Season")
