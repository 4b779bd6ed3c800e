"""The people that the sources name."""

from collections import Counter
from typing import Annotated, NamedTuple

from gasp_cli.i18n import msg, plural
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise
from gasp_cli.results import CellStyle, Column, ResultSet


class PersonRow(NamedTuple):
    """Somebody the sources name."""

    name: Annotated[str, Column("name", "Name", CellStyle.STRONG)]
    role: Annotated[str, Column("player, coach, director, …", "Role", CellStyle.MUTED)]
    position: Annotated[str | None, Column("position on the pitch, if the sources say", "Position")]
    facts: Annotated[int, Column("facts about or quotes by this person", "Facts")]
    aliases: Annotated[list[str], Column("other names that find this person", "Also", priority=0)]


def people(story: Story) -> ResultSet[PersonRow]:
    """Everybody the sources name, by number of facts, then name."""
    count = Counter(
        name for fact in story.facts for name in {*fact.about, fact.speaker} if name is not None
    )
    rows = [
        PersonRow(
            person.name, person.role, person.position, count[person.name], list(person.aliases)
        )
        for person in story.people
    ]
    rows.sort(key=lambda row: (-row.facts, normalise(row.name)))
    note = plural("{n} person.", "{n} people.", len(rows))
    return ResultSet(PersonRow, rows, msg("People"), (note,), msg("the sources name nobody"))
