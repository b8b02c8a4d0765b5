"""The kind of an article's contest by its words alone, as where no calendar of general elections is known."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load().without_registry()


LINES = "Ada Fenwick (Lab) 11,277\nBen Moss (C) 9,912\nCy Drew (LD) 915\n"


def kinds(extractor: Extractor, text: str, published: str) -> set[object]:
    facts = extractor.extract(Article("a", text, published_at=published, published_at_source="record")).facts
    return {
        fact.values["kind"]
        for fact in facts
        if fact.table == "contests" and str(fact.values.get("polling_date") or published)[:4] == published[:4]
    }


@pytest.mark.parametrize(
    "told",
    [
        "Labour gain. Majority 1,365. The vacancy arose on the death of Gus Orr (Con), who had 4,020 to spare in 2005.",
        "Ms Fenwick takes the seat of the late Gus Orr, who had 51 per cent at last year's general election.",
        "Ms Fenwick replaces Gus Orr, who resigned in May. Turnout was 42%, against 66 at the general election.",
    ],
)
def test_a_seat_left_empty_between_general_elections(extractor: Extractor, told: str) -> None:
    assert kinds(extractor, f"HEXHAM DECLARES\n\n{LINES}\n{told}\n", "2008-07-25") == {"by-election"}


@pytest.mark.parametrize(
    "told",
    [
        "Labour gain. Mr Moss lost his seat as the exit poll had predicted; he had 4,020 to spare in 2005.",
        "Ms Fenwick was re-elected with an increased majority of 1,365 on a night when her party lost seats.",
        "Labour hold, majority 1,365. Ms Fenwick, defending the seat, got in at the by-election of June 2006.",
    ],
)
def test_a_seat_at_a_general_election(extractor: Extractor, told: str) -> None:
    assert kinds(extractor, f"HEXHAM DECLARES\n\n{LINES}\n{told}\n", "2010-05-07") == {"general"}
