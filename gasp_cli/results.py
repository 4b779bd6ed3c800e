"""Answers to print: rows of one type, with a title, notes and warnings.

A row type is a `NamedTuple` whose fields are `Annotated` with a `Column`; tables, TSV, CSV, JSON,
the schema, completion and help all use these declarations.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias

from gasp_cli.declarations import field_metadata

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # that of `typing` has a default from Python 3.13 on

    Row = TypeVar("Row", default=Any)
else:
    from typing import TypeVar

    Row = TypeVar("Row")


class CellStyle(Enum):
    """The look of a column on a terminal; pipes never see it.

    The first column that is a name, bold or code names the row. Rows with a
    prose column are drawn as text with the rest below it, as a quotation where they have a speaker.
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
    WRONG = "wrong"
    PROSE = "prose"
    SPEAKER = "speaker"
    VERDICT = "verdict"
    OWN = "own"
    SIGN = "sign"
    CODE = "code"
    VALUE = "value"


class Kind(Enum):
    """The kind of a column's values, which decides their translation.

    A term is a word or sentence of the data and is looked up; a name, such as a club's, is known
    to the data alone; a date is `2016`, `2016-06` or `2016-06-14`; a value, said or computed, is of
    any of these, or true or false. Text (seasons, ids) stays as it is; numbers but years have their
    separators. A `Message` is translated in a column of any kind.
    """

    TEXT = "text"
    TERM = "term"
    NAME = "name"
    DATE = "date"
    VALUE = "value"


_TERMS = (
    "award", "basis", "body", "competition", "confidence", "counts", "event", "honour", "kind",
    "licence", "note", "occasion", "parted_by", "position", "qualified_for", "quantity", "reached",
    "reading", "reason", "result", "role", "stage", "status", "text", "tie_breaks", "unit",
    "venue", "verdict", "window",
)  # fmt: skip
_NAMES = (
    "about", "away", "club", "eliminated_by", "holder", "home", "name", "opponent", "person",
    "player", "scorer", "series", "speaker", "subject", "taker", "team", "what",
)  # fmt: skip
_DATES = ("date", "first", "last", "since", "until", "from", "to", "year")
_KINDS = dict.fromkeys(_TERMS, Kind.TERM) | dict.fromkeys(_NAMES, Kind.NAME)
_KINDS |= dict.fromkeys(_DATES, Kind.DATE)
_KINDS |= dict.fromkeys(("said", "found"), Kind.VALUE)
"""The kinds of public fields, which mean the same in all rows; all others are text."""


class Column(NamedTuple):
    """The meaning of a public field, and how a terminal shows it.

    `priority` says what a narrow terminal leaves out: 1 is part of the answer and always shown, if
    need be in entries of a few lines; 2 gives way where its words have no room, 3 where its lines
    have none; 0 is shown only on request (`--fields`). With `bar` a thin bar stands beside the
    figures if there is room left. `kind` is needed only where the field's name does not imply it.
    Neighbours with the same `joined` share one cell under that heading: `3-0 W`. `short` gives the
    shorter text that a table has on a narrow screen.
    """

    meaning: str
    heading: str
    style: CellStyle = CellStyle.PLAIN
    priority: int = 1
    bar: bool = False
    kind: Kind | None = None
    joined: str = ""
    short: Callable[[str], str] | None = None


class Outcome(Enum):
    """The outcome of an answer, besides its rows."""

    COMPLETE = "complete"
    NEGATIVE = "negative"
    FAULTY = "faulty"
    UNDECIDED = "undecided"


class CitationStyle(StrEnum):
    """The style of a citation."""

    TEXT = "text"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


CitationStyleName: TypeAlias = CitationStyle | Literal["text", "markdown", "bibtex", "csl-json"]
"""A style of citations, or its name."""


class ResultSet(NamedTuple, Generic[Row]):
    """Rows of one type, with a title, and notes on deductions or gaps in the record.

    A bare `ResultSet` has rows of any type; printing takes it.

    `warnings` are printed before the rows, `remarks` after them, both to stderr in every format.
    `why_empty` is the reason for having no rows. On a terminal, rows with `highlight` in a cell
    stand out, and a line separates rows where the field `group_by` changes. `links` maps the text
    of cells to addresses; a citation has that of its source. `page` makes what a terminal shows in
    place of a table, remarks included. `pinned` are the options that a command needs to give the
    same answer on another day. `total` says of all rows together what a writer would cite.
    `editions` are the competitions and seasons that the rows come from, where more were read.
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
    page: Callable[[], Any] | None = None
    pinned: Mapping[str, str] = MappingProxyType({})
    total: str = ""
    editions: Collection[tuple[str, str]] = ()


class Rows(list[Row]):
    """The rows of an answer; `columns` has the names of their fields, also where there is none."""

    def __init__(self, row_type: type[Row], rows: Sequence[Row]) -> None:
        super().__init__(rows)
        self.columns = list(columns(row_type))


def columns(row: type[Any]) -> dict[str, Column]:
    """The public fields of a row type, in order; the field `from_` is `from`."""
    return field_metadata(row)


def kind_of(name: str, column: Column | None = None) -> Kind:
    """The kind of a public field: declared by its column, else by its name, else text."""
    return (column and column.kind) or _KINDS.get(name, Kind.TEXT)


class ChartLine(NamedTuple):
    """A line of a plot: its name, and a value or None for each place along it.

    `own` marks the line that the plot is about.
    """

    name: str
    values: Sequence[float | None]
    own: bool = False
