"""Mentions of areas that no list of Westminster seats has: wards, authorities, police areas, devolved and former seats.

They are known by the words beside them; once known, every other mention of the name counts too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hustings.annotate.area_candidates import TELLING, possible_areas
from hustings.annotate.area_cues import (
    ANYWHERE,
    BELOW_COUNCILS,
    CAPITALS,
    FALL,
    FORMER,
    IN_NOTICES,
    IN_ROUND_UPS,
    NAME,
    OF_MAYORS,
    OF_PARISHES,
    OF_REFERENDUMS,
)
from hustings.annotate.area_headings import (
    above_lists,
    dated_headings,
    headings_of_cards,
    headings_of_results,
    heads_of_results,
    heads_of_sections,
    names_of_fates,
    opening_in_capitals,
    vouched_lines,
)
from hustings.annotate.area_names import cued_names, fold_names, spelled, wards_beside_councils
from hustings.annotate.area_tables import area_rows
from hustings.annotate.authorities import with_authorities, without_authorities
from hustings.annotate.entities import Entities, Entity, persons
from hustings.annotate.gazetteer import Gazetteer, Word
from hustings.annotate.kind_cues import (
    HEAD_OF_ARTICLE,
    OF_COUNCILS,
    chooses_mayor,
    is_local,
    is_police_election,
    names_european_election,
    names_referendum,
)
from hustings.annotate.known_areas import (
    SHORTEST,
    devolved_seats,
    european_areas,
    former_of_three,
    former_of_towns,
    former_seats,
    is_council,
    joins_councils,
    joint_mayoralties,
    mayoralties,
    only_devolved,
    other_areas,
    parts_of_devolved,
)
from hustings.annotate.mentions import Mention
from hustings.annotate.names import is_given_name
from hustings.annotate.records import Record
from hustings.annotate.words import Words
from hustings.judge import Judge
from hustings.needs import Sought

_MAYORAL_LINE = re.compile(rf"^(?P<area>{CAPITALS}|{NAME}): (?=[A-Za-z])", re.M)
_MAYORS = Sought(r"\bmayors\b", re.I)
_IS_SERIES = re.compile(r"[^,]*, .* and ")
_LABEL_OF_LINE = re.compile(rf"^({NAME})(?: says?| average)?: ", re.M)
_LINES_LABELLED = 3


def find_areas(
    text: str,
    text_words: tuple[Word, ...],
    records: Sequence[Record],
    judge: Judge,
    *,
    entities: Sequence[Entity],
    parties: Sequence[Mention],
    devolved: bool,
    modern: bool,
    year: int | None,
    is_part: Callable[[str], bool],
    is_seat: Callable[[str], bool],
    first_seat: int | None,
) -> Iterator[Mention]:
    """Areas as ``area`` mentions whose value is the name as the text writes it ("&" turned into "and").

    ``devolved`` says that the article is about a devolved legislature, ``modern`` that it is no older than the seats
    that we know, ``year`` when it was written; ``is_seat`` whether a name is a Westminster seat's and ``is_part``
    whether it is a part of one. ``first_seat`` is where the first such seat is named in full, ``entities`` are the
    names that a model finds.
    """
    page = _Page(text, persons(entities), devolved=devolved, modern=modern, year=year, is_part=is_part, is_seat=is_seat)
    shown = page.shown(records, first_seat)
    context = Words(text, [(party.start, party.end) for party in parties], page.people)
    starts = sorted(start for start, _ in page.people)
    possible = possible_areas(text, context, records, shown.cued, Entities(entities), starts, page.is_settled)
    likely: dict[str, float] = {}
    for key, (name, evidence) in possible.items():
        if page.may_be_area(key, name, shown):
            pieces = [*evidence, *page.evidence(key, name, evidence, shown)]
            likely[key] = judge.probabilities("area_name", name, {"yes": pieces, "no": []})["yes"]
    known = page.known({key: name for key, (name, _) in possible.items()}, likely, shown)
    short = dict(parts_of_devolved(text)) if devolved else {}
    told = [(name, short.get(name, spelled(name))) for name in known.values()]
    told += [(part, seat) for part, seat in short.items() if part.casefold() not in known]
    gazetteer = Gazetteer(told + list(page.short_forms(known)))
    found = [
        Mention("area", start, end, names[0])
        for start, end, names in gazetteer.find(text, text_words)
        if text[start].isupper()
        and not _POINT_BEFORE.search(text, max(0, start - _POINT), start)
        and not (page.mayoral and _HAS_MP.match(text, end))
        and not _ADDRESS_IN.search(text, max(0, start - _ADDRESS), start)
    ]
    if page.local:
        taken = {offset for area in found for offset in range(area.start, area.end)}
        wards = [ward for ward in _wards_named_for_points(text) if ward.start not in taken]
        found = sorted([*found, *wards], key=lambda area: area.start)
    yield from without_authorities(text, found, likely)


class _Shown(NamedTuple):
    """The names, by their folded forms, that the text itself shows to be areas, and those that it shows to be none."""

    cued: dict[str, str]  # by the words beside them, or by where they stand
    accepted: dict[str, str]  # of these, those by which no seat of an MP is meant
    paired: Mapping[str, str]  # wards beside their councils
    fated: Mapping[str, str]  # of lists of areas by what became of them
    noticed: Mapping[str, str]  # of notices, and of columns that their heads say are of areas
    surnames: Collection[str]  # of persons
    listed: Collection[str]  # surnames of lists
    joined: Collection[str]  # several areas with "and" between them
    labels: Mapping[str, int]  # how often each stands before a colon at the head of a line


class _Page:
    """What an article is like as far as it tells which of its names are areas, and what is told of each."""

    def __init__(
        self,
        text: str,
        people: Sequence[tuple[int, int]],
        *,
        devolved: bool,
        modern: bool,
        year: int | None,
        is_part: Callable[[str], bool],
        is_seat: Callable[[str], bool],
    ) -> None:
        """The arguments are those of :func:`find_areas`; ``people`` are the spans of persons."""
        self.text = text
        self.people = people
        self._devolved, self._modern, self._is_part, self._is_seat = devolved, modern, is_part, is_seat
        self._head = text[:HEAD_OF_ARTICLE]
        self._title = text.lstrip().partition("\n")[0].casefold()
        self._bracketed = with_authorities(text, people, lambda name: is_part(name) or is_seat(name))
        self.local = is_local(text) or bool(self._bracketed)
        mayors = len(re.findall(r"\bmayor(?:s|al|alty)?\b", text, re.I)) >= 2 or bool(_MAYORS.search(self._head))
        self.mayoral = mayors or chooses_mayor(text)
        self._policed = "crime comm" in text.lower()
        self._councils = min(len(OF_COUNCILS.findall(text)), 15) // 3
        self._members = min(len(re.findall(r"\bM[SE]?Ps?\b|Westminster|constituenc", text)), 8) // 2
        self._years = {int(one) for one in re.findall(r"\b(?:19|20)\d\d\b", text)}
        self._written = year or 0

    def is_settled(self, name: str) -> bool:
        """Whether a name is a seat's, of which nobody need ask what it is."""
        return not self.local and self._is_seat(name) and name.casefold() not in mayoralties()

    # -- what the text shows -------------------------------------------------------------------------------------

    def shown(self, records: Sequence[Record], first_seat: int | None) -> _Shown:
        """The names that cues, headings, lists and tables show; those shown first are written as they are there."""
        text, is_seat = self.text, self._is_seat
        paired = {key: name for key, name in wards_beside_councils(text).items() if self.local or not is_seat(name)}
        if self.local:
            paired = cued_names(text, BELOW_COUNCILS) | paired
        cued = self._cued(records, paired)
        fated = {key: name for key, name in fold_names(names_of_fates(text)).items() if not is_seat(name)}
        cued = fated | cued
        accepted = self._without_parts(cued)
        former = (
            fold_names(former_of_towns(text))
            | cued_names(text, FORMER)
            | fold_names(dated_headings(text))
            | fold_names(headings_of_cards(text))
        )
        accepted, cued = accepted | former, cued | former
        heads = heads_of_results(text, records, first_seat, self.people)
        headed = fold_names([name.rstrip(" .-") for name in heads])
        headed = fold_names(heads_of_sections(text, records, self.people)) | headed
        accepted, cued = headed | accepted, headed | cued
        wards = [*_WARD_ALONE.finditer(text)]
        titled = {match[1].casefold() for match in wards}
        listed = frozenset(_surnames_listed(text, records)) - cued.keys() - titled
        surnames = _surnames(text, self.people) - cued_names(text, ANYWHERE).keys() - mayoralties() - titled
        accepted, cued = ({key: one for key, one in names.items() if key not in surnames} for names in (accepted, cued))
        if self._devolved:
            accepted = {key: name for key, name in accepted.items() if not _begins_devolved(name)}
        noticed = cued_names(text, IN_NOTICES) | {
            key: name for key, name in fold_names(_tabled(text)).items() if not is_seat(name)
        }
        noticed |= fold_names(_with_lists(wards, records), ward=True)
        joined = {
            one.casefold() for match in FALL.finditer(text) for one in match["area"].split(", ") if " and " in one
        }
        labels = Counter(name.casefold() for name in _LABEL_OF_LINE.findall(text))
        found = noticed | cued, noticed | accepted, paired, fated, noticed
        return _Shown(*found, surnames, listed, joined, labels)

    def _cued(self, records: Sequence[Record], paired: Mapping[str, str]) -> dict[str, str]:
        text = self.text
        cued = {key: name for key, name in cued_names(text, ANYWHERE).items() if not self._runs_on(name)}
        if OF_COUNCILS.search(text):
            cued = fold_names(headings_of_results(text)) | cued
        cued = fold_names(opening_in_capitals(text, {start for start, _ in self.people})) | cued
        if self.local:
            cued = {**paired} | cued_names(text, IN_ROUND_UPS) | cued
            cued = fold_names(above_lists(text, records, cued)) | fold_names(self._bracketed) | cued
        if self.mayoral:
            lines = _MAYORAL_LINE.finditer(text) if _MAYORS.search(text) else ()
            cued = fold_names(match["area"] for match in lines) | fold_names(vouched_lines(text)) | cued
            cued |= joint_mayoralties(text)
        return cued

    def _runs_on(self, name: str) -> bool:
        """Whether the name of a seat runs on into that of a person: at Berwick-upon-Tweed Ada Fenwick."""
        first, *_ = tail = name.split()[-2:]
        return is_given_name(first) and len(tail) > 1 and self._is_seat(" ".join(name.split()[:-2]))

    def _without_parts(self, cued: dict[str, str]) -> dict[str, str]:
        """``cued`` without the parts of seats, where the article is on an election of MPs."""
        if self.local or not self._modern or self.mayoral or is_police_election(self.text):
            return cued
        return {
            key: name for key, name in cued.items() if not any(map(self._is_part, [name, *re.split(r" and |, ", name)]))
        }

    # -- one name ------------------------------------------------------------------------------------------------

    def may_be_area(self, key: str, name: str, shown: _Shown) -> bool:
        """Whether it need be asked if a name is an area's at all."""
        if key in shown.joined:
            return False
        if key in shown.accepted:
            return True
        if key in shown.listed or shown.labels[key] >= _LINES_LABELLED:
            return False
        if key in former_seats() or name in devolved_seats() or key in other_areas():
            return True
        if self.local and key not in shown.paired and joins_councils(name):
            return False
        if not self.local and _are_seats(name.split(" and "), self._is_part):
            return False  # Thrupp and Oldfield, two seats
        if key in shown.surnames and key not in shown.noticed:
            return False
        parliamentary = (
            self._modern and self._members and not (self._councils or self.local or self.mayoral or self._devolved)
        )
        return not (parliamentary and self._is_part(name))  # Thrupp for Thrupp and Oldfield

    def evidence(self, key: str, name: str, found: Sequence[str], shown: _Shown) -> Iterator[str]:
        """What the article and the vocabulary tell of a name, beside what was ``found`` where it stands."""
        devolved, modern, part, press = self._devolved, self._modern, self._is_part(name), f"councils {self._councils}"
        scene = f"local {self.local} devolved {devolved} modern {modern}"
        yield from (f"part {part}", f"part {part} {scene}", scene, f"seat {self._is_seat(name)}")
        yield from (press, f"members {self._members}", f"part {part} {press}")
        if name in self._head or name.upper() in self._head:
            yield from ("in head", f"in head {press}")
        yield from (f"{piece} {press}" for piece in found if piece in TELLING)
        if name in devolved_seats():
            yield from (f"devolved seat {devolved}", f"devolved seat {devolved} part {part}")
        elif devolved and _begins_devolved(name):
            yield "part of devolved seat"
        if key in mayoralties():
            yield "mayoralty"
        if span := former_seats().get(key):
            yield from ("former seat", f"former seat {press} modern {modern}")
            yield f"former seat then {any(span[0] <= year <= span[1] + 3 for year in self._years)}"
        yield from (f"known {kind} {self.mayoral} {self._policed}" for kind in other_areas().get(key, ()))
        if key in shown.accepted:
            yield from ("accepted", f"accepted {press}", f"accepted part {part}")
        if key in shown.cued:
            yield from ("cued", f"cued {scene}", f"cued part {part} modern {modern} devolved {devolved}")
        yield f"surely {self._is_surely(key, shown)}"
        yield f"beside its council {key in shown.paired} {scene}"

    def _is_surely(self, key: str, shown: _Shown) -> bool:
        return key in shown.accepted or (self.mayoral and key in mayoralties())

    def _is_chosen(self, key: str, shown: _Shown) -> bool:
        """Whether a name is an area's whatever is likely."""
        return (
            key in shown.noticed
            or key in shown.fated
            or (self.local and (key in shown.paired or (key in shown.cued and key.endswith(")"))))
            or (key in shown.cued and _IS_SERIES.match(key) is not None)
            or (chooses_mayor(self.text) and key in shown.cued and key in mayoralties())
        )

    def _was_seat(self, key: str) -> bool:
        """Whether a name is that of a seat when an article of long ago was written."""
        first, last = former_seats().get(key.replace("-", " "), (0, 0))
        return not self._modern and first <= self._written <= last + _PARLIAMENT

    def short_forms(self, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What an area of two places may be called for short: one of them, where that is no area of its own."""
        for name in known.values():
            parts = name.split(" and ")
            if len(parts) == 1 or not (self.local or self._is_unlisted(name)):
                continue
            for part in parts:
                if len(part) >= SHORTEST and part.casefold() not in known and (self.local or self._is_unlisted(part)):
                    yield part, name

    def _is_unlisted(self, name: str) -> bool:
        """Whether neither a seat nor a place in the name of one is called so."""
        named = name.casefold() in former_seats() or name in devolved_seats() or name.casefold() in other_areas()
        return not (named or self._is_part(name) or self._is_seat(name))

    # -- all names -----------------------------------------------------------------------------------------------

    def _is_called_ward(self, name: str) -> bool:
        """Whether the text calls a name that is like a person's a ward: Ashton Hurst ward."""
        like_a_person = " " in name and " and " not in name and is_given_name(name.split()[0])
        return like_a_person and f"{name} ward" in self.text and not (is_council(name) or self._is_seat(name))

    def known(self, names: Mapping[str, str], likely: Mapping[str, float], shown: _Shown) -> dict[str, str]:
        """The names that are areas', by their folded forms, with those that the vocabulary has beside them."""
        known: dict[str, str] = {}
        best = (0.0, "")
        for key, likelihood in likely.items():
            surely = self._is_surely(key, shown) or (self._was_seat(key) and key in self._title)
            least = _DENIED if surely else _OF_ITS_TIME if self._was_seat(key) else _LIKELY
            if self._is_chosen(key, shown) or likelihood >= least or self._is_called_ward(names[key]):
                known[key] = names[key]
            elif likelihood > best[0] and (self.local or not self._is_part(names[key])):
                best = likelihood, names[key]
        if not known and best[0] >= _BEST and (self.local or self.mayoral or self._councils):
            known[best[1].casefold()] = best[1]
        tails = {key.partition(", ")[2] for key in known if _IS_SERIES.match(key)}
        known = {key: name for key, name in known.items() if key not in tails}  # Thrupp, Oldfield and Stroat is one
        known = known or cued_names(self.text, OF_MAYORS)
        if self.local:
            known = known or cued_names(self.text, OF_PARISHES)
        if self._policed:  # Wiltshire is short for the police area of Wiltshire and Swindon
            parts = {part for key in known for part in key.split(" and ") if part != key}
            known = {key: name for key, name in known.items() if key not in parts}
        if is_police_election(self.text):
            known |= {
                key: key.title().replace(" And ", " and ") for key, kinds in other_areas().items() if "police" in kinds
            }
        known |= {name.casefold(): name for name in former_of_three(self.text)}
        if names_referendum(self.text):
            known |= cued_names(self.text, OF_REFERENDUMS)
        if names_european_election(self.text):
            known |= european_areas(self.text)
        if self._devolved:
            known |= {name.casefold(): name for name in devolved_seats()}
        elif self._modern:
            known |= {name.casefold(): name for name in only_devolved(self.text, self._is_seat)}
        return known


def _begins_devolved(name: str) -> bool:
    return any(seat.startswith(name) for seat in devolved_seats())


def _wards_named_for_points(text: str) -> Iterator[Mention]:
    """The wards called by a point of the compass alone, where they are called wards: elsewhere the word is none."""
    for match in _POINT_WARD.finditer(text):
        yield Mention("area", *match.span("area"), match["area"].title())


_POINT_NAME = r"(?:North|South)(?:[ -](?:East|West))?|East|West|Central"
_POINT_WARD = re.compile(
    r"(?:^|[^\w\n ] ?|\b[a-z]{1,20} )"
    rf"(?P<area>{_POINT_NAME}|{_POINT_NAME.upper()}) (?:[Ww]ard|WARD)\b",
    re.M,
)


def _tabled(text: str) -> Iterator[str]:
    """The names in the column of a table that its head says is for areas."""
    yield from (text[slice(*row.area)] for row in area_rows(text) if row.area)


_POINT_BEFORE = re.compile(  # North Nevershire is not Nevershire
    r"\b(?:North|South|East|West|Mid|Greater|Upper|Lower|Nether|Great|Little) \Z"
)
_POINT = 8  # characters
_ADDRESS_IN = re.compile(r"\baddress in (?:the )?\Z")  # of a candidate, in notices
_ADDRESS = 16  # characters
_HAS_MP = re.compile(r"(?:'s?)? MP\b")  # the seat, not the mayoralty of the same name


def _are_seats(names: Sequence[str], is_part: Callable[[str], bool]) -> bool:
    """Whether "and" joins the names of several seats, or parts of them."""
    return len(names) > 1 and all(map(is_part, names))


def _surnames(text: str, people: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The last words, folded, of persons whom the text names with a given name."""
    names = (text[start:end].split() for start, end in people)
    return frozenset(words[-1].casefold() for words in names if len(words) > 1 and is_given_name(words[0]))


def _with_lists(wards: Sequence[re.Match[str]], records: Sequence[Record]) -> Iterator[str]:
    """The names of the headings ``wards`` right below which a list stands."""
    starts = sorted(record.start for record in records)
    for ward in wards:
        below = bisect_left(starts, ward.end())
        if below < len(starts) and starts[below] - ward.end() <= _HEADS:
            yield ward[1]


def _surnames_listed(text: str, records: Sequence[Record]) -> Iterator[str]:
    """The surnames, folded, of those whom lists name with their given names, and these."""
    for record in records:
        if record.name:
            surname, comma, given = text[slice(*record.name)].partition(",")
            first, _, last = surname.rpartition(" ")
            if comma and given:
                yield surname.casefold()
            elif first and is_given_name(first.split()[0]):
                yield last.casefold()
                yield first.split()[0].casefold()


_WARD_ALONE = re.compile(
    r"^[ \t]*([A-Z][\w'&.-]*(?: [\w'&.-]+){0,4}) "
    r"(?:Ward|ward|WARD|(?:[Ee]lectoral )?[Dd]ivision|(?:ELECTORAL )?DIVISION)[ \t]*$",
    re.M,
)
_HEADS = 60  # characters between the heading of a ward and its list, at the most
_LIKELY = 0.35  # a name that is missed costs all that is told of the area
_OF_ITS_TIME = 0.2  # the same for seats of the day, in articles that are older than the seats that we know
_PARLIAMENT = 4  # years after its last general election in which a seat may have polled
_BEST = 0.15  # enough for the likeliest name where an article on councils has no other area
_DENIED = 0.1  # what a cue, or a list of names, shows is an area unless this little is left
