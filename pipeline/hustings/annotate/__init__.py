"""Clean text and its layout to mentions, lists and units: all that rules look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from hustings.annotate.areas import find_areas
from hustings.annotate.councils import is_ward_or_council
from hustings.annotate.counted_years import count_years
from hustings.annotate.entities import Entity, persons
from hustings.annotate.figures import figures
from hustings.annotate.gazetteer import words
from hustings.annotate.kind_cues import HEAD_OF_ARTICLE, names_devolved_election
from hustings.annotate.known_areas import only_devolved
from hustings.annotate.mentions import Label, Mention, settle
from hustings.annotate.moments import is_reckonable, moments
from hustings.annotate.names import TITLE_BEFORE, is_given_name, marks_speaker, person_spans
from hustings.annotate.parties import find_independents, find_parties, of_its_time
from hustings.annotate.records import Record, find_records
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit, find_units
from hustings.clean import Clean, clean
from hustings.judge import Judge
from hustings.layout import Block, Layout, lay_out
from hustings.needs import Sought
from hustings.types import Article

__all__ = ["Annotated", "EntityFinder", "annotate"]

EntityFinder: TypeAlias = Callable[[str], Sequence[Entity]]
"""Spans of persons in a text."""

# Who wins where two mentions overlap: what is read off a pattern that can hardly err comes first.
_RANKS: dict[Label, int] = {
    "cell": 0,
    "date": 0,
    "time": 0,
    "money": 0,
    "ordinal": 1,
    "person": 1,
    "area": 2,
    "seat": 2,
    "party": 2,
    "month": 2,
    "pct": 3,
    "pts": 3,
    "signed": 3,
    "dec": 3,
    "rel": 3,
    "ago": 3,
    "weekday": 3,
    "year": 4,
    "num": 5,
    "place": 6,
}


_FIRST_LISTED_SEATS = 1997  # the oldest set of seats in the registry was first used then
_DEVOLVED = Sought(
    r"\bHolyrood\b|\bSenedd\b|\bAssembly\b|\bMSPs?\b|\b(?:Scottish|Welsh) Parliament\b"
    r"|\b(?:HOLYROOD|SENEDD|(?:SCOTTISH|WELSH) PARLIAMENT) (?:CONSTITUENC|SEATS|RESULTS|ELECTION)"
)
_DEVOLVED_CONTEST = Sought(r"\b(?:Holyrood|Senedd|Assembly|Scottish Parliament(?:ary)?) by-election", re.I)
_WESTMINSTER = Sought(r"\bMPs?\b|\bWestminster\b|\bCommons\b")
# What may stand between a party and the name of somebody of it; it matches anywhere, if only nothing.
_LEADS = re.compile(r"(?:'s?)?(?: (?:candidate|councillor|hopeful|man|woman|challenger|newcomer),?)? ?")


# A word before a place's name that is neither a point of the compass nor said of any place.
_OTHER_PLACE = re.compile(
    r"(?!(?:North|South|East|West|Mid|Central|Greater|Outer|Inner|Upper|Lower|Old|New|The|City|Royal|Saint|St|Great|Little"
    r"|Labour|Tory|Liberal|Leafy|Rural|In|At|For|From|Of|To)\b)[A-Z][a-z]{2,} "
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with everything found in it; all offsets are those of ``clean.text``."""

    article: Article
    clean: Clean
    layout: Layout
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @property
    def dated(self) -> date | None:
        """The day on which the article says outside its text that it was published; None for one of no living age."""
        given = self.article.published_at
        day = datetime.fromisoformat(given).date() if given else None
        return day if day and is_reckonable(day) else None

    def block(self, unit: Unit) -> Block:
        """The block that holds ``unit``."""
        return self.layout.blocks[unit.block]

    def index_of(self, mention: Mention) -> int:
        """The index of a mention of the article."""
        return bisect_left(self.mentions, mention.start, key=lambda other: other.start)

    def unit_at(self, offset: int) -> Unit | None:
        """The unit that holds ``offset``."""
        index = bisect_right(self.units, offset, key=lambda unit: unit.start) - 1
        unit = self.units[index] if index >= 0 else None
        return unit if unit and offset < unit.end else None

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``[start, end)``."""
        first, last = (bisect_left(self.mentions, offset, key=lambda mention: mention.start) for offset in (start, end))
        return self.mentions[first:last]


def annotate(article: Article, find_entities: EntityFinder, seats: Seats, judge: Judge) -> Annotated:
    """Find all mentions in ``article``; ``find_entities`` gives the names that a model finds in clean text."""
    cleaned = clean(article.text)
    text = cleaned.text
    layout = lay_out(text)
    text_words = words(text)
    dates = list(moments(text))
    year = _year_written(article, dates)
    dates = list(count_years(text, dates, _month_written(article)))
    found = [one for one in find_records(text, layout.blocks) if not (one.name and is_ward_or_council(text, *one.name))]
    records, parties = _of_their_time(text, year, found, find_parties(text, text_words))
    named_for_places = [(party.start, party.end) for party in parties if " " in text[party.start : party.end]]
    parties = [*parties, *find_independents(text), *_listed_parties(text, records)]
    homes = [(one.name[1], one.party[0]) for one in records if one.name and one.party and one.name[1] < one.party[0]]
    entities = find_entities(text)
    wholes: dict[int, list[Entity]] = defaultdict(list)  # places by where they end
    for one in entities:
        if one.label == "PLACE":
            wholes[one.end].append(one)
    seats_found = [seat for seat in seats.find(text, text_words) if not _ends_a_place(text, seat, wholes[seat.end])]
    seats_found = [*_without_names(text, seats_found, entities, records)]
    areas = find_areas(
        text,
        text_words,
        records,
        judge,
        entities=entities,
        parties=parties,
        devolved=is_devolved(text) or any(only_devolved(text[:HEAD_OF_ARTICLE], lambda name: bool(seats.named(name)))),
        modern=year is None or year >= _FIRST_LISTED_SEATS,
        year=year,
        is_part=seats.is_part,
        is_seat=lambda name: bool(seats.named(name)),
        first_seat=next((seat.start for seat in seats_found if seat.label == "seat"), None),
    )
    named = [*areas, *seats_found]
    places = [
        place
        for place in (*named, *_by_points(text, named))
        if not (_is_home(place, homes) or _is_within(place, named_for_places))
    ]
    full_seats = [place for place in places if place.label != "place"]
    people = person_spans(
        text,
        records,
        persons(entities),
        [*parties, *full_seats],
        [lead.end() for party in parties if (lead := _LEADS.match(text, party.end))],
    )
    mentions = settle([*parties, *places, *people, *figures(text), *dates, *_cells(records)], _RANKS)
    units = tuple(find_units(text, layout.blocks, mentions))
    return Annotated(article, cleaned, layout, mentions, records, units)


def _is_home(place: Mention, homes: Sequence[tuple[int, int]]) -> bool:
    """Whether a place stands between a candidate and the party in a list: it is where the candidate lives."""
    last = bisect_right(homes, place.start, key=lambda home: home[0]) - 1
    return last >= 0 and homes[last][0] <= place.start and place.end <= homes[last][1]


def _is_within(place: Mention, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is only part of one of ``names``, which stand in the order of the text: Nevershire First."""
    last = bisect_right(names, place.start, key=lambda name: name[0]) - 1
    return last >= 0 and place.end <= names[last][1] and names[last] != (place.start, place.end)


_JOINED_BEFORE = re.compile(r"(?<!\w)[A-Z][\w'-]{1,40} & $")  # Thrupp & Salford
_REACH = 40  # characters


def _ends_a_place(text: str, seat: Mention, places: Sequence[Entity]) -> bool:
    """Whether a seat's name of one word is the last of one of ``places``, which end with it: Builth Wells."""
    if " " in text[seat.start : seat.end]:
        return False
    if _JOINED_BEFORE.search(text, max(0, seat.start - _REACH), seat.start):
        return True
    return any(
        one.start < seat.start and _OTHER_PLACE.fullmatch(text, one.start, seat.start) is not None for one in places
    )


def _by_points(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """The seats of one town that are called by their points of the compass alone: Norwich North, and South."""
    towns: dict[str, dict[str, Mention]] = defaultdict(dict)
    for place in named:
        if place.label != "place" and (match := _TOWN_AND_POINT.match(place.canonical)):
            towns[match[1]].setdefault(match[2], place)
    divided = [points for points in towns.values() if len(points) > 1]
    if len(divided) != 1:  # of two towns nobody knows which is meant
        return
    taken = [(place.start, place.end) for place in named]
    for match in _BARE_POINT.finditer(text):
        group = "point" if match["point"] else "other"
        seat = divided[0].get(match[group].capitalize())
        start, end = match.span(group)
        if seat and not any(first < end and start < last for first, last in taken):
            yield replace(seat, start=start, end=end)


_POINTS = "North|South|East|West|Central"
_TOWN_AND_POINT = re.compile(rf"([A-Z][\w'-]+|[A-Z].+(?= \w+$)) ({_POINTS})\b")
_BARE_POINT = re.compile(
    rf"(?:(?:^|[.;!?] )(?P<point>{_POINTS}|{_POINTS.upper()})(?=:| [–-] )"
    rf"|\b(?:in|from|at|for) (?:the )?(?P<other>{_POINTS})(?=[,.;:!?]|$| (?:and|it|where|the)\b))",
    re.M,
)


def _without_names(
    text: str, seats: Sequence[Mention], entities: Sequence[Entity], records: Sequence[Record]
) -> Iterator[Mention]:
    """``seats`` without the names of one word that are only part of somebody's: Gavin Poole, Shirley Fenwick."""
    named = [
        (text[start:end].split(), end)
        for start, end in persons(entities)
        if not marks_speaker(text, start, min(start + 2, end))
    ]
    surnames = {words[-1] for words, _ in named if len(words) > 1 and is_given_name(words[0])}
    of_people = {end for _, end in named} | {one.name[1] for one in records if one.name}
    given = {words[0] for words, _ in named if len(words) > 1 and words[0].istitle() and is_given_name(words[0])}
    alone = [seat for seat in seats if text[seat.start : seat.end] in surnames | given and seat.end not in of_people]
    places = {text[seat.start : seat.end] for seat in alone if _is_place(text, seat)}
    for seat in seats:
        name = text[seat.start : seat.end]
        part_of_name = name in surnames or (seat.label == "place" and name in given)
        if not (part_of_name and name not in places) and not _begins_name(text, seat):
            yield seat


def _begins_name(text: str, seat: Mention) -> bool:
    """Whether the name of one word stands between a title and a surname: Colonel Thrupp Fenwick."""
    if " " in text[seat.start : seat.end] or not _SURNAME_AFTER.match(text, seat.end):
        return False
    return TITLE_BEFORE.search(text, max(0, seat.start - _TITLE_LENGTH), seat.start) is not None


_SURNAME_AFTER = re.compile(r" [A-Z][a-z]+")
_TITLE_LENGTH = 20  # characters


def _is_place(text: str, seat: Mention) -> bool:
    return bool(_PLACE_BEFORE.search(text[max(0, seat.start - 12) : seat.start]) or _PLACE_AFTER.match(text, seat.end))


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|of|for|from|to|around|outside|holds?|held|gains?|gained|wins?|won|takes?|took|loses?|lost|keeps?"
    r"|kept|the|The|In|At|Near|For|From) $|[|•]\s*$"
)
_PLACE_AFTER = re.compile(
    r"(?:'s)? (?:by-election|constituency|seat|[Cc]ouncil|voters|ward|town|city|result)\b|\n|:| [–-] |,? \("
)


def _year_written(article: Article, dates: Sequence[Mention]) -> int | None:
    """About which year an article was written in: its own date's, else that of the first full date in it."""
    if article.published_at:
        return int(article.published_at[:4])
    return next((date.moment.year for date in dates if date.label == "date" and date.moment.year), None)


def _month_written(article: Article) -> tuple[int, int] | None:
    """The year and month of an article's own date."""
    return (int(article.published_at[:4]), int(article.published_at[5:7])) if article.published_at else None


def is_devolved(text: str) -> bool:
    """Whether an article is about the Scottish Parliament or the Senedd rather than Westminster."""
    if names_devolved_election(text):
        return True
    return bool(_DEVOLVED_CONTEST.search(text)) or len(_DEVOLVED.findall(text)) > len(_WESTMINSTER.findall(text))


def _of_their_time(
    text: str, year: int | None, records: Sequence[Record], parties: Iterable[Mention]
) -> tuple[tuple[Record, ...], list[Mention]]:
    """``records`` and ``parties`` with the names that parties had in ``year``."""
    found = list(parties)
    names = {mention.canonical for mention in found}
    told = [
        replace(mention, value=of_its_time(mention.canonical, text[mention.start : mention.end], year, names))
        for mention in found
    ]
    listed = tuple(
        replace(record, party_name=of_its_time(record.party_name, text[slice(*record.party)], year, names))
        if record.party and record.party_name
        else record
        for record in records
    )
    return listed, told


def _listed_parties(text: str, records: Sequence[Record]) -> Iterator[Mention]:
    for record in records:
        if record.party:
            name = record.party_name or re.sub(r"\s+", " ", text[slice(*record.party)])
            yield Mention("party", *record.party, name)


def _cells(records: Sequence[Record]) -> Iterator[Mention]:
    """The figures of lists belong to their record; no rule for prose is to take them for something else."""
    for record in records:
        for figure in (record.votes, record.share, record.change):
            if figure:
                yield Mention("cell", figure.start, figure.end, figure.value)
