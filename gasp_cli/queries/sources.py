"""The sources, with the number of their facts by verdict."""

from collections import Counter
from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import msg, plural
from gasp_cli.kb.story import Story
from gasp_cli.results import CellStyle, Column, ResultSet


class SourceRow(NamedTuple):
    """An article."""

    id: Annotated[str, Column("id, as in citations", "Id", CellStyle.STRONG)]
    title: Annotated[str | None, Column("title; null: the text has none", "Title")]
    author: Annotated[str | None, Column("author, if it says", "Author", priority=3)]
    publisher: Annotated[str | None, Column("publisher, if it says", "Publisher", priority=3)]
    date: Annotated[str | None, Column("day of publication, if it says", "Date", priority=3)]
    language: Annotated[str | None, Column("language, ISO 639", "Lang", priority=3)]
    facts: Annotated[int, Column("facts that cite it", "Facts")]
    confirmed: Annotated[int, Column("facts the record confirms", "Conf.", CellStyle.GOOD)]
    contradicted: Annotated[int, Column("facts it contradicts", "Contr.", CellStyle.BAD)]
    partly: Annotated[int, Column("facts that hold in part", "Partly", CellStyle.EVEN)]
    unverifiable: Annotated[int, Column("facts it cannot tell", "Unv.", CellStyle.MUTED)]
    supported: Annotated[
        int, Column("facts that hold as far as could be checked", "Supp.", CellStyle.GOOD)
    ]
    file: Annotated[str, Column("name of the file with its text", "File", priority=0)]
    url: Annotated[str | None, Column("address; null: it has none", "Address", priority=0)]


def sources(story: Story) -> ResultSet[SourceRow]:
    """The sources, each with the number of facts that cite it, by verdict."""
    judge = judge_of(story)
    verdicts = {source.id: Counter[str]() for source in story.sources}
    for fact in story.facts:
        for cited in fact.sources:
            verdicts[cited][judge.verdict(fact)] += 1
    rows = [
        SourceRow(
            source.id, source.title, source.author, source.publisher, source.date,
            source.language, verdicts[source.id].total(), *_verdict_counts(verdicts[source.id]),
            source.file, source.url,
        )
        for source in story.sources
    ]  # fmt: skip
    note = plural(
        "{n} fact; a fact that several sources say counts for each.",
        "{n} facts; a fact that several sources say counts for each.",
        len(story.facts),
    )
    why = msg("the knowledge base has no source")
    return ResultSet(SourceRow, rows, msg("Sources"), (note,), why, links=story.links)


def _verdict_counts(count: Counter[str]) -> tuple[int, int, int, int, int]:
    """How many facts have each verdict, in the order of the fields."""
    return (
        count[Verdict.CONFIRMED], count[Verdict.CONTRADICTED], count[Verdict.PARTLY],
        count[Verdict.UNVERIFIABLE], count[Verdict.SUPPORTED],
    )  # fmt: skip
