"""`gasp search`."""

from typing import Annotated

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import argument
from gasp_cli.errors import join_or
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.queries.search import search as ask
from gasp_cli.results import ResultSet

_WELL = 90  # the score from which on a hit has all the words


@rows_command(
    "gasp search {opponent}",
    "gasp search {person} goals",
    "gasp search {opponent} {middle} --limit 5",
)
def search(
    story: Story,
    words: Annotated[list[str], argument("WORDS...", "What to look for.")],
) -> ResultSet:
    """Find facts, people, matches, clubs, sources and reference rows.

    Accents and case do not matter, and typing errors are forgiven.
    """
    answer = ask(story, " ".join(words))
    if answer.rows and answer.rows[0].score >= _WELL:
        return answer
    # Only a search that finds little needs it.
    from gasp_cli.cli.meant import commands_for_any

    if commands := commands_for_any(words):
        see = msg("see also {command}", command=join_or([f"gasp {line}" for line in commands]))
        answer = answer._replace(remarks=(*answer.remarks, see))
    return answer
