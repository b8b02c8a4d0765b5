"""Tables: their columns, their rows and the bytes of their files."""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from hustings.tables import COLUMNS, FACT_COLUMNS, Facts, frames, rows
from hustings.types import Article, Extraction, Fact, Post, Rejection, Table, Value
from hustings.write.csv import CsvFiles

TEXT = "Tamworth by-election\nLabour’s Sarah Edwards won with\n11,719 votes, a majority of 1,316 (5.14%).\n"
ARTICLE = Article(id="2023/tamworth", text=TEXT, source="in/2023/tamworth.txt", published_at="2023-10-20")
LINE = (TEXT.index("Labour"), len(TEXT) - 1)

PROVENANCE = ["post", "start", "end", "evidence", "rule", "confidence"]
CONTRACT = {
    "articles": "source url title byline publisher published_at published_at_source language characters posts status "
    "duplicate_of sha256",
    "posts": "post posted_at heading start end",
    "parties": "party party_id mentions",
    "contests": "contest_id constituency constituency_id kind polling_date polling_date_source winner_party flip "
    "gained_from",
    "candidates": "contest_id constituency constituency_id person person_id party party_id outcome",
    "results": "contest_id constituency constituency_id person person_id party party_id votes share share_change",
    "majorities": "contest_id constituency constituency_id votes percent relation when party party_id person",
    "turnout": "contest_id constituency constituency_id percent ballots electorate relation when",
    "swings": "contest_id constituency constituency_id percent from_party to_party",
    "vacancies": "contest_id constituency constituency_id person person_id party party_id cause",
    "timestamps": "kind text value precision utc",
}


def fact(table: Table, words: str, **values: Value) -> Fact:
    start = TEXT.index(words)
    return Fact(table, values, start, start + len(words), LINE, rule="a_rule", confidence=0.9)


MAJORITY = fact("majorities", "1,316", constituency="Tamworth", votes=1316, percent=5.14, relation="exact", when="this")
RESULT = fact("results", "11,719", constituency="Tamworth", party="Labour", votes=11719)
PARTY = fact("parties", "Labour", party="Labour", mentions=1)


def extraction(*facts: Fact, article: Article = ARTICLE) -> Extraction:
    return Extraction(article, posts=(), facts=facts)


def test_the_tables_are_those_of_the_contract() -> None:
    assert list(COLUMNS) == [*CONTRACT, "rejects"]
    assert list(COLUMNS["rejects"]) == ["source", "record", "stage", "reason", "detail"]
    for table, columns in CONTRACT.items():
        own = PROVENANCE if table in FACT_COLUMNS else []
        assert list(COLUMNS[table]) == ["article_id", *columns.split(), *own], table
    assert tuple(FACT_COLUMNS) == get_args(Table)
    assert [each.name for each in fields(Facts) if each.name != "texts"] == list(COLUMNS)


def test_every_table_is_there_with_its_dtypes_also_without_rows() -> None:
    for tables in (frames([]), frames([Rejection("a", "b", "read", "empty"), extraction(MAJORITY, RESULT, PARTY)])):
        assert list(tables) == list(COLUMNS)
        for name, frame in tables.items():
            assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == COLUMNS[name]


def test_a_fact_becomes_a_row_with_its_provenance() -> None:
    (row,) = frames([extraction(replace(MAJORITY, post=2))])["majorities"].to_dict(orient="records")
    assert {name: value for name, value in row.items() if not pd.isna(value)} == {
        "article_id": "2023/tamworth",
        "constituency": "Tamworth",
        "votes": 1316,
        "percent": 5.14,
        "relation": "exact",
        "when": "this",
        "post": 2,
        "start": TEXT.index("1,316"),
        "end": TEXT.index("1,316") + 5,
        "evidence": "Labour’s Sarah Edwards won with 11,719 votes, a majority of 1,316 (5.14%).",
        "rule": "a_rule",
        "confidence": 0.9,
    }


def test_an_article_becomes_a_row() -> None:
    post = Post(number=1, posted_at="2023-10-20T00:41+01:00", heading="Result", start=0, end=20)
    tables = frames([Extraction(ARTICLE, (post,), (), (Rejection("in", "1", "resolve", "no seat"),))])
    (row,) = tables["articles"].to_dict(orient="records")
    assert {name: value for name, value in row.items() if not pd.isna(value)} == {
        "article_id": "2023/tamworth",
        "source": "in/2023/tamworth.txt",
        "published_at": "2023-10-20",
        "language": "en",
        "characters": len(TEXT),
        "posts": 1,
        "status": "ok",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }
    assert tables["posts"].to_dict(orient="records") == [
        {
            "article_id": "2023/tamworth",
            "post": 1,
            "posted_at": "2023-10-20T00:41+01:00",
            "heading": "Result",
            "start": 0,
            "end": 20,
        }
    ]
    assert tables["rejects"]["reason"].tolist() == ["no seat"]


def test_rows_keep_the_order_of_articles_and_stand_by_offset_and_value_within_one() -> None:
    other = replace(ARTICLE, id="0")
    early = fact("majorities", "Labour", votes=2)
    low, high = (replace(MAJORITY, values={**MAJORITY.values, "when": when}) for when in ("previous", "this"))
    facts = (high, early, low)
    one, two = (frames([extraction(*order), extraction(low, article=other)]) for order in (facts, facts[::-1]))
    table = one["majorities"]
    assert list(zip(table["article_id"], table["when"].fillna(""), strict=True)) == [
        ("2023/tamworth", ""),
        ("2023/tamworth", "previous"),
        ("2023/tamworth", "this"),
        ("0", "previous"),
    ]
    pd.testing.assert_frame_equal(table, two["majorities"])


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (replace(MAJORITY, values={"share": 5.1}), "majorities has no column share"),
        (replace(MAJORITY, values={"votes": "1316"}), "majorities.votes holds Int64, not '1316'"),
        (replace(MAJORITY, values={"votes": 13.5}), "majorities.votes holds Int64, not 13.5"),
        (replace(MAJORITY, values={"votes": True}), "majorities.votes holds Int64, not True"),
        (replace(MAJORITY, values={"votes": 10**19}), "majorities.votes holds Int64"),
        (replace(MAJORITY, values={"percent": float("inf")}), "majorities.percent holds Float64, not inf"),
        (replace(MAJORITY, values={"party": 5}), "majorities.party holds string, not 5"),
        (replace(MAJORITY, end=len(TEXT) + 1), "no span of a text"),
        (replace(MAJORITY, end=MAJORITY.start), "no span of a text"),
        (replace(MAJORITY, evidence=(0, 20)), "no span of a text"),
        (replace(MAJORITY, evidence=(-1, len(TEXT))), "no span of a text"),
    ],
)
def test_a_fact_that_does_not_fit_its_table_is_refused_with_its_article(wrong: Fact, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        rows(extraction(RESULT, wrong))


def test_facts_give_each_table_as_an_attribute() -> None:
    facts = Facts.of(extraction(MAJORITY, RESULT, PARTY))
    assert facts.majorities["votes"].tolist() == [1316]
    assert facts.tables["majorities"] is facts.majorities
    assert list(facts.tables) == list(COLUMNS)
    assert repr(facts).startswith("Facts(articles=1, posts=0, parties=1,")


def write_csv(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    files = CsvFiles(folder)
    for name, table in tables.items():
        files.append(name, table)


def test_files_can_be_read_back(tmp_path: Path) -> None:
    tricky = replace(ARTICLE, title='He said "no",\nthen\rleft', publisher="Sinn Féin News")
    tables = frames([extraction(MAJORITY, RESULT, PARTY, article=tricky)])
    write_csv(tables, tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == sorted(f"{name}.csv" for name in COLUMNS)
    for name, table in tables.items():
        path = tmp_path / f"{name}.csv"
        back = pd.read_csv(path, dtype=dict(COLUMNS[name]), keep_default_na=False, na_values=[""])
        pd.testing.assert_frame_equal(back, table)


def test_files_are_rfc_4180(tmp_path: Path) -> None:
    title = 'He said "no",\nthen left'
    write_csv(frames([extraction(RESULT, article=replace(ARTICLE, title=title))]), tmp_path)
    data = (tmp_path / "articles.csv").read_bytes()
    assert data.count(b"\r\n") == 2
    assert b',"He said ""no"",\nthen left",' in data
    with (tmp_path / "results.csv").open(newline="", encoding="utf-8") as lines:
        header, row = csv.reader(lines, strict=True)
    assert header == list(COLUMNS["results"])
    assert dict(zip(header, row, strict=True))["votes"] == "11719"
    assert dict(zip(header, row, strict=True))["share"] == ""


def test_an_article_with_a_lone_surrogate_has_a_digest() -> None:
    (table,) = [
        table for name, table in frames([Extraction(Article("x", "\ud800"), (), ())]).items() if name == "articles"
    ]
    assert len(table["sha256"][0]) == 64
