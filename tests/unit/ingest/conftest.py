"""Articles made of a few lines, and a web site on this machine, for the tests of this stage."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tasks.ingest import mark, read
from tasks.ingest.feeds import process
from tasks.ingest.feeds.process import Parser
from tasks.ingest.files import of_bytes
from tasks.ingest.web import interface
from tasks.ingest.web.fetch import Limits, Web
from tasks.ingest.web.interface import Manners
from tasks.ingest.web.timing import Watch
from tasks.model import Article

PROSE = (
    "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, after two years in "
    "which each had waited for the other. The centre will keep four boats and a helicopter, and its first crews are to be "
    "trained in the autumn. Officials said the agreement still needs the consent of three parliaments."
)


@pytest.fixture
def marked() -> Callable[..., Article]:
    """The article that a text is, read as a file and marked."""

    def make(text: str, name: str = "report.txt") -> Article:
        return mark(of_bytes(name, text.encode()))

    return make


@pytest.fixture
def report(marked: Callable[..., Article]) -> Callable[..., Article]:
    """A report with lines before and after its paragraph."""

    def make(
        before: str = "", after: str = "", headline: str = "Nine states to share the cost of a rescue centre"
    ) -> Article:
        parts = [p for p in (headline, before, PROSE, after) if p]
        return marked("\n\n".join(parts))

    return make


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Article]:
    """The article on a page, read from a file and marked."""

    def make(body: str, head: str = "", html: str = '<html lang="en">') -> Article:
        path = tmp_path / "page.html"
        path.write_text(
            f"<!doctype html>{html}<head><meta charset=utf-8>{head}</head><body>{body}</body></html>", "utf-8"
        )
        return mark(read((str(path),)).articles[0])

    return make


@pytest.fixture
def prose() -> str:
    return PROSE


Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A web site on this machine whose pages tests write; it counts what it is asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def put(self, path: str, body: str | bytes | Answer, status: int = 200, **heads: str) -> str:
        """Answer ``path`` with ``body``; a function gets the request's handler and writes what it likes."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = data if callable(data) else lambda handler: reply(handler, status, data, **heads)
        return self.url(path)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.heads.append({k.lower(): v for k, v in self.headers.items()})
                try:
                    site.pages.get(self.path, lambda handler: reply(handler, 404, b"no"))(self)
                except OSError:
                    self.close_connection = True

        return Handler


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, **heads: str) -> None:
    """One whole answer; ``Content_Type="text/html"`` is a head."""
    heads = {k.replace("_", "-"): v for k, v in heads.items()}
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/html", **heads}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    one = Site()
    yield one
    one.close()


class Patience:
    """A clock on which waiting takes no time; ``slept`` is how long it was."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.watch = Watch(lambda: time.monotonic() + sum(self.slept), self.slept.append, lambda: 0.5)


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def web(patience: Patience) -> Web:
    """A fetcher that may ask this machine, and waits without waiting."""
    return Web(Manners("desk@paper.example", frozenset(["127.0.0.1"])), Limits(), patience.watch)


@pytest.fixture(scope="session")
def shared_parser() -> Iterator[Parser]:
    """One process that parses the feeds of all tests: starting one takes a second."""
    with Parser() as parser:
        yield parser


@pytest.fixture
def open_web(monkeypatch: pytest.MonkeyPatch, web: Web, shared_parser: Parser) -> Web:
    """``gather`` and ``look`` use the fetcher and the parser of the tests."""
    monkeypatch.setattr(interface, "open_fetcher", lambda: web)
    monkeypatch.setattr(process, "open_parser", lambda: nullcontext(shared_parser))
    return web
