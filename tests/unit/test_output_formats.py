"""Every output format, opened with what people open it with: the same facts in each, whatever they hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from hustings.errors import HustingsError, InputError
from hustings.schema import TABLES
from hustings.stored import read
from hustings.tables import COLUMNS, Row, frame
from hustings.types import Value
from hustings.write import excel, parquet
from hustings.write.formats import FORMATS, LAYOUTS, Format, chosen, file_names, file_of, writer
from hustings.write.writer import cells

EXACT: tuple[Format, ...] = tuple(each for each in FORMATS if each != "duckdb")
HOSTILE = [
    "=HYPERLINK(A1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted'",
    '"double", comma; and `back`',
    "two\r\nlines\nand\ta tab",
    "bell \x07 and escape \x1b[31m",
    "_x0041_ is no A",
    "<r>no</r><b>&amp;</b>",
    "<r><t>no</t></r>",
    "<r>\x07 and _x0007_</r>",
    "Plaid Cymru: Siân Ŵyn, Sinn Féin 🗳️👩‍👩‍👧",
    "line\u2028paragraph\u2029next\x85end",
    "\ufeff mark, \ufffe and \uffff",
    " space around ",
    "NA",
    "null",
    "1e5",
    "2023-10",
    "\\N",
    "'; DROP TABLE articles; --",
    "http://example.org/?a=b&c=d",
]


def hostile_tables(texts: Sequence[str] = HOSTILE) -> Mapping[str, pd.DataFrame]:
    """Two articles, the second a copy of the first, and a fact in every table for every text."""
    article: Row = ("a", "in.txt", "u", texts[0], None, texts[-1], "2023-10", "page", "en", 9, 0, "ok", None, "0f")
    rows: dict[str, list[Row]] = {"articles": [article, ("=b", *article[1:11], "duplicate", "a", "0f")]}
    for name, table in TABLES.items():
        if name != "articles":
            rows[name] = [_row(table.columns, text, number) for number, text in enumerate(texts, 1)]
    return {name: frame(name, rows[name]) for name in TABLES}


def _row(columns: Mapping[str, object], text: str, number: int) -> Row:
    known: Mapping[str, Value] = {
        "article_id": "a" if number % 2 else "=b",
        "contest_id": ("parl.tamworth.by.2023-10-19", None)[number % 2],
        "polling_date": "2023-10-19",
        "posted_at": "2023-10-20T03:05:07+01:00",
        "value": "2023",
        "utc": "2023-10-20T02:05Z",
        "post": number,
        "votes": 10**12,
        "confidence": 0.123456789,
        "start": 0,
        "end": 3,
        "evidence": text,
        "rule": "votes.votes",
        "share": None,
        "percent": 12.5,
        "source": text,
        "reason": text,
        "person": text,
        "heading": text,
        "text": text,
    }
    table = next(name for name, each in TABLES.items() if each.columns is columns)
    more = {"kind": {"contests": "by-election", "timestamps": "date"}.get(table), "stage": "read"}
    return tuple({**known, **more}.get(column) for column in columns)


def write(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    *formats: Format,
    pieces: int = 10**6,
    backwards: bool = False,
) -> Path:
    """Write ``tables`` in pieces of so many rows, table after table or, backwards, the last table first."""
    out, scratch = folder / "out", folder / "scratch"
    for each in (out, scratch):
        each.mkdir(parents=True)
    cut = [
        (begin, name, table.iloc[begin : begin + pieces])
        for name, table in tables.items()
        for begin in range(0, max(len(table), 1), pieces)
    ]
    if backwards:
        cut.reverse()
        cut.sort(key=lambda each: each[0])
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(each, out, scratch, excel_safe=False)) for each in formats]
        for _, name, piece in cut:
            for files in writers:
                files.append(name, piece)
    return out


def seen(name: Format, folder: Path, table: str) -> list[tuple[Value, ...]]:
    """The rows of a table as the program for which the format is made gives them."""
    path = folder / file_of(name, table)
    match name:
        case "csv":
            return list(cells(pd.read_csv(path, dtype=dict(COLUMNS[table]), keep_default_na=False, na_values=[""])))
        case "parquet":
            return list(cells(pd.read_parquet(path)))
        case "jsonl":
            return [tuple(json.loads(line).values()) for line in path.read_text(encoding="utf-8").splitlines()]
        case "sqlite":
            with closing(sqlite3.connect(path)) as base:
                return list(base.execute(f"SELECT * FROM {table}"))
        case "duckdb":
            with duckdb.connect(path, read_only=True) as database:
                return database.execute(f"SELECT * FROM {table}").fetchall()
        case "xlsx":
            book = openpyxl.load_workbook(path, read_only=True)
            try:
                rows = list(book[table].iter_rows(min_row=2, values_only=True))
            finally:
                book.close()
            return [tuple(unescape(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(hostile_tables(), tmp_path_factory.mktemp("hostile"), *FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_facts_are_the_same_in_every_format(hostile: Path, name: Format) -> None:
    for table, wanted in hostile_tables().items():
        assert seen(name, hostile, table) == list(cells(wanted)), table


def test_the_files_are_those_that_are_named(hostile: Path) -> None:
    layouts = {f"{name}.csv" for name in LAYOUTS}
    assert {path.name for path in hostile.iterdir()} == set(file_names()) - layouts


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1)
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_through(texts: list[str]) -> None:
    tables = hostile_tables(texts)
    with TemporaryDirectory() as folder:
        out = write(tables, Path(folder), *FORMATS)
        for name in FORMATS:
            for table in ("results", "rejects", "articles"):
                assert seen(name, out, table) == list(cells(tables[table])), name


@pytest.mark.parametrize("name", EXACT)
def test_equal_tables_make_equal_bytes_however_they_are_cut(
    tmp_path: Path, name: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 5)
    tables = hostile_tables()
    found = [
        {path.name: path.read_bytes() for path in write(tables, folder, name, pieces=pieces, backwards=way).iterdir()}
        for folder, pieces, way in (
            (tmp_path / "whole", 10**6, False),
            (tmp_path / "ones", 1, False),
            (tmp_path / "backwards", 3, True),
        )
    ]
    assert found[0] == found[1] == found[2]


def test_equal_tables_make_an_equal_duckdb_database_however_they_are_cut(tmp_path: Path) -> None:
    tables = hostile_tables()
    whole = write(tables, tmp_path / "whole", "duckdb")
    ones = write(tables, tmp_path / "ones", "duckdb", pieces=1, backwards=True)
    for table in TABLES:
        assert seen("duckdb", whole, table) == seen("duckdb", ones, table)


@pytest.mark.parametrize("name", [each for each in FORMATS if each != "xlsx"])
def test_every_format_but_the_workbook_is_read_back(tmp_path: Path, name: Format) -> None:
    tables = hostile_tables()
    back = read(write(tables, tmp_path, name))
    for table, wanted in tables.items():
        pd.testing.assert_frame_equal(back.tables[table], wanted, check_exact=True)
        assert {column: str(dtype) for column, dtype in back.tables[table].dtypes.items()} == COLUMNS[table]


def test_a_workbook_alone_is_not_read_back(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no tables here; name a folder"):
        read(write(hostile_tables(), tmp_path, "xlsx"))


@pytest.mark.parametrize("name", ["parquet", "sqlite", "duckdb", "jsonl"])
def test_a_damaged_file_is_named(tmp_path: Path, name: Format) -> None:
    out = write(hostile_tables(), tmp_path, name)
    path = out / file_of(name, "turnout")
    path.write_bytes(b"damaged")
    with pytest.raises(InputError, match=rf"{path.name}: not the table"):
        read(out)


def test_parquet_files_say_types_meanings_and_units(hostile: Path) -> None:
    schema = pq.read_schema(hostile / "results.parquet")
    assert [str(schema.field(each).type) for each in ("person", "votes", "share")] == ["string", "int64", "double"]
    votes = TABLES["results"].columns["votes"]
    told = {"description": votes.description, "unit": "votes"}
    assert {key.decode(): value.decode() for key, value in schema.field("votes").metadata.items()} == told
    assert not schema.field("article_id").nullable
    assert str(pd.read_parquet(hostile / "results.parquet")["votes"].dtype) == "Int64"


def test_row_groups_are_of_one_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 4)
    out = write(hostile_tables(), tmp_path, "parquet", pieces=7)
    file = pq.ParquetFile(out / "results.parquet")
    sizes = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    assert sizes == [4] * (len(HOSTILE) // 4) + [len(HOSTILE) % 4]


def test_a_line_of_json_has_every_column(hostile: Path) -> None:
    lines = (hostile / "results.jsonl").read_bytes().split(b"\n")[:-1]
    assert [list(json.loads(line)) for line in lines] == [list(COLUMNS["results"])] * len(HOSTILE)
    assert pd.read_json(hostile / "results.jsonl", lines=True)["votes"].tolist() == [10**12] * len(HOSTILE)


def test_the_sqlite_database_is_sound(hostile: Path) -> None:
    with closing(sqlite3.connect(hostile / "hustings.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {(row[3], row[2], row[4]) for row in base.execute("PRAGMA foreign_key_list(articles)")}
        assert keys == {("duplicate_of", "articles", "article_id")}
        assert [row[5] for row in base.execute("PRAGMA table_info(posts)")][:2] == [1, 2]
        plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM results WHERE contest_id = 'x'").fetchall()
        assert "results_contest_id" in plan[0][3]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE articles SET status = 'lost'", "CHECK"),
        ("UPDATE results SET rule = NULL", "NOT NULL"),
        ("UPDATE results SET votes = 'many'", "cannot store TEXT"),
        ("UPDATE results SET article_id = 'nowhere'", "FOREIGN KEY"),
        ("INSERT INTO posts SELECT * FROM posts", "UNIQUE"),
    ],
)
def test_the_sqlite_database_refuses_what_the_schema_excludes(hostile: Path, statement: str, words: str) -> None:
    with closing(sqlite3.connect(hostile / "hustings.sqlite")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=words):
            base.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET status = 'lost'",
        "UPDATE results SET rule = NULL",
        "INSERT INTO results BY NAME (SELECT * REPLACE ('nowhere' AS article_id) FROM results LIMIT 1)",
        "INSERT INTO posts SELECT * FROM posts",
    ],
)
def test_the_duckdb_database_refuses_what_the_schema_excludes(hostile: Path, tmp_path: Path, statement: str) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((hostile / "hustings.duckdb").read_bytes())
    with duckdb.connect(copy) as database, pytest.raises(duckdb.ConstraintException):
        database.execute(statement)


def test_a_duckdb_column_says_what_it_means(hostile: Path) -> None:
    with duckdb.connect(hostile / "hustings.duckdb", read_only=True) as database:
        (comment,) = database.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'results' AND column_name = 'votes'"
        ).fetchall()
    assert comment == (f"{TABLES['results'].columns['votes'].description} (votes)",)


@pytest.mark.parametrize("name", ["sqlite", "duckdb"])
def test_views_join_facts_to_articles_and_contests(hostile: Path, name: Format) -> None:
    path = hostile / file_of(name, "")
    odd, even = (len(HOSTILE) + 1) // 2, len(HOSTILE) // 2
    with closing(sqlite3.connect(path) if name == "sqlite" else duckdb.connect(path, read_only=True)) as base:
        overview = base.execute("SELECT contest_id, kind, polling_date, articles, results FROM contest_overview")
        assert overview.fetchall() == [("parl.tamworth.by.2023-10-19", "by-election", "2023-10-19", 1, even)]
        found = base.execute(
            "SELECT article_id, url, contest_kind, contest_polling_date FROM results_with_articles ORDER BY person"
        ).fetchall()
        assert sorted(found, key=str) == sorted(
            [("a", "u", None, None)] * odd + [("=b", "u", "by-election", "2023-10-19")] * even, key=str
        )
        for table in TABLES.keys() - {"articles", "posts", "rejects"}:
            assert base.execute(f"SELECT COUNT(*) FROM {table}_with_articles").fetchall() == [(len(HOSTILE),)]


def test_nothing_in_a_workbook_is_a_formula_or_a_link(hostile: Path) -> None:
    book = openpyxl.load_workbook(hostile / "hustings.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr", "n"}
    assert not any(sheet._hyperlinks for sheet in book)


def test_sheets_are_ready_to_look_at(hostile: Path) -> None:
    book = openpyxl.load_workbook(hostile / "hustings.xlsx")
    assert book.sheetnames == [*TABLES, "columns"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert book["results"].column_dimensions["A"].width == pytest.approx(len("article_id") + 3, abs=1)
    assert all(each.width <= 62 for each in book["results"].column_dimensions.values())


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"x🗳{number}" for number in range(15_000)),
        "x" * 100_000,
        "🗳" * 50_000,
        f"<r>{'&' * 50_000}</r>",
        f"{'x' * 50_000}<r>{'&' * 12_000}</r>",
    ],
    ids=["mixed", "letters", "symbols", "markup", "markup at the end"],
)
def test_a_text_longer_than_a_cell_goes_on_elsewhere(tmp_path: Path, text: str) -> None:
    out = write(hostile_tables(["short", text]), tmp_path, "xlsx")
    book = openpyxl.load_workbook(out / "hustings.xlsx")
    mark = " [goes on in the sheet continued]"
    first = book["results"]["E3"].value
    parts = [first, *(row[4] for row in book["continued"].values if row[:3] == ("results", 2, "person"))]
    assert len(parts) > 1
    assert all(part.endswith(mark) and len(part.encode("utf-16-le")) // 2 <= 32_767 for part in parts[:-1])
    assert "".join(part.removesuffix(mark) for part in parts) == text


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_SHEET", 10)
    tables = hostile_tables()
    book = openpyxl.load_workbook(write(tables, tmp_path, "xlsx") / "hustings.xlsx")
    names = [each for each in book.sheetnames if each.startswith("results")]
    assert names == ["results", "results (2)", "results (3)"]
    found = [row[4] for name in names for row in list(book[name].values)[1:]]
    assert [unescape(each) for each in found] == tables["results"]["person"].tolist()


def test_the_data_package_is_valid(hostile: Path) -> None:
    report = validate(hostile / "datapackage.json")
    assert report.flatten(["path", "rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(TABLES)


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("results", "article_id", "nowhere", "foreign-key"),
        ("articles", "duplicate_of", "nowhere", "foreign-key"),
        ("articles", "status", "lost", "constraint-error"),
        ("contests", "polling_date", "Thursday", "constraint-error"),
        ("results", "rule", "", "constraint-error"),
        ("results", "votes", "many", "type-error"),
        ("timestamps", "utc", "noon", "type-error"),
        ("articles", "article_id", "a", "primary-key"),
    ],
)
def test_the_data_package_excludes_what_the_schema_excludes(
    tmp_path: Path, table: str, column: str, value: str, kind: str
) -> None:
    out = write(hostile_tables(), tmp_path, "csv")
    path = out / f"{table}.csv"
    changed = pd.read_csv(path, dtype=str, keep_default_na=False)
    changed.loc[1, column] = value
    changed.to_csv(path, index=False, lineterminator="\r\n")
    assert kind in {type for (type,) in validate(out / "datapackage.json").flatten(["type"])}


def test_formats_are_taken_once_and_in_order() -> None:
    assert chosen(["xlsx", "csv", "xlsx"]) == ("csv", "xlsx")
    for wrong in ([], ["excel"], ["csv", ""]):
        with pytest.raises(HustingsError, match="csv, parquet, sqlite"):
            chosen(wrong)


@pytest.mark.parametrize("name", ["sqlite", "duckdb", "xlsx"])
def test_a_place_that_cannot_be_written_to_is_told_as_such(tmp_path: Path, name: Format) -> None:
    (tmp_path / "scratch").mkdir()
    with ExitStack() as stack:
        files = stack.enter_context(writer(name, tmp_path / "gone", tmp_path / "scratch", excel_safe=False))
        for table, rows in hostile_tables().items():
            files.append(table, rows)
        with pytest.raises(OSError, match="gone"):
            stack.close()
