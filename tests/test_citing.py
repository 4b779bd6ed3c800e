"""Everything can be cited: rows, answers, and whatever a screen shows."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gasp_cli import KnowledgeBase, __data_of__, __version__
from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.cli.commands.help import ENVIRONMENT
from gasp_cli.cli.commands.kb import KB_COMMANDS
from gasp_cli.i18n import Worded
from gasp_cli.queries.bibliography import Citation, ComputedAnswer, write_citations
from gasp_cli.results import CitationStyle
from tests.conftest import ROOT, Gasp, examples
from tests.terminal import on_terminal, plain

GATES = "Gian Piero Gasperini Leaving Atalanta Ends a Perfect Marriage that Changed Serie A"
ROWS = [command for command in COMMANDS if command.rows]
# Of these the first example is about a file that is not there.
LINES = {"check": ["check", "league_position", "--season", "2019-20", "--says", "3"]}
QUESTION = "how many goals did Atalanta score in 2019-20?"


@pytest.fixture(params=ROWS, ids=lambda command: command.name)
def line(request: pytest.FixtureRequest, gasp: Gasp) -> list[str]:
    """The command line of each command that prints rows."""
    command: CommandSpec = request.param
    return LINES.get(command.name) or examples(gasp, command.name)[0]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put text on standard input."""

    def type_in(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return type_in


def items(gasp: Gasp, *line: str) -> list[dict[str, Any]]:
    cited: list[dict[str, Any]] = json.loads(gasp(*line, "--cite", "csl-json").out)
    return cited


def test_every_command_that_prints_rows_cites_them_in_each_style(
    gasp: Gasp, line: list[str]
) -> None:
    text, markdown, bibtex = (
        gasp(*line, "--cite", style) for style in ("text", "markdown", "bibtex")
    )
    keys = [item["id"] for item in items(gasp, *line)]
    assert len(keys) == len(set(keys)) > 0
    assert re.findall(r"^@\w+\{([^,]+),$", bibtex.out, re.MULTILINE) == keys
    assert text.out.splitlines()
    notes = markdown.out.splitlines()
    labels = [note.partition("]: ")[0] for note in notes]
    assert len(labels) == len(set(labels))
    assert all(re.match(r"\[\^[\w.:+-]+\]: .", note) for note in notes)


def test_every_command_that_prints_rows_counts_them(gasp: Gasp, line: list[str]) -> None:
    printed = gasp(*line, "--format", "jsonl")
    counted = gasp(*line, "--count")
    assert counted.out == f"{len(printed.out.splitlines())}\n"
    assert counted.code == printed.code
    assert gasp(*line, "--count", "--limit", "1").out == "1\n"


@pytest.mark.parametrize(("form", "lines"), [("tsv", 1), ("csv", 1), ("markdown", 2)])
def test_without_headers_the_first_row_comes_first(gasp: Gasp, form: str, lines: int) -> None:
    with_header = gasp("seasons", "--format", form).out
    bare = gasp("seasons", "--format", form, "--no-headers").out
    assert bare == with_header.split("\n", lines)[-1]
    assert len(bare.splitlines()) == 9
    assert gasp("seasons", "--format", "json", "--no-headers").out.startswith("[")


def test_rows_without_a_header_are_nothing_where_there_are_none(gasp: Gasp) -> None:
    outcome = gasp("europe", "2023", "--no-headers")
    assert (outcome.code, outcome.out) == (0, "")
    assert "Atalanta played no match in Europe" in outcome.err
    assert gasp("europe", "2023", "--count").out == "0\n"


COMPUTED = [
    ["seasons"],
    ["table", "2023", "--competition", "Champions League", "--group", "H"],
    ["table", "2020", "--on", "2020-01-01", "--sort", "-goals_for", "--limit", "3"],
    ["streaks", "--competition", "Coppa Italia"],
    ["ask", QUESTION],
    ["ask", "what was Atalanta's longest unbeaten run in 2019-20?"],
    ["check", "They finished third in Serie A in 2019-20."],
    ["versus"],
    ["chart", "positions", "2020"],
    ["today", "--on", "08-29"],
    ["matches", "--opponent", "Inter", "--season", "2020", "--result", "W"],
]


@pytest.mark.parametrize("words", COMPUTED, ids=" ".join)
def test_the_command_of_a_citation_repeats_the_answer(gasp: Gasp, words: list[str]) -> None:
    cited = gasp(*words, "--cite", "text").out
    program, *repeated = shlex.split(cited.rstrip("\n").rpartition("To repeat: ")[2])
    assert program == "gasp"
    answer = gasp(*words, "--format", "json").out
    assert gasp(*repeated, "--format", "json").out == answer


def test_an_answer_names_its_files_licences_day_and_version(gasp: Gasp) -> None:
    assert gasp("table", "2024", "--cite", "text").out == (
        f"“Serie A 2023-24”, computed by gasp {__version__} from"
        " openfootball/italy/2023-24/1-seriea.txt (CC0-1.0); sanctions.json of the knowledge base;"
        f" data as of {__data_of__}. To repeat: gasp table 2024\n"
    )
    (item,) = items(gasp, "table", "2024")
    assert (item["type"], item["version"]) == ("dataset", __version__)
    assert item["issued"] == {"date-parts": [[int(part) for part in __data_of__.split("-")]]}


def test_files_of_several_seasons_are_named_once(gasp: Gasp) -> None:
    cited = gasp("seasons", "--cite", "text").out
    assert "openfootball/italy/*/1-seriea.txt, 2016-17 to 2024-25 (CC0-1.0)" in cited
    cited = gasp("streaks", "--cite", "text").out
    assert "openfootball/champions-league/*/cl.txt, 2019-20 to 2021-22, 2024-25 (CC0" in cited


def test_an_answer_that_has_no_row_is_cited_as_that(gasp: Gasp) -> None:
    outcome = gasp("matches", "--opponent", "Inter", "--season", "2020", "--result", "W",
                   "--cite", "text")  # fmt: skip
    none = "no match won in 2019-20 against Inter under Gian Piero Gasperini"
    assert outcome.out.startswith(f"“{none}”, computed by gasp")
    assert none in outcome.err


@pytest.mark.parametrize("words", [["ask", "best", "cheese?"], ["seasons", "--limit", "0"]])
def test_what_gives_no_answer_is_not_cited(gasp: Gasp, words: list[str]) -> None:
    assert gasp(*words, "--cite", "text").out == ""
    assert gasp(*words, "--cite", "csl-json").out == "[]\n"


def test_one_question_is_cited_with_its_answer(gasp: Gasp) -> None:
    assert gasp("ask", QUESTION, "--cite", "text").out.startswith(
        "“Goals scored by Atalanta, Serie A, 2019-20: 98”, computed by gasp"
    )


def test_a_claim_of_ones_own_is_cited_with_its_verdict(gasp: Gasp) -> None:
    outcome = gasp("check", "points", "--season", "2020", "--says", "3", "--cite", "text")
    assert outcome.code == 1
    assert outcome.out.startswith(
        "“Points of Atalanta, 2019-20: 3 (contradicted; the record has 78)”"
    )
    assert "contradicted" in outcome.err


def test_today_is_cited_with_its_day_and_year(gasp: Gasp) -> None:
    cited = gasp("today", "--on", "08-29", "--cite", "text").out
    assert re.search(r"gasp today --on [0-9]{4}-08-29$", cited.rstrip())


def test_citations_take_the_place_of_a_format(gasp: Gasp, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = gasp("seasons", "--cite", "text", "--format", "json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--cite takes the place of --format" in outcome.err
    assert gasp("seasons", "--cite", "text", "--count").code == 2
    monkeypatch.setenv("GASP_FORMAT", "json")
    assert gasp("seasons", "--cite", "text").out.startswith("“Atalanta in Serie A")
    assert "unknown field" in gasp("seasons", "--cite", "text", "--fields", "goal").err


def test_a_command_in_markdown_is_code_whatever_it_has() -> None:
    command = "gasp ask '`*a*`'"
    answer = ComputedAnswer("key", "A *title*", "a_b/*.txt", "2025-06-05", "1.0", command)
    cited = write_citations([Citation("key", [answer])], CitationStyle.MARKDOWN)
    assert cited == (
        "[^key]: *A \\*title\\**, computed by gasp 1.0 from a_b/\\*.txt; data as of 2025-06-05."
        " To repeat: `` gasp ask '`*a*`' ``\n"
    )


def test_a_command_in_bibtex_is_text() -> None:
    answer = ComputedAnswer("key", "T & T", "f", "2025-06-05", "1.0", "gasp ask 'a_b {c} \\d'")
    cited = write_citations([Citation("key", [answer])], CitationStyle.BIBTEX)
    assert "title = {{T \\& T}}" in cited
    assert "gasp ask 'a\\_b \\textbraceleft{}c\\textbraceright{} \\textbackslash{}d'" in cited


def test_several_ids_are_cited_in_their_order(gasp: Gasp) -> None:
    outcome = gasp("cite", "lookman-penalty-quote", "destination-calcio-2025:29",
                   "2020-03-10-valencia-atalanta", "profilo-gasperini")  # fmt: skip
    lines = outcome.out.splitlines()
    assert [line[-13:] for line in lines[:2]] == ["paragraph 40.", "paragraph 29."]
    assert lines[2].startswith("“Valencia 3-4 Atalanta, Champions League, Round of 16, 2020-03-10”")
    assert lines[3] == "[Untitled text on Gian Piero Gasperini, profilo-gasperini]."


def test_a_bibliography_has_each_source_once_with_all_its_places(gasp: Gasp) -> None:
    ids = ("lookman-penalty-quote", "destination-calcio-2025:7", "destination-calcio-2025:29")
    (source,) = json.loads(gasp("cite", *ids, "--style", "csl-json").out)
    assert source["note"] == "paragraphs 7, 29, 40"
    bibtex = gasp("cite", *ids, "--style", "bibtex").out
    assert bibtex.count("@online{destination-calcio-2025,") == 1


def test_a_reference_row_is_cited_by_its_pages(gasp: Gasp) -> None:
    goal = "goal-2011-08-06-wesley-sneijder-22"
    cited = gasp("cite", goal).out
    assert cited.startswith("Wesley Sneijder: goal for Inter, Milan v Inter, 2011-08-06, https://")
    assert cited.count("https://") == 2


@pytest.mark.parametrize(
    ("shown", "identifier"),
    [
        ("[destination-calcio-2025:7]", "destination-calcio-2025:7"),
        ("[^lookman-penalty-quote]:", "lookman-penalty-quote"),
        ("Torino 0-7 Atalanta", "2020-01-25-torino-atalanta"),
        ("Torino 0-7 Atalanta, Serie A, Matchday 21", "2020-01-25-torino-atalanta"),
        ("2020-03-10 Valencia 3-4 Atalanta", "2020-03-10-valencia-atalanta"),
        ("openfootball/italy/2019-20/1-seriea.txt:336", "2020-01-25-torino-atalanta"),
        (
            "Copenhagen 0-0 Atalanta after extra time, 4-3 on penalties",
            "2018-08-30-copenhagen-atalanta",
        ),
    ],
)
def test_what_a_screen_shows_can_be_given_back(gasp: Gasp, shown: str, identifier: str) -> None:
    assert gasp("cite", shown) == gasp("cite", identifier)
    assert gasp("show", shown, "-f", "json") == gasp("show", identifier, "-f", "json")
    assert gasp("cite", shown).code == 0


def test_a_match_is_found_as_an_italian_screen_shows_it(gasp: Gasp) -> None:
    shown = "Copenaghen-Atalanta 0-0 dopo i tempi supplementari, 4-3 ai rigori"
    assert gasp("--lang", "it", "cite", shown).out.startswith(shown)


FINAL = "2024-05-22-atalanta-bayer-leverkusen"


@pytest.mark.parametrize(
    ("language", "text", "match"),
    [
        ("en", "2024-05-22", FINAL),
        ("en", "22 May 2024", FINAL),
        ("it", "22/05/2024", FINAL),
        ("it", "22 maggio 2024", FINAL),
        ("en", "3-0 Leverkusen", FINAL),
        ("en", "Leverkusen 3–0", FINAL),
        ("en", "Torino 7-0", "2020-01-25-torino-atalanta"),
        ("en", "Torino 0-7", "2020-01-25-torino-atalanta"),
        ("it", "Atalanta-Valencia 4-1", "2020-02-19-atalanta-valencia"),
        ("en", "2016-05-08", "2016-05-08-atalanta-udinese"),  # the club, under another coach
    ],
)
def test_a_match_is_found_by_its_day_or_its_score(
    gasp: Gasp, language: str, text: str, match: str
) -> None:
    assert f"id\t{match}\n" in gasp("--lang", language, "show", text).out
    assert gasp("--lang", language, "cite", text).out == gasp("--lang", language, "cite", match).out


def test_a_day_in_figures_is_read_in_italian_only(gasp: Gasp) -> None:
    for day in ("22/05/2024", "05/22/2024"):
        outcome = gasp("cite", day)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == f"gasp: unknown match '{day}'\n  did you mean 2024-05-22?\n"


def test_the_total_of_several_matches_is_cited_first(gasp: Gasp) -> None:
    first, *matches = gasp("versus", "Juventus", "--cite", "text").out.splitlines()
    assert first.startswith(
        "“Atalanta against Juventus, 24 matches: 4 won, 11 drawn, 9 lost; goals 31-35”, computed by"
    )
    assert first.endswith("To repeat: gasp versus Juventus")
    assert len(matches) == 24
    some = gasp("versus", "Juventus", "--limit", "2", "--cite", "text").out.splitlines()
    assert some == matches[:2]


def test_the_files_are_those_of_the_matches_counted(gasp: Gasp) -> None:
    valencia = gasp("versus", "Valencia", "--cite", "text").out.splitlines()[0]
    assert "from openfootball/champions-league/2019-20/cl.txt (CC0-1.0); data as of" in valencia
    juventus = gasp("versus", "Juventus", "--cite", "text").out.splitlines()[0]
    assert "cup.txt, 2020-21, 2023-24 (CC0-1.0)" in juventus
    assert "champions-league" not in juventus
    for command in (["versus"], ["versus", "Juventus"], ["matches"]):
        assert "2015-16" not in gasp(*command, "--cite", "text").out.splitlines()[0]


def test_what_the_record_covers_is_cited_from_all_its_files(gasp: Gasp, kb: KnowledgeBase) -> None:
    cited = gasp("coverage", "--cite", "text").out
    for source in {source for edition in kb.record.editions for source in edition.sources}:
        folders = [
            "*" if re.fullmatch(r"\d{4}-\d{2}", part) else part for part in source.split("/")
        ]
        assert "/".join(folders) in cited


def test_the_only_row_of_a_computed_answer_is_cited_with_what_it_says(gasp: Gasp) -> None:
    run = ("streaks", "--limit", "1", "--cite", "text")
    assert gasp(*run).out.startswith(
        "“Atalanta's longest runs under Gian Piero Gasperini, all competitions (Run unbeaten,"
        " Matches 19, Season 2019-20, From 2020-01-25, To 2020-07-28)”, computed by"
    )
    assert gasp("--lang", "it", *run).out.startswith(
        "«Atalanta con Gian Piero Gasperini: le serie più lunghe in tutte le competizioni (Serie"
        " senza sconfitte, Partite 19, Stagione 2019-20, Da 25 gennaio 2020, A 28 luglio 2020)»,"
    )
    assert "(" not in gasp("seasons", "--cite", "text").out.partition("”")[0]


def test_a_season_is_cited(gasp: Gasp) -> None:
    text = gasp("season", "2020", "--cite", "text").out
    assert text.startswith(
        "“Atalanta 2019-20, Serie A: 3rd, 78 points; 23 won, 9 drawn, 6 lost; goals 98-48”, "
    )
    assert text.endswith("To repeat: gasp season 2020\n")
    assert json.loads(gasp("season", "2020", "--cite", "csl-json").out)[0]["type"] == "dataset"
    both = gasp("season", "2020", "--cite", "text", "--format", "json")
    assert (both.code, both.out) == (2, "")


def test_a_fee_is_cited_with_the_pages_that_state_it(gasp: Gasp) -> None:
    source, stated = gasp("transfers", "--limit", "1", "--cite", "text").out.splitlines()
    assert source.endswith("Daily Mail, [2020-02-20], paragraph 31.")
    assert stated.startswith(
        "Roberto Gagliardini: Atalanta to Inter, loan with obligation to buy, 2017-01-11, http"
    )


def test_every_citation_of_rows_can_be_given_back(gasp: Gasp) -> None:
    rows = csv.DictReader(io.StringIO(gasp("timeline", "--format", "csv").out))
    citations = list(dict.fromkeys(row["citations"] for row in rows))
    assert len(citations) > 50
    outcome = gasp("cite", *citations)
    assert outcome.code == 0


def test_a_score_that_fits_several_matches_names_them(gasp: Gasp) -> None:
    outcome = gasp("cite", "Milan 0-1 Inter")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "gasp: 'Milan 0-1 Inter' fits more than one match\n"
        "  say which: 2012-01-15-milan-inter or 2012-10-07-milan-inter\n"
    )
    assert gasp("cite", "2012-01-15 Milan 0-1 Inter").code == 0
    assert gasp("cite", "2012-01-16 Milan 0-1 Inter").code == 1


@pytest.mark.parametrize("identifier", ["destination-calcio-2025:999", "nobody:1", "x", "Papu"])
def test_what_is_not_there_is_not_cited(gasp: Gasp, identifier: str) -> None:
    outcome = gasp("cite", identifier)
    assert (outcome.code, outcome.out) == (1, "")
    assert f"unknown fact, source, match or reference row '{identifier}'" in outcome.err


def test_unknown_ids_are_named_after_the_others_are_cited(gasp: Gasp) -> None:
    outcome = gasp("cite", "first", "lookman-penalty-quote", "second")
    assert outcome.code == 1
    assert outcome.out.endswith("paragraph 40.\n")
    named = re.findall("reference row '([^']+)'", outcome.err)
    assert named == ["first", "second"]


def test_ids_are_read_from_standard_input(gasp: Gasp, typed: Callable[[str], None]) -> None:
    ids = gasp("quotes", "--player", "Lookman", "--fields", "id", "--no-headers").out
    typed(f"{ids}\nprofilo-gasperini:5; profilo-gasperini:7\n")
    outcome = gasp("cite", "-")
    assert outcome.code == 0
    assert [line[-13:] for line in outcome.out.splitlines()] == [
        "paragraph 40.", " paragraph 5.", " paragraph 7.",
    ]  # fmt: skip


def test_things_of_standard_input_are_shown_as_an_array(
    gasp: Gasp, typed: Callable[[str], None]
) -> None:
    given = "lookman-penalty-quote\nnobody\n\n2020-01-25-torino-atalanta\n"
    typed(given)
    outcome = gasp("show", "-", "-f", "json")
    assert outcome.code == 1
    assert "'nobody'" in outcome.err
    assert [card["kind_of"] for card in json.loads(outcome.out)] == ["fact", "match"]
    typed(given)
    lines = gasp("show", "-", "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["kind_of"] for line in lines] == ["fact", "match"]
    typed(given)
    header, *rows = gasp("show", "-").out.splitlines()
    assert header == "title\tfield\tvalue"
    assert {row.split("\t")[0] for row in rows} == {
        "lookman-penalty-quote",
        "Torino 0-7 Atalanta, Serie A, Matchday 21",
    }
    typed("")
    assert gasp("show", "-", "-f", "json").out == "[]\n"


def test_a_paragraph_is_shown_with_the_facts_that_cite_it(gasp: Gasp) -> None:
    card = json.loads(gasp("show", "destination-calcio-2025:22", "-f", "json").out)
    assert card["kind_of"] == "paragraph"
    assert "gomez-day-off-quote" in [fact["id"] for fact in card["facts"]]
    assert all("destination-calcio-2025:22" in fact["citations"] for fact in card["facts"])


CONTRADICTED = "gasp: the record contradicts two-coppa-italia-finals; see gasp show two-coppa"


@pytest.mark.parametrize(
    "words",
    [
        ["cite", "two-coppa-italia-finals"],
        ["cite", "destination-calcio-2025:29"],
        ["claims", "--verdict", "contradicted", "--cite", "text"],
        ["facts", "--source", "destination-calcio-2025", "--cite", "bibtex"],
        ["search", "two", "Coppa", "Italia", "finals", "--cite", "text"],
    ],
    ids=" ".join,
)
def test_a_claim_that_fails_is_not_cited_without_a_word(gasp: Gasp, words: list[str]) -> None:
    outcome = gasp(*words)
    assert outcome.code == 0
    assert outcome.out
    assert CONTRADICTED in outcome.err


def test_a_claim_that_holds_in_part_is_not_cited_without_a_word(gasp: Gasp) -> None:
    outcome = gasp("cite", "valencia-win-quarter-final")
    assert "the record bears out only a part of valencia-win-quarter-final" in outcome.err
    assert gasp("cite", "valencia-4-1").err == ""


def test_a_quotation_is_called_one_on_a_screen_alone(gasp: Gasp) -> None:
    screen = plain(on_terminal("facts", "--about", "Lookman", columns=200))
    lines = [line.strip(" —").split(" · ") for line in screen.splitlines() if " · " in line]
    under = {line[0]: line[-1] for line in lines}
    assert under["Gian Piero Gasperini"] == "quotation"
    assert under["lookman-improved"] == "opinion"
    assert under["lookman-criticised"] == "unverifiable"
    (quote,) = json.loads(gasp("quotes", "--player", "Lookman", "-f", "json").out)
    assert quote["verdict"] == "unverifiable"
    assert "citazione" in plain(on_terminal("--lang", "it", "quotes", "--player", "Lookman"))
    card = plain(on_terminal("show", "lookman-penalty-quote"))
    assert re.search(r"^verdict +quotation$", card, re.MULTILINE)


def test_a_verdict_with_words_of_its_own_can_be_copied(kb: KnowledgeBase) -> None:
    (quote,) = kb.quotes(player="Lookman")
    verdict = copy.copy(quote.verdict)
    assert isinstance(verdict, Worded)
    assert (verdict, verdict.words) == ("unverifiable", "quotation")


def test_a_screen_shows_the_ids_that_it_has_room_for() -> None:
    wide = plain(on_terminal("matches", "--opponent", "Liverpool", columns=120))
    assert "2024-04-11-liverpool-atalanta" in wide
    narrow = plain(on_terminal("matches", "--opponent", "Liverpool", columns=80))
    assert "More with --fields: id. To cite: --cite text." in narrow
    assert "lookman-penalty-quote" in plain(on_terminal("quotes", "--player", "Lookman"))


def test_less_says_how_to_leave_it_unless_it_is_set_up_otherwise(tmp_path: Path) -> None:
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\ncat >/dev/null; echo "LESS is $LESS"\n')
    less.chmod(0o755)
    shown = plain(on_terminal("matches", GASP_PAGER=shlex.quote(str(less))))
    assert "q leaves" in shown
    assert "q leaves" not in plain(
        on_terminal("matches", GASP_PAGER=shlex.quote(str(less)), LESS="R")
    )
    assert "q esce" in plain(
        on_terminal("--lang", "it", "matches", GASP_PAGER=shlex.quote(str(less)))
    )


# Read by Python, by the terminal's library or by completion, and for nobody to set.
NOT_SETTINGS = {"TERM", "PWD", "COMP_WORDS", "COMP_CWORD", "_GASP_COMPLETE",
                "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"}  # fmt: skip


def test_the_help_names_every_environment_variable_that_is_read(gasp: Gasp) -> None:
    named = {name for names in ENVIRONMENT for name in names.split(", ")}
    read = set()
    for path in (ROOT / "gasp_cli").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', code))
        read |= set(re.findall(r'envvar="([A-Z_]+)"', code))
    assert {name for name in read - NOT_SETTINGS if not name.startswith("_TYPER")} <= named
    assert {"GASP_KB", "GASP_LANG", "GASP_FORMAT", "NO_COLOR", "PAGER"} <= named
    general = " ".join(gasp("help").out.split())
    assert all(name in general for name in named)
    assert all(name in gasp("help", "environment").out for name in named)


def test_commands_of_a_knowledge_base_of_ones_own_have_the_options_too(gasp: Gasp) -> None:
    names = [command.name for command in KB_COMMANDS if command.rows]
    assert names
    cited = gasp("kb", "check", "--cite", "text").out
    assert "computed by gasp" in cited
    assert cited.endswith(" from the whole knowledge base; data as of "
                          f"{__data_of__}. To repeat: gasp kb check\n")  # fmt: skip
    for name in names:
        assert {"--cite", "--count", "--no-headers"} <= set(gasp("kb", name, "--help").out.split())
