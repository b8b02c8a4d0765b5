"""How a seat fell vacant, in short texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "vacancies"
KEYS = ("person", "cause")

CASES: dict[str, tuple[str, list[tuple[Value, ...]]]] = {
    "steward-of-a-manor": (
        "The by-election in Wakefield is on 9 November. Labour's Roy Hart was appointed Steward of the Manor of "
        "Northstead in September.",
        [("Roy Hart", "resignation")],
    ),
    "off-to-run-something": (
        "The by-election in Wakefield is on 9 November. Its Labour MP, Roy Hart, is off to run a hospital.",
        [("Roy Hart", "resignation")],
    ),
    "took-a-seat-in-the-lords": (
        "The by-election in Wakefield is on 9 November. Its Labour MP, Roy Hart, took a seat in the Lords.",
        [("Roy Hart", "peerage")],
    ),
    "murdered": (
        "Voters in Wigan choose a new MP in a by-election. An intruder murdered the Labour MP Roy Hart in June.",
        [("Roy Hart", "death")],
    ),
    "has-been-killed": (
        "Voters in Wigan choose a new MP in a by-election on Thursday, since Labour's Roy Hart had been killed.",
        [("Roy Hart", "death")],
    ),
    "left-for-a-peerage": (
        "The by-election in Wakefield was called when the Labour MP, Roy Hart, left for a peerage.",
        [("Roy Hart", "peerage")],
    ),
    "made-a-judge": (
        "The by-election in Wakefield was caused by the departure of the Labour MP. Roy Hart was appointed a judge.",
        [("Roy Hart", "other")],
    ),
    "resigned": (
        "The Tamworth by-election was caused by the resignation of the Conservative MP Chris Pincher.",
        [("Chris Pincher", "resignation")],
    ),
    "died": (
        "Voters in Wigan choose a new MP in a by-election after the death of Labour's Roy Hart.",
        [("Roy Hart", "death")],
    ),
    "recalled": (
        "The by-election in Wakefield was called after voters signed a petition to recall the Labour MP, Roy Hart.",
        [("Roy Hart", "recall")],
    ),
    "peer": (
        "The by-election in Wakefield was called after the Labour MP, Roy Hart, was given a peerage.",
        [("Roy Hart", "peerage")],
    ),
    "disqualified": (
        "The by-election in Wakefield follows the decision of an election court to disqualify the Labour MP, Roy Hart.",
        [("Roy Hart", "disqualification")],
    ),
    "quit-before-a-recall": (
        "Roy Hart, the Labour MP for Wakefield, resigned his seat on Monday, which means a by-election.",
        [("Roy Hart", "resignation")],
    ),
    "stood-down-for-another-job": (
        "The Wakefield by-election was triggered when Labour's Roy Hart stood down as MP to become a mayor.",
        [("Roy Hart", "resignation")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "disqualified": "a departure told with a decision of a court is missed",
}


def test_causes_are_those_that_the_text_tells(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[Value, ...]]
) -> None:
    assert [tuple(values.get(key) for key in KEYS) for values in facts] == expected
