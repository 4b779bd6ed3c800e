"""The shipped story. That its sources bear it out is a rule, see `tests/validation`."""

from __future__ import annotations

import re

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.facts import FACT_KINDS
from tests.conftest import DATA


def test_there_are_facts_of_every_kind_under_readable_ids(kb: KnowledgeBase) -> None:
    facts = kb.story.facts
    assert {fact.kind for fact in facts} == set(FACT_KINDS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fact.id) for fact in facts)


def test_each_kind_has_what_its_command_shows(kb: KnowledgeBase) -> None:
    shown = {"quote": ("occasion",), "transfer": ("from_", "year"), "honour": ("season",)}
    for fact in kb.story.facts:
        assert all(getattr(fact, name) for name in shown.get(fact.kind, ())), fact.id


def test_nobody_is_listed_of_whom_nothing_is_said(kb: KnowledgeBase) -> None:
    assert [row.name for row in kb.people() if row.facts == 0] == []


def test_the_text_of_the_sources_is_not_shipped() -> None:
    shipped = (DATA / "story.json").read_text(encoding="utf-8")
    assert "All good things must come to an end" not in shipped
    assert "i cui sintomi si sono manifestati" not in shipped


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Papu", "Papu Gómez"),
        ("papu gomez", "Papu Gómez"),
        ("Alejandro Gómez", "Papu Gómez"),
        ("gómez", "Papu Gómez"),
        ("ILICIC", "Josip Iličić"),
        ("josip", "Josip Iličić"),
        ("Duvan", "Duván Zapata"),
        ("de roon", "Marten de Roon"),
        ("marten", "Marten de Roon"),
        ("Kessie", "Franck Kessié"),
        ("ten hag", "Erik ten Hag"),
        ("klopp", "Jürgen Klopp"),
        ("jurgen", "Jürgen Klopp"),
        ("Gasp", "Gian Piero Gasperini"),
        ("gian piero", "Gian Piero Gasperini"),
        ("ademola", "Ademola Lookman"),
        ("malinovsky", "Ruslan Malinovskyi"),
        ("reja", "Edoardo Reja"),
        ("sun tzu", "Sun Tzu"),
        ("bobo vieri", "Christian Vieri"),
    ],
)
def test_people_by_any_of_their_names(kb: KnowledgeBase, typed: str, name: str) -> None:
    assert kb.story.find_person(typed).name == name
