"""A season on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.views.top_scorer import top_scorer
from gasp_cli.cli.views.verdict_shares import verdict_shares
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.facts import display_text, source_of
from gasp_cli.domain.model import FINAL
from gasp_cli.i18n import date_term, join_list, msg, name_term, plural, term
from gasp_cli.queries.big_wins import WinRow
from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.facts import FactRow
from gasp_cli.queries.phrases import short_stage
from gasp_cli.queries.season import SeasonReview
from gasp_cli.render.axis import Plot
from gasp_cli.render.page import (
    Block,
    DrawnPlot,
    Page,
    SideBySide,
    Span,
    grid,
    hanging,
    leading_to,
    line,
    section,
    span,
    stack,
)
from gasp_cli.render.table import small_table
from gasp_cli.results import CellStyle, ChartLine

_WINS = 5
_RUNS = ("unbeaten", "wins", "without a win", "scoring", "clean sheets")  # i18n: kinds of run
_SHOWN = {
    Verdict.CONFIRMED: 2, Verdict.SUPPORTED: 1, Verdict.PARTLY: 1, Verdict.CONTRADICTED: 2,
    Verdict.UNVERIFIABLE: 0,
}  # fmt: skip
"""How many facts of each verdict are shown."""


def season_page(review: SeasonReview, program: str) -> Page:
    """The page of a season; the commands on it begin with `program`."""
    table = small_table(review.table, ("position", "club", "played", "won", "drawn", "lost",
                                "goals_for", "goals_against", "points"),
                        lambda row: leading_to(("show", row.club)))  # fmt: skip
    venues = small_table(
        review.venues,
        ("venue", "won", "drawn", "lost", "goals_for", "goals_against", "points"),
    )
    left = section(msg("League table"), table)
    right = section(msg("Home and away"), venues)
    campaigns = _campaigns(review)
    runs_and_wins = [*_runs(review), *_wins(review)]
    blocks: list[Block] = [
        *(hanging([(span(""), span(remark, CellStyle.MUTED))], 0) for remark in review.remarks),
        SideBySide(left, stack(right, *campaigns), stack(SideBySide(left, right), *campaigns)),
        *_course(review),
        *([SideBySide(*runs_and_wins)] if len(runs_and_wins) > 1 else runs_and_wins),
        *_facts(review, program),
    ]
    return Page(review.title, review.standing, blocks)


def _course(review: SeasonReview) -> Iterator[Block]:
    """The position after every matchday, over the results."""
    stops = review.course.rows
    if not stops:
        return
    league = review.finish.competition
    results = {row.matchday: row.result for row in review.results.rows if row.competition == league}
    marks = [term(results.get(stop.matchday, " ")) for stop in stops]
    plot = Plot(
        [ChartLine(review.club, [stop.position for stop in stops], own=True)],
        [str(stop.matchday) for stop in stops], 1, review.clubs, True, max(review.clubs // 4, 4),
        marks,
    )  # fmt: skip
    yield section(msg("Position after every matchday, and the results"), DrawnPlot(plot))


def _campaigns(review: SeasonReview) -> list[Block]:
    """The stage reached in each cup, and the results there."""
    rows = [
        [
            span(
                term(row.competition),
                enters=("matches", "--season", row.season, "--competition", row.competition),
            ),
            span(
                short_stage(row.reached),
                CellStyle.OWN if row.reached == WINNERS else CellStyle.STRONG,
            ),
            line(
                *(
                    span(term(match.result), CellStyle.RESULT)
                    for match in review.results.rows
                    if match.competition == row.competition
                )
            ),
            span(_end(row), CellStyle.MUTED),
        ]
        for row in review.campaigns.rows
    ]
    if not rows:
        return []
    scorer = top_scorer(review.scorers)
    parts: list[Block] = [grid(rows), *([line(span(scorer, CellStyle.MUTED))] if scorer else [])]
    return [section(msg("Europe and cups"), *parts)]


def _end(row: CampaignRow) -> str:
    """The opponent that ended a campaign."""
    if row.eliminated_by is None:
        return ""
    if row.reached == FINAL:
        return msg("lost to {club}", club=name_term(row.eliminated_by))
    return msg("beaten by {club}", club=name_term(row.eliminated_by))


def _runs(review: SeasonReview) -> list[Block]:
    """The longest runs, the first of equal ones."""
    first = {row.kind: row for row in reversed(review.streaks.rows)}
    rows = [
        [span(str(row.length), CellStyle.STRONG), span(term(kind)),
         span(msg("from {day}", day=date_term(row.from_, short=True)), CellStyle.MUTED)]
        for kind in _RUNS
        if (row := first.get(kind)) and row.length > 1
    ]  # fmt: skip
    return (
        [section(msg("Longest runs, all competitions"), grid(rows, 1, numbered=True))]
        if rows
        else []
    )


def _wins(review: SeasonReview) -> list[Block]:
    rows = [_win(row) for row in review.wins.rows[:_WINS]]
    return [section(msg("Biggest wins"), grid(rows, 1))] if rows else []


def _win(row: WinRow) -> list[Span]:
    where = term(row.stage if row.stage.startswith("Matchday ") else row.competition)
    return [
        span(f"{row.goals_for}-{row.goals_against}", CellStyle.STRONG),
        span(name_term(row.opponent), enters=("show", row.id)),
        span(join_list([term(row.venue), where]), CellStyle.MUTED),
    ]


def _facts(review: SeasonReview, program: str) -> Iterator[Block]:
    """The facts of the season: their verdicts, and some of each verdict."""
    # Facts about the club come first.
    rows = sorted(review.facts.rows, key=lambda row: review.club not in row.about)
    if not rows:
        yield section(msg("What the sources say"), span(msg("Nothing."), CellStyle.MUTED))
        return
    by_verdict = {verdict: [row for row in rows if row.verdict == verdict] for verdict in _SHOWN}
    shown = [row for verdict, most in _SHOWN.items() for row in by_verdict[verdict][:most]]
    title = plural("What the sources say: {n} fact", "What the sources say: {n} facts", len(rows))
    count = {str(verdict): len(of_verdict) for verdict, of_verdict in by_verdict.items()}
    lines = hanging([_fact(row, review.links) for row in shown], 2)
    facts = ("facts", "--season", review.finish.season)
    command = f"{program} facts --season {review.finish.season}"
    yield section(title, verdict_shares(count, "", command, facts), lines)


def _fact(row: FactRow, links: Mapping[str, str]) -> tuple[Span, Span]:
    first, *others = row.citations
    cited = span(f"  {first}", CellStyle.MUTED, links.get(source_of(first), ""))
    more = span(f" +{len(others)}" if others else "", CellStyle.MUTED)
    text = span(display_text(row.text, row.speaker), enters=("show", row.id))
    return span(row.verdict, CellStyle.SIGN), line(text, cited, more)
