"""Commands that gasp prints to paste: a name is one word of a shell, and runs nothing."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.commands.kb import KB_COMMANDS
from gasp_cli.cli.context import command_prefix
from gasp_cli.cli.views.overview import overview_page
from gasp_cli.cli.views.season import season_page
from gasp_cli.matching import slug
from gasp_cli.queries.overview import overview
from gasp_cli.queries.season import season
from gasp_cli.render.page import draw_page
from gasp_cli.scalars import shell_line, shell_quoted
from tests.conftest import Gasp
from tests.exporters.told import told
from tests.test_process import shell

CLUBS = [
    "Fulham $(touch PWNED)",
    'Real `touch PWNED` "Club"',
    "a'; touch PWNED; 'b",
    "back\\slash \\$(touch PWNED)\\",
    "A & B > PWNED",
    "x!! *",
]
FOLDERS = ["kb $(touch PWNED) 'x' \"y\"", "-kb `touch PWNED`", "two\nlines"]
CUP = "The Cup; touch PWNED"
ZSH = shutil.which("zsh") or ""
SOURCE = "ga`touch${IFS}PWNED`tte"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def renamed(folder: Path, **names: str) -> Path:
    """The invented knowledge base with other names in all of its files."""
    told(folder)
    for file in folder.rglob("*.json"):
        text = file.read_text(encoding="utf-8")
        for old, new in names.items():
            text = text.replace(old.replace("_", " "), json.dumps(new, ensure_ascii=False)[1:-1])
        file.write_text(text, encoding="utf-8")
    for old, new in names.items():
        for file in folder.glob(f"matches/{slug(old)}.*.json"):
            file.rename(file.with_name(file.name.replace(slug(old), slug(new), 1)))
    return folder


def words_in_sh(lines: list[str]) -> list[list[str]]:
    """The arguments with which a shell that runs these lines calls `gasp`; they create no file."""
    before = set(Path.cwd().iterdir())
    stub = 'gasp() { printf \'%s\\0\' "$#" "$@"; }\njq() { cat; }\n'
    done = subprocess.run(
        ["/bin/sh"], input=stub + "\n".join(lines), capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    assert set(Path.cwd().iterdir()) == before
    assert done.stderr == ""
    found = iter(done.stdout.split("\0")[:-1])
    return [[next(found) for _ in range(int(count))] for count in found]


def examples(gasp: Gasp, kb: str, *command: str) -> list[str]:
    outcome = gasp("--kb", kb, *command, "--help")
    assert outcome.code == 0, outcome.err
    shown = outcome.out.partition("Examples:\n")[2].removesuffix("\n")
    return [line.removeprefix("  ") for line in re.split(r"\n(?=  gasp )", shown) if line]


NAMES: list[tuple[str, ...]] = [(command.name,) for command in COMMANDS if command.name != "kb"]
NAMES += [("kb", command.name) for command in KB_COMMANDS]


@pytest.mark.parametrize("club", CLUBS)
def test_the_examples_of_every_help_can_be_pasted(gasp: Gasp, here: Path, club: str) -> None:
    kb = renamed(here / "alba", Como=club, The_Cup=CUP, gazette=SOURCE, Conti=f"Conti-{CUP[9:]}")
    lines = [line for name in NAMES for line in examples(gasp, str(kb), *name)]
    called = words_in_sh([line for line in lines if ">" not in re.sub("'[^']*'", "", line)])
    assert ["--kb", str(kb), "versus", club] in called
    assert ["--kb", str(kb), "matches", "--opponent", club, "--venue", "away"] in called
    assert ["--kb", str(kb), "cite", SOURCE, "--style", "bibtex"] in called
    own = f"gasp --kb {shlex.quote(str(kb))} "
    assert all(line.startswith((own, "gasp --kb klopp ", "gasp --kb mine ")) for line in lines)


@pytest.mark.parametrize("club", ["-Como", "-n"])
def test_a_name_that_would_be_an_option_is_not_an_example(
    gasp: Gasp, here: Path, club: str
) -> None:
    kb = str(renamed(here / "alba", Como=club))
    assert [
        line for name in NAMES for line in examples(gasp, kb, *name) if f" {club}" in line
    ] == []
    assert examples(gasp, kb, "versus") != []


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("L'Aquila", '"L\'Aquila"'),
        ("Chi ha segnato a Dublino?", "'Chi ha segnato a Dublino?'"),
        ("plain", "plain"),
        ("it's $5", "'it'\"'\"'s $5'"),
        ("it's!", "'it'\"'\"'s!'"),
        ("", "''"),
    ],
)
@pytest.mark.usefixtures("here")
def test_an_apostrophe_is_quoted_as_people_do(word: str, shown: str) -> None:
    assert shell_quoted(word) == shown
    assert words_in_sh([shell_line(["gasp", "search", word])]) == [["search", word]]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_can_be_pasted(gasp: Gasp, here: Path, folder: str) -> None:
    renamed(here / folder)
    assert shlex.split(command_prefix(Path(folder))) == ["gasp", "--kb", folder]
    lines = examples(gasp, folder, "seasons")
    assert [words[:3] for words in words_in_sh(lines)] == [["--kb", folder, "seasons"]] * len(lines)


def test_screens_offer_what_can_be_pasted(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "500")
    kb = renamed(here / "my $(touch PWNED) kb")
    base = KnowledgeBase(kb)
    pages = [
        overview_page(overview(base.story), command_prefix(kb)),
        season_page(season(base.story, "2002"), command_prefix(kb)),
    ]
    called = words_in_sh(
        re.findall("gasp .*?(?=  |\n)", "".join(draw_page(page, 500) for page in pages))
    )
    assert ["--kb", str(kb), "season", "2001"] in called
    assert ["--kb", str(kb), "facts", "--season", "2001-02"] in called


def test_the_hint_for_a_competition_without_a_table(gasp: Gasp, here: Path) -> None:
    kb = str(renamed(here / "alba", The_Cup="Carla's $(touch PWNED) Cup"))
    outcome = gasp("--kb", kb, "table", "2002", "--competition", "carla s touch pwned cup")
    assert outcome.code == 2
    command = outcome.err.splitlines()[1].partition(", or ")[2]
    assert shlex.split(command) == [
        "gasp",
        "matches",
        "--competition",
        "Carla's $(touch PWNED) Cup",
    ]


@pytest.mark.parametrize("club", CLUBS)
def test_measures_show_a_check_that_can_be_pasted(gasp: Gasp, here: Path, club: str) -> None:
    kb = str(renamed(here / "alba", Como=club, The_Cup=CUP))
    rows = json.loads(gasp("--kb", kb, "measures", "--format", "json").out)
    called = words_in_sh([row["example"] for row in rows])
    says = ["--says", club, "--compare", "has"]
    assert ["check", "lost_finals_to", "--competition", CUP, *says] in called


def completed(kb: Path, begun: str, shell_name: str) -> str:
    """The completion of a shell for a word with which only one thing begins."""
    words = ["gasp", "--kb", shlex.quote(str(kb)), "versus", begun]
    line = " ".join(words)
    done = shell(
        "gasp",
        environment={
            "_GASP_COMPLETE": f"complete_{shell_name}", "_TYPER_COMPLETE_ARGS": line,
            "COMP_WORDS": "\n".join(words), "COMP_CWORD": "4",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": begun, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
    )  # fmt: skip
    return done.stdout.removesuffix("\n")


@pytest.mark.parametrize("club", CLUBS)
@pytest.mark.parametrize("quotation", ["", '"', "'"])
def test_bash_completes_a_name_to_one_word(here: Path, club: str, quotation: str) -> None:
    kb = renamed(here / "alba", Como=club)
    begun = re.match(r"[\w ]*", club)
    assert begun is not None
    offered = completed(kb, f"{quotation}{begun[0].partition(' ')[0]}", "bash")
    (line,) = [
        splitline
        for splitline in offered.splitlines()
        if "Alba" not in splitline and "Brera" not in splitline
    ]
    typed = f"gasp versus {quotation}{line}{quotation}"
    assert words_in_sh([typed]) == [["versus", club]]


@pytest.mark.parametrize("club", CLUBS)
def test_powershell_and_fish_get_a_name_as_they_read_it(here: Path, club: str) -> None:
    kb = renamed(here / "alba", Como=club)
    start = club[:1]
    assert completed(kb, start, "fish").splitlines()[-1] == club

    def offered(begun: str) -> str:
        return completed(kb, begun, "powershell").splitlines()[-1].removesuffix("::: ")

    assert offered(f"'{start}") == "'" + club.replace("'", "''") + "'"
    assert offered(f'"{start}') == '"' + re.sub('[$`"]', "`\\g<0>", club) + '"'
    bare = offered(start)
    assert re.sub("`(.)", "\\1", bare) == club
    assert not re.search("[^`][^a-zA-Z`-]|[^`]`[a-z]", bare)


@pytest.mark.skipif(not ZSH, reason="there is no zsh")
@pytest.mark.parametrize("club", CLUBS)
def test_zsh_runs_nothing_of_a_name(here: Path, club: str) -> None:
    kb = renamed(here / "alba", Como=club)
    offered = completed(kb, club[:1], "zsh")
    # As `_arguments` of zsh takes a list of words apart.
    script = '_arguments() { local action="${1#*: :}"; eval ws\\=\\( "${action[3,-3]}" \\)'
    script += "; print -rl -- $ws }\neval $(cat)"
    done = subprocess.run(
        [ZSH, "-f", "-c", script], input=offered, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert not Path("PWNED").exists()
    assert done.stderr == ""
    without = club.replace('"', "").replace("'", "")
    assert done.stdout.replace("\\:", ":").splitlines()[-1] == without
