"""The tables of the reference record, made from its CSV files: a part of `tests.rebuild`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from gasp_cli.editing.name_resolution import ExactNames
from gasp_cli.editing.reference import StatedNames, finish_place, one_spelling, with_ids
from gasp_cli.kb.story import Story
from gasp_cli.readers.fixtures import Problem
from gasp_cli.readers.reference_csv import read_reference
from gasp_cli.store import Document


def reference_tables(
    folder: Path, story: Story, names: ExactNames, known_places: dict[str, int]
) -> tuple[dict[str, list[Document]], list[Problem]]:
    """Every table of the reference record by name, and the lines that were not understood.

    `known_places` has the places of the club, by season, that a source states: they settle those
    that a computed table leaves shared.
    """
    stated_names = StatedNames(names, story.people)
    tables: dict[str, list[Document]] = defaultdict(list)
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        rows, faulty = read_reference(
            path.read_text(encoding="utf-8"), f"record/reference/{path.name}"
        )
        problems += faulty
        for row in rows:
            tables[row.table].append(stated_names.canonical(row.document))
    one_spelling(tables["venues"], ("ground",))
    club = story.record.about.club
    finishes = [
        _finish(row, known_places if row["club"] == club else {}) for row in tables["finishes"]
    ]
    taken: set[str] = set()
    return {
        "finishes": finishes,
        **{
            table: with_ids(table, documents, taken)
            for table, documents in tables.items()
            if table != "finishes"
        },
    }, problems


def _finish(row: Document, known_places: dict[str, int]) -> Document:
    """A finish; a place that a source states settles one that is shared or not known."""
    finish = finish_place(row)
    if (place := known_places.get(finish["season"])) is not None:
        finish["position"] = place
        finish.pop("shared_until", None)
    return finish
