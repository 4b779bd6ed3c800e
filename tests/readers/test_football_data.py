"""The CSV files of football-data.co.uk, known by their header."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.model import EditionKey
from gasp_cli.editing.create_and_copy import new
from gasp_cli.readers.fixtures import Fixture
from gasp_cli.readers.football_data import read_football_data
from gasp_cli.store import Store, built_in
from tests.conftest import SHARED, Gasp, Outcome

HEADER = "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,FTR,HTHG,HTAG,HTR,Referee,HS"
ROWS = (
    "I1,24/08/2019,17:00,Parma,Juventus,0,1,A,0,1,A,,9",
    "I1,01/09/2019,19:45,Torino,Lazio,2,1,H,1,1,D,,11",
    "I1,07/06/2020,19:45,Lazio,Parma,3,3,D,0,2,A,,8",
)


def text_of(*rows: str, header: str = HEADER) -> str:
    return "\n".join((header, *rows, ""))


def read(text: str) -> tuple[list[Fixture], list[str]]:
    """All matches of a file, and its problems in words."""
    parts = read_football_data(text, "I1.csv")
    return (
        [fixture for part in parts for fixture in part.fixtures],
        [str(problem) for part in parts for problem in part.problems],
    )


def test_a_file() -> None:
    (part,) = read_football_data(text_of(*ROWS), "I1.csv")
    assert (part.title, part.season, part.line) == ("football-data.co.uk I1", "2019-20", 2)
    assert part.problems == []
    first, second, third = part.fixtures
    assert (first.home.name, first.away.name, first.date) == ("Parma", "Juventus", "2019-08-24")
    assert (first.score.final, first.score.half_time) == ((0, 1), (0, 1))
    assert (second.score.final, second.score.half_time) == ((2, 1), (1, 1))
    assert third.date == "2020-06-07"
    # Its times are those of London, and it has no rounds.
    assert {(match.time, match.round.matchday) for match in part.fixtures} == {(None, None)}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-08-24", "2019-08-24"), ("24/08/19", "2019-08-24"), ("24/8/2019", "2019-08-24"),
        ("14/08/93", "1993-08-14"), ("13/08/69", "2069-08-13"),
    ],
)  # fmt: skip
def test_dates(written: str, day: str) -> None:
    (match,), problems = read(text_of(f"I1,{written},,Parma,Juventus,0,1,A,,,,,"))
    assert (match.date, match.score.half_time, problems) == (day, None, [])


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("01/09/2019", "08/09/2019"), "I1.csv:2: day and month could be swapped in every date"),
        (("01/09/19", "2019-09-15"), "I1.csv:2: day and month could be swapped in every date"),
        (("05/05/19", "06/05/19"), "I1.csv:3: day and month could be swapped in every date"),
        (("08/24/2019", "09/01/2019"), "I1.csv:2: the month stands before the day"),
    ],
)
def test_nothing_is_read_where_day_and_month_could_be_swapped(
    dates: tuple[str, ...], said: str
) -> None:
    matches, (problem,) = read(text_of(*(f"I1,{day},,Parma,Lazio,0,1,A,,,,," for day in dates)))
    assert matches == []
    assert problem.startswith(said)


@pytest.mark.parametrize("days", [("01/09/2019", "13/09/2019"), ("05/05/19", "06/06/19")])
def test_one_date_tells_the_order_of_all_unless_both_orders_are_one(days: tuple[str, str]) -> None:
    matches, problems = read(text_of(*(f"I1,{day},,Parma,Lazio,0,1,A,,,,," for day in days)))
    assert (len(matches), problems) == (2, [])
    assert matches[0].date in ("2019-09-01", "2019-05-05")


@pytest.mark.parametrize(
    ("old", "new_text", "said"),
    [
        ("24/08/2019", "31/06/2019", "Date: '31/06/2019' is not a date"),
        ("24/08/2019", "24.08.2019", "Date: '24.08.2019' is not a date"),
        ("24/08/2019", "", "a match needs a date and a score"),
        ("0,1,A,0,1", ",,,,", "a match needs a date and a score"),
        ("0,1,A,0,1", "0,x,A,0,1", "FTHG, FTAG: '0-x' is not a score"),
        ("0,1,A,0,1", "0,1,A,0,2", "a score that contradicts itself"),
        ("0,1,A,0,1", "0,1,H,0,1", "a score that contradicts itself"),
        ("Parma", "", "HomeTeam: '' is not a club"),
        (",9", "", "not as many cells as columns"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(old: str, new_text: str, said: str) -> None:
    matches, (problem,) = read(text_of(*ROWS, ROWS[0].replace(old, new_text, 1)))
    assert len(matches) == 3
    assert problem.startswith(f"I1.csv:5: {said}")


@pytest.mark.parametrize(
    ("days", "season"),
    [
        (("2019-08-24", "2020-08-02"), "2019-20"), (("1999-08-28", "2000-05-14"), "1999-00"),
        (("2020-09-19", "2020-10-04"), "2020-21"), (("2020-01-05", "2020-05-01"), None),
        (("2019-03-01", "2019-11-30"), None), (("2018-08-18", "2019-11-30"), None),
        (("2019-11-01", "2020-05-01"), None),
    ],
)  # fmt: skip
def test_the_season_is_told_by_its_days(days: tuple[str, str], season: str | None) -> None:
    rows = (f"I1,{day},,Parma,Lazio,0,1,A,,,,," for day in days)
    (part,) = read_football_data(text_of(*rows), "I1.csv")
    assert part.season == season


# Into a knowledge base


class Import:
    """Imports texts into a knowledge base about Juventus."""

    def __init__(self, gasp: Gasp, folder: Path) -> None:
        self._gasp, self._folder, self.kb = gasp, folder, folder / "kb"
        new(self.kb, "Juventus", "Maurizio Sarri", "2019-06-16", "2020-08-08")

    def __call__(self, text: str, *options: str, name: str = "I1.csv") -> Outcome:
        file = self._folder / name
        file.write_text(text, encoding="utf-8")
        return self.paths(file, *options)

    def paths(self, *arguments: object) -> Outcome:
        line = ("kb", "import", *map(str, arguments), "--into", str(self.kb))
        return self._gasp(*line, "--fields", "competition,season,added,same", "--no-headers")

    def matches(self, competition: str = "Serie A", season: str = "2019-20") -> list[str]:
        record = KnowledgeBase(self.kb).record
        return [
            f"{match.date} {match.home} {match.home_goals}-{match.away_goals} {match.away}"
            f" {match.half_time} {match.stage}"
            for match in record.season(EditionKey(competition, season)).all
        ]


@pytest.fixture
def imported(gasp: Gasp, tmp_path: Path) -> Import:
    return Import(gasp, tmp_path)


def test_the_code_tells_the_league(imported: Import) -> None:
    outcome = imported(text_of(*ROWS))
    assert (outcome.code, outcome.out) == (0, "Serie A\t2019-20\t3\t0\n")
    assert imported.matches() == [
        "2019-08-24 Parma 0-1 Juventus (0, 1) League phase",
        "2019-09-01 Torino 2-1 Lazio (1, 1) League phase",
        "2020-06-07 Lazio 3-3 Parma (0, 2) League phase",
    ]
    assert imported(text_of(*ROWS)).out == "Serie A\t2019-20\t0\t3\n"


WITHOUT = text_of(*(row.removeprefix("I1,") for row in ROWS), header=HEADER.removeprefix("Div,"))


def test_without_a_code_the_competition_is_named(imported: Import) -> None:
    outcome = imported(WITHOUT)
    assert (outcome.code, outcome.out) == (3, "")
    assert "I1.csv:2: no column Div: name the competition with --competition" in outcome.err
    assert imported(WITHOUT, "--competition", "Italian Serie A").out == "Serie A\t2019-20\t3\t0\n"


def test_a_competition_that_nobody_knows(imported: Import) -> None:
    outcome = imported(WITHOUT, "--competition", "Seria A")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "gasp: unknown competition 'Seria A'\n  did you mean Serie A?\n"


def test_a_code_stands_above_the_competition_named(imported: Import) -> None:
    outcome = imported(text_of(*ROWS), "--competition", "Serie B")
    assert outcome.out == "Serie A\t2019-20\t3\t0\n"


def test_a_code_that_nobody_knows_is_given_to_its_league_by_an_alias(
    imported: Import, gasp: Gasp
) -> None:
    assert imported(text_of(*ROWS)).code == 0  # which adopts the league
    text = text_of(*ROWS).replace("I1,", "X9,")
    outcome = imported(text, name="X9.csv")
    assert outcome.code == 3
    assert "a competition that is not known (if it is new: gasp kb add competition; " in outcome.err
    assert "football-data.co.uk X9" in outcome.err
    line = ("kb", "alias", "Serie A", "football-data.co.uk X9")
    assert gasp("--kb", str(imported.kb), *line).code == 0
    assert imported(text, name="X9.csv").out == "Serie A\t2019-20\t0\t3\n"


def test_the_season_is_named_where_the_days_do_not_tell_it(imported: Import) -> None:
    text = text_of(ROWS[2].replace("07/06", "17/06"))
    outcome = imported(text)
    assert outcome.code == 3
    assert "the days do not tell the season: name it with --season" in outcome.err
    assert imported(text, "--season", "2020").out == "Serie A\t2019-20\t1\t0\n"


def test_a_folder_of_the_season_tells_it_too(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "2019-20").mkdir()
    text = text_of(ROWS[2].replace("07/06", "17/06"))
    assert imported(text, name="2019-20/I1.csv").out == "Serie A\t2019-20\t1\t0\n"


def test_another_season_than_that_of_the_days_is_not_believed(imported: Import) -> None:
    outcome = imported(text_of(*ROWS), "--season", "2018-19")
    assert (outcome.code, outcome.out) == (3, "")
    assert "the days are of 2019-20, not of 2018-19" in outcome.err
    assert imported(text_of(*ROWS), "--season", "2018-20").code == 2


def test_options_that_no_file_needs_are_wrong(imported: Import) -> None:
    text = "= Italian Serie A 2019/20\n» Matchday 1\nSat Aug 24\n  Parma v Juventus  0-1\n"
    outcome = imported(text, "--competition", "Serie A", name="1-seriea.txt")
    assert outcome.code == 2
    assert "are for CSV files of football-data.co.uk" in outcome.err


def test_days_that_could_be_months_are_exit_3(imported: Import) -> None:
    outcome = imported(text_of(ROWS[1]))
    assert (outcome.code, outcome.out) == (3, "")
    assert "I1.csv:2: day and month could be swapped in every date" in outcome.err


def test_the_rounds_that_another_file_has_stay(imported: Import) -> None:
    rounds = (
        "= Italian Serie A 2019/20\n» Matchday 1\nSat Aug 24\n  Parma v Juventus  0-1\n"
        "» Matchday 2\nSun Sep 1\n  Torino v Lazio  2-1\n"
    )
    imported(rounds, name="1-seriea.txt")
    assert imported(text_of(*ROWS)).code == 0
    expected = [
        "2019-08-24 Parma 0-1 Juventus (0, 1) Matchday 1",
        "2019-09-01 Torino 2-1 Lazio (1, 1) Matchday 2",
        "2020-06-07 Lazio 3-3 Parma (0, 2) League phase",
    ]
    assert imported.matches() == expected
    # In the other order, too.
    imported(rounds, name="1-seriea.txt")
    assert imported.matches() == expected


class Stdin:
    """Standard input with these bytes."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        text_of(*ROWS),
        "\ufeff" + text_of(*ROWS),
        (
            "= Italian Serie A 2019/20\n» Matchday 1\nSat Aug 24\n  Parma v Juventus  0-1\n"
            "Sun Sep 1\n  Torino v Lazio 2-1\n» Matchday 2\nSun Jun 7\n  Lazio v Parma 3-3\n"
        ),
        (
            '{"name": "Italian Serie A 2019/20", "matches": ['
            '{"round": "Matchday 1", "date": "2019-08-24", "team1": "Parma", "team2": "Juventus",'
            ' "score": {"ft": [0, 1]}},'
            '{"round": "Matchday 1", "date": "2019-09-01", "team1": "Torino", "team2": "Lazio",'
            ' "score": {"ft": [2, 1]}},'
            '{"round": "Matchday 2", "date": "2020-06-07", "team1": "Lazio", "team2": "Parma",'
            ' "score": {"ft": [3, 3]}}]}'
        ),
        (
            "season,competition,round,date,home,away,home_goals,away_goals\n"
            "2019-20,Serie A,Matchday 1,2019-08-24,Parma,Juventus,0,1\n"
            "2019-20,Serie A,Matchday 1,2019-09-01,Torino,Lazio,2,1\n"
            "2019-20,Serie A,Matchday 2,2020-06-07,Lazio,Parma,3,3\n"
        ),
    ],
    ids=["football-data", "with a mark", "Football.TXT", "football.json", "CSV"],
)
def test_standard_input_is_read_by_how_it_begins(
    imported: Import, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(text))
    assert imported.paths("-").out == "Serie A\t2019-20\t3\t0\n"
    assert [match.split(" (")[0].split(" None")[0] for match in imported.matches()] == [
        "2019-08-24 Parma 0-1 Juventus", "2019-09-01 Torino 2-1 Lazio",
        "2020-06-07 Lazio 3-3 Parma",
    ]  # fmt: skip
    (edition,) = KnowledgeBase(imported.kb).record.editions
    assert edition.sources == ("stdin",)


@pytest.mark.parametrize("text", ["", "nothing of football", "a,b\n1,2\n"])
def test_standard_input_without_a_match(
    imported: Import, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(text))
    outcome = imported.paths("-")
    assert (outcome.code, outcome.out) == (3, "")
    assert "no match in it" in outcome.err


def test_standard_input_that_is_closed(imported: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert imported.paths("-").code == 4


def test_a_path_with_two_dots_is_not_of_the_folder_that_it_leaves(
    imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    (clone / "LICENSE").write_text("CC0 1.0 Universal, public domain", encoding="utf-8")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "I1.csv").write_text(text_of(*ROWS), encoding="utf-8")
    monkeypatch.chdir(clone)
    imported.paths("../files/I1.csv")
    (edition,) = KnowledgeBase(imported.kb).record.editions
    assert (edition.licence, edition.sources) == ("not stated", ("files/I1.csv",))


def test_the_bundled_rules_of_a_competition_do_not_overlap() -> None:
    rules = [
        document
        for store in (Store(built_in()), Store(built_in() / "ready"))
        for document in store.tables("competitions.json")["rules"].values()
    ]
    for place, one in enumerate(rules):
        for other in rules[:place]:
            if one["competition"] == other["competition"]:
                assert one["since"] > other.get("until", "9999") or other["since"] > one.get(
                    "until", "9999"
                )


@pytest.mark.skipif(
    not (SHARED / "football-datasets").is_dir(), reason=f"there are no such files at {SHARED}"
)
def test_eight_seasons_have_the_tables_of_the_shipped_record(
    imported: Import, kb: KnowledgeBase
) -> None:
    outcome = imported.paths(SHARED / "football-datasets" / "serie-a", "--competition", "Serie A")
    seasons = [f"{year}-{(year + 1) % 100:02}" for year in range(2007, 2015)]
    assert outcome.code == 0
    assert outcome.out == "".join(f"Serie A\t{season}\t380\t0\n" for season in seasons)
    own = KnowledgeBase(imported.kb)
    changed = []
    for season in seasons:
        rows = zip(
            own.table(season, competition="Serie A"), kb.table(season, competition="Serie A"),
            strict=True,
        )  # fmt: skip
        changed += [(season, row.club, row.points) for row, shipped in rows
                    if shipped.deducted == 0 and row.points != shipped.points]  # fmt: skip
    assert changed == []
