"""What each key of the explorer does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from gasp_cli.cli.context import open_kb
from gasp_cli.cli.explore import hand_over
from gasp_cli.cli.explore.app import Explorer
from gasp_cli.cli.explore.keys import KEYS
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.through_time import SeasonInTime
from gasp_cli.kb.story import Story
from tests.conftest import DATA, copied
from tests.explore import explorer, press, seen, speaking

CLAIM = "two-coppa-italia-finals"

Steps = Callable[[Explorer, Pilot[str]], Coroutine[Any, Any, None]]


def explored(
    steps: Steps,
    start: Command = (),
    picks: Iterable[str] = (),
    folder: Path | None = None,
    size: tuple[int, int] = (80, 24),
) -> Explorer:
    """The explorer after some steps."""

    async def run() -> Explorer:
        app = explorer(folder, start, picks)
        async with app.run_test(size=size) as pilot:
            await press(pilot)
            await steps(app, pilot)
        return app

    return asyncio.run(run())


def view_of(app: Explorer) -> Command:
    assert app.view is not None
    return app.view.command


def under_cursor(app: Explorer) -> Command:
    assert app.page.place is not None
    return app.page.place.command


@pytest.fixture(autouse=True)
def no_program_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the terminal has a clipboard."""
    monkeypatch.setenv("PATH", "")


def test_arrows_and_letters_move_among_what_can_be_entered() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        seasons = [row.season for row in app.views.story.record.spell.seasons]
        assert under_cursor(app) == ("season", seasons[0])
        await press(pilot, "right", "l")
        assert under_cursor(app) == ("season", seasons[2])
        await press(pilot, "left", "h", "h")
        assert under_cursor(app) == ("season", seasons[0])
        await press(pilot, "down")
        below = under_cursor(app)
        assert below[0] == "show"
        await press(pilot, "j", "k", "up")
        assert under_cursor(app) == ("season", seasons[0])
        await press(pilot, "G")
        assert under_cursor(app) == ("coverage",)
        await press(pilot, "g")
        assert under_cursor(app) == ("season", seasons[0])
        await press(pilot, "pagedown")
        assert app.page.scroll_offset.y > 0
        await press(pilot, "pageup")
        assert app.page.scroll_offset.y == 0

    explored(steps)


def test_enter_goes_in_and_backspace_back_to_where_one_stood() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "right", "right", "right", "enter")
        assert view_of(app) == ("season", "2019-20")
        await press(pilot, "right", "right", "right", "enter")
        assert view_of(app) == ("facts", "--season", "2019-20")
        await press(pilot, "backspace")
        assert under_cursor(app) == ("facts", "--season", "2019-20")
        await press(pilot, "escape")
        assert (view_of(app), under_cursor(app)) == ((), ("season", "2019-20"))
        await press(pilot, "backspace")
        assert view_of(app) == ()  # the first view stays

    explored(steps)


def test_from_a_table_down_to_the_paragraph_of_a_source() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "enter")
        assert view_of(app) == ("show", "Atalanta")
        await press(pilot, "backspace")
        while under_cursor(app) != ("show", "Juventus"):
            await press(pilot, "down")
        await press(pilot, "enter", "end")
        match = under_cursor(app)
        assert match[1].endswith(("atalanta-juventus", "juventus-atalanta"))
        await press(pilot, "enter")
        assert view_of(app) == match
        app.action_go_back()
        while under_cursor(app) != ("show", "both-finals-lost-to-juventus"):
            await press(pilot, "up")
        await press(pilot, "enter")
        while not under_cursor(app)[-1].endswith(":29"):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert view_of(app) == ("show", "destination-calcio-2025:29")
        cited = {fact.id: fact.citations for fact in app.views.story.facts}[under_cursor(app)[1]]
        assert "destination-calcio-2025:29" in cited

    explored(steps, ("table", "2025"), size=(120, 40))


def test_arrows_step_through_a_season_and_the_cursor_stays_on_its_club() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert under_cursor(app) == ("show", "Atalanta")
        await press(pilot, "left")
        assert view_of(app) == ("table", "2025", "--matchday", "38")
        await press(pilot, "left", "h")
        assert view_of(app) == ("table", "2025", "--matchday", "36")
        assert under_cursor(app) == ("show", "Atalanta")
        await press(pilot, "home")
        assert view_of(app) == ("table", "2025", "--matchday", "1")
        await press(pilot, "left")
        assert view_of(app) == ("table", "2025", "--matchday", "1")
        await press(pilot, *["right"] * 14)
        assert app.view is not None
        assert app.view.answer is not None
        first = app.view.answer.rows[0]
        assert (first.club, first.position) == ("Atalanta", 1)
        assert "2024-12-06  home  Milan  2-1  W" in seen(app)
        await press(pilot, "end")
        assert view_of(app) == ("table", "2025")
        await press(pilot, "right")
        assert view_of(app) == ("table", "2025")

    explored(steps, ("table", "2025"))


def test_deductions_come_and_go_with_their_note() -> None:
    def note(app: Explorer) -> bool:
        app.page.draw_all()
        app.page.scroll_end(animate=False, immediate=True)
        return "Juventus: " in app.page.text()

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        shown = []
        for _ in range(38):
            await press(pilot, "right")
            shown.append(note(app))
        assert not shown[0]
        assert True in shown
        assert shown.index(True) > 17
        first = shown.index(True)
        assert False in shown[first:]  # it was annulled

    explored(steps, ("table", "2023", "--matchday", "0"), size=(80, 60))


def test_space_plays_a_season_and_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "space")
        assert view_of(app)[-1] == "1"
        for _ in range(3):
            app._play_on()
        assert view_of(app)[-1] == "4"
        await press(pilot, "space")
        app._play_on()
        assert view_of(app)[-1] == "4"
        await press(pilot, "space")
        for _ in range(40):
            app._play_on()
        assert view_of(app) == ("table", "2025")
        await press(pilot, "backspace")

    monkeypatch.setattr("gasp_cli.cli.explore.app._PACE", 1_000_000)
    explored(steps, ("table", "2025"))


def test_a_race_is_stepped_through_likewise() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "home", "right")
        assert "after matchday 2" in seen(app)
        assert view_of(app) == ("chart", "race", "2020", "--matchday", "2")
        await press(pilot, "c")
        assert app.clipboard == "gasp chart race 2020 --matchday 2"
        await press(pilot, "end")
        assert view_of(app) == ("chart", "race", "2020")

    explored(steps, ("chart", "race", "2020"))


def test_a_table_without_matchdays_or_of_another_club_is_a_table() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "2015-16" in seen(app) or "2014-15" in seen(app)
        await press(pilot, "left")
        assert "--matchday" in view_of(app)

    explored(steps, ("table", "2015"))


def test_slash_looks_for_what_is_typed_and_enter_goes_into_the_first() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", *"muriel")
        assert view_of(app) == ("search", "muriel")
        assert under_cursor(app) == ("show", "Luis Muriel")
        await press(pilot, "down", "up", "enter")
        assert view_of(app) == ("show", "Luis Muriel")
        assert app.page.has_focus
        await press(pilot, "backspace")
        assert view_of(app) == ("search", "muriel")
        await press(pilot, "backspace")
        assert (view_of(app), app.query_one(Input).value) == ((), "")

    explored(steps)


def test_escape_clears_what_is_typed_and_then_leaves_the_field() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", *"q", "escape")
        assert (view_of(app), app.query_one(Input).value) == ((), "")
        assert app.query_one(Input).has_focus
        await press(pilot, "escape")
        assert app.page.has_focus

    explored(steps)


def test_what_is_found_ranks_as_in_a_search() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", "paste Valencia 4-1")
        assert app.view is not None
        assert app.view.answer is not None
        assert under_cursor(app)[1] == app.view.answer.rows[0].id

    explored(steps)


@pytest.mark.parametrize("text", ["2019-20", "2020", "season 2020"])
def test_a_season_is_found_by_its_name(text: str) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", f"paste {text}", "enter")
        assert view_of(app) == ("season", "2019-20")

    explored(steps)


@pytest.mark.parametrize(
    ("text", "command", "told"),
    [
        ("Atalanta scored 98 goals in Serie A in 2019-20", "check", "✓"),
        ("Atalanta scored 97 goals in Serie A in 2019-20", "check", "✗"),
        ("Nel 2019-20 l'Atalanta ha chiuso seconda in Serie A.", "check", "✗"),
        ("where did Atalanta finish in 2019-20?", "ask", "\n  3"),
        ("Lookman", "search", "Ademola Lookman"),
        ("Atalanta scored in the", "search", "Found"),
    ],
)
def test_a_sentence_is_checked_and_a_question_answered(text: str, command: str, told: str) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", f"paste {text}")
        assert view_of(app)[0] == command
        assert told in seen(app)

    explored(steps)


def test_y_copies_a_citation_and_shows_it() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "Y")
        cited = app.clipboard
        assert cited.endswith("Destination Calcio, 2025-06-05, paragraph 29.")
        assert "2025-06-05, paragraph 29." in seen(app)
        await press(pilot, "y")  # on a person, who cannot be cited
        assert app.clipboard == cited
        while not under_cursor(app)[1].startswith("2019-05-15"):
            await press(pilot, "down")
        await press(pilot, "y")
        assert app.clipboard.startswith("Atalanta 0-2 Lazio, Coppa Italia, Final")

    explored(steps, ("show", CLAIM))


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("check", "Atalanta scored 97 goals in Serie A in 2019-20"),
        ("check", "Atalanta scored 98 goals in Serie A in 2019-20, but were fourth."),
        ("ask", "where did Atalanta finish in 2019-20?"),
        ("ask", "how many goals did Muriel score in 2019-20?"),
    ],
)
def test_y_on_a_verdict_or_an_answer_cites_it(command: str, text: str, gasp: Any) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", f"paste {text}", "enter", "y")
        cited.append(app.clipboard)
        app.visit(app.opened((command, text)))
        await press(pilot, "y")
        cited.append(app.clipboard)

    cited: list[str] = []
    explored(steps)
    assert cited == [gasp(command, text, "--cite", "text").out.rstrip("\n")] * 2


def test_y_on_a_verdict_says_that_the_record_has_something_else() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", "paste Atalanta scored 97 goals in Serie A in 2019-20", "enter")
        await press(pilot, "y")
        assert "(contradicted; the record has 98)" in app.clipboard
        assert "fact " not in app.clipboard

    explored(steps)


def test_enter_on_an_answer_stands_on_what_it_leads_to() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        question = "where did Atalanta finish in 2019-20?"
        await press(pilot, "slash", f"paste {question}", "enter")
        assert app.page.place is None
        await press(pilot, "enter")
        assert under_cursor(app)[0] == "show"
        await press(pilot, "y")
        assert "computed by gasp" not in app.clipboard
        await press(pilot, "enter", "backspace")
        assert under_cursor(app)[0] == "show"

    explored(steps)


def test_a_long_sentence_is_read_once() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", "paste Atalanta scored 97 goals in Serie A in 2019-20")
        assert seen(app).splitlines()[1] == "Overview › Verdict"
        await press(pilot, "paste where did Atalanta finish in 2019-20?")
        assert seen(app).splitlines()[1] == "Overview › Answer"
        await press(pilot, "paste nothing of this is anywhere in the record")
        assert seen(app).splitlines()[1] == "Overview › Search"
        await press(pilot, "paste finals")
        assert seen(app).splitlines()[1] == "Overview › finals"

    explored(steps)


def test_y_says_that_the_record_contradicts_what_is_cited() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "Y")
        assert f"the record contradicts {CLAIM}" in seen(app)
        assert "contradicts" not in app.clipboard

    explored(steps, ("show", CLAIM))


def test_y_cites_what_was_computed_with_its_command(gasp: Any) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "y")  # on a club
        cited = app.clipboard
        await press(pilot, "backspace")
        assert cited not in seen(app)
        of_table.append(cited)

    of_table: list[str] = []
    command = ("table", "2024-25", "--matchday", "15")
    explored(steps, command)
    assert of_table == [gasp(*command, "--cite", "text").out.rstrip("\n")]


def test_d_steps_through_a_table_by_day_and_by_matchday_again() -> None:
    """Matches of matchday 19 of 2024-25 were put off until after matchday 20."""

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "d")
        assert view_of(app) == ("table", "2024-25", "--on", "2025-01-05")
        await press(pilot, *["right"] * 5)
        assert view_of(app) == ("table", "2024-25", "--on", "2025-01-14")
        assert "2025-01-14  home  Juventus  1-1  D" in seen(app)
        await press(pilot, "d")
        assert view_of(app) == ("table", "2024-25", "--matchday", "20")
        await press(pilot, "end", "d")
        assert view_of(app) == ("table", "2024-25")
        await press(pilot, "left")
        assert view_of(app) == ("table", "2024-25", "--on", "2025-05-25")

    explored(steps, ("table", "2024-25", "--matchday", "19"))


def test_space_plays_days_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "home")
        assert view_of(app) == ("table", "2024-25", "--on", "2024-08-17")
        await press(pilot, "space")
        app._play_on()
        assert view_of(app) == ("table", "2024-25", "--on", "2024-08-18")

    monkeypatch.setattr("gasp_cli.cli.explore.app._PACE", 1_000_000)
    explored(steps, ("table", "2024-25", "--on", "2025-01-15"))


def test_c_copies_the_command_that_shows_the_same(gasp: Any) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "left", "c")
        assert app.clipboard == "gasp table 2025 --matchday 38"
        assert app.clipboard in seen(app)

    explored(steps, ("table", "2025"))
    assert gasp("table", "2025", "--matchday", "38").code == 0


def test_o_opens_addresses_of_http_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setenv("BROWSER", "none")
    monkeypatch.setattr("webbrowser.open", browse)

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "o")
        assert opened[0].startswith("https://github.com/openfootball/")
        assert "Opened:" in seen(app)

    explored(steps, ("show", "2024-05-22-atalanta-bayer-leverkusen"))
    assert not hand_over.open_address("javascript:alert(1)")
    assert not hand_over.open_address("file:///etc/passwd")
    assert len(opened) == 1


def test_o_says_where_there_is_no_address() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "o")
        assert "no address" in seen(app)

    explored(steps)


def test_e_writes_the_table_as_csv_or_markdown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gasp: Any
) -> None:
    monkeypatch.chdir(tmp_path)

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "e", "enter")
        assert "Written: table-2025.csv" in seen(app)
        await press(pilot, "e", "enter")
        assert "already" in seen(app)
        app.screen.query_one("#file", Input).value = "table.txt"
        await press(pilot, "enter")
        assert ".csv or .md" in seen(app)
        app.screen.query_one("#file", Input).value = "table.md"
        await press(pilot, "enter")
        assert app.page.has_focus
        await press(pilot, "e", "escape")
        assert app.page.has_focus

    explored(steps, ("table", "2025"))
    for name, form in (("table-2025.csv", "csv"), ("table.md", "markdown")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text == gasp("table", "2025", "--format", form).out
    assert len([*tmp_path.iterdir()]) == 2


def test_e_says_where_there_is_no_table() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "e")
        assert "no table" in seen(app)

    explored(steps)


def test_question_mark_shows_every_key() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "question_mark")
        for key in KEYS:
            assert f"{key.shown} " in seen(app)
            assert key.meaning in seen(app)
        await press(pilot, "question_mark", "backspace")
        assert view_of(app) == ()

    explored(steps, size=(80, 40))


@pytest.mark.parametrize(
    ("key", "picks", "code"),
    [("q", (), 0), ("q", ("show",), 130), ("ctrl+c", (), 130), ("ctrl+q", (), 0)],
)
def test_keys_that_quit(key: str, picks: tuple[str, ...], code: int) -> None:
    async def steps(_: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "escape", key)

    app = explored(steps, picks=picks)
    assert (app.return_code, app.return_value) == (code, None)


def test_enter_picks_what_can_be_shown_and_goes_into_all_else() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert app.query_one(Input).has_focus
        await press(pilot, "escape", "enter")
        assert view_of(app)[0] == "season"
        await press(pilot, "slash", f"paste {CLAIM}", "enter")

    app = explored(steps, picks=("show",))
    assert (app.return_code, app.return_value) == (0, CLAIM)


def test_a_season_is_picked_from_the_seasons() -> None:
    async def steps(_: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "down", "enter")

    app = explored(steps, ("seasons",), ("season",))
    assert app.return_value == "2017-18"


def test_a_click_goes_in() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        place = app.page.place
        assert place is not None
        await pilot.click(app.page, offset=(place.left + 2, place.top))
        await press(pilot)
        assert view_of(app) == place.command

    explored(steps)


def test_another_width_draws_anew_and_keeps_the_cursor() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "right")
        before = under_cursor(app)
        await pilot.resize_terminal(60, 24)
        await press(pilot)
        assert under_cursor(app) == before
        assert all(len(line) <= 60 for line in seen(app).splitlines())
        assert last_line(app).endswith("? keys")
        await pilot.resize_terminal(60, 90)
        await press(pilot)
        assert "\ncoverage " in seen(app)  # the foot of the page

    explored(steps)


@pytest.mark.parametrize("start", [("show", "Nobody"), ("season", "1900"), ("nonsense",), ("kb",)])
def test_what_cannot_be_shown_is_said(start: Command) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "Cannot be shown" in seen(app)
        await press(pilot, "slash", *"finals")
        assert view_of(app) == ("search", "finals")

    explored(steps, start)


def test_a_damaged_file_is_named_and_the_rest_can_be_entered(tmp_path: Path) -> None:
    folder = copied(DATA, tmp_path / "kb")
    (folder / "story.json").write_text('{"facts": {"1": {"id": 5}}}')

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "story.json" in "".join(seen(app).split())
        assert under_cursor(app) == ("seasons",)
        await press(pilot, "enter")
        assert "2024-25" in seen(app)

    explored(steps, folder=folder)


def test_texts_of_data_are_no_markup_and_no_controls(tmp_path: Path) -> None:
    folder = copied(DATA, tmp_path / "kb")
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    fact = next(fact for fact in story["facts"].values() if fact["id"] == CLAIM)
    fact["text"] = "[bold]x[/oops] [@click=app.leave]y[/] \x1b[31mred\x07"
    (folder / "story.json").write_text(json.dumps(story), encoding="utf-8")

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "[bold]x[/oops] [@click=app.leave]y[/] \\x1b[31mred\\x07" in seen(app)
        await press(pilot, "slash", "paste [/oops] [bold]")
        assert "[/oops] [bold]" in seen(app)

    explored(steps, ("show", CLAIM), folder=folder)


def test_a_new_knowledge_base_is_explored_like_any_other(tmp_path: Path, gasp: Any) -> None:
    folder = tmp_path / "mine"
    named = (
        "--club",
        "Liverpool",
        "--coach",
        "Klopp",
        "--from",
        "2015-10-08",
        "--until",
        "2024-05-19",
    )
    assert gasp("kb", "new", str(folder), *named).code == 0

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "Liverpool under Klopp" in seen(app)
        assert "Atalanta" not in seen(app)
        await press(pilot, "c")
        assert app.clipboard == f"gasp --kb {folder}"

    explored(steps, folder=folder)


@pytest.mark.parametrize("command", [("clubs",), ("coverage",), ("measures",), ("competitions",)])
def test_all_that_can_be_listed_is_listed_to_its_end(command: Command) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "end")
        assert app.view is not None
        assert app.view.answer is not None
        assert str(app.view.answer.rows[-1][0])[:8] in seen(app)

    explored(steps, command)


def test_everything_that_the_first_screen_leads_to_can_be_shown() -> None:
    async def steps(app: Explorer, _: Pilot[str]) -> None:
        app.page.draw_all()
        commands = [place.command for place in app.page._places]
        assert ("matches",) in commands
        for command in commands:
            assert app.views.open(command).command[:1] == command[:1]

    explored(steps)


def test_backspace_scrolls_back_to_where_one_stood_on_a_long_page() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        while under_cursor(app) != ("seasons",):
            await press(pilot, "down")
        scrolled = app.page.scroll_offset.y
        assert scrolled
        await press(pilot, "enter", "backspace")
        assert (under_cursor(app), app.page.scroll_offset.y) == (("seasons",), scrolled)

    explored(steps)


def test_an_answer_stays_when_enter_leaves_the_field() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        question = "paste where did Atalanta finish in 2019-20?"
        await press(pilot, "slash", question, "enter")
        assert view_of(app)[0] == "ask"
        assert app.page.has_focus
        await press(pilot, "slash", "escape", question, "down", "up", "enter")
        assert view_of(app)[0] == "show"  # which the arrows chose
        await press(pilot, "slash", "escape", "paste qwertyuiop", "enter")
        assert app.query_one(Input).has_focus  # other words will be typed

    explored(steps)


def test_space_and_d_on_the_page_of_a_season_open_its_table() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "d")
        assert view_of(app)[:2] == ("table", "2019-20")
        assert app.view is not None
        assert app.view.in_time is not None
        assert app.view.in_time.by_day
        await press(pilot, "backspace", "space", "e")
        assert view_of(app)[:2] == ("table", "2019-20")
        assert not app._playing  # while a name is typed

    explored(steps, ("season", "2020"))


@pytest.mark.parametrize("start", [("table", "2099-00"), ("nowhere",)])
def test_y_on_what_cannot_be_shown_says_so(start: Command) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "Y")
        assert app.clipboard == ""
        assert app.failed is None
        await press(pilot, "question_mark", "y")
        assert app.clipboard == ""

    explored(steps, start)


def test_a_league_without_rounds_is_stepped_through_by_day_alone() -> None:
    season = SeasonInTime(open_kb(Story, None).record, "2019-20", None)
    season.last = 0
    by_day = season.in_time("2019-09-01", by_day=False)
    assert by_day is not None
    assert by_day.by_day
    assert season.other_steps(by_day) == by_day


def test_a_season_begins_with_links_to_its_table_race_matches_and_facts() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        led_to = []
        for _ in range(4):
            led_to.append(under_cursor(app)[0])
            await press(pilot, "right")
        assert led_to == ["table", "chart", "matches", "facts"]

    explored(steps, ("season", "2020"))


def test_the_words_of_a_fact_are_its_headline_and_its_id_comes_last() -> None:
    async def steps(app: Explorer, _: Pilot[str]) -> None:
        lines = seen(app).splitlines()
        assert lines[1] == "Gasperini's Atalanta reached two…"
        assert lines[2] == "Gasperini's Atalanta reached two Coppa Italia finals."
        names = [line.split("  ")[0] for line in lines]
        assert names.index("id") > names.index("verdict")

    explored(steps, ("show", CLAIM))


def test_what_is_told_goes_with_the_next_key() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        for key in ("down", "end", "pageup"):
            await press(pilot, "c")
            assert "Sent to the terminal" in seen(app)
            await press(pilot, key)
            assert "Sent to the terminal" not in seen(app)

    explored(steps, ("facts",))


def test_capital_h_goes_back_to_the_beginning_and_then_to_the_overview() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "enter", "enter", "slash", *"muriel", "enter", "H")
        assert (view_of(app), app.query_one(Input).value) == (("seasons",), "")
        await press(pilot, "H")
        assert view_of(app) == ()
        await press(pilot, "backspace")
        assert view_of(app) == ("seasons",)

    explored(steps, ("seasons",))


def last_line(app: Explorer) -> str:
    return seen(app).splitlines()[-1]


@pytest.mark.parametrize("width", [60, 80])
def test_the_last_line_has_the_keys_most_needed(width: int) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "q quit" in last_line(app)
        assert "y cite" in last_line(app)
        assert "matchday" not in last_line(app)
        assert "e save" not in last_line(app)  # no rows
        await press(pilot, "d", "d")
        assert last_line(app).startswith("← → matchday")
        assert "Space play" in last_line(app)
        assert ("d by day" in last_line(app)) == (width == 80)
        assert last_line(app).endswith("? keys")

    explored(steps, ("season", "2020"), size=(width, 24))


def test_a_race_has_no_steps_by_day() -> None:
    async def steps(app: Explorer, _: Pilot[str]) -> None:
        assert "← → matchday" in last_line(app)
        assert "by day" not in last_line(app)

    explored(steps, ("chart", "race", "2020"), size=(120, 40))


def test_picking_says_so_and_escape_leaves() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        assert "Choose a fact, a match, a name: Enter takes it, Esc leaves" in seen(app)
        await press(pilot, "escape")  # out of the field
        assert "Enter in" in last_line(app)  # on a season
        await press(pilot, *["down"] * 3)
        assert under_cursor(app)[0] == "show"
        assert "Enter takes it" in last_line(app)
        await press(pilot, "escape")

    app = explored(steps, picks=("show",))
    assert (app.return_code, app.return_value) == (130, None)


def test_enter_waits_for_the_answer_to_a_question() -> None:
    """What is found is shown before the answer; Enter between the two goes into neither."""

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        question = "where did Atalanta finish in 2019-20?"
        found, answered = app.views.typed(question)
        await press(pilot, "slash")
        with app.prevent(Input.Changed):
            app.field.value = question
        app._show_found(question, found)
        await pilot.press("enter")
        assert view_of(app)[0] == "search"
        app._show_found(question, answered)
        app._all_found(question)
        await press(pilot)
        assert view_of(app)[0] == "ask"
        assert app.page.has_focus

    explored(steps)


def test_a_season_named_among_other_words_is_offered_where_nothing_is_found() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", "paste top of the table 2024-25", "enter")
        assert view_of(app) == ("season", "2024-25")

    explored(steps)


def test_a_matchday_is_over_though_a_match_of_it_was_finished_months_later() -> None:
    """A match of matchday 14 of 2024-25 was broken off on 1 December and finished in February."""

    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "d")
        assert view_of(app) == ("table", "2024-25", "--on", "2024-12-02")
        await press(pilot, "d")
        assert view_of(app) == ("table", "2024-25", "--matchday", "14")

    explored(steps, ("table", "2024-25", "--matchday", "14"))


@pytest.mark.parametrize("name", ["2016-17", "2019-20", "2024-25"])
def test_every_matchday_is_found_again_from_the_day_on_which_it_was_over(name: str) -> None:
    season = SeasonInTime(open_kb(Story, None).record, name, None)
    for matchday in range(1, season.last + 1):
        by_matchday = season.in_time(matchday, by_day=False)
        assert by_matchday is not None
        by_day = season.other_steps(by_matchday)
        assert by_day is not None
        assert season.other_steps(by_day) == by_matchday


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_was_copied_is_shown_to_its_end_on_a_narrow_screen(language: str) -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "Y")
        shown = "".join(seen(app).split())
        assert "".join(app.clipboard.split()) in shown
        assert seen(app).splitlines()[-2].startswith("gasp")  # the command, under it
        await pilot.resize_terminal(55, 12)
        await press(pilot)
        assert "\n…\n" in seen(app)  # there is more than the screen has room for
        assert seen(app).splitlines()[-2].startswith("gasp")

    with speaking(language):
        explored(steps, ("facts",), size=(55, 30))


def test_the_line_of_positions_runs_on_while_a_match_is_due() -> None:
    """On 2025-01-10 matches of matchday 19 of 2024-25 were due, and matchday 20 had begun."""
    season = SeasonInTime(open_kb(Story, None).record, "2024-25", None)
    assert season._last_over("2025-01-13") == 20
    assert season._last_over("2025-01-06") == 18
    assert season._last_over(7) == 7
    assert season._last_over(None) == 38


def test_no_view_offers_options_of_the_command_line() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        for command in (("facts",), ("matches",), ("claims",)):
            app.visit(app.views.open(command))
            await press(pilot, "end")
            assert "--" not in app.page.text()

    explored(steps, size=(60, 24))


def test_slash_begins_anew_and_what_was_typed_is_replaced() -> None:
    async def steps(app: Explorer, pilot: Pilot[str]) -> None:
        await press(pilot, "slash", *"muriel", "enter", "slash", *"gori")
        assert app.field.value == "gori"

    explored(steps)
