"""What the record makes of the facts: verdicts, checks, and the matches that show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from gasp_cli.export.columns import ColumnOf, Kind, Part, as_json, parts_of
from gasp_cli.export.relation import Reference, Relation, Row, references_of
from gasp_cli.findings.judge import Judge, Judgement
from gasp_cli.sides import match_id
from gasp_cli.story import Check, Story
from gasp_cli.tables import MATCHES


class Verdicts:
    """The facts of a story held against its record, when that is first asked for."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """What the record makes of each fact, by its id."""
        judge = Judge(self.story)
        return {fact.id: judge.judge(fact) for fact in self.story.facts}

    def parts(self) -> Iterator[Part]:
        """What the record makes of a fact."""
        column = ColumnOf("verdict", Kind.TEXT, "confirmed, contradicted, partly or unverifiable")
        yield Part(column, lambda fact: str(self.judgements[fact.id].verdict))
        why = "what was assumed, or why the record cannot tell"
        column = ColumnOf("reason", Kind.TEXT, why, "", True)
        yield Part(column, lambda fact: self.judgements[fact.id].reason or None)

    def checks(self) -> Iterator[Relation]:
        """The checks of the facts with what the record gives, and the matches that show it."""
        fact = ColumnOf("fact_id", Kind.TEXT, "the fact", "facts.id")
        number = ColumnOf("number", Kind.INTEGER, "place among the checks of the fact, from 1")
        parts = list(parts_of(Check, {}))
        found = (
            ColumnOf("found", Kind.JSON, "what the record gives; none: it cannot tell", "", True),
            ColumnOf("verdict", Kind.TEXT, "confirmed, contradicted or unverifiable"),
            ColumnOf(
                "reason", Kind.TEXT, "what was assumed, or why the record cannot tell", "", True
            ),
        )

        def rows() -> Iterator[Row]:
            for one in self.story.facts:
                judged = zip(one.checks, self.judgements[one.id].findings, strict=True)
                for count, (check, finding) in enumerate(judged, 1):
                    value = None if finding.found is None else as_json(finding.found)
                    yield (
                        one.id, count, *(part.value(check) for part in parts),
                        value, str(finding.verdict), finding.reason or None,
                    )  # fmt: skip

        columns = (fact, number, *(part.column for part in parts), *found)
        meaning = "what tests the facts against the record, and what the record gives"
        yield Relation(
            "checks", meaning, columns, ("fact_id", "number"), references_of(columns), rows
        )
        yield self.evidence()

    def evidence(self) -> Relation:
        """The matches that show what the record gives."""
        columns = (
            ColumnOf("fact_id", Kind.TEXT, "the fact", "facts.id"),
            ColumnOf("number", Kind.INTEGER, "the check of the fact", "checks.number"),
            ColumnOf("ordinal", Kind.INTEGER, "place among the matches of the check, from 1"),
            ColumnOf("match_id", Kind.TEXT, "a match that shows it", "matches.id"),
        )

        def rows() -> Iterator[Row]:
            for one in self.story.facts:
                for count, finding in enumerate(self.judgements[one.id].findings, 1):
                    for ordinal, match in enumerate(finding.evidence, 1):
                        yield one.id, count, ordinal, match_id(match)

        check = ("fact_id", "number")
        return Relation(
            "evidence", "the matches that show what the checks found", columns,
            (*check, "ordinal"),
            (Reference(check, "checks", check), Reference(("match_id",), MATCHES, ("id",))), rows,
        )  # fmt: skip
