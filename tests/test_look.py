"""Seasons and charts, computed and drawn on a terminal or in a picture."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.cli.context import command_prefix
from gasp_cli.cli.views.chart import chart_plot
from gasp_cli.cli.views.overview import overview_page
from gasp_cli.domain.model import EditionKey
from gasp_cli.queries.chart import ChartKind, chart
from gasp_cli.queries.overview import overview
from gasp_cli.queries.season import season
from gasp_cli.queries.season_progress import season_progress
from gasp_cli.render.axis import Plot
from gasp_cli.render.bars import bar, scale_of
from gasp_cli.render.page import draw_page
from gasp_cli.render.svg_chart import picture
from gasp_cli.render.terminal_chart import draw_plot
from gasp_cli.results import ChartLine
from tests.conftest import DATA, Gasp, copied
from tests.invented import invented
from tests.terminal import on_terminal, plain


@pytest.fixture(scope="module")
def alba(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Two seasons of three clubs, see `tests/invented.py`."""
    return KnowledgeBase(invented(tmp_path_factory.mktemp("invented")))


def test_a_course_is_the_table_after_each_matchday(alba: KnowledgeBase) -> None:
    stops = season_progress(alba.record, EditionKey("League One", "2001-02"), ["Alba"])["Alba"]
    assert [(stop.matchday, stop.position, stop.points) for stop in stops] == [
        (1, 1, 2), (2, 1, 3), (3, 1, 3), (4, 2, 3), (5, 1, 5), (6, 1, 5),
    ]  # fmt: skip  # a win is worth two points there
    assert (stops[-1].goals_for, stops[-1].goals_against) == (8, 3)


@pytest.mark.parametrize("name", ["2016-17", "2018-19", "2022-23"])
def test_a_course_is_what_gasp_table_says(kb: KnowledgeBase, name: str) -> None:
    """Also in 2022-23, when Juventus lost points, got them back and lost others."""
    stops = season_progress(kb.record, EditionKey("Serie A", name), ["Atalanta", "Juventus"])
    for club, own in stops.items():
        for matchday in (1, 13, 19, 20, 35, 36, 38):
            row = next(row for row in kb.table(name, matchday=matchday) if row.club == club)
            stop = own[matchday - 1]
            assert stop == (
                matchday, row.position, row.points, row.goals_for, row.goals_against,
            )  # fmt: skip


def test_a_season_adds_up(kb: KnowledgeBase) -> None:
    for finish in kb.seasons():
        review = kb.season(finish.season)
        league = [match for match in review.results.rows if match.competition == finish.competition]
        assert len(league) == finish.played
        assert sum(row.points for row in review.venues.rows) == finish.points
        assert sum(row.goals_for for row in review.venues.rows) == finish.goals_for
        assert review.course.rows[-1].position == finish.position
        assert finish.position in [row.position for row in review.table.rows]
        competed = sum(row.played for row in review.campaigns.rows)
        assert len(review.results.rows) == finish.played + competed


def test_the_slice_of_a_table_stays_within_it(alba: KnowledgeBase) -> None:
    assert [row.club for row in season(alba.story, "2002").table.rows] == ["Alba", "Como", "Brera"]


def test_a_season_is_one_object(gasp: Gasp) -> None:
    whole = json.loads(gasp("season", "2020", "--format", "json").out)
    assert (whole["kind_of"], whole["season"], whole["position"]) == ("season", "2019-20", 3)
    assert len(whole["results"]) == 48
    assert whole["results"][0]["opponent"] == "SPAL"
    assert {row["verdict"] for row in whole["facts"]} <= {
        "confirmed", "supported", "contradicted", "partly", "unverifiable",
    }  # fmt: skip


def test_a_season_of_another_coach_is_exit_1(gasp: Gasp) -> None:
    outcome = gasp("season", "2016")
    assert (outcome.code, outcome.out) == (1, "")
    assert "played no league match in 2015-16" in outcome.err
    assert "there are 2016-17, 2017-18" in outcome.err
    assert gasp("season", "1990").code == 2


def test_the_overview_has_the_whole_of_it(gasp: Gasp) -> None:
    fields = dict(line.split("\t") for line in gasp().out.splitlines())
    assert (fields["played"], fields["won"]) == ("439", "228")
    assert int(fields["facts"]) == len(json.loads(gasp("facts", "--format", "json").out))
    assert fields["trophies"] == "Europa League 2023-24"
    assert fields["nights"].startswith("2024-05-22-atalanta-bayer-leverkusen")


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("language", ["en", "it"])
def test_the_overview_is_one_screen(columns: int, language: str) -> None:
    screen = plain(on_terminal("--lang", language, columns=columns))
    assert screen.count("\n") < 24  # and a line for the next prompt


def test_a_chart_of_every_season_says_which_one_the_record_lacks(gasp: Gasp) -> None:
    outcome = gasp("chart", "positions", "--all", "--format", "json")
    rows = json.loads(outcome.out)
    shown = json.loads(gasp("seasons", "--all", "--format", "json").out)
    assert [(row["season"], row["value"]) for row in rows] == [
        (row["season"], row["position"]) for row in shown
    ]
    assert "2010-11" not in {row["season"] for row in rows}
    assert outcome.err == "gasp: Atalanta played in no league of the record in 2010-11\n"
    assert gasp("chart", "positions", "2020", "--all").code == 2


def test_a_chart_has_a_row_a_point(kb: KnowledgeBase) -> None:
    positions = kb.chart(ChartKind.POSITIONS)
    assert [row.value for row in positions] == [4, 7, 3, 3, 3, 8, 5, 4, 3]
    race = kb.chart(ChartKind.RACE, "2020")
    assert list(dict.fromkeys(row.series for row in race)) == [
        "Juventus", "Inter", "Atalanta", "Lazio", "Roma",
    ]  # fmt: skip
    finals = {row.series: row.value for row in race if row.matchday == 38}
    assert finals == {"Juventus": 83, "Inter": 82, "Atalanta": 78, "Lazio": 78, "Roma": 70}
    goals = kb.chart(ChartKind.GOALS, "2020")
    assert [row.value for row in goals if row.matchday == 38] == [98, 48]
    assert kb.chart(ChartKind.GOALS, "2020", matchday=7) == [
        row for row in goals if (row.matchday or 0) <= 7
    ]


def test_points_are_held_against_the_other_seasons(kb: KnowledgeBase) -> None:
    rows = kb.chart(ChartKind.POINTS, "2020")
    others = [row.points for row in kb.seasons() if row.season != "2019-20"]
    own, average = (row.value for row in rows if row.matchday == 38)
    assert own == 78
    assert average == round(sum(others) / len(others), 1)


def test_a_race_is_run_against_whom_one_names(gasp: Gasp) -> None:
    rows = gasp("chart", "race", "2020", "--with", "Milan", "--with", "napoli").out.splitlines()
    assert {row.split("\t")[0] for row in rows[1:]} == {"Atalanta", "Milan", "Napoli"}


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("chart race", 2, "a race needs one season"),
        ("chart race --matchday 3", 2, "a matchday is one of a season"),
        ("chart race 2020 --matchday 39", 2, "Serie A 2019-20 has no matchday 39"),
        ("chart points 2020 --with Milan", 2, "only a race is run against others"),
        ("chart race 2020 --with Liverpool", 1, "unknown club of Serie A 2019-20 'Liverpool'"),
        ("chart shots", 2, "'shots' is not one of 'positions', 'points', 'goals', 'race'"),
        ("chart goals --save goals.png", 2, "a chart is saved as SVG"),
        ("chart goals --save /nowhere/goals.svg", 4, "there is no folder /nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_said(gasp: Gasp, line: str, code: int, message: str) -> None:
    outcome = gasp(*line.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err


def test_a_chart_up_to_a_matchday_keeps_the_axes_of_the_season(
    gasp: Gasp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    whole, early = (
        gasp("chart", "goals", "2020", *more, "--format", "table").out.splitlines()
        for more in ((), ("--matchday", "7"))
    )
    assert early[0] == f"{whole[0]}, after matchday 7"
    axis = [line[:3].strip() for line in whole[1:-1]]
    assert [line[:3].strip() for line in early[1:-1]] == axis
    before = gasp("chart", "goals", "2020", "--matchday", "0")
    assert before.err == "gasp: no matchday was over yet\n"


def test_a_saved_chart_is_a_picture_with_its_source(gasp: Gasp, tmp_path: Path) -> None:
    path = tmp_path / "race.svg"
    outcome = gasp("chart", "race", "2020", "--save", str(path))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"gasp: wrote {path}\n")
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314  # our own
    words = "".join(root.itertext())
    for word in (
        "the race for points",
        "Juventus",
        "380 matches: openfootball/italy; licence: CC0-1.0.",
    ):
        assert word in words
    assert not any(word in text for word in ("<script", "<!--", "Kozea", "pygal.org"))
    gasp("chart", "race", "2020", "--save", str(path))
    assert path.read_text(encoding="utf-8") == text  # the same again, over itself


@pytest.mark.parametrize(
    "text", ["my notes", "<svg xmlns='http://www.w3.org/2000/svg'><circle r='5'/></svg>"]
)
def test_what_gasp_has_not_drawn_is_not_replaced(gasp: Gasp, tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.svg"
    own.write_text(text, encoding="utf-8")
    outcome = gasp("chart", "goals", "--save", str(own))
    assert outcome.code == 4
    assert own.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind is not ChartKind.RACE])
def test_a_value_is_written_above_its_dot(kb: KnowledgeBase, kind: ChartKind) -> None:
    whole = chart(kb.record, kind)
    root = ET.fromstring(picture(chart_plot(whole), whole.title, whole.source))  # noqa: S314
    dots = [element for element in root.iter() if "dot" in (element.get("class") or "").split()]
    texts = [
        element for element in root.iter() if element.get("class") == "value" and element.get("x")
    ]
    assert len(texts) == len(dots) == 9 * len(whole.lines)
    for dot, text in zip(dots, texts, strict=True):
        assert abs(float(text.get("x", 0)) - float(dot.get("cx", 0))) < 1
        assert 4 < float(dot.get("cy", 0)) - float(text.get("y", 0)) < 16
    values = [value for line in whole.lines for value in line.values]
    assert [float(text.text or "") for text in texts] == values


def test_pictures_in_one_page_do_not_touch_each_other(kb: KnowledgeBase) -> None:
    drawn = [chart(kb.record, kind, "2020") for kind in (ChartKind.RACE, ChartKind.GOALS)]
    texts = [picture(chart_plot(race), race.title, race.source) for race in drawn]
    ids = [ET.fromstring(text).get("id") for text in texts]  # noqa: S314  # our own
    assert len(set(ids)) == 2
    for text, name in zip(texts, ids, strict=True):
        rules = text.partition("</style>")[0].rpartition("<style")[2].partition(">")[2]
        styles = re.findall(r"([^{}]+)\{", rules)
        assert all(style.strip().startswith(f"#{name}") for style in styles)


def test_a_season_of_another_coach_has_no_chart(gasp: Gasp, tmp_path: Path) -> None:
    path = tmp_path / "race.svg"
    for more in ([], ["--save", str(path)]):
        outcome = gasp("chart", "race", "2016", *more)
        assert (outcome.code, outcome.out) == (0, "series\tseason\tmatchday\tvalue\n")
        assert "played no league match in 2015-16" in outcome.err
    assert not path.exists()


def test_a_chart_takes_what_commands_with_rows_take(gasp: Gasp) -> None:
    outcome = gasp("chart", "race", "2020", "--fields", "series,value", "--sort", "-value",
                   "--limit", "1")  # fmt: skip
    assert outcome.out == "series\tvalue\nJuventus\t83\n"
    assert gasp("chart", "goals", "--limit", "1", "--save", "goals.svg").code == 2


@pytest.mark.parametrize("form", ["json", "tsv", "markdown"])
def test_the_overview_heeds_the_format(
    gasp: Gasp, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("GASP_FORMAT", form)
    start = {"json": '{\n  "kind_of": "overview"', "tsv": "field\tvalue", "markdown": "| field |"}
    assert gasp().out.lstrip().startswith(start[form])
    monkeypatch.setenv("GASP_FORMAT", "xml")
    assert gasp().code == 2


def test_what_to_try_is_about_the_knowledge_base_in_use(
    alba: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command_prefix(None) == "gasp"
    assert command_prefix(Path("alba")) == "gasp --kb alba"
    monkeypatch.setenv("GASP_KB", "alba")
    assert command_prefix(Path("alba")) == "gasp"
    page = overview_page(overview(alba.story), "gasp --kb alba")
    assert "gasp --kb alba season 2001" in draw_page(page)


def test_a_league_without_matchdays_has_no_course(alba: KnowledgeBase) -> None:
    matches = alba.record.season(EditionKey("League One", "2001-02")).tables[""]
    assert matches.rounds == [1, 2, 3, 4, 5, 6]
    assert 0 not in matches.rounds


@pytest.mark.parametrize("columns", [44, 60, 78])
def test_narrow_screens_show_all_seasons(columns: int) -> None:
    screen = plain(on_terminal(columns=columns))
    assert all(f"20{year}-{year + 1}" in screen for year in range(16, 25))


def test_a_figure_that_has_no_room_is_left_out() -> None:
    drawn = plain(on_terminal("chart", "goals", columns=40)).splitlines()
    figures = re.findall(r"\d+", "\n".join(drawn[3:-5]))
    assert set(figures) == {"80", "60", "40", "20", "0"}  # those of the axis


@pytest.mark.parametrize("columns", range(20, 80, 5))
@pytest.mark.parametrize(
    "words", [[], ["season", "2020"], ["chart", "race", "2020"], ["chart", "positions"]]
)
def test_nothing_goes_beyond_a_narrow_screen(words: list[str], columns: int) -> None:
    screen = plain(on_terminal(*words, columns=columns))
    assert max(map(len, screen.splitlines())) <= columns


@pytest.mark.parametrize("encoding", ["ascii", "ascii:strict"])
def test_a_terminal_without_these_letters_is_drawn_plainly(encoding: str) -> None:
    screen = on_terminal("season", "2020", PYTHONIOENCODING=encoding)
    assert "\\u2" not in screen
    assert "====" in screen


def test_the_first_place_is_on_top() -> None:
    plot = Plot([ChartLine("Alba", [1, 20], own=True)], ["1", "2"], 1, 20, inverted=True)
    lines = [line.plain for line in draw_plot(plot, 40, 10)]
    assert lines[0].startswith(" 1 ")
    assert "1" in lines[0][3:]
    assert lines[9].startswith("20 ")
    assert "20" in lines[9][3:]


def test_marks_stand_under_their_matchdays() -> None:
    plot = Plot([ChartLine("Alba", [1, 2, 3, 1, 2, 3])], list("123456"), 1, 3, True, 3, "WDLWDL")
    *_, letters, names = (line.plain for line in draw_plot(plot, 80, 3))
    columns = [place for place, letter in enumerate(letters) if letter != " "]
    assert "".join(letters.split()) == "WDLWDL"
    assert [names[place] for place in columns] == list("123456")


values = st.lists(st.integers(0, 120), min_size=1, max_size=46)


@given(values, values, st.integers(20, 120), st.integers(3, 20), st.booleans())
def test_a_plot_stays_within_its_screen(
    own: list[int], other: list[int], width: int, height: int, inverted: bool
) -> None:
    at = [str(number) for number in range(1, max(len(own), len(other)) + 1)]
    series = [ChartLine("Alba", own, own=True), ChartLine("Brera", other)]
    plot = Plot(series, at, 0, max(*own, *other, 1), inverted)
    lines = draw_plot(plot, width, height)
    assert len(lines) == height + 1
    assert all(line.cell_len <= width for line in lines)
    assert {"Alba", "Brera"} <= {line.plain.split()[-1] for line in lines if line.plain.split()}


@given(st.lists(st.integers(-120, 120), min_size=1, max_size=20), st.integers(8, 20))
def test_bars_are_as_long_as_their_numbers(numbers: list[int], width: int) -> None:
    scale = scale_of(numbers, width)
    drawn = [bar(number, scale) for number in numbers]
    assert all(line.cell_len <= width + bool(scale.left) for line in drawn)
    lengths = [sum(line.plain.count(stroke) for stroke in "━╸╺") for line in drawn]
    in_order = [length for _, length in sorted(zip(map(abs, numbers), lengths, strict=True))]
    assert in_order == sorted(in_order)


def test_lines_are_named_in_the_order_in_which_they_end(kb: KnowledgeBase) -> None:
    """In 2020-21 Milan ended with 79 points, Atalanta and Juventus with 78 each."""
    plot = chart_plot(chart(kb.record, ChartKind.RACE, "2021"))
    lines = [line.plain for line in draw_plot(plot, 80, 16)]
    names = ("Inter", "Milan", "Atalanta", "Juventus", "Napoli")
    named = [next((name for name in names if line.endswith(name)), "") for line in lines]
    assert [name for name in named if name] == list(names)


def test_a_season_without_a_result_is_drawn_as_far_as_it_went(gasp: Gasp, tmp_path: Path) -> None:
    folder = invented(tmp_path)
    path = folder / "matches" / "league-one.2001-02.json"
    text = re.sub(r'"(home|away)_goals": \d+, ', "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace('"matchday"', '"status": "scheduled", "matchday"'))
    outcome = gasp("--kb", str(folder), "season", "2002", "--format", "table")
    assert outcome.code == 0, outcome.err
    assert "so far" in outcome.out
    empty = gasp("--kb", str(folder), "chart", "positions", "2002")
    assert (empty.code, empty.out.count("\n")) == (0, 1)


def test_controls_in_names_reach_neither_terminal_nor_picture(tmp_path: Path) -> None:
    plot = Plot([ChartLine("A\x1b[31m", [1, 2])], ["1", "2"], 0, 2)
    text = picture(plot, "B\x07", "C\x1b]0;x\x07")
    ET.fromstring(text)  # noqa: S314  # our own
    assert "\x1b" not in text
    folder = tmp_path / "kb"
    copied(DATA, folder)
    story = folder / "story.json"
    spoilt = story.read_text(encoding="utf-8").replace("Ends a Perfect", "Ends \\u001b]0;a Perfect")
    story.write_text(spoilt, encoding="utf-8")
    screen = on_terminal("--kb", str(folder), "cite", "destination-calcio-2025")
    assert "\x1b" not in screen
    assert "\\x1b]0;a Perfect" in screen


def test_bars_are_not_for_pipes(gasp: Gasp) -> None:
    assert "━" not in gasp("table", "2020").out
    assert "━" in on_terminal("table", "2020", columns=120)


def test_a_picture_escapes_what_it_is_given() -> None:
    plot = Plot([ChartLine("<b>&", [1, 2]), ChartLine("A", [2, 1])], ["1", "2"], 0, 2)
    root = ET.fromstring(picture(plot, "<script>", "a & b"))  # noqa: S314  # our own
    words = "".join(root.itertext())
    assert "<b>&" in words
    assert "<script>" in words


def test_an_empty_chart_says_why(gasp: Gasp, tmp_path: Path) -> None:
    new = tmp_path / "new"
    gasp("kb", "new", str(new), "--club", "Liverpool", "--coach", "Klopp",
         "--from", "2015-10-08", "--until", "2024-05-19")  # fmt: skip
    outcome = gasp("--kb", str(new), "chart", "positions", "--format", "json")
    assert (outcome.code, outcome.out) == (0, "[]\n")
    assert "no league match under Klopp" in outcome.err
    assert gasp("--kb", str(new)).code == 0
    assert plain(on_terminal("--kb", str(new))).startswith("Liverpool under Klopp")


def test_the_source_of_a_chart_counts_its_matches(kb: KnowledgeBase) -> None:
    whole = chart(kb.record, ChartKind.RACE, "2020")
    assert whole.source == "Computed from 380 matches: openfootball/italy; licence: CC0-1.0."
    assert chart_plot(whole).highest == 83
    points = chart(kb.record, ChartKind.POINTS, "2020")  # held against all other seasons
    matches = sum(kb.record.season(league).played for league in kb.record.spell.seasons)
    assert points.source.startswith(f"Computed from {matches:,} matches: openfootball/italy, ")
