"""Between which parties a swing went, in short texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "swings"
KEYS = ("percent", "from_party", "to_party")

CASES: dict[str, tuple[str, list[tuple[Value, ...]]]] = {
    "from-and-to": (
        "Labour has won the Wakefield by-election on a swing of 12.7% from the Conservatives to Labour.",
        [(12.7, "Conservative", "Labour")],
    ),
    "in-letters": (
        "WAKEFIELD\nLabour gain from Conservative\nAnn Ball (Lab) 13,166\nRoy Hart (Con) 8,241\nSwing C-Lab 12.7%",
        [(12.7, "Conservative", "Labour")],
    ),
    "to-the-winner": (
        "Labour took Wakefield from the Conservatives in Thursday's by-election, with a swing of 12.7% to it.",
        [(12.7, "Conservative", "Labour")],
    ),
    "against-the-loser": (
        "The Conservatives lost the Wakefield by-election to Labour on Thursday. There was a 12.7% swing against them.",
        [(12.7, "Conservative", "Labour")],
    ),
    "away-from": (
        "The Lib Dems have gained Somerton and Frome in a by-election, a swing of 29% away from the Conservatives.",
        [(29.0, "Conservative", "Liberal Democrats")],
    ),
    "possessive-then-number": (
        "Labour won the Selby and Ainsty by-election: a 23.7-point swing from the Tories to Labour.",
        [(23.7, "Conservative", "Labour")],
    ),
    "to-another-than-the-winner": (
        "The Conservatives held Old Bexley and Sidcup in a by-election, though there was a swing of 10.3% to Labour.",
        [(10.3, "Conservative", "Labour")],
    ),
    "to-those-who-lost-the-seat": (
        "Hedge End by-election\n\nHedge End (Eastleigh). LD GAIN FROM CON. LD 728 (50.7; -3.3), Con 557 (38.8; +0.1). "
        "Swing 1.7% to Con from LD since the last outing.",
        [(1.7, "Liberal Democrats", "Conservative")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {}


def test_sides_are_those_that_the_text_tells(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[Value, ...]]
) -> None:
    assert [tuple(values.get(key) for key in KEYS) for values in facts] == expected
