"""One spelling for every round: `Sechzehntelfinale` and `Round of 32` are the same stage."""

from __future__ import annotations

import re
from typing import NamedTuple

from gasp_cli.domain.model import FINAL, LEAGUE_PHASE, matchday_stage
from gasp_cli.matching import normalise
from gasp_cli.readers.scores import DASHES


class Round(NamedTuple):
    """A round as the record has it.

    `stage` is empty in a group stage whose file does not name the groups. `number` is that of
    a numbered round (`Round 2`), which is a matchday in a league and a stage in a cup.
    """

    stage: str
    matchday: int | None = None
    leg: int | None = None
    number: int | None = None


PLAY_OFFS = "Play-offs"
"""The stage of `Playoffs` until the competition's `stages` name the round."""

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")

# The names of stages, without blanks and accents, in the languages openfootball writes.
_NAMES = {
    "Preliminary round": "preliminary preliminaryround",  # i18n: data
    "Play-off round": "playoffround",  # i18n: data
    PLAY_OFFS: "playoff playoffs",  # i18n: data
    "Knockout phase play-offs": "knockoutphaseplayoffs knockoutroundplayoffs",  # i18n: data
    "Round of 64": "roundof64 last64 132finals 132final",  # i18n: data
    "Round of 32": "roundof32 last32 116finals 116final sechzehntelfinale"  # i18n: data
    " sedicesimidifinale dieciseisavosdefinal seiziemesdefinale",
    "Round of 16": "roundof16 last16 18finals 18final achtelfinale ottavidifinale"  # i18n: data
    " octavosdefinal huitiemesdefinale oitavosdefinal",
    "Quarter-finals": "quarterfinals quarterfinal 14finals 14final viertelfinale quartidifinale"
    " cuartosdefinal quartsdefinale quartosdefinal",  # i18n: data
    "Semi-finals": "semifinals semifinal 12finals 12final halbfinale semifinali semifinale"
    " semifinales demifinales demifinale meiasfinais",  # i18n: data
    "Third-place match": "thirdplace thirdplacematch thirdplaceplayoff"  # i18n: data
    " matchforthirdplace spielumplatz3 platz3 petitefinale tercerpuesto",
    "Relegation play-off": "relegationplayoff relegationplayoffs playout playouts",  # i18n: data
    FINAL: "final finale endspiel",  # i18n: data
    LEAGUE_PHASE: "league leaguephase leaguestage ligaphase",  # i18n: data
    "": "group groupstage gruppenphase faseagironi fasedegrupos phasedegroupes",  # i18n: data
}
_STAGES = {name: stage for stage, names in _NAMES.items() for name in names.split()}
_STAGES |= {f"{word.lower()}round": f"{word} round" for word in _ORDINALS}  # i18n: data

_LEG_NAMES = {
    1: "first leg,1st leg,1 leg,leg 1,hinspiel,hinspiele,ida,aller,andata",  # i18n: data
    2: "second leg,2nd leg,2 leg,leg 2,ruckspiel,ruckspiele,vuelta,retour,ritorno",  # i18n: data
}
_LEGS = {name: leg for leg, names in _LEG_NAMES.items() for name in names.split(",")}

_MATCHDAY_WORDS = "matchday|spieltag|giornata|jornada|journ[ée]e"
_MATCHDAY = re.compile(
    rf"(?:{_MATCHDAY_WORDS})\W*(\d+)(?:\s+of\s+\d+)?"
    rf"|(\d+)\W*(?:\^|st|nd|rd|th|\.|ª|º|e|ème)?\s*(?:{_MATCHDAY_WORDS})",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:group|gruppe|girone|grupo|groupe)\s+([A-Z0-9]{1,2})", re.IGNORECASE)
_ROUND_WORDS = "round|runde|runda|ronda|turno"
_NUMBERED = re.compile(
    rf"(?:{_ROUND_WORDS})\s*(\d{{1,2}})|(\d{{1,2}})(?:st|nd|rd|th|\.|°|º)?\s*(?:{_ROUND_WORDS})",
    re.IGNORECASE,
)
_QUALIFYING = re.compile(
    r"(?:(first|second|third|1st|2nd|3rd)\s+qualifying\s+round|qualifying\s+round\s+(\d))",
    re.IGNORECASE,
)
_APART = rf"(?<![\s,/({DASHES}])[\s,/({DASHES}]+"
# Suffixes of a round's name; only a leg or a matchday changes which round it is.
_REPLAY = re.compile(rf"{_APART}(?:replays?|wiederholungsspiele?)\)?$", re.IGNORECASE)
_KNOCKOUT = re.compile(r"(?<!\s)\s+\((?:knockout|k\.?o\.?)\)$", re.IGNORECASE)
_LEGS_BEHIND = tuple(
    re.compile(rf"{_APART}({leg})\)?$", re.IGNORECASE)
    for leg in (r"\w+\.?\s+leg", r"leg\s+\d", r"[^\W\d]+")
)
_OF_TWO = re.compile(r"(leg\s+\d)\s+of\s+2$", re.IGNORECASE)
_MATCHDAY_BEHIND = re.compile(
    r"(?<![\s,(])[\s,(]+matchday\s+(\d{1,2})(?:\s+of\s+\d+)?\)?$", re.IGNORECASE
)
# Prefixes for the two parts that a season may have.
_FINALS = re.compile(
    rf"^(?:finals|final phase|knockout(?: phase| stage)?)\s*[,:{DASHES}]\s*", re.IGNORECASE
)
# The play-offs of a league, whose rounds are named behind them: `Playoff, Semifinals`.
_OF_PLAY_OFFS = re.compile(
    rf"^(?:promotion )?play-?offs?(?:\s*[,:{DASHES}]\s*|\s+)(?=\S)", re.IGNORECASE
)
_REGULAR = re.compile(rf"^(?:regular(?: season)?|grunddurchgang)\s*[,:{DASHES}]\s*", re.IGNORECASE)
_LONGEST = 200  # letters; a longer text is not a heading, whatever it is


def _number(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def read_leg(name: str) -> int | None:
    """The leg of a heading that names nothing else: `Hinspiel` is the first."""
    return _LEGS.get(normalise(_OF_TWO.sub(r"\1", name.strip().rstrip(":"))))


def read_round(name: str, *, marked: bool) -> Round | None:
    """The round that a heading names, else None.

    `marked` headings begin with a sign (`▪`, `»`), so that even a bare number is a matchday of a
    regular season. A replay belongs to the round that it replays.
    """
    if len(name) > _LONGEST:
        return None
    name = _KNOCKOUT.sub("", _REPLAY.sub("", name.strip().rstrip(":").rstrip()))
    if regular := _REGULAR.match(name):
        name = name[regular.end() :]
        if marked and name.isdecimal():
            return Round(matchday_stage(int(name)), int(name))
    if match := _MATCHDAY.fullmatch(name):
        matchday = _number(match)
        return Round(matchday_stage(matchday), matchday)
    if match := _MATCHDAY_BEHIND.search(name):
        return _with_matchday(name[: match.start()], _number(match))
    head, leg = _without_leg(name)
    stage = _read_stage(head)
    if stage is None or leg is None:
        return stage
    has_legs = stage.stage != LEAGUE_PHASE and not is_group(stage.stage)
    return stage._replace(leg=leg) if has_legs else None


def is_group(stage: str) -> bool:
    """Whether a stage is a group, `Group A`, or groups whose names the file does not give."""
    return not stage or stage.startswith("Group ")


def _with_matchday(head: str, matchday: int) -> Round | None:
    """`Group, Matchday 3`, `League, Matchday 8`; in `Playoffs, Matchday 2` it is the leg."""
    stage = _read_stage(head)
    if stage is None:
        return None
    if stage.stage == LEAGUE_PHASE or is_group(stage.stage):
        return stage._replace(matchday=matchday)
    return stage._replace(leg=matchday) if matchday in (1, 2) else None


def _without_leg(name: str) -> tuple[str, int | None]:
    name = _OF_TWO.sub(r"\1", name)
    for behind in _LEGS_BEHIND:
        if (match := behind.search(name)) and (leg := read_leg(match[1])):
            return name[: match.start()], leg
    return name, None


def _read_stage(name: str) -> Round | None:
    """The round of a name without its leg and matchday."""
    if group := _GROUP.fullmatch(name):
        return Round(f"Group {group[1].upper()}")
    if numbered := _NUMBERED.fullmatch(name):
        number = _number(numbered)
        named = 0 < number <= len(_ORDINALS)
        return Round(
            f"{_ORDINALS[number - 1]} round" if named else f"Round {number}",  # i18n: a stage
            number=number,
        )
    if qualifying := _QUALIFYING.fullmatch(name):
        words = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
        index = words[qualifying[1].lower()] if qualifying[1] else int(qualifying[2]) - 1
        if index not in range(3):
            return None
        return Round(f"{_ORDINALS[index]} qualifying round")  # i18n: a stage
    stage = _STAGES.get(normalise(_FINALS.sub("", name)).replace(" ", ""))
    if stage is not None:
        return Round(stage)
    play_offs = _OF_PLAY_OFFS.match(name)
    within = _read_stage(name[play_offs.end() :]) if play_offs else None
    if within is None or is_group(within.stage) or within.stage == LEAGUE_PHASE:
        return None
    # Its number is that of a round of the play-offs, not of a matchday.
    return Round(within.stage)
