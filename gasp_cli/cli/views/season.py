"""A season on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.views.verdict_shares import fared
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.facts import in_words, source_of
from gasp_cli.domain.model import FINAL
from gasp_cli.i18n import day, listed, say, several, word
from gasp_cli.queries.big_wins import WinRow
from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.facts import FactRow
from gasp_cli.queries.season import SeasonReview
from gasp_cli.render.blocks import (
    Beside,
    Block,
    Grid,
    Line,
    Lines,
    Page,
    Piece,
    Plot,
    Rows,
    Section,
)
from gasp_cli.results import Look, Series

_WINS = 5
_RUNS = ("unbeaten", "wins", "without a win", "scoring", "clean sheets")  # untold: kinds of run
_SHOWN = {
    Verdict.CONFIRMED: 2, Verdict.PARTLY: 1, Verdict.CONTRADICTED: 2, Verdict.UNVERIFIABLE: 0,
}  # fmt: skip
"""How many facts of each verdict are shown."""


def season_page(review: SeasonReview, program: str) -> Page:
    """The season of a review; `program` is how to ask for more."""
    finish = review.finish
    table = Rows(review.table, ("position", "club", "played", "won", "drawn", "lost",
                                "goals_for", "goals_against", "points"))  # fmt: skip
    venues = Rows(
        review.venues,
        ("venue", "won", "drawn", "lost", "goals_for", "goals_against", "points"),
    )
    points = several("{n} point", "{n} points", finish.points)
    where = {"competition": word(finish.competition), "position": finish.position, "points": points}
    aside = (
        say("{competition}, place {position} with {points}", **where)
        if review.whole
        else say("{competition}, so far place {position} with {points}", **where)
    )
    left = [Section(say("League table"), [table])]
    right = [Section(say("Home and away"), [venues])]
    campaigns = list(_campaigns(review))
    blocks: list[Block] = [
        Beside(left, [*right, *campaigns], [Beside(left, right), *campaigns]),
        *_course(review),
        Beside(_runs(review), _wins(review)),
        *_facts(review, program),
    ]
    return Page(review.title, aside, blocks)


def _course(review: SeasonReview) -> Iterator[Block]:
    """The position after every matchday, over the results."""
    stops = review.course.rows
    if not stops:
        return
    league = review.finish.competition
    results = {row.matchday: row.result for row in review.results.rows if row.competition == league}
    marks = [Piece(results.get(stop.matchday, " "), Look.RESULT) for stop in stops]
    plot = Plot(
        [Series(review.club, [stop.position for stop in stops], own=True)],
        [str(stop.matchday) for stop in stops], 1, review.clubs, True, max(review.clubs // 4, 4),
        marks,
    )  # fmt: skip
    yield Section(say("Position after every matchday, and the results"), [plot])


def _campaigns(review: SeasonReview) -> Iterator[Block]:
    """How far the club came in each cup, and its results there."""
    rows: list[list[Piece | Line]] = [
        [
            Piece(word(row.competition)),
            Piece(word(row.reached), Look.OWN if row.reached == WINNERS else Look.STRONG),
            [
                Piece(one.result, Look.RESULT)
                for one in review.results.rows
                if one.competition == row.competition
            ],
            Piece(_end(row), Look.MUTED),
        ]
        for row in review.campaigns.rows
    ]
    if rows:
        yield Section(say("Europe and cups"), [Grid(rows, "llll")])


def _end(row: CampaignRow) -> str:
    """Who ended a campaign."""
    if row.eliminated_by is None:
        return ""
    if row.reached == FINAL:
        return say("lost to {club}", club=row.eliminated_by)
    return say("out to {club}", club=row.eliminated_by)


def _runs(review: SeasonReview) -> list[Block]:
    """The longest runs, the first of those that are as long."""
    first = {row.kind: row for row in reversed(review.streaks.rows)}
    rows = [
        [Piece(str(row.length), Look.STRONG), Piece(word(kind)),
         Piece(say("from {day}", day=day(row.from_, short=True)), Look.MUTED)]
        for kind in _RUNS
        if (row := first.get(kind)) and row.length > 1
    ]  # fmt: skip
    return [Section(say("Longest runs, all competitions"), [Grid(rows, "rll", 1)])] if rows else []


def _wins(review: SeasonReview) -> list[Block]:
    rows = [_win(row) for row in review.wins.rows[:_WINS]]
    return [Section(say("Biggest wins"), [Grid(rows, "lll", 1)])] if rows else []


def _win(row: WinRow) -> list[Piece]:
    where = word(row.stage if row.stage.startswith("Matchday ") else row.competition)
    return [
        Piece(f"{row.goals_for}-{row.goals_against}", Look.STRONG),
        Piece(row.opponent),
        Piece(listed([word(row.venue), where]), Look.MUTED),
    ]


def _facts(review: SeasonReview, program: str) -> Iterator[Block]:
    """What the sources say of it: how it fared, and some of it of every verdict."""
    # Of what is said those things first that are said of the club.
    rows = sorted(review.facts.rows, key=lambda row: review.club not in row.about)
    if not rows:
        yield Section(say("What the sources say"), [Lines([[Piece(say("Nothing."), Look.MUTED)]])])
        return
    of = {verdict: [row for row in rows if row.verdict == verdict] for verdict in _SHOWN}
    shown = [row for verdict, most in _SHOWN.items() for row in of[verdict][:most]]
    title = several("What the sources say: {n} fact", "What the sources say: {n} facts", len(rows))
    count = {str(verdict): len(found) for verdict, found in of.items()}
    lines = Lines([_fact(row, review.links) for row in shown], 2)
    command = f"{program} facts --season {review.finish.season}"
    yield Section(title, [fared(count, aside=command), lines])


def _fact(row: FactRow, links: Mapping[str, str]) -> Line:
    first, *others = row.citations
    cited = Piece(f"  {first}", Look.MUTED, links.get(source_of(first), ""))
    more = Piece(f" +{len(others)}" if others else "", Look.MUTED)
    return [Piece(row.verdict, Look.SIGN), Piece(in_words(row.text, row.speaker)), cited, more]
