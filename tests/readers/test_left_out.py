"""An import leaves out what would break a rule, and says which clubs are new."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.model import EditionKey
from tests.conftest import Gasp
from tests.readers.test_into import PREMIER, Import

HEAD = "= English Premier League 2019/20\n» Matchday 1\nFri Aug 9\n"
CUP = "= UEFA Champions League 2024/25\n» League, Matchday 1\nThu Sep 19 2024\n"


@pytest.fixture
def into(gasp: Gasp, tmp_path: Path) -> Import:
    return Import(gasp, tmp_path)


def clubs(into: Import) -> dict[str, str]:
    return {row.club: row.country for row in KnowledgeBase(into.kb).clubs()}


@pytest.mark.parametrize(
    "name, fault",
    [
        ("Long" * 26, "is longer than 100 letters"),
        ("Bell\x07 Rovers", "has a control character"),
        ("Nul\x00 Rovers", "has a control character"),
        ("Ever\x00ton", "has a control character"),
        ("Man\x1bchester City", "has a control character"),
    ],
)
def test_a_club_with_a_faulty_name_is_left_out_with_its_matches(
    into: Import, name: str, fault: str
) -> None:
    matches = [
        {"round": "Matchday 1", "date": "2019-08-09", "team1": "Liverpool", "team2": "Everton"},
        {"round": "Matchday 1", "date": "2019-08-10", "team1": name, "team2": "Chelsea"},
        {"round": "Matchday 2", "date": "2019-08-17", "team1": "Chelsea", "team2": name},
    ]
    whole = {"name": "English Premier League 2019/20", "matches": matches}
    into.file(json.dumps(whole, indent=1), "2019-20/en.1.json")
    outcome = into.run()
    assert outcome.code == 3
    assert fault in outcome.err
    assert "2019-20/en.1.json:" in outcome.err
    assert "2 matches left out" in outcome.err
    assert "Settle it" not in outcome.err  # no command can
    assert [match[1] for match in into.matches("Premier League", "2019-20")] == ["Liverpool"]
    assert into.sound()
    (into.clone / "2019-20/en.1.json").unlink()
    into.file(PREMIER.replace("2019/20", "2021/22").replace("Fri ", "").replace("Sat ", ""))
    assert into.run().code == 0


@pytest.mark.parametrize(
    "line, fault",
    [
        ("  Chelsea v Chelsea FC  1-0", "a club plays against itself"),
        ("  Chelsea v Liverpool  1-0", "Liverpool played"),
    ],
)
def test_a_match_that_breaks_a_rule_is_left_out_and_the_others_come_in(
    into: Import, line: str, fault: str
) -> None:
    into.file(f"{HEAD}  Liverpool v Norwich City  4-1\n{line}\n  Burnley v Watford  1-0\n")
    outcome = into.run()
    assert outcome.code == 3
    assert f"1-premierleague.txt:5: {fault}" in outcome.err
    assert [match[1] for match in into.matches("Premier League", "2019-20")] == [
        "Liverpool", "Burnley",
    ]  # fmt: skip
    assert into.sound()


def test_how_a_match_came_to_its_score_goes_with_the_score(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    into.file(PREMIER.replace("4-1 (4-0)", "2-1"))
    assert into.run().code == 0
    into.file(PREMIER.replace("4-1 (4-0)", "0-3 [awarded]"))
    assert into.run().code == 0
    record = KnowledgeBase(into.kb).record
    first = record.season(EditionKey("Premier League", "2019-20")).all[0]
    assert (first.status, first.home_goals, first.half_time) == ("awarded", 0, None)
    assert into.sound()


def test_a_match_that_was_called_off_after_all_has_no_score(into: Import) -> None:
    into.file(PREMIER)
    into.run()
    into.file(PREMIER.replace("4-1 (4-0)", "[cancelled]"))
    assert into.run().code == 0
    assert into.matches("Premier League", "2019-20")[0][2] == "None-None"
    assert into.sound()


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_a_day_outside_the_season_is_named_in_every_format(into: Import, suffix: str) -> None:
    pairs = [("2018-05-05", "Liverpool", "Everton"), ("2019-09-05", "Chelsea", "Burnley")]
    matches = [
        {"round": "Matchday 1", "date": day, "team1": home, "team2": away, "score": {"ft": [1, 0]}}
        for day, home, away in pairs
    ]
    columns = (
        "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
    )
    texts = {
        "json": json.dumps({"name": "English Premier League 2019/20", "matches": matches}),
        "csv": columns
        + "".join(
            f"2019-20,Premier League,Matchday 1,{day},{home},{away},1,0,no,,,a book\n"
            for day, home, away in pairs
        ),
    }
    into.file(texts[suffix], f"2019-20/one.{suffix}")
    outcome = into.run()
    assert outcome.code == 3
    assert "date: 2018-05-05 is not in season 2019-20: Liverpool v Everton" in outcome.err
    assert len(into.matches("Premier League", "2019-20")) == 1
    assert into.sound()


def test_a_league_with_an_odd_number_of_meetings_takes_them_all(into: Import) -> None:
    days = iter(range(1, 28))
    league = "= Austrian 2. Liga 2007/08\n" + "".join(
        f"» Matchday {number}\nSep {next(days)}\n  {home} v {away}  1-0\n"
        for number, (home, away) in enumerate(
            [("Altach", "Kapfenberg"), ("Kapfenberg", "Altach"), ("Altach", "Kapfenberg")], 1
        )
    )
    into.file(league, "2007-08/2-liga2.txt")
    into.run()
    assert len(into.matches("Austrian 2. Liga", "2007-08")) == 3
    assert into.sound()
    into.file(league + "» Matchday 4\nOct 20\n  Kapfenberg v Altach  1-0\n")
    outcome = into.run()
    assert outcome.code == 3
    assert "Altach and Kapfenberger SV meet 4 times, not 3" in outcome.err
    assert "holds no league in which clubs meet unequally often" in outcome.err
    assert into.sound()


def test_a_number_of_matches_that_the_rules_do_not_bear_out_is_not_believed(into: Import) -> None:
    into.file(PREMIER.replace("2019/20\n", "2019/20\n# Matches 3\n"))
    outcome = into.run()
    assert outcome.code == 3
    assert "1-premierleague.txt:1: the number of matches is not believed" in outcome.err
    assert KnowledgeBase(into.kb).coverage()[0].expected == 12
    assert into.sound()


def test_a_draw_brings_its_clubs_and_a_decision_waits_for_its_club(into: Import) -> None:
    into.file(
        "= UEFA Champions League 2023/24\n» Group, Matchday 1\nTue Sep 19\n"
        "  Inter v Benfica  2-2 (1-1)\n  Juventus v Milan  1-0\n",
        "2023-24/cl.txt",
    )
    into.file(
        "= Italian Serie A 2022/23\n» Matchday 1\nSat Aug 13\n  Inter v Milan  1-0\n",
        "2022-23/1-seriea.txt",
    )
    into.run()
    assert into.sound()


@pytest.mark.parametrize("spelling", ["AS Monaco FC (MCO)", "Vaduz (LIE)", "FC Porto (PRT)"])
def test_a_club_under_another_code_of_its_country_is_that_club(into: Import, spelling: str) -> None:
    into.file(f"{CUP}  {spelling} v FC Barcelona (ESP)  2-1\n", "2024-25/cl.txt")
    assert into.run().code == 0
    assert into.rows()[0]["same"] == 1
    assert not any("(" in name for name in clubs(into))
    assert into.sound()


def test_namesakes_of_two_countries_are_kept_apart_and_said(into: Import) -> None:
    into.file(
        f"{CUP}  Everton (CHI) v Liverpool (URU)  2-1\n  Inter (ITA) v Everton (ENG)  1-0\n"
        "  Rovers of Nowhere (AAA) v Rovers of Nowhere (BBB)  0-0\n",
        "2024-25/cl.txt",
    )
    outcome = into.run()
    assert outcome.code == 0
    assert clubs(into) == {
        "Liverpool": "ENG", "Everton": "ENG", "Everton (CHI)": "CHI", "Liverpool (URU)": "URU",
        "Inter": "ITA", "Rovers of Nowhere": "AAA", "Rovers of Nowhere (BBB)": "BBB",
    }  # fmt: skip
    assert "gasp: 4 new clubs: Everton (CHI), Liverpool (URU), Rovers of Nowhere" in outcome.err
    command = shlex.join(
        ["gasp", "--kb", str(into.kb), "kb", "alias", "--merge", "Liverpool", "Liverpool (URU)"]
    )
    assert f"which bears its name. If they are one club: {command}" in outcome.err
    assert into.sound()
    assert into.rows()[0]["same"] == 3


def test_a_cut_name_is_new_and_the_summary_has_the_command(into: Import, gasp: Gasp) -> None:
    into.file(f"{HEAD}  Xanadu Quintessence v Liverpool  1-0\n")
    into.run()
    into.file(
        "= English Premier League 2020/21\n» Matchday 1\nSat Sep 12\n  Xanadu Qui v Chelsea  1-0\n"
    )
    outcome = into.run(options=("--dry-run",))
    assert outcome.code == 0
    assert "nothing was written, as --dry-run asks" in outcome.err
    assert "Xanadu Qui" not in clubs(into)
    outcome = into.run()
    assert outcome.code == 0, outcome.err
    (line,) = [
        splitline for splitline in outcome.err.splitlines() if "If they are one club" in splitline
    ]
    command = shlex.split(line.partition("If they are one club: ")[2])
    assert command[-3:] == ["--merge", "Xanadu Quintessence", "Xanadu Qui"]
    assert gasp(*command[1:]).code == 0
    assert "Xanadu Qui" not in clubs(into)
    assert into.sound()
    assert [row["same"] for row in into.rows()] == [1]


@pytest.mark.parametrize("title", ["Sweden Allsvenskan 2024", "Moon League 1999"])
def test_a_season_of_one_calendar_year_is_said_to_be_none(into: Import, title: str) -> None:
    into.file(PREMIER.replace("English Premier League 2019/20", title), "one.txt")
    outcome = into.run()
    assert outcome.code == 3
    assert f"one.txt:1: a season of one calendar year, {title[-4:]};" in outcome.err
    assert "kb alias" not in outcome.err
    assert list(clubs(into)) == ["Liverpool"]


def test_half_a_character_is_no_part_of_a_match(into: Import) -> None:
    day = {"round": "Matchday 1", "date": "2019-08-09"}
    matches = [
        {**day, "team1": "Liverpool", "team2": "Everton"},
        {**day, "team1": "Chel\ud800sea", "team2": "Fulham"},
        {**day, "team1": {"name": "Burn\udc00ley"}, "team2": "Watford"},
        {**day, "team1": "Arsenal", "team2": "Southampton", "round": "Match\ud800day 1"},
    ]
    into.file(json.dumps({"name": "English Premier League 2019/20", "matches": matches}), "x.json")
    outcome = into.run()
    assert outcome.code == 3
    assert outcome.err.count("is not a club") == 2
    assert outcome.err.count("heading not understood") == 1
    assert "not believed" not in outcome.err
    assert set(clubs(into)) == {"Liverpool", "Everton"}
    assert into.sound()


def test_what_no_club_is_called_is_no_club(into: Import) -> None:
    into.file(PREMIER.replace("Manchester City", "\ue010\ue011 FC"))
    outcome = into.run()
    assert outcome.code == 3
    assert "line not understood" in outcome.err
    assert set(clubs(into)) == {"Liverpool", "Norwich City"}


def test_what_is_to_be_pasted_is_quoted(gasp: Gasp, tmp_path: Path) -> None:
    folder = tmp_path / "a $(touch x)"
    folder.mkdir()
    into = Import(gasp, folder)
    into.file(PREMIER.replace("Manchester City", "Manchester"))
    outcome = into.run()
    assert outcome.code == 3
    command = outcome.err.partition("Settle it with ")[2].partition(", or ")[0]
    assert shlex.split(command)[:3] == ["gasp", "--kb", str(into.kb)]


def test_a_competition_with_the_longest_name_has_a_file(into: Import, gasp: Gasp) -> None:
    name = "漢" * 100
    kb = ("--kb", str(into.kb), "kb", "add")
    gasp(*kb, "competition", "--name", name, "--kind", "cup", "--country", "ENG")
    gasp(*kb, "rules", "--competition", name, "--since", "2000-01", "--win", "3", "--draw", "1",
         "--citation", "https://example.org")  # fmt: skip
    into.file(PREMIER.replace("English Premier League", name).replace("Matchday ", "Round "))
    assert into.run().code == 0
    assert into.sound()
    assert KnowledgeBase(into.kb).matches()


def test_an_import_into_an_unsound_one_writes_nothing_and_names_what_mends_it(
    into: Import, gasp: Gasp
) -> None:
    into.file(PREMIER)
    into.run()
    spoil(into.kb / "matches/premier-league.2019-20.json", "2019-20", "2", half_time=[5, 5])
    spoil(into.kb / "clubs.json", "clubs", "3", name="x" * 101)
    before = {path: path.read_bytes() for path in into.kb.rglob("*.json")}
    commands = []
    while (outcome := into.run()).code == 3:
        assert {path: path.read_bytes() for path in into.kb.rglob("*.json")} == before
        assert "is not sound, so nothing was imported" in outcome.err
        commands.append(shlex.split(outcome.err.partition("mend it with ")[2].splitlines()[0]))
        assert gasp(*commands[-1][1:]).code == 0
        before = {path: path.read_bytes() for path in into.kb.rglob("*.json")}
        assert len(commands) < 9
    assert commands
    assert into.sound()
    assert len(into.matches("Premier League", "2019-20")) == 3


def spoil(path: Path, table: str, key: str, **fields: Any) -> None:
    """Write other values into a document."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables[table][key] |= fields
    path.write_text(json.dumps(tables), encoding="utf-8")
