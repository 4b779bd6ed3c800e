"""A sentence split into clauses, each read by the frame that fits.

A frame must account for every word of its clause. A piece that no frame fits is not understood,
and takes the statements beside it along where its words could change them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from gasp_cli.claims.arguments import find_measure, parse_arguments, parse_claimed_value
from gasp_cli.domain.seasons import season_ending
from gasp_cli.errors import GaspError
from gasp_cli.grammar import (  # noqa: F401  # each declares its frames
    cup_frames,
    match_frames,
    series_frames,
    table_frames,
    tie_frames,
    total_frames,
)
from gasp_cli.grammar.claims_of import Claim
from gasp_cli.grammar.clause import Clause, merged
from gasp_cli.grammar.first_person import WE, FirstPerson
from gasp_cli.grammar.frames import FRAMES, Frame
from gasp_cli.grammar.patterns import Found, Item, Pattern, encode, regex
from gasp_cli.grammar.resolve import CannotResolve, Resolver, is_one_time, seasons_named
from gasp_cli.grammar.statements import Context
from gasp_cli.grammar.totals import totals
from gasp_cli.grammar.verbs import VERBS, is_verbal
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import msg

_CONNECTORS = ("comma", "and", "but", "semi", "while", "which", "where", "cause")
_DATED = frozenset((
    "spell_season", "season", "ends", "year", "since", "until", "after", "before", "month",
    "monthday", "term", "that_month", "rel", "spell_seasons", "round", "to_go", "half_table",
    "half", "first", "last", "matchday",
))  # fmt: skip
_TELLING = frozenset((
    "neg", "never", "ever", "when", "detail", "half_one", "half_two", "at_least", "at_most",
    "more_than", "fewer_than", "only", "no", "most", "balance_n", "more", "fewer", "best", "worst",
    "num", "ord", "q", "qrow", "row", "scoreline", "balance", "change", "place_q", "rank", "win_n",
    "loss_n", "draw_n", "champions", "top", "bottom", "run", "straight", "unbeaten", "winless",
    "st", "trophy",
))  # fmt: skip
"""Words that may not follow a noun that was named without being read."""
_VALUES = frozenset(("q", "num", "scoreline", "neg", "never", "no", "only", "more", "fewer", "top"))
_PLACED = frozenset(("venue", "at", "home_of", "city", "country", "ground"))


class Piece(NamedTuple):
    """A stretch of a sentence between connectors, with the claims found in it.

    `unchecked` are the places of words beside it that nothing tests.
    """

    start: int
    end: int
    claims: tuple[Claim, ...]
    assumed: tuple[str, ...]
    understood: bool
    notes: tuple[str, ...] = ()
    unchecked: tuple[tuple[int, int], ...] = ()


@cache
def _frames() -> list[tuple[Pattern, Frame]]:
    """The frames, each with its pattern and what may follow it."""
    ends = "|".join(_CONNECTORS)
    verbs = "|".join(VERBS)
    whole = f"(?=$|{ends}|to ({verbs}))"
    named = f"(?=$|{ends}|to ({verbs})|{verbs}|unknown)"
    return [(Pattern(frame.pattern, named if frame.named else whole), frame) for frame in FRAMES]


@cache
def _leading() -> re.Pattern[str]:
    """The phrases that may come before a clause: "With 77 goals they …"."""
    return regex("with q (and q)* comma? (?=club|they|side|spell_club|coach|he)")


class SentenceReader:
    """One sentence while it is read: what its clauses have said so far, and what is left."""

    def __init__(
        self, items: list[Item], context: Context, words: Vocabulary, we: FirstPerson
    ) -> None:
        self._we = we
        self.items = items
        self.context = context
        self.words = words
        self.last_opponent: str | None = None
        self.last_subject: str | None = context.subject
        # Scopes stand apart: the skeleton is what frames match.
        self._core = [index for index, item in enumerate(items) if item.kind != "s"]
        self._skeleton = [items[index] for index in self._core]
        self._code = encode(self._skeleton)
        self._letters = frozenset(self._code)
        self._used: set[int] = set()
        self._unchecked: list[tuple[int, tuple[int, int]]] = []
        self._subjects: tuple[str, ...] = tuple(
            dict.fromkeys((*((context.subject,) if context.subject else ()), words.own))
        )
        self._fronted: dict[str, Any] = {}
        self._memory: dict[str, Any] = {}
        self._antecedent: tuple[str, ...] = ()
        self._clause: Clause | None = None
        self._running = context
        if context.season is None:
            self._share_last_season()

    def read(self) -> list[Piece]:
        """The pieces of the sentence, those understood with their claims."""
        pieces: list[Piece] = []
        spoilt: set[int] = set()
        at = 0
        while True:
            at, connectors = self._connectors(at)
            if connectors[-1:] == ["cause"]:
                at = self._skip(at - 1, self._next_connector(at), len(pieces))
            elif at >= len(self._skeleton):
                break
            elif self._names_subject(at):
                at = self._take_subject(at)
            else:
                self._follow(at, connectors)
                piece, at = self._piece(at)
                if not piece.understood:
                    spoilt |= self._spoilt_by(at, piece, len(pieces))
                pieces.append(piece)
                at = self._go_on(at, piece, len(pieces))
        if {index for index, item in enumerate(self.items) if item.kind == "s"} - self._used:
            spoilt = set(range(len(pieces)))  # something narrows the sentence, and no piece of it
        return [
            piece._replace(understood=False, claims=())
            if number in spoilt
            else piece._replace(unchecked=tuple(w for of, w in self._unchecked if of == number))
            for number, piece in enumerate(pieces)
        ]

    # Where pieces begin and end

    def _connectors(self, at: int) -> tuple[int, list[str]]:
        """The next item that is not a connector, and the connectors before it."""
        start = at
        while at < len(self._skeleton) and self._skeleton[at].kind in _CONNECTORS:
            at += 1
        return at, [item.kind for item in self._skeleton[start:at]]

    def _next_connector(self, at: int) -> int:
        while at < len(self._skeleton) and self._skeleton[at].kind not in _CONNECTORS:
            at += 1
        return at

    def _skip(self, at: int, end: int, pieces: int) -> int:
        """Pass over words that change nothing, with their scopes, and note that nothing tests them.

        They belong to the last of the pieces so far, or to the first that follows.
        """
        if end > at and not all(map(is_verbal, self._skeleton[at:end])):
            place = self._span(at, end, self._scopes(at, end))
            self._unchecked.append((max(pieces - 1, 0), place))
        self._used |= {index for index, _ in self._scopes(at, end)}
        return end

    def _go_on(self, end: int, piece: Piece, pieces: int) -> int:
        """Where the next piece begins; behind a noun that was named, the rest is passed over."""
        if not piece.understood or end >= len(self._skeleton):
            return end
        kind = self._skeleton[end].kind
        if kind in _CONNECTORS:
            return end
        if kind == "to":
            return end + 1
        following = self._after_named(end)
        return self._skip(end, following or self._next_connector(end), pieces)

    def _after_named(self, end: int) -> int | None:
        """Where reading goes on behind a noun that was named: at the next, or at a connector.

        None where what lies between says more than that it was so.
        """
        stop = self._next_connector(end)
        if end < stop and self._skeleton[end].kind.startswith(("not_", "never_")):
            return None
        for at in range(end + 1, stop):
            kind = self._skeleton[at].kind
            if kind.startswith(("not_", "never_")):
                return None
            if kind in _TELLING or self._is_other(self._skeleton[at]):
                is_named = any(
                    frame.named and pattern.compiled.match(self._code, at)
                    for pattern, frame in _frames()
                    if pattern.may_match(self._letters)
                )
                return at if is_named else None
        return stop

    def _is_other(self, item: Item) -> bool:
        """Whether an item is a club other than our own."""
        return item.kind == "club" and self.words.own not in item.value

    def _may_end(self, end: int, frame: Frame) -> bool:
        """Whether a clause may end before an item."""
        if end >= len(self._skeleton) or self._skeleton[end].kind in _CONNECTORS:
            return True
        if frame.named:
            return is_verbal(self._skeleton[end]) and self._after_named(end) is not None
        following = self._skeleton[end + 1].kind if end + 1 < len(self._skeleton) else ""
        return self._skeleton[end].kind == "to" and following in VERBS

    # Whom pieces are about

    def _names_subject(self, at: int) -> bool:
        """Whether a club stands by itself before a relative clause: "Alba, who …"."""
        first = self._skeleton[at]
        kinds = [item.kind for item in self._skeleton[at + 1 : at + 3]]
        is_one = first.kind == "club" and len(first.value) == 1
        return is_one and (kinds == ["comma", "which"] or kinds[:1] == ["which"])

    def _take_subject(self, at: int) -> int:
        """Let a club, and what stands before it, hold for all that is said of it."""
        for index in range(self._core[at]):
            if self.items[index].kind == "s" and index not in self._used:
                self._fronted = {**self._fronted, **self.items[index].value}
                self._used.add(index)
        self._subjects = (self._skeleton[at].value[0],)
        return at + 1

    def _follow(self, at: int, connectors: Sequence[str]) -> None:
        """Take from a relative word who or what its clause is about."""
        before = at - len(connectors) - 1
        self._antecedent = ()
        if "which" in connectors:
            item = self._skeleton[before] if before >= 0 else None
            named = item is not None and item.kind == "club" and len(item.value) == 1
            self._subjects = tuple(item.value) if item is not None and named else ()
            self._antecedent = tuple(name for name in self._subjects if name != self.words.own)
        if "where" in connectors:
            self._fronted = {**self._fronted, **self._memory.get("where", {})}

    def _spoilt_by(self, end: int, piece: Piece, number: int) -> set[int]:
        """The numbers of the pieces that one may change which is not understood."""
        start = next(index for index, item in enumerate(self._skeleton) if item.end > piece.start)
        self._pass_over(start, end)
        if self._stands_alone(start, end):
            return set()
        # A fragment may belong to what stands before it or to what follows.
        return {number - 1, number + 1} if number else set(range(len(self._skeleton)))

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a piece that is not understood cannot change what stands beside it."""
        items = self._skeleton[start:end]
        kinds = {item.kind for item in items}
        if items[0].kind in ("when", "before", "after", "since"):
            return False
        is_gap = "q" in kinds and kinds & {"da", "behind", "ahead", "lead_n", "gap_n"}
        # "…, the best place in their history" says more of what stands before it.
        is_praise = kinds & {"best", "most", "ever"} and not kinds & _VALUES
        return bool(is_gap or is_praise) or any(map(is_verbal, items))

    def _pass_over(self, start: int, end: int) -> None:
        """Take from a piece that is not understood who and what it is about."""
        first, *others = self._skeleton[start:end]
        if not is_verbal(first):
            self._subjects = self._subject_of(first) if others and is_verbal(others[0]) else ()
        begin = self._core[start]
        while begin and self.items[begin - 1].kind == "s":
            begin -= 1
        stop = self._core[end] if end < len(self._core) else len(self.items)
        resolver = Resolver(self.words, self._running)
        competitions, seasons = set(), set()
        for number in range(begin, stop):
            item = self.items[number]
            seasons |= seasons_named(self.items, number, resolver)
            if isinstance(item.value, Mapping) and "competition" in item.value:
                competitions.add(item.value["competition"])
            if item.kind == "club" and self.words.own not in item.value:
                self._memory.pop("opponent", None)
                self._running = self._running._replace(opponent=None)
        if competitions:
            competition = competitions.pop() if len(competitions) == 1 else None
            self._running = self._running._replace(competition=competition)
        if seasons:
            season = seasons.pop() if len(seasons) == 1 else None
            self._running = self._running._replace(season=season)
            self._fronted = {
                key: value for key, value in self._fronted.items() if key not in _DATED
            }

    def _subject_of(self, first: Item) -> tuple[str, ...]:
        """The club that an item before a verb names, none where it names none."""
        if first.kind == "club" and len(first.value) == 1:
            return tuple(first.value)
        return (self.words.own,) if first.kind in ("they", "side") else ()

    # Reading a piece

    def _piece(self, at: int) -> tuple[Piece, int]:
        """The piece that begins at an item, with what may stand before it, and where it ends."""
        leading = _leading().match(self._code, at)
        if leading is None:
            return self._piece_at(at)
        piece, end = self._piece_at(leading.end())
        if not piece.understood or self._clause is None:
            return piece, end
        before = self._skeleton[at : leading.end()]
        try:
            claims = totals(self._clause, [item.value for item in before if item.kind == "q"])
        except (CannotResolve, GaspError):
            return piece._replace(understood=False, claims=()), end
        return piece._replace(start=before[0].start, claims=(*claims, *piece.claims)), end

    def _piece_at(self, at: int) -> tuple[Piece, int]:
        """The piece that begins at an item, read by the longest frame that fits."""
        reasons: dict[str, None] = {}
        for match, frame in self._fitting(at):
            end = match.end()
            # What is said of a noun that was named may say when and where it was.
            scopes = self._scopes(at, (self._after_named(end) if frame.named else None) or end)
            try:
                claims, clause = self._claims(match, frame, scopes, self._core[at])
            except CannotResolve as error:
                reasons |= dict.fromkeys(error.args)
                continue
            except GaspError:
                continue
            if not claims or not all(map(self._can_be_asked, claims)):
                continue
            self._clause = clause
            self._remember(clause)
            start, stop = self._span(at, end, scopes)
            assumed, notes = tuple(clause.resolver.assumed), tuple(clause.resolver.notes)
            return Piece(start, stop, tuple(claims), assumed, understood=True, notes=notes), end
        end = max(self._next_connector(at), at + 1)
        start, stop = self._span(at, end, self._scopes(at, end))
        return Piece(start, stop, (), (), understood=False, notes=tuple(reasons)), end

    def _fitting(self, at: int) -> list[tuple[re.Match[str], Frame]]:
        """The frames that fit at an item, the longest first."""
        fitting = []
        for pattern, frame in _frames():
            if not pattern.may_match(self._letters):
                continue
            match = pattern.compiled.match(self._code, at)
            if match is not None and match.end() > at and self._may_end(match.end(), frame):
                fitting.append((match, frame))
        return sorted(fitting, key=lambda option: -option[0].end())

    def _scopes(self, at: int, end: int) -> list[tuple[int, Item]]:
        """The scopes of a piece that no other has, each with its place among the items."""
        before = at
        while before and self._skeleton[before - 1].kind in _CONNECTORS:
            before -= 1
        begin = 0 if before == 0 else self._core[before]
        rest, _ = self._connectors(end)
        stop = len(self.items) if rest == len(self._skeleton) else self._core[end]
        return [
            (index, item)
            for index, item in enumerate(self.items[begin:stop], begin)
            if item.kind == "s" and index not in self._used
        ]

    def _span(self, at: int, end: int, scopes: Sequence[tuple[int, Item]]) -> tuple[int, int]:
        """Where a piece stands in the text, with the scopes that are then its own."""
        self._used |= {index for index, _ in scopes}
        items = [self._skeleton[at], self._skeleton[end - 1], *(item for _, item in scopes)]
        return min(item.start for item in items), max(item.end for item in items)

    def _claims(
        self, match: re.Match[str], frame: Frame, scopes: Sequence[tuple[int, Item]], first: int
    ) -> tuple[list[Claim], Clause]:
        """The claims of a clause. Raises `CannotResolve` where its words leave something open."""
        scope = merged([item for _, item in scopes])
        fronted = merged([item for index, item in scopes if index < first])
        resolver = Resolver(self.words, self._running)
        whole = {**self._inherited(scope), **scope}
        found = Found(match, self._skeleton)
        is_we = _is_in(found, self._we.verbs)
        clause = Clause(
            resolver, found, whole, {**self._fronted, **fronted},
            (self.words.own,) if is_we else self._subjects, self._memory,
        )  # fmt: skip
        if is_we and self._antecedent:
            # "Brera, che abbiamo battuto 2-0": those we beat.
            clause.narrow({"opponent": self._antecedent})
        whole = dict(clause.scope)
        if not is_one_time(whole):
            raise CannotResolve
        times = whole.pop("each", ({},))
        claims: list[Claim] = []
        for time in times:
            clause.scope = {**whole, **time}
            of_time = frame.read(clause)
            claims += self._with_season(clause, frame, {**whole, **time}, of_time)
        if (is_we or self._we.our) and clause.subject not in (None, self.words.own):
            raise CannotResolve  # "Brera abbiamo battuto", "Brera won at our ground"
        claims += _in_group(whole, claims)
        if not scope.keys() & _DATED and self._is_assumed(claims):
            resolver.assumed.append(
                msg("assuming {season}, as in the text before", season=self._running.season)
            )
        self._fronted = {**self._fronted, **fronted}
        if fronted.keys() & _DATED:
            self._fronted = {
                key: value
                for key, value in self._fronted.items()
                if key not in _DATED or key in fronted
            }
        return claims, clause

    def _with_season(
        self, clause: Clause, frame: Frame, scope: Mapping[str, Any], claims: list[Claim]
    ) -> list[Claim]:
        """Claims of a year, which may also be the season that ends in it: "in 2020".

        That a match was won in the year holds whatever the season was; totals are of either.
        """
        if "year" not in scope:
            return claims
        year, season = scope["year"], season_ending(scope["year"])
        notes = clause.resolver.notes
        if not any("since" in arguments for claim in claims for arguments in claim.arguments):
            notes.append(msg("{year} read as the season {season}", year=str(year), season=season))
            return claims
        notes.append(msg("{year} read as the calendar year", year=str(year)))
        of_season = {key: value for key, value in scope.items() if key != "year"}
        of_season["season"] = season
        resolver = Resolver(self.words, self._running)
        other = Clause(
            resolver, clause.found, of_season, clause.fronted, clause.carried, self._memory
        )
        try:
            others = frame.read(other)
        except (CannotResolve, GaspError):
            return claims
        if [claim[2:4] for claim in claims] != [claim[2:4] for claim in others]:
            return [claim._replace(open=True) for claim in claims]  # what it is of it cannot say
        return [
            claim._replace(
                others=(also,),
                ordinary=claim.ordinary and (claim.compare == "has" or claim.says == 1),
            )
            if all(map(self._can_be_asked, (claim, also)))
            else claim
            for claim, also in zip(claims, others, strict=True)
        ]

    def _inherited(self, scope: Mapping[str, Any]) -> dict[str, Any]:
        """The words before an earlier clause that hold for one with this scope too."""
        replaced = set(scope)
        for several in (_DATED, _PLACED):
            if several & scope.keys():
                replaced |= several
        return {key: value for key, value in self._fronted.items() if key not in replaced}

    def _is_assumed(self, claims: Sequence[Claim]) -> bool:
        """Whether claims take their season from the sentences before."""
        season = self.context.season
        used = any("season" in arguments for claim in claims for arguments in claim.arguments)
        return used and season is not None and season == self._running.season

    def _can_be_asked(self, claim: Claim) -> bool:
        """Whether the record can be asked what a claim says: a matchday that there is, a score."""
        measure = find_measure(claim.measure)
        try:
            for arguments in claim.arguments:
                parse_arguments(self.words.record, measure, arguments)
            parse_claimed_value(self.words.record, measure, claim.says)
        except GaspError:
            return False
        return True

    # What later clauses leave out

    def _remember(self, clause: Clause) -> None:
        """Keep what later clauses leave out."""
        own = self.words.own
        if self._is_we_clause(clause):
            # Who speaks of "we" calls another club "they": the one just named, or named before.
            other = clause.subject if clause.subject != own else clause.other
            self._subjects, self.last_subject = (own,), other or self.last_subject
        elif clause.subject is not None and clause.other == own:
            # A club that has just played us is not the one the text is about.
            self._subjects = tuple(dict.fromkeys((own, clause.subject)))
            self.last_subject = None
        elif clause.subject is not None:
            self._subjects = (clause.subject,)
            self.last_subject = None if clause.subject == own else clause.subject
        opponent = clause.other if clause.other != own else clause.subject
        if opponent is not None and opponent != own:
            self.last_opponent = self._memory["opponent"] = opponent
        scope = {key: value for key, value in clause.scope.items() if not key.startswith("_")}
        self._memory = {**clause.memory, **self._memory, "counted": True, "scope": scope}
        if "leg" in scope:
            self._memory["leg"] = True
        self._memory["where"] = {
            key: scope[key] for key in ("competition", "season") if key in scope
        }
        try:
            season = clause.resolver.season(clause.scope, assume=False)
        except (CannotResolve, GaspError):
            return
        if season is not None:
            self._running = self._running._replace(season=season)

    def _is_we_clause(self, clause: Clause) -> bool:
        """Whether a clause speaks of “we”, by a pronoun or by its verb."""
        says_we = any(item.value == WE for item in clause.found.items)
        is_we = says_we or _is_in(clause.found, self._we.verbs)
        return clause.subject is not None and is_we

    def _share_last_season(self) -> None:
        """Let a season at the end of a sentence hold for all of it where it is the only one."""
        last = self.items[-1]
        dated = [item for item in self.items if item.kind == "s" and item.value.keys() & _DATED]
        if dated == [last] and last.value.keys() & {"season", "ends", "year"}:
            with suppress(CannotResolve, GaspError):
                season = Resolver(self.words, self.context).season(last.value)
                self._running = self._running._replace(season=season)


def _is_in(found: Found, places: Sequence[int]) -> bool:
    """Whether any of some places of the text is in the words of a clause."""
    start, end = found.where
    return any(start <= place < end for place in places)


def _in_group(scope: Mapping[str, Any], claims: Sequence[Claim]) -> list[Claim]:
    """That the group is the one that a scope names, where no claim says so."""
    group = scope.get("group")
    if group is None or not claims:
        return []
    arguments = claims[0].arguments[0]
    if arguments.get("stage") == group or not {"season", "competition"} <= arguments.keys():
        return []
    edition = {key: arguments[key] for key in ("season", "competition", "club") if key in arguments}
    return [Claim("played_stage", ({**edition, "stage": group},), True, None, claims[0].value)]
