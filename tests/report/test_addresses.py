"""Names of pages that are safe on every file system, and addresses that stay."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.report.addresses import ADDRESS_COLUMNS, addresses, anchor, page
from hustings.tables import Facts
from hustings.types import Article, Extraction, Fact, Post

SAFE = re.compile(r"articles/[a-z0-9]+(?:[._-]{1,2}[a-z0-9]+)*\.html")
HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\x",
    ".",
    "..",
    "",
    " ",
    "con",
    "con.x",
    "NUL",
    "lpt1",
    "a" * 5000,
    "Tamworth",
    "tamworth.",
    "tamworth ",
    "Ynys Môn",
    "選挙",
    "a\u0000b",
    "a\u202eb",
    "x#y?z%2e",
    "a--b",
    "<script>",
    "2023/a#1",
    "-rf",
    "~",
    "a\nb",
]


def test_a_plain_id_is_the_name_of_its_page() -> None:
    assert page("articles", "tamworth-night-report") == "articles/tamworth-night-report.html"
    assert page("contests", "parl.tamworth.by.2023-10-19") == "contests/parl.tamworth.by.2023-10-19.html"


def test_another_id_is_cut_down_and_has_its_digest() -> None:
    # The digests are those of sha256sum: printf %s 2023/Tamworth | sha256sum
    assert page("articles", "2023/Tamworth") == "articles/2023-tamworth--ec878cb995ec5e892e4e.html"


@pytest.mark.parametrize("article_id", HOSTILE)
def test_a_hostile_id_gives_a_safe_name(article_id: str) -> None:
    name = page("articles", article_id)
    assert SAFE.fullmatch(name), name
    assert len(name) < 120
    assert not re.fullmatch(r"articles/(con|prn|aux|nul|com\d|lpt\d)\..*", name)


def test_no_two_ids_share_a_page_even_where_capitals_count_for_nothing() -> None:
    ids = [*HOSTILE, "tamworth", "TAMWORTH", "tamworth~2", "Ynys Mon", "ynys-mon", "2023/a", "2023-a", "2023_a"]
    assert len({page("articles", each).casefold() for each in ids}) == len(set(ids))


@given(st.text(), st.text())
def test_different_ids_have_different_safe_names(one: str, other: str) -> None:
    assert SAFE.fullmatch(page("articles", one))
    assert (page("articles", one) == page("articles", other)) == (one == other)


def test_an_anchor_is_the_table_and_the_span() -> None:
    assert anchor("majorities", 219, 224) == "majorities-219-224"


def test_every_row_with_an_article_has_an_address() -> None:
    article = Article("2023/Tamworth", "12:30 Labour won Tamworth.", title="Tamworth")
    facts = Facts.of(
        Extraction(
            article,
            posts=(Post(1, "2023-10-20T12:30:00+01:00", None, 0, 26),),
            facts=(
                Fact("parties", {"party": "Labour", "mentions": 1}, 6, 12, (0, 26), "by.hand", 0.9),
                Fact("contests", {"constituency": "Tamworth", "kind": "general"}, 17, 25, (0, 26), "by.hand", 0.9),
                Fact("contests", {"constituency": "Tamworth", "kind": "by-election"}, 17, 25, (0, 26), "by.hand", 0.9),
            ),
        )
    )
    found = pd.concat(addresses(facts), ignore_index=True)
    assert tuple(found.columns) == ADDRESS_COLUMNS
    name = page("articles", "2023/Tamworth")
    assert found["address"].tolist() == [
        name,
        f"{name}#posts-0-26",
        f"{name}#parties-6-12",
        f"{name}#contests-17-25",  # once for two rows of one span: a join does not multiply them
    ]
    joined = facts.contests.assign(table="contests").merge(
        found.astype({"start": "Int64", "end": "Int64"}), on=["table", "article_id", "start", "end"], how="left"
    )
    assert joined["address"].tolist() == [f"{name}#contests-17-25"] * 2
