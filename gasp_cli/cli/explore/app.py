"""The explorer: its keys among places and through seasons."""

from __future__ import annotations

from typing import Any

from gasp_cli.cli.explore.leads import Command, identifier
from gasp_cli.cli.explore.page_view import PageView
from gasp_cli.cli.explore.through_time import Point
from gasp_cli.cli.explore.typed_words import TypedWords
from gasp_cli.errors import GaspError

_PACE = 0.4
"""The seconds that each point of a season is shown when it plays."""


class Explorer(TypedWords):
    """The explorer over some views."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._playing = False

    def on_mount(self) -> None:
        """Play the season, once it is asked for."""
        self.set_interval(_PACE, self._play_on)

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor; to the side in a season, step through it."""
        self._playing = False
        view = self.view
        if right and view is not None and view.in_time is not None:
            self._step_to(view.in_time.step(right))
        else:
            self.tell("")
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
        self.show_instead(view)

    def action_other_steps(self) -> None:
        """Step through the table by day instead of by matchday, or the other way round."""
        self._playing = False
        self._enter_table()
        if self.view is not None and self.view.in_time is not None:
            self.show_instead(self.views.in_other_steps(self.view))

    def _enter_table(self) -> None:
        """Go from the page of a season into its table."""
        match self.view and self.view.command:
            case ("season", season):
                self.visit(self.opened(("table", season)))

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
        """Go into the place under the cursor, or pick it; without one stand on the first."""
        if self.page.place is not None:
            self._enter(self.page.place.command)
        else:
            self.page.move(1)

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
            self.visit(self.opened(command))
            self.page.focus()

    def action_go_back(self) -> None:
        """Go back to the view before, to the place one came from; from the first stop picking."""
        self._playing = False
        was_typed = self._visits[-1].typed if self._visits else False
        before = len(self._visits)
        super().action_go_back()
        if was_typed and len(self._visits) < before:
            self.clear_field()

    def action_to_start(self) -> None:
        """Go back to the first view; where that is another, to the overview."""
        self._playing = False
        super().action_to_start()
        self.clear_field()

    def action_to_end(self, last: bool) -> None:  # as a binding has it
        """Go to the top or the bottom, in a season to its beginning or its end."""
        view = self.view
        if view is not None and view.in_time is not None:
            self._step_to(None if last else view.in_time.points[0])
        else:
            self.tell("")
            self.page.to_end(last=last)

    def action_turn(self, pages: int) -> None:
        """Scroll by a screen."""
        self.tell("")
        self.page.turn(pages)

    def action_export(self) -> None:
        """Ask for the name of a file, and write the rows of the view into it."""
        self._playing = False
        super().action_export()
