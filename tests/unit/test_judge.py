"""The judge: what evidence weighs, option by option or for all at once, and the reasons that it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.extractor import Extractor
from hustings.judge import Judge, Verdict, kept_judge, kept_weights, weigh
from hustings.judge.judge import DECISIONS
from hustings.resolve.confidence import confidence
from hustings.types import Article, Evidence, Extraction

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))[::6]

WEIGHTS = {
    "role": {"votes: near poll": 1.5, "votes: size 4": 0.1, "share: size 4": -2.0, "size 4": 9.0, "votes: a": 0.0}
}


@pytest.mark.parametrize(
    "evidence", [[], ["size 4"], ["near poll", "size 4"], ["size 4", "near poll", "unknown"], ["size 4", "size 4"]]
)
def test_evidence_weighs_the_same_for_all_options_at_once_as_for_each(evidence: list[str]) -> None:
    judge = Judge(WEIGHTS)
    options = ("votes", "share", "other")
    each = {option: weigh(evidence, judge.weights("role", f"{option}: ")) for option in options}
    assert judge.weigh_for_all("role", options, evidence) == each


def test_options_that_are_told_in_another_order_are_weighed_as_themselves() -> None:
    judge = Judge(WEIGHTS)
    assert judge.weigh_for_all("role", ("votes", "share"), ["size 4"]) == {"votes": [0.1], "share": [-2.0]}
    assert judge.weigh_for_all("role", ("share", "votes"), ["size 4"]) == {"votes": [0.1], "share": [-2.0]}


def test_reasons_are_the_pieces_that_weigh_anything() -> None:
    reasons = Judge(WEIGHTS).reasons("role", ["votes: size 4", "votes: a", "unknown", "votes: near poll"])
    assert reasons == (Evidence("votes: size 4", 0.1), Evidence("votes: near poll", 1.5))


def test_reasons_may_be_told_without_the_option_that_they_speak_for() -> None:
    reasons = Judge(WEIGHTS).reasons("role", ["size 4", "a", "unknown"], "votes: ")
    assert reasons == (Evidence("votes: size 4", 0.1),)


def test_a_question_with_the_same_evidence_for_all_is_recorded_option_by_option() -> None:
    record: list[Verdict] = []
    options, evidence = ("votes", "share"), ["size 4", "near poll"]
    recorded = Judge(WEIGHTS, record).probabilities_from_same("role", None, options, evidence)
    assert recorded == Judge(WEIGHTS).probabilities_from_same("role", None, options, evidence)
    (verdict,) = record
    assert verdict.options == {
        "votes": ("votes: size 4", "votes: near poll"),
        "share": ("share: size 4", "share: near poll"),
    }


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_what_is_left_out_or_kept_for_speed_changes_no_decision(extractor: Extractor, path: Path) -> None:
    # A judge that records is put every question with all its evidence.
    article = extractor.annotate(Article(path.stem, path.read_text(encoding="utf-8-sig")))
    record: list[Verdict] = []
    asked = extractor.resolve(article, judge=Judge(record=record))
    assert record
    assert repr(extractor.resolve(article)) == repr(asked)


@pytest.mark.parametrize("linked", [True, False])
def test_weights_are_kept_for_all_decisions(linked: bool) -> None:
    kept = kept_weights(linked=linked)
    assert set(kept) == set(DECISIONS)
    assert all(kept.values())


def test_articles_are_weighed_by_what_was_learnt_with_the_registry_or_without(extractor: Extractor) -> None:
    articles = [Article(path.stem, path.read_text(encoding="utf-8-sig")) for path in ARTICLES]
    for reader, linked in [(extractor, True), (extractor.without_registry(), False)]:
        found = [repr(reader.extract(article)) for article in articles]
        assert found == [repr(_weighed_by(kept_judge(linked=linked), reader, article)) for article in articles]
        assert found != [repr(_weighed_by(kept_judge(linked=not linked), reader, article)) for article in articles]


def _weighed_by(judge: Judge, reader: Extractor, article: Article) -> Extraction:
    return reader.resolve(reader.annotate(article, judge=judge), judge=judge)


def test_confidence_is_what_was_measured_with_the_registry_or_without() -> None:
    def told(linked: bool) -> list[float]:
        return [confidence(table, "", 0.9, linked=linked) for table in ("contests", "candidates", "results")]

    assert told(linked=True) != told(linked=False)
