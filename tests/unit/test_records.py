"""Lists of candidates and results in the notations of newspapers, agencies, councils, blogs and scraped pages."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest

from hustings.annotate import notation
from hustings.annotate.records import Record, find_records, is_name
from hustings.clean import clean
from hustings.layout import lay_out

Row: TypeAlias = tuple[str | None, str | None, int | None, float | None, float | None]
"""Name, party, votes, share, change."""


def rows(text: str) -> list[Row]:
    cleaned = clean(text).text
    return [_row(cleaned, record) for record in find_records(cleaned, lay_out(cleaned).blocks)]


def _row(text: str, record: Record) -> Row:
    name = " ".join(text[slice(*record.name)].split()) if record.name else None
    party = record.party_name or (text[slice(*record.party)] if record.party else None)
    return (
        name,
        party,
        record.votes.figure.count if record.votes else None,
        record.share.figure.value if record.share else None,
        record.change.figure.value if record.change else None,
    )


ADA, BEN, CAT = "Ada Fenwick", "Ben Oyelaran", "Cat Trewin"
THREE: list[Row] = [
    (ADA, "Labour", 12345, 45.2, 3.1),
    (BEN, "Conservative", 10234, 38.0, -5.6),
    (CAT, "Liberal Democrats", 987, 3.6, None),
]
VOTES: list[Row] = [(name, party, votes, None, None) for name, party, votes, _, _ in THREE]
SHARES: list[Row] = [(name, party, votes, share, None) for name, party, votes, share, _ in THREE]
STANDING: list[Row] = [(name, party, None, None, None) for name, party, *_ in THREE]
PARTIES: list[Row] = [(None, party, votes, share, change) for _, party, votes, share, change in THREE]
PARTY_VOTES: list[Row] = [(None, party, votes, None, None) for _, party, votes, _, _ in THREE]

RESULTS: dict[str, tuple[str, list[Row]]] = {
    "counts of two seats behind commas": (
        "Nevershire - Thrupp: Ind 288, C 89, Lab 44. (2007 - Two seats Lab 421, 387, C 402, 366). Ind gain. Poll 9%.",
        [
            (None, party, votes, None, None)
            for party, votes in [
                ("Independent", 288),
                ("Conservative", 89),
                ("Labour", 44),
                ("Labour", 421),
                ("Labour", 387),
                ("Conservative", 402),
                ("Conservative", 366),
            ]
        ],
    ),
    "takes of an agency": (
        "EURO N East 1\n\nend\n\nEURO N East 2\n\nLab 147,338\n\nC 116,911\n\nLD 103,644",
        [
            (None, "Labour", 147338, None, None),
            (None, "Conservative", 116911, None, None),
            (None, "Liberal Democrats", 103644, None, None),
        ],
    ),
    "those elected with their counts": (
        "Ada Fenwick, SF - count 1\nBen Oyelaran, DUP - count 5\nCat Trewin, UUP - count 7",
        [
            (ADA, "Sinn Féin", None, None, None),
            (BEN, "DUP", None, None, None),
            (CAT, "UUP", None, None, None),
        ],
    ),
    "changes with arrows, blanks and years": (
        "Ada Fenwick (Lab) 12,345 (45.2%, +3.1% on 2019)\nBen Oyelaran (Con) 10,234 (38.0%, ↓5.6)\n"
        "Cat Trewin (LD) 987 (3.6%, + 1.2)",
        [*THREE[:2], (CAT, "Liberal Democrats", 987, 3.6, 1.2)],
    ),
    "a stage with transfers before the counts": (
        "Ada Fenwick (Lab) +22 1,410\nBen Oyelaran (Con) +31 1,232",
        [(ADA, "Labour", 1410, None, None), (BEN, "Conservative", 1232, None, None)],
    ),
    "a grid of wards with brackets": (
        "Ward\tCon\tLab\nThrupp (North)\t1,140\t305\nThrupp (South)\t744\t512",
        [
            (None, "Conservative", 1140, None, None),
            (None, "Labour", 305, None, None),
            (None, "Conservative", 744, None, None),
            (None, "Labour", 512, None, None),
        ],
    ),
    "agency lines": (
        "Ada Fenwick (Lab) 12,345 (45.20%, +3.10%)\n\nBen Oyelaran (C) 10,234 (38.00%, -5.60%)\n\n"
        "Cat Trewin (LD) 987 (3.60%)\n\nLab maj 2,111 (7.20%)\n\n4.35% swing C to Lab\n\n"
        "Electorate 71,321; Turnout 25,591 (35.88%, -28.38%)",
        THREE,
    ),
    "agency lines in one block": (
        "Ada Fenwick (Lab) 12,345 (45.2%, +3.1)\nBen Oyelaran (C) 10,234 (38.0%, -5.6)\nCat Trewin (LD) 987 (3.6%)\n"
        "Lab maj 2,111 (7.2%)\nTurnout 51.2%",
        THREE,
    ),
    "minus as a dash": (
        "Ada Fenwick (Lab) 12,345 (45.2%, +3.1%)\nBen Oyelaran (Con) 10,234 (38.0%, –5.6%)\nCat Trewin (LD) 987 (3.6%)",
        THREE,
    ),
    "party alone with share": (
        "RESULT: LAB: 45.2% (+3.1) CON: 38.0% (-5.6) LDEM: 3.6% (-0.4)",
        [
            (None, "Labour", None, 45.2, 3.1),
            (None, "Conservative", None, 38.0, -5.6),
            (None, "Liberal Democrats", None, 3.6, -0.4),
        ],
    ),
    "cells between slashes": (
        "Ward (council) – Lab / Con / LD / others\nSileby (Charnwick) – 12,345 / 10,234 / 987 / Ind 61\n"
        "Oadby (Harborough) – 402 / – / 133 / –",
        [
            *PARTY_VOTES,
            (None, "Independent", 61, None, None),
            (None, "Labour", 402, None, None),
            (None, "Liberal Democrats", 133, None, None),
        ],
    ),
    "rounds in columns": (
        "Candidate\tParty\t1st\t%\t2nd\tFinal\nAda Fenwick\tLabour\t12,345\t45.2\t1,020\t13,365\n"
        "Ben Oyelaran\tConservative\t10,234\t38.0\t977\t11,211",
        [
            (ADA, "Labour", 12345, 45.2, None),
            (ADA, "Labour", 1020, None, None),
            (ADA, "Labour", 13365, None, None),
            (BEN, "Conservative", 10234, 38.0, None),
            (BEN, "Conservative", 977, None, None),
            (BEN, "Conservative", 11211, None, None),
        ],
    ),
    "earlier result of a month": (
        "May 2014 result Lab 12,345/1,001/893 Con 10,234/655 LD 987",
        [
            *((None, "Labour", votes, None, None) for votes in (12345, 1001, 893)),
            *((None, "Conservative", votes, None, None) for votes in (10234, 655)),
            (None, "Liberal Democrats", 987, None, None),
        ],
    ),
    "seats of an earlier contest": (
        "Lab 12,345, Con 10,234, Our Pier 611, LD 987. (May 2006, three seats - Lab 1,812, 1,790.)",
        [*PARTY_VOTES[:2], (None, "Our Pier", 611, None, None), PARTY_VOTES[2]],
    ),
    "hours behind the areas": (
        "SILEBY (Fri, 12.32)\nAda Fenwick, Lab, 12,345; Ben Oyelaran, Con, 10,234; Cat Trewin, LD, 987.",
        VOTES,
    ),
    "party and votes line by line": ("Lab 12,345 (45.2%, +3.1)\nCon 10,234 (38.0%, -5.6)\nLD 987 (3.6%)", PARTIES),
    "terse sentence": ("Result: Lab 12,345, C 10,234, LD 987. Turnout 27.9%.", PARTY_VOTES),
    "terse with semicolons": ("Result: Lab 12,345; Con 10,234; Lib Dem 987; majority 2,111", PARTY_VOTES),
    "terse with and": ("Votes: Labour 12,345, Conservative 10,234 and Lib Dem 987.", PARTY_VOTES),
    "ward before the first party": ("CHARNWICK BOROUGH - Sileby East: Lab 12345, C 10234, LD 987", PARTY_VOTES),
    "ward with nothing between": ("Sileby East Lab 12,345 Con 10,234 LD 987", PARTY_VOTES),
    "brackets and semicolons": (
        "Sileby (Charnwick). Lab hold. Lab 12345 (45.2; +3.1), Con 10234 (38.0; -5.6), LD 987 (3.6). Swing 4% to Lab.",
        PARTIES,
    ),
    "square brackets": (
        "Lab (Ada Fenwick) 12,345 [45.2%; +3.1%]\nCon (Ben Oyelaran) 10,234 [38.0%; -5.6%]\nLD (Cat Trewin) 987 [3.6%]",
        THREE,
    ),
    "party (name): votes, share": (
        "Labour (Ada Fenwick): 12,345, 45.2%\nConservative (Ben Oyelaran): 10,234, 38.0%\n"
        "Lib Dem (Cat Trewin): 987, 3.6%",
        SHARES,
    ),
    "party: name votes": (
        "Lab: Ada Fenwick 12,345\nCon: Ben Oyelaran 10,234\nLib Dem: Cat Trewin 987",
        VOTES,
    ),
    "party, name - votes (share)": (
        "Labour Party, Ada Fenwick - 12,345 (45.2%)\nConservative, Ben Oyelaran - 10,234 (38.0%)\n"
        "Liberal Democrats, Cat Trewin - 987 (3.6%)",
        SHARES,
    ),
    "name, party: votes": ("Ada Fenwick, Lab: 12,345\nBen Oyelaran, Con: 10,234\nCat Trewin, Lib Dem: 987", VOTES),
    "name, party, votes (share)": (
        "Ada Fenwick, Labour, 12,345 (45.2%)\nBen Oyelaran, Conservative, 10,234 (38.0%)\n"
        "Cat Trewin, Liberal Democrats, 987 (3.6%)",
        SHARES,
    ),
    "name (party) - votes": (
        "Ada Fenwick (Labour) - 12,345 votes\nBen Oyelaran (Conservative) - 10,234 votes\n"
        "Cat Trewin (Liberal Democrat) - 987 votes",
        VOTES,
    ),
    "name - party - votes": (
        "Ada Fenwick – Labour – 12,345\nBen Oyelaran – Conservative – 10,234\nCat Trewin – Liberal Democrat – 987",
        VOTES,
    ),
    "bullets": ("• Ada Fenwick (Lab) 12,345\n• Ben Oyelaran (Con) 10,234\n• Cat Trewin (LD) 987", VOTES),
    "bullets in one line": ("Ada Fenwick (Lab) 12,345 • Ben Oyelaran (Con) 10,234 • Cat Trewin (LD) 987", VOTES),
    "numbered": ("1. Ada Fenwick (Lab) 12,345\n2. Ben Oyelaran (Con) 10,234\n3. Cat Trewin (LD) 987", VOTES),
    "ranked": (
        "1st - Ada Fenwick, Labour: 12,345 (45.2%)\n2nd - Ben Oyelaran, Conservative: 10,234 (38.0%)\n"
        "3rd - Cat Trewin, Lib Dem: 987 (3.6%)\nOthers: 3,211 (4.3%)",
        SHARES,
    ),
    "bare ranks": (
        "1 Ada Fenwick Labour 12,345 45.2%\n2 Ben Oyelaran Conservative 10,234 38.0%\n3 Cat Trewin Lib Dem 987 3.6%",
        SHARES,
    ),
    "pipes": (
        "Candidate | Party | Votes | % | +/-\nAda Fenwick | Labour | 12,345 | 45.2 | +3.1\n"
        "Ben Oyelaran | Conservative | 10,234 | 38.0 | -5.6\nCat Trewin | Liberal Democrat | 987 | 3.6 | new",
        THREE,
    ),
    "pipes, party first": (
        "Party | Candidate | Votes\nLabour | Ada Fenwick | 12,345\nConservative | Ben Oyelaran | 10,234\n"
        "Liberal Democrat | Cat Trewin | 987",
        VOTES,
    ),
    "bars at both ends": (
        "| Ada Fenwick | Labour | 12,345 |\n| Ben Oyelaran | Conservative | 10,234 |\n| Cat Trewin | Lib Dem | 987 |",
        VOTES,
    ),
    "tabs": (
        "Ada Fenwick\tLabour\t12,345\t45.2\nBen Oyelaran\tConservative\t10,234\t38.0\nCat Trewin\tLD\t987\t3.6",
        SHARES,
    ),
    "fixed width": (
        "Ada Fenwick      Labour              12,345\nBen Oyelaran     Conservative        10,234\n"
        "Cat Trewin       Liberal Democrats      987",
        VOTES,
    ),
    "dot leaders": (
        "Ada Fenwick (Labour) ......... 12,345\nBen Oyelaran (Conservative) .. 10,234\n"
        "Cat Trewin (Lib Dem) ......... 987",
        VOTES,
    ),
    "surname first": (
        "FENWICK, Ada  Labour Party  12345\nOYELARAN, Ben  Conservative Party Candidate  10234\n"
        "TREWIN, Cat  Liberal Democrats  987",
        [("FENWICK, Ada", *VOTES[0][1:]), ("OYELARAN, Ben", *VOTES[1][1:]), ("TREWIN, Cat", *VOTES[2][1:])],
    ),
    "surname first in mixed case": (
        "Fenwick, Ada (Labour) 12,345\nOyelaran, Ben (Conservative) 10,234\nTrewin, Cat (Liberal Democrat) 987",
        [("Fenwick, Ada", *VOTES[0][1:]), ("Oyelaran, Ben", *VOTES[1][1:]), ("Trewin, Cat", *VOTES[2][1:])],
    ),
    "flattened table": (
        "Candidate Party Votes % Ada Fenwick Labour 12,345 45.2% Ben Oyelaran Conservative 10,234 38.0% "
        "Cat Trewin Liberal Democrat 987 3.6% Turnout 51.2%",
        SHARES,
    ),
    "flattened table, party first": (
        "Party Candidate Votes Labour Ada Fenwick 12,345 Conservative Ben Oyelaran 10,234 "
        "Liberal Democrats Cat Trewin 987 Majority 2,111",
        VOTES,
    ),
    "glued table": (
        "PartyCandidateVotesLabourAda Fenwick12,345ConservativeBen Oyelaran10,234Liberal DemocratCat Trewin987"
        "Turnout44.32%",
        VOTES,
    ),
    "a cell a line": (
        "Candidate\nParty\nVotes\n%\n+/-\nAda Fenwick\nLabour\n12,345\n45.2\n+3.1\nBen Oyelaran\nConservative\n10,234\n"
        "38.0\n-5.6\nCat Trewin\nLiberal Democrat\n987\n3.6\nMajority\n2,111\n7.2",
        THREE,
    ),
    "a cell a line, party first": (
        "Labour\nAda Fenwick\nVotes: 12,345\nVote share %: 45.2\nVote share change: +3.1\n\n"
        "Conservative\nBen Oyelaran\n"
        "Votes: 10,234\nVote share %: 38.0\nVote share change: -5.6\n\nLiberal Democrat\nCat Trewin\nVotes: 987\n"
        "Vote share %: 3.6",
        THREE,
    ),
    "a column at a time": (
        "Candidate\nAda Fenwick\nBen Oyelaran\nCat Trewin\nParty\nLabour\nConservative\nLiberal Democrat\n"
        "Votes\n12,345\n"
        "10,234\n987\n%\n45.2\n38.0\n3.6",
        SHARES,
    ),
    "name above party": (
        "Ada Fenwick\nLabour Party - 12,345\n\nBen Oyelaran\nConservative Party - 10,234\n\nCat Trewin\nLib Dem - 987",
        VOTES,
    ),
    "party above name": (
        "Labour\nAda Fenwick - 12,345\n\nConservative\nBen Oyelaran - 10,234\n\nLiberal Democrats\nCat Trewin - 987",
        VOTES,
    ),
    "figures below": (
        "Ada Fenwick (Labour)\n12,345 votes (45.2%)\n\nBen Oyelaran (Conservative)\n10,234 votes (38.0%)\n\n"
        "Cat Trewin (Liberal Democrat)\n987 votes (3.6%)",
        SHARES,
    ),
    "broken over lines": (
        "2016: Lab maj 2,111 (7.20%) - Turnout 21,696 (34.60%)\n\nFenwick (Lab) 12,345 (45.2%); Oyelaran (C)\n\n"
        "10,234 (38.0%); Trewin (LD) 987 (3.6%)",
        [("Fenwick", *SHARES[0][1:]), ("Oyelaran", *SHARES[1][1:]), ("Trewin", *SHARES[2][1:])],
    ),
    "votes first": (
        "12,345 – Ada Fenwick (Labour)\n10,234 – Ben Oyelaran (Conservative)\n987 – Cat Trewin (Liberal Democrat)",
        VOTES,
    ),
    "share before votes": (
        "Lab 45.2% (12,345)\nCon 38.0% (10,234)\nLD 3.6% (987)",
        [(None, party, votes, share, None) for _, party, votes, share, _ in THREE],
    ),
    "change in votes too": (
        "Ada Fenwick (Lab) 12,345 (-1,042) 45.2% (+3.1%)\nBen Oyelaran (Con) 10,234 (-4,120) 38.0% (-5.6%)",
        THREE[:2],
    ),
    "up and down": (
        "Labour: 45.2 per cent (up 3.1)\nConservative: 38.0 per cent (down 5.6)",
        [(None, "Labour", None, 45.2, 3.1), (None, "Conservative", None, 38.0, -5.6)],
    ),
    "after a name with an ampersand": (
        "Barnet & Camden: Ada Fenwick Lab 12,345, Ben Oyelaran Con 10,234. Lab hold.",
        VOTES[:2],
    ),
    "elected after the votes": (
        "Con: 10,234\nLab: 12,345 Ada Fenwick ELECTED\nLib Dem: 987",
        [PARTY_VOTES[1], VOTES[0], PARTY_VOTES[2]],
    ),
    "elected in brackets": ("Ada Fenwick (Labour) 12,345 (elected)\nBen Oyelaran (Conservative) 10,234", VOTES[:2]),
    "two seats": (
        "Two vacancies. Lab 577/549 (62.5; +28.4), Con 346/333 (37.5; -6.2).",
        [
            (None, "Labour", 577, 62.5, 28.4),
            (None, "Labour", 549, None, None),
            (None, "Conservative", 346, 37.5, -6.2),
            (None, "Conservative", 333, None, None),
        ],
    ),
    "independents by name": (
        "Result: C 378, Ind Fenwick 160, Ind Oyelaran 134, Lab 114.",
        [
            (None, "Conservative", 378, None, None),
            ("Fenwick", "Independent", 160, None, None),
            ("Oyelaran", "Independent", 134, None, None),
            (None, "Labour", 114, None, None),
        ],
    ),
    "a further count": (
        "First preferences\nAda Fenwick (Lab) 12,345\nBen Oyelaran (Con) 10,234\n"
        "Final count\nFenwick 15,000\nOyelaran 11,000",
        [*VOTES[:2], ("Fenwick", None, 15000, None, None), ("Oyelaran", None, 11000, None, None)],
    ),
    "unknown party among known ones": (
        "Ada Fenwick (Lab) 12,345\nDot Marl (Save Our Ferry) 187\nBen Oyelaran (Con) 10,234",
        [VOTES[0], ("Dot Marl", "Save Our Ferry", 187, None, None), VOTES[1]],
    ),
    "party by its full name and initials": (
        "Ada Fenwick - Scottish National Party (SNP) - 12,345\nBen Oyelaran - UK Independence Party (UKIP) - 10,234",
        [(ADA, "SNP", 12345, None, None), (BEN, "UKIP", 10234, None, None)],
    ),
    "a surname that is a party": (
        "Ada Green (Lab) 12,345\nBen Oyelaran (Green) 987",
        [("Ada Green", "Labour", 12345, None, None), (BEN, "Green", 987, None, None)],
    ),
    "an initial that is a party": (
        "Ada C Fenwick (Lab) 12,345\nBen L. Oyelaran (Con) 10,234",
        [("Ada C Fenwick", *VOTES[0][1:]), ("Ben L. Oyelaran", *VOTES[1][1:])],
    ),
    "seats before the names": (
        "Sileby: Ada Fenwick (Lab) 12,345; Ben Oyelaran (Con) 10,234; Cat Trewin (LD) 987. Labour hold.",
        VOTES,
    ),
    "within a sentence": (
        "At the last election the figures were Fenwick (Lab) 12,345, Oyelaran (Con) 10,234 and Trewin (LD) 987, which "
        "nobody in the hall had forgotten.",
        [("Fenwick", *VOTES[0][1:]), ("Oyelaran", *VOTES[1][1:]), ("Trewin", *VOTES[2][1:])],
    ),
    "a history by year": (
        "Year\nCon %\nLab %\n\n2010\n35.8\n33.0\n\n2015\n43.7\n39.1",
        [
            (None, "Conservative", None, 35.8, None),
            (None, "Labour", None, 33.0, None),
            (None, "Conservative", None, 43.7, None),
            (None, "Labour", None, 39.1, None),
        ],
    ),
    "a history by year in lines": (
        "Year | Con % | Lab %\n2010 | 35.8 | 33.0\n2015 | 43.7 | 39.1",
        [
            (None, "Conservative", None, 35.8, None),
            (None, "Labour", None, 33.0, None),
            (None, "Conservative", None, 43.7, None),
            (None, "Labour", None, 39.1, None),
        ],
    ),
    "markdown": (
        "| Party | Candidate | Votes | % | ±% |\n|---|---|---|---|---|\n"
        "| Labour | Ada Fenwick | 12,345 | 45.2 | +3.1 |\n"
        "| Conservative | Ben Oyelaran | 10,234 | 38.0 | -5.6 |",
        THREE[:2],
    ),
    "flattened with changes": (
        "Labour Ada Fenwick 12,345 45.2% +3.1% Conservative Ben Oyelaran 10,234 38.0% -5.6% "
        "Liberal Democrats Cat Trewin 987 3.6%",
        THREE,
    ),
    "arrows": (
        "Ada Fenwick (Lab) 12,345 (45.2%, ▲3.1)\nBen Oyelaran (Con) 10,234 (38.0%, ▼5.6)",
        THREE[:2],
    ),
    "parties in a sentence": ("Labour polled 12,345, the Conservatives 10,234 and the Lib Dems 987.", PARTY_VOTES),
    "slashes": ("Lab 12,345 / Con 10,234 / LD 987", PARTY_VOTES),
    "an area a row, a party a column": (
        "Seat | Con | LD | Lab | MK\nSileby & Oadby | 15,969 | 15,903 | 6,945 | 775\n"
        "Melton | 19,531 | 22,512 | - | 530",
        [
            (None, "Conservative", 15969, None, None),
            (None, "Liberal Democrats", 15903, None, None),
            (None, "Labour", 6945, None, None),
            (None, "MK", 775, None, None),
            (None, "Conservative", 19531, None, None),
            (None, "Liberal Democrats", 22512, None, None),
            (None, "MK", 530, None, None),
        ],
    ),
    "shares by area and party": (
        "| Ward | Lab | Con |\n|---|---|---|\n| Thrupp | 60.5 | 39.5 |",
        [(None, "Labour", None, 60.5, None), (None, "Conservative", None, 39.5, None)],
    ),
    "surname first before brackets": (
        "Fenwick, Ada (Labour Party) - 12,345 ELECTED\n"
        "Oyelaran, Ben James (The Conservative Party Candidate) - 10,234\n"
        "Tench, Lee (UK Independence Party (UKIP)) - 996",
        [
            ("Fenwick, Ada", "Labour", 12345, None, None),
            ("Oyelaran, Ben James", "Conservative", 10234, None, None),
            ("Tench, Lee", "UKIP", 996, None, None),
        ],
    ),
    "cells of surname and given names": (
        "Surname | Other names | Description | Votes | Status\nFENWICK | Ada Mary | Labour Party | 12,345 | ELECTED\n"
        "OYELARAN | Ben | The Conservative Party Candidate | 10,234 | not elected",
        [
            ("FENWICK | Ada Mary", "Labour", 12345, None, None),
            ("OYELARAN | Ben", "Conservative", 10234, None, None),
        ],
    ),
    "abbreviations with dots": (
        "A. Fenwick (Lab.) ....... 12,345\nB. Oyelaran (Con.) ....... 10,234",
        [("A. Fenwick", "Labour", 12345, None, None), ("B. Oyelaran", "Conservative", 10234, None, None)],
    ),
    "Liberals beside Labour": (
        "A. Fenwick (Lab.) 12,345\nB. Oyelaran (C.) 10,234\nC. Trewin (L.) 987",
        [
            ("A. Fenwick", "Labour", 12345, None, None),
            ("B. Oyelaran", "Conservative", 10234, None, None),
            ("C. Trewin", "Liberal", 987, None, None),
        ],
    ),
    "an unknown party beside known ones": (
        "SILEBY: A Fenwick (Res) 901, B Oyelaran (Con) 377, Dot Marl (Sileby First) 61. Res hold.",
        [
            ("A Fenwick", "Res", 901, None, None),
            ("B Oyelaran", "Conservative", 377, None, None),
            ("Dot Marl", "Sileby First", 61, None, None),
        ],
    ),
    "an unknown party without a name": (
        "The rest: Lab 749, Con 652, Pirate 308.",
        [
            (None, "Labour", 749, None, None),
            (None, "Conservative", 652, None, None),
            (None, "Pirate", 308, None, None),
        ],
    ),
    "a party of two names": (
        "Ada Fenwick, Labour, 697; Ben Oyelaran, Conservative, 647; Dot Marl, ProLife Alliance, 111.",
        [
            (ADA, "Labour", 697, None, None),
            (BEN, "Conservative", 647, None, None),
            ("Dot Marl", "ProLife Alliance", 111, None, None),
        ],
    ),
    "name of party": (
        "Ada Fenwick, independent (186), Ben Oyelaran of UKIP (113), Cat Trewin for the Greens (15).",
        [
            (ADA, "Independent", 186, None, None),
            (BEN, "UKIP", 113, None, None),
            (CAT, "Green", 15, None, None),
        ],
    ),
    "a surname told in full elsewhere": (
        "First count: Ada Fenwick (DUP) 1,126; Miss Oyelaran 983; Cat Trewin (UUP) 548. Dot Oyelaran won.",
        [
            (ADA, "DUP", 1126, None, None),
            ("Miss Oyelaran", None, 983, None, None),
            (CAT, "UUP", 548, None, None),
        ],
    ),
    "a slogan behind the party": (
        "FENWICK Ada - Labour Party - 2090\nMARL Dot - Freedom Alliance. Real People. Real Alternative - 187",
        [("FENWICK Ada", "Labour", 2090, None, None), ("MARL Dot", "Freedom Alliance", 187, None, None)],
    ),
    "marks of the sitting member": (
        "Ada Fenwick* (Lab) 12,345\n*Ben Oyelaran (Con) 10,234\n**Cat Trewin** (LD) 987",
        VOTES,
    ),
    "a count of the peerage": (
        "Ada Fenwick, Labour: 22,239\nCount Binface, Count Binface Party: 9,455",
        [(ADA, "Labour", 22239, None, None), ("Count Binface", "Count Binface Party", 9455, None, None)],
    ),
    "lists under headings": (
        "Thrupp\nC 379\nLab 198\n\nOldfield\nC 412\nLab 77",
        [
            (None, "Conservative", 379, None, None),
            (None, "Labour", 198, None, None),
            (None, "Conservative", 412, None, None),
            (None, "Labour", 77, None, None),
        ],
    ),
    "lists behind headings": (
        "Thrupp: C 379, Lab 198\nOldfield: C 412, Lab 77",
        [
            (None, "Conservative", 379, None, None),
            (None, "Labour", 198, None, None),
            (None, "Conservative", 412, None, None),
            (None, "Labour", 77, None, None),
        ],
    ),
}

RESULTS |= {
    "surname first before a gap and brackets": (
        "Fenwick, Ada   (Labour Party)   12,345\nOyelaran, Ben   (The Conservative Party Candidate)   10,234",
        [("Fenwick, Ada", "Labour", 12345, None, None), ("Oyelaran, Ben", "Conservative", 10234, None, None)],
    ),
    "a doubtful surname first among sure ones": (
        "Fenwick, Ada Mary (Labour) 12,345\nOyelaran, Ben John (Con) 10,234\nTrewin, Mary Musgrave (Lib Dem) 987",
        [
            ("Fenwick, Ada Mary", "Labour", 12345, None, None),
            ("Oyelaran, Ben John", "Conservative", 10234, None, None),
            ("Trewin, Mary Musgrave", "Liberal Democrats", 987, None, None),
        ],
    ),
    "surname before a title": (
        "Fenwick, Dr Ada (Labour) 12,345\nOyelaran, Ben (Con) 10,234",
        [("Fenwick, Dr Ada", "Labour", 12345, None, None), ("Oyelaran, Ben", "Conservative", 10234, None, None)],
    ),
    "cells between semicolons": (
        "Ada Fenwick;Labour;12,345\nBen Oyelaran;Conservative;10,234\nCat Trewin;Lib Dem;987",
        VOTES,
    ),
    "a table that names the area in each row": (
        "Ward | Candidate | Party | Votes\nThrupp | Ada Fenwick | Lab | 12,345\n"
        " | Ben Oyelaran | Con | 10,234\nOldfield | Cat Trewin | LD | 987",
        VOTES,
    ),
    "no change as n/c": (
        "Ada Fenwick | Lab | 12,345 | 45.2 | n/c\nBen Oyelaran | Con | 10,234 | 38.0 | n/c",
        SHARES[:2],
    ),
    "parties at the heads of columns that gaps part": (
        "WARD      COUNCIL     LAB     CON    LD   RESULT\n"
        "Thrupp    Nevershire  12,345  10,234  987  Lab gain from Con",
        PARTY_VOTES,
    ),
    "a column for who won beside those of parties": (
        "Seat\tWinner\tLab\tCon\tLib Dem\nThrupp\tLab\t12,345\t10,234\t987",
        PARTY_VOTES,
    ),
    "re-elected as a letter": ("Ada Fenwick (Lab) R 12,345\nBen Oyelaran (Con) 10,234\nCat Trewin (LD) 987", VOTES),
    "votes of a party list beside its seats": (
        "Party / list votes / % / seats on list\nLab / 12,345 / 45.2 / 1\nCon / 10,234 / 38.0 / 0",
        [(None, party, votes, share, None) for _, party, votes, share, _ in SHARES[:2]],
    ),
    "names alone with who was elected": (
        "Ada Fenwick: 141 (elected)\nBen Oyelaran: 88",
        [(ADA, None, 141, None, None), (BEN, None, 88, None, None)],
    ),
    "stages in columns": (
        "Candidate      Party   Stage 1   Stage 2\nAda Fenwick    Lab       1,402     1,410\n"
        "Ben Oyelaran   Con         901     1,174",
        [
            (ADA, "Labour", 1402, None, None),
            (ADA, "Labour", 1410, None, None),
            (BEN, "Conservative", 901, None, None),
            (BEN, "Conservative", 1174, None, None),
        ],
    ),
}

CANDIDATES: dict[str, tuple[str, list[Row]]] = {
    "addresses with postcodes": (
        "Name of candidate | Home address | Description\nFENWICK, Ada | 3 Mill Lane, Sileby, LE12 7RX | Labour Party\n"
        "OYELARAN, Ben | 4 Mill Lane, Sileby, LE12 7RX | Conservative Party\n"
        "TREWIN, Cat | 5 Mill Lane, Sileby, LE127RX | Liberal Democrats",
        [
            ("FENWICK, Ada", "Labour", None, None, None),
            ("OYELARAN, Ben", "Conservative", None, None, None),
            ("TREWIN, Cat", "Liberal Democrats", None, None, None),
        ],
    ),
    "names and parties with the heads of their cells": (
        "Candidate: Ada Fenwick\nParty: Labour\n\nCandidate: Ben Oyelaran\nParty: Conservative\n\n"
        "Candidate: Cat Trewin\nParty: Lib Dem",
        STANDING,
    ),
    "parties in brackets on lines of their own": (
        "Ada Fenwick\n(Labour)\n\nBen Oyelaran\n(Conservative)\n\nCat Trewin\n(Lib Dem)",
        STANDING,
    ),
    "a line each for name and party above what is told of them": (
        "Ada Fenwick\nLabour\nHas been a nurse here for thirty years.\n\nBen Oyelaran\nConservative\n"
        "Says that the buses are a disgrace.\n\nCat Trewin\nLiberal Democrats\nCame to politics late.",
        STANDING,
    ),
    "parties above names above what is told of them": (
        "Labour\nAda Fenwick\nHas been a nurse here for thirty years.\n\nConservatives\nBen Oyelaran\n"
        "Says that the buses are a disgrace.\n\nLib Dems\nCat Trewin\nCame to politics late.",
        STANDING,
    ),
    "names and parties with the seam between them lost": (
        "Ada FenwickLabour Party\nBen OyelaranThe Conservative Party Candidate\nCat TrewinLiberal Democrats",
        STANDING,
    ),
    "what parties add to their names on ballot papers": (
        "Ada Fenwick - Welsh Labour/Llafur Cymru\nBen Oyelaran - Green Party - Stop Climate Chaos\n"
        "Cat Trewin - Freedom Alliance. Real People. Real Alternatives\nDan Moss - SDP - Social Democratic Party\n"
        "Eve Hart - Independent - Policing Not Politics\nGus Lamb - Trade Unionist & Socialist Coalition",
        [
            (ADA, "Labour", None, None, None),
            (BEN, "Green", None, None, None),
            (CAT, "Freedom Alliance", None, None, None),
            ("Dan Moss", "SDP", None, None, None),
            ("Eve Hart", "Independent", None, None, None),
            ("Gus Lamb", "TUSC", None, None, None),
        ],
    ),
    "slogans in brackets, and before names": (
        "Ada Fenwick (Labour - For the Many)\nUK Independence Party (UKIP): Ben Oyelaran\n"
        "Liberal Democrats - To Stop Brexit: Cat Trewin",
        [
            (ADA, "Labour", None, None, None),
            (BEN, "UKIP", None, None, None),
            (CAT, "Liberal Democrats", None, None, None),
        ],
    ),
    "parties with marks and common words in their names": (
        "Ada Fenwick, Labour\nBen Oyelaran, Beer, Baccy and Crumpet Party\nCat Trewin, Red Flag - Anti-Corruption",
        [
            (ADA, "Labour", None, None, None),
            (BEN, "Beer, Baccy and Crumpet Party", None, None, None),
            (CAT, "Red Flag - Anti-Corruption", None, None, None),
        ],
    ),
    "names with parties and nicknames in them": (
        "Alex Green - Labour\nChristian Hart - Green Party\nWilliam (Bill) Fenwick - Conservative\n"
        "Ali al-Sayed - Liberal Democrats",
        [
            ("Alex Green", "Labour", None, None, None),
            ("Christian Hart", "Green", None, None, None),
            ("William (Bill) Fenwick", "Conservative", None, None, None),
            ("Ali al-Sayed", "Liberal Democrats", None, None, None),
        ],
    ),
    "a sentence that leads to the candidates": (
        "Three candidates are in the running for Stepney Green: Ada Fenwick (Lab), Ben Oyelaran (Con) and "
        "Cat Trewin (LD).",
        STANDING,
    ),
    "a column of surnames and one of other names": (
        "Surname | Other names | Description (if any)\nFenwick | Priya Nair | Labour Party\nOyelaran | Ben | "
        "Conservative Party\nTrewin | Md Rafiqul | Liberal Democrats",
        [
            ("Fenwick | Priya Nair", "Labour", None, None, None),
            ("Oyelaran | Ben", "Conservative", None, None, None),
            ("Trewin | Md Rafiqul", "Liberal Democrats", None, None, None),
        ],
    ),
    "homes between dashes": (
        "FENWICK, Ada – Sileby – Labour Party\nOYELARAN, Ben – address in Thrupp East – Conservative Party",
        [("FENWICK, Ada", "Labour", None, None, None), ("OYELARAN, Ben", "Conservative", None, None, None)],
    ),
    "party before name and nothing between": (
        "1 Lab Ada Fenwick\n2 Con Ben Oyelaran\n3 LD Cat Trewin",
        STANDING,
    ),
    "wards before names": ("Sileby – Ada Fenwick – Labour\nThrupp – Ben Oyelaran – Conservative", STANDING[:2]),
    "name (party)": ("Ada Fenwick (Labour)\nBen Oyelaran (Conservative)\nCat Trewin (Lib Dem)", STANDING),
    "name - party (remark)": (
        "Ada Fenwick - Labour (stood here in 2021 and lost by 19)\nBen Oyelaran - Conservative\n"
        "Cat Trewin - Lib Dem (used to sit for Thrupp)",
        STANDING,
    ),
    "name, party": (
        "Ada Fenwick, Labour Party\nBen Oyelaran, Conservative Party\nCat Trewin, Liberal Democrats",
        STANDING,
    ),
    "name - party": ("Ada Fenwick - Labour\nBen Oyelaran - Conservative\nCat Trewin - Liberal Democrat", STANDING),
    "party: name": ("Labour: Ada Fenwick\nConservative: Ben Oyelaran\nLib Dem: Cat Trewin", STANDING),
    "party - name": ("Labour - Ada Fenwick\nConservative - Ben Oyelaran\nLib Dem - Cat Trewin", STANDING),
    "in one line": ("Ada Fenwick (Lab); Ben Oyelaran (Con); Cat Trewin (LD)", STANDING),
    "in one line with commas": ("Candidates: Ada Fenwick (Lab), Ben Oyelaran (Con), Cat Trewin (LD).", STANDING),
    "with a remark": (
        "Ada Fenwick (Labour) – teacher, of Sileby\nBen Oyelaran (Conservative) – sits on the county council\n"
        "Cat Trewin (Lib Dem)",
        STANDING,
    ),
    "with an age": (
        "Ada Fenwick, 45, Labour\nBen Oyelaran, 61, Conservative\nCat Trewin, 29, Liberal Democrat",
        STANDING,
    ),
    "alternate lines": (
        "Ada Fenwick\nLabour\nBen Oyelaran\nConservative\nCat Trewin\nLiberal Democrat",
        STANDING,
    ),
    "notice": (
        "FENWICK Ada Mary – Labour Party\nOYELARAN Ben – Conservative Party\nTREWIN Cat – No description",
        [
            ("FENWICK Ada Mary", "Labour", None, None, None),
            ("OYELARAN Ben", "Conservative", None, None, None),
            ("TREWIN Cat", "Independent", None, None, None),
        ],
    ),
    "notice with addresses": (
        "FENWICK, Ada | 12 Mill Lane, Sileby | Labour Party\nOYELARAN, Ben | (address in Sileby) | Conservative Party",
        [("FENWICK, Ada", "Labour", None, None, None), ("OYELARAN, Ben", "Conservative", None, None, None)],
    ),
    "notice with proposers": (
        "FENWICK, Ada | 63 Chapel Street | Liberal Democrat Focus Team | Ruth Ames / Paul Ames\n"
        "OYELARAN, Ben | (address in Sileby) | Labour Party | Linda Marl / T. Kerrigan",
        [("FENWICK, Ada", "Liberal Democrats", None, None, None), ("OYELARAN, Ben", "Labour", None, None, None)],
    ),
    "notice with proposers told so": (
        "FENWICK, Ada – 4 Cliff Villas, Sileby – Labour Party – Proposer: Ruth Ames; Seconder: Paul Ames\n"
        "DE COURCY, Ben St John – The Old Rectory – Conservative Party – Proposer: Linda Marl; Seconder: Tom Oddy",
        [
            ("FENWICK, Ada", "Labour", None, None, None),
            ("DE COURCY, Ben St John", "Conservative", None, None, None),
        ],
    ),
    "descriptions": (
        "Ada Fenwick – Local Conservatives\nBen Oyelaran – Liberal Democrat – Focus Team\n"
        "Cat Trewin – Labour Candidate",
        [
            (ADA, "Conservative", None, None, None),
            (BEN, "Liberal Democrats", None, None, None),
            (CAT, "Labour", None, None, None),
        ],
    ),
    "seat, party, name": (
        "Sileby - Labour - Ada Fenwick\nOadby - Conservative - Ben Oyelaran",
        STANDING[:2],
    ),
    "notice with addresses after commas": (
        "FENWICK Ada, 12 Mill Lane, Sileby - Labour Party\nOYELARAN Ben, 1 High Street, Oadby - Conservative Party",
        [("FENWICK Ada", "Labour", None, None, None), ("OYELARAN Ben", "Conservative", None, None, None)],
    ),
    "several names before one party": (
        "Ada Fenwick - Labour\nBen Oyelaran - Conservative\nDot Marl, Eli Voss, Fay Quill - Independent",
        [
            *STANDING[:2],
            ("Dot Marl", "Independent", None, None, None),
            ("Eli Voss", "Independent", None, None, None),
            ("Fay Quill", "Independent", None, None, None),
        ],
    ),
    "nickname": (
        "Ada 'Mad Hatter' Fenwick (Loony)\nBen Oyelaran (Conservative)",
        [("Ada 'Mad Hatter' Fenwick", "Monster Raving Loony", None, None, None), STANDING[1]],
    ),
    "seat: name (party)": (
        "Sileby: Ada Fenwick (Lab)\nOadby: Ben Oyelaran (Con)\nMelton: Cat Trewin (LD)",
        STANDING,
    ),
}

RESULTS |= {
    "rows that begin with their year": (
        "2019: Labour 42.7%\n2017: Labour 55.5%",
        [(None, "Labour", None, 42.7, None), (None, "Labour", None, 55.5, None)],
    ),
}

NONE: dict[str, str] = {
    "seats of a region": "North East - Lab 1, C 1, LD 1. No change.",
    "seats of a house": "4. State of parties\n\nLab 417, C 162, LD 46, SNP 6",
    "transfers": "2: Fenwick out (Con +4, LD +23, SNP +18, Green +15, n/t 8)",
    "seats since": "Standings after last night, all polls since 1 May: C +11, LD +2, Lab -14.",
    "seats gained in words": "The score since May: Conservatives up 14, Labour down 15.",
    "vacancies by division": "Division | Vacancy caused by\nThrupp | Resignation of Cllr Ada Fenwick (Con)",
    "vacancies in a table": (
        "Division | Number | Vacancy caused by\nThrupp | One | Death of Ada Fenwick (Con)\n"
        "Oldfield | One | Disqualification of Ben Oyelaran (Lab)"
    ),
    "seats so far": "After 642 of 650: Lab 411, Con 119, LD 71, SNP 9, Green 4",
    "majority": "Lab maj 2,111 (7.2%)",
    "majority spelled out": "Labour majority 2,111\nConservative majority: 1,144",
    "majority of a party": "Majority: Con 1,144\nTurnout: 61%",
    "turnout and electorate": "Electorate 71,321; Turnout 25,591 (35.88%, -28.38%)",
    "swing": "4.35% swing C to Lab\nSwing Lab to Con 4.8%",
    "spoilt papers": "Spoilt papers 97\nRejected: 240\nTotal votes 51,087",
    "others": "Others 3,211 (4.3%)\nOth 1,506",
    "holds": "HOLDS\nLabour - Doncaster: Armthorpe. Halton: Halton Castle.",
    "gain": "Labour GAIN from Conservative, swing 11.95% Con to Lab",
    "seats after so many": (
        "UK scoreboard\nAfter 650 of 650 seats\nParty\nSeats\nVote share\n"
        "CON\n365\n43.6%\nLAB\n203\n32.2%\nLD\n11\n11.6%"
    ),
    "seats in a row": (
        "After 650 of 650 seats declared\nParty Conservative Labour SNP\nSeats 365 203 48\nChange +47 -59 +13"
    ),
    "council make-up": "State of the parties: Labour 35, Conservative 12, Lib Dem 4, Green 2",
    "seats of a parliament": "Labour 412 seats, Conservative 121 seats, Lib Dem 72 seats",
    "exit poll": "The exit poll says Con 307, Lab 255, Lib Dem 59.",
    "opinion poll": "Latest Westminster voting intention: Con 24% (-1), Lab 44% (+2), LD 10% (=)",
    "poll by its firm": "YouGov poll\nCon 24\nLab 44\nLD 10\nReform 12",
    "football": "Results\nArsenal 2 Chelsea 1\nLeeds United 0 Hull City 0",
    "league table": "Pos Team Played Points\n1 Arsenal 38 90\n2 Chelsea 38 81",
    "prices": "Adult (weekend) £12.50\nChild (weekend) £6.00",
    "shareholders": "Votes for: 322,548,048 (86.67%)\nVotes against: 49,614,672 (13.33%)",
    "prose about votes": (
        "In 2019 the Conservatives won 36,230 votes while Labour, which had 17,015, came a distant second."
    ),
    "years of office": "Ada Fenwick (Labour, 2010-17) and Ben Oyelaran (Conservative, 2017-24) both sat for Sileby.",
    "years a party won": "The seat changed hands often: Labour 1997, Conservative 2010, Labour 2017.",
    "odds": "Labour 1/5, Conservative 4/1, Lib Dem 100/1",
    "captions": "Photo: Ada Fenwick (PA)\nRead more: Who is standing in my constituency?",
    "menu": "Home\nNews\nSport\nPolitics\nWeather\nMore",
    "byline": "By Ada Fenwick, Political Reporter\n12 May 2022",
    "contact": "Contact: Press team, 020 7946 0000",
    "share counts": "614 shares\nComments 1437\n2 of 7 articles remaining",
    "ages": "Ada Fenwick, 45, and Ben Oyelaran, 61, were married in 1999.",
    "an online vote": "ONLINE POLL Was it a protest?  Yes 62%  No 31%  Don't know 7%",
    "seats with majorities": "Sedgefield (Lab) majority 18,449\nTamworth (Con) majority 19,634",
    "timetable": "10am Labour\n11am Conservative\nNoon Liberal Democrats",
    "spending": "Labour £12,345\nConservative £10,234\nLib Dem £987",
    "referendum": "Remain 48.1%\nLeave 51.9%",
    "seats by region": "SCOTLAND (59)\nSNP 35, Con 13, Lab 7, LD 4",
    "a council in a sentence": "The council stays hung. Lib Dems 19, Conservatives 14, Labour 9, Greens 4.",
    "a poll without a word for it": "Con 24 (-1), Lab 44 (+2), LD 10 (=)",
    "a quota": "Quota 1,913\nValid votes 3,825",
    "a party in a caption": "Ada Fenwick of Labour",
    "a grid of people": "Sport | Mon | Tue\nSwimming | 34 | 45",
    "commits to nothing": "Labour leads by 12 points, and the Conservatives trail.",
}


@pytest.mark.parametrize(("text", "expected"), RESULTS.values(), ids=RESULTS)
def test_results(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), CANDIDATES.values(), ids=CANDIDATES)
def test_candidates(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_look_alikes_hold_no_record(text: str) -> None:
    assert rows(text) == []


KNOWN_FAILURES: dict[str, tuple[str, list[Row]]] = {
    "thousands parted by a space": ("Ada Fenwick (Lab) 12 345\nBen Oyelaran (Con) 10 234", VOTES[:2]),
    "initials behind the surname": (
        "Fenwick A. (Lab) 12,345\nOyelaran B. (Con) 10,234",
        [("Fenwick A.", *VOTES[0][1:]), ("Oyelaran B.", *VOTES[1][1:])],
    ),
    "names in lower case": ("ada fenwick (lab) 12,345\nben oyelaran (con) 10,234", VOTES[:2]),
    "candidates with nothing between name and party": (
        "1 FENWICK Ada Labour Party\n2 OYELARAN Ben Conservative Party",
        [("FENWICK Ada", "Labour", None, None, None), ("OYELARAN Ben", "Conservative", None, None, None)],
    ),
    "votes between party and name in one line": (
        "Labour 12,345 Ada Fenwick Conservative 10,234 Ben Oyelaran",
        VOTES[:2],
    ),
}


@pytest.mark.xfail(strict=True, reason="a notation that is not read yet")
@pytest.mark.parametrize(("text", "expected"), KNOWN_FAILURES.values(), ids=KNOWN_FAILURES)
def test_known_failures(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


ARTICLES = sorted((Path(__file__).parents[2] / "corpus").rglob("*.txt"))
PROSE = (
    "The seat was held by Labour, which has said that it will stand again.",
    "A by-election is to be held in 2023, and the Conservatives have chosen Ada Fenwick.",
    "Ada Fenwick of Labour was first with 12,345 votes.",
)


def test_what_is_left_unread_as_prose_holds_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [clean(path.read_text(encoding="utf-8-sig")).text for path in ARTICLES]
    texts += [*PROSE, *(clean(text).text for text, _ in [*RESULTS.values(), *CANDIDATES.values()])]
    told = [find_records(text, lay_out(text).blocks) for text in texts]
    assert any(told)
    monkeypatch.setattr(notation, "_is_prose", lambda body: False)
    assert told == [find_records(text, lay_out(text).blocks) for text in texts]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_left_unread(text: str) -> None:
    (block,) = lay_out(text).blocks
    assert notation.read_line(text, 0, block).kinds == "x"


@pytest.mark.parametrize(
    "text",
    [
        "The seat was held by Ada Fenwick (Lab).",
        "Labour was first with 12,345, the Conservatives second with 10,234.",
        "Ada Fenwick - Labour - who was a teacher",
        "Ada Fenwick | Labour | who was a teacher",
        "Ada Fenwick, Labour",
    ],
)
def test_what_may_be_a_record_is_read(text: str) -> None:
    (block,) = lay_out(text).blocks
    assert len(notation.read_line(text, 0, block).tokens) > 1


def test_spans_cover_what_they_name() -> None:
    text = "Ada Fenwick (Lab) 12,345 (45.2%, +3.1)\nBen Oyelaran (C) 10,234 (38.0%, -5.6)"
    first, second = find_records(text, lay_out(text).blocks)
    assert text[first.start : first.end].startswith("Ada Fenwick (Lab) 12,345")
    assert first.end <= second.start
    for record, written in ((first, ("12,345", "45.2%", "+3.1")), (second, ("10,234", "38.0%", "-5.6"))):
        figures = (record.votes, record.share, record.change)
        assert tuple(text[figure.start : figure.end] for figure in figures if figure) == written


@pytest.mark.parametrize(
    "text",
    [
        "Elected: Ada Fenwick (Lab) 1,204, Ben Oyelaran (Lab) 1,180\n"
        "Not elected: Cat Trewin (LD) 455, Ivy Tarn (Con) 20",
        "Elected\nAda Fenwick (Lab) 1,204\nBen Oyelaran (Con) 988\n\nNot elected\nCat Trewin (LD) 455\n",
        "ELECTED:\nCount 1 – Ada Fenwick (Lab) 1,204\nCount 2 – Ben Oyelaran (Con) 988\n\n"
        "NOT ELECTED:\nCat Trewin (LD) 455\n",
        "Elected: Ada Fenwick (Lab) 1,204; Ben Oyelaran (Con) 988. Not elected: Cat Trewin (LD) 455.\n",
        "Elected so far: Ada Fenwick (Lab) 1,204; Ben Oyelaran (Con) 988.\n",
        "Elected: Ada Fenwick, Ben Oyelaran (Con). Not elected: Cat Trewin (LD).\n",
        "Elected, in order:\nAda Fenwick (Con)\nBen Oyelaran (Con)\n\nNot elected:\nCat Trewin (LD) 455\n",
        "Con hold all 2. Ada Fenwick (Con) 1,204, Ben Oyelaran (Con) 988.\n",
        "Thrupp Vale\n\nAda Fenwick (Lab) 1,204 E\nBen Oyelaran (Con) 988 E\nCat Trewin (LD) 455\n",
        "*Ada Fenwick (Lab) 1,204\n*Ben Oyelaran (Con) 988\nCat Trewin (LD) 455\n\n* elected\n",
        "Ada Fenwick (Lab) 1,204*\nBen Oyelaran (Con) 988*\nCat Trewin (LD) 455\n\n* denotes elected\n",
        "and that the following are elected:\n\nAda Fenwick (Labour)\nBen Oyelaran (Labour)\n\n"
        "Cat Trewin (LD) has retired.",
    ],
)
def test_those_under_the_word_elected(text: str) -> None:
    cleaned = clean(text).text
    found = find_records(cleaned, lay_out(cleaned).blocks)
    assert [cleaned[slice(*r.name)] for r in found if r.name and r.elected] == [ADA, BEN]


def test_elected_is_marked() -> None:
    text = "Ada Fenwick (Lab) 12,345 ELECTED\nBen Oyelaran (Con) 10,234"
    assert [record.elected for record in find_records(text, lay_out(text).blocks)] == [True, False]


@pytest.mark.parametrize(
    "name", ["Ada Fenwick", "FENWICK, Ada", "Ada ap Rhys", "Lady Lily the Pink", "O'Neill", "Zoë Barr"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["Labour", "Full results", "Majority", "12,345", "ada fenwick", "", "Monday", "Read more"]
)
def test_not_names(words: str) -> None:
    assert not is_name(words)


def test_cells_between_slashes() -> None:
    text = (
        "FENWICK, Ada / 12 Mill Lane, Sileby / Labour Party\n"
        "OYELARAN, Ben / (address in Sileby) / The Green Party\n"
        "VOSS, Carl / 3 High Street / Independent / Withdrawn\n"
        "WRAY, Dee / 14 Fen Row / Sileby Residents"
    )
    records = find_records(text, lay_out(text).blocks)
    assert [text[slice(*record.name)] for record in records if record.name] == [
        "FENWICK, Ada",
        "OYELARAN, Ben",
        "WRAY, Dee",
    ]


def test_numbers_of_rows_are_no_shares() -> None:
    rows = ("Ada Fenwick", "Labour", "12,345"), ("Ben Oyelaran", "Green", "1,234"), ("Dee Wray", "Reform UK", "234")
    text = "\n".join(f"{number}\n" + "\n".join(row) for number, row in enumerate(rows, start=1))
    records = find_records(text, lay_out(text).blocks)
    assert [(record.votes and text[record.votes.start : record.votes.end], record.share) for record in records] == [
        (row[2], None) for row in rows
    ]


@pytest.mark.parametrize(
    "row",
    [
        "{0} ({1}) {2}",
        "{1}: {0} {2}",
        "{1} {0} {2}",
        "{0}, {1}, {2}",
        "{0} - {1} - {2}",
        "{0} | {1} | {2}",
        "{2} {0} ({1})",
    ],
)
def test_surnames_that_are_names_of_seats(row: str) -> None:
    rows = ("Fenwick", "Lab", "12,345"), ("Poole", "LD", "10,234"), ("Oyelaran", "C", "987")
    text = "\n".join(row.format(*cells) for cells in rows)
    records = find_records(text, lay_out(text).blocks)
    assert [text[slice(*record.name)] for record in records if record.name] == ["Fenwick", "Poole", "Oyelaran"]


def test_seats_beside_full_names_are_no_surnames() -> None:
    text = "Ada Fenwick (Lab) 12,345\nPoole (LD) 10,234"
    records = find_records(text, lay_out(text).blocks)
    assert [record.name and text[slice(*record.name)] for record in records] == ["Ada Fenwick", None]


def test_those_in_the_capitals_of_the_elected() -> None:
    text = (
        "Thrupp Vale. Elected candidates in capitals.\n\nAda FENWICK (Lab) 1,204\nBEN OYELARAN (Con) 988\n"
        "Cat Trewin (LD) 455\n"
    )
    found = find_records(text, lay_out(text).blocks)
    assert [record.elected for record in found] == [True, True, False]


def test_stars_without_a_legend_elect_nobody() -> None:
    text = "Thrupp Vale\n\n*Ada Fenwick (Lab) 1,204\n*Ben Oyelaran (Con) 988\nCat Trewin (LD) 455\n"
    assert not any(record.elected for record in find_records(text, lay_out(text).blocks))
