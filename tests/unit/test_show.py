"""What a person is told of why a fact was written."""

import pytest

from hustings.show import MOST_EVIDENCE, heaviest_first, reasons
from hustings.types import Article, Evidence, Fact

ARTICLE = Article("a", "Ms Edwards took\n11,719 votes.")


def fact(*why: Evidence, confidence: float = 0.9184) -> Fact:
    return Fact("results", {"votes": 11719}, 11, 22, (0, len(ARTICLE.text)), "votes.had", confidence, why=why)


def test_a_fact_without_evidence_is_its_rules_alone() -> None:
    assert list(reasons(ARTICLE, fact())) == [
        "“took 11,719” by rule votes.had, confidence 0.918",
        "  no evidence: the rule alone decided",
    ]


@pytest.mark.parametrize(
    ("weights", "lines"),
    [
        ({"named_before_in_unit": 4.0}, ["  +4.000  named_before_in_unit"]),
        (
            {"main_contest": 1.5, "votes: +1 vote": -2.25, "rule votes.had": 0.1254},
            ["  -2.250  votes: +1 vote", "  +1.500  main_contest", "  +0.125  rule votes.had"],
        ),
        ({"b": 1.0, "a": -1.0, "c": 12.0}, [" +12.000  c", "  -1.000  a", "  +1.000  b"]),
        ({"a": -0.0001, "b": 0.0}, ["  +0.000  a", "  +0.000  b"]),
    ],
)
def test_evidence_stands_by_its_weight_for_or_against(weights: dict[str, float], lines: list[str]) -> None:
    why = [Evidence(name, weight) for name, weight in weights.items()]
    assert list(reasons(ARTICLE, fact(*why)))[1:] == [f"  {line}" for line in lines]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (MOST_EVIDENCE, "    +1.000  piece 01"),
        (MOST_EVIDENCE + 1, "    +1.000  the sum of 1 more"),
        (MOST_EVIDENCE + 3, "    +2.000  the sum of 3 more"),
    ],
)
def test_evidence_beyond_the_heaviest_is_summed_up(count: int, last: str) -> None:
    # The lightest pieces weigh +1, -2 and +3, which come to +2.
    why = [Evidence(f"piece {weight:02}", float(weight if weight % 2 else -weight)) for weight in range(1, count + 1)]
    lines = list(reasons(ARTICLE, fact(*why)))
    assert lines[-1] == last
    assert len(lines) == 1 + min(count, MOST_EVIDENCE + 1)
    assert heaviest_first(why)[0].name == f"piece {count:02}"
