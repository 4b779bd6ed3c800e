"""Values as text in CSV, TSV, Markdown, links and commands; imports no other room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from types import NoneType
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t")


def to_text(value: Any) -> str:
    """A value in a flat format: nothing for None, `true` and `false`, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(to_text, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}={to_text(item)}" for name, item in value.items())
    return str(value)


def csv_safe(value: Any) -> str:
    """A CSV cell that spreadsheets do not run as a formula; numbers stay numbers."""
    text = to_text(value)
    is_text = isinstance(value, (str, list, tuple, dict))
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def csv_safe_column(values: Sequence[Any]) -> Sequence[Any]:
    """The CSV cells of a column; a CSV writer itself converts numbers and None."""
    kinds = set(map(type, values)) - {NoneType}
    if kinds <= {int, float}:
        return values
    if kinds == {bool}:
        return [None if value is None else "true" if value else "false" for value in values]
    if kinds == {str} and set(map(itemgetter(0), filter(None, values))).isdisjoint(_FORMULA):
        return values
    return list(map(csv_safe, values))


# Compiled when it is first matched: most formats need neither of these patterns.
_MARKUP = r"[`*$\[<>|]|\\(?=[!-/:-@\[-`{-~])|&(?=#?\w+;)|(?<!/)~|(?<![^\W_])_|_(?![^\W_])"
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def in_markdown(text: str) -> str:
    """A text escaped for one line of Markdown, where it reads the same.

    HTML characters become entities, since not every program honours a backslash before them.
    """
    line = " ".join(text.splitlines())
    return re.sub(_MARKUP, lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)


_NOT_IN_ADDRESS = r"[^!#-;=?-\[\]_a-z~]"  # all else stands there as %20 does


def web_address(text: str) -> str:
    """A web address that is safe to link in any markup; empty for other text.

    Other schemes, such as `javascript:`, may run code.
    """
    if not re.match("https?://.", text, re.IGNORECASE):
        return ""
    return re.sub(_NOT_IN_ADDRESS, _percent_encoded, text)


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


_RUNS_IN_DOUBLE_QUOTES = frozenset('"$`\\!\n')


def shell_quoted(word: str) -> str:
    """A word for a shell to read as it is; in double quotes where it has apostrophes and no more.

    `L'Aquila` reads better as `"L'Aquila"` than as `'L'"'"'Aquila'`.
    """
    import shlex  # only what is printed to be pasted needs it

    if "'" in word and _RUNS_IN_DOUBLE_QUOTES.isdisjoint(word):
        return f'"{word}"'
    return shlex.quote(word)


def shell_line(words: Sequence[str]) -> str:
    """A command for a shell, to print for people to paste."""
    return " ".join(map(shell_quoted, words))


class UnixLines:
    """A file for a CSV writer that ends lines as Unix does.

    A writer that ends lines with a newline itself does not quote a lone carriage return.
    """

    def __init__(self, sink: Any) -> None:
        self._sink = sink

    def write(self, line: str) -> None:
        """Write one line."""
        self._sink.write(line.removesuffix("\r\n") + "\n")
