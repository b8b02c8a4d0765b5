"""One record: what a worker makes of it, and what an article that fails costs."""

import json
from dataclasses import replace
from typing import cast

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from hustings.errors import ModelError
from hustings.extractor import Extractor
from hustings.inputs.columns import Columns
from hustings.registry import Registry
from hustings.runs.outcome import Outcome, Work, from_line, to_line
from hustings.settings import Settings
from hustings.tables import COLUMNS
from hustings.types import Record

ARTICLE = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes.\n"
FAILURES = {"Barchester": ArithmeticError("no such county"), "Loamshire": MemoryError(), "Borsetshire": ModelError("?")}
ELSEWHERE = "The school fair in Casterbridge raised £1,316 for a new roof, and the band played until the rain came.\n"
FOREIGN = (
    "Enillodd Plaid Cymru isetholiad Caerffili gyda mwyafrif o 3,848 o bleidleisiau dros Reform UK, ac etholwyd "
    "Lindsay Whittle yn aelod o'r Senedd ar ôl noson hir o gyfrif yn y ganolfan hamdden yn y dref.\n"
)


@Language.component("fails_at_some_texts")
def fails_at_some_texts(doc: Doc) -> Doc:
    for word, error in FAILURES.items():
        if word in doc.text:
            raise error
    return doc


@pytest.fixture(scope="module")
def work() -> Work:
    nlp = spacy.blank("en")
    nlp.add_pipe("fails_at_some_texts", name="ner")
    return Work(Extractor(nlp, Registry.names_only()), Settings(registry=False))


def record(text: str, name: str = "a") -> Record:
    return Record(source="dump", record="7", article_id=name, kind="text", data=text.encode())


def rejects(outcomes: list[Outcome]) -> list[dict[str, object]]:
    rows = [row for outcome in outcomes for row in outcome.rows.get("rejects", ())]
    return [dict(zip(COLUMNS["rejects"], row, strict=True)) for row in rows]


def article(outcome: Outcome) -> dict[str, object]:
    (row,) = outcome.rows["articles"]
    return dict(zip(COLUMNS["articles"], row, strict=True))


def test_an_article_gives_rows_and_what_tells_its_duplicates(work: Work) -> None:
    (outcome,) = work(record(ARTICLE))
    assert article(outcome)["status"] == "ok"
    assert 1316 in outcome.rows["majorities"][0]
    assert outcome.signature
    assert outcome.text is None
    assert outcome.left_out == 0


@pytest.mark.parametrize(("word", "reason"), [("Barchester", "error"), ("Loamshire", "memory")])
def test_an_article_that_fails_costs_itself_with_the_place(work: Work, word: str, reason: str) -> None:
    (row,) = rejects(work(record(f"{ARTICLE}{word} was quiet.\n")))
    assert (row["source"], row["record"], row["stage"], row["reason"]) == ("dump", "a", "annotate", reason)
    assert str(row["detail"]).startswith(f"{type(FAILURES[word]).__name__} at ")


def test_a_record_at_which_the_reading_fails_costs_itself_with_the_place(work: Work) -> None:
    broken = replace(work, settings=replace(work.settings, columns=cast(Columns, None)))
    (row,) = rejects(broken(Record("dump", "1", "a", "fields", b'{"text": "Nobody."}')))
    assert (row["source"], row["record"], row["stage"], row["reason"]) == ("dump", "1", "read", "error")
    assert str(row["detail"]).startswith("AttributeError at inputs.")


def test_what_ails_every_article_ends_the_work(work: Work) -> None:
    with pytest.raises(ModelError):
        work(record(f"{ARTICLE}Borsetshire was quiet.\n"))


@pytest.mark.parametrize(
    ("text", "status", "language"), [(ELSEWHERE, "irrelevant", "en"), (FOREIGN, "foreign", "cy"), (ARTICLE, "ok", "en")]
)
def test_the_first_look_spares_the_rest(work: Work, text: str, status: str, language: str) -> None:
    (outcome,) = work(record(text))
    assert (article(outcome)["status"], article(outcome)["language"]) == (status, language)
    assert (outcome.signature is not None) == (status == "ok")
    every = replace(work, settings=replace(work.settings, every_article=True))
    (outcome, *_) = every(record(text))
    assert article(outcome)["status"] == "ok"


def test_facts_below_the_least_confidence_are_counted(work: Work) -> None:
    (every,) = work(record(ARTICLE))
    (none,) = replace(work, settings=replace(work.settings, min_confidence=1.0))(record(ARTICLE))
    assert none.left_out == sum(len(rows) for table, rows in every.rows.items() if table != "articles") > 0
    assert set(none.rows) == {"articles"}


def test_the_text_is_kept_on_request(work: Work) -> None:
    for text in (ARTICLE, ELSEWHERE):
        (outcome,) = replace(work, settings=replace(work.settings, keep_text=True))(record(text))
        assert outcome.text == text


def test_an_article_beyond_the_limit_of_the_model_is_read(work: Work) -> None:
    (outcome,) = work(record(ARTICLE + "\n" * 1_000_000 + "The end.\n"))
    assert 1316 in outcome.rows["majorities"][0]


CELLS = (
    st.none()
    | st.text(max_size=5)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
)
OUTCOMES = st.builds(
    Outcome,
    rows=st.dictionaries(st.sampled_from(list(COLUMNS)), st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3)),
    signature=st.none() | st.binary(max_size=8),
    text=st.none() | st.text(max_size=8),
    left_out=st.integers(0, 9),
)


@given(st.lists(OUTCOMES, max_size=3))
def test_a_line_holds_outcomes_as_they_are(outcomes: list[Outcome]) -> None:
    line = to_line(outcomes)
    assert b"\n" not in line
    assert from_line(line) == outcomes
    json.loads(line)
