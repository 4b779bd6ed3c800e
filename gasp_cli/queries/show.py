"""Everything known of one thing: a fact, a match, a person, a source or a club."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.domain.dates import is_day
from gasp_cli.domain.facts import Fact, Source, source_of
from gasp_cli.domain.model import Match
from gasp_cli.errors import UnknownName
from gasp_cli.i18n import date_term, join_list, msg, term
from gasp_cli.kb.matches import find_match, match_text, score_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import closest_matches, find_name
from gasp_cli.queries.claim_phrases import arguments_phrase, said_phrase
from gasp_cli.queries.facts import FactRow, fact_row, person
from gasp_cli.queries.head_to_head import versus_opponent
from gasp_cli.results import CellStyle, Column, ResultSet


class DetailCard(NamedTuple):
    """One thing: what it is, its fields, and what belongs to it, by the name of the section."""

    kind: str
    title: str
    fields: dict[str, Any]
    sections: dict[str, ResultSet[Any]]
    links: Mapping[str, str] = MappingProxyType({})


def show(story: Story, wanted: str) -> DetailCard:
    """Everything known of what has that id or name.

    Ids of facts, matches and sources are tried first, then names of people, then of clubs.
    Raises `UnknownName` with what comes nearest.
    """
    for fact in story.facts:
        if fact.id == wanted:
            return _fact_card(story, fact)
    for source in story.sources:
        if source.id == wanted:
            return _source_card(story, source)
    if match := find_match(story.record, wanted):
        return _match_card(story, match)
    names = {person.name: person.aliases for person in story.people}
    ids = [fact.id for fact in story.facts] + [source.id for source in story.sources]
    what = msg("fact, match, person, source or club")
    try:
        name = find_name(wanted, names | story.record.club_names, what)
    except UnknownName as error:
        close = closest_matches(wanted, ids)
        if not close:
            raise
        raise UnknownName(what, wanted, close) from error
    return _person_card(story, name) if name in names else _club_card(story, name)


class PartRow(NamedTuple):
    """One part of a claim, recomputed."""

    measure: Annotated[str, Column("the measure", "Measure", CellStyle.CODE)]
    arguments: Annotated[dict[str, Any], Column("its arguments", "Arguments")]
    reading: Annotated[str | None, Column("which reading of the words this is", "Read as")]
    said: Annotated[
        Any, Column("the value stated; of a limit `at least 5`", "Said", CellStyle.VALUE)
    ]
    found: Annotated[
        Any, Column("what the record gives; null: it does not know", "Found", CellStyle.VALUE)
    ]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]


class EvidenceRow(NamedTuple):
    """A match that shows what the record gives."""

    date: Annotated[str, Column("day, ISO", "Date")]
    competition: Annotated[str, Column("competition", "Competition")]
    stage: Annotated[str, Column("round", "Stage")]
    match: Annotated[str, Column("clubs and score", "Match", CellStyle.STRONG)]
    id: Annotated[str, Column("id of the match", "Id", priority=0)]
    citation: Annotated[str, Column("file and line it comes from", "Source", CellStyle.MUTED, 3)]


def facts_about(story: Story, match: Match) -> list[FactRow]:
    """The facts about a match: of its day, or of its season and about both clubs or the rival."""
    judge, club = Judge(story), story.record.about.club
    playing = {match.home, match.away}
    rivals = playing - {club}
    return [
        fact_row(judge, fact)
        for fact in story.facts
        if (fact.date == match.date and playing & set(fact.about))
        or (
            fact.season == match.season
            and rivals <= set(fact.about)
            and not is_day(fact.date or "")
        )
    ]


def _answer(story: Story, rows: list[FactRow], title: str) -> ResultSet[FactRow]:
    return ResultSet(FactRow, rows, title, links=story.links)


def _fact_card(story: Story, fact: Fact) -> DetailCard:
    judge = Judge(story)
    judgement = judge.judge(fact)
    hidden = ("checks", "states", "unchecked")
    fields = {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in fact._asdict().items()
        if value not in (None, ()) and name not in hidden
    }
    fields["sources"] = [
        reference(story.find_source(source), story.record.about.club) for source in fact.sources
    ]
    fields["verdict"] = str(judgement.verdict)
    if judgement.reason:
        fields["reason"] = judgement.reason
    parts = [
        PartRow(
            finding.measure,
            arguments_phrase(finding.arguments),
            finding.reading or None,
            said_phrase(finding),
            finding.found,
            str(finding.verdict),
        )
        for finding in judgement.findings
    ]
    evidence = dict.fromkeys(match for finding in judgement.findings for match in finding.evidence)
    others = [
        fact_row(judge, one)
        for one in story.facts
        if one is not fact and set(one.citations) & set(fact.citations)
    ]
    return DetailCard(
        "fact",
        fact.id,
        fields,
        {
            "findings": ResultSet(PartRow, parts, msg("What the record gives")),
            "matches": ResultSet(
                EvidenceRow,
                list(map(_evidence, evidence)),
                msg("The matches"),
                links=story.record.links
                | {score_text(one): one.urls[0] for one in evidence if one.urls},
            ),
            "beside": _answer(story, others, msg("Said in the same paragraphs")),
        },
        story.links,
    )


def _evidence(match: Match) -> EvidenceRow:
    return EvidenceRow(
        match.date, match.competition, match.stage, score_text(match), match.id, match.source
    )


def _source_card(story: Story, source: Source) -> DetailCard:
    judge = Judge(story)
    rows = [fact_row(judge, fact) for fact in story.facts if source.id in fact.sources]
    return DetailCard(
        "source", source.id, source._asdict(), {"facts": _answer(story, rows, msg("What it says"))}
    )


def _match_card(story: Story, match: Match) -> DetailCard:
    fields: dict[str, Any] = {"id": match.id, "text": match_text(match)}
    for name, value in match._asdict().items():
        if value is None or value is False or value == ():
            continue
        if name in ("half_time", "full_time", "penalties", "played"):
            fields[name] = f"{value[0]}-{value[1]}"
        else:
            fields[name] = list(value) if isinstance(value, tuple) else value
    fields["status"] = str(match.status)
    fields["citation"] = fields.pop("source", None)
    rows = facts_about(story, match)
    sections = {"facts": _answer(story, rows, msg("What is said of it"))}
    return DetailCard("match", match_text(match), fields, sections, story.record.links)


def _person_card(story: Story, name: str) -> DetailCard:
    found = story.find_person(name)
    fields = found._asdict() | {"aliases": list(found.aliases)}
    return DetailCard("person", name, fields, {"facts": person(story, name)})


def _club_card(story: Story, name: str) -> DetailCard:
    club = next(one for one in story.record.clubs if one.name == name)
    seasons = {
        competition.name: [
            edition.season
            for edition in story.record.editions
            if edition.competition == competition.name and name in edition.clubs
        ]
        for competition in story.record.competitions
    }
    fields = club._asdict() | {"aliases": list(club.aliases)}
    fields["seasons"] = [
        msg("{competition}: {seasons}", competition=term(season), seasons=", ".join(found))
        for season, found in seasons.items()
        if found
    ]
    judge = Judge(story)
    rows = [fact_row(judge, fact) for fact in story.facts if name in fact.about]
    sections: dict[str, ResultSet[Any]] = {
        "facts": _answer(story, rows, msg("What the sources say"))
    }
    if name != story.record.about.club:
        sections["matches"] = versus_opponent(story.record, name)
    return DetailCard("club", name, fields, sections)


def reference(source: Source, subject: str) -> str:
    """A source in one line, as a reader would cite it; what it does not say is left out."""
    title = (
        f"“{source.title}”"
        if source.title
        else msg("untitled text on {subject} [{source}]", subject=subject, source=source.id)
    )
    parts = [source.author, title, source.publisher, date_term(source.date or "")]
    return join_list(part for part in parts if part)


def paragraph_of(citation: str) -> str:
    """The paragraph that a citation points to."""
    return citation.rpartition(":")[2]


def by_source(fact: Fact) -> dict[str, list[str]]:
    """The paragraphs of a fact by the source they are in."""
    found: dict[str, list[str]] = {}
    for citation in fact.citations:
        found.setdefault(source_of(citation), []).append(paragraph_of(citation))
    return found
