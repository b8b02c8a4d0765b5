"""Votes, shares of the vote and their changes, in sentences; lists are read by :mod:`hustings.annotate.records`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

_HAD = (
    r"(?:polled|polls|polling|got|gets|had|has|have|received|took|takes|taking|won|wins|winning|"
    r"secured|securing|gathered|attracted|mustered|muster|managed|manage|picked up|"
    r"collected|scored|"
    r"garnered|claimed|amassed|accumulated|gained|chalked up|finished (?:\w+ )?(?:with|"
    r"on)|came (?:\w+ )?with|on|with|drew|drawing|recorded|won with|ended on|was given|"
    r"been given|given|put on|"
    r"was left with|left with|credited with|settle for|content with|was supported by|"
    r"backed by|needed|found|cruised in with|stood at|was|at|with only|is on|was on|now "
    r"on|are on|is now on|were|of|represents?|was worth|down to|contemplating his|got in "
    r"with)"
)
_MIDDLE = r"(?:[^.;‹›]|‹(?!person|num|pct)\w+:\d+›){0,45}?"
_TAIL = r"(?:,? ?(?:or |which is |equal to |\(|– |- )?(?:<pct/dec:share>)(?:[ ,;]{1,2}<signed:change>)?)?"

_SCORED = (  # Ada Fenwick beat Ben Voss 18,294 to 16,426; Voss lost to Fenwick by 1,868, 18,294 to 16,426
    r"\b(?:beat|beats|beating|defeat(?:s|ed|ing)|oust(?:s|ed|ing)|unseat(?:s|ed|ing)|edg(?:ed|es|ing)(?: out)?"
    r"|saw off|sees off|seeing off|pipp(?:ed|ing)|topple[sd]|toppling)\b"
)
_LOST_TO = r"\b(?:lost|loses|losing|fell|falls|went down|beaten|defeated|ousted|unseated)\b"
_SCORE = r"(?:,? by <num:>,)?,?(?: by)? {q}"

RULES = (
    Rule("votes.score", rf"<person>{_MIDDLE}{_SCORED}{_MIDDLE}<person:>{_SCORE}<num:votes> (?:votes )?to <num:>"),
    Rule("votes.score", rf"{_SCORED}{_MIDDLE}<person>{_SCORE}<num:> (?:votes )?to <num:votes>"),
    Rule(
        "votes.score",
        rf"<person>{_MIDDLE}{_LOST_TO}(?: by <num:>(?: votes)?)? (?:to|by) {_MIDDLE}<person:>"
        rf"(?: of (?:the )?<party:>)?{_SCORE}<num:> (?:votes )?to <num:votes>",
    ),
    Rule(
        "votes.score",
        rf"{_LOST_TO}(?: by <num:>(?: votes)?)? (?:to|by) {_MIDDLE}<person>(?: of (?:the )?<party:>)?"
        rf"{_SCORE}<num:votes> (?:votes )?to <num:>",
    ),
    Rule(
        "votes.bracketed_party",
        rf"<person> [(\[]<party>[)\]],? (?:with )?<num:votes>(?! (?:years|votes ahead|ahead|clear)){_TAIL}",
    ),
    Rule("votes.bracketed", rf"<person> \(<party:>[,:]? <num:votes>(?: votes)?{_TAIL}\)"),
    Rule("votes.bracketed", rf"<person>,?(?: (?:of|for) (?:the )?<party>)? \(<num:votes>(?: votes)?{_TAIL}\)"),
    Rule("votes.party_bracketed", rf"<party> \(<num:votes>(?: votes)?{_TAIL}\)"),
    Rule(
        "votes.elliptic",
        r"<person>(?:,? (?:of|for) (?:the )?<party:>,?| ?\(<party:>\),?|, (?:an? |the )?<party:>,) {q}<num:votes>"
        r"(?=[,.;)]|$| and| votes)",
    ),
    Rule("votes.bracketed_alone", rf"\(<num:votes>(?: votes)?{_TAIL}\)(?!\.? (?:votes )?majority)"),
    Rule("votes.party_who", rf"<party>,? (?:who|which) (?:\w+ ){{0,2}}?{_HAD} {{q}}<num:votes>{_TAIL}"),
    Rule("votes.choice_of", rf"<person>{_MIDDLE}\b(?:choice of|backing of|support of|thank) {{q}}<num:votes>{_TAIL}"),
    Rule("votes.with_before", r"\bwith (?:his |her |just |only )?{q}<num:votes>(?: votes)?,? <person>"),
    Rule(
        "votes.place_before",
        r"\b(?:second|third|fourth|fifth|sixth|last|behind|next|runner-up|then)[^.;‹›]{0,30},? (?:with|on) "
        rf"(?:just |only |a mere )?{{q}}<num:votes>(?: votes)?{_TAIL}\)?,? (?:was|were|came|is|comes|stood|finished) "
        r"(?:the )?(?:<party:>(?:'s?)?,? )?(?:candidate |hopeful |\w+ )?<person>",
    ),
    Rule(
        "votes.pronoun",
        rf"^[\"']?(?:(?:and|but|in the event|in all) )?(?:he|she)\b{_MIDDLE}\b{_HAD} "
        rf"(?:(?:just|only|a total of) )?{{q}}<num:votes>(?=[,.;:)]|$| votes\b(?! (?:ahead|clear|more|fewer|short"
        rf"|behind|in hand|to spare|adrift))| to | and | against){_TAIL}",
    ),
    Rule("votes.party_vote", r"<party>(?:'s?)? (?:vote|total|tally|score|count),? {q}<num:votes>(?=[,.;]|$)"),
    Rule("votes.against", r"(?:compared with|against|to) <person>'s? {q}<num:votes>"),
    Rule("votes.share_bracketed", r"<person>,?(?: (?:of|for) (?:the )?<party>)? \(<pct:share>\)"),
    Rule(
        "votes.possessive",
        (
            rf"<person>'s? (?:total of |tally of |own |party's )?{{q}}<num:votes>(?! (?:ahead|"
            rf"clear|majority|lead|vote majority|-vote)){_TAIL}"
        ),
    ),
    Rule("votes.whose", rf"<person>,? whose {{q}}<num:votes>(?: votes)?{_TAIL}"),
    Rule("votes.party_whose", rf"<party>,? whose {{q}}<num:votes>(?: votes)?{_TAIL}"),
    Rule(
        "votes.had",
        (
            rf"<person>(?:,? (?:of|for) (?:the )?<party:>|, ‹num:\d+›(?=,| and))?{_MIDDLE}\b{_HAD} (?:(?:his|her"
            rf"|a total of|a mere|no more than|just|only) )?{{q}}<num:votes>(?! (?:years|per|ahead|clear|"
            rf"more|fewer|votes (?:ahead|clear|more|fewer|short|behind|adrift|in hand|to spare)|to "
            rf"spare|in front|behind|short|points|of the|candidates|seats|majority|-vote|"
            rf"other)){_TAIL}"
        ),
    ),
    Rule(
        "votes.party_had",
        (
            rf"<party>(?:'s?)?{_MIDDLE}\b{_HAD} (?:(?:a total of|a mere|just|only) "
            rf")?{{q}}<num:votes>(?! (?:years|per|ahead|clear|more|fewer|votes (?:ahead|clear|more|"
            rf"fewer|short|behind|adrift|in hand|to spare)|to spare|in front|behind|short|points|"
            rf"of the|candidates|seats|mps|majority|-vote|other|years|new)){_TAIL}"
        ),
    ),
    Rule(
        "votes.for",
        r"{q}<num:votes> (?:votes |crosses )?(?:for|beside|to the) (?:the )?(?:\w+ ){0,2}?(?:\w+, )?<person>",
    ),
    Rule("votes.for_party", r"{q}<num:votes> (?:votes )?(?:for|against) (?:the )?(?:\w+ ){0,2}?<party>(?! (?:leader))"),
    Rule(
        "votes.for",
        r"{q}<num:votes> of (?:the |those |all )?(?:\w+ ){1,3}(?:were|was|went|had gone|are) (?:for|to) "
        r"(?:the )?(?:him|her|<person/party:>)",
    ),
    Rule(
        "votes.party_number",
        r"\b(?:the )?<party> {q}<num:votes>(?=[ ,;.)]|$)(?! (?:seats|mps|points|per|votes (?:ahead|clear)|majority))",
    ),
    Rule("votes.person_number", r"<person>,? <num:votes>(?=[,;.)]|$| votes)"),
    Rule(  # with 822 to the Liberal Democrats' 610
        "votes.party_score",
        r"{q}<num:>(?: votes)? to (?:the )?<party>(?:'s?)? <num:votes>(?=[,.;)]|$| (?:and|on|in|with)\b)",
    ),
    Rule("votes.scored", r"\bwith {q}<num:votes>(?: votes)? to (?:the )?<party:>(?:'s?)? <num:>"),
    Rule(
        "votes.votes",
        (
            rf"{{q}}<num:votes> votes\b(?! (?:ahead|clear|more|fewer|short|behind|adrift|in hand|"
            rf"to spare|were|cast|polled|separat|lay)){_TAIL}"
        ),
    ),
    Rule(
        "votes.voted_for",
        (
            r"{q}<num:votes> (?:people |voters |of them |islanders |residents )?(?:voted for|"
            r"backed|chose|went for|opted for|who stuck with|wanted|sided with|had voted for|"
            r"preferred|people wanted|were for|plumped for) (?:the )?(?:\w+ "
            r")?<person/party:owner>"
        ),
    ),
    Rule(
        "share.of_vote",
        r"<person>{near}\b{q}<pct/dec:share>,? of (?:the |those |all )?(?:votes?|poll|total|those|ballots)",
    ),
    Rule(
        "share.party_of_vote",
        r"<party>{near}\b{q}<pct/dec:share>,? of (?:the |those |all )?(?:votes?|poll|total|those|ballots)",
    ),
    Rule(
        "share.of_vote_alone",
        r"{q}<pct:share> (?:of|share of) (?:the |those |all )(?:votes?|poll|total|ballots)(?: cast)?",
    ),
    Rule(
        "share.word",
        r"\b(?:share|proportion|slice)\b(?:[^.;‹›]|‹(?:person|party|year|rel|ago|seat):\d+›){0,40}?{q}<pct/dec:share>",
    ),
    Rule("share.person_had", rf"<person>{_MIDDLE}\b{_HAD} {{q}}<pct:share>"),
    Rule("share.party_had", rf"<party>(?:'s?)?{_MIDDLE}\b{_HAD} {{q}}<pct:share>"),
    Rule("share.possessive", r"<person>'s? {q}<pct/dec:share>(?! (?:swing|turnout|majority))"),
    Rule("share.party_number", r"<party> (?:on |at )?<pct/dec:share>"),
    Rule(
        "change.up",
        (
            r"\b(?P<up>up|rose|rise of|gain of|increase of|advance of|gained|added|improved|"
            r"better off)\b(?: by| of)? {q}(?:(?:percentage|percent) "
            r")?<pts/pct/dec/signed:change>"
        ),
    ),
    Rule(  # 39.1 per cent, which is 28.5 more
        "change.up",
        r"‹(?:pct|dec):\d+›,? (?:which is|that is|and|or) {q}<pts/pct/dec:change> (?:points )?(?P<up>more|up|better)\b"
        r"(?! than ‹(?:person|party))",
    ),
    Rule(
        "change.down",
        r"‹(?:pct|dec):\d+›,? (?:which is|that is|and|or) {q}<pts/pct/dec:change> (?:points )?"
        r"(?P<down>less|fewer|down)\b(?! than ‹(?:person|party))",
    ),
    Rule("change.up", r"‹(?:pct|dec):\d+› \((?P<up>up|plus) (?:by )?<num:change>\)"),
    Rule("change.down", r"‹(?:pct|dec):\d+› \((?P<down>down|minus) (?:by )?<num:change>\)"),
    Rule("change.up_after", r"{q}<pts/pct:change> (?:percentage )?(?:points )?(?P<up>up|better off|higher|more than)"),
    Rule(
        "change.down",
        (
            r"\b(?P<down>down|fell|fall of|drop of|dropped|lost|crashed|off|shed|slumped|decline "
            r"of|decrease of|went down|worse off|plunged|sank|slid|tumbled)\b(?: by| of)? "
            r"{q}(?:(?:percentage|percent) )?<pts/pct/dec:change>(?! per)"
        ),
    ),
    Rule("change.down_after", r"{q}<pts/pct:change> (?:points )?(?P<down>down|worse off|lower|fewer)"),
)
# Whatever figure is left in a report of results, unless the next words make it another thing.
_OTHER_THINGS = (
    r"(?! (?:more|fewer|ahead|clear|behind|adrift|short|in front|to spare|in hand|"
    r"majority|seats?|mps?|members?|homes|jobs|miles|signatures|names|residents|students|"
    r"activists|doors|posters|years?|days?|weeks?|months?|"
    r"hours?|minutes?|words|spoil\w*|rejected|candidates?|metres|shares|pounds|points?|"
    r"votes? (?:ahead|clear|more|fewer|short|behind|adrift|majority|in hand|to spare|"
    r"separat|lay|cast|were|needed)|of the \d|voters|electors|people (?:on|liv|were|had|"
    r"are|who)|"
    r"supporters|leaflets|shops|pupils|councillors|parties|times|strong|-strong|-vote|per|"
    r"to \d|or so votes|wards?|constituenc|polling|ballot|papers|homes|on the register|"
    r"opponents|names|comments|tweets|in all|local|of its|children))"
)
LEFT_OVER = (
    Rule(
        "votes.left_over",
        r"{q}<num:votes> votes,? (?:was|were) (?:worth|equal to|good for|enough for) (?:just |only )?<pct:share>",
    ),
    Rule("votes.left_over", rf"{{q}}<num:votes>{_OTHER_THINGS}(?! votes majority)(?: votes)?{_TAIL}"),
    Rule(
        "share.left_over",
        (
            r"{q}<pct:share>(?! (?:swing|turnout|majority|of (?:people|residents|electors|the "
            r"electorate|those on|registered|voters who|the register|seats|homes|the population|"
            r"its|their)|chance|discount|lead|in favour|for leave|for remain|leave|remain|"
            r"increase|rise|cut|drop|fall|vote for))"
        ),
    ),
)
_SWING = re.compile(r"swing")
_MARGIN = Sought(
    r"majorit|margin|\blead\b|\bgap\b|cushion|swing|turnout|predict|defending|\bby ‹num|"
    r"deposit|canvass|bequeath|short of|notional|movement|would have|had dwindled|"
    r"distance|separat|daylight|to play with|\bif\b"
)
_CUE = re.compile("‹(?:num|pct|dec|pts|signed):")
_NOT = Sought(
    r"exit poll|opinion poll|\bpolls? (?:gave|give|has|have|had|put|of the constituency)|"
    r"\bpetition\b|online poll|signatures|\bshares\b|mega-poll|yougov|census|bookmaker|"
    r"ladbrokes"
    r"|\breferendum[^.;]{0,60}(?:lost|won|carried|rejected|defeated) by\b"
    r"|\b(?:surplus|exclusion|elimination|transfers?) of ‹person:\d+› \("
    r"|nationally|across the (?:country|uk)|of the \w+ seats|after ‹num:\d+› of ‹num:\d+› "
    r"seats|primary\b|\bodds\b|hung parliament"
)


@lru_cache(maxsize=1024)  # of an article's units, for several rules find something in each
def _is_no_result(rendered: str) -> bool:
    return _NOT.search(rendered) is not None


def find(article: Annotated) -> Iterator[Finding]:
    """Every count or share of votes, or its change, that a sentence states."""
    for found in match_rules("result", RULES, article, _CUE):
        if not _is_no_result(found.unit.rendered) and not (
            found.rule.startswith("share.") and _SWING.search(found.unit.rendered)
        ):
            yield found
    for found in match_rules("result", LEFT_OVER, article, _CUE):
        if not _is_no_result(found.unit.rendered) and not _MARGIN.search(found.unit.rendered):
            yield found
