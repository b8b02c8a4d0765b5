"""Parts to tables: what only all articles together tell."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.duplicates import signature
from hustings.inputs.ids import UniqueIds
from hustings.runs import assembly
from hustings.runs.assembly import Counts, assemble
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, to_line
from hustings.settings import Settings
from hustings.tables import rows
from hustings.types import Article, Extraction, Fact, Post

TEXT = "Labour won Tamworth by 1,316 votes after a long night of counting at the leisure centre in the town. "
OTHER = "The Liberal Democrats held Winchester, where the returning officer read the figures out at three o'clock. "


def outcome(article_id: str, text: str) -> Outcome:
    article = Article(article_id, text, source="dump")
    fact = Fact("parties", {"party": text.split(" ")[0], "mentions": 1}, 0, 6, (0, 20), "named", 0.9)
    extraction = Extraction(article, (Post(1, None, None, 0, 9),), (fact,))
    return Outcome(rows(extraction), signature(text), text, left_out=1)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def assembled(folder: Path, outcomes: Iterable[Outcome], settings: Settings | None = None) -> Counts:
    (tables := folder / "tables").mkdir()
    (scratch := folder / "scratch").mkdir()
    return assemble((to_line([each]) for each in outcomes), tables, scratch, settings or Settings())


@pytest.mark.parametrize("keep", [False, True])
def test_an_article_that_repeats_another_is_told_apart(tmp_path: Path, keep: bool) -> None:
    copies = [outcome("a", TEXT), outcome("b", OTHER), outcome("c", TEXT)]
    counts = assembled(tmp_path, copies, Settings(keep_duplicates=keep))
    articles = [
        (row["article_id"], row["status"], row["duplicate_of"]) for row in table(tmp_path / "tables", "articles")
    ]
    assert articles == [("a", "ok", ""), ("b", "ok", ""), ("c", "duplicate", "a")]
    assert [row["article_id"] for row in table(tmp_path / "tables", "posts")] == ["a", "b", "c"]
    assert [row["article_id"] for row in table(tmp_path / "tables", "parties")] == ["a", "b", "c"][: 3 if keep else 2]
    assert counts.rows["parties"] == counts.left_out == (3 if keep else 2)
    assert counts.status == {"ok": 2, "duplicate": 1}


def test_an_id_that_is_taken_is_changed_everywhere(tmp_path: Path) -> None:
    assembled(tmp_path, [outcome("a", TEXT), outcome("a", OTHER)])
    for name in ("articles", "posts", "parties"):
        assert [row["article_id"] for row in table(tmp_path / "tables", name)] == ["a", "a~2"]
    (reject,) = table(tmp_path / "tables", "rejects")
    assert (reject["record"], reject["reason"]) == ("a", "duplicate id")
    assert "a~2" in reject["detail"]


def test_tables_do_not_depend_on_how_they_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Mapping[str, bytes]] = []
    for most in (1, 2, 10_000):
        monkeypatch.setattr(assembly, "_ROWS", most)
        (tmp_path / str(most)).mkdir()
        assembled(tmp_path / str(most), [outcome(f"a{number}", f"{TEXT}{number}") for number in range(5)])
        tables = tmp_path / str(most) / "tables"
        written.append({path.name: path.read_bytes() for path in tables.iterdir()})
    assert written[0] == written[1] == written[2]


def test_texts_are_kept_for_their_offsets(tmp_path: Path) -> None:
    import pandas as pd

    assembled(tmp_path, [outcome("a", TEXT), outcome("a", OTHER)], Settings(keep_text=True))
    texts = pd.read_parquet(tmp_path / "tables" / "texts.parquet")
    assert texts.to_dict("list") == {"article_id": ["a", "a~2"], "text": [TEXT, OTHER]}


def test_cells_that_a_spreadsheet_would_run_are_defused_on_request(tmp_path: Path) -> None:
    evil = "=HYPERLINK(A1) is what the Conservatives were said to have won in the night of the count. "
    for safe in (False, True):
        (tmp_path / str(safe)).mkdir()
        assembled(tmp_path / str(safe), [outcome("-a", evil)], Settings(excel_safe=safe))
        (row,) = table(tmp_path / str(safe) / "tables", "parties")
        mark = "'" if safe else ""
        assert row["article_id"] == f"{mark}-a"
        assert row["party"] == f"{mark}=HYPERLINK(A1)"
        assert (row["mentions"], row["start"]) == ("1", "0")


@given(st.lists(st.sampled_from(["a", "b", "a~2", "a~3", "b~2"]), max_size=12))
def test_ids_on_disk_are_those_in_memory(wanted: list[str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, TakenOnDisk(Path(folder, "ids")) as taken:
        on_disk, in_memory = UniqueIds(taken), UniqueIds()
        given = [on_disk.unique(each) for each in wanted]
        assert given == [in_memory.unique(each) for each in wanted]
        assert len(set(given)) == len(given)
