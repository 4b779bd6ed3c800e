"""The words of the game in English: by kind of word, and the value where words of a kind differ.

A kind is what the patterns of `scopes` and `frames` are made of; `kind:value` gives the value, `|`
separates words. What stands under `skip` says nothing that a record could tell: articles, and
adjectives and adverbs of setting. What stands under `hedge` makes a sentence say something else
than its words: a wish, a condition, an estimate, or a match under rules we do not read.
Every other word of a statement must belong to a kind.
"""

from __future__ import annotations

from typing import Any

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

NOT_NAMES = ()
"""Names that are an ordinary word: in Italian "in Europa" is said of all European cups."""
ARTICLES = ("the",)
INDEFINITE = ("a", "an")

WORDS: dict[str, str] = {
    "skip": "just then|then|also|too|themselves|itself|own|back|again|famous|famously|memorable"
    "|superb|brilliant|brilliantly|thrilling|stunning|historic|emphatic|emphatically|comfortable"
    "|comfortably|narrow|narrowly|convincing|convincingly|crushing|resounding|remarkable"
    "|remarkably|impressive|impressively|fine|great|wild|dramatic|dramatically|already|eventually"
    "|finally|duly|in style|that night|one night|in the end|on the night|deservedly|still|however"
    "|indeed|of course|meanwhile|though|rampant|ruthless|even|now|once more|heavy|heavily|well"
    "|easily|league-wide|painful|hard-fought|stylish|as well|more than deserved|so|simply|soundly"
    "|decisively|handsomely|clearly|goal-filled|entertaining",
    "overall": "in all competitions|across all competitions|overall|in total|altogether|all told"
    "|in every competition|in all",
    "have": "have|has|had|having",
    "be": "there were|there was|be|is|are|was|were|been|being",
    "did": "did|do|does",
    "neg": "not|didn't|did n't|weren't|wasn't|hadn't|haven't|hasn't|failed to|don't|doesn't",
    "never": "never",
    "ever": "ever|in the club's history|in their history|in its history|of all time|all-time",
    "hedge": "if|unless|would|could|should|might|may have|can|cannot|can't|almost|nearly|about"
    "|around|roughly|approximately|perhaps|maybe|probably|possibly|allegedly|reportedly|supposedly"
    "|as if|hoped|hope|hopes|wanted|want|wants|expected|expect|predicted|predict|dream|dreamt"
    "|dreamed|imagine|said|says|claimed that|claims|according|thought|think|believe|believed|will"
    "|shall|wish|wished|nobody|no one|none|neither|nor|either|half of|whether|except|apart from"
    "|excluding|not counting|other than|friendly|friendlies|pre-season|youth|primavera|women"
    "|reserves|virtual|disallowed|shoot-out|shootout|penalties|penalty|pens|extra time|extra-time"
    "|aet|own goals|own goal|walkover|awarded|forfeit|forfeited|appeal|per cent|percent|were to"
    "|was to|due to meet|yet to|close to|as good as|more or less|next to|just over|just under"
    "|on average|per game|a game|per match|each season|a season|rarely|hardly|barely|often|usually"
    "|always|sometimes|would-be|threatened|as many|instead|rather than|supposed|let alone|until",
    "detail": "half-time|half time|break|interval|minutes|minute|hour|stoppage time|injury time"
    "|second half of match",
    "cause": "thanks to|courtesy of|with goals from|with goals by|inspired by|with braces from"
    "|with hat-trick from|with a hat-trick from|to the delight of|in front of|despite|in spite of"
    "|on the back of|even though|because of|after being|after going|after trailing"
    "|after falling behind|having trailed|having gone|having been",
    # Who
    "they": "they|them|we|us|our side|our team",
    "theirs": "their|its|our|ours",
    "his": "his",
    "he": "he|him",
    "only_side": "only side|only team|only club|only opponents",
    "side": "side|club|team|squad|outfit|men",
    "any_side": "any side|any team|no side|no team|no other side|no other team|every other team"
    "|every other side|all other teams|any other team|any other side|everyone|anyone else",
    "coach_n": "coach|manager|boss|head coach",
    "charge": "in charge|at the helm|on the bench|in the dugout|at the wheel",
    "reign": "reign|era|time in charge|tenure|spell|stay|spell in charge",
    # How a match ends
    "beat": "beat|beats|beaten|beating|defeated|defeating|thrashed|thrashing|hammered|hammering"
    "|overcame|overcome|edged|edged past|edged out|downed|downing|stunned|crushed|battered"
    "|battering|demolished|demolishing|routed|outclassed|saw off|seeing off|got past|swept aside"
    "|brushed aside|dispatched|despatched|trounced|destroyed|overpowered|triumphed over"
    "|got the better of|pipped|humbled|humiliated|tore apart|pummelled|smashed|mauled|dismantled"
    "|overwhelmed|swatted aside|ran riot against|took apart|blew away",
    "win": "won|winning|triumphed|prevailed|were victorious|was victorious|ran out winners|ran out"
    "|came out on top|come out on top",
    "lose": "lost|lose|loses|losing|went down|going down|fell|slipped|succumbed|crashed|gone down",
    "draw": "drew|drawing|drawn|could only draw|could manage only a draw",
    "winners": "winners|victors",
    "shared": "shared the points|shared the spoils",
    "held": "held|holding",
    "win_n": "win|wins|victory|victories|triumph|triumphs|success|successes|rout",
    "loss_n": "defeat|defeats|loss|losses|reverse|reverses|thumping",
    "draw_n": "draw|draws|stalemate|stalemates",
    "suffer": "suffered|suffering|suffer|slumped to|slid to|fell to|slipped to|crashed to"
    "|went down to|sank to|dropped to|tumbled to",
    "record": "recorded|settled for|had to settle for|could only manage|managed only|played to"
    "|salvaged|celebrated|secured|registered|pulled off|completed|sealed|posted|enjoyed|produced"
    "|ground out|played out",
    "goalless": "goalless|scoreless",
    # Goals
    "score": "scored|scoring|netted|netting|bagged|struck|found the net",
    "score_base": "score",
    "concede": (
        "conceded|concede|conceding|shipped|shipping|let in|letting in|leaked|leaking|allowed"
    ),
    "make": "made up",
    "put": "put|putting|fired",
    "hit": "hit|hitting",
    "past": "past",
    "goal": "goal|goals",
    "clean_sheet": "clean sheet|clean sheets|shut-out|shut-outs|shutout|shutouts",
    "keep": "kept|keep|keeping|keeps",
    # Tables
    "finish": "finished|finish|finishes|finishing|came|came in|ended up|ending up|end up|wound up"
    "|placed|closed|signed off",
    "end": "ended|ending|read|stood at|was settled|was decided",
    "begin": "began|begun|started|opened|kicked off",
    "lead": "led|guided|steered",
    "give": "gave|handed",
    "stop": "stopped|halted",
    "stand": "stood|lay|sat|stand|sit|lying|sitting|standing|found themselves",
    "climb": "climbed|rose|moved up|jumped|moved",
    "take": "took|taken|taking|take|collected|collect|collecting|picked up|picking up|gathered"
    "|earned|gained|amassed|totalled|got|accumulated|banked|harvested|racked up|notched|notched up"
    "|tallied|managed|chalked up|claimed",
    "point": "point|points|points total|points tally|points haul",
    "place": "place|position|spot",
    "table": "table|standings|league table|division",
    "topped": "topped|topping|headed",
    "top": "top|top of|first place in|leaders of",
    "bottom": "bottom|bottom of|last place in",
    "champions": "champions|champion|league winners|champions of italy|italian champions",
    "just_behind": "just behind|immediately behind|directly behind|one place behind",
    "behind": "behind|adrift of|off|shy of|short of",
    "only_behind": "behind only|only behind|second only to",
    "ahead": "ahead of|clear of|above|in front of",
    "level": "level with|level on points with|tied with|alongside",
    "attack": "attack|offence|forward line|goal tally|scoring record",
    "defence": "defence|defense|back line|rearguard|defensive record",
    "remain": "remain|remains|remained",
    "best": "best|joint-best|most prolific|strongest|meanest|tightest|highest",
    "worst": "worst|lowest",
    "most": "most|fewest|biggest|largest|heaviest|longest|greatest|record-breaking"
    "|record-equalling",
    "outscore": "outscored|outscoring",
    # Matches
    "match": "match|matches|game|games|fixture|fixtures|outing|outings|clash|clashes",
    "meeting": "meeting|meetings|encounter|encounters|head-to-head|head-to-heads",
    "round": "round|rounds|matchday|matchdays|match day|match days|gameweek|gameweeks",
    "play": "played|play|playing|contested",
    "times": "times|occasions",
    "once": "once",
    "twice": "twice",
    "leg1": "first leg|opening leg|first-leg",
    "leg2": "second leg|return|return leg|return match|second-leg|return fixture",
    "tie": "tie|ties",
    "aggregate": "aggregate|over two legs|over the two legs|on aggregate|overall score",
    "campaign_n": "cup run|european run|adventure|journey|european adventure|cup adventure",
    "balance_n": "record|tally",
    "goal_difference": "goal difference",
    "visit": "visit of|arrival of|trip of",
    "to_visit": "trip to|visit to",
    "host": "hosted|hosting|entertained|welcomed",
    "came_to": "came to|visited|travelled to|went to|visit",
    # Runs
    "run": "run|streak|sequence|series|winning run|winning streak|string",
    "unbeaten_run": "unbeaten run|unbeaten streak|undefeated run|unbeaten sequence",
    "losing_run": "losing run|losing streak",
    "row": "in a row|on the bounce|on the trot|running|in succession|consecutively|back to back"
    "|on the spin",
    "straight": "straight|consecutive|successive|back-to-back",
    "unbeaten": "unbeaten|undefeated|without defeat|without losing|without a defeat"
    "|without being beaten|without loss|without a loss",
    "winless": "winless|without a win|without winning|without victory",
    "go": "went|gone|going|go|embarked on|put together|strung together|reeled off|ran up",
    # Cups
    "reach": "reached|reach|reaching|got to|made it to|made it through to|made|advanced to"
    "|through to|progressed to|went through to|got through to|moved into|marched into|marched to"
    "|advanced into|progressed into|qualified for the knockout|booked a place in|sailed into"
    "|eased into|went through into|made it into|got into",
    "exact_reach": "got as far as|made it as far as|went as far as|got only as far as|run ended in"
    "|campaign ended in|exited in",
    "elim": "knocked out|eliminated|put out|dumped out|sent out|ousted|knocking out|eliminating",
    "elim_open": "knocked|dumped|sent",
    "out": "went out|bowed out|crashed out|exited|dropped out|going out|out|tumbled out",
    "hands": "at the hands of",
    "lift": "lifted|lifting|clinched|captured|conquered",
    "trophy": "trophy|title|cup|tournament|competition",
    "past_group": "qualified from|qualify from|advanced from|advance from|progressed from"
    "|progress from|came through|got through|got out of|made it out of|emerged from",
    "top_scorers": "top scorers|highest scorers|highest-scoring side|highest-scoring team",
    "see": "saw|sees|has seen",
    "where": "where",
    "qualify": "qualified for|qualify for|qualifying for|earned a place in|secured a place in"
    "|earned them a place in|booked their place in|returned to",
    "group": "group",
    "group_stage": "group stage|group stages|group phase|group-stage",
    "knockout": "knockout stage|knockout stages|knockout rounds|knock-out stage|knockouts",
    "final": "final|finals",
    # When
    "season_n": "season|campaign|seasons|championship season",
    "year_n": "year|years",
    "month_n": "month",
    "halfway": "halfway point|halfway stage|midway point|halfway mark|turn of the year",
    "half_one": "first half",
    "half_two": "second half",
    "autumn": "autumn|fall",
    "winter": "winter",
    "spring": "spring",
    "summer": "summer",
    "start": "start|beginning",
    "end_n": "end|close",
    "that": "that|the same|those|this",
    "last": "last|closing|remaining",
    "opening": "opening",
    "other": "other|others",
    "into": "into",
    "under": "under|with coach",
    "christmas": "christmas",
    "day": "day|days",
    "week": "week|weeks",
    # Comparison
    "at_least": "at least|no fewer than|no less than",
    "at_most": "at most|no more than",
    "more_than": "more than|upwards of",
    "fewer_than": "fewer than|less than",
    "only": "only|just|a total of|exactly|a mere|precisely|as few as",
    "more": "more",
    "fewer": "fewer|less",
    "single": "single|solitary|any|a single",
    "no": "no",
    "all": "all|every|each|all of",
    "both": "both",
    # Where
    "home": "home|on home soil|on their own ground",
    "away": "away|on the road|on their travels|away from home",
    "neutral": "neutral|neutral ground|neutral territory|neutral venue",
    "stadium": "ground|stadium|soil",
    # What binds
    "in": "in|during|throughout|inside",
    "at": "at",
    "on": "on",
    "of": "of",
    "from": "from",
    "to": "to",
    "by": "by",
    "with": "with",
    "for": "for",
    "against": "against|versus|vs|v",
    "over": "over",
    "after": "after|following",
    "before": "before|prior to|going into|heading into",
    "since": "since",
    "between": "between",
    "than": "than",
    "and": "and|&|plus",
    "but": "but",
    "while": "while|whereas|although",
    "which": "which|who",
    "when": "when|because|as",
}

ONLY_THEN_NARROWED = r"\A[^;]*\b(?:only|just|merely)\b[^,;]*,\s*(?:at|away|against|to|in|on)\b"
"""A pattern: "only", and behind a comma what may narrow it."""
ALL_TIME = (
    r"(?:\b(?:have|has)|['’]ve) [a-z]"
    r"|\b(?:overall|in total|altogether|all told|in all(?! competitions))\b"
)
"""A pattern: the present perfect and words for a total, which may be of more than a season."""
PLAIN_IS = ""
WE = r"\b(?:we|us)\b"
US = ""
OUR = r"\bours?\b"
"""Patterns of the words that mean the knowledge base's own club; "us" is a pronoun as they are."""
THEN = frozenset(("then", "later"))
"""Words that move the time on."""

VERBS = {
    "beat": "thrash hammer edge down stun crush batter demolish rout outclass dispatch despatch"
    " trounce destroy overpower pip humble humiliate pummel smash maul dismantle overwhelm defeat"
    " thump outplay overturn dump conquer eclipse blitz annihilate whip crush sink",
    "verb": "start change lift earn seal follow open close secure confirm spark end extend hurt"
    " send leave mean give make show prove bring feel kick mark prompt round launch cap move stay"
    " deliver underline set sum come",
}
"""Verbs by kind; `conjugate` gives their forms."""

_IRREGULAR = {
    "start": "began begun begins", "hurt": "hurt", "send": "sent", "leave": "left",
    "mean": "meant", "give": "gave given", "make": "made", "show": "shown", "bring": "brought",
    "feel": "felt", "set": "set", "sum": "summed summing", "come": "", "sink": "sank sunk",
    "pip": "pipped pipping", "pummel": "pummelled pummelling", "cap": "capped capping",
    "rout": "routed", "dump": "", "down": "", "whip": "whipped whipping",
}  # fmt: skip


def conjugate(infinitive: str) -> list[str]:
    """The forms of a verb, except the plain one where that is a common noun too."""
    stem = infinitive.removesuffix("e")
    es = infinitive.endswith(("s", "sh", "ch", "x", "z"))
    forms = [infinitive + ("es" if es else "s"), stem + "ed", stem + "ing"]
    return [*forms, *_IRREGULAR.get(infinitive, "").split()]


QUESTIONS: dict[str, str] = {
    "how_many": "how many|what number of",
    "how_often": "how often",
    "who_q": "who|whom|which club|which team|which side",
    "when_q": "when|on which day|what day|on what date",
    "where_q": "where|in which place|in what place|in which position|in what position"
    "|what position|which position|what place",
    "how_far": "how far|which stage|what stage",
    "how_q": "how",
    "what": "what|which",
    "score_q": "score|result|scoreline",
    "best_finish": "best finish|highest finish|best league finish|best league position"
    "|best position|highest position|best place|best placing",
    "worst_finish": "worst finish|lowest finish|worst league finish|worst league position"
    "|worst position|lowest position|worst place|worst placing",
    "win_share": "win percentage|winning percentage|win rate|percentage of wins"
    "|percentage of matches won|percentage of games won",
    "balance_n": "record|head-to-head record|head to head record|head to head|overall record",
    "longest": "longest|best",
    "biggest": "biggest|largest|heaviest|worst",
    "last_time": "last|most recently|last time|most recent",
    "first_time": "first|first time",
    "get": "get|go|got|gotten|reach",
    "finish_base": "finish|end|come|end up",
    "beat": "beat|win against",
    "win": "win",
    "lose": "lose",
    "draw": "draw",
    "score": "score",
    "concede": "concede",
    "take": "take|collect|earn|get|pick up",
    "meet": "meet|met|face|faced|play",
    "win_run_n": "winning run|winning streak|run of wins",
    "home_win_run_n": "home winning run|run of home wins",
    "unbeaten_run_n": "unbeaten run|unbeaten streak|run without defeat|run without losing",
    "league": "scudetto|league title|title",
    "elim": "knock out|eliminate|put out|knocked out",
    "between": "between",
    "play": "manage|oversee|take charge of",
    "transfer_q": "buy|bought|sell|sold|sign|signed|signing|signings|transfer|transfers",
    "scorer_q": "top scorer|top scorers|scorer|scorers|goalscorer|goalscorers",
    "trophy_q": "trophies|cups|honours|silverware",
}
"""Words that mean something else in a question."""

NAMES: dict[str, dict[Any, str]] = {
    "month": dict(
        enumerate(
            (
                "january|jan", "february|feb", "march", "april", "may", "june", "july",
                "august|aug", "september|sept", "october|oct", "november|nov", "december|dec",
            ),
            1,
        )
    ),
    "stage": {
        "Quarter-finals": "quarter-final|quarter-finals|quarters|last eight",
        "Semi-finals": "semi-final|semi-finals|semis|last four",
        "Round of 16": "round of 16|last 16|last sixteen|round of sixteen",
        "Round of 32": "round of 32|last 32",
        "Knockout phase play-offs": "knockout phase play-offs|knockout play-off|knockout play-offs"
    "|knockout phase play-off|play-off round|play-off|play-offs",
        "League phase": "league phase|league stage",
    },
    "rel": {
        0: "that season|that year|that time|that campaign|the same season|same season|same year",
        1: "year later|following season|following year|season later|next season|year after"
    "|season after|following campaign|year on",
        -1: "season before|year before|previous season|previous year|season earlier|year earlier"
    "|preceding season|previous campaign",
        "last": "last season|last year",
        "this": "this season|this year",
    },
    "europe": {"": "europe|european competition|european football|continental competition"},
    "league": {
        "": "league|top flight|championship|domestic league|the division|italian league|scudetto"
    },
    "country": {
        "GER": "germany", "ESP": "spain", "ENG": "england", "FRA": "france", "UKR": "ukraine",
        "POR": "portugal", "NED": "the netherlands|holland|netherlands", "BEL": "belgium",
        "SUI": "switzerland", "AUT": "austria", "CRO": "croatia", "DEN": "denmark",
        "POL": "poland", "GRE": "greece", "CYP": "cyprus", "BIH": "bosnia", "ISR": "israel",
    },
}  # fmt: skip
