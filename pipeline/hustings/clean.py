"""The text that rules read, with the way back to the text that was given.

Scraped articles carry HTML entities, several kinds of quotes, dashes and spaces, and words glued together where the
page had a line break. Rules see one notation; every offset they give is turned back into the article's own.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache

from hustings.needs import Sought
from hustings.resources import read_csv
from hustings.unwrap import unwrapped

_CHARACTERS = {
    **dict.fromkeys("‘’‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\x0b\x0c", " "),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("—―‒", "–"),
    "‹": "<",  # the marks of mentions in units (see hustings.annotate.units)
    "›": ">",
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}

_CHANGED = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});"  # &amp; &#39;
    r"|\r\n?"
    r"|[\x00\ud800-\udfff]"  # no model reads these and no file holds them
    r"|(?P<broken>(?<=[^\W\d_]{2})-\r?\n(?=[^\W\d_]))"  # a word that was broken at the end of a line
    r"|(?P<thousands>(?<=\d)(?<!\d{4})[\u00a0\u2007-\u2009\u202f](?=\d{3}(?!\d)))"  # 11 719, held together
    r"|(?P<by>(?<=\b[Bb]y)(?=elections?\b)|(?<=\bBY)(?=ELECTIONS?\b)"  # byelection
    r"|(?<=\b[Bb]y)(?<!chosen by)(?<!filled by)(?<!decided by)(?<!appointed by)(?<!caused by)(?<!run by)"
    r" (?=elections?\b(?! (?:day|night|time|officials?|staff|law|rules|agents?|experts|observers|workers))))"
    r"|(?<![ \t])[ \t]+(?=\r?\n)"
    r"|(?<=[\w)\].%;:,])\[(?:\d{1,3}|[a-z])\]| ?\[(?:edit|hide|citation needed)\]"  # marks of a wiki
    rf"|[{''.join(map(re.escape, _CHARACTERS))}]"
)

# Where a page's line break was lost. Each alternative is one kind of seam; none has a repeated group.
_SEAM = re.compile(
    r"(?<=[a-z)%\"!?])(?=[A-Z][a-z])"  # PartyCandidate, (25.43%)Conservative
    r"|(?<=[a-z)%])(?=[A-Z]{2,}\b)"  # ChesterLAB:
    r"|(?<=[a-z])(?=\d)"  # Dyke21,187
    r"|(?<=\d)(?=(?!(?:ST|ND|RD|TH|AM|PM)\b)[A-Z][a-zA-Z])"  # 21,187Conservative, but 10TH
    r"|(?<=[A-Z]{2})(?=[A-Z][a-z])"  # UKBruce
    r"|(?<=\d,\d{3})(?=\d{1,2}(?:\.\d{1,2})?%)"  # 12,82869.6%
    r"|(?<=[a-z]\d{3})(?=\d\.\d{1,2}%)|(?<=[a-z]\d{2})(?=0\.\d{1,2}%)"  # Jerrome7894.3%, Orme450.2%
)
_AT_A_SEAM = re.compile(r"[a-z\d)%\"!?][A-Z]|[a-z]\d|[A-Z]{3}[a-z]")  # what stands at every one of these
_STAMP_SEAM = Sought(r"(?<=\S)published at (?=\d)")
_SENTENCE_SEAM = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])")
_WORD = re.compile(r"\S+")
_NAME_WITH_CAPITAL = re.compile(r"(?:^|[-'(\"])(?:Ma?c|O|D|De|Di|Du|La|Le|Fitz|Van|Von|Ap|St)'?$")
_SURE_AFTER = re.compile(r"(?:Published|Updated|Breaking|Posted|Comments)$")


@dataclass(frozen=True, slots=True)
class Clean:
    """``text`` for the rules; character ``i`` of it stands for ``original[starts[i]:ends[i]]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article's text of the span ``text[start:end]``, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def clean(text: str) -> Clean:
    """Bring ``text`` into the one notation that the rules read."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _CHANGED.finditer(text):
        pieces.append(text[position : match.start()])
        starts.extend(range(position, match.start()))
        ends.extend(range(position + 1, match.start() + 1))
        new = _replacement(text, match)
        pieces.append(new)
        starts.extend([match.start()] * len(new))
        ends.extend([match.end()] * len(new))
        position = match.end()
    pieces.append(text[position:])
    starts.extend(range(position, len(text)))
    ends.extend(range(position + 1, len(text) + 1))
    return _cut_seams(unwrapped("".join(pieces)), starts, ends)


def _replacement(text: str, found: re.Match[str]) -> str:
    match found.lastgroup:
        case "broken":
            return _hyphen(text, found)
        case "thousands":
            return ","
        case "by":
            return "-"
    told = found.group()
    if told[0] == "\r":
        return "\n"
    if "[" in told or (told.isspace() and told not in _CHARACTERS):
        return ""
    if told[0] == "&":
        plain = html.unescape(told)
        return "".join(_CHARACTERS.get(c, c) for c in plain)
    return _CHARACTERS.get(told, "\ufffd")


def _hyphen(text: str, broken: re.Match[str]) -> str:
    """What of the hyphen of a broken word stays: that of a double name (Can- Weekes) and of a prefix (re- elected)."""
    before, after = text[broken.start() - 1], text[broken.end()]
    if after.isupper() and before.islower():
        return "-"
    return "-" if _PREFIX.search(text, max(0, broken.start() - 8), broken.start()) else ""


_PREFIX = re.compile(r"\b(?:by|re|co|ex|mid|non|pro|anti|self|vice|semi|runners?|well|so|far|half|two|three)$", re.I)


def _cut_seams(text: str, starts: list[int], ends: list[int]) -> Clean:
    cuts = _seams(text)
    if not cuts:
        return Clean(text, tuple(starts), tuple(ends))
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    position = 0
    for cut, filler in cuts:
        pieces += [text[position:cut], filler]
        new_starts += [*starts[position:cut], starts[cut]]
        new_ends += [*ends[position:cut], starts[cut]]
        position = cut
    pieces.append(text[position:])
    new_starts += starts[position:]
    new_ends += ends[position:]
    return Clean("".join(pieces), tuple(new_starts), tuple(new_ends))


def _seams(text: str) -> list[tuple[int, str]]:
    cuts: dict[int, str] = {}
    for match in _SENTENCE_SEAM.finditer(text):
        cuts[match.start()] = " "
    for match in _STAMP_SEAM.finditer(text):
        cuts[match.start()] = "\n"
    for match in _HEAD_IN_CAPITALS.finditer(text):
        cuts[match.end()] = ":"
    rows: list[int] = []  # the unsure seams of lines in a row that have one each
    for line in re.finditer(r"[^\n]+", text):
        if line.group().isspace():
            continue
        found: list[int] = []
        if _AT_A_SEAM.search(text, *line.span()) and _SEAM.search(text, *line.span()):
            # As in few lines: a seam has the same letters beside it in its line as in its word.
            found = [cut for word in _WORD.finditer(line.group()) for cut in _word_seams(word, line.start())]
        sure = [cut for cut in found if _is_sure(text, cut)]
        if len(found) == 1 and not sure and text[found[0]].isalpha():
            rows += found
            continue
        cuts.update(_cells(rows))
        rows = []
        for cut in found if len(found) > 2 else sure:
            cuts.setdefault(cut, "\n")
    cuts.update(_cells(rows))
    return sorted(cuts.items())


_NAMED = (
    r"(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Cllr)\.? )?(?:[A-Z](?:\. ?| )|[A-Z][a-z][\w'-]{0,20} ){1,4}"
    r"[A-Z]['\w-]{0,12}[a-z][\w'-]{0,20}"
)
_STOOD = rf"{_NAMED}(?: \([^()\n]{{1,30}}\)|, ?[A-Z][A-Za-z. ]{{0,20}}),? ?\d"
# An area in capitals with nothing between it and the first of several candidates, or with its office between.
_HEAD_IN_CAPITALS = re.compile(
    r"^\W{0,3}(?!(?:[A-Z'&-]+ ){0,3}(?:ELECTED|WINNER|RESULT|HOLDS?|GAINS?|WINS?|NEW|LAB|LABOUR|CON|CONSERVATIVE|LIB"
    r"|LD|SNP|UKIP|GREEN|IND|TOTAL|MAYOR|(?:MR|MRS|DR|CLLR|MISS|REV)\.?) )(?:ST\.|[A-Z]{3})[A-Z'.-]{0,20}"
    r"(?:,? (?:(?:AND|OF|ON|UPON|THE|&) )?[A-Z]['A-Z.-]{2,20}){0,5}"
    rf"(?= {_STOOD}[^\n]{{0,12}}?[;,] (?:and )?{_STOOD})"
    r"|^\W{0,3}(?:[A-Z&][A-Z'.-]{0,20} ){1,6}(?:MAYOR|PCC|PFCC|COMMISSIONER)"
    rf"(?= {_NAMED}(?: \(|, ?[A-Z][A-Za-z. ]{{0,20}},? \d))",
    re.M,
)


def _cells(rows: list[int]) -> dict[int, str]:
    """The seams between the two cells of each row of a table: ``Ada FenwickLabour`` and others below it."""
    return dict.fromkeys(rows, "\n") if len(rows) >= _ROWS else {}


_ROWS = 3  # lines with one seam each are a table


def _word_seams(word: re.Match[str], offset: int) -> list[int]:
    body = word.group()
    if _POSTCODE.fullmatch(body):
        return []
    if "://" in body or "@" in body or body.strip(".,;:'\"()") in _camel_words():
        return []
    return [
        offset + word.start() + seam.start()
        for seam in _SEAM.finditer(body)
        if not _NAME_WITH_CAPITAL.search(body, max(0, seam.start() - 8), seam.start())
    ]


_POSTCODE = re.compile(r"\W?(?:[A-Z]{1,2}\d[A-Z\d]?)?\d[ABD-HJLNP-UW-Z]{2}\W{0,2}")  # 0BB of WA4 0BB


def _is_sure(text: str, cut: int) -> bool:
    before, after = text[max(0, cut - 12) : cut], text[cut : cut + 4]
    if _SURE_AFTER.search(before):
        return True
    if after[0].isdigit():  # Trent17 December
        return bool(re.search(r"[A-Za-z][a-z]{2}$", before))
    return before[-1] in "%)" or before[-1].isdigit()


@cache
def _camel_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("vocabulary/camel_words.csv"))
