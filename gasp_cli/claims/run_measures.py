"""Measures of runs as prose tells them: all runs of a time, not only the longest."""

from __future__ import annotations

from collections.abc import Callable

from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import NONE, Measurement, NotOnRecord, measure
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.streaks import STREAK_KINDS
from gasp_cli.i18n import msg


def _runs(sides: list[ClubMatch], continues: Callable[[ClubMatch], bool]) -> list[list[ClubMatch]]:
    """The runs among matches by date, none that is empty."""
    runs: list[list[ClubMatch]] = [[]]
    for side in sides:
        if continues(side):
            runs[-1].append(side)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


@match_measure("matches", "{club}'s runs ({kind})", "kind", any_of=True)
def runs(context: MeasureContext, scope: MatchScope, kind: str) -> Measurement:
    """Lengths of the runs of a kind that reach into a time, whole and as far as they lie in it."""
    venue, continues = STREAK_KINDS[kind]
    whole = scope._replace(since=None, until=None)
    sides = [side for side in context.matches(whole) if venue in (None, side.venue)]
    since, until = scope.since or "", scope.until or "9999"
    lengths: dict[int, list[ClubMatch]] = {}
    for run in _runs(sides, continues):
        inside = [side for side in run if since <= side.match.date <= until]
        for part in (run, inside) if inside else ():
            lengths.setdefault(len(part), part)
    if not lengths:
        return Measurement(NONE, (), counted=context.counted(scope))
    found = sorted(lengths, reverse=True)
    return Measurement(found, matches_of(lengths[found[0]]), counted=context.counted(scope))


@measure("matches", "{club}'s run after {on} ({kind})")
def run_after(
    context: MeasureContext, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measurement:
    """Length of the run that stood after the match of a day, across seasons of the spell."""
    venue, continues = STREAK_KINDS[kind]
    sides = context.matches(MatchScope(club, competition=competition, until=on))
    chosen = [side for side in sides if venue in (None, side.venue)]
    if not chosen or chosen[-1].match.date != on:
        raise NotOnRecord(msg("there was no such match"))
    run: list[ClubMatch] = []
    for side in chosen:
        run = [*run, side] if continues(side) else []
    return Measurement(len(run), matches_of(run))
