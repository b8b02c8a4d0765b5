"""How long the report of a large run takes to write, how much memory, and how long its first page takes to open.

    python scripts/large_report.py                    # 10,000 articles: some minutes, 1 GB of disk
    python scripts/large_report.py --articles 1000

The run is generated: the articles of the corpus are extracted once, and their rows stand under as many ids as it takes,
each hundred of them with contests of its own. The first page is opened from the disk in a headless Chromium of the
system, three times, each in a fresh profile; the time runs from the start of the navigation to the end of loading, when
the first rows stand in the page. That of a search and of a sort runs until their rows do.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from browser import chromium

import hustings
from hustings.settings import Settings
from hustings.stored import texts
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile

ROOT = Path(__file__).parents[1]
SHARED = 100  # articles that speak of the same contests
OPENINGS = 3

WRITE = """
import json, resource, sys, time
from pathlib import Path
from hustings.report import write_report
start = time.perf_counter()
written = write_report(Path(sys.argv[1]))
seconds = time.perf_counter() - start
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1000, "index": str(written.index)}))
"""

OPENED = """
if (document.querySelectorAll("#body tr").length === 0) throw new Error("no rows");
return performance.getEntriesByType("navigation")[0].loadEventEnd;
"""

WORKED = """
const start = performance.now();
const search = document.querySelector("#search");
search.value = "tamworth";
search.dispatchEvent(new Event("input"));
const searched = performance.now();
search.value = "";
search.dispatchEvent(new Event("input"));
const between = performance.now();
document.querySelector("#head button").click();
return [searched - start, performance.now() - between];
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N", help="default: %(default)s")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as name:
        folder = Path(name)
        hustings.run(ROOT / "corpus" / "articles", folder / "small", Settings(keep_text=True))
        multiply(folder / "small", folder / "large", given.articles)
        done = subprocess.run(
            [sys.executable, "-c", WRITE, str(folder / "large")], capture_output=True, text=True, check=True
        )
        written = json.loads(done.stdout)
        index = Path(written["index"])
        print(f"{given.articles:,} articles: written in {written['seconds']:.0f} s, {written['megabytes']:.0f} MB")
        data = (index.parent / "index-data.js").stat().st_size
        pages = sum(1 for _ in index.parent.rglob("*.html"))
        print(f"{pages:,} pages; the data of the first page are {data / 1e6:.2f} MB")
        for _ in range(OPENINGS):
            opened, searched, sorted_ = opening(index)
            worked = f"articles searched in {searched:.0f} ms, sorted in {sorted_:.0f} ms"
            print(f"first page open after {opened:.0f} ms; {worked}")
    return 0


def multiply(small: Path, large: Path, articles: int) -> None:
    """Write the run in ``small`` into ``large`` under so many ids."""
    facts, kept = hustings.read(small), texts(small) or {}
    times = -(-articles // len(facts.articles))
    large.mkdir()
    files = CsvFiles(large)
    for name, table in facts.tables.items():
        for number in range(times):
            files.append(name, renamed(table, number, len(facts.articles)))
    with TextsFile(large) as file:
        for number in range(times):
            for article, text in kept.items():
                file.append(f"{article}-{number:05}", text)


def renamed(table: pd.DataFrame, number: int, articles: int) -> pd.DataFrame:
    """The rows under the ids of another edition."""
    edition = number * articles // SHARED
    ids = {"article_id": f"-{number:05}", "contest_id": f".{edition:03}", "constituency": f" {edition}"}
    return table.assign(**{name: table[name] + suffix for name, suffix in ids.items() if name in table.columns})


def opening(index: Path) -> tuple[float, float, float]:
    """How long the first page takes to show its rows, and its articles to be searched and sorted, in milliseconds."""
    with chromium() as driver:
        driver.get(index.as_uri())
        opened = float(driver.execute_script(OPENED))
        driver.get(f"{index.as_uri()}#articles")
        searched, sorted_ = driver.execute_script(WORKED)
    return opened, float(searched), float(sorted_)


if __name__ == "__main__":
    sys.exit(main())
