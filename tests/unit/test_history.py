"""What is on record of the seats of one name, and what that is evidence of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.history import Candidacy, Counted, Election, History
from hustings.registry import Registry
from hustings.resolve.on_record import OnRecord
from hustings.resolve.people import Person

BEFORE, BY_DAY, AFTER = date(2031, 5, 1), date(2033, 3, 3), date(2036, 5, 8)


def _election(day: date, majority: int, electorate: int = 50_000, valid: int = 20_000, invalid: int = 50) -> Election:
    return Election(f"parl.{day}", "general", "Ambridge", None, day, None, None, electorate, valid, invalid, majority)


def _candidacy(given_name: str, family_name: str, party: str, votes: int, share: float, change: float) -> Candidacy:
    return Candidacy("parl", given_name, family_name, party, None, None, votes, share, change)


HISTORY = History(
    [
        (
            _election(BEFORE, 4_000),
            [
                _candidacy("Ada Mary", "Fenwick", "Conservative", 11_000, 55.0, 2.4),
                _candidacy("Ben", "de Voss", "Scottish National Party", 7_000, 35.0, -2.4),
            ],
        ),
        (
            _election(BY_DAY, 6_001, valid=17_500),
            [
                _candidacy("Ben", "de Voss", "Scottish National Party", 11_751, 67.15, 32.15),
                _candidacy("Carys", "Fenwick", "Reform UK", 5_750, 32.85, 12.0),
            ],
        ),
    ]
)


@pytest.mark.parametrize(
    ("person", "alone", "days"),
    [
        ("Ada Fenwick", False, [BEFORE]),
        ("Ada Mary Fenwick", False, [BEFORE]),
        ("A Fenwick", False, [BEFORE]),
        ("Ben de Voss", False, [BEFORE, BY_DAY]),
        ("Fenwick", False, []),
        ("Fenwick", True, [BEFORE, BY_DAY]),
        ("Dora Fenwick", False, []),
        ("Benjamin de Voss", False, [BEFORE, BY_DAY]),
        ("Addie Fenwick", False, []),
        ("Ada Voss", False, []),
        ("", True, []),
    ],
)
def test_who_stood(person: str, alone: bool, days: list[date]) -> None:
    assert [one.polling_date for one in HISTORY.stood(person, surname_alone=alone)] == days


def test_the_first_of_a_contest_won_it() -> None:
    assert [one.won for one in HISTORY.stood("Ben de Voss")] == [False, True]


@pytest.mark.parametrize(
    ("value", "counted"),
    [
        (11_000, [Counted("votes", "Conservative", BEFORE)]),
        (6_001, [Counted("margin", "Scottish National Party", BY_DAY)]),
        (17_550, [Counted("ballots", None, BY_DAY)]),
        (50_000, [Counted("electorate", None, BEFORE), Counted("electorate", None, BY_DAY)]),
        (67.2, [Counted("share", "Scottish National Party", BY_DAY)]),
        (67.1, [Counted("share", "Scottish National Party", BY_DAY)]),
        (67.3, []),
        (35.1, [Counted("turnout", None, BY_DAY)]),
        (34.3, [Counted("margin_percent", "Scottish National Party", BY_DAY)]),
        (
            2.4,
            [
                Counted("change", "Conservative", BEFORE),
                Counted("change", "Scottish National Party", BEFORE),
                Counted("swing", "Conservative", BEFORE),
            ],
        ),
        (12.0, [Counted("change", "Reform UK", BY_DAY, exact=False)]),
        (12_345, []),
        (6_001.5, []),
    ],
)
def test_what_was_counted(value: float, counted: list[Counted]) -> None:
    assert sorted(HISTORY.counted(value), key=str) == sorted(counted, key=str)


def test_a_rate_in_whole_points_is_what_rounds_to_it() -> None:
    told = {(one.measure, one.exact) for one in HISTORY.counted(35)}
    assert told == {("share", False), ("turnout", False)}


@given(st.floats(0.1, 99.9), st.integers(0, 1))
def test_a_share_is_found_as_it_is_printed(share: float, places: int) -> None:
    history = History([(_election(BEFORE, 1), [_candidacy("Ada", "Fenwick", "Labour", 1, share, 0.0)])])
    printed = round(share, places)
    assert ("share", "Labour") in {(one.measure, one.party) for one in history.counted(printed)}


def _person(full: str) -> Person:
    given_name, _, surname = full.rpartition(" ")
    return Person(given_name, surname)


TAMWORTH = "Tamworth"  # a general election in 2019, a by-election on 2023-10-19, a general election in 2024


@pytest.mark.parametrize(
    ("person", "day", "stood"),
    [
        ("Sarah Edwards", date(2023, 10, 19), "latest"),
        ("Sarah Edwards", date(2023, 9, 1), "latest"),
        ("Sarah Edwards", date(2023, 3, 1), "later"),
        ("Christopher Pincher", date(2023, 10, 20), "before"),
        ("Christopher Pincher", date(2024, 7, 5), "older"),
        ("Christopher Pincher", None, "undated"),
        ("Edwards", date(2023, 10, 19), "latest"),
        ("Ada Fenwick", date(2023, 10, 19), "never"),
    ],
)
def test_in_which_contest_somebody_stood(person: str, day: date | None, stood: str) -> None:
    assert OnRecord(Registry.load(), [TAMWORTH], day).stood(_person(person), TAMWORTH) == stood


def test_of_what_is_not_on_record_nothing_is_said() -> None:
    for registry, area in ((Registry.names_only(), TAMWORTH), (Registry.load(), "Ambridge")):
        on_record, person = OnRecord(registry, [area], date(2023, 10, 20)), _person("Sarah Edwards")
        assert on_record.stood(person, area) is None
        assert on_record.stood_for(person, "Labour") is None
        assert on_record.has_won(person, area) is None
        assert on_record.fate(person, area) is None
        assert on_record.outcome(area, "by-election", "2023-10-19") is None
        assert [*on_record.held("Labour", area)] == []
        assert [*on_record.roles(11_719, True), *on_record.told_by(11_719, "votes", area)] == []
        assert on_record.owners(11_719, "votes") == set()


def test_what_is_said_of_parties_and_figures() -> None:
    on_record, person = OnRecord(Registry.load(), [TAMWORTH], date(2023, 10, 20)), _person("Sarah Edwards")
    assert on_record.has_won(person, TAMWORTH) is True
    assert on_record.has_won(_person("Andy Cooper"), TAMWORTH) is False
    assert on_record.fate(_person("Andy Cooper"), TAMWORTH) == "lost"
    assert on_record.fate(person, TAMWORTH) == "won"
    assert on_record.fate(_person("Ada Fenwick"), TAMWORTH) is None
    assert on_record.stood_for(person, "Labour") == "latest"
    assert on_record.stood_for(person, "Conservative") == "never"
    assert on_record.stood_for(_person("Ada Fenwick"), "Labour") is None
    assert [*on_record.told_by(11_719, "votes", TAMWORTH, "Labour")] == ["official votes latest its"]
    assert [*on_record.told_by(11_719, "votes", TAMWORTH, "Conservative")] == ["official votes latest another's"]
    assert [*on_record.told_by(19_634, "margin", TAMWORTH)] == ["official margin before"]
    assert [*on_record.told_by(19_634, "votes", TAMWORTH)] == []
    assert [*on_record.roles(1_316, True)] == ["official margin latest"]
    assert on_record.parties_of(person) == ["Labour"]
    assert on_record.owners(11_719, "votes") == {"Labour"}
    assert on_record.owners(23.9, "swing") == {"Labour"}
    assert [*on_record.told_by(23.9, "swing", TAMWORTH)] == ["official swing latest"]
    assert on_record.owners(12_345, "votes") == set()


@pytest.mark.parametrize(
    ("party", "day", "evidence"),
    [
        ("Labour", date(2023, 10, 19), ["won on record latest own True", "lost on record False own True"]),
        ("Conservative", date(2023, 10, 19), ["won on record before own True", "lost on record True own True"]),
        ("Green", date(2023, 10, 19), ["won on record neither own True", "lost on record False own True"]),
        ("Conservative", date(2023, 7, 1), ["won on record latest before own False"]),
        ("Conservative", date(2009, 1, 1), []),
    ],
)
def test_whose_a_seat_was(party: str, day: date, evidence: list[str]) -> None:
    assert [*OnRecord(Registry.load(), [TAMWORTH], day).held(party, TAMWORTH)] == evidence


@pytest.mark.parametrize(
    ("kind", "day", "outcome"),
    [
        ("by-election", "2023-10-19", ("by-election", "Labour", "gain", "Conservative")),
        ("by-election", "2023", ("by-election", "Labour", "gain", "Conservative")),
        ("general", "2023", None),
        ("general", "20", None),
        ("general", "2019-12", ("general", "Conservative", "hold", None)),
    ],
)
def test_what_became_of_a_contest(kind: str, day: str, outcome: tuple[str, ...] | None) -> None:
    assert OnRecord(Registry.load(), [TAMWORTH], date(2023, 10, 20)).outcome(TAMWORTH, kind, day) == outcome
