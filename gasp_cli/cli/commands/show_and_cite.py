"""`gasp show` and `gasp cite`."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.cli.citing import print_citation
from gasp_cli.cli.command import FormatOption, plain_command
from gasp_cli.cli.context import open_kb
from gasp_cli.cli.drafts import STDIN, read_draft_text
from gasp_cli.cli.hints import with_commands
from gasp_cli.cli.options import argument
from gasp_cli.errors import AmbiguousName, GaspError, UnknownName
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.queries.bibliography import Citation, write_citations
from gasp_cli.queries.citation import caveats, citation_of
from gasp_cli.queries.show import show as ask
from gasp_cli.render.print_card import print_card, print_cards
from gasp_cli.render.print_rows import print_remarks
from gasp_cli.render.streams import print_message
from gasp_cli.results import CitationStyle

Thing = TypeVar("Thing")


@plain_command("gasp show {claim}", "gasp show {match}", "gasp show {person} --format json")
def show(
    ctx: typer.Context,
    id_or_name: Annotated[
        str,
        argument(
            "ID",
            "An id (fact, match, source, paragraph), a day or a name; - reads ids, one a line.",
            offer.things,
        ),
    ],
    output_format: FormatOption = None,
) -> None:
    """Everything known of one fact, match, person, source or club.

    As json one object; of the ids that - reads, an array.
    """
    story = open_kb(Story, ctx.obj)
    if id_or_name != STDIN:
        try:
            card = _as_typed_or_shown(lambda text: ask(story, text), id_or_name)
        except UnknownName as error:
            raise _with_command(ctx, error, id_or_name) from error
        print_card(card, output_format)
        return
    cards, unknown = _each(lambda text: ask(story, text), _ids([STDIN]))
    print_cards(cards, output_format)
    _fail_for(unknown)


@plain_command(
    "gasp cite {quote}", "gasp cite {claim} {match}", "gasp cite {source} --style bibtex"
)
def cite(
    ctx: typer.Context,
    identifiers: Annotated[
        list[str],
        argument(
            "ID...",
            "Ids of facts, matches, sources, paragraphs or reference rows, or days; - reads them.",
            offer.things,
        ),
    ],
    style: Annotated[
        CitationStyle,
        typer.Option("--style", case_sensitive=False, help="The style of the citation."),
    ] = CitationStyle.TEXT,
) -> None:
    """A citation to paste into an article or a bibliography.

    Of a claim that the record contradicts, in whole or in part, stderr says so. For the rows of
    any other command there is its option --cite.
    """
    story = open_kb(Story, ctx.obj)

    def find(text: str) -> Citation:
        try:
            return citation_of(story, text)
        except UnknownName as error:
            raise _with_command(ctx, error, text, "--cite", style) from error

    citations, unknown = _each(find, _ids(identifiers))
    if citations or style is CitationStyle.CSL_JSON:
        print_citation(write_citations(citations, style))
    remarks = [remark for citation in citations for remark in caveats(story, citation.label)]
    print_remarks([with_commands(remark) for remark in dict.fromkeys(remarks)])
    _fail_for(unknown)


def _with_command(ctx: typer.Context, error: UnknownName, text: str, *options: str) -> UnknownName:
    """The error with the command about a season, a club or a person, if that is what was named."""
    # Only what has no id needs it.
    from gasp_cli.cli.meant import command_for

    if command := command_for(ctx, text, *options):
        error.hint = msg("did you mean {names}?", names=command)
    return error


def _ids(words: Sequence[str]) -> list[str]:
    """The ids among the words; `-` stands for the lines of standard input.

    As joined in flat formats, several citations may stand in one, with `;` between them.
    """
    lines: list[str] = []
    for word in words:
        lines += read_draft_text(STDIN).splitlines() if word == STDIN else [word]
    return [part.strip() for line in lines for part in line.split(";") if part.strip()]


def _each(
    find: Callable[[str], Thing], texts: Sequence[str]
) -> tuple[list[Thing], list[GaspError]]:
    """The things of these ids, and the errors for those that name none, or several."""
    things: list[Thing] = []
    unknown: list[GaspError] = []
    for text in texts:
        try:
            things.append(_as_typed_or_shown(find, text))
        except (UnknownName, AmbiguousName) as error:
            unknown.append(error)
    return things, unknown


def _as_typed_or_shown(find: Callable[[str], Thing], text: str) -> Thing:
    """The thing of an id, also with the brackets or quotation marks around it on a page."""
    bare = text.strip(" \t[](){}<>“”«»\"'^:,.")
    try:
        return find(text)
    except UnknownName:
        if bare in (text, ""):
            raise
        return find(bare)


def _fail_for(unknown: Sequence[GaspError]) -> None:
    """Name the ids that are unknown. Raises the error of the last."""
    if not unknown:
        return
    for error in unknown[:-1]:
        print_remarks([with_commands(error.message)])
        if error.hint:
            print_message(msg("  {what}", what=with_commands(error.hint)))
    raise unknown[-1]
