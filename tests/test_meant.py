"""Words that people type besides the commands: other names, spare arguments, words of screens."""

import shlex
from pathlib import Path

import pytest

from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.i18n import ENGLISH, set_language, translate
from gasp_cli.render.field_names import field_word, find_fields
from gasp_cli.results import columns
from tests.conftest import Gasp
from tests.invented import invented


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["matches", "2020"], "gasp matches --season 2020"),
        (["wins", "Juventus"], "gasp wins --opponent Juventus"),
        (["streaks", "2020"], "gasp streaks --season 2020"),
        (["wins", "2020", "Hellas Verona"], "gasp wins --season 2020 --opponent 'Hellas Verona'"),
        (["matches", "--limit", "3", "2020"], "gasp matches --limit 3 --season 2020"),
        (["losses"], "gasp matches --result L or gasp defeats"),
        (["results"], "gasp matches"),
        (["standings"], "gasp table"),
        (["fixtures"], "gasp matches"),
        (
            ["losses", "--season", "2020"],
            "gasp matches --result L --season 2020 or gasp defeats --season 2020",
        ),
        (["league", "table", "2020"], "gasp table 2020"),
        (["standigns", "2020"], "gasp table 2020"),
        (["gasp", "table", "2020"], "gasp table 2020"),
        (["biggest", "win"], "gasp wins"),
        (["head", "to", "head", "Hellas Verona"], "gasp versus 'Hellas Verona'"),
        (["kb", "delete", "x"], "gasp kb remove x"),
        (["--lang", "it", "chiedi", "chi", "è"], "gasp ask chi 'è'"),
        (["--lang", "it", "cerca", "Lookman"], "gasp search Lookman"),
        (["--lang", "it", "coppe"], "gasp cups"),
        (["--lang", "it", "goleade"], "gasp wins"),
        (["--lang", "it", "partite"], "gasp matches"),
        (["--lang", "it", "classifica", "2020"], "gasp table 2020"),
        (["--lang", "it", "confronta", "2020", "2021"], "gasp compare 2020 2021"),
        (["--lang", "it", "stagioni"], "gasp seasons"),
        (["--lang", "it", "stagione", "2020"], "gasp season 2020"),
        (["fixtures", "2020", "--club", "Inter"], "gasp matches --season 2020 --opponent Inter"),
        (["--lang", "it", "classifica", "2020", "--giornata", "9"], "gasp table 2020 --matchday 9"),
        (["--lang", "it", "marcatori", "Lookman"], "gasp scorers --player Lookman"),
        (["--lang", "it", "oggi", "22/05"], "gasp today --on 05-22"),
        (
            ["--lang", "it", "confronta", "casa", "trasferta", "2020"],
            "gasp compare casa trasferta --season 2020",
        ),
        (["--lang", "it", "goleade", "--contro", "Torino"], "gasp wins --opponent Torino"),
        (["--lang", "it", "sconfitte"], "gasp matches --result L o gasp defeats"),
        (["--lang", "it", "kb", "esporta"], "gasp kb export"),
    ],
)
def test_the_command_that_was_meant_is_named(gasp: Gasp, typed: list[str], meant: str) -> None:
    outcome = gasp(*typed)
    assert (outcome.code, outcome.out) == (2, "")
    ask = "forse si intendeva" if "it" in typed else "did you mean"
    assert outcome.err.splitlines()[1] == f"  {ask} {meant}?"


# What was typed, and the command line with it in its place.
OPTIONS = [
    line.split(" -> ")
    for line in """\
matches --date 2024-05-22 -> gasp matches --since 2024-05-22 --until 2024-05-22
matches 22/05/2024 -> gasp matches --since 2024-05-22 --until 2024-05-22
matches --year 2024 --home -> gasp matches --season 2024 --venue home
matches --club='Hellas Verona' --lost -> gasp matches --opponent 'Hellas Verona' --result L
quotes --person Gomez -> gasp quotes --player Gomez
quotes --speaker Gasperini -> gasp quotes --by Gasperini
quotes Lookman -> gasp quotes --player Lookman
facts Lookman -> gasp facts --about Lookman
table --season 2020 -> gasp table 2020
table 2020 --round 10 -> gasp table 2020 --matchday 10
table --stagione 2020 --giornata 10 -> gasp table 2020 --matchday 10
scorers Zapata -> gasp scorers --player Zapata
scorers Liverpool -> gasp scorers --opponent Liverpool
versus --club Inter -> gasp versus Inter
versus --squadra Inter -> gasp versus Inter
europe --season 2024 -> gasp europe 2024
timeline --year 2020 -> gasp timeline 2020
today 22/05 -> gasp today --on 05-22
today --date 22/05/2024 -> gasp today --on 2024-05-22
people --name Lookman -> gasp people Lookman
cite lookman-hat-trick --format json -> gasp cite lookman-hat-trick --style csl-json
honours --json --top 3 -> gasp honours --format json --limit 3
chart race 2020 --rival Inter -> gasp chart race 2020 --with Inter
matches --seson 2020 --reslut=L -> gasp matches --season 2020 --result L
seasons --al -> gasp seasons --all
seasons 2020 -> gasp season 2020
career Gasperini -> gasp search Gasperini
clubs Inter -> gasp versus Inter
seasons --season 2020 --cite text -> gasp season 2020 --cite text
honours --person Gasperini --limit 2 -> gasp search Gasperini --limit 2
show Papu Gómez -> gasp show 'Papu Gómez'
today 22 May -> gasp today --on 05-22
matches 22 May 2024 -> gasp matches --since 2024-05-22 --until 2024-05-22
versus --sort -played --top 1 -> gasp versus --sort -played --limit 1
matches 2020 --club Inter -> gasp matches --season 2020 --opponent Inter
show lookman-hat-trick --cite markdown -> gasp cite lookman-hat-trick --style markdown
versus Inter --season 2020 -> gasp matches --opponent Inter --season 2020
versus Inter --home --cite text -> gasp matches --opponent Inter --venue home --cite text
seasons -o csv -> gasp seasons --format csv
seasons help -> gasp seasons --help
versus Hellas Verona --cite text -> gasp versus 'Hellas Verona' --cite text
""".splitlines()
]


@pytest.mark.parametrize(("typed", "meant"), OPTIONS)
def test_options_that_people_guess_are_answered_with_a_command_that_works(
    gasp: Gasp, typed: str, meant: str
) -> None:
    outcome = gasp(*shlex.split(typed))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[1] == f"  did you mean {meant}?"
    assert gasp(*shlex.split(meant)[1:]).code == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cite Juventus", "gasp versus Juventus --cite text"),
        ("cite 2020 --style bibtex", "gasp season 2020 --cite bibtex"),
        ("cite Lookman", "gasp people Lookman --cite text"),
        ("show 2019-20", "gasp season 2019-20"),
    ],
)
def test_what_has_no_id_is_cited_by_a_command(gasp: Gasp, typed: str, meant: str) -> None:
    outcome = gasp(*typed.split())
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[1] == f"  did you mean {meant}?"
    assert gasp(*shlex.split(meant)[1:]).code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "matches --nope",
        "matches --last 5",
        "matches --score 3-0",
        "sources x y",
    ],
)
def test_no_command_is_made_up(gasp: Gasp, typed: str) -> None:
    command = typed.split(maxsplit=1)[0]
    assert gasp(*typed.split()).err.splitlines()[1] == f"  see gasp {command} --help"


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        (["matches", "--venue", "trasferta"], ["matches", "--venue", "away"]),
        (["wins", "--venue", "Casa"], ["wins", "--venue", "home"]),
        (["matches", "--result", "V"], ["matches", "--result", "W"]),
        (["matches", "--result", "P"], ["matches", "--result", "L"]),
        (["matches", "--result", "pareggiata"], ["matches", "--result", "D"]),
        (["matches", "--since", "08/02/2020"], ["matches", "--since", "2020-02-08"]),
        (["table", "2020", "--on", "22/12/2019"], ["table", "2020", "--on", "2019-12-22"]),
        (["seasons", "--sort", "punti"], ["seasons", "--sort", "points"]),
        (["seasons", "--fields", "stagione,punti"], ["seasons", "--fields", "season,points"]),
    ],
)
def test_what_the_italian_screen_shows_can_be_typed(
    gasp: Gasp, italian: list[str], english: list[str]
) -> None:
    asked = gasp("--lang", "it", *italian)
    assert asked.out.count("\n") > 1
    assert asked.out == gasp(*english).out


def test_a_day_in_figures_is_read_in_italian_only(gasp: Gasp) -> None:
    assert gasp("matches", "--since", "08/02/2020").code == 2
    assert gasp("--lang", "it", "matches", "--since", "2020/02/08").code == 2
    assert (
        gasp("--lang", "it", "today", "--on", "22/05/2025").out
        == gasp("today", "--on", "2025-05-22").out
    )


def test_choices_are_listed_in_the_language_in_use(gasp: Gasp) -> None:
    assert "'casa', 'trasferta', 'neutro'" in gasp("--lang", "it", "matches", "--venue", "x").err
    assert "'home', 'away', 'neutral'" in gasp("matches", "--venue", "x").err


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_heading_can_be_typed_for_its_field(command: CommandSpec, language: str) -> None:
    set_language(language)
    try:
        for fields in map(columns, command.row_kinds()):
            for name, column in fields.items():
                if heading := translate(column.heading):
                    assert find_fields(heading, fields) == [name]
                if shared := translate(column.joined):
                    own = [field for field in fields if translate(fields[field].heading) == shared]
                    joined = [field for field in fields if fields[field].joined == column.joined]
                    assert find_fields(shared, fields) == (own or joined)
                assert find_fields(field_word(name, fields), fields) == [name]
    finally:
        set_language(ENGLISH)


def test_words_of_the_screen_are_offered_for_fields(gasp: Gasp) -> None:
    fields = gasp("--lang", "it", "versus", "--fields", "x").err.splitlines()[1]
    assert fields.split(" sono ")[1] == (
        "avversaria, giocate, vinte, pareggiate, perse, gol_fatti, gol_subiti, differenza_reti,"
        " prima, ultima"
    )
    matches = gasp(
        "--lang", "it", "wins", "--fields", "avversaria,scarto,risultato", "--limit", "1"
    )
    assert matches.out.splitlines()[0] == "opponent\tmargin\tgoals_for\tgoals_against"
    assert (
        gasp("--lang", "it", "versus", "--sort", "-giocate").out
        == gasp("versus", "--sort", "-played").out
    )


@pytest.mark.parametrize("is_in_environment", [False, True])
def test_names_are_looked_up_in_the_knowledge_base_in_use(
    gasp: Gasp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_in_environment: bool
) -> None:
    invented(tmp_path)
    named = [] if is_in_environment else ["--kb", str(tmp_path)]
    if is_in_environment:
        monkeypatch.setenv("GASP_KB", str(tmp_path))
    outcome = gasp(*named, "wins", "Brera")
    assert outcome.code == 2
    assert shlex.split(outcome.err.splitlines()[1])[3:] == [
        "gasp", *named, "wins", "--opponent", "Brera?",
    ]  # fmt: skip
    for line in ("show Brerra", "cite nothing", "clubs Brera", "cups 2002 x", "table 2002 3"):
        assert gasp(*named, *line.split()).code in (1, 2), line
