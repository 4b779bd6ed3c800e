"""The story against its sources: every quote verbatim, every citation there, no sentence copied."""

from __future__ import annotations

import re
from functools import cache

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.domain.facts import FACT_KINDS, Fact, source_of
from gasp_cli.matching import normalise
from tests.conftest import DATA, SHARED, needs_shared

FACTS = KnowledgeBase().story.facts
SOURCES = {one.id: one for one in KnowledgeBase().story.sources}


@cache
def paragraphs(source: str) -> list[str]:
    """The lines of a source's text that are not empty; paragraph 1 is the first."""
    text = (SHARED / "sources" / SOURCES[source].file).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def paragraph(citation: str) -> str:
    source, _, number = citation.rpartition(":")
    return paragraphs(source)[int(number) - 1]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_there_are_facts_of_every_kind_and_their_ids_are_their_own() -> None:
    assert {fact.kind for fact in FACTS} == set(FACT_KINDS)
    assert len({fact.id for fact in FACTS}) == len(FACTS) > 150
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fact.id) for fact in FACTS)


@needs_shared
@pytest.mark.parametrize("source", SOURCES)
def test_every_citation_points_at_a_paragraph(source: str) -> None:
    cited = [
        citation for fact in FACTS for citation in fact.citations if source_of(citation) == source
    ]
    assert cited
    assert all(0 < int(one.rpartition(":")[2]) <= len(paragraphs(source)) for one in cited)


@needs_shared
@pytest.mark.parametrize(
    "fact", [one for one in FACTS if one.kind == "quote"], ids=lambda fact: fact.id
)
def test_a_quote_stands_word_for_word_in_each_paragraph_it_cites(fact: Fact) -> None:
    assert fact.speaker
    assert fact.occasion
    assert all(fact.text in paragraph(citation) for citation in fact.citations)


@needs_shared
@pytest.mark.parametrize("source", SOURCES)
def test_no_other_fact_repeats_twelve_words_of_its_source(source: str) -> None:
    runs = set()
    for text in paragraphs(source):
        said = words(text)
        runs |= {tuple(said[start : start + 12]) for start in range(len(said) - 11)}
    for fact in FACTS:
        for text in (fact.text, fact.note or "", fact.occasion or ""):
            if fact.kind == "quote" and text == fact.text:
                continue
            ours = words(text)
            copied = [
                ours[at : at + 12] for at in range(len(ours)) if tuple(ours[at : at + 12]) in runs
            ]
            assert copied == [], fact.id


@needs_shared
def test_every_paragraph_is_cited_or_listed_with_the_reason_why_not(kb: KnowledgeBase) -> None:
    everywhere = {
        f"{source}:{number}"
        for source in SOURCES
        for number in range(1, len(paragraphs(source)) + 1)
    }
    cited = {citation for fact in FACTS for citation in fact.citations}
    left_out = {
        document["citation"]: document["reason"]
        for document in kb.record.store.documents("story.json", "uncited")
    }
    assert everywhere == cited | set(left_out)
    assert not cited & set(left_out)
    assert all(left_out.values())


def test_everybody_and_every_club_a_fact_names_is_known(kb: KnowledgeBase) -> None:
    people = {person.name for person in kb.story.people}
    clubs = {club.name for club in kb.record.clubs}
    for fact in FACTS:
        assert set(fact.about) <= people | clubs, fact.id
        assert {fact.speaker, fact.person, fact.player} - {None} <= people, fact.id
        assert fact.holder is None or fact.holder in people | clubs, fact.id
        assert fact.club is None or fact.club in clubs, fact.id
        if fact.kind == "transfer":
            assert {fact.from_, fact.to} - {None} <= clubs, fact.id


def test_each_kind_has_what_its_command_shows() -> None:
    needed = {
        "quote": ("speaker", "occasion"),
        "appointment": ("person", "role"),
        "transfer": ("player", "from_", "year"),
        "honour": ("honour", "holder", "season"),
    }
    for fact in FACTS:
        assert all(getattr(fact, name) for name in needed.get(fact.kind, ())), fact.id
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", fact.date or "2016"), fact.id
        assert re.fullmatch(r"\d{4}-\d{2}", fact.season or "2016-17"), fact.id


def test_nobody_is_listed_of_whom_nothing_is_said(kb: KnowledgeBase) -> None:
    assert [row.name for row in kb.people() if row.facts == 0] == []


def test_no_two_people_share_a_name(kb: KnowledgeBase) -> None:
    owners: dict[str, str] = {}
    for person in kb.story.people:
        for name in {normalise(one) for one in (person.name, *person.aliases)}:
            assert owners.setdefault(name, person.name) == person.name


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
