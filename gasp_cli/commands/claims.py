"""`gasp claims`, `disputes` and `measures`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.commands.options import SourceOption, VerdictOption
from gasp_cli.output.emit import Extra
from gasp_cli.questions import claims as ask
from gasp_cli.questions.claimreview import claimreview
from gasp_cli.story import Story


@prints(
    "gasp claims --verdict contradicted",
    "gasp claims --source {source}",
    "gasp claims --format claimreview > claims.jsonld",
    extra=Extra("claimreview", "schema.org ClaimReview", claimreview),
)
def claims(story: Story, verdict: VerdictOption = None, source: SourceOption = None) -> Answer:
    """What can be checked, recomputed from the record.

    Every verdict is computed when you ask; `gasp show ID` lays a finding out with its matches.
    """
    return ask.claims(story, verdict=verdict, source=source)


@prints("gasp disputes", "gasp disputes --format json | jq '.[].ids'")
def disputes(story: Story) -> Answer:
    """What two sources, or a source and the record, say differently.

    Found by recomputing every claim, not typed. Values of different dates differ by date.
    """
    return ask.disputes(story)


@prints("gasp measures", "gasp measures --fields measure,arguments,example")
def measures(story: Story) -> Answer:
    """What the record can be asked, by name, for gasp check."""
    return ask.measures(story)


COMMANDS = {"claims": claims, "disputes": disputes, "measures": measures}
