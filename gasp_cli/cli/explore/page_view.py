"""The widget that shows a view line by line, with a cursor on the places that can be entered."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from gasp_cli.cli.explore.drawn_view import DrawnView
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.views import View
from gasp_cli.render.screen_lines import CURSOR, Line, Place, colours_of_terminal

_KEPT = 16
"""How many views stay drawn for the way back."""
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
        self._drawn: DrawnView | None = None
        self._kept: deque[DrawnView] = deque(maxlen=_KEPT)
        self._colours = colours_of_terminal()

    def show(self, view: View, stands_on: Command = (), scrolled: int = 0) -> None:
        """Show a view from a line on, with the cursor on what leads to that command."""
        self.view = view
        self._draw(stands_on)
        self._draw_to(scrolled + self.size.height)
        self.scroll_to(y=scrolled, animate=False, immediate=True)
        if self.place is not None and (stands_on or view.stands_on):
            self._scroll_to_place()

    def _draw(self, stands_on: Command) -> None:
        """Draw what is in sight, and soon after what is near."""
        if self.view is None or not self.size.width:
            return
        self._drawn = self._drawn_before() or DrawnView(self.view, self._width, self._colours)
        if self._drawn not in self._kept:
            self._kept.append(self._drawn)
        self._draw_to(self.size.height)
        place = self._drawn.draw_until(stands_on) if stands_on else None
        if place is None and self.view.stands_on:
            place = self._drawn.draw_until(self.view.stands_on)
        first = None if self.view.is_read else next(iter(self._places), None)
        self.place = place or first
        self._measure()
        self.post_message(self.Moved())
        self.refresh()
        self.call_after_refresh(self._draw_near)

    def _drawn_before(self) -> DrawnView | None:
        """The view that is shown, if it was drawn at this width."""
        return next(
            (
                drawn
                for drawn in self._kept
                if drawn.view is self.view and drawn.width == self._width
            ),
            None,
        )

    @property
    def _width(self) -> int:
        return max(self.size.width - self.styles.scrollbar_size_vertical, 20)

    @property
    def _lines(self) -> list[Line]:
        return self._drawn.lines if self._drawn else []

    @property
    def _places(self) -> list[Place]:
        return self._drawn.places if self._drawn else []

    def _draw_near(self) -> None:
        self._draw_to(int(self.scroll_y) + self.size.height * 2)

    def _draw_to(self, line: int) -> None:
        """Draw at least as many lines as that, if there are."""
        if self._drawn is not None:
            before = len(self._lines)
            self._drawn.draw_to(line)
            self._measure()
            if before < min(len(self._lines), self.scroll_offset.y + self.size.height):
                self.refresh()  # what was blank is in sight

    def _measure(self) -> None:
        """Fit the scroll bar, which is always there: a new layout would take longer than a key."""
        self.set_reactive(ScrollView.virtual_size, Size(self.size.width, len(self._lines)))
        self.vertical_scrollbar.window_virtual_size = len(self._lines)

    def draw_all(self) -> None:
        """Draw the whole view."""
        if self._drawn is not None:
            self._drawn.draw_all()
            self._measure()

    def render_line(self, y: int) -> Strip:
        """A line of the view."""
        number = y + self.scroll_offset.y
        width, lines = self.size.width, self._lines
        if number >= len(lines):
            return Strip.blank(width, self.rich_style)
        line = lines[number]
        spans = [span for span in self.place.spans if span[0] == number] if self.place else []
        strip = Strip(line)
        for _, begin, end in spans:
            inside = strip.crop(begin, end).apply_style(CURSOR)
            strip = Strip.join([strip.crop(0, begin), inside, strip.crop(end, None)])
        return strip.adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._draw_near()

    def on_resize(self, _: events.Resize) -> None:
        """Draw anew at another width, with the cursor on the same place."""
        if self._drawn is None or self._drawn.width != self._width:
            self._draw(self.place.command if self.place else ())
            if self.place is not None and self.view is not None:
                self._scroll_to_place()
        else:
            self._draw_near()

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
        number, column = event.y + self.scroll_offset.y, event.x
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
