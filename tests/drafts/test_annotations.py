"""The formats for editors, GitHub and code scanning: what they escape, and what they point to."""

from __future__ import annotations

import json

import pytest

from gasp_cli.render.annotations import Annotation, Level, github, lint, sarif
from tests.conftest import ROOT

WRONG = Annotation("a draft.md", 3, 5, 3, 20, "contradicted", Level.ERROR, "said 1, 100% of it")
OVER_LINES = WRONG._replace(end_line=4, end_column=2)
NASTY = Annotation(
    "a,b:c%.md", 1, 1, 1, 2, "not-understood", Level.OPEN, "“x\r\n::error::y\x1b[31m %0A,:”"
)


def test_lint_is_a_line_each() -> None:
    assert lint([WRONG, OVER_LINES]) == ("a draft.md:3:5: contradicted: said 1, 100% of it\n" * 2)
    assert lint([NASTY]) == ("a,b:c%.md:1:1: not-understood: “x ::error::y\\x1b[31m %0A,:”\n")
    assert lint([WRONG._replace(path=None)]).startswith("-:3:5: ")
    assert lint([]) == ""


def test_github_escapes_and_gives_columns_only_within_a_line() -> None:
    assert github([WRONG]) == (
        "::error file=a draft.md,line=3,endLine=3,col=5,endColumn=20,title=contradicted"
        "::said 1, 100%25 of it\n"
    )
    assert github([OVER_LINES]) == (
        "::error file=a draft.md,line=3,endLine=4,title=contradicted::said 1, 100%25 of it\n"
    )
    assert github([NASTY]) == (
        "::notice file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=2,title=not-understood"
        "::“x%0D%0A::error::y\\x1b[31m %250A,:”\n"
    )


def test_github_gets_errors_first() -> None:
    lines = github([NASTY, WRONG._replace(level=Level.WARNING), WRONG]).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_a_path_below_the_current_folder_is_given_from_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    note = WRONG._replace(path=str(ROOT / "tests" / "è.md"))
    assert "file=tests/è.md," in github([note])
    log = json.loads(sarif([note], {"contradicted": "it is wrong"}, "1.0"))
    assert uri(log) == "tests/%C3%A8.md"
    assert (
        uri(json.loads(sarif([WRONG._replace(path="/a b.md")], RULES, "1.0"))) == "file:///a%20b.md"
    )


RULES = {"contradicted": "it is wrong", "not-understood": "who knows"}


def uri(log: dict[str, list[dict[str, list[dict[str, object]]]]]) -> object:
    location = log["runs"][0]["results"][0]["locations"]
    assert isinstance(location, list)
    return location[0]["physicalLocation"]["artifactLocation"]["uri"]


def test_sarif_says_what_it_counts_and_what_is_open() -> None:
    log = json.loads(sarif([WRONG, NASTY], RULES, "1.0"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    wrong, open_ = run["results"]
    assert (wrong["ruleId"], wrong["ruleIndex"], wrong["level"]) == ("contradicted", 0, "error")
    assert wrong["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 20,
    }  # fmt: skip
    assert (open_["level"], open_["kind"]) == ("none", "open")
    assert open_["message"]["text"] == NASTY.message
