"""`gasp kb new`, `copy`, `add`, `alias` and `remove`, as people use them."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.field_types import required_fields
from gasp_cli.domain.fields import fields
from gasp_cli.domain.tables import TABLES
from gasp_cli.editing.add import KINDS, required_for
from tests.conftest import DATA, Gasp, Outcome
from tests.invented import invented


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kb").mkdir()
    return invented(tmp_path / "kb")


MATCH = (
    "kb add match --competition Cup --season 2001 --stage Final --date 2001-05-16"
    " --home Alba --away Como --home-goals 0 --away-goals 0 --penalties 3-4 --extra-time"
    " --source 'Gazette, 17 May 2001'"
)


RULES = "kb add rules --competition Cup --since 2000 --win 3 --draw 1 --citation X"
DEDUCTION = (
    "kb add sanction --kind deduction --club Alba --season 2002 --competition 'League One' --note x"
)


class Keeper:
    """`gasp --kb FOLDER`, with the words of a command line."""

    def __init__(self, gasp: Gasp, folder: Path) -> None:
        self._gasp, self._folder = gasp, folder

    def __call__(self, line: str) -> Outcome:
        return self._gasp("--kb", str(self._folder), *shlex.split(line))

    def rows(self, line: str) -> Any:
        outcome = self(f"{line} --format json")
        assert outcome.code == 0, outcome.err
        return json.loads(outcome.out)


@pytest.fixture
def kept(gasp: Gasp, folder: Path) -> Keeper:
    return Keeper(gasp, folder)


def test_a_new_one_is_empty_but_for_whom_it_is_about(gasp: Gasp, tmp_path: Path) -> None:
    made = tmp_path / "klopp"
    spell = ["--from", "2015-10-08", "--until", "2024-05-19"]
    outcome = gasp(
        "kb", "new", str(made), "--club", "FC Liverpool", "--coach", "Jürgen Klopp", *spell
    )
    assert (outcome.code, outcome.out) == (0, "")
    assert "about Liverpool under Jürgen Klopp" in outcome.err
    kb = KnowledgeBase(made)
    assert kb.about[:4] == ("Liverpool", "Jürgen Klopp", "2015-10-08", "2024-05-19")
    assert [*kb.seasons(), *kb.matches(), *kb.quotes()] == []
    assert gasp("--kb", str(made), "kb", "check").code == 0


def test_it_is_made_once(gasp: Gasp, folder: Path) -> None:
    spell = ["--from", "2015-10-08", "--until", "2024-05-19"]
    outcome = gasp("kb", "new", str(folder), "--club", "Liverpool", "--coach", "X", *spell)
    assert outcome.code == 4
    assert "it is there already" in outcome.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--club", "Liverpol"], "did you mean Liverpool?"),
        (["--club", "Alba", "--country", "Italy"], "'Italy' is not a country"),
        (["--club", "Liverpool", "--from", "8 October"], "'8 October' is not a day"),
        (["--club", "Liverpool", "--until", "2014-01-01"], "before it begins"),
    ],
)
def test_what_cannot_be_is_exit_2(
    gasp: Gasp, tmp_path: Path, options: list[str], message: str
) -> None:
    made = tmp_path / "made"
    spell = ["--coach", "X", "--from", "2015-10-08", "--until", "2024-05-19"]
    outcome = gasp("kb", "new", str(made), *spell, *options)
    assert outcome.code == 2
    assert message in outcome.err
    assert not made.exists()


def test_a_copy_is_the_same_to_every_question(gasp: Gasp, tmp_path: Path) -> None:
    copy = tmp_path / "mine"
    assert gasp("kb", "copy", str(copy)).code == 0
    for path in sorted(path for path in copy.rglob("*.json")):
        assert path.read_bytes() == (DATA / path.relative_to(copy)).read_bytes()
    assert KnowledgeBase(copy).seasons() == KnowledgeBase().seasons()
    assert not (copy / "ready").exists()


@pytest.mark.parametrize(
    "line",
    ["kb add person --name X --role other", "kb remove Papu", "kb alias Inter Nerazzurri",
     "--kb data kb remove lookman-penalty-quote"],
)  # fmt: skip
def test_the_built_in_one_is_read_only_and_says_what_to_do(gasp: Gasp, line: str) -> None:
    outcome = gasp(*shlex.split(line.replace("data", shlex.quote(str(DATA)))))
    assert outcome.code == 4
    assert "read-only" in outcome.err
    assert "gasp kb copy DIR" in outcome.err


def test_a_source_a_person_and_a_quote(kept: Keeper) -> None:
    assert kept("kb add source --publisher Gazette --date 2001-05-02 --file g.txt").out == (
        "gazette-2001\n"
    )
    assert (
        kept('kb add person --name "Anna Ascari" --role coach --alias Nina').out == "Anna Ascari\n"
    )
    line = 'kb add quote --text "We never gave up." --speaker nina --about alba --citation {}'
    assert kept(line.format("gazette-2001:4")).out == "we-never-gave-up\n"
    assert kept(line.format("gazette-2001:5")).out == "we-never-gave-up-2\n"
    quotes = kept.rows("quotes --by Anna")
    assert [(quote["speaker"], quote["about"], quote["citations"]) for quote in quotes] == [
        ("Anna Ascari", ["Alba"], ["gazette-2001:4"]),
        ("Anna Ascari", ["Alba"], ["gazette-2001:5"]),
    ]
    assert kept("kb check").code == 0


def test_a_claim_with_a_check_has_a_verdict_at_once(kept: Keeper) -> None:
    kept("kb add source --id gazette --file g.txt")
    check = '{"measure": "goals_for", "arguments": {"season": "2002"}, "says": 9}'
    line = f"kb add fact --kind claim --text 'Nine goals.' --citation gazette:1 --check '{check}'"
    assert kept(line).out == "nine-goals\n"
    (claim,) = kept.rows("claims")
    assert (claim["said"], claim["found"], claim["verdict"]) == (9, 8, "contradicted")


def test_a_match_is_counted_at_once(kept: Keeper) -> None:
    assert kept(MATCH).out == "2001-05-16-alba-como\n"
    first, _ = kept.rows("cups")
    assert (first["season"], first["reached"], first["eliminated_by"]) == (
        "2000-01",
        "Final",
        "Como",
    )
    again = kept(MATCH)
    assert again.code == 2
    assert "is there already" in again.err
    covered = kept.rows("coverage")
    assert [row["matches"] for row in covered if row["competition"] == "The Cup"] == [1, 1]


def test_a_match_to_come_has_no_score(kept: Keeper) -> None:
    line = (
        "kb add match --competition Cup --season 2002 --stage Semi-finals --date 2002-05-01"
        " --home Alba --away Brera --source Gazette"
    )
    assert kept(line).code == 0
    assert len(kept.rows("cups 2002")) == 1


def test_a_deduction_and_an_award_change_the_table(kept: Keeper) -> None:
    before = {row["club"]: row["points"] for row in kept.rows("table 2002")}
    kept(
        "kb add sanction --kind deduction --competition 'league one' --season 2002 --club Como"
        " --since 2001-10-01 --points 2 --note stands --url https://example.org/1"
    )
    kept(
        "kb add sanction --kind award --competition 'League One' --season 2002 --home Como"
        " --away Alba --since 2001-09-05 --score 0-3 --note stands --url https://example.org/2"
    )
    after = {row["club"]: row["points"] for row in kept.rows("table 2002")}
    # Two points a win: Como lose the point of the draw and two more, Alba get one more.
    assert after["Como"] == before["Como"] - 1 - 2
    assert after["Alba"] == before["Alba"] + 1
    (match,) = [row for row in kept.rows("matches") if row["awarded"]]
    assert (match["goals_for"], match["goals_against"]) == (3, 0)
    assert kept("kb check").code == 0


def test_a_ready_competition_comes_with_its_rules(kept: Keeper) -> None:
    line = (
        "kb add match --competition 'English FA Cup' --season 2002 --stage Final"
        " --date 2002-05-04 --home Arsenal --away Chelsea --home-goals 2 --away-goals 0 --source X"
    )
    assert kept(line).code == 0
    (cup,) = [row for row in kept.rows("competitions") if row["competition"] == "FA Cup"]
    assert (cup["kind"], cup["matches"]) == ("cup", 1)
    assert kept("kb check").code == 0


def test_a_match_waits_for_the_rules_of_its_competition(kept: Keeper) -> None:
    assert kept("kb add competition --name Shield --kind cup --country ITA").code == 0
    line = MATCH.replace("Cup", "Shield")
    refused = kept(line)
    assert refused.code == 2
    assert "no rules for 2000-01; add them with gasp kb add rules" in refused.err
    assert kept("kb check").code == 0
    assert kept("kb add rules --competition Shield --since 1999-00 --win 3 --draw 1"
                " --citation X").code == 0  # fmt: skip
    assert kept(line).code == 0
    assert kept("kb check").code == 0


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ('{"kind": "cup"}', "the field 'name' is needed"),
        ("{}", "the fields 'name', 'kind' are needed"),
        ('{"name": "Shield", "kind": "cup", "countri": "ITA"}',
         "there is no field 'countri'; did you mean 'country'?"),
    ],
)  # fmt: skip
def test_a_line_of_json_says_which_fields_it_lacks(
    kept: Keeper, tmp_path: Path, document: str, fault: str
) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(document + "\n", encoding="utf-8")
    refused = kept(f"kb add competition --from {lines}")
    assert refused.code == 3
    assert f"lines.jsonl, number 1: {fault}" in refused.err


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "goal difference"), ("en", "Goal-difference"), ("it", "differenza reti")],
)
def test_a_tie_break_may_be_written_in_words(
    kept: Keeper, folder: Path, language: str, written: str
) -> None:
    assert kept("kb add competition --name Shield --kind cup").code == 0
    added = kept(
        f"--lang {language} kb add rules --competition Shield --since 2000 --win 3 --draw 1"
        f" --citation X --tie-break {written!r}"
    )
    assert added.code == 0
    tables = json.loads((folder / "competitions.json").read_text(encoding="utf-8"))
    (rules,) = (row for row in tables["rules"].values() if row["competition"] == "Shield")
    assert rules["tie_breaks"] == ["goal_difference"]


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("kb add quote --text X --citation gazette:1", 2, "--speaker is needed"),
        ("kb add quote --text X --speaker Ana --citation gazette:1", 1, "unknown person 'Ana'"),
        ("kb add person --name Anna --role queen", 2, "role: 'queen' is not one of player, coach"),
        ("kb add person --name Carla --role coach --alias C --alias c", 0, ""),
        ("kb add club --name Dora --country Italy", 2, "country: 'Italy' is not a country"),
        ("kb add club --name alba --country ITA", 2, "'alba' already stands for Alba"),
        ("kb add fact --kind claim --text X --citation echo:1", 2, "'echo' is not among"),
        ("kb add fact --kind claim --text X --citation gazette:1 --check {", 2, "is not JSON"),
        ("kb add match --competition Cup --home Alba", 2,
         "--season, --date, --away, --source are needed"),
        ("kb add competition --name Shield", 2, "--kind is needed"),
        (f"{RULES} --tie-break fairness", 2, "tie_breaks: 'fairness' is not one of play_off"),
        (MATCH.replace("Final", "Finale"), 2, "'Finale' is not a stage"),
        ("kb add match --home-goals two", 2, "two"),
        ("kb add sanction --kind award --score 3", 2, "'3' is not a score"),
        ("kb add person", 2, "there is nothing to add"),
        ("kb add pirson", 2, "kb add person?"),
        ("kb remove ''", 1, "unknown thing ''"),
        ("kb alias Alba ''", 2, "'' is not a text"),
        ("kb alias Alba '!!'", 2, "'!!' has no letter and no digit"),
        ("kb add club --name 🦄 --country ITA", 2, "has no letter and no digit"),
        (f"{DEDUCTION} --since 2034-01-01 --points 2", 2, "is not about season 2001-02"),
        (f"{DEDUCTION} --since 2002-01-01 --points 2", 0, ""),
        (f"{DEDUCTION} --since 2002-01-01", 2, "a deduction takes no points"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(
    kept: Keeper, folder: Path, line: str, code: int, message: str
) -> None:
    assert kept("kb add source --id gazette --file g.txt").code == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    outcome = kept(line)
    assert outcome.code == code, outcome.err
    assert message in outcome.err
    if code:
        assert outcome.out == ""
        assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_many_come_from_a_file_all_or_none(kept: Keeper, tmp_path: Path) -> None:
    people = [{"name": "Anna", "role": "coach"}, {"name": "Bice", "role": "mayor"}]
    file = tmp_path / "people.json"
    file.write_text(json.dumps(people), encoding="utf-8")
    assert kept(f"kb add person --from {shlex.quote(str(file))}").out == "Anna\nBice\n"
    lines = [{"name": "Carlo", "role": "player"}, {"name": "Dario", "role": "king"}]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    outcome = kept(f"kb add person --from {shlex.quote(str(file))}")
    assert outcome.code == 3
    assert f"{file}:2: role: 'king' is not one of" in outcome.err
    assert {row["name"] for row in kept.rows("people")} == {"Anna", "Bice"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"name": "Anna", "name": "Bice", "role": "coach"}', ":1: not JSON: 'name' stands twice"),
        ('{"name": "Anna", "role": "coach"}\n{"name": "B", "role": "coach", "role": "mayor"}',
         ":2: not JSON: 'role' stands twice"),
        ('[\n{"name": "Anna",\n"name": "Bice", "role": "coach"}\n]',
         ": not JSON: 'name' stands twice"),
        ('{"name": NaN, "role": "coach"}', ":1: not JSON: NaN is not a number"),
        ('{"name": 1e999, "role": "coach"}', ":1: not JSON: 1e999 is too large"),
    ],
)  # fmt: skip
def test_what_json_leaves_open_is_refused(
    kept: Keeper, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "people.json"
    file.write_text(text, encoding="utf-8")
    outcome = kept(f"kb add person --from {shlex.quote(str(file))}")
    assert outcome.code == 3
    assert f"{file}{said}" in outcome.err
    assert kept.rows("people") == []


def test_many_come_from_standard_input(kept: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"name": "Anna", "role": "coach"}\n'))
    assert kept("kb add person --from -").out == "Anna\n"
    monkeypatch.setattr("sys.stdin", io.StringIO('{"name": \n'))
    outcome = kept("kb add person --from -")
    assert outcome.code == 3
    assert "standard input:1: not JSON" in outcome.err


def test_another_spelling_finds_it(kept: Keeper) -> None:
    assert kept("versus Lombardi").code == 1
    assert kept("kb alias Brera Lombardi").err == "gasp: Lombardi is Brera\n"
    assert len(kept.rows("versus Lombardi")) == 4
    assert kept("kb alias Brera Lombardi").code == 0
    other = kept("kb alias Como Lombardi")
    assert other.code == 1
    assert "'Lombardi' stands for Brera already" in other.err
    assert kept("kb alias Nobody X").code == 1
    assert kept("kb alias 'The Cup' Coppa").code == 0
    assert len(kept.rows("matches --competition Coppa")) == 1


def test_a_thing_is_removed_unless_something_needs_it(kept: Keeper) -> None:
    kept("kb add source --id gazette --file g.txt")
    kept("kb add fact --kind event --text 'It rained.' --citation gazette:1 --about Brera")
    needed = kept("kb remove gazette")
    assert needed.code == 1
    assert "gazette is needed by fact it-rained" in needed.err
    assert "Brera is needed by match 2001-09-01-alba-brera" in kept("kb remove Brera").err
    assert kept("kb remove it-rained").err == "gasp: removed fact it-rained\n"
    assert kept("kb remove gazette").code == 0
    assert kept.rows("facts") == kept.rows("sources") == []
    assert kept("kb remove it-raind").code == 1


def test_a_club_that_a_check_names_is_needed(kept: Keeper) -> None:
    kept("kb add club --name Dora --country ITA")
    kept("kb add source --id gazette --file g.txt")
    check = '{"measure": "wins", "arguments": {"opponent": "Dora"}, "says": 0}'
    kept(f"kb add fact --kind claim --text 'Never.' --citation gazette:1 --check '{check}'")
    assert "Dora is needed by fact never" in kept("kb remove Dora").err


def test_a_match_that_is_removed_is_counted_no_more(kept: Keeper) -> None:
    assert kept("kb remove 2002-05-15-alba-como").code == 0
    assert kept.rows("cups") == []
    assert "The Cup" not in {row["competition"] for row in kept.rows("coverage")}
    assert kept("kb check").code == 0


def test_every_field_has_an_option_in_the_help(gasp: Gasp) -> None:
    for kind, addable in KINDS.items():
        text = gasp("kb", "add", kind, "--help").out
        for name, field in fields(TABLES[addable.table].row).items():
            flag = f"--{field.option or name.replace('_', '-')}"
            assert (flag in text) == (name not in addable.preset), (kind, flag)
        assert text.count("Needed.") >= len(required_for(kind)) - 1


def test_what_is_needed_is_what_no_document_may_lack_but_for_what_follows() -> None:
    assert required_for("quote") == {"text", "citations", "speaker"}
    assert required_for("person") == {"name", "role"}
    assert required_for("match") == {"competition", "season", "date", "home", "away", "source"}
    assert required_fields(TABLES["sanctions"].row) - required_for("sanction") == {
        "subject",
        "urls",
    }


def test_an_award_that_is_removed_gives_the_score_back(kept: Keeper) -> None:
    award = (
        "kb add sanction --kind award --competition 'League One' --season 2002 --home Como"
        " --away Alba --since 2001-09-05 --score 0-3 --note stands"
    )
    before = kept.rows("table 2002")
    assert kept(award).out == "2001-02-como-alba-award-2001-09-05\n"
    assert "stands for" in kept(award).err  # once is enough
    assert "is needed by sanction" in kept("kb remove 2001-09-02-como-alba").err
    assert kept("kb remove 2001-02-como-alba-award-2001-09-05").code == 0
    assert kept.rows("table 2002") == before
    assert kept("kb check").code == 0


def test_rules_are_removed_by_their_key(kept: Keeper) -> None:
    line = "kb add rules --competition Cup --since 2050-51 --win 3 --draw 1 --citation invented"
    key = kept(line).out.strip()
    assert kept(f"kb remove rules:{key}").code == 0
    assert kept("kb remove rules:99").code == 1


def test_a_transfer_needs_its_clubs(kept: Keeper) -> None:
    kept("kb add source --id gazette --file g.txt")
    kept("kb add person --name Anna --role player")
    kept("kb add club --name Dora --country ITA --alias Dorina")
    line = "kb add fact --kind transfer --text X --player Anna --origin Dorina --citation gazette:1"
    assert kept(line).code == 0
    assert kept.rows("transfers")[0]["from"] == "Dora"
    assert "Dora is needed by fact x" in kept("kb remove Dora").err


def test_a_paragraph_that_a_new_fact_cites_is_uncited_no_more(kept: Keeper, folder: Path) -> None:
    kept("kb add source --id gazette --file g.txt")
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    story["uncited"] = {"1": {"citation": "gazette:1", "reason": "nothing"}}
    (folder / "story.json").write_text(json.dumps(story), encoding="utf-8")
    assert kept("kb add fact --kind event --text X --citation gazette:1").code == 0
    assert kept("kb check").code == 0


def test_a_fault_in_a_long_file_has_its_line(kept: Keeper, tmp_path: Path) -> None:
    lines = ['{"name": "Anna", "role": "coach"}', '{"name": "Bice", "role": 5}', "[" * 5_000]
    file = tmp_path / "people.jsonl"
    file.write_text("\n".join(lines[:2]), encoding="utf-8-sig")
    outcome = kept(f"kb add person --from {shlex.quote(str(file))}")
    assert outcome.code == 3
    assert f"{file}:2: role: 5 is not a text" in outcome.err
    file.write_text(lines[2], encoding="utf-8")
    assert kept(f"kb add person --from {shlex.quote(str(file))}").code == 3
    file.write_text('{"text": "X", "kind": "event", "about": ["Nobody"], "citations": ["g:1"]}')
    outcome = kept(f"kb add fact --from {shlex.quote(str(file))}")
    assert outcome.code == 3
    assert "unknown person or club 'Nobody'" in outcome.err


def test_a_knowledge_base_is_made_in_an_empty_folder_and_works_through_a_link(
    gasp: Gasp, tmp_path: Path
) -> None:
    empty, link = tmp_path / "empty", tmp_path / "link"
    empty.mkdir()
    before = empty.stat().st_ino
    spell = ["--coach", "X", "--from", "2015-10-08", "--until", "2024-05-19"]
    assert gasp("kb", "new", str(empty), "--club", "Liverpool", *spell).code == 0
    assert empty.stat().st_ino == before
    link.symlink_to(empty)
    assert (
        gasp("--kb", str(link), "kb", "add", "person", "--name", "A", "--role", "other").code == 0
    )
    assert gasp("--kb", str(empty), "kb", "check").code == 0


def test_the_same_match_twice_in_a_file_is_named(kept: Keeper, tmp_path: Path) -> None:
    match = {
        "competition": "The Cup", "season": "2000-01", "stage": "Final", "date": "2001-05-16",
        "home": "Alba", "away": "Como", "home_goals": 1, "away_goals": 0, "source": "Gazette",
    }  # fmt: skip
    file = tmp_path / "matches.json"
    file.write_text(json.dumps([match, match]), encoding="utf-8")
    outcome = kept(f"kb add match --from {shlex.quote(str(file))}")
    assert outcome.code == 3
    assert "number 2: 2001-05-16-alba-como is there already, in Final" in outcome.err
