"""Mentions of areas that no list of Westminster seats has: wards, authorities, police areas, devolved and former seats.

They are known by the words beside them; once known, every other mention of the name counts too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hustings.annotate.gazetteer import Gazetteer, Word
from hustings.annotate.mentions import Mention
from hustings.annotate.parties import party_named
from hustings.annotate.records import Record
from hustings.resources import read_csv

_WORD = r"(?:St\.|[A-Z][\w'-]*)"
_START = r"(?<!\w)(?<!\w['-])"  # of a name, for one inside a word would be sought in every place of it
_NAME = (
    rf"{_START}{_WORD}(?:(?: (?:and|&|of|upon|on|le|cum))? {_WORD}){{0,4}}"  # Thrupp; Stow on the Wold is read in part
)
_TOWN = rf"{_WORD}(?: {_WORD}){{0,2}}"  # a name without "and" in it
_CAPITALS = r"[A-Z][A-Z'.-]+(?: (?:AND|&|OF)? ?[A-Z'.-]+){0,4}"
_COUNCIL = (
    r"(?:(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Tt]own|[Mm]etropolitan) )*(?:[Cc]ouncil|BC|DC|CC|UA|MBC|LBC)"
)
_COMMISSIONER = r"(?:[Pp]olice(?:, [Ff]ire)? (?:and|&) [Cc]rime [Cc]ommissioner|PFCC|PCC)"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that show what they stand beside to be an area, the groups named ``area``.

    A ``ward`` keeps a final "'s" ("St Osyth's ward"); ``several`` areas are told apart at commas and "and". A single
    word that opens a sentence before an ``adjectival`` cue ("Crucial by-election") must be capitalised elsewhere too.
    """

    pattern: re.Pattern[str]
    ward: bool = False
    several: bool = False
    adjectival: bool = False


_ANYWHERE = (
    _Cue(re.compile(rf"\b[Tt]he (?:ward|division) of (?P<area>{_NAME})"), ward=True),  # the ward of Thrupp South
    _Cue(re.compile(rf"(?P<area>{_NAME}), (?:a|the) (?:ward|division)\b"), ward=True),  # Thrupp, a ward of Nevershire
    _Cue(re.compile(rf"(?P<area>{_NAME}) wards\b"), ward=True, several=True),  # the Thrupp and Oldfield wards
    _Cue(re.compile(rf"(?<!her )(?<!his )(?<!its )(?P<area>{_NAME}) (?:electoral )?(?:ward|division)\b"), ward=True),
    _Cue(re.compile(rf"(?P<area>{_NAME})(?:'s?)? by-?elections?\b"), adjectival=True),
    _Cue(re.compile(rf"\bby-?election in (?:the )?(?P<area>{_NAME})")),
    _Cue(re.compile(rf"\b[Mm]ayor (?:of|for) (?:the )?(?P<area>{_NAME})")),
    _Cue(
        re.compile(
            rf"(?P<area>{_NAME})(?:'s)? (?:first |new |next |elected |metro |regional |directly elected )*"
            r"[Mm]ayor(?:al)?\b"
        )
    ),
    _Cue(re.compile(rf"\b(?:[Pp]olice [Aa]rea of|POLICE AREA OF) (?P<area>{_CAPITALS}|{_NAME})")),
    _Cue(re.compile(rf"\b(?:[Cc]ommissioner|PFCC|PCC) for (?P<area>{_NAME})")),
    _Cue(re.compile(rf"(?P<area>{_NAME}) (?:Police Area|{_COMMISSIONER})\b")),  # Nevershire PCC
    _Cue(
        re.compile(
            r"\b(?:captured|won|took|gained|lost|held|capture of|victory (?:in|at)|win (?:in|at))"
            rf" (?P<area>{_NAME}),? (?:in|at a by-?election in) 19\d\d\b"
        )
    ),
)
# Only where an article is about wards: which of two names is the ward shows in their order and in words for councils.
_IN_ROUND_UPS = (
    _Cue(re.compile(rf"^(?P<area>{_NAME}) \((?:LB )?(?P<authority>[A-Z][\w' &-]+)\)(?=[,.:]|$| –)", re.M)),
    _Cue(re.compile(rf"^(?P<area>{_NAME})(?:,| [–-]) (?P<authority>{_TOWN} {_COUNCIL})\b", re.M), ward=True),
    _Cue(
        re.compile(
            rf"^(?P<authority>{_NAME}(?: {_COUNCIL})?) [–-] (?P<area>{_NAME}(?:, {_NAME}){{0,3}})"
            rf"(?=:(?! {_TOWN}(?:, {_TOWN}){{0,3}}[.;]))",
            re.M,
        ),
        ward=True,
        several=True,
    ),  # NEVERSHIRE - Thrupp West: C 379
    _Cue(
        re.compile(
            rf"(?:^|[:.;] |[–-] )(?P<authority>{_TOWN}(?: and {_TOWN})?):"
            rf" (?P<area>{_NAME}(?:, {_NAME}){{0,5}})(?=[.;]|$)",
            re.M,
        ),
        ward=True,
        several=True,
    ),  # Labour - Nevershire: Thrupp, Oldfield. Westbury: Castle Hill.
    _Cue(
        re.compile(
            rf"(?P<area>{_NAME}), (?:in the (?:borough|district|city|county) of|on) (?P<authority>{_TOWN})(?=[,.;]|\s)"
        ),
        ward=True,
    ),  # Thrupp, in the borough of Nevershire
)
# Seats that were abolished long ago: headings and mentions with their year.
_FORMER = (
    _Cue(re.compile(rf"^(?P<area>{_CAPITALS}), 19\d\d\b", re.M)),
    _Cue(
        re.compile(
            rf"\b(?:in|at|of|took|won|captured|lost|to|with) (?P<area>{_NAME}),?"
            r" in (?:the (?:spring|summer|autumn|winter) of )?19\d\d\b"
        )
    ),
)
_MAYORAL_LINE = re.compile(rf"^(?P<area>{_NAME}): (?=[A-Z])", re.M)

_LOCAL = re.compile(r"\b(?:[Ww]ards?(?! \d)|[Cc]ouncil by-?election|[Dd]ivision of|[Cc]ounty [Cc]ouncil)\b")
_SURELY_LOCAL = re.compile(
    r"council by-?elections|election of (?:a|the) police|crime commissioner (?:by-)?election"
    r"|by-?election of the police",
    re.I,
)
_HEAD_OF_LIST = re.compile(
    rf"(?P<area>{_NAME})(?:,? \([A-Z][^)]*\)|, [A-Z][\w' ]+ (?:Council|BC|DC|CC|UA|LBC|Borough|District|County))?"
    r"\s*(?:[:.–]|$)"
)
_NO_HEAD = re.compile(
    r"\b(?:results?|declaration|total|preferences?|police|figures|candidates?|votes?|numbers?|holds?|gains?|count|poll|full"
    r"|how|who|turnout|election|read|council|news|newsroom|vacanc\w+)\b",
    re.I,
)
_IN_AREA = re.compile(rf"\b(?:in|at|for|of) (?P<area>{_NAME})(?=[,.:;]|$)")
_LISTS = range(12, 900)  # characters before a list in which the area of the list may be named
_WITHIN = re.compile(rf"(?<=[a-z,] ){_WORD}")
_LEADING = re.compile(
    r"^(?:The|In|At|On|For|From|After|But|And|Last|This|Next|(?:Today|Yesterday|Tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)'s|Westminster"
    r"|Holyrood|Senedd|Parliament|Parliamentary|Commons|Council|Council's|Assembly|Labour's?|Conservative|Tory|Lib Dem"
    r"|Police|Fire|New|Local|Metro|Acting|Deputy|Read more|SNP|Elected) "
)
_IS_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MPs?|By-?election|Election|Prime|Minister|Mr|Mrs|Ms|Sir|PM|Mayor|Deputy"
    r"|Council"
)
_ENDINGS = frozenset({"Green"})  # parties that end the names of places
_DAY_AFTER = re.compile(
    r" (?:on|and|of|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b.*$"
)
_NO_AREA = re.compile(
    r"^(?:The|In|A|An|It|This|That|By|But|Another|Fresh|Council|Westminster|Holyrood|Senedd|Welsh|Scottish|Commons"
    r"|Government|Parliament|Assembly|Labour|Conservative|Tory|Lib Dem|Reform|Plaid|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Previous"
    r"|Recall|City|Deputy|Lord|Acting|Fourteen|Five|Two|Three|MP|SNP|UK|British|English|Whoever|Police|Fire|Crime|Metro"
    r"|Regional|First|New|He|She|Her|His|Mr|Ms|Mrs|Dr)\b"
    r"|^(?:England|Scotland|Wales|Northern Ireland|Britain|(?:North|South)(?: (?:East|West))?|East|West|Midlands)$"
)


def is_local(text: str) -> bool:
    """Whether an article is about wards, councils or police areas."""
    return len(_LOCAL.findall(text)) >= 2 or bool(_SURELY_LOCAL.search(text))


def find_areas(
    text: str,
    text_words: tuple[Word, ...],
    records: Sequence[Record],
    *,
    devolved: bool,
    modern: bool,
    is_part: Callable[[str], bool],
) -> Iterator[Mention]:
    """Areas as ``area`` mentions whose value is the name as the text writes it ("&" turned into "and").

    ``devolved`` says that the article is about a devolved legislature, so that its seats' names count; ``is_part``
    whether a name is a part of a Westminster seat's, which is no area of its own ("the Uxbridge by-election"), unless
    the article is older than the seats that we know (``modern`` is False).
    """
    local = is_local(text)
    known = _learnt(text, _ANYWHERE)
    if local:
        known |= _learnt(text, _IN_ROUND_UPS) | known
        known = _named(_above_lists(text, records, known)) | known
    if len(re.findall(r"\bmayors?\b", text, re.I)) >= 2:
        known |= _named(match["area"] for match in _MAYORAL_LINE.finditer(text)) | known
        known |= {name.casefold(): name for name in _mayoralties()}
    elif not local and modern:
        known = {
            key: name for key, name in known.items() if not any(map(is_part, [name, *re.split(r" and |, ", name)]))
        }
    known |= _learnt(text, _FORMER)
    if devolved:
        known = {
            key: name for key, name in known.items() if not any(seat.startswith(name) for seat in _devolved_seats())
        }
        known |= {name.casefold(): name for name in _devolved_seats()}
    gazetteer = Gazetteer((name, name) for name in known.values())
    for start, end, names in gazetteer.find(text, text_words):
        if text[start].isupper():
            yield Mention("area", start, end, names[0])


def _learnt(text: str, cues: Sequence[_Cue]) -> dict[str, str]:
    """The areas that ``cues`` show, by their folded names."""
    known: dict[str, str] = {}
    within = set(_WITHIN.findall(text))  # words with a capital that no sentence's beginning gives them
    for cue in cues:
        for match in cue.pattern.finditer(text):
            if party_named(match.groupdict().get("authority") or ""):
                continue
            alone = cue.adjectival and " " not in match["area"] and match["area"] not in within
            if alone and _opens_sentence(text, match.start("area")):
                continue
            written = re.split(r", | and | & ", match["area"]) if cue.several else [match["area"]]
            known = _named(written, ward=cue.ward) | known
    return known


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 3) : start].rstrip(" \"'")[-1:] in "\n.!?:"


def _named(written: Iterator[str] | Sequence[str], *, ward: bool = True) -> dict[str, str]:
    """Names as they are kept, by their folded form, without those that can be no area's."""
    names = [name for one in written if (name := _area_name(one, ward=ward))]
    return {name.casefold(): name for name in reversed(names)}


def _area_name(written: str, *, ward: bool) -> str | None:
    """``written`` without the words that only lead up to a name; None if it is no area's."""
    name = re.sub(r"\s+", " ", written)
    name = _LEADING.sub("", _LEADING.sub("", name))
    name = _DAY_AFTER.sub("", re.sub(r"^.+'s (?=[A-Z])", "", name))  # Nevershire's Thrupp on Thursday
    name = (name if ward else re.sub(r"'s?$", "", name)).strip(" .,")
    if len(name) < 3 or _NO_AREA.match(name) or re.fullmatch(r"[A-Z]{2,4}", name) or party_named(name):
        return None
    first, *others = name.split()
    if any(_IS_NO_PLACE.fullmatch(word) or party_named(word) for word in [first, *others] if word not in _ENDINGS):
        return None
    if first in _ENDINGS:
        return None
    name = name.replace("&", "and")
    return name.title() if name.isupper() else name


def _above_lists(text: str, records: Sequence[Record], known: dict[str, str]) -> Iterator[str]:
    """In a round-up of wards, the area that the words before each list of results name last, unless one is known."""
    end = 0
    for record in records:
        gap = text[end : record.start]
        end = record.end
        heads = [match["area"] for line in gap.strip().split("\n") if (match := _HEAD_OF_LIST.match(line))]
        inside = [match["area"] for match in _IN_AREA.finditer(gap)]
        heads, inside = ([name for name in names if not _NO_HEAD.search(name)] for names in (heads, inside))
        if heads and (len(gap) in _LISTS or gap.rstrip().endswith(heads[-1]) or ":" in gap):
            yield heads[-1]
        elif inside and len(gap) in _LISTS and not any(name in gap for name in known.values()):
            yield inside[-1]


@cache
def _mayoralties() -> tuple[str, ...]:
    return tuple(row["area"] for row in read_csv("vocabulary/mayoralties.csv"))


@cache
def _devolved_seats() -> tuple[str, ...]:
    return tuple(row["constituency"] for row in read_csv("vocabulary/devolved_seats.csv"))
