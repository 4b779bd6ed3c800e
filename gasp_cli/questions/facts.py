"""What the sources say: facts, quotes, transfers, careers, honours, and the sources themselves."""

from collections import Counter
from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.findings.finding import Judge, Verdict, find_verdict
from gasp_cli.names import fold
from gasp_cli.story import Fact, Story, find_kind


class FactRow(NamedTuple):
    """One thing that one or more sources say."""

    id: Annotated[str, Column("id of the fact", "Id", Look.MUTED)]
    kind: Annotated[str, Column("claim, quote, appointment, transfer, …", "Kind", Look.MUTED)]
    text: Annotated[str, Column("what is said, in our words; a quote is verbatim", "", Look.PROSE)]
    about: Annotated[list[str], Column("people and clubs it is about", "About", rank=0)]
    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", Look.VERDICT)]
    speaker: Annotated[str | None, Column("who said it, of a quote", "Speaker", Look.SPEAKER)]
    season: Annotated[str | None, Column("season it belongs to", "Season", rank=0)]
    note: Annotated[str | None, Column("what to know about it", "Note", rank=0)]


class QuoteRow(NamedTuple):
    """Words that somebody said or wrote."""

    id: Annotated[str, Column("id of the fact", "Id", rank=0)]
    speaker: Annotated[str, Column("who said it", "Speaker", Look.SPEAKER)]
    text: Annotated[str, Column("the words, verbatim", "", Look.PROSE)]
    about: Annotated[list[str], Column("people and clubs it is about", "About", rank=0)]
    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    occasion: Annotated[str | None, Column("when, where and to whom", "Occasion")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED)]
    season: Annotated[str | None, Column("season it belongs to", "Season", rank=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", Look.VERDICT)]


class PersonRow(NamedTuple):
    """Somebody the sources name."""

    name: Annotated[str, Column("name", "Name", Look.STRONG)]
    role: Annotated[str, Column("player, coach, director, …", "Role", Look.MUTED)]
    position: Annotated[str | None, Column("position on the pitch, if the sources say", "Position")]
    facts: Annotated[int, Column("facts about or quotes by this person", "Facts")]
    aliases: Annotated[list[str], Column("other names that find this person", "Also", rank=0)]


class TransferRow(NamedTuple):
    """A player who left or came."""

    player: Annotated[str, Column("player", "Player", Look.STRONG)]
    from_: Annotated[str | None, Column("club left", "From", Look.MUTED)]
    to: Annotated[str | None, Column("club joined; null: the sources do not say", "To")]
    year: Annotated[int | None, Column("year", "Year")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED)]
    id: Annotated[str, Column("id of the fact", "Id", rank=0)]
    note: Annotated[str | None, Column("what to know about it", "Note", rank=3)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", Look.VERDICT)]


class CareerRow(NamedTuple):
    """A post that somebody held."""

    person: Annotated[str, Column("who", "Person", Look.STRONG)]
    role: Annotated[str, Column("as what", "Role")]
    club: Annotated[str | None, Column("where; null: not at a club", "Club", Look.STRONG)]
    from_: Annotated[str | None, Column("since, as exactly as the sources say", "From")]
    to: Annotated[str | None, Column("until, as exactly as the sources say", "To")]
    note: Annotated[str | None, Column("what to know about it", "Note", rank=3)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED, 2)]
    id: Annotated[str, Column("id of the fact", "Id", rank=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", Look.VERDICT)]


class HonourRow(NamedTuple):
    """A prize or a trophy."""

    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    honour: Annotated[str, Column("what was won", "Honour", Look.STRONG)]
    season: Annotated[str | None, Column("season it was won for", "Season")]
    holder: Annotated[str, Column("who won it", "Holder", Look.STRONG)]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", Look.MUTED, 2)]
    id: Annotated[str, Column("id of the fact", "Id", rank=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", Look.VERDICT)]


class SourceRow(NamedTuple):
    """An article."""

    id: Annotated[str, Column("id, as in citations", "Id", Look.STRONG)]
    title: Annotated[str | None, Column("title; null: the text has none", "Title")]
    author: Annotated[str | None, Column("author, if it says", "Author", rank=2)]
    publisher: Annotated[str | None, Column("publisher, if it says", "Publisher", rank=2)]
    date: Annotated[str | None, Column("day of publication, if it says", "Date", rank=2)]
    language: Annotated[str | None, Column("language, ISO 639", "Lang", rank=2)]
    facts: Annotated[int, Column("facts that cite it", "Facts")]
    confirmed: Annotated[int, Column("facts the record confirms", "Conf.", Look.GOOD)]
    contradicted: Annotated[int, Column("facts it contradicts", "Contr.", Look.BAD)]
    partly: Annotated[int, Column("facts that hold in part", "Partly", Look.EVEN)]
    unverifiable: Annotated[int, Column("facts it cannot tell", "Open", Look.MUTED)]
    file: Annotated[str, Column("name of the file with its text", "File", rank=0)]


def fact_row(judge: Judge, fact: Fact) -> FactRow:
    """A fact as a row, judged now."""
    return FactRow(
        fact.id, fact.kind, fact.text, list(fact.about), fact.date, list(fact.citations),
        judge.verdict(fact), fact.speaker, fact.season, fact.note,
    )  # fmt: skip


def _counted(rows: list[FactRow]) -> tuple[str, ...]:
    return (f"{len(rows)} {'fact' if len(rows) == 1 else 'facts'}.",)


def facts(
    story: Story,
    *,
    kind: str | None = None,
    about: str | None = None,
    source: str | None = None,
    verdict: str | None = None,
    season: str | None = None,
) -> Answer:
    """The facts that fit, in the order of the sources.

    `about` is a person or club, by any name, and includes what that person said.
    """
    wanted = find_kind(kind) if kind is not None else None
    subject = story.find_subject(about) if about is not None else None
    cited = story.find_source(source).id if source is not None else None
    judged = None if verdict is None else find_verdict(verdict)
    of_season = story.find_season(season) if season is not None else None
    judge = Judge(story.record)
    rows = [
        fact_row(judge, fact)
        for fact in story.facts
        if wanted in (None, fact.kind)
        and (subject is None or fact.concerns(subject))
        and (cited is None or cited in fact.sources)
        and of_season in (None, fact.season)
        and (judged is None or judge.judge(fact).verdict is judged)
    ]
    title = "What the sources say" + (f" of {subject}" if subject else "")
    return Answer(FactRow, rows, title, _counted(rows), "no fact like that in the sources")


def quotes(
    story: Story,
    *,
    player: str | None = None,
    by: str | None = None,
    about: str | None = None,
    source: str | None = None,
) -> Answer:
    """The quotes that fit: by or about a player, by anybody, about a person or club."""
    either = story.find_person(player).name if player is not None else None
    speaker = story.find_person(by).name if by is not None else None
    subject = story.find_subject(about) if about is not None else None
    cited = story.find_source(source).id if source is not None else None
    judge = Judge(story.record)
    rows = [
        QuoteRow(
            fact.id, fact.speaker or "", fact.text, list(fact.about), fact.date, fact.occasion,
            list(fact.citations), fact.season, judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "quote"
        and (either is None or fact.concerns(either))
        and speaker in (None, fact.speaker)
        and (subject is None or subject in fact.about)
        and (cited is None or cited in fact.sources)
    ]  # fmt: skip
    named = either or speaker or subject
    title = "Quotes" + (f": {named}" if named else "")
    return Answer(QuoteRow, rows, title, (), "no quote like that in the sources")


def people(story: Story) -> Answer:
    """Everybody the sources name, by number of facts, then name."""
    count = Counter(
        name for fact in story.facts for name in {*fact.about, fact.speaker} if name is not None
    )
    rows = [
        PersonRow(one.name, one.role, one.position, count[one.name], list(one.aliases))
        for one in story.people
    ]
    rows.sort(key=lambda row: (-row.facts, fold(row.name)))
    return Answer(PersonRow, rows, "People", (f"{len(rows)} people.",), "the sources name nobody")


def person(story: Story, name: str) -> Answer:
    """Everything the sources say about one person, and what that person said."""
    found = story.find_person(name)
    judge = Judge(story.record)
    rows = [fact_row(judge, fact) for fact in story.facts if fact.concerns(found.name)]
    title = f"{found.name}, {found.position or found.role}"
    return Answer(FactRow, rows, title, _counted(rows), f"the sources say nothing of {found.name}")


def transfers(story: Story) -> Answer:
    """The transfers, by year, then player."""
    judge = Judge(story.record)
    rows = [
        TransferRow(
            fact.player or "", fact.from_, fact.to, fact.year, list(fact.citations), fact.id,
            fact.note,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "transfer"
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.year or 0, fold(row.player)))
    return Answer(TransferRow, rows, "Transfers", (), "the sources tell of no transfer")


def career(story: Story) -> Answer:
    """The posts people held: the coach's first, each person's by date."""
    judge = Judge(story.record)
    rows = [
        CareerRow(
            fact.person or "", fact.role or "", fact.club, fact.from_, fact.to, fact.note,
            list(fact.citations), fact.id,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "appointment"
    ]  # fmt: skip
    coach = story.record.about.coach
    rows.sort(key=lambda row: (row.person != coach, fold(row.person), row.from_ or row.to or "~"))
    return Answer(CareerRow, rows, "Careers", (), "the sources tell of no appointment")


def honours(story: Story) -> Answer:
    """The prizes and trophies, by season."""
    judge = Judge(story.record)
    rows = [
        HonourRow(
            fact.date, fact.honour or "", fact.season, fact.holder or "", list(fact.citations),
            fact.id,
            judge.verdict(fact),
        )
        for fact in story.facts
        if fact.kind == "honour"
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.season or "", row.date or ""))
    return Answer(HonourRow, rows, "Honours", (), "the sources tell of no honour")


def sources(story: Story) -> Answer:
    """The sources and how many facts cite each."""
    count = Counter(source for fact in story.facts for source in fact.sources)
    judge = Judge(story.record)
    verdicts = {one.id: Counter[str]() for one in story.sources}
    for fact in story.facts:
        for source in fact.sources:
            verdicts[source][judge.judge(fact).verdict] += 1
    rows = [
        SourceRow(
            one.id, one.title, one.author, one.publisher, one.date, one.language, count[one.id],
            *_four(verdicts[one.id]), one.file,
        )
        for one in story.sources
    ]  # fmt: skip
    note = f"{len(story.facts)} facts; a fact that several sources say counts for each."
    return Answer(SourceRow, rows, "Sources", (note,), "the knowledge base has no source")


def _four(count: Counter[str]) -> tuple[int, int, int, int]:
    """How many facts have each verdict, in the order of the fields."""
    return (
        count[Verdict.CONFIRMED], count[Verdict.CONTRADICTED], count[Verdict.PARTLY],
        count[Verdict.UNVERIFIABLE],
    )  # fmt: skip
