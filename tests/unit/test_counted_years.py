"""Years that are counted from another year, or from that of the article."""

from __future__ import annotations

import pytest

from hustings.annotate.counted_years import count_years
from hustings.annotate.moments import moments


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("Labour won the seat in 1981 and lost it that November", 1981, 11),
        ("It was lost in 1973. In July of the same year they won Thrupp", 1973, 7),
        ("They won in April 1996, and again the following February", 1997, 2),
        ("They won in April 1996, and again the following June", 1996, 6),
        ("They won in 1996, and by the following June had lost", 1997, 6),
        ("The seat was won last July", 2023, 7),
        ("The seat was won last February", 2024, 2),
        ("The seat was won in September last year", 2023, 9),
        ("In 2001 she got in by 53. Nine years after that she hung on", 2010, None),
        ("It was Tory in 1979. Four years later it was not", 1983, None),
        ("She won in 2019. Two years previously he had", 2017, None),
        ("MP since 1961, he left. They took Crosby that November", None, 11),
        ("The seat will be filled in May", None, 5),
        ("They met three years earlier", None, None),
    ],
)
def test_last_time_told(text: str, year: int | None, month: int | None) -> None:
    times = [*count_years(text, [*moments(text)], (2024, 3))]
    last = ([time for time in times if time.label != "ago"] or times)[-1]
    assert (last.moment.year, last.moment.month) == (year, month)
