"""How the command behaves beside its work: configuration, completion, colours, what is installed."""

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup, TyperOption

from hustings.cli import app
from hustings.cli.configuration import long_name

COMMAND = str(Path(sys.executable).with_name("hustings"))
ARTICLE = "Labour won the Tamworth by-election on Thursday. Sarah Edwards had a majority of 1,316.\n"


def hustings(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def configure(folder: Path, content: str, name: str = "hustings.toml") -> None:
    (folder / name).write_text(content, encoding="utf-8")


def settings(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "tables" / "run.json").read_text(encoding="utf-8"))["settings"])


def test_a_file_in_the_working_folder_sets_options_and_the_command_line_wins(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    configure(
        tmp_path,
        """
        [run]
        output = "tables"
        published = 2023-10-20
        min-confidence = 0.1
        all = true
        workers = 1
        max-record = 3
        """,
    )
    done = hustings(tmp_path, "run", "article.txt", "--min-confidence", "0.25")
    assert done.returncode == 0, done.stderr
    found = settings(tmp_path)
    assert (found["published"], found["min_confidence"], found["every_article"]) == ("2023-10-20", 0.25, True)
    assert found["limits"] == {**dict(found["limits"]), "record_bytes": 3_000_000}  # type: ignore[call-overload]  # it is a table


def test_another_file_is_named_by_an_option_and_shown_by_info(tmp_path: Path) -> None:
    configure(tmp_path, "[run]\nworkers = 7\n")
    configure(tmp_path, '[run]\nworkers = 2\n[evaluate]\nby = ["rule"]\n', "other.toml")
    for options, workers in (((), 7), (("--config", "other.toml"), 2)):
        shown = json.loads(hustings(tmp_path, *options, "info", "--json").stdout)["configuration"]
        assert shown["options"]["run"] == {"workers": workers}
    assert shown == {"file": "other.toml", "options": {"run": {"workers": 2}, "evaluate": {"by": ["rule"]}}}
    assert "[run] workers: 7" in hustings(tmp_path, "info").stdout
    configure(tmp_path, "")
    assert "options" in json.loads(hustings(tmp_path, "info", "--json").stdout)["configuration"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[run]\nworker = 3\n", "[run] worker: hustings run has no option --worker; did you mean workers?"),
        ("[run]\nevery_article = true\n", "[run] every_article: hustings run has no option --every_article"),
        ("[extarct]\n", "no command is called [extarct]; did you mean extract?"),
        ("workers = 3\n", "no command is called [workers]"),
        ("run = 3\n", "run is a section: write [run], and its options below"),
        ("[run]\nworkers = true\n", "[run] workers: give one value"),
        ("[run]\nall = 1\n", "[run] all: give true or false"),
        ("[run]\npublished = [2023-10-20]\n", "[run] published: give one value"),
        ("[evaluate]\nby = [true]\n", "[evaluate] by: give a list of values"),
        ("[run]\nworkers = 0\n", "Invalid value for '--workers'"),
        ("[run]\nmin-confidence = 2.0\n", "2 is no confidence; give a number from 0 to 1"),
        ("[run\n", "no TOML: "),
        ("[run]\nmodel = '\udcff'\n", "no TOML: "),
    ],
)
def test_what_the_file_says_wrongly_is_told_with_its_name(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "hustings.toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    done = hustings(tmp_path, "run", ".", "-o", "tables")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hustings: hustings.toml: ")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    done = hustings(tmp_path, "--config", "night.toml", "info")
    assert (done.returncode, done.stdout) == (2, "")
    assert "night.toml: cannot be read" in done.stderr


def test_every_option_of_every_command_can_stand_in_the_file(tmp_path: Path) -> None:
    """What a value means is the option's own affair; here each is of the kind that the option takes."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    told: dict[str, dict[str, object]] = {}
    for name, command in group.commands.items():
        options = [each for each in command.params if isinstance(each, TyperOption)]
        assert options
        for option in options:
            value: object = True if option.is_flag else ["rule"] if option.multiple else "2"
            told.setdefault(name, {})[long_name(option).removeprefix("--")] = value
    lines = [
        [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in some.items())] for name, some in told.items()
    ]
    configure(tmp_path, "\n".join(line for section in lines for line in section))
    done = hustings(tmp_path, "info")
    assert json.loads(done.stdout)["configuration"]["options"] == told


def test_info_tells_versions_and_the_registry(tmp_path: Path) -> None:
    done = hustings(tmp_path, "info", "--json")
    found = json.loads(done.stdout)
    assert found["packages"]["hustings"] == version("hustings")
    assert found["packages"]["spacy"] == version("spacy")
    assert found["model"] == {"name": "hustings", "version": version("hustings")}
    assert found["registry"]["contests"] > 3_000
    assert found["registry"]["first_contest"] == "2010-05-06"
    assert found["system"]["python"].endswith(".".join(map(str, sys.version_info[:3])))
    assert found["configuration"] == {"file": None, "options": {}}
    told = json.loads(hustings(tmp_path, "info", "--json", "--model", "another").stdout)["model"]
    assert told == {"name": "another", "version": "unknown"}
    shown = hustings(tmp_path, "info").stdout
    assert f"  hustings: {version('hustings')}\n" in shown
    assert "configuration\n  file: none\n" in shown


def test_a_mistyped_command_is_told_the_nearest(tmp_path: Path) -> None:
    done = hustings(tmp_path, "extarct", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean 'extract'?" in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_tells_exit_statuses_and_the_configuration(tmp_path: Path) -> None:
    shown = hustings(tmp_path, "--help").stdout
    for status in ("0 ", "1 ", "2 ", "130"):
        assert re.search(rf"^    {status} +\w+", shown, re.MULTILINE)
    assert "hustings.toml" in shown
    assert "NO_COLOR" in shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hustings ex", {"extract"}),
        ("hustings run --max-r", {"--max-ratio", "--max-record"}),
        ("hustings evaluate gold tables --part ", {"training", "validation"}),
    ],
)
def test_the_shell_completes(tmp_path: Path, words: str, expected: set[str]) -> None:
    number = len(words.split(" ")) - 1
    done = hustings(tmp_path, _HUSTINGS_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(number))
    assert set(done.stdout.split()) == expected


def test_completion_is_shown_and_installed_for_the_shell(tmp_path: Path) -> None:
    for option in ("--show-completion", "--install-completion"):
        done = subprocess.run(
            ["bash", "-c", f"{shlex.quote(COMMAND)} {option}; exit $?"],
            capture_output=True,
            text=True,
            env={**os.environ, "HOME": str(tmp_path)},
            check=True,
        )
        assert "completion" in done.stdout
    script = (tmp_path / ".bash_completions" / "hustings.sh").read_text()
    assert "_HUSTINGS_COMPLETE=complete_bash" in script
    assert "hustings.sh" in (tmp_path / ".bashrc").read_text()


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """What the command writes on a terminal of its own."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLORTERM")}
    with subprocess.Popen(
        [COMMAND, *map(str, arguments)], stdout=theirs, stderr=theirs, env={**kept, "TERM": "xterm", **environment}
    ) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            written += piece
    os.close(ours)
    assert process.returncode == 0, written
    return written.decode()


_COLOUR = re.compile(r"\x1b\[(?:\d+;)*3[0-7]")


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_stay_away_where_they_are_not_wanted(
    tmp_path: Path, environment: dict[str, str], coloured: bool
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    written = on_a_terminal("extract", article, **environment)
    assert bool(_COLOUR.search(written)) == coloured
    assert ("»1,316«" in re.sub(r"\x1b\[[\d;]*m", "", written)) == (not coloured)
