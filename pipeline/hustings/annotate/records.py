"""Lists and tables of candidates or results, in whatever notation: one :class:`Record` a candidate or party.

A line is read as a string of kinds, one letter a token (``Ada Fenwick (Lab) 12,345 (45.2%, +3.1)`` is ``Wpn(h,s)``), and
a record is an *owner* (names and parties) with a *tail* (figures). Cells of a table that came out as one line each are
read as one string with ``N`` at the line ends, so that one grammar serves lines, sentences and tables. Unknown parties
and unusual names are believed where their neighbours are records of known parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from hustings.annotate.figures import figures
from hustings.annotate.gazetteer import fold_word
from hustings.annotate.mentions import Figure, Mention
from hustings.annotate.parties import party_named
from hustings.layout import Block
from hustings.resources import read_csv

Span = tuple[int, int]

# Kinds of tokens:
#   W a run of capitalised words that is no known party   P a known party   p one in brackets   b other words in brackets
#   n a count   v a further count (577/549)   h a share   s a signed change   U, D up, down   e elected
#   u a word that goes with figures or heads a column     k a remark in brackets
#   , : - | ; . marks   ( ) brackets round figures        N a line end inside a table
#   m the name of another figure (majority, turnout)      x anything else
_OWNER_KINDS = frozenset("WPpb")
_FIGURE_KINDS = frozenset("nvhs")
_IMPURE = re.compile(r"[xm]")

_MARK = re.compile(r"^(?:[•·*■▪|–-]|\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:st|nd|rd|th)\b\s*[–:-]?|\([a-z]\))\s*(?=[^\s\d])")
_TOKEN = re.compile(
    r"(?P<wide>\t| {2,}|\.{2,}|…|(?: \.){2,}|_{2,}|\s*[|•·●▪]\s*)"
    r"|(?P<space>\s+)"
    r"|(?P<word>(?:Dr|Mr|Mrs|Ms|Rev|Cllr|Coun|Prof|St)\.|[A-Z]\.(?=\s?[A-Z])|[^\W\d_](?:[\w'&/]|[.-](?=\w))*)"
    r"|(?P<mark>.)",
    re.S,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{1,80})[)\]]")
_PAIR = re.compile(r"(?<![\d/])(\d[\d,]*)/(\d[\d,]*)(?:/(\d[\d,]*))?(?![\d/])")  # two seats: 577/549
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[–-]\s?\d{2,4}\b")  # 2010-17
_YEAR = re.compile(r"(?:19|20)\d\d")

_MARKS = {
    **dict.fromkeys(",:;.", ""),
    **dict.fromkeys("–-", "-"),
    **dict.fromkeys("%+±=", "u"),
    **dict.fromkeys("✓✔", "e"),
    "▲": "U",
    "▼": "D",
}
_SKIPPED = frozenset("'\"*#~^/")
_DIRECTIONS = {"up": "U", "plus": "U", "down": "D", "off": "D", "minus": "D"}
_NAME_LINKS = frozenset("ap ab de du van von der den la le al bin y da dos of the".split())
_LINKS = _NAME_LINKS | frozenset("and & for to in against with a an".split())
_COLUMN_WORDS = frozenset(
    "candidate candidates party votes vote share percentage percent change name description number year % new nc n/a na "
    "no pts points of the cent per recorded polled".split()
)
_COLUMN_HEADS = frozenset("candidate candidates party votes vote share change name description number year new".split())
_ELECTED = frozenset(("elected", "re-elected", "winner", "✓"))
_OTHER_FIGURE = frozenset(
    "majority maj majorities turnout electorate swing lead total totals valid spoilt spoiled rejected ballots ballot "
    "others other oth t/o registered eligible invalid".split()
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|'[A-Z][\w ]+'|ap|de|du|van|von|der|den|la|le|al|bin|ab|the|of|y|da|dos)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,6}}")
_SURNAME_FIRST = re.compile(r"[A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+)*,? [A-Z][a-zà-ÿ][\w' -]*")
_NOT_A_NAME = re.compile(
    r"\b(?:majority|maj|turnout|electorate|total|others?|oth|votes?|swing|spoil\w*|rejected|ballots?|party|candidates?"
    r"|result\w*|share|change|seats?|by-?election|election|count|poll\w*|read|more|image|caption|photo|picture|published"
    r"|updated|by|live|news|breaking|home|comments?|related|registered|eligible|constituency|council|hold|gain|were"
    r"|posted|description|labels?|tags?|topics?|advertisement|exit|local|sign|watch|filed|year|january|february"
    r"|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)\b",
    re.I,
)
_PARTY_WORD = re.compile(r"\b(?:Party|Alliance|Coalition|League|Movement|Front|Union|Independents?)\b")
_NATIONAL = re.compile(
    r"exit poll|opinion poll|voting intention|\bMRP\b|YouGov|Survation|Ipsos|Opinium|\bICM\b|ComRes|Savanta|scoreboard"
    r"|state of the parties|\d+ of \d+ seats|\bseats\b|national (?:vote|share)|make-?up|\bcouncillors\b",
    re.I,
)
_HEADING = 80  # length up to which a line above a list is taken for its heading
_HEADINGS = 4  # such lines above a list that may say what it is
_LINE = 200  # length up to which a line with a remark may be a record
_NEIGHBOURS = 4  # lines within which a sure record vouches for an unsure one
_RANKS = 40  # a bare number up to this before a name is a rank
_SMALLEST_PAIR = 20  # "100/1" is odds
_SHORT_FORM = 5  # words up to this long are parties only in the case in which they are listed

# What may stand between name and party and is neither.
_AGE = re.compile(r"W(?P<aside>,n(?=,[WP])|\(n\)(?=,?[WPp]))")  # Ada Fenwick, 45, Labour
_ADDRESS = re.compile(r"^(?:W|W,W)(?P<aside>\|[^|PNp]*[Wxkb][^|PNp]*)(?=\|[Pp])")  # FENWICK, Ada | 12 Mill Lane | Labour
_BETWEEN = r"[,:|N-]*"
# What may own figures, each at the end of its tokens. The groups are n for the name and p for the party.
_OWNERS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)[,|N-]+(?P<p>Pp?)$"), True),  # Ada Fenwick - Scottish National Party (SNP)
    ("name, party", re.compile(r"(?P<n>W)[,|-]+(?P<p>W[pb])$"), True),  # Ada Fenwick - Real Change Party (RCP)
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)(?P<p>p)$"), True),  # Ada Fenwick (Lab)
    ("party (name)", re.compile(r"(?P<p>P)(?P<n>b)$"), True),  # Lab (Ada Fenwick)
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)(?P<p>b)$"), False),  # Ada Fenwick (Save Our Ferry)
    ("name, party", re.compile(rf"(?P<n>W(?:,W)?){_BETWEEN}(?P<p>P)$"), True),  # Ada Fenwick, Lab
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)\|[^WPpb]*\|(?P<p>P)$"), True),  # Ada Fenwick | Mill Lane | Lab
    ("party: name", re.compile(rf"(?P<p>P){_BETWEEN}(?P<n>W(?:,W)?)$"), True),  # Lab: Ada Fenwick
    ("party", re.compile(r"(?P<p>P)p?$"), True),  # Lab
    ("party", re.compile(r"^(?P<p>p)$"), True),  # (Lab)
    ("name", re.compile(r"(?P<n>W,W)$"), False),  # FENWICK, Ada
    ("name, party", re.compile(r"(?P<n>W)[,|N-]+(?P<p>W)$"), False),  # Ada Fenwick, Save Our Ferry
    ("party: name", re.compile(r"(?P<p>W):(?P<n>W)$"), False),  # Save Our Ferry: Ada Fenwick
    ("name", re.compile(r"(?P<n>W)$"), False),  # Fenwick
)
# Forms in which a whole line names a candidate without figures.
_STANDING = frozenset(("name (party)", "name, party", "party: name", "party (name)"))


@dataclass(frozen=True, slots=True)
class Record:
    """One candidate's or party's line; spans are clean offsets, ``party_name`` canonical where it is known."""

    start: int
    end: int
    name: Span | None
    party: Span | None
    party_name: str | None
    votes: Mention | None = None
    share: Mention | None = None
    change: Mention | None = None
    elected: bool = False
    form: str = "line"
    sure: bool = True

    @property
    def has_figures(self) -> bool:
        """Whether the record states any figure."""
        return bool(self.votes or self.share or self.change)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    line: int = 0
    figure: Mention | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A block's tokens; ``index`` is its place among the blocks, ``kinds`` the string of kinds."""

    index: int
    start: int
    end: int
    tokens: tuple[_Token, ...]

    @property
    def kinds(self) -> str:
        return _kinds(self.tokens)

    @property
    def pure(self) -> bool:
        return bool(self.tokens) and not _IMPURE.search(self.kinds)


@dataclass(slots=True)
class _Segment:
    """An owner with its tail; ``open_start`` and ``open_end`` say that prose runs into it on that side."""

    owner: list[_Token] = field(default_factory=list)
    tail: list[_Token] = field(default_factory=list)
    open_start: bool = False
    open_end: bool = False

    @property
    def has_figures(self) -> bool:
        return any(token.kind in _FIGURE_KINDS for token in self.tail)


def find_records(text: str, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Every record of ``text``, in the order of the text, none inside another."""
    lines = [_line(text, index, block) for index, block in enumerate(blocks) if block.kind != "stamp"]
    found: dict[int, list[Record]] = {}
    for stretch in _stretches(lines):
        national = _is_national(text, lines, stretch)
        for index, record in _stretch_records(text, stretch):
            if record.name or not national:
                found.setdefault(index, []).append(record)
    believed = [record for index, group in found.items() for record in group if record.sure or _vouched(text, record, index, found)]
    return tuple(sorted(believed, key=lambda record: record.start))


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name and none of the words of a table."""
    text = text.strip()
    if not (2 <= len(text) <= 60) or party_named(text) or re.search(r"\d", text) or _NOT_A_NAME.search(text):
        return False
    if fold_word(text) in _seat_names():
        return False
    return bool(_NAME.fullmatch(text.replace(",", "").replace('"', "'")) or _SURNAME_FIRST.fullmatch(text))


# -- lines to tokens ---------------------------------------------------------------------------------------------------


def _line(text: str, index: int, block: Block) -> _Line:
    mark = _MARK.match(text[block.start : block.end])
    start = block.start + (mark.end() if mark else 0)
    tokens = list(_tokens(text, start, block.end))
    if len(tokens) > 2 and tokens[0].kind == "n" and tokens[1].kind in "WP" and _value(tokens[0]) <= _RANKS:
        del tokens[0]
    kinds = _kinds(tokens)
    aside = [match.span("aside") for pattern in (_AGE, _ADDRESS) for match in pattern.finditer(kinds)]
    kept = (token for i, token in enumerate(tokens) if not any(first <= i < last for first, last in aside))
    return _Line(index, start, block.end, tuple(kept))


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """The tokens of ``text[start:end]``."""
    run: list[_Token] = []
    for token in _pieces(text, start, end):
        if token.kind in "cl":
            run.append(token)
            continue
        yield from _split_run(text, run)
        run = []
        yield token
    yield from _split_run(text, run)


def _pieces(text: str, start: int, end: int) -> Iterator[_Token]:
    """Tokens with single words still of the kinds c (capitalised) and l (link)."""
    body = text[start:end]
    numbers = {token.start: token for token in _numbers(body, start)}
    position = start
    depth = 0
    while position < end:
        if number := numbers.get(position):
            yield number
            position = number.end
            continue
        if (group := _BRACKETS.match(text, position, end)) and (token := _bracket(group, numbers)):
            yield token
            position = group.end()
            continue
        match = _TOKEN.match(text, position, end)
        assert match is not None
        position = match.end()
        piece = match.group()
        if match["wide"]:
            yield _Token("|", *match.span())
        elif match["word"]:
            yield _Token(_word_kind(piece), *match.span())
        elif match["mark"] and piece not in _SKIPPED:
            if piece in "([":
                depth += 1
                yield _Token("(", *match.span())
            elif piece in ")]":
                yield _Token(")" if depth else "x", *match.span())
                depth = max(0, depth - 1)
            else:
                yield _Token(_MARKS.get(piece, "x") or piece, *match.span())


def _numbers(body: str, start: int) -> Iterator[_Token]:
    years = [match.span() for match in _YEARS.finditer(body)]
    for begin, end in years:
        yield _Token("x", start + begin, start + end)
    for match in _PAIR.finditer(body):
        counts = [(match.start(i), match.end(i), float(match[i].replace(",", ""))) for i in (1, 2, 3) if match[i]]
        odds = any(value < _SMALLEST_PAIR for *_, value in counts)
        for place, (begin, end, value) in enumerate(counts):
            mention = Mention("num", start + begin, start + end, Figure(value))
            yield _Token("x" if odds else "v" if place else "n", start + begin, start + end, 0, mention)
    for figure in figures(body):
        if any(begin <= figure.start < end for begin, end in years):
            continue
        begin, end = start + figure.start, start + figure.end
        if figure.label in ("money", "ordinal"):
            yield _Token("x", begin, end)
        elif not figure.figure.spelled:
            kind = {"num": "n", "signed": "s"}.get(figure.label, "h")
            yield _Token(kind, begin, end, 0, replace(figure, start=begin, end=end))


def _bracket(group: re.Match[str], numbers: dict[int, _Token]) -> _Token | None:
    """Words in brackets as one token; None for brackets that hold figures."""
    if any(group.start() < start < group.end() for start in numbers):
        return None
    inside = group[1].strip(" '\"")
    folded = inside.casefold()
    if not folded or set(re.split(r"[\s,]+", folded)) <= _COLUMN_WORDS | set("-–=/+"):
        kind = "u"
    elif _is_party(inside):
        kind = "p"
    elif folded in _ELECTED:
        kind = "e"
    elif inside[0].isupper() and all(word[0].isupper() or word in _LINKS or word in "-–" for word in inside.split()):
        kind = "b"
    else:
        kind = "k"
    return _Token(kind, *group.span())


def _word_kind(word: str) -> str:
    folded = word.casefold()
    if folded in _OTHER_FIGURE:
        return "m"
    if word[0].isupper() or folded in ("independent", "independents", "description"):
        return "c"
    if folded in _ELECTED:
        return "e"
    if folded in _DIRECTIONS:
        return _DIRECTIONS[folded]
    if folded in _LINKS:
        return "l"
    return "u" if folded in _COLUMN_WORDS else "x"


def _split_run(text: str, words: list[_Token]) -> Iterator[_Token]:
    """Known parties and what stands between them in a run of words."""
    rest: list[_Token] = []
    index = 0
    while index < len(words):
        length = _party_length(text, words, index)
        if length:
            yield from _words_between(text, rest, index > len(rest))
            rest = []
            yield _Token("P", words[index].start, words[index + length - 1].end)
        else:
            rest.append(words[index])
        index += length or 1
    yield from _words_between(text, rest, len(words) > len(rest))


def _party_length(text: str, words: list[_Token], index: int) -> int:
    """How many words from ``index`` make up the longest name of a known party."""
    if words[index].kind == "l" and text[words[index].start : words[index].end] not in ("the", "an", "a"):
        return 0
    for length in range(min(8, len(words) - index), 0, -1):
        if _is_party(text[words[index].start : words[index + length - 1].end]):
            return length
    return 0


def _words_between(text: str, words: list[_Token], beside_party: bool) -> Iterator[_Token]:
    """A run without parties: column heads before it, the name or whatever it is, and what follows."""
    first, last = 0, len(words)
    written = [text[word.start : word.end] for word in words]
    while first < last and (words[first].kind == "l" or written[first].casefold() in _COLUMN_HEADS):
        first += 1
    while first < last and (words[last - 1].kind == "l" or written[last - 1].casefold() in _ELECTED | {"new", "votes"}):
        last -= 1
    for word, kind in zip(words[:first], written, strict=False):
        yield replace(word, kind=_edge_kind(kind))
    if first < last:
        run = " ".join(written[first:last])
        opaque = _NOT_A_NAME.search(_PARTY_WORD.sub("", run)) or re.search(r"s?'s?\b(?: |$)", run.replace("O'", ""))
        yield _Token("x" if opaque else "W", words[first].start, words[last - 1].end)
    for word, kind in zip(words[last:], written[last:], strict=True):
        yield replace(word, kind=_edge_kind(kind))


def _edge_kind(word: str) -> str:
    folded = word.casefold()
    if folded in ("and", "&"):
        return ","
    if folded in _ELECTED:
        return "e"
    return "u" if folded in _COLUMN_WORDS else "x"


@lru_cache(maxsize=65536)
def _is_party(words: str) -> bool:
    if len(words) <= _SHORT_FORM and " " not in words and words not in _short_forms():
        return bool(words not in _short_forms() and len(words) > _SHORT_FORM and party_named(words))
    return party_named(words) is not None


@cache
def _short_forms() -> frozenset[str]:
    rows = [row["alias"] for row in read_csv("vocabulary/parties.csv")]
    return frozenset(form for alias in rows for form in (alias, alias.upper())) - {"All", "ALL"}


@cache
def _seat_names() -> frozenset[str]:
    return frozenset(fold_word(row["name"]) for row in read_csv("registry/constituencies.csv"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_word(row["given_name"]) for row in read_csv("registry/given_names.csv"))


def _kinds(tokens: Sequence[_Token]) -> str:
    return "".join(token.kind for token in tokens)


def _value(token: _Token) -> float:
    return token.figure.figure.value if token.figure else 0.0


# -- tokens to segments ------------------------------------------------------------------------------------------------


def _segments(tokens: Sequence[_Token]) -> Iterator[_Segment]:
    """Owners with their tails, in order; an owner without figures is one too, where a mark or another owner ends it."""
    now = _Segment()
    depth, muted = 0, False
    for token in tokens:
        kind = token.kind
        if kind in "|N;.":
            muted = muted and bool(depth)
        if kind == "(":
            depth += 1
        elif kind == ")":
            depth -= 1
            muted = False
        if muted:
            continue
        if kind in _OWNER_KINDS:
            if now.has_figures or _ends_owner(now):
                yield now
                now = _Segment()
            elif now.tail and {t.kind for t in now.tail} <= set("(,"):
                now.owner += [replace(t, kind=",") for t in now.tail]
                now.tail = []
            elif now.tail:
                now = _Segment(open_start=now.open_start and not now.owner)
            now.owner.append(token)
        elif kind in "xm":
            if now.has_figures:
                _cut_open_bracket(now)
                now.open_end = kind == "x" and not depth and now.tail[-1].kind not in ",-|N"
                yield now
            muted = kind == "m" or bool(depth)
            now = _Segment(open_start=kind == "x")
        elif kind in ";." and not depth:
            if now.owner:
                yield now
            now = _Segment()
        elif now.tail or (now.owner and kind not in ",:-|Nk"):
            now.tail.append(token)
        elif now.owner and kind != "k":
            now.owner.append(token)
        elif kind in ",:-|N":
            now.open_start = False
    if now.owner:
        yield now


def _ends_owner(segment: _Segment) -> bool:
    """Whether a new owner begins after this one, though it has no figures: ``Ada Fenwick (Lab), Ben Oyelaran (Con)``."""
    kinds = _kinds(segment.owner).rstrip(",:-|N")
    if segment.tail and any(token.kind == "e" for token in segment.tail):
        return True
    return kinds[-1:] in ("p", "b") and len(kinds) > 1


def _cut_open_bracket(segment: _Segment) -> None:
    """Drop the figures of a bracket into which prose breaks: ``12,345 (1,000 more than in 2019)``."""
    kinds = [token.kind for token in segment.tail]
    if kinds.count("(") > kinds.count(")"):
        opened = len(kinds) - 1 - kinds[::-1].index("(")
        if any(kind in _FIGURE_KINDS for kind in kinds[:opened]):
            del segment.tail[opened:]


# -- segments to records -----------------------------------------------------------------------------------------------


def _owner(text: str, tokens: Sequence[_Token]) -> Record | None:
    """The record, still without figures, of an owner's tokens."""
    tokens = _whole_names(text, [token for token in tokens if token.kind not in "eku()nh"])
    while tokens and tokens[-1].kind in ",:-|N":
        tokens.pop()
    kinds = _kinds(tokens)
    for form, pattern, sure in _OWNERS:
        if not (match := pattern.search(kinds)):
            continue
        groups = match.groupdict()
        name = _span(tokens, match.span("n")) if "n" in groups else None
        party = _span(tokens, match.span("p")) if "p" in groups else None
        if name and match["n"] == "W,W" and not _is_surname_first(text, tokens, match.start("n")):
            name = (tokens[match.end("n") - 1].start, name[1])
        if match.groupdict().get("n") == "b" and name:
            name = (name[0] + 1, name[1] - 1)
        if party and groups["p"] in ("p", "b"):
            party = (party[0] + 1, party[1] - 1)
        if party and groups["p"] in ("Wp", "Wb") and not _PARTY_WORD.search(text[slice(*party)]):
            continue
        if name and not is_name(_one_line(text, name)):
            if not sure or form not in ("name, party", "name (party)"):
                continue
            name = None
        known = _party_of(_one_line(text, party)) if party else None
        if party is None and not name:
            continue
        start = min(span[0] for span in (name, party) if span)
        return Record(start, tokens[-1].end, name, party, known, form=form if name else "party", sure=sure and bool(known))
    return None


def _party_of(words: str) -> str | None:
    return party_named(words) or party_named(re.sub(r"\s*[(\[][^()\[\]]*[)\]]?$", "", words))


def _whole_names(text: str, tokens: list[_Token]) -> list[_Token]:
    """Words that are parties and parts of names alike, joined to the name: ``Ada Green (Lab)``, ``Ada C Fenwick``."""
    tokens = _whole_cells(text, tokens)
    joined = True
    while joined:
        joined = False
        for index in range(len(tokens) - 1):
            one, other = tokens[index], tokens[index + 1]
            if {one.kind, other.kind} != {"W", "P"} or one.line != other.line:
                continue
            party = one if one.kind == "P" else other
            after = tokens[index + 2].kind if index + 2 < len(tokens) else ""
            elsewhere = any(token.kind in "Ppb" for token in tokens if token is not party)
            initial = party.end - party.start <= 2
            if not (initial or text[party.start : party.end] == "Green"):
                continue
            if elsewhere or (initial and party is other and after == "W"):
                tokens = [*tokens[:index], _Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                joined = True
                break
        for index in range(len(tokens) - 1):
            one, other = tokens[index], tokens[index + 1]
            if joined and one.kind == other.kind == "W" and text[one.end : other.start].isspace():
                tokens = [*tokens[:index], _Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                break
    return tokens


def _whole_cells(text: str, tokens: list[_Token]) -> list[_Token]:
    """A line of a table that is words with a comma, as one name: ``Beer, Baccy and Crumpet``."""
    if len({token.line for token in tokens}) == 1:
        return tokens
    kinds = f"N{_kinds(tokens)}N"
    for match in reversed(list(re.finditer(r"(?<=N)W,W(?=N)", kinds))):
        first = match.start() - 1
        if not _is_surname_first(text, tokens, first):
            tokens[first : first + 3] = [replace(tokens[first], end=tokens[first + 2].end)]
    return tokens


def _span(tokens: Sequence[_Token], places: Span) -> Span:
    return tokens[places[0]].start, tokens[places[1] - 1].end


def _one_line(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", text[slice(*span)])


def _is_surname_first(text: str, tokens: Sequence[_Token], index: int) -> bool:
    """Whether ``W,W`` is ``FENWICK, Ada`` or ``Fenwick, Ada Mary`` rather than a place and a name."""
    surname, given = (text[tokens[i].start : tokens[i].end] for i in (index, index + 2))
    if surname.isupper() or (" " not in surname and " " not in given):
        return True
    return all(fold_word(word) in _given_names() for word in given.split())


@dataclass(slots=True)
class _Measures:
    votes: list[Mention] = field(default_factory=list)
    share: Mention | None = None
    change: Mention | None = None


def _measures(tail: Sequence[_Token]) -> _Measures:
    """Which figure is the votes, which the share, which its change, from kind, sign and order."""
    found = _Measures()
    depth = 0
    for index, token in enumerate(tail):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.figure is None:
            continue
        before = tail[index - 1] if index else None
        mention, value = token.figure, _value(token)
        if token.kind == "v":
            found.votes.append(mention)
        elif token.kind == "s" and abs(value) > 100:
            if not found.votes and not found.share and value < 0:  # Green Party -1,632
                found.votes.append(replace(mention, value=replace(mention.figure, value=-value)))
        elif sign := _sign(token, before, depth, found):
            found.change = found.change or _signed(mention, sign, before)
        elif token.kind == "h" or (found.votes and value <= 100):
            if found.share is None and value <= 100:
                found.share = mention
        elif not found.votes and value.is_integer():
            found.votes.append(mention)
    return found


def _sign(token: _Token, before: _Token | None, depth: int, found: _Measures) -> int:
    """1 or -1 for a change, 0 for any other figure."""
    value = _value(token)
    if token.kind == "s":
        return -1 if value < 0 else 1
    if before and before.kind in "UD":
        return 1 if before.kind == "U" else -1
    if before and before.kind == "-" and found.share and (before.end == token.start or depth):
        return -1
    return 1 if token.figure and token.figure.label == "pts" and (found.share or found.votes) else 0


def _signed(mention: Mention, sign: int, before: _Token | None) -> Mention:
    start = before.start if before and before.kind == "-" else mention.start
    return replace(mention, start=start, value=replace(mention.figure, value=sign * abs(mention.figure.value)))


def _finish(text: str, segment: _Segment) -> list[Record]:
    """The records of a segment: one, or as many as there are counts or names in it."""
    record = _owner(text, segment.owner)
    if record is None:
        return []
    measures = _measures(segment.tail)
    if segment.has_figures and not (measures.votes or measures.share or measures.change):
        return []
    elected = any(token.kind == "e" for token in [*segment.owner, *segment.tail])
    last = [token for token in [*segment.owner, *segment.tail] if token.kind not in ",:-|N"][-1]
    first = replace(
        record,
        end=max(record.end, last.end),
        votes=measures.votes[0] if measures.votes else None,
        share=measures.share,
        change=measures.change,
        elected=elected,
    )
    further = [
        replace(first, start=votes.start, end=votes.end, name=None, votes=votes, share=None, change=None)
        for votes in measures.votes[1:]
    ]
    return [first, *further]


# -- stretches ---------------------------------------------------------------------------------------------------------


def _stretches(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that hold nothing but names, parties and figures, together; every other line alone."""
    run: list[_Line] = []
    for line in lines:
        if line.pure:
            run.append(line)
            continue
        if run:
            yield run
        run = []
        if line.tokens:
            yield [line]
    if run:
        yield run


def _is_national(text: str, lines: Sequence[_Line], stretch: Sequence[_Line]) -> bool:
    """Whether the list or a heading above it says that it is a poll or a count of seats."""
    place = lines.index(stretch[0])
    above = [line for line in lines[max(0, place - _HEADINGS) : place] if line.end - line.start <= _HEADING]
    own = text[stretch[0].start : stretch[-1].end]
    return any(_NATIONAL.search(text[line.start : line.end]) for line in above) or bool(_NATIONAL.search(own))


def _stretch_records(text: str, stretch: list[_Line]) -> Iterator[tuple[int, Record]]:
    """The records of a stretch with the index of the line each begins on."""
    if not stretch[0].pure:
        line = stretch[0]
        records = list(_inline(text, line)) or _standing(text, line)
        yield from ((line.index, record) for record in records)
        return
    tokens = list(_joined(_figures_last(stretch)))
    starts = {line.index: line for line in stretch}
    records = _history(text, tokens) or _columns(text, stretch) or _rows(text, stretch, tokens)
    for record in records:
        index = max((i for i, line in starts.items() if line.start <= record.start), default=stretch[0].index)
        yield index, record


def _joined(stretch: Sequence[_Line]) -> Iterator[_Token]:
    for number, line in enumerate(stretch):
        yield from (replace(token, line=number) for token in line.tokens)
        yield _Token("N", line.end, line.end, number)


def _figures_last(stretch: Sequence[_Line]) -> Sequence[_Line]:
    """Lines of the form ``12,345 - Ada Fenwick (Lab)`` with their figures moved to the end."""
    turned = [re.fullmatch(r"([nhu][nhu,|:(),-]*)(W[^nhs]*[pPb]|P[^nhs]*W|P)", line.kinds) for line in stretch]
    if sum(map(bool, turned)) < 2 or sum(bool(re.match(r"[WP].*n", line.kinds)) for line in stretch):
        return stretch
    return [
        replace(line, tokens=(*line.tokens[match.end(1) :], *line.tokens[: match.end(1)])) if match else line
        for line, match in zip(stretch, turned, strict=True)
    ]


def _standing(text: str, line: _Line) -> list[Record]:
    """The candidates that a line without figures names: ``Ada Fenwick (Lab) - teacher``, ``Able, Baker - Ind``."""
    tokens, kinds = line.tokens, line.kinds
    if line.end - line.start > _LINE:
        return []
    if (remark := re.match(r"W(?:,W)?p(?=[,:.-][^nhs])", kinds)) and _IMPURE.search(kinds):
        tokens, kinds = tokens[: remark.end()], kinds[: remark.end()]
    if re.search(r"[nhsvxm;]|^[^pb]*(?:WP|PW)", kinds):
        return []
    if several := re.fullmatch(r"(W(?:,W)+)[:-]*([Pp])", kinds):
        names = [token for token in tokens[: several.end(1)] if token.kind == "W"]
        if len(names) > 1 and all(" " in text[token.start : token.end] for token in names):
            party = tokens[several.end(2) - 1]
            comma = _Token(",", party.start, party.start)
            return [record for name in names if (record := _owner(text, [name, comma, party]))]
    record = _owner(text, tokens)
    if record is None or record.form not in _STANDING or record.name is None or " " not in _one_line(text, record.name):
        return []
    if not re.fullmatch(r"(?:W[:-])?[^;.]*", kinds) or len(re.findall(r"[Ppb]", kinds)) > 2:
        return []
    return [replace(record, elected="e" in kinds)]


def _inline(text: str, line: _Line) -> Iterator[Record]:
    """Records that follow one another within a sentence or a line that says more."""
    segments = [segment for segment in _segments(line.tokens) if not segment.open_end]
    counted = [(segment, _finish(text, segment)) for segment in segments if segment.has_figures]
    kept = [
        (segment, records)
        for segment, records in counted
        if records and records[0].party_name and (not segment.open_start or records[0].form == "name (party)")
    ]
    told = [record for _, records in kept for record in records]
    if _are_years(text, told):
        return
    in_prose = sum(record.name is None and text[record.start].islower() for record in told)
    if len(kept) > 1 and (in_prose == 0 or len(kept) > 2):
        yield from _without_lead(text, told)
        return
    named = [record for segment in segments for record in _finish(text, segment) if not segment.has_figures]
    named = [record for record in named if record.form == "name (party)" and record.party_name]
    if len(named) > 2 and not kept and re.search(r"^[^WPpb]*[:|][^xm]*$", line.kinds):
        yield from named


def _without_lead(text: str, records: list[Record]) -> list[Record]:
    """The records, the first without the place before its party: ``Sileby East Lab 12,345, Con 10,234``."""
    first, *rest = records
    if first.form == "name, party" and first.party and rest and all(record.form == "party" for record in rest):
        return [replace(first, start=first.party[0], name=None, form="party"), *rest]
    return records


def _are_years(text: str, records: Sequence[Record]) -> bool:
    """Whether all that looks like votes is years: ``Labour 1997, Conservative 2010``."""
    votes = [record.votes for record in records if record.votes]
    return bool(votes) and all(
        _YEAR.fullmatch(text[vote.start : vote.end]) and not record.share
        for record in records
        if (vote := record.votes)
    )


def _rows(text: str, stretch: list[_Line], tokens: Sequence[_Token]) -> list[Record]:
    """Records of lines and of tables whose cells came out as a line each, in rows."""
    segments = list(_segments(tokens))
    counted = [segment for segment in segments if segment.has_figures]
    spread = [segment for segment in counted if _lines_of(segment) > 1]
    records: list[Record] = []
    last = -1
    for segment in counted:
        if len(spread) < 2 and segment in spread and segment.owner[0].line != last:
            segment = _on_one_line(segment)
        last = segment.tail[-1].line if segment.tail else -1
        found = _finish(text, segment) if segment.has_figures and segment.owner else []
        if found and _lines_of(segment) > 1:
            found = [replace(record, form="table") for record in found]
        records += found
    if _are_years(text, records):
        records = []
    records = _with_names_after(text, segments, records)
    if records:
        records = _without_lead(text, records)
    taken = {line for segment in counted if segment.owner for line in {t.line for t in _used(segment)}}
    free = [line for number, line in enumerate(stretch) if number not in taken]
    standing = [record for line in free for record in _standing(text, line)]
    standing += [] if standing else [r for line in free for r in _listed_inline(text, line)]
    if not records and not standing:
        return list(_pairs(text, free))
    return [*records, *standing]


def _used(segment: _Segment) -> list[_Token]:
    return [token for token in [*segment.owner, *segment.tail] if token.kind != "N"]


def _lines_of(segment: _Segment) -> int:
    return len({token.line for token in _used(segment) if token.kind in _OWNER_KINDS | _FIGURE_KINDS})


def _on_one_line(segment: _Segment) -> _Segment:
    """Only what of a segment stands on the line where its owner ends."""
    line = next(token.line for token in reversed(segment.owner) if token.kind in _OWNER_KINDS)
    return _Segment(
        [token for token in segment.owner if token.line == line], [token for token in segment.tail if token.line == line]
    )


def _with_names_after(text: str, segments: Sequence[_Segment], records: list[Record]) -> list[Record]:
    """``Lab: 12,345 Ada Fenwick ELECTED``: the name that follows a party's votes on the same line."""
    after = {
        one.tail[-1].line: other
        for one, other in zip(segments, segments[1:], strict=False)
        if one.tail and not other.has_figures and other.owner[0].line == one.tail[-1].line
    }
    ends = {segment.tail[0].start: segment.tail[-1].line for segment in segments if segment.tail}
    lines = {record.start: line for record in records for start, line in ends.items() if record.start <= start <= record.end}
    joined = []
    for record in records:
        segment = after.get(lines.get(record.start, -1))
        owner = _owner(text, segment.owner) if segment and record.form == "party" else None
        if segment and owner and owner.form == "name":
            elected = any(token.kind == "e" for token in segment.tail)
            record = replace(record, name=owner.name, end=owner.end, elected=elected, form="party: name")
        joined.append(record)
    return joined


def _listed_inline(text: str, line: _Line) -> list[Record]:
    """``Ada Fenwick (Lab); Ben Oyelaran (Con)`` on a line that holds nothing else."""
    records = [record for segment in _segments(line.tokens) for record in _finish(text, segment)]
    named = [record for record in records if record.form == "name (party)" and not record.has_figures]
    return named if len(named) > 1 and len(named) == len(records) else []


def _pairs(text: str, lines: Sequence[_Line]) -> Iterator[Record]:
    """Names and parties on alternate lines, without figures."""
    cells = [line for line in lines if set(line.kinds) & _OWNER_KINDS]
    parties = [index for index, line in enumerate(cells) if "P" in line.kinds]
    if len(parties) < 3:
        return
    second = sum(index % 2 for index in parties) * 2 > len(parties)
    for one, other in zip(cells[::2], cells[1::2], strict=False):
        name, party = (one, other) if second else (other, one)
        if is_name(text[name.start : name.end]) and len(_used_words(party)) == 1:
            span = (party.start, party.end)
            known = _party_of(text[slice(*span)])
            yield Record(one.start, other.end, (name.start, name.end), span, known, form="table")


def _used_words(line: _Line) -> list[_Token]:
    return [token for token in line.tokens if token.kind in _OWNER_KINDS]


def _columns(text: str, stretch: Sequence[_Line]) -> list[Record]:
    """A table that came out column by column: a head, then its cells, then the next head."""
    columns: list[tuple[str, list[_Line]]] = []
    for line in stretch:
        head = text[line.start : line.end].casefold()
        if set(line.kinds) <= set("u-") and head not in ("new", "-", "–", "n/a"):
            role = "name" if re.match(r"candidate|name", head) else "party" if re.match(r"party|descr", head) else "figure"
            columns.append((role, []))
        elif columns:
            columns[-1][1].append(line)
    names = next((cells for role, cells in columns if role == "name"), [])
    whole = [(role, cells) for role, cells in columns if len(cells) == len(names)]
    parties = next((cells for role, cells in whole if role == "party"), [])
    if len(names) < 2 or not parties or len(whole) < 2:
        return []
    records = []
    for row, (name, party) in enumerate(zip(names, parties, strict=True)):
        tail = [token for role, cells in whole if role == "figure" for token in cells[row].tokens]
        measures = _measures(tail)
        records.append(
            Record(
                min(name.start, party.start),
                max(name.end, party.end, *(token.end for token in tail)),
                (name.start, name.end),
                (party.start, party.end),
                _party_of(text[party.start : party.end]),
                measures.votes[0] if measures.votes else None,
                measures.share,
                measures.change,
                form="table",
            )
        )
    return records


def _history(text: str, tokens: Sequence[_Token]) -> list[Record]:
    """Shares by year: parties as the heads of the columns, then a year and its figures in each row."""
    first = next((i for i, token in enumerate(tokens) if token.figure), len(tokens))
    parties = [token for token in tokens[:first] if token.kind in _OWNER_KINDS]
    if len(parties) < 2 or any(token.kind != "P" for token in parties):
        return []
    rows: list[list[_Token | None]] = []
    for before, token in zip(tokens[first - 1 :], tokens[first:], strict=False):
        if token.kind == "n" and _YEAR.fullmatch(text[token.start : token.end]):
            rows.append([])
        elif rows and token.figure:
            rows[-1].append(token)
        elif rows and token.kind == "-" and before.kind in "N|":
            rows[-1].append(None)
        elif token.kind in _OWNER_KINDS:
            return []
    if not rows or any(len(row) != len(parties) for row in rows):
        return []
    return [
        Record(
            cell.start,
            cell.end,
            None,
            (party.start, party.end),
            _party_of(text[party.start : party.end]),
            share=cell.figure if _value(cell) <= 100 else None,
            votes=cell.figure if _value(cell) > 100 else None,
            form="table",
        )
        for row in rows
        for party, cell in zip(parties, row, strict=True)
        if cell
    ]


def _vouched(text: str, record: Record, index: int, found: dict[int, list[Record]]) -> bool:
    """Whether the neighbours of an unsure record make it a likely one."""
    if record.form == "name" and record.name:
        surname = _surname(text, record.name)
        return any(
            surname == _surname(text, other.name)
            for group in found.values()
            for other in group
            if other.sure and other.name
        )
    return any(
        other.sure and other.form == record.form and other.has_figures == record.has_figures
        for distance in range(-_NEIGHBOURS, _NEIGHBOURS + 1)
        for other in found.get(index + distance, ())
    )


def _surname(text: str, name: Span) -> str:
    written = _one_line(text, name)
    return (written.split(",")[0] if "," in written else written.split()[-1]).casefold()
