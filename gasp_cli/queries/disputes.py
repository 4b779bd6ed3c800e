"""Contradictions between two sources, or between a source and the record."""

from collections.abc import Sequence
from itertools import combinations
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.checker import Finding, comparison, values_agree
from gasp_cli.claims.judge import Judge
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Compare, Fact
from gasp_cli.i18n import date_term, join_list, msg, plural, term
from gasp_cli.kb.story import Story
from gasp_cli.queries.claim_phrases import arguments_phrase, said_phrase, value_phrase
from gasp_cli.results import CellStyle, Column, Kind, ResultSet


class DisputeRow(NamedTuple):
    """A contradiction between two sources, or between a source and the record."""

    about: Annotated[str, Column("what it is about", "About", CellStyle.STRONG, kind=Kind.TERM)]
    one: Annotated[str, Column("a citation and what it says", "One says")]
    other: Annotated[str, Column("a citation, or the record, and what it says", "The other")]
    found: Annotated[
        Any, Column("what the record gives; null: it does not know", "Found", priority=0)
    ]
    kind: Annotated[str, Column("dispute, or differs by date", "Kind", CellStyle.MUTED)]
    ids: Annotated[list[str], Column("ids of the facts", "Facts", CellStyle.MUTED, 2)]


class _Stated(NamedTuple):
    """A value that a fact states of something."""

    fact: Fact
    said: Any
    compare: Compare | None
    found: Any


def disputes(story: Story) -> ResultSet[DisputeRow]:
    """The contradictions among sources and between sources and record, computed now."""
    judge = Judge(story)
    rows = _between_sources(story, judge) + _against_the_record(story, judge)
    note = plural("{n} dispute.", "{n} disputes.", sum(row.kind == DISPUTE for row in rows))
    return ResultSet(DisputeRow, rows, msg("Disputes"), (note,), msg("nobody disagrees"))


DISPUTE, BY_DATE = msg("dispute"), msg("differs by date")


def _against_the_record(story: Story, judge: Judge) -> list[DisputeRow]:
    rows = []
    for fact in story.facts:
        judgement = judge.judge(fact)
        for part in judgement.findings:
            if part.verdict is Verdict.CONTRADICTED:
                about = words_of(part)
                if part.reading:
                    about = msg(
                        "{measure} (read as {reading})", measure=about, reading=term(part.reading)
                    )
                citations, said = ", ".join(fact.citations), value_phrase(said_phrase(part))
                rows.append(
                    DisputeRow(
                        about,
                        msg("{citations}: {said}", citations=citations, said=said),
                        msg("the record: {found}", found=value_phrase(part.found)),
                        part.found,
                        DISPUTE,
                        [fact.id],
                    )
                )
    return rows


def _between_sources(story: Story, judge: Judge) -> list[DisputeRow]:
    """Pairs of facts that state different values of one quantity or measure.

    Only a quantity that changes with time, such as an age, may differ by date.
    """
    quantities: dict[str, list[_Stated]] = {}
    asked: dict[str, list[_Stated]] = {}
    words: dict[str, str] = {}
    for fact in story.facts:
        if fact.states:
            of, value = fact.states
            quantities.setdefault(of, []).append(_Stated(fact, value, Compare.IS, None))
        for part in judge.judge(fact).findings:
            if part.measure != "statement":
                key = f"{part.measure} {sorted(arguments_phrase(part.arguments).items())}"
                words[key] = words_of(part)
                how = comparison(part.said, part.found, part.compare)
                stated = _Stated(fact, part.said, how, part.found)
                asked.setdefault(key, []).append(stated)
    rows = [
        row for about, values in quantities.items() for row in _pairs(about, values, by_date=True)
    ]
    return rows + [row for key, values in asked.items() for row in _pairs(words[key], values)]


def _pairs(about: str, stated: Sequence[_Stated], *, by_date: bool = False) -> list[DisputeRow]:
    """A row for each two values that cannot both be right."""
    return [
        DisputeRow(
            about, _says(first), _says(second), first.found,
            BY_DATE if by_date and first.fact.date != second.fact.date else DISPUTE,
            [first.fact.id, second.fact.id],
        )
        for first, second in combinations(stated, 2)
        if first.fact is not second.fact and _conflict(first, second)
    ]  # fmt: skip


def _conflict(first: _Stated, second: _Stated) -> bool:
    """Whether a value stated exactly disagrees with the other one."""
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


def words_of(part: Finding) -> str:
    """A measure and its arguments in words: `finals, The Cup, Alba`."""
    values = [str(value) for value in arguments_phrase(part.arguments).values()]
    return join_list(map(term, [part.measure.replace("_", " "), *values]))
