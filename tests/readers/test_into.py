"""`gasp kb import`: matches of files in a knowledge base, once, and better known later."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.model import EditionKey
from gasp_cli.editing.create_and_copy import new
from tests.conftest import DATA, Gasp, Outcome

PREMIER = """
= English Premier League 2019/20
» Matchday 1
Fri Aug 9
  20:00  Liverpool FC v Norwich City  4-1 (4-0)
Sat Aug 10
  15:00  Manchester City v Chelsea FC  1-1 (0-0)
» Matchday 2
Sat Aug 17
  Norwich City v Liverpool FC
"""
TIE = """
= UEFA Champions League 2022/23
» Group A
Tue Sep 6
  Inter v Ajax  1-0 (0-0)
Wed Sep 14
  Ajax v Inter  1-0 (0-0)
» Semi-finals
Tue May 9
  Inter v Milan  1-0 (0-0)
Tue May 16
  Milan v Inter  1-0 (0-0)
» Final
Sat Jun 10
  Inter v Liverpool  1-0 (0-0)
"""


class Import:
    """Imports texts into a knowledge base about Liverpool."""

    def __init__(self, gasp: Gasp, folder: Path) -> None:
        self._gasp = gasp
        self.kb = folder / "kb"
        self.clone = folder / "england"
        self.clone.mkdir()
        new(self.kb, "Liverpool", "Jürgen Klopp", "2015-10-08", "2024-05-19")

    def file(self, text: str, name: str = "2019-20/1-premierleague.txt") -> Path:
        path = self.clone / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *paths: Path, options: tuple[str, ...] = ()) -> Outcome:
        names = [str(path) for path in paths or (self.clone,)]
        return self._gasp("kb", "import", *names, "--into", str(self.kb), *options)

    def rows(self, *paths: Path) -> list[dict[str, Any]]:
        outcome = self.run(*paths, options=("--format", "json"))
        assert outcome.code == 0, outcome.err
        found: list[dict[str, Any]] = json.loads(outcome.out)
        return found

    def matches(self, competition: str, season: str) -> list[tuple[str, ...]]:
        record = KnowledgeBase(self.kb).record
        return [
            (match.date, match.home, f"{match.home_goals}-{match.away_goals}", match.away)
            for match in record.season(EditionKey(competition, season)).all
        ]

    def sound(self) -> bool:
        outcome = self._gasp("--kb", str(self.kb), "kb", "check")
        assert outcome.code == 0, outcome.out
        return True


@pytest.fixture
def into(gasp: Gasp, tmp_path: Path) -> Import:
    return Import(gasp, tmp_path)


def test_matches_clubs_competition_and_rules_come_in(into: Import) -> None:
    into.file(PREMIER)
    (row,) = into.rows()
    assert row == {
        "file": "england/2019-20/1-premierleague.txt", "competition": "Premier League",
        "season": "2019-20", "added": 3, "changed": 0, "same": 0, "changes": [],
        "table": "matches",
    }  # fmt: skip
    assert into.matches("Premier League", "2019-20") == [
        ("2019-08-09", "Liverpool", "4-1", "Norwich City"),
        ("2019-08-10", "Manchester City", "1-1", "Chelsea"),
        ("2019-08-17", "Norwich City", "None-None", "Liverpool"),
    ]
    kb = KnowledgeBase(into.kb)
    assert [row.competition for row in kb.competitions()] == ["Premier League"]
    assert [(row.club, row.points) for row in kb.table("2020")][:2] == [
        ("Liverpool", 3),
        ("Chelsea", 1),
    ]
    assert kb.matches()[0].citation == "england/2019-20/1-premierleague.txt:5"
    assert into.sound()


@pytest.mark.parametrize("there", [False, True])
def test_a_file_with_no_match_to_take_leaves_all_as_it_was(into: Import, there: bool) -> None:
    if there:
        into.file(PREMIER)
        into.run()
    before = into.matches("Premier League", "2019-20") if there else []
    bad = into.file("= English Premier League 2019/20\n» Matchday 1\nFri Aug 9\n  Alba a-1 Brera\n")
    outcome = into.run(bad)
    assert outcome.code == 3
    assert "1-premierleague.txt:4: line not understood" in outcome.err
    if there:
        assert into.matches("Premier League", "2019-20") == before
    assert into.sound()


def test_the_same_file_twice_changes_nothing(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    before = {path: path.read_bytes() for path in into.kb.rglob("*.json")}
    (row,) = into.rows()
    assert (row["added"], row["changed"], row["same"]) == (0, 0, 3)
    assert {path: path.read_bytes() for path in into.kb.rglob("*.json")} == before


def test_a_newer_file_brings_scores_up_to_date_and_says_which(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    newer = PREMIER.replace("4-1 (4-0)", "5-1 (4-0)").replace(
        "v Liverpool FC", "v Liverpool FC 0-1"
    )
    into.file("# a line more\n" + newer.replace("Sat Aug 17", "Sun Aug 18"))
    outcome = into.run()
    assert outcome.err.splitlines() == [
        "gasp: 0 matches added, 2 changed, 1 there already",
        "gasp: changed: 2019-08-09 Liverpool 5-1 Norwich City, before: 4-1",
        "gasp: changed: 2019-08-18 Norwich City 0-1 Liverpool, before: not played",
    ]
    kb = KnowledgeBase(into.kb)
    assert [match.citation.rpartition(":")[2] for match in kb.matches()] == ["6", "11"]
    assert into.sound()


def test_an_older_file_takes_no_score_away(into: Import) -> None:
    into.file(PREMIER.replace("v Liverpool FC\n", "v Liverpool FC 0-1\n"))
    into.run()
    into.file(PREMIER)
    (row,) = into.rows()
    assert (row["changed"], row["same"]) == (0, 3)
    assert into.matches("Premier League", "2019-20")[-1][2] == "0-1"


def test_a_match_keeps_its_key_when_others_come(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    before = json.loads(
        (into.kb / "matches/premier-league.2019-20.json").read_text(encoding="utf-8")
    )
    earlier = "» Matchday 1\nFri Aug 9\n  Arsenal v Watford 1-0\n"
    into.file(PREMIER.replace("» Matchday 1\n", earlier, 1))
    into.run()
    after = json.loads(
        (into.kb / "matches/premier-league.2019-20.json").read_text(encoding="utf-8")
    )
    old, new_one = before["2019-20"], after["2019-20"]
    assert {key: new_one[key]["home"] for key in old} == {key: old[key]["home"] for key in old}
    assert new_one["4"]["home"] == "Arsenal"


def test_an_award_stays_when_a_file_does_not_know_of_it(into: Import, gasp: Gasp) -> None:
    into.file(PREMIER)
    into.run()
    gasp(
        "--kb", str(into.kb), "kb", "add", "sanction", "--kind", "award", "--season", "2020",
        "--competition", "Premier League", "--home", "Manchester City", "--away", "Chelsea",
        "--score", "0-3", "--since", "2019-09-01", "--note", "stands", "--url", "https://example.org",
    )  # fmt: skip
    (row,) = into.rows()
    assert (row["changes"], row["same"]) == ([], 3)
    assert into.matches("Premier League", "2019-20")[1][2] == "0-3"


def test_a_line_that_is_not_understood_is_named_and_the_rest_comes_in(into: Import) -> None:
    into.file(PREMIER + "  Liverpool beat Norwich\n")
    outcome = into.run()
    assert outcome.code == 3
    assert outcome.err.splitlines()[0] == (
        "gasp: england/2019-20/1-premierleague.txt:11: line not understood: Liverpool beat Norwich"
    )
    assert len(into.matches("Premier League", "2019-20")) == 3


def test_a_slip_in_the_name_of_a_club_that_the_file_has_too_is_asked_about(into: Import) -> None:
    into.file(f"{PREMIER}» Matchday 3\nSat Aug 24\n  Chelsea FC v Liverpol FC  1-0 (0-0)\n")
    outcome = into.run()
    assert outcome.code == 0
    command = f"gasp --kb {quote(str(into.kb))} kb alias --merge Liverpool Liverpol"
    place = "england/2019-20/1-premierleague.txt:13"
    assert outcome.err.splitlines()[-2:] == [
        "gasp: 1 new club: Liverpol",
        f"gasp: {place}: Liverpol may be Liverpool. If they are one club: {command}",
    ]


def test_a_spelling_that_may_be_another_club_is_left_to_the_user(into: Import, gasp: Gasp) -> None:
    into.file(PREMIER.replace("Manchester City", "Manchester Cit"))
    outcome = into.run()
    assert outcome.code == 3
    (line,) = [
        splitline for splitline in outcome.err.splitlines() if "Manchester Cit'" in splitline
    ]
    assert "may be Manchester City" in line
    assert "1 match left out" in line
    assert f"gasp --kb {quote(str(into.kb))} kb alias 'Manchester City' 'Manchester Cit'" in line
    assert len(into.matches("Premier League", "2019-20")) == 2
    assert gasp("--kb", str(into.kb), "kb", "alias", "Manchester City", "Manchester Cit").code == 0
    (row,) = into.rows()
    assert (row["added"], row["same"]) == (1, 2)
    assert into.sound()


def test_fc_before_or_behind_a_name_makes_no_other_club(into: Import) -> None:
    into.file(PREMIER.replace("Norwich City", "Norwich City Football 1902 FC"))
    assert into.run().code == 3  # `Football` is not such a word
    into.file(PREMIER.replace("Norwich City", "FC Norwich City 1902"))
    assert into.run().code == 0
    assert into.matches("Premier League", "2019-20")[0][3] == "Norwich City"


def test_a_club_like_no_other_is_new(into: Import) -> None:
    into.file(PREMIER.replace("Norwich City", "Xanadu Wanderoos FC"))
    assert into.run().code == 0
    clubs = {row.club: row for row in KnowledgeBase(into.kb).clubs()}
    assert (clubs["Xanadu Wanderoos"].country, clubs["Xanadu Wanderoos"].aliases) == (
        "ENG",
        ["Xanadu Wanderoos FC"],
    )


def test_a_club_that_plays_another_is_not_that_one(into: Import) -> None:
    derby = "» Matchday 1\nFri Aug 9\n  Manchester City v Manchester Citee 1-0\n"
    into.file(PREMIER.replace("» Matchday 1\n", derby, 1))
    into.run()
    clubs = {row.club for row in KnowledgeBase(into.kb).clubs()}
    assert "Manchester Citee" not in clubs  # it may still be Manchester United


def test_a_title_that_is_not_known_is_named(into: Import) -> None:
    path = into.file(PREMIER.replace("English Premier League", "Moon League"))
    outcome = into.run(path)
    assert outcome.code == 3
    assert (
        "a title with no competition that is known (if it is new: gasp kb add competition; "
        in outcome.err
    )
    assert "gasp kb alias COMPETITION TITLE" in outcome.err


def test_legs_groups_and_neutral_finals_are_worked_out(into: Import) -> None:
    into.file(TIE, "2022-23/cl.txt")
    into.run()
    record = KnowledgeBase(into.kb).record
    matches = record.season(EditionKey("Champions League", "2022-23")).all
    assert [match.matchday for match in matches] == [1, 2, None, None, None]
    assert [match.leg for match in matches] == [None, None, 1, 2, None]
    assert [match.neutral for match in matches] == [False] * 4 + [True]


def test_legs_that_come_one_by_one_are_numbered_in_the_end(into: Import) -> None:
    first, second = TIE.split("Tue May 16\n  Milan v Inter  1-0 (0-0)\n")
    path = into.file(first + second, "2022-23/cl.txt")
    into.run(path)
    into.file(TIE, "2022-23/cl.txt")
    into.run(path)
    record = KnowledgeBase(into.kb).record
    matches = record.season(EditionKey("Champions League", "2022-23")).all
    assert [match.leg for match in matches][2:4] == [1, 2]
    assert into.sound()


def test_a_replay_is_no_second_leg(into: Import) -> None:
    into.file(
        "= English FA Cup 2019/20\n» Round 4\nSun Jan 26\n  Shrewsbury Town v Liverpool 2-2 (0-1)\n"
        "  Hull City v Chelsea 1-2\nTue Feb 4\n  Liverpool v Shrewsbury Town 1-0\n",
        "2019-20/facup.txt",
    )
    assert into.run().code == 0
    record = KnowledgeBase(into.kb).record
    matches = record.season(EditionKey("FA Cup", "2019-20")).all
    assert [match.leg for match in matches] == [None, None, None]


def test_a_group_stage_without_letters_takes_them_from_the_draw(into: Import) -> None:
    groups = (
        "= UEFA Champions League 2023/24\n» Group, Matchday 1\nTue Sep 19\n"
        "  Inter v {} 2-2 (1-1)\nWed Sep 20\n  {} v Inter 0-0\n"
    )
    into.file(groups.replace("{}", "Benfica"), "2023-24/cl.txt")
    assert into.run().code == 0
    record = KnowledgeBase(into.kb).record
    matches = record.season(EditionKey("Champions League", "2023-24")).all
    assert {match.stage for match in matches} == {"Group D"}
    into.file(groups.replace("{}", "Ajax"), "2023-24/cl.txt")
    assert "a group match, and no draw names its group: Inter v Ajax" in into.run().err


def test_the_same_match_twice_in_a_file_is_named(into: Import) -> None:
    into.file(
        PREMIER.replace("» Matchday 2\n", "  Liverpool FC v Norwich City 4-1\n» Matchday 2\n")
    )
    outcome = into.run()
    assert outcome.code == 3
    assert "1-premierleague.txt:8: this match is already in england/" in outcome.err


def test_the_same_match_in_two_files_is_one_if_they_agree(into: Import) -> None:
    into.file(PREMIER)
    into.file(PREMIER, "2019-20/again.txt")
    assert [(row["added"], row["same"]) for row in into.rows()] == [(3, 0), (0, 3)]
    into.file(PREMIER.replace("4-1", "5-1"), "2019-20/again.txt")
    assert "this match is already in england/2019-20/1-premierleague.txt:5" in into.run().err


def test_a_league_says_how_many_matches_it_should_have(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    (row,) = KnowledgeBase(into.kb).coverage()
    # Three clubs and a fourth, each meeting each other at home and away.
    assert (row.matches, row.expected) == (3, 12)
    into.file(PREMIER.replace("2019/20\n", "2019/20\n# Matches 4\n"))
    into.run()
    assert KnowledgeBase(into.kb).coverage()[0].expected == 4


def test_football_json_and_csv_come_in_as_well(into: Import) -> None:
    matches = [
        {"round": "Matchday 1", "date": "2019-08-09", "team1": "Liverpool FC",
         "team2": "Norwich City", "score": {"ft": [4, 1], "ht": [4, 0]}},
    ]  # fmt: skip
    whole = {"name": "English Premier League 2019/20", "matches": matches}
    into.file(json.dumps(whole, indent=1), "2019-20/en.1.json")
    into.file(
        "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
        "2021-22,FA Cup,Final,2022-05-14,Chelsea,Liverpool,0,0,yes,5-6,Wembley (neutral),"
        "https://example.org\n",
        "cups.csv",
    )
    assert [(row["competition"], row["added"]) for row in into.rows()] == [
        ("Premier League", 1),
        ("FA Cup", 1),
    ]
    (cup,) = KnowledgeBase(into.kb).cups()
    assert cup.reached == "Winners"
    assert into.sound()


def test_a_file_without_a_match_is_left_aside_in_a_folder_and_refused_by_name(
    into: Import,
) -> None:
    into.file(PREMIER)
    notes = into.file("Some words about nothing.\n", "2019-20/NOTES.txt")
    into.file("[1, 2]", "2019-20/clubs.json")
    outcome = into.run()
    assert outcome.code == 0
    assert "2 files left aside: " in outcome.err
    assert "NOTES.txt" in outcome.err
    named = into.run(notes)
    assert named.code == 3
    assert "NOTES.txt: no match in it" in named.err


def test_the_licence_of_a_clone_is_found(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    assert KnowledgeBase(into.kb).coverage()[0].licence == "not stated"
    (into.clone / "LICENSE.md").write_text("CC0 1.0 Universal", encoding="utf-8")
    into.run()
    assert KnowledgeBase(into.kb).coverage()[0].licence == "CC0-1.0"


def test_what_cannot_be_read_is_exit_4_and_no_kb_is_exit_2(
    gasp: Gasp, into: Import, tmp_path: Path
) -> None:
    assert into.run(tmp_path / "nowhere").code == 4
    assert gasp("kb", "import", str(into.file(PREMIER))).code == 2


def test_the_built_in_one_takes_nothing_in(gasp: Gasp, into: Import) -> None:
    outcome = gasp("kb", "import", str(into.file(PREMIER)), "--into", str(DATA))
    assert outcome.code == 4
    assert "read-only" in outcome.err


def test_play_offs_belong_to_their_league_and_stay_out_of_its_table(into: Import) -> None:
    league = PREMIER.replace("Premier League", "Championship")
    play_offs = (
        "= English Championship - Play-offs 2019/20\n» Final\nTue Aug 4\n"
        "  Brentford v Liverpool 1-2 (0-0)\n"
    )
    into.file(league + play_offs, "2019-20/2-championship.txt")
    into.run()
    kb = KnowledgeBase(into.kb)
    assert [match.stage for match in kb.matches()][-1] == "Final"
    assert {row.club: row.played for row in kb.table("2020")} == {
        "Liverpool": 1, "Manchester City": 1, "Chelsea": 1, "Norwich City": 1,
    }  # fmt: skip


def test_a_name_of_another_country_is_none_of_this_league(into: Import) -> None:
    spain = PREMIER.replace("English Premier League", "Primera División de España")
    into.file(spain.replace("Manchester City", "Sporting"), "2019-20/1-liga.txt")
    outcome = into.run()
    # Sporting of Lisbon play in no Spanish league; those of Gijón are called Sporting Gijón.
    assert outcome.code == 3
    assert "'Sporting' may be Sporting Gijón" in outcome.err


def test_a_league_season_without_rules_is_named_and_left_out(into: Import) -> None:
    into.file(PREMIER.replace("2019/20", "1887/88").replace("Fri ", "").replace("Sat ", ""))
    outcome = into.run()
    assert outcome.code == 3
    assert "no rules for 1887-88; add them with gasp kb add rules: Premier League" in outcome.err


def test_decisions_that_are_ready_come_with_their_season(into: Import) -> None:
    into.file(
        "= Italian Serie A 2022/23\n» Matchday 1\nSat Aug 13\n  Juventus v Milan 1-0\n",
        "2022-23/1-seriea.txt",
    )
    assert into.run().code == 0
    rows = KnowledgeBase(into.kb).table("2023", competition="Serie A")
    table = {row.club: row.points for row in rows}
    assert table == {"Juventus": 3 - 10, "Milan": 0}
    assert into.run().code == 0
    assert into.sound()


def test_a_matchday_that_is_corrected_makes_no_second_match(into: Import) -> None:
    into.file(PREMIER.replace("» Matchday 1\n", "").replace("» Matchday 2\n", ""))
    into.run()
    assert len(into.matches("Premier League", "2019-20")) == 3
    into.file(PREMIER)
    (row,) = into.rows()
    assert (row["added"], row["changed"]) == (0, 3)
    into.file(PREMIER.replace("Matchday 2", "Matchday 3"))
    (row,) = into.rows()
    assert row["changes"] == ["2019-08-17 Norwich City not played Liverpool: stage, matchday"]


def test_a_file_that_is_wrong_as_a_whole_is_told(into: Import) -> None:
    twice = "Sun Aug 11\n  14:00  Manchester City v Norwich City  1-0 (0-0)\n"
    into.file(PREMIER.replace("» Matchday 2\n", twice + "» Matchday 2\n"))
    outcome = into.run()
    assert outcome.code == 3
    assert (
        "1-premierleague.txt:9: Manchester City plays twice on Matchday 1 of 2019-20:"
        " Manchester City v Norwich City"
    ) in outcome.err
    assert len(into.matches("Premier League", "2019-20")) == 3
    assert into.sound()


def test_a_licence_that_was_given_stays(into: Import) -> None:
    path = into.file(PREMIER)
    into.run(path, options=("--licence", "MIT"))
    into.run(path)
    assert KnowledgeBase(into.kb).coverage()[0].licence == "MIT"
    assert KnowledgeBase(into.kb).coverage()[0].source == "england/2019-20/1-premierleague.txt"


def test_a_season_without_rules_is_left_out_of_a_csv_and_said_once(into: Import) -> None:
    into.file(
        "season,competition,date,round,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
        "1887-88,Premier League,1887-09-10,Matchday 1,Everton,Chelsea,1,0,no,,,a book\n"
        "1887-88,Premier League,1887-09-17,Matchday 2,Chelsea,Everton,2,0,no,,,a book\n"
        "2019-20,Premier League,2019-08-10,Matchday 1,Liverpool,Chelsea,4,1,no,,,a book\n",
        "old.csv",
    )
    outcome = into.run()
    assert outcome.code == 3
    assert outcome.err.count("no rules for 1887-88; add them with gasp kb add rules") == 1
    assert "1 match added" in outcome.err


def test_a_suffix_may_be_in_capitals(into: Import) -> None:
    into.file(PREMIER, "2019-20/1-PREMIERLEAGUE.TXT")
    into.file(
        "season;competition;date;round;home;away;home_goals;away_goals\n"
        "2021-22;FA Cup;2022-05-14;Final;Chelsea;Liverpool;0;1\n",
        "CUPS.Csv",
    )
    assert [(row["competition"], row["added"]) for row in into.rows()] == [
        ("Premier League", 3),
        ("FA Cup", 1),
    ]


def test_what_bears_the_name_of_a_licence_and_is_no_file_is_passed_over(into: Import) -> None:
    into.file(PREMIER)
    (into.clone / "LICENSES").mkdir()
    (into.clone / "LICENSES" / "CC0-1.0.md").write_text("CC0 1.0 Universal", encoding="utf-8")
    (into.clone / "LICENSE.md").symlink_to("nowhere")
    os.mkfifo(into.clone / "LICENCE")
    (row,) = into.rows()
    assert row["added"] == 3
    assert KnowledgeBase(into.kb).coverage()[0].licence == "not stated"


def test_squads_beside_matches_are_a_line_a_file(into: Import) -> None:
    into.file(PREMIER)
    players = (f"{number:2}  Player {number} (ENG)   GK\n" for number in range(1, 30))
    squad = "= {} FC\n\n" + "".join(players)
    for club in ("Liverpool", "Chelsea"):
        into.file(squad.format(club), f"2019-20-squads/{club}.txt")
    outcome = into.run()
    assert outcome.code == 0
    assert "2 files left aside: " in outcome.err
    assert "Player" not in outcome.err
    named = into.run(into.clone / "2019-20-squads" / "Chelsea.txt")
    assert named.code == 3
    assert "no match in it: " in named.err
    assert "Chelsea.txt:3: line not understood: 1  Player 1 (ENG)   GK" in named.err


def test_a_kick_off_without_its_nought_and_the_play_offs_of_a_league_come_in(into: Import) -> None:
    ready = {"date": "2019-08-24", "team1": "Spezia Calcio", "team2": "AC Pisa", "time": "9:30"}
    matches = [
        {"round": "1^ Giornata", **ready, "score": {"ft": [1, 1]}},
        {"round": "Playoff, Round 1", **ready, "date": "2020-08-04", "score": {"ft": [2, 0]}},
        {"round": "Playoff, Final", **ready, "date": "2020-08-20", "score": {"ft": [0, 1]}},
    ]
    whole = {"name": "Italian Serie B 2019/20", "matches": matches}
    into.file(json.dumps(whole, indent=1), "2019-20/it.2.json")
    (row,) = into.rows()
    assert row["added"] == 3
    record = KnowledgeBase(into.kb).record
    stored = record.season(EditionKey("Serie B", "2019-20")).all
    assert [(match.stage, match.time) for match in stored] == [
        ("Matchday 1", "09:30"),
        ("First round", "09:30"),
        ("Final", "09:30"),
    ]
    table = KnowledgeBase(into.kb).table("2020", competition="Serie B")
    assert {row.played for row in table} == {1}
    assert into.sound()


def test_what_is_no_score_or_time_never_becomes_a_club(into: Import) -> None:
    into.file(PREMIER.replace("Chelsea FC  1-1", "Chelsea FC  1/1").replace("20:00", "20:00 EDT"))
    outcome = into.run()
    assert outcome.code == 3
    assert outcome.err.count("line not understood") == 2
    assert "add club" not in outcome.err


CSV = "season,competition,round,date,home,away,home_goals,away_goals\n"


def test_a_csv_leaves_a_match_the_source_that_other_files_give_it(into: Import) -> None:
    into.file(PREMIER)
    into.file(
        f"{CSV}2019-20,Premier League,Matchday 1,2019-08-09,Liverpool,Norwich City,4,1\n", "0.csv"
    )
    assert [(row["added"], row["same"]) for row in into.rows()] == [(3, 0), (0, 1)]
    assert KnowledgeBase(into.kb).matches()[0].citation.endswith("1-premierleague.txt:5")


@pytest.mark.parametrize("name", ["copy.csv", "-"])
def test_a_match_keeps_its_source_where_another_file_only_repeats_it(
    into: Import, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    row = "2019-20,Premier League,Matchday 1,2019-08-09,Liverpool,Norwich City,{},1\n"
    into.file(CSV + row.format(4), "first.csv")
    into.rows()
    path = into.file(f"{CSV}\n{row.format(4)}", "copy.csv")

    def citation() -> str:
        return KnowledgeBase(into.kb).matches()[0].citation

    def again() -> int:
        if name == "-":
            text = io.TextIOWrapper(io.BytesIO(path.read_bytes()))
            monkeypatch.setattr("sys.stdin", text)
        return into.run(Path(name) if name == "-" else path).code

    assert again() == 0
    assert citation().endswith("first.csv:2")
    path.write_text(f"{CSV}\n{row.format(5)}", encoding="utf-8")
    assert again() == 0
    assert citation().endswith("copy.csv:3" if name != "-" else "stdin:3")


def test_a_competition_of_a_csv_that_is_not_known_is_named_once_a_season(into: Import) -> None:
    row = "Moon League,Matchday {},2019-08-{:02},Liverpool,Chelsea,4,1\n"
    rows = (
        f"{season},{row.format(day, day)}" for season in ("2019-20", "2020-21") for day in (1, 2)
    )
    into.file(CSV + "".join(rows), "moon.csv")
    outcome = into.run()
    assert outcome.code == 3
    assert "moon.csv:2: a competition that is not known" in outcome.err
    assert "moon.csv:4: a competition that is not known" in outcome.err
    assert outcome.err.count("a competition that is not known") == 2
