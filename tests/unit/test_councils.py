"""Wards are told from councils by the names of councils, in whichever order the two stand."""

from __future__ import annotations

import pytest

from hustings.annotate.councils import named_for_wards, wards_of_councils
from hustings.annotate.kind_cues import is_local


@pytest.mark.parametrize(
    ("text", "wards"),
    [
        ("Thrupp (Stroud): Lab 612, Con 480. Lab hold.", ["Thrupp"]),
        ("Thrupp (Stroud DC) - Labour 612, Conservative 480.", ["Thrupp"]),
        ("Thrupp (Stroud, from Lab): Green gain, 612 votes.", ["Thrupp"]),
        ("Thrupp, Stroud\nLabour 612\nConservative 480\n", ["Thrupp"]),
        ("Thrupp ward, Stroud District Council: Labour 612.", ["Thrupp"]),
        ("Stroud, Thrupp: Labour gain from UKIP\nStroud, Oldfield: Labour hold", ["Thrupp", "Oldfield"]),
        ("Thrupp & Oldfield (Stroud): Con 700, Lab 211. Con hold.", ["Thrupp & Oldfield"]),
        ("Stroud: Thrupp - Lab 612, Con 480. Lab hold.", ["Thrupp"]),
        ("Stroud District Council - Thrupp\nAnn Cole (Lab) 612\n", ["Thrupp"]),
        ("STROUD DISTRICT COUNCIL, Thrupp ward: Ann Cole, Lab, 612.", ["Thrupp"]),
        ("NEWHAM LONDON BOROUGH COUNCIL - Plaistow North: Ind 1,144, Lab 747.", ["Plaistow North"]),
        ("STROUD\nThrupp\nLab 612\nCon 480\n\nARUN\nMarine\nCon 700\nLab 211\n", ["Thrupp", "Marine"]),
        (
            "Thrupp\nStroud council; caused by the death of Ivy Marsh. Turnout 30%.",
            ["Thrupp"],
        ),
        ("By-elections: Thrupp (Stroud), Labour held with 612; Castle (Hastings), Labour gain.", ["Thrupp", "Castle"]),
        ("LABOUR HOLD Thrupp, Stroud.\n\nAnn Cole 612 votes", ["Thrupp"]),
        ("Lichfield D.C. (Armitage Ward): Mrs. Ann Cole (Ind.) 402.", ["Armitage"]),
        ("STROUD DISTRICT COUNCIL (THRUPP WARD): Ann Cole (Ind) 402.", ["THRUPP"]),
        ("In Wandsworth the Conservatives held Thamesfield ward with 2,156 votes.", ["Thamesfield"]),
        ("Ward 16 (Lochar) of Dumfries & Galloway was a gain for Labour, by 72 votes.", ["Lochar"]),
        ("In Thrupp ward, Stroud, the Greens had 612 votes.", ["Thrupp"]),
        ("They held on in Thrupp, on Stroud district council, with 612 votes.", ["Thrupp"]),
        ("When the Thrupp division of Kent County Council last voted, 31% did: 1,204 votes.", ["Thrupp"]),
        ("Looe West, Pelynt and Lanteglos (Cornwall): LD 850, Con 402.", ["Looe West, Pelynt and Lanteglos"]),
        ("BRADSHAW: Thrupp: LAB HOLD, 612.\nBRADSHAW: Great Lever ward: LD GAIN, 702.", ["Thrupp", "Great Lever"]),
        ("Polls this week:\nTHRUPP\nStroud\nCaused by the death of a councillor on 12 May.", ["THRUPP"]),
        ("THRUPP\nStroud council, Gloucestershire; caused by the death of a councillor on 12 May.", ["THRUPP"]),
        ("Thrupp\nStroud council, Gloucestershire; caused by the resignation of Ivy Marsh.\n", ["Thrupp"]),
        ("1. Thrupp\n   Stroud District Council, Gloucestershire\n   Ann Cole 612", ["Thrupp"]),
        ("**Thrupp**\n_Stroud District Council, Gloucestershire_\nLabour hold", ["Thrupp"]),
        ("Thrupp\nStroud \u2013 death of Roy Hart (Con)\nResult: LD 567, Con 448", ["Thrupp"]),
        ("By-elections\n**Stroud DC, Thrupp**\nCon 501\n**Kent CC, Dane** (Con, death)\nCon 601", ["Thrupp", "Dane"]),
        ("By-elections\n2) Thrupp, Bradford Met. Lab hold. Lab 1,183", ["Thrupp"]),
        ("Humberside: Matthew Grove (C), beating Ben Voss by 42,164 votes", []),
        ("Mearns – Aberdeenshire, 7 Nov, two seats. The vote is 12 days off.", ["Mearns"]),
        ("LINCOLN: D.Taverne (Dem Lab) 21,967", []),
        ("Norland\nRB Kensington and Chelsea\nCon 501\nLD 104", ["Norland"]),
        ("Ash, Mill End & Ley\nWest Oxfordshire UA\nCon 501\nLD 104", ["Ash, Mill End & Ley"]),
        ("Ward: Hoole\nCouncil: Cheshire West and Chester\nReason: resignation", ["Hoole"]),
        ("Evendons\nWokingham (unitary)\nLD 1247, Con 1034", ["Evendons"]),
        (
            "By-elections\nStroud: Thrupp (Labour defence), Oldmere and Ley (C)\nKent: Mill End (LD)\nLuton: Dane (C)",
            ["Thrupp", "Mill End", "Dane", "Oldmere and Ley"],
        ),
        (
            "Lab hold: Stroud (Thrupp), Luton (Mill End)\nCon hold: E. Herts (Fosse), Kent (Dane)\n612 votes",
            ["Thrupp", "Mill End", "Fosse", "Dane"],
        ),
        ("Mayors, 5 May:\nBedford: Tom Cole (Con)\nLuton: Ann Ball (Lab)\nStroud: Roy Hart (Green)", []),
        ("In Wandsworth the Conservatives held on. Their wardens counted 2,156 votes.", []),
        ("SNAP: Thrupp: LAB HOLD, 612 votes.", []),
        ("Ann Cole (Stroud) had 612 votes.", []),  # where she lives
        ("LABOUR GAIN (Stroud) with 612 votes.", []),
        ("Council House, Birmingham. The votes were counted by 2am.", []),
        ("Goodnight! Stroud has voted, with 612 to spare.", []),
        ("PRESS RELEASE\n\nLincolnshire Independents\n612 votes", []),
        ("Labour (Stroud) had 612 votes.", []),
        ("We spent a day in Thrupp (Stroud) and bought a cake.", []),
    ],
)
def test_wards_beside_their_councils(text: str, wards: list[str]) -> None:
    assert [ward.name for ward in wards_of_councils(text)] == wards
    assert all(text.startswith(ward.name, ward.start) for ward in wards_of_councils(text))


def test_a_ward_beside_its_council_makes_an_article_local() -> None:
    assert is_local("Thrupp (Stroud): Lab 612, Con 480. Lab hold.")
    assert not is_local("Stroud: Lab 20,612, Con 18,480. Lab hold. The new MP thanked her agent.")


def test_a_council_that_says_whose_a_ward_is() -> None:
    text = "In Wandsworth the Conservatives held Thamesfield ward with 2,156 votes. Wandsworth is theirs."
    assert [text[slice(*span)] for span in named_for_wards(text)] == ["Wandsworth"]
    assert named_for_wards(text)[0][0] == 3


def test_the_county_behind_a_council_says_whose_ward_too() -> None:
    text = "Thrupp\nRB Stroud Council, Gloucestershire; caused by a death.\nAnn Cole 612"
    assert [text[slice(*span)] for span in named_for_wards(text)] == ["RB Stroud Council, Gloucestershire"]


@pytest.mark.parametrize(
    "text",
    [
        "HORSHAM\nRao (LD) 20,118\nPym (C) 13,002",  # a seat too, and its candidates
        "Labour won Harborough, Oadby and Wigston. Turnout 51%.",
        "Anglesey: Holyhead Town Council\n612 votes",
        "The count\nStroud: Lab 20,612, Con 18,480. Lab hold.",
    ],
)
def test_candidates_and_parts_of_seats_are_no_wards(text: str) -> None:
    assert wards_of_councils(text) == ()
