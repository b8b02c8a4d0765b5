"""Articles one after the other in this process: the same as the tables of a run."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

import hustings
from hustings.errors import InputError, ModelError
from hustings.limits import Workers
from hustings.settings import Settings
from hustings.tables import Facts
from hustings.types import Extraction, Rejection

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
NIGHT = (CORPUS / "tamworth-night-report.txt").read_text(encoding="utf-8")
VACANCY = (CORPUS / "newport-west-vacancy.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles, a copy with a new headline, an id that is taken, what is no article, and what is of no interest."""
    folder = tmp_path_factory.mktemp("dump")
    copy = "Another headline altogether\n" + NIGHT.partition("\n")[2]
    records = (
        {"id": "night", "text": NIGHT},
        {"id": "copy", "text": copy},
        {"id": "night", "text": VACANCY, "date": "2019-02-19"},
        {"id": "none"},
        {"id": "fair", "text": "The school fair raised £300 for a roof."},
    )
    lines = [json.dumps(record) for record in records]
    (folder / "dump.jsonl").write_text("\n".join([*lines, "{broken", ""]), encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder


class Endless(BytesIO):
    """A stream that gives one line for ever."""

    def __init__(self, line: bytes) -> None:
        super().__init__()
        self._rest = self._line = line

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        while len(self._rest) < size:
            self._rest += self._line
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


@pytest.mark.parametrize("settings", [Settings(), Settings(keep_duplicates=True, min_confidence=0.9)])
def test_its_tables_are_those_of_a_run(dump: Path, settings: Settings, tmp_path: Path) -> None:
    hustings.run(dump, tmp_path / "tables", settings, workers=Workers(count=1))
    streamed, stored = Facts.of(*hustings.extractions(dump, settings)), hustings.read(tmp_path / "tables")
    assert streamed.articles["status"].tolist() == ["ok", "duplicate", "ok", "irrelevant"]
    assert {"duplicate id", "no text", "empty"} < set(streamed.rejects["reason"])
    for name, table in stored.tables.items():
        pd.testing.assert_frame_equal(streamed.tables[name], table, check_exact=True)


def test_articles_come_one_by_one(dump: Path) -> None:
    source = Endless(json.dumps({"text": NIGHT}).encode() + b"\n")
    found = hustings.extractions("-", Settings(keep_duplicates=True), stdin=source)
    for number, each in zip((1, 2, 3), found, strict=False):
        assert isinstance(each, Extraction)
        assert each.article.id == f"stdin#{number}"
        assert each.facts


def test_standard_input_is_given_as_a_stream() -> None:
    (found,) = hustings.extractions("-", stdin=BytesIO(NIGHT.encode()))
    assert isinstance(found, Extraction)
    with pytest.raises(InputError, match="standard input"):
        hustings.extractions("-")


def test_a_copy_names_what_it_repeats(dump: Path) -> None:
    found = [each for each in hustings.extractions(dump) if isinstance(each, Extraction)]
    copy = found[1]
    assert (copy.article.id, copy.status, copy.duplicate_of, copy.facts) == ("copy", "duplicate", "night", ())
    kept = [each for each in hustings.extractions(dump, Settings(keep_duplicates=True)) if isinstance(each, Extraction)]
    assert replace(kept[1], facts=()) == copy
    assert kept[1].facts


def test_rejections_stand_in_their_places(dump: Path) -> None:
    names = [each.record if isinstance(each, Rejection) else each.article.id for each in hustings.extractions(dump)]
    assert names[:4] == ["night", "copy", "night", "night~2"]


def test_what_cannot_be_used_is_told_at_once(tmp_path: Path, dump: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        hustings.extractions(tmp_path / "missing")
    with pytest.raises(InputError, match="no date"):
        hustings.extractions(dump, Settings(published="yesterday"))
    with pytest.raises(ModelError, match="not installed"):
        hustings.extractions(dump, Settings(model="no_such_model"))
