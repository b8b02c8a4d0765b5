"""Whether an article that calls its contest by no kind is on a by-election, by its words alone.

For times of which nobody knows when general elections were: after the calendar's end, and without one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hustings.annotate import Annotated
from hustings.needs import Sought

_ENOUGH = 2  # what must speak for a by-election more than against one


class _Cue(NamedTuple):
    pattern: Sought
    weight: int


_CUES = (
    _Cue(  # whoever held the seat is gone
        Sought(
            r"\bvacan(?:cy|t)\b|\b(?:died|death of|killed|murder)\b|\bresign(?:ed|ation|ing)\b|\brecall petition"
            r"|\bwrit\b|\bthe late (?:m[rs]s?\b|sir\b|dr\b|dame\b|\w+ \w+ ?(?:\(|,|'s))|\bspecial election\b"
            r"|\b(?:stood|stepped|stepping|standing|stands|steps) down\b|\bpeerage\b|\bennobled\b|\blife peer\b"
            r"|\b(?:to|in) the (?:house of )?lords\b|\bwho (?:quit|left)\b|\bquit (?:the commons|parliament|as mp)\b"
        ),
        2,
    ),
    _Cue(  # the general election is over
        Sought(
            r"\b(?:at|since|than|from|in|on|of|after) (?:the |his |her |its )?(?:last|previous) (?:\w+ )?election\b"
            r"|\blast (?:year|spring|summer|autumn|winter|february|march|april|may|june|july|september|october"
            r"|december)\b"
            r"|\bat (?:the|last \w+'s) general election\b|\bthe general election ?:|\bsince the general election\b"
            r"|\bgeneral election (?:in|of) (?:19|20)\d\d\b|\b(?:19|20)\d\d general election\b"
        ),
        1,
    ),
    _Cue(
        Sought(
            r"\b(?:yesterday|thursday)'s poll\b|\bthe poll was\b|\bin (?:the|this) contest\b"
            r"|\b(?:poll|contest) (?:was|is) (?:caused|called|held|forced)\b"
        ),
        1,
    ),
    _Cue(Sought(r"\bmid-?term\b|\bprotest vote|\bbloody nose|\bverdict on\b|\bkick(?:ing)?\b"), 1),
    _Cue(Sought(r"\bnew(?:est)? m\.?p\b|\bnew member\b|\blatest (?:m\.?p|recruit)\b|\byoungest m\.?p\b"), 1),
    _Cue(
        Sought(
            r"\bexit poll|\bhung parliament|\boverall majority|\blandslide\b|\belection night|\bnational swing"
            r"|\bworking majority|\bacross the country\b|\bcoalition\b"
        ),
        -2,
    ),
    _Cue(  # whoever held the seat stands
        Sought(
            r"\boust|\bunseat|\btoppl|\bre-?elected\b|\blost (?:his|her|their) seats?\b|\bholds? on to (?:his|her)\b"
            r"|\b(?:kept|held|defend(?:ing|s|ed)|retain(?:s|ed)?) (?:his|her) (?:\w+ )?seat\b|\bsitting (?:mp|member)\b"
            r"|\b(?:his|her) (?:own )?majority\b|\breturned for\b|\bdefending\b"
            r"|\b(?:second|third|fourth|another) term\b"
        ),
        -2,
    ),
    _Cue(Sought(r"\bdissol|\bnotional|\bboundar|\bredrawn\b|\bnew seat\b|\bnewly[ -]created\b"), -1),
    _Cue(Sought(r"\bgeneral election (?:19|20)\d\d\W{0,3}result|\belection: [a-z]|\bdeclared \d"), -1),
    _Cue(Sought(r"\bseats\b|\bconstituencies\b|\bmps\b"), -1),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CUT_SHORT = {1: 1, 3: 1, 4: 1, 5: -2}  # years since the last contest that is told: a parliament's whole term, or none
_FEW, _MANY = 2, 5  # areas


def speaks_of_by_election(article: Annotated, areas: int) -> bool:
    """Whether more speaks for a by-election than for the general election; ``areas`` is how many have contests."""
    lowered = article.text.lower()
    weight = sum(cue.weight for cue in _CUES if cue.pattern.search(lowered))
    weight += 1 if areas <= _FEW else -1 if areas > _MANY else 0
    if article.dated:
        since = [article.dated.year - int(year) for year in _YEAR.findall(lowered)]
        weight += _CUT_SHORT.get(min((years for years in since if years > 0), default=0), 0)
    return weight >= _ENOUGH
