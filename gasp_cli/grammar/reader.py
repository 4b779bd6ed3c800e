"""Prose in, statements out."""

from __future__ import annotations

from gasp_cli.domain.facts import Check
from gasp_cli.grammar.claims_of import Claim
from gasp_cli.grammar.context import context_after
from gasp_cli.grammar.days_meant import days_meant
from gasp_cli.grammar.first_person import FirstPerson
from gasp_cli.grammar.lexer import Lexicon
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.phrases import phrases
from gasp_cli.grammar.sentence import Piece, SentenceReader
from gasp_cli.grammar.statements import Context, Statement
from gasp_cli.grammar.verbs import verbs, who
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import ENGLISH, msg

_LONGEST = 120
"""Words of the longest sentence that is read: no writer's has more, and time stays linear."""
_LONG_WORD = 30
"""Letters of a long word: a text with more than this for each word need not be taken apart."""

_ASSERTIVE = frozenset((
    "num", "ord", "scoreline", "q", "place_q", "rank", "win", "lose", "draw", "beat", "beat_by",
    "reach", "exact_reach", "elim", "elim_by", "topped", "lift", "champions", "finish", "st",
    "balance", "score", "win_n", "loss_n", "draw_n", "fm", "qualify", "suffer", "never_beat",
    "concede",
))  # fmt: skip
"""The kinds of words that state what a record could tell."""


def read_statements(
    text: str, language: str, context: Context, words: Vocabulary
) -> tuple[tuple[Statement, ...], Context]:
    """The statements of a sentence, and what the text has said after it.

    Offsets are those of `text`. A sentence with nothing to check gives one statement that says so.
    Words typed without accents are read with them where nothing else fits.
    """
    read = _as_written(text, language, context, words)
    if all(statement.understood for statement in read[0]):
        return read
    accented = words.lexicon(language).with_accents(text)
    other = read if accented == text else _as_written(accented, language, context, words)
    return other if all(statement.readings for statement in other[0]) else read


def _as_written(text: str, language: str, context: Context, words: Vocabulary) -> _Read:
    if len(text) > _LONGEST * _LONG_WORD:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return (Statement(start, end, understood=False),), Context(context.today)
    items = words.lexicon(language).items(text)
    is_small = text[1:] == text[1:].lower()  # as on a phone
    if any(item.kind == "unknown" for item in items) and (language != ENGLISH or is_small):
        lexicon = words.lexicon(language, more_names=language != ENGLISH, small_names=is_small)
        items = lexicon.items(text)
    items = [item for item in items if item.kind not in ("theirs", "his")]
    items, we = words.lexicon(language).first_person(text, items)
    if not items:
        return (), context
    start, end = items[0].start, items[-1].end
    if len(items) > _LONGEST:
        return (Statement(start, end, understood=False),), Context(context.today)
    days = days_meant(items, words)
    read = [_read(way, context, words, we) for way in days.ways]
    way = days.chosen(
        reading.arguments
        for statements, _ in read
        for statement in statements
        for reading in statement.readings
    )
    statements, after = _either(read[0], read[1], start, end) if way is None else read[way]
    lexicon, notes = words.lexicon(language), days.note(way)
    return tuple(_in_text(text, statement, lexicon, notes) for statement in statements), after


def _in_text(
    text: str, statement: Statement, lexicon: Lexicon, notes: tuple[str, ...]
) -> Statement:
    """A statement with what the words of its sentence say of it, and notes."""
    statement = statement._replace(notes=(*statement.notes, *notes))
    if lexicon.moves_on(text[: statement.end]):
        statement = statement._replace(moves_on=True)
    if statement.assumed and lexicon.tells_of_all_time(text[: statement.end]):
        # "Alba won the league in 2001-02. Overall they have beaten Brera twice."
        statement = statement._replace(beyond=True)
    if lexicon.is_narrowed_after_only(text[statement.start :]):
        # "They lost only one, at home to Alba": one in all, which was at home, or one at home.
        reason = msg("“only” and what narrows it behind a comma can be read in two ways")
        return statement._replace(readings=(), understood=False, unknown=(), notes=(reason,))
    return statement


_Read = tuple[tuple[Statement, ...], Context]


def _either(first: _Read, second: _Read, start: int, end: int) -> _Read:
    """The statements of a sentence that can be read in two ways, each with the readings of both."""
    (statements, context), (others, later) = first, second
    after = context if context == later else Context(context.today)
    places = [[statement[:2] for statement in read] for read in (statements, others)]
    if places[0] != places[1] or not all(
        statement.readings for statement in (*statements, *others)
    ):
        return (Statement(start, end, understood=False),), after
    return tuple(
        statement._replace(
            readings=tuple(
                reading._replace(ordinary=False)
                for reading in (*statement.readings, *other.readings)
            )
        )
        for statement, other in zip(statements, others, strict=True)
    ), after


def _read(items: list[Item], context: Context, words: Vocabulary, we: FirstPerson) -> _Read:
    """The statements of a sentence of which every day is one."""
    start, end = items[0].start, items[-1].end
    hedged = any(item.kind == "hedge" for item in items)
    items = _with_coach(verbs(phrases(who(items))), words.own)
    sentence = SentenceReader(items, context, words, we)
    pieces = [] if hedged else sentence.read()
    after = context_after(sentence, pieces)
    if not any(piece.claims for piece in pieces):
        states = any(item.kind in _ASSERTIVE for item in items)
        unknown = _unknown(items, start, end) if states else ()
        notes = tuple(note for piece in pieces for note in piece.notes) if states else ()
        return (
            Statement(
                start, end, understood=not states, checkable=states, unknown=unknown, notes=notes
            ),
        ), after
    return tuple(statement for piece in pieces for statement in _statements_of(piece, items)), after


def _unknown(items: list[Item], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The places of unknown words in a stretch of a text."""
    return tuple(
        item.where for item in items if item.kind == "unknown" and start <= item.start < end
    )


_AT_SEASON = (["in", "ord"], ["al", "ord"], ["at", "ord"], ["a", "ord"])


def _with_coach(items: list[Item], own: str) -> list[Item]:
    """Items in which "with Alba" and "first season", said of the coach, mean his time there."""
    if not any(
        item.kind in ("coach", "spell_club") or (item.kind == "s" and "spell" in item.value)
        for item in items
    ):
        return items
    merged: list[Item] = []
    for item in items:
        last = [before.kind for before in merged[-2:]]
        if item.kind == "season_n" and last in _AT_SEASON:
            scope = {"spell_season": merged[-1].value}
            merged[-2:] = [Item("s", scope, merged[-2].start, item.end)]
        elif item.kind == "club" and own in item.value and last[-1:] == ["with"]:
            merged[-1] = Item("s", {"spell": True}, merged[-1].start, item.end)
        else:
            merged.append(item)
    return merged


def _statements_of(piece: Piece, items: list[Item]) -> list[Statement]:
    if not piece.understood:
        unknown = _unknown(items, piece.start, piece.end)
        notes = piece.notes
        return [Statement(piece.start, piece.end, understood=False, unknown=unknown, notes=notes)]
    return [
        Statement(
            piece.start, piece.end, _readings_of(claim), value=claim.value, assumed=piece.assumed,
            all_time=claim.all_time, open=claim.open, unchecked=piece.unchecked, notes=piece.notes,
        )
        for claim in piece.claims
    ]  # fmt: skip


def _readings_of(claim: Claim) -> tuple[Check, ...]:
    readings = []
    ways = [
        (claim.measure, arguments)
        for claim in (claim, *claim.others)
        for arguments in claim.arguments
    ]
    for number, (measure, arguments) in enumerate(ways):
        check = Check(measure, dict(arguments), claim.says, claim.compare)
        if len(ways) > 1:
            check = check._replace(ordinary=claim.any_way or (claim.ordinary and number == 0))
        readings.append(check)
    return tuple(readings)
