"""The cost of commands in counts that do not vary: modules loaded, files read, matches made.

Every command runs in a process of its own. What its answer needs is written out here; whatever
it takes besides is the line that fails.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.domain.model import EditionKey, Status
from gasp_cli.domain.seasons import days_of
from tests.conftest import DATA, ROOT

# Runs command lines one after another in a fresh process. Nothing is imported before the first
# has run: each open file and each match is counted where Python itself opens and makes it.
PROBE = """
import builtins, sys

loaded, opened, made, started, costs = set(sys.modules), [], [], [], []

def heard(event, arguments):
    if event == "open" and not isinstance(arguments[0], int):
        opened.append(str(arguments[0]))
    if event in ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.system", "socket.connect"):
        started.append(event)

def counted(make):
    def count(*arguments, **fields):
        made.append(make)
        return make(*arguments, **fields)
    return count

def built(body, name, *bases, **options):
    kind = build(body, name, *bases, **options)
    if name == "Match":
        kind.__new__ = staticmethod(counted(kind.__new__))
        kind._make = staticmethod(counted(kind._make))
    return kind

build, builtins.__build_class__ = builtins.__build_class__, built
sys.addaudithook(heard)
from gasp_cli.__main__ import main

for sys.argv[1:] in LINES:
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    costs.append((code, sorted({*sys.modules} - loaded), [*opened], len(made), [*started]))
import json
print("", json.dumps(costs), sep="\\n")
"""


class Cost(NamedTuple):
    """The cost of a command line; `in_any_format` has the modules of each format, too."""

    modules: frozenset[str]
    files: list[str]
    matches: int
    started: list[str]
    in_any_format: frozenset[str]

    @property
    def rooms(self) -> set[str]:
        """The packages and root modules of ours that were loaded."""
        names = [name.split(".") for name in self.modules]
        return {parts[1] for parts in names if parts[0] == "gasp_cli" and len(parts) > 1}


FORMATS = ("json", "tsv", "csv", "jsonl", "markdown")


@cache
def cost(line: str, **environment: str) -> Cost:
    """The cost of `gasp` with these arguments; rows are printed in every format."""
    words = shlex.split(line)
    prints = any(command.rows for command in COMMANDS if command.name in words[:1])
    lines = [[*words, "--format", form] for form in FORMATS] if prints else [words]
    # What measures coverage would load modules of its own, and hide that we load them.
    around = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", f"LINES = {lines!r}{PROBE}"],
        cwd=ROOT, env=around | environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    costs = json.loads(done.stdout.splitlines()[-1])
    assert {code for code, *_ in costs} == {0}, done.stderr
    _, modules, opened, matches, started = costs[0]
    paths = [Path(file) for file in opened]
    files = [str(path.relative_to(DATA)) for path in paths if path.is_relative_to(DATA)]
    return Cost(
        frozenset(modules), [file.removesuffix(".json") for file in files], matches, started,
        frozenset(costs[-1][1]),
    )  # fmt: skip


# What would be felt at every start.
HEAVY = {
    "asyncio", "calendar", "concurrent.futures", "decimal", "duckdb", "email", "filelock", "http",
    "hypothesis", "importlib.metadata", "logging", "multiprocessing", "pandas", "pyarrow",
    "pydantic", "pygments", "random", "rich", "secrets", "socket", "sqlite3", "statistics",
    "tempfile", "unittest", "urllib.request", "xml", "zoneinfo",
}  # fmt: skip
# From outside, besides what `gasp --version` loads with Typer.
FOREIGN = {"json", "_json", "tinydb", "unicodedata"}
A_SENTENCE = "check 'They finished third in Serie A in 2019-20.'"
A_DRAFT = "check tests/drafts/draft.md --fail-on never"
A_QUESTION = "ask 'where did Atalanta finish in 2019-20?'"
FOREIGN_TO_SOME = {
    "measures": {"shlex"},
    A_SENTENCE: {"_bisect", "array", "bisect"},
    # Markdown alone needs marko, and what that needs.
    A_DRAFT: {
        "_bisect", "_string", "array", "bisect", "dataclasses", "encodings", "html", "marko",
        "shlex", "string",
    },
    A_QUESTION: {"shlex"},
}  # fmt: skip

# The rooms that a command which prints rows may load. What writes, what checks a whole knowledge
# base and the library are for others.
ROOMS = {
    "__main__", "cli", "declarations", "domain", "errors", "i18n", "kb", "matching", "queries",
    "render", "results", "scalars", "store",
}  # fmt: skip

FIRST = "2015-16"
"""The season that ended as the coach came; a question about the club reads none before it."""
LEAGUE = "about competitions editions matches/serie-a"
TABLES = f"{LEAGUE} sanctions"


def tables_of(*seasons: str) -> str:
    """The files that tables of these seasons need."""
    files = (f"matches/serie-a.{season}" for season in seasons)
    return " ".join(("about competitions editions sanctions", *files))


EUROPE = "about competitions editions matches/champions-league matches/europa-league"
CUPS = (
    "about competitions editions matches/coppa-italia matches/supercoppa-italiana "
    "matches/uefa-super-cup"
)
OWN = " ".join(sorted({*EUROPE.split(), *CUPS.split(), "matches/serie-a"} - {"competitions"}))
EARLIER = ("2007-08", "2008-09", "2009-10", "2011-12", "2012-13", "2013-14", "2014-15")
BEFORE = " ".join(f"matches/serie-a.{season}" for season in EARLIER)
STATED = "spells transfers goals"
REFERENCE = f"finishes {STATED} venues honours figures"
JUDGED = f"{OWN} {BEFORE} competitions sanctions story {REFERENCE}"


def nothing(_: KnowledgeBase) -> int:
    return 0


def not_simply_played(kb: KnowledgeBase, *seasons: str) -> int:
    """The matches that tables of the league look at one by one: awarded, cancelled, play-offs."""
    return sum(
        match.status is not Status.PLAYED or match.matchday is None
        for season in seasons
        for match in kb.record.season(EditionKey(kb.record.league_of(season).name, season)).all
    )


def rounds(kb: KnowledgeBase, season: str) -> int:
    """The club's matches in the league, in which everybody meets everybody twice."""
    edition = kb.record.edition(EditionKey(kb.record.league_of(season).name, season))
    assert edition is not None
    return 2 * (len(edition.clubs) - 1)


def abroad(kb: KnowledgeBase, *seasons: str) -> int:
    """The club's matches in Europe in these seasons, or in all."""
    return sum(row.played for row in kb.europe() if row.season in seasons or not seasons)


def in_cups(kb: KnowledgeBase, *seasons: str) -> int:
    """The club's matches in the cups in these seasons, or in all."""
    return sum(row.played for row in kb.cups() if row.season in seasons or not seasons)


def own(kb: KnowledgeBase) -> int:
    """The club's matches in all seasons on record, also before the coach came."""
    club = kb.about.club
    seasons = [edition for edition in kb.record.editions if club in edition.clubs]
    return sum(len(kb.record.season(season.key).matches_of(club)) for season in seasons)


def own_and_compared(kb: KnowledgeBase) -> int:
    """Of clubs that claims compare with the club, no more matches than a league season has."""
    clubs = rounds(kb, "2019-20") // 2 + 1
    return own(kb) + clubs * (clubs - 1)


def coached(kb: KnowledgeBase) -> int:
    """The matches of the clubs with coaches, in the seasons in which these were there."""
    count = 0
    for row in kb.career():
        if row.played and row.club and row.from_:
            for edition in kb.record.editions:
                begin, end = days_of(edition.season)
                if row.club in edition.clubs and begin <= f"{row.to}~" and row.from_ <= end:
                    count += len(kb.record.season(edition.key).matches_of(row.club))
    return count


class Need(NamedTuple):
    """The needs of an answer: files, the most matches that it looks at, and its own rooms."""

    files: str
    at_most: Callable[[KnowledgeBase], int] = nothing
    rooms: frozenset[str] = frozenset()


CLAIMS = frozenset({"claims"})
WORDS = frozenset({"claims", "drafts", "grammar"})
A_PLACE = f"{tables_of('2019-20')} clubs venues"
A_LEAGUE_SEASON = "matches --season 2020 --competition 'Serie A'"
NEEDS = {
    "seasons": Need(
        TABLES, lambda kb: not_simply_played(kb, *(row.season for row in kb.seasons()))
    ),
    "table 2024": Need(tables_of("2023-24"), lambda kb: not_simply_played(kb, "2023-24")),
    "chart positions": Need(
        TABLES, lambda kb: not_simply_played(kb, *(row.season for row in kb.seasons()))
    ),
    "chart race 2020": Need(tables_of("2019-20"), lambda kb: not_simply_played(kb, "2019-20")),
    "europe": Need(EUROPE, abroad),
    "europe 2024": Need(
        "about competitions editions matches/europa-league.2023-24",
        lambda kb: abroad(kb, "2023-24"),
    ),
    "cups": Need(CUPS, in_cups),
    "cups 2021": Need(
        "about competitions editions matches/coppa-italia.2020-21",
        lambda kb: in_cups(kb, "2020-21"),
    ),
    "matches": Need(OWN, own),
    A_LEAGUE_SEASON: Need(
        "about competitions editions matches/serie-a.2019-20", lambda kb: rounds(kb, "2019-20")
    ),
    "wins": Need(OWN, own),
    "defeats": Need(OWN, own),
    "compare 2020 2021": Need(
        tables_of("2019-20", "2020-21"), lambda kb: not_simply_played(kb, "2019-20", "2020-21")
    ),
    "compare first second --season 2020": Need(
        tables_of("2019-20"), lambda kb: rounds(kb, "2019-20") + not_simply_played(kb, "2019-20")
    ),
    "compare Inter Juventus": Need(OWN, own),
    "versus": Need(OWN, own),
    "versus Juventus": Need(OWN, own),
    "streaks": Need(OWN, own),
    "today --on 2025-05-22": Need(f"{OWN} competitions story venues", own, rooms=CLAIMS),
    "facts": Need(JUDGED, own_and_compared, rooms=CLAIMS),
    "facts --about Lookman": Need(
        f"{EUROPE} clubs matches/serie-a story {STATED}", own, rooms=CLAIMS
    ),
    "quotes --player Lookman": Need("story", rooms=CLAIMS),
    "people": Need("story", rooms=CLAIMS),
    "people Papu": Need(
        "about competitions editions matches/champions-league matches/serie-a story " + STATED,
        own,
        rooms=CLAIMS,
    ),
    "transfers": Need("about editions spells story transfers", rooms=CLAIMS),
    "career": Need(
        f"{OWN} {BEFORE} matches/serie-a.2010-11 competitions spells story",
        coached,
        rooms=CLAIMS,
    ),
    "honours": Need(
        f"{LEAGUE} honours matches/europa-league story {STATED}",
        lambda kb: abroad(kb, "2023-24"),
        rooms=CLAIMS,
    ),
    "timeline": Need(JUDGED, own_and_compared, rooms=CLAIMS),
    "sources": Need(JUDGED, own_and_compared, rooms=CLAIMS),
    "claims": Need(JUDGED, own_and_compared, rooms=CLAIMS),
    "disputes": Need(JUDGED, own_and_compared, rooms=CLAIMS),
    "check goals_for --season 2019 --says 77": Need(
        tables_of("2018-19"), lambda kb: rounds(kb, "2018-19"), rooms=CLAIMS
    ),
    A_SENTENCE: Need(A_PLACE, lambda kb: rounds(kb, "2019-20"), rooms=WORDS),
    A_DRAFT: Need(f"{OWN} clubs competitions sanctions venues", own_and_compared, rooms=WORDS),
    A_QUESTION: Need(A_PLACE, lambda kb: rounds(kb, "2019-20"), rooms=WORDS),
    "measures": Need("story", rooms=CLAIMS),
    "search penalty": Need(
        f"{OWN} clubs competitions story translations {REFERENCE} shootouts",
        own,
        rooms=CLAIMS,
    ),
    "reference": Need(f"{REFERENCE} shootouts"),
    "scorers": Need(f"{OWN} goals", own),
    "clubs": Need("clubs"),
    "competitions": Need("competitions editions"),
    "coverage": Need(
        "about editions goals matches/coppa-italia matches/europa-league "
        "matches/supercoppa-italiana matches/uefa-super-cup",
        own,
    ),
}


def first_example(command: CommandSpec) -> str:
    """The first example of a command's help, filled in from the built-in knowledge base."""
    done = subprocess.run(
        [sys.executable, "-m", "gasp_cli", command.name, "--help"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.partition("Examples:\n")[2].splitlines()[0].removeprefix("  gasp ")


def entry_of(line: str) -> CommandSpec:
    """The command of a line."""
    return next(command for command in COMMANDS if command.name == line.split(maxsplit=1)[0])


# A command that is not written out may need what claims need, and no file twice.
ROWS = {command for command in COMMANDS if command.rows}
DERIVED = {
    first_example(command): Need(JUDGED, own_and_compared, rooms=CLAIMS)
    for command in ROWS - {entry_of(line) for line in NEEDS}
}
NEEDS |= DERIVED


@pytest.fixture(scope="module", params=NEEDS)
def line(request: pytest.FixtureRequest) -> str:
    """A command line; what is asked of one is asked together, so that it runs only once."""
    return str(request.param)


def test_a_command_loads_the_rooms_that_its_answer_needs(line: str) -> None:
    assert cost(line).rooms <= ROOMS | NEEDS[line].rooms


def test_a_command_loads_of_others_only_tinydb(line: str) -> None:
    loaded = cost(line).modules - cost("--version").modules
    known = {*FOREIGN, *FOREIGN_TO_SOME.get(line, ()), "gasp_cli"}
    assert {name for name in loaded if name.partition(".")[0] not in known} == set()


def test_no_format_for_scripts_loads_what_is_heavy(line: str) -> None:
    assert cost(line).in_any_format & HEAVY == set()


def test_a_command_reads_the_files_that_its_answer_needs_and_each_once(line: str) -> None:
    files, needed = Counter(cost(line).files), NEEDS[line].files.split()
    assert set(files.values()) <= {1}
    allowed = {entry: {entry} | seasons_of(entry) for entry in needed}
    assert set(files) <= set().union(*allowed.values())
    if line not in DERIVED:
        assert [entry for entry, any_of in allowed.items() if not any_of & set(files)] == []


def seasons_of(competition: str) -> set[str]:
    """The files of a competition's seasons under the coach: `matches/league-one.2001-02`."""
    files = (DATA / "matches").glob(f"{competition.removeprefix('matches/')}.*.json")
    names = {f"matches/{path.name.removesuffix('.json')}" for path in files}
    return {name for name in names if name.rpartition(".")[2] >= FIRST}


def test_a_command_makes_no_more_matches_than_it_looks_at(kb: KnowledgeBase, line: str) -> None:
    made, looked_at = cost(line).matches, NEEDS[line].at_most(kb)
    assert made <= looked_at


def test_of_a_league_season_a_match_a_round_is_made(kb: KnowledgeBase) -> None:
    # Fewer than it prints would mean that matches are made where nobody counts them.
    made = cost(A_LEAGUE_SEASON).matches
    assert made == rounds(kb, "2019-20") == 38


def test_a_question_needs_none_of_what_reads_statements() -> None:
    assert not cost(A_QUESTION).modules & {"gasp_cli.grammar.sentence", "gasp_cli.grammar.reader"}


def test_a_command_starts_no_other_program(line: str) -> None:
    assert cost(line).started == []


def completed(line: str) -> Cost:
    """The cost of completing the last word of a command line."""
    return cost(
        "", _GASP_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(line.count(" "))
    )


@pytest.mark.parametrize("line", ["", "season 2020"])
def test_a_page_draws_nothing_in_a_pipe(line: str) -> None:
    """These ask most questions at once, but what draws is not for pipes."""
    taken = cost(line)
    assert not {name.partition(".")[0] for name in taken.modules} & {"rich", "plotille", "pygal"}
    assert [name for name, count in Counter(taken.files).items() if count > 1] == []


@pytest.mark.parametrize("line", ["seasons", "matches", "quotes --player Lookman"])
def test_another_language_costs_its_catalogue_and_no_more(line: str) -> None:
    english, italian = cost(line), cost(line, LC_ALL="it_IT.UTF-8")
    assert {
        name.split(".")[1] for name in italian.modules - english.modules if "gasp_cli" in name
    } <= {"i18n", "cli"}
    assert italian.files == english.files
    foreign = {name for name in italian.modules - english.modules if "gasp_cli" not in name}
    assert not {name.partition(".")[0] for name in foreign} & HEAVY


@pytest.mark.parametrize(
    "ask",
    [lambda: cost("--help"), lambda: cost("--version"), lambda: completed("gasp sea")],
    ids=["--help", "--version", "completion"],
)
def test_help_version_and_names_of_commands_need_no_command_and_no_data(
    ask: Callable[[], Cost],
) -> None:
    used = ask()
    assert used.modules & (HEAVY | {"tinydb"}) == set()
    assert used.rooms <= {"__main__", "cli", "errors", "i18n", "matching", "render"}
    assert (used.files, used.matches, used.started) == ([], 0, [])


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("gasp table 202", "editions"),
        ("gasp versus Liv", "clubs"),
        ("gasp quotes --by Ga", "story"),
    ],
)
def test_to_complete_a_word_reads_the_one_file_that_has_it(typed: str, file: str) -> None:
    assert completed(typed).files == [file]
