"""Which contest a margin or a turnout is of: this one, the one before it, or another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hustings.judge.reading import beside, read
from hustings.needs import Sought

_BREAK = re.compile(r"; |: | – | - |, but |, and |, while |, compared|, though| whereas |, having |, which ")
OF_THE_PAST = Sought(
    r"\blast time\b|previous|\bgeneral election\b|inherit|bequeath|left behind|leaves? "
    r"behind|\bleft (?:a|an|his|her|behind)|defend|overturn|\bhad (?:a |an |held |been |"
    r"had )|used to|swept (?:away|aside)|wip(?:ed|ing) out"
    r"|notional|\bto have\b|by then|\bback (?:then|in)\b|sitting on|to play with|\bwas "
    r"(?:a|an|the|once)\b|had dwindled|going into|demolish|evaporat|vanish|whittled|"
    r"cushion|held (?:the seat|it|here)|\bhad\b"
    r"|the ‹num:\d+› (?:by which|majority)|\byears? ago\b|last ‹month|last year|when "
    r"(?:he|she|they) won|defence|at stake|safe|to overhaul|lead back|\bdates? from\b|"
    r"three weeks"
)
_TOPICS = (
    "last time|previous|general election|inherit|left behind|defend|overturn| had |used to|swept|wiped|notional|safe|"
    "won by|held on|recount|declared|cut |slash|reduced|down from|up from|compared|against|years ago|last year|"
    "at stake|result|new mp|will |would |is expected|to beat|needs|since|won |wins |winning|beat |elected|victor"
).split("|")


def time_evidence(
    rendered: str, index: int, *, year: str, known: bool, main: bool, rules: Sequence[str], difference: bool | None
) -> Iterator[str]:
    """Evidence for the figure with the index ``index``.

    ``year`` is what the words before it say of its year (``none``, ``last``, ``this``, ``before``, ``older``),
    ``known`` whether the article was written after the result, ``main`` whether its area is a main one, ``rules``
    those that found it and ``difference`` whether it is the difference of two counts of the article (None: too few).
    """
    yield f"year {year}"
    yield f"known {known} year {year}"
    yield f"main {main} known {known}"
    yield f"main {main} year {year}"
    yield f"of the past {OF_THE_PAST.search(rendered) is not None} main {main} known {known} year {year}"
    yield f"difference {difference}"
    for rule in rules:
        yield f"rule {rule}"
        yield f"rule {rule} known {known}"
    position = rendered.find(f":{index}›")
    begin = max((m.end() for m in _BREAK.finditer(rendered, 0, position)), default=0)
    end = next((m.start() for m in _BREAK.finditer(rendered, position)), len(rendered))
    clause = rendered[begin:end]
    for topic in _TOPICS:
        if topic in clause:
            yield f"clause {topic}"
        elif topic in rendered:
            yield f"sentence {topic}"
    yield from beside(read(rendered), index, near=3, far=6)
