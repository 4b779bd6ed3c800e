"""A bare `gasp` on one screen of 80 columns and 24 lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.views.top_scorer import top_scorer
from gasp_cli.cli.views.verdict_shares import verdict_shares
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.seasons import season_end
from gasp_cli.i18n import Message, date_term, msg, plural, term
from gasp_cli.queries.big_wins import WinRow
from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.matches import MatchRow
from gasp_cli.queries.overview import Overview
from gasp_cli.render.blocks import Block, Columns, Grid, Lines, Page, Section, ShareBar, Span
from gasp_cli.results import CellStyle

_LEVELS = "▁▂▃▄▅▆▇█"
_OFFERS = 3
_BROAD = 5  # columns of a level
_SHORT = {  # i18n: the stages; what they are called is said
    "Round of 64": msg("Last 64"), "Round of 32": msg("Last 32"), "Round of 16": msg("Last 16"),
    "Quarter-finals": msg("Last 8"), "Semi-finals": msg("Last 4"), "Final": msg("Final"),
    WINNERS: msg("Trophy"), "Play-off round": msg("Playoff"),
    "Knockout phase play-offs": msg("Playoff"), "League phase": msg("Phase"),
    "Group": msg("Group"), "Preliminary round": msg("Prelim."),
    "First qualifying round": msg("Qualif."), "Second qualifying round": msg("Qualif."),
    "Third qualifying round": msg("Qualif."),
    "First round": msg("Round 1"), "Second round": msg("Round 2"), "Third round": msg("Round 3"),
    "Fourth round": msg("Round 4"), "Fifth round": msg("Round 5"), "Sixth round": msg("Round 6"),
}  # fmt: skip
"""Stages in the width of a season's name."""


def overview_page(seen: Overview, program: str) -> Page:
    """The glance at a knowledge base, with three commands to try; `program` is how they begin."""
    about = seen.about
    aside = msg("{since} to {until}", since=date_term(about.since), until=date_term(about.until))
    return Page(
        seen.title,
        aside,
        [*_seasons(seen), *_highlights(seen), *_verdict_totals(seen), *_suggestions(seen, program)],
    )


def _seasons(seen: Overview) -> Iterator[Block]:
    """The seasons side by side: place, points, and how far in Europe."""
    rows = seen.seasons.rows
    if not rows:
        return
    best = min(row.position for row in rows)
    lowest = max(*(row.position for row in rows), seen.clubs // 2)  # else all would look alike
    europe = {
        row.season: [one for one in seen.europe.rows if one.season == row.season] for row in rows
    }
    grid = [
        [Span(""), *(Span(row.season, CellStyle.MUTED) for row in rows)],
        [
            Span(msg("Place"), CellStyle.MUTED),
            *(
                Span(str(row.position), CellStyle.OWN if row.position == best else CellStyle.STRONG)
                for row in rows
            ),
        ],
        [Span(""), *(Span(_level(row.position, lowest), CellStyle.OWN) for row in rows)],
        [Span(msg("Points"), CellStyle.MUTED), *(Span(str(row.points)) for row in rows)],
    ]
    if any(europe.values()):
        grid += [
            [
                Span(msg("Europe"), CellStyle.MUTED),
                *(
                    Span(" ".join(map(_initials, europe[row.season])), CellStyle.MUTED)
                    for row in rows
                ),
            ],
            [Span(""), *(_reached(europe[row.season]) for row in rows)],
        ]
    yield Lines([[]])
    yield Grid(grid, "l" + "c" * len(rows), 1, turns=True)


def _level(position: int, lowest: int) -> str:
    """A place as a bar of one line: as high as it gets for the first, nothing for the lowest."""
    share = 1 - (position - 1) / max(lowest - 1, 1)
    return _LEVELS[round(share * (len(_LEVELS) - 1))] * _BROAD


def _initials(row: CampaignRow) -> str:
    return "".join(name[0] for name in row.competition.split())


def _reached(played: Sequence[CampaignRow]) -> Span:
    """How far the club came in Europe; of two campaigns in the later."""
    if not played:
        return Span("–", CellStyle.MUTED)
    row = played[-1]
    look = CellStyle.OWN if row.reached == WINNERS else CellStyle.PLAIN
    stage = "Group" if row.reached.startswith("Group ") else row.reached
    return Span(_SHORT.get(stage, term(stage)), look)


def _highlights(seen: Overview) -> Iterator[Block]:
    """The trophies, the European nights and the biggest wins."""
    pieces = [Span(trophy, CellStyle.STRONG) for trophy in seen.trophies]
    if scorer := top_scorer(seen.scorers):
        pieces.append(Span(scorer))
    if pieces:
        star = [Span("★ ", CellStyle.OWN)] if seen.trophies else []
        yield Lines([[*star, *_between(pieces)]])
    left = [_night(row) for row in seen.nights.rows]
    right = [_win(row) for row in seen.wins.rows]
    blocks = [
        [Section(title, [Grid(rows, "lll", 1)])] if rows else []
        for title, rows in ((msg("European nights"), left), (msg("Biggest wins"), right))
    ]
    if left or right:
        yield Columns(*blocks)


def _between(pieces: list[Span]) -> Iterator[Span]:
    for number, piece in enumerate(pieces):
        if number:
            yield Span(" · ", CellStyle.MUTED)
        yield piece


def _night(row: MatchRow) -> list[Span]:
    return [
        Span(f"{row.goals_for}-{row.goals_against}", CellStyle.STRONG), Span(row.opponent),
        Span(msg("{stage} {year}", stage=term(row.stage), year=row.date[:4]), CellStyle.MUTED),
    ]  # fmt: skip


def _win(row: WinRow) -> list[Span]:
    return [
        Span(f"{row.goals_for}-{row.goals_against}", CellStyle.STRONG), Span(row.opponent),
        Span(msg("{competition} {year}", competition=term(row.competition), year=row.date[:4]),
              CellStyle.MUTED),
    ]  # fmt: skip


def _verdict_totals(seen: Overview) -> Iterator[Block]:
    """The balance, and how the facts fared."""
    own = seen.balance
    if own.played:
        yield Lines([[]])
        yield ShareBar(
            [
                (own.won, Span(plural("{n} won", "{n} won", own.won), CellStyle.GOOD)),
                (own.drawn, Span(plural("{n} drawn", "{n} drawn", own.drawn), CellStyle.EVEN)),
                (own.lost, Span(plural("{n} lost", "{n} lost", own.lost), CellStyle.BAD)),
            ],
            plural("{n} match", "{n} matches", own.played),
            msg("goals {own}-{other}", own=own.goals_for, other=own.goals_against),
        )
    facts = seen.verdicts.total()
    if facts:
        yield verdict_shares(seen.verdicts, plural("{n} fact", "{n} facts", facts))


def _suggestions(seen: Overview, program: str) -> Iterator[Block]:
    """Three commands that show something here, and where all others are."""
    offers: list[tuple[str, Message]] = []
    if rows := seen.seasons.rows:
        best = min(rows, key=lambda row: (row.position, -row.points))
        offers.append(
            (f"{program} season {season_end(best.season)}", msg("a season on one screen"))
        )
    if seen.europe.rows:
        row = max(seen.europe.rows, key=lambda row: row.played)
        offers.append(
            (
                f"{program} europe {season_end(row.season)}",
                msg("a season in Europe, match by match"),
            )
        )
    if seen.verdicts[Verdict.CONTRADICTED] or seen.verdicts[Verdict.PARTLY]:
        offers.append((f"{program} disputes", msg("where sources and record disagree")))
    if not seen.balance.played:
        offers.append(("gasp kb import FILES... --into DIR", msg("matches to begin with")))
    if len(offers) < _OFFERS:
        offers.append((f"{program} --help", msg("everything else")))
    rows_ = [[Span(command, CellStyle.OWN), Span(meaning)] for command, meaning in offers[:_OFFERS]]
    yield Lines([[]])
    yield Grid(rows_, "ll")
