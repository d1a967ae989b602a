"""No address that a feed, a page or a redirect names leads the collection into the house's own network."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tasks.ingest.web.addresses import is_public
from tasks.ingest.web.fetch import Limits, Web
from tasks.ingest.web.interface import FetchError, Manners
from tasks.ingest.web.timing import Watch

PUBLIC = "93.184.215.14"
SECRET = b"<html>the inner network</html>"
FORMS = [
    *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001"),
    *("0177.0.0.0x1", "127.0.0.1.", "localhost", "LOCALHOST.", "0", "0.0.0.0", "0x0", "127.255.255.254"),
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]"),
    *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::80ff:fffe]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]"),
    *("[64:ff9b:1::7f00:1]", "[::ffff:0:7f00:1]", "[fec0::1]", "[ff02::1]"),
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1"),
    *("255.255.255.255", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "news.paper.org@127.0.0.1", "192.0.2.1"),
]  # fmt: skip


class Inner:
    """The inner network: one server on the loopback that must never be asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer: tuple[int, str] = (200, "")

        def do_get(handler: BaseHTTPRequestHandler) -> None:
            self.asked.append(handler.path)
            status, location = self.answer
            handler.send_response(status)
            if location:
                handler.send_header("Location", location)
            handler.send_header("Content-Length", str(len(SECRET)))
            handler.end_headers()
            handler.wfile.write(SECRET)

        kind = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": do_get, "log_message": lambda *_: None})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def inner() -> Iterator[Inner]:
    one = Inner()
    yield one
    one.close()


class Net:
    """Name service and the first step of every connection, written down; only the loopback can be reached."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: dict[str, list[list[str]]] = {}
        self.dialled: list[str] = []
        look, dial = socket.getaddrinfo, socket.create_connection

        def looked(host: str, port: int, *args: object, **more: object) -> list[object]:
            answers = self.names.get(host)
            if answers is None:
                return list(look(host, port, type=socket.SOCK_STREAM))
            numbers = answers.pop(0) if len(answers) > 1 else answers[0]
            family = {True: socket.AF_INET6, False: socket.AF_INET}
            return [(family[":" in n], socket.SOCK_STREAM, 6, "", (n, port)) for n in numbers]

        def dialled(address: tuple[str, int], *args: object, **more: object) -> socket.socket:
            self.dialled.append(address[0])
            if is_public(address[0]):
                raise ConnectionRefusedError(address[0])  # the open internet is not here
            return dial(address, *args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", looked)
        monkeypatch.setattr(socket, "create_connection", dialled)


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    return Net(monkeypatch)


@pytest.fixture(scope="module")
def web() -> Web:
    return Web(Manners(), Limits(seconds=1.5, silence=0.5, retries=0), Watch(sleep=lambda _: None))


@pytest.mark.parametrize("host", FORMS)
def test_no_way_to_write_a_private_address_reaches_it(host: str, web: Web, net: Net, inner: Inner) -> None:
    for ask in (web.get, web.page):
        with pytest.raises(FetchError):
            ask(f"http://{host}:{inner.port}/")
    assert inner.asked == []
    assert net.dialled == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1\\@news.paper.org:{port}/",
        "http://news.paper.org#@127.0.0.1:{port}/",
        "http://127.0.0.1:{port}%2f@news.paper.org/",
        "http:127.0.0.1:{port}/",
        "http:///127.0.0.1:{port}/",
        "//127.0.0.1:{port}/",
        "gopher://127.0.0.1:{port}/",
        "file://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}\t/",
        "http://127.0.0.1\n:{port}/",
        "http://%31%32%37.0.0.1:{port}/",
    ],
)
def test_no_trick_in_an_address_reaches_a_private_one(url: str, web: Web, net: Net, inner: Inner) -> None:
    net.names["news.paper.org"] = [[PUBLIC]]
    with pytest.raises(FetchError):
        web.get(url.format(port=inner.port))
    assert inner.asked == []
    assert not [n for n in net.dialled if not is_public(n)]


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        [PUBLIC, "127.0.0.1"],
        ["127.0.0.1", PUBLIC],
        [PUBLIC, "::1"],
        ["::ffff:10.0.0.1", PUBLIC],
        ["0.0.0.0"],
    ],
)
def test_a_public_name_with_a_private_address_among_its_own_is_not_dialled(
    numbers: list[str], web: Web, net: Net, inner: Inner
) -> None:
    net.names["news.paper.org"] = [numbers]
    with pytest.raises(FetchError, match="a private address"):
        web.get(f"http://news.paper.org:{inner.port}/")
    assert net.dialled == []
    assert inner.asked == []


def test_a_name_that_turns_private_after_it_was_checked_is_not_reached(web: Web, net: Net, inner: Inner) -> None:
    net.names["news.paper.org"] = [[PUBLIC], ["127.0.0.1"]]
    url = f"http://news.paper.org:{inner.port}/"
    with pytest.raises(FetchError):
        web.get(url)
    assert net.dialled == [PUBLIC], "what was checked is what is dialled, without a second look"
    with pytest.raises(FetchError, match="a private address"):
        web.get(url)
    assert inner.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.2", "localhost", "[::1]", "2130706434", "metadata.paper.org", "169.254.169.254"]
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_does_not_lead_in(host: str, status: int, net: Net, inner: Inner) -> None:
    """The first host is one that the reader allowed; where it sends us is not."""
    net.names["metadata.paper.org"] = [["169.254.169.254"]]
    web = Web(Manners(allow=frozenset(["127.0.0.1"])), Limits(seconds=1.5, retries=0), Watch(sleep=lambda _: None))
    inner.answer = (status, f"http://{host}:{inner.port}/inner")
    if host == "localhost":  # it stands for the very address that was allowed
        net.names["localhost"] = [["127.0.0.3"]]
    with pytest.raises(FetchError):
        web.get(f"http://127.0.0.1:{inner.port}/feed")
    assert inner.asked == ["/feed"]
    assert set(net.dialled) == {"127.0.0.1"}
