"""`gasp sources`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.story import Story
from gasp_cli.queries.sources import sources as ask
from gasp_cli.results import ResultSet


@rows_command("gasp sources", "gasp sources --fields id,title")
def sources(story: Story) -> ResultSet:
    """The sources, and how many facts cite each."""
    return ask(story)
