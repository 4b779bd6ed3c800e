"""The people whom the sources name."""

from collections import Counter
from typing import Annotated, NamedTuple

from gasp_cli.i18n import say, several
from gasp_cli.kb.story import Story
from gasp_cli.matching import fold
from gasp_cli.results import Answer, Column, Look


class PersonRow(NamedTuple):
    """Somebody the sources name."""

    name: Annotated[str, Column("name", "Name", Look.STRONG)]
    role: Annotated[str, Column("player, coach, director, …", "Role", Look.MUTED)]
    position: Annotated[str | None, Column("position on the pitch, if the sources say", "Position")]
    facts: Annotated[int, Column("facts about or quotes by this person", "Facts")]
    aliases: Annotated[list[str], Column("other names that find this person", "Also", rank=0)]


def people(story: Story) -> Answer[PersonRow]:
    """Everybody the sources name, by number of facts, then name."""
    count = Counter(
        name for fact in story.facts for name in {*fact.about, fact.speaker} if name is not None
    )
    rows = [
        PersonRow(one.name, one.role, one.position, count[one.name], list(one.aliases))
        for one in story.people
    ]
    rows.sort(key=lambda row: (-row.facts, fold(row.name)))
    note = several("{n} person.", "{n} people.", len(rows))
    return Answer(PersonRow, rows, say("People"), (note,), say("the sources name nobody"))
