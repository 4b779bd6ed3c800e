"""The page under a field to type in, the way to it, and the way back."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.filter import LineFilter, NoColor
from textual.widgets import Input, Static

from gasp_cli.cli.explore.keys import KEYS, hints, hints_of_field
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.page_view import PageView
from gasp_cli.cli.explore.views import View, Views, failure
from gasp_cli.errors import GaspError
from gasp_cli.i18n import Message, msg, translate
from gasp_cli.render.streams import escape_controls


class Visit(NamedTuple):
    """A view on the way, with where one stood in it; `typed` for what was searched for."""

    view: View
    stood_on: Command = ()
    scrolled: int = 0
    typed: bool = False


def trail(names: Sequence[str], width: int) -> str:
    """The way here on one line; of a long one its end."""
    text = escape_controls(" › ".join(names))
    return text if len(text) <= width else f"… {text[len(text) - width + 2 :]}"


_AROUND = 6
"""The lines that stay around a long text that is told, with one of the page."""


class ExplorerPage(PageView):
    """The page, with its keys."""

    BINDINGS: ClassVar = [
        Binding(key.names, f"app.{key.action}", show=False)  # i18n: an action
        for key in KEYS
    ]  # fmt: skip


class Trail(App[str]):
    """Views one after another, and the way back; the result is the id that was picked.

    `picks` are the commands whose thing Enter picks instead of going in: `show`, `season`.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "gasp"
    CSS_PATH = "explore.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(
        self,
        views: Views,
        start: Command = (),
        picks: frozenset[str] = frozenset(),
        driver: Any = None,
    ) -> None:
        super().__init__(driver_class=driver)
        self.theme = "ansi-dark"  # the terminal's own colours, dark or light
        self.animation_level = "none"
        self.views, self.picks, self._start = views, picks, start
        self._visits: list[Visit] = []
        self._told = ""
        self.failed: Exception | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of what is drawn; with NO_COLOR no colour at all, where Textual has greys."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def compose(self) -> ComposeResult:
        """The field, the trail, the page, and what is told below it."""
        hint = (
            msg("/ to type: a name, a few words")
            if self.picks
            else msg("/ to type: a name, a sentence to check, a question")
        )
        yield Input(placeholder=translate(hint), id="words", compact=True)
        yield Static(id="trail", markup=False)
        yield ExplorerPage()
        yield Static(id="told", markup=False)
        yield Static(id="command", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first view once the size is known."""
        self.page.focus()
        if not self.is_headless:
            self._heed_signals()
        # The terminal shows something else after the program was stopped.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.visit(self.opened(self._start))
        if self.picks and not self._start:
            self.field.focus()

    def _heed_signals(self) -> None:
        """Let a hang-up or an end from outside restore the terminal, with the shell's exit code."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGINT", "SIGTERM"):
            if number := getattr(signal, name, None):
                with suppress(NotImplementedError):  # on Windows
                    loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        self.failed = error
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1)

    @property
    def page(self) -> ExplorerPage:
        """The page."""
        return self.query_one(ExplorerPage)

    @property
    def field(self) -> Input:
        """The field to type in."""
        return self.query_one("#words", Input)

    @property
    def view(self) -> View | None:
        """The view that is shown."""
        return self._visits[-1].view if self._visits else None

    def opened(self, command: Command) -> View:
        """The view of a command; what it fails with is a view too."""
        try:
            return self.views.open(command)
        except GaspError as error:
            return failure(command, error)

    def visit(self, view: View, *, typed: bool = False) -> None:
        """Show a view, one further on the way."""
        self._remember()
        self._visits.append(Visit(view, typed=typed))
        self.show_visit()

    def show_instead(self, view: View) -> None:
        """Show a view in the place of this one on the way."""
        self._remember()
        self._visits[-1] = self._visits[-1]._replace(view=view, scrolled=0)
        self.show_visit()

    def _remember(self) -> None:
        """Keep where one stands in the view that is left."""
        if self._visits:
            stood_on = self.page.place.command if self.page.place else ()
            scrolled = int(self.page.scroll_offset.y)
            self._visits[-1] = self._visits[-1]._replace(stood_on=stood_on, scrolled=scrolled)

    def show_visit(self) -> None:
        """Show the last view on the way."""
        visit = self._visits[-1]
        self.tell("")
        self.page.show(visit.view, visit.stood_on, visit.scrolled)
        self._show_lines()

    def on_resize(self) -> None:
        """Fit the lines around the page to the new width."""
        if self._visits:
            self.call_after_refresh(self._show_lines)
            self.call_after_refresh(self._fit_told)

    def _show_lines(self) -> None:
        """Show the way here, the command of the view, and the keys."""
        crumbs = [visit.view.crumb for visit in self._visits]
        if self.picks:
            crumbs[0] = (
                msg("Choose a season: Enter takes it, Esc leaves")
                if "season" in self.picks
                else msg("Choose a fact, a match, a name: Enter takes it, Esc leaves")
            )
        names = [translate(crumb) if isinstance(crumb, Message) else crumb for crumb in crumbs]
        self._write("#trail", trail(names, self.size.width))
        self._write(
            "#command", escape_controls(self.views.command_line(self._visits[-1].view.command))
        )
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        self._show_keys()

    def on_page_view_moved(self) -> None:
        """Show whether Enter takes what the cursor is on, or goes in."""
        if self.picks:
            self._show_keys()

    def _show_keys(self) -> None:
        width, place = self.size.width, self.page.place
        picks = place is not None and not self.picks.isdisjoint(place.command[:1])
        if self.field.has_focus:
            keys = hints_of_field(width, picks=picks)
        else:
            saves = bool(self.view and self.view.answer and self.view.answer.rows)
            keys = hints(width, *self._steps(), picks=picks, saves=saves)
        shown = [Content.assemble((name, "bold"), " ", hint) for name, hint in keys]
        self._write("#keys", Content("  ").join(shown))

    def _steps(self) -> tuple[str, str]:
        """The word for a step through the season that is shown, and for the other steps."""
        view = self.view
        if view is None or view.in_time is None:
            return "", ""
        step, other = (
            (msg("day"), msg("by matchday"))
            if view.in_time.by_day
            else (msg("matchday"), msg("by day"))
        )
        return step, other if view.command[0] == "table" else ""

    def _write(self, line: str, text: str | Content) -> None:
        """Write one of the lines that are always there, which leaves the layout as it is."""
        self.query_one(line, Static).update(text, layout=False)

    def tell(self, text: str) -> None:
        """Show a text under the page until the next key; empty hides it."""
        told = self.query_one("#told", Static)
        if not text and not told.display:
            return  # a new layout takes time
        told.display = bool(text)
        self._told = escape_controls(translate(text) if isinstance(text, Message) else text)
        told.update(self._fitting(self._told))

    def _fit_told(self) -> None:
        """Fit what is told to another size of the screen."""
        if self._told:
            self.query_one("#told", Static).update(self._fitting(self._told))

    def _fitting(self, text: str) -> Content:
        """A text in lines of the screen; one that is longer than the screen ends with a sign."""
        lines = Content(text).wrap(max(self.size.width, 1))
        room = max(self.size.height - _AROUND, 1)
        if len(lines) > room:
            lines = [*lines[: room - 1], Content("…")]
        return Content("\n").join(lines)

    def action_go_back(self) -> None:
        """Go back to the view before, to the place one came from; from the first stop picking."""
        if self.query_one("#told", Static).display:
            self.tell("")
        elif len(self._visits) > 1:
            self._visits.pop()
            self.show_visit()
        elif self.picks:
            self.action_leave()

    def action_to_start(self) -> None:
        """Go back to the first view; where that is another, to the overview."""
        if len(self._visits) > 1:
            del self._visits[1:]
            self.show_visit()
        elif self.view is not None and self.view.command:
            self.visit(self.opened(()))

    def action_keys(self) -> None:
        """Show all keys."""
        # Only who asks needs them.
        from gasp_cli.cli.explore.views import keys_view

        if self.view is not None and self.view.command != ("explore", "--help"):
            self.visit(keys_view())

    def action_leave(self) -> None:
        """Quit; with nothing picked that is a cancellation."""
        self.exit(return_code=130 if self.picks else 0)

    def action_interrupt(self) -> None:
        """Quit as Ctrl-C does."""
        self.exit(return_code=130)
