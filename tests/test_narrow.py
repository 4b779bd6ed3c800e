"""Rows on narrow screens: what gives way, and what is never left out."""

import shlex
from typing import Annotated, NamedTuple

import pytest

from gasp_cli.render.page import Addresses, Page, draw_page, span
from gasp_cli.render.table import draw
from gasp_cli.results import CellStyle, Column, ResultSet
from tests.terminal import on_terminal, plain


def initial(word: str) -> str:
    return word[:1]


class Result(NamedTuple):
    """A match of an invented club."""

    competition: Annotated[str, Column("competition", "Cup", priority=2)]
    stage: Annotated[str, Column("round", "Round", priority=2, short=initial)]
    opponent: Annotated[str, Column("the other club", "Opponent", CellStyle.STRONG)]
    goals: Annotated[int, Column("own goals", "GF", joined="Score")]
    conceded: Annotated[int, Column("goals of the opponent", "GA", joined="Score")]
    result: Annotated[str, Column("W, D or L", "Res", CellStyle.RESULT, joined="Score")]
    crowd: Annotated[int, Column("spectators", "Crowd", priority=3)]


MATCHES = [
    Result("Cup of Champions", "Final", "Brera", 10, 0, "W", 812),
    Result("Friendly", "Group", "Como Calcio", 1, 1, "D", 90),
]


def drawn(width: int, monkeypatch: pytest.MonkeyPatch, chosen: list[str] | None = None) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    return "".join(draw(ResultSet(Result, MATCHES, "Matches"), chosen))


def test_a_wide_screen_has_all_and_the_score_in_one_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(80, monkeypatch) == (
        "Matches\n"
        "Cup               Round  Opponent      Score  Crowd\n"
        "───────────────────────────────────────────────────\n"
        "Cup of Champions  Final  Brera        10-0 W    812\n"
        "Friendly          Group  Como Calcio   1-1 D     90\n"
    )


def test_on_a_narrow_screen_stages_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(48, monkeypatch) == (
        "Matches\n"
        "Cup               Round  Opponent      Score\n"
        "────────────────────────────────────────────\n"
        "Cup of Champions  F      Brera        10-0 W\n"
        "Friendly          G      Como Calcio   1-1 D\n"
        "More with --fields: crowd.\n"
    )


def test_surroundings_give_way_before_the_score(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(26, monkeypatch).splitlines()[1:4] == [
        "Round  Opponent      Score",
        "──────────────────────────",
        "F      Brera        10-0 W",
    ]


def test_what_is_too_wide_for_a_table_comes_in_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    rows = [row._replace(opponent="Unbreakable-Name") for row in MATCHES]
    assert "".join(draw(ResultSet(Result, rows, "Matches"), None)).splitlines()[1:7] == [
        "Unbreakable-Name",
        "10-0 W",
        "  Cup of Champions",
        "  Final",
        "Unbreakable-Name",
        "1-1 D",
    ]


def test_chosen_fields_stand_each_in_its_own_column(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn(40, monkeypatch, ["goals", "conceded", "stage"]).splitlines()
    assert lines[1:] == ["GF  GA  Round", "─────────────", "10   0  Final", " 1   1  Group"]


class Remark(NamedTuple):
    """A sentence with what belongs to it."""

    id: Annotated[str, Column("id", "Id", CellStyle.CODE)]
    text: Annotated[str, Column("what it says", "Text", CellStyle.MUTED)]
    other: Annotated[str | None, Column("what another says", "The other")]
    times: Annotated[int, Column("how often", "Times")]


def test_an_entry_has_sentences_apart_and_figures_under_their_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [
        Remark("first", "A sentence that is longer than a line of this screen.", "the record", 12),
        Remark("second", "A short one.", None, 3),
    ]
    assert "".join(draw(ResultSet(Remark, rows, "Remarks"), None)) == (
        "Remarks\n"
        "first\n"
        "  A sentence that is longer than a line\n"
        "  of this screen.\n"
        "  The other: the record · Times 12\n"
        "second\n"
        "  A short one. · Times 3\n"
    )


@pytest.mark.parametrize("columns", [40, 50, 55, 59])
@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("command", "answers"),
    [
        ("matches --result L --season 2024", {"Inter": "0-4", "Torino": "0-3"}),
        ("versus Juventus", {"2021": "1-2", "2025": "4-0"}),
        ("europe 2024", {"Leverkusen": "3-0"}),
        ("europe", {"Dortmund": "2017-18", "Madrid": "2020-21"}),
        ("cups", {"Fiorentina": "2019-20", "Lazio": "2018-19"}),
        ("wins", {"Sarajevo": "8-0"}),
        ("check goals_for --season 2019 --says 77", {"goals_for": "77"}),
        ("disputes", {"destination-calcio-2025:13": "6"}),
    ],
)  # fmt: skip
def test_an_answer_is_on_the_screen(
    columns: int, language: str, command: str, answers: dict[str, str]
) -> None:
    screen = plain(on_terminal("--lang", language, *command.split(), columns=columns))
    lines = screen.splitlines()
    assert max(map(len, lines)) <= columns
    for name, answer in answers.items():
        places = [number for number, line in enumerate(lines) if name in line]
        assert any(answer in "\n".join(lines[max(at - 2, 0) : at + 3]) for at in places)


@pytest.mark.parametrize("width", [40, 55, 80])
@pytest.mark.parametrize(
    "line",
    [
        "cite 'Milan 1-1'",
        "seasons --fields nonsense",
        "--lang it matches --squadra 'Hellas Verona' --anno 2020 --casa",
        "matches --club 'Hellas Verona' --year 2020",
    ],
)
def test_a_message_breaks_between_words(line: str, width: int) -> None:
    words = shlex.split(line)
    shown = plain(on_terminal(*words, columns=width)).splitlines()
    assert max(map(len, shown)) <= width
    whole = plain(on_terminal(*words, columns=999))
    assert " ".join(" ".join(shown).split()) == " ".join(whole.split())
    assert not [part for part in shown if part.endswith(("'Hellas", "-"))]


@pytest.mark.parametrize("columns", [55, 80])
def test_the_sources_of_an_answer_are_sites_where_an_address_is_too_long(columns: int) -> None:
    question = "how many goals did Ilicic score against Valencia?"
    screen = on_terminal("ask", question, columns=columns)
    assert "https://www.lapresse.it/sport/calcio_champions_league_valencia-atalanta" in screen
    lines = plain(screen).splitlines()
    assert len(lines) < 25
    assert all(len(line) <= columns for line in lines)
    assert "://" not in plain(screen)
    below = lines[lines.index("Other sources") + 1 :]
    assert below[0].startswith("  atalanta.it · calciomercato24.com")
    ids = " ".join(below).partition("gasp cite ")[2].partition("gasp check")[0].split()
    cited = plain(on_terminal("cite", *ids, columns=columns)).replace("\n", "")
    assert "https://latarde.com.mx/amp/deportes/poker-de-ilicic-y-el-atalanta-sigue-vivo" in cited


def test_a_short_address_is_shown_whole() -> None:
    urls = ["https://example.org/news/1", "https://www.example.org/news/2", "http://a.it"]
    page = Page("", "", [Addresses(urls, span("gasp cite x"))])
    assert [line.strip() for line in draw_page(page, 55).splitlines() if line.strip()] == urls
    sites = draw_page(page, 25)
    assert [line.strip() for line in sites.splitlines() if line.strip()] == [
        "example.org · a.it", "gasp cite x",
    ]  # fmt: skip
