"""What the record makes of what is said: claims, checks of one's own, disputes, measures."""

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Annotated, Any, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import DataError, GaspError
from gasp_cli.findings.finding import Checker, Finding, agree
from gasp_cli.findings.judge import Judge, Judgement
from gasp_cli.findings.measures import MEASURES
from gasp_cli.findings.verdict import Verdict, find_verdict
from gasp_cli.record import Record
from gasp_cli.sides import match_id
from gasp_cli.story import Check, Compare, Fact, Story


class ClaimRow(NamedTuple):
    """A fact that a measure of the record can test; its parts are nested in json."""

    id: Annotated[str, Column("id of the fact", "Id", Look.MUTED)]
    text: Annotated[str, Column("what is said", "Claim")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED, 2)]
    verdict: Annotated[
        str, Column("confirmed, contradicted, partly or unverifiable", "Verdict", Look.VERDICT)
    ]
    said: Annotated[Any, Column("the value stated; of several parts a list", "Said")]
    found: Annotated[Any, Column("what the record gives; null: it does not know", "Found")]
    evidence: Annotated[list[str], Column("ids of the matches that show it", "Matches", rank=0)]
    reason: Annotated[str | None, Column("what was assumed, or why it cannot be told", "", rank=0)]
    parts: Annotated[list[dict[str, Any]], Column("a finding for each part", "Parts", rank=0)]


class CheckRow(NamedTuple):
    """A claim of one's own, held against the record."""

    measure: Annotated[str, Column("the measure", "Measure", Look.STRONG)]
    arguments: Annotated[
        dict[str, Any], Column("its arguments, names as the record has them", "Arguments")
    ]
    said: Annotated[Any, Column("the value stated; of a limit `at least 5`", "Said")]
    found: Annotated[Any, Column("what the record gives; null: it does not know", "Found")]
    verdict: Annotated[
        str, Column("confirmed, contradicted or unverifiable", "Verdict", Look.VERDICT)
    ]
    evidence: Annotated[list[str], Column("ids of the matches that show it", "Matches", rank=0)]
    reason: Annotated[
        str | None, Column("what was assumed, or why it cannot be told", "Note", rank=3)
    ]
    text: Annotated[str | None, Column("the claim, where the file has it", "Claim", rank=0)]


class MeasureRow(NamedTuple):
    """A named function over the record."""

    measure: Annotated[str, Column("name", "Measure", Look.STRONG)]
    arguments: Annotated[
        list[str], Column("arguments; those with ? may be left out", "Arguments", rank=3)
    ]
    unit: Annotated[str, Column("what its value is", "Unit", Look.MUTED)]
    counts: Annotated[str, Column("what it counts", "Counts")]
    example: Annotated[str, Column("a command that uses it", "Example", rank=0)]


class DisputeRow(NamedTuple):
    """What two sources, or a source and the record, say differently."""

    about: Annotated[str, Column("what it is about", "About", Look.STRONG)]
    one: Annotated[str, Column("a citation and what it says", "One says")]
    other: Annotated[str, Column("a citation, or the record, and what it says", "The other")]
    found: Annotated[Any, Column("what the record gives; null: it does not know", "Found", rank=0)]
    kind: Annotated[str, Column("dispute, or differs by date", "Kind", Look.MUTED)]
    ids: Annotated[
        list[str], Column("ids of the facts, which gasp show opens", "Facts", Look.MUTED, 2)
    ]


class _Stated(NamedTuple):
    """A value that a fact states of something."""

    fact: Fact
    said: Any
    compare: Compare
    found: Any


def finding_object(one: Finding) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "measure": one.measure,
        "arguments": plain(one.arguments),
        "said": one.said,
        "compare": str(one.compare),
        "found": one.found,
        "verdict": str(one.verdict),
        "reading": one.reading or None,
        "evidence": [match_id(match) for match in one.evidence],
        "reason": one.reason or None,
    }


def said_of(part: Finding | _Stated) -> Any:
    """The value said; of a limit, in words: `at least 5`."""
    if part.compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return f"{part.compare.replace('-', ' ')} {part.said}"
    return part.said


def plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments as one would type them: matchdays `1-19`."""
    return {
        name: f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value
        for name, value in arguments.items()
    }


def _claim_row(fact: Fact, judgement: Judgement) -> ClaimRow:
    parts = judgement.findings
    single = len(parts) == 1
    evidence = dict.fromkeys(match_id(match) for part in parts for match in part.evidence)
    return ClaimRow(
        fact.id, fact.text, list(fact.citations), str(judgement.verdict),
        said_of(parts[0]) if single else [said_of(part) for part in parts],
        parts[0].found if single else [part.found for part in parts],
        list(evidence), judgement.reason or None, [finding_object(part) for part in parts],
    )  # fmt: skip


def claims(story: Story, *, verdict: str | None = None, source: str | None = None) -> Answer:
    """The facts that a measure can test, each judged now, in the order of the sources."""
    wanted = None if verdict is None else find_verdict(verdict)
    cited = None if source is None else story.find_source(source).id
    judge = Judge(story)
    rows = []
    for fact in story.facts:
        if fact.checks and (cited is None or cited in fact.sources):
            judgement = judge.judge(fact)
            if wanted in (None, judgement.verdict):
                rows.append(_claim_row(fact, judgement))
    why = "no claim like that in the sources"
    return Answer(ClaimRow, rows, "Claims held against the record", (tallied(rows),), why)


def tallied(rows: Iterable[Any]) -> str:
    """How many have each verdict: `86 claims: 70 confirmed, …`."""
    count = Counter(row.verdict for row in rows)
    parts = [f"{count[one]} {one}" for one in Verdict if count[one]]
    noun = "claim" if count.total() == 1 else "claims"
    return f"{count.total()} {noun}{': ' if parts else ''}{', '.join(parts)}."


class Asked(NamedTuple):
    """A claim to check, or the fault that keeps it from being one.

    `text` is what it says in words, `where` the line on which it stands, where it is of a file.
    """

    check: Check | GaspError
    text: str | None = None
    where: str = ""


def check(record: Record, claims_: Sequence[Asked]) -> Answer:
    """Claims of one's own, each judged.

    Where one asks what cannot be asked, the error is raised; of a file it is a warning with its
    line, so that the others are judged all the same.
    """
    checker = Checker(record)
    rows, faults = [], []
    for one in claims_:
        try:
            if isinstance(one.check, GaspError):
                raise one.check
            found = checker.check(one.check)
        except GaspError as error:
            if not one.where or isinstance(error, DataError):
                raise
            hint = f" ({error.hint})" if error.hint else ""
            faults.append(f"{one.where}: {error.message}{hint}")
            continue
        rows.append(
            CheckRow(
                found.measure, plain(found.arguments), said_of(found), found.found,
                str(found.verdict), [match_id(match) for match in found.evidence],
                found.reason or None, one.text,
            )
        )  # fmt: skip
    return Answer(
        CheckRow, rows, "Held against the record", (tallied(rows),), "nothing to check",
        warnings=tuple(faults),
    )  # fmt: skip


def measures(story: Story) -> Answer:
    """The measures, by name, each with an example from the checks of the story."""
    examples: dict[str, str] = {}
    for fact in story.facts:
        for one in fact.checks:
            examples.setdefault(one.measure, _command(one))
    rows = [
        MeasureRow(
            one.name, [name if name in one.needs else f"{name}?" for name in one.parameters],
            one.unit, one.counts, examples.get(one.name, one.usage),
        )
        for _, one in sorted(MEASURES.items())
    ]  # fmt: skip
    return Answer(MeasureRow, rows, "Measures of the record", (f"{len(rows)} measures.",))


def _command(one: Check) -> str:
    """A check as the command line that repeats it."""
    says = "; ".join(map(str, one.says)) if isinstance(one.says, list) else shown(one.says)
    words = ["gasp", "check", one.measure]
    for name, value in one.arguments.items():
        words += [f"--{name}", str(value)]
    words += ["--says", says]
    words += [] if one.compare == "is" else ["--compare", one.compare]
    return shlex.join(words)


def disputes(story: Story) -> Answer:
    """What sources say differently from each other or from the record; found, not typed."""
    judge = Judge(story)
    rows = _between_sources(story, judge) + _against_the_record(story, judge)
    note = f"{sum(row.kind == DISPUTE for row in rows)} disputes."
    return Answer(DisputeRow, rows, "Disputes", (note,), "nobody disagrees")


DISPUTE, BY_DATE = "dispute", "differs by date"


def _against_the_record(story: Story, judge: Judge) -> list[DisputeRow]:
    rows = []
    for fact in story.facts:
        judgement = judge.judge(fact)
        for part in judgement.findings:
            if part.verdict is Verdict.CONTRADICTED:
                reading = f" (read as {part.reading})" if part.reading else ""
                about = f"{words_of(part)}{reading}"
                rows.append(
                    DisputeRow(
                        about, f"{', '.join(fact.citations)}: {shown(said_of(part))}",
                        f"the record: {shown(part.found)}", part.found, DISPUTE, [fact.id],
                    )
                )  # fmt: skip
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
                key = f"{part.measure} {sorted(plain(part.arguments).items())}"
                words[key] = words_of(part)
                stated = _Stated(fact, part.said, part.compare, part.found)
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
        return not agree(other.said, one.said, other.compare)
    return other.compare is Compare.IS and not agree(one.said, other.said, one.compare)


def _says(stated: _Stated) -> str:
    fact = stated.fact
    when = f" ({fact.date})" if fact.date else ""
    return f"{', '.join(fact.citations)}{when}: {shown(said_of(stated))}"


def words_of(part: Finding) -> str:
    """A measure and its arguments in words: `finals, The Cup, Alba`."""
    values = [str(value) for value in plain(part.arguments).values()]
    return ", ".join([part.measure.replace("_", " "), *values])


def shown(value: Any) -> str:
    """A value said or found, as it is put into a sentence."""
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
