"""README and the pages in docs/ show what happens: their commands and programs are run, their links lead somewhere.

A page is run from its top to its end in a folder of its own, which has the project's corpus. ``$`` begins a command,
``>>>`` a statement; what they print must be what stands below them, where ``...`` stands for anything, and a line of
a command's output that is only ``...`` for any number of lines. A block of ``python`` without ``>>>`` is run as it
stands. Other blocks are there to be read.
"""

import doctest
import re
import shlex
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import matplotlib.testing.compare
import nbclient
import nbformat
import pytest
from traitlets.config import Config

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
TEXTS = [
    *PAGES,
    *sorted((ROOT / "docs" / "reference").glob("*.md")),
    ROOT / "CONTRIBUTING.md",
    ROOT / "ARCHITECTURE.md",
]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"

_FENCE = re.compile(r"^```(?P<language>\w*)$")


@dataclass(frozen=True)
class Block:
    """Lines of a page that are set apart, with the number of the first."""

    language: str
    lines: tuple[str, ...]
    number: int

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def blocks(page: str) -> Iterator[Block]:
    """The fenced and the indented blocks of ``page``; an indented one is of what its first line begins with."""
    lines = page.splitlines()
    at = 0
    while at < len(lines):
        if fence := _FENCE.match(lines[at]):
            end = lines.index("```", at + 1)
            yield Block(fence["language"], tuple(lines[at + 1 : end]), at + 2)
            at = end + 1
        elif lines[at].startswith("    "):
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end]):
                end += 1
            inner = tuple(line.removeprefix("    ") for line in lines[at:end])
            language = {"$": "console", ">>>": "python"}.get(inner[0].split(" ")[0], "")
            yield Block(language, inner, at + 1)
            at = end
        else:
            at += 1


def run(block: Block, folder: Path, names: dict[str, object]) -> None:
    if block.language == "console":
        for session in re.split(r"^(?=\$ )", block.text, flags=re.MULTILINE)[1:]:
            command, _, shown = session.partition("\n")
            run_command(command.removeprefix("$ "), shown, folder)
    elif block.language == "python" and ">>> " in block.text:
        test = doctest.DocTestParser().get_doctest(block.text, names, "page", None, block.number)
        output: list[str] = []
        failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=output.append, clear_globs=False)
        assert not failed, "".join(output)
        names.update(test.globs)
    elif block.language == "python":
        exec(compile(block.text, "page", "exec"), names)


def run_command(command: str, shown: str, folder: Path) -> None:
    name, *arguments = shlex.split(command)
    program = Path(sys.executable).with_name(name)
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = (re.escape(line).replace(r"\.\.\.", ".*?") for line in shown.rstrip().split("\n"))
    expected = "\n".join("(?:.*\n)*?.*" if line == ".*?" else line for line in lines)
    assert re.fullmatch(expected, done.stdout.rstrip()), f"{command}\n{done.stdout}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the pages are run."""
    for name in ("corpus", "models", "benchmarks"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_shows_what_happens(page: Path, folder: Path) -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page.read_text(encoding="utf-8")):
        try:
            run(block, folder, names)
        except BaseException as error:
            error.add_note(f"{page.relative_to(ROOT)}, the block at line {block.number}")
            raise
    for picture in folder.glob("*.png"):
        kept = ROOT / "docs" / "images" / picture.name
        differ = matplotlib.testing.compare.compare_images(str(kept), str(picture), tol=3)
        assert differ is None, f"the page makes another picture: {differ}"


def test_the_readme_has_examples_of_both_kinds() -> None:
    languages = [block.language for block in blocks(README.read_text(encoding="utf-8"))]
    assert "console" in languages
    assert "python" in languages


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
        assert (page.parent / target).exists(), target
    for path in re.findall(r"`((?:pipeline|models|corpus|benchmarks|scripts|tests|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / target).resolve() for target in re.findall(r"\]\(([^)#:]+)\)", index.read_text())}
    pages = {path for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".ipynb")}
    assert {path for path in pages if "decisions" not in path.parts} - {index} <= linked


def outputs(notebook: nbformat.NotebookNode) -> list[list[Mapping[str, str]]]:
    """What the cells of code show."""
    return [
        [dict(each["data"]) if "data" in each else {"stream": each["text"]} for each in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_the_notebook_shows_what_happens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    kept, again = (nbformat.reads(NOTEBOOK.read_text("utf-8"), as_version=4) for _ in range(2))  # type: ignore[no-untyped-call]  # nbformat has no types
    # Through files in the folder and not through ports, which anyone on the machine may listen at.
    config = Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "kernel")}})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the libraries between notebook and kernel
        client = nbclient.NotebookClient(
            again, timeout=120, config=config, resources={"metadata": {"path": str(folder)}}
        )
        client.execute()
    assert any(outputs(kept))
    assert outputs(again) == outputs(kept)
    assert NOTEBOOK.stat().st_size < 60_000
