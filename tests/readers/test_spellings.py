"""Every club that is known, beside every way of writing a score, a time or what is neither."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from gasp_cli.editing.name_resolution import BundledData
from gasp_cli.readers.fixtures import Fixture
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.match_line import read_side

READY = BundledData()
SPELLINGS = sorted(
    {spelling for club in READY.clubs.values() for spelling in (club.name, *club.aliases)}
)
# In a line, a dash that stands alone is between two clubs.
IN_A_LINE = [spelling for spelling in SPELLINGS if " - " not in spelling]

SCORES = [
    "2-1", "2:1", "2–1", "2 - 1", "2‑1", "2—1", "2−1", "0-0", "2-1 (1-0)", "2 : 1 (1 : 0)",
    "3-1 a.e.t. (2-1, 1-1)", "2-2 aet", "4-2 pen. 1-0 a.e.t. (1-0, 0-0)", "9-8 pen. (0-0)",
    "2-1 a.e.t. (1-1, 0-1), 4-2 pen.", "5:6 i.E. 2:2 n.V. (1:1, 1:1)", "2:2 2:3nV",
    "3-0 [awarded]", "3-0 awd", "[awarded] 3-0", "3-0 (*)", "w/o", "canc.", "P-P", "p-p", "X-X",
    "[postponed]", "abd",
]  # fmt: skip
HEAD = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n"


def read(lines: list[str]) -> list[Fixture]:
    (part,) = read_football_txt(HEAD + "\n".join(f"  {line}" for line in lines), "x.txt")
    assert [str(problem) for problem in part.problems] == []
    return part.fixtures


SHAPES = [
    "{club}  {score}  Alba", "Alba  {score}  {club}", "{club} v Alba  {score}",
    "18:30  Alba v {club}  {score}", "Alba - {club} {score} @ Stadio Grande",
    "{club}   Alba   {score}",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_known_spelling_is_read_beside_scores(shape: str) -> None:
    # Each stands beside another score in each shape.
    scores = islice(cycle(SCORES), SHAPES.index(shape), None)
    lines = [shape.format(club=spelling, score=next(scores)) for spelling in IN_A_LINE]
    clubs = [({match.home.name, match.away.name} - {"Alba"}).pop() for match in read(lines)]
    assert clubs == IN_A_LINE


def test_every_known_spelling_is_read_where_it_stands_alone() -> None:
    assert [spelling for spelling in SPELLINGS if not read_side(spelling, alone=True)] == []


@pytest.mark.parametrize(
    "club",
    [
        "1. FC Köln", "Deportivo La Coruña", "Sport C.P.", "A.P.O.E.L.", "S. p. Alba",
        "Alba p. Como", "Alba n.V. 1907", "Pen y Bont", "SO Cholet", "U-21 Alba",
        "Alba 04", "FC 08 Alba (Oder)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("score", ["2-1 (1-0)", "w/o", "2-1 a.e.t. (1-1, 0-0)"])
def test_a_word_of_an_outcome_within_a_name_belongs_to_the_name(club: str, score: str) -> None:
    for line in (f"{club} v Brera  {score}", f"Brera v {club}  {score}", f"{club}  {score}  Brera"):
        (match,) = read([line])
        assert club in (match.home.name, match.away.name)


@pytest.mark.parametrize(
    "club", ["Sète", "Sete", "Lund", "Saba", "Mars", "Mayo", "Nove", "Agos", "Juli", "Domi", "Otto"]
)
def test_a_club_may_begin_like_a_month_or_a_weekday(club: str) -> None:
    for line in (
        f"{club}  2 : 1 (1 : 0)  Alba", f"{club} 2-1 Alba", f"{club} v Alba  2:1",
        f"{club}   Alba   2-1", f"{club} - Alba 2 - 1", f"18:30  {club}  2 : 1  Alba",
    ):  # fmt: skip
        (match,) = read([line])
        assert (match.home.name, match.away.name, match.score.final) == (club, "Alba", (2, 1))
        assert match.date == "2018-08-18"


NEITHER = [
    "2_1", "2;1", "2=1", "2/1", "2.1", "2,1", "2 1", "2x1", "2→1", "2 to 1", "2²", "100-1", "02-1",
    "٢-١", "A-A", "a:a", "W-L", "x-2", "3-a", "?-?", "2-?", "--", "*-*", "2-", "-1", "2-1-0",
    "2-1†", "2-1 ET", "agg 3-2", "15:00", "15.00", "24:00", "15h", "3pm", "+1", "(1)", "•", "W.O.",
    "TBD", "aet", "p.", "n.V.",
]  # fmt: skip


@pytest.mark.parametrize("neither", NEITHER)
def test_what_is_neither_score_nor_name_is_named_and_makes_no_club(neither: str) -> None:
    for shape in (
        "Alba v Brera {}", "Alba v Brera  {}", "Alba  {}  Brera", "Alba - Brera {}",
        "Alba   Brera   {}", "{} Alba v Brera  2-1", "Alba 2-1 Brera {}",
    ):  # fmt: skip
        (part,) = read_football_txt(f"{HEAD}  {shape.format(neither)}\n", "x.txt")
        clubs = {side.name for match in part.fixtures for side in (match.home, match.away)}
        assert clubs <= {"Alba", "Brera"}
        assert len(part.fixtures) + len(part.problems) == 1


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("9:30", "09:30"), ("9.30", "09:30"), ("21h00", "21:00"), ("21:00h", "21:00"),
        ("20.45 Uhr", "20:45"), ("15:00 UTC±0", "15:00"), ("15:00 UTC+5:30", "15:00"),
        ("15:00 UTC−3", "15:00"), ("15:00 (CET)", "15:00"), ("3:00 pm", "15:00"),
        ("12:05 a.m.", "00:05"), ("0:00", None),
    ],
)  # fmt: skip
def test_times_as_people_write_them(written: str, time: str | None) -> None:
    (match,) = read([f"{written}  1. FC Alba v Brera  2-1"])
    assert (match.time, match.home.name) == (time, "1. FC Alba")


@pytest.mark.parametrize("written", [
        "24:00", "13:00 pm", "15:60", "15:00 EST", "10:30 AM", "15:00 UTC±", "Aug 18 15:00 PDT",
    ],
)  # fmt: skip
def test_a_time_or_zone_that_is_not_known_is_no_part_of_a_club(written: str) -> None:
    (part,) = read_football_txt(f"{HEAD}  {written} Alba v Brera 2-1\n", "x.txt")
    assert part.fixtures == []
    assert [problem.reason for problem in part.problems] == ["line not understood"]


def test_a_club_may_bear_the_name_of_a_zone() -> None:
    first, second = read(["15:00 EST v Alba", "15:00 EST 2-1 Alba"])
    assert (first.home.name, second.home.name, second.score.final) == ("EST", "EST", (2, 1))
