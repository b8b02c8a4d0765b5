"""Tables with a row or more for each area."""

from __future__ import annotations

import re

import pytest

from hustings.annotate.area_tables import area_rows

TABLES = {
    "tabs": "Seat\tCon\tLab\tMajority\nThrupp\t402\t88\t314\nOldfield\t\t90\t7",
    "bars": (
        "| Seat | Con | Lab | Majority |\n|---|---|---|---|\n| Thrupp | 402 | 88 | 314 |\n| **Oldfield** | | 90 | 7 |"
    ),
    "semicolons": "Seat;Con;Lab;Majority\nThrupp;402;88;314\nOldfield;;90;7",
    "gaps": "Seat       Con   Lab   Majority\nThrupp     402    88   314\nOldfield     -    90     7",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_rows(text: str) -> None:
    rows = area_rows(text)
    assert [text[slice(*row.area)] for row in rows if row.area] == ["Thrupp", "Oldfield"]
    assert [text[slice(*span)] for row in rows for span in row.under(re.compile("maj"))] == ["314", "7"]


def test_a_row_without_an_area_goes_on_with_that_above() -> None:
    text = "Ward | Candidate | Votes\nThrupp | Ada Fenwick | 402\n | Ben Voss | 88"
    assert [row.area is None for row in area_rows(text)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Candidate | Party | Votes\nAda Fenwick | Lab | 402",
        "The ward, the seat | and nothing else",
        "Ward | 2019 result 1,402 | 2023\nThrupp | 402 | 88",
    ],
)
def test_other_tables(text: str) -> None:
    assert not area_rows(text)
