"""Football.TXT in the spellings found in the wild, each as a little file in its test."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.model import Score, Status
from gasp_cli.readers.fixtures import Fixture, FootballFile
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.scores import ScoreLine, read_stated_score
from tests.readers.wild import KEPT, readings


def read_part(text: str, season: str | None = None) -> FootballFile:
    (part,) = read_football_txt(text, "test.txt", season)
    return part


def read(text: str) -> list[Fixture]:
    part = read_part(text)
    assert part.problems == []
    return part.fixtures


def reasons(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in read_part(text).problems]


def test_files_from_the_wild_are_read_as_it_is_kept() -> None:
    assert readings() == KEPT.read_text(encoding="utf-8")


def read_one(line: str) -> Fixture:
    (found,) = read(f"= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n{line}\n")
    return found


def test_clubs_first_or_the_score_between_them() -> None:
    before = read_one("  18:00  Alba FC                 v AC Brera                 2-1 (1-0)")
    between = read_one("  18.00  Alba FC           2-1 (1-0)  AC Brera")
    assert before == between
    assert (before.home.name, before.away.name) == ("Alba FC", "AC Brera")
    assert (before.score.final, before.score.half_time) == ((2, 1), (1, 0))
    assert before.time == "18:00"


def test_names_with_figures_and_dots_stay_whole() -> None:
    fixture = read_one("1. FC Heidenheim 1846 (GER) v L.R. Vicenza 1902  1-0 (0-0)")
    assert fixture.home == ("1. FC Heidenheim 1846", "GER")
    assert fixture.away.name == "L.R. Vicenza 1902"
    fixture = read_one("1. FC Köln   1-0 (0-0)  1899 Hoffenheim")
    assert (fixture.home.name, fixture.away.name) == ("1. FC Köln", "1899 Hoffenheim")
    fixture = read_one("Hapoel Be'er Sheva (ISR) v Brighton & Hove Albion (ENG)  3-1 (1-0)")
    assert fixture.home == ("Hapoel Be'er Sheva", "ISR")
    assert fixture.away == ("Brighton & Hove Albion", "ENG")


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
        ("2-2 a.e.t., 5-3 pen.", (2, 2), None, None, (5, 3), True),
        ("2-1 (1-0), 4-5 pen.", (2, 1), (2, 1), (1, 0), (4, 5), False),
        ("3-4 pen. (2-2, 1-1, 1-0)", (2, 2), (1, 1), (1, 0), (3, 4), True),
        ("1-3 a.e.t. 1-1", (1, 3), (1, 1), None, None, True),
        ("1-1aet (1-1, 1-1)", (1, 1), (1, 1), (1, 1), None, True),
        ("2:1 (1:0)", (2, 1), (2, 1), (1, 0), None, False),
        ("1:10 (1:5)", (1, 10), (1, 10), (1, 5), None, False),
        ("3–2 (1-1)", (3, 2), (3, 2), (1, 1), None, False),
        ("3:2 n.V. (2:2, )", (3, 2), (2, 2), None, None, True),
        ("5:6 i.E. 2:2 n.V. (1:1, 1:1)", (2, 2), (1, 1), (1, 1), (5, 6), True),
        ("2:1 (1:1) n.V.", (2, 1), (1, 1), None, None, True),
        ("3:3 (2:2) n.V. 3:5 n.E.", (3, 3), (2, 2), None, (3, 5), True),
        ("2:2 2:3nV", (2, 3), (2, 2), None, None, True),
    ],
)
def test_scores(
    score: str,
    final: Score,
    full_time: Score | None,
    half_time: Score | None,
    penalties: Score | None,
    extra_time: bool,
) -> None:
    for line in (
        f"Alba FC v AC Brera  {score}",
        f"Alba FC  {score}  AC Brera",
        f"Alba FC - AC Brera  {score}",
        f"Alba FC   AC Brera  {score}",
        f"Alba FC  {score} AC Brera @ Stadio Grande, Alba",
    ):
        fixture = read_one(line)
        assert fixture.score == (final, full_time, half_time, penalties, extra_time)


CONTRADICTIONS = [
    "1-0 (2-0)", "4-4 pen. 0-0", "4-4 pen. 0-1 a.e.t. (0-1, 0-1)", "2-1 (1-0, 1-0)", "2-1 (1-0, )",
    "(1-0)", "1-0-2", "5-1 pen.", "1-0 a.e.t. n.V.", "20:30", "18:05", "3-0 awd [cancelled]",
]  # fmt: skip


@pytest.mark.parametrize("score", CONTRADICTIONS)
def test_scores_that_contradict_themselves_are_no_scores(score: str) -> None:
    assert read_stated_score(score) is None


@pytest.mark.parametrize("score", CONTRADICTIONS)
def test_a_score_that_is_none_never_becomes_a_part_of_a_club(score: str) -> None:
    for line in (f"Alba v Brera  {score}", f"Alba  {score}  Brera", f"Alba - Brera {score}"):
        text = f"= Invented Cup 2018/19\n» Final\nSat Aug 18\n  {line}\n"
        assert reasons(text) == [(4, "line not understood")]
        assert read_part(text).fixtures == []


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
        ("Alba FC  -  AC Brera", Status.SCHEDULED, None),
        ("Alba FC - AC Brera", Status.SCHEDULED, None),
        ("Alba FC  -:-  AC Brera", Status.SCHEDULED, None),
        ("Alba FC  3-0 awd AC Brera", Status.AWARDED, (3, 0)),
        ("Alba FC  [awarded] 3-0  AC Brera", Status.AWARDED, (3, 0)),
        ("Alba FC v AC Brera  0-3 [awarded]  @ Stadio Grande", Status.AWARDED, (0, 3)),
        ("Alba FC v AC Brera  0-3 @ Stadio Grande  [awarded]", Status.AWARDED, (0, 3)),
        ("Alba FC  canc.  AC Brera", Status.CANCELLED, None),
        ("Alba FC  w/o  AC Brera", Status.CANCELLED, None),
        ("Alba FC v AC Brera  1-0 [abandoned]", Status.CANCELLED, None),
        ("Alba FC  ppd.  AC Brera", Status.SCHEDULED, None),
    ],
)
def test_what_became_of_a_match(line: str, status: Status, final: tuple[int, int] | None) -> None:
    fixture = read_one(line)
    assert (fixture.status, fixture.score.final) == (status, final)
    assert (fixture.home.name, fixture.away.name) == ("Alba FC", "AC Brera")
    assert fixture.score.half_time is None


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
    assert [fixture.time for fixture in fixtures] == ["18:00", "18:00", "20:45", None]


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
        ("2014/15", "[Sam 23. Août]", "2014-08-23"),
        ("2014/15", "[Dim 30. Nove]", "2014-11-30"),
        ("2014/15", "[Mer 3. Déc]", "2014-12-03"),
        ("2013/14", "[Sáb. 17.8.]", "2013-08-17"),
        ("2017/18", "[Do 31.5]", "2018-05-31"),
        ("2018/19", "2018-08-18", "2018-08-18"),
        ("2018/19", "18.08.2018", "2018-08-18"),
        ("2018/19", "18.08.2018 (Sa)", "2018-08-18"),
        ("2018/19", "18-8-18", "2018-08-18"),
        ("2018/19", "(Sa. 18.08, 16:30)", "2018-08-18"),
        ("1967/68", "June 5 @ Napoli, Stadio San Paolo", "1968-06-05"),
        ("2019/20", "Sat Apr 3 2021", "2021-04-03"),
        ("2024", "Sun Dec/1", "2024-12-01"),
        ("2024", "1 March", "2024-03-01"),
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
    assert [fixture.date for fixture in fixtures] == [
        "2019-08-24", "2020-02-05", "2019-08-31", "2020-05-28", "2020-08-02",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Aug/18 Alba 2-1 Brera",
        "18 August     Alba    2-1  Brera",
        "2018-08-18    Alba    Brera   2:1",
        "18.08.2018    Alba    Brera   2-1",
        "18.08.2018 (Sa)  Alba - Brera   2-1",
        "18-8-18 @ Alba, Stadio Grande    Alba   2-1 Brera",
        "(12)  Sat Aug/18   Alba  2-1  Brera",
        "Alba     2-1  Brera           2018-08-18",
    ],
)
def test_a_day_within_a_match_line_is_of_that_match_alone(line: str) -> None:
    first, second = read(f"""
= Invented League 2018/19
» Matchday 1
Sun Aug 19
{line}
  Como v Dora  1-0
""")
    assert (first.date, first.home.name, first.away.name) == ("2018-08-18", "Alba", "Brera")
    assert (first.score.final, first.time) == ((2, 1), None)
    assert second.date == "2018-08-19"


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("2018-08-18 17:00   Alba    Brera   2:1", "17:00"),
        ("18.08.2018 21:00 (Sáb.) Alba    2-1  Brera", "21:00"),
        ("18.08.2018 00:00 (Sa)  Alba    2-1  Brera", None),
        ("(1) Sat Aug/18 13:00 UTC-6         Alba   2-1 (2-0)  Brera", "13:00"),
        ("Alba     2-1  Brera           2018-08-18 18:30", "18:30"),
    ],
)
def test_a_day_within_a_match_line_may_have_its_time(line: str, time: str | None) -> None:
    (found,) = read(f"= Invented League 2018/19\n» Matchday 1\n{line}\n")
    assert (found.date, found.time) == ("2018-08-18", time)
    assert (found.home.name, found.away.name, found.score.final) == ("Alba", "Brera", (2, 1))


def test_a_day_in_brackets_is_of_the_matches_below_it_too() -> None:
    fixtures = read("""
= Invented League 2018/19
» Matchday 1
[Sat Aug/18]
  Alba   2-1  Brera
[Sun Aug/19] Como   2-1  Dora
  Erba   2-1  Fano
""")
    assert [fixture.date for fixture in fixtures] == ["2018-08-18", "2018-08-19", "2018-08-19"]


def test_a_name_that_begins_like_a_day_is_no_day() -> None:
    for home in ("12 de Octubre", "1. FC Mai", "Sepsi 31", "1899 Hoffenheim"):
        fixture = read_one(f"  {home}  2-1  Brera")
        assert (fixture.home.name, fixture.date) == (home, "2018-08-18")
    fixture = read_one("Aug/18 1860 München 2-1 Brera")
    assert (fixture.home.name, fixture.date) == ("1860 München", "2018-08-18")


def test_without_a_season_a_year_stands_apart_from_the_club() -> None:
    part = read_part("Final\nAug 18 2018  Alba 2-1 Brera\nAug/19 1860 München 2-1 Como\n")
    assert [(fixture.date, fixture.home.name) for fixture in part.fixtures] == [
        ("2018-08-18", "Alba"),
        ("2018-08-19", "1860 München"),
    ]
    assert reasons("Final\nAug/18 Alba 2-1 Brera\n") == [(2, "no such day in this season")]


def test_a_day_that_does_not_exist_gives_no_day_to_the_matches_below() -> None:
    text = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n  Alba v Brera  1-0\n{}\n"
    for day in (
        "Tue Aug 18",
        "[Mon Jun/31]",
        "[Foo. 25.8.]",
        "Foo 25.8.",
        "[Sat Foo/25]",
        "[Sat Foo 25]",
    ):
        part = read_part(text.format(day) + "  Como v Dora  1-0\n")
        assert [fixture.line for fixture in part.fixtures] == [4]
        assert [problem.line for problem in part.problems] == [5, 6]


def test_what_follows_a_heading_not_understood_is_not_filed_under_the_round_before_it() -> None:
    start = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n  Alba v Brera  1-0\n"
    end = "\nSat Aug 25\n  Como v Dora  1-0\n"
    for heading in ("▪ The other league - Matchday 2", "== Nowhere", "Zolotoi match"):
        part = read_part(start + heading + end)
        assert len(part.fixtures) == 1
        assert [problem.line for problem in part.problems] == [5, 7]
        assert part.problems[1].reason == "a match before any round"


def test_each_title_of_a_file_has_its_own_matches_and_problems() -> None:
    first, second = read_football_txt(
        """= Invented League - Play-offs 2010/11
# Matches 1
Final
May/30 Alba 1-0 Brera

= Invented League Two - Play-offs 2010/11
# Matches 2
May/29 Como 1-0 Dora
Final
May/30 Erba 1-0 Fano
May/31 Gela versus Ivrea
""",
        "x.txt",
    )
    assert (first.title, first.declared, first.problems) == (
        "Invented League - Play-offs", 1, [],
    )  # fmt: skip
    assert (second.title, second.declared) == ("Invented League Two - Play-offs", 2)
    assert [fixture.home.name for fixture in second.fixtures] == ["Erba"]
    assert [str(problem) for problem in second.problems] == [
        "x.txt:8: a match before any round: May/29 Como 1-0 Dora",
        "x.txt:11: line not understood: May/31 Gela versus Ivrea",
        "x.txt:6: the file declares 2 matches and has 1: Invented League Two - Play-offs",
    ]


def test_a_file_without_a_title_is_one_part() -> None:
    part = read_part("Final\n[May/31]\n  Alba  3-2  Brera\n", "1960-61")
    assert (part.title, part.season, part.fixtures[0].date) == ("", "1960-61", "1961-05-31")
    assert read_part("").fixtures == []


def test_the_title_may_be_a_comment_under_a_bar() -> None:
    head = "#############\n# Invented League 2018/19\n#\n# see example.org\n"
    round_and_matches = "1. Spieltag\n[Sa 18.8.]\n  Alba  2:1  Brera\n"
    bar_below = "#####\n# the second half\n2. Spieltag\n[Sa 25.8.]\n  Brera  2:1  Alba\n"
    part = read_part(head + round_and_matches + bar_below)
    assert (part.title, part.season, len(part.fixtures)) == ("Invented League", "2018-19", 2)
    assert part.problems == []


def test_a_round_may_be_marked_like_a_title() -> None:
    (found,) = read("= Invented Cup 2018/19\n= Final =\nMay/30 Alba 1-0 Brera\n")
    assert found.round.stage == "Final"


def test_a_title_proper_is_more_than_a_comment() -> None:
    part = read_part("#####\n# written by hand\n= Invented League 2018/19\n")
    assert part.title == "Invented League"


@pytest.mark.parametrize(
    ("title", "name", "season"),
    [
        ("Invented League 2018/19", "Invented League", "2018-19"),
        ("Invented 2018/2019", "Invented", "2018-19"),
        ("Invented League 2018/19, Spring - Champions", "Invented League, Spring - Champions",
         "2018-19"),
        ("Invented League 1 2018/19 - Matches Aller", "Invented League 1 - Matches Aller",
         "2018-19"),
        ("Invented League -  First Division 1999-2000", "Invented League - First Division",
         "1999-00"),
        ("Invented Cup", "Invented Cup", None),
        ("Euro 2024", "Euro", None),
    ],
)  # fmt: skip
def test_a_title_is_parted_from_its_season(title: str, name: str, season: str | None) -> None:
    part = read_part(f"= {title}\n")
    assert (part.title, part.season) == (name, season)


def test_the_season_that_a_reader_is_told_is_for_titles_without_one() -> None:
    assert read_part("= Invented Cup\n", "1960-61").season == "1960-61"
    assert read_part("= Invented Cup 2018/19\n", "1960-61").season == "2018-19"


def test_a_league_that_lists_only_days_is_read_without_rounds() -> None:
    days = "Sat Sep 8\n  Alba  3-6  Brera\nWed Dec 26\n  Brera  1-1  Alba\n"
    fixtures = read(f"= Invented League 1888/89\n{days}")
    assert [(fixture.round.stage, fixture.date) for fixture in fixtures] == [
        ("League phase", "1888-09-08"),
        ("League phase", "1888-12-26"),
    ]
    for heading in ("Final", "▪ Nobody knows", "Nobody knows", "Final | 30 May"):
        part = read_part(f"= Invented League 1888/89\n{days}{heading}\n")
        assert part.fixtures == []
        no_round = [
            problem.line
            for problem in part.problems
            if problem.reason == "a match before any round"
        ]
        assert no_round == [3, 5]


def test_a_match_put_off_that_has_a_score_is_not_understood() -> None:
    text = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n  Alba v Brera 1-0 [postponed]\n"
    assert reasons(text) == [(4, "line not understood")]


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
        ("Jornada 4  //  Sáb. 15 y Dom. 16 Septiembre", "Matchday 4", 4),
        ("Journée 16", "Matchday 16", 16),
        ("▪ Regular, Matchday 3", "Matchday 3", 3),
        ("▪ Regular Season - 3", "Matchday 3", 3),
        ("» Matchday 3 of 8", "Matchday 3", 3),
        ("(1) Achtelfinale  // 18+19.12.2012 (Di+Mi)", "Round of 16", None),
        ("1. Runde (Knockout)   //  Do-So 12.-15. Juli 2012", "First round", None),
        ("14.Runde", "Round 14", None),
        ("Runde 23", "Round 23", None),
        (" Round 46", "Round 46", None),
        ("2. Runda", "Second round", None),
        ("» 1/8 FINALS", "Round of 16", None),
        ("Cuartos de final", "Quarter-finals", None),
        ("Group 1:", "Group 1", None),
        ("Third place play-off", "Third-place match", None),
        ("Match for third place", "Third-place match", None),
        ("Round of 16 - 1st Leg    ## in February", "Round of 16", None),
        ("|| Semi-finals", "Semi-finals", None),
    ],
)
def test_rounds_have_one_spelling(heading: str, stage: str, matchday: int | None) -> None:
    (found,) = read(f"= Invented Cup 2018/19\n{heading}\nSat Aug 18\n  Alba v Brera  1-0 (0-0)\n")
    assert (found.round.stage, found.round.matchday) == (stage, matchday)


@pytest.mark.parametrize(
    ("heading", "leg"),
    [
        ("» Playoffs, Matchday 2", 2),
        ("» Semi-finals, 1st leg", 1),
        ("Round of 16 - 2nd Leg", 2),
        ("Final - First Leg", 1),
        ("First qualifying round, Leg 2 of 2", 2),
        ("(2) Viertelfinale / Rückspiele //   Do  5. April 2012", 2),
        ("Hinspiel", 1),
        ("» Final", None),
    ],
)
def test_a_round_may_name_its_leg(heading: str, leg: int | None) -> None:
    (found,) = read(f"= Invented Cup 2018/19\n{heading}\nSat Aug 18\n  Alba v Brera  1-0 (0-0)\n")
    assert found.round.leg == leg


def test_a_heading_that_is_only_a_leg_is_of_the_tie_above_it() -> None:
    fixtures = read("""
= Invented Cup 2018/19
Semi-finals
Hinspiele
May/1 Alba 1-0 Brera
Rückspiele
May/8 Brera 1-0 Alba
""")
    assert [(fixture.round.stage, fixture.round.leg) for fixture in fixtures] == [
        ("Semi-finals", 1), ("Semi-finals", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Semi-finals, Replay", "Semi-finals"),
        ("Quarter-finals replays", "Quarter-finals"),
        ("First round replays", "First round"),
        ("▪ 4th Round Replays", "Fourth round"),
        ("▪ Final, Replay", "Final"),
    ],
)
def test_a_replay_is_of_the_round_that_it_replays_and_is_no_leg(heading: str, stage: str) -> None:
    *_, replay = read(f"""
= Invented Cup 2018/19
Semi-finals, 2nd leg
May/8 Brera 1-0 Alba
{heading}
May/15 Alba 1-0 Brera
""")
    assert (replay.round.stage, replay.round.leg) == (stage, None)


def test_lists_of_clubs_and_days_before_the_matches_are_passed_over() -> None:
    fixtures = read("""
= Invented Cup 2018/19
Group A  |  Alba   Brera     Como   Dora
Matchday 1 | Fri Jun/14 - Tue Jun/18
▪ Final            |  Sun Dec 18

Group A:
Sat Aug 18
  Alba  1-0  Brera
""")
    assert [fixture.round.stage for fixture in fixtures] == ["Group A"]


BELOW = [
    "       [Rossi 17' Bianchi 90'; Verdi 53']",
    "       [-; Rossi 90+10']",
    """       (Rossi 12' Bianchi 43', 62' Verdi 53';
          Neri 11' Gallo 55' Costa 78', 79')""",
    "   (Rossi 20, Bianchi 114; Verdi 77og)",
    "   (Rossi 45+1' (pen.))",
    """  Alba:    Rossi - Bianchi, Verdi, Neri [Y], Gallo – Costa [Y] (46' Fontana),
           Moretti (80' Ricci) – Marino,
           Greco - Bruno""",
    """BRERA: Rossi [c], Bianchi;
       Coach: Verdi""",
    "  Sent off: Pollák 60, Neeskens 76",
    """Yellow cards: Rossi 8', Bianchi 59';
              Verdi 5'""",
    "Referee: Gustavo Méndez (URU)",
    "Goals:  Rossi 22'; Bianchi 43'",
    "   (att: 50,580)",
    "   [2-2 on aggregate]",
    "Como       bye",
]


@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_a_match_and_is_not_kept_is_passed_over(below: str) -> None:
    first, second = read(f"""
= Invented Cup 2018/19
Final
Sat Aug 18
  18:00  Alba  1-0  Brera    @ Stadio Grande   (att: 50580)
{below}
         Como  1-0  Dora
""")
    assert (first.venue, second.home.name, second.time) == ("Stadio Grande", "Como", "18:00")


@pytest.mark.parametrize(
    "below",
    [
        "   [2-2 on aggregate; 2-4 on penalties]",
        "   [abandoned 75']",
        "   Penalties: 1-0 Rossi, 1-1 Bianchi",
        "   Erba: Rossi, Bianchi",
        "   Replay: Alba 2-1 Brera",
        "   (Rossi 12'",
    ],
)
def test_a_note_that_may_change_a_match_is_reported(below: str) -> None:
    text = f"= Invented Cup 2018/19\nFinal\nMay/8 Alba 1-1 Brera\n{below}\n  Como v Dora  2-1\n"
    part = read_part(text)
    assert 5 not in [fixture.line for fixture in part.fixtures]
    assert part.problems


def test_the_shots_of_a_shoot_out_are_passed_over_where_its_score_is_known() -> None:
    (found,) = read("""
= Invented Cup 2018/19
Final
Sat Aug 18
  Alba  2-2 a.e.t., 5-3 pen.  Brera
  Penalties: 1-0 Rossi,  1-1 Bianchi;
             2-1 Verdi
""")
    assert found.score.penalties == (5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Goals:  Rossi 22'; Bianchi 43'",
        "  Final        3. oder 4. Juni 2015",
        "  Nobody knows - 2nd leg - at all",
        "  Alba   Stadio Grande   Brera",
        "  Alba Brera   1:1 (1:1)",
        "  Alba   1:1 (1:1)",
        "  Alba  3-2 n.P.  Brera",
        "  Alba  3-2  Brera aet",
        "  Alba  2-1  Brera  1-0  Como",
        "  Group A - Brera",
        "  Foo/12 Alba 2-1 Brera",
        "  Alba - Brera 20:30",
        "  N.N.  -  N.N.",
        "  Alba  Brera | Como",
        "  Alba   Tue Aug 8 2023",
        "  Alba   Nov/8",
        "  Tue   Alba",
        "  Matchday   Alba",
        "  19.30Alba  2-1  Brera",
        "  Alba (Nord  2-1  Brera",
        "  [Sat Aug/25 Alba  2-1  Brera",
        "  Aug/25th Alba  2-1  Brera",
        "  24:30 Alba  2-1  Brera",
        "  Alba  2-1  Brera [after a quarrel]",
        "  2-1  Alba  Brera",
        "  Alba  2-1  Brera  3-0 awd",
        "  Alba2-1  Brera",
        "  Alba  2-1  Brera (1-0,1-0)",
        "  Alba  2-1  Brera (45)",
    ],
)
def test_a_line_that_looks_like_a_match_and_is_none_is_reported(line: str) -> None:
    part = read_part(f"= Invented Cup 2018/19\n» Final\nSat Aug 18\n{line}\n")
    assert part.fixtures == []
    assert [problem.line for problem in part.problems] == [4]


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
    (file,) = read_football_txt(
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
    (file,) = read_football_txt(
        "= Invented League 2018/19\nAlba v Brera  1-0\n» Matchday 1\nAlba v Brera  1-0\n", "x.txt"
    )
    assert [problem.reason for problem in file.problems] == [
        "a match before any round",
        "a match before any date",
    ]


def test_a_file_that_declares_more_matches_than_it_has_is_reported() -> None:
    (file,) = read_football_txt("= Invented League 2018/19\n# Matches 3\n", "x.txt")
    assert [str(problem) for problem in file.problems] == [
        "x.txt:1: the file declares 3 matches and has 0: Invented League"
    ]


small = st.integers(min_value=0, max_value=3)
scores = st.tuples(small, small)
dashes = st.sampled_from(["-", "–", ":"])
after_extra_time = st.sampled_from(["a.e.t.", "aet", "n.V."])
after_a_shoot_out = st.sampled_from(["pen.", "p", "i.E.", "n.E."])


def plus(score: Score, more: Score) -> Score:
    return score[0] + more[0], score[1] + more[1]


@given(scores, scores, dashes, st.sampled_from(["{1} ({0})", "{1}  ({0})"]))
def test_a_score_in_any_style_reads_back(
    half_time: Score, more: Score, dash: str, style: str
) -> None:
    full_time = plus(half_time, more)
    written = [f"{home}{dash}{away}" for home, away in (half_time, full_time)]
    outcome = read_stated_score(style.format(*written))
    assert outcome == (ScoreLine(full_time, full_time, half_time), None)


@given(
    scores, scores, scores, scores.filter(lambda score: score[0] != score[1]),
    dashes, after_extra_time, after_a_shoot_out,
    st.sampled_from(
        [
            "{3} {p} {2} {e} ({1}, {0})",
            "{2} {e} ({1}, {0}), {3} {p}",
            "{2} {e} ({1}, {0}) {3}{p}",
            "{2} ({1}, {0}) {e} {3} {p}",
            "{3} {p} ({2}, {1}, {0})",
        ]
    ),
)  # fmt: skip
def test_extra_time_and_a_shoot_out_in_any_style_read_back(
    half_time: Score, more: Score, extra: Score, shots: Score, dash: str, e: str, p: str, style: str
) -> None:
    full_time = plus(half_time, more)
    final = plus(full_time, extra)
    written = [f"{home}{dash}{away}" for home, away in (half_time, full_time, final, shots)]
    outcome = read_stated_score(style.format(*written, e=e, p=p))
    assert outcome == (ScoreLine(final, full_time, half_time, shots, True), None)


SAYS_NOTHING = re.compile(r"\s*(#.*|.*\sbye)?")


@given(st.from_regex(r"[A-Za-z0-9 v:.()\[\]#-]{0,40}", fullmatch=True))
def test_every_line_is_a_match_a_heading_a_day_or_a_problem(line: str) -> None:
    head = "= Invented League 2018/19\n» Matchday 1\nSat Aug 18\n"
    (file,) = read_football_txt(head + line + "\n  Zeta v Omega  1-0\n", "x.txt")
    understood = [fixture for fixture in file.fixtures if fixture.line == 4]
    reported = [problem for problem in file.problems if problem.line == 4]
    if not understood and not reported:
        # Then it said nothing, or where the next match belongs.
        following = [fixture for fixture in file.fixtures if fixture.line == 5]
        places = [(fixture.date, fixture.round.stage) for fixture in following]
        moved = places != [("2018-08-18", "Matchday 1")]
        assert SAYS_NOTHING.fullmatch(line) or moved or line.strip() in head


def test_a_line_is_read_in_linear_time_whatever_it_is() -> None:
    many = 200_000  # at this length quadratic time would be minutes
    lines = [
        "Alba" + " " * many + "v Brera 2-1",
        "\t" * many + "[",
        *("- ( ,x"[i] * many for i in range(6)),
    ]
    problems = read_part("\n".join(lines)).problems
    assert [problem.line for problem in problems] == [1, 2, 3, 5, 7, 8]  # two are blank
    assert problems[0].reason == "a match before any round"
    # Of those with more than blanks in them only the beginning is kept.
    assert all(len(problem.text) < 100 for problem in problems[2:])


def test_blanks_however_many_part_columns_and_long_lines_are_reported() -> None:
    many = " " * 20_000
    part = read_part(
        f"= Invented League{many}2018/19\n»{many}Matchday 1\nSat{many}Aug 18\n"
        f"  Alba{many}v Brera{many}2-1{many}(1-0)\n"
        f"  {'x' * 20_000}\n  Como v Dora  1-0\n"
    )
    assert (part.title, part.season) == ("Invented League", "2018-19")
    assert [(fixture.home.name, fixture.score.half_time) for fixture in part.fixtures] == [
        ("Alba", (1, 0)),
        ("Como", None),
    ]
    assert [(problem.line, problem.reason, len(problem.text)) for problem in part.problems] == [
        (5, "line not understood", 81)
    ]


def test_goals_over_many_lines_are_passed_over() -> None:
    goals = "".join(f"  Rossi {minute}',\n" for minute in range(1, 2_000))
    text = f"  Alba v Brera  2-1\n  (Neri 1';\n{goals}  Bianchi 90')\n  Como v Dora  1-0\n"
    assert [
        match.home.name for match in read("= Invented Cup 2018/19\n» Final\nSat Aug 18\n" + text)
    ] == ["Alba", "Como"]


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Playoff, Round 1", "First round"),
        ("Playoffs, Quarterfinals", "Quarter-finals"),
        ("Play-off — Semifinals", "Semi-finals"),
        ("Playoff Semifinals, 2nd leg", "Semi-finals"),
        ("Promotion Playoffs, Final", "Final"),
        ("Play-offs: Preliminary round", "Preliminary round"),
        ("Playoffs", "Play-offs"),
        ("Playout", "Relegation play-off"),
        ("Play-out", "Relegation play-off"),
    ],
)
def test_the_play_offs_of_a_league_have_rounds_of_their_own(heading: str, stage: str) -> None:
    text = f"= Invented League 2018/19\n▪ {heading}\nSat May 18\n  Alba v Brera  1-0\n"
    (match,) = read(text)
    assert (match.round.stage, match.round.number, match.round.matchday) == (stage, None, None)


@pytest.mark.parametrize("heading", ["Playoff, Group A", "Playoff, 1", "Playout, Final"])
def test_what_is_no_round_of_play_offs_is_reported(heading: str) -> None:
    text = f"= Invented League 2018/19\n▪ {heading}\nSat May 18\n  Alba v Brera  1-0\n"
    assert reasons(text)[0] == (2, "heading not understood")


SQUAD = """
= Alba Football Club    # Alba

 1  Gino Neri (ITA)             GK    # 21 Aug 1997
12  Ugo Rossi (ITA)             DF
 9 Aldo Bianchi (SUI)  FW
"""


@pytest.mark.parametrize(
    "text",
    [
        SQUAD,
        "= Italy\n\nAlba FC, 1907, @ Stadio Grande, Alba\n  | Alba | FC Alba\n",
        "Some words.\nAnd more of them.\n",
    ],
)
def test_a_file_of_no_match_has_one_problem_and_no_title(text: str) -> None:
    part = read_part(text, "2018-19")
    assert (part.title, part.fixtures, len(part.problems)) == ("", [], 1)


@pytest.mark.parametrize(
    "sign",
    ["» Matchday 1", "Sat Aug 18", "# Matches 3", "  18:00  Alba v Brera  1-0", "= Cup 2018/19"],
)
def test_one_sign_of_a_match_makes_every_line_count(sign: str) -> None:
    (*_, part) = read_football_txt(
        f"= Invented League\n{sign}\n  Como beat Dora\n  Erba beat Fano\n", "x"
    )
    assert part.title
    assert {3, 4} <= {problem.line for problem in part.problems}
