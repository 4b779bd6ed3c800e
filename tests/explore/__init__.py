"""The explorer without a terminal: what it shows after some keys, and screens kept as files.

`python -m tests.explore` writes the screens anew: look at the diff before you commit it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from gasp_cli.cli.context import open_kb
from gasp_cli.cli.explore.app import Explorer
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.views import Views
from gasp_cli.i18n import ENGLISH, set_language
from gasp_cli.kb.story import Story

HERE = Path(__file__).resolve().parent
SIZES = ((60, 24), (80, 24), (120, 40))
LANGUAGES = ("en", "it")

# What is pressed after what was pressed for the screen before, each from the overview.
JOURNEY = {
    "overview": ["home"],
    "season": [*["right"] * 8, "enter"],
    "season-end": ["end"],
    "table": ["home", "enter"],
    "table-matchday-1": ["home"],
    "table-matchday-15": ["right"] * 14,
    "match": ["up", "enter"],
    "back": ["backspace"],
    "keys": ["question_mark"],
    "race": ["backspace", "backspace", "right", "enter"],
    "race-matchday-10": ["home", *["right"] * 9],
    "typed": ["backspace", "slash", *"finals"],
    "sentence": ["escape", "paste Atalanta scored 98 goals in Serie A in 2019-20"],
    "question": ["escape", "paste where did Atalanta finish in 2019-20?"],
    "claim": ["escape", "paste two-coppa-italia-finals", "enter"],
    "cited": ["Y"],
    "source": ["down", "enter"],
}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language in the block."""
    set_language(language)
    try:
        yield
    finally:
        set_language(ENGLISH)


def explorer(
    folder: Path | None = None, start: Command = (), picks: Iterable[str] = ()
) -> Explorer:
    """An explorer over the knowledge base in a folder, or the shipped one."""
    return Explorer(Views(open_kb(Story, folder), folder), start, frozenset(picks))


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one after another, and wait for what is looked for."""
    for key in keys:
        if key.startswith("paste "):
            pilot.app.query_one("#words", Input).value = key.removeprefix("paste ")
        else:
            await pilot.press(key)
    await pilot.pause()  # until what was typed is being looked for
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def seen(app: Explorer) -> str:
    """The whole screen as text, without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def journey(size: tuple[int, int], language: str) -> dict[str, str]:
    """The screens of the journey by name."""

    async def travel() -> dict[str, str]:
        app, screens = explorer(), {}
        async with app.run_test(size=size) as pilot:
            await press(pilot)
            for name, keys in JOURNEY.items():
                await press(pilot, *keys)
                screens[name] = seen(app)
        return screens

    with speaking(language):
        return asyncio.run(travel())


def path(name: str, size: tuple[int, int], language: str) -> Path:
    """Where a screen is kept."""
    return HERE / "screens" / f"{language}-{name}.{size[0]}x{size[1]}.txt"


def write_all() -> None:
    """Write all kept screens anew."""
    (HERE / "screens").mkdir(exist_ok=True)
    for old in (HERE / "screens").glob("*.txt"):
        old.unlink()
    for size in SIZES:
        for language in LANGUAGES:
            for name, screen in journey(size, language).items():
                path(name, size, language).write_text(screen, encoding="utf-8")
