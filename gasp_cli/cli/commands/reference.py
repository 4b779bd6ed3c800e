"""`gasp reference`."""

from typing import Annotated

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import AboutOption, argument
from gasp_cli.domain.reference import ReferenceTable
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import parse_choice
from gasp_cli.queries.reference import reference as ask
from gasp_cli.results import ResultSet

TableArgument = Annotated[
    str | None,
    argument(
        "[TABLE]", "spells, transfers, goals, shootouts, venues, honours, figures or finishes."
    ),
]


@rows_command("gasp reference", "gasp reference spells --about {coach}")
def reference(story: Story, table: TableArgument = None, about: AboutOption = None) -> ResultSet:
    """The statements of other sources, with addresses.

    What no row states is unknown; it does not mean that there was none.
    """
    chosen = None if table is None else parse_choice(ReferenceTable, table, msg("table"))
    return ask(story, chosen, about=about)
