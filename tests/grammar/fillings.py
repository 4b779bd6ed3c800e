"""Values for the gaps of the phrases of measures: true ones from the shipped record, and others.

A filling is a match, a season or a tie over two legs, with everything that a phrase may name of it.
`SPOIL` says how the value of a gap is made another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from gasp_cli import KnowledgeBase
from gasp_cli.claims.checker import ClaimChecker
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import EditionKey
from gasp_cli.grammar import english, italian
from tests.grammar.measure_phrases import STATEMENTS

Filling = Mapping[str, str]

LEAGUE = "Serie A"
ENGLISH_MONTHS = [names.split("|")[0].capitalize() for names in english.NAMES["month"].values()]
ITALIAN_MONTHS = list(italian.NAMES["month"].values())
STAGES = {  # with "to" and "at" and "the" in Italian
    "Quarter-finals": ("quarter-finals", "ai quarti di finale", "i quarti di finale"),
    "Semi-finals": ("semi-finals", "alle semifinali", "le semifinali"),
    "Round of 16": ("last 16", "agli ottavi di finale", "gli ottavi di finale"),
    "Final": ("final", "alla finale", "la finale"),
}
_FEMININE = {
    "Juventus", "Roma", "Lazio", "Fiorentina", "Sampdoria", "Salernitana", "Cremonese",
}  # fmt: skip
_JOINED = {
    "the": ("il {}", "la {}", "l'{}"), "to": ("al {}", "alla {}", "all'{}"),
    "by": ("dal {}", "dalla {}", "dall'{}"), "with": ("con il {}", "con la {}", "con l'{}"),
    "of": ("del {}", "della {}", "dell'{}"),
    "against": ("contro il {}", "contro la {}", "contro l'{}"),
}  # fmt: skip


def _italian(club: str, before: str) -> str:
    """A club's name behind an article or a preposition with one."""
    form = 2 if club[0] in "AEIOU" else 1 if club in _FEMININE else 0
    return _JOINED[before][form].format(club)


def _capital(text: str) -> str:
    """A text with a capital letter."""
    return text[0].upper() + text[1:]


def gaps_of(phrase: str) -> set[str]:
    """The names of the gaps of a phrase."""
    return set(re.findall(r"\{(\w+)(?::[^}]*)?\}", phrase))


def phrases(language: str) -> list[tuple[str, str]]:
    """Every statement of the table of phrases, with its measure."""
    return [
        (measure, phrase)
        for measure, phrases in STATEMENTS.items()
        for phrase in phrases.get(language, ())
    ]


class Fillings:
    """The fillings of the phrases of one language."""

    def __init__(self, kb: KnowledgeBase, language: str) -> None:
        self._record = kb.record
        self._checker = ClaimChecker(kb.record)
        self._language = language
        self._own = self._record.about.club
        self._all = [*self._matches(), *self._ties()]
        self.seasons = [edition.season for edition in self._record.spell.seasons]
        self._of_seasons = {season: dict(self._season(season)) for season in self.seasons}

    def of(self, measure: str, phrase: str) -> list[Filling]:
        """The fillings with everything that a phrase needs."""
        needed = gaps_of(phrase)
        seasons = [
            {**self._of_seasons[season], **self._value(measure, season)} for season in self.seasons
        ]
        return [filling for filling in (*self._all, *seasons) if needed <= filling.keys()]

    def _ordinal(self, number: int, ending: str = "a") -> str:
        words = italian.ORDINALS if self._language == "it" else english.ORDINALS
        return words[number - 1] + (ending if self._language == "it" else "")

    def _found(self, measure: str, **arguments: Any) -> Any:
        return self._checker.answer(measure, arguments).found

    def _common(self) -> Iterator[tuple[str, str]]:
        yield "club", self._own
        yield "coach", self._record.about.coach.split()[-1]

    def _day(self, day: str, prefix: str = "") -> Iterator[tuple[str, str]]:
        months = ITALIAN_MONTHS if self._language == "it" else ENGLISH_MONTHS
        yield f"{prefix}year", day[:4]
        yield f"{prefix}month", months[int(day[5:7]) - 1]
        yield f"{prefix}day", str(int(day[8:]))

    def _named(self, club: str, gap: str) -> Iterator[tuple[str, str]]:
        yield gap, club
        for before in _JOINED:
            yield f"{before}_{gap}", _italian(club, before)
        yield f"The_{gap}", _capital(_italian(club, "the"))

    # Matches

    def _matches(self) -> Iterator[Filling]:
        sides = self._record.spell.matches()
        months = [(side.opponent, side.match.date[:7]) for side in sides]
        for side, month in zip(sides, months, strict=True):
            if months.count(month) == 1 and side.match.penalties is None:
                yield dict(self._match(side))

    def _match(self, side: ClubMatch) -> Iterator[tuple[str, str]]:
        yield from self._common()
        yield from self._named(side.opponent, "opponent")
        yield from self._day(side.match.date)
        yield "season", side.match.season
        if scored := self._record.reference.goals_of(side.match):
            yield "player", scored[0].scorer
        goals, conceded = side.goals_for, side.goals_against
        score = f"{max(goals, conceded)}-{min(goals, conceded)}"
        yield "win" if goals > conceded else "defeat" if goals < conceded else "draw", score
        if conceded:
            yield "conceded", str(conceded)
        if goals:
            yield "goals", str(goals)
        if goals > conceded:
            yield "margin", str(goals - conceded)
        if side.venue in ("home", "away"):
            yield "venue", "at home" if side.venue == "home" else "away"
            yield "venue_it", "in casa" if side.venue == "home" else "in trasferta"
        if goals > conceded and side.match.competition == LEAGUE:
            run = self._found("run_after", kind="wins", on=side.match.date, competition=LEAGUE)
            if isinstance(run, int) and run <= len(english.ORDINALS):
                yield "nth_win", self._ordinal(run)
        if side.match.stage == "Final" and goals > conceded:
            ground = self._found("ground", season=side.match.season, opponent=side.opponent)
            yield from self._named(side.opponent, "final_opponent")
            yield from self._day(side.match.date, "final_")
            yield "final_score", score
            yield "final_city", next(name for name in ground if name == "Dublin")

    # Ties

    def _ties(self) -> Iterator[Filling]:
        legs: dict[tuple[Any, str, str], list[ClubMatch]] = {}
        for side in self._record.spell.matches():
            if side.match.leg is not None:
                key = (side.match.edition, side.match.stage, side.opponent)
                legs.setdefault(key, []).append(side)
        for (edition, stage, opponent), sides in legs.items():
            if len(sides) == 2:
                yield dict(self._tie(edition, stage, opponent, sides))

    def _tie(
        self, edition: Any, stage: str, opponent: str, sides: list[ClubMatch]
    ) -> Iterator[tuple[str, str]]:
        yield from self._common()
        yield "season", edition.season
        yield "competition", edition.competition
        goals = sum(side.goals_for for side in sides)
        conceded = sum(side.goals_against for side in sides)
        if goals > conceded:
            yield from self._named(opponent, "beaten")
            yield "aggregate", f"{goals}-{conceded}"
            if stage in STAGES:
                yield "tie_stage", STAGES[stage][0]
                yield "at_stage", STAGES[stage][1]
        elif goals < conceded:
            yield from self._named(opponent, "eliminator")
            if stage in STAGES:
                yield "stage", STAGES[stage][0]
                yield "to_stage", STAGES[stage][1]
                yield "the_stage", STAGES[stage][2]

    # Seasons

    def _season(self, season: str) -> Iterator[tuple[str, str]]:
        yield from self._common()
        yield "season", season
        yield "nth", self._ordinal(self._found("league_position", season=season))
        yield "round", "10"
        yield "nth_then", self._ordinal(self._found("league_position", season=season, matchday=10))
        yield "points_then", str(self._found("points", season=season, matchday=10))
        yield "first", "12"
        yield from self._behind(season)
        yield "balance", str(self._found("won_drawn_lost", season=season, competition=LEAGUE))
        before = f"{int(season[:4]) - 1}-{season[2:4]}"
        for gap, measure in (("more", "points_change"), ("more_goals", "goals_change")):
            change = self._found(measure, season=season, than=before)
            if isinstance(change, int) and change > 0:
                yield gap, str(change)
        yield "run", str(max(self._found("runs", kind="wins", season=season, competition=LEAGUE)))
        if not self._found("in_europe", season=season):
            yield "season_without", season
        if qualified := self._found("qualified_for", season=season):
            yield "qualified", qualified
        if len(pointless := self._found("no_points_against", season=season) or []) == 1:
            yield "The_pointless", _capital(_italian(pointless[0], "the"))
        if season == self.seasons[0]:
            yield from self._spell()
        yield from self._cups(season)

    def _behind(self, season: str) -> Iterator[tuple[str, str]]:
        champion = self._found("table_leader", season=season)
        if champion != self._own:
            yield "champion", champion
            yield "from_champion", _italian(champion, "by")
            yield "to_champion", _italian(champion, "to")
            yield "gap", str(self._found("points_behind", season=season, behind=champion))

    def _cups(self, season: str) -> Iterator[tuple[str, str]]:
        for competition in ("Champions League", "Europa League"):
            arguments = {"season": season, "competition": competition}
            if self._found("past_group", **arguments):
                yield "group_season", season
                yield "group_cup", competition
            if self._found("titles", **arguments):
                yield "title", competition
            if self._found("league_position", **arguments) == 1:
                yield "won_group", season
                rivals = [
                    side.opponent
                    for side in self._record.spell.matches(seasons=(season,))
                    if side.match.competition == competition
                    and side.match.stage.startswith("Group")
                ]
                names = list(dict.fromkeys(rivals))
                last = " e " if self._language == "it" else " and "
                yield "group_rivals", ", ".join(names[:-1]) + last + names[-1]

    def _spell(self) -> Iterator[tuple[str, str]]:
        yield "most", str(self._found("best_points"))
        best = self._found("best_finish", before=self.seasons[0])
        yield "best_before", self._ordinal(best)
        yield "best_before_m", self._ordinal(best, "o")
        yield "seasons_90", str(self._found("seasons_with_goals", goals=90))
        yield "lost_cup", "Coppa Italia"
        yield "lost_finals", str(self._found("finals_lost", competition="Coppa Italia"))

    def _value(self, measure: str, season: str) -> Filling:
        if measure in ("attack_rank", "defence_rank"):
            rank = self._found(measure, season=season)
            if self._language == "it":
                feminine = measure == "defence_rank"
                best = "la miglior" if feminine else "il miglior"
                article = "la " if feminine else "il "
                return {
                    "the_ranked": best
                    if rank == 1
                    else article + self._ordinal(rank, "a" if feminine else "o")
                }
            return {"ranked": "" if rank == 1 else self._ordinal(rank) + "-"}
        if measure in ("wins_rank", "defeats_rank"):
            edition = self._record.edition(EditionKey(LEAGUE, season))
            clubs = () if edition is None else edition.clubs
            first = [club for club in clubs if self._found(measure, season=season, club=club) == 1]
            return {"leader": first[0], "of_leader": _italian(first[0], "of")}
        if measure == "half_rank":
            is_first = self._found(measure, season=season, half=2) == 1
            return {"season_first": season} if is_first else {}
        if measure not in _VALUES:
            return {}
        return {"value": str(self._found(measure, season=season, **_VALUES[measure]))}


_OF_LEAGUE = {"competition": LEAGUE}
_VALUES: dict[str, Mapping[str, Any]] = {
    "points": {}, "goal_difference": {}, "half_points": {"half": 2},
    "points_won": {"first": 12, **_OF_LEAGUE},
    **dict.fromkeys(
        ("goals_for", "goals_against", "wins", "draws", "defeats", "played", "clean_sheets"),
        _OF_LEAGUE,
    ),
}  # fmt: skip
"""By measure whose phrases say `{value}`: the arguments besides the season."""


def _next_number(value: str, by: int) -> str:
    return str(int(value) + by)


def _next_score(value: str, by: int) -> str:
    """A score with as many more goals of the winner, or of both."""
    high, low = map(int, value.split("-"))
    return f"{high + by}-{low + by if high == low else low}"


def _next_balance(value: str, by: int) -> str:
    won, drawn, lost = map(int, value.split("-"))
    return f"{won + by}-{drawn}-{lost - by if lost >= by else lost + by}"


def _next_ordinal(value: str, by: int) -> str:
    """Another ordinal with the same ending, and what stands around it."""
    for words, endings in ((english.ORDINALS, ("", "-")), (italian.ORDINALS, ("a", "o"))):
        for number, word in enumerate(words):
            for ending in endings:
                if value.rsplit(" ", maxsplit=1)[-1] == word + ending:
                    other = words[(number + by) % 18 + (1 if number + by >= 18 else 0)] + ending
                    return value.removesuffix(word + ending) + other
    return ""


def _other_club(value: str, by: int) -> str:
    clubs = ["Napoli", "Inter", "Milan", "Cagliari"]
    name = next(club for club in clubs[by % 3 :] if club not in value)
    return "da " + name if value.startswith("da") else name


SPOIL: dict[str, Callable[[str, int], str]] = {
    **dict.fromkeys(
        ("value", "points_then", "gap", "goals", "conceded", "margin", "more", "more_goals", "run",
         "most", "seasons_90", "lost_finals"),
        _next_number,
    ),
    **dict.fromkeys(("win", "draw", "defeat", "aggregate", "final_score"), _next_score),
    **dict.fromkeys(
        ("nth", "nth_then", "nth_win", "best_before", "best_before_m", "ranked", "the_ranked"),
        _next_ordinal,
    ),
    "balance": _next_balance,
    "eliminator": _other_club,
    "by_eliminator": _other_club,
}  # fmt: skip
"""By gap: another value than the true one, some steps away; empty where there is none."""


@cache
def fillings(kb: KnowledgeBase, language: str) -> Fillings:
    """The fillings of a language, made once."""
    return Fillings(kb, language)
