"""Mentions of parties, in all their forms, and not of the words that only look like them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from hustings.annotate.gazetteer import Gazetteer, Word
from hustings.annotate.given_names import is_known_given_name
from hustings.annotate.mentions import Mention
from hustings.needs import Search, Sought
from hustings.resources import read_csv

_SHORT_NAMES = frozenset(
    "Conservative|Labour|Liberal Democrats|Green|Reform UK|SNP|Plaid Cymru|UKIP|Brexit Party|Change UK"
    "|Workers Party|DUP"
    "|Sinn Féin|SDLP|UUP|Alliance|TUV|Alba|Rejoin EU|Heritage|SDP|TUSC|Monster Raving Loony|Women's Equality"
    "|Yorkshire Party|English Democrats|Christian Peoples Alliance|BNP|Respect|Independent|Speaker|Liberal"
    "|Aontú".split("|")
)
"""Parties that go by one short name; any other goes by the fullest name that the article gives it."""

_NORTHERN_IRELAND = Sought(
    r"\b(?:Northern Ireland|Belfast|Stormont|Ulster|Antrim|Armagh|Tyrone|Fermanagh|Londonderry|Strangford|Lagan Valley"
    r"|Foyle)\b"
)
_NORTHERN_IRISH = frozenset({"DUP", "Sinn Féin", "SDLP", "UUP", "TUV"})

# A short form such as "C", "Lab" or "Ind" is a party only in the notation of results.
_LIST_BEFORE = re.compile(
    r"(?:[(\[]|^|\n|[:;,•/]\s|\. |[.\d%]\) |\d% |\bfrom |\bFROM |\b(?:gain|GAIN) |\bto |\btakes |\b[Ss]wing "
    r"|–\s|-\s|\d x "
    r"|[a-z] {2,}|\b[A-Z]{2,4}-)$"
)
_LIST_AFTER = re.compile(
    r"[)\]]|\s*(?:[:–-]\s*)?[(\[]?[+-]?\d|\s+(?:hold|gain|maj|majority|win|lead|HOLD|GAIN|"
    r"hang|to|from|since|loses?|lost|wins?|won|takes?|took|keeps?|kept|held|TO|FROM)\b|:\s+[A-Z]"
    r"|\s*(?:\n|$)|\s\([A-Z]|\s[A-Z][a-z]+ \d|\s[A-Z][a-z]+ [A-Z][a-z]+ \d|,? [\d+-]|[.;,]|\s+(?:down|up) \d"
)
_WON_LINE = re.compile(r"\s+(?:hold|HOLD|gain|GAIN)s?\b(?! (?:the|an?|your|my|on)\b)")  # Thrupp Lab hold
_POLITICAL_NOUN = re.compile(
    r"(?:'s?)?,?\s+(?:[Pp]arty|candidate|councillor|council|MP|MEP|MSP|AM|MS|leader|"
    r"leadership|deputy|vote|votes|voter|voters"
    r"|share|gain|gains|hold|GAIN|HOLD|majority|surge|activist|activists|supporter|supporters|source|sources|campaign|hopeful"
    r"|man|woman|benches|[Mm]ember of Parliament|rival|challenger|councillors|seat|win|victory|government|banner|ticket"
    r"|MLA|town councillor)\b"
)
_VERB_AFTER = re.compile(
    r",|'s\b|\.|\s+(?:has|is|was|had|have|were|are|will|won|lost|took|came|got|did|said|says|fancies|put|believed|and"
    r"|could|would|or|in|on|by|at|with|who|whose|to|candidate|mustered|managed|polled|secured|finished|trailed|surged"
    r"|wins|takes|beat|beats|scored|slumped|storms|romps|gains|pipped|runs|\d)"
)
_NOT_LABOUR = re.compile(
    r"\s+(?:costs?|markets?|force|shortages?|[Ee]xchange|day|ward|intensive|camp|pains|"
    r"relations|law|laws|Isles|Code|supply)\b"
)
_NOT_REFORM = re.compile(r"\s+(?:of|Act|Bill|Club|Treaty|Group|Commission|Committee|Society)\b")
_NOT_GREEN = re.compile(
    r"[- ](?:[Bb]elts?|[Pp]apers?|[Nn]ew [Dd]eal|[Dd]eal|[Bb]ook|[Rr]ooms?|[Mm]an|[Dd]ragon|[Ll]anes?|[Rr]oad"
    r"|[Ss]treet|Park"
    r"|[Ii]nvestment|Bank|[Ff]ees?|[Kk]eepers?|[Ee]nergy|[Ff]lag|[Ll]ine|[Ff]ields?|[Ss]paces?|[Ll]ight|Day|Zone|Cross|Flag|Tree|Bay"
    r"|Wing|Lion"
    r"|Industrial|Homes|Recovery|Grants?|Goddess|Jersey|Giant)\b"
)
_GREEN_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Ff]or|[Aa]|[Aa]nd|[Oo]f|[Nn]o|[Vv]ot\w+|or|by|to|from|against|ex|former|one|only|first|lone"
    r"|sole|another)[ -]"
    r"|[A-Z][\w'-]{1,40} [A-Z][\w'-]{1,40}, )$"
)
_GREEN_APPOSED = re.compile(r"[,;)]|\.(?!\w)| (?:with|on|came|got|polled|took|won|was|who|came|third|\d)\b|$")
_ITEM_BEFORE = re.compile(r"[(\[]$|^$|\n$")
_ITEM_AFTER = re.compile(r"[)\]:;]|\s*$|\s*\n|,?\s+(?:[–-]\s)?\(?[\d+-]")
_CELL_BEFORE = re.compile(r"(?:\| ?|\t|  |/|[,;:] |\d%?[,;.]? )$")
_CELL_AFTER = re.compile(r"\s{0,30}(?:\||\t| {2,}\S|/)|[:,]?\s\(?[+-]?\d|,? (?:no change|hold|gain)\b| (?:up|down) \d")
_OPENS = re.compile(
    r"(?:^|[.!?:;\"(]\s*|\n|[-–] )(?:To|For|By|But|And|From|With|In|While|As|Even|Only|Then|If|When|Where|Now|Both"
    r"|Neither"
    r"|Or|Yet|So|Against|After|Behind|Like|Will|Did|Does|Has|Is|Can|Could|Should|Vote|Why|How|Because|Although|Though"
    r"|Before|Since|Until|Once|That|What|Instead|Meanwhile|Also|Enter|Did|Can|Had|Was|Not|Still|Perhaps|Beating) $"
)
_CALLED_ALIKE = frozenset(
    "brexit heritage renew rejoin volt solidarity communist propel reclaim referendum pirate pirates christian"
    " ecology libertarian speaker".split()
)
"""Short forms that are words of their own: parties only in brackets or before figures."""
_RELIGION = re.compile(r"\b(?:no religion|Muslims?|Hindus?|Sikhs?|Buddhists?|Jedi)\b", re.I)
_FIGURE_LIST_BEFORE = re.compile(r"(?:[(\[|]|^|\n|[:;,•/|]\s|\. |\d x |– |- |\d )$")
_FIGURE_AFTER = re.compile(
    r"[)\]]|\s*(?:[:–-]\s*)?[(\[]?[+-]?\d|: [A-Z]\w+ [A-Z]\w+ [-–(]?\d|\s+(?:hold|gain|HOLD|GAIN)\b"
)
# What tells the name of a party written without capitals from a phrase: a class war, the common good.
_PARTY_WORDS = re.compile(
    r"\b(?:party|labour|tory|tories|conservatives?|democrats?|lib dems?|liberals?|unionists?|greens?|nationalists?"
    r"|independents?|socialists?|loony|sinn|plaid|reform|ukip)\b"
)
_NAMES_BODY = re.compile(r" (?!(?:Mr|Mrs|Miss|Ms|Sir|Dr|Lord|Cllr)\b)[A-Z]")  # Liberal Club
_CLUB = re.compile(r" (?:Club|Working Men's)\b")  # a house with a bar
_ARTICLE = re.compile(r"^The ")
_DECORATION = re.compile(r"^(?:The|the|an?) |\s(?:Party )?[Cc]andidate$")
_PLACE_BEFORE = re.compile(
    r"\b(?:Bethnal|Golders|Parsons|Palmers|Turnham|Wood|Stoke|Camberwell|Acocks|Hither|Kensal|Fulham|Village)\s$"
)


@dataclass(frozen=True, slots=True)
class _Alias:
    party: str
    text: str
    use: str

    @property
    def name(self) -> str:
        """What a text that uses this form calls the party: its short name if it has one."""
        return self.party if self.party in _SHORT_NAMES else _ARTICLE.sub("", self.text)


def find_parties(text: str, text_words: tuple[Word, ...]) -> Iterator[Mention]:
    """Parties named in ``text``, as mentions whose value is the short name, else the fullest that the text gives."""
    found = [
        (start, end, alias)
        for start, end, aliases in _gazetteer().find(text, text_words)
        if (alias := _alias(text, start, end, aliases))
    ]
    parties = {alias.party for _, _, alias in found if alias.use == "any"}
    named = [
        (start, end, alias)
        for start, end, alias in found
        if (alias.use == "any" or _stands_for_party(text, start, end, alias, parties)) and not _CLUB.match(text, end)
    ]
    fullest: dict[str, str] = {}
    for _, _, alias in named:
        if len(alias.name) > len(fullest.get(alias.party, "")):
            fullest[alias.party] = alias.name
    known = [Mention("party", start, end, fullest[alias.party]) for start, end, alias in named]
    unlisted = list(find_unlisted(text, known))
    yield from known
    yield from unlisted
    yield from _named_again(text, text_words, [*known, *unlisted], {party.canonical for party in unlisted})


_INDEPENDENT = re.compile(
    r"(?:\b(?P<lead>[Aa]n?|[Tt]he|[Aa]s|[Ii]ts|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight"
    r"|[Nn]ine|[Tt]en"
    r"|\d{1,2}|[Bb]y|[Ff]rom|[Tt]o|[Ll]ocal|[Oo]utgoing|[Ff]ormer|[Ss]itting|[Aa]nother|[Oo]ther|[Nn]o|[Ll]one"
    r"|[Ss]ole|[Aa]nd|turned"
    r"|[Ff]or|[Mm]ost|[Ff]ellow|[Vv]arious|[Ss]everal|[Ss]ome|ex-[A-Z]\w+)[ -]|, |^|\n|[.!?;:] |[–-] "
    r"|\()(?:(?P<between>(?!(?:[Aa]n?|[Tt]he) )\w+) )?"
    r"(?P<word>[Ii]ndependents?)\b(?!-)"
)
_STANDING = re.compile(
    r"\b(?:st[ao]nds?|stood|standing|runs?|ran|running|sits?|sat|sitting|elected|re-elected|contest\w*|fought|fight\w*"
    r"|returned|serv\w+|call(?:s|ed|ing) (?:him|her|them)sel(?:f|ves)|candidates?|victory|quit\w*)"
    r"(?: \w+){0,4} (?:as )?(?:an? )?(?:\w+ )?$"
)
_NO_CANDIDATE = re.compile(
    r" (?:in \w+ terms|and (?:impartial|free|fair)|with no|of\b|from\b|newspaper|inquiry|review|report|website"
    r"|on Sunday)"
)
_CANDIDATE_AFTER = re.compile(
    r"[,;:)]|\.(?!\w)|\n|$|'s? (?=[\dA-Z]|vote|share|majority|win|victory|seat)|[-– ]+\(?\d"
    r"| (?:who|whose|candidates?|candidacy|councillors?|members?|MPs?|MSPs?|AMs?|peers?|mayor|runners?|group"
    r"|ticket|with|on|in"
    r"|and|or|but|was|is|were|are|has|had|have|stood|socialist|challengers?|newcomer|hopeful|contenders?"
    r"|campaigners?|ever"
    r"|since|after|now|when|because|again|this|rather|instead|alone|here|there|today|left|standing|running|elected"
    r"|polling"
    r"|taking|to|at|by|for|whom|that|though|although|while|until|could|would|will|may|did|do|does|managed|took|got"
    r"|won|came"
    r"|lost|finished|polled|secured|vote|votes|voters?|nationalists?|unionists?|conservatives?|labour|liberals?|tory"
    r"|agreed|backed|supported|endorsed|nominated|then|last|before|named|called|fourth|third|fifth|sixth)\b"
)
_PRESS_AFTER = re.compile(
    r"(?:, (?:an? |the )?[A-Z][\w'-]+ [A-Z]| \(?[A-Z][\w'-]+ [A-Z]| (?:candidates?|councillors?|MPs?|members?"
    r"|challenger"
    r"|newcomer|group|group's|got|polled|took|came|won|lost|finished|stood|standing|vote)\b|'s vote)"
)


_OF_NO_PARTY = frozenset({"All", "Christian", "Speaker"})  # a Christian candidate may be of any
_CANDIDATE_NEXT = re.compile(r" (?:candidates?|hopeful|challenger|councillors?|Cllr|MPs?|MSP)\b")  # the LD candidate


def find_independents(text: str) -> Iterator[Mention]:
    """ "an independent", "the independents", where a candidate is meant and no inquiry or newspaper."""
    if "ndependent" not in text:
        return
    for match in _INDEPENDENT.finditer(text):
        if _is_candidate(text, match):
            yield Mention("party", *match.span("word"), "Independent")


def _is_candidate(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("word")
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if _NO_CANDIDATE.match(after):
        return False
    lead, word = (match["lead"] or "").lower(), match["word"]
    capital_press = word == "Independent" and lead in ("the", "by", "from", "to") and not match["between"]
    if _STANDING.search(before):
        return True
    if capital_press and not _PRESS_AFTER.match(after):
        return False
    if not after.startswith("'s") and _before_name(text, end):
        return True
    if word.endswith("s"):
        return bool(lead or match["between"] or _CANDIDATE_AFTER.match(after))
    if match["between"] and (match["between"].lower() in _DEGREES or not lead):
        return False
    if lead or match.group().startswith((",", "(")):
        return bool(_CANDIDATE_AFTER.match(after))
    return False


_DEGREES = frozenset("fully more truly wholly very totally entirely be is was are were become became".split())

_WORDS = (
    r"[A-Z0-9][\w'&-]{0,40}(?: (?:(?:to|for|of|the|and|not|against|in|with|from|a|&) ){0,2}"
    r"[A-Z0-9][\w'&-]{0,40}){0,6}"
)
_UNLISTED: Sequence[Search] = [
    # of the Elvis Loves Pets party
    Sought(rf"\b[Tt]he (?P<name>{_WORDS}?)(?P<noun> Party| party)\b(?! (?:Conference|Political|of [A-Z]))"),
    # standing for Wexcombe First; Keith Vaz of One Leicester
    re.compile(
        rf"\b(?:st[ao]nds?|stood|standing|runs?|ran|running|fought|candidates?|councillors?|votes?|\d+"
        rf"|[A-Z][\w-]{{1,40}}),?(?: \w+)?,?"
        rf" (?:for|of|from|as an?|in the colours of|under the banner of"
        rf"|flying the flag of) (?:the )?(?P<shaped>{_WORDS})"
    ),
    # Ann Bell (Save Our Ferry), Tom Smith, Radical Alliance, 61
    re.compile(rf"[a-z]\s?\((?P<shaped>{_WORDS})\)"),
    re.compile(
        rf"[A-Z][\w'-]{{1,40}}, (?P<shaped>{_WORDS})"
        r"(?=,? (?:\.\.\. )?\d|, (?:with|on|got|polled|came|finished) |,? whose )"
    ),
    # the Return Berwick to Scotland candidate
    Sought(rf"\b[Tt]he (?P<shaped>{_WORDS}) (?:candidate|councillor|hopeful)s?\b"),
    Sought(r"\b(?P<independents>(?:[A-Z][\w'-]{1,40} ){1,3}Independents)\b"),
    # Ann Bell (Victims Final Right) 187, among others so written
    re.compile(rf"[A-Z][\w'-]{{1,40}} \((?P<bracket>{_WORDS})\)[:,]?(?: [-–])?\s\d{{2,3}}(?:,\d{{3}})*(?![\d%]|\.\d)"),
    re.compile(rf"[A-Z][\w'-]{{1,40}}, (?P<apposed>{_WORDS}), (?=\d{{2,3}}\b)"),
]
_SHAPE = re.compile(
    r"(?:\b(?:First|Residents'?|Residents'? (?:Association|Group|Party)|Ratepayers'?|Alliance|Movement|League"
    r"|Coalition|Front|Action|Together"
    r"|Independents|Democrats|Socialists?|Party|Matters|Unionists?|Labour|Voice|Christian|Welfare)"
    r"|^(?:Save|Stop|Return|Abolish|Rejoin|Restore|Reclaim|Scrap|Protect|One|Our|Bring|Ban|Free|Respect|Elvis|Bus-Pass"
    r"|Independents? for|Alliance for|People|Public|Justice|Vote) .+)$"
)
_NO_PARTY = re.compile(
    r"\b(?:Tea|Christmas|Garden|Birthday|Street|Hen|Stag|Third|Working|Dinner|House|Political|Parliamentary|Opposition"
    r"|Republican|Democratic|Democrat|Nazi|Search|Halloween|Boston|Council|County|Borough|City|District|Parliament"
    r"|Commission|Premier"
    r"|Football|Trade|Student|Students|European|Soviet|Union of|Credit|Rugby|Nations|Holy|Temperance|Chartist|Hanseatic"
    r"|Trust|Acts?|Bills?|Bank|Road|One Nation|Free Speech|Public (?:Health|Accounts|Order)|Committee|Evangelical"
    r"|Justice Secretary|By-?[Ee]lection|Mr|Mrs|Ms|Independent|Green|School|University"
    r"|Who|Whose|That|Own|His|Her|My|Your|Their|Government|Ruling|January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|^(?:The|A|An|Two|Three|Four|Five|Six|Seven|Former|Other|Some|Most|Local|Many|As|In|On|If|When|With|For|And"
    r"|But|No"
    r"|Conservative|Labour|Tory|First|Health|Christian|Western|Unionist|National) (?:Independents|Alliance|Party"
    r"|First|Labour)?$"
)


def find_unlisted(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Parties that the vocabulary does not have, where the words around or in the name show that it is one."""
    taken = {offset for mention in known for offset in range(mention.start, mention.end)}
    starts = sorted({mention.start for mention in known})
    for pattern in _UNLISTED:
        for match in pattern.finditer(text):
            group = str(match.lastgroup if match.lastgroup != "noun" else "name")
            start, end = match.span(group)
            if taken.intersection(range(start, end)) or not _is_unlisted(text, match, group, starts):
                continue
            if group == "apposed" and start - len("x, ") in taken:
                continue  # the Tory, Alec Fenwick, 951
            start += len("the ") if text[start:end].lower().startswith("the ") else 0
            name = re.sub(r"\s+", " ", text[start:end])
            if match.groupdict().get("noun") == " Party":
                name, end = f"{name} Party", end + len(" Party")
            taken.update(range(start, end))
            yield Mention("party", start, end, name)


def _named_again(
    text: str, text_words: tuple[Word, ...], found: Sequence[Mention], names: Collection[str]
) -> Iterator[Mention]:
    """The other places that have the name of a party, of several words, that is known by one of its places."""
    told = Gazetteer((name, name) for name in sorted(names) if " " in name)
    taken = {offset for mention in found for offset in range(mention.start, mention.end)}
    for start, end, (name, *_) in told.find(text, text_words) if names else ():
        if text[start:end] == name and taken.isdisjoint(range(start, end)):
            yield Mention("party", start, end, name)


def _is_unlisted(text: str, match: re.Match[str], group: str, starts: Sequence[int]) -> bool:
    name = match[group]
    if group == "independents":
        return not _COUNTED.match(name)
    if _NO_PARTY.search(name) or len(name) < 3:
        return False
    if group == "name":
        return " " in name or match["noun"] == " Party"
    if group == "shaped":
        return " " in name and bool(_SHAPE.search(name))
    # Names in the place of a party, where the same text has known parties in that place.
    mark = "(" if group == "bracket" else ", "
    start, end = match.span()
    near = [
        *starts[bisect_left(starts, start - _BESIDE) : bisect_left(starts, start)],
        *starts[bisect_left(starts, end) : bisect_left(starts, end + _BESIDE)],
    ]
    alike = sum(text[max(0, begin - len(mark)) : begin] == mark for begin in near)
    return alike >= 2 and not _ROLE.search(name) and (" " in name or group == "bracket")


_BESIDE = 400  # characters before and behind a name within which known parties vouch for it
_COUNTED = re.compile(
    r"(?:The|[A-Z]\w+(?:teen|ty)|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Former|Other|No|Some|Many"
    r"|Several|Local|And"
    r"|Most|All|Both|Labour|Conservative|Tory|But|For|With|To|Only|Fellow|Sitting|As|Of|In|While|When|From|By) "
)
_ROLE = re.compile(
    r"\b(?:Leader|Secretary|Minister|Mayor|Officer|Chair\w*|Professor|Editor|Teacher|President|North|South|East"
    r"|West|pictured"
    r"|(?i:ward|division)|and)\b|^[A-Z]{1,2}$"
)


def of_its_time(party: str, written: str, year: int | None, others: Collection[str]) -> str:
    """What ``party`` was called in ``year`` (None: unknown), written so among ``others`` in the same text.

    Before Reform UK was founded, "Ref" stood for the Referendum Party; before the Liberals merged, "L" for them.
    """
    if party == "Labour" and written in ("L", "L.") and year is not None and year <= _LAST_OF_LIBERALS:
        return "Liberal"
    if party != "Reform UK" or year is None or year >= _REFORM_FOUNDED or written.casefold() != "ref":
        return party
    return max((name for name in others if name.startswith("Referendum")), key=len, default=written)


_LAST_OF_LIBERALS = 1987
_REFORM_FOUNDED = 2018  # registered in November 2018 as the Brexit Party


@lru_cache(maxsize=65536)  # of every run of capitalised words it is asked whether it is a party
def party_named(text: str) -> str | None:
    """The party that exactly ``text`` names in the notation of a list; None if it names none we know."""
    for form in (text, _DECORATION.sub("", text)):
        if aliases := _gazetteer().get(form):
            return aliases[0].name
    return None


def may_be_short_for(short: str, name: str) -> bool:
    """Whether ``short``, which no list of parties has, may be a form of ``name``: "English Dem", "Communist League".

    Each of its words begins a word of ``name``, in order.
    """
    if party_named(short) is not None:
        return False
    longer = iter(name.casefold().split())
    return all(any(word.startswith(part) for word in longer) for part in short.casefold().split())


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
            if written[0].isupper() or (" " in written and (not written.islower() or _PARTY_WORDS.search(written))):
                return alias
        elif written[0].isupper():
            return alias
    return None


def _stands_for_party(text: str, start: int, end: int, alias: _Alias, parties: set[str]) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if alias.use == "list":
        named = len(alias.text) > 1 and text[start].isupper() and alias.text not in _OF_NO_PARTY
        if named and before.endswith(" ") and _CANDIDATE_NEXT.match(after):
            return True
        if _ARTICLE.sub("", alias.text).casefold() in _CALLED_ALIKE:
            of_census = _RELIGION.search(text, max(0, start - 40), end + 60)
            return bool(_FIGURE_LIST_BEFORE.search(before) and _FIGURE_AFTER.match(after)) and not of_census
        if alias.text == "All" and not parties & _NORTHERN_IRISH:
            return False
        if len(alias.text) > 1 and _WON_LINE.match(after) and re.search(r"(?:^|\s)$", before):
            return True
        return bool(_LIST_BEFORE.search(before[-14:]) and _LIST_AFTER.match(after))
    if alias.party == "Labour":
        return not _NOT_LABOUR.match(after)
    if alias.use == "capital":
        return True
    in_list = bool(_ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after))
    in_cell = bool(_CELL_BEFORE.search(before) and _CELL_AFTER.match(after))
    if in_list or in_cell or _POLITICAL_NOUN.match(after):
        return True
    starts_sentence = bool(re.search(r"(?:^|[.!?\"]\s*|\n)$", before))
    named_after = _before_name(text, end)
    if alias.party == "Green":
        return _is_green(before, after, starts_sentence, named_after)
    if alias.party == "Alliance":
        there = parties & _NORTHERN_IRISH or _NORTHERN_IRELAND.search(text)
        return bool(there) and not re.search(r"[A-Z]\w{1,40}\s$", before)
    behind_capital = bool(re.search(r"[A-Z]\w{1,40} $", before)) and not _OPENS.search(before)
    if alias.party == "Reform UK":
        if _NOT_REFORM.match(after) or behind_capital:
            return alias.party in parties and bool(_VERB_AFTER.match(after))
        return not starts_sentence or bool(_VERB_AFTER.match(after)) or named_after
    if alias.party == "Liberal" and not named_after and _NAMES_BODY.match(after):
        return False
    if alias.party == "Respect" and after.startswith(" for "):
        return False
    return not starts_sentence or bool(_VERB_AFTER.match(after)) or named_after


def _is_green(before: str, after: str, starts_sentence: bool, named_after: bool) -> bool:
    if _NOT_GREEN.match(after) or _PLACE_BEFORE.search(before):
        return False
    if named_after and (starts_sentence or not re.search(r"[A-Z]\w{1,40} $", before)):
        return True
    lead = _GREEN_BEFORE.search(before)
    if lead and lead.group().endswith(", "):
        return bool(_GREEN_APPOSED.match(after))
    return bool(lead)


def _before_name(text: str, end: int) -> bool:
    """Whether a person's name follows, with "'s" or a bracket between: Green Rosie Lamb, Reform (Malcolm Cupis)."""
    match = _NAME_AFTER.match(text, end)
    return match is not None and is_known_given_name(match["given"])


_NAME_AFTER = re.compile(r"(?:'s?)?,? \(?(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+) (?:'[A-Z][\w ]{1,20}' )?[A-ZÀ-Þ]['\w-]+")
