"""Mentions of Westminster constituencies: their official names, the usual other spellings, and parts of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from hustings.annotate.gazetteer import Gazetteer, Word, words
from hustings.annotate.mentions import Mention
from hustings.annotate.short_seats import ShortSeats
from hustings.registry import Registry
from hustings.resources import read_csv
from hustings.spelling import fold

_COMPASS = r"(?:North|South|Mid|East|West|Central)(?: (?:East|West|Central))?"
_COMPASS_FIRST = re.compile(rf"({_COMPASS}) (.+)")
_COMPASS_LAST = re.compile(rf"(.+?),? ({_COMPASS})")
_COMMON_WORDS = frozenset(
    "north south east west central mid city the and of upon old new stone river port vale valley villages high great"
    " cities outer test point".split()
)
# Names of towns that are surnames, given names or other words more often than they are seats.
_NOT_PARTS = frozenset(
    "bow abbey street kent essex devon dorset york wells lynn fleet bury lee forest castle bridge park hope hall "
    "westminster wales england scotland london ireland".split()
)


_SEVERAL_WORDS = re.compile(r"\b[A-Z][a-z]+(?:(?:[ -]| and | & |, )[A-Z][a-z]+){1,4}\b")
_LONGER_AFTER = re.compile(
    r" (?:House|Street|Road|Castle|University|College|[Cc]ouncil|Crown Court|City Council|City|County|Town|Borough"
    r"|United|Hospital|Airport|Arena|Newsroom|Post|Gazette|Evening|Lea|Leisure|Infirmary|Cathedral|Racecourse|Academy|Square"
    r"|League|Union|World|School|Festival|Races|Station|Rovers|Wanderers|Athletic|Rangers|FC|RFC|Chronicle|Echo|Herald|Mercury|Guardian|Observer|Advertiser)\b"
)
_LONGER_BEFORE = re.compile(
    r"(?:University of|Archbishop of|Archdeacon of|Bishop of|(?:Duke|Duchess|Earl|Countess|Marquess|Marquis) of"
    r"|Baroness|Viscount|Lord|Lady|Port of|County) $"
)
_GAME = "Rugby"  # which is a town too
_OF_THE_GAME = re.compile(r"(?:Scottish|Welsh|English|Irish|Women's|Wheelchair|Premiership|Bath|Gloucester) $")
_POINTS = frozenset({"north", "south", "east", "west", "mid", "central"})  # no slip turns one into another
_POINT_AND_COMMA = re.compile(rf"{_COMPASS},", re.I)
_LONG_ENOUGH = 9  # characters; shorter names are too easily alike
_SLIP = 0.88  # similarity from which on a name is taken for a misspelt seat


class Seats:
    """Finds constituencies; built once from a registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the official names, of all sets of boundaries."""
        names = registry.seat_names()
        entries = [(alias, name) for name in names for alias in sorted(_spellings(name))]
        entries += [(row["alias"], row["constituency"]) for row in read_csv("vocabulary/seat_aliases.csv")]
        official = {alias.casefold() for alias, _ in entries}
        self._full = Gazetteer(entries)
        self._with_letters = Gazetteer(
            (short, name) for name in names for alias in sorted(_spellings(name)) for short in _with_letters(alias)
        )
        self._short = ShortSeats(entries)
        self._closest = lru_cache(maxsize=16384)(self._find_closest)
        self._by_token: dict[str, list[_Known]] = {}
        for name in names:
            known = _Known(name)
            for token in known.tokens:
                self._by_token.setdefault(token, []).append(known)
        parts = [(part, name) for name in names for part in _parts(name)]
        self._parts: Gazetteer[str] = Gazetteer(pair for pair in parts if pair[0].casefold() not in official)
        self._wholes: dict[str, set[str]] = defaultdict(set)
        for part, name in parts:
            if part != name:
                self._wholes[part.casefold()].add(name)

    def find(self, text: str, text_words: tuple[Word, ...]) -> Iterator[Mention]:
        """Full names as ``seat`` mentions (value: a name of the registry) and parts of names as ``place`` mentions."""
        for start, end, names in [*self._full.find(text, text_words), *self._shortened(text)]:
            if "\n" in text[start:end] and fold(re.sub(r"\s+", " ", text[start:end])) not in map(fold, names):
                continue  # Thrupp South above Nevershire is no Nevershire South
            if _POINT_AND_COMMA.match(text, start, end):
                continue  # nor is Thrupp South, Nevershire
            if text[start].isupper() and not _part_of_a_longer_name(text, start, end) and not _lives_at(text, start):
                yield Mention("seat", start, end, names[0])
        yield from self._misspelt(text)
        for start, end, name in self._short.find(text):
            if not self._full.get(text[start:end]):
                yield Mention("seat", start, end, name)
        for start, end, _ in self._parts.find(text, text_words):
            if text[start].isupper() and not _lives_at(text, start):
                yield Mention("place", start, end, text[start:end])

    def _shortened(self, text: str) -> Iterator[tuple[int, int, list[str]]]:
        """The names with letters for directions; apart from the others, for a "'s" before a name is no such letter."""
        if _LETTERS.search(text):
            text_words = tuple(
                word
                for word in words(text)
                if word.folded not in _DIRECTION_LETTERS or text[word.start : word.end].isupper()
            )
            yield from self._with_letters.find(text, text_words)

    def _misspelt(self, text: str) -> Iterator[Mention]:
        """Names of several words that are a seat's but for a slip ("Mid-Bedforshire", "Somerset and Frome")."""
        closest: dict[str, str | None] = {}
        for match in _SEVERAL_WORDS.finditer(text):
            written = match.group()
            if self._full.get(written.partition(" ")[2]) or self._full.get(written.rpartition(" ")[0]):
                continue  # "In Mid Bedfordshire"
            if self._full.get(written) or self._parts.get(written):
                continue
            if written not in closest:
                closest[written] = self._closest(written)
            if name := closest[written]:
                yield Mention("seat", *match.span(), name)

    def _find_closest(self, written: str) -> str | None:
        """The seat that ``written`` misspells; it must share a word with it."""
        if len(written) < _LONG_ENOUGH:
            return None
        tokens = [token for token in re.findall(r"[a-z]+", written.lower()) if len(token) > 2 and token != "and"]
        compass = _POINTS & {*tokens}
        near = {
            known.name: known for token in tokens for known in self._by_token.get(token, ()) if compass == known.compass
        }
        folded = fold(written)
        best = max(((known.likeness(folded), name) for name, known in near.items()), default=(0.0, ""))
        return best[1] if best[0] >= _SLIP else None

    def named(self, name: str) -> tuple[str, ...]:
        """The official names that exactly ``name`` is a spelling of, in full or cut short, the likeliest first."""
        if found := self._full.get(name) or self._with_letters.get(name):
            return tuple(dict.fromkeys(found))
        short = self._short.named(name)
        return (short,) if short else ()

    def is_part(self, name: str) -> bool:
        """Whether ``name`` is the name of a constituency, a part of one, or a slip for one."""
        return bool(self._full.get(name) or self._parts.get(name) or self._closest(name))

    def with_part(self, part: str) -> tuple[str, ...]:
        """The official names of which ``part`` is a part ("Uxbridge", "Erdington"), in alphabetical order.

        A part may be the name of another seat: Rutherglen, Rutherglen and Hamilton West.
        """
        return tuple(sorted(self._wholes.get(part.casefold(), ())))


class _Known:
    """The name of a seat, ready to be compared with many that may be slips for it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tokens = frozenset(re.findall(r"[a-z]+", name.lower()))
        self.compass = _POINTS & self.tokens
        self._folded = fold(name)

    def likeness(self, folded: str) -> float:
        """How alike a folded name is to this one, 0 to 1; 0 where that is less than makes a slip."""
        lengths = len(folded), len(self._folded)
        if 2 * min(lengths) < _SLIP * sum(lengths):
            return 0.0
        matcher = SequenceMatcher(None, folded, self._folded)
        return matcher.ratio() if matcher.quick_ratio() >= _SLIP else 0.0


def _lives_at(text: str, start: int) -> bool:
    """Whether a candidate's address is told: notices of polls give the seat in which it is."""
    return _ADDRESS_IN.search(text, max(0, start - _ADDRESS_BEFORE), start) is not None


_ADDRESS_IN = re.compile(r"\baddress (?:is )?in (?:the )?$", re.I)
_ADDRESS_BEFORE = 20  # characters


def _part_of_a_longer_name(text: str, start: int, end: int) -> bool:
    """Dover House, Bristol City Council, University of Reading are no seats."""
    if " " in text[start:end]:
        return False
    if text[start:end] == _GAME and _OF_THE_GAME.search(text[max(0, start - 16) : start]):
        return True
    return bool(_LONGER_AFTER.match(text, end) or _LONGER_BEFORE.search(text[max(0, start - 16) : start]))


def _spellings(name: str) -> set[str]:
    plain = re.sub(r" ?\([^()]*\)", "", name)
    found = {name, plain, plain.replace(",", "")}
    if match := _COMPASS_FIRST.fullmatch(plain):
        found.add(f"{match[2]} {match[1]}")
    if match := _COMPASS_LAST.fullmatch(plain):
        found.add(f"{match[2]} {match[1]}")
    shortened = {_COUNTY.sub(lambda county: _COUNTIES[county.group()], spelling) for spelling in found}
    shortened -= {_COUNTIES.get(name, name)}
    return found | shortened


def _with_letters(spelling: str) -> Iterator[str]:
    """``spelling`` with its directions as letters, as tables have them: NE Fife, Glasgow N.E., Luton S."""
    if match := _DIRECTIONS_FIRST.fullmatch(spelling):
        yield from (f"{letters} {match[2]}" for letters in _letters(match[1]))
    if match := _DIRECTIONS_LAST.fullmatch(spelling):
        yield from (f"{match[1]} {letters}" for letters in _letters(match[2]))


def _letters(directions: str) -> tuple[str, ...]:
    initials = [word[0] for word in directions.split()]
    return ("".join(initials), " ".join(initials))


_LETTERS = re.compile(r"\b[NS]?[. ]{0,2}[NSEW]\b")
_DIRECTION_LETTERS = frozenset("n s e w ne nw se sw".split())
_DIRECTIONS = r"(?:North|South)(?: (?:East|West))?|East|West"
_DIRECTIONS_FIRST = re.compile(rf"({_DIRECTIONS}) (?!and |East|West|Ham)(.+)")
_DIRECTIONS_LAST = re.compile(rf"(.+?),? (?<!and )({_DIRECTIONS})")
_COUNTIES = {
    "Bedfordshire": "Beds",
    "Buckinghamshire": "Bucks",
    "Cambridgeshire": "Cambs",
    "Derbyshire": "Derbys",
    "Gloucestershire": "Glos",
    "Hampshire": "Hants",
    "Hertfordshire": "Herts",
    "Lancashire": "Lancs",
    "Leicestershire": "Leics",
    "Lincolnshire": "Lincs",
    "Northamptonshire": "Northants",
    "Nottinghamshire": "Notts",
    "Oxfordshire": "Oxon",
    "Staffordshire": "Staffs",
    "Wiltshire": "Wilts",
    "Worcestershire": "Worcs",
    "Yorkshire": "Yorks",
}
_COUNTY = re.compile(rf"\b(?:{'|'.join(_COUNTIES)})\b")


def _parts(name: str) -> set[str]:
    """What a journalist may shorten ``name`` to: its towns, or the part of a city."""
    plain = re.sub(r" ?\([^()]*\)", "", name)
    pieces = [piece.strip() for piece in re.split(r",| and | & | upon |-upon-|-on-|-under-", plain)]
    parts = {piece for piece in pieces if piece}
    for piece in pieces:
        if match := _COMPASS_FIRST.fullmatch(piece):
            parts.add(match[2])
        if match := _COMPASS_LAST.fullmatch(piece):
            parts.add(match[1])
    tokens = plain.split()
    if len(tokens) > 1 and not re.match(_COMPASS, plain):
        parts.add(tokens[0].rstrip(","))
        parts.add(" ".join(tokens[1:]))
    return {
        part
        for part in parts
        if part[:1].isupper()
        and len(part) > 3
        and part.casefold() not in _COMMON_WORDS | _NOT_PARTS
        and not re.fullmatch(_COMPASS, part)
        and not part.startswith(("And ", "Upon "))
    }
