"""What is there of each season of a competition: an index of the matches."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from gasp_cli.domain.model import Competition, CompetitionKind, Rules, is_table_stage
from gasp_cli.editing.match_documents import Document, drop_empty, file_of
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.matching import normalise

NOT_STATED = "not stated"  # i18n: as the data have it
"""The licence of files that do not say it; one that was given earlier stands."""

RELEGATION_PLAY_OFF = "Relegation play-off"  # i18n: a stage


def editions(
    collection: MatchMerger,
    there: Mapping[str, Document],
    competitions: Sequence[Competition],
    rules: Sequence[Rules],
    licences: Mapping[str, str],
    miscounted: Container[tuple[str, str]] = (),
) -> dict[str, Document]:
    """The rows of `editions.json`: those that are there, made anew where matches were taken.

    Rows stand by rank of competition and season and keep their keys; new ones get the next.
    `licences` has the licence of each file. In seasons that are `miscounted` nobody is believed
    who says how many matches there are.
    """
    keys = {(one["competition"], one["season"]): key for key, one in there.items()}
    rows = {(one["competition"], one["season"]): one for one in there.values()}
    kinds = {one.name: one.kind for one in competitions}
    for competition, season in sorted(collection.seasons()):
        matches = [one for one in collection.of(competition) if one["season"] == season]
        before = rows.pop((competition, season), {})
        if not matches:
            continue
        row = _edition(competition, season, matches, licences, before)
        believed = (competition, season) not in miscounted
        expected = _expected(collection, row, before) if believed else None
        if expected is None and kinds[competition] is CompetitionKind.LEAGUE:
            expected = _round_robin(row, matches, rules)
        rows[competition, season] = drop_empty(**(row | {"expected": expected}))
    ranks = {one.name: rank for rank, one in enumerate(competitions)}
    following = max(map(int, keys.values()), default=0)
    listed: dict[str, Document] = {}
    for name in sorted(rows, key=lambda one: (ranks.get(one[0], len(ranks)), one[1])):
        if name not in keys:
            following += 1
        listed[keys.get(name, str(following))] = rows[name]
    return listed


def _edition(
    competition: str,
    season: str,
    matches: Sequence[Document],
    licences: Mapping[str, str],
    before: Document,
) -> Document:
    sources = sorted({file_of(match["source"]) for match in matches})
    known = dict.fromkeys(licences[source] for source in sources if source in licences)
    earlier = before.get("licence", NOT_STATED)
    if earlier != NOT_STATED and (not set(sources) <= set(licences) or NOT_STATED in known):
        known = dict.fromkeys(one for one in (earlier, *known) if one != NOT_STATED)
    return {
        "competition": competition,
        "season": season,
        "clubs": sorted(
            {match[side] for match in matches for side in ("home", "away")}, key=normalise
        ),
        "matches": len(matches),
        "expected": None,
        "sources": sources,
        "licence": "; ".join(known) or earlier,
    }


def _expected(collection: MatchMerger, row: Document, before: Document) -> int | None:
    """How many matches its files say there are, with the play-off that none of them counts."""
    declared = collection.declared.get((row["competition"], row["season"]), {})
    earlier: int | None = before.get("expected")
    if not declared:
        return earlier
    new = {file: count for file, count in declared.items() if file not in before.get("sources", ())}
    if earlier is not None and not set(before["sources"]) <= set(declared):
        return earlier + sum(new.values())
    extra = [
        one
        for one in collection.of(row["competition"])
        if one["stage"] == RELEGATION_PLAY_OFF and one["season"] == row["season"]
    ]
    return sum(declared.values()) + len(extra)


def _round_robin(row: Document, matches: Sequence[Document], rules: Sequence[Rules]) -> int | None:
    """How many matches a league has in which each club meets each other as often as is the rule."""
    for rule in rules:
        if rule.competition == row["competition"] and rule.apply_to(row["season"]):
            clubs = {
                match[side]
                for match in matches
                for side in ("home", "away")
                if is_table_stage(match["stage"])
            }
            extra = sum(not is_table_stage(match["stage"]) for match in matches)
            return len(clubs) * (len(clubs) - 1) // 2 * rule.meetings + extra
    return None
