"""Posts, transfers and honours by the sources, completed from the reference record."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar

from gasp_cli.claims.judge import judge_of
from gasp_cli.domain.club_match import WinDrawLoss, club_match, win_draw_loss
from gasp_cli.domain.facts import Fact
from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.domain.reference import Honour, PostHeld, Transfer
from gasp_cli.domain.seasons import days_of, season_ending
from gasp_cli.i18n import Worded, join_list, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.matching import find_name, normalise
from gasp_cli.results import CellStyle, Column, Kind, ResultSet

COACHES = ("coach", "head coach")  # i18n: of the data
_YEAR = re.compile(r"\b[0-9]{4}\b")
_PERMANENT = "permanent"  # i18n: of the data
_WIN, _DRAW = 3, 1  # for points a match, whatever the rules of the day


_Id: TypeAlias = Annotated[
    str, Column("id of the fact, else of the reference row", "Id", CellStyle.MUTED, 3)
]
_Verdict: TypeAlias = Annotated[
    str | None,
    Column("what the record makes of the fact; null: no source says it", "Verdict",
           CellStyle.VERDICT, 3),
]  # fmt: skip
_Urls: TypeAlias = Annotated[
    list[str], Column("addresses of the reference row", "Pages", priority=0)
]


class TransferRow(NamedTuple):
    """A player who left or came."""

    player: Annotated[str, Column("player", "Player", CellStyle.STRONG)]
    from_: Annotated[str | None, Column("club left", "From", kind=Kind.NAME)]
    to: Annotated[
        str | None, Column("club joined; null: the sources do not say", "To", kind=Kind.NAME)
    ]
    year: Annotated[int | None, Column("year", "Year", priority=3)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 3)]
    id: _Id
    note: Annotated[str | None, Column("what to know about it", "Note", priority=0)]
    verdict: _Verdict
    date: Annotated[
        str | None, Column("day, month or year by the reference record", "Date", priority=2)
    ]
    window: Annotated[
        str | None,
        Column("summer 2017, winter 2016-17, by the reference record", "Window", priority=2),
    ]
    kind: Annotated[str | None, Column("loan or permanent, by the reference record", "Kind")]
    fee: Annotated[int | None, Column("fee in euros, by the reference record", "Fee (€)")]
    urls: _Urls


class CareerRow(NamedTuple):
    """A post that somebody held, and a coach's matches there as far as the record has them."""

    person: Annotated[str, Column("who", "Person", CellStyle.STRONG)]
    role: Annotated[str, Column("as what", "Role", priority=3)]
    club: Annotated[str | None, Column("where; null: not at a club", "Club", CellStyle.STRONG)]
    from_: Annotated[str | None, Column("since, as exactly as is known", "From")]
    to: Annotated[str | None, Column("until, as exactly as is known", "To")]
    note: Annotated[str | None, Column("what to know about it", "Note", priority=0)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 3)]
    played: Annotated[int | None, Column("a coach's matches; null: the record has none", "P")]
    won: Annotated[int | None, Column("matches won", "W", CellStyle.GOOD, 2)]
    drawn: Annotated[int | None, Column("matches drawn", "D", CellStyle.EVEN, 2)]
    lost: Annotated[int | None, Column("matches lost", "L", CellStyle.BAD, 2)]
    goals_for: Annotated[int | None, Column("goals scored", "GF", priority=3)]
    goals_against: Annotated[int | None, Column("goals conceded", "GA", priority=3)]
    points_per_match: Annotated[
        float | None, Column("points a match, three for a win", "Pts/m", priority=3)
    ]
    covered: Annotated[
        str | None, Column("the competitions and seasons of these matches", "Covered", priority=3)
    ]
    lacks: Annotated[
        str | None, Column("what the record lacks of the post's seasons", "Lacks", priority=0)
    ]
    id: _Id
    verdict: _Verdict
    urls: _Urls


class HonourRow(NamedTuple):
    """A prize or a trophy."""

    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    honour: Annotated[str, Column("what was won", "Honour", CellStyle.STRONG)]
    season: Annotated[str | None, Column("season it was won for", "Season", priority=2)]
    holder: Annotated[str, Column("who won it", "Holder", CellStyle.STRONG)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED, 3)]
    id: _Id
    verdict: _Verdict
    body: Annotated[str | None, Column("who gave it, by the reference record", "By", priority=3)]
    urls: _Urls


Stated = TypeVar("Stated", PostHeld, Transfer, Honour)


def _matched(
    story: Story, kind: str, rows: Sequence[Stated], same: Callable[[Fact, Stated], bool]
) -> tuple[list[tuple[Fact, Stated | None]], list[Stated]]:
    """Each fact of a kind with the row that states the same, and the rows without a fact."""
    left = list(rows)
    pairs: list[tuple[Fact, Stated | None]] = []
    for fact in story.facts:
        if fact.kind == kind:
            row = next((row for row in left if same(fact, row)), None)
            if row is not None:
                left.remove(row)
            pairs.append((fact, row))
    return pairs, left


def _urls(row: Any) -> list[str]:
    return [] if row is None else list(row.urls)


def _named(story: Story, text: str, kind: str, names: Iterable[str | None]) -> str:
    """The name among those of rows that a text means. Raises `UnknownName` for none of them."""
    aliases = {person.name: person.aliases for person in story.people} | story.record.club_names
    return find_name(text, {name: aliases.get(name, ()) for name in names if name}, kind)


def transfers(
    story: Story, *, player: str | None = None, club: str | None = None
) -> ResultSet[TransferRow]:
    """The transfers by year, then player; those without a source come last.

    With a player only those of that player, with a club those from or to it. Raises `UnknownName`
    for a name in no transfer.
    """
    judge = judge_of(story)
    pairs, left = _matched(story, "transfer", story.record.reference.transfers, _is_that_move)
    rows = [
        TransferRow(
            fact.player or "", fact.from_, fact.to or (move and move.to), fact.year,
            list(fact.citations), fact.id, fact.note, judge.verdict(fact),
            move and move.date, move and move.window, move and _short(move.kind), move and move.fee,
            _urls(move),
        )
        for fact, move in pairs
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.year or 0, normalise(row.player)))
    others = [
        TransferRow(
            move.player, move.from_, move.to, None, [], move.id, move.note or None, None,
            move.date, move.window, _short(move.kind), move.fee, list(move.urls),
        )
        for move in left
    ]  # fmt: skip
    others.sort(key=lambda row: (_year_of_move(row), row.date or "", row.player))
    why = msg("the sources tell of no transfer")
    chosen = [*rows, *others]
    if player is not None:
        name = _named(story, player, msg("player"), [row.player for row in chosen])
        chosen = [row for row in chosen if row.player == name]
    if club is not None:
        clubs = [club_name for row in [*rows, *others] for club_name in (row.from_, row.to)]
        name = _named(story, club, msg("club"), clubs)
        chosen = [row for row in chosen if name in (row.from_, row.to)]
    return ResultSet(TransferRow, chosen, msg("Transfers"), (), why, links=story.links)


def _short(kind: str | None) -> str | None:
    """The kind of a move; people get a permanent one without what led to it."""
    sort, bracket, _ = (kind or "").partition(" (")
    return Worded(f"{kind}", term(sort)) if bracket and sort == _PERMANENT else kind


def _year_of_move(row: TransferRow) -> str:
    year = _YEAR.search(f"{row.date} {row.window}")
    return year[0] if year else ""


def _is_that_move(fact: Fact, move: Transfer) -> bool:
    return (
        fact.player == move.player
        and fact.from_ in (None, move.from_)
        and fact.to in (None, move.to)
        and str(fact.year) in f"{move.date or ''} {move.window or ''}"
    )


def career(
    story: Story, *, person: str | None = None, club: str | None = None
) -> ResultSet[CareerRow]:
    """The posts that people held: the coach's first, each person's by date.

    Posts without a source come last. A coach's matches are those between the days of the post.
    With a person only their posts, with a club those there. Raises `UnknownName` for a name in no
    post.
    """
    judge, record = judge_of(story), story.record
    pairs, left = _matched(story, "appointment", story.record.reference.spells, _is_that_post)
    rows = []
    for fact, post in pairs:
        since, until = _fuller(fact.from_, post and post.from_), _fuller(fact.to, post and post.to)
        matches = _matches(record, fact.role, fact.club, since, until)
        rows.append(
            CareerRow(
                fact.person or "", fact.role or "", fact.club, since, until, fact.note,
                list(fact.citations), *matches, id=fact.id, verdict=judge.verdict(fact),
                urls=_urls(post),
            )
        )  # fmt: skip
    others = [
        CareerRow(
            post.person, post.role, post.club, post.from_, post.to, post.note or None, [],
            *_matches(record, post.role, post.club, post.from_, post.to), id=post.id,
            verdict=None, urls=list(post.urls),
        )
        for post in left
    ]  # fmt: skip
    coach = record.about.coach
    for group in (rows, others):
        group.sort(
            key=lambda row: (row.person != coach, normalise(row.person), row.from_ or row.to or "~")
        )
    notes = (msg("Matches as far as the record has them; the fields covered and lacks say which."),)
    why = msg("the sources tell of no appointment")
    chosen = [*rows, *others]
    if person is not None:
        name = _named(story, person, msg("person"), [row.person for row in chosen])
        chosen = [row for row in chosen if row.person == name]
    if club is not None:
        name = _named(story, club, msg("club"), [row.club for row in [*rows, *others]])
        chosen = [row for row in chosen if row.club == name]
    return ResultSet(CareerRow, chosen, msg("Careers"), notes, why, links=story.links)


def _is_that_post(fact: Fact, post: PostHeld) -> bool:
    role, stated = fact.role or "", post.role
    same_role = role in COACHES and stated in COACHES
    same_role |= role == stated or role.startswith(f"{stated} of ")  # i18n: of the data
    same_role |= f"called {role} " in stated  # i18n: of the data
    years = [
        (said or "")[:4] == (date or "")[:4]
        for said, date in ((fact.from_, post.from_), (fact.to, post.to))
        if said
    ]
    place = fact.club or role.partition(" of ")[2]
    at_place = post.club == place or post.club.startswith(f"{place} (")
    return fact.person == post.person and at_place and same_role and all(years)


def _fuller(said: str | None, stated: str | None) -> str | None:
    """The fuller of two dates that agree, else that of the source."""
    if said is None or (stated is not None and stated.startswith(said)):
        return stated or said
    return said


_Balance: TypeAlias = tuple[
    int | None, int | None, int | None, int | None, int | None, int | None, float | None,
    str | None, str | None,
]  # fmt: skip
_NO_MATCHES: _Balance = (None,) * 9


def _matches(
    record: Record, role: str | None, club: str | None, since: str | None, until: str | None
) -> _Balance:
    """A coach's win-draw-loss record with a club between two dates, what it covers and lacks.

    Empty for a post without a known end, which may be long past.
    """
    if role not in COACHES or club is None or since is None or until is None:
        return _NO_MATCHES
    end = f"{until}~"  # a month or a year has all its days
    editions = [
        edition
        for edition in record.editions
        if club in edition.clubs
        if (first_and_last := days_of(edition.season))[0] <= end and since <= first_and_last[1]
    ]
    played = [
        (edition, match)
        for edition in editions
        for match in record.season(edition.key).matches_of(club)
        if since <= match.date <= end
    ]
    if not played:
        return _NO_MATCHES
    totals = win_draw_loss([club_match(club, match) for _, match in played])
    covered = _by_competition(edition.key for edition, _ in played)
    return (*totals, _points(totals), covered, _lacking(record, club, since, until))


def _points(totals: WinDrawLoss) -> float:
    return round((totals.won * _WIN + totals.drawn * _DRAW) / totals.played, 2)


def _lacking(record: Record, club: str, since: str, until: str) -> str | None:
    """The kinds of competition that the record lacks, with their first and last season.

    A club plays in a league every season. Cups and Europe are lacking for a season unless the
    record has a complete competition, which shows the club's matches. Of the club that the record
    is about, it has all matches even of incomplete competitions.
    """
    first = int(since[:4]) + (since[5:7] >= "06" or len(since) == len("2016"))
    last = int(until[:4]) + (until[5:7] > "06")
    seasons = [season_ending(year) for year in range(first, last + 1)]
    missing = [
        EditionKey(_KINDS[kind], season)
        for kind in CompetitionKind
        for season in seasons
        if not any(
            (edition.is_complete and kind is not CompetitionKind.LEAGUE)
            or (club in edition.clubs and (edition.is_complete or club == record.about.club))
            for edition in record.editions_of(kind, season=season)
        )
    ]
    return _by_competition(missing) or None


_KINDS = {
    CompetitionKind.LEAGUE: msg("league matches"),
    CompetitionKind.EUROPE: msg("European matches"),
    CompetitionKind.CUP: msg("cup matches"),
}


def _by_competition(editions: Iterable[EditionKey]) -> str:
    """The competitions with their first and last season: `League One 2007-08 to 2010-11`."""
    seasons: dict[str, list[str]] = {}
    for edition in dict.fromkeys(editions):
        seasons.setdefault(edition.competition, []).append(edition.season)
    return join_list(
        msg("{competition} {first} to {last}", competition=term(name), first=first, last=last)
        if (first := min(played)) != (last := max(played))
        else msg("{competition} {season}", competition=term(name), season=first)
        for name, played in seasons.items()
    )


def honours(story: Story, *, holder: str | None = None) -> ResultSet[HonourRow]:
    """The prizes and trophies by season; those without a source come last.

    With a holder only those of that person or club. Raises `UnknownName` for one without any.
    """
    judge = judge_of(story)
    pairs, left = _matched(story, "honour", story.record.reference.honours, _is_that_honour)
    rows = [
        HonourRow(
            _fuller(fact.date, honour and honour.date), fact.honour or "", fact.season,
            fact.holder or "", list(fact.citations), fact.id, judge.verdict(fact),
            honour and honour.body, _urls(honour),
        )
        for fact, honour in pairs
    ]  # fmt: skip
    others = [
        HonourRow(
            honour.date, honour.award, honour.season, honour.holder, [], honour.id, None,
            honour.body, list(honour.urls),
        )
        for honour in left
    ]  # fmt: skip
    for group in (rows, others):
        group.sort(key=lambda row: (row.season or "", row.date or ""))
    why = msg("the sources tell of no honour")
    chosen = [*rows, *others]
    if holder is not None:
        name = _named(story, holder, msg("person or club"), [row.holder for row in chosen])
        chosen = [row for row in chosen if row.holder == name]
    return ResultSet(HonourRow, chosen, msg("Honours"), (), why, links=story.links)


def _is_that_honour(fact: Fact, honour: Honour) -> bool:
    name, award = normalise(fact.honour or ""), normalise(honour.award)
    return (
        (name == award or award.endswith(f" {name}"))
        and fact.season == honour.season
        and (fact.holder or "") in honour.holder
    )
