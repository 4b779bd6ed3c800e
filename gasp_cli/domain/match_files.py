"""The files that hold matches: one for each competition, and seasons in files of their own.

A season from before the coach's spell has a file of its own, which only those read who ask about
that season. Wherever a season is, it stays.
"""

from __future__ import annotations

from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.matching import slug
from gasp_cli.store import Store

_MOST_BYTES = 200  # every file system allows this, and an ending


def matches_file(competition: str, season: str = "") -> str:
    """The file that holds the matches of a competition: `matches/league-one.json`.

    Of a season in a file of its own: `matches/league-one.2001-02.json`.
    """
    name = slug(competition)
    encoded = name.encode()
    if len(encoded) > _MOST_BYTES:
        from zlib import crc32  # hardly any name is so long

        # A checksum distinguishes names with the same beginning.
        name = f"{encoded[:_MOST_BYTES].decode(errors='ignore')}-{crc32(encoded):08x}"
    return f"matches/{name}.{season}.json" if season else f"matches/{name}.json"


def season_file(store: Store, competition: str, season: str) -> str:
    """The file in which the matches of a season are: its own if there is one."""
    own = matches_file(competition, season)
    return own if store.has(own) else matches_file(competition)


def competition_files(store: Store, competition: str) -> list[str]:
    """All files that hold matches of a competition, the one of most seasons first."""
    common = matches_file(competition)
    own = [file for file in store.match_files() if file != common and common_file(file) == common]
    return [common, *own] if store.has(common) else own


def common_file(file: str) -> str:
    """The file of the whole competition, for that of one of its seasons."""
    name, _, season = file.removesuffix(".json").rpartition(".")
    return f"{name}.json" if name and is_season(season) else file


def season_of_file(file: str) -> str:
    """The season that has the file for its own, empty for the file of a competition."""
    season = file.removesuffix(".json").rpartition(".")[2]
    return season if common_file(file) != file else ""


def is_before(season: str, since: str) -> bool:
    """Whether no match of a season can have been played on that day or later."""
    return is_season(season) and days_of(season)[1] < since
