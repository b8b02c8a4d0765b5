"""The entities read off the layers of a model are those that the model itself finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, EntityRuler

from hustings.annotate import greedy_ner
from hustings.annotate.greedy_ner import entity_reader, model_entities, vectors_of
from hustings.extractor import load_model
from hustings.settings import DEFAULT_MODEL, STOCK_MODEL

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))
ODD = ["x", " ", "\n\n", "Ada", "Mr Tony Blair and", "Tony  Blair\n\n \nGordon Brown", "a " * 300, "Ann Bo " * 300]


@pytest.fixture(params=[DEFAULT_MODEL, STOCK_MODEL])
def nlp(request: pytest.FixtureRequest) -> Language:
    return load_model(request.param)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_entities_of_an_article_are_those_of_the_model(nlp: Language, path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert list(entity_reader(nlp)(text)) == list(model_entities(nlp(text)))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_so_are_those_of_no_article(nlp: Language, text: str) -> None:
    assert list(entity_reader(nlp)(text)) == list(model_entities(nlp(text)))


def test_another_pipeline_is_asked_as_a_whole() -> None:
    nlp = English()
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "PER", "pattern": "Zebedee O'Quill"}])
    text = "Then Zebedee O'Quill spoke."
    assert [(text[start:end], label) for start, end, label in entity_reader(nlp)(text)] == [
        ("Zebedee O'Quill", "PERSON")
    ]


@pytest.mark.parametrize("most", [100, 400, 1 << 14], ids=lambda most: f"up to {most} words kept")
def test_words_known_have_the_vectors_that_the_model_gives_them(
    nlp: Language, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(greedy_ner, "_MOST_WORDS", most)
    ner = nlp.get_pipe("ner")
    assert isinstance(ner, EntityRecognizer)
    model = ner.model.layers[0]
    vectors = vectors_of(model)
    for text in [*ODD, *(path.read_text(encoding="utf-8-sig") for path in ARTICLES[:5]), *ODD]:
        doc = nlp.make_doc(text)
        assert vectors(doc).tobytes() == model.predict([doc]).tobytes()
