"""Measures of runs as prose tells them: all runs of a time, not only the longest."""

from __future__ import annotations

from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    NONE,
    MatchScope,
    Measurement,
    NotOnRecord,
    match_measure,
    measure,
)
from gasp_cli.domain.streaks import STREAK_KINDS, Run, current_run, longest_streak, runs_of
from gasp_cli.i18n import date_term, msg


@measure("matches", "{club}'s longest run ({kind})")
def longest_run(
    context: MeasureContext,
    *,
    kind: str,
    club: str,
    season: str | None = None,
    competition: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Measurement:
    """Length of the longest run: unbeaten, wins, home wins, away wins, without a win, and so on."""
    scope = MatchScope(club, season, competition, since=since, until=until)
    runs = longest_streak(context.matches(scope), kind)
    longest = runs[0] if runs else ()
    return Measurement(
        len(longest), matches_of(longest), caveat=context.missing_data_caveat(scope),
        counted=context.counted(scope),
    )  # fmt: skip


@measure("matches", "{club}'s run before {on} ({kind})")
def run_before(
    context: MeasureContext, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measurement:
    """Length of the run that stood before the match of a day, across seasons of the spell."""
    about = context.record.about
    if not about.since <= on <= about.until:
        days = {"first": date_term(about.since), "last": date_term(about.until)}
        raise NotOnRecord(msg("the record has the coach's spell, {first} to {last}", **days))
    sides = context.matches(MatchScope(club, competition=competition))
    run = current_run([side for side in sides if side.match.date < on], kind)
    return Measurement(len(run), matches_of(run))


@match_measure("matches", "{club}'s runs ({kind})", "kind", any_of=True)
def runs(context: MeasureContext, scope: MatchScope, kind: str) -> Measurement:
    """Lengths of the runs of a kind that reach into a time, whole and as far as they lie in it."""
    whole = scope._replace(since=None, until=None)
    since, until = scope.since or "", scope.until or "9999"
    lengths: dict[int, Run] = {}
    for run in runs_of(context.matches(whole), kind):
        inside = [side for side in run if since <= side.match.date <= until]
        for part in (run, inside) if inside else ():
            lengths.setdefault(len(part), part)
    if not lengths:
        return Measurement(NONE, (), counted=context.counted(scope))
    longest, *others = sorted(lengths, reverse=True)
    evidence = matches_of(lengths[longest])
    return Measurement([longest, *others], evidence, counted=context.counted(scope))


@measure("matches", "{club}'s run after {on} ({kind})")
def run_after(
    context: MeasureContext, *, kind: str, on: str, club: str, competition: str | None = None
) -> Measurement:
    """Length of the run that stood after the match of a day, across seasons of the spell."""
    venue, _ = STREAK_KINDS[kind]
    sides = context.matches(MatchScope(club, competition=competition, until=on))
    if not any(side.match.date == on and venue in (None, side.venue) for side in sides):
        raise NotOnRecord(msg("there was no such match"))
    run = current_run(sides, kind)
    return Measurement(len(run), matches_of(run))
