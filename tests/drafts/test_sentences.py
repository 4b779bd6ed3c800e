"""Where sentences end."""

from __future__ import annotations

import pytest

from gasp_cli.drafts.sentences import sentence_spans


@pytest.mark.parametrize(
    "text",
    [
        "Alba won 3-0.|Brera lost!|Why?|Because…",
        "They drew 1-1 with St. Pauli.|Then they lost.",
        "Alba vs. Brera was put off.",
        "Mr. Rossi met Dr. Bianchi.|They talked.",
        "A. Gomez and G.P. Rossi scored.|D. Zapata did not.",
        "They rose to Serie A.|Alba stayed in Group C.|Brera fell.",
        "He wore No. 10.|Did they win?|No.|They lost.",
        "Il n. 10 segnò al 90.|Poi basta.",
        "Vinse 2-1 d.t.s. con merito.|Perse 2-1 d.t.s.|Poi vinse.",
        "They won 4-2 on pens.|Nobody missed.",
        "Finì 3-0, ecc.|Poi venne il 12 gen. 2020.|Fine.",
        "He scored on Sept. 12 and on Jan. 3.|That was all.",
        "They met the 1. FC Alba.|They lost 3.|Nobody saw it.",
        "At 20.45 they had 1.5 goals a game.|More than that.",
        "“We won.” Then they left.|“Why?” she asked.",
        "They won (at last!).|Everybody sang.",
        "It was 98.|They were third.",
        "… and they won.|…",
        "Alba won 3-0",
    ],
)
def test_a_sentence_ends_where_it_ends(text: str) -> None:
    sentences = [part for part in text.split("|") if any(map(str.isalnum, part))]
    whole = text.replace("|", " ")
    read = [whole[start:end] for start, end in sentence_spans(whole)]
    if "“" in text:  # a quotation is taken out before; alone its full stop ends a sentence
        assert "".join(read).replace(" ", "") == "".join(sentences).replace(" ", "")
    else:
        assert read == sentences
