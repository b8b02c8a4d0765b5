"""The entities that a spaCy pipeline finds: by its own NER, or the same from its layers over all tokens at once.

spaCy's entity recogniser goes from token to token and scores every action anew. Outside an entity its scores depend on
the token alone, so those of all tokens are one product of matrices; only within an entity does one action wait for the
one before. The layers, their weights and the choice of actions are spaCy's, so the spans are too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from hustings.annotate.entities import LABELS, Entity

TextReader: TypeAlias = Callable[[str], Iterator[Entity]]
"""From a text to the entities in it, in their order."""

Vectors: TypeAlias = Callable[[Doc], NDArray[np.float32]]
"""From a document to the (tokens, width) vectors that the recogniser looks at."""

_MOST_WORDS = 1 << 14  # whose rows are kept, at some hundred floats each
_CONTEXT = 3  # tokens that the recogniser looks at: the next one, the first one of the entity, the last one


def model_entities(doc: Doc) -> Iterator[Entity]:
    """The entities that a pipeline has set on ``doc``, of the kinds that are of use here."""
    for entity in doc.ents:
        if label := LABELS.get(entity.label_):
            yield Entity(entity.start_char, entity.end_char, label)


def entity_reader(nlp: Language) -> TextReader:
    """What reads the entities off a text as ``nlp`` does, by way of its layers where it is built as spaCy's models are.

    The text must be no longer than ``nlp.max_length``.
    """
    ner = nlp.get_pipe("ner") if nlp.pipe_names == ["ner"] else None
    if type(ner) is EntityRecognizer and _is_greedy(ner):
        return _GreedyReader(nlp, ner)
    return lambda text: model_entities(nlp(text))


def _is_greedy(ner: EntityRecognizer) -> bool:
    """Whether ``ner`` decides action by action, from the vectors of its own layers, in the usual context."""
    model = ner.model
    lower = model.get_ref("lower")
    listens = any("listener" in layer.name for layer in model.get_ref("tok2vec").walk())
    return bool(
        ner.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and not listens
        and isinstance(model.ops, NumpyOps)
        and lower.get_dim("nF") == _CONTEXT
        and lower.get_dim("nP") > 1
    )


class _GreedyReader:
    """The entities of a text, without the detour over one state of the recogniser for each token."""

    def __init__(self, nlp: Language, ner: EntityRecognizer) -> None:
        self._nlp = nlp
        actions = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._vectors = vectors_of(ner.model.layers[0])
        self._lower = ner.model.get_ref("lower")
        self._upper = ner.model.get_ref("upper")
        self._bias = self._lower.get_param("b")
        self._actions = [(action[:1], action[2:]) for action in actions]
        self._number = {action: number for number, action in enumerate(actions)}
        opening = [kind == "B" for kind, _ in self._actions]
        single = [kind == "U" and label != "" for kind, label in self._actions]
        self._outside = np.array([kind == "O" for kind, _ in self._actions])
        self._last = self._outside | single
        self._anywhere = self._last | opening

    def __call__(self, text: str) -> Iterator[Entity]:
        doc = self._nlp.make_doc(text)
        for first, last, written in self._entities(doc):
            if label := LABELS.get(written):
                end = doc[last]
                yield Entity(doc[first].idx, end.idx + len(end), label)

    def _entities(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """First token, last token and label of each entity."""
        cached = self._lower.predict(self._vectors(doc))  # the first row stands for no token
        actions = self._outside_actions(doc, cached)
        position = 0
        for start in np.flatnonzero(~self._outside[actions]).tolist():
            if start < position:
                continue
            kind, label = self._actions[actions[start]]
            last = start if kind == "U" else self._last_of(cached, start, label)
            yield start, last, label
            position = last + 1

    def _outside_actions(self, doc: Doc, cached: NDArray[np.float32]) -> NDArray[np.intp]:
        """The best action for each token where no entity is open."""
        scores = self._scores(cached[1:, 0] + cached[0, 1] + cached[0, 2])
        allowed = np.broadcast_to(self._anywhere, scores.shape).copy()
        allowed[doc.to_array("IS_SPACE") != 0] = self._outside  # no entity begins with a blank
        allowed[-1] &= self._last
        best: NDArray[np.intp] = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best

    def _last_of(self, cached: NDArray[np.float32], start: int, label: str) -> int:
        """The last token of the entity with ``label`` that begins at the token ``start``."""
        inside, closing = self._number[f"I-{label}"], self._number[f"L-{label}"]
        end = len(cached) - 2
        for token in range(start + 1, end):
            state = cached[token + 1, 0] + cached[start + 1, 1] + cached[token, 2]
            scores = self._scores(state[np.newaxis])[0]
            if scores[closing] > scores[inside] or (scores[closing] == scores[inside] and closing < inside):
                return token
        return end

    def _scores(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores of (states, actions) from the sums of the states' context, (states, hidden, pieces)."""
        pieces = states + self._bias
        hidden = reduce(
            np.maximum, (pieces[:, :, piece] for piece in range(pieces.shape[2]))
        )  # faster than max(axis=2)
        scores: NDArray[np.float32] = self._upper.predict(hidden)
        return scores


def vectors_of(model: Model[list[Doc], NDArray[np.float32]]) -> Vectors:
    """The vectors as ``model`` makes them; with spaCy's own layers, those of words known are kept."""
    embed, *rest = [*model.layers[0].layers, *model.layers[1:]] if model.layers else [model]
    if [layer.name.partition("(")[0] for layer in embed.layers] == _LAYERS_OF_EMBEDDING and rest:
        return _KnownWords(embed, rest)
    return lambda doc: model.predict([doc])


_LAYERS_OF_EMBEDDING = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]


class _KnownWords:
    """The vectors of a document, whose words' own rows, before any context, are kept for the documents to come.

    A row depends on the word's features alone, and comes out the same to the last bit whatever rows it is made with.
    """

    def __init__(self, embed: Model[Any, Any], rest: Sequence[Model[Any, Any]]) -> None:
        self._features = embed.layers[0]
        self._embed = [layer.layers[0] for layer in embed.layers[2:4]]
        self._rest = rest
        self._places: dict[bytes, int] = {}  # of words, by their features
        self._rows = np.empty((_MOST_WORDS, embed.get_dim("nO")), dtype=np.float32)

    def __call__(self, doc: Doc) -> NDArray[np.float32]:
        found: Any = [self._embedded(self._features.predict([doc])[0])]
        for layer in self._rest:
            found = layer.predict(found)
        vectors: NDArray[np.float32] = found
        return vectors

    def _embedded(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The rows of the words with ``features``, (words, columns)."""
        words = [word.tobytes() for word in features]
        places = self._places
        fresh = [word for word in dict.fromkeys(words) if word not in places]
        if len(places) + len(fresh) > _MOST_WORDS:
            places.clear()
            fresh = list(dict.fromkeys(words))
            if len(fresh) > _MOST_WORDS:
                return self._made(features)
        if fresh:
            first = len(places)
            places.update(zip(fresh, range(first, first + len(fresh)), strict=True))
            made = self._made(np.frombuffer(b"".join(fresh), dtype=features.dtype).reshape(len(fresh), -1))
            self._rows[first : first + len(fresh)] = made
        return self._rows[[places[word] for word in words]]

    def _made(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        found: Any = features
        for layer in self._embed:
            found = layer.predict(found)
        rows: NDArray[np.float32] = found
        return rows
