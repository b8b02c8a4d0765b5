"""Mentions of parties, in all their forms, and not of the words that only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hustings.annotate.gazetteer import Gazetteer, Word
from hustings.annotate.mentions import Mention
from hustings.resources import read_csv

_NORTHERN_IRISH = frozenset({"DUP", "Sinn Féin", "SDLP", "UUP", "TUV"})

# A short form such as "C", "Lab" or "Ind" is a party only in the notation of results.
_LIST_BEFORE = re.compile(
    r"(?:[(\[]|^|\n|[:;,•/]\s|\. |\bfrom |\bFROM |\bto |\btakes |\bswing |\bSwing |–\s|-\s|\d x |[a-z] {2,})$"
)
_LIST_AFTER = re.compile(
    r"[)\]]|\s*[:–-]?\s*[(\[]?[+-]?\d|\s+(?:hold|gain|maj|majority|win|lead|HOLD|GAIN|"
    r"hang|to|from|since|TO|FROM)\b|:\s+[A-Z]"
    r"|\s*(?:\n|$)|\s\([A-Z]|\s[A-Z][a-z]+ \d|\s[A-Z][a-z]+ [A-Z][a-z]+ \d|,? [\d+-]|[.;,]|\s+(?:down|up) \d"
)
_POLITICAL_NOUN = re.compile(
    r"(?:'s?)?,?\s+(?:[Pp]arty|candidate|councillor|council|MP|MEP|MSP|AM|MS|leader|"
    r"leadership|deputy|vote|votes|voter|voters"
    r"|share|gain|gains|hold|majority|surge|activist|activists|supporter|supporters|source|sources|campaign|hopeful"
    r"|man|woman|benches|rival|challenger|councillors|seat|win|victory|government|banner|ticket|MLA|town councillor)\b"
)
_VERB_AFTER = re.compile(
    r",|'s\b|\.|\s+(?:has|is|was|had|have|were|are|will|won|lost|took|came|got|did|said|says|fancies|put|believed|and"
    r"|could|would|or|in|on|by|at|with|who|whose|to|candidate|\d)"
)
_NOT_LABOUR = re.compile(
    r"\s+(?:costs?|markets?|force|shortages?|exchange|day|ward|intensive|camp|pains|"
    r"relations|law|laws|Isles|Code|supply)\b"
)
_NOT_REFORM = re.compile(r"\s+(?:Act|Bill|Club|Treaty|Group|Commission|Committee|Society)\b")
_DECORATION = re.compile(r"^(?:The|the|an?) |\s(?:Party )?[Cc]andidate$")
_PLACE_BEFORE = re.compile(
    r"\b(?:Bethnal|Golders|Parsons|Palmers|Turnham|Wood|Stoke|Camberwell|Acocks|Hither|Kensal|Fulham|Village)\s$"
)


@dataclass(frozen=True, slots=True)
class _Alias:
    party: str
    text: str
    use: str


def find_parties(text: str, text_words: tuple[Word, ...]) -> Iterator[Mention]:
    """Parties named in ``text``, as mentions whose value is the canonical name."""
    found = [
        (start, end, alias)
        for start, end, aliases in _gazetteer().find(text, text_words)
        if (alias := _alias(text, start, end, aliases))
    ]
    parties = {alias.party for _, _, alias in found if alias.use == "any"}
    for start, end, alias in found:
        if alias.use == "any" or _stands_for_party(text, start, end, alias, parties):
            yield Mention("party", start, end, alias.party)


def find_independents(text: str) -> Iterator[Mention]:
    """ "an independent", "the independents", where a candidate is meant and no inquiry or newspaper."""
    for match in _INDEPENDENT.finditer(text):
        yield Mention("party", *match.span("word"), "Independent")


_INDEPENDENT = re.compile(
    r"\b(?:an?|the|as|its|two|three|four|five|by|from|to|local|outgoing|former|sitting|"
    r"ex-[A-Z]\w+|,|and|for) (?:\w+ )?(?P<word>[Ii]ndependents?)"
    r"(?=[,.;:)]|$| (?:who|candidate|councillor|councillors|with|on|in|and|was|is|were|"
    r"has|had|stood|socialist|challenger|[A-Z][a-z]+ [A-Z]|ever|since|after|but|or)\b|'s)"
    r"(?! (?:in \w+ terms|and (?:impartial|free)|with no))"
)


def party_named(text: str) -> str | None:
    """The party that exactly ``text`` names in the notation of a list; None if it names none we know."""
    for form in (text, _DECORATION.sub("", text)):
        if aliases := _gazetteer().get(form):
            return aliases[0].party
    return None


@cache
def _gazetteer() -> Gazetteer[_Alias]:
    rows = [_Alias(row["party"], row["alias"], row["use"]) for row in read_csv("vocabulary/parties.csv")]
    known = {row.text.casefold() for row in rows}
    registered = {row["name"] for row in read_csv("registry/parties.csv") if " " in row["name"]}
    rows += [_Alias(name, name, "any") for name in sorted(registered) if name.casefold() not in known]
    return Gazetteer((row.text, row) for row in rows)


def _alias(text: str, start: int, end: int, aliases: list[_Alias]) -> _Alias | None:
    written = text[start:end]
    for alias in aliases:
        if alias.use == "list":
            if written in (alias.text, alias.text.upper()) or (
                len(written) > 3 and written.casefold() == alias.text.casefold()
            ):
                return alias
        elif alias.use == "any":
            if written[0].isupper() or " " in written:
                return alias
        elif written[0].isupper():
            return alias
    return None


def _stands_for_party(text: str, start: int, end: int, alias: _Alias, parties: set[str]) -> bool:
    before, after = text[max(0, start - 14) : start], text[end : end + 30]
    if alias.use == "list":
        return bool(_LIST_BEFORE.search(before) and _LIST_AFTER.match(after))
    if alias.party == "Labour":
        return not _NOT_LABOUR.match(after)
    if alias.use == "capital":
        return True
    in_list = bool(re.search(r"[(\[]$|^$|\n$", before) and re.match(r"[)\]:]|\s*$|\s*\n|\s+\(?[\d+-]", after))
    if in_list or _POLITICAL_NOUN.match(after):
        return True
    starts_sentence = bool(re.search(r"(?:^|[.!?\"]\s*|\n)$", before))
    if alias.party == "Green":
        return bool(re.search(r"\b(?:the|for|a|and|of)\s$", before)) and not _PLACE_BEFORE.search(before)
    if alias.party == "Alliance":
        return bool(parties & _NORTHERN_IRISH) and not re.search(r"[A-Z]\w+\s$", before)
    if alias.party == "Reform UK":
        if _NOT_REFORM.match(after) or re.search(r"[A-Z]\w+ $", before):
            return alias.party in parties and bool(_VERB_AFTER.match(after))
        return not starts_sentence or bool(_VERB_AFTER.match(after))
    return not starts_sentence or bool(_VERB_AFTER.match(after))
