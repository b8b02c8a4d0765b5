"""What the words around a name say of it, with parties, persons, figures and other names told apart."""

from __future__ import annotations

import re

import pytest

from hustings.annotate.words import Words


def around(text: str, name: str, *, party: str = "", person: str = "") -> set[str]:
    spans = [[match.span() for match in re.finditer(re.escape(each), text)] if each else [] for each in (party, person)]
    start = text.index(name)
    return {*Words(text, *spans).around(start, start + len(name))}


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Labour held Thrupp by 12 votes.", {"-1 held", "+1 by", "++ by ‹num›", "-- ‹party› held", "shown wins"}),
        ("Thrupp goes from Labour to others.", {"-1 ^", "+1 goes", "shown goes"}),
        ("**Thrupp** (Nevershire DC)", {"shown authority", "opens letters"}),
        ("The seat.\nThrupp\nLabour 402, others 12", {"-1 ¶", "+1 ¶", "alone letters figures 2 parties 1"}),
        ("Turnout in Thrupp was 41%.", {"-1 in", "+1 was", "++ was ‹pct›", "line turnout"}),
        ("It rained on Ann Ball in Thrupp.", {"-- ‹person› in", "before ‹person›"}),
    ],
)
def test_evidence_from_the_words_around_a_name(text: str, evidence: set[str]) -> None:
    assert evidence <= around(text, "Thrupp", party="Labour", person="Ann Ball")


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        ("Labour lost.\nThe Thrupp baths are shut.", "before ‹party›"),  # of another line
        ("A shop in Thrupp is open.", "shown wins"),
        ("Thrupp (a village)", "shown authority"),
    ],
)
def test_what_the_words_around_a_name_do_not_say(text: str, unseen: str) -> None:
    assert unseen not in around(text, "Thrupp", party="Labour")
