"""What the tables of short texts share: a module names its TABLE, its CASES and those of them that are KNOWN_FAILURES.

A case is a text of Friday, 20 October 2023 and what is expected of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Value

PUBLISHED = "2023-10-20"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture
def facts(request: pytest.FixtureRequest, extractor: Extractor, text: str) -> Sequence[Mapping[str, Value]]:
    """The columns of every fact of the module's table that ``text`` states."""
    found = extractor.extract(Article("a", text, published_at=PUBLISHED, published_at_source="record")).facts
    return [fact.values for fact in found if fact.table == request.module.TABLE]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    cases, failures = metafunc.module.CASES, metafunc.module.KNOWN_FAILURES
    assert failures.keys() <= cases.keys(), "a known failure is no case"
    metafunc.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                *case,
                id=name,
                marks=[pytest.mark.xfail(strict=True, reason=failures[name])] if name in failures else [],
            )
            for name, case in cases.items()
        ],
    )
