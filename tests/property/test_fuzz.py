"""Recipes for texts that no one would write; the script makes many more, and its finds are kept as cases."""

from __future__ import annotations

from pathlib import Path

import fuzz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "data" / "fuzz").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_once_broke_a_stage_breaks_none(path: Path) -> None:
    fuzz.attempt(fuzz.Case.load(path))


def test_cases_are_kept() -> None:
    assert len(CASES) >= 4


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(st.binary(min_size=4, max_size=160))
def test_no_recipe_breaks_a_stage(recipe: bytes) -> None:
    fuzz.attempt(fuzz.cook(recipe))
    fuzz.read_anything(recipe)


def test_a_case_survives_being_kept(tmp_path: Path) -> None:
    case = fuzz.Case("\ud800 Tamworth\x00", "2023-10-20", ((2, 10),))
    assert fuzz.Case.load(case.save(tmp_path, "why")) == case


def test_a_case_is_cut_down_to_what_matters() -> None:
    case = fuzz.Case("the count went on and Tamworth fell", "2023-10-20", ((0, 9),))
    assert fuzz.smallest(case, lambda one: "worth" in one.text) == fuzz.Case("worth")
