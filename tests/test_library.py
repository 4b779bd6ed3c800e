"""The library is the command line: the same questions with the same arguments, the same answers."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.command import Output
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.queries.matches import MatchRow
from gasp_cli.results import columns
from tests.conftest import Gasp, examples

METHODS = {command.name: command for command in COMMANDS if hasattr(KnowledgeBase, command.name)}
ROWS = [command.name for command in COMMANDS if command.rows]
OF_OUTPUT = ("--sort", "--fields", "--limit", "--format", "-f", "--save")
"""Options of the command line that choose how an answer is printed; each takes a value."""
OF_FILES = ("file", "draft", "fail_on", "stdin_filename", "everything", "save")
"""Parameters of commands for files, which a library has as texts, and for exit codes."""


def parameters(name: str) -> dict[str, Any]:
    """The parameters of a command, by name, without those of its output."""
    printing = (*Output._fields, *OF_FILES, "help")
    return {
        parameter.name: parameter
        for parameter in METHODS[name].load().params
        if parameter.name not in printing
    }


def lines(gasp: Gasp, name: str) -> Iterator[list[str]]:
    """The examples of a command without its output options, and the command alone."""
    of_method = inspect.signature(getattr(KnowledgeBase, name)).parameters.values()
    if not any(parameter.default is parameter.empty for parameter in list(of_method)[1:]):
        yield [name]
    for example in examples(gasp, name):
        if "draft.md" in example:
            continue
        words = iter(example)
        yield [word for word in words if word not in OF_OUTPUT or not next(words)]


def arguments(words: list[str]) -> dict[str, Any]:
    """The arguments that a command line gives, under the names of the command's parameters."""
    name, *rest = words
    typed = METHODS[name].load().make_context(name, rest).params
    given = {key: typed[key] for key in parameters(name) if typed[key] not in (None, False, ())}
    return {
        key: " ".join(value) if key == "words" else value[0] if _is_single(value) else value
        for key, value in given.items()
    }


def _is_single(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 1


def as_printed(rows: list[Any]) -> Any:
    """Rows as JSON has them."""
    objects = [dict(zip(columns(type(row)), row, strict=True)) for row in rows]
    return json.loads(json.dumps(objects))


def without_program(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without the name of the program before a command, which the library does not know."""
    for row in rows:
        for field in row.keys() & {"example", "command"}:
            row[field] = row[field].removeprefix("gasp ").removeprefix("check ")
    return rows


@pytest.mark.parametrize("name", ROWS)
def test_a_command_that_prints_rows_is_a_method_with_the_same_rows(
    name: str, kb: KnowledgeBase, gasp: Gasp
) -> None:
    assert name in METHODS, f"gasp {name} has no method in KnowledgeBase"
    for words in lines(gasp, name):
        answer = getattr(kb, name)(**arguments(words))
        rows = answer if isinstance(answer, list) else [answer]
        printed = json.loads(gasp(*words, "-f", "json").out)
        assert without_program(as_printed(rows)) == without_program(printed), words


@pytest.mark.parametrize("name", METHODS)
def test_a_method_has_the_parameters_of_its_command(name: str) -> None:
    of_method = inspect.signature(getattr(KnowledgeBase, name)).parameters
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in of_method.values()):
        return  # of `check`: the arguments of all measures
    assert parameters(name).keys() <= of_method.keys()


@pytest.mark.parametrize("name", ["show", "season"])
def test_a_command_that_prints_a_card_is_a_method_with_the_same_card(
    name: str, kb: KnowledgeBase, gasp: Gasp
) -> None:
    for words in lines(gasp, name):
        card = getattr(kb, name)(**arguments(words))
        printed = json.loads(gasp(*words, "-f", "json").out)
        fields = json.loads(json.dumps(card.fields))
        assert {key: printed[key] for key in fields} == fields
        for section, answer in card.sections.items():
            assert printed[section] == as_printed(answer.rows)


def test_cite_gives_what_the_command_prints(kb: KnowledgeBase, gasp: Gasp) -> None:
    for words in lines(gasp, "cite"):
        given = arguments(words)
        identifiers = given.pop("identifiers")
        ids = [identifiers] if isinstance(identifiers, str) else identifiers
        assert kb.cite(*ids, **given) == gasp(*words).out


def test_cite_warns_of_a_claim_that_the_record_contradicts(kb: KnowledgeBase) -> None:
    claim = kb.claims(verdict="contradicted")[0].id
    with pytest.warns(UserWarning, match=f"the record contradicts {claim}"):
        assert kb.cite(claim)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kb, season: kb.season(season),
        lambda kb, season: kb.table(season),
        lambda kb, season: kb.europe(season),
        lambda kb, season: kb.cups(season),
        lambda kb, season: kb.chart("points", season),
        lambda kb, season: kb.compare(season, "2021"),
        lambda kb, season: kb.compare("home", "away", season=season),
        *(
            lambda kb, season, name=name: getattr(kb, name)(season=season)
            for name in ("matches", "wins", "defeats", "streaks", "scorers", "facts", "timeline")
        ),
    ],
)
def test_a_season_may_be_a_number(ask: Any, kb: KnowledgeBase) -> None:
    assert ask(kb, 2020) == ask(kb, "2019-20")


def test_a_year_may_be_a_number(kb: KnowledgeBase) -> None:
    assert kb.timeline(2020) == kb.timeline("2020")
    assert kb.matches(season=[2020, "2021"]) == kb.matches(season=["2019-20", "2020-21"])


def test_an_empty_answer_has_columns(kb: KnowledgeBase) -> None:
    none = kb.matches(opponent="Inter", season=2020, since="2030-01-01")
    assert none == []
    assert none.columns == kb.matches(season=2020).columns == list(columns(MatchRow))
    assert kb.europe(2023).columns == none.columns
