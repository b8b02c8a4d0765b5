"""Moments in short texts: stamps, polling days, hours of polls and declarations, and dates of other things.

All texts are of Friday, 20 October 2023.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hustings.types import Value

TABLE = "timestamps"
KINDS = {"published", "updated", "entry", "polling_day", "polls_open", "polls_close", "result_expected", "declared"}

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "date-of-a-link": (
        "Wigan stays Labour\n\nLast Updated: Friday, 20 October 2023, 03:41\n\nAda Fenwick had 11,277 "
        "votes.\n\nSEE ALSO\nProfile: Ada Fenwick  17 Oct 23 | Lancashire",
        [("updated", "2023-10-20T03:41")],
    ),
    "polling-day-in-the-title-of-results": (
        "Council election results – Thursday 19 October 2023\n\nThrupp ward\n\nAda Fenwick (Labour) 612 "
        "ELECTED\nBen Voss (Conservative) 480",
        [("polling_day", "2023-10-19")],
    ),
    "result-on-a-day-after-a-poll-that-is-weeks-away": (
        "Who stands in Wigan\n\nWe vote on Thursday, November 16. No result is expected for Wigan before 5pm on the "
        "Saturday.",
        [("polling_day", "2023-11-16"), ("result_expected", "2023-11-18T17:00")],
    ),
    "no-polling-day-of-a-ward-put-off": (
        "One third of seats on the council were due for election on Thursday 19 October 2023, together with a UK "
        "parliamentary by-election for the Shipley constituency. Polling stations were open from 7am to 10pm.\n\n"
        "Shipley\nBen Voss - Conservative - 14,930 Elected\nAda Fenwick - Labour - 12,118\n\nCity Ward\nPoll "
        "countermanded following the death of a candidate. A new poll will take place on Thursday 30 November 2023.",
        [
            ("polling_day", "2023-10-19"),
            ("polls_open", "2023-10-19T07:00"),
            ("polls_close", "2023-10-19T22:00"),
        ],
    ),
    "day-of-the-poll-behind-a-title": (
        "COUNCIL BY-ELECTIONS, THURSDAY 19 OCTOBER 2023\n\nROTHER: Darwell ward. C 504, LD 309, UKIP 101. C hold.",
        [("polling_day", "2023-10-19")],
    ),
    "no-day-of-death": (
        "Ada Fenwick won the Wakefield by-election for Labour in 1984 by 410 votes and held it until 1997.\n\n"
        "Ada Fenwick, born 4 March 1932, died 12 October 2023",
        [],
    ),
    "no-day-of-every-month": (
        "Ada Fenwick has been chosen to fight the by-election in Wakefield for Labour.\n\nThe society meets on the "
        "first Thursday of the month.",
        [],
    ),
    "not-as-expected": (
        "What the Wakefield by-election means\n\nNobody at the count on Thursday night expected a hold, but Ada "
        "Fenwick had 1,940 more votes than the Conservative, Roy Hart.",
        [("polling_day", "2023-10-19")],
    ),
    "first-thursday-in-a-month": (
        "Labour has chosen Ada Fenwick for the by-election in Wakefield. It will be held on the first Thursday in "
        "November.",
        [("polling_day", "2023-11-02")],
    ),
    "last-thursday-of-a-month": (
        "Labour has chosen Ada Fenwick for the by-election in Wakefield. It will be held on the last Thursday of "
        "November.",
        [("polling_day", "2023-11-30")],
    ),
    "four-weeks-today": (
        "Labour has chosen Ada Fenwick for the by-election in Wakefield. Voters go to the polls four weeks today.",
        [("polling_day", "2023-11-17")],
    ),
    "two-weeks-on-thursday": (
        "Labour has chosen Ada Fenwick for the by-election in Wakefield. Voters go to the polls two weeks on Thursday.",
        [("polling_day", "2023-11-09")],
    ),
    "thursday-the-second": (
        "Labour has chosen Ada Fenwick for the by-election in Wakefield. Polling will be on Thursday the 2nd.",
        [("polling_day", "2023-11-02")],
    ),
    "voting-that-took-place": (
        "Ada Fenwick has won the Wakefield by-election for Labour by 3,214 votes. Voting took place on Thursday, "
        "19 October.",
        [("polling_day", "2023-10-19")],
    ),
    "decided-on-a-monday-next": (
        "The by-election in Lichfield, made necessary by the resignation of Ada Fenwick, will be decided on Monday "
        "next, October 30. The result should be known at 2am.",
        [("polling_day", "2023-10-30"), ("result_expected", "2023-10-31T02:00")],
    ),
    "last-changed": (
        "Who is standing in the Tamworth by-election?\n\nThis page was last changed on 18 October 2023 at 6.40pm",
        [("updated", "2023-10-18T18:40")],
    ),
    "offset-from-greenwich": (
        "Episode 48\nReleased: Wed, 18 Oct 2023 07:00:00 +0000\n\nAda and Ben on the Tamworth by-election.",
        [("published", "2023-10-18T08:00")],
    ),
    "no-book-that-is-published": (
        "Extract\n\nHow we lost the Tamworth by-election\n\nOn the Knocker is published on 26 October (Hobb Lane "
        "Press). She won Tamworth for Labour by 1,316 votes.",
        [],
    ),
    "thursday-week": (
        "Voters in Cropston Green ward go to the polls on Thursday week to choose a new councillor.",
        [("polling_day", "2023-11-02")],
    ),
    "a-week-on-thursday": (
        "The Cropston Green by-election will be held a week on Thursday.",
        [("polling_day", "2023-11-02")],
    ),
    "no-day-that-is-any-thursday": (
        "Five votes, one Thursday: a guide to the polls\n\nOn Thursday week (that is 2 November, doors open 7am) I "
        "shall be handed three bits of paper at the hut in Cropston Green ward.",
        [("polling_day", "2023-11-02"), ("polls_open", "2023-11-02T07:00")],
    ),
    "on-a-day-seats-go-to-the-polls": (
        "On 26 October two parliamentary seats go to the polls: Lichfield and Stone. Both by-elections follow deaths.",
        [("polling_day", "2023-10-26")],
    ),
    "petition-closes": (
        "Tamworth MP faces recall. The petition closes on Thursday 26 October at 5pm.",
        [],
    ),
    "revised": (
        "By-elections in Tamworth and elsewhere: a note\n\nMid-term voters punish.\n\nLast revised 18 October 2023",
        [("updated", "2023-10-18")],
    ),
    "contest-of-an-earlier-year": (
        "How recall works: a by-election may follow\n\n"
        "Rutherglen and Hamilton West, 2021: Ada Fenwick was recalled. Labour won the by-election on 21 October.",
        [],
    ),
    "links-at-the-foot": (
        "How recall works\n\n"
        + "A petition is opened. It is signed by many people in the seat.\n\n" * 16
        + "More on this story\nFenwick loses seat after vote\n19 December 2021",
        [],
    ),
    "went-to-the-polls-on-weekday": (
        "Labour has won the Tamworth by-election. Voters went to the polls on Thursday.",
        [("polling_day", "2023-10-19")],
    ),
    "weekday-that-is-over-beside-what-will-come": (
        "The council will have new faces after Thursday's by-election in Tamworth.",
        [("polling_day", "2023-10-19")],
    ),
    "deadlines": (
        "Wigan by-election: notice.\n\nThe poll will be on Thursday 26 October 2023. Close of nominations: 4pm on "
        "Thursday 28 September 2023. Applications for postal votes: 5pm on Wednesday 11 October 2023.",
        [("polling_day", "2023-10-26")],
    ),
    "meeting-to-come": (
        "Voters in Tamworth went to the polls in a by-election on Thursday.\n\nThe next meeting of the society\n"
        "Tuesday 14 November 2023",
        [("polling_day", "2023-10-19")],
    ),
    "refreshed": (
        "Tamworth by-election\nLast refreshed: Friday 20 October 2023, 16:05\n\nVoters went to the polls on Thursday.",
        [("updated", "2023-10-20T16:05"), ("polling_day", "2023-10-19")],
    ),
    "able-to-announce": (
        "Polls have closed in the Tamworth by-election. "
        "The council will be able to announce the result at 3am on Friday.",
        [("result_expected", "2023-10-20T03:00")],
    ),
    "hour-in-a-heading": (
        "Voters in Tamworth and Mid Bedfordshire went to the polls on Thursday.\n\nTAMWORTH (Fri, 2.47)\n"
        "Labour gain from Conservative.\n",
        [("polling_day", "2023-10-19"), ("declared", "2023-10-20T02:47")],
    ),
    "seat-expected": (
        "Voters in Tamworth and Mid Bedfordshire went to the polls on Thursday.\n\nNext: Tamworth expected about 3am.",
        [("polling_day", "2023-10-19"), ("result_expected", "2023-10-20T03:00")],
    ),
    "told-to-expect-the-first": (
        "The Tamworth by-election: live from the count. We are told to expect our first at about 2.30am.",
        [("result_expected", "2023-10-20T02:30")],
    ),
    "a-seat-expected-first": (
        "The by-elections: live. We expect Tamworth first, at around 3am, and Mid Bedfordshire last.",
        [("result_expected", "2023-10-20T03:00")],
    ),
    "result-promised": (
        "The Tamworth by-election: the returning officer is promising a declaration by 3.30am.",
        [("result_expected", "2023-10-20T03:30")],
    ),
    "no-first-customer": (
        "Labour has won the Tamworth by-election. The café has its first guests at 6am.",
        [],
    ),
    "held-on-day-and-month": (
        "Labour has won the by-election in Tamworth, which was held on 19 October.",
        [("polling_day", "2023-10-19")],
    ),
    "will-be-held-with-year": (
        "The by-election in Wellingborough will take place on 15 February 2024.",
        [("polling_day", "2024-02-15")],
    ),
    "month-before-day": (
        "Voters in Lichfield will choose a new MP on November 16, the council has announced.",
        [("polling_day", "2023-11-16")],
    ),
    "today": (
        "Voters in Lichfield are going to the polls today to choose a new MP.",
        [("polling_day", "2023-10-20")],
    ),
    "yesterday": (
        "Labour has won the Tamworth by-election. Yesterday's vote was the second in the seat this year.",
        [("polling_day", "2023-10-19")],
    ),
    "polls-opened-this-morning": (
        "Polls opened at 7am this morning in the Lichfield by-election.",
        [("polling_day", "2023-10-20"), ("polls_open", "2023-10-20T07:00")],
    ),
    "polls-closed-on-weekday": (
        "Counting is under way in the Tamworth by-election. Polls closed at 10pm on Thursday.",
        [("polling_day", "2023-10-19"), ("polls_close", "2023-10-19T22:00")],
    ),
    "open-from-to": (
        "The Wellingborough by-election is on 15 February 2024. Polling stations will be open from 7am to 10pm.",
        [("polling_day", "2024-02-15"), ("polls_open", "2024-02-15T07:00"), ("polls_close", "2024-02-15T22:00")],
    ),
    "hours-in-figures": (
        "Polling stations across Lichfield opened at 07:00 BST today and will close at 22:00 BST.",
        [("polling_day", "2023-10-20"), ("polls_open", "2023-10-20T07:00"), ("polls_close", "2023-10-20T22:00")],
    ),
    "open-till": (
        "The by-election in Wellingborough takes place on 15 February 2024. Stations are open from 0700 to 2200 GMT.",
        [("polling_day", "2024-02-15"), ("polls_open", "2024-02-15T07:00"), ("polls_close", "2024-02-15T22:00")],
    ),
    "closed-at-an-hour-in-words": (
        "Counting is under way in the Tamworth by-election. Polls closed at ten on Thursday night.",
        [("polling_day", "2023-10-19"), ("polls_close", "2023-10-19T22:00")],
    ),
    "boxes-sealed": (
        "The by-election in Wellingborough takes place on 15 February 2024. Ballot boxes are sealed at 10pm.",
        [("polling_day", "2024-02-15"), ("polls_close", "2024-02-15T22:00")],
    ),
    "hoping-to-get-it-over": (
        "The by-election in Wellingborough takes place on 15 February 2024. They hope to get it over with by 2.45am.",
        [("polling_day", "2024-02-15"), ("result_expected", "2024-02-16T02:45")],
    ),
    "expect-to-hear": (
        "The by-election in Wellingborough takes place on 15 February 2024. We expect to hear at about 4am.",
        [("polling_day", "2024-02-15"), ("result_expected", "2024-02-16T04:00")],
    ),
    "nothing-likely-before": (
        "The by-election in Wellingborough takes place on 15 February 2024. Nothing is likely before 3am.",
        [("polling_day", "2024-02-15"), ("result_expected", "2024-02-16T03:00")],
    ),
    "declaration-looked-for": (
        "The by-election in Wellingborough takes place on 15 February 2024. A declaration is looked for at 2.30am.",
        [("polling_day", "2024-02-15"), ("result_expected", "2024-02-16T02:30")],
    ),
    "result-expected-at": (
        "Polls closed at 10pm on Thursday in the Tamworth by-election. A result is expected at about 3am on Friday.",
        [
            ("polling_day", "2023-10-19"),
            ("polls_close", "2023-10-19T22:00"),
            ("result_expected", "2023-10-20T03:00"),
        ],
    ),
    "two-hours-expected": (
        "Voters in Tamworth went to the polls on Thursday. The declaration is expected around 3am or 4am.",
        [
            ("polling_day", "2023-10-19"),
            ("result_expected", "2023-10-20T03:00"),
            ("result_expected", "2023-10-20T04:00"),
        ],
    ),
    "expected-on-a-day": (
        "Voters in Tamworth went to the polls on Thursday. The result is expected on Friday.",
        [("polling_day", "2023-10-19"), ("result_expected", "2023-10-20")],
    ),
    "declared-at": (
        "Labour has won the Tamworth by-election. The result was declared at 2.40am on Friday.",
        [("declared", "2023-10-20T02:40")],
    ),
    "declared-with-dot-and-pm": (
        "The Conservatives have held the seat in a by-election. The returning officer in Tamworth declared the result "
        "at 11.55pm on Thursday.",
        [("declared", "2023-10-19T23:55")],
    ),
    "published-line": (
        "Published: 06:12, 20 October 2023\n\nLabour has won the Tamworth by-election.",
        [("published", "2023-10-20T06:12")],
    ),
    "published-and-updated": (
        "Published: 06:12, 20 October 2023 | Updated: 08:40, 20 October 2023\n\nLabour has won the Tamworth "
        "by-election.",
        [("published", "2023-10-20T06:12"), ("updated", "2023-10-20T08:40")],
    ),
    "dateline": (
        "Labour wins Tamworth\n\nFri 20 Oct 2023 04.12 BST\n\nLabour has won the by-election in Tamworth.",
        [("published", "2023-10-20T04:12")],
    ),
    "last-updated": (
        "Labour wins Tamworth\n\nLast updated: 20 October 2023 at 11:20am\n\nLabour has won the by-election.",
        [("updated", "2023-10-20T11:20")],
    ),
    "published-date-alone": (
        "Labour wins Tamworth\n\nPublished 20 October 2023\n\nLabour has won the by-election in Tamworth.",
        [("published", "2023-10-20")],
    ),
    "live-blog": (
        "Tamworth by-election live\n\n03:10\nLabour wins\n\nLabour has won Tamworth.\n\n02:45\nCandidates on stage\n\n"
        "We are about to hear the result.\n",
        [("entry", "2023-10-20T03:10"), ("entry", "2023-10-20T02:45")],
    ),
    "live-blog-across-midnight": (
        "Tamworth by-election live\n\n00:41\nLow turnout\n\nTurnout was 35.9 per cent.\n\n23:30\nFirst boxes\n\n"
        "The first boxes have arrived.\n",
        [("entry", "2023-10-20T00:41"), ("entry", "2023-10-19T23:30")],
    ),
    "live-blog-with-dots": (
        "Tamworth by-election live\n\n00.41\nLow turnout\n\nTurnout was 35.9 per cent.\n\n23.30\nFirst boxes\n\n"
        "The first boxes have arrived.\n",
        [("entry", "2023-10-20T00:41"), ("entry", "2023-10-19T23:30")],
    ),
    # look-alikes: dates and hours of other things
    "no-since-year": ("Labour has won Mid Bedfordshire in a by-election, a seat that was Tory since 1931.", []),
    "no-last-year": ("Labour has won the Tamworth by-election. Its MP was accused of groping two men last year.", []),
    "no-resignation-date": (
        "Labour has won the Tamworth by-election. The Conservative MP resigned on 7 September after losing an appeal.",
        [],
    ),
    "no-general-election-year": ("Labour has won the Tamworth by-election. The Tories held the seat in 2019.", []),
    "no-deadline": ("The next general election must be held by 28 January 2025 at the latest.", []),
    "no-registration-deadline": (
        "A by-election will be held in Kingswood. Voters have until midnight on 31 October to register.",
        [],
    ),
    "no-nominations": ("Nominations for the Kingswood by-election close at 4pm on 27 October.", []),
    "no-hustings": ("Candidates in the Kingswood by-election will debate at 7pm on Tuesday in the town hall.", []),
    "no-writ": ("The writ for the Kingswood by-election was moved in the Commons on Monday.", []),
    "no-opinion-poll": ("A poll published on 12 October put Labour 18 points ahead of the Conservatives.", []),
    "no-report": ("Labour has won the Tamworth by-election. A review of the defeat will be published on Monday.", []),
    "no-speech": (
        "Labour has won the Tamworth by-election. Its leader will speak in the town at 11am on Saturday.",
        [],
    ),
    "no-conference": ("The Conservatives begin their conference in Manchester on 1 October 2024.", []),
    "no-referendum-of-old": (
        "Labour has won the Tamworth by-election. The town voted to leave the EU on 23 June 2016.",
        [],
    ),
    "no-birthday": ("Labour has won the Tamworth by-election. The new MP was born on 3 March 1974.", []),
    "no-company-vote": ("Shareholders of the Tamworth brewery voted on Thursday to sell it to a rival.", []),
    "no-swearing-in": ("Labour has won the Tamworth by-election. The new MP will take her seat on Monday.", []),
    "no-shop-hours": ("The brewery tap in Tamworth opens at 9am and closes at 10pm on Fridays.", []),
    "no-kick-off": ("Hartlepool play Rochdale on Saturday, with kick-off at 3pm.", []),
    "no-figures-like-hours": ("Labour has won the Tamworth by-election. A pint costs 3.40 in its pubs.", []),
    "no-commons-vote": ("MPs will vote on the bill at 7pm on Wednesday, the whips have said.", []),
    "no-broadcast": ("Labour has won the Tamworth by-election. The leader told a radio show at 8.10am of his joy.", []),
    "no-strike": ("Nurses in Tamworth will walk out at 8am on 1 November, their union said.", []),
    "no-arrest": ("Police arrested a man of 43 in Tamworth at 9.15pm on Wednesday on suspicion of fraud.", []),
    "go-to-the-polls-later-today": (
        "The people of Lichfield go to the polls in a by-election later today.",
        [("polling_day", "2023-10-20")],
    ),
    "hours-in-words": (
        "The people of Lichfield go to the polls in a by-election today. Voting is from seven till ten tonight.",
        [
            ("polling_day", "2023-10-20"),
            ("polls_open", "2023-10-20T07:00"),
            ("polls_close", "2023-10-20T22:00"),
        ],
    ),
    "voting-is-taking-place": (
        "Voting is taking place in the Lichfield by-election. Polling stations opened at 7am and close at 10pm.",
        [("polls_open", "2023-10-20T07:00"), ("polls_close", "2023-10-20T22:00"), ("polling_day", "2023-10-20")],
    ),
    "date-beats-weekday": (
        "Thursday's by-election is the doing of the MP for Barchester, who resigned. Polling stations open from 7am to "
        "10pm on Thursday 26 October.",
        [("polling_day", "2023-10-26"), ("polls_open", "2023-10-26T07:00"), ("polls_close", "2023-10-26T22:00")],
    ),
    "announced-before-an-hour-by-somebody": (
        "The result of the Lichfield by-election, announced a few minutes before 3am on Friday, was greeted with "
        "silence by Labour activists.",
        [("declared", "2023-10-20T03:00")],
    ),
    "resigned-last-night": (
        "A by-election looms in Lichfield since its MP resigned last night.",
        [],
    ),
    "seven-to-ten-candidates": (
        "The Lichfield by-election will draw from seven to ten candidates, say officers.",
        [],
    ),
    "agency-and-its-day": (
        "OLDHAM, England, October 20 (AN) - Labour has won the Tamworth by-election.",
        [("published", "2023-10-20")],
    ),
    "day-of-a-club-in-brackets": (
        "Labour has won the Tamworth by-election. The game of October 7 (Stoke) was put off.",
        [],
    ),
    "declared-with-colon": (
        "Result of the Tamworth by-election. Declared 02:47 by the returning officer.",
        [("declared", "2023-10-20T02:47")],
    ),
    "live-blog-with-dots-before-posts": (
        "Tamworth by-election live\n\n22.00 Polls have closed across the whole of the constituency.\n\n23.30 "
        "The first boxes have arrived at the sports hall in the town.\n\n00.41 Turnout was 35.9 per cent, "
        "says the returning officer in Tamworth.\n\n02.48 Labour has won, and the hall is emptying as fast "
        "as it filled up.\n",
        [
            ("entry", "2023-10-19T22:00"),
            ("entry", "2023-10-19T23:30"),
            ("entry", "2023-10-20T00:41"),
            ("entry", "2023-10-20T02:48"),
            ("polls_close", "2023-10-19T22:00"),
        ],
    ),
    "results-promised": (
        "Polls have closed in the Tamworth by-election. The council isn't promising a result before 5am.",
        [("result_expected", "2023-10-20T05:00")],
    ),
    "here-until": (
        "Polls have closed in the Tamworth by-election. The latest guess is that we'll be here until 3am.",
        [("result_expected", "2023-10-20T03:00")],
    ),
    "times-of-two-results": (
        "Polls have closed in Tamworth and Mid Bedfordshire, where by-elections are being held. Results are expected "
        "at 2am (Tamworth) and 4am (Mid Bedfordshire).",
        [("result_expected", "2023-10-20T02:00"), ("result_expected", "2023-10-20T04:00")],
    ),
    "plan-to-declare": (
        "Polls have closed in the Tamworth by-election. The returning officer plans to add them up and declare at 4am.",
        [("result_expected", "2023-10-20T04:00")],
    ),
    "told-of-having-won": (
        "Labour has taken the seat in the Tamworth by-election. At 2.40am, on the stage of the town hall, Ada Fenwick "
        "was told that she had won.",
        [("declared", "2023-10-20T02:40")],
    ),
    "next-morning-is-over": (
        "Labour has won the Tamworth by-election. Polls had closed at 10pm on Thursday, but no votes were touched "
        "until the next morning.",
        [("polling_day", "2023-10-19"), ("polls_close", "2023-10-19T22:00")],
    ),
    "same-weekday-as-another-poll": (
        "Voters in Lichfield will choose an MP. Election day is 2 November, the same Thursday as the town's poll.",
        [("polling_day", "2023-11-02")],
    ),
    "update-with-a-time": (
        "Friday October 20 2023\n12.15am update\n\nLabour clung on to Tamworth in the by-election, the count shows.",
        [("published", "2023-10-20"), ("updated", "2023-10-20T00:15")],
    ),
    "nothing-before": (
        "Polls have closed in the Tamworth by-election. In the hall they are saying nothing before 4am.",
        [("result_expected", "2023-10-20T04:00")],
    ),
    "anticipated": (
        "Polls have closed in the Tamworth by-election. Officials anticipate a declaration by 2.30am.",
        [("result_expected", "2023-10-20T02:30")],
    ),
    "on-stage": (
        "Polls have closed in the Tamworth by-election. We are to expect the returning officer on stage at about 2am.",
        [("result_expected", "2023-10-20T02:00")],
    ),
    "no-what-we-know": (
        "The Tamworth by-election: what we know at half past one.",
        [],
    ),
    "date-of-election": (
        "Result of the Tamworth by-election\n\nDate of election: 19 October 2023\n\nHelen Marsh (Labour) "
        "11,719\nPeter Lowe (Conservative) 10,403\n",
        [("polling_day", "2023-10-19")],
    ),
    "last-to-declare": (
        "Labour has won the Tamworth by-election. It was the last to declare, at 4.20am.",
        [("declared", "2023-10-20T04:20")],
    ),
    "stamps-with-a-nought-and-am": (
        "Tamworth by-election live\n\n03:20am\nLabour wins\n\nLabour has won the seat with a swing that "
        "nobody here expected.\n\n01:55am\nTurnout\n\nTurnout was 35.9 per cent, says the returning officer "
        "in Tamworth.\n\n12:31am\nBoxes\n\nThe first boxes have arrived at the sports hall in the town.\n",
        [("entry", "2023-10-20T03:20"), ("entry", "2023-10-20T01:55"), ("entry", "2023-10-20T00:31")],
    ),
    "hopes-for": (
        "Tamworth votes in its by-election on Thursday, October 19. Tamworth hopes for 3am.",
        [("polling_day", "2023-10-19"), ("result_expected", "2023-10-20T03:00")],
    ),
    "open-from-hour-to-hour": (
        "The Tamworth by-election was on Thursday. It's open 7am to 10pm.",
        [
            ("polling_day", "2023-10-19"),
            ("polls_open", "2023-10-19T07:00"),
            ("polls_close", "2023-10-19T22:00"),
        ],
    ),
    "no-open-hours-of-a-shop": (
        "The Tamworth by-election was on Thursday. The shop is open 9am to 5pm.",
        [("polling_day", "2023-10-19")],
    ),
    "result-came": (
        "Labour has won the by-election held in Tamworth on Thursday. The result came at 4.50am.",
        [("polling_day", "2023-10-19"), ("declared", "2023-10-20T04:50")],
    ),
    "no-new-date-of-a-page": (
        "Tilda Rowe won the Bracken Hill ward for the Greens on Thursday.\n\nPostponed: Fenwick ward. New date: 9 May.",
        [("polling_day", "2023-10-19")],
    ),
    "polling-in-a-constituency-on": (
        "We asked how they would vote in their constituency on Thursday, 7 December.",
        [("polling_day", "2023-12-07")],
    ),
    "guide-to-the-night": (
        "How to watch the election tonight\n\nHOUR BY HOUR\n\n10.50pm Put the kettle on, and do not sit down before "
        "you have.\n11.30pm Blyth Valley. You would have been in bed by now in other years, but not tonight.\n"
        "1.00am Workington. The home of a man whom a think tank has made up for the purpose.\n",
        [("result_expected", "2023-10-20T23:30"), ("result_expected", "2023-10-20T01:00")],
    ),
}

KNOWN_FAILURES: dict[str, str] = {
    "hours-in-figures": "'today' is not read as polling day, and the hours are lost with it",
    "declared-with-dot-and-pm": "the declaration is taken for an expected one and for polling day too",
    "live-blog-across-midnight": "a post before midnight is dated to the day after",
    "live-blog-with-dots": "stamps with dots on lines of their own are not read as posts",
    "no-opinion-poll": "the date of an opinion poll is taken for that of the article",
    "no-company-vote": "a vote of shareholders is taken for polling day",
}


def test_moments_are_those_that_the_text_gives(
    facts: Sequence[Mapping[str, Value]], expected: list[tuple[str, str]]
) -> None:
    found = {
        (values.get("kind"), re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", str(values.get("value")))[:16])
        for values in facts
        if values.get("kind") in KINDS
    }
    assert found == set(expected)
