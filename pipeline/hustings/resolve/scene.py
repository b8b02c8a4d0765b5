"""What an article is about: its areas, its main contests, and the area in focus at every unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from hustings.annotate import Annotated
from hustings.annotate.areas import is_local
from hustings.annotate.mentions import Mention
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.judge.reading import read
from hustings.layout import Block
from hustings.registry import Registry, fold
from hustings.resources import read_csv
from hustings.rules.contests import BY_ELECTION

_BY_ELECTION = re.compile(BY_ELECTION)
_CONTEST_WORD = re.compile(
    rf"{BY_ELECTION}|constituency|\bseat\b|\bmp for\b|\bhold\b|\bgain\b|majority|turnout|"
    rf"swing|candidate|voters in|elected|result|declar|votes?\b|polls?\b"
)
_PAST = re.compile(
    r"\b(?:in|of|since|until|by) (?:early |late |the (?:spring|summer|autumn) of "
    r")?‹(?:year|month):|\blast (?:‹month|‹year|year|july|month)|‹month:\d+›'s|took place|"
    r"‹ago:\d+›|\bearlier this (?:month|year)|ago\b"
    r"|since ‹|not since|as in|compared with|than in|best (?:result|showing) since|‹year:\d+›"
)
_MAYOR = re.compile(r"\bmayor(?:al|alty)?\b", re.I)
_DEVOLVED = re.compile(r"\bholyrood\b|\bsenedd\b|\bwelsh assembly\b|\bmsp\b|\bscottish parliament\b", re.I)
_FEW_MAYORS = 3  # mentions of mayors in articles about other contests
_COMPASS = r"(?:North|South|Mid|East|West)(?: (?:East|West))?"
_OVERRULED = 0.8  # how likely another kind must be than the one that the text calls its contests
_MAIN = 0.5  # how likely an area must be a main contest's
_SEASON = 60  # days around a general election in which an article is taken to be about it
_FIRST_RECORDED = 2011  # by-elections since then are in the registry
_DAYS_AFTER = 10  # days after a by-election in which its seat is news


_HEAD = 500  # characters
_KINDS = ("by-election", "general", "local", "mayoral", "devolved")
_KIND_WORDS = {
    name: re.compile(pattern)
    for name, pattern in {
        "by-election": r"by-?elections?",
        "council by-election": r"council by-?election|(?:ward|division|council)(?:'s)? by-?election",
        "general": r"general election|election (?:20|19)\d\d|exit poll|parliament",
        "member": r"\bmps?\b|westminster|commons",
        "constituency": r"constituenc|\bseats?\b",
        "ward": r"\bwards?\b|\bdivisions?\b",
        "council": r"\bcouncils?\b|county hall|town hall",
        "councillor": r"\bcouncillors?\b|\bcllrs?\b",
        "mayor": r"\bmayors?\b|mayoral",
        "commissioner": r"crime commissioner|\bpccs?\b|\bpfcc\b",
        "Holyrood": r"holyrood|\bmsps?\b|scottish parliament",
        "Senedd": r"senedd|welsh (?:assembly|parliament)|\bams?\b(?= for)|cardiff bay",
        "Stormont": r"stormont|\bmlas?\b|northern ireland assembly",
        "resigned": r"resign|died|death of|vacan|recall|successor",
        "night": r"prime minister|\bexit poll|hung parliament|overall majority",
    }.items()
}


class Scene:
    """Areas and focus of one article."""

    def __init__(self, article: Annotated, seats: Seats, registry: Registry, judge: Judge) -> None:
        """Find the areas that ``article`` names and decide which contests it is about."""
        self.article = article
        self._seats = seats
        self._registry = registry
        text = article.text
        head = text[:900].lower()
        by_elections = len(_BY_ELECTION.findall(text.lower()))
        general = len(re.findall(r"general election|election 20\d\d|exit poll", text.lower()))
        if is_local(text) and not re.search(r"\bMPs?\b|Westminster", text[:1500]):
            self.kind = "local"
        elif len(_MAYOR.findall(head)) >= 2 or len(_MAYOR.findall(text)) > max(_FEW_MAYORS, by_elections + general):
            self.kind = "mayoral"
        elif by_elections and (_BY_ELECTION.search(head) or by_elections >= general):
            self.kind = "by-election"
        elif len(_DEVOLVED.findall(text)) >= 3 and not re.search(r"\bMP\b|Westminster", text):
            self.kind = "devolved"
        else:
            self.kind = "general"
        self._judge = judge
        self.kind = self._judged_kind(judge)
        self.area_of: dict[int, str] = {}
        self._name_areas()
        self._mentions_of: dict[str, list[Mention]] = defaultdict(list)
        for mention in article.mentions:
            if area := self.area(mention):
                self._mentions_of[area].append(mention)
        self.main: tuple[str, ...] = tuple(self._main_areas())
        if self.kind == "general" and self._is_a_by_election(by_elections):
            self.kind = "by-election"
            self.main = tuple(self._main_areas())
        self._sections = list(self._section_areas())
        self._named = [self._named_in(unit) for unit in article.units]

    def _judged_kind(self, judge: Judge) -> str:
        """The kind of the contests that the article is about: by the words for each kind, and what they come to."""
        text = self.article.text
        lowered = text.lower()
        evidence = [f"so far {self.kind}"]
        for name, pattern in _KIND_WORDS.items():
            whole, head = len(pattern.findall(lowered)), len(pattern.findall(lowered[:_HEAD]))
            evidence += [f"{name} {min(whole, 8) // 2 if whole > 1 else whole / 10}", f"{name} at head {min(head, 2)}"]
        for label in ("seat", "area"):
            count = len({m.canonical for m in self.article.mentions if m.label == label})
            evidence.append(f"{label}s {min(count, 8) // 2 if count > 1 else count / 10}")
        devolved = {m.canonical for m in self.article.mentions if m.label in ("area", "seat")} & _devolved_seats()
        evidence.append(f"devolved seats {min(len(devolved), 3)}")
        day, elections = self.written, self._registry.general_election_dates()
        near = any(abs((day - one).days) <= _SEASON for one in elections) if day and elections else None
        evidence.append(f"near a general election {near}")
        options = {kind: [f"{kind}: {piece}" for piece in evidence] for kind in _KINDS}
        likely = judge.probabilities("kind", None, options)
        best = max(likely, key=lambda kind: likely[kind])
        return best if likely[best] >= _OVERRULED else self.kind

    def area(self, mention: Mention | None) -> str | None:
        """The area that a ``seat`` or ``place`` mention stands for, if it stands for one."""
        return self.area_of.get(mention.start) if mention else None

    def named_in(self, unit: Unit) -> Sequence[tuple[int, str]]:
        """Offsets and areas that ``unit`` names, in order."""
        return self._named[unit.index]

    def section(self, unit: Unit) -> str | None:
        """The area of the heading that ``unit`` stands under."""
        return self._sections[unit.index][0]

    def post_area(self, unit: Unit) -> str | None:
        """The area that the heading or the first words of the unit's live-blog post name."""
        return self._sections[unit.index][1]

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area that the article names, main contests first, then by first mention."""
        return tuple(dict.fromkeys([*self.main, *self.area_of.values()]))

    # -- areas ---------------------------------------------------------------------------------------------------

    def _name_areas(self) -> None:
        article = self.article
        full = {m.canonical for m in article.mentions if m.label in ("seat", "area")}
        for mention in article.mentions:
            if mention.label == "area" or (mention.label == "seat" and self._may_be_meant(mention)):
                self.area_of[mention.start] = mention.canonical
        for mention in article.mentions:
            if mention.start in self.area_of or mention.label not in ("seat", "place"):
                continue
            if area := self._area_of_part(mention, full):
                self.area_of[mention.start] = area

    def _may_be_meant(self, mention: Mention) -> bool:
        """Whether the full name of a seat can stand for the seat here, and not for a town or an authority."""
        if self.kind in ("local", "mayoral"):
            return not any(m.label == "area" for m in self.article.mentions)
        day = self.written
        if day is None or any(seat.in_force(day) for seat in self._registry.seats(mention.canonical)):
            return True
        unit = self.article.unit_at(mention.start)
        return unit is not None and bool(
            re.search(rf"{BY_ELECTION}|‹year:|constituency|\bseat\b|majority", unit.rendered)
        )

    @property
    def written(self) -> date | None:
        """About when the article was written: its own date, else the first full date in it."""
        given = self.article.article.published_at
        if given:
            return datetime.fromisoformat(given).date()
        for mention in self.article.mentions:
            if mention.label == "date" and mention.moment.year and mention.moment.month and mention.moment.day:
                return date(mention.moment.year, mention.moment.month, min(mention.moment.day, 28))
        return None

    def _area_of_part(self, mention: Mention, full: set[str]) -> str | None:
        """A part of a name stands for the seat that the article names in full, or for the only one it fits."""
        options = self._seats.with_part(mention.canonical)
        here = [
            name
            for name in sorted(full)
            if name != mention.canonical and re.search(rf"\b{re.escape(mention.canonical)}\b", name)
        ]
        if len({fold(name) for name in here}) == 1:
            return here[0]
        unit = self.article.unit_at(mention.start)
        polled = self._polled_lately(options)
        if len(polled) == 1 and not here:
            return polled[0]
        if here or self.kind in ("local", "mayoral") or unit is None or not self._meant_as_contest(unit, mention):
            return None
        if all(re.fullmatch(rf"{_COMPASS} {re.escape(mention.canonical)}", name) for name in options):
            return None  # a county, of which "North" or "Mid" makes the seat
        current = [name for name in options if (seat := self._registry.seat(name)) and seat.valid_to is None]
        previous = [name for name in options if name not in current]
        for group in (self._at_work(options), current, previous):
            if len({fold(name) for name in group}) == 1:
                return group[0]
        return None

    def _polled_lately(self, options: Sequence[str]) -> list[str]:
        """The options that held a by-election in the weeks around the article, where it is about by-elections."""
        written = self.written
        if self.kind != "by-election" or written is None:
            return []
        return [
            name
            for name in options
            if any(
                election.kind == "by-election" and abs((election.polling_date - written).days) <= _SEASON
                for election in self._registry.elections(name)
            )
        ]

    def _at_work(self, options: Sequence[str]) -> list[str]:
        """The options in which the registry records a by-election, where the article is about one."""
        if self.kind != "by-election":
            return []
        return [name for name in options if any(e.kind == "by-election" for e in self._registry.elections(name))]

    def _meant_as_contest(self, unit: Unit, mention: Mention) -> bool:
        index = self.article.index_of(mention)
        mark = rf"‹place:{index}›"
        return bool(
            re.search(
                rf"{mark}(?:'s?)? (?:\w+ )?(?:{BY_ELECTION}|constituency|seat|contest|declar|falls|hold|gain)",
                unit.rendered,
            )
            or re.search(
                (
                    rf"(?:{BY_ELECTION}|constituency|seat|contest|mp for|voters (?:in|of)|people of|"
                    rf"captured|won|win|keeps|holds|takes|took|vote in|victory in|candidate (?:in|for)) "
                    rf"(?:in |at |for |of )?(?:the )?{mark}"
                ),
                unit.rendered,
            )
            or self.article.block(unit).kind == "heading"
        )

    # -- main contests -------------------------------------------------------------------------------------------

    def _main_areas(self) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        title = self._title()
        early = self.article.text.find("\n", 700) if len(self.article.text) > 700 else len(self.article.text)
        for mention in self.article.mentions:
            area = self.area(mention)
            if area is None:
                continue
            unit = self.article.unit_at(mention.start)
            if unit is None:
                continue
            past = bool(_PAST.search(unit.rendered)) and mention.start > early
            cue = bool(_CONTEST_WORD.search(unit.rendered))
            scores[area] += 0.5 + 1.5 * cue - 1.0 * past + 3 / (1 + unit.index / 3)
            if mention.start < early and cue:
                scores[area] += 2
            if title and title.start <= mention.start < title.end:
                scores[area] += 5
            if not past and self._bound_to_by_election(unit, mention):
                scores[area] += 8 if mention.start < early else 3
        if not scores:
            return []
        headed = {area for _, area in self._headings()}
        likely = {area: self._likely_main(area, scores, headed) for area in scores}
        ordered = sorted(scores, key=lambda area: (-likely[area], -scores[area]))
        if self.kind not in ("by-election", "devolved"):
            return ordered
        return [area for area in ordered if likely[area] >= _MAIN] or ordered[:1]

    def _likely_main(self, area: str, scores: Mapping[str, float], headed: Collection[str]) -> float:
        """How likely the article is about a contest in ``area``, by where and how it names it."""
        best = max(scores.values())
        rank = sorted(scores.values(), reverse=True).index(scores[area])
        evidence = [
            f"score {max(0, int(10 * scores[area] / best))}",
            f"rank {min(rank, 3)}",
            f"areas {min(len(scores), 6)}",
        ]
        mentions = self._mentions_of[area]
        most = max(map(len, self._mentions_of.values()))
        evidence += [f"share {5 * len(mentions) // most}", f"times {min(len(mentions), 5)}"]
        blocks = [unit.block for m in mentions if (unit := self.article.unit_at(m.start))]
        if blocks:
            evidence.append(f"first block {min(blocks[0], 12) // 2}")
            evidence.append(f"spread {min(10 * len({*blocks}) // max(1, len(self.article.layout.blocks)), 5)}")
        title = self._title()
        evidence.append(f"title {any(title.start <= m.start < title.end for m in mentions) if title else None}")
        evidence.append(f"full name {any(m.label != 'place' for m in mentions)}")
        for mention in mentions:
            unit = self.article.unit_at(mention.start)
            if unit is None:
                continue
            reading, index = read(unit.rendered), self.article.index_of(mention)
            before, after = reading.before(index, 4), reading.after(index, 4)
            evidence += [f"-1 {before[0] if before else '^'}", f"+1 {after[0] if after else '$'}"]
            evidence += [f"near {word}" for word in (*before, *after) if len(word) > 2]
            past = bool(_PAST.search(unit.rendered))
            evidence += [f"past {past}", f"bound {self._bound_to_by_election(unit, mention)} past {past}"]
            evidence.append(f"cue {bool(_CONTEST_WORD.search(unit.rendered))}")
            evidence.append(f"block {self.article.block(unit).kind}")
        top = max(scores, key=lambda one: scores[one])
        if area != top:
            known = bool(self._registry.elections(area)) and bool(self._registry.elections(top))
            evidence.append(f"same day as top {self._same_day(top, area) if known else None}")
        evidence.append(f"heading {area in headed}")
        lists = [record for record in self.article.records if record.has_figures]
        if lists and (above := [m for m in self.article.mentions if self.area(m) and m.start < lists[0].start]):
            evidence.append(f"above first list {self.area(above[-1]) == area}")
        written = self.written
        if written and self._registry.elections(area):
            days = [e.polling_date for e in self._registry.elections(area) if e.kind == "by-election"]
            evidence.append(f"registry {any(abs((day - written).days) <= _SEASON for day in days)}")
        evidence = [*dict.fromkeys(evidence)]
        kind = "by" if self.kind in ("by-election", "devolved") else "many"
        evidence += [f"{kind}: {piece}" for piece in evidence]
        return self._judge.probabilities("main", area, {"yes": evidence, "no": []})["yes"]

    def _headings(self) -> Iterator[tuple[Block, str]]:
        """Headings and lines that are little more than the name of an area."""
        for unit in self.article.units:
            block = self.article.block(unit)
            named = {area for m in self.article.mentions[unit.first : unit.last] if (area := self.area(m))}
            if block.kind in ("heading", "line") and len(named) == 1 and self._is_area_heading(unit):
                yield block, next(iter(named))

    def _is_a_by_election(self, named: int) -> bool:
        """Whether an article that hardly says so is about a by-election: the calendar of general elections tells."""
        written = self.written
        if written is None or not self.main:
            return False
        if any(abs((written - day).days) <= _SEASON for day in self._registry.general_election_dates()):
            return False
        near = [
            election
            for election in self._registry.elections(self.main[0])
            if election.kind == "by-election" and abs((election.polling_date - written).days) <= _DAYS_AFTER
        ]
        recorded = written.year >= _FIRST_RECORDED and self._registry.elections(self.main[0])
        counted = re.search(r"\bmajority\b|\bvotes\b|\bturnout\b", self.article.text) is not None
        return bool(near) or (
            bool(self._registry.general_election_dates()) and (named > 0 or (counted and not recorded))
        )

    def own_kind(self, area: str) -> str | None:
        """The kind of contest that an area can only have (a ward, a mayoralty, a devolved seat); None for seats."""
        if self._seats.named(area):
            return None
        mark = rf"\b{re.escape(area)}(?:'s)?"
        if re.search(rf"{mark} (?:ward|division)\b|\b(?:ward|division) of {re.escape(area)}", self.article.text):
            return "local"
        if re.search(
            rf"{mark} (?:\w+ ){{0,4}}[Mm]ayor|[Mm]ayor (?:of|for) (?:the )?{re.escape(area)}", self.article.text
        ):
            return "mayoral"
        return "devolved" if area in _devolved_seats() and self.kind != "by-election" else None

    def _title(self) -> Block | None:
        """The first heading near the top that names an area."""
        for block in self.article.layout.blocks[:10]:
            inside = [m for m in self.article.mentions if block.start <= m.start < block.end and self.area(m)]
            if inside and block.kind in ("heading", "line") and block.end - block.start > 20:
                return block
        return None

    def _bound_to_by_election(self, unit: Unit, mention: Mention) -> bool:
        mark = rf"‹{mention.label}:{self.article.index_of(mention)}›"
        return bool(
            re.search(
                (
                    rf"{mark}(?:,? and ‹\w+:\d+›)?(?:'s?)? (?:\w+ )?{BY_ELECTION}|{BY_ELECTION} (?:in|at|"
                    rf"for) (?:the )?(?:\w+ ){{0,3}}(?:‹\w+:\d+›,? and )?{mark}"
                ),
                unit.rendered,
            )
        )

    def _same_day(self, one: str, other: str) -> bool:
        return bool(self._registry.common_polling_dates([one, other], "by-election"))

    # -- focus ---------------------------------------------------------------------------------------------------

    def _named_in(self, unit: Unit) -> list[tuple[int, str]]:
        return [
            (mention.start, area)
            for mention in self.article.mentions[unit.first : unit.last]
            if (area := self.area(mention))
        ]

    def _section_areas(self) -> list[tuple[str | None, str | None]]:
        """For every unit the area of the last heading that names one, and that of its post."""
        found: list[tuple[str | None, str | None]] = []
        section: str | None = None
        post: int | None = None
        post_area: str | None = None
        for unit in self.article.units:
            block = self.article.block(unit)
            named = [a for m in self.article.mentions[unit.first : unit.last] if (a := self.area(m))]
            if block.post != post:
                post, post_area, section = block.post, None, None
            if block.post is not None and post_area is None and len(set(named)) == 1 and unit.start - block.start < 40:
                post_area = named[0]
            if block.kind in ("heading", "line") and len(set(named)) == 1 and self._is_area_heading(unit):
                section = named[0]
            found.append((section, post_area))
        return found

    def _is_area_heading(self, unit: Unit) -> bool:
        """A heading is an area's own where little else stands in it."""
        rest = re.sub(r"‹(?:seat|area|place|year|month|date):\d+›", "", unit.rendered)
        rest = re.sub(
            (
                r"the result|results?|in full|constituency|by-?election|general election|\(.*?\)|"
                r"parliamentary|figures|who's standing|what happened in|the|\W|\d"
            ),
            "",
            rest,
        )
        return len(rest) <= 14 or self.article.text[unit.start : unit.end].isupper()


@cache
def _devolved_seats() -> frozenset[str]:
    return frozenset(row["constituency"] for row in read_csv("vocabulary/devolved_seats.csv"))
