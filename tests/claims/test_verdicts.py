"""The verdict on every claim of the story and what the record gives, pinned one by one.

Each was looked up by hand in the tables and matches when it was written down: a list for each
claim, a value a part, None where the record cannot tell. One that changes must be looked up again.
"""

from __future__ import annotations

from typing import Any

from gasp_cli import KnowledgeBase
from gasp_cli.claims.verdict import Verdict

VERDICTS: dict[str, tuple[str, list[Any]]] = {
    "inter-2025-cl-final": ("confirmed", ["Final", -5]),
    "gasperini-leaves-atalanta": ("confirmed", [["2025-06-01"], ["2016-06-14"]]),
    "gasperini-atalanta-coach": ("confirmed", [["2016-06-14"], ["Edoardo Reja"], ["2025-06-01"]]),
    "age-67-in-2025": ("confirmed", [[67]]),
    "ranieri-roma-coach": ("confirmed", [["Claudio Ranieri"]]),
    "regular-top-four-contenders": ("confirmed", [6]),
    "occasional-title-fight": ("confirmed", [5]),
    "not-elite-for-most-of-history": ("confirmed", [4]),
    "nickname-la-dea": (
        "confirmed",
        [["regina delle provinciali", "queen of the provinces", "La Dea", "Orobici", "Nerazzurri"]],
    ),
    "queen-of-the-provinces": (
        "confirmed",
        [["regina delle provinciali", "queen of the provinces", "La Dea", "Orobici", "Nerazzurri"]],
    ),
    "bergamo-population": ("confirmed", [["more than 120000"]]),
    "bergamo-rank-35th": ("supported", [[27], [28], None]),
    "best-finish-before-gasperini": ("contradicted", [5]),
    "last-sixth-1980s": ("confirmed", ["1980s"]),
    "gasperini-genoa-second": (
        "confirmed",
        [["2006-07-10", "2013-09-29"], ["2010-11-08", "2016-06"]],
    ),
    "gasperini-genoa-first": (
        "confirmed",
        [["2006-07-10", "2013-09-29"], ["2010-11-08", "2016-06"]],
    ),
    "gasperini-inter-coach": ("confirmed", [5]),
    "gasperini-palermo-coach": ("confirmed", [23]),
    "late-fifties-in-2016": ("confirmed", [[58], [58]]),
    "thirteenth-2015-16": ("confirmed", [13]),
    "fourth-2016-17": ("confirmed", [4]),
    "third-2018-19": ("confirmed", [3]),
    "third-2019-20": ("confirmed", [3]),
    "third-2020-21": ("confirmed", [3]),
    "heights-never-reached-before": ("confirmed", [5, 3, 1]),
    "psg-quarter-final-defeat": ("confirmed", ["Quarter-finals", ["1-2"]]),
    "minutes-from-semi-final": ("confirmed", ["Paris Saint-Germain", ["90", "90+3"]]),
    "psg-game-in-lisbon": ("supported", [["Estadio da Luz", "Lisbon"], None]),
    "key-players-lost-each-summer": ("confirmed", [9]),
    "sartori-sporting-director": (
        "confirmed",
        [["head of the technical area", "sporting director"]],
    ),
    "europa-league-2023-24": ("confirmed", [1]),
    "conceded-many-goals": ("contradicted", [0]),
    "outscored-opponents": ("confirmed", [29]),
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
    "strong-second-halves-too-late": ("confirmed", [6, 8]),
    "two-coppa-italia-finals": ("contradicted", [3]),
    "both-finals-lost-to-juventus": (
        "partly",
        [["Lazio", "Juventus", "Juventus"], ["Lazio", "Juventus", "Juventus"]],
    ),
    "coppa-finals-close": ("confirmed", [["1-2", "0-1"]]),
    "one-defeat-in-13": ("confirmed", [13, 1]),
    "liverpool-second-leg-defeat": ("confirmed", [1, ["3-0", "0-1"]]),
    "anfield-three-nil": ("confirmed", [["3-0"], ["Anfield", "Liverpool"]]),
    "scamacca-anfield-goals": ("confirmed", [2, ["3-0"], ["Anfield", "Liverpool"]]),
    "klopp-liverpool-coach": ("confirmed", [["Jürgen Klopp"]]),
    "group-sturm-graz": ("partly", [1, 1]),
    "group-rakow": ("confirmed", [2, 2]),
    "group-sporting": ("partly", [1, 1]),
    "sporting-out-last-16": ("confirmed", [True, ["Group D", "Round of 16"]]),
    "liverpool-out-2023-24": ("confirmed", [True, ["Quarter-finals"]]),
    "marseille-out-2023-24": ("confirmed", [True]),
    "leverkusen-final-win": ("confirmed", [["3-0"], ["Aviva Stadium", "Dublin", "Dublin Arena"]]),
    "lookman-hat-trick": ("confirmed", [3]),
    "leverkusen-unbeaten": ("supported", [0]),
    "alonso-leverkusen-coach": ("confirmed", [["Xabi Alonso"]]),
    "stadium-former-name": ("confirmed", [["Stadio Atleti Azzurri d'Italia"]]),
    "stadium-capacity-23500": ("contradicted", [[24950]]),
    "champions-league-normal": ("confirmed", [4]),
    "gomez-leaves-atalanta": ("supported", [["2021-01-26"]]),
    "lookman-penalty-miss": ("confirmed", [1]),
    "yo-yo-club-made-fixture": ("confirmed", [[13], 9]),
    "gasperini-player-palermo": (
        "confirmed",
        [["1978", "2012-09-16", "2013-02-24"], ["1983", "2013-02-04", "2013-03-11"]],
    ),
    "gasperini-player-pescara": ("confirmed", [["1985"], ["1990"]]),
    "gasperini-juventus-youth": ("confirmed", [["player", "youth", "youth coach"]]),
    "gasperini-turned-to-coaching": ("confirmed", [["1967", "1976", "1994"]]),
    "gasperini-crotone-coach": ("confirmed", [["Gian Piero Gasperini"], ["2004-12", "2006"]]),
    "reja-atalanta-coach": ("confirmed", [["2016-06"], ["Gian Piero Gasperini"]]),
    "atalanta-nerazzurri": (
        "confirmed",
        [["regina delle provinciali", "queen of the provinces", "La Dea", "Orobici", "Nerazzurri"]],
    ),
    "slow-start-2016-17": ("confirmed", [16]),
    "sixth-at-halfway-2016-17": ("confirmed", [6]),
    "beat-napoli-2016-17": ("confirmed", [1]),
    "beat-inter-2016-17": ("confirmed", [1]),
    "beat-roma-2016-17": ("confirmed", [1]),
    "nickname-orobici": (
        "confirmed",
        [["regina delle provinciali", "queen of the provinces", "La Dea", "Orobici", "Nerazzurri"]],
    ),
    "overtook-lazio-last-day": ("confirmed", [["Lazio"]]),
    "europa-league-place-2017": ("confirmed", [4, "Europa League"]),
    "europa-league-round-of-32": ("confirmed", ["Round of 32"]),
    "seventh-2017-18": ("confirmed", [7]),
    "europa-league-again-2018": ("confirmed", [True]),
    "one-of-best-seasons-2018-19": ("confirmed", [3, 4]),
    "first-top-three-2018-19": ("confirmed", [3, 4]),
    "best-attack-2018-19": ("confirmed", [1]),
    "goals-77-2018-19": ("confirmed", [77]),
    "first-champions-league-place": ("confirmed", [3, "Champions League"]),
    "champions-league-debut-2019-20": ("confirmed", [True, 5, "Europa League", "Europa League"]),
    "coppa-semi-final-juventus": ("partly", [["3-0"], ["Quarter-finals"]]),
    "coppa-final-lost-to-lazio": ("confirmed", [["Lazio"], ["Lazio", "Juventus", "Juventus"]]),
    "panchina-doro-2018-19": (
        "confirmed",
        [["Panchina d'oro", "Gran Gala del Calcio: best coach"], ["2020-02-03"]],
    ),
    "past-the-group-2019-20": ("confirmed", [2]),
    "valencia-4-1": ("confirmed", [["4-1"]]),
    "valencia-win-quarter-final": ("partly", ["2020-03-10", True]),
    "inter-last-day-defeat-2019-20": ("confirmed", [["0-2"]]),
    "seventeen-unbeaten-2019-20": ("confirmed", [17]),
    "seven-home-wins-2019-20": ("supported", [7]),
    "five-points-behind-juventus": ("confirmed", [5, 1]),
    "record-78-points": ("supported", [78]),
    "second-champions-league-place": (
        "confirmed",
        [3, "Champions League", "Champions League", 5, "Europa League", "Europa League"],
    ),
    "season-suspended-2020": ("confirmed", [3]),
    "valencia-game-at-san-siro": ("confirmed", [["Milan", "San Siro", "Stadio Giuseppe Meazza"]]),
    "bergamo-milan-31-miles": ("confirmed", [[50]]),
    "forty-thousand-supporters": ("confirmed", [[40000]]),
    "gori-mayor": ("confirmed", [["mayor"]]),
    "gori-mediaset": ("confirmed", [["director"]]),
    "european-home-games-san-siro": (
        "confirmed",
        [["Milan", "San Siro", "Stadio Giuseppe Meazza"]],
    ),
    "stadium-unfit-for-uefa-2019-20": (
        "supported",
        [["Milan", "San Siro", "Stadio Giuseppe Meazza"]],
    ),
    "stadium-capacity-21300": ("contradicted", [[22512, 23370]]),
    "no-european-run-before": ("contradicted", ["Semi-finals"]),
    "first-knockout-game": ("confirmed", [["Round of 16"], 5, "Europa League", "Europa League"]),
    "used-to-relegation": ("confirmed", [[13]]),
    "ajax-semi-final-2018-19": ("confirmed", ["Semi-finals"]),
    "ten-hag-ajax-coach": ("confirmed", [["Erik ten Hag"]]),
    "age-62-in-2020": ("confirmed", [[62]]),
    "last-16-draw": ("supported", [["Round of 16"]]),
    "gomez-instrumental": ("supported", [0]),
    "milan-clubs-absent-from-knockouts": (
        "confirmed",
        [False, "Group F", ["Milan", "San Siro", "Stadio Giuseppe Meazza"]],
    ),
    "milan-out-over-ffp": ("partly", [False, 5]),
    "inter-out-in-group": ("confirmed", ["Group F"]),
    "inter-into-europa-league-2019-20": ("confirmed", [3]),
    "gagliardini-to-inter": ("confirmed", [["2017-01-11"]]),
    "kessie-to-milan": ("confirmed", [["2017-06-02", "2019"]]),
    "mancini-to-roma": ("confirmed", [["2019-07-17", "2020"]]),
    "three-defeats-to-start": ("confirmed", [3]),
    "lost-to-dinamo-zagreb-2019": ("confirmed", [1]),
    "lost-to-shakhtar-2019": ("confirmed", [1]),
    "lost-to-manchester-city-2019": ("confirmed", [1]),
    "shakhtar-3-0": ("confirmed", [["3-0"]]),
    "bottom-place-loomed": ("confirmed", [4]),
    "seven-points-last-three": ("confirmed", [7]),
    "second-in-group-2019-20": ("confirmed", [2]),
    "prize-money-5-8-million": ("contradicted", [[10.5]]),
}


def test_every_verdict_is_the_one_reviewed(kb: KnowledgeBase) -> None:
    found = {row.id: (row.verdict, [part["found"] for part in row.parts]) for row in kb.claims()}
    assert found == VERDICTS


def test_every_verdict_that_a_check_can_reach_is_reached() -> None:
    assert {verdict for verdict, _ in VERDICTS.values()} == set(Verdict) - {"unverifiable"}


def test_most_facts_are_judged(kb: KnowledgeBase) -> None:
    assert sum(row.verdict == "unverifiable" for row in kb.facts()) <= 100
