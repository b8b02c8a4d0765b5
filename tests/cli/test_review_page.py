"""The page of a review in a browser, by its keys alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import browser
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

import hustings
from hustings.review import Review
from hustings.review.server import Server
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile

MARKUP = "<script>document.title = 'broken'</script><img src=x onerror=\"document.title='broken'\"> 🗳🗳 & &amp; "
LINES = "\n" * 150  # so many that what stands behind them is out of sight
TEXT = (
    f"{MARKUP}Labour has won the Tamworth by-election. Sarah Edwards took 11,719 votes, a majority of 1,316 over the "
    f"Conservative candidate Andrew Cooper.{LINES}"
    "Turnout was about a third. 🗳 The Greens were 417 votes ahead of UKIP.\n"
)


@pytest.fixture(scope="module")
def driver() -> Iterator[Chrome]:
    if missing := browser.missing():
        pytest.skip(f"not installed: {', '.join(missing)}")
    with browser.chromium() as driver:
        yield driver


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    with TextsFile(folder) as texts:
        for article, text in {"first": TEXT, "second": TEXT.removesuffix("\n")}.items():
            for name, table in hustings.extract(text, published="2023-10-20").tables.items():
                own = table.assign(article_id=article) if "article_id" in table else table
                CsvFiles(folder).append(name, own.assign(title=MARKUP) if name == "articles" else own)
            texts.append(article, text)
    return folder


@pytest.fixture
def review(tables: Path) -> Iterator[Review]:
    with closing(Review(tables)) as review:
        yield review


@pytest.fixture
def press(driver: Chrome, review: Review) -> Iterator[Callable[..., None]]:
    """Presses keys on the page of the review, each when the page is through with the one before."""
    server = Server(review)
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    console(driver)  # what earlier pages wrote is gone
    driver.get(server.url)

    def press(*keys: str) -> None:
        for key in keys:
            driver.switch_to.active_element.send_keys(key)
            WebDriverWait(driver, 20).until(lambda page: page.execute_script("return !busy && article !== null"))

    WebDriverWait(driver, 20).until(lambda page: page.find_elements(By.TAG_NAME, "mark"))
    yield press
    server.stop()
    thread.join()
    assert console(driver) == []  # no error, and nothing that the content security policy had to refuse


def console(driver: Chrome) -> list[object]:
    """What pages wrote on the console since this was last asked, but for values that the server refused."""
    written = driver.get_log("browser")  # type: ignore[no-untyped-call]
    return [each for each in written if "status of 422" not in each["message"]]


def shown(driver: Chrome, name: str) -> str:
    return driver.find_element(By.ID, name).text


def until(driver: Chrome, holds: Callable[[], bool]) -> None:
    WebDriverWait(driver, 20).until(lambda _: holds())


def until_fact(driver: Chrome, number: int, of: int) -> None:
    until(driver, lambda: shown(driver, "place").startswith(f"Fact {number} of {of},"))


def gold(tables: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((tables / "gold" / f"{name}.json").read_bytes())
    return loaded


def test_an_article_is_reviewed_by_keys_alone(
    driver: Chrome, review: Review, press: Callable[..., None], tables: Path
) -> None:
    assert driver.find_element(By.ID, "article").get_property("textContent") == TEXT
    assert driver.title == "first – review"
    assert shown(driver, "title") == " ".join(MARKUP.split())
    assert driver.current_url.endswith("/")  # the token is gone from the address

    items = review.items(0)
    for number, item in enumerate(items, start=1):
        statement = item.statement
        until_fact(driver, number, len(items))
        mark = driver.find_element(By.TAG_NAME, "mark")
        marked = "".join(each.text for each in driver.find_elements(By.TAG_NAME, "mark"))
        assert marked == TEXT[statement.start : statement.end]
        assert shown(driver, "table") == statement.table
        assert driver.execute_script(
            "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight",
            mark,
        )
        if statement.table == "majorities":
            press("c")
            until(driver, lambda: driver.switch_to.active_element.get_attribute("name") == "constituency")
            votes = driver.find_element(By.NAME, "votes")
            votes.clear()
            votes.send_keys("nought", Keys.ENTER)
            until(driver, lambda: "whole number" in shown(driver, "status"))
            votes.clear()
            votes.send_keys("1,361", Keys.ENTER)
        elif statement.table == "candidates" and statement.values["person"] == "Andrew Cooper":
            press("r")
        else:
            press("a")
    until(driver, lambda: "Every fact is decided" in shown(driver, "status"))

    press("u")
    until(driver, lambda: "1 undecided" in shown(driver, "place"))
    press("d")
    until(driver, lambda: "1 fact is undecided" in shown(driver, "status"))
    press("a")
    until(driver, lambda: "0 undecided" in shown(driver, "place"))

    start = TEXT.index("votes ahead")
    driver.execute_script(
        "const walker = document.createTreeWalker(document.getElementById('article'), NodeFilter.SHOW_TEXT); let node;"
        "while ((node = walker.nextNode()) && !node.data.includes(' votes ahead'));"
        "const at = node.data.indexOf(' votes ahead');"
        "getSelection().setBaseAndExtent(node, at, node, at + 12);"
    )
    press("+")
    until(driver, lambda: driver.switch_to.active_element.get_attribute("name") == "table")
    Select(driver.find_element(By.NAME, "table")).select_by_value("majorities")
    assert driver.find_element(By.NAME, "words").get_property("value") == "votes ahead"
    driver.find_element(By.NAME, "votes").send_keys("418")
    driver.find_element(By.NAME, "party").send_keys("Green", Keys.ENTER)
    until(driver, lambda: shown(driver, "status") == "Added.")
    (added,) = [item.statement for item in review.items(0) if item.origin == "added"]
    assert (added.start, added.end, added.values) == (start, start + 11, {"votes": 418, "party": "Green"})

    press("d")
    until(driver, lambda: (tables / "gold" / "first.json").exists())
    stated = gold(tables, "first")
    assert {(418, "Green"), (1361, "Labour")} <= {(row["votes"], row["party"]) for row in stated["majorities"]}
    assert "Andrew Cooper" not in {row["person"] for row in stated["candidacies"]}
    until(driver, lambda: driver.title == "second – review")


def test_words_are_named_without_a_selection_and_help_comes_and_goes(
    driver: Chrome, review: Review, press: Callable[..., None]
) -> None:
    press("?")
    assert driver.find_element(By.ID, "help").is_displayed()
    press("r", Keys.ESCAPE)
    assert not driver.find_element(By.ID, "help").is_displayed()
    assert all(item.decision is None for item in review.items(0))
    press("n", "n", "p")
    until(driver, lambda: shown(driver, "place").startswith("Fact 2 of"))
    press("+")
    Select(driver.find_element(By.NAME, "table")).select_by_value("parties")
    driver.find_element(By.NAME, "party").send_keys("Rejoin EU")
    words = driver.find_element(By.NAME, "words")
    words.send_keys("greens were", Keys.ENTER)
    until(driver, lambda: "do not stand in the text" in shown(driver, "status"))
    words.clear()
    words.send_keys("Greens were", Keys.ENTER)
    until(driver, lambda: any(item.origin == "added" for item in review.items(0)))
    (added,) = [item.statement for item in review.items(0) if item.origin == "added"]
    assert TEXT[added.start : added.end] == "Greens were"


def test_a_server_that_is_gone_is_told_and_nothing_seems_kept(
    driver: Chrome, review: Review, press: Callable[..., None]
) -> None:
    review.close()
    press("a")
    until(driver, lambda: "cannot be written" in shown(driver, "status"))
    assert shown(driver, "place").startswith("Fact 1 of")


def test_a_telephone_shows_text_fact_and_buttons_at_once(driver: Chrome, press: Callable[..., None]) -> None:
    browser.look(driver, width=360, height=740, dark=True)
    press("n", "p")
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    for css in ("#article mark", "#table", "button[data-key=a]", "button[data-key='?']"):
        box = driver.execute_script(f'return document.querySelector("{css}").getBoundingClientRect().toJSON()')
        assert 0 <= box["top"] < box["bottom"] <= 740, css
        assert 0 <= box["left"] < box["right"] <= 360, css
    back = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert back == "rgb(22, 24, 27)"
    browser.look(driver)
    assert driver.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
