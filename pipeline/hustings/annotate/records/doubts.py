"""Lists that look like results and are none: polls, seats, transfers of votes, nominations withdrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hustings.annotate.notation import Line
from hustings.annotate.records.record import Record
from hustings.needs import Sought

_NATIONAL = Sought(
    r"exit poll|opinion poll|voting intention|\bMRP\b|YouGov|Survation|Ipsos|Opinium|\bICM\b|ComRes|Savanta|scoreboard"
    r"|state of (?:the )?parties|\d of \d+ seats|\bafter \d{2,3} of \d{2,3}\b"
    r"|(?<![,–-] two )(?<![,–-] three )(?<![,–-] [23] )(?<!\(two )(?<!\(three )(?<!\([23] )"
    r"\bseats\b(?! (?:on|from) (?:the )?(?:regional )?lists?\b)"
    r"|national (?:vote|share)|make-?up|\bcouncillors\b"
    r"|\bstandings (?:after|since|so far|now|of)\b|\bnet (?:gains?|loss(?:es)?|changes?)\b",
    re.I,
)
# Votes that go from one candidate to others at a stage of a count: 2: Fenwick out (Con +4, LD +23)
_TRANSFERS = Sought(r"(?:\bout|eliminated|excluded|transfers?)[:,]? \((?=[^()\n]{1,30}\+\d)", re.I)
HEADING = 80  # length up to which a line above a list is taken for its heading
_FEWEST = 100  # votes; where no party has so many, they are seats
_FEWEST_OF_ALL = 10  # votes; where no candidate has so many either


def is_withdrawn(text: str, record: Record) -> bool:
    """Whether the line of a candidate without figures ends in the word that the nomination was withdrawn."""
    return not record.has_figures and _WITHDRAWN.match(text, record.end) is not None


_WITHDRAWN = re.compile(r"[ /|,;:()*–—-]{1,6}withdrawn\b[^\n]{0,12}$", re.I | re.M)


def is_of_no_contest(text: str, above: Sequence[Line], stretch: Sequence[Line], records: Sequence[Record]) -> bool:
    """Whether a list, or a heading ``above`` it, is of a poll, of seats, or of votes that go over to others."""
    if _is_national(text, above, stretch) or _are_seats(records) or _are_seats_gained(records):
        return True
    return _TRANSFERS.search(text, stretch[0].start, stretch[-1].end) is not None


def _is_national(text: str, above: Sequence[Line], stretch: Sequence[Line]) -> bool:
    """Whether the list or a heading above it says that it is a poll or a count of seats."""
    headings = [line for line in above if line.end - line.start <= HEADING]
    spans = [(stretch[0].start, stretch[-1].end), *((line.start, line.end) for line in headings)]
    return any(_NATIONAL.search(text, start, end) for start, end in spans)


def _are_seats(records: Sequence[Record]) -> bool:
    """Whether counts of parties are seats: ``Labour 35, Conservative 12, Lib Dem 4``."""
    votes = [record.votes.figure.value for record in records if record.votes and record.form == "party"]
    return len(votes) > 1 and len(votes) == len(records) and max(votes) < _FEWEST and not any(r.share for r in records)


def are_seats_each(records: Sequence[Record]) -> bool:
    """Whether no count is as large as any candidate's: the seats of a region, Lab 1, C 1, LD 1."""
    counted = [record.votes.figure.value for record in records if record.votes]
    return len(counted) > 1 and max(counted) < _FEWEST_OF_ALL and not any(record.share for record in records)


def are_without_parties(records: Sequence[Record]) -> bool:
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


def are_votes_gained(stretch: Sequence[Line]) -> bool:
    """Whether changes behind counts are counts too: ``Lab 1,240 (-412), Grn 98 (-77)``."""
    signed = [token for line in stretch for token in line.tokens if token.kind == "s"]
    return any(abs(token.value) > _MOST_POINTS for token in signed) and all(
        token.value.is_integer() for token in signed
    )


_MOST_POINTS = 100
