"""What ``make test`` does about the browser that the tests of reports need."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None or os.name == "nt", reason="there is no make here")


def make_browser(folder: Path, *commands: str, status: int = 0) -> tuple[str, list[str]]:
    """What ``make browser`` says where there are only these commands, and how it calls those that install.

    A test must not install anything: apt-get and sudo only write down what they are asked.
    """
    calls = folder / "calls"
    for name in ("env", "id", "true", "wc"):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name in commands:
        (folder / name).write_text(f'#!/bin/bash\necho "{name} $*" >> "{calls}"\nexit {status}\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    done = subprocess.run(
        [str(MAKE), "--no-print-directory", "-C", str(ROOT), "browser"],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr, calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


def test_where_browser_and_driver_are_nothing_is_installed(tmp_path: Path) -> None:
    assert make_browser(tmp_path, "chromium", "chromedriver", "apt-get", "sudo") == ("", [])


def test_without_apt_it_is_told_what_to_install(tmp_path: Path) -> None:
    said, calls = make_browser(tmp_path, "chromium")
    assert "to have them, install: chromium chromium-driver" in said
    assert calls == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root installs without sudo")
def test_root_installs_what_is_missing(tmp_path: Path) -> None:
    said, calls = make_browser(tmp_path, "chromium", "apt-get")
    assert said == ""
    assert calls == [
        "apt-get update -qq",
        "apt-get install -qq -y --no-install-recommends chromium chromium-driver fonts-liberation",
    ]


def test_an_installation_that_fails_does_not_stop_the_tests(tmp_path: Path) -> None:
    said, calls = make_browser(tmp_path, "apt-get", "sudo", status=1)
    assert "to have them, install: chromium chromium-driver" in said
    assert len(calls) == 1
