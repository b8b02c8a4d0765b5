"""The built distributions: what is in them, and that the wheel works where nothing of the checkout is."""

import os
import site
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes.\n"


def call(command: Sequence[object], cwd: Path) -> str:
    """What a command prints; it must not see this checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    call([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment with the wheel, and with what it depends on taken from this one."""
    folder = tmp_path_factory.mktemp("environment")
    call([sys.executable, "-m", "venv", "--without-pip", folder], cwd=folder)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / "bin" / "python"]
    call([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], cwd=folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder / "bin"


def test_the_wheel_holds_the_two_packages_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"hustings", "hustings_models", "hustings-0.1.0.dist-info"}
    assert {"hustings/py.typed", "hustings/cli/app.py", "hustings_models/registry/parties.csv"} <= set(names)
    pages = {path.relative_to(ROOT / "pipeline").as_posix() for path in (ROOT / "pipeline").rglob("*.*")}
    assert {name for name in pages if name.endswith((".html", ".css", ".js"))} <= set(names)
    assert {"hustings_models/ner/meta.json", "hustings_models/ner/ner/model"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "corpus" in name]


def test_the_sdist_holds_the_corpus_and_what_it_takes_to_test(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    corpus = {path.relative_to(ROOT).as_posix() for path in (ROOT / "corpus").rglob("*") if path.is_file()}
    assert corpus
    assert corpus <= names
    assert {"README.md", "LICENSE", "Makefile", "constraints.txt", "tests/packaging/test_wheel.py"} <= names
    assert not [name for name in names if name.startswith(("outputs", ".venv"))]


def test_the_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    code = "import hustings, hustings_models; print(hustings.__file__); print(hustings_models.__file__)"
    for line in call([installed / "python", "-c", code], cwd=tmp_path).split():
        assert Path(line).is_relative_to(installed.parent)


def test_the_installed_command_extracts_facts(installed: Path, tmp_path: Path) -> None:
    assert call([installed / "hustings", "--version"], cwd=tmp_path) == "hustings 0.1.0\n"
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    call([installed / "hustings", "run", "a.txt", "-o", "tables"], cwd=tmp_path)
    assert "1316" in (tmp_path / "tables" / "majorities.csv").read_text(encoding="utf-8")
    call([installed / "hustings", "report", "tables"], cwd=tmp_path)
    assert "report.css" in (tmp_path / "tables" / "report" / "index.html").read_text(encoding="utf-8")


def test_the_installed_command_has_a_model_of_its_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    call([installed / "hustings", "run", "a.txt", "-o", "tables", "--model", "hustings"], cwd=tmp_path)
    assert "Sarah Edwards" in (tmp_path / "tables" / "candidates.csv").read_text(encoding="utf-8")


def test_the_installed_library_extracts_facts(installed: Path, tmp_path: Path) -> None:
    # Twice, for a module of the package that bears the function's name would take its place after the first call.
    call_once = f"print(hustings.extract({ARTICLE!r}).majorities['votes'].tolist())"
    code = f"import hustings; {call_once}; {call_once}"
    assert call([installed / "python", "-c", code], cwd=tmp_path) == "[1316]\n[1316]\n"


def test_the_installed_package_is_typed(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text("import hustings\nreveal_type(hustings.extract('').parties)\n", encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--python-executable", installed / "python", "user.py"]
    assert "pandas.core.frame.DataFrame" in call(mypy, cwd=tmp_path)
