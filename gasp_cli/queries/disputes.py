"""Contradictions between two sources, or between a source and the record."""

from collections.abc import Sequence
from itertools import combinations
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.checker import comparison, values_agree
from gasp_cli.claims.judge import Judge, judge_of
from gasp_cli.claims.phrases import (
    arguments_phrase,
    finding_phrase,
    said_phrase,
    subject_phrase,
    value_phrase,
)
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Compare, Fact
from gasp_cli.i18n import date_term, join_list, msg, plural, term
from gasp_cli.kb.story import Story
from gasp_cli.results import CellStyle, Column, Kind, ResultSet


class DisputeRow(NamedTuple):
    """A contradiction between two sources, or between a source and the record."""

    about: Annotated[str, Column("what it is about", "About", CellStyle.STRONG, kind=Kind.TERM)]
    one: Annotated[str, Column("a citation and what it says", "One says")]
    other: Annotated[str, Column("a citation, or the record, and what it says", "The other")]
    found: Annotated[
        Any, Column("what the record gives; null: it does not know", "Found", priority=0)
    ]
    kind: Annotated[str, Column("dispute, or changed over time", "Kind", CellStyle.MUTED)]
    ids: Annotated[list[str], Column("ids of the facts", "Facts", CellStyle.MUTED, 3)]


class _Stated(NamedTuple):
    """A value that a fact states."""

    fact: Fact
    said: Any
    compare: Compare | None
    found: Any


def disputes(story: Story) -> ResultSet[DisputeRow]:
    """The contradictions among sources and between sources and record, by recomputing all claims.

    Figures that only changed over time come last.
    """
    judge = judge_of(story)
    rows = _between_sources(story, judge) + _against_the_record(story, judge)
    rows.sort(key=lambda row: row.kind == CHANGED)
    changes = sum(row.kind == CHANGED for row in rows)
    counts = (
        plural("{n} dispute", "{n} disputes", len(rows) - changes),
        plural("{n} change over time", "{n} changes over time", changes),
    )
    note, why = msg("{tally}.", tally=join_list(counts)), msg("no disagreement found")
    return ResultSet(DisputeRow, rows, msg("Disputes"), (note,), why)


DISPUTE, CHANGED = msg("dispute"), msg("changed over time")


def _against_the_record(story: Story, judge: Judge) -> list[DisputeRow]:
    return [
        DisputeRow(
            finding_phrase(finding),
            msg(
                "{citations}: {said}",
                citations=", ".join(fact.citations), said=value_phrase(said_phrase(finding)),
            ),
            msg("the record: {found}", found=value_phrase(finding.found)),
            finding.found, DISPUTE, [fact.id],
        )
        for fact in story.facts
        for finding in judge.judge(fact).findings
        if finding.verdict is Verdict.CONTRADICTED
    ]  # fmt: skip


def _between_sources(story: Story, judge: Judge) -> list[DisputeRow]:
    """Pairs of facts that state different values of one quantity or measure.

    A quantity that a source states at another date may have changed over time.
    """
    quantities: dict[str, list[_Stated]] = {}
    checked: dict[str, list[_Stated]] = {}
    subjects: dict[str, str] = {}
    for fact in story.facts:
        if fact.states:
            of, value = fact.states
            quantities.setdefault(of, []).append(_Stated(fact, value, Compare.IS, None))
        for finding in judge.judge(fact).findings:
            key = f"{finding.measure} {sorted(arguments_phrase(finding.arguments).items())}"
            subjects[key] = subject_phrase(finding.measure, finding.arguments)
            how = comparison(finding.said, finding.found, finding.compare)
            stated = _Stated(fact, finding.said, how, finding.found)
            checked.setdefault(key, []).append(stated)
    return [
        row
        for quantity, statements in quantities.items()
        for row in _pairs(term(quantity), statements, changes=True)
    ] + [row for key, statements in checked.items() for row in _pairs(subjects[key], statements)]


def _pairs(about: str, stated: Sequence[_Stated], *, changes: bool = False) -> list[DisputeRow]:
    """A row for each two statements that cannot both hold."""
    return [
        DisputeRow(
            about, _says(first), _says(second), first.found,
            CHANGED if changes and first.fact.date != second.fact.date else DISPUTE,
            [first.fact.id, second.fact.id],
        )
        for first, second in combinations(stated, 2)
        if first.fact is not second.fact and _conflict(first, second)
    ]  # fmt: skip


def _conflict(first: _Stated, second: _Stated) -> bool:
    """Whether the value that one states exactly contradicts what the other states."""
    if first.compare is Compare.IS:
        return not values_agree(second.said, first.said, second.compare)
    return second.compare is Compare.IS and not values_agree(first.said, second.said, first.compare)


def _says(stated: _Stated) -> str:
    fact = stated.fact
    citations, said = ", ".join(fact.citations), value_phrase(said_phrase(stated))
    if not fact.date:
        return msg("{citations}: {said}", citations=citations, said=said)
    return msg(
        "{citations} ({date}): {said}", citations=citations, date=date_term(fact.date), said=said
    )
