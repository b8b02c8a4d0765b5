"""No regular expression of the package takes more time than the text is long, whatever the text."""

from __future__ import annotations

import importlib.util
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "patterns.py"
FEW = 50  # attacks on each pattern; the script makes more


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("patterns", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["patterns"] = module  # its dataclasses look for themselves there
    spec.loader.exec_module(module)
    return module


def test_patterns_are_found_wherever_they_are_kept() -> None:
    names = {named.name for named in script().find_patterns()}
    assert "hustings.annotate.figures._FIGURE" in names
    assert "hustings.layout._STAMPS['published_at']" in names
    assert "hustings.annotate.areas._ANYWHERE[0].pattern" in names  # in a record
    assert "hustings.rules.swings.RULES[0] swing.of" in names  # compiled when it is asked for
    assert any(name.startswith("hustings.clean:") for name in names)  # written where it is used
    assert len(names) > 400


@pytest.mark.parametrize("pattern", [r"\s*\|", r"(?:a+)+$", r"[A-Z]\w+ $", r"\d+ of", r"^x[^y]*z[^y]*y"])
def test_a_pattern_that_backtracks_is_told(pattern: str) -> None:
    named = script().Named("slow", re.compile(pattern))
    assert any(script().weigh(named, attack) for attack in script().attacks(named.pattern))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s*\|", r"(?<![a-z])a+$", r"\d of", r"[^.;]{0,60}?swing"])
def test_a_pattern_that_does_not_is_not(pattern: str) -> None:
    named = script().Named("quick", re.compile(pattern))
    assert not any(script().weigh(named, attack) for attack in script().attacks(named.pattern))


def test_no_pattern_takes_more_than_linear_time() -> None:
    slow = list(script().slow_patterns(tried=FEW))
    assert not slow, "\n".join(map(str, slow))
