"""A league or group table, at the end of a season or at any point of it."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import UnknownName, UsageError
from gasp_cli.football.table import Standing, league_table
from gasp_cli.model import LEAGUE_PHASE, Match, Sanction, Status, is_table_stage
from gasp_cli.names import fold
from gasp_cli.record import Record


class TableRow(NamedTuple):
    """A club's line of a table."""

    position: Annotated[int, Column("position", "Pos")]
    club: Annotated[str, Column("club", "Club")]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", Look.GOOD)]
    drawn: Annotated[int, Column("matches drawn", "D", Look.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", Look.BAD)]
    goals_for: Annotated[int, Column("goals scored", "GF")]
    goals_against: Annotated[int, Column("goals conceded", "GA")]
    goal_difference: Annotated[int, Column("goals scored less conceded", "GD", Look.SIGNED)]
    points: Annotated[int, Column("points, net of deductions", "Pts", Look.STRONG)]
    deducted: Annotated[int, Column("points deducted, 0 if none", "Deducted", rank=0)]
    group: Annotated[str | None, Column("group, in a group stage", "Group", rank=2)]
    parted_by: Annotated[
        str | None,
        Column("what put it behind the club above, if level on points", "Level, behind on", rank=3),
    ]


class _Point(NamedTuple):
    """The point of a season that a table shows."""

    matchday: int | None
    date: str | None


def table(
    record: Record,
    season: str,
    *,
    competition: str | None = None,
    group: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Answer:
    """The table of a season: of the club's league, unless another competition is named.

    A group stage has a table a group; `group` picks one by its letter or by a club in it.
    `matchday` counts the rounds up to that one, whenever they were played; `on` the matches
    played up to that day and the decisions in force on it.
    """
    name = record.find_season(season)
    chosen = record.find_competition(competition) if competition else record.league
    edition = record.edition(chosen.name, name)
    if edition is None:
        known = [one.season for one in record.editions if one.competition == chosen.name]
        raise UsageError(
            f"the record has no {chosen.name} of {name}",
            f"it has {', '.join(known)}" if known else "",
        )
    matches = [one for one in record.matches(chosen.name, name) if is_table_stage(one.stage)]
    if not matches:
        raise UsageError(
            f"{chosen.name} {name} is played in ties: it has no table",
            f"see gasp cups {name}, or gasp matches --competition '{chosen.name}'",
        )
    last = max(one.matchday or 0 for one in matches)
    if matchday is not None and not 0 <= matchday <= last:
        raise UsageError(f"{chosen.name} {name} has no matchday {matchday}", f"its last is {last}")
    point = _Point(matchday, on)
    groups = _groups(matches)
    if group is not None:
        groups = {one: groups[one] for one in [_find_group(record, groups, group)]}
    rows: list[TableRow] = []
    notes: list[str] = []
    for stage, own in groups.items():
        standings = _standings(record, chosen.name, name, own, point)
        letter = stage.removeprefix("Group ") if stage.startswith("Group ") else None
        rows += [_row(one, letter) for one in standings]
        notes += _missing(stage, own, len(standings))
    notes += _decisions(record, chosen.name, name, point, matches)
    title = f"{chosen.name} {name}{_title_of(groups, group is not None)}{_when(point)}"
    club = record.about.club
    return Answer(TableRow, rows, title, tuple(notes), marked=club, parted="group")


def final_table(record: Record, competition: str, season: str) -> list[Standing]:
    """The final league table of a season."""
    matches = [one for one in record.matches(competition, season) if is_table_stage(one.stage)]
    return _standings(record, competition, season, matches, _Point(None, None))


def _row(one: Standing, group: str | None) -> TableRow:
    parted = one.parted_by.replace("_", " ").replace("head to head", "head-to-head")
    return TableRow(*one[:11], group, parted.replace("play off", "play-off") or None)


def _groups(matches: Sequence[Match]) -> dict[str, list[Match]]:
    """The matches by group, groups in their order; a league or league phase is one."""
    groups: dict[str, list[Match]] = {}
    for match in matches:
        stage = match.stage if match.stage.startswith("Group ") else ""
        groups.setdefault(stage, []).append(match)
    return dict(sorted(groups.items()))


def _clubs(matches: Sequence[Match]) -> set[str]:
    return {club for match in matches for club in (match.home, match.away)}


def _find_group(record: Record, groups: dict[str, list[Match]], given: str) -> str:
    """The group of that letter, or the group that has that club."""
    letters = {fold(stage.removeprefix("Group ")): stage for stage in groups if stage}
    wanted = fold(given).removeprefix("group ")
    if wanted in letters:
        return letters[wanted]
    if len(wanted) > 2:
        club = record.find_club(given)
        for stage, matches in groups.items():
            if club in _clubs(matches):
                return stage
    known = [stage for stage in groups if stage]
    hint = f"the groups are {', '.join(known)}" if known else "this table has no groups"
    raise UnknownName("group", given, hint=hint)


def _standings(
    record: Record, competition: str, season: str, matches: Sequence[Match], point: _Point
) -> list[Standing]:
    sanctions = _sanctions(record, competition, season)
    rules = record.rules_of(competition, season)
    day = point.date or _round_day(matches, point.matchday)
    counted = [
        standing
        for match in matches
        if (point.matchday is None or (match.matchday or 0) <= point.matchday)
        if (standing := _as_it_stood(match, sanctions, point.date)) is not None
    ]
    clubs = _clubs(matches)
    deducted: dict[str, int] = {}
    for one in sanctions:
        if one.kind == "deduction" and one.club in clubs and one.in_force(day):
            deducted[one.club] = deducted.get(one.club, 0) + one.points
    play_offs = [
        one
        for one in record.matches(competition, season)
        if point.matchday is None
        and not is_table_stage(one.stage)
        and {one.home, one.away} <= clubs
        and (point.date is None or one.date <= point.date)
    ]
    return league_table(clubs, counted, rules, deducted, play_offs)


def _sanctions(record: Record, competition: str, season: str) -> list[Sanction]:
    return [
        one for one in record.sanctions if (one.competition, one.season) == (competition, season)
    ]


def _as_it_stood(match: Match, sanctions: Sequence[Sanction], day: str | None) -> Match | None:
    """The match with the score that counted on that day; None where it did not count yet."""
    if day is None:
        return match
    for one in sanctions:
        if (
            one.kind == "award"
            and one.score
            and (one.home, one.away) == (match.home, match.away)
            and one.until is not None
            and one.in_force(day)
        ):
            # An award that was annulled later stood until then, before the match was played.
            return match._replace(home_goals=one.score[0], away_goals=one.score[1])
    if match.date > day:
        return None
    if match.status is Status.AWARDED and match.awarded_on and match.awarded_on > day:
        if match.played is None:
            return None
        return match._replace(home_goals=match.played[0], away_goals=match.played[1])
    return match


def _round_day(matches: Sequence[Match], matchday: int | None) -> str | None:
    """The day on which a round was over but for matches put off past the next round.

    None for the whole season. Sanctions count as of this day.
    """
    if matchday is None:
        return None
    days = sorted(one.date for one in matches if one.matchday == matchday)
    following = sorted(one.date for one in matches if one.matchday == matchday + 1)
    if not following:
        return days[-1] if days else "0000-00-00"
    begun = following[(len(following) - 1) // 2]  # the median: some matches are brought forward
    in_time = [day for day in days if day < begun]
    return in_time[-1] if in_time else begun if days else "0000-00-00"


def _missing(stage: str, matches: Sequence[Match], clubs: int) -> list[str]:
    """What the record lacks of a table in which everybody meets everybody twice."""
    if any(one.stage == LEAGUE_PHASE for one in matches):
        return []
    expected = clubs * (clubs - 1)
    if len(matches) == expected:
        return []
    name = stage or "this table"
    return [f"Incomplete: the record has {len(matches)} of the {expected} matches of {name}."]


def _decisions(
    record: Record, competition: str, season: str, point: _Point, matches: Sequence[Match]
) -> list[str]:
    """Why a club has fewer points or other goals than it won on the pitch, at this point."""
    day = point.date or _round_day(matches, point.matchday)
    notes = []
    for one in _sanctions(record, competition, season):
        if one.kind == "deduction" and one.points and one.in_force(day):
            points = "1 point" if one.points == 1 else f"{one.points} points"
            notes.append(f"{one.club}: {points} deducted, in force from {one.since}.")
            notes += [f"  {url}" for url in one.urls[:1]]
        if one.kind == "award" and one.score and one.in_force(day):
            score = f"{one.score[0]}-{one.score[1]}"
            until = f" to {one.until}" if one.until else ""
            notes.append(f"{one.home} {score} {one.away} awarded, from {one.since}{until}.")
    for match in record.matches(competition, season):
        if not is_table_stage(match.stage) and point == _Point(None, None):
            score = f"{match.home} {match.home_goals}-{match.away_goals} {match.away}"
            if match.stage.endswith("play-off"):
                notes.append(f"{match.stage}: {score}, {match.date}.")
    return notes


def _title_of(groups: dict[str, list[Match]], one_group: bool) -> str:
    return f", {next(iter(groups))}" if one_group else ""


def _when(point: _Point) -> str:
    matchday = f", after matchday {point.matchday}" if point.matchday is not None else ""
    return matchday + (f", on {point.date}" if point.date else "")
