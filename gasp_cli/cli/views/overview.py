"""A bare `gasp` on one screen of 80 columns and 24 lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.views.verdict_shares import fared
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.seasons import season_end
from gasp_cli.i18n import Phrase, day, say, several, word
from gasp_cli.queries.big_wins import WinRow
from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.matches import MatchRow
from gasp_cli.queries.overview import Overview
from gasp_cli.render.blocks import Beside, Block, Grid, Lines, Page, Piece, Section, Shares
from gasp_cli.results import Look

_LEVELS = "▁▂▃▄▅▆▇█"
_OFFERS = 3
_BROAD = 5  # columns of a level
_SHORT = {  # untold: the stages; what they are called is said
    "Round of 64": say("Last 64"), "Round of 32": say("Last 32"), "Round of 16": say("Last 16"),
    "Quarter-finals": say("Last 8"), "Semi-finals": say("Last 4"), "Final": say("Final"),
    WINNERS: say("Trophy"), "Play-off round": say("Playoff"),
    "Knockout phase play-offs": say("Playoff"), "League phase": say("Phase"),
    "Group": say("Group"), "Preliminary round": say("Prelim."),
    "First qualifying round": say("Qualif."), "Second qualifying round": say("Qualif."),
    "Third qualifying round": say("Qualif."),
    "First round": say("Round 1"), "Second round": say("Round 2"), "Third round": say("Round 3"),
    "Fourth round": say("Round 4"), "Fifth round": say("Round 5"), "Sixth round": say("Round 6"),
}  # fmt: skip
"""Stages in the width of a season's name."""


def overview_page(seen: Overview, program: str) -> Page:
    """The glance at a knowledge base, with three commands to try; `program` is how they begin."""
    about = seen.about
    aside = say("{since} to {until}", since=day(about.since), until=day(about.until))
    return Page(
        seen.title,
        aside,
        [*_seasons(seen), *_highlights(seen), *_sums(seen), *_tries(seen, program)],
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
        [Piece(""), *(Piece(row.season, Look.MUTED) for row in rows)],
        [
            Piece(say("Place"), Look.MUTED),
            *(
                Piece(str(row.position), Look.OWN if row.position == best else Look.STRONG)
                for row in rows
            ),
        ],
        [Piece(""), *(Piece(_level(row.position, lowest), Look.OWN) for row in rows)],
        [Piece(say("Points"), Look.MUTED), *(Piece(str(row.points)) for row in rows)],
    ]
    if any(europe.values()):
        grid += [
            [
                Piece(say("Europe"), Look.MUTED),
                *(Piece(" ".join(map(_initials, europe[row.season])), Look.MUTED) for row in rows),
            ],
            [Piece(""), *(_reached(europe[row.season]) for row in rows)],
        ]
    yield Lines([[]])
    yield Grid(grid, "l" + "c" * len(rows), 1, turns=True)


def _level(position: int, lowest: int) -> str:
    """A place as a bar of one line: as high as it gets for the first, nothing for the lowest."""
    share = 1 - (position - 1) / max(lowest - 1, 1)
    return _LEVELS[round(share * (len(_LEVELS) - 1))] * _BROAD


def _initials(row: CampaignRow) -> str:
    return "".join(name[0] for name in row.competition.split())


def _reached(played: Sequence[CampaignRow]) -> Piece:
    """How far the club came in Europe; of two campaigns in the later."""
    if not played:
        return Piece("–", Look.MUTED)
    row = played[-1]
    look = Look.OWN if row.reached == WINNERS else Look.PLAIN
    stage = "Group" if row.reached.startswith("Group ") else row.reached
    return Piece(_SHORT.get(stage, word(stage)), look)


def _highlights(seen: Overview) -> Iterator[Block]:
    """The trophies, the European nights and the biggest wins."""
    if seen.trophies:
        yield Lines([[
            Piece("★ ", Look.OWN), *_between([Piece(one, Look.STRONG) for one in seen.trophies]),
        ]])  # fmt: skip
    left = [_night(row) for row in seen.nights.rows]
    right = [_win(row) for row in seen.wins.rows]
    blocks = [
        [Section(title, [Grid(rows, "lll", 1)])] if rows else []
        for title, rows in ((say("European nights"), left), (say("Biggest wins"), right))
    ]
    if left or right:
        yield Beside(*blocks)


def _between(pieces: list[Piece]) -> Iterator[Piece]:
    for number, piece in enumerate(pieces):
        if number:
            yield Piece(" · ", Look.MUTED)
        yield piece


def _night(row: MatchRow) -> list[Piece]:
    return [
        Piece(f"{row.goals_for}-{row.goals_against}", Look.STRONG), Piece(row.opponent),
        Piece(say("{stage} {year}", stage=word(row.stage), year=row.date[:4]), Look.MUTED),
    ]  # fmt: skip


def _win(row: WinRow) -> list[Piece]:
    return [
        Piece(f"{row.goals_for}-{row.goals_against}", Look.STRONG), Piece(row.opponent),
        Piece(say("{competition} {year}", competition=word(row.competition), year=row.date[:4]),
              Look.MUTED),
    ]  # fmt: skip


def _sums(seen: Overview) -> Iterator[Block]:
    """The balance, and how the facts fared."""
    own = seen.balance
    if own.played:
        yield Lines([[]])
        yield Shares(
            [
                (own.won, Piece(several("{n} won", "{n} won", own.won), Look.GOOD)),
                (own.drawn, Piece(several("{n} drawn", "{n} drawn", own.drawn), Look.EVEN)),
                (own.lost, Piece(several("{n} lost", "{n} lost", own.lost), Look.BAD)),
            ],
            several("{n} match", "{n} matches", own.played),
            say("goals {own}-{other}", own=own.goals_for, other=own.goals_against),
        )
    facts = seen.verdicts.total()
    if facts:
        yield fared(
            seen.verdicts,
            say(
                "{facts} from {sources}",
                facts=several("{n} fact", "{n} facts", facts),
                sources=several("{n} source", "{n} sources", seen.sources),
            ),
        )


def _tries(seen: Overview, program: str) -> Iterator[Block]:
    """Three commands that show something here, and where all others are."""
    offers: list[tuple[str, Phrase]] = []
    if rows := seen.seasons.rows:
        best = min(rows, key=lambda row: (row.position, -row.points))
        offers.append(
            (f"{program} season {season_end(best.season)}", say("a season on one screen"))
        )
    if seen.europe.rows:
        row = max(seen.europe.rows, key=lambda row: row.played)
        offers.append(
            (
                f"{program} europe {season_end(row.season)}",
                say("a season in Europe, match by match"),
            )
        )
    if seen.verdicts[Verdict.CONTRADICTED] or seen.verdicts[Verdict.PARTLY]:
        offers.append((f"{program} disputes", say("where sources and record disagree")))
    if not seen.balance.played:
        offers.append(("gasp kb import FILES... --into DIR", say("matches to begin with")))
    if len(offers) < _OFFERS:
        offers.append((f"{program} --help", say("everything else")))
    rows_ = [[Piece(command, Look.OWN), Piece(meaning)] for command, meaning in offers[:_OFFERS]]
    yield Lines([[]])
    yield Grid(rows_, "ll")
