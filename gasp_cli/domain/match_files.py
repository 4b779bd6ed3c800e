"""The files that hold matches: one for each season of a competition.

So a question about a season reads no other. A file of a whole competition, with a table for each
season, is read as well: knowledge bases of version 0.1.0 have them, and keep them.
"""

from __future__ import annotations

from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.matching import slug
from gasp_cli.store import Store

_MOST_BYTES = 200  # every file system allows this, and an ending


def matches_file(competition: str, season: str = "") -> str:
    """The file of a season's matches: `matches/league-one.2001-02.json`.

    Without a season that of the whole competition: `matches/league-one.json`.
    """
    name = slug(competition)
    encoded = name.encode()
    if len(encoded) > _MOST_BYTES:
        from zlib import crc32  # hardly any name is so long

        # A checksum distinguishes names with the same beginning.
        name = f"{encoded[:_MOST_BYTES].decode(errors='ignore')}-{crc32(encoded):08x}"
    return f"matches/{name}.{season}.json" if season else f"matches/{name}.json"


def season_file(store: Store, competition: str, season: str) -> str:
    """The file in which the matches of a season are, or would be if there were any."""
    own, common = matches_file(competition, season), matches_file(competition)
    return common if not store.has(own) and store.has(common) else own


def competition_files(store: Store, competition: str) -> list[str]:
    """All files that hold matches of a competition, that of several seasons first."""
    return files_by_competition(store).get(matches_file(competition), [])


def files_by_competition(store: Store) -> dict[str, list[str]]:
    """All files of matches, by the name that the file of the whole competition has or would have.

    That file comes first, then those of the seasons, oldest first.
    """
    files: dict[str, list[str]] = {}
    for file in sorted(store.match_files(), key=season_of_file):
        files.setdefault(common_file(file), []).append(file)
    return files


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
