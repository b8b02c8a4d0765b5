"""The persons read off the layers of a model are those that the model itself finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import EntityRuler

from hustings.annotate.greedy_ner import model_persons, person_reader
from hustings.settings import DEFAULT_MODEL

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))
ODD = ["x", " ", "\n\n", "Ada", "Mr Tony Blair and", "Tony  Blair\n\n \nGordon Brown", "a " * 300, "Ann Bo " * 300]


@cache
def ner_alone() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    for pipe in set(nlp.pipe_names) - {"ner"}:
        nlp.remove_pipe(pipe)
    return nlp


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_persons_of_an_article_are_those_of_the_model(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert list(person_reader(ner_alone())(text)) == list(model_persons(ner_alone()(text)))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_so_are_those_of_no_article(text: str) -> None:
    assert list(person_reader(ner_alone())(text)) == list(model_persons(ner_alone()(text)))


def test_another_pipeline_is_asked_as_a_whole() -> None:
    nlp = English()
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "PER", "pattern": "Zebedee O'Quill"}])
    text = "Then Zebedee O'Quill spoke."
    assert [text[start:end] for start, end in person_reader(nlp)(text)] == ["Zebedee O'Quill"]
