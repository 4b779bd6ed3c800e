"""`<!-- gasp off -->`, `<!-- gasp on -->` and `<!-- gasp off: next -->`."""

from __future__ import annotations

import pytest

from gasp_cli.drafts.draft import read_draft
from gasp_cli.drafts.prose import PASSED_OVER

OFF, ON, NEXT = "<!-- gasp off -->", "<!-- gasp on -->", "<!-- gasp off: next -->"


def heard(source: str, *, markdown: bool = True) -> list[str]:
    draft = read_draft(source, markdown=markdown)
    assert draft.remarks == ()
    return [sentence.text.replace(PASSED_OVER, "_") for sentence in draft.sentences]


@pytest.mark.parametrize("markdown", [True, False])
def test_between_off_and_on_nothing_is_read(markdown: bool) -> None:
    source = f"One.\n\n{OFF}\n\nTwo.\n\nThree.\n\n{ON}\n\nFour."
    assert heard(source, markdown=markdown) == ["One.", "Four."]


def test_markers_stand_within_a_paragraph_beside_bold_and_in_lists_and_tables() -> None:
    assert heard(f"One. {OFF}Two.{ON} Three.") == ["One.", "Three."]
    assert heard(f"One **bold**{OFF} not **this**{ON} but this.") == ["One bold_ but this."]
    assert heard(f"- One.\n- {OFF} Two.\n- Three. {ON}\n- Four.") == ["One.", "Four."]
    assert heard(f"- One.\n\n  {OFF}\n- Two.\n\n  {ON}\n- Three.") == ["One.", "Three."]
    assert heard(f"|a|b|\n|-|-|\n|One {OFF}|Two|\n|Three|{ON} Four|") == ["a", "b", "One", "Four"]


@pytest.mark.parametrize("markdown", [True, False])
def test_next_is_the_block_that_follows(markdown: bool) -> None:
    source = f"{NEXT}\n\nOne. Two.\n\nThree."
    assert heard(source, markdown=markdown) == ["Three."]


def test_next_takes_a_whole_list_table_or_heading_and_one_item_within_a_list() -> None:
    assert heard(f"{NEXT}\n\n- One.\n- Two.\n\nThree.") == ["Three."]
    assert heard(f"{NEXT}\n\n|a|b|\n|-|-|\n|c|d|\n\nThree.") == ["Three."]
    assert heard(f"{NEXT}\n\n# One\n\nTwo.") == ["Two."]
    assert heard(f"- One. {NEXT}\n- Two.\n- Three.") == ["One.", "Three."]


@pytest.mark.parametrize("code", [f"`{OFF}`", f"    {OFF}\n", f"```\n{OFF}\n```\n"])
def test_in_code_a_marker_is_an_example(code: str) -> None:
    assert heard(f"One.\n\n{code}\n\nTwo.")[-1] == "Two."


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (
            f"One.\n\n{OFF}\n\nTwo.",
            3,
            "“gasp off” is never closed: all that follows is passed over",
        ),
        (f"One.\n\n{ON}\n", 3, "“gasp on” where gasp is not off"),
        (f"{OFF}\n\n{OFF}\n\nOne.\n\n{ON}", 3, "“gasp off” where gasp is off already"),
        (f"One.\n\n{OFF}\n\n```\ncode\n```\n\n{ON}\n", 3, "this marker silences nothing"),
        (f"One.\n\n{NEXT}\n\n> Two.\n\nThree.", 3, "this marker silences nothing"),
        (f"One.\n\n{NEXT}\n", 3, "this marker silences nothing"),
        ("<!-- gasp of -->\n\nOne.", 1, "“gasp of” says nothing: write off, on or off: next"),
    ],
)
def test_a_marker_that_makes_no_sense_is_named(source: str, line: int, message: str) -> None:
    assert [tuple(remark) for remark in read_draft(source).remarks] == [(line, message)]
