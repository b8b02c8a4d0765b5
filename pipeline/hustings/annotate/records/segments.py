"""Tokens cut into owners with their tails, and the records that these make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hustings.annotate.notation import FIGURE_KINDS, OWNER_KINDS, Token, kinds
from hustings.annotate.records.measures import is_counted_in_rounds, read_measures
from hustings.annotate.records.owners import read_owner
from hustings.annotate.records.record import Record

_LONGEST = 24  # tokens of an owner or a tail that are looked at


@dataclass(slots=True)
class Segment:
    """An owner with its tail; ``open_start`` and ``open_end`` say that prose runs into it on that side."""

    owner: list[Token] = field(default_factory=list)
    tail: list[Token] = field(default_factory=list)
    open_start: bool = False
    open_end: bool = False

    @property
    def has_figures(self) -> bool:
        """Whether the tail has a figure."""
        return any(token.kind in FIGURE_KINDS for token in self.tail)

    @property
    def has_owner(self) -> bool:
        """Whether more than marks is left of the owner, of which only the last tokens are kept."""
        return any(token.kind in OWNER_KINDS for token in self.owner)


def find_segments(tokens: Sequence[Token]) -> Iterator[Segment]:
    """Owners with their tails, in order; an owner without figures is one too, where a mark or another owner ends it."""
    now = Segment()
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
                now = Segment()
            elif now.tail and {t.kind for t in now.tail} <= set("(,"):
                now.owner += [t._replace(kind=",") for t in now.tail]
                now.tail = []
            elif now.tail:
                now = Segment(open_start=now.open_start and not now.owner)
            now.owner = [*now.owner[-_LONGEST:], token]
        elif kind in "xm":
            if now.has_figures:
                _cut_open_bracket(now)
                now.open_end = kind == "x" and not depth and now.tail[-1].kind not in ",-|N"
                yield now
            muted = kind == "m" or bool(depth)
            now = Segment(open_start=kind == "x")
        elif kind in ";." and not depth:
            if now.owner:
                yield now
            now = Segment()
        elif now.tail or (now.owner and kind not in ",:-|Nko"):
            now.tail += [token] if len(now.tail) < _LONGEST else []
        elif now.owner and kind != "k":
            now.owner = [*now.owner[-_LONGEST:], token]
        elif kind in ",:-|N":
            now.open_start = False
    if now.owner:
        yield now


def _ends_owner(segment: Segment) -> bool:
    """Whether a new owner begins after this one, though it has no figures: ``Ada Fenwick (Lab), Ben Voss (Con)``."""
    letters = kinds(segment.owner).rstrip(",:-|N")
    if segment.tail and any(token.kind == "e" for token in segment.tail):
        return True
    return letters[-1:] in ("p", "b") and len(letters) > 1


def _cut_open_bracket(segment: Segment) -> None:
    """Drop the figures of a bracket into which prose breaks: ``12,345 (1,000 more than in 2019)``."""
    kinds = [token.kind for token in segment.tail]
    if kinds.count("(") > kinds.count(")"):
        opened = len(kinds) - 1 - kinds[::-1].index("(")
        if any(kind in FIGURE_KINDS for kind in kinds[:opened]):
            del segment.tail[opened:]


def records_of(text: str, segment: Segment) -> list[Record]:
    """The records of a segment: one, or as many as there are counts or names in it."""
    record = read_owner(text, segment.owner)
    if record is None:
        return []
    measures = read_measures(segment.tail, in_rounds=is_counted_in_rounds(text, segment.tail))
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


def is_spread(segment: Segment) -> bool:
    """Whether owner and figures stand on lines of their own."""
    parts = [token.line for token in [*segment.owner, *segment.tail] if token.kind in OWNER_KINDS | FIGURE_KINDS]
    return len(set(parts)) > 1


def on_one_line(segment: Segment) -> Segment:
    """Only what of a segment stands on the line where its owner ends."""
    line = next(token.line for token in reversed(segment.owner) if token.kind in OWNER_KINDS)
    owner = [token for token in segment.owner if token.line == line]
    return Segment(owner, [token for token in segment.tail if token.line == line])


def with_names_after(segments: list[Segment]) -> list[Segment]:
    """``Lab: 12,345 Ada Fenwick ELECTED``: the name that follows a party's votes on the same line, joined to it."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else Segment()
        party = before.has_figures and re.fullmatch(r"P[:-]*", kinds(before.owner))
        name = not segment.has_figures and re.fullmatch(r"WN?", kinds(segment.owner))
        if party and name and before.owner[0].line == segment.owner[0].line:
            before.owner.append(segment.owner[0])
            before.tail += segment.tail
        else:
            joined.append(segment)
    return joined
