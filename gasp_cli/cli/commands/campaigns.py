"""`gasp europe` and `gasp cups`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import OptionalSeason
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.kb.record import Record
from gasp_cli.results import ResultSet


@rows_command(
    "gasp europe",
    "gasp europe {european_year}",
    "gasp europe {european_season} --format csv > matches.csv",
)
def europe(record: Record, season: OptionalSeason = None) -> ResultSet:
    """European campaigns, or one season's matches.

    A campaign says how far the club came and who put it out; with a season, every match.
    """
    return _ask(record, CompetitionKind.EUROPE, season)


@rows_command(
    "gasp cups", "gasp cups {cup_season}", "gasp cups --fields season,competition,reached"
)
def cups(record: Record, season: OptionalSeason = None) -> ResultSet:
    """Cup campaigns, or one season's matches.

    National cups, super cups among them, and one-off trophies.
    """
    return _ask(record, CompetitionKind.CUP, season)


def _ask(record: Record, kind: CompetitionKind, season: str | None) -> ResultSet:
    # Only one of the two is needed, and importing takes longer than answering.
    if season is None:
        from gasp_cli.queries.campaigns import campaigns

        return campaigns(record, kind)
    from gasp_cli.queries.matches import matches_of_kind

    return matches_of_kind(record, kind, season)
