"""Front matter: what stands between two rules at the top of a draft, its day and language."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCED = (
    r"(?P<rule>---|\+\+\+)[^\S\n]*\n(?P<body>\s*[\w-]+[^\S\n]*[:=](?:.*\n)*?)"
    r"(?:(?P=rule)|\.\.\.)[^\S\n]*(?:\n|$)"
)
_FIELD = r"(?im)^(?:{name})[^\S\n]*[:=][^\S\n]*[\"']?([^\s\"'#]+)"


class FrontMatter(NamedTuple):
    """The fields that a check needs, as they are written, and where the text begins."""

    date: str | None
    language: str | None
    end: int


def read_front_matter(source: str) -> FrontMatter:
    """The front matter of a draft in YAML or TOML; without one the text begins at once."""
    matter = re.match(_FENCED, source) if source.startswith(("---", "+++")) else None
    if matter is None:
        return FrontMatter(None, None, 0)
    body = matter["body"]
    return FrontMatter(_field(body, "dat[ae]"), _field(body, "lang(?:uage)?|lingua"), matter.end())


def _field(body: str, name: str) -> str | None:
    field = re.search(_FIELD.format(name=name), body)
    return field[1] if field else None
