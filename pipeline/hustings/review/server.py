"""The page of a review, served to this machine alone.

Whoever wants anything needs the token of the address that is printed, which the page then has as a cookie of its own
site. The address that a browser is started with has one that is good for one time, as all users of a machine can see
how programs are started. Whoever changes anything needs the token in a header as well, which no other site's page can
send. Requests for another host's name are refused, so that no name that leads here gets in.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
from collections.abc import Callable, Mapping
from hmac import compare_digest
from threading import Thread, current_thread, main_thread
from typing import TypeAlias

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from hustings.errors import HustingsError
from hustings.evaluate import gold_list
from hustings.review.review import Item, Review
from hustings.review.statements import choices
from hustings.schema import FACTS
from hustings.tables import fact_tables
from hustings.types import Table

ADDRESS = "127.0.0.1"
TOKEN_HEADER = "X-Hustings-Token"

_LARGEST = 10**6  # bytes of a request
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_Json: TypeAlias = Mapping[str, object]


class RefusedError(HustingsError):
    """A request from somewhere else than the page."""


class _Quiet(WSGIRequestHandler):
    """Writes no log: the address of a request has the token in it."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


class Server:
    """The server of a review, on a port of its own or the one that is asked for; see :meth:`serve`.

    ``url`` is the address of its page, ``first_url`` one that is good for one time.

    Raises :class:`~hustings.errors.HustingsError` for a port that is taken.
    """

    def __init__(self, review: Review, *, port: int = 0) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name != "nt":  # there it would let in whoever asks for the same port
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((ADDRESS, port))
            self._socket.listen()
        except OSError as error:
            self._socket.close()
            message = f"port {port}: cannot be had ({error.strerror or error}); leave --port out for one that is free"
            raise HustingsError(message) from error
        port = int(self._socket.getsockname()[1])
        token, first = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.url = f"http://{ADDRESS}:{port}/?token={token}"
        self.first_url = f"http://{ADDRESS}:{port}/?token={first}"
        self._server: BaseWSGIServer = make_server(
            ADDRESS,
            port,
            application(review, token, first, port),
            threaded=True,  # a browser opens connections that it does not use
            request_handler=_Quiet,
            fd=self._socket.fileno(),
        )

    def serve(self) -> None:
        """Answer requests until Ctrl-C, or until :meth:`stop` is called from another thread."""
        # Not by KeyboardInterrupt, which is lost where it comes while Python clears an object away.
        here = current_thread() is main_thread()
        before = signal.signal(signal.SIGINT, lambda *_: Thread(target=self.stop).start()) if here else None
        try:
            self._server.serve_forever()
        finally:
            if here:
                signal.signal(signal.SIGINT, before)
            self._socket.close()

    def stop(self) -> None:
        """End :meth:`serve`."""
        self._server.shutdown()


def application(review: Review, token: str, first: str, port: int) -> Flask:
    """The page of ``review`` and what it asks for, as a WSGI application for ``port`` of this machine.

    ``token`` lets in; so does ``first``, in the address of the page, once.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    app.json.sort_keys = False  # type: ignore[attr-defined]  # of the provider that Flask has by default
    hosts = {f"{ADDRESS}:{port}", f"localhost:{port}"}
    cookie = f"hustings-review-{port}"  # a cookie is of a host, whatever the port
    once = [first]

    def lets_in(given: str | None) -> bool:
        if _same(given, token):
            return True
        if once and _same(given, once[0]):
            once.clear()
            return True
        return False

    @app.before_request
    def refuse_others() -> None:
        if request.headers.get("Host") not in hosts:
            raise RefusedError("this page is for this machine alone; open the address that hustings review printed")
        at_the_door = request.path == "/" and lets_in(request.args.get("token"))
        if not at_the_door and not _same(request.cookies.get(cookie), token):
            raise RefusedError("open the address that hustings review printed")
        if request.method not in ("GET", "HEAD"):
            if not _same(request.headers.get(TOKEN_HEADER), token):
                raise RefusedError("this request is not from the page of the review; load the page again")
            if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
                raise RefusedError("this request is from the page of another site")
            if request.mimetype != "application/json" or not isinstance(request.get_json(silent=True), dict):
                raise RefusedError("only a JSON object is taken here")

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    @app.errorhandler(RefusedError)
    def refused(error: RefusedError) -> tuple[Response, int]:
        return jsonify(error=str(error)), 403

    @app.errorhandler(HustingsError)
    def told(error: HustingsError) -> tuple[Response, int]:
        return jsonify(error=str(error)), 422

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> tuple[Response, int]:
        return jsonify(error=error.description), error.code or 500

    @app.get("/")
    def page() -> Response:
        response = make_response(render_template("review.html", token=token))
        response.set_cookie(cookie, token, httponly=True, samesite="Strict")
        return response

    @app.get("/api/review")
    def overview() -> Response:
        articles = [
            {"id": article.id, "title": article.title, "facts": len(article.facts), "finished": review.is_finished(at)}
            for at, article in enumerate(review.articles)
        ]
        return jsonify(tables={table: _form(table) for table in fact_tables()}, articles=articles)

    @app.get("/api/articles/<int:number>")
    def article(number: int) -> Response:
        _known(review, number)
        return jsonify(text=review.text(number), **_state(review, number))

    def change(name: str) -> Callable[[Callable[[int, _Json], _Json]], None]:
        """Register what changes an article: it gets the number of the article and the body of the request."""

        def register(make: Callable[[int, _Json], _Json]) -> None:
            def answer(number: int) -> Response:
                _known(review, number)
                return jsonify(**make(number, request.get_json()), **_state(review, number))

            app.add_url_rule(f"/api/articles/<int:number>/{name}", name, answer, methods=["POST"])

        return register

    @change("decide")
    def decide(number: int, body: _Json) -> _Json:
        fact, verdict, values = body.get("fact"), body.get("verdict"), body.get("values", {})
        if not isinstance(fact, str) or not isinstance(values, dict):
            raise HustingsError("a decision needs the id of a fact, and its values as an object")
        if verdict == "accepted" or verdict == "rejected" or verdict == "corrected":
            review.decide(number, fact, verdict, values)
            return {}
        raise HustingsError("a verdict is accepted, rejected or corrected")

    @change("add")
    def add(number: int, body: _Json) -> _Json:
        table, start, end, values = (body.get(name) for name in ("table", "start", "end", "values"))
        if not isinstance(table, str) or type(start) is not int or type(end) is not int or not isinstance(values, dict):
            raise HustingsError("a fact needs a table, the offsets start and end, and its values as an object")
        return {"fact": review.add(number, table, (start, end), values)}

    @change("undo")
    def undo(number: int, body: _Json) -> _Json:
        return {"undone": review.undo(number)}

    @change("done")
    def done(number: int, body: _Json) -> _Json:
        review.finish(number)
        return {}

    return app


def _same(given: str | None, token: str) -> bool:
    return given is not None and compare_digest(given.encode(), token.encode())


def _known(review: Review, number: int) -> None:
    if number >= len(review.articles):
        raise HustingsError("no such article; load the page again")


def _form(table: Table) -> _Json:
    """What the page needs to know of a table for its form."""
    columns = [(name, FACTS[table].columns[name]) for name in gold_list(table).columns]
    return {
        "row": FACTS[table].row,
        "columns": [
            {
                "name": name,
                "description": column.description,
                "unit": column.unit,
                "number": column.dtype != "string",
                "values": choices(table, name),
            }
            for name, column in columns
        ],
    }


def _state(review: Review, number: int) -> _Json:
    """An article without its text."""
    article, progress = review.articles[number], review.progress
    return {
        "number": number,
        "id": article.id,
        "title": article.title,
        "published_at": article.published_at,
        "facts": [_item(item) for item in review.items(number)],
        "finished": review.is_finished(number),
        "progress": {"articles": progress.articles, "finished": progress.finished},
    }


def _item(item: Item) -> _Json:
    decision, stored = item.decision, item.stored
    corrected = decision.corrected if decision else None
    return {
        "id": item.statement.id,
        "table": item.statement.table,
        "start": item.statement.start,
        "end": item.statement.end,
        "values": item.statement.values,
        "corrected": corrected,
        "verdict": decision.verdict if decision else None,
        "origin": item.origin,
        "post": stored.provenance["post"] if stored else None,
        "polling_date_source": stored.values.get("polling_date_source") if stored else None,
        "rule": stored.rule if stored else None,
        "confidence": stored.provenance["confidence"] if stored else None,
    }
