"""What an answer is: rows of one kind, and what a reader should know about them.

A kind of row is a `NamedTuple` whose fields are `Annotated` with a `Column`; tables, TSV, CSV,
JSON, the schema, completion and help all read them from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from gasp_cli.declarations import field_metadata

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # that of `typing` has a default from Python 3.13 on

    Row = TypeVar("Row", default=Any)
else:
    from typing import TypeVar

    Row = TypeVar("Row")


class CellStyle(Enum):
    """How a column looks on a terminal; pipes never see it.

    The first column of a name, or in bold, is what a row is called and is never left out. What is
    code is to be typed as it stands, in any language; of a value true and false are said.
    Rows with a column of prose are drawn as text with the rest under it, as a quote where they
    have a speaker.
    """

    PLAIN = "plain"
    STRONG = "strong"
    NAME = "name"
    MUTED = "muted"
    RESULT = "result"
    SIGNED = "signed"
    GOOD = "good"
    EVEN = "even"
    BAD = "bad"
    PROSE = "prose"
    SPEAKER = "speaker"
    VERDICT = "verdict"
    OWN = "own"
    SIGN = "sign"
    CODE = "code"
    VALUE = "value"


class Column(NamedTuple):
    """What a public field means, and how a terminal shows it.

    `rank` says what a narrow terminal gives up first: 1 is always shown, 2 and 3 as long as
    there is room, 0 only when it is asked for with `--fields`. With `bar` a thin bar stands
    beside the figures where there is room left.
    """

    meaning: str
    heading: str
    style: CellStyle = CellStyle.PLAIN
    priority: int = 1
    bar: bool = False


class Outcome(Enum):
    """How an answer came out, beside its rows."""

    COMPLETE = "complete"
    NEGATIVE = "negative"
    FAULTY = "faulty"
    UNDECIDED = "undecided"


class ResultSet(NamedTuple, Generic[Row]):
    """Rows of one kind, a title, and notes: deductions, what the record does not cover.

    `Answer` alone has rows of any kind, as what prints them takes it.

    `warnings`, before the rows, are what nobody must miss, `remarks`, behind them, sum up: both on
    stderr in every format. `outcome` says whether the answer is complete, and a good one.

    `why_empty` says why there is no row, where there is none. On a terminal, rows with `marked`
    in a cell stand out, and a line parts rows where the field `parted` changes. `links` has the
    addresses of what stands in cells; that of a citation is the one of its source.
    """

    row_type: type[Row]
    rows: list[Row]
    title: str
    notes: tuple[str, ...] = ()
    why_empty: str = ""
    highlight: str = ""
    group_by: str = ""
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    outcome: Outcome = Outcome.COMPLETE
    links: Mapping[str, str] = MappingProxyType({})


def columns(row: type[Any]) -> dict[str, Column]:
    """The public fields of a kind of row, in their order; `from_` is `from` to the public."""
    return field_metadata(row)


class ChartLine(NamedTuple):
    """A line of a plot: its name, a value for each place along it, None where it has none.

    `own` is the one that the plot is about.
    """

    name: str
    values: Sequence[float | None]
    own: bool = False
