"""Official decisions that change the score of a match."""

from __future__ import annotations

from gasp_cli.domain.model import Status
from gasp_cli.domain.tables import documents, sanction_id
from gasp_cli.editing.match_documents import COURSE
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.errors import Action, GaspError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction


def adopt_sanctions(
    changes: Transaction, names: NameResolver, seasons: set[tuple[str, str]]
) -> None:
    """Add the decisions that are ready about these seasons of competitions, and carry them out.

    Call it when their matches are there: no match file tells of points deducted. A decision about
    a club that has no match in that season yet waits for it.
    """
    there = {sanction_id(document) for document in documents(changes, "sanctions")}
    playing = {
        (document["competition"], document["season"]): set(document["clubs"])
        for document in documents(changes, "editions")
    }
    for competition, season in sorted(seasons):
        clubs = playing.get((competition, season), set())
        for document in names.ready.documents("sanctions", competition):
            named = {document[field] for field in ("club", "home", "away") if field in document}
            if (
                document["season"] == season
                and named <= clubs
                and sanction_id(document) not in there
            ):
                changes.table("sanctions.json", "sanctions").insert(document)
                try:
                    award(changes, document)
                except GaspError:
                    continue  # the match has not been imported


def award(changes: Transaction, decision: Document, *, undo: bool = False) -> None:
    """Write an award that stands onto its match, the score on the pitch kept beside it.

    With `undo` it is taken back: the score on the pitch counts again, or the match is to come.
    Raises `GaspError` where there is no such match.
    """
    if decision["kind"] != "award" or "until" in decision or "score" not in decision:
        return
    file = matches_file(decision["competition"])
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
