"""Which short texts tell of public elections of the United Kingdom, and which of another country's or body's."""

from __future__ import annotations

from hustings.extractor import Extractor
from hustings.types import Article

OURS, OTHERS = True, False

CASES: dict[str, tuple[str, bool]] = {
    "labour-of-another-country": (
        "NORWEGIAN LABOUR CLINGS ON\n\nLabour won 28.2 per cent on Monday, and the left 87 seats to 82. "
        "Conservatives had their worst night in 20 years with 14.6 per cent.\n\nTurnout was 78.9 per cent.",
        OTHERS,
    ),
    "mock-election": (
        "Mock election: Year 9s turn Wells green\n\nPupils in Wells went to the polls on Wednesday, a day "
        "before their parents.\n\nFive candidates stood. Green: Ada Holt, 187 votes. Labour: Ben Priddy, "
        "160. Conservative: Cy Vere, 122. Lib Dem: Dee Chubb, 98.\n\nThe real ballot boxes came from the "
        "district council.",
        OTHERS,
    ),
    "hereditary-peers": (
        "Conservative hereditary peers' by-election\n\nThe result of the by-election to replace Lord "
        "Ulrome: Lord Thwing was elected with 22 of the 35 votes. There were nineteen candidates. Turnout: "
        "74.5%.\n\nIn another there were three voters for the Liberal Democrats. Viscount Yapham, once MP "
        "for Caithness, Sutherland and Easter Ross, got all three.",
        OTHERS,
    ),
    "general-secretary-with-seats": (
        "Left-winger ousts Orme as head of union\n\nAda Fenwick has been elected general secretary of the "
        "union, beating Piers Orme.\n\nMs Fenwick, who was expelled from Labour, received 58,579 votes, "
        "59.8 per cent. Mr Orme had 39,353.\n\nThe union helped to fund the party's candidates in Bolton "
        "North East and Bolton West at the general election. Only 7.1 per cent of members took part.",
        OTHERS,
    ),
    "leadership-of-a-party": (
        "Ada Fenwick has won the Labour leadership with 251,417 first preferences against 80,462 for Ben "
        "Voss and 18,857 for Cat Drew.\n\nThe Islington North MP, an outsider in June, thanked her rivals. "
        "Dev Orme was elected deputy leader with 198,962 votes. Turnout was 76.3 per cent.",
        OTHERS,
    ),
    "by-election": (
        "Labour's Ada Fenwick won the Tamworth by-election with 11,719 votes, a majority of 1,316 over the "
        "Conservatives. Turnout was 35.9 per cent.",
        OURS,
    ),
    "ward": (
        "Beth Amory held Thrupp ward on Nevershire Council for the Lib Dems with 612 votes to the Tories' 480.",
        OURS,
    ),
    "told-abroad": (
        "LONDON – Britain's Labour Party won a seat in the House of Commons from Prime Minister Rishi Sunak's "
        "Conservatives on Thursday. Ada Fenwick took Tamworth with a majority of 1,316, a result watched in Canada and "
        "Australia.",
        OURS,
    ),
    "candidate-from-abroad": (
        "The Green Party's candidate in the Tamworth by-election, Ada Fenwick, was born in New Zealand and taught in "
        "Toronto before she became a district councillor.",
        OURS,
    ),
    "actor-who-stands": (
        "Viewers know Ada Fenwick from the sitcom; voters will know her as the Liberal Democrat candidate in the "
        "Tamworth by-election on 26 October.",
        OURS,
    ),
    "northern-ireland": (
        "Sinn Féin's Orla Begley was elected MP for West Tyrone with 16,346 votes, 7,956 more than the DUP's Thomas "
        "Buchanan. The Taoiseach sent congratulations.",
        OURS,
    ),
    "union-backs-candidate": (
        "The general secretary of the rail union was in Tamworth to canvass for Labour's Ada Fenwick in the "
        "parliamentary by-election, which she won by 1,316 votes.",
        OURS,
    ),
    "dáil": (
        "Labour's Ada Fenwick was elected to the Dáil for Dublin Bay South on the ninth count. Fine Gael lost the seat "
        "in the by-election; turnout was 34 per cent. TDs of all parties were at the count.",
        OTHERS,
    ),
    "riding": (
        "The Conservatives took the riding of Durham from the Liberals in a federal by-election in Ontario with a "
        "majority of 9,000. The New Democrats' Ada Fenwick was third.",
        OTHERS,
    ),
    "labor": (
        "Labor's Ada Fenwick won the Perth by-election with 63 per cent after preferences, the Australian Electoral "
        "Commission said. The Liberals did not stand; the Greens were second.",
        OTHERS,
    ),
    "wellington": (
        "National's Ada Fenwick won the Hamilton West by-election in New Zealand by 2,285 votes from Labour. The "
        "prime minister said in Wellington that voters had sent a message.",
        OTHERS,
    ),
    "house-of-keys": (
        "Ada Fenwick topped the poll in Ramsey in the Isle of Man's general election to the House of Keys with 1,082 "
        "votes. Manx Labour lost its seat; turnout was 51 per cent.",
        OTHERS,
    ),
    "states-of-jersey": (
        "Deputy Ada Fenwick held St Helier South in the election to the States Assembly of Jersey with 1,391 votes.",
        OTHERS,
    ),
    "congress": (
        "Democrat Ada Fenwick won the special election for a seat in Congress by eight points. Republicans have a "
        "majority of two in the House of Representatives.",
        OTHERS,
    ),
    "students": (
        "Ada Fenwick was elected president of the students' union with 3,411 votes, 506 more than Piers Orme. Turnout "
        "among undergraduates was 31 per cent. A by-election for postgraduate officer follows.",
        OTHERS,
    ),
    "shareholders": (
        "Shareholders re-elected the chairman, Piers Orme, by a majority of 64 to 36 per cent at the annual general "
        "meeting. Turnout was 71 per cent of the shares; one independent director stood down.",
        OTHERS,
    ),
    "general-secretary": (
        "Ada Fenwick was elected general secretary of the union with 46,696 votes, 4,863 more than Piers Orme. The "
        "scrutineers put turnout in the ballot of members at 12.4 per cent.",
        OTHERS,
    ),
    "stage": (
        "In the second act of the new comedy at the Theatre Royal the playwright has his hero lose the by-election by "
        "34 votes, to a vet called Wendy. Box office opens at ten.",
        OTHERS,
    ),
    "pupils": (
        "Pupils of Nevershire Academy held a mock election in assembly. Ada, of Year 9, won with 212 votes; her head "
        "teacher said turnout was 84 per cent.",
        OTHERS,
    ),
    "synod": (
        "Canon Ada Fenwick was elected to the General Synod by the House of Clergy with 97 votes after a recount. The "
        "archdeacon, who lost by one vote, will stand in the autumn.",
        OTHERS,
    ),
}

KNOWN_FAILURES: dict[str, str] = {}


def test_articles_on_elections_of_others_state_no_facts_of_contests(
    extractor: Extractor, text: str, expected: bool
) -> None:
    facts = extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record")).facts
    assert any(fact.table not in ("parties", "timestamps") for fact in facts) is expected
