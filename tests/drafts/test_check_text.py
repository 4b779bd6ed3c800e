"""`gasp check` of sentences and drafts: what its words mean, what it prints, how it ends."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.check_text import ANNOTATIONS
from gasp_cli.cli.commands.claims import claims
from gasp_cli.errors import UsageError
from gasp_cli.render.formats import CUSTOM_FORMATS
from tests.conftest import ROOT, Gasp
from tests.terminal import on_terminal, plain

RIGHT = "Atalanta finished third in Serie A in 2019-20."
WRONG = "Atalanta finished second in Serie A in 2019-20."
UNKNOWN = "Atalanta finished third in Serie A in 1989-90."
OPINION = "I still think that it was a fine season."
ODD = "Atalanta finished third and blorped Serie A in 2019-20."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "right.md").write_text(f"# Title\n\n{RIGHT}\n")
    (tmp_path / "wrong.md").write_text(f"{RIGHT} {WRONG}\n")
    (tmp_path / "my draft").write_text(RIGHT)
    return tmp_path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def type_in(text: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))

    return type_in


def rows(gasp: Gasp, *arguments: str) -> list[dict[str, object]]:
    found = json.loads(gasp("check", *arguments, "--format", "json").out)
    assert isinstance(found, list)
    return found


FIELDS = "--fields", "text,said,found,verdict"


def test_a_sentence_is_a_row_a_statement(gasp: Gasp) -> None:
    outcome = gasp("check", WRONG, *FIELDS)
    assert outcome.out == (
        "text\tsaid\tfound\tverdict\n"
        "Atalanta finished second in Serie A in 2019-20\t2\t3\tcontradicted\n"
    )
    assert (outcome.code, outcome.err) == (1, "")
    (row,) = rows(gasp, WRONG)
    assert (row["file"], row["line"], row["column"], row["end_line"], row["end_column"]) == (
        None, 1, 1, 1, len(WRONG),
    )  # fmt: skip
    assert row["measure"] == "league_position"
    assert row["arguments"] == {"season": "2019-20", "club": "Atalanta"} or row["arguments"]
    assert row["basis"] == "matches"


def test_the_words_of_a_sentence_need_no_quotation_marks(gasp: Gasp) -> None:
    assert gasp("check", *RIGHT.split(), *FIELDS).out == gasp("check", RIGHT, *FIELDS).out
    assert gasp("check", f"“{WRONG}”").code == 1


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # One match in all, or one at home to Inter?
        ("Atalanta lost only one league match in 2024-25, at home to Inter.", ["not-understood"]),
        ("L'Atalanta ha vinto solo una partita nel 2019-20, contro il Lecce.", ["not-understood"]),
        # Any two seasons, not the first two; all nine are all.
        ("Atalanta scored more than 100 goals in two seasons.", ["not-understood"]),
        ("Atalanta scored more than 600 goals in nine seasons.", ["confirmed"]),
        # The season that was named is over by the time of the sentence.
        (
            "Atalanta came 13th in 2015-16. They then finished fourth.",
            ["confirmed", "unverifiable"],
        ),
        ("Atalanta came 13th in 2015-16, and then finished fourth.", ["confirmed", "unverifiable"]),
        ("Atalanta came 13th in 2015-16, and then finished fifth.", ["confirmed", "contradicted"]),
        # 48 in 2019-20; 47 were conceded a year later, but 98 scored only then.
        (
            "Atalanta came third in 2019-20. They scored 98 goals and conceded 47.",
            ["confirmed", "confirmed", "contradicted"],
        ),
    ],
)
def test_what_can_be_meant_in_two_ways_is_not_judged_in_one(
    gasp: Gasp, text: str, verdicts: list[str]
) -> None:
    assert [row["verdict"] for row in rows(gasp, text, "--all")] == verdicts


@pytest.mark.usefixtures("folder")
def test_a_list_of_claims_is_not_taken_for_a_draft(gasp: Gasp) -> None:
    Path("my claims.jsonl").write_text('{"measure": "points", "season": "2020", "says": 1}')
    outcome = gasp("check", "my claims.jsonl")
    assert (outcome.code, outcome.out) == (2, "")
    assert "gasp check --file 'my claims.jsonl'" in outcome.err


def test_what_has_no_verdict_is_not_cited(gasp: Gasp) -> None:
    outcome = gasp("check", "Gasperini loves the sea.", "--cite", "text")
    assert (outcome.out, outcome.err != "") == ("", True)


@pytest.mark.usefixtures("folder")
def test_a_draft_says_where_a_statement_stands(gasp: Gasp) -> None:
    outcome = gasp("check", "wrong.md", "right.md", "--fields", "file,line,column,verdict")
    assert outcome.out == (
        "file\tline\tcolumn\tverdict\n"
        "wrong.md\t1\t1\tconfirmed\n"
        f"wrong.md\t1\t{len(RIGHT) + 2}\tcontradicted\n"
        "right.md\t3\t1\tconfirmed\n"
    )
    assert outcome.code == 1
    assert "2 right, 1 wrong" in outcome.err


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("lint", f"wrong.md:1:{len(RIGHT) + 2}: contradicted: "),
        (
            "github",
            (
                f"::error file=wrong.md,line=1,endLine=1,col={len(RIGHT) + 2},"
                f"endColumn={len(RIGHT) + len(WRONG) + 1},title=contradicted::"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_formats_for_editors_have_what_is_wrong(gasp: Gasp, form: str, place: str) -> None:
    printed = f"{place}said 2, the record has 3 [league_position]\n"
    assert gasp("check", "right.md", "wrong.md", "--format", form).out == printed
    nothing_wrong = gasp("check", "right.md", "--format", form)
    assert (nothing_wrong.code, nothing_wrong.out) == (0, "")
    assert nothing_wrong.err.startswith("gasp: 1 statement: 1 right")
    everything = gasp("check", "right.md", "wrong.md", "--format", form, "--all").out
    assert printed.strip() in everything
    assert len(everything.splitlines()) > 2


@pytest.mark.usefixtures("folder")
def test_sarif_is_one_object_also_where_nothing_is_wrong(gasp: Gasp) -> None:
    log = json.loads(gasp("check", "right.md", "--format", "sarif").out)
    assert log["runs"][0]["results"] == []
    log = json.loads(gasp("check", "wrong.md", "--format", "sarif").out)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["contradicted"]


def test_all_adds_what_has_no_verdict(gasp: Gasp) -> None:
    text = f"{RIGHT} {OPINION} {ODD}"
    assert {row["verdict"] for row in rows(gasp, text)} == {"confirmed"}
    assert {row["verdict"] for row in rows(gasp, text, "--all")} >= {
        "confirmed", "not-understood", "nothing-to-check",
    }  # fmt: skip
    assert "not understood" in gasp("check", text).err


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (RIGHT, "not-understood", 0),
        (WRONG, "contradicted", 1),
        (WRONG, "not-understood", 1),
        (WRONG, "never", 0),
        (UNKNOWN, "contradicted", 0),
        (UNKNOWN, "unverifiable", 6),
        (UNKNOWN, "not-understood", 6),
        (UNKNOWN, "never", 0),
        (ODD, "unverifiable", 0),
        (ODD, "not-understood", 6),
        (f"{WRONG} {ODD}", "not-understood", 1),
        (OPINION, "not-understood", 0),
    ],
)
def test_what_a_draft_fails_on_is_the_users(gasp: Gasp, text: str, fail_on: str, code: int) -> None:
    assert gasp("check", text, "--fail-on", fail_on).code == code


@pytest.mark.parametrize("words", [["-"], ["/dev/stdin"], ["--draft", "-"]])
def test_standard_input_may_be_named_in_several_ways(
    gasp: Gasp, typed: Callable[[bytes], None], words: list[str]
) -> None:
    typed(WRONG.encode())
    assert gasp("check", *words, "-f", "lint").out.startswith("-:1:1: contradicted:")


@pytest.mark.parametrize("words", [["--file", "-"], ["--file", "/dev/stdin"]])
def test_a_list_of_claims_may_come_from_standard_input(
    gasp: Gasp, typed: Callable[[bytes], None], words: list[str]
) -> None:
    typed(b'{"measure": "goals_for", "season": "2019-20", "says": 98}\n')
    assert gasp("check", *words, "--fields", "verdict").out == "verdict\nconfirmed\n"
    typed(b"not JSON\n")
    outcome = gasp("check", *words)
    assert (outcome.code, f"{words[-1]}:1: not JSON" in outcome.err) == (3, True)


def test_a_list_of_claims_is_not_read_as_a_draft(
    gasp: Gasp, typed: Callable[[bytes], None]
) -> None:
    typed(b'{"measure": "goals_for", "season": "2019-20", "says": 98}\n')
    outcome = gasp("check", "-")
    assert (outcome.code, "gasp check --file -" in outcome.err) == (2, True)


def test_a_draft_may_have_the_name_of_a_measure(gasp: Gasp, folder: Path) -> None:
    (folder / "points").write_text(WRONG)
    assert gasp("check", "--draft", "points", "-f", "lint").out.startswith("points:1:1:")
    assert gasp("check", "points", "--draft", "points").code == 1


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Atalanta lost 3-1 to Juventus in the 2021 Coppa Italia final.", "3-1 [✗ 2-1]"),
        ("Atalanta lost 3–1 to Juventus in the 2021 Coppa Italia final.", "3–1 [✗ 2-1]"),
        ("L'Atalanta perse 1-3 con la Juventus nella finale di Coppa Italia 2021.", "1-3 [✗ 1-2]"),
        ("Juventus beat Atalanta 3-1 in the 2021 Coppa Italia final.", "3-1 [✗ 2-1]"),
        ("Atalanta beat Torino 6-0 on 25 January 2020.", "6-0 [✗ 7-0]"),
    ],
)
def test_a_score_is_corrected_in_the_order_in_which_it_is_written(
    gasp: Gasp, sentence: str, right: str
) -> None:
    assert right in plain(on_terminal("check", sentence))
    written, _, corrected = right.rstrip("]").replace("–", "-").partition(" [✗ ")
    said = f"said {written}, the record has {corrected} ["
    assert said in gasp("check", sentence, "-f", "lint").out


def test_standard_input_has_a_name_if_it_is_given_one(
    gasp: Gasp, typed: Callable[[bytes], None]
) -> None:
    typed(f"\ufeff{WRONG}\r\n".encode())
    assert gasp("check", "-", "--fields", "file,line,column").out.splitlines()[1] == "-\t1\t1"
    typed(WRONG.encode())
    assert gasp("check", "-", "--stdin-filename", "a.txt", "-f", "lint").out.startswith(
        "a.txt:1:1:"
    )


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["nosuch.md"], 4, "cannot read nosuch.md: No such file or directory"),
        (["no/such"], 4, "cannot read no/such: No such file or directory"),
        (["my darft.md"], 4, "cannot read my darft.md: No such file or directory"),
        (["right.md", "nosuch.md"], 4, "cannot read nosuch.md: No such file or directory"),
        (["right.md", "nosuch"], 4, "cannot read nosuch: No such file or directory"),
        (["."], 4, "cannot read .: it is a folder\n  name the drafts in it, as in *.md"),
        (["goals_fro"], 2, "unknown measure 'goals_fro'\n  did you mean goals_for?"),
        (["goals_for"], 2, "there is no value to check"),
        (["latin.md"], 3, "latin.md: not UTF-8 text (byte 4)"),
        (["nul.md"], 3, "nul.md: not text (it has a NUL)"),
        ([""], 2, "give a sentence, drafts or a measure, or --file with a list"),
        ([], 2, "give a sentence, drafts or a measure, or --file with a list"),
        (["two", "words", "--says", "1"], 2,
         "with --says or an option of measures there is one word, the measure"),
        (["goals_for", "--says", "1", "--all"], 2,
         "--all, --date, --draft, --fail-on and --stdin-filename are for a sentence or a draft"),
        (["goals_for", "--says", "1", "--season", "2020", "-f", "lint"], 2,
         "lint is for a sentence or a draft"),
        ([RIGHT, "--date", "yesterday"], 2, "'yesterday' is not a day"),
    ],
)  # fmt: skip
def test_a_word_that_is_none_of_these_is_an_error(
    gasp: Gasp, folder: Path, words: list[str], code: int, message: str
) -> None:
    (folder / "latin.md").write_bytes(b"Perch\xe8"[1:])
    (folder / "nul.md").write_bytes(b"a\0b")
    outcome = gasp("check", *words)
    assert outcome.err.startswith(f"gasp: {message}")
    assert (outcome.code, outcome.out) == (code, "")


def test_a_file_goes_before_a_sentence_and_an_empty_one_has_nothing_to_check(
    gasp: Gasp, folder: Path
) -> None:
    assert rows(gasp, "my draft")[0]["file"] == "my draft"
    (folder / "empty.md").write_text("")
    outcome = gasp("check", "empty.md", "--format", "json")
    assert (outcome.code, outcome.out, outcome.err) == (0, "[]\n", "gasp: nothing to check\n")


def test_remarks_name_the_file_and_the_line(gasp: Gasp, folder: Path) -> None:
    (folder / "off.md").write_text("One.\n\n<!-- gasp off -->\n\nTwo.\n")
    assert gasp("check", "off.md").err.startswith(
        "gasp: off.md:3: “gasp off” is never closed: all that follows is passed over\n"
    )


def test_an_italian_draft_is_read_in_italian_whatever_the_screen_speaks(
    gasp: Gasp, folder: Path
) -> None:
    sentence = "L'Atalanta è arrivata terza in Serie A nel 2019-20."
    (folder / "bozza.md").write_text(f"---\nlang: it\n---\n{sentence}\n")
    for language in ("en", "it"):
        outcome = gasp("--lang", language, "check", "bozza.md", "--fields", "found,verdict")
        assert outcome.out == "found\tverdict\n3\tconfirmed\n"
    assert gasp("--lang", "it", "check", WRONG, "-f", "lint").out == (
        "-:1:1: contradicted: detto 2, l'archivio ha 3 [league_position]\n"
    )


def test_a_format_of_another_command_in_the_environment_is_passed_over(
    gasp: Gasp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GASP_FORMAT", "lint")
    assert gasp("seasons", "--limit", "1").out.startswith("season\t")
    assert gasp("season", "2020").code == gasp().code == 0
    assert gasp("check", WRONG).out.startswith("-:1:1: contradicted: ")
    monkeypatch.setenv("GASP_FORMAT", "lnit")
    assert gasp("seasons").code == 2


def test_every_format_of_one_command_is_passed_over_by_the_others() -> None:
    assert {form.name for form in (*ANNOTATIONS, *claims.extra)} == set(CUSTOM_FORMATS)


def test_the_schema_of_a_draft(gasp: Gasp) -> None:
    properties = json.loads(gasp("schema", "check", "--draft").out)["properties"]
    fields = (
        "file line column end_line end_column text understood_as measure arguments said found"
        " verdict basis evidence reason"
    )
    assert " ".join(properties) == fields
    assert list(rows(gasp, WRONG)[0]) == list(properties)
    assert gasp("schema", "seasons", "--draft").code == 2


def test_the_library_checks_a_text(kb: KnowledgeBase) -> None:
    checked = kb.check(f"{RIGHT}\n\n{WRONG}")
    assert [(row.line, row.verdict) for row in checked] == [(1, "confirmed"), (3, "contradicted")]
    with pytest.raises(UsageError):
        kb.check(RIGHT, date="yesterday")


@pytest.mark.parametrize("words", [130, 50_000])
def test_a_sentence_too_long_to_be_read_leaves_no_season_to_the_next(
    kb: KnowledgeBase, words: int
) -> None:
    long = "Atalanta won and " * words
    text = f"In 2019-20 Atalanta finished third. {long}drew. They scored 55 goals."
    verdicts = [row.verdict for row in kb.check(text)]
    assert verdicts[:2] == ["confirmed", "not-understood"]
    assert "contradicted" not in verdicts


def test_the_hook_for_pre_commit_is_a_command_that_fails_on_what_is_wrong(
    gasp: Gasp, folder: Path
) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text()
    (entry,) = re.findall(r"^  entry: (.*)$", hook, re.MULTILINE)
    program, *words = entry.split()
    assert program == "gasp"
    assert gasp(*words, str(folder / "right.md")).code == 0
    assert gasp(*words, str(folder / "right.md"), str(folder / "wrong.md")).code == 1


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Abbiamo vinto l'Europa League nel 2023-24. Abbiamo vinto 7-0 a Torino.",
         "Scores of Atalanta v Torino: 7-0 (confirmed)"),
        ("In 2023-24 we won the Europa League. We beat Milan 5-0.",
         "Scores of Atalanta v Milan: 5-0 (confirmed)"),
        ("Nel 2018-19 siamo arrivati terzi. Abbiamo vinto l'Europa League.",
         "it holds for 2023-24, which may be meant"),
    ],
)  # fmt: skip
def test_what_is_only_carried_over_contradicts_nothing_that_holds_alone(
    kb: KnowledgeBase, text: str, reading: str
) -> None:
    _, row, *_ = kb.check(text)
    assert row.verdict == "unverifiable"
    assert reading in (row.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        # In no season, and of words that need one: what was carried over is what is meant.
        "Nel 2019-20 siamo arrivati terzi. Abbiamo battuto il Torino 8-0.",
        "In 2019-20 we finished third. We took 79 points.",
    ],
)
def test_what_holds_neither_alone_nor_with_the_text_before_is_wrong(
    kb: KnowledgeBase, text: str
) -> None:
    _, row, *_ = kb.check(text)
    assert row.verdict == "contradicted"


def test_a_score_of_any_season_is_not_contradicted_by_the_season_before_it(
    kb: KnowledgeBase,
) -> None:
    matches = kb.matches(season="2019-20")
    for match in matches[::5]:
        if match.goals_for == match.goals_against:
            continue
        verb = "beat" if match.goals_for > match.goals_against else "lost to"
        score = "-".join(map(str, sorted((match.goals_for, match.goals_against), reverse=True)))
        _, row, *_ = kb.check(
            f"In 2022-23 Atalanta finished fifth. They {verb} {match.opponent} {score}."
        )
        assert row.verdict != "contradicted", row


def test_a_misspelt_club_gets_its_name_and_no_verdict(kb: KnowledgeBase) -> None:
    (row,) = kb.check("Abbiamo battuto la Juventsu 4-0 nel 2024-25.")
    assert row.verdict == "not-understood"
    assert (row.reason or "").endswith("“Juventsu”: did you mean Juventus?")
