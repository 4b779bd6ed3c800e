"""What two sources, or a source and the record, say differently."""

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
    """What two sources, or a source and the record, say differently."""

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
    """What sources say differently from each other or from the record; found, not typed."""
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
    """Two facts that give the same quantity, or ask the same of the record, and differ.

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
    rows = [row for about, one in quantities.items() for row in _pairs(about, one, by_date=True)]
    return rows + [row for key, one in asked.items() for row in _pairs(words[key], one)]


def _pairs(about: str, stated: Sequence[_Stated], *, by_date: bool = False) -> list[DisputeRow]:
    """A row for any two that cannot both hold."""
    return [
        DisputeRow(
            about, _says(one), _says(other), one.found,
            BY_DATE if by_date and one.fact.date != other.fact.date else DISPUTE,
            [one.fact.id, other.fact.id],
        )
        for one, other in combinations(stated, 2)
        if one.fact is not other.fact and _conflict(one, other)
    ]  # fmt: skip


def _conflict(one: _Stated, other: _Stated) -> bool:
    """Whether the value that one states exactly does not agree with what the other says."""
    if one.compare is Compare.IS:
        return not values_agree(other.said, one.said, other.compare)
    return other.compare is Compare.IS and not values_agree(one.said, other.said, one.compare)


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
