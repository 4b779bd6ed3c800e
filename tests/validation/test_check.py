"""Each rule of sound data, on a knowledge base in which one thing is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.store import Store
from gasp_cli.store.transaction import render
from gasp_cli.validation.validate import check
from tests.conftest import DATA, SHARED, Gasp, needs_shared
from tests.invented import invented

Change = Callable[[dict[str, Any]], object]

SOURCE = {"id": "gazette", "file": "gazette.txt"}
FACT = {"id": "f", "kind": "claim", "text": "Alba won.", "citations": ["gazette:1"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound knowledge base with a source and a fact."""
    base = invented(tmp_path)
    change(base, "story.json", lambda tables: tables["sources"].update({"1": SOURCE}))
    change(base, "story.json", lambda tables: tables["facts"].update({"1": FACT}))
    return base


def change(folder: Path, file: str, how: Change) -> None:
    tables = json.loads((folder / file).read_text(encoding="utf-8"))
    how(tables)
    (folder / file).write_text(render(tables), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    return [f"{row.file} {row.table} {row.id}: {row.fault}" for row in check(folder).rows]


def test_the_shipped_knowledge_base_is_sound() -> None:
    answer = check(DATA)
    assert answer.rows == []
    assert re.search(r": no faults found in [\d,]+ documents$", answer.why_empty)


@needs_shared
def test_the_shipped_facts_are_borne_out_by_the_texts_of_their_sources() -> None:
    assert check(DATA, SHARED / "sources").rows == []


def test_an_invented_one_is_sound(folder: Path) -> None:
    assert faults(folder) == []


LEAGUE = "matches/league-one.2001-02.json"
FIRST = "2001-09-01-alba-brera"


def of_first(**fields: Any) -> Change:
    """A change of the league's first match; None takes a field away."""

    def how(tables: dict[str, Any]) -> None:
        match = tables["2001-02"]["1"]
        match.update(fields)
        for name in [name for name, value in match.items() if value is None]:
            del match[name]

    return how


def of_fact(**fields: Any) -> Change:
    return lambda tables: tables["facts"]["1"].update(fields)


def of_row(table: str, **fields: Any) -> Change:
    """A change of the first row of a table of the reference record."""
    return lambda tables: tables[table]["1"].update(fields)


UNCITED = {"citation": "gazette:1", "reason": "only a greeting"}
CHECK = {"measure": "points", "arguments": {"season": "2001-02"}, "says": 5}
CASES: list[tuple[str, Change, str]] = [
    # Shapes.
    (LEAGUE, of_first(date=None), "2001-02 None-alba-brera: no field 'date'"),
    (LEAGUE, of_first(goals=3), f"{FIRST}: there is no field 'goals'; the fields are stage"),
    (LEAGUE, of_first(home_goals="3"), f"{FIRST}: home_goals: '3' is not a whole number"),
    (LEAGUE, of_first(half_time=[1]),
     f"{FIRST}: half_time: [1] is not a score; write it as [2, 1]"),
    (LEAGUE, of_first(date="1 Sep 2001"),
     "date: '1 Sep 2001' is not a day; write it as 2019-05-15"),
    (LEAGUE, of_first(season="2001-02"), f"{FIRST}: there is no field 'season'"),
    (LEAGUE, of_first(time="25:00"), f"{FIRST}: time: '25:00' is not a time of day"),
    (LEAGUE, of_first(neutral="no"), f"{FIRST}: neutral: 'no' is not true or false"),
    (LEAGUE, of_first(status="lost"), f"{FIRST}: status: 'lost' is not one of played, awarded"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(country="Italy"), "'Italy' is not a country"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(name=""), "name: '' is not a text"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(aliases="A"), "aliases: 'A' is not a list"),
    ("story.json", of_fact(citations=["gazette"]), "f: citations: 'gazette' is not a citation"),
    ("story.json", of_fact(date="2001-13"), "f: date: '2001-13' is not a date"),
    ("story.json", of_fact(checks=[{"measure": "points"}]), "f: checks: no field 'says'"),
    ("story.json", lambda t: t.update(fakts={}), "story.json fakts : no such table; the"),
    ("about.json", lambda t: t["about"].clear(), "about.json about : there are 0 rows, not one"),
    ("competitions.json", lambda t: t.pop("rules"), "competitions.json rules : there is no such"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(aliases=None), "aliases: None is not a list"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(name="!"), "'!' has no letter and no digit"),
    ("editions.json", lambda t: t["editions"]["1"].update(competition=[]), "[] is not a text"),
    ("editions.json", lambda t: t["editions"]["1"].update(clubs=5), "clubs: 5 is not a list"),
    ("competitions.json", lambda t: t["competitions"]["1"].update(stages={"A": 5}),
     "5 is not a text"),
    (LEAGUE, of_first(home=[]), "home: [] is not a text"),
    ("story.json", of_fact(citations=5), "citations: 5 is not a list"),
    # References.
    (LEAGUE, of_first(home="Dora"), "dora-brera: home: 'Dora' is not among the clubs"),
    ("story.json", of_fact(about=["Dora"]), "f: about: 'Dora' is not among the people or clubs"),
    ("story.json", of_fact(citations=["echo:1"]), "f: citations: 'echo' is not among the sources"),
    ("story.json", of_fact(kind="quote"), "f: a fact of the kind quote has no speaker"),
    ("story.json", of_fact(citations=[]), "f: a fact has no citation"),
    ("story.json", of_fact(kind="transfer", **{"from": "Dora"}), "from: 'Dora' is not among the"),
    ("story.json", of_fact(kind="honour", honour="cup"), "a fact of the kind honour has no holder"),
    # Checks that name real measures.
    ("story.json", of_fact(checks=[CHECK | {"measure": "pints"}]), "unknown measure 'pints'"),
    ("story.json", of_fact(checks=[CHECK | {"says": "many"}]), "'many' is not a number of points"),
    ("story.json", of_fact(checks=[CHECK], unchecked="opinion"), "a reason for having none"),
    # Matches.
    (LEAGUE, of_first(date="2004-09-01"), "date: 2004-09-01 is not in season 2001-02"),
    (LEAGUE, of_first(home="Brera"), "a club plays against itself"),
    (LEAGUE, of_first(source=None), f"{FIRST}: there is no source"),
    (LEAGUE, of_first(matchday=None), f"{FIRST}: there is neither a stage nor a matchday"),
    (LEAGUE, of_first(stage="Last dance"), f"{FIRST}: stage: 'Last dance' is not a stage"),
    (LEAGUE, of_first(away_goals=None), f"{FIRST}: there are goals of one club only"),
    (LEAGUE, of_first(home_goals=None, away_goals=None), "a match played has no score"),
    (LEAGUE, of_first(status="scheduled"), f"{FIRST}: a match scheduled has a score"),
    (LEAGUE, of_first(half_time=[2, 1]), "the score goes back from 2-1 to 3-0"),
    (LEAGUE, of_first(full_time=[2, 0]), "a score after 90 minutes, and no extra time"),
    (LEAGUE, of_first(penalties=[3, 3]), "the shoot-out has no winner"),
    (LEAGUE, of_first(penalties=[4, 3]), "a shoot-out after a match that had a winner"),
    # The reference record.
    ("goals.json", of_row("goals", home="Dora"), "home: 'Dora' is not among the clubs"),
    ("goals.json", of_row("goals", competition="Cup"), "'Cup' is not among the competitions"),
    ("goals.json", of_row("goals", team="Brera"), "team: Brera is neither Alba nor Como"),
    ("goals.json", of_row("goals", event="corner"), "event: 'corner' is not one of goal"),
    ("goals.json", of_row("goals", team="Como"),
     "Como scored 2 goals in 2002-05-15-alba-como, and more are listed"),
    ("goals.json", of_row("goals", urls=[]), "goal-2002-05-15-bianchi-12: there is no address"),
    ("goals.json", of_row("goals", urls=["page 3"]), "urls: 'page 3' is not an address"),
    ("goals.json", lambda t: t["goals"].update({"9": t["goals"]["1"]}), "already stands for goal-"),
    ("shootouts.json", of_row("shootouts", kick=2), "the same is stated under key 1"),
    ("shootouts.json", of_row("shootouts", away="Alba"), "a club plays against itself"),
    ("venues.json", lambda t: t["venues"].update({"2": t["venues"]["1"] | {"id": "again"}}),
     "venues again: the same is stated under key 1 (venue-2002-05-15-alba-como)"),
    ("spells.json", of_row("spells", to="1997-05"), "the post ends before it begins"),
    (
        "transfers.json",
        of_row("transfers", confidence="sure"),
        "confidence: 'sure' is not one of",
    ),
    ("figures.json", of_row("figures", urls=["ftp://x"]), "urls: 'ftp://x' is not an address"),
    ("honours.json", of_row("honours", season="1990-92"), "season: '1990-92' is not a season"),
    ("finishes.json", of_row("finishes", position=0), "position: there is no place 0"),
    ("finishes.json", of_row("finishes", teams=2), "position: a place behind the last of 2 clubs"),
    ("finishes.json", of_row("finishes", shared_until=2), "shared_until: the last of the shared"),
    # The whole.
    (LEAGUE, lambda t: t["2001-02"].update({"7": t["2001-02"]["1"]}), "already listed under key 1"),
    (LEAGUE, lambda t: t["2001-02"].pop("1"), "6 matches, but 5 are there"),
    (LEAGUE, of_first(home="Como", away="Alba"), "Alba and Como meet 3 times, not 2"),
    (LEAGUE, of_first(matchday=2, stage=None), "plays twice on Matchday 2 of 2001-02"),
    (LEAGUE, of_first(date="2001-09-02"), "Alba played 2001-09-02-alba-brera on the same day"),
    (LEAGUE, lambda t: t.update({"2001": t.pop("2001-02")}), "'2001' is not a season"),
    ("clubs.json", lambda t: t["clubs"]["1"].update(aliases=["COMO"]), "'como' already stands for"),
    ("editions.json", lambda t: t["editions"].pop("1"), "League One 2001-02 is missing"),
    ("editions.json", lambda t: t["editions"]["1"].update(clubs=["Alba", "Como"]),
     "League One 2001-02: the clubs are not those of the matches: Brera"),
    ("story.json", lambda t: t["facts"].update({"2": FACT}), "'f' already stands for f (key 1)"),
    ("story.json", lambda t: t.update(uncited={"1": UNCITED}), "gazette:1 is cited"),
    ("competitions.json", lambda t: t["rules"]["1"].update(since="2010-11"), "has 0 sets of rules"),
    (
        "competitions.json",
        lambda t: t["rules"]["1"].update(tie_breaks=["luck"]),
        "'luck' is not one of",
    ),
    ("about.json", lambda t: t["about"]["1"].update(until="1999-01-01"), "ends before it begins"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how", "fault"), CASES, ids=[case[2] for case in CASES])
def test_a_fault_is_found_and_says_where(folder: Path, file: str, how: Change, fault: str) -> None:
    change(folder, file, how)
    lines = faults(folder)
    assert any(fault in line for line in lines), lines


def test_the_rows_of_a_match_that_the_record_lacks_are_sound(folder: Path) -> None:
    """Nothing tells its score, so nothing can be held against it."""
    unknown = of_row("goals", date="1950-05-15", home="Como", away="Alba")
    change(folder, "goals.json", unknown)
    assert faults(folder) == []


def test_the_goals_of_an_awarded_match_are_those_on_the_pitch(folder: Path) -> None:
    def award(tables: dict[str, Any]) -> None:
        (match,) = tables["2001-02"].values()
        for name in ("half_time", "full_time", "penalties", "extra_time"):
            match.pop(name, None)
        match |= {"status": "awarded", "home_goals": 0, "away_goals": 3, "played": [2, 2]}

    change(folder, "matches/the-cup.2001-02.json", award)
    assert faults(folder) == []


def test_all_faults_are_reported_together_and_the_exit_code_is_1(gasp: Gasp, folder: Path) -> None:
    change(folder, LEAGUE, of_first(home="Dora", half_time=[4, 0]))
    change(folder, "story.json", of_fact(about=["Dora"]))
    outcome = gasp("--kb", str(folder), "kb", "check", "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 1
    assert {row["fault"] for row in rows} >= {
        "home: 'Dora' is not among the clubs",
        "the score goes back from 4-0 to 3-0",
        "about: 'Dora' is not among the people or clubs",
    }
    assert list(rows[0]) == ["file", "table", "id", "fault"]


def test_a_sound_one_is_exit_0_and_says_so(gasp: Gasp, folder: Path) -> None:
    outcome = gasp("--kb", str(folder), "kb", "check")
    assert outcome.code == 0
    assert outcome.out == "file\ttable\tid\tfault\n"
    assert "no faults found in " in outcome.err


def test_a_file_that_is_not_understood_is_a_fault_among_others(gasp: Gasp, folder: Path) -> None:
    (folder / "clubs.json").write_text("{", encoding="utf-8")
    (folder / "story.json").unlink()
    outcome = gasp("--kb", str(folder), "kb", "check")
    assert outcome.code == 1
    assert "clubs.json:1: not JSON" in outcome.out
    assert "story.json" in outcome.out


@pytest.fixture
def texts(folder: Path, tmp_path: Path) -> Path:
    """The text of the one source: two paragraphs."""
    where = tmp_path / "texts"
    where.mkdir()
    said = "“We never gave up,” she said, and nobody in the room had any doubt that it was true"
    (where / "gazette.txt").write_text(f"Alba won.\n\n{said}\n", encoding="utf-8")
    change(folder, "story.json", of_fact(citations=["gazette:1", "gazette:2"]))
    return where


def in_texts(folder: Path, texts: Path) -> list[str]:
    return [row.fault for row in check(folder, texts).rows]


def test_citations_and_quotes_are_held_against_the_texts(folder: Path, texts: Path) -> None:
    assert in_texts(folder, texts) == []
    change(folder, "story.json", of_fact(citations=["gazette:1", "gazette:3"]))
    assert in_texts(folder, texts) == [
        "gazette:3: gazette has paragraphs 1 to 2",
        "gazette:2 is neither cited nor listed as uncited",
    ]
    change(
        folder, "story.json", lambda t: t["people"].update({"1": {"name": "Anna", "role": "other"}})
    )
    quote = {"kind": "quote", "speaker": "Anna", "citations": ["gazette:2"]}
    change(folder, "story.json", of_fact(**quote, text="We never gave up"))
    assert in_texts(folder, texts) == ["gazette:1 is neither cited nor listed as uncited"]
    change(folder, "story.json", of_fact(text="We never gave in"))
    assert in_texts(folder, texts)[0] == "the quote is not word for word in gazette:2"


def test_twelve_words_of_a_source_are_a_copy(folder: Path, texts: Path) -> None:
    copied = "And nobody in the room had any doubt that it was true."
    change(folder, "story.json", of_fact(text=copied))
    (fault,) = in_texts(folder, texts)
    assert fault.startswith(
        "text: 'and nobody in the room had any doubt that it was true' is copied"
    )


def test_what_a_text_does_not_bear_out_is_not_to_be_removed(gasp: Gasp, folder: Path) -> None:
    nowhere = folder / "matches"  # a folder without the texts
    outcome = gasp("--kb", str(folder), "kb", "check", "--sources", str(nowhere))
    assert outcome.code == 1
    assert "gazette.txt" in outcome.out
    assert "kb remove" not in outcome.err


@pytest.mark.parametrize("how", ["file", "pipe", "dangling"])
def test_matches_that_are_no_folder_are_not_the_same_as_none(
    gasp: Gasp, folder: Path, how: str
) -> None:
    matches = folder / "matches"
    shutil.rmtree(matches)
    if how == "file":
        matches.touch()
    elif how == "pipe":
        os.mkfifo(matches)
    else:
        matches.symlink_to("nowhere")
    outcome = gasp("--kb", str(folder), "kb", "check")
    assert outcome.code == 4
    assert str(matches) in outcome.err


def test_a_folder_of_texts_that_is_not_there_is_exit_4(gasp: Gasp, folder: Path) -> None:
    outcome = gasp("--kb", str(folder), "kb", "check", "--sources", str(folder / "nowhere"))
    assert outcome.code == 4
    assert Store(folder).has("story.json")
