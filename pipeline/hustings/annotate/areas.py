"""Mentions of areas that no list of Westminster seats has: wards, authorities, police areas, devolved and former seats.

They are known by the words beside them; once known, every other mention of the name counts too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from hustings.annotate.area_cues import (
    ANYWHERE,
    BELOW_COUNCILS,
    CAPITALS,
    COMMISSIONER,
    FALL,
    FORMER,
    IN_NOTICES,
    IN_ROUND_UPS,
    MONTHS,
    NAME,
    OF_MAYORS,
    START,
    WORD,
    Cue,
)
from hustings.annotate.area_tables import area_rows
from hustings.annotate.councils import says_whose_ward, wards_of_councils
from hustings.annotate.entities import Entities, Entity, persons
from hustings.annotate.fates import find_fates
from hustings.annotate.gazetteer import Gazetteer, Verbatim, Word
from hustings.annotate.mentions import Mention
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named
from hustings.annotate.records import Record
from hustings.annotate.words import Words
from hustings.judge import Judge
from hustings.needs import Sought
from hustings.resources import read_csv

Span = tuple[int, int]
_MAYORAL_LINE = re.compile(rf"^(?P<area>{CAPITALS}|{NAME}): (?=[A-Za-z])", re.M)
_MAYORS = Sought(r"\bmayors\b", re.I)

_LOCAL = Sought(r"\b(?:[Ww]ards?(?! \d)|[Cc]ouncil by-?election|[Dd]ivision of|[Cc]ounty [Cc]ouncil)\b")
_SURELY_LOCAL = Sought(
    r"council by-?elections|council elections? (?:count|results?|night|live)"
    r"|\((?:2|3|two|three) seats\)"
    r"|\b(?:elect|choose|pick|vote for|return)(?:ed|ing|s)? (?:a |an |its |their |another )?(?:new |next )?(?:\w+ )?"
    r"councillors?\b"
    r"|election of (?:a|the) police|crime commissioner (?:by-)?election"
    r"|by-?election of the police"
    r"|\bby-?elections? (?:for|to) (?:the )?(?-i:[A-Z])(?:[\w'&-]+ ){0,4}council\b(?! (?:seats?|elections?))"
    r"|\bresults? from (?-i:[A-Z])[\w' &-]{2,40} \((?-i:[A-Z])[\w' &-]{2,30} (?-i:[BCD]C|[LM][BD]C|UA|[Cc]ouncil)\)"
    r"|(?:next|new|another|an? (?:\w+ )?)councillor for (?-i:(?=(?:the )?[A-Z]))|(?:ward|division) by-?elections?\b",
    re.I,
)
_HEAD_OF_LIST = re.compile(
    rf"(?P<area>{NAME})(?:,? \([A-Z][^)]*\)|, [A-Z][\w' ]+ (?:Council|BC|DC|CC|UA|LBC|Borough|District|County))?"
    r"\s*(?:[:.–]|$)"
)
_NO_HEAD = re.compile(
    r"\b(?:results?|declaration|total|preferences?|police|figures|candidates?|votes?|numbers?|holds?|gains?|count|poll|full"
    r"|how|who|turnout|election|read|council|news|newsroom|notice|vacanc\w+)\b",
    re.I,
)
_IN_AREA = re.compile(rf"\b(?:in|at|for|of) (?P<area>{NAME})(?=[,.:;]|$)")
_LISTS = range(12, 900)  # characters before a list in which the area of the list may be named
_WITHIN = re.compile(rf"(?<=[a-z,] ){WORD}")
_LEADING = re.compile(
    r"^(?:(?:Residents|Voters|People|Electors|Members?|Councillors?|Candidates?|Vacancy|Result|Election) (?:of|in|for)"
    r"|LIVE|Live|Finally|Meanwhile|Elsewhere|Former|Every|Neighbouring|Over|Here|By-?[Ee]lection|The|In|At|On|For|From|After|But|And|Last|This|Next|(?:Today|Yesterday|Tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)'s|Westminster"
    r"|Only|Also|Even|Then|Now|Yet|Nearby|Both|Like|Unlike|Since|Before|Until|Against|Around|Outside|Beyond|Into|To|By"
    r"|With|Within|Did|Does|Was|Were|Is|Are|Has|Have|Had|Will|Would|Could|Should|Can|When|Where|While|Why|How|What|Who"
    r"|Whether|If|As|So|Such|Some|Several|Many|Most|All|Either|Neither|Not|That|These|Those|There|Still|Just|Again|Once"
    r"|Holyrood|Senedd|Parliament|Parliamentary|Commons|Council|Council's|Assembly|Labour's?|Conservative|Tory|Lib Dem"
    r"|Police|Fire|New|Local|Metro|Acting|Deputy|Read more|SNP|Elected) "
)
_IS_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MPs?|By-?election|Election|Prime|Minister|Mr|Mrs|Ms|Sir|PM|Mayor|Deputy"
    r"|Council|GAINS?|HOLDS?|Gains?|Holds?"
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
    r"|^(?:Office|Net|Tally|Scoreboard|Notice|Electorate|Turnout|Majority|Maj|Results?|Published|Newsletter|Candidates?|Votes?|Total|Swing|Returning|Elsewhere|One|Six"
    r"|Resolved|Present|Apologies|Minutes|Agenda|Next|Councillors?|Members?|Residents|Voters|Words|Sections|Others?|Summary"
    r"|Poll|Updated|Posted|Coun|Cllr|Alderman|Dame)\b"
    r"|.*\b(?i:by-?election|election|referendum|girl|boy|leader)s?$|^(?:Seat|Ward|Division)$"
    r"|^(?:Why|When|Where|Who|What|How|Also|And|Nominated|Nominations|Tagged|Tags|Standing|Elected|Defeated|Winners?"
    r"|Losers?|Cause|Reason|Background|Verdict|Claim|Duration|Released|Correction|Caption|Sources?|Note|Notes|PS)$"
    r"|^(?:England|Scotland|Wales|Northern Ireland|Britain|(?:North|South)(?: (?:East|West))?|East|West|Midlands)$"
)


_TO_WHAT_SEAT = re.compile(r"^.*\b(?:COUNCILLORS?|MEMBERS?) (?:FOR|OF) (?:THE )?")  # of a notice in capitals
_LABEL_OF_LINE = re.compile(rf"^({NAME})(?: says?| average)?: ", re.M)
_LINES_LABELLED = 3
_OF_WHAT_KIND = re.compile(
    r" (?:(?:electoral )?(?:ward|division)|(?:(?:county|borough|burgh|parliamentary) ){0,2}constituency"
    r"|(?:district )?electoral area|dea|pf?cc|mayor(?:alty)?|police area|(?:electoral )?(?<!city )region)$",
    re.I,
)
_VOTED = re.compile(r"\b(?:re-?elected|elected|hold|gain|votes|poll)\b", re.I)
_POLLED = Sought(
    r"\b(?:first|second)[ -](?:preference|choice)|\bcandidates? for (?:police|PCC)"
    r"|PCC (?:poll|election|vote|contest|race)"
)


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what weighs them
def is_local(text: str) -> bool:
    """Whether an article is about wards, councils or police areas."""
    signs = len(_LOCAL.findall(text))
    if signs >= _SURELY:
        return True
    if _SURELY_LOCAL.search(text):
        return True
    paired = len(_beside_councils(text))
    if paired > 1 or (paired and not _PARLIAMENT.search(text)):
        return True
    signs += len(_SEAT_ON_COUNCIL.findall(text))
    return bool(signs) and len(_COUNCILS.findall(text)) > _SURELY and not _PARLIAMENT.search(text)


@lru_cache(maxsize=1)
def chooses_mayor(text: str) -> bool:
    """Whether an article opens with the choice of a mayor, and with no other election."""
    head = text[:_OPENING_OF_ARTICLE]
    return bool(_CHOSEN_MAYOR.search(head) and not _OTHER_ELECTION.search(head))


_OPENING_OF_ARTICLE = 900  # characters
_CHOSEN_MAYOR = re.compile(
    r"\b(?:first|new|next|(?<!an )elected) (?:\w+ ){0,2}mayor\b"
    r"|\b(?:(?:re-)?elected|becomes?|became|chosen|stand(?:s|ing)? (?:for|to be)|run(?:s|ning)? (?:for|to be)"
    r"|race (?:for|to be)|elects?|chooses?) (?:as |a |the )?(?:\w+ )?mayor\b",
    re.I,
)
_OTHER_ELECTION = re.compile(
    r"by-?election|\bward\b|\b(?:deputy|lord|former|ex-?|late) mayor|general election|\bMS?P\b|\bCommons\b", re.I
)


def is_police_election(text: str) -> bool:
    """Whether an article opens with a police commissioner and tells how one was or will be elected."""
    if not re.search(COMMISSIONER, text[:_HEAD], re.I):
        return False
    return bool(_POLLED.search(text) or (_VOTED.search(text) and not _PARLIAMENT.search(text)))


def find_areas(
    text: str,
    text_words: tuple[Word, ...],
    records: Sequence[Record],
    judge: Judge,
    *,
    entities: Sequence[Entity],
    parties: Sequence[Mention],
    devolved: bool,
    modern: bool,
    is_part: Callable[[str], bool],
    is_seat: Callable[[str], bool],
    first_seat: int | None,
) -> Iterator[Mention]:
    """Areas as ``area`` mentions whose value is the name as the text writes it ("&" turned into "and").

    ``devolved`` says that the article is about a devolved legislature, ``modern`` that it is no older than the seats
    that we know; ``is_seat`` whether a name is a Westminster seat's and ``is_part`` whether it is a part of one.
    ``first_seat`` is where the first such seat is named in full, ``entities`` are the names that a model finds.
    """
    people = persons(entities)
    bracketed = _with_authorities(text, people, lambda name: is_part(name) or is_seat(name))
    local = is_local(text) or bool(bracketed)
    mayoral = len(re.findall(r"\bmayor(?:s|al|alty)?\b", text, re.I)) >= 2 or bool(_MAYORS.search(text[:_HEAD]))
    mayoral = mayoral or chooses_mayor(text)
    cued = _learnt(text, ANYWHERE)
    if _COUNCILS.search(text):
        cued = _named(_headings_of_results(text)) | cued
    cued = _named(_opening_in_capitals(text, {start for start, _ in people})) | cued
    paired = {key: name for key, name in _beside_councils(text).items() if local or not is_seat(name)}
    if local:
        paired = _learnt(text, BELOW_COUNCILS) | paired
        cued = paired | _learnt(text, IN_ROUND_UPS) | cued
        cued = _named(_above_lists(text, records, cued)) | _named(bracketed) | cued
    if mayoral:
        lines = _MAYORAL_LINE.finditer(text) if _MAYORS.search(text) else ()
        cued = _named(match["area"] for match in lines) | _named(_vouched_lines(text)) | cued
        cued |= _joint_mayoralties(text)
    fated = {} if cued else _named(_of_fates(text))
    cued = cued or fated
    accepted = cued
    if not local and modern and not mayoral and not is_police_election(text):
        accepted = {
            key: name for key, name in cued.items() if not any(map(is_part, [name, *re.split(r" and |, ", name)]))
        }
    former = (
        _named(_former_of_towns(text))
        | _learnt(text, FORMER)
        | _named(_dated_headings(text))
        | _named(_headings_of_cards(text))
    )
    accepted, cued = accepted | former, cued | former
    unlisted = _heads_of_results(text, records, first_seat, people)
    headed = _named([name.rstrip(" .-") for name in unlisted])
    accepted, cued = headed | accepted, headed | cued
    listed = frozenset(_surnames_listed(text, records)) - cued.keys()
    surnames = _surnames(text, people) - _learnt(text, ANYWHERE).keys() - _mayoralties()
    accepted, cued = ({key: name for key, name in shown.items() if key not in surnames} for shown in (accepted, cued))
    if devolved:
        accepted = {
            key: name for key, name in accepted.items() if not any(seat.startswith(name) for seat in _devolved_seats())
        }
    noticed = _learnt(text, IN_NOTICES) | {
        key: name for key, name in _named(_tabled(text)).items() if not is_seat(name)
    }
    accepted, cued = noticed | accepted, noticed | cued
    councils = min(len(_COUNCILS.findall(text)), 15) // 3
    members = min(len(re.findall(r"\bM[SE]?Ps?\b|Westminster|constituenc", text)), 8) // 2
    scene = f"local {local} devolved {devolved} modern {modern}"
    parliamentary = modern and members and not (councils or local or mayoral or devolved)
    press = f"councils {councils}"
    head = text[:_HEAD]
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}
    policed = "crime comm" in text.lower()
    known: dict[str, str] = {}
    likely_areas: dict[str, float] = {}
    best = (0.0, "")
    context = Words(text, [(party.start, party.end) for party in parties], people)

    def is_settled(name: str) -> bool:
        return not local and is_seat(name) and name.casefold() not in _mayoralties()

    joined = {name.casefold() for match in FALL.finditer(text) for name in match["area"].split(", ") if " and " in name}
    candidates = _candidates(
        text, context, records, cued, Entities(entities), sorted(start for start, _ in people), is_settled
    )
    labels = Counter(name.casefold() for name in _LABEL_OF_LINE.findall(text))
    for key, (name, evidence) in candidates.items():
        if key in joined or (key in listed and key not in accepted):
            continue
        if labels[key] >= _LINES_LABELLED and key not in accepted:
            continue  # what stands before a colon in section after section
        known_before = key in _former_seats() or name in _devolved_seats() or key in _other_areas()
        if not (local or known_before or key in accepted) and _are_seats(name.split(" and "), is_part):
            continue  # Thrupp and Oldfield, two seats
        if key in surnames and not (known_before or key in noticed or key in accepted):
            continue
        part = is_part(name)
        if part and parliamentary and key not in accepted and not known_before:
            continue  # Thrupp for Thrupp and Oldfield
        evidence = [*evidence, f"part {part}", f"part {part} {scene}", scene, f"seat {is_seat(name)}"]
        evidence += [press, f"members {members}", f"part {part} {press}"]
        if name in head or name.upper() in head:
            evidence += ["in head", f"in head {press}"]
        evidence += [f"{piece} {press}" for piece in evidence if piece in _TELLING]
        if name in _devolved_seats():
            evidence += [f"devolved seat {devolved}", f"devolved seat {devolved} part {part}"]
        elif devolved and any(seat.startswith(name) for seat in _devolved_seats()):
            evidence.append("part of devolved seat")
        if key in _mayoralties():
            evidence.append("mayoralty")
        if span := _former_seats().get(key):
            evidence += [
                "former seat",
                f"former seat {press} modern {modern}",
                f"former seat then {any(span[0] <= year <= span[1] + 3 for year in years)}",
            ]
        evidence += [f"known {kind} {mayoral} {policed}" for kind in _other_areas().get(key, ())]
        if key in accepted:
            evidence += ["accepted", f"accepted {press}", f"accepted part {part}"]
        if key in cued:
            evidence += ["cued", f"cued {scene}", f"cued part {part} modern {modern} devolved {devolved}"]
        surely = key in accepted or (mayoral and key in _mayoralties())
        evidence += [f"surely {surely}", f"beside its council {key in paired} {scene}"]
        likely = judge.probabilities("area_name", name, {"yes": evidence, "no": []})["yes"]
        likely_areas[key] = likely
        chosen = (
            key in noticed
            or key in fated
            or (local and (key in paired or (key in cued and key.endswith(")"))))
            or (chooses_mayor(text) and key in cued and key in _mayoralties())
        )
        if chosen or likely >= (_DENIED if surely else _LIKELY):
            known[key] = name
        elif likely > best[0] and not is_part(name):
            best = likely, name
    if not known and best[0] >= _BEST and (local or mayoral or councils):
        known[best[1].casefold()] = best[1]
    known = known or _learnt(text, OF_MAYORS)
    if policed:  # Wiltshire is short for the police area of Wiltshire and Swindon
        parts = {part for key in known for part in key.split(" and ") if part != key}
        known = {key: name for key, name in known.items() if key not in parts}
    if is_police_election(text):
        known |= {
            key: key.title().replace(" And ", " and ") for key, kinds in _other_areas().items() if "police" in kinds
        }
    if devolved:
        known |= {name.casefold(): name for name in _devolved_seats()}
    else:
        known |= {name.casefold(): name for name in _only_devolved(text, is_seat) if modern}
    short = dict(_parts_of_devolved(text)) if devolved else {}
    told = [(name, short.get(name, _spelled(name))) for name in known.values()]
    told += [(part, seat) for part, seat in short.items() if part.casefold() not in known]
    gazetteer = Gazetteer(told + list(_short_forms(known, local)))
    found = [
        Mention("area", start, end, names[0])
        for start, end, names in gazetteer.find(text, text_words)
        if text[start].isupper()
        and not _POINT_BEFORE.search(text, max(0, start - _POINT), start)
        and not (mayoral and _HAS_MP.match(text, end))
    ]
    if local:
        taken = {offset for area in found for offset in range(area.start, area.end)}
        wards = [ward for ward in _wards_named_for_points(text) if ward.start not in taken]
        found = sorted([*found, *wards], key=lambda area: area.start)
    yield from _without_authorities(text, found, likely_areas)


def _wards_named_for_points(text: str) -> Iterator[Mention]:
    """The wards called by a point of the compass alone, where they are called wards: elsewhere the word is none."""
    for match in _POINT_WARD.finditer(text):
        yield Mention("area", *match.span("area"), match["area"].title())


_POINT_NAME = r"(?:North|South)(?:[ -](?:East|West))?|East|West|Central"
_POINT_WARD = re.compile(
    r"(?:^|[^\w\n ] ?|\b[a-z]{1,20} )"
    rf"(?P<area>{_POINT_NAME}|{_POINT_NAME.upper()}) (?:[Ww]ard|WARD)\b",
    re.M,
)


def _spelled(name: str) -> str:
    """THRUPP and OLDFIELD, as THRUPP & OLDFIELD is kept, like any other name."""
    return _titled(name) if name.replace(" and ", "").isupper() else name


def _without_authorities(text: str, areas: Sequence[Mention], likely: Mapping[str, float]) -> Iterator[Mention]:
    """``areas`` without those that only say where the one before or behind lies: Thrupp (Nevershire).

    Of the two the one that is less likely to be an area that elects is taken for the place of the other.
    """
    places = {area.start for area in areas if _CALLED_AUTHORITY.search(text, max(0, area.start - _LABEL), area.start)}
    if is_local(text):
        places |= {area.start for area in areas if says_whose_ward(text, area.start, area.end)}
    for one, other in pairwise(areas):
        between, behind = text[one.end : other.start], text[other.end : other.end + 1]
        if one.value == other.value:
            continue
        in_town = _WARD_IN.fullmatch(between) and _ENDS_PLACE.match(text, other.end)
        if in_town or _is_its_council(text, one, other):
            places.add(other.start)
        elif _is_council_of(text, one, other):
            places.add(one.start)
        elif behind == ")" and _PART_IN_BRACKET.fullmatch(between):
            places.add(other.start)
        elif (between == " (" and behind == ")") or _LIES_IN.fullmatch(between):
            lesser = min(other, one, key=lambda area: likely.get(str(area.value).casefold(), 1.0))
            places.add(lesser.start)
    yield from (area for area in areas if area.start not in places)


@lru_cache(maxsize=1)
def _beside_councils(text: str) -> Mapping[str, str]:
    return _named([ward.name for ward in wards_of_councils(text)])


def _with_authorities(text: str, people: Sequence[Span], is_place: Callable[[str], bool]) -> Sequence[str]:
    """The names with a council's behind them, where most of the brackets are of places: Thrupp South (Nevershire)."""
    if text.count(" (") < _ROUND_UP:  # a name may begin at every capital letter
        return []
    begins = {start for start, _ in people}
    found = [
        match
        for match in _BRACKETED.finditer(text)
        if match.start("area") not in begins
        and not is_given_name(match["area"].split()[0])
        and not party_named(match["area"])
        and not party_named(match["authority"])
    ]
    places = sum(is_place(match["authority"]) for match in found)
    return [match["area"] for match in found] if len(found) >= _ROUND_UP and 2 * places >= len(found) else []


_BRACKETED = re.compile(
    rf"(?P<area>{NAME}) \((?:LB )?(?P<authority>[A-Z][a-z][\w'-]{{1,30}}"
    rf"(?: (?:(?:and|on|upon|of) )?[A-Z][a-z][\w'-]{{1,30}}){{0,3}})\)"
)
_ROUND_UP = 4  # names of wards with their councils that make a round-up


def _tabled(text: str) -> Iterator[str]:
    """The names in the column of a table that its head says is for areas."""
    yield from (text[slice(*row.area)] for row in area_rows(text) if row.area)


_POINT_BEFORE = re.compile(  # North Nevershire is not Nevershire
    r"\b(?:North|South|East|West|Mid|Greater|Upper|Lower|Nether|Great|Little) \Z"
)
_POINT = 8  # characters


def _is_its_council(text: str, ward: Mention, other: Mention) -> bool:
    """Whether ``other`` is the council of a ward's heading: HARBOUR WARD (Portmere Council); HARBOUR, Portmere."""
    between = text[ward.end : other.start]
    if between == ", " and text[other.end : other.end + 1] in (".", ";", ","):
        return text[ward.start : ward.end].isupper() and not text[other.start : other.end].isupper()
    return bool(_OPENS_BRACKET.fullmatch(between) and _IS_COUNCIL.match(text, other.end))


def _is_council_of(text: str, one: Mention, ward: Mention) -> bool:
    """Whether ``one`` is the council of the ward behind it: Nevershire Town Council (Thrupp Ward)."""
    between = text[one.end : ward.start]
    called = _ENDS_COUNCIL.search(text, one.start, one.end) and _OPENS.fullmatch(between)
    if called and between == ": ":
        return True
    return bool((called or _COUNCIL_BEFORE.fullmatch(between)) and _CALLED_WARD.match(text, ward.end))


_COUNCIL_BEFORE = re.compile(
    r" (?:[A-Za-z]{2,20} ){0,2}(?:[Cc]ouncil|COUNCIL|[DBC]\.?C\.?)(?:'s|,| \(|:| [–-]) ?(?:the )?"
)
_PART_IN_BRACKET = re.compile(r" \((?:[A-Z][\w'-]{1,30} ){1,4}(?:and |& )?")  # Thrupp (Nevershire and Oldfield East)
_ENDS_COUNCIL = re.compile(r"\b(?:[Cc]ouncil|COUNCIL|[Uu]nitary|UNITARY|[Dd]istrict|[Bb]orough)\Z")
_OPENS = re.compile(r"(?:'s|,| \(|:| [–-]) ?(?:the )?")
_CALLED_WARD = re.compile(r" (?:[Ww]ard|WARD|[Dd]ivision|DIVISION)\b")
_OPENS_BRACKET = re.compile(r"(?: ward| division)? \(", re.I)
_IS_COUNCIL = re.compile(
    r"(?: (?:city|county|borough|district|town|metropolitan))* council\)| (?:borough|district|[BCD]C|[LM]BC|UA)\)", re.I
)
_WARD_IN = re.compile(r" (?:ward|division),(?: in| on)? ", re.I)  # Thrupp ward, Nevershire: a place, unless a ward too
_ENDS_PLACE = re.compile(r"\s*(?:[:.;(–\n]|$)")
_CALLED_AUTHORITY = re.compile(
    r"(?<!\w )\b(?:(?:[Ll]ocal|[Pp]arent) )?"
    r"(?:[Bb]orough|[Dd]istrict|[Cc]ouncil|[Cc]ounty|[Aa]uthority)(?: [Cc]ouncil)?: \Z"
)  # Council: Nevershire
_LABEL = 24  # characters
_LIES_IN = re.compile(r",? (?:(?:in|on) the (?:borough|district|city|county) of|ward on|on) ")


_HAS_MP = re.compile(r"(?:'s?)? MP\b")  # the seat, not the mayoralty of the same name


def _are_seats(names: Sequence[str], is_part: Callable[[str], bool]) -> bool:
    """Whether "and" joins the names of several seats, or parts of them."""
    return len(names) > 1 and all(map(is_part, names))


def _only_devolved(text: str, is_seat: Callable[[str], bool]) -> Iterator[str]:
    """The seats of devolved legislatures that the text names in full and that nothing else can be meant by."""
    yield from (
        seat for seat in sorted(_devolved_seats()) if _JOINS.search(seat) and seat in text and not is_seat(seat)
    )


_JOINS = re.compile(r" and |, ")


def _surnames(text: str, people: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The last words, folded, of persons whom the text names with a given name."""
    names = (text[start:end].split() for start, end in people)
    return frozenset(words[-1].casefold() for words in names if len(words) > 1 and is_given_name(words[0]))


def _surnames_listed(text: str, records: Sequence[Record]) -> Iterator[str]:
    """The surnames, folded, of those whom lists name with their given names, and these."""
    for record in records:
        if record.name:
            surname, comma, given = text[slice(*record.name)].partition(",")
            first, _, last = surname.rpartition(" ")
            if comma and given:
                yield surname.casefold()
            elif first and is_given_name(first.split()[0]):
                yield last.casefold()
                yield first.split()[0].casefold()


def _parts_of_devolved(text: str) -> Iterator[tuple[str, str]]:
    """What a devolved seat that the text names in full may be called for short: its first town."""
    for seat in sorted(_devolved_seats()):
        first = re.split(r", | and ", seat)[0]
        if first != seat and len(first) >= _SHORTEST and first not in _devolved_seats() and seat in text:
            yield first, seat


def _short_forms(known: Mapping[str, str], local: bool) -> Iterator[tuple[str, str]]:
    """What a ward of two places may be called for short: one of them, where that is no area of its own."""
    for name in known.values() if local else ():
        parts = name.split(" and ")
        for part in parts if len(parts) > 1 else ():
            if len(part) >= _SHORTEST and part.casefold() not in known:
                yield part, name


_SURELY = 2  # mentions of wards or councils that make an article one on them
_SEAT_ON_COUNCIL = Sought(
    r"\b(?:member of|(?:seats?|places?) on|elected to|vacanc(?:y|ies) on|(?:by-)?election to) [\w ]{0,30}\b[Cc]ouncil\b"
    r"|\b[Cc]ounty (?:poll|elections?)\b|\bdivision (?:since|was|for|at|in)\b"
)
_PARLIAMENT = re.compile(
    r"\bM[SE]?Ps?\b|\bM[EL]As?\b|Westminster|[Pp]arliament|\bCommons\b|\bthe House\b|[Cc]onstituenc|Holyrood|Senedd"
    r"|[Mm]ayoral|\bMayor of\b"
)
_TELLING = frozenset(
    {"line start", "line whole", "above list", "capitals", "authority after", "-1 in", "-1 for", "-1 of"}
)
_HEAD = 400  # characters
_COUNCILS = Sought(
    r"\b[Cc]ouncils?\b|\b[Cc]ouncillors?\b|\bCllrs?\b|\b[Ww]ards?\b|\b[Bb]orough\b|\b[Dd]ivisions?\b|\bDC\b|\bBC\b"
)
_LIKELY = 0.35  # a name that is missed costs all that is told of the area
_BEST = 0.15  # enough for the likeliest name where an article on councils has no other area
_DENIED = 0.1  # what a cue, or a list of names, shows is an area unless this little is left
_SHORTEST = 5  # letters of a part of a name that stands for the whole
_RUNS = re.compile(rf"{NAME}|{START}{CAPITALS}")
_SPLIT = re.compile(r" (?:and(?: the)?|&|AND) ")
_TOKEN = re.compile(r"\S+")
_CUTS = frozenset(
    "hold holds held gain gains gained win wins won take takes took grab grabs keep keeps kept lose loses lost snatch"
    " snatches seize seizes steal steals stole claim claims retain retains capture captures oust ousts in at for from"
    " to by as with after against ward division".split()
)  # words of headlines and result lines that no name has
_AUTHORITY = re.compile(
    r"^[,.]? ?[(–-]? ?(?:in |on )?(?:the )?[A-Z][\w' &.-]{2,30}?\b(?:Council|BC|DC|CC|UA|MBC|LBC|Borough)\b"
)


def _candidates(
    text: str,
    context: Words,
    records: Sequence[Record],
    cued: Mapping[str, str],
    entities: Entities,
    people: Sequence[int],
    is_settled: Callable[[str], bool],
) -> dict[str, tuple[str, list[str]]]:
    """Every name that may be an area's, by its folded form, with the evidence from all its places.

    ``people`` are where the names of persons begin. Names that are settled, for they are seats', are left out; what
    they tell of the others is not.
    """
    found: dict[str, tuple[str, dict[str, None]]] = {}
    counts: Counter[str] = Counter()
    starts = sorted(record.start for record in records)
    read_as: defaultdict[str, Counter[str]] = defaultdict(Counter)  # what the model takes each name for
    alike: dict[str, set[str]] = defaultdict(set)
    small = set(re.findall(r"(?<![\w'-])[a-z]{3,}", text))
    settled: dict[str, bool] = {}
    for match in _RUNS.finditer(text):
        for start, end, whole in _pieces(match, people):
            name = _area_name(text[start:end], ward=True)
            if name is None:
                continue
            if (short := name.removesuffix("'s")).casefold() in cued:  # Nevershire's, where Nevershire is an area
                name, end = short, end - len(name) + len(short)
            begin = text.find(name.split(" ")[0], start, end) if not text[start:end].isupper() else start
            begin = start if begin < 0 else begin
            key = name.casefold()
            counts[key] += 1
            if key not in found:
                found[key] = name, {}
                settled[key] = is_settled(name)
            kept = found[key][1]
            if not settled[key]:
                beside = [*_beside(text, begin, end), *context.around(begin, end)]
                kept.update(dict.fromkeys(beside if whole else (f"piece: {evidence}" for evidence in beside)))
                kept[f"whole {whole}"] = None
                telling = [piece for piece in beside if piece in _TELLING or piece.startswith("shown ")]
                taken = [*entities.over(begin, end)]
                exact = [one.label for one in taken if abs(one.start - begin) <= _LEAD and abs(one.end - end) <= 1]
                read_as[key][exact[0] if exact else "nothing"] += 1
                for label in [str(one.label) for one in taken] or ["nothing"]:
                    kept[f"in {label}"] = None
                    kept[f"in {label} alone {label in exact}"] = None
                    kept.update(dict.fromkeys(f"{piece} in {label}" for piece in telling))
            if line := _shape_of_line(text, begin, end):
                alike[line].add(key)
            after = bisect_left(starts, end)
            if after < len(starts) and starts[after] - end < _ABOVE:
                kept["above list"] = None
    for key, name in cued.items():
        if key not in found:
            found[key] = name, {}
            settled[key] = is_settled(name)
        counts[key] += 0
    result: dict[str, tuple[str, list[str]]] = {}
    lines: dict[str, list[_Alike]] = defaultdict(list)  # the kinds of lines that each name opens
    for keys in alike.values():
        above = sum("above list" in found[one][1] for one in keys) / len(keys)
        kind = _Alike(len(keys), len(keys & cued.keys()), above)
        for key in keys:
            lines[key].append(kind)
    longer = _longer_names(counts)
    for key, (name, kept) in found.items():
        if settled[key]:
            continue
        first = name.split()[0]
        shape = [
            "any",
            f"times {min(counts[key], 5)}",
            f"words {min(len(name.split()), 4)}",
            f"joined {' and ' in name}",
            f"given name first {is_given_name(first)} {min(len(name.split()), 3)}",
        ]
        if labels := read_as.get(key):
            usual_label = labels.most_common(1)[0][0]
            shape += [f"read as {usual_label}", f"read as place {min(labels['PLACE'], 3)}"]
            shape += [f"read as {usual_label} {piece}" for piece in kept if piece in _TELLING]
        if groups := lines.get(key):
            size = max(group.size for group in groups)
            shape.append(f"lines alike {min(size, 6)}")
            shown = max(group.cued - (key in cued) for group in groups)
            above = max(group.above for group in groups)
            shape += [f"lines alike cued {min(shown, 2)}", f"lines alike {min(size, 6)} above lists {above:.1f}"]
        usual = [word.lower() in small for word in re.findall(r"[A-Za-z]{3,}", name)]
        shape.append(
            f"small letters too {'all' if all(usual) else 'some' if any(usual) else 'none'} {min(len(usual), 2)}"
        )
        if key in longer:
            shape.append(f"in longer {longer[key] >= counts[key]}")
        if " and " in key and any(counts[part] for part in key.split(" and ")):
            shape.append("parts alone")
        last = name.split()[-1].lower()
        if last in _ENDS:
            shape.append(f"ends {last}")
        result[key] = (name, [*shape, *kept])
    return result


class _Alike(NamedTuple):
    """Lines of one make: how many names open them, how many of these a cue shows, what share stands above lists."""

    size: int
    cued: int
    above: float


def _longer_names(counts: Mapping[str, int]) -> Mapping[str, int]:
    """How often the most frequent name is used that has a name, and more words than that, in it."""
    longer: dict[str, int] = {}
    for key, count in counts.items():
        words = key.split(" ")
        for first, last in combinations(range(len(words) + 1), 2):
            part = " ".join(words[first:last])
            if part in counts and part != key:
                longer[part] = max(longer.get(part, 0), count)
    return longer


_LEAD = 4  # characters: a model takes "the" into a name
_ABOVE = 250  # characters between the name of an area and its list
_ENDS = frozenset(
    "north south east west central ward hill green park vale rural town road street common moor heath end bridge"
    " council borough county city party house hall school hospital court association".split()
)


_STAMP = re.compile(r"^\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)? ?[:|–-]? ?")  # of a post, before its first words


def _shape_of_line(text: str, start: int, end: int) -> str | None:
    """How a line is made that opens with a name: its mark, whether in capitals, and what comes next."""
    line_start = text.rfind("\n", 0, start) + 1
    mark = _STAMP.sub("", text[line_start:start]).strip(" ")
    if len(mark) > 3 or any(character.isalnum() for character in mark):
        return None
    following = re.match(r" ?(\(|[-–—:|,.]|ward\b|division\b|\n|$)", text[end : end + 12], re.I)
    return f"{mark} {text[start:end].isupper()} {following.group(1)}" if following else None


def _pieces(match: re.Match[str], people: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The spans in a run of capitalised words that may be a name, and whether each is all that the run has of names.

    That is the run itself, as far as a person's name, one of ``people``, begins in it; the parts that "and" joins; and
    of a run that is no name what stands between its parties, verbs and the like: LABOUR GRABS THRUPP SOUTH.
    """
    text, first, last = match.string, *match.span()
    last = _before_council(text, first, last)
    inside = bisect_right(people, first)
    if inside < len(people) and people[inside] < last:
        last = first + len(text[first : people[inside]].rstrip(" ,"))
    if _area_name(text[first:last], ward=True) is None:
        yield from ((start, end, True) for start, end in _between_cuts(text, first, last))
        return
    yield first, last, True
    parts = [*_SPLIT.finditer(text, first, last)]
    begin = first
    for cut in parts:
        yield begin, cut.start(), False
        begin = cut.end()
    if parts:
        yield begin, last, False


def _before_council(text: str, start: int, end: int) -> int:
    """Where a name ends that has that of its council in it: Thrupp on Nevershire council."""
    council = _ON_COUNCIL.search(text, start, end + _COUNCIL_BEHIND)
    return min(end, council.start()) if council else end


_ON_COUNCIL = re.compile(r" on (?=[A-Z][^\n,.;]{2,30} (?:[Cc]ouncil|BC|DC|CC)\b)")
_COUNCIL_BEHIND = 24  # characters of the words for a council behind its name


def _between_cuts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The spans of words between those that no name of an area has."""
    begin: int | None = None
    end = first
    for token in _TOKEN.finditer(text, first, last):
        word = token.group().strip(".,'")
        cuts = word.lower() in _CUTS or _is_no_place(word)
        if begin is None and not cuts and word[:1].isupper():
            begin = token.start()
        elif begin is not None and cuts:
            yield begin, end
            begin = None
        if word[:1].isupper():
            end = token.end()
    if begin is not None:
        yield begin, end


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Evidence from the line around one place of a name."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[start:end].isupper():
        yield "capitals"
    if not _STAMP.sub("", text[line_start:start]).strip(" *•◾-–—#>"):
        yield "line start"
        if not text[end:line_end].strip(" *:.-–—"):
            yield "line whole"
    if _AUTHORITY.match(text[end : end + 50]):
        yield "authority after"


def _learnt(text: str, cues: Sequence[Cue]) -> dict[str, str]:
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
            area = text[start : _before_council(text, start, end)]
            joins = _JOINTS if ", " in area or " and " in area else _COMMA  # Thrupp & Oldfield is one name
            written = joins.split(area) if cue.several else [area]
            shown.append(_named(written, ward=cue.ward))
    known: dict[str, str] = {}
    for names in reversed(shown):  # the last ones come first, and the first ones say how a name is written
        known.update(names)
    return known


_COMMA = re.compile(", ")
_JOINTS = re.compile(r", | and | & ")


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 3) : start].rstrip(" \"'")[-1:] in "\n.!?:"


def _named(written: Iterator[str] | Sequence[str], *, ward: bool = True) -> dict[str, str]:
    """Names as they are kept, by their folded form, without those that can be no area's."""
    names = [name for one in written if (name := _area_name(one, ward=ward))]
    return {name.casefold(): name for name in reversed(names)}


@lru_cache(maxsize=16384)
def _area_name(written: str, *, ward: bool) -> str | None:
    """``written`` without the words that only lead up to a name; None if it is no area's."""
    name = re.sub(r"\s+", " ", written)
    if name.isupper() and _NO_AREA.match(name.title()):
        return None
    name = _OF_WHAT_KIND.sub("", _TO_WHAT_SEAT.sub("", name))
    name = _LEADING.sub("", _LEADING.sub("", name))
    name = _DAY_AFTER.sub("", _without_owner(name))  # Nevershire's Thrupp on Thursday
    name = (name if ward else re.sub(r"'s?$", "", name)).strip(" .,")
    if (
        len(name) < 3
        or (_NO_AREA.match(name) and name.casefold() not in _mayoralties())
        or re.fullmatch(r"[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{4}", name)  # initials; DOCK is a name
        or party_named(name)
    ):
        return None
    if _BUILDING.fullmatch(name):
        return None
    first, *others = name.split()
    if others and others[-1] in _COUNCILS_FOR_SHORT:
        return None  # a division of Nevershire CC
    if any(_is_no_place(word) for word in [first, *others] if word.title() not in _ENDINGS):
        return None
    if first.title() in _ENDINGS or _NEWSPAPER.fullmatch(name):
        return None
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


_IN_SMALL = re.compile(r"'S\b|(?<= )(?:And|Of|On|The|Upon|By)(?= )")
_COUNCILS_FOR_SHORT = frozenset("BC CBC CC DC LBC MBC MDC TC UA".split())


def _is_no_place(word: str) -> bool:
    return bool(_IS_NO_PLACE.fullmatch(word) or word.casefold() in _IN_NO_NAME or party_named(word))


_IN_NO_NAME = frozenset(
    "about are but gone had has have he her here his is it its not our put she than their they was we were what"
    " when who why you your".split()
)  # words of headings


def _of_fates(text: str) -> Iterator[str]:
    """The names in lists of areas by what became of them, but for those that are short for a longer name."""
    told = [text[fate.start : fate.end] for fate in find_fates(text)]
    parts: set[str] = set()
    for match in _RUNS.finditer(text) if told else ():
        words = match.group().split(" ")
        for cut in range(1, len(words)):
            parts |= {" ".join(words[:cut]), " ".join(words[cut:]).removeprefix("and ").removeprefix("& ")}
    yield from (name for name in told if name not in parts)


def _above_lists(text: str, records: Sequence[Record], known: dict[str, str]) -> Iterator[str]:
    """In a round-up of wards, the area that the words before each list of results name last, unless one is known."""
    end, profile = 0, False  # what stands right below a candidate without figures is of the candidate
    told = Verbatim(known.values())
    for record in records:
        gap = text[end : record.start]
        if profile and _BELOW.match(gap):
            gap = gap.lstrip().partition("\n")[2]
        end, profile = record.end, not record.has_figures
        heads = [match["area"] for line in gap.strip().split("\n") if (match := _HEAD_OF_LIST.match(line))]
        inside = [match["area"] for match in _IN_AREA.finditer(gap)]
        heads, inside = ([name for name in names if not _NO_HEAD.search(name)] for names in (heads, inside))
        if heads and (len(gap) in _LISTS or gap.rstrip().endswith(heads[-1]) or ":" in gap):
            yield heads[-1]
        elif inside and len(gap) in _LISTS and not told.any_in(gap):
            yield inside[-1]


_BELOW = re.compile(r"[^\n]*\n[ \t]*[^\s]")


def _vouched_lines(text: str) -> Iterator[str]:
    """The names that open lines of one make, most of which open with areas that we know to have mayors."""
    alike: dict[str, list[str]] = defaultdict(list)
    for match in _OPENING.finditer(text):
        if not _NO_HEAD.search(match["area"]) and (name := _area_name(match["area"], ward=True)):
            alike[f"{match['area'].isupper()} {match['mark']}"].append(name)
    for names in alike.values():
        known = [name for name in names if name.casefold() in _mayoralties()]
        if len(known) > 1 and 2 * len(known) >= len(names):
            yield from names


_DATED_HEADING = re.compile(
    rf"^(?:\d{{1,2}}[.)] ?|\[?\d{{1,2}}(?::\d\d){{1,2}}\]? |[^\w\n\"'(]{{1,4}})?(?P<area>{NAME}|{CAPITALS}),? "
    rf"\(?(?:\d{{1,2}} )?(?:(?:{MONTHS}) )?(?:19|20)\d\d\)?$",
    re.M,
)


def _dated_headings(text: str) -> Sequence[str]:
    """The names that stand alone on lines with a date behind them, where several do: contests told one by one."""
    names = {match["area"]: None for match in _DATED_HEADING.finditer(text) if not _NO_HEAD.search(match["area"])}
    return [*names] if len(names) >= _SECTIONS and _BY_ELECTIONS.search(text) else []


def _headings_of_cards(text: str) -> Sequence[str]:
    """The names that stand alone on lines, each with lines of labelled figures below it, where several do."""
    names: dict[str, None] = {}
    for match in _HEADING.finditer(text):
        below = text[match.end() : match.end() + _SECTION].split("\n\n")[0]
        if len({*_CARD_LABEL.findall(below)}) >= _LABELS and not _NO_HEAD.search(match["area"]):
            names[match["area"]] = None
    return [*names] if len(names) > 1 else []


_CARD_LABEL = re.compile(
    r"^(?:Electorate|Majority|Turnout|Candidates|Standing|Held by|Sitting MP|MP|Result|Swing)(?=(?: (?:in )?\d{4})?:)",
    re.M,
)
_LABELS = 2  # of one card


_BY_ELECTIONS = Sought(r"\b[Bb]y-?[Ee]lection")
_SECTIONS = 3  # lines of that make from which on they are headings


_OPENING = re.compile(rf"^(?P<area>{CAPITALS}|{NAME})(?P<mark>:|,| [–-]) ", re.M)


def _heads_of_results(
    text: str, records: Sequence[Record], first_seat: int | None, persons: Collection[tuple[int, int]]
) -> Iterator[str]:
    """The names that stand alone right above a list of votes, or open its line before a colon.

    They are areas only where no seat that we know is named before the list, which may be of that seat.
    """
    end = 0
    people = {start for start, _ in persons}
    for record in records:
        if first_seat is not None and first_seat < record.start:
            return
        gap_start, gap = end, text[end : record.start]
        opens_list, end = "\n" in gap or end == 0, record.end
        if not (opens_list and record.sure and record.votes and record.name and record.party):
            continue
        line_start = gap_start + gap.rfind("\n") + 1
        if match := _HEAD_OF_LINE.fullmatch(text, line_start, record.start):
            if not _NO_HEAD.search(match["area"]) and match.start("area") not in people:
                yield match["area"]
            continue
        above = [line for line in _LINE.finditer(text, gap_start, line_start) if line.group().strip()]
        for line in reversed(above[-_LINES_ABOVE_LIST:]):
            match = _HEADING.fullmatch(text, line.start(), line.end())
            if match and not _NO_HEAD.search(match["area"]):
                if match.start("area") not in people:
                    yield match["area"]
                break
            if len(line.group()) > _SHORT_LINE:
                break


_LINE = re.compile(r"[^\n]+")
_HEAD_OF_LINE = re.compile(rf"[^\w\n]{{0,4}}(?P<area>{CAPITALS}|{NAME})[^\w\n)]{{0,4}}(?<=[:.–-]) ?[^\w\n]{{0,3}}")
_LINES_ABOVE_LIST = 3  # among which the name of a list's area is sought
_SHORT_LINE = 60  # characters of a line that may stand between an area and its list


def _headings_of_results(text: str) -> Iterator[str]:
    """The names that stand alone on lines of one shape, where results follow most of them.

    A bracket behind few of the names is part of them: Thrupp (North). Behind most it is of councils or the like.
    """
    alike: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    headings = [
        match
        for match in _HEADING_WITH_PART.finditer(text)
        if not (
            _NO_HEAD.search(match["area"])
            or _OF_PAGE.fullmatch(match["area"])
            or (match["part"] and (party_named(match["part"]) or match["area"].split()[-1] in _COUNCILS_FOR_SHORT))
        )
    ]
    plain = [match for match in headings if not match["part"]]
    headings = headings if len({*_areas_of(headings)}) < 2 * len({*_areas_of(plain)}) else plain
    for match, following in zip(headings, [*headings, None][1:], strict=True):
        end = min(match.end() + _SECTION, following.start() if following else len(text))
        shape = f"{match['mark']} {match['area'].isupper()}"
        name = f"{match['area']} ({match['part']})" if match["part"] else match["area"]
        alike[shape].append((name, bool(_RESULT.search(text, match.end(), end))))
    for sections in alike.values():
        told = dict.fromkeys(name for name, has_result in sections if has_result)
        if len(told) > 1 and 2 * len(told) > len({name for name, _ in sections}):
            yield from told


def _opening_in_capitals(text: str, people: Collection[int]) -> Sequence[str]:
    """The names in capitals that open paragraphs with results in them, where several do: THRUPP VALE changed hands."""
    small = set(re.findall(r"(?<![\w'-])[a-z]{3,}", text)) - _POINTS
    names: dict[str, None] = {}
    for match in _OPENS_IN_CAPITALS.finditer(text):
        of = "area" if match["area"] else "subject" if match["verb"] in _OF_AN_AREA else None
        if of is None or match.start(of) in people or _NO_HEAD.search(match[of]):
            continue
        words = {word.lower() for word in re.findall(r"[A-Z]{3,}", match[of])}
        below = match.end(of), match.end(of) + _SECTION
        if words and small.isdisjoint(words) and (_RESULT.search(text, *below) or _COUNTED.search(text, *below)):
            names[match[of]] = None
    return [*names] if len(names) > 1 else []


_POINTS = frozenset("north south east west central mid and the".split())
_OPENS_IN_CAPITALS = re.compile(
    rf"^(?:(?:(?:And )?[Aa]t|(?:And )?[Ii]n|(?:Over|Up|Down) (?:at|in)) (?P<area>{CAPITALS}),?|(?P<subject>{CAPITALS}))"
    r" (?=(?P<verb>[a-z]+))[^\n]{40,}$",
    re.M,
)
_OF_AN_AREA = frozenset(
    "changed changes elected elects fell falls gave gives kept keeps proved produced remained remains returned returns"
    " saw sees stayed stays stuck swung turned turns voted votes went goes".split()
)  # verbs of which an area is the subject
_COUNTED = re.compile(r"\b\d{1,3},\d{3}\b|\b(?:won|lost|by \d{2,3})\b")
_OF_PAGE = re.compile(
    r"Contents|References|Notes|Sources|Footnotes|See also|External links|By-?elections?|Summary", re.I
)


def _areas_of(headings: Iterable[re.Match[str]]) -> Iterator[str]:
    yield from (heading["area"] for heading in headings)


_MARKED_NAME = rf"^(?P<mark>[^\w\n\"'(]{{0,4}})(?P<area>{CAPITALS}|{NAME})"
_TO_THE_END = r"(?: \(\d\))?[^\w\n)\"'.!?]{0,4}$"  # Thrupp (2), which has two seats
_HEADING = re.compile(_MARKED_NAME + _TO_THE_END, re.M)
_HEADING_WITH_PART = re.compile(rf"{_MARKED_NAME}(?: \((?P<part>[A-Z][\w' -]{{1,30}})\))?{_TO_THE_END}", re.M)
_SECTION = 500  # characters under a heading in which a result is sought
_RESULT = re.compile(
    r"\b(?:holds?|gains?|majority|turnout|poll(?:ed)?|votes|recount)\b|\((?:Con|Lab|LD|Lib Dem|Green|C|L|Ind)\.?\)"
    r"|\b(?:Con|Lab|LD|Lib Dem|Green|UKIP|Ref(?:orm)?):? \d{1,3}(?:,\d{3}|%)",
    re.I,
)


@cache
def _former_seats() -> Mapping[str, tuple[int, int]]:
    rows = read_csv("vocabulary/former_seats.csv")
    return {row["constituency"].casefold(): (int(row["first"]), int(row["last"])) for row in rows}


def _former_of_towns(text: str) -> Iterator[str]:
    """The former seats of a town that are written with a comma: Birmingham, Stechford."""
    seats = _former_seats()
    yield from (
        match.group() for match in _TOWN_AND_PART.finditer(text) if match.group().replace(",", "").casefold() in seats
    )


_TOWN_AND_PART = re.compile(r"\b[A-Z][a-z]{2,20}, [A-Z][a-z]{2,20}\b")


@cache
def _other_areas() -> Mapping[str, Sequence[str]]:
    kinds: dict[str, list[str]] = {}
    for row in read_csv("vocabulary/other_areas.csv"):
        kinds.setdefault(row["area"].casefold(), []).append(row["kind"])
    return kinds


@cache
def european_seats() -> frozenset[str]:
    """Areas, in small letters, that elect or elected members of the European Parliament and nobody else."""
    return frozenset(area for area, kinds in _other_areas().items() if kinds == ["european"]) - _mayoralties()


def _joint_mayoralties(text: str) -> dict[str, str]:
    """The mayoralties of two areas together that ``text`` names, by their names in small letters."""
    folded = text.casefold().replace("&", "and")
    rows = (row["area"] for row in read_csv("vocabulary/mayoralties.csv"))
    return {name.casefold(): name for name in rows if " and " in name and name.casefold() in folded}


@cache
def _mayoralties() -> frozenset[str]:
    return frozenset(row["area"].casefold() for row in read_csv("vocabulary/mayoralties.csv"))


@cache
def _devolved_seats() -> frozenset[str]:
    return frozenset(row["constituency"] for row in read_csv("vocabulary/devolved_seats.csv"))
