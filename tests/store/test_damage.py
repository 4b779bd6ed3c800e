"""The law: a value that its field does not allow is named, or it is not read; nothing else."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gasp_cli.cli.exit_codes import ExitCode
from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    is_optional,
    json_type,
    required_fields,
)
from gasp_cli.domain.fields import TextFormat, fields
from gasp_cli.domain.tables import MATCHES, TABLES
from gasp_cli.store import Document, Store
from tests.conftest import Gasp
from tests.exporters.told import told

COMMANDS = (
    "seasons", "table 2002", "table 2002 --matchday 3", "table 2002 --on 2001-12-01", "europe",
    "cups", "cups 2002", "matches", "wins --margin 1", "versus", "versus Como", "streaks",
    "today --on 05-15", "facts", "facts --about Conti", "quotes", "people", "people Conti",
    "transfers", "career", "honours", "claims", "disputes", "sources", "timeline", "clubs",
    "competitions", "coverage", "search Conti", "season 2002", "chart positions",
    "show 2001-09-01-alba-brera", "show eight-goals",
    "check best_finish --before 2001 --says 3",
    "check longest_break --season 2002 --competition League_One --says 4",
    "reference figures", "reference --about Conti", "scorers --player Bianchi",
    "check in_charge --on 2001-01-01 --says Conti",
)  # fmt: skip
"""Together they read every table but the paragraphs that no fact cites and the translations."""


class Damage(NamedTuple):
    """A field of the first document of a table, and the value that it is given."""

    table: str
    field: str
    value: Any


MISSING = object()
_WRONG: dict[JsonType, tuple[Any, ...]] = {
    JsonType.TEXT: (5, True, None, "", " ", ["ab"], {"a": "b"}, "\ud800"),
    JsonType.NUMBER: ("5", True, None, -1, 2.5, [1], 10**9),
    JsonType.TRUTH: ("no", 0, 1, None, [], {}),
    JsonType.SCORE: ("21", [1], [1, 2, 3], [True, 0], ["2", "1"], None, 21, {"0": 1, "1": 2}),
    JsonType.LIST: ("ab", 5, None, {"a": "b"}, [5], [None], [["ab"]], [""], True),
    JsonType.MAPPING: ("ab", 5, None, [], True),
    JsonType.OBJECT: ("ab", 5, None, [], {}, True, {"x": 1}),
    JsonType.ANY: (),
}
_WRONG_FORM = {
    TextFormat.SEASON: "2016",
    TextFormat.DAY: "2001-13-77",
    TextFormat.DATE: "٢٠٠١",
    TextFormat.TIME: "24:61",
    TextFormat.COUNTRY: "ita",
    TextFormat.CITATION: "gazette:0",
    TextFormat.ID: "two words",
    TextFormat.NAME: "a\nb",
}


def damages() -> Iterator[Damage]:
    for name, table in TABLES.items():
        kept, needed = field_annotations(table.row), required_fields(table.row)
        yield Damage(name, "sentence", "lost")
        for field, declared in fields(table.row).items():
            shape = json_type(kept[field])
            values = [*_WRONG[shape]]
            if declared.format in _WRONG_FORM:
                wrong = _WRONG_FORM[declared.format]
                values.append([wrong] if shape is JsonType.LIST else wrong)
            if declared.choices and shape is JsonType.TEXT:
                values.append("mug")
            if field in needed:
                values.append(MISSING)
            assert values or shape is JsonType.ANY or is_optional(kept[field])
            yield from (Damage(name, field, value) for value in values)


class Sound(NamedTuple):
    """A sound knowledge base, and by command what it answers and which files that takes."""

    folder: Path
    answers: dict[str, tuple[int, str]]
    files: dict[str, set[str]]


def ask(gasp: Gasp, folder: Path, command: str) -> tuple[int, str, str]:
    words = [word.replace("_One", " One") for word in command.split()]
    return gasp("--kb", str(folder), *words, "--format", "json")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented knowledge base with every table."""
    folder = told(tmp_path_factory.mktemp("sound") / "kb")

    def add(file: str, table: str, document: Document) -> None:
        path = folder / file
        tables = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        tables.setdefault(table, {})["90"] = document
        path.write_text(json.dumps(tables), encoding="utf-8")

    add("about.json", "origins", {"prefix": "one", "url": "https://example.org/one"})
    add("competitions.json", "draws", {
        "competition": "The Cup", "season": "2001-02", "group": "A", "clubs": ["Alba", "Como"],
        "citation": "invented",
    })  # fmt: skip
    add("sanctions.json", "sanctions", {
        "kind": "deduction", "competition": "League One", "season": "2001-02", "subject": "Brera",
        "since": "2001-12-01", "club": "Brera", "points": 1, "note": "unpaid", "urls": [],
    })  # fmt: skip
    add("translations.json", "translations", {
        "language": "it", "text": "Alba won the cup.", "translation": "L'Alba vinse la coppa.",
    })  # fmt: skip
    return folder


@pytest.fixture
def sound(whole: Path, gasp: Gasp, monkeypatch: pytest.MonkeyPatch) -> Sound:
    """The answer of each command while nothing is damaged."""
    if str(whole) not in _SOUND:
        read: set[str] = set()
        tables_of = Store.tables

        def tables(self: Store, file: str) -> Any:
            read.add(file)
            return tables_of(self, file)

        answers, files = {}, {}
        with monkeypatch.context() as patch:
            patch.setattr(Store, "tables", tables)
            for command in COMMANDS:
                read.clear()
                outcome = ask(gasp, whole, command)
                assert outcome[0] in (0, 1, 6), (command, outcome)
                answers[command] = outcome[:2]
                files[command] = set(read)
        _SOUND[str(whole)] = Sound(whole, answers, files)
    return _SOUND[str(whole)]


_SOUND: dict[str, Sound] = {}


def test_the_base_is_sound_and_the_commands_read_all_of_it(sound: Sound, gasp: Gasp) -> None:
    assert gasp("--kb", str(sound.folder), "kb", "check").code == 0
    read = set().union(*sound.files.values())
    assert {table.file for table in TABLES.values() if table.name != MATCHES} <= read
    assert set(Store(sound.folder).match_files()) <= read


@pytest.mark.parametrize("table", TABLES)
def test_a_value_that_is_not_allowed_is_named_or_not_read(
    sound: Sound, tmp_path: Path, gasp: Gasp, table: str
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(sound.folder, folder)
    files = Store(folder).match_files() if table == MATCHES else [TABLES[table].file]
    wrong = []
    of_table = [damage for damage in damages() if damage.table == table]
    for number, file in enumerate(files):
        # Every value in the first file; in others of the kind one a field.
        chosen = list({damage.field: damage for damage in of_table}.values())
        path = folder / file
        tables = json.loads(path.read_text(encoding="utf-8"))
        name = next(iter(tables)) if table == MATCHES else table
        for damage in chosen if number else of_table:
            damaged = copy.deepcopy(tables)
            key, document = next(iter(damaged[name].items()))
            if damage.value is MISSING:
                del document[damage.field]
            else:
                document[damage.field] = damage.value
            path.write_text(json.dumps(damaged), encoding="utf-8")
            label = document.get("id") or document.get("name")
            is_name = isinstance(label, str) and label.strip() and label.isprintable()
            named = label if is_name else f"key {key}"
            refused = 0
            for command in [literal for literal in COMMANDS if file in sound.files[literal]]:
                code, out, err = ask(gasp, folder, command)
                if (code, out) == sound.answers[command]:
                    continue
                refused += 1
                place = f"{path}, table {name!r}, {named}: "
                if code != ExitCode.DATA or out or place not in err:
                    wrong.append((damage, file, command, code, out[:200], err[:300]))
            if not refused and table not in ("uncited", "translations", "draws", "origins"):
                wrong.append((damage, file, "nobody reads it", 0, "", ""))
            checked = gasp("--kb", str(folder), "kb", "check")
            if checked.code != ExitCode.NEGATIVE or damage.field not in checked.out:
                wrong.append((damage, file, "kb check", checked.code, checked.out, checked.err))
        path.write_text(json.dumps(tables), encoding="utf-8")
    assert not wrong, f"{len(wrong)} wrong, first: {wrong[:6]}"
