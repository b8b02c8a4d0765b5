"""Swings between two parties in one area as they happened, and those that were needed, polled or of another thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hustings.types import Value

Key: TypeAlias = tuple[str | None, float]

TABLE = "swings"

CASES: dict[str, tuple[str, list[Key]]] = {
    "halves": (
        "Labour has won the Tamworth by-election on a swing of 12½ per cent from the Conservatives.",
        [("Tamworth", 12.5)],
    ),
    "raised_point": (
        "Labour has won the Tamworth by-election on a swing of 12·3 per cent from the Conservatives.",
        [("Tamworth", 12.3)],
    ),
    "on_a_swing_of": (
        "Labour has won the Tamworth by-election on a swing of 23.9% from the Conservatives.",
        [("Tamworth", 23.9)],
    ),
    "there_was_a_swing": (
        "The Liberal Democrats have won the North Shropshire by-election. There was a swing of 34.2% from "
        "the Conservatives to the Liberal Democrats.",
        [("North Shropshire", 34.2)],
    ),
    "percent_swing_to": (
        "Labour has gained Wakefield from the Conservatives in a by-election with a 12.7% swing.",
        [("Wakefield", 12.7)],
    ),
    "points": (
        "Labour won the Selby and Ainsty by-election with a swing of 23.7 percentage points.",
        [("Selby and Ainsty", 23.7)],
    ),
    "the_swing_was": (
        "Labour has won the Wellingborough by-election. The swing from the Conservatives to Labour was 28.5 points.",
        [("Wellingborough", 28.5)],
    ),
    "against_the_government": (
        "The Conservatives have held Uxbridge and South Ruislip in a by-election despite a 6.7% swing to Labour.",
        [("Uxbridge and South Ruislip", 6.7)],
    ),
    "line_of_a_result": (
        "Kingswood by-election result\n"
        "\n"
        "Labour gain from Conservative\n"
        "Majority: 2,501\n"
        "Swing: 16.4% from Conservative to Labour",
        [("Kingswood", 16.4)],
    ),
    "two_seats": (
        "Labour has won two by-elections. The swing was 23.9% in Tamworth and 20.5% in Mid Bedfordshire.",
        [("Tamworth", 23.9), ("Mid Bedfordshire", 20.5)],
    ),
    "earlier_contest": (
        "Campaigning has begun in the Tamworth by-election. In July Labour won Selby and Ainsty on a swing "
        "of 23.7% from the Conservatives.",
        [("Selby and Ainsty", 23.7)],
    ),
    "repeated_nationally": (
        "Labour has won the Mid Bedfordshire by-election with a swing of 20.5%. If that were repeated at a "
        "general election, the Conservatives would be out of office.",
        [("Mid Bedfordshire", 20.5)],
    ),
    "biggest_since": (
        "Labour has gained Blackpool South in a by-election. The 26.3-point swing is the third largest from"
        " the Conservatives to Labour since the war.",
        [("Blackpool South", 26.3)],
    ),
    "per_cent_in_words": (
        "Labour held Heywood and Middleton as UKIP achieved a swing of 17.6 per cent in the by-election.",
        [("Heywood and Middleton", 17.6)],
    ),
    "swung": (
        "Labour has won the Rutherglen and Hamilton West by-election. Voters swung by 20.4% from the SNP to Labour.",
        [("Rutherglen and Hamilton West", 20.4)],
    ),
    "swing_in_brackets": (
        "Labour has held the City of Chester in a by-election, with a bigger majority (swing: 13.8%).",
        [("City of Chester", 13.8)],
    ),
    "to_the_conservatives": (
        "The Conservatives have gained Hartlepool from Labour. The swing to them in the by-election was 16 per cent.",
        [("Hartlepool", 16)],
    ),
    "more_than": (
        "The Liberal Democrats have won the Chesham and Amersham by-election with a swing of more than 25%.",
        [("Chesham and Amersham", 25)],
    ),
    "ward_by_election": (
        "Labour has gained the Oakfield ward in a council by-election, on a swing of 9.3% from the Conservatives.",
        [("Oakfield", 9.3)],
    ),
    "to_plaid_cymru": (
        "Plaid Cymru has won the Caerphilly by-election. The swing from Labour to Plaid Cymru was 27%.",
        [("Caerphilly", 27)],
    ),
    "from_the_tories": (
        "Labour has held Stretford and Urmston in a by-election. There was a swing of 10.5 points from the "
        "Tories to Labour.",
        [("Stretford and Urmston", 10.5)],
    ),
    "needed_and_got": (
        "Labour needed a swing of 4.2% to win the Dover by-election. In the event it won with a swing of 11.6%.",
        [("Dover", 11.6)],
    ),
    "swing_with_majority": (
        "The Liberal Democrats overturned a majority of 24,239 to win the Tiverton and Honiton by-election,"
        " a swing of 29.9%.",
        [("Tiverton and Honiton", 29.9)],
    ),
    "quoted": (
        'Labour has gained Corby in a by-election. "A 12.7% swing in Corby is a fine result," said its '
        "leader, Ed Millard.",
        [("Corby", 12.7)],
    ),
    "no_swing_needed": (
        "Labour hopes to win the Tamworth by-election. It needs a swing of 21.4% to take the seat from the "
        "Conservatives.",
        [],
    ),
    "no_swing_required": (
        "A by-election will be held in Mid Bedfordshire. The seat would require a 19.3% swing to fall to Labour.",
        [],
    ),
    "no_swing_next_time": (
        "Labour won Kettering by 1,316 votes. On a swing of 4.4 points from Labour to the Conservatives next time, the "
        "seat would change hands.",
        [],
    ),
    "no_swing_would_hand": (
        "Voters in Kettering elect a new MP on Thursday. A swing of 10.5% would hand the seat to Labour.",
        [],
    ),
    "no_national_swing": (
        "Labour has won the Rochdale by-election. The national swing to the party at the last general "
        "election was 10.3%.",
        [],
    ),
    "no_uniform_swing": (
        "Labour has held Wigan in a by-election. A uniform swing of 12% would give it a majority at Westminster.",
        [],
    ),
    "no_swing_in_polls": (
        "Campaigning has begun in the Dover by-election. National polls show a 14% swing from the "
        "Conservatives to Labour.",
        [],
    ),
    "no_poll_of_the_seat": (
        "Polls open tomorrow in the Selby and Ainsty by-election. A survey in the seat points to a swing of 18%.",
        [],
    ),
    "no_swing_voters": (
        "The Harlow by-election is on Thursday. Both parties are after the 14% of voters there who are swing voters.",
        [],
    ),
    "no_swing_seat": (
        "A by-election is to be held in Nuneaton, a swing seat that has changed hands three times in 30 years.",
        [],
    ),
    "no_mood_swings": (
        "Labour has won the Wakefield by-election. Its candidate has spoken of the mood swings that 20% of "
        "patients suffer.",
        [],
    ),
    "no_money": (
        "The council in Kettering is short of money. A swing of £2.4m in its budget has alarmed the "
        "Conservatives, who lost a by-election there.",
        [],
    ),
    "no_share_change": (
        "Labour has won the Kingswood by-election. The Conservative share of the vote fell by 21.3 points.",
        [],
    ),
    "no_foreign_seat": (
        "Labor has held the Melbourne seat of Dunkley in Australia despite a swing of 3.6% to the Liberals "
        "in the by-election.",
        [],
    ),
    "no_american_state": (
        "Labour has won the Tamworth by-election. In the American swing state of Ohio, Republicans lead by 6.2%.",
        [],
    ),
    "no_shares": (
        "Shares in the housebuilder swung by 7.5% after the Uxbridge and South Ruislip by-election.",
        [],
    ),
    "no_target": (
        "Dudley South is number 57 on Labour's list of targets and would fall on a swing of 5.2%.",
        [],
    ),
    "no_expected": (
        "The count has begun in the Somerton and Frome by-election. Liberal Democrats expect a swing of at least 20%.",
        [],
    ),
    "no_turnout": (
        "Labour has won the Chesterfield by-election. Turnout was down by 23.9 points.",
        [],
    ),
    "no_majority": (
        "Labour has won the Stretford and Urmston by-election with a majority of 53.8% of the vote.",
        [],
    ),
    "no_poll_lead": (
        "Labour has won the Mid Bedfordshire by-election. Its lead in the polls has grown to 20.5 points.",
        [],
    ),
    "no_leadership": (
        "Support among members has swung by 11% towards Liz Harwood in the Conservative leadership contest,"
        " a survey finds.",
        [],
    ),
    "no_figure_of_its_own": (
        "Labour has won the Selby and Ainsty by-election. It was a huge swing from the Conservatives, who "
        "had a majority of 20,137.",
        [],
    ),
    "no_golf": (
        "The golfer, who lives in Wellingborough, has changed his swing and won three of his last 12 tournaments.",
        [],
    ),
    "no_playground": (
        "The Oakfield ward by-election takes place on Thursday. The council has spent 15% less on swings "
        "and slides in its parks.",
        [],
    ),
    "no_exit_poll": (
        "Voters have gone to the polls. The exit poll suggests a swing of 11.2% from the Conservatives to "
        "Labour across the country.",
        [],
    ),
    "no_swing_feared": (
        "The Conservatives are defending Witney in a by-election. A party source said that a swing of 15% "
        "would be a disaster.",
        [],
    ),
    "no_council_seats": (
        "The Conservatives lost 12% of their seats on Leeds council as voters swung to Labour.",
        [],
    ),
    "no_referendum_swing": (
        "Leave won the referendum of 2016. A swing of 1.9% across the United Kingdom would have reversed the outcome.",
        [],
    ),
    "movement_from_to_amounted": (
        "The Liberal Democrats have won the North Shropshire by-election. The movement from the Conservatives to the "
        "Liberal Democrats amounted to 34%.",
        [("North Shropshire", 34)],
    ),
    "movement_of_freight": (
        "Labour has won the Wakefield by-election. The movement of freight from road to rail rose by 3%.",
        [],
    ),
    "no_swing_that_was_needed_and_missed": (
        "The Conservatives have held Uxbridge and South Ruislip in a by-election. Labour needed a 7.6 per cent swing.",
        [],
    ),
    "no_swing_that_would_do": (
        "Labour has won the Wakefield by-election. A swing of 20.4% would make it the largest party, said its leader.",
        [],
    ),
    "needed_a_recount_first": (
        "Labour has won the Wakefield by-election. It needed a recount and then a cup of tea, but on a swing of 12.7% "
        "from the Conservatives nobody complained.",
        [("Wakefield", 12.7)],
    ),
    "won_with_a_swing": (
        "The Conservatives lost Wakefield in a by-election. Labour won it back with a swing of 12.7% from them.",
        [("Wakefield", 12.7)],
    ),
    "no_swing_with_which_it_could_be_won": (
        "A by-election will be held in Wakefield. Labour could take the seat with a swing of 4.8 per cent.",
        [],
    ),
    "swung_by": (
        "Labour has won the Wakefield by-election. The seat swung to it from the Conservatives by 12.7%.",
        [("Wakefield", 12.7)],
    ),
    "repeated_across_the_country": (
        "Labour has held the Wigan by-election on a swing of 3% from the Conservatives: repeat that across the "
        "country and it would be home.",
        [("Wigan", 3)],
    ),
    "no_swing_of_a_group": (
        "Labour has won the Kingswood by-election. Among young voters the swing was 21%.",
        [],
    ),
    "arrow_between_the_parties": (
        "Tamworth by-election\n\nLab gain from Con\nSarah Edwards (Lab) 11,719\nAndrew Cooper (Con) 10,403\n"
        "Swing Con → Lab 23.9%",
        [("Tamworth", 23.9)],
    ),
    "parties_before_the_word": (
        "Tamworth by-election\n\nLab gain from Con\nSarah Edwards (Lab) 11,719\nAndrew Cooper (Con) 10,403\n"
        "23.9% Con-Lab swing",
        [("Tamworth", 23.9)],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "no_shares": "a swing of shares in a company beside a by-election is taken for one of votes",
}


def test_swings(facts: Sequence[Mapping[str, Value]], expected: list[Key]) -> None:
    found = {
        (values.get("constituency"), round(percent, 2))
        for values in facts
        if isinstance(percent := values.get("percent"), int | float)
    }
    assert found == set(expected)
