"""Which seat, ward or other area each mention of a place in an article stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from hustings.annotate import Annotated
from hustings.annotate.councils import says_whose_ward
from hustings.annotate.known_areas import devolved_seats, former_seats
from hustings.annotate.mentions import Mention
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.abroad import is_abroad, longer_names_abroad
from hustings.resolve.background import FIRST_BOUNDARIES, Background
from hustings.rules.contests import BY_ELECTION
from hustings.spelling import fold

# What tells a seat of earlier boundaries from the town of its name; the mark of any seat holds the word "seat".
_OF_A_CONTEST = re.compile(
    rf"{BY_ELECTION}|constituency|(?<!‹)\bseat\b|\bmp\b|\b(?:won|lost|hold|gain)\b|majority|turnout|swing|candidate"
    r"|elected|result|declar|votes?\b|polls?\b|‹(?:year|num|pct|party):"
)
_REDRAWN = Sought(
    r"boundar|redrawn|redrew|notional|abolished|carved|predecessor|successor|new (?:seat|constituency|map)\b"
)
_OLD_NAME = Sought(r"\b(?:old|former|previous|then|historic|abolished|(?:bits|parts?|most|much|half) of) \Z", re.I)
_SUCCEEDED = re.compile(
    r"\b(?:what (?:is|was|had) (?:now|become|by then|by now)"
    r"|as it (?:has |had )?(?:become|became|is now|was by then|was renamed)|its successor|successor seat|renamed)\b"
)
_OLD_SEAT = re.compile(r"\b(?:old|abolished|defunct) \Z")
_WARD_OF = re.compile(r"\b(?:(?:ward|division)(?:,| \(| in| on)|(?:vice-?)?chair(?:man|woman)? of)(?: the)? ?$", re.I)
_CHAIR_OF = re.compile(r"\bchair(?:man|woman)? of(?: the)? ?$", re.I)
_COUNCILLOR = re.compile(r" (?:(?:city|borough|county|district|town|parish) )?councillors?\b(?! (?:for|in)\b)", re.I)
_BEFORE = 20  # characters
_TWICE = 2
_DATED = frozenset({"year", "month", "date"})
_MASTHEAD = re.compile(  # Thrupp Gazette, Thrupp Live
    r" (?:Evening |Daily |Morning |Weekly )?(?:News|Times|Post|Gazette|Herald|Echo|Courier|Chronicle"
    r"|Mercury|Observer|Advertiser|Standard|Express|Guardian|Telegraph|Argus|Journal|Mail|Reporter|Bulletin|Citizen"
    r"|Radio|FM|TV|Today|Live|Online)\b(?!:)"
)
_COMPASS = r"(?:North|South|Mid|East|West)(?: (?:East|West))?"
# What stands behind the mark of a name that means a contest, or before it.
_CONTEST_AFTER = re.compile(
    rf"‹\w+:\d+›(?:'s?)? (?:\w+ )?(?:{BY_ELECTION}|constituency|seat|contest|declar|falls|hold|gain)"
)
_CONTEST_BEFORE = re.compile(
    rf"(?:{BY_ELECTION}|constituency|seat|contest|mp for|voters (?:in|of)|people of|captured|won|win|keeps|holds|takes"
    r"|took|vote in|victory in|candidate (?:in|for)"
    r"|(?:won|gained|took|taken|captured|lost) (?:it |one )?(?:from|to) (?:the )?‹party:\d+›)"
    r" (?:in |at |for |of )?(?:the )?$"
)
_BY_ELECTION_AFTER = re.compile(rf"‹\w+:\d+›(?:,? and ‹\w+:\d+›)?(?:'s?)? (?:\w+ )?{BY_ELECTION}")
_BY_ELECTION_BEFORE = re.compile(rf"{BY_ELECTION} (?:in|at|for) (?:the )?(?:\w+ ){{0,3}}(?:‹\w+:\d+›,? and )?$")
DATED_HEADING = re.compile(
    r"\W*(?:(?:‹(?:num|time|dec):\d+›|\d\d?(?::\d\d){1,2})\W+)?"
    r"‹(?:seat|area|place):\d+›,? \(?‹(?:date|month|year):(\d+)›\W*"
)
_OF_TWO_PLACES = re.compile(r" (?:and|&) ")


class NamedAreas:
    """The areas of one article, by the mentions that stand for them."""

    def __init__(
        self,
        article: Annotated,
        kind: str,
        seats: Seats,
        background: Background,
        is_elsewhere: Callable[[int, str | None], bool],
    ) -> None:
        """Give every mention its area; ``kind`` is that of the article's contests.

        ``is_elsewhere`` tells of an offset and an area whether a foreign contest, or another ballot, is spoken of.
        """
        self._article = article
        self._kind = kind
        self._seats = seats
        self._background = background
        self._is_elsewhere = is_elsewhere
        self._starts: dict[str, list[int]] = defaultdict(list)  # of the mentions of seats and other areas
        self._full: dict[str, set[str]] = defaultdict(set)  # names by each of their words
        self._around: dict[str, list[str]] = {}  # names by a part of theirs
        self._begun: dict[str, str | None] = {}  # the seat whose name begins with that of another
        self.area_of: dict[int, str] = {}
        self._name_areas()
        self._mentions_of: dict[str, list[Mention]] = defaultdict(list)
        for mention in article.mentions:
            if area := self.area(mention):
                self._mentions_of[area].append(mention)

    def area(self, mention: Mention | None) -> str | None:
        """The area that a ``seat`` or ``place`` mention stands for, if it stands for one."""
        return self.area_of.get(mention.start) if mention else None

    def mentions_of(self, area: str) -> Sequence[Mention]:
        """The mentions that stand for ``area``, in order."""
        return self._mentions_of.get(area, ())

    def is_only_polled_near(self, area: str) -> bool:
        """Whether an area is only named as the seat of a by-election, in an article on wards or mayors."""
        mentions = self.mentions_of(area)
        return self.has_areas and all(m.label != "area" for m in mentions) and any(map(self._polled_near, mentions))

    @cached_property
    def has_areas(self) -> bool:
        """Whether the article names wards, mayoralties or other areas that are no seats at Westminster."""
        return any(mention.label == "area" for mention in self._article.mentions)

    @cached_property
    def bygone(self) -> Collection[str]:
        """The areas that are called old somewhere, beside others: the old Thrupp seat."""
        text = self._article.text
        called = {
            area
            for area, mentions in self._mentions_of.items()
            if any(
                _OLD_SEAT.search(text, max(0, one.start - _BEFORE), one.start)
                and fold(text[one.start : one.end]) == fold(area)
                for one in mentions
            )
        }
        return called if len(self._mentions_of.keys() - called) else ()

    def is_heading(self, unit: Unit) -> bool:
        """A heading is an area's own where little else stands in it, no row of towns that an article is filed under."""
        places = [
            mention
            for mention in self._article.mentions[unit.first : unit.last]
            if mention.label in ("seat", "area", "place")
        ]
        if len(places) > 1 and {mention.label for mention in places} == {"place"} and not all(map(self.area, places)):
            return False
        rest = re.sub(r"‹(?:seat|area|place|year|month|date):\d+›", "", unit.rendered)
        rest = re.sub(
            (
                r"‹party:\d+›(?: (?:holds?|gains?)\b(?: (?:seat )?from (?:the )?‹party:\d+›)?)|\bwards?\b|\bdivision\b|"
                r"the result|results?|in full|constituency|by-election|general election|\([^)]{0,600}\)|"
                r"parliamentary|figures|who's standing|what happened in|the|\W|\d"
            ),
            "",
            rest,
        )
        return len(rest) <= 14 or self._article.text[unit.start : unit.end].isupper()

    def is_bound_to_by_election(self, unit: Unit, mention: Mention) -> bool:
        """Whether the area is named as that of a by-election: the Thrupp by-election."""
        place = unit.rendered.find(f"‹{mention.label}:{self._article.index_of(mention)}›")
        return place >= 0 and bool(
            _BY_ELECTION_AFTER.match(unit.rendered, place) or _BY_ELECTION_BEFORE.search(unit.rendered, 0, place)
        )

    def _name_areas(self) -> None:
        article = self._article
        for mention in article.mentions:
            if mention.label in ("seat", "area"):
                self._starts[mention.canonical].append(mention.start)
                for word in re.findall(r"\w+", mention.canonical):
                    self._full[word].add(mention.canonical)
        longer = longer_names_abroad(article.text)
        for mention in article.mentions:
            if mention.label not in ("seat", "area") or longer.get(mention.start, 0) >= mention.end:
                continue
            if self._is_elsewhere(mention.start, mention.canonical):
                continue
            if mention.label == "area" and is_abroad(mention.canonical):
                continue
            seat = mention.label == "seat" and self._may_be_meant(mention) and not self._is_authority(mention)
            if seat or (mention.label == "area" and not self._is_branch(mention)):
                self.area_of[mention.start] = self._whole_of(mention) or self._of_its_time(mention)
        for mention in article.mentions:
            if mention.start in self.area_of or mention.label not in ("seat", "place"):
                continue
            if self._is_authority(mention) or self._is_elsewhere(mention.start, str(mention.value)):
                continue
            if longer.get(mention.start, 0) >= mention.end:
                continue
            if area := self._area_of_part(mention):
                self.area_of[mention.start] = area

    def _of_its_time(self, mention: Mention) -> str:
        """The area that ``mention`` names; of seats that are spelled alike the one in force: Swindon South."""
        day, name = self._background.written, mention.canonical
        if mention.label != "seat" or day is None or self._background.is_in_force(name):
            return name
        spelled_so = self._seats.named(self._article.text[mention.start : mention.end])
        then = [one for one in spelled_so if self._background.is_in_force(one)]
        return then[0] if len(then) == 1 else name

    def _is_authority(self, mention: Mention) -> bool:
        """Whether the name of a seat stands for the authority of a ward, or for a council or a party's branch.

        Thrupp ward, Nevershire; a Nevershire councillor; chair of Nevershire Conservatives.
        """
        text, start = self._article.text, mention.start
        if self._kind == "local" and says_whose_ward(text, start, mention.end):
            return True
        before = _WARD_OF.search(text, max(0, start - _BEFORE), start)
        return before is not None or _COUNCILLOR.match(text, mention.end) is not None

    def _is_branch(self, mention: Mention) -> bool:
        """Whether the name of an area is part of that of a party's branch: chair of Nevershire Conservatives."""
        start = mention.start
        return _CHAIR_OF.search(self._article.text, max(0, start - _BEFORE), start) is not None

    def _whole_of(self, mention: Mention) -> str | None:
        """The seat in force that is meant by a part of its name which is, or was, an area of its own.

        Rutherglen is a seat at Holyrood, and short for Rutherglen and Hamilton West in an article on that.
        """
        day = self._background.written
        if self._kind not in ("general", "by-election"):
            return None
        if peopled := self._background.peopled(mention.canonical):
            return peopled
        if day is None or self._background.is_in_force(mention.canonical):
            return None if day and self._background.is_linked else self._begun_by(mention)
        short = self._kind == "by-election" and self._seats.is_part(mention.canonical)
        if mention.label == "area" and mention.canonical not in devolved_seats() and not short:
            return self._begun_by(mention)
        polled = self._polled_lately(self._seats.with_part(mention.canonical))
        if len(polled) == 1 and not self._polled_lately([mention.canonical]):
            return None if self._is_called_so_before(mention, polled[0]) else polled[0]
        whole = [name for name in self._names_around(mention.canonical) if self._background.is_in_force(name)]
        before = self._article.text[max(0, mention.start - _BEFORE) : mention.start]
        if len(whole) != 1 or _OLD_NAME.search(before) or self._is_called_so_before(mention, whole[0]):
            return None
        first = self._starts[whole[0]][0]
        own = self._starts[mention.canonical]
        # a title may have the short form, before the name in full
        return whole[0] if len(own) < _TWICE or first < own[_TWICE - 1] else None

    def _begun_by(self, mention: Mention) -> str | None:
        """The one seat that the article names whose name begins with that of ``mention``, which is or was a seat's
        too: Thrupp for Thrupp and Oldfield.

        Of two such seats one came after the other, and an article that speaks of new boundaries, or of the old seat,
        may mean both.
        """
        if _REDRAWN.search(self._article.text):
            return None
        if mention.canonical not in self._begun:
            first, *others = re.findall(r"\w+", mention.canonical)
            longer = re.compile(r"\W+".join((first, *others)) + r"(?:,| and\b)")
            begun = [name for name in sorted(self._full.get(first, ())) if longer.match(name)]
            fuller = [*filter(self._seats.named, begun)]
            before = (self._article.text[max(0, at - _BEFORE) : at] for at in self._starts[mention.canonical])
            told_apart = any(map(_OLD_NAME.search, before))
            told_apart = told_apart or any(self._is_called_so_before(mention, whole) for whole in fuller)
            self._begun[mention.canonical] = fuller[0] if len(fuller) == 1 and not told_apart else None
        return self._begun[mention.canonical]

    def _may_be_meant(self, mention: Mention) -> bool:
        """Whether the full name of a seat can stand for the seat here, and not for a town or an authority."""
        if self._kind in ("local", "mayoral"):
            return not self.has_areas or self._is_polled_in_full(mention) or self._polled_near(mention)
        if not self._background.is_abolished(mention.canonical):
            return True
        if (unit := self._article.unit_at(mention.start)) and DATED_HEADING.fullmatch(unit.rendered):
            return True
        return mention.canonical in self._polled_in  # of a name that no seat has any more

    def _is_polled_in_full(self, mention: Mention) -> bool:
        """Whether a name that only a seat can have stands beside words or figures of its contest."""
        name = self._article.text[mention.start : mention.end]
        unit = self._article.unit_at(mention.start)
        return bool(_OF_TWO_PLACES.search(name) and unit and _OF_A_CONTEST.search(unit.rendered))

    def _polled_near(self, mention: Mention) -> bool:
        """Whether the seat is called that of a by-election which the registry records around the article's day."""
        unit = self._article.unit_at(mention.start)
        bound = unit is not None and self.is_bound_to_by_election(unit, mention)
        return bound and self._background.has_by_election(mention.canonical)

    @cached_property
    def _polled_in(self) -> Collection[str]:
        """The seats that a sentence with a word or a figure of contests names, or the only one that any names."""
        seats = [mention for mention in self._article.mentions if mention.label == "seat"]
        if len(names := {mention.canonical for mention in seats}) == 1:
            return names
        units = ((mention.canonical, self._article.unit_at(mention.start)) for mention in seats)
        return {name for name, unit in units if unit and _OF_A_CONTEST.search(unit.rendered)}

    def _area_of_part(self, mention: Mention) -> str | None:
        """A part of a name stands for the seat that the article names in full, or for the only one it fits."""
        options = self._seats.with_part(mention.canonical)
        here = self._names_around(mention.canonical)
        if len({fold(name) for name in here}) == 1:
            return mention.canonical if self._is_called_so_before(mention, here[0]) else here[0]
        if _MASTHEAD.match(self._article.text, mention.end):
            return None
        unit = self._article.unit_at(mention.start)
        polled = self._polled_lately(options)
        if len(polled) == 1 and not here:
            return polled[0]
        of_seats = self._kind in ("general", "by-election")
        if not here and of_seats and (peopled := self._background.peopled(mention.canonical)):
            return peopled
        if here or self._kind in ("local", "mayoral") or unit is None or not self._meant_as_contest(unit, mention):
            return mention.canonical if unit and not here and DATED_HEADING.fullmatch(unit.rendered) else None
        quarters = [name for name in options if re.fullmatch(rf"{_COMPASS} {re.escape(mention.canonical)}", name)]
        if len(quarters) > 1 or len(quarters) == len(options):
            return None  # a county, of which "North" or "Mid" makes the seat
        current = [*filter(self._background.is_current, options)]
        previous = [name for name in options if name not in current]
        then = [*filter(self._background.is_in_force, options)]
        for group in (self._polled_once(options), then, current, previous):
            if len({fold(name) for name in group}) == 1:
                return group[0]
        return None

    def _is_called_so_before(self, part: Mention, whole: str) -> bool:
        """Whether the article tells a contest by the name of ``part`` of a year before there was a seat ``whole``.

        Where it names the whole first, a part without a year is short for that.
        """
        if self._is_of_before(part, whole):
            return True
        starts = self._starts.get(whole, ())
        return part.start < min(starts, default=0) and any(
            self._is_of_before(mention, whole)
            for mention in self._article.mentions
            if mention.label == part.label and mention.canonical == part.canonical
        )

    def _is_of_before(self, mention: Mention, whole: str) -> bool:
        """Whether a sentence tells of a contest where ``mention`` stands and of a year before ``whole`` was a seat."""
        unit = self._article.unit_at(mention.start)
        if unit is None or not _OF_A_CONTEST.search(unit.rendered):
            return False
        years = [one.moment.year for one in self._article.mentions[unit.first : unit.last] if one.label in _DATED]
        first, last = former_seats().get(mention.canonical.casefold(), (FIRST_BOUNDARIES, 0))
        return any(
            self._background.began_after(whole, year)
            or first <= year <= last
            or (year < FIRST_BOUNDARIES and self._is_succeeded)
            for year in years
            if year
        )

    @cached_property
    def _is_succeeded(self) -> bool:
        """Whether the article says of a seat that it is what another has become."""
        return _SUCCEEDED.search(self._article.text) is not None

    def _names_around(self, part: str) -> list[str]:
        """The names of which ``part`` is a part, in alphabetical order."""
        if part not in self._around:
            words = re.findall(r"\w+", part)
            pattern = re.compile(rf"\b{r'[ ,.-]+'.join(words)}\b")
            names = sorted(self._full.get(words[0], ())) if words else []
            self._around[part] = [name for name in names if name != part and pattern.search(name)]
        return self._around[part]

    def _polled_lately(self, options: Sequence[str]) -> list[str]:
        """The options that held a by-election in the weeks around the article, where it is about by-elections."""
        return [name for name in options if self._kind == "by-election" and self._background.has_by_election(name)]

    def _polled_once(self, options: Sequence[str]) -> list[str]:
        """The options that held a by-election at any time, where the article is about one."""
        known = self._background.has_by_election_on_record
        return [name for name in options if self._kind == "by-election" and known(name)]

    def _meant_as_contest(self, unit: Unit, mention: Mention) -> bool:
        place = unit.rendered.find(f"‹place:{self._article.index_of(mention)}›")
        return bool(
            (place >= 0 and _CONTEST_AFTER.match(unit.rendered, place))
            or (place >= 0 and _CONTEST_BEFORE.search(unit.rendered, 0, place))
            or self._article.block(unit).kind == "heading"
        )
