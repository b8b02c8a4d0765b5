"""The corpus of contests: consolidation and checks find the planted misprints in it, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import pytest

import hustings
from hustings.check import check
from hustings.consolidate import consolidate
from hustings.limits import Workers
from hustings.registry import Registry
from hustings.settings import Settings
from hustings.statements import Statement, statements
from hustings.tables import Facts

FOLDER = Path(__file__).parents[2] / "corpus" / "contests"

pytestmark = pytest.mark.skipif(not (FOLDER / "planted.json").is_file(), reason="no corpus/contests here")

FIELDS = {
    ("majorities", "votes"): "majority_votes",
    ("majorities", "percent"): "majority_percent",
    ("results", "votes"): "votes",
    ("results", "share"): "share",
    ("turnout", "percent"): "turnout",
    ("turnout", "ballots"): "ballots",
}
Misprint: TypeAlias = tuple[str, str, str, str]  # article, contest, field, value


@pytest.fixture(scope="module")
def planted() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / "planted.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def misprints(planted: dict[str, Any]) -> set[Misprint]:
    return {
        (each["article_id"], each["contest_id"], FIELDS[each["table"], each["column"]], f"{each['printed']:g}")
        for each in planted["misprints"]
    }


def run(output: Path, settings: Settings) -> Facts:
    hustings.run(FOLDER / "articles", output, settings, workers=Workers(count=1))
    return hustings.read(output)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return run(tmp_path_factory.mktemp("contests"), Settings())


@pytest.fixture(scope="module")
def with_copies(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return run(tmp_path_factory.mktemp("copies"), Settings(keep_duplicates=True))


@pytest.mark.parametrize("tables", ["facts", "with_copies"])
def test_the_conflicts_are_the_misprints(
    tables: str, request: pytest.FixtureRequest, planted: dict[str, Any], misprints: set[Misprint]
) -> None:
    found = consolidate(request.getfixturevalue(tables)).conflicts
    columns = ["article_id", "contest_id", "field", "value"]
    assert set(found[columns].itertuples(index=False, name=None)) == misprints
    assert len(found) == len(misprints)
    for each in planted["misprints"]:
        row = found[found["article_id"] == each["article_id"]].iloc[0]
        assert row["consolidated"] == f"{each['true']:g}"
        assert row["sources"] == len(each["other_articles"])
        if each["person"]:
            assert row["subject"] == each["person"]


@pytest.mark.parametrize("tables", ["facts", "with_copies"])
def test_what_differs_is_a_misprint_or_is_compared_with_one(
    tables: str, request: pytest.FixtureRequest, misprints: set[Misprint]
) -> None:
    stated = request.getfixturevalue(tables)
    found = check(stated, Registry.load())
    places = {misprint_of(each): each for each in statements(stated).statements if misprint_of(each) in misprints}
    assert places.keys() == misprints
    spans = {(each.article_id, each.place) for each in places.values()}
    differs = found[found["outcome"] == "differs"]
    for row in differs.itertuples():
        compared = {(row.article_id, place) for place in str(row.compared).split("; ")}
        own = {(row.article_id, f"{table}:{row.start}-{row.end}") for table in ("majorities", "results", "turnout")}
        assert spans & (compared | own), row.says
    official = differs[differs["compared"] == "registry"]
    assert {(row.article_id, f"{row.stated}") for row in official.itertuples()} == {
        (article, value) for article, _, _, value in misprints
    }
    assert (found["outcome"] == "agrees").sum() > 20 * len(differs)


def test_copies_are_counted_once(facts: Facts, with_copies: Facts, planted: dict[str, Any]) -> None:
    copies = {each["article_id"]: each["duplicate_of"] for each in planted["duplicates"]}
    marked = facts.articles.dropna(subset=["duplicate_of"])
    assert dict(zip(marked["article_id"], marked["duplicate_of"], strict=True)) == copies
    once, again = consolidate(facts).consolidated, consolidate(with_copies).consolidated
    assert set(with_copies.results["article_id"]) > set(facts.results["article_id"])
    pd.testing.assert_frame_equal(once, again)


def test_without_the_registry_the_articles_still_contradict_the_misprints(
    tmp_path: Path, planted: dict[str, Any], misprints: set[Misprint]
) -> None:
    alone = run(tmp_path, Settings(registry=False))
    assert alone.majorities["contest_id"].isna().all()
    found = consolidate(alone).conflicts
    assert {(row.article_id, row.field, row.value) for row in found.itertuples()} == {
        (article, field, value) for article, _, field, value in misprints
    }
    checks = check(alone, Registry.names_only())
    assert set(checks["compared"]) != {"registry"}
    differing = set(checks.loc[checks["outcome"] == "differs", "article_id"])
    assert differing
    assert differing <= {article for article, *_ in misprints}


def misprint_of(statement: Statement) -> Misprint:
    return statement.article_id, statement.contest.contest_id or "", statement.field, statement.shown
