"""Pictures of the three kinds of page of a report, for the documentation.

    python scripts/screenshots.py [--articles FOLDER] [--output FOLDER]

extracts the articles of corpus/contests, writes their report, and takes docs/images/report-index.png, report-contest.png
and report-article.png: the page of the contest with the most conflicts and failed checks, and the page of an article to
which the first of them leads. They are 1280 by 900 pixels. It needs Chromium and its driver (apt-get install chromium
chromium-driver).
"""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import chromium, missing
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from hustings.report import write_report
from hustings.runs import run
from hustings.settings import Settings

ROOT = Path(__file__).parents[1]
SETS = ("corpus/contests/articles", "corpus/articles")
"""Where articles to show may be; the first that is there is taken."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    first = next(ROOT / each for each in SETS if (ROOT / each).is_dir())
    parser.add_argument("--articles", type=Path, default=first, help="a folder of articles (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images", help="where pictures are written")
    given = parser.parse_args(arguments)
    if gone := missing():
        parser.error(f"not installed: {', '.join(gone)}; apt-get install chromium chromium-driver")
    with TemporaryDirectory() as folder:
        run([str(given.articles)], Path(folder), Settings(keep_text=True))
        index = write_report(Path(folder)).index
        with chromium() as driver:
            pictures = taken(driver, index)
    given.output.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        path = given.output / f"report-{name}.png"
        path.write_bytes(picture)
        print(f"{path}: {len(picture) / 1000:.0f} kB")
    return 0


def taken(driver: Chrome, index: Path) -> Mapping[str, bytes]:
    """A picture of the first page of a report, of one of a contest, and of one of an article."""
    pictures = {}
    driver.get(index.resolve().as_uri())
    for _ in range(2):  # the second time the other way round: those with the most first
        driver.find_elements(By.CSS_SELECTOR, "#head button")[-2].click()
        if driver.find_elements(By.CSS_SELECTOR, "#head th[aria-sort=descending]"):
            break
    driver.execute_script("document.activeElement.blur()")
    pictures["index"] = picture(driver)
    driver.find_element(By.CSS_SELECTOR, "#body a").click()
    pictures["contest"] = picture(driver)
    (driver.find_elements(By.CSS_SELECTOR, ".oddities a") or driver.find_elements(By.CSS_SELECTOR, ".where a"))[
        0
    ].click()
    driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
    pictures["article"] = picture(driver)
    return pictures


def picture(driver: Chrome) -> bytes:
    """What the window shows, as PNG."""
    return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


if __name__ == "__main__":
    sys.exit(main())
