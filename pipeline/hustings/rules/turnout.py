"""Turnout: percent of the electorate, ballots cast, size of the electorate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, in_columns, match_rules

_FILLER = (
    r"(?: ?(?:was|is|of|at|to|had|has|been|be|the|a|an|in|for|just|only|there|here|then|"
    r"now|put|worked|works|out|came|come|comes|up|down|reached|hit|stood|"
    r"slumped|fell|figure|figures|rate|being|given|as|calculated|said|announced|t/o|"
    r"making|figure is|sank|slid|dropped|rose|well|mere|pitiful|low|\.{5,}|"
    r"compared|with|it|which|on|news|makes|[,:;–(-]|‹(?:year|date|month|weekday|rel|ago|seat|place):\d+›))"
)
_VOTED = (
    r"(?:voted|turned out|took part|turn out|bothered|went to the polls|cast (?:a |their "
    r")?(?:vote|ballot)s?|took the trouble|troubled to|"
    r"had voted|did so|participated|came out to vote|had their say|did\b)"
)
_PEOPLE = r"(?:people|electors|voters|residents|of them|men and women|constituents)"

_LEADERS = r"(?:[.\u2026]{2,40} ?)"  # dots that lead to a figure

RULES = (
    Rule(
        "turnout.ballots",
        rf"(?:turnout|t/o\b){_FILLER}{{0,4}}(?: \|)? ?<num:ballots>(?: votes?| ballots?)?[ (,|]{{0,3}}"
        r"<pct/dec:percent>",
    ),
    Rule("turnout.ballots", r"(?:^|[;.,] )poll:? <num:ballots> \(<pct:percent>\)"),
    Rule(  # Turnout: 31.2% (2,671 of 8,552)
        "turnout.ballots",
        rf"(?:turnout|\bt/o\b|\bpoll\b){_FILLER}{{0,4}} ?<pct:percent>,? \((?:votes cast:? )?<num:ballots>"
        r"(?: (?:votes?|ballots?|papers|voters|people))?(?: (?:out )?of (?:a possible )?<num:electorate>)?[);,]",
    ),
    Rule(  # Turnout: 2,671 out of 8,552 (31.2%)
        "turnout.ballots",
        rf"(?:turnout|\bt/o\b|\bpoll\b){_FILLER}{{0,4}} ?<num:ballots>(?: votes?| ballots?)? (?:out )?of "
        r"(?:a possible )?<num:electorate>(?:,? \(?<pct:percent>)?",
    ),
    Rule(  # Turnout 31.2% (35.3% in 2019)
        "turnout.of",
        rf"(?:turnout|\bt/o\b|\bpoll\b){_FILLER}{{0,4}} ?<pct:> \((?:was |it was )?<pct/dec:percent> (?:in|at) "
        r"(?:the )?(?:‹(?:year|month|date):\d+›|last|previous)",
    ),
    Rule(
        "turnout.of",
        rf"(?:turn-?out|participation|\bt(?:/o|'?out)\b|low poll){_FILLER}{{0,9}} ?{{q}}<pct/dec/num:percent>",
    ),
    Rule(  # turnout fell from 76.9 to 62.1 per cent
        "turnout.of",
        r"\b(?:turn-?out|the poll)\b[^.;‹]{0,30} from (?:just |only )?<pct/dec/num:percent> to {q}<pct:>",
    ),
    Rule(
        "turnout.at",
        (
            r"\bat {q}<pct:percent>(?: ?\(<num:ballots> (?:votes|ballots|"
            r"papers)[^)]{{0,12}}\))?,? (?:the )?turnout"
        )
        .replace("{{", "{")
        .replace("}}", "}"),
    ),
    Rule("turnout.who", r"{q}<pct:percent> (?:who|that|to) (?:took part|voted|turned out|turn out|vote)"),
    Rule(
        "turnout.at_that",
        r"^(?:that is|that's|that makes(?: it)?|at|it was|that was|this was|a mere|just|only) {q}<pct:percent>"
        r"(?:,| that is| which| if\b|\.|$| of)",
    ),
    Rule(
        "ballots.out_of",
        rf"{{q}}<num:ballots> {_PEOPLE} (?:managed it|voted|turned out|took part|did so|bothered|turned up) "
        r"out of (?:a possible |a total of |an electorate of )?<num:electorate>(?:,? or <pct:percent>)?",
    ),
    Rule("ballots.boxes", r"{q}<num:ballots> (?:papers|ballots) (?:came|come|have come|had come) out"),
    Rule(
        "ballots.handed_in",
        r"{q}<num:ballots> (?:of (?:them|whom) )?(?:handed in|cast|used|returned|filled in|posted)"
        r" (?:a|their) (?:ballot|vote)",
    ),
    Rule("electorate.register_of_size", r"(?:register|electorate|roll) of {q}<num:electorate>"),
    Rule(
        "turnout.before",
        r"\b(?:on|was|were|is|with|for) an? {q}<pct:percent> (?:poll|turnout)\b(?! (?:lead|rating|score|share|boost))",
    ),
    Rule("turnout.before", r"{q}<pct:percent>(?:,| was(?: the)?| –| -)? ?(?:the )?turnout"),
    Rule(
        "turnout.voted",
        (
            rf"{{q}}<pct/num:percent>\)? (?:of (?:the |those |all |that )?(?:electorate|electors|"
            rf"voters|register|registered|people|those|them|adults)[^.;‹]{{0,40}}? )?{_VOTED}"
        ),
    ),
    Rule(
        "turnout.of_those",
        (
            r"{q}<pct:percent>\)? of (?:the electorate|those (?:on the register|who might|who could|"
            r"eligible|registered|entitled)|the register|registered voters|eligible voters)"
            r"(?! (?:had |have |has )?sign)"
        ),
    ),
    Rule("turnout.when_voted", r"\bwhen {q}<pct:percent> (?:voted|did|turned out)"),
    Rule(
        "turnout.making",
        (
            r"{q}<num:ballots> (?:people |papers |votes |voters )?{gap}(?:voted|took part|went to "
            r"the polls|ballots?|papers){near}(?:turnout|or) (?:of )?(?:just )?<pct:percent>"
        ),
    ),
    Rule(
        "turnout.making",
        r"{q}<num:ballots> [^.;‹]{0,40}(?:out )?of (?:a |the )?(?:possible|potential|maximum) <num:electorate>"
        r"(?:,? ?\(?(?:or |that is )?<pct:percent>)?",
    ),
    Rule(
        "turnout.of",
        r"turnout{near}<pct/dec:>{near}(?:last time|before|then|previously|in ‹year:\d+›) ?\(<pct/dec:percent>\)",
    ),
    Rule(
        "ballots.cast",
        (
            r"{q}<num:ballots> (?:valid )?(?:votes|ballot papers|papers|ballots|voting papers)(?: "
            r"were| was| have been| had been| had)? ?(?:cast\b|counted|submitted|issued|came|come|"
            r"in all|altogether|in the boxes|went into|were to)"
        ),
    ),
    Rule(
        "ballots.total",
        (
            r"(?:total vote|(?:total|valid) poll|ballot papers issued|"
            r"votes? polled|votes? counted|votes? cast|valid votes|total votes?|total number "
            r"of votes(?: cast| given)?|ballots? cast|ballots? issued|papers issued|verified|"
            r"^votes|[.;] votes) ?(?:was|[:;]|–)? ?<num:ballots>"
        ),
    ),
    Rule(
        "ballots.total",
        r"(?:^|[.;|] )(?:total )?(?:polled|valid|valid votes|votes)(?::| \|)? <num:ballots>(?=[.;]|$| \|)",
    ),
    Rule("turnout.of", r"^(?:% |percentage )?poll:? <pct:percent>"),
    Rule(
        "turnout.label",
        r"(?:^|[.;|:] )(?:percentage (?:poll|turnout|of (?:the )?electorate(?: voting)?)|% (?:poll|turnout)"
        r"|(?:poll|turnout),? (?:%|per cent)|per cent(?:age)?)(?: ?[:=]| \|| -)? <pct/dec:percent>(?=[.;,]|$| [:|])",
    ),
    Rule("ballots.valid", r"^{q}<num:ballots>(?: ?[–:-])? (?:valid|total) (?:votes|ballots|papers)\b"),
    Rule(
        "ballots.voted",
        (
            rf"(?:total of |some |mere |just |only |when |with |altogether |of whom |all told "
            rf")?{{q}}<num:ballots> (?:{_PEOPLE} |of whom |papers |votes )?(?:in all |were "
            rf")?(?:voted|took part|turned out|went to the polls|did\b|took the trouble|taking "
            rf"part|cast\b|who did|went into the boxes)"
        ),
    ),
    Rule(
        "electorate.colon",
        (
            r"(?:electorate;?|\belectors:|\belec\b\.?|registered voters|registered electors|eligible voters|total "
            r"electorate)(?: of| was| is|:| (?:numbers|numbered|totals|totalled|stands at|stood at|came to"
            r"|comes to))?:? ?{q}<num:electorate>"
        ),
    ),
    Rule(
        "electorate.entitled",
        (
            r"{q}<num:electorate> (?:people |voters |residents |men and women )?(?:who )?(?:were |"
            r"are |was |is )?(?:entitled|eligible|registered|able|qualified|could have voted|who "
            r"could)"
        ),
    ),
    Rule(
        "electorate.register",
        (
            r"{q}<num:electorate> (?:(?:people|names|voters|electors)(?: were| are)? )?(?:on|put) "
            r"(?:the|its|their) (?:electoral )?(?:register|roll)"
        ),
    ),
    Rule("electorate.register_of", r"register (?:ran|runs|stands|stood|numbers) (?:to|at)? ?{q}<num:electorate>"),
    Rule(
        "electorate.label",
        r"(?:^|[.;|:] )(?:number of )?(?:(?:(?:eligible|registered|total|local government) )?"
        r"(?:electorate|electors|voters)"
        r"|registered|(?:electors|voters|names|persons) on (?:the )?(?:electoral )?(?:register|roll)|elect"
        r"|size of (?:the )?electorate|(?:number |electors )?(?:eligible|entitled|registered) to vote"
        r"|(?:electoral )?roll)"
        rf"(?: ?[:=]| \|| -)? ?{_LEADERS}?<num:electorate>(?=[.;,]|$| [:|]| poll| turnout)",
    ),
    Rule(
        "ballots.label",
        r"(?:^|[.;|:] )(?:number of )?(?:(?:verified|total) (?:ballot )?papers|(?:ballot )?papers (?:verified|issued)"
        r"|(?:total )?votes (?:polled|cast)|total votes|ballots(?: cast)?|polled)"
        rf"(?: ?[:=]| \|| -)? ?{_LEADERS}?<num:ballots>(?=[.;,]|$| [:|])",
    ),
    Rule("electorate.electors", r"{q}<num:electorate> electors\b"),
    Rule("electorate.roll", r"{q}<num:electorate> (?:people )?on its electoral roll"),
)
_CUE = Sought(
    r"turn-?out|participation|\bt(?:/o|'?out)\b|poll\b|voted|took part|turned out|bothered|polls|ballot|papers|"
    r"(?:total|valid) (?:vote|poll)|polled:?|valid:?|elec\b|"
    r"votes|electorate|electors|entitled|eligible"
    r"|regist|percentage|^per cent|on (?:the )?roll|took the trouble|troubled|roll\b|did\b|taking part|voters|out of "
)
_NOT = re.compile(r"\bshares\b|\bpetition\b|signatures|primary\b|online poll|leave in|remain in|for brexit")


def find(article: Annotated) -> Iterator[Finding]:
    """Every figure of participation that a unit states."""
    for found in match_rules("turnout", RULES, article, _CUE):
        if not _NOT.search(found.unit.rendered):
            yield found
    for rule, heads, groups in _COLUMNS:
        yield from in_columns("turnout", rule, article, heads, groups)


_COLUMNS = (
    (
        "turnout.column",
        re.compile(r"(?:% )?(?:turn-?out|t/o)\b|% poll"),
        dict.fromkeys(("pct", "dec", "num"), "percent"),
    ),
    ("electorate.column", re.compile(r"electorate|electors|registered"), {"num": "electorate"}),
    ("ballots.column", re.compile(r"ballot papers|ballots|votes cast|total votes|verified"), {"num": "ballots"}),
)
