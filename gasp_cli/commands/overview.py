"""What a bare `gasp` prints: whom it is about, the sum of it, and what to try next."""

from __future__ import annotations

from pathlib import Path

from gasp_cli.commands.common import opened
from gasp_cli.football.campaign import WINNERS
from gasp_cli.model import Kind
from gasp_cli.output.stream import visible, write
from gasp_cli.questions.campaigns import campaigns
from gasp_cli.questions.claims import claims
from gasp_cli.questions.matches import tally_note
from gasp_cli.questions.seasons import seasons
from gasp_cli.questions.wins import wins
from gasp_cli.seasons import season_end
from gasp_cli.sides import all_sides
from gasp_cli.story import Story


def overview(folder: Path | None) -> None:
    """Print a few lines computed from the record, and three commands."""
    story = opened(Story, folder)
    record = story.record
    about = record.about
    sides = all_sides(record)
    finishes = seasons(record).rows
    lines = [
        f"{about.club} under {about.coach}, {about.since} to {about.until}",
        "",
        f"  {tally_note(sides)}",
    ]
    if finishes:
        places = ", ".join(f"{row.position}" for row in finishes)
        leagues = ", ".join(dict.fromkeys(row.competition for row in finishes))
        lines.append(f"  {leagues}, {len(finishes)} seasons, final places: {places}")
    for kind in (Kind.EUROPE, Kind.CUP):
        lines += [
            f"  Won: {row.competition} {row.season}"
            for row in campaigns(record, kind).rows
            if row.reached == WINNERS
        ]
    if biggest := wins(record).rows[:1]:
        win = biggest[0]
        lines.append(
            f"  Biggest win: {win.goals_for}-{win.goals_against} against {win.opponent},"
            f" {win.competition}, {win.date}"
        )
    if story.facts:
        judged = claims(story)
        lines.append(
            f"  {len(story.facts)} facts from {len(story.sources)} sources; {judged.notes[0]}"
        )
    tries = [("gasp seasons", "league finishes")] if finishes else []
    if europe := campaigns(record, Kind.EUROPE).rows:
        year = season_end(europe[-1].season)
        tries.append((f"gasp europe {year}", "a season in Europe, match by match"))
    if sides:
        tries.append(("gasp wins", "the biggest wins"))
    else:
        tries.append(("gasp kb import FILES... --into DIR", "matches to begin with"))
    if any(fact.speaker for fact in story.facts):
        tries.append(("gasp quotes", "who said what"))
    if any(fact.checks for fact in story.facts):
        tries.append(("gasp disputes", "where sources and record disagree"))
    tries.append(("gasp --help", "everything else"))
    width = max(len(command) for command, _ in tries) + 2
    lines += ["", "Try", *(f"  {command:<{width}}{meaning}" for command, meaning in tries)]
    write(visible("\n".join(lines)) + "\n")
