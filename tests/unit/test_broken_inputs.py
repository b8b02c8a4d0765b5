"""Whatever is wrong with an input costs its record or its file, and is named."""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.inputs import Limits, parse, read, split
from hustings.inputs.compression import zstd
from hustings.types import Article, Record, Rejection

PAGE = b"<html><head><title>T</title></head><body><article><p>%s</p></article></body></html>"
SENTENCE = "The count in %s ended at four in the morning, when the returning officer read out the figures."


def line(name: str, filling: int = 0) -> bytes:
    """A record of JSON Lines, which compresses badly where it is to be long."""
    noise = random.Random(name).randbytes(filling // 2).hex()
    return json.dumps({"id": name, "text": f"{name} {noise}"}).encode() + b"\n"


THREE = line("a", 150_000) + line("b", 150_000) + line("c", 150_000)
SMALL = line("a") + line("b") + line("c")


def cut(data: bytes, part: float = 0.6) -> bytes:
    return data[: int(len(data) * part)]


def flipped(data: bytes, at: int, count: int = 4) -> bytes:
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + count]) + data[at + count :]


def nested(data: bytes, times: int, wrap: Callable[[bytes], bytes]) -> bytes:
    for _ in range(times):
        data = wrap(data)
    return data


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def patched_zip(at_local: int, at_directory: int, change: Callable[[bytes], bytes], size: int = 2) -> bytes:
    """A zip of a.txt, b.txt and c.txt of which a field of b.txt is changed in both of its headers."""
    data = zipped(*((f"{name}.txt", name.encode()) for name in "abc"), method=zipfile.ZIP_STORED)
    for signature, at in ((b"PK\3\4", at_local), (b"PK\1\2", at_directory)):
        header = data.index(signature, data.index(signature) + 4)
        data = data[: header + at] + change(data[header + at : header + at + size]) + data[header + at + size :]
    return data


def tarred(*members: tarfile.TarInfo | tuple[str, bytes], kind: int = tarfile.GNU_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return out.getvalue()


def special(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def header(name: str, size: int, kind: bytes = tarfile.REGTYPE) -> bytes:
    """The header of a member of a tar archive that states ``size``."""
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


def padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 512)


def warc(name: str, *, length: int | None = None, more: str = "", http: str = "", body: bytes | None = None) -> bytes:
    """A record of a crawl, with another length than its own where one is given."""
    page = PAGE % (SENTENCE % name).encode() if body is None else body
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{http}\r\n".encode() + page
    stated = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
        f"WARC-Target-URI: https://e.org/{name}\r\n"
        f"WARC-Date: 2023-10-20T00:00:00Z\r\nContent-Type: application/http\r\n{more}Content-Length: {stated}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def parquet(rows: int = 3, compression: str = "snappy", **columns: list[object]) -> bytes:
    out = io.BytesIO()
    noise = random.Random(0)
    table = columns or {
        "id": [str(row) for row in range(rows)],
        "text": [noise.randbytes(60_000).hex() for _ in range(rows)],
    }
    pq.write_table(pa.table(table), out, row_group_size=1, use_dictionary=False, compression=compression)
    return out.getvalue()


def overlapping() -> bytes:
    """A zip whose directory lists one member a hundred times."""
    data = zipped(("a.txt", b"a" * 9_000_000))
    end = data.rindex(b"PK\5\6")
    start = data.index(b"PK\1\2")
    entry = data[start:end]
    closing = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 100, 100, len(entry) * 100, start, 0)
    return data[:start] + entry * 100 + closing


DEFAULT = Limits()
LOW = Limits(record_bytes=1_000_000, unpacked_bytes=3_000_000, spooled_bytes=2_000_000)


@dataclass(frozen=True)
class Case:
    """A file, the ids of the articles that are kept, and record and reason of what is rejected or noted."""

    name: str
    data: Callable[[], bytes]
    kept: list[str]
    rejected: list[tuple[str, str]]
    limits: Limits = DEFAULT


CASES = {
    # compressions
    "gzip cut short": Case("d.jsonl.gz", lambda: cut(gzip.compress(THREE)), ["a"], [("d", "damaged")]),
    "bzip2 cut short": Case("d.jsonl.bz2", lambda: cut(bz2.compress(THREE, 1), 0.7), ["a"], [("d", "damaged")]),
    "xz cut short": Case("d.jsonl.xz", lambda: cut(lzma.compress(THREE)), ["a"], [("d", "damaged")]),
    "zstandard cut short": Case("d.jsonl.zst", lambda: cut(zstd.compress(THREE), 0.7), ["a"], [("d", "damaged")]),
    "gzip without its last bytes": Case(
        "d.jsonl.gz", lambda: gzip.compress(SMALL)[:-4], ["a", "b", "c"], [("d", "damaged")]
    ),
    "gzip with a wrong checksum": Case(
        "d.jsonl.gz", lambda: flipped(gzip.compress(SMALL), -8), ["a", "b", "c"], [("d", "damaged")]
    ),
    "gzip with bytes behind it": Case(
        "d.jsonl.gz", lambda: gzip.compress(SMALL) + b"more", ["a", "b", "c"], [("d", "damaged")]
    ),
    "xz with bytes behind it": Case(
        "d.jsonl.xz", lambda: lzma.compress(SMALL) + b"more", ["a", "b", "c"], [("d", "damaged")]
    ),
    "zstandard with bytes behind it": Case(
        "d.jsonl.zst", lambda: zstd.compress(SMALL) + b"more", ["a", "b", "c"], [("d", "damaged")]
    ),
    "nothing but the first bytes of gzip": Case("d.jsonl.gz", lambda: b"\x1f\x8b\x08", [], [("d", "damaged")]),
    "text that is called gzip": Case("d.jsonl.gz", lambda: SMALL, [], [("d", "damaged")]),
    "xz that needs a gigabyte": Case(
        "d.jsonl.xz",
        lambda: lzma.compress(SMALL, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]),
        [],
        [("d", "damaged")],
    ),
    "gzip in gzip, too deep": Case("d.gz", lambda: nested(SMALL, 5, gzip.compress), [], [("d", "too deep")]),
    "a bomb by its ratio": Case(
        "d.jsonl.gz",
        lambda: gzip.compress(SMALL + (b" " * 9999 + b"\n") * 1500),
        ["a", "b", "c"],
        [("d", "too large")],
        Limits(ratio=500),
    ),
    "a bomb in zstandard": Case("d.txt.zst", lambda: zstd.compress(b"a" * 300_000_000), [], [("d", "too large")]),
    "a bomb by its size": Case(
        "d.jsonl.gz",
        lambda: gzip.compress(line("a", 900_000) + line("b", 900_000) + line("c", 900_000) + line("d", 900_000)),
        ["a", "b", "c"],
        [("d", "too large")],
        LOW,
    ),
    # zip
    "zip cut short": Case("d.zip", lambda: cut(zipped(("a.txt", b"a"), ("b.txt", b"b"))), [], [("d", "damaged")]),
    "zip without a member": Case("d.zip", zipped, [], [("d", "empty")]),
    "zip with an encrypted member": Case(
        "d.zip", lambda: patched_zip(6, 8, lambda _: b"\1\0"), ["d/a", "d/c"], [("d/b.txt", "encrypted")]
    ),
    "zip with an unknown method": Case(
        "d.zip", lambda: patched_zip(8, 10, lambda _: b"\x63\0"), ["d/a", "d/c"], [("d/b.txt", "unknown format")]
    ),
    "zip with a wrong checksum": Case(
        "d.zip", lambda: patched_zip(14, 16, lambda data: flipped(data, 0)), ["d/a", "d/c"], [("d/b", "damaged")]
    ),
    "zip with a lying directory": Case(
        "d.zip",
        lambda: zipped(("a.txt", b"a"), ("b.txt", b"b")).replace(b"b.txt", b"x.txt", 1),
        ["d/a"],
        [("d/b.txt", "damaged")],
    ),
    "zip with an offset beyond its end": Case(
        "d.zip",
        lambda: patched_zip(0, 42, lambda data: data if data[:2] == b"PK" else b"\xff\xff\xff\x7f", 4),
        ["d/a", "d/c"],
        [("d/b.txt", "damaged")],
    ),
    "zip with a name that leads out": Case(
        "d.zip", lambda: zipped(("../../x.txt", b"x"), ("b.txt", b"b")), ["d/b"], [("d/../../x.txt", "unsafe name")]
    ),
    "zip with members without a name": Case(
        "d.zip",
        lambda: zipped((zipfile.ZipInfo(""), b"a"), (".", b"a"), ("b.txt", b"b")),
        ["d/b"],
        [("d/", "unsafe name"), ("d/.", "unsafe name")],
    ),
    "zip with a bomb": Case(
        "d.zip",
        lambda: zipped(("a.txt", b"a" * 30_000_000), ("b.txt", b"b")),
        ["d/b"],
        [("d/a", "too large")],
    ),
    "zip that lists a member a hundred times": Case("d.zip", overlapping, ["d/a"], [("d/a", "too large")] * 99),
    "zip with a long member": Case(
        "d.zip",
        lambda: zipped(("a.txt", random.Random(0).randbytes(1_000_001)), ("b.txt", b"b")),
        ["d/b"],
        [("d/a", "too large")],
        LOW,
    ),
    "zip in zip, too deep": Case(
        "d.zip",
        lambda: zipped(("b.txt", b"b"), ("a.zip", nested(b"x", 3, lambda data: zipped(("a.zip", data))))),
        ["d/b"],
        [("d/a/a/a/a.zip", "too deep")],
    ),
    "zip in zip, too large to set aside": Case(
        "d.zip",
        lambda: zipped(("b.txt", b"b"), ("a.zip", zipped(("x", random.Random(0).randbytes(2_000_001))))),
        ["d/b"],
        [("d/a", "too large")],
        LOW,
    ),
    "an office document": Case(
        "d.xlsx", lambda: zipped(("[Content_Types].xml", b"<x/>"), ("a.txt", b"a")), [], [("d", "unknown format")]
    ),
    "zip with hidden members": Case(
        "d.zip",
        lambda: zipped(("a.txt", b"a"), ("__MACOSX/._a.txt", b"x"), (".git/b.txt", b"x")),
        ["d/a"],
        [("d", "unknown format")],
    ),
    # tar
    "tar with a name that leads out": Case(
        "d.tar", lambda: tarred(("../x.txt", b"x"), ("/b.txt", b"b")), ["d/b"], [("d/../x.txt", "unsafe name")]
    ),
    "tar with links and devices": Case(
        "d.tar",
        lambda: tarred(
            ("a.txt", b"a"),
            special("soft.txt", tarfile.SYMTYPE, "/etc/passwd"),
            special("hard.txt", tarfile.LNKTYPE, "a.txt"),
            special("device.txt", tarfile.CHRTYPE),
            special("pipe.txt", tarfile.FIFOTYPE),
            ("b.txt", b"b"),
        ),
        ["d/a", "d/b"],
        [(f"d/{name}.txt", "unreadable") for name in ("soft", "hard", "device", "pipe")],
    ),
    "tar cut within a member": Case(
        "d.tar",
        lambda: tarred(("a.txt", b"a"), ("b.txt", b"b" * 5000))[: 3 * 512 + 1000],
        ["d/a"],
        [("d/b", "damaged"), ("d", "damaged")],
    ),
    "tar with a damaged header": Case(
        "d.tar",
        lambda: flipped(tarred(("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")), 1024 + 148),
        ["d/a", "d/c"],
        [("d", "damaged")],
    ),
    "tar with a member of an exabyte": Case(
        "d.tar",
        lambda: tarred(("a.txt", b"a"))[:1024] + header("b.txt", 1 << 60) + b"b" * 512,
        ["d/a"],
        [("d/b", "damaged"), ("d", "damaged")],
    ),
    "tar with a member of negative size": Case(
        "d.tar",
        lambda: tarred(("a.txt", b"a"))[:1024] + header("b.txt", -(1 << 40)) + b"b" * 512,
        ["d/a"],
        [("d/b", "empty"), ("d", "damaged")],
    ),
    "tar with a name of megabytes": Case(
        "d.tar",
        lambda: tarred(("a.txt", b"a"))[:1024] + header("x", 2_000_000, tarfile.GNUTYPE_LONGNAME) + b"x" * 2_000_000,
        ["d/a"],
        [("d", "damaged")],
        LOW,
    ),
    "tar with extended headers without end": Case(
        "d.tar",
        lambda: tarred(("a.txt", b"a"))[:1024] + (header("x", 8, tarfile.XHDTYPE) + padded(b"8 a=abc\n")) * 3000,
        ["d/a"],
        [("d", "damaged")],
    ),
    "tar of nothing": Case("d.tar", lambda: b"\0" * 10240, [], [("d", "empty")]),
    # JSON
    "JSON of depth 100,000": Case("d.json", lambda: b"[" * 100_000, [], [("d", "json")]),
    "JSON of depth 100,000, closed": Case("d.json", lambda: b"[" * 100_000 + b"]" * 100_000, [], [("1", "json")]),
    "JSON object of depth 100,000": Case("d.json", lambda: b'{"a":' * 100_000, [], [("d", "json")]),
    "JSON array cut short": Case(
        "d.json", lambda: b"[" + b",".join(SMALL.splitlines())[:-8], ["a", "b"], [("d", "json")]
    ),
    "JSON array with a bad element": Case(
        "d.json",
        lambda: b'[{"id": "a", "text": "a"}, {"id": "b" "text": "b"}, 7, {"id": "c", "text": "c"}]',
        ["a", "c"],
        [("2", "json"), ("3", "json")],
    ),
    "JSON array of other things": Case(
        "d.json", lambda: b"[1, [2], null, {}]", [], [("1", "json"), ("2", "json"), ("3", "json"), ("4", "no text")]
    ),
    "JSON that is a string": Case("d.json", lambda: b'"text"', [], [("d", "json")]),
    "JSON without articles": Case("d.json", lambda: b'{"a": {"b": [{"c": 1}]}}', [], [("1", "no text")]),
    "JSON of nothing": Case("d.json", lambda: b"[]", [], [("d", "empty")]),
    "JSON with an element without end": Case(
        "d.json",
        lambda: b'[{"id": "a", "text": "a"}, {"text": "' + b"x" * 2_000_000 + b'"}, {"id": "c", "text": "c"}]',
        ["a", "c"],
        [("2", "too large")],
        LOW,
    ),
    "numbers that are none": Case(
        "d.jsonl",
        lambda: b'{"id": NaN, "text": "a"}\n{"id": 1e999, "text": "b"}\n{"id": ' + b"9" * 5000 + b', "text": "c"}\n',
        ["nan", "inf"],
        [("3", "json")],
    ),
    "lines with other line ends": Case("d.jsonl", lambda: SMALL.replace(b"\n", b"\r"), [], [("1", "json")]),
    "a key twice and a lone surrogate": Case(
        "d.jsonl", lambda: b'{"id": "x", "id": "a", "text": "\\ud83d"}\n', ["a"], [("1", "encoding")]
    ),
    # tables
    "CSV with stray quotes": Case(
        "d.csv",
        lambda: b'id,text,url\na,"one",u\nb,"he said "no" to us",u\nc,three,u\nd,"open,u\ne,five,u\n',
        ["a", "c"],
        [("2", "csv"), ("4", "csv")],
    ),
    "CSV with zeros": Case(
        "d.csv", lambda: b"id,text,url\na,one,u\nb,tw\0o,u\nc,three,u\n", ["a", "c"], [("2", "binary")]
    ),
    "CSV with rows of other lengths": Case(
        "d.csv",
        lambda: b"id,text,url\na,one,u\nb,two\nc,three,u,more\nd,four,u\n",
        ["a", "d"],
        [("2", "csv"), ("3", "csv")],
    ),
    "CSV without a column of text": Case("d.csv", lambda: b"id,votes,url\na,1,u\nb,2,u\n", [], [("d", "no text")]),
    "CSV of a header": Case("d.csv", lambda: b"id,text,url\n", [], [("d", "empty")]),
    "CSV of nothing": Case("d.csv", lambda: b"\n\n", [], [("d", "empty")]),
    "CSV with a row too long": Case(
        "d.csv",
        lambda: b"id,text,url\na,one,u\nb," + b"x" * 1_000_001 + b",u\nc,three,u\n",
        ["a", "c"],
        [("2", "too large")],
        LOW,
    ),
    "CSV with a quote that never ends": Case(
        "d.csv",
        lambda: b'id,text,url\na,one,u\nb,"two,u\n' + (b"x" * 99 + b"\n") * 20_000,
        ["a"],
        [("2", "too large")] + [(str(number), "csv") for number in range(3, 30_000)],
        LOW,
    ),
    "CSV in windows-1252": Case(
        "d.csv", lambda: "id,text\na,one\nb,Sinn Féin\n".encode("cp1252"), ["a", "b"], [("2", "encoding")]
    ),
    # Parquet
    "Parquet cut short": Case("d.parquet", lambda: cut(parquet()), [], [("d", "damaged")]),
    "Parquet of its first bytes": Case("d.parquet", lambda: b"PAR1\x15\0", [], [("d", "damaged")]),
    "Parquet with a damaged footer": Case("d.parquet", lambda: flipped(parquet(), -60, 20), [], [("d", "damaged")]),
    "Parquet without a column of text": Case("d.parquet", lambda: parquet(votes=[1, 2]), [], [("d", "no text")]),
    "Parquet of numbers": Case("d.parquet", lambda: parquet(text=[1, 2]), [], [("1", "no text"), ("2", "no text")]),
    "Parquet without a row": Case("d.parquet", lambda: parquet(text=[]), [], [("d", "empty")]),
    "Parquet with a bomb": Case(
        "d.parquet", lambda: parquet(text=["a" * 100_000_000], compression="zstd"), [], [("d", "too large")]
    ),
    "Parquet with a long row": Case(
        "d.parquet",
        lambda: parquet(id=["a", "b"], text=["a", random.Random(0).randbytes(600_000).hex()]),
        ["a"],
        [("2", "too large")],
        LOW,
    ),
    "Parquet in gzip, too large to set aside": Case(
        "d.parquet.gz", lambda: gzip.compress(parquet(40)), [], [("d", "too large")], LOW
    ),
    # crawls
    "WARC with a length too short": Case(
        "d.warc", lambda: warc("a") + warc("b", length=60) + warc("c"), ["d#1", "d#3"], [("2", "damaged")]
    ),
    "WARC with a length too long": Case(
        "d.warc",
        lambda: warc("a") + warc("b", length=1000) + warc("c") + warc("d"),
        ["d#1", "d#3", "d#4"],
        [("2", "damaged")],
    ),
    "WARC with a length beyond its end": Case(
        "d.warc", lambda: warc("a") + warc("b", length=10**15) + warc("c"), ["d#1", "d#3"], [("2", "damaged")]
    ),
    "WARC without a length": Case(
        "d.warc",
        lambda: warc("a") + warc("b").replace(b"Content-Length", b"X-Length") + warc("c"),
        ["d#1", "d#4"],
        [("2", "damaged"), ("3", "damaged")],
    ),
    "WARC with a negative length": Case(
        "d.warc",
        lambda: warc("a") + warc("b", length=-5) + warc("c"),
        ["d#1", "d#4"],
        [("2", "damaged"), ("3", "damaged")],
    ),
    "WARC with bytes between its records": Case(
        "d.warc", lambda: warc("a") + b"garbage\n" + warc("c"), ["d#1", "d#3"], [("2", "damaged")]
    ),
    "WARC with a wrong digest": Case(
        "d.warc",
        lambda: warc("a") + warc("b", more=f"WARC-Block-Digest: sha1:{'A' * 32}\r\n") + warc("c"),
        ["d#1", "d#3"],
        [("2", "damaged")],
    ),
    "WARC cut short": Case("d.warc", lambda: (warc("a") + warc("b"))[:-30], ["d#1"], [("2", "damaged")]),
    "WARC cut in a header": Case("d.warc", lambda: warc("a") + warc("b")[:80], ["d#1"], [("2", "damaged")]),
    "WARC with a header without end": Case(
        "d.warc",
        lambda: warc("a") + warc("b", more="X: y\r\n" * 20_000) + warc("c"),
        ["d#1", "d#4"],
        [("2", "damaged"), ("3", "damaged")],
    ),
    "WARC with chunks that are none": Case(
        "d.warc",
        lambda: warc("a") + warc("b", http="Transfer-Encoding: chunked\r\n") + warc("c"),
        ["d#1", "d#3"],
        [("2", "damaged")],
    ),
    "WARC with gzip that is none": Case(
        "d.warc",
        lambda: warc("a") + warc("b", http="Content-Encoding: gzip\r\n") + warc("c"),
        ["d#1", "d#3"],
        [("2", "damaged")],
    ),
    "WARC with a bomb": Case(
        "d.warc",
        lambda: (
            warc("a") + warc("b", http="Content-Encoding: gzip\r\n", body=gzip.compress(b"a" * 90_000_000)) + warc("c")
        ),
        ["d#1", "d#3"],
        [("2", "too large")],
    ),
    "WARC with a long record": Case(
        "d.warc",
        lambda: warc("a") + warc("b", body=b"x" * 1_000_001) + warc("c"),
        ["d#1", "d#3"],
        [("2", "too large")],
        LOW,
    ),
    # text and pages
    "an empty file": Case("d.txt", lambda: b"", [], [("d", "empty")]),
    "an empty file of lines": Case("d.jsonl", lambda: b"", [], [("d", "empty")]),
    "a byte order mark alone": Case("d.txt", lambda: b"\xef\xbb\xbf", [], [("d", "empty")]),
    "a text in UTF-16": Case("d.txt", lambda: "Sinn Féin’s".encode("utf-16"), ["d"], [("d", "encoding")]),
    "a text in UTF-16 without a mark": Case(
        "d.txt", lambda: "Sinn Féin’s vote".encode("utf-16-be"), ["d"], [("d", "encoding")]
    ),
    "half a character of UTF-16": Case("d.txt", lambda: "Sinn".encode("utf-16") + b"x", [], [("d", "binary")]),
    "a text too long": Case("d.txt", lambda: b"x" * 1_000_001, [], [("d", "too large")], LOW),
    "a picture": Case("d.jpg", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", [], [("d", "unknown format")]),
    "a text of unknown ending": Case("d.rst", lambda: b"Labour won.", [], [("d", "unknown format")]),
    "an empty page": Case("d.html", lambda: b"", [], [("d", "empty")]),
    "a page of zeros": Case("d.html", lambda: b"\0" * 1000, [], [("d", "binary")]),
    "dates that are none": Case(
        "d.jsonl",
        lambda: b"".join(
            json.dumps({"id": name, "text": "x", "date": value}).encode() + b"\n"
            for name, value in (("a", "0000-00-00"), ("b", "2023-10-20"), ("c", -1), ("d", "soon"), ("e", {"x": 1}))
        ),
        ["a", "b", "c", "d", "e"],
        [("1", "date"), ("3", "date"), ("4", "date"), ("5", "date")],
    ),
}


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("name", CASES)
def test_what_is_broken_costs_itself_alone(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / case.name).write_bytes(case.data())
    (folder / "z.txt").write_text("good", encoding="utf-8")
    before = files_below(tmp_path)
    *records, last = read([str(folder)], limits=case.limits)
    assert isinstance(last, Article)
    assert last.text == "good"
    assert [each.id for each in records if isinstance(each, Article)] == case.kept
    rejections = [each for each in records if isinstance(each, Rejection)]
    assert [(each.record, each.reason) for each in rejections][: len(case.rejected)] == case.rejected[: len(rejections)]
    assert rejections
    assert {each.stage for each in rejections} == {"read"}
    assert all(each.source.startswith(f"{folder.as_posix()}/{case.name}") for each in rejections)
    assert not [each for each in rejections if each.reason == "error"]
    assert files_below(tmp_path) == before


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "a.txt").write_text("good", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.jsonl.gz")
    (tmp_path / "nowhere.zip").symlink_to(tmp_path / "gone.zip")
    (tmp_path / "itself.zip").symlink_to(tmp_path / "itself.zip")
    (tmp_path / os.fsdecode(b"F\xe9in.jsonl")).write_bytes(b"x\n")
    (tmp_path / "line\nfeed.jsonl").write_bytes(b"x\n")
    records = list(read([str(tmp_path)]))
    assert [each.id for each in records if isinstance(each, Article)] == ["folder.txt/a"]
    assert [
        (each.source.removeprefix(f"{tmp_path.as_posix()}/"), each.record, each.reason)
        for each in records
        if isinstance(each, Rejection)
    ] == [
        ("F\ufffdin.jsonl", "1", "json"),
        ("itself.zip", "itself", "unreadable"),
        ("line\nfeed.jsonl", "1", "json"),
        ("nowhere.zip", "nowhere", "unreadable"),
        ("pipe.jsonl.gz", "pipe.jsonl", "unreadable"),
    ]


def test_names_in_archives_that_are_no_text_are_made_printable(tmp_path: Path) -> None:
    (tmp_path / "d.tar").write_bytes(tarred((os.fsdecode(b"F\xe9in.txt"), b"a"), ("b\\c.txt", b"b")))
    articles = [each for each in read([str(tmp_path)]) if isinstance(each, Article)]
    assert [article.id for article in articles] == ["d/F\ufffdin", "d/b/c"]
    assert articles[0].source == f"{tmp_path.as_posix()}/d.tar/F\ufffdin.txt"


@pytest.mark.parametrize(
    "page",
    [
        b"<html><head><meta charset='utf-16'></head><body><p>" + SENTENCE.encode() * 30,
        b"<html><head><meta charset='no-such'></head><body><p>" + SENTENCE.encode() * 30,
        b"<html><body><p>" + b"\x81\x8d\xff" * 1000,
    ],
    ids=["wrong charset", "unknown charset", "no charset"],
)
def test_pages_in_other_charsets_than_they_say_become_an_article_or_a_rejection(page: bytes, tmp_path: Path) -> None:
    (tmp_path / "d.html").write_bytes(page)
    records = list(read([str(tmp_path)]))
    assert records
    assert all(isinstance(each, Article) or each.reason != "error" for each in records)


MEMORY = """
import io
import re
import sys
from pathlib import Path

from hustings.inputs import split
from hustings.types import Record


class Lines(io.RawIOBase):
    def __init__(self):
        begin, end = b'{"text": "a"}\\n{"text": "', b'"}\\n{"text": "c"}\\n'
        self.blocks = (block for block in (begin, *[b"x" * 65536] * 4800, end))

    def readable(self):
        return True

    def readinto(self, buffer):
        block = next(self.blocks, b"")
        buffer[: len(block)] = block
        return len(block)


def highest():
    return int(re.search("VmHWM: *\\t* *([0-9]+) kB", Path("/proc/self/status").read_text())[1])


before = highest()
for each in split(["-"], stdin=io.BufferedReader(Lines(), 65536)):
    print(each.data.decode().strip() if isinstance(each, Record) else (each.record, each.reason))
print((highest() - before) // 1024, file=sys.stderr)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the highest memory of a process is not told here")
def test_a_line_of_300_megabytes_is_never_held() -> None:
    """It costs at most some times the 20 MB that a record may have."""
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.splitlines() == ['{"text": "a"}', "('2', 'too large')", '{"text": "c"}']
    assert int(done.stderr) < 100


SEEDS = {
    "a.jsonl": SMALL,
    "a.json": b'{"response": {"results": [' + b",".join(SMALL.splitlines()) + b"]}}",
    "b.json": b"[" + b",".join(SMALL.splitlines()) + b"]",
    "a.csv": b'id,text,url\na,"on\n""e",u\nb,two,u\n',
    "a.warc": warc("a") + warc("b", http="Content-Encoding: gzip\r\n", body=gzip.compress(PAGE)),
    "a.parquet": parquet(text=["one", "two"]),
    "a.zip": zipped(("a.txt", b"one"), ("b.jsonl", SMALL)),
    "a.tar": tarred(("a.txt", b"one"), ("b.jsonl", SMALL)),
    "pax.tar": tarred(("a.txt", b"one"), (f"{'b' * 200}.jsonl", SMALL), kind=tarfile.PAX_FORMAT),
    "a.jsonl.gz": gzip.compress(SMALL),
    "a.jsonl.bz2": bz2.compress(SMALL),
    "a.jsonl.xz": lzma.compress(SMALL),
    "a.jsonl.zst": zstd.compress(SMALL),
    "a.txt": "Sinn Féin".encode("utf-16"),
    "a.html": PAGE,
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of some format with bytes changed, taken out and put in, or of any bytes at all."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    data = bytearray(SEEDS[name])
    if draw(st.booleans()):
        start = draw(st.integers(0, 12))
        return name, bytes(data[:start]) + draw(st.binary(max_size=600))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        kind = draw(st.sampled_from(["change", "put in", "take out", "cut"]))
        if kind == "change":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif kind == "put in":
            data[at:at] = draw(st.binary(max_size=8))
        elif kind == "take out":
            del data[at : at + draw(st.integers(1, 40))]
        elif at > len(data) // 2:
            del data[at:]
    return name, bytes(data)


@settings(max_examples=300, deadline=None)
@given(file=damaged())
def test_any_bytes_in_any_format_give_records_and_rejections(
    file: tuple[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, data = file
    path = tmp_path_factory.getbasetemp() / f"property-{name}"
    path.write_bytes(data)
    for inputs, stdin in ([str(path)], None), (["-"], io.BytesIO(data)):
        records = list(split(inputs, stdin=stdin, limits=LOW))
        assert records
        for record in records:
            for each in parse(record) if isinstance(record, Record) else [record]:
                if isinstance(each, Article):
                    each.text.encode()
                    assert each.text.strip()
                else:
                    assert each.reason != "error", each
