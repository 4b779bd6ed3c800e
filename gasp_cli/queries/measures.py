"""The measures that a claim can name."""

from typing import Annotated, NamedTuple

from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.phrases import value_phrase
from gasp_cli.domain.facts import Check
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.results import CellStyle, Column, ResultSet
from gasp_cli.scalars import shell_line


class MeasureRow(NamedTuple):
    """A named function over the record."""

    measure: Annotated[str, Column("name", "Measure", CellStyle.CODE)]
    arguments: Annotated[
        list[str], Column("arguments; those with ? may be left out", "Arguments", CellStyle.CODE, 2)
    ]
    unit: Annotated[str, Column("what its value is", "Unit", CellStyle.MUTED)]
    counts: Annotated[str, Column("what it counts", "Counts")]
    example: Annotated[str, Column("a command that uses it", "Example", priority=0)]


def measures(story: Story) -> ResultSet[MeasureRow]:
    """The measures, by name, each with an example from the checks of the story."""
    examples: dict[str, str] = {}
    for fact in story.facts:
        for check in fact.checks:
            examples.setdefault(check.measure, _command(check))
    rows = [
        MeasureRow(
            name, [arg if arg in measure.needs else f"{arg}?" for arg in measure.parameters],
            measure.unit, measure.description, examples.get(name, shell_line(measure.usage)),
        )
        for name, measure in sorted(MEASURES.items())
    ]  # fmt: skip
    note = msg("{n} measures.", n=len(rows))
    return ResultSet(MeasureRow, rows, msg("Measures of the record"), (note,))


def _command(check: Check) -> str:
    """A check as a command line: the measure, with its arguments and the value as options."""
    says = check.says
    words = [check.measure]
    for name, value in check.arguments.items():
        words += [f"--{name}", str(value)]
    words += ["--says", "; ".join(map(str, says)) if isinstance(says, list) else value_phrase(says)]
    words += [] if check.compare is None else ["--compare", check.compare]
    return shell_line(words)
