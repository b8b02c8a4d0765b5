"""spaCy imported without its command line is spaCy all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALONE = "from hustings.spacy_alone import import_spacy; import_spacy(); import sys; "
FIRST = "import spacy.cli; from hustings.spacy_alone import import_spacy; import_spacy(); "


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (
            ALONE + "print('spacy' in sys.modules, 'spacy.cli' in sys.modules, 'requests' in sys.modules)",
            "True False False",
        ),
        (ALONE + "import spacy; print(*map(str, spacy.blank('en')('Ada Fenwick won.')))", "Ada Fenwick won ."),
        (ALONE + "import spacy.cli; print(spacy.cli.app.info.name, 'requests' in sys.modules)", "spacy True"),
        (ALONE + "import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)", "True"),
        (FIRST + "print(spacy.cli.app.info.name, spacy.info.__module__)", "spacy spacy.cli.info"),
    ],
    ids=["left out", "works", "there when imported", "info", "imported before"],
)
def test_in_a_process_of_its_own(code: str, printed: str) -> None:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.returncode) == (printed, 0), ran.stderr


def test_a_spacy_that_needs_more_of_its_command_line_is_imported_as_it_comes() -> None:
    code = (
        "import hustings.spacy_alone as alone; alone.vars = lambda module: {}; alone.import_spacy(); "  # no info there
        "import spacy; print(spacy.blank('en').lang, spacy.info.__module__)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.returncode) == ("en spacy.cli.info", 0), ran.stderr
