"""What a printed figure admits."""

import pytest

from hustings.precision import Range, decimals_of, number, of_count, of_points, relation_in


@pytest.mark.parametrize(
    ("printed", "decimals", "true", "fits"),
    [
        (45.8, 1, 45.77, True),
        (45.7, 1, 45.77, False),
        (46.0, 0, 45.77, True),
        (45.77, 2, 45.774, True),
        (45.8, 2, 45.77, False),  # printed as 45.80
        (-16.7, 1, -16.66, True),
        (45.8, 1, 45.75, True),  # what lies on the border may be rounded either way
    ],
)
def test_a_percentage_admits_what_rounds_to_it(printed: float, decimals: int, true: float, fits: bool) -> None:
    assert of_points(printed, decimals, "exact").meets(Range(true, true)) is fits


@pytest.mark.parametrize(
    ("printed", "relation", "true", "fits"),
    [
        (1316, "exact", 1316, True),
        (1316, "exact", 1315, False),
        (1310, "exact", 1316, False),  # one nought is no sign of rounding
        (19_600, "exact", 19_634, True),
        (19_600, "exact", 19_651, False),
        (20_000, "exact", 19_634, True),  # to two figures
        (20_000, "exact", 19_400, False),
        (20_000, "under", 19_634, True),
        (20_000, "under", 20_001, False),
        (19_000, "over", 24_664, True),
        (19_000, "over", 18_999, False),
        (12_000, "about", 11_719, True),
        (12_000, "about", 10_900, False),
        (20_000, "about", 15_500, True),
        (1316, "about", 1317, True),
        (0, "exact", 0, True),
    ],
)
def test_a_count_admits_what_its_noughts_and_its_qualifier_say(
    printed: int, relation: str, true: int, fits: bool
) -> None:
    assert of_count(printed, relation).meets(Range(true, true)) is fits


def test_an_approximate_percentage_may_be_rounded_to_its_last_figure_that_is_no_nought() -> None:
    assert of_points(40.0, 0, "about") == Range(35, 45)
    assert of_points(36.0, 0, "about") == Range(35, 37)
    assert of_points(36.5, 1, "about") == Range(36.4, 36.6)


def test_figures_of_one_precision_that_differ_do_not_meet() -> None:
    assert not of_points(45.7, 1, "exact").meets(of_points(45.8, 1, "exact"))
    assert of_points(46.0, 0, "exact").meets(of_points(45.8, 1, "exact"))
    assert of_points(45.8, 1, "exact").meets(of_points(46.0, 0, "exact"))
    assert not of_count(20_000, "under").meets(of_count(20_000, "over"))
    assert of_count(19_000, "over").meets(of_count(20_000, "under"))


@pytest.mark.parametrize(
    ("value", "evidence", "decimals"),
    [
        (42.3, "Turnout: 42.30%", 2),
        (42.3, "Turnout: 42.3%", 1),
        (46.0, "46.0 per cent", 1),
        (46.0, "46 per cent", 0),
        (46.0, "146.0 and 46.05", 0),
        (-9.5, "down 9.50 points", 2),
        (45.77, "", 2),
        (0.00001, "", 5),
    ],
)
def test_decimals_are_those_printed(value: float, evidence: str, decimals: int) -> None:
    assert decimals_of(value, evidence) == decimals


@pytest.mark.parametrize(
    ("evidence", "relation"),
    [
        ("She had nearly 12,000 votes.", "under"),
        ("Just over 12,000 voted for her.", "over"),
        ("with some 12,000 votes", "about"),
        ("with 12,000 votes", "exact"),
        ("nearly 112,000 in all, 12,000 for her", "exact"),
        ("twelve thousand", "exact"),
    ],
)
def test_the_words_before_a_figure_qualify_it(evidence: str, relation: str) -> None:
    assert relation_in(evidence, "12,000", "12000") == relation


def test_figures_are_shown_without_noughts_that_say_nothing() -> None:
    assert [number(each) for each in (1316, 45.8, 46.0, -16.7)] == ["1316", "45.8", "46", "-16.7"]
