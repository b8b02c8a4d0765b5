"""Swings between two parties, as they happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate import Annotated
from hustings.needs import Sought
from hustings.rules.pattern import Finding, Rule, match_rules

_VALUE = r"<pct/pts/dec/num:percent>"
_FILLER = (
    r"(?: ?(?:of|was|is|the|a|an|at|to|in|being|given|as|put|works?|worked|came|come|"
    r"comes|out|there|here|around|about|some|almost|nearly|over|"
    r"more|than|figure|from|between|and|away|for|those|who|like|it's|needed|calculated|"
    r"mere|[,:–(]|‹(?:party|seat|place|person|year):\d+›(?:'s?)?))"
)

RULES = (
    Rule("swing.of", rf"\bswing{_FILLER}{{0,9}} ?{_VALUE}"),
    Rule("swing.before", rf"{_VALUE}(?: or so| \w+)? ?swing"),
    Rule("swing.of", rf"^\W*swing \(<seat/area/place:seat>\): {_VALUE}"),
    Rule("swing.brackets", rf"swing[:,]? ?\(?{_VALUE}\)?"),
    Rule("swing.of", rf"\bswing:? \((?:[^)‹›]|‹party:\d+›){{0,40}}\):? {_VALUE}"),
    Rule("swing.of", rf"\bswing:? \w{{1,8}} ?[-/>→–]{{1,2}} ?\w{{1,8}}[:,]? {_VALUE}"),  # swing C-Lab 11.2%
    Rule("swing.before", rf"{_VALUE} \w{{1,8}} ?[-/>→–]{{1,2}} ?\w{{1,8}} swing"),  # 3.6% Con-Lab swing
    Rule("swing.shift", rf"(?:movement|shift|lurch)(?: \w+){{0,3}} of {_VALUE} from"),
    Rule(
        "swing.shift",
        rf"(?:movement|shift|lurch)(?: \w+){{0,3}} from (?:the )?<party:> to (?:the )?<party:> [^‹›.;]{{0,30}}{_VALUE}",
    ),
    Rule(
        "swing.swung",
        r"\bswung (?:\w+ )?(?:to|from|towards?|away|behind|against) "
        rf"(?:[^.;‹›]|‹(?:party|person|seat|place):\d+›){{0,40}}?(?:by )?{_VALUE}",
    ),
    Rule("swing.swung", rf"\bswung (?:by )?(?:(?:about|some|around|nearly|almost|over|just|fully) )?{_VALUE}"),
    Rule(  # the swing was 23.9% in Thrupp and 20.5% in Oldfield
        "swing.each",
        r"\bswings?\b[^.;‹›]{0,30}<pct/pts:other> (?:in|at) <seat/area/place:>,? and "
        rf"{_VALUE} (?:in|at) <seat/area/place:seat>",
    ),
    Rule("swing.each", rf"\bswings?\b[^.;‹›]{{0,30}}{_VALUE} (?:in|at) <seat/area/place:seat>"),
    Rule("swing.apposed", rf"(?:^|[.;,–] ?)an? (?:\w+ )?swing(?:,? \w+)? of {_VALUE}(?=[.,;]|$)"),
    Rule("swing.went", rf"{_VALUE} (?:went across|crossed over|switched)"),
)
_CUE = Sought(r"swing|swung|movement|shift|lurch|went across")
_NEEDED = re.compile(
    r"swing(?: of)?(?: more than| over| about| some)?(?: ‹\w+:\d+›)?[^.;]{0,30}\b(?:needed|"
    r"required|would|needs)\b|(?:needs?|requires?|require|required|needing|wants?) "
    r"(?:\w+ ){0,2}(?:a )?swing"
    r"|\b(?:would|could|might|can|if|to win|to take)\b[^.;]{0,80}\bwith (?:\w+ ){0,2}(?:a )?swing"
    r"|\bif (?:it|they|he|she)\b[^.;]{0,30}swing|swing[^.;]{0,50}would (?:see|be|do|give|"
    r"hand)|to win[^.;,]{0,40}swing|national swing|average swing|would thus need"
    r"|(?:short of the ‹pct:\d+› required)"
)


# "needed a swing of 7 per cent", "a swing of 7 per cent would do", around the mark of the figure.
_NEEDED_BEFORE = re.compile(r"\b(?:need\w*|requir\w+|would (?:take|need|require|want))(?: [\w'-]+){0,5} ?\Z")
_OF_TARGETS = re.compile(r"\b(?:targets?|target (?:list|seats)):[^.;]*\Z|\bswings? (?:needed|required)[^.;]*\Z")
_NEEDED_AFTER = re.compile(r"(?:[^.;,‹›]|‹(?!pct|pts|dec|num)\w+:\d+›){0,40}\b(?:needed|required|would)\b")
# On a swing of 4.4 points next time, Thrupp would change hands.
_ON_A_SWING = re.compile(r"(?:^|[;,.] )(?:on|with|given) an? (?:[\w-]+ ){0,3}(?:swing of (?:[\w-]+ ){0,2})?\Z")
_WOULD = re.compile(r"[^.;]{0,150}\bwould(?! have)\b")


def is_needed(rendered: str, mark: str) -> bool:
    """Whether the words beside the figure that stands as ``mark`` make it a swing that somebody would need."""
    before, _, after = rendered.partition(mark)
    listed = _OF_TARGETS.search(before[-_LONGEST_LIST:])
    supposed = _ON_A_SWING.search(before[-_BESIDE:]) and _WOULD.match(after)
    return bool(listed or supposed or _NEEDED_BEFORE.search(before[-_BESIDE:]) or _NEEDED_AFTER.match(after))


_BESIDE = 80  # characters
_LONGEST_LIST = 400  # characters of the targets of a party


def find(article: Annotated) -> Iterator[Finding]:
    """Every swing that a unit states; those that would be needed are none."""
    for found in match_rules("swing", RULES, article, _CUE):
        if not _NEEDED.search(found.unit.rendered):
            yield found
