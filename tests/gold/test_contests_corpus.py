"""The articles on contests hold the errors and the repetitions that were planted in them, and no others."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hustings.evaluate import evaluate
from hustings.runs import run
from hustings.settings import Settings

CONTESTS = Path(__file__).resolve().parents[2] / "corpus" / "contests"
ARTICLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((CONTESTS / "articles").glob("*.txt"))}
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((CONTESTS / "gold").glob("*.json"))
}
PLANTED: dict[str, list[dict[str, Any]]] = json.loads((CONTESTS / "planted.json").read_text(encoding="utf-8"))
COPIES = {each["article_id"]: each["duplicate_of"] for each in PLANTED["duplicates"]}

each_misprint = pytest.mark.parametrize("misprint", PLANTED["misprints"], ids=lambda each: each["article_id"])


def stating(misprint: dict[str, Any], value: int) -> set[str]:
    """The articles whose gold has ``value`` where the misprint stands: of that contest, and of that person."""
    seat = ballot_paper(misprint["article_id"])[0]
    return {
        article_id
        for article_id, gold in GOLD.items()
        for row in gold[misprint["table"]]
        if row["constituency"] == seat
        and row[misprint["column"]] == value
        and row.get("when", "new") == "new"
        and row.get("person") == misprint["person"]
    }


def ballot_paper(article_id: str) -> tuple[str, str]:
    """The seat and the year of the contest that an article is about, its first in gold."""
    contest = GOLD[article_id]["contests"][0]
    return contest["constituency"], article_id.split("-20")[1][:2]


def test_at_least_three_articles_tell_of_each_of_ten_contests() -> None:
    articles = Counter(ballot_paper(article_id) for article_id in GOLD)
    assert len(articles) >= 10
    assert min(articles.values()) >= 3
    assert len(GOLD) >= 36
    assert all(90 <= len(text.split()) <= 350 for text in ARTICLES.values())


def test_two_misprints_and_two_copies_are_planted() -> None:
    assert set(PLANTED) == {"misprints", "duplicates"}
    for each in PLANTED["misprints"]:
        keys = "article_id table contest_id person column printed true other_articles"
        assert list(each) == keys.split()
    assert {each["table"] for each in PLANTED["misprints"]} == {"majorities", "results"}
    assert [list(each) for each in PLANTED["duplicates"]] == [["article_id", "duplicate_of"]] * 2


@each_misprint
def test_a_misprint_is_what_one_article_prints_and_no_other(misprint: dict[str, Any]) -> None:
    article_id, printed, true = misprint["article_id"], misprint["printed"], misprint["true"]
    assert sorted(str(printed)) == sorted(str(true))  # digits that changed places
    assert stating(misprint, printed) == {article_id}
    assert f"{printed:,}" in ARTICLES[article_id]
    assert f"{true:,}" not in ARTICLES[article_id]
    assert stating(misprint, true) - COPIES.keys() == set(misprint["other_articles"])
    assert len(misprint["other_articles"]) >= 2
    assert all(f"{true:,}" in ARTICLES[other] for other in misprint["other_articles"])


def test_one_copy_is_to_the_letter_and_one_has_another_headline_and_no_last_paragraph() -> None:
    assert len(set(COPIES.values())) == 1
    whole, cut = COPIES
    original = ARTICLES[COPIES[whole]].split("\n\n")
    assert ARTICLES[whole].split("\n\n") == original
    headline, *body = ARTICLES[cut].split("\n\n")
    *story, _last, credit = original[1:]
    assert headline != original[0]
    assert body == [*story, credit]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("contests") / "tables"
    run([str(CONTESTS / "articles")], output, Settings(keep_duplicates=True))
    return output


def rows(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_a_run_marks_the_copies_and_nothing_else(tables: Path) -> None:
    articles = rows(tables, "articles")
    assert len(articles) == len(ARTICLES)
    assert {row["article_id"]: row["duplicate_of"] for row in articles if row["duplicate_of"]} == COPIES
    assert {row["status"] for row in articles if row["article_id"] not in COPIES} == {"ok"}


@each_misprint
def test_a_run_reads_a_misprint_as_it_is_printed(misprint: dict[str, Any], tables: Path) -> None:
    found = [
        row["article_id"]
        for row in rows(tables, misprint["table"])
        if row["contest_id"] == misprint["contest_id"]
        and row[misprint["column"]] == str(misprint["printed"])
        and misprint["person"] in {row["person"], None}
    ]
    assert found == [misprint["article_id"]]


def test_a_run_reads_the_articles_without_a_mistake(tables: Path) -> None:
    assert evaluate(CONTESTS / "gold", tables).errors == ()


def test_facts_of_a_contest_bear_its_id(tables: Path) -> None:
    known = {contest_id for row in rows(tables, "contests") if (contest_id := row["contest_id"])}
    for name in ("contests", "candidates", "results", "majorities", "turnout", "swings", "vacancies"):
        unlinked = [row for row in rows(tables, name) if not row["contest_id"] and row.get("when") != "previous"]
        assert unlinked == []
        assert {row["contest_id"] for row in rows(tables, name)} - {""} <= known
