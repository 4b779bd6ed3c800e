"""The colours: what is written in them can be read, on any terminal and by anybody."""

from __future__ import annotations

import pytest
from rich.color import Color

from gasp_cli.render import theme as palette
from gasp_cli.render.axis import Plot
from gasp_cli.render.svg_chart import picture
from gasp_cli.results import ChartLine
from tests.terminal import on_terminal

NAMES = (
    palette.OWN, palette.BAR, palette.GOOD, palette.EVEN, palette.BAD, palette.MUTED, palette.WON,
    palette.DRAWN, palette.LOST, *palette.OTHERS,
)  # fmt: skip
COLOURS = {name: palette.MANY.styles[name].color or Color.default() for name in NAMES}
# What terminals have behind their letters: the two ends, and what is common between them.
BACKGROUNDS = {"white": "#ffffff", "black": "#000000", "dark grey": "#1e1e1e", "cream": "#fdf6e3"}
LARGE = 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11: large or bold letters, and graphics


def luminance(colour: Color) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: Color, other: Color) -> float:
    """Contrast ratio, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_each_can_be_read_on_each(colour: str, background: str) -> None:
    behind = Color.parse(BACKGROUNDS[background])
    assert contrast(COLOURS[colour], behind) >= LARGE


def test_what_cannot_tell_green_from_red_tells_good_from_bad() -> None:
    """To the two common kinds of colour-blindness, good is the blueish one of the two."""
    for colour, blueish in ((palette.GOOD, True), (palette.BAD, False)):
        _, green, blue = COLOURS[colour].get_truecolor()
        assert (blue > green / 2) is blueish


def test_a_line_beside_the_own_is_neither_good_nor_bad() -> None:
    meaning = {palette.BAR, palette.GOOD, palette.EVEN, palette.BAD, palette.MUTED}
    colours = [COLOURS[name] for name in (*meaning, *palette.OTHERS)]
    assert len(set(colours)) == len(colours)


def test_pictures_have_the_same_colours() -> None:
    names = (palette.OWN, *palette.OTHERS)
    lines = [ChartLine(name, [1, 2], own=name == palette.OWN) for name in names]
    drawn = picture(Plot(lines, ["1", "2"], 1, 2), "", "")
    for name in names:
        assert COLOURS[name].get_truecolor().hex in drawn


def test_what_differs_in_meaning_differs_on_16_colours() -> None:
    for group in (
        (palette.GOOD, palette.EVEN, palette.BAD, palette.MUTED, palette.BAR),
        (palette.WON, palette.DRAWN, palette.LOST),
        (palette.OWN, *palette.OTHERS),
    ):
        assert len({palette.FEW.styles[name] for name in group}) == len(group)


@pytest.mark.parametrize("term", ["xterm", "screen", "linux"])
def test_a_terminal_of_16_colours_is_given_no_other(term: str) -> None:
    screen = on_terminal("season", "2020", TERM=term)
    assert "38;5;" not in screen
    assert "\x1b[1;32mW" in screen
    assert "\x1b[1;31mL" in screen


def test_every_result_and_verdict_has_a_letter_or_a_sign_of_its_own() -> None:
    assert len(set(palette.RESULTS)) == len(palette.RESULTS) == 3
    assert set(palette.SIGNS) == set(palette.VERDICTS)
    assert len(set(palette.SIGNS.values())) == len(palette.SIGNS)
