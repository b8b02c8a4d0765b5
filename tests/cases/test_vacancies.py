"""Vacancies in short texts: whose departure caused a by-election, and departures that caused none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "vacancies"
KEYS = ("constituency", "person")

CASES: dict[str, tuple[str, list[tuple[Value, ...]]]] = {
    "two-of-one-seat": (
        "Labour has won the Tamworth by-election with a majority of 1,316. It was caused by the resignation of the "
        "Conservative MP Charles Pilling.\n\nIn 1996 Tamworth had another by-election, after the death of the "
        "Conservative MP Guy Hesketh.",
        [("Tamworth", "Charles Pilling"), ("Tamworth", "Guy Hesketh")],
    ),
    "after-a-label": (
        "Wakefield by-election\n\nAda Fenwick (Lab) 11,277\nBen Voss (Con) 10,912\n\n"
        "Vacancy: Cy Drew (Lab), ill-health.",
        [("Wakefield", "Cy Drew")],
    ),
    "resigned": (
        "Labour has won the Tamworth by-election. It was called when the Conservative MP Charles Pilling resigned.",
        [("Tamworth", "Charles Pilling")],
    ),
    "triggered-by-resignation-of": (
        "Labour has won the Mid Bedfordshire by-election, triggered by the resignation of Nadia Dorrell.",
        [("Mid Bedfordshire", "Nadia Dorrell")],
    ),
    "death-of": (
        "A by-election will be held in Batley and Spen after the death of the Labour MP Joan Cartwright.",
        [("Batley and Spen", "Joan Cartwright")],
    ),
    "died": (
        "The Conservatives have held Old Bexley and Sidcup. The by-election was called after James Brocklehurst, "
        "the former minister, died in October.",
        [("Old Bexley and Sidcup", "James Brocklehurst")],
    ),
    "recall": (
        "Fiona Onslow, elected for Labour in 2017, lost her seat in a recall petition, forcing a by-election in "
        "Peterborough.",
        [("Peterborough", "Fiona Onslow")],
    ),
    "resigned-as-he-moves": (
        "Tamworth by-election. It was caused by Guy Hesketh, a Conservative, who resigned as he has moved to Spain.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "appointment": (
        "Labour has won the Tamworth by-election. It was triggered by the appointment of Guy Hesketh as a judge.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "whose-appointment": (
        "Labour has won the Tamworth by-election, held after Conservative MP Guy Hesketh's appointment as a judge.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "left-for-the-lords": (
        "Labour has won the Tamworth by-election. The Conservative MP Guy Hesketh left for the Lords in May.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "gave-it-up": (
        "Labour has won the Tamworth by-election. The seat was Conservative until Guy Hesketh gave it up for a job.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "went-off-to-work": (
        "Labour has won the Tamworth by-election. It was held since Guy Hesketh, the Conservative MP, went off to work "
        "for a bank.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "caused-by-somebody-moving": (
        "Tamworth by-election\n\nCaused by Conservative MP Guy Hesketh moving to Portugal.",
        [("Tamworth", "Guy Hesketh")],
    ),
    "late-wife": (
        "Tony Purchase won the Tamworth by-election. He follows his late wife, Jean Purchase, to the Commons.",
        [("Tamworth", "Jean Purchase")],
    ),
    "no-glasses-lost": (
        "The Tamworth by-election count was delayed, caused by Guy Hesketh losing his glasses.",
        [],
    ),
    "recalled-and-stands-again": (
        "Christopher Vaughan was unseated by a recall petition in Brecon and Radnorshire but will stand again in the "
        "by-election.",
        [("Brecon and Radnorshire", "Christopher Vaughan")],
    ),
    "quit": (
        "Voters in Selby and Ainsty go to the polls after Nigel Addison quit as their Conservative MP.",
        [("Selby and Ainsty", "Nigel Addison")],
    ),
    "stood-down": (
        "The by-election in Somerton and Frome follows the decision of David Warbeck, its Tory MP, to stand down.",
        [("Somerton and Frome", "David Warbeck")],
    ),
    "jailed": (
        "Labour has gained Wakefield. Ian Ahmad Khatib, the Conservative who held the seat, was jailed and forced to "
        "quit, causing the by-election.",
        [("Wakefield", "Ian Ahmad Khatib")],
    ),
    "peerage": (
        "A by-election is to be held in Sleaford and North Hykeham, because Stephen Philips has been given a peerage.",
        [("Sleaford and North Hykeham", "Stephen Philips")],
    ),
    "suspension": (
        "Margaret Ferris, the SNP MP whose suspension from the Commons led to the Rutherglen and Hamilton West "
        "by-election, did not attend the count.",
        [("Rutherglen and Hamilton West", "Margaret Ferris")],
    ),
    "in-the-room-of": (
        "Result of the Wellingborough by-election. Gen Kitchen, in the room of Peter Bonham, deceased.",
        [("Wellingborough", "Peter Bonham")],
    ),
    "vacated-by": (
        "Polls have opened in the Wellingborough by-election. The seat was vacated by Peter Bonham.",
        [("Wellingborough", "Peter Bonham")],
    ),
    "held-because-of": (
        "Labour has won the Wythenshawe and Sale East by-election, held because of the death of Paul Goodwin last "
        "month.",
        [("Wythenshawe and Sale East", "Paul Goodwin")],
    ),
    "title-is-dropped": (
        "A by-election will be held in Southend West. It was called after Sir David Amory was killed at a surgery.",
        [("Southend West", "David Amory")],
    ),
    "two-vacancies": (
        "Labour has won two by-elections. Tamworth was vacated by Charles Pilling, who resigned, and Mid Bedfordshire "
        "by Nadia Dorrell.",
        [("Tamworth", "Charles Pilling"), ("Mid Bedfordshire", "Nadia Dorrell")],
    ),
    "new-job": (
        "Tristan Huntley, the Labour MP, has left to run a museum, prompting a by-election in Stoke-on-Trent Central.",
        [("Stoke-on-Trent Central", "Tristan Huntley")],
    ),
    "mayor-leaves-seat": (
        "Andy Burton resigned from the Commons to become mayor, so that voters in Leigh face a by-election.",
        [("Leigh", "Andy Burton")],
    ),
    "void-election": (
        "Phil Woolton was stripped of his seat by an election court, causing the Oldham East and Saddleworth "
        "by-election.",
        [("Oldham East and Saddleworth", "Phil Woolton")],
    ),
    "scandal": (
        "The Liberal Democrats have won Tiverton and Honiton. Neil Parrott resigned as MP in April after a scandal, "
        "which led to the by-election.",
        [("Tiverton and Honiton", "Neil Parrott")],
    ),
    "ward-councillor": (
        "A by-election will be held in Bramley ward after the resignation of Labour councillor Tom Ellis.",
        [("Bramley", "Tom Ellis")],
    ),
    # look-alikes: departures that caused no by-election, and persons who did not leave
    "no-winner": (
        "Labour has won the Tamworth by-election. Helen Marsh is the new MP.",
        [],
    ),
    "no-runner-up": (
        "Labour has won the Wakefield by-election. Its candidate Simon Lightfoot beat the Conservative Nadeem Aslam.",
        [],
    ),
    "no-chairman-resigns": (
        "The Conservatives have lost the Wakefield by-election. Oliver Dunne, the party chairman, resigned at dawn.",
        [],
    ),
    "no-call-to-resign": (
        "Labour has won the Tamworth by-election. A Conservative backbencher, Philip Dunstan, urged the prime minister "
        "to resign.",
        [],
    ),
    "no-minister-resigns": (
        "Michelle Donovan has resigned as education secretary after two days but remains the MP for Chippenham.",
        [],
    ),
    "no-retirement-at-election": (
        "Helen Harmer, the Labour MP for Camberwell and Peckham, will stand down at the next general election.",
        [],
    ),
    "no-lost-at-general-election": (
        "Esther McVeigh lost Wirral West to Labour at the 2015 general election.",
        [],
    ),
    "no-whip-withdrawn": (
        "Christian Wakeley has lost the Labour whip. He will sit as an independent MP for Bury South.",
        [],
    ),
    "no-defection": (
        "Lee Anders, the MP for Ashfield, has left the Conservatives for Reform UK and ruled out a by-election.",
        [],
    ),
    "no-unnamed-mp": (
        "A by-election is to be held in Hartlepool after the sitting Labour MP resigned.",
        [],
    ),
    "no-leader-of-council": (
        "Judith Blakely has resigned as leader of Leeds City Council after 11 years.",
        [],
    ),
    "no-prime-minister": (
        "Elizabeth Tress has resigned as prime minister after 45 days in office.",
        [],
    ),
    "no-petition-failed": (
        "A recall petition against Ian Parsley, the MP for North Antrim, has failed by 444 signatures.",
        [],
    ),
    "no-death-of-former-mp": (
        "Tributes have been paid to Austin Michel, the former Labour MP for Great Grimsby, who has died aged 86.",
        [],
    ),
    "no-company-director": (
        "The chief executive of the Tamworth brewery, Simon Webb, has resigned after a vote of shareholders.",
        [],
    ),
    "no-candidate-withdraws": (
        "Voters in Kingswood will elect a new MP next month. Robin Carter, the Reform UK candidate, has quit the race.",
        [],
    ),
    "no-winner-leaves-a-job": (
        "Labour has won the Tamworth by-election. The new MP, Helen Marsh, resigned from her job at a charity to "
        "fight the seat.",
        [],
    ),
    "no-speculation": (
        "Friends of Boris Jepson deny that he plans to quit as MP for Henley.",
        [],
    ),
    "no-manager": (
        "Hartlepool United are looking for a new manager after the resignation of Dave Chalmers.",
        [],
    ),
    "no-adviser": (
        "Dominic Cumber, the prime minister's adviser, has left Downing Street with immediate effect.",
        [],
    ),
    "no-foreign": (
        "George Santiago was expelled from the House of Representatives, which leads to a special election in "
        "New York.",
        [],
    ),
    "no-voter-dies": (
        "Labour has won the Tamworth by-election. A minute's silence was kept for Jean Hallam, a party member who "
        "died on polling day.",
        [],
    ),
    "took-the-chiltern-hundreds": (
        "A by-election will be held in Tamworth after the Conservative MP Charles Pilling took the Chiltern Hundreds.",
        [("Tamworth", "Charles Pilling")],
    ),
    "applied-for-northstead": (
        "Voters in Wakefield face a by-election. Their Labour MP, Ellen Marr, applied for the Manor of Northstead "
        "last week.",
        [("Wakefield", "Ellen Marr")],
    ),
    "elevation-of": (
        "A by-election is expected in Lichfield following the elevation to the Lords of the Conservative MP "
        "Sir Gerald Marchbank.",
        [("Lichfield", "Gerald Marchbank")],
    ),
    "found-dead": (
        "Stuart Penhallow, the Conservative MP for Lichfield, was found dead at his home on Monday. His death leaves "
        "the party with a by-election to fight in Lichfield.",
        [("Lichfield", "Stuart Penhallow")],
    ),
    "daughter-of-a-candidate-died": (
        "Labour has held the Wakefield by-election. Ruth Amberley (Green), whose daughter died of asthma, got 788.",
        [],
    ),
    "predecessor-of-the-winner": (
        "Labour has held Wakefield in a by-election. The new MP, Joan Akehurst, is 41; her predecessor Helen Rudge, "
        "who resigned to become a judge, had sat since 2010.",
        [("Wakefield", "Helen Rudge")],
    ),
    "one-who-jacked-it-in-elsewhere": (
        "Labour has held the Wakefield by-election. Dan Ashdown jacked it in as England coach on the same night.",
        [],
    ),
    "quit-after-a-clause": (
        "Voters in Wakefield face a by-election. Tony Lowther, who has represented the city for Labour since 1997 (and "
        "sat for a seat in Leeds before that), gave up his seat in October.",
        [("Wakefield", "Tony Lowther")],
    ),
    "thrown-out-by-petition-of-hers": (
        "Labour has held the Wakefield by-election. Fiona Adeyemi, the last Labour MP, started it. She spent a"
        " month in "
        "prison and in May was thrown out by a recall petition.",
        [("Wakefield", "Fiona Adeyemi")],
    ),
    "no-commission-resigned": (
        "Labour has won the Wakefield by-election. Dan Garvey of Labour is the first since the war to resign a "
        "commission for a by-election.",
        [],
    ),
    "stripped-of-the-seat-by-a-court": (
        "A by-election will be held in Wakefield. Phil Wolsey, its Labour MP, was stripped of his seat last"
        " night by an "
        "election court.",
        [("Wakefield", "Phil Wolsey")],
    ),
    "passing-vacancy-in-another-seat": (
        "Labour has held Wakefield in the by-election caused by the death of its MP, Fiona Adeyemi. The swing was"
        " larger in Tamworth, where the resignation of Phil Wolsey forced another by-election.",
        [("Wakefield", "Fiona Adeyemi"), ("Tamworth", "Phil Wolsey")],
    ),
    "brought-on-by": (
        "Labour has won the Tamworth by-election. It was brought on by Phil Wolsey, who'd packed in Parliament for a"
        " job in New York.",
        [("Tamworth", "Phil Wolsey")],
    ),
    "no-loss-of-a-by-election": (
        "Ministers had to swallow the loss of the Tamworth by-election, in which Ada Fenwick beat Phil Wolsey.",
        [],
    ),
    "no-candidate-dies": (
        "The Tamworth by-election was put off after the death of the Independent candidate, Len Ford.",
        [],
    ),
    "chairman-who-was-the-member": (
        "A by-election will be held in Wakefield. Oliver Dunne, the party chairman, has resigned as its MP.",
        [("Wakefield", "Oliver Dunne")],
    ),
    "having-moved": (
        "A council by-election will be held in the Thrupp South ward of Wychwood District Council on November 1, "
        "Conservative Guy Hesketh having moved to Spain.",
        [("Thrupp South", "Guy Hesketh")],
    ),
    "ward-that-lost-its-councillor": (
        "Council by-election. Hutton Rudby & Osmotherley lost its councillor when Bella Voss "
        "(Con) died, and Guy Hesketh has kept it blue with 1,017 votes.",
        [("Hutton Rudby and Osmotherley", "Bella Voss")],
    ),
    "drowned": (
        "Tamworth by-election\n\nPhil Wolsey drowned in August.\n\n"
        "Ada Fenwick is standing for Labour and Ben Voss for the Conservatives in the by-election on October 26.",
        [("Tamworth", "Phil Wolsey")],
    ),
    "jailed-and-lost-the-seat": (
        "Tamworth by-election\n\nPhil Wolsey was jailed for 14 months and automatically lost his seat.\n\n"
        "Ada Fenwick is standing for Labour and Ben Voss for the Conservatives in the by-election on October 26.",
        [("Tamworth", "Phil Wolsey")],
    ),
    "election-declared-void": (
        "Tamworth by-election\n\nAn election court declared the election of Phil Wolsey void.\n\n"
        "Ada Fenwick is standing for Labour and Ben Voss for the Conservatives in the by-election on October 26.",
        [("Tamworth", "Phil Wolsey")],
    ),
    "election-annulled": (
        "Tamworth by-election\n\nPhil Wolsey's election was annulled by two judges.\n\n"
        "Ada Fenwick is standing for Labour and Ben Voss for the Conservatives in the by-election on October 26.",
        [("Tamworth", "Phil Wolsey")],
    ),
    "signed-to-be-rid-of": (
        "Tamworth by-election\n\nPhil Wolsey was suspended from the Commons for 30 days in May. In the six weeks that "
        "followed 9,418 of his electors signed to be rid of him.\n\n"
        "Ada Fenwick is standing for Labour and Ben Voss for the Conservatives in the by-election on October 26.",
        [("Tamworth", "Phil Wolsey")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "quit": "who quit without a by-election in words is doubted",
    "suspension": "a suspension told in a relative clause is missed",
    "two-vacancies": "the first leaver is given to the second seat and the second is missed",
    "new-job": "leaving for another job is missed",
}


def test_vacancies_are_those_that_caused_a_by_election(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[Value, ...]]
) -> None:
    assert {tuple(values.get(key) for key in KEYS) for values in facts} == set(expected)
