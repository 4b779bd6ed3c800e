"""Citations of what a command prints, and the command that repeats it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from gasp_cli import __version__
from gasp_cli.claims.phrases import subject_phrase
from gasp_cli.i18n import (
    ENGLISH,
    Message,
    current_language,
    date_term,
    join_list,
    msg,
    name_term,
    term,
    translate,
    value_term,
)
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.matching import slug
from gasp_cli.queries.bibliography import ComputedAnswer, write_citations
from gasp_cli.queries.citation import cite_rows, files_read
from gasp_cli.render.print_rows import print_no_rows, print_remarks
from gasp_cli.render.streams import escape_controls, is_terminal, write
from gasp_cli.results import CitationStyle, Kind, Outcome, ResultSet, columns, kind_of
from gasp_cli.scalars import shell_line, to_text
from gasp_cli.store import Store, built_in


def print_citations(
    ctx: Any, base: Any, answer: ResultSet, rows: Sequence[Any], style: CitationStyle
) -> None:
    """Print the citations of rows, or of the answer that they are; remarks go to stderr.

    `base` is the knowledge base that was asked: a `Record`, a `Story`, or its folder.
    """
    words = command_words(ctx, answer)
    story = base if isinstance(base, Story) else Story(_store(base))
    if isinstance(base, Record):
        story.record = base  # which knows what was read
    says_nothing = "understood_as" in columns(answer.row_type)  # a text of which nothing was judged
    if not rows and (answer.rows or says_nothing or answer.outcome is not Outcome.COMPLETE):
        print_no_rows(answer)  # and nothing to cite: that there is no row is not the answer
        print_citation(write_citations([], style))
        return
    # Commands that take the folder read all of it, or change it.
    files = (
        files_read(story, answer.editions)
        if isinstance(base, (Record, Story))
        else msg("the whole knowledge base")
    )
    computed = computed_answer(story, answer_title(answer, rows), words, ctx.obj, files)
    total = answer.total if len(rows) == len(answer.rows) > 1 else ""
    citations, caveats = cite_rows(story, answer.row_type, rows, computed, total)
    print_remarks(answer.warnings)
    if not rows:
        print_no_rows(answer)
    print_citation(write_citations(citations, style))
    # Only remarks have commands.
    from gasp_cli.cli.hints import with_commands

    print_remarks([with_commands(remark) for remark in (*caveats, *answer.remarks)])


def computed_answer(
    story: Story, title: str, words: Sequence[str], folder: Path | None, files: str = ""
) -> ComputedAnswer:
    """An answer as a work to cite: `words` are its command after `gasp`.

    `folder` is the knowledge base, None for the built-in one; `files` are those that the answer
    rests on, as a rule those read so far.
    """
    front = ["gasp", *(["--kb", str(folder)] if folder else [])]
    if current_language() != ENGLISH:
        front += ["--lang", current_language()]
    return ComputedAnswer(
        slug(f"gasp {' '.join(words)}"), title, files or files_read(story),
        story.record.about.data_of, __version__, shell_line([*front, *words]),
    )  # fmt: skip


def print_citation(text: str) -> None:
    """Print citations in the reader's language."""
    shown = translate(text)
    write(escape_controls(shown, tabs=True) if is_terminal() else shown)


def _store(base: Any) -> Store:
    return base.store if isinstance(base, Record) else Store(base or built_in())


def answer_title(answer: ResultSet, rows: Sequence[Any]) -> str:
    """The title of an answer; of one row also what it says, of a claim what the record has."""
    if not rows:
        return answer.why_empty or answer.title
    values = dict(zip(columns(answer.row_type), rows[0], strict=True))
    if len(rows) > 1:
        return answer.title
    if not {"found", "measure", "arguments"} <= values.keys():
        return msg("{title} ({row})", title=answer.title, row=_in_words(answer, values))
    question = values.get("understood_as") or msg(
        "{subject}: {claimed}",
        subject=subject_phrase(values["measure"], values["arguments"]),
        claimed=value_term(to_text(values["said"])),
    )
    found = values["found"]
    shown = msg("not known") if found is None else value_term(to_text(found))
    if "verdict" not in values:
        return msg("{question}: {answer}", question=question, answer=shown)
    return msg(
        "{claim} ({verdict}; the record has {found})",
        claim=question, verdict=term(values["verdict"]), found=shown,
    )  # fmt: skip


def _in_words(answer: ResultSet, values: Mapping[str, Any]) -> Message:
    """The fields of a row that a table shows first, with their headings: `Pos 3, Pts 78`."""
    return join_list(
        msg("{heading} {value}", heading=term(column.heading),
            value=_WORDS[kind_of(name, column)](to_text(values[name])))
        for name, column in columns(answer.row_type).items()
        if column.priority in _SHOWN and column.heading and values[name] not in (None, "", [])
    )  # fmt: skip


_SHOWN = (1, 2)
_WORDS: Mapping[Kind, Callable[[str], str]] = {
    Kind.TEXT: str, Kind.TERM: term, Kind.NAME: name_term, Kind.DATE: date_term,
    Kind.VALUE: value_term,
}  # fmt: skip


def command_words(ctx: Any, answer: ResultSet) -> list[str]:
    """The command that prints the same rows: as typed, without how to print them."""
    arguments: list[str] = []
    options: list[str] = []
    for param in ctx.command.params:
        if param.name in _HOW_TO_PRINT or param.name in answer.pinned:
            continue
        source = ctx.get_parameter_source(param.name)
        if source is None or source.name != "COMMANDLINE":
            continue
        value = ctx.params[param.name]
        if param.param_type_name == "argument":
            arguments += _typed(value)
        elif param.is_flag:
            options.append(param.opts[0])
        else:
            options += [word for text in _typed(value) for word in (param.opts[0], text)]
    for name, value in answer.pinned.items():
        options += [f"--{name}", value]
    # What looks like an option is only taken for an argument after `--`.
    dashes = ["--"] if any(word.startswith("-") for word in arguments) else []
    path = ctx.command_path.split()[1:]
    return [*path, *options, *dashes, *arguments] if dashes else [*path, *arguments, *options]


_HOW_TO_PRINT = {"output_format", "cite", "only_count", "no_headers"}


def _typed(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, (list, tuple)) else [value]:
        yield str(item.value if isinstance(item, Enum) else item)
