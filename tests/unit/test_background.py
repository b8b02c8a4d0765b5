"""What the registry and the calendar tell of the day of an article, and of the people whom it names."""

from __future__ import annotations

import pytest

from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.registry import Registry
from hustings.resolve.background import Background
from hustings.types import Article

HALL = "Ashley Dalton met Mike Prendergast in the hall."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def background(extractor: Extractor, published: str | None, text: str = HALL, *, linked: bool = True) -> Background:
    article = extractor.annotate(Article("a", text, published_at=published, published_at_source="record"))
    registry = Registry.load() if linked else Registry.names_only()
    return Background(article, Seats(registry), registry)


@pytest.mark.parametrize(
    ("published", "general", "devolved"),
    [
        ("2019-12-13", True, False),
        ("2021-05-08", False, True),
        ("2013-01-10", False, False),
        ("2017-06-01", True, False),
        (None, None, None),
    ],
)
def test_the_elections_that_an_article_was_written_near_to(
    extractor: Extractor, published: str | None, general: bool | None, devolved: bool | None
) -> None:
    then = background(extractor, published)
    assert (then.is_near_general_election, then.is_near_devolved_election) == (general, devolved)


def test_a_seat_in_force_and_one_that_is_gone(extractor: Extractor) -> None:
    then, later = background(extractor, "2023-07-24"), background(extractor, "2025-07-24")
    old, lasting = "Denton and Reddish", "Norwich North"
    assert [then.is_in_force(old), then.is_abolished(old), then.is_in_force(lasting)] == [True, False, True]
    assert [later.is_in_force(old), later.is_abolished(old), later.is_in_force(lasting)] == [False, True, True]
    assert [then.is_current(old), then.is_current(lasting)] == [False, True]


def test_by_elections_around_the_day_of_an_article(extractor: Extractor) -> None:
    then, later = background(extractor, "2023-02-10"), background(extractor, "2023-03-20")
    assert then.has_by_election("West Lancashire")
    assert then.has_news_of_by_election("West Lancashire")
    assert later.has_by_election("West Lancashire")
    assert not later.has_news_of_by_election("West Lancashire")
    assert not background(extractor, "2022-02-10").has_by_election("West Lancashire")
    assert background(extractor, None).has_by_election_on_record("West Lancashire")
    assert not background(extractor, None).has_by_election("West Lancashire")


def test_seats_that_had_their_by_elections_on_one_day(extractor: Extractor) -> None:
    then = background(extractor, "2023-07-21")
    assert then.share_a_by_election_day("Selby and Ainsty", "Somerton and Frome")
    assert not then.share_a_by_election_day("Selby and Ainsty", "West Lancashire")


def test_the_seat_in_which_those_named_stood_against_each_other(extractor: Extractor) -> None:
    text = "Ashley Dalton, Mike Prendergast and Jonathan Kay were at the count. Lancashire and Norwich were not."
    then = background(extractor, "2023-02-10", text)
    assert then.people_on_record("West Lancashire") == 3
    assert then.people_on_record("Norwich North") == 0
    assert background(extractor, "2023-02-10", text, linked=False).people_on_record("West Lancashire") is None
