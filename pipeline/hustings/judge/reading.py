"""A unit as a row of words, for evidence from what stands beside a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"‹(\w+):(\d+)›|([^\W\d_]+(?:'[^\W\d_]+)?|\d+|[^\w\s])")
_ENDING = re.compile(r"(?:'s|ings?|edly|ed|es|s|ly)$")
_SHORTEST = 4  # letters that a stem keeps


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a rendered unit, stemmed, mentions as ``‹label›``; ``position`` of each mention by its index."""

    words: tuple[str, ...]
    position: dict[int, int]

    def before(self, index: int, count: int) -> Sequence[str]:
        """Up to ``count`` words before the mention, the nearest first."""
        here = self.position[index]
        return self.words[max(0, here - count) : here][::-1]

    def after(self, index: int, count: int) -> Sequence[str]:
        """Up to ``count`` words behind the mention."""
        here = self.position[index]
        return self.words[here + 1 : here + 1 + count]

    def between(self, one: int, other: int) -> Sequence[str]:
        """The words between two mentions, in the order of the text."""
        first, last = sorted((self.position[one], self.position[other]))
        return self.words[first + 1 : last]


@lru_cache(maxsize=4096)
def read(rendered: str) -> Reading:
    """Take a rendered unit apart."""
    words: list[str] = []
    position: dict[int, int] = {}
    for label, index, word in _TOKEN.findall(rendered):
        if label:
            position[int(index)] = len(words)
        words.append(f"‹{label}›" if label else stem(word))
    return Reading(tuple(words), position)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending, roughly: ``polled``, ``polls`` and ``polling`` are one."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST else word


def beside(reading: Reading, index: int, *, near: int = 3, far: int = 8) -> Iterator[str]:
    """Evidence from the words beside a mention: the nearest ones in their places, those farther off in a bag."""
    before, after = reading.before(index, far), reading.after(index, far)
    for number in range(near):
        yield f"-{number + 1} {before[number] if number < len(before) else '^'}"
        yield f"+{number + 1} {after[number] if number < len(after) else '$'}"
    two_before = " ".join((*before, "^", "^")[1::-1])
    two_after = " ".join((*after, "$", "$")[:2])
    yield f"-- {two_before}"
    yield f"++ {two_after}"
    yield f"-+ {before[0] if before else '^'} {after[0] if after else '$'}"
    yield from sorted({f"before {word}" for word in before if len(word) > 2})
    yield from sorted({f"after {word}" for word in after if len(word) > 2})
