"""`gasp kb check`."""

from pathlib import Path
from typing import Annotated

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import option
from gasp_cli.results import ResultSet
from gasp_cli.store import built_in
from gasp_cli.validation.validate import check as ask


@rows_command("gasp kb check", "gasp --kb klopp kb check --format json")
def check(
    folder: Path | None,
    sources: Annotated[
        Path | None,
        option("--sources", "DIR", "Also hold quotes against the texts in this folder."),
    ] = None,
) -> ResultSet:
    """Every rule of sound data.

    All faults of the knowledge base in use are reported together, each with file, table and id.
    Exit code 1 where there is one, else 0.
    """
    return ask(folder or built_in(), sources)
