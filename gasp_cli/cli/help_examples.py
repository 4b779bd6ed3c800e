"""Examples for the help, about the knowledge base in use: its seasons, clubs, people and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from gasp_cli.cli.context import command_prefix, folder_in_use
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.seasons import season_end
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg, translate
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries import careers
from gasp_cli.queries.big_wins import wins
from gasp_cli.queries.seasons import seasons
from gasp_cli.render.streams import escape_controls
from gasp_cli.scalars import shell_quoted
from gasp_cli.store import Store, built_in


def write_examples(ctx: Any, formatter: Any, examples: str) -> None:
    """Write examples about the knowledge base in use into a help, a line each, not wrapped."""
    folder = folder_in_use(ctx)
    words = _ExampleValues(folder or built_in())
    named = command_prefix(folder)
    lines = [line for example in examples.splitlines() if (line := fill(example, words))]
    with formatter.section(translate(msg("Examples"))):
        for line in lines or ["gasp --help"]:
            shown = line if line.startswith("gasp --kb ") else named + line.removeprefix("gasp")
            formatter.write(f"  {escape_controls(shown)}\n")


def fill(example: str, words: Mapping[str, str]) -> str:
    """An example with each `{word}` filled in; empty if the knowledge base has none for it."""
    try:
        return example.format_map(words)
    except _NoExample:
        return ""


class _NoExample(Exception):
    """The knowledge base has nothing to fill a word of an example in with."""


class _ExampleValues(dict[str, str]):
    """The words of examples, each looked up when it is first needed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @cached_property
    def _story(self) -> Story:
        return Story(Store(self._folder))

    def __missing__(self, word: str) -> str:
        find = _FINDERS[word]
        try:
            value = find(self._story)
        except (GaspError, LookupError) as error:
            raise _NoExample from error
        if value.startswith("-") or not value.isprintable():
            raise _NoExample  # an option, or untypeable
        self[word] = shell_quoted(value)
        return self[word]


def _last_season(record: Record) -> str:
    return record.spell.seasons[-1].season


def _latest(record: Record, kind: CompetitionKind) -> tuple[str, str]:
    """The season and competition of the club's latest match in a kind of competition."""
    matches = [
        side.match
        for side in record.spell.matches()
        if record.kind_of(side.match.competition) is kind
    ]
    return matches[-1].season, matches[-1].competition


def _opponents(record: Record) -> list[str]:
    """The opponents, most frequent first."""
    met = Counter(side.opponent for side in record.spell.matches())
    return [name for name, _ in met.most_common()]


def _person(story: Story) -> str:
    """The surname of somebody quoted about, else of anybody."""
    people = {person.name for person in story.people} - {story.record.about.coach}
    quoted = [name for fact in story.facts if fact.speaker for name in fact.about if name in people]
    return [*quoted, *sorted(people)][0].split()[-1]


def _words(template: str) -> Callable[[Story], str]:
    """A sentence or question about the club's last league season, as a writer would put it."""

    def fill_in(story: Story) -> str:
        row = seasons(story.record).rows[-1]
        club = story.record.about.club
        return template.format(club=club, goals=row.goals_for, season=row.season)

    return fill_in


def _fact(story: Story, kind: str) -> str:
    return [fact.id for fact in story.facts if fact.kind == kind][0]  # noqa: RUF015


_FINDERS: dict[str, Callable[[Story], str]] = {
    "season": lambda story: _last_season(story.record),
    "year": lambda story: str(season_end(_last_season(story.record))),
    "middle": lambda story: story.record.spell.seasons[len(story.record.spell.seasons) // 2].season,
    "earlier": lambda story: (
        story.record.spell.seasons[(len(story.record.spell.seasons) - 1) // 2].season
    ),
    "league": lambda story: story.record.spell.seasons[-1].competition,
    "european_year": lambda story: str(
        season_end(_latest(story.record, CompetitionKind.EUROPE)[0])
    ),
    "european_season": lambda story: _latest(story.record, CompetitionKind.EUROPE)[0],
    "european_competition": lambda story: _latest(story.record, CompetitionKind.EUROPE)[1],
    "cup_season": lambda story: _latest(story.record, CompetitionKind.CUP)[0],
    "opponent": lambda story: _opponents(story.record)[0],
    "other_opponent": lambda story: _opponents(story.record)[1],
    "day": lambda story: wins(story.record, margin=1).rows[0].date,
    "month_and_day": lambda story: wins(story.record, margin=1).rows[0].date[5:],
    "match": lambda story: wins(story.record, margin=1).rows[0].id,
    "place": lambda story: str(seasons(story.record).rows[-1].position),
    "goals": lambda story: str(seasons(story.record).rows[-1].goals_for),
    "sentence": _words("{club} scored {goals} goals in {season}"),  # i18n: what to type
    "question": _words("how many goals did {club} score in {season}?"),  # i18n: what to type
    "italian_question": _words("quanti gol abbiamo segnato nel {season}?"),  # i18n: what to type
    "coach": lambda story: story.record.about.coach.split()[-1],
    "person": _person,
    "buyer": lambda story: [row.to for row in careers.transfers(story).rows if row.to][0],  # noqa: RUF015
    "post_holder": lambda story: careers.career(story).rows[0].person,
    "honoured": lambda story: careers.honours(story).rows[0].holder,
    "source": lambda story: story.sources[-1].id,
    "quote": lambda story: _fact(story, "quote"),
    "claim": lambda story: _fact(story, "claim"),
}
"""The lookup of each word. A `LookupError` means that the knowledge base has none."""
