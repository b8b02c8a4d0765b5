"""Mentions of areas that no list of Westminster seats has: wards, authorities, police areas, devolved and former seats.

They are known by the words beside them; once known, every other mention of the name counts too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from hustings.annotate.gazetteer import Gazetteer, Word
from hustings.annotate.mentions import Mention
from hustings.annotate.parties import party_named
from hustings.annotate.records import Record
from hustings.resources import read_csv

_WORD = r"[A-Z][\w'.-]*"
_NAME = rf"{_WORD}(?:(?: (?:and|&|of|upon|on|le|cum))? {_WORD}){{0,4}}"
_CAPITALS = r"[A-Z][A-Z'.-]+(?: (?:AND|&|OF)? ?[A-Z'.-]+){0,4}"

_WARD = (
    re.compile(rf"(?:\b[Tt]he |^|\W)(?P<area>{_NAME}) (?:ward|division)\b"),
    re.compile(rf"(?P<area>{_NAME}), (?:a|the) (?:ward|division)\b"),
    re.compile(rf"\bthe (?:ward|division) of (?P<area>{_NAME})"),
)
_BESIDE = (
    re.compile(rf"(?P<area>{_NAME})(?:'s?)? by-?elections?\b"),
    re.compile(rf"\bby-?election in (?:the )?(?P<area>{_NAME})"),
    re.compile(rf"\b[Mm]ayor (?:of|for) (?:the )?(?P<area>{_NAME})"),
    re.compile(rf"(?P<area>{_NAME})(?:'s)? (?:first |new |next |elected |metro |regional |directly elected )*(?:[Mm]ayor(?:al)?)\b"),
    re.compile(rf"\b(?:[Pp]olice [Aa]rea of|POLICE AREA OF|[Cc]rime [Cc]ommissioner for|[Cc]ommissioner for) (?P<area>{_NAME}|{_CAPITALS})"),
    re.compile(rf"(?P<area>{_NAME}) (?:Police Area|police and crime commissioner|Police and Crime Commissioner)\b"),
    re.compile(rf"\b(?:captured|won|took|gained|lost|held|capture of|victory (?:in|at)|win (?:in|at)) (?P<area>{_NAME})(?:,)? (?:in|at a by-?election in) (?:19[0-9]\d)\b"),
)
# Seats that were abolished long ago: headings and mentions with their year.
_FORMER = (
    re.compile(rf"^(?P<area>{_CAPITALS}), 19\d\d\b", re.M),
    re.compile(rf"\b(?:in|at|of|took|won|captured|lost|to|with) (?P<area>{_NAME}),? in (?:the (?:spring|summer|autumn|winter) of )?19[0-9]\d\b"),
)
_LINE_HEAD = re.compile(rf"^(?P<area>{_NAME}) \((?:LB )?(?P<authority>[A-Z][\w' &-]+)\)(?=[,.:]|$| –)", re.M)
_LOCAL = re.compile(r"\bwards?\b|\bcouncil by-?election|\bdivision of\b|\bcounty council\b", re.I)
_SURELY_LOCAL = re.compile(r"council by-?elections|election of (?:a|the) police|crime commissioner (?:by-)?election|by-?election of the police", re.I)
_HEAD_OF_LIST = re.compile(rf"(?P<area>{_NAME})(?:,? \([A-Z][^)]*\)|, [A-Z][\w' ]+ (?:Council|BC|DC|CC|UA|LBC|Borough|District|County))?\s*(?:[:.–]|$)")
_NO_HEAD = re.compile(
    r"\b(?:results?|declaration|total|preferences?|police|figures|candidates?|votes?|numbers?|holds?|gains?|count|poll|full|how|who|turnout|election|read|council)\b", re.I
)
_IN_AREA = re.compile(rf"\b(?:in|at|for|of) (?P<area>{_NAME})(?=[,.:;]|$)")
_MAYORAL_LINE = re.compile(rf"^(?P<area>{_NAME}): (?=[A-Z])", re.M)
_LEADING = re.compile(
    r"^(?:The|In|At|On|For|From|After|But|And|Last|This|Next|Today's|Yesterday's|Thursday's|Tonight's|Friday's|Wednesday's|Tuesday's|Monday's|May's|June's|July's|October's|November's|December's|February's|March's|April's|"
    r"Westminster|Holyrood|Senedd|Parliament|Parliamentary|Commons|Council|Council's|Assembly|Labour's?|Conservative|Tory|Lib Dem|Police|Fire|New|Local|Metro|Acting|Deputy|Read more|SNP|Elected) "
)
_IS_NO_PLACE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MPs?|By-?election|Election|Prime|Minister|Mr|Mrs|Ms|Sir|PM")
_NO_AREA = re.compile(
    r"^(?:The|In|A|An|It|This|That|By|Council|Thursday|Westminster|Holyrood|Senedd|Welsh|Scottish|Commons|Government|Parliament|Assembly|Labour|Conservative|Tory|Lib Dem|Reform|Plaid|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Monday|Tuesday|Wednesday|Friday|Saturday|Sunday|Previous|Recall|City|Deputy|Lord|Fourteen|Five|Two|Three|MP|SNP|UK|British|English|Whoever|Police|Fire|Crime|Metro|Regional|First|New|He|She|Mr|Ms|Mrs|Dr)\b"
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
    known: dict[str, str] = {}
    for pattern in _WARD:
        for match in pattern.finditer(text):
            _learn(known, match["area"], ward=True)
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            _learn(known, match["area"])
    former: dict[str, str] = {}
    for pattern in _FORMER:
        for match in pattern.finditer(text):
            _learn(former, match["area"])
    local = is_local(text)
    if local:
        for match in _LINE_HEAD.finditer(text):
            if not party_named(match["authority"]):
                _learn(known, match["area"])
        for written in _above_lists(text, records):
            _learn(known, written, ward=True)
    if len(re.findall(r"\bmayors?\b", text, re.I)) >= 2:
        for match in _MAYORAL_LINE.finditer(text):
            if not party_named(match["area"]):
                _learn(known, match["area"])
        known.update((name.casefold(), name) for name in _mayoralties())
    elif not local and modern:
        known = {key: name for key, name in known.items() if not any(map(is_part, [name, *re.split(r" and |, ", name)]))}
    known.update(former)
    if devolved:
        known = {key: name for key, name in known.items() if not any(seat.startswith(name) for seat in _devolved_seats())}
        known.update((name.casefold(), name) for name in _devolved_seats())
    gazetteer = Gazetteer((name, name) for name in known.values())
    for start, end, names in gazetteer.find(text, text_words):
        if text[start].isupper():
            yield Mention("area", start, end, names[0])


def _above_lists(text: str, records: Sequence[Record]) -> Iterator[str]:
    """In a round-up of wards, the area that the words before each list of results name last."""
    end = 0
    for record in records:
        gap = text[end : record.start]
        end = record.end
        if len(gap) < 12 or len(gap) > 900:
            continue
        lines = gap.strip().split("\n")
        heads = [match for line in lines if (match := _HEAD_OF_LIST.match(line))]
        inside = [match for match in _IN_AREA.finditer(gap)]
        heads = [match for match in heads if not _NO_HEAD.search(match["area"])]
        inside = [match for match in inside if not _NO_HEAD.search(match["area"])]
        if heads:
            yield heads[-1]["area"]
        elif inside:
            yield inside[-1]["area"]


def _learn(known: dict[str, str], written: str, *, ward: bool = False) -> None:
    name = _LEADING.sub("", _LEADING.sub("", re.sub(r"\s+", " ", written)))
    name = (name if ward else re.sub(r"'s?$", "", name)).strip(" .,")
    if len(name) < 3 or _NO_AREA.match(name) or any(_IS_NO_PLACE.fullmatch(word) or party_named(word) for word in name.split()) or party_named(name) or re.fullmatch(r"[A-Z]{2,4}", name):
        return
    name = name.replace("&", "and")
    known.setdefault(name.casefold(), name.title() if name.isupper() else name)


@cache
def _mayoralties() -> tuple[str, ...]:
    return tuple(row["area"] for row in read_csv("vocabulary/mayoralties.csv"))


@cache
def _devolved_seats() -> tuple[str, ...]:
    return tuple(row["constituency"] for row in read_csv("vocabulary/devolved_seats.csv"))
