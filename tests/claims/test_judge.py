"""The verdict on a claim from those on its parts, and the words for what fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gasp_cli.claims.checker import Finding
from gasp_cli.claims.judge import Judge, overall
from gasp_cli.claims.verdict import Basis, Verdict
from gasp_cli.domain.facts import Check, Fact, UncheckedPart
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.invented import invented

YES, HALF, NO, OPEN = (
    Verdict.CONFIRMED, Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE,
)  # fmt: skip


def finding(verdict: Verdict, reading: str = "", *, ordinary: bool = False) -> Finding:
    return Finding(
        "wins", {}, 1, None, 1, verdict, (), reading, (), Basis.MATCHES, ordinary=ordinary
    )


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([YES, YES], YES),
        ([YES, HALF], HALF),
        ([YES, OPEN], HALF),
        ([YES, NO], Verdict.PARTLY),
        ([HALF, NO], Verdict.PARTLY),
        ([NO, OPEN], NO),
        ([OPEN, OPEN], OPEN),
        ([], OPEN),
    ],
)
def test_parts_must_all_hold(parts: list[Verdict], verdict: Verdict) -> None:
    assert overall(finding(part) for part in parts) is verdict


@pytest.mark.parametrize(
    ("readings", "verdict"),
    [
        ([YES, YES], YES),
        ([YES, NO], Verdict.PARTLY),
        ([NO, NO], NO),
        ([YES, OPEN], HALF),
        ([NO, OPEN], OPEN),
    ],
)
def test_readings_must_agree(readings: list[Verdict], verdict: Verdict) -> None:
    findings = [finding(reading, f"way {n}") for n, reading in enumerate(readings)]
    assert overall(findings) is verdict


def test_the_ordinary_reading_decides() -> None:
    readings = [finding(NO, "the letter"), finding(YES, "as people talk", ordinary=True)]
    assert overall(readings) is YES
    assert overall([*readings, finding(NO)]) is Verdict.PARTLY


def test_a_part_without_a_check_leaves_the_others_at_most_supported() -> None:
    assert overall([finding(YES)], has_unchecked=True) is HALF
    assert overall([finding(NO)], has_unchecked=True) is NO
    assert overall([], has_unchecked=True) is OPEN


CUP = {"season": "2001-02", "competition": "The Cup"}


def judged(folder: Path, *checks: Check, **fields: Any) -> tuple[str, str | None, str]:
    lists = dict.fromkeys(("about", "citations", "checks", "unchecked_parts"), ())
    named: dict[str, Any] = dict.fromkeys(Fact._fields) | lists
    fact = Fact(**named | {"id": "a", "kind": "claim", "text": "A."})
    judgement = Judge(Story(Store(folder))).judge(fact._replace(checks=checks, **fields))
    return str(judgement.verdict), judgement.basis and str(judgement.basis), judgement.reason


def test_the_reason_names_what_fails_first_and_what_was_not_checked(tmp_path: Path) -> None:
    part = UncheckedPart("in the rain", "no row")
    assert judged(
        invented(tmp_path),
        Check("stage_reached", CUP, "Winners"),
        Check("finals", {"competition": "The Cup"}, 2),
        unchecked_parts=(part,),
    ) == (
        "partly",
        "matches",
        (
            "The Cup finals that Alba played: 1 (claimed: 2); 2002 won against Como;"
            " counting only matches under Carla Conti;"
            " not checked: in the rain (no reference row found)"
        ),
    )


def test_what_only_the_articles_say_is_at_most_supported(tmp_path: Path) -> None:
    assert judged(invented(tmp_path), Check("seasons_in_charge", {}, 2)) == (
        "supported",
        "sources",
        "2000-01 to 2001-02; neither a match nor a reference row decides it",
    )


def test_a_prediction_is_unverifiable_and_says_what_happened(tmp_path: Path) -> None:
    outcome = Check("stage_reached", CUP, "Final")
    assert judged(invented(tmp_path), outcome=outcome, unchecked="prediction") == (
        "unverifiable",
        None,
        "a prediction; it did not come true (How far Alba got, The Cup, 2001-02: Winners)",
    )
