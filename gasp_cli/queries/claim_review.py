"""Claims as schema.org ClaimReview, for pages that fact-checkers and search engines read.

https://schema.org/ClaimReview: `claimReviewed`, `reviewRating` with `alternateName`, and a `url`
are what its readers require; author, appearance and explanation come with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from gasp_cli import __version__
from gasp_cli.claims.phrases import value_phrase
from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.facts import Source, source_of
from gasp_cli.kb.story import Story
from gasp_cli.queries.claims import ClaimRow
from gasp_cli.scalars import web_address

RATINGS = {"confirmed": 5, "supported": 4, "partly": 3, "contradicted": 1}
"""The verdicts on a scale from 1, false, to 5, true.

Unverifiable claims, and those that rest on the sources alone, have no rating.
"""


# Characters that would end the script around the document, begin a comment or end a line in it;
# and surrogates, which UTF-8 cannot encode.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def claimreview(story: Story, rows: Sequence[ClaimRow]) -> str:
    """The claims as one JSON-LD document, a ClaimReview for each, safe within a page."""
    sources = {source.id: source for source in story.sources}
    graph = [_review(row, sources, story.record.about.data_of) for row in rows]
    document = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _review(row: ClaimRow, sources: dict[str, Source], day: str) -> dict[str, Any]:
    works = [_work(sources[source]) for source in dict.fromkeys(map(source_of, row.citations))]
    claim: dict[str, Any] = {"@type": "Claim", "appearance": works}
    authors = [work.get("author") or work.get("publisher") for work in works]
    if named := [author for author in authors if author]:
        claim["author"] = named[0] if len(named) == 1 else named
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": row.verdict}
    if row.verdict in RATINGS and row.basis != Basis.SOURCES:
        rating |= {"ratingValue": RATINGS[row.verdict], "bestRating": 5, "worstRating": 1}
    rating["ratingExplanation"] = _explanation(row)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:gasp:{row.id}",  # i18n: an identifier
        "url": f"urn:gasp:{row.id}",  # i18n: an identifier
        "datePublished": day,
        "author": {"@type": "Organization", "name": f"gasp {__version__}"},  # i18n: a name
        "claimReviewed": row.text,
        "itemReviewed": claim,
        "reviewRating": rating,
    }


def _explanation(row: ClaimRow) -> str:
    # All for other programs, in English.
    parts = []
    for part in row.parts:
        compare = (part["compare"] or "is").replace("-", " ")
        said = (
            value_phrase(part["said"])
            if compare == "is"
            else f"{compare} {value_phrase(part['said'])}"
        )
        reading = f" (read as {part['reading']})" if part["reading"] else ""  # i18n: see above
        reason = f" ({part['reason']})" if part["reason"] else ""
        unknown = "the record cannot tell"  # i18n: see above
        value = unknown if part["found"] is None else value_phrase(part["found"])
        measure = part["measure"].replace("_", " ")
        parts.append(f"{measure}{reading}: said {said}, found {value}{reason}")  # i18n: see above
    matches = f" Matches: {', '.join(row.evidence)}." if row.evidence else ""
    return f"{'; '.join(parts)}.{matches}"


def _work(source: Source) -> dict[str, Any]:
    publisher, date = source.publisher, source.date
    work = {
        "@type": "Article",
        "identifier": source.id,
        "headline": source.title,
        "author": source.author and {"@type": "Person", "name": source.author},
        "publisher": publisher and {"@type": "Organization", "name": publisher},
        "datePublished": None if source.date_inferred_from else date,
        "url": source.url and web_address(source.url),
        "inLanguage": source.language,
    }
    return {name: value for name, value in work.items() if value}
