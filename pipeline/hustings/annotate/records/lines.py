"""Records within a line: several in a sentence, and candidates who stand without figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from hustings.annotate.notation import PARTY_WORD, Line, Token, is_given
from hustings.annotate.records.owners import read_owner
from hustings.annotate.records.record import Record, one_line, surname
from hustings.annotate.records.segments import Segment, find_segments, records_of
from hustings.annotate.records.tables import YEAR
from hustings.needs import Sought

_LINE = 200  # length up to which a line with a remark may be a record
# Forms in which a whole line names a candidate without figures.
_STANDING = frozenset(("name (party)", "name, party", "party: name", "party (name)"))


_Counted: TypeAlias = tuple[Segment, list[Record]]


def find_standing(text: str, line: Line) -> list[Record]:
    """The candidates that a line without figures names: ``Ada Fenwick (Lab) - teacher``, ``Able, Baker - Ind``."""
    tokens, letters = line.tokens, line.kinds
    if line.end - line.start > _LINE:
        return []
    if (remark := re.match(r"W(?:,W)?p(?=[,:.-][^nhs])|W,P(?=:[^nhsWPpb])", letters)) and not line.pure:
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
            return [record for name in names if (record := read_owner(text, [name, comma, party]))]
    record = read_owner(text, tokens)
    if record is None or record.form not in _STANDING or record.name is None or " " not in one_line(text, record.name):
        return []
    if not re.fullmatch(r"(?:W[:-])?[^;.]*", letters) or len(re.findall(r"[Ppb]", letters)) > 2:
        return []
    return [replace(record, elected="e" in letters)]


# Ada Fenwick - Lab (stood here in 2021 and lost by 19)
_BEFORE_REMARK = re.compile(r"W(?:,W)?[,|-]+P(?=[k(])")
_REMARK = re.compile(r" ?\([a-z][^()]{2,120}\)\.?")


def find_slate(text: str, line: Line) -> Iterator[Record]:
    """Those whom a line names behind their party: ``Labour (2 seats): Ada Fenwick, Ben Voss``.

    As many as the party has seats are elected.
    """
    slate = _SLATE.fullmatch(line.kinds)
    if not slate:
        return
    party, numbered = line.tokens[slate.start("party")], slate.group("seats") is not None
    names = [name for token in line.tokens[slate.start("names") :] if token.kind == "W" for name in _each(text, token)]
    known = [is_given(text[name.start : name.end].split()[0]) and " " in text[name.start : name.end] for name in names]
    if (len(names) < _SEVERAL and not numbered) or 2 * sum(known) <= len(names):
        return
    seats = line.tokens[slate.start("seats")].value if numbered else None
    for name in names:
        record = read_owner(text, [party, Token(":", party.end, party.end), name])
        if record:
            yield replace(record, start=name.start, end=name.end, sure=True, elected=seats == len(names))


_SLATE = re.compile(r"(?P<party>P)(?:\(?(?P<seats>n)x?\)?)?[:-](?P<names>(?:n\.)?W(?:[,;]?n\.W|[,;]W)*)")
_SEVERAL = 2


def _each(text: str, names: Token) -> Iterator[Token]:
    """The names that "and" joins in one token."""
    start = names.start
    for joint in re.finditer(r" (?:and|&) ", text[names.start : names.end]):
        yield Token("W", start, names.start + joint.start())
        start = names.start + joint.end()
    yield Token("W", start, names.end)


def find_inline(text: str, line: Line) -> Iterator[Record]:
    """Records that follow one another within a sentence or a line that says more."""
    lead = _JOINED_LEAD.match(text, line.start, line.end)
    tokens = [token for token in line.tokens if token.start >= lead.end()] if lead else line.tokens
    segments = [segment for segment in find_segments(tokens) if not segment.open_end]
    counted = [(segment, records_of(text, segment)) for segment in segments if segment.has_figures]
    kept = [
        (segment, records)
        for segment, records in counted
        if records and records[0].party_name and (not segment.open_start or records[0].form == "name (party)")
    ]
    kept = _with_neighbours(text, counted, kept)
    told = [record for _, records in kept for record in records]
    if are_years(text, told):
        return
    in_prose = sum(record.name is None and text[record.start].islower() for record in told)
    if len(kept) > 1 and (in_prose == 0 or len(kept) > 2):
        yield from without_leads(text, told)
        return
    named = [record for segment in segments for record in records_of(text, segment) if not segment.has_figures]
    named = [record for record in named if record.form == "name (party)" and record.party_name]
    if len(named) > 2 and not kept and re.search(r"^(?>[^WPpb]*[:|])[^xm]*$", line.kinds):
        yield from named
    elif not kept and (listed := _LISTED.search(line.kinds)):
        tokens = line.tokens[listed.start() : listed.end()]
        if _TELLS_CANDIDATES.search(text, line.start, tokens[0].start):
            told = [record for segment in find_segments(tokens) for record in records_of(text, segment)]
            yield from (record for record in told if record.name and record.party_name)


_JOINED_LEAD = re.compile(r"[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2} & [A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})?: ")
# Ada Fenwick (Lab), Ben Voss (Con) and Cy Drew (LD); Ada Fenwick, Labour; Ben Voss, Conservative
_LISTED = re.compile(r"(?<![WPpb,])(?:(?:W(?:,W)?p[,;]{1,2}){2,}W(?:,W)?p|(?:W,P[,;]?;,?){2,}W,P)")
_TELLS_CANDIDATES = Sought(
    r"\b(?:candidates?|candidacies|standing|stands?|nominat\w+|contest\w*|contenders?|hopefuls|runners|in the running"
    r"|line-?up|ballot papers?|the field|fighting|vying|challengers?)\b[^\n.]{0,80}\Z"
    r"|\belected(?: so far)?: ?\Z",
    re.I,
)


def find_elected(text: str, line: Line) -> Iterator[Record]:
    """Those behind the word elected of whom several have one party, or some a count and others none.

    Ada Fenwick, Ben Voss (Con); Cy Drew (LD). Ada Fenwick (SF) 9,140; Ben Voss (DUP).
    """
    shared = [*_SHARED.finditer(line.kinds)]
    if not shared or not _ELECTED_LEADS.search(text, line.start, line.tokens[shared[0].start()].start):
        return
    if not any("," in match.group() for match in shared):
        counted = [line.kinds[match.end() : match.end() + 1] == "n" for match in shared]
        if any(counted) and not all(counted):
            told = [record for segment in find_segments(line.tokens) for record in records_of(text, segment)]
            yield from (replace(record, sure=True) for record in told if record.name and record.party_name)
        return
    for match in shared:
        names = [token for token in line.tokens[match.start() : match.end()] if token.kind == "W"]
        elected = not _NOT_ELECTED.search(text, line.start, names[0].start)
        party = line.tokens[match.end() - 1]
        for name in names:
            record = read_owner(text, [name, party]) if " " in text[name.start : name.end] else None
            if record:
                yield replace(record, start=name.start, end=name.end, sure=True, elected=elected)


_NOT_ELECTED = re.compile(r"\b(?:not |un)elected\b|\bunsuccessful\b", re.I)
_SHARED = re.compile(r"(?<!W,)W(?:,W)*p")
_ELECTED_LEADS = re.compile(r"\belected(?: \([^()\n]{1,30}\))?: ?\Z", re.I)


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
            return as_party(text, record)
        return replace(record, sure=True) if _is_told(text, record) else None
    written = one_line(text, record.name)
    return replace(record, sure=True) if record.party and re.search(r"\w[ .]+\w", written) else None


def _is_person(text: str, record: Record) -> bool:
    """Whether the words of a record without a party are somebody's given name and surname."""
    written = one_line(text, record.name) if record.name else ""
    return " " in written and is_given(written) and not PARTY_WORD.search(written)


def as_party(text: str, record: Record) -> Record | None:
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
    if not record.name or not (places := _full_names(text).get(surname(text, record.name))):
        return False
    return places[0] < record.start or places[-1] >= record.end


@lru_cache(maxsize=1)
def _full_names(text: str) -> dict[str, list[int]]:
    """Where each capitalised word stands behind another one."""
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"\b[A-Z][\w'-]{1,20} (?=([A-Z][\w'-]{1,40}))", text):
        places.setdefault(match[1].casefold(), []).append(match.start())
    return places


def without_leads(text: str, records: list[Record]) -> list[Record]:
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


def are_years(text: str, records: Sequence[Record]) -> bool:
    """Whether all that looks like votes is years: ``Labour 1997, Conservative 2010``."""
    votes = [record.votes for record in records if record.votes]
    return bool(votes) and all(
        YEAR.fullmatch(text[vote.start : vote.end]) and not record.share for record in records if (vote := record.votes)
    )


def find_listed(text: str, line: Line) -> list[Record]:
    """``Ada Fenwick (Lab); Ben Oyelaran (Con)`` on a line that holds nothing else."""
    records = [record for segment in find_segments(line.tokens) for record in records_of(text, segment)]
    named = [record for record in records if record.form == "name (party)" and not record.has_figures]
    return named if len(named) > 1 and len(named) == len(records) else []
