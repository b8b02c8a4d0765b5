"""Why a seat fell vacant, and who left it."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

_QUIT = (
    r"(?:resign(?:ed|s|ing)?|quit(?:s|ting)?|stood down|stands down|standing down|"
    r"stepp?(?:ed|ing|s) down|walk(?:ed|s|ing) (?:away|out)|gave (?:it )?up|giv(?:en|es|ing) (?:it )?up|"
    r"(?:is |was )?leav(?:es|ing) (?:parliament|the commons|westminster|his seat|her "
    r"seat)|left (?:the (?:house|commons)|parliament|westminster|behind|in \w+)|vacated|"
    r"step(?:ped|s)? aside|announced (?:that )?(?:he|she) was off|to take up|bowed out|"
    r"had to give up|packed it in|moved on|"
    r"(?:went|gone|goes|going|left) (?:off |away )?to (?:work|live|teach)\b"
    r"|left westminster|pack(?:ed|s|ing) in (?:parliament|the commons|westminster|politics|(?:his|her|the) seat)"
    r"|had to go (?:over|after|because|when|for)"
    r"|(?:took|taken|taking|takes|applied for|applying for|appointed to|accepted|accepting) (?:the )?"
    r"(?:chiltern hundreds|manor of northstead|stewardship of)|(?:appointed|made|becoming|became)"
    r" (?:the )?(?:crown )?steward"
    r"|(?:threw|throws|thrown|throwing) in the towel|(?:is|was) off to (?:run|lead|head|work|become|join)"
    r"|swapp(?:ed|ing) (?:westminster|parliament|the commons) for|jack(?:ed|s|ing) it in|call(?:ed|s|ing) it a day"
    r"|(?:to |will |he'll |she'll |is to )(?:resign|quit|leave|stand down|step down)|(?:sent|sending|handed in"
    r"|tendered)"
    r" (?:his|her) resignation|(?:to )?leave parliament|retir(?:ed|es|ing)"
    r" (?:from (?:parliament|the commons|the council)|(?:in|last|this)(?= ‹month:)"
    r"|in the (?:spring|summer|autumn|new year)"
    r"|(?:last|this) (?:spring|summer|autumn|winter)|after (?:more than )?(?:‹num:\d+›|\w+) (?:years|decades)))"
)
# Whoever resigns as leader or from the government stays in the House.
_NOT_THE_SEAT = (
    r"(?! (?:as|from) (?!(?:he|she|they)\b"
    r"|(?:(?:an?|the|their|its|our|his|her) )?(?:local )?(?:mps?|msp|ms|am|mla|member"
    r"|councillors?|mayor|police|pcc"
    r"|parliament|commons|house|westminster|holyrood|senedd|seat|council|‹)))"
)
# ... or gives up something else.
_NOT_THE_SEAT += (
    r"(?! (?!for )(?:(?:a|an|his|her|the|their) )?(?:\w+ ){0,2}(?:commission|post|jobs?|position|membership|leadership"
    r"|chairmanship|whip"
    r"|directorship|editorship|role)\b)"
)
_MIDDLE = r"(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,60}?"
_FAR = r"(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,120}?"  # past a clause on who it was
_TITLES = r"(?:mp |msp |ms |am |councillor |labour's |former |sitting |veteran |the )*"

# "Ada Fenwick (Green), whose brother died"
_KIN = (
    r"(?: \(‹party:\d+›\))?,? whose (?:\w+ ){0,2}(?:father|mother|parents?|brother|sister|son|daughter|husband"
    r"|wife|partner|uncle"
    r"|aunt|cousin|friend|child|children|grand\w+|widow|dog)\b"
)
_ANY = r"(?:[^.;‹›]|‹\w+:\d+›){0,150}?"

RULES = (
    Rule("vacancy.in_room_of", r"\bin the room of <person>[^.;]{0,20}\bdeceased\b", {"cause": "death"}),
    Rule(
        "vacancy.in_room_of",
        r"\bin the room of <person>(?:[^.;‹›]|‹\w+:\d+›){0,140}?\b(?:chiltern hundreds|manor of northstead)\b",
        {"cause": "resignation"},
    ),
    Rule("vacancy.his_death", rf"<person>{_ANY}[;,]? (?:his|her) (?:\w+ )?(?:death|murder)\b", {"cause": "death"}),
    Rule(
        "vacancy.pronoun_died",
        r"\b(?:his|her) (?:\w+ )?death\b{gap}(?:left|leaves|caused|causes|means|prompted|prompts|triggered"
        r"|triggers|created|"
        r"creates|forced|forces|opened|opens|brought|brings|in \w+ left|led|leads)",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.pronoun_quit",
        rf"\b(?:he|she)\b(?: \w+){{0,3}}? {_QUIT}\b(?: (?:his|her|the) seat| up the seat| the seat up)?",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.death_of",
        rf"\b(?:(?:deaths?|murder|passing|loss(?! of))\b{_MIDDLE}\bof "
        r"|loss of (?!(?:the |its |their )?‹(?:seat|area|place)))"
        rf"(?![^‹›]{{0,30}}(?:‹party:\d+›)?[^‹›]{{0,20}}\bcandidate){_MIDDLE}<person>",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.death_of_direct",
        (
            r"\bdeath (?:in <month:> |last <month:> |last month |earlier this year )?of (?:the "
            r")?(?:<party:party> )?(?:mp |msp )?<person>"
        ),
        {"cause": "death"},
    ),
    Rule(
        "vacancy.disqualified",
        rf"<person>{_FAR}\b(?:jailed|imprisoned|sentenced|convicted|bankrupt)\b[^.;]{{0,60}}?"
        r"\b(?:lost|losing|loses|forfeit\w*|vacat\w*|gave up) (?:his|her|the) seat\b",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.disqualified",
        r"<person>(?:'s)? (?:own )?election (?:[^.;‹›]|‹(?!person)\w+:\d+›){0,30}?\b(?:was|had been|has been|being) "
        r"(?:declared |found |ruled )?(?:void|invalid|annulled|quashed|set aside)\b",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.disqualified",
        rf"\b(?:election|return) of {_TITLES}(?:‹party:\d+›(?:'s)? )?<person>(?: (?:was|had been|has been|being))?"
        r"(?: (?:declared|found|ruled))? (?:void|invalid|annulled|quashed|set aside)\b",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.recalled",
        r"\b(?:he|she|his|her)\b(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,120}?"
        r"\bsigned (?:to (?:be|get) rid of|to remove|to oust|it\b)",
        {"cause": "recall"},
    ),
    Rule(
        "vacancy.s_death",
        r"<person>(?:'s?) (?:\w+ ){0,2}(?:death|murder|assassination|passing|suicide|heart attack)\b",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.murdered",
        rf"\b(?:murdered|assassinated|killed|shot dead) {_TITLES}(?:<party:party>(?:'s)? {_TITLES})?<person>",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.whose_death", rf"<person>(?!{_KIN}){_MIDDLE}\bwhose {_MIDDLE}\b(?:death|murder)\b", {"cause": "death"}
    ),
    Rule(
        "vacancy.died",
        rf"<person>(?!{_KIN}){_MIDDLE}\b(?:died|dies|has died|passed away|found dead|drowned|keeled over"
        r"|(?:was|been) (?:murdered|killed|assassinated|shot dead)"
        rf"|los(?:t|ing) (?:his|her)"
        rf" (?:battle|fight|life)|succumbed)\b",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.late", r"\bthe late (?:\w+ ){0,3}?(?:<party:party> )?(?:mp |msp |am |ms )?<person>", {"cause": "death"}
    ),
    Rule(
        "vacancy.recalled",
        r"\b(?:petition|recall)(?: \w+){0,2} (?:unseated|ousted|removed|toppled|did for|cost) "
        rf"{_TITLES}(?:<party:party>(?:'s)? )?(?:mp )?<person>",
        {"cause": "recall"},
    ),
    Rule("vacancy.recall", rf"\b(?:recall(?:ed|ing)?|petition)\b{_MIDDLE}<person>", {"cause": "recall"}),
    Rule(
        "vacancy.recalled",
        r"<person>(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,100}?"
        r"\b(?:recall(?:ed)?|recall petition|(?<!on )petition|ejected)\b",
        {"cause": "recall"},
    ),
    Rule(
        "vacancy.recalled",
        r"\b(?:he|she|his|her)\b(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,120}?\b(?:recalled|petition)\b",
        {"cause": "recall"},
    ),
    Rule(
        "vacancy.peerage",
        (
            rf"<person>{_MIDDLE}\b(?:elevated|elevation|was given a peerage|(?:to|for) the lords|to the "
            rf"house of lords|(?:seat|place) in the (?:house of )?lords|(?:inherit|succeed)(?:ed|ing)(?: to)?"
            rf" (?:a|the|his \w+'s) (?:peerage|title|earldom|barony|viscountcy)|made a (?:life )?peer"
            rf"|(?:become|becoming|becomes|became|created) a (?:life )?peer"
            rf"|(?:for|with) a (?:life )?peerage"
            rf"|(?:kicked|sent|moved|packed off) upstairs|raised to the peerage|for ermine|(?:accepted|accepts|"
            rf"accepting|taken|took|given|offered|awarded) a (?:life )?peerage|ennobled(?! in ‹year))\b"
        ),
        {"cause": "peerage"},
    ),
    Rule(
        "vacancy.peerage",
        rf"\b(?:elevation|ennoblement|peerage)\b(?! honours| list){_MIDDLE}\b(?:of|for|to) {_MIDDLE}<person>",
        {"cause": "peerage"},
    ),
    Rule(  # a by-election in Thrupp on May 2, the Conservative Ada Fenwick having moved to Spain
        "vacancy.successor",
        rf"\bby-election (?:[^.;‹›]|‹(?!person)\w+:\d+›){{0,80}}, (?:the )?{_TITLES}(?:<party:party>(?:'s)? )?"
        r"(?:cllr |coun |councillor |mp )?<person>(?: \(‹party:\d+›\))? (?:having|moving|leaving|emigrating) ",
    ),
    Rule(
        "vacancy.disqualified",
        rf"<person>{_FAR}\b(?:disqualified|disqualification(?! of )|stripped of (?:his|her) seat|barred from"
        rf" (?:standing|parliament|the"
        rf" (?:house|commons))|(?:illegal|corrupt) practices"
        r"|unseated (?:on petition|by (?:an|the) (?:election )?court))\b",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.disqualification_of",
        rf"\bdisqualification\b{_MIDDLE}\bof {_MIDDLE}<person>",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.departure",
        r"<person>,? whose (?:[^.;‹›]|‹(?!person)\w+:\d+›){3,80}?\b(?:caused|causes|triggered|triggers|prompted"
        r"|prompts|forced|forces|sparked|sparks|precipitated|led to|brought (?:about|on)|made necessary|created"
        r"|opened up) (?:the |this |an? )?(?:[^.;‹›]|‹(?!person)\w+:\d+›){0,30}?"
        r"\b(?:contest|by-election|vacancy|election|ballot|poll)\b",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.quit",
        rf"<person>,? who {_ANY}\bbefore (?:quitting|resigning|standing down|stepping down"
        r"|leaving (?:parliament|the commons))",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.appointed",
        r"(?:^after|\b(?:after|by|following)) (?:‹party:\d+› )?(?:cllr |councillor |mp )?<person>(?:'s?) (?:\w+ )?"
        r"appointment (?:as|to)\b",
        {"cause": "other"},
    ),
    Rule(
        "vacancy.appointed",
        r"<person>(?: \(‹party:\d+›\))?,? (?:who )?(?:was|had been|has been|being|having been) "
        r"(?:appointed|made|named) (?:as |to be )?(?:an?|the)? ?(?:[\w'-]+ ){0,2}(?:judge|bench|governor|ambassador"
        r"|high commissioner|commissioner|recorder|chief executive|director|bishop|magistrate)\b",
        {"cause": "other"},
    ),
    Rule(
        "vacancy.expelled",
        rf"<person>{_MIDDLE}\b(?:expelled|ejected) from (?:the commons|the house|parliament)\b",
        {"cause": "other"},
    ),
    Rule("vacancy.appointed", r"\b(?:by|after|following) the appointment of <person> (?:as|to)\b", {"cause": "other"}),
    Rule("vacancy.quit", rf"<person>{_FAR}\b{_QUIT}\b{_NOT_THE_SEAT}", {"cause": "resignation"}),
    Rule(
        "vacancy.resignations",
        r"\bresignations? of (?:\w+ ){0,4}?<person>(?: and (?:\w+ ){0,4}?<person:other>)?",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.s_resignation",
        (
            r"<person>(?:'s?) (?:\w+ ){0,2}(?:resignation|departure|exit)\b(?! honours| from "
            r"downing| from no| from number)"
        ),
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.labelled",
        r"\b(?:vacancy|cause|caused by): (?:cllr |mr |mrs |ms |dr |sir )?<person>(?: \(‹party:\d+›\))?[,;:–-]? ?\(?"
        r"(?:ill[- ]?health|resign\w*|retire[dsm]\w*|stood down|moved|moving|work|(?:family|personal|health) reasons"
        r"|northstead|chiltern)\b",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.departure",
        rf"\b(?:departure|exit|resignation|retirement)\b{_MIDDLE}\bof {_MIDDLE}<person>",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.successor",
        (
            rf"\b(?:succeed(?:s|ed|ing)?|successor to|replac(?:e|es|ed|ing)|in place of|follow(?:s|"
            rf"ing)?|choose a successor to|(?:seat|constituency) of|filled the hole left by|left empty when|taken "
            rf"over from|(?:his|her|their|whose|the|immediate) (?:\w+ )?predecessor,?)"
            rf" {_TITLES}(?:<party:party> )?(?:mp |'s )?<person>"
        ),
    ),
    Rule(
        "vacancy.successor",
        r"(?:^|\b(?:by-election|vacancy|contest|election|poll)[,)]? (?:in ‹\w+:\d+›,? )?(?:was |which was )?)"
        rf"(?:caused|brought about|triggered|prompted|occasioned) by {_TITLES}(?:<party:party> )?"
        r"(?:cllr |councillor |mp )?<person>(?: \(‹party:\d+›\))? "
        r"(?:being|having|moving|leaving|going|losing|taking|becoming|emigrating|failing)\b",
    ),
    Rule(
        "vacancy.successor",
        r"\b(?:that|this|it|which|that one|this one) (?:was|is|had been|has been) (?:\w+ly )?(?:caused"
        rf"|brought (?:about|on)|triggered|prompted|occasioned|necessitated|forced) by {_TITLES}"
        r"(?:<party:party>(?:'s)? )?<person>",
    ),
    Rule(
        "vacancy.departure",
        r"<person>'s? (?:going|leaving|move|promotion|election|appointment) (?:means|meant|leaves|left|forces|forced"
        r"|triggers|triggered|prompts|prompted|has left|will mean)\b",
    ),
    Rule(
        "vacancy.successor",
        rf"<person>{_ANY}\bceased to be (?:the |a |an |its |our )?(?:member|mp|msp|councillor|mayor)\b",
    ),
    Rule(
        "vacancy.disqualified",
        rf"\bby(?:-election)? {_MIDDLE}<person>(?: \(‹party:\d+›\))? (?:being |having been )?"
        r"(?:sent to (?:prison|jail)|jailed|imprisoned|convicted)\b",
        {"cause": "disqualification"},
    ),
    Rule(
        "vacancy.late",
        r"\b(?:his|her|their) late (?:wife|husband|partner|father|mother|brother|sister|son|daughter),? <person>",
        {"cause": "death"},
    ),
    Rule(
        "vacancy.departure",
        rf"<person>{_ANY}(?:\band|,|\buntil|\bbefore)(?:,? in ‹month:\d+›,?)? (?:his|her) resignation\b",
        {"cause": "resignation"},
    ),
    Rule(
        "vacancy.formerly",
        (
            r"\b(?:(?:formerly|previously|once) (?:held|represented)"
            r"|vacated(?: (?:on|in) ‹\w+:\d+›)?|left (?:empty|vacant)"
            r"|relinquished"
            r"|surrendered) by (?:[^.;,‹›]|"
            r"‹\w+:\d+›){0,40}?<person>(?! (?:ally|loyalist|supporter|critic|rebel))"
        ),
    ),
    Rule(
        "vacancy.formerly",
        r"<person>, (?:the |its |our )?(?:previous|outgoing|departing|last|late) (?:‹party:\d+› )?(?:mp|member)\b",
    ),
)
_CUE = Sought(
    r"went|gone|goes|going|quit|appoint"
    r"|death|die|passed|succumb|los(?:t|ing)|murder|late |loss|recall|petition|peer|lords|disqualif|resign"
    r"|st[oe]od down|stands down|standing down|stepp|walk|gav|giv|leav|left|vacat"
    r"|murdered|assassin|killed|shot|upstairs|ermine|keeled|collapsed|passing|suicide|attack|sent|made|named|being"
    r"|stripped|barred|practices|unseated|dead|battle|fight|predecess|previous|outgoing|departing|last "
    r"|succe|replac|in place|follow|held by|represented by|departure|exit|seat of|bowed|"
    r"caused|brought about|triggered|prompted|occasioned|ceased|"
    r"pack|swapp|threw|off to|expelled|inherit|had to go|going|appointment|promotion|necessitated|forced"
    r"|seat|constituency|brought"
    r"|having|moving|emigrat|drown|jailed|imprison|sentenc|convict|bankrupt|void|invalid|annul|quash|set aside|signed"
    r"|made a|vacancy: |cause: "
    r"|moved on|announced|killed|ejected|step|hundreds|northstead|steward|jack|call|retir|elevat|ennobl"
)


def find(article: Annotated) -> Iterator[Finding]:
    """Every statement that somebody's departure left a seat empty; resolve decides whether it did."""
    yield from match_rules("vacancy", RULES, article, _CUE)
