"""Football.TXT in the spellings found in the wild, each as a little file in its test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.importing.football_txt import Fixture, read_football_txt, read_score
from gasp_cli.model import Score, Status


def read(text: str) -> list[Fixture]:
    file = read_football_txt(text, "test.txt")
    assert file.problems == []
    return file.fixtures


def one(line: str) -> Fixture:
    (found,) = read(f"= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n{line}\n")
    return found


def test_clubs_first_or_the_score_between_them() -> None:
    before = one("  18:00  Alba FC                 v AC Brera                 2-1 (1-0)")
    between = one("  18.00  Alba FC           2-1 (1-0)  AC Brera")
    assert before == between
    assert (before.home.name, before.away.name) == ("Alba FC", "AC Brera")
    assert (before.score.final, before.score.half_time) == ((2, 1), (1, 0))
    assert before.time == "18:00"


def test_names_with_figures_and_dots_stay_whole() -> None:
    found = one("1. FC Heidenheim 1846 (GER) v L.R. Vicenza 1902  1-0 (0-0)")
    assert found.home == ("1. FC Heidenheim 1846", "GER")
    assert found.away.name == "L.R. Vicenza 1902"
    found = one("1. FC Köln   1-0 (0-0)  1899 Hoffenheim")
    assert (found.home.name, found.away.name) == ("1. FC Köln", "1899 Hoffenheim")
    found = one("Hapoel Be'er Sheva (ISR) v Brighton & Hove Albion (ENG)  3-1 (1-0)")
    assert found.home == ("Hapoel Be'er Sheva", "ISR")
    assert found.away == ("Brighton & Hove Albion", "ENG")


@pytest.mark.parametrize(
    ("score", "final", "full_time", "half_time", "penalties", "extra_time"),
    [
        ("2-1 (1-0)", (2, 1), (2, 1), (1, 0), None, False),
        ("2-1", (2, 1), (2, 1), None, None, False),
        ("0-0", (0, 0), (0, 0), (0, 0), None, False),
        ("3-1 a.e.t. (2-1, 1-1)", (3, 1), (2, 1), (1, 1), None, True),
        ("0-1 a.e.t. (0-0)", (0, 1), (0, 0), (0, 0), None, True),
        ("4-2 pen. 1-0 a.e.t. (1-0, 0-0)", (1, 0), (1, 0), (0, 0), (4, 2), True),
        ("9-8 pen. (0-0)", (0, 0), (0, 0), (0, 0), (9, 8), False),
        ("5-4 pen. (1-1, 0-0)", (1, 1), (1, 1), (0, 0), (5, 4), False),
        ("4-3pen 2-2aet (2-2, 1-0)", (2, 2), (2, 2), (1, 0), (4, 3), True),
        ("10-9 pen. 1-1 (0-1)", (1, 1), (1, 1), (0, 1), (10, 9), False),
    ],
)
def test_scores(
    score: str,
    final: Score,
    full_time: Score,
    half_time: Score | None,
    penalties: Score | None,
    extra_time: bool,
) -> None:
    for line in (f"Alba FC v AC Brera  {score}", f"Alba FC  {score}  AC Brera"):
        found = one(line).score
        assert found == (final, full_time, half_time, penalties, extra_time)


@pytest.mark.parametrize("score", ["1-0 (2-0)", "4-4 pen. 0-0", "2-1 (1-0, 1-0)", "(1-0)", "1-0-2"])
def test_scores_that_contradict_themselves_are_no_scores(score: str) -> None:
    assert read_score(score) is None


@pytest.mark.parametrize(
    ("line", "status", "final"),
    [
        ("Alba FC  3-0  AC Brera                  [awarded]", Status.AWARDED, (3, 0)),
        ("Alba FC v AC Brera  0-3 [awarded]", Status.AWARDED, (0, 3)),
        ("Alba FC  3-0 (*)  AC Brera", Status.AWARDED, (3, 0)),
        ("Alba FC v AC Brera     [cancelled]", Status.CANCELLED, None),
        ("Alba FC v AC Brera     [postponed]", Status.SCHEDULED, None),
        ("Alba FC v AC Brera", Status.SCHEDULED, None),
        ("Alba FC   AC Brera", Status.SCHEDULED, None),
    ],
)
def test_what_became_of_a_match(line: str, status: Status, final: tuple[int, int] | None) -> None:
    found = one(line)
    assert (found.status, found.score.final) == (status, final)
    assert (found.home.name, found.away.name) == ("Alba FC", "AC Brera")
    assert found.score.half_time is None


def test_a_kick_off_time_holds_until_the_next_one_or_the_next_day() -> None:
    fixtures = read("""
= Invented League 2018/19
▪ Matchday 1
  Sat Aug 18 2018
    18:00  Alba v Brera  1-0 (0-0)
           Como v Dora   0-0
    20:45  Erba v Fano   2-2 (1-1)
  Sun Aug 19
           Gela v Ivrea  1-1 (0-0)
""")
    assert [one.time for one in fixtures] == ["18:00", "18:00", "20:45", None]


@pytest.mark.parametrize(
    ("title", "line", "day"),
    [
        ("2018/19", "Sat Aug 18", "2018-08-18"),
        ("2018/19", "Sat Aug/18 2018", "2018-08-18"),
        ("2018/19", "[Sat Aug/18]", "2018-08-18"),
        ("2018/19", "Sat Feb 9", "2019-02-09"),
        ("2018/19", "Sat, Feb 9 2019", "2019-02-09"),
        ("2019/20", "Sat Aug 24", "2019-08-24"),
        ("2019/20", "Sun Aug 2", "2020-08-02"),
        ("2014/15", "[Sab. 30.8.]", "2014-08-30"),
        ("2014/15", "[Dom. 11.1.]", "2015-01-11"),
        ("2014/15", "[Mar. 23.9.]", "2014-09-23"),
        ("2014-15", "Mi 24. Sep", "2014-09-24"),
        ("1999/2000", "Sat Mar/4", "2000-03-04"),
    ],
)
def test_days_find_their_year(title: str, line: str, day: str) -> None:
    (found,) = read(f"= Invented League {title}\n» Matchday 1\n{line}\n  Alba v Brera  1-0 (0-0)\n")
    assert found.date == day


def test_without_weekday_the_day_closest_to_the_one_before_is_meant() -> None:
    fixtures = read("""
= Invented League 2019/20
» Matchday 1
Aug/24
  Alba v Brera  1-0 (0-0)
» Matchday 30
Jul/28
  Brera v Alba  1-0 (0-0)
Aug/2
  Brera v Como  1-0 (0-0)
""")
    assert [one.date for one in fixtures] == ["2019-08-24", "2019-07-28", "2019-08-02"]


@pytest.mark.parametrize(
    ("heading", "stage", "matchday"),
    [
        ("» Matchday 5", "Matchday 5", 5),
        ("▪ Matchday 12", "Matchday 12", 12),
        ("3^ Giornata", "Matchday 3", 3),
        ("4. Spieltag", "Matchday 4", 4),
        ("Spieltag 4", "Matchday 4", 4),
        ("Group A", "Group A", None),
        ("» Gruppe G", "Group G", None),
        ("» Group, Matchday 3", "", 3),
        ("» League, Matchday 8", "League phase", 8),
        ("» League phase", "League phase", None),
        ("» Quarterfinals", "Quarter-finals", None),
        ("» Finals, Semifinals", "Semi-finals", None),
        ("» Finals, Final", "Final", None),
        ("» Final", "Final", None),
        ("» Sechzehntelfinale", "Round of 32", None),
        ("» Playoffs", "Knockout phase play-offs", None),
        ("▪ Round 3", "Third round", None),
        ("▪ 2nd Round", "Second round", None),
        ("» Second qualifying round", "Second qualifying round", None),
        ("▪ Preliminary round", "Preliminary round", None),
        ("== Round of 16", "Round of 16", None),
    ],
)
def test_rounds_have_one_spelling(heading: str, stage: str, matchday: int | None) -> None:
    (found,) = read(f"= Invented Cup 2018/19\n{heading}\nSat Aug 18\n  Alba v Brera  1-0 (0-0)\n")
    assert (found.round.stage, found.round.matchday) == (stage, matchday)


@pytest.mark.parametrize(
    ("heading", "leg"),
    [("» Playoffs, Matchday 2", 2), ("» Semi-finals, 1st leg", 1), ("» Final", None)],
)
def test_a_round_may_name_its_leg(heading: str, leg: int | None) -> None:
    (found,) = read(f"= Invented Cup 2018/19\n{heading}\nSat Aug 18\n  Alba v Brera  1-0 (0-0)\n")
    assert found.round.leg == leg


def test_comments_and_blank_lines_say_nothing() -> None:
    fixtures = read("""
# a file
= Invented League 2018/19   # with a season

» Matchday 1  # the first
Sat Aug 18
  Alba v Brera  1-0 (0-0)   # in the rain
""")
    assert len(fixtures) == 1


def test_every_line_that_is_not_understood_is_reported_with_its_number() -> None:
    file = read_football_txt(
        """= Invented League 2018/19
» Matchday 1
Sat Aug 18
  Alba v Brera  1-0 (0-0)
  Alba versus Brera
  Como v Dora  1-0 (2-0)
Sun Aug 19 2019
» A round nobody knows
  (Rossi 12', Bianchi 89')
  Erba v Fano  [drawn by lots]
""",
        "league.txt",
    )
    assert len(file.fixtures) == 1
    assert [problem.line for problem in file.problems] == [5, 6, 7, 8, 9, 10]
    assert str(file.problems[0]) == "league.txt:5: line not understood: Alba versus Brera"
    assert file.problems[2].reason == "no such day in this season"


def test_a_match_needs_a_round_and_a_day() -> None:
    file = read_football_txt(
        "= Invented League 2018/19\nAlba v Brera  1-0\n» Matchday 1\nAlba v Brera  1-0\n", "x.txt"
    )
    assert [problem.reason for problem in file.problems] == [
        "a match before any round",
        "a match before any date",
    ]


def test_a_file_that_declares_more_matches_than_it_has_is_reported() -> None:
    file = read_football_txt("= Invented League 2018/19\n# Matches 3\n", "x.txt")
    assert [str(one) for one in file.problems] == [
        "x.txt:1: the file declares 3 matches and has 0: Invented League 2018/19"
    ]


small = st.integers(min_value=0, max_value=9)


@given(small, small, small, small)
def test_a_score_that_is_written_is_read_back(home: int, away: int, more: int, others: int) -> None:
    final = (home + more, away + others)
    written = f"{final[0]}-{final[1]} ({home}-{away})"
    read_back = read_score(written)
    assert read_back is not None
    assert read_back[0][:3] == (final, final, (home, away))


@given(st.text(max_size=60))
def test_no_line_is_lost_or_breaks_the_reader(line: str) -> None:
    text = f"= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n{line}\n"
    file = read_football_txt(text, "x.txt")
    assert len(file.fixtures) + len(file.problems) <= len(text.splitlines())
    if file.problems:
        assert all(problem.line >= 4 for problem in file.problems)
