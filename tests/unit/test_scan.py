"""Patterns that are tried only where a match can begin find what they find when tried everywhere."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from hustings.annotate.scan import finditer, in_small_letters

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))
PATTERNS = [
    ("_DATE", "_DATE_START", True),
    ("_MONTH_YEAR", "_MONTH_START", True),
    ("_MONTH_ALONE", "_MONTH_ALONE_START", False),
    ("_YEAR_ALONE", "_YEAR_START", False),
    ("_WEEKDAY_ALONE", "_WEEKDAY_ALONE_START", False),
    ("_RELATIVE", "_RELATIVE_START", True),
    ("_TIME", "_TIME_START", True),
]


@pytest.mark.parametrize(("name", "starts", "folded"), PATTERNS)
def test_no_match_is_missed(name: str, starts: str, folded: bool) -> None:
    module = import_module("hustings.annotate.moments")
    pattern: re.Pattern[str] = getattr(module, name)
    for path in ARTICLES:
        text = path.read_text(encoding="utf-8-sig")
        found = finditer(pattern, getattr(module, starts), text, in_small_letters(text) if folded else text)
        assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)], path.stem


def test_small_letters_stand_where_the_letters_stood() -> None:
    assert in_small_letters("AT İ NOON") == "at İ noon"


def test_a_match_hides_what_begins_within_it() -> None:
    found = finditer(re.compile(r"\bone two|\btwo"), ("one", "two"), "one two two", "one two two")
    assert [match.group() for match in found] == ["one two", "two"]
