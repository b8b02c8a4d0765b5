"""Votes and shares: which area, which party, which measure, and the counts of another kind that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hustings.types import Value

Key: TypeAlias = tuple[str | None, str | None, str, float]

TABLE = "results"
MEASURES = ("votes", "share", "share_change")

CASES: dict[str, tuple[str, list[Key]]] = {
    "pronoun_of_a_pronoun": (
        "By-election in Redcar\n\nMs Ada Fenwick, the Labour MP for Redcar, is to leave Parliament in May. She first "
        "won in 2005, when she ousted the Conservatives' Gerald Voss. She was returned last year with 21,307 votes.",
        [("Redcar", "Labour", "votes", 21307)],
    ),
    "devolved_seats_in_capitals": (
        "PARTY RESULTS SERVICE – HOLYROOD CONSTITUENCIES\n\nDUMBARTON\nAda Fenwick (Lab) 17,825\n"
        "Ben Voss (SNP) 16,342\nLab HOLD\n\nAYR\nCat Drew (SNP) 16,873\nIan Orme (Con) 16,703\nSNP GAIN FROM CON\n",
        [
            ("Dumbarton", "Labour", "votes", 17825),
            ("Dumbarton", "SNP", "votes", 16342),
            ("Ayr", "SNP", "votes", 16873),
            ("Ayr", "Conservative", "votes", 16703),
        ],
    ),
    "areas_in_capitals_before_their_candidates": (
        "By-election results\n\nLINCOLN A. Fenwick (Dem Lab) 21,967; B. Voss (Lab) 8,776.\n"
        "DUNDEE EAST C. Drew (Lab) 14,411; I. Orme (Scot Nat) 13,270.\n",
        [
            ("Lincoln", "Dem Lab", "votes", 21967),
            ("Lincoln", "Labour", "votes", 8776),
            ("Dundee East", "Labour", "votes", 14411),
            ("Dundee East", "SNP", "votes", 13270),
        ],
    ),
    "commissioner_beside_a_mayor": (
        "Avon and Somerset PCC: Fenwick takes over\n\nMark Fenwick, a Conservative, is the new police and "
        "crime commissioner.\n\nFirst preferences\nFenwick (Con) 120,949\nBen Voss (Lab) 101,862\n\nIn "
        "Bristol, Cy Drew kept the mayoralty for Labour on 59,276 votes.",
        [
            ("Avon and Somerset", "Conservative", "votes", 120949),
            ("Avon and Somerset", "Labour", "votes", 101862),
            ("Bristol", "Labour", "votes", 59276),
        ],
    ),
    "votes_and_shares_without_a_gap": (
        "Tamworth by-election\n\nFull resultPartyCandidateVotesShareLabourAda "
        "Fenwick12,82869.6%ConservativeBen Voss2,92215.9%GreenCat Drew7894.3%",
        [
            ("Tamworth", "Labour", "votes", 12828),
            ("Tamworth", "Labour", "share", 69.6),
            ("Tamworth", "Conservative", "votes", 2922),
            ("Tamworth", "Conservative", "share", 15.9),
            ("Tamworth", "Green", "votes", 789),
            ("Tamworth", "Green", "share", 4.3),
        ],
    ),
    "general_election_below_a_by_election": (
        "Eastbourne by-election\n\nD. Fenwick (Lib Dem) 23,415\nR. Voss (C) 18,865\nC. Drew (Lab) 2,308\n"
        "Lib Dem majority 4,550\n\nGeneral election: I. Orme (C) 33,587; P. Hart (L/All) 16,664; A. Kay "
        "(Lab) 4,928.",
        [
            ("Eastbourne", "Liberal Democrats", "votes", 23415),
            ("Eastbourne", "Conservative", "votes", 18865),
            ("Eastbourne", "Labour", "votes", 2308),
            ("Eastbourne", "Conservative", "votes", 33587),
            ("Eastbourne", "L/All", "votes", 16664),
            ("Eastbourne", "Labour", "votes", 4928),
        ],
    ),
    "share_behind_the_beaten": (
        "The Tamworth by-election is on Thursday. Ms Fenwick won the seat for the Conservatives in 2021 with a "
        "majority of 4,582 over Labour, taking 46.2% of the vote.",
        [("Tamworth", "Conservative", "share", 46.2)],
    ),
    "game_that_is_called_like_a_seat": (
        "Ada Fenwick (Lib Dem) won the Shetland by-election with 5,659 votes. Ben Voss, who had stood down "
        "to work for Scottish Rugby, had 67.4 per cent for the Lib Dems in 2016.",
        [("Shetland", "Liberal Democrats", "votes", 5659), ("Shetland", "Liberal Democrats", "share", 67.4)],
    ),
    "persons_without_a_party": (
        "Debbie Fenwick got 14,718 votes at the Tamworth by-election to Alan Voss's 11,160, and the "
        "Conservatives' Kay Drew lost over half of hers, with 4,481.",
        [
            ("Tamworth", None, "votes", 14718),
            ("Tamworth", None, "votes", 11160),
            ("Tamworth", "Conservative", "votes", 4481),
        ],
    ),
    "after_a_sentence_in_brackets": (
        "In 1987 Ada Fenwick first stood in Lincoln for Labour. (An earlier attempt, in Totnes in 1983, "
        "had left her third.) She polled 19,614 votes.",
        [("Lincoln", "Labour", "votes", 19614)],
    ),
    "votes_of_the_winner": (
        "Labour has won the Tamworth by-election. Sarah Whitlock took 11,719 votes for Labour.",
        [("Tamworth", "Labour", "votes", 11719)],
    ),
    "votes_and_share": (
        "The Conservatives held Kettering at Thursday's by-election. The Conservative candidate, Martin "
        "Ashdown, polled 14,208 votes, 41.3 per cent of the total.",
        [("Kettering", "Conservative", "votes", 14208), ("Kettering", "Conservative", "share", 41.3)],
    ),
    "share_that_won": (
        "The Liberal Democrats won the North Shropshire by-election with 47.2% of the vote.",
        [("North Shropshire", "Liberal Democrats", "share", 47.2)],
    ),
    "figures_of_a_card_above_their_owner": (
        "Labour has won the Wakefield by-election. Other seats that governments lost:\n\n"
        "1. Dunfermline and West Fife, February 2006\nVotes: 12,391 (35.8%)\n"
        "Willie Rennie for the Lib Dems, where Labour had sat for ever.\n\n"
        "2. Crewe and Nantwich, May 2008\nVotes: 20,539 (49.5%)\n"
        "Edward Timpson, the first Conservative to gain a seat at one of these in 26 years.\n",
        [
            ("Dunfermline and West Fife", "Liberal Democrats", "votes", 12391),
            ("Dunfermline and West Fife", "Liberal Democrats", "share", 35.8),
            ("Crewe and Nantwich", "Conservative", "votes", 20539),
            ("Crewe and Nantwich", "Conservative", "share", 49.5),
        ],
    ),
    "share_risen_by_points": (
        "Labour has held Wigan in a by-election. The party's share of the vote rose by 6.4 points to 58.1 per cent.",
        [("Wigan", "Labour", "share", 58.1), ("Wigan", "Labour", "share_change", 6.4)],
    ),
    "share_fallen_by_points": (
        "Labour has won the Selby and Ainsty by-election. The Conservative share of the vote fell by 26.1 "
        "percentage points.",
        [("Selby and Ainsty", "Conservative", "share_change", -26.1)],
    ),
    "semicolon_list": (
        "Mid Bedfordshire by-election result: Alan Stride (Lab) 13,872; Fiona Akers (Con) 12,680; Emma "
        "Holloway (LD) 9,420.",
        [
            ("Mid Bedfordshire", "Labour", "votes", 13872),
            ("Mid Bedfordshire", "Conservative", "votes", 12680),
            ("Mid Bedfordshire", "Liberal Democrats", "votes", 9420),
        ],
    ),
    "three_in_prose": (
        "Jane Holt of Labour won the Harlow by-election with 15,102 votes, ahead of Conservative Peter Lamb"
        " on 9,874 and Reform UK's Dean Marsh on 2,310.",
        [
            ("Harlow", "Labour", "votes", 15102),
            ("Harlow", "Conservative", "votes", 9874),
            ("Harlow", "Reform UK", "votes", 2310),
        ],
    ),
    "seat_that_no_list_has_above_its_results": (
        "LAB GAIN FROM C\n\nSILEBY EAST\nAda Fenwick (Lab) 12,345\nBen Voss (C) 10,234\n\nC HOLD\n\nTHORLEIGH\n"
        "Ivy Tarn (C) 9,118\nOwen Pike (Lab) 8,760\n",
        [
            ("Sileby East", "Labour", "votes", 12345),
            ("Sileby East", "Conservative", "votes", 10234),
            ("Thorleigh", "Conservative", "votes", 9118),
            ("Thorleigh", "Labour", "votes", 8760),
        ],
    ),
    "seat_that_no_list_has_before_its_results": (
        "HOW THEY VOTED\n\nSILEBY NORTH: A Fenwick (Lab) 12,345; B Voss (C) 10,234. Lab maj 2,111.\n",
        [("Sileby North", "Labour", "votes", 12345), ("Sileby North", "Conservative", "votes", 10234)],
    ),
    "heading_that_is_no_area_above_results": (
        "Labour has won the Tamworth by-election.\n\nHow Tamworth voted\n\nForm Guide\n\nAda Fenwick (Lab) 12,345\n"
        "Ben Voss (C) 10,234\n",
        [("Tamworth", "Labour", "votes", 12345), ("Tamworth", "Conservative", "votes", 10234)],
    ),
    "earlier_share": (
        "Voters in Tamworth go to the polls in a by-election today. At the 2019 general election the "
        "Conservatives took 66.3% of the vote in the seat.",
        [("Tamworth", "Conservative", "share", 66.3)],
    ),
    "qualified_share": (
        "Labour has held Chesterfield in a by-election. Its candidate, Paul Renshaw, won almost 40% of the vote.",
        [("Chesterfield", "Labour", "share", 40)],
    ),
    "lost_deposit_with_count": (
        "Labour won the Rochdale by-election. The Green candidate, Tom Pryce, lost his deposit after "
        "polling just 412 votes.",
        [("Rochdale", "Green", "votes", 412)],
    ),
    "ward_by_election": (
        "Labour has gained the Oakfield ward in a council by-election. Labour's Priya Nair polled 812 votes"
        " and the Conservatives' Ian Cole 655.",
        [("Oakfield", "Labour", "votes", 812), ("Oakfield", "Conservative", "votes", 655)],
    ),
    "mayor": (
        "Labour's Rachel Dunmore has been elected mayor of the West Midlands with 225,590 votes.",
        [("West Midlands", "Labour", "votes", 225590)],
    ),
    "independent": (
        "The Conservatives have held Witney in a by-election. The independent candidate Colin Marlow came "
        "third with 3,001 votes.",
        [("Witney", "Independent", "votes", 3001)],
    ),
    "lines": (
        "Somerton and Frome by-election result\n"
        "\n"
        "Helen Dyer (Liberal Democrats) 21,187\n"
        "Faye Purcell (Conservative) 10,179\n"
        "Martin Dunn (Green) 3,944",
        [
            ("Somerton and Frome", "Liberal Democrats", "votes", 21187),
            ("Somerton and Frome", "Conservative", "votes", 10179),
            ("Somerton and Frome", "Green", "votes", 3944),
        ],
    ),
    "lines_with_share_and_change": (
        "Wellingborough by-election result\n"
        "\n"
        "Grace Kettle (Labour) 13,844 (45.9%, +19.5%)\n"
        "Hazel Harmer (Conservative) 7,408 (24.6%, -37.6%)",
        [
            ("Wellingborough", "Labour", "votes", 13844),
            ("Wellingborough", "Labour", "share", 45.9),
            ("Wellingborough", "Labour", "share_change", 19.5),
            ("Wellingborough", "Conservative", "votes", 7408),
            ("Wellingborough", "Conservative", "share", 24.6),
            ("Wellingborough", "Conservative", "share_change", -37.6),
        ],
    ),
    "from_one_share_to_another": (
        "Labour has won the Kingswood by-election. Its share of the vote went up from 33.4% to 44.9%.",
        [("Kingswood", "Labour", "share", 33.4), ("Kingswood", "Labour", "share", 44.9)],
    ),
    "share_up_in_brackets": (
        "Labour has gained Dudley South in a by-election. Labour took 68.8% of the vote (up 28.1 points).",
        [("Dudley South", "Labour", "share", 68.8), ("Dudley South", "Labour", "share_change", 28.1)],
    ),
    "scottish_seat": (
        "The SNP has lost Rutherglen and Hamilton West to Labour. The SNP candidate, Katriona Laing, got 8,399 votes.",
        [("Rutherglen and Hamilton West", "SNP", "votes", 8399)],
    ),
    "northern_irish_seat": (
        "The DUP has held Strangford in a by-election. Its candidate, Gareth Boyd, won 17,705 votes while "
        "Alliance's Kellie Orr took 10,634.",
        [("Strangford", "DUP", "votes", 17705), ("Strangford", "Alliance", "votes", 10634)],
    ),
    "welsh_seat": (
        "The Brecon and Radnorshire by-election was won by the Liberal Democrats. Their candidate, Jan "
        "Powell, received 13,826 votes against 12,401 for the Conservative Chris Meredith.",
        [
            ("Brecon and Radnorshire", "Liberal Democrats", "votes", 13826),
            ("Brecon and Radnorshire", "Conservative", "votes", 12401),
        ],
    ),
    "second_place_share": (
        "Labour has held Stretford and Urmston in a by-election. The Conservatives came second with 15.8% "
        "and the Greens third with 4.3%.",
        [("Stretford and Urmston", "Conservative", "share", 15.8), ("Stretford and Urmston", "Green", "share", 4.3)],
    ),
    "both_years": (
        "Labour has won the Blackpool South by-election. Reform UK took 3,101 votes, having won 1,981 there"
        " as the Brexit Party in 2019.",
        [("Blackpool South", "Reform UK", "votes", 3101), ("Blackpool South", "Brexit Party", "votes", 1981)],
    ),
    "share_among_majority_and_turnout": (
        "Labour won the City of Chester by-election by 10,974 votes on a turnout of 41.2%. Labour's Samira "
        "Dean took 61.2% of the vote.",
        [("City of Chester", "Labour", "share", 61.2)],
    ),
    "person_only": (
        "Labour has won the Peterborough by-election. Labour candidate Linda Ford was first with 10,484 votes.",
        [("Peterborough", "Labour", "votes", 10484)],
    ),
    "no_national_poll": (
        "Campaigning has begun in the Tamworth by-election. Labour is on 45% in the latest national opinion"
        " poll, with the Conservatives on 24%.",
        [],
    ),
    "no_poll_in_the_seat": (
        "Voters in Mid Bedfordshire go to the polls on Thursday. An opinion poll of the seat last week put "
        "Labour and the Conservatives level on 29% each.",
        [],
    ),
    "no_national_share": (
        "Labour has won the Kettering by-election. Nationally, the party took 33.7% of the vote at the last"
        " general election.",
        [],
    ),
    "no_fewer_votes_than": (
        "Labour has held Wigan in a by-election. Its candidate received 374 fewer votes than the party did in 2019.",
        [],
    ),
    "no_winning_margin": (
        "Labour has held Batley and Spen. The party won the by-election by 323 votes.",
        [],
    ),
    "no_turnout": (
        "Labour has won the Selby and Ainsty by-election. Some 44.8% of the electorate voted.",
        [],
    ),
    "no_swing": (
        "Labour has won the Wakefield by-election on a swing of 12.7% from the Conservatives.",
        [],
    ),
    "no_spoilt_ballots": (
        "Labour has held Rotherham in a by-election. The returning officer said that 187 ballot papers had "
        "been rejected.",
        [],
    ),
    "no_leadership_members": (
        "Liz Harwood has been elected leader of the Conservative Party. She won 81,326 votes, 57.4% of "
        "those cast by members.",
        [],
    ),
    "no_leadership_of_mps": (
        "Rory Sandham topped the first round of the Conservative leadership contest with 88 votes from MPs,"
        " ahead of Kemi Adair on 40.",
        [],
    ),
    "no_division_of_the_commons": (
        "MPs have backed the Rwanda bill by 313 votes to 269. Labour's Stephen Kane, the MP for Aberavon, "
        "voted against it.",
        [],
    ),
    "no_strike_ballot": (
        "Nurses in Leeds have voted to strike. The union said that 92% of members who voted backed the walkout.",
        [],
    ),
    "no_shareholders": (
        "Shareholders have rejected the pay report at the annual meeting of the housebuilder. Votes against"
        " it made up 38% of those cast.",
        [],
    ),
    "no_national_referendum": (
        "Voters in the Boston and Skegness constituency elect a new MP on Thursday. The United Kingdom "
        "voted to leave the European Union by 52% to 48%.",
        [],
    ),
    "no_council_seats": (
        "Labour has kept control of Wigan Council. It has 64 seats, the Conservatives have seven and "
        "independents four.",
        [],
    ),
    "no_residents": (
        "A by-election is to be held in Uxbridge and South Ruislip. Of its residents, 12% are students and "
        "31% rent their homes.",
        [],
    ),
    "no_petition": (
        "A by-election will be held in Peterborough. The recall petition was signed by 19,261 people, 27.6%"
        " of those eligible.",
        [],
    ),
    "no_deposit_rule": (
        "Eight candidates are standing in the Tiverton and Honiton by-election. Any who take less than 5% "
        "of the vote lose their deposit of £500.",
        [],
    ),
    "no_selection_meeting": (
        "Labour has chosen Ruth Ellery as its candidate for the Dover by-election. She beat Mark Tilling by"
        " 212 votes to 148 at a meeting of party members.",
        [],
    ),
    "no_odds": (
        "The Liberal Democrats are favourites in the Eastbourne by-election. Bookmakers give them an 80% "
        "chance of victory.",
        [],
    ),
    "no_projected_share": (
        "The Conservatives lost Tamworth council in the local elections. The projected national share put "
        "Labour on 35% and the Conservatives on 26%.",
        [],
    ),
    "no_votes_needed": (
        "Labour hopes to win the Hartlepool by-election. Strategists say that the party will need 16,000 "
        "votes to be safe.",
        [],
    ),
    "no_foreign_seat": (
        "Labor has held the Melbourne seat of Dunkley in Australia. Its candidate, Jodie Blair, won 41.1% "
        "of first-preference votes.",
        [],
    ),
    "no_approval_rating": (
        "Labour has won the Wellingborough by-election. The prime minister's approval rating has fallen to "
        "21% since the summer.",
        [],
    ),
    "no_inflation": (
        "The cost of living is the main issue in the Southend West by-election. Food prices are up 12.4% on last year.",
        [],
    ),
    "no_party_membership": (
        "The Green Party is fighting the Bristol West by-election. It says that its membership has risen by"
        " 3,200 to 59,000.",
        [],
    ),
    "respectively": (
        "Labour has won the Tamworth by-election. Ada Fenwick of UKIP and the Greens' Ben Voss got 436 and "
        "417 respectively.",
        [("Tamworth", "UKIP", "votes", 436), ("Tamworth", "Green", "votes", 417)],
    ),
    "beaten_by_score": (
        "Result of the Tamworth by-election: Labour's Helen Marsh beat Peter Lowe of the Conservatives by "
        "11,719 to 10,403.",
        [("Tamworth", "Labour", "votes", 11719), ("Tamworth", "Conservative", "votes", 10403)],
    ),
    "lost_by_score": (
        "Result of the Tamworth by-election: Peter Lowe of the Conservatives lost to Labour's Helen Marsh by "
        "11,719 to 10,403.",
        [("Tamworth", "Labour", "votes", 11719), ("Tamworth", "Conservative", "votes", 10403)],
    ),
    "pronoun_after_another_party": (
        "Labour has won the Tamworth by-election. Its candidate, Helen Marsh, took the seat from the "
        "Conservatives. She polled 11,719 votes.",
        [("Tamworth", "Labour", "votes", 11719)],
    ),
    "name_party_slogan": (
        "Tamworth by-election result\n\nHelen Marsh, Labour: 11,719\nNorman O'Dowd, Independent (Save Our "
        "Lido): 97\nPeter Lowe, Conservative: 10,403\n",
        [
            ("Tamworth", "Labour", "votes", 11719),
            ("Tamworth", "Conservative", "votes", 10403),
            ("Tamworth", "Independent", "votes", 97),
        ],
    ),
    "last_time_in_capitals": (
        "Labour has won the Tamworth by-election.\n\nHOW THEY VOTED IN 2019: Con 30,542 (66.3%), Lab 10,908 "
        "(23.7%), LD 2,426 (5.3%).\n",
        [
            ("Tamworth", "Conservative", "votes", 30542),
            ("Tamworth", "Conservative", "share", 66.3),
            ("Tamworth", "Labour", "votes", 10908),
            ("Tamworth", "Labour", "share", 23.7),
            ("Tamworth", "Liberal Democrats", "votes", 2426),
            ("Tamworth", "Liberal Democrats", "share", 5.3),
        ],
    ),
    "no_changes_in_votes": (
        "Tamworth by-election result\n\nLab 11,719 (+811), Con 10,403 (-20,139), LD 417 (-4)\n",
        [
            ("Tamworth", "Labour", "votes", 11719),
            ("Tamworth", "Conservative", "votes", 10403),
            ("Tamworth", "Liberal Democrats", "votes", 417),
        ],
    ),
    "first_name_alone": (
        "Labour's Helen Marsh has won the Tamworth by-election. Helen beat Peter Lowe of the Conservatives "
        "by 11,719 votes to 10,403.",
        [("Tamworth", "Labour", "votes", 11719), ("Tamworth", "Conservative", "votes", 10403)],
    ),
    "age_before_the_verb": (
        "Labour has won the Tamworth by-election. The Conservatives' Peter Lowe, 18 and sitting his "
        "A-levels, got 10,403.",
        [("Tamworth", "Conservative", "votes", 10403)],
    ),
    "two_counts_for_two_parties": (
        "Labour has won the Tamworth by-election. There were 598 and 293 votes for the Greens and Liberal Democrats.",
        [("Tamworth", "Green", "votes", 598), ("Tamworth", "Liberal Democrats", "votes", 293)],
    ),
    "score_with_a_dash": (
        "Result of the Tamworth by-election: Helen Marsh (Lab) beat Peter Lowe (Con) 11,719-10,403.",
        [("Tamworth", "Labour", "votes", 11719), ("Tamworth", "Conservative", "votes", 10403)],
    ),
    "labour_and_cooperative_in_a_list": (
        "Tamworth by-election result\n\nReformUK 1,373\nLab & Co-op 11,719\nCon 10,403\n",
        [
            ("Tamworth", "Reform UK", "votes", 1373),
            ("Tamworth", "Labour", "votes", 11719),
            ("Tamworth", "Conservative", "votes", 10403),
        ],
    ),
    "leaders_of_dots": (
        "Tamworth by-election result\n\nMARSH, Helen (Lab)..........11,719\nLOWE, Peter "
        "(Con)...........10,403\nFENWICK, Ada (Green)...........417\n",
        [
            ("Tamworth", "Labour", "votes", 11719),
            ("Tamworth", "Conservative", "votes", 10403),
            ("Tamworth", "Green", "votes", 417),
        ],
    ),
    "score_of_two": (
        "Hove has gone in the general election. Mike Weatherley, the Conservative, beat Celia Barlow of Labour 18,294"
        " to 16,426.",
        [("Hove", "Conservative", "votes", 18294), ("Hove", "Labour", "votes", 16426)],
    ),
    "rows_that_begin_with_their_year": (
        "How Wakefield voted in general elections\n\n2019: Conservative 47.3%\n2017: Labour 49.7%\n",
        [("Wakefield", "Conservative", "share", 47.3), ("Wakefield", "Labour", "share", 49.7)],
    ),
    "heads_of_sections_with_turnout_and_seats": (
        "Election results\n\nThrupp Vale (41.2%), one seat\nLab 1,204 (45.2%), Con 988 (37.1%)\n\n"
        "Oldfield South (29.4%), one seat\nCon 811 (48.5%), Lab 640 (38.3%)\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Labour", "share", 45.2),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Thrupp Vale", "Conservative", "share", 37.1),
            ("Oldfield South", "Conservative", "votes", 811),
            ("Oldfield South", "Conservative", "share", 48.5),
            ("Oldfield South", "Labour", "votes", 640),
            ("Oldfield South", "Labour", "share", 38.3),
        ],
    ),
    "council_before_the_ward_at_a_comma": (
        "This week's results\n\nLondon Borough of Barnet, Thrupp Vale\nAda Fenwick (Lab) 1,204\nBen Voss (Con) 988\n\n"
        "Stroud, Oldfield South\nDora Pell (Con) 811\nEd Marsh (Lab) 640\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Oldfield South", "Conservative", "votes", 811),
            ("Oldfield South", "Labour", "votes", 640),
        ],
    ),
    "party_behind_the_votes": (
        "Labour has held the Thrupp Vale ward of Stroud District Council.\n\nAda Fenwick 1,204 Lab\nBen Voss 988 Con\n"
        "Cora Rudge 470 LD\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Thrupp Vale", "Liberal Democrats", "votes", 470),
        ],
    ),
    "votes_in_the_first_column": (
        "Labour has held the Thrupp Vale ward of Stroud District Council.\n\n| Votes | Candidate | Party |\n"
        "|---|---|---|\n| 1,204 | Ada Fenwick | Labour |\n| 988 | Ben Voss | Conservative |\n"
        "| 470 | Cora Rudge | Liberal Democrats |\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Thrupp Vale", "Liberal Democrats", "votes", 470),
        ],
    ),
    "ranks_in_the_first_column": (
        "Labour has held the Thrupp Vale ward of Stroud District Council.\n\n| | Candidate | Party | Votes |\n"
        "|---|---|---|---|\n| 1 | Ada Fenwick | Labour | 1,204 |\n| 2 | Ben Voss | Conservative | 988 |\n"
        "| 3 | Cora Rudge | Liberal Democrats | 470 |\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Thrupp Vale", "Liberal Democrats", "votes", 470),
        ],
    ),
    "strokes_that_lead_to_votes": (
        "Labour has held the Thrupp Vale ward of Stroud District Council.\n\nAda Fenwick (Lab)________1,204\n"
        "Ben Voss (Con)_________988\n",
        [("Thrupp Vale", "Labour", "votes", 1204), ("Thrupp Vale", "Conservative", "votes", 988)],
    ),
    "comma_separated_with_councils_and_days": (
        "council,ward,poll,seats,party,candidate,votes,pct,chg,elected\n"
        "Stroud,Thrupp Vale,2023-10-12,1,LD,Ada Fenwick,702,52,+12,Y\n"
        "Stroud,Thrupp Vale,2023-10-12,1,Con,Ben Voss,488,36,-8,N\n"
        "Kettering,Oldfield,2023-10-19,1,Con,Cora Rudge,611,57,+3,Y\n"
        "Kettering,Oldfield,2023-10-19,1,Grn,Dora Pell,455,43,+20,N\n",
        [
            ("Thrupp Vale", "Liberal Democrats", "votes", 702),
            ("Thrupp Vale", "Liberal Democrats", "share", 52),
            ("Thrupp Vale", "Liberal Democrats", "share_change", 12),
            ("Thrupp Vale", "Conservative", "votes", 488),
            ("Thrupp Vale", "Conservative", "share", 36),
            ("Thrupp Vale", "Conservative", "share_change", -8),
            ("Oldfield", "Conservative", "votes", 611),
            ("Oldfield", "Conservative", "share", 57),
            ("Oldfield", "Conservative", "share_change", 3),
            ("Oldfield", "Green", "votes", 455),
            ("Oldfield", "Green", "share", 43),
            ("Oldfield", "Green", "share_change", 20),
        ],
    ),
    "led_by_the_count_at_which_they_were_elected": (
        "Thrupp Vale ward, Stroud District Council\n\nElected\nCount 1 – Ada Fenwick (Lab) 2,011\n"
        "Count 3 – Ben Voss (Con) 1,397\nCount 5 – Cora Rudge (LD) 1,405\n",
        [
            ("Thrupp Vale", "Labour", "votes", 2011),
            ("Thrupp Vale", "Conservative", "votes", 1397),
            ("Thrupp Vale", "Liberal Democrats", "votes", 1405),
        ],
    ),
    "council_that_we_do_not_know_before_its_ward": (
        "This week\n\n1. Marlinspike DC, Thrupp Vale\nLab 1,204, Con 988\n\n2. Borough of Elmstow, Priory\n"
        "Con 811, Lab 640\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Priory", "Conservative", "votes", 811),
            ("Priory", "Labour", "votes", 640),
        ],
    ),
    "ward_of_three_places": (
        "Fife Council\n\nBy-election: Kirkcaldy, Dysart and Seafield ward\n\nFirst preference votes\n\n"
        "Ada Fenwick (SNP) 1,204\nBen Voss (Con) 988\n",
        [
            ("Kirkcaldy, Dysart and Seafield", "SNP", "votes", 1204),
            ("Kirkcaldy, Dysart and Seafield", "Conservative", "votes", 988),
        ],
    ),
    "ward_behind_its_number": (
        "Fife Council by-election\n\nWard 4 Thrupp Vale\n\nAda Fenwick (SNP) 1,204\nBen Voss (Con) 988\n",
        [("Thrupp Vale", "SNP", "votes", 1204), ("Thrupp Vale", "Conservative", "votes", 988)],
    ),
    "table_with_councils_that_are_seats_too": (
        "By-elections this week\n\nCouncil\tWard\tParty\tCandidate\tVotes\n"
        "Lincoln\tThrupp Vale\tLab\tAda Fenwick\t1204\n"
        "Lincoln\tThrupp Vale\tCon\tBen Voss\t988\n",
        [("Thrupp Vale", "Labour", "votes", 1204), ("Thrupp Vale", "Conservative", "votes", 988)],
    ),
    "council_and_ward_before_the_result_on_a_line": (
        "By-elections this week\n\nKensington and Chelsea, Thrupp Vale: Lab 1204, Con 988, LD 470. Lab hold.\n",
        [
            ("Thrupp Vale", "Labour", "votes", 1204),
            ("Thrupp Vale", "Conservative", "votes", 988),
            ("Thrupp Vale", "Liberal Democrats", "votes", 470),
        ],
    ),
    "by_election_between_ward_and_council": (
        "19 October 2023\n\nCastle by-election, Fife Council\nAda Fenwick (Lab) 1,204\nBen Voss (Con) 988\n",
        [("Castle", "Labour", "votes", 1204), ("Castle", "Conservative", "votes", 988)],
    ),
    "saint_in_capitals": (
        "By-elections this week\n\nST MARY'S (BARNET)\nLab hold\nAda Fenwick (Lab) 1,204\nBen Voss (Con) 988\n",
        [("St Mary's", "Labour", "votes", 1204), ("St Mary's", "Conservative", "votes", 988)],
    ),
}

KNOWN_FAILURES: dict[str, str] = {}


def test_results(facts: Sequence[Mapping[str, Value]], expected: list[Key]) -> None:
    found = {
        (values.get("constituency"), values.get("party"), measure, round(number, 2))
        for values in facts
        for measure in MEASURES
        if isinstance(number := values.get(measure), int | float)
    }
    assert found == set(expected)
