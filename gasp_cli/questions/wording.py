"""What the answers to several questions say in the same words."""

from __future__ import annotations

from gasp_cli.model import Kind
from gasp_cli.record import Record

WHERE = {Kind.LEAGUE: "in the league", Kind.EUROPE: "in Europe", Kind.CUP: "in the cups"}


def under(record: Record) -> str:
    """What all questions about the club cover: `under Carla Conti`."""
    return f"under {record.about.coach}"


def absence(record: Record, where: str) -> str:
    """That there is no match: the club's own, where the record has them all, else the record's."""
    about = record.about
    if about.complete:
        return f"{about.club} played no match {where}"
    return f"the record has no match of {about.club} {where}"
