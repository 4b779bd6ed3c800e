"""The law for commands that write: damage is named and nothing changes, or all goes well."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gasp_cli.cli.exit_codes import ExitCode
from gasp_cli.domain.tables import MATCHES, TABLES
from gasp_cli.store import Store
from gasp_cli.validation.loader import RawKnowledgeBase
from tests.conftest import Gasp
from tests.invented import LEAGUE_ONE
from tests.store.test_damage import MISSING, Damage, damages, whole

__all__ = ["whole"]

WRITERS = {
    "add": "--kb {kb} kb add person --name Ezio --role other",
    "import": "kb import {league} --into {kb}",
    "remove": "--kb {kb} kb remove Ada",
    "alias": "--kb {kb} kb alias Brera Breresi",
    "export": "--kb {kb} kb export --to csv {out}",
    "copy": "--kb {kb} kb copy {out}",
}


class Written(NamedTuple):
    """The output of a command, and what it left: the knowledge base, and what it made."""

    code: int
    out: str
    err: str
    base: dict[str, Any]
    made: list[str]


def content(folder: Path) -> dict[str, Any]:
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.json"))
    }


def write(gasp: Gasp, command: str, base: dict[str, Any], work: Path) -> Written:
    """The result of a command on a knowledge base with these files."""
    shutil.rmtree(work, ignore_errors=True)
    kb, out, league = work / "kb", work / "out", work / "league.txt"
    for name, tables in base.items():
        (kb / name).parent.mkdir(parents=True, exist_ok=True)
        (kb / name).write_text(json.dumps(tables), encoding="utf-8")
    # The league's file again, with another score.
    league.write_text(LEAGUE_ONE.replace("3-0 (1-0)", "4-0 (1-0)"), encoding="utf-8")
    words = [word.format(kb=kb, out=out, league=league) for word in WRITERS[command].split()]
    code, printed, err = gasp(*words)
    made = sorted(path.name for path in out.rglob("*")) if out.exists() else []
    return Written(code, printed, err, content(kb), made)


def one_of_each_field() -> Iterator[Damage]:
    """One damage of each field, of another kind from field to field."""
    by_field: dict[tuple[str, str], list[Damage]] = {}
    for damage in damages():
        by_field.setdefault((damage.table, damage.field), []).append(damage)
    for number, alike in enumerate(by_field.values()):
        yield alike[number % len(alike)]


CHOSEN = [*one_of_each_field(), *(damage for damage in damages() if damage.value == "\ud800")]


@pytest.fixture(scope="module")
def sound_base(whole: Path) -> dict[str, Any]:
    """The files of the invented knowledge base, and a person whom nothing names."""
    base = content(whole)
    base["story.json"]["people"]["91"] = {"name": "Ada", "role": "other"}
    return base


def place_of(folder: Path, file: str, table: str, key: str) -> re.Pattern[str]:
    """A message's file, table and document, which is named by its id, name or key."""
    entry = next(
        entry
        for entry in RawKnowledgeBase(Store(folder)).all()
        if entry.place == (file, table, key)
    )
    names = "|".join(
        map(re.escape, {key, entry.id, str(entry.document.get("name", key)).replace("\n", " ")})
    )
    return re.compile(f"{re.escape(file)}, (table '{table}'|{table}), (key )?({names}): ")


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("table", TABLES)
def test_a_value_that_is_not_allowed_is_named_and_nothing_is_written(
    sound_base: dict[str, Any], tmp_path: Path, gasp: Gasp, table: str, command: str
) -> None:
    work = tmp_path / "work"
    sound = write(gasp, command, sound_base, work)
    assert sound.code == 0, sound
    assert sound.base != sound_base or sound.made
    file = TABLES[table].file
    if table == MATCHES:
        file = next(name for name in sound_base if name.startswith("matches/"))
    wrong = []
    for damage in (damage for damage in CHOSEN if damage.table == table):
        base = json.loads(json.dumps(sound_base))
        name = next(iter(base[file])) if table == MATCHES else table
        key, document = next(iter(base[file][name].items()))
        if damage.value is MISSING:
            del document[damage.field]
        else:
            document[damage.field] = damage.value
        written = write(gasp, command, base, work)
        place = place_of(work / "kb", file, name, key)
        if written.code == ExitCode.DATA:
            fine = place.search(written.err) and not written.made and written.base == base
        else:
            after = json.loads(json.dumps(sound.base))
            after[file][name][key] = document
            fine = written == sound._replace(base=after, out=written.out, err=written.err)
        if not fine:
            wrong.append((damage, written.code, written.out[:200], written.err[:400], written.made))
    assert not wrong, f"{len(wrong)} wrong, first: {wrong[:4]}"
