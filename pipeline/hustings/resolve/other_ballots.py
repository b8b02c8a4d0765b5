"""Sentences on ballots that are no public elections, beside others that are: of bodies, chambers and surveys.

The numbers of electors of which a review of boundaries tells are of no election either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hustings.annotate import Annotated
from hustings.annotate.units import Unit
from hustings.layout import Span, pieces
from hustings.rules.elsewhere import labels_forecast

# Sentences that count the hands of a chamber or a meeting, or the answers to a question.
_HANDS = re.compile(
    r"\b(?:show of hands|secret ballot|parish meeting"
    r"|(?:councillors|members|mps|msps|peers|the (?:commons|lords|house|council|committee)) (?:then |had |have |has )?"
    r"voted (?:by )?[\d,]+|voted (?:by )?[\d,]+ (?:votes )?(?:to|against) [\d,]+"
    r"|(?:motion|amendment|bill|budget|resolution) (?:was|were|is|has been|had been)"
    r" (?:passed|carried|lost|defeated|rejected|approved|voted down))\b",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:respondents|(?:readers|users|viewers|shoppers|listeners) (?:have )?voted|survey of [\d,]+"
    r"|consultation in which|(?:we|they) (?:asked|polled|interviewed) [\d,]+|forms? came back|readers'? poll)\b",
    re.I,
)
# Sentences in which a council or a group of its members fills an office, or a house divides.
_OFFICE = re.compile(
    r"\b(?:re-?)?(?:elected|voted in|chosen|appointed|installed|picked|sworn in) (?:[\w'-]+ ){0,4}?"
    r"(?:leader(?! (?:loses|lost))|chair(?:man|woman)?|deputy mayor|lord mayor|convener|provost|annual meeting)\b"
    r"|\bfirst citizen\b|\bleadership of the (?:council|group)\b|\b(?:mayor|annual council) making\b"
    r"|^\W{0,3}(?:For|Against|Ayes?|Noes?|Tellers|Absent|Abstained|Abstentions): ",
    re.I,
)
# Sentences in which a party's members choose whom to put up: he stands, but these are no votes of the public.
_CHOOSES = re.compile(
    r"\b(?:selection (?:meeting|contest|battle|ballot|vote|race)|(?:wins?|won|lost|loses) (?:the )?selection"
    r"|open primary|(?:local|party|branch|association) members"
    r"|members (?:\w+ ){0,4}(?:chose|picked|selected|voted|backed)"
    r"|(?:turnout|votes?|%|per ?cent) of (?:the |its )?(?:local )?(?:party|membership|association|branch)|deselect\w+"
    r"|trigger ballot|knocked out in the (?:first|second|third))\b",
    re.I,
)
# Paragraphs on the ballot of a body that is no public one.
_BODY = re.compile(
    r"\b(?:students?'? union|sabbatical officers?|head (?:girl|boy)|shop steward|(?:general|regional) secretary"
    r"|strike ballot|for a strike|union (?:ballot|election)|shareholders?|annual general meeting|(?-i:AGM|EGM)"
    r"|(?:supporters'|fans') trust|(?:wo)?man of the match|was crowned|young farmers|building society"
    r"|board (?:ballot|election)|women's institute|vote of confidence|(?:county|carnival|show) queen"
    r"|police federation|elects? (?:a |its |their )?(?:first |new )?(?:woman )?president)\b",
    re.I,
)
# Paragraphs on what is made up: of a drama, a novel, or the listings of what is shown.
_TALE = re.compile(
    r"\bfictional\b[^.\n]{0,60}\b(?:seat|constituency|town|ward|by-election|borough|MP)\b"
    r"|\((?:BBC (?:One|Two|Three|Four|iPlayer)|ITV\d?|Channel [45]|Sky (?:Atlantic|Arts|One)|Netflix)\)"
)
_PUBLIC = re.compile(
    r"\b(?:by-elections?|constituenc\w+|general election|wards?|MS?Ps?|polling (?:stations?|day)|councillors?"
    r"|returning officer|candidates?|electorate|electors|division|mayor(?:al|alty)?|seats?|gain|hold|majority of)\b",
    re.I,
)

_PUBLIC_VOTE = re.compile(
    r"\bby-elections?\b|\bgeneral election\b|\b(?:ward|division|constituency|polls?|polling|electorate|turnout)\b"
    r"|\bmajority of|\bMS?Ps? for\b|\bheld\b|\bseat\b",
    re.I,
)
_HEAD = 900  # characters
_REVIEW = re.compile(r"\bboundary commission|\bboundary (?:review|changes)\b|\bboundaries (?:to be )?redrawn\b", re.I)
_ELECTORS = re.compile(r"\belector(?:s|ates?)\b|\bon the (?:roll|register)\b|\bquota\b|\bconsultation\b", re.I)

# A ballot within a party, a parliament or a council, whose people are named with the seats they have.
_WITHIN = re.compile(
    r"\b(?:(?:deputy )?leadership (?:election|contest|race|ballot|battle|vote|hustings|result)"
    r"|(?:wins?|won|takes?|took|lands?|landed|clinch(?:es|ed)) (?:the )?(?:[\w'-]+ ){0,2}(?:deputy )?leadership"
    r"|(?:stood|stands?|standing|ran|runs?|running|contest(?:s|ed)|fought|bid) (?:for |in )?(?:the )?"
    r"(?:[\w'-]+ ){0,2}(?:deputy )?leadership"
    r"|votes? (?:of|by|among) (?:the )?(?:tory|conservative|labour|lib dem) mps"
    r"|(?:vote|motion|ballot) of (?:no )?confidence|(?:no[ -])?confidence (?:vote|motion|ballot)"
    r"|(?:next|new|elected) speaker|(?:select|[\w'-]+ affairs) committee|committee chairs?"
    r"|committee (?:has |had )?(?:thrown out|rejected|backed)"
    r"|(?:mps|msps|peers|mss|mlas|the commons|the lords|holyrood|stormont|the senedd|backbenchers|tories|rebels)"
    r" (?:have |had |has |also |then |who )?"
    r"(?:voted|vote (?:for|against|to)|backed|back|defied|approved|rejected|passed)"
    r"|(?:voted|voting) (?:for|against|with|in favour)\b[^.\n]{0,60}\b(?:bill|motion|government|amendment|deal|whip)"
    r"|(?:how|which way) (?:did )?(?:your|our|the|local) mps? vot\w+|(?:second|third) reading|division list"
    r"|the (?:ayes|noes)"
    r"|(?:the|'s) (?:\w+ )?government (?:\w+ )?(?:survived|lost|won) (?:\S+ ){0,3}(?:vote|division|by \d+)"
    r"|(?:motion|amendment|bill)s? (?:\w+ )?(?:carried|defeated|lost|passed)|(?:trigger|members') ballot"
    r"|ballot of (?:(?:the|its|tory|labour|conservative) )?(?:party's )?(?:mps|members)"
    r"|(?:the commons|mps) (?:has |have |had )?(?:suspended|cleared|censured)"
    r"|mayor of [\w-]+ for (?:the )?\d{4}|mayor-?making|annual council|council leader (?:sees off|survives|ousted)"
    r"|(?:labour|conservative|tory|lib(?:eral)? dem(?:ocrat)?|green|independent|ruling) group (?:\w+ ){0,3}vot\w+)\b",
    re.I,
)
# Offices within them, which somebody may hold whom an article names for another reason.
_OFFICE_WITHIN = re.compile(
    r"\b(?:leader of (?!(?:the )?(?:council|opposition|city))|(?:new|next|deputy|party) leader"
    r"|party's leader|speaker of the|next (?:first|prime) minister"
    r"|(?:re-?elected|elected|chosen|voted) (?:as )?chair(?:man|woman)?|deselect\w+|reselect\w+|no confidence"
    r"|party members|parliamentary party|leadership)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b\d[\d,.]{0,9}(?:%| per ?cent)? (?:votes )?(?:to|against|for) \d|\b\d[\d,]{0,9}[-–]\d|\bby [\w,]{1,20} votes?\b"
    r"|\b\d[\d,]{0,9} (?:[\w-]{1,20} )?"
    r"(?:mps|msps|peers|mlas|members|tories|conservatives|colleagues|rebels|votes|ballots)\b"
    r"|(?:%|per ?cent) of (?:the |its |his |her )?(?:party |parliamentary )?(?:members|mps|votes?|party)\b",
    re.I,
)
# What only a public election has.
_OF_THE_PEOPLE = re.compile(
    r"(?i:\bby-elections?\b|\bgeneral[ -]election\b|\bvacanc(?:y|ies)\b|\brecall petition\b|\bmajority:? \d[\d,]{2,})"
    r"|\bas (?:their|its|the|his|her) (?:\w+ )?(?:parliamentary )?candidate\b"
    r"|\belected to (?:the (?:Commons|Assembly)|Parliament"
    r"|the (?:European|Scottish|Welsh) (?:[Pp]arliament|[Aa]ssembly)|Holyrood|Stormont|the Senedd|Westminster)\b"
    r"|\b(?:[Aa]t|[Ii]n) (?:[A-Z][\w-]+,? ){1,4}(?:where )?(?:in \d{4},? )?(?:he|she) "
    r"(?:beat|defeated|ousted|unseated|polled|had [\d,]+ votes|lost (?:to|by)|came (?:second|third))\b"
    r"|\b(?:won|held|gained|took|takes?|wins?|holds?|gains?|lost) [A-Z][\w, -]{2,40}? (?:for|from) (?:the )?"
    r"(?:Lib|Lab|Con|Tor|SNP|Plaid|Green|Reform|U[Kk][Ii][Pp])"
    r"|\bpolling (?:day|stations?|booths?)\b|\bpolls (?:open|clos)"
    r"|\b(?:council|local|county|borough|assembly|parliamentary|scottish parliament|holyrood|senedd|mayoral|european)"
    r" elections?\b|\bvoters\b|\bthe electors\b|\bmarginals?\b|\b(?:in|of) (?:a|the) (?:\w+ )?seat\b"
    r"|\b(?:gain|hold) from\b|\b(?:Lab|Con|Tory|Labour|Conservative|LD|Lib Dem|Green|SNP|Plaid|Reform) (?:gain|hold)\b"
    r"|\b(?:won|held|gained|took|lost|keeps?|regained|wins?|defend(?:s|ed|ing)|contest(?:s|ed|ing)?)"
    r" (?:it|(?:the|his|her|their|its) (?:[\w-]+ )?seat)\b|\b(?:his|her|whose|their) (?:[\w-]+ )?majority\b"
    r"|\bdefending a\b|\bslender majority\b|\bMP (?:for [A-Z]\w+ )?(?:since|until)\b"
    r"|\belected (?:as )?(?:an? |the )?MP\b"
    r"|\b(?:won|held|gained|took|lost|elected|returned)\b[^.\n]{0,60}\b(?:ward|division)\b"
    r"|\bcandidate (?:for|in) (?:[A-Z]|police|mayor)\b|\bnew MP for\b"
    r"|\b(?:stood|stands?|standing|fought|fights?|fighting) (?:\w+ ){0,3}?in [A-Z]|\b(?:swing|turnout) in [A-Z]"
)
# The heads of articles on the ballot of a body that has voters, candidates and counts as a public election has.
_HEADS_A_BODY = re.compile(
    r"\b(?:re-?elected|elected|elects?|choos(?:es|ing)|chosen|new|next|votes? for|voting for|elections? (?:of|for)"
    r"|race (?:to be|for)|contest (?:to be|for)|ballot for|becomes?) (?:as |its |the |a |their )*(?:\w+ ){0,2}?"
    r"(?:(?:deputy |assistant )?general secretary|rector of"
    r"|president of (?:the )?(?:\w+ ){0,3}(?:union|nus|college|association|guild|society|institute|tuc|federation))\b"
    r"|\bgeneral secretary (?:election|race|contest|ballot)\b|\brectorial (?:election|contest)\b"
    r"|\b(?:students'? union|student(?:s'?)? guild|SU) (?:elections?|presidents?|ballot)\b"
    r"|\byouth (?:parliament|council|mayor)\b"
    r"|\b(?:re-?elected|elected|elects?|choos(?:es|ing)|chosen|new|voted in|named) (?:as |its |the |a |their )*"
    r"(?:\w+ ){0,2}?(?:(?:club |lady |men's )?captain\b|(?:branch|club|association) (?:secretary|chair\w*|president)"
    r"|(?:chair\w*|president) of (?:the )?(?:[A-Z][\w']+ ){0,4}(?:club|association|trust|federation|society|board)\b)"
    r"|\b(?:captaincy|branch (?:poll|ballot|election|secretary)|board of (?:trustees|directors|governors) elections?)\b"
    r"|\b(?:elects?|elected|choose|chose|re-elect) [^.\n]{0,40}\bboard\b|\bas (?:its |their )?(?:new )?rector\b"
    r"|\bvot(?:e|ing|ed) for (?:the|your|our|their) (?:best|favourite)\b"
    r"|\b(?-i:BID) (?:ballot|vote|term|levy)\b|\bbusiness improvement district\b"
    r"|\b(?:strike|industrial action) (?:ballot|vote)\b|\bballot (?:for|on|over) (?:a )?(?:strike|industrial action)\b"
    r"|\b(?:vot(?:e|es|ed|ing)|ballot(?:ed|ing)?) (?:[\w.%]+ ){0,5}?(?:for|to|on|over|in favour of) (?:a )?"
    r"(?:strike|walk(?:ing)? out|industrial action)\b",
    re.I,
)
_A_PARTYS = (
    r"(?:labour|conservative|tory|lib(?:eral)? dem(?:ocrat)?s?|snp|greens?|ukip|plaid(?: cymru)?|reform(?: uk)?|dup"
    r"|uup|sdlp|alliance|ulster unionist|scottish labour|welsh labour|party)(?:'s)?"
)
_HEADS_A_LEADERSHIP = re.compile(
    rf"\b(?:elected|re-elected|chosen|voted|named|crowned) (?:as )?(?:the )?(?:new )?{_A_PARTYS} (?:deputy )?leader\b"
    rf"|\b(?:w[io]ns?|won|takes?|took|clinch(?:es|ed)|lands?|landed) (?:the )?{_A_PARTYS} (?:deputy )?leadership\b"
    rf"|\b{_A_PARTYS} (?:deputy )?leadership (?:election|contest|race|ballot|vote|result)\b",
    re.I,
)
# Of those that are called an election, or a by-election, too.
_HEADS_ITS_ELECTION = re.compile(
    r"\bmock (?:general |parliamentary |local |council )?(?:(?:by-)?elections?|polls?|ballots?)\b"
    r"|\bhereditary (?:peers?'? |peerage )?(?:by-)?elections?\b|\bby-elections? (?:\w+ ){0,4}hereditary\b"
    r"|\bby-elections? to (?:fill|replace|succeed) (?:\w+ ){0,3}(?:Lord|Viscount|Earl|Baron)\b",
    re.I,
)
_FOR_A_SEAT = re.compile(
    r"\bmajority:? (?:of )?\d[\d,]{3,}|\b(?:Lab|Con|Labour|Conservative|LD|Lib Dem|Green|SNP|Plaid) (?:gain|hold)\b"
    r"|\b(?!Lords|Peers|Crossbench|Hereditary)(?:[A-Z]\w+|ward|division|council) by-election\b"
    r"(?! to (?:fill|replace|succeed) (?:\w+ ){0,3}(?:Lord|Viscount|Earl|Baron))"
)
_FOR_THE_SEAT = re.compile(
    r"\b(?:w[io]ns?|h[eo]lds?|gain(?:s|ed)?|t(?:ook|akes?)|ke(?:eps?|pt)|los(?:es?|t)|(?:retain|regain|captur|contest)(?:s|ed|es)"
    r"|(?:fight|fought|st[oa]nds?|stood|elected|returned)(?: (?:in|for))?) (?:the )?$"
)
_BEFORE = 30  # characters
_TOP = 200  # characters
_HEADLINE = 120
_OPENING = 400
_MANY = 4  # words for such ballots in an article that is on one, though it speaks of public elections too


def spans_on_other_ballots(article: Annotated) -> Sequence[Span]:
    """The spans of the paragraphs, and of the posts, that count a ballot within a party, a parliament or another body.

    An article that begins with one is on it, but for what it says of public elections. What is made up counts none.
    """
    ballots = _on_ballots(article)
    if ballots == [(0, len(article.text))]:
        return ballots
    return sorted({*ballots, *(span for span in pieces(article.layout) if _TALE.search(article.text, *span))})


def _on_ballots(article: Annotated) -> Sequence[Span]:
    text = article.text
    body = _HEADS_A_BODY.search(text, 0, _OPENING)
    its_election = _HEADS_ITS_ELECTION.search(text, 0, _OPENING)
    if not (_COUNTED.search(text) or body or its_election):
        return ()
    contested = [
        mention.start
        for mention in article.mentions
        if mention.label in ("seat", "area")
        and _FOR_THE_SEAT.search(text, max(0, mention.start - _BEFORE), mention.start)
    ]
    at_head = _WITHIN.search(text, 0, _TOP) or _OFFICE_WITHIN.search(text, 0, _HEADLINE)
    if at_head and not (contested or _OF_THE_PEOPLE.search(text)):
        return [(0, len(text))]
    words = [found.start() for pattern in (_WITHIN, _OFFICE_WITHIN) for found in pattern.finditer(text)]
    about = len(words) >= _MANY and min(words) < _HEAD // 2 and not _OF_THE_PEOPLE.search(text, 0, _HEAD)
    about = about or bool(body and not _OF_THE_PEOPLE.search(text, 0, body.start()))
    leader = _HEADS_A_LEADERSHIP.search(text, 0, _OPENING) and _COUNTED.search(text, 0, _HEAD)
    about = about or bool(leader and not _OF_THE_PEOPLE.search(text, 0, _OPENING))
    of_the_people = _FOR_A_SEAT if its_election else _OF_THE_PEOPLE
    found = pieces(article.layout) if about or its_election else _counts(article)
    return [
        (start, end)
        for start, end in found
        if not (of_the_people.search(text, start, end) or any(start <= place < end for place in contested))
    ]


def _counts(article: Annotated) -> Iterator[Span]:
    """From the sentences that count such a ballot to the end of their paragraphs."""
    text, block = article.text, -1
    for unit in article.units:
        if unit.block == block:
            continue
        if _WITHIN.search(text, unit.start, unit.end) and _COUNTED.search(text, unit.start, unit.end):
            block = unit.block
            yield unit.start, article.block(unit).end


# Articles headed as a forecast, and what in them tells of what has been counted.
_FORECAST = re.compile(
    r"\b(?:forecasts?|projections?|predictions?|MRP)\b|\b(?:our|polling|seat|(?-i:YouGov's)) model\b", re.I
)
_HAS_BEEN = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\blast (?:time|year|month|week|night)\b"
    r"|\b(?:won|held|took|elected|polled|was|were|had|result\w*)\b|\bby-elections?\b|\bprevious|\bdefend|\b[Tt]urnout\b|\bdeclar",
    re.I,
)


def is_forecast(text: str) -> bool:
    """Whether an article is headed as a forecast, and not as one of what has been counted."""
    return _FORECAST.search(text, 0, _HEADLINE) is not None and _HAS_BEEN.search(text, 0, _HEADLINE) is None


def units_on_other_ballots(article: Annotated) -> Iterator[tuple[Unit, bool]]:
    """The sentences whose figures are of no public election, and whether the persons in them are not either."""
    bodies: dict[int, bool] = {}
    spans = spans_on_other_ballots(article)
    patterns = [_HANDS, _ANSWERS, _CHOOSES]
    if _REVIEW.search(article.text, 0, _HEAD):
        patterns.append(_ELECTORS)
    forecast = is_forecast(article.text)
    for unit in article.units:
        if unit.block not in bodies:
            block = article.block(unit)
            text = article.text[block.start : block.end]
            inside = article.mentions_in(block.start, block.end)
            party = any(m.label == "party" and m.canonical != "Independent" for m in inside)
            bodies[unit.block] = not party and bool(_BODY.search(text)) and not _PUBLIC.search(text)
        text = article.text[unit.start : unit.end]
        office = _OFFICE.search(text) and not _PUBLIC_VOTE.search(text)
        if bodies[unit.block] or office or any(start <= unit.start < end for start, end in spans):
            yield unit, True
        elif (
            any(pattern.search(text) for pattern in patterns)
            or labels_forecast(text)
            or (forecast and not _HAS_BEEN.search(text))
        ):
            yield unit, False
