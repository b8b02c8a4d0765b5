"""The spaCy component where hustings is not imported: through its entry point, in other processes, on disk and back."""

import json
import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from hustings.component import Component
from hustings.resources import path

TEXTS = (
    "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes. Ms Edwards spoke on Thursday.",
    "Nothing was decided.",
    "The turnout was 35.9% in Tamworth, where the Conservatives lost by 1,316.",
)


@cache
def pipeline() -> Language:
    nlp = spacy.load(path("ner"))
    nlp.add_pipe("hustings")
    return nlp


def in_a_fresh_process(code: str, *arguments: object, warnings: str = "error") -> object:
    """What ``code``, which imports neither hustings nor anything of it, prints as JSON."""
    command = [sys.executable, "-W", warnings, "-c", dedent(code), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def found(docs: list[Doc]) -> list[list[list[object]]]:
    return [[[fact.table, fact.start, fact.end] for fact in doc._.hustings] for doc in docs]


TELL = "print(json.dumps([[[fact.table, fact.start, fact.end] for fact in doc._.hustings] for doc in docs]))"


@pytest.mark.parametrize("options", ["", "n_process=2, batch_size=1"])
def test_the_entry_point_serves_a_process_that_knows_spacy_alone(options: str) -> None:
    code = f"""
        import json, sys, spacy
        nlp = spacy.load({str(path("ner"))!r})
        nlp.add_pipe("hustings")
        docs = list(nlp.pipe(json.loads(sys.argv[1]), {options}))
        {TELL}
    """
    # A process with threads is forked by spaCy, of which later Pythons warn.
    assert in_a_fresh_process(code, json.dumps(TEXTS), warnings="default") == found(list(pipeline().pipe(TEXTS)))


def test_a_pipeline_goes_to_disk_and_back(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings", config={"registry": False})
    nlp.to_disk(tmp_path / "pipeline")
    code = f"""
        import json, sys, spacy
        nlp = spacy.load(sys.argv[1])
        assert nlp.get_pipe_config("hustings")["registry"] is False
        docs = list(nlp.pipe(json.loads(sys.argv[2])))
        {TELL}
    """
    expected = found(list(nlp.pipe(TEXTS)))
    assert expected[0]
    assert in_a_fresh_process(code, tmp_path / "pipeline", json.dumps(TEXTS)) == expected


def test_a_pipeline_goes_to_bytes_and_back() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hustings", config={"registry": False})
    again = spacy.blank("en")
    again.add_pipe("hustings", config={"registry": False})
    again.from_bytes(nlp.to_bytes())
    assert found(list(again.pipe(TEXTS))) == found(list(nlp.pipe(TEXTS)))


def test_docs_carry_their_facts_through_bytes() -> None:
    nlp = pipeline()
    doc = nlp(TEXTS[0])
    assert doc._.hustings
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.hustings == doc._.hustings
    (from_bin,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert from_bin._.hustings == doc._.hustings
    assert pickle.loads(pickle.dumps(doc))._.hustings == doc._.hustings


def test_docs_on_disk_are_read_without_a_pipeline(tmp_path: Path) -> None:
    docs = list(pipeline().pipe(TEXTS))
    DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / "docs.spacy")
    code = f"""
        import json, sys, spacy
        from spacy.tokens import DocBin
        from hustings.component import register_extension
        register_extension()
        docs = list(DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("en").vocab))
        {TELL}
    """
    assert in_a_fresh_process(code, tmp_path / "docs.spacy") == found(docs)


def test_the_component_can_be_sent_to_a_process_that_is_not_forked() -> None:
    component = pipeline().get_pipe("hustings")
    assert isinstance(component, Component)
    again = pickle.loads(pickle.dumps(component))
    doc = pipeline().make_doc(TEXTS[0])
    assert again(doc)._.hustings
