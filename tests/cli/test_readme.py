"""What README says of tables is so; its examples are run in ``test_docs.py``."""

import re
from pathlib import Path

import pandas

import hustings.tables
from hustings.tables import COLUMNS, DERIVED_COLUMNS, FACT_COLUMNS
from hustings.types import Extraction

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROVENANCE = {"article_id", "post", "start", "end", "evidence", "rule", "confidence"}


def test_the_tables_are_listed_with_their_columns() -> None:
    listed = re.findall(r"^\| `(\w+)` \|[^|]+\| (.+) \|$", README, re.MULTILINE)
    assert [name for name, _ in listed] == [*COLUMNS, *DERIVED_COLUMNS]
    for name, columns in listed:
        if name in DERIVED_COLUMNS:
            derived = [column for column in DERIVED_COLUMNS[name] if column not in PROVENANCE]
            assert columns.replace("`", "").split(", ") == derived, name
            continue
        own = FACT_COLUMNS.get(name, {column: "" for column in COLUMNS[name] if column != "article_id"})
        assert columns.replace("`", "").split(", ") == list(own), name


def test_the_rows_at_the_top_are_those_of_the_article() -> None:
    quoted = " ".join(re.findall(r"^> (.+)$", README, re.MULTILINE))
    table = re.findall(r"^\| (.+) \|$", README.split("## Try it")[0], re.MULTILINE)
    header, *rows = ([cell.strip() for cell in line.split(" | ")] for line in table)
    (article,) = hustings.extractions(ROOT / "corpus" / "articles" / "tamworth-night-report.txt")
    assert isinstance(article, Extraction)
    assert quoted in article.article.text
    majorities = hustings.tables.Facts.of(article).majorities
    stated = majorities[majorities["evidence"] == quoted][header]
    as_shown = [["" if pandas.isna(cell) else str(cell) for cell in row] for row in stated.itertuples(index=False)]
    assert rows == as_shown
    assert [article.article.text[start:end] for start, end in zip(stated["start"], stated["end"], strict=True)] == [
        "19,634",
        "1,316",
    ]
