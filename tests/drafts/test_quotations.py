"""The words of others, in the marks of English and Italian."""

from __future__ import annotations

import pytest

from gasp_cli.drafts.draft import read_draft
from gasp_cli.drafts.prose import PASSED_OVER


def heard(source: str) -> str:
    """The text that is left, `_` for what is passed over."""
    sentences = read_draft(source, markdown=False).sentences
    return " ".join(sentence.text for sentence in sentences).replace(PASSED_OVER, "_")


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("He said “we won 9-0” again.", "He said _ again."),
        ('He said "we won 9-0" again.', "He said _ again."),
        ("He said ‘we won 9-0’ again.", "He said _ again."),
        ("He said 'we won 9-0' again.", "He said _ again."),
        ("Disse: «abbiamo vinto 9-0» e uscì.", "Disse: _ e uscì."),
        ("Disse: „abbiamo vinto 9-0“ e uscì.", "Disse: _ e uscì."),
        ("L’“Alba” vinse, dell'\"Alba\" si parla.", "L’_ vinse, dell'_ si parla."),
        ("“He said ‘9-0’ and “8-0” too,” she said.", "_ she said."),
        ("He said “we won 9-0.” Then Alba lost.", "He said _. Then Alba lost."),
        # Apostrophes are no quotation marks.
        ("Alba's win in the '90s wasn't Brera’s, nor the players’ own.",
         "Alba's win in the '90s wasn't Brera’s, nor the players’ own."),
        ("L'Alba vinse un po' di più dell’altra", "L'Alba vinse un po' di più dell’altra"),
        ("It was 5\" long.", 'It was 5" long.'),
    ],
)  # fmt: skip
def test_a_quotation_is_passed_over(source: str, left: str) -> None:
    assert heard(source) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        # Each paragraph begins with a mark, the last one ends with one.
        ("He said: “We won.\n\n“We won 9-0,\n\n“twice.” Alba lost.", "He said: _. Alba lost."),
        ("Disse: «Vinto.\n\n»Vinto 9-0». L'Alba perse.", "Disse: _. L'Alba perse."),
        # One mark at the beginning, one at the end.
        ("He said: “We won.\n\nWe won 9-0.” Alba lost.", "He said: _. Alba lost."),
        # One that nobody closes ends with its paragraph.
        ("He said: “We won.\n\nAlba lost. He said “yes” twice.",
         "He said: _. Alba lost. He said _ twice."),
    ],
)  # fmt: skip
def test_a_quotation_across_paragraphs(source: str, left: str) -> None:
    assert heard(source) == left


def test_a_quotation_ends_before_a_heading() -> None:
    source = "He said: “We won.\n\n# Alba\n\nAlba lost, “he” said."
    left = [sentence.text for sentence in read_draft(source).sentences]
    assert left[-2:] == ["Alba", f"Alba lost, {PASSED_OVER} said."]
