"""The rows of the story: sources, people and facts, as their documents declare them."""

# No `from __future__ import annotations`: declarations are read at run time.
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from gasp_cli.domain.fields import Field, TextFormat
from gasp_cli.i18n import ARTICLES, msg, term
from gasp_cli.matching import find_choice

FACT_KINDS = ("claim", "quote", "appointment", "transfer", "honour", "event", "profile")
"""The kinds of fact. A quote is verbatim; all others are in our own words."""


class Compare(StrEnum):
    """How a stated value is compared with the value on record."""

    IS = "is"
    HAS = "has"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


UNCHECKED = {
    "opinion": msg("an opinion"),
    "prediction": msg("a prediction"),
    "private": msg("private: only those concerned can know"),
    "article": msg("only the article tells it"),
    "cause": msg("a cause, which no measure tests"),
    "no row": msg("no reference row found"),  # i18n: the key
    "outside": msg("not covered by the record"),
    "no measure": msg("no measure tests it"),  # i18n: the key
}
"""The reasons why a fact, or a part of one, has no check, by their word in the data."""


STATEMENT = "statement"
"""The measure under which version 0.1.0 wrote parts that nothing tests."""


class Source(NamedTuple):
    """An article; None for a field that it does not give."""

    id: Annotated[str, Field("readable, stable", TextFormat.ID)]
    file: Annotated[str, Field("file of its text, which is not part of the data")]
    title: Annotated[str | None, Field("title")]
    author: Annotated[str | None, Field("author")]
    publisher: Annotated[str | None, Field("publisher")]
    date: Annotated[str | None, Field("day it was published, or month, or year", TextFormat.DATE)]
    language: Annotated[str | None, Field("language, as in `en`")]
    url: Annotated[str | None, Field("address, where it has one")] = None
    date_inferred_from: Annotated[
        str | None, Field("what its date was inferred from, where it does not print one")
    ] = None


class Person(NamedTuple):
    """Somebody the sources name."""

    name: Annotated[str, Field("canonical name", TextFormat.NAME)]
    role: Annotated[
        str,
        Field(
            "what the person is in the story",
            choices=("player", "coach", "director", "mayor", "author", "other"),
        ),
    ]
    position: Annotated[str | None, Field("position of a player")]
    aliases: Annotated[
        tuple[str, ...],
        Field("every other spelling", TextFormat.NAME, omittable=True, option="alias"),
    ]


class Check(NamedTuple):
    """A measure with its arguments, and the value that the source states for it."""

    measure: Annotated[str, Field("name of the measure")]
    arguments: Annotated[Mapping[str, Any], Field("its arguments", omittable=True)]
    says: Annotated[Any, Field("value that the source states")]
    compare: Annotated[
        str | None,
        Field(
            "how the two are held against each other; without it one value is enough if it is"
            " among several found",
            choices=tuple(map(str, Compare)),
        ),
    ] = None
    reading: Annotated[str, Field("one of several ways to read the words")] = ""
    assumes: Annotated[str, Field("what the words had to be taken for")] = ""
    ordinary: Annotated[bool, Field("of several readings the one that decides")] = False


class UncheckedPart(NamedTuple):
    """A part of a claim without a check, and the reason."""

    part: Annotated[str, Field("what is asserted")]
    reason: Annotated[str, Field("why there is no check", choices=tuple(UNCHECKED))]


class StatedQuantity(NamedTuple):
    """A quantity that the record does not know, and its value."""

    of: Annotated[str, Field("the quantity")]
    value: Annotated[Any, Field("its value")]


class Fact(NamedTuple):
    """A statement of one or more sources.

    A citation is `source-id:paragraph`, the paragraph counted from 1 among the lines of the
    source's text that are not empty. `date` is `2016`, `2016-06` or `2016-06-14`. The later
    fields are those of its kind: a quote has a speaker and an occasion, an appointment a
    person, role, club and years, a transfer a player, two clubs and a year, an honour its name
    and holder.
    """

    id: Annotated[str, Field("readable, stable", TextFormat.ID)]
    kind: Annotated[str, Field("what kind of fact it is", choices=FACT_KINDS)]
    text: Annotated[str, Field("the statement in our own words, or the words quoted")]
    about: Annotated[
        tuple[str, ...],
        Field(
            "people and clubs by canonical name",
            references="people.name clubs.name",
            omittable=True,
        ),
    ]
    date: Annotated[
        str | None,
        Field("when, as exactly as the source says: year, month or day", TextFormat.DATE),
    ]
    season: Annotated[str | None, Field("season it is about", TextFormat.SEASON)]
    citations: Annotated[
        tuple[str, ...],
        Field(
            "`source-id:paragraph`, counted from 1 among the lines that are not empty",
            TextFormat.CITATION,
            references="sources.id",
            option="citation",
        ),
    ]
    speaker: Annotated[str | None, Field("of a quote: who said it", references="people.name")]
    occasion: Annotated[str | None, Field("of a quote: when and about what")]
    person: Annotated[str | None, Field("of an appointment", references="people.name")]
    role: Annotated[str | None, Field("of an appointment: the post")]
    club: Annotated[str | None, Field("of an appointment: the club", references="clubs.name")]
    player: Annotated[str | None, Field("of a transfer", references="people.name")]
    from_: Annotated[
        str | None,
        Field("of a transfer: the club left; of a post: its first year", option="origin"),
    ]
    to: Annotated[str | None, Field("of a transfer: the club joined; of a post: its last year")]
    year: Annotated[int | None, Field("of a transfer: the year")]
    honour: Annotated[str | None, Field("of an honour: its name")]
    holder: Annotated[
        str | None, Field("of an honour: who holds it", references="people.name clubs.name")
    ]
    note: Annotated[str | None, Field("what to know about it")]
    checks: Annotated[
        tuple[Check, ...],
        Field("what tests it against the record", omittable=True, option="check"),
    ]
    unchecked: Annotated[str | None, Field("why there is no check", choices=tuple(UNCHECKED))]
    unchecked_parts: Annotated[
        tuple[UncheckedPart, ...],
        Field("the parts that nothing tests", omittable=True, option="unchecked-part"),
    ]
    outcome: Annotated[Check | None, Field("of a prediction: what tests whether it came true")]
    states: Annotated[
        StatedQuantity | None,
        Field("a quantity that the record does not know, to hold sources against each other"),
    ]

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that state it, each once."""
        return list(dict.fromkeys(source_of(citation) for citation in self.citations))

    @property
    def in_words(self) -> str:
        """Its text; a quote in quotation marks, with the speaker."""
        return display_text(self.text, self.speaker)

    def concerns(self, name: str) -> bool:
        """Whether it is about a person or club of that canonical name, or said by that person."""
        return name == self.speaker or name in self.about


class UncitedParagraph(NamedTuple):
    """A paragraph of a source that no fact cites, and why."""

    citation: Annotated[
        str,
        Field("the paragraph, `source-id:paragraph`", TextFormat.CITATION, references="sources.id"),
    ]
    reason: Annotated[str, Field("why no fact cites it")]


class Translation(NamedTuple):
    """A text or name of the knowledge base in another language, for screens."""

    language: Annotated[str, Field("language, as in `it`")]
    text: Annotated[str, Field("the text as it stands in the knowledge base")]
    translation: Annotated[str, Field("what it is in that language")]
    article: Annotated[
        str | None, Field("of a name: its article, which Italian sentences need", choices=ARTICLES)
    ] = None
    gender: Annotated[
        str | None,
        Field("of a name: its gender, where the article does not tell", choices=("m", "f")),
    ] = None


def display_text(text: str, speaker: str | None) -> str:
    """A text; a quote in quotation marks, with the speaker."""
    if not speaker:
        return term(text)
    return msg("“{words}” ({speaker})", words=term(text), speaker=speaker)


def source_of(citation: str) -> str:
    """The id of the source of a citation."""
    return citation.rpartition(":")[0]


def parse_fact_kind(text: str) -> str:
    """The kind of fact that a user typed. Raises `UsageError`, which lists the kinds."""
    return find_choice(FACT_KINDS, text.strip(), msg("kind of fact"))
