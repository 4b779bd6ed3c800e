"""The field to type in: what is typed is looked for, key by key."""

from __future__ import annotations

import gc
from threading import Lock
from typing import Any

from textual import work
from textual.widgets import Input
from textual.worker import get_current_worker

from gasp_cli.cli.explore.handing_over import HandingOver
from gasp_cli.cli.explore.trail import Visit
from gasp_cli.cli.explore.views import View

_IDLE = 1.0
"""The seconds without another view after which there is time for what can wait."""


class TypedWords(HandingOver):
    """Views of what is typed, which are on the way like all others."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._looking = Lock()
        self._shown_for = self._all_found_for = ""
        self._enters_when_found = self._has_chosen = False
        self._is_tidy = self._is_idle = self._is_prepared = False

    def on_mount(self) -> None:
        """Look now and then whether there is time for what can wait."""
        self.set_interval(_IDLE, self._when_idle)

    def show_visit(self) -> None:
        """Show the last view on the way."""
        self._is_tidy = self._is_idle = False
        super().show_visit()

    def _when_idle(self) -> None:
        """Do what no key should wait for, once the reader looks at a view."""
        if self._is_idle and not self._is_tidy:
            self._is_tidy = True
            if self._is_prepared:
                gc.collect()  # `main` turned it off
            else:
                self._prepare()
        self._is_idle = True

    @work(thread=True, group="prepared")
    def _prepare(self) -> None:
        with self._looking:
            self.views.prepare()
        gc.collect()
        gc.freeze()  # what is loaded stays
        self._is_prepared = True

    def action_type(self) -> None:
        """Go to the field."""
        self.field.focus()

    def on_key(self, event: object) -> None:
        """While one types, arrows move on the page, Escape clears the field or leaves it."""
        if not self.field.has_focus:
            return
        match getattr(event, "key", ""):
            case "down" | "up" as key:
                self._has_chosen = True
                self.page.move(1 if key == "down" else -1)
            case "escape" if self.field.value:
                self.field.value = ""
            case "escape":
                self.page.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go into the first thing found, or the one that the arrows chose; soon if need be."""
        text = message.value.strip()
        self._enters_when_found = bool(text) and text != self._all_found_for
        if not self._enters_when_found:
            self._enter_from_field()

    def _enter_from_field(self) -> None:
        """Go into what stands under the cursor; an answer is read first, unless arrows chose."""
        is_read = self.view is not None and self.view.is_read
        if self.page.place is None and not is_read:
            return  # nothing was found, and other words will be typed
        self.page.focus()
        if self._has_chosen or not is_read:
            self.action_enter()

    def action_enter(self) -> None:
        """Go into the place under the cursor."""
        raise NotImplementedError

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what is typed."""
        if message.input is not self.field:
            return
        text = message.value.strip()
        self._enters_when_found = self._has_chosen = False
        if text:
            self._look_for(text)
            return
        self._shown_for = self._all_found_for = ""
        if self._visits and self._visits[-1].typed:
            self._visits.pop()
            self.show_visit()

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
            self.call_from_thread(self._all_found, text)

    def _show_found(self, text: str, view: View) -> None:
        """Show what was found, unless more was typed, or something of it was gone into."""
        if self.field.value.strip() != text:
            return
        if self._visits and self._visits[-1].typed:
            self._visits[-1] = Visit(view, typed=True)
            self.show_visit()
        elif self._shown_for != text:
            self.visit(view, typed=True)
        self._shown_for = text

    def _all_found(self, text: str) -> None:
        """Do what Enter does, if it was pressed before all was found."""
        if self.field.value.strip() != text:
            return
        self._all_found_for = text
        if self._enters_when_found:
            self._enters_when_found = False
            self._enter_from_field()

    def clear_field(self) -> None:
        """Empty the field, after what was found for it was left."""
        self._shown_for = self._all_found_for = ""
        with self.prevent(Input.Changed):
            self.field.value = ""
