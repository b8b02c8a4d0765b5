"""Parties in short texts: every party that is named in any form, and words that are spelled like one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "parties"

CASES: dict[str, tuple[str, list[str]]] = {
    "labour": ("Labour has won the Tamworth by-election.", ["Labour"]),
    "labour-and-cooperative": (
        "Preet Lomas, the Labour and Co-operative candidate, won the Tamworth by-election.",
        ["Labour"],
    ),
    "no-club": ("Labour has won the Tamworth by-election. A man was drunk in the Conservative Club.", ["Labour"]),
    "tories": ("The Tories have lost the Tamworth by-election.", ["Conservative"]),
    "tory-adjective": ("The Tory candidate in Wakefield conceded defeat before the count was over.", ["Conservative"]),
    "conservative-and-unionist": (
        "The Conservative and Unionist Party has held Old Bexley and Sidcup.",
        ["Conservative"],
    ),
    "lib-dems": ("The Lib Dems have taken Somerton and Frome.", ["Liberal Democrats"]),
    "liberal-democrat": ("Sarah Penrose is the new Liberal Democrat MP for North Shropshire.", ["Liberal Democrats"]),
    "greens": ("The Greens kept their deposit in the Somerton and Frome by-election.", ["Green"]),
    "scottish-greens": ("The Scottish Greens came fourth in Rutherglen and Hamilton West.", ["Green"]),
    "reform": ("Reform UK won the Runcorn and Helsby by-election by six votes.", ["Reform UK"]),
    "reform-short": (
        "Reform beat Labour by six votes in the Runcorn and Helsby by-election.",
        ["Reform UK", "Labour"],
    ),
    "snp": ("The SNP has lost Rutherglen and Hamilton West.", ["SNP"]),
    "scottish-national-party": ("The Scottish National Party has lost Rutherglen and Hamilton West.", ["SNP"]),
    "plaid": ("Plaid has won the Caerphilly by-election, the first for the party in the town.", ["Plaid Cymru"]),
    "ukip": ("Ukip won the Clacton by-election with a majority of 12,404.", ["UKIP"]),
    "brexit-party": ("The Brexit Party lost in Peterborough by 683 votes.", ["Brexit Party"]),
    "workers-party": ("George Gallagher won Rochdale for the Workers Party of Britain.", ["Workers Party"]),
    "sinn-fein": ("Sinn Fein has held West Tyrone in a by-election.", ["Sinn Féin"]),
    "dup-and-uup": ("The DUP and the Ulster Unionists did not stand in West Tyrone.", ["DUP", "UUP"]),
    "monster-raving-loony": (
        "The Monster Raving Loony Party took 155 votes in the Tamworth by-election.",
        ["Monster Raving Loony"],
    ),
    "independent-candidate": ("Alan Pike, an independent, came second in the Rochdale by-election.", ["Independent"]),
    "three-parties": (
        "Labour held the seat ahead of the Conservatives, with the Liberal Democrats a distant third in Stretford.",
        ["Labour", "Conservative", "Liberal Democrats"],
    ),
    "party-in-a-list": (
        "Tamworth by-election result:\n\nHelen Marsh (Lab) 11,719\nPeter Lowe (Con) 10,403\nSunny Vincent (LD) 417\n",
        ["Labour", "Conservative", "Liberal Democrats"],
    ),
    # look-alikes: words that are spelled like a party and name none
    "no-labour-costs": ("Firms in Tamworth complain that labour costs have risen by 8%.", []),
    "no-hard-labour": ("The man was sentenced to five years of hard labour, the museum in Rochdale says.", []),
    "no-labour-ward": ("The labour ward at the hospital in Stafford will close in May.", []),
    "no-labour-market": ("The labour market is cooling, the Office for National Statistics said.", []),
    "no-conservative-estimate": ("On a conservative estimate, 4,000 voters had no identification with them.", []),
    "no-conservative-values": ("The seat's voters are rural and socially conservative, a local historian said.", []),
    "green-and-votes-in-brackets": ("Also standing in Ogmore was Christine Kubo (Green, 938).", ["Green"]),
    "no-green-belt": ("The row over the green belt has dominated the campaign in Wellingborough.", []),
    "no-green-space": ("Residents of Kingswood want more green spaces and fewer lorries.", []),
    "no-surname-green": ("Damian Green, a retired baker from Ashford, said that he had not voted.", []),
    "no-bethnal-green": ("The count for Bethnal Green and Bow ended at 4am after a recount.", []),
    "no-reform-of-planning": ("Ministers promise a reform of planning law before the election.", []),
    "no-electoral-reform-society": ("The Electoral Reform Society said that turnout of 28% was a warning.", []),
    "no-respect": ("The returning officer asked supporters to show respect to each other.", []),
    "no-military-alliance": ("Britain will send troops to the Nato alliance's eastern border.", []),
    "no-liberal-attitudes": ("The city of Bristol is known for its liberal attitudes.", []),
    "no-independent-inquiry": ("An independent inquiry will look into the missing postal votes in Erdington.", []),
    "no-independent-newspaper": ("The MP told The Independent that voters in Wakefield felt ignored.", []),
    "no-independent-school": ("The candidate for the seat went to an independent school in Rochdale.", []),
    "no-independent-body": ("The poll was overseen by the Electoral Commission, which is independent.", []),
    "no-heritage-site": ("The castle in Tamworth is a heritage site with 50,000 visitors a year.", []),
    "no-workers": ("Steel workers in Hartlepool voted by 62% to strike.", []),
    "no-democrats-abroad": ("The museum shows a change of mind among democrats in ancient Athens.", []),
    "no-company-party": ("The works party at the Tamworth brewery ended with a vote for the best pint.", []),
    "no-census": ("Electorate: 72,655. Christian 63.3%, no religion 27.6%, Muslim 4.1%. Candidates stood in 2015.", []),
    "no-weather-front": ("A cold front crossed the country on polling day, and turnout suffered.", []),
    "no-speaker-of-hall": ("The main speaker at the farmers' dinner in Selby was a vet.", []),
    "labour-exchange": ("The old Labour Exchange in Tamworth is to be a museum after the vote of the council.", []),
    "green-fees": ("Members voted to move the Green fees of the bowling club from £3 to £4 by a majority of 12.", []),
    "reform-of": (
        "Labour has won the Tamworth by-election. Reform of the House of Lords can wait, it says.",
        ["Labour"],
    ),
    "ref-of-1997": (
        "TAMWORTH, 1 May 1997\nHelen Marsh (Lab) 21,719\nPeter Lowe (C) 10,403\nAda Fenwick (Ref) 1,417\n",
        ["Labour", "Conservative", "Reform UK"],
    ),
    "scottish-initials": (
        "Rutherglen and Hamilton West by-election\n\nHelen Marsh (SLab) 11,719\nPeter Lowe (SCUP) 1,403\nAda "
        "Fenwick (SGP) 417\n",
        ["Labour", "Conservative", "Green"],
    ),
    "no-class-war": ("What matters is not the class war but the number: Labour has lost Wakefield.", ["Labour"]),
    "class-war": ("Ada Fenwick stood for Class War in Wakefield.", ["Class War"]),
    "no-speaker-in-the-chair": (
        "Labour has moved the writ for Wakefield. The Speaker, Lindsay Hoyle, read it out.",
        ["Labour"],
    ),
    "speaker-seeking-re-election": (
        "Chorley: Lindsay Hoyle (Speaker) 26,831; Mark Brexit (Independent) 9,439.",
        ["Speaker", "Independent"],
    ),
    "the-liberal-party-of-old": ("He won Orpington for what was then the Liberal party.", ["Liberal"]),
}

KNOWN_FAILURES: dict[str, str] = {}


def test_parties_are_those_that_the_text_names(facts: Sequence[Mapping[str, Value]], expected: list[str]) -> None:
    found = {str(values.get("party")).replace("'", "") for values in facts}  # apostrophes do not count
    assert found == set(expected)
