"""`gasp claims`, `disputes`, `check`, `coverage` and the verdicts wherever a fact is printed."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.claims.verdict import Verdict
from gasp_cli.queries.show import show
from tests.conftest import Gasp


def rows(gasp: Gasp, *arguments: str) -> list[dict[str, object]]:
    found = json.loads(gasp(*arguments, "--format", "json").out)
    assert isinstance(found, list)
    return found


def test_claims_by_verdict_and_source(gasp: Gasp) -> None:
    wrong = {row["id"]: row for row in rows(gasp, "claims", "--verdict", "contradicted")}
    finish, finals = wrong["best-finish-before-gasperini"], wrong["two-coppa-italia-finals"]
    assert (finish["said"], finish["found"], finish["basis"]) == (6, 5, "reference")
    assert finish["evidence"] == ["finish-atalanta-1947-48"]
    assert (finals["said"], finals["found"], finals["basis"]) == (2, 3, "matches")
    assert finals["evidence"] == [
        "2019-05-15-atalanta-lazio",
        "2021-05-19-atalanta-juventus",
        "2024-05-15-atalanta-juventus",
    ]
    italian = rows(gasp, "claims", "--source", "profilo-gasperini", "--verdict", "partly")
    assert "valencia-win-quarter-final" in [row["id"] for row in italian]
    assert {"profilo-gasperini" in str(row["citations"]) for row in italian} == {True}
    assert gasp("claims", "--verdict", "wrong").code == 2


def test_parts_are_nested_and_readings_told_apart(gasp: Gasp) -> None:
    (claim,) = [row for row in rows(gasp, "claims") if row["id"] == "beat-crotone-by-five"]
    parts = claim["parts"]
    assert isinstance(parts, list)
    assert [(part["reading"], part["verdict"]) for part in parts] == [
        ("a margin", "contradicted"),
        ("goals scored", "confirmed"),
    ]
    assert claim["verdict"] == "partly"


def test_the_disputes_that_are_in_the_material_come_out(gasp: Gasp) -> None:
    found = rows(gasp, "disputes")
    disputed = {str(row["ids"]): row for row in found if row["kind"] == "dispute"}
    about = {key for row in disputed for key in json.loads(row.replace("'", '"'))}
    assert about == {
        "best-finish-before-gasperini",  # sixth, or fifth in 1947-48
        "two-coppa-italia-finals",  # two, or three
        "both-finals-lost-to-juventus",  # of all three finals, one was lost to Lazio
        "coppa-final-lost-to-lazio",  # which another source says
        "coppa-semi-final-juventus",  # the 3-0 was a quarter-final
        "valencia-win-quarter-final",  # decided in the second leg
        "slow-starts",  # in three seasons of nine in the lower half after six matchdays
        "conceded-many-goals",  # in no season more than most of the league
        "group-sturm-graz",  # 2-2 and 1-0
        "group-sporting",  # 2-1 and 1-1
        "stadium-capacity-23500",
        "stadium-capacity-21300",
        "no-european-run-before",  # a semi-final in 1988
        "milan-out-over-ffp",  # fifth in the league
        "prize-money-5-8-million",  # 10.5 million euros
        "beat-crotone-by-five",  # margins of four
        "beat-chievo-by-five",
        "beat-salernitana-by-six",  # a margin of six, but eight goals
    }
    changed = [row for row in found if row["kind"] == "changed over time"]
    assert [row["ids"] for row in changed] == [["stadium-capacity-23500", "stadium-capacity-21300"]]


def test_every_contradiction_can_be_followed_to_its_matches(gasp: Gasp) -> None:
    for row in rows(gasp, "claims", "--verdict", "contradicted"):
        shown = json.loads(gasp("show", str(row["id"]), "-f", "json").out)
        assert shown["verdict"] == "contradicted"
        assert [part["verdict"] for part in shown["findings"]] == ["contradicted"]
        for match in row["evidence"]:  # type: ignore[attr-defined]
            assert gasp("show", match).code == 0


CONFIRMED = ["check", "goals_for", "--season", "2018-19", "--says", "77"]


@pytest.mark.parametrize(
    ("arguments", "code", "verdict"),
    [
        (CONFIRMED, 0, "confirmed"),
        ([*CONFIRMED[:-1], "78"], 1, "contradicted"),
        (["check", "in_charge", "--club", "Inter", "--on", "1950-01-01", "--says", "Somebody"], 6,
         "unverifiable"),
        (["check", "goals-for", "--season", "2019", "--club", "inter milan", "--says", "57"], 0,
         "confirmed"),
        (["check", "lost_finals_to", "--competition", "Coppa", "--says",
          "lazio; juve; Juventus FC"], 0, "confirmed"),
        (["check", "took_part", "--club", "Milan", "--season", "2020", "--competition", "CL",
          "--says", "false"], 0, "confirmed"),
        (["check", "goals_for", "--season", "1990", "--says", "1"], 6, "unverifiable"),
        (["check", "league_position", "--season", "2019", "--matchday", "99", "--says", "1"], 6,
         "unverifiable"),
        (["check", "league_position", "--season", "2019", "--matchday", "0", "--says", "1"], 6,
         "unverifiable"),
        (["check", "titles", "--competition", "EL", "--club", "Chelsea", "--season", "2019",
          "--says", "0"], 6, "unverifiable"),
        (["check", "played", "--club", "Juventus", "--competition", "Coppa", "--says", "1"], 6,
         "unverifiable"),
        (["check", "goals_for", "--season", "2019", "--says", "77.0"], 0, "confirmed"),
        (["check", "goals_for", "--season", "2019", "--says", "76.5", "--compare", "at-least"], 0,
         "confirmed"),
        (["check", "weekday", "--on", "2025-05-31", "--says", "saturday"], 0, "supported"),
        (["check", "lost_finals_to", "--competition", "EL", "--says", "none"], 0, "confirmed"),
        # Ajax came through three qualifying rounds, of which the record has no match.
        (["check", "played", "--club", "Ajax", "--season", "2019", "--competition", "CL", "--says",
          "12"], 0, "confirmed"),
        (["check", "played", "--club", "Ajax", "--season", "2019", "--competition", "CL", "--says",
          "18"], 6, "unverifiable"),
        (["check", "league_position", "--season", "2019", "--on", "2018-07-01", "--says", "1"], 6,
         "unverifiable"),
        # Roma, Sassuolo and SPAL had all won 1-0.
        (["check", "league_position", "--season", "2019", "--club", "Roma", "--matchday", "1",
          "--says", "8"], 0, "confirmed"),
        (["check", "run_before", "--kind", "unbeaten", "--on", "2016-01-01", "--says", "0"], 6,
         "unverifiable"),
        (["check", "best_finish", "--before", "2030-31", "--says", "3"], 6, "unverifiable"),
        (["check", "points_over", "--season", "2020", "--competition", "A", "--matchdays", "30-60",
          "--says", "17"], 6, "unverifiable"),
        (["check", "qualified_for", "--season", "2017", "--says", "UEFA Europa League"], 0,
         "confirmed"),
        (["check", "took_part", "--club", "Milan", "--season", "2018", "--competition", "EL",
          "--says", "false"], 6, "unverifiable"),
        (["check", "points", "--season", "2023", "--club", "Juventus", "--says", "72"], 1,
         "contradicted"),
        # One value said of several that were found is enough, several must be all, is is exact.
        (["check", "results", "--opponent", "Torino", "--says", "7-0"], 0, "confirmed"),
        (["check", "results", "--opponent", "Torino", "--says", "7-0", "--compare", "is"], 1,
         "contradicted"),
        (["check", "results", "--opponent", "Torino", "--says", "7-0;2-1"], 1, "contradicted"),
        (["check", "results", "--opponent", "Torino", "--says", "9-0"], 1, "contradicted"),
        (["check", "winning_margins", "--opponent", "Torino", "--says", "seven"], 0, "confirmed"),
        # Nobody and nothing: they won the cup, went out in a group, did not play.
        (["check", "eliminated_by", "--season", "2024", "--competition", "EL", "--says",
          "Liverpool"], 1, "contradicted"),
        (["check", "eliminated_by", "--season", "2024", "--competition", "EL", "--says", "none"],
         0, "confirmed"),
        (["check", "eliminated_by", "--season", "2020", "--competition", "CL", "--says", "none"],
         1, "contradicted"),
        (["check", "eliminated_by", "--season", "2020", "--competition", "CL", "--club", "Inter",
          "--says", "nobody"], 0, "confirmed"),
        (["check", "eliminated_by", "--season", "2019", "--competition", "Coppa Italia", "--club",
          "Inter", "--says", "none"], 6, "unverifiable"),
        (["check", "qualified_for", "--season", "2022", "--says", "CL"], 1, "contradicted"),
        (["check", "qualified_for", "--season", "2022", "--says", "none"], 0, "confirmed"),
        (["check", "qualified_for", "--season", "2025", "--says", "none"], 6, "unverifiable"),
        (["check", "qualified_for", "--season", "2022", "--club", "Torino", "--says", "none"], 6,
         "unverifiable"),
        (["check", "stage_reached", "--season", "2023", "--competition", "EL", "--says", "Final"],
         1, "contradicted"),
        (["check", "stage_reached", "--season", "2023", "--competition", "EL", "--says", "none"],
         0, "confirmed"),
        (["check", "stage_reached", "--season", "2016", "--competition", "EL", "--says", "none"],
         6, "unverifiable"),
        # Milan may have gone out in the qualifying rounds, which the record lacks.
        (["check", "stage_reached", "--season", "2021", "--competition", "CL", "--club", "Milan",
          "--says", "none"], 6, "unverifiable"),
        (["check", "tie_decided_on", "--season", "2020", "--competition", "CL", "--opponent",
          "Liverpool", "--says", "11 March 2020"], 1, "contradicted"),
        (["check", "results", "--season", "2020", "--opponent", "Liverpool", "--says", "2-0"], 1,
         "contradicted"),
        (["check", "wins", "--season", "2020", "--competition", "A", "--matchdays", "39-40",
          "--says", "0"], 6, "unverifiable"),
        # As people write them.
        (["check", "league_position", "--season", "2020", "--says", "3rd"], 0, "confirmed"),
        (["check", "goals_for", "--season", "2020", "--says", "98 goals"], 0, "confirmed"),
        (["check", "stage_reached", "--season", "2020", "--competition", "CL", "--says",
          "quarter-final"], 0, "confirmed"),
        (["check", "win_percentage", "--says", "52%"], 0, "confirmed"),
        (["check", "win_percentage", "--says", "51.9 per cent"], 0, "confirmed"),
        (["check", "win_percentage", "--says", "51%"], 1, "contradicted"),
        (["check", "tie_decided_on", "--season", "2020", "--competition", "CL", "--opponent",
          "Valencia", "--says", "10 March 2020"], 0, "confirmed"),
        # Looked up by hand: the league table and matches of 2019-20, the tie against Valencia.
        (["check", "draws", "--season", "2020", "--competition", "A", "--says", "9 draws"], 0,
         "confirmed"),
        (["check", "won_drawn_lost", "--season", "2020", "--competition", "A", "--says", "23-9-6"],
         0, "confirmed"),
        (["check", "goal_difference", "--season", "2020", "--says", "+50"], 0, "confirmed"),
        (["check", "goals_against", "--season", "2020", "--says", "48"], 0, "confirmed"),
        (["check", "defence_rank", "--season", "2020", "--says", "fifth"], 0, "confirmed"),
        (["check", "aggregate", "--season", "2020", "--competition", "CL", "--opponent",
          "Valencia", "--says", "8:4"], 0, "confirmed"),
        (["check", "wins", "--season", "2024", "--opponent", "Liverpool", "--venue", "away",
          "--says", "one win"], 0, "confirmed"),
        (["check", "meetings", "--opponent", "Real Madrid", "--says", "four"], 0, "confirmed"),
        (["check", "meetings", "--opponent", "Real", "--says", "4"], 0, "confirmed"),
    ],
)  # fmt: skip
def test_a_sentence_of_ones_own(gasp: Gasp, arguments: list[str], code: int, verdict: str) -> None:
    outcome = gasp(*arguments, "--format", "json")
    (row,) = json.loads(outcome.out)
    assert (outcome.code, row["verdict"]) == (code, verdict)
    assert (row["found"] is None) == (verdict == "unverifiable")


def test_dates_that_articles_gave_refute_nothing(gasp: Gasp) -> None:
    asked = "check age_then --age 62 --on 2020-02-19 --at 2020-02-19 --says"
    (holds,), (fails,) = rows(gasp, *asked.split(), "62"), rows(gasp, *asked.split(), "63")
    assert (holds["verdict"], fails["verdict"]) == ("supported", "unverifiable")
    assert (holds["basis"], fails["basis"]) == ("sources", "sources")
    assert holds["reason"] == fails["reason"] == "neither a match nor a reference row decides it"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("check", 2, "give a sentence, drafts or a measure"),
        ("check goals_for --season 2019", 2, "give the value claimed with --says"),
        ("check goal_for --says 1", 2, "did you mean goals_for"),
        ("check points --says 1", 2, "points needs season"),
        ("check points --season 2019 --opponent Inter --says 1", 2, "takes no argument"),
        ("check goals_for --season 2019 --club Intre --says 1", 1, "did you mean Inter?"),
        ("check goals_for --season 2019 --says many", 2, "'many' is not a number of goals"),
        (
            "check took_part --season 2019 --competition CL --says maybe",
            2,
            "it is one of yes, no, true, false",
        ),
        (
            "check tie_decided_on --season 2020 --competition CL --opponent Valencia --says march",
            2,
            "'march' is not a day",
        ),
        ("check league_position --season 2019 --on 2019-2-30 --says 1", 2, "is not a day"),
        ("check league_position --season 2019 --matchday x --says 1", 2, "not a whole number"),
        (
            "check stages --season 2019 --competition Coppa --opponent Juve --says Semi-fnial",
            2,
            "did you mean Semi-finals",
        ),
        (
            "check results --season 2019 --opponent Inter --venue moon --says 1-1",
            2,
            "is not a venue",
        ),
        (
            "check stage_reached --season 2019 --competition Coppa --says Final --compare at-least",
            2,
            "cannot be ordered",
        ),
        ("check weekday --on 2020-02-19 --says Funday", 2, "is not a weekday"),
        ("check results --season 2020 --opponent Valencia --says foo", 2, "is not a score"),
        ("check decade_of_finish --position 6 --before 2016-17 --says 1983", 2, "is not a decade"),
        ("check points --season 2020 --says 78;79", 2, "gives one value, not a list"),
        ("check points --season 2020 --says 78% ", 2, "'78%' is not a number of points"),
        ("check points --season 2020 --says 78th", 2, "'78th' is not a number of points"),
        ("check wins --season 2020 --says 3-defeats", 2, "is not a number of matches"),
        ("check won_drawn_lost --season 2020 --says 23-9", 2, "is not a record of matches won"),
        (
            "check lost_finals_to --competition Coppa --says Juve,Lazio",
            2,
            "separate several values by ;",
        ),
        ("check results --opponent Inter,Milan --says 1-0", 2, "is more than one club"),
        ("check results --opponent Inter --opponent Milan --says 1-0", 2, "is given 2 times"),
        ("check results --opponent Atalanta --says 1-0", 2, "do not play themselves"),
        ("check results --opponent Inter --says none;1-0", 2, "not a value that can be claimed"),
        ("check points --season 2020 --says 7_8", 2, "is not a number of points"),
        ("check points --season 2020 --matchday 1_0 --says 1", 2, "is not a whole number"),
        ("check wins --season 2020 --matchdays 6-4 --says 1", 2, "is not a range of matchdays"),
        ("check age_then --age 1000 --on 2020 --at 2021 --says 1", 2, "is not a whole number"),
        ("check titles --competition A --season 2023 --club Napoli --says 1", 2, "is a league"),
        ("check points --file claims.jsonl", 2, "--file"),
        ("check --file /nowhere.jsonl", 4, "cannot read /nowhere.jsonl"),
    ],
)
def test_what_cannot_be_checked_is_said(
    gasp: Gasp, arguments: str, code: int, message: str
) -> None:
    outcome = gasp(*arguments.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err


def test_a_list_of_claims(gasp: Gasp, tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    lines = [
        {"text": "77 goals", "measure": "goals_for", "season": "2018-19", "says": 77},
        {"measure": "finals", "arguments": {"competition": "Coppa Italia"}, "says": 3},
        {"measure": "figure", "subject": "Bergamo", "quantity": "weather", "says": "rain"},
    ]
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    outcome = gasp("check", "--file", str(file), "-f", "jsonl")
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row["verdict"] for row in found] == ["confirmed", "confirmed", "unverifiable"]
    assert [row["text"] for row in found] == ["77 goals", None, None]
    assert outcome.code == 6
    assert outcome.err == ("gasp: 3 claims: 2 confirmed, 1 unverifiable; 1 could not be checked\n")
    lines.append({"measure": "finals", "competition": "Coppa Italia", "says": 2})
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert gasp("check", "--file", str(file)).code == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "a claim is an object with measure and says"),
        ('{"measure": "finals"}', "a claim is an object with measure and says"),
        ('{"measure": "finale", "says": 1}', "unknown measure 'finale' (did you mean finals"),
        ('{"measure": "finals", "says": 1, "compare": "~"}', "'~' is not a way to compare"),
        ('{"measure": "finals", "says": 1, "arguments": 2}', "arguments is not an object"),
    ],
)
def test_a_damaged_list_is_named_with_its_line(
    gasp: Gasp, tmp_path: Path, line: str, message: str
) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(f'{{"measure": "seasons_in_charge", "says": 9}}\n{line}\n', encoding="utf-8")
    outcome = gasp("check", "--file", str(file), "--fields", "verdict")
    assert (outcome.code, outcome.out) == (3, "verdict\nsupported\n")  # the others are judged
    assert f"claims.jsonl:2: {message}" in outcome.err
    assert "1 claim: 1 supported; all could be checked; 1 not understood" in outcome.err


def test_every_measure_has_an_example_that_works(gasp: Gasp, kb: KnowledgeBase) -> None:
    for row in kb.measures():
        words = shlex.split(row.example)
        if "VALUE" not in words:  # a measure that no fact uses has only its usage to show
            assert gasp("check", *words).code in (0, 1, 6), row.example


RATINGS = {"confirmed": 5, "supported": 4, "partly": 3, "contradicted": 1}


def test_claims_as_claimreview(gasp: Gasp) -> None:
    document = json.loads(gasp("claims", "--format", "claimreview").out)
    reviews = document["@graph"]
    assert document["@context"] == "https://schema.org"
    assert len(reviews) == len(rows(gasp, "claims"))
    for review in reviews:
        # What https://schema.org/ClaimReview and its readers require.
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["url"]
        assert review["itemReviewed"]["@type"] == "Claim"
        assert review["itemReviewed"]["appearance"]
        rating = review["reviewRating"]
        assert rating["@type"] == "Rating"
        if (stars := rating.get("ratingValue")) is not None:
            assert rating["worstRating"] <= stars <= rating["bestRating"]
            assert stars == RATINGS[rating["alternateName"]]
    assert {review["reviewRating"].get("ratingValue") for review in reviews} == {5, 4, 3, 1}
    by_id = {review["@id"]: review for review in reviews}
    wrong = by_id["urn:gasp:two-coppa-italia-finals"]
    assert wrong["reviewRating"]["ratingValue"] == 1
    assert wrong["itemReviewed"]["author"] == {"@type": "Person", "name": "Emmet Gates"}
    assert "said 2, found 3" in wrong["reviewRating"]["ratingExplanation"]


def test_no_other_command_has_that_format(gasp: Gasp) -> None:
    assert gasp("facts", "--format", "claimreview").code == 2


def test_sources_count_the_verdicts_of_their_facts(gasp: Gasp) -> None:
    for source in rows(gasp, "sources"):
        facts = rows(gasp, "facts", "--source", str(source["id"]))
        for verdict in Verdict:
            assert source[verdict] == sum(row["verdict"] == verdict for row in facts)


NO_FACTS = ("match", "person", "source", "club", "reference")


@pytest.mark.parametrize(
    "command",
    ["facts", "people Papu", "timeline 2020", "search penalty", "today --on 2024-02-19",
     "honours", "transfers", "career", "quotes"],
)  # fmt: skip
def test_wherever_a_fact_is_printed_its_verdict_is(gasp: Gasp, command: str) -> None:
    printed = rows(gasp, *command.split())
    for row in printed:
        # What the reference record alone has is no statement of a source.
        is_fact = row.get("kind") not in NO_FACTS and row.get("citations") != []
        assert (row["verdict"] is not None) == is_fact, row
    assert any(row["verdict"] is not None for row in printed)


def test_facts_by_verdict(gasp: Gasp) -> None:
    found = rows(gasp, "facts", "--verdict", "contradicted")
    assert {row["verdict"] for row in found} == {"contradicted"}
    assert [row["id"] for row in found] == [
        row["id"] for row in rows(gasp, "claims", "--verdict", "contradicted")
    ]


def test_what_is_not_tested_says_why(gasp: Gasp) -> None:
    reasons = {
        "prickly-character": "an opinion",
        "lookman-penalty-quote": "a quotation, not a claim",
        "model-for-clubs": "an opinion",
        "farewell-letter": "only the article tells it",
        "covid-no-fever": "private: only those concerned can know",
        "panchina-doro-meaning": "no reference row found",
        "favourites-after-first-leg": "a prediction; it came true (Whether Atalanta knocked out"
        " Valencia, Champions League, 2019-20: yes)",
        "could-emulate-ajax": "a prediction; it did not come true (How far Atalanta got,"
        " Champions League, 2019-20: Quarter-finals)",
    }
    for fact, reason in reasons.items():
        shown = json.loads(gasp("show", fact, "-f", "json").out)
        assert (shown["verdict"], shown["reason"]) == ("unverifiable", reason)


def test_a_place_may_be_asked_for_by_the_field_of_a_table(gasp: Gasp) -> None:
    asked = ("--season", "2020", "--says", "3", "-f", "json")
    outcomes = [gasp("check", name, *asked) for name in ("position", "league_position")]
    assert outcomes[0] == outcomes[1]
    assert json.loads(outcomes[0].out)[0]["measure"] == "league_position"


def test_coverage(gasp: Gasp, kb: KnowledgeBase) -> None:
    found = rows(gasp, "coverage")
    league = [row for row in found if row["competition"] == "Serie A"]
    assert league[0]["season"] == "2007-08"
    assert all(row["matches"] == row["expected"] for row in league)
    assert sum(int(str(row["matches"])) for row in found) == sum(
        edition.matches for edition in kb.record.editions
    )
    scorers = {(row["competition"], row["season"]): row["scorers"] for row in found}
    assert scorers["Coppa Italia", "2018-19"] is True
    assert {row["scorers"] for row in league} == {False}
    partial = [row for row in found if row["expected"] is None]
    assert ("Europa League", "2017-18") in [(row["competition"], row["season"]) for row in partial]


def test_evidence_is_all_the_matches_that_were_found(gasp: Gasp) -> None:
    (row,) = rows(
        gasp, "check", "results", "--opponent", "Liverpool", "--season", "2024", "--says", "3-0"
    )
    assert (row["found"], row["verdict"]) == (["3-0", "0-1"], "confirmed")
    assert row["evidence"] == ["2024-04-11-liverpool-atalanta", "2024-04-18-atalanta-liverpool"]


def test_all_evidence_can_be_opened(gasp: Gasp, kb: KnowledgeBase) -> None:
    opened: dict[str, str] = {}
    for evidence in sorted({evidence for row in kb.claims() for evidence in row.evidence}):
        card = show(kb.story, evidence)
        assert card.fields["id"] == evidence
        assert card.kind == "match" or card.fields["urls"]
        opened.setdefault(card.kind, evidence)
    assert set(opened) == {"match", "reference row"}
    for kind, evidence in opened.items():
        shown = gasp("show", evidence).out
        assert shown.startswith(f"field\tvalue\nkind_of\t{kind}\nid\t{evidence}\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"measure": "points", "measure": "wins", "season": "2020", "says": 5}', "'measure'"),
        ('{"measure": "points", "arguments": {"season": "2020", "season": "2021"}, "says": 5}',
         "'season'"),
    ],
)  # fmt: skip
def test_a_key_twice_in_a_claim_is_refused(
    gasp: Gasp, tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(line, encoding="utf-8")
    outcome = gasp("check", "--file", str(file))
    assert outcome.code == 3
    assert f"{file}:1: not JSON: {said} stands twice in one object" in outcome.err


@pytest.mark.parametrize(
    "line", ["table ٢٠٢٠", "matches --season ٢٠١٩-٢٠", "timeline ٢٠٢٠",
             "table 2020 --on ٢٠٢٠-٠١-٠١", "today --on ٠٥-١٥"],
)  # fmt: skip
def test_other_digits_are_refused(gasp: Gasp, line: str) -> None:
    assert gasp(*line.split()).code == 2
