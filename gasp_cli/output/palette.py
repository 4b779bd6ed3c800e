"""The colours, each with a meaning of its own.

All are of the 256 that terminals share, and between black and white: each can be read on either,
`tests/test_palette.py` holds that. Good and bad are green and orange, which are told apart by
those who cannot tell green from red; and whatever has a colour also has a letter, a sign or a
word, so that nothing is lost without colours.
"""

from __future__ import annotations

from gasp_cli.answer import Look

OWN = "color(32)"
"""What it is all about: the club, the coach."""
GOOD = "color(29)"
BAD = "color(166)"
EVEN = "color(100)"
MUTED = "color(243)"
OTHERS = ("color(133)", "color(100)", "color(29)", "color(166)", "color(243)")
"""Lines beside the club's own."""

STYLES = {
    Look.PLAIN: "",
    Look.STRONG: "bold",
    Look.NAME: "",
    Look.MUTED: MUTED,
    Look.RESULT: "bold",
    Look.SIGNED: "",
    Look.GOOD: GOOD,
    Look.EVEN: EVEN,
    Look.BAD: BAD,
    Look.PROSE: "",
    Look.SPEAKER: "bold",
    Look.VERDICT: "bold",
    Look.OWN: f"bold {OWN}",  # untold: a style
    Look.QUOTED: "italic",
    Look.SIGN: "bold",
}
RESULTS = {"W": f"bold {GOOD}", "D": f"bold {EVEN}", "L": f"bold {BAD}"}  # untold: styles
VERDICTS = {
    "confirmed": GOOD,
    "contradicted": f"bold {BAD}",  # untold: a style
    "partly": EVEN,
    "unverifiable": MUTED,
}
SIGNS = {"confirmed": "✓", "contradicted": "✗", "partly": "≈", "unverifiable": "·"}
"""A verdict where there is no room for the word."""


def signed(number: float) -> str:
    """The colour of a number with a sign."""
    return GOOD if number > 0 else BAD if number < 0 else ""
