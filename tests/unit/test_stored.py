"""Tables that are read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import hustings
from hustings.errors import InputError
from hustings.stored import texts
from hustings.tables import COLUMNS, Facts
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile


def write(folder: Path) -> Facts:
    facts = hustings.extract("Labour's Sarah Edwards won Tamworth by 1,316 votes.", published="2023-10-20")
    facts = replace(facts, articles=facts.articles.assign(source="tamworth.txt"))
    files = CsvFiles(folder)
    for name, frame in facts.tables.items():
        files.append(name, frame)
    return facts


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    for name, frame in write(tmp_path).tables.items():
        back = hustings.read(tmp_path).tables[name]
        assert {column: str(dtype) for column, dtype in back.dtypes.items()} == COLUMNS[name]
        pd.testing.assert_frame_equal(back, frame, check_dtype=False, check_exact=True)


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"{tmp_path}: no tables here; name a folder"):
        hustings.read(tmp_path)


@pytest.mark.parametrize("text", ["a,b\r\n1,2\r\n", "", 'article_id,"\r\n'])
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path)
    (tmp_path / "turnout.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"turnout\.csv: "):
        hustings.read(tmp_path)


def test_texts_are_there_where_they_were_kept(tmp_path: Path) -> None:
    assert texts(tmp_path) is None
    with TextsFile(tmp_path) as file:
        file.append("a", "One.")
        file.append("b", "Two.")
    assert texts(tmp_path) == {"a": "One.", "b": "Two."}
