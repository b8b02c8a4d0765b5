"""Clauses that name together who won a seat and who lost it, or for whom somebody won it."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

_TAKES = (
    r"(?:(?:gain|tak|captur|seiz|snatch|wrest|pris|grabb|regain|recaptur|reclaim|retak|recover|retriev|pinch|poach|steal"
    r"|swip|nick|pluck|ripp|wrench|claim|lift|bagg|secur|winn|pick)(?:ed|s|es|ing|en|e)?|took|won|stole|tore|retook"
    r"|wins?)(?: (?:back|away|up))?"
)
_TAKEN = (
    r"(?:gained|taken|captured|seized|snatched|wrested|prised|grabbed|regained|recaptured|reclaimed|retaken|recovered"
    r"|retrieved|pinched|poached|stolen|swiped|nicked|plucked|ripped|wrenched|claimed|lifted|won)(?: (?:back|away))?"
)
_OUSTS = (
    r"(?:oust(?:s|ed|ing)?|unseat(?:s|ed|ing)?|dislodg(?:es|ed|ing)|toppl(?:es|ed|ing)|turf(?:s|ed|ing) out"
    r"|depos(?:es|ed|ing)|evict(?:s|ed|ing)?|eject(?:s|ed|ing)?|displac(?:es|ed|ing)|(?:threw|throwing|throws) out"
    r"|(?:boot|kick|turn)(?:s|ed|ing)? out|(?:drove|driving) out|push(?:es|ed|ing) out|supplant(?:s|ed|ing)?"
    r"|squeez(?:es|ed|ing) out"
    r"|(?:beat|beats|beating|defeat(?:s|ed|ing)?|remov(?:es|ed|ing)) the (?:sitting|incumbent|outgoing|then))"
)
_OUSTED = (
    r"(?:ousted|unseated|dislodged|toppled|turfed out|deposed|evicted|ejected|displaced|thrown out|booted out"
    r"|kicked out|turned out|driven out|pushed out|squeezed out|supplanted|swept away|swept aside)"
)
_LOSES = (
    r"(?:loses?|lost|losing|surrender(?:s|ed|ing)?|ced(?:es|ed|ing)|yield(?:s|ed|ing)?|relinquish(?:es|ed|ing)"
    r"|forfeit(?:s|ed|ing)?)"
)
_LEADS = (
    r"(?:(?:the|a|an|his|her|its|their|this|that|old|own|then|safe|marginal|neighbouring|nearby|once|former|ultra-safe"
    r"|seat of|seats of|constituency of|division of|ward of|town of|city of|what was|what is now|what was then|both"
    r"|‹(?:year|month|date):\d+›) ){0,4}"
)
_SEAT = (
    rf"{_LEADS}<seat/area/place:seat>(?:'s?)?(?:(?:,|,? and) ‹(?:seat|area|place):\d+›){{0,5}}"
    r"(?: (?:seat|constituency|division|ward|by-election))?"
    r"(?: (?:on|in) (?:the )?(?:‹\w+:\d+›|[\w'-]+)(?: [\w'-]+){0,3}? council)?"
    r"(?:, (?:in|on|near) (?:the )?(?:[\w'-]+ ){0,3}?(?:‹(?:seat|area|place):\d+›|[\w'-]+),(?= (?:from|off|out)\b))?"
)
_THE_SEAT = (
    r"(?:it|(?:the|that|this|his|her|their|its|old|a) (?:(?!other|second|first|council)[\w'-]+ ){0,2}?"
    r"(?:seat|constituency|division|ward|mayoralty)|the place)"
)
_IT = rf"(?:{_THE_SEAT}|{_SEAT})"
_AT = (
    r"(?:,? (?:back )?(?:in|at|on|during) (?:the )?(?:(?:early|late|spring|summer|autumn|winter|previous|last|following"
    r"|next|snap) (?:of )?){0,2}(?:‹(?:year|month|date|weekday):\d+› ?){0,2}"
    r"(?:(?:general |by-|parliamentary |snap |westminster )?election(?: of ‹(?:year|month|date):\d+›)?)?"
    r"|,? (?:‹ago:\d+›|last time|‹(?:year|month|date):\d+›|\w+ years (?:ago|earlier|later|before|on)))?"
)
_FOR = r"(?:,? for (?:the )?‹party:\d+›(?:'s)?)?"
_BY = r"(?:,? (?:by|with)(?: [\w'-]+){0,4} ‹(?:num|pct):\d+›(?: votes)?)?"
_SITTING = r"(?:(?:the|a|an|its|their|his|her|sitting|incumbent|outgoing|long-serving|veteran|then|former|new) ){0,3}"
_PARTYS = (
    r"(?:‹party:\d+›(?:'s?)?,? (?:(?:mp|msp|member|minister|incumbent|candidate|man|woman|the|his|her|in)[ ,]+"
    r"|(?!(?:and|or|in|by|of|from|to|at|with) )[\w'-]+,? ){0,3}?)?"
)
_WINNER = rf"{_SITTING}(?:{_PARTYS}<person:winner>|<party:winning>)"
_FOLLOWERS = r"(?:'s (?:own )?(?:party|lot|side|troops|forces|men|people|team)\b)?"  # of a leader
_LOSER = rf"{_SITTING}(?:{_PARTYS}<person:loser>(?!'s ‹party){_FOLLOWERS}|(?:‹person:\d+›'s )?<party:losing>)"
_FROM = (
    rf"(?:,? (?:straight |clean |right )?(?:(?:away )?from|off|out of the (?:hands|grasp|clutches|grip) of"
    rf"|at the expense of|out of|at(?= (?:the )?‹party:\d+›'s? expense)) {_LOSER}(?:'s?)?"
    r"(?: (?:hands|grasp|clutches|grip|control|expense))?)"
)
_NOT_A_LOSER = (
    r"(?<!to )(?<!to the )(?<!from )(?<!from the )(?<!over )(?<!over the )(?<!off )(?<!off the )(?<!by )(?<!than )"
    r"(?<!against )(?<!against the )(?<!beat )(?<!beat the )(?<!and )"
)
# Words between somebody and what is told of them: Ada Fenwick (Lab), who had narrowly ...; the Liberals promptly ...
_SUBJECT = (
    r"(?:'s?)?(?: \(‹party:\d+›\))?(?: (?:of|for) (?:the )?‹party:\d+›)?"
    r"(?:,(?: (?!who )(?:[\w'-]+|‹(?:party|year|num):\d+›)){1,8},)?(?: (?:is|was) the (?:‹party:\d+› )?(?:\w+ )?who)?"
    r"(?:(?:,| –)?"
    r" (?!(?:whose|that|which|we|voters|people|not|never|nobody|if|would|could|might|may|must|can|will|should|hopes?"
    r"|hoping|help|helps|helped|failed|trying|tried|to|cannot|won|took|lost|from|and|or|when|after|before|as|until|than)\b)"
    r"[a-z'-]+){0,4}?(?: ‹(?:year|date|month):\d+›)?,? "
)
COLOURS = (
    ("red", "Labour"),
    ("blue", "Conservative"),
    ("orange", "Liberal Democrats"),
    ("turquoise", "Reform UK"),
    ("purple", "UKIP"),
)  # by which the press calls parties; yellow is that of two of them
_HE = r"(?:^|(?<=[.;,:] )|(?<=\band )|(?<=\bbut )|(?<=\bwhen )|(?<=\bafter )|(?<=\bbefore )|(?<=› ))(?:he|she)"
_OF_HIM = r" (?:(?!(?:was|is|would|could|might|may|must|will|not|never|hopes?|hoped|failed|tried)\b)[a-z'-]+ ){0,3}?"

TAKEOVERS = (
    *(
        Rule(f"taken.{name}", pattern, {"flip": "gain"})
        for who in (rf"{_NOT_A_LOSER}<party/person:winner>{_SUBJECT}", f"{_HE}{_OF_HIM}")
        for name, pattern in (
            # Ada Fenwick took Barchester from the Conservatives in 2010; she took it in 2010 from Ben Cole
            ("from", rf"{who}{_TAKES} {_IT}{_BY}{_AT}{_FOR}{_BY}{_FROM}"),
            # took from the Conservatives the seat of Barchester
            ("from", rf"{who}{_TAKES} from {_LOSER} (?:the seat of |the constituency of )<seat/area/place:seat>"),
            # took Barchester for Labour this morning, ending Ben Cole's 13 years as MP
            (
                "ends",
                rf"{who}{_TAKES} {_IT}(?:[^.;‹›]|‹(?:party|rel|date|weekday|month|year|num|pct):\d+›){{0,60}}?,? "
                rf"(?:(?:and )?end(?:ing|ed)|to end|bringing to an end) {_LOSER}'s? "
                r"(?:(?:[\w-]+ ){0,3}?‹num:\d+›(?: |-)(?:years?|decades?)"
                r"|long |(?:[\w-]+ ){0,2}?(?:reign|tenure|career))",
            ),
            # relieved the Conservatives of Barchester
            ("of", rf"{who}(?:reliev|robb|depriv|stripp|divest|dispossess)(?:ed|es|ing|s) {_LOSER} of {_IT}"),
            # stormed Barchester in 2010, taking it from the Conservatives
            (
                "from",
                rf"{who}[\w'-]+ {_SEAT}{_BY}{_AT},? (?:and )?(?:tak|seiz|snatch|wrest|gain|grabb)(?:ing|en|ed) "
                rf"{_THE_SEAT}{_FROM}",
            ),
            # overturned a Conservative majority of 4,000 in Barchester
            (
                "overturns",
                rf"{who}(?:overturn(?:s|ed|ing)?|overc(?:ame|omes)|w(?:ip|ipp)(?:es|ed|ing) out|demolish(?:es|ed)"
                rf"|eras(?:es|ed)|swept (?:aside|away)) (?:an? |the )?(?:[\w-]+ ){{0,2}}?<party:losing>'?s? "
                rf"(?:majority|lead|margin|advantage|cushion|buffer)(?: of (?:[\w-]+ ){{0,2}}?‹num:\d+›)? (?:in|at)"
                rf" {_SEAT}",
            ),
            # ousted the Conservatives' Ben Cole in Barchester; ousted Ben Cole
            ("ousts", rf"{who}{_OUSTS} {_LOSER}(?:,? (?:in|at|from) {_SEAT})?"),
        )
    ),
    # Barchester, which Ada Fenwick took from the Conservatives; the ward she took from the Conservatives
    Rule(
        "taken.which",
        rf"(?:<seat/area/place:seat>(?: (?:ward|seat|constituency|division))?|\b(?:seat|constituency|ward|division)),?"
        rf" (?:a (?:seat|ward|constituency) )?(?:that |which )?(?:{_WINNER}|he|she){_SUBJECT}"
        rf"{_TAKES}{_BY}{_AT}{_FROM}",
        {"flip": "gain"},
    ),
    # the Conservatives lost Barchester to Ada Fenwick of Labour
    *(
        Rule("taken.lost", rf"{who}{_LOSES} {_IT}{_AT}{_BY} to {_WINNER}", {"flip": "gain"})
        for who in (rf"<party/person:loser>{_SUBJECT}", f"{_HE}{_OF_HIM}")
    ),
    # Barchester was lost in 2010 by the Conservatives to Labour; it was taken by Labour from the Conservatives
    *(
        Rule(
            "taken.passive",
            rf"(?:{_SEAT}|\b(?:seat|constituency|ward|division|it)),? (?:(?:which|that) )?"
            rf"(?:(?:was|were|had been|being) )?(?:\w+ly )?{how}",
            {"flip": "gain"},
        )
        for how in (
            rf"lost{_AT} by {_LOSER}{_AT} to {_WINNER}",
            rf"lost{_AT} to {_WINNER}{_AT} by {_LOSER}",
            rf"{_TAKEN}{_AT} from {_LOSER}{_AT}{_BY} by {_WINNER}",
            rf"{_TAKEN}{_AT} by {_WINNER}{_AT}{_BY} from {_LOSER}",
        )
    ),
    # Ben Cole was ousted in Barchester by Labour's Ada Fenwick
    Rule(
        "taken.ousted",
        rf"<person/party:loser>{_SUBJECT}(?:(?:was|were|been|being|is) )?(?:\w+ly )?{_OUSTED}{_AT}"
        rf"(?:,? (?:in|at|from) {_SEAT})?{_AT} by {_WINNER}",
        {"flip": "gain"},
    ),
    # Barchester went from the Conservatives to Labour
    Rule(
        "taken.went",
        rf"(?<!mp for )(?<!member for ){_SEAT}(?: (?!(?:has|have)\b)[\w'-]+){{0,3}}? "
        rf"(?:went|goes|going|passed|passes|switched|swung|moved|changed hands|flipped|turned|gone|slipped|fell){_AT}"
        rf",? from {_LOSER}(?:'s? (?:hands|grasp|grip|clutches))? to {_WINNER}",
        {"flip": "gain"},
    ),
    # Barchester was a Labour gain from the Conservatives
    Rule(
        "taken.went",
        rf"{_SEAT}{_AT},? (?:was|is|became|being|turned into) (?:an?|the|another) (?:\w+ )?<party:winning> gain from"
        rf" {_LOSER}",
        {"flip": "gain"},
    ),
    # Barchester deserted the Conservatives for Labour
    Rule(
        "taken.went",
        rf"(?<!mp for )(?<!member for ){_SEAT} (?:\w+ ){{0,2}}?"
        rf"(?:desert|dump|ditch|abandon|jilt|reject|drop|spurn|forsook|turn(?:ed|s) down|threw over)(?:s|ed|ped)?"
        rf" {_LOSER} (?:for|in favour of) {_WINNER}",
        {"flip": "gain"},
    ),
    # Labour was relieved of Barchester in 2010 by Ada Fenwick
    Rule(
        "taken.relieved",
        rf"<party/person:loser> (?:(?:has|have|had) been|was|were|being) (?:[\w'-]+ ){{0,2}}?"
        rf"(?:(?:relieved|robbed|deprived|stripped|dispossessed|turfed out|turned out|thrown out|driven out) of"
        rf"|parted from|evicted from|ejected from|ousted (?:from|in)|unseated (?:in|at)) {_IT}{_AT} by {_WINNER}",
        {"flip": "gain"},
    ),
    # Barchester went from red to blue in 2019; Ada Fenwick turned it blue in 2019
    *(
        Rule(
            "taken.colours",
            rf"(?<!mp for )(?<!member for )(?<! of ){_SEAT}(?: (?!(?:has|have|would|could)\b)[\w'-]+){{0,2}}? "
            rf"(?:went|passed|switched|swung|moved|changed|flipped|turned){_AT} from {lost} to {won}\b",
            {"flip": "gain", "lost": loser, "won": winner},
        )
        for lost, loser in COLOURS
        for won, winner in COLOURS
        if lost != won
    ),
    *(
        Rule("taken.colour", pattern, {"flip": "gain", "won": winner})
        for colour, winner in COLOURS
        for pattern in (
            rf"(?<!mp for )(?<!member for )(?<! of ){_SEAT} (?:first |duly |then |also |had )?"
            rf"(?:went|turned|flipped to|switched to|gone) {colour}\b(?! (?:wall|from)\b)",
            rf"(?:^|(?<!it )(?<!this )(?<!seat )(?<!that )(?<!they )){_NOT_A_LOSER}(?:‹person:\d+›|‹party:\d+›)"
            rf"{_SUBJECT}(?:turned|painted|flipped) {_IT} {colour}\b(?! (?:wall|from)\b)",
        )
    ),
    # Ada Fenwick turned Barchester Liberal Democrat in 1987
    Rule(
        "taken.turned",
        rf"(?:‹person:\d+›{_SUBJECT}|{_HE}{_OF_HIM})turned {_IT} <party:winner>(?!')",
        {"flip": "gain"},
    ),
    # standing for the Liberals at Barchester in 1983, he ejected Labour
    *(
        Rule(
            "taken.standing",
            rf"(?:standing|fighting|running) for (?:the )?<party:winner> (?:at|in) {_SEAT}{_AT},"
            rf" (?:he|she|‹person:\d+›) (?:[\w'-]+ly )?{how}",
            {"flip": "gain"},
        )
        for how in (f"{_OUSTS} {_LOSER}", f"{_TAKES} (?:it|the seat){_FROM}")
    ),
    # Labour's Ada Fenwick took it back in 2015
    *(
        Rule("taken.back", rf"<person:winner>{_SUBJECT}{how}", {"flip": "gain"})
        for how in (
            rf"(?:took|taking|won|winning|got|snatched|claimed) {_IT} back\b",
            rf"(?:regain|recaptur|reclaim|retak|recover|retriev|retook)(?:s|ed|es|ing|en|e)? {_IT}",
        )
    ),
    # the Liberals did likewise in Barchester; Barchester went the same way
    Rule(
        "taken.likewise",
        rf"<party/person:winner>{_SUBJECT}(?:did|managed|achieved|repeated|pulled off) (?:likewise|the same|the trick"
        rf"|the feat|as much)(?: again)? (?:in|at|to) {_SEAT}",
        {"flip": "gain"},
    ),
    Rule(
        "taken.likewise",
        rf"\band (?:then |also )?(?:did|managed) (?:likewise|the same) (?:in|at) {_SEAT}",
        {"flip": "gain"},
    ),
    Rule(
        "taken.likewise",
        rf"(?:^|[.;:,–] |\b(?:and|as|too|so|but) ){_SEAT}(?:,? (?:too|also|then|duly|had|later))*,?"
        r" (?:went|gone|goes|followed) (?:the same way|the way of|suit)\b",
        {"flip": "gain"},
    ),
    # Labour's capture of Barchester from the Conservatives; the Conservatives' loss of Barchester to Labour
    Rule(
        "taken.capture",
        rf"<party/person:winner>(?:'s?)? (?:[\w'-]+ ){{0,3}}?"
        rf"(?:capture|seizure|conquest|gain|theft|recapture|taking) of {_IT}{_AT}{_FROM}",
        {"flip": "gain"},
    ),
    Rule(
        "taken.loss",
        rf"(?:{_LOSER}(?:'s?)? |\bits |\btheir )(?:[\w'-]+ ){{0,3}}?(?:loss|surrender) of {_IT}{_AT} to {_WINNER}",
        {"flip": "gain"},
    ),
)
# Ada Fenwick won it for Labour: the party that she won it for, whatever hers is today
WON_FOR = (
    Rule(
        "taken.for",
        rf"(?:<person:>{_SUBJECT}|{_HE}{_OF_HIM}){_TAKES} {_IT}{_BY}{_AT},? for (?:the )?<party:winner>",
    ),
)
_CUE = Sought(
    r"\bfrom\b|\boff\b|out of|reliev|robb|depriv|stripp|divest|dispossess|expense|oust|unseat|dislodg|toppl|turf|depos"
    r"|evict|eject|displac|threw|throw|boot|kick|turn|drove|driv|push|supplant|sitting|incumbent|\blos|surrender|ced|yield"
    r"|relinquish|forfeit|capture|seizure|conquest|gain|theft|taking|swept|\bfor\b|overc|wip|demolish|eras"
    r"|part|squeez|slip|fell|forsook|spurn|favour|red\b|blue|orange|turquoise|purple|turned|standing|fighting|running|back"
    r"|likewise|the same|the trick|the feat|as much|suit|the way of|regain|recaptur|reclaim|retak|recover"
    r"|retriev|retook"
)


def find(article: Annotated) -> Iterator[Finding]:
    """Every statement of a seat that changed hands, with both sides, and of one that was won for a party."""
    yield from match_rules("contest", (*TAKEOVERS, *WON_FOR), article, _CUE)
