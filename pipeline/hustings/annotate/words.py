"""The words of a text as evidence for what stands among them, with parties, persons, figures and names told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from hustings.annotate.scan import finditer
from hustings.judge.reading import stem

_TOKEN = re.compile(
    r"(?P<line>\n)|(?P<rate>[+-]?\d[\d.,]*(?= ?(?:%|per cent|pc\b|points?\b)))|(?P<figure>\d[\d,.]*)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|[^\w\s]"
)
_COUNCIL = re.compile(r"(?i:council|borough)|BC|DC|CC|UA|MBC|LBC|CBC|LB")
_TOPICS = re.compile(
    r"(?P<hold>\bholds?\b|\bheld\b|retain|\bkeep|\bkept\b)|(?P<gain>\bgains?\b|\bgained\b|\btook\b|\btaken\b|\bwon\b|\bwins?\b)"
    r"|(?P<majority>\bmaj)|(?P<votes>\bvotes?\b|\bpolled\b)|(?P<turnout>\bturn-?out\b|\bt/o\b|\bpoll\b)"
    r"|(?P<councillor>\bcouncillors?\b|\bcllr|\bcoun\b)|(?P<ward>\bwards?\b|\bdivisions?\b)"
    r"|(?P<contest>by-election|\bcontests?\b|\bseats?\b)|(?P<candidate>\bcandidates?\b|\bstood\b|\bstand)"
    r"|(?P<declared>declar|recount|\bresults?\b|\bcount\b)|(?P<mp>\bmps?\b|\bmember for\b|\bsits? for\b)"
    r"|(?P<mayor>\bmayor)|(?P<year>\b1[89]\d\d\b|\b20[01]\d\b)|(?P<swing>\bswing)|(?P<lives>\bborn\b|\blives?\b|\bfrom\b)"
)
_TOPIC_START = (
    "hold held retain keep kept gain took taken won win maj vote polled turn t/o poll councillor cllr coun ward"
    " division by-election contest seat candidate stood stand declar recount result count mp member"
    " sit mayor 18 19 20 swing born live from"
).split()
_NEAR = 5  # words on either side that are taken one by one
_AHEAD = 30  # words in which parties and figures are counted


class Words:
    """The words of one text."""

    def __init__(self, text: str, parties: Collection[tuple[int, int]], persons: Collection[tuple[int, int]]) -> None:
        """``parties`` and ``persons`` are spans of ``text``."""
        self._text = text
        labels = {offset: "‹person›" for start, end in persons for offset in range(start, end)}
        labels |= {offset: "‹party›" for start, end in parties for offset in range(start, end)}
        self._starts: list[int] = []
        self._shown: list[str] = []
        fresh = True
        for match in _TOKEN.finditer(text):
            shown = _shown(match, labels.get(match.start()), fresh=fresh)
            fresh = shown in ("¶", ".", ":", "!", "?")
            if shown[0] == "‹" and self._shown and self._shown[-1] == shown and shown != "‹num›":
                continue
            self._starts.append(match.start())
            self._shown.append(shown)

    def around(self, start: int, end: int) -> Iterator[str]:
        """Evidence from the words beside the span, the line that it stands in and what follows."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if bisect_right(self._starts, start) == first and first:  # within a run of names
            first -= 1
        before = self._shown[max(0, first - _NEAR) : first][::-1]
        after = self._shown[last : last + _NEAR]
        one, two = [*before, "^", "^"][:2], [*after, "$", "$"][:2]
        yield f"-1 {one[0]}"
        yield f"+1 {two[0]}"
        yield f"-- {one[1]} {one[0]}"
        yield f"++ {two[0]} {two[1]}"
        yield f"-+ {one[0]} {two[0]}"
        yield f"+++ {' '.join(after[:3])}"
        yield f"-++ {one[0]} {two[0]} {two[1]}"
        for side, words in (("before", before), ("after", after)):
            for word in words:
                if word == "¶":
                    break
                if len(word) > 2:
                    yield f"{side} {word}"
        line_start = self._text.rfind("\n", 0, start) + 1
        line_end = self._text.find("\n", end)
        line_end = len(self._text) if line_end < 0 else line_end
        line = self._text[max(line_start, start - 200) : min(line_end, end + 200)]
        yield from (f"line {topic}" for topic in _topics(line.lower()))
        ahead = self._shown[last : last + _AHEAD]
        figures, parties = ahead.count("‹num›") + ahead.count("‹pct›"), ahead.count("‹party›")
        yield f"ahead {min(figures, 5)} figures"
        yield f"ahead {min(parties, 4)} parties"
        opens = not self._text[line_start:start].strip(_MARKS)
        place = "within" if not opens else "opens" if self._text[end:line_end].strip(_MARKS) else "alone"
        case = "capitals" if self._text[start:end].isupper() else "letters"
        telling = f"figures {min(figures, 2)} parties {min(parties, 2)}"
        yield f"{place} {case}"
        yield f"{place} {case} {telling}"
        yield f"{place} {telling}"
        yield f"{place} by {one[0]} {telling}"
        shown_before = " ".join(self._shown[max(0, first - 8) : first])
        for name, pattern in _SHOWN_BEFORE.items():
            if pattern.search(shown_before):
                yield f"shown {name}"
        shown_after = " ".join(self._shown[last : last + 8])
        for name, pattern in _SHOWN_AFTER.items():
            if pattern.match(shown_after):
                yield f"shown {name}"


@lru_cache(maxsize=256)  # a line has several names in it
def _topics(line: str) -> Sequence[str]:
    """What is spoken of in a line in small letters, each topic once."""
    return list(dict.fromkeys([str(match.lastgroup) for match in finditer(_TOPICS, _TOPIC_START, line, line)]))


_MARKS = " *•◾-–—#>.:=_"
_SHOWN_BEFORE = {
    name: re.compile(rf"(?:^| )(?:{pattern})(?: on| to)*(?: the)?$")
    for name, pattern in {
        "wins": r"(?:gain|los[et]|captur|took|tak(?:e|en)|w[io]n|snatch|seiz|grab|hold|held|keep|kept|retain|defend)",
        "votes in": r"(?:vote|poll|candidate|contest|seat|vacanc\w+|elect\w*|victor\w+|w[io]n|defeat|hold|gain)"
        r" (?:in|at|for|of)",
        "councillor for": r"(?:councillor|cllr|repres\w*|membe?r?|stand\w*|stood) (?:for|of|in)",
        "neighbouring": r"(?:neighbour|nearbi?y|next-door|adjoin\w*) (?:ward |division )?(?:of )?",
        "wards": r"(?:ward|divis\w+|seat)s? (?:of ‹name› )?(?:,|:|of|in|‹council› ,)",
        "party in": r"‹party› (?:hold|gain|in|at|took|win)",
    }.items()
}
_SHOWN_AFTER = {
    name: re.compile(rf"\A(?:[*:–-] )*(?:{pattern})(?: |$)")
    for name, pattern in {
        "authority": r"[(,–-] (?:\w+ |‹name› ){0,4}(?:‹council›|council)",
        "bracket": r"\( (?:‹name› |and ){1,4}\)",
        "seats": r"\( (?:‹num›|\w+) (?:seat|vacanc|member)\w* \)",
        "result": r"(?:[:(–,-] )?(?:‹party› (?:[(\w] ?){0,2}?(?:hold|gain|win|maj)|hold|gain)",
        "goes": r"(?:goe?s?|went|turn|fell|fall|stay|remain|switch|pass)\w* (?:from )?(?:to )?(?:the )?‹party›",
        "lost to": r"(?:to|from|off) (?:the |an? )?‹party›",
        "contest": r"(?:'s )?(?:\w+ )?(?:contest|seat|count|result|declar\w*|recount|vote|race|poll|candidate|vacanc)",
        "councillor": r"(?:councillor|cllr|mp|residents?|voters?|electorate)",
        "year": r"(?:,|in|\() (?:\w+ )?‹num›",
    }.items()
}


def _shown(match: re.Match[str], label: str | None, *, fresh: bool) -> str:
    """A word as evidence names it; ``fresh`` says that a sentence or line begins with it."""
    if match["line"]:
        return "¶"
    if label:
        return label
    if match["rate"] or match["figure"]:
        return "‹pct›" if match["rate"] else "‹num›"
    opening, inside = _forms(match.group())
    return opening if fresh else inside


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str]:
    """A word as evidence names it where a sentence or line begins with it, and elsewhere."""
    if _COUNCIL.fullmatch(word):
        return "‹council›", "‹council›"
    lowered = word.lower()
    stemmed = stem(lowered)
    return stemmed, "‹name›" if word[0].isupper() and lowered not in _LOWER else stemmed


_LOWER = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday i mp mps cllr coun mr mrs ms hold gain by election turnout majority".split()
)
