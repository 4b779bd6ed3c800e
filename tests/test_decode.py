"""Decoding: what the fields of a row allow, and the short way of matches, which allows the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.dates import is_day
from gasp_cli.domain.facts import Check, Fact, Person
from gasp_cli.domain.field_types import required_fields
from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import Club, Match, Rules, Status
from gasp_cli.domain.reference import Figure
from gasp_cli.kb.decode import decode_document
from gasp_cli.kb.field_decoders import (
    InvalidValue,
    column_decoders,
    document_errors,
    field_checks,
)
from gasp_cli.kb.season_matches import SeasonDocuments
from gasp_cli.store import Document

MATCH: Document = {
    "date": "2001-09-01", "home": "Alba", "away": "Brera", "home_goals": 3, "away_goals": 0,
    "matchday": 1, "half_time": [1, 0], "source": "one.txt:5",
}  # fmt: skip
ANYTHING: st.SearchStrategy[Any] = st.sampled_from([
    None, True, False, 0, 1, -1, 2.0, 10**9, "", " ", "x", "Alba", "1", "s:1", "2001-02",
    "2001-09-02", "2001-13-77", "2001-02-29", "2000-02-29", "٢٠٠١-٠٩-٠١", "Final", "awarded",
    "\ud800", [], [1], [1, 2], ["Alba"], ["s:1"], {},
    {"a": 1}, {"a": "b"}, {"measure": "points", "says": 3}, [{"measure": "points", "says": 3}],
])  # fmt: skip
ASKED = ("date", "home", "away", "home_goals", "away_goals", "matchday", "stage", "status")


class Refused(Exception):
    """Documents are decoded because one of them is not sound."""


@st.composite
def seasons(draw: st.DrawFn) -> list[Document]:
    """A few matches, some of their values replaced, left out or added."""
    documents = [dict(MATCH) for _ in range(draw(st.integers(1, 4)))]
    for _ in range(draw(st.integers(0, 3))):
        document = draw(st.sampled_from(documents))
        name = draw(st.sampled_from([*ASKED, "sentence"]))
        if draw(st.booleans()):
            document[name] = draw(ANYTHING)
        else:
            document.pop(name, None)
    return documents


@given(seasons(), st.permutations(ASKED))
def test_the_short_way_of_matches_takes_what_the_decoder_takes(
    documents: list[Document], order: list[str]
) -> None:
    def refuse(_: Any) -> list[Match]:
        raise Refused

    faulty = {
        fault.split(":")[0] for document in documents for fault in document_errors(Match, document)
    }
    faulty |= {name for name in ASKED if f"no field {name!r}" in faulty}
    unknown = any(fault.startswith("there is no field") for fault in faulty)
    season = SeasonDocuments(documents, refuse)
    for name in order:
        # An unknown field is noticed when a field is asked for that may be left out.
        wrong = name in faulty or (unknown and name not in required_fields(Match))
        try:
            column = season.column(name)
        except Refused:
            assert wrong
        else:
            assert not wrong
            assert column == [document[name] for document in documents if name in document]
            assert {type(value) for value in column} <= {str, int}


@given(seasons())
def test_a_document_is_decoded_where_it_has_no_fault(documents: list[Document]) -> None:
    for document in documents:
        faults = list(document_errors(Match, document))
        try:
            match = decode_document(Match, document)
        except InvalidValue as error:
            assert list(error.faults) == faults != []
        else:
            assert faults == []
            assert (match.home, match.date) == (document["home"], document["date"])


FIELDS = [(row, name) for row in (Match, Fact, Check, Club, Rules, Figure) for name in fields(row)]


@given(st.sampled_from(FIELDS), st.lists(ANYTHING, max_size=4))
def test_a_column_is_decoded_as_its_values_are(
    field: tuple[type[Any], str], values: list[Any]
) -> None:
    row, name = field
    decode = column_decoders(row)[name]
    if any(fault for value in values for fault in field_checks(row)[name](value)):
        with pytest.raises(InvalidValue):
            decode(values)
    else:
        column, single = decode(values), [decode([value])[0] for value in values]
        assert list(column) == single
        assert list(map(type, column)) == list(map(type, single))
        assert list(map(_as_json, column)) == values


def _as_json(value: Any) -> Any:
    """A decoded value as it stands in a file."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: inner for name, inner in value._asdict().items() if inner not in _LEFT_OUT}
    return list(map(_as_json, value)) if isinstance(value, tuple) else value


_LEFT_OUT: tuple[Any, ...] = (None, "", False, {})


def test_values_are_of_their_declared_types() -> None:
    match = decode_document(Match, MATCH | {"status": "awarded", "urls": ["u"]})
    assert (match.half_time, match.status, match.urls) == ((1, 0), Status.AWARDED, ("u",))
    fact = decode_document(Fact, {
        "id": "a", "kind": "claim", "text": "t", "citations": ["s:1"],
        "checks": [{"measure": "points", "says": 3}],
    })  # fmt: skip
    assert fact.checks == (Check("points", {}, 3),)
    assert (fact.about, fact.date, fact.states) == ((), None, None)


def test_what_is_left_out_has_its_default() -> None:
    rules = decode_document(Rules, {
        "competition": "Cup", "since": "2000-01", "win": 3, "draw": 1, "tie_breaks": [],
        "citation": "invented",
    })  # fmt: skip
    assert rules == Rules("Cup", "2000-01", None, 3, 1, (), False, False, (), "invented", 2, None)


@pytest.mark.parametrize(
    ("row", "document", "faults"),
    [
        (Person, {"name": 5, "role": "coach"}, ["name: 5 is not a text, or an empty one"]),
        (Person, {"name": "A", "role": "coach", "aliases": "ab"}, ["aliases: 'ab' is not a list"]),
        (Club, {"name": "A", "country": "ITA"}, ["no field 'aliases'"]),
        (
            Club, {"name": "A", "country": "it", "aliases": [5, "", "B"]},
            [
                "country: 'it' is not a country; write it as ITA, its FIFA code",
                "aliases: 5 is not a text, or an empty one",
                "aliases: '' is not a text, or an empty one",
            ],
        ),
        (Check, {"measure": "points", "says": "\ud800"},
         ["says: '\\ud800' is not a text that can be written"]),
    ],
)  # fmt: skip
def test_every_fault_of_a_document_is_said(
    row: type[Any], document: Document, faults: list[str]
) -> None:
    assert list(document_errors(row, document)) == faults
    with pytest.raises(InvalidValue):
        decode_document(row, document)


@given(st.dates())
def test_each_day_of_the_calendar_is_a_day(day: Any) -> None:
    assert is_day(day.isoformat())


@pytest.mark.parametrize(
    "text",
    ["2001-02-29", "1900-02-29", "2001-04-31", "2001-00-01", "2001-01-00", "0000-01-01", "2001-1-1",
     "20010101", "٢٠٠١-٠١-٠١", "2001-01-01 ", ""],
)  # fmt: skip
def test_nothing_else_is(text: str) -> None:
    assert not is_day(text)


def test_nesting_has_an_end() -> None:
    value: Any = 1
    for _ in range(30):
        value = [value]
    with pytest.raises(InvalidValue, match="more than 20 nested lists"):
        decode_document(Check, {"measure": "points", "says": value})


@pytest.mark.parametrize("value", [439, 10.5, 0, -3, "1958-01-26", "more than 120000", "5"])
def test_a_figure_is_a_number_or_a_text(value: object) -> None:
    document = {
        "id": "f", "subject": "Alba", "quantity": "seats", "value": value, "unit": "seats",
        "urls": [], "confidence": "one-source",
    }  # fmt: skip
    assert decode_document(Figure, document).value == value


@pytest.mark.parametrize("value", [None, True, [], [1], {}, "", " ", "\ud800", 1e300, 10**12])
def test_a_figure_is_nothing_else(value: object) -> None:
    document = {
        "id": "f", "subject": "Alba", "quantity": "seats", "value": value, "unit": "seats",
        "urls": [], "confidence": "one-source",
    }  # fmt: skip
    with pytest.raises(InvalidValue, match=r"^value: "):
        decode_document(Figure, document)
