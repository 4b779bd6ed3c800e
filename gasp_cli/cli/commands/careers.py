"""`gasp transfers`, `gasp career` and `gasp honours`."""

from typing import Annotated

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import option
from gasp_cli.kb.story import Story
from gasp_cli.queries import careers as ask
from gasp_cli.results import ResultSet

PlayerOption = Annotated[
    str | None, option("--player", "NAME", "Only that player, by any name.", offer.subjects)
]
PersonOption = Annotated[
    str | None, option("--person", "NAME", "Only that person, by any name.", offer.subjects)
]
HolderOption = Annotated[
    str | None,
    option("--holder", "NAME", "Only that person or club, by any name.", offer.subjects, "--about"),
]
ClubOption = Annotated[
    str | None, option("--club", "CLUB", "Only with that club, by any name.", offer.clubs)
]


@rows_command("gasp transfers", "gasp transfers --club {buyer}")
def transfers(story: Story, player: PlayerOption = None, club: ClubOption = None) -> ResultSet:
    """Players sold and signed, according to the sources."""
    return ask.transfers(story, player=player, club=club)


@rows_command("gasp career", "gasp career --person {post_holder} --fields person,role,club,from,to")
def career(story: Story, person: PersonOption = None, club: ClubOption = None) -> ResultSet:
    """Playing and coaching careers."""
    return ask.career(story, person=person, club=club)


@rows_command("gasp honours", "gasp honours --holder {honoured}")
def honours(story: Story, holder: HolderOption = None) -> ResultSet:
    """Prizes and trophies."""
    return ask.honours(story, holder=holder)
