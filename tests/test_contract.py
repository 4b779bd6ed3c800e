"""The contract with scripts: names and order of fields, formats, exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase, __version__
from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.cli.exit_codes import ExitCode
from gasp_cli.domain.reference import ReferenceTable
from gasp_cli.results import columns
from tests.conftest import Gasp, examples

MATCH = (
    "season, competition, stage, leg, date, venue, opponent, goals_for, goals_against, result, "
    "after_extra_time, penalties, awarded"
)
CAMPAIGN = (
    "season, competition, reached, played, won, drawn, lost, goals_for, goals_against, "
    "eliminated_by"
)
FIELDS = {
    "seasons": "season, competition, position, played, won, drawn, lost, goals_for, goals_against,"
    " goal_difference, points, attack_rank, defence_rank, qualified_for",
    "table 2024": "position, club, played, won, drawn, lost, goals_for, goals_against,"
    " goal_difference, points, deducted",
    "europe": CAMPAIGN,
    "europe 2024": MATCH,
    "cups": CAMPAIGN,
    "cups 2021": MATCH,
    "matches": MATCH,
    "wins": "date, season, competition, stage, venue, opponent, goals_for, goals_against, margin",
    "defeats": "date, season, competition, stage, venue, opponent, goals_for, goals_against,"
    " margin",
    "compare 2020 2021": "what, season, competition, position, played, won, drawn, lost,"
    " goals_for, goals_against, goal_difference, points, attack_rank, defence_rank, qualified_for",
    "compare Inter Milan": "what, opponent, played, won, drawn, lost, goals_for, goals_against,"
    " goal_difference, first, last",
    "versus": "opponent, played, won, drawn, lost, goals_for, goals_against, goal_difference,"
    " first, last",
    "versus Juventus": MATCH,
    "streaks": "kind, length, season, competition, from, to",
    "facts": "id, kind, text, about, date, citations, verdict",
    "claims": "id, text, citations, verdict, said, found, evidence",
    "disputes": "about, one, other, found",
    "coverage": "competition, season, matches, expected, scorers, source, licence",
    "measures": "measure, arguments, unit, counts, example",
    "check goals_for --season 2019 --says 77": "measure, arguments, said, found, verdict, evidence",
    "quotes": "id, speaker, text, about, date, occasion, citations",
    "people": "name, role, position, facts",
    "people Papu": "id, kind, text, about, date, citations, verdict",
    "transfers": "player, from, to, year, citations",
    "career": "person, role, club, from, to, note, citations",
    "honours": "date, honour, season, holder, citations",
    "timeline": "date, kind, text, citations",
    "timeline 2024": "date, kind, text, citations",
    "sources": "id, title, author, publisher, date, language, facts, confirmed, contradicted,"
    " partly, unverifiable",
    "search penalty": "kind, id, text, citations, score",
    "today --on 05-22": "date, years_ago, kind, text, id",
}


@pytest.mark.parametrize("command", FIELDS)
def test_the_fields_of_the_contract_come_first_and_in_its_order(gasp: Gasp, command: str) -> None:
    promised = FIELDS[command].split(", ")
    header = gasp(*command.split()).out.splitlines()[0].split("\t")
    assert header[: len(promised)] == promised


def test_match_rows_carry_their_id_and_citation(gasp: Gasp) -> None:
    (row,) = json.loads(gasp("wins", "--scored", "8", "--margin", "8", "-f", "json").out)
    assert row["id"] == "2018-08-02-sarajevo-atalanta"
    assert row["citation"] == "record/cup_matches.csv:18"


def test_exit_codes() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0,
        "NEGATIVE": 1,
        "USAGE": 2,
        "DATA": 3,
        "IO": 4,
        "LOCKED": 5,
        "UNCHECKED": 6,
        "BUG": 70,
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("versus Livrpool", 1, "gasp: unknown club 'Livrpool'\n  did you mean Liverpool?\n"),
        ("versus Manchester", 1, "say which: Manchester City or Manchester United"),
        ("versus Atalanta", 2, "gasp: Atalanta do not play themselves"),
        ("matches --competition Champoins", 1, "did you mean Champions League?"),
        ("table 2024 --competition EL --group Z", 1, "the groups are Group A, Group B"),
        ("table 2024 --group C", 1, "this table has no groups"),
        ("europe 2019-21", 2, "did you mean 2019-20 or 2018-19?"),
        ("europe last", 2, "write it as 2019-20, or as 2020, its last year"),
        ("table 1998", 2, "gasp: the record has no season 1997-98\n  it covers 2007-08"),
        ("table 2016 --competition CL", 2, "the record has no Champions League of 2015-16"),
        ("table 2024 --matchday 39", 2, "has no matchday 39\n  the last is 38"),
        ("table 2024 --on 2024-02-30", 2, "'2024-02-30' is not a day"),
        ("table 2024 --competition Coppa", 2, "Coppa Italia 2023-24 is a knockout competition"),
        ("today --on 13-40", 2, "'13-40' is not a day of the year"),
        ("seasons --fields seson", 2, "did you mean season? the fields are season, competition"),
        ("seasons --sort goals", 2, "the fields are season"),
        ("seasons --format xml", 2, "'xml' is not one of 'table', 'tsv'"),
        ("seasons --limit -1", 2, "see gasp seasons --help"),
        ("seasons --limit ٣", 2, "'٣' is not a whole number"),
        ("seasons --colour", 2, "unknown option --colour"),
        (
            "seasonz",
            2,
            "gasp: unknown command 'seasonz'\n  did you mean gasp season or gasp seasons?\n",
        ),
        ("schema seson", 2, "did you mean seasons?"),
        ("table", 2, "missing argument 'SEASON'"),
        ("--kb /nowhere seasons", 4, "cannot read the knowledge base /nowhere: No such file"),
    ],
)
def test_what_is_wrong_is_said_on_stderr(
    gasp: Gasp, arguments: str, code: int, message: str
) -> None:
    outcome = gasp(*arguments.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert outcome.err.startswith("gasp: ")
    assert len(outcome.err.splitlines()) <= 3


@pytest.mark.parametrize("command", ["europe 2023", "matches --season 2016", "wins --margin 9"])
def test_an_empty_answer_is_an_answer(gasp: Gasp, command: str) -> None:
    outcome = gasp(*command.split())
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.endswith(" under Gian Piero Gasperini\n")
    assert gasp(*command.split(), "-f", "json").out == "[]\n"
    assert gasp(*command.split(), "-f", "jsonl").out == ""


@pytest.mark.parametrize("given", ["2019-20", "2019/20", "2019-2020", "2020", " 2020 ", "19-20"])
def test_seasons_as_people_write_them(gasp: Gasp, given: str) -> None:
    rows = json.loads(gasp("europe", given, "-f", "json").out)
    assert {row["season"] for row in rows} == {"2019-20"}


@pytest.mark.parametrize(
    "given", ["Inter", "inter milan", "FC Internazionale Milano", "INTERNAZIONALE"]
)
def test_clubs_by_any_of_their_names(gasp: Gasp, given: str) -> None:
    assert len(gasp("versus", given).out.splitlines()) == 21


def test_against_is_another_word_for_opponent(gasp: Gasp) -> None:
    assert gasp("wins", "--against", "torino") == gasp("wins", "--opponent", "Torino FC")


def test_all_formats_say_the_same(gasp: Gasp) -> None:
    rows = json.loads(gasp("europe", "2019", "--format", "json").out)
    lines = [json.loads(line) for line in gasp("europe", "2019", "-f", "jsonl").out.splitlines()]
    assert lines == rows
    flat = [
        {name: "" if value is None else str(value).lower() if value in (True, False) and
         isinstance(value, bool) else str(value) for name, value in row.items()}
        for row in rows
    ]  # fmt: skip
    assert list(csv.DictReader(io.StringIO(gasp("europe", "2019", "-f", "csv").out))) == flat
    tsv = gasp("europe", "2019", "-f", "tsv").out
    assert list(csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE)) == flat
    markdown = gasp("europe", "2019", "-f", "markdown").out.splitlines()
    assert markdown[0] == "| " + " | ".join(rows[0]) + " |"
    assert markdown[2] == "| " + " | ".join(flat[0].values()) + " |"


def test_values_have_the_types_of_the_contract(gasp: Gasp) -> None:
    out = json.loads(gasp("europe", "2019", "-f", "json").out)[-1]
    assert (out["after_extra_time"], out["awarded"], out["penalties"]) == (True, False, "3-4")
    assert (out["leg"], out["goals_for"], out["matchday"]) == (2, 0, None)


def test_fields_sort_and_limit(gasp: Gasp) -> None:
    out = gasp("seasons", "--fields", "points,season", "--sort", "-points", "--limit", "2").out
    assert out == "points\tseason\n78\t2019-20\n78\t2020-21\n"
    out = gasp("seasons", "--fields", "qualified_for", "--sort", "qualified_for").out
    assert out.splitlines()[-2:] == ["", ""]  # what is missing comes last
    assert gasp("seasons", "--limit", "0").out.count("\n") == 1


def test_the_format_may_come_from_the_environment(
    gasp: Gasp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GASP_FORMAT", "jsonl")
    assert gasp("seasons", "--limit", "1").out.startswith('{"season": "2016-17", ')
    assert gasp("seasons", "--limit", "1", "-f", "csv").out.startswith("season,")


ROWS = [command for command in COMMANDS if command.rows]


@pytest.mark.parametrize("entry", ROWS, ids=lambda entry: entry.name)
def test_the_schema_of_a_command_has_its_fields(gasp: Gasp, entry: CommandSpec) -> None:
    schema = json.loads(gasp("schema", entry.name).out)
    objects = schema.get("anyOf", [schema])
    assert [list(row["properties"]) for row in objects] == [
        list(columns(kind)) for kind in entry.row_kinds()
    ]
    assert all(row["required"] == list(row["properties"]) for row in objects)
    assert all(field["description"] for row in objects for field in row["properties"].values())


DRAFT = "Atalanta finished third in Serie A in 2019-20."
"""The `draft.md` of the examples."""
PYTHON: dict[str, set[type]] = {
    "string": {str}, "integer": {int}, "number": {int, float}, "boolean": {bool},
    "array": {list}, "object": {dict}, "null": {type(None)},
}  # fmt: skip


@pytest.mark.parametrize("entry", ROWS, ids=lambda entry: entry.name)
def test_rows_are_what_their_schema_says(
    gasp: Gasp, entry: CommandSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = json.loads(gasp("schema", entry.name).out)
    kinds_of_row = [row["properties"] for row in schema.get("anyOf", [schema])]
    if entry.draft_rows:
        kinds_of_row.append(json.loads(gasp("schema", entry.name, "--draft").out)["properties"])
    (tmp_path / "draft.md").write_text(DRAFT)
    monkeypatch.chdir(tmp_path)
    seen = []
    of_each_table = [("reference", str(table)) for table in ReferenceTable]
    for words in [*examples(gasp, entry.name), *of_each_table * (entry.name == "reference")]:
        if {"--fields", "--format", "-f", "--save"} & {*words}:
            continue
        for row in json.loads(gasp(*words, "--format", "json").out):
            properties = next(kind for kind in kinds_of_row if list(kind) == list(row))
            seen.append(properties)
            for name, value in row.items():
                if "type" not in properties[name]:
                    continue  # a value of a claim may be of any type
                kinds = properties[name]["type"]
                names = [kinds] if isinstance(kinds, str) else kinds
                allowed = set().union(*(PYTHON[kind] for kind in names))
                assert type(value) in allowed, (name, value)
    assert all(kind in seen for kind in kinds_of_row)


def test_the_version(gasp: Gasp) -> None:
    assert (
        gasp("--version").out
        == f"gasp {__version__} (data as of {KnowledgeBase().about.data_of})\n"
    )


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_help_in_the_list_is_the_first_line_of_the_commands_own(
    gasp: Gasp, entry: CommandSpec
) -> None:
    outcome = gasp(entry.name, "--help")
    assert outcome.code == 0
    assert outcome.out.splitlines()[2].strip() == entry.help
    assert "\nExamples:\n  gasp " in outcome.out
    assert f"  {entry.name} " in gasp("--help").out


@pytest.mark.parametrize(
    "entry",
    # Those of `explore` run in a terminal: `tests/explore/test_terminal.py`.
    [command for command in COMMANDS if command.name not in ("kb", "explore")],
    ids=lambda entry: entry.name,
)
def test_the_examples_of_the_help_work(
    gasp: Gasp, entry: CommandSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT)
    for words in examples(gasp, entry.name):
        outcome = gasp(*words)
        assert outcome.code == 0, words
        assert outcome.err == "" or {"today", "--save", "lint"} & {*words}


def test_the_examples_of_the_kb_commands_work_one_after_another(
    gasp: Gasp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    league = Path("england/2019-20/1-premierleague.txt")
    league.parent.mkdir(parents=True)
    league.write_text(
        "= English Premier League 2019/20\n» Matchday 1\nFri Aug 9\n"
        "  Liverpool FC v Norwich City  4-1\nSat Aug 10\n  Manchester United v Chelsea FC 4-0\n"
        "» Matchday 2\nSat Aug 17\n  Norwich Canaries v Liverpool FC 1-1\n"
        "  Chelsea FC v Manchester United 0-0\n"
    )
    season = "Date,HomeTeam,AwayTeam,FTHG,FTAG\n2018-08-12,Liverpool,West Ham,4,0\n"
    Path("E0.csv").write_text(season, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"Div,{season.replace('2018', 'E0,2018')}"))
    printed = []
    commands = (
        "", "new", "copy", "import", "alias", "add", "add source", "add quote", "add match",
        "check", "export", "remove",
    )  # fmt: skip
    for command in commands:
        for words in examples(gasp, "kb", *command.split()):
            if words[:2] == ["kb", "new"] and Path("klopp").exists():
                continue  # the group's first example has made it
            outcome = gasp(*words)
            assert outcome.code == 0, (words, outcome.err)
            printed.append(outcome.out)
    assert {"bbc-2016\n", "boom\n", "2022-05-14-chelsea-liverpool\n"} <= set(printed)
