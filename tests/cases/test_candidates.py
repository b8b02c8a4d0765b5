"""Candidacies in short texts: who stood where and for whom, and persons who only look like candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "candidates"
KEYS = ("person", "party", "constituency")

CASES: dict[str, tuple[str, list[tuple[Value, ...]]]] = {
    "slates-of-parties": (
        "Council elections: who is standing in Thrupp West ward\n\nLabour: Ada Fenwick, Ben Voss, Cathy"
        " Drew\nUKIP: Harry Pratt, Ivy Marsh",
        [
            ("Ada Fenwick", "Labour", "Thrupp West"),
            ("Ben Voss", "Labour", "Thrupp West"),
            ("Cathy Drew", "Labour", "Thrupp West"),
            ("Harry Pratt", "UKIP", "Thrupp West"),
            ("Ivy Marsh", "UKIP", "Thrupp West"),
        ],
    ),
    "party-before-a-remark": (
        "Tamworth by-election: who is standing?\n\nAda Fenwick, Labour: leads the group on the council\n\n"
        "Ben Voss, Green Party: a nurse",
        [("Ada Fenwick", "Labour", "Tamworth"), ("Ben Voss", "Green", "Tamworth")],
    ),
    "who-ousts-whom-behind-a-gain": (
        "Local by-elections: results\n\nLeigh West: Labour gain from Independent. Ada Fenwick defeated the sitting "
        "councillor, John Marsh, by 212 votes.\nCalder: Conservative hold. Peter Lowe 512, Ruth Sands (Lab) 401.",
        [
            ("Ada Fenwick", "Labour", "Leigh West"),
            ("John Marsh", "Independent", "Leigh West"),
            ("Peter Lowe", "Conservative", "Calder"),
            ("Ruth Sands", "Labour", "Calder"),
        ],
    ),
    "seats-that-share-a-verb-and-deeds-in-a-row": (
        "Labour's Ada Fenwick won the Tamworth by-election on Thursday.\n\nShe fought Hereford in 1997 and Leominster "
        "in 2001, lost Ludlow narrowly in 2005 and then stood in Wells.",
        [
            ("Ada Fenwick", "Labour", "Tamworth"),
            ("Ada Fenwick", "Labour", "Hereford"),
            ("Ada Fenwick", "Labour", "Leominster"),
            ("Ada Fenwick", "Labour", "Ludlow"),
            ("Ada Fenwick", "Labour", "Wells"),
        ],
    ),
    "who-entered-parliament-when-she-won-a-seat": (
        "Labour's Ada Fenwick won Tamworth on Thursday.\n\nShe entered the Commons in 1997, when she won Hereford for "
        "Labour by 812.",
        [("Ada Fenwick", "Labour", "Tamworth"), ("Ada Fenwick", "Labour", "Hereford")],
    ),
    "who-leads-a-party-and-won-a-seat": (
        "Ada Fenwick: a profile\n\nLeader of the Greens and, since last month, MP for Wells, Ada Fenwick is a teacher. "
        "At Wells she beat Ben Voss of Labour by 1,252 votes.",
        [("Ada Fenwick", "Green", "Wells"), ("Ben Voss", "Labour", "Wells")],
    ),
    "no-seat-of-the-next-clause": (
        "Labour's Ada Fenwick won the Tamworth by-election on Thursday.\n\nShe fought Hereford in 1997, and Ludlow "
        "stayed Conservative.",
        [("Ada Fenwick", "Labour", "Tamworth"), ("Ada Fenwick", "Labour", "Hereford")],
    ),
    "several-given-names-behind-a-surname": (
        "Result of by-election\n\nThrupp West ward\n\nName of candidate	Description	Votes\nAkram, "
        "Mohammad Kaleem	Independent	716\nVoss, Yasser	Labour Party	288\nDrew, Pauline Ann	"
        "Conservative Party	211",
        [
            ("Mohammad Kaleem Akram", "Independent", "Thrupp West"),
            ("Yasser Voss", "Labour", "Thrupp West"),
            ("Pauline Ann Drew", "Conservative", "Thrupp West"),
        ],
    ),
    "told-of-in-a-past-contest-alone": (
        "Labour's Ada Fenwick won the Tamworth by-election with 11,719 votes.\n\nIn 1997 Brian Voss took "
        "the seat for Labour from the Conservative Cy Drew.",
        [
            ("Ada Fenwick", "Labour", "Tamworth"),
            ("Brian Voss", "Labour", "Tamworth"),
            ("Cy Drew", "Conservative", "Tamworth"),
        ],
    ),
    "seat-of-another-age-beside-its-successor": (
        "In October 1974 Ada Fenwick, a Liberal, took Truro from the Conservatives by 464 votes.\n\nTruro "
        "and Falmouth, as it has become, elected a Conservative, Ben Voss, by 14,000 votes in 2015.",
        [("Ada Fenwick", "Liberal", "Truro"), ("Ben Voss", "Conservative", "Truro and Falmouth")],
    ),
    "list-below-a-line-that-leads-to-another-story": (
        "Plaid Cymru gain Grangetown from Labour\n\nPlaid Cymru have taken a council seat from Labour at Thursday's "
        "by-election in Grangetown ward.\n\nRead more\nLabour hold Splott\n\nThe full result\n\n"
        "Ada Fenwick (Plaid Cymru) 1,163\nBen Voss (Labour) 1,049\nCy Drew (Liberal Democrats) 170",
        [
            ("Ada Fenwick", "Plaid Cymru", "Grangetown"),
            ("Ben Voss", "Labour", "Grangetown"),
            ("Cy Drew", "Liberal Democrats", "Grangetown"),
        ],
    ),
    "ward-that-is-called-like-a-candidate": (
        "Council election results\n\nBaildon Ward\nHAWKSWORTH, Debbie - Conservative - 2,611 Elected\n"
        "SCONCE, Alan - Reform UK - 1,102\n\nHeaton Ward\nBAILDON, Simon - Green Party - 3,770 Elected\n"
        "CHELLOW, Imran - Labour Party - 1,655\n\nSimon Baildon thanked everybody.",
        [
            ("Debbie Hawksworth", "Conservative", "Baildon"),
            ("Alan Sconce", "Reform UK", "Baildon"),
            ("Simon Baildon", "Green", "Heaton"),
            ("Imran Chellow", "Labour", "Heaton"),
        ],
    ),
    "first-behind-the-colon-is-of-the-party-that-gained": (
        "A Reform UK gain from Labour in the Hartlepool by-election: Ada Fenwick 17,404. Ben Voss "
        "(Lab) was second with 10,454.",
        [("Ada Fenwick", "Reform UK", "Hartlepool"), ("Ben Voss", "Labour", "Hartlepool")],
    ),
    "won-elsewhere-behind-an-apposition": (
        "Labour has won the Tamworth by-election, Ada Fenwick beating the Conservative Roy Hart with a majority of "
        "1,316.\n\nDiana Maddock, the Liberal Democrat victor of Christchurch in 1993, was at the count.",
        [
            ("Ada Fenwick", "Labour", "Tamworth"),
            ("Roy Hart", "Conservative", "Tamworth"),
            ("Diana Maddock", "Liberal Democrats", "Christchurch"),
        ],
    ),
    "wrested-elsewhere": (
        "Labour has won the Tamworth by-election, Ada Fenwick beating the Conservative Roy Hart with a majority of "
        "1,316.\n\nDiana Maddock of the Liberal Democrats wrested Christchurch from the Tories in 1993.",
        [
            ("Ada Fenwick", "Labour", "Tamworth"),
            ("Roy Hart", "Conservative", "Tamworth"),
            ("Diana Maddock", "Liberal Democrats", "Christchurch"),
        ],
    ),
    "first-elected-for-a-party-at-another-seat": (
        "Labour has won the Tamworth by-election, Ada Fenwick beating the Conservative Roy Hart.\n\nThere to see it "
        "was Diana Maddock, first elected for the Liberal Democrats at Christchurch in 1993.",
        [
            ("Ada Fenwick", "Labour", "Tamworth"),
            ("Roy Hart", "Conservative", "Tamworth"),
            ("Diana Maddock", "Liberal Democrats", "Christchurch"),
        ],
    ),
    "labels-of-lines-are-no-wards": (
        "Two council by-elections on 26 October\n\nCROPSTON GREEN (Upper Nevershire District)\n\n"
        "Why: the resignation of Coun Derek Ogden (Lab).\n\nNominated:\nARMITAGE, Kelly - Green Party\n"
        "FARRAR, Jonathan - The Conservative Party Candidate",
        [
            ("Kelly Armitage", "Green", "Cropston Green"),
            ("Jonathan Farrar", "Conservative", "Cropston Green"),
        ],
    ),
    "loser-of-another-seat": (
        "Labour has won the Tamworth by-election. Its candidate Helen Marsh beat the Conservative Peter Lowe "
        "by 1,316 votes. Ms Marsh unsuccessfully fought Lichfield in 2019.",
        [
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Peter Lowe", "Conservative", "Tamworth"),
            ("Helen Marsh", "Labour", "Lichfield"),
        ],
    ),
    "winner-of-another-seat-before": (
        "Labour has won the Tamworth by-election. Its candidate Helen Marsh beat the Conservative Peter Lowe "
        "by 1,316 votes. Mr Lowe had held Lichfield until 2019.",
        [
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Peter Lowe", "Conservative", "Tamworth"),
            ("Peter Lowe", "Conservative", "Lichfield"),
        ],
    ),
    "no-winner-of-another-seat": (
        "Labour has won the Tamworth by-election. Its candidate Helen Marsh beat the Conservative Peter Lowe "
        "by 1,316 votes. Ms Marsh, whose party won Lichfield in 2024, could take Burton next, she said.",
        [("Helen Marsh", "Labour", "Tamworth"), ("Peter Lowe", "Conservative", "Tamworth")],
    ),
    "short-form-in-a-list-and-the-name-elsewhere": (
        "Tamworth by-election result\n\nAnn Ball (Lab) 12,402\nRoy Hart (Con) 4,010\nDavid Cole (Soc Lab) 284\n\n"
        "Mr Cole stood for Socialist Labour.",
        [
            ("Ann Ball", "Labour", "Tamworth"),
            ("Roy Hart", "Conservative", "Tamworth"),
            ("David Cole", "Socialist Labour", "Tamworth"),
        ],
    ),
    "winner-and-runner-up": (
        "Labour has won the Tamworth by-election. Its candidate Helen Marsh beat the Conservative Peter Lowe "
        "by 1,316 votes.",
        [("Helen Marsh", "Labour", "Tamworth"), ("Peter Lowe", "Conservative", "Tamworth")],
    ),
    "possessive-party": (
        "Voters in Wakefield chose a new MP on Thursday. Labour's David Okafor took the seat with 13,166 votes.",
        [("David Okafor", "Labour", "Wakefield")],
    ),
    "hyphenated-parties-in-brackets": (
        "Candidates in the North Down by-election: Ada Fenwick (D-U-P), Ben Voss (T-U-V), Jane Holt (S-D-L-P).",
        [
            ("Ada Fenwick", "DUP", "North Down"),
            ("Ben Voss", "TUV", "North Down"),
            ("Jane Holt", "SDLP", "North Down"),
        ],
    ),
    "addresses-in-other-seats": (
        "Notice of poll: parliamentary by-election, Kingswood\n\nName | Home address | Description\n"
        "FENWICK, Ada | (address in the Wokingham Constituency) | Reform UK\n"
        "VOSS, Ben | (address in the Bristol South Constituency) | Green Party\n",
        [("Ada Fenwick", "Reform UK", "Kingswood"), ("Ben Voss", "Green", "Kingswood")],
    ),
    "others-with-a-lead": (
        "Labour's Helen Marsh has won the Tamworth by-election.\n\n"
        "Others: Christian Lowe (Lib Dem) 1,515; Ivy Tarn (Green) 384; Owen Pike (Ind) 173.",
        [
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Christian Lowe", "Liberal Democrats", "Tamworth"),
            ("Ivy Tarn", "Green", "Tamworth"),
            ("Owen Pike", "Independent", "Tamworth"),
        ],
    ),
    "party-line-with-initials-below-the-name": (
        "Nominations for the Tamworth by-election\n\nThose standing are:\n\nMs Ada Fenwick\nLabour Party\n\n"
        "Mr Roy Pike\nUK Independence Party (UKIP)\n\nMrs Ivy Tarn\nGreen Party\n",
        [("Ada Fenwick", "Labour", "Tamworth"), ("Roy Pike", "UKIP", "Tamworth"), ("Ivy Tarn", "Green", "Tamworth")],
    ),
    "councillor-of-another-seat": (
        "Who is standing in the Batley and Spen by-election?\n\nLABOUR: Ada Fenwick\n"
        "LIBERAL DEMOCRATS: Ben Voss, a Wakefield councillor\n"
        "CONSERVATIVE: Jane Holt, chair of Wakefield Conservatives\n",
        [
            ("Ada Fenwick", "Labour", "Batley and Spen"),
            ("Ben Voss", "Liberal Democrats", "Batley and Spen"),
            ("Jane Holt", "Conservative", "Batley and Spen"),
        ],
    ),
    "selected-to-stand": (
        "A by-election will be held in Hartlepool next month. The Conservatives have selected Gillian Frost, "
        "a farmer, to fight the seat.",
        [("Gillian Frost", "Conservative", "Hartlepool")],
    ),
    "appositive-with-age": (
        "The Liberal Democrats have gained Chesham and Amersham. Sarah Penrose, 43, the Liberal Democrat candidate, "
        "was declared the winner shortly after 3am.",
        [("Sarah Penrose", "Liberal Democrats", "Chesham and Amersham")],
    ),
    "list-with-brackets": (
        "The candidates in the Selby and Ainsty by-election are: Keith Barlow (Labour), Claire Dunn (Conservative), "
        "Matthew Ridge (Liberal Democrat).",
        [
            ("Keith Barlow", "Labour", "Selby and Ainsty"),
            ("Claire Dunn", "Conservative", "Selby and Ainsty"),
            ("Matthew Ridge", "Liberal Democrats", "Selby and Ainsty"),
        ],
    ),
    "list-by-lines": (
        "Full result of the Tamworth by-election:\n\nHelen Marsh (Lab) 11,719\nPeter Lowe (Con) 10,403\n"
        "Ian Cooper (Reform) 1,373\n",
        [
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Peter Lowe", "Conservative", "Tamworth"),
            ("Ian Cooper", "Reform UK", "Tamworth"),
        ],
    ),
    "independent": (
        "Voters in Rochdale will choose a new MP in February. Alan Pike, a local businessman, is standing as an "
        "independent.",
        [("Alan Pike", "Independent", "Rochdale")],
    ),
    "second-place": (
        "The Conservatives have held Old Bexley and Sidcup. Daniel Frith came second for Labour with 6,711 votes.",
        [("Daniel Frith", "Labour", "Old Bexley and Sidcup")],
    ),
    "title-is-dropped": (
        "Labour has won the Wellingborough by-election. Dr Anita Rao, its candidate, took 45.9% of the vote.",
        [("Anita Rao", "Labour", "Wellingborough")],
    ),
    "councillor-as-candidate": (
        "The Green Party has named Cllr Joan Whitby as its candidate for the Kingswood by-election.",
        [("Joan Whitby", "Green", "Kingswood")],
    ),
    "scottish": (
        "Labour has taken Rutherglen and Hamilton West from the SNP. Craig Munro won 17,845 votes, with the SNP's "
        "Katy Allan on 8,399.",
        [
            ("Craig Munro", "Labour", "Rutherglen and Hamilton West"),
            ("Katy Allan", "SNP", "Rutherglen and Hamilton West"),
        ],
    ),
    "two-seats": (
        "Labour won two by-elections overnight. Helen Marsh is the new MP for Tamworth, while Robert Sykes won "
        "Mid Bedfordshire.",
        [("Helen Marsh", "Labour", "Tamworth"), ("Robert Sykes", "Labour", "Mid Bedfordshire")],
    ),
    "former-mp-stands-again": (
        "Voters in Brecon and Radnorshire removed their MP in a recall petition. Christopher Vaughan, the "
        "Conservative who lost the seat, will stand again in the by-election.",
        [("Christopher Vaughan", "Conservative", "Brecon and Radnorshire")],
    ),
    "lost-deposit": (
        "The Conservatives have won the Hartlepool by-election. Rachel Stone of the Green Party lost her deposit "
        "with just 358 votes.",
        [("Rachel Stone", "Green", "Hartlepool")],
    ),
    "general-election-candidate": (
        "Martin Hale will contest Somerton and Frome for Reform UK at the next general election.",
        [("Martin Hale", "Reform UK", "Somerton and Frome")],
    ),
    "mayoral-candidate": (
        "Labour's Paula Dean has been elected mayor of the West Midlands, beating the Conservative Andrew Crane.",
        [("Paula Dean", "Labour", "West Midlands"), ("Andrew Crane", "Conservative", "West Midlands")],
    ),
    "ward-candidate": (
        "The Liberal Democrats have gained a council seat in Bramley ward, where Tom Ellis polled 812 votes.",
        [("Tom Ellis", "Liberal Democrats", "Bramley")],
    ),
    "full-name-once": (
        "Labour has won the Tamworth by-election. Helen Marsh won for Labour after a long count. Ms Marsh thanked "
        "her voters.",
        [("Helen Marsh", "Labour", "Tamworth")],
    ),
    "party-not-given": (
        "Eight candidates are standing in the Peterborough by-election. Among them is Stephen Goldie, who has never "
        "run for office before.",
        [("Stephen Goldie", None, "Peterborough")],
    ),
    "defector-stands-for-new-party": (
        "Voters in Newport West go to the polls next month. Neil Harding, a former Labour councillor, is the UKIP "
        "candidate.",
        [("Neil Harding", "UKIP", "Newport West")],
    ),
    "withdrew-support-but-on-ballot": (
        "Labour has disowned its man in the Rochdale by-election. Azim Karim will still appear on the ballot paper "
        "as the Labour candidate.",
        [("Azim Karim", "Labour", "Rochdale")],
    ),
    # look-alikes: persons who stand in no area
    "no-party-leader": (
        "Labour has won the Tamworth by-election. The Labour leader, Sir Keith Arnold, said it was a historic night.",
        [],
    ),
    "no-party-chairman": (
        "The Conservatives have lost Wakefield. Oliver Dunne, the Conservative chairman, resigned at dawn.",
        [],
    ),
    "no-departed-mp": (
        "Labour has won the Tamworth by-election. It was called when the Conservative MP Charles Pilling resigned.",
        [],
    ),
    "no-late-mp": (
        "A by-election will be held in Batley and Spen. The seat fell vacant when its MP, Joan Cartwright, died.",
        [],
    ),
    "no-pollster": (
        "Labour has won the Selby and Ainsty by-election. Professor John Curran, a polling expert, said the result "
        "was grim for the Tories.",
        [],
    ),
    "no-voter": (
        "Voters in Mid Bedfordshire go to the polls today. Margaret Tully, 71, a retired teacher from Flitwick, said "
        "she had voted Conservative all her life.",
        [],
    ),
    "no-returning-officer": (
        "Labour has won the Tamworth by-election. The returning officer, Stephen Gale, declared the result at 2.40am.",
        [],
    ),
    "no-campaign-visitor": (
        "The Hartlepool by-election is two weeks away. The home secretary, Priya Anand, visited the town to campaign.",
        [],
    ),
    "no-neighbouring-mp": (
        "Labour has won the Wakefield by-election. Yvonne Carver, the Labour MP for Normanton, Pontefract and "
        "Castleford, ran the campaign.",
        [],
    ),
    "no-ruled-himself-out": (
        "A by-election will be held in Somerton and Frome. Jacob Reeve, the former Conservative MEP, has said he will "
        "not stand.",
        [],
    ),
    "no-leadership-entrant": (
        "Rishi Anand and Penelope Mordant are standing to succeed her as Conservative leader.",
        [],
    ),
    "no-council-leader": (
        "Labour lost the Kingswood by-election. Ian Boulton, the Labour leader of the council, called it a setback.",
        [],
    ),
    "no-mayor-in-passing": (
        "Reform UK has won the Runcorn and Helsby by-election. The Labour mayor of Liverpool, Steve Rotherby, blamed "
        "national politics.",
        [],
    ),
    "no-minister": (
        "The Conservatives have lost Tiverton and Honiton. George Eustace, the environment secretary, said voters "
        "were angry.",
        [],
    ),
    "no-reporter": (
        "Labour has won the West Lancashire by-election. By Rebecca Ford, political correspondent.",
        [],
    ),
    "no-company-board": (
        "Shareholders of the Tamworth brewery voted against its chairman. Simon Webb, who stood for the board, lost "
        "by 300 votes.",
        [],
    ),
    "no-foreign-candidate": (
        "Joe Tanner, the Democratic candidate, won the Ohio Senate race by 40,000 votes.",
        [],
    ),
    "no-peer": (
        "Labour has held Stretford and Urmston. Lord Hayward, a Conservative peer, had forecast the result.",
        [],
    ),
    "no-campaign-manager": (
        "The Liberal Democrats have gained North Shropshire. Dave Rutter, who managed the campaign for the party, "
        "said it had knocked on 40,000 doors.",
        [],
    ),
    "no-seat-named-after-person": (
        "The Lib Dems have won the North Shropshire by-election. Supporters met at the Robert Clive pub.",
        [],
    ),
    "no-trade-union-leader": (
        "Labour has won the Tamworth by-election. Sharon Grice, who was elected general secretary of the union Unite "
        "in 2021, said workers wanted more.",
        [],
    ),
    "no-former-mp-of-town": (
        "The Conservatives have won Hartlepool. Peter Mandel, once the MP for the town, said he felt gutted.",
        [],
    ),
    "no-prime-minister-hint": (
        "Downing Street said there were no plans for an early election. Boris Jepson remains Conservative leader.",
        [],
    ),
    "no-voter-in-queue": (
        "Labour has won the Tamworth by-election. Mark Oldham, a nurse, queued for an hour to vote.",
        [],
    ),
    "no-victim-of-crime": (
        "Voters in Airdrie and Shotts go to the polls next week. Police named the man found dead in Airdrie as "
        "William Kerr, 52.",
        [],
    ),
    "picked-by-and-by": (
        "A by-election will be held in Wakefield next month. Katy Lennox has been picked by the Conservatives and "
        "Michael Shand by Labour.",
        [("Katy Lennox", "Conservative", "Wakefield"), ("Michael Shand", "Labour", "Wakefield")],
    ),
    "byline-above-a-line": (
        "Labour wins the Wakefield by-election\n\nBy Maddie Fairhurst\nLocal democracy reporter\n\nLabour's David "
        "Okafor has won Wakefield.",
        [("David Okafor", "Labour", "Wakefield")],
    ),
    "paragraph-opens-in-capitals": (
        "Johnston cruises home\n\nDR CAROLINE JOHNSTON is the new MP for Wakefield after the by-election. She stood "
        "for Labour. Ukip's Victoria Ayling was second.",
        [("Caroline Johnston", "Labour", "Wakefield"), ("Victoria Ayling", "UKIP", "Wakefield")],
    ),
    "nickname-in-quotes": (
        'Labour has held the Wakefield by-election. Alan "Lucky Jim" Hopkirk of the Monster Raving Loony Party came '
        "last with 318 votes.",
        [('Alan "Lucky Jim" Hopkirk', "Monster Raving Loony", "Wakefield")],
    ),
    "headline-in-capitals-alone": (
        "GRACE PERIOD for late payers ends\n\nLabour has held the Wakefield by-election.",
        [],
    ),
    "surname-and-initial": (
        "Tamworth by-election result\n\nMarsh H, Labour 11,719\nLowe P, Conservative 10,403\n",
        [("H Marsh", "Labour", "Tamworth"), ("P Lowe", "Conservative", "Tamworth")],
    ),
    "odd-name-of-a-party": (
        "Labour has won the Tamworth by-election. Captain Pasty of the Monster Raving Loony Party took 155 votes.",
        [("Captain Pasty", "Monster Raving Loony", "Tamworth")],
    ),
    "surname-with-mc": (
        "Candidates in the Tamworth by-election: Bill McMurdo (Reform UK), Helen Marsh (Labour), Peter Lowe "
        "(Conservative).",
        [
            ("Bill McMurdo", "Reform UK", "Tamworth"),
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Peter Lowe", "Conservative", "Tamworth"),
        ],
    ),
    "turned-independent": (
        "Candidates in the Tamworth by-election are Helen Marsh (Labour), Peter Lowe (Conservative) and "
        "Labour-turned-Independent Tim Mellors.",
        [
            ("Helen Marsh", "Labour", "Tamworth"),
            ("Peter Lowe", "Conservative", "Tamworth"),
            ("Tim Mellors", "Independent", "Tamworth"),
        ],
    ),
    "name-ends-with-its-line": (
        "Tamworth by-election live\n\nAda Fenwick\nReminder: the candidates are Helen Marsh (Labour) and "
        "Peter Lowe (Conservative).\n",
        [("Helen Marsh", "Labour", "Tamworth"), ("Peter Lowe", "Conservative", "Tamworth")],
    ),
    "hyphen-and-apostrophe": (
        "Labour's Kayleigh Kinross-O'Neill has won the Tamworth by-election.",
        [("Kayleigh Kinross-O'Neill", "Labour", "Tamworth")],
    ),
    "june-is-a-name": (
        "Labour's June Fenwick has won the Tamworth by-election. Polling had been put off from June to October.",
        [("June Fenwick", "Labour", "Tamworth")],
    ),
    "homes-between-dashes": (
        "Candidates in the by-election in Wakefield:\n\nFENWICK, Ada – Barnsley – Labour Party\nVOSS, Ben –"
        " address in Leeds East – Conservative Party\nHOLT, Jane – Ossett – Green Party\n",
        [
            ("Ada Fenwick", "Labour", "Wakefield"),
            ("Ben Voss", "Conservative", "Wakefield"),
            ("Jane Holt", "Green", "Wakefield"),
        ],
    ),
    "will-not-stand-down": (
        "A by-election will be held in Wakefield. Ann Ball will stand for Labour and Roy Hart, a farmer, says that he "
        "will not stand for anybody.",
        [("Ann Ball", "Labour", "Wakefield")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "picked-by-and-by": "of two who were picked in one clause the first is doubted",
    "no-council-leader": "the leader of a council is taken for a candidate",
    "defector-stands-for-new-party": "the former party is taken for the present one",
    "no-voter-in-queue": "a voter is taken for a candidate of the winning party",
    "party-not-given": "a candidate whose party the text does not give is missed",
    "no-mayor-in-passing": "a mayor of the same region is taken for the candidate of the seat",
}


def test_candidacies_are_those_that_the_text_states(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[Value, ...]]
) -> None:
    assert {tuple(values.get(key) for key in KEYS) for values in facts} == set(expected)
