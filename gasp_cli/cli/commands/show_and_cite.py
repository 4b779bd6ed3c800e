"""`gasp show` and `gasp cite`."""

from typing import Annotated

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import FormatOption, plain_command
from gasp_cli.cli.context import open_kb
from gasp_cli.cli.options import argument
from gasp_cli.i18n import translate
from gasp_cli.kb.story import Story
from gasp_cli.queries import citation as citations
from gasp_cli.queries.show import show as ask
from gasp_cli.render.print_card import print_card
from gasp_cli.render.streams import escape_controls, is_terminal, write

IdArgument = Annotated[str, argument("ID", "The id of a fact, match or source.", offer.things)]


@plain_command("gasp show {claim}", "gasp show {match}", "gasp show {person} --format json")
def show(
    ctx: typer.Context,
    id_or_name: Annotated[
        str, argument("ID", "The id of a fact, match or source, or a name.", offer.things)
    ],
    output_format: FormatOption = None,
) -> None:
    """Everything known of one fact, match, person, source or club.

    As json one object.
    """
    print_card(ask(open_kb(Story, ctx.obj), id_or_name), output_format)


@plain_command("gasp cite {quote}", "gasp cite {source} --style bibtex")
def cite(
    ctx: typer.Context,
    identifier: IdArgument,
    style: Annotated[
        citations.Style,
        typer.Option("--style", case_sensitive=False, help="The style of the citation."),
    ] = citations.Style.TEXT,
) -> None:
    """A citation to paste into an article or a bibliography."""
    text = translate(citations.cite(open_kb(Story, ctx.obj), identifier, style))
    write(escape_controls(text, tabs=True) if is_terminal() else text)
