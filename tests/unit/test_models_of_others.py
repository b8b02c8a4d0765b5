"""Pipelines of other makers: labels of OntoNotes, shared vectors that the NER listens to, components before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from hustings.annotate.entities import persons
from hustings.annotate.greedy_ner import entity_reader, model_entities
from hustings.extractor import Extractor, load_model
from hustings.types import Article

WIDTH = 32
LABELS = {
    "Olwen Farthingale": "PERSON",
    "Tamworth": "GPE",
    "Electoral Commission": "ORG",
    "Labour": "ORG",
    "Welsh": "NORP",
}
TEXT = "Labour’s Olwen Farthingale won Tamworth with 1,316 votes, the Electoral Commission told Welsh voters."


def made(folder: Path, shared: str, person: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Train a pipeline whose NER listens to the component ``shared`` until it reads TEXT; returns where it is."""
    nlp = spacy.blank("en")
    for name in before:
        nlp.add_pipe(name)
    embed = {"attrs": ["NORM", "SHAPE"], "rows": [500, 100], "width": WIDTH, "include_static_vectors": False}
    encode = {"width": WIDTH, "depth": 1, "window_size": 1, "maxout_pieces": 2}
    nlp.add_pipe(
        "tok2vec",
        name=shared,
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {"@architectures": "spacy.MultiHashEmbed.v2", **embed},
                "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", **encode},
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": shared}
    nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
                                          "extra_state_tokens": False, "hidden_width": 16, "maxout_pieces": 2,
                                          "use_upper": True, "tok2vec": listener}})  # fmt: skip
    for name in after:
        nlp.add_pipe(name)
    entities = [
        (TEXT.index(name), TEXT.index(name) + len(name), person if label == "PERSON" else label)
        for name, label in LABELS.items()
    ]
    fix_random_seed(1)
    example = Example.from_dict(nlp.make_doc(TEXT), {"entities": entities})
    optimiser = nlp.initialize(lambda: [example])
    optimiser.learn_rate = 0.01
    with nlp.select_pipes(enable=[shared, "ner"]):
        for _ in range(40):
            nlp.update([example], sgd=optimiser)
    nlp.to_disk(folder)
    return str(folder)


@pytest.mark.parametrize("person", ["PERSON", "PER"])
@pytest.mark.parametrize(
    ("shared", "before", "after"),
    [
        ("tok2vec", [], ["sentencizer"]),
        ("transformer", [], ["sentencizer"]),
        ("tok2vec", ["sentencizer"], []),
        ("transformer", ["sentencizer"], ["doc_cleaner"]),
    ],
)
def test_persons_alone_are_taken_from_a_pipeline_whose_ner_listens(
    tmp_path: Path, shared: str, person: str, before: Sequence[str], after: Sequence[str]
) -> None:
    nlp = load_model(made(tmp_path, shared, person, before, after))
    assert nlp.pipe_names == [shared, "ner"]
    doc = nlp(TEXT)
    assert {entity.label_ for entity in doc.ents} == {person, "GPE", "ORG", "NORP"}
    assert [TEXT[start:end] for start, end in persons(model_entities(doc))] == ["Olwen Farthingale"]
    assert list(entity_reader(nlp)(TEXT)) == list(model_entities(doc))


def test_its_persons_reach_the_facts(tmp_path: Path) -> None:
    extractor = Extractor.load(made(tmp_path, "transformer", "PERSON", ["sentencizer"], []))
    facts = extractor.extract(Article("a", TEXT, published_at="2023-10-20")).facts
    assert ("Olwen Farthingale", "Labour") in {
        (fact.values["person"], fact.values["party"]) for fact in facts if fact.table == "candidates"
    }
