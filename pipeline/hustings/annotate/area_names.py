"""What may be the name of an area: what its words must be, and what stands before or behind it and is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from hustings.annotate.area_cues import (
    CAPITALS,
    NAME,
    START,
    WORD,
    Cue,
)
from hustings.annotate.councils import wards_of_councils
from hustings.annotate.known_areas import mayoralties
from hustings.annotate.parties import party_named

_WITHIN = re.compile(rf"(?<=[a-z,] ){WORD}")
_LEADING = re.compile(
    r"^(?:(?:Residents|Voters|People|Electors|Members?|Councillors?|Candidates?|Vacancy|Result|Election|Wards?|Division)"
    r" (?:of|in|for)"
    r"|ADD|SNAP|RUSH|FLASH|LEAD|POLL|EXTRA|LIVE|Live|Uncontested|Unopposed|Finally|Meanwhile|Elsewhere|Former|Every|Neighbouring|Over|Here|By-?[Ee]lection|The|In|At|On|For|From|After|But|And|Last|This|Next|(?:Today|Yesterday|Tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)'s|Westminster"
    r"|Only|Also|Even|Then|Now|Yet|Nearby|Both|Like|Unlike|Since|Before|Until|Against|Around|Outside|Beyond|Into|To|By"
    r"|With|Within|Did|Does|Was|Were|Is|Are|Has|Have|Had|Will|Would|Could|Should|Can|When|Where|While|Why|How|What|Who"
    r"|Whether|If|As|So|Such|Some|Several|Many|Most|All|Either|Neither|Not|That|These|Those|There|Still|Just|Again|Once"
    r"|Holyrood|Senedd|Parliament|Parliamentary|Commons|Council|Council's|Assembly|Labour's?|Conservative|Tory|Lib Dem"
    r"|Police|Fire|PCC|PFCC|New|Local|Metro|Acting|Deputy|Read more|SNP|Elected) "
)
_IS_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MPs?|By-?election|Election|Prime|Minister|Mr|Mrs|Ms|Sir|PM|Mayor|Deputy"
    r"|Council|GAINS?|HOLDS?|Gains?|Holds?|Lib|Dems?"
)
_NEWSPAPER = re.compile(
    r".+ (?:Free Press|Press|News|Newsletter|Gazette|Courier|Herald|Times|Post|Echo|Mercury|Argus|Chronicle|Advertiser"
    r"|Observer|Standard|Express|Telegraph|Journal|Guardian|Recorder|Reporter|Bugle|Mail|Mirror|Tribune|Examiner"
    r"|Citizen|Bulletin|Dispatch|Despatch|Leader|Record|Review|Weekly|Daily|Online|Voice)",
    re.I,
)
_BUILDING = re.compile(
    r"(?:.+ )?(?:(?:Town|Village|Memorial|Sports|Church|Parish|City|Guild) Hall"
    r"|(?:Leisure|Civic|Community|Sports|Conference"
    r"|Shopping|Arts) Centre|(?:Primary|High|Grammar|Infant|Junior) School|Corn Exchange|Fire Station)",
    re.I,
)
_ENDINGS = frozenset({"Green"})  # parties that end the names of places
_DAY_AFTER = re.compile(
    r" (?:on|and|of|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b.*$"
)
_NO_AREA = re.compile(
    r"^(?:The|In|A|An|No|It|This|That|By|But|Another|Fresh|Council|Mayoral|European|Parliamentary|Westminster|Holyrood|Senedd|Welsh|Scottish|Commons"
    r"|Government|Parliament|Assembly|Labour|Conservative|Tory|Lib Dem|Reform|Plaid|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Previous"
    r"|Recall|City|Deputy|Lord|Acting|Fourteen|Five|Two|Three|MP|SNP|UK|British|English|Whoever|Police|Fire|Crime|Metro"
    r"|Regional|Sitting|Incumbent|Outgoing|Serving|Current|First|New|He|She|Her|His|Mr|Ms|Mrs|Dr)\b"
    r"|^(?:Corrections?|Clarifications?|Key|Latest|Planning|Standards|Honours|Winners|Losers|Petitions?|Timetable"
    r"|Comments?|Related|Analysis|Verdict|Background|Obituar(?:y|ies)|Letters|Weather|Sport|Funerals?)\b"
    r"|^(?:Office|Net|Tally|Scoreboard|Notice|Declaration|Statement|Date|Dated|Electorate|Percentage|Popular|Turn-?out|Majority|Maj|Results?|Published|Newsletter|Bulletin|Candidates?|Votes?|Total|Swing|Returning|Elsewhere|One|Six"
    r"|Resolved|Present|Apologies|Minutes|Agenda|Next|Councillors?|Members?|Residents|Voters|Words|Sections|Others?|Summary"
    r"|Poll|Updated|Posted|Coun|Cllr|Alderman|Dame)\b"
    r"|.*\b(?i:by-election|election|referendum|girl|boy|leader|reporter|correspondent)s?$|^(?:Seat|Ward|Division)$"
    r"|^(?:Control|Why|When|Where|Who|What|How|Also|And|Nominated|Nominations|Tagged|Tags|Standing|Elected|Defeated|Winners?"
    r"|Losers?|Details?|Figures|Cause|Vacanc(?:y|ies)|Reason|Background|Verdict|Claim|Duration|Released|Correction"
    r"|Caption|Sources?|Notes?|PS)$"
    r"|^(?:Midlands and North|North and Midlands)$"
    r"|^(?:Work and Pensions|Public Accounts|(?:Home|Foreign|Environmental) (?:Affairs|Audit)|Defence|Treasury"
    r"|Culture, Media and Sport|Energy and Climate Change|International (?:Development|Trade)|Business and Trade)$"
    r"|^(?:England|Scotland|Wales|Northern Ireland|Britain|(?:North|South)(?: (?:East|West))?|East|West|Midlands)$"
)
_TO_WHAT_SEAT = re.compile(r"^.*\b(?:COUNCILLORS?|MEMBERS?) (?:FOR|OF) (?:THE )?")  # of a notice in capitals
_OF_WHAT_KIND = re.compile(
    r" (?:(?:electoral )?(?:ward|division)|(?:(?:county|borough|burgh|parliamentary) ){0,2}constituency"
    r"|westminster|holyrood|commons|senedd|stormont|(?:district )?electoral area|dea|pf?cc|mayor(?:alty)?|police area"
    r"|(?:electoral )?(?<!city )region)$",
    re.I,
)


_BY_ELECTION_BEHIND = re.compile(r"(?<=\w) BY-?ELECTIONS?\b.*$", re.I)  # THRUPP SOUTH BY-ELECTION FACT BOX


_BOROUGH = re.compile(
    r"^(?:(?:Royal |London |Metropolitan )?Borough of (?:the )?|(?:County |Electoral )?(?:Division|Ward) of )(?=[A-Z])",
    re.I,
)
_COMBINED = re.compile(r" (?:(?:mayoral )?combined (?:county )?authority|borough)$", re.I)


def spelled(name: str) -> str:
    """THRUPP and OLDFIELD, as THRUPP & OLDFIELD is kept, like any other name."""
    return _titled(name) if name.replace(" and ", "").isupper() else name


@lru_cache(maxsize=1)
def wards_beside_councils(text: str) -> Mapping[str, str]:
    """The wards that stand beside their councils, by their folded names."""
    return fold_names([ward.name for ward in wards_of_councils(text)])


NAME_RUNS = re.compile(rf"{NAME}|{START}{CAPITALS}")


def before_council(text: str, start: int, end: int) -> int:
    """Where a name ends that has that of its council in it: Thrupp on Nevershire council."""
    council = _ON_COUNCIL.search(text, start, end + _COUNCIL_BEHIND)
    return min(end, council.start()) if council else end


_ON_COUNCIL = re.compile(r" on (?=[A-Z][^\n,.;]{2,30} (?:[Cc]ouncil|BC|DC|CC)\b)")
_COUNCIL_BEHIND = 24  # characters of the words for a council behind its name


def cued_names(text: str, cues: Sequence[Cue]) -> dict[str, str]:
    """The areas that ``cues`` show, by their folded names."""
    shown: list[dict[str, str]] = []
    within = set(_WITHIN.findall(text))  # words with a capital that no sentence's beginning gives them
    for cue in cues:
        if cue.needs and not cue.needs.search(text):
            continue
        for match in cue.pattern.finditer(text):
            if party_named(match.groupdict().get("authority") or ""):
                continue
            alone = cue.adjectival and " " not in match["area"] and match["area"] not in within
            if alone and _opens_sentence(text, match.start("area")):
                continue
            group = "area" if match["area"] else "other"
            start, end = match.span(group) if group in match.groupdict() else (0, 0)
            area = text[start : before_council(text, start, end)]
            joins = _JOINTS if ", " in area or " and " in area else _COMMA  # Thrupp & Oldfield is one name
            written = joins.split(area) if cue.several else [area]
            shown.append(fold_names(written, ward=cue.ward))
    known: dict[str, str] = {}
    for names in reversed(shown):  # the last ones come first, and the first ones say how a name is written
        known.update(names)
    return known


_COMMA = re.compile(", ")
_JOINTS = re.compile(r", | and | & ")


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 3) : start].rstrip(" \"'")[-1:] in "\n.!?:"


def fold_names(written: Iterator[str] | Sequence[str], *, ward: bool = True) -> dict[str, str]:
    """Names as they are kept, by their folded form, without those that can be no area's."""
    names = [name for one in written if (name := area_name(one, ward=ward))]
    return {name.casefold(): name for name in reversed(names)}


@lru_cache(maxsize=16384)
def area_name(written: str, *, ward: bool) -> str | None:
    """``written`` without the words that only lead up to a name; None if it is no area's."""
    name = re.sub(r"\s+", " ", written)
    if name.isupper() and _NO_AREA.match(name.title()) and not _BEGINS_NAME.match(name):
        return None
    name = _OF_WHAT_KIND.sub("", _BY_ELECTION_BEHIND.sub("", _TO_WHAT_SEAT.sub("", name)))
    name = _BOROUGH.sub("", name)
    if (short := _COMBINED.sub("", name)).replace("&", "and").casefold() in mayoralties():
        name = short
    for _ in range(2):
        name = name if _BEGINS_NAME.match(name) else _LEADING.sub("", name)
    name = _DAY_AFTER.sub("", _without_owner(name))  # Nevershire's Thrupp on Thursday
    name = (name if ward or _OF_SAINT.search(name) else re.sub(r"'s?$", "", name)).strip(" .,")
    if begins := _BEGINS_NAME.match(name):
        return _as_kept(name) if begins.end() == len(name) else None
    if (
        len(name) < 3
        or (_NO_AREA.match(name) and name.casefold() not in mayoralties())
        or re.fullmatch(r"[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{4}", name)  # initials; DOCK is a name
        or party_named(name)
    ):
        return None
    if _BUILDING.fullmatch(name):
        return None
    first, *others = _OF_SAINTS.sub("", name).split()
    if others and others[-1] in COUNCILS_FOR_SHORT:
        return None  # a division of Nevershire CC
    if any(is_no_place(word) for word in [first, *others] if word.title() not in _ENDINGS):
        return None
    if first.title() in _ENDINGS or _NEWSPAPER.fullmatch(name):
        return None
    return _as_kept(name)


# Names that begin with words that lead up to others, or with those of parties, months and persons.
_BEGINS_NAME = re.compile(
    r"(?i:All (?:Saints|Hallows|Souls)|Even Swindon"
    r"|Three (?:Bridges|Rivers|Legged Cross|Crosses)|Five (?:Ways|Acres|Villages)"
    r"|Lord's (?:Hill|Bridge|Mead)"
    r"|New (?:Addington|Alresford|Ash Green|Barnet|Bolsover|Brancepeth|Brighton|Cross|Eltham|Ferry|Forest|Holland"
    r"|Invention|Malden|Mills|Milton|Mossley|Ollerton|Parks?|River|Romney|Rossington|Southgate|Town|Washington|Waltham)"
    r"|March (?:North|South|East|West|Town)|Green (?:Street Green|Street|Lanes?|Park|Hammerton|Hill|Gate|End|Bank))\b"
    r"(?: (?:(?:and|AND|&) )?[A-Z][\w'-]{0,30}){0,3}"
)
_OF_SAINTS = re.compile(r"(?<=\w) (?:(?:and|&) )?All (?:Saints|Hallows|Souls)\b", re.I)  # Thrupp and All Saints
_OF_SAINT = re.compile(r"\bSt\.? [A-Z][\w-]+'s\Z")


def _as_kept(name: str) -> str:
    capitals, name = name.isupper(), name.replace("&", "and")
    return _titled(name) if capitals else name


def _without_owner(name: str) -> str:
    """``name`` without what it is a part of: Nevershire's Thrupp, but King's Thrupp."""
    owner, *rest = _OWNED.split(name)
    while rest and not _OWNER_IN_NAMES.search(owner):
        owner, *rest = rest
    return " ".join((owner, *rest))


_OWNED = re.compile(r"(?<='s) (?=[A-Z])")
_OWNER_IN_NAMES = re.compile(
    r"\b(?:King|Queen|Prince|Princess|Regent|Duke|Earl|Baron|Lord|Lady|Knight|Bishop|Archbishop|Abbot|Canon|Dean|Friar"
    r"|Monk|Parson|St\.? \w+|Saint \w+|Sheriff|Alderman|Shepherd|Hunter|Fisher|Miller|Potter|Golder|Gypsy|Gipsy)'s$",
    re.I,
)


def _titled(name: str) -> str:
    """A name in capitals as it is written otherwise; "and" may stand for the "&" of it already."""
    return _IN_SMALL.sub(lambda match: match.group().lower(), name.title())


_IN_SMALL = re.compile(r"'S\b|(?<= )(?:And|Of|On|The|Upon|By|Le)(?= )|(?<=-)(?:On|The|Upon|By|Le|In|Under)(?=-)")
COUNCILS_FOR_SHORT = frozenset("BC CBC CC DC LBC MBC MDC TC UA".split())


def is_no_place(word: str) -> bool:
    """Whether ``word`` is one that no name of a place has."""
    return bool(_IS_NO_PLACE.fullmatch(word) or word.casefold() in _IN_NO_NAME or party_named(word))


_IN_NO_NAME = frozenset(
    "about are but gone had has have he her here his is it its memory not our put she than their they was we were what"
    " when who why you your".split()
)  # words of headings
