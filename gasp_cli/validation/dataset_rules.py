"""What all documents together must be: nothing twice, nothing missing, counts that are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gasp_cli.domain.fields import Form
from gasp_cli.domain.model import Edition, Kind, is_table_stage, matchday_stage
from gasp_cli.domain.tables import MATCHES, SPELT, TABLES
from gasp_cli.i18n import say, several, word
from gasp_cli.kb.decode import FORMS
from gasp_cli.kb.season_matches import matches_file, stage_of
from gasp_cli.matching import fold
from gasp_cli.validation.loader import Base, Entry, Fault, fault


def unknown_tables(base: Base) -> Iterator[Fault]:
    """A table that nobody reads is a misspelt one."""
    needed = (one for one in TABLES.values() if "*" not in one.file and not one.extra)
    for file in dict.fromkeys(one.file for one in needed):
        if not base.store.has(file):
            continue
        known = [one.name for one in TABLES.values() if one.file == file]
        for name in base.tables(file):
            if name not in known:
                text = say("no such table; those are {tables}", tables=", ".join(known))
                yield Fault(file, name, "", text)


def files_are_there(base: Base) -> Iterator[Fault]:
    """Every file that a new knowledge base has; without its sanctions a table would be wrong."""
    needed = (one for one in TABLES.values() if "*" not in one.file and not one.extra)
    for file in dict.fromkeys(one.file for one in needed):
        if not base.store.has(file):
            yield Fault(file, "", "", say("the file is missing"))


def one_about(base: Base) -> Iterator[Fault]:
    """A knowledge base is about one spell."""
    count = len(base.entries("about"))
    if count != 1:
        yield Fault("about.json", "about", "", say("there are {count} rows, not one", count=count))


def twice(base: Base) -> Iterator[Fault]:
    """No id, name or spelling stands for two things."""
    for name, table in TABLES.items():
        if table.name_of is None or name == MATCHES:
            continue
        owners: dict[str, Entry] = {}
        for entry in base.entries(name):
            yield from _claimed(owners, entry, [entry.id])
        if name in SPELT:
            spellings: dict[str, Entry] = {}
            for entry in base.entries(name):
                aliases = entry.document.get("aliases", [])
                given = [entry.id, *(one for one in aliases if isinstance(one, str))]
                yield from _claimed(spellings, entry, [fold(one) for one in given])


def _claimed(owners: dict[str, Entry], entry: Entry, spellings: list[str]) -> Iterator[Fault]:
    for spelling in dict.fromkeys(spellings):
        other = owners.setdefault(spelling, entry)
        if other is not entry:
            text = say(
                "{spelling!r} stands for {other} already (key {key})", spelling=spelling,
                other=other.id, key=other.key,
            )  # fmt: skip
            yield fault(entry, text, other)


def matches_lie_where_they_belong(base: Base) -> Iterator[Fault]:
    """The file of a match is that of a competition, its table that of a season."""
    of_season = FORMS[Form.SEASON]
    for file, competition, season in dict.fromkeys(
        (one.file, one.competition, one.season) for one in base.entries("matches")
    ):
        if not competition:
            yield Fault(file, season, "", say("no competition has this file"))
        if wrong := of_season(season):
            yield Fault(file, season, "", say("the table of a season: {problem}", problem=wrong))


def no_match_twice(base: Base) -> Iterator[Fault]:
    """No match stands twice, and no club plays twice on a day."""
    seen: dict[tuple[object, ...], Entry] = {}
    days: dict[tuple[object, object], Entry] = {}
    for entry in base.entries("matches"):
        get = entry.document.get
        stage = get("stage") or get("matchday")
        key = (entry.competition, entry.season, stage, get("home"), get("away"), get("leg"))
        if (other := seen.setdefault(key, entry)) is not entry:
            text = say(
                "this match stands already under key {key} ({id})", key=other.key, id=other.id
            )
            yield fault(entry, text, other)
            continue
        if get("home_goals") is None:
            continue
        for side in ("home", "away"):
            first = days.setdefault((get("date"), get(side)), entry)
            if first is not entry:
                text = say("{club} played {match} on the same day", club=get(side), match=first.id)
                yield fault(entry, text, first)


def editions_are_right(base: Base) -> Iterator[Fault]:
    """Each season of a competition has the clubs and matches that it says it has."""
    matches: dict[tuple[object, object], list[Entry]] = defaultdict(list)
    for entry in base.entries("matches"):
        matches[entry.competition, entry.season].append(entry)
    listed = set()
    for entry in base.entries("editions"):
        get = entry.document.get
        key = (get("competition"), get("season"))
        there = matches.get(key, [])
        where = _season_of(*key)
        if key in listed:
            yield fault(entry, say("{edition} stands twice", edition=where))
        listed.add(key)
        if get("matches") != len(there):
            text = say(
                "{edition}: {matches} matches, but {there} are there", edition=where,
                matches=get("matches"), there=len(there),
            )  # fmt: skip
            yield fault(entry, text)
        clubs = {one.document.get(side) for one in there for side in ("home", "away")}
        if set(get("clubs") or ()) != clubs:
            wrong = ", ".join(sorted(map(str, clubs ^ set(get("clubs") or ()))))
            text = say(
                "{edition}: the clubs are not those of the matches: {clubs}", edition=where,
                clubs=wrong,
            )  # fmt: skip
            yield fault(entry, text)
    for key in matches.keys() - listed:
        text = say("{edition} is missing", edition=_season_of(*key))
        yield Fault("editions.json", "editions", "", text)


def _season_of(competition: object, season: object) -> str:
    return say("{competition} {season}", competition=word(str(competition)), season=season)


def leagues_are_round(base: Base) -> Iterator[Fault]:
    """In a league no two clubs meet more often than its rules say, nor less in a whole season."""
    record = base.record
    for edition, index, played in _leagues(base):
        meetings = record.rules_of(edition.competition, edition.season).meetings
        pairs: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in played:
            if is_table_stage(stage_of(entry.document)):
                home, away = sorted((entry.document["home"], entry.document["away"]))
                pairs[home, away].append(entry)
        where = _season_of(edition.competition, edition.season)
        file = matches_file(edition.competition)
        for (home, away), met in sorted(pairs.items()):
            if len(met) > meetings:
                text = say(
                    "{edition}: {home} and {away} meet {count} times, not {meetings}",
                    edition=where, home=home, away=away, count=len(met), meetings=meetings,
                )  # fmt: skip
                places = tuple(entry.place for entry in met)
                yield Fault(file, edition.season, "", text, places)
        clubs = len({club for pair in pairs for club in pair})
        missing = clubs * (clubs - 1) // 2 * meetings - sum(map(len, pairs.values()))
        if edition.whole and missing > 0:
            text = several(
                "{edition} is said to be whole, and {n} match is missing",
                "{edition} is said to be whole, and {n} matches are missing",
                missing, edition=where,
            )  # fmt: skip
            yield Fault(file, edition.season, "", text, (index.place,))


def _leagues(base: Base) -> Iterator[tuple[Edition, Entry, list[Entry]]]:
    """Each season of a league with its row in the index and its matches."""
    played: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in base.entries("matches"):
        if "stage" in entry.document or "matchday" in entry.document:
            played[entry.competition, entry.season].append(entry)
    for edition, index in zip(base.record.editions, base.entries("editions"), strict=True):
        if base.record.kind_of(edition.competition) is Kind.LEAGUE:
            yield edition, index, played[edition.competition, edition.season]


def matchdays_are_full(base: Base) -> Iterator[Fault]:
    """No club plays twice on a matchday of a league."""
    for edition, _, played in _leagues(base):
        seen: dict[tuple[str, str], Entry] = {}
        for entry in played:
            match = entry.document
            stage = stage_of(match)
            if "matchday" not in match or stage != matchday_stage(match["matchday"]):
                continue
            for club in (match["home"], match["away"]):
                first = seen.setdefault((stage, club), entry)
                if first is not entry:
                    text = say(
                        "{club} plays twice on {stage} of {season}", club=club,
                        stage=word(stage), season=edition.season,
                    )  # fmt: skip
                    file, season = matches_file(edition.competition), edition.season
                    places = (first.place, entry.place)
                    yield Fault(file, season, match["date"], text, places)


def seasons_have_rules(base: Base) -> Iterator[Fault]:
    """Every season of a competition has rules, and only one set of them."""
    for edition in base.record.editions:
        sets = sum(
            one.competition == edition.competition and one.hold_in(edition.season)
            for one in base.record.rules
        )
        if sets != 1:
            where = _season_of(edition.competition, edition.season)
            text = say("{edition} has {sets} sets of rules", edition=where, sets=sets)
            yield Fault("competitions.json", "rules", "", text)


def paragraphs_are_cited_or_not(base: Base) -> Iterator[Fault]:
    """A paragraph that is said to have no fact has none."""
    cited = {
        one
        for entry in base.entries("facts")
        for one in entry.document.get("citations", ())
        if isinstance(one, str)
    }
    for entry in base.entries("uncited"):
        if entry.document.get("citation") in cited:
            yield fault(entry, say("{citation} is cited", citation=entry.document["citation"]))


OF_DOCUMENTS = (
    files_are_there, unknown_tables, one_about, twice, matches_lie_where_they_belong,
    no_match_twice, editions_are_right, paragraphs_are_cited_or_not,
)  # fmt: skip
"""Rules that take documents as they are."""

OF_THE_RECORD = (seasons_have_rules, matchdays_are_full, leagues_are_round)
"""Rules that ask the record: only of documents that have their shape."""
