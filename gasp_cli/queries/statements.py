"""Sentences in plain words, each statement held against the record."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, NamedTuple

from gasp_cli.claims.checker import ClaimChecker, Finding
from gasp_cli.claims.phrases import arguments_phrase, said_phrase, subject_phrase, value_phrase
from gasp_cli.claims.registry import NONE
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Check
from gasp_cli.domain.seasons import is_season, season_end, season_ending
from gasp_cli.drafts.draft import Draft, Sentence
from gasp_cli.errors import DataError, GaspError, join_or
from gasp_cli.grammar.reader import read_statements
from gasp_cli.grammar.statements import Context, Statement, verdict_of
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.queries.claim_phrases import Arguments, Evidence, Found, Note, Said, evidence_ids
from gasp_cli.results import CellStyle, Column, ResultSet


class Unjudged(StrEnum):
    """The words in place of a verdict where there is none."""

    NOT_UNDERSTOOD = "not-understood"
    NOTHING_TO_CHECK = "nothing-to-check"


UNJUDGED = {
    Unjudged.NOT_UNDERSTOOD: msg("not all of its words were understood, so nothing is said of it"),
    Unjudged.NOTHING_TO_CHECK: msg("it states nothing that a record could tell"),
}
"""The meaning of each."""


class CheckedStatement(NamedTuple):
    """A statement of a text, held against the record."""

    file: Annotated[str | None, Column("the file; `-` is standard input", "File", priority=3)]
    line: Annotated[int, Column("the line on which it begins", "Line", priority=3)]
    column: Annotated[int, Column("the column, in code points", "Column", priority=0)]
    end_line: Annotated[int, Column("the line on which it ends", "Ends", priority=0)]
    end_column: Annotated[int, Column("the first column after it", "Ends at", priority=0)]
    text: Annotated[str, Column("its words", "Statement", CellStyle.NAME)]
    understood_as: Annotated[
        str | None, Column("how it was understood, in plain words", "Understood as", priority=0)
    ]
    measure: Annotated[str | None, Column("the measure", "Measure", CellStyle.CODE, 3)]
    arguments: Arguments
    said: Said
    found: Found
    verdict: Annotated[
        str,
        Column(
            "confirmed, supported, contradicted or unverifiable; not-understood and"
            " nothing-to-check are none",
            "Verdict",
            CellStyle.VERDICT,
        ),
    ]
    basis: Annotated[str | None, Column("what it rests on", "Basis", priority=0)]
    evidence: Evidence
    reason: Note


class NamedDraft(NamedTuple):
    """A draft and the name of its file; None for words that are in none."""

    name: str | None
    draft: Draft


class MarkedStatement(NamedTuple):
    """A statement with its place in the text of its sentence, and that of the value stated."""

    row: CheckedStatement
    start: int
    end: int
    value: tuple[int, int] | None


class MarkedSentence(NamedTuple):
    """A sentence as its reader sees it, with the statements in it."""

    file: str | None
    line: int
    text: str
    statements: tuple[MarkedStatement, ...]


class CheckedText(NamedTuple):
    """Sentences with their statements, and remarks on the drafts they stand in."""

    sentences: tuple[MarkedSentence, ...]
    remarks: tuple[str, ...]

    @property
    def rows(self) -> list[CheckedStatement]:
        """All statements, those without a verdict among them."""
        return [marked.row for sentence in self.sentences for marked in sentence.statements]


class StatementChecker:
    """Reads and judges the statements of texts about one knowledge base."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._words = Vocabulary(record)
        self._checker = ClaimChecker(record)
        self._texts: dict[str, str] = {}

    def check(self, drafts: Iterable[NamedDraft], today: str | None = None) -> CheckedText:
        """Every statement of some drafts; `today` is the day of those that name none."""
        sentences: list[MarkedSentence] = []
        remarks: list[str] = []
        for name, draft in drafts:
            sentences += self._check_draft(name, draft, today)
            remarks += [_with_place(name, remark.line, remark.message) for remark in draft.remarks]
        return CheckedText(tuple(sentences), tuple(remarks))

    def _check_draft(
        self, name: str | None, draft: Draft, today: str | None
    ) -> Iterable[MarkedSentence]:
        language = draft.language or self._words.language_of(
            " ".join(sentence.text for sentence in draft.sentences)
        )
        context = Context(today=draft.date or today)
        block = None
        for sentence in draft.sentences:
            if sentence.block != block:
                block, context = sentence.block, context.in_new_paragraph()
            before = context
            statements, context = read_statements(sentence.text, language, before, self._words)
            marked = self._marked(name, draft, sentence, statements)
            yield self._with_alone(marked, sentence.text, statements, language, before)

    def _with_alone(
        self,
        marked: MarkedSentence,
        text: str,
        statements: Sequence[Statement],
        language: str,
        context: Context,
    ) -> MarkedSentence:
        """A sentence in which only that is contradicted which is so by its own words, too.

        Where these can be read without what the text before has named, and are not contradicted
        then, the text before may not be what they are about.
        """
        contradicted = [
            number
            for number, of in enumerate(marked.statements)
            if of.row.verdict == Verdict.CONTRADICTED
        ]
        rows = list(marked.statements)
        for without in _without(context) if contradicted else ():
            alone, _ = read_statements(text, language, without, self._words)
            if [read[:2] for read in alone] != [read[:2] for read in statements]:
                continue
            for number in contradicted:
                reading = self._alone(statements[number], alone[number])
                row = rows[number].row
                if reading is not None and row.verdict == Verdict.CONTRADICTED:
                    note = msg("without what the text before says: {reading}", reading=reading)
                    reason = join_list(filter(None, (row.reason, note)), "; ")
                    row = row._replace(verdict=str(Verdict.UNVERIFIABLE), reason=reason)
                    rows[number] = rows[number]._replace(row=self._shared(row))
        return marked._replace(statements=tuple(rows))

    def _alone(self, statement: Statement, alone: Statement) -> str | None:
        """How a contradicted statement reads alone, with the verdict; None where it says as much.

        Words that need the text before, such as a total of no season, have no other reading.
        """
        if not alone.readings or alone.readings == statement.readings:
            return None
        try:
            alone, findings = self._findings(alone)
        except DataError:
            raise
        except GaspError:
            return None
        if all(finding.verdict is Verdict.CONTRADICTED for finding in findings):
            return None  # at no time that the record knows
        return _with_verdicts(findings)

    def _marked(
        self, name: str | None, draft: Draft, sentence: Sentence, statements: Sequence[Statement]
    ) -> MarkedSentence:
        text, places = sentence.prose.shown(draft.source)
        spans = [(places[statement.start], places[statement.end]) for statement in statements]
        rows = [
            self._row(name, draft, sentence, statement, text[start:end])
            for statement, (start, end) in zip(statements, spans, strict=True)
        ]
        marked = []
        for statement, (start, end), row in zip(
            statements, spans, self._undecided(statements, rows), strict=True
        ):
            value = statement.value and (places[statement.value[0]], places[statement.value[1]])
            marked.append(MarkedStatement(self._shared(row), start, end, value))
        line, _ = draft.position(sentence.prose.runs[0].start)
        return MarkedSentence(name, line, text, tuple(marked))

    def _undecided(
        self,
        statements: Sequence[Statement],
        rows: Sequence[CheckedStatement],
    ) -> Iterable[CheckedStatement]:
        """The rows; what fails for a season carried over, but fits the next, is left open."""
        if all(row.verdict != Verdict.CONTRADICTED for row in rows):
            return rows
        carried = [statement for statement in statements if statement.assumed or statement.moves_on]
        another = self._season_that_fits(carried)
        if another is None:
            return rows
        note = msg("it holds for {season}, which may be meant", season=another)
        return [
            row._replace(
                verdict=str(Verdict.UNVERIFIABLE),
                reason=join_list(filter(None, (row.reason, note)), "; "),
            )
            if row.verdict == Verdict.CONTRADICTED and statement in carried
            else row
            for statement, row in zip(statements, rows, strict=True)
        ]

    def _season_that_fits(self, carried: Sequence[Statement]) -> str | None:
        """A season for which everything holds that is said of the one carried over.

        It is the one after; of a trophy or a knockout, which is an event by itself, any.
        """
        readings = [statement.readings[0] for statement in carried if statement.readings]
        seasons = {str(reading.arguments.get("season")) for reading in readings}
        if len(seasons) != 1 or not is_season(season := seasons.pop()):
            return None
        others = [season_ending(season_end(season) + 1)]
        if all(reading.measure in _EVENTS for reading in readings):
            others += [edition.season for edition in self._record.spell.seasons]
        competition = ("competition",)  # which may have been carried over, too
        for another, left_out in (
            (other, names) for other in others for names in ((), competition)
        ):
            moved = [
                reading._replace(
                    arguments={
                        name: value
                        for name, value in reading.arguments.items()
                        if name not in left_out
                    }
                    | {"season": another}
                )
                for reading in readings
            ]
            if all(map(self._holds, moved)):
                return another
        return None

    def _holds(self, reading: Check) -> bool:
        try:
            return self._checker.check(reading).verdict in _HOLDING
        except GaspError:  # no such season, or an argument is missing
            return False

    def _shared(self, row: CheckedStatement) -> CheckedStatement:
        """The row with texts that it has in common with others: a long draft has thousands."""
        same = self._texts.setdefault
        return row._replace(
            understood_as=row.understood_as and same(row.understood_as, row.understood_as),
            reason=row.reason and same(row.reason, row.reason),
            evidence=[same(match, match) for match in row.evidence],
        )

    def _row(
        self,
        name: str | None,
        draft: Draft,
        sentence: Sentence,
        statement: Statement,
        text: str,
    ) -> CheckedStatement:
        begins, ends = sentence.prose.span(statement.start, statement.end)
        where = (name, *draft.position(begins), *draft.position(ends), text)
        if not statement.checkable or not statement.readings:
            unjudged = Unjudged.NOT_UNDERSTOOD if statement.checkable else Unjudged.NOTHING_TO_CHECK
            return _unjudged(where, unjudged, self._why_not(sentence.text, statement))
        try:
            statement, findings = self._findings(statement)
        except DataError:
            raise
        except GaspError as error:  # such as a name that fits two clubs
            return _unjudged(where, Unjudged.NOT_UNDERSTOOD, error.message)
        return _judged(where, statement, findings, _quoted(sentence.text, statement.unchecked))

    def _why_not(self, text: str, statement: Statement) -> str | None:
        """Why a statement was not understood: its words that are not known, what is open."""
        reasons = list(statement.notes)
        if statement.unknown:
            unknown = _quoted(text, statement.unknown)
            reasons.insert(0, msg("words that are not known: {words}", words=unknown))
        for start, end in dict.fromkeys(statement.unknown):
            # A name has a capital letter; a long text is not searched for every adjective.
            word = text[start:end]
            if word[:1].isupper() and (names := self._words.close_names(word)):
                close = join_or(map(name_term, names))
                reasons.append(msg("“{word}”: did you mean {names}?", word=word, names=close))
        return join_list(reasons, "; ") or None

    def _findings(self, statement: Statement) -> tuple[Statement, list[Finding]]:
        """The findings on the readings; on the ordinary one alone where it holds.

        The others need not be asked then, nor their files be read.
        """
        findings = []
        for reading in statement.readings:
            findings.append(self._checker.check(reading))
            if reading.ordinary and findings[-1].verdict in _HOLDING:
                return statement._replace(readings=(reading,)), findings[-1:]
        return statement, findings


def _without(context: Context) -> Iterable[Context]:
    """Contexts without the season that a text has named, its competition, its clubs, or any."""
    several = (
        context._replace(season=None, since=None),
        context._replace(competition=None),
        context._replace(subject=None, opponent=None),
        Context(context.today),
    )
    return [less for less in dict.fromkeys(several) if less != context]


def _quoted(text: str, places: Iterable[tuple[int, int]]) -> str:
    words = dict.fromkeys(text[start:end] for start, end in places)
    return join_list((msg("“{words}”", words=word) for word in words), ", ")


_EVENTS = ("titles", "eliminated_by")
"""Measures of what happened once and needs no season to be told."""
_HOLDING = (Verdict.CONFIRMED, Verdict.SUPPORTED)
_Where = tuple[str | None, int, int, int, int, str]


def _unjudged(where: _Where, verdict: Unjudged, reason: str | None = None) -> CheckedStatement:
    return CheckedStatement(*where, None, None, {}, None, None, str(verdict), None, [], reason)


def _judged(
    where: _Where, statement: Statement, findings: Sequence[Finding], unchecked: str
) -> CheckedStatement:
    """A statement that was understood: readings that differ leave it open.

    Where words beside it are `unchecked`, the whole of what was said is at most supported.
    """
    verdicts = {finding.verdict for finding in findings}
    verdict = verdict_of(statement, [finding.verdict for finding in findings])
    if verdict is Verdict.UNVERIFIABLE and len(verdicts) > 1:
        return CheckedStatement(
            *where, None, None, {}, None, None, str(Verdict.UNVERIFIABLE), None, [],
            msg("it can be read in several ways: {readings}", readings=_with_verdicts(findings)),
        )  # fmt: skip
    of_verdict = [finding for finding in findings if finding.verdict is verdict]
    holding = [finding for finding in findings if finding.verdict in _HOLDING]
    finding = (of_verdict or (holding if verdict in _HOLDING else []) or findings)[0]
    reasons = [finding.reason, *statement.assumed, *statement.notes]
    if statement.assumed and verdict is Verdict.CONTRADICTED and finding.found == NONE:
        # More likely the words mean another season than that they are wrong about everything.
        verdict = Verdict.UNVERIFIABLE
        reasons.append(msg("there is none in what the text before speaks of"))
    if statement.beyond:
        reasons.append(msg("the words may be about more than that season"))
    elif finding.verdict in _HOLDING and verdict is Verdict.UNVERIFIABLE:
        reasons.append(msg("it holds as far as the record goes, which is not all time"))
    elif finding.verdict in _HOLDING and verdict is not finding.verdict:
        others = [other for other in findings if other.verdict not in _HOLDING]
        reasons.append(msg("it can also be read as: {readings}", readings=_with_verdicts(others)))
    elif verdict is not finding.verdict and "season" in finding.arguments:
        reasons.append(msg("it names no competition, and another may be meant"))
    elif verdict is not finding.verdict:
        reasons.append(msg("it does not say when, and another time may be meant"))
    if unchecked:
        reasons.append(msg("not checked: {words}", words=unchecked))
        verdict = Verdict.SUPPORTED if verdict is Verdict.CONFIRMED else verdict
    return CheckedStatement(
        *where, _in_words(finding), finding.measure,
        arguments_phrase(finding.arguments), said_phrase(finding), finding.found, str(verdict),
        str(finding.basis), evidence_ids(finding),
        join_list(filter(None, dict.fromkeys(reasons)), "; ") or None,
    )  # fmt: skip


def _with_verdicts(findings: Iterable[Finding]) -> str:
    """Readings, each with its verdict."""
    readings = (
        msg("{reading} ({verdict})", reading=_in_words(finding), verdict=term(finding.verdict))
        for finding in findings
    )
    return join_list(readings, "; ")


def _in_words(finding: Finding) -> str:
    """How a statement was understood: `Points of Alba, 2001-02: 5`."""
    subject = subject_phrase(finding.measure, finding.arguments)
    return msg("{what}: {value}", what=subject, value=value_phrase(said_phrase(finding)))


def _with_place(name: str | None, line: int, message: str) -> str:
    if name is None:
        return message
    return msg("{where}: {message}", where=f"{name}:{line}", message=message)


def answer(checked: CheckedText, *, everything: bool) -> ResultSet[CheckedStatement]:
    """The statements that have a verdict, or every one; a remark counts them all."""
    rows = [row for row in checked.rows if everything or row.verdict not in tuple(Unjudged)]
    # A single statement is summed up by its row, and no row by the reason why there is none.
    is_summed_up = rows and (len(rows) > 1 or len(checked.rows) > len(rows))
    return ResultSet(
        CheckedStatement,
        rows,
        msg("Checked against the record"),
        why_empty=summary(checked.rows) if checked.rows else msg("nothing to check"),
        warnings=checked.remarks,
        remarks=(summary(checked.rows),) if is_summed_up else (),
    )


def summary(rows: Sequence[CheckedStatement]) -> str:
    """How the statements fared: `12 statements: 8 right, 1 wrong, 3 not understood`."""
    count = Counter(row.verdict for row in rows)
    right = count[Verdict.CONFIRMED] + count[Verdict.SUPPORTED]
    parts = [
        (right, plural("{n} right", "{n} right", right)),
        *((count[verdict], _counted(verdict, count[verdict])) for verdict in _OTHERS),
    ]
    counts = join_list([phrase for n, phrase in parts if n])
    total = count.total() - count[Unjudged.NOTHING_TO_CHECK]
    statements = (
        plural("{n} statement: {parts}", "{n} statements: {parts}", total, parts=counts)
        if total
        else msg("no statement")
    )
    if empty := count[Unjudged.NOTHING_TO_CHECK]:
        return plural(
            "{statements}; {n} passage with nothing to check",
            "{statements}; {n} passages with nothing to check",
            empty,
            statements=statements,
        )
    return statements


_OTHERS = (
    Verdict.CONTRADICTED, Verdict.PARTLY, Verdict.UNVERIFIABLE, Unjudged.NOT_UNDERSTOOD,
)  # fmt: skip


def _counted(verdict: str, n: int) -> str:
    if verdict == Verdict.CONTRADICTED:
        return plural("{n} wrong", "{n} wrong", n)
    if verdict == Verdict.PARTLY:
        return plural("{n} right in part", "{n} right in part", n)
    if verdict == Verdict.UNVERIFIABLE:
        return plural("{n} undecided", "{n} undecided", n)
    return plural("{n} not understood", "{n} not understood", n)
