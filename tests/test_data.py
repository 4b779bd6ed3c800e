"""The shipped data against facts known from elsewhere."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from tests.conftest import Gasp
from tests.official_tables import SERIE_A


@pytest.mark.parametrize("season", SERIE_A)
def test_the_final_table_is_the_official_one_in_every_place(kb: KnowledgeBase, season: str) -> None:
    assert [(row.club, row.points) for row in kb.table(season)] == SERIE_A[season]


def test_the_spell_has_439_matches_342_of_them_in_the_league(kb: KnowledgeBase) -> None:
    matches = kb.matches()
    assert len(matches) == 439
    assert len([match for match in matches if match.competition == "Serie A"]) == 342
    assert matches[0].date > "2016-06-14"


def test_seasons(kb: KnowledgeBase) -> None:
    assert [(row.position, row.points) for row in kb.seasons()] == [
        (4, 72), (7, 60), (3, 69), (3, 78), (3, 78), (8, 59), (5, 64), (4, 69), (3, 74),
    ]  # fmt: skip


def test_a_season_in_europe(kb: KnowledgeBase) -> None:
    campaign = [row for row in kb.europe() if row.season == "2023-24"]
    assert [(row.reached, row.played, row.lost) for row in campaign] == [("Winners", 13, 1)]


def test_each_complete_group_has_four_clubs_meeting_home_and_away(kb: KnowledgeBase) -> None:
    complete = 0
    for edition in kb.record.editions:
        groups: dict[str, list[tuple[str, str]]] = {}
        for match in kb.record.season(edition.key).all:
            if match.stage.startswith("Group "):
                groups.setdefault(match.stage, []).append((match.home, match.away))
        for pairs in groups.values():
            clubs = {club for pair in pairs for club in pair}
            assert len(clubs) == 4
            if edition.expected is not None:
                assert Counter(pairs) == Counter(permutations(clubs, 2))
                complete += 1
    # Six Champions League seasons of 8 groups, four Europa Leagues (one of 12), three others.
    assert complete >= 6 * 8 + 12 + 3 * 8 + 3 * 8


def test_no_season_is_under_way(kb: KnowledgeBase) -> None:
    editions = kb.record.editions
    assert all(edition.expected in (None, edition.matches) for edition in editions)


def test_a_match_with_extra_time_has_its_score_after_90_minutes(kb: KnowledgeBase) -> None:
    for edition in kb.record.editions:
        for match in kb.record.season(edition.key).all:
            if match.extra_time and not match.source.startswith("record/"):
                assert match.full_time is not None, match


def test_neutral_grounds(kb: KnowledgeBase) -> None:
    neutral = [(row.date, row.opponent) for row in kb.matches() if row.venue == "neutral"]
    assert neutral == [
        ("2019-05-15", "Lazio"),  # Coppa Italia final, Rome
        ("2020-08-12", "Paris Saint-Germain"),  # quarter-final, Lisbon
        ("2021-05-19", "Juventus"),  # Coppa Italia final, Reggio Emilia
        ("2024-05-15", "Juventus"),  # Coppa Italia final, Rome
        ("2024-05-22", "Bayer Leverkusen"),  # Europa League final, Dublin
        ("2024-08-14", "Real Madrid"),  # Super Cup, Warsaw
        ("2025-01-02", "Inter"),  # Supercoppa, Riyadh
    ]


def test_paris_lead_benfica_but_for_away_goals(kb: KnowledgeBase) -> None:
    first, second = kb.table("2022-23", competition="Champions League", group="H")[:2]
    assert (first.club, second.club) == ("Benfica", "Paris Saint-Germain")
    assert first[2:10] == second[2:10]
    assert second.parted_by == "away goals"


def line(kb: KnowledgeBase, club: str, season: str, **point: object) -> tuple[int, int, int]:
    rows = {row.club: row for row in kb.table(season, **point)}  # type: ignore[arg-type]
    return rows[club].played, rows[club].points, rows[club].deducted


def test_a_deduction_counts_from_its_day_until_it_is_annulled(kb: KnowledgeBase) -> None:
    assert line(kb, "Juventus", "2022-23", on="2023-01-19") == (18, 37, 0)
    assert line(kb, "Juventus", "2022-23", on="2023-01-20") == (18, 22, 15)
    assert line(kb, "Juventus", "2022-23", on="2023-04-19") == (30, 44, 15)
    assert line(kb, "Juventus", "2022-23", on="2023-04-20") == (30, 59, 0)
    assert line(kb, "Juventus", "2022-23", on="2023-05-21") == (35, 69, 0)
    assert line(kb, "Juventus", "2022-23", on="2023-05-22") == (36, 59, 10)
    assert line(kb, "Juventus", "2022-23") == (38, 62, 10)


def test_after_a_matchday_the_deductions_of_that_time_count(kb: KnowledgeBase) -> None:
    assert line(kb, "Juventus", "2022-23", matchday=18) == (18, 37, 0)
    assert line(kb, "Juventus", "2022-23", matchday=19) == (19, 23, 15)
    assert line(kb, "Juventus", "2022-23", matchday=36) == (36, 59, 10)
    assert line(kb, "Chievo", "2018-19", matchday=3) == (3, 1, 0)
    assert line(kb, "Chievo", "2018-19", matchday=4) == (4, -1, 3)


def test_an_award_counts_from_its_day_and_the_score_on_the_pitch_before(kb: KnowledgeBase) -> None:
    # Sassuolo 2-1 Pescara on 28 August 2016, awarded 0-3 on the 30th.
    assert line(kb, "Pescara", "2016-17", on="2016-08-29") == (2, 1, 0)
    assert line(kb, "Pescara", "2016-17", on="2016-08-30") == (2, 4, 0)


def test_an_annulled_award_counts_while_it_stood(kb: KnowledgeBase) -> None:
    # Juventus 3-0 Napoli and a point off Napoli, 14 October to 22 December 2020.
    assert line(kb, "Napoli", "2020-21", on="2020-10-13") == (2, 6, 0)
    assert line(kb, "Napoli", "2020-21", on="2020-10-14") == (3, 5, 1)
    assert line(kb, "Napoli", "2020-21", on="2020-12-21") == (13, 23, 1)
    assert line(kb, "Napoli", "2020-21", on="2020-12-22") == (12, 24, 0)


def test_after_a_matchday_awards_count_as_they_stood_then(kb: KnowledgeBase) -> None:
    # The annulled award is in the table of matchday 5, as the deducted point is, and in no later.
    assert line(kb, "Napoli", "2020-21", matchday=5) == (5, 11, 1)
    assert line(kb, "Juventus", "2020-21", matchday=5) == (5, 9, 0)
    assert line(kb, "Napoli", "2020-21", matchday=38) == (38, 77, 0)
    # The score on the pitch counts in matchday 2, the award of two days later from matchday 3.
    assert line(kb, "Pescara", "2016-17", matchday=2) == (2, 1, 0)
    assert line(kb, "Pescara", "2016-17", matchday=3) == (3, 4, 0)


def test_a_group_match_put_off_is_of_the_matchday_it_was_drawn_for(kb: KnowledgeBase) -> None:
    # Arsenal v PSV of matchday 2 was played on 20 October 2022, after matchday 4.
    table = kb.table("2022-23", competition="Europa League", group="A", matchday=2)
    assert {row.played for row in table} == {2}
    assert {row.played for row in kb.table("2023", competition="EL", matchday=0)} == {0}


def test_before_the_first_matchday_everybody_has_nothing(kb: KnowledgeBase) -> None:
    rows = kb.table("2023-24", matchday=0)
    assert len(rows) == 20
    assert {(row.played, row.points) for row in rows} == {(0, 0)}
    assert rows == kb.table("2023-24", on="2023-08-18")


def test_a_round_counts_whenever_it_was_played(kb: KnowledgeBase) -> None:
    # Atalanta-Torino of matchday 20 was played on 27 April 2022.
    assert {row.played for row in kb.table("2021-22", matchday=20)} == {20}
    assert min(row.played for row in kb.table("2021-22", on="2022-01-10")) < 20


def test_a_group_of_which_the_record_has_only_some_matches_says_so(gasp: Gasp) -> None:
    outcome = gasp("table", "2018", "--competition", "Europa League", "--format", "table")
    warning = "gasp: incomplete: the record has 6 of the 12 matches of Group E\n"
    assert outcome.err == warning
    assert gasp("table", "2018", "--competition", "EL", "-f", "json").err == warning


def test_reading_changes_no_file(kb: KnowledgeBase, gasp: Gasp) -> None:
    folder = kb.record.store.folder
    before = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*")}
    for command in ("seasons", "europe 2024", "wins", "clubs", "competitions"):
        gasp(*command.split())
    assert {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*")} == before
