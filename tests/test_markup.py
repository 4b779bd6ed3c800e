"""Names and texts of a knowledge base stay text in the markup of other programs."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gasp_cli.render import formats as machine
from gasp_cli.render.axis import Plot
from gasp_cli.render.svg_chart import picture
from gasp_cli.results import ChartLine
from gasp_cli.scalars import in_markdown, web_address
from gasp_cli.store.transaction import render
from tests.conftest import Gasp
from tests.exporters.told import FACTS, told
from tests.invented import number
from tests.terminal import on_terminal

HOSTILE = [
    "Reed & Sons_Ltd #1, 100% of $5 {or ~2^3} \\ 4",
    "</script><script>alert(1)</script><!-- & &lt;",
    "a|b\\|c `d` [e](javascript:alert(1)) ![f](//g) <javascript:alert(1)>",
    "*bold* _soft_ __init__ ~~gone~~ snake_case \\*",
    "{all",
    "}",
    "two\nlines\u2028three",
]
TEXTS = st.one_of(
    st.text(alphabet="ab_*`[]()<>|\\&;#~!{}$%^:/ \n-"),
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
)


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


@given(TEXTS)
@example(HOSTILE[2])
@example(HOSTILE[3])
def test_a_cell_of_a_markdown_table_reads_as_it_is_and_runs_nothing(text: str) -> None:
    page = rendered(machine.markdown(("club", "said"), [(text, "next")]))
    first, second = re.findall("<td>(.*?)</td>", page, re.DOTALL)
    assert "<" not in first
    assert html.unescape(first).strip() == " ".join(text.splitlines()).strip()
    assert second == "next"


def test_a_cell_that_needs_nothing_is_left_as_it_is() -> None:
    for text in ("Brighton & Hove Albion", "goals_for", "2020-01-25", "https://a.it/~b?c=1&d=2"):
        assert in_markdown(text) == text


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://a.it/b?c=1&d=%20#e", "https://a.it/b?c=1&d=%20#e"),
        ('http://a.it/"><script>', "http://a.it/%22%3E%3Cscript%3E"),
        ("HTTPS://a.it/{b}\\c d", "HTTPS://a.it/%7Bb%7D%5Cc%20d"),
        ("https://a.it/é\n\ud800", "https://a.it/%C3%A9%0A%ED%A0%80"),
        ("javascript:alert(1)", ""),
        (" https://a.it", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(given: str, address: str) -> None:
    assert web_address(given) == address


def library(folder: Path, **fields: Any) -> Path:
    """The invented knowledge base, whose one source says these things of itself."""
    told(folder)
    source = {"id": "gazette", "file": "gazette.txt", "date": "2002-06"} | fields
    fact = FACTS[0] | {"citations": [f"{source['id']}:3"]}
    people = [{"name": "Carla Conti", "role": "coach", "aliases": []}]
    story = {"sources": number([source]), "people": number(people), "facts": number([fact])}
    (folder / "story.json").write_text(render(story), encoding="utf-8")
    return folder


def unescaped(latex: str) -> str:
    """The text that LaTeX prints."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
             "textasciitilde": "~", "textasciicircum": "^"}  # fmt: skip
    return re.sub(
        r"\\(?:([a-z]+)\{\}|(.))", lambda found: names[found[1]] if found[1] else found[2], latex
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_is_read_by_latex_as_the_text_it_is(gasp: Gasp, tmp_path: Path, text: str) -> None:
    kb = library(
        tmp_path / "kb", id="the%ga}z\\e#tte", title=text, author=text, publisher=text,
        url="https://a.it/{b}%20c_d",
    )  # fmt: skip
    outcome = gasp("--kb", str(kb), "cite", "the%ga}z\\e#tte", "--style", "bibtex")
    assert outcome.code == 0, outcome.err
    assert outcome.out.count("{") == outcome.out.count("}")
    head, *fields, end = outcome.out.splitlines()
    assert (head, end) == ("@online{the-ga-z-e-tte,", "}")
    entry = dict(re.findall(r"^  (\w+) = \{(.*)\},$", "\n".join(fields), re.MULTILINE))
    assert len(entry) == len(fields)
    assert entry.pop("url") == "https://a.it/%7Bb%7D%20c_d"
    assert entry["title"][0] + entry["title"][-1] == "{}"
    entry["title"] = entry["title"][1:-1]
    for name in ("title", "author", "organization"):
        assert not re.search(r"(?<!\\)[&%#_$^~]", entry[name])
        assert unescaped(entry[name]) == " ".join(re.split("[\n\u2028]", text))


def test_an_address_is_in_every_citation(gasp: Gasp, tmp_path: Path) -> None:
    kb = str(library(tmp_path / "kb", title="The <b>Cup</b>", url="https://gazette.it/a_b?c=1&d=2"))

    def cited(style: str) -> str:
        return gasp("--kb", kb, "cite", "gazette", "--style", style).out

    assert cited("text") == "“The <b>Cup</b>”, 2002-06, https://gazette.it/a_b?c=1&d=2.\n"
    assert cited("markdown") == (
        "[^gazette]: *The &lt;b&gt;Cup&lt;/b&gt;*, 2002-06, <https://gazette.it/a_b?c=1&d=2>.\n"
    )
    assert "  url = {https://gazette.it/a_b?c=1&d=2},\n" in cited("bibtex")
    (item,) = json.loads(cited("csl-json"))
    assert (item["title"], item["URL"]) == ("The <b>Cup</b>", "https://gazette.it/a_b?c=1&d=2")
    review = gasp("--kb", kb, "claims", "--format", "claimreview").out
    (work,) = json.loads(review)["@graph"][0]["itemReviewed"]["appearance"]
    assert work["url"] == "https://gazette.it/a_b?c=1&d=2"


def test_an_address_that_would_run_something_is_linked_nowhere(gasp: Gasp, tmp_path: Path) -> None:
    kb = str(library(tmp_path / "kb", title="The Cup", url="javascript:alert(`1`)"))

    def cited(style: str) -> str:
        return gasp("--kb", kb, "cite", "gazette", "--style", style).out

    assert rendered(cited("markdown").partition(": ")[2]) == (
        "<p><em>The Cup</em>, 2002-06, javascript:alert(`1`).</p>\n"
    )
    review = gasp("--kb", kb, "claims", "--format", "claimreview").out
    for written in (cited("bibtex"), cited("csl-json"), review):
        assert "javascript" not in written


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://a.it/b?c=1", "https://a.it/b?c=1"),
        ("https://a.it/\x1b]0;title\x07b", "https://a.it/%1B]0;title%07b"),
        ("javascript:alert(1)", None),
    ],
)
def test_a_terminal_links_to_nothing_but_the_web(
    tmp_path: Path, url: str, leads_to: str | None
) -> None:
    kb = str(library(tmp_path / "kb", title="The Cup", url=url))
    screen = on_terminal("--kb", kb, "facts", columns=120)
    found = re.findall("\x1b]8;[^;]+;(.*?)\x1b\\\\", screen)
    assert set(found) == ({leads_to} if leads_to else set())
    assert "\x07" not in screen


@pytest.mark.parametrize("text", HOSTILE)
def test_a_footnote_reads_as_it_is(gasp: Gasp, tmp_path: Path, text: str) -> None:
    kb = library(tmp_path / "kb", id="a]<b>`c", title=text, author=text, publisher=text)
    for language in ("en", "it"):
        line = gasp("--lang", language, "--kb", str(kb), "cite", "a]<b>`c", "--style", "markdown")
        label, _, body = line.out.partition("]: ")
        assert label == "[^a-b-c"
        page = rendered(body)
        assert set(re.findall("<[^>]*>", page)) <= {"<p>", "</p>", "<em>", "</em>"}
        plain = html.unescape(re.sub("<[^>]*>", "", page))
        assert plain.count(" ".join(text.splitlines())) == 3


@pytest.mark.parametrize("text", [*HOSTILE, "\x7f \x85 \u2029"])
def test_claimreview_stays_within_the_script_of_a_page(
    gasp: Gasp, tmp_path: Path, text: str
) -> None:
    kb = library(tmp_path / "kb", title=text, author=text, publisher=text)
    outcome = gasp("--kb", str(kb), "claims", "--format", "claimreview")
    assert outcome.code == 0
    assert not re.search("[<>&\x7f-\x9f\u2028\u2029]", outcome.out)
    (work,) = json.loads(outcome.out)["@graph"][0]["itemReviewed"]["appearance"]
    assert work["headline"] == text


@given(st.text(st.characters()))
@example("\x00\x08\x1b\x7f\x85\ud800\udfff\ufffe\uffff\U0001ffff<&\"']]>-->")
def test_a_picture_is_well_formed_whatever_a_name_is(text: str) -> None:
    lines = [ChartLine(f"one {text}", [1, 2], own=True), ChartLine("b", [2, 1])]
    plot = Plot(lines, ["1", f"two {text}"], lowest=1, highest=2)
    svg = picture(plot, f"title {text}", f"source {text}")
    svg.encode("utf-8")
    fromstring(svg)  # noqa: S314  # it is our own
