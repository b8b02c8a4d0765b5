"""The same stages as a spaCy component: ``nlp.add_pipe("hustings")``, facts in ``doc._.hustings``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from hustings.extractor import Extractor
from hustings.registry import Registry
from hustings.types import Article


@Language.factory("hustings", default_config={"registry": True})
def create(nlp: Language, name: str, registry: bool) -> Component:
    """Make the component for ``nlp``, whose ``ner`` finds the persons; add it behind that."""
    return Component(registry=registry)


class Component:
    """Puts the facts of each Doc, a tuple of :class:`hustings.types.Fact`, into ``doc._.hustings``.

    Offsets are characters of ``doc.text``. A Doc takes its date from ``doc.user_data["published_at"]`` (ISO 8601).
    """

    def __init__(self, *, registry: bool = True) -> None:
        """``registry=False`` knows seats' and parties' names alone."""
        self._extractor = Extractor(None, Registry.load() if registry else Registry.names_only())
        if not Doc.has_extension("hustings"):
            Doc.set_extension("hustings", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts of ``doc``, with the entities that the pipeline has set on it."""
        published = doc.user_data.get("published_at")
        article = Article("doc", doc.text, published_at=published, published_at_source="record" if published else None)
        doc._.hustings = self._extractor.extract(article, persons=doc).facts
        return doc
