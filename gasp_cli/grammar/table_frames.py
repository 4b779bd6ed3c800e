"""Frames of places in a table."""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.claims_of import Claim, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import PLACE, TAIL, W, reads
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import results_of, subjects_of, table_ways
from gasp_cli.grammar.table_tail import clubs_of, place_of, placed, ranked, tail_claims
from gasp_cli.grammar.totals import total


@reads(
    f"S={W}? (finish|stand|climb|be|end|have) (in|at|al|a|as|on|comma)? P={PLACE} T={TAIL}",
    f"S={W}? (take|record|make) P=place_q finish? T={TAIL}",
    f"S={W}? suffer P=(ord|place_q) T={TAIL}",
    f"S={W}? V=reach P=place_q T={TAIL}",
    f"S={W}? (finish|stand|climb|be|end) (in|at|al|a|on|comma)? P=(top|bottom) of? E=ed T={TAIL}",
)
def place(clause: Clause) -> list[Claim]:
    """Read “Alba finished third with 78 points, five behind Juventus”."""
    if clause.found.has("E"):
        clause.narrow(clause.found.value("E"))
    return placed(clause, subjects_of(clause))


@reads(f"(coach|he) lead S={W} (to|al|a) P={PLACE} T={TAIL}")
def led_to(clause: Clause) -> list[Claim]:
    """Read “In his first season the coach led Alba to fourth place with 72 points”."""
    clause.scope.setdefault("spell", True)
    if clause.names("S") != (clause.own,):
        raise CannotResolve
    return placed(clause, subjects_of(clause))


@reads(f"S={W} P=(ord|place_q) T={TAIL}")
def place_again(clause: Clause) -> list[Claim]:
    """Read “… e la Juventus settima con 62”: goes on from a place."""
    if not clause.memory.get("placed"):
        raise CannotResolve
    return placed(clause, subjects_of(clause))


@reads(
    f"S=seas (end|finish) with S2={W} (in|at|al|a)? P={PLACE} T={TAIL}",
    f"S=seas (finish|be) (in|at|al|a)? P={PLACE} T={TAIL}",
)
def season_place(clause: Clause) -> list[Claim]:
    """Read “La stagione 2021-22 si è conclusa all'ottavo posto”."""
    clause.narrow({"season": clause.found.value("S")})
    subjects = clause.names("S2") or (clause.own,)
    clause.subject = subjects[0]
    return placed(clause, subjects)


@reads("P=place_q finish?", named=True)
def place_named(clause: Clause) -> list[Claim]:
    """Read “Third-place finishes in 2019, 2020 and 2021 …”: naming them states them."""
    if not {"season", "year", "ends", "spell_season", "rel"} & clause.scope.keys():
        raise CannotResolve
    clause.subject = clause.own
    return placed(clause, (clause.own,))


@reads(f"P=place_q finish? (take|have|record) S={W} (into|reach) E=ed")
def place_took(clause: Clause) -> list[Claim]:
    """Read “A fifth-place finish had got Alba into the 2023-24 Europa League”."""
    clause.only(frozenset())
    subjects = subjects_of(clause)
    edition, item = clause.found["E"], clause.found["P"]
    named = clause.resolver.season(edition.value, assume=False)
    if len(subjects) != 1 or named is None or "competition" not in edition.value:
        raise CannotResolve
    way: dict[str, Any] = {"season": clause.resolver.previous(named, -1)}
    if subjects[0] != clause.own:
        way["club"] = subjects[0]
    return [
        Claim("league_position", (way,), item.value.number, None, item.where),
        Claim("qualified_for", (way,), edition.value["competition"], None,
              edition.where),
    ]  # fmt: skip


@reads(f"best place (of S={W})? be P=place_q", f"S={W} poss best (finish|place) be P=(place_q|ord)")
def best_place(clause: Clause) -> list[Claim]:
    """Read “Prima del mister il miglior piazzamento era il quinto posto del 1947-48”."""
    if clause.found.has("S") and clause.names("S") != (clause.own,):
        raise CannotResolve
    clause.only(frozenset(("before_spell", "league", "competition")))
    league = clause.scope.get("competition", clause.resolver.words.league)
    if not clause.scope.get("before_spell") or not clause.resolver.is_league(league):
        raise CannotResolve
    item = clause.found["P"]
    before = clause.resolver.spell_seasons[0]
    clause.subject = clause.own
    return [Claim("best_finish", ({"before": before},), place_of(item), None, item.where)]


@reads(f"S={W}? (have|be|with) K=rank T={TAIL}")
def rank(clause: Clause) -> list[Claim]:
    """Read “l'Alba aveva il terzo attacco del campionato”."""
    subjects = subjects_of(clause)
    tail = clause.found.group("T")
    item = clause.found["K"]
    clause.scope |= {
        key: value for key, value in item.value.scope.items() if key not in clause.scope
    }
    ways = table_ways(clause, subjects, ())
    claims = ranked(ways, item)
    around = [other.kind for other in tail if other.kind in ("behind", "only_behind", "ahead")]
    if not around:
        return claims + tail_claims(clause, subjects, ways, tail)
    # The clubs behind which an attack is have scored more: they are not those above in the table.
    if around != ["behind"] or any(other.kind in ("q", "num", "level") for other in tail):
        raise CannotResolve
    (claim,) = claims
    return [
        claim,
        *(
            claim._replace(
                arguments=tuple({**way, "club": name} for way in claim.arguments),
                says=claim.says - 1,
                compare="at-most",
            )
            for name in clubs_of(clause, tail)
        ),
    ]


@reads(f"S={W}? outscore any_side", f"S={W}? be top_scorers")
def outscores(clause: Clause) -> list[Claim]:
    """Read “they outscored every other team”."""
    subjects = subjects_of(clause)
    ways = table_ways(clause, subjects)
    quantity = Quantity("attack_rank", 1, None, {}, *clause.found.where)
    item = Item("rank", quantity, *clause.found.where)
    return ranked(ways, item)


@reads(f"only C={W} (and D={W})? finish ahead of? S={W}")
def only_above(clause: Clause) -> list[Claim]:
    """Read “Only Inter and Milan finished above Alba”."""
    subjects = subjects_of(clause)
    others = tuple(name for group in ("C", "D") for name in clause.names(group))
    ways = table_ways(clause, subjects, others)
    said = list(others) if len(others) > 1 else others[0]
    return [Claim("clubs_above", tuple(ways), said, "is", clause.found.where)]


@reads(f"only C={W} (and D={W})? score more goal (than|of) S={W}")
def only_more(clause: Clause) -> list[Claim]:
    """Read “Only Napoli and Inter scored more goals than Alba”."""
    subjects = subjects_of(clause)
    others = tuple(name for group in ("C", "D") for name in clause.names(group))
    ways = table_ways(clause, subjects, others)
    if len(ways) != 1 or ways[0].keys() - {"season", "club"}:
        raise CannotResolve
    (way,) = ways
    where = clause.found.where
    number = len(others) + 1
    claims = [Claim("attack_rank", (way,), number, None, where)]
    return claims + [
        Claim("attack_rank", ({**way, "club": name},), number - 1, "at-most", where)
        for name in others
    ]


@reads(f"any_side V=(score|concede) X=(more|fewer) goal? ((than|of) S={W})?")
def no_side_more(clause: Clause) -> list[Claim]:
    """Read “No team scored more goals than Alba”."""
    found = clause.found
    subjects = subjects_of(clause)
    verb, more = found["V"], found["X"]
    unit = {("score", "more"): "attack_rank", ("concede", "fewer"): "defence_rank"}.get(
        (verb.kind, more.kind)
    )
    if unit is None:
        raise CannotResolve
    ways = table_ways(clause, subjects)
    start, end = found.items[0].start, found.items[-1].end
    quantity = Quantity(unit, 1, None, {}, start, end)
    return ranked(ways, Item("rank", quantity, start, end))


@reads(f"any_side V=(win|lose) X=(more|fewer) M=ms ((than|of) S={W})? (semi N=num)?")
def no_side_results(clause: Clause) -> list[Claim]:
    """Read “No side lost fewer away games: one”."""
    found = clause.found
    subjects = subjects_of(clause)
    verb, more, matches = found["V"], found["X"], found["M"]
    unit = {("win", "more"): "wins", ("lose", "fewer"): "defeats"}.get((verb.kind, more.kind))
    venue = matches.value.get("venue")
    if unit is None or set(matches.value) - {"venue", "league"}:
        raise CannotResolve
    ways = table_ways(clause, subjects)
    if any(way.keys() - {"season", "club"} for way in ways):
        raise CannotResolve
    narrowed = tuple(with_(way, venue=venue) for way in ways)
    claims = [Claim(f"{unit}_rank", narrowed, 1, None, found.where)]
    number = found.item("N")
    if number is not None:
        counted = tuple(with_(way, venue=venue) for way in results_of(clause, ways))
        claims.append(Claim(unit, counted, number.value, None, number.where))
    return claims


@reads(f"S={W}? (be|stand|finish|end) L=level (with|al|a)? O={W} (on Q=q)?")
def level_with(clause: Clause) -> list[Claim]:
    """Read “Alba were level with Ajax on four points”."""
    subjects = subjects_of(clause)
    club = clause.found["O"]
    names = clause.names("O")
    if len(names) != 1:
        raise CannotResolve
    ways = table_ways(clause, subjects, names)
    ahead = tuple({**way, "opponent": names[0]} for way in ways)
    claims = [Claim("points_ahead", ahead, 0, None, club.where)]
    if clause.found.has("Q"):
        claims += total(clause, subjects, clause.found.value("Q"), in_table=ways)
    return claims


@reads(f"(S={W} poss)? goal_difference ((of) S2={W})? be (and|of|a|on)? N=num")
def difference(clause: Clause) -> list[Claim]:
    """Read “Their goal difference in 2019-20 was plus 50”."""
    own = clause.own
    named = clause.names("S") or clause.names("S2") or (own,)
    item = clause.found["N"]
    (way, *others) = table_ways(clause, (own,))
    if others or way.keys() != {"season"} or named != (own,):
        raise CannotResolve
    clause.subject = own
    return [Claim("goal_difference", (way,), item.value, None, item.where)]
