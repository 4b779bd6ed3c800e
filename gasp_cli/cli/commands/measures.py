"""`gasp measures`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.story import Story
from gasp_cli.queries.measures import measures as ask
from gasp_cli.results import ResultSet


@rows_command("gasp measures", "gasp measures --fields measure,arguments,example")
def measures(story: Story) -> ResultSet:
    """The measures, by name, for gasp check."""
    answer = ask(story)
    rows = [
        row._replace(example=f"gasp check {row.example}") for row in answer.rows
    ]  # i18n: command
    return answer._replace(rows=rows)
