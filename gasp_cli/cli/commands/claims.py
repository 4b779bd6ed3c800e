"""`gasp claims`."""

from collections.abc import Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import SourceOption, VerdictOption
from gasp_cli.i18n import untranslate
from gasp_cli.kb.story import Story
from gasp_cli.queries.claims import ClaimRow
from gasp_cli.queries.claims import claims as ask
from gasp_cli.render.formats import CustomFormat
from gasp_cli.results import ResultSet


def _claimreview(story: Story, rows: Sequence[ClaimRow]) -> str:
    from gasp_cli.queries.claim_review import claimreview  # only in that format

    return claimreview(story, rows)


@rows_command(
    "gasp claims --verdict contradicted",
    "gasp claims --source {source}",
    "gasp claims --format claimreview > claims.jsonld",
    extra=(CustomFormat("claimreview", "schema.org ClaimReview", _claimreview),),
)
def claims(story: Story, verdict: VerdictOption = None, source: SourceOption = None) -> ResultSet:
    """The claims that can be checked, recomputed from the record.

    Every verdict is computed when you ask; `gasp show ID` lays a finding out with its matches.
    """
    return ask(story, verdict=untranslate(verdict, Verdict), source=source)
