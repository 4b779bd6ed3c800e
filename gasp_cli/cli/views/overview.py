"""A bare `gasp` on one screen of 80 columns and 24 lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.views.top_scorer import top_scorer
from gasp_cli.cli.views.verdict_shares import verdict_shares
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.seasons import season_end
from gasp_cli.i18n import Message, date_term, msg, name_term, plural, term, term_in_sentence
from gasp_cli.queries.big_wins import WinRow
from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.matches import MatchRow
from gasp_cli.queries.overview import Overview
from gasp_cli.queries.phrases import short_stage
from gasp_cli.render.page import (
    Block,
    Page,
    ShareBar,
    SideBySide,
    Span,
    TurningGrid,
    grid,
    line,
    section,
    span,
)
from gasp_cli.results import CellStyle

_LEVELS = "▁▂▃▄▅▆▇█"
_OFFERS = 3
_BROAD = 5  # columns of a level


def overview_page(answer: Overview, program: str) -> Page:
    """A knowledge base at a glance, with three commands to try, which begin with `program`."""
    about = answer.about
    aside = msg("{since} to {until}", since=date_term(about.since), until=date_term(about.until))
    return Page(
        answer.title,
        aside,
        [
            *_seasons(answer),
            *_highlights(answer),
            *_verdict_totals(answer),
            *_suggestions(answer, program),
        ],
    )


def _seasons(answer: Overview) -> Iterator[Block]:
    """The seasons side by side: place, points, and the stage reached in Europe."""
    rows = answer.seasons.rows
    if not rows:
        return
    best = min(row.position for row in rows)
    lowest = max(*(row.position for row in rows), answer.clubs // 2)  # else all would look alike
    campaigns = {
        row.season: [campaign for campaign in answer.europe.rows if campaign.season == row.season]
        for row in rows
    }
    best_place = {True: CellStyle.OWN, False: CellStyle.STRONG}
    cells: list[tuple[str, list[Span]]] = [
        ("", [span(row.season, CellStyle.MUTED, enters=("season", row.season)) for row in rows]),
        (
            msg("Pos"),
            [span(str(row.position), best_place[row.position == best]) for row in rows],
        ),
        ("", [span(_level(row.position, lowest), CellStyle.OWN) for row in rows]),
        (msg("Points"), [span(str(row.points)) for row in rows]),
    ]
    if any(campaigns.values()):
        competitions = [" ".join(map(_initials, campaigns[row.season])) for row in rows]
        cells += [
            (msg("Europe"), [span(names, CellStyle.MUTED) for names in competitions]),
            ("", [_reached(campaigns[row.season]) for row in rows]),
        ]
    yield line()
    yield TurningGrid([[span(label, CellStyle.MUTED), *spans] for label, spans in cells])


def _level(position: int, lowest: int) -> str:
    """A place as a bar of one line: highest for the first place, lowest for `lowest`."""
    share = 1 - (position - 1) / max(lowest - 1, 1)
    return _LEVELS[round(share * (len(_LEVELS) - 1))] * _BROAD


def _initials(row: CampaignRow) -> str:
    return "".join(name[0] for name in row.competition.split())


def _reached(campaigns: Sequence[CampaignRow]) -> Span:
    """The stage that the club reached in Europe; of two campaigns that of the later one."""
    if not campaigns:
        return span("–", CellStyle.MUTED)
    row = campaigns[-1]
    style = CellStyle.OWN if row.reached == WINNERS else CellStyle.PLAIN
    stage = "Group" if row.reached.startswith("Group ") else row.reached
    return span(short_stage(stage), style)


def _highlights(answer: Overview) -> Iterator[Block]:
    """The trophies, the European nights and the biggest wins."""
    pieces = [span(trophy, CellStyle.STRONG) for trophy in answer.trophies]
    if scorer := top_scorer(answer.scorers):
        pieces.append(span(scorer))
    if pieces:
        star = [span("★ ", CellStyle.OWN)] if answer.trophies else []
        yield line(*star, line(span(" · ", CellStyle.MUTED)).join(pieces))
    nights = [
        _result(row, msg("{stage} {year}", stage=term_in_sentence(row.stage), year=row.date[:4]))
        for row in answer.nights.rows
    ]
    wins = [
        _result(
            row,
            msg("{competition} {year}", competition=term(row.competition), year=row.date[:4]),
        )
        for row in answer.wins.rows
    ]
    blocks = [
        section(title, grid(rows, 1))
        for title, rows in ((msg("European nights"), nights), (msg("Biggest wins"), wins))
        if rows
    ]
    yield from [SideBySide(*blocks)] if len(blocks) > 1 else blocks


def _result(row: MatchRow | WinRow, occasion: str) -> list[Span]:
    score = span(f"{row.goals_for}-{row.goals_against}", CellStyle.STRONG)
    opponent = span(name_term(row.opponent), enters=("show", row.id))
    return [score, opponent, span(occasion, CellStyle.MUTED)]


def _verdict_totals(answer: Overview) -> Iterator[Block]:
    """The win-draw-loss record, and the verdicts on the facts."""
    balance = answer.balance
    if balance.played:
        yield line()
        won, drawn, lost = balance.won, balance.drawn, balance.lost
        yield ShareBar(
            [
                (won, span(plural("{n} won", "{n} won", won), CellStyle.GOOD)),
                (drawn, span(plural("{n} drawn", "{n} drawn", drawn), CellStyle.EVEN)),
                (lost, span(plural("{n} lost", "{n} lost", lost), CellStyle.BAD)),
            ],
            plural("{n} match", "{n} matches", balance.played),
            msg(
                "goals: {own} for, {other} against",
                own=balance.goals_for,
                other=balance.goals_against,
            ),
        )
    facts = answer.verdicts.total()
    if facts:
        yield verdict_shares(answer.verdicts, plural("{n} fact", "{n} facts", facts))


def _suggestions(answer: Overview, program: str) -> Iterator[Block]:
    """Three commands to try, and where to find the others."""
    offers: list[tuple[str, Message]] = []
    if rows := answer.seasons.rows:
        best = min(rows, key=lambda row: (row.position, -row.points))
        offers.append(
            (f"{program} season {season_end(best.season)}", msg("a season on one screen"))
        )
    if answer.europe.rows:
        row = max(answer.europe.rows, key=lambda row: row.played)
        offers.append(
            (
                f"{program} europe {season_end(row.season)}",
                msg("a season in Europe, match by match"),
            )
        )
    if answer.verdicts[Verdict.CONTRADICTED] or answer.verdicts[Verdict.PARTLY]:
        offers.append((f"{program} disputes", msg("where sources and record disagree")))
    if not answer.balance.played:
        offers.append(("gasp kb import FILES... --into DIR", msg("matches to begin with")))
    if len(offers) < _OFFERS:
        offers.append((f"{program} --help", msg("everything else")))
    yield line()
    yield grid(
        [
            [span(command, CellStyle.OWN, enters=_entered(command, program)), span(meaning)]
            for command, meaning in offers[:_OFFERS]
        ]
    )


def _entered(command: str, program: str) -> list[str]:
    """The words of an offered command after the program; none for an option or a change."""
    words = command.removeprefix(program).split()
    return [] if words[:1] in (["--help"], ["gasp"]) else words
