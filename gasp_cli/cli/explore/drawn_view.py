"""A view drawn at one width, as far as it was looked at."""

from __future__ import annotations

from gasp_cli.cli.explore.leads import Command, of_field, of_row
from gasp_cli.cli.explore.views import View
from gasp_cli.render.screen_lines import Line, LineScreen, Place, places


class DrawnView:
    """The lines of a view and the places on them, of which more are drawn on demand."""

    def __init__(self, view: View, width: int, colours: str | None) -> None:
        self.view = view
        self.width = width
        self.places: list[Place] = []
        self._screen = LineScreen(width, of_row, of_field, colours)
        self._drawing = view.draw(self._screen)
        self._read = 0

    @property
    def lines(self) -> list[Line]:
        """The lines drawn so far."""
        return self._screen.lines

    def draw_to(self, line: int) -> None:
        """Draw at least as many lines as that, if there are."""
        while self._read <= line and self._draw_more():
            pass

    def draw_all(self) -> None:
        """Draw the whole view."""
        while self._draw_more():
            pass

    def draw_until(self, command: Command) -> Place | None:
        """The place that leads to a command, drawn as far as that takes; None for none."""
        looked_at = 0
        while True:
            for place in self.places[looked_at:]:
                if place.command == command:
                    return place
            looked_at = len(self.places)
            if not self._draw_more():
                return None

    def _draw_more(self) -> bool:
        """Draw a further piece of the view; false at its end."""
        more = next(self._drawing, self) is not self
        if len(self.lines) > self._read:
            self.places += places(self.lines[self._read :], self._read)
            self._read = len(self.lines)
        return more
