"""Weeks that words count from a day."""

from __future__ import annotations

import pytest

from hustings.resolve.days import weeks_counted


@pytest.mark.parametrize(
    ("words", "weeks"),
    [
        ("it comes a week to the day after ‹person:3› won ‹seat:4›", -1),
        ("labour lost ‹seat:1› a fortnight earlier", -2),
        ("‹seat:1›, only six weeks ago, preferred labour", -6),
        ("‹seat:1› votes two weeks later", 2),
    ],
)
def test_weeks_are_counted_from_the_poll(words: str, weeks: int) -> None:
    assert [count for _, count in weeks_counted(words)] == [weeks]


@pytest.mark.parametrize("words", ["a week is a long time in politics", "six weeks of campaigning", "the week before"])
def test_other_weeks_are_not_counted(words: str) -> None:
    assert not [*weeks_counted(words)]
