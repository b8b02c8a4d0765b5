"""A run: what one article costs the others, and what is reported on the way."""

import csv
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from hustings.errors import HustingsError, InputError, ModelError
from hustings.run import run

ARTICLE = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes.\n"


def articles(folder: Path, **texts: str) -> list[str]:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder)]


def column(path: Path, name: str) -> list[str]:
    with path.open(newline="", encoding="utf-8") as lines:
        return [row[name] for row in csv.DictReader(lines)]


@Language.component("fails_at_one_text")
def fails_at_one_text(doc: Doc) -> Doc:
    if "Barchester" in doc.text:
        raise ArithmeticError("no such county")
    return doc


def test_an_article_that_fails_costs_itself_alone(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("fails_at_one_text", name="ner")
    nlp.to_disk(tmp_path / "model")
    inputs = articles(tmp_path / "in", a=ARTICLE, b=ARTICLE + "Barchester was quiet.\n", c=ARTICLE)
    done: list[int] = []
    summary = run(inputs, tmp_path / "tables", model=str(tmp_path / "model"), progress=done.append)
    assert column(tmp_path / "tables" / "articles.csv", "article_id") == ["a", "c"]
    assert column(tmp_path / "tables" / "majorities.csv", "votes") == ["1316", "1316"]
    assert column(tmp_path / "tables" / "rejects.csv", "record") == ["b"]
    assert column(tmp_path / "tables" / "rejects.csv", "stage") == ["annotate"]
    assert column(tmp_path / "tables" / "rejects.csv", "reason") == ["error"]
    (detail,) = column(tmp_path / "tables" / "rejects.csv", "detail")
    assert detail.startswith("ArithmeticError at ")
    assert detail.endswith("no such county")
    assert (summary.articles, summary.rejects, summary.facts["majorities"]) == (2, 1, 2)
    assert done == [1, 2, 3]


def test_an_article_beyond_the_limit_of_the_model_is_read(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE, b=ARTICLE + "\n" * 1_000_000 + "The end.\n")
    summary = run(inputs, tmp_path / "tables", registry=False)
    assert column(tmp_path / "tables" / "majorities.csv", "votes") == ["1316", "1316"]
    assert (summary.articles, summary.rejects) == (2, 0)


def test_facts_below_the_least_confidence_are_counted_not_written(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE, b="Nothing was said.\n", c="")
    every = run(inputs, tmp_path / "every", registry=False)
    none = run(inputs, tmp_path / "none", registry=False, min_confidence=1.0)
    assert every.left_out == 0 < none.left_out == sum(every.facts.values()) - sum(none.facts.values())
    assert column(tmp_path / "every" / "majorities.csv", "votes") == ["1316"]
    assert column(tmp_path / "none" / "majorities.csv", "votes") == []
    assert (none.articles, none.rejects) == (every.articles, every.rejects) == (2, 1)


def test_nothing_is_begun_that_cannot_be_finished(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE)
    with pytest.raises(InputError, match="nowhere"):
        run([*inputs, str(tmp_path / "nowhere")], tmp_path / "tables")
    assert not (tmp_path / "tables").exists()
    with pytest.raises(ModelError, match="install"):
        run(inputs, tmp_path / "tables", model="xx_not_there_sm")
    with pytest.raises(HustingsError, match="name another folder"):
        run(inputs, tmp_path / "in" / "a.txt")


def test_standard_input_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="standard input"):
        run(["-"], tmp_path / "tables")


def test_no_articles_make_empty_tables(tmp_path: Path) -> None:
    summary = run(articles(tmp_path / "in"), tmp_path / "tables")
    assert (summary.articles, sum(summary.facts.values()), summary.rejects) == (0, 0, 0)
    assert column(tmp_path / "tables" / "parties.csv", "party") == []
