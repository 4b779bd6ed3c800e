"""What all documents together must be: nothing twice, nothing missing, counts that are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.model import CompetitionKind, Edition, is_table_stage, matchday_stage
from gasp_cli.domain.tables import MATCHES, TABLES, TABLES_WITH_ALIASES
from gasp_cli.i18n import msg, plural, term
from gasp_cli.kb.decode import FORMS
from gasp_cli.kb.season_matches import stage_of
from gasp_cli.matching import normalise
from gasp_cli.store import matches_file
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError, error_at


def unknown_tables(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """A table that nobody reads is a misspelt one."""
    needed = (
        table for table in TABLES.values() if "*" not in table.file and not table.optional_file
    )
    for file in dict.fromkeys(one.file for one in needed):
        if not base.store.has(file):
            continue
        known = [table.name for table in TABLES.values() if table.file == file]
        for name in base.tables(file):
            if name not in known:
                text = msg("no such table; those are {tables}", tables=", ".join(known))
                yield ValidationError(file, name, "", text)


def files_are_there(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Every file that a new knowledge base has; without its sanctions a table would be wrong."""
    needed = (
        table for table in TABLES.values() if "*" not in table.file and not table.optional_file
    )
    for file in dict.fromkeys(one.file for one in needed):
        if not base.store.has(file):
            yield ValidationError(file, "", "", msg("the file is missing"))


def exactly_one_subject(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """A knowledge base is about one spell."""
    count = len(base.entries("about"))
    if count != 1:
        yield ValidationError(
            "about.json", "about", "", msg("there are {count} rows, not one", count=count)
        )


def duplicate_names(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No id, name or spelling stands for two things."""
    for name, table in TABLES.items():
        if table.id_of is None or name == MATCHES:
            continue
        owners: dict[str, DocumentRef] = {}
        for entry in base.entries(name):
            yield from _claimed(owners, entry, [entry.id])
        if name in TABLES_WITH_ALIASES:
            spellings: dict[str, DocumentRef] = {}
            for entry in base.entries(name):
                aliases = entry.document.get("aliases", [])
                given = [entry.id, *(alias for alias in aliases if isinstance(alias, str))]
                yield from _claimed(spellings, entry, [normalise(one) for one in given])


def _claimed(
    owners: dict[str, DocumentRef], entry: DocumentRef, spellings: list[str]
) -> Iterator[ValidationError]:
    for spelling in dict.fromkeys(spellings):
        other = owners.setdefault(spelling, entry)
        if other is not entry:
            text = msg(
                "{spelling!r} stands for {other} already (key {key})", spelling=spelling,
                other=other.id, key=other.key,
            )  # fmt: skip
            yield error_at(entry, text, other)


def matches_in_their_file(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """The file of a match is that of a competition, its table that of a season."""
    of_season = FORMS[TextFormat.SEASON]
    for file, competition, season in dict.fromkeys(
        (entry.file, entry.competition, entry.season) for entry in base.entries("matches")
    ):
        if not competition:
            yield ValidationError(file, season, "", msg("no competition has this file"))
        if wrong := of_season(season):
            yield ValidationError(
                file, season, "", msg("the table of a season: {problem}", problem=wrong)
            )


def no_match_twice(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No match stands twice, and no club plays twice on a day."""
    seen: dict[tuple[object, ...], DocumentRef] = {}
    days: dict[tuple[object, object], DocumentRef] = {}
    for entry in base.entries("matches"):
        get = entry.document.get
        stage = get("stage") or get("matchday")
        key = (entry.competition, entry.season, stage, get("home"), get("away"), get("leg"))
        if (other := seen.setdefault(key, entry)) is not entry:
            text = msg(
                "this match stands already under key {key} ({id})", key=other.key, id=other.id
            )
            yield error_at(entry, text, other)
            continue
        if get("home_goals") is None:
            continue
        for side in ("home", "away"):
            first = days.setdefault((get("date"), get(side)), entry)
            if first is not entry:
                text = msg("{club} played {match} on the same day", club=get(side), match=first.id)
                yield error_at(entry, text, first)


def editions_are_right(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Each season of a competition has the clubs and matches that it says it has."""
    matches: dict[tuple[object, object], list[DocumentRef]] = defaultdict(list)
    for entry in base.entries("matches"):
        matches[entry.competition, entry.season].append(entry)
    listed = set()
    for entry in base.entries("editions"):
        get = entry.document.get
        key = (get("competition"), get("season"))
        there = matches.get(key, [])
        where = _season_of(*key)
        if key in listed:
            yield error_at(entry, msg("{edition} stands twice", edition=where))
        listed.add(key)
        if get("matches") != len(there):
            text = msg(
                "{edition}: {matches} matches, but {there} are there", edition=where,
                matches=get("matches"), there=len(there),
            )  # fmt: skip
            yield error_at(entry, text)
        clubs = {one.document.get(side) for one in there for side in ("home", "away")}
        if set(get("clubs") or ()) != clubs:
            wrong = ", ".join(sorted(map(str, clubs ^ set(get("clubs") or ()))))
            text = msg(
                "{edition}: the clubs are not those of the matches: {clubs}", edition=where,
                clubs=wrong,
            )  # fmt: skip
            yield error_at(entry, text)
    for key in matches.keys() - listed:
        text = msg("{edition} is missing", edition=_season_of(*key))
        yield ValidationError("editions.json", "editions", "", text)


def _season_of(competition: object, season: object) -> str:
    return msg("{competition} {season}", competition=term(str(competition)), season=season)


def round_robin_is_complete(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """In a league no two clubs meet more often than its rules say, nor less in a whole season."""
    record = base.record
    for edition, index, played in _leagues(base):
        meetings = record.rules_of(edition.competition, edition.season).meetings
        pairs: dict[tuple[str, str], list[DocumentRef]] = defaultdict(list)
        for entry in played:
            if is_table_stage(stage_of(entry.document)):
                home, away = sorted((entry.document["home"], entry.document["away"]))
                pairs[home, away].append(entry)
        where = _season_of(edition.competition, edition.season)
        file = matches_file(edition.competition)
        for (home, away), met in sorted(pairs.items()):
            if len(met) > meetings:
                text = msg(
                    "{edition}: {home} and {away} meet {count} times, not {meetings}",
                    edition=where, home=home, away=away, count=len(met), meetings=meetings,
                )  # fmt: skip
                places = tuple(entry.place for entry in met)
                yield ValidationError(file, edition.season, "", text, places)
        clubs = len({club for pair in pairs for club in pair})
        missing = clubs * (clubs - 1) // 2 * meetings - sum(map(len, pairs.values()))
        if edition.is_complete and missing > 0:
            text = plural(
                "{edition} is said to be whole, and {n} match is missing",
                "{edition} is said to be whole, and {n} matches are missing",
                missing, edition=where,
            )  # fmt: skip
            yield ValidationError(file, edition.season, "", text, (index.place,))


def _leagues(base: RawKnowledgeBase) -> Iterator[tuple[Edition, DocumentRef, list[DocumentRef]]]:
    """Each season of a league with its row in the index and its matches."""
    played: dict[tuple[str, str], list[DocumentRef]] = defaultdict(list)
    for entry in base.entries("matches"):
        if "stage" in entry.document or "matchday" in entry.document:
            played[entry.competition, entry.season].append(entry)
    for edition, index in zip(base.record.editions, base.entries("editions"), strict=True):
        if base.record.kind_of(edition.competition) is CompetitionKind.LEAGUE:
            yield edition, index, played[edition.competition, edition.season]


def one_match_per_club_per_matchday(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No club plays twice on a matchday of a league."""
    for edition, _, played in _leagues(base):
        seen: dict[tuple[str, str], DocumentRef] = {}
        for entry in played:
            match = entry.document
            stage = stage_of(match)
            if "matchday" not in match or stage != matchday_stage(match["matchday"]):
                continue
            for club in (match["home"], match["away"]):
                first = seen.setdefault((stage, club), entry)
                if first is not entry:
                    text = msg(
                        "{club} plays twice on {stage} of {season}", club=club,
                        stage=term(stage), season=edition.season,
                    )  # fmt: skip
                    file, season = matches_file(edition.competition), edition.season
                    places = (first.place, entry.place)
                    yield ValidationError(file, season, match["date"], text, places)


def seasons_have_rules(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Every season of a competition has rules, and only one set of them."""
    for edition in base.record.editions:
        sets = sum(
            rule.competition == edition.competition and rule.apply_to(edition.season)
            for rule in base.record.rules
        )
        if sets != 1:
            where = _season_of(edition.competition, edition.season)
            text = msg("{edition} has {sets} sets of rules", edition=where, sets=sets)
            yield ValidationError("competitions.json", "rules", "", text)


def paragraphs_are_cited_or_not(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """A paragraph that is said to have no fact has none."""
    cited = {
        one
        for entry in base.entries("facts")
        for one in entry.document.get("citations", ())
        if isinstance(one, str)
    }
    for entry in base.entries("uncited"):
        if entry.document.get("citation") in cited:
            yield error_at(entry, msg("{citation} is cited", citation=entry.document["citation"]))


OF_DOCUMENTS = (
    files_are_there, unknown_tables, exactly_one_subject, duplicate_names, matches_in_their_file,
    no_match_twice, editions_are_right, paragraphs_are_cited_or_not,
)  # fmt: skip
"""Rules that take documents as they are."""

OF_THE_RECORD = (seasons_have_rules, one_match_per_club_per_matchday, round_robin_is_complete)
"""Rules that ask the record: only of documents that have their shape."""
