"""The keys of the explorer, from which its bindings, its last line and its help are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from gasp_cli.i18n import msg, translate

Action = TypeVar("Action")


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
    Key("escape,backspace", "Esc", "go_back", msg("go back; Backspace does too"), msg("back")),
    Key("H", "H", "to_start", msg("go back to where you began, from there to the overview")),
    Key("slash", "/", "type", msg("type: a name, a sentence to check, a question")),
    Key("space", msg("Space"), "play", msg("play the season, or stop"),
        msg("play")),
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
    Key("pagedown", msg("Page ↓"), "turn(1)", msg("a screen down")),
    Key("pageup", msg("Page ↑"), "turn(-1)", msg("a screen up")),
    Key("question_mark", "?", "keys", msg("all keys"), msg("keys")),
    Key("q", "q", "leave", msg("quit"), msg("quit")),
)  # fmt: skip
"""The keys while the page has the focus."""


_SHOWN = (
    "enter", "go_back", "play", "other_steps", "cite", "copy_command", "export", "leave", "keys",
)  # fmt: skip
"""The actions whose keys the last line shows, in this order."""
_NEEDED = (
    "keys", "enter", "go_back", "leave", "play", "other_steps", "cite", "copy_command", "export",
)  # fmt: skip
"""The same, the most needed ones first: others give way where the line is short."""

Hint = tuple[str, str]
"""A key and a word for what it does, as the reader sees them."""


def hints(
    width: int, step: str = "", other_steps: str = "", *, picks: bool = False, saves: bool = False
) -> list[Hint]:
    """The keys for the last line, as many as fit.

    `step` names a step through a season, `other_steps` the other way of stepping, if any; `picks`
    says that Enter takes what is chosen, `saves` that there are rows to write.
    """
    words = {key.action: (key.shown, key.hint) for key in KEYS if key.action in _SHOWN}
    words |= {"step": ("← →", step), "other_steps": ("d", other_steps)}
    if picks:
        words["enter"] = (msg("Enter"), msg("takes it"))
    if not step:
        del words["step"], words["play"]
    if not saves:
        del words["export"]
    if not other_steps:
        del words["other_steps"]
    needed = {action: words[action] for action in ("step", *_NEEDED) if action in words}
    fitting = _fitting(needed, width)
    return [fitting[action] for action in ("step", *_SHOWN) if action in fitting]


def hints_of_field(width: int, *, picks: bool = False) -> list[Hint]:
    """The keys for the last line while one types."""
    enters = msg("takes it") if picks else msg("in")
    keys = [(msg("Enter"), enters), ("↑ ↓", msg("choose")), ("Esc", msg("clear, then leave"))]
    return list(_fitting(dict(enumerate(keys)), width).values())


def _fitting(keys: Mapping[Action, Hint], width: int) -> dict[Action, Hint]:
    """The first of the keys that fit, and further ones that fit beside them."""
    fitting: dict[Action, Hint] = {}
    for action, (key, hint) in keys.items():
        shown = (translate(key), translate(hint))
        if len(_GAP.join(map(" ".join, [*fitting.values(), shown]))) <= width:
            fitting[action] = shown
    return fitting


_GAP = "  "
