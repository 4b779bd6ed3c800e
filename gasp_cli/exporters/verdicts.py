"""What the record makes of the facts: verdicts, checks, and the matches that show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from gasp_cli.claims.judge import Judge, Judgement
from gasp_cli.domain.facts import Check
from gasp_cli.domain.tables import MATCHES
from gasp_cli.exporters.columns import ColumnOf, Kind, Part, as_json, parts_of
from gasp_cli.exporters.relation import Reference, Relation, Row, references_of
from gasp_cli.kb.story import Story

_WHY = "what was assumed, or why the record cannot tell"  # i18n: export


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
        verdicts = "confirmed, supported, partly, contradicted or unverifiable"  # i18n: export
        column = ColumnOf("verdict", Kind.TEXT, verdicts)
        yield Part(column, lambda fact: str(self.judgements[fact.id].verdict))
        column = ColumnOf("reason", Kind.TEXT, _WHY, "", True)
        yield Part(column, lambda fact: str(self.judgements[fact.id].reason) or None)

    def checks(self) -> Iterator[Relation]:
        """The checks of the facts with what the record gives, and the matches that show it."""
        fact = ColumnOf("fact_id", Kind.TEXT, "the fact", "facts.id")  # i18n: export
        place = "place among the checks of the fact, from 1"  # i18n: export
        number = ColumnOf("number", Kind.INTEGER, place)
        parts = list(parts_of(Check, {}))
        gives = "what the record gives; null: it cannot tell"  # i18n: export
        verdicts = "confirmed, supported, contradicted or unverifiable"  # i18n: export
        found = (
            ColumnOf("found", Kind.JSON, gives, "", True),
            ColumnOf("verdict", Kind.TEXT, verdicts),
            ColumnOf("reason", Kind.TEXT, _WHY, "", True),
        )

        def rows() -> Iterator[Row]:
            for fact in self.story.facts:
                judged = zip(fact.checks, self.judgements[fact.id].findings, strict=True)
                for count, (check, finding) in enumerate(judged, 1):
                    value = None if finding.found is None else as_json(finding.found)
                    yield (
                        fact.id, count, *(part.value(check) for part in parts),
                        value, str(finding.verdict), str(finding.reason) or None,
                    )  # fmt: skip

        columns = (fact, number, *(part.column for part in parts), *found)
        yield Relation(
            "checks",
            "what tests the facts against the record, and what the record gives",  # i18n: export
            columns, ("fact_id", "number"), references_of(columns), rows,
        )  # fmt: skip
        yield self.evidence()

    def evidence(self) -> Relation:
        """The matches that show what the record gives."""
        check = "the check of the fact"  # i18n: export
        place = "place among the matches of the check, from 1"  # i18n: export
        match = "a match that shows it"  # i18n: export
        columns = (
            ColumnOf("fact_id", Kind.TEXT, "the fact", "facts.id"),  # i18n: export
            ColumnOf("number", Kind.INTEGER, check, "checks.number"),
            ColumnOf("ordinal", Kind.INTEGER, place),
            ColumnOf("match_id", Kind.TEXT, match, "matches.id"),
        )

        def rows() -> Iterator[Row]:
            for fact in self.story.facts:
                for count, finding in enumerate(self.judgements[fact.id].findings, 1):
                    for ordinal, shown in enumerate(finding.evidence, 1):
                        yield fact.id, count, ordinal, shown.id

        of = ("fact_id", "number")
        return Relation(
            "evidence", "the matches that show what the checks found", columns,  # i18n: export
            (*of, "ordinal"),
            (Reference(of, "checks", of), Reference(("match_id",), MATCHES, ("id",))), rows,
        )  # fmt: skip
