"""The place where the machines of a run meet: files are whole, whoever writes them at once."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hustings.errors import HustingsError
from hustings.runs.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path), ".state/aside")


def test_what_is_written_is_read(store: Store, tmp_path: Path) -> None:
    store.write("a/b", b"1")
    store.write("a/b", b"22")
    (tmp_path / "file").write_bytes(b"333")
    store.put(tmp_path / "file", "a/c")
    assert store.read("a/b") == b"22"
    assert list(store.read_all(["a/c", "a/b", "a/c"])) == [b"333", b"22", b"333"]
    assert store.names("a") == ["b", "c"]
    with store.reading("a/c") as stream:
        assert stream.read(2) == b"33"


def test_what_is_not_there_is_told(store: Store) -> None:
    assert store.names("nothing") == []
    store.remove("nothing")
    with pytest.raises(FileNotFoundError):
        store.read("nothing")
    with pytest.raises(FileNotFoundError):
        list(store.read_all(["nothing"]))


def test_a_file_and_a_folder_of_one_name_are_removed(store: Store) -> None:
    store.write("t.csv", b"")
    store.write("t.parquet/part", b"")
    store.remove("t.csv")
    store.remove("t.parquet")
    assert store.names("") == []


def test_a_file_is_whole_whoever_writes_it_at_once(store: Store, tmp_path: Path) -> None:
    contents = [bytes([number]) * 200_000 for number in range(8)]

    def write(content: bytes) -> None:
        path = tmp_path / f"from-{content[0]}"
        path.write_bytes(content)
        store.put(path, "a")
        path.unlink()

    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(write, contents):
            assert store.read("a") in contents
    assert store.names("") == ["a"]


def test_a_file_that_cannot_be_written_leaves_nothing(store: Store) -> None:
    store.write("a/b", b"1")
    with pytest.raises(HustingsError, match="check the address and your rights"):
        store.write("a", b"2")
    assert store.names("") == ["a/b"]


def test_a_store_is_sent_to_another_process(store: Store) -> None:
    store.write("a", b"1")
    assert pickle.loads(pickle.dumps(store)).read("a") == b"1"
    assert len(pickle.dumps(store)) < 1_000


def test_a_folder_is_kept_against_another_run_and_left_as_it_was(store: Store, tmp_path: Path) -> None:
    other = Store(str(tmp_path), ".state/aside")
    with store.held(), pytest.raises(HustingsError, match="another run is writing here"), other.held():
        pass
    assert not list(tmp_path.iterdir())
    with other.held():
        pass
