"""Parties in all their forms, and the words that only look like them."""

import pytest

from hustings.annotate.gazetteer import words
from hustings.annotate.parties import find_parties, party_named
from hustings.clean import clean


def parties(text: str) -> list[tuple[str, str]]:
    text = clean(text).text
    return [(text[mention.start : mention.end], mention.canonical) for mention in find_parties(text, words(text))]


def named(text: str) -> list[str]:
    return [party for _, party in parties(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Labour held the seat.", "Labour"),
        ("the Labour Party", "Labour"),
        ("Labour and Co-operative", "Labour"),
        ("a Labour-run council", "Labour"),
        ("Scottish Labour won.", "Labour"),
        ("the Conservatives lost.", "Conservative"),
        ("a Conservative and Unionist", "Conservative"),
        ("The Tories lost.", "Conservative"),
        ("TORY gain", "Conservative"),
        ("the Liberal Democrats", "Liberal Democrats"),
        ("a Lib Dem-held seat", "Liberal Democrats"),
        ("Lib-Dem voters", "Liberal Democrats"),
        ("the Greens gained.", "Green"),
        ("a Green MP", "Green"),
        ("the Green Party", "Green"),
        ("the Scottish Greens", "Green"),
        ("Reform UK won.", "Reform UK"),
        ("Reform's candidate lost.", "Reform UK"),
        ("the SNP's vote", "SNP"),
        ("the Scottish National Party", "SNP"),
        ("Plaid won.", "Plaid Cymru"),
        ("Ukip lost.", "UKIP"),
        ("the UK Independence Party", "UKIP"),
        ("the Brexit Party", "Brexit Party"),
        ("Sinn Fein won.", "Sinn Féin"),
        ("Sinn Féin won.", "Sinn Féin"),
        ("the Ulster Unionists", "UUP"),
        ("the Alba Party", "Alba"),
        ("the Heritage Party", "Heritage"),
        ("Respect's candidate", "Respect"),
        ("the Christian Peoples Alliance", "Christian Peoples Alliance"),
        ("the Official Monster Raving Loony Party", "Monster Raving Loony"),
    ],
)
def test_a_party_in_a_sentence(text: str, party: str) -> None:
    assert named(text) == [party]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarah Edwards (Lab) 11,719", ["Labour"]),
        ("Andrew Cooper (C) 10,403", ["Conservative"]),
        ("Ann Bell [LD] 412", ["Liberal Democrats"]),
        ("Con gain from Lab", ["Conservative", "Labour"]),
        ("LAB HOLD", ["Labour"]),
        ("23.89% swing C to Lab", ["Conservative", "Labour"]),
        ("Lab maj 1,316 (5.14%)", ["Labour"]),
        ("Grn 412", ["Green"]),
        ("Ann Bell (SF)", ["Sinn Féin"]),
        ("Social Democratic Party (SDP)", ["SDP", "SDP"]),
    ],
)
def test_the_short_forms_of_results(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the labour market was weak",
        "The Labour market was weak.",
        "manual labour costs",
        "Labourers met.",
        "green space was lost",
        "Green lanes and green fields",
        "Golders Green was quiet.",
        "They met in Bethnal Green.",
        "reform of the lords",
        "The Reform Club was full.",
        "the Great Reform Act",
        "the alliance between the two",
        "The Atlantic Alliance met.",
        "conservative estimates",
        "a liberal with a small l",
        "respect for voters",
        "Heritage railways",
        "the Brexit negotiations",
        "a con trick",
        "the pros and cons",
        "Lab tests were done.",
        "a plaid shirt",
        "The Independent newspaper",
        "a snippet of tape",
        "vitamin C and vitamin D",
        "",
    ],
)
def test_words_that_are_no_party(text: str) -> None:
    assert parties(text) == []


@pytest.mark.xfail(strict=True, reason="the words around are not enough to tell these from the party yet")
@pytest.mark.parametrize(
    "text", ["the Green Belt", "Labour Day", "Bethnal Green voters met.", "Reform is needed, he said."]
)
def test_words_that_are_taken_for_a_party_so_far(text: str) -> None:
    assert parties(text) == []


@pytest.mark.xfail(strict=True, reason="the name in the register of parties wins over the short one")
def test_the_workers_party_of_britain() -> None:
    assert named("the Workers Party of Britain") == ["Workers Party"]


def test_the_alliance_is_a_party_where_others_of_northern_ireland_are_named() -> None:
    assert named("The DUP lost to Alliance, and the SDLP was third.") == ["DUP", "Alliance", "SDLP"]
    assert named("Labour lost to the Alliance of farmers.") == ["Labour"]


def test_the_span_is_the_name_alone() -> None:
    assert parties("“Labour’s Ann Bell” beat the Lib Dems.") == [
        ("Labour", "Labour"),
        ("Lib Dems", "Liberal Democrats"),
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Lab", "Labour"),
        ("The Conservative Candidate", "Conservative"),
        ("Conservative Party Candidate", "Conservative"),
        ("LD", "Liberal Democrats"),
        ("Green Party", "Green"),
        ("Sarah Edwards", None),
        ("Independence", None),
        ("", None),
    ],
)
def test_the_party_of_a_cell(text: str, party: str | None) -> None:
    assert party_named(text) == party
