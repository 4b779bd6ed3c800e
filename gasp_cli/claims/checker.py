"""Recompute a check from the record and compare the values: checks in, findings out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from gasp_cli.claims.arguments import find_measure, parse_arguments, parse_claimed_value
from gasp_cli.claims.measure_context import MeasureContext
from gasp_cli.claims.registry import NONE, CitedRow, Measure, Measurement, NotOnRecord
from gasp_cli.claims.verdict import Basis, Verdict
from gasp_cli.domain.dates import is_date
from gasp_cli.domain.facts import Check, Compare
from gasp_cli.domain.model import Match
from gasp_cli.errors import UsageError
from gasp_cli.i18n import join_list, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.matching import normalise, parse_choice


class Finding(NamedTuple):
    """One part of a claim, recomputed.

    `arguments` are under the record's own names. `reading` is the way to read the claim, where
    there are several. `notes` say what was assumed or counted, or why the record cannot tell.
    """

    measure: str
    arguments: dict[str, Any]
    said: Any
    compare: Compare | None
    found: Any
    verdict: Verdict
    evidence: tuple[Match, ...]
    reading: str
    notes: tuple[str, ...]
    basis: Basis
    rows: tuple[CitedRow, ...] = ()
    ordinary: bool = False

    @property
    def reason(self) -> str:
        """The notes as one text, empty where there is none."""
        return join_list(self.notes, "; ")


class Answer(NamedTuple):
    """The value of a measure; None where the record cannot tell, with the reason why.

    `arguments` are under the record's own names.
    """

    measure: str
    arguments: dict[str, Any]
    found: Any
    evidence: tuple[Match, ...]
    basis: Basis
    rows: tuple[CitedRow, ...]
    reason: str


class ClaimChecker:
    """Checks claims against one record; computes each measure once for the same arguments."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._measured: dict[tuple[Any, ...], Measurement] = {}

    @cached_property
    def _context(self) -> MeasureContext:
        return MeasureContext(self.record)

    def read(self, check: Check) -> tuple[Measure, dict[str, Any], Any, Compare | None]:
        """The measure, its arguments, the claimed value, how to compare. Raises as `check` does."""
        compare = parse_compare(check.compare)
        measure = find_measure(check.measure)
        arguments = parse_arguments(self.record, measure, check.arguments)
        return measure, arguments, parse_claimed_value(self.record, measure, check.says), compare

    def answer(self, name: str, typed: Mapping[str, Any]) -> Answer:
        """The value of a measure that nobody has stated one of. Raises as `check` does."""
        measure = find_measure(name)
        arguments = parse_arguments(self.record, measure, typed)
        measured = self._measure(measure, arguments)
        notes = (measured.note, measured.counted, measured.caveat)
        return Answer(
            measure.name, arguments, measured.value, measured.evidence,
            _basis_of(measure, measured), measured.rows, join_list(filter(None, notes), "; "),
        )  # fmt: skip

    def check(self, check: Check) -> Finding:
        """The finding on one check.

        Raises `UsageError` for an unknown measure or argument and for a value of another unit
        than the measure's, `UnknownName` for names that the record does not have.
        """
        measure, arguments, said, compare = self.read(check)
        measured = self._measure(measure, arguments)
        basis = _basis_of(measure, measured)
        verdict = _verdict(measure, said, measured, compare)
        alone, open_question = "", _open_question(measure, said, measured.value)
        if verdict is Verdict.CONTRADICTED and open_question:
            verdict, measured = Verdict.UNVERIFIABLE, measured._replace(note=open_question)
        if basis is Basis.SOURCES:  # articles held against each other neither prove nor refute
            verdict = _AGAINST_SOURCES.get(verdict, verdict)
            alone = msg("neither a match nor a reference row decides it")
        elif verdict is Verdict.CONTRADICTED and measured.caveat:
            verdict, measured = Verdict.UNVERIFIABLE, Measurement(None, (), measured.caveat)
        notes = (measured.note, measured.counted, term(check.assumes), measured.caveat, alone)
        return Finding(
            measure.name, arguments, said, compare, measured.value, verdict, measured.evidence,
            check.reading, tuple(note for note in notes if note), basis, measured.rows,
            check.ordinary,
        )  # fmt: skip

    def _measure(self, measure: Measure, arguments: dict[str, Any]) -> Measurement:
        """The measurement; its value is None, and its note says why, where nothing can be told."""
        key = (measure.name, *sorted((name, repr(value)) for name, value in arguments.items()))
        if key not in self._measured:
            try:
                measured = measure.function(self._context, **arguments)
                value = NONE if measured.value == [] else measured.value
                self._measured[key] = measured._replace(value=value)
            except NotOnRecord as error:
                self._measured[key] = Measurement(None, (), error.reason)
        return self._measured[key]


def _basis_of(measure: Measure, measured: Measurement) -> Basis:
    return measure.basis or (Basis.REFERENCE if measured.rows else Basis.MATCHES)


def parse_compare(text: str | None) -> Compare | None:
    """A way to compare by its name, None for none. Raises `UsageError`, which lists them."""
    return None if text is None else parse_choice(Compare, text, msg("way to compare"))


def comparison(said: Any, found: Any, compare: Compare | None) -> Compare:
    """How to compare by default: a single claimed value may be one of several found."""
    if compare is not None:
        return compare
    is_single = not isinstance(said, list) or len(said) == 1
    return Compare.HAS if is_single and isinstance(found, list) else Compare.IS


def values_agree(said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether the claimed value agrees with the one found.

    `is` compares them as they are, lists in any order. `has` requires every claimed value in the
    list found, `at-least` and `at-most` a value found within that limit. Without one of
    them several values, each claimed once, are right of a list that has some of them twice.
    """
    if compare is None and isinstance(said, list) and isinstance(found, list):
        named = set(map(_plain, said))
        if len(named) == len(said) > 1:
            return named == set(map(_plain, found))
    compare = comparison(said, found, compare)
    limits = compare in (Compare.AT_LEAST, Compare.AT_MOST)
    if limits and not (_ordered(said) and (found == NONE or _ordered(found))):
        raise UsageError(msg("{said!r} and {found!r} cannot be ordered", said=said, found=found))
    if NONE in (said, found):
        # A claimed "none" agrees with 0; "none" on record (no win at all) is not a margin of 0.
        return bool(said == found or (said == NONE and found == 0 and found is not False))
    if compare is Compare.HAS:
        items, claimed = Counter(map(_plain, _listed(found))), Counter(map(_plain, _listed(said)))
        return claimed <= items
    if compare is Compare.IS:
        if isinstance(said, list) and isinstance(found, list):
            return Counter(map(_plain, said)) == Counter(map(_plain, found))
        if isinstance(found, list):
            return len(found) == 1 and _equal(said, found[0])
        return _equal(said, found)
    if isinstance(said, str) is not isinstance(found, str):
        raise UsageError(msg("{said!r} and {found!r} cannot be ordered", said=said, found=found))
    return bool(found >= said if compare is Compare.AT_LEAST else found <= said)


_AGAINST_SOURCES = {
    Verdict.CONFIRMED: Verdict.SUPPORTED, Verdict.CONTRADICTED: Verdict.UNVERIFIABLE,
}  # fmt: skip


def _verdict(
    measure: Measure, said: Any, measured: Measurement, compare: Compare | None
) -> Verdict:
    """The verdict on one check, whatever its basis."""
    if measured.value is None:
        return Verdict.UNVERIFIABLE
    if _claim_holds(measure, said, measured.value, compare):
        return Verdict.CONFIRMED
    if measure.unit == "date" and any(
        str(said).startswith(date) for date in _listed(measured.value) if date != NONE
    ):
        return Verdict.UNVERIFIABLE  # no row is as exact as that
    return Verdict.CONTRADICTED


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _claim_holds(measure: Measure, said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether the claimed value holds; one of several possible values is enough."""
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
    """Whether a date is the one found, or its month or year."""
    if compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return values_agree(said, found, compare)
    return found.startswith(said)


def _names_agree(said: str, found: str, compare: Compare | None) -> bool:  # noqa: ARG001
    return normalise(said) == normalise(found)


# `more than 120000`, and a rank of `36 or lower`: the figure is that number or above.
_BOUND = r"more than (?P<more>[0-9]+)|(?P<rank>[0-9]+) or lower"  # i18n: to be read


def _least(found: Any) -> int | None:
    """The least that a figure can be by a bound, None of any other value."""
    bound = re.fullmatch(_BOUND, str(found))
    return None if bound is None else int(bound["more"] or bound["rank"])


def _figures_agree(said: Any, found: Any, compare: Compare | None) -> bool:
    """Whether a figure is the one found, within a round number's tolerance, or in its bound.

    A figure may be a date or a name as well.
    """
    if isinstance(found, str) and is_date(found):
        return _dates_agree(str(said), found, compare)
    least = _least(found)
    if isinstance(said, str) or (least is None and isinstance(found, str)):
        return _names_agree(str(said), str(found), compare)
    value = found if least is None else least
    if compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return (least is None or compare is Compare.AT_LEAST) and values_agree(said, value, compare)
    return bool(abs(said - value) <= _tolerance(said))


def _open_question(measure: Measure, said: Any, found: Any) -> str:
    """Why the figures found do not contradict what is said, although none is equal; else empty.

    Words say nothing of numbers, and what is above a bound is not excluded by it.
    """
    if measure.unit != "figure" or NONE in (said, found):
        return ""
    said_values, bounds = _listed(said), [value for value in _listed(found) if _least(value)]
    if any(isinstance(value, str) for value in said_values):
        numbers = [value for value in _listed(found) if not isinstance(value, str)]
        is_open = len(numbers) + len(bounds) == len(_listed(found))
        return msg("{said!r} is not a number", said=said) if is_open else ""
    if any(value > (_least(bound) or 0) for value in said_values for bound in bounds):
        return msg("only a bound is known: {bound}", bound=bounds[0])
    return ""


def _tolerance(said: float) -> float:
    """Half a unit of the last digit that is not zero: 5,000 of 120,000, 0.05 of 10.5."""
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
"""By unit: how values agree, where they need not be equal."""


def _rounds_to(said: float, found: float) -> bool:
    """Whether `found`, rounded to the decimal places of `said`, is `said`."""
    _, _, decimals = str(said).partition(".")
    return bool(abs(said - found) <= 0.5 / 10 ** len(decimals) + 1e-9)


def _ordered(value: Any) -> bool:
    """Whether a value can be greater or less than another: a number, or a day."""
    if isinstance(value, str):
        return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _equal(said: Any, found: Any) -> bool:
    return _plain(said) == _plain(found)


def _plain(value: Any) -> str:
    """A value as text for comparison, truth values in lower case."""
    return str(value).lower() if isinstance(value, bool) else str(value)
