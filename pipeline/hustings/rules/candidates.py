"""Who stands for whom, and who won or lost: statements that tie a person to a party or to a candidacy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hustings.annotate import Annotated
from hustings.rules.pattern import Finding, Rule, match_rules

_LEADS = (
    r"(?:(?:own|new|local|sitting|former|ex|outgoing|incumbent|defeated|beaten|winning|"
    r"successful|losing|candidate|candidates|hopeful|challenger|contender|newcomer|"
    r"councillor|"
    r"nominee|standard-bearer|man|woman|rival|opponent|incumbents?|runner-up|solicitor|"
    r"businessman|cllr|coun|,|is|are|was|champion|pick|choice|victor|winner|candidate,) "
    r"?){0,3}"
)
_ADJECTIVES = r"(?:\w+[ -]){0,4}?"
_NO_RIVAL = r"(?!(?:from|against|than|over|off|ahead|behind|beating|beat|by|to|took|taking|won|winning) )"
# Offices whose holders are quoted more often than they stand.
_OFFICE = (
    r"(?:leader|deputy|minister|secretary|chancellor|chairman|chairwoman|chair|spokesman|"
    r"spokeswoman|spokesperson|president|adviser|aide|peer|pollster|organiser"
    r"|co-ordinator|coordinator|strategist|whip|mep|source|grandee|activist|campaigner|"
    r"premier|first minister|party chairman|mp|msp|mla|am)"
)

_MIDDLE_OF_ONE = r"(?:[^.;‹›]|‹(?!person|party)\w+:\d+›){0,50}?"
# Who is of which party.
AFFILIATION = (
    Rule("party.bracketed", r"<person>,? ?[(\[](?:the |an? )?<party>(?:[ ,;][^)\]]{0,30})?[)\]]"),
    Rule("party.possessive", rf"<party>(?:'s?|s')? {_LEADS}<person>"),
    Rule("party.office", rf"<party>(?:'s?|s')? (?:\w+ ){{0,3}}?{_OFFICE},? <person>", {"office": "yes"}),
    Rule("party.office_after", rf"<person>, (?:the |an? )?(?:<party> )(?:\w+ ){{0,3}}?{_OFFICE}\b", {"office": "yes"}),
    Rule("party.office_of", rf"<person>, (?:the )?{_ADJECTIVES}{_OFFICE} of (?:the )?<party>", {"office": "yes"}),
    Rule("party.of", r"<person>,? (?:of|for|from|, of) (?:the )?<party>"),
    Rule("party.comma", r"<person>, <party>(?=[,.;)]|$| with| on| again| through and through| \()"),
    Rule(
        "party.apposition",
        (
            rf"<person>, (?:{_NO_RIVAL}\w+ ){{0,2}}?(?:the|an?|another|also an?|their|his|her|fellow) "
            rf"(?:{_NO_RIVAL}\w+[ -]){{0,4}}?<party>(?! (?:leader|source|stronghold|seat|vote|majority|lead|"
            rf"government))"
        ),
    ),
    Rule(
        "party.is",
        (
            rf"<person>,? (?:who )?(?:is|was|stood|stands|ran|runs|running|standing) (?:\w+ "
            rf"){{0,3}}?(?:for|as|under|with) (?:the |an? )?{_ADJECTIVES}<party>"
        ),
    ),
    Rule(
        "party.is",
        (
            r"<person>,? (?:has been |have been |was |is |were )?(?:picked|chosen|selected|adopted|nominated"
            r"|put up) by "
            r"(?:the )?<party>"
        ),
    ),
    Rule(
        "party.is",
        r"<person>(?:[^.;‹›]|‹(?!person|party)\w+:\d+›){0,60}?\b(?:(?:has |had )?(?:joined|defected to"
        r"|switched to|signed up (?:to|with)|came over to|crossed over to)) (?:the )?<party>",
    ),
    Rule("party.is", r"<person> (?:had |has )?(?:put|kept|brought|carried) (?:the )?<party> {q}<num:>"),
    Rule("party.is", r"\bby (?:the )?<party:>(?:,|,? and|,? while) <person> by (?:the )?<party>"),
    Rule(
        "party.is",
        r"<person>,? (?:who |had |has |had already |later |duly |narrowly |easily |then |first ){0,3}"
        r"(?:held|won|took|kept|gained|contested|fought|captured|lost|sat|stood|ran|regained|represented|retained|defended"
        r"|got in|came in|was elected|was returned|been elected|romped home|squeaked in|scraped home)"
        r"(?: (?:in|at|it|the seat|there|here|to parliament|to westminster"
        r"|‹(?:seat|area|place|year|month|date):\d+›)){0,4} (?:for|as) (?:the |an? )?<party>",
    ),
    Rule("party.is", rf"<person>{_MIDDLE_OF_ONE}\bin the <party> interest\b"),
    Rule("party.is", r"^for (?:the )?<party>,? (?:\w+ ){0,3}?<person>"),
    Rule("party.is", r"\b<party> (?:was|were) represented by (?:\w+ ){0,3}?<person>"),
    Rule(
        "party.carries",
        (
            rf"<person> (?:carries|carried|flies|flying|is flying|wears|wore|bears|represents|"
            rf"represented|is in|holds) (?:the )?{_ADJECTIVES}<party>"
        ),
    ),
    Rule(
        "party.for",
        (
            r"(?:^|[;:–,\"] |\band |\bwhile |\bas )for (?:the )?<party>,? (?:(?:it|there|came|with|was|is|were|stands|"
            r"stood|has|nominated|fielded) ){0,4}(?!and )(?:\w+ ){0,2}?<person>"
        ),
    ),
    Rule(
        "party.candidate_of",
        (
            r"<person>(?:, (?:[^‹›.;]|‹(?!person|party)\w+:\d+›){0,60}, (?:is|was)| is| was|,) (?:the )?"
            r"<party>(?:'s?)? (?:\w+ ){0,2}?(?:candidate|hopeful|man|woman|"
            r"challenger|pick|choice|standard-bearer|nominee|hope)\b"
        ),
    ),
    Rule(
        "party.hopes_of",
        (
            r"<person>(?:[^.;‹›]|‹(?!person|party)\w+:\d+›){0,40}\b(?:hopes? (?:of|for)|colours "
            r"of|banner of|flag for|those of|torch for|ticket of|on behalf of|candidacy for) "
            r"(?:the )?<party>"
        ),
    ),
    Rule(
        "party.has",
        (
            r"\b(?:the )?<party> (?:have|has|had|are fielding|is fielding|are running|put up|"
            r"chose|choose|chosen|selected|picked) (?:the |an? |its |their )?(?:\w+ "
            r"){0,3}?<person>"
        ),
    ),
    Rule(
        "party.later_for",
        (
            r"<person>(?:[^.;,‹›]|‹(?!person|party)\w+:\d+›){1,30}\b"
            r"(?:(?<!› )|(?!for (?:the )?‹party:\d+›,? ‹person))for (?:the )?<party>"
            # not of Ada in "Ada polled 812 against 640 for the Tory, Ben"
        ),
    ),
    Rule(
        "party.under",
        (
            r"<party>,? (?:under|in the (?:shape|person) of|whose|with|through|in|have nominated|"
            r"has nominated|have selected|has selected|have picked|picked|have turned to|has "
            r"turned to|have the \w+|has the \w+|sent for) (?:\w+ ){0,3}?<person>"
        ),
    ),
    Rule("party.mp", r"<person>, (?:the )?(?:\w+ ){0,2}?<party>(?: (?:mp|msp|candidate|member|councillor))"),
    Rule("party.gain", r"<party>: <person>"),
    Rule(
        "party.has",
        r"<party>[^.;‹›]{0,40}, (?:with )?(?:its|their) (?:\w+ )?"
        r"(?:candidate|man|woman|hopeful|standard-bearer),? <person>",
    ),
    Rule("party.office", r"<person>[^.;‹›]{0,50}\b(?:to lead|leads|led) (?:the )?<party>", {"office": "yes"}),
    Rule("party.candidate_is", r"<party> (?:candidate|challenger|hopeful)(?: is| was|,)? <person>"),
    Rule("party.hopeful_after", r"\b<party> hopeful is <person>"),
    Rule(
        "party.independent",
        (
            r"<person>,? (?:(?:an?|the|who ran as an|ran as an|who stood as an|standing as an|"
            r"stood as an|who is an|is an|as an) )(?:\w+ ){0,2}?(?P<independent>independent)\b"
        ),
    ),
    Rule(
        "party.independent_before",
        r"(?P<independent>independent)(?: (?!of\b|on\b|from\b|mp\b|inquiry\b)[\w-]+){0,3} <person>",
    ),
    Rule("party.no_party", r"<person>(?:, [^‹›]{0,90},)? (?P<independent>has no party behind)"),
)

_ELECTED = (
    r"(?:w[oi]n(?:s|ning)?|won|is elected|was elected|been elected|elected|re-elected|"
    r"returned|is returned|got in|gets in|took the seat|takes|took|takes the seat|captur(?:ed|es)|"
    r"gain(?:ed|s)|"
    r"held on|holds on|hung on|hangs on|clung on|retain(?:ed|s)|keeps|kept|held|holds|is "
    r"the new mp|is the new|the new mp|new member|is mp|becomes|became|will be the|"
    r"surviv(?:ed|es)|beat|beats|defeated|defeats|ousted|ousts|unseated|sees off|saw off|"
    r"romped|cruis(?:ed|es)|storm(?:ed|s)|triumph(?:ed|s)|victorious|wrest(?:ed|ing)|is "
    r"back|"
    r"has another term|is still mp|is still there|hold the seat|succeeds|goes to the "
    r"commons|dislodged|relieved|snatched|seized|pipped|pips|overturned|scraped|scrapes|"
    r"squeezed|squeezes|prevail(?:s|ed)|topp(?:ed|ing|s) the poll|came (?:out on top|first)|"
    r"is (?:on (?:his|her|their) way|off|bound|headed|heading) (?:to|for) "
    r"(?:the commons|westminster|parliament|holyrood|the senedd|cardiff bay|stormont)|"
    r"swept|sweeps|is declared|was declared|declared elected|chosen as|"
    r"sent to parliament|sent back|turfed|"
    r"(?:was|is|emerged(?: as)?) (?:the )?(?:\w+ )?(?:winner|victor)\b(?! in waiting))"
)
# "took 1,611", "kept her deposit", "took third place" say of nobody that they won.
_NO_SHARE = (
    r"(?! (?:(?:just|only|a|an|the|his|her|their|its|mere|some|about|nearly|almost|over|more|than|on|to) ){0,4}"
    r"(?:(?:‹num:\d+›|‹pct:\d+›)(?!-?(?: vote)? majority)|deposits?\b|second\b|third\b|fourth\b|fifth\b"
    r"|last place|votes?\b))"
)
_DEFEATED = (
    r"(?:lost|loses|lose|is out|was beaten|beaten|defeated by|was defeated|is defeated|"
    r"was ousted|ousted by|unseated|came second|came third|came fourth|second|third|"
    r"fourth|fifth|sixth|runner-up|"
    r"trailed|trails|conceded|finished|lost (?:his|her|their) deposit|forfeit(?:ed|s)|out "
    r"of a job|brought up the rear|was left|fell short|missed out|thrown out"
    r"|(?:came|got|come|was|were) within (?:[a-z]+ ){0,3}(?:‹num:\d+› )?(?:votes? )?of\b)"
)
_STANDS = (
    r"(?:standing|stands|stood|running|runs|ran|contesting|contested|contest|fighting|"
    r"fights|candidate|nominated|selected|chosen|picked|adopted|hopes|hoping|hopeful|"
    r"is trying|bid|bidding|challenger|going up against|up against|vying|takes on|taking "
    r"on|fielded|put up|battle|in the race|in for|carrying the hopes|carried the hopes|"
    r"will hope|flying the flag|is looking)"
)
_MIDDLE = r"(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,50}?"

OUTCOME = (
    Rule(
        "outcome.beat",
        (
            rf"<person>{_MIDDLE}\b(?:beat|beats|defeated|defeats|ousted|ousts|unseated|unseats|saw "
            rf"off|sees off|dislodged|pipped|pips|toppled|topples|squeezes out|squeezed out|turfed "
            rf"out|turned out|relieved|threw out|finished ahead of|pushed aside"
            rf"|edg(?:ed|es|ing) out|pipping|beating|defeating|ousting|unseating|seeing off|toppling"
            rf"|trounc(?:ed|es|ing)|thrash(?:ed|es|ing)|crush(?:ed|es|ing)|(?:took|takes|claims|claimed) the scalp of"
            rf"|got the better of|gets the better of|put out|accounted for|held off|fought off|overcame|bested) "
            rf"(?:[^.;‹›]|‹(?!person)\w+:\d+›){{0,30}}?<person:loser>"
        ),
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.lost_to",
        rf"<person:loser>{_MIDDLE}\b(?:lost(?: out)?|loses|lost (?:his|her) seat|lost the seat|fell|falls|went down"
        rf"|went under|goes under|succumbed)(?: by <num:>(?: votes)?)? to {_MIDDLE}<person>",
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.beaten_by",
        (
            rf"<person:loser>{_MIDDLE}\b(?:beaten|defeated|ousted|unseated|toppled|pipped|thrown "
            rf"out|turfed out) by {_MIDDLE}<person>"
        ),
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.elected",
        rf"<person>, (?:an? |the |who |whose |\w+ )[^.;‹›]{{20,110}}, (?:has |have |was |is )?{_ELECTED}\b{_NO_SHARE}",
        {"outcome": "elected"},
    ),
    Rule("outcome.elected", rf"<person>,?(?:'s?)?{_MIDDLE}\b(?<!not ){_ELECTED}\b{_NO_SHARE}", {"outcome": "elected"}),
    Rule(
        "outcome.elected_passive",
        (
            rf"\b(?:elected|returned|re-elected|sent|chose|preferred|elects|returns|gives|"
            rf"goes to|went to|victory for|win for|is mp|the winner,|"
            rf"the winner is|new mp,|new mp is|new mp) {_MIDDLE}<person>(?! (?:ally|loyalist|supporter|critic|aide)\b)"
        ),
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.elected_passive",
        r"\b(?:won|held|captured|taken|gained) by (?:the )?(?:<party:>(?:'s?)? )?(?:\w+ ){0,2}?<person>"
        r"(?! (?:ally|loyalist|supporter|critic|aide)\b)",
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.elected_passive",
        r"(?:\bit|\bseat|‹(?:seat|area|place):\d+›) (?:fell|falls|passed|went) to (?:the )?(?:<party:>(?:'s?)? )?"
        r"(?:(?!(?:see|visit|help|meet|support)\b)\w+ ){0,2}?<person>",
        {"outcome": "elected"},
    ),
    Rule(
        "outcome.elected_passive",
        r"\b(?:runner-up|runners-up|second|third) to (?:the )?(?:<party:>(?:'s?)? )?(?:\w+ ){0,2}?<person>",
        {"outcome": "elected"},
    ),
    Rule("outcome.elected_mark", r"(?:^elected: |\belected: )<person>", {"outcome": "elected"}),
    Rule("outcome.defeated", rf"<person>{_MIDDLE}\b{_DEFEATED}\b", {"outcome": "defeated"}),
    Rule(
        "outcome.defeated_after",
        (
            rf"\b(?:defeat(?:s|ed|ing)?|beat(?:s|en|ing)?|ousted|unseated|toppled|removed|"
            rf"dismissed|dislodged|see(?:s|n)? off|saw off|ahead of|behind|over|squeezes out|"
            rf"thrown out|edg(?:ed|es)|pipp(?:ed|s)) {_MIDDLE}<person>"
        ),
        {"outcome": "defeated"},
    ),
    Rule(
        "outcome.defeated_after",
        r"\b(?:t(?:ook|akes|aken|aking)|w[io]ns?|gain(?:s|ed|ing)|(?:seiz|captur|pris)(?:es|ed|ing)"
        r"|(?:snatch|wrest)(?:es|s|ed|ing))(?: back)?"
        r" (?:it|(?:the|that|his|her) (?:\w+ )?seat|‹(?:seat|area|place):\d+›)"
        r"(?:,? in ‹year:\d+›,?)? from (?:the )?(?:sitting |incumbent |outgoing )?(?:‹party:\d+›(?:'s?)? )?<person>",
        {"outcome": "defeated"},
    ),
)
STANDING = (
    Rule("standing.after", rf"<person>{_MIDDLE}\b{_STANDS}\b"),
    Rule("standing.before", rf"\b{_STANDS}\b{_MIDDLE}<person>"),
)

# Words between somebody and what is told of them: Ada Fenwick (Lab), who had narrowly won
_SUBJECT = (
    r"(?: \(‹party:\d+›\))?(?: (?:of|for) (?:the )?‹party:\d+›)?(?:,(?:[^.;,‹›]|‹party:\d+›){1,50},)?"
    r"(?: (?:is|was) the (?:‹party:\d+› )?(?:\w+ )?who)?"
    r"(?:(?:,| –)?"
    r" (?!(?:whose|that|which|party|they|we|voters|people|not|never|if|would|could|might|may|hopes?|hoping)\b)"
    r"[a-z'-]+){0,5}? "
)
_THE_SEAT = (
    r"(?:(?:on|back|to|the|a|an|his|her|old|own|then|safe|marginal|neighbouring|nearby|seat of|constituency of|what was"
    r"|‹(?:year|month|date):\d+›|by-election (?:in|at)|(?<=the )‹party:\d+› seat of) ){0,4}<seat/area/place:seat>"
)
_OF_A_WIN = (
    r"(?:w[io]n(?:s|ning)?|held|holds|holding|gained|gains|gaining|captur(?:ed|es|ing)|took|takes|taking|seized|snatched"
    r"|grabbed|kept|retained|regained|recaptured|reclaimed|recovered|retrieved|clung|hung"
    r"|(?:was |were |been |being |got )?(?:re-?elected|elected|returned)(?: for (?:the )?‹party:\d+›)?(?: as)?"
    r"(?: the| an?)?(?: ‹party:\d+›)?(?: mp| member)? (?:for|in|at)|(?:came|got) (?:in|home) (?:for|at|in)"
    r"|(?:‹party:\d+› )?(?:victory|triumph|win|success) (?:in|at)|(?:‹party:\d+› )?(?:victor|winner) (?:of|in|at)"
    r"|wrested|wresting|prised|prising|secured|securing|carried|triumphed (?:in|at)"
    r"|(?:romped|stormed|swept|cruised|coasted|sailed)(?: (?:home|in|to victory))? (?:in|at)"
    r"|overturn(?:ed|ing) (?:[^.;‹›]|‹(?:party|num):\d+›){0,40}? (?:in|at|to (?:win|take|capture))"
    r"|(?:entered|got into|reached) (?:parliament|the commons|westminster|the house)(?: for (?:the )?‹party:\d+›)?"
    r" (?:at|for|as (?:the |an? )?(?:‹party:\d+› )?(?:mp|member) for)"
    r"|became (?:the |an? )?(?:‹party:\d+› )?(?:mp|member|member of parliament) for"
    r"|capture of)"
)
_OF_A_LOSS = (
    r"(?:(?:lost|losing|(?:was |were |been )?(?:beaten|defeated|unsuccessful|thrashed)|failed) (?:in|at)"
    r"|(?:fought|contested|stood|ran|standing|fighting),? (?:and lost|unsuccessfully)(?: (?:in|at|for))?"
    r"|unsuccessfully (?:fought|contested|stood (?:in|at|for)))"
)
_OF_A_STAND = r"(?:fought|contested|contesting|fighting|(?:stood|ran|stand(?:s|ing)?) (?:in|at|for))"
_PLACE = r"(?:(?:an? |the )?(?:\w+ )?(?:second|third|fourth|fifth|runner-up|bottom|last)\b)"
_IN_VAIN = (  # fought Wells in 2001, coming third
    r"(?:[^.;‹›]|‹(?:num|pct|year|month|date|party):\d+›){0,60}?"
    rf"(?:, (?:coming|finishing|losing)(?: (?:in|a|the))? {_PLACE}"
    rf"|(?:,| and| but| where| when)(?: (?:he|she))? (?:(?:lost|was (?:\w+ )?beaten|was (?:\w+ )?defeated)\b"
    rf"|(?:came|finished|was) {_PLACE}))"
)
_HE = r"(?:^|(?<=[.;,] )|(?<=\band )|(?<=\bbut )|(?<=\bwhen )|(?<=\bbefore ))(?:he|she)"
_OF_A_RETURN = (
    r"(?:(?:resurfac|reappear)(?:ed|es)|would resurface|(?:came|was|is) back|(?:got|came) back in(?:to)? parliament)"
    r"(?: in parliament)?(?: by [^.;‹›]{1,30},)? (?:in|at|for|as the (?:member|mp) for)"
)
_OUSTED = (
    r"(?:ousted|unseated|beat|defeated|toppled|dislodged|turfed out|saw off|removed|displaced|repelled"
    r"|trounced|thrashed|pipped|edged out|threw out)"
)
_PLACED = (
    r"(?:(?:came|finished|was|been|is) (?:a |the )?(?:\w+ )?(?:second|third|fourth|fifth|runner-up)"
    r"(?: to (?:[^.;‹›]|‹(?:person|party):\d+›){0,60}?)? (?:in|at))"
)
_SOMEBODY = r"(?:[^.;‹›]|‹party:\d+›){0,40}?<person:loser>"
_BY = r"(?:won|held|captured|gained|taken|saved|recaptured|retaken|regained) by (?:the )?"
_OF_PARTY = r"(?:‹party:\d+›(?:'s?)? )?(?:mr |ms |mrs )?(?:\w+ ){0,2}?"
# Who won, lost or stood in a seat that the same words name; it need not be the one that the person is known for.
THERE = (
    *(
        Rule(f"there.{name}", rf"{who}{_SUBJECT}{verb} {_THE_SEAT}{behind}", sets)
        for name, verb, behind, sets in (
            ("won", _OF_A_WIN, "", {"outcome": "elected"}),
            ("won", _OF_A_RETURN, "", {"outcome": "elected"}),
            ("lost", _OF_A_LOSS, "", {"outcome": "defeated"}),
            ("lost", _PLACED, "", {"outcome": "defeated"}),
            ("lost", "(?:lost|losing|loses) (?:his|her)", " seat", {"outcome": "defeated"}),
            ("lost", _OF_A_STAND, _IN_VAIN, {"outcome": "defeated"}),
            ("stood", _OF_A_STAND, "", None),
        )
        for who in (r"<person>(?:'s?)?", _HE)
    ),
    Rule("there.ousted", rf"<person>{_SUBJECT}{_OUSTED} {_SOMEBODY},? (?:in|at) {_THE_SEAT}", {"outcome": "elected"}),
    Rule(
        "there.ousted",
        rf"<person:loser>{_SUBJECT}(?:beaten|defeated|ousted|unseated|toppled|turfed out|thrown out) (?:in|at)"
        rf" {_THE_SEAT} by (?:the )?{_OF_PARTY}<person>",
        {"outcome": "elected"},
    ),
    Rule("there.won", rf"{_THE_SEAT},? (?:(?:was|were|is|been) )?{_BY}{_OF_PARTY}<person>", {"outcome": "elected"}),
    Rule(
        "there.won",
        rf"{_THE_SEAT}(?: itself)? (?:fell|falls|went|passed) to (?:the )?{_OF_PARTY}<person>",
        {"outcome": "elected"},
    ),
    Rule(
        "there.won",
        rf"{_THE_SEAT}(?: had| has)? (?:elected|returned|chose|chosen|preferred|sent)"
        rf" (?:the |an? )?{_OF_PARTY}<person>",
        {"outcome": "elected"},
    ),
    Rule(
        "there.lost",
        rf"<seat/area/place:seat>,? where (?:the )?{_OF_PARTY}<person>{_SUBJECT}"
        r"(?:lost\b(?! (?:no|little|none|only))"
        rf"|(?:was|were) (?:\w+ )?(?:beaten|defeated|ousted|unseated)|(?:came|finished|was) {_PLACE})",
        {"outcome": "defeated"},
    ),
    Rule(
        "there.lost",
        r"<person>,?[^.;‹›]{0,40} (?:in|at) <seat/area/place:seat>,? (?:in ‹year:\d+›,? )?where (?:he|she) "
        r"(?:lost|was (?:beaten|defeated)|came (?:second|third|fourth))",
        {"outcome": "defeated"},
    ),
)

_NAMES_SOMEBODY = re.compile("‹person:")


def affiliations(article: Annotated) -> Iterator[Finding]:
    """Every statement that a person is of a party."""
    yield from match_rules("candidacy", AFFILIATION, article, _NAMES_SOMEBODY)


def outcomes(article: Annotated) -> Iterator[Finding]:
    """Every statement that a person won or lost."""
    yield from match_rules("candidacy", OUTCOME, article, _NAMES_SOMEBODY)


def standings(article: Annotated) -> Iterator[Finding]:
    """Every statement that a person stands, without its outcome."""
    yield from match_rules("candidacy", STANDING, article, _NAMES_SOMEBODY)


def elsewhere(article: Annotated) -> Iterator[Finding]:
    """Every statement that a person won, lost or stood in a seat that it names."""
    for found in match_rules("candidacy", THERE, article, re.compile("‹(?:seat|area|place):")):
        yield found
        yield from _of_other_seats(found, article)


def _of_other_seats(found: Finding, article: Annotated) -> Iterator[Finding]:
    """The same of the seats behind the one that a verb has: fought Hereford in 1966 and Brecon and Radnor in 1970."""
    seat, rendered, words = found.get("seat"), found.unit.rendered, found.words
    if seat is None:
        return
    place = rendered.find(f":{article.index_of(seat)}›")
    while place >= 0:
        behind = rendered.index("›", place) + 1
        match = _ANOTHER_SEAT.match(rendered, behind) or _ANOTHER_DEED.match(rendered, behind)
        if match is None:
            break
        if match.re is _ANOTHER_DEED:
            words = {"outcome": "elected"} if match["won"] else {"outcome": "defeated"} if match["lost"] else {}
        another = article.mentions[int(match["seat"])]
        yield replace(found, groups={**found.groups, "seat": another}, words=words)
        place = match.end() - 1


_WHEN = r"‹(?:year|month|date|ago):\d+›"
_ANOTHER_SEAT = re.compile(
    rf"(?: \(?(?:(?:for|in|at|of|as) (?:the |an? )?)?(?:‹party:\d+›|{_WHEN})\)?){{0,3}}"
    rf"(?:,? and|, then|, before|,)(?: (?:then|later|again|in|at|for|{_WHEN},?)){{0,3}}"
    r" ‹(?:seat|area|place):(?P<seat>\d+)›(?=[,.;)]|$| (?:in|at|for|as|and|before|then|by|with)\b| \()"
)
_ANOTHER_DEED = re.compile(  # fought Hereford in 1966, lost Leominster in 1970 and won Aberdare
    r"(?:[^.;‹›]|‹(?:party|year|month|date|ago|num|pct):\d+›){0,70}?"
    r"(?:,| and| but| then| before| (?:went|going) on to)"
    rf"(?>(?: (?:[a-z]+ly|and|but|then|in|at|he|she|later|{_WHEN},?)){{0,4}})"
    rf" (?:(?P<won>{_OF_A_WIN})|(?P<lost>{_OF_A_LOSS}|{_PLACED}|lost|losing)|(?P<stood>{_OF_A_STAND}))"
    r" (?:(?:the|his|her|marginal|safe|neighbouring|nearby|seat of) ){0,3}‹(?:seat|area|place):(?P<seat>\d+)›"
)


def find(article: Annotated) -> Iterator[Finding]:
    """All of the above, in this order."""
    yield from affiliations(article)
    yield from outcomes(article)
    yield from standings(article)
    yield from elsewhere(article)
