"""Lists and tables of candidates or results, in whatever notation: one :class:`Record` a candidate or party.

A record is an *owner* (a name, a party or both) with a *tail* (figures), each a pattern over the kinds of tokens that
:mod:`hustings.annotate.notation` makes of a line. The cells of a table that came out as a line each are read as one
string with ``N`` at the line ends, so that one grammar serves lines, sentences and tables. Unknown parties and unusual
names are believed where their neighbours are records of known parties.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TypeAlias

from hustings.annotate.elected import (
    are_in_capitals,
    below_headings,
    has_star,
    is_capital,
    is_marked,
    row_at,
    tells_mark,
)
from hustings.annotate.mentions import Mention
from hustings.annotate.notation import (
    FIGURE_KINDS,
    OWNER_KINDS,
    PARTY_WORD,
    Line,
    Token,
    is_given,
    is_name,
    is_seat_name,
    is_surname_first,
    kinds,
    party_of,
    read_line,
)
from hustings.layout import Block
from hustings.needs import Sought

__all__ = ["Record", "find_records", "is_name"]

Span = tuple[int, int]

_YEAR = re.compile(r"(?:19|20)\d\d")

_NATIONAL = Sought(
    r"exit poll|opinion poll|voting intention|\bMRP\b|YouGov|Survation|Ipsos|Opinium|\bICM\b|ComRes|Savanta|scoreboard"
    r"|state of the parties|\d of \d+ seats|\bafter \d{2,3} of \d{2,3}\b"
    r"|(?<!, two )(?<!, three )\bseats\b(?! (?:on|from) (?:the )?(?:regional )?lists?\b)"
    r"|national (?:vote|share)|make-?up|\bcouncillors\b"
    r"|\bstandings (?:after|since|so far|now|of)\b|\bnet (?:gains?|loss(?:es)?|changes?)\b",
    re.I,
)
# Votes that go from one candidate to others at a stage of a count: 2: Fenwick out (Con +4, LD +23)
_TRANSFERS = Sought(r"(?:\bout|eliminated|excluded|transfers?)[:,]? \((?=[^()\n]{1,30}\+\d)", re.I)
# Words above a list of those who won: and that the following are elected:
_ELECTED_BELOW = Sought(
    r"(?:\bfollowing\b[^\n.;]{0,60}\b(?:is|are|was|were|has been|have been)\b[^\n.;]{0,20}\belected"
    r"|(?:^|\n)elected\b[^\n.;]{0,50}):?\s{1,6}\Z",
    re.I,
)
_HEADING = 80  # length up to which a line above a list is taken for its heading
_HEADINGS = 4  # such lines above a list that may say what it is
_LINE = 200  # length up to which a line with a remark may be a record
_LONGEST = 24  # tokens of an owner or a tail that are looked at
_FEWEST = 100  # votes; where no party has so many, they are seats
_ALL = 101  # percent, rounded
_NEIGHBOURS = 4  # lines within which a sure record vouches for an unsure one

_BETWEEN = r"[,:|N-]*"
# What may own figures, each at the end of its tokens. The groups are n for the name and p for the party.
_OWNERS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)[,|N-]+(?P<p>Pp?)$"), True),  # Ada Fenwick - National Party (SNP)
    ("name, party", re.compile(r"(?P<n>W)[,|-]+(?P<p>W[pb])$"), True),  # Ada Fenwick - Real Change Party (RCP)
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)[,|-]+(?P<p>WP)$"), False),  # Ada Fenwick, Sileby Real Change Party
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)\|?(?P<p>p)$"), True),  # Ada Fenwick (Lab)
    (
        "name, party",
        re.compile(r"(?P<n>W(?:,W)?)[,|-]+(?P<p>P)(?P<slogan>b)$"),
        True,
    ),  # Ada Fenwick, Ind (Save It)
    ("party (name)", re.compile(r"(?P<p>P)(?P<n>b)$"), True),  # Lab (Ada Fenwick)
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)(?P<p>b)$"), False),  # Ada Fenwick (Save Our Ferry)
    ("name, party", re.compile(rf"(?P<n>W(?:,W)?){_BETWEEN}(?P<p>P)$"), True),  # Ada Fenwick, Lab
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)\|[^WPpb]*\|(?P<p>P)$"), True),  # Ada Fenwick | Mill Lane | Lab
    ("party: name", re.compile(rf"(?P<p>P){_BETWEEN}(?P<n>W(?:,W)?)$"), True),  # Lab: Ada Fenwick
    ("party", re.compile(r"(?P<p>P)p?$"), True),  # Lab
    ("party", re.compile(r"^(?P<p>p)$"), True),  # (Lab)
    ("name", re.compile(r"(?P<n>W,W)$"), False),  # FENWICK, Ada
    ("name, party", re.compile(r"(?P<n>W,W)\|+(?P<p>W)$"), False),  # FENWICK, Ada | Save Our Ferry
    ("name, party", re.compile(r"(?P<n>W)[,|N-]+(?P<p>W)$"), False),  # Ada Fenwick, Save Our Ferry
    ("party: name", re.compile(r"(?P<p>W):(?P<n>W)$"), False),  # Save Our Ferry: Ada Fenwick
    ("name", re.compile(r"(?P<n>W)$"), False),  # Fenwick
)
_HEADS = {"name": ("candidate", "name"), "party": ("party", "description")}
# Forms in which a whole line names a candidate without figures.
_STANDING = frozenset(("name (party)", "name, party", "party: name", "party (name)"))


@dataclass(frozen=True, slots=True)
class Record:
    """One candidate's or party's line; spans are clean offsets, ``party_name`` canonical where it is known.

    ``place`` is the name of a seat that stands where that of a candidate may.
    """

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
    place: Span | None = None

    @property
    def has_figures(self) -> bool:
        """Whether the record states any figure."""
        return bool(self.votes or self.share or self.change)


@dataclass(slots=True)
class _Segment:
    """An owner with its tail; ``open_start`` and ``open_end`` say that prose runs into it on that side."""

    owner: list[Token] = field(default_factory=list)
    tail: list[Token] = field(default_factory=list)
    open_start: bool = False
    open_end: bool = False

    @property
    def has_figures(self) -> bool:
        return any(token.kind in FIGURE_KINDS for token in self.tail)

    @property
    def has_owner(self) -> bool:
        """Whether more than marks is left of the owner, of which only the last tokens are kept."""
        return any(token.kind in OWNER_KINDS for token in self.owner)


def find_records(text: str, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Every record of ``text``, in the order of the text, none inside another."""
    lines = [
        read_line(text, index, block, [*_cells_aside(text, block)])
        for index, block in enumerate(blocks)
        if block.kind != "stamp"
    ]
    found: dict[int, list[Record]] = {}
    grids = dict(_grids(text, lines))
    marked = tells_mark(text)
    for place, stretch in _stretches([line for line in lines if line.index not in grids]):
        told = list(_stretch_records(text, stretch))
        if not told:
            continue
        told = list(_with_surnames_of_places(text, told))
        if _are_votes_gained(stretch):
            told = [(index, record if record.share else replace(record, change=None)) for index, record in told]
        national = _is_national(text, lines[max(0, place - _HEADINGS) : place], stretch)
        national = national or _are_seats([record for _, record in told])
        national = national or _are_seats_gained([record for _, record in told])
        national = national or _TRANSFERS.search(text, stretch[0].start, stretch[-1].end) is not None
        if _are_without_parties([record for _, record in told]):
            told = [(index, replace(record, sure=True)) for index, record in told]
        above = max(0, stretch[0].start - _HEADING), stretch[0].start
        if not marked and _ELECTED_BELOW.search(text, *above):
            told = [(index, replace(record, elected=True)) for index, record in told]
        for index, record in told:
            if record.name or not national:
                found.setdefault(index, []).append(record)
    found.update((index, records) for index, records in grids.items() if records)
    _tell_liberals(text, found)
    sure = [(index, record) for index, group in found.items() for record in group if record.sure]
    surnames = frozenset(_surname(text, record.name) for _, record in sure if record.name)
    shapes = frozenset((index, record.form, record.has_figures) for index, record in sure)
    believed = (
        record
        for index, group in found.items()
        for record in group
        if (record.sure or _vouched(text, record, index, shapes, surnames)) and not _is_withdrawn(text, record)
    )
    return tuple(_with_elected(text, sorted(believed, key=lambda record: record.start)))


def _with_elected(text: str, records: Sequence[Record]) -> Iterator[Record]:
    """The records, those elected that their lists mark as such."""
    below = {*below_headings(text, [(record.start, record.end) for record in records])}
    capitals = are_in_capitals(text)
    for record in records:
        if capitals and record.name:
            yield replace(record, elected=is_capital(text[slice(*record.name)]))
            continue
        span = record.start, record.end
        marked = span in below or is_marked(text, *span) or has_star(text, *span)
        yield replace(record, elected=True) if marked else record


def _with_surnames_of_places(text: str, told: Sequence[tuple[int, Record]]) -> Iterator[tuple[int, Record]]:
    """The records with the surnames that are names of seats too: Poole (LD) between Fenwick (Lab) and Drew (C)."""
    for place, (index, record) in enumerate(told):
        beside = (other for _, other in (*told[max(0, place - 1) : place], *told[place + 1 : place + 2]))
        alike = [other for other in beside if other.name and " " not in text[slice(*other.name)]]
        if record.place and alike and " " not in text[slice(*record.place)]:
            start = min(record.start, record.place[0])
            record = replace(record, start=start, name=record.place, place=None, form=alike[0].form)
        yield index, record


def _cells_aside(text: str, block: Block) -> Iterator[Span]:
    """The cells of a row of a table that name an area beside a candidate, or tell how a seat fell vacant."""
    if row := row_at(text, block.start):
        yield from row.under(_VACANT_COLUMN)
        if any(row.under(_CANDIDATE_COLUMN)):
            yield from row.under(_ASIDE_COLUMN)
            if row.area:
                yield row.area


_CANDIDATE_COLUMN = re.compile(r"candidate|name")
_ASIDE_COLUMN = re.compile(
    r"(?:local )?authority|council$|district$|borough$|county$|(?:poll(?:ing)? )?(?:date|day)$|poll$|year$|seats?$"
    r"|vacancies$|electorate|turnout|majority$|url|link|source|notes?$|id$"
)
_VACANT_COLUMN = re.compile(r"vacan|caused?\b|reason|outgoing|retiring|former|previous (?:member|councillor|mp)")


def _is_withdrawn(text: str, record: Record) -> bool:
    """Whether the line of a candidate without figures ends in the word that the nomination was withdrawn."""
    return not record.has_figures and _WITHDRAWN.match(text, record.end) is not None


_WITHDRAWN = re.compile(r"[ /|,;:()*–—-]{1,6}withdrawn\b[^\n]{0,12}$", re.I | re.M)


def _segments(tokens: Sequence[Token]) -> Iterator[_Segment]:
    """Owners with their tails, in order; an owner without figures is one too, where a mark or another owner ends it."""
    now = _Segment()
    depth, muted, in_words = 0, False, False
    for token in tokens:
        kind = token.kind
        in_words = kind == "x" or (in_words and kind not in "m|N;.")
        if kind in "|N;." or (kind == ":" and in_words):  # The others were nowhere: Ada Fenwick (Ind) 96
            muted = muted and bool(depth)
        if kind == "(":
            depth += 1
        elif kind == ")":
            depth -= 1
            muted = False
        if muted:
            continue
        if kind in OWNER_KINDS:
            if now.has_figures or _ends_owner(now):
                yield now
                now = _Segment()
            elif now.tail and {t.kind for t in now.tail} <= set("(,"):
                now.owner += [t._replace(kind=",") for t in now.tail]
                now.tail = []
            elif now.tail:
                now = _Segment(open_start=now.open_start and not now.owner)
            now.owner = [*now.owner[-_LONGEST:], token]
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
        elif now.tail or (now.owner and kind not in ",:-|Nko"):
            now.tail += [token] if len(now.tail) < _LONGEST else []
        elif now.owner and kind != "k":
            now.owner = [*now.owner[-_LONGEST:], token]
        elif kind in ",:-|N":
            now.open_start = False
    if now.owner:
        yield now


def _ends_owner(segment: _Segment) -> bool:
    """Whether a new owner begins after this one, though it has no figures: ``Ada Fenwick (Lab), Ben Voss (Con)``."""
    letters = kinds(segment.owner).rstrip(",:-|N")
    if segment.tail and any(token.kind == "e" for token in segment.tail):
        return True
    return letters[-1:] in ("p", "b") and len(letters) > 1


def _cut_open_bracket(segment: _Segment) -> None:
    """Drop the figures of a bracket into which prose breaks: ``12,345 (1,000 more than in 2019)``."""
    kinds = [token.kind for token in segment.tail]
    if kinds.count("(") > kinds.count(")"):
        opened = len(kinds) - 1 - kinds[::-1].index("(")
        if any(kind in FIGURE_KINDS for kind in kinds[:opened]):
            del segment.tail[opened:]


_Counted: TypeAlias = tuple[_Segment, list[Record]]

# -- segments to records -----------------------------------------------------------------------------------------------


def _owner(text: str, tokens: Sequence[Token]) -> Record | None:
    """The record, still without figures, of an owner's tokens."""
    tokens = _whole_names(text, [_linked(token) for token in tokens if token.kind not in "eku()nh"])
    while tokens and tokens[-1].kind in ",:-|N":
        tokens.pop()
    letters = kinds(tokens)
    for form, pattern, sure in _OWNERS:
        if not (match := pattern.search(letters)):
            continue
        groups = match.groupdict()
        name = _span(tokens, match.span("n")) if "n" in groups else None
        party = _span(tokens, match.span("p")) if "p" in groups else None
        if name and match["n"] == "W,W" and not _surname_first(text, tokens, match.start("n")):
            name = (tokens[match.end("n") - 1].start, name[1])
        if groups.get("slogan") and is_given(text[tokens[match.start("slogan")].start + 1 : tokens[-1].end]):
            continue  # Sileby East, Lab (Ada Fenwick)
        if match.groupdict().get("n") == "b" and name:
            name = (name[0] + 1, name[1] - 1)
        if party and groups["p"] in ("p", "b"):
            party = (party[0] + 1, party[1] - 1)
        if party and groups["p"] in ("Wp", "Wb", "WP") and not _is_party_name(text, tokens[match.start("p") :]):
            continue
        place: Span | None = None
        if name and not is_name(_one_line(text, name)):
            if not sure or form not in ("name, party", "name (party)", "party: name"):
                continue
            place = name if is_seat_name(_one_line(text, name)) else None
            name = None
        known = party_of(_one_line(text, party)) if party else None
        if party is None and not name:
            continue
        start = min(span[0] for span in (name, party) if span)
        sure = sure and known is not None
        form = form if name else "party"
        return Record(start, tokens[-1].end, name, party, known, form=form, sure=sure, place=place)
    return None


def _linked(token: Token) -> Token:
    """The "of" between a name and its party as a comma."""
    return token._replace(kind=",") if token.kind == "o" else token


def _is_party_name(text: str, tokens: Sequence[Token]) -> bool:
    """Whether words with a party behind them are one name: ``Real Change Party (RCP)``, ``ProLife Alliance``."""
    words, known = (text[token.start : token.end] for token in tokens[:2])
    if tokens[1].kind != "P":
        return bool(PARTY_WORD.search(words))
    return bool(PARTY_WORD.search(known)) and " " not in words and not is_given(words)


def _whole_names(text: str, tokens: list[Token]) -> list[Token]:
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
            if not (initial or text[party.start : party.end] in _ALSO_NAMES):
                continue
            if elsewhere or (initial and party is other and after == "W"):
                tokens = [*tokens[:index], Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                joined = True
                break
        for index in range(len(tokens) - 1):
            one, other = tokens[index], tokens[index + 1]
            if joined and one.kind == other.kind == "W" and text[one.end : other.start].isspace():
                tokens = [*tokens[:index], Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                break
    return tokens


_ALSO_NAMES = frozenset({"Green", "Christian"})


def _whole_cells(text: str, tokens: list[Token]) -> list[Token]:
    """A line of a table that is words with a comma, as one name: ``Beer, Baccy and Crumpet``."""
    if len({token.line for token in tokens}) == 1:
        return tokens
    letters = f"N{kinds(tokens)}N"
    for match in reversed(list(re.finditer(r"(?<=N)W,W(?=N)", letters))):
        first = match.start() - 1
        if not _surname_first(text, tokens, first):
            tokens[first : first + 3] = [tokens[first]._replace(end=tokens[first + 2].end)]
    return tokens


def _span(tokens: Sequence[Token], places: Span) -> Span:
    return tokens[places[0]].start, tokens[places[1] - 1].end


def _surname_first(text: str, tokens: Sequence[Token], index: int) -> bool:
    surname, given = (text[token.start : token.end] for token in (tokens[index], tokens[index + 2]))
    if is_surname_first(surname, given):
        return True
    return " " not in surname and is_given(given) and not is_given(surname) and _lists_surnames_first(text)


@lru_cache(maxsize=1)
def _lists_surnames_first(text: str) -> bool:
    """Whether several lines open with a surname before a comma, so that a doubtful one does too."""
    told = [is_surname_first(*match.groups()) for match in _OPENS_WITH_COMMA.finditer(text)]
    return sum(told) > 1 and 2 * sum(told) > len(told)


_OPENS_WITH_COMMA = re.compile(
    r"^([A-Z][\w'-]{1,40}), ([A-Z][\w'-]{1,40}(?: [A-Z][\w'-]{1,40}){1,3})(?= {2}|\t| [(|-])", re.M
)


def _one_line(text: str, span: Span) -> str:
    line = re.sub(r"\s+", " ", text[slice(*span)])
    return re.sub(r" ?\| ?", ", ", line) if "|" in line else line  # FENWICK | Ada


@dataclass(slots=True)
class _Measures:
    votes: list[Mention] = field(default_factory=list)
    share: Mention | None = None
    change: Mention | None = None
    later: list[Mention] = field(default_factory=list)  # the counts of later rounds


def _measures(tail: Sequence[Token], *, in_rounds: bool = False) -> _Measures:
    """Which figure is the votes, which the share, which its change, from kind, sign and order.

    ``in_rounds`` says that further columns have the counts of later rounds, where no share comes first.
    """
    found = _Measures()
    depth = 0
    for index, token in enumerate(tail):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.figure is None:
            continue
        before = tail[index - 1] if index else None
        mention, value = token.figure, token.value
        if token.kind == "v":
            found.votes.append(mention)
        elif token.kind == "s" and abs(value) > 100:
            if not found.votes and not found.share and value < 0:  # Green Party -1,632
                found.votes.append(replace(mention, value=replace(mention.figure, value=-value)))
        elif _is_transfer(token, tail[index + 1 : index + 2], found):
            continue  # stage 2: Fenwick +22 1,410
        elif sign := _sign(token, before, depth, found):
            found.change = found.change or _signed(mention, sign, before)
        elif token.kind == "h" or (found.votes and value <= 100):
            if found.share is None and value <= 100:
                found.share = mention
        elif not found.votes and value.is_integer():
            found.votes.append(mention)
        elif (
            (found.share or in_rounds) and before and before.kind == "|" and token.kind == "n" and _may_be_votes(value)
        ):
            found.later.append(mention)
    return found


def _is_transfer(token: Token, following: Sequence[Token], found: _Measures) -> bool:
    """Whether a signed count stands before the votes that it leads to."""
    leads = bool(following) and following[0].kind == "n" and following[0].value > _ALL
    return token.kind == "s" and leads and token.value.is_integer() and not (found.votes or found.share)


def _is_counted_in_rounds(text: str, tail: Sequence[Token]) -> bool:
    """Whether the head of a table has columns for stages or choices over a row of several counts."""
    counts = [token for token in tail if token.kind == "n"]
    if len(counts) < _ROUNDS or any(token.kind in "hsv" for token in tail):
        return False
    return _HEAD_OF_ROUNDS.search(text, max(0, tail[0].start - _BELOW_HEAD), tail[0].start) is not None


_ROUNDS = 2
_BELOW_HEAD = 1200  # characters between the head of a table and a row of it
_HEAD_OF_ROUNDS = Sought(
    r"(?:^|[\t|] ?|  )(?:(?:stage|count|round) (?:1|one)|(?:1st|first) (?:pref\w*|choices?|count|stage|round))"
    r" *(?:\t|\||  )[^\n]{0,80}(?:stage|count|round|pref|choice|total|final)",
    re.I | re.M,
)


def _may_be_votes(value: float) -> bool:
    return value.is_integer() and not _YEARS[0] <= value <= _YEARS[1]


_YEARS = (1900, 2100)  # rather than votes, where a column may be either


def _sign(token: Token, before: Token | None, depth: int, found: _Measures) -> int:
    """1 or -1 for a change, 0 for any other figure."""
    value = token.value
    if token.kind == "s":
        return -1 if value < 0 else 1
    if before and before.kind in "UD":
        return 1 if before.kind == "U" else -1
    if before and before.kind == "-" and found.share and (before.end == token.start or depth):
        return -1
    return 1 if token.figure and token.figure.label == "pts" and (found.share or found.votes) else 0


def _signed(mention: Mention, sign: int, before: Token | None) -> Mention:
    start = before.start if before and before.kind == "-" else mention.start
    return replace(mention, start=start, value=replace(mention.figure, value=sign * abs(mention.figure.value)))


def _finish(text: str, segment: _Segment) -> list[Record]:
    """The records of a segment: one, or as many as there are counts or names in it."""
    record = _owner(text, segment.owner)
    if record is None:
        return []
    measures = _measures(segment.tail, in_rounds=_is_counted_in_rounds(text, segment.tail))
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
    later = [
        replace(first, start=votes.start, end=votes.end, votes=votes, share=None, change=None)
        for votes in measures.later
    ]
    return [first, *further, *later]


# -- stretches ---------------------------------------------------------------------------------------------------------


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Lines that hold nothing but names, parties and figures, together, every other line alone; with their places."""
    for pure, group in groupby(enumerate(lines), key=lambda pair: pair[1].pure):
        run = list(group)
        if pure:
            yield run[0][0], [line for _, line in run]
        else:
            yield from ((place, [line]) for place, line in run if line.tokens)


def _is_national(text: str, above: Sequence[Line], stretch: Sequence[Line]) -> bool:
    """Whether the list or a heading above it says that it is a poll or a count of seats."""
    headings = [line for line in above if line.end - line.start <= _HEADING]
    spans = [(stretch[0].start, stretch[-1].end), *((line.start, line.end) for line in headings)]
    return any(_NATIONAL.search(text, start, end) for start, end in spans)


def _are_seats(records: Sequence[Record]) -> bool:
    """Whether counts of parties are seats: ``Labour 35, Conservative 12, Lib Dem 4``."""
    votes = [record.votes.figure.value for record in records if record.votes and record.form == "party"]
    return len(votes) > 1 and len(votes) == len(records) and max(votes) < _FEWEST and not any(r.share for r in records)


def _are_without_parties(records: Sequence[Record]) -> bool:
    """Whether a list is of names with their votes alone, some of them elected: a parish council's."""
    counted = all(record.form == "name" and record.votes for record in records)
    return counted and len(records) > 1 and any(record.elected for record in records)


def _are_seats_gained(records: Sequence[Record]) -> bool:
    """Whether bare changes of parties are seats won and lost: ``Conservatives up 14, Labour down 15``."""
    changes = [record.change for record in records if record.change and record.form == "party"]
    return (
        len(changes) == len(records) > 1
        and not any(record.votes or record.share for record in records)
        and all(change.label == "num" and change.figure.value.is_integer() for change in changes)
    )


def _are_votes_gained(stretch: Sequence[Line]) -> bool:
    """Whether changes behind counts are counts too: ``Lab 1,240 (-412), Grn 98 (-77)``."""
    signed = [token for line in stretch for token in line.tokens if token.kind == "s"]
    return any(abs(token.value) > _MOST_POINTS for token in signed) and all(
        token.value.is_integer() for token in signed
    )


_MOST_POINTS = 100


def _tell_liberals(text: str, found: dict[int, list[Record]]) -> None:
    """Read "L" as the Liberals in a text whose lists write Labour otherwise."""
    parties = [r.party for group in found.values() for r in group if r.party and r.party_name == "Labour"]
    written = {text[slice(*party)].strip(".") for party in parties}
    if "L" not in written or len(written) < 2:
        return
    liberals = "Liberal Democrats" if re.search(r"\bLib(?:eral)? ?Dem", text) else "Liberal"
    for index, group in found.items():
        found[index] = [
            replace(r, party_name=liberals) if r.party and text[slice(*r.party)].strip(".") == "L" else r for r in group
        ]


def _grids(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, list[Record]]]:
    """Tables with an area in each row and a party at the head of each column, by the index of their lines."""
    heads: list[Token | None] = []
    for line in lines:
        slashed = _between_slashes(text, line)
        cells = slashed or _cells(line)
        parties = [cell[0] if kinds(cell) == "P" else None for cell in cells]
        if sum(map(bool, parties)) > 1 and not parties[0] and not any(token.figure for token in line.tokens):
            heads = parties
            yield line.index, []
            continue
        if not heads or re.fullmatch(r"[|:-]*", line.kinds):
            continue
        figures = [[token for token in cell if token.figure] for cell in cells]
        whole = len(cells) == len(heads) and "W" in kinds(cells[0])
        whole = whole and (bool(slashed) or not any(map(_is_owner, _owned_cells(heads, cells))))
        if not whole or not any(figures[1:]):
            heads = []
            continue
        others = [cell[0] if kinds(cell) == "Pn" else head for head, cell in zip(heads, cells, strict=True)]
        owned = [(head, cell[0]) for head, cell in zip(others, figures, strict=True) if head and cell]
        total = sum(token.value for _, token in owned)
        yield line.index, [_cell_record(text, head, token, is_share=total <= _ALL) for head, token in owned]


def _owned_cells(heads: Sequence[Token | None], cells: Sequence[Sequence[Token]]) -> Iterator[Sequence[Token]]:
    """The cells of a row below a party, and that of its area: who won or held the seat may stand in another.

    A bracket in the area's is no party: Thrupp (North).
    """
    for place, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        if head or not place:
            yield cell if place else [token for token in cell if token.kind != "b"]


def _is_owner(cell: Sequence[Token]) -> bool:
    return re.search(r"[Ppb]", kinds(cell)) is not None


def _between_slashes(text: str, line: Line) -> list[list[Token]]:
    """The tokens of a line that leads to cells with slashes between them: ``Thrupp – 402 / 377 / Ind 61``."""
    cuts = [match.span() for match in _SLASH.finditer(text, line.start, line.end)]
    lead = _LEAD_TO_CELLS.match(text, line.start, cuts[0][0]) if len(cuts) > 1 else None
    if lead is None:
        return []
    ends = [lead.end("lead"), *(start for start, _ in cuts), line.end]
    cells: list[list[Token]] = [[] for _ in ends]
    for token in line.tokens:
        if token.kind not in "-:|":
            cells[bisect_left(ends, token.end)].append(token)
    return cells if cells[0] else []


_SLASH = re.compile(r" / ")
_LEAD_TO_CELLS = re.compile(r"(?P<lead>[^\n]{2,80}?)(?: ?[:–-] |\s{2,}|\t)")


def _cells(line: Line) -> list[list[Token]]:
    """The tokens of a line between its gaps."""
    tokens = list(line.tokens)
    while tokens and tokens[-1].kind == "|":
        tokens.pop()
    cells: list[list[Token]] = [[]]
    for token in tokens[1:] if tokens and tokens[0].kind == "|" else tokens:
        if token.kind == "|":
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def _cell_record(text: str, party: Token, cell: Token, *, is_share: bool) -> Record:
    span = (party.start, party.end)
    share = is_share or cell.kind == "h"
    votes, percent = (None, cell.figure) if share else (cell.figure, None)
    return Record(cell.start, cell.end, None, span, party_of(text[slice(*span)]), votes, percent, form="grid")


def _stretch_records(text: str, stretch: list[Line]) -> Iterator[tuple[int, Record]]:
    """The records of a stretch with the index of the line each begins on."""
    if not stretch[0].pure:
        line = stretch[0]
        records = list(_inline(text, line)) or _standing(text, line)
        yield from ((line.index, record) for record in records)
        return
    stretch = _without_ranks(stretch)
    tokens = list(_joined(_figures_last(stretch)))
    starts = [line.start for line in stretch]
    records = _history(text, tokens) or _columns(text, stretch) or _rows(text, stretch, tokens)
    for record in records:
        yield stretch[bisect_right(starts, record.start) - 1].index, record


def _without_ranks(stretch: list[Line]) -> list[Line]:
    """Lines without those that number the candidates below them: 1, Ada Fenwick, Labour, 12,345, 2, Ben Voss."""
    ranks: list[int] = []
    for place, (line, below) in enumerate(pairwise(stretch)):
        rank = line.tokens[0].value if line.kinds == "n" else 0
        if rank == len(ranks) + 1 and below.kinds[:1] in ("W", "P"):
            ranks.append(place)
    return [line for place, line in enumerate(stretch) if place not in ranks] if len(ranks) > _NUMBERED else stretch


_NUMBERED = 2  # more lines of numbers in turn are ranks


def _joined(stretch: Sequence[Line]) -> Iterator[Token]:
    for number, line in enumerate(stretch):
        yield from (token._replace(line=number) for token in line.tokens)
        yield Token("N", line.end, line.end, number)


def _figures_last(stretch: Sequence[Line]) -> Sequence[Line]:
    """Lines of the form ``12,345 - Ada Fenwick (Lab)`` with their figures moved to the end."""
    stretch = _figures_behind_parties(stretch)
    turned = [_FIGURES_FIRST.fullmatch(line.kinds) for line in stretch]
    if sum(map(bool, turned)) < 2 or sum(bool(re.match(r"[WP].*n", line.kinds)) for line in stretch):
        return stretch
    return [
        replace(line, tokens=(*line.tokens[match.end(1) :], *line.tokens[: match.end(1)])) if match else line
        for line, match in zip(stretch, turned, strict=True)
    ]


_FIGURES_FIRST = re.compile(r"(\|?[nhu][nhu,|:(),-]*)(W[^nhs]*[pPb]|P[^nhs]*[Wb]|P?W[|,-]*P|P)\|?")


def _figures_behind_parties(stretch: Sequence[Line]) -> Sequence[Line]:
    """Lines of the form ``Ada Fenwick 12,345 Lab`` with the party before the figures, where all have such."""
    turned = [_PARTY_LAST.fullmatch(line.kinds) for line in stretch]
    if sum(map(bool, turned)) < 2 or sum("n" in line.kinds for line in stretch) > sum(map(bool, turned)):
        return stretch
    lines = []
    for line, match in zip(stretch, turned, strict=True):
        if match:
            name, figures, party = (line.tokens[slice(*match.span(group))] for group in ("n", "f", "p"))
            comma = Token(",", name[-1].end, name[-1].end)
            line = replace(line, tokens=(*name, comma, *party, *figures))
        lines.append(line)
    return lines


_PARTY_LAST = re.compile(r"\|?(?P<n>W(?:,W)?)[|,:-]*(?P<f>n[u|,:(h)-]*)(?<![|,:-])[|,:-]*(?P<p>P)\|?")


def _standing(text: str, line: Line) -> list[Record]:
    """The candidates that a line without figures names: ``Ada Fenwick (Lab) - teacher``, ``Able, Baker - Ind``."""
    tokens, letters = line.tokens, line.kinds
    if line.end - line.start > _LINE:
        return []
    if (remark := re.match(r"W(?:,W)?p(?=[,:.-][^nhs])", letters)) and not line.pure:
        tokens, letters = tokens[: remark.end()], letters[: remark.end()]
    elif (owner := _BEFORE_REMARK.match(letters)) and _REMARK.fullmatch(text, tokens[owner.end() - 1].end, line.end):
        tokens, letters = tokens[: owner.end()], letters[: owner.end()]
    if re.search(r"[nhsvxmo;]|^[^pb]*(?:WP|PW)", letters):
        return []
    if several := re.fullmatch(r"(W(?:,W)+)[:-]*([Pp])", letters):
        names = [token for token in tokens[: several.end(1)] if token.kind == "W"]
        written = [text[token.start : token.end] for token in names]
        if len(names) > 1 and all(" " in name for name in written) and not written[0].isupper():
            party = tokens[several.end(2) - 1]
            comma = Token(",", party.start, party.start)
            return [record for name in names if (record := _owner(text, [name, comma, party]))]
    record = _owner(text, tokens)
    if record is None or record.form not in _STANDING or record.name is None or " " not in _one_line(text, record.name):
        return []
    if not re.fullmatch(r"(?:W[:-])?[^;.]*", letters) or len(re.findall(r"[Ppb]", letters)) > 2:
        return []
    return [replace(record, elected="e" in letters)]


# Ada Fenwick - Lab (stood here in 2021 and lost by 19)
_BEFORE_REMARK = re.compile(r"W(?:,W)?[,|-]+P(?=[k(])")
_REMARK = re.compile(r" ?\([a-z][^()]{2,120}\)\.?")


def _inline(text: str, line: Line) -> Iterator[Record]:
    """Records that follow one another within a sentence or a line that says more."""
    segments = [segment for segment in _segments(line.tokens) if not segment.open_end]
    counted = [(segment, _finish(text, segment)) for segment in segments if segment.has_figures]
    kept = [
        (segment, records)
        for segment, records in counted
        if records and records[0].party_name and (not segment.open_start or records[0].form == "name (party)")
    ]
    kept = _with_neighbours(text, counted, kept)
    told = [record for _, records in kept for record in records]
    if _are_years(text, told):
        return
    in_prose = sum(record.name is None and text[record.start].islower() for record in told)
    if len(kept) > 1 and (in_prose == 0 or len(kept) > 2):
        yield from _without_leads(text, told)
        return
    named = [record for segment in segments for record in _finish(text, segment) if not segment.has_figures]
    named = [record for record in named if record.form == "name (party)" and record.party_name]
    if len(named) > 2 and not kept and re.search(r"^(?>[^WPpb]*[:|])[^xm]*$", line.kinds):
        yield from named


def _with_neighbours(text: str, counted: Sequence[_Counted], kept: Sequence[_Counted]) -> list[_Counted]:
    """The sure records of a line and those beside them that have an unknown party, or a name alone."""
    sure = {id(segment) for segment, _ in kept}
    parties_only = len(kept) > 1 and all(records[0].form == "party" for _, records in kept)
    told: list[_Counted] = []
    near = False
    for place, (segment, records) in enumerate(counted):
        after = place + 1 < len(counted) and id(counted[place + 1][0]) in sure
        if id(segment) in sure:
            near = True
            told.append((segment, records))
            continue
        alone = not (near or after) or not records or segment.open_start
        record = None if alone else _beside(text, records[0], parties_only)
        near = record is not None
        if record:
            told.append((segment, [record]))
    return told


def _beside(text: str, record: Record, parties_only: bool) -> Record | None:
    """A record of an unknown party or of a bare surname, as its neighbours make it believable."""
    if record.votes is None or record.name is None:
        return None
    if record.form == "name":
        if parties_only and _is_person(text, record):
            # Whose party the sentence tells: they kept Thrupp (Ada Fenwick 612, Lab 480).
            return replace(record, sure=True)
        if parties_only:
            return _as_party(text, record)
        return replace(record, sure=True) if _is_told(text, record) else None
    written = _one_line(text, record.name)
    return replace(record, sure=True) if record.party and re.search(r"\w[ .]+\w", written) else None


def _is_person(text: str, record: Record) -> bool:
    """Whether the words of a record without a party are somebody's given name and surname."""
    written = _one_line(text, record.name) if record.name else ""
    return " " in written and is_given(written) and not PARTY_WORD.search(written)


def _as_party(text: str, record: Record) -> Record | None:
    """``Pirate 308`` among parties: the words are a party that we do not know."""
    told = record.form == "name" and record.votes and not _is_told(text, record)
    if record.name and _BEFORE_YEAR.fullmatch(text, *record.name):
        return None
    if record.name and record.votes and _ENDS_BEFORE_YEAR.search(text[slice(*record.name)]):
        return None
    if record.name and _BEFORE_NUMBER.search(text[slice(*record.name)]):
        return None
    return replace(record, name=None, party=record.name, form="party", sure=True) if told else None


_BEFORE_NUMBER = re.compile(r"^(?:Ward|Division|Stage|Station|Page|Sheet|Table|Issue)$|\b(?:election|result)s?\b", re.I)
_ENDS_BEFORE_YEAR = re.compile(r" (?:in|since|from|at|of|for|by)$", re.I)  # HOW THEY VOTED IN 2024
_BEFORE_YEAR = re.compile(
    r"In|Since|From|By|Until|At|For|On|Of|To|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
)  # "In 2019" among shares is no party


def _is_told(text: str, record: Record) -> bool:
    """Whether the text names someone of this surname in full elsewhere."""
    if not record.name or not (places := _full_names(text).get(_surname(text, record.name))):
        return False
    return places[0] < record.start or places[-1] >= record.end


@lru_cache(maxsize=1)
def _full_names(text: str) -> dict[str, list[int]]:
    """Where each capitalised word stands behind another one."""
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"\b[A-Z][\w'-]{1,20} (?=([A-Z][\w'-]{1,40}))", text):
        places.setdefault(match[1].casefold(), []).append(match.start())
    return places


def _without_leads(text: str, records: list[Record]) -> list[Record]:
    """The records without the place before the first party of a line: ``Sileby East Lab 12,345, Con 10,234``."""
    lines: list[list[Record]] = []
    for record in records:
        if lines and "\n" not in text[lines[-1][-1].end : record.start]:
            lines[-1].append(record)
        else:
            lines.append([record])
    return [record for line in lines for record in [_without_lead(line), *line[1:]]]


def _without_lead(line: Sequence[Record]) -> Record:
    first, *rest = line
    if first.form == "name, party" and first.party and rest and all(record.form == "party" for record in rest):
        return replace(first, start=first.party[0], name=None, form="party")
    return first


def _are_years(text: str, records: Sequence[Record]) -> bool:
    """Whether all that looks like votes is years: ``Labour 1997, Conservative 2010``."""
    votes = [record.votes for record in records if record.votes]
    return bool(votes) and all(
        _YEAR.fullmatch(text[vote.start : vote.end]) and not record.share
        for record in records
        if (vote := record.votes)
    )


def _rows(text: str, stretch: list[Line], tokens: Sequence[Token]) -> list[Record]:
    """Records of lines and of tables whose cells came out as a line each, in rows."""
    segments = _with_names_after(list(_segments(tokens)))
    counted = [segment for segment in segments if segment.has_figures and segment.has_owner]
    spread = sum(map(_is_spread, counted))
    table = spread > 1 and 2 * spread > len(counted)  # else the lines above are the headings of lists
    records: list[Record] = []
    last = -1  # the line on which the figures before ended
    for segment in counted:
        if not table and segment.owner[0].line != last:
            segment = _on_one_line(segment)
        last = segment.tail[-1].line if segment.tail else -1
        if segment.has_figures:
            found = _finish(text, segment)
            records += [replace(record, form="table") for record in found] if _is_spread(segment) else found
    records = [] if _are_years(text, records) else _without_leads(text, records)
    if sum(record.sure for record in records) > 1 and all(r.form == "party" for r in records if r.sure):
        records = [_as_party(text, record) or record for record in records]
    taken = {token.line for segment in counted for token in [*segment.owner, *segment.tail] if token.kind != "N"}
    free = [line for number, line in enumerate(stretch) if number not in taken]
    standing = [record for line in free for record in _standing(text, line) or _listed_inline(text, line)]
    standing += _parties_before_names(text, free)
    if not records and not standing:
        return list(_pairs(text, free))
    return [*records, *standing]


def _is_spread(segment: _Segment) -> bool:
    """Whether owner and figures stand on lines of their own."""
    parts = [token.line for token in [*segment.owner, *segment.tail] if token.kind in OWNER_KINDS | FIGURE_KINDS]
    return len(set(parts)) > 1


def _on_one_line(segment: _Segment) -> _Segment:
    """Only what of a segment stands on the line where its owner ends."""
    line = next(token.line for token in reversed(segment.owner) if token.kind in OWNER_KINDS)
    owner = [token for token in segment.owner if token.line == line]
    return _Segment(owner, [token for token in segment.tail if token.line == line])


def _with_names_after(segments: list[_Segment]) -> list[_Segment]:
    """``Lab: 12,345 Ada Fenwick ELECTED``: the name that follows a party's votes on the same line, joined to it."""
    joined: list[_Segment] = []
    for segment in segments:
        before = joined[-1] if joined else _Segment()
        party = before.has_figures and re.fullmatch(r"P[:-]*", kinds(before.owner))
        name = not segment.has_figures and re.fullmatch(r"WN?", kinds(segment.owner))
        if party and name and before.owner[0].line == segment.owner[0].line:
            before.owner.append(segment.owner[0])
            before.tail += segment.tail
        else:
            joined.append(segment)
    return joined


def _parties_before_names(text: str, lines: Sequence[Line]) -> Iterator[Record]:
    """Lines of a party and a name with nothing between them, where several are: ``1 Con Ada Fenwick``."""
    told = [line for line in lines if line.kinds == "PW" and is_given(text[line.tokens[1].start : line.tokens[1].end])]
    for line in told if len(told) >= _SEVERAL else ():
        party, name = ((token.start, token.end) for token in line.tokens)
        yield Record(party[0], name[1], name, party, party_of(text[slice(*party)]), form="party: name")


_SEVERAL = 3


def _listed_inline(text: str, line: Line) -> list[Record]:
    """``Ada Fenwick (Lab); Ben Oyelaran (Con)`` on a line that holds nothing else."""
    records = [record for segment in _segments(line.tokens) for record in _finish(text, segment)]
    named = [record for record in records if record.form == "name (party)" and not record.has_figures]
    return named if len(named) > 1 and len(named) == len(records) else []


def _pairs(text: str, lines: Sequence[Line]) -> Iterator[Record]:
    """Names and parties on alternate lines, without figures."""
    cells = [line for line in lines if set(line.kinds) & OWNER_KINDS]
    parties = [index for index, line in enumerate(cells) if "P" in line.kinds]
    if len(parties) < 3:
        return
    second = sum(index % 2 for index in parties) * 2 > len(parties)
    for one, other in zip(cells[::2], cells[1::2], strict=False):
        name, party = (one, other) if second else (other, one)
        if is_name(text[name.start : name.end]) and _PARTY_LINE.fullmatch(kinds(_used_words(party))):
            span = (party.start, party.end)
            known = party_of(text[slice(*span)])
            yield Record(one.start, other.end, (name.start, name.end), span, known, form="table")


_PARTY_LINE = re.compile(r"[WPpb]|[WP][pb]")  # UK Independence Party (UKIP)


def _used_words(line: Line) -> list[Token]:
    return [token for token in line.tokens if token.kind in OWNER_KINDS]


def _columns(text: str, stretch: Sequence[Line]) -> list[Record]:
    """A table that came out column by column: a head, then its cells, then the next head."""
    columns: list[tuple[str, list[Line]]] = []
    for line in stretch:
        head = text[line.start : line.end].casefold()
        if set(line.kinds) <= set("u-") and head not in ("new", "-", "–", "n/a"):
            role = next((role for role, words in _HEADS.items() if head.startswith(words)), "figure")
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
                party_of(text[party.start : party.end]),
                measures.votes[0] if measures.votes else None,
                measures.share,
                measures.change,
                form="table",
            )
        )
    return records


def _history(text: str, tokens: Sequence[Token]) -> list[Record]:
    """Shares by year: parties as the heads of the columns, then a year and its figures in each row."""
    first = next((i for i, token in enumerate(tokens) if token.figure), len(tokens))
    parties = [token for token in tokens[:first] if token.kind in OWNER_KINDS]
    if len(parties) < 2 or any(token.kind != "P" for token in parties):
        return []
    rows: list[list[Token | None]] = []
    for before, token in zip(tokens[first - 1 :], tokens[first:], strict=False):
        if token.kind == "n" and _YEAR.fullmatch(text[token.start : token.end]):
            rows.append([])
        elif rows and token.figure:
            rows[-1].append(token)
        elif rows and token.kind == "-" and before.kind in "N|":
            rows[-1].append(None)
        elif token.kind in OWNER_KINDS:
            return []
    if not rows or any(len(row) != len(parties) for row in rows):
        return []
    return [
        Record(
            cell.start,
            cell.end,
            None,
            (party.start, party.end),
            party_of(text[party.start : party.end]),
            share=cell.figure if cell.value <= 100 else None,
            votes=cell.figure if cell.value > 100 else None,
            form="table",
        )
        for row in rows
        for party, cell in zip(parties, row, strict=True)
        if cell
    ]


def _vouched(
    text: str, record: Record, index: int, shapes: Collection[tuple[int, str, bool]], surnames: Collection[str]
) -> bool:
    """Whether the neighbours of an unsure record make it a likely one."""
    if record.form == "name" and record.name:
        return _surname(text, record.name) in surnames
    near = range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1)
    return any((place, record.form, record.has_figures) in shapes for place in near)


def _surname(text: str, name: Span) -> str:
    written = _one_line(text, name)
    return (written.split(",")[0] if "," in written else written.split()[-1]).casefold()
