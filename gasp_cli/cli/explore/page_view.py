"""The widget that shows a view line by line, with a cursor on the places that can be entered."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from gasp_cli.cli.explore.leads import Command, of_field, of_row
from gasp_cli.cli.explore.views import View
from gasp_cli.render.screen_lines import (
    CURSOR,
    LineScreen,
    Place,
    bare,
    colours_of_terminal,
    places,
)

_MARGIN = 1
_NEAR = 3
"""How many lines below the screen a place may be for the cursor to go there at once."""


class PageView(ScrollView, can_focus=True):
    """A view, drawn as wide as the widget; long ones are drawn as far as they are looked at."""

    class Entered(Message):
        """A place was entered, with a key or the mouse."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Moved(Message):
        """The cursor stands elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.place: Place | None = None
        self._screen_lines = LineScreen(80)
        self._drawing: Iterator[None] = iter(())
        self._places: list[Place] = []
        self._read = 0
        self._colours = colours_of_terminal()

    def show(self, view: View, stands_on: Command = (), scrolled: int = 0) -> None:
        """Show a view from a line on, with the cursor on what leads to that command."""
        self.view = view
        self._draw(stands_on or view.stands_on)
        self._scroll_back(scrolled, stands_on or view.stands_on)
        # Only after the layout does a page that is longer than the one before scroll so far.
        self.call_after_refresh(self._scroll_back, scrolled, stands_on or view.stands_on)

    def _scroll_back(self, scrolled: int, stands_on: Command) -> None:
        self.scroll_to(y=scrolled, animate=False, immediate=True)
        if self.place is not None and stands_on:
            self._scroll_to_place()

    def _draw(self, stands_on: Command) -> None:
        if self.view is None or not self.size.width:
            return
        width = max(self.size.width - 2 * _MARGIN, 20)
        self._screen_lines = LineScreen(width, of_row, of_field, self._colours)
        self._drawing = self.view.draw(self._screen_lines)
        self._places, self._read, self.place = [], 0, None
        self._draw_to(self.size.height * 2)
        while stands_on and self._at(stands_on) is None and self._draw_more():
            pass
        self.place = self._at(stands_on) or next(iter(self._places), None)
        self.post_message(self.Moved())
        self.refresh()

    def _at(self, command: Command) -> Place | None:
        return next((place for place in self._places if place.command == command), None)

    def _draw_to(self, line: int) -> None:
        """Draw at least as many lines as that, if there are."""
        while self._read <= line and self._draw_more():
            pass

    def _draw_more(self) -> bool:
        """Draw a further piece of the view; false at its end."""
        more = next(self._drawing, self) is not self
        lines = self._screen_lines.lines
        if len(lines) > self._read:
            self._places += places(lines[self._read :], self._read)
            self._read = len(lines)
            self.virtual_size = Size(self.size.width, len(lines))
        return more

    def draw_all(self) -> None:
        """Draw the whole view."""
        while self._draw_more():
            pass

    def render_line(self, y: int) -> Strip:
        """A line of the view."""
        number = y + self.scroll_offset.y
        width, lines = self.size.width, self._screen_lines.lines
        if number >= len(lines):
            return Strip.blank(width, self.rich_style)
        line = lines[number]
        spans = [span for span in self.place.spans if span[0] == number] if self.place else []
        strip = Strip([bare(" "), *line])
        for _, left, right in spans:
            begin, end = left + _MARGIN, right + _MARGIN
            inside = strip.crop(begin, end).apply_style(CURSOR)
            strip = Strip.join([strip.crop(0, begin), inside, strip.crop(end, None)])
        return strip.adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._draw_to(int(new_value) + self.size.height * 2)

    def on_resize(self, _: events.Resize) -> None:
        """Draw anew at another width, with the cursor on the same place."""
        if self._screen_lines.width != max(self.size.width - 2 * _MARGIN, 20) or not self._read:
            self._draw(self.place.command if self.place else ())
            if self.place is not None and self.view is not None:
                self._scroll_to_place()

    def move(self, down: int = 0, right: int = 0) -> None:
        """Move the cursor to the next place in a direction, or scroll where none is near."""
        if right:
            self._move_beside(right)
        elif down:
            self._move_vertically(down)

    def _move_beside(self, right: int) -> None:
        if (here := self.place) is None:
            return
        beside = [
            place
            for place in self._places
            if place.top <= here.bottom
            and here.top <= place.bottom
            and (place.left - here.left) * right > 0
        ]
        if beside:
            self._stand_on(min(beside, key=lambda place: abs(place.left - here.left)))

    def _move_vertically(self, down: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        here = self.place
        if here is not None and not top - _NEAR <= here.top < top + height + _NEAR:
            here = None  # it was scrolled out of sight
        if here is None:
            edge = top - 1 if down > 0 else top + height
            ahead = [place for place in self._places if (place.top - edge) * down > 0]
            column = 0
        else:
            edge = here.bottom if down > 0 else here.top
            ahead = [place for place in self._places if (place.top - edge) * down > 0]
            column = here.left
        if not ahead:
            self.scroll_relative(y=down * _NEAR, animate=False, immediate=True)
            return
        nearest = min(abs(place.top - edge) for place in ahead)
        row = [place for place in ahead if abs(place.top - edge) == nearest]
        target = min(row, key=lambda place: abs(place.left - column))
        if not top - _NEAR <= target.top < top + height + _NEAR:
            self.scroll_relative(y=down * _NEAR, animate=False, immediate=True)
            return
        self._stand_on(target)

    def _stand_on(self, place: Place) -> None:
        self.place = place
        self._scroll_to_place()
        self.post_message(self.Moved())
        self.refresh()

    def _scroll_to_place(self) -> None:
        assert self.place is not None
        top, height = self.scroll_offset.y, self.size.height
        first, last = self.place.top, self.place.bottom
        if first < top:
            first = 0 if last < height - 1 else first  # with what is above, if that has room
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 2, animate=False, immediate=True)

    def to_end(self, *, last: bool) -> None:
        """Stand on the first or the last place."""
        if last:
            self.draw_all()
            self.scroll_end(animate=False, immediate=True)
        else:
            self.scroll_home(animate=False, immediate=True)
        if self._places:
            self._stand_on(self._places[-1 if last else 0])

    def turn(self, pages: int) -> None:
        """Scroll by screens; the cursor goes to the first place in sight."""
        height = self.size.height - 1
        self._draw_to(self.scroll_offset.y + 3 * height)
        self.scroll_relative(y=pages * height, animate=False, immediate=True)
        top = self.scroll_offset.y
        seen = [place for place in self._places if top <= place.top < top + height]
        if seen:
            self._stand_on(seen[0])

    def on_click(self, event: events.Click) -> None:
        """Enter what is clicked."""
        place = self._place_at(event)
        if place is not None:
            self._stand_on(place)
            self.post_message(self.Entered(place))

    def _place_at(self, event: events.MouseEvent) -> Place | None:
        number, column = event.y + self.scroll_offset.y, event.x - _MARGIN
        return next(
            (
                place
                for place in self._places
                for line, begin, end in place.spans
                if line == number and begin <= column < end
            ),
            None,
        )

    def addresses(self) -> list[str]:
        """The addresses on the page, from the top."""
        return [address for place in self._places for address in place.addresses]

    def text(self) -> str:
        """The lines in sight, as text."""
        return "\n".join(self.render_line(y).text.rstrip() for y in range(self.size.height))
