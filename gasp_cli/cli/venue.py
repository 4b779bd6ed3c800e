"""The option for the venue of matches."""

from typing import Annotated

import typer

from gasp_cli.domain.model import Venue

VenueOption = Annotated[
    Venue | None, typer.Option("--venue", case_sensitive=False, help="Where it was played.")
]
