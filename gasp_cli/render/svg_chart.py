"""A plot as an SVG picture, for a page or an article."""

from __future__ import annotations

import sys
from math import ceil
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring
from zlib import crc32

from gasp_cli.i18n import translate
from gasp_cli.render.axis import FEW, Plot, labelled, number, ticks
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.theme import MUTED, OTHERS, OWN, as_number

# isort: split
from pygal import Config, Line
from pygal.style import Style

# pygal leaves an import hook behind that makes Python 3.11 warn at every later import; so our own
# imports come before it.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

_WIDTH, _HEIGHT = 900, 540
_MARGIN = 24
_VALUE = 14  # font size of values
_FONT = "system-ui, Helvetica, Arial, sans-serif"  # i18n: fonts
_PLAIN, _SOFT, _FAINT = "#303030", as_number(MUTED), "#dddddd"
_OWN = as_number(OWN)
_OTHERS = tuple(map(as_number, OTHERS))
_MARK = ("data-made-by", "gasp")


def is_picture(file: Path) -> bool:
    """Whether a file is a picture made by this module, or empty."""
    text = file.read_text(encoding="utf-8", errors="replace")
    mark = '{}="{}"'.format(*_MARK)
    return not text or (text.startswith("<svg ") and mark in text.partition(">")[0])


def picture(plot: Plot, title: str, source: str) -> str:
    """The plot as the text of an SVG file, with its title and its source.

    The same plot gives the same text, which refers to no script, font or address.
    """
    few = len(plot.at) <= FEW
    places = labelled(plot.at, ceil(len(plot.at) / FEW))
    chart = Line(
        _config(),
        style=_style(plot),
        title=_text(title),
        inverse_y_axis=plot.inverted,
        range=(plot.lowest, plot.highest),
        show_dots=few,
        print_values=few,
        show_legend=len(plot.series) > 1,
        x_labels=list(map(_text, plot.at)),
        x_labels_major=[name for name, named in zip(plot.at, places, strict=True) if named],
        y_labels=ticks(plot),
    )
    for order, line in enumerate(plot.series):
        stroke: dict[str, Any] = {"width": 4 if line.own else 2}
        if order > len(_OTHERS):  # colours repeat
            stroke["dasharray"] = "6, 4"
        chart.add(_text(line.name), list(line.values), stroke_style=stroke)
    # An id for its styles, which must not apply to other pictures on the same page.
    chart.uuid = f"{crc32(repr((title, plot)).encode()):08x}"
    root: Any = chart.render_tree()
    for parent in [*root.iter()]:
        for child in [*parent]:
            if not isinstance(child.tag, str) or child.tag.endswith("script"):
                parent.remove(child)  # comments have the date, and scripts are not needed
    for value in root.iter():
        if value.get("class") == "value" and value.get("text-anchor"):
            # pygal puts it right below its dot, where the line often is: move it above.
            value.set("x", f"{float(value.get('x')) - _VALUE:.1f}")
            value.set("y", f"{float(value.get('y')) - 2.1 * _VALUE:.1f}")
            value.set("text-anchor", "middle")
    root.set(*_MARK)
    described = Element("desc")
    described.text = _text(source)
    root.insert(0, described)
    note = Element(
        "text",
        {
            "x": str(_MARGIN), "y": str(_HEIGHT - _MARGIN // 2), "font-family": _FONT,
            "font-size": "12", "fill": _SOFT,
        },
    )  # fmt: skip
    note.text = _text(source)
    root.append(note)
    return tostring(root, encoding="unicode") + "\n"


def _text(text: str) -> str:
    """A text in the reader's language, without characters that XML excludes."""
    return (
        escape_controls(translate(text)).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    )


def _config() -> Config:
    return Config(
        width=_WIDTH, height=_HEIGHT, js=(), dots_size=4, disable_xml_declaration=True,
        truncate_legend=-1, legend_at_bottom=True, legend_at_bottom_columns=3, legend_box_size=10,
        show_minor_x_labels=False, margin=_MARGIN, margin_bottom=3 * _MARGIN,
        value_formatter=number,
    )  # fmt: skip


def _style(plot: Plot) -> Style:
    others = iter(_OTHERS * len(plot.series))
    return Style(
        background="#ffffff", plot_background="#ffffff",
        foreground=_PLAIN, foreground_strong=_PLAIN, foreground_subtle=_SOFT,
        guide_stroke_color=_FAINT, guide_stroke_dasharray="",
        major_guide_stroke_color=_FAINT, major_guide_stroke_dasharray="",
        opacity="1", stroke_opacity="1", stroke_width="inherit",
        colors=tuple(_OWN if series.own else next(others) for series in plot.series),
        value_colors=tuple(_PLAIN for _ in plot.series),
        font_family=_FONT, title_font_size=17,
        label_font_size=13, major_label_font_size=13, legend_font_size=14, value_font_size=_VALUE,
    )  # fmt: skip
