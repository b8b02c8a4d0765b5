"""A line of a list as a string of kinds, one letter a token: ``Ada Fenwick (Lab) 12,345 (4%, +1)`` is ``Wpn(h,s)``.

The kinds are:

=====  ==========================================================  =====  =============================================
``W``  capitalised words that are no known party                   ``n``  a count
``P``  a known party                                               ``v``  a further count, as in ``577/549``
``p``  a known party in brackets                                   ``h``  a share
``b``  other capitalised words in brackets                         ``s``  a signed change
``k``  a remark in brackets                                        ``U``  "up", ``D`` "down"
``u``  a word that goes with figures or heads a column             ``e``  "elected"
``m``  the name of another figure, such as "majority"              ``x``  anything else
``o``  "of" or "for" between a name and a party
=====  ==========================================================  =====  =============================================

Marks stand for themselves (``,:;.``; every dash is ``-``), ``|`` is any gap between columns, ``(`` and ``)`` are
brackets round figures, and ``N`` is the end of a line inside a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from hustings.annotate.figures import figures
from hustings.annotate.gazetteer import fold_word
from hustings.annotate.given_names import is_known_given_name
from hustings.annotate.mentions import Figure, Mention
from hustings.annotate.parties import party_named
from hustings.layout import Block
from hustings.needs import Sought
from hustings.resources import read_csv

OWNER_KINDS = frozenset("WPpb")
FIGURE_KINDS = frozenset("nvhs")

_MARK = re.compile(
    r"^(?:(?:Count|Stage|Round) \d{1,2}(?: [–-]|:)(?= [A-Z])"
    r"|[•·*■▪|–-]|[\U0001F300-\U0001FAFF\u2190-\u21FF\u25A0-\u27BF\u2B00-\u2BFF]\uFE0F?|\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:st|nd|rd|th)\b(?:\s*[–:-])?|\([a-z]\))\s*(?=[^\s\d])"
)
_TOKEN = re.compile(
    r"(?P<wide>\t|;(?=[^\s;])| {2,}|\.{2,}|…|(?: \.){2,}|_{2,}|\s*[|•·●▪]\s*)"
    r"|(?P<space>\s+)"
    r"|(?P<word>(?:Dr|Mr|Mrs|Ms|Rev|Cllr|Coun|Prof|St)\.|[A-Z]\.(?=\s?[A-Z])|[^\W\d_](?:[\w&/]|['.-](?=\w))*)"
    r"|(?P<mark>.)",
    re.S,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n\d]{1,80}(?:\([^()\[\]\n\d]{1,40}\))?)[)\]]")
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"
_HOUR = re.compile(
    rf"[(\[](?:{_DAY},? (?:at )?\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\.?)?|\d{{1,2}}[.:]\d\d ?[ap]\.?m\.?(?:,? {_DAY})?)[)\]]"
)  # (Fri, 12.32)
_RESULT = frozenset(("result", "results"))  # May 2014 result Lab 1,402
_PAIR = re.compile(r"(?<![\d/])(\d[\d,]{0,14})/(\d[\d,]{0,14})(?:/(\d[\d,]{0,14}))?(?![\d/])")  # two seats: 577/549
_LEADERS = re.compile(r"\.{3,}|_{3,}")  # dots or strokes that lead to a figure: Ada Fenwick (Lab).....15,220
_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[–-]\s?\d{2,4}\b")  # 2010-17
_NOT_ELECTED = re.compile(
    r"(?:not (?:re-?)?elected|unsuccessful|not returned|defeated|unelected)\b(?=[ \t)|]{0,9}(?:\n|$))", re.I
)
_DOT = re.compile(r"\.(?=[ \t]{0,9}(?:[\d(|,:;\n–-]|$))")  # the dot of "Cons." before a figure or a gap
_ABBREVIATION = 5  # letters of the longest abbreviated party that takes a dot
_MARKS = {
    **dict.fromkeys(",:;.", ""),
    **dict.fromkeys("–-", "-"),
    **dict.fromkeys("%+±=", "u"),
    **dict.fromkeys("✓✔", "e"),
    **dict.fromkeys("▲↑⬆", "U"),
    **dict.fromkeys("▼↓⬇", "D"),
}
_SKIPPED = frozenset("'\"*#~^/")
_SLASH = " / "
_DIRECTIONS = {"up": "U", "plus": "U", "down": "D", "off": "D", "minus": "D"}
_NAME_LINKS = frozenset("ap ab de du van von der den la le al bin ibn y da dos of the".split())
_LINKS = _NAME_LINKS | frozenset("and & for to in against with a an".split())
_OF = frozenset(("of", "for", "of the", "for the"))
_COLUMN_WORDS = frozenset(
    "candidate candidates party votes vote share percentage percent change name description number year % new "
    "nc n/c n/a "
    "na no pts points of the cent per recorded polled home address if any reason why longer nominated".split()
)
_JUNIORS = frozenset(("jnr", "jr", "snr", "sr"))
_COLUMN_HEADS = frozenset("candidate candidates party votes vote share change name description number year new".split())
_ELECTED = frozenset(("elected", "re-elected", "winner", "✓"))
_BEHIND_A_NAME = _ELECTED | {"new", "votes"}
_BEFORE_A_NAME = frozenset(("also", "behind", "finally", "next", "plus", "then"))  # Then Ada Fenwick (Lab) 612
_LED_NAME = 2  # words of a name behind such a word
_OTHER_FIGURE = frozenset(
    "majority maj majorities turnout electorate swing lead total totals valid spoilt spoiled rejected ballots ballot "
    "others other oth quota t/o registered eligible invalid".split()
)
_NAME_WORD = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|'[A-Z][\w ]+'|ap|de|du|van|von|der|den|la|le|al|bin|ibn|ab|the|of|y|da|dos|[js]n?r"
    r"|(?:al|el|ul|ur|an|as|d|o)[-'][A-Z][\w'.-]*|\([A-Z][a-z]+\))"
)
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,6}}")
_SURNAME_FIRST = re.compile(r"[A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+)*,? [A-Z][a-zà-ÿ][\w' -]*")
_NOT_A_NAME = re.compile(
    r"\b(?:majority|maj|turnout|electorate|total|others?|oth|votes?|swing|spoil\w*|rejected|ballots?|party|candidates?"
    r"|result\w*|resignation|disqualification|death of|vacanc\w+|share|change|seats?"
    r"|by-election|election|(?-i:COUNT|count|Count(?! [A-Z]))"
    r"|poll\w*|read|more|image|caption|photo|picture|published"
    r"|updated|by|live|news|breaking|(?<!\w )(?<!-)home|comments?|related|registered|eligible|constituency"
    r"|council|hold|gain"
    r"|were|posted|description|labels?|tags?|topics?|advertisement|exit|local|sign|watch|filed|year|january|february"
    r"|(?<!\w )march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday"
    r"|saturday|sunday)\b",
    re.I,
)
_POSSESSIVE = re.compile(r"'s\b")
PARTY_WORD = re.compile(r"\b(?:Party|Alliance|Coalition|League|Movement|Front|Union|Independents?)\b")
_OF_PROSE = re.compile(r" (?:was|were|is|are|be|been|has|have|had|his|her|their|its|said|will|would|who|that) ")
_OF_LISTS = re.compile(r"[(\[|•·●▪\t_…–;]|  |\.\.| \.|(?<!\w)-|-(?!\w)| / ")
_FIGURE = re.compile(r"\d[\d,.]*")
_RECORDS = 2  # that a line has at least which has any and says more
_RANKS = 40  # a bare number up to this before a name is a rank
_SMALLEST_PAIR = 20  # "100/1" is odds
_SHORT_FORM = 5  # words up to this long are parties only in the case in which they are listed

# What may stand between a name and its party and is neither: Ada Fenwick, 45, Labour; FENWICK, Ada | 12 Mill Lane | Lab
_AGE = re.compile(r"W(?P<aside>,n(?=,[WP])|\(n\)(?=,?[WPp]))")
_ADDRESS = re.compile(r"^(?:W|W,W)(?P<aside>\|[^|PNpWxkb]*[Wxkb][^|PNp]*|,n[^PNpW]*W[^PNp]*)(?=[|-](?:[Pp]|W$))")
_DATED = re.compile(r"^n[:-](?=[WPp])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOME = re.compile(r"^(?P<n>W,W|W)-(?=n?[^|PNpnhsv:-]*[Wx])(?P<home>n?[^|PNpnhsv:-]+)-(?=[PWpu])")
_NOMINATED = Sought(
    r"(?<![\s|(–-])[\s|(–-]+(?:proposers?|proposed by|seconders?|seconded by|assentors?|(?:election )?agent)\b ?:? ",
    re.I,
)
# What may follow the party: a slogan before the votes, a proposer: FENWICK, Ada | Lab | Ben Voss
_SLOGAN = re.compile(r"^(?:W|W,W)[|-]P(?P<aside>(?:\.W)+)(?=[|:-][nh])")
_PROPOSER = re.compile(r"^(?P<n>W|W,W)[|-]+P(?P<aside>W?(?:[|-]+[^nhsvPpN]+)?)$")
_SURNAME_CELL = re.compile(r"^W\|W\|[Pp]")
_FORMALITIES = re.compile(r"^(?:Local|Official) |(?:(?: |^)Focus)? Team$|(?:'s)? Candidate$", re.I)


class Token(NamedTuple):
    """A piece of a line, its kind, and its value where it is a figure; ``line`` counts the lines of a table."""

    kind: str
    start: int
    end: int
    line: int = 0
    figure: Mention | None = None

    @property
    def value(self) -> float:
        """The value of a figure, 0 for any other token."""
        return self.figure.figure.value if self.figure else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A block's tokens without the bullet or number before them; ``index`` is its place among the blocks."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its tokens."""
        return kinds(self.tokens)

    @property
    def pure(self) -> bool:
        """Whether it holds nothing but names, parties, figures and the heads of columns."""
        return bool(self.tokens) and all(token.kind not in "xm" for token in self.tokens)


def kinds(tokens: Sequence[Token]) -> str:
    """The kinds of ``tokens`` as one string."""
    return "".join([token.kind for token in tokens])


def read_line(text: str, index: int, block: Block, aside: Sequence[tuple[int, int]] = ()) -> Line:
    """The tokens of a block of ``text``, without what stands ``aside``, ranks before a name, ages and addresses."""
    mark = _MARK.match(text[block.start : block.end])
    start = block.start + (mark.end() if mark else 0)
    if _is_prose(text[start : block.end]):
        return Line(index, start, block.end, (Token("x", start, block.end),))
    nominated = _NOMINATED.search(text, start, block.end)
    told = nominated.start() if nominated else block.end  # who signed the papers stands behind the candidate
    aside = [*aside, *(match.span() for each in _ASIDES for match in each.finditer(text, start, told))]
    tokens = [t for t in _tokens(text, start, told) if not any(first <= t.start < last for first, last in aside)]
    tokens = _without_dots(text, tokens)
    tokens = _with_bracketed_names(text, tokens)
    tokens = _with_names_of_parties(text, tokens)
    tokens = _without_slogans(text, tokens, told)
    tokens = _without_rank(tokens)
    tokens = _without_re_elected(text, tokens)
    tokens = _with_further_counts(tokens)
    tokens = _without_years_of_changes(text, tokens)
    if _DATED.match(kinds(tokens)) and _YEAR.fullmatch(text[tokens[0].start : tokens[0].end]):
        del tokens[:2]  # 2017: Lab 12,345
    tokens = _without_others(text, tokens)
    if _SURNAME_CELL.match(kinds(tokens)) and (has_surname_column(text) or _is_split_name(text, tokens[0], tokens[2])):
        tokens[1] = tokens[1]._replace(kind=",")
    tokens = _without_home(text, tokens)
    letters = kinds(tokens)
    asides = (_AGE, _SLOGAN) if letters.count("P") > 1 else (_AGE, _ADDRESS, _SLOGAN)  # two parties head columns
    found = [match.span("aside") for pattern in asides for match in pattern.finditer(letters)]
    places = {place for span in found for place in range(*span)}
    kept = [token for place, token in enumerate(tokens) if place not in places]
    if (match := _PROPOSER.match(kinds(kept))) and match["aside"]:
        told = len(kept) < len(tokens) or _is_candidate(text, kept, match)
        kept = kept[: match.start("aside")] if told else kept
    return Line(index, start, block.end, tuple(kept))


_SEATS_TO_FILL = re.compile(r"(?<=[–-] )(?:[Tt]wo|[Tt]hree|[23]) seats,?(?= [A-Z])")  # May 2007 - Two seats Lab 421

_AT_COUNT = re.compile(  # Ada Fenwick, SF - count 5; of a cell "Elected stage 5" the first word tells something
    r"(?:(?<=\| elected)|(?:,| [–-]|:)? ?\(?(?:(?<!\| )elected)?) ?(?:(?:on|at) )?(?:the )?"
    r"(?:(?:count|stage) \d{1,2}"
    r"|(?:first|second|third|fourth|fifth|sixth|final|\d{1,2}(?:st|nd|rd|th)) (?:count|stage))"
    r"\)?(?=\s*$)",
    re.I | re.M,
)
_ASIDES = (_SEATS_TO_FILL, _AT_COUNT)


def _with_further_counts(tokens: list[Token]) -> list[Token]:
    """The tokens with the counts of a party's further candidates as such: ``Lab 421, 387``."""
    letters, told = kinds(tokens), list(tokens)
    for match in reversed([*_COUNTS_IN_A_ROW.finditer(letters)]):
        counts = [place for place in range(match.start() + 1, match.end()) if letters[place] == "n"]
        values = [tokens[place].value for place in counts]
        if all(value * _NEXT_BEST <= following <= value for value, following in pairwise(values)):
            for place in reversed(counts[1:]):
                told[place - 1 : place + 1] = [tokens[place]._replace(kind="v")]
    return told


_COUNTS_IN_A_ROW = re.compile(r"Pn(?:,n){1,4}(?=,P|;P|[)]|[.]|$)")
_NEXT_BEST = 0.5  # of the votes of the one before, which no margin over others is


def _without_rank(tokens: list[Token]) -> list[Token]:
    """The tokens without a candidate's rank: ``1 Ada Fenwick (Lab)``, ``| 1 | Ada Fenwick | Lab | 612``."""
    rank = _RANK.match(kinds(tokens))
    if rank and next(token.value for token in tokens if token.kind == "n") <= _RANKS:
        return tokens[rank.end() :]
    return tokens


_RANK = re.compile(r"n(?=[WP].)|\|?n\|+(?=[WP].*\|n)")


def _is_prose(body: str) -> bool:
    """Whether a line is prose that can hold no record, so that nobody need read it word by word.

    Of the records of a line that says more than names, parties and figures, each has a bracket, or there are two
    figures. What may make such a line one of names and parties alone is a gap or a dash with what stands behind it.
    """
    return bool(_OF_PROSE.search(body)) and not _OF_LISTS.search(body) and len(_FIGURE.findall(body)) < _RECORDS


def _without_dots(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without the dots of abbreviated parties: ``Lab. 12,345``."""
    before = [None, *tokens]
    return [
        token
        for last, token in zip(before, tokens, strict=False)
        if not (
            last
            and (last.kind, token.kind) == ("P", ".")
            and last.end == token.start
            and last.end - last.start <= _ABBREVIATION
            and _DOT.match(text, token.start)
        )
    ]


def _with_bracketed_names(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with what somebody is called as a part of the name: ``William (Bill) Fenwick``."""
    for match in reversed(list(re.finditer(r"WbW(?=[,:|-]*[Ppb]|$)", kinds(tokens)))):
        one, called, other = tokens[match.start() : match.end()]
        word = text[called.start + 1 : called.end - 1]
        if is_known_given_name(word) and " " not in text[other.start : other.end]:
            tokens[match.start() : match.end()] = [one._replace(end=other.end)]
    return tokens


def _with_names_of_parties(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with words that are parties and parts of names alike in their names: ``Alex Green - Labour``."""
    for match in reversed(list(_NAMED_AS_PARTY.finditer(kinds(tokens)))):
        one, other = tokens[match.start() : match.end()]
        words = text[one.start : one.end], text[other.start : other.end]
        if (is_known_given_name(words[0]) and words[1] == "Green") or words[0] == "Christian":
            tokens[match.start() : match.end()] = [one._replace(kind="W", end=other.end)]
    return tokens


_NAMED_AS_PARTY = re.compile(r"(?:WP|PW)(?=[,:|-]*[Ppb])|(?<=[Pp][:,|-])(?:WP|PW)$")


def _without_slogans(text: str, tokens: list[Token], end: int) -> list[Token]:
    """The tokens without what parties add to their names on ballot papers: ``Green Party - Stop Climate Chaos``."""
    kept: list[Token] = []
    past = 0
    for place, token in enumerate(tokens):
        if token.start < past:
            continue
        kept.append(token)
        if token.kind != "P" or token.end - token.start < _SHORTEST_WITH_SLOGAN:
            continue
        if kinds(tokens[place + 1 : place + 3]) == "-P" and party_of(text[token.start : token.end]) == party_of(
            text[tokens[place + 2].start : tokens[place + 2].end]
        ):
            past = tokens[place + 2].end  # SDP - Social Democratic Party
            continue
        if slogan := _SLOGAN_WORDS.match(text, token.end, end):
            past = slogan.end()
            comma = text.find(",", token.end + 1, past)
            if comma >= 0 and any(later.kind in "Pp" for later in tokens[place + 1 :] if later.start > comma):
                past = comma  # Green Party - Stop Climate Chaos, Ben Voss, Labour
    return kept


_SHORTEST_WITH_SLOGAN = 3  # letters of a party
_SLOGAN_WORDS = re.compile(
    r"(?: ?[-–:,./!] ?| )[\"']?(?:Putting|Proclaiming|Chang(?:e|ing)|Stop(?:ping)?|To|For|No|Not|Sav(?:e|ing)"
    r"|Protect(?:ing)?|Defend(?:ing)?|Leader|Working|Vote|Your|Our|People|Real|More|Better|Build(?:ing)?|Fight(?:ing)?"
    r"|Stand(?:ing)?|Get(?:ting)?|Bring(?:ing)?|Deliver(?:ing)?|End(?:ing)?|Mak(?:e|ing)|Keep(?:ing)?|Free|Freedom"
    r"|Policing|Trade Unionists|Integrity|Common Sense|Action|Campaigning|True|Justice"
    r"|The (?:Party|Unity|Welsh|Scottish|English|Independence|Voice|People)"
    r"|Democratiaid Rhyddfrydol|Plaid Werdd|Llafur|Ceidwadwyr|Gwerin"
    r"|[A-Z][a-z]+(?:'s|s') (?:Devolution|Voice|Party|Movement))\b"
    r"(?:(?! [-–] | {2})[^|\t\n\d:;()\[\]]){0,70}"
)


def _without_re_elected(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without the letter for "re-elected" behind a party: ``Ada Fenwick (Lab) R 1,611``."""
    return [
        token
        for last, token in zip([None, *tokens], tokens, strict=False)
        if not (last and last.kind in "Pp" and token.kind == "W" and text[token.start : token.end] == "R")
    ]


def _without_years_of_changes(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without what a change is since: ``45.2% (+3.1% on 2019)``."""
    for match in reversed(list(_SINCE_TOKENS.finditer(kinds(tokens)))):
        change, year = tokens[match.start()], tokens[match.end() - 1]
        if _SINCE_YEAR.fullmatch(text, change.end, year.end):
            del tokens[match.start() + 1 : match.end()]
    return tokens


_SINCE_TOKENS = re.compile(r"su?[xlu,]{1,3}n")
_SINCE_YEAR = re.compile(
    r"(?: ?%| ?p(?:oin)?ts?| ?pp)?,? (?:on|since|from|over|vs?\.?|against|compared (?:with|to)) (?:19|20)\d\d"
)


def _without_others(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without a lead to the rest of a list: ``Others: Ada Fenwick (Lab) 1,515; Ben Voss (Ind) 184``."""
    led = kinds(tokens[:3]) in ("m:W", "m:P") and text[tokens[0].start : tokens[0].end].casefold() in (
        "others",
        "other",
    )
    return tokens[2:] if led else tokens


@lru_cache(maxsize=1)
def has_surname_column(text: str) -> bool:
    """Whether a table of ``text`` has a column of surnames and next to it one of the other names."""
    return _SURNAME_COLUMN.search(text) is not None


_SURNAME_COLUMN = Sought(r"(?<![^\n|])[ \t]?surname[ \t]?[|\t][ \t]?(?:other|first|fore|given)[ -]?names?\b", re.I)


def _is_split_name(text: str, surname: Token, given: Token) -> bool:
    """Whether two cells are a surname and its given names, and not a name and an address."""
    one, other = text[surname.start : surname.end], text[given.start : given.end]
    return any(map(is_given, (other, other.split()[-1]))) and (one.isupper() or not is_given(one))


def _without_home(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without where a candidate lives, told between dashes: ``FENWICK, Ada – Sileby – Labour Party``.

    Where the first words are no name of a person, or the second are, the first are the ward:
    ``Sileby – Ada Fenwick – Lab``.
    """
    if not (match := _HOME.match(kinds(tokens))):
        return tokens
    first, last = tokens[0], tokens[match.end()]
    name = text[first.start : first.end]
    if match["n"] == "W,W":
        named = is_surname_first(name, text[tokens[2].start : tokens[2].end])
    else:
        named = _SURNAME_FIRST.fullmatch(name) is not None or (" " in name and is_given(name))
    homes = [text[token.start : token.end] for token in tokens[slice(*match.span("home"))] if token.kind == "W"]
    party = last.kind != "W" or PARTY_WORD.search(text[last.start : last.end]) is not None
    numbered = match["home"].startswith("n")  # 4 Cliff Villas
    if not named or not party or (not numbered and any(map(is_given, homes))):
        return tokens
    return [*tokens[: match.start("home")], *tokens[match.end("home") + 1 :]]


def _is_candidate(text: str, tokens: Sequence[Token], match: re.Match[str]) -> bool:
    """Whether the words before a party are the candidate, not the place, where more words follow the party."""
    name, after = text[tokens[0].start : tokens[0].end], tokens[match.start("aside") :]
    if match["n"] == "W,W" or _SURNAME_FIRST.fullmatch(name):
        return True
    words = next((text[token.start : token.end] for token in after if token.kind == "W"), "")
    return bool(words) and (not _FORMALITIES.sub("", words) or (is_given(name) and not is_given(words)))


def is_given(words: str) -> bool:
    """Whether ``words`` begin with a given name."""
    return is_known_given_name(words.split()[0])


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text[start:end]``."""
    run: list[Token] = []
    for token in _pieces(text, start, end):
        if token.kind in "cl":
            run.append(token)
            continue
        if run:
            yield from _split_run(text, run)
            run = []
        yield token
    if run:
        yield from _split_run(text, run)


def _pieces(text: str, start: int, end: int) -> Iterator[Token]:
    """Tokens with single words still of the kinds c (capitalised) and l (link); words of prose in a row are one x."""
    body = text[start:end]
    numbers = {token.start: token for token in _numbers(body, start)}
    position = start
    depth = 0
    cells = text.count(_SLASH, start, end) > 1  # FENWICK, Ada / 12 Mill Lane / Lab
    commas = is_comma_separated(body)
    last = ""  # the kind of the token before
    while position < end:
        if number := numbers.get(position):
            yield number
            position, last = number.end, number.kind
            continue
        character = text[position]
        if character == " " and position + 1 < end and text[position + 1].isalnum():
            position += 1  # the space between two words, which is half of all that a line holds
            continue
        if character in "nudNUD" and (group := _NOT_ELECTED.match(text, position, end)):
            yield Token("u", *group.span())
            position, last = group.end(), "u"
            continue
        if character in "([" and (group := _HOUR.match(text, position, end)):
            yield Token(last := "k", *group.span())
            position = group.end()
            continue
        if character in "([" and (group := _BRACKETS.match(text, position, end)):
            yield Token(last := _bracket_kind(group[1].strip(" '\"")), *group.span())
            position = group.end()
            continue
        if character.isupper() and (group := _odd_parties().match(text, position, end)):
            yield Token(last := "P", *group.span())
            position = group.end()
            continue
        match = _TOKEN.match(text, position, end)
        assert match is not None
        begin, position = position, match.end()
        piece, what = text[begin:position], match.lastgroup
        kind = ""
        if what == "word":
            kind = _word_kind(piece)
            if last == "n" and piece in _RESULT:
                yield Token(kind, begin, position)
                kind, begin = ":", position
        elif (
            what == "wide"
            or (commas and piece == ",")
            or (cells and piece == "/" and text.startswith(_SLASH, begin - 1))
        ):
            kind = "|"
        elif what == "mark" and piece not in _SKIPPED:
            if piece in "([":
                depth += 1
                kind = "("
            elif piece in ")]":
                kind = ")" if depth else "x"
                depth = max(0, depth - 1)
            else:
                kind = _MARKS.get(piece, "x") or piece
                if piece == "+" and _SPACED_FIGURE.match(text, position, end):
                    kind = "U"  # + 3.1
        if kind and not kind == last == "x":
            yield Token(kind, begin, position)
        last = kind or last


_SPACED_FIGURE = re.compile(r" \d{1,2}(?![\d,])")


def _numbers(body: str, start: int) -> Iterator[Token]:
    """The figures of ``body``, which begins at ``start``; spans of years, money and odds are no figures."""
    if not _DIGIT.search(body):
        return
    if is_comma_separated(body):
        body = body.replace(",", " ")
    taken: set[int] = set()
    for match in _YEARS.finditer(body):
        taken.update(range(*match.span()))
        yield Token("x", start + match.start(), start + match.end())
    for match in _PAIR.finditer(body):
        places = [place for place in (1, 2, 3) if match[place]]
        counts = [float(match[place].replace(",", "") or 0) for place in places]
        for place, count in zip(places, counts, strict=True):
            begin, end = start + match.start(place), start + match.end(place)
            kind = "x" if min(counts) < _SMALLEST_PAIR else "n" if place == 1 else "v"
            taken.add(match.start(place))
            yield Token(kind, begin, end, 0, Mention("num", begin, end, Figure(count)))
    for figure in figures(_LEADERS.sub(lambda dots: " " * len(dots.group()), body)):
        begin, end = start + figure.start, start + figure.end
        if figure.label in ("money", "ordinal"):
            yield Token("x", begin, end)
        elif not figure.figure.spelled and figure.start not in taken:
            kind = {"num": "n", "signed": "s"}.get(figure.label, "h")
            yield Token(kind, begin, end, 0, replace(figure, start=begin, end=end))


def is_comma_separated(line: str) -> bool:
    """Whether commas stand between the cells of ``line``: ``Thrupp,Ada Fenwick,Lab,1204,45.2``."""
    return line.count(",") >= _COMMAS and not _COMMA_IN_WORDS.search(line)


_COMMAS = 4
_COMMA_IN_WORDS = re.compile(r", |\d,\d{3}(?![\d.])|['\"]")


def _bracket_kind(inside: str) -> str:
    """The kind of words in brackets: ``(Lab)``, ``(Save Our Ferry)``, ``(new)``, ``(elected)``, ``(of Sileby)``."""
    folded = inside.casefold()
    if set(re.split(r"[\s,]+", folded)) <= _COLUMN_WORDS | set("-–=/+") | {""}:
        return "u"
    if _is_party(inside) or (inside.endswith(")") and party_of(inside)) or _is_party(_unadorned(inside)):
        return "p"
    if folded in _ELECTED:
        return "e"
    capitalised = inside[0].isupper() and all(w[0].isupper() or w in _LINKS or w in "-–" for w in inside.split())
    return "b" if capitalised else "k"


@lru_cache(maxsize=65536)
def _word_kind(word: str) -> str:
    folded = word.casefold()
    if folded in _OTHER_FIGURE:
        return "m"
    if (
        word[0].isupper()
        or folded in _JUNIORS
        or _JOINED_PARTICLE.match(word)
        or folded in ("independent", "independents", "description")
    ):
        return "c"
    if folded in _ELECTED:
        return "e"
    if folded in _DIRECTIONS:
        return _DIRECTIONS[folded]
    if folded in _LINKS:
        return "l"
    return "u" if folded in _COLUMN_WORDS else "x"


_JOINED_PARTICLE = re.compile(r"(?:al|el|ul|ur|an|as|d|o)[-'](?=[A-Z])")  # Ali al-Sayed


def _split_run(text: str, words: list[Token]) -> Iterator[Token]:
    """Known parties and what stands between them in a run of words."""
    rest: list[Token] = []
    index = 0
    while index < len(words):
        length = _party_length(text, words, index)
        if length:
            yield from _of_a_party(text, list(_words_between(text, rest)))
            rest = []
            yield Token("P", words[index].start, words[index + length - 1].end)
        else:
            rest.append(words[index])
        index += length or 1
    yield from _words_between(text, rest)


def _of_a_party(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens before a party; "of" or "for" behind a name is the link between the two."""
    if len(tokens) < 2 or tokens[0].kind != "W" or any(token.kind == "W" for token in tokens[1:]):
        return tokens
    link = text[tokens[1].start : tokens[-1].end].casefold()
    return [tokens[0], tokens[1]._replace(kind="o", end=tokens[-1].end)] if link in _OF else tokens


def _party_length(text: str, words: list[Token], index: int) -> int:
    """How many words from ``index`` make up the longest name of a known party."""
    if words[index].kind == "l" and text[words[index].start : words[index].end] not in ("the", "an", "a"):
        return 0
    for length in range(min(8, len(words) - index), 0, -1):
        if _is_party(text[words[index].start : words[index + length - 1].end]):
            return length
    return 0


def _words_between(text: str, words: list[Token]) -> Iterator[Token]:
    """A run without parties: column heads before it, the name or whatever it is, and what follows."""
    if not words:
        return
    first, last = 0, len(words)
    written = [text[word.start : word.end] for word in words]
    while first < last and (words[first].kind == "l" or written[first].casefold() in _COLUMN_HEADS):
        first += 1
    if last - first > _LED_NAME and written[first].casefold() in _BEFORE_A_NAME:
        first += 1
    while first < last and (words[last - 1].kind == "l" or written[last - 1].casefold() in _BEHIND_A_NAME):
        last -= 1
    for word in words[:first]:
        yield word._replace(kind=_edge_kind(text[word.start : word.end]))
    if first < last:
        run = " ".join(written[first:last])
        yield Token("x" if _is_opaque(run) else "W", words[first].start, words[last - 1].end)
    for word in words[last:]:
        yield word._replace(kind=_edge_kind(text[word.start : word.end]))


@lru_cache(maxsize=65536)  # the same capitalised words come again and again
def _is_opaque(run: str) -> bool:
    """Whether capitalised words have one among them that no name of a person or party has."""
    return bool(_NOT_A_NAME.search(PARTY_WORD.sub("", run)) or _POSSESSIVE.search(run))


def _edge_kind(word: str) -> str:
    folded = word.casefold()
    if folded in ("and", "&") or folded in _BEFORE_A_NAME:
        return ","
    if folded in _ELECTED:
        return "e"
    return "u" if folded in _COLUMN_WORDS else "x"


@lru_cache(maxsize=65536)
def _is_party(words: str) -> bool:
    """Whether ``words`` name a known party; short forms ("Lab", "ED") only as they are listed: "Ed" is a name."""
    words = _FORMALITIES.sub("", words.removesuffix(".") if len(words) <= _ABBREVIATION + 1 else words)
    return party_named(words) is not None and (len(words) > _SHORT_FORM or words in _short_forms())


@cache
def _short_forms() -> frozenset[str]:
    rows = [row["alias"] for row in read_csv("vocabulary/parties.csv")]
    return frozenset(form for alias in rows for form in (alias, alias.upper())) - {"All", "ALL"}


@cache
def _odd_parties() -> re.Pattern[str]:
    """The names of parties that have marks or common words in them: ``Beer, Baccy and Crumpet Party``."""
    names = [row["alias"] for row in read_csv("vocabulary/parties.csv")]
    names += [row["name"] for row in read_csv("registry/parties.csv")]
    odd = {name for name in names if " " in name and name[0].isupper() and not _PLAIN_NAME.fullmatch(name)}
    odd = {name for name in odd if " - " not in name or party_named(name.split(" - ")[0]) is None}
    odd |= {name.replace(" and ", " & ") for name in names if " and " in name}
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, odd), key=len, reverse=True))})(?!\w)")


_PLAIN_NAME = re.compile(rf"(?:(?:[A-Z][^\s,:.!()]*|{'|'.join(sorted(_LINKS))})(?: |$))+|.*\).*")


@cache
def _seat_names() -> frozenset[str]:
    return frozenset(fold_word(row["name"]) for row in read_csv("registry/constituencies.csv"))


def heads_columns(line: str) -> bool:
    """Whether a line is nothing but the heads of columns: ``Party  Candidate  Votes  %  ±%``."""
    words = re.findall(r"[\w/]+|%", line.casefold())
    return bool(_COLUMN_HEADS.intersection(words)) and _COLUMN_WORDS.issuperset(words)


def is_seat_name(text: str) -> bool:
    """Whether ``text`` is the name of a seat."""
    return fold_word(text) in _seat_names()


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name and none of the words of a table."""
    text = text.strip()
    if not (2 <= len(text) <= 60) or party_named(text) or re.search(r"\d", text) or _NOT_A_NAME.search(text):
        return False
    if is_seat_name(text):
        return False
    return bool(_NAME.fullmatch(text.replace(",", "").replace('"', "'")) or _SURNAME_FIRST.fullmatch(text))


_TITLE = re.compile(r"^(?:Dr|Mr|Mrs|Miss|Ms|Rev|Cllr|Coun|Prof|Sir|Dame)\.? (?=.)")


def is_surname_first(one: str, other: str) -> bool:
    """Whether "one, other" is ``FENWICK, Ada`` or ``Fenwick, Ada Mary`` rather than a place and a name."""
    other = _TITLE.sub("", other)
    if one.isupper() or (" " not in one and " " not in other):
        return True
    last_is_given = is_known_given_name(other.split()[-1])
    return last_is_given and (not is_given(one) or (" " not in one and " " in other and is_given(other)))


def party_of(words: str) -> str | None:
    """The known party that ``words`` name, with or without its initials in brackets behind."""
    words = _FORMALITIES.sub("", words.removesuffix("."))
    return (
        party_named(words)
        or party_named(re.sub(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]?$", "", words))
        or party_named(_unadorned(words))
    )


def _unadorned(words: str) -> str:
    """The name of a party without what it adds on ballot papers: ``Yorkshire Party - Yorkshire's Voice``."""
    if (slogan := _SLOGAN_WORDS.search(words)) and slogan.end() == len(words):
        words = words[: slogan.start()]
    return _FORMALITIES.sub("", _ADORNMENT.sub("", words))


_ADORNMENT = re.compile(r"(?<=\w\w)(?: ?[-–:./] )[^\n]*$")
