"""Paragraphs on other countries, in articles that tell of contests of the United Kingdom too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from hustings.annotate import Annotated
from hustings.annotate.gazetteer import Gazetteer, words
from hustings.layout import Span, pieces
from hustings.resources import read_csv

_HEAD = 500  # characters
_FOREIGN = 5  # terms of other countries in an article that is on them in the main
_AT_HEAD = 2  # of these at its head
_SURELY = 2  # terms in a paragraph
_AND_TORIES = 3  # in one that speaks of Tories
_HEADING = 60  # characters of a line above a paragraph, at the most
_LEADS = re.compile(r"\W{0,3}")
_LED = re.compile(r" ?[:–-] |'s? |\W{0,3}$|\W{0,3}\n")
_LIBERAL = re.compile(r"\b(?:Liberal|Social)(?: and)? $")
_PART = re.compile(r"(?:[ –-]*(?:North|South|East|West|Central|Mid|Bay|City|County|Rathdown|Fingal|Galway)){0,3}")
_PEOPLE = re.compile(
    r"(?:Americ|Argentini|Austr(?:al)?i|Belgi|Canadi|Germ|Hungari|Indi|Itali|Norwegi|Russi|New Zealand)(?:ans?|ers?)"
    r"|\w+(?:ish|ese)|Dutch|French|Greek|Kiwi|Manx(?:man)?|M[aā]ori|America|Jersey|Georgia|Wellington"
)
# What nobody abroad has or is.
_HOME = re.compile(
    r"\bLib(?:eral)? ?Dem(?:ocrat)?s?\b"
    r"|\b(?:SNP|DUP|SDLP|UUP|TUV|Unionists?|UKIP|Ukip|Plaid|Reform UK|Westminster"
    r"|Holyrood|Senedd|Stormont|Britain|British|UK|England|Scotland|Wales|Scottish|Welsh)\b|\b[Cc]ouncil by-election"
    r"|\b[Nn]earer (?:to )?home\b|\b[Cc]loser to home\b|\b[Bb]ack home\b|\b(?:Borough|District|County|City) Council\b"
)
_TORY = re.compile(r"\bTor(?:y|ies)\b")  # Canadians say so too
# Parties that stand nowhere else.
_OURS = frozenset(
    "Liberal Democrats;SNP;Plaid Cymru;UKIP;Reform UK;DUP;UUP;SDLP;TUV;BNP;Brexit Party;Monster Raving Loony;TUSC;Alba"
    ";English Democrats;Yorkshire Party;Women's Equality;Change UK;Christian Peoples Alliance".split(";")
)
_POINT = re.compile(r"\b(?:North|South|East|West|Central|Centre|Mid|City)\b")
_ROOT = 4  # letters that the name of a country and that of its people have in common
_OFTEN = 2  # named, in an article that is on no country but one abroad


def spans_abroad(article: Annotated) -> Sequence[Span]:
    """The spans of the paragraphs, and of the posts, that tell of other countries alone."""
    text = article.text
    terms = [(start, end) for start, end, _ in _terms().find(text, words(text)) if _is_name(text, start)]
    within = {offset for m in article.mentions if m.label == "seat" for offset in range(m.start + 1, m.end)}
    terms = [term for term in terms if term[0] not in within]  # Auckland is none of theirs in Bishop Auckland
    if not terms:
        return ()
    if _is_on_another(article, terms):
        return [(0, len(text))]
    longer = {place for first, last in terms for place in range(first, last)}  # York is none of ours in New York
    areas = [m for m in article.mentions if m.label in ("seat", "area") and m.start not in longer]
    seats = sorted(m.start for m in areas if m.label == "seat")
    wards = sorted(m.start for m in areas if m.label == "area" and not is_abroad(m.canonical))
    foreign = len({text[slice(*term)] for term in terms}) >= _FOREIGN
    foreign = foreign and sum(start < _HEAD for start, _ in terms) >= _AT_HEAD
    unlike = sorted(m.start for m in areas if m.label == "seat" and not _has_namesake(text[m.start : m.end]))
    apart = any(m.label == "party" and m.canonical in _OURS for m in article.mentions)
    foreign = foreign and not any(m.label == "seat" and m.start < _HEAD and (apart or m.start in unlike) for m in areas)
    foreign = foreign or bool(_TITLED.match(text) and terms[0][0] < _title_end(text))
    begins = [start for start, _ in terms]
    found: list[Span] = []
    abroad, heading = False, None
    for start, end in pieces(article.layout):
        inside = terms[bisect_left(begins, start) : bisect_left(begins, end)]
        named = {text[slice(*term)] for term in inside}
        leads = any(_LEADS.fullmatch(text, start, first) and _LED.match(text, last, end) for first, last in inside[:1])
        tories = len(named) < _AND_TORIES and _TORY.search(text, start, end)
        if tories or _HOME.search(text, start, end) or _any_in(unlike, start, end):
            abroad = False
        elif len(named) >= _SURELY and any(map(_is_political, named)):
            abroad = True
        elif _any_in(seats, start, end) or _any_in(wards, start, end):
            abroad = False
        elif leads or (foreign and named):
            abroad = True
        else:
            abroad = abroad and foreign
        if abroad:
            if heading:
                found.append(heading)
            found.append((start, end))
        ours = abroad or end - start > _HEADING or _HOME.search(text, start, end) or _any_in(unlike, start, end)
        heading = None if ours else (start, end)
    return found


def _is_on_another(article: Annotated, terms: Sequence[Span]) -> bool:
    """Whether an article names another country from its head on, and nothing that is only at home."""
    text = article.text
    apart = any(m.label == "party" and m.canonical in _OURS for m in article.mentions)
    if apart or _HOME.search(text) or _TORY.search(text):
        return False
    if any(m.label == "seat" and not _has_namesake(text[m.start : m.end]) for m in article.mentions):
        return False
    title = _title_end(text)
    named = [text[start:end] for start, end in terms]
    countries = [name.removeprefix("New ")[:_ROOT] for name in named if not _is_political(name)]
    titled = any(
        start < title and not _is_political(text[start:end]) and not text.startswith("-", end) for start, end in terms
    )
    often = any(countries.count(root) >= _OFTEN for root in countries) or len(countries) < len(named)
    parliaments = {name for name in named if _is_political(name)}
    return titled or (terms[0][0] < _HEAD and (bool(countries and often) or len(parliaments) >= _SURELY))


def _title_end(text: str) -> int:
    return len(text) - len(text.lstrip()) + len(text.lstrip().partition("\n")[0])


# Titles on a people's or a country's own parties and elections: Norwegian Labour clings on.
_TITLED = re.compile(
    r"\W{0,3}(?:(?:[A-Z][\w'-]*|in|the|of) ){0,4}?(?:\w+ish|\w+ese|\w+[ai]ans?|Dutch|French|Greek|Canada|Australia"
    r"|[A-Z][a-z]+(?:ia|and|many|den|way|ark|ce|ly|in))(?:'s)?,? (?:[\w'-]+ ){0,2}?"
    r"(?:Labou?r|Conservatives?|Liberals?|Greens?|Social Democrats|elections?|voters?|parliament|president(?:ial)?|poll"
    r"|by-election|left|right)\b",
    re.I,
)


def _has_namesake(seat: str) -> bool:
    """Whether a place in another country bears the name of a seat too, as Perth and Windsor do."""
    return _POINT.sub("", seat).strip() in _namesakes()


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(places, start)
    return place < len(places) and places[place] < end


def _is_political(term: str) -> bool:
    """Whether a term is that of a party or a parliament, and no place or people that somebody may come from."""
    return not _PEOPLE.fullmatch(term) and not _places().get(term)


def longer_names_abroad(text: str) -> Mapping[int, int]:
    """For each offset within the name of a place in another country, where the name ends: New York."""
    found = _places().find(text, words(text))
    return {offset: end for first, end, _ in found if " " in text[first:end] for offset in range(first + 1, end)}


@lru_cache(maxsize=4096)
def is_abroad(area: str) -> bool:
    """Whether the name of an area is that of a place in another country, or of a part of it: Dublin West."""
    return any(start == 0 and _PART.fullmatch(area, end) for start, end, _ in _places().find(area, words(area)))


def _is_name(text: str, start: int) -> bool:
    return text[start].isupper() and not _LIBERAL.search(text, max(0, start - 20), start)


@cache
def _terms() -> Gazetteer[str]:
    abroad = [row["term"] for row in read_csv("vocabulary/subjects.csv") if row["of"] == "abroad"]
    places = [row["place"] for row in read_csv("vocabulary/places_abroad.csv")]
    return Gazetteer((term, term) for term in dict.fromkeys([*abroad, *places]) if term[0].isupper())


@cache
def _places() -> Gazetteer[str]:
    return Gazetteer((row["place"], row["place"]) for row in read_csv("vocabulary/places_abroad.csv"))


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(row["name"] for row in read_csv("vocabulary/namesakes_abroad.csv"))
