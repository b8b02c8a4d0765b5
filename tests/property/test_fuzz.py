"""Recipes for texts that no one would write; the script makes many more, and its finds are kept as cases."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "data" / "fuzz").glob("*.json"))


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "scripts" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # its dataclasses look for themselves there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_once_broke_a_stage_breaks_none(path: Path) -> None:
    script().attempt(script().Case.load(path))


def test_cases_are_kept() -> None:
    assert len(CASES) >= 4


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(st.binary(min_size=4, max_size=160))
def test_no_recipe_breaks_a_stage(recipe: bytes) -> None:
    script().attempt(script().cook(recipe))
    script().read_anything(recipe)


def test_a_case_survives_being_kept(tmp_path: Path) -> None:
    case = script().Case("\ud800 Tamworth\x00", "2023-10-20", ((2, 10),))
    assert script().Case.load(case.save(tmp_path, "why")) == case


def test_a_case_is_cut_down_to_what_matters() -> None:
    case = script().Case("the count went on and Tamworth fell", "2023-10-20", ((0, 9),))
    assert script().smallest(case, lambda one: "worth" in one.text) == script().Case("worth")
