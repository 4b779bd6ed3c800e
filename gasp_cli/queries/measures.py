"""What the record can be asked."""

import shlex
from typing import Annotated, NamedTuple

from gasp_cli.claims.measures import MEASURES
from gasp_cli.domain.facts import Check
from gasp_cli.i18n import say
from gasp_cli.kb.story import Story
from gasp_cli.queries.claim_phrases import shown
from gasp_cli.results import Answer, Column, Look


class MeasureRow(NamedTuple):
    """A named function over the record."""

    measure: Annotated[str, Column("name", "Measure", Look.CODE)]
    arguments: Annotated[
        list[str], Column("arguments; those with ? may be left out", "Arguments", Look.CODE, 3)
    ]
    unit: Annotated[str, Column("what its value is", "Unit", Look.MUTED)]
    counts: Annotated[str, Column("what it counts", "Counts")]
    example: Annotated[str, Column("a command that uses it", "Example", rank=0)]


def measures(story: Story) -> Answer[MeasureRow]:
    """The measures, by name, each with an example from the checks of the story."""
    examples: dict[str, str] = {}
    for fact in story.facts:
        for one in fact.checks:
            examples.setdefault(one.measure, _command(one))
    rows = [
        MeasureRow(
            one.name, [name if name in one.needs else f"{name}?" for name in one.parameters],
            one.unit, one.counts, examples.get(one.name, one.usage),
        )
        for _, one in sorted(MEASURES.items())
    ]  # fmt: skip
    note = say("{n} measures.", n=len(rows))
    return Answer(MeasureRow, rows, say("Measures of the record"), (note,))


def _command(one: Check) -> str:
    """A check as the command line that repeats it."""
    says = "; ".join(map(str, one.says)) if isinstance(one.says, list) else shown(one.says)
    words = ["gasp", "check", one.measure]
    for name, value in one.arguments.items():
        words += [f"--{name}", str(value)]
    words += ["--says", says]
    words += [] if one.compare is None else ["--compare", one.compare]
    return shlex.join(words)
