"""The kind of the contests that an article is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hustings.annotate import Annotated
from hustings.annotate.area_cues import COMMISSIONER
from hustings.annotate.councils import wards_of_councils
from hustings.annotate.kind_cues import (
    chooses_mayor,
    fills_scottish_ward,
    is_local,
    is_police_election,
    names_devolved_election,
    names_european_election,
    names_referendum,
)
from hustings.annotate.known_areas import devolved_seats, former_seats
from hustings.judge import Judge
from hustings.needs import Sought
from hustings.resolve.background import Background
from hustings.resolve.kind_by_words import speaks_of_by_election
from hustings.rules.contests import BY_ELECTION

_BY_ELECTION = re.compile(BY_ELECTION)
_BY_ELECTION_THEN = re.compile(
    r"\b((?:19|20)\d\d)(?:'s)?,? (?:\w+ ){0,4}?by-election"
    r"|\bby-election (?:\w+ ){0,3}?(?:in|of) (?:\w+ )?((?:19|20)\d\d)\b",
    re.I,
)
_GENERAL_ELECTION = re.compile(r"general election|election 20\d\d|exit poll")
_OF_PARLIAMENT = Sought(
    r"\bMPs?\b|(?<!, )Westminster(?! (?:[Cc]ity )?[Cc]ouncil|\)|:)"
    r"|\bMembers? (?:of|to serve in)(?: the)? (?:UK )?Parliament|UK Parliament(?:ary)?"
    r"|\b[Pp]arliamentary (?:by-election|contest|seat|constituency)"
)
_COMMISSIONER = re.compile(COMMISSIONER, re.I)
_MAYOR = Sought(r"\bmayor(?:s|al|alty)?\b", re.I)
MAYORS = Sought(r"\bmayors\b")
_TITLE = 100  # characters
_DEVOLVED = Sought(r"\bholyrood\b|\bsenedd\b|\bwelsh assembly\b|\bmsp\b|\bscottish parliament\b", re.I)
_UK_PARLIAMENT = re.compile(r"\bMP\b|Westminster")
_DEVOLVED_SEAT = re.compile(
    r"\b(?:won|wins?|winning|gain(?:s|ed)|took|takes|hold(?:s)?|held|retain(?:s|ed)|lost|loses|the) (?:\w+ ){0,4}?"
    r"(?:Holyrood|Senedd|Scottish Parliament|Assembly|MSP|Welsh Parliament) (?:seat|constituency|contest|election)"
)
_OF_DEVOLVED_SEATS = re.compile(
    r"(?<!London )\b(?:Holyrood|Senedd|Scottish Parliament|Assembly|Welsh Parliament|Stormont)"
    r" (?:hopeful|candidate|election|contest|seat|member|count)s?\b"
)
# A headline that calls the election by the name of its legislature.
_DEVOLVED_TITLE = re.compile(
    r"(?<!London )\b(?:Holyrood|Senedd|Scottish Parliament(?:ary)?|Welsh Parliament|Stormont|Assembly)"
    r" (?:20\d\d )?elections?\b",
    re.I,
)
_NOT_DEVOLVED = re.compile(r"\bMPs?\b|\bWestminster\b|\b[Gg]eneral [Ee]lection\b|\b[Cc]ouncil by-election")
_FEW_MAYORS = 3  # mentions of mayors in articles about other contests
# What is said of a seat that one poll is to fill, or has filled, where nobody calls it a by-election.
_SEAT_TO_FILL = Sought(
    r"\bpolls?\b[^.\n]{0,80}\b(?:fill the (?:seat|vacancy)|(?:choose|pick|find|elect) (?:a|his|her|the)"
    r" (?:successor|replacement))\b"
    r"|\b(?:choose|pick|elect) (?:a|his|her) (?:successor|replacement) (?:to|for)\b"
    r"|\bseat (?:left (?:empty|vacant)|vacated|made vacant) by\b"
    r"|\b(?:vot(?:e|es|ers|ing)|polls)\b[^.\n]{0,60}\bsuccessor to\b|\bwrit (?:has been|was|is to be|will be) moved\b"
    r"|\b(?:choos|elect|pick|vot)\w*\b[^.\n]{0,30}\ba new (?:MP|Member of Parliament)\b[^.\n]{0,40}"
    r"\b(?:after|following|because of) (?:the )?(?:death|resignation|departure|retirement)\b"
    r"|\bvacancy (?:(?:was|is|has been|had been) (?:caused|created|left|brought about)|arose|arises|came about)\b"
    r"|\b(?:contest|ballot|poll|vote|election) (?:was|is|had been|has been|came about|became)[^.\n]{0,40}?\b"
    r"(?:made necessary|necessary|triggered|prompted|caused|forced|brought (?:about|on)|precipitated|sparked|because)"
    r" (?:by|when|after|following)?"
    r"|\b(?:is|was) no longer (?:an|the|your) MP\b|\bremoved (?:as|from being) (?:an |the |their )?MP\b"
    r"|\brecalled by (?:his|her|their) (?:own )?(?:constituents|voters)\b"
    r"|\brecall petition (?:has |had |was )?(?:been )?(?:succe\w+|passed|signed|met)\b"
)
# What is said of a general election on its night and the day after, and of no earlier one.
_GENERAL_NOW = Sought(
    r"\b(?:results? (?:of|from|in)|in|at) the general election (?:held |that was held )?"
    r"(?:on|yesterday|this week|last night)\b"
    r"|\b(?:yesterday|thursday|last night|tonight)'s general election\b"
    r"|\bthe exit poll (?:has|had|says|said|puts|put|gives|gave|predict|suggest|point|show)"
    r"|\b(?:of|from) (?:the )?650 (?:seats|constituencies|results|declar)|\bdeclared \d+ of 650\b"
    r"|(?:\b[A-Z][\w ]{2,20} \d{1,3} \((?:up|down) [\w-]{1,12}\)[^\n]{0,30}){2}",
    re.I,
)
_GENERAL_TITLE = re.compile(
    r"^\W{0,3}(?:the )?(?:(?:19|20)\d\d )?(?:UK )?general election(?: results?)?"
    r"(?: (?:19|20)\d\d)?\W{0,3}$",
    re.I | re.M,
)
_TRANSFERABLE = re.compile(r"\bquota:? (?:(?:is|was|of) )?\d|\bfirst[- ]preference", re.I)
_OF_ULSTER = re.compile(r"\b(?:DUP|SDLP|UUP|Sinn F[eé]in)\b")
_COUNCIL = re.compile(r"\bcouncil\b", re.I)
_OBITUARY = re.compile(
    r"\b[Oo]bituar(?:y|ies)\b|OBITUAR|, who has died\b|\b(?:born|died) (?:[A-Z]\w+ \d|\d{1,2} [A-Z])"
)
_COUNTED = Sought(r"\b(?:majority|maj|votes|turnout|swing)\b|\bby \d", re.I)
_LATELY = 5  # years after the last general election in a seat
_OVERRULED = 0.8  # how likely another kind must be than the one that the text calls its contests
_LIKELIER = 0.5  # than all others
_HEAD = 500  # characters
_HEADLINES = 250
_OPENING = 900
_PREAMBLE = 1500
_KINDS = ("by-election", "general", "local", "mayoral", "devolved")
_KIND_WORDS = {
    name: Sought(pattern)
    for name, pattern in {
        "by-election": r"by-elections?",
        "council by-election": r"council by-election|(?:ward|division|council)(?:'s)? by-election",
        "general": r"general election|election (?:20|19)\d\d|exit poll|parliament",
        "member": r"\bmps?\b|westminster|commons",
        "constituency": r"constituenc|\bseats?\b",
        "ward": r"\bwards?\b|\bdivisions?\b",
        "council": r"\bcouncils?\b|county hall|town hall",
        "councillor": r"\bcouncillors?\b|\bcllrs?\b",
        "mayor": r"\bmayors?\b|mayoral",
        "commissioner": r"crime commissioner|\bpccs?\b|\bpfcc\b",
        "Holyrood": r"holyrood|\bmsps?\b|scottish parliament",
        "Senedd": r"senedd|welsh (?:assembly|parliament)|\bams?\b(?= for)|cardiff bay",
        "Stormont": r"stormont|\bmlas?\b|northern ireland assembly",
        "resigned": r"resign|died|death of|vacan|recall|successor",
        "night": r"prime minister|\bexit poll|hung parliament|overall majority",
    }.items()
}
_WORDS_OF_KINDS = {
    "by-election": ("by-election",),
    "general": ("general", "member", "constituency"),
    "local": ("ward", "council", "councillor", "commissioner"),
    "mayoral": ("mayor",),
    "devolved": ("Holyrood", "Senedd", "Stormont"),
}


def kind_of(article: Annotated, background: Background, judge: Judge) -> str:
    """The kind of contest that most of the article is about, by the name of the guidelines."""
    text = article.text
    by_elections, general = _by_elections(text), len(_GENERAL_ELECTION.findall(text.lower()))
    if background.is_near_general_election is not False and background.written:
        by_elections -= sum(int(a or b) < background.written.year for a, b in _BY_ELECTION_THEN.findall(text))
    if names_referendum(text):
        return "referendum"
    if chooses_mayor(text):
        return "mayoral"
    if _is_titled_by_election(article, background):
        return "by-election"
    if names_devolved_election(text) or (
        (_DEVOLVED_SEAT.search(text) or (background.is_near_devolved_election and _OF_DEVOLVED_SEATS.search(text)))
        and not by_elections
        and not _NOT_DEVOLVED.search(text)
    ):
        return "devolved"
    if background.is_near_devolved_election and _is_titled_devolved(text):
        return "devolved"
    if names_european_election(text):
        return "european"
    if background.is_near_devolved_election and not by_elections and _is_counted_for_stormont(text):
        return "devolved"
    if fills_scottish_ward(text):
        return "local"
    said = _said(text, by_elections, general)
    judged = _judged(article, background, judge, said, sought=by_elections + general > 0)
    long_past = not by_elections and _KIND_WORDS["by-election"].search(text.lower())
    return said if judged == "by-election" and said == "general" and long_past else judged


def words_for_kinds(text: str) -> Mapping[str, int]:
    """How often ``text`` says a word that only contests of a kind are spoken of with."""
    lowered = text.lower()
    counts = {name: len(pattern.findall(lowered)) for name, pattern in _KIND_WORDS.items()}
    return {kind: sum(counts[name] for name in names) for kind, names in _WORDS_OF_KINDS.items()}


def is_a_by_election(article: Annotated, background: Background, seats: Sequence[str]) -> bool:
    """Whether an article that hardly says so is about a by-election in the first of ``seats``, its most likely one.

    The calendar of general elections tells, or where it does not the article's words.
    """
    text, named = article.text, _by_elections(article.text)
    unknown = background.is_near_general_election is None
    if unknown and not _GENERAL_TITLE.search(text[:_HEAD]) and speaks_of_by_election(article, len(seats)):
        return True
    if background.written is None or background.is_near_general_election:
        return False
    seat = seats[0]
    if named == 0 and _SEAT_TO_FILL.search(text):
        return True
    if named == 0 and _GENERAL_TITLE.search(text[:_HEAD]):
        return False
    devolved = _DEVOLVED.search(text) is not None  # of whose by-elections there is no record
    recorded = not devolved and background.has_by_elections and background.is_polled(seat)
    gone = former_seats().get(seat.casefold(), (0, background.written.year))[1] < background.written.year - _LATELY
    told = _COUNTED.search(text) is not None and not recorded and not gone and not _OBITUARY.search(text)
    return background.has_news_of_by_election(seat) or (
        background.is_near_general_election is False and (named > 0 or told)
    )


def _is_titled_by_election(article: Annotated, background: Background) -> bool:
    """Whether the first line names a seat that is on record as polling these days, and no other office."""
    title = article.text.lstrip().partition("\n")[0]
    end = article.text.find(title) + len(title)
    seats = (mention for mention in article.mentions if mention.label == "seat" and mention.start < end)
    named = any(background.has_news_of_by_election(mention.canonical) for mention in seats)
    return named and not _OTHER_OFFICE.search(title)


_OTHER_OFFICE = re.compile(
    r"\bmayor|\bcouncil|\bward\b|\bdivision\b|commissioner|\bpcc\b|holyrood|senedd|assembly|stormont|\bM[SL][PA]s?\b"
    r"|general election|\blocal\b|\belections\b",
    re.I,
)


def _is_titled_devolved(text: str) -> bool:
    """Whether an article is headed with the election of a devolved legislature."""
    lines = text[:_HEADLINES].splitlines()
    return any(_DEVOLVED_TITLE.search(line) and not _BY_ELECTION.search(line.lower()) for line in lines)


def _is_counted_for_stormont(text: str) -> bool:
    """Whether votes are transferred between parties of Northern Ireland, and not for a council."""
    counted = _TRANSFERABLE.search(text) and len({*_OF_ULSTER.findall(text)}) > 1
    return bool(counted) and not (is_local(text) or _COUNCIL.search(text))


def _by_elections(text: str) -> int:
    return len(_BY_ELECTION.findall(text.lower()))


def _said(text: str, by_elections: int, general: int) -> str:
    """The kind that the words of the article call its contests by."""
    head = text[:_OPENING].lower()
    police = is_police_election(text)
    if (is_local(text) or police) and not _OF_PARLIAMENT.search(text[:_PREAMBLE]):
        return "local"
    if police and _COMMISSIONER.search(text[:_TITLE]) and not by_elections:
        return "local"
    if (
        len(_MAYOR.findall(head)) >= 2
        or MAYORS.search(head[:_TITLE])
        or len(_MAYOR.findall(text)) > max(_FEW_MAYORS, by_elections + general)
    ):
        return "mayoral"
    if by_elections and (_BY_ELECTION.search(head) or (by_elections >= general and not _GENERAL_NOW.search(text))):
        return "by-election"
    if len(_DEVOLVED.findall(text)) >= 3 and not _UK_PARLIAMENT.search(text):
        return "devolved"
    return "general"


def _judged(article: Annotated, background: Background, judge: Judge, said: str, *, sought: bool) -> str:
    """The kind by the words for each kind, and by what they come to.

    ``sought`` says that ``said`` rests on words of the text: it is overruled only by what is likelier still.
    """
    lowered = article.text.lower()
    likely = judge.probabilities_from_same("kind", None, _KINDS, _evidence(article, background, said))
    best = max(likely, key=lambda kind: likely[kind])
    if best == "by-election" and said == "local" and not _KIND_WORDS["by-election"].search(lowered):
        return said
    if best == "by-election" and _GENERAL_TITLE.search(article.text[:_HEAD]) and "by-election" not in lowered:
        return said
    unsaid = not sought and said == "general" and best in ("local", "mayoral", "devolved")
    return best if likely[best] >= (_LIKELIER if unsaid else _OVERRULED) else said


def _evidence(article: Annotated, background: Background, said: str) -> list[str]:
    lowered = article.text.lower()
    evidence = [f"so far {said}"]
    for name, pattern in _KIND_WORDS.items():
        whole, head = len(pattern.findall(lowered)), len(pattern.findall(lowered[:_HEAD]))
        evidence += [f"{name} {min(whole, 8) // 2 if whole > 1 else whole / 10}", f"{name} at head {min(head, 2)}"]
    for label in ("seat", "area"):
        count = len({m.canonical for m in article.mentions if m.label == label})
        evidence.append(f"{label}s {min(count, 8) // 2 if count > 1 else count / 10}")
    devolved = {m.canonical for m in article.mentions if m.label in ("area", "seat")} & devolved_seats()
    evidence.append(f"devolved seats {min(len(devolved), 3)}")
    evidence.append(f"near a general election {background.is_near_general_election}")
    season, told = background.is_near_devolved_election, bool(_OF_DEVOLVED_SEATS.search(article.text))
    evidence.append(f"near a devolved election {season} told {told}")
    evidence.append(f"opponents of a {background.kind_of_opponents()}")
    evidence.append(f"wards beside councils {min(len(wards_of_councils(article.text)), 4)}")
    seats = [m for m in article.mentions if m.label == "seat"]
    polling = {name for name in {m.canonical for m in seats} if background.has_by_election(name)}
    at_head = any(m.canonical in polling for m in seats if m.start < _HEAD)
    on_record = f"by-elections on record {min(len(polling), 2)} at head {at_head}"
    evidence.append(on_record if background.written else "undated")
    return evidence
