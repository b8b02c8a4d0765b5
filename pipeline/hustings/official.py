"""What the registry says of the contests that articles report: counts, parties, days, and the contest before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from hustings.annotate.mentions import Name
from hustings.annotate.names import split_name
from hustings.annotate.parties import may_be_short_for
from hustings.arithmetic import Known
from hustings.cast import INDEPENDENT, Subject
from hustings.comparison import Comparison, Sheet, with_figure, with_text
from hustings.history import Candidacy, Election
from hustings.precision import Range
from hustings.registry import GENERAL, GREAT_BRITAIN, Registry
from hustings.resolve.people import may_be_one
from hustings.spelling import fold
from hustings.statements import REJECTED, Statement

_COUNT = "the official count says"
_JOINT = re.compile(r"joint-party:(\d+(?:-\d+)+)")


class Official:
    """One contest as the registry has it."""

    def __init__(self, registry: Registry, election: Election) -> None:
        self._registry = registry
        self._election = election
        self._candidacies = registry.candidacies(election.contest_id)
        self._of: dict[Subject, Candidacy | None] = {}
        self._parties: dict[tuple[str, str | None, str], bool] = {}

    def known(self, subjects: Iterator[Subject] | Sequence[Subject]) -> Known:
        """What arithmetic needs to know, in terms of these subjects of an article."""
        places = {id(candidacy): subject for subject in subjects if (candidacy := self.candidacy(subject))}
        leaders = [places.get(id(candidacy)) for candidacy in self._candidacies[:2]]
        rejected = (self._election.invalid_votes or 0) / self._papers if self._papers else 0
        return Known(
            leaders=(leaders[0], leaders[1]) if len(leaders) == 2 else None,
            candidates=len(self._candidacies),
            rejected=max(REJECTED, rejected),
        )

    def candidacy(self, subject: Subject) -> Candidacy | None:
        """The candidacy of a person, or of the only candidate of a party; None where that is not certain."""
        if subject not in self._of:
            self._of[subject] = self._find(subject)
        return self._of[subject]

    def comparisons(self, sheet: Sheet) -> Iterator[Comparison]:
        """Every statement of a sheet of this contest that the registry knows something of."""
        for statement in sheet.statements:
            if statement.field in ("winner_party", "party", "polling_date"):
                yield from self._text(statement)
            elif expected := self._expected(statement):
                yield with_figure(f"official_{statement.field}", statement, expected, _COUNT)

    def _text(self, statement: Statement) -> Iterator[Comparison]:
        check, said = f"official_{statement.field}", str(statement.value)
        if statement.field == "polling_date":
            day = self._election.polling_date.isoformat()
            yield with_text(check, statement, day, agrees=day.startswith(said) or said.startswith(day))
            return
        person = statement.field == "party" and statement.subject.kind == "person"
        candidacy = self.candidacy(statement.subject) if person else self._winner
        if candidacy is not None:
            yield with_text(check, statement, candidacy.party, agrees=self._is_of(candidacy, said))

    def _expected(self, statement: Statement) -> Sequence[Range]:
        """What a figure may be; nothing where the registry does not know it."""
        candidacy = self.candidacy(statement.subject)
        match statement.field:
            case "votes" if candidacy and candidacy.votes is not None:
                return [_point(candidacy.votes)]
            case "share" if candidacy and candidacy.votes is not None and self._election.valid_votes:
                return [_point(100 * candidacy.votes / self._election.valid_votes)]
            case "share_change" if candidacy:
                return self._change(candidacy)
            case "swing":
                return self._swing(statement.subject)
            case "electorate" if self._election.electorate:
                return [_point(self._election.electorate)]
            case "ballots":
                return [_point(each) for each in self._turned_out]
            case "turnout" if self._election.electorate:
                return [_point(100 * each / self._election.electorate) for each in self._turned_out]
            case "majority_votes":
                return [_point(each) for each in _majorities(self._registry, self._election)]
            case "majority_percent":
                return _percentages(self._registry, self._election)
            case "previous_majority_votes":
                return [_point(each) for election in self._previous for each in _majorities(self._registry, election)]
            case "previous_majority_percent":
                return [each for election in self._previous for each in _percentages(self._registry, election)]
            case _:
                return []

    @property
    def _papers(self) -> int:
        return (self._election.valid_votes or 0) + (self._election.invalid_votes or 0)

    @property
    def _turned_out(self) -> Sequence[int]:
        """Valid votes, and all papers: articles print either as ballots and turnout."""
        return [self._election.valid_votes, self._papers] if self._election.valid_votes else []

    @cached_property
    def _previous(self) -> Sequence[Election]:
        """The contest before on the same boundaries, and the general election before: articles mean either."""
        before = self._registry.before(self._election)
        general = next((each for each in before if each.kind == GENERAL), None)
        return [*before[:1], *([general] if general and general is not before[0] else [])]

    @property
    def _winner(self) -> Candidacy | None:
        return self._candidacies[0] if self._candidacies else None

    @cached_property
    def _country(self) -> str:
        seat = self._registry.seat(self._election.constituency, self._election.polling_date)
        return (seat.country if seat else None) or GREAT_BRITAIN

    def _find(self, subject: Subject) -> Candidacy | None:
        if subject.kind == "person":
            found = [each for each in self._candidacies if subject.person_id and each.person_id == subject.person_id]
            if len(found) != 1:
                same = self._registry.candidacy(self._election.contest_id, subject.name)
                found = [each for each in self._candidacies if each == same] or self._alike(subject)
        elif subject.kind == "party" and fold(subject.name) != fold(INDEPENDENT):
            found = [each for each in self._candidacies if self._is_of(each, subject.name)]
        else:
            found = []
        return found[0] if len(found) == 1 else None

    def _alike(self, subject: Subject) -> list[Candidacy]:
        """The candidacies of the persons that a name may mean, a surname too; of several, those of the same party."""
        name = split_name(subject.name)
        found = [each for each in self._candidacies if may_be_one(_name(each), name)]
        if len(found) > 1 and subject.party:
            found = [each for each in found if self._is_of(each, subject.party)]
        return found

    def _is_of(self, candidacy: Candidacy, party: str) -> bool:
        """Whether a candidate stood for the party of that canonical name, alone or jointly."""
        key = candidacy.party, candidacy.party_id, party
        if key not in self._parties:
            self._parties[key] = self._same_party(candidacy, party)
        return self._parties[key]

    def _same_party(self, candidacy: Candidacy, party: str) -> bool:
        meant = self._registry.party_id(party, self._election.polling_date, self._country)
        ids = _ids(candidacy.party_id) | _ids(
            self._registry.party_id(candidacy.party, self._election.polling_date, self._country)
        )
        if fold(candidacy.party) == fold(party) or may_be_short_for(party, candidacy.party):
            return True
        return not ids.isdisjoint(_ids(meant))

    def _change(self, candidacy: Candidacy | None) -> Sequence[Range]:
        if candidacy is None or candidacy.share_change is None:
            return []
        # Where one decimal is given, a whole number has been rounded to it too.
        decimals = max(1, len(repr(candidacy.share_change).partition(".")[2]))
        slack = 10.0**-decimals / 2
        return [Range(candidacy.share_change - slack, candidacy.share_change + slack)]

    def _swing(self, subject: Subject) -> Sequence[Range]:
        if None in subject.pair:
            return []
        parties = [Subject("party", party or "", party=party) for party in subject.pair]
        lost, won = (self._change(self.candidacy(party)) for party in parties)
        return [Range((two.low - one.high) / 2, (two.high - one.low) / 2) for one, two in zip(lost, won, strict=False)]


def _majorities(registry: Registry, election: Election) -> Sequence[int]:
    """The majority as recorded, and as the votes give it: in one contest of the registry they differ."""
    votes = [each.votes for each in registry.candidacies(election.contest_id)[:2]]
    counted = [votes[0] - votes[1]] if len(votes) == 2 and votes[0] is not None and votes[1] is not None else []
    recorded = [election.majority] if election.majority is not None else []
    return list(dict.fromkeys([*recorded, *counted]))


def _percentages(registry: Registry, election: Election) -> Sequence[Range]:
    if not election.valid_votes:
        return []
    return [_point(100 * each / election.valid_votes) for each in _majorities(registry, election)]


def _name(candidacy: Candidacy) -> Name:
    return split_name(f"{candidacy.given_name} {candidacy.family_name}")


def _point(value: float) -> Range:
    return Range(value, value)


def _ids(party_id: str | None) -> frozenset[str]:
    """The parties of an Electoral Commission id; a joint description has those of all."""
    if party_id is None:
        return frozenset()
    joint = _JOINT.fullmatch(party_id)
    return frozenset(f"PP{each}" for each in joint[1].split("-")) if joint else frozenset({party_id})
