"""Statements of a sentence, their readings and verdicts, and the context of the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Check
from gasp_cli.grammar.patterns import Item


class Statement(NamedTuple):
    """A piece of a text that asserts one thing.

    `start` and `end` are offsets into the text, `value` those of the value that is stated.
    `readings` are the ways to take it; none where the words were not understood (`understood` is
    False) or assert nothing that a record could tell (`checkable` is False); several mean that the
    words are ambiguous. `assumed` says, in words, what was carried over from earlier sentences.
    `all_time` marks "never", "ever", "first", "record": a record of a spell may contradict
    such a statement and never confirms it. `open` marks one that does not say when: the record
    may confirm it and never contradicts it. `unknown` are the places of words that nothing is
    known of, in a statement that was not understood, and `unchecked` those of words beside it that
    nothing tests. `notes` say how words were taken that can be taken in two ways. `moves_on` says
    that the sentence has gone on to a later time before its end: "then". `beyond` says that its
    season was carried over, although its words may be about more: nothing then decides it.
    """

    start: int
    end: int
    readings: tuple[Check, ...] = ()
    understood: bool = True
    checkable: bool = True
    value: tuple[int, int] | None = None
    assumed: tuple[str, ...] = ()
    all_time: bool = False
    open: bool = False
    unknown: tuple[tuple[int, int], ...] = ()
    unchecked: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    moves_on: bool = False
    beyond: bool = False


class Context(NamedTuple):
    """Names and days that a text has given so far, for what its next sentence leaves out.

    `today` is the day of the text (ISO), from which "last season" counts. The others were
    named by earlier sentences: a club that is not the one the knowledge base is about, a span of
    days, a match by its day.
    """

    today: str | None = None
    season: str | None = None
    competition: str | None = None
    subject: str | None = None
    opponent: str | None = None
    since: str | None = None
    until: str | None = None
    match_day: str | None = None
    remembered: tuple[tuple[str, str], ...] = ()

    def in_new_paragraph(self) -> Context:
        """The context of the next paragraph, without the cup that this one was about."""
        return self._replace(competition=None)


class Question(NamedTuple):
    """A question read: the measure it asks, with its arguments.

    `measure` is None where it was not understood; its words are then in `items`. `select`
    says which of several values found is asked for: `all`, `first` or `last`. `notes` say how words
    were taken, and `unknown` counts those that nothing is known of. `also` is the question read in
    another way: of the season that ends in a bare year.
    """

    measure: str | None
    arguments: Mapping[str, Any]
    select: str = "all"
    notes: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    unknown: int = 0
    also: Question | None = None


def verdict_of(statement: Statement, verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a statement whose readings have these verdicts, in their order.

    A statement is contradicted where no reading holds. Where readings differ, the ordinary one
    confirms and the others never do: what holds in another sense only cannot be told.
    """
    if not verdicts:
        return Verdict.UNVERIFIABLE
    verdict = Verdict.UNVERIFIABLE if statement.beyond else _of_readings(statement, verdicts)
    if statement.all_time and verdict in (Verdict.CONFIRMED, Verdict.SUPPORTED):
        return Verdict.UNVERIFIABLE
    if statement.open and verdict in (Verdict.CONTRADICTED, Verdict.PARTLY):
        return Verdict.UNVERIFIABLE
    return verdict


def _of_readings(statement: Statement, verdicts: Sequence[Verdict]) -> Verdict:
    different = set(verdicts)
    if len(different) == 1:
        return verdicts[0]
    held = (Verdict.CONFIRMED, Verdict.SUPPORTED)
    for reading, verdict in zip(statement.readings, verdicts, strict=True):
        if reading.ordinary and verdict in held:
            return verdict
    if different <= {*held, Verdict.UNVERIFIABLE} and different & {*held}:
        return Verdict.SUPPORTED
    return Verdict.UNVERIFIABLE
