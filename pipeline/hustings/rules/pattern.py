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
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit

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

_MENTION = re.compile(r"(?<!P)<(?P<labels>[a-z/]+)(?:(?P<colon>:)(?P<name>[a-z_]*))?>")
# A pattern step by step: a mention and whether it may be absent, a set of characters, an escape, or one character.
_STEP = re.compile(
    rf"(?:{_MENTION.pattern}|(?P<plain>[a-z0-9 ,'-])|\[\^?\]?(?:[^\]\\]|\\.){{0,60}}\]|\\.)"
    r"(?P<optional>[?*]|\{[0,][^}]{0,9}\})?|\{[^}]{0,9}\}|(?P<bracket>[()])|(?P<or>\|)|.",
    re.S,
)

GAP = r"[^‹›.;:()]{0,40}?"
NEAR = r"[^.;]{0,60}?"

# "nearly 20,000": the words before a figure that make it less than exact.
RELATIONS = {
    "under": (
        r"nearly|almost|just under|under|close to|approaching|not quite|a little under|a shade under|a little less than"
        r"|less than|fewer than|just short of|not far off|up to|within"
    ),
    "over": (
        r"(?:just |well |a little |slightly |a shade |a touch |comfortably |little )?(?:over|more than|above|beyond)"
        r"|upwards of|at least|north of|in excess of"
    ),
    "about": r"about|around|roughly|some|approximately|in the region of|an estimated|nearer",
}
_ONLY = (
    r"only|just|a mere|barely|a slim|a slender|a wafer-thin|a huge|a whopping|a massive|"
    r"exactly|the|a|an|those|his|her|its|their|that"
)
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
    return re.compile(_MENTION.sub(_expand, expanded))


@cache
def needed_labels(pattern: str) -> tuple[frozenset[str], ...]:
    """For each mention that no match of ``pattern`` goes without, the labels that it may have.

    Those within brackets are left out: brackets may be optional, or have an alternative without a mention.
    """
    mentions = (frozenset(step["labels"].split("/")) for step in _needed_steps(pattern) if step["labels"])
    return tuple(dict.fromkeys(mentions))


@cache
def needed_words(pattern: str) -> str:
    """The longest run of plain characters that no match of ``pattern`` goes without; empty where there is none."""
    runs = [""]
    end = 0
    for step in _needed_steps(pattern):
        if step["plain"]:
            runs[-1:] = [runs[-1] + step["plain"]] if step.start() == end else [runs[-1], step["plain"]]
            end = step.end()
    return max(runs, key=len)


@cache
def needed_choices(pattern: str) -> tuple[tuple[str, ...], ...]:
    """For each bracket that no match of ``pattern`` goes without, runs of plain characters one of which it has.

    Brackets within others are left out, as are those that look ahead or back or have an alternative without a run.
    """
    choices: list[tuple[str, ...]] = []
    depth = 0
    bounds: list[int] = []  # the character before each alternative of the outermost bracket, if it holds any
    for step in _STEP.finditer(pattern):
        if step["or"] and not depth:
            return ()
        if step["or"] and depth == 1 and bounds:
            bounds.append(step.start())
        elif step["bracket"] == "(":
            depth += 1
            if depth == 1:
                opening = _GROUP.match(pattern, step.start())
                bounds = [opening.end() - 1] if opening else []
        elif step["bracket"]:
            depth -= 1
            if depth == 0 and bounds and not _MAY_BE_ABSENT.match(pattern, step.end()):
                ends = [*bounds[1:], step.start()]
                runs = tuple(needed_words(pattern[start + 1 : end]) for start, end in zip(bounds, ends, strict=True))
                if min(map(len, runs)) >= _LEAST:
                    choices.append(runs)
    return tuple(choices)


@cache
def needed_runs(pattern: str) -> tuple[str, ...]:
    """Runs of plain characters one of which every match of ``pattern`` has; empty where it has none for sure."""
    choices = needed_choices(f"(?:{pattern})")
    return choices[0] if choices else ()


_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)")
_MAY_BE_ABSENT = re.compile(r"[?*]|\{[0,]")
_LEAST = 2  # letters of a run that is worth looking for


def _needed_steps(pattern: str) -> Sequence[re.Match[str]]:
    """The steps of ``pattern`` outside all brackets that may not be absent."""
    steps: list[re.Match[str]] = []
    depth = 0
    for step in _STEP.finditer(pattern):
        if step["bracket"]:
            depth += 1 if step["bracket"] == "(" else -1
        elif depth:
            continue
        elif step["or"]:
            return ()
        elif not step["optional"]:
            steps.append(step)
    return steps


def _expand(match: re.Match[str]) -> str:
    labels = match["labels"].replace("/", "|")
    name = match["name"] or ("" if match["colon"] else match["labels"].split("/")[0])
    return rf"‹(?:{labels}):(?P<{name}>\d+)›" if name else rf"‹(?:{labels}):\d+›"


def match_rules(kind: Kind, rules: Sequence[Rule], article: Annotated, cue: re.Pattern[str]) -> Iterator[Finding]:
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
                    for match in rule.compiled.finditer(rendered):
                        yield finding(kind, rule, article, unit, match)


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


def relation(words: Mapping[str, str], value: Mention) -> str:
    """``exact``, ``under``, ``over`` or ``about``, from the words before the figure or its own ending."""
    for name in ("under", "over", "about"):
        if words.get(name):
            return name
    return value.figure.qualifier or "exact"
