"""A league or group table, at the end of a season or at any point of it."""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.league_table import Standing, expected_matches
from gasp_cli.domain.model import CompetitionKind, EditionKey, Rules, Sanction
from gasp_cli.errors import Action, Remedy, UnknownName, UsageError
from gasp_cli.i18n import date_term, join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import SeasonMatches, TableMatches
from gasp_cli.kb.standings import AsOf, matchday_cutoff, standings
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
        str | None, Column("tie-break lost to the club above", "Separated by", priority=3)
    ]
    competition: Annotated[str, Column("competition", "Competition", priority=0)]
    season: Annotated[str, Column("season", "Season", priority=0)]


def table(
    record: Record,
    season: str | int,
    *,
    competition: str | None = None,
    group: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> ResultSet[TableRow]:
    """The table of a season: of the club's league, unless another competition is named.

    A group stage has a table for each group; `group` picks one by its letter or a club in it.
    With `matchday` the rounds up to that one count, whenever they were played; with `on` the
    matches played up to that day and the decisions in force on it.
    """
    season, on = record.find_season(season), parse_day(on)
    chosen = (
        record.league_of(season) if competition is None else record.find_competition(competition)
    )
    edition = EditionKey(chosen.name, season)
    matches = _season_matches(record, edition)
    last = matches.last_matchday
    if matchday is not None and not 0 <= matchday <= last:
        raise UsageError(
            msg(
                "{competition} {season} has no matchday {matchday}",
                competition=term(chosen.name), season=season, matchday=matchday,
            ),
            msg("the last is {matchday}", matchday=last)
            if last
            else msg("its matches have no rounds with numbers; name a day with --on DATE"),
        )  # fmt: skip
    groups = matches.tables
    if group is not None:
        stage = _find_group(record, groups, group)
        groups = {stage: groups[stage]}
    point = AsOf(matchday, on, on or matchday_cutoff(matches, matchday))
    rows: list[TableRow] = []
    warnings: list[str] = []
    for stage, of_group in groups.items():
        letter = stage.removeprefix("Group ") if stage.startswith("Group ") else None
        table = standings(record, matches, of_group, point)
        rows += [_row(standing, letter, edition) for standing in table]
        warnings.append(_missing(record.rules_of(edition), stage, of_group))
    parts = [
        msg("{competition} {season}", competition=term(chosen.name), season=season),
        term(next(iter(groups))) if len(groups) == 1 else "",
        msg("after matchday {matchday}", matchday=matchday) if matchday is not None else "",
        msg("on {date}", date=date_term(on)) if on else "",
    ]
    notes = list(_decisions(record.sanctions_of(edition), point))
    if point == AsOf() and chosen.kind is CompetitionKind.LEAGUE:
        notes += [
            msg(
                "{stage}: {match}, {date}.", stage=term(tie.stage), date=date_term(tie.date),
                match=f"{tie.home} {tie.home_goals}-{tie.away_goals} {tie.away}",
            )
            for tie in matches.ties
        ]  # fmt: skip
    return ResultSet(
        TableRow, rows, join_list(filter(None, parts)), tuple(notes),
        highlight=record.about.club, group_by="group", warnings=tuple(filter(None, warnings)),
    )  # fmt: skip


def _season_matches(record: Record, edition: EditionKey) -> SeasonMatches:
    """The matches of a season. Raises `UsageError` if none are on record or none make a table."""
    competition, season = edition
    names = {"competition": term(competition), "season": season}
    if record.edition(edition) is None:
        seasons = [other.season for other in record.editions if other.competition == competition]
        raise UsageError(
            msg("the record has no {competition} of {season}", **names),
            msg("it has {seasons}", seasons=", ".join(seasons)) if seasons else "",
        )
    matches = record.season(edition)
    if not matches.tables:
        europe = record.kind_of(competition) is CompetitionKind.EUROPE
        campaign = Remedy(Action.EUROPEAN_CAMPAIGN if europe else Action.CUP_CAMPAIGN, season)
        listed = Remedy(Action.LIST_MATCHES, competition)
        raise UsageError(
            msg("{competition} {season} is a knockout competition: there is no table", **names),
            msg("see {campaign}, or {matches}", campaign=campaign, matches=listed),
        )
    return matches


def _row(standing: Standing, group: str | None, edition: EditionKey) -> TableRow:
    behind_on = term(criterion_phrase(standing.parted_by)) if standing.parted_by else None
    return TableRow(*standing[:11], group, behind_on, edition.competition, edition.season)


def criterion_phrase(criterion: str) -> str:
    """The name of a tie-break of `domain.league_table`, for people."""
    words = criterion.replace("_", " ").replace("head to head", "head-to-head")  # i18n: words
    return words.replace("play off", "play-off")  # i18n: words


def _find_group(record: Record, groups: dict[str, TableMatches], text: str) -> str:
    """The stage of the group with that letter, or with that club in it."""
    if "" in groups:
        raise UnknownName(msg("group"), text, hint=msg("this table has no groups"))
    letters = {normalise(stage.removeprefix("Group ")): stage for stage in groups}
    letter = normalise(text).removeprefix("group ")
    for name in (letter, letter.rpartition(" ")[2]):  # after the word for group in any language
        if name in letters:
            return letters[name]
    if len(letter) > 2:
        club = record.find_club(text)
        for stage, matches in groups.items():
            if club in matches.clubs:
                return stage
    hint = msg("the groups are {groups}", groups=join_list(map(term, groups)))
    raise UnknownName(msg("group"), text, hint=hint)


def _missing(rules: Rules, stage: str, matches: TableMatches) -> str:
    """A warning if matches are missing from a table in which all clubs meet, else empty."""
    counts = {"n": len(matches), "expected": expected_matches(len(matches.clubs), rules)}
    if matches.of_league_phase or counts["n"] == counts["expected"]:
        return ""
    if not stage:
        return msg(
            "incomplete: the record has {n} of the {expected} matches of this table", **counts
        )
    return msg(
        "incomplete: the record has {n} of the {expected} matches of {stage}",
        **counts, stage=term(stage),
    )  # fmt: skip


def _decisions(sanctions: Iterable[Sanction], point: AsOf) -> Iterator[str]:
    """The deductions and awarded scores that the table counts at this point."""
    for sanction in sanctions:
        if not sanction.in_force(point.decided):
            continue
        since = date_term(sanction.since or "")
        if sanction.kind == "deduction" and sanction.points:
            yield plural(
                "{club}: {n} point deducted, in force from {date}.",
                "{club}: {n} points deducted, in force from {date}.",
                sanction.points, club=name_term(sanction.club or ""), date=since,
            )  # fmt: skip
            yield from (f"  {url}" for url in sanction.urls[:1])
        if sanction.kind == "award" and sanction.score:
            home, away = name_term(sanction.home or ""), name_term(sanction.away or "")
            goals = f"{sanction.score[0]}-{sanction.score[1]}"
            score = msg("{home} {score} {away}", home=home, score=goals, away=away)
            which = {"match": score, "since": since, "until": date_term(sanction.until or "")}
            if sanction.until:
                yield msg("{match} awarded, from {since} to {until}.", **which)
            else:
                yield msg("{match} awarded, from {since}.", **which)
