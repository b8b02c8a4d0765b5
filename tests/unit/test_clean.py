"""Cleaning: one notation for the rules, and the way back to the text that was given."""

import pytest

from hustings.clean import clean


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Labour’s “safe” seat", 'Labour\'s "safe" seat'),
        ("O`Hare and O´Hare", "O'Hare and O'Hare"),
        ("a fall of −16.7 points", "a fall of -16.7 points"),
        ("LINCOLN A. Cole (Lab) 976; B. Voss (C) 616", "LINCOLN: A. Cole (Lab) 976; B. Voss (C) 616"),
        ("ST. IVES Ann Cole, Lab, 976, Ben Voss, Con, 616", "ST. IVES: Ann Cole, Lab, 976, Ben Voss, Con, 616"),
        ("LUTON MAYOR Ann Cole (Lab) 9,761", "LUTON MAYOR: Ann Cole (Lab) 9,761"),
        ("COLE Ann May (Lab) 976; VOSS Ben (Con) 616", "COLE Ann May (Lab) 976; VOSS Ben (Con) 616"),
        ("COLE Ann May (Lab) 976", "COLE Ann May (Lab) 976"),
        ("LABOUR HOLD Ann Cole (Lab) 9; Ben Voss (C) 6", "LABOUR HOLD Ann Cole (Lab) 9; Ben Voss (C) 6"),
        ("Mid‑Bedfordshire", "Mid‑Bedfordshire".replace("‑", "-")),
        ("won — narrowly", "won – narrowly"),
        ("11,719\u00a0votes", "11,719 votes"),
        ("con\u00adstituency\u200b", "constituency"),
        ("\ufeffTamworth", "Tamworth"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Batley &amp; Spen", "Batley & Spen"),
        ("it&#39;s Ann&rsquo;s &#x2013; maybe", "it's Ann's – maybe"),
        ("&ldquo;Thank you&rdquo;", '"Thank you"'),
        ("12%&nbsp;swing", "12% swing"),
        ("‹num:1› votes", "<num:1> votes"),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        ("the Combined Auth-\nority and Rod Cantrill-\nWeekes", "the Combined Authority and Rod Cantrill-Weekes"),
        ("the Tamworth by election, a by elections expert", "the Tamworth by-election, a by-elections expert"),
        ("the byelection, BYELECTIONS, a Byelection", "the by-election, BY-ELECTIONS, a By-election"),
        ("Updated  \n07:45 \t\n", "Updated\n07:45\n"),
        ("delayed by election law; chosen by election", "delayed by election law; chosen by election"),
        ("had 11\u202f719 votes, 1\u00a0316 more", "had 11,719 votes, 1,316 more"),
        ("in 2023\u00a0650 seats, 4\u00a0July, 12\u00a05000", "in 2023 650 seats, 4 July, 12 5000"),
        ("was re-\nelected in the by-\nelection", "was re-elected in the by-election"),
        ("STATE-\r\nMENT", "STATEMENT"),
        ("Ward results [edit]\nno overall control.[1]", "Ward results\nno overall control."),
        # and what only looks like it:
        ("Lab hold -\nLabour", "Lab hold -\nLabour"),
        ("612 [E] and [2] of them", "612 [E] and [2] of them"),
        ("AT&T; and R&D;", "AT&T; and R&D;"),
        ("Fish & chips", "Fish & chips"),
        ("&amp;amp;", "&amp;"),
        ("&notanentity;", "&notanentity;"),
        ("Siân Berry in Ynys Môn", "Siân Berry in Ynys Môn"),
        ("½ a point", "½ a point"),
        ("", ""),
    ],
)
def test_one_notation(given: str, expected: str) -> None:
    assert clean(given).text == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("(25.43%)Conservative", "(25.43%)\nConservative"),
        ("Dyke21,187", "Dyke\n21,187"),
        ("FRIDAY 10TH JUNE, 7:02AM", None),
        ("Able Dyke21,187Conservative", "Able Dyke\n21,187\nConservative"),
        ("CandidatePartyVotesShareAble", "Candidate\nParty\nVotes\nShare\nAble"),
        ("Updated21 July", "Updated\n21 July"),
        ("Low turnout expectedpublished at 10:05", "Low turnout expected\npublished at 10:05"),
        ("the count ended.The winner spoke", "the count ended. The winner spoke"),
        # and what is one word:
        ("McDonald, MacNeil, DeSouza, O'Hare and Smith-MacBride", None),
        ("YouGov asked WhatsApp users", None),
        ("https://example.org/ThePageOfBallots", None),
        ("mail CountTeam@example.org", None),
        ("the 10th of June", None),
        ("the U.S.Army", None),
        ("B2B, COVID19 and the M25", None),
        ("was published at 10:05", None),
    ],
)
def test_seams_of_lost_line_breaks(given: str, expected: str | None) -> None:
    assert clean(given).text == (given if expected is None else expected)


@pytest.mark.parametrize(
    ("given", "found", "original"),
    [
        ("Batley &amp; Spen polled", "Batley & Spen", "Batley &amp; Spen"),
        ("one\r\ntwo", "\n", "\r\n"),
        ("con\u00adstituency of", "constituency", "con\u00adstituency"),
        ("Dyke21,187 votes", "21,187", "21,187"),
        ("Dyke21,187 votes", "Dyke", "Dyke"),
        ("ended.The winner", "ended.", "ended."),
        ("ended.The winner", "ended. The", "ended.The"),
        ("&ldquo;Labour&rdquo; won", '"Labour"', "&ldquo;Labour&rdquo;"),
        ("\u200b\u200bTamworth\u200b", "Tamworth", "Tamworth"),
        ("(25.43%)Conservative", "25.43%", "25.43%"),
    ],
)
def test_spans_lead_back(given: str, found: str, original: str) -> None:
    cleaned = clean(given)
    start = cleaned.text.index(found)
    begin, end = cleaned.original(start, start + len(found))
    assert given[begin:end] == original
