"""Official decisions that change the score of a match."""

from __future__ import annotations

from contextlib import suppress

from gasp_cli.domain.match_files import season_file
from gasp_cli.domain.model import Status
from gasp_cli.domain.tables import documents, sanction_id
from gasp_cli.editing.match_documents import COURSE
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.errors import Action, GaspError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction


def adopt_sanctions(
    changes: Transaction, names: NameResolver, seasons: set[tuple[str, str]]
) -> None:
    """Add the bundled decisions about these seasons of competitions, and carry out awards.

    Call it after merging matches: no match file states deductions. A decision about a club
    without a match in that season waits for one.
    """
    known = {sanction_id(document) for document in documents(changes, "sanctions")}
    clubs_of = {
        (edition["competition"], edition["season"]): set(edition["clubs"])
        for edition in documents(changes, "editions")
    }
    for competition, season in sorted(seasons):
        for document in names.bundled.documents("sanctions", competition):
            clubs = {document[field] for field in ("club", "home", "away") if field in document}
            if (
                document["season"] == season
                and clubs <= clubs_of.get((competition, season), set())
                and sanction_id(document) not in known
            ):
                changes.table("sanctions.json", "sanctions").insert(document)
                with suppress(GaspError):  # the match has not been imported
                    award(changes, document)


def award(changes: Transaction, decision: Document, *, undo: bool = False) -> None:
    """Write an award in force onto its match, keeping the score on the pitch as `played`.

    With `undo` the score on the pitch counts again, or the match is scheduled. Raises `GaspError`
    where there is no such match to award.
    """
    if decision["kind"] != "award" or "until" in decision or "score" not in decision:
        return
    file = season_file(changes, decision["competition"], decision["season"])
    for match in changes.tables(file).get(decision["season"], {}).values():
        if all(match.get(name) == decision.get(name) for name in ("home", "away")):
            _undo_award(match) if undo else _award(match, decision)
            return
    if not undo:
        raise GaspError(
            msg("there is no such match to award"),
            msg("add it first with {command}", command=Remedy(Action.ADD, "match")),
        )


def _award(match: Document, decision: Document) -> None:
    if match.get("status") != Status.AWARDED and "home_goals" in match:
        match["played"] = [match["home_goals"], match["away_goals"]]
    for name in COURSE:
        match.pop(name, None)
    match["home_goals"], match["away_goals"] = decision["score"]
    match["status"] = Status.AWARDED.value
    if "since" in decision:
        match["awarded_on"] = decision["since"]


def _undo_award(match: Document) -> None:
    played = match.pop("played", None)
    match.pop("awarded_on", None)
    match.pop("status", None)
    if played is None:
        del match["home_goals"], match["away_goals"]
        match["status"] = Status.SCHEDULED.value
    else:
        match["home_goals"], match["away_goals"] = played
