"""Rules on all documents together: no duplicates, nothing missing, counts that agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.match_files import season_of_file
from gasp_cli.domain.model import (
    CompetitionKind,
    Edition,
    EditionKey,
    Status,
    is_table_stage,
    matchday_stage,
)
from gasp_cli.domain.reference import GoalEvent
from gasp_cli.domain.tables import MATCHES, TABLES
from gasp_cli.domain.text_formats import format_error
from gasp_cli.i18n import msg, plural, term
from gasp_cli.kb.season_matches import stage_of
from gasp_cli.matching import normalise
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

_FILES = dict.fromkeys(
    table.file for table in TABLES.values() if table.name != MATCHES and not table.optional_file
)


def files_and_tables_exist(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Every file exists, and has no other tables than those that are read.

    Without its sanctions a table would be wrong; a table that is not read is a misspelt one.
    """
    for file in _FILES:
        if not base.store.has(file):
            yield ValidationError(file, "", "", msg("the file is missing"))
            continue
        known = [table.name for table in TABLES.values() if table.file == file]
        text = msg("no such table; the tables are {tables}", tables=", ".join(known))
        unknown = [name for name in base.tables(file) if name not in known]
        yield from (ValidationError(file, name, "", text) for name in unknown)


def exactly_one_subject(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """A knowledge base is about one club and coach."""
    count = len(base.entries("about"))
    if count != 1:
        text = msg("there are {count} rows, not one", count=count)
        yield ValidationError("about.json", "about", "", text)


Key = TypeVar("Key", bound=Hashable)


def _repeats(
    keyed: Iterable[tuple[Key, DocumentRef]],
) -> Iterator[tuple[Key, DocumentRef, DocumentRef]]:
    """Each document whose key an earlier one has: the key, the document and the earlier one."""
    owners: dict[Key, DocumentRef] = {}
    for key, entry in keyed:
        if (earlier := owners.setdefault(key, entry)) is not entry:
            yield key, entry, earlier


def duplicate_names(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No id, name or spelling stands for two things."""
    for name, table in TABLES.items():
        if table.id_of is None or name == MATCHES:
            continue
        ids = ((entry.id, entry) for entry in base.entries(name))
        spellings = (
            (normalise(spelling), entry)
            for entry in (base.entries(name) if table.has_aliases else ())
            for spelling in (entry.id, *entry.document.get("aliases", ()))
            if isinstance(spelling, str)
        )
        for spelling, entry, owner in chain(_repeats(ids), _repeats(spellings)):
            which = {"spelling": spelling, "other": owner.id, "key": owner.key}
            text = msg("{spelling!r} already stands for {other} (key {key})", **which)
            yield entry.error(text, owner)


def matches_in_their_file(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """The file of a match is that of a competition, its table that of a season, in one file."""
    files: dict[tuple[str, str], str] = {}
    for file, competition, season in dict.fromkeys(
        (match.file, match.competition, match.season) for match in base.entries(MATCHES)
    ):
        if not competition:
            yield ValidationError(file, season, "", msg("no competition has this file"))
        if problem := format_error(TextFormat.SEASON, season):
            text = msg("the table of a season: {problem}", problem=problem)
            yield ValidationError(file, season, "", text)
        if season_of_file(file) not in ("", season):
            yield ValidationError(file, season, "", msg("another season's file"))
        if (other := files.setdefault((competition, season), file)) != file:
            text = msg("{file} has matches of this season, too", file=other)
            yield ValidationError(file, season, "", text)


def no_match_twice(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No match is listed twice, and no club plays twice on a day."""
    matches = base.entries(MATCHES)
    repeated = set()
    for _, match, earlier in _repeats((_fixture(match), match) for match in matches):
        repeated.add(match.place)
        text = msg(
            "this match is already listed under key {key} ({id})", key=earlier.key, id=earlier.id
        )
        yield match.error(text, earlier)
    days = (
        ((match.document["date"], match.document[side]), match)
        for match in matches
        if "home_goals" in match.document and match.place not in repeated
        for side in ("home", "away")
    )
    for (_, club), match, earlier in _repeats(days):
        text = msg("{club} played {match} on the same day", club=club, match=earlier.id)
        yield match.error(text, earlier)


def _fixture(match: DocumentRef) -> Hashable:
    """The identity of a match: season, round, clubs and leg."""
    get = match.document.get
    stage = get("stage") or get("matchday")
    return match.competition, match.season, stage, get("home"), get("away"), get("leg")


def editions_agree_with_matches(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Each edition states the clubs and the number of matches of its season."""
    by_edition = _matches_by_edition(base)
    listed = set()
    for entry in base.entries("editions"):
        key = EditionKey(entry.document["competition"], entry.document["season"])
        name, matches, stated = _phrase(key), by_edition[key], entry.document["matches"]
        if key in listed:
            yield entry.error(msg("{edition} is listed twice", edition=name))
        listed.add(key)
        if stated != len(matches):
            which = {"edition": name, "matches": stated, "there": len(matches)}
            yield entry.error(msg("{edition}: {matches} matches, but {there} are there", **which))
        playing = {match.document[side] for match in matches for side in ("home", "away")}
        if wrong := playing.symmetric_difference(entry.document["clubs"]):
            which = {"edition": name, "clubs": ", ".join(sorted(wrong))}
            text = msg("{edition}: the clubs are not those of the matches: {clubs}", **which)
            yield entry.error(text)
    for key, matches in by_edition.items():
        if matches and key not in listed:
            text = msg("{edition} is missing", edition=_phrase(key))
            yield ValidationError("editions.json", "editions", "", text)


def _matches_by_edition(base: RawKnowledgeBase) -> defaultdict[EditionKey, list[DocumentRef]]:
    matches = defaultdict(list)
    for match in base.entries(MATCHES):
        matches[EditionKey(match.competition, match.season)].append(match)
    return matches


def _phrase(edition: EditionKey) -> str:
    """A season of a competition, as messages name it."""
    return msg(
        "{competition} {season}", competition=term(edition.competition), season=edition.season
    )


def round_robin_is_complete(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Each pair of league clubs meets as often as the rules say; less in a part of a season."""
    for edition, index, matches in _leagues(base):
        meetings, name = base.record.rules_of(edition.key).meetings, _phrase(edition.key)
        pairs: dict[tuple[str, str], list[DocumentRef]] = defaultdict(list)
        for match in matches:
            if is_table_stage(stage_of(match.document)):
                home, away = sorted((match.document["home"], match.document["away"]))
                pairs[home, away].append(match)
        for (home, away), met in sorted(pairs.items()):
            if len(met) > meetings:
                text = msg(
                    "{edition}: {home} and {away} meet {count} times, not {meetings}",
                    edition=name, home=home, away=away, count=len(met), meetings=meetings,
                )  # fmt: skip
                places = tuple(match.place for match in met)
                yield ValidationError(met[0].file, edition.season, "", text, places)
        clubs = len({club for pair in pairs for club in pair})
        missing = clubs * (clubs - 1) // 2 * meetings - sum(map(len, pairs.values()))
        if edition.is_complete and missing > 0:
            text = plural(
                "{edition} is marked complete, but {n} match is missing",
                "{edition} is marked complete, but {n} matches are missing",
                missing, edition=name,
            )  # fmt: skip
            yield ValidationError(matches[0].file, edition.season, "", text, (index.place,))


_ROUND = {"stage", "matchday"}


def _leagues(base: RawKnowledgeBase) -> Iterator[tuple[Edition, DocumentRef, list[DocumentRef]]]:
    """Each league season: its edition, the document of that, and its matches with a round."""
    by_edition = _matches_by_edition(base)
    for edition, index in zip(base.record.editions, base.entries("editions"), strict=True):
        if base.record.kind_of(edition.competition) is CompetitionKind.LEAGUE:
            matches = by_edition[edition.key]
            yield edition, index, [match for match in matches if _ROUND & match.document.keys()]


def one_match_per_club_per_matchday(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No club plays twice on a matchday of a league."""
    for edition, _, matches in _leagues(base):
        rounds = (
            ((stage, match.document[side]), match)
            for match in matches
            if "matchday" in match.document
            and (stage := stage_of(match.document)) == matchday_stage(match.document["matchday"])
            for side in ("home", "away")
        )
        for (stage, club), match, earlier in _repeats(rounds):
            which = {"club": club, "stage": term(stage), "season": edition.season}
            text = msg("{club} plays twice on {stage} of {season}", **which)
            yield match.error(text, earlier)


def seasons_have_rules(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """Every season of a competition has exactly one set of rules."""
    for edition in base.record.editions:
        sets = sum(
            rules.competition == edition.competition and rules.apply_to(edition.season)
            for rules in base.record.rules
        )
        if sets != 1:
            which = {"edition": _phrase(edition.key), "sets": sets}
            text = msg("{edition} has {sets} sets of rules", **which)
            yield ValidationError("competitions.json", "rules", "", text)


def uncited_paragraphs_are_uncited(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No fact cites a paragraph that is listed as uncited."""
    cited = {citation for fact in base.entries("facts") for citation in fact.document["citations"]}
    for entry in base.entries("uncited"):
        if (citation := entry.document["citation"]) in cited:
            yield entry.error(msg("{citation} is cited", citation=citation))


def reference_rows_agree_with_matches(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    """No side has more goals listed than it scored; no kick, no ground of a match twice."""
    yield from _no_row_twice(base)
    goals = [entry for entry in base.entries("goals") if entry.document["event"] == GoalEvent.GOAL]
    if not goals:
        return
    matches = {_sides_and_day(match): match for match in base.entries(MATCHES)}
    listed: Counter[tuple[str, str]] = Counter()
    for entry in goals:
        match, team = matches.get(_sides_and_day(entry)), entry.document["team"]
        if match is None or (score := _goals_of(match.document)) is None:
            continue
        listed[match.id, team] += 1
        scored = score[0] if team == match.document["home"] else score[1]
        if listed[match.id, team] > scored:
            text = plural(
                "{team} scored {n} goal in {match}, and more are listed",
                "{team} scored {n} goals in {match}, and more are listed",
                scored, team=team, match=match.id,
            )  # fmt: skip
            yield entry.error(text, match)


_ONE_OF_A_MATCH = {"shootouts": ("kick",), "venues": ()}


def _no_row_twice(base: RawKnowledgeBase) -> Iterator[ValidationError]:
    for table, further in _ONE_OF_A_MATCH.items():
        keyed = (
            ((_sides_and_day(entry), *map(entry.document.get, further)), entry)
            for entry in base.entries(table)
        )
        for _, entry, earlier in _repeats(keyed):
            text = msg("the same is stated under key {key} ({id})", key=earlier.key, id=earlier.id)
            yield entry.error(text, earlier)


def _sides_and_day(entry: DocumentRef) -> tuple[Any, ...]:
    return tuple(map(entry.document.get, ("date", "home", "away")))


def _goals_of(match: Mapping[str, Any]) -> tuple[int, int] | None:
    """The goals of a match on the pitch, None where it was not played or awarded unplayed."""
    if match.get("status") == Status.AWARDED:
        played = match.get("played")
        return (played[0], played[1]) if played else None
    if "home_goals" not in match or "away_goals" not in match:
        return None
    return match["home_goals"], match["away_goals"]


OF_DOCUMENTS = (
    files_and_tables_exist, exactly_one_subject, duplicate_names, matches_in_their_file,
    no_match_twice, editions_agree_with_matches, uncited_paragraphs_are_uncited,
    reference_rows_agree_with_matches,
)  # fmt: skip
"""Rules on the documents whose shape is right."""

OF_THE_RECORD = (seasons_have_rules, one_match_per_club_per_matchday, round_robin_is_complete)
"""Rules on the record, which needs the right shape of all documents."""
