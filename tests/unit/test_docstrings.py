"""What the documentation strings of the public names show is what happens."""

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import hustings
from hustings import component, limits, runs, schema, settings, tables, types

ROOT = Path(__file__).parents[2]
MODULES = ("hustings", *(f"hustings.{name}" for name in ("component", "limits", "runs", "schema", "settings")))
MODULES += ("hustings.tables", "hustings.types", "hustings.stored")
EXAMPLES = [test for name in MODULES for test in doctest.DocTestFinder().find(import_module(name)) if test.examples]
PUBLIC = (
    hustings,
    *(getattr(hustings, name) for name in hustings.__all__ if not name.startswith("__")),
    *(component.create, limits.Limits, limits.Workers, runs.Summary, schema, settings.Settings),
    *(tables.Facts, types.Article, types.Extraction, types.Fact),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the examples run: the project's corpus is there, and the tables of one article."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    return folder


@pytest.fixture(scope="module")
def summary(folder: Path) -> runs.Summary:
    return hustings.run(ROOT / "corpus/articles/newport-west-vacancy.txt", folder / "tables")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_examples_give_what_is_shown(
    example: doctest.DocTest, folder: Path, summary: runs.Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    example.globs = {**example.globs, "hustings": hustings, "summary": summary}
    output: list[str] = []
    failed, attempted = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=output.append)
    assert attempted
    assert not failed, "".join(output)


@pytest.mark.parametrize("public", PUBLIC, ids=lambda each: each.__name__)
def test_every_public_name_has_an_example(public: object) -> None:
    assert ">>> " in (inspect.getdoc(public) or "")
