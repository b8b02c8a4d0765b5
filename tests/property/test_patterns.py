"""No regular expression of the package takes more time than the text is long, whatever the text."""

from __future__ import annotations

import re

import patterns
import pytest

FEW = 50  # attacks on each pattern; the script makes more


def test_patterns_are_found_wherever_they_are_kept() -> None:
    names = {named.name for named in patterns.find_patterns()}
    assert "hustings.annotate.figures._FIGURE" in names
    assert "hustings.stamps._STAMPS['published_at']" in names
    assert "hustings.annotate.area_cues.ANYWHERE[0].pattern" in names  # in a record
    assert "hustings.rules.swings.RULES[0] swing.of" in names  # compiled when it is asked for
    assert any(name.startswith("hustings.clean:") for name in names)  # written where it is used
    assert len(names) > 400


@pytest.mark.parametrize("pattern", [r"\s*\|", r"(?:a+)+$", r"[A-Z]\w+ $", r"\d+ of", r"^x[^y]*z[^y]*y"])
def test_a_pattern_that_backtracks_is_told(pattern: str) -> None:
    named = patterns.Named("slow", re.compile(pattern))
    assert any(patterns.weigh(named, attack) for attack in patterns.attacks(named.pattern))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s*\|", r"(?<![a-z])a+$", r"\d of", r"[^.;]{0,60}?swing"])
def test_a_pattern_that_does_not_is_not(pattern: str) -> None:
    named = patterns.Named("quick", re.compile(pattern))
    assert not any(patterns.weigh(named, attack) for attack in patterns.attacks(named.pattern))


def test_no_pattern_takes_more_than_linear_time() -> None:
    slow = list(patterns.slow_patterns(tried=FEW))
    assert not slow, "\n".join(map(str, slow))
