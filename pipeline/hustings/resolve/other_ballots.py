"""Ballots that are no public elections: of companies, societies, unions, clubs and students."""

from __future__ import annotations

import re

from hustings.annotate import Annotated

_OTHER_BODY = re.compile(
    r"\b(?:annual (?:general )?meeting|(?-i:AGM|EGM)|extraordinary general meeting|shareholders?|shareholding"
    r"|building society|the society's|mutual|board (?:ballot|election|seats?)|resolution \d|general secretary"
    r"|trustees?|members? (?:entitled|eligible) to vote|of (?:our|the union's) members|students' union|sabbatical"
    r"|electoral services ltd|scrutineer(?:'s)? report|(?:golf|cricket|football|rugby|bowls) club|fellows?)\b",
    re.I,
)
_ENOUGH = 3  # different words for another body


def is_other_ballot(article: Annotated) -> bool:
    """Whether an article that names no party is on the ballot of a company, a society, a union or the like."""
    if any(mention.label == "party" for mention in article.mentions):
        return False
    return len({match.group().lower() for match in _OTHER_BODY.finditer(article.text)}) >= _ENOUGH
