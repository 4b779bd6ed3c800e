"""The folders of a partitioned table, named as Hive, Spark, DuckDB and pyarrow read them."""

from __future__ import annotations

import re
from collections.abc import Sequence

PARTITIONED = {"matches": ("competition", "season")}
"""The tables that can be partitioned, each with the columns whose values name its folders."""

# What Spark escapes in such a name, and what Windows refuses. Letters with accents stay: Spark
# would take each byte of an escaped one for a letter.
_ESCAPED = re.compile(r"""[\x00-\x1f"#%'*/:=?\\\x7f{\[\]^<>|]""")


def partition_folder(names: Sequence[str], values: Sequence[str]) -> str:
    """The relative path of the rows with these values: `competition=The Cup/season=2001-02`."""
    return "/".join(
        f"{name}={_ESCAPED.sub(lambda match: f'%{ord(match[0]):02X}', value)}"
        for name, value in zip(names, values, strict=True)
    )
