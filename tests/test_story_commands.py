"""The commands that tell the story."""

from __future__ import annotations

import json

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.queries.reference import reference
from gasp_cli.queries.search import search
from gasp_cli.queries.word_index import WordIndex
from tests.conftest import Gasp


def rows(gasp: Gasp, *arguments: str) -> list[dict[str, object]]:
    found = json.loads(gasp(*arguments, "--format", "json").out)
    assert isinstance(found, list)
    return found


def test_the_penalty_quote_with_speaker_occasion_and_source(gasp: Gasp) -> None:
    (quote,) = rows(gasp, "quotes", "--player", "Lookman")
    assert quote["text"] == "one of the worst penalty takers I’ve ever seen."
    assert quote["speaker"] == "Gian Piero Gasperini"
    assert "Club Brugge" in str(quote["occasion"])
    assert quote["citations"] == ["destination-calcio-2025:40"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("quotes --player Lokman", 1, "did you mean Ademola Lookman?"),
        ("quotes --by Gasparini", 1, "did you mean Gian Piero Gasperini?"),
        ("people Gianluca", 1, "say which: Gianluca Mancini or Gianluca Scamacca"),
        ("people Edoardo", 1, "say which: Edoardo Gori or Edoardo Reja"),
        ("people Zlatan", 1, "unknown person 'Zlatan'"),
        ("facts --about Atalnta", 1, "did you mean Atalanta?"),
        ("facts --source daily-mail", 1, "did you mean daily-mail-2020?"),
        ("facts --kind rumour", 2, "it is one of claim, quote, appointment"),
        ("facts --season 1998", 2, "the record has no season 1997-98"),
        ("timeline 20", 2, "'20' is not a year"),
        ("show lookman-penalty", 1, "did you mean lookman-penalty-miss or lookman-penalty-quote?"),
        (
            "show nobody-at-all-xyz",
            1,
            "unknown fact, match, person, source, club or reference row",
        ),
        ("cite fourth", 1, "unknown fact, source, match or reference row 'fourth'"),
        ("cite lookman-penalty-quote --style apa", 2, "'apa' is not one of"),
    ],
)
def test_what_is_wrong_is_said(gasp: Gasp, arguments: str, code: int, message: str) -> None:
    outcome = gasp(*arguments.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err


def test_quotes_by_and_about(gasp: Gasp) -> None:
    assert {row["speaker"] for row in rows(gasp, "quotes", "--by", "gasperini")} == {
        "Gian Piero Gasperini"
    }
    assert [row["speaker"] for row in rows(gasp, "quotes", "--player", "Papu")] == ["Papu Gómez"]
    assert [row["id"] for row in rows(gasp, "quotes", "--about", "Gori")] == [
        "gori-instagram-quote"
    ]


def test_filters_of_facts_add_up(gasp: Gasp) -> None:
    found = rows(gasp, "facts", "--kind", "transfer", "--source", "daily-mail-2020")
    assert [row["id"] for row in found] == [
        "gagliardini-to-inter",
        "kessie-to-milan",
        "mancini-to-roma",
    ]
    assert rows(gasp, "facts", "--about", "Mancini", "--kind", "transfer") == found[2:]
    of_season = rows(gasp, "facts", "--season", "2018")
    assert {row["season"] for row in of_season} == {"2017-18"}


def test_people_and_one_person(gasp: Gasp) -> None:
    everybody = rows(gasp, "people")
    assert everybody[0]["name"] == "Gian Piero Gasperini"
    counts = [row["facts"] for row in everybody]
    assert counts == sorted(counts, key=lambda count: -int(str(count)))
    papu = rows(gasp, "people", "Papu")
    assert len(papu) == next(row["facts"] for row in everybody if row["name"] == "Papu Gómez")
    assert {"gomez-day-off-quote", "gomez-leaves-atalanta"} <= {row["id"] for row in papu}


def test_career_of_the_coach_comes_first_and_by_date(gasp: Gasp) -> None:
    stated = [row for row in rows(gasp, "career") if row["citations"]]
    of_the_coach = [row for row in stated if row["person"] == stated[0]["person"]]
    assert [(row["club"], row["from"]) for row in of_the_coach] == [
        ("Palermo", "1978"),
        ("Pescara", "1985"),
        ("Juventus", "1994"),
        ("Crotone", "2003"),
        ("Genoa", "2006-07-10"),
        ("Inter", "2011-07-01"),
        ("Palermo", "2012-09-16"),
        ("Genoa", "2013-09-29"),
        ("Atalanta", "2016-06-14"),
        ("Roma", "2025-06-06"),
    ]
    assert stated[: len(of_the_coach)] == of_the_coach
    genoa = of_the_coach[4]
    assert genoa["to"] == "2010-11-08"
    assert "2006-1010" in str(genoa["note"])


def test_a_coachs_matches_are_counted_as_far_as_the_record_goes(gasp: Gasp) -> None:
    posts = {(row["club"], row["from"]): row for row in rows(gasp, "career")}
    genoa, atalanta = posts["Genoa", "2006-07-10"], posts["Atalanta", "2016-06-14"]
    assert (genoa["played"], genoa["won"], genoa["drawn"], genoa["lost"]) == (124, 49, 31, 44)
    assert genoa["covered"] == "Serie A 2007-08 to 2010-11"
    assert str(genoa["lacks"]).startswith("league matches 2006-07, ")
    assert (atalanta["played"], atalanta["points_per_match"]) == (439, 1.79)
    # Nobody says when he left: how many of the club's matches were his cannot be told.
    ballardini = posts["Genoa", "2010-11-08"]
    assert (ballardini["to"], ballardini["played"]) == (None, None)
    assert posts["Palermo", "1978"]["played"] is None  # he played there


def test_honours_and_transfers(gasp: Gasp) -> None:
    honours = rows(gasp, "honours")
    assert [(row["honour"], row["season"]) for row in honours if row["citations"]] == [
        ("Panchina d'oro", "2018-19"),
        ("Europa League", "2023-24"),
        ("Coach of the year", "2023-24"),
    ]
    assert all(row["urls"] and row["verdict"] is None for row in honours[3:])
    transfers = [row for row in rows(gasp, "transfers") if row["citations"]]
    assert [(row["player"], row["to"], row["year"]) for row in transfers] == [
        ("Roberto Gagliardini", "Inter", 2017),
        ("Franck Kessié", "Milan", 2019),
        ("Gianluca Mancini", "Roma", 2019),
        ("Papu Gómez", "Sevilla", 2021),
    ]


def test_the_timeline_mixes_facts_and_decisive_matches(gasp: Gasp) -> None:
    line = rows(gasp, "timeline", "2020")
    dates = [str(row["date"]) for row in line]
    assert dates == sorted(dates)
    assert {date[:4] for date in dates} == {"2020"}
    assert {"panchina-doro-2018-19", "2020-01-25-torino-atalanta"} <= {row["id"] for row in line}
    matches = [row["id"] for row in rows(gasp, "timeline") if row["kind"] == "match"]
    assert "2019-09-18-dinamo-zagreb-atalanta" in matches  # the first in the Champions League
    assert "2024-05-22-atalanta-bayer-leverkusen" in matches
    assert "2018-08-02-sarajevo-atalanta" in matches


def test_a_season_of_the_timeline_has_its_undated_facts_last(gasp: Gasp) -> None:
    line = rows(gasp, "timeline", "--season", "2024")
    assert {row["season"] for row in line} == {"2023-24"}
    assert line[-1]["date"] is None
    assert "2024-05-22-atalanta-bayer-leverkusen" in {row["id"] for row in line}


def test_sources_leave_unknown_what_is_unknown(gasp: Gasp) -> None:
    by_id = {row["id"]: row for row in rows(gasp, "sources")}
    assert by_id["profilo-gasperini"]["author"] is None
    assert by_id["destination-calcio-2025"]["author"] == "Emmet Gates"
    assert by_id["profilo-gasperini"]["date"] is None


@pytest.mark.parametrize(
    ("wanted", "kind", "has"),
    [
        ("lookman-penalty-quote", "fact", "speaker"),
        ("2024-05-22-atalanta-bayer-leverkusen", "match", "home_goals"),
        ("Papu", "person", "position"),
        ("daily-mail-2020", "source", "publisher"),
        ("Liverpool", "club", "country"),
    ],
)
def test_show_is_one_object(gasp: Gasp, wanted: str, kind: str, has: str) -> None:
    shown = json.loads(gasp("show", wanted, "--format", "json").out)
    assert shown["kind_of"] == kind
    assert has in shown
    lines = gasp("show", wanted).out.splitlines()
    assert lines[0] == "field\tvalue"
    assert json.loads(gasp("show", wanted, "-f", "jsonl").out) == shown


def test_show_puts_together_what_belongs_together(gasp: Gasp) -> None:
    final = json.loads(gasp("show", "2024-05-22-atalanta-bayer-leverkusen", "-f", "json").out)
    assert (final["home_goals"], final["away_goals"], final["half_time"]) == (3, 0, "2-0")
    match = json.loads(gasp("show", "2020-02-19-atalanta-valencia", "-f", "json").out)
    assert {"valencia-4-1", "forty-thousand-supporters"} <= {fact["id"] for fact in match["facts"]}
    source = json.loads(gasp("show", "daily-mail-2020", "-f", "json").out)
    assert all(
        any(citation.startswith("daily-mail-2020:") for citation in fact["citations"])
        for fact in source["facts"]
    )
    club = json.loads(gasp("show", "Liverpool", "-f", "json").out)
    assert len(club["matches"]) == 4


GATES = "Gian Piero Gasperini Leaving Atalanta Ends a Perfect Marriage that Changed Serie A"


def test_cite_as_text_and_markdown(gasp: Gasp) -> None:
    assert gasp("cite", "lookman-penalty-quote").out == (
        f"Emmet Gates, “{GATES}”, Destination Calcio, 2025-06-05, paragraph 40.\n"
    )
    assert gasp("cite", "lookman-penalty-quote", "--style", "markdown").out == (
        f"[^lookman-penalty-quote]: Emmet Gates, *{GATES}*, Destination Calcio, 2025-06-05,"
        " paragraph 40.\n"
    )
    assert gasp("cite", "profilo-gasperini").out == (
        "[Untitled text on Gian Piero Gasperini, profilo-gasperini].\n"
    )
    assert gasp("cite", "2020-01-25-torino-atalanta").out == (
        "“Torino 0-7 Atalanta, Serie A, Matchday 21, 2020-01-25”,"
        " openfootball/italy/2019-20/1-seriea.txt, 2020-01-25, line 336.\n"
    )


def test_cite_as_bibtex(gasp: Gasp) -> None:
    assert gasp("cite", "destination-calcio-2025", "--style", "bibtex").out == (
        "@online{destination-calcio-2025,\n"
        "  author = {Emmet Gates},\n"
        f"  title = {{{{{GATES}}}}},\n"
        "  organization = {Destination Calcio},\n"
        "  date = {2025-06-05},\n"
        "  langid = {english},\n"
        "}\n"
    )


def test_cite_as_csl_json(gasp: Gasp) -> None:
    found = json.loads(gasp("cite", "valencia-4-1", "--style", "csl-json").out)
    assert [item["id"] for item in found] == ["profilo-gasperini", "daily-mail-2020"]
    (gates,) = json.loads(gasp("cite", "destination-calcio-2025", "--style", "csl-json").out)
    assert gates["author"] == [{"family": "Gates", "given": "Emmet"}]
    assert gates["issued"] == {"date-parts": [[2025, 6, 5]]}


def best(kb: KnowledgeBase, words: str) -> tuple[str, str]:
    hits = search(kb.story, words).rows
    return (hits[0].kind, hits[0].id) if hits else ("", "")


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("Lookman", "person", "Ademola Lookman"),
        ("papu", "person", "Papu Gómez"),
        ("Liverpool", "club", "Liverpool"),
        ("valencia-4-1", "fact", "valencia-4-1"),
        ("daily-mail-2020", "source", "daily-mail-2020"),
        ("population", "fact", "bergamo-population"),
        ("serological", "fact", "covid-serological-test"),
        ("panchina", "fact", "panchina-doro-2018-19"),
        ("31 miles", "fact", "bergamo-milan-31-miles"),
        ("40,000 supporters", "fact", "forty-thousand-supporters"),
        ("5.8 million", "fact", "prize-money-5-8-million"),
        ("Sarajevo 8", "match", "2018-08-02-sarajevo-atalanta"),
        ("iliicc", "person", "Josip Iličić"),
        ("instgram", "fact", "gori-instagram-post"),
        ("nickname orobici", "fact", "nickname-orobici"),
    ],
)
def test_what_is_meant_comes_first(kb: KnowledgeBase, words: str, kind: str, key: str) -> None:
    assert best(kb, words) == (kind, key)


def test_a_word_that_stands_somewhere_is_taken_for_no_slip() -> None:
    texts = ["a player of his", "players he played with"]
    assert WordIndex(texts, texts).meanings(["player"]) == [{"player": 1.0, "players": 0.97}]
    (alike,) = WordIndex(texts, texts).meanings(["plyaer"])
    assert set(alike) == {"player", "players"}
    assert max(alike, key=alike.__getitem__) == "player"


def test_search_finds_every_fact_by_the_words_of_its_text(kb: KnowledgeBase) -> None:
    for fact in kb.story.facts[::7]:
        assert fact.id in {hit.id for hit in search(kb.story, fact.text).rows}, fact.id


def test_nothing_found_is_an_empty_answer(gasp: Gasp) -> None:
    outcome = gasp("search", "qwertyuiop")
    assert (outcome.code, outcome.err) == (0, "gasp: nothing found for 'qwertyuiop'\n")


def test_today_has_facts_too(gasp: Gasp) -> None:
    found = rows(gasp, "today", "--on", "2024-02-19")
    assert {row["years_ago"] for row in found} == {1, 4}
    assert {"match", "event", "claim", "quote"} == {row["kind"] for row in found}


def test_the_library_gives_the_rows_of_the_commands(kb: KnowledgeBase, gasp: Gasp) -> None:
    names = "people transfers career honours sources facts quotes timeline clubs competitions"
    for name in [*names.split(), "europe", "cups", "versus", "streaks"]:
        found = [list(row) for row in getattr(kb, name)()]
        assert found == [list(row.values()) for row in rows(gasp, name)], name
    assert len(kb.people("Papu")) == len(rows(gasp, "people", "Papu"))
    assert len(kb.search("penalty")) == len(rows(gasp, "search", "penalty"))


def test_search_finds_what_other_sources_state_after_what_the_articles_say(gasp: Gasp) -> None:
    found = rows(gasp, "search", "penalty")
    kinds = [row["kind"] for row in found]
    assert kinds.index("reference") > max(kinds.index("fact"), kinds.index("quote"))
    row = next(row for row in found if row["kind"] == "reference")
    assert row["citations"] and row["verdict"] is None
    shown = json.loads(gasp("show", str(row["id"]), "--format", "json").out)
    assert shown["id"] == row["id"]


def test_a_prize_in_short_is_about_its_holder(kb: KnowledgeBase) -> None:
    subjects = {row.id: row.about for row in reference(kb.story).rows}
    honours = kb.record.reference.honours
    assert honours
    assert all(subjects[honour.id] == honour.holder for honour in honours)


def test_transfers_are_those_of_a_player_or_with_a_club(gasp: Gasp) -> None:
    hojlund = rows(gasp, "transfers", "--player", "hojlund")
    assert [(row["to"], row["fee"]) for row in hojlund] == [
        ("Atalanta", 17_000_000),
        ("Manchester United", 74_000_000),
    ]
    with_roma = rows(gasp, "transfers", "--club", "as roma")
    assert {"Roma"} == {name for row in with_roma for name in (row["from"], row["to"])} - {
        "Atalanta"
    }
    assert 0 < len(with_roma) < len(rows(gasp, "transfers"))
    both = rows(gasp, "transfers", "--club", "Roma", "--player", "Mancini")
    assert both == [row for row in with_roma if row["player"] == "Gianluca Mancini"]
    outcome = gasp("transfers", "--player", "Nobody")
    assert (outcome.code, outcome.out) == (1, "")
    assert "unknown player 'Nobody'" in outcome.err


def test_a_career_and_honours_are_those_of_a_name(gasp: Gasp) -> None:
    every = rows(gasp, "career")
    career = rows(gasp, "career", "--person", "gasp")
    assert career == [row for row in every if row["person"] == "Gian Piero Gasperini"]
    assert {row["club"] for row in rows(gasp, "career", "--club", "Genoa")} == {"Genoa"}
    honours = rows(gasp, "honours")
    of_club = [row for row in honours if row["holder"] == "Atalanta"]
    for option in ("--holder", "--about"):
        assert rows(gasp, "honours", option, "la dea") == of_club
    assert gasp("honours", "--holder", "Nobody").code == 1
    assert gasp("career", "--person", "Nobody").code == 1


def test_a_player_that_only_other_sources_mention_is_shown(gasp: Gasp) -> None:
    card = json.loads(gasp("show", "hojlund", "-f", "json").out)
    assert card["name"] == "Rasmus Højlund"
    assert [move["fee"] for move in card["transfers"]] == [17_000_000, 74_000_000]
    outcome = gasp("people", "hojlund")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "gasp: unknown person 'hojlund'\n"
        "  other sources have something: gasp show 'Rasmus Højlund'\n"
    )
    assert "did you mean Gian Piero Gasperini?" in gasp("people", "Gasperinii").err
