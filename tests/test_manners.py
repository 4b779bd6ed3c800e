"""The conventions of shells, terminals and pipes that a command keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.render import formats as machine
from gasp_cli.render.streams import escape_controls
from gasp_cli.store.transaction import render
from tests.conftest import DATA, ROOT, Gasp
from tests.terminal import on_terminal, plain
from tests.test_process import shell


def offered(line: str, shell_name: str = "bash") -> list[str]:
    """The completions of the last word of a command line."""
    words = line.split(" ")
    environment = {
        "_GASP_COMPLETE": f"complete_{shell_name}", "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1), "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    return shell("gasp", environment=environment).stdout.split("\n")[:-1] or []


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("gasp table 202", "2024-25"),
        ("gasp europe 2018", "2018-19"),
        ("gasp matches --season 2019", "2019-20"),
        ("gasp versus Liv", "Liverpool"),
        ("gasp matches --opponent Bor", "Borussia\\ Dortmund"),
        ("gasp quotes --player 'Ade", "Ademola Lookman"),
        ("gasp versus Brig", "Brighton\\ \\&\\ Hove\\ Albion"),
        ("gasp table 2020 --competition Cham", "Champions\\ League"),
        ("gasp show lookman", "lookman-penalty-quote"),
        ("gasp cite daily", "daily-mail-2020"),
        ("gasp facts --source prof", "profilo-gasperini"),
        ("gasp facts --kind qu", "quote"),
        ("gasp facts --verdict con", "contradicted"),
        ("gasp check goals_f", "goals_for"),
        ("gasp check tests/dra", "tests/drafts/"),
        ("gasp check --fail-on nev", "never"),
        ("gasp check --fields te", "text"),
        ("gasp seasons --fields season,po", "season,points"),
        ("gasp seasons --sort po", "points"),
        ("gasp wins --format js", "jsonl"),
        ("gasp schema se", "seasons"),
        ("gasp kb ex", "export"),
        ("gasp se", "search"),
    ],
)
def test_completion_offers_what_there_is(line: str, some: str) -> None:
    assert some in offered(line)


def test_completion_works_in_zsh_and_fish_as_well() -> None:
    assert "Liverpool" in " ".join(offered("gasp versus Liv", "zsh"))
    assert "Liverpool" in " ".join(offered("gasp versus Liv", "fish"))


def test_completion_of_a_knowledge_base_that_is_not_there_offers_nothing() -> None:
    assert not any(offered("gasp --kb /nowhere versus Liv"))


def test_what_is_no_command_is_completed_in_silence() -> None:
    for line in ("gasp nosuch ", "gasp kb nosuch "):
        done = shell("gasp", environment={
            "_GASP_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "2",
        })  # fmt: skip
        assert done.stderr == ""


def test_nothing_is_lost_where_python_does_not_buffer() -> None:
    settings = {"PYTHONUNBUFFERED": "1"}
    done = shell("gasp matches --format json | (sleep 1; cat) | wc -c", environment=settings)
    assert done.stdout == shell("gasp matches --format json | wc -c").stdout


def test_arguments_are_utf_8_whatever_the_locale_says() -> None:
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell("gasp people Gómez --fields id", environment=settings)
    assert done.returncode == 0, done.stderr


def test_no_field_is_offered_twice() -> None:
    assert not any(offered("gasp seasons --fields season,seas"))


def paged(*arguments: str, **environment: str) -> str:
    pager = {
        "PAGER": f"{quote(sys.executable)} -c 'import sys; print(\"PAGED\", len(sys.stdin.read()))'"
    }
    return on_terminal(*arguments, columns=80, **{**pager, **environment})


def test_only_what_is_longer_than_the_screen_is_paged() -> None:
    assert paged("facts").startswith("PAGED ")
    assert "PAGED" not in paged("seasons")
    assert "PAGED" not in paged("facts", "--format", "json")


def test_a_pager_may_be_left_before_the_end() -> None:
    shown = plain(on_terminal("matches", columns=80, PAGER="head -2"))
    assert shown.splitlines()[0] == "Atalanta under Gian Piero Gasperini"
    assert len(shown.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--no-pager", "facts"], {}),
        (["facts"], {"GASP_PAGER": ""}),
        (["facts"], {"GASP_PAGER": "cat"}),
        (["facts"], {"GASP_PAGER": "no-such-program"}),
        (["facts"], {"GASP_PAGER": "'"}),
        (["facts"], {"TERM": "dumb"}),
    ],
)
def test_the_pager_can_be_left_out(arguments: list[str], environment: dict[str, str]) -> None:
    screen = paged(*arguments, **environment)
    assert "PAGED" not in screen
    assert "What the sources say" in screen


def test_a_pager_that_is_left_early_is_no_error() -> None:
    screen = paged("facts", GASP_PAGER="head -1")
    assert plain(screen) == "What the sources say\n"


def test_a_pipe_is_never_paged() -> None:
    done = shell("gasp facts --format table", environment={"PAGER": "false"})
    assert done.returncode == 0
    assert "What the sources say" in done.stdout


@pytest.mark.parametrize("setting", ["NO_COLOR", "TERM"])
def test_a_terminal_that_wants_no_colour_gets_none(setting: str) -> None:
    environment = {"NO_COLOR": "1"} if setting == "NO_COLOR" else {"TERM": "dumb"}
    assert "\x1b[3" not in on_terminal("seasons", columns=80, **environment)
    assert "\x1b[3" in on_terminal("seasons")


@pytest.mark.parametrize("setting", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_colour_can_be_forced_into_a_table_and_into_nothing_else(setting: str) -> None:
    forced = {setting: "1"}
    assert "\x1b[" in shell("gasp seasons --format table", environment=forced).stdout
    assert "\x1b[" not in shell("gasp seasons", environment=forced).stdout
    assert "\x1b[" not in shell("gasp seasons --format json", environment=forced).stdout


def test_a_table_in_a_pipe_breaks_no_text_unless_columns_says_so(kb: KnowledgeBase) -> None:
    text = max((claim.text for claim in kb.claims()), key=len)
    assert text in shell("gasp claims --format table").stdout
    narrow = shell("gasp claims --format table", environment={"COLUMNS": "40"}).stdout
    assert text not in narrow
    assert max(map(len, narrow.splitlines())) <= 40
    letters = shell("gasp seasons --format table", environment={"COLUMNS": "1"}).stdout
    assert "2016-17" in letters


def test_no_reading_command_changes_anything(gasp: Gasp) -> None:
    before = {path: path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    for command in ("seasons", "claims", "search Bergamo", "kb check", "today --on 05-22"):
        assert gasp(*command.split()).code == 0
    assert {path: path.read_bytes() for path in DATA.rglob("*") if path.is_file()} == before


def test_a_mistyped_knowledge_base_is_not_made(gasp: Gasp, tmp_path: Path) -> None:
    assert gasp("--kb", str(tmp_path / "nowhere"), "seasons").code == 4
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters(), max_size=40))
def test_any_text_comes_back_from_json_and_shows_no_control(text: str) -> None:
    printed = machine.WRITERS["json"](["text"], [[text]])
    assert json.loads(printed) == [{"text": text}]
    printed.encode("utf-8")
    assert not set(printed) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
    assert json.loads(machine.WRITERS["jsonl"](["text"], [[text]])) == {"text": text}
    assert not set(escape_controls(text)) & {chr(code) for code in (*range(10), *range(127, 160))}


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        st.dictionaries(
            st.integers(1, 99).map(str),
            st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
                            st.text(st.characters(exclude_categories=["Cs"]), max_size=12)),
            max_size=4,
        ),
        max_size=3,
    )
)  # fmt: skip
def test_what_is_written_reads_back_the_same(tables: dict[str, dict[str, dict[str, str]]]) -> None:
    assert json.loads(render(tables)) == tables


def test_half_a_character_is_named_where_no_format_carries_it(gasp: Gasp, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(
        '{"measure": "goals_for", "season": "2020", "says": 98, "text": "\\ud800"}',
        encoding="utf-8",
    )
    asked = ["check", "--file", str(claims), "--fields", "text"]
    done = subprocess.run(
        [sys.executable, "-m", "gasp_cli", *asked, "--format", "csv"],
        cwd=ROOT, env=os.environ, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "cannot write U+D800, half of a character, as UTF-8" in done.stderr
    assert gasp(*asked, "--format", "json").code == 0


@pytest.mark.parametrize("topic", ["exit-codes", "formats", "verdicts"])
def test_a_topic_has_a_page(gasp: Gasp, topic: str) -> None:
    outcome = gasp("help", topic)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) > 5
    assert gasp("help", "exit").code == 2


@pytest.mark.parametrize("topic", ["exit-codes", "formats", "verdicts", "environment"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_topic_fits_a_narrow_terminal_without_a_broken_word(topic: str, language: str) -> None:
    def words(columns: int) -> list[str]:
        screen = plain(on_terminal("--lang", language, "help", topic, columns=columns))
        assert all(len(line) <= columns for line in screen.splitlines())
        return screen.split()

    assert words(55) == words(80)


def test_help_of_a_command_is_its_help(gasp: Gasp) -> None:
    assert gasp("help", "seasons") == gasp("seasons", "--help")
    assert gasp("help", "kb", "check") == gasp("kb", "check", "--help")
    assert gasp("help", "nonsense").code == 2
