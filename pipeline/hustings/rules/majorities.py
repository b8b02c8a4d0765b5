"""Winning margins: a majority, a lead, a number of votes by which somebody won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, finding, in_columns, match_rules

_MARGIN = r"(?:majorit(?:y|ies)|maj\b|lead\b|margin|cushion|advantage|buffer|gap\b|winning post)"
# What may stand between the word and its figure: "majority, which used to be", "lead back then is".
_FILLER = (
    r"(?: ?(?:of|was|is|if|to|at|down|up|now|then|had|has|have|been|be|used|which|that|it|"
    r"he|she|they|stood|stands|back|last|time|"
    r"in|election|only|just|this|the|a|an|here|there|out|over|on|by then|already|swollen|grown|"
    r"risen|shrunk|whittled|came|comes|in at|"
    r"left behind|behind|inherited|defended|one|since|from|slim|mere|for|him|her|them|"
    r"votes?|general|left|gone|bequeathed|enjoyed|won|"
    r"half past|victory|between|whittled|cut|reduced|slashed|trimmed|dwindled|beyond|above|some|is not|"
    r"[,:(–-]|\.{5,}|‹(?:year|date|month|weekday|rel|ago|party|person|seat|place):\d+›(?:'s?)?))"
)
_WON = (
    r"(?:w[oi]n(?:s|ning)?|win|beat(?:s|en|ing)?|defeat(?:ed|s|ing)?|los[te](?:s)?|home|"
    r"held|hold(?:s)?|hung|hang(?:s)? on|clung|cling(?:s)?|pipp?(?:ed|s)|"
    r"oust(?:ed|s)?|pipping|edging|trounc(?:ed|es|ing)|beating|ousting|unseating|took|takes?|taken|edged|edges|surviv(?:ed|es)|keep(?:s)?|kept|"
    r"retain(?:s|ed)?|victory|grabbed|scrap(?:ed|es)|squeak(?:ed|s)|"
    r"turfed|relieved|captur(?:ed|es)|unseat(?:ed|s)|dislodged|elected|returned|"
    r"shak(?:en)?|shook|sunk|sinks?|buried|back|up for grabs|seat|goes|went|"
    r"still there|got in|came in|trail(?:ed|s)|squeez(?:ed|es)|storm(?:ed|s)?|swip(?:ed|"
    r"es)|sav(?:ed|es)|threw|thrown|seen off|saw off|sees off|seeing off|denied|gain(?:ed|s)?|made "
    r"it)"
)

_NO_SCORE = r"(?! (?:votes )?to (?:<person/party:>'s? )?<num:>)"  # by 19,990 to 18,846 is two counts

RULES = (
    Rule(
        "majority.changed",
        (
            r"(?:majorit(?:y|ies)|maj\b|lead|cushion|margin|buffer|gap){near}\bfrom "
            r"{q}<num:before>{gap}(?: ?<year:>)?{gap}\bto (?:one of )?{q2}<num:votes>"
        ).replace("{q2}", "(?:just |only |a mere |about |nearly |some )?"),
    ),
    Rule(
        "majority.turned",
        (
            r"(?:majority|lead|margin|cushion|advantage|deficit) of <num:before>{near}\b(?:into|to|"
            r"with)(?: it with)? (?:an? )?(?:<party:party> )?(?:one|majority|lead) of "
            r"<num:votes>(?:,? or <pct:percent>)?"
        ),
    ),
    Rule(
        "majority.turned",
        r"(?:majority|lead|margin|cushion|advantage) of {q}<num:before>,? (?:was |has been |had been |is )?(?:slashed"
        r"|cut|reduced|trimmed|whittled(?: down)?|chopped|pared|shaved)(?: back| down)?"
        r" to (?:just |only |a mere )?<num:votes>",
    ),
    Rule(  # 5,070 (it was 11,440); Maj 2,906 (was 7,114)
        "majority.changed",
        r"<num:votes>(?: votes)?,? \(?(?:it (?:was|had been)|was|previously|formerly|down from|up from|cut from|from)"
        r" {q}<num:before>(?=[).;,]| in ‹| at the| last| three| four| two)",
    ),
    Rule(  # a margin of 1,695, down on the 2,147 of the general election
        "majority.changed",
        rf"{_MARGIN}(?: ?(?:of|is|was|now|stands at|[:,]))* ?{{q}}<num:votes>(?: votes)?,? "
        r"\(?(?:[a-z]+ ){0,2}?(?:down|up|compared|cut|reduced|increased) (?:on|from|with) "
        r"(?:the |its |his |her |their |<party:>'s? )?(?:nearly |almost |about |over |more than )?<num:before>",
    ),
    Rule(  # his cushion of nearly 9,000 is now one of 777; though 4,538 became 1,910
        "majority.turned",
        r"(?:(?:majority|lead|margin|cushion|advantage)(?: (?:of|was))? )?{q}<num:before>,? (?:became|has become|is now"
        r"|has turned into|turned into|is down to|was down to|shrank to|has shrunk to) (?:just |only |a mere |one of )*"
        r"<num:votes>",
    ),
    Rule(
        "majority.which_was",
        (
            r"(?:majority|lead|gap|margin|cushion){near}which (?:was|(?:had )?stood at|had been|once was|used to be) "
            r"{q}<num:before>{near}\b(?:widened|grown|narrowed|shrunk|risen|fallen|cut|down|up|"
            r"increased|swollen) to <num:votes>"
        ),
    ),
    Rule(
        "majority.had_dwindled",
        r"majority of <num:other>{near}had (?:dwindled|fallen|shrunk|grown|risen|been cut) to <num:previous>",
    ),
    Rule(
        "majority.goes",
        (
            r"(?:majority|lead)(?:'s)? (?:goes|went|rose|rises|fell|falls|grew|grows|shrank|"
            r"shrinks|is up|is down|slipped|slips|jumped|jumps|climbed) from {q}<num:before> to "
            r"<num:votes>"
        ),
    ),
    Rule("majority.one_of", r"majority of <num:>{near}<person>(?:'s)? (?:had )?one of {q}<num:votes>"),
    Rule(
        "majority.agency",
        r"<party:party> maj(?:ority|\.)?[:,]? <num:votes>(?: ?\((?:<pct/dec/num:percent>)[^)]{{0,20}}\))?".replace(
            "{{", "{"
        ).replace("}}", "}"),
    ),
    Rule(
        "majority.of",
        (
            rf"{_MARGIN}{_FILLER}{{0,9}} ?{{q}}<num:votes>(?! (?:seats|mps|members|per))(?: "
            rf"votes?)?(?:,? ?(?:or )?\(?(?:<pct/pts/dec:percent>))?"
        ),
    ),
    Rule("majority.percent", rf"{_MARGIN}{_FILLER}{{0,9}} ?{{q}}<pct/pts:percent>"),
    Rule(
        "majority.before",
        (
            r"{q}<num:votes>(?:-vote|-strong)? ?(?:votes? )?\(?(?:<pct:percent>\)? "
            r")?(?:(?:winning|notional|conservative|commons|previous|general election|"
            r"<party:party>(?:'s)?) ?){0,2}(?:majority|lead\b|margin|cushion|advantage|deficit)"
        ),
    ),
    Rule(
        "majority.won_by",
        rf"\b{_WON}\b{{near}}\bby {{q}}<num:votes>{_NO_SCORE}(?: (?:votes|to))?"
        r"(?! (?:per|points|years|seats|minutes|pounds))",
    ),
    Rule("majority.by_which", r"{q}<num:votes> (?:votes )?by which (?!to\b)"),
    Rule("majority.by_votes", rf"\bby {{q}}<num:votes>{_NO_SCORE} votes\b"),
    Rule(  # kept Thrupp (Nevershire) by 388; Oldfield (Westshire) to the Greens by 82
        "majority.area_by",
        r"\b(?:held|kept|retained|defended|won|took|gained|lost|regained) <seat/area/place:>(?: \([^().;]{1,40}\))?"
        r"(?: (?:to|from) (?:the |an? )?<party:>)? by {q}<num:votes>(?: votes?)?(?=[,.;:)]|$| and\b)",
    ),
    Rule(
        "majority.area_by",
        r"<seat/area/place:>(?: \([^().;]{1,40}\))? (?:to|from) (?:the |an? )?<party:> by {q}<num:votes>(?: votes?)?"
        r"(?=[,.;:)]|$| and\b)",
    ),
    Rule("majority.by_end", r"(?:, |^|– )by {q}<num:votes>(?: votes?)?(?=[.,;:)]|$)"),
    Rule(
        "majority.ahead",
        (
            r"{q}<num:votes> ?(?:votes? |of daylight )?(?:ahead|clear\b|in front|to spare|to the "
            r"good|in hand|the better|up on|more than (?:the |her |his )?<party/person:>|more than wanted)(?! of "
            r"(?:the )?(?:government|last))"
        ),
    ),
    Rule("majority.ahead", r"{q}<num:votes> ?(?:votes? )?the other way\b"),
    Rule(  # 1,185 more than the 19,842 given to his opponent
        "majority.ahead",
        r"{q}<num:votes> (?:votes )?more than the <num:>"
        r"(?! (?:in|at|of) (?:the )?(?:‹(?:year|ago|rel|month)|last|previous))",
    ),
    Rule(
        "majority.behind",
        (
            r"{q}<num:votes> ?(?:votes? )?(?:behind(?! (?:him|her|them))|adrift|short of (?:that|him|her|being)|off "
            r"the pace|shy\b|further back)"
        ),
    ),
    Rule(
        "majority.behind",
        r"\b(?:fell|falls|falling|finish(?:ed|es)|was|ended(?: up)?|came|left)"
        r" {q}<num:votes>(?: votes?)? short\b(?! of (?!victory))",
    ),
    Rule(
        "majority.within",
        r"\b(?:within|just|only) {q}<num:votes> votes? (?:of|from|away from) (?:winning|victory|taking|the seat|gaining"
        r"|holding|beating|unseating|becoming|being elected|a win)",
    ),
    Rule("majority.ahead_of", r"(?:ahead|clear|in front) (?:of [^.;]{1,40}? )?by {q}<num:votes>"),
    Rule(
        "majority.between",
        r"{q}<num:votes> votes?{gap} (?:separat|lay between|between|in it\b|made the difference|decided it|were what)",
    ),
    Rule("majority.in_it", r"there (?:was|were|is|are|'re|'s) {q}<num:votes>(?: votes?)? in it\b"),
    Rule("majority.in_it", r"<num:votes> votes?,? (?:that's|that is|was) all"),
    Rule("majority.defending", r"\bdefend(?:s|ing|ed|)?\b{gap} ?{q}<num:votes>"),
    Rule(
        "majority.overturn",
        (
            r"(?:overturn(?:ed|ing|s)?|wip(?:ed|ing) out|swept aside|demolish(?:ed|ing)?|"
            r"eras(?:ed|ing)|overhaul(?:ed|ing)){gap} ?{q}<num:votes>"
        ),
    ),
)
_CUE = Sought(
    r"majorit|deficit|maj\b|lead\b|margin|cushion|advantage|buffer|gap\b|\bby\b|ahead|clear|in "
    r"front|to spare|to the good|in hand|behind|became|turned|shrank|shrunk"
    r"|adrift|short|shy|pace|between|in it|defend|overturn|wip|swept|demolish|eras|more than|decided|up on|daylight"
    r"|within|just|only|the other way"
)
# Majorities of seats, of a government, of shares.
_NOT = Sought(
    r"(?:overall|commons|working|parliamentary|three-figure|governing|absolute|simple|"
    r"holyrood) majority|-seat majority|seat majority"
    r"|majority (?:in the commons|in the house|of seats|at westminster|government|at "
    r"holyrood)|shareholder|exit poll|\bshares\b"
    r"|\b(?:we|they|you|he|she|i|it)(?:'ll| will|'d| would)(?: \w+)? (?:win|lose|hold|be) [^.;‹›]{0,30}by ‹num"
    r"|government's (?:\w+ ){0,2}majority|hung parliament|majority of almost ‹num:\d+›, say"
)


def find(article: Annotated) -> Iterator[Finding]:
    """Every margin that a unit states, of whatever seat and contest."""
    for found in match_rules("majority", RULES, article, _CUE):
        if not _NOT.search(found.unit.rendered):
            yield found
    yield from _in_series(article)
    yield from in_columns("majority", "majority.column", article, _COLUMN, {"num": "votes", "pct": "percent"})


_COLUMN = re.compile(r"maj(?:ority)?\b")


def _in_series(article: Annotated) -> Iterator[Finding]:
    """The margins of several contests with a year each: a majority of 8,215 in 1983; 9,503 in 1987; 5,043 in 1992."""
    for unit in article.units:
        if "‹year:" not in unit.rendered or _NOT.search(unit.rendered):
            continue
        for rule in _YEARLY:
            pairs = [*rule.compiled.finditer(unit.rendered)]
            if len(pairs) < _SERIES:
                continue
            led_by = unit.rendered[: pairs[0].start("votes")]
            if _OPENS_SERIES.match(led_by):
                above = article.units[max(0, unit.index - _ABOVE_SERIES) : unit.index]
                led_by = " ".join(one.rendered for one in above if one.block == unit.block)
            if _OF_MARGINS.search(led_by[-_LEAD_OF_SERIES:]):
                yield from (finding("majority", rule, article, unit, pair) for pair in pairs)
                break


_SERIES = 2  # figures with years
_ABOVE_SERIES = 2  # sentences above one that begins with "it was"
_LEAD_OF_SERIES = 120  # characters
_OF_MARGINS = re.compile(rf"\bmajorit(?:y|ies)|\bmargins?\b|\bleads?\b|\bcushion\b|\b{_WON}\b[^.;]{{0,40}}\bby \W*")
_OPENS_SERIES = re.compile(r"(?:it|they|these|that|this) (?:was|were|had been|stood at|came to)\b")
_YEARLY = (
    Rule(
        "majority.series",
        r"{q}<num:votes>(?: votes?)?,? \(?(?:(?:in|at|for|after) )?(?:the )?(?:‹month:\d+› )?‹(?:year|month|date):\d+›",
    ),
    Rule(
        "majority.series", r"‹year:\d+›\)?(?:: ?| ?[-–] ?| \(|,? (?:by|with) |,? )?{q}<num:votes>(?! (?:in|at) ‹year)"
    ),
)
