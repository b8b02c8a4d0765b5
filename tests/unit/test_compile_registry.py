from __future__ import annotations

import csv
import gzip
import io
import shutil
from pathlib import Path

import compile_registry
import pytest

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "models" / "hustings_models" / "registry"
SHARED_SOURCE = ROOT.parent / "shared" / "registry"

CONSTITUENCIES = """\
name,ons_id,country,region,type,valid_from,valid_to
Borchester and Am,E14000001,England,Midlands,County,2010-04-13,2024-05-30
Vale of Am,E14000002,England,Midlands,County,2010-04-13,2024-05-30
"Vale of Am, North",W07000003,Wales,,County,2024-05-31,
Old Sarum,,,,,1997-04-09,2010-04-12
"""
PARTIES = """\
name,abbreviation,ec_id,jurisdiction,registered,deregistered
Purple Party,Pur,PP901,Great Britain,2001-02-03,
Purple Party,Pur,PP902,Northern Ireland,2001-02-03,2010-01-01
Friends of Ham,Ham,,,,
"""
ELECTIONS = """\
contest_id,kind,constituency,ons_id,polling_date,declared_at,result,electorate,valid_votes,invalid_votes,majority
parl.vale-of-am.by.2013-02-14,by,Vale Of Am,E14000002,2013-02-14,,Pur Hold,60000,30000,[x],10000
parl.borchester-and-am.2010-05-06,general,Borchester and Am,E14000001,2010-05-06,2010-05-07T03:05,,50000,3,1,1
"""
CANDIDACIES = """\
contest_id,given_name,family_name,party,party_abbreviation,party_id,person_id,mnis_id,votes,share,share_change
parl.vale-of-am.by.2013-02-14,SÃ©amus,Bellamy,Independent,Ind,,17,,10000,0.333333,
parl.vale-of-am.by.2013-02-14,Jill Mary,Archer,Purple Party,Pur,PP901,4,,20000,0.666667,-0.081
parl.borchester-and-am.2010-05-06,Jill,Archer,Purple and Ham,Pur,joint-party:901-7,,,2,0.666667,0
parl.borchester-and-am.2010-05-06,Lord,Lynda,Purples,Pur,PP901,,,1,0.333333,
"""
SOURCE = {
    "constituencies.csv": CONSTITUENCIES,
    "parties.csv": PARTIES,
    "elections.csv": ELECTIONS,
    "candidacies.csv": CANDIDACIES,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, text in SOURCE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_compiles_a_small_source(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "target"
    assert compile_registry.main([str(source), str(target)]) == 0
    assert sorted(path.name for path in target.iterdir()) == [
        "candidacies.csv.gz",
        "constituencies.csv",
        "elections.csv.gz",
        "given_names.csv",
        "parties.csv",
    ]
    assert [row["name"] for row in read(target / "constituencies.csv")] == [
        "Borchester and Am",
        "Old Sarum",
        "Vale of Am",
        "Vale of Am, North",
    ]
    elections = read(target / "elections.csv.gz")
    assert [row["contest_id"][-10:] for row in elections] == ["2010-05-06", "2013-02-14"]
    assert elections[1] == {
        "contest_id": "parl.vale-of-am.by.2013-02-14",
        "kind": "by-election",
        "constituency": "Vale of Am",
        "ons_id": "E14000002",
        "polling_date": "2013-02-14",
        "declared_at": "",
        "result": "Pur hold",
        "electorate": "60000",
        "valid_votes": "30000",
        "invalid_votes": "",
        "majority": "10000",
    }
    candidacies = read(target / "candidacies.csv.gz")
    assert [(row["given_name"], row["votes"]) for row in candidacies] == [
        ("Jill", "2"),
        ("Lord", "1"),
        ("Jill Mary", "20000"),
        ("Séamus", "10000"),
    ]
    assert (candidacies[2]["share"], candidacies[2]["share_change"]) == ("66.6667", "-8.1")
    assert (candidacies[0]["share_change"], candidacies[1]["share_change"]) == ("0", "")
    assert read(target / "given_names.csv") == [{"given_name": "Jill", "candidacies": "2"}]


def test_party_names_that_candidates_bear_join_the_register(source: Path, tmp_path: Path) -> None:
    compile_registry.main([str(source), str(tmp_path)])
    rows = [tuple(row.values()) for row in read(tmp_path / "parties.csv")]
    assert rows == [
        ("Friends of Ham", "", "", "", ""),
        ("Purple Party", "PP901", "Great Britain", "2001-02-03", ""),
        ("Purple Party", "PP902", "Northern Ireland", "2001-02-03", "2010-01-01"),
        ("Purple and Ham", "joint-party:901-7", "", "", ""),
        ("Purples", "PP901", "Great Britain", "2001-02-03", ""),
    ]


def test_the_same_source_gives_the_same_bytes_whatever_its_order(source: Path, tmp_path: Path) -> None:
    compile_registry.main([str(source), str(tmp_path / "first")])
    compile_registry.main([str(source), str(tmp_path / "second")])
    for name, text in SOURCE.items():
        header, *rows = text.splitlines(keepends=True)
        (source / name).write_text("".join([header, *reversed(rows)]), encoding="utf-8")
    compile_registry.main([str(source), str(tmp_path / "reversed")])
    first, second, backwards = (
        {path.name: path.read_bytes() for path in (tmp_path / run).iterdir()} for run in ("first", "second", "reversed")
    )
    assert len(first) == 5
    assert second == first
    assert backwards == first


def test_reports_sizes_contest_ids_that_differ_and_what_hand_kept_tables_lack(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("elections.csv", "candidacies.csv"):
        replace(source / name, "parl.vale-of-am.by.2013-02-14", "parl.vale-of-am.2013-02-14")
    (tmp_path / "party_registrations.csv").write_text(
        "name,country,registered_name,party_id\nPurple,,Purple Party,\nGrey,,Grey Party,\n", encoding="utf-8"
    )
    assert compile_registry.main([str(source), str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "candidacies.csv.gz: 4 rows, " in printed
    assert (
        "elections.csv, line 2: parl.vale-of-am.2013-02-14 is kept, "
        "but the package uk-election-ids makes parl.vale-of-am.by.2013-02-14"
    ) in printed
    assert "party_registrations.csv names 'Grey Party', which parties.csv no longer has" in printed
    assert "general_elections.csv lacks" not in printed  # one contest is no national poll
    assert {row["contest_id"] for row in read(tmp_path / "elections.csv.gz")} >= {"parl.vale-of-am.2013-02-14"}


def test_reports_a_general_election_that_the_hand_kept_table_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Ward {one}{two}" for one in letters for two in letters[:12]]
    polled = "2029-05-03"
    seats = [f"{name},E{number:08},England,2024-05-31,\n" for number, name in enumerate(names)]
    contests = [
        f"parl.ward-{name[-2:]}.{polled},general,{name},E{number:08},{polled},,,,,,\n"
        for number, name in enumerate(names)
    ]
    (source / "constituencies.csv").write_text("name,ons_id,country,valid_from,valid_to\n" + "".join(seats))
    (source / "parties.csv").write_text(PARTIES)
    (source / "elections.csv").write_text(ELECTIONS.splitlines(keepends=True)[0] + "".join(contests))
    (source / "candidacies.csv").write_text(
        CANDIDACIES.splitlines(keepends=True)[0] + f"parl.ward-aa.{polled},Jill,Archer,Purple Party,,PP901,,,1,1,\n"
    )
    kept = tmp_path / "general_elections.csv"
    shutil.copy(TABLES / "general_elections.csv", kept)
    before = kept.read_bytes()
    assert compile_registry.main([str(source), str(tmp_path)]) == 0
    assert f"general_elections.csv lacks {polled}: add a line for it" in capsys.readouterr().out
    assert kept.read_bytes() == before
    kept.write_bytes(before + f"{polled}\n".encode())
    compile_registry.main([str(source), str(tmp_path)])
    assert "lacks" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("elections.csv", "polling_date,", "day,", "elections.csv, line 1: no column polling_date (there are: "),
        ("elections.csv", ",2010-05-06,", ",06/05/2010,", "line 3: polling_date is '06/05/2010'; put a date such as"),
        ("elections.csv", ",2010-05-06,", ",2010-13-06,", "line 3: polling_date is '2010-13-06'; put a date such as"),
        ("elections.csv", ",60000,", ',"60,000",', "line 2: electorate is '60,000'; put a whole number"),
        ("elections.csv", ",60000,", ",60,000,", "line 2: 12 cells where the header has 11; put cells that hold"),
        ("elections.csv", ",by,", ",bye,", "line 2: kind is 'bye'; put general or by there"),
        ("elections.csv", "2010-05-07T03:05", "3.05am", "line 3: declared_at is '3.05am'; put a time such as"),
        ("elections.csv", "E14000002", "E14000009", "line 2: constituencies.csv has no seat Vale Of Am (E14000009) in"),
        ("elections.csv", "parl.vale-of-am.by", "vale-of-am.by", "line 2: contest_id is 'vale-of-am.by.2013-02-14'"),
        ("elections.csv", "Vale Of Am,", ",", "elections.csv, line 2: constituency is empty; put text there"),
        ("candidacies.csv", ",20000,", ",-5,", "line 3: votes is '-5'; put a whole number"),
        ("candidacies.csv", ",0.666667,-0.081", ",66.7,", "line 3: share is '66.7'; put a fraction such as 0.519187"),
        ("candidacies.csv", "PP901,4", "901,4", "line 3: party_id is '901'; put an Electoral Commission id"),
        ("candidacies.csv", "am.by.2013-02-14,S", "am.by.2013-02-15,S", "line 2: elections.csv has no contest parl"),
        ("candidacies.csv", ",Archer,Purple Party", ',"Archer,Purple Party', "candidacies.csv, line "),
        ("constituencies.csv", "E14000001", "14000001", "line 2: ons_id is '14000001'; put an ONS code"),
        ("constituencies.csv", ",England,", ",France,", "line 2: country is 'France'; put a country of the UK"),
        ("parties.csv", "Great Britain", "Britain", "line 2: jurisdiction is 'Britain'; put Great Britain or"),
        ("parties.csv", PARTIES, PARTIES.splitlines()[0], "parties.csv, line 2: the table has no rows"),
        ("parties.csv", PARTIES, "", "parties.csv, line 1: no column name, ec_id"),
    ],
)
def test_a_malformed_source_ends_with_file_line_and_remedy(
    source: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    old: str,
    new: str,
    message: str,
) -> None:
    replace(source / name, old, new)
    target = tmp_path / "target"
    assert compile_registry.main([str(source), str(target)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(f"compile_registry: {source}")
    assert message in printed.err
    assert "; " in printed.err  # what is wrong; what to do
    assert not target.exists()


def test_a_contest_that_stands_twice_is_refused(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elections = source / "elections.csv"
    elections.write_text(ELECTIONS + ELECTIONS.splitlines(keepends=True)[1], encoding="utf-8")
    assert compile_registry.main([str(source), str(tmp_path)]) == 2
    assert "line 4: parl.vale-of-am.by.2013-02-14 stands already in" in capsys.readouterr().err


def test_a_table_that_is_missing_or_no_utf8_is_refused(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parties = source / "parties.csv"
    parties.write_bytes(PARTIES.replace("Friends", "Fr\u00e8res").encode("latin-1"))
    assert compile_registry.main([str(source), str(tmp_path)]) == 2
    assert "parties.csv, line 4: not UTF-8; save the table as UTF-8" in capsys.readouterr().err
    parties.unlink()
    assert compile_registry.main([str(source), str(tmp_path)]) == 2
    assert "parties.csv: No such file or directory; give the folder that holds" in capsys.readouterr().err


def test_a_target_that_is_a_file_is_refused(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "target"
    target.write_text("")
    assert compile_registry.main([str(source), str(target)]) == 2
    assert "give a TARGET_DIR that can be written" in capsys.readouterr().err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        compile_registry.main(["--help"])
    assert stop.value.code == 0
    assert "example:\n  python scripts/compile_registry.py " in capsys.readouterr().out


def test_the_tables_of_the_package_are_what_the_script_makes(tmp_path: Path) -> None:
    if not SHARED_SOURCE.is_dir():
        pytest.skip("the source tables are not beside this checkout")
    assert compile_registry.main([str(SHARED_SOURCE), str(tmp_path)]) == 0
    for made in tmp_path.iterdir():
        assert read(made) == read(TABLES / made.name), made.name


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
