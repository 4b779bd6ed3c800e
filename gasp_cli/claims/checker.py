"""Comparing what is said with what the record gives: checks in, findings and verdicts out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from gasp_cli.claims.arguments import find_measure, parse_arguments, parse_claimed_value
from gasp_cli.claims.judge import Judgement
from gasp_cli.claims.measure_context import MeasureContext
from gasp_cli.claims.measures import NONE, Measure, Measurement, NotOnRecord
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Check, Compare, Fact
from gasp_cli.domain.model import Match
from gasp_cli.errors import DataError, GaspError, UsageError
from gasp_cli.i18n import join_list, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import where_of


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


class ClaimChecker:
    """Holds claims against one record; each measure with the same arguments is taken once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._taken: dict[tuple[Any, ...], Measurement] = {}

    @cached_property
    def _bench(self) -> MeasureContext:
        return MeasureContext(self.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact with checks. Readings are alternatives, all else must hold.

        Raises `DataError` where a check of the fact asks what cannot be asked.
        """
        try:
            findings = tuple(self.check(check) for check in fact.checks)
        except DataError:
            raise
        except GaspError as error:
            where = where_of(self.record.store, fact)
            raise DataError(
                msg("{where}: {what}", where=where, what=error.message), error.hint
            ) from error
        return Judgement(overall(findings), findings, join_list(_reasons(findings), "; "))

    def read(self, check: Check) -> tuple[Measure, dict[str, Any], Any, Compare | None]:
        """The measure, its arguments, what is said and how to compare. Raises as `check` does."""
        compare = parse_compare(check.compare)
        measure = find_measure(check.measure)
        arguments = parse_arguments(self.record, measure, check.arguments)
        return measure, arguments, parse_claimed_value(self.record, measure, check.says), compare

    def check(self, check: Check) -> Finding:
        """The finding on one check.

        Raises `UsageError` for a measure or argument that there is not and for a value that is
        not of the measure's unit; `UnknownName` for names that the record does not know.
        """
        measure, arguments, said, compare = self.read(check)
        taken = self._measure(measure, arguments)
        verdict = Verdict.CONFIRMED
        if taken.value is None:
            verdict = Verdict.UNVERIFIABLE
        elif not _claim_holds(measure, said, taken.value, compare):
            verdict = Verdict.CONTRADICTED
            if taken.caveat:
                verdict, taken = Verdict.UNVERIFIABLE, Measurement(None, (), taken.caveat)
        parts = (term(check.assumes), taken.note, taken.caveat)
        reason = join_list((part for part in parts if part), "; ")
        return Finding(
            measure.name, arguments, said, compare, taken.value, verdict, taken.evidence,
            check.reading, reason,
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


def _claim_holds(measure: Measure, said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether what is said holds; of what is possible, one is enough."""
    if isinstance(said, list) and not isinstance(found, list) and found != NONE:
        raise UsageError(msg("{measure} gives one value, not a list", measure=measure.name))
    if measure.any_of and isinstance(found, list):
        each = said if isinstance(said, list) else [said]
        return all(any(values_agree(one, value, compare) for value in found) for one in each)
    if measure.unit == "percent" and compare in (None, Compare.IS) and NONE not in (said, found):
        return _rounds_to(said, found)
    return values_agree(said, found, compare)


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


def overall(findings: Sequence[Finding]) -> Verdict:
    """The verdict on a claim from those on its parts.

    Parts with a reading are alternatives: where one reading holds and another does not, the
    claim holds partly, for the reading most favourable to the source decides between
    contradicted and partly. Parts without one must all hold.
    """
    readings = {finding.verdict for finding in findings if finding.reading}
    parts = [finding.verdict for finding in findings if not finding.reading]
    if readings:
        parts.append(_together(readings))
    return _together(set(parts))


def _together(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict for several: partly where some hold and some do not, or cannot be told."""
    found = set(verdicts)
    if len(found) == 1:
        return found.pop()
    held = found & {Verdict.CONFIRMED, Verdict.PARTLY}
    return Verdict.PARTLY if held else Verdict.CONTRADICTED


def _reasons(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.reason for finding in findings if finding.reason))
