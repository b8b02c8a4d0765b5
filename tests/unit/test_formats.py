"""One article in every format and compression comes out the same."""

import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import tarfile
import threading
import zipfile
from base64 import b32encode
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from hustings.errors import InputError
from hustings.inputs import Columns, Limits, read, split
from hustings.inputs.compression import zstd
from hustings.inputs.dates import publication_date
from hustings.runs import run
from hustings.settings import Settings
from hustings.types import Article, Record, Rejection

LINES = (
    "Labour has taken Tamworth from the Conservatives in a by-election that shook the government.",
    "Sarah Edwards, the Labour candidate, won with 11,719 votes and a majority of 1,316 on a turnout of 35.9%.",
    "Andrew Cooper, for the Conservatives, was second with 10,403 votes, said the “returning officer” after the count.",
)
ARTICLE = {
    "id": "wire-1",
    "text": "\n".join(LINES),
    "title": "Labour takes Tamworth",
    "url": "https://example.org/tamworth",
    "byline": "A Reporter",
    "publisher": "The Paper",
    "published_at": "2023-10-20T05:00:00+00:00",
}
OTHER = {**ARTICLE, "id": "wire-2", "text": "Nothing happened in Selby; the count goes on.", "title": "No news"}
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Labour takes Tamworth</title>"
    "<meta property='article:published_time' content='2023-10-20T05:00:00+00:00'></head><body><article>"
    "<h1>Labour takes Tamworth</h1>" + "".join(f"<p>{line}</p>" for line in LINES) + "</article></body></html>"
).encode()


def text() -> bytes:
    return ARTICLE["text"].encode()


def json_lines() -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in (ARTICLE, OTHER)).encode()


def json_array() -> bytes:
    return json.dumps([ARTICLE, OTHER]).encode()


def json_object() -> bytes:
    """As interfaces of newspapers answer: an array of articles some way down, beside other things."""
    answer = {"status": "ok", "tags": [{"id": 1}], "response": {"total": 2, "results": [ARTICLE, OTHER], "next": None}}
    return json.dumps(answer, indent=2).encode()


def json_single() -> bytes:
    return json.dumps({**ARTICLE, "related": [{"id": "wire-0", "url": "/0"}]}, indent=2).encode()


def delimited(delimiter: str) -> bytes:
    rows = io.StringIO()
    table = csv.writer(rows, delimiter=delimiter)
    table.writerow(["id", "Headline", "link", "author", "Newspaper", "pub_date", "Article Body", "likes"])
    for each in (ARTICLE, OTHER):
        names = ("id", "title", "url", "byline", "publisher", "published_at", "text")
        table.writerow([*(each[name] for name in names), 3])
    return rows.getvalue().encode()


def parquet(**options: Any) -> bytes:
    columns: dict[str, list[Any]] = {name: [ARTICLE[name], OTHER[name]] for name in ARTICLE if name != "published_at"}
    columns["published_at"] = [datetime(2023, 10, 20, 5, tzinfo=UTC)] * 2
    out = io.BytesIO()
    pq.write_table(pa.table({**columns, "likes": [3, 4]}), out, **options)
    return out.getvalue()


def warc_record(
    page: bytes, headers: str = "", *, status: str = "200 OK", content_type: str = "text/html; charset=utf-8"
) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, record_urn=b"<urn:uuid:1>")
    record.headers.append("WARC-Target-URI", ARTICLE["url"])
    record.headers.append("Content-Type", "application/http; msgtype=response")
    record.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{headers}\r\n".encode() + page)
    return record


def warc(*records: WarcRecord) -> bytes:
    """A crawl with what crawls have around a page: information, a picture, a page that has moved."""
    information = WarcRecord()
    information.init_headers(record_type=WarcRecordType.warcinfo, record_urn=b"<urn:uuid:0>")
    information.set_bytes_content(b"software: none\r\n")
    out = io.BytesIO()
    for record in records or (
        information,
        warc_record(b"\xff\xd8", content_type="image/jpeg"),
        warc_record(b"", status="301 Moved"),
        warc_record(PAGE),
    ):
        record.write(out, checksum_data=True)
    return out.getvalue()


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in (data[:100], data[100:])) + b"0\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], kind: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "text.txt": text,
    "text.md": text,
    "lines.jsonl": json_lines,
    "lines.ndjson": json_lines,
    "lines.json": json_lines,
    "array.json": json_array,
    "object.json": json_object,
    "single.json": json_single,
    "comma.csv": partial(delimited, ","),
    "semicolon.csv": partial(delimited, ";"),
    "tab.tsv": partial(delimited, "\t"),
    "bar.csv": partial(delimited, "|"),
    "wide.csv": lambda: delimited(",").decode().encode("utf-16"),
    "wide.jsonl": lambda: json_lines().decode().encode("utf-16-be"),
    "plain.parquet": parquet,
    "zstandard.parquet": partial(parquet, compression="zstd", row_group_size=1),
    "page.html": lambda: PAGE,
    "page.htm": lambda: PAGE.decode().encode("utf-16"),
    "crawl.warc": warc,
    "chunked.warc": lambda: warc(
        warc_record(chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
    ),
}
COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd.compress,
}
PAGES = ("page", "crawl", "chunked")


def found(*inputs: object, **options: Any) -> list[Article | Rejection]:
    return list(read([str(each) for each in inputs], **options))


def check(name: str, articles: list[Article]) -> None:
    """Whether ``articles`` are what the file ``name`` was made from."""
    stem = Path(name).name.partition(".")[0]
    first = articles[0]
    if stem in PAGES:
        assert len(articles) == 1
        kept = [line.strip() for line in first.text.splitlines()]
        assert [line for line in LINES if line in kept] == list(LINES)
        assert (first.title, first.published_at is not None) == (ARTICLE["title"], True)
        assert first.url == (None if stem == "page" else ARTICLE["url"])
    elif stem == "text":
        assert [article.text for article in articles] == [ARTICLE["text"]]
    else:
        details = {key: value for key, value in ARTICLE.items() if key != "id"}
        assert {name: getattr(first, name) for name in details} == details
        assert first.published_at_source == "record"
        assert [article.text for article in articles[1:]] == ([] if stem == "single" else [OTHER["text"]])


def notes(records: list[Article | Rejection]) -> list[tuple[str, str]]:
    return [(each.reason, each.detail) for each in records if isinstance(each, Rejection)]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("compression", ["", *COMPRESSIONS])
def test_every_format_gives_the_same_article_however_it_is_compressed(
    tmp_path: Path, name: str, compression: str
) -> None:
    path = tmp_path / (f"{name}.{compression}" if compression else name)
    data = FORMATS[name]()
    path.write_bytes(COMPRESSIONS[compression](data) if compression else data)
    records = found(path)
    check(name, [each for each in records if isinstance(each, Article)])
    stem = name.partition(".")[0]
    assert {each.source for each in records} == {path.as_posix()}
    assert {each.id.partition("#")[0] for each in records if isinstance(each, Article)} <= {stem, "wire-1", "wire-2"}
    assert {reason for reason, _ in notes(records)} <= {"encoding", "no page"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_content_decides_and_not_the_ending(tmp_path: Path, name: str) -> None:
    for wrong in ("wrong.txt", "none"):
        path = tmp_path / wrong
        path.write_bytes(FORMATS[name]())
        check(name, [each for each in found(path) if isinstance(each, Article)])
    stdin = io.BytesIO(FORMATS[name]())
    check(name, [each for each in found("-", stdin=stdin) if isinstance(each, Article)])


ARCHIVES: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "news.zip": zipped,
    "news.tar": tarred,
    "gnu/news.tar": partial(tarred, kind=tarfile.GNU_FORMAT),
    "ustar/news.tar": partial(tarred, kind=tarfile.USTAR_FORMAT),
    "news.tar.gz": lambda members: gzip.compress(tarred(members)),
    "news.tgz": lambda members: gzip.compress(tarred(members)),
    "news.tar.bz2": lambda members: bz2.compress(tarred(members)),
    "news.tar.xz": lambda members: lzma.compress(tarred(members)),
    "news.tar.zst": lambda members: zstd.compress(tarred(members)),
    "news.zip.gz": lambda members: gzip.compress(zipped(members)),
    "nested/news.zip": lambda members: zipped({"in/ner.zip": zipped(members)}),
    "mixed/news.zip": lambda members: zipped({"in/ner.tar.xz": lzma.compress(tarred(members))}),
    "mixed/news.tar": lambda members: tarred({"in/ner.zip": zipped(members)}),
}


@pytest.mark.parametrize("archive", ARCHIVES)
def test_archives_are_gone_into(tmp_path: Path, archive: str) -> None:
    members = {f"2023/{name}": make() for name, make in FORMATS.items()}
    members |= {f"2023/{name}.gz": gzip.compress(make()) for name, make in FORMATS.items()}
    path = tmp_path / Path(archive).name
    path.write_bytes(ARCHIVES[archive](members))
    records = found(path)
    for name in members:
        articles = [each for each in records if isinstance(each, Article) and each.source.endswith(f"/{name}")]
        assert articles[0].source.startswith(f"{path.as_posix()}/")
        check(name, articles)
    assert {reason for reason, _ in notes(records)} <= {"encoding", "no page", "duplicate id"}
    texts = [each for each in records if isinstance(each, Article) and each.source.endswith("/2023/text.txt")]
    assert [each.id for each in texts] == [
        "news/2023/text" if "in/" not in texts[0].source else "news/in/ner/2023/text"
    ]


def test_the_facts_of_a_run_are_the_same_from_every_format(tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    for name, make in FORMATS.items():
        if Path(name).suffix in (".txt", ".jsonl", ".json", ".csv", ".parquet", ".html", ".warc"):
            (folder / name).write_bytes(make())
    (folder / "news.zip").write_bytes(zipped({"a/page.html": PAGE, "a/lines.jsonl": json_lines()}))
    summary = run([str(folder)], tmp_path / "tables", Settings(keep_duplicates=True))
    results = pd.read_csv(tmp_path / "tables" / "results.csv")
    facts = {
        article: sorted(rows[["constituency", "person", "party", "votes"]].itertuples(index=False, name=None))
        for article, rows in results.groupby("article_id")
    }
    (expected,) = {tuple(rows) for rows in facts.values()}
    assert [(row[1], row[3]) for row in expected] == [("Andrew Cooper", 10403), ("Sarah Edwards", 11719)]
    assert len(facts) == sum(1 for each in found(folder) if isinstance(each, Article) and LINES[1] in each.text)
    assert sum(summary.articles.values()) > len(facts) > 10


def test_what_is_no_page_of_a_crawl_is_counted_in_one_note(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc())
    (note,) = [each for each in found(path) if isinstance(each, Rejection)]
    assert (note.record, note.reason) == ("a", "no page")
    assert note.detail == "2 responses of records 1 to 4 passed over: image/jpeg (1), status 301 (1)"


def test_records_of_a_crawl_carry_their_address_and_charset(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(warc_record("<html>Sinn Féin".encode("latin-1"), content_type="text/HTML; charset=latin-1")))
    (record,) = split([str(path)])
    assert isinstance(record, Record)
    assert (record.kind, record.url, record.charset) == ("html", ARTICLE["url"], "latin-1")
    assert record.data == "<html>Sinn Féin".encode("latin-1")


def test_columns_are_guessed_in_a_fixed_order_and_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("summary,content,TEXT,date,pubDate\nA,B,,2020-01-01,2023-10-20\nA,B,C,2020-01-01,\n")

    def read_with(**named: str) -> list[tuple[str, str | None]]:
        records = found(path, columns=Columns(**named))
        return [(each.text, each.published_at) for each in records if isinstance(each, Article)]

    assert read_with() == [("B", "2023-10-20"), ("C", "2020-01-01")]
    assert read_with(text="Summary") == [("A", "2023-10-20"), ("A", "2020-01-01")]
    assert read_with(published_at="date") == [("B", "2020-01-01"), ("C", "2020-01-01")]
    (rejection,) = found(path, columns=Columns(text="body"))
    assert isinstance(rejection, Rejection)
    assert rejection.detail == "none of its columns is known to hold text: summary, content, TEXT, date, pubDate"


def test_a_column_of_pages_is_read_as_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    page = PAGE.decode()
    rows = [{"raw_html": page, "headline": "Own"}, {"content": page}, {"body": f"<p>{LINES[0]}</p><p>{LINES[1]}</p>"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"text": "<p>kept"}]), encoding="utf-8")
    first, second, third, fourth = [each for each in found(path) if isinstance(each, Article)]
    assert LINES[2] in first.text
    assert "<p>" not in first.text + second.text + third.text
    assert (first.title, second.title) == ("Own", ARTICLE["title"])
    assert LINES[1] in third.text
    assert fourth.text == "<p>kept"


def test_names_within_fields_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fields = {"text": "x", "authors": [{"name": "A"}, "B"], "source": {"id": None, "name": "The Paper"}}
    path.write_text(json.dumps(fields))
    (article,) = found(path)
    assert isinstance(article, Article)
    assert (article.byline, article.publisher) == ("A, B", "The Paper")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-10-20", "2023-10-20"),
        ("20231020", "2023-10-20"),
        (20231020, "2023-10-20"),
        ("2023-10-20T05:00:00Z", "2023-10-20T05:00:00+00:00"),
        ("2023-10-20 05:00:00 UTC", "2023-10-20T05:00:00+00:00"),
        ("2023-10-20 05:00:00 +0100", "2023-10-20T05:00:00+01:00"),
        ("2023-10-20 05:00:00.000000Z", "2023-10-20T05:00:00+00:00"),
        ("Fri, 20 Oct 2023 05:00:00 +0100", "2023-10-20T05:00:00+01:00"),
        ("Fri, 20 Oct 2023 05:00:00 GMT", "2023-10-20T05:00:00+00:00"),
        (1697778000, "2023-10-20T05:00:00+00:00"),
        (1697778000.0, "2023-10-20T05:00:00+00:00"),
        ("1697778000", "2023-10-20T05:00:00+00:00"),
        (1697778000000, "2023-10-20T05:00:00+00:00"),
        (946684800, "2000-01-01T00:00:00+00:00"),
        (16977780, None),
        (1697778000000000, None),
        ("0000-00-00", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00", None),
        ("2023-02-30", None),
        ("Thursday", None),
        ("Fri, 99 Oct 2023 99:00:00 +9999", None),
        (float("nan"), None),
        (float("inf"), None),
        (1e300, None),
        (10**400, None),
        (True, None),
        ("", None),
        ("9" * 10_000, None),
        ([2023], None),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_dates_of_publication(value: object, iso: str | None) -> None:
    assert publication_date(value) == iso


@pytest.mark.parametrize(
    ("kind", "value", "iso"),
    [
        (pa.timestamp("ns"), 1697778000_000000001, "2023-10-20T05:00:00"),
        (pa.timestamp("s", "Europe/London"), 1697778000, "2023-10-20T06:00:00+01:00"),
        (pa.date32(), date(2023, 10, 20), "2023-10-20"),
        (pa.int64(), 1697778000, "2023-10-20T05:00:00+00:00"),
        (pa.large_string(), "2023-10-20", "2023-10-20"),
        (pa.timestamp("s"), 10**15, None),
    ],
)
def test_dates_of_parquet(tmp_path: Path, kind: pa.DataType, value: object, iso: str | None) -> None:
    table = pa.table({"text": ["x"], "date": pa.array([value], kind)})
    pq.write_table(table, tmp_path / "a.parquet")
    article = found(tmp_path / "a.parquet")[-1]
    assert isinstance(article, Article)
    assert (article.published_at or "")[:19] == (iso or "")[:19]
    assert (article.published_at or "")[19:] in ((iso or "")[19:], ".000000001")


def test_digests_are_written_as_crawlers_write_them() -> None:
    """The crawl that the other tests read has a digest that is verified."""
    block = warc().partition(b"software: none\r\n")
    digest = b32encode(hashlib.sha1(b"software: none\r\n").digest())
    assert digest in block[0]


class Files(BaseHTTPRequestHandler):
    """Serves bytes, whole or by range."""

    files: ClassVar[dict[str, bytes]] = {}
    ranges: ClassVar[bool] = True

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        data = self.files.get(self.path.partition("?")[0])
        if data is None:
            self.send_error(404)
            return
        asked = self.headers.get("Range") if self.ranges else None
        if asked:
            start, _, end = asked.removeprefix("bytes=").partition("-")
            part = data[int(start) : int(end) + 1 if end else None]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{int(start) + len(part) - 1}/{len(data)}")
        else:
            part = data
            self.send_response(200)
        if self.ranges:
            self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        if body:
            self.wfile.write(part)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(params=[True, False], ids=["ranges", "no ranges"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    pytest.importorskip("fsspec")
    pytest.importorskip("aiohttp")
    data = {f"/{name}": make() for name, make in FORMATS.items()}
    data |= {"/dump.jsonl.gz": gzip.compress(json_lines()), "/news.zip": zipped({"a/text.txt": text()})}
    handler = type("Handler", (Files,), {"files": data, "ranges": request.param})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "name", ["text.txt", "lines.jsonl", "dump.jsonl.gz", "plain.parquet", "crawl.warc", "news.zip"]
)
def test_remote_files_are_read(address: str, name: str) -> None:
    records = found(f"{address}/{name}?token=secret")
    articles = [each for each in records if isinstance(each, Article)]
    check("text.txt" if name == "news.zip" else name, articles)
    assert articles[0].source.startswith(f"{address}/{name}")
    assert not any("secret" in str(each) for each in records)


def test_a_remote_file_that_is_not_there_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: nothing is there; check the address"):
        found(f"{address}/nowhere.txt")


def test_remote_folders_are_read_to_the_bottom() -> None:
    fsspec = pytest.importorskip("fsspec")
    files = fsspec.filesystem("memory")
    for name in ("/dump/b.txt", "/dump/2023/a.jsonl", "/dump/.hidden/c.txt"):
        files.pipe(name, text() if name.endswith(".txt") else json_lines())
    records = found("memory://dump")
    assert [each.id for each in records if isinstance(each, Article)] == ["wire-1", "wire-2", "b"]
    assert [each.source for each in records] == [
        "memory://dump/.hidden/c.txt",
        *["memory://dump/2023/a.jsonl"] * 2,
        "memory://dump/b.txt",
    ]


def test_what_reads_an_address_may_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="gcsfs"):
        found("gs://bucket/x.parquet")
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r"s3://bucket/x.parquet: .* pip install 'hustings\[remote\]'"):
        found("s3://bucket/x.parquet")


def test_links_out_of_a_folder_are_followed_only_when_asked(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_bytes(text())
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "other.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    plain, followed = found(inside), found(inside, follow_links=True)
    assert [each.id for each in plain if isinstance(each, Article)] == ["a", "same"]
    assert [each.id for each in followed if isinstance(each, Article)] == ["a", "folder/a", "other", "same"]
    assert [each.record for each in plain if isinstance(each, Rejection)] == ["folder", "loop", "other"]
    assert [each.record for each in followed if isinstance(each, Rejection)] == ["loop"]


def test_a_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "' + "b" * 100 + '"}\n{"text": "c"}\n')
    records = found(path, limits=Limits(record_bytes=50))
    assert [each.text for each in records if isinstance(each, Article)] == ["a", "c"]
    assert [(each.record, each.reason) for each in records if isinstance(each, Rejection)] == [("2", "too large")]
