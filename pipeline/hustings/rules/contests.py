"""Elections in one area: which, of what kind, and whose the seat was and is."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

BY_ELECTION = r"by-elections?"
_HOLDS = (
    r"(?:holds?|held|hangs? on to|hung on to|keeps?|kept|retains?|retained|has held on to|"
    r"have held on to|holds on to|held on to|have kept|stay with|clings? (?:on )?to|"
    r"defends?|hang on to|clung (?:on )?to)"
)
_TAKES = (
    r"(?:gains?|gained|takes?|took|wins?|won|captures?|captured|seizes?|seized|"
    r"snatch(?:es|ed)?|grabs?|grabbed|storms?|have taken|has taken|have captured|has "
    r"captured|oust(?:s|ed)?|"
    r"have won|has won|sweeps? aside|takes? seat|swipes?|swiped|steals?|stole|rout"
    r"|(?<!was )(?<!were )(?<!been )(?<!being )(?:robbed|relieved)"
    r"|wrest(?:s|ed)?|prise[sd]?|pinch(?:es|ed)?|poach(?:es|ed)?|picks? up|picked up|bags|bagged)"
)
_BACK = (
    r"(?:regain(?:s|ed|ing)?|recaptur(?:es|ed|ing)|retook|retakes?|retak(?:en|ing)|reclaim(?:s|ed|ing)?"
    r"|recover(?:s|ed|ing)?|w[io]ns? back|(?:takes?|took|taken|gets?|got|snatched) back)"
)
_PASSIVE = (
    r"(?:won|gained|taken|captured|seized|snatched|grabbed|swiped|stolen|held|retained|kept|regained|retaken|recaptured"
    r"|won back|retrieved|recovered)"
)
_WHEN = r"(?: (?:in|on|at|since|until) ‹(?:year|month|date|weekday):\d+›)?"
_NO_LOSER = r"(?<!to )(?<!to the )(?<!from )(?<!from the )(?<!over )(?<!over the )"
_NO_ATTEMPT = r"(?! (?:challenge|threat|surge|bid|attempt|effort|push|assault|charge|onslaught|campaign)\b)"

RULES = (
    Rule(
        "contest.by_election",
        rf"<seat/area/place:seat>(?:'s?|')? (?:\w+ )?(?:parliamentary |westminster )?{BY_ELECTION}",
        {"kind": "by-election"},
    ),
    Rule(
        "contest.by_elections_in",
        (
            rf"{BY_ELECTION}(?: that took place)? (?:in|at|for|:) (?:the )?(?:\w+ (?:seat|"
            rf"constituency) of )?<seat/area/place:seat>(?:(?:,| and) "
            rf"<seat/area/place:second>)?(?:,? and <seat/area/place:third>)?"
        ),
        {"kind": "by-election"},
    ),
    Rule(
        "contest.by_elections_both",
        (
            rf"<seat/area/place:seat>(?:, <seat/area/place:third>)?,? and "
            rf"<seat/area/place:second>(?:'s?)? (?:twin )?{BY_ELECTION}"
        ),
        {"kind": "by-election"},
    ),
    Rule(
        "result.gain_from",
        r"<party:winner> (?:gain|gains|win|wins|takes?|take) (?:(?:from|seat from|off) )(?:the )?<party:loser>",
        {"flip": "gain"},
    ),
    Rule("result.hold_line", r"<party:winner>[ ,]+(?:hold|holds)\b", {"flip": "hold"}),
    Rule(
        "result.gain_line",
        r"<party:winner>[ ,]+(?:gain|gains)\b"
        r"(?: (?:(?:from|off) (?:the )?)?<party:loser>)?",
        {"flip": "gain"},
    ),
    Rule(
        "result.sees_off",
        r"<party:winner> (?:has |have |had )?(?:seen|saw|sees?|fought|fights?|beaten|beats?|held|holds?) off "
        r"(?:[^.;‹›]|‹\w+:\d+›){0,60}?\b(?:to (?:win|hold|keep|retain|take|secure|claim)|in (?:the )?"
        r"(?:‹(?:seat|area|place):\d+›|by-election))",
    ),
    Rule(
        "result.loses_to",
        r"\b(?:it|they|party|government|he|she) (?:has |have |had )?(?:lost|loses?|surrendered) "
        r"<seat/area/place:seat> to (?:the )?<party:winner>",
        {"flip": "gain"},
    ),
    Rule(
        "result.loses_to",
        r"<party:loser>,? (?:\w+ ){0,2}?(?:loses?|lost|surrender(?:s|ed)?|cede[sd]?|relinquish(?:es|ed)?) "
        r"(?:the seat|(?:the )?<seat/area/place:seat>){gap} to (?:the )?<party:winner>",
        {"flip": "gain"},
    ),
    Rule(
        "result.overturns",
        r"<party/person:winner>{gap}\b(?:overturn(?:s|ed|ing)?|s(?:wept|weeps|weeping) (?:aside|away)|overc(?:ame|omes)"
        r"|wip(?:es|ed|ing) out|demolish(?:es|ed)|eras(?:es|ed)) (?:an? |the )?(?:[\w-]+ ){0,2}?"
        r"<party:loser>'?s? (?:majority|advantage|lead|cushion|margin)",
        {"flip": "gain"},
    ),
    Rule("result.hold_line", r"\bno change(?: \(|: )<party:winner>", {"flip": "hold"}),
    Rule(
        "result.hangs_on",
        rf"{_NO_LOSER}<party:winner>{{gap}}\b(?:(?:hangs?|hung|clings?|clung|held) on\b(?! (?:to )?(?:to|‹))"
        r"|(?:hangs?|hung|clings?|clung|held|holds) on (?:to the seat|(?:to|in) ‹(?:seat|area|place):\d+›)"
        r"|(?:successfully|comfortably|easily|narrowly) defend(?:s|ed)? (?:the seat|‹(?:seat|area|place))"
        r"|(?:keeps|kept|retains?|retained|holds|held) the seat\b"
        r"(?! (?:by|until|since|from|for|with|between|before)\b))",
        {"flip": "hold"},
    ),
    Rule(  # Labour clung on in Barchester; Labour fended off the SNP at Barchester
        "result.holds_seat",
        rf"{_NO_LOSER}<party:winner>(?: (?!(?:had|have|if|would|could|might|may|hopes?)\b)[\w'-]+){{0,2}}? "
        r"(?:(?:hangs?|hung|clings?|clung|held|holds) on"
        r"|(?:(?:fend|fight|stav)(?:s|es|ed)|fought) off (?:the )?‹party:\d+›"
        r"|(?:fend|stav)(?:s|es|ed) (?:them|him|her) off|survive[sd]) (?:in|at) (?:the )?<seat/area/place:seat>"
        r"(?! (?:until|since|from)\b)",
        {"flip": "hold"},
    ),
    Rule(
        "result.deprives",
        r"<party/person:winner>{gap}\b(?:deprive[sd]?|robs|robbed|relieve[sd]?|stripped|strips) (?:the )?<party:loser>"
        r" of (?:the seat|‹(?:seat|area|place):\d+›)",
        {"flip": "gain"},
    ),
    Rule(  # the Conservatives were relieved of Barchester by Labour
        "result.loses_to",
        r"<party:loser> (?:(?:has|have|had) been|was|were) (?:then |duly |also )?"
        r"(?:relieved|robbed|deprived|stripped) of (?:the seat|(?:the )?<seat/area/place:seat>) by "
        r"(?:the )?<party:winner>",
        {"flip": "gain"},
    ),
    Rule(  # Barchester, lost by Labour to Reform UK in 2025
        "result.loses_to",
        r"(?:<seat/area/place:seat>|\b(?:seat|constituency|ward|division)),? (?:(?:which|that) (?:was|had been) |was )?"
        r"(?:lost|surrendered|ceded) by (?:the )?<party:loser> to (?:the )?<party:winner>",
        {"flip": "gain"},
    ),
    Rule(  # the Lib Dems' capture of Barchester from the Conservatives
        "result.captures",
        r"<party:winner>'?s? (?:\w+ )?(?:capture|seizure|conquest) of (?:the seat|(?:the )?<seat/area/place:seat>)"
        r"(?: (?:from|off) (?:the )?<party:loser>)?",
        {"flip": "gain"},
    ),
    Rule(  # the by-election in Barchester, which Labour held by 323 votes
        "result.which_held",
        r"<seat/area/place:seat>(?: by-election)?(?: (?:in|of|on) ‹(?:year|month|date):\d+›)?, which (?:the )?"
        r"<party:winner> (?:narrowly |comfortably |only just )?(?:held|kept|retained)\b"
        r"(?! (?:since|until|from|between))",
        {"flip": "hold"},
    ),
    Rule(
        "result.seat_stays",
        r"\b(?:the|this) (?:seat|constituency|ward|division) (?:stays|stayed|remains|remained) (?:with |in )?(?:the )?"
        r"<party:winner>",
        {"flip": "hold"},
    ),
    Rule(  # they lost it in 1970 to Labour
        "result.loses_to",
        rf"\b(?:lost|loses?|losing|surrendered|ceded|yielded) (?:it|the seat|that seat){_WHEN} (?:back )?to (?:the )?"
        r"<party:winner>",
        {"flip": "gain"},
    ),
    Rule(
        "result.regains",
        rf"{_NO_LOSER}<party:winner>(?:'s?)?{_NO_ATTEMPT}(?:[^.;:()‹›]|‹person:\d+›){{0,40}}? {_BACK} "
        r"(?:it|the seat|(?:the )?(?:seat of |constituency of )?<seat/area/place:seat>)"
        rf"{_WHEN}(?:,? (?:from|off) (?:the )?<party:loser>)?",
        {"flip": "gain"},
    ),
    Rule(  # Labour, which took the seat in 1997
        "result.took_it_then",
        rf"{_NO_LOSER}<party:winner>(?:'s?)?{_NO_ATTEMPT}(?:[^.;:()‹›]|‹person:\d+›){{0,40}}? {_TAKES} "
        r"(?:it|the seat|that seat|this seat|the constituency)(?: back)?,? (?:in|at|on) ‹(?:year|month|date):\d+›"
        r"(?:,? (?:from|off) (?:the )?<party:loser>)?",
    ),
    Rule(  # it was won by the Liberals in 1962
        "result.won_by",
        rf"(?:<seat/area/place:seat>(?:[^.;:()‹›]|‹(?:year|month|date):\d+›){{0,40}}? |\b(?:it|seat|constituency"
        r"|by-election|contest) )"
        rf"(?:was |were |is |been |being )?(?:(?:narrowly|easily|comfortably|duly|then|later|again|first) )?{_PASSIVE}"
        rf"{_WHEN} by (?:the )?<party:winner>(?:'s?)?",
    ),
    Rule(  # Newbury was a Liberal Democrat gain from the Conservatives; (Lib Dem gain from Con)
        "result.a_gain",
        r"(?:\b(?:an?|the|another|first|only|rare|famous|stunning|spectacular|notable|shock|surprise) |\()"
        r"<party:winner> gain\b(?:,? (?:from|off|at the expense of) (?:the )?<party:loser>)?",
        {"flip": "gain"},
    ),
    Rule("result.x_from_y", r"\(<party:winner> from <party:loser>\)", {"flip": "gain"}),
    Rule(
        "result.holds_seat",
        rf"{_NO_LOSER}<party:winner>{{gap}}{_HOLDS} (?:on to )?(?:both (?:seats)?|(?:the )?<seat/area/place:seat>)",
        {"flip": "hold"},
    ),
    Rule(
        "result.takes_seat",
        (
            rf"{_NO_LOSER}<party:winner>{_NO_ATTEMPT}{{gap}}{_TAKES} (?:[^.;‹›]|‹(?!person)\w+:\d+›){{0,40}}?"
            rf"<seat/area/place:seat>(?:{{gap}} (?:from|off) (?:the )?<party:loser>)?"
        ),
    ),
    Rule(
        "result.wins_it",  # the Greens' accountant councillor won it by 11,277 to 10,912
        rf"{_NO_LOSER}<party:winner>(?:'s?)?(?: (?!(?:had|has|have|were|if|would|could|might)\b)[\w-]+){{0,4}} "
        r"(?:won|took|captured|seized|snatched|gained) (?:it|the seat) (?:by|with) {q}<num:>",
    ),
    Rule(
        "result.takes_from",
        rf"<party/person:winner>{{gap}}{_TAKES}{{gap}} (?:from|off) (?:the )?<party:loser>",
        {"flip": "gain"},
    ),
    Rule(
        "result.takes_from",
        r"\b(?:gained|won|taken|captured|seized|snatched) by (?:the )?<party:winner> from (?:the )?<party:loser>",
        {"flip": "gain"},
    ),
    Rule(
        "result.takes_from",
        r"\b(?:gained|won|taken|captured|seized|snatched|wrested|prised) (?:away )?from (?:the )?<party:loser>"
        r" by (?:the )?<party:winner>",
        {"flip": "gain"},
    ),
    Rule(
        "result.hold_line",
        r"^(?:held|retained|kept) (?:for|by) (?:the )?<party:winner>",
        {"flip": "hold"},
    ),
    Rule(
        "result.seat_stays",
        (
            r"<seat/area/place:seat> (?:\w+ )?(?:stays?|stayed|remains?|sticks? with|stuck with|"
            r"remain|(?:is|was) still) (?:a )?(?:with |in )?(?:the )?<party:winner>(?!'s? ‹| (?:target|marginal))"
        ),
        {"flip": "hold"},
    ),
    Rule(  # Barchester had been Conservative. It is now Labour's
        "result.now",
        r"(?:<seat/area/place:seat>|\b(?:it|seat|ward|division)),? (?:is|was) now (?:in the hands of |with |held by )?"
        r"(?:the )?<party:winner>(?:'s?)?(?=[.,;:]|$)",
    ),
    Rule(
        "result.seat_goes",
        (
            r"<seat/area/place:seat> (?:falls?|fell|goes|went|turn(?:s|ed)|has gone|passes) "
            r"(?:from <party:loser> )?(?:to )?(?:the )?<party:winner>"
        ),
        {"flip": "gain"},
    ),
)
_CUE = Sought(
    r"by-election|hold|held|gain|keep|kept|retain|hang|hung|tak|took|win|won|captur|seiz|"
    r"no change|snatch|grab|storm|swip|oust|stay|remain|stick|stuck|fall|fell|goes|went|turn|from|off\b|"
    r"retriev|retak|retook|recaptur|reclaim|recover|"
    r"swe|fend|stav|fought|surviv|overturn|overc|wip|demolish|eras|cling|defend|lost|lose|surrender|cede|relinquish|rout|reliev|robb?|wrest|pris|pinch|poach|pick|bag|depriv|strip|passes|stole|steal"
)


def find(article: Annotated) -> Iterator[Finding]:
    """Every statement that there is or was a contest, or who had a seat after or before it."""
    yield from match_rules("contest", RULES, article, _CUE)
