"""Names to fill training data with, and articles with other names than their own.

Full names of which a model must prove that it reads them unseen are in none: those of all candidates of Westminster
by-elections in the registry, and a fifth of all others, told by a checksum of the name.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from labelled import Piece

from hustings.annotate.given_names import is_known_given_name
from hustings.resources import read_csv

_HELD_OUT = 5  # one full name in so many
_PARTICLES = ("Mc", "Mac", "O'", "Fitz", "St ", "de ", "Van ", "ap ", "Du ", "D'")
_COMMON = (
    "Green Brown White Black Young King Hall Wood Lane Field Day Hill West North Church Street Bridge Park Banks Price",
    "Rose May Law Long Cross Hunt Lake Moore Snow Pound Fox Swift Stone Marsh Ford Wells Bath Lincoln Washington Kent",
    "London York Chester Burton Preston Hamilton Bolton Barnes Warwick Derby Stafford Berry Bishop Abbot Knight Root",
    "Parliament Winter Bell Best Blunt Bone Bottomley Bragg Bright Burden Case Cash Castle Clay Cook Cruddas Dean Duke",
    "Earl Love Major Marshall Mercer Miller Noble Page Pope Prior Reed Sheriff Short Small Sharp Squire Strong Vane",
)
"""Surnames that are words, parties, titles or places too, in lines."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_held_out(name: str) -> bool:
    """Whether a full name ("Ada Fenwick") must not stand in training data."""
    folded = name.casefold().replace("’", "'")
    return folded in _by_election_candidates() or zlib.crc32(folded.encode()) % _HELD_OUT == 0


@cache
def _by_election_candidates() -> frozenset[str]:
    return frozenset(
        f"{row['given_name']} {row['family_name']}".casefold()
        for row in read_csv("registry/candidacies.csv")
        if ".by." in row["contest_id"]
    )


_PLACE_BEGINNINGS = (
    "Inver",
    "Llan",
    "Bally",
    "Kil",
    "Pen",
    "Aber",
    "Dun",
    "Great ",
    "Little ",
    "Upper ",
    "St ",
    "Strath",
)
_FEATURES = (
    "Valley Castle Heath Cross Green Common Bridge Wood Park Moor Abbey Magna Parva Regis Hill Wells Marsh Bay Head"
    " Fell Down Mills Docks Harbour North South East West Central Town Village Forest Hall End Row Water Glen Vale"
    " Reach"
).split()
_PLACE_ENDINGS = (
    "ton ham by ford wick shaw thorpe ley bury bridge minster stead worth combe moor field mouth gate haven dale"
).split()


@dataclass(frozen=True, slots=True)
class Pool:
    """Given names, surnames, seats and parties to draw from; surnames that exist and ones spelt like them."""

    common_given: Sequence[str]
    given: Sequence[str]
    surnames: Sequence[str]
    seats: Sequence[str]
    parties: Sequence[str]
    spelling: Mapping[str, Sequence[str]] = field(repr=False)

    @classmethod
    def load(cls) -> Pool:
        """The names of the registry and of the vocabulary."""
        candidacies = read_csv("registry/candidacies.csv")
        firsts = Counter(row["given_name"].split()[0] for row in candidacies if row["given_name"])
        lists = {row["given_name"] for table in ("registry/given_names.csv", "vocabulary/more_given_names.csv")
                 for row in read_csv(table)}  # fmt: skip
        surnames = sorted(
            {row["family_name"] for row in candidacies if re.match(r"[A-ZÀ-Þ][\w' -]+$", row["family_name"])}
        )
        seats = {row["name"] for row in read_csv("registry/constituencies.csv")}
        seats |= {row["constituency"] for row in read_csv("vocabulary/former_seats.csv")}
        seats |= {row["area"] for row in read_csv("vocabulary/other_areas.csv")}
        return cls(
            sorted(name for name, count in firsts.items() for _ in range(count) if is_known_given_name(name)),
            sorted(lists),
            surnames,
            sorted(seats),
            sorted({row["alias"] for row in read_csv("vocabulary/parties.csv") if row["use"] != "never"}),
            _spelling(surnames),
        )

    def given_name(self, rng: random.Random) -> str:
        """A given name: half the time as often as candidates bear it, else any; sometimes double."""
        name = rng.choice(self.common_given if rng.random() < 0.5 else self.given)
        return f"{name}-{rng.choice(self.common_given)}" if rng.random() < 0.02 else name

    def surname(self, rng: random.Random) -> str:
        """A surname: one that exists, one that is a word too, one that no one bears, or two."""
        kind = rng.random()
        if kind < 0.55:
            return rng.choice(self.surnames)
        if kind < 0.65:
            return rng.choice(" ".join(_COMMON).split())
        if kind < 0.72:
            return f"{rng.choice(self.surnames)}-{rng.choice(self.surnames)}".replace(" ", "-")
        if kind < 0.76:
            return rng.choice(_PARTICLES) + self._invented(rng)
        return self._invented(rng)

    def person(self, rng: random.Random) -> tuple[str, str]:
        """Given name and surname of a person who may stand in training data."""
        while True:
            given, surname = self.given_name(rng), self.surname(rng)
            if not is_held_out(f"{given} {surname}"):
                return given, surname

    def place(self, rng: random.Random) -> str:
        """A constituency, county or town, or the name of a place that there is not."""
        kind = rng.random()
        if kind < 0.55:
            return rng.choice(self.seats)
        if kind < 0.72:
            return self._town(rng)
        if kind < 0.8:
            return (rng.choice(_PLACE_BEGINNINGS) + self._invented(rng).lower()).title()
        if kind < 0.88:
            return f"{self._town(rng)} {rng.choice(_FEATURES)}"
        if kind < 0.92:
            return f"{self.surname(rng)} {rng.choice(_FEATURES)}"
        if kind < 0.94:
            return f"{self._town(rng)}-{self._town(rng)}"
        if kind < 0.96:
            return f"{self._town(rng)} {self._invented(rng)}"
        return self._invented(rng)

    def _town(self, rng: random.Random) -> str:
        return self._invented(rng)[:7] + rng.choice(_PLACE_ENDINGS)

    def brand(self, rng: random.Random) -> str:
        """A firm or product of one word or two."""
        return " ".join(self._invented(rng) for _ in range(rng.choice((1, 1, 2))))

    def _invented(self, rng: random.Random) -> str:
        while True:
            letters = "^^"
            while (following := rng.choice(self.spelling[letters[-2:]])) != "$":
                letters += following
            if 4 <= len(letters) - 2 <= 12:
                return letters[2:].capitalize()


def _spelling(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Which letters follow each two letters in ``names``, each as often as it does."""
    following: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.isalpha():
            letters = f"^^{name.lower()}$"
            for at in range(2, len(letters)):
                following[letters[at - 2 : at]].append(letters[at])
    return following


def renamed(pieces: Sequence[Piece], pool: Pool, rng: random.Random) -> list[Piece]:
    """The same text about other persons, and of other places in part; one name becomes one name throughout."""
    given, surnames = _words_of_names(pieces)
    moved = rng.random() < 0.7
    while True:
        words = {word: pool.given_name(rng) for word in sorted(given)}
        words |= {word: pool.surname(rng) for word in sorted(surnames)}
        places: dict[str, str] = {}
        new = [_renamed(piece, words, places, pool if moved else None, rng) for piece in pieces]
        if not any(piece.label == "PERSON" and is_held_out(" ".join(piece.text.split())) for piece in new):
            return new


def _words_of_names(pieces: Sequence[Piece]) -> tuple[set[str], set[str]]:
    """The words, without capitals, that are given names of persons in ``pieces``, and those that are surnames."""
    given: set[str] = set()
    surnames: set[str] = set()
    for piece in pieces:
        if piece.label == "PERSON":
            words = _WORD.findall(piece.text)
            for number, word in enumerate(words):
                first = len(words) > 1 and number < len(words) - 1 and not (word.isupper() and not piece.text.isupper())
                known = is_known_given_name(word)
                (given if known and (first or len(words) > 1) else surnames).add(word.casefold())
    return given - surnames, surnames


def _renamed(
    piece: Piece, words: Mapping[str, str], places: dict[str, str], pool: Pool | None, rng: random.Random
) -> Piece:
    if piece.label == "PERSON":
        return Piece(_WORD.sub(lambda match: _like(match.group(), words), piece.text), "PERSON")
    if piece.label == "PLACE" and pool:
        key = piece.text.casefold()
        if key not in places:
            places[key] = pool.place(rng) if rng.random() < 0.6 else piece.text
        new = places[key]
        return Piece(new.upper() if piece.text.isupper() else new, "PLACE")
    return piece


def _like(word: str, words: Mapping[str, str]) -> str:
    """The new word for ``word`` in its capitals; initials and particles."""
    if word in ("de", "van", "von", "ap", "ab", "di", "da", "du", "bin", "der", "la", "le", "al", "the", "of", "and"):
        return word
    new = words.get(word.casefold(), word)
    if len(word) == 1:
        return new[0]
    if len(word) == 2 and word.isupper():
        return new[:2].upper()
    return new.upper() if word.isupper() else new.lower() if word.islower() else new
