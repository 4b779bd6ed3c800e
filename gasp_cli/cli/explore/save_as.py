"""The question under which name to save a table."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from gasp_cli.cli.explore.hand_over import save
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg, translate
from gasp_cli.render.streams import escape_controls
from gasp_cli.results import ResultSet


class SaveAs(ModalScreen[str]):
    """A field with the name of a file; its result says what was written."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss", show=False)]

    def __init__(self, answer: ResultSet, name: str) -> None:
        super().__init__()
        self._answer, self._name = answer, name

    def compose(self) -> ComposeResult:
        """The question, the field, and what is wrong with the name."""
        with Vertical():
            ask = msg("Write as (.csv or .md), Esc to cancel:")
            yield Static(translate(ask), markup=False)
            yield Input(self._name, id="file", compact=True, select_on_focus=False)
            yield Static(id="wrong", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Write the file; what fails is told, and another name can be typed."""
        message.stop()
        path = Path(message.value.strip())
        try:
            save(self._answer, path)
        except GaspError as error:
            self.query_one("#wrong", Static).update(escape_controls(translate(error.message)))
        else:
            self.dismiss(msg("Written: {path}", path=path))
