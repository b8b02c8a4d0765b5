"""What one article states of one contest, and how a single value of it is held against what it should be."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hustings.cast import CONTEST, Subject
from hustings.precision import SLACK, Range, number
from hustings.spelling import fold
from hustings.statements import UNITS, Contest, Details, Statement

_LABELS: Mapping[str, str] = {
    "majority_votes": "majority",
    "majority_percent": "majority in per cent",
    "previous_majority_votes": "previous majority",
    "previous_majority_percent": "previous majority in per cent",
    "winner_party": "winner",
    "polling_date": "polling day",
    "share_change": "change of share",
}
_RELATED: Mapping[str | None, str] = {"under": "under ", "over": "over ", "about": "about "}
_SHOWN_DECIMALS = 4  # of what is computed; two more than papers print


class Sheet:
    """What one article states of one contest: its statements, a repeated one once, and the most exact of each field."""

    def __init__(self, contest: Contest, details: Details, statements: Iterable[Statement]) -> None:
        self.contest = contest
        self.details = details
        once: dict[tuple[str, Subject, str, str | None], Statement] = {}
        for each in statements:
            once.setdefault((each.field, each.subject, each.key, each.relation), each)
        self.statements: Sequence[Statement] = tuple(once.values())
        self._exact: defaultdict[str, dict[Subject, Statement]] = defaultdict(dict)
        for each in self.statements:
            kept = self._exact[each.field].get(each.subject)
            if kept is None or each.finer(kept):
                self._exact[each.field][each.subject] = each

    def stated(self, *fields: str) -> Sequence[Statement]:
        """The statements of these fields, in order."""
        return [each for each in self.statements if each.field in fields]

    def exact(self, field: str) -> Statement | None:
        """The most exact statement of a field of the contest itself."""
        return self._exact[field].get(CONTEST)

    def of_candidates(self, field: str) -> Mapping[Subject, Statement]:
        """The most exact statement of a field by candidate.

        What stands under a party that has a person with that field too is left out: it may be the same candidate.
        """
        every = self._exact[field]
        with_person = {fold(subject.party) for subject in every if subject.kind == "person" and subject.party}
        return {
            subject: statement
            for subject, statement in every.items()
            if subject.kind == "person" or (subject.kind == "party" and fold(subject.name) not in with_person)
        }

    def of_party(self, field: str, party: str | None) -> Statement | None:
        """The most exact statement of a field of the only candidate of a party."""
        key = fold(party or "")
        found = [each for subject, each in self.of_candidates(field).items() if fold(subject.party or "") == key]
        return found[0] if len(found) == 1 and key else None

    def winner(self) -> Subject | None:
        """The candidate whom the article calls elected; None where it calls none or several so."""
        elected = {each.subject for each in self.stated("outcome") if each.key == "elected"}
        return elected.pop() if len(elected) == 1 else None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A statement held against what it should be.

    ``difference`` is stated less expected and ``tolerance`` what rounding explains of it, in the statement's unit;
    ``basis`` are the words before ``expected`` in a sentence. ``compared`` are the statements that what is expected was
    made of; none where it is from the registry.
    """

    check: str
    statement: Statement
    agrees: bool
    expected: str
    difference: float | None
    tolerance: float | None
    basis: str
    compared: Sequence[Statement] = ()


def with_figure(
    check: str, statement: Statement, expected: Sequence[Range], basis: str, compared: Sequence[Statement] = ()
) -> Comparison:
    """A figure held against those that it may be; the one shown is the nearest."""
    admits, value = _figure(statement)
    nearest = min(expected, key=lambda each: max(each.low - value, value - each.high, 0))
    agrees = any(admits.meets(each) for each in expected)
    middle = nearest.middle if math.isfinite(nearest.width) else max(nearest.low, min(nearest.high, value))
    tolerance = (admits.width + nearest.width) / 2
    return Comparison(
        check,
        statement,
        agrees,
        number(_rounded(middle)),
        _rounded(value - middle),
        _rounded(tolerance) if math.isfinite(tolerance) else None,
        basis,
        tuple(compared),
    )


def at_most(
    check: str, statement: Statement, bound: float, basis: str, compared: Sequence[Statement] = ()
) -> Comparison:
    """A figure held against the largest that it can be."""
    admits, value = _figure(statement)
    agrees = admits.low <= bound + SLACK
    return _bounded(check, statement, agrees, "at most", value, bound, basis, compared)


def at_least(
    check: str, statement: Statement, bound: float, basis: str, compared: Sequence[Statement] = ()
) -> Comparison:
    """A figure held against the smallest that it can be."""
    admits, value = _figure(statement)
    agrees = admits.high >= bound - SLACK
    return _bounded(check, statement, agrees, "at least", value, bound, basis, compared)


def with_text(check: str, statement: Statement, expected: str, *, agrees: bool) -> Comparison:
    """A name or a day held against that of the registry."""
    return Comparison(check, statement, agrees, expected, None, None, "the registry says")


def sentence(sheet: Sheet, comparison: Comparison) -> str:
    """What was compared and what came of it, to read."""
    statement = comparison.statement
    place = " ".join(filter(None, (sheet.details.constituency, sheet.details.polling_date)))
    whose = f"{statement.subject.name} in {place}" if statement.subject.name else place
    label = _LABELS.get(statement.field, statement.field.replace("_", " "))
    said = _RELATED.get(statement.relation, "") + _worded(statement, statement.shown)
    bound, _, figure = comparison.expected.rpartition(" ") if statement.admits else ("", "", comparison.expected)
    expected = " ".join(filter(None, (bound, _worded(statement, figure))))
    outcome = "agrees" if comparison.agrees else "differs"
    return (
        f"{statement.article_id}: {label} of {whose}: the paper says {said}; {comparison.basis} {expected}: {outcome}"
    )


def _bounded(
    check: str,
    statement: Statement,
    agrees: bool,
    words: str,
    value: float,
    bound: float,
    basis: str,
    compared: Sequence[Statement],
) -> Comparison:
    bound = _rounded(bound)
    expected = f"{words} {number(bound)}"
    return Comparison(check, statement, agrees, expected, _rounded(value - bound), None, basis, tuple(compared))


def _figure(statement: Statement) -> tuple[Range, float]:
    if statement.admits is None or isinstance(statement.value, str):
        raise ValueError(f"{statement.field} is no figure")
    return statement.admits, statement.value


def _rounded(value: float) -> float:
    return round(float(value), _SHOWN_DECIMALS)


def _worded(statement: Statement, figure: str) -> str:
    match UNITS.get(statement.field):
        case "votes" | "persons":
            return f"{float(figure):,.0f}" if float(figure).is_integer() else f"{float(figure):,}"
        case "percentage points" if statement.field in ("swing", "share_change"):
            return f"{figure} points"
        case "percentage points":
            return f"{figure}%"
        case _:
            return figure
