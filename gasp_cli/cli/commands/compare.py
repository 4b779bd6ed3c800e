"""`gasp compare`."""

from typing import TYPE_CHECKING, Annotated

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import SeasonsOption, argument, only
from gasp_cli.kb.record import Record
from gasp_cli.queries.compare import compare as ask
from gasp_cli.results import ResultSet

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


@rows_command(
    "gasp compare {earlier} {season}",
    "gasp compare {opponent} {other_opponent}",
    "gasp compare home away --season {season}",
    "gasp compare first second --season {season} --fields what,won,points",
)
def compare(
    record: Record,
    first: Annotated[
        str, argument("A", "A season, an opponent, or with --season home or first.", offer.compared)
    ],
    second: Annotated[str, argument("B", "Another; with --season away or second.", offer.compared)],
    season: SeasonsOption = None,
) -> ResultSet:
    """Two seasons, opponents or parts of a season, side by side.

    Seasons are those of the league, also before and after the coach; opponents count under him.
    With --season home and away, or the first and second half by matchdays.
    """
    answer = ask(record, first, second, season=only("season", season))

    def page() -> "Page":
        # Rich is imported only where something is drawn.
        from gasp_cli.cli.views.comparison import comparison_page

        return comparison_page(answer)

    return answer._replace(page=page)
