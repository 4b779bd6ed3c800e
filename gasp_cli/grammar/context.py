"""The context of a sentence: what the text has named, for what the next sentence leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.grammar.resolve import Resolver, seasons_named
from gasp_cli.grammar.sentence import Piece, SentenceReader
from gasp_cli.grammar.statements import Context

_SCOPES = ("s", "ed", "st", "lg", "ti", "fm", "ms", "ph", "grp")


def context_after(sentence: SentenceReader, pieces: Sequence[Piece]) -> Context:
    """The context after a sentence.

    What a piece says that was not understood moves the context all the same, or clears it.
    """
    own = sentence.words.own
    scopes: list[Mapping[str, Any]] = [
        item.value
        for item in sentence.items
        if item.kind in _SCOPES and isinstance(item.value, Mapping)
    ]
    before = sentence.context
    season = _season_after(sentence, pieces)
    context = before._replace(season=season)
    if season != before.season:
        # A cup of one season is not that of the next, nor a month.
        context = context._replace(competition=None, since=None)
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


def _season_after(sentence: SentenceReader, pieces: Sequence[Piece]) -> str | None:
    """The season that the text is about after this sentence, None where it leaves that open."""
    understood = [piece for piece in pieces if piece.claims]
    resolver = Resolver(sentence.words, sentence.context)
    named: set[str | None] = {
        season
        for piece in understood
        for claim in piece.claims
        for arguments in claim.arguments
        for season in _seasons_claimed(arguments, resolver)
    }
    for number, item in enumerate(sentence.items):
        if not any(piece.start <= item.start < piece.end for piece in understood):
            named |= seasons_named(sentence.items, number, resolver)
    if not named:
        return sentence.context.season
    return named.pop() if len(named) == 1 else None


def _seasons_claimed(arguments: Mapping[str, Any], resolver: Resolver) -> set[str | None]:
    """The season of what a claim is about, none for a claim on several."""
    if "season" in arguments:
        return {str(arguments["season"])}
    since, until = arguments.get("since"), arguments.get("until")
    if since is None or until is None:
        return set()
    first, last = resolver.season_of(since), resolver.season_of(until)
    return {first if first == last else None}
