"""Prose in, statements out: a sentence split into clauses, each read by the frame that fits.

A frame must account for every word of its clause. A piece that no frame fits is not understood,
and takes the statements beside it along where its words could change them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from gasp_cli.claims.arguments import find_measure, parse_arguments, parse_claimed_value
from gasp_cli.domain.facts import Check
from gasp_cli.errors import GaspError
from gasp_cli.grammar.claims_of import Claim, Clause
from gasp_cli.grammar.frames import FRAMES
from gasp_cli.grammar.patterns import Found, Item, Pattern, encode, regex
from gasp_cli.grammar.readings import READERS, totals
from gasp_cli.grammar.resolve import CannotResolve, Resolver
from gasp_cli.grammar.scopes import phrases
from gasp_cli.grammar.statements import Context, Reading, Statement
from gasp_cli.grammar.verbs import verbs, who
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.grammar.wording import understood_as

_LONGEST = 120
"""Words of the longest sentence that is read: no writer's has more, and time stays linear."""

_CONNECTORS = ("comma", "and", "but", "semi", "while", "which", "where", "cause")
_STRONG = ("but", "semi", "while", "which", "cause")
_VERBS = (
    "win", "lose", "draw", "score", "concede", "take", "reach", "exact_reach", "finish", "stand",
    "climb", "out", "elim", "qualify", "put", "hit", "go", "topped", "suffer", "record", "keep",
    "play", "lift", "outscore", "beat", "held", "be", "have", "beat_by", "elim_by", "held_by",
    "end", "did", "verb", "remain", "past_group",
)  # fmt: skip
_ASSERTIVE = (
    "num", "ord", "score", "q", "place_q", "rank", "win", "lose", "draw", "beat", "beat_by",
    "reach", "exact_reach", "elim", "elim_by", "topped", "lift", "champions", "finish", "st",
    "balance", "win_n", "loss_n", "draw_n", "fm", "qualify", "suffer", "never_beat", "concede",
)  # fmt: skip


class _Piece(NamedTuple):
    """A stretch of a sentence between connectors, with the claims found in it."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    assumed: tuple[str, ...]
    understood: bool


def language_of(text: str) -> str:
    """The language of a text, `en` or `it`, by the small words that it is made of."""
    words = re.findall(r"[a-zà-ù]+", text[:20000].lower())
    english = sum(word in _ENGLISH for word in words)
    italian = sum(word in _ITALIAN for word in words)
    return "it" if italian > english else "en"


_ENGLISH = frozenset(
    "the of and to in was were is with for by on at from that his their they".split()
)
_ITALIAN = frozenset(
    "il lo la gli le di del della dei e che per con nel nella da dal un una ha è sono al alla".split()
)


_NOUNS = ("bare_noun", "bare_score", "poss_total", "place_named")


@cache
def _frames() -> list[tuple[Pattern, str]]:
    ends = "|".join(_CONNECTORS)
    verbs_ = "|".join(_VERBS)
    whole = f"(?=$|{ends}|to ({verbs_}))"
    # What is named by its score is said to have been, whatever is said of it.
    named = f"(?=$|{ends}|to ({verbs_})|{verbs_}|unknown)"
    return [
        (Pattern(f"(?:{frame.pattern}){named if frame.reads in _NOUNS else whole}"), frame.reads)
        for frame in FRAMES
    ]


@cache
def _leading() -> re.Pattern[str]:
    return regex("with q (and q)* comma? (?=club|they|side|spell_club|coach|he)")


def read_statements(
    text: str, language: str, context: Context, words: Vocabulary
) -> tuple[tuple[Statement, ...], Context]:
    """The statements of a sentence, and what the text has said after it.

    Offsets are those of `text`. A sentence with nothing to check gives one statement that says so.
    """
    items = words.lexicon(language).items(text)
    if not items:
        return (), context
    start, end = items[0].start, items[-1].end
    if len(items) > _LONGEST:
        return (Statement(start, end, understood=False),), context
    items = [item for item in items if item.kind not in ("theirs", "his")]
    hedged = any(item.kind == "hedge" for item in items)
    items = _with_coach(verbs(phrases(who(items))), words.own)
    sentence = _Sentence(items, context, words)
    if hedged:
        known = any(item.kind in _ASSERTIVE for item in items)
        statement = Statement(start, end, understood=not known, checkable=known)
        return (statement,), sentence.context_after(())
    pieces = sentence.read()
    statements: list[Statement] = []
    for piece in pieces:
        statements += _statements_of(piece)
    if not any(piece.claims for piece in pieces):
        known = any(item.kind in _ASSERTIVE for item in items)
        statements = [Statement(start, end, understood=not known, checkable=known)]
    return tuple(statements), sentence.context_after(pieces)


def _with_coach(items: list[Item], own: str) -> list[Item]:
    """Items in which "with Atalanta" and "first season", said of the coach, mean his time there."""
    if not any(
        item.kind in ("coach", "spell_club") or (item.kind == "s" and "spell" in item.value)
        for item in items
    ):
        return items
    merged: list[Item] = []
    for item in items:
        last = [one.kind for one in merged[-2:]]
        if item.kind == "season_n" and last in (["in", "ord"], ["al", "ord"], ["at", "ord"], ["a", "ord"]):
            number = merged[-1]
            merged[-2:] = [Item("s", {"spell_season": number.value}, merged[-2].start, item.end)]
        elif item.kind == "club" and own in item.value and merged and merged[-1].kind == "with":
            merged[-1] = Item("s", {"spell": True}, merged[-1].start, item.end)
        else:
            merged.append(item)
    return merged


def _statements_of(piece: _Piece) -> list[Statement]:
    if not piece.understood:
        return [Statement(piece.start, piece.end, understood=False)]
    found = []
    for claim in piece.claims:
        several = len(claim.arguments) > 1
        readings = []
        for number, arguments in enumerate(claim.arguments):
            check = Check(claim.measure, dict(arguments), claim.says, claim.compare)
            words = understood_as(check)
            if several:
                ordinary = claim.any_way or (claim.ordinary and number == 0)
                check = check._replace(reading=words, ordinary=ordinary)
            readings.append(Reading(check, words))
        found.append(
            Statement(
                piece.start,
                piece.end,
                tuple(readings),
                value=claim.value,
                assumed=piece.assumed,
                all_time=claim.all_time,
                open=claim.open,
            )  # fmt: skip
        )
    return found


class _Sentence:
    """One sentence while it is read."""

    def __init__(self, items: list[Item], context: Context, words: Vocabulary) -> None:
        self.items = items
        self.context = context
        self.words = words
        self.core = [index for index, item in enumerate(items) if item.kind != "s"]
        self.skeleton = [items[index] for index in self.core]
        self.code = encode(self.skeleton)
        self.letters = frozenset(self.code)
        own = words.own
        first = (context.subject,) if context.subject else ()
        self.subjects: tuple[str, ...] = tuple(dict.fromkeys((*first, own)))
        self.fronted: dict[str, Any] = {}
        self.memory: dict[str, Any] = {}
        self.running = context
        if context.season is None:
            self._share_last_season()
        self.last_opponent: str | None = None
        self.clause: Clause | None = None
        self.used: set[int] = set()
        self.last_scopes: set[int] = set()
        self.last_subject: str | None = context.subject

    def read(self) -> list[_Piece]:
        """The pieces of the sentence, those understood with their claims."""
        pieces: list[_Piece] = []
        spoilt: set[int] = set()
        at = 0
        while True:
            connectors = []
            while at < len(self.skeleton) and self.skeleton[at].kind in _CONNECTORS:
                connectors.append(self.skeleton[at].kind)
                at += 1
            if at >= len(self.skeleton):
                break
            if connectors and connectors[-1] == "cause":
                at = self._next_connector(at)
                continue
            if self._names_subject(at):
                # What stands before holds for all that is said of it.
                for index in range(self.core[at]):
                    if self.items[index].kind == "s" and index not in self.used:
                        self.fronted = {**self.fronted, **self.items[index].value}
                        self.used.add(index)
                self.subjects = (self.skeleton[at].value[0],)
                at += 1
                continue
            if "which" in connectors:
                before = self.skeleton[at - len(connectors) - 1] if at > len(connectors) else None
                named = before is not None and before.kind == "club" and len(before.value) == 1
                self.subjects = tuple(before.value) if named and before is not None else ()
            if "where" in connectors:
                self.fronted = {**self.fronted, **self.memory.get("campaign_scope", {})}
            piece, end = self._piece(at)
            if not piece.understood:
                self._pass_over(at, end)
                if not self._stands_alone(at, end, connectors):
                    # A fragment may belong to what stands before it or to what follows.
                    spoilt |= {len(pieces) - 1, len(pieces) + 1}
                    if not pieces:
                        spoilt |= set(range(len(self.skeleton)))
            pieces.append(piece)
            if (
                piece.understood
                and end < len(self.skeleton)
                and (self.skeleton[end].kind not in _CONNECTORS)
            ):
                if self.skeleton[end].kind == "to":
                    end += 1
                else:
                    rest, end = end, self._next_connector(end)
                    self._scopes(rest, end)
                    self.used |= self.last_scopes
            at = end
        if self._unused_scopes():
            spoilt = set(range(len(pieces)))
        return [
            piece._replace(understood=False, claims=()) if number in spoilt else piece
            for number, piece in enumerate(pieces)
        ]

    def _pass_over(self, at: int, end: int) -> None:
        """Take from a piece that is not understood whom and what it is about."""
        first, following = self.skeleton[at], self.skeleton[at + 1 : at + 2]
        self.subjects = ()
        if following and (
            following[0].kind in _VERBS
            or (following[0].kind == "unknown" and _VERBAL.search(following[0].value))
        ):
            if first.kind == "club" and len(first.value) == 1:
                self.subjects = tuple(first.value)
            elif first.kind in ("they", "side"):
                self.subjects = (self.words.own,)
        items = self.items[self.core[at] : self.core[end - 1] + 1]
        scopes = [item.value for item in items if isinstance(item.value, Mapping)]
        competitions = {scope["competition"] for scope in scopes if "competition" in scope}
        if len(competitions) == 1:
            self.running = self.running._replace(competition=competitions.pop())
        seasons = {item.value for item in items if item.kind == "seas"}
        seasons |= {scope["season"] for scope in scopes if "season" in scope}
        if len(seasons) == 1:
            self.running = self.running._replace(season=seasons.pop())
        elif seasons:
            self.running = self.running._replace(season=None)

    def _names_subject(self, at: int) -> bool:
        """Whether a club stands by itself before a relative clause: "Atalanta, who …"."""
        kinds = [item.kind for item in self.skeleton[at : at + 3]]
        return (
            kinds[:1] == ["club"]
            and len(self.skeleton[at].value) == 1
            and (kinds[1:] == ["comma", "which"] or kinds[1:2] == ["which"])
        )

    def _unused_scopes(self) -> bool:
        """Whether something that narrows the sentence belongs to no piece of it."""
        scopes = {index for index, item in enumerate(self.items) if item.kind == "s"}
        return bool(scopes - self.used)

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

    def _share_last_season(self) -> None:
        """Let a season at the end of a sentence hold for all of it where it is the only one."""
        last = self.items[-1]
        dated = [item for item in self.items if item.kind == "s" and item.value.keys() & _DATED]
        if last.kind == "s" and dated == [last] and last.value.keys() & {"season", "ends", "year"}:
            season = Resolver(self.words, self.context).season(last.value)
            self.running = self.running._replace(season=season)

    def _next_connector(self, at: int) -> int:
        while at < len(self.skeleton) and self.skeleton[at].kind not in _CONNECTORS:
            at += 1
        return at

    def _stands_alone(self, start: int, end: int, connectors: Sequence[str]) -> bool:
        """Whether a piece that is not understood cannot change what stands beside it."""
        kinds = {item.kind for item in self.skeleton[start:end]}
        if self.skeleton[start].kind in ("when", "before", "after", "since"):
            return False
        if kinds & {"q"} and kinds & {"da", "behind", "ahead", "lead_n", "gap_n"}:
            return True  # a gap to something: it leaves the place as it is
        has_verb = bool(kinds & {*_VERBS}) or any(
            item.kind == "unknown" and _VERBAL.search(str(item.value))
            for item in self.skeleton[start:end]
        )
        return has_verb

    def _piece(self, at: int) -> tuple[_Piece, int]:
        """The piece that begins at an item, with what may stand before: "With 77 goals they …"."""
        leading = _leading().match(self.code, at)
        if leading is not None:
            piece, end = self._piece_at(leading.end())
            if piece.understood and self.clause is not None:
                try:
                    quantities = [
                        item.value for item in self.skeleton[at : leading.end()] if item.kind == "q"
                    ]
                    claims = totals(self.clause, quantities)
                except (CannotResolve, GaspError):
                    return piece._replace(understood=False, claims=()), end
                start = self.skeleton[at].start
                return piece._replace(start=start, claims=(*claims, *piece.claims)), end
        return self._piece_at(at)

    def _piece_at(self, at: int) -> tuple[_Piece, int]:
        """The piece that begins at an item of the skeleton, read by the longest frame that fits."""
        options = []
        for order, (pattern, name) in enumerate(_frames()):
            if not pattern.may_match(self.letters):
                continue
            match = pattern.compiled.match(self.code, at)
            if match is None or match.end() == at:
                continue
            end = match.end()
            if end < len(self.skeleton) and not self._ends(end, name):
                continue
            options.append((-end, order, match, name))
        for negative_end, _, match, name in sorted(options, key=lambda option: option[:2]):
            end = -negative_end
            try:
                claims, clause = self._claims(match, name, at, end)
            except (CannotResolve, GaspError):
                continue
            if not claims or not all(self._can_be_asked(claim) for claim in claims):
                continue
            self.clause = clause
            self._remember(clause)
            start, stop = self._span(at, end)
            self.used |= self.last_scopes
            return _Piece(start, stop, tuple(claims), tuple(clause.resolver.assumed), True), end
        end = self._next_connector(at)
        start, stop = self._span(at, end)
        self.used |= self.last_scopes
        return _Piece(start, stop, (), (), False), max(end, at + 1)

    def _ends(self, end: int, name: str) -> bool:
        """Whether a clause may end before an item."""
        kind = self.skeleton[end].kind
        if kind in _CONNECTORS:
            return True
        if name in _NOUNS:
            # What is named by its score is said to have been, whatever is said of it.
            rest = self.skeleton[end : self._next_connector(end)]
            denied = any(item.kind in ("neg", "never", "when") for item in rest)
            verbal = kind in _VERBS or (
                kind == "unknown" and _VERBAL.search(str(self.skeleton[end].value)) is not None
            )
            return verbal and not denied
        following = self.skeleton[end + 1].kind if end + 1 < len(self.skeleton) else ""
        return kind == "to" and following in _VERBS

    def _span(self, at: int, end: int) -> tuple[int, int]:
        """Where a piece stands in the text, with the scopes that belong to it."""
        scopes = self._scopes(at, end)
        places = [self.skeleton[at], self.skeleton[end - 1], *(item for item, _ in scopes)]
        return min(item.start for item in places), max(item.end for item in places)

    def _scopes(self, at: int, end: int) -> list[tuple[Item, bool]]:
        """The scopes of a clause, each with whether it stands before all else."""
        first = self.core[at]
        before = at
        while before and self.skeleton[before - 1].kind in _CONNECTORS:
            before -= 1
        begin = 0 if before == 0 else self.core[before]
        stop = self.core[end] if end < len(self.skeleton) else len(self.items)
        rest = end
        while rest < len(self.skeleton) and self.skeleton[rest].kind in _CONNECTORS:
            rest += 1
        if rest == len(self.skeleton):
            stop = len(self.items)
        found = [
            (index, item)
            for index, item in enumerate(self.items[begin:stop], begin)
            if item.kind == "s" and index not in self.used
        ]
        self.last_scopes = {index for index, _ in found}
        return [(item, index < first) for index, item in found]

    def _claims(
        self, match: re.Match[str], name: str, at: int, end: int
    ) -> tuple[list[Claim], Clause]:
        scope: dict[str, Any] = {}
        fronted: dict[str, Any] = {}
        for item, is_fronted in self._scopes(at, end):
            for key, value in item.value.items():
                if key in scope and scope[key] != value:
                    raise CannotResolve
                scope[key] = value
                if is_fronted:
                    fronted[key] = value
            if "venue" in item.value or "at" in item.value or "home_of" in item.value:
                scope["_venue_at"] = (item.start, item.end)
            if "stage" in item.value:
                scope["_stage_at"] = (item.start, item.end)
        inherited = {key: value for key, value in self.fronted.items() if key not in scope}
        if any(key in scope for key in _DATED):
            inherited = {k: v for k, v in inherited.items() if k not in _DATED}
        if any(key in scope for key in _PLACED):
            inherited = {k: v for k, v in inherited.items() if k not in _PLACED}
        resolver = Resolver(self.words, self.running)
        found = Found(match, self.skeleton)
        subjects = self.subjects
        clause = Clause(resolver, found, {**inherited, **scope}, {**self.fronted, **fronted},
                        subjects, self.memory)  # fmt: skip
        used_season = not any(key in scope for key in _DATED)
        times = clause.scope.pop("each", None)
        claims: list[Claim] = []
        base = clause.scope
        for time in times or ({},):
            clause.scope = {**base, **time}
            claims += READERS[name](clause)
        if (
            used_season
            and self.running.season
            and any("season" in arguments for claim in claims for arguments in claim.arguments)
            and self.running.season == self.context.season
        ):
            resolver.assumed.append(self.running.season)
        self.fronted = {**self.fronted, **fronted} if not fronted.keys() & _DATED else {
            **{k: v for k, v in self.fronted.items() if k not in _DATED}, **fronted
        }  # fmt: skip
        return claims, clause

    def _remember(self, clause: Clause) -> None:
        """Keep what later clauses leave out."""
        own = self.words.own
        if clause.subject is not None:
            if clause.other == own:
                # Whoever has just played us is not whom the text is about.
                self.subjects = tuple(dict.fromkeys((own, clause.subject)))
                self.last_subject = None
            else:
                self.subjects = (clause.subject,)
                self.last_subject = None if clause.subject == own else clause.subject
        opponent = clause.other if clause.other != own else clause.subject
        if opponent is not None and opponent != own:
            self.last_opponent = opponent
            self.memory["opponent"] = opponent
        self.memory |= {
            key: value for key, value in clause.memory.items() if key not in self.memory
        }
        if "leg" in clause.scope:
            self.memory["leg"] = True
        self.memory["counted"] = True
        self.memory["scope"] = {
            key: value for key, value in clause.scope.items() if not key.startswith("_")
        }
        self.memory["campaign_scope"] = {
            key: clause.scope[key]
            for key in ("competition", "season", "stage_named")
            if key in clause.scope
        }
        season = None
        try:
            season = clause.resolver.season(clause.scope, assume=False)
        except (CannotResolve, GaspError):
            season = None
        if season is not None:
            self.running = self.running._replace(season=season)

    def _season_after(
        self, pieces: Sequence[_Piece], scopes: Sequence[Mapping[str, Any]]
    ) -> str | None:
        """The season that the text is about after this sentence, None where it leaves that open."""
        claimed = {
            str(arguments["season"])
            for piece in pieces
            for claim in piece.claims
            for arguments in claim.arguments
            if "season" in arguments
        }
        if len(claimed) == 1:
            return claimed.pop()
        named: set[str] = {item.value for item in self.items if item.kind == "seas"}
        resolver = Resolver(self.words, self.context)
        for scope in scopes:
            keys = scope.keys()
            if "year" in keys or "each" in keys or (scope.get("rel") == -1):
                return None
            try:
                season = resolver.season(scope, assume=False)
            except (CannotResolve, GaspError):
                return None
            if season is not None:
                named.add(season)
        if not named and not claimed:
            return self.context.season
        return named.pop() if len(named) == 1 and not claimed else None

    def context_after(self, pieces: Sequence[_Piece]) -> Context:
        """What the text has said so far, this sentence included."""
        scopes: list[Mapping[str, Any]] = [
            item.value for item in self.items if item.kind in ("s", "ed", "st", "lg", "ti", "fm", "ms", "ph")
            and isinstance(item.value, Mapping)
        ]  # fmt: skip
        context = self.context._replace(season=self._season_after(pieces, scopes))
        competitions = [scope["competition"] for scope in scopes if "competition" in scope]
        leagues = [scope for scope in scopes if scope.get("league")]
        if competitions:
            context = context._replace(competition=competitions[-1])
        elif leagues:
            context = context._replace(competition=self.words.league)
        spans = [scope["since"] for scope in scopes if "since" in scope]
        if spans:
            context = context._replace(since=spans[-1])
        clubs = [item.value for item in self.items if item.kind == "club"]
        opponents = [names[0] for names in clubs if len(names) == 1 and names[0] != self.words.own]
        if self.last_opponent or opponents:
            context = context._replace(opponent=self.last_opponent or opponents[-1])
        understood = any(piece.claims for piece in pieces)
        if understood:
            context = context._replace(subject=self.last_subject)
        return context


_DATED = {"spell_season", "season", "ends", "year", "since", "until", "after", "before", "month", "monthday",
          "term", "that_month", "rel", "spell_seasons", "round", "to_go", "half_table", "half",
          "first", "last", "matchday"}  # fmt: skip
_PLACED = {"venue", "at", "home_of", "city", "country", "ground"}
_VERBAL = re.compile(
    r"(ed|ing|ato|ata|ati|ate|uto|uta|uti|ito|ita|iti|ando|endo|rono|ava|eva|iva|[òìé])$"
)


__all__ = ["language_of", "read_statements"]
