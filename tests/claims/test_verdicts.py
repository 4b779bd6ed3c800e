"""The verdict on every claim of the story and what the record gives, pinned one by one.

Each was looked up by hand in the tables and matches when it was written down: a list for each
claim, a value a part, None where the record cannot tell. One that changes must be looked up again.
"""

from __future__ import annotations

from typing import Any

from gasp_cli import KnowledgeBase

VERDICTS: dict[str, tuple[str, list[Any]]] = {
    "inter-2025-cl-final": ("confirmed", ["Final", 1, "Saturday"]),
    "gasperini-leaves-atalanta": ("confirmed", [9]),
    "gasperini-atalanta-coach": ("partly", [9, None]),
    "age-67-in-2025": ("confirmed", [[67, 68]]),
    "best-finish-before-gasperini": ("contradicted", [5]),
    "last-sixth-1980s": ("confirmed", ["1980s"]),
    "late-fifties-in-2016": ("confirmed", [[57, 58, 59]]),
    "thirteenth-2015-16": ("confirmed", [13]),
    "fourth-2016-17": ("confirmed", [4]),
    "third-2018-19": ("confirmed", [3]),
    "third-2019-20": ("confirmed", [3]),
    "third-2020-21": ("confirmed", [3]),
    "psg-quarter-final-defeat": ("confirmed", ["Quarter-finals", ["1-2"]]),
    "minutes-from-semi-final": ("partly", ["Paris Saint-Germain", None]),
    "europa-league-2023-24": ("confirmed", [1]),
    "beat-milan-by-five": ("confirmed", [[5, 3, 2, 1], [5, 3, 2, 1]]),
    "beat-crotone-by-five": ("partly", [[4, 2, 1], [5, 3, 2, 1]]),
    "beat-parma-by-five": ("confirmed", [[5, 3, 2, 1], [5, 3, 2]]),
    "beat-chievo-by-five": ("partly", [[4, 3, 1], [5, 4, 1]]),
    "beat-bologna-by-five": ("confirmed", [[5, 3, 2, 1], [5, 4, 3, 2, 1]]),
    "beat-hellas-verona-by-five": ("confirmed", [[5, 3, 2, 1], [6, 5, 3, 2, 1]]),
    "beat-udinese-by-six": ("confirmed", [[6, 4, 2, 1], [7, 6, 3, 2]]),
    "beat-salernitana-by-six": ("partly", [[6, 3, 1], [8, 4, 2, 1]]),
    "beat-torino-by-seven": ("confirmed", [[7, 3, 2, 1], [7, 4, 3, 2]]),
    "slow-starts": ("partly", [6, 3]),
    "strong-second-halves-too-late": ("partly", [6, None]),
    "two-coppa-italia-finals": ("contradicted", [3]),
    "both-finals-lost-to-juventus": (
        "partly",
        [["Lazio", "Juventus", "Juventus"], ["Lazio", "Juventus", "Juventus"]],
    ),
    "one-defeat-in-13": ("confirmed", [13, 1]),
    "liverpool-second-leg-defeat": ("confirmed", [1, ["3-0", "0-1"]]),
    "anfield-three-nil": ("confirmed", [["3-0"]]),
    "scamacca-anfield-goals": ("partly", [["3-0"], None]),
    "group-sturm-graz": ("confirmed", [1]),
    "group-rakow": ("confirmed", [2]),
    "group-sporting": ("confirmed", [1]),
    "sporting-out-last-16": ("confirmed", [True, ["Group D", "Round of 16"]]),
    "liverpool-out-2023-24": ("confirmed", [True, ["Quarter-finals"]]),
    "marseille-out-2023-24": ("confirmed", [True]),
    "leverkusen-final-win": ("partly", [["Atalanta"], None]),
    "leverkusen-unbeaten": ("partly", [0, None]),
    "slow-start-2016-17": ("confirmed", [16]),
    "sixth-at-halfway-2016-17": ("confirmed", [6]),
    "beat-napoli-2016-17": ("confirmed", [1]),
    "beat-inter-2016-17": ("confirmed", [1]),
    "beat-roma-2016-17": ("confirmed", [1]),
    "overtook-lazio-last-day": ("confirmed", [["Lazio"]]),
    "europa-league-place-2017": ("confirmed", [4, "Europa League"]),
    "europa-league-round-of-32": ("confirmed", ["Round of 32"]),
    "seventh-2017-18": ("confirmed", [7]),
    "europa-league-again-2018": ("confirmed", [True]),
    "first-top-three-2018-19": ("confirmed", [3, 4]),
    "best-attack-2018-19": ("confirmed", [1]),
    "goals-77-2018-19": ("confirmed", [77]),
    "first-champions-league-place": ("confirmed", [3, "Champions League"]),
    "champions-league-debut-2019-20": ("partly", [True, None]),
    "coppa-semi-final-juventus": ("partly", [["3-0"], ["Quarter-finals"]]),
    "coppa-final-lost-to-lazio": ("confirmed", [["Lazio"], ["Lazio", "Juventus", "Juventus"]]),
    "past-the-group-2019-20": ("confirmed", [2]),
    "valencia-4-1": ("confirmed", [["4-1", "4-3"], "Wednesday"]),
    "valencia-win-quarter-final": ("partly", ["2020-03-10", True]),
    "inter-last-day-defeat-2019-20": ("confirmed", [["0-2"]]),
    "seventeen-unbeaten-2019-20": ("confirmed", [17]),
    "seven-home-wins-2019-20": ("confirmed", [7]),
    "five-points-behind-juventus": ("confirmed", [5, 1]),
    "record-78-points": ("partly", [78, None]),
    "second-champions-league-place": ("partly", [3, "Champions League", None]),
    "season-suspended-2020": ("partly", [3, None]),
    "first-knockout-game": ("partly", [["Round of 16"], None]),
    "ajax-semi-final-2018-19": ("confirmed", ["Semi-finals"]),
    "age-62-in-2020": ("confirmed", [[61, 62]]),
    "last-16-draw": ("partly", [["Round of 16"], None]),
    "milan-clubs-absent-from-knockouts": ("partly", [False, "Group F", None]),
    "milan-out-over-ffp": ("partly", [False, None]),
    "inter-out-in-group": ("confirmed", ["Group F"]),
    "three-defeats-to-start": ("confirmed", [3]),
    "lost-to-dinamo-zagreb-2019": ("confirmed", [1]),
    "lost-to-shakhtar-2019": ("confirmed", [1]),
    "lost-to-manchester-city-2019": ("confirmed", [1]),
    "shakhtar-3-0": ("confirmed", [["3-0"]]),
    "bottom-place-loomed": ("confirmed", [4]),
    "seven-points-last-three": ("confirmed", [7]),
    "second-in-group-2019-20": ("confirmed", [2]),
    "one-foot-in-quarter-final": ("confirmed", ["2020-03-10"]),
}


def test_every_verdict_is_the_one_reviewed(kb: KnowledgeBase) -> None:
    found = {row.id: (row.verdict, [part["found"] for part in row.parts]) for row in kb.claims()}
    assert found == VERDICTS


def test_at_least_sixty_facts_are_checked() -> None:
    assert len(VERDICTS) >= 60
    assert {verdict for verdict, _ in VERDICTS.values()} == {"confirmed", "contradicted", "partly"}
