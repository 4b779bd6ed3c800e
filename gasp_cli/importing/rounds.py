"""One spelling for every round: `Sechzehntelfinale` and `Round of 32` are the same stage."""

from __future__ import annotations

import re
from typing import NamedTuple

from gasp_cli.model import FINAL, LEAGUE_PHASE, matchday_stage


class Round(NamedTuple):
    """A round as the record has it.

    `stage` is empty in a group stage whose file does not name the groups. `number` is that of
    a numbered round (`Round 2`), which is a matchday in a league and a stage in a cup.
    """

    stage: str
    matchday: int | None = None
    leg: int | None = None
    number: int | None = None


_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")
_MATCHDAY = re.compile(
    r"(?:matchday|spieltag|giornata|jornada|journée)\W*(\d+)"
    r"|(\d+)\W*(?:\^|st|nd|rd|th|\.|ª|º|e|ème)?\s*(?:matchday|spieltag|giornata|jornada|journée)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:group|gruppe|girone|grupo|groupe)\s+([A-Z0-9]{1,2})", re.IGNORECASE)
_LEG = re.compile(r"[,\s(]+(?:(\d)(?:st|nd)?\s+leg|leg\s+(\d)|matchday\s+(\d))\)?$", re.IGNORECASE)
_PHASE = re.compile(r"^(?:finals|final phase|knockout(?: phase| stage)?)\s*[,:-]\s*", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:round\s+(\d{1,2})|(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:round|runde))", re.IGNORECASE
)
_QUALIFYING = re.compile(
    r"(?:(first|second|third|1st|2nd|3rd)\s+qualifying\s+round|qualifying\s+round\s+(\d))",
    re.IGNORECASE,
)
PLAY_OFFS = "Play-offs"
"""What `Playoffs` is until the competition says which round it calls so."""

# What is left once phase, leg and matchday are taken off; in the languages seen in the wild.
_STAGES = {
    "preliminary round": "Preliminary round",
    "play-off round": "Play-off round",
    "playoff round": "Play-off round",
    "playoffs": PLAY_OFFS,
    "play-offs": PLAY_OFFS,
    "knockout phase play-offs": "Knockout phase play-offs",
    "knockout round play-offs": "Knockout phase play-offs",
    "round of 64": "Round of 64",
    "round of 32": "Round of 32",
    "sechzehntelfinale": "Round of 32",
    "last 32": "Round of 32",
    "round of 16": "Round of 16",
    "last 16": "Round of 16",
    "achtelfinale": "Round of 16",
    "ottavi di finale": "Round of 16",
    "quarterfinals": "Quarter-finals",
    "quarterfinal": "Quarter-finals",
    "viertelfinale": "Quarter-finals",
    "quarti di finale": "Quarter-finals",
    "semifinals": "Semi-finals",
    "semifinal": "Semi-finals",
    "halbfinale": "Semi-finals",
    "semifinali": "Semi-finals",
    "third place": "Third-place match",
    "third place match": "Third-place match",
    "relegation play-off": "Relegation play-off",
    "final": FINAL,
    "finale": FINAL,
    "league phase": LEAGUE_PHASE,
    "league": LEAGUE_PHASE,
    "group": "",
    "group stage": "",
}
_STAGES |= {f"{word.lower()} round": f"{word} round" for word in _ORDINALS}


def _number(found: re.Match[str]) -> int:
    return int(next(group for group in found.groups() if group))


def read_round(name: str, *, marked: bool) -> Round | None:
    """The round that a heading names; None where it names none.

    `marked` headings begin with a sign (`▪`, `»`); a bare line must be a round's name whole.
    """
    name = name.strip()
    if found := _GROUP.fullmatch(name):
        return Round(f"Group {found[1].upper()}")
    if found := _NUMBERED.fullmatch(name):
        number = _number(found)
        stage = f"{_ORDINALS[number - 1]} round" if 0 < number <= len(_ORDINALS) else name
        return Round(stage, number=number)
    if found := _MATCHDAY.fullmatch(name):
        matchday = _number(found)
        return Round(matchday_stage(matchday), matchday)
    if found := _QUALIFYING.fullmatch(name):
        words = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
        index = words[found[1].lower()] if found[1] else int(found[2]) - 1
        return Round(f"{_ORDINALS[index]} qualifying round") if index in range(3) else None
    head = name
    number_after: int | None = None
    if found := _LEG.search(name):
        head, number_after = name[: found.start()], _number(found)
    if found := _GROUP.fullmatch(head):
        return Round(f"Group {found[1].upper()}", number_after)
    head = re.sub(r"(\w)-(finals?)$", r"\1\2", _PHASE.sub("", head.strip()), flags=re.IGNORECASE)
    known = _STAGES.get(head.lower())
    if known is None:
        return read_round(head, marked=marked) if head != name and marked else None
    if known in ("", LEAGUE_PHASE):
        return Round(known, number_after)
    return Round(known, None, number_after)
