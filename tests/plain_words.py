"""`python -m tests.plain_words [SENTENCES]`: how many sentences in plain words come out right.

The sentences, a draft and the articles lie in the shared folder, with what a careful reader
expects of them; a file of your own has one JSON object a line (`text`, `lang`, `expected`, and if
need be `accept`: other verdicts that will do). `--wrong` lists what came out otherwise.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from gasp_cli import KnowledgeBase
from gasp_cli.claims.verdict import Verdict
from gasp_cli.drafts.draft import Draft, read_draft
from gasp_cli.queries.statements import CheckedStatement, NamedDraft, StatementChecker, Unjudged
from tests.conftest import SHARED

SENTENCES = SHARED / "drafts" / "sentences.jsonl"
DRAFT = SHARED / "drafts" / "draft1.md"
DRAFT_EXPECTED = SHARED / "drafts" / "draft1.expected.jsonl"
ARTICLES = SHARED / "sources"
TABLE = Path(__file__).parent / "grammar" / "articles.tsv"

CONFIRMED, CONTRADICTED = "confirmed", "contradicted"
CANNOT_TELL, NOTHING = "cannot-tell", "nothing-to-check"


class Read(NamedTuple):
    """A sentence with the verdict expected, and what came of it."""

    text: str
    language: str
    expected: str
    accepted: frozenset[str]
    verdict: str
    rows: Sequence[CheckedStatement]

    @property
    def is_right(self) -> bool:
        return self.verdict in {self.expected, *self.accepted}

    @property
    def is_false_alarm(self) -> bool:
        """Whether a sentence in which nothing is wrong was contradicted."""
        return self.verdict == CONTRADICTED and CONTRADICTED not in {self.expected, *self.accepted}

    @property
    def is_passed(self) -> bool:
        """Whether a sentence in which something is wrong was confirmed."""
        return self.verdict == CONFIRMED and self.expected == CONTRADICTED and not self.is_right


def overall(verdicts: Iterable[str]) -> str:
    """The verdict on a sentence, from those on its statements."""
    given = set(verdicts)
    if given & {Verdict.CONTRADICTED, Verdict.PARTLY}:
        return CONTRADICTED
    if Verdict.UNVERIFIABLE in given:
        return CANNOT_TELL
    if given & {Verdict.CONFIRMED, Verdict.SUPPORTED}:
        return CONFIRMED
    return NOTHING


class Sentences:
    """Sentences read alone, and drafts read as wholes."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._checker = StatementChecker(kb.record)

    def rows(self, text: str, language: str) -> list[CheckedStatement]:
        """The statements of a sentence that stands alone."""
        draft = read_draft(text, markdown=False)._replace(language=language)
        return self._checker.check([NamedDraft(None, draft)]).rows

    def read(self, expected: Mapping[str, Any]) -> Read:
        """A sentence that stands alone."""
        rows = self.rows(expected["text"], expected["lang"])
        return _read(expected, rows)

    def draft(self, draft: Draft) -> list[list[CheckedStatement]]:
        """The statements of each sentence of a draft."""
        checked = self._checker.check([NamedDraft("draft", draft)])
        return [[marked.row for marked in sentence.statements] for sentence in checked.sentences]


def _read(expected: Mapping[str, Any], rows: Sequence[CheckedStatement]) -> Read:
    return Read(
        expected["text"], expected["lang"], expected["expected"],
        frozenset(expected.get("accept", ())), overall(row.verdict for row in rows), rows,
    )  # fmt: skip


def of_sentences(kb: KnowledgeBase, path: Path) -> list[Read]:
    """The sentences of a file, each alone."""
    sentences = Sentences(kb)
    return [sentences.read(expected) for expected in _lines(path)]


def of_draft(kb: KnowledgeBase) -> list[Read]:
    """The sentences of the draft, in their context."""
    expected = list(_lines(DRAFT_EXPECTED))
    draft = read_draft(DRAFT.read_text(encoding="utf-8"))
    texts = {" ".join(sentence["text"].split()): sentence for sentence in expected}
    read = []
    for sentence, rows in zip(draft.sentences, Sentences(kb).draft(draft), strict=True):
        if (known := texts.pop(" ".join(sentence.text.split()), None)) is not None:
            read.append(_read(known, rows))
    assert not texts, f"sentences of {DRAFT} that were not found: {list(texts)}"
    return read


class ArticleSentence(NamedTuple):
    """A sentence of an article, by its paragraph and place there, with the facts it states."""

    paragraph: str
    number: int
    text: str
    rows: Sequence[CheckedStatement]
    facts: tuple[str, ...]


def of_articles(kb: KnowledgeBase) -> Iterator[ArticleSentence]:
    """Every sentence of the articles, each article read as one draft."""
    facts = facts_of_sentences()
    sentences = Sentences(kb)
    for source in kb.sources():
        text = (ARTICLES / source.file).read_text(encoding="utf-8")
        draft = read_draft(text, markdown=False)._replace(
            language=source.language, date=source.date
        )
        number_of = {line: n for n, line in enumerate(_paragraph_lines(text), 1)}
        placed = [
            (number_of[draft.position(sentence.prose.runs[0].start)[0]], sentence, rows)
            for sentence, rows in zip(draft.sentences, sentences.draft(draft), strict=True)
        ]
        for paragraph, group in groupby(placed, lambda row: row[0]):
            for number, (_, sentence, rows) in enumerate(group, 1):
                place = f"{source.id}:{paragraph}"
                yield ArticleSentence(
                    place, number, sentence.text, rows, facts.get((place, number), ())
                )


def facts_of_sentences() -> dict[tuple[str, int], tuple[str, ...]]:
    """The ids of the facts that sentences of the articles state, by paragraph and number."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["paragraph"], int(row["sentence"])): tuple(row["facts"].split())
            for row in csv.DictReader(file, delimiter="\t")
        }


def _paragraph_lines(text: str) -> list[int]:
    """The lines, from 1, of the paragraphs: those that are not blank, as citations count them."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def verdicts_of_facts(kb: KnowledgeBase) -> dict[str, str]:
    """The verdict on each fact that can be checked, by its id."""
    return {claim.id: str(claim.verdict) for claim in kb.claims()}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _print_counts(title: str, read: Sequence[Read], *, wrong: bool) -> None:
    print(title)
    classes = Counter((row.expected, row.language) for row in read)
    right = Counter((row.expected, row.language) for row in read if row.is_right)
    for (expected, language), total in sorted(classes.items()):
        print(f"  {expected:17} {language}  {right[expected, language]:3} of {total:3}")
    share = 100 * right.total() / max(len(read), 1)
    print(f"  {'all':17}     {right.total():3} of {len(read):3}  ({share:.0f} %)")
    print(f"  false sentences passed as confirmed: {sum(row.is_passed for row in read)}")
    print(f"  true sentences called contradicted: {sum(row.is_false_alarm for row in read)}")
    for row in read if wrong else ():
        if not row.is_right:
            print(f"  {row.expected}, got {row.verdict}: {row.text}")
            _print_rows(row.rows)


def _print_rows(rows: Iterable[CheckedStatement]) -> None:
    for row in rows:
        if row.verdict in tuple(Unjudged):
            print(f"      {row.verdict}: {row.text}")
        else:
            print(f"      {row.verdict}: {row.understood_as}; found {row.found}; {row.reason}")


def _print_articles(kb: KnowledgeBase, *, every: bool) -> None:
    print("The articles: sentence, verdict, verdicts of the facts it states")
    of_facts = verdicts_of_facts(kb)
    for sentence in of_articles(kb):
        verdict = overall(row.verdict for row in sentence.rows)
        facts = [f"{fact} {of_facts.get(fact, 'not checked')}" for fact in sentence.facts]
        if every or verdict != NOTHING:
            place = f"{sentence.paragraph}.{sentence.number}"
            start = " ".join(sentence.text.split())[:60]
            print(f"  {place}  {verdict}  [{'; '.join(facts)}]  {start}")
            _print_rows(sentence.rows if verdict != NOTHING else ())


def main() -> int:
    """Print the figures; 1 where a verdict is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.plain_words", description=__doc__)
    parser.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    parser.add_argument("--wrong", action="store_true", help="list what came out otherwise")
    parser.add_argument("--articles", action="store_true", help="list every sentence of them")
    options = parser.parse_args()
    kb = KnowledgeBase()
    wrong = 0
    if options.sentences.is_file():
        read = of_sentences(kb, options.sentences)
        _print_counts(f"Sentences ({options.sentences.name})", read, wrong=options.wrong)
        wrong += sum(row.is_passed or row.is_false_alarm for row in read)
    else:
        print(f"skipped: there are no sentences at {options.sentences}")
    if options.sentences != SENTENCES:
        return int(wrong > 0)
    if DRAFT.is_file():
        read = of_draft(kb)
        _print_counts(f"Draft ({DRAFT.name})", read, wrong=options.wrong)
        wrong += sum(row.is_passed or row.is_false_alarm for row in read)
    else:
        print(f"skipped: there is no draft at {DRAFT}")
    if ARTICLES.is_dir():
        _print_articles(kb, every=options.articles)
    else:
        print(f"skipped: the articles are not at {ARTICLES}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
