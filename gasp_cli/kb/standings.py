"""Tables at any point of a season, with the official decisions in force at that point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gasp_cli.domain.league_table import Scoreline, Standing, league_table, scoreline
from gasp_cli.domain.model import EditionKey, Match, Sanction, Status
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import SeasonMatches, TableMatches

_BEFORE = "0000-00-00"  # a day before all others


class AsOf(NamedTuple):
    """The point of a season that a table shows.

    Official decisions count as they stood on the day `decided`, None for the end.
    """

    matchday: int | None = None
    date: str | None = None
    decided: str | None = None


def final_table(record: Record, edition: EditionKey) -> list[Standing]:
    """The final table of a league season with the club; empty if it is in none."""
    season = record.season(edition)
    for matches in season.tables.values():
        if record.about.club in matches.clubs:
            return standings(record, season, matches, AsOf())
    return []


def standings(
    record: Record, season: SeasonMatches, matches: TableMatches, point: AsOf
) -> list[Standing]:
    """The table of these matches at that point of the season."""
    sanctions = record.sanctions_of(season.edition)
    clubs = matches.clubs
    deducted: Counter[str] = Counter()
    for sanction in sanctions:
        if (
            sanction.kind == "deduction"
            and sanction.club in clubs
            and sanction.in_force(point.decided)
        ):
            deducted[sanction.club] += sanction.points
    play_offs = [
        match
        for match in season.ties
        if point.matchday is None
        and {match.home, match.away} <= clubs
        and (point.date is None or match.date <= point.date)
    ]
    scores = _scores(matches, sanctions, point)
    return league_table(clubs, scores, record.rules_of(season.edition), deducted, play_offs)


def is_played_out(record: Record, edition: EditionKey) -> bool:
    """Whether the record has all expected matches of a league season."""
    row, played = record.edition(edition), record.season(edition).played
    return row is None or played >= (row.expected or played)


def _scores(matches: TableMatches, sanctions: Sequence[Sanction], point: AsOf) -> list[Scoreline]:
    """The scores that count at that point, under the decisions of that day."""
    scores = matches.scores(point.matchday, point.date)
    special = matches.special
    # An award that was annulled gave a score to a match that was simply played later.
    annulled = {
        (sanction.home, sanction.away)
        for sanction in sanctions
        if sanction.kind == "award" and sanction.until is not None
    }
    if annulled and point.decided is not None:
        scores = [score for score in scores if score[:2] not in annulled]
        special = special + matches.between(annulled)
    for match in special:
        if point.matchday is None or (match.matchday or 0) <= point.matchday:
            match_then = _match_as_of(match, sanctions, point)
            if match_then is not None and (score := scoreline(match_then)) is not None:
                scores.append(score)
    return scores


def _match_as_of(match: Match, sanctions: Sequence[Sanction], point: AsOf) -> Match | None:
    """The match with the score that counted at that point; None if it had none yet."""
    day = point.decided
    if day is None:
        return match
    for sanction in sanctions:
        if (
            sanction.kind == "award"
            and sanction.score
            and (sanction.home, sanction.away) == (match.home, match.away)
            and sanction.until is not None
            and sanction.in_force(day)
        ):
            # An award that was annulled later counted until then; the match was played afterwards.
            return match._replace(home_goals=sanction.score[0], away_goals=sanction.score[1])
    if point.date is not None and match.date > point.date:
        return None
    if match.status is Status.AWARDED and match.awarded_on and match.awarded_on > day:
        if match.played is None:
            return None
        return match._replace(home_goals=match.played[0], away_goals=match.played[1])
    return match


def matchday_cutoff(season: SeasonMatches, matchday: int | None) -> str | None:
    """The day on which a round was over, except matches postponed past the next round.

    None for the whole season. Sanctions count as of this day.
    """
    if matchday is None:
        return None
    days, next_days = season.days(matchday), season.days(matchday + 1)
    if not days:
        return _BEFORE
    if not next_days:
        return days[-1]
    next_begins = next_days[(len(next_days) - 1) // 2]  # the median: some are brought forward
    return max((day for day in days if day < next_begins), default=next_begins)
