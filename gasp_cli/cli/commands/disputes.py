"""`gasp disputes`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.story import Story
from gasp_cli.queries.disputes import disputes as ask
from gasp_cli.results import ResultSet


@rows_command("gasp disputes", "gasp disputes --format json | jq '.[].ids'")
def disputes(story: Story) -> ResultSet:
    """Contradictions between two sources, or a source and the record.

    Found by recomputing every claim. Figures that changed over time are marked.
    """
    return ask(story)
