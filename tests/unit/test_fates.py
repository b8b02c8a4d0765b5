"""Lists of areas by what became of them."""

import pytest

from hustings.annotate.fates import find_fates

LISTS = {
    "Labour holds (3): Thrupp, Oldmere and Sileby, Mill Lane": [
        ("Thrupp", "Labour", "hold", None),
        ("Oldmere and Sileby", "Labour", "hold", None),
        ("Mill Lane", "Labour", "hold", None),
    ],
    "Tory gains: Fosse (from Lab), Grim Hill from the Lib Dems.": [
        ("Fosse", "Conservative", "gain", "Labour"),
        ("Grim Hill", "Conservative", "gain", "Liberal Democrats"),
    ],
    "Thrupp (Dec 2016): Lib Dem gain from Con\nOldmere (Feb 2017): Lab hold\nNevershire, Mill Lane: Con hold": [
        ("Thrupp", "Liberal Democrats", "gain", "Conservative"),
        ("Oldmere", "Labour", "hold", None),
        ("Mill Lane", "Conservative", "hold", None),
    ],
    "Thrupp – no change (Lab)\nOldmere – Con hold by 11\nSileby – LD gain from Con": [
        ("Thrupp", "Labour", "hold", None),
        ("Oldmere", "Conservative", "hold", None),
        ("Sileby", "Liberal Democrats", "gain", "Conservative"),
    ],
    "Conservative holds\nThrupp: Rupert Voss, by 860\nOldmere: Katy Drew": [
        ("Thrupp", "Conservative", "hold", None),
        ("Oldmere", "Conservative", "hold", None),
    ],
    "Labour gains:\nThrupp – Ada Fenwick, back after three years\nOldmere: Ben Voss 8,558\nSileby (Cy Drew, new)": [
        ("Thrupp", "Labour", "gain", None),
        ("Oldmere", "Labour", "gain", None),
        ("Sileby", "Labour", "gain", None),
    ],
    "No change - Labour\n\nThrupp\nOldmere\n\nSileby": [
        ("Thrupp", "Labour", "hold", None),
        ("Oldmere", "Labour", "hold", None),
    ],
    "Lib Dem losses\nFosse (to Green)\nMill Lane (to Con)": [
        ("Fosse", "Green", "gain", "Liberal Democrats"),
        ("Mill Lane", "Conservative", "gain", "Liberal Democrats"),
    ],
    "HOLDS\nConservative – Nevershire: Thrupp. Westbury: Oldmere, Mill Lane.\nLabour – Fosse.": [
        ("Thrupp", "Conservative", "hold", None),
        ("Oldmere", "Conservative", "hold", None),
        ("Mill Lane", "Conservative", "hold", None),
        ("Fosse", "Labour", "hold", None),
    ],
    "LABOUR HOLD\nStroud DC, Thrupp\nKent CC, Mill Lane\n\nLABOUR GAIN FROM CONSERVATIVE\nLuton BC, Fosse": [
        ("Thrupp", "Labour", "hold", None),
        ("Mill Lane", "Labour", "hold", None),
        ("Fosse", "Labour", "gain", "Conservative"),
    ],
    "Con hold: Stroud, Thrupp; Kent, Mill Lane\nCon lose to LD: Luton, Fosse": [
        ("Thrupp", "Conservative", "hold", None),
        ("Mill Lane", "Conservative", "hold", None),
        ("Fosse", "Liberal Democrats", "gain", "Conservative"),
    ],
    "Labour holds: Stroud (Thrupp), Kent (Mill Lane, Fosse), Nevershire (Oldmere)": [
        ("Thrupp", "Labour", "hold", None),
        ("Mill Lane", "Labour", "hold", None),
        ("Fosse", "Labour", "hold", None),
        ("Oldmere", "Labour", "hold", None),
    ],
    "Stroud / Thrupp / Lab hold\nKent / Mill Lane / LD gain from Con\nLuton / Fosse / Ind hold": [
        ("Thrupp", "Labour", "hold", None),
        ("Mill Lane", "Liberal Democrats", "gain", "Conservative"),
        ("Fosse", "Independent", "hold", None),
    ],
    "3 May: Stroud, Thrupp - Lab hold; Mill Lane - LD gain from Lab\nKent: Fosse. Con hold.\nOldmere: Lab hold": [
        ("Thrupp", "Labour", "hold", None),
        ("Mill Lane", "Liberal Democrats", "gain", "Labour"),
        ("Fosse", "Conservative", "hold", None),
        ("Oldmere", "Labour", "hold", None),
    ],
    "Lab GAIN Thrupp (Stroud) from Con\nCon HOLD Mill Lane\nInd HOLD Fosse": [
        ("Thrupp", "Labour", "gain", "Conservative"),
        ("Mill Lane", "Conservative", "hold", None),
        ("Fosse", "Independent", "hold", None),
    ],
    "The Tories held Thrupp in Stroud and Kent's Mill Lane, and they lost Fosse to the Lib Dems, who kept Oldmere.": [
        ("Thrupp", "Conservative", "hold", None),
        ("Mill Lane", "Conservative", "hold", None),
        ("Fosse", "Liberal Democrats", "gain", "Conservative"),
        ("Oldmere", "Liberal Democrats", "hold", None),
    ],
    "Two councils polled.\nLab hold: Stroud, Thrupp; Kent, Mill Lane": [
        ("Thrupp", "Labour", "hold", None),
        ("Mill Lane", "Labour", "hold", None),
    ],
    "Conservative (2): Essex, Kent\nLabour (1): Cheshire": [
        ("Essex", "Conservative", None, None),
        ("Kent", "Conservative", None, None),
        ("Cheshire", "Labour", None, None),
    ],
    "Greens: gained Thrupp (Stroud) from Labour; held Fosse (Luton)": [
        ("Thrupp", "Green", "gain", "Labour"),
        ("Fosse", "Green", "hold", None),
    ],
    "As you were: Labour\n\nThrupp - Ada Fenwick (increased majority)\nOldmere - Sir Ben Voss": [
        ("Thrupp", "Labour", "hold", None),
        ("Oldmere", "Labour", "hold", None),
    ],
}
OTHERS = [
    "Labour hold\nThrupp\nOldmere",  # of the area above
    "Labour held: on a bad night, Mr Smith said",
    "Labour holds: Ann Ball, Roy Hart, Helen Marsh",
    "Councils by party\nLabour holds: Wigan, Oldham",
    "Share gains: Tesco, Vodafone, Shell",
    "Labour gains: Thrupp",
    "THRUPP\nLabour hold\n\nOLDMERE\nCon gain from Lab",
    "The Tories held a rally in Stroud and lost Ben Voss to the Lib Dems in Kent.",
    "Conservative: Ann Ball, Roy Hart\nLabour: Helen Marsh",
    "Labour won Stroud, Luton and Kent.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_areas_of_such_lists_are_found(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    found = [(text[fate.start : fate.end], fate.party, fate.flip, fate.loser) for fate in find_fates(text)]
    assert found == expected


@pytest.mark.parametrize("text", OTHERS)
def test_other_lines_are_no_such_lists(text: str) -> None:
    assert list(find_fates(text)) == []


def test_who_won_stands_behind_an_area() -> None:
    text = "As you were: Labour\n\nThrupp - Ada Fenwick (increased majority)\nOldmere - Sir Ben Voss"
    assert [text[slice(*fate.person)] for fate in find_fates(text) if fate.person] == ["Ada Fenwick", "Sir Ben Voss"]
