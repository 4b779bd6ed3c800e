"""Comparing what is said with what the record gives: checks in, findings and verdicts out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import Any, NamedTuple

from gasp_cli.errors import DataError, GaspError, UsageError, either
from gasp_cli.findings.bench import Bench
from gasp_cli.findings.measures import MEASURES, NUMBERS, Measure, Measured, Unknown
from gasp_cli.football.runs import KINDS
from gasp_cli.model import STAGES, Match, Venue
from gasp_cli.names import fold, nearest
from gasp_cli.record import Record
from gasp_cli.seasons import check_date, check_day, parse_season
from gasp_cli.story import FILE as STORY
from gasp_cli.story import UNCHECKED, Check, Fact


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
        self._taken: dict[tuple[Any, ...], Measured | str] = {}

    @cached_property
    def _bench(self) -> Bench:
        return Bench(self.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact. Readings are alternatives, all else must hold together.

        Raises `DataError` where a check of the fact asks what cannot be asked.
        """
        if not fact.checks:
            return Judgement(Verdict.UNVERIFIABLE, (), why_unchecked(fact))
        try:
            findings = tuple(self.check(one) for one in fact.checks)
        except DataError:
            raise
        except GaspError as error:
            where = f"{self.record.store.folder / STORY}, table 'facts', {fact.id}"
            raise DataError(f"{where}: {error.message}", error.hint) from error
        return Judgement(overall(findings), findings, "; ".join(_reasons(findings)))

    def check(self, check: Check) -> Finding:
        """The finding on one check.

        Raises `UsageError` for a measure or argument that there is not and for a value that is
        not of the measure's unit; `UnknownName` for names that the record does not know.
        """
        measure = find_measure(check.measure)
        arguments = self._settle(measure, check.arguments)
        compare, said = Compare(check.compare), self._said(measure, check.says)
        taken = self._take(measure, arguments)
        if isinstance(taken, str):
            reason = "; ".join(part for part in (check.assumes, taken) if part)
            return Finding(
                measure.name, arguments, said, compare, None, Verdict.UNVERIFIABLE, (),
                check.reading, reason,
            )  # fmt: skip
        any_of = measure.any_of and compare is Compare.IS
        holds = agree(said, taken.value, Compare.HAS if any_of else compare)
        return Finding(
            measure.name, arguments, said, compare, taken.value,
            Verdict.CONFIRMED if holds else Verdict.CONTRADICTED, _bearing(taken, said),
            check.reading, "; ".join(part for part in (check.assumes, taken.note) if part),
        )  # fmt: skip

    def _take(self, measure: Measure, arguments: dict[str, Any]) -> Measured | str:
        """What a measure gives, or why the record cannot tell."""
        key = (measure.name, *sorted((name, repr(value)) for name, value in arguments.items()))
        if key not in self._taken:
            try:
                self._taken[key] = measure.function(self._bench, **arguments)
            except Unknown as error:
                self._taken[key] = str(error)
        return self._taken[key]

    def _said(self, measure: Measure, said: Any) -> Any:
        """What is said as a value of the measure's unit, under the record's own names."""
        if isinstance(said, list):
            return [self._said(measure, one) for one in said]
        if isinstance(said, (dict, type(None))):
            raise UsageError(f"{said!r} is no value that can be claimed")
        if measure.unit in NUMBERS:
            return _number(said, measure.unit)
        text = str(said).strip()
        if measure.unit in ("club", "clubs"):
            return self.record.find_club(text)
        if measure.unit == "competition":
            return self.record.find_competition(text).name
        if measure.unit in ("stage", "stages"):
            return find_stage(text)
        if measure.unit == "true or false":
            if text.lower() not in ("true", "false"):
                raise UsageError(f"{said!r} is neither true nor false")
            return text.lower() == "true"
        if measure.unit == "day":
            return check_day(text)
        return said if measure.unit == "value" else text

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
        settled = {name: self._argument(measure, name, value) for name, value in given.items()}
        if "club" in known:
            settled.setdefault("club", self.record.about.club)
        missing = [name for name in measure.needs if name not in settled]
        if missing:
            raise UsageError(f"{measure.name} needs {', '.join(missing)}", f"as in {measure.usage}")
        return settled

    def _argument(self, measure: Measure, name: str, value: Any) -> Any:
        """One argument in the form in which measures take it."""
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            raise UsageError(f"{value!r} is no {name}")
        record, text = self.record, str(value).strip()
        if name in ("club", "opponent", "behind"):
            return record.find_club(text)
        if name == "matchdays":
            first, dash, last = text.partition("-")
            return _whole_number(name, first), _whole_number(name, last if dash else first)
        if name in ("matchday", "position", "age"):
            return _whole_number(name, value)
        if name in ("on", "at"):
            return check_date(text) if measure.unit == "years" else check_day(text)
        readers: dict[str, Callable[[str], Any]] = {
            "season": parse_season,
            "before": parse_season,
            "competition": lambda given: record.find_competition(given).name,
            "stage": find_stage,
            "venue": _venue,
            "kind": _kind_of_run,
            "since": check_day,
            "until": check_day,
        }
        return readers.get(name, str)(text)


def _whole_number(name: str, value: Any) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise UsageError(f"{name} {value!r} is no whole number") from error


def _number(said: Any, unit: str) -> int | float:
    try:
        number = float(str(said))
    except ValueError as error:
        raise UsageError(f"{said!r} is no number of {unit}", "write it in figures") from error
    if isinstance(said, bool) or number in (inf, -inf) or number != number:  # noqa: PLR0124
        raise UsageError(f"{said!r} is no number of {unit}", "write it in figures")
    return int(number) if number.is_integer() else number


def _venue(given: str) -> str:
    if given.lower() not in set(Venue):
        raise UsageError(f"{given!r} is no venue", f"it is one of {', '.join(Venue)}")
    return given.lower()


def _kind_of_run(given: str) -> str:
    if given.lower() not in KINDS:
        raise UsageError(f"{given!r} is no kind of run", f"it is one of {', '.join(KINDS)}")
    return given.lower()


_NUMBERED = re.compile(r"(matchday \d+|group [a-z0-9]+)")


def find_stage(given: str) -> str:
    """A stage in its one spelling. Raises `UsageError` with the nearest."""
    wanted = fold(given)
    for stage in STAGES:
        if fold(stage) == wanted:
            return stage
    if _NUMBERED.fullmatch(wanted):
        word, mark = wanted.split()
        return f"{word.title()} {mark.upper()}"
    close = nearest(given, STAGES)
    hint = f"did you mean {either(close)}?" if close else f"such as {', '.join(STAGES[-5:-1])}"
    raise UsageError(f"{given!r} is no stage", hint)


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

    `is` compares as they are, lists in whatever order; `has` asks whether a list found has
    all that is said; `at-least` and `at-most` ask whether the value found is so.
    """
    if compare is Compare.HAS:
        items = Counter(map(_plain, found if isinstance(found, list) else [found]))
        wanted = Counter(map(_plain, said if isinstance(said, list) else [said]))
        return wanted <= items
    if compare is Compare.IS:
        if isinstance(said, list) and isinstance(found, list):
            return Counter(map(_plain, said)) == Counter(map(_plain, found))
        if isinstance(found, list):
            return len(found) == 1 and _same(said, found[0])
        return _same(said, found)
    if not (_ordered(said) and type(said) is type(found)):
        raise UsageError(f"{said!r} and {found!r} have no more and less")
    return bool(found >= said if compare is Compare.AT_LEAST else found <= said)


def _ordered(value: Any) -> bool:
    """Whether there is more and less of a value: a number, or a day."""
    if isinstance(value, str):
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _same(said: Any, found: Any) -> bool:
    return _plain(said) == _plain(found)


def _plain(value: Any) -> str:
    """A value as text, truth in lower case, for comparing."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _bearing(measured: Measured, said: Any) -> tuple[Match, ...]:
    """The matches that bear on what is said: of several, those in which it happened, if any."""
    wanted = said if isinstance(said, list) else [said]
    own = [
        match
        for value, match in zip(measured.each, measured.evidence, strict=False)
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
    """One verdict for several: partly where some hold and some do not, or cannot be told."""
    found = set(verdicts)
    if len(found) == 1:
        return found.pop()
    held = found & {Verdict.CONFIRMED, Verdict.PARTLY}
    return Verdict.PARTLY if held else Verdict.CONTRADICTED


def _reasons(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(one.reason for one in findings if one.reason))


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
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
