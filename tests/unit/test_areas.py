"""Wards, authorities, police areas, mayoralties, devolved and former seats, in the words that round-ups give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from hustings.annotate.areas import find_areas
from hustings.annotate.entities import Entity
from hustings.annotate.gazetteer import words
from hustings.annotate.kind_cues import chooses_mayor, is_local
from hustings.annotate.mentions import Mention
from hustings.annotate.records import Record, find_records
from hustings.clean import clean
from hustings.judge import Judge, Verdict
from hustings.layout import lay_out

WESTMINSTER = frozenset({"Oadby", "Sileby", "Melton Vale"})
"""Names that the tests take for parts of Westminster seats."""


NOTHING_LEARNT = Judge({"area_name": {"any": -2.0}})
"""A judge for whom a name is no area unless a cue shows it to be one."""


def _found(
    text: str,
    records: Sequence[Record],
    *,
    judge: Judge = NOTHING_LEARNT,
    entities: Sequence[Entity] = (),
    devolved: bool = False,
    modern: bool = True,
    year: int | None = None,
) -> Iterator[Mention]:
    return find_areas(
        text,
        words(text),
        records,
        judge,
        entities=entities,
        parties=(),
        devolved=devolved,
        modern=modern,
        year=year,
        is_part=WESTMINSTER.__contains__,
        is_seat=lambda name: False,
        first_seat=None,
    )


def areas(text: str, *, devolved: bool = False, modern: bool = True) -> list[str]:
    """The areas of ``text``, each once, in the order in which they come."""
    cleaned = clean(text).text
    records = find_records(cleaned, lay_out(cleaned).blocks)
    found = _found(cleaned, records, devolved=devolved, modern=modern)
    return list(dict.fromkeys(mention.canonical for mention in found))


LOCAL = "Council by-elections: the wards that voted.\n\n"

WARDS = {
    "the X ward": ("Nobody stood in the Cropston Green ward.", ["Cropston Green"]),
    "the X and Y ward": ("It was quiet in the Thrupp & Oldfield ward of Nevershire.", ["Thrupp and Oldfield"]),
    "X ward": ("Thrupp ward has a new councillor.", ["Thrupp"]),
    "at the head of a sentence": ("In Thrupp ward the vote was closer.", ["Thrupp"]),
    "ward of X": ("She held the ward of Thrupp South.", ["Thrupp South"]),
    "X, a ward of Y": ("He won Thrupp, a ward of North Nevershire, at last.", ["Thrupp"]),
    "won X in a month of long ago": ("The Nationalists won Market Raddle in November 1967.", ["Market Raddle"]),
    "contested X in a year": ("She contested Market Raddle in 2015.", ["Market Raddle"]),
    "majority in X": ("Her majority in Cropston Green is 94.", ["Cropston Green"]),
    "marginal X": ("Labour has the marginal Cropston Green, with 212 votes in it.", ["Cropston Green"]),
    "division on a council": ("The Thrupp North division on Nevershire County Council is vacant.", ["Thrupp North"]),
    "electoral division": ("Voters in the Thrupp electoral division decide today.", ["Thrupp"]),
    "possessive authority": ("There was comfort in Nevershire's Thrupp ward.", ["Thrupp"]),
    "two wards": ("The Thrupp and Oldfield wards both voted.", ["Thrupp", "Oldfield"]),
    "heading with its council": ("**Thrupp South** (Nevershire DC)\nLabour hold.", ["Thrupp South"]),
    "heading, then its council": ("Thrupp South, Nevershire Council\nLabour hold.", ["Thrupp South"]),
    "heading in capitals": ("THRUPP WARD (one councillor)", ["Thrupp"]),
    "number of seats": ("OLDFIELD (2 seats)", ["Oldfield"]),
    "neighbouring ward": ("In the neighbouring ward of Thrupp, the Greens came second.", ["Thrupp"]),
    "councillor for X": ("She is the new Nevershire councillor for Thrupp South.", ["Thrupp South"]),
    "by-elections in X and Y": ("There are by-elections in Thrupp and Oldfield.", ["Thrupp", "Oldfield"]),
    "contest in brackets": ("Live: Thrupp South (council by-election)", ["Thrupp South"]),
    "notice over two lines": (
        "DECLARATION OF RESULT OF POLL\n\nElection of a District Councillor for\nThrupp South\nheld on Thursday",
        ["Thrupp South"],
    ),
    "division by division": ("DIVISION BY DIVISION\nThe Thrupp division: Labour hold.", ["Thrupp"]),
    "voters with two papers": ("Voters in Thrupp had two ballot papers each.", ["Thrupp"]),
    "residents of X ward": ("Residents of Thrupp ward go to the polls.", ["Thrupp"]),
    "sections of results": (
        "The council has new faces.\n\nTHRUPP\nA. Ball (Lab.) 402 votes.\n\nOLDFIELD\nConservative hold.",
        ["Thrupp", "Oldfield"],
    ),
    "later mentions": ("The Thrupp ward voted. Labour took Thrupp by three.", ["Thrupp"]),
    "whose ward": ("She gave up her Nevershire ward in May. The Thrupp ward votes too.", ["Thrupp"]),
    "a saint": ("St Osyth's ward, on Nevershire council, went Green.", ["St Osyth's"]),
}

ROUND_UPS = {
    "councils in brackets in prose": (
        "They held Thrupp Green (Oadby), kept Marl End (Sileby), took Crick Hill (Melton Vale) and "
        "lost Castle Row (Ings).",
        ["Thrupp Green", "Marl End", "Crick Hill", "Castle Row"],
    ),
    "ward lines with hold and gain": (
        "*THRUPP* – Labour HOLD\nEllis 12\n\nMarl End (Nevershire) - Con gain from Lab",
        ["Thrupp", "Marl End"],
    ),
    "four letters in capitals": ("DOCK WARD\nLabour hold.", ["Dock"]),
    "ward (authority)": ("Thrupp (Nevershire): Lab 399, Con 130", ["Thrupp"]),
    "ward (London borough)": ("Stonecross (LB Nevershire). Lab hold. Lab 399 (75.4), Con 130 (24.6).", ["Stonecross"]),
    "ward (authority), date": ("Thrupp & Oldfield (Nevershire), 2 July\nLab 771\nCon 441", ["Thrupp and Oldfield"]),
    "authority - ward": ("NEVERSHIRE BOROUGH - Thrupp West: C 379, Lab 198", ["Thrupp West"]),
    "authority dash ward": ("Nevershire District Council – Thrupp: C 379, Lab 198", ["Thrupp"]),
    "ward, council": ("Thrupp, Nevershire District Council: C 379, Lab 198", ["Thrupp"]),
    "ward - council": ("Thrupp - Nevershire County Council: C 379, Lab 198", ["Thrupp"]),
    "ward: results": ("Thrupp: C 379, Lab 198\nOldfield: C 412, Lab 77", ["Thrupp", "Oldfield"]),
    "heading above a list": ("Thrupp\nC 379\nLab 198\n\nOldfield\nC 412\nLab 77", ["Thrupp", "Oldfield"]),
    "heading in capitals": ("THRUPP WEST\nC 379\nLab 198", ["Thrupp West"]),
    "holds by authority": (
        "HOLDS\nLabour – Nevershire: Thrupp. Westbury: Castle Hill.\nConservative – Eastbury: Oldfield South.",
        ["Thrupp", "Castle Hill", "Oldfield South"],
    ),
    "wards before who was elected": (
        "North Nevershire: Thrupp: Ada Fenwick (Lab). Oldfield: Ben Voss (UKIP) gain from C. Marl End: Ivy Tarn (C).",
        ["Thrupp", "Oldfield", "Marl End"],
    ),
    "several wards of an authority": (
        "Labour holds: Nevershire: Thrupp, Oldfield. Westbury: Marl.",
        ["Thrupp", "Oldfield", "Marl"],
    ),
    "ward, in the borough of": ("Independents took Thrupp, in the borough of Nevershire, from the Greens.", ["Thrupp"]),
    "ward, on council": (
        "Two to look out for: Thrupp, on Nevershire, and Oldfield, on Westbury.",
        ["Thrupp", "Oldfield"],
    ),
    "sentence before a result": (
        "Only 11 votes stood between the parties in Thrupp.\n\nResult: LD 575, C 564, Lab 262.",
        ["Thrupp"],
    ),
    "ward of an authority before a result": (
        "They polled well in Thrupp, a ward of North Nevershire, after another departure.\n\nResult: LD 509, C 118.",
        ["Thrupp"],
    ),
}

OTHERS = {
    "police commissioner of": ("She is the new police and crime commissioner for Nevershire.", ["Nevershire"]),
    "X police commissioner": ("The Nevershire police and crime commissioner has resigned.", ["Nevershire"]),
    "fire too": ("The North Nevershire Police, Fire and Crime Commissioner has resigned.", ["North Nevershire"]),
    "PCC": ("Three people want to be Nevershire PCC.", ["Nevershire"]),
    "PCC for": ("Three people want to be PCC for Nevershire.", ["Nevershire"]),
    "police area": ("Nevershire Police Area\nNotice of election", ["Nevershire"]),
    "police area in capitals": ("POLICE AREA OF NORTH NEVERSHIRE\nNotice of election", ["North Nevershire"]),
    "mayor of": ("She was elected Mayor of Nevershire on Thursday.", ["Nevershire"]),
    "X mayoral election": ("The Nevershire mayoral election is on Thursday.", ["Nevershire"]),
    "metro mayor": ("Voters chose the first Nevershire metro mayor.", ["Nevershire"]),
    "known mayoralties in lists": (
        "How the new mayors fared. The mayor spoke.\nTees Valley: a shock.\nLiverpool City Region: a stroll.",
        ["Tees Valley", "Liverpool City Region"],
    ),
    "notice of a constituency": ("NOTICE OF POLL\n\nConstituency of Thrupp and Oldfield\n", ["Thrupp and Oldfield"]),
    "X by-election": ("The Thrupp by-election is on Thursday.", ["Thrupp"]),
    "MP for a seat of no list": ("He would be MP for Thrupp Valley till 1992.", ["Thrupp Valley"]),
    "headings with dates": (
        "By-elections that mattered\n\n1. Thrupp, 16 July 1981\n\n2. Oldfield, June 1982\n\n3. WESTBURY, 1990",
        ["Thrupp", "Oldfield", "Westbury"],
    ),
    "by-election in X": ("He lost the by-election in Thrupp by a whisker.", ["Thrupp"]),
}

NONE = {
    "a part of a seat": "The Oadby by-election is on Thursday.",
    "a fresh one": "A fresh by-election, then. Another by-election would be worse. Fresh by-election, anyone?",
    "an adjective": "Crucial by-election ahead. The crucial by-election is today.",
    "a seat's member, shortly": "The MP for Oadby was there.",
    "part of a longer name": "The leader of North Sileby council spoke. Sileby PCC.",
    "a dateline": "By-election news\n\nThrupp, 16 July 1981\n\nIt rained.",
    "a region": "Three North West by-election wins in as many months.",
    "a nation": "It was the first Scotland by-election of the year, and the first Welsh by-election.",
    "a party": "It was a Labour by-election campaign, a Tory by-election disaster.",
    "a day": "Thursday's by-election and Friday's by-election.",
    "an office": "The Deputy Mayor and the Lord Mayor spoke. The Acting Mayor did not.",
    "a month": "The May by-election and the October by-election.",
    "a building": "He was chosen as candidate at the by-election in Thrupp Town Hall.",
    "a hospital": "She spent a night on Ward 7 of the hospital.",
    "the prime minister": "The Prime Minister's by-election woes.",
    "a sentence": "But this by-election is not like any other by-election.",
    "holds without wards": "HOLDS: Labour 3, Conservative 2.",
}


@pytest.mark.parametrize(("text", "expected"), WARDS.values(), ids=WARDS)
def test_wards(text: str, expected: list[str]) -> None:
    assert areas(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROUND_UPS.values(), ids=ROUND_UPS)
def test_round_ups(text: str, expected: list[str]) -> None:
    assert areas(LOCAL + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Constituency: THRUPP",
        "Ward: Thrupp",
        "THRUPP ELECTORAL REGION",
        "Thrupp neighbourhood plan",
        "Force | Candidate | Votes\nThrupp | Ada Fenwick | 402",
        "WARD          CON   LAB\nThrupp        402    88",
        "RESULT - Mayor of Thrupp",
    ],
)
def test_labels_and_heads_of_columns_name_areas(text: str) -> None:
    cleaned = clean(text).text
    found = _found(cleaned, (), judge=Judge({"area_name": {"any": -9.0}}))
    assert {mention.canonical for mention in found} == {"Thrupp"}


def test_a_surname_of_a_list_is_no_area() -> None:
    text = clean("HEANEY, Ada (Lab) 402\nVOSS, Ben (Con) 88\n\nHeaney +12").text
    records = find_records(text, lay_out(text).blocks)
    found = _found(text, records, judge=Judge({"area_name": {"any": 9.0}}))
    assert "Heaney" not in {mention.canonical for mention in found}


def test_what_a_notice_calls_its_area_needs_no_judgement() -> None:
    text = "Election of a District Councillor for\nThrupp South\n"
    found = _found(text, (), judge=Judge({"area_name": {"any": -9.0}}))
    assert [mention.canonical for mention in found] == ["Thrupp South"]


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_areas(text: str, expected: list[str]) -> None:
    assert areas(text) == expected


@pytest.mark.xfail(strict=True, reason="with no word for a council, the name after a dash is taken for the ward")
def test_ward_before_its_authority() -> None:
    assert areas(f"{LOCAL}Thrupp - Nevershire: C 379, Lab 198") == ["Thrupp"]


def test_the_place_in_brackets_behind_a_ward_is_its_council() -> None:
    text = "The Portmere by-election is on Thursday.\n\nHARBOUR WARD (PORTMERE BOROUGH COUNCIL)\nLab 702\nCon 689"
    assert [mention.canonical for mention in _found(text, ())] == ["Portmere", "Harbour"]


def test_the_place_behind_a_heading_in_capitals_is_its_council() -> None:
    text = f"{LOCAL}GRANGE MILL (2 seats)\n\nGRANGE MILL, Portmere. Caused by a death.\n\nThe Portmere by-election."
    assert [mention.canonical for mention in _found(text, ())] == ["Grange Mill", "Grange Mill", "Portmere"]


def test_a_label_is_no_council() -> None:
    assert areas(f"{LOCAL}THRUPP WARD\nWestminster Constituency: South Nevershire. Travel Area: Corfe.") == ["Thrupp"]


def test_the_seat_of_a_member_is_no_mayoralty() -> None:
    text = "The new mayors. Voters chose a mayor of Mansfield in May; the Mansfield MP was beaten."
    assert [mention.start for mention in _found(text, ())] == [text.index("Mansfield")]


def test_long_name() -> None:
    assert areas("The Marl on the Hill ward voted.") == ["Marl on the Hill"]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_areas(text: str) -> None:
    assert areas(text) == []


def test_a_division_of_a_council_is_not_the_council() -> None:
    assert areas("St Aldhelm's (North Wexcombe CC division)\nCon 1,120, LD 1,031") == ["St Aldhelm's"]


def test_a_surname_is_no_area() -> None:
    text = "CUE: HOUCHEN\nThe council by-elections are over, and councillor Ben Houchen won."
    persons = [Entity(text.index("Ben"), text.index(" won"), "PERSON")]
    assert not [*_found(text, [], entities=persons)]


def test_prose_of_a_round_up() -> None:
    text = "The upset of the day was Marlwood. At Fordley there were two recounts, and straws were drawn."
    assert areas(LOCAL + text) == ["Marlwood", "Fordley"]


def test_a_devolved_seat_that_nothing_else_can_be() -> None:
    assert areas("All eyes are on Hamilton, Larkhall and Stonehouse.") == ["Hamilton, Larkhall and Stonehouse"]


def test_a_joint_mayoralty_in_capitals() -> None:
    text = "HULL AND EAST YORKSHIRE COMBINED AUTHORITY\n\nElection of the Mayor\n\nMayoral by-election, 14 October"
    assert areas(text) == ["Hull and East Yorkshire"]


def test_who_chooses_a_mayor() -> None:
    assert chooses_mayor("The first mayor of the Tees Valley is a Conservative.")
    assert not chooses_mayor("A by-election follows, for the MP was elected mayor of West Yorkshire.")
    assert not chooses_mayor("The former mayor of Nevershire spoke.")


@pytest.mark.parametrize("seat", ["Rutherglen", "Clwyd", "Shetland Islands"])
def test_devolved_seats(seat: str) -> None:
    assert areas(f"All eyes are on {seat} tonight.", devolved=True) == [seat]
    assert areas(f"All eyes are on {seat} tonight.") == []


def test_former_seats() -> None:
    assert areas("DARLOW WEST, 1958\nA Liberal took the seat in a storm.") == ["Darlow West"]
    assert areas("He captured Darlow in the spring of 1936.") == ["Darlow"]


def test_a_former_seat_of_a_town_may_have_a_comma() -> None:
    text = "THE Conservatives captured Birmingham, Stechford, in yesterday's by-election."
    assert areas(text, modern=False) == ["Birmingham, Stechford"]


def test_a_former_article_knows_no_parts_of_later_seats() -> None:
    assert areas("The Oadby by-election is on Thursday.", modern=False) == ["Oadby"]


@pytest.mark.parametrize("text", ["Council by-elections tonight", "Two wards voted: the Thrupp ward and another"])
def test_local(text: str) -> None:
    assert is_local(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Sileby by-election",
        "He was on a hospital ward for a week",
        "He was a councillor for more than half a century",
        "A councillor won Thrupp ward by 14. Two parliamentary by-elections in one night: the council, the borough.",
    ],
)
def test_not_local(text: str) -> None:
    assert not is_local(text)


def test_spans_are_the_names() -> None:
    text = "The Thrupp ward voted."
    (mention,) = _found(text, ())
    assert (mention.label, text[mention.start : mention.end]) == ("area", "Thrupp")


def questions(text: str, *people: str) -> set[str]:
    """The names of which it is asked whether they are areas; ``people`` are taken for persons by a model."""
    record: list[Verdict] = []
    entities = [Entity(text.index(one), text.index(one) + len(one), "PERSON") for one in people]
    for _ in _found(text, (), judge=Judge({}, record), entities=entities):
        pass
    return {str(verdict.subject) for verdict in record}


@pytest.mark.parametrize(
    ("text", "people", "name"),
    [
        ("LABOUR GRABS THRUPP SOUTH", (), "Thrupp South"),
        ("Labour Holds Thrupp South", (), "Thrupp South"),
        ("Thrupp South GREEN GAIN", (), "Thrupp South"),
        ("the Conservatives of Thrupp, who", (), "Thrupp"),
        ("Only Thrupp West was nearer.", (), "Thrupp West"),
        ("and in Thrupp Ada Fenwick did it", ("Ada Fenwick",), "Thrupp"),
        ("FENNY GREEN", (), "Fenny Green"),
        ("Glen Thrupp and the Marl", (), "Glen Thrupp and the Marl"),
        ("the mayor of the North East", (), "North East"),
        ("a by-election in Nevershire's Thrupp West", (), "Thrupp West"),
        ("a by-election in Queen's Park", (), "Queen's Park"),  # which no queen's council has
        ("a by-election in Nevershire's St Ann's Cross", (), "St Ann's Cross"),
    ],
)
def test_what_may_be_an_area(text: str, people: tuple[str, ...], name: str) -> None:
    assert name in questions(text, *people)


@pytest.mark.parametrize("text", ["Labour Gains", "GREEN GAIN", "Conservatives and Labour", "the North West"])
def test_what_can_be_none(text: str) -> None:
    assert questions(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thrupp ward (Nevershire ward)", ["Thrupp", "Nevershire"]),
        ("The Thrupp ward and the Nevershire ward.\n\nThrupp (Nevershire)\nLabour hold", 3),
        ("The Thrupp ward and the Nevershire ward.\n\nIn Thrupp, in the borough of Nevershire, Labour held.", 3),
        ("The Thrupp ward and the Nevershire ward.\n\nThrupp, Nevershire: Labour hold", 4),
    ],
)
def test_where_an_area_lies_is_not_where_a_contest_is(text: str, expected: list[str] | int) -> None:
    found = [mention.canonical for mention in _found(text, ())]
    assert found == expected if isinstance(expected, list) else len(found) == expected


MEMBERS = {
    "MP by the seat": (
        "Tributes were paid to Thrupp and Oldfield MP Geoffrey Fenwick on Sunday.",
        ["Thrupp and Oldfield"],
    ),
    "people who signed": ("More than 10,000 people in North Thrupp have signed a petition.", ["North Thrupp"]),
    "vacant seat": ("She was sent to Thrupp Vale, vacant because Sir Ben Voss had died.", ["Thrupp Vale"]),
    "candidate for a seat": ("She was to have been Tory champion in Mid Thrupp.", ["Mid Thrupp"]),
    "candidate for an office": ("He is the Labour candidate for Mayor.", []),
    "MP by the party": ("A Labour MP Geoffrey Fenwick knows was there.", []),
    "who sits as mayor": ("Sitting mayor Derek Fenwick beat Ada Voss. The mayor was glad.", []),
}


@pytest.mark.parametrize(("text", "expected"), MEMBERS.values(), ids=MEMBERS)
def test_seats_are_known_by_their_members(text: str, expected: list[str]) -> None:
    assert areas(text) == expected


def test_cards_name_seats_in_their_headings() -> None:
    card = "Majority: 434 (1.0%)\nElectorate: 75,114\nStanding: Ada Fenwick (Lab), Ben Voss (Con)"
    assert areas(f"THRUPP & OLDFIELD\n{card}\n\nCROPSTON GLENS\n{card}\n") == ["Thrupp and Oldfield", "Cropston Glens"]
    assert areas(f"THRUPP & OLDFIELD\n{card}\n\nBackground\nIt rained.\n") == []


def test_a_surname_of_somebody_is_no_area_without_a_cue() -> None:
    text = "Ada Fenwick lost.\n\nFenwick, again, by four.\nFenwick, at last."
    believer = Judge({"area_name": {"any": 3.0}})
    cleaned = clean(text).text
    people = [Entity(0, len("Ada Fenwick"), "PERSON")]
    records = find_records(cleaned, lay_out(cleaned).blocks)
    found = {mention.canonical for mention in _found(cleaned, records, judge=believer, entities=people)}
    assert "Fenwick" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thrupp Bottom goes to the polls on Thursday 29 June.", "Thrupp Bottom"),
        ("The seat of Sir Ben is safe. Thrupp Park fell vacant with his death.", "Thrupp Park"),
        ("No numbers yet, but the Tories in Thrupp have conceded.", "Thrupp"),
        ("Mr Orme, who has represented Thrupp Green since winning it in 2010, was not there.", "Thrupp Green"),
        ("One in ten of Thrupp Green's 79,030 registered electors had signed.", "Thrupp Green"),
        ("At Thursday's by-election for Thrupp Drove on Nevershire District Council she held on.", "Thrupp Drove"),
    ],
)
def test_areas_of_which_a_word_of_their_contest_is_said(text: str, name: str) -> None:
    assert areas(text) == [name]


def test_wards_with_their_seats_to_fill() -> None:
    text = f"{LOCAL}Abbey, two seats (38.8%): P. LUNN (Con) 711\n\nBeacon, one seat (44.1%): J. ORTON (Ind) 507\n"
    assert areas(text) == ["Abbey", "Beacon"]


def test_headings_of_a_paper_are_no_wards() -> None:
    said = "There was a recount, and the majority was two votes on a turnout of 40 per cent."
    heads = ("KEY EVENTS", "GONE BUT NOT FORGOTTEN", "HOW YOUR WARD VOTED", "STANDARDS", "CORRECTION", "THRUPP SOUTH")
    assert areas(LOCAL + "\n\n".join(f"{head}\n{said}" for head in heads)) == ["Thrupp South"]


def test_labels_that_come_again_in_every_section_are_no_areas() -> None:
    sections = (f"Votewise says: Labour\nTactic: {party}" for party in ("Labour", "Green", "Labour", "Tory"))
    text = LOCAL + "\n\n".join(sections)
    likely = Judge({"area_name": {"any": 2.0}})
    found = {mention.canonical for mention in _found(text, [], judge=likely)}
    assert not {"Votewise", "Tactic"} & found


def test_headings_over_results_of_parties() -> None:
    text = (
        "Council voters' guide\n\nThrupp and Oldfield\n2019 result: Con 24,900, Lab 11,050\n\n"
        "Port Sileby\n2019 result: Con 21,300, Lab 19,410\n\nNevershire East\n2019 result: Lab 18,860, Con 17,945\n"
    )
    assert {"Thrupp and Oldfield", "Port Sileby", "Nevershire East"} <= {*areas(text)}


def test_names_in_capitals_that_open_paragraphs_on_results() -> None:
    text = (
        "WHEN the dust settled there was one new colour on the map, and nobody knew what the turnout had been.\n\n"
        "THRUPP VALE changed hands, as it has at every election, and the new majority is 1,871 over Labour.\n\n"
        "At LONGMOOR things were never in doubt, and Frank Arkwright is back with a majority of 12,433.\n\n"
        "OTHERS went home early, for they had lost their deposits, and their votes were not worth a recount.\n"
        "Where others were, nobody knows.\n"
    )
    assert areas(text) == ["Thrupp Vale", "Longmoor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thrupp (2)\n\nLab hold, 612 votes\n\nOldfield (1)\n\nCon gain, 402 votes\n", ["Thrupp", "Oldfield"]),
        (
            "Thrupp\n\nLab hold, 612 votes\n\nMilton (Kemsley End)\n\nCon gain, 402 votes\n\nOldfield\n\nLab hold\n",
            ["Thrupp", "Milton (Kemsley End)", "Oldfield"],
        ),
        ("The seat is Thrupp, one of two county divisions that voted.", ["Thrupp"]),
        ("Lab won the by-election in Thrupp on Nevershire council. Thrupp on Nevershire council!", ["Thrupp"]),
        ("Nevershire Council (Thrupp Ward): by-election, 2 May. Turnout 31%.", ["Thrupp"]),
        (
            "Nevershire Council: Thrupp & Mullion Cove\nAnn Cole (Lab) 612, Ben Voss (Con) 480",
            ["Thrupp and Mullion Cove"],
        ),
        ("THRUPP HARBOUR DEA\nThe first count in Thrupp Harbour (Nevershire and Oldbury East).", ["Thrupp Harbour"]),
        ("In the South ward there was a tie; further south, East Thrupp and the East are quiet.", ["South"]),
        ("POLICE AND CRIME COMMISSIONER FOR THE THRUPP VALLEY POLICE AREA\n", ["Thrupp Valley"]),
        ("THRUPP VALLEY MAYOR: Ann Cole (Lab) 612; Ben Voss (Con) 480.", ["Thrupp Valley"]),
        ("Labour's gains were Thrupp, from the BNP, by 312 votes, and Oldfield, from Respect.", ["Thrupp", "Oldfield"]),
        ("Polling in the Thrupp and Oldfield by-elections will be on 2 May.", ["Thrupp", "Oldfield"]),
    ],
)
def test_wards_in_headings_and_beside_councils_that_no_list_has(text: str, expected: list[str]) -> None:
    assert areas(LOCAL + text) == expected


def test_upper_thrupp_is_not_thrupp() -> None:
    text = LOCAL + "Thrupp ward is in Upper Thrupp."
    assert [mention.start for mention in _found(text, ())] == [len(LOCAL)]


@pytest.mark.parametrize(
    "name", ["All Saints", "New Town", "New Cross Gate", "March East", "Lord's Hill", "Green Street Green", "St Paul's"]
)
def test_names_that_begin_or_end_like_other_words(name: str) -> None:
    assert areas(f"{LOCAL}Ada Fenwick won the by-election in {name}, which was called in May.") == [name]
    assert areas(f"{LOCAL}{name} ward: Lab gain from Con") == [name]


def test_somebody_called_ward_makes_no_article_local() -> None:
    text = "Labour has chosen Thomas Ward to fight the Hexham by-election. Mr Ward, a nurse, lives there. Ward won."
    assert not is_local(text)
    assert is_local(text.replace("Mr Ward", "He") + " The Castle Ward poll is on Thursday.")


def test_words_that_only_lead_up_to_a_name() -> None:
    assert areas(
        f"{LOCAL}All Thrupp ward residents voted, New Thrupp ward councillors and March Thrupp ward polls."
    ) == ["Thrupp"]


def test_wards_in_capitals_that_open_posts() -> None:
    text = (
        "Barnet thread.\n\n03:12 First ward in. THRUPP WEST, three seats, Labour x3: Ada Fenwick 2,174; Ben Voss 2,093."
        "\n\n"
        "03:31 OLDFIELD. Con hold all 3. Cy Drew 3,321, Dee Esk 3,222.\n\n04:02 Bed next.\n"
    )
    assert areas(text) == ["Thrupp West", "Oldfield"]


def test_a_seat_of_its_time_needs_less() -> None:
    text = "SCOTTISH NATIONALISTS WIN HAMILTON\n\nADD HAMILTON\n"
    judge = Judge({"area_name": {"any": -1.0}})

    def found(year: int) -> list[str]:
        return [mention.canonical for mention in _found(text, (), judge=judge, modern=False, year=year)]

    assert found(1967) == ["Hamilton", "Hamilton"]
    assert found(1910) == []


def test_the_borough_of_a_mayor() -> None:
    text = "Key points\n\n- Tom Wootton is the new Mayor of Bedford Borough\n- Ada Fenwick, mayor since 2009, loses\n"
    assert areas(text) == ["Bedford"]


def test_a_devolved_seat_without_a_joint() -> None:
    assert areas("EDINBURGH WESTERN WON!!! (and how)\n") == ["Edinburgh Western"]
