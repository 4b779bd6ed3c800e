"""The context of a sentence: what the text has named, for what the next sentence leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.errors import GaspError
from gasp_cli.grammar.resolve import CannotResolve, Resolver
from gasp_cli.grammar.sentence import Piece, Sentence
from gasp_cli.grammar.statements import Context

_SCOPES = ("s", "ed", "st", "lg", "ti", "fm", "ms", "ph")


def context_after(sentence: Sentence, pieces: Sequence[Piece]) -> Context:
    """The context after a sentence."""
    own = sentence.words.own
    scopes: list[Mapping[str, Any]] = [
        item.value
        for item in sentence.items
        if item.kind in _SCOPES and isinstance(item.value, Mapping)
    ]
    context = sentence.context._replace(season=_season_after(sentence, pieces, scopes))
    for scope in scopes:
        if "competition" in scope:
            context = context._replace(competition=scope["competition"])
        elif scope.get("league"):
            context = context._replace(competition=sentence.words.league)
        if "since" in scope:
            context = context._replace(since=scope["since"])
    clubs = [item.value for item in sentence.items if item.kind == "club"]
    opponents = [names[0] for names in clubs if len(names) == 1 and names[0] != own]
    opponent = sentence.last_opponent or (opponents[-1] if opponents else context.opponent)
    subject = context.subject
    if any(piece.claims for piece in pieces):
        subject = sentence.last_subject
    return context._replace(opponent=opponent, subject=subject)


def _season_after(
    sentence: Sentence, pieces: Sequence[Piece], scopes: Sequence[Mapping[str, Any]]
) -> str | None:
    """The season that the text is about after this sentence, None where it leaves that open."""
    claimed = {
        str(arguments["season"])
        for piece in pieces
        for claim in piece.claims
        for arguments in claim.arguments
        if "season" in arguments
    }
    if claimed:
        return claimed.pop() if len(claimed) == 1 else None
    named: set[str] = {item.value for item in sentence.items if item.kind == "seas"}
    resolver = Resolver(sentence.words, sentence.context)
    first = sentence.items[0]
    for scope in scopes:
        moves = scope.get("rel") not in (None, 0)
        leads = first.kind == "s" and first.value is scope and scope.get("rel") == 1
        if "year" in scope or "each" in scope or (moves and not leads):
            return None
        try:
            season = resolver.season(scope, assume=False)
        except (CannotResolve, GaspError):
            return None
        if season is not None:
            named.add(season)
    if not named:
        return sentence.context.season
    return named.pop() if len(named) == 1 else None
