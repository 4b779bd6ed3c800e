"""Rules on one document: its shape, the names in it, and values that agree with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from gasp_cli.claims.checker import ClaimChecker
from gasp_cli.domain.facts import STATEMENT, Check, source_of
from gasp_cli.domain.fields import TextFormat, fields
from gasp_cli.domain.league_table import CRITERIA
from gasp_cli.domain.model import STAGES, Status, is_table_stage
from gasp_cli.domain.seasons import days_of
from gasp_cli.domain.tables import Table
from gasp_cli.domain.text_formats import format_error
from gasp_cli.errors import GaspError, join_or
from gasp_cli.i18n import msg, term
from gasp_cli.kb.decode import decode_document
from gasp_cli.kb.field_decoders import document_errors
from gasp_cli.kb.season_matches import GOALS_OF_ONE, NO_ROUND
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase


def document_rule_errors(base: RawKnowledgeBase, entry: DocumentRef) -> list[str]:
    """The faults of one document; only those of its shape, if there are any."""
    shape = list(document_errors(entry.table.row, entry.document))
    return shape or list(consistency_faults(base, entry))


def consistency_faults(base: RawKnowledgeBase, entry: DocumentRef) -> Iterator[str]:
    """The faults of a document whose shape is right."""
    for field, tables in references(entry.table, entry.document).items():
        for name in named_in(entry.document, field):
            if name not in base.names(tables):
                yield msg(
                    "{field}: {given!r} is not among the {tables}", field=field, given=name,
                    tables=join_or(term(table.partition(".")[0]) for table in tables.split()),
                )  # fmt: skip
    if rule := RULES.get(entry.table.name):
        yield from rule(base, entry.whole)


def references(table: Table, document: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a document that name something else, each with the fields that name it.

    The two ends of a transfer are clubs; of a post they are years.
    """
    referring = {
        name: field.references for name, field in fields(table.row).items() if field.references
    }
    if table.name == "facts" and document.get("kind") == "transfer":
        referring |= {"from": "clubs.name", "to": "clubs.name"}
    return referring


def values_of(document: Mapping[str, Any], field: str) -> list[Any]:
    """The items of a field, or its one value."""
    value = document.get(field)
    return value if isinstance(value, list) else [] if value is None else [value]


def named_in(document: Mapping[str, Any], field: str) -> list[Any]:
    """The names in a field; a citation names its source."""
    names = values_of(document, field)
    if field not in ("citation", "citations"):
        return names
    return [source_of(name) if isinstance(name, str) else name for name in names]


def _about(_: RawKnowledgeBase, about: Mapping[str, Any]) -> Iterator[str]:
    if about["since"] > about["until"]:
        yield msg("the spell ends before it begins")


def _rules(_: RawKnowledgeBase, rules: Mapping[str, Any]) -> Iterator[str]:
    for criterion in rules["tie_breaks"]:
        if criterion not in CRITERIA:
            yield msg(
                "{field}: {given!r} is not one of {values}", field="tie_breaks", given=criterion,
                values=", ".join(CRITERIA),
            )  # fmt: skip
    if rules.get("until", rules["since"]) < rules["since"]:
        yield msg("the rules end before they begin")


def _match(_: RawKnowledgeBase, match: Mapping[str, Any]) -> Iterator[str]:
    stage, season = match.get("stage", ""), match["season"]
    if not stage and "matchday" not in match:
        yield NO_ROUND
    if stage and not is_table_stage(stage) and stage not in STAGES:
        yield msg("stage: {stage!r} is not a stage", stage=stage)
    if not match.get("source"):
        yield msg("there is no source")
    if match["home"] == match["away"]:
        yield msg("a club plays against itself")
    if problem := format_error(TextFormat.SEASON, season):
        yield problem
    elif not (days := days_of(season))[0] <= match["date"] <= days[1]:
        yield msg("date: {date} is not in season {season}", date=match["date"], season=season)
    if match.get("leg", 1) not in (1, 2):
        yield msg("leg: {leg} is neither 1 nor 2", leg=match["leg"])
    goals = [match[side] for side in ("home_goals", "away_goals") if side in match]
    yield from _score(goals, match.get("status", Status.PLAYED))
    yield from _course(goals, match)
    yield from _shoot_out(goals, match)


def _score(goals: list[int], status: str) -> Iterator[str]:
    """A match played or awarded has a score, one scheduled or cancelled has none."""
    if len(goals) == 1:
        yield GOALS_OF_ONE
    if not goals and status in (Status.PLAYED, Status.AWARDED):
        yield msg("a match {status} has no score", status=status)
    if goals and status in (Status.SCHEDULED, Status.CANCELLED):
        yield msg("a match {status} has a score", status=status)


def _course(goals: list[int], match: Mapping[str, Any]) -> Iterator[str]:
    """Neither club loses a goal that it had at half-time or after 90 minutes."""
    scores = [match.get("half_time"), match.get("full_time"), goals]
    rising = [score for score in scores if score and len(score) == 2]
    if match.get("status", Status.PLAYED) == Status.PLAYED:
        for before, after in pairwise(rising):
            if before[0] > after[0] or before[1] > after[1]:
                which = {"before": "{}-{}".format(*before), "after": "{}-{}".format(*after)}
                yield msg("the score goes back from {before} to {after}", **which)
    if match.get("full_time") and not match.get("extra_time"):
        yield msg("there is a score after 90 minutes, and no extra time")


def _shoot_out(goals: list[int], match: Mapping[str, Any]) -> Iterator[str]:
    """A shoot-out has a winner and, outside a tie of two legs, follows a draw."""
    penalties = match.get("penalties")
    if penalties and penalties[0] == penalties[1]:
        yield msg("the shoot-out has no winner")
    if penalties and "leg" not in match and len(set(goals)) == 2:
        yield msg("there is a shoot-out after a match that had a winner")


def _sanction(base: RawKnowledgeBase, sanction: Mapping[str, Any]) -> Iterator[str]:
    season, kind = sanction["season"], sanction["kind"]
    first, last = days_of(season)
    if not f"{int(first[:4]) - 1}-06-01" <= sanction.get("since", first) <= last:
        yield msg(
            "since: {date} is not about season {season}", date=sanction["since"], season=season
        )
    clubs = {
        club
        for edition in base.entries("editions")
        if edition.document.get("season") == season
        and edition.document.get("competition") == sanction["competition"]
        for club in edition.document.get("clubs", ())
    }
    for field in ("club", "home", "away"):
        if clubs and field in sanction and sanction[field] not in clubs:
            yield msg(
                "{field}: {club} is not in {competition} {season}", field=field,
                club=sanction[field], competition=term(sanction["competition"]), season=season,
            )  # fmt: skip
    if kind == "deduction" and "since" in sanction and not sanction.get("points"):
        yield msg("a deduction takes no points")
    if kind == "deduction" and not sanction.get("club"):
        yield msg("a deduction names no club")
    if kind == "award" and not (sanction.get("home") and sanction.get("away")):
        yield msg("an award names no match")
    if sanction.get("until", "9999") < sanction.get("since", ""):
        yield msg("it was annulled before it took effect")


NEEDED = {
    "quote": ("speaker",),
    "appointment": ("person", "role"),
    "transfer": ("player",),
    "honour": ("honour", "holder"),
}
"""The further fields that a fact of each kind must have."""


def _fact(base: RawKnowledgeBase, fact: Mapping[str, Any]) -> Iterator[str]:
    checks = fact.get("checks", ())
    if not fact["citations"]:
        yield msg("a fact has no citation")
    for field in NEEDED.get(fact["kind"], ()):
        if field not in fact:
            yield msg("a fact of the kind {kind} has no {field}", kind=fact["kind"], field=field)
    if checks and fact.get("unchecked"):
        yield msg("there are checks, and a reason for having none")
    for check in checks:
        if check["measure"] == STATEMENT:
            continue  # read as a part that nothing tests
        try:
            ClaimChecker(base.record).read(decode_document(Check, check))
        except GaspError as error:
            yield msg("{where}: {what}", where="checks", what=error.message)


def _stated(_: RawKnowledgeBase, row: Mapping[str, Any]) -> Iterator[str]:
    """A row of the reference record says where it can be read."""
    if not row["urls"]:
        yield msg("there is no address")
    for url in row["urls"]:
        if not url.startswith(("http://", "https://")):
            yield msg("urls: {url!r} is not an address", url=url)


def _of_match(base: RawKnowledgeBase, row: Mapping[str, Any]) -> Iterator[str]:
    """A goal or a kick is that of one of the two sides."""
    yield from _stated(base, row)
    if row["home"] == row["away"]:
        yield msg("a club plays against itself")
    if "team" in row and row["team"] not in (row["home"], row["away"]):
        which = {name: row[name] for name in ("team", "home", "away")}
        yield msg("team: {team} is neither {home} nor {away}", **which)


def _post(base: RawKnowledgeBase, post: Mapping[str, Any]) -> Iterator[str]:
    yield from _stated(base, post)
    since, until = post.get("from", ""), post.get("to", "9999")
    # A year, or a month, holds all of its days.
    if since > until and not since.startswith(until):
        yield msg("the post ends before it begins")


def _finish(_: RawKnowledgeBase, finish: Mapping[str, Any]) -> Iterator[str]:
    position = finish.get("position")
    if position == 0:
        yield msg("position: there is no place 0")
    last = finish.get("shared_until", position)
    if position is not None and last is not None:
        if last < position:
            yield msg("shared_until: the last of the shared places comes before the first")
        if last > finish.get("teams", last):
            yield msg("position: a place behind the last of {n} clubs", n=finish["teams"])
    elif "shared_until" in finish:
        yield msg("shared_until: there is no first place")


RULES = {
    **dict.fromkeys(("transfers", "honours", "figures"), _stated),
    **dict.fromkeys(("goals", "shootouts", "venues"), _of_match),
    "spells": _post,
    "finishes": _finish,
    "about": _about,
    "rules": _rules,
    "matches": _match,
    "sanctions": _sanction,
    "facts": _fact,
}
"""By table: the rules on a document besides its shape."""
