"""Comparing what is said with what the record gives: checks in, findings and verdicts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from gasp_cli.errors import DataError, UsageError
from gasp_cli.findings.bench import Bench, Measured
from gasp_cli.findings.measures import MEASURES, Measure
from gasp_cli.football.runs import KINDS
from gasp_cli.model import Match
from gasp_cli.names import nearest
from gasp_cli.record import Record
from gasp_cli.seasons import check_day
from gasp_cli.story import Check, Fact


class Verdict(StrEnum):
    """What the record makes of a claim."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    UNVERIFIABLE = "unverifiable"


class Compare(StrEnum):
    """How the value said and the value found are held against each other."""

    IS = "is"
    HAS = "has"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Finding(NamedTuple):
    """One part of a claim, recomputed.

    `arguments` are under the record's own names. `reading` is which way of reading the claim
    this is, where there are several; `reason` says why the record cannot tell, or what was
    assumed.
    """

    measure: str
    arguments: dict[str, Any]
    said: Any
    compare: Compare
    found: Any
    verdict: Verdict
    evidence: tuple[Match, ...]
    reading: str
    reason: str


class Judgement(NamedTuple):
    """What the record makes of a whole fact: the verdict and a finding for each part."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    reason: str


class Judge:
    """Judges claims against one record; each measure with the same arguments is taken once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._taken: dict[tuple[Any, ...], Measured] = {}

    @cached_property
    def _bench(self) -> Bench:
        return Bench(self.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact. Readings are alternatives, all else must hold together."""
        if not fact.checks:
            return Judgement(Verdict.UNVERIFIABLE, (), why_unchecked(fact))
        findings = tuple(self.check(one) for one in fact.checks)
        return Judgement(overall(findings), findings, "; ".join(_reasons(findings)))

    def check(self, check: Check) -> Finding:
        """The finding on one check.

        Raises `UsageError` for a measure or argument that there is not, and for names that the
        record does not know.
        """
        measure = find_measure(check.measure)
        arguments = self._settle(measure, check.arguments)
        key = (measure.name, *sorted((name, repr(value)) for name, value in arguments.items()))
        if key not in self._taken:
            self._taken[key] = measure.function(self._bench, **arguments)
        measured = self._taken[key]
        compare = Compare(check.compare)
        said = self._said(measure, check.says)
        evidence = measured.evidence
        verdict = Verdict.UNVERIFIABLE
        if measured.value is not None:
            holds = agree(said, measured.value, compare)
            verdict = Verdict.CONFIRMED if holds else Verdict.CONTRADICTED
            evidence = _bearing(measured, said, compare)
        return Finding(
            measure.name, arguments, said, compare, measured.value, verdict, evidence,
            check.reading, "; ".join(part for part in (check.assumes, measured.note) if part),
        )  # fmt: skip

    def _said(self, measure: Measure, said: Any) -> Any:
        """What is said under the record's own names, where it is the name of a club."""
        if measure.unit not in ("club", "clubs") or said is None:
            return said
        if isinstance(said, list):
            return [self.record.find_club(one) for one in said]
        return self.record.find_club(str(said))

    def _settle(self, measure: Measure, given: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments checked and under the record's own names."""
        known = measure.parameters
        for name in given:
            if name not in known:
                close = nearest(name, known, 1)
                hint = f"did you mean {close[0]}? " if close else ""
                raise UsageError(
                    f"{measure.name} takes no argument {name!r}",
                    f"{hint}it takes {', '.join(known) or 'none'}",
                )
        settled = {name: self._argument(name, value) for name, value in given.items()}
        if "club" in known:
            settled.setdefault("club", self.record.about.club)
        missing = [name for name in measure.needs if name not in settled]
        if missing:
            raise UsageError(f"{measure.name} needs {', '.join(missing)}", f"as in {measure.usage}")
        return settled

    def _argument(self, name: str, value: Any) -> Any:
        """One argument in the form in which measures take it."""
        record = self.record
        if name in ("season", "before"):
            return record.find_season(str(value)) if name == "season" else str(value)
        if name in ("club", "opponent", "behind"):
            return record.find_club(str(value))
        if name == "competition":
            return record.find_competition(str(value)).name
        if name in ("matchday", "position", "age"):
            return _whole_number(name, value)
        if name == "matchdays":
            first, dash, last = str(value).partition("-")
            return _whole_number(name, first), _whole_number(name, last if dash else first)
        if name == "kind" and value not in KINDS:
            raise UsageError(f"{value!r} is no kind of run", f"it is one of {', '.join(KINDS)}")
        if name in ("since", "until"):
            return check_day(str(value))
        return str(value)


def _whole_number(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{name} {value!r} is no number") from error


def find_measure(given: str) -> Measure:
    """A measure by its name. Raises `UsageError` with the nearest."""
    name = given.strip().replace("-", "_").replace(" ", "_")
    if name not in MEASURES:
        close = nearest(name, MEASURES)
        hint = f"did you mean {' or '.join(close)}?" if close else "see gasp measures"
        raise UsageError(f"no measure is called {given!r}", hint)
    return MEASURES[name]


def find_verdict(given: str) -> Verdict:
    """A verdict by its name. Raises `UsageError`, which lists them."""
    for one in Verdict:
        if one.value == given.strip().lower():
            return one
    raise UsageError(f"{given!r} is no verdict", f"the verdicts are {', '.join(Verdict)}")


def agree(said: Any, found: Any, compare: Compare) -> bool:
    """Whether what is said holds against what was found.

    `is` compares as they are, a number and its text alike; `has` asks whether a list found has
    all that is said; `at-least` and `at-most` ask whether the value found is so.
    """
    if compare is Compare.HAS:
        items = found if isinstance(found, list) else [found]
        wanted = said if isinstance(said, list) else [said]
        return all(any(_same(one, item) for item in items) for one in wanted)
    if compare is Compare.IS:
        if isinstance(said, list) and isinstance(found, list):
            return len(said) == len(found) and all(map(_same, said, found))
        if isinstance(found, list):
            return len(found) == 1 and _same(said, found[0])
        return _same(said, found)
    try:
        number, limit = float(found), float(said)
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"{said!r} and {found!r} cannot be held against each other as numbers"
        ) from error
    return number >= limit if compare is Compare.AT_LEAST else number <= limit


def _same(said: Any, found: Any) -> bool:
    if isinstance(said, bool) or isinstance(found, bool):
        return str(said).lower() == str(found).lower()
    return str(said) == str(found)


def _bearing(measured: Measured, said: Any, compare: Compare) -> tuple[Match, ...]:
    """The matches that bear on what is said: of several, those in which it happened, if any."""
    values = measured.value
    if compare is not Compare.HAS or not isinstance(values, list):
        return measured.evidence
    if len(values) != len(measured.evidence):
        return measured.evidence
    wanted = said if isinstance(said, list) else [said]
    own = [
        match
        for value, match in zip(values, measured.evidence, strict=True)
        if any(_same(one, value) for one in wanted)
    ]
    return tuple(own) or measured.evidence


def overall(findings: Sequence[Finding]) -> Verdict:
    """The verdict on a claim from those on its parts.

    Parts with a reading are alternatives: where one reading holds and another does not, the
    claim holds partly, for the reading most favourable to the source decides between
    contradicted and partly. Parts without one must all hold.
    """
    readings = {one.verdict for one in findings if one.reading}
    parts = [one.verdict for one in findings if not one.reading]
    if readings:
        parts.append(_together(readings))
    return _together(set(parts))


def _together(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.PARTLY


def _reasons(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(one.reason for one in findings if one.reason))


UNCHECKED = {
    "opinion": "an opinion",
    "outside": "outside the record",
    "no measure": "no measure tests it",
}
"""Why a fact has no check, by the word that the data have for it."""

_BY_KIND = {
    "quote": "somebody's words, not a claim",
    "appointment": "outside the record: it has no posts",
    "transfer": "outside the record: it has no transfers",
    "honour": "outside the record",
    "profile": "outside the record",
    "event": "outside the record",
}


def why_unchecked(fact: Fact) -> str:
    """Why no measure tests a fact."""
    if fact.unchecked is not None:
        if fact.unchecked not in UNCHECKED:
            raise DataError(f"{fact.id}: {fact.unchecked!r} is no reason for having no check")
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
