"""A report as a reader has it: opened from the disk in a browser."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browser
import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

import hustings
from hustings.report import write_report
from hustings.report.addresses import page

from .conftest import ATTACKS, LONG, ROOT, WriteRun

IN_VIEW = """
const box = arguments[0].getBoundingClientRect();
const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
return box.top >= 0 && box.bottom <= innerHeight && (arguments[0].contains(at) || at.contains(arguments[0]));
"""

CONTRASTS = """
// The contrast (WCAG 2.2, 1.4.3) of every text that is shown, as pairs of the text and the ratio.
const canvas = document.createElement("canvas");
canvas.width = canvas.height = 1;
const brush = canvas.getContext("2d", { willReadFrequently: true });
function rgba(colour) {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return brush.getImageData(0, 0, 1, 1).data;
}
function luminance(colour) {
  const [red, green, blue] = [...rgba(colour)].slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function behind(element) {
  for (let each = element; each !== null; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (rgba(colour)[3] === 255) return colour;
  }
  return "white";
}
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
  const element = text.parentElement;
  if (text.data.trim() === "" || !element.checkVisibility()) continue;
  const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  found.push([text.data.trim().slice(0, 40), ratio]);
}
return found;
"""

TEXT = (
    "Result\n\nLabour held Newtown by 1,316 votes with 45.8 per cent of the vote.\n\n"
    + "Filler. " * 900
    + "Late: 1,361."
)


def url(path: Path, fragment: str = "") -> str:
    return path.resolve().as_uri() + fragment


def requests(driver: Chrome) -> list[str]:
    """The addresses that pages asked for since the last call."""
    messages = (json.loads(entry["message"])["message"] for entry in _log(driver, "performance"))
    return [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]


def complaints(driver: Chrome) -> list[dict[str, Any]]:
    """What pages wrote on the console since the last call."""
    return _log(driver, "browser")


def css(driver: Chrome, selector: str) -> list[WebElement]:
    return driver.find_elements(By.CSS_SELECTOR, selector)


def attribute(element: WebElement, name: str) -> str:
    value = element.get_attribute(name)
    assert value is not None, name
    return value


def _log(driver: Chrome, kind: str) -> list[dict[str, Any]]:
    return list(driver.get_log(kind))  # type: ignore[no-untyped-call]  # as Selenium has it


def texts_of(driver: Chrome, selector: str) -> list[str]:
    return [element.text for element in css(driver, selector)]


def focused(driver: Chrome) -> WebElement:
    return driver.switch_to.active_element


def press(driver: Chrome, *keys: str) -> None:
    focused(driver).send_keys(*keys)


@pytest.fixture(name="window")
def window_fixture(chrome: Chrome) -> Iterator[Callable[[int, int, bool], None]]:
    """Sets the size of the page and whether the reader prefers dark ones."""

    def look(width: int, height: int, dark: bool) -> None:
        browser.look(chrome, width=width, height=height, dark=dark)

    yield look
    browser.look(chrome)


@pytest.fixture
def article(write_run: WriteRun) -> Path:
    """The page of an article whose spans lie within each other and overlap, with one far below them."""

    def at(words: str, **more: object) -> dict[str, object]:
        start = TEXT.index(words)
        return {"article_id": "a", "start": start, "end": start + len(words), "evidence": "Words.", **more}

    area = {"constituency": "Newtown"}
    tables = {
        "articles": [{"article_id": "a", "title": "Result"}],
        "majorities": [at("1,316", **area, votes=1316, when="this"), at("1,361", **area, votes=1361, when="this")],
        "parties": [at("Labour", party="Labour", mentions=1)],
        "contests": [at("Labour held Newtown", **area, winner_party="Labour")],
        "turnout": [at("1,316 votes with 45.8", **area, ballots=1316, when="this")],
        "results": [at("votes with 45.8 per cent", **area, party="Labour", share=45.8)],
    }
    return write_report(write_run(tables, {"a": TEXT})).index.parent / "articles" / "a.html"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of a report of 1,200 articles about 300 contests."""
    from .conftest import written_run

    articles = [
        {"article_id": f"a{n:04}", "title": f"Story {n}", "publisher": f"The {'Ledger' if n % 3 else 'Écho'}"}
        for n in range(1200)
    ]
    contests = [
        {
            "article_id": f"a{n:04}",
            "constituency": f"Seat {n % 300}",
            "contest_id": f"parl.seat-{n % 300}.2019-12-12",
            "kind": "general",
            "polling_date": "2019-12-12",
            "evidence": "Seat.",
        }
        for n in range(1200)
    ]
    return write_report(
        written_run(tmp_path_factory.mktemp("many"), {"articles": articles, "contests": contests})
    ).index


@pytest.fixture(scope="module")
def hostile_report(hostile: Path) -> Path:
    return write_report(hostile).index.parent


@pytest.fixture(scope="module")
def corpus_report(corpus: Path) -> Path:
    return write_report(corpus).index.parent


@pytest.fixture(scope="module")
def contests_report(contests: Path) -> Path:
    return write_report(contests).index.parent


def test_the_first_page_lists_contests_and_grows_as_it_is_read(chrome: Chrome, many: Path) -> None:
    chrome.get(url(many))
    assert texts_of(chrome, "#found") == ["300 contests"]
    assert len(css(chrome, "#body tr")) == 100
    css(chrome, "#more")[0].click()
    assert len(css(chrome, "#body tr")) == 200
    assert focused(chrome).text == texts_of(chrome, "#body tr:nth-child(101) a")[0]
    css(chrome, "#more")[0].click()
    assert not css(chrome, "#more")[0].is_displayed()
    (articles,) = css(chrome, "nav.lists a[data-list=articles]")
    articles.click()
    assert texts_of(chrome, "#found") == ["1,200 articles"]
    assert articles.get_attribute("aria-current") == "page"


def test_a_search_finds_words_in_any_order_case_and_accents(chrome: Chrome, many: Path) -> None:
    chrome.get(url(many, "#articles"))
    (search,) = css(chrome, "#search")
    search.send_keys("ECHO story 27")
    assert texts_of(chrome, "#found") == ["8 of 1,200 articles"]
    assert texts_of(chrome, "#body th") == [f"Story {n}" for n in (27, 270, 273, 276, 279, 327, 627, 927)]
    search.clear()
    search.send_keys("no such words")
    assert texts_of(chrome, "#found") == ["0 of 1,200 articles"]
    search.send_keys(Keys.ENTER)
    assert chrome.current_url == url(many, "#articles")
    css(chrome, "nav.lists a[data-list=contests]")[0].click()
    search.clear()
    search.send_keys("seat 299")
    css(chrome, "#body a")[0].click()
    assert texts_of(chrome, "h1") == ["Seat 299"]


def test_a_column_sorts_both_ways_and_says_so(chrome: Chrome, many: Path) -> None:
    chrome.get(url(many, "#articles"))

    def sort(name: str) -> str | None:
        (button,) = [each for each in css(chrome, "#head button") if each.text.startswith(name)]
        button.click()
        return css(chrome, "#head th[aria-sort]")[0].get_attribute("aria-sort")

    assert not css(chrome, "#head th[aria-sort]")
    assert sort("title") == "ascending"
    assert texts_of(chrome, "#body th")[:11] == [f"Story {n}" for n in range(11)]  # 2 before 10
    assert sort("title") == "descending"
    assert texts_of(chrome, "#body th")[:2] == ["Story 1199", "Story 1198"]
    assert sort("publisher") == "ascending"
    assert texts_of(chrome, "#body td:nth-child(2)")[0] == "The Écho"


def test_lists_are_worked_by_keyboard(chrome: Chrome, many: Path) -> None:
    chrome.get(url(many))
    stops = []
    for _ in range(12):
        press(chrome, Keys.TAB)
        stops.append(focused(chrome).text or focused(chrome).get_attribute("id"))
        outline = chrome.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", stops
    assert stops[:6] == ["Skip to the content", "The Hustings", "Contests", "Articles", "Rejects", "Contests 300"]
    assert stops[8] == "search"
    press(chrome, Keys.ENTER)  # on the button of the third column
    assert len(css(chrome, "#head th[aria-sort]")) == 1
    assert focused(chrome).tag_name == "button"


def test_a_click_on_a_row_shows_its_words_and_a_click_on_these_goes_back(chrome: Chrome, article: Path) -> None:
    chrome.get(url(article))
    late = TEXT.index("1,361")
    (row,) = css(chrome, f"#majorities-{late}-{late + 5}")
    (mark,) = css(chrome, f"#c{late}")
    assert not chrome.execute_script(IN_VIEW, mark)
    link = row.find_element(By.CSS_SELECTOR, "a.to-text")
    link.click()
    assert chrome.execute_script(IN_VIEW, mark)
    assert focused(chrome) == mark
    assert css(chrome, ".chosen") == [mark, row]
    assert chrome.current_url == url(article, f"#majorities-{late}-{late + 5}")
    mark.click()
    assert focused(chrome) == link
    assert chrome.execute_script(IN_VIEW, row)
    assert css(chrome, ".chosen") == [mark, row]
    chrome.back()
    assert css(chrome, ".chosen") == []


def test_the_same_is_done_with_the_enter_key(chrome: Chrome, article: Path) -> None:
    chrome.get(url(article))
    late = TEXT.index("1,361")
    (link,) = css(chrome, f"#majorities-{late}-{late + 5} a.to-text")
    chrome.execute_script("arguments[0].focus()", link)
    press(chrome, Keys.ENTER)
    (mark,) = css(chrome, f"#c{late}")
    assert focused(chrome) == mark
    assert chrome.execute_script(IN_VIEW, mark)
    press(chrome, Keys.ENTER)
    assert focused(chrome) == link
    assert chrome.execute_script(IN_VIEW, link)
    press(chrome, Keys.ESCAPE)
    assert css(chrome, ".chosen") == []


def test_the_whole_span_of_a_row_is_marked_however_spans_overlap(chrome: Chrome, article: Path) -> None:
    chrome.get(url(article))
    for row in css(chrome, "li.fact"):
        _, start, end = attribute(row, "id").rsplit("-", 2)
        row.find_element(By.CSS_SELECTOR, "a.to-text").click()
        marked = "".join(attribute(mark, "textContent") for mark in css(chrome, "a.mark.chosen"))
        assert marked == TEXT[int(start) : int(end)]
        assert row in css(chrome, ".chosen")


def test_of_nested_spans_each_click_goes_to_the_next(chrome: Chrome, article: Path) -> None:
    chrome.get(url(article))
    reached = []
    for _ in range(3):
        (mark,) = css(chrome, f"#c{TEXT.index('1,316')}")
        mark.click()
        row = focused(chrome).find_element(By.XPATH, "ancestor::li")
        reached.append(attribute(row, "id").split("-")[0])
    assert reached == ["majorities", "turnout", "majorities"]


def test_the_address_of_a_row_opens_on_its_words(chrome: Chrome, article: Path) -> None:
    late = TEXT.index("1,361")
    chrome.get("about:blank")
    chrome.get(url(article, f"#majorities-{late}-{late + 5}"))
    (mark,) = css(chrome, "a.mark.chosen")
    assert mark.text == "1,361"
    assert chrome.execute_script(IN_VIEW, mark)


def test_without_scripts_the_same_links_lead_to_the_same_places(chrome: Chrome, article: Path) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        late = TEXT.index("1,361")
        chrome.get(url(article))
        css(chrome, f"#majorities-{late}-{late + 5} a.to-text")[0].click()
        assert chrome.current_url == url(article, f"#c{late}")
        css(chrome, f"#c{late}")[0].click()
        assert chrome.current_url == url(article, f"#majorities-{late}-{late + 5}")
        chrome.get(url(article.parents[1] / "index.html"))
        assert css(chrome, "noscript")
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_words_neither_run_nor_fetch_nor_break_a_page(chrome: Chrome, hostile_report: Path) -> None:
    complaints(chrome)
    requests(chrome)
    paths = sorted(hostile_report.rglob("*.html"))
    assert len(paths) > 3 * len(ATTACKS)
    for path in paths:
        for fragment in ("", "#articles", "#rejects") if path.name == "index.html" else ("",):
            chrome.get(url(path, fragment))
            assert chrome.execute_script("return window.hit") is None, path.name
            assert chrome.current_url == url(path, fragment)
            assert chrome.execute_script("return document.querySelectorAll('main').length") == 1
    assert complaints(chrome) == []
    folder = hostile_report.resolve().as_uri()
    assert {address for address in requests(chrome) if not address.startswith(folder)} == set()


def test_hostile_addresses_are_shown_and_not_linked(chrome: Chrome, hostile_report: Path) -> None:
    number = ATTACKS.index("javascript:window.hit=1")
    chrome.get(url(hostile_report / page("articles", f"{ATTACKS[number]}/{number}")))
    assert texts_of(chrome, "h1") == ["javascript:window.hit=1"]
    assert not css(chrome, "a[href^='javascript']")
    assert chrome.execute_script("return window.hit") is None


def test_pages_complain_of_nothing_and_ask_for_nothing_but_their_own_files(
    chrome: Chrome, corpus_report: Path, article: Path
) -> None:
    complaints(chrome)
    requests(chrome)
    for path in (*sorted(corpus_report.rglob("*.html")), article):
        chrome.get(url(path))
    assert complaints(chrome) == []
    own = tuple(folder.resolve().as_uri() for folder in (corpus_report, article.parents[1]))
    asked = requests(chrome)
    assert len(asked) > 50
    assert [address for address in asked if not address.startswith(own)] == []


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_stands_out_from_what_is_behind_it(
    chrome: Chrome, window: Callable[[int, int, bool], None], corpus_report: Path, article: Path, dark: bool
) -> None:
    window(1280, 900, dark)
    contest = corpus_report / "contests" / "parl.tamworth.by.2023-10-19.html"
    live = corpus_report / "articles" / "wakefield-and-tiverton-live.html"
    chosen = f"#majorities-{TEXT.index('1,316')}-{TEXT.index('1,316') + 5}"
    seen = set()
    for address in (url(corpus_report / "index.html"), url(contest), url(live), url(article, chosen)):
        chrome.get(address)
        contrasts = chrome.execute_script(CONTRASTS)
        assert len(contrasts) > 20
        assert [each for each in contrasts if each[1] < 4.5] == [], address
        seen.add(chrome.execute_script("return getComputedStyle(document.documentElement).backgroundColor"))
    (paper,) = seen
    assert (paper == "rgb(22, 23, 26)") == dark


def test_what_is_worked_has_a_name(chrome: Chrome, corpus_report: Path) -> None:
    live = corpus_report / "articles" / "wakefield-and-tiverton-live.html"
    for path in (corpus_report / "index.html", live, next((corpus_report / "contests").iterdir())):
        chrome.get(url(path))
        for element in css(chrome, "a, button, input, nav, section, summary"):
            if element.is_displayed():
                assert element.accessible_name or element.tag_name == "section", element.get_attribute("outerHTML")
        for bar in css(chrome, "svg"):
            assert bar.get_attribute("aria-hidden") == "true"  # the figures stand beside it
        assert all(each.aria_role == "rowheader" for each in css(chrome, "tbody th"))


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(
    chrome: Chrome,
    window: Callable[[int, int, bool], None],
    corpus_report: Path,
    hostile_report: Path,
    article: Path,
    width: int,
) -> None:
    window(width, 740, False)
    number = len(ATTACKS)
    long = page("articles", f"{LONG}/{number}")
    paths = [hostile_report / long, article, hostile_report / "index.html", corpus_report / "index.html"]
    paths += [path for path in (hostile_report / "contests").iterdir() if "llanfair" in path.name]
    paths += [corpus_report / "contests" / "parl.tamworth.by.2023-10-19.html"]
    paths += [corpus_report / "articles" / "wakefield-and-tiverton-live.html"]
    assert len(paths) == 7
    for path in paths:
        for fragment in ("", "#articles", "#rejects") if path.name == "index.html" else ("",):
            chrome.get(url(path, fragment))
            shown = chrome.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
            assert shown == [width, width], (path.name, fragment)


@pytest.mark.skipif(not (ROOT / "corpus" / "contests").is_dir(), reason="there is no corpus/contests")
def test_each_planted_misprint_is_one_click_from_its_sentence(
    chrome: Chrome, contests: Path, contests_report: Path
) -> None:
    planted = json.loads((ROOT / "corpus" / "contests" / "planted.json").read_text(encoding="utf-8"))
    kept = hustings.stored.texts(contests)
    assert kept
    assert len(planted["misprints"]) == 2
    for misprint in planted["misprints"]:
        chrome.get(url(contests_report / page("contests", misprint["contest_id"])))
        printed, true = (f"{misprint[name]:,}" for name in ("printed", "true"))
        (conflict,) = css(chrome, "#conflicts li")
        assert f"{printed} here; 2 articles say {true}" in conflict.text
        link = conflict.find_element(By.CSS_SELECTOR, "a")
        checks = {attribute(each, "href") for each in css(chrome, "#checks li a")}
        assert checks == {attribute(link, "href")}
        link.click()
        assert chrome.current_url.startswith(url(contests_report / page("articles", misprint["article_id"]), "#"))
        (mark,) = css(chrome, "a.mark.chosen")
        assert mark.text == printed
        assert chrome.execute_script(IN_VIEW, mark)
        flags = texts_of(chrome, "li.fact.chosen .flag")
        assert len(flags) >= 2  # the other articles and the official count
        assert all(printed in flag and true in flag for flag in flags)


@pytest.mark.skipif(not (ROOT / "corpus" / "contests").is_dir(), reason="there is no corpus/contests")
def test_each_republished_text_leads_to_its_original(chrome: Chrome, contests_report: Path) -> None:
    planted = json.loads((ROOT / "corpus" / "contests" / "planted.json").read_text(encoding="utf-8"))
    assert planted["duplicates"]
    for copy in planted["duplicates"]:
        chrome.get(url(contests_report / page("articles", copy["article_id"])))
        assert "duplicate" in texts_of(chrome, ".top .meta")[0]
        css(chrome, ".top .meta a")[0].click()
        original = contests_report / page("articles", copy["duplicate_of"])
        assert chrome.current_url == url(original)
        assert copy["article_id"] in texts_of(chrome, ".top .meta")[0]
