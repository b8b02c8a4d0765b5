"""Attack every regular expression of the package with text made for it, and name those that are slow.

    python scripts/patterns.py [NAME ...] [--most MICROSECONDS]

Patterns are those that the modules hold, however deep in tables and records, and those that functions hand to ``re``.
Each is attacked with its own literals and characters over and over, behind what leads up to each of its repeats, and
with pieces that no pattern likes. A pattern is named where its time grows more than linearly with the text, or where
it takes more than MICROSECONDS a character. The exit status is 1 where one is. NAME is a part of a pattern's name.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import math
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial, reduce
from itertools import islice
from operator import or_
from time import process_time
from types import ModuleType
from typing import Any, TypeAlias

import hustings
from hustings.needs import Sought

Tree: TypeAlias = Sequence[tuple[Any, Any]]
"""A parsed regular expression: operators with what they take."""

SIZES = (16, 20, 24, 36, 54, 81, 128, 1_024)  # characters, rising lest what backtracks without end be met with many
LARGER = 4  # times the largest size, to see how the time grows
GROWTH = 7.0  # times as long for a text four times as long; linear is 4, quadratic 16
SLOW_ENOUGH = 2e-7  # seconds a character at the largest size below which nothing grows that matters
REPEATS = 3  # of which the fastest counts
MOST = 10.0  # microseconds a character
HOPELESS = 10.0  # times MOST: so slow that no larger text need be tried
ATTACKS = 300  # on one pattern
MANY = 8  # repeats of a piece that allows more are pumped

GENERIC = (
    "1", ",", ".", " ", "\n", "\t", "A", "a", "(", ")", "[", "\"", "'", "-", "–", ":", "|", "\x1c", "1,", "1.", "A ",
    "Aa ", "A.", "a ", "1 ", "..", "((", "aB", "A, ", "‹num:1›", "‹person:1› ", "‹party:1›,", "W,", "W|", "n,", "W",
)  # fmt: skip
"""Pieces that make hostile texts of themselves."""


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern with where it is kept and the methods that are called on it."""

    name: str
    pattern: re.Pattern[str]
    methods: frozenset[str] = frozenset()

    def apply(self, text: str) -> None:
        """Do with ``text`` the most that the package does with one."""
        if self.methods and self.methods <= {"match", "fullmatch"}:
            (self.pattern.match if "match" in self.methods else self.pattern.fullmatch)(text)
            return
        for _ in self.pattern.finditer(text):
            pass


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any size: ``lead``, then ``piece`` over and over, then ``end``."""

    lead: str
    piece: str
    end: str

    def text(self, size: int) -> str:
        """The text with about so many characters."""
        return self.lead + self.piece * (size // len(self.piece)) + self.end


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern and the attack that it is slow under: seconds a character, and the growth for four times the text."""

    named: Named
    attack: Attack
    rate: float
    growth: float

    def __str__(self) -> str:
        """One line for a person."""
        lead, piece, end = (repr(text[:60]) for text in (self.attack.lead, self.attack.piece, self.attack.end))
        return (
            f"{self.named.name}: {self.rate * 1e6:.2f} microseconds a character, {self.growth:.1f} times as long for"
            f" four times {piece} between {lead} and {end}"
        )


# -- where patterns are ------------------------------------------------------------------------------------------------


def find_patterns(package: ModuleType = hustings) -> Iterator[Named]:
    """Every pattern of ``package``, each once."""
    seen: set[re.Pattern[str]] = set()
    for module in _modules(package):
        tree = ast.parse(inspect.getsource(module))
        called = _methods_called(tree)
        for name, value in vars(module).items():
            for place, pattern in _within(value, name):
                if pattern not in seen:
                    seen.add(pattern)
                    yield Named(f"{module.__name__}.{place}", pattern, called.get(name, frozenset()))
        for found in _in_functions(module, tree):
            if found.pattern not in seen:
                seen.add(found.pattern)
                yield found


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(info.name)


def _within(value: object, place: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in ``value`` with their places."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield place, value
    elif isinstance(value, Sought):
        yield place, value.compiled
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(item, f"{place}[{key!r}]")
    elif isinstance(value, (list, tuple, set, frozenset)):
        for number, item in enumerate(value):
            yield from _within(item, f"{place}[{number}]")
    elif is_dataclass(value) and not isinstance(value, type):
        if isinstance(compiled := getattr(value, "compiled", None), re.Pattern):
            yield f"{place} {getattr(value, 'name', '')}", compiled
        for each in fields(value):
            yield from _within(getattr(value, each.name), f"{place}.{each.name}")


def _methods_called(tree: ast.Module) -> Mapping[str, frozenset[str]]:
    """The methods called on each name of a module; a name that is used otherwise too is left out."""
    called: dict[str, set[str]] = defaultdict(set)
    direct: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name):
                called[owner.id].add(node.func.attr)
                direct.add(owner)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in direct:
            called.pop(node.id, None)
    return {name: frozenset(methods) for name, methods in called.items()}


class _Sample(str):
    """Stands for whatever a function knows only when it runs: a name, or something with attributes and items."""

    def __getattr__(self, name: str) -> _Sample:
        return self

    def __getitem__(self, key: object) -> _Sample:
        return self


class _Known(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return _Sample("Thrupp")


def _in_functions(module: ModuleType, tree: ast.Module) -> Iterator[Named]:
    """The patterns that functions of ``module`` hand to ``re``."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        method = node.func.attr
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re") or method == "escape":
            continue
        known = _Known({**vars(sys.modules["builtins"]), **vars(module)})
        written = eval(compile(ast.Expression(node.args[0]), module.__name__, "eval"), {}, known)
        flags = re.NOFLAG
        for each in (*node.args[1:], *(told.value for told in node.keywords)):
            flags |= _flags(each)
        if isinstance(written, str) and written != "Thrupp":
            yield Named(f"{module.__name__}:{node.lineno}", re.compile(written, flags), frozenset((method,)))


def _flags(node: ast.expr) -> re.RegexFlag:
    """The flags that an argument names."""
    named = (getattr(re, each.attr, None) for each in ast.walk(node) if isinstance(each, ast.Attribute))
    return reduce(or_, (each for each in named if isinstance(each, re.RegexFlag)), re.NOFLAG)


# -- what to attack a pattern with -------------------------------------------------------------------------------------


def attacks(pattern: re.Pattern[str]) -> Iterator[Attack]:
    """Texts that are made for no pattern, then those made for this one."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    literals = sorted({chr(code) for code in _literals(tree)})
    told = dict.fromkeys(_pumps(tree, "", literals))
    for lead, piece in [*(("", piece) for piece in GENERIC), *told]:
        if piece:
            for end in ("", "\x00"):
                yield Attack(lead, piece, end)


def _literals(tree: Tree) -> Iterator[int]:
    for code, taken in tree:
        if code in (op.LITERAL, op.NOT_LITERAL):
            yield taken
        elif code is op.IN:
            yield from (each for kind, each in taken if kind is op.LITERAL)
            yield from (end for kind, each in taken if kind is op.RANGE for end in each)
        else:
            for inner in _inner(code, taken):
                yield from _literals(inner)


def _inner(code: Any, taken: Any) -> Iterator[Tree]:
    """The parts of an operator that are patterns themselves."""
    if code is op.BRANCH:
        yield from taken[1]
    elif code is op.SUBPATTERN:
        yield taken[3]
    elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        yield taken[2]
    elif code in (op.ASSERT, op.ASSERT_NOT):
        yield taken[1]
    elif code is op.ATOMIC_GROUP:
        yield taken
    elif code is op.GROUPREF_EXISTS:
        yield from (part for part in taken[1:] if part is not None)


def _pumps(tree: Tree, lead: str, literals: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What leads up to each repeat with what may be repeated there; and what leads up to anything, by itself."""
    for index, (code, taken) in enumerate(tree):
        for variant in range(2):
            before = lead + _sample(tree[:index], variant, literals)
            yield "", before
            if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and taken[1] > MANY:
                for piece in _pieces(taken[2], literals):
                    yield before, piece
                    yield "", before + piece * 4
            for inner in _inner(code, taken):
                yield from _pumps(inner, before, literals)
    yield "", lead + _sample(tree, 0, literals)


def _pieces(tree: Tree, literals: Sequence[str]) -> list[str]:
    """Some of what ``tree`` matches."""
    if len(tree) == 1 and tree[0][0] in (op.IN, op.NOT_LITERAL, op.ANY):
        fitting = _fitting(tree[0], literals)
        return [*fitting[:12], "".join(fitting[:12])]
    return list(dict.fromkeys(_sample(tree, variant, literals) for variant in range(6)))


def _sample(tree: Tree, variant: int, literals: Sequence[str]) -> str:
    """One of the shortest texts that ``tree`` matches, but for what it only looks at."""
    found: list[str] = []
    for code, taken in tree:
        if code is op.LITERAL:
            found.append(chr(taken))
        elif code in (op.IN, op.NOT_LITERAL, op.ANY):
            fitting = _fitting((code, taken), literals)
            found.append(fitting[variant % len(fitting)] if fitting else "")
        elif code is op.BRANCH:
            found.append(_sample(taken[1][variant % len(taken[1])], variant, literals))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            found.append(_sample(taken[2], variant, literals) * max(taken[0], variant % 2))
        elif code in (op.SUBPATTERN, op.ATOMIC_GROUP):
            found += [_sample(inner, variant, literals) for inner in _inner(code, taken)]
        elif code is op.GROUPREF_EXISTS:
            found.append(_sample(taken[1], variant, literals))
    return "".join(found)


_CATEGORIES: Mapping[Any, re.Pattern[str]] = {
    op.CATEGORY_DIGIT: re.compile(r"\d"),
    op.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    op.CATEGORY_SPACE: re.compile(r"\s"),
    op.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    op.CATEGORY_WORD: re.compile(r"\w"),
    op.CATEGORY_NOT_WORD: re.compile(r"\W"),
}


def _fitting(node: tuple[Any, Any], literals: Sequence[str]) -> list[str]:
    """The characters that a class accepts, of those that make a difference to the pattern."""
    code, taken = node
    # those of the pattern first: a repeat may run over what comes after it as well
    tried = dict.fromkeys([*literals[:4], "a", "A", "1", " ", "\n", ",", "-", "\x1c", *literals[4:], "é", "!"])
    if code is op.ANY:
        return [each for each in tried if each != "\n"]
    if code is op.NOT_LITERAL:
        return [each for each in tried if ord(each) != taken]
    return [each for each in tried if _accepts(taken, each)]


def _accepts(parts: Iterable[tuple[Any, Any]], character: str) -> bool:
    negated, found = False, False
    for kind, taken in parts:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            found = found or ord(character) == taken
        elif kind is op.RANGE:
            found = found or taken[0] <= ord(character) <= taken[1]
        elif kind is op.CATEGORY:
            found = found or _CATEGORIES[taken].match(character) is not None
    return found != negated


# -- how long it takes -------------------------------------------------------------------------------------------------


def weigh(named: Named, attack: Attack, *, most: float = MOST) -> Slow | None:
    """What is wrong with ``named`` under ``attack``, if anything is."""
    for size in SIZES:
        seconds = fastest(partial(named.apply, attack.text(size)), 1)
        if size < SIZES[-1] and seconds > 2 * SIZES[-1] * most * 1e-6:  # it backtracks without end
            return Slow(named, attack, seconds / size, math.inf)
    if seconds / size < SLOW_ENOUGH:
        return None
    growth, rate = 0.0, 0.0
    for times in (1, REPEATS):
        seconds = fastest(partial(named.apply, attack.text(size)), REPEATS)
        growth = fastest(partial(named.apply, attack.text(LARGER * size)), times) / seconds
        rate = seconds / size
        if growth <= GROWTH and rate <= most * 1e-6:
            return None
        size *= LARGER  # what is bounded may grow up to its bound
        if growth * rate > HOPELESS * most * 1e-6:
            break
    return Slow(named, attack, rate, growth)


def fastest(work: Callable[[], None], times: int) -> float:
    """Processor seconds of the fastest of some calls."""
    taken = []
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def slow_patterns(names: Collection[str] = (), *, most: float = MOST, tried: int = ATTACKS) -> Iterator[Slow]:
    """The first attack that each pattern is slow under, of patterns whose name has one of ``names`` in it."""
    for named in find_patterns():
        if names and not any(name in named.name for name in names):
            continue
        for attack in islice(attacks(named.pattern), tried):
            found = weigh(named, attack, most=most)
            if found:
                yield found
                break


def main() -> int:
    """Name the slow patterns."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("names", nargs="*", metavar="NAME", help="a part of the names of the patterns to attack")
    told.add_argument("--most", type=float, default=MOST, metavar="MICROSECONDS", help="a character")
    arguments = told.parse_args()
    slow = 0
    for found in slow_patterns(arguments.names, most=arguments.most):
        slow += 1
        print(found, flush=True)
    print(f"{slow} of {sum(1 for _ in find_patterns())} patterns are slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
