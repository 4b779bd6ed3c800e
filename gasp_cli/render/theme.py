"""The styles by meaning, and their colours on a terminal.

The 256 colours are of medium lightness, readable on black and on white, with the contrast of 3 to
1 that WCAG requires of graphics and large letters (`tests/test_palette.py`). Good and bad are green
and orange, which the colour-blind can distinguish. The 16 colours are the terminal's own. A letter,
a sign or a word always repeats the meaning of a colour.
"""

from __future__ import annotations

from rich.theme import Theme

from gasp_cli.results import CellStyle

OWN, BAR, MUTED = "gasp.own", "gasp.bar", "gasp.muted"
GOOD, EVEN, BAD = "gasp.good", "gasp.even", "gasp.bad"
WRONG = "gasp.wrong"
WON, DRAWN, LOST = "gasp.won", "gasp.drawn", "gasp.lost"
OTHERS = ("gasp.1", "gasp.2", "gasp.3", "gasp.4", "gasp.5")
"""The styles of lines other than the club's."""


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
"""For terminals with 16 colours, in which lines share colours with other meanings."""

_BOLD = (
    CellStyle.STRONG, CellStyle.RESULT, CellStyle.SPEAKER, CellStyle.VERDICT, CellStyle.SIGN,
)  # fmt: skip
STYLES = dict.fromkeys(CellStyle, "") | dict.fromkeys(_BOLD, "bold") | {
    CellStyle.MUTED: MUTED, CellStyle.OWN: OWN, CellStyle.WRONG: WRONG,
    CellStyle.GOOD: GOOD, CellStyle.EVEN: EVEN, CellStyle.BAD: BAD,
}  # fmt: skip
RESULTS = {"W": WON, "D": DRAWN, "L": LOST}
_SIGNED = {
    "confirmed": (GOOD, "✓"), "supported": (GOOD, "+"), "contradicted": (LOST, "✗"),
    "partly": (EVEN, "≈"), "unverifiable": (MUTED, "·"), "not-understood": (MUTED, "?"),
    "nothing-to-check": (MUTED, "-"),
}  # fmt: skip
VERDICTS = {verdict: style for verdict, (style, _) in _SIGNED.items()}
SIGNS = {verdict: sign for verdict, (_, sign) in _SIGNED.items()}
"""The sign of a verdict, for lack of room."""


def as_number(name: str) -> str:
    """The colour of a style as a hexadecimal number: `#0087d7`."""
    colour = MANY.styles[name].color
    assert colour is not None
    return colour.get_truecolor().hex


def signed(number: float) -> str:
    """The style of a number with a sign."""
    return GOOD if number > 0 else BAD if number < 0 else ""
