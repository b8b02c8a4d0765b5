"""An article headed with the election of a devolved legislature, in the weeks around it, is about that election."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article

TEXT = (
    "{}\n\nLabour held on in Delyn, which the Conservatives had hoped would go blue as it did for Westminster.\n\n"
    "Alyn and Deeside\nJack Marsh, who won a by-election in 2018 following the death of his father, has 12,622 votes, "
    "and a majority of 3,981 over Ada Fenwick (Con), on 8,641.\n\n"
    "Delyn\nTess Arkle (Lab) 12,846\nGuy Lorne (Con) 9,135\nIvo Rudd (Plaid) 2,097\n"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize(
    ("title", "published", "devolved"),
    [
        ("Senedd election 2021: all the results in the north east", "2021-05-08", True),
        ("Assembly election: results from the count", "2021-05-08", True),
        ("Assembly election: results from the count", "2019-10-08", False),
        ("By-election after the Senedd election: results", "2021-05-08", False),
    ],
)
def test_titles(extractor: Extractor, title: str, published: str, devolved: bool) -> None:
    article = Article("a", TEXT.format(title), published_at=published, published_at_source="record")
    contests = [fact.values for fact in extractor.extract(article).facts if fact.table == "contests"]
    delyn = {contest["kind"] for contest in contests if contest["constituency"] == "Delyn"}
    assert (delyn == {"devolved"}) == devolved
