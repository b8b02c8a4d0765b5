"""Words that make the figures of a sentence those of no contest in an area: nationwide ones, surveys, other bodies."""

from __future__ import annotations

import re

from hustings.needs import Sought

_NATIONWIDE = Sought(
    r"\bnation(?:al|wide|ally)\b|\bacross (?:the (?:country|nation|uk|united kingdom)|britain|england|scotland|wales)\b"
    r"|\b(?:countrywide|uk-wide|britain-wide)\b|\buniform\b"
    r"|\bamong (?:people|voters|those|men|women|young\w*|the young|under-|over-|students|pensioners)"
)
_SURVEYED = Sought(
    r"\bsurvey|\bopinion polls?\b|\bnational polls?\b|\bpollsters?\b|\bpolling (?:by|for|from|firm|company|suggest)"
    r"|\bpolls? (?:shows?|puts?|suggests?|points?|gives?|has|have|of|for|by|in the|indicates?|found|finds?)\b(?! close)"
    r"|\bmrp\b|\byougov\b|\bexit poll|\bforecast|\bprediction|\bpredicts?\b|\bprojection"
    r"|\b(?:expects?|expecting|hopes?|hoping|aims?|aiming) (?:for |of )?(?:an? |the )?(?:\w+ )?swing"
    r"|\btargets?\b[^.]{0,60}\bswing|\bswing[^.]{0,60}\btargets?\b"
)
_LABEL = re.compile(
    r"\W{0,3}(?:[\w' -]{0,30}\b)?(?:mrp|(?:opinion|exit|latest|online|readers?'?s?) polls?|poll(?:s|ing)? average"
    r"|survey|forecast|prediction|projection|(?:national|overall) (?:score|tally|share)"
    r"|seats so far|yougov|odds|betting|bookmakers?|latest price)\b[\w' ]{0,20}:",
    re.I,
)
_OF_A_BODY = Sought(
    r"\b(?:bill|motion|amendment|resolution|budget|strike|walkout|industrial action|pay offer)\b[^.]{0,60}"
    r"\b(?:carried|passed|approved|defeated|rejected|backed|thrown out|voted|agreed)\b"
    r"|\b(?:backed|voted (?:for|against|on|to)|rejected|approved|passed|accepted) (?:the |a |an )?(?:\w+ ){0,2}"
    r"(?:bill|motion|amendment|resolution|budget|strike|walkout|industrial action|pay offer)\b"
    r"|\b(?:the union's|union|its) members (?:have |had )?(?:voted|backed|rejected|accepted)"
    r"|\bamong (?:the |its |their )?(?:‹party:\d+› )?(?:party )?(?:members|mps)\b"
    r"|\bgovernment (?:has|had|have|with|enjoys|commands|won|lost) (?:an? |its |the )?(?:\w+ ){0,2}majority"
)
_NATIONALLY = re.compile(
    r" (?:nationally|nationwide|across (?:the (?:country|nation|uk)|britain|england)|in the country)\b"
)
_AREA = re.compile(r"‹(?:seat|area|place):")


def is_nationwide(rendered: str, mark: str) -> bool:
    """Whether the figure ``mark`` is said to be the country's, or stands, in a sentence that names no area, in a clause
    on the whole country or on a group of voters.
    """
    if _NATIONALLY.match(rendered.partition(mark)[2]):
        return True
    if _NATIONWIDE.search(rendered) is None or _AREA.search(rendered):
        return False
    return any(mark in clause and _NATIONWIDE.search(clause) for clause in _clauses(rendered))


def _clauses(rendered: str) -> list[str]:
    return re.split(r"[:;] ", rendered)


def is_surveyed(rendered: str) -> bool:
    """Whether a sentence tells what a survey found, or what somebody forecasts or hopes for."""
    return _SURVEYED.search(rendered) is not None


def labels_forecast(line: str) -> bool:
    """Whether the label before the colon of a line says that a survey, a forecast or odds follow."""
    return _LABEL.match(line) is not None


def is_of_a_body(rendered: str) -> bool:
    """Whether a sentence tells of a vote in a parliament, a party or a union, or of a government's majority."""
    return _OF_A_BODY.search(rendered) is not None
