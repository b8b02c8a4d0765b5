"""Disturbed runs, in a small form; ``scripts/endurance.py`` by itself does more of each."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "endurance.py"


def test_disturbed_runs_end_as_they_should() -> None:
    command = [sys.executable, str(SCRIPT), "--kills", "3", "--articles", "40"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAILED" not in done.stdout
    for trial in ("kills", "shrinking", "vanishing", "two_at_once", "bad_documents"):
        assert f"{trial}: " in done.stdout
