"""The little language in which rules are written, and what a rule finds.

A pattern is a regular expression over rendered units (see :mod:`hustings.annotate.units`) in which ``<num:votes>``
stands for a mention with the label ``num``, kept under the name ``votes``; ``<num/pct:value>`` allows either label,
``<party>`` keeps it under its label, and ``<person:>`` keeps nothing. ``{gap}`` stands for a few words without a
mention, ``{near}`` for any words and mentions within a clause; both are bounded, so that no pattern backtracks more
than linearly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from hustings.annotate import Annotated
from hustings.annotate.area_tables import area_rows
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.needs import MENTION, Search, needed_choices, needed_labels, needed_words

Kind: TypeAlias = Literal[
    "candidacy",
    "result",
    "majority",
    "turnout",
    "swing",
    "vacancy",
    "timestamp",
    "contest",
]

GAP = r"[^‹›.;:()]{0,40}?"
NEAR = r"[^.;]{0,60}?"

# "nearly 20,000": the words before a figure that make it less than exact.
RELATIONS = {
    "under": (
        r"nearly|almost|just under|under|close to|approaching|not quite|a little under|a shade under|a little less than"
        r"|less than|fewer than|just short of|not far off|(?<!was )(?<!were )(?<!is )(?<!went )(?<!goes )up to|within"
    ),
    "over": (
        r"(?:just |well |a little |slightly |a shade |a touch |comfortably |little )?(?:over|more than|above|beyond)"
        r"|upwards of|at least|north of|in excess of"
    ),
    "about": r"about|around|roughly|some|approximately|approx\.?|in the region of|an estimated|nearer",
}
_ONLY = (
    r"only|just|a mere|barely|a slim|a slender|a wafer-thin|a huge|a whopping|a massive|"
    r"exactly|the|a|an|those|his|her|its|their|that"
)
_ENDS_QUALIFIER = re.compile(rf"(?:{_ONLY}|{'|'.join(RELATIONS.values())}) ?\Z")
_LAST_WORDS = 20  # characters of the longest words that may end a qualifier
QUALIFIER = (
    rf"(?:(?:{_ONLY}) )?(?:(?P<under>{RELATIONS['under']})|(?P<over>{RELATIONS['over']})|"
    rf"(?P<about>{RELATIONS['about']}))? ?(?:(?:{_ONLY}) )?"
)


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone, and so can be looked up by
class Rule:
    """``name`` is what the tables show as the rule; ``sets`` are values that the match as such implies."""

    name: str
    pattern: str
    sets: Mapping[str, str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as a regular expression over rendered units."""
        return compile_pattern(self.pattern)


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that a rule saw, before anyone decides what it belongs to."""

    kind: Kind
    rule: str
    unit: Unit
    groups: Mapping[str, Mention]
    words: Mapping[str, str]
    start: int  # in the rendered unit
    end: int

    def get(self, name: str) -> Mention | None:
        """The mention kept under ``name``, if the rule met one."""
        return self.groups.get(name)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the language above."""
    expanded = pattern.replace("{gap}", GAP).replace("{near}", NEAR).replace("{q}", QUALIFIER)
    return re.compile(MENTION.sub(_expand, expanded))


def _expand(match: re.Match[str]) -> str:
    labels = match["labels"].replace("/", "|")
    name = match["name"] or ("" if match["colon"] else match["labels"].split("/")[0])
    return rf"‹(?:{labels}):(?P<{name}>\d+)›" if name else rf"‹(?:{labels}):\d+›"


def match_rules(kind: Kind, rules: Sequence[Rule], article: Annotated, cue: Search) -> Iterator[Finding]:
    """Every match of every rule in the units that hold ``cue``, unit by unit in the order of the rules.

    A rule is not tried on a unit without the mentions and words that none of its matches goes without.
    """
    fitting: dict[frozenset[str], Sequence[tuple[str, Rule]]] = {}
    for unit in article.units:
        if unit.labels not in fitting:
            fitting[unit.labels] = _fitting(tuple(rules), unit.labels)
        rendered = unit.rendered
        tried = [rule for words, rule in fitting[unit.labels] if words in rendered]
        if tried and cue.search(rendered):
            for rule in tried:
                if _has_one_of_each(rendered, needed_choices(rule.pattern)):
                    for match in _compiled_for(rule, rendered).finditer(rendered):
                        yield finding(kind, rule, article, unit, match)


def _compiled_for(rule: Rule, rendered: str) -> re.Pattern[str]:
    """The pattern of ``rule``, without a qualifier to begin with where no figure that it may begin with has one.

    A qualifier may be empty, and is sought at every character in vain.
    """
    labels = _qualified_labels(rule.pattern)
    if labels and not _is_qualified(rendered, labels):
        return compile_pattern(rule.pattern.replace("{q}", " ?", 1))
    return rule.compiled


@cache
def _qualified_labels(pattern: str) -> str:
    """The labels of the mention that a ``pattern`` begins with behind a qualifier; empty where it begins otherwise."""
    mention = MENTION.match(pattern, len("{q}")) if pattern.startswith("{q}") else None
    return mention["labels"].replace("/", "|") if mention else ""


@lru_cache(maxsize=256)  # of the units of an article, in each of which several rules are tried
def _is_qualified(rendered: str, labels: str) -> bool:
    """Whether words that may end a qualifier stand right before a mention with one of ``labels``."""
    starts = (match.start() for match in re.finditer(f"‹(?:{labels}):", rendered))
    return any(_ENDS_QUALIFIER.search(rendered, max(0, start - _LAST_WORDS), start) for start in starts)


def _has_one_of_each(rendered: str, choices: Sequence[Sequence[str]]) -> bool:
    for runs in choices:
        for run in runs:
            if run in rendered:
                break
        else:
            return False
    return True


@lru_cache(maxsize=16384)  # the same labels meet in the units of every article
def _fitting(rules: tuple[Rule, ...], labels: frozenset[str]) -> Sequence[tuple[str, Rule]]:
    """Those of ``rules`` that can match where mentions have ``labels``, with the words that each cannot do without."""
    return [
        (needed_words(rule.pattern), rule)
        for rule in rules
        if all(not labels.isdisjoint(needed) for needed in needed_labels(rule.pattern))
    ]


def finding(kind: Kind, rule: Rule, article: Annotated, unit: Unit, match: re.Match[str]) -> Finding:
    """What ``match`` of ``rule`` says."""
    groups: dict[str, Mention] = {}
    said: dict[str, str] = dict(rule.sets or {})
    for name, value in match.groupdict().items():
        if value is None:
            continue
        if value.isdigit():
            groups[name] = article.mentions[int(value)]
        else:
            said[name] = value
    return Finding(kind, rule.name, unit, groups, said, match.start(), match.end())


def in_columns(
    kind: Kind, rule: str, article: Annotated, heads: re.Pattern[str], groups: Mapping[str, str]
) -> Iterator[Finding]:
    """The figures alone in the cells of a table of areas below ``heads``; ``groups`` has a name for each label."""
    for row in area_rows(article.text):
        for start, end in row.under(heads):
            told, unit = article.mentions_in(start, end), article.unit_at(start)
            if unit is None or len(told) != 1 or (name := groups.get(told[0].label)) is None:
                continue
            if (told[0].start, told[0].end) == (start, end) or article.text[told[0].end : end] == "%":
                place = unit.rendered.find(f"‹{told[0].label}:{article.index_of(told[0])}›")
                yield Finding(kind, rule, unit, {name: told[0]}, {}, place, place + 1)


def relation(words: Mapping[str, str], value: Mention) -> str:
    """``exact``, ``under``, ``over`` or ``about``, from the words before the figure or its own ending."""
    for name in ("under", "over", "about"):
        if words.get(name):
            return name
    return value.figure.qualifier or "exact"
