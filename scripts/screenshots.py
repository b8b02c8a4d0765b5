"""Pictures of the three kinds of page of a report, for the documentation.

    python scripts/screenshots.py [--articles FOLDER] [--output FOLDER]

extracts the articles of corpus/contests, writes their report, and takes the pictures report-index.png,
report-contest.png and report-article.png in docs/images, of 1280 by 900 pixels: the first page, the page of the contest
with the most conflicts, and the page of the article to which the first of these leads. It needs Chromium and its driver
(apt-get install chromium chromium-driver).
"""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir
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
    first = next(each for each in SETS if (ROOT / each).is_dir())
    parser.add_argument("--articles", default=first, help="a folder of articles (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images", help="where pictures are written")
    given = parser.parse_args(arguments)
    if gone := missing():
        parser.error(f"not installed: {', '.join(gone)}; apt-get install chromium chromium-driver")
    with TemporaryDirectory() as folder:
        with chdir(ROOT):  # the pages name the files as they are named here
            run([given.articles], Path(folder), Settings(keep_text=True))
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
    conflicts = driver.find_elements(By.CSS_SELECTOR, "#head button")[-2]
    driver.execute_script("arguments[0].click(); document.activeElement.blur()", conflicts)  # most first
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
