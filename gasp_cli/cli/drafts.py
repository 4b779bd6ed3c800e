"""The words after `gasp check`: a measure, a sentence or drafts; and reading the drafts."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from gasp_cli.claims.arguments import find_measure
from gasp_cli.errors import DataError, FileError, UsageError
from gasp_cli.i18n import msg
from gasp_cli.scalars import shell_quoted

STDIN = "-"
_STDINS = (STDIN, "/dev/stdin", "/dev/fd/0")
_SUFFIX = r".*\w\.[A-Za-z]\w{0,8}"
_DRAFTS = (
    ".md", ".markdown", ".mdown", ".mdx", ".mkd", ".qmd", ".rmd", ".rst", ".txt", ".text", ".adoc",
    ".doc", ".docx", ".htm", ".html",
)  # fmt: skip
_PLAIN_TEXT = (".txt", ".text")
_CLAIMS = (".jsonl", ".ndjson")


def is_measure(word: str) -> bool:
    """Whether a word is the name of a measure."""
    try:
        find_measure(word)
    except UsageError:
        return False
    return True


def named_drafts(words: Sequence[str]) -> list[str]:
    """The drafts that the words name, `-` among them; none where they are a sentence.

    Several words are drafts where each is there or looks like a path: one that is missing is never
    taken for a part of a sentence.
    """
    if len(words) == 1:
        word = words[0]
        return [word] if word == STDIN or Path(word).exists() or _looks_like_path(word) else []
    if all(word == STDIN or Path(word).exists() or _looks_like_path(word) for word in words):
        return list(words)
    first = words[0]
    is_file = first == STDIN or (_looks_like_path(first) and Path(first).is_file())
    return list(words) if is_file else []


def _looks_like_path(word: str) -> bool:
    if any(char.isspace() for char in word):
        return word.lower().endswith(_DRAFTS) and "\n" not in word
    return "/" in word or os.sep in word or re.fullmatch(_SUFFIX, word) is not None


def unquoted(sentence: str) -> str:
    """A sentence without the quotation marks around it: she who asks asserts it."""
    inside = sentence[1:-1]
    is_quoted = (
        len(sentence) > 1
        and sentence[0] in "\"'“‘«"
        and sentence[-1] in "\"'”’»"
        and not set(inside) & set('"“”«»')
    )
    return inside if is_quoted else sentence


def is_plain_text(name: str) -> bool:
    """Whether a file is plain text rather than Markdown, by its name."""
    return name.lower().endswith(_PLAIN_TEXT)


def read_draft_text(name: str) -> str:
    """The text of a draft; `-` is standard input.

    Raises `FileError` for what cannot be read, `DataError` for what is not UTF-8 text, `UsageError`
    for a list of claims.
    """
    is_list = name.lower().endswith(_CLAIMS)
    text = "" if is_list else read_stdin() if is_stdin(name) else _decoded(_bytes(Path(name)), name)
    if is_list or (is_stdin(name) and re.match(r'\s*\{[^\n]*"measure"', text)):
        raise UsageError(
            msg("{path} is a list of claims, not a draft", path=name),
            msg("check it with {command}", command=f"gasp check --file {shell_quoted(name)}"),
        )
    return text


def is_stdin(name: str) -> bool:
    """Whether a name is that of standard input."""
    return name in _STDINS


def read_stdin() -> str:
    """The text of standard input. Raises `FileError`, and `DataError` for what is not text."""
    if sys.stdin is None:
        raise FileError(msg("cannot read standard input: it is closed"))
    try:
        content = sys.stdin.buffer.read()
    except AttributeError:  # a stream of text in the place of a file
        return sys.stdin.read()
    except OSError as error:
        raise FileError.of("read", msg("standard input"), error) from error
    return _decoded(content, msg("standard input"))


def _bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise FileError(
                msg("cannot read {path}: it is a folder", path=path),
                msg("name the drafts in it, as in {example}", example=path / "*.md"),
            )
        return path.read_bytes()
    except OSError as error:
        raise FileError.of("read", path, error) from error
    except ValueError as error:  # a NUL in its name
        raise FileError(msg("cannot read {path}: {reason}", path=path, reason=error)) from error


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            msg("{path}: not UTF-8 text (byte {byte})", path=name, byte=error.start)
        ) from error
    if "\0" in text:
        raise DataError(msg("{path}: not text (it has a NUL)", path=name))
    return text
