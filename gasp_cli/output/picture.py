"""A plot as an SVG picture, for a page or an article."""

from __future__ import annotations

import sys
from typing import Any
from xml.etree.ElementTree import Element, tostring

from pygal import Config, Line
from pygal.style import Style

from gasp_cli.language import tell
from gasp_cli.page import Plot

# It leaves a finder of its plug-ins behind, of which Python 3.11 warns at every later import.
sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != "pygal"]

_WIDTH, _HEIGHT = 900, 520
_MARGIN = 24
_FONT = "system-ui, Helvetica, Arial, sans-serif"  # untold: fonts
_FEW = 12  # places of which each has its name, a dot and its value
_PLAIN, _SOFT, _FAINT = "#303030", "#767676", "#dddddd"
# The colours of `palette`, as numbers.
_OWN = "#0087d7"
_OTHERS = ("#af5faf", "#878700", "#00875f", "#d75f00", "#767676")


def is_picture(file: Any) -> bool:
    """Whether a file is an SVG picture such as this module makes, or empty."""
    start: bytes = file.read_bytes()[:4]
    return start in (b"<svg", b"")


def picture(plot: Plot, title: str, source: str) -> str:
    """The plot as the text of an SVG file, with its title and where it comes from.

    The same plot gives the same text. It needs no script, no font and no address.
    """
    chart = Line(
        _config(),
        style=_style(plot),
        title=tell(title),
        inverse_y_axis=plot.inverted,
        range=(plot.lowest, plot.highest),
        show_dots=len(plot.at) <= _FEW,
        print_values=len(plot.at) <= _FEW,
        show_legend=len(plot.series) > 1,
        x_labels=[tell(one) for one in plot.at],
        x_labels_major=[
            one for one in plot.at if len(plot.at) <= _FEW or int(one) % 5 == 0 or one == "1"
        ],
        y_labels=[1, *range(5, int(plot.highest) + 1, 5)] if plot.inverted else None,
    )
    for one in plot.series:
        chart.add(tell(one.name), list(one.values), stroke_style={"width": 4 if one.own else 2})
    root: Any = chart.render_tree()
    for definitions in root.findall("{*}defs"):
        for script in definitions.findall("{*}script"):
            definitions.remove(script)
    note = Element(
        "text",
        {
            "x": str(_MARGIN),
            "y": str(_HEIGHT - _MARGIN // 2),
            "font-family": _FONT,
            "font-size": "12",
            "fill": _SOFT,
        },
    )
    note.text = tell(source)
    root.append(note)
    return tostring(root, encoding="unicode") + "\n"


def _config() -> Config:
    config = Config()
    config.width, config.height = _WIDTH, _HEIGHT
    config.js = ()
    config.dots_size = 4
    config.no_prefix = config.disable_xml_declaration = True
    config.legend_at_bottom = True
    config.legend_at_bottom_columns = 5
    config.show_minor_x_labels = False
    config.margin = _MARGIN
    config.margin_bottom = 2 * _MARGIN
    config.value_formatter = lambda value: f"{value:g}"
    return config


def _style(plot: Plot) -> Style:
    others = iter(_OTHERS * len(plot.series))
    return Style(
        background="#ffffff", plot_background="#ffffff",
        foreground=_PLAIN, foreground_strong=_PLAIN, foreground_subtle=_SOFT,
        guide_stroke_color=_FAINT, guide_stroke_dasharray="",
        major_guide_stroke_color=_FAINT, major_guide_stroke_dasharray="",
        opacity="1", stroke_opacity="1", stroke_width="inherit",
        colors=tuple(_OWN if one.own else next(others) for one in plot.series),
        value_colors=tuple(_PLAIN for _ in plot.series),
        font_family=_FONT, title_font_size=20,
        label_font_size=13, major_label_font_size=13, legend_font_size=14, value_font_size=14,
    )  # fmt: skip
