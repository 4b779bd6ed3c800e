"""What the record can be asked."""

import shlex
from typing import Annotated, NamedTuple

from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.phrases import value_phrase
from gasp_cli.domain.facts import Check
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.results import CellStyle, Column, ResultSet


class MeasureRow(NamedTuple):
    """A named function over the record."""

    measure: Annotated[str, Column("name", "Measure", CellStyle.CODE)]
    arguments: Annotated[
        list[str], Column("arguments; those with ? may be left out", "Arguments", CellStyle.CODE, 3)
    ]
    unit: Annotated[str, Column("what its value is", "Unit", CellStyle.MUTED)]
    counts: Annotated[str, Column("what it counts", "Counts")]
    example: Annotated[str, Column("a command that uses it", "Example", priority=0)]


def measures(story: Story) -> ResultSet[MeasureRow]:
    """The measures, by name, each with an example from the checks of the story."""
    examples: dict[str, str] = {}
    for fact in story.facts:
        for one in fact.checks:
            examples.setdefault(one.measure, _command(one))
    rows = [
        MeasureRow(
            one.name, [name if name in one.needs else f"{name}?" for name in one.parameters],
            one.unit, one.counts, examples.get(one.name, shlex.join(one.usage)),
        )
        for _, one in sorted(MEASURES.items())
    ]  # fmt: skip
    note = msg("{n} measures.", n=len(rows))
    return ResultSet(MeasureRow, rows, msg("Measures of the record"), (note,))


def _command(one: Check) -> str:
    """A check as it is typed: the measure, its arguments and the value as options."""
    says = "; ".join(map(str, one.says)) if isinstance(one.says, list) else value_phrase(one.says)
    words = [one.measure]
    for name, value in one.arguments.items():
        words += [f"--{name}", str(value)]
    words += ["--says", says]
    words += [] if one.compare is None else ["--compare", one.compare]
    return shlex.join(words)
