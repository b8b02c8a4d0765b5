"""The page of an article: its text with every fact marked, and the facts by table, each with a way to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from hustings.report import wording
from hustings.report.addresses import anchor, page
from hustings.report.rows import Row
from hustings.report.segments import Line, lines
from hustings.schema import FACTS

SHOWN = ("contests", "results", "majorities", "turnout", "swings", "candidates", "vacancies", "parties", "timestamps")
"""The fact tables in the order in which a page shows them: what a reader looks for first."""

_HEADLINE = 160  # characters that a first line may have to pass for a headline

_MEASURES = ("votes", "share", "percent", "ballots", "electorate", "winner_party", "person", "value", "party")
"""What stands for a fact in a line where its words are not at hand: the first of these that it has."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to another page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Stated:
    """The rows of one table with one span: their address, and each row's filled columns with their values.

    ``measure`` is the column whose value the words are, where the rows have it so; it is left out of ``rows`` then.
    ``flags`` say how the fact differs from other articles, from arithmetic or from the official count.
    """

    number: int
    table: str
    anchor: str
    start: int
    end: int
    words: str
    measure: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    contests: tuple[Way, ...]
    evidence: str
    rule: str
    confidence: float
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the text: the lines of a live blog's post, or those outside any."""

    lines: tuple[Line, ...]
    anchor: str = ""
    number: int | None = None
    time: str = ""
    posted_at: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the template of an article's page shows.

    ``facts`` are by table and numbered through all of them. ``marks`` has, by these numbers, the anchor of the mark in
    the text where a fact begins; ``sentences`` stand in for ``entries`` where the run kept no texts.
    """

    article: Row
    title: str
    published: str
    link: str | None
    original: str | None
    copies: tuple[Way, ...]
    facts: Mapping[str, Sequence[Stated]]
    entries: tuple[Entry, ...]
    sentences: tuple[tuple[str, tuple[Stated, ...]], ...]
    marks: Mapping[int, str]
    with_text: bool

    @property
    def every(self) -> Sequence[Stated]:
        """The facts by their numbers."""
        return [stated for some in self.facts.values() for stated in some]

    @property
    def count(self) -> int:
        """How many facts the article has."""
        return sum(len(stated.rows) for some in self.facts.values() for stated in some)


def article_page(
    article: Row,
    facts: Mapping[str, Sequence[Row]],
    posts: Sequence[Row],
    text: str | None,
    *,
    contests: Mapping[str, Sequence[Way | None]],
    flags: Mapping[tuple[int, int], Sequence[str]],
    copies: Sequence[str],
) -> ArticlePage:
    """The page of ``article`` with its ``facts`` by table, its ``posts``, and its ``text`` where the run kept it.

    ``contests`` has, for each row of each table that belongs to one, the way to its page; ``flags`` what is odd about
    the facts of a span; ``copies`` the ids of the articles that repeat this one.
    """
    by_table: dict[str, list[Stated]] = {}
    number = 0
    for table in SHOWN:
        spans: dict[tuple[int, int], list[int]] = {}
        rows = facts.get(table, ())
        for place, row in enumerate(rows):
            spans.setdefault((_offset(row, "start"), _offset(row, "end")), []).append(place)
        for (start, end), places in spans.items():
            first = rows[places[0]]
            ways = contests.get(table, ())
            found = dict.fromkeys(way for place in places if place < len(ways) and (way := ways[place]) is not None)
            but = ("constituency",) if found else ()
            values = [list(filled(table, rows[place], but=but)) for place in places]
            words = _words(first, text, start, end)
            stated = Stated(
                number=number,
                table=table,
                anchor=anchor(table, start, end),
                start=start,
                end=end,
                words=words,
                measure=next((name for name, value in values[0] if value == words), ""),
                rows=tuple(tuple(each for each in some if each[1] != words) for some in values),
                contests=tuple(found),
                evidence=str(first["evidence"]),
                rule=str(first["rule"]),
                confidence=float(first["confidence"] or 0.0),
                flags=tuple(flags.get((start, end), ())),
            )
            by_table.setdefault(table, []).append(stated)
            number += 1
    every = [stated for some in by_table.values() for stated in some]
    entries: tuple[Entry, ...] = ()
    sentences: tuple[tuple[str, tuple[Stated, ...]], ...] = ()
    if text is not None:
        cut = list(lines(text, [(stated.start, stated.end) for stated in every]))
        marks = {span: f"c{segment.start}" for line in cut for segment in line.segments for span in segment.begins}
        entries = tuple(_entries(cut, posts))
    else:
        sentences = tuple(_sentences(every))
        marks = {stated.number: f"s{stating[0].number}" for _, stating in sentences for stated in stating}
    original = article["duplicate_of"]
    return ArticlePage(
        article=article,
        title=title(article, text),
        published=wording.day(str(article["published_at"])) if article["published_at"] else "",
        link=web_address(article["url"]),
        original=page("articles", str(original)) if original else None,
        copies=tuple(Way(each, page("articles", each)) for each in copies),
        facts=by_table,
        entries=entries,
        sentences=sentences,
        marks=marks,
        with_text=text is not None,
    )


def title(article: Row, text: str | None) -> str:
    """What an article goes by: its title, else the first line of its text where that may be one, else its id."""
    if article["title"]:
        return str(article["title"])
    first = (text or "").lstrip()[: _HEADLINE + 1].partition("\n")[0].strip()
    return first if first and len(first) <= _HEADLINE else str(article["article_id"])


def filled(table: str, row: Row, *, but: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """The filled columns of a fact's own with their values, as words, ``but`` for some columns.

    Ids are left out, and that a figure is exact, as most are.
    """
    for column in FACTS[table].columns:  # type: ignore[index]  # the keys are the tables' names
        value = row[column]
        if value is not None and not column.endswith("_id") and column not in but and value != "exact":
            yield wording.label(column), wording.cell(column, value)


def headline(row: Row) -> str:
    """The measure of a fact in a word, for where its own words are not at hand."""
    return next((wording.cell(column, row[column]) for column in _MEASURES if row.get(column) is not None), "fact")


def web_address(url: object) -> str | None:
    """``url`` where a browser may follow it, which is by http or https alone; else None."""
    text = str(url or "").strip()
    try:
        scheme, host = urlsplit(text)[:2]
    except ValueError:
        return None
    return text if scheme.lower() in ("http", "https") and host and text.isprintable() else None


def _words(row: Row, text: str | None, start: int, end: int) -> str:
    said = " ".join(text[start:end].split()) if text is not None else ""
    return said or headline(row)


def _sentences(every: Sequence[Stated]) -> Iterator[tuple[str, tuple[Stated, ...]]]:
    """The evidence of all facts in the order of the text, each sentence once with the facts that it states."""
    found: dict[str, list[Stated]] = {}
    for stated in sorted(every, key=lambda one: (one.start, one.end, one.number)):
        found.setdefault(stated.evidence, []).append(stated)
    for sentence, stating in found.items():
        yield sentence, tuple(stating)


def _entries(cut: Sequence[Line], posts: Sequence[Row]) -> Iterator[Entry]:
    """The lines by the posts that they lie in; a line belongs to the last post that begins before it and holds it."""
    ordered = sorted(posts, key=lambda post: _offset(post, "start"))
    held: list[Line] = []
    current: Row | None = None
    following = 0
    for line in cut:
        owner = current if current is not None and line.start < _offset(current, "end") else None
        while following < len(ordered) and _offset(ordered[following], "start") <= line.start:
            owner = ordered[following]
            following += 1
        if owner is not current:
            yield from _entry(held, current)
            held, current = [], owner
        held.append(line)
    yield from _entry(held, current)


def _entry(held: Sequence[Line], post: Row | None) -> Iterator[Entry]:
    if post is None:
        if any(line.segments for line in held):
            yield Entry(tuple(held))
        return
    posted = str(post["posted_at"] or "")
    yield Entry(
        lines=tuple(held),
        anchor=anchor("posts", _offset(post, "start"), _offset(post, "end")),
        number=int(post["post"] or 0),
        time=wording.clock(posted),
        posted_at=wording.day(posted) if posted else "",
        heading=str(post["heading"] or ""),
    )


def _offset(row: Row, column: str) -> int:
    return int(row[column] or 0)
