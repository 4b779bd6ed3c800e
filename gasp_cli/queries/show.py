"""The details of one fact, match, person, source, club or reference row."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.claims.phrases import arguments_phrase, measure_in_words, said_phrase
from gasp_cli.domain.dates import is_day
from gasp_cli.domain.facts import Fact, Source
from gasp_cli.domain.model import Match
from gasp_cli.errors import UnknownName
from gasp_cli.i18n import date_term, join_list, msg, term
from gasp_cli.kb.matches import match_text, score_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import closest_matches, find_name
from gasp_cli.queries.claim_phrases import Found, Said
from gasp_cli.queries.facts import FactRow, fact_row, person
from gasp_cli.queries.head_to_head import versus_opponent
from gasp_cli.queries.named_match import named_match
from gasp_cli.queries.phrases import short_stage
from gasp_cli.queries.reference import find_row, printed, stated_person
from gasp_cli.results import CellStyle, Column, ResultSet


class DetailCard(NamedTuple):
    """The details of one thing: its kind, its fields, and sections of rows by name."""

    kind: str
    title: str
    fields: dict[str, Any]
    sections: dict[str, ResultSet[Any]]
    links: Mapping[str, str] = MappingProxyType({})


def show(story: Story, id_or_name: str) -> DetailCard:
    """The details of the thing with that id or name.

    Ids of facts, sources, paragraphs (`source:paragraph`), reference rows and matches are tried
    first, then matches by their day, or as screens show them, then names of people, then of clubs.
    Raises `UnknownName` with the nearest ids or names, and `AmbiguousName` for several matches.
    """
    for fact in story.facts:
        if fact.id == id_or_name:
            return _fact_card(story, fact)
    for source in story.sources:
        if source.id == id_or_name:
            return _source_card(story, source)
    if any(id_or_name in fact.citations for fact in story.facts):
        return _paragraph_card(story, id_or_name)
    if stated := find_row(story, id_or_name):
        return _row_card(id_or_name, *stated)
    if match := named_match(story.record, id_or_name):
        return _match_card(story, match)
    people = {person.name: person.aliases for person in story.people}
    what = msg("fact, match, person, source, club or reference row")
    try:
        name = find_name(id_or_name, people | story.record.club_names, what)
    except UnknownName as error:
        with suppress(UnknownName):
            return _stated_card(story, stated_person(story, id_or_name))
        ids = [fact.id for fact in story.facts] + [source.id for source in story.sources]
        close = closest_matches(id_or_name, ids)
        if not close:
            raise
        raise UnknownName(what, id_or_name, close) from error
    return _person_card(story, name) if name in people else _club_card(story, name)


class PartRow(NamedTuple):
    """One part of a claim, recomputed."""

    measure: Annotated[str, Column("the measure", "Measure")]
    arguments: Annotated[dict[str, Any], Column("its arguments", "Arguments", priority=0)]
    reading: Annotated[str | None, Column("which reading of the words this is", "Read as")]
    said: Said
    found: Found
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]


class StatedRow(NamedTuple):
    """A page that supports a reference row behind a finding."""

    id: Annotated[str, Column("id of the row", "Row", CellStyle.CODE)]
    confidence: Annotated[str, Column("two hosts, one, or computed", "Sources", priority=3)]
    url: Annotated[str, Column("address of the page", "Page")]


class EvidenceRow(NamedTuple):
    """A match behind a finding."""

    date: Annotated[str, Column("day, ISO", "Date")]
    competition: Annotated[str, Column("competition", "Competition", priority=2)]
    stage: Annotated[str, Column("round", "Stage", priority=2, short=short_stage)]
    match: Annotated[str, Column("clubs and score", "Match", CellStyle.STRONG)]
    id: Annotated[str, Column("id of the match", "Id", CellStyle.MUTED, 2)]
    citation: Annotated[str, Column("file and line it comes from", "Source", CellStyle.MUTED, 3)]


def _facts(story: Story, title: str, belongs: Callable[[Fact], bool]) -> ResultSet[FactRow]:
    """The facts that belong to a card."""
    judge = judge_of(story)
    rows = [fact_row(judge, fact) for fact in story.facts if belongs(fact)]
    return ResultSet(FactRow, rows, title, links=story.links)


def _filled(row: Any) -> dict[str, Any]:
    """The fields of a row that have a value, with lists for tuples."""
    return {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in row._asdict().items()
        if value is not None and value is not False and value != ()
    }


def _fact_card(story: Story, fact: Fact) -> DetailCard:
    record, judge = story.record, judge_of(story)
    judgement = judge.judge(fact)
    plain = fact._replace(checks=(), states=None, unchecked=None, unchecked_parts=(), outcome=None)
    fields = _filled(plain)
    fields["sources"] = [
        reference(story.find_source(source), record.about.coach) for source in fact.sources
    ]
    fields["verdict"] = judge.verdict(fact)
    if judgement.reason:
        fields["reason"] = judgement.reason
    if judgement.basis:
        fields["basis"] = str(judgement.basis)
    findings = [*judgement.findings, *filter(None, (judgement.outcome,))]
    parts = [
        PartRow(
            measure_in_words(finding), arguments_phrase(finding.arguments), finding.reading or None,
            said_phrase(finding), finding.found, str(finding.verdict),
        )
        for finding in findings
    ]  # fmt: skip
    matches = dict.fromkeys(match for finding in findings for match in finding.evidence)
    rows = dict.fromkeys(row for finding in findings for row in finding.rows)
    evidence = [
        EvidenceRow(
            match.date, match.competition, match.stage, score_text(match), match.id,
            match.source,
        )
        for match in matches
    ]  # fmt: skip
    links = record.links | {score_text(match): match.urls[0] for match in matches if match.urls}
    files = {match.id: match.source.rpartition(":")[0] for match in matches}
    links |= {key: record.links[file] for key, file in files.items() if file in record.links}
    sections: dict[str, ResultSet[Any]] = {
        "findings": ResultSet(PartRow, parts, msg("What the record shows")),
        "matches": ResultSet(EvidenceRow, evidence, msg("The matches"), links=links),
        "rows": ResultSet(
            StatedRow,
            [StatedRow(row.id, row.confidence, url) for row in rows for url in row.urls],
            msg("Other sources"),
        ),
        "beside": _facts(
            story, msg("Said in the same paragraphs"),
            lambda other: other is not fact and not set(fact.citations).isdisjoint(other.citations),
        ),
    }  # fmt: skip
    return DetailCard("fact", fact.id, fields, sections, story.links)


def _source_card(story: Story, source: Source) -> DetailCard:
    facts = _facts(story, msg("What it says"), lambda fact: source.id in fact.sources)
    return DetailCard("source", source.id, source._asdict(), {"facts": facts})


def _paragraph_card(story: Story, citation: str) -> DetailCard:
    """A paragraph of a source, with the facts that cite it."""
    source = story.find_source(citation.rpartition(":")[0])
    facts = _facts(story, msg("What it says"), lambda fact: citation in fact.citations)
    fields = {"id": citation, "source": reference(source, story.record.about.coach)}
    return DetailCard("paragraph", citation, fields, {"facts": facts}, story.links)


def _match_card(story: Story, match: Match) -> DetailCard:
    text, playing = match_text(match), {match.home, match.away}
    fields = {"id": match.id, "text": text} | _filled(match)
    for score in {"half_time", "full_time", "penalties", "played"} & fields.keys():
        fields[score] = "{}-{}".format(*fields[score])
    fields["status"] = str(match.status)
    fields["citation"] = fields.pop("source", None)

    def is_about_it(fact: Fact) -> bool:
        """Whether a fact is dated that day, or is of that season and about the opponent."""
        if fact.date == match.date and playing.intersection(fact.about):
            return True
        rivals = playing - {story.record.about.club}
        return (
            fact.season == match.season
            and rivals.issubset(fact.about)
            and not is_day(fact.date or "")
        )

    reference_record = story.record.reference
    if venue := reference_record.venue_of(match):
        fields |= {
            name: value
            for name in ("ground", "city", "attendance", "behind_closed_doors")
            if (value := getattr(venue, name)) is not None
        }
        fields["ground_urls"] = list(venue.urls)
    facts = _facts(story, msg("What the sources say about it"), is_about_it)
    sections = {"goals": printed("goals", reference_record.events_of(match), msg("The goals"))}
    if kicks := reference_record.kicks_of(match):
        sections["shootout"] = printed("shootouts", kicks, msg("The shoot-out"))
    return DetailCard("match", text, fields, sections | {"facts": facts}, story.record.links)


def _person_card(story: Story, name: str) -> DetailCard:
    about = story.find_person(name)
    fields = about._asdict() | {"aliases": list(about.aliases)}
    return DetailCard(
        "person", name, fields, {"facts": person(story, name), **_stated(story, name)}
    )


def _stated_card(story: Story, name: str) -> DetailCard:
    """A person in the reference record alone."""
    return DetailCard("person", name, {"name": name}, _stated(story, name))


def _stated(story: Story, name: str) -> dict[str, ResultSet[Any]]:
    """The rows of the reference record about a person, by table."""
    stated = story.record.reference
    posts = [post for post in stated.spells if post.person == name]
    moves = [move for move in stated.transfers if move.player == name]
    goals = [goal for goal in stated.goals if goal.scorer == name]
    return {
        "spells": printed("spells", posts, msg("Posts")),
        "transfers": printed("transfers", moves, msg("Transfers")),
        "goals": printed("goals", goals, msg("Goals")),
    }


def _row_card(key: str, table: str, row: Any) -> DetailCard:
    """A row of the reference record with all its fields, the addresses last."""
    fields = {"id": key, "table": table} | _filled(row)
    fields["urls"] = fields.pop("urls", [])
    return DetailCard("reference row", key, fields, {})  # i18n: a kind


def _club_card(story: Story, name: str) -> DetailCard:
    record = story.record
    club = next(club for club in record.clubs if club.name == name)
    seasons: dict[str, list[str]] = {}
    for edition in record.editions:
        if name in edition.clubs:
            seasons.setdefault(edition.competition, []).append(edition.season)
    fields = club._asdict() | {"aliases": list(club.aliases)}
    fields["seasons"] = [
        msg("{competition}: {seasons}", competition=term(competition), seasons=", ".join(played))
        for competition, played in seasons.items()
    ]
    facts = _facts(story, msg("What the sources say"), lambda fact: name in fact.about)
    sections: dict[str, ResultSet[Any]] = {"facts": facts}
    if name != record.about.club:
        sections["matches"] = versus_opponent(record, name)
    return DetailCard("club", name, fields, sections)


def reference(source: Source, subject: str) -> str:
    """A source in one line: author, title, publisher and date, as far as it states them."""
    title = (
        msg("“{title}”", title=source.title)
        if source.title
        else msg("untitled text on {subject} [{source}]", subject=subject, source=source.id)
    )
    date = date_term(source.date or "")
    if source.date_inferred_from:
        date = msg("[{date}]", date=date)
    return join_list(filter(None, (source.author, title, source.publisher, date)))
