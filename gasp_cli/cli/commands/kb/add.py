"""`gasp kb add KIND`: its options are the fields of what it adds."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from gasp_cli.cli.command import PlainCommand
from gasp_cli.cli.commands import CommandSpec
from gasp_cli.cli.commands.kb import CommandGroup
from gasp_cli.cli.drafts import is_stdin, read_stdin
from gasp_cli.cli.hints import with_commands
from gasp_cli.cli.lazy_group import LazyGroup
from gasp_cli.cli.options import option
from gasp_cli.declarations import field_metadata
from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    is_optional,
    item_type,
    json_type,
)
from gasp_cli.domain.fields import Field, TextFormat
from gasp_cli.domain.league_table import CRITERIA
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.tables import MATCHES, TABLES
from gasp_cli.editing.add import KINDS, MissingFields, required_for
from gasp_cli.editing.add import add as add_documents
from gasp_cli.errors import Action, DataError, GaspError, Remedy, UsageError
from gasp_cli.i18n import join_list, msg, plural, term_in_sentence, translate, untranslate
from gasp_cli.queries.table import criterion_phrase
from gasp_cli.render.print_rows import print_remarks
from gasp_cli.render.streams import write
from gasp_cli.store import built_in
from gasp_cli.store.read_file import Ambiguous, parse_json, read_text
from gasp_cli.store.transaction import transaction


def _json(text: str) -> Any:
    try:
        return parse_json(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            msg("{given!r} is not JSON: {reason}", given=text[:80], reason=error)
        ) from error


def _json_or_text(text: str) -> Any:
    """A number, or another JSON value; anything else is text."""
    try:
        return parse_json(text)
    except (ValueError, RecursionError):
        return text


def _json_list(texts: list[str]) -> list[Any]:
    return list(map(_json, texts))


def _score(text: str) -> list[int]:
    goals = re.fullmatch(r"([0-9]{1,3})\s*[-:–]\s*([0-9]{1,3})", text)
    if not goals:
        raise UsageError(msg("{given!r} is not a score", given=text), msg("write it as 2-1"))
    return [int(goals[1]), int(goals[2])]


def _tie_breaks(texts: list[str]) -> list[str]:
    """The criteria by their names, or by the words that tables have for them."""
    phrases = list(map(criterion_phrase, CRITERIA))
    return [untranslate(text, phrases) or text for text in texts]


def _pairs(texts: list[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in texts]
    if any(not sign for _, sign, _ in pairs):
        raise UsageError(
            msg("{given!r} are not pairs", given=texts), msg("write each as NAME=VALUE")
        )
    return {name: value for name, _, value in pairs}


_METAVARS = {
    TextFormat.SEASON: "SEASON",
    TextFormat.DAY: "DATE",
    TextFormat.DATE: "DATE",
    TextFormat.TIME: "20:45",
    TextFormat.COUNTRY: "CODE",
    TextFormat.CITATION: "SOURCE:N",
    TextFormat.ID: "ID",
}

Reader = Callable[[Any], Any]

_SHAPES: dict[JsonType, tuple[str, Reader | None]] = {
    JsonType.ANY: ("VALUE", _json_or_text),
    JsonType.MAPPING: ("NAME=VALUE", _pairs),
    JsonType.NUMBER: ("N", None),
    JsonType.OBJECT: ("JSON", _json),
    JsonType.SCORE: ("2-1", _score),
}


def _option(
    name: str, field: Field, annotation: Any, needed: bool
) -> tuple[Any, Any, Reader | None]:
    """The annotation of an option, its default, and the parser of its values."""
    shape = json_type(annotation)
    many = shape in (JsonType.LIST, JsonType.MAPPING)
    of_objects = shape is JsonType.LIST and json_type(item_type(annotation)) is JsonType.OBJECT
    metavar, reader = _SHAPES.get(JsonType.OBJECT if of_objects else shape, ("", None))
    metavar = metavar or _METAVARS.get(field.format) or (field.option or name).upper()
    if of_objects:
        reader = _json_list
    meaning = translate(field.meaning)  # the command is built in the reader's language
    what = meaning[:1].upper() + meaning[1:]
    if field.choices:
        what += f": {', '.join(map(_shown, field.choices))}"
    if name == "tie_breaks":
        what += f": {', '.join(CRITERIA)}"
    text = translate(msg("{what}; as often as needed.", what=what)) if many else what
    text += "" if text.endswith((".", "…")) else "."
    if needed:
        text = translate(msg("{what} Needed.", what=text))
    flag = _flag(name, field)
    if shape is JsonType.TRUTH and (needed or is_optional(annotation)):  # false is a statement, too
        either = typer.Option(f"{flag}/--no-{flag[2:]}", help=text, show_default=False)
        return Annotated[bool | None, either], None, None
    if shape is JsonType.TRUTH:
        return Annotated[bool, typer.Option(flag, help=text)], False, lambda value: value or None
    option = typer.Option(flag, metavar=metavar, help=text, show_default=False)
    kind = list[str] if many else int if shape is JsonType.NUMBER else str
    return Annotated[kind | None, option], None, reader


def _flag(name: str, field: Field) -> str:
    return f"--{field.option or name.replace('_', '-')}"


FromOption = Annotated[
    Path | None,
    option("--from", "FILE", "Add the objects of a JSON or JSON lines file; - for standard input."),
]


_POSITIONAL, _KEYWORD = (
    inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY,
)  # fmt: skip


class _AddCommand:
    """The command that adds things of one kind; its options are the fields."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        addable = KINDS[kind]
        self._row = TABLES[addable.table].row
        offered = field_metadata(self._row)
        self._fields = {
            name: field
            for name, field in offered.items()
            if name not in addable.preset and (field.stored or addable.table == MATCHES)
        }

    def build(self, name: str) -> Any:
        """The command under that name."""
        annotations, needed = field_annotations(self._row), required_for(self._kind)
        context = inspect.Parameter("ctx", _POSITIONAL, annotation=typer.Context)
        parameters = [context]
        readers: dict[str, Reader] = {
            field: partial(untranslate, words=described.choices)
            for field, described in self._fields.items()
            if described.choices
        }
        if "tie_breaks" in self._fields:
            readers["tie_breaks"] = _tie_breaks
        for field, described in self._fields.items():
            kind, default, reader = _option(field, described, annotations[field], field in needed)
            if reader is not None:
                readers[field] = reader
            parameters.append(
                inspect.Parameter(_python(field), _KEYWORD, default=default, annotation=kind)
            )
        parameters.append(
            inspect.Parameter("from_file", _KEYWORD, default=None, annotation=FromOption)
        )

        def command(ctx: typer.Context, *, from_file: Path | None, **options: Any) -> None:
            document = {
                field: readers[field](value) if field in readers else value
                for field in self._fields
                if (value := options[_python(field)]) is not None and value != []
            }
            document = {field: value for field, value in document.items() if value is not None}
            _add(ctx, self._kind, document, from_file)

        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        command.__doc__ = f"{translate(KINDS[self._kind].meaning)}\n\n" + translate(
            msg(
                "Names may be any spelling. All is checked before anything is written; the"
                " new id is printed."
            )
        )
        example = _EXAMPLES.get(self._kind)
        return PlainCommand(command, tuple(filter(None, [example]))).build(name)


def _shown(choice: str) -> str:
    return translate(term_in_sentence(choice))


def _python(field: str) -> str:
    return f"field_{field}"


def _add(ctx: typer.Context, kind: str, document: dict[str, Any], file: Path | None) -> None:
    folder = ctx.obj or built_in()
    if file is not None and document:
        raise UsageError(
            msg("what a file adds has its own fields"), msg("leave the other options out")
        )
    if file is None and not document:
        raise UsageError(
            msg("there is nothing to add"), msg("see gasp kb add {kind} --help", kind=kind)
        )
    documents, wheres = ([document], [""]) if file is None else _read(file)
    with transaction(folder, TABLES[KINDS[kind].table].file.replace("*", "…")) as changes:
        ids, faults = add_documents(changes, kind, documents)
        if file is None:
            for fault in faults[0]:
                if isinstance(fault, MissingFields):
                    raise _missing_options(kind, fault.names)
                if isinstance(fault, GaspError):
                    raise fault
        wrong = [
            msg("{where}: {fault}", where=where, fault=what) if where else what
            for where, document_faults in zip(wheres, faults, strict=True)
            for what in map(_message, document_faults)
        ]
        if wrong:
            failing = UsageError if file is None else DataError
            raise failing(join_list(wrong, "; "), msg("see gasp kb add {kind} --help", kind=kind))
    write("".join(f"{new_id}\n" for new_id in ids))
    if any(_needs_clubs_one_by_one(kind, document) for document in documents):
        remark = msg(
            "without --country its new clubs are not added by an import: add each with {command}",
            command=Remedy(Action.ADD, "club"),
        )
        print_remarks([with_commands(remark)])


def _needs_clubs_one_by_one(kind: str, document: dict[str, Any]) -> bool:
    """Whether an import cannot tell the country of the new clubs of a competition."""
    if kind != "competition" or "country" in document:
        return False
    return bool(document["kind"] != CompetitionKind.EUROPE)


def _missing_options(kind: str, names: Sequence[str]) -> UsageError:
    fields = field_metadata(TABLES[KINDS[kind].table].row)
    options = join_list(_flag(name, fields[name]) for name in names)
    return UsageError(
        plural("{options} is needed", "{options} are needed", len(names), options=options),
        msg("see gasp kb add {kind} --help", kind=kind),
    )


def _message(fault: str | GaspError) -> str:
    return fault.message if isinstance(fault, GaspError) else fault


def _read(file: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The objects of a JSON or JSON lines file, and the place of each."""
    name = msg("standard input") if str(file) == "-" else str(file)
    text = read_stdin() if is_stdin(str(file)) else read_text(file)
    try:
        whole = parse_json(text)
        documents = whole if isinstance(whole, list) else [whole]
        wheres: list[str] = [
            msg("{file}, number {number}", file=name, number=number)
            for number in range(1, len(documents) + 1)
        ]
    except (ValueError, RecursionError) as error:
        if isinstance(error, Ambiguous) and not _is_json(text.split("\n", 1)[0]):
            raise DataError(msg("{where}: not JSON: {reason}", where=name, reason=error)) from error
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        wheres = [msg("{file}:{line}", file=name, line=number) for number, _ in lines]
        documents = [_line(line, where) for (_, line), where in zip(lines, wheres, strict=True)]
    for document, where in zip(documents, wheres, strict=True):
        if not isinstance(document, dict):
            raise DataError(
                msg("{where}: not a JSON object", where=where),
                msg("write one object for each thing to add"),
            )
    return documents, wheres


def _is_json(line: str) -> bool:
    """Whether a line is a complete JSON value, as in JSON lines; repeated keys are allowed."""
    try:
        parse_json(line)
    except Ambiguous:
        return True
    except (ValueError, RecursionError):
        return False
    return True


def _line(text: str, where: str) -> Any:
    try:
        return parse_json(text)
    except (ValueError, RecursionError) as error:
        raise DataError(msg("{where}: not JSON: {reason}", where=where, reason=error)) from error


_EXAMPLES = {
    "source": (
        "gasp --kb klopp kb add source --file bbc.txt --publisher BBC"  # i18n: what to type
        " --date 2016-04-14"
    ),
    "quote": (
        'gasp --kb klopp kb add quote --text "Boom!" --speaker Klopp'  # i18n: what to type
        " --citation bbc-2016:3"
    ),
    "match": (
        "gasp --kb klopp kb add match --competition 'FA Cup' --season 2022"  # i18n: what to type
        " --stage Final"
        " --date 2022-05-14 --home Chelsea --away Liverpool --home-goals 0 --away-goals 0"
        " --penalties 5-6 --extra-time --neutral --source 'BBC Sport'"
    ),
}


class _AddCommands(LazyGroup):
    """Add one thing by its fields, or many with --from FILE (- for standard input).

    All is checked before anything is written; the new ids are printed.
    """

    entries = tuple(
        CommandSpec(kind, msg("What to add"), addable.meaning, "kb.add")
        for kind, addable in KINDS.items()
    )

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command that adds things of that kind."""
        return _AddCommand(cmd_name).build(cmd_name) if cmd_name in KINDS else None


add = CommandGroup(_AddCommands, "gasp --kb klopp kb add quote --help")  # i18n: what to type
