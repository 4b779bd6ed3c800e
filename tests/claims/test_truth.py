"""The laws of checking: true is never called contradicted, and nothing else is confirmed.

Whatever a measure gives may be said in any spelling that is allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.registry import NONE, NUMBERS, PHASES, Measure
from gasp_cli.claims.value_parsing import (
    iso_day,
    parse_number,
    parse_score,
    parse_stage,
    parse_won_drawn_lost,
)
from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.model import STAGES, CompetitionKind
from gasp_cli.domain.streaks import STREAK_KINDS
from gasp_cli.errors import GaspError
from gasp_cli.i18n import ENGLISH, set_language

KB = KnowledgeBase()
CLUB = KB.about.club
EDITIONS = KB.record.editions
SEASONS = sorted({edition.season for edition in EDITIONS})
CUPS = sorted(
    {
        one.competition
        for one in EDITIONS
        if KB.record.kind_of(one.competition) is not CompetitionKind.LEAGUE
    }
)
MET = sorted({row.opponent for row in KB.versus()})
OTHERS = ["Inter", "Juventus", "Bayer Leverkusen", "Barcelona", "Torino"]
WORDS = {
    0: "no", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 8: "eight", 9: "nine",
    12: "twelve", 13: "thirteen", 20: "twenty", 31: "thirty-one", 98: "ninety-eight",
}  # fmt: skip
TIMES = {1: "once", 2: "twice", 3: "thrice"}
ORDINALS = {
    1: "first", 2: "2nd", 3: "third", 4: "4th", 5: "fifth", 8: "eighth", 9: "ninth",
    12: "twelfth", 13: "13th place", 20: "the twentieth",
}  # fmt: skip
NOUNS = {
    "goals": "goals", "matches": "games", "points": "pts", "place": "place", "trophies": "titles",
    "seasons": "seasons", "years": "years old", "months": "months", "percent": "percent",
    "euros": "euros", "penalties": "penalties", "summers": "summers",
}  # fmt: skip

arguments = {
    "season": st.sampled_from(SEASONS),
    "before": st.sampled_from(SEASONS),
    "club": st.sampled_from([CLUB, CLUB, CLUB, *OTHERS]),
    "opponent": st.sampled_from([*MET, *OTHERS]),
    "behind": st.sampled_from(OTHERS),
    "competition": st.sampled_from(["Serie A", *CUPS]),
    "stage": st.sampled_from(["Group C", "Round of 16", "Quarter-finals", "Final"]),
    "venue": st.sampled_from(["home", "away", "neutral"]),
    "kind": st.sampled_from(sorted(STREAK_KINDS)),
    "score": st.sampled_from(["3-0", "1-1", "0-2"]),
    "matchday": st.integers(2, 38),
    "matchdays": st.sampled_from(["1-19", "20-38", "4-6"]),
    "position": st.integers(1, 20),
    "age": st.integers(20, 70),
    "on": st.sampled_from(["2019-05-15", "2020-08-01"]),
    "at": st.sampled_from(["2016", "2020-02", "2025-06-14"]),
    "since": st.sampled_from(["2016-08-01", "2020-01-01"]),
    "until": st.sampled_from(["2019-12-31", "2025-05-31"]),
    "person": st.sampled_from(["Gian Piero Gasperini", "Edoardo Reja", "Giorgio Gori"]),
    "player": st.sampled_from(["Ademola Lookman", "Luis Muriel", "Papu Gómez", "Franck Kessié"]),
    "holder": st.sampled_from(["Gian Piero Gasperini", CLUB]),
    "body": st.sampled_from([CLUB, "Juventus", "Palermo", "Bergamo"]),
    "award": st.sampled_from(["Panchina d'oro", "Premio Enzo Bearzot"]),
    "subject": st.sampled_from(["Bergamo", "Gewiss Stadium", "Foggia"]),
    "quantity": st.sampled_from(["population", "capacity", "former name"]),
    "points": st.integers(0, 20),
    "leg": st.sampled_from([1, 2]),
    "phase": st.sampled_from(PHASES),
    "half": st.sampled_from([1, 2]),
    "first": st.integers(1, 40),
    "last": st.integers(1, 40),
    "than": st.sampled_from(SEASONS),
    "goals": st.integers(0, 120),
    "conceded": st.integers(0, 4),
}
CONFIRMED: dict[Basis | None, str] = {Basis.SOURCES: "supported"}
"""The verdict on what holds, where it is not `confirmed`."""


def some(measure: Measure) -> Any:
    """A value that can be claimed of a measure."""
    return 0 if measure.unit in NUMBERS else NONE


@st.composite
def questions(draw: st.DrawFn) -> tuple[Measure, dict[str, Any]]:
    """A measure with what it needs, and perhaps more."""
    measure = MEASURES[draw(st.sampled_from(sorted(MEASURES)))]
    more = [name for name in measure.parameters if name not in measure.needs]
    chosen = draw(st.lists(st.sampled_from(more), max_size=3, unique=True)) if more else []
    return measure, {name: draw(arguments[name]) for name in (*measure.needs, *chosen)}


def number_spellings(measure: Measure, value: float) -> list[Any]:
    """A number, as people may write it."""
    found = [f"{value} {NOUNS[measure.unit]}", f"{value:,}"]
    if measure.unit == "euros" and value >= 10**6:
        found += [f"€{value / 10**6}m", f"{value / 10**6} million euros"]
    if measure.unit in ("matches", "trophies", "seasons"):
        found += [f"{value} times", TIMES.get(int(value), f"{value} times")]
    if measure.unit == "percent":
        return [*found, f"{value}%", f"{value:.0f}%"]
    if value in WORDS:
        found += [WORDS[int(value)], f"{WORDS[int(value)]} {NOUNS[measure.unit]}"]
    return [*found, ORDINALS.get(int(value), found[0])] if measure.unit == "place" else found


def stage_spellings(stage: str) -> list[Any]:
    """A stage, as people may write it."""
    return [
        stage.upper(), stage.replace("-", " "), stage.replace("-", ""), stage.removesuffix("s"),
        stage.replace("Round of", "last"),
    ]  # fmt: skip


TEXTS: dict[str, Callable[[str], list[Any]]] = {
    "scores": lambda text: [text.replace("-", sep) for sep in (":", "\u2013", " - ", " : ")],
    "won-drawn-lost": lambda text: [
        "{}W {}D {}L".format(*text.split("-")),
        "{} wins, {} draws and {} defeats".format(*text.split("-")),
    ],
    "stage": stage_spellings,
    "stages": stage_spellings,
    "club": lambda text: [*KB.record.club_names[text], text.lower()],
    "clubs": lambda text: [*KB.record.club_names[text], text.lower()],
    "weekday": lambda text: [text[:3], text.lower()],
    "decade": lambda text: [text[:4], f"the {text}", f"{text[:4]}'s"],
    "true or false": lambda text: ["yes" if text == "True" else "no", text.upper()],
}


def spellings(measure: Measure, value: Any) -> list[Any]:
    """A value found, as people may write it."""
    text = str(value)
    if value == NONE:
        return [value, "None", "nobody", "nothing", [NONE]]
    if measure.unit in NUMBERS:
        return [value, text, f" {text} ", *number_spellings(measure, value)]
    others = TEXTS[measure.unit](text) if measure.unit in TEXTS else []
    return [value, text, f" {text} ", *others]


def others(measure: Measure, found: Any) -> list[Any]:
    """Values that the measure does not have."""
    held = found if isinstance(found, list) else [found]
    if measure.unit in NUMBERS:
        numbers = [value for value in held if value not in (None, NONE)]
        top = round(max(numbers, default=0))
        return [top * 2 + 1, top * 2 + 7.5]
    wrong: dict[str, list[Any]] = {
        "true or false": [True, False],
        "scores": ["9-9", "0-0", "1-0"],
        "won-drawn-lost": ["0-0-0", "400-1-1"],
        "stage": [*STAGES],
        "stages": [*STAGES],
        "club": OTHERS,
        "clubs": OTHERS,
        "competition": CUPS,
        "day": ["1999-01-01", "2019-05-15"],
        "weekday": ["Monday", "Tuesday"],
        "venue": ["home", "away", "neutral"],
        "decade": ["1910s"],
        "name": ["Nobody Known"],
        "names": ["Nobody Known"],
        "nickname": ["The Invented"],
        "post": ["astronaut"],
        "date": ["1901-01-01", "1899"],
        "figure": [17],
        "place name": ["Nowhere Park"],
        "minutes": ["131"],
    }
    return [value for value in [NONE, *wrong[measure.unit]] if value not in held]


def ask(measure: Measure, asked: dict[str, Any], says: Any, compare: str | None = None) -> Any:
    """The row of a claim; what cannot be asked is not an example."""
    try:
        return KB.check(measure.name, says, compare, **asked)
    except GaspError:
        assume(False)


@given(questions(), st.data())
def test_what_the_record_has_is_never_contradicted(
    question: tuple[Measure, dict[str, Any]], data: st.DataObject
) -> None:
    measure, asked = question
    found = ask(measure, asked, some(measure)).found
    assume(found is not None)
    several = found if isinstance(found, list) else [found]
    one = data.draw(st.sampled_from(several))
    says = data.draw(st.sampled_from(spellings(measure, one)))
    row = KB.check(measure.name, says, **asked)
    holds = CONFIRMED.get(measure.basis, "confirmed")
    assert (row.verdict, row.found) == (holds, found)
    if isinstance(found, list):
        whole = data.draw(st.permutations(found))
        assert KB.check(measure.name, whole, **asked).verdict == holds
        assert KB.check(measure.name, whole, "is", **asked).verdict == holds


@given(questions(), st.data())
def test_what_the_record_has_not_is_never_confirmed(
    question: tuple[Measure, dict[str, Any]], data: st.DataObject
) -> None:
    measure, asked = question
    found = ask(measure, asked, some(measure)).found
    assume(found is not None)  # also where a value is known, and others cannot be ruled out
    wrong = data.draw(st.sampled_from(others(measure, found)))
    row = KB.check(measure.name, wrong, **asked)
    assert row.verdict in ("contradicted", "unverifiable")
    if isinstance(found, list) and not measure.any_of and wrong != NONE:
        assert KB.check(measure.name, [*found, wrong], **asked).verdict != "confirmed"


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "season": st.sampled_from([row.season for row in KB.seasons()]),
            "competition": arguments["competition"],
            "opponent": st.sampled_from(MET),
            "venue": arguments["venue"],
            "since": arguments["since"],
            "until": arguments["until"],
        },
    )
)
def test_totals_are_those_of_the_matches_that_are_printed(asked: dict[str, Any]) -> None:
    rows = KB.matches(**asked)
    results = [row.result for row in rows]
    won, drawn, lost = (results.count(letter) for letter in "WDL")
    in_league = [row for row in rows if row.competition == "Serie A"]
    scored = in_league if "season" in asked and "competition" not in asked else rows
    totals = {
        "played": len(rows),
        "wins": won,
        "draws": drawn,
        "defeats": lost,
        "clean_sheets": sum(row.goals_against == 0 for row in rows),
        "won_drawn_lost": f"{won}-{drawn}-{lost}",
        "goals_for": sum(row.goals_for for row in scored),
        "goals_against": sum(row.goals_against for row in scored),
        "goal_difference": sum(row.goals_for - row.goals_against for row in scored),
    }
    for measure, total in totals.items():
        assert KB.check(measure, total, **asked).verdict == "confirmed"


@given(questions())
def test_evidence_is_every_match_that_was_found_and_each_once(
    question: tuple[Measure, dict[str, Any]],
) -> None:
    measure, asked = question
    row = ask(measure, asked, some(measure))
    # A score may be written in several ways.
    if (
        measure.unit == "scores"
        and measure.name != "written_scores"
        and isinstance(row.found, list)
    ):
        assert len(row.evidence) == len(row.found)
    assert len(set(row.evidence)) == len(row.evidence)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("98", 98),
        ("98 goals", 98),
        ("ninety-eight goals", 98),
        ("Twenty One", 21),
        ("no goals", 0),
        ("+34", 34),
        ("120,000", 120_000),
        ("1,000,000 goals", 1_000_000),
        ("1,000.5", 1000.5),
        ("12,00", None),
        ("1,0000", None),
        ("1.000", 1),
        ("\u22123", -3),
        ("76.5", 76.5),
        ("98 points", None),
        ("98goals", None),
        ("98 goals and more", None),
        ("about 98", None),
        ("1_0", None),
        ("٣", None),
        ("3rd", None),
        ("third", None),
        ("twenty thirty", None),
        ("52%", None),
        ("", None),
        ("goals", None),
    ],
)
def test_a_number(text: str, number: float | None) -> None:
    assert parse_number(text, ("goals",)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("3rd", 3), ("Third place", 3), ("the twenty-first", 21), ("3\u00ba", 3), ("3.5th", None)],
)
def test_an_ordinal(text: str, number: int | None) -> None:
    assert parse_number(text, ("place",), ordinal=True) == number


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("3:0", "3-0"),
        ("3 \u2013 0", "3-0"),
        ("three-nil", "3-0"),
        ("10-1", "10-1"),
        ("3", None),
        ("3-", None),
        ("3-0-1", None),
        ("third-nil", None),
        ("100-0", None),
    ],
)
def test_a_score(text: str, score: str | None) -> None:
    assert parse_score(text) == score


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        *((stage, stage) for stage in STAGES),
        ("quarter-final", "Quarter-finals"),
        ("Quarterfinals", "Quarter-finals"),
        ("semis", "Semi-finals"),
        ("the final", "Final"),
        ("last sixteen", "Round of 16"),
        ("1st round", "First round"),
        ("group c", "Group C"),
        ("matchday five", "Matchday 5"),
        ("Matchday 05", "Matchday 5"),
        ("group stage", None),
        ("final round", None),
        ("16", None),
    ],
)
def test_a_stage(text: str, stage: str | None) -> None:
    assert parse_stage(text) == stage


@pytest.mark.parametrize(
    ("text", "balance"),
    [
        ("8-4-1", "8-4-1"),
        ("8\u20134\u20131", "8-4-1"),
        ("W8 D4 L1", "8-4-1"),
        ("8 wins, 4 draws and 1 loss", "8-4-1"),
        ("8 losses, 4 draws and 1 win", None),
        ("8-4", None),
        ("8-4-1-0", None),
        ("8/4/1", None),
    ],
)
def test_a_record_of_matches(text: str, balance: str | None) -> None:
    assert parse_won_drawn_lost(text) == balance


@pytest.mark.parametrize(
    ("says", "compare", "verdict"),
    [
        ("120,179", None, "confirmed"),
        ("119000", None, "confirmed"),  # of 119,125, to a thousand
        ("118900", None, "contradicted"),
        ("40", None, "contradicted"),  # which is no rank
        ("130000", None, "unverifiable"),  # more than 120,000 may be that
        ("about 120,000", None, "unverifiable"),
        ("110000", "at-least", "confirmed"),
        ("130000", "at-least", "unverifiable"),
        ("110000", "at-most", "contradicted"),
        ("130000", "at-most", "confirmed"),
    ],
)
def test_a_figure(says: str, compare: str | None, verdict: str) -> None:
    row = KB.check("figure", says, compare, subject="Bergamo", quantity="population")
    assert row.verdict == verdict
    assert "36 or lower" not in row.found


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        ("1958-01-26", "confirmed"), ("26 January 1958", "confirmed"), ("1958", "confirmed"),
        ("1957", "contradicted"), ("27 January 1958", "contradicted"),
    ],
)  # fmt: skip
def test_a_figure_that_is_a_date(says: str, verdict: str) -> None:
    asked = {"subject": "Gian Piero Gasperini", "quantity": "birth date"}
    assert KB.check("figure", says, **asked).verdict == verdict


@pytest.mark.parametrize(
    ("says", "compare", "verdict"),
    [
        (["Lazio", "Juventus"], None, "confirmed"),
        (["Juventus", "Lazio", "Juventus"], None, "confirmed"),
        (["Juventus", "Lazio"], "is", "contradicted"),
        (["Juventus", "Juventus"], None, "contradicted"),
        (["Juventus", "Lazio", "Inter"], None, "contradicted"),
        (["Juventus", "Lazio", "Lazio"], None, "contradicted"),
    ],
)
def test_a_list_may_name_each_once(says: list[str], compare: str | None, verdict: str) -> None:
    row = KB.check("lost_finals_to", says, compare, competition="Coppa Italia")
    assert row.verdict == verdict


@pytest.mark.parametrize("at", ["0001", "0001-01", "9999", "9999-12", "9999-12-31"])
def test_the_first_and_the_last_year_are_years(at: str) -> None:
    for age in (0, 99):
        assert KB.check("age_then", 50, age=age, on=at, at=at).verdict == "unverifiable"
    assert KB.check("age", 5, person="Gian Piero Gasperini", at=at).verdict == "contradicted"
    assert KB.check("in_charge", "Nobody", on=at[:4] + "-12-31").verdict == "unverifiable"


def test_a_day_in_words() -> None:
    for text in ("19 February 2020", "February 19, 2020", "19th Feb. 2020", "2020-02-19"):
        assert iso_day(text) == "2020-02-19"
    for text in ("19/02/2020", "19 Febtember 2020", "February 2020"):
        assert iso_day(text) == text  # which is refused as it stands


def test_what_an_italian_screen_shows_can_be_typed() -> None:
    set_language("it")
    try:
        assert parse_stage("quarti di finale") == "Quarter-finals"
        assert iso_day("19/02/2020") == "2020-02-19"
        assert iso_day("19 febbraio 2020") == "2020-02-19"
        cup = {"season": "2023-24", "competition": "Europa League"}
        assert KB.check("eliminated_by", "nessuno", **cup).verdict == "confirmed"
        assert KB.check("goals_for", "98 gol", season="2020").verdict == "confirmed"
        assert KB.check("goals_for", "98 gol", season="2020").verdict == "confirmed"
        assert parse_number("120.000") == 120_000
        assert (parse_number("60,5"), parse_number("1.234,5")) == (60.5, 1234.5)
        assert KB.check("league_position", "3\u00ba", season="2020").verdict == "confirmed"
        assert KB.check("weekday", "mercoledì", on="2020-02-19").verdict == "supported"
        assert KB.check("took_part", "sì", **cup).verdict == "confirmed"
    finally:
        set_language(ENGLISH)
