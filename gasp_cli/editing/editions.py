"""The index of the matches: what the knowledge base has of each season of a competition."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from gasp_cli.domain.league_table import expected_matches
from gasp_cli.domain.model import Competition, CompetitionKind, Rules, find_rules, is_table_stage
from gasp_cli.editing.match_documents import drop_empty, file_of
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.matching import normalise
from gasp_cli.store import Document

NOT_STATED = "not stated"  # i18n: as the data have it
"""The licence of files that state none; an earlier one is kept."""

RELEGATION_PLAY_OFF = "Relegation play-off"  # i18n: a stage


def editions(
    merger: MatchMerger,
    existing: Mapping[str, Document],
    competitions: Sequence[Competition],
    rules: Sequence[Rules],
    licences: Mapping[str, str],
    miscounted: Container[tuple[str, str]] = (),
) -> dict[str, Document]:
    """The rows of `editions.json`: the existing ones, counted anew where matches were merged.

    Rows are ordered by rank of competition and season and keep their keys; new ones get the next.
    `licences` has the licence of each file. Declared numbers of matches are ignored in seasons
    that are `miscounted`.
    """
    keys = {(row["competition"], row["season"]): key for key, row in existing.items()}
    rows = {(row["competition"], row["season"]): row for row in existing.values()}
    kinds = {competition.name: competition.kind for competition in competitions}
    for competition, season in sorted(merger.seasons()):
        matches = [match for match in merger.of(competition) if match["season"] == season]
        before = rows.pop((competition, season), {})
        if not matches:
            continue
        row = _edition(competition, season, matches, licences, before)
        expected = None
        if (competition, season) not in miscounted:
            expected = _expected(merger, row, matches, before)
        if expected is None and kinds[competition] is CompetitionKind.LEAGUE:
            expected = _round_robin(row, matches, rules)
        rows[competition, season] = drop_empty(**(row | {"expected": expected}))
    ranks = {competition.name: rank for rank, competition in enumerate(competitions)}
    last_key = max(map(int, keys.values()), default=0)
    ordered: dict[str, Document] = {}
    for edition in sorted(
        rows, key=lambda edition: (ranks.get(edition[0], len(ranks)), edition[1])
    ):
        if edition not in keys:
            last_key += 1
        ordered[keys.get(edition, str(last_key))] = rows[edition]
    return ordered


def _edition(
    competition: str,
    season: str,
    matches: Sequence[Document],
    licences: Mapping[str, str],
    before: Document,
) -> Document:
    sources = sorted({file_of(match["source"]) for match in matches})
    stated = dict.fromkeys(licences[source] for source in sources if source in licences)
    earlier = before.get("licence", NOT_STATED)
    if earlier != NOT_STATED and (not set(sources) <= set(licences) or NOT_STATED in stated):
        stated = dict.fromkeys(text for text in (earlier, *stated) if text != NOT_STATED)
    return {
        "competition": competition,
        "season": season,
        "clubs": sorted(
            {match[side] for match in matches for side in ("home", "away")}, key=normalise
        ),
        "matches": len(matches),
        "expected": None,
        "sources": sources,
        "licence": "; ".join(stated) or earlier,
    }


def _expected(
    merger: MatchMerger, row: Document, matches: Sequence[Document], before: Document
) -> int | None:
    """The number of matches that the files declare, and the play-off that none of them counts."""
    declared = merger.declared.get((row["competition"], row["season"]), {})
    earlier: int | None = before.get("expected")
    if not declared:
        return earlier
    if earlier is not None and not set(before["sources"]) <= set(declared):
        new = [number for file, number in declared.items() if file not in before["sources"]]
        return earlier + sum(new)
    play_offs = [match for match in matches if match["stage"] == RELEGATION_PLAY_OFF]
    return sum(declared.values()) + len(play_offs)


def _round_robin(row: Document, matches: Sequence[Document], rules: Sequence[Rules]) -> int | None:
    """The number of matches of a league whose clubs meet as often as the rules say."""
    if rule := find_rules(rules, row["competition"], row["season"]):
        of_table = [match for match in matches if is_table_stage(match["stage"])]
        clubs = {match[side] for match in of_table for side in ("home", "away")}
        return expected_matches(len(clubs), rule) + len(matches) - len(of_table)
    return None
