"""The whole report: from the tables of a run to a folder of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined

from hustings.check import check
from hustings.consolidate import consolidate
from hustings.registry import Registry
from hustings.report import contests, listing, wording
from hustings.report.addresses import LOCATED, addresses, anchor, page
from hustings.report.articles import SHOWN, ArticlePage, Way, article_page, title
from hustings.report.publish import replacing
from hustings.report.rows import Row, Rows, all_rows, cells
from hustings.schema import FACTS
from hustings.spelling import fold
from hustings.statements import Contest, contests_of
from hustings.stored import read, texts
from hustings.tables import Facts
from hustings.write.csv import CsvFiles

ASSETS = ("report.css", "article.js", "index.js")
"""The files of the package that every report has as they stand."""

Place: TypeAlias = tuple[str, int, int]
"""An article and a span in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a report holds: the counts of its pages, conflicts and failed checks, and whether texts were kept."""

    index: Path
    articles: int
    contests: int
    conflicts: int
    failed: int
    with_texts: bool


def write_report(
    folder: Path, output: Path | None = None, *, progress: Callable[[int, int], None] | None = None
) -> Written:
    """Write the report of the run in ``folder`` into ``output``, without one into the folder ``report`` below it.

    A report that is there is replaced when the new one is done. ``progress`` is told how many pages are written,
    and of how many.

    Raises :class:`~hustings.errors.InputError` for a folder without tables, and
    :class:`~hustings.errors.HustingsError` for an output that is no report or cannot be written.
    """
    facts, kept = read(folder), texts(folder)
    output = folder / "report" if output is None else output
    with replacing(output) as aside:
        site = _Site(facts, kept, aside, progress)
        site.write()
    return Written(
        output / "index.html",
        len(facts.articles),
        site.contest_count,
        len(site.conflicts),
        len(site.failed),
        kept is not None,
    )


class _Site:
    """The pages of one run, written into one folder."""

    def __init__(
        self, facts: Facts, kept: Mapping[str, str] | None, folder: Path, progress: Callable[[int, int], None] | None
    ) -> None:
        self._facts, self._texts, self._folder, self._progress = facts, kept, folder, progress
        self._done = 0
        consolidation = consolidate(facts)
        checks = check(facts, Registry.load())
        self._consolidated = Rows(consolidation.consolidated, contests.consolidated_keys(consolidation.consolidated))
        self.conflicts = all_rows(consolidation.conflicts)
        self.failed = all_rows(checks[checks["outcome"] == "differs"])
        of, self._details = contests_of(facts)
        self._keys = {
            table: [None if contest is None else contests.key(contest) for contest in found]
            for table, found in of.items()
        }
        self._contests = self._by_name({contest for found in of.values() for contest in found if contest is not None})
        self._by_article = {table: Rows.by(facts.tables[table], "article_id") for table in LOCATED}
        self._by_contest = {
            table: Rows(facts.tables[table], self._keys[table]) for table in SHOWN if table in self._keys
        }
        self._articles = {str(row["article_id"]): row for row in all_rows(facts.articles)}
        self._titles = {name: title(row, self._text_of(name)) for name, row in self._articles.items()}
        self._at = self._rows_at([*self.conflicts, *self.failed])
        self._template = Environment(
            loader=PackageLoader("hustings.report"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._template.filters.update(label=wording.label)

    @property
    def contest_count(self) -> int:
        return len(self._contests)

    def write(self) -> None:
        """Write every file of the report."""
        for name in ASSETS:
            (self._folder / name).write_bytes(files("hustings.report").joinpath("assets", name).read_bytes())
        for folder in ("articles", "contests"):
            (self._folder / folder).mkdir()
        csv = CsvFiles(self._folder)
        for piece in addresses(self._facts):
            csv.append("addresses", piece)
        listed_contests = list(self._write_contests())
        listed_articles = list(self._write_articles())
        rejects: list[Sequence[listing.Cell]] = [
            [str(row[column] or "")[: listing.DETAIL] for column in listing.COLUMNS["rejects"]]
            for row in all_rows(self._facts.rejects)
        ]
        lists = {"contests": listed_contests, "articles": listed_articles, "rejects": rejects}
        self._text("index-data.js", listing.script(lists))
        self._page(
            "index.html",
            "index.html",
            root="",
            counts={
                "contests": len(listed_contests),
                "articles": len(listed_articles),
                "facts": sum(len(self._facts.tables[table]) for table in FACTS),
                "conflicts": len(self.conflicts),
                "failed": len(self.failed),
                "rejects": len(rejects),
            },
        )

    def _write_articles(self) -> Iterator[Sequence[listing.Cell]]:
        flags = self._flags()
        copies: dict[str, list[str]] = {}
        for name, row in self._articles.items():
            if row["duplicate_of"]:
                copies.setdefault(str(row["duplicate_of"]), []).append(name)
        for name, article in self._articles.items():
            shown = article_page(
                article,
                {table: self._by_article[table].of(name) for table in FACTS},
                self._by_article["posts"].of(name),
                self._text_of(name),
                contests={table: self._ways(table, name) for table in self._keys},
                flags=flags.get(name, {}),
                copies=copies.get(name, ()),
            )
            address = page("articles", name)
            self._page("article.html", address, root="../", page=shown, every=shown.every)
            yield self._listed(address, shown)

    def _write_contests(self) -> Iterator[Sequence[listing.Cell]]:
        conflicts = self._oddities(self.conflicts)
        failed = self._oddities(self.failed)
        for key, contest in self._contests.items():
            facts = {table: rows.of(key) for table, rows in self._by_contest.items()}
            counts = Counter(str(row["article_id"]) for some in facts.values() for row in some)
            shown = contests.contest_page(
                self._details[contest],
                self._consolidated.of(key),
                conflicts.get(key, ()),
                failed.get(key, ()),
                facts,
                [self._source(article, count) for article, count in counts.items()],
                self._titles,
            )
            address = page("contests", key)
            self._page(
                "contest.html",
                address,
                root="../",
                page=shown,
                measured=any(one.width is not None for one in shown.standings),
            )
            yield (
                address,
                shown.name,
                shown.kind,
                shown.polling_date,
                shown.winner,
                len(counts),
                len(shown.conflicts),
                len(shown.failed),
            )

    def _listed(self, address: str, shown: ArticlePage) -> Sequence[listing.Cell]:
        row = shown.article
        return (
            address,
            shown.title,
            str(row["publisher"] or ""),
            str(row["published_at"] or "")[: len("2023-10-19")],
            str(row["status"]),
            shown.count,
        )

    def _page(self, template: str, address: str, **values: object) -> None:
        self._text(address, self._template.get_template(template).render(**values))
        if self._progress is not None and values["root"]:
            self._done += 1
            self._progress(self._done, len(self._articles) + len(self._contests))

    def _text(self, name: str, text: str) -> None:
        """Write a file; what is no character by itself (a lone surrogate) becomes U+FFFD."""
        data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
        (self._folder / name).write_bytes(data)

    def _text_of(self, article: str) -> str | None:
        return None if self._texts is None else self._texts.get(article)

    def _by_name(self, every: Iterable[Contest]) -> dict[str, Contest]:
        """The contests by their keys, in the order of the names of their areas, then of their days and keys."""

        def rank(contest: Contest) -> tuple[str, str, str]:
            details = self._details[contest]
            return fold(details.constituency or ""), details.polling_date or "", contests.key(contest)

        return {contests.key(contest): contest for contest in sorted(every, key=rank)}

    def _ways(self, table: str, article: str) -> list[Way | None]:
        """For each row of an article in a table the way to the page of its contest."""
        keys = self._keys[table]
        found = (keys[place] for place in self._by_article[table].places(article))
        return [None if key is None else self._way(key) for key in found]

    def _way(self, key: str) -> Way:
        contest = self._contests[key]
        return contests.way_to(contest, self._details[contest])

    def _rows_at(self, odd: Sequence[Row]) -> dict[Place, tuple[str, str | None]]:
        """The table and contest of the first row at each place that a conflict or failed check points to."""
        wanted = {_place(row) for row in odd}
        found: dict[Place, tuple[str, str | None]] = {}
        for table in FACTS:
            frame = self._facts.tables[table]
            keys = self._keys.get(table) or [None] * len(frame)
            offsets = (frame[column].tolist() for column in ("start", "end"))
            for article, start, end, key in zip(cells(frame, "article_id"), *offsets, keys, strict=True):
                place = str(article), int(start), int(end)
                if place in wanted and (place not in found or found[place][1] is None):
                    found[place] = table, key
        return found

    def _oddities(self, odd: Sequence[Row]) -> dict[str, list[contests.Oddity]]:
        """Conflicts or failed checks by the contests that they are of."""
        found: dict[str, list[contests.Oddity]] = {}
        for row in odd:
            key = row["contest_id"] or self._at.get(_place(row), ("", None))[1]
            article = str(row["article_id"])
            oddity = contests.Oddity(_says(row), str(row["evidence"]), self._titles[article], self._address(row))
            found.setdefault(str(key), []).append(oddity)
        return found

    def _address(self, row: Row) -> str:
        article, start, end = _place(row)
        address = page("articles", article)
        at = self._at.get((article, start, end))
        return f"{address}#{anchor(at[0], start, end)}" if at else address

    def _flags(self) -> dict[str, dict[tuple[int, int], list[str]]]:
        """What is odd about the facts of each article, by their spans."""
        found: dict[str, dict[tuple[int, int], list[str]]] = {}
        for row in [*self.conflicts, *self.failed]:
            article, start, end = _place(row)
            found.setdefault(article, {}).setdefault((start, end), []).append(_says(row))
        return found

    def _source(self, article: str, count: int) -> contests.Source:
        row = self._articles[article]
        original = row["duplicate_of"]
        return contests.Source(
            title=self._titles[article],
            publisher=str(row["publisher"] or ""),
            published=wording.day(str(row["published_at"])) if row["published_at"] else "",
            address=page("articles", article),
            facts=count,
            original=page("articles", str(original)) if original else None,
            original_title=self._titles.get(str(original), str(original or "")),
        )


def _place(row: Row) -> Place:
    return str(row["article_id"]), int(row["start"] or 0), int(row["end"] or 0)


def _says(row: Row) -> str:
    """A conflict in a sentence, or what a failed check says."""
    if "says" in row:
        said = str(row["says"]).removeprefix(f"{row['article_id']}: ").removesuffix(f": {row['outcome']}")
        return said[:1].upper() + said[1:]
    field, others = str(row["field"]), int(row["sources"] or 0)
    of = f" of {row['subject']}" if row["subject"] else ""
    here = wording.figure(field, str(row["value"]), row["relation"])
    there = wording.figure(field, str(row["consolidated"]))
    most = "1 article says" if others == 1 else f"{others} articles say"
    return f"{wording.label(field).capitalize()}{of}: {here} here; {most} {there}"
