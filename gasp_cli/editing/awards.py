"""Official decisions that change the score of a match."""

from __future__ import annotations

from gasp_cli.domain.model import Status
from gasp_cli.domain.tables import documents, sanction_name
from gasp_cli.editing.match_documents import COURSE
from gasp_cli.editing.name_resolution import AdoptingNames
from gasp_cli.errors import GaspError
from gasp_cli.i18n import say
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction


def take_over_sanctions(
    changes: Transaction, names: AdoptingNames, seasons: set[tuple[str, str]]
) -> None:
    """Add the decisions that are ready about these seasons of competitions, and carry them out.

    Call it when their matches are there: no match file tells of points deducted. A decision about
    a club that has no match in that season yet waits for it.
    """
    there = {sanction_name(one) for one in documents(changes, "sanctions")}
    playing = {
        (one["competition"], one["season"]): set(one["clubs"])
        for one in documents(changes, "editions")
    }
    for competition, season in sorted(seasons):
        clubs = playing.get((competition, season), set())
        for one in names.ready.documents("sanctions", competition):
            named = {one[field] for field in ("club", "home", "away") if field in one}
            if one["season"] == season and named <= clubs and sanction_name(one) not in there:
                changes.table("sanctions.json", "sanctions").insert(one)
                try:
                    award(changes, one)
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
            _take_back(match) if undo else _award(match, decision)
            return
    if not undo:
        raise GaspError(
            say("there is no such match to award"), say("add it first with gasp kb add match")
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


def _take_back(match: Document) -> None:
    played = match.pop("played", None)
    match.pop("awarded_on", None)
    match.pop("status", None)
    if played is None:
        del match["home_goals"], match["away_goals"]
        match["status"] = Status.SCHEDULED.value
    else:
        match["home_goals"], match["away_goals"] = played
