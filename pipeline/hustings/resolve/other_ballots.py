"""Sentences on ballots that are no public elections, beside others that are: of bodies, chambers and surveys.

The numbers of electors of which a review of boundaries tells are of no election either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.annotate.units import Unit
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
# Paragraphs on the ballot of a body that is no public one.
_BODY = re.compile(
    r"\b(?:students?'? union|sabbatical officers?|head (?:girl|boy)|shop steward|(?:general|regional) secretary"
    r"|strike ballot|for a strike|union (?:ballot|election)|shareholders?|annual general meeting|(?-i:AGM|EGM)"
    r"|(?:supporters'|fans') trust|(?:wo)?man of the match|was crowned|young farmers|building society"
    r"|board (?:ballot|election)|women's institute|vote of confidence|(?:county|carnival|show) queen"
    r"|police federation|elects? (?:a |its |their )?(?:first |new )?(?:woman )?president)\b",
    re.I,
)
_PUBLIC = re.compile(
    r"\b(?:by-?elections?|constituenc\w+|general election|wards?|MS?Ps?|polling (?:stations?|day)|councillors?"
    r"|returning officer|candidates?|electorate|electors|division|mayor(?:al|alty)?|seats?|gain|hold|majority of)\b",
    re.I,
)

_PUBLIC_VOTE = re.compile(
    r"\bby-?elections?\b|\bgeneral election\b|\b(?:ward|division|constituency|polls?|polling|electorate|turnout)\b"
    r"|\bmajority of|\bMS?Ps? for\b|\bheld\b|\bseat\b",
    re.I,
)
_HEAD = 900  # characters
_REVIEW = re.compile(r"\bboundary commission|\bboundary (?:review|changes)\b|\bboundaries (?:to be )?redrawn\b", re.I)
_ELECTORS = re.compile(r"\belector(?:s|ates?)\b|\bon the (?:roll|register)\b|\bquota\b|\bconsultation\b", re.I)


def units_on_other_ballots(article: Annotated) -> Iterator[tuple[Unit, bool]]:
    """The sentences whose figures are of no public election, and whether the persons in them are not either."""
    bodies: dict[int, bool] = {}
    patterns = [_HANDS, _ANSWERS]
    if _REVIEW.search(article.text, 0, _HEAD):
        patterns.append(_ELECTORS)
    for unit in article.units:
        if unit.block not in bodies:
            block = article.block(unit)
            text = article.text[block.start : block.end]
            inside = article.mentions_in(block.start, block.end)
            party = any(m.label == "party" and m.canonical != "Independent" for m in inside)
            bodies[unit.block] = not party and bool(_BODY.search(text)) and not _PUBLIC.search(text)
        text = article.text[unit.start : unit.end]
        office = _OFFICE.search(text) and not _PUBLIC_VOTE.search(text)
        if bodies[unit.block] or office:
            yield unit, True
        elif any(pattern.search(text) for pattern in patterns) or labels_forecast(text):
            yield unit, False
