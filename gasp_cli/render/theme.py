"""The styles by meaning, and their colours on a terminal.

With 256 colours, all are of medium lightness, readable on black and on white: with a contrast of
3 to 1, which WCAG asks of graphics and large letters (`tests/test_palette.py`). Good and bad are
green and orange, which the colour-blind can tell apart. With 16 colours they are the terminal's
own. Whatever has a colour also has a letter, a sign or a word, so that nothing is lost without.
"""

from __future__ import annotations

from rich.theme import Theme

from gasp_cli.results import CellStyle

OWN, BAR, MUTED = "gasp.own", "gasp.bar", "gasp.muted"
GOOD, EVEN, BAD = "gasp.good", "gasp.even", "gasp.bad"
WRONG = "gasp.wrong"
WON, DRAWN, LOST = "gasp.won", "gasp.drawn", "gasp.lost"
OTHERS = ("gasp.1", "gasp.2", "gasp.3", "gasp.4", "gasp.5")
"""Lines beside the club's own."""


def _theme(own: str, good: str, even: str, bad: str, muted: str, others: str) -> Theme:
    styles = {BAR: own, MUTED: muted, GOOD: good, EVEN: even, BAD: bad}
    styles[WRONG] = f"bold underline {bad}"  # i18n: a style
    bold = {OWN: own, WON: good, DRAWN: even, LOST: bad}
    styles |= {name: f"bold {colour}" for name, colour in bold.items()}  # i18n: a style
    return Theme(styles | dict(zip(OTHERS, others.split(), strict=True)))


MANY = _theme(
    "color(32)", "color(29)", "color(100)", "color(166)", "color(243)",
    "color(134) color(130) color(30) color(168) color(64)",
)  # fmt: skip
"""For terminals with 256 colours or more."""
FEW = _theme(  # i18n: styles
    "cyan", "green", "yellow", "red", "dim", "magenta yellow green red blue"
)
"""For those with 16, which are too few for lines to have colours of their own."""

STYLES = {
    CellStyle.PLAIN: "",
    CellStyle.STRONG: "bold",
    CellStyle.NAME: "",
    CellStyle.MUTED: MUTED,
    CellStyle.RESULT: "bold",
    CellStyle.SIGNED: "",
    CellStyle.GOOD: GOOD,
    CellStyle.EVEN: EVEN,
    CellStyle.BAD: BAD,
    CellStyle.WRONG: WRONG,
    CellStyle.PROSE: "",
    CellStyle.SPEAKER: "bold",
    CellStyle.VERDICT: "bold",
    CellStyle.OWN: OWN,
    CellStyle.SIGN: "bold",
    CellStyle.CODE: "",
    CellStyle.VALUE: "",
}
RESULTS = {"W": WON, "D": DRAWN, "L": LOST}
VERDICTS = {
    "confirmed": GOOD,
    "supported": GOOD,
    "contradicted": LOST,
    "partly": EVEN,
    "unverifiable": MUTED,
    "not-understood": MUTED,
    "nothing-to-check": MUTED,
}
SIGNS = {
    "confirmed": "✓",
    "supported": "+",
    "contradicted": "✗",
    "partly": "≈",
    "unverifiable": "·",
    "not-understood": "?",
    "nothing-to-check": "-",
}
"""A verdict where there is no room for the word."""


def as_number(name: str) -> str:
    """The colour of a style, as it is written where there are no terminals: `#0087d7`."""
    colour = MANY.styles[name].color
    assert colour is not None
    return colour.get_truecolor().hex


def signed(number: float) -> str:
    """The style of a number with a sign."""
    return GOOD if number > 0 else BAD if number < 0 else ""
