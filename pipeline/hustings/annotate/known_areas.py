"""The areas that the vocabulary lists: devolved and former seats, mayoralties, police areas and European seats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from hustings.annotate.gazetteer import Gazetteer, words
from hustings.resources import read_csv


def only_devolved(text: str, is_seat: Callable[[str], bool]) -> Iterator[str]:
    """The seats of devolved legislatures that the text names in full and that nothing else can be meant by."""
    joined = _AMPERSAND.sub(lambda match: " AND " if text[match.start() - 1].isupper() else " and ", text)
    yield from (
        seat
        for seat in sorted(devolved_seats())
        if " " in seat and (seat in joined or seat.upper() in joined) and not (_ISLANDS.search(seat) or is_seat(seat))
    )


_AMPERSAND = re.compile(r"(?<=\w) & ")
_ISLANDS = re.compile(r" Islands$")  # Shetland Islands is its council too


def parts_of_devolved(text: str) -> Iterator[tuple[str, str]]:
    """What a devolved seat that the text names in full may be called for short: its first town."""
    for seat in sorted(devolved_seats()):
        first = re.split(r", | and ", seat)[0]
        if first != seat and len(first) >= SHORTEST and first not in devolved_seats() and seat in text:
            yield first, seat


SHORTEST = 5  # letters of a part of a name that stands for the whole


@cache
def former_seats() -> Mapping[str, tuple[int, int]]:
    """The first and the last year of seats of long ago, by their folded names."""
    rows = read_csv("vocabulary/former_seats.csv")
    return {row["constituency"].casefold(): (int(row["first"]), int(row["last"])) for row in rows}


def former_of_three(text: str) -> Iterator[str]:
    """The former seats of three places that the text names in full: nothing else is called so."""
    folded = text.casefold().replace("&", "and") if text.count(", ") else ""
    yield from (name for name in _of_three() if name.casefold() in folded)


@cache
def _of_three() -> Sequence[str]:
    names = (row["constituency"] for row in read_csv("vocabulary/former_seats.csv"))
    return tuple(name for name in names if ", " in name and " and " in name)


def former_of_towns(text: str) -> Iterator[str]:
    """The former seats of a town that are written with a comma: Birmingham, Stechford."""
    seats = former_seats()
    yield from (
        match.group() for match in _TOWN_AND_PART.finditer(text) if match.group().replace(",", "").casefold() in seats
    )


_TOWN_AND_PART = re.compile(r"\b[A-Z][a-z]{2,20}, [A-Z][a-z]{2,20}\b")


@cache
def other_areas() -> Mapping[str, Sequence[str]]:
    """The kinds of areas that elect others than MPs and councillors, by their folded names."""
    kinds: dict[str, list[str]] = {}
    for row in read_csv("vocabulary/other_areas.csv"):
        kinds.setdefault(row["area"].casefold(), []).append(row["kind"])
    return kinds


def is_police_area(name: str) -> bool:
    """Whether an area chooses a police commissioner."""
    return "police" in other_areas().get(name.casefold(), ())


@cache
def european_seats() -> frozenset[str]:
    """Areas, in small letters, that elect or elected members of the European Parliament and nobody else."""
    return frozenset(area for area, kinds in other_areas().items() if kinds == ["european"]) - mayoralties()


def european_areas(text: str) -> dict[str, str]:
    """The areas that elect members of the European Parliament and that ``text`` names, by their folded names."""
    folded = text.casefold().replace("&", "and")
    names = (row["area"] for row in read_csv("vocabulary/other_areas.csv") if row["kind"] == "european")
    named = {key: name for name in names if re.search(rf"\b{re.escape(key := name.casefold())}\b", folded)}
    return {key: name for key, name in named.items() if not any(key != other and key in other for other in named)}


def joint_mayoralties(text: str) -> dict[str, str]:
    """The mayoralties of two areas together that ``text`` names, by their names in small letters."""
    folded = text.casefold().replace("&", "and")
    rows = (row["area"] for row in read_csv("vocabulary/mayoralties.csv"))
    return {name.casefold(): name for name in rows if " and " in name and name.casefold() in folded}


@cache
def mayoralties() -> frozenset[str]:
    """The folded names of areas that choose a mayor."""
    return frozenset(row["area"].casefold() for row in read_csv("vocabulary/mayoralties.csv"))


@cache
def devolved_seats() -> frozenset[str]:
    """The names of the seats of devolved legislatures."""
    return frozenset(row["constituency"] for row in read_csv("vocabulary/devolved_seats.csv"))


def joins_councils(name: str) -> bool:
    """Whether "and" joins the names of two councils, each in full or by its first word: Chorley and Newcastle."""
    parts = name.casefold().split(" and ")
    return len(parts) > 1 and name.casefold() not in mayoralties() and all(part in _called_councils() for part in parts)


@cache
def _called_councils() -> frozenset[str]:
    """What councils are called for short, folded."""
    names = [row["council"].casefold() for row in read_csv("vocabulary/councils.csv")]
    return frozenset(names) | {re.split(r" (?:upon|under)|-(?:upon|under|on)-", name)[0] for name in names}


def is_council(name: str) -> bool:
    """Whether ``name`` is that of a council, in full or for short, and nothing more."""
    key = _LEADS_COUNCIL.sub("", _ENDS_COUNCIL.sub("", name.casefold().replace("&", "and")))
    return key in _names_of_councils() or _in_full(key) in _names_of_councils()


_LEADS_COUNCIL = re.compile(r"^(?:lb|(?:london )?borough of|city of|royal borough of) ")
_ENDS_COUNCIL = re.compile(
    r" (?:(?:city|county|borough|district|metropolitan|unitary) ){0,2}(?:council|[bcd]c|[mlc]bc|mdc|ua|lb)$| city$"
)


def _in_full(name: str) -> str:
    """A name, folded, with its shire and points of the compass in full: n herts."""
    return " ".join(_long_forms().get(word.strip("."), word) for word in name.split())


@cache
def _long_forms() -> Mapping[str, str]:
    return {row["short"].casefold(): row["full"].casefold() for row in read_csv("vocabulary/shires.csv")}


@cache
def _names_of_councils() -> frozenset[str]:
    """The names of councils, folded, and the first of the places that they join: reigate."""
    names = {row["council"].casefold() for row in read_csv("vocabulary/councils.csv")}
    return frozenset(names | {name.split(" and ")[0] for name in names if " " not in name.split(" and ")[0]})


@lru_cache(maxsize=1)  # asked of an article by what finds wards beside councils and by what reads sentences on them
def councils_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the names of councils stand in a text, with a capital."""
    return tuple((start, end) for start, end, _ in _councils().find(text, words(text)) if text[start].isupper())


@cache
def _councils() -> Gazetteer[str]:
    return Gazetteer((row["council"], row["council"]) for row in read_csv("vocabulary/councils.csv"))
