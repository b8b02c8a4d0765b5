"""What shows a name to be that of an area: the words beside it, as a table of cues for each kind of article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hustings.needs import Search, Sought

WORD = r"(?:St\.|[A-Z][\w'-]{0,60})"
START = r"(?<!\w)(?<!\w['-])"  # of a name, for one inside a word would be sought in every place of it
NAME = rf"{START}{WORD}(?:(?: (?:(?:and|of|on|by)(?: the)?|&|upon|le|cum))? {WORD}){{0,4}}"  # Thrupp; Stow on the Wold
_FULL_NAME = rf"{START}{WORD}(?: (?:(?:and|of|on)(?: the)? |& )?{WORD}){{1,4}}"  # of several words
_TOWN = rf"{WORD}(?: {WORD}){{0,2}}"  # a name without "and" in it
SERIES = rf"{START}{_TOWN}(?:, {_TOWN}){{1,3}},? (?:and|&) {_TOWN}"  # one ward of three places and more
CAPITALS = r"[A-Z][A-Z'.-]{1,60}(?: (?:(?:AND|&|OF) )?[A-Z][A-Z'.-]{0,60}){0,4}"
_COUNCIL = (
    r"(?:(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Tt]own|[Mm]etropolitan) )*(?:[Cc]ouncil|BC|DC|CC|UA|MBC|LBC)"
)
_PARTY_IN_SHORT = (
    r"(?i:lab(?:our)?|con(?:servatives?|s)?|c|tory|l|ld|lib(?:eral)? ?dem(?:ocrat)?s?|gre?e?ns?|snp|plaid(?: cymru)?"
    r"|pc|ukip"
    r"|reform(?: uk)?|ind(?:ependents?)?|bnp|dup|uup|sinn f[eé]in|sf|sdlp|alliance|all)"
)
_PARTIES = (
    r"(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dem(?:ocrat)?s?|Liberals?|SNP|UKIP|Ukip|Reform(?: UK)?|Greens?"
    r"|Plaid(?: Cymru)?|BNP|Respect|DUP|UUP|[Ii]ndependents?)"
)
COMMISSIONER = r"(?:[Pp]olice(?:(?:, [Ff]ire)? (?:and|&) [Cc]rime)? [Cc]ommissioner|PFCC|PCC)"
_AUTHORITY_NAME = (
    r"(?:LB |[Ll]ondon [Bb]orough of )[A-Z]\w+"
    r"|(?:[\w',&-]+ ){0,5}(?:[Cc]ouncil|[Bb]orough|[Dd]istrict|BC|DC|CC|UA|[MCL]BC|MDC)"
)
_OPENS_COUNCIL = (
    r"(?=(?:London Borough of |LB |City of )?[A-Z][^:\n]{2,50}(?<! and)"
    r" (?:[Cc]ouncil|[Uu]nitary|[Dd]istrict|[Bb]orough|County|[BCD]C|UA|M[BD]C|LBC): "
    r"|(?:London Borough|LB|City) of [A-Z])"
)
_OPENS = r"^[^\w\n]{0,6}"  # bullets and asterisks before the heading of a section
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WARDS = r"(?:[Ee]lectoral (?:[Dd]ivisions?|[Ww]ards?)|[Ww]ards?|[Dd]ivisions?)"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show what they stand beside to be an area, the groups named ``area``.

    A ``ward`` keeps a final "'s" ("St Osyth's ward"); ``several`` areas are told apart at commas and "and". A single
    word that opens a sentence before an ``adjectival`` cue ("Crucial by-election") must be capitalised elsewhere too.
    A text without what a cue ``needs`` is not gone through for it: a name may begin at every capital letter.
    """

    pattern: Search
    ward: bool = False
    several: bool = False
    adjectival: bool = False
    needs: Search | None = None


FALL = Sought(
    rf"(?P<area>{NAME}(?:, {NAME}){{0,4}}) (?:fall|go|have fallen|have gone) to (?:the )?"
    r"(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dem|Liberals?|SNP|UKIP|Ukip|Reform|Greens?|Plaid)\b"
)
COUNCIL_THEN_WARD = re.compile(
    rf"{_OPENS}(?:\d{{1,2}}[.)] ?)?(?:(?:LB|(?:London |Royal )?Borough of|City of) {_TOWN}|{_TOWN} "
    r"(?:(?:City|County|Borough|District) Council|Council|[BDC]C|UA|[MCL]BC|MDC|Borough|District))"
    rf"(?:,| [–-]|:| \|) ?(?P<area>{NAME}|{CAPITALS})(?: {_WARDS})?(?=[.:]?$|\. [A-Z]| \()",
    re.M,
)
_OF_SECTION = Cue(
    COUNCIL_THEN_WARD,
    ward=True,
    needs=Sought(r"LB |Council|Borough|District|City of|BC|DC|CC|UA"),
)
ANYWHERE = (
    Cue(Sought(rf"\b[Tt]he (?:ward|division) of (?P<area>{NAME})"), ward=True),  # the ward of Thrupp South
    Cue(Sought(rf"\b(?:WARD|DIVISION) OF (?:THE )?(?P<area>{CAPITALS})"), ward=True),
    Cue(
        Sought(rf"(?P<area>{NAME}), (?:a|the) (?:ward|division)\b"),
        ward=True,
        needs=Sought(r" (?:ward|division)"),
    ),  # Thrupp, a ward of Nevershire
    Cue(
        Sought(rf"(?P<area>{NAME}) wards\b"), ward=True, several=True, needs=Sought(" wards")
    ),  # the Thrupp and Oldfield wards
    Cue(
        Sought(rf"(?<!her )(?<!his )(?<!its )(?P<area>{NAME}) (?:electoral )?(?:ward|division)\b"),
        ward=True,
        needs=Sought(r" (?:ward|division)"),
    ),
    Cue(
        Sought(rf"(?P<area>{CAPITALS})(?<!DIVISION BY)(?<!WARD BY) (?:ELECTORAL )?(?:WARD|DIVISION)\b"),
        ward=True,
        needs=Sought(" (?:WARD|DIVISION)"),
    ),  # THRUPP WARD
    Cue(
        re.compile(
            rf"{_OPENS}(?P<area>{NAME}|{CAPITALS})(?: {_WARDS})?(?:\W{{0,3}}[,(]|\W{{0,2}} [–-])"
            rf" ?(?:{_AUTHORITY_NAME})\b",
            re.M,
        ),
        ward=True,
        needs=Sought(r"LB |[Cc]ouncil|[Bb]orough|[Dd]istrict|BC|DC|CC|UA"),
    ),  # **Thrupp South** (Nevershire DC)
    _OF_SECTION,  # 2. Nevershire DC, Thrupp South
    Cue(
        Sought(
            rf"(?P<area>{NAME}|{CAPITALS}) \((?:\d|one|two|three) (?:seats?|vacanc(?:y|ies)|councillors?|members?)\)",
            re.I,
        ),
        ward=True,
        needs=re.compile(r" \((?:\d|one|two|three) ", re.I),
    ),  # Thrupp South (2 seats)
    Cue(
        re.compile(
            rf"{_OPENS}(?P<area>{NAME}|{CAPITALS})(?:,| [–-]|:) (?i:one|two|three|four|\d) "
            r"(?i:seats?|members?|councillors?|vacanc(?:y|ies)|to be elected)(?=[ :,.(–-]|$)",
            re.M,
        ),
        ward=True,
        needs=Sought(r" (?:seats?|members?|councillors?|vacanc(?:y|ies)|to be elected)\b", re.I),
    ),  # Thrupp South, two seats (38.8%)
    Cue(
        Sought(
            rf"\b(?:neighbouring|adjoining|next-door) (?:ward|division)(?: of)?,? (?P<area>{NAME})"
            rf"|\bneighbouring (?P<other>{NAME}) (?:ward|division)"
        ),
        ward=True,
    ),
    Cue(
        Sought(rf"\b(?:[Tt]he|represents?|representing|serves?|serving) (?P<area>{NAME}) (?:Ward|Division)\b"),
        ward=True,
        needs=Sought(" (?:Ward|Division)"),
    ),  # elected to serve the Thrupp and Oldfield Ward
    Cue(Sought(rf"\b[Cc]ouncillors? (?:for|in) (?P<area>{NAME})(?! (?:{_COUNCIL}))"), ward=True),
    Cue(Sought(rf"\b(?:his|her|their|'s) (?:ward|division), (?P<area>{NAME})(?=,)"), ward=True),  # her ward, Thrupp,
    Cue(
        Sought(rf"(?P<area>{NAME}) (?:has )?(?:lost|loses) its (?:\w+ )?councillor\b"),
        ward=True,
        needs=Sought(r" its (?:\w+ )?councillor"),
    ),  # Thrupp lost its councillor
    Cue(
        re.compile(rf"\b(?:{_WARDS} (?:of the \w+ council, )|\bby-elections in )(?P<area>{NAME})"),
        ward=True,
        several=True,
    ),
    Cue(
        Sought(
            rf"\b(?:[Pp]eople|[Vv]oters|[Ee]lectors|[Rr]esidents|[Ee]lectorate) (?:of|in) (?!the\b)(?P<area>{NAME})"
            r" (?:(?:will|are to|are|have|were|today|now) )?(?:go|going|went|gone|choose|chose|chosen|choosing"
            r"|vote|voted|voting"
            r"|elect|elected|electing|pick|picked|(?:be )?asked|have their say|ha(?:d|ve) (?:\w+ )?ballot papers)\b"
        ),
    ),  # the people of Thrupp go to the polls
    Cue(
        Sought(rf"\bask(?:s|ed|ing)? the (?:people|voters|electors|residents|electorate) (?:of|in) (?P<area>{NAME})"),
    ),
    Cue(Sought(rf"(?P<area>{NAME})(?:'s?)? by-election\b"), adjectival=True, needs=Sought(" by-election")),
    Cue(
        Sought(rf"(?P<area>{NAME}(?:, {NAME}){{0,3}}) by-elections\b"),
        several=True,
        adjectival=True,
        needs=Sought(" by-elections"),
    ),  # the Thrupp and Oldfield by-elections
    Cue(
        Sought(
            r"\b(?:WINS?|WON|HOLDS?|HELD|GAINS?|TAKES?|TOOK|LOSES?|LOST|FIGHTS?|KEEPS?|IN|AT|FOR) (?:THE )?"
            rf"(?P<area>{CAPITALS}) BY-?ELECTION\b"
        ),
        needs=Sought(" BY-?ELECTION"),
    ),  # LABOUR WIN THRUPP SOUTH BY-ELECTION
    Cue(
        Sought(rf"\((?P<area>{NAME}) (?:Ward|Division)\)|\b[Ii]n (?:the )?(?P<other>{NAME}) (?:Ward|Division)\b"),
        ward=True,
        needs=Sought(" (?:Ward|Division)"),
    ),  # Nevershire Town Council (Thrupp Ward)
    Cue(
        Sought(rf"(?P<area>{CAPITALS}|{NAME}) (?:DEA|[Dd]istrict [Ee]lectoral [Aa]rea|DISTRICT ELECTORAL AREA)\b"),
        ward=True,
        needs=Sought(" DEA| district electoral area", re.I),
    ),
    Cue(
        Sought(rf"(?P<area>{NAME}), one of (?:the )?(?:\w+ ){{1,4}}(?:wards|divisions)\b"),
        ward=True,
        needs=Sought(", one of "),
    ),  # Thrupp, one of two county divisions
    Cue(Sought(rf"\b(?:[Ww]ard|[Dd]ivision): (?P<area>{NAME})"), ward=True),  # Ward: Thrupp. Council: Nevershire
    Cue(
        Sought(
            rf"\b(?:[Vv]acancy|[Rr]esults?|[Dd]eclaration|[Cc]ount|[Bb]y-?election)(?: from| in| at| for)?:? "
            rf"(?P<area>{NAME})(?: {_WARDS})? \((?:{_AUTHORITY_NAME})\)"
        ),
        ward=True,
    ),  # Result from Thrupp South (Nevershire DC)
    Cue(
        Sought(rf"(?P<area>{NAME}) \((?:[\w ]{{1,30}} )?by-election\)"), needs=Sought(r"by-election\)")
    ),  # Thrupp (Senedd by-election)
    Cue(Sought(rf"\bby-election(?!s)(?: \w+)? (?:in|at|for) (?:the )?(?P<area>{NAME})")),
    Cue(
        Sought(
            rf"(?i:\bby-election) (?:is|was|will|must|has|had|looms)\b(?: [a-z]+| [A-Z][a-z]+day| Christmas|"
            rf" Easter){{0,6}}?"
            rf" (?:in|at) (?!(?:the|{MONTHS}|Parliament|Westminster)\b)(?P<area>{NAME})"
        )
    ),  # a by-election is to be held in Thrupp
    Cue(Sought(rf"\b[Bb]y-?[Ee]lection(?: [Rr]esults?)?: (?P<area>{SERIES}|{NAME})$", re.M)),
    Cue(
        Sought(
            rf"\b(?:[Ii]n|[Ff]or|[Aa]t) (?P<area>{NAME}),? (?:after|following|in|at)"
            r" (?:a|the|an?other|last \w+'s|\w+day's) (?:\w+ )?by-election (?:to|for|on) (?:the )?[A-Z]"
        ),
        ward=True,
        needs=Sought(" by-election (?:to|for|on) "),
    ),  # Labour has held its seat in Thrupp after a by-election to Nevershire Council
    Cue(Sought(rf"\b(?:MP|MSP|MLA|Member of Parliament) for (?:the )?(?P<area>{NAME})")),
    Cue(
        Sought(
            rf"\b(?:[Pp]eople|[Vv]oters|[Ee]lectors|[Cc]onstituents) (?:of|in) (?!the\b)(?P<area>{NAME})"
            r" (?:have|had|who) signed\b"
        ),
    ),
    Cue(
        Sought(rf"(?P<area>{NAME}), (?:(?:left|made|which was) )?vacant (?:because|since|by|through|after|when|on)\b"),
        needs=Sought(", (?:(?:left|made|which was) )?vacant "),
    ),  # Thrupp, vacant because Sir Ben Voss had died
    Cue(
        Sought(
            r"\b(?:[Ll]abour|[Cc]onservative|[Tt]ory|[Ll]iberal|[Dd]em|SNP|Plaid|UKIP|Reform|parliamentary)"
            rf" (?:candidate|champion|hopeful|standard-bearer) (?:for|in) (?:the )?(?P<area>{NAME})"
        ),
        needs=Sought(" (?:candidate|champion|hopeful|standard-bearer) (?:for|in) "),
    ),  # the Labour candidate for Thrupp
    Cue(
        Sought(rf"(?P<area>{_FULL_NAME}) (?:MP|MSP|MLA)(?= [A-Z][a-z]+ [A-Z])"), needs=Sought(" (?:MP|MSP|MLA) [A-Z]")
    ),  # Thrupp and Oldfield MP Ada Fenwick
    Cue(
        Sought(
            rf"(?P<area>{NAME}) (?:(?:will )?go|goes|went|is (?:due )?to go|votes) to the polls\b"
            r"(?= (?:on|in|next|again|this|tomorrow|today|to (?:choose|elect|pick|find)))"
        ),
        ward=True,
        needs=Sought(" to the polls"),
    ),  # Thrupp goes to the polls on Thursday
    Cue(
        Sought(rf"(?P<area>{NAME}) (?:fell|falls|became|becomes|has been|was) (?:left )?vacant\b"),
        ward=True,
        needs=Sought(" vacant"),
    ),  # Thrupp fell vacant
    Cue(
        Sought(rf"\b(?:in|at) (?P<area>{NAME}) (?:have|has) (?:already |now )?conceded\b"),
        ward=True,
        needs=Sought(" conceded"),
    ),  # the Tories in Thrupp have conceded
    Cue(
        Sought(
            rf"\brepresented (?P<area>{NAME}) (?:since (?:\w+ ){{0,4}}(?:19|20)\d\d"
            r"|(?:in|at) (?:the (?:House of )?Commons|Parliament|Westminster))"
        ),
    ),  # has represented Thrupp since 2010
    Cue(
        Sought(rf"(?P<area>{NAME})'s? [\d,]{{5,}} (?:registered |eligible )?(?:electors|voters)\b"),
        ward=True,
        needs=Sought(" (?:electors|voters)"),
    ),  # Thrupp's 79,030 registered electors
    Cue(
        Sought(
            rf"\b(?:contested|represented|fought|regained|unsuccessfully (?:fought|contested)) (?P<area>{NAME})"
            rf",? (?:in|at|from|since|until) (?:the )?(?:(?:{MONTHS}) )?(?:19|20)\d\d\b"
        ),
        needs=Sought(r"contested|represented|fought|regained"),
    ),  # she contested Thrupp in 2015
    Cue(
        Sought(
            r"\b(?:lost|won|held|gained|took|captured|fought|contested|retained|defended|regained|kept|fight|contest)"
            rf" (?P<area>{NAME}) for (?:the )?{_PARTIES}\b"
        ),
        needs=Sought(" for "),
    ),  # she lost Thrupp for the Conservatives
    Cue(Sought(rf"\b[Mm]embers for (?!the\b)(?P<area>{NAME})(?= (?:since|in|from|at|between)\b)")),  # since the war
    Cue(
        Sought(rf"(?P<area>{_FULL_NAME}) (?:MP|MSP|MLA), (?:the )?{_PARTIES}\b"), needs=Sought(" (?:MP|MSP|MLA), ")
    ),  # the Thrupp and Oldfield MP, Labour's Ada Fenwick
    Cue(
        Sought(rf"(?P<area>{NAME}) (?:was|is|has been) represented (?:\w+ ){{0,3}}?by\b"),
        needs=Sought(" represented "),
    ),
    Cue(
        Sought(
            rf"\b(?:constituency|seat) (?:has been|is now|is|was|was then|became|would become)(?: called| named)? "
            rf"(?P<area>{_FULL_NAME})(?=[.,;:]| (?:and|but|which|where|in|when)\b)"
        ),
        needs=Sought("constituency|seat"),
    ),  # the constituency has been Thrupp and Oldfield
    Cue(
        Sought(rf"(?<=[a-z]) \({_PARTY_IN_SHORT}\.?, (?P<area>{NAME})\)"), needs=Sought(r", [^()\n]{1,60}\)")
    ),  # Mr Ben Voss (Lab., Thrupp)
    Cue(
        Sought(
            rf"\b(?:[Ii]n|[Aa]t) (?P<area>{NAME}),? (?:he|she|they|it) (?:got|had|polled|received|won|took|attracted)"
            r" (?:(?:only|just|some|about|over|nearly) )?\d[\d,]{3,}"
        ),
    ),  # in Thrupp he got 11,226 votes
    Cue(
        Sought(
            rf"(?P<area>{NAME})(?: \([^()\n]{{2,40}}\))? (?:has )?(?:picked|picks|elected|elects|chose|chooses"
            r"|chosen|gets|got) (?:a|its) new (?:councillor|MP|MSP)\b"
        ),
        ward=True,
        needs=Sought(" new (?:councillor|MP|MSP)"),
    ),  # Thrupp South (Nevershire) picked a new councillor
    Cue(
        Sought(rf"(?P<area>{NAME}) (?:went|turned|voted) {_PARTIES},? in (?:the )?(?:19|20)\d\d\b"),
        needs=Sought(r" in (?:19|20)\d\d"),
    ),  # Thrupp went Liberal in 1929
    Cue(Sought(rf"\b(?:majority|lead) (?:in|at) (?P<area>{NAME})(?= (?:is|was|of|had|has|in|fell|rose|went)\b)")),
    Cue(Sought(rf"\b(?:marginal|(?:seat|constituency) of) (?P<area>{NAME})(?=[,.;]| (?:in|by|at|where|with)\b)")),
    Cue(Sought(rf"\b[Mm]ayor (?:of|for) (?:the )?(?P<area>{NAME})")),
    Cue(
        Sought(
            rf"(?P<area>{NAME})(?:'s)? (?:first |new |next |elected |metro |regional |directly elected )*"
            r"[Mm]ayor(?:al(?:ty)?)?\b"
        ),
        needs=Sought(" [Mm]ayor"),
    ),
    Cue(
        Sought(
            rf"\b(?:gain(?:s|ed)?|wins?|won|take[ns]?|took|snatch(?:es|ed)?|captur(?:es|ed)|seiz(?:es|ed)|grab(?:s|bed)?"
            rf"|st[eo][ao]l(?:s|e)?) (?P<area>{NAME}) from (?:the )?"
            r"(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dem|Liberals?|SNP|UKIP|Ukip|Reform|Greens?|Plaid|DUP"
            r"|UUP)\b"
        ),
        needs=Sought(" from "),
    ),  # Labour gains Thrupp from the Conservatives
    Cue(
        re.compile(
            rf"{_OPENS}(?!(?i:breaking|results?|flash|live|update|latest|official|final|just in|declared)\b)"
            rf"(?P<area>{NAME}|{CAPITALS})(?: \([^()\n]{{2,40}}\))?[*_]{{0,2}}(?: ?[:.]| [–-]) [*_]{{0,2}}"
            rf"{_PARTY_IN_SHORT},? (?:[Hh]old|HOLD|[Gg]ain|GAIN)\b",
            re.M,
        ),
        ward=True,
        needs=Sought(" hold| gain", re.I),
    ),  # Thrupp South (Nevershire) - Lab hold
    Cue(
        Sought(rf"\b(?:Ward|WARD) (?:No\.? )?\d{{1,2}}(?:: | [(–-] ?|, | )(?P<area>{SERIES}|{NAME}|{CAPITALS})"),
        ward=True,
        needs=Sought(r"\bward (?:no\.? )?\d", re.I),
    ),  # Ward 12 (Thrupp)
    Cue(
        Sought(rf"(?:^|\b[Tt]he |[:–-] |\()(?P<area>{SERIES}) (?:(?:[Ww]ard|WARD|[Dd]ivision)\b|by-election\b)", re.M),
        ward=True,
        needs=Sought(" (?:ward|division|by-election)", re.I),
    ),  # the Thrupp, Oldfield and Stroat ward
    Cue(
        Sought(rf"\b[Cc]ouncil's (?P<area>{NAME}) (?:seat|ward|division)\b"), ward=True
    ),  # Nevershire council's Thrupp seat
    Cue(
        Sought(
            rf"^(?P<area>{NAME}) [Bb]y-?[Ee]lection(?: result)?(?:,? (?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? [A-Z]"
            r"|,? (?:19|20)\d\d\b| \()",
            re.M,
        ),
        needs=Sought(" by-election", re.I),
    ),  # Thrupp by-election, 12 October 2023
    Cue(Sought(rf"\b[Rr]esults? (?:in|from|for|at) (?P<area>{NAME}) (?:was|were|is)\b"), ward=True),
    Cue(
        Sought(
            rf"(?P<area>{NAME}) (?:went|goes|fell|falls) to (?:the )?"
            r"(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dem|Liberals?|SNP|UKIP|Ukip|Reform|Greens?|Plaid)\b"
        ),
        ward=True,
        needs=Sought(" (?:went|goes|fell|falls) to "),
    ),  # Thrupp went to Labour
    Cue(FALL, ward=True, several=True),  # Nevershire, Thrupp and Oldfield fall to Labour
    Cue(Sought(rf"\b(?:[Pp]olice [Aa]rea of|POLICE AREA OF) (?P<area>{CAPITALS}|{NAME})")),
    Cue(
        Sought(rf"\bCOMMISSIONER FOR (?:THE )?(?P<area>{CAPITALS}?)(?= POLICE AREA| FORCE AREA| CONSTABULARY|$)", re.M),
    ),  # POLICE AND CRIME COMMISSIONER FOR THE NEVERSHIRE POLICE AREA
    Cue(
        Sought(
            r"^(?!(?:ELECTIONS?|RESULTS?|DECLARATION|NOTICE|LORD|DEPUTY|FIRST|NEW|NEXT|THE|CITY|METRO)\b)"
            rf"(?P<area>{CAPITALS}) MAYOR(?:ALTY|AL ELECTION)?(?=:| [–-] |$)",
            re.M,
        ),
    ),  # NEVERSHIRE COMBINED AUTHORITY MAYOR
    Cue(
        re.compile(
            rf"^(?P<area>{CAPITALS}|{NAME}) (?i:elects?|chooses?|picks?|gets?|has) (?i:its|a|their)"
            r" (?i:(?:(?:first|new|next)(?:-ever)? )?(?:\w+ )?mayor)\b",
            re.M,
        ),
        needs=re.compile(r" mayor", re.I),
    ),  # THRUPP ELECTS ITS FIRST MAYOR
    Cue(
        re.compile(
            rf"\A\s*(?P<area>{CAPITALS}|{NAME})\n{{1,2}}(?i:(?:directly elected )?mayor(?:al (?:election|result)s?)?)$",
            re.M,
        ),
        needs=re.compile(r"^(?:directly elected )?mayor", re.I | re.M),
    ),  # Thrupp, and Mayor on the next line
    Cue(Sought(rf"\b(?:[Cc]ommissioner|PFCC|PCC) (?:for|in|of) (?P<area>{NAME})")),
    Cue(
        re.compile(rf"(?P<area>{NAME})(?:'s?)? (?:Police Area|{COMMISSIONER})\b"),
        needs=re.compile(f" (?:Police Area|{COMMISSIONER})"),
    ),  # Nevershire PCC
    Cue(
        Sought(
            r"\b(?:captured|won|took|gained|lost|held|capture of|victory (?:in|at)|win (?:in|at))"
            rf" (?P<area>{NAME}),? (?:in|at a by-election in) 19\d\d\b"
        ),
        needs=Sought(r" 19\d\d"),
    ),
)
# What a line that opens with a council and its kind names behind it: sure where an article is about wards.
BELOW_COUNCILS = (
    _OF_SECTION,
    Cue(
        re.compile(
            rf"^{_OPENS_COUNCIL}[^:\n]{{3,60}}: (?P<area>{NAME})"
            r"(?= (?:[Ww]ard|[Dd]ivision)\b|[,.]? ?$|[:,] | [–-] | \()",
            re.M,
        ),
        ward=True,
    ),  # Nevershire Council: Thrupp
)
# What official notices call the area of their election.
IN_NOTICES = (
    Cue(
        Sought(
            rf"(?:^|: |\| ?)(?:Ward|WARD) (?:No\.? )?\d{{1,2}}(?:: | [(–-] ?|, | )(?P<area>{SERIES}|{NAME}|{CAPITALS})"
            r"(?: \(\d{1,2} (?:seats|members|councillors|to be elected|vacanc(?:y|ies))\)|\)?$)",
            re.M,
        ),
        ward=True,
        needs=Sought(r"\bward (?:no\.? )?\d", re.I),
    ),  # Ward 12 Thrupp (4 seats)
    Cue(
        Sought(
            rf"\b[Rr]egional (?:list|vote)(?: result)?(?: in| for|:| [–-]) (?P<area>{NAME})"
            rf"|(?P<other>{NAME}) (?:regional (?:list|vote|seats)|list seats|region list)\b"
        ),
        needs=Sought("regional|list seats|region list", re.I),
    ),  # Regional list: Nevershire
    Cue(
        re.compile(
            r"\b(?:[Ee]lection of|ELECTION OF) [\w ]{1,40}?\b(?:[Cc]ouncillors?|COUNCILLORS?) (?:for|FOR)"
            r"(?: (?:the|THE))?"
            r"\s{1,3}(?:(?:\w+ )?(?:[Ww]ard|WARD|[Dd]ivision|DIVISION) (?:of|OF) (?:(?:the|THE) )?)?"
            rf"(?P<area>{CAPITALS}(?![\w'])|{NAME})(?! (?:{_COUNCIL}))"
        ),
        ward=True,
        needs=Sought(r"councillors? for", re.I),
    ),  # Election of a District Councillor for Thrupp South
    Cue(
        Sought(rf"^(?:[\w ]{{1,30}} )?(?:[Cc]onstituency|CONSTITUENCY) (?:of|OF) (?P<area>{CAPITALS}|{NAME})$", re.M),
    ),  # Constituency of Thrupp and Oldfield
    Cue(
        Sought(
            r"^(?:[A-Z][a-z]+ )?(?:Constituency|CONSTITUENCY|Ward|WARD|(?:Electoral )?(?:Division|Area)"
            rf"|(?:ELECTORAL )?(?:DIVISION|AREA)|Police [Aa]rea|POLICE AREA): (?P<area>{CAPITALS}(?![\w'])|{NAME})$",
            re.M,
        ),
        ward=True,
    ),  # Constituency: THRUPP AND OLDFIELD
    Cue(
        re.compile(
            rf"(?P<area>{CAPITALS}|{NAME}) (?:(?:European )?(?:Parliamentary )?Electoral Region"
            r"|(?:EUROPEAN )?(?:PARLIAMENTARY )?ELECTORAL REGION)\b"
        ),
        needs=Sought(" electoral region", re.I),
    ),
    Cue(
        Sought(
            rf"^(?P<area>{NAME}) (?:(?:[Nn]eighbourhood|[Ll]ocal) [Pp]lan|[Pp]arish [Pp]oll)(?: [Rr]eferendum)?$", re.M
        ),
        ward=True,
        needs=Sought(" plan| poll", re.I),
    ),  # Thrupp neighbourhood plan
)
# What a declaration calls its authority, where nothing else is an area.
OF_MAYORS = (
    Cue(
        Sought(
            r"^(?:[A-Za-z]{2,20}(?: [A-Za-z]{2,20}){0,3}(?:: | [–-] ))?(?:(?:Election|Result) (?:of|for) (?:the |a )?)?"
            rf"(?:directly[ -]elected )?Mayor of (?:the )?(?P<area>{NAME})(?= [–-] |:|$)",
            re.M,
        ),
    ),  # RESULT - Mayor of Thrupp
)
# Whom a referendum asks, and lists of what they said.
OF_REFERENDUMS = (
    Cue(Sought(rf"\b[Rr]eferendum(?: result)?(?:: | (?:in|at|for) )(?P<area>{NAME})")),
    Cue(re.compile(rf"^[^\w\n]{{0,4}}(?P<area>{NAME}): (?:Yes|No|YES|NO)\b", re.M)),
    Cue(Sought(rf"\b(?:[Vv]oters|[Pp]eople|[Rr]esidents|[Ee]lectors) (?:in|of) (?P<area>{NAME})")),
    Cue(
        Sought(
            rf"(?P<area>{NAME}),?(?: which [^.\n]{{3,40}},)? (?:has |have )?"
            r"(?:voted (?:yes|no|for|against|to|by|in favour)|said (?:yes|no))\b"
        ),
        needs=Sought(" (?:voted|said)"),
    ),
)
# The whole parish, where no ward of one is an area.
OF_PARISHES = (
    Cue(
        Sought(
            rf"(?P<area>{NAME}) (?:Parish|Town|Community) Council(?: (?:by-election|election|vacancy|poll)|$)"
            r"|(?P<other>[A-Z][A-Z'.-]{1,60}(?: [A-Z][A-Z'.-]{1,60}){0,3}) (?:PARISH|TOWN|COMMUNITY) COUNCIL$",
            re.M,
        ),
        ward=True,
        needs=Sought(" (?:parish|town|community) council", re.I),
    ),  # Thrupp Parish Council by-election
)
# Only where an article is about wards: which of two names is the ward shows in their order and in words for councils.
IN_ROUND_UPS = (
    Cue(re.compile(rf"^(?P<area>{NAME}) \((?:LB )?(?P<authority>[A-Z][\w' &-]+)\)(?=[,.:]|$| –)", re.M)),
    Cue(re.compile(rf"^(?P<area>{NAME})(?:,| [–-]) (?P<authority>{_TOWN} {_COUNCIL})\b", re.M), ward=True),
    Cue(
        re.compile(
            rf"^(?P<authority>{NAME}(?: {_COUNCIL})?) [–-] (?P<area>{NAME}(?:, {NAME}){{0,3}})"
            rf"(?=:(?! {_TOWN}(?:, {_TOWN}){{0,3}}[.;]))",
            re.M,
        ),
        ward=True,
        several=True,
    ),  # NEVERSHIRE - Thrupp West: C 379
    Cue(
        re.compile(
            r"(?:^|[:.;] |[–-] )(?!(?:[A-Z][a-z]+ ){0,3}(?:Area|Constituency|Districts?|Towns?|Parish|Region|County):)"
            rf"(?P<authority>{_TOWN}(?: and {_TOWN})?):"
            rf" (?P<area>{NAME}(?:, {NAME}){{0,5}})(?=[.;]|$)",
            re.M,
        ),
        ward=True,
        several=True,
    ),  # Labour - Nevershire: Thrupp, Oldfield. Westbury: Castle Hill.
    Cue(
        Sought(rf"(?P<area>{NAME}), from (?:the )?{_PARTIES}\b"), ward=True, needs=Sought(", from ")
    ),  # Labour's other gains were Thrupp, from the Greens, and Oldfield, from Respect
    Cue(Sought(rf"\b[Vv]acancy, (?:in|at) (?P<area>{NAME}),"), ward=True),
    Cue(
        Sought(
            rf"(?P<area>{NAME}), (?:in the (?:borough|district|city|county) of|on) (?P<authority>{_TOWN})(?=[,.;]|\s)"
        ),
        ward=True,
    ),  # Thrupp, in the borough of Nevershire
    Cue(
        Sought(
            rf"(?:^|[.;!?] )(?:\w+,? ){{0,4}}[Ii]n (?P<area>{NAME}),? (?:it was |the |where the |an? )?"
            r"(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? Dems?|Liberal Democrats?|Greens?|SNP|Plaid|UKIP|Ukip"
            r"|Reform|[Ii]ndependents?)\b(?=[^.\n]{0,120}\b(?:\d{3}|beat|pipped|ousted)\b)",
            re.M,
        ),
        ward=True,
    ),  # In Thrupp, the Greens' Ada Fenwick beat Labour's Ben Voss
    Cue(
        re.compile(
            rf"(?:^|[.;!?] )(?:[Aa]t|[Ii]n|[Oo]ver (?:at|in)|[Uu]p (?:at|in)|[Dd]own (?:at|in)) (?P<area>{NAME}),? "
            r"(?:there (?:was|were)|it was|they)\b"
            r"(?=[^\n]{0,160}\b(?:recounts?|votes?|majority|\d{3}|tied?|dead heat)\b)",
            re.M,
        ),
        ward=True,
    ),  # At Thrupp there were two recounts
    Cue(
        re.compile(
            rf"^\[?\d{{1,2}}[.:]\d\d ?(?:[ap]\.?m\.?)?\]? ?[|:–-]? ?(?:First in: |Declared: |Breaking: )?"
            rf"(?P<area>{NAME})"
            r"(?:: | – | - )(?=[^\n]{0,160}(?:\d{3}|\b(?:hold|gain|elected|wins?)\b))",
            re.M,
        ),
        ward=True,
    ),  # 15.05 | Thrupp East: the Greens' Ada Fenwick tops the poll with 1,322
    Cue(
        re.compile(
            rf"(?:^|[.;:] )(?!Elected|Standing|Winners?|Gains?|Holds?|Also)(?P<area>{NAME}): "
            r"(?=[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){1,3} \([A-Z][A-Za-z ]{0,20}\))",
            re.M,
        ),
        ward=True,
    ),  # Thrupp: Ada Fenwick (Lab). Oldfield: Ben Voss (C).
    Cue(
        re.compile(
            rf"^(?P<area>{CAPITALS}): "
            r"(?=[^\n]{0,200}\b(?:Con|Lab|LD|Lib Dem|Green|Grn|Ref|Reform|Ind|elected|ELECTED)\b)",
            re.M,
        ),
        ward=True,
    ),  # THRUPP NORTH: Ada Fenwick LD 737 ELECTED
    Cue(
        re.compile(
            r"\b(?:upset|shock|surprise|story|sensation|result|drama|scalp) of the (?:day|night|week|count) "
            rf"(?:was|came (?:in|at|from)) (?P<area>{NAME})(?=[,.:;]| where)"
        ),
        ward=True,
    ),  # The upset of the day was Thrupp.
)
# Seats that were abolished long ago: headings and mentions with their year.
FORMER = (
    Cue(Sought(rf"^(?P<area>{CAPITALS}), 19\d\d\b", re.M), needs=Sought(r", 19\d\d")),
    Cue(
        Sought(
            rf"\b(?:in|at|of|took|won|captured|lost|to|with) (?P<area>{NAME}),?"
            rf" in (?:the (?:spring|summer|autumn|winter) of |(?:{MONTHS}) )?19\d\d\b"
        ),
        needs=Sought(r" 19\d\d"),
    ),
)
