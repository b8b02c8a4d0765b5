"""Longest-match look-up of many names in one pass over the words of a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+|&")
_LONGEST_JOINER = 8
_KEY = 2  # letters by which names are looked up that are sought as they are written
_JOINER = re.compile(r"[ \t]{0,8}\n?[ \t]{0,8}[,&(/'-]{0,2}[ \t]?")  # what may stand between two words of one name
_AFTER_LETTER = re.compile(rf"\.?(?:{_JOINER.pattern})")  # Glasgow N.E., N. Devon


class Word(NamedTuple):
    """One word of the text, folded for comparison."""

    folded: str
    start: int
    end: int


def fold_word(word: str) -> str:
    """Case and accents do not count, nor does "&" for "and"."""
    if word == "&":
        return "and"
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=2)  # asked of an article once for each gazetteer that is not sought along with the others
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text``, numbers included, punctuation left out."""
    return tuple([Word(fold_word(match.group()), *match.span()) for match in _WORD.finditer(text)])


@lru_cache(maxsize=65536)  # the same names are looked up in every article, and in several gazetteers
def folded_words(name: str) -> tuple[str, ...]:
    """The words of ``name`` alone, folded for comparison."""
    return tuple([fold_word(word) for word in _WORD.findall(name)])


class Gazetteer(Generic[T]):
    """Names with a value each; :meth:`find` gives the longest name at every word, names after names."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """``entries`` are pairs of a name as it is written and what it stands for; a name may come twice."""
        self._entries: dict[tuple[str, ...], list[T]] = {}
        self._lengths: dict[str, list[int]] = {}
        for name, value in entries:
            key = folded_words(name)
            if not key:
                continue
            self._entries.setdefault(key, []).append(value)
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def find(self, text: str, text_words: tuple[Word, ...]) -> Iterator[tuple[int, int, list[T]]]:
        """Start, end and values of each name in ``text``, whose words are ``text_words``."""
        lengths = self._lengths
        free = 0  # the first word that is in no name yet
        for index, word in enumerate(text_words):
            if word.folded in lengths and index >= free and (length := self._match(text, text_words, index)):
                free = index + length
                key = tuple([each.folded for each in text_words[index:free]])
                yield word.start, text_words[free - 1].end, self._entries[key]

    def get(self, name: str) -> list[T]:
        """The values of exactly ``name``."""
        return self._entries.get(folded_words(name), [])

    def _match(self, text: str, text_words: tuple[Word, ...], index: int) -> int:
        for length in self._lengths.get(text_words[index].folded, ()):
            run = text_words[index : index + length]
            if len(run) == length and tuple(word.folded for word in run) in self._entries and _joined(text, run):
                return length
        return 0


class Verbatim:
    """Names that are sought in a text as they are written, all at once and letter by letter."""

    def __init__(self, names: Iterable[str]) -> None:
        """No name may be empty."""
        self._names = frozenset(names)
        self._by_head: dict[str, set[int]] = defaultdict(set)  # lengths by the first letters
        self._by_tail: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            self._by_head[name[:_KEY]].add(len(name))
            self._by_tail[name[-_KEY:]].add(len(name))

    def at(self, text: str, start: int) -> Iterator[str]:
        """The names that begin at ``start``."""
        for length in self._by_head.get(text[start : start + _KEY], ()):
            if (name := text[start : start + length]) in self._names:
                yield name

    def before(self, text: str, end: int) -> Iterator[str]:
        """The names that end at ``end``."""
        for length in self._by_tail.get(text[max(0, end - _KEY) : end], ()):
            if length <= end and (name := text[end - length : end]) in self._names:
                yield name

    def any_in(self, text: str) -> bool:
        """Whether ``text`` has one of the names in it."""
        return any(name for start in range(len(text)) for name in self.at(text, start))


def _joined(text: str, run: tuple[Word, ...]) -> bool:
    return all(
        other.start - one.end <= _LONGEST_JOINER
        and (_AFTER_LETTER if one.end - one.start == 1 or one.folded == "st" else _JOINER).fullmatch(
            text, one.end, other.start
        )
        is not None
        for one, other in pairwise(run)
    )
