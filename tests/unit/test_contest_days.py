"""The day, month or year of a contest, as it stands beside the name of its area."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Value


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def days(extractor: Extractor, text: str, published: str) -> dict[Value, Value]:
    facts = extractor.extract(Article("a", text, published_at=published, published_at_source="record")).facts
    contests = [fact.values for fact in facts if fact.table == "contests"]
    return {contest["constituency"]: contest.get("polling_date") for contest in contests}


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Christchurch, July 1993\nLib Dem gain from Con. Swing: 35.4%", "1993-07"),
        ("At the Christchurch by-election of 1993 the Lib Dems won on a swing of 35.4% from the Tories.", "1993"),
    ],
)
def test_other_contests(extractor: Extractor, told: str, day: str) -> None:
    text = f"Labour has won the Wellingborough by-election by 6,436 votes on a swing of 28.5 points.\n\n{told}\n"
    assert days(extractor, text, "2024-02-17")["Christchurch"] == day


@pytest.mark.parametrize(
    ("told", "published", "day"),
    [
        ("Voters go to the polls in Hexham a fortnight from yesterday.", "2027-02-19", "2027-03-04"),
        ("Voters go to the polls in Hexham on Thursday week.", "2027-02-19", "2027-03-04"),
        ("Hexham votes a week tomorrow.", "2027-02-24", "2027-03-04"),
        ("Hexham votes a week today.", "2027-02-25", "2027-03-04"),
        ("Reform UK won the Hexham by-election last Thursday week.", "2027-03-12", "2027-03-04"),
        ("Ten days ago Guy Lorne of Reform UK won the by-election in Hexham.", "2027-03-14", "2027-03-04"),
        ("A week ago today Reform UK won the by-election in Hexham.", "2027-03-11", "2027-03-04"),
        ("Reform UK won the Hexham by-election in the early hours of Friday.", "2027-03-06", "2027-03-04"),
        ("The writ was moved yesterday for a by-election on March 4th.", "2027-02-19", "2027-03-04"),
        ("The by-election is next Thursday.", "2027-02-25", "2027-03-04"),
    ],
)
def test_days_counted_from_that_of_the_article(extractor: Extractor, told: str, published: str, day: str) -> None:
    text = (
        f"Hexham by-election\n\n{told}\n\nAda Fenwick is standing for the Liberal Democrats, Guy Lorne for Reform UK "
        "and Ben Voss for the Conservatives.\n"
    )
    assert days(extractor, text, published) == {"Hexham": day}


WARDS = "Council by-elections, ward by ward, with the candidates of the four parties\n\n"


def test_sections_of_days(extractor: Extractor) -> None:
    text = (
        f"{WARDS}3rd SEPTEMBER\n\nThrupp ward, Nevershire council\nAda Fenwick (Lab), Ben Voss (Con)\n\n"
        "10th SEPTEMBER\n\nOldfield ward, Westbury council\nIvy Tarn (Lab), Owen Pike (Con)\n"
    )
    assert days(extractor, text, "2015-09-01") == {"Thrupp": "2015-09-03", "Oldfield": "2015-09-10"}
    facts = extractor.extract(Article("a", text, published_at="2015-09-01", published_at_source="record")).facts
    polling_days = {fact.values["value"] for fact in facts if fact.values.get("kind") == "polling_day"}
    assert polling_days == {"2015-09-03", "2015-09-10"}


def test_day_behind_the_council(extractor: Extractor) -> None:
    text = (
        f"{WARDS}Thrupp (Nevershire), 2 July\nLab 771 (38.5%)\nCon 639 (31.9%)\n\n"
        "Oldfield (Westbury), 3 July\nCon 739 (39.6%)\nLab 602 (32.3%)\n"
    )
    assert days(extractor, text, "2025-07-04") == {"Thrupp": "2025-07-02", "Oldfield": "2025-07-03"}


def test_day_before_the_ward(extractor: Extractor) -> None:
    text = (
        "Local by-elections held in June\n\n2 June: Kettering, Thrupp: Con hold\n9 June: Oldfield (Stroud): Con hold\n"
        "16 June: Swansea, Mill End: LD gain from Ind\n"
    )
    found = days(extractor, text, "2016-06-24")
    assert found == {"Thrupp": "2016-06-02", "Oldfield": "2016-06-09", "Mill End": "2016-06-16"}


def test_day_behind_a_council_for_short(extractor: Extractor) -> None:
    text = (
        "Council by-elections ahead\n\n• Thrupp and District – Aberdeenshire, 7 Nov, two seats\n"
        "• Oldfield – Bexley, 17 Oct: Lab HOLD\n"
    )
    assert days(extractor, text, "2024-10-18") == {"Thrupp and District": "2024-11-07", "Oldfield": "2024-10-17"}


def test_table_of_vacancies(extractor: Extractor) -> None:
    text = (
        "By-elections pending\n\nAuthority | Ward | Party | Reason | Polling day\n"
        "Cotswold | Thrupp | Con | Resignation | 13 June 2013\nDacorum | Oldfield Central | Con | Death | 11 July 2013"
        "\nBrent | Mill End | LD | Resignation | 11 July 2013\n"
    )
    found = days(extractor, text, "2013-05-20")
    assert found == {"Thrupp": "2013-06-13", "Oldfield Central": "2013-07-11", "Mill End": "2013-07-11"}


def test_day_below_the_ward_and_its_council(extractor: Extractor) -> None:
    text = (
        "THRUPP\nAshford BC, Kent\nThursday 5 November\n\nCandidates: Ada Fenwick (Lab), Ben Voss (Con)\n\n"
        "OLDFIELD\nChorley BC, Lancashire\nThursday 12 November\n\nCandidates: Ivy Tarn (Lab), Owen Pike (Con)\n"
    )
    assert days(extractor, text, "2015-10-30") == {"Thrupp": "2015-11-05", "Oldfield": "2015-11-12"}


def test_a_list_of_an_earlier_month_of_the_year(extractor: Extractor) -> None:
    text = (
        "Election of a District Councillor for Thrupp South held on Thursday 24 October 2019\n\n"
        "FENWICK Ada (Liberal Democrats) 349 ELECTED\nVOSS Ben (Conservative) 338\n\n"
        "On 2 May 2019 the ward voted like this:\nKen Voss (Conservative) 644 ELECTED\n"
        "Ivy Tarn (Liberal Democrats) 590\n"
    )
    facts = extractor.extract(Article("a", text, published_at="2019-10-25", published_at_source="record")).facts
    winners = {fact.values.get("winner_party") for fact in facts if fact.table == "contests"}
    assert winners == {"Liberal Democrats"}


def test_results_of_the_last_thursday_beside_the_polls_of_the_next(extractor: Extractor) -> None:
    text = (
        "Council by-elections this week\n\nOne seat was filled on Wednesday and the rest yesterday.\n\n"
        "Thrupp (Nevershire): Lab 771, Con 639, LD 81. Labour hold.\n"
        "Oldfield (Westbury): Con 739, Lab 602, LD 183. Conservative hold.\n\n"
        "NEXT WEEK\nThursday 22 June: by-elections in Marl End (Eastbury).\n"
    )
    found = days(extractor, text, "2023-06-16")
    assert (found["Thrupp"], found["Oldfield"]) == ("2023-06-15", "2023-06-15")


@pytest.mark.parametrize(
    "other",
    [
        "Clacton had its by-election on October 9th and UKIP won 59.7% of it.",
        "Clacton: 8 in the running to follow the late MP. Polling day: 11 December.",
    ],
)
def test_the_day_of_another_seat(other: str) -> None:
    text = (
        "Rochester and Strood by-election: Minute by minute\n\nThursday, 20 November 2014 9:30 PM\n\n21.45 - Good day"
        " from the count.\n\n22.00 - The polls have closed.\n\n"
        + other
        + "\n\n04.15 - Ada Fenwick (UKIP) is declared MP"
        " for Rochester and Strood.\n"
    )
    found = days(Extractor.load(registry=False), text, "2014-11-20")
    assert found["Rochester and Strood"] in (None, "2014-11-20")


@pytest.mark.parametrize(
    "told",
    [
        "Next Thursday: Priory ward in Elmstow. Labour defence. Candidates: Jo Ketteridge (LD), Ian Bolt (Con).",
        "The coming week: Thursday brings a by-election in Priory ward (Elmstow).",
    ],
)
def test_wards_of_next_week(extractor: Extractor, told: str) -> None:
    text = (
        WARDS + "Polls of Thursday 20 March 2014\n\nThrupp ward: Lab 812, Con 640, LD 201. Lab hold.\n\n"
        f"Oldfield ward: Con 911, Lab 514. Con gain from Lab.\n\n{told}\n"
    )
    found = days(extractor, text, "2014-03-21")
    assert found["Priory"] == "2014-03-27"
    assert found["Thrupp"] != "2014-03-27"


def test_a_list_of_by_elections_with_the_month_of_each(extractor: Extractor) -> None:
    text = (
        "BY-ELECTIONS OF THIS PARLIAMENT\n\nSleaford & North Hykeham (Dec 2016): Con hold\n"
        "Copeland (Feb 2017): Con gain from Lab\nWitney (Oct 2016): Con hold\nBatley & Spen (Oct 2016): Lab hold\n"
    )
    found = days(extractor, text, "2017-03-01")
    assert found["Sleaford and North Hykeham"] == "2016-12"
    assert found["Witney"] == found["Batley and Spen"] == "2016-10"


@pytest.mark.parametrize("heading", ["Stroud Council - Ashton Hurst ward\n\n", ""])
def test_a_ward_that_is_called_like_a_person(extractor: Extractor, heading: str) -> None:
    text = (
        f"{heading}Labour's Ada Fenwick has been elected to represent Ashton Hurst ward after winning Thursday's"
        " by-election with 1,058 votes."
    )
    assert days(extractor, text, "2024-06-01") == {"Ashton Hurst": "2024-05-30"}
