"""Lists and tables of candidates or results, in whatever notation: one :class:`Record` a candidate or party.

A record is recognised by what is left when names, parties and figures are taken out of a line: nothing but
punctuation. Unknown parties and unusual names are believed where their neighbours are records of known parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hustings.annotate.figures import figures
from hustings.annotate.mentions import Mention
from hustings.annotate.parties import party_named
from hustings.layout import Block

Span = tuple[int, int]

_MARK = re.compile(r"^(?:[•·*■▪–-]|\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:st|nd|rd|th)\b\s*[–:-]?|\([a-z]\))\s*(?=[^\s\d])")
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|'[A-Z][\w ]+'|ap|de|du|van|von|der|den|la|le|al|bin|ab|the|of|y|da|dos)"
_NAME = re.compile(rf"(?:{_NAME_WORD})(?: {_NAME_WORD}){{0,6}}")
_SURNAME_FIRST = re.compile(r"[A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+)*,? [A-Z][a-zà-ÿ][\w' -]*")
_NOT_A_NAME = re.compile(
    r"\b(?:majority|maj|turnout|electorate|total|others?|oth|votes?|swing|spoil\w*|rejected|ballots?|party|candidates?"
    r"|result\w*|share|change|seats?|by-?election|election|count|poll\w*|read|more|image|caption|photo|picture|published"
    r"|updated|by|live|news|live|breaking|home|comments?|related|registered|eligible|constituency|council|hold|gain|were"
    r"|posted|share|description|labels?|tags?|topics?|advertisement|exit|local|sign|watch|filed|year|january|february"
    r"|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|others)\b",
    re.I,
)
_TAIL_WORDS = re.compile(
    r"\b(?:votes?|new|n/?a|nc|no change|up|down|elected|of the vote|per cent|share|points?|pts)\b|[\s:;,.()\[\]–|/+=*%±-]",
    re.I,
)
_FALL = re.compile(r"\b(?:down|off|minus|lost|fell|a fall of)\s*$", re.I)
_LABELLED = re.compile(r"^(?P<label>votes?|vote share(?: %)?|share(?: %)?|vote share change|change)(?: ?%)?\s*:\s*", re.I)
_HEADER = {
    "candidate": "name",
    "name": "name",
    "candidates": "name",
    "name of candidate": "name",
    "party": "party",
    "description (if any)": "party",
    "votes": "figure",
    "number of votes": "figure",
    "number of votes recorded": "figure",
    "%": "figure",
    "share": "figure",
    "share %": "figure",
    "vote share": "figure",
    "change": "figure",
    "+/-": "figure",
}
_INLINE_SPLIT = re.compile(r"\s[•|]\s|;\s+(?=[A-Z])|(?<=[\d)%\]]),?\s+(?=[A-Z]|an? independent)|(?<=[\d)%\]])\.\s+(?=[A-Z])|(?<=[A-Za-z]{2})[:.]\s+(?=[A-Z])|\s{2,}(?=[A-Z])")
_NEIGHBOURS = 4  # lines within which a sure record vouches for an unsure one


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
class _Cell:
    start: int
    end: int
    text: str


def find_records(text: str, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Every record of ``text``, in the order of the text, none inside another."""
    cells = [_cell(text, block) for block in blocks if block.kind != "stamp"]
    found: dict[int, list[Record]] = {}
    for index, cell in enumerate(cells):
        if record := _line_record(cell):
            found[index] = list(_one_party_many_names(text, record))
        elif len(inline := list(_inline_records(cell))) > 1:
            found[index] = inline
    _join_names_above(cells, found)
    believed = {
        index: [record for record in records if record.sure or _vouched(text, record, index, found)]
        for index, records in found.items()
    }
    records = [record for group in believed.values() for record in group]
    taken = {index for index, group in believed.items() if group}
    records += _stacked_records(cells, taken)
    return tuple(sorted(records, key=lambda record: record.start))


def _cell(text: str, block: Block) -> _Cell:
    body = text[block.start : block.end]
    mark = _MARK.match(body)
    start = block.start + (mark.end() if mark else 0)
    return _Cell(start, block.end, text[start : block.end])


def _vouched(text: str, record: Record, index: int, found: dict[int, list[Record]]) -> bool:
    if record.form == "name" and record.name:
        surname = _surname(text, record.name)
        return any(surname == _surname(text, other.name) for group in found.values() for other in group if other.sure and other.name)
    near = [
        other
        for distance in range(-_NEIGHBOURS, _NEIGHBOURS + 1)
        for other in found.get(index + distance, ())
        if other.sure and other.form == record.form and other.has_figures == record.has_figures
    ]
    return bool(near)


def _surname(text: str, name: Span) -> str:
    written = text[name[0] : name[1]]
    return (written.split(",")[0] if "," in written else written.split()[-1]).casefold()


def _line_record(cell: _Cell) -> Record | None:
    """The record that the whole of ``cell`` is, if it is one."""
    text = cell.text
    if len(text) > 160 or "\n" in text:
        return None
    head, tail_figures, elected = _split_tail(cell)
    if head is None:
        return None
    record = _head_record(head, bool(tail_figures))
    if record is None:
        return None
    votes, share, change = _assign(cell, tail_figures)
    if tail_figures and votes is None and share is None and change is None:
        return None
    return replace(
        record, start=cell.start, end=cell.end, votes=votes, share=share, change=change, elected=elected
    )


def _split_tail(cell: _Cell) -> tuple[_Cell | None, list[Mention], bool]:
    """Split ``cell`` where its figures begin: everything after must be figures and punctuation."""
    found = [mention for mention in figures(cell.text) if mention.label not in ("money", "ordinal") and not mention.figure.spelled]
    elected = bool(re.search(r"\b(?:ELECTED|elected)\b", cell.text))
    if not found:
        body = re.sub(r"(?:,? (?:who|which|teacher|an? )[^()]*|\s[–-]\s[a-z\"'][^()]*)$", "", cell.text)
        return _Cell(cell.start, cell.start + len(body.rstrip()), body.rstrip()), [], elected
    first = found[0].start
    rest = list(cell.text[first:])
    for mention in found:
        rest[mention.start - first : mention.end - first] = " " * (mention.end - mention.start)
    left = _TAIL_WORDS.sub("", "".join(rest))
    head = cell.text[:first].rstrip(" \t:;,–-([|")
    named_after = _NAME.fullmatch(re.sub(r"\b(?:ELECTED|elected)\b", "", "".join(rest)).strip())
    if left and named_after and party_named(head):  # Lab: 19,485 Julie Elliott ELECTED
        name = named_after.group()
        offset = cell.text.index(name, first)
        return _Cell(cell.start, cell.start + len(head), f"{head}\0{offset},{len(name)}"), found, elected
    return (None if left or not head else _Cell(cell.start, cell.start + len(head), head)), found, elected


def _head_record(head: _Cell, has_figures: bool) -> Record | None:
    text, base = head.text, head.start

    def make(name: Span | None, party: Span | None, form: str, *, sure: bool | None = None) -> Record | None:
        known = party_named(text[party[0] : party[1]]) if party else None
        if name and not all(is_name(one) for one in _several(text[name[0] : name[1]])):
            return None
        shift = lambda span: (base + span[0], base + span[1]) if span else None  # noqa: E731 - a span moved to text offsets
        return Record(0, 0, shift(name), shift(party), known, form=form, sure=bool(known) if sure is None else sure)

    if "\0" in text:
        party, _, where = text.partition("\0")
        offset, length = map(int, where.split(","))
        return make(None, (0, len(party)), "party name") and Record(
            0, 0, (base + offset, base + offset + length), (base, base + len(party)), party_named(party), form="party: name"
        )
    if party_named(text):
        return make(None, (0, len(text)), "party") if has_figures else None
    if match := re.fullmatch(r"(.+?) ?[(\[](.+)[)\]]", text):
        one, other = match.span(1), match.span(2)
        if party_named(match[1]):
            return make(other, one, "party (name)")
        if is_name(match[1]):
            return make(one, other, "name (party)")
        if match2 := re.fullmatch(r"(.+?)(?: [–-] |, )(.+)", match[1]):  # Name - Party Name (INITIALS)
            if party_named(text[match2.start(2) :]) or party_named(match2[2]):
                return make(match2.span(1), match2.span(2), "name, party")
    for separator in (r"\s[–-]\s|\s{2,}|\t|:\s", r",\s|\s[–-](?=\S)|(?<=\S)[–-]\s"):
        pieces = list(re.finditer(rf"(?P<one>.+?)(?:{separator})(?P<other>.+)", text))
        for match in pieces:
            for cut in re.finditer(separator, text):
                one, other = (0, cut.start()), (cut.end(), len(text))
                if party_named(text[cut.end() :]):
                    return make(one, other, "name, party")
                if party_named(text[: cut.start()]) and is_name(text[cut.end() :]):
                    return make(other, one, "party: name")
    for cut in re.finditer(r"\s", text):
        if party_named(text[: cut.start()]) and is_name(text[cut.end() :]) and has_figures:
            return make((cut.end(), len(text)), (0, cut.start()), "party name")
    if has_figures and is_name(text):
        if not _SURNAME_FIRST.fullmatch(text) and (match := re.fullmatch(r"(.+), ([A-Z][\w' ]+)", text)):
            return make(match.span(1), match.span(2), "name, party", sure=False)
        return make((0, len(text)), None, "name", sure=False)
    if has_figures and (match := re.fullmatch(r"(.+?)(?:: | – | - )(.+)", text)) and is_name(match[2]):
        return make(match.span(2), match.span(1), "party: name", sure=False)
    if not has_figures and (match := re.fullmatch(r"(.+?)\s[–-]\s([A-Z].+)", text)) and " " in match[1]:
        return make(match.span(1), match.span(2), "name, party", sure=False)
    return None


def _several(names: str) -> list[str]:
    """The names of "A. Able, B. Baker, C. Cole"; a single one, or "ABLE, Anne", stays whole."""
    pieces = names.split(", ")
    return pieces if len(pieces) > 2 or (len(pieces) == 2 and all(" " in piece for piece in pieces)) else [names]


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name and none of the words of a table."""
    text = text.strip()
    if not (2 <= len(text) <= 60) or party_named(text) or re.search(r"\d", text) or _NOT_A_NAME.search(text):
        return False
    return bool(_NAME.fullmatch(text.replace(",", "")) or _SURNAME_FIRST.fullmatch(text))


def _assign(cell: _Cell, found: list[Mention]) -> tuple[Mention | None, Mention | None, Mention | None]:
    """Which figure is the votes, which the share, which its change, from kind and order."""
    votes = share = change = None
    for figure in found:
        mention = replace(figure, start=cell.start + figure.start, end=cell.start + figure.end)
        value = figure.figure.value
        before = cell.text[max(0, figure.start - 12) : figure.start]
        if figure.label == "signed":
            if votes is None and share is None and abs(value) > 100:
                votes = replace(mention, value=replace(figure.figure, value=abs(value)))
            elif change is None:
                change = mention
        elif _FALL.search(before) or re.search(r"\bup\s*$", before):
            sign = -1 if _FALL.search(before) else 1
            change = change or replace(mention, value=replace(figure.figure, value=sign * abs(value)))
        elif figure.label in ("pct", "dec", "pts") or (votes is not None and value <= 100):
            if share is None and value <= 100:
                share = mention
        elif votes is None and float(value).is_integer():
            votes = mention
    return votes, share, change


def _inline_records(cell: _Cell) -> Iterator[Record]:
    """Records that follow one another within a line or a sentence."""
    position = 0
    for cut in [*_INLINE_SPLIT.finditer(cell.text), None]:
        end = cut.start() if cut else len(cell.text)
        piece = cell.text[position:end].strip(" ,.;•")
        if piece:
            start = cell.start + cell.text.index(piece, position)
            record = _line_record(_Cell(start, start + len(piece), piece))
            if record and record.has_figures and record.party:
                yield replace(record, form="inline")
        position = cut.end() if cut else end


def _one_party_many_names(text: str, record: Record) -> Iterator[Record]:
    """Several names before one party ("A. Able, B. Baker - Independent") are a record each."""
    if record.name is None or record.has_figures or "," not in text[record.name[0] : record.name[1]]:
        yield record
        return
    names = list(re.finditer(r"[^,]+", text[record.name[0] : record.name[1]]))
    if len(names) < 2 or not all(" " in name.group().strip() for name in names):
        yield record
        return
    for name in names:
        start = record.name[0] + name.start() + len(name.group()) - len(name.group().lstrip())
        yield replace(record, start=start, name=(start, record.name[0] + name.end()))


def _join_names_above(cells: list[_Cell], found: dict[int, list[Record]]) -> None:
    """Give a line that holds only party and votes the name that stands alone on the line above it."""
    alone = [
        index
        for index, records in found.items()
        if len(records) == 1 and records[0].form == "party" and index - 1 not in found and index > 0
        and is_name(cells[index - 1].text) and len(cells[index - 1].text.split()) > 1
    ]
    if len(alone) < 2:
        return
    for index in alone:
        above, record = cells[index - 1], found[index][0]
        found[index] = [replace(record, start=above.start, name=(above.start, above.end), form="name / party")]


def _stacked_records(cells: list[_Cell], taken: set[int]) -> Iterator[Record]:
    """Records of a table that came out as one cell a line."""
    run: list[_Cell] = []
    for index, cell in enumerate([*cells, None]):
        if cell is not None and index not in taken and _cell_kind(cell) and len(cell.text) <= 60:
            run.append(cell)
            continue
        if len(run) >= 4:
            yield from _columns(run) or _rows(run)
        run = []


def _cell_kind(cell: _Cell) -> str | None:
    text = cell.text
    if text.casefold() in _HEADER:
        return "header"
    if party_named(text):
        return "party"
    if _cell_figure(cell):
        return "figure"
    if text.casefold() in ("-", "–", "new", "n/a"):
        return "blank"
    return "text" if is_name(text) or (text[0].isupper() and text.endswith("Party")) or is_name(text.replace("and ", "")) else None


def _cell_figure(cell: _Cell) -> Mention | None:
    label = _LABELLED.match(cell.text)
    body = cell.text[label.end() :] if label else cell.text
    found = list(figures(body))
    if len(found) != 1 or body.strip() != body[found[0].start : found[0].end] or found[0].label in ("money", "ordinal"):
        return None
    if found[0].figure.spelled:
        return None
    offset = cell.start + (label.end() if label else 0)
    return replace(found[0], start=offset + found[0].start, end=offset + found[0].end)


def _columns(run: list[_Cell]) -> list[Record]:
    """A table that came out column by column: a header, then its cells, then the next header."""
    columns: list[tuple[str, list[_Cell]]] = []
    for cell in run:
        if role := _HEADER.get(cell.text.casefold()):
            columns.append((role, []))
        elif columns:
            columns[-1][1].append(cell)
    names = next((cells for role, cells in columns if role == "name"), [])
    same = [(role, cells) for role, cells in columns if len(cells) == len(names)]
    if len(names) < 3 or not any(role == "party" for role, _ in same) or len(same) < 2:
        return []
    parties = next(cells for role, cells in same if role == "party")
    figures_by_row = [
        [figure for role, cells in same if role == "figure" and (figure := _cell_figure(cells[row]))]
        for row in range(len(names))
    ]
    return [_table_record(name, party, row) for name, party, row in zip(names, parties, figures_by_row, strict=True)]


def _rows(run: list[_Cell]) -> Iterator[Record]:
    """A table that came out row by row: one or two cells of text, then the figures of the row."""
    kinds = [_cell_kind(cell) for cell in run]
    if "figure" not in kinds:
        yield from _pairs(run, kinds)
        return
    rows: list[tuple[list[_Cell], list[Mention]]] = []
    texts: list[_Cell] = []
    numbers: list[Mention] = []
    for cell, kind in zip(run, kinds, strict=True):
        if kind in ("party", "text"):
            if numbers:
                rows.append((texts[-2:], numbers))
                texts, numbers = [], []
            texts.append(cell)
        elif kind == "figure" and (figure := _cell_figure(cell)):
            numbers.append(figure)
        elif kind == "header":
            texts = []
    if numbers:
        rows.append((texts[-2:], numbers))
    rows = [row for row in rows if row[0]]
    known = [[party_named(cell.text) is not None for cell in cells] for cells, _ in rows]
    if sum(any(flags) for flags in known) < 2:
        return
    party_first = sum(flags[0] for flags in known) >= sum(flags[-1] for flags in known if len(flags) > 1)
    for cells, numbers in rows:
        if len(cells) == 2:
            party, name = cells if party_first else cells[::-1]
            yield _table_record(name, party, numbers)
        elif party_named(cells[0].text):
            yield _table_record(None, cells[0], numbers)


def _pairs(run: list[_Cell], kinds: list[str | None]) -> Iterator[Record]:
    """Names and parties on alternate lines, without figures."""
    body = [(cell, kind) for cell, kind in zip(run, kinds, strict=True) if kind != "header"]
    parties = [index for index, (_, kind) in enumerate(body) if kind == "party"]
    if len(parties) < 3:
        return
    odd = sum(index % 2 for index in parties) * 2 > len(parties)
    for index in range(0, len(body) - 1, 2):
        one, other = body[index][0], body[index + 1][0]
        name, party = (one, other) if odd else (other, one)
        if is_name(name.text):
            yield _table_record(name, party, [])


def _table_record(name: _Cell | None, party: _Cell, numbers: list[Mention]) -> Record:
    cells = [cell for cell in (name, party) if cell]
    start = min(cell.start for cell in cells)
    end = max([cell.end for cell in cells] + [figure.end for figure in numbers])
    votes = next((figure for figure in numbers if figure.label == "num"), None)
    shares = [figure for figure in numbers if figure.label in ("pct", "dec") or (figure.label == "num" and figure is not votes)]
    change = next((figure for figure in numbers if figure.label == "signed"), None)
    return Record(
        start,
        end,
        (name.start, name.end) if name else None,
        (party.start, party.end),
        party_named(party.text),
        votes,
        shares[0] if shares else None,
        change,
        form="table",
    )
