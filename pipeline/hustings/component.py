"""The same stages as a spaCy component: ``nlp.add_pipe("hustings")``, facts in ``doc._.hustings``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from hustings.extractor import Extractor
from hustings.registry import Registry
from hustings.types import Article, Evidence, Fact

_KEY = "hustings"


@Language.factory("hustings", default_config={"registry": True}, requires=["doc.ents"], assigns=["doc._.hustings"])
def create(nlp: Language, name: str, registry: bool) -> Component:
    """Make the component for ``nlp``, whose ``ner`` finds the persons; add it behind that.

    ``registry=False`` in its config knows seats' and parties' names alone. The factory is an entry point: spaCy finds
    it wherever hustings is installed, when a pipeline is built and when one is loaded from disk.

    >>> import spacy
    >>> from hustings.resources import path
    >>> nlp = spacy.load(path("ner"))
    >>> component = nlp.add_pipe("hustings")
    >>> doc = nlp("Labour's Sarah Edwards won Tamworth by 1,316 votes.")
    >>> (majority,) = [fact for fact in doc._.hustings if fact.table == "majorities"]
    >>> majority.values["votes"], doc.text[majority.start : majority.end]
    (1316, '1,316')
    """
    return Component(registry=registry)


class Component:
    """Puts the facts of each Doc, a tuple of :class:`hustings.types.Fact`, into ``doc._.hustings``.

    Offsets are characters of ``doc.text``. A Doc takes its date from ``doc.user_data["published_at"]`` (ISO 8601). The
    facts lie in ``doc.user_data`` as plain values, so that a Doc can be written, sent to another process and read back
    with them.
    """

    def __init__(self, *, registry: bool = True) -> None:
        """``registry=False`` knows seats' and parties' names alone."""
        self._registry = registry
        self._extractor = Extractor(None, Registry.load() if registry else Registry.names_only())
        register_extension()

    def __reduce__(self) -> tuple[Callable[[], Component], tuple[()]]:
        """What makes it again in another process: its tables and caches are no part of it."""
        return partial(Component, registry=self._registry), ()

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts of ``doc``, with the entities that the pipeline has set on it."""
        published = doc.user_data.get("published_at")
        article = Article("doc", doc.text, published_at=published, published_at_source="record" if published else None)
        doc._.hustings = self._extractor.extract(article, entities=doc).facts
        return doc


def register_extension() -> None:
    """Make ``doc._.hustings`` known; a process that reads Docs without a pipeline calls it itself."""
    if not Doc.has_extension(_KEY):
        Doc.set_extension(_KEY, getter=_facts, setter=_set_facts)


def _set_facts(doc: Doc, facts: Sequence[Fact]) -> None:
    doc.user_data[_KEY] = [_plain(fact) for fact in facts]


def _facts(doc: Doc) -> tuple[Fact, ...]:
    return tuple(_from_plain(each) for each in doc.user_data.get(_KEY, ()))


def _plain(fact: Fact) -> dict[str, Any]:
    """``fact`` in what MessagePack, in which spaCy writes Docs, can hold."""
    return {
        "table": fact.table,
        "values": dict(fact.values),
        "start": fact.start,
        "end": fact.end,
        "evidence": list(fact.evidence),
        "rule": fact.rule,
        "confidence": fact.confidence,
        "post": fact.post,
        "why": [[piece.name, piece.weight] for piece in fact.why],
        "certainty": fact.certainty,
    }


def _from_plain(fact: Mapping[str, Any]) -> Fact:
    first, last = fact["evidence"]
    why = tuple(Evidence(name, weight) for name, weight in fact["why"])
    return Fact(**{**fact, "values": dict(fact["values"]), "evidence": (first, last), "why": why})
