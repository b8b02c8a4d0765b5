"""The one scorer that decides which area a value belongs to, by named evidence with weights kept as data."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from hustings.annotate.units import Unit
from hustings.resolve.scene import Scene
from hustings.resources import read_csv
from hustings.types import Evidence


class Attacher:
    """Scores areas for the values of one article."""

    def __init__(self, scene: Scene, weights: Mapping[str, float] | None = None) -> None:
        """Compute the area in focus at each unit of the article, in order; ``weights`` default to those kept."""
        self._scene = scene
        self._weights = weights or area_weights()
        self._focus: list[str | None] = []
        self.homes: Mapping[str, Collection[str]] = {}  # where each person, by full name, stands
        for unit in scene.article.units:
            self._focus.append(self._unit_focus(unit))

    def know_homes(self, homes: Mapping[str, Collection[str]]) -> None:
        """Tell where each person (by full name) stands, once that is known."""
        self.homes = homes

    def focus(self, unit: Unit) -> str | None:
        """The area that ``unit`` is about."""
        return self._focus[unit.index]

    def area(
        self,
        unit: Unit,
        offset: int,
        *,
        bound: str | None = None,
        owner: str | None = None,
        persons: Sequence[str] = (),
    ) -> tuple[str | None, tuple[Evidence, ...]]:
        """The area that a value at ``offset`` of ``unit`` belongs to, and the evidence for it.

        ``bound`` is an area that the rule itself tied to the value, ``owner`` the person whose value it is, and
        ``persons`` everybody named in the unit.
        """
        options = self._scene.areas
        if not options:
            return None, ()
        scored = [(self._evidence(option, unit, offset, bound, owner, persons), option) for option in options]
        best = max(scored, key=lambda pair: sum(e.weight for e in pair[0]))
        return best[1], best[0]

    def _evidence(
        self, area: str, unit: Unit, offset: int, bound: str | None, owner: str | None, persons: Sequence[str]
    ) -> tuple[Evidence, ...]:
        scene = self._scene
        named = scene.named_in(unit)
        before = [name for start, name in named if start < offset]
        after = [name for start, name in named if start >= offset]
        nearest = before[-1] if before else (after[0] if after else None)
        names: list[str] = []
        if bound == area:
            names.append("bound_by_rule")
        if area in before:
            names.append("named_before_in_unit")
        elif area in after:
            names.append("named_after_in_clause" if self._in_clause(unit, offset, area) else "named_later_in_unit")
        if nearest == area:
            names.append("nearest_named")
        if owner and area in self.homes.get(owner, ()):
            names.append("owner_stands_there")
        elif any(area in self.homes.get(person, ()) for person in persons):
            names.append("person_of_unit_stands_there")
        near = self._near_focus(unit)
        if near[0] == area:
            names.append("focus_of_previous_unit")
        if near[1] == area:
            names.append("focus_of_previous_block")
        if scene.section(unit) == area:
            names.append("section_heading")
        if scene.post_area(unit) == area:
            names.append("post_heading")
        if area in scene.main:
            names.append("main_contest")
            if len(scene.main) == 1:
                names.append("only_main_contest")
        elif not names:
            names.append("not_main_and_not_near")
        return tuple(Evidence(name, self._weights[name]) for name in names)

    def _in_clause(self, unit: Unit, offset: int, area: str) -> bool:
        """Whether ``area`` is named after ``offset`` with no comma, dash or the like in between."""
        start = next(start for start, name in self._scene.named_in(unit) if start >= offset and name == area)
        return not re.search(r"[,;:–]\s", self._scene.article.text[offset:start])

    def _near_focus(self, unit: Unit) -> tuple[str | None, str | None]:
        """The focus of the unit before within the block, and of the block before within the post."""
        units = self._scene.article.units
        if unit.index == 0:
            return None, None
        previous = units[unit.index - 1]
        if previous.block == unit.block:
            return self._focus[previous.index], None
        scene, before = self._scene, self._focus[previous.index]
        if scene.article.block(unit).post != scene.article.block(previous).post:
            return None, None
        if scene.kind == "by-election" and len(scene.main) == 1 and before not in scene.main:
            return None, None  # another area is an aside in an article about one by-election, and ends with its block
        return None, before

    def _unit_focus(self, unit: Unit) -> str | None:
        named = self._scene.named_in(unit)
        if named:
            mains = [name for _, name in named if name in self._scene.main]
            return mains[-1] if mains and self._scene.kind == "by-election" else named[-1][1]
        area, _ = self.area(unit, unit.end)
        return area


@cache
def area_weights() -> Mapping[str, float]:
    """What each piece of evidence weighs."""
    return {row["evidence"]: float(row["weight"]) for row in read_csv("weights/area.csv")}
