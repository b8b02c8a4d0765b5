"""A list of other candidates for the same parties is that of another seat."""

from __future__ import annotations

import pytest

from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.judge import Judge
from hustings.judge.judge import kept_weights
from hustings.registry import Registry
from hustings.resolve import resolve
from hustings.types import Article

FIRST = "Ada Fenwick (Labour) 16,015\nGuy Lorne (Conservative) 8,009\nBen Voss (Reform UK) 9,576\n"
SECOND = "Tess Arkle (Labour) 12,080\nIvo Marsh (Conservative) 10,159\nPip Rudd (Reform UK) 12,178\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load(registry=False)


@pytest.mark.parametrize(
    ("between", "area"),
    [
        ("4.55pm: That's the other one. Elected: Pip Rudd (Reform), by 98 votes.\n\n", "South Thanet"),
        pytest.param(
            "The old Thurrock seat had always been close. This was the other one:\n\n",
            "South Thanet",
            marks=pytest.mark.xfail(strict=True, reason="a heading is evidence for every list under it alike"),
        ),
    ],
)
def test_a_second_list(extractor: Extractor, between: str, area: str) -> None:
    text = (
        "General election 2024: results of both seats, Thurrock and South Thanet\n\nAt 1am the count of South Thanet "
        "had begun.\n\n3.25am: THURROCK\n\n" + FIRST + "\nLabour gain, majority 6,439.\n\n" + between + SECOND
    )
    facts = extractor.extract(Article("a", text, published_at="2024-07-05", published_at_source="record")).facts
    areas = {fact.values["person"]: fact.values["constituency"] for fact in facts if fact.table == "candidates"}
    assert areas["Ada Fenwick"] == "Thurrock"
    assert areas["Tess Arkle"] == areas["Ivo Marsh"] == area


def test_the_elected_of_a_list_of_areas_by_what_became_of_them(extractor: Extractor) -> None:
    text = (
        "General Election 2017: who is in and who is out\n\nThe blue wave got as far as Walsall and stopped.\n\n"
        "AS YOU WERE: CONSERVATIVE\n\nAldridge-Brownhills - Sarah Norton (increased majority)\n"
        "Dudley South - Mike Wade\nStafford - Jeremy Leroy\nLichfield - Michael Fabb\n"
    )
    article = extractor.annotate(Article("a", text, published_at="2017-06-09", published_at_source="record"))
    registry = Registry.names_only()
    doubtful = Judge({**kept_weights(), "candidacy": {}})
    facts = resolve(article, registry, Seats(registry), judge=doubtful).facts
    stood = [fact.values for fact in facts if fact.table == "candidates"]
    assert {(one["person"], one["constituency"], one["party"], one["outcome"]) for one in stood} == {
        ("Sarah Norton", "Aldridge-Brownhills", "Conservative", "elected"),
        ("Mike Wade", "Dudley South", "Conservative", "elected"),
        ("Jeremy Leroy", "Stafford", "Conservative", "elected"),
        ("Michael Fabb", "Lichfield", "Conservative", "elected"),
    }
