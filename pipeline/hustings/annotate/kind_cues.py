"""Which elections other than those of MPs a text is about, by its words: of councils, mayors, police commissioners."""

from __future__ import annotations

import re
from functools import lru_cache

from hustings.annotate.area_cues import (
    COMMISSIONER,
    COUNCIL_THEN_WARD,
)
from hustings.annotate.area_names import wards_beside_councils
from hustings.needs import Sought

_LOCAL = Sought(
    r"\b(?:[Ww]ards?(?! \d)|[Cc]ouncil by-election|[Dd]ivision of|[Cc]ounty [Cc]ouncil"
    r"|[Dd]istrict [Ee]lectoral [Aa]rea)\b"
)
_SURELY_LOCAL = Sought(
    r"council by-elections|(?s:\A.{0,200})\blocal (?:government )?by-elections\b"
    r"|(?:county|district|borough|city) council results\b"
    r"|(?s:\A\s*(?-i:[A-Z])[\w' -]{2,40}?) (?:district|borough|county)(?: council)?(?:,| [–-]|:)? "
    r"(?:election )?(?:results?|declarations?)\b"
    r"|council elections? (?:count|results?|night|live)"
    r"|\((?:2|3|two|three) seats\)"
    r"|\b(?:council|authority)(?: name)? ?[\t|,;] ?(?:ward|division)(?: name)? ?[\t|,;]"
    r"|\b(?:elect|choose|pick|vote for|return)(?:ed|ing|s)? (?:a |an |its |their |another )?(?:new |next )?(?:\w+ )?"
    r"councillors?\b"
    r"|(?:parish|town|community) council by-election"
    r"|elections? of (?:an? |\w+ )?(?:parish|town|community|borough|city|district|county) councillors?\b"
    r"|election of (?:a|the) police|crime commissioner (?:by-)?election"
    r"|by-election of the police"
    r"|\bby-elections? (?:for|to) (?:the )?(?-i:[A-Z])(?:[\w'&-]+ ){0,4}council\b(?! (?:seats?|elections?))"
    r"|\bresults? from (?-i:[A-Z])[\w' &-]{2,40} \((?-i:[A-Z])[\w' &-]{2,30} (?-i:[BCD]C|[LM][BD]C|UA|[Cc]ouncil)\)"
    r"|(?:next|new|another|an? (?:\w+ )?)councillor for (?-i:(?=(?:the )?[A-Z]))|(?:ward|division) by-elections?\b",
    re.I,
)
_VOTED = re.compile(r"\b(?:re-?elected|elected|hold|gain|votes|poll)\b", re.I)
_POLLED = Sought(
    r"\b(?:[Ff]irst|[Ss]econd)[ -](?:preference|choice)|\bcandidates? for (?:police|PCC)"
    r"|PCC (?:poll|election|vote|contest|race)|\bstanding (?:to be|for|as)\b|\b[Cc]andidates are\b"
)


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what weighs them
def is_local(text: str) -> bool:
    """Whether an article is about wards, councils or police areas."""
    if _CALLED_WARD.search(text):
        text = _SOMEBODY_WARD.sub("", text)
    signs = len(_LOCAL.findall(text))
    if signs >= _SURELY:
        return True
    if _SURELY_LOCAL.search(text) or fills_scottish_ward(text):
        return True
    if len(COUNCIL_THEN_WARD.findall(text)) >= _SURELY:
        return True
    paired = len(wards_beside_councils(text))
    if paired > 1 or (paired and not _PARLIAMENT.search(text)):
        return True
    signs += len(_SEAT_ON_COUNCIL.findall(text))
    return bool(signs) and len(OF_COUNCILS.findall(text)) > _SURELY and not _PARLIAMENT.search(text)


def fills_scottish_ward(text: str) -> bool:
    """Whether votes are transferred at a by-election, or in Scotland, where councillors alone are chosen so."""
    by_election = _TRANSFERABLE.search(text) and "by-election" in text.lower() and not _OF_OTHERS.search(text)
    return bool(by_election or (_QUOTA.search(text) and _OF_SCOTLAND.search(text) and not _PARLIAMENT.search(text)))


_QUOTA = Sought(r"\bquota\b", re.I)
_OF_SCOTLAND = re.compile(r"\bSNP\b|\bScottish\b")
_TRANSFERABLE = Sought(
    r"\bsingle transferable vote\b|\bSTV\b|\bfirst[- ]preference votes?\b|\belected at stage\b", re.I
)
_OF_OTHERS = re.compile(
    r"\b(?:peers?|hereditary|mayor\w*|leadership|Assembly|Stormont|Ireland|Dáil|Belfast|Ulster|commissioner|MS?Ps?|MLAs?)\b"
)
_CALLED_WARD = Sought(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame) (?:[A-Z][\w'-]{1,20} )?Ward\b(?! (?:by|ward)\b)"
)
_SOMEBODY_WARD = re.compile(r"\b(?:[A-Z][\w'-]{1,20} )?Ward\b(?! (?:by|ward)\b)")


@lru_cache(maxsize=1)
def chooses_mayor(text: str) -> bool:
    """Whether an article opens with the choice of a mayor, and with no other election."""
    head = text[:_OPENING_OF_ARTICLE]
    if _TITLE_OF_MAYOR.search(text[:_TITLE]) or _ELECTS_MAYOR.search(text.lstrip().partition("\n")[0]):
        return True
    return bool(_CHOSEN_MAYOR.search(head) and not _OTHER_ELECTION.search(head))


_OPENING_OF_ARTICLE = 900  # characters
_TITLE = 160  # characters
_TITLE_OF_MAYOR = re.compile(r"\bmayoral by-election\b", re.I)
_ELECTS_MAYOR = re.compile(
    r"\b(?:elects?|chooses?|picks?|gets?|has) (?:its|a|their) (?:(?:first|new|next)(?:-ever)? )?(?:\w+ )?mayor$", re.I
)  # THRUPP ELECTS ITS FIRST MAYOR
_CHOSEN_MAYOR = re.compile(
    r"\b(?:first|new|next|(?<!an )elected) (?:\w+ ){0,2}mayor\b"
    r"|\b(?:(?:re-)?elected|becomes?|became|chosen|stand(?:s|ing)? (?:for|to be)|run(?:s|ning)? (?:for|to be)"
    r"|race (?:for|to be)|elects?|chooses?) (?:as |a |the )?(?:\w+ )?mayor\b"
    r"|\bmayoral (?:election|contest|race|poll|vote)\b|^(?-i:[A-Z][A-Z' -]{2,40} MAYOR)$"
    r"|\A\s*(?-i:[A-Z])[\w' -]{2,40}\n{1,2}(?:directly elected )?mayor(?:al (?:election|result)s?)?$",
    re.I | re.M,
)
_OTHER_ELECTION = re.compile(
    r"by-election|\bward\b|\b(?:deputy|lord|former|ex-?|late) mayor|general election|\bMS?P\b|\bCommons\b", re.I
)


@lru_cache(maxsize=1)
def names_devolved_election(text: str) -> bool:
    """Whether an article opens with an election to a devolved assembly by its title, and with no other election."""
    head = text[:HEAD_OF_ARTICLE]
    return bool(_DEVOLVED_TITLE.search(head) and not _NO_DEVOLVED_TITLE.search(head))


_ASSEMBLY = (
    r"(?:holyrood|stormont|senedd|(?:the )?scottish parliament"
    r"|(?:the )?(?:(?:welsh|northern ireland|ni|national|london) )?assembly)"
)
_DEVOLVED_TITLE = Sought(
    r"\b(?:holyrood|stormont|senedd(?: cymru)?|scottish parliament(?:ary)?|welsh parliament(?:ary)?"
    r"|(?:(?:welsh|northern ireland|ni|national|london) )?assembly(?: for wales)?)(?: general)? elections?\b"
    r"|\b(?:holyrood|stormont|senedd)(?: election)? (?:19|20)\d\d\b"
    r"|^london assembly(?:(?: (?:19|20)\d\d)?$|:? (?:constituency )?results)"
    r"|\bregional list(?::| result)"
    r"|^(?:national assembly for wales|welsh assembly|northern ireland assembly|scottish parliament|senedd cymru)$"
    rf"|\b(?:re-?)?elected to {_ASSEMBLY}\b|\bfor the {_ASSEMBLY} seat\b",
    re.I | re.M,
)
_NO_DEVOLVED_TITLE = re.compile(
    r"by-?election|\bMPs?\b|\bmayor|\bcommons\b|general election|westminster"
    r"|\b(?:since|before|after|ahead of|next year's|at the last|in) (?:the |last |next )?(?:(?:19|20)\d\d )?"
    r"(?:holyrood|stormont|senedd|assembly|scottish parliament(?:ary)?) election",
    re.I,
)


@lru_cache(maxsize=1)
def names_european_election(text: str) -> bool:
    """Whether an article opens with an election to the European Parliament by its title, and with no other one."""
    head = text[:HEAD_OF_ARTICLE]
    return bool(_EUROPEAN_TITLE.search(head) and not _NO_EUROPEAN_TITLE.search(head))


_EUROPEAN_TITLE = re.compile(
    r"\beuropean parliament(?:ary)? elections?\b|\beuropean (?:elections?|poll|count|constituency|electoral region)\b"
    r"|\beuro(?:-| )elections?\b|^EURO [a-z]|\bMEPs (?:for|were|are)\b|\belected (?:as )?(?:an )?MEPs?\b",
    re.I | re.M,
)
_NO_EUROPEAN_TITLE = re.compile(
    r"by-?election|\bMPs?\b|\bmayor|\bcommons\b|general election|westminster|\bcouncil\b"
    r"|\b(?:since|before|after|ahead of|unlike) (?:the |last |next |this )?(?:\w+'s )?(?:(?:19|20)\d\d )?euro",
    re.I,
)


@lru_cache(maxsize=1)
def names_referendum(text: str) -> bool:
    """Whether an article opens with a referendum on how a council is run or what it plans, and with no election."""
    head = text[:HEAD_OF_ARTICLE]
    if not _REFERENDUM.search(text[:_TITLE_AND_FIRST]) or _NATIONS_REFERENDUM.search(head):
        return False
    return bool(_ASKED.search(text) and not _CANDIDATE.search(head))


_TITLE_AND_FIRST = 200  # characters of a headline and the first sentence
_REFERENDUM = re.compile(r"\breferendums?\b", re.I)
_NATIONS_REFERENDUM = re.compile(
    r"\b(?:independence|EU|European|Brexit|AV|alternative vote|devolution|in-out|second|another)\b[^.\n]{0,20}"
    r"referendum"
    r"|referendum on (?:independence|the EU|Europe|membership|leaving|the alternative vote|devolution|AV)",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:elected|have an?|having an?|a city|executive) mayors?\b|neighbourhood plan|council tax|committee system"
    r"|leader and cabinet|cabinet system",
    re.I,
)
_CANDIDATE = re.compile(
    r"\bcandidates?\b|by-election|\b(?:wins|won|elected as|becomes|is) (?:the )?(?:\w+ )?mayor\b", re.I
)


def is_police_election(text: str) -> bool:
    """Whether an article opens with a police commissioner and tells how one was or will be elected."""
    if not re.search(COMMISSIONER, text[:HEAD_OF_ARTICLE], re.I):
        return False
    return bool(_POLLED.search(text) or (_VOTED.search(text) and not _PARLIAMENT.search(text)))


_SURELY = 2  # mentions of wards or councils that make an article one on them
_SEAT_ON_COUNCIL = Sought(
    r"\b(?:member of|(?:seats?|places?) on|elected to|vacanc(?:y|ies) on|(?:by-)?election to) [\w ]{0,30}\b[Cc]ouncil\b"
    r"|\b[Cc]ounty (?:poll|elections?)\b|\bdivision (?:since|was|for|at|in)\b"
)
_PARLIAMENT = re.compile(
    r"\bM[SE]?Ps?\b|\bM[EL]As?\b|Westminster|[Pp]arliament|\bCommons\b|\bthe House\b|[Cc]onstituenc|Holyrood|Senedd"
    r"|[Mm]ayoral|\bMayor of\b"
)
HEAD_OF_ARTICLE = 400  # characters
OF_COUNCILS = Sought(
    r"\b[Cc]ouncils?\b|\b[Cc]ouncillors?\b|\bCllrs?\b|\b[Ww]ards?\b|\b[Bb]orough\b|\b[Dd]ivisions?\b|\bDC\b|\bBC\b"
)
