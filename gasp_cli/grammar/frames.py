"""Frames: what a clause may say, as patterns over its verbs, clubs, numbers and scores.

Each frame names the function that makes claims of what was matched. Scopes (when, where, in which
competition) are taken out before, and a frame must account for every item that is left.
"""

from __future__ import annotations

from typing import NamedTuple

W = "(club|they|side|spell_club|coach|he)"
P = "(against|with|to|over|by|al|a|su|da|at|on|of|in)"
R = "(for|by|comma|a|with)*"
JOIN = "(comma|and|with|semi|on|a|for|while|but)*"

_NOUN = "(win_n|loss_n|draw_n)"
_NP = f"(GL=goalless)? (X=score)? (GL2=goalless)? N={_NOUN} (GL3=goalless)? ({R} Y=score)? ({P} O={W})? ({R} Z=score)?"

_GAP = f"Q=q (gap_n)? (behind|ahead|da|from|of|lead_n|fewer_n|of lead_n)"


class Frame(NamedTuple):
    """A pattern of a clause, and the name of the function that reads it."""

    pattern: str
    reads: str


# What may follow the place of a table: points, results, goals, the clubs around.
TAIL = (
    f"((?:{JOIN} (?:"
    f"that? num (?:concede|suffer|score|make)"
    f"|q (?:behind|da|ahead|gap_n da|gap_n al|gap_n of|lead_n su|lead_n of) {W}?"
    f"|q (?:concede|score)?"
    f"|num"
    f"|(?:just_behind|only_behind|behind|ahead) (?:of|a|al)? {W} (?:comma {W})* (?:comma? and (?:al|a)? {W})?"
    f"|level (?:with|al|a)? {W} (?:on q)?"
    f"|(?:win|lose|draw) (?:num|q)"
    f"|(?:score|concede|make) (?:num|q)"
    f"|rank"
    f"|balance"
    f"))*)"
)

_PLACE = "(ord|place_q|top|bottom|champions)"

FRAMES = (
    # One match
    Frame(f"S={W}? B=beat ({R} X=score)? O={W} ({R} Y=score)? (by M=q)?", "beats"),
    Frame(f"O={W} beat_by ({R} X=score)? ((by|da) S={W})? ({R} Y=score)?", "is_beaten"),
    Frame(f"S={W}? V=(win|lose|draw|draw_n) ({R} X=score)? winners? ({P} O={W})? ({R} Y=score)? (by M=q)?", "result"),
    Frame(f"S={W} and T={W} V=(draw) ({R} X=score)?", "both_draw"),
    Frame(f"S={W}? V=(win|take) L=(lg|st|ti) ({R} X=score)? ({P} O={W})? ({R} Y=score)? (by M=q)?", "won_leg"),
    Frame(f"S={W}? V=lose L=(lg|st|ti) ({R} X=score)? ({P} O={W})? ({R} Y=score)?", "won_leg"),
    Frame(f"S={W}? (suffer|record|have|take|win|put|be) {_NP}", "noun"),
    Frame(f"{_NP}", "bare_noun"),
    Frame(f"S={W} stop O={W} (su|on|at) X=score", "holds"),
    Frame(f"S={W} not_beyond X=score (with|against|al|a|da) O={W}", "holds"),
    Frame(f"(finish|end) X=score between S={W} and O={W}", "between"),
    Frame(f"S={W}? put X=score (al|a|past) O={W}", "beats"),
    Frame(f"S={W}? held O={W} ({P})? (X=score)? (draw_n)?", "holds"),
    Frame(f"O={W} held_by ({P})? (X=score)? (draw_n)? ((by|da) S={W})?", "holds"),
    Frame(f"L=(lg|st|ti|grp)? (L2=ord)? (end|finish|be) ({R} X=score) ((to|for|a) S={W})?", "leg_score"),
    Frame("L2=ord X=score", "next_leg_score"),
    Frame("X=score (end|final)?", "score_after"),
    Frame(f"X=score (al|against|with|to|a) O={W}", "bare_score"),
    Frame(f"(aggregate|ti) (end|finish|be) ({R} X=score) (aggregate)? ((to|for) S={W})?", "aggregate"),
    Frame(f"(S={W})? (beat|elim) O={W} ({R} X=score)? aggregate ({R} Y=score)?", "aggregate_win"),
    Frame(f"(S={W})? (win|lose) ({R} X=score)? aggregate ({P} O={W})? ({R} Y=score)?", "aggregate_win"),
    Frame(f"(S={W})? win? (ti|tie) by A=q to B=num", "aggregate_words"),
    Frame(f"S={W}? win all N=num? meeting (with|against) O={W}", "wins_all"),
    Frame(f"{_NP} be C={W} poss K=ord {_NOUN}? row", "nth_in_row"),
    Frame(f"(S={W})? put N=(q|num) (past|al|to|a) O={W}", "puts_goals"),
    Frame(f"(S={W})? hit O={W} for N=num", "puts_goals"),
    Frame(f"S={W} V=(concede|score) N=num (against O={W})?", "match_goals"),
    Frame(f"(S={W})? V=(concede|score) N=(num|q) (against|al|a|past) O={W}", "match_goals"),
    Frame(f"S={W}? beat O={W} Q=q", "beats_times"),
    # Tables
    Frame(f"S={W}? (finish|stand|climb|be|end|have) (in|at|al|a|as|on|comma)? P={_PLACE} T={TAIL}", "place"),
    Frame(f"S={W}? (take|record|make) P=place_q finish? T={TAIL}", "place"),
    Frame(f"S={W}? suffer P=(ord|place_q) T={TAIL}", "place"),
    Frame(f"S={W}? (finish|be) top G=grp (comma? U=unbeaten)?", "tops_group"),
    Frame("goal_difference be (and|of)? N=num", "difference"),
    Frame(f"S=seas (end|finish) with S2={W} (in|at|al|a)? P={_PLACE} T={TAIL}", "season_place"),
    Frame(f"S={W} P=(ord|place_q) T={TAIL}", "place_again"),
    Frame(f"S=seas (finish|be) (in|at|al|a)? P={_PLACE} T={TAIL}", "season_place"),
    Frame(f"S={W}? (be|stand|finish|end) L=level (with|al|a)? O={W} (on Q=q)?", "level_with"),
    Frame(f"Q=q (be|remain) best", "best_total"),
    Frame(f"S={W}? V=(take|have|win|score|concede|keep|lose|be|draw|play|suffer|record|make|hit|finish|end|stand) (on|with|a|in)? Q=q T={TAIL}", "tally"),
    Frame(f"(V=(take|win|score|concede|lose|draw|keep)) N=num T={TAIL}", "tally_num"),
    Frame(f"S={W} (V=(win|score|concede|lose|draw)) N=num T={TAIL}", "tally_num"),
    Frame(
        f"(?:S={W} poss)? (?:point|win_n|loss_n|draw_n|goal (?:score|concede|make)|"
        f"that (?:score|concede)) (?:of S2={W})? be N=num T={TAIL}",
        "noun_be",
    ),
    Frame(f"S={W} poss Q=q", "poss_total"),
    Frame(f"S={W}? V=(win|lose|draw) N=num of Q=q", "of_played"),
    Frame(f"S={W}? (have|be|with) K=rank T={TAIL}", "rank"),
    Frame(f"S={W}? outscore any_side", "outscores"),
    Frame(f"S={W}? (take|have|record|score|win) Q=q (N=num)? C=change", "changes"),
    Frame(f"N=num C=change", "changes_again"),
    Frame(f"S={W}? be best T={TAIL}", "best_of_half"),
    Frame(f"S={W} (stop|finish) (at|a|on) N=num", "half_again"),
    Frame(f"S={W}? score Q=q in N=num (ed season_n?|season_n)", "seasons_with"),
    Frame(f"best place (of S={W})? be P=place_q", "best_place"),
    Frame(f"P=place_q finish? (take|have|record) S={W} (into|reach) E=ed", "place_took"),
    Frame(f"O={W} be only_side against which S={W} (not_take|not_record|not_have) (single)? point", "no_points"),
    Frame(f"S={W}? be unbeaten T={TAIL}", "unbeaten_so_far"),
    Frame(f"S={W}? (go|be|have) N=q unbeaten (to|against|with) O={W}", "unbeaten_against"),
    Frame(
        f"S={W}? (topped|win) G=(grp|ph) (U=unbeaten)? (ahead of? C=club (comma club)* (and club)?)?",
        "tops_group",
    ),
    Frame(f"S={W}? not_lose single? (G=(ms|grp|ph))", "no_defeat"),
    Frame(f"S={W}? not_score single? (ms|ed)? goal", "no_goal"),
    Frame(f"S={W}? never_beat O={W}", "never_beats"),
    Frame(f"S={W}? never_win (against O={W})?", "never_beats"),
    Frame("P=place_q finish?", "place_named"),
    Frame(f"S={W}? V=reach P=place_q T={TAIL}", "place"),
    Frame(f"S={W}? V=(lose|win|draw) F=fm", "first_all"),
    # Cups
    Frame(f"S={W}? V=(reach|exact_reach) (in|to|a|al|as)? G=(st|ph|ed)", "reaches"),
    Frame(f"S={W}? finish (in|a|al) G=st", "reaches"),
    Frame(f"S={W}? finish", "reaches_stage"),
    Frame(f"campaign_n (finish|end) ((against|with|to) S={W})?", "campaign_ends"),
    Frame(f"S={W} elim O={W}", "eliminates"),
    Frame(f"S={W} (elim|elim_open|put) O={W} out", "eliminates"),
    Frame(f"O={W} elim_by ((by|da) S={W})?", "eliminated"),
    Frame(f"O={W}? out ((hands|to|against) S={W})?", "eliminated"),
    Frame(f"S={W}? (win|lift) E=(ed|trophy) T={TAIL}", "wins_title"),
    Frame(f"S={W}? qualify (in|a|al|for)? E=ed", "qualifies"),
    Frame(f"S={W}? not_be", "not_in"),
    Frame(f"S={W}? V=(win|lose) E=ed ({R} X=score)? ({P} O={W})? ({R} Y=score)?", "title_match"),
    Frame(f"S={W}? V=(win|lose|reach|play) N=num F=st", "finals_count"),
    Frame(f"S={W}? (past_group|beat) G=(grp|ph|group)", "through_group"),
    Frame(f"S={W}? qualify (from|of|da) G=(grp|ph|group)", "through_group"),
    # Runs
    Frame(f"S={W}? (win|take|record|put|go|have|make|be) N=qrow", "win_run"),
    Frame(f"S={W}? (go|be|have|stand) N=q (unbeaten|winless)", "unbeaten_run"),
    Frame(f"S={W}? (go|be|have|stand) (unbeaten|winless) (for|in)? N=q", "unbeaten_run"),
    Frame(f"S={W}? (go|have|put|be) (on|a)? unbeaten_run of N=q", "unbeaten_run"),
    # Against all others
    Frame(f"any_side V=(score|concede) X=(more|fewer) goal? (than S={W})?", "no_side_more"),
    Frame(f"any_side V=(win|lose) X=(more|fewer) M=ms (than S={W})? (semi N=num)?", "no_side_results"),
    Frame(f"S={W}? be top_scorers", "outscores"),
    Frame(f"only C={W} (and D={W})? score more goal (than|of) S={W}", "only_more"),
    Frame(f"only C={W} (and D={W})? finish ahead of? S={W}", "only_above"),
)  # fmt: skip
