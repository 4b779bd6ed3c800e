"""Builders of commands: the shared output options, the examples, the knowledge base to query."""

# No `from __future__ import annotations`, as reading annotations from text takes longer.
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, get_args

import typer
from typer.core import CompletionItem, TyperCommand  # type: ignore[attr-defined]
from typer.exceptions import TyperException

from gasp_cli.cli import completion as offer
from gasp_cli.cli.context import open_kb
from gasp_cli.cli.exit_codes import outcome_code
from gasp_cli.cli.lazy_group import WithExamples
from gasp_cli.cli.options import option
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg, shown_choices, untranslate
from gasp_cli.render.formats import CUSTOM_FORMATS, CustomFormat, OutputFormat
from gasp_cli.render.print_rows import chosen_rows, print_count, print_remarks, print_rows
from gasp_cli.render.streams import write
from gasp_cli.results import CitationStyle, Outcome, ResultSet

FORMAT_VARIABLE = "GASP_FORMAT"
FormatOption = Annotated[
    OutputFormat | None,
    typer.Option(
        "--format",
        "-f",
        envvar=FORMAT_VARIABLE,
        show_default="table on a terminal, else tsv",
        case_sensitive=False,
        help="How to print the rows.",
    ),
]


def _format_option(extra: tuple[CustomFormat, ...]) -> Any:
    """The option for the format, with the extra formats of a command."""
    if not extra:
        return FormatOption
    names = [(form.name, form.value) for form in OutputFormat]
    names += [(form.name.upper(), form.name) for form in extra]
    formats = StrEnum("Format", names)  # type: ignore[misc]  # its members are known here only
    return Annotated[formats | None, *get_args(FormatOption)[1:]]


def _heeding_own_formats(parameter: Any) -> None:
    """Let an option for the format pass over one of another command in the environment."""
    resolve = parameter.resolve_envvar_value

    def own(ctx: Any) -> str | None:
        given: str | None = resolve(ctx)
        named = (given or "").lower()
        return None if named in CUSTOM_FORMATS and named not in parameter.type.choices else given

    parameter.resolve_envvar_value = own


FieldsOption = Annotated[
    str | None, option("--fields", "A,B,C", "Print these fields, in this order.", offer.fields)
]
SortOption = Annotated[
    str | None,
    option("--sort", "FIELD", "Sort by a field; -FIELD in descending order.", offer.fields),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=0, help="Print at most N rows.")
]
CiteOption = Annotated[
    CitationStyle | None,
    typer.Option(
        "--cite",
        case_sensitive=False,
        help="Print citations to paste instead of rows: of the rows, else of the whole answer.",
    ),
]
NoHeadersOption = Annotated[
    bool, typer.Option("--no-headers", help="Leave the header out of tsv, csv and markdown.")
]
CountOption = Annotated[bool, typer.Option("--count", help="Print only the number of rows.")]


class Output(NamedTuple):
    """The output options of a command line, with the name of the format as typed."""

    output_format: str | None = None
    fields: str | None = None
    sort: str | None = None
    limit: int | None = None
    cite: CitationStyle | None = None
    no_headers: bool = False
    only_count: bool = False


NO_OUTPUT_OPTIONS = Output()
"""The output of a command line that has none of these options."""


def _output_options(extra: tuple[CustomFormat, ...]) -> list[inspect.Parameter]:
    """The output options of every command that prints rows, for Typer."""
    options = {
        "output_format": _format_option(extra), "fields": FieldsOption, "sort": SortOption,
        "limit": LimitOption, "cite": CiteOption, "no_headers": NoHeadersOption,
        "only_count": CountOption,
    }  # fmt: skip
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=Output._field_defaults[name],
            annotation=annotation,
        )
        for name, annotation in options.items()
    ]


class ExampleCommand(WithExamples, TyperCommand):
    """A command whose help ends with examples that can be pasted."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Raises `UsageError` where there are too many."""
        ctx.allow_extra_args = True
        typed = list(args)
        try:
            extra = super().parse_args(ctx, [*args])
        except TyperException as error:
            if "possibilities" in vars(error):
                unknown = msg("unknown option {option}", option=vars(error)["option_name"])
                _refuse(ctx, typed, [], unknown, error)
            if ctx.info_name not in PICKED_ON_TERMINALS or not _lacks_argument(error):
                raise
            # Only a command without its argument needs it.
            from gasp_cli.cli.pick import pick

            extra = super().parse_args(ctx, [*args, "--", pick(ctx, error)])
        if extra and not ctx.resilient_parsing:
            message = msg("unexpected argument: {arguments}", arguments=" ".join(extra))
            _refuse(ctx, typed, extra, message)
        return extra


def _refuse(
    ctx: Any, typed: list[str], extra: list[str], message: str, error: TyperException | None = None
) -> None:
    """Refuse a command line, with the one that was meant where that is known.

    Raises `UsageError`; returns where it is not known, and Typer has an error for it.
    """
    # Only a wrong command line needs it.
    from gasp_cli.cli.meant import WrongLine, with_options

    meant = with_options(ctx, typed, extra)
    if meant:
        raise WrongLine(message, meant)
    if error is None:
        raise UsageError(message, msg("see {command} --help", command=ctx.command_path))


PICKED_ON_TERMINALS = ("show", "cite", "season")
"""The commands whose argument can be picked on a full screen where it is left out."""


def _lacks_argument(error: TyperException) -> bool:
    names = vars(error)
    return "param_type" in names and names["param"].param_type_name == "argument"


RESULT_WORDS: Mapping[str, str] = {  # what is typed for a result besides its letter
    msg("match won"): "W", msg("match drawn"): "D", msg("match lost"): "L",
    msg("wins"): "W", msg("draws"): "D", msg("defeats"): "L",
    "win": "W", "draw": "D", "defeat": "L",
}  # fmt: skip


def _in_english(value: Any, choices: Sequence[str]) -> Any:
    """The choice that was typed in the language in use; another value as it is."""
    if not isinstance(value, str):
        return value
    others = {word: choice for word, choice in RESULT_WORDS.items() if choice in choices}
    typed = untranslate(value, [*choices, *others]) or value
    return others.get(typed.lower(), typed)


def _strict(kind: Any) -> Any:
    """A parameter type whose errors can be translated, and whose numbers have only ASCII digits."""
    choices, least = getattr(kind, "choices", ()), getattr(kind, "min", None)
    shown = shown_choices(choices)
    if not choices and not kind.name.startswith("int"):
        return kind

    def convert(value: Any, param: Any, ctx: Any) -> Any:
        if not choices and not re.fullmatch("[+-]?[0-9]+", str(value)):
            raise typer.BadParameter(msg("{value} is not a whole number", value=repr(value)))
        try:
            return kind.convert(_in_english(value, choices), param, ctx)
        except typer.BadParameter as error:
            what = (
                msg("{value} is not one of {choices}", value=repr(value),
                    choices=", ".join(map(repr, shown)))
                if choices
                else msg("{value} is not in the range {range}", value=value, range=f"x>={least}")
            )  # fmt: skip
            raise typer.BadParameter(what) from error

    strict = copy(kind)
    strict.convert = convert
    if shown != list(choices):
        strict.get_metavar = lambda param, ctx: f"<{'|'.join(shown)}>"  # noqa: ARG005
        strict.shell_complete = lambda ctx, param, incomplete: [  # noqa: ARG005
            CompletionItem(word) for word in shown if word.startswith(incomplete)
        ]
    return strict


class PlainCommand:
    """A function with its examples, from which the command line's command is built."""

    def __init__(self, function: Callable[..., None], examples: tuple[str, ...]) -> None:
        self.function = function
        self.examples = examples

    def build(self, name: str) -> Any:
        """The command under that name."""
        app = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        app.command(name, cls=ExampleCommand, epilog="\n".join(self.examples))(self.function)
        command = typer.main.get_command(app)
        for parameter in command.params:
            parameter.type = _strict(parameter.type)
            if parameter.envvar == FORMAT_VARIABLE:
                _heeding_own_formats(parameter)
        return command


def plain_command(*examples: str) -> Callable[[Callable[..., None]], PlainCommand]:
    """Make a command of a function that prints; the examples end its help."""
    return lambda function: PlainCommand(function, examples)


class RowsCommand:
    """A query function with examples, from which a command that prints rows is built."""

    def __init__(
        self,
        ask: Callable[..., ResultSet | None],
        examples: tuple[str, ...],
        extra: tuple[CustomFormat, ...],
    ) -> None:
        self.ask = ask
        self.examples = examples
        self.extra = extra

    def build(self, name: str) -> Any:
        """The command under that name."""
        return PlainCommand(_printing(self.ask, self.extra), self.examples).build(name)


def rows_command(
    *examples: str, extra: tuple[CustomFormat, ...] = ()
) -> Callable[[Callable[..., ResultSet | None]], RowsCommand]:
    """Make a command of a function that takes a knowledge base and options, and returns rows.

    By the annotation of its first parameter the function gets a `Record`, a `Story`, or the folder
    of the knowledge base in use (None for the built-in one). The output options are added to its
    own; the examples end its help. `extra` are formats of this command alone. A parameter
    `output` is not an option: it is the `Output` asked for. The function returns None where it
    has printed the answer itself.
    """
    return lambda ask: RowsCommand(ask, examples, extra)


def _printing(
    ask: Callable[..., ResultSet | None], extra: tuple[CustomFormat, ...]
) -> Callable[..., None]:
    """The function for Typer: it calls `ask` and prints the answer."""

    def command(ctx: typer.Context, **options: Any) -> None:
        output = Output(**{name: options.pop(name) for name in Output._fields})
        output = output._replace(output_format=output.output_format and str(output.output_format))
        refuse_two_outputs(ctx, output)
        base = open_kb(first.annotation, ctx.obj)
        if takes_output:
            options["output"] = output
        answer = ask(base, **options)
        if answer is None:
            return
        custom = next((form for form in extra if form.name == output.output_format), None)
        _print_answer(ctx, base, _with_commands(answer), output, custom)
        if answer.outcome is not Outcome.COMPLETE:
            raise typer.Exit(outcome_code(answer.outcome))

    first, *question_options = inspect.signature(ask, eval_str=True).parameters.values()
    takes_output = any(option.name == "output" for option in question_options)
    question_options = [option for option in question_options if option.name != "output"]
    context = inspect.Parameter(
        "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    keyword = [option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in question_options]
    parameters = [context, *keyword, *_output_options(extra)]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}  # the signature has them, and Typer would read both
    command.__doc__ = ask.__doc__
    return command


def refuse_two_outputs(ctx: typer.Context, output: Output) -> None:
    """Refuse options that ask for two outputs at once; the environment's format gives way."""
    source = ctx.get_parameter_source("output_format")
    has_format = source is not None and source.name == "COMMANDLINE"
    other = "--format" if has_format else "--count" if output.only_count else ""
    if output.cite is not None and other:
        raise UsageError(
            msg("--cite takes the place of {option}", option=other),
            msg("leave one of them out"),
        )


def _print_answer(
    ctx: typer.Context, base: Any, answer: ResultSet, output: Output, custom: CustomFormat | None
) -> None:
    """Print an answer as the output options ask."""
    if output.cite is not None:
        # Only citations need the story.
        from gasp_cli.cli.citing import print_citations

        rows = chosen_rows(answer, output.fields, output.sort, output.limit)
        print_citations(ctx, base, answer, rows, output.cite)
    elif output.only_count:
        print_count(answer, chosen_rows(answer, output.fields, output.sort, output.limit))
    elif custom is not None:
        if output.fields is not None:
            raise UsageError(
                msg("{format} has fields of its own", format=custom.name),
                msg("leave --fields out"),
            )
        print_remarks(answer.warnings)
        write(custom.write(base, chosen_rows(answer, None, output.sort, output.limit)))
        print_remarks(answer.remarks)
    else:
        form = None if output.output_format is None else OutputFormat(output.output_format)
        print_rows(
            answer, form, fields=output.fields, sort=output.sort, limit=output.limit,
            headers=not output.no_headers,
        )  # fmt: skip


def _with_commands(answer: ResultSet) -> ResultSet:
    """The answer with the remedies in its warnings and remarks replaced by commands."""
    if not answer.warnings and not answer.remarks:
        return answer
    # Few answers have remarks.
    from gasp_cli.cli.hints import with_commands

    return answer._replace(
        warnings=tuple(map(with_commands, answer.warnings)),
        remarks=tuple(map(with_commands, answer.remarks)),
    )
