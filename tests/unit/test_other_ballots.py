"""Ballots that are no public elections, beside contests that are: their figures and their people are none of a seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Value

WON = "Labour's Ada Fenwick has won the Tamworth by-election with a majority of 1,316."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def stated(extractor: Extractor, text: str, table: str) -> Sequence[Mapping[str, Value]]:
    found = extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record"))
    return [fact.values for fact in found.facts if fact.table == table]


@pytest.mark.parametrize(
    "said",
    [
        "MPs voted by 318 to 221 for the bill on eels, a majority of 97 votes.",
        "On a show of hands the meeting was in favour, with 44 votes to 43.",
        "The motion was carried with 2,310 votes and a majority of 114 votes.",
        "Readers voted for the goose: it took 1,204 votes, a lead of 506 votes.",
        "We asked 3,300 people; Labour had 1,700 votes, a lead of 450 votes.",
    ],
)
def test_hands_and_answers_are_no_votes(extractor: Extractor, said: str) -> None:
    text = f"{WON}\n\n{said}"
    assert [values.get("votes") for values in stated(extractor, text, "majorities")] == [1316]
    assert not stated(extractor, text, "results")


def test_who_wins_the_ballot_of_a_union_stands_nowhere(extractor: Extractor) -> None:
    text = (
        f"{WON}\n\nGuy Hesketh was elected regional secretary of the union by 4,118 votes to 3,980 for Bella Voss, on a"
        " turnout of 11 per cent."
    )
    assert [values["person"] for values in stated(extractor, text, "candidates")] == ["Ada Fenwick"]
    assert not stated(extractor, text, "turnout")
    assert not stated(extractor, text, "results")


def test_a_former_shareholder_may_win_a_seat(extractor: Extractor) -> None:
    text = "Labour's Ada Fenwick, once a shareholder in the brewery, has won the Tamworth by-election by 1,316 votes."
    assert [values["person"] for values in stated(extractor, text, "candidates")] == ["Ada Fenwick"]
    assert [values["votes"] for values in stated(extractor, text, "majorities")] == [1316]


@pytest.mark.xfail(strict=True, reason="a seat abroad that is called like one of ours is taken for it")
@pytest.mark.parametrize("table", ["candidates", "vacancies", "turnout"])
def test_a_long_article_without_party_or_contest_has_no_candidates(extractor: Extractor, table: str) -> None:
    filler = "\n\n".join(
        f"It rained on day {day} of the count in the gymnasium." for day in "one two three four".split()
    )
    text = (
        "Letter from Hamilton\n\nA by-election in a steel town, far from home.\n\n"
        f"{filler}\n\nNate Wolanski was on 9,412, and Carmela Boyd, who stood before, had 8,020.\n\n"
        "Hamilton South is a seat of mills. Its member, Bill Dunphy, died in May.\n\nThe turnout was 28.3 per cent."
    )
    assert not stated(extractor, text, table)


@pytest.mark.parametrize(
    "said",
    [
        "MRP average: Con 34%, LD 30%, Lab 19%.",
        "Exit poll: Lab 51%, Con 24%.",
        "National score so far: Lab 353, Con 195, LD 59.",
        "Seat | Leader | Lead | First wave\n\nLichfield | Con | 41 | 38\n\nBurton | Lab | 42 | 44",
    ],
)
def test_forecasts_are_no_results(extractor: Extractor, said: str) -> None:
    assert not stated(extractor, f"{WON}\n\n{said}\n", "results")


def test_electors_of_a_boundary_review_are_no_turnout(extractor: Extractor) -> None:
    text = (
        "The Boundary Commission has published its proposals.\n\nTamworth, with 84,310 electors on the roll, is too"
        " large for the quota, and Lichfield, where the electorate is 61,977, too small.\n"
    )
    assert not stated(extractor, text, "turnout")


@pytest.mark.parametrize(
    "said",
    [
        "Councillor Brenda Oxley (Labour) was voted in at the annual meeting by 31 votes to 27.",
        "Guy Hesketh of the Conservatives was elected leader of the council by 13 votes to 12.",
        "For: D. Kirkby (Labour). Against: T. Ransome (Labour).",
    ],
)
def test_offices_that_a_council_fills_are_stood_for_nowhere(extractor: Extractor, said: str) -> None:
    found = stated(extractor, f"{WON}\n\n{said}\n", "candidates")
    assert [values["person"] for values in found] == ["Ada Fenwick"]


@pytest.mark.parametrize(
    "text",
    [
        "Fenwick elected leader of the Liberal Democrats\n\nAda Fenwick, MP for Tamworth, beat Ben Wray, MP for"
        " Lichfield, by 42,756 votes to 24,564. Turnout was 57.6 per cent of the party's 117,924 members.",
        "How did your MP vote?\n\nTamworth: Ada Fenwick (Lab) - against\nLichfield: Ben Wray (Con) - for\n\n"
        "Motion defeated 285-272. Majority against: 13.",
        "Fenwick to chair foreign affairs\n\nThe foreign affairs committee has a new head: Ada Fenwick, Conservative MP"
        " for Tamworth, beat fellow Tory Ben Wray by 418 votes to 84.",
        "Tory wears the chain\n\nCoun Ada Fenwick has been elected Mayor of Nevershire for 2024/25. She beat the"
        " Liberal Democrats' candidate, Coun Ben Wray, by 17 votes to 14.",
    ],
)
@pytest.mark.parametrize("table", ["contests", "candidates", "results", "majorities", "turnout"])
def test_who_wins_a_ballot_within_a_party_or_a_house_wins_no_seat(extractor: Extractor, text: str, table: str) -> None:
    assert not stated(extractor, text, table)


def test_a_seat_named_in_such_a_ballot_alone_is_no_area(extractor: Extractor) -> None:
    text = (
        f"{WON}\n\nMPs voted by 318 to 221 for the bill. Among the 22 Conservatives who rebelled was Ben Wray, the"
        " member for Lichfield."
    )
    assert [values["constituency"] for values in stated(extractor, text, "candidates")] == ["Tamworth"]


@pytest.mark.parametrize(
    "text",
    [
        "Leader of the council elected to Parliament\n\nAda Fenwick, deputy leader of the Greens, took Tamworth for the"
        " Greens from Labour by 1,316 votes. MPs voted 318 to 221 to honour her.",
        "Tamworth: Fenwick back as an independent\n\nAda Fenwick, leader of the Labour Party from 2015 to 2020, held"
        " Tamworth as an independent with 4,120 votes. Labour's Ben Wray had 2,804. Majority 1,316.",
        "Fenwick is in\n\nAda Fenwick is the new MP for Tamworth. Her majority over the Conservatives is 1,316.\n\n"
        "MPs voted by 322 to 271 for a new Speaker last month.",
        "Two by-elections\n\nIn Tamworth Ada Fenwick won for the Lib Dems by 1,316. Members of the select committee"
        " noted that by 12 votes to 9.",
        "Leadership rivals watch Tamworth\n\nTwo who would be the next Labour leader were at the count of the Tamworth"
        " by-election, where Ada Fenwick beat the Conservatives by 1,316 votes.",
    ],
)
def test_contests_beside_leaders_stand(extractor: Extractor, text: str) -> None:
    assert [values["votes"] for values in stated(extractor, text, "majorities")] == [1316]


def test_votes_of_members_who_choose_a_candidate_are_none(extractor: Extractor) -> None:
    text = (
        f"{WON}\n\nMembers in Lichfield chose Ben Wray as Labour's candidate last night with 309 votes to 258 for Dee"
        " Park. Turnout was 51% of the local party."
    )
    assert not stated(extractor, text, "results")
    assert not stated(extractor, text, "turnout")


def test_an_article_headed_as_a_forecast_counts_nothing(extractor: Extractor) -> None:
    text = (
        "Seat by seat: our model's verdict\n\nTamworth: Labour gain from Conservative, majority 2,100.\n"
        "Lichfield: Conservative hold by 1,400.\n\nThe majority in Burton was 14,496 at the last election, when Kate"
        " Poole held it for the Conservatives."
    )
    assert not {2100, 1400}.intersection(values.get("votes") for values in stated(extractor, text, "majorities"))


def test_figures_that_number_digits_are_none(extractor: Extractor) -> None:
    text = f"{WON}\n\nIn Lichfield Labour's majority was down to three figures."
    assert [values["votes"] for values in stated(extractor, text, "majorities")] == [1316]


@pytest.mark.parametrize(
    "text",
    [
        "Select committee chairs: who won\n\nHealth went to Dr Ada Fenwick, the MP for Totnes, who beat Ben Voss"
        " (Bosworth) by 532 to 64. Labour's Cat Drew (Birkenhead) took Work and Pensions with 381 votes to 222 for Dee"
        " Orme.",
        "Landlord crowned Mayor of Earlham after mock by-election\n\nAfter a bitter battle Guy Hesketh of the Dry"
        " Roast Party was declared elected with 112 votes, against 87 for Independent Bella Voss, on a turnout of 98"
        " per cent.",
        "Golf: members elect first woman captain\n\nIn a contested election Ada Fenwick won the captaincy with 212"
        " votes to 178 for Liberal Democrat Ben Voss, who represents Prenton ward. Turnout was 52%.",
        "Carlisle says yes to a second BID term\n\nOf 342 businesses 163 voted, a turnout of 47.7%.\n\nCllr Ben Voss,"
        " Conservative member for Houghton and Irthington ward, said it was a strong majority.",
        "Nurses vote to walk out\n\nMembers in Swansea voted by 89.2% to 10.8% for strike action. In Cardiff East"
        " turnout fell short of 50 per cent by 112 votes. Labour's Ada Fenwick (Swansea East) backed them.",
        "Lords reform\n\nEarl Fenwick topped a straw poll with 41 votes and the Earl of Carlisle had 19. If one dies"
        " there would be a by-election, say Labour.",
        "TV PICKS\n\nSherwood (BBC One). The by-election in the red-wall seat of Ashfield turns nasty as independent"
        " Ada Fenwick (Bella Voss) leads Labour by 340 votes.",
        "Review: By-Election Blues\n\nIt is 1961 and the fictional Lancashire seat of Marlow Vale has fallen vacant."
        " Labour's Ted Clough (Ben Voss) is defending his honour, while the Liberal wins with 12,411 votes.",
        "Vote for the best chip shop in Cleethorpes\n\nLast year Fenwick's won with 1,812 votes, a majority of 240, and"
        " Labour's Ben Voss called it a landslide.",
        "Tenants elect Gwynedd board\n\nElected: Ada Fenwick (Bangor) 212 votes; Ben Voss (Caernarfon) 188. Turnout"
        " 12.4 per cent. Plaid Cymru welcomed it.",
        "YouGov MRP: which seats would change hands\n\nIn Yorkshire it has the Conservatives losing Shipley, Calder"
        " Valley and Colne Valley.\n\nRother Valley: Lab 42, Con 27, Reform 20",
    ],
)
def test_pages_on_other_ballots_tell_of_no_contest(extractor: Extractor, text: str) -> None:
    for table in ("contests", "candidates", "results", "majorities", "turnout"):
        assert not stated(extractor, text, table)


def test_a_referendum_has_no_winning_party(extractor: Extractor) -> None:
    text = (
        "Yes to neighbourhood plan\n\nResidents of Eastington have voted in favour of their neighbourhood plan in a"
        " referendum on Thursday: 508 people voted yes and 41 no. Turnout was 41.07 per cent.\n\nWard councillor Ben"
        " Voss (Con), who represents Eastington on Stroud District Council, said he was delighted."
    )
    [contest] = stated(extractor, text, "contests")
    assert (contest["kind"], contest.get("winner_party")) == ("referendum", None)
    assert not stated(extractor, text, "candidates")
