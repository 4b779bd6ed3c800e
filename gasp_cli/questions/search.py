"""Finding anything by words: facts, people, matches, sources and clubs."""

from collections.abc import Iterable, Iterator
from math import log
from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.findings.judge import Judge
from gasp_cli.names import fold
from gasp_cli.sides import all_sides, match_id, match_text
from gasp_cli.story import Story


class Hit(NamedTuple):
    """Something that has the words looked for."""

    kind: Annotated[str, Column("fact, quote, person, match, source or club", "Kind", Look.MUTED)]
    id: Annotated[str, Column("id or name, which gasp show opens", "Id", Look.STRONG, 2)]
    text: Annotated[str, Column("what it says", "Text")]
    citations: Annotated[
        list[str], Column("source-id:paragraph, or file and line", "Sources", Look.MUTED, 3)
    ]
    score: Annotated[int, Column("how well it fits, 100 the best", "Fit")]
    verdict: Annotated[
        str | None, Column("what the record makes of a fact", "Verdict", Look.VERDICT)
    ]


class _Entry(NamedTuple):
    """Something to be found: by its names as a whole, by the words of its text."""

    kind: str
    id: str
    text: str
    citations: tuple[str, ...]
    names: tuple[str, ...]
    words: frozenset[str]


# A word typed exactly counts whole, as the beginning of a word or with a slip less.
_BEGINNING = 0.7
_SLIP = 0.6
_SHORTEST_WITH_SLIPS = 4
_LIKE = 0.75


def search(story: Story, words: str) -> Answer:
    """Everything that has all the words, or most of them where nothing has all; best first.

    Accents and case are put aside and slips of the keyboard forgiven. What is called exactly
    what was typed comes first.
    """
    wanted = list(dict.fromkeys(fold(words).split()))
    entries = list(_entries(story))
    title = f"Found: {words}"
    why = f"nothing has {words!r}"
    if not wanted:
        return Answer(Hit, [], title, (), "no word to look for")
    common: dict[str, int] = {}
    for entry in entries:
        for word in entry.words:
            common[word] = common.get(word, 0) + 1
    weights = [_like(word, common) for word in wanted]
    # A rare word says more than a common one.
    worth = [
        max(
            (log(1 + len(entries) / common[one]) * value for one, value in alike.items()),
            default=0.0,
        )
        for alike in weights
    ]
    if not any(worth):
        return Answer(Hit, [], title, (), why)
    whole = fold(words)
    found = []
    for entry in entries:
        fits = [
            max((value for one, value in alike.items() if one in entry.words), default=0.0)
            for alike in weights
        ]
        if not any(fits):
            continue
        points = sum(fit * weight for fit, weight in zip(fits, worth, strict=True)) / (
            sum(worth) or 1
        )
        exact = whole in entry.names
        found.append((exact, all(fits), points, entry))
    complete = [one for one in found if one[1] or one[0]]
    found = complete or [one for one in found if one[2] >= _MOST]
    best = max((one[2] for one in found), default=0)
    found = [one for one in found if one[0] or one[2] >= best * _MOST]
    found.sort(key=lambda one: (not one[0], -round(one[2], 3), len(one[3].words)))
    judge, facts = Judge(story), {fact.id: fact for fact in story.facts}
    rows = [
        Hit(entry.kind, entry.id, entry.text, list(entry.citations),
            100 if exact else round(99 * min(points, 1)),
            judge.verdict(facts[entry.id]) if entry.id in facts else None)
        for exact, _, points, entry in found
    ]  # fmt: skip
    return Answer(Hit, rows, title, (f"{len(rows)} found.",), why)


_MOST = 0.5


def _like(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that the word may mean, with how much they count."""
    from difflib import SequenceMatcher  # only a search pays for it

    alike: dict[str, float] = {}
    matcher = SequenceMatcher(b=word, autojunk=False)
    for one in known:
        if one == word:
            alike[one] = 1.0
        elif one.startswith(word) and len(word) > 1:
            alike[one] = _BEGINNING
        elif (
            len(word) >= _SHORTEST_WITH_SLIPS
            and abs(len(one) - len(word)) <= 2
            and not one.isdigit()
        ):
            matcher.set_seq1(one)
            if matcher.real_quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE:
                alike[one] = _SLIP * matcher.ratio()
    return alike


def _entries(story: Story) -> Iterator[_Entry]:
    about = story.record.about
    for fact in story.facts:
        parts = [fact.id, fact.text, fact.speaker, fact.occasion, fact.date, fact.season]
        parts += [*fact.about, fact.honour, fact.role, fact.note, fact.kind]
        yield _Entry(
            "quote" if fact.kind == "quote" else "fact", fact.id, fact.in_words, fact.citations,
            (fold(fact.id),), _words(parts),
        )  # fmt: skip
    for person in story.people:
        names = (person.name, *person.aliases)
        text = f"{person.name}, {person.position or person.role}"
        yield _Entry(
            "person", person.name, text, (), tuple(map(fold, names)), _words([*names, person.role])
        )
    for source in story.sources:
        parts = [source.title, source.author, source.publisher, source.date, source.id]
        text = ", ".join(part for part in parts[:-1] if part) or source.file
        yield _Entry("source", source.id, text, (), (fold(source.id),), _words(parts))
    clubs = {one.name: one for one in story.record.clubs}
    met = {about.club}
    for side in all_sides(story.record):
        match = side.match
        met.add(side.opponent)
        text = f"{match_text(match)}, {match.date}"
        parts = [text, match.season, *clubs[side.opponent].aliases]
        yield _Entry("match", match_id(match), text, (match.source,), (), _words(parts))
    for name in sorted(met):
        names = (name, *clubs[name].aliases)
        yield _Entry("club", name, name, (), tuple(map(fold, names)), _words(names))


def _words(parts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(fold(" ".join(part for part in parts if part)).split())
