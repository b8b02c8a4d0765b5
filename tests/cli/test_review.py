"""The page of a review as a browser uses it: requests to the server in a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any, cast
from urllib.parse import urlsplit

import pytest

COMMAND = str(Path(sys.executable).with_name("hustings"))
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> 🗳 \u202eLabour\u202c has won the Tamworth by-election. "
    "Sarah Edwards took 11,719 votes, a majority of 1,316 over the Conservative Andrew Cooper.\n{{ token }} & &amp;\n"
)


def hustings(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over a hostile article and an ordinary one; whoever reviews it keeps decisions elsewhere."""
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "in" / "b.txt").write_text("Turnout in the Selby and Ainsty by-election was 44.8%.\n", encoding="utf-8")
    done = hustings("run", folder / "in", "-o", folder / "tables", "--keep-text", "--published", "2023-10-20")
    assert done.returncode == 0, done.stderr
    return folder / "tables"


@dataclass
class Page:
    """What a browser keeps of a page: its address, cookie and token."""

    url: str
    cookie: str = ""
    sent: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def token(self) -> str:
        return urlsplit(self.url).query.removeprefix("token=")

    def request(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[int, Mapping[str, str], str]:
        """The status, headers and content of an answer; a header that is None is left out."""
        given: dict[str, str | None] = {"Host": self.host, "Cookie": self.cookie}
        if method == "POST":
            given |= {
                "Content-Type": "application/json",
                "X-Hustings-Token": self.token,
                "Origin": f"http://{self.host}",
            }
        given |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", int(self.host.rpartition(":")[2]), timeout=30)
        connection.putrequest(method, path, skip_host=True)
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        for name, value in given.items():
            if value is not None:
                connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(content)))
        connection.endheaders(content)
        answer = connection.getresponse()
        got = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return got

    def open(self) -> tuple[int, Mapping[str, str], str]:
        """Open the address that was printed."""
        parts = urlsplit(self.url)
        status, headers, content = self.request("GET", f"{parts.path}?{parts.query}")
        self.cookie = headers["Set-Cookie"].partition(";")[0]
        return status, headers, content

    def get(self, path: str) -> dict[str, Any]:
        status, _, content = self.request("GET", path)
        assert status == 200, content
        return cast("dict[str, Any]", json.loads(content))

    def post(self, path: str, body: object) -> dict[str, Any]:
        status, _, content = self.request("POST", path, body)
        assert status == 200, content
        return cast("dict[str, Any]", json.loads(content))


@contextmanager
def served(
    tables: Path, keep: Path, *options: object, browser: bool = False, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], Page]]:
    """The server of a review that keeps its decisions and gold in ``keep``, and the page that it prints."""
    given = ["--decisions", keep / "review.sqlite", "--gold", keep / "gold", *["--no-browser"][browser:], *options]
    process = subprocess.Popen(
        [COMMAND, "review", *map(str, [tables, *given])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        process.stdout.readline()
        url = process.stdout.readline().strip()
        assert url, process.stderr.read()
        yield process, Page(url)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def page(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of a review in which nothing is decided before a test or after it."""
    with served(tables, tmp_path_factory.mktemp("kept")) as (_, page):
        page.open()
        yield page


def accept_all(page: Page, number: int) -> None:
    for fact in page.get(f"/api/articles/{number}")["facts"]:
        if fact["verdict"] is None:
            page.post(f"/api/articles/{number}/decide", {"fact": fact["id"], "verdict": "accepted"})


def test_a_whole_review_ends_in_gold(tables: Path, tmp_path: Path) -> None:
    with served(tables, tmp_path) as (process, page):
        page.open()
        overview = page.get("/api/review")
        assert [(each["id"], each["finished"]) for each in overview["articles"]] == [("a", False), ("b", False)]
        for number in (0, 1):
            facts = page.get(f"/api/articles/{number}")["facts"]
            bodies = [{"fact": fact["id"], "verdict": "accepted"} for fact in facts]
            with ThreadPoolExecutor(8) as pool:  # as if many keys came at once
                list(pool.map(partial(page.post, f"/api/articles/{number}/decide"), bodies))
            finished = page.post(f"/api/articles/{number}/done", {})
        assert finished["progress"] == {"articles": 2, "finished": 2}
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    assert out == f"2 of 2 articles are finished; their gold is in {tmp_path / 'gold'}\n"
    scores = json.loads(hustings("evaluate", tmp_path / "gold", tables, "--json").stdout)
    assert scores["micro"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert (scores["fields"], scores["articles"]) == (1.0, 2)


def test_a_fact_is_corrected_added_and_taken_back(page: Page) -> None:
    article = page.get("/api/articles/1")
    fact = next(each for each in article["facts"] if each["table"] == "turnout")
    body = {"fact": fact["id"], "verdict": "corrected", "values": {**fact["values"], "percent": "45.8"}}
    changed = page.post("/api/articles/1/decide", body)
    assert {each["id"]: each["corrected"] for each in changed["facts"]}[fact["id"]]["percent"] == 45.8
    start = article["text"].index("Selby")
    body = {"table": "parties", "start": start, "end": start + 5, "values": {"party": "Green"}}
    added = page.post("/api/articles/1/add", body)
    assert [each["origin"] for each in added["facts"] if each["id"] == added["fact"]] == ["added"]
    undone = page.post("/api/articles/1/undo", {})
    assert undone["undone"] == added["fact"]
    assert page.post("/api/articles/1/undo", {})["undone"] == fact["id"]
    assert page.post("/api/articles/1/undo", {})["undone"] is None


def test_the_page_and_its_files_are_guarded_by_headers(page: Page) -> None:
    for path in ("/", "/static/review.js", "/static/review.css", "/api/review", "/nothing"):
        _, headers, _ = page.request("GET", path)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
        assert (headers["X-Frame-Options"], headers["Cache-Control"]) == ("DENY", "no-store")
        assert "Access-Control-Allow-Origin" not in headers
    _, headers, content = page.open()
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]
    assert "://" not in content  # nothing is loaded from elsewhere
    assert "<script>" not in content


def test_the_text_comes_as_data_and_to_the_letter(page: Page) -> None:
    status, headers, content = page.request("GET", "/api/articles/0")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert json.loads(content)["text"] == HOSTILE
    facts = json.loads(content)["facts"]
    assert "11,719" in {HOSTILE[fact["start"] : fact["end"]] for fact in facts}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Cookie": None}, id="no cookie"),
        pytest.param({"Cookie": "hustings-review=x"}, id="a cookie of another page"),
        pytest.param({"Host": "evil.example"}, id="another host"),
        pytest.param({"Host": "127.0.0.1"}, id="no port"),
        pytest.param({"Host": "127.0.0.1.evil.example:80"}, id="a host that begins alike"),
        pytest.param({"Host": None}, id="no host"),
    ],
)
def test_other_sites_read_nothing(page: Page, headers: Mapping[str, str | None]) -> None:
    for path in ("/", "/api/review", "/api/articles/0", "/static/review.js"):
        status, got, content = page.request("GET", path, headers=headers)
        assert status == 403
        assert page.token not in content
        assert "Set-Cookie" not in got
    assert page.request("GET", "/?token=wrong", headers=headers)[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"X-Hustings-Token": None}, id="no token"),
        pytest.param({"X-Hustings-Token": "x" * 43}, id="a wrong token"),
        pytest.param({"X-Hustings-Token": "é"}, id="a token that is none"),
        pytest.param({"Cookie": None}, id="no cookie"),
        pytest.param({"Origin": "http://evil.example"}, id="another site"),
        pytest.param({"Origin": "null"}, id="a site that hides"),
        pytest.param({"Host": "evil.example"}, id="another host"),
        pytest.param({"Content-Type": "text/plain"}, id="a form that looks like JSON"),
        pytest.param({"Content-Type": None}, id="no type"),
    ],
)
def test_other_sites_change_nothing(page: Page, headers: Mapping[str, str | None]) -> None:
    fact = page.get("/api/articles/0")["facts"][0]
    body = {"fact": fact["id"], "verdict": "accepted"}
    status, _, content = page.request("POST", "/api/articles/0/decide", body, headers)
    assert status == 403
    assert set(json.loads(content)) == {"error"}
    for method in ("GET", "PUT", "DELETE"):
        assert page.request(method, "/api/articles/0/decide", body, headers)[0] in (403, 405)
    assert page.get("/api/articles/0")["facts"][0]["verdict"] is None


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/articles/0/decide", {"fact": "x", "verdict": "accepted"}, 422),
        ("/api/articles/0/decide", {"fact": 1, "verdict": "accepted"}, 422),
        ("/api/articles/0/decide", {"fact": "x", "verdict": "added"}, 422),
        ("/api/articles/0/decide", {"fact": "x", "verdict": "corrected", "values": []}, 422),
        ("/api/articles/0/add", {"table": "parties", "start": True, "end": 2, "values": {"party": "x"}}, 422),
        ("/api/articles/0/add", {"table": "parties", "start": 0, "end": 10**30, "values": {"party": "x"}}, 422),
        ("/api/articles/0/add", {"table": "posts", "start": 0, "end": 2, "values": {}}, 422),
        ("/api/articles/0/add", {"table": "parties", "start": 0, "end": 2, "values": {"party": {}}}, 422),
        ("/api/articles/0/done", {}, 422),
        ("/api/articles/9/undo", {}, 422),
        ("/api/articles/-1/undo", {}, 404),
        ("/api/articles/0/undo", b"[]", 403),
        ("/api/articles/0/undo", b"{", 403),
        ("/api/articles/0/undo", b'{"a": "' + b"x" * 10**6 + b'"}', 413),
        ("/api/review", {}, 405),
    ],
)
def test_requests_that_make_no_sense_are_told_in_one_line(page: Page, path: str, body: object, status: int) -> None:
    got, _, content = page.request("POST", path, body)
    assert got == status
    assert "\n" not in json.loads(content)["error"]
    assert all(fact["verdict"] is None for fact in page.get("/api/articles/0")["facts"])


@pytest.mark.skipif(sys.platform != "linux", reason="browsers are started in another way")
def test_the_address_that_a_browser_is_started_with_is_good_once(tables: Path, tmp_path: Path) -> None:
    program = f'#!/bin/sh\ncd "{tmp_path}" && echo "$1" > aside && mv aside address\n'
    (tmp_path / "xdg-open").write_text(program, encoding="utf-8")
    (tmp_path / "xdg-open").chmod(0o755)
    path = os.pathsep.join((str(tmp_path), os.environ["PATH"]))
    with served(tables, tmp_path, browser=True, environment={**os.environ, "PATH": path}) as (_, printed):
        for _ in range(600):
            if (tmp_path / "address").exists():
                break
            sleep(0.05)
        page = Page((tmp_path / "address").read_text().strip())
        assert page.host == printed.host
        assert page.token != printed.token
        assert page.open()[0] == 200
        assert page.get("/api/review")["articles"]
        assert Page(page.url).request("GET", f"/?token={page.token}")[0] == 403
        assert printed.open()[0] == 200
        assert page.request("POST", "/api/articles/0/undo", {})[0] == 403  # it is no token for changes either


def test_what_was_answered_outlives_a_killed_server(tables: Path, tmp_path: Path) -> None:
    kept: dict[str, str] = {}
    for verdict in ("accepted", "rejected", "accepted"):
        with served(tables, tmp_path) as (process, page):
            page.open()
            facts = page.get("/api/articles/0")["facts"]
            assert {fact["id"]: fact["verdict"] for fact in facts if fact["verdict"]} == kept
            fact = next(fact for fact in facts if fact["verdict"] is None)
            page.post("/api/articles/0/decide", {"fact": fact["id"], "verdict": verdict})
            os.kill(process.pid, signal.SIGKILL)
            kept[fact["id"]] = verdict
    with served(tables, tmp_path) as (process, page):
        page.open()
        accept_all(page, 0)
        page.post("/api/articles/0/done", {})
        os.kill(process.pid, signal.SIGKILL)
    content = (tmp_path / "gold" / "a.json").read_bytes()
    (tmp_path / "gold" / "a.json").unlink()
    options = ("--decisions", tmp_path / "review.sqlite", "--gold", tmp_path / "gold", "--export")
    done = hustings("review", tables, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"1 of 2 articles are finished; their gold is in {tmp_path / 'gold'}\n"
    assert (tmp_path / "gold" / "a.json").read_bytes() == content


def test_a_second_review_and_a_taken_port_are_refused(tables: Path, tmp_path: Path) -> None:
    with served(tables, tmp_path) as (_, page):
        done = hustings("review", tables, "--decisions", tmp_path / "review.sqlite", "--no-browser")
        assert (done.returncode, done.stdout) == (2, "")
        assert "another review has it open" in done.stderr
        assert done.stderr.count("\n") == 1
        port = page.host.rpartition(":")[2]
        done = hustings("review", tables, "--decisions", tmp_path / "other.sqlite", "--no-browser", "--port", port)
        assert done.returncode == 2
        assert f"port {port}: cannot be had" in done.stderr
    with served(tables, tmp_path, "--port", port) as (_, page):
        assert page.host == f"127.0.0.1:{port}"
        assert page.open()[0] == 200


def test_what_is_missing_is_one_line_and_status_2(tables: Path, tmp_path: Path) -> None:
    done = hustings("review", tmp_path, "--no-browser")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no texts.parquet here; repeat the run with --keep-text" in done.stderr
    done = hustings("review", tables, "--decisions", tables / "run.json" / "where.sqlite", "--export")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "name another file" in done.stderr


def test_without_the_extra_the_page_says_so_and_gold_is_written(tables: Path, tmp_path: Path) -> None:
    program = "import sys; sys.modules['flask'] = None; from hustings.cli import app; app()"
    options = ["review", tables, "--decisions", tmp_path / "review.sqlite", "--gold", tmp_path / "gold"]
    for more, status, words in (
        (["--no-browser"], 2, "pip install 'hustings[review]'"),
        (["--export"], 0, "0 of 2 articles are finished"),
    ):
        command = [sys.executable, "-c", program, *map(str, options), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert words in (done.stderr or done.stdout)
