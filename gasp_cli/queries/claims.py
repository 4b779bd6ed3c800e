"""The claims of the sources, checked against the record."""

from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import Judgement, judge_of
from gasp_cli.claims.phrases import said_phrase
from gasp_cli.claims.verdict import parse_verdict
from gasp_cli.domain.facts import Fact
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.queries.claim_phrases import Evidence, finding_as_json, verdict_summary
from gasp_cli.results import CellStyle, Column, ResultSet


class ClaimRow(NamedTuple):
    """A fact that measures can test; its parts are nested in json."""

    id: Annotated[str, Column("id of the fact", "Id", CellStyle.MUTED)]
    text: Annotated[str, Column("what is said", "", CellStyle.PROSE)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 2)]
    verdict: Annotated[
        str,
        Column(
            "confirmed, supported, partly, contradicted or unverifiable",
            "Verdict",
            CellStyle.VERDICT,
        ),
    ]
    said: Annotated[Any, Column("the value stated; of several parts a list", "Claimed", priority=0)]
    found: Annotated[
        Any, Column("what the record gives; null: it does not know", "Found", priority=0)
    ]
    evidence: Evidence
    reason: Annotated[
        str | None,
        Column("what fails, what was assumed, what was not checked", "Reason"),
    ]
    parts: Annotated[list[dict[str, Any]], Column("a finding for each part", "Parts", priority=0)]
    basis: Annotated[
        str | None,
        Column("what it rests on: matches, reference, sources; null: nothing", "Basis", priority=0),
    ]


def _claim_row(fact: Fact, judgement: Judgement) -> ClaimRow:
    parts = judgement.findings
    single = len(parts) == 1
    findings = [finding_as_json(part) for part in parts]
    evidence = dict.fromkeys(match for finding in findings for match in finding["evidence"])
    return ClaimRow(
        fact.id, fact.text, list(fact.citations), str(judgement.verdict),
        said_phrase(parts[0]) if single else [said_phrase(part) for part in parts],
        parts[0].found if single else [part.found for part in parts],
        list(evidence), judgement.reason or None, findings,
        judgement.basis and str(judgement.basis),
    )  # fmt: skip


def claims(
    story: Story, *, verdict: str | None = None, source: str | None = None
) -> ResultSet[ClaimRow]:
    """The facts that a measure can test, each judged now, in the order of the sources."""
    verdict_filter = None if verdict is None else parse_verdict(verdict)
    cited = None if source is None else story.find_source(source).id
    judge = judge_of(story)
    rows = []
    for fact in story.facts:
        if fact.checks and (cited is None or cited in fact.sources):
            judgement = judge.judge(fact)
            if verdict_filter in (None, judgement.verdict):
                rows.append(_claim_row(fact, judgement))
    title, why = msg("Claims checked against the record"), msg("no matching claim in the sources")
    return ResultSet(ClaimRow, rows, title, (verdict_summary(rows),), why, links=story.links)
