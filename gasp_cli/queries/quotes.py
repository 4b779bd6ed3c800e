"""Who said what."""

from typing import Annotated, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.results import CellStyle, Column, ResultSet


class QuoteRow(NamedTuple):
    """Words that somebody said or wrote."""

    id: Annotated[str, Column("id of the fact", "Id", CellStyle.MUTED)]
    speaker: Annotated[str, Column("who said it", "Speaker", CellStyle.SPEAKER)]
    text: Annotated[str, Column("the words, verbatim", "", CellStyle.PROSE)]
    about: Annotated[list[str], Column("people and clubs it is about", "About", priority=0)]
    date: Annotated[str | None, Column("2016, 2016-06 or 2016-06-14", "Date")]
    occasion: Annotated[str | None, Column("time, place and audience", "Occasion")]
    citations: Annotated[list[str], Column("source-id:paragraph", "Sources", CellStyle.MUTED)]
    season: Annotated[str | None, Column("season it belongs to", "Season", priority=0)]
    verdict: Annotated[str, Column("what the record makes of it", "Verdict", CellStyle.VERDICT)]
    language: Annotated[
        str | None, Column("language of the words, as the source has them", "", priority=2)
    ]


def quotes(
    story: Story,
    *,
    player: str | None = None,
    by: str | None = None,
    about: str | None = None,
    source: str | None = None,
) -> ResultSet[QuoteRow]:
    """The quotes that fit: by or about a player, by anybody, about a person or club."""
    either = story.find_person(player).name if player is not None else None
    speaker = story.find_person(by).name if by is not None else None
    subject = story.find_subject(about) if about is not None else None
    cited = story.find_source(source).id if source is not None else None
    judge = judge_of(story)
    rows = [
        QuoteRow(
            fact.id, fact.speaker or "", fact.text, list(fact.about), fact.date, fact.occasion,
            list(fact.citations), fact.season, judge.verdict(fact), judge.language(fact),
        )
        for fact in story.facts
        if fact.kind == "quote"
        and (either is None or fact.concerns(either))
        and speaker in (None, fact.speaker)
        and (subject is None or subject in fact.about)
        and (cited is None or cited in fact.sources)
    ]  # fmt: skip
    named = either or speaker or subject
    title = msg("Quotes: {name}", name=named) if named else msg("Quotes")
    why = msg("no matching quote in the sources")
    return ResultSet(QuoteRow, rows, title, (), why, links=story.links)
