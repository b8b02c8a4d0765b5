"""What no match of a regular expression goes without, read off the expression, and searches that begin with it.

Whether a text has one of a few plain words in it is told in a hundredth of the time that a pattern of alternatives
takes, which is tried at every character. Patterns may be those of rules (see :mod:`hustings.rules.pattern`) too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, TypeAlias

MENTION = re.compile(r"(?<!P)<(?P<labels>[a-z/]+)(?:(?P<colon>:)(?P<name>[a-z_]*))?>")
"""A mention in the pattern of a rule."""

# A pattern step by step: a mention and whether it may be absent, a set of characters, an escape, or one character.
_STEP = re.compile(
    rf"(?:{MENTION.pattern}|(?P<plain>[A-Za-z0-9 ,/'-])|\[\^?\]?(?:[^\]\\]|\\.){{0,60}}\]|\\.)"
    r"(?P<optional>[?*]|\{[0,][^}]{0,9}\})?|\{[^}]{0,9}\}|(?P<bracket>[()])|(?P<or>\|)|.",
    re.S,
)


@cache
def needed_labels(pattern: str) -> tuple[frozenset[str], ...]:
    """For each mention that no match of ``pattern`` goes without, the labels that it may have.

    Those within brackets are left out: brackets may be optional, or have an alternative without a mention.
    """
    mentions = (frozenset(step["labels"].split("/")) for step in _needed_steps(pattern) if step["labels"])
    return tuple(dict.fromkeys(mentions))


@cache
def needed_words(pattern: str) -> str:
    """The longest run of plain characters that no match of ``pattern`` goes without; empty where there is none."""
    runs = [""]
    end = 0
    for step in _needed_steps(pattern):
        if step["plain"]:
            runs[-1:] = [runs[-1] + step["plain"]] if step.start() == end else [runs[-1], step["plain"]]
            end = step.end()
    return max(runs, key=len)


@cache
def needed_choices(pattern: str) -> tuple[tuple[str, ...], ...]:
    """For each bracket that no match of ``pattern`` goes without, runs of plain characters one of which it has.

    Brackets that look ahead or back are left out, as are those with an alternative without a run.
    """
    choices: list[tuple[str, ...]] = []
    depth = 0
    begin: int | None = None  # of what stands in the outermost bracket, if it holds any
    for step in _STEP.finditer(pattern):
        if step["or"] and not depth:
            return ()
        if step["bracket"] == "(":
            depth += 1
            if depth == 1:
                opening = _GROUP.match(pattern, step.start())
                begin = opening.end() if opening else None
        elif step["bracket"]:
            depth -= 1
            if depth == 0 and begin is not None and not _MAY_BE_ABSENT.match(pattern, step.end()):
                runs = needed_runs(pattern[begin : step.start()])
                choices += [runs] if runs else []
    return tuple(choices)


@cache
def needed_runs(pattern: str) -> tuple[str, ...]:
    """Runs of plain characters one of which every match of ``pattern`` has; empty where it has none for sure."""
    runs: list[str] = []
    for alternative in _alternatives(pattern):
        choices = [*needed_choices(alternative), (needed_words(alternative),)]
        runs += max(choices, key=lambda choice: min(map(len, choice)))
    return tuple(dict.fromkeys(runs)) if min(map(len, runs)) >= _LEAST else ()


def _alternatives(pattern: str) -> Iterator[str]:
    depth, begin = 0, 0
    for step in _STEP.finditer(pattern):
        if step["bracket"]:
            depth += 1 if step["bracket"] == "(" else -1
        elif step["or"] and not depth:
            yield pattern[begin : step.start()]
            begin = step.end()
    yield pattern[begin:]


_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)")
_MAY_BE_ABSENT = re.compile(r"[?*]|\{[0,]")
_LEAST = 2  # letters of a run that is worth looking for


def _needed_steps(pattern: str) -> Sequence[re.Match[str]]:
    """The steps of ``pattern`` outside all brackets that may not be absent."""
    steps: list[re.Match[str]] = []
    depth = 0
    for step in _STEP.finditer(pattern):
        if step["bracket"]:
            depth += 1 if step["bracket"] == "(" else -1
        elif depth:
            continue
        elif step["or"]:
            return ()
        elif not step["optional"]:
            steps.append(step)
    return steps


class Sought:
    """A regular expression that is tried only on texts with one of the runs that no match of it goes without.

    ``compiled`` is the expression itself.
    """

    __slots__ = ("_folds", "_runs", "compiled")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile ``pattern``; raise :class:`ValueError` where it can match without any run of plain characters."""
        self.compiled = re.compile(pattern, flags)
        self._folds = bool(flags & re.I)
        self._runs = tuple(run.lower() if self._folds else run for run in needed_runs(pattern))
        if not self._runs:
            raise ValueError(f"a match of {pattern!r} needs no plain characters; compile it with re")

    def may_be_in(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether ``text`` has one of the runs between ``start`` and ``end``."""
        if start > 0 or end < len(text):
            text = text[start:end].lower() if self._folds else text[start:end]
        elif self._folds:
            text = _lowered(text)
        return any(map(text.__contains__, self._runs))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as of a compiled pattern."""
        return self.compiled.search(text, start, end) if self.may_be_in(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches, as of a compiled pattern."""
        return self.compiled.finditer(text, start, end) if self.may_be_in(text, start, end) else iter(())

    def sub(self, new: str, text: str) -> str:
        """``text`` with ``new`` for every match, as of a compiled pattern."""
        return self.compiled.sub(new, text) if self.may_be_in(text) else text

    def findall(self, text: str) -> list[Any]:
        """What all matches say, as of a compiled pattern."""
        return self.compiled.findall(text) if self.may_be_in(text) else []


Search: TypeAlias = re.Pattern[str] | Sought
"""A regular expression, whether it can be told at once where it has no match or not."""


@lru_cache(maxsize=16)  # many patterns are sought in the text of an article, one after the other
def _lowered(text: str) -> str:
    return text.lower()
