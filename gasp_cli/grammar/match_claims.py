"""Claims on one match, seen from the club whose matches the record has whole."""

from __future__ import annotations

from typing import Any, NamedTuple

from gasp_cli.domain.model import EditionKey
from gasp_cli.grammar.claims_of import OF_MATCH, Claim, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity

WON, DRAWN, LOST, OPEN = "W", "D", "L", ""
_TURNED = {WON: LOST, LOST: WON}
_OTHER_WAY = {"home": "away", "away": "home"}
_COUNTED = {WON: "wins", DRAWN: "draws", LOST: "defeats"}


class _Way(NamedTuple):
    """One way to take who played: which matches are meant, where, and whether nothing says when."""

    matches: dict[str, Any]
    venue: str | None
    anywhen: bool

    @property
    def with_venue(self) -> dict[str, Any]:
        """The arguments with the venue."""
        return with_(self.matches, venue=self.venue)


def turned(venue: str | None) -> str | None:
    """A venue seen from the other side."""
    return None if venue is None else _OTHER_WAY.get(venue, venue)


def match_claims(
    clause: Clause,
    subjects: tuple[str, ...],
    other: str | None,
    result: str,
    score: Item | None,
    margin: Quantity | None = None,
) -> list[Claim]:
    """The claims on a match that one of the subjects played.

    `result` is theirs, `OPEN` where the words leave it open. Raises `CannotResolve` where it is
    left open which match is meant, or the score does not fit the result.
    """
    clause.only(OF_MATCH)
    if other == clause.own:
        result = _TURNED.get(result, result)
    ways = [_way(clause, subject, other) for subject in subjects]
    clause.subject, clause.other = subjects[0], other
    if score is not None and margin is not None:
        _fit(score, margin)
    if score is not None:
        claims = _scored(clause, ways, result, score)
    elif margin is not None:
        claims = [_by_margin(ways, result, margin)]
    elif result in _COUNTED:
        arguments = tuple(way.with_venue for way in ways)
        where = clause.found.where
        claims = [Claim(_COUNTED[result], arguments, 1, "at-least", where, open=ways[0].anywhen)]
    else:
        raise CannotResolve
    place = clause.scope.get("town") or clause.scope.get("_ground")
    return claims if place is None else [*claims, _at_place(ways, str(place))]


def _way(clause: Clause, subject: str, other: str | None) -> _Way:
    own = clause.own
    matches, anywhen = clause.match_scope(subject, other)
    club, opponent = (own, subject) if other == own else (subject, other)
    if club != own:
        is_open = "competition" not in matches
        matches |= _of_others(clause, club, opponent, matches)
        # They may have met in a cup too, of which the record has not all, but not on one day.
        anywhen = is_open and not _met_on_day(clause, matches, opponent)
    venue = _venue(clause, subject, other)
    if club != subject:
        venue = turned(venue)
    return _Way(with_(matches, opponent=opponent), venue, anywhen)


def _of_others(
    clause: Clause, club: str, opponent: str | None, matches: dict[str, Any]
) -> dict[str, Any]:
    """The season and competition that a match of two other clubs must have."""
    resolver = clause.resolver
    season = matches.get("season")
    if season is None:
        day = matches.get("since") or matches.get("until")
        if day is None:
            raise CannotResolve
        season = resolver.season_of(day)
    competition = matches.get("competition") or resolver.league_of(club, season)
    if competition is None or opponent is None:
        raise CannotResolve
    if "competition" not in matches and not resolver.takes_part(opponent, competition, season):
        raise CannotResolve
    return {"club": club, "season": season, "competition": competition}


def _met_on_day(clause: Clause, matches: dict[str, Any], opponent: str | None) -> bool:
    """Whether a match of two other clubs is known on the one day that is meant."""
    edition = EditionKey(matches["competition"], matches["season"])
    day = matches.get("since")
    return day == matches.get("until") and any(
        match.date == day and opponent in (match.home, match.away)
        for match in clause.resolver.record.season(edition).matches_of(matches["club"])
    )


def _venue(clause: Clause, subject: str, other: str | None) -> str | None:
    """The venue; a place that is neither side's home is asked for by its name instead."""
    scope = clause.scope
    if "ground" in scope and other is not None and not {subject, other} & {*scope["at"]}:
        scope["_ground"] = scope["ground"]
        scope = {key: value for key, value in scope.items() if key not in ("at", "ground")}
    elif scope.get("city") and other and not {subject, other} & {*clause.resolver.clubs_at(scope)}:
        scope["_ground"] = clause.resolver.city_of(scope["at"])
        scope = {key: value for key, value in scope.items() if key not in ("at", "city")}
    return clause.resolver.venue(scope, subject, other)


def _scored(clause: Clause, ways: list[_Way], result: str, score: Item) -> list[Claim]:
    low, high = sorted(score.value)
    where = score.where
    is_open = ways[0].anywhen
    if result == OPEN:
        said = f"{score.value[0]}-{score.value[1]}"
        arguments = tuple(way.with_venue for way in ways)
        return [Claim("written_scores", arguments, said, "has", where, open=is_open)]
    if (low == high) is not (result == DRAWN):
        raise CannotResolve
    said = f"{high}-{low}" if result == WON else f"{low}-{high}"
    matches = tuple(way.matches for way in ways)
    if any(_is_aggregate(clause, arguments, said) for arguments in matches):
        raise CannotResolve
    measure = "results" if all("opponent" in arguments for arguments in matches) else "match_scores"
    claims = [Claim(measure, matches, said, "has", where, open=is_open)]
    if all(way.venue is not None for way in ways):
        with_score = tuple({**arguments, "score": said} for arguments in matches)
        place = clause.scope.get("_venue_at")
        venue = ways[0].venue
        claims.append(Claim("match_venue", with_score, venue, "has", place, open=is_open))
    return claims


def _fit(score: Item, margin: Quantity) -> None:
    """Make sure that a score has the margin that is stated beside it."""
    low, high = sorted(score.value)
    if (margin.unit, margin.number, margin.compare) != ("goals", high - low, None):
        raise CannotResolve


def _is_aggregate(clause: Clause, matches: dict[str, Any], said: str) -> bool:
    """Whether a score is that of two legs together, and of neither of them."""
    if "leg" in matches or "club" in matches or "opponent" not in matches:
        return False
    ties: dict[tuple[EditionKey, str], list[tuple[int, int]]] = {}
    for side in clause.resolver.record.spell.matches():
        match = side.match
        if (
            side.opponent == matches["opponent"]
            and match.leg is not None
            and matches.get("season") in (None, match.season)
            and matches.get("competition") in (None, match.competition)
        ):
            score = (side.goals_for, side.goals_against)
            ties.setdefault((match.edition, match.stage), []).append(score)
    goals = tuple(map(int, said.split("-")))
    return any(
        len(scores) == 2
        and goals not in scores
        and goals == tuple(map(sum, zip(*scores, strict=True)))
        for scores in ties.values()
    )


def _by_margin(ways: list[_Way], result: str, margin: Quantity) -> Claim:
    if margin.unit != "goals" or margin.compare or result != WON:
        raise CannotResolve
    if any("opponent" not in way.matches for way in ways):
        raise CannotResolve
    arguments = tuple(way.with_venue for way in ways)
    where = margin.where
    return Claim("winning_margins", arguments, margin.number, "has", where, open=ways[0].anywhen)


def _at_place(ways: list[_Way], place: str) -> Claim:
    """That a match was played in a town or at a ground."""
    if any("opponent" not in way.matches for way in ways):
        raise CannotResolve
    return Claim("ground", tuple(way.matches for way in ways), place, open=ways[0].anywhen)
