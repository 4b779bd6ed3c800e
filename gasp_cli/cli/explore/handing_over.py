"""The keys that hand over what is shown: citations, commands, addresses, files."""

from __future__ import annotations

from collections.abc import Sequence

from gasp_cli.cli.explore import hand_over
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.trail import Trail
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg, translate


class HandingOver(Trail):
    """Views of which a citation, the command or the rows can be taken along."""

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
        view = self.view
        if view is None or view.answer is None or not view.answer.rows:
            self.tell(msg("There is no table here to write."))
            return
        # Only who writes needs it.
        from gasp_cli.cli.explore.save_as import SaveAs

        self.push_screen(SaveAs(view.answer, hand_over.file_name(view.command)), self._saved)

    def _saved(self, told: str | None) -> None:
        self.tell(told or "")
