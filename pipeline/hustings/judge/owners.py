"""Whose a count or a share is: evidence for each party that the words around the figure name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hustings.annotate.units import Unit
from hustings.judge.reading import Reading, read

Owners = Mapping[int, str]
"""Parties by the index of the mention that names them, or a person of theirs."""

_CLOSE = 3  # words between owner and figure that are taken as one piece of evidence
_PRONOUNS = frozenset({"he", "she", "his", "her", "hers", "they", "their"})


def owner_evidence(
    unit: Unit,
    figure: int,
    same: Sequence[int],
    owners: Owners,
    persons: frozenset[int],
    earlier: Sequence[Owners],
    named_by: Mapping[int, str],
) -> dict[str, list[str]]:
    """Evidence by party for the figure with the index ``figure`` of ``unit``.

    ``same`` are the figures of its role in the unit, ``owners`` those in the unit (``persons`` of them by a person) and
    ``earlier`` those in the units before it, the last one first; ``named_by`` says which rule tied a mention to it.
    """
    reading = read(unit.rendered)
    found: dict[str, list[str]] = {}
    for index in sorted(owners):
        pieces = _beside(reading, figure, index, owners, same, person=index in persons)
        found.setdefault(owners[index], []).extend(pieces)
        if rule := named_by.get(index):
            found[owners[index]] += [f"rule {rule}", "named by rule"]
    order = list(dict.fromkeys(owners[index] for index in sorted(owners)))
    place = list(same).index(figure) if figure in same else -1
    for number, party in enumerate(order):
        if len(order) == 1:
            found[party].append("only owner of unit")
        if len(order) == len(same) and number == place:
            found[party].append("aligned")
    pronoun = any(word in _PRONOUNS for word in reading.before(figure, 12))
    for distance, group in enumerate(earlier):
        parties = [group[index] for index in sorted(group)]
        for party in dict.fromkeys(parties):
            here = "none here" if not owners else "some here"
            evidence = [f"earlier {distance} {here}", f"earlier {distance} pronoun {pronoun} {here}"]
            if len(set(parties)) == 1:
                evidence.append(f"earlier {distance} alone {here}")
            if party == parties[0]:
                evidence.append(f"earlier {distance} first pronoun {pronoun} {here}")
            if party == parties[-1]:
                evidence.append(f"earlier {distance} last pronoun {pronoun} {here}")
            if all(party not in {*nearer.values()} for nearer in earlier[:distance]):
                found.setdefault(party, []).extend(evidence)
    return {party: [*dict.fromkeys(evidence)] for party, evidence in found.items()}


def _beside(
    reading: Reading, figure: int, index: int, owners: Owners, same: Sequence[int], *, person: bool
) -> Iterator[str]:
    side = "before" if index < figure else "after"
    words = reading.between(index, figure)
    low, high = sorted((index, figure))
    rivals = len({owners[i] for i in owners if low < i < high} - {owners[index]})
    figures = len([i for i in same if low < i < high])
    yield f"{side} rivals {min(rivals, 3)}"
    yield f"{side} rivals {min(rivals, 2)} figures {min(figures, 2)}"
    yield f"{side} distance {min(len(words), 24) // 3}"
    if rivals == 0:
        yield f"{side} nearest {'person' if person else 'party'}"
        for word in dict.fromkeys(words[:10]):
            yield f"{side} has {word}"
        if len(words) <= _CLOSE:
            yield f"{side} is {' '.join(words)}"
        if words:
            yield f"{side} next {words[0] if side == 'before' else words[-1]}"
            yield f"{side} last {words[-1] if side == 'before' else words[0]}"
