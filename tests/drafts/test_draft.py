"""Markdown and plain text as sentences, each with its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.drafts.draft import Draft, read_draft
from gasp_cli.drafts.prose import PASSED_OVER


def texts(source: str, *, markdown: bool = True) -> list[str]:
    return [sentence.text for sentence in read_draft(source, markdown=markdown).sentences]


def places(draft: Draft) -> list[tuple[int, int]]:
    """Line and column at which each sentence begins."""
    return [draft.position(sentence.prose.runs[0].start) for sentence in draft.sentences]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Alba won 3-0.", ["Alba won 3-0."]),
        ("# Alba and *Brera* #\n\nText.", ["Alba and Brera", "Text."]),
        ("A year\n======\nText.", ["A year", "Text."]),
        ("Alba won\n3-0 at home.", ["Alba won 3-0 at home."]),
        ("- Alba won\n  3-0.\n- Brera lost.", ["Alba won 3-0.", "Brera lost."]),
        ("1. Alba won.\n   - At home.", ["Alba won.", "At home."]),
        ("- [x] Alba won.", ["Alba won."]),
        ("Alba **won** *3*-0, ~~4-0~~.", ["Alba won 3-0, ."]),
        ("Alba [won 3-0](https://paper.example 'a paper').", ["Alba won 3-0."]),
        ("Alba [won][1].\n\n[1]: https://paper.example", ["Alba won."]),
        ("![A picture: 9-0](a.png) Alba won.", ["Alba won."]),
        ("Alba won 3\\-0, 100\\% of it.", ["Alba won 3-0, 100% of it."]),
        ("Alba&nbsp;won 3&ndash;0.", ["Alba\xa0won 3–0."]),
        ("Alba won.[^1]\n\n[^1]: In May.", ["Alba won.", "In May."]),
        ("Alba<br>won <b>3-0</b><!-- so she says -->.", ["Alba won 3-0."]),
        ("| club | goals |\n|---|---|\n| Alba | 98 goals |", ["club", "goals", "Alba", "98 goals"]),
        ("Text.\n\n    Alba won 9-0\n\n```\nAlba won 9-0\n```\n", ["Text."]),
        ("> Alba won 9-0.\n\nText.", ["Text."]),
        ("<div>\nAlba won 9-0.\n</div>\n\nText.", ["Text."]),
        ("<!-- Alba won 9-0. -->\n\nText.", ["Text."]),
        ("<!-- a note --> Alba won 3-0.", ["Alba won 3-0."]),
        ("***\n\n---\n", []),
        ("", []),
    ],
)
def test_markup_is_no_prose(source: str, read: list[str]) -> None:
    assert texts(source) == read


@pytest.mark.parametrize(
    "source",
    ["Alba won `3-0`.", "Alba won https://a.example/3-0.", "Alba won <https://a.example>."],
)
def test_what_is_passed_over_within_a_sentence_leaves_its_mark(source: str) -> None:
    draft = read_draft(source)
    assert [sentence.text for sentence in draft.sentences] == [f"Alba won {PASSED_OVER}."]
    shown, _ = draft.sentences[0].prose.shown(draft.source)
    assert shown == source


def test_a_sentence_knows_its_line_and_column() -> None:
    draft = read_draft("# Title\n\nAlba won. *Brera*\nlost it.\n\n  - and **Como**\n")
    assert places(draft) == [(1, 3), (3, 1), (3, 12), (6, 5)]
    brera = draft.sentences[2].prose
    assert [draft.position(offset) for offset in brera.span(0, len(brera.text))] == [
        (3, 12),
        (4, 9),
    ]
    assert draft.sentences[0].heading
    assert [sentence.block for sentence in draft.sentences] == [0, 1, 1, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_move_nothing(end: str) -> None:
    lines = ["\ufeff# Perché", "", "L'Alba è prima. La Brera", "è seconda."]
    draft = read_draft(end.join(lines))
    assert [sentence.text for sentence in draft.sentences] == [
        "Perché", "L'Alba è prima.", "La Brera è seconda.",
    ]  # fmt: skip
    assert places(draft) == [(1, 3), (3, 1), (3, 17)]


def test_decomposed_accents_are_composed_and_counted_as_they_stand() -> None:
    source = unicodedata.normalize("NFD", "Perché no? Più di così.")
    draft = read_draft(source)
    assert [sentence.text for sentence in draft.sentences] == ["Perché no?", "Più di così."]
    more = draft.sentences[1].prose
    assert places(draft) == [(1, 1), (1, source.index("Piu") + 1)]
    assert draft.position(more.span(0, 3)[1])[1] == source.index(" di") + 1


def test_front_matter_gives_the_day_and_the_language() -> None:
    draft = read_draft(
        "---\ntitle: Alba won 9-0\ndate: 2020-05-31T10:00\nlang: it-IT\n---\nTesto.\n"
    )
    assert (draft.date, draft.language) == ("2020-05-31", "it")
    assert [sentence.text for sentence in draft.sentences] == ["Testo."]
    assert places(draft) == [(6, 1)]
    italian = read_draft("---\ndata: 2020-05-31\nlingua: italiano\n---\nTesto.")
    assert (italian.date, italian.language) == ("2020-05-31", "it")
    toml = read_draft('+++\ndate = "2020-05-31"\nlanguage = "en"\n+++\n\nText.')
    assert (toml.date, toml.language) == ("2020-05-31", "en")


@pytest.mark.parametrize(
    "source",
    ["---\ndate: 2020-05-31\n\nText.", "---\n\nAlba won.\n\n---\n", "Text.\n\n---\na: b\n---"],
)
def test_what_only_looks_like_front_matter_is_text(source: str) -> None:
    draft = read_draft(source)
    assert draft.date is None
    assert "".join(sentence.text for sentence in draft.sentences)


def test_a_day_or_language_that_is_none_is_named() -> None:
    draft = read_draft("---\ndate: 31 May 2020\nlang: fr\n---\nTexte.\n")
    assert (draft.date, draft.language) == (None, None)
    assert [(remark.line, remark.message) for remark in draft.remarks] == [
        (1, "the date '31' is not a day; write it as 2019-05-15"),
        (1, "the draft says that it is in 'fr'; gasp reads en, it"),
    ]


def test_plain_text_has_no_markup_but_paragraphs() -> None:
    source = "A * b_c\n# Alba won\n3-0. Twice.\n\n    Brera lost.\n> So did Como."
    assert texts(source, markdown=False) == [
        "A * b_c # Alba won 3-0.", "Twice.", "Brera lost.", "> So did Como.",
    ]  # fmt: skip


def test_in_plain_text_of_long_lines_each_is_a_paragraph() -> None:
    long = "Alba won, " * 20
    draft = read_draft(f"A headline\n{long}\nAlba lost", markdown=False)
    assert [sentence.text for sentence in draft.sentences] == [
        "A headline", long.strip(), "Alba lost",
    ]  # fmt: skip
    assert places(draft) == [(1, 1), (2, 1), (3, 1)]


PIECES = st.sampled_from(
    [
        "Alba won 3-0.", "**x**", "[a](b)", "`c`", "\n", "\n\n", "- ", "> ", "# ", "è", "e\u0300",
        "“", "”", "\t", "&egrave;", "\\", "|", "<!-- gasp off -->", "<!-- gasp on -->", "\r\n",
        "1. ", "    ", "*",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_every_character_of_a_sentence_stands_where_it_says(source: str, markdown: bool) -> None:
    draft = read_draft(source, markdown=markdown)
    last = 0
    for sentence in draft.sentences:
        for number, char in enumerate(sentence.text):
            start, end = sentence.prose.span(number, number + 1)
            assert last <= start < end <= len(draft.source)
            last = start
            if char.isascii() and char.isalnum():
                assert draft.source[start:end] == char


def test_the_kept_draft_is_read_whole() -> None:
    draft = read_draft((Path(__file__).parent / "draft.md").read_text(encoding="utf-8"))
    assert len(draft.sentences) == 8
    assert draft.date == "2021-06-01"
    assert draft.remarks == ()
