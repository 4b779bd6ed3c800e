"""The keys of the explorer, from which its bindings, its last line and its help are made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gasp_cli.i18n import msg, translate


class Key(NamedTuple):
    """Keys that do the same: their names in Textual, as people know them, and what they do.

    `hint` is a word for the last line, for the few that stand there.
    """

    names: str
    shown: str
    action: str
    meaning: str
    hint: str = ""


KEYS = (
    Key("up,k", "↑ k", "move(-1, 0)", msg("to the place above")),
    Key("down,j", "↓ j", "move(1, 0)", msg("to the place below")),
    Key("left,h", "← h", "move(0, -1)", msg("to the left; in a season a step back")),
    Key("right,l", "→ l", "move(0, 1)", msg("to the right; in a season a step on")),
    Key("enter", msg("Enter"), "enter", msg("go in"), msg("in")),
    Key("backspace,escape", msg("Backspace"), "go_back", msg("go back"), msg("back")),
    Key("slash", "/", "type", msg("type: a name, a sentence to check, a question"), msg("type")),
    Key("space", msg("Space"), "play", msg("play the season, or stop")),
    Key("d", "d", "other_steps", msg("step through a table by day, or by matchday again")),
    Key("y", "y", "cite", msg("copy a citation of what the cursor is on, else of the page"),
        msg("cite")),
    Key("Y", "Y", "cite_page", msg("copy a citation of the page")),
    Key("c", "c", "copy_command", msg("copy the command that shows the same"), msg("command")),
    Key("o", "o", "open_address", msg("open the address under the cursor, else the first"),
        msg("open")),
    Key("e", "e", "export", msg("write the table as CSV or Markdown"), msg("save")),
    Key("home,g", "Home g", "to_end(False)", msg("to the top; in a season to its beginning")),
    Key("end,G", "End G", "to_end(True)", msg("to the bottom; in a season to its end")),
    Key("pagedown", "Page ↓", "turn(1)", msg("a screen down")),
    Key("pageup", "Page ↑", "turn(-1)", msg("a screen up")),
    Key("question_mark", "?", "keys", msg("all keys"), msg("keys")),
    Key("q", "q", "leave", msg("quit"), msg("quit")),
)  # fmt: skip
"""The keys while the page has the focus."""


_FIRST = ("enter", "go_back", "type", "keys", "leave")
"""The actions whose keys the last line shows first."""


def hints(width: int, step: str = "") -> str:
    """The keys for the last line, as many as fit; `step` names a step through a season, if any."""
    in_time = [("← →", step), (msg("Space"), msg("play"))] if step else []
    first = [(key.shown, key.hint) for action in _FIRST for key in KEYS if key.action == action]
    others = [(key.shown, key.hint) for key in KEYS if key.hint and key.action not in _FIRST]
    return _packed([*in_time, *first, *others], width)


def hints_of_field(width: int) -> str:
    """The keys for the last line while one types."""
    keys = [(msg("Enter"), msg("in")), ("↑ ↓", msg("choose")), ("Esc", msg("clear, then leave"))]
    return _packed(keys, width)


def _packed(keys: Iterable[tuple[str, str]], width: int) -> str:
    """As many keys with their meanings as fit."""
    shown = ""
    for name, hint in keys:
        longer = f"{shown}   " * bool(shown) + f"{translate(name)} {translate(hint)}"
        shown = longer if len(longer) <= width else shown
    return shown
