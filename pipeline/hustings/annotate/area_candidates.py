"""Every name of a text that may be an area's, with the evidence from all the places where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from hustings.annotate.area_names import NAME_RUNS, area_name, before_council, is_no_place
from hustings.annotate.entities import Entities
from hustings.annotate.names import is_given_name
from hustings.annotate.records import Record
from hustings.annotate.words import Words

TELLING = frozenset(
    {"line start", "line whole", "above list", "capitals", "authority after", "-1 in", "-1 for", "-1 of"}
)
_SPLIT = re.compile(r" (?:and(?: the)?|&|AND) ")
_TOKEN = re.compile(r"\S+")
_CUTS = frozenset(
    "hold holds held gain gains gained win wins won take takes took grab grabs keep keeps kept lose loses lost snatch"
    " snatches seize seizes steal steals stole claim claims retain retains capture captures oust ousts in at for from"
    " to by as with after against ward division".split()
)  # words of headlines and result lines that no name has
_AUTHORITY = re.compile(
    r"^[,.]? ?[(–-]? ?(?:in |on )?(?:the )?[A-Z][\w' &.-]{2,30}?\b(?:Council|BC|DC|CC|UA|MBC|LBC|Borough)\b"
)


def possible_areas(
    text: str,
    context: Words,
    records: Sequence[Record],
    cued: Mapping[str, str],
    entities: Entities,
    people: Sequence[int],
    is_settled: Callable[[str], bool],
) -> dict[str, tuple[str, list[str]]]:
    """Every name that may be an area's, by its folded form, with the evidence from all its places.

    ``people`` are where the names of persons begin. Names that are settled, for they are seats', are left out; what
    they tell of the others is not.
    """
    found: dict[str, tuple[str, dict[str, None]]] = {}
    counts: Counter[str] = Counter()
    starts = sorted(record.start for record in records)
    read_as: defaultdict[str, Counter[str]] = defaultdict(Counter)  # what the model takes each name for
    alike: dict[str, set[str]] = defaultdict(set)
    small = set(re.findall(r"(?<![\w'-])[a-z]{3,}", text))
    settled: dict[str, bool] = {}
    for match in NAME_RUNS.finditer(text):
        for start, end, whole in _pieces(match, people):
            name = area_name(text[start:end], ward=True)
            if name is None:
                continue
            if (short := name.removesuffix("'s")).casefold() in cued:  # Nevershire's, where Nevershire is an area
                name, end = short, end - len(name) + len(short)
            begin = text.find(name.split(" ")[0], start, end) if not text[start:end].isupper() else start
            begin = start if begin < 0 else begin
            key = name.casefold()
            counts[key] += 1
            if key not in found:
                found[key] = name, {}
                settled[key] = is_settled(name)
            kept = found[key][1]
            if not settled[key]:
                beside = [*_beside(text, begin, end), *context.around(begin, end)]
                kept.update(dict.fromkeys(beside if whole else (f"piece: {evidence}" for evidence in beside)))
                kept[f"whole {whole}"] = None
                telling = [piece for piece in beside if piece in TELLING or piece.startswith("shown ")]
                taken = [*entities.over(begin, end)]
                exact = [one.label for one in taken if abs(one.start - begin) <= _LEAD and abs(one.end - end) <= 1]
                read_as[key][exact[0] if exact else "nothing"] += 1
                for label in [str(one.label) for one in taken] or ["nothing"]:
                    kept[f"in {label}"] = None
                    kept[f"in {label} alone {label in exact}"] = None
                    kept.update(dict.fromkeys(f"{piece} in {label}" for piece in telling))
            if line := _shape_of_line(text, begin, end):
                alike[line].add(key)
            after = bisect_left(starts, end)
            if after < len(starts) and starts[after] - end < _ABOVE:
                kept["above list"] = None
    for key, name in cued.items():
        if key not in found:
            found[key] = name, {}
            settled[key] = is_settled(name)
        counts[key] += 0
    result: dict[str, tuple[str, list[str]]] = {}
    lines: dict[str, list[_Alike]] = defaultdict(list)  # the kinds of lines that each name opens
    for keys in alike.values():
        above = sum("above list" in found[one][1] for one in keys) / len(keys)
        kind = _Alike(len(keys), len(keys & cued.keys()), above)
        for key in keys:
            lines[key].append(kind)
    longer = _longer_names(counts)
    for key, (name, kept) in found.items():
        if settled[key]:
            continue
        first = name.split()[0]
        shape = [
            "any",
            f"times {min(counts[key], 5)}",
            f"words {min(len(name.split()), 4)}",
            f"joined {' and ' in name}",
            f"given name first {is_given_name(first)} {min(len(name.split()), 3)}",
        ]
        if labels := read_as.get(key):
            usual_label = labels.most_common(1)[0][0]
            shape += [f"read as {usual_label}", f"read as place {min(labels['PLACE'], 3)}"]
            shape += [f"read as {usual_label} {piece}" for piece in kept if piece in TELLING]
        if groups := lines.get(key):
            size = max(group.size for group in groups)
            shape.append(f"lines alike {min(size, 6)}")
            shown = max(group.cued - (key in cued) for group in groups)
            above = max(group.above for group in groups)
            shape += [f"lines alike cued {min(shown, 2)}", f"lines alike {min(size, 6)} above lists {above:.1f}"]
        usual = [word.lower() in small for word in re.findall(r"[A-Za-z]{3,}", name)]
        shape.append(
            f"small letters too {'all' if all(usual) else 'some' if any(usual) else 'none'} {min(len(usual), 2)}"
        )
        if key in longer:
            shape.append(f"in longer {longer[key] >= counts[key]}")
        if " and " in key and any(counts[part] for part in key.split(" and ")):
            shape.append("parts alone")
        last = name.split()[-1].lower()
        if last in _ENDS:
            shape.append(f"ends {last}")
        result[key] = (name, [*shape, *kept])
    return result


class _Alike(NamedTuple):
    """Lines of one make: how many names open them, how many of these a cue shows, what share stands above lists."""

    size: int
    cued: int
    above: float


def _longer_names(counts: Mapping[str, int]) -> Mapping[str, int]:
    """How often the most frequent name is used that has a name, and more words than that, in it."""
    longer: dict[str, int] = {}
    for key, count in counts.items():
        words = key.split(" ")
        for first, last in combinations(range(len(words) + 1), 2):
            part = " ".join(words[first:last])
            if part in counts and part != key:
                longer[part] = max(longer.get(part, 0), count)
    return longer


_LEAD = 4  # characters: a model takes "the" into a name
_ABOVE = 250  # characters between the name of an area and its list
_ENDS = frozenset(
    "north south east west central ward hill green park vale rural town road street common moor heath end bridge"
    " council borough county city party house hall school hospital court association".split()
)
# Of a post, before its first words: a time of day, or its place in a thread.
_STAMP = re.compile(r"^\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)? ?[:|–-]? ?|^\(?\d{1,2}/\d{0,2}\)? ")


def _shape_of_line(text: str, start: int, end: int) -> str | None:
    """How a line is made that opens with a name: its mark, whether in capitals, and what comes next."""
    line_start = text.rfind("\n", 0, start) + 1
    mark = _STAMP.sub("", text[line_start:start]).strip(" ")
    if len(mark) > 3 or any(character.isalnum() for character in mark):
        return None
    following = re.match(r" ?(\(|[-–—:|,.]|ward\b|division\b|\n|$)", text[end : end + 12], re.I)
    return f"{mark} {text[start:end].isupper()} {following.group(1)}" if following else None


def _pieces(match: re.Match[str], people: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The spans in a run of capitalised words that may be a name, and whether each is all that the run has of names.

    That is the run itself, as far as a person's name, one of ``people``, begins in it; the parts that "and" joins; and
    of a run that is no name what stands between its parties, verbs and the like: LABOUR GRABS THRUPP SOUTH.
    """
    text, first, last = match.string, *match.span()
    last = before_council(text, first, last)
    inside = bisect_right(people, first)
    if inside < len(people) and people[inside] < last:
        last = first + len(text[first : people[inside]].rstrip(" ,"))
    if area_name(text[first:last], ward=True) is None:
        yield from ((start, end, True) for start, end in _between_cuts(text, first, last))
        return
    yield first, last, True
    parts = [*_SPLIT.finditer(text, first, last)]
    begin = first
    for cut in parts:
        yield begin, cut.start(), False
        begin = cut.end()
    if parts:
        yield begin, last, False


def _between_cuts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The spans of words between those that no name of an area has."""
    begin: int | None = None
    end = first
    for token in _TOKEN.finditer(text, first, last):
        word = token.group().strip(".,'")
        cuts = word.lower() in _CUTS or is_no_place(word)
        if begin is None and not cuts and word[:1].isupper():
            begin = token.start()
        elif begin is not None and cuts:
            yield begin, end
            begin = None
        if word[:1].isupper():
            end = token.end()
    if begin is not None:
        yield begin, end


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Evidence from the line around one place of a name."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[start:end].isupper():
        yield "capitals"
    if not _STAMP.sub("", text[line_start:start]).strip(" *•◾-–—#>"):
        yield "line start"
        if not text[end:line_end].strip(" *:.-–—"):
            yield "line whole"
    if _AUTHORITY.match(text[end : end + 50]):
        yield "authority after"
