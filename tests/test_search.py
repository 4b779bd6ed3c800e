"""Searches as people type them, in both languages, and what must be among the first three."""

import pytest

from gasp_cli.i18n import ENGLISH, set_data_translations, set_language
from gasp_cli.kb.story import translations
from gasp_cli.knowledge_base import KnowledgeBase
from gasp_cli.queries.search import search
from gasp_cli.queries.search_words import stem, telling, with_whole_rounds
from tests.conftest import Gasp

COPPA_FINALS = "2019-05-15-atalanta-lazio 2021-05-19-atalanta-juventus 2024-05-15-atalanta-juventus"
PERSON = "Gian Piero Gasperini"

# The words, the language, and ids or names of which one must be among the first three.
SEARCHES = [
    line.split(" | ")
    for line in f"""\
it | capienza stadio | stadium-capacity-23500
it | rigore Lookman | lookman-penalty-miss
it | finale di coppa | {COPPA_FINALS}
it | finali di Coppa Italia | two-coppa-italia-finals
it | finale Coppa Italia | {COPPA_FINALS}
it | Coppa Italia Finale | {COPPA_FINALS}
it | vittoria contro il Liverpool | 2020-11-25-liverpool-atalanta 2024-04-11-liverpool-atalanta
it | panchina d'oro | panchina-doro-2018-19
it | partita a porte chiuse | 2020-10-27-atalanta-ajax 2021-02-10-atalanta-napoli
it | tripletta Lookman Dublino | lookman-hat-trick
it | Gasp alla Roma | gasperini-roma-expected roma-three-year-deal
it | lite Papu Gomez | gomez-fall-out
it | quarto posto | fourth-2016-17
it | tifosi a San Siro | forty-thousand-supporters
it | Atalanta Valencia 4-1 | valencia-4-1
it | sette gol al Torino | beat-torino-by-seven
it | sette a zero al Torino | beat-torino-by-seven
it | manita al Milan | 2019-12-22-atalanta-milan
it | soprannome Dea | figure-atalanta-nickname
it | miglior attacco | best-attack-2018-19
it | sconfitta con il PSG a Lisbona | psg-game-in-lisbon
it | cessione Kessié | kessie-to-milan
it | lettera d'addio | farewell-letter
it | record di punti | record-78-points
it | sindaco Gori figlio scuola | gori-son-at-match
it | Supercoppa UEFA | 2024-08-14-real-madrid-atalanta
it | rigori Copenaghen | 2018-08-30-copenhagen-atalanta
it | rigori | 2018-08-30-copenhagen-atalanta
it | semifinale Fiorentina | 2019-02-27-fiorentina-atalanta
it | finale Europa League | 2024-05-22-atalanta-bayer-leverkusen
it | ottavi di Champions | 2020-02-19-atalanta-valencia
it | 27 ottobre 2019 | 2019-10-27-atalanta-udinese
it | 27/10/2019 | 2019-10-27-atalanta-udinese
it | 8 febbraio 2020 | 2020-02-08-fiorentina-atalanta
it | Girone C Manchester City | 2019-10-22-manchester-city-atalanta
it | abitanti Bergamo | bergamo-population
it | allenamenti massacranti | brutal-training
it | plusvalenze | buy-low-sell-high
it | statua Gasperini | statue-predicted
it | Sun Tzu | Sun_Tzu
it | quando è arrivato Gasperini | gasperini-atalanta-coach late-fifties-in-2016
it | serie positiva | seventeen-unbeaten-2019-20
it | età di Gasperini | {PERSON.replace(" ", "_")}
it | centrocampista | Marten_de_Roon
it | allenatore | Claudio_Ranieri
it | 9ª giornata Udinese | 2019-10-27-atalanta-udinese
it | avvii lenti | newcomers-needed-time
it | fallo di rigore | lookman-penalty-miss
it | tempi supplementari | 2018-08-30-copenhagen-atalanta
it | spareggi | 2018-08-30-copenhagen-atalanta
it | vittoria più larga | 2018-08-02-sarajevo-atalanta
it | sconfitta più pesante | 2017-03-12-inter-atalanta
it | precedenti con la Juventus | Juventus
it | qwertyuiop Milan | Milan
en | biggest win | 2018-08-02-sarajevo-atalanta
en | heaviest defeat | 2017-03-12-inter-atalanta
en | Coppa Italia finals | two-coppa-italia-finals
en | Coppa Italia Final | {COPPA_FINALS}
en | the final of the Europa League | 2024-05-22-atalanta-bayer-leverkusen
en | record against Juventus | Juventus
en | how many wins | seven-home-wins-2019-20
en | trophy | europa-league-2023-24
en | hattrick | lookman-hat-trick
en | final | {COPPA_FINALS}
en | extra time | 2018-08-30-copenhagen-atalanta
en | penalties | 2018-08-30-copenhagen-atalanta
en | penalty shoot-out Copenhagen | 2018-08-30-copenhagen-atalanta
en | 2021-04-18 | 2021-04-18-atalanta-juventus
en | 22 May 2024 | 2024-05-22-atalanta-bayer-leverkusen
en | Matchday 9 Udinese | 2019-10-27-atalanta-udinese
en | semi-final Fiorentina | 2019-02-27-fiorentina-atalanta
en | midfielder | Marten_de_Roon
en | coach | Claudio_Ranieri
en | lost to Liverpool | 2024-04-18-atalanta-liverpool 2020-11-03-atalanta-liverpool
en | behind closed doors Valencia | 2020-03-10-valencia-atalanta
en | Kessie sold | kessie-to-milan
en | quarrel with Gomez | gomez-leaves-atalanta
en | instgram | gori-instagram-post
it | 22 maggio 2024 | 2024-05-22-atalanta-bayer-leverkusen
it | 22/05/2024 | 2024-05-22-atalanta-bayer-leverkusen
it | 7-1 | 2017-03-12-inter-atalanta
it | 0-7 Torino | 2020-01-25-torino-atalanta
it | 7-0 | 2020-01-25-torino-atalanta
it | tripletta | lookman-hat-trick
en | 22/05/2024 | 2024-05-22-atalanta-bayer-leverkusen
en | May 22, 2024 Leverkusen | 2024-05-22-atalanta-bayer-leverkusen
en | 2020-01-25 | 2020-01-25-torino-atalanta
en | 7-0 | 2020-01-25-torino-atalanta
en | 3–0 Leverkusen | 2024-05-22-atalanta-bayer-leverkusen
en | 4:1 Valencia | 2020-02-19-atalanta-valencia
en | hat-trick | lookman-hat-trick
en | UEFA Super Cup | 2024-08-14-real-madrid-atalanta
""".splitlines()
]


def ids(kb: KnowledgeBase, language: str, words: str) -> list[str]:
    """The ids and names that a search in a language finds, best first."""
    set_language(language)
    set_data_translations(lambda: translations(kb.story.store, language))
    try:
        return [hit.id for hit in search(kb.story, words).rows]
    finally:
        set_language(ENGLISH)


@pytest.mark.parametrize(("language", "words", "meant"), SEARCHES)
def test_what_is_meant_is_among_the_first_three(
    kb: KnowledgeBase, language: str, words: str, meant: str
) -> None:
    first = [name.replace(" ", "_") for name in ids(kb, language, words)[:3]]
    assert set(meant.split()) & set(first), first


def test_the_table_has_sixty_searches_and_more() -> None:
    assert len(SEARCHES) >= 60
    assert {language for language, _, _ in SEARCHES} == {"en", "it"}


def test_articles_prepositions_and_endings_change_nothing(kb: KnowledgeBase) -> None:
    assert ids(kb, "it", "la finale della Coppa Italia") == ids(kb, "it", "finale Coppa Italia")
    assert ids(kb, "en", "the final of the Coppa Italia") == ids(kb, "en", "final Coppa Italia")


def test_an_unknown_word_is_named_and_lowers_the_score(gasp: Gasp) -> None:
    alone = gasp("search", "Milan", "--fields", "id,score", "--limit", "1")
    assert (alone.out, alone.err) == ("id\tscore\nMilan\t100\n", "")
    half = gasp("search", "qwertyuiop", "Milan", "--fields", "id,score", "--limit", "1")
    assert (half.out, half.err) == (
        "id\tscore\nMilan\t50\n",
        "gasp: nothing found for 'qwertyuiop'\n",
    )


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("vivaio", "vivaio"),  # no slip for `viaggio`
        ("8 February 2021", "8 February 2021"),  # there was a match on that day in 2020
        ("08/02/2021", "08/02/2021"),
        ("9:9", "9:9"),
    ],
)
def test_nothing_is_better_than_something_else(gasp: Gasp, words: str, unknown: str) -> None:
    outcome = gasp("search", words, "--fields", "id")
    assert (outcome.out, outcome.err) == ("id\n", f"gasp: nothing found for {unknown!r}\n")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("goleada", "gasp wins"),
        ("capocannoniere", "gasp scorers"),
        ("top scorer", "gasp scorers"),
        ("goalscorers nobody", "gasp scorers"),
        ("Kessie fee", "gasp transfers"),
        ("derby", "gasp versus"),
        ("derby Milan", "gasp versus"),
    ],
)
def test_a_search_names_the_command_that_answers_it(gasp: Gasp, words: str, command: str) -> None:
    outcome = gasp("search", *words.split())
    assert outcome.code == 0
    assert outcome.err.splitlines()[-1] == f"gasp: see also {command}"


def test_slips_stay_within_the_language_in_use(kb: KnowledgeBase) -> None:
    assert ids(kb, "it", "allenatroe")
    assert not ids(kb, "en", "allenatroe")


def test_a_quarter_final_is_not_a_final() -> None:
    assert with_whole_rounds("quarti di finale e finale") == "quarti e finale"
    assert with_whole_rounds("quarter finals") == "quarterfinals"


@pytest.mark.parametrize(
    ("words", "common"), [("finale finali final finals", "final"), ("gol", "gol"), ("dea", "dea")]
)
def test_forms_share_a_stem(words: str, common: str) -> None:
    assert {stem(word) for word in words.split()} == {common}


def test_a_search_for_nothing_but_small_words_keeps_them() -> None:
    assert telling(["il", "gol"]) == ["gol"]
    assert telling(["il"]) == ["il"]
