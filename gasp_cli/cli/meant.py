"""The command line that was meant, where one was typed that does not exist."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from types import SimpleNamespace
from typing import Any

from typer.exceptions import TyperException

from gasp_cli.claims.value_parsing import iso_day
from gasp_cli.cli.command import PICKED_ON_TERMINALS
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.context import command_prefix, folder_in_use, open_kb
from gasp_cli.domain.dates import is_day
from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import AmbiguousName, GaspError, UsageError
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import closest_matches, match_name, normalise
from gasp_cli.scalars import shell_line

# fmt: off
_COMMANDS: Mapping[str, str] = {  # i18n: words that people type
    "ask": "question chiedi chiedere domanda domande",
    "career": "careers posts carriera carriere incarichi",
    "chart": "graph plot grafico grafici",
    "check": "verify controlla controllare verifica verificare",
    "cite": "citation quote-this cita citare citazione riferimento",
    "claims": "affermazioni verificabili",
    "clubs": "teams squadre",
    "compare": "comparison confronta confronto confrontare paragona",
    "competitions": "tournaments competizioni tornei",
    "coverage": "copertura",
    "cups": "cup coppa coppe",
    "disputes": "contradictions discordanze contraddizioni",
    "europe": "european-cups champions-league europa-league europa coppe-europee",
    "explore": "browse esplora sfoglia",
    "facts": "fatti",
    "help": "aiuto",
    "honours": "honors trophies trophy titles palmares trofei trofeo premi riconoscimenti",
    "matches --result L": "losses lost sconfitte perse",
    "defeats": "losses heavy-defeats biggest-defeat heaviest-defeat sconfitte disfatte",
    "matches": "match results fixtures games partite partita risultati calendario",
    "measures": "misure",
    "people": "players person persone giocatori protagonisti",
    "quotes": "said citazioni frasi dichiarazioni",
    "reference": "attestazioni",
    "scorers": "goals goalscorers top-scorer top-scorers hat-trick hat-tricks hattrick gol "
               "marcatori marcatore capocannoniere capocannonieri cannoniere cannonieri "
               "tripletta triplette",
    "search": "find cerca cercare trova",
    "season": "campaign stagione",
    "seasons": "campaigns finishes stagioni piazzamenti",
    "show": "mostra mostrare vedi",
    "sources": "fonti",
    "streaks": "streak runs run unbeaten serie strisce imbattibilita",
    "table": "standings league-table classifica",
    "timeline": "chronology history cronologia storia",
    "today": "on-this-day oggi accadde-oggi",
    "transfers": "transfer fee fees signings sales trasferimento trasferimenti costo prezzo "
                 "mercato acquisti cessioni",
    "versus": "head-to-head h2h opponents derby derbies precedenti avversarie contro",
    "wins": "victories big-wins biggest-win biggest-wins thrashing thrashings rout "
            "vittorie goleada goleade",
    "--version": "version versione",
    "kb add": "add aggiungi aggiungere",
    "kb check": "controlla verifica",
    "kb copy": "copy copia copiare",
    "kb export": "export esporta esportare",
    "kb import": "import importa importare",
    "kb new": "new nuova nuovo crea",
    "kb remove": "remove delete togli rimuovi cancella elimina",
}
_OPTIONS: Mapping[str, str] = {  # i18n: words that people type
    "on since+until": "date day data giorno il",
    "season year": "season stagione",
    "year season": "year anno",
    "since": "from after dal da dopo",
    "until on": "to before as-of at al a prima fino",
    "player name about opponent": "player person name scorer giocatore persona nome marcatore",
    "by player about": "speaker said-by autore chi di da",
    "about player name": "about of su",
    "opponent rivals about": "opponent club team against vs versus rival "
                             "avversaria avversario squadra contro",
    "competition": "tournament league cup competizione torneo coppa campionato",
    "matchday": "round week giornata",
    "venue": "where ground campo",
    "venue=home": "home casa",
    "venue=away": "away trasferta",
    "result": "outcome esito risultato",
    "result=W": "win wins won vinte vittorie",
    "result=D": "draw draws drawn pari pareggi pareggiate",
    "result=L": "loss losses lost perse sconfitte",
    "verdict": "verdetto",
    "limit": "top first max number n primi",
    "sort": "order order-by sort-by ordina",
    "fields": "field columns cols select campi colonne",
    "style": "format cite stile formato",
    "to": "format formato",
    "cite": "style citation stile citazione",
    "output_format": "output o formato",
    "output_format=json": "json",
    "output_format=csv": "csv",
    "output_format=tsv": "tsv",
    "output_format=markdown": "markdown md",
}
# fmt: on
"""By the words for them, the parameters that commands have for it, the first one counts."""

_SEASON, _DAY, _CLUB, _PERSON = (  # i18n: names of parameters
    "season", "on since+until", "opponent rivals about", "player about name opponent",
)  # fmt: skip
_ALIKE, _NEAR = 0.7, 0.8  # how like a name a misspelling of it is, and another word for it
_ELSEWHERE = {_SEASON: "season", _DAY: "show", _CLUB: "versus", _PERSON: "search"}
"""The command that takes such a word, where the command typed takes no word at all."""
_WITH_MORE_OPTIONS = {"show": ("cite",), "versus": ("matches", "--opponent")}
_HELP = ("help", "aiuto")  # i18n: words that people type
_OF_ONE_NAME = ("people", "show", "versus")
"""The commands whose argument is one name, which may have several words."""


class WrongLine(UsageError):
    """A command line that does not work; `meant` is one that does."""

    def __init__(self, message: str, meant: str) -> None:
        super().__init__(message, msg("did you mean {names}?", names=meant))
        self.meant = meant


def commands_meant(ctx: Any, words: Sequence[str]) -> list[str]:
    """The command lines for words that name no command of a group; none where none is known."""
    path = _path(ctx)
    known = {word: [*commands_for(word)] for text in _COMMANDS.values() for word in text.split()}
    known = {word: [line for line in lines if line.split()[: len(path)] == path]
             for word, lines in known.items()}  # fmt: skip
    known |= {name: [" ".join([*path, name])] for name in ctx.command.list_commands(ctx)}
    if words[0] == "gasp" and len(words) > 1:
        return [_command_line(ctx, *words[1:])]
    for count in (3, 2, 1):
        typed = normalise(" ".join(words[:count])).replace(" ", "-")
        if lines := known.get(typed):
            break
    else:
        close = closest_matches(words[0], ctx.command.list_commands(ctx), least=_ALIKE)
        close += closest_matches(words[0], filter(known.get, known), least=_NEAR)
        lines = list(dict.fromkeys(line for word in close for line in known[word]))
    return [_working(ctx, line.split(), words[count:]) for line in lines]


def _working(ctx: Any, line: list[str], rest: Sequence[str]) -> str:
    """The command line with the words that follow; with those in their place that were meant."""
    name, *options = line
    entries = [entry for entry in COMMANDS if entry.name == name and not _path(ctx)]
    # Parsing would ask for what these lack, or print the help.
    is_parsed = rest and name not in PICKED_ON_TERMINALS and not {"--help", "-h"} & {*rest}
    if entries and is_parsed:
        try:
            entries[0].load().make_context(name, [*options, *rest], parent=ctx)
        except WrongLine as error:
            return error.meant
        except (UsageError, TyperException):
            pass  # it says so itself
    return _command_line(ctx, *line, *rest)


def commands_for(word: str) -> Iterator[str]:
    """The command lines, after `gasp`, for another word than their own."""
    return (line for line, words in _COMMANDS.items() if word in words.split())


def commands_for_any(words: Sequence[str]) -> list[str]:
    """The command lines, after `gasp`, for all the words as one, else for each of them."""
    typed = normalise(" ".join(words))
    lines = [*commands_for(typed.replace(" ", "-"))]
    lines = lines or [line for word in typed.split() for line in commands_for(word)]
    return list(dict.fromkeys(line for line in lines if not line.startswith("kb ")))


def with_options(ctx: Any, typed: list[str], extra: list[str]) -> str:
    """The command line with what it lacks a place for as options or arguments of the command.

    `typed` are all its words, `extra` the spare arguments. Where the command takes one of them
    nowhere, it is that of a command that does. Quoted for a shell; empty where none is known.
    """
    if extra and extra[0] in _HELP:
        return _command_line(ctx, *_path(ctx), "--help")
    if len(extra) > 1 and (day := _day_of_year(" ".join(extra))):
        typed, extra = [*(word for word in typed if word not in extra), day], [day]
    names = list(takewhile(lambda word: not _is_flag(word), typed))
    if ctx.info_name in _OF_ONE_NAME and extra and set(extra) <= set(names):
        return _command_line(ctx, *_path(ctx), " ".join(names), *typed[len(names) :])
    words, rest, spare = list[str](), list(typed), list(extra)
    while rest:
        before = typed[: len(typed) - len(rest)]
        word = rest.pop(0)
        meant = _meant_by(ctx, word, rest, spare)
        if not meant:
            return _in_another_command(ctx, before, word, rest)
        words += meant
    if not extra and not _path(ctx.parent):  # spare arguments show once the options are right
        return _working(ctx.parent, _path(ctx), words)
    return _command_line(ctx, *_path(ctx), *words)


def _meant_by(ctx: Any, word: str, rest: list[str], spare: list[str]) -> list[str]:
    """The words in place of a word; takes a value from the rest, and the word from the spare."""
    own = {flag: parameter for parameter in ctx.command.params for flag in parameter.opts}
    flag, _, value = word.partition("=")
    if _is_flag(word) and flag not in own and flag.strip("-"):
        return _in_place_of(ctx, flag.strip("-"), value, rest)
    if flag in own and not own[flag].is_flag and not value:
        return [word, *(rest.pop(0) for _ in rest[:1])]
    if word in spare:
        spare.remove(word)
        return _as_parameter(ctx, _kind_of(ctx, word), word, only_options=True)
    return [word]


def _in_another_command(ctx: Any, before: list[str], word: str, rest: list[str]) -> str:
    """The line of another command that has a place for a word; empty where none is known."""
    flag, _, value = word.partition("=")
    if _is_flag(word) and ctx.info_name in _WITH_MORE_OPTIONS and len(before) == 1:
        return _with_more_options(ctx, before[0], [word, *rest])
    if _is_flag(word) and not _names_something(flag.strip("-")):
        return ""
    text, *others = [value, *rest] if value else rest if _is_flag(word) and rest else [word, *rest]
    return "" if _is_flag(text) else _elsewhere(ctx, text, [*before, *others])


def _with_more_options(ctx: Any, name: str, rest: list[str]) -> str:
    """The line of the command that takes the argument of this one, with other options."""
    command, *flag = _WITH_MORE_OPTIONS[ctx.info_name]
    (entry,) = (entry for entry in COMMANDS if entry.name == command)
    other = SimpleNamespace(
        command=entry.load(), command_path=f"gasp {command}", info_name=command,
        find_root=ctx.find_root, parent=ctx.parent,
    )  # fmt: skip
    return with_options(other, [*flag, name, *rest], [])


def _names_something(guess: str) -> bool:
    """Whether the value of such an option is a season, a club or a person."""
    return any(
        guess in words.split()
        for parameters, words in _OPTIONS.items()
        if not {"season", "opponent", "player"}.isdisjoint(parameters.split())
    )


def command_for(ctx: Any, text: str, *options: str) -> str:
    """The command line about a season, a club or a person, with these options; empty for others."""
    kind = _kind_of(ctx, text)
    command = _ELSEWHERE[kind] if kind in (_SEASON, _CLUB) else "people"
    if command == "people" and not _is_name(ctx, text, _people):
        return ""
    return _command_line(ctx, command, text, *options)


def _elsewhere(ctx: Any, text: str, others: Sequence[str]) -> str:
    """The line of another command that takes such a text, and the other words as options."""
    name = _ELSEWHERE[_kind_of(ctx, text)]
    (command,) = (entry for entry in COMMANDS if entry.name == name)
    known = {flag for parameter in command.load().params for flag in parameter.opts}
    if others and not (others[0].startswith("-") and set(filter(_is_flag, others)) <= known):
        return ""
    return _command_line(ctx, name, text, *others)


def _is_flag(word: str) -> bool:
    return word.startswith("-")


def _path(ctx: Any) -> list[str]:
    path: list[str] = ctx.command_path.split()
    return path[1:]


def _command_line(ctx: Any, *words: str) -> str:
    prefix = command_prefix(folder_in_use(ctx))
    return shell_line([*shlex.split(prefix), *words])


def _in_place_of(ctx: Any, guess: str, value: str, rest: list[str]) -> list[str]:
    """The words for an option that the command lacks; takes its value from the rest."""
    for parameters, words in _OPTIONS.items():
        if guess not in words.split():
            continue
        has_value = "=" not in parameters
        if has_value and not value and rest and not rest[0].startswith("-"):
            meant = _as_parameter(ctx, parameters, rest[0])
            if meant:
                del rest[0]
        else:
            meant = _as_parameter(ctx, parameters, value) if value or not has_value else []
        if meant:
            return meant
    return _misspelt(ctx, guess, value, rest)


def _misspelt(ctx: Any, guess: str, value: str, rest: list[str]) -> list[str]:
    """The words for a misspelt option; takes its value from the rest."""
    options = {parameter.name: parameter for parameter in ctx.command.params
               if parameter.param_type_name == "option"}  # fmt: skip
    names = {max(parameter.opts, key=len): name for name, parameter in options.items()}
    for flag in closest_matches(guess, names, 1, _NEAR):
        if options[names[flag]].is_flag:
            return [flag]
        if text := value or next(iter(rest), ""):
            try:
                options[names[flag]].type.convert(text, None, None)
            except TyperException:
                continue  # `--score 3-0` is not `--scored`
            del rest[: not value]
            return [flag, text]
    return []


def _as_parameter(ctx: Any, names: str, value: str, *, only_options: bool = False) -> list[str]:
    """The words that give a value to the first of these parameters that the command has."""
    own = {
        parameter.name: parameter
        for parameter in ctx.command.params
        if parameter.param_type_name == "option" or not only_options
    }
    for name in names.split():
        plain, _, fixed = name.partition("=")
        parameters = [own[part] for part in plain.split("+") if part in own]
        if len(parameters) <= plain.count("+"):
            continue
        words: list[str] = []
        for parameter in parameters:
            given = fixed or _value_for(parameter, value)
            is_option = parameter.param_type_name == "option"
            words += [max(parameter.opts, key=len), given] if is_option else [given]
        return words if all(words) else []
    return []


def _value_for(parameter: Any, value: str) -> str:
    """The value as a parameter takes it: a day in ISO format, a choice in full; empty for none."""
    if choices := getattr(parameter.type, "choices", ()):
        return next((choice for choice in choices if value.lower() in choice.lower()), "")
    if parameter.name == "on" and parameter.metavar == "MM-DD":
        return _day_of_year(value).removeprefix("2000-") or value
    return _day(value) or value


def _day(text: str) -> str:
    """A day in words or, day first, in figures in ISO format; empty for any other text."""
    day, *_ = parts = text.split("/")
    figures = f"{parts[-1]}-{parts[1]:0>2}-{day:0>2}" if len(parts) == len("dmy") else text
    return next(filter(is_day, (figures, iso_day(text))), "")


def _day_of_year(text: str) -> str:
    """A day as `_day`, also without its year, which is 2000 then."""
    return _day(text) or _day(f"{text}/2000") or _day(f"{text} 2000")


def _kind_of(ctx: Any, text: str) -> str:
    """The parameters for a spare argument: those of a season, a day, a club or a person."""
    with suppress(UsageError):
        return _SEASON if parse_season(text) else ""
    if _day_of_year(text):
        return _DAY
    return _CLUB if _is_club(ctx, text) else _PERSON


def _is_club(ctx: Any, text: str) -> bool:
    return _is_name(ctx, text, lambda story: story.record.club_names)


def _people(story: Story) -> Mapping[str, Iterable[str]]:
    return {person.name: person.aliases for person in story.people}


def _is_name(ctx: Any, text: str, names: Callable[[Story], Mapping[str, Iterable[str]]]) -> bool:
    """Whether a text is one of these names of the knowledge base in use, or fits several."""
    try:
        story = open_kb(Story, folder_in_use(ctx))
        return match_name(text, names(story), "") is not None
    except AmbiguousName:
        return True
    except GaspError:
        return False
