"""`gasp kb import`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.drafts import STDIN, read_draft_text
from gasp_cli.cli.options import option
from gasp_cli.domain.seasons import parse_season
from gasp_cli.editing.import_files import import_files
from gasp_cli.editing.match_files import StatedEdition
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.results import ResultSet

_FEW = 10  # files that are read before a bar could be seen


@rows_command(
    "gasp kb import england/2019-20/1-premierleague.txt --into klopp",
    "gasp kb import england --into klopp",
    "gasp kb import E0.csv --competition 'Premier League' --into klopp",
    "gasp kb import - --into klopp",
)
def import_(
    folder: Path | None,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES...",
            readable=False,
            help="Files, folders of them such as a clone, or - for standard input.",
        ),
    ],
    into: Annotated[
        Path | None, option("--into", "DIR", "The knowledge base to fill, by default that of --kb.")
    ] = None,
    licence: Annotated[
        str | None, option("--licence", "TEXT", "Licence of the files, if the clone has none.")
    ] = None,
    competition: Annotated[
        str | None,
        option(
            "--competition", "NAME", "Competition of CSV files of football-data.co.uk without Div."
        ),
    ] = None,
    season: Annotated[
        str | None,
        option(
            "--season", "SEASON", "Season of such files, if their days do not tell it: 2019-20."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be imported, and write nothing.")
    ] = False,
) -> ResultSet:
    """Matches and reference rows from Football.TXT, football.json or CSV files.

    The same file again changes nothing; a newer one updates scores and lists them. Known and
    bundled clubs and competitions are found by their spellings; an ambiguous spelling is left to
    you, see gasp kb alias. Lines that are not understood, and matches that would break a rule of
    gasp kb check, are reported, and the exit code is 3; all others are imported. New clubs are
    listed. Nothing is written into a knowledge base that is not sound.

    CSV files of football-data.co.uk are recognised by their columns Date, HomeTeam, AwayTeam, FTHG
    and FTAG. Div tells the competition, or --competition where a file has none. Dates may be ISO,
    dd/mm/yy or dd/mm/yyyy; a file in which day and month could be swapped throughout is left out.
    These files have no rounds: there are tables on a day, but none after a matchday.

    Spells, transfers, goals, shoot-outs, venues, honours, figures and finishes come from CSV files
    whose header has the columns of the table; data/README.md lists them. The same row again
    changes nothing.
    """
    target = into or folder
    if target is None:
        raise UsageError(msg("no knowledge base to import into"), msg("name it with --into DIR"))
    edition = StatedEdition(competition or "", parse_season(season) if season else None)
    given = read_draft_text(STDIN) if Path(STDIN) in files else None
    return import_files(
        target, files, licence, _progress, edition=edition, given=given, dry_run=dry_run
    )


def _progress(items: Sequence[Any], what: str) -> Iterable[Any]:
    if len(items) < _FEW:
        return items
    # Rich takes longer to import than a few files take to read.
    from gasp_cli.render.progress import tracked

    return tracked(items, what)
