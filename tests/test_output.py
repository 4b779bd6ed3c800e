"""Rows in any format: what comes out is what went in, and nothing in it is a command."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.render import formats as machine
from gasp_cli.render.streams import escape_controls
from gasp_cli.scalars import csv_safe, to_text

HOSTILE = [
    "[awarded]", "[/oops]", ":bomb:", "=1+1", "+39", "-x", "@cmd", "\tx", "a|b", 'say "no"',
    "new\nline", "tab\there", "\x1b[31mred\x1b[0m", "Częstochowa", "a\u202eb", "", "  ", "\r\n",
    "\r",
]  # fmt: skip
values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.sampled_from(HOSTILE))
rows = st.lists(st.tuples(values, values), max_size=5)
NAMES = ("one", "other")


@given(rows)
def test_json_gives_back_exactly_what_is_stored(cells: list[tuple[object, object]]) -> None:
    objects = [dict(zip(NAMES, row, strict=True)) for row in cells]
    assert json.loads(machine.json_array(NAMES, cells)) == objects
    lines = machine.json_lines(NAMES, cells).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == objects


@given(rows)
def test_csv_gives_back_everything_but_for_the_guard(cells: list[tuple[object, object]]) -> None:
    text = machine.comma_separated(NAMES, cells)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [list(NAMES), *([csv_safe(cell) for cell in row] for row in cells)]


@given(rows)
def test_tsv_has_a_line_a_row_and_a_cell_a_field(cells: list[tuple[object, object]]) -> None:
    lines = machine.tsv(NAMES, cells).split("\n")
    assert len(lines) == len(cells) + 2
    assert all(line.count("\t") == 1 for line in lines[:-1])


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+39", "'+39"),
        ("-x", "'-x"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        (["=1", "2"], "'=1; 2"),
        (-3, "-3"),
        ("3-0", "3-0"),
        (None, ""),
    ],
)
def test_a_formula_is_defused_and_a_number_stays_a_number(value: object, cell: str) -> None:
    assert csv_safe(value) == cell


def test_flat_values() -> None:
    assert [to_text(value) for value in (None, True, False, 3, ["a", "b"], [])] == [
        "", "true", "false", "3", "a; b", "",
    ]  # fmt: skip


def test_markdown_keeps_its_columns() -> None:
    text = machine.markdown(("club", "points"), [("a|b", 3), ("x\ny", None)])
    assert text == "| club | points |\n| --- | ---: |\n| a\\|b | 3 |\n| x y |  |\n"


def test_controls_are_made_visible() -> None:
    assert (
        escape_controls("\x1b[31m\x07\x9b\u202e\x7fok\n") == "\\x1b[31m\\x07\\x9b\\u202e\\x7fok\n"
    )
