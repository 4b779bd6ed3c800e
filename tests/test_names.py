"""Names as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.seasons import parse_season, season_after, season_ending
from gasp_cli.errors import AmbiguousName, UnknownName, UsageError
from gasp_cli.matching import closest_matches, find_name, normalise, slug

CLUBS = {
    "Inter": ["FC Internazionale Milano"],
    "Milan": ["AC Milan"],
    "Hellas Verona": ["Verona"],
    "Bodø/Glimt": ["FK Bodø/Glimt"],
    "Real Madrid": ["Real Madrid CF"],
    "Real Betis": [],
    "Liverpool": ["Liverpool FC"],
    "Raków Częstochowa": [],
}


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Bodø/Glimt", "bodo glimt"),
        ("Malmö FF", "malmo ff"),
        ("Częstochowa", "czestochowa"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("İstanbul Başakşehir", "istanbul basaksehir"),
        ("Ærø", "aero"),
        ("  Hapoel  Be'er-Sheva ", "hapoel be er sheva"),
        ("Straße", "strasse"),
    ],
)
def test_accents_case_and_signs_are_put_aside(typed: str, folded: str) -> None:
    assert normalise(typed) == folded


@given(st.text(st.characters(max_codepoint=127)))
def test_what_has_no_accent_is_put_aside_as_what_has_one(typed: str) -> None:
    assert normalise(f"{typed} e").removesuffix("e") == normalise(f"{typed} é").removesuffix("e")


@pytest.mark.parametrize(
    ("typed", "club"),
    [
        ("inter", "Inter"),
        ("AC MILAN", "Milan"),
        ("verona", "Hellas Verona"),
        ("bodo glimt", "Bodø/Glimt"),
        ("glimt", "Bodø/Glimt"),
        ("Czestochowa", "Raków Częstochowa"),
        ("madrid", "Real Madrid"),
    ],
)
def test_a_club_is_found(typed: str, club: str) -> None:
    assert find_name(typed, CLUBS, "club") == club


def test_several_are_offered_none_is_guessed() -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_name("real", CLUBS, "club")
    assert caught.value.hint == "say which: Real Betis or Real Madrid"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Livrpool", "did you mean Liverpool?"),
        ("Raków Chestochova", "did you mean Raków Częstochowa?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(typed: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_name(typed, CLUBS, "club")
    assert caught.value.hint == hint


def test_the_nearest_comes_first_and_only_what_is_nearly_as_near_follows() -> None:
    assert closest_matches("Livrpool", ["Livorno", "Liverpool"]) == ["Liverpool"]
    assert closest_matches("Parmo", ["Parma", "Palermo", "Porto"]) == ["Palermo", "Parma"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert " " not in slug(text)


@given(st.integers(min_value=1901, max_value=2098))
def test_every_spelling_of_a_season_is_read_back(year: int) -> None:
    season = season_ending(year)
    spellings = [f"{year}", f"{year - 1}-{year}", f"{year - 1}/{year % 100:02}", season]
    assert {parse_season(spelling) for spelling in spellings} == {season}
    assert season_after(season) == season_ending(year + 1)


@pytest.mark.parametrize("given_", ["", "20", "2019-21", "2020-19", "next", "2019-20-21", "12345"])
def test_what_is_no_season_is_refused_with_a_hint(given_: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_season(given_)
    assert caught.value.hint
