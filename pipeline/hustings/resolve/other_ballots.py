"""Ballots that are none of ours: of companies, societies, unions, clubs and students, and elections abroad."""

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


# Votes of workers, in texts that speak of nothing that is elected.
_OF_WORKERS = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|ballot(?:ed)?)\b[^.]{0,60}"
    r"\b(?:strike|walk ?out|industrial action|pay (?:offer|deal|award))\b"
    r"|\bstrike ballot\b"
    r"|\b(?:backed|rejected|accepted|voted for) (?:the |a )?(?:industrial action|strike|pay (?:offer|deal))",
    re.I,
)
_ELECTED = re.compile(
    r"\b(?:by-?elections?|elections?|elected|candidates?|seats?|wards?|constituenc\w+|councillors?|mps?|msps?)\b", re.I
)
_ABROAD = re.compile(
    r"\b(?:Dáil|Seanad|Fianna Fáil|Fine Gael|Taoiseach|Bundestag|Knesset|Duma|Riksdag|Storting|Folketing|Sejm|Cortes"
    r"|House of Keys|Tynwald|States Assembly|States of (?:Jersey|Guernsey|Alderney)|House of Representatives|US Senate"
    r"|special election|Canadian|Australian|Manx)\b"
    r"|\b(?:[Ii]n|[Oo]f|[Oo]n|[Aa]cross) (?:the )?(?:Canada|Australia|New Zealand|Irish Republic|Republic of Ireland"
    r"|Jersey|Guernsey|Alderney|Isle of Man|Gibraltar|Germany|France|Spain|Italy|Sweden|Norway|Denmark|India|Malta"
    r"|South Africa|Kenya|Ontario|Quebec|Queensland|New South Wales|Ohio|Texas|California|Florida|Massachusetts)\b"
    r"|\b(?:Canada|Australia|New Zealand|Sweden|Germany|France|Jersey|Guernsey)'s (?:\w+ ){0,2}[A-Z]"
)
_AT_HOME = re.compile(
    r"\b(?:UK|U\.K\.|Britain|British|England|English|Scotland|Scottish|Wales|Welsh|Westminster|Commons|Holyrood|Senedd"
    r"|Stormont|Northern Ireland|Ulster|Whitehall|Downing Street|London|Tor(?:y|ies)|Lib(?:eral)? Dem\w*|SNP|UKIP|Ukip"
    r"|Reform UK|Plaid|DUP|SDLP|BBC|County|Borough|District|MSP|MPs?)\b"
)


def is_other_ballot(article: Annotated) -> bool:
    """Whether an article is on the ballot of a company, a society or a union and names no party, or on an election
    abroad and names nothing of this country.
    """
    text = article.text
    if _ABROAD.search(text) and not _AT_HOME.search(text) and not _names_seat(article):
        return True
    if any(mention.label == "party" for mention in article.mentions):
        return False
    if _OF_WORKERS.search(text) and not _ELECTED.search(text):
        return True
    return len({match.group().lower() for match in _OTHER_BODY.finditer(text)}) >= _ENOUGH


def _names_seat(article: Annotated) -> bool:
    return any(mention.label == "seat" for mention in article.mentions)
