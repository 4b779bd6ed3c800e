"""A league or group table, at the end of a season or at any point of it."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.league_table import Standing, expected_matches
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.seasons import parse_day
from gasp_cli.errors import Action, Remedy, UnknownName, UsageError
from gasp_cli.i18n import date_term, join_list, msg, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import TableMatches
from gasp_cli.kb.standings import AsOf, matchday_cutoff, sanctions_of, standings
from gasp_cli.matching import normalise
from gasp_cli.results import CellStyle, Column, ResultSet


class TableRow(NamedTuple):
    """A club's line of a table."""

    position: Annotated[int, Column("position", "Pos")]
    club: Annotated[str, Column("club", "Club", CellStyle.NAME)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", CellStyle.GOOD, 2)]
    drawn: Annotated[int, Column("matches drawn", "D", CellStyle.EVEN, 2)]
    lost: Annotated[int, Column("matches lost", "L", CellStyle.BAD, 2)]
    goals_for: Annotated[int, Column("goals scored", "GF", priority=2)]
    goals_against: Annotated[int, Column("goals conceded", "GA", priority=2)]
    goal_difference: Annotated[
        int, Column("goals scored less conceded", "GD", CellStyle.SIGNED, 2, bar=True)
    ]
    points: Annotated[int, Column("points, net of deductions", "Pts", CellStyle.STRONG, bar=True)]
    deducted: Annotated[int, Column("points deducted, 0 if none", "Deducted", priority=0)]
    group: Annotated[str | None, Column("group, in a group stage", "Group", priority=2)]
    parted_by: Annotated[
        str | None,
        Column(
            "what put it behind the club above, if level on points", "Level, behind on", priority=3
        ),
    ]


def table(
    record: Record,
    season: str,
    *,
    competition: str | None = None,
    group: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> ResultSet[TableRow]:
    """The table of a season: of the club's league, unless another competition is named.

    A group stage has a table a group; `group` picks one by its letter or by a club in it.
    `matchday` counts the rounds up to that one, whenever they were played; `on` the matches
    played up to that day and the decisions in force on it.
    """
    name, on = record.find_season(season), parse_day(on)
    league = competition is None
    chosen = record.league_of(name) if league else record.find_competition(competition or "")
    edition = record.edition(chosen.name, name)
    if edition is None:
        known = [one.season for one in record.editions if one.competition == chosen.name]
        raise UsageError(
            msg(
                "the record has no {competition} of {season}",
                competition=term(chosen.name), season=name,
            ),
            msg("it has {seasons}", seasons=", ".join(known)) if known else "",
        )  # fmt: skip
    played = record.season(chosen.name, name)
    if not played.tables:
        europe = chosen.kind is CompetitionKind.EUROPE
        campaigns = Action.EUROPEAN_CAMPAIGN if europe else Action.CUP_CAMPAIGN
        raise UsageError(
            msg(
                "of {competition} {season} the record has ties only: there is no table",
                competition=term(chosen.name), season=name,
            ),
            msg(
                "see {campaign}, or {matches}",
                campaign=Remedy(campaigns, name),
                matches=Remedy(Action.LIST_MATCHES, chosen.name),
            ),
        )  # fmt: skip
    last = played.last_matchday
    if matchday is not None and not 0 <= matchday <= last:
        raise UsageError(
            msg(
                "{competition} {season} has no matchday {matchday}",
                competition=term(chosen.name), season=name, matchday=matchday,
            ),
            msg("its last is {matchday}", matchday=last),
        )  # fmt: skip
    groups = played.tables
    point = AsOf(matchday, on, on or matchday_cutoff(played, matchday))
    if group is not None:
        groups = {one: groups[one] for one in [_find_group(record, groups, group)]}
    rows: list[TableRow] = []
    missing: list[str] = []
    for stage, own in groups.items():
        lines = standings(record, chosen.name, name, own, point)
        letter = stage.removeprefix("Group ") if stage.startswith("Group ") else None
        rows += [_row(line, letter) for line in lines]
        missing += _missing(record, chosen.name, name, stage, own)
    notes = _decisions(record, chosen.name, name, point)
    of_season = msg("{competition} {season}", competition=term(chosen.name), season=name)
    title = join_list([of_season, *_title_of(groups), *_when(point)])
    club = record.about.club
    return ResultSet(
        TableRow,
        rows,
        title,
        tuple(notes),
        highlight=club,
        group_by="group",
        warnings=tuple(missing),
    )


def _row(one: Standing, group: str | None) -> TableRow:
    return TableRow(
        *one[:11], group, term(criterion_phrase(one.parted_by)) if one.parted_by else None
    )


def criterion_phrase(criterion: str) -> str:
    """A criterion of `football.table` as people call it."""
    words = criterion.replace("_", " ").replace("head to head", "head-to-head")  # i18n: words
    return words.replace("play off", "play-off")  # i18n: words


def _find_group(record: Record, groups: dict[str, TableMatches], given: str) -> str:
    """The group of that letter, or the group that has that club."""
    if "" in groups:
        raise UnknownName(msg("group"), given, hint=msg("this table has no groups"))
    letters = {normalise(stage.removeprefix("Group ")): stage for stage in groups if stage}
    wanted = normalise(given).removeprefix("group ")
    for letter in (wanted, wanted.rpartition(" ")[2]):  # whatever the language calls a group
        if letter in letters:
            return letters[letter]
    if len(wanted) > 2:
        club = record.find_club(given)
        for stage, matches in groups.items():
            if club in matches.clubs:
                return stage
    hint = msg("the groups are {groups}", groups=join_list(map(term, groups)))
    raise UnknownName(msg("group"), given, hint=hint)


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
            msg(
                "incomplete: the record has {n} of the {expected} matches of this table",
                n=len(matches), expected=expected,
            )
        ]  # fmt: skip
    return [
        msg(
            "incomplete: the record has {n} of the {expected} matches of {stage}",
            n=len(matches), expected=expected, stage=term(stage),
        )
    ]  # fmt: skip


def _decisions(record: Record, competition: str, season: str, point: AsOf) -> list[str]:
    """Why a club has fewer points or other goals than it won on the pitch, at this point."""
    notes: list[str] = []
    for one in sanctions_of(record, competition, season):
        if not one.in_force(point.decided):
            continue
        if one.kind == "deduction" and one.points:
            notes.append(
                plural(
                    "{club}: {n} point deducted, in force from {date}.",
                    "{club}: {n} points deducted, in force from {date}.",
                    one.points, club=one.club, date=date_term(one.since or ""),
                )
            )  # fmt: skip
            notes += [f"  {url}" for url in one.urls[:1]]
        if one.kind == "award" and one.score:
            values = {
                "match": f"{one.home} {one.score[0]}-{one.score[1]} {one.away}",
                "since": date_term(one.since or ""),
            }
            notes.append(
                msg(
                    "{match} awarded, from {since} to {until}.",
                    **values,
                    until=date_term(one.until),
                )
                if one.until
                else msg("{match} awarded, from {since}.", **values)
            )
    if point == AsOf():
        notes += [
            msg(
                "{stage}: {match}, {date}.", stage=term(ty.stage), date=date_term(ty.date),
                match=f"{ty.home} {ty.home_goals}-{ty.away_goals} {ty.away}",
            )
            for ty in record.season(competition, season).ties
            if record.kind_of(competition) is CompetitionKind.LEAGUE
        ]  # fmt: skip
    return notes


def _title_of(groups: dict[str, TableMatches]) -> list[str]:
    name = next(iter(groups))
    return [term(name)] if len(groups) == 1 and name else []


def _when(point: AsOf) -> list[str]:
    matchday = point.matchday
    parts = [] if matchday is None else [msg("after matchday {matchday}", matchday=matchday)]
    return [*parts, *([msg("on {date}", date=date_term(point.date))] if point.date else [])]
