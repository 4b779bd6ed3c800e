"""Football.TXT in the spellings found in the wild, each as a little file in its test."""

from __future__ import annotations

import re

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
        ("2-1 a.e.t. (1-1, 0-1), 4-2 pen.", (2, 1), (1, 1), (0, 1), (4, 2), True),
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


def test_without_weekday_the_season_tells_the_year() -> None:
    fixtures = read("""
= Invented League 2019/20
» Matchday 1
Aug/24
  Alba v Brera  1-0 (0-0)
Feb/5
  Como v Dora   1-0 (0-0)
» Matchday 2
Aug/31
  Brera v Como  1-0 (0-0)
» Matchday 37
May/28
  Dora v Alba   1-0 (0-0)
» Matchday 38
Aug/2
  Brera v Alba  1-0 (0-0)
""")
    assert [one.date for one in fixtures] == [
        "2019-08-24", "2020-02-05", "2019-08-31", "2020-05-28", "2020-08-02",
    ]  # fmt: skip


def test_what_follows_a_heading_not_understood_is_not_filed_under_the_round_before_it() -> None:
    file = read_football_txt(
        "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n  Alba v Brera  1-0\n"
        "▪ The other league - Matchday 2\nSat Aug 25\n  Como v Dora  1-0\n"
        "= Another Cup - Play-offs 2018/19\n",
        "x.txt",
    )
    assert len(file.fixtures) == 1
    assert [(one.line, one.reason) for one in file.problems] == [
        (5, "heading not understood"),
        (7, "a match before any round"),
        (8, "heading not understood"),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Invented League 2018/19", "Invented League"), ("Invented 2018/2019", "Invented")],
)
def test_a_title_is_parted_from_its_season(title: str, name: str) -> None:
    file = read_football_txt(f"= {title}\n", "x.txt")
    assert (file.title, file.season) == (name, "2018-19")


def test_a_match_put_off_that_has_a_score_is_not_understood() -> None:
    text = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n  Alba v Brera 1-0 [postponed]\n"
    assert [one.line for one in read_football_txt(text, "x.txt").problems] == [4]


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
        ("» Playoffs", "Play-offs", None),
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
        "x.txt:1: the file declares 3 matches and has 0: Invented League"
    ]


small = st.integers(min_value=0, max_value=9)


@given(small, small, small, small)
def test_a_score_that_is_written_is_read_back(home: int, away: int, more: int, others: int) -> None:
    final = (home + more, away + others)
    written = f"{final[0]}-{final[1]} ({home}-{away})"
    read_back = read_score(written)
    assert read_back is not None
    assert read_back[0][:3] == (final, final, (home, away))


SAYS_NOTHING = re.compile(r"\s*(#.*)?")


@given(st.from_regex(r"[A-Za-z0-9 v:.()\[\]#-]{0,40}", fullmatch=True))
def test_every_line_is_a_match_a_heading_a_day_or_a_problem(line: str) -> None:
    head = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n"
    file = read_football_txt(head + line + "\n  Zeta v Omega  1-0\n", "x.txt")
    understood = [one for one in file.fixtures if one.line == 4]
    reported = [one for one in file.problems if one.line == 4]
    if not understood and not reported:
        # Then it said nothing, or where the next match belongs.
        following = [one for one in file.fixtures if one.line == 5]
        moved = [(one.date, one.round.stage) for one in following] != [("2018-08-18", "Matchday 1")]
        assert SAYS_NOTHING.fullmatch(line) or moved or line.strip() in head
