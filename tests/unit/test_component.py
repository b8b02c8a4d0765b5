"""The spaCy component: the facts of a Doc, from the entities of its pipeline."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Span

import hustings.component  # noqa: F401 - registers the factory where no entry point does
from hustings.extractor import Extractor
from hustings.resources import path
from hustings.types import Article, Fact

TEXT = (
    "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes. Ms Edwards spoke on Thursday."
)


@cache
def pipeline() -> Language:
    nlp = spacy.load(path("ner"))
    nlp.add_pipe("hustings")
    return nlp


def cells(facts: tuple[Fact, ...], table: str, column: str) -> list[object]:
    return [fact.values.get(column) for fact in facts if fact.table == table]


def test_a_doc_carries_its_facts() -> None:
    doc = pipeline()(TEXT)
    facts = doc._.hustings
    assert cells(facts, "majorities", "votes") == [1316]
    assert cells(facts, "candidates", "person") == ["Sarah Edwards"]
    (majority,) = [fact for fact in facts if fact.table == "majorities"]
    assert doc.text[majority.start : majority.end] == "1,316"


def test_it_finds_what_the_library_function_finds() -> None:
    assert pipeline()(TEXT)._.hustings == Extractor.load().extract(Article("doc", TEXT)).facts


def test_a_date_of_the_doc_settles_its_days() -> None:
    nlp = pipeline()
    doc = nlp.make_doc(TEXT)
    doc.user_data["published_at"] = "2023-10-20"
    facts = nlp(doc)._.hustings
    assert cells(facts, "contests", "polling_date") == ["2023-10-19"]


def test_docs_of_a_stream_do_not_share_facts() -> None:
    one, two = pipeline().pipe([TEXT, "Nothing was decided."])
    assert one._.hustings
    assert two._.hustings == ()


def test_entities_with_typographic_apostrophes_are_persons() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings", config={"registry": False})
    doc = nlp.make_doc("Zebedee O’Quill stood in Tamworth for Labour.")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    assert "Zebedee O'Quill" in {str(name) for name in cells(nlp(doc)._.hustings, "candidates", "person")}


def test_a_pipeline_without_entities_still_finds_figures() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings", config={"registry": False})
    assert cells(nlp(TEXT)._.hustings, "majorities", "votes") == [1316]


def test_docs_of_a_stream_bring_their_own_dates() -> None:
    nlp = pipeline()
    docs = [nlp.make_doc("Voters in Tamworth go to the polls on Thursday.") for _ in range(2)]
    for doc, day in zip(docs, ("2023-10-16", "2024-07-01"), strict=True):
        doc.user_data["published_at"] = day
    told = [cells(doc._.hustings, "timestamps", "value") for doc in nlp.pipe(docs)]
    assert told == [["2023-10-19"], ["2024-07-04"]]


def test_the_pipeline_knows_what_the_component_takes_and_gives() -> None:
    analysis = pipeline().analyze_pipes(keys=["assigns", "requires"])
    assert analysis is not None
    assert analysis["summary"]["hustings"] == {"assigns": ["doc._.hustings"], "requires": ["doc.ents"]}
    assert analysis["problems"]["hustings"] == []
