from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import hustings_models
from hustings import resources
from hustings.errors import ResourceError
from hustings.history import Candidacy, Election
from hustings.registry import Registry, Seat
from hustings.spelling import fold

TAMWORTH = "parl.tamworth.by.2023-10-19"
MID_BEDFORDSHIRE = "parl.mid-bedfordshire.by.2023-10-19"
BY_DAY = date(2023, 10, 19)
GENERAL_2024 = date(2024, 7, 4)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Birmingham, Erdington", "Birmingham Erdington"),
        ("Stoke-on-Trent Central", "Stoke on Trent Central"),
        ("Mid-Bedfordshire", "MID BEDFORDSHIRE"),
        ("Mid\u2013Bedfordshire", "Mid Bedfordshire"),
        ("Ynys Môn", "Ynys Mo\u0302n"),
        ("Sinn Féin", "Sinn Fein"),
        ("King's Lynn", "King’s Lynn"),
        ("King´s Lynn", "Kings Lynn"),
        ("Selby & Ainsty", "Selby and Ainsty"),
        ("Selby&Ainsty", "Selby and Ainsty"),
        ("The Yorkshire Party", "Yorkshire Party"),
        ("The  Wrekin ", "Wrekin"),
        ("St. Albans", "St Albans"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selby", "Selby and Ainsty"),
        ("Newport East", "Newport West"),
        ("Theale", "ale"),  # letters, not an article
        ("Andover", "over"),
        ("Holland-Lindsay", "Hollandlindsay"),
    ],
)
def test_different_names_fold_differently(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "on", "ons_id", "official"),
    [
        ("Tamworth", BY_DAY, "E14000986", "Tamworth"),
        ("Tamworth", GENERAL_2024, "E14001538", "Tamworth"),
        ("Tamworth", date(2024, 5, 30), "E14000986", "Tamworth"),
        ("Tamworth", date(2024, 5, 31), "E14001538", "Tamworth"),
        ("tamworth", None, "E14001538", "Tamworth"),
        ("Mid-Bedfordshire", BY_DAY, "E14000813", "Mid Bedfordshire"),
        ("Mid Bedfordshire", GENERAL_2024, "E14001359", "Mid Bedfordshire"),
        ("Selby & Ainsty", date(2023, 7, 20), "E14000917", "Selby and Ainsty"),
        ("Birmingham Erdington", date(2022, 3, 3), "E14000561", "Birmingham, Erdington"),
        ("Birmingham, Erdington", GENERAL_2024, "E14001093", "Birmingham Erdington"),
        ("Ynys Mon", GENERAL_2024, "W07000112", "Ynys Môn"),
        ("East Renfrewshire", GENERAL_2024, "S14000021", "East Renfrewshire"),
        ("Selby", date(2001, 6, 7), None, "Selby"),
    ],
)
def test_a_seat_is_the_one_in_force_on_the_day(
    registry: Registry, name: str, on: date | None, ons_id: str | None, official: str
) -> None:
    seat = registry.seat(name, on)
    assert seat is not None
    assert (seat.ons_id, seat.name) == (ons_id, official)


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Selby and Ainsty", GENERAL_2024),  # abolished in 2024
        ("Selby", BY_DAY),  # neither set of boundaries of that name was in force
        ("Tamworth", date(1992, 4, 9)),  # before the tables begin
        ("Ambridge", None),
    ],
)
def test_no_seat_where_none_was_in_force(registry: Registry, name: str, on: date | None) -> None:
    assert registry.seat(name, on) is None


def test_seats_of_a_name_come_newest_first(registry: Registry) -> None:
    assert [(seat.ons_id, seat.valid_from, seat.valid_to) for seat in registry.seats("Tamworth")] == [
        ("E14001538", date(2024, 5, 31), None),
        ("E14000986", date(2010, 4, 13), date(2024, 5, 30)),
        (None, date(1997, 4, 9), date(2010, 4, 12)),
    ]
    assert registry.seats("Ambridge") == ()


def test_650_seats_are_in_force_on_either_side_of_the_last_review(registry: Registry) -> None:
    seats = {seat for name in registry.seat_names() for seat in registry.seats(name)}
    for day in (date(2019, 12, 12), date(2024, 5, 30), date(2024, 5, 31), GENERAL_2024):
        in_force = [seat for seat in seats if seat.in_force(day)]
        assert len(in_force) == 650
        assert len({fold(seat.name) for seat in in_force}) == 650


def test_an_election_with_its_official_figures(registry: Registry) -> None:
    assert registry.election("Tamworth", "by-election", BY_DAY) == Election(
        contest_id=TAMWORTH,
        kind="by-election",
        constituency="Tamworth",
        ons_id="E14000986",
        polling_date=BY_DAY,
        declared_at=None,
        result="Lab gain from Con",
        electorate=71302,
        valid_votes=25586,
        invalid_votes=44,
        majority=1316,
    )
    assert registry.election("Tamworth", "general", BY_DAY) is None
    assert registry.election("Tamworth", "by-election", date(2023, 10, 20)) is None


def test_a_figure_that_nobody_recorded_is_none(registry: Registry) -> None:
    barnsley = registry.election("Barnsley Central", "by-election", date(2011, 3, 3))
    assert barnsley is not None
    assert (barnsley.valid_votes, barnsley.invalid_votes) == (24219, None)


def test_elections_of_a_name_come_oldest_first_over_all_boundaries(registry: Registry) -> None:
    contests = registry.elections("birmingham erdington")
    assert [(contest.polling_date.year, contest.kind, contest.ons_id) for contest in contests] == [
        (2010, "general", "E14000561"),
        (2015, "general", "E14000561"),
        (2017, "general", "E14000561"),
        (2019, "general", "E14000561"),
        (2022, "by-election", "E14000561"),
        (2024, "general", "E14001093"),
    ]


def test_by_elections_of_a_day(registry: Registry) -> None:
    assert [contest.constituency for contest in registry.by_elections_on(BY_DAY)] == ["Mid Bedfordshire", "Tamworth"]
    assert [contest.constituency for contest in registry.by_elections_on(date(2023, 7, 20))] == [
        "Selby and Ainsty",
        "Somerton and Frome",
        "Uxbridge and South Ruislip",
    ]
    assert registry.by_elections_on(GENERAL_2024) == ()


@pytest.mark.parametrize(
    ("constituencies", "kind", "days"),
    [
        (["Mid Bedfordshire", "Tamworth"], "by-election", [BY_DAY]),
        (["Selby & Ainsty", "Somerton and Frome"], "by-election", [date(2023, 7, 20)]),
        (["Tamworth", "Selby and Ainsty"], "by-election", []),
        (["Batley and Spen"], "by-election", [date(2016, 10, 20), date(2021, 7, 1)]),
        (["Selby", "Tamworth"], "general", [GENERAL_2024]),
        (["Tamworth", "Ambridge"], "by-election", []),
        ([], "by-election", []),
    ],
)
def test_common_polling_dates(registry: Registry, constituencies: list[str], kind: str, days: list[date]) -> None:
    assert registry.common_polling_dates(constituencies, kind) == tuple(days)


def test_general_elections_are_the_national_days(registry: Registry) -> None:
    days = registry.general_election_dates()
    assert list(days) == sorted(set(days))
    assert len(days) == 22
    assert (days[0], days[-1]) == (date(1945, 7, 5), GENERAL_2024)
    assert {day.strftime("%A") for day in days} == {"Thursday"}
    assert registry.is_general_election(date(2019, 12, 12))
    assert not registry.is_general_election(date(2010, 5, 27))  # put off in Thirsk and Malton
    assert not registry.is_general_election(BY_DAY)


def test_general_elections_agree_with_the_contests(registry: Registry) -> None:
    contests = Counter(
        contest.polling_date
        for name in {fold(name) for name in registry.seat_names()}
        for contest in registry.elections(name)
        if contest.kind == "general"
    )
    national = {day for day, number in contests.items() if number > 300}
    assert national == {day for day in registry.general_election_dates() if day >= date(2010, 5, 6)}


def test_candidacies_come_with_most_votes_first(registry: Registry) -> None:
    candidacies = registry.candidacies(TAMWORTH)
    assert candidacies[0] == Candidacy(
        contest_id=TAMWORTH,
        given_name="Sarah",
        family_name="Edwards",
        party="Labour",
        party_id="PP53",
        person_id="108907",
        votes=11719,
        share=45.802,
        share_change=22.12,
    )
    assert [candidacy.votes for candidacy in candidacies] == [11719, 10403, 1373, 580, 436, 417, 417, 155, 86]
    assert candidacies[2].share_change is None
    assert (candidacies[-1].party, candidacies[-1].party_id) == ("Independent", "ynmp-party:2")
    assert registry.candidacies("parl.ambridge.2024-07-04") == ()


def test_candidacies_keep_the_name_of_their_party(registry: Registry) -> None:
    parties = {
        (candidacy.party, candidacy.party_id)
        for contest in ("parl.chorley.2024-07-04", "parl.feltham-and-heston.2024-07-04", "parl.corby.by.2012-11-15")
        for candidacy in registry.candidacies(contest)
    }
    assert {("Speaker", "ynmp-party:12522"), ("Labour and Co-operative", "joint-party:53-119")} <= parties


@pytest.mark.parametrize(
    ("contest", "person", "person_id"),
    [
        (TAMWORTH, "Sarah Edwards", "108907"),
        (TAMWORTH, "SARAH EDWARDS", "108907"),
        (TAMWORTH, "Sarah Siân Edwards", "108907"),
        (TAMWORTH, "S. Edwards", "108907"),
        (TAMWORTH, "S Edwards", "108907"),
        (TAMWORTH, "Rob Bilcliff", "10386"),
        (TAMWORTH, "Robert Bilcliff", "10386"),
        (TAMWORTH, "Andy Cooper", "76622"),
        (TAMWORTH, "Ian Cooper", "10374"),  # on the ballot paper as Ian Stuart Cooper
        (TAMWORTH, "Howling Laud Hope", "422"),
        (MID_BEDFORDSHIRE, "Emma Holland-Lindsay", "107442"),
        (MID_BEDFORDSHIRE, "Emma Holland Lindsay", "107442"),
        (MID_BEDFORDSHIRE, "Dave Holland", "107465"),
        ("parl.selby-and-ainsty.by.2023-07-20", "Keir Mather", "108800"),
        (TAMWORTH, "Edwards", None),  # a surname alone
        (TAMWORTH, "Sue Edwards", None),
        (TAMWORTH, "I. Cooper", None),  # two Coopers stood
        (TAMWORTH, "Andrew Cooper", None),
        (TAMWORTH, "Chris Pincher", None),  # did not stand
        (TAMWORTH, "", None),
        (MID_BEDFORDSHIRE, "Emma Lindsay", None),
        (MID_BEDFORDSHIRE, "Sarah Edwards", None),
        ("parl.mid-buckinghamshire.2024-07-04", "Greg Smith", None),  # two of that name stood
        ("parl.ambridge.2024-07-04", "Sarah Edwards", None),
    ],
)
def test_person_id_where_the_link_is_certain(
    registry: Registry, contest: str, person: str, person_id: str | None
) -> None:
    assert registry.person_id(contest, person) == person_id


@pytest.mark.parametrize(
    ("person", "constituency", "stood"),
    [
        ("Sarah Edwards", "Tamworth", True),
        ("Chris Pincher", "Tamworth", True),
        ("Christopher Pincher", "Tamworth", True),
        ("Nadine Dorries", "Mid-Bedfordshire", True),
        ("Keir Mather", "Selby", True),
        ("Keir Mather", "Tamworth", False),
        ("Edwards", "Tamworth", False),
        ("Sarah Edwards", "Ambridge", False),
    ],
)
def test_stood(registry: Registry, person: str, constituency: str, stood: bool) -> None:
    history = registry.history(constituency)
    assert bool(history and history.stood(person)) is stood


@pytest.mark.parametrize(
    ("name", "party_id"),
    [
        ("Conservative", "PP52"),
        ("Labour", "PP53"),
        ("Liberal Democrats", "PP90"),
        ("Liberal Democrat", "PP90"),
        ("Green", "PP63"),
        ("Reform UK", "PP7931"),
        ("SNP", "PP102"),
        ("Plaid Cymru", "PP77"),
        ("UKIP", "PP85"),
        ("Brexit Party", "PP7931"),
        ("Change UK", "PP9077"),
        ("Workers Party", "PP11382"),
        ("DUP", "PP70"),
        ("Sinn Féin", "PP39"),
        ("SDLP", "PP55"),
        ("UUP", "PP83"),
        ("Alliance", "PP103"),
        ("TUV", "PP680"),
        ("Alba", "PP12700"),
        ("Rejoin EU", "PP11423"),
        ("Heritage", "PP12550"),
        ("SDP", "PP243"),
        ("TUSC", "PP804"),
        ("Monster Raving Loony", "PP66"),
        ("Women's Equality", "PP2755"),
        ("Women’s Equality Party", "PP2755"),
        ("Yorkshire Party", "PP2055"),
        ("English Democrats", "PP17"),
        ("Christian Peoples Alliance", "PP79"),
        ("BNP", "PP3960"),
        ("Respect", "PP362"),
        ("Independent", "ynmp-party:2"),
        ("Speaker", "ynmp-party:12522"),
        ("Labour and Co-operative", "joint-party:53-119"),
        ("True and Fair Party", "PP12922"),
        ("The Independent Group for Change", "PP9077"),
        ("Party of Nowhere", None),
        ("", None),
    ],
)
def test_party_id_of_short_and_registered_names(registry: Registry, name: str, party_id: str | None) -> None:
    assert registry.party_id(name) == party_id


@pytest.mark.parametrize(
    ("name", "on", "jurisdiction", "party_id"),
    [
        ("Green", GENERAL_2024, "England", "PP63"),
        ("Green", GENERAL_2024, "Wales", "PP63"),
        ("Green", GENERAL_2024, "Scotland", "PP130"),
        ("Green", GENERAL_2024, "Northern Ireland", "PP305"),
        ("Conservative", GENERAL_2024, "Northern Ireland", "PP51"),
        ("UKIP", GENERAL_2024, "Northern Ireland", "PP84"),
        ("Labour", GENERAL_2024, "Northern Ireland", "PP53"),  # on the register of Great Britain alone
        ("DUP", GENERAL_2024, "England", "PP70"),  # on that of Northern Ireland alone
        ("Workers Party", GENERAL_2024, "Northern Ireland", "PP127"),
        ("People Before Profit", GENERAL_2024, "Northern Ireland", "PP773"),
        ("People Before Profit", date(2015, 5, 7), "England", "PP789"),
        ("BNP", date(2010, 5, 6), "England", "PP106"),
        ("BNP", GENERAL_2024, "England", "PP3960"),
        ("BNP", date(2015, 5, 7), "Northern Ireland", "PP105"),
        ("Britain First", date(2014, 5, 22), "England", "PP2214"),
        ("Britain First", BY_DAY, "England", "PP12823"),
        ("Britain First", date(2019, 12, 12), "England", None),  # off the register, after two registrations
        ("Change UK", BY_DAY, "England", "PP9077"),  # off the register, but never under another id
        ("SDP", date(1983, 6, 9), "England", None),  # another party, long before there was a register
    ],
)
def test_party_id_follows_registers_and_dates(
    registry: Registry, name: str, on: date, jurisdiction: str, party_id: str | None
) -> None:
    assert registry.party_id(name, on, jurisdiction) == party_id


def test_party_id_refuses_an_unknown_jurisdiction(registry: Registry) -> None:
    with pytest.raises(ValueError, match=r"no jurisdiction 'France': use one of Great Britain, England"):
        registry.party_id("Labour", jurisdiction="France")


def test_party_id_agrees_with_the_candidacies(registry: Registry) -> None:
    """All but the few candidacies whose id the source takes from the wrong register or the wrong time."""
    differing = 0
    total = 0
    for contest in (
        contest
        for name in {fold(name) for name in registry.seat_names()}
        for contest in registry.elections(name)
        if contest.polling_date == GENERAL_2024 or contest.kind == "by-election"
    ):
        seat = registry.seat(contest.constituency, contest.polling_date)
        assert seat is not None
        assert seat.country is not None
        for candidacy in registry.candidacies(contest.contest_id):
            total += 1
            differing += registry.party_id(candidacy.party, contest.polling_date, seat.country) != candidacy.party_id
    assert total > 5000
    assert differing <= 12


@pytest.mark.parametrize(
    ("constituency", "kind", "day", "contest_id"),
    [
        ("Tamworth", "by-election", BY_DAY, TAMWORTH),
        ("Mid-Bedfordshire", "by-election", BY_DAY, MID_BEDFORDSHIRE),
        ("Birmingham Erdington", "by-election", date(2022, 3, 3), "parl.birmingham-erdington.by.2022-03-03"),
        ("Ynys Môn", "general", GENERAL_2024, "parl.ynys-mon.2024-07-04"),
        ("Thirsk and Malton", "general", date(2010, 5, 27), "parl.thirsk-and-malton.2010-05-27"),
        ("Tamworth", "general", date(2001, 6, 7), "parl.tamworth.2001-06-07"),
        ("Tamworth", "by-election", date(2031, 3, 6), "parl.tamworth.by.2031-03-06"),
        ("Ynys Mon", "general", date(2031, 5, 1), "parl.ynys-mon.2031-05-01"),
        ("Tamworth", "by-election", date(2023, 10, 20), None),  # the table covers that time and has no such contest
        ("Caerphilly", "by-election", date(2025, 10, 23), None),  # that one was for the Senedd
        ("Tamworth", "general", date(2001, 6, 8), None),
        ("Tamworth", "by-election", date(2004, 7, 15), None),
        ("Midlothian", "by-election", date(2031, 3, 6), None),  # could be for the Scottish Parliament
        ("Selby and Ainsty", "general", GENERAL_2024, None),
        ("Tamworth", "general", date(1992, 4, 9), None),
        ("Tamworth", "local", date(2031, 5, 1), None),
        ("Ambridge", "by-election", date(2031, 3, 6), None),
    ],
)
def test_contest_id(registry: Registry, constituency: str, kind: str, day: date, contest_id: str | None) -> None:
    assert registry.contest_id(constituency, kind, day) == contest_id


def test_near_a_general_election(registry: Registry) -> None:
    assert registry.is_near_general_election(GENERAL_2024, 0)
    assert registry.is_near_general_election(date(2024, 6, 20), 14)
    assert registry.is_near_general_election(date(2024, 6, 19), 14) is False
    assert registry.is_near_general_election(date(1946, 1, 1), 30) is False
    assert registry.is_near_general_election(date(2099, 1, 1), 30) is None  # of which nothing is recorded
    assert Registry.names_only().is_near_general_election(GENERAL_2024, 0) is None


def test_names_only_knows_names_alone(registry: Registry) -> None:
    bare = Registry.names_only()
    assert bare.seat_names() == registry.seat_names()
    assert bare.seat("Tamworth", BY_DAY) == Seat("Tamworth", None, None, date.min, None)
    assert bare.seat("Ambridge") is None
    assert bare.elections("Tamworth") == ()
    assert bare.election("Tamworth", "by-election", BY_DAY) is None
    assert bare.by_elections_on(BY_DAY) == ()
    assert bare.common_polling_dates(["Tamworth", "Mid Bedfordshire"], "by-election") == ()
    assert bare.general_election_dates() == ()
    assert not bare.is_general_election(GENERAL_2024)
    assert bare.candidacies(TAMWORTH) == ()
    assert bare.person_id(TAMWORTH, "Sarah Edwards") is None
    assert bare.history("Tamworth") is None
    assert bare.party_id("Labour") is None
    assert bare.party_id("Independent") is None
    assert bare.contest_id("Tamworth", "by-election", BY_DAY) is None
    assert bare.contest_id("Tamworth", "by-election", date(2031, 3, 6)) is None


def test_candidacies_are_read_only_when_asked_for() -> None:
    program = (
        "from datetime import date\n"
        "from hustings import resources\n"
        "from hustings.registry import Registry\n"
        "read = []\n"
        "original = resources._find\n"
        "resources._find = lambda name: read.append(name) or original(name)\n"
        "registry = Registry.load()\n"
        "registry.seat_names(), registry.elections('Tamworth'), registry.party_id('Labour')\n"
        "registry.contest_id('Tamworth', 'by-election', date(2023, 10, 19))\n"
        "assert not [name for name in read if 'candidacies' in name], read\n"
        "registry.candidacies('parl.tamworth.by.2023-10-19')\n"
        "assert [name for name in read if 'candidacies' in name], read\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=_environment())


def test_every_short_name_of_a_party_leads_to_a_registration(registry: Registry) -> None:
    names = {row["name"] for row in resources.read_csv("registry/parties.csv")}
    rows = resources.read_csv("registry/party_registrations.csv")
    assert len({(fold(row["name"]), row["country"]) for row in rows}) == len(rows)
    for row in rows:
        assert bool(row["registered_name"]) != bool(row["party_id"]), row
        assert row["registered_name"] in names or row["party_id"].startswith("ynmp-party:"), row


def test_given_names_are_words_that_begin_candidates_names() -> None:
    counts = {row["given_name"]: int(row["candidacies"]) for row in resources.read_csv("registry/given_names.csv")}
    assert counts["David"] > 500
    assert {"Siân", "Órfhlaith", "Ann-Marie"} <= counts.keys()
    assert min(counts.values()) == 2
    assert all(re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*", name) and name[0].isupper() for name in counts)
    assert not {"Sir", "Lord", "Count", "Captain", "C", "J", "SÃ©amus"} & counts.keys()


def test_tables_are_small_and_name_their_licence() -> None:
    folder = resources.path("registry")
    assert sum(table.stat().st_size for table in folder.iterdir()) < 1_000_000
    notice = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0"
    assert notice in (folder / "SOURCES.md").read_text(encoding="utf-8")


def test_read_csv_gives_packed_and_plain_tables_by_their_plain_name() -> None:
    assert resources.read_csv("registry/general_elections.csv")[0] == {"polling_date": "1945-07-05"}
    assert resources.read_csv("registry/elections.csv") is resources.read_csv("registry/elections.csv")
    assert len(resources.read_csv("registry/elections.csv")) > 3000


@pytest.mark.parametrize("call", [resources.read_csv, resources.path])
def test_a_missing_file_names_the_remedy(call: object) -> None:
    assert callable(call)
    with pytest.raises(ResourceError, match=r"registry/nothing\.csv.*install hustings again"):
        call("registry/nothing.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("short.csv", b"a,b\n1\n"),
        ("latin.csv", b"a\n\xe9\n"),
        ("cut.csv.gz", b"\x1f\x8b\x08\x00"),
        ("plain.csv.gz", b"a,b\n1,2\n"),
    ],
)
def test_a_damaged_table_names_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    table = name.removesuffix(".gz")
    with pytest.raises(ResourceError, match=rf"table {table} of hustings_models is damaged .*install hustings again"):
        resources.read_csv(table)


def test_tables_are_read_from_an_archive_too_and_paths_are_refused_there(tmp_path: Path) -> None:
    source = Path(hustings_models.__file__).parent
    archive = tmp_path / "models.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in (source / "__init__.py", source / "registry" / "general_elections.csv"):
            packed.write(file, Path("hustings_models") / file.relative_to(source))
    program = (
        "from hustings import resources\n"
        "from hustings.errors import ResourceError\n"
        "assert len(resources.read_csv('registry/general_elections.csv')) == 22\n"
        "try:\n"
        "    resources.path('registry')\n"
        "except ResourceError as error:\n"
        "    assert 'archive' in str(error), error\n"
        "else:\n"
        "    raise SystemExit('a path into an archive was given')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=_environment(archive))


def _environment(*first: Path) -> dict[str, str]:
    roots = [Path(resources.__file__).parents[1], Path(hustings_models.__file__).parents[1]]
    return {"PYTHONPATH": os.pathsep.join(map(str, [*first, *roots])), "PYTHONUTF8": "1"}


def test_a_contest_is_found_by_its_id(registry: Registry) -> None:
    contest = registry.contest("parl.tamworth.by.2023-10-19")
    assert contest is not None
    assert (contest.constituency, contest.kind, contest.majority) == ("Tamworth", "by-election", 1316)
    assert registry.contest("parl.tamworth.by.2023-10-20") is None
    assert Registry.names_only().contest("parl.tamworth.by.2023-10-19") is None


def test_the_contests_before_are_those_on_the_same_boundaries(registry: Registry) -> None:
    def before(contest_id: str) -> list[str]:
        contest = registry.contest(contest_id)
        assert contest is not None
        return [each.contest_id for each in registry.before(contest)]

    assert before("parl.tamworth.by.2023-10-19") == [
        f"parl.tamworth.{day}" for day in ("2019-12-12", "2017-06-08", "2015-05-07", "2010-05-06")
    ]
    assert before("parl.tamworth.2024-07-04") == []
    assert before("parl.tamworth.2010-05-06") == []


def test_a_candidacy_is_found_where_the_name_leaves_no_doubt(registry: Registry) -> None:
    contest = "parl.tamworth.by.2023-10-19"
    edwards = registry.candidacy(contest, "Sarah Edwards")
    assert edwards is not None
    assert (edwards.party, edwards.votes) == ("Labour", 11_719)
    assert registry.candidacy(contest, "Edwards") is None
    assert registry.candidacy("parl.nowhere.2019-12-12", "Sarah Edwards") is None
