"""The files that hold matches, one for each competition."""

from __future__ import annotations

from gasp_cli.matching import slug

_MOST_BYTES = 200  # every file system allows this, and an ending


def matches_file(competition: str) -> str:
    """The file that holds the matches of a competition: `matches/league-one.json`."""
    name = slug(competition)
    encoded = name.encode()
    if len(encoded) > _MOST_BYTES:
        from zlib import crc32  # hardly any name is so long

        # A checksum distinguishes names with the same beginning.
        name = f"{encoded[:_MOST_BYTES].decode(errors='ignore')}-{crc32(encoded):08x}"
    return f"matches/{name}.json"
