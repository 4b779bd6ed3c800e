"""What one document must be: its shape, whom it names, and that it does not contradict itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from gasp_cli.claims.checker import ClaimChecker
from gasp_cli.domain.facts import Check, source_of
from gasp_cli.domain.fields import fields
from gasp_cli.domain.league_table import CRITERIA
from gasp_cli.domain.model import STAGES, Status, is_table_stage
from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.domain.tables import Table
from gasp_cli.errors import GaspError, join_or
from gasp_cli.i18n import msg, term
from gasp_cli.kb.field_decoders import document_errors
from gasp_cli.kb.season_matches import GOALS_OF_ONE, NO_ROUND
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase


def document_rule_errors(base: RawKnowledgeBase, entry: DocumentRef) -> list[str]:
    """Everything wrong with one document; of a misshapen one only that."""
    shape = list(document_errors(entry.table.row, entry.document))
    return shape or list(consistency_faults(base, entry))


def consistency_faults(base: RawKnowledgeBase, entry: DocumentRef) -> Iterator[str]:
    """What is wrong with a document that has its shape."""
    yield from _unknown_names(base, entry)
    if rule := RULES.get(entry.table.name):
        yield from rule(base, entry.whole)


def _unknown_names(base: RawKnowledgeBase, entry: DocumentRef) -> Iterator[str]:
    for name, refers in references(entry.table, entry.document).items():
        for one in named_in(entry.document, name):
            if one not in base.names(refers):
                yield msg(
                    "{field}: {given!r} is not among the {tables}", field=name, given=one,
                    tables=join_or(term(part.partition(".")[0]) for part in refers.split()),
                )  # fmt: skip


def references(table: Table, document: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a document that name something else, with the tables and fields it is in.

    The two ends of a transfer are clubs; of a post they are years.
    """
    found = {
        name: field.references for name, field in fields(table.row).items() if field.references
    }
    if table.name == "facts" and document.get("kind") == "transfer":
        found |= {"from": "clubs.name", "to": "clubs.name"}
    return found


def named_in(document: Mapping[str, Any], name: str) -> list[Any]:
    """What a field names; a citation names its source."""
    given = document.get(name)
    values = given if isinstance(given, list) else [] if given is None else [given]
    is_citation = name in ("citation", "citations")
    return [
        source_of(value) if is_citation and isinstance(value, str) else value for value in values
    ]


def _about(_: RawKnowledgeBase, document: Mapping[str, Any]) -> Iterator[str]:
    if document["since"] > document["until"]:
        yield msg("the spell ends before it begins")


def _rules(_: RawKnowledgeBase, document: Mapping[str, Any]) -> Iterator[str]:
    for one in document["tie_breaks"]:
        if one not in CRITERIA:
            yield msg(
                "{field}: {given!r} is none of {values}", field="tie_breaks", given=one,
                values=", ".join(CRITERIA),
            )  # fmt: skip
    if document.get("until", document["since"]) < document["since"]:
        yield msg("the rules end before they begin")


def _match(_: RawKnowledgeBase, document: Mapping[str, Any]) -> Iterator[str]:
    if "stage" not in document and "matchday" not in document:
        yield NO_ROUND
    stage = document.get("stage", "")
    if stage and not is_table_stage(stage) and stage not in STAGES:
        yield msg("stage: {stage!r} is no stage", stage=stage)
    if not document.get("source"):
        yield msg("there is no source")
    if document["home"] == document["away"]:
        yield msg("a club plays against itself")
    if not is_season(document["season"]):
        yield msg("{given!r} is no season; write it as 2019-20", given=document["season"])
    elif not _within(document["date"], *days_of(document["season"])):
        yield msg(
            "date: {date} is not in season {season}", date=document["date"],
            season=document["season"],
        )  # fmt: skip
    if document.get("leg", 1) not in (1, 2):
        yield msg("leg: {leg} is neither 1 nor 2", leg=document["leg"])
    yield from _score_faults(document)


def _within(date: str, first: str, last: str) -> bool:
    return first <= date <= last


def _score_faults(document: Mapping[str, Any]) -> Iterator[str]:
    goals = [document[name] for name in ("home_goals", "away_goals") if name in document]
    status = document.get("status", Status.PLAYED)
    if len(goals) == 1:
        yield GOALS_OF_ONE
    if not goals and status in (Status.PLAYED, Status.AWARDED):
        yield msg("a match {status} has no score", status=status)
    if goals and status in (Status.SCHEDULED, Status.CANCELLED):
        yield msg("a match {status} has a score", status=status)
    course = [document.get("half_time"), document.get("full_time"), goals]
    rising = [score for score in course if score and len(score) == 2]
    for before, after in pairwise(rising) if status == Status.PLAYED else ():
        if before[0] > after[0] or before[1] > after[1]:
            yield msg(
                "the score goes back from {before} to {after}",
                before=f"{before[0]}-{before[1]}", after=f"{after[0]}-{after[1]}",
            )  # fmt: skip
    if document.get("full_time") and not document.get("extra_time"):
        yield msg("there is a score after 90 minutes, and no extra time")
    shoot_out = document.get("penalties")
    if shoot_out and shoot_out[0] == shoot_out[1]:
        yield msg("the shoot-out has no winner")
    if shoot_out and "leg" not in document and len(set(goals)) == 2:
        yield msg("there is a shoot-out after a match that had a winner")


def _sanction(base: RawKnowledgeBase, document: Mapping[str, Any]) -> Iterator[str]:
    first, last = days_of(document["season"])
    if not f"{int(first[:4]) - 1}-06-01" <= document.get("since", first) <= last:
        yield msg(
            "since: {date} is not about season {season}", date=document["since"],
            season=document["season"],
        )  # fmt: skip
    playing = {
        club
        for entry in base.entries("editions")
        if entry.document.get("season") == document["season"]
        and entry.document.get("competition") == document["competition"]
        for club in entry.document.get("clubs", ())
    }
    for name in ("club", "home", "away"):
        if playing and document.get(name, next(iter(playing))) not in playing:
            yield msg(
                "{field}: {club} is not in {competition} {season}", field=name,
                club=document[name], competition=term(document["competition"]),
                season=document["season"],
            )  # fmt: skip
    if document["kind"] == "deduction" and "since" in document and not document.get("points"):
        yield msg("a deduction takes no points")
    if document["kind"] == "deduction" and not document.get("club"):
        yield msg("a deduction names no club")
    if document["kind"] == "award" and not (document.get("home") and document.get("away")):
        yield msg("an award names no match")
    if document.get("until", "9999") < document.get("since", ""):
        yield msg("it was annulled before it took effect")


NEEDED = {
    "quote": ("speaker",),
    "appointment": ("person", "role"),
    "transfer": ("player",),
    "honour": ("honour", "holder"),
}
"""By kind of fact: the fields that it must have besides."""


def _fact(base: RawKnowledgeBase, document: Mapping[str, Any]) -> Iterator[str]:
    if not document["citations"]:
        yield msg("a fact has no citation")
    for name in NEEDED.get(document["kind"], ()):
        if name not in document:
            yield msg("a fact of the kind {kind} has no {field}", kind=document["kind"], field=name)
    if document.get("checks") and document.get("unchecked"):
        yield msg("there are checks, and a reason for having none")
    checker = ClaimChecker(base.record) if document.get("checks") else None
    for one in document.get("checks", ()):
        assert checker is not None
        check = Check(one["measure"], one.get("arguments", {}), one["says"],
                      one.get("compare"))  # fmt: skip
        try:
            checker.read(check)
        except GaspError as error:
            yield msg("{where}: {what}", where="checks", what=error.message)


RULES: Mapping[str, Callable[[RawKnowledgeBase, Mapping[str, Any]], Iterator[str]]] = {
    "about": _about,
    "rules": _rules,
    "matches": _match,
    "sanctions": _sanction,
    "facts": _fact,
}
"""By table: what a document must be besides its shape."""
