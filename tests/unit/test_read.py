"""Readers: what becomes an article, under which id and date, and what becomes a rejection."""

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import InputError
from hustings.inputs import expected, read
from hustings.inputs.dates import iso_date
from hustings.inputs.encoding import Decoded, decode
from hustings.types import Article, Rejection

REPORT = "Labour’s Sarah Edwards won Tamworth with a majority of 1,316."


def articles(*inputs: Path | str, **options: Any) -> list[Article]:
    records = read([str(each) for each in inputs], **options)
    return [record for record in records if isinstance(record, Article)]


def rejections(*inputs: Path | str, **options: Any) -> list[Rejection]:
    records = read([str(each) for each in inputs], **options)
    return [record for record in records if isinstance(record, Rejection)]


def dump(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_folder_is_read_to_the_bottom_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "2023/tamworth.txt", "2023/a/selby.md", "A.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    found = articles(tmp_path)
    assert [article.id for article in found] == ["2023/a/selby", "2023/tamworth", "A", "b"]
    assert found[1].source == f"{tmp_path.as_posix()}/2023/tamworth.txt"
    assert {article.text for article in found} == {REPORT}


def test_the_ids_of_a_folder_do_not_depend_on_where_it_lies(tmp_path: Path) -> None:
    for place in ("here", "there/deeper"):
        (tmp_path / place / "2023").mkdir(parents=True)
        (tmp_path / place / "2023" / "tamworth.txt").write_text(REPORT, encoding="utf-8")
    assert articles(tmp_path / "here")[0].id == articles(tmp_path / "there/deeper")[0].id == "2023/tamworth"
    assert articles(tmp_path / "here/2023/tamworth.txt")[0].id == "tamworth"


def test_a_text_is_what_python_reads_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n\n four ")
    assert articles(path)[0].text == path.read_text(encoding="utf-8-sig") == "one\ntwo\nthree\n\n four "
    assert rejections(path) == []


def test_markdown_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Tamworth\n\n* Labour 11,719\n", encoding="utf-8")
    assert articles(path)[0].text == "# Tamworth\n\n* Labour 11,719\n"


@pytest.mark.parametrize(
    ("data", "text", "assumption"),
    [
        ("£10 – “won”".encode("cp1252"), "£10 – “won”", "decoded as windows-1252"),
        ("Sinn Féin".encode("latin-1"), "Sinn Féin", "decoded as windows-1252"),
        ("Sinn Féin".encode("utf-16"), "Sinn Féin", "decoded as UTF-16"),
        ("Sinn Féin".encode("utf-32"), "Sinn Féin", "decoded as UTF-32"),
        ("‘gain’ by Sinn Féin".encode() + b"\xe2\x80", "‘gain’ by Sinn Féin\ufffd", "UTF-8 with 1 bad bytes replaced"),
    ],
)
def test_a_file_that_is_not_utf_8_is_read_and_noted(tmp_path: Path, data: bytes, text: str, assumption: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert [article.text for article in articles(path)] == [text]
    (note,) = rejections(path)
    assert (note.source, note.record, note.stage, note.reason) == (path.as_posix(), "a", "read", "encoding")
    assert assumption in note.detail


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\x1f\x8b\x08\x08\xd1\x81\x8d", "damaged"),
        (bytes(range(1, 256)), "binary"),
        (b"\xff\xfeodd", "binary"),
    ],
)
def test_a_file_without_text_is_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert articles(path) == []
    (rejection,) = rejections(path)
    assert (rejection.source, rejection.record, rejection.reason) == (path.as_posix(), "a", reason)


def test_clean_utf_8_needs_no_assumption() -> None:
    assert decode("Sinn Féin’s".encode()) == Decoded("Sinn Féin’s")


def test_what_is_no_article_in_a_folder_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "page.txt").write_text("x", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "again").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert [article.id for article in articles(tmp_path)] == ["good"]
    assert [(rejection.record, rejection.reason) for rejection in rejections(tmp_path)] == [
        (".cache", "unknown format"),
        (".notes", "unknown format"),
        ("again", "unreadable"),
        ("gone", "unreadable"),
        ("photo", "unknown format"),
        ("pipe", "unreadable"),
    ]


def test_a_folder_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "tables/results.csv", "below/tables/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [article.id for article in articles(".", leave_out=Path("tables"))] == ["a", "below/tables/b"]
    assert rejections(".", leave_out=tmp_path / "tables") == []
    assert expected([str(tmp_path)], leave_out=Path("tables")) == 2


def test_a_file_that_cannot_be_opened_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    records = read([str(tmp_path)])
    left = next(records)
    (tmp_path / "b.txt").unlink()
    (gone,) = records
    assert isinstance(left, Article)
    assert left.id == "a"
    assert isinstance(gone, Rejection)
    assert (gone.record, gone.reason) == ("b", "unreadable")


@contextmanager
def nobodys_rights() -> Iterator[None]:
    """The rights of an ordinary user, for root may read everything."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)


def test_an_unreadable_folder_ends_the_run() -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "below").mkdir()
        Path(folder).chmod(0)
        with nobodys_rights():
            for given in (folder, f"{folder}/below"):
                with pytest.raises(InputError, match="Permission denied; make it readable, or name another input"):
                    read([given])
        Path(folder).chmod(0o700)


def test_an_unreadable_folder_below_another_is_rejected() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        Path(folder, "closed").mkdir(mode=0)
        Path(folder, "open.txt").write_text(REPORT, encoding="utf-8")
        with nobodys_rights():
            assert [article.id for article in articles(folder)] == ["open"]
            assert [(each.record, each.reason) for each in rejections(folder)] == [("closed", "unreadable")]


def test_a_file_name_that_is_not_utf_8_is_made_printable(tmp_path: Path) -> None:
    path = tmp_path / "2023" / os.fsdecode(b"Sinn F\xe9in.txt")
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    (article,) = articles(tmp_path)
    assert article.id == "2023/Sinn F\ufffdin"
    assert article.text == REPORT


def test_a_missing_path_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder; check the path"):
        read([str(tmp_path), str(tmp_path / "nowhere")])


def test_json_lines_carry_the_details_of_their_articles(tmp_path: Path) -> None:
    record = {
        "id": "bbc-1",
        "text": REPORT,
        "title": "Labour takes Tamworth",
        "url": "https://example.org/1",
        "byline": "A Reporter",
        "publisher": "The Paper",
        "published_at": "2023-10-20T05:00:00Z",
        "tags": ["politics"],
    }
    (article,) = articles(dump(tmp_path / "d.jsonl", record))
    assert article == Article(
        id="bbc-1",
        text=REPORT,
        source=f"{tmp_path.as_posix()}/d.jsonl",
        url="https://example.org/1",
        title="Labour takes Tamworth",
        byline="A Reporter",
        publisher="The Paper",
        published_at="2023-10-20T05:00:00+00:00",
        published_at_source="record",
    )


def test_the_text_of_a_record_keeps_its_line_ends(tmp_path: Path) -> None:
    (article,) = articles(dump(tmp_path / "d.jsonl", {"text": " a\r\nb "}))
    assert article.text == " a\r\nb "


def test_records_without_an_id_are_numbered_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "2023" / "dump.ndjson"
    path.parent.mkdir()
    path.write_text('{"text": "a"}\n\n{"text": "b", "id": ""}\n{"text": "c", "id": 17}\n', encoding="utf-8")
    assert [article.id for article in articles(tmp_path)] == ["2023/dump#1", "2023/dump#3", "17"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "json"),
        (b'["text"]', "json"),
        (b"null", "json"),
        (b"[" * 100_000, "json"),
        (b'{"title": "a"}', "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": " "}', "no text"),
        (b'{"text": ["a"]}', "no text"),
        (b'{"text": "a\x00"}', "binary"),
    ],
)
def test_a_bad_line_costs_itself_alone(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert [article.id for article in articles(path)] == ["d#1", "d#3"]
    (rejection,) = rejections(path)
    assert (rejection.source, rejection.record, rejection.reason) == (path.as_posix(), "2", reason)


def test_a_line_that_is_not_utf_8_is_read_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes('{"text": "Sinn Féin"}'.encode("cp1252"))
    assert articles(path)[0].text == "Sinn Féin"
    assert [(note.record, note.reason, note.detail) for note in rejections(path)] == [
        ("1", "encoding", "decoded as windows-1252")
    ]


def test_characters_that_no_table_can_hold_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = dump(tmp_path / "d.jsonl", {"text": "a\ud83d b\x00 c", "title": "t\udc00"})
    (article,) = articles(path)
    assert (article.text, article.title) == ("a\ufffd b\ufffd c", "t\ufffd")
    assert [note.detail for note in rejections(path)] == ["2 NUL or surrogate characters replaced"]


def test_a_date_is_kept_dropped_or_given(tmp_path: Path) -> None:
    path = dump(
        tmp_path / "d.jsonl",
        {"text": "a", "published_at": "2023-10-19"},
        {"text": "b", "published_at": "last Thursday"},
        {"text": "c", "published_at": 20231020.5},
        {"text": "d"},
    )
    assert [(article.published_at, article.published_at_source) for article in articles(path)] == [
        ("2023-10-19", "record"),
        (None, None),
        (None, None),
        (None, None),
    ]
    assert [(note.record, note.reason) for note in rejections(path)] == [("2", "date"), ("3", "date")]
    given = articles(path, published="2023-10-20")
    assert [(article.published_at, article.published_at_source) for article in given] == [
        ("2023-10-19", "record"),
        *[("2023-10-20", "option")] * 3,
    ]


def test_a_given_date_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'20/10/2023' is no date"):
        read([str(tmp_path)], published="20/10/2023")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-10-20", "2023-10-20"),
        (" 20231020 ", "2023-10-20"),
        ("2023-10-20 00:41", "2023-10-20T00:41:00"),
        ("2023-10-20T00:41:00+01:00", "2023-10-20T00:41:00+01:00"),
        ("2023-10-20T00:41:00Z", "2023-10-20T00:41:00+00:00"),
        ("2023-10", None),
        ("2023-02-30", None),
        ("20 October 2023", None),
        (20231020, None),
        (None, None),
    ],
)
def test_iso_dates(value: object, iso: str | None) -> None:
    assert iso_date(value) == iso


def test_ids_that_clash_are_told_apart(tmp_path: Path) -> None:
    path = dump(tmp_path / "d.jsonl", *({"id": each, "text": "x"} for each in ("a", "a", "a~3", "b", "a", "a")))
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    found = [article.id for article in articles(path, tmp_path / "a.txt")]
    assert found == ["a", "a~2", "a~3", "b", "a~4", "a~5", "a~6"]
    notes = rejections(path, tmp_path / "a.txt")
    assert [(note.record, note.reason) for note in notes] == [("a", "duplicate id")] * 4
    assert notes[0].detail == "the id is taken; this article is a~2"


@pytest.mark.parametrize("start", ["", "\n \n", "\ufeff", "\ufeff\n"])
def test_standard_input_is_json_lines_where_it_begins_so(start: str) -> None:
    stdin = io.BytesIO((start + '{"text": "a"}\n{"text": "b", "id": "x"}\n').encode())
    found = articles("-", stdin=stdin)
    assert [(article.text, article.source) for article in found] == [("a", "-"), ("b", "-")]
    assert found[0].id == f"stdin#{1 + start.count(chr(10))}"


def test_standard_input_is_else_one_text() -> None:
    (article,) = articles("-", stdin=io.BytesIO(b"\n(Tamworth)\n{x}\n"))
    assert (article.id, article.text) == ("stdin", "\n(Tamworth)\n{x}\n")


def test_empty_standard_input_is_rejected() -> None:
    assert [(each.source, each.reason) for each in rejections("-", stdin=io.BytesIO())] == [("-", "empty")]


def test_the_number_of_files_is_known_where_each_holds_one_article(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.html"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    assert expected([str(tmp_path), str(tmp_path / "a.txt")]) == 4
    dump(tmp_path / "d.jsonl")
    assert expected([str(tmp_path)]) is None
    assert expected(["-"]) is None


@given(data=st.binary() | st.text().map(str.encode), start=st.sampled_from([b"", b"{", b'{"text": "a"}\n']))
def test_whatever_the_bytes_are_each_becomes_an_article_or_a_rejection(data: bytes, start: bytes) -> None:
    records = list(read(["-"], stdin=io.BytesIO(start + data)))
    assert records
    for record in records:
        if isinstance(record, Article):
            assert record.text.strip()
            record.text.encode()
        else:
            assert record.reason


def test_json_lines_are_not_held_in_memory() -> None:
    """The first articles of a stream without an end are there when little of it has been asked for."""

    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            self.asked += size
            return b'{"text": "a"}\n' * (size // 14)

    endless = Endless()
    records = read(["-"], stdin=cast(BinaryIO, endless))
    next(records)
    next(records)
    assert 0 < endless.asked <= 1 << 18
