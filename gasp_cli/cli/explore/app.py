"""The explorer: one field to type in, one page, and the way back."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import Any, ClassVar, NamedTuple

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.filter import LineFilter, NoColor
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from gasp_cli.cli.explore import hand_over
from gasp_cli.cli.explore.keys import KEYS, hints, hints_of_field
from gasp_cli.cli.explore.leads import Command, identifier
from gasp_cli.cli.explore.page_view import PageView
from gasp_cli.cli.explore.through_time import Point
from gasp_cli.cli.explore.views import View, Views, failure
from gasp_cli.errors import GaspError
from gasp_cli.i18n import Message, msg, translate
from gasp_cli.render.streams import escape_controls

_PACE = 0.4
"""The seconds that each point of a season is shown when it plays."""
_IDLE = 1.0
"""The seconds without another view after which there is time for what can wait."""


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


class ExplorerPage(PageView):
    """The page, with its keys."""

    BINDINGS: ClassVar = [
        Binding(key.names, f"app.{key.action}", show=False)  # i18n: an action
        for key in KEYS
    ]  # fmt: skip


class Explorer(App[str]):
    """The explorer over some views; its result is the id that was picked.

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
        self._trail: list[Visit] = []
        self._playing = False
        self._looking = Lock()
        self._found = ""
        self._hurried = False
        self._has_chosen = False
        self._is_tidy = self._is_idle = self._is_prepared = False
        self.failed: Exception | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of what is drawn; with NO_COLOR no colour at all, where Textual has greys."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def compose(self) -> ComposeResult:
        """The field, the trail, the page, and what is told below it."""
        hint = msg("/ to type: a name, a sentence to check, a question")
        yield Input(placeholder=translate(hint), id="words", compact=True, select_on_focus=False)
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
        self.set_interval(_PACE, self._play_on)
        self.set_interval(_IDLE, self._when_idle)
        # The terminal shows something else after the program was stopped.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._visit(self._opened(self._start))
        if self.picks and not self._start:
            self.query_one(Input).focus()

    def _heed_signals(self) -> None:
        """Let a hang-up or an end from outside restore the terminal, with the shell's exit code."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGINT", "SIGTERM"):
            if number := getattr(signal, name, None):
                with suppress(NotImplementedError):  # on Windows
                    loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _when_idle(self) -> None:
        """Do what no key should wait for, once the reader looks at a view."""
        if self._is_idle and not self._is_tidy:
            self._is_tidy = True
            if self._is_prepared:
                gc.collect()
            else:
                self._prepare_typing()
        self._is_idle = True

    @work(thread=True, group="prepared")
    def _prepare_typing(self) -> None:
        with self._looking:
            self.views.prepare_typing()
        gc.collect()
        gc.freeze()  # what is loaded stays
        self._is_prepared = True

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
    def view(self) -> View | None:
        """The view that is shown."""
        return self._trail[-1].view if self._trail else None

    def _opened(self, command: Command) -> View:
        """The view of a command; what it fails with is a view too."""
        try:
            return self.views.open(command)
        except GaspError as error:
            return failure(command, error)

    def _visit(self, view: View, *, typed: bool = False) -> None:
        """Show a view, one further on the way."""
        self._remember()
        self._trail.append(Visit(view, typed=typed))
        self._show(self._trail[-1])

    def _remember(self) -> None:
        """Keep where one stands in the view that is left."""
        if self._trail:
            stood_on = self.page.place.command if self.page.place else ()
            scrolled = int(self.page.scroll_offset.y)
            self._trail[-1] = self._trail[-1]._replace(stood_on=stood_on, scrolled=scrolled)

    def _show(self, visit: Visit) -> None:
        self._is_tidy = self._is_idle = False
        self.tell("")
        self.page.show(visit.view, visit.stood_on, visit.scrolled)
        crumbs = [visit.view.crumb for visit in self._trail]
        names = [translate(crumb) if isinstance(crumb, Message) else crumb for crumb in crumbs]
        self._write("#trail", trail(names, self.size.width - 2))
        self._write("#command", escape_controls(self.views.command_line(visit.view.command)))
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        self._show_keys()

    def _show_keys(self) -> None:
        width, in_time = self.size.width - 2, self.view.in_time if self.view else None
        if self.query_one(Input).has_focus:
            shown = hints_of_field(width)
        else:
            step = "" if in_time is None else msg("day") if in_time.by_day else msg("matchday")
            shown = hints(width, step)
        self._write("#keys", shown)

    def _write(self, line: str, text: str) -> None:
        """Write one of the lines that are always there, which leaves the layout as it is."""
        self.query_one(line, Static).update(text, layout=False)

    def tell(self, text: str) -> None:
        """Show a text under the page until the next one; empty hides it."""
        told = self.query_one("#told", Static)
        if not text and not told.display:
            return  # a new layout takes time
        told.display = bool(text)
        told.update(escape_controls(translate(text) if isinstance(text, Message) else text))

    # What keys do.

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor; to the side in a season, step through it."""
        self._playing = False
        view = self.view
        if right and view is not None and view.in_time is not None:
            self._step_to(view.in_time.step(right))
        else:
            self.page.move(down, right)

    def _step_to(self, point: Point) -> None:
        """Show the same view at another point; the cursor stays on the same club."""
        if self.view is None:
            return
        try:
            view = self.views.at(self.view, point)
        except GaspError as error:
            self.tell(error.message)
            return
        self._show_instead(view)

    def _show_instead(self, view: View) -> None:
        """Show a view in the place of this one on the way."""
        self._remember()
        self._trail[-1] = self._trail[-1]._replace(view=view, scrolled=0)
        self._show(self._trail[-1])

    def action_other_steps(self) -> None:
        """Step through the table by day instead of by matchday, or the other way round."""
        self._playing = False
        self._enter_table()
        if self.view is not None and self.view.in_time is not None:
            self._show_instead(self.views.in_other_steps(self.view))

    def _enter_table(self) -> None:
        """Go from the page of a season into its table."""
        match self.view and self.view.command:
            case ("season", season):
                self._visit(self._opened(("table", season)))

    def action_play(self) -> None:
        """Play the season step by step, from its beginning where it is over."""
        self._enter_table()
        view = self.view
        if view is None or view.in_time is None:
            return
        self._playing = not self._playing
        if self._playing and view.in_time.now is None:
            self._step_to(view.in_time.points[0])

    def _play_on(self) -> None:
        view = self.view
        if not self._playing or view is None or view.in_time is None:
            self._playing = False
            return
        after = view.in_time.step(1)
        self._step_to(after)
        self._playing = after is not None

    def action_enter(self) -> None:
        """Go into the place under the cursor, or pick it."""
        if self.page.place is not None:
            self._enter(self.page.place.command)

    def on_page_view_entered(self, message: PageView.Entered) -> None:
        """Go into what was clicked."""
        self._enter(message.place.command)

    def _enter(self, command: Command) -> None:
        self._playing = False
        if not command:
            self.action_open_address()
        elif command[0] in self.picks:
            self.exit(identifier(command), return_code=0)
        else:
            self._visit(self._opened(command))
            self.page.focus()

    def action_go_back(self) -> None:
        """Go back to the view before, to the place one came from."""
        self._playing = False
        if self.query_one("#told", Static).display:
            self.tell("")
        elif len(self._trail) > 1:
            if self._trail.pop().typed:
                self._found = ""
                with self.prevent(Input.Changed):
                    self.query_one(Input).value = ""
            self._show(self._trail[-1])

    def action_to_end(self, last: bool) -> None:  # as a binding has it
        """Go to the top or the bottom, in a season to its beginning or its end."""
        view = self.view
        if view is not None and view.in_time is not None:
            self._step_to(None if last else view.in_time.points[0])
        else:
            self.page.to_end(last=last)

    def action_turn(self, pages: int) -> None:
        """Scroll by a screen."""
        self.page.turn(pages)

    def action_keys(self) -> None:
        """Show all keys."""
        # Only who asks needs them.
        from gasp_cli.cli.explore.views import keys_view

        if self.view is not None and self.view.command != ("explore", "--help"):
            self._visit(keys_view())

    def action_leave(self) -> None:
        """Quit; with nothing picked that is a cancellation."""
        self.exit(return_code=130 if self.picks else 0)

    def action_interrupt(self) -> None:
        """Quit as Ctrl-C does."""
        self.exit(return_code=130)

    # Typing.

    def action_type(self) -> None:
        """Go to the field."""
        self.query_one(Input).focus()

    def on_key(self, event: object) -> None:
        """While one types, arrows move on the page, Escape clears the field or leaves it."""
        words = self.query_one(Input)
        if not words.has_focus:
            return
        match getattr(event, "key", ""):
            case "down" | "up" as key:
                self._has_chosen = True
                self.page.move(1 if key == "down" else -1)
            case "escape" if words.value:
                words.value = ""
            case "escape":
                self.page.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go into the first thing found, or the one that the arrows chose; soon if need be."""
        self._hurried = bool(message.value.strip()) and message.value.strip() != self._found
        if not self._hurried:
            self._enter_from_field()

    def _enter_from_field(self) -> None:
        """Go into what stands under the cursor; an answer is read first, unless arrows chose."""
        if self.page.place is None:
            return  # nothing was found, and other words will be typed
        self.page.focus()
        is_answer = self.view is not None and self.view.command[:1] in (("check",), ("ask",))
        if self._has_chosen or not is_answer:
            self.action_enter()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what is typed."""
        if message.input.id != "words":
            return
        text = message.value.strip()
        self._hurried = self._has_chosen = False
        if text:
            self._look_for(text)
            return
        self._found = ""
        if self._trail and self._trail[-1].typed:
            self._trail.pop()
            self._show(self._trail[-1])

    @work(thread=True, exclusive=True, group="typed", exit_on_error=True)
    def _look_for(self, text: str) -> None:
        worker = get_current_worker()
        # A thread cannot be stopped: those that wait for it find out that more was typed.
        with self._looking:
            if worker.is_cancelled:
                return
            for view in self.views.typed(text):
                if worker.is_cancelled:
                    return
                self.call_from_thread(self._show_found, text, view)
            self.call_from_thread(self._hurry, text)

    def _show_found(self, text: str, view: View) -> None:
        """Show what was found, unless more was typed, or something of it was gone into."""
        if self.query_one(Input).value.strip() != text:
            return
        if self._trail and self._trail[-1].typed:
            self._trail[-1] = Visit(view, typed=True)
            self._show(self._trail[-1])
        elif self._found != text:
            self._visit(view, typed=True)
        self._found = text

    def _hurry(self, text: str) -> None:
        """Do what Enter does, if it was pressed before all was found."""
        if self._hurried and self.query_one(Input).value.strip() == text:
            self._hurried = False
            self._enter_from_field()

    # Handing over.

    def action_cite(self) -> None:
        """Copy a citation of what the cursor is on, else of the page."""
        here = self.page.place.command if self.page.place else ()
        self._cite(here, self.view.command if self.view else ())

    def action_cite_page(self) -> None:
        """Copy a citation of the page."""
        self._cite(self.view.command if self.view else ())

    def _cite(self, *commands: Command) -> None:
        if self.view is None:
            return
        try:
            cited = self.views.citation(commands, self.view)
        except GaspError as error:  # of what cannot be shown, or the page of keys
            self.tell(error.message)
        else:
            self._copy(cited.text, cited.remarks)

    def action_copy_command(self) -> None:
        """Copy the command that shows the same."""
        if self.view is not None:
            self._copy(self.views.command_line(self.view.command))

    def _copy(self, text: str, remarks: Sequence[str] = ()) -> None:
        """Hand a text to the clipboard, and show it, since no terminal says whether it took it.

        Remarks are shown with it, but not copied.
        """
        self.copy_to_clipboard(text)
        program = hand_over.copy_with_program(text)
        where = (
            msg("Copied with {program}:", program=program)
            if program
            else msg("Sent to the terminal for its clipboard:")
        )
        self.tell("\n".join([translate(where), text, *remarks]))

    def action_open_address(self) -> None:
        """Open an address in the browser; only http and https are addresses."""
        self.page.draw_all()
        here = self.page.place.addresses if self.page.place else []
        address = next(iter([*here, *self.page.addresses()]), "")
        if not address:
            self.tell(msg("There is no address on this page."))
        elif hand_over.open_address(address):
            self.tell(msg("Opened: {address}", address=address))
        else:
            self.tell(msg("No browser opened it: {address}", address=address))

    def action_export(self) -> None:
        """Ask for the name of a file, and write the rows of the view into it."""
        self._playing = False
        view = self.view
        if view is None or view.answer is None or not view.answer.rows:
            self.tell(msg("There is no table here to write."))
            return
        # Only who writes needs it.
        from gasp_cli.cli.explore.save_as import SaveAs

        self.push_screen(SaveAs(view.answer, hand_over.file_name(view.command)), self._saved)

    def _saved(self, told: str | None) -> None:
        self.tell(told or "")
