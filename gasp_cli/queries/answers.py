"""Questions in plain words, answered by the measure that they mean."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.checker import Answer, ClaimChecker
from gasp_cli.claims.phrases import arguments_phrase, subject_phrase
from gasp_cli.errors import UsageError, join_or
from gasp_cli.grammar.question import read_question
from gasp_cli.grammar.statements import Question
from gasp_cli.grammar.tokens import language_of
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import ENGLISH, TRANSLATED_LANGUAGES, current_language, join_list, msg, name_term
from gasp_cli.kb.record import Record
from gasp_cli.queries.claim_phrases import Arguments, Evidence, Note
from gasp_cli.results import CellStyle, Column, Outcome, ResultSet
from gasp_cli.scalars import shell_line


class AnswerRow(NamedTuple):
    """The answer to a question in plain words."""

    understood_as: Annotated[str, Column("how the question was understood", "Understood as")]
    measure: Annotated[str, Column("the measure that answers it", "Measure", CellStyle.CODE, 0)]
    arguments: Arguments
    found: Annotated[
        Any, Column("the answer; null: the record cannot tell", "Answer", CellStyle.VALUE)
    ]
    basis: Annotated[str, Column("what it rests on", "Basis", priority=0)]
    evidence: Evidence
    command: Annotated[str, Column("the command that asks the same", "Command", CellStyle.CODE, 0)]
    reason: Note


class AnsweredQuestion(NamedTuple):
    """A question read, its language, and what its measure gives; None where not understood.

    `also` is the answer to another reading, where it differs: of the season that ends in a year.
    """

    question: Question
    language: str
    answer: Answer | None
    also: Answer | None = None
    words: str = ""


def ask(record: Record, words: str, today: str | None = None) -> AnsweredQuestion:
    """Read a question in English or Italian and ask its measure.

    It is tried in the other language where it is not understood in the one that its words look
    like; one that neither understands is in that which knows more of them. `today` is the day from
    which `last season` counts.

    Raises `UsageError` for no words, and `UnknownName` for names that the record does not know.
    """
    if not words.strip():
        raise UsageError(msg("no question is asked"), msg("ask one in English or Italian"))
    vocabulary = Vocabulary(record)
    likely = language_of(words) or current_language()
    questions = {}
    for language in sorted((ENGLISH, *TRANSLATED_LANGUAGES), key=lambda code: code != likely):
        question = questions[language] = read_question(words, language, vocabulary, today)
        if question.measure is not None:
            break
    else:
        language = min(questions, key=lambda code: questions[code].unknown)
        return AnsweredQuestion(questions[language], language, None, words=words)
    assert question.measure is not None
    checker = ClaimChecker(record)
    answer = checker.answer(question.measure, question.arguments)
    answered = AnsweredQuestion(question, language, _selected(answer, question.select))
    if (other := question.also) is None or isinstance(answer.found, list):
        return answered
    assert other.measure is not None
    also = checker.answer(other.measure, other.arguments)
    if answer.found is None and also.found is not None:
        return AnsweredQuestion(other, language, also)
    if also.found in (None, answer.found):
        return answered
    return answered._replace(also=also)


def nearest(record: Record, answered: AnsweredQuestion) -> tuple[str, ...]:
    """Questions that share words with one that was not understood, and are."""
    # Only such a question needs them.
    from gasp_cli.grammar.example_questions import nearest_questions

    return nearest_questions(answered.question, answered.language, Vocabulary(record))


def _selected(answer: Answer, select: str) -> Answer:
    """The first or the last of several values, with the match that shows it."""
    if select == "all" or not isinstance(answer.found, list):
        return answer
    place = 0 if select == "first" else -1
    is_shown_by_one = len(answer.found) == len(answer.evidence)
    return answer._replace(
        found=answer.found[place],
        evidence=(answer.evidence[place],) if is_shown_by_one else answer.evidence,
    )


def answer_row(answered: AnsweredQuestion, program: str = "") -> list[AnswerRow]:
    """The answer as a row, of two readings as two, or no row; `program` stands before commands."""
    question = answered.question
    rows = [] if answered.answer is None else [_row(question, answered.answer, program)]
    if answered.also is not None and question.also is not None:
        rows.append(_row(question.also, answered.also, program))
    return rows


def _row(question: Question, answer: Answer, program: str) -> AnswerRow:
    evidence = [*(match.id for match in answer.evidence), *(row.id for row in answer.rows)]
    arguments = arguments_phrase(answer.arguments)
    command = _command(answer.measure, question.arguments, answer.found)
    return AnswerRow(
        _in_words(answer, question.select), answer.measure, arguments, answer.found,
        str(answer.basis), evidence, f"{program} {command}".strip() if command else "",
        join_list(filter(None, (answer.reason, *question.notes)), "; ") or None,
    )  # fmt: skip


def _in_words(answer: Answer, select: str) -> str:
    """How a question was understood: `Last win of Alba, against Como`."""
    plain = subject_phrase(answer.measure, answer.arguments)
    subject = subject_phrase(answer.measure, answer.arguments, select)
    which = {"first": msg("the first"), "last": msg("the last")}.get(select)
    return join_list([subject, which]) if which and subject == plain else subject


def result(record: Record, answered: AnsweredQuestion, program: str) -> ResultSet[AnswerRow]:
    """The answer; undecided where the question was not understood or the record cannot tell.

    Where it was not, commands to paste ask what comes nearest; `program` stands before each.
    """
    rows = answer_row(answered, program)
    is_known = answered.answer is not None and answered.answer.found is not None
    return ResultSet(
        AnswerRow,
        rows,
        msg("What the record has"),
        why_empty="" if rows else _not_understood(record, answered, program),
        outcome=Outcome.COMPLETE if is_known else Outcome.UNDECIDED,
    )


def _not_understood(record: Record, answered: AnsweredQuestion, program: str) -> str:
    reasons = [msg("the question was not understood"), *answered.question.notes]
    vocabulary = Vocabulary(record)
    commands = []
    for word, names in _misspelt(answered, vocabulary):
        reasons.append(
            msg("“{word}”: did you mean {names}?", word=word, names=join_or(map(name_term, names)))
        )
        meant = answered.words.replace(word, names[0])
        if read_question(meant, answered.language, vocabulary).measure is not None:
            commands.append(" ".join((program, "ask", _quoted(meant))))
    if not commands:
        kinds = {item.kind for item in answered.question.items}
        commands = [f"{program} {command}" for kind, command in _COMMANDS.items() if kind in kinds]
    if not commands:
        near = nearest(record, answered)
        commands = [" ".join((program, "ask", _quoted(words))) for words in near]
    why = join_list(reasons, "; ")
    return msg("{why}; try {commands}", why=why, commands=join_list(commands)) if commands else why


_COMMANDS = {
    "transfer_q": "transfers", "scorer_q": "scorers", "player": "scorers", "trophy_q": "honours",
}  # fmt: skip
"""By kind of word: the command that lists what a question may ask that no measure answers."""


def _misspelt(answered: AnsweredQuestion, words: Vocabulary) -> Iterator[tuple[str, list[str]]]:
    """The unknown words of a question that are much like names, with these."""
    for item in answered.question.items:
        word = answered.words[item.start : item.end]
        if item.kind == "unknown" and len(word) >= _SHORTEST and (names := words.close_names(word)):
            yield word, names


_SHORTEST = 4
"""Letters of the shortest word that may be a misspelt name."""


def _quoted(words: str) -> str:
    """Words quoted for a shell; in double quotes where these do, as questions have apostrophes."""
    return shlex.quote(words) if set(words) & set('"$`\\!') else f'"{words}"'


def _command(measure: str, arguments: Mapping[str, Any], value: Any) -> str:
    """The command that asks the measure, with the value found as the value claimed.

    Empty where nothing was found: no value stands in for it.
    """
    if value is None:
        return ""
    words = ["check", measure]
    for name, argument in arguments_phrase(dict(arguments)).items():
        words += [f"--{name}", str(argument)]
    values = value if isinstance(value, list) else [value]
    says = "; ".join(str(item).lower() if isinstance(item, bool) else str(item) for item in values)
    return shell_line([*words, "--says", says])
