"""The place of an export: it appears whole or not at all, and replaces only exports."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shlex import quote

import pytest

from gasp_cli.errors import FileError
from gasp_cli.exporters.destination import new_folder
from gasp_cli.exporters.rows import RowReader
from gasp_cli.exporters.schema import export_tables
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.conftest import DATA, ROOT, Gasp
from tests.exporters.told import FACTS, told, write_story

FORMS = ["sqlite", "csv", "jsonl"]
BESIDE = {"sqlite": ["out", "out.metadata.json"]}
"""The names of an export, where it is not only one."""
UNMARKED = (
    "  name a new one; an export of version 0.1.0 bears no mark: remove it yourself if you need it"
    " no longer\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return told(tmp_path / "kb")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "there").mkdir()
    return tmp_path / "there" / "out"


def write(gasp: Gasp, folder: Path, out: Path, form: str, *options: str) -> tuple[int, str]:
    outcome = gasp("--kb", str(folder), "kb", "export", str(out), "--to", form, *options)
    assert outcome.out == ""
    return outcome.code, outcome.err


def facts_in(out: Path) -> str:
    """The ids of the facts in an export of any form."""
    if out.is_file():
        with closing(sqlite3.connect(out)) as database:
            return " ".join(fact for (fact,) in database.execute("SELECT id FROM facts"))
    (file,) = out.glob("facts.*")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_it_says_how_much_it_wrote(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    code, said = write(gasp, folder, out, form)
    assert (code, said.split(": ", 1)[0]) == (0, "gasp")
    tables = export_tables()
    reader = RowReader(Story(Store(folder)))
    rows = sum(len(list(reader.rows(table))) for table in tables)
    metadata = f"gasp: wrote {out}.metadata.json, for Datasette\n" if form == "sqlite" else ""
    assert said == f"gasp: wrote {out}: {len(tables)} tables, {rows} rows\n{metadata}"
    assert names_beside(out) == BESIDE.get(form, ["out"])


def names_beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_is_replaced_only_if_asked(
    gasp: Gasp, folder: Path, out: Path, form: str
) -> None:
    write(gasp, folder, out, form)
    write_story(folder, FACTS[:1])
    assert write(gasp, folder, out, form) == (
        4,
        f"gasp: cannot write {out}: it is there already\n  name a new one, or give --replace\n",
    )
    assert "dini-leaves" in facts_in(out)
    assert write(gasp, folder, out, form, "--replace")[0] == 0
    assert "dini-leaves" not in facts_in(out)
    assert names_beside(out) == BESIDE.get(form, ["out"])


@pytest.mark.parametrize("form", FORMS)
def test_nothing_but_an_export_is_replaced(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    out.mkdir()
    (out / "letter.txt").write_text("Dear Carla", encoding="utf-8")
    assert write(gasp, folder, out, form, "--replace") == (
        4,
        f"gasp: cannot replace {out}: it holds something else than an export\n{UNMARKED}",
    )
    assert (out / "letter.txt").read_text(encoding="utf-8") == "Dear Carla"


def test_an_export_with_something_else_in_it_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    write(gasp, folder, out, "csv")
    (out / "letter.txt").write_text("Dear Carla", encoding="utf-8")
    assert write(gasp, folder, out, "csv", "--replace")[0] == 4
    assert (out / "letter.txt").exists()


def contents(out: Path) -> dict[str, bytes]:
    """All that there is at a place, a file or a folder."""
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    return {str(file): file.read_bytes() for file in files}


def refuses(gasp: Gasp, folder: Path, out: Path, form: str) -> bool:
    """Whether `--replace` says that it is not an export, and leaves everything as it is."""
    before, names = contents(out), names_beside(out)
    code, said = write(gasp, folder, out, form, "--replace")
    assert contents(out) == before
    assert names_beside(out) == names
    refused = f"gasp: cannot replace {out}: it holds something else than an export\n{UNMARKED}"
    return (code, said) == (4, refused)


def run_sql(out: Path, statements: str) -> None:
    with closing(sqlite3.connect(out)) as database:
        database.executescript(statements)


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE shops (name TEXT); INSERT INTO shops VALUES ('bakery')",
        "CREATE TABLE facts (id TEXT); PRAGMA user_version = 1",
        'CREATE TABLE gasp_tables ("table" TEXT); PRAGMA application_id = 1',
        "PRAGMA application_id = 1734439792; CREATE TABLE shops (name TEXT)",
    ],
)
def test_the_database_of_another_program_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path, statements: str
) -> None:
    run_sql(out, statements)
    assert refuses(gasp, folder, out, "sqlite")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE notes (fact TEXT, note TEXT)",
        "CREATE VIEW late AS SELECT * FROM matches",
        "CREATE TRIGGER kept AFTER DELETE ON facts BEGIN SELECT 1; END",
    ],
)
def test_an_exported_database_to_which_something_was_added_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path, statement: str
) -> None:
    write(gasp, folder, out, "sqlite")
    run_sql(out, statement)
    assert refuses(gasp, folder, out, "sqlite")


def test_an_exported_database_that_was_only_looked_at_is_replaced(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    write(gasp, folder, out, "sqlite")
    run_sql(out, "CREATE INDEX by_text ON facts (text); ANALYZE")
    assert write(gasp, folder, out, "sqlite", "--replace")[0] == 0


def test_a_database_bears_the_mark_of_gasp(gasp: Gasp, folder: Path, out: Path) -> None:
    write(gasp, folder, out, "sqlite")
    assert out.read_bytes()[68:72] == b"gasp"


def test_what_is_cut_off_behind_the_mark_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    write(gasp, folder, out, "sqlite")
    out.write_bytes(out.read_bytes()[:100])
    assert refuses(gasp, folder, out, "sqlite")


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_data_package_of_somebody_else_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path, form: str
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    write(gasp, folder, out, form)
    description = out / "datapackage.json"
    described = json.loads(description.read_text(encoding="utf-8"))
    assert described.pop("madeBy") == "gasp"
    description.write_text(json.dumps(described), encoding="utf-8")
    assert refuses(gasp, folder, out, form)
    description.write_text(json.dumps(described | {"madeBy": "hand"}), encoding="utf-8")
    assert refuses(gasp, folder, out, form)
    description.write_text(json.dumps(described | {"madeBy": "gasp"}), encoding="utf-8")
    assert write(gasp, folder, out, form, "--replace")[0] == 0


def test_a_folder_or_a_link_in_an_export_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    write(gasp, folder, out, "csv")
    (out / "facts.csv").unlink()
    (out / "facts.csv").symlink_to(folder / "story.json")
    assert refuses(gasp, folder, out, "csv")
    (out / "facts.csv").unlink()
    (out / "facts.csv").mkdir()
    assert refuses(gasp, folder, out, "csv")


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"[]", b"5", b"\0", b"[" * 100_000, b"9" * 5_000, b'{"resources": 5}',
        b'{"madeBy": "gasp", "resources": [{"path": [["a"]]}]}',
        b'{"madeBy": "gasp", "resources": [{"path": "\\ud800"}, {}]}',
        b'{"madeBy": "gasp"}',
    ],
    ids=range(11),
)  # fmt: skip
def test_a_description_that_says_nothing_is_not_that_of_an_export(
    gasp: Gasp, folder: Path, out: Path, text: bytes
) -> None:
    out.mkdir()
    (out / "datapackage.json").write_bytes(text)
    assert refuses(gasp, folder, out, "jsonl")


def test_a_description_that_is_not_text_is_named(gasp: Gasp, folder: Path, out: Path) -> None:
    out.mkdir()
    (out / "datapackage.json").write_bytes(b'{"title": "\xed\xa0\x80"}')
    code, said = write(gasp, folder, out, "csv", "--replace")
    assert code == 3
    assert said == f"gasp: {out / 'datapackage.json'}: not UTF-8 text (byte 11)\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_description_that_is_a_pipe_is_not_waited_for(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    out.mkdir()
    os.mkfifo(out / "datapackage.json")
    assert write(gasp, folder, out, "csv", "--replace") == (
        4,
        f"gasp: cannot read {out / 'datapackage.json'}: not a regular file\n",
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_is_not_replaced(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    out.write_text("Dear Carla", encoding="utf-8")
    assert write(gasp, folder, out, form)[0] == 4
    assert write(gasp, folder, out, form, "--replace")[0] == 4
    assert out.read_text(encoding="utf-8") == "Dear Carla"


def test_the_knowledge_base_itself_is_not_replaced(gasp: Gasp, folder: Path) -> None:
    assert write(gasp, folder, folder, "jsonl", "--replace")[0] == 4
    assert (folder / "about.json").exists()


@pytest.mark.parametrize("form", ["sqlite", "csv", "xlsx"])
def test_an_export_is_not_written_to_standard_output(
    gasp: Gasp, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    outcome = gasp("--kb", str(folder), "kb", "export", "--to", form, "-")
    assert (outcome.code, outcome.out, [*empty.iterdir()]) == (2, "", [])
    assert outcome.err == (
        "gasp: an export is a file or a folder, not standard output\n"
        "  name a new one, such as record.db\n"
    )


def test_an_empty_folder_is_filled(gasp: Gasp, folder: Path, out: Path) -> None:
    out.mkdir(mode=0o750)
    assert write(gasp, folder, out, "csv")[0] == 0
    assert out.stat().st_mode & 0o777 == 0o750


def test_a_link_stays_one(gasp: Gasp, folder: Path, out: Path) -> None:
    write(gasp, folder, out, "sqlite")
    link = out.parent.parent / "link.db"
    link.symlink_to(out)
    write_story(folder, FACTS[:1])
    assert write(gasp, folder, link, "sqlite", "--replace")[0] == 0
    assert link.is_symlink()
    assert facts_in(out) == "eight-goals"


def test_a_file_keeps_who_may_read_it(gasp: Gasp, folder: Path, out: Path) -> None:
    write(gasp, folder, out, "sqlite")
    out.chmod(0o640)
    write(gasp, folder, out, "sqlite", "--replace")
    assert out.stat().st_mode & 0o777 == 0o640


def test_the_journal_of_another_database_is_not_taken_for_its_own(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    out.with_name("out-wal").write_bytes(b"")
    code, said = write(gasp, folder, out, "sqlite")
    assert code == 4
    assert f"{out}-wal belongs to another file there" in said


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_that_is_not_there(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    assert write(gasp, folder, out / "deep" / "er", form) == (
        4,
        f"gasp: cannot write {out / 'deep' / 'er'}: there is no folder {out / 'deep'}\n",
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_cannot_be_written(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    out.parent.chmod(0o555)
    assert write(gasp, folder, out, form) == (
        4,
        f"gasp: cannot write {out}: Permission denied\n",
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_is_too_long(gasp: Gasp, folder: Path, out: Path, form: str) -> None:
    out = out.with_name("o" * 250)
    assert write(gasp, folder, out, form) == (
        4,
        f"gasp: cannot write {out}: File name too long\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="it has no limit for a file's size")
@pytest.mark.parametrize("form", [*FORMS, "parquet", "xlsx"])
def test_a_full_disk_leaves_nothing(out: Path, form: str) -> None:
    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(form, "sqlite3"))
    program = f"{quote(sys.executable)} -m gasp_cli"
    line = f"ulimit -f 40; exec {program} kb export --to {form} {quote(str(out))}"
    # A measurement of what the tests cover would write files of its own, and be cut short too.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")
    }
    done = subprocess.run(
        ["/bin/bash", "-c", line],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert done.stderr.startswith(f"gasp: cannot write {out}: ")
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_data_that_are_not_sound_leave_what_is_there(
    gasp: Gasp, folder: Path, out: Path, form: str
) -> None:
    write(gasp, folder, out, form)
    write_story(folder, [*FACTS, FACTS[1]])
    code, said = write(gasp, folder, out, form, "--replace")
    assert code == 3
    assert said == (
        f"gasp: {folder}, table 'facts', sum: there are two of that key\n"
        "  gasp kb check names everything that is wrong\n"
    )
    assert "dini-leaves" in facts_in(out)
    assert names_beside(out) == BESIDE.get(form, ["out"])


@pytest.mark.parametrize(
    ("form", "package", "module"),
    [("parquet", "pyarrow", "pyarrow"), ("xlsx", "XlsxWriter", "xlsxwriter")],
)
def test_without_the_package_of_an_extra(
    gasp: Gasp, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch,
    form: str, package: str, module: str,
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, f"gasp_cli.exporters.{form}", raising=False)
    code, said = write(gasp, folder, out, form)
    assert code == 4
    assert said.startswith(f"gasp: cannot write {form} without {package}: ")
    assert said.endswith(f"\n  pip install 'gasp-cli[{form}]'\n")
    assert not out.exists()


def test_metadata_of_another_file_are_not_replaced(gasp: Gasp, folder: Path, out: Path) -> None:
    metadata = out.with_name("out.metadata.json")
    metadata.write_text('{"title": "My own"}', encoding="utf-8")
    for options, what in (([], "it is there already"), (["--replace"], "something else")):
        code, said = write(gasp, folder, out, "sqlite", *options)
        assert (code, what in said, str(metadata) in said) == (4, True, True)
        assert names_beside(out) == ["out.metadata.json"]
        assert metadata.read_text(encoding="utf-8") == '{"title": "My own"}'


def test_metadata_in_which_somebody_changed_a_word_are_not_replaced(
    gasp: Gasp, folder: Path, out: Path
) -> None:
    metadata = out.with_name("out.metadata.json")
    metadata.write_text("", encoding="utf-8")  # an empty file is nobody's
    assert write(gasp, folder, out, "sqlite", "--replace")[0] == 0
    assert write(gasp, folder, out, "sqlite", "--replace")[0] == 0
    text = metadata.read_text(encoding="utf-8")
    changed = text.replace("Alba under Carla Conti", "My club", 1)
    for other in (changed, text[:-3], "[]", "5", "null", "[" * 100_000, "{}"):
        metadata.write_text(other, encoding="utf-8")
        code, said = write(gasp, folder, out, "sqlite", "--replace")
        assert (code, f"cannot replace {metadata}" in said) == (4, True)
        assert metadata.read_text(encoding="utf-8") == other
    metadata.write_bytes(b"\xff")
    assert write(gasp, folder, out, "sqlite", "--replace")[0] == 4


@pytest.mark.parametrize("words", [["x"], ["x", "--to", "excel"], ["--to", "csv"]])
def test_a_command_line_that_is_wrong(gasp: Gasp, words: list[str]) -> None:
    assert gasp("kb", "export", *words).code == 2


def dead_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_a_stopped_program_left_is_taken_away(gasp: Gasp, folder: Path, out: Path) -> None:
    left = out.with_name(f".out.{dead_process()}.gasp-new")
    left.mkdir()
    (left / "matches.csv").write_text("id", encoding="utf-8")
    running = out.with_name(f".out.{os.getppid()}.gasp-new")
    running.mkdir()
    other = out.with_name(f".other.{dead_process()}.gasp-new")
    other.touch()
    assert write(gasp, folder, out, "csv")[0] == 0
    assert {path.name for path in out.parent.iterdir()} == {"out", running.name, other.name}


def test_a_folder_that_was_on_the_way_out_goes_back(gasp: Gasp, folder: Path, out: Path) -> None:
    write(gasp, folder, out, "csv")
    out.replace(out.with_name(f".out.{dead_process()}.gasp-old"))
    assert write(gasp, folder, out, "csv")[0] == 4  # it is there already, again
    assert "dini-leaves" in facts_in(out)


def test_if_the_new_folder_cannot_be_put_in_place_the_old_one_is(
    gasp: Gasp, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(gasp, folder, out, "csv")
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if self.name.endswith(".gasp-new"):
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    assert write(gasp, folder, out, "csv", "--replace") == (
        4,
        f"gasp: cannot write {out}: Input/output error\n",
    )
    assert "dini-leaves" in facts_in(out)
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("replace", [False, True])
def test_what_comes_while_it_is_written_is_not_replaced(
    gasp: Gasp, folder: Path, out: Path, replace: bool
) -> None:
    if replace:
        write(gasp, folder, out, "csv")
    else:
        out.mkdir()
    with pytest.raises(FileError), new_folder(out, replace=replace) as new:
        (new / "facts.csv").touch()
        (out / "letter.txt").write_text("Dear Carla", encoding="utf-8")
    assert (out / "letter.txt").read_text(encoding="utf-8") == "Dear Carla"
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_an_interrupt_leaves_nothing(out: Path) -> None:
    with pytest.raises(KeyboardInterrupt), new_folder(out, replace=False) as new:
        (new / "a").touch()
        raise KeyboardInterrupt
    assert list(out.parent.iterdir()) == []


def test_the_built_in_one_is_exported_from_a_read_only_place(gasp: Gasp, tmp_path: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in DATA.rglob("*"))
    assert gasp("kb", "export", str(tmp_path / "out"), "--to", "jsonl").code == 0
    assert sorted((path, path.stat().st_mtime_ns) for path in DATA.rglob("*")) == before
    shutil.rmtree(tmp_path / "out")
