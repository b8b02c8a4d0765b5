"""Turnout: percent, ballots and electorate of one area, and the ballots and crowds that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hustings.types import Value

Key: TypeAlias = tuple[str | None, str, float, str]

TABLE = "turnout"
MEASURES = ("percent", "ballots", "electorate")

CASES: dict[str, tuple[str, list[Key]]] = {
    "signed_and_no_turnout": (
        "Tamworth by-election: a petition to recall the MP closed in May. In all, 13.2% of the electorate signed.",
        [],
    ),
    "labels_of_a_return": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Voters on the register 70,199\nVerified ballot papers 25,693\nPercentage poll 36.6",
        [
            ("Tamworth", "electorate", 70199, "this"),
            ("Tamworth", "ballots", 25693, "this"),
            ("Tamworth", "percent", 36.6, "this"),
        ],
    ),
    "polled_above_per_cent": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Registered 70,199\nPolled 25,693\nPer cent 36.6",
        [
            ("Tamworth", "electorate", 70199, "this"),
            ("Tamworth", "ballots", 25693, "this"),
            ("Tamworth", "percent", 36.6, "this"),
        ],
    ),
    "column": (
        "General election 2017: every vote\n\nConstituency\tCon\tLab\tTurnout %\nTamworth\t28,748\t16,401\t66.1\n"
        "Wigan\t13,548\t29,575\t63.2",
        [("Tamworth", "percent", 66.1, "this"), ("Wigan", "percent", 63.2, "this")],
    ),
    "turnout_was": (
        "Labour has won the Tamworth by-election. Turnout was 35.9%.",
        [("Tamworth", "percent", 35.9, "this")],
    ),
    "out_of_a_possible": (
        "Tamworth by-election. In all 33,998 ballot papers were verified out of a possible 70,199, or 48.4 per cent.",
        [
            ("Tamworth", "ballots", 33998, "this"),
            ("Tamworth", "electorate", 70199, "this"),
            ("Tamworth", "percent", 48.4, "this"),
        ],
    ),
    "on_a_turnout_of": (
        "Labour held Stretford and Urmston in a by-election on a turnout of 25.8 per cent.",
        [("Stretford and Urmston", "percent", 25.8, "this")],
    ),
    "of_the_electorate": (
        "The Conservatives have held Uxbridge and South Ruislip in a by-election. Some 46.2% of the electorate voted.",
        [("Uxbridge and South Ruislip", "percent", 46.2, "this")],
    ),
    "compared_with_last_time": (
        "Labour has won the Wakefield by-election. Turnout was 39.5%, compared with 64.2% at the general election.",
        [("Wakefield", "percent", 39.5, "this"), ("Wakefield", "percent", 64.2, "other")],
    ),
    "fell_from_to": (
        "Labour has won the Wakefield by-election. Turnout dropped from 64.2% at the general election to 39.5%.",
        [("Wakefield", "percent", 64.2, "other"), ("Wakefield", "percent", 39.5, "this")],
    ),
    "from_without_its_unit": (
        "Labour has won the Wakefield by-election. The turnout fell from 64.2 to 39.5 per cent.",
        [("Wakefield", "percent", 64.2, "other"), ("Wakefield", "percent", 39.5, "this")],
    ),
    "down_on_and_another_seat_s_day": (
        "Labour has won the Wakefield by-election. Turnout was 39.5%, down on the 64.2% of 2019 but the highest at a "
        "by-election since Winchester in 1997.",
        [("Wakefield", "percent", 39.5, "this"), ("Wakefield", "percent", 64.2, "other")],
    ),
    "down_from": (
        "Labour has held Wigan in a by-election. The turnout was 31.4%, down from 59.5% in 2019.",
        [("Wigan", "percent", 31.4, "this"), ("Wigan", "percent", 59.5, "other")],
    ),
    "last_time_alone": (
        "Voters in Mid Bedfordshire go to the polls in a by-election today. The turnout in the seat was "
        "73.7% at the 2019 general election.",
        [("Mid Bedfordshire", "percent", 73.7, "other")],
    ),
    "down_points_to": (
        "Labour has won the Selby and Ainsty by-election. Turnout fell by 26.7 points to 44.8%.",
        [("Selby and Ainsty", "percent", 44.8, "this")],
    ),
    "ballots": (
        "Labour has won the Tamworth by-election. In all, 25,693 votes were cast.",
        [("Tamworth", "ballots", 25693, "this")],
    ),
    "electorate": (
        "The Liberal Democrats have won the North Shropshire by-election. The constituency has an "
        "electorate of 82,231.",
        [("North Shropshire", "electorate", 82231, "this")],
    ),
    "registered_voters": (
        "Polls have opened in the Rochdale by-election. There are 80,120 people registered to vote in the "
        "constituency.",
        [("Rochdale", "electorate", 80120, "this")],
    ),
    "ballots_and_percent": (
        "Labour won the Kingswood by-election. A total of 24,905 people voted, a turnout of 37.1%.",
        [("Kingswood", "ballots", 24905, "this"), ("Kingswood", "percent", 37.1, "this")],
    ),
    "ballots_of_electorate": (
        "Labour has held Rotherham in a by-election. Of an electorate of 63,420, 21,330 voted.",
        [("Rotherham", "electorate", 63420, "this"), ("Rotherham", "ballots", 21330, "this")],
    ),
    "line_of_a_result": (
        "Wellingborough by-election result\n\nLabour gain from Conservative\nMajority: 6,436\nTurnout: 38.1%",
        [("Wellingborough", "percent", 38.1, "this")],
    ),
    "line_with_ballots": (
        "Hartlepool by-election\n\nConservative gain from Labour\nElectorate: 70,768\nTurnout: 29,933 (42.3%)",
        [
            ("Hartlepool", "electorate", 70768, "this"),
            ("Hartlepool", "ballots", 29933, "this"),
            ("Hartlepool", "percent", 42.3, "this"),
        ],
    ),
    "just_over": (
        "The Conservatives have held Old Bexley and Sidcup in a by-election. Turnout was just over 33%.",
        [("Old Bexley and Sidcup", "percent", 33, "this")],
    ),
    "ward_by_election": (
        "Labour has gained Oakfield ward in a council by-election. Turnout was 22.4%.",
        [("Oakfield", "percent", 22.4, "this")],
    ),
    "police_commissioner": (
        "Labour's Simon Tranter has been elected police and crime commissioner for Cleveland. Turnout was 14.7%.",
        [("Cleveland", "percent", 14.7, "this")],
    ),
    "mayor": (
        "Labour's Rachel Dunmore has been elected mayor of the West Midlands on a turnout of 29.8%.",
        [("West Midlands", "percent", 29.8, "this")],
    ),
    "two_seats": (
        "Labour has won both of Thursday's by-elections. Turnout was 35.9% in Tamworth and 44.1% in Mid Bedfordshire.",
        [("Tamworth", "percent", 35.9, "this"), ("Mid Bedfordshire", "percent", 44.1, "this")],
    ),
    "turned_out": (
        "Labour has won the Blackpool South by-election. Only 32.5% of voters turned out.",
        [("Blackpool South", "percent", 32.5, "this")],
    ),
    "verified_ballots": (
        "Counting is under way in the Tiverton and Honiton by-election. The returning officer said that "
        "42,707 ballot papers had been verified, a turnout of 52.3%.",
        [("Tiverton and Honiton", "ballots", 42707, "this"), ("Tiverton and Honiton", "percent", 52.3, "this")],
    ),
    "hyphenated": (
        "The SNP has held Airdrie and Shotts in a by-election. The turn-out was 34.3 per cent.",
        [("Airdrie and Shotts", "percent", 34.3, "this")],
    ),
    "turnout_before_number": (
        "Labour has held Manchester Central with a turnout of only 18.2% in the by-election, the lowest since the war.",
        [("Manchester Central", "percent", 18.2, "this")],
    ),
    "no_strike_ballot": (
        "Nurses in Leeds have voted to strike. The union said that turnout in the ballot was 57.2%.",
        [],
    ),
    "no_leadership": (
        "Liz Harwood has been elected leader of the Conservative Party. Turnout among members was 82.6%.",
        [],
    ),
    "no_national_turnout": (
        "Labour has won the Kettering by-election. Turnout across the country at the last general election was 67.3%.",
        [],
    ),
    "no_forecast": (
        "Polls have opened in the Harlow by-election. Party workers expect turnout to fall below 30%.",
        [],
    ),
    "no_rally": (
        "Labour is campaigning hard in the Dover by-election. A rally on the seafront drew a turnout of 200.",
        [],
    ),
    "no_postal_votes": (
        "Campaigning has begun in the Wakefield by-election. The council has sent out 12,400 postal votes.",
        [],
    ),
    "no_postal_votes_back": (
        "Polls close in the Tamworth by-election at 10pm. Of the postal votes, 62% have come back, a campaigner said.",
        [],
    ),
    "no_rejected_ballots": (
        "Labour has held Rotherham in a by-election. There were 187 spoilt ballot papers.",
        [],
    ),
    "no_division_of_the_commons": (
        "MPs have voted for the Rwanda bill. In all, 582 members took part in the division.",
        [],
    ),
    "no_shareholders": (
        "Shareholders have backed the water company's chairman. Turnout at the annual meeting was 71% of "
        "the share capital.",
        [],
    ),
    "no_national_referendum": (
        "The United Kingdom voted to leave the European Union in 2016. The turnout was 72.2%.",
        [],
    ),
    "no_foreign_election": (
        "Labor has held the Australian seat of Dunkley. Turnout in the by-election was 82.4%.",
        [],
    ),
    "no_crown_dependency": (
        "Voters in Jersey have elected a new assembly. Turnout was 41.7%.",
        [],
    ),
    "no_population": (
        "The Oakfield ward by-election takes place on Thursday. The town has a population of 71,400.",
        [],
    ),
    "no_polling_stations": (
        "Polls have opened in the Selby and Ainsty by-election. Voters can go to 98 polling stations until 10pm.",
        [],
    ),
    "no_recall_petition": (
        "A by-election will be held in Peterborough. In all, 19,261 people, 27.6% of those eligible, signed"
        " the recall petition.",
        [],
    ),
    "no_share": (
        "Labour has won the Selby and Ainsty by-election. The party took 46% of the votes cast.",
        [],
    ),
    "no_votes_of_a_candidate": (
        "Labour has won the Kingswood by-election. Damien Eagleton, its candidate, polled 11,176 votes.",
        [],
    ),
    "no_majority": (
        "The Liberal Democrats have won the North Shropshire by-election with a majority of 5,925 votes.",
        [],
    ),
    "no_intention": (
        "A by-election will be held in Dover. Of those asked in a survey, 64% said that they were certain to vote.",
        [],
    ),
    "no_football_crowd": (
        "The Hartlepool by-election is on Thursday. Hartlepool United's last match drew a crowd of 4,812.",
        [],
    ),
    "no_members_balloted": (
        "Unite has balloted 160,000 members on its support for Labour. The party is fighting a by-election "
        "in Wakefield.",
        [],
    ),
    "no_students_union": (
        "Students in Sheffield have elected a new union president. Turnout was 24.3%, the university said.",
        [],
    ),
    "no_change_alone": (
        "Labour has held Wigan in a by-election. Turnout was down 28 points on the general election.",
        [],
    ),
    "no_young_voters": (
        "A by-election is being held in Chesterfield. Turnout among people aged under 25 nationally was 47% in 2019.",
        [],
    ),
    "no_parliament_petition": (
        "More than 104,000 people have signed a petition calling on the MP for Mid Bedfordshire, Nadia "
        "Dorling, to stand down.",
        [],
    ),
    "no_seats_up": (
        "Voters in Wigan go to the polls in local elections on Thursday. A third of the council's 75 seats "
        "are being contested.",
        [],
    ),
    "roll_of_or_so": (
        "Labour has won the Tamworth by-election. Of the 67,000 or so on the roll, 37.1% took part.",
        [("Tamworth", "electorate", 67000, "this"), ("Tamworth", "percent", 37.1, "this")],
    ),
    "electorate_stands_at": (
        "A by-election will be held in Tamworth on Thursday. The electorate stands at 71,250.",
        [("Tamworth", "electorate", 71250, "this")],
    ),
    "on_the_waiting_list": (
        "Labour has won the Tamworth by-election. Some 67,000 are on the waiting list of the hospital.",
        [],
    ),
    "in_words_and_in_brackets": (
        "Labour has won the Tamworth by-election. Just under half (46.2 per cent) of those eligible voted.",
        [("Tamworth", "percent", 46.2, "this")],
    ),
    "participation": (
        "Labour has won the Tamworth by-election. Participation was 35.9%.",
        [("Tamworth", "percent", 35.9, "this")],
    ),
    "on_a_poll_lead": (
        "Labour has won the Tamworth by-election. Nationally it is on a 20 per cent poll lead.",
        [],
    ),
    "turn_out_with_hyphen": (
        "Labour has won the Tamworth by-election. Turn-out was 35.9 per cent.",
        [("Tamworth", "percent", 35.9, "this")],
    ),
    "valid_poll": (
        "Tamworth by-election result\n\nHelen Marsh (Labour) 11,719\nPeter Lowe (Conservative) 10,403\nValid "
        "poll: 25,586\n",
        [("Tamworth", "ballots", 25586, "this")],
    ),
    "labels_of_a_declaration": (
        "Tamworth by-election result\n\nHelen Marsh (Labour) 11,719\nPeter Lowe (Conservative) 10,403\n\n"
        "Electors: 71,321. Poll: 35.9%\n",
        [("Tamworth", "electorate", 71321, "this"), ("Tamworth", "percent", 35.9, "this")],
    ),
    "votes_then_percent": (
        "Labour has won the Tamworth by-election. Turnout: 25,586 votes, 35.9 per cent.",
        [("Tamworth", "ballots", 25586, "this"), ("Tamworth", "percent", 35.9, "this")],
    ),
    "held_against_another": (
        "Labour has won the Tamworth by-election. Turnout was 35.9 per cent, down on the 66.3 of the general election.",
        [("Tamworth", "percent", 35.9, "this"), ("Tamworth", "percent", 66.3, "other")],
    ),
    "compared_with_the_nation": (
        "Labour has won the Tamworth by-election. Turnout in Tamworth was 35.9%, against 67.3% nationally in 2019.",
        [("Tamworth", "percent", 35.9, "this")],
    ),
    "so_many_out_of_so_many": (
        "Labour has won the Tamworth by-election. In the end 25,586 people managed it out of 71,321.",
        [("Tamworth", "ballots", 25586, "this"), ("Tamworth", "electorate", 71321, "this")],
    ),
    "dots_that_lead_to_figures": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Electors.................70,199\nTurnout..................36.6%",
        [("Tamworth", "electorate", 70199, "this"), ("Tamworth", "percent", 36.6, "this")],
    ),
    "ballots_in_a_bracket": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Turn-out: 36.6% (25,693 of 70,199)",
        [
            ("Tamworth", "electorate", 70199, "this"),
            ("Tamworth", "ballots", 25693, "this"),
            ("Tamworth", "percent", 36.6, "this"),
        ],
    ),
    "ballots_out_of_electors": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Turnout: 25,693 out of 70,199 (36.6%)",
        [
            ("Tamworth", "electorate", 70199, "this"),
            ("Tamworth", "ballots", 25693, "this"),
            ("Tamworth", "percent", 36.6, "this"),
        ],
    ),
    "votes_cast_below_the_list": (
        "Tamworth by-election: return\n\nSarah Edwards (Labour) 11,719\nAndrew Cooper (Conservative) 10,403\n\n"
        "Number eligible to vote: 70,199\nVotes cast: 25,693",
        [("Tamworth", "electorate", 70199, "this"), ("Tamworth", "ballots", 25693, "this")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "down_from": "a rate that the registry has as an older margin is doubted",
    "turnout_before_number": "the turnout of an article's only sentence is taken for one of another contest",
}


def test_turnout(facts: Sequence[Mapping[str, Value]], expected: list[Key]) -> None:
    found = {
        (values.get("constituency"), measure, round(number, 2), values.get("when"))
        for values in facts
        for measure in MEASURES
        if isinstance(number := values.get(measure), int | float)
    }
    assert found == set(expected)
