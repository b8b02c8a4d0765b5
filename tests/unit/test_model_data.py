"""The training data of the NER model: labels, names that are held out, noise."""

import random
import re
from collections.abc import Sequence

import pytest
import spacy
from labelled import Label, Piece, label_text, plain, roughen, to_doc
from model_data import rare_words
from model_names import Pool, is_held_out, renamed
from model_templates import Templates
from spacy.lang.en import English

from hustings.resources import read_csv


@pytest.fixture(scope="module")
def pool() -> Pool:
    return Pool.load()


def persons(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.label == "PERSON"]


def test_the_first_of_two_overlapping_spans_stands() -> None:
    spans: list[tuple[int, int, Label]] = [(4, 14, "PERSON"), (8, 20, "ORG"), (21, 25, "PLACE")]
    assert label_text("Sir Ada Fenwick Trust Hull", [(4, 15, "PERSON"), (8, 21, "ORG"), (22, 26, "PLACE")]) == [
        Piece("Sir "),
        Piece("Ada Fenwick", "PERSON"),
        Piece(" Trust "),
        Piece("Hull", "PLACE"),
    ]
    assert [piece.label for piece in label_text("x" * 30, spans)] == ["", "PERSON", "", "PLACE", ""]


def test_a_doc_has_the_names_and_leaves_out_what_is_unsure() -> None:
    pieces = [Piece("Ada Fenwick", "PERSON"), Piece(" met "), Piece("the Lions", "UNSURE"), Piece(" in Hull.")]
    doc = to_doc(pieces, spacy.blank("en").make_doc(plain(pieces)))
    assert [(span.text, span.label_) for span in doc.ents] == [("Ada Fenwick", "PERSON")]
    assert [token.text for token in doc if token.ent_iob == 0] == ["the", "Lions"]


def test_a_name_that_is_no_whole_token_teaches_nothing() -> None:
    pieces = [Piece("Green"), Piece("Tam Veitch", "PERSON")]
    doc = to_doc(pieces, spacy.blank("en").make_doc(plain(pieces)))
    assert not doc.ents
    assert [token.ent_iob for token in doc] == [0, 0]


def test_by_election_candidates_and_a_fifth_of_other_names_are_held_out() -> None:
    rows = [row for row in read_csv("registry/candidacies.csv") if ".by." in row["contest_id"]]
    assert len(rows) > 300
    assert all(is_held_out(f"{row['given_name']} {row['family_name']}") for row in rows)
    made_up = [f"Ada Fenwick{number}" for number in range(1000)]
    assert 150 < sum(map(is_held_out, made_up)) < 250


def test_no_person_drawn_is_held_out(pool: Pool) -> None:
    rng = random.Random(1)
    assert not [name for name in (pool.person(rng) for _ in range(500)) if is_held_out(" ".join(name))]


def test_a_renamed_article_calls_a_person_by_one_name_throughout(pool: Pool) -> None:
    pieces = [
        Piece("Sarah Edwards", "PERSON"),
        Piece(" won. Ms "),
        Piece("Edwards", "PERSON"),
        Piece(" beat "),
        Piece("EDWARDS, Tom", "PERSON"),
        Piece(" and "),
        Piece("J. Edwards", "PERSON"),
    ]
    full, surname, listed, initial = persons(renamed(pieces, pool, random.Random(3)))
    assert full.endswith(f" {surname}")
    assert full != "Sarah Edwards"
    assert listed.startswith(surname.upper())
    assert initial.endswith(surname)
    assert not is_held_out(full)


def test_noise_leaves_every_name_its_label(pool: Pool) -> None:
    rng = random.Random(5)
    pieces = [
        Piece("THE COUNT\n\n"),
        Piece("Ada Fenwick", "PERSON"),
        Piece(" of "),
        Piece("Labour", "PARTY"),
        Piece("."),
    ]
    for _ in range(200):
        assert [piece.label for piece in roughen(pieces, rng) if piece.label] == ["PERSON", "PARTY"]


def test_templates_are_the_same_from_the_same_seed_and_fill_every_slot(pool: Pool) -> None:
    made = [Templates(pool, ["there", "vote"], ["leaflet"], random.Random(2)) for _ in range(2)]
    first, second = ([templates.text() for _ in range(300)] for templates in made)
    assert first == second
    assert not [text for text in map(plain, first) if "{" in text or "}" in text]
    labels = {piece.label for text in first for piece in text}
    assert labels == {"", "PERSON", "PLACE", "ORG", "PARTY"}


def test_words_that_the_stock_model_met_with_a_capital_may_be_names() -> None:
    nlp = English()
    for word in ("tombola", "blaydon", "Blaydon", "quango", "QUANGO", "fête", "cup"):
        nlp.vocab.strings.add(word)
    assert {"tombola", "blaydon", "quango", "fête", "cup"}.intersection(rare_words(nlp)) == {"tombola"}


def test_parties_that_no_list_has_are_parties(pool: Pool) -> None:
    templates = Templates(pool, ["there", "vote"], ["leaflet"], random.Random(2))
    parties = {piece.text for _ in range(300) for piece in templates.text() if piece.label == "PARTY"}
    assert any(re.search("There|Vote|Leaflet", party) for party in parties)
    assert parties & set(pool.parties)
