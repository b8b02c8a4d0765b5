"""When an article was published or changed, when polls open and close, when a result is due or was declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

_TIME = r"<time>"
_LATE = r"(?:,? ?(?:at |\| |- |• |· )?<time:late>)?"
HEADER = (
    Rule(
        "published.label",
        r"\b(?<!\bis )(?<!\bbe )(?<!\bare )(?:first )?(?:published|posted|dated(?: this)?"
        r"|(?<!new )(?<!election )(?<!polling )date(?! of (?:the )?(?:\w+ )?(?:election|poll|count|birth))"
        r"|for immediate (?:use|release))"
        r"(?: by (?:‹person:\d+›|\w+(?: \w+)?)(?= (?:at|on) ))?"
        rf"(?: on| at|:|,)? ?:? ?(?:{_TIME},? ?(?:on )?)?(?:<date:day>{_LATE})?",
    ),
    Rule(
        "updated.label",
        r"(?:(?:last )?(?:updated|modified|edited|amended|reviewed|refreshed|revised)|last (?:changed|saved))"
        rf"(?: on| at|:)? ?:? ?(?:{_TIME}(?: ?\w{{2,3}})?,? ?)?(?:<date:day>{_LATE})?",
    ),
    Rule("updated.label", r"^\W*<time> update\b"),
)

POLLS = (
    Rule(
        "polls.from_to",
        (
            r"(?:poll(?:s|ing)?|vot(?:e|ing|ers)|stations?|booths|doors){near}"
            r"(?:(?:between|from|at) (?:the hours of )?)?"
            r"<time:opens>(?: in the morning)?(?:,)? ?(?:and|to|until|till|–|-) ?(?:they (?:close|shut) at "
            r")?<time:closes>"
        ),
    ),
    Rule(
        "polls.open_close",
        (
            r"(?:poll(?:s|ing)?|vot(?:e|ing|ers)|stations?|booths|doors|business){near}\bat "
            r"<time:opens>{near}\b(?:close|closing|closed|shut|until|finish\w*|ended|last voters|"
            r"end) {gap}<time:closes>"
        ),
    ),
    Rule(
        "polls.close",
        (
            r"\b(?:poll(?:s|ing)?|vot(?:e|es|ing)|stations?|booths|ballot){near}\b(?:clos(?:e|es|"
            r"ed|ing)|shut|seal(?:s|ed)?|end(?:s|ed)?|finish(?:es|ed)?|stopped|until|close of) "
            r"?{gap}<time:closes>"
        ),
    ),
    Rule("polls.close_of_poll", r"close of polls? (?:at )?\(?<time:closes>"),
    Rule(
        "polls.open",
        (
            r"\b(?:poll(?:s|ing)?|vot(?:e|es|ing)|stations?|booths|doors){near}\b(?:open(?:s|ed|"
            r"ing)?|began|beg[iu]n|start(?:s|ed)?|going on today since|since)\b "
            r"?{gap}<time:opens>"
        ),
    ),
    # Hours that nothing else in an article about a vote keeps; what follows them decides whether they are the poll's.
    Rule("polls.hours", r"(?:between|from) (?:the hours of )?<time:opens>,? (?:and|to|until|till) <time:closes>"),
    Rule("polls.hours", r"\bopens? <time:opens>(?:,? (?:to|until|till) | ?[–-] ?)<time:closes>"),
    Rule("polls.opened_until", r"<time:closes>[.,]? (?:the )?(?:doors|polling){near}\bopen since <time:opens>"),
)
_HOPED = r"\b(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|aim(?:s|ing)?) (?:to |for )"
EXPECTED = (
    Rule(
        "expected.hear",
        rf"{_HOPED}(?:hear|declare|finish|be done|have (?:it|a result)|get (?:it|this))\b{{gap}}<time>",
    ),
    Rule(
        "expected.told", r"\b(?:told|says?|saying|talk of) {q}<time> for (?:a|the) (?:declaration|result|announcement)"
    ),
    Rule(
        "expected.able",
        r"\b(?:able|likely|ready|due|will|plans?|hopes?|expects?) (?:to )?(?:be (?:able|ready) to )?"
        r"(?:(?:\w+ ){1,4}and )?"
        r"(?:announce|declare|read out|give)\b{gap}<time>",
    ),
    Rule(  # Sileby says about 2am; Thrupp, where they verify first, is talking of 4am
        "expected.says",
        r"^(?:[^.;‹›]{0,40}; )?<seat/area/place>(?:, where [^.;‹›]{0,60},)? (?:(?:now )?says"
        r"|(?:is |are )?(?:hop(?:es?|ing)|aim(?:s|ing)?) for"
        r"|(?:is|are) talking (?:of|about)|reckons|estimates|suggests|expects)(?: on)? {q}<time>(?=[.;,]|$)",
    ),
    Rule(
        "expected.says", r"; <seat/area/place>(?:, where [^.;‹›]{0,60},)? (?:(?:is|are) talking (?:of|about)) {q}<time>"
    ),
    Rule(
        "expected.promised",
        r"\b(?:promis(?:es?|ing)|guarantee(?:s|ing)?|offer(?:s|ing)?) {gap}"
        r"\b(?:figures?|results?|declaration|answer|anything|news) before {q}<time>",
    ),
    Rule(
        "expected.here",
        r"\b(?:we|you|they)(?:'ll| will) be here (?:until|till) {q}<time>(?:,? or (?:a )?<time:until>)?",
    ),
    Rule(
        "expected.told",
        r"\b(?:they're|they are|officials are|we're|council is) (?:now )?(?:saying|told|talking) {q}<time>",
    ),
    Rule("expected.told", r"(?:^|[.;] )expect (?:something|a (?:result|declaration)|news|it) (?:at )?{q}<time>"),
    Rule("expected.known", r"\b(?:result|outcome|winner)s? should be known (?:at|by|around|about) {q}<time>"),
    Rule("expected.told", r"\b(?:told|warned) to expect (?:a|the) (?:result|declaration)s? (?:at|by) {q}<time>"),
    Rule("expected.listed", r"\b(?:declarations?|results?)(?: times?)?(?: \([^)‹›]{1,20}\))?: {q}<time>"),
    Rule("expected.listed", r"^<seat/area/place>: {q}<time>(?=[.;,]?$)"),
    Rule("expected.timetable", r"^\W{0,3}<time>(?: ?[:–-] ?| +)(?:first up[:,]? )?(?:the )?<seat>"),
    Rule(  # Next: Thrupp expected about 0230
        "expected.seat",
        r"(?:^|[:;.] )<seat/area/place>(?:,? (?:is|are))? (?:now )?(?:expected|due|pencilled in) {q}<time>(?=[.;,]|$)",
    ),
    Rule("expected.from", r"\b(?:announcement|declaration|result)s? from {q}<time> onwards?"),
    Rule("expected.short", r"\b(?:declaration|result)s? (?:exp|eta)\b\.?:? ?{q}<time>"),
    Rule("expected.nothing", r"\bnothing(?:'s| is)?(?: likely| expected| due)? (?:before|until|till) {q}<time>"),
    Rule("expected.on_stage", r"\bexpect{near}\bon stage{gap}\b(?:at|by) {q}<time>"),
    Rule(
        "expected.told",
        r"\b(?:officials?|officers?|council|organisers|counters|staff){near}\btalk(?:s|ing)? of {q}<time>",
    ),
    Rule("expected.looked_for", r"\b(?:declaration|result)s?{near}\blooked for{gap}<time>"),
    Rule(
        "expected.expect",
        r"\b(?:expect|anticipat){near}\b(?:declaration|result)s? {gap}<time>(?: ?(?:and|to|or|–|-) ?<time:until>)?",
    ),
    Rule(  # told to expect our first by about 2am; we expect Sileby first, at around 3am
        "expected.first",
        r"\bexpect(?:ing|s|ed)? (?:<seat/area/place>|(?:‹\w+:\d+›|[\w' ]){1,50}?) ?(?:first|on stage),?"
        r" (?:at|by|around|about)(?: around| about)? {q}<time>",
    ),
    Rule(  # First declaration: Sileby, 1am-ish
        "expected.first",
        r"^(?:the )?first (?:\w+ )?(?:declaration|result):?(?: probably| likely)?,? ?(?:<seat/area/place>)?,?"
        r"(?: at| by)?(?: around| about)? {q}<time>",
    ),
    Rule(
        "expected.promised",
        r"\b(?:anticipat|promis|reckon)\w*(?: on)? (?:an?|the) (?:declaration|result) (?:at|by|before|around|about)"
        r"{gap}<time>",
    ),
    Rule("expected.around", r"\bresults? (?:at )?(?:around|about|by) (?:about )?<time>"),
    Rule(
        "expected.range",
        (
            r"(?:results?|declaration|declared?|outcome|answer|announcement|know|first|winner|"
            r"count){near}\b(?:expected|due|pencilled|likely|between|predicted|scheduled|look for|"
            r"expect|follow){gap}(?:between )?{q}<time>(?:(?: \(‹\w+:\d+›\))? (?:and|to|or) (?:a )?<time:until>)?"
        ),
    ),
    Rule(
        "expected.time",
        (
            r"(?:results?|declaration|outcome|answer|announcement|verdict|"
            r"winner){near}\b(?:expected|due|pencilled in|likely|by|around|about|before|at|"
            r"for){gap}{q}<time>"
        ),
    ),
    Rule(
        "expected.before",
        (
            r"(?:don't expect|not expect|won't know|(?<!what we )know|have a result|expect to declare|wrapped "
            r"up|anything|something to (?:look at|report|tell|go on)|be first){near}<time>"
        ),
    ),
    Rule(
        "expected.day",
        (
            r"(?:results?|declaration|outcome|winner)\b{near}\b(?:expected|due|"
            r"likely){gap}(?:early |small hours |hours )?(?:of |on )?<weekday/rel/date:day>"
        ),
    ),
)
_AROUND = (
    r"(?:at|until|about|just after|around|shortly after|shortly before|just before|only just after|it was|by|before)"
)
_SAID_OUT = (
    r"(?:declared|declaration|announced?|announcement|official|read out|called out|result|returning officer|"
    r"confirmation|confirmed|figures|heard)"
)
DECLARED = (
    Rule(
        "declared.at",
        r"(?:declared|declaration|announced|announcement|official|read out|returning officer|confirmed|called out|"
        rf"confirmation|elected|news that){{near}}\b{_AROUND} {{q}}<time>",
    ),
    Rule(
        "declared.at",
        r"\b(?:first|last|next|second|third|final|latest)(?: \w+){0,2} to (?:declare|report|announce)\b{gap}"
        r"\bat {q}<time>",
    ),
    Rule("declared.heading", r"^<seat/area/place>(?: ‹area:\d+›)? \(<weekday:day>,? <time>\)"),
    Rule("declared.at", r"(?:^|[.;:(] ?|\bresult )declared:? \(?{q}<time>"),
    Rule("declared.at", r"\bresult (?:came|arrived|was in|in) (?:through )?at {q}<time>"),
    Rule("declared.at", r"\b(?:result|declaration) (?:was )?timed (?:at )?<time>"),
    Rule(
        "declared.learnt",
        rf"\b{_AROUND} {{q}}<time>(?:,[^.;‹›]{{0,60}},)? (?:[^.;‹›]|‹(?!time)\w+:\d+›){{0,60}}?"
        r"\b(?:was|were) told (?:that )?(?:he|she|they) (?:had|was|were)\b",
    ),
    Rule("declared.before", rf"\b{_AROUND} {{q}}<time>{{near}}{_SAID_OUT}"),
)
POLLING_DAY = (
    Rule(
        "polling_day.of_poll",
        r"(?:date of (?:the )?(?:poll|(?:by-?)?election)|election date|polling day|day of poll)"
        r"(?: is| was| on|,|:)? ?{gap}<date/weekday/rel:day>",
    ),
    Rule(
        "polling_day.event",
        (
            r"<weekday/rel/date:day>(?:'s)? (?:\w+ ){0,4}?(?:by-elections?|election|poll\b|"
            r"vote\b|voting|contest|ballot|verdict)"
        ),
    ),
    Rule(
        "polling_day.happened",
        (
            r"(?:by-elections?|election|polls?|polling|polling stations?|vot(?:e|es|ed|ing|ers)|"
            r"went to the polls|go to the polls|goes to the polls|goes to the poll|electorate|"
            r"ballots?|stations|contest|turnout|took part|chosen|choose|booths){near}"
            r"<weekday/rel/date:day>"
        ),
    ),
    Rule(
        "polling_day.on",
        (
            r"\b(?:on |this |last )<weekday/date:day>{near}(?:voted|vote\b|poll|polling|chose|"
            r"choose|election|ballot|by-election|turnout|electorate)"
        ),
    ),
    Rule("polling_day.any", r"<weekday/date:day>"),
)
_HEADER_CUE = Sought(
    r"publish|update|posted|dated|modified|edited|amended|reviewed|refreshed|revised|last changed|last saved|date:"
    r"|immediate use"
)
_POLLS_CUE = re.compile("‹time:")
_DAY_CUE = re.compile("‹(?:weekday|rel|date):")


def find(article: Annotated) -> Iterator[Finding]:
    """Every dateline, and every time that a sentence gives to the poll, the count or the declaration."""
    yield from match_rules("timestamp", HEADER, article, _HEADER_CUE)
    yield from match_rules("timestamp", POLLS, article, _POLLS_CUE)
    yield from match_rules("timestamp", EXPECTED, article, re.compile("‹(?:time|weekday|rel|date):"))
    yield from match_rules("timestamp", DECLARED, article, _POLLS_CUE)
    yield from match_rules("timestamp", POLLING_DAY, article, _DAY_CUE)
