"""Files in slices: together they give what the whole file gives."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.inputs import Columns, Limits, split, warc
from hustings.inputs.find import Found, find
from hustings.inputs.slices import Slice, changed, slice_size, slices, split_slice
from hustings.types import Record, Rejection

TEXTS = [f"Article {number} " + "of Tamworth " * (number % 7) for number in range(60)]


def lines() -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" + b"\n" * (len(text) % 3) for text in TEXTS)


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": TEXTS}), out, row_group_size=7, compression="none")
    return out.getvalue()


def crawl(packed: bool) -> bytes:
    out = io.BytesIO()
    for number, text in enumerate(TEXTS):
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://news.example/{number}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        status, kind = ("404 Not Found", "text/html") if number % 5 == 0 else ("200 OK", "text/html; charset=utf-8")
        page = f"<html><body><p>{text}</p></body></html>"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n"
        record.set_bytes_content(f"{head}{page}".encode())
        one = io.BytesIO()
        record.write(one)
        out.write(gzip.compress(one.getvalue(), mtime=0) if packed else one.getvalue())
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "a.jsonl": lines,
    "a.json": lines,
    "a.parquet": parquet,
    "a.warc": lambda: crawl(packed=False),
    "a.warc.gz": lambda: crawl(packed=True),
    "a.txt": lambda: TEXTS[6].encode(),
    "a.jsonl.gz": lambda: gzip.compress(lines(), mtime=0),
}
CUT = ("a.jsonl", "a.json", "a.parquet", "a.warc", "a.warc.gz")


def found(path: Path) -> Found:
    (each,) = find([str(path)], leave_out=None, follow_links=False)
    assert isinstance(each, Found)
    return each


def cut(path: Path, size: int) -> list[Slice]:
    return list(slices(found(path), Limits(), Columns(), size))


def together(parts: list[Slice]) -> Iterator[Record | Rejection]:
    for part in parts:
        yield from split_slice(part, Limits(), Columns())


@pytest.fixture(autouse=True)
def notes_of_ten_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "NOTED", 10)
    monkeypatch.setattr("hustings.inputs.slices.NOTED", 10)


@pytest.mark.parametrize("size", [1, 300, 10**9])
@pytest.mark.parametrize("name", FILES)
def test_slices_together_are_their_file(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    parts = cut(path, size)
    assert (len(parts) > 3) == (name in CUT and size < 1_000)
    whole = list(split([str(path)]))
    assert sum(isinstance(each, Record) for each in whole) >= (1 if name == "a.txt" else len(TEXTS) * 4 // 5)
    assert list(together(parts)) == whole


@settings(deadline=None)
@given(
    data=st.lists(st.sampled_from([b"{}", b'{"text": "a"}', b"\n", b"\r\n", b"  ", b"\xff", b'"', b"x" * 50])),
    size=st.integers(1, 80),
)
def test_lines_of_any_kind_are_cut_where_they_end(
    data: list[bytes], size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_bytes(b"".join(data))
    assert list(together(cut(path, size))) == list(split([str(path)]))


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("place", [0.3, 0.7, 0.99])
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(name: str, place: float, tmp_path: Path) -> None:
    path = tmp_path / name
    whole = FILES[name]()
    path.write_bytes(whole[: int(len(whole) * place)])
    assert list(together(cut(path, 300))) == list(split([str(path)]))


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines())
    here = found(path)
    path.unlink()
    (part,) = slices(here, Limits(), Columns())
    (told,) = split_slice(part, Limits(), Columns())
    assert isinstance(told, Rejection)
    assert (told.reason, told.detail) == ("unreadable", "No such file or directory")


def test_a_file_that_changes_has_another_version(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines())
    before = found(path).version()
    path.write_bytes(lines() + lines())
    assert found(path).version() != before


@pytest.mark.parametrize(
    ("sizes", "size"),
    [([], 2**17), ([1_000, 2_000], 2**17), ([2**28, 2**28], 2**21), ([2**40], 2**24)],
)
def test_slices_are_larger_the_larger_the_input(sizes: list[int], size: int) -> None:
    assert slice_size(sizes) == size


def test_of_a_large_input_only_so_many_sizes_are_asked_for_as_tell() -> None:
    asked = iter([2**40] * 3)
    assert slice_size(asked) == 2**24
    assert len(list(asked)) == 2


def test_a_file_that_was_cut_is_seen_to_change(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines())
    parts, whole = cut(path, 300), cut(path, 10**9)
    assert not any(map(changed, [*parts, *whole]))
    path.write_bytes(lines() * 2)
    assert all(map(changed, parts))
    assert not any(map(changed, whole))
    path.unlink()
    assert all(map(changed, parts))
