"""Citations of facts, sources, paragraphs, matches and reference rows, and of whole answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from gasp_cli.claims.judge import judge_of
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Fact, Source
from gasp_cli.domain.model import Match
from gasp_cli.errors import Action, Remedy, UnknownName
from gasp_cli.i18n import date_term, join_list, msg, term
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import closest_matches
from gasp_cli.queries.bibliography import (
    LINE,
    ROW,
    BibliographyEntry,
    Citation,
    ComputedAnswer,
    write_citations,
)
from gasp_cli.queries.named_match import named_match
from gasp_cli.queries.reference import ReferenceRow, find_row, short_row, short_rows
from gasp_cli.results import CitationStyle, columns
from gasp_cli.store import built_in


def cite(
    story: Story, identifiers: str | Sequence[str], style: CitationStyle = CitationStyle.TEXT
) -> str:
    """The citations of things by their ids, ready to paste, in that order.

    Raises `UnknownName` with the nearest ids, and `AmbiguousName` for a match that fits several.
    """
    ids = [identifiers] if isinstance(identifiers, str) else identifiers
    return write_citations([citation_of(story, identifier) for identifier in ids], style)


def citation_of(story: Story, identifier: str) -> Citation:
    """The citation of a fact, a source, a paragraph, a match or a reference row.

    A match is found by its id, its day, or as a screen shows it. Raises `UnknownName` with the
    nearest ids, and `AmbiguousName` for a match that fits several.
    """
    for fact in story.facts:
        if fact.id == identifier:
            return Citation(fact.id, _works(story, fact.citations))
    for source in story.sources:
        if source.id == identifier:
            return Citation(source.id, [_of_source(source, story)])
    if facts_of_paragraph(story, identifier):
        return Citation(identifier, _works(story, [identifier]))
    if stated := find_row(story, identifier):
        return Citation(identifier, [_of_row(*stated)])
    if match := named_match(story.record, identifier):
        return Citation(match.id, [_of_match(match)])
    ids = [fact.id for fact in story.facts] + [source.id for source in story.sources]
    raise UnknownName(
        msg("fact, source, match or reference row"), identifier,
        closest_matches(identifier, ids + paragraphs(story)),
    )  # fmt: skip


def paragraphs(story: Story) -> list[str]:
    """Every `source:paragraph` that a fact cites."""
    return list(dict.fromkeys(citation for fact in story.facts for citation in fact.citations))


def facts_of_paragraph(story: Story, citation: str) -> list[Fact]:
    """The facts that a paragraph states."""
    return [fact for fact in story.facts if citation in fact.citations]


def caveats(story: Story, identifier: str) -> list[str]:
    """A remark on each claim, cited by its id or its paragraph, that fails in whole or in part."""
    facts = [fact for fact in story.facts if fact.id == identifier]
    return _caveats(story, facts or facts_of_paragraph(story, identifier))


def _caveats(story: Story, facts: Iterable[Fact]) -> list[str]:
    judge = judge_of(story)
    return [
        remark
        for fact in facts
        if fact.checks and (remark := _caveat(story, fact.id, judge.judge(fact).verdict))
    ]


def _caveat(story: Story, identifier: str, verdict: str | None) -> str:
    """A remark on a claim that fails; empty for any other."""
    folder = None if story.store.folder == built_in() else story.store.folder
    more = Remedy(Action.SHOW, identifier, folder=folder)
    if verdict == Verdict.CONTRADICTED:
        return msg("the record contradicts {id}; see {command}", id=identifier, command=more)
    if verdict == Verdict.PARTLY:
        return msg("the record bears out only a part of {id}; see {command}",
                   id=identifier, command=more)  # fmt: skip
    return ""


def cite_rows(
    story: Story,
    row_type: type[Any],
    rows: Sequence[Any],
    computed: ComputedAnswer,
    total: str = "",
) -> tuple[list[Citation], list[str]]:
    """The citations of rows, and remarks on the claims among them that fail.

    A row is cited by the sources, the match or the reference row that it names. Where one names
    none, or there is no row, the computed answer is cited, too. A `total` of the rows is a computed
    answer, and comes first.
    """
    fields = list(columns(row_type))
    citations: list[Citation] = []
    remarks: list[str] = []
    if total:
        title = msg("{answer}, {total}", answer=computed.title, total=total)
        citations.append(Citation(computed.key, [computed._replace(title=title)]))
    for row in rows:
        values = dict(zip(fields, row, strict=True))
        citation = _of_values(story, values)
        citations += [citation] if citation else []
        remarks += _caveats_of_row(story, values)
    if not total and (len(citations) < len(rows) or not rows):
        citations.append(Citation(computed.key, [computed]))
    return citations, list(dict.fromkeys(remarks))


def _of_values(story: Story, values: Mapping[str, Any]) -> Citation | None:
    """The citation of a row; None where it names nothing to cite."""
    citation = None
    if isinstance(identifier := values.get("id"), str):
        with suppress(UnknownName):  # a person or a club, which search finds, too
            citation = citation_of(story, identifier)
    if citation is None and (citations := values.get("citations")):
        citation = Citation(citations[0], _works(story, citations))
    if citation is not None and values.get("citations") and values.get("urls"):
        stated = _stated_with(story, values)
        return citation._replace(works=[*citation.works, *map(_of_short_row, stated)])
    return citation


def _stated_with(story: Story, values: Mapping[str, Any]) -> list[ReferenceRow]:
    """The reference row that completes what sources say: a fee, a day."""
    names = [values.get(name) for name in ("player", "person", "holder")]
    return [row for row in short_rows(story) if row.about in names and row.urls == values["urls"]][
        :1
    ]


def _caveats_of_row(story: Story, values: Mapping[str, Any]) -> list[str]:
    identifier, verdict = values.get("id"), values.get("verdict")
    if isinstance(identifier, str) and verdict is not None:
        return [remark] if (remark := _caveat(story, identifier, verdict)) else []
    if isinstance(identifier, str):
        return caveats(story, identifier)
    if verdict in (Verdict.CONTRADICTED, Verdict.PARTLY):
        claim = values.get("understood_as") or values.get("measure")
        return [msg("{claim}: {verdict}", claim=claim, verdict=term(verdict))]
    cited = values.get("citations")
    return _caveats(story, (fact for fact in story.facts if cited == list(fact.citations)))


_ABOUT_THE_RECORD = {"about.json", "clubs.json", "competitions.json", "editions.json"}
_TEXTS = {"about.json", "translations.json"}


def files_read(story: Story, editions: Collection[tuple[str, str]] = ()) -> str:
    """The files that an answer rests on, with their licences.

    Those of the matches come first, which are those of these seasons of competitions, or else all
    that were asked for so far; then the other tables read.
    """
    return join_list(_files(story, editions), "; ")


def _files(story: Story, editions: Collection[tuple[str, str]]) -> Iterator[str]:
    read = [file for file in story.store.files_read if "/" not in file]
    seasons: dict[tuple[str, str], list[str]] = {}
    record = story.record
    for edition in (
        [edition for edition in record.editions if edition.key in editions]
        if editions
        else record.consulted
    ):
        licences = edition.licence.split("; ")
        if len(licences) != len(edition.sources):
            licences = [edition.licence] * len(edition.sources)
        for source, licence in zip(edition.sources, licences, strict=True):
            folders = ["*" if part == edition.season else part for part in source.split("/")]
            seasons.setdefault(("/".join(folders), licence), []).append(edition.season)
    for (pattern, licence), played in seasons.items():
        if "*" not in pattern:
            named = pattern
        elif len(played) == 1:
            named = pattern.replace("*", played[0])
        else:
            named = msg("{file}, {seasons}", file=pattern, seasons=_spans(sorted(played)))
        yield msg("{file} ({licence})", file=named, licence=term(licence)) if licence else named
    tables = [file for file in read if file not in _ABOUT_THE_RECORD | _TEXTS]
    if not tables and not seasons:
        tables = [file for file in read if file not in _TEXTS]
    if tables:
        yield msg("{files} of the knowledge base", files=", ".join(sorted(tables)))


def _spans(seasons: Sequence[str]) -> str:
    """Seasons in short: `2017-18, 2019-20 to 2024-25`."""
    spans: list[list[str]] = []
    for season in seasons:
        if spans and int(season[:4]) - int(spans[-1][-1][:4]) <= 1:
            spans[-1].append(season)
        else:
            spans.append([season])
    return join_list(
        msg("{first} to {last}", first=span[0], last=span[-1]) if span[0] != span[-1] else span[0]
        for span in spans
    )


def _works(story: Story, citations: Sequence[str]) -> list[BibliographyEntry]:
    """The sources that citations name, each once with its paragraphs."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        source, _, number = citation.rpartition(":")
        places.setdefault(source, []).append(number)
    return [
        _of_source(story.find_source(source), story, tuple(numbers))
        for source, numbers in places.items()
    ]


def _of_source(source: Source, story: Story, places: tuple[str, ...] = ()) -> BibliographyEntry:
    coach = story.record.about.coach
    title = source.title or (
        msg("[Untitled text on {subject}]", subject=coach)  # and who published it, or when
        if source.author or source.publisher or source.date
        else msg("[Untitled text on {subject}, {source}]", subject=coach, source=source.id)
    )
    return BibliographyEntry(
        source.id, title, source.author, source.publisher, source.date, source.language, places,
        urls=(source.url,) if source.url else (),
        is_date_inferred=source.date_inferred_from is not None,
    )  # fmt: skip


def _of_match(match: Match) -> BibliographyEntry:
    file, _, line = match.source.rpartition(":")
    title = msg("{match}, {date}", match=match_text(match), date=date_term(match.date))
    return BibliographyEntry(
        match.id, title, publisher=file, date=match.date, places=(line,), unit=LINE,
        urls=match.urls,
    )  # fmt: skip


_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def _of_row(table: str, row: Any) -> BibliographyEntry:
    """A reference row: what it states, and the pages that state it."""
    return _of_short_row(short_row(table, row))


def _of_short_row(short: ReferenceRow) -> BibliographyEntry:
    date = short.date if short.date and _DATE.fullmatch(short.date) else None
    title = msg("{subject}: {statement}", subject=short.about, statement=short.states)
    return BibliographyEntry(short.id, title, date=date, unit=ROW, urls=tuple(short.urls))
