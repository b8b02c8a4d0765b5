"""A dump of news as archives have it: mostly other news, some reports of elections, some of those again and again.

    python scripts/mixed_dump.py dump/ --articles 50000 --election 300

The files are JSON Lines (one of them packed), Parquet and WARC, and a text; equal options make equal bytes. Other news
is made of common words and names no election. Election articles are those of the corpus: one in five is a copy under
another headline, and one in twenty has an id that another article may have too.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import WarcRecord, WarcRecordType

ROOT = Path(__file__).parents[1]
COPIES = 0.2
TAKEN_IDS = 0.05
SENTENCES = 12  # of other news
ROWS = 500  # of a row group
SEED = 17
WORDS = """the a her their this that one old new small quiet long bright wet garden street baker teacher river market
song play story summer winter morning evening found took made sold saw heard kept lost near behind under across with
without for from slowly often never again bread shoes books boats trains apples""".split()

Article = dict[str, str]


def articles(count: int, election: int) -> Iterator[Article]:
    """``count`` articles, of which ``election`` report elections, evenly among the others."""
    chance = random.Random(SEED)
    folders = (ROOT / "corpus" / "articles", ROOT / "corpus" / "contests" / "articles")
    reports = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    told: list[str] = []
    for number in range(count):
        article_id = f"n{number:07}"
        if number * election // count == (number + 1) * election // count:
            yield {"id": article_id, "title": _sentence(chance, 6), "text": _other_news(chance)}
            continue
        if told and chance.random() < COPIES:
            text = chance.choice(told[-50:])
        else:
            text = f"Edition {number}. {_sentence(chance, 30)}.\n\n{reports[len(told) % len(reports)]}"
            told.append(text)
        article_id = f"n{chance.randrange(number + 1):07}" if chance.random() < TAKEN_IDS else article_id
        yield {"id": article_id, "title": _sentence(chance, 6), "text": text}


def _other_news(chance: random.Random) -> str:
    return ". ".join(_sentence(chance, 18) for _ in range(SENTENCES))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def write(folder: Path, count: int, election: int) -> None:
    """Write the dump into ``folder``: most in two files of lines, a fifth each in a packed one and in Parquet.

    One in a hundred is a page of a crawl, which costs much more than a line.
    """
    (folder / "2023").mkdir(parents=True)
    lines: list[Article] = []
    packed: list[Article] = []
    rows: list[Article] = []
    pages: list[Article] = []
    draw = random.Random(SEED)
    for article in articles(count, election):
        (kind,) = draw.choices((lines, packed, rows, pages), weights=(60, 20, 20, 1))
        kind.append(article)
    half = len(lines) // 2
    (folder / "2023" / "a.jsonl").write_bytes(_lines(lines[:half]))
    (folder / "2023" / "b.jsonl").write_bytes(_lines(lines[half:]))
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(_lines(packed), mtime=0))
    pq.write_table(pa.Table.from_pylist(rows), folder / "d.parquet", row_group_size=ROWS)
    (folder / "e.warc.gz").write_bytes(b"".join(map(_page, pages)))
    (folder / "note.txt").write_text("Labour won Tamworth by 1,316 votes.\n", encoding="utf-8")


def _lines(some: Sequence[Article]) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in some).encode()


def _page(article: Article) -> bytes:
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in article["text"].split("\n") if each)
    title = escape(article["title"])
    page = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page.encode())}\r\n\r\n"
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Record-ID"] = f"<urn:hustings:{article['id']}>"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Date"] = "2023-10-20T06:00:00Z"
    record.headers["WARC-Target-URI"] = f"https://news.example/{article['id']}"
    record.set_bytes_content(f"{head}{page}".encode())
    out = io.BytesIO()
    record.write(out)
    return gzip.compress(out.getvalue(), mtime=0)


def main() -> None:
    """Write a dump."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=50_000, help="of all kinds (default 50000)")
    parser.add_argument("--election", type=int, default=300, help="of those, reports of elections (default 300)")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles, arguments.election)


if __name__ == "__main__":
    main()
