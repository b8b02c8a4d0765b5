"""Parties in all their forms, and the words that only look like them."""

import pytest

from hustings.annotate.gazetteer import words
from hustings.annotate.parties import find_independents, find_parties, may_be_short_for, party_named
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
        ("He is the LD candidate.", "Liberal Democrats"),
        ("a Ref hopeful", "Reform UK"),
        ("the Rejoin candidate", "Rejoin EU"),
        ("Labour and Co-operative", "Labour"),
        ("a Labour-run council", "Labour"),
        ("Scottish Labour won.", "Labour"),
        ("the Conservatives lost.", "Conservative"),
        ("a Conservative and Unionist", "Conservative"),
        ("The Tories lost.", "Conservative"),
        ("TORY gain", "Conservative"),
        ("(May 2008 - three unopposed.) C hold.", "Conservative"),
        ("There was a swing, of 3.2%, and 1.1% C to the independent.", "Conservative"),
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
        "He is a Christian candidate.",
        "All candidates were there.",
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
@pytest.mark.parametrize("text", ["Labour Day", "Bethnal Green voters met.", "Reform is needed, he said."])
def test_words_that_are_taken_for_a_party_so_far(text: str) -> None:
    assert parties(text) == []


@pytest.mark.xfail(strict=True, reason="the name in the register of parties wins over the short one")
def test_the_workers_party_of_britain() -> None:
    assert named("the Workers Party of Britain") == ["Workers Party"]


def test_all_is_a_party_in_northern_ireland_alone() -> None:
    assert named("All 41 police areas voted.") == []
    assert named("DUP 5,402\nAll 4,110") == ["DUP", "Alliance"]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carl Martinez, Green, sixth", ["Green"]),
        ("and Elliot Tong, Green, with 2,960.", ["Green"]),
        ("A Green, Rosie Lamb, scored 688.", ["Green"]),
        ("There is no Green on the paper.", ["Green"]),
        ("Labour 22, Green 2", ["Labour", "Green"]),
        ("Green Rosie Lamb came third.", ["Green"]),
        ("To Reform's Joshua Pearl (3,038)", ["Reform UK"]),
        ("Reform (Malcolm Cupis) took 13.1.", ["Reform UK"]),
        ("Liberal Hugh Pargeter has done it.", ["Liberal"]),
        ("Liberal Club members met.", []),
        ("the Green Belt", []),
        ("the Green New Deal", []),
        ("Brexit: the talks go on", []),
        ("Llafur a Ceidwadwyr", ["Labour", "Conservative"]),
    ],
)
def test_a_party_told_by_its_place(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSP - Frances Curran - 555", ["SSP"]),
        ("The Scottish Socialist Party lost.", ["Scottish Socialist Party"]),
        ("The Progressive Unionist Party (PUP) lost; the PUP is small.", ["Progressive Unionist Party"] * 3),
        ("Robert Graham, ProLife Alliance (111)", ["ProLife Alliance"]),
    ],
)
def test_a_party_without_a_short_name_goes_by_the_fullest_that_the_text_gives(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("David Bishop, of the Elvis Loves Pets party, got 72.", "Elvis Loves Pets"),
        ("Ann Bell is standing for Wexcombe First.", "Wexcombe First"),
        ("Ann Bell (Save Our Ferry) 204", "Save Our Ferry"),
        ("Tom Smith, Radical Alliance, 61", "Radical Alliance"),
        ("He was running as a Real Unionist.", "Real Unionist"),
        ("Bob Gettings, from the Morley Borough Independents, won.", "Morley Borough Independents"),
        ("the Return Berwick to Scotland candidate", "Return Berwick to Scotland"),
        ("Ann Bell (Lab) 412, Tom Cole (LD) 310, Stuart Graham (Victims Final Right) 187", "Victims Final Right"),
    ],
)
def test_a_party_that_no_list_has(text: str, party: str) -> None:
    assert party in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "the Christmas Party",
        "the Republican Party",
        "The Man Who Sacked His Own Party",
        "Ann Bell is standing for Parliament.",
        "the Mid Bedfordshire candidate",
        "Ann Bell, Deputy Leader, 45",
        "the Representation of the People Act 1983",
        "Two Independents won.",
    ],
)
def test_words_in_the_place_of_a_party(text: str) -> None:
    assert parties(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "An independent, Akef Akbar, won.",
        "He stands as an independent now.",
        "Margo is the only independent left.",
        "independent Nick Ward's 93",
        "Independent Pat 'The Hat' Hathaway managed 22.",
        "Rex Horne, an independent (41).",
        "He calls himself an independent Cumbrian.",
        "He stood as an Independent when Labour stood aside.",
    ],
)
def test_an_independent(text: str) -> None:
    assert [mention.canonical for mention in find_independents(clean(text).text)] == ["Independent"]


@pytest.mark.parametrize(
    "text",
    [
        "an independent inquiry",
        "the Independent reported it",
        "an independent Scotland",
        "The Bank is fully independent.",
        "independent of the state",
        "an independent bookshop",
    ],
)
def test_no_independent(text: str) -> None:
    assert list(find_independents(text)) == []


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("English Dem", "English Democrats", True),
        ("Communist League", "Communist League Election Campaign", True),
        ("Sovereign", "Independent Sovereign Democratic Britain", True),
        ("Democratic Sovereign", "Independent Sovereign Democratic Britain", False),
        ("Liberal", "Liberal Democrats", False),  # a party of its own
        ("Labour", "Labour and Co-operative", False),
    ],
)
def test_a_name_of_no_list_may_be_short_for_one(short: str, name: str, fits: bool) -> None:
    assert may_be_short_for(short, name) is fits


def test_the_name_behind_a_party_is_no_party() -> None:
    text = "Ada Cole, Labour, 1,318, Ben Voss, Lib Dem, 402, and the Tory, Alec Fenwick, 951."
    assert named(text) == ["Labour", "Liberal Democrats", "Conservative"]


def test_a_party_that_another_of_its_places_tells() -> None:
    text = "Ada Fenwick of Mill End First lost. She had topped the poll there for Mill End First in 2014."
    assert named(text) == ["Mill End First", "Mill End First"]
