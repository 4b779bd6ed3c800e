"""Comparing what is said with what the record gives: checks in, findings and verdicts out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from gasp_cli.claims.arguments import find_measure, parse_arguments, parse_claimed_value
from gasp_cli.claims.judge import Judgement
from gasp_cli.claims.measure_context import MeasureContext
from gasp_cli.claims.measures import NONE, Measure, Measurement, NotOnRecord
from gasp_cli.claims.registry import Basis, Stated
from gasp_cli.claims.verdict import Verdict, unchecked_reason
from gasp_cli.domain.facts import UNCHECKED, Check, Compare, Fact
from gasp_cli.domain.model import Match
from gasp_cli.errors import DataError, GaspError, UsageError
from gasp_cli.i18n import join_list, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import where_of
from gasp_cli.matching import normalise


class Finding(NamedTuple):
    """One part of a claim, recomputed.

    `arguments` are under the record's own names. `reading` is which way of reading the claim
    this is, where there are several; `reason` says why the record cannot tell, or what was
    assumed.
    """

    measure: str
    arguments: dict[str, Any]
    said: Any
    compare: Compare | None
    found: Any
    verdict: Verdict
    evidence: tuple[Match, ...]
    reading: str
    reason: str
    basis: Basis
    rows: tuple[Stated, ...] = ()
    ordinary: bool = False


class Answer(NamedTuple):
    """What a measure gives; None where the record cannot tell, with the reason why.

    `arguments` are under the record's own names.
    """

    measure: str
    arguments: dict[str, Any]
    found: Any
    evidence: tuple[Match, ...]
    basis: Basis
    rows: tuple[Stated, ...]
    reason: str


class ClaimChecker:
    """Holds claims against one record; each measure with the same arguments is taken once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._taken: dict[tuple[Any, ...], Measurement] = {}

    @cached_property
    def _bench(self) -> MeasureContext:
        return MeasureContext(self.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact with checks, or on a prediction with an outcome.

        Raises `DataError` where a check of the fact asks what cannot be asked.
        """
        try:
            findings = tuple(self.check(check) for check in fact.checks)
            outcome = None if fact.outcome is None else self.check(fact.outcome)
        except DataError:
            raise
        except GaspError as error:
            where = where_of(self.record.store, fact)
            raise DataError(
                msg("{where}: {what}", where=where, what=error.message), error.hint
            ) from error
        verdict = overall(findings, has_unchecked=bool(fact.unchecked_parts))
        reasons = [] if findings else [unchecked_reason(fact), *_became(outcome)]
        reasons += _reasons(findings)
        reasons += [
            msg(
                "not checked: {part} ({reason})",
                part=term(part.part),
                reason=UNCHECKED[part.reason],
            )
            for part in fact.unchecked_parts
        ]
        return Judgement(verdict, findings, join_list(reasons, "; "), _basis(findings), outcome)

    def read(self, check: Check) -> tuple[Measure, dict[str, Any], Any, Compare | None]:
        """The measure, its arguments, what is said and how to compare. Raises as `check` does."""
        compare = parse_compare(check.compare)
        measure = find_measure(check.measure)
        arguments = parse_arguments(self.record, measure, check.arguments)
        return measure, arguments, parse_claimed_value(self.record, measure, check.says), compare

    def answer(self, name: str, given: Mapping[str, Any]) -> Answer:
        """What a measure gives where nobody states a value. Raises as `check` does."""
        measure = find_measure(name)
        arguments = parse_arguments(self.record, measure, given)
        taken = self._measure(measure, arguments)
        return Answer(
            measure.name, arguments, taken.value, taken.evidence, _basis_of(measure, taken),
            taken.rows, join_list((part for part in (taken.note, taken.caveat) if part), "; "),
        )  # fmt: skip

    def check(self, check: Check) -> Finding:
        """The finding on one check.

        Raises `UsageError` for a measure or argument that there is not and for a value that is
        not of the measure's unit; `UnknownName` for names that the record does not know.
        """
        measure, arguments, said, compare = self.read(check)
        taken = self._measure(measure, arguments)
        basis = _basis_of(measure, taken)
        verdict = _verdict(measure, said, taken, compare)
        if basis is Basis.SOURCES:  # articles held against each other neither prove nor refute
            verdict = _AGAINST_SOURCES.get(verdict, verdict)
        elif verdict is Verdict.CONTRADICTED and taken.caveat:
            verdict, taken = Verdict.UNVERIFIABLE, Measurement(None, (), taken.caveat)
        parts = (term(check.assumes), taken.note, taken.caveat)
        reason = join_list((part for part in parts if part), "; ")
        return Finding(
            measure.name, arguments, said, compare, taken.value, verdict, taken.evidence,
            check.reading, reason, basis, taken.rows, check.ordinary,
        )  # fmt: skip

    def _measure(self, measure: Measure, arguments: dict[str, Any]) -> Measurement:
        """What a measure gives; None, with a note that says why, where the record cannot tell."""
        key = (measure.name, *sorted((name, repr(value)) for name, value in arguments.items()))
        if key not in self._taken:
            try:
                taken = measure.function(self._bench, **arguments)
                self._taken[key] = taken._replace(value=NONE) if taken.value == [] else taken
            except NotOnRecord as error:
                self._taken[key] = Measurement(None, (), error.reason)
        return self._taken[key]


def _basis_of(measure: Measure, taken: Measurement) -> Basis:
    return measure.basis or (Basis.REFERENCE if taken.rows else Basis.MATCHES)


def parse_compare(given: str | None) -> Compare | None:
    """A way to compare by its name, None for none. Raises `UsageError`, which lists them."""
    if given is None:
        return None
    for one in Compare:
        if one.value == given:
            return one
    raise UsageError(
        msg("{given!r} is no way to compare", given=given),
        msg("it is one of {names}", names=", ".join(Compare)),
    )


def comparison(said: Any, found: Any, compare: Compare | None) -> Compare:
    """How to compare where nobody says: one value said may be one of several that were found."""
    if compare is not None:
        return compare
    one_said = not isinstance(said, list) or len(said) == 1
    return Compare.HAS if one_said and isinstance(found, list) else Compare.IS


def values_agree(said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether what is said holds against what was found.

    `is` compares as they are, lists in whatever order; `has` asks whether a list found has
    all that is said; `at-least` and `at-most` ask whether the value found is so.
    """
    compare = comparison(said, found, compare)
    limits = compare in (Compare.AT_LEAST, Compare.AT_MOST)
    if limits and not (_ordered(said) and (found == NONE or _ordered(found))):
        raise UsageError(
            msg("{said!r} and {found!r} have no more and less", said=said, found=found)
        )
    if NONE in (said, found):
        # No win is none, and none is no win; but of no wins none is by 0 goals.
        return bool(said == found or (said == NONE and found == 0 and found is not False))
    if compare is Compare.HAS:
        items = Counter(map(_plain, found if isinstance(found, list) else [found]))
        wanted = Counter(map(_plain, said if isinstance(said, list) else [said]))
        return wanted <= items
    if compare is Compare.IS:
        if isinstance(said, list) and isinstance(found, list):
            return Counter(map(_plain, said)) == Counter(map(_plain, found))
        if isinstance(found, list):
            return len(found) == 1 and _equal(said, found[0])
        return _equal(said, found)
    if isinstance(said, str) is not isinstance(found, str):
        raise UsageError(
            msg("{said!r} and {found!r} have no more and less", said=said, found=found)
        )
    return bool(found >= said if compare is Compare.AT_LEAST else found <= said)


_AGAINST_SOURCES = {
    Verdict.CONFIRMED: Verdict.SUPPORTED, Verdict.CONTRADICTED: Verdict.UNVERIFIABLE,
}  # fmt: skip


def _verdict(measure: Measure, said: Any, taken: Measurement, compare: Compare | None) -> Verdict:
    """The verdict on one check, before what it rests on is looked at."""
    if taken.value is None:
        return Verdict.UNVERIFIABLE
    if _claim_holds(measure, said, taken.value, compare):
        return Verdict.CONFIRMED
    if measure.unit == "date" and any(
        str(said).startswith(date) for date in _listed(taken.value) if date != NONE
    ):
        return Verdict.UNVERIFIABLE  # no row is as exact as that
    return Verdict.CONTRADICTED


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _claim_holds(measure: Measure, said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether what is said holds; of what is possible, one is enough."""
    if isinstance(said, list) and not isinstance(found, list) and found != NONE:
        raise UsageError(msg("{measure} gives one value, not a list", measure=measure.name))
    if measure.any_of and isinstance(found, list):
        agree = _AGREE.get(measure.unit, values_agree)
        return all(
            any(agree(value_said, value, compare) for value in found)
            for value_said in _listed(said)
        )
    if measure.unit == "percent" and compare in (None, Compare.IS) and NONE not in (said, found):
        return _rounds_to(said, found)
    return values_agree(said, found, compare)


def _dates_agree(said: str, found: str, compare: Compare | None) -> bool:
    """Whether a date is the one found, or the month or year of it."""
    if compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return values_agree(said, found, compare)
    return found.startswith(said)


def _names_agree(said: str, found: str, compare: Compare | None) -> bool:  # noqa: ARG001
    return normalise(said) == normalise(found)


_BOUND = re.compile(r"(?P<more>more than )?(?P<number>[0-9]+)(?P<less> or lower)?")


def _figures_agree(said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether a figure is the one found, within what a round number leaves open, or its bound."""
    bound = _BOUND.fullmatch(str(found))
    if isinstance(said, str) or (bound is None and isinstance(found, str)):
        return _names_agree(str(said), str(found), compare)
    if compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return values_agree(said, found, compare)
    if isinstance(found, str) and bound is not None:
        limit = int(bound["number"])
        return bool(said >= limit if bound["more"] or bound["less"] else said == limit)
    return bool(abs(said - found) <= _tolerance(said))


def _tolerance(said: float) -> float:
    """Half of the last place that a number is given to: 5,000 of 120,000, 0.05 of 10.5."""
    text = f"{said}"
    if "." in text:
        return float(0.5 / 10 ** len(text.partition(".")[2]) + 1e-9)
    zeros = len(text) - len(text.rstrip("0"))
    return float(0.5 * 10**zeros) if said and zeros else 0


_AGREE: dict[str, Callable[[Any, Any, Compare | None], bool]] = {
    "date": _dates_agree,
    "figure": _figures_agree,
    "names": _names_agree,
    "nickname": _names_agree,
    "post": _names_agree,
    "place name": _names_agree,  # i18n: a unit
}
"""By unit: how values of it agree, where that is not to be the same."""


def _rounds_to(said: float, found: float) -> bool:
    """Whether a number is another one with as many decimal places as it is said with."""
    _, _, decimals = str(said).partition(".")
    return bool(abs(said - found) <= 0.5 / 10 ** len(decimals) + 1e-9)


def _ordered(value: Any) -> bool:
    """Whether there is more and less of a value: a number, or a day."""
    if isinstance(value, str):
        return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _equal(said: Any, found: Any) -> bool:
    return _plain(said) == _plain(found)


def _plain(value: Any) -> str:
    """A value as text, truth in lower case, for comparing."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def overall(findings: Sequence[Finding], *, has_unchecked: bool = False) -> Verdict:
    """The verdict on a claim from those on its parts.

    Findings with a reading are one part read in several ways: the ordinary one decides, else they
    must agree. A part that cannot be told leaves the others at most supported.
    """
    parts = [finding.verdict for finding in findings if not finding.reading]
    if readings := [finding for finding in findings if finding.reading]:
        parts.append(_of_readings(readings))
    if has_unchecked:
        parts.append(Verdict.UNVERIFIABLE)
    verdicts = set(parts)
    held = verdicts & {Verdict.CONFIRMED, Verdict.SUPPORTED}
    if Verdict.PARTLY in verdicts or (held and Verdict.CONTRADICTED in verdicts):
        return Verdict.PARTLY
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    if held:
        return Verdict.CONFIRMED if verdicts == {Verdict.CONFIRMED} else Verdict.SUPPORTED
    return Verdict.UNVERIFIABLE


def _of_readings(readings: Sequence[Finding]) -> Verdict:
    """The verdict on a part that can be read in several ways."""
    ordinary = [finding.verdict for finding in readings if finding.ordinary]
    verdicts = set(ordinary or [finding.verdict for finding in readings])
    if len(verdicts) == 1:
        return verdicts.pop()
    held = verdicts & {Verdict.CONFIRMED, Verdict.SUPPORTED}
    if held and Verdict.CONTRADICTED in verdicts:
        return Verdict.PARTLY
    return Verdict.SUPPORTED if held else Verdict.UNVERIFIABLE


def _basis(findings: Sequence[Finding]) -> Basis | None:
    """The weakest of what the parts that could be told rest on."""
    ordinary = any(finding.ordinary for finding in findings)
    deciding = [
        finding.basis
        for finding in findings
        if finding.verdict is not Verdict.UNVERIFIABLE
        if not (finding.reading and ordinary) or finding.ordinary
    ]
    return max(deciding, key=list(Basis).index, default=None)


def _became(outcome: Finding | None) -> list[str]:
    """What became of a prediction, in words."""
    if outcome is None or outcome.verdict is Verdict.UNVERIFIABLE:
        return []
    came_true = outcome.verdict in (Verdict.CONFIRMED, Verdict.SUPPORTED)
    return [msg("it came true") if came_true else msg("it did not come true")]


def _reasons(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.reason for finding in findings if finding.reason))
