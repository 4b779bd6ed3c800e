"""A league or group table, at the end of a season or at any point of it."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.league_table import Standing, expected_matches
from gasp_cli.domain.model import Kind
from gasp_cli.domain.seasons import check_day
from gasp_cli.errors import UnknownName, UsageError
from gasp_cli.i18n import day, listed, say, several, word
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import TableMatches
from gasp_cli.kb.standings import Point, round_day, sanctions_of, standings
from gasp_cli.matching import fold
from gasp_cli.results import Answer, Column, Look


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
    goal_difference: Annotated[
        int, Column("goals scored less conceded", "GD", Look.SIGNED, 2, bar=True)
    ]
    points: Annotated[int, Column("points, net of deductions", "Pts", Look.STRONG, bar=True)]
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
) -> Answer[TableRow]:
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
            say(
                "the record has no {competition} of {season}",
                competition=word(chosen.name), season=name,
            ),
            say("it has {seasons}", seasons=", ".join(known)) if known else "",
        )  # fmt: skip
    played = record.season(chosen.name, name)
    if not played.tables:
        import shlex  # only this hint needs it

        command = "europe" if chosen.kind is Kind.EUROPE else "cups"
        raise UsageError(
            say(
                "of {competition} {season} the record has ties only: there is no table",
                competition=word(chosen.name), season=name,
            ),
            say(
                "see gasp {command} {season}, or gasp matches --competition {competition}",
                command=command, season=name, competition=shlex.quote(chosen.name),
            ),
        )  # fmt: skip
    last = played.last_matchday
    if matchday is not None and not 0 <= matchday <= last:
        raise UsageError(
            say(
                "{competition} {season} has no matchday {matchday}",
                competition=word(chosen.name), season=name, matchday=matchday,
            ),
            say("its last is {matchday}", matchday=last),
        )  # fmt: skip
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
    of_season = say("{competition} {season}", competition=word(chosen.name), season=name)
    title = listed([of_season, *_title_of(groups), *_when(point)])
    club = record.about.club
    return Answer(
        TableRow, rows, title, tuple(notes), marked=club, parted="group", warnings=tuple(missing)
    )


def _row(one: Standing, group: str | None) -> TableRow:
    return TableRow(*one[:11], group, word(in_words(one.parted_by)) if one.parted_by else None)


def in_words(criterion: str) -> str:
    """A criterion of `football.table` as people call it."""
    words = criterion.replace("_", " ").replace("head to head", "head-to-head")  # untold: words
    return words.replace("play off", "play-off")  # untold: words


def _find_group(record: Record, groups: dict[str, TableMatches], given: str) -> str:
    """The group of that letter, or the group that has that club."""
    if "" in groups:
        raise UnknownName(say("group"), given, hint=say("this table has no groups"))
    letters = {fold(stage.removeprefix("Group ")): stage for stage in groups if stage}
    wanted = fold(given).removeprefix("group ")
    for letter in (wanted, wanted.rpartition(" ")[2]):  # whatever the language calls a group
        if letter in letters:
            return letters[letter]
    if len(wanted) > 2:
        club = record.find_club(given)
        for stage, matches in groups.items():
            if club in matches.clubs:
                return stage
    hint = say("the groups are {groups}", groups=listed(map(word, groups)))
    raise UnknownName(say("group"), given, hint=hint)


def _missing(
    record: Record, competition: str, season: str, stage: str, matches: TableMatches
) -> list[str]:
    """What the record lacks of a table in which everybody meets everybody."""
    if matches.of_league_phase:
        return []
    expected = expected_matches(len(matches.clubs), record.rules_of(competition, season))
    if len(matches) == expected:
        return []
    if not stage:
        return [
            say(
                "incomplete: the record has {n} of the {expected} matches of this table",
                n=len(matches), expected=expected,
            )
        ]  # fmt: skip
    return [
        say(
            "incomplete: the record has {n} of the {expected} matches of {stage}",
            n=len(matches), expected=expected, stage=word(stage),
        )
    ]  # fmt: skip


def _decisions(record: Record, competition: str, season: str, point: Point) -> list[str]:
    """Why a club has fewer points or other goals than it won on the pitch, at this point."""
    notes: list[str] = []
    for one in sanctions_of(record, competition, season):
        if not one.in_force(point.decided):
            continue
        if one.kind == "deduction" and one.points:
            notes.append(
                several(
                    "{club}: {n} point deducted, in force from {date}.",
                    "{club}: {n} points deducted, in force from {date}.",
                    one.points, club=one.club, date=day(one.since or ""),
                )
            )  # fmt: skip
            notes += [f"  {url}" for url in one.urls[:1]]
        if one.kind == "award" and one.score:
            values = {
                "match": f"{one.home} {one.score[0]}-{one.score[1]} {one.away}",
                "since": day(one.since or ""),
            }
            notes.append(
                say("{match} awarded, from {since} to {until}.", **values, until=day(one.until))
                if one.until
                else say("{match} awarded, from {since}.", **values)
            )
    if point == Point():
        notes += [
            say(
                "{stage}: {match}, {date}.", stage=word(one.stage), date=day(one.date),
                match=f"{one.home} {one.home_goals}-{one.away_goals} {one.away}",
            )
            for one in record.season(competition, season).ties
            if record.kind_of(competition) is Kind.LEAGUE
        ]  # fmt: skip
    return notes


def _title_of(groups: dict[str, TableMatches]) -> list[str]:
    name = next(iter(groups))
    return [word(name)] if len(groups) == 1 and name else []


def _when(point: Point) -> list[str]:
    matchday = point.matchday
    parts = [] if matchday is None else [say("after matchday {matchday}", matchday=matchday)]
    return [*parts, *([say("on {date}", date=day(point.date))] if point.date else [])]
