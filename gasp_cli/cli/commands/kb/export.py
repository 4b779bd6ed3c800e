"""`gasp kb export`."""

from pathlib import Path
from typing import Annotated

import typer

from gasp_cli.cli.command import plain_command
from gasp_cli.cli.context import open_kb
from gasp_cli.cli.drafts import STDIN
from gasp_cli.cli.options import argument
from gasp_cli.errors import UsageError
from gasp_cli.exporters.export import ExportFormat
from gasp_cli.exporters.export import export as export_to
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.render.streams import print_message


@plain_command(
    "gasp kb export --to sqlite record.db",
    "gasp kb export --to parquet tables",
    "gasp kb export --to parquet --partition leagues",
    "gasp kb export --to xlsx record.xlsx",
    "gasp --kb mine kb export --to csv tables-csv --replace",
)
def export(
    ctx: typer.Context,
    path: Annotated[Path, argument("PATH", "A new file for sqlite and xlsx, else a new folder.")],
    to: Annotated[ExportFormat, typer.Option("--to", case_sensitive=False, help="The format.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier export.")] = False,
    partition: Annotated[
        bool,
        typer.Option(
            "--partition", help="Matches in a folder for each competition and season (parquet)."
        ),
    ] = False,
) -> None:
    """Write all of the knowledge base in use as tables: matches, facts, citations, verdicts.

    Every column is documented, and every reference holds. sqlite is one file, for Datasette or
    any SQL; record.metadata.json beside record.db has title, licence and columns for Datasette.
    xlsx is one file with a sheet for each table; seasons such as 2011-12 stay text. The others are
    a folder with a file for each table and a datapackage.json, for DuckDB, pandas or Spark.

    sqlite has views, and so has the views.sql that parquet brings for DuckDB and Spark: standings,
    seasons, campaigns, head_to_head, club_matches. sqlite has a full-text index, search. parquet
    needs pyarrow, xlsx XlsxWriter. --replace replaces only an earlier export.
    """
    if str(path) == STDIN:
        raise UsageError(
            msg("an export is a file or a folder, not standard output"),
            msg("name a new one, such as record.db"),
        )
    written = export_to(open_kb(Story, ctx.obj), to, path, replace=replace, partition=partition)
    counts = {"tables": written.tables, "rows": written.rows}
    print_message(msg("gasp: wrote {path}: {tables} tables, {rows:,} rows", path=path, **counts))
    if written.metadata:
        print_message(msg("gasp: wrote {path}, for Datasette", path=written.metadata))
