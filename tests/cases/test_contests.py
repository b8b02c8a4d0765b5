"""Contests in short texts: which elections in which areas are told of, and what only sounds like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "contests"
KEYS = ("constituency", "kind")

_LIST = "Ada Fenwick (Lab) 1,811 (38.2%)\nBen Voss (C) 1,402 (29.6%)\nCat Drew (LD) 911 (19.2%)"

CASES: dict[str, tuple[str, list[tuple[Value, ...]]]] = {
    "division-above-its-list": (
        "Norfolk County Council election\n\nYare and All Saints division\n\n" + _LIST,
        [("Yare and All Saints", "local")],
    ),
    "division-of-one-word-above-its-list": (
        "Norfolk County Council election\n\nWensum division\n\n" + _LIST,
        [("Wensum", "local")],
    ),
    "details-beneath-a-report": (
        "SELBY AND AINSTY: LABOUR'S MAJORITY CUT TO 1,640\n\nAda Fenwick was returned early today with a majority "
        "of 1,640 at the by-election.\n\nDETAILS\nA Fenwick (Lab) . . . . . 16,960\nB Voss (C) . . . . . 15,320\n"
        "Lab majority 1,640. Turnout 70.1 per cent.",
        [("Selby and Ainsty", "by-election")],
    ),
    "earlier-one-told-by-getting-in": (
        "Stafford: a history\n\nStafford votes in a by-election next month. In 1997 Labour's Ada Fenwick got in by "
        "4,314.",
        [("Stafford", "by-election"), ("Stafford", "general")],
    ),
    "earlier-one-of-the-year-that-the-sentence-before-tells": (
        "Heywood and Middleton polls on Thursday in a by-election. The closest contest here was in 1983. It was then "
        "that Labour's Ben Voss survived by 2,774 votes.",
        [("Heywood and Middleton", "by-election"), ("Heywood and Middleton", "general")],
    ),
    "by-election-by-transferable-vote": (
        "Clackmannanshire East by-election\n\nThere are three candidates:\n\n- Ada Fenwick, Conservative\n"
        "- Ben Voss, SNP\n- Cat Drew, Labour\n\nVoting is by single transferable vote. Poll cards will be "
        "posted next week.",
        [("Clackmannanshire East", "local")],
    ),
    "by-election-in-a-year-without-a-general-election": (
        "Four contests that shaped Welsh politics\n\n1. Caerphilly, 1968. Phil Drew cuts a Labour majority "
        "of 21,148 to 1,874. Labour's Fred Voss is elected.\n\n2. Brecon and Radnorshire, 1985. Ada "
        "Fenwick (Liberal) 13,753, Labour's Ben Orme 13,194.",
        [("Caerphilly", "by-election"), ("Brecon and Radnorshire", "by-election")],
    ),
    "ward-with-a-number": (
        "Local election results\n\nEast Lothian Council: Ward 1 Musselburgh (4 seats)\n\nCandidate | Party "
        "| First preference | Status\nAda Fenwick | Scottish Labour Party | 1,873 | ELECTED stage 1\nBen "
        "Voss | SNP | 1,489 | ELECTED stage 1\nCat Drew | Independent | 167 |\n\nWard 2 Preston, Seton and "
        "Gosford (4 seats)\n\nDee Orme | Scottish Labour | 1,550 | ELECTED stage 1\nEd Hart | SNP | 812 |",
        [("Musselburgh", "local"), ("Preston, Seton and Gosford", "local")],
    ),
    "holyrood-by-its-title": (
        "HOLYROOD 2011\n\nGLASGOW KELVIN\n\nLab hold\n\n" + _LIST,
        [("Glasgow Kelvin", "devolved")],
    ),
    "assembly-by-its-title": (
        "NI ASSEMBLY ELECTION 2022\n\nWest Tyrone\n\nElected: Ada Fenwick (Alliance), Ben Voss (DUP), Cat Drew (SF)",
        [("West Tyrone", "devolved")],
    ),
    "transferable-votes-in-scotland": (
        "Moray by-election news\n\nBuckie and Cullen result\n\nAda Fenwick (Con) 1,252\nBen Voss (SNP) 822\n"
        "Cat Drew (LD) 83\n\nThat is over the quota of 1,079.",
        [("Buckie and Cullen", "local")],
    ),
    "assembly-in-its-first-line": (
        "NATIONAL ASSEMBLY FOR WALES\nFIRST RESULTS\n\nRhondda - PLAID GAIN. Ada Fenwick (PC) 13,558, Ben Voss (Lab) "
        "11,273. PC maj 2,285.",
        [("Rhondda", "devolved")],
    ),
    "ward-with-a-point-before-its-council": (
        "Clifton North, Nottingham City Council\n\n" + _LIST + "\n\nLabour hold.",
        [("Clifton North", "local")],
    ),
    "mayor-in-a-title-above-a-seat": (
        "WEST YORKSHIRE ELECTS ITS FIRST MAYOR\n\nAda Fenwick (Lab): 261,170\nBen Voss (Con): 176,167\n\nMs Fenwick "
        "must now give up Batley and Spen, where she has been MP since 2016.",
        [("West Yorkshire", "mayoral")],
    ),
    "wards-of-a-district": (
        "Stratford-on-Avon District – results as declared\n\nSHIPSTON NORTH: Ian Cooper LD 737 ELECTED; Con 278\n"
        "TREDINGTON: David Passingham LD 821 ELECTED. Con 498.\nKINETON: Con, Jane Munday 612 - LD 588",
        [("Shipston North", "local"), ("Tredington", "local"), ("Kineton", "local")],
    ),
    "seat-in-a-title-above-mayors": (
        "Tamworth – the numbers\n• Labour 11,719 (45.8%)\n• Conservative 10,403 (40.7%)\n\nElsewhere today: Ada "
        "Fenwick is mayor, Ben Voss (Lab) deputy mayor.",
        [("Tamworth", "by-election")],
    ),
    "mayor-on-the-line-below-the-authority": (
        "Newham\nMayor\nAda Fenwick (Lab) 47,095 61.2% ELECTED\nBen Voss (Con) 13,976 18.2%\nTurnout 40.6%",
        [("Newham", "mayoral")],
    ),
    "london-assembly": (
        "LONDON ASSEMBLY: CONSTITUENCY RESULTS\n\nBarnet & Camden: Ada Fenwick C 47,640, Ben Voss Lab 36,121. C hold.\n"
        "Brent & Harrow: Cat Drew C 39,900; Dee Esk Lab 35,214. CON GAIN FROM LAB",
        [("Barnet and Camden", "devolved"), ("Brent and Harrow", "devolved")],
    ),
    "seat-called-that-at-westminster": (
        "The member for Stormont has gone.\n\nA by-election for the West Belfast Westminster seat, where Ada Fenwick "
        "of Sinn Féin had a majority of 17,579 in May over the SDLP, will follow when she resigns.",
        [("Belfast West", "by-election")],
    ),
    "title-in-capitals": (
        "NEWSROOM: PERTH & KINROSS BY-ELECTION FACT BOX\n\n" + _LIST,
        [("Perth and Kinross", "by-election")],
    ),
    "commissioners-beside-one-who-was-a-member": (
        "Humberside police commissioner: Voss beaten\n\n* Tory Ada Fenwick wins on second preferences, 42,164 against "
        "39,933 for Ben Voss (Lab), once MP for Hull East\n\nAlso today: Cy Drew, independent, wins in Warwickshire.",
        [("Humberside", "local"), ("Warwickshire", "local")],
    ),
    "regional-list": (
        "Regional list: Mid Scotland and Fife\n\nLabour 81,204 (31.2%)\nSNP 79,112 (30.4%)\nConservative 44,181\n\n"
        "Elected: Ada Fenwick (Lab), Ben Voss (SNP), Cat Drew (Con)",
        [("Mid Scotland and Fife", "devolved")],
    ),
    "title-of-a-general-election": (
        "General Election result\n\nTamworth\n\nLab hold\n\n" + _LIST,
        [("Tamworth", "general")],
    ),
    "european-region": (
        "EUROPEAN PARLIAMENT ELECTION\n\nEast Midlands\n\nLab 147,338 (24.97%)\nC 116,911 (19.81%)\n"
        "LD 103,644 (17.57%)\n\nElected: Ada Fenwick (Lab), Ben Voss (C)",
        [("East Midlands", "european")],
    ),
    "referendum-on-a-mayor": (
        "Friday 4 May 2012\n\nVoters in Darlington have said no to a directly elected mayor. In Thursday's referendum "
        "27,118 voted against and 21,402 for. Turnout was 24.1 per cent.",
        [("Darlington", "referendum")],
    ),
    "initials-of-a-commissioner-before-the-area": (
        "PCC Derbyshire: Lab gain from Con\n\n" + _LIST + "\n\nTurnout 21.4%",
        [("Derbyshire", "local")],
    ),
    "candidates-for-commissioner": (
        "Who is standing to be Derbyshire's Police and Crime Commissioner?\n\nVoters go to the polls on 2 May. "
        "The candidates are:\n\n* Ada Fenwick (Labour)\n* Ben Voss (Conservative)\n* Cat Drew (Liberal Democrats)",
        [("Derbyshire", "local")],
    ),
    "whole-parish": (
        "Penistone Town Council by-election\n\nResult\n\nAda Fenwick (Ind) 411\nBen Voss (Con) 302\n\nTurnout 19.1%",
        [("Penistone", "local")],
    ),
    "ward-before-a-by-election-to-its-council": (
        "Labour has held on to its seat in Penarth after a by-election to Vale of Glamorgan Council.\n\nAda Fenwick "
        "polled 1,811 votes on Thursday, 409 more than the Conservative Ben Voss. Cat Drew (Lib Dem) was third.",
        [("Penarth", "local")],
    ),
    "mayoral-by-election": (
        "Hackney mayoral by-election: result\n\nAda Fenwick - Lab - 24,959 - 49.7%\nBen Voss - Con - 10,133 - 20.2%"
        "\nCat Drew - Grn - 9,075 - 18.1%",
        [("Hackney", "mayoral")],
    ),
    "former-seat-of-three-places-in-capitals": (
        "25 MAR 65\n\nROXBURGH, SELKIRK AND PEEBLES BY-ELECTION:\n\nA. FENWICK (LAB) 21,549\nB. VOSS (C) 16,942"
        "\n\nLAB. MAJ. 4,607",
        [("Roxburgh, Selkirk and Peebles", "by-election")],
    ),
    "labels-of-a-notice": (
        "DECLARATION OF RESULT OF POLL\n\nHarlow Council\n\nElection of a Councillor for\nBUSH FAIR WARD\n\n"
        "FENWICK, Ada | Labour Party | 1811 | Elected\nVOSS, Ben | Conservative Party Candidate | 1402 |",
        [("Bush Fair", "local")],
    ),
    "asked-and-answered": (
        "Ask the professor\n\nQ. Glenrothes last week was called a shock. Was it?\n\nA. To some. Labour's Roy Hart won "
        "the by-election by 6,737 votes from the SNP.",
        [("Glenrothes", "by-election")],
    ),
    "regained-in-another-year": (
        "Labour has won the Tamworth by-election with a majority of 1,316, taking from the Conservatives a seat that "
        "they held by 19,634.\n\nSarah Edwards polled 11,719 votes against 10,403 for the Conservative, Andrew Cooper."
        "\n\nThe Conservatives regained Tamworth in 2010.",
        [("Tamworth", "by-election"), ("Tamworth", "general")],
    ),
    "told-one-by-one-under-the-times-of-a-recording": (
        "Episode 48: by-elections that mattered\n\n[02:10] Warrington, 16 July 1981\nDoug Hoyle was elected for Labour "
        "by 1,759 votes.\n\n[31:40] Crosby, 26 November 1981\nA Conservative majority of 19,272 was overturned by it."
        "\n\n[36:00] Mitcham and Morden, June 1982\nAngela Rumbold won it for the Conservatives.",
        [("Warrington", "by-election"), ("Crosby", "by-election"), ("Mitcham and Morden", "by-election")],
    ),
    "told-one-by-one-under-their-dates": (
        "The by-elections that mattered\n\n1. Warrington, 16 July 1981\n\nDoug Hoyle was elected for Labour by "
        "1,759 votes.\n\n2. Crosby, 26 November 1981\n\nA Conservative majority of 19,272 was overturned by it.\n\n"
        "3. Mitcham and Morden, June 1982\n\nAngela Rumbold won it for the Conservatives.",
        [("Warrington", "by-election"), ("Crosby", "by-election"), ("Mitcham and Morden", "by-election")],
    ),
    "no-surname-of-an-author": (
        "A life of Ada Fenwick by Gavin Poole\n\nFenwick won the by-election for Labour by 410 votes. Poole is good "
        "on the turnout of 77 per cent.",
        [],
    ),
    "no-first-name-of-a-candidate": (
        "Forty years since Shirley's night\n\nShirley Fenwick won the Tamworth by-election for Labour by 410 votes. "
        "Shirley was never so happy again.",
        [("Tamworth", "by-election")],
    ),
    "no-name-behind-a-title": (
        "Labour has won the Tamworth by-election, caused by the death of Colonel Wentworth Schofield.",
        [("Tamworth", "by-election")],
    ),
    "no-dateline": (
        "Labour has won the Tamworth by-election.\n\nLeeds, 12 May 2021\n\nThe premier spoke.\n\nParis, 1968\n\n"
        "Students marched.",
        [("Tamworth", "by-election")],
    ),
    "seat-to-fill-without-the-word": (
        "Five things to watch in Redcar\n\nPeople in Redcar vote on Thursday for a successor to Colin Brasher, the "
        "Labour MP who resigned in March. Ada Fenwick is the Labour candidate.",
        [("Redcar", "by-election")],
    ),
    "member-recalled": (
        "What we know about Tamworth\n\nBen Voss is no longer an MP. The Commons suspended the Conservative, and "
        "11,896 people signed a petition. When is the vote? No date yet.\n\nWho is standing?\n- Ada Fenwick (Labour)\n"
        "- Cat Drew (Lib Dem)",
        [("Tamworth", "by-election")],
    ),
    "by-election-won": ("Labour has won the Tamworth by-election.", [("Tamworth", "by-election")]),
    "by-election-in": (
        "The Liberal Democrats have pulled off a shock victory in the parliamentary by-election in North Shropshire.",
        [("North Shropshire", "by-election")],
    ),
    "two-by-elections": (
        "Labour has won by-elections in Tamworth and Mid Bedfordshire, overturning two huge Conservative majorities.",
        [("Tamworth", "by-election"), ("Mid Bedfordshire", "by-election")],
    ),
    "coming-by-election": (
        "Voters in Wellingborough will choose a new MP in a by-election on 15 February.",
        [("Wellingborough", "by-election")],
    ),
    "earlier-by-election-too": (
        "Labour has won the Tamworth by-election. In July it took Selby and Ainsty from the Tories in another "
        "by-election.",
        [("Tamworth", "by-election"), ("Selby and Ainsty", "by-election")],
    ),
    "party-takes-an-unknown-seat-from-another": (
        "Labour snatches Sileby Vale from Conservatives by six votes\n\nAda Fenwick polled 12,645 in the by-election.",
        [("Sileby Vale", "by-election")],
    ),
    "ward-in-another-seat": (
        "Labour has won the Tamworth by-election.\n\nMarton ward, Pendle: Conservative hold\n\n"
        "Ada Fenwick (Con) 611, Ben Voss (Lab) 540.",
        [("Tamworth", "by-election"), ("Marton", "local")],
    ),
    "short-name-of-seat": (
        "The Conservatives clung on in the Uxbridge by-election by 495 votes.",
        [("Uxbridge and South Ruislip", "by-election")],
    ),
    "ampersand": (
        "The Liberal Democrats have gained Somerton & Frome in a by-election.",
        [("Somerton and Frome", "by-election")],
    ),
    "general-election-in-seat": (
        "Labour gained Bury South from the Conservatives at the general election by 9,361 votes.",
        [("Bury South", "general")],
    ),
    "general-after-by-election": (
        "The Liberal Democrats have won the Brecon and Radnorshire by-election. The Conservatives had won the seat in "
        "the 2017 general election with 20,081 votes.",
        [("Brecon and Radnorshire", "by-election"), ("Brecon and Radnorshire", "general")],
    ),
    "same-kind-of-contest-in-another-year": (
        "THRUPP SOUTH (Nevershire DC) council by-election, 19 October 2023\n\nAda Fenwick (Con) 609\n"
        "Ben Voss (Lab) 516\nTurnout 32%\n\n2019: Con 572, LD 497, Lab 327\n",
        [("Thrupp South", "local"), ("Thrupp South", "local")],
    ),
    "ward-by-election": (
        "Labour held Bramley ward in a council by-election on Thursday with 812 votes.",
        [("Bramley", "local")],
    ),
    "county-division": (
        "Reform UK won the Long Eaton North division of Derbyshire County Council with 1,204 votes.",
        [("Long Eaton North", "local")],
    ),
    "mayor": (
        "Labour's Paula Dean has been elected mayor of the West Midlands by 1,508 votes.",
        [("West Midlands", "mayoral")],
    ),
    "devolved-seat-named-in-full": (
        "SNP faces are long at the Hamilton, Larkhall and Stonehouse by-election.",
        [("Hamilton, Larkhall and Stonehouse", "by-election")],
    ),
    "seat-with-letters-for-directions": (
        "GLASGOW N.E. BY-ELECTION\nLABOUR HOLD\nThe count was over at two.",
        [("Glasgow North East", "by-election")],
    ),
    "no-ballot-of-a-society": (
        "The building society's annual meeting at Ludlow heard the scrutineer's report: of 87,340 members entitled "
        "to vote 11.7% did. There is a by-election in the autumn.",
        [],
    ),
    "mayor-of-london": (
        "Voters in the capital have re-elected the Labour mayor of London for a third term after Thursday's mayoral "
        "election.",
        [("London", "mayoral")],
    ),
    "leadership": (
        "Members of the Conservative Party chose a new leader on Saturday. Kate Badger won the leadership election "
        "with 53,806 votes.",
        [(None, "leadership")],
    ),
    "holyrood-by-election": (
        "Labour has won the Holyrood by-election in Hamilton, Larkhall and Stonehouse.",
        [("Hamilton, Larkhall and Stonehouse", "by-election")],
    ),
    "senedd-by-election": (
        "Plaid Cymru has won the Caerphilly Senedd by-election, ending a century of Labour dominance.",
        [("Caerphilly", "by-election")],
    ),
    "european-by-election": (
        "Labour has won the European by-election in Cumbria and Lancashire North with 41,877 votes.",
        [("Cumbria and Lancashire North", "european")],
    ),
    "recall-forces-by-election": (
        "A by-election will be held in Peterborough after a recall petition passed the threshold.",
        [("Peterborough", "by-election")],
    ),
    "hold-without-the-word": (
        "Labour held Wythenshawe and Sale East in the by-election caused by the death of its MP.",
        [("Wythenshawe and Sale East", "by-election")],
    ),
    "race-as-loss": (
        "The SNP suffered a heavy defeat in the Rutherglen and Hamilton West by-election.",
        [("Rutherglen and Hamilton West", "by-election")],
    ),
    "commissioner": (
        "Labour won the election for Cleveland police and crime commissioner with 54% of the vote.",
        [("Cleveland", "local")],
    ),
    "comparison-with-by-election": (
        "Reform UK has won the Runcorn and Helsby by-election by six votes, the closest since the Berwick-upon-Tweed "
        "by-election of 1973.",
        [("Runcorn and Helsby", "by-election"), ("Berwick-upon-Tweed", "by-election")],
    ),
    # look-alikes: no contest, or none besides the one of the scene
    "no-majority-by-itself": (
        "Labour has won the Tamworth by-election. The Conservatives held the seat with a majority of 19,634 in 2019.",
        [("Tamworth", "by-election")],
    ),
    "no-nationwide-election": (
        "Sir Keith Arnold has called a general election for 4 July. Polls put Labour 20 points ahead.",
        [],
    ),
    "no-last-nationwide-election": (
        "Labour has won the Wakefield by-election. The party lost the general election of 2019 badly.",
        [("Wakefield", "by-election")],
    ),
    "no-neighbouring-seat": (
        "Labour has won the Wakefield by-election. The MP for Hemsworth, Jon Tricket, joined the party.",
        [("Wakefield", "by-election")],
    ),
    "no-target-seats": (
        "A swing on that scale would cost the Conservatives seats such as Kenilworth and Southam and Wokingham.",
        [],
    ),
    "no-council-make-up": (
        "Labour now has 24 of the 45 seats on Wakefield council, the Conservatives 15 and others six.",
        [],
    ),
    "no-opinion-poll": (
        "A poll for a Sunday newspaper puts Labour on 44% and the Conservatives on 27%.",
        [],
    ),
    "no-company-vote": (
        "Shareholders in the Hartlepool shipbuilder have elected a new board by a majority of 60%.",
        [],
    ),
    "no-union-ballot": (
        "Nurses in Tamworth have voted by 82% to strike over pay, their union said.",
        [],
    ),
    "no-american-election": (
        "Republicans have won a special election for the House of Representatives in Ohio by 1,754 votes.",
        [],
    ),
    "no-isle-of-man": (
        "Voters on the Isle of Man go to the polls next week to elect the House of Keys.",
        [],
    ),
    "no-irish-by-election": (
        "The Green Party is defending its seat in the Dublin Bay South by-election to the Dáil.",
        [],
    ),
    "no-parliament-vote": (
        "MPs rejected the bill by 310 votes to 284, with Labour's member for Rochdale voting against.",
        [],
    ),
    "no-confidence-vote": (
        "The prime minister survived a confidence vote of Conservative MPs by 211 to 148.",
        [],
    ),
    "no-mp-in-passing": (
        "The Conservative MP for Mid Bedfordshire asked about flooding at prime minister's questions.",
        [],
    ),
    "no-football": (
        "Hartlepool United held Rochdale to a draw, after a late equaliser won it a point.",
        [],
    ),
    "no-visit": (
        "The Labour leader visited a school in Stevenage to talk about his plans for government.",
        [],
    ),
    "no-record-in-general": (
        "Labour has won the Mid Bedfordshire by-election. No party had overturned such a majority at a by-election "
        "since 1945.",
        [("Mid Bedfordshire", "by-election")],
    ),
    "no-school-election": (
        "Pupils in Kingswood elected a head boy last week after a lively campaign.",
        [],
    ),
    "no-town-of-venue": (
        "The Conservatives will gather in Manchester for their annual conference on Sunday.",
        [],
    ),
    "no-birthplace": (
        "Labour has won the Tamworth by-election. The new MP was born in Lichfield and worked in Derby.",
        [("Tamworth", "by-election")],
    ),
    "no-boundary-review": (
        "The Boundary Commission wants to abolish Mid Bedfordshire and to redraw Luton South.",
        [],
    ),
    "no-resignation-alone": (
        "The MP for Blackpool South has resigned the Conservative whip but will stay in the Commons.",
        [],
    ),
    "by-election-is-to-be-held-in": (
        "A by-election is to be held in Wakefield after the death of its MP.",
        [("Wakefield", "by-election")],
    ),
    "ward-named-once": (
        "The Greens have their first seat on Nevershire Council. Beth Amory won in Thrupp ward by 14 votes after the "
        "death of a Conservative councillor.",
        [("Thrupp", "local")],
    ),
    "people-of-a-ward-asked": (
        "On Thursday Ada Fenwick will ask the people of Thrupp North to make her a member of Nevershire Council. "
        "Councillor Piers Orme stood down in August.",
        [("Thrupp North", "local")],
    ),
    "seat-within-a-longer-name": (
        "Labour has won the Runcorn and Helsby by-election. Shoppers at Halton Lea were not impressed.",
        [("Runcorn and Helsby", "by-election")],
    ),
    "polls-to-fill-a-seat": (
        "Voters in Rochdale go to the polls on Thursday to fill the seat left empty by the death of the MP.",
        [("Rochdale", "by-election")],
    ),
    "headline-in-capitals": (
        "LABOUR WIN SILEBY VALE BY-ELECTION\n\nThe majority is 1,804 and the turnout 41 per cent.",
        [("Sileby Vale", "by-election")],
    ),
    "ward-and-its-town": (
        "Mill Lane ward, Nevertown: Green gain from Labour by 31 votes. Turnout 29 per cent.",
        [("Mill Lane", "local")],
    ),
    "ward-and-council-with-labels": (
        "Ward: Ferry Bridge. Council: Nevershire. Labour 881 (62%), UKIP 402 (28%), Conservative 139. Labour hold.",
        [("Ferry Bridge", "local")],
    ),
    "result-from-a-ward-of-a-council": (
        "Result from Mill Lane (Nevershire DC): Labour 512, Conservative 488. Labour gain.",
        [("Mill Lane", "local")],
    ),
    "by-election-for-a-council": (
        "Labour won the Mill Lane by-election for Nevershire Town Council by three votes.",
        [("Mill Lane", "local")],
    ),
    "moved-abroad": (
        "Labour has won the Tamworth by-election. The man it beat has since moved to Canada.",
        [("Tamworth", "by-election")],
    ),
    "no-by-election-of-the-manx": (
        "A by-election will be held in Garff to fill a seat in the House of Keys. Four candidates are standing.",
        [],
    ),
    "the-ward-of-a-councillor": (
        "The council met on Monday. Mr Voss's ward, Hinderwell, is safe: he won it for the Conservatives in May 2021 "
        "by 611 votes.",
        [("Hinderwell", "local")],
    ),
    "mayoral-election-of-a-city-that-is-no-seat": (
        "Bristol mayoral election: Labour's Ada Fenwick wins\n\nThe result in full:\n\nAda Fenwick (Lab) 61,204\n"
        "Ben Voss (Con) 49,880\nCora Rudge (LD) 14,701\n",
        [("Bristol", "mayoral")],
    ),
    "mayor-of-a-combined-authority": (
        "West Yorkshire Combined Authority\n\nMayoral election, 19 October 2023\n\nFENWICK, Ada - Labour Party -"
        " 61,204 - Elected\nVOSS, Ben - Conservative Party - 49,880\n",
        [("West Yorkshire", "mayoral")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "seat-to-fill-without-the-word": "a contest that nobody calls a by-election is doubted",
    "no-by-election-of-the-manx": "a by-election to the House of Keys is taken for one of ours",
    "no-boundary-review": "seats that a review would merge are taken for those of contests",
    "same-kind-of-contest-in-another-year": "a ward in the list of a single contest is taken for a seat",
    "ward-in-another-seat": "a by-election named in a sentence on a ward is taken for one of the ward's kind",
    "short-name-of-seat": "the short name is not resolved to the seat",
    "leadership": "a party's leadership election is missed",
    "no-mp-in-passing": "the seat of an MP in passing is taken for a contest",
}


def test_contests_are_those_that_the_text_tells_of(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[Value, ...]]
) -> None:
    assert Counter(tuple(values.get(key) for key in KEYS) for values in facts) == Counter(expected)
