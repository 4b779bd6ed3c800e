"""The export to a spreadsheet, read back from the parts of its file."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from gasp_cli.errors import DataError
from gasp_cli.exporters.export import ExportFormat, export
from gasp_cli.exporters.rows import RowReader
from gasp_cli.exporters.schema import ColumnSpec, ColumnType, TableSpec, export_tables
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.conftest import Gasp
from tests.exporters.told import FACTS, told, write_story

pytest.importorskip("xlsxwriter")

from gasp_cli.exporters import xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")
DAY_ZERO = date(1899, 12, 30)


class Sheet:
    """A sheet: its cells as they are stored, with the format of their numbers."""

    def __init__(self, parts: zipfile.ZipFile, number: int) -> None:
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))  # noqa: S314  # our own file
        own = {
            node.attrib["numFmtId"]: node.attrib["formatCode"]
            for node in styles.iter(f"{_MAIN}numFmt")
        }
        formats = [
            own.get(
                node.attrib["numFmtId"], {"0": "General", "49": "@"}.get(node.attrib["numFmtId"])
            )
            for node in styles.find(f"{_MAIN}cellXfs") or ()
        ]
        self.text = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
        root = ElementTree.fromstring(self.text)  # noqa: S314
        self.rows: list[dict[str, Any]] = []
        self.formats: dict[str, str | None] = {}
        for row in root.iter(f"{_MAIN}row"):
            cells: dict[str, Any] = {}
            for cell in row:
                column = cell.attrib["r"].rstrip("0123456789")
                self.formats[cell.attrib["r"]] = formats[int(cell.attrib.get("s", 0))]
                cells[column] = _value(cell)
            self.rows.append(cells)


def _value(cell: ElementTree.Element) -> Any:
    kind = cell.attrib.get("t")
    if kind == "inlineStr":
        text = "".join(node.text or "" for node in cell.iter(f"{_MAIN}t"))
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    (value,) = (node.text for node in cell.iter(f"{_MAIN}v"))
    assert value is not None
    return {"0": False, "1": True}[value] if kind == "b" else float(value)


def sheets(file: Path) -> dict[str, Sheet]:
    with zipfile.ZipFile(file) as parts:
        names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
        return {name: Sheet(parts, number) for number, name in enumerate(names, 1)}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(Store(told(tmp_path / "kb")))


def letters(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else "A" + chr(ord("A") + number - 26)


def test_every_cell_of_every_table(story: Story, tmp_path: Path) -> None:
    export(story, ExportFormat.XLSX, tmp_path / "out.xlsx")
    found = sheets(tmp_path / "out.xlsx")
    assert list(found) == ["contents", *(table.name for table in export_tables())]
    for table in export_tables():
        header, *rows = found[table.name].rows
        assert list(header.values()) == [column.name for column in table.columns]
        stored = []
        for row in RowReader(story).rows(table):
            cells = zip(table.columns, row, strict=True)
            stored.append(
                {letters(n): _stored(column.type, cell) for n, (column, cell) in enumerate(cells)
                 if cell is not None}
            )  # fmt: skip
        assert rows == stored


def _stored(kind: ColumnType, cell: Any) -> Any:
    if kind is ColumnType.DAY:
        return float((date.fromisoformat(cell) - DAY_ZERO).days)
    if kind is ColumnType.BOOLEAN:
        return bool(cell)
    return float(cell) if kind is ColumnType.INTEGER else cell


def test_a_season_is_a_text_and_a_day_is_a_day(story: Story, tmp_path: Path) -> None:
    export(story, ExportFormat.XLSX, tmp_path / "out.xlsx")
    matches = sheets(tmp_path / "out.xlsx")["matches"]
    assert (matches.rows[1]["C"], matches.formats["C2"]) == ("2001-02", "@")
    assert DAY_ZERO + timedelta(matches.rows[1]["E"]) == date(2001, 9, 1)
    assert matches.formats["E2"] == "yyyy-mm-dd"
    # What is typed below, or over a season, is a text as well.
    assert re.search(r'<col min="1" max="4" [^>]*style="2"', matches.text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "{=1}"])
def test_nothing_is_run_as_a_formula(tmp_path: Path, text: str) -> None:
    write_story(told(tmp_path / "kb"), [FACTS[1] | {"text": text, "occasion": "https://a.example"}])
    export(Story(Store(tmp_path / "kb")), ExportFormat.XLSX, tmp_path / "out.xlsx")
    facts = sheets(tmp_path / "out.xlsx")["facts"]
    assert (facts.rows[1]["C"], facts.formats["C2"]) == (text, "@")
    assert "<f>" not in facts.text
    assert "<hyperlink" not in facts.text


def test_the_first_sheet_says_what_the_columns_mean(story: Story, tmp_path: Path) -> None:
    export(story, ExportFormat.XLSX, tmp_path / "out.xlsx")
    rows = [list(row.values()) for row in sheets(tmp_path / "out.xlsx")["contents"].rows]
    assert rows[0] == ["table", "column", "type", "refers", "meaning"]
    assert ["evidence", "the matches that show what the checks found"] in rows
    assert ["evidence", "match_id", "text", "matches.id", "a match that shows it"] in rows


TEXTS = TableSpec(
    "texts", "texts", (ColumnSpec("a", ColumnType.TEXT, "a"), ColumnSpec("d", ColumnType.DAY, "d")),
    ("a",), (),
)  # fmt: skip


def written(tmp_path: Path, *cells: tuple[str, str | None]) -> Sheet:
    batch = [list(column) for column in zip(*cells, strict=True)]
    xlsx.write_workbook(tmp_path / "t.xlsx", [TEXTS], lambda _: [batch], "2002-06-30")
    return sheets(tmp_path / "t.xlsx")["texts"]


def test_texts_that_a_spreadsheet_would_read_otherwise(tmp_path: Path) -> None:
    texts = [
        "_x0041_",
        "a\x01b",
        " blanks ",
        "two\nlines",
        "<b>&amp;",
        "Częstochowa 😀",
        "TRUE",
        "1e5",
    ]
    rows = written(tmp_path, *((text, None) for text in texts)).rows[1:]
    assert [row["A"] for row in rows] == texts


def test_days_that_a_spreadsheet_does_not_have_are_texts(tmp_path: Path) -> None:
    days = ["1888-09-08", "1900-02-28", "1900-03-01", "2024-05-22"]
    rows = written(tmp_path, *((day, day) for day in days)).rows[1:]
    assert [row["D" if "D" in row else "B"] for row in rows] == [
        "1888-09-08", "1900-02-28", 61.0, 45434.0,
    ]  # fmt: skip


def test_what_a_sheet_cannot_hold_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"texts\.a: more characters than the 32,767 of a cell"):
        written(tmp_path, ("x" * 32_768, None))
    with pytest.raises(DataError, match=r"texts\.a: more characters"):
        written(tmp_path, ("😀" * 16_384, None))
    assert len(written(tmp_path, ("x" * 32_767, None)).rows[1]["A"]) == 32_767
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    three = [("a", None), ("b", None), ("c", None)]
    assert len(written(tmp_path, *three).rows) == 4
    with pytest.raises(DataError, match="texts: more rows than the 3 of a sheet"):
        written(tmp_path, *three, ("d", None))


def test_the_names_of_sheets_are_allowed() -> None:
    names = [xlsx._CONTENTS, *(table.name for table in export_tables())]
    assert all(0 < len(name) <= 31 and re.fullmatch("[a-z_]+", name) for name in names)
    assert len(set(names)) == len(names)


def test_the_same_data_give_the_same_bytes(story: Story, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        export(story, ExportFormat.XLSX, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_only_an_export_that_nobody_has_saved_since_is_replaced(gasp: Gasp, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    told(tmp_path / "kb")
    line = ("--kb", str(tmp_path / "kb"), "kb", "export", str(out), "--to", "xlsx")
    assert gasp(*line).code == 0
    assert gasp(*line).code == 4
    assert gasp(*line, "--replace").code == 0
    with zipfile.ZipFile(out) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    for change in (
        (b"<cp:lastModifiedBy>gasp<", b"<cp:lastModifiedBy>Carla<"),
        (b"T00:00:00Z</dcterms:modified>", b"T00:00:01Z</dcterms:modified>"),
    ):
        saved = files | {xlsx._CORE: files[xlsx._CORE].replace(*change)}
        assert saved != files
        with zipfile.ZipFile(out, "w") as parts:
            for name, content in saved.items():
                parts.writestr(name, content)
        before = out.read_bytes()
        outcome = gasp(*line, "--replace")
        assert outcome.code == 4
        assert "it holds something else than an export" in outcome.err
        assert out.read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear Carla", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_another_file_is_not_replaced(gasp: Gasp, tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out.xlsx"
    told(tmp_path / "kb")
    out.write_bytes(content)
    line = ("--kb", str(tmp_path / "kb"), "kb", "export", str(out), "--to", "xlsx", "--replace")
    assert gasp(*line).code == 4
    assert out.read_bytes() == content
