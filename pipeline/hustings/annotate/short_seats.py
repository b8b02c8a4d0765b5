"""Names of seats cut short to fit a line: BERWICK-UPON-T, W'HAMPTON SW, PLYM'TH SUTTON & DEV, Hackney N & Stoke N."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from hustings.annotate.gazetteer import fold_word
from hustings.spelling import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|&")
_HEAD = re.compile(
    r"(?:^[^\w\n]{0,4}(?:(?:Result|RESULT|Declared|Latest|Next|Update): )?|(?<=[.;] ))"
    r"(?P<name>[A-Z][\w'.-]{0,20}(?: (?:& )?[A-Za-z][\w'.-]{0,20}){0,5})"
    r"(?=(?: \([^()\n]{1,40}\))?(?:: | [–-]{1,2} |, |\t| \| | {2,}|\.{2,}|$))",
    re.M,
)
_POINTS = {"n": "north", "s": "south", "e": "east", "w": "west", "c": "central", "m": "mid"}
_DIRECTIONS = frozenset(_POINTS.values())  # South is not short for Southend
_JOINERS = frozenset("and on upon under of the in le".split())
_OFTEN_LEFT_OUT = _JOINERS - {"and"}
_FEWEST_WORDS = 2
_LONG = 7  # characters of a name of one word: S'thorpe
_STEM = 4  # letters of a word that is as good as whole
_FEWEST = 3  # letters to which another word is cut


class ShortSeats:
    """Which seat a name that is cut short stands for."""

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        """``spellings`` are pairs of a name as it may be written and the seat's official name."""
        self._by_initial: Mapping[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for written, name in spellings:
            tokens = _tokens(written)
            if tokens:
                self._by_initial[tokens[0][0]].append((tokens, name))
        self._named = lru_cache(maxsize=16384)(self._find)

    def named(self, written: str) -> str | None:
        """The one seat that ``written`` is short for; None for a name in full and for one that may be several's."""
        return self._named(written)

    def _find(self, written: str) -> str | None:
        tokens = _tokens(written)
        cut = len(tokens) == 1 and "'" in written and len(written) >= _LONG
        if not (len(tokens) >= _FEWEST_WORDS or cut) or not any(len(token) >= _STEM for token in tokens):
            return None
        near = self._by_initial.get(tokens[0][0], ())
        found = {fold(name): name for spelling, name in reversed(near) if _shortens(tokens, spelling)}
        return next(iter(found.values())) if len(found) == 1 else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and seat of each such name that heads a line or what a sentence tells."""
        for match in _HEAD.finditer(text):
            if name := self.named(match["name"].rstrip(".")):
                yield *match.span("name"), name


def _tokens(written: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in _WORD.findall(written))


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of ``short`` are those of ``full`` in order, one of them cut short, and no word left out."""
    if not short:
        return all(word in _OFTEN_LEFT_OUT for word in full)
    if not full:
        return False
    if full[0] in _OFTEN_LEFT_OUT and _shortens(short, full[1:]):
        return True
    first, *rest = short
    points = "".join(word[0] for word in full[: len(first)])
    if len(first) == 2 and first == points and all(_POINTS.get(word[0]) == word for word in full[:2]):
        return _shortens(rest, full[2:])
    return _cuts(first, full[0]) and _shortens(rest, full[1:])


def _cuts(short: str, word: str) -> bool:
    if short == word.replace("'", "") or short == word:
        return True
    if len(short) == 1:
        return word[0] == short and (word not in _JOINERS or word in ("upon", "under", "on"))
    head, mark, tail = short.partition("'")
    if mark:
        return word.startswith(head) and word.endswith(tail[-1:]) and _is_within(tail, word[len(head) :])
    return short not in _DIRECTIONS and len(short) >= _FEWEST and len(word) > len(short) + 1 and word.startswith(short)


def _is_within(letters: str, word: str) -> bool:
    """Whether ``letters`` stand in ``word`` in that order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
