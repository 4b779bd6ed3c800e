"""The rows of the reference record, by table or in short."""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from itertools import starmap
from typing import Annotated, Any, NamedTuple

from gasp_cli.declarations import cached, field_metadata
from gasp_cli.domain.field_types import field_annotations
from gasp_cli.domain.model import LeagueFinish
from gasp_cli.domain.reference import (
    CLUBS_OR_OTHERS,
    REFERENCE,
    GoalEvent,
    ReferenceTable,
    ReferenceTableName,
)
from gasp_cli.domain.tables import finish_id
from gasp_cli.i18n import date_term, msg, name_term, plural, term
from gasp_cli.kb.story import Story
from gasp_cli.matching import find_name, parse_choice
from gasp_cli.results import CellStyle, Column, Kind, ResultSet


class ReferenceRow(NamedTuple):
    """A row of any table, in short."""

    id: Annotated[str, Column("id of the row", "Id", CellStyle.CODE)]
    table: Annotated[str, Column("its table", "Table", CellStyle.MUTED)]
    about: Annotated[str, Column("its person, club or other subject", "About", CellStyle.NAME)]
    date: Annotated[str | None, Column("day, month, year or season", "Date")]
    states: Annotated[str, Column("what it states", "States")]
    urls: Annotated[list[str], Column("addresses of the pages", "Pages", priority=0)]
    confidence: Annotated[str, Column("two hosts, one, or computed", "Sources", priority=3)]


# The headings of the fields, and the fields that a narrow terminal leaves out first.
_HEADINGS = {
    "person": msg("Person"), "role": msg("Role"), "club": msg("Club"), "from": msg("From"),
    "to": msg("To"), "matches": msg("Matches"), "player": msg("Player"), "date": msg("Date"),
    "window": msg("Window"), "kind": msg("Kind"), "fee": msg("Fee (€)"), "home": msg("Home"),
    "away": msg("Away"), "competition": msg("Competition"), "scorer": msg("Scorer"),
    "team": msg("For"), "minute": msg("Minute"), "penalty": msg("Pen"),
    "own_goal": msg("Own goal"), "event": msg("Event"), "kick": msg("Kick"),
    "taker": msg("Taker"), "scored": msg("Scored"), "ground": msg("Ground"), "city": msg("Town"),
    "attendance": msg("Attendance"), "behind_closed_doors": msg("Closed doors"),
    "award": msg("Award"), "season": msg("Season"), "holder": msg("Holder"), "body": msg("By"),
    "subject": msg("Subject"), "quantity": msg("Quantity"), "value": msg("Value"),
    "unit": msg("Unit"), "as_of": msg("As of"), "division": msg("Division"),
    "position": msg("Position"), "shared_until": msg("to"), "teams": msg("Clubs"),
    "points": msg("Points"), "note": msg("Note"), "urls": msg("Pages"),
    "confidence": msg("Sources"), "source": msg("Source"),
}  # fmt: skip
_HIDDEN = {"id", "note", "urls", "source"}
_SECOND = {"competition", "window", "body", "teams", "confidence", "event", "unit"}
_NAMES = ("person", "player", "scorer", "taker", "holder", "subject", "award")


def _rows(story: Story, table: str) -> list[Any]:
    if table == ReferenceTable.FINISHES:
        return story.record.finishes
    return story.record.reference.rows(table)


def short_rows(story: Story) -> list[ReferenceRow]:
    """The rows of all tables, in short."""
    return [short_row(table, row) for table in ReferenceTable for row in _rows(story, table)]


def _id(row: Any) -> str:
    return finish_id(row._asdict()) if isinstance(row, LeagueFinish) else str(row.id)


# The prefixes of ids, so that only one table is read to find an id.
_PREFIXES = {
    "spell": "spells", "transfer": "transfers", "goal": "goals", "missed-penalty": "goals",
    "kick": "shootouts", "venue": "venues", "honour": "honours", "figure": "figures",
    "finish": "finishes",
}  # fmt: skip


def find_row(story: Story, identifier: str) -> tuple[str, Any] | None:
    """The table and the row of that id, None where there is none."""
    for prefix, table in _PREFIXES.items():
        if identifier.startswith(f"{prefix}-"):
            for row in _rows(story, table):
                if _id(row) == identifier:
                    return table, row
    return None


def printed(table: str, rows: Iterable[Any], title: str) -> ResultSet[Any]:
    """Rows of one table with all its fields."""
    kind = _row_type(table)
    return ResultSet(kind, [kind(_id(row), *_shown(row)) for row in rows], title)


def reference(
    story: Story, table: ReferenceTableName | None = None, *, about: str | None = None
) -> ResultSet[Any]:
    """The rows of one table with all its fields, or of all tables in short.

    `about` is a person, a club or a subject of the record, by any name. Raises `UsageError` for a
    table that does not exist, `UnknownName` for a name in no row.
    """
    chosen_table = None if table is None else parse_choice(ReferenceTable, table, msg("table"))
    tables = list(ReferenceTable) if chosen_table is None else [chosen_table]
    rows = [(str(name), row) for name in tables for row in _rows(story, name)]
    title = msg("What other sources state")
    if about is not None:
        subject = _subject(story, (row for _, row in rows), about)
        rows = [(name, row) for name, row in rows if subject in _subjects(row)]
        title = msg("What other sources state of {subject}", subject=subject)
    notes = (plural("{n} row.", "{n} rows.", len(rows)),)
    why = msg("the reference record has no such row")
    if chosen_table is None:
        return ResultSet(ReferenceRow, list(starmap(short_row, rows)), title, notes, why)
    answer = printed(chosen_table, (row for _, row in rows), title)
    return answer._replace(notes=notes, why_empty=why)


def _subject(story: Story, rows: Iterable[Any], about: str) -> str:
    """The subject of some row that the text means."""
    aliases = {person.name: person.aliases for person in story.people}
    aliases |= story.record.club_names
    names = {name: aliases.get(name, ()) for row in rows for name in _subjects(row)}
    return find_name(about, names, msg("subject"))


def stated_person(story: Story, text: str) -> str:
    """The person of some row that the text means, mentioned in the sources or not.

    Raises `UnknownName` or `AmbiguousName`.
    """
    people = [
        name
        for table in ReferenceTable
        for row in _rows(story, table)
        for field in ("person", "player", "scorer", "taker")
        if isinstance(name := getattr(row, field, None), str)
    ]
    return find_name(text, dict.fromkeys(people, ()), msg("person"))


def _subjects(row: Any) -> list[str]:
    """The people, clubs and other subjects of a row."""
    fields = ("person", "player", "scorer", "taker", "holder", "subject", "club", "home", "away",
              "team", "from_", "to")  # fmt: skip
    moved = "player" in row._fields
    return [
        value
        for name in fields
        if isinstance(value := getattr(row, name, None), str)
        and (moved or name not in ("from_", "to"))
    ]


def row_types() -> list[type[Any]]:
    """The kinds of row that `reference` prints: that of all tables in short, and of each table."""
    return [ReferenceRow, *map(_row_type, ReferenceTable)]


@cached
def _row_type(table: str) -> type[Any]:
    """The printed row of a table: its id, then its fields, each with the meaning declared."""
    row = LeagueFinish if table == ReferenceTable.FINISHES else REFERENCE[table]
    types = field_annotations(row)
    declared = {"id": Annotated[str, Column("id of the row", "Id", CellStyle.CODE, 0)]}
    for name, field in field_metadata(row).items():
        if name == "id":
            continue
        style = CellStyle.NAME if name in _NAMES else CellStyle.PLAIN
        priority = 0 if name in _HIDDEN else 3 if name in _SECOND else 1
        names = Kind.NAME if name in CLUBS_OR_OTHERS.get(table, ()) else None
        column = Column(field.meaning, _HEADINGS[name], style, priority, kind=names)
        printed_type = list[str] if types[name] == tuple[str, ...] else types[name]
        declared[name] = Annotated[printed_type, column]
    kind: Any = namedtuple(f"{row.__name__}Row", [_python(name) for name in declared])  # type: ignore[misc]
    kind.__annotations__ = {_python(name): annotation for name, annotation in declared.items()}
    kind.__doc__ = row.__doc__
    return kind


def _python(name: str) -> str:
    return f"{name}_" if name == "from" else name


def _shown(row: Any) -> list[Any]:
    return [
        list(value) if isinstance(value, tuple) else value
        for name, value in row._asdict().items()
        if name != "id"
    ]


def short_row(table: str, row: Any) -> ReferenceRow:
    """A row of any table in short."""
    values: Mapping[str, Any] = row._asdict()
    about = next(
        values[name] for name in (*_NAMES, "club", "home") if isinstance(values.get(name), str)
    )
    date = next(
        (
            values[name]
            for name in ("date", "window", "season", "as_of", "from_", "to")
            if values.get(name) and not (name == "from_" and table == "transfers")
        ),
        None,
    )
    urls, confidence = list(values["urls"]), values["confidence"] or ""
    return ReferenceRow(_id(row), table, about, date, _states(table, values), urls, confidence)


def _event(values: Mapping[str, Any]) -> str:
    """A goal, a penalty scored or missed, or an own goal, in words."""
    if values["event"] == GoalEvent.GOAL and values["own_goal"]:
        return msg("own goal")
    if values["event"] == GoalEvent.GOAL and values["penalty"]:
        return msg("goal from a penalty")
    return term(values["event"])


def _states(table: str, values: Mapping[str, Any]) -> str:
    """The statement of a row in words."""
    match table:
        case "spells":
            return msg("{role}, {club}, {since} to {until}", role=term(values["role"]),
                       club=name_term(values["club"]), since=date_term(values["from_"] or "?"),
                       until=date_term(values["to"] or "…"))  # fmt: skip
        case "transfers":
            return msg("{from_} to {to}, {kind}", from_=name_term(values["from_"]),
                       to=name_term(values["to"]),
                       kind=term(values["kind"]))  # fmt: skip
        case "goals":
            return msg("{event} for {team}, {home} v {away}", event=_event(values),
                       team=name_term(values["team"]), home=name_term(values["home"]),
                       away=name_term(values["away"]))  # fmt: skip
        case "shootouts":
            outcome = msg("scored") if values["scored"] else msg("missed")
            return msg("kick {n}: {outcome}", n=values["kick"], outcome=outcome)
        case "venues":
            ground = values["ground"] or values["city"] or "?"
            return msg("{home} v {away} at {ground}", home=name_term(values["home"]),
                       away=name_term(values["away"]), ground=ground)  # fmt: skip
        case "honours":
            return term(values["award"])
        case "figures":
            return msg("{quantity}: {value} {unit}", quantity=term(values["quantity"]),
                       value=values["value"], unit=term(values["unit"]))  # fmt: skip
        case _:
            place = values["position"] if values["position"] is not None else "?"
            last = f"-{values['shared_until']}" if values["shared_until"] else ""
            return msg("{division}: place {place}", division=values["division"] or "",
                       place=f"{place}{last}")  # fmt: skip
