"""`gasp check`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from gasp_cli.claims.arguments import find_measure
from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli import completion as offer
from gasp_cli.cli.check_text import ANNOTATIONS, FailOn, check_text
from gasp_cli.cli.command import NO_OUTPUT_OPTIONS, Output, rows_command
from gasp_cli.cli.drafts import is_measure, is_stdin, read_stdin
from gasp_cli.cli.options import (
    CompetitionsOption,
    OpponentsOption,
    SeasonsOption,
    argument,
    only,
    option,
)
from gasp_cli.domain.facts import Check, Compare
from gasp_cli.errors import UsageError, message_of
from gasp_cli.i18n import msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.queries import check_claims as ask
from gasp_cli.queries.claim_phrases import count_verdicts
from gasp_cli.results import Outcome, ResultSet
from gasp_cli.store.read_file import parse_json, read_text


@rows_command(
    "gasp check {sentence}",
    "gasp check draft.md --all",
    "gasp check draft.md --format lint",
    "gasp check league_position --season {season} --says {place}",
    "gasp check goals_for --season {season} --says {goals} --fields verdict",
    "gasp check points --season {season} --says 0 --compare at-least",
    extra=ANNOTATIONS,
)
def check(
    record: Record,
    words: Annotated[
        list[str] | None,
        argument(
            "[WORDS]...",
            "A sentence, drafts (- is standard input), or a measure; see gasp measures.",
            offer.measures_and_files,
        ),
    ] = None,
    says: Annotated[
        str | None, option("--says", "VALUE", "The value claimed; several separated by ;")
    ] = None,
    compare: Annotated[
        Compare | None,
        typer.Option(
            "--compare",
            help="How to hold the two against each other; without it one value is enough if it"
            " is among several found.",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        option(
            "--file",
            "FILE",
            "Check a list: one JSON object per line with measure, its arguments, says; - is"
            " standard input.",
        ),
    ] = None,
    draft: Annotated[
        list[str] | None,
        option("--draft", "FILE", "A draft, whatever its name; - is standard input."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Of a text also what was not understood or has nothing to check."
        ),
    ] = False,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            case_sensitive=False,
            help="Of a text what makes the exit code 1 (contradicted) or 6 (the others, each"
            " besides those before it).",
        ),
    ] = FailOn.CONTRADICTED,
    date: Annotated[
        str | None,
        option("--date", "DATE", "The day of a text that names none, for “last season”."),
    ] = None,
    stdin_filename: Annotated[
        str | None, option("--stdin-filename", "NAME", "The name of what - reads.")
    ] = None,
    season: SeasonsOption = None,
    club: Annotated[
        str | None, option("--club", "CLUB", "A club other than the knowledge base's.")
    ] = None,
    opponent: OpponentsOption = None,
    competition: CompetitionsOption = None,
    matchday: Annotated[str | None, option("--matchday", "N", "After that matchday.")] = None,
    matchdays: Annotated[str | None, option("--matchdays", "N-M", "Only these matchdays.")] = None,
    stage: Annotated[str | None, option("--stage", "STAGE", "Only that stage.")] = None,
    venue: Annotated[str | None, option("--venue", "VENUE", "Only home, away or neutral.")] = None,
    kind: Annotated[str | None, option("--kind", "KIND", "The kind of run.")] = None,
    score: Annotated[
        str | None, option("--score", "3-0", "Only that score, the club's goals first.")
    ] = None,
    behind: Annotated[str | None, option("--behind", "CLUB", "Behind that club.")] = None,
    position: Annotated[str | None, option("--position", "N", "That place.")] = None,
    before: Annotated[str | None, option("--before", "SEASON", "Before that season.")] = None,
    on: Annotated[str | None, option("--on", "DATE", "On that day.")] = None,
    at: Annotated[str | None, option("--at", "DATE", "At that later date.")] = None,
    age: Annotated[str | None, option("--age", "N", "That age.")] = None,
    since: Annotated[str | None, option("--since", "DATE", "From that day on.")] = None,
    until: Annotated[str | None, option("--until", "DATE", "Up to that day.")] = None,
    person: Annotated[
        str | None, option("--person", "NAME", "That coach or holder of a post.")
    ] = None,
    player: Annotated[str | None, option("--player", "NAME", "That player.")] = None,
    holder: Annotated[str | None, option("--holder", "NAME", "The holder of an honour.")] = None,
    body: Annotated[str | None, option("--body", "NAME", "Where a post was held.")] = None,
    award: Annotated[str | None, option("--award", "NAME", "That prize.")] = None,
    subject: Annotated[str | None, option("--subject", "NAME", "The subject of a figure.")] = None,
    quantity: Annotated[str | None, option("--quantity", "NAME", "Population, capacity …")] = None,
    points: Annotated[str | None, option("--points", "N", "That many points.")] = None,
    conceded: Annotated[str | None, option("--conceded", "N", "That many goals conceded.")] = None,
    leg: Annotated[str | None, option("--leg", "1|2", "Only that leg of a tie.")] = None,
    phase: Annotated[
        str | None, option("--phase", "PHASE", "Only the group or the knockout phase.")
    ] = None,
    half: Annotated[
        str | None, option("--half", "1|2", "Only that half of a league season.")
    ] = None,
    first: Annotated[str | None, option("--first", "N", "Only the first N of them.")] = None,
    last: Annotated[str | None, option("--last", "N", "Only the last N of them.")] = None,
    than: Annotated[str | None, option("--than", "SEASON", "Compared with that season.")] = None,
    goals: Annotated[str | None, option("--goals", "N", "That many goals.")] = None,
    output: Output = NO_OUTPUT_OPTIONS,
) -> ResultSet:
    """Check a sentence, or a whole draft, against the record.

    Words are a sentence in English or Italian; files, and - for standard input, are drafts in
    Markdown, or in plain text where they end in .txt. Each statement gets a verdict, or none where
    a word of it was not understood. Between <!-- gasp off --> and <!-- gasp on -->, and in the
    block after <!-- gasp off: next -->, nothing is checked; nor are quotations and code. Exit code
    1 where something is contradicted, else 0; see --fail-on.

    A single word with --says is a measure, as is each of a list. Exit code 0 where it is
    confirmed, 1 where it is contradicted, 6 where the record cannot tell; of a list the worst, a
    contradiction before what cannot be told. 3 where a line of the list asks what cannot be
    asked; the others are judged all the same.
    """
    options = {
        "season": only("season", season), "club": club, "opponent": only("opponent", opponent),
        "competition": only("competition", competition),
        "matchday": matchday, "matchdays": matchdays, "stage": stage, "venue": venue,
        "kind": kind, "score": score, "behind": behind, "position": position, "before": before,
        "on": on, "at": at, "age": age, "since": since, "until": until,
        "person": person, "player": player, "holder": holder, "body": body, "award": award,
        "subject": subject, "quantity": quantity, "points": points, "conceded": conceded,
        "leg": leg, "phase": phase, "half": half, "first": first, "last": last, "than": than,
        "goals": goals,
    }  # fmt: skip
    arguments = {name: value for name, value in options.items() if value is not None}
    words = [word for word in words or () if word.strip()]
    if file is None and says is compare is None and not arguments and (words or draft):
        if draft or len(words) > 1 or not is_measure(words[0]):
            return check_text(
                record,
                words,
                draft or (),
                date,
                stdin_filename,
                output.output_format,
                fail_on,
                everything=everything,
            )
    elif draft or everything or date or stdin_filename or fail_on is not FailOn.CONTRADICTED:
        raise UsageError(
            msg(
                "--all, --date, --draft, --fail-on and --stdin-filename are for a sentence or a"
                " draft"
            ),
            msg("leave them out"),
        )
    if output.output_format in [form.name for form in ANNOTATIONS]:
        raise UsageError(
            msg("{format} is for a sentence or a draft", format=output.output_format),
            msg("see gasp check --help"),
        )
    return _check_measure(record, words, arguments, says, compare, file)


def _check_measure(
    record: Record,
    words: Sequence[str],
    arguments: dict[str, Any],
    says: str | None,
    compare: Compare | None,
    file: Path | None,
) -> ResultSet:
    """A measure held against its value, or a list of them."""
    if (not words and file is None) or (words and file is not None):
        raise UsageError(
            msg("give a sentence, drafts or a measure, or --file with a list"),
            msg("see gasp check --help"),
        )
    if len(words) > 1:
        raise UsageError(
            msg("with --says or an option of measures there is one word, the measure"),
            msg("see gasp check --help"),
        )
    if file is not None and (arguments or says is not None or compare is not None):
        raise UsageError(
            msg("the claims of a list have their own arguments"), msg("leave these out")
        )
    if file is not None:
        claims = _read(file)
    elif says is None:
        find_measure(words[0])
        raise UsageError(
            msg("there is no value to check"), msg("give the value claimed with --says")
        )
    else:
        values: Any = [part.strip() for part in says.split(";")] if ";" in says else says
        claims = [ask.ClaimInput(Check(words[0], arguments, values, compare))]
    answer = ask.check(record, claims)
    summed_up = _sum_up(answer) if file is not None else ()
    return answer._replace(remarks=summed_up, outcome=_outcome(answer))


def _read(file: Path) -> list[ask.ClaimInput]:
    """The claims of a JSON lines file, or of standard input, faulty ones among them.

    Raises `FileError` for a file that cannot be read, `DataError` for one that is not text.
    """
    lines = (read_stdin() if is_stdin(str(file)) else read_text(file)).split("\n")
    claims = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            claims.append(_read_line(line, f"{file}:{number}"))
    return claims


def _read_line(line: str, where: str) -> ask.ClaimInput:
    try:
        return _claim(line)._replace(where=where)
    except UsageError as error:
        return ask.ClaimInput(error, where=where)


def _claim(line: str) -> ask.ClaimInput:
    """The claim of a line. Raises `UsageError`."""
    try:
        claim = parse_json(line)
    except (ValueError, RecursionError) as error:
        what = msg("not JSON: {reason}", reason=message_of(error))
        raise UsageError(what, msg("a claim is one JSON object a line")) from error
    if not isinstance(claim, dict) or not {"measure", "says"} <= set(claim):
        raise UsageError(msg("a claim is an object with measure and says"))
    text = claim.pop("text", None)
    measure, says = str(claim.pop("measure")), claim.pop("says")
    compare = claim.pop("compare", None)
    # The arguments may be nested in `arguments` or beside the other fields.
    arguments = claim.pop("arguments", {})
    if not isinstance(arguments, dict):
        raise UsageError(msg("arguments is not an object"))
    return ask.ClaimInput(Check(measure, {**arguments, **claim}, says, compare), text)


def _sum_up(answer: ResultSet) -> tuple[str, ...]:
    if not answer.rows and not answer.warnings:
        return ()
    unchecked = sum(row.verdict == Verdict.UNVERIFIABLE for row in answer.rows)
    claims = count_verdicts(answer.rows)
    summed_up = msg("{claims}; all could be checked", claims=claims)
    if unchecked:
        summed_up = plural(
            "{claims}; {n} could not be checked", "{claims}; {n} could not be checked",
            unchecked, claims=claims,
        )  # fmt: skip
    if faulty := len(answer.warnings):
        summed_up = plural(
            "{rest}; {n} not understood", "{rest}; {n} not understood", faulty, rest=summed_up
        )
    return (summed_up,)


def _outcome(answer: ResultSet) -> Outcome:
    if answer.warnings:
        return Outcome.FAULTY
    verdicts = {row.verdict for row in answer.rows}
    if verdicts & {Verdict.CONTRADICTED, Verdict.PARTLY}:
        return Outcome.NEGATIVE
    return Outcome.UNDECIDED if Verdict.UNVERIFIABLE in verdicts else Outcome.COMPLETE
