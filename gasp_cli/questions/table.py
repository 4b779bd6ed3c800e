"""A league or group table, at the end of a season or at any point of it."""

from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import UnknownName, UsageError
from gasp_cli.football.table import Standing, expected_matches
from gasp_cli.model import Kind
from gasp_cli.names import fold
from gasp_cli.record import Record
from gasp_cli.season_matches import TableMatches
from gasp_cli.seasons import check_day
from gasp_cli.standings import Point, round_day, sanctions_of, standings


class TableRow(NamedTuple):
    """A club's line of a table."""

    position: Annotated[int, Column("position", "Pos")]
    club: Annotated[str, Column("club", "Club", Look.NAME)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", Look.GOOD, 2)]
    drawn: Annotated[int, Column("matches drawn", "D", Look.EVEN, 2)]
    lost: Annotated[int, Column("matches lost", "L", Look.BAD, 2)]
    goals_for: Annotated[int, Column("goals scored", "GF", rank=2)]
    goals_against: Annotated[int, Column("goals conceded", "GA", rank=2)]
    goal_difference: Annotated[int, Column("goals scored less conceded", "GD", Look.SIGNED, 2)]
    points: Annotated[int, Column("points, net of deductions", "Pts", Look.STRONG)]
    deducted: Annotated[int, Column("points deducted, 0 if none", "Deducted", rank=0)]
    group: Annotated[str | None, Column("group, in a group stage", "Group", rank=2)]
    parted_by: Annotated[
        str | None,
        Column("what put it behind the club above, if level on points", "Level, behind on", rank=3),
    ]


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
    name, on = record.find_season(season), check_day(on)
    league = competition is None
    chosen = record.league_of(name) if league else record.find_competition(competition or "")
    edition = record.edition(chosen.name, name)
    if edition is None:
        known = [one.season for one in record.editions if one.competition == chosen.name]
        raise UsageError(
            f"the record has no {chosen.name} of {name}",
            f"it has {', '.join(known)}" if known else "",
        )
    played = record.season(chosen.name, name)
    if not played.tables:
        command = "europe" if chosen.kind is Kind.EUROPE else "cups"
        raise UsageError(
            f"of {chosen.name} {name} the record has ties only: there is no table",
            f"see gasp {command} {name}, or gasp matches --competition '{chosen.name}'",
        )
    last = played.last_matchday
    if matchday is not None and not 0 <= matchday <= last:
        raise UsageError(f"{chosen.name} {name} has no matchday {matchday}", f"its last is {last}")
    groups = played.tables
    point = Point(matchday, on, on or round_day(played, matchday))
    if group is not None:
        groups = {one: groups[one] for one in [_find_group(record, groups, group)]}
    rows: list[TableRow] = []
    missing: list[str] = []
    for stage, own in groups.items():
        lines = standings(record, chosen.name, name, own, point)
        letter = stage.removeprefix("Group ") if stage.startswith("Group ") else None
        rows += [_row(one, letter) for one in lines]
        missing += _missing(record, chosen.name, name, stage, own)
    notes = _decisions(record, chosen.name, name, point)
    title = f"{chosen.name} {name}{_title_of(groups)}{_when(point)}"
    club = record.about.club
    return Answer(
        TableRow, rows, title, tuple(notes), marked=club, parted="group", warnings=tuple(missing)
    )


def _row(one: Standing, group: str | None) -> TableRow:
    parted = one.parted_by.replace("_", " ").replace("head to head", "head-to-head")
    return TableRow(*one[:11], group, parted.replace("play off", "play-off") or None)


def _find_group(record: Record, groups: dict[str, TableMatches], given: str) -> str:
    """The group of that letter, or the group that has that club."""
    if "" in groups:
        raise UnknownName("group", given, hint="this table has no groups")
    letters = {fold(stage.removeprefix("Group ")): stage for stage in groups if stage}
    wanted = fold(given).removeprefix("group ")
    if wanted in letters:
        return letters[wanted]
    if len(wanted) > 2:
        club = record.find_club(given)
        for stage, matches in groups.items():
            if club in matches.clubs:
                return stage
    raise UnknownName("group", given, hint=f"the groups are {', '.join(groups)}")


def _missing(
    record: Record, competition: str, season: str, stage: str, matches: TableMatches
) -> list[str]:
    """What the record lacks of a table in which everybody meets everybody."""
    if matches.of_league_phase:
        return []
    expected = expected_matches(len(matches.clubs), record.rules_of(competition, season))
    if len(matches) == expected:
        return []
    name = stage or "this table"
    return [f"incomplete: the record has {len(matches)} of the {expected} matches of {name}"]


def _decisions(record: Record, competition: str, season: str, point: Point) -> list[str]:
    """Why a club has fewer points or other goals than it won on the pitch, at this point."""
    notes = []
    for one in sanctions_of(record, competition, season):
        if not one.in_force(point.decided):
            continue
        if one.kind == "deduction" and one.points:
            points = "1 point" if one.points == 1 else f"{one.points} points"
            notes.append(f"{one.club}: {points} deducted, in force from {one.since}.")
            notes += [f"  {url}" for url in one.urls[:1]]
        if one.kind == "award" and one.score:
            score = f"{one.score[0]}-{one.score[1]}"
            until = f" to {one.until}" if one.until else ""
            notes.append(f"{one.home} {score} {one.away} awarded, from {one.since}{until}.")
    if point == Point():
        notes += [
            f"{one.stage}: {one.home} {one.home_goals}-{one.away_goals} {one.away}, {one.date}."
            for one in record.season(competition, season).ties
            if record.kind_of(competition) is Kind.LEAGUE
        ]
    return notes


def _title_of(groups: dict[str, TableMatches]) -> str:
    name = next(iter(groups))
    return f", {name}" if len(groups) == 1 and name else ""


def _when(point: Point) -> str:
    matchday = f", after matchday {point.matchday}" if point.matchday is not None else ""
    return matchday + (f", on {point.date}" if point.date else "")
