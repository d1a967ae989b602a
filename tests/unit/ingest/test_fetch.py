"""What a host may answer, and that none of it hangs, fills or misleads a collection."""

import gzip
import resource
import socket
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from tasks.ingest.site_page import of_reply
from tasks.ingest.web import interface
from tasks.ingest.web.dialling import Backend
from tasks.ingest.web.fetch import Limits, Web
from tasks.ingest.web.interface import FetchError, Manners
from tasks.ingest.web.timing import Watch

PAGE = "<html><head><title>A centre</title></head><body><article><h1>A centre</h1>" + "<p>Nine states agreed.</p>" * 60


def refused(web: Web, url: str, *, passing: bool) -> str:
    """Why ``url`` is not read."""
    with pytest.raises(FetchError) as error:
        web.get(url)
    assert error.value.passing is passing
    return error.value.message


def test_a_page_is_asked_for_once_and_by_name(web: Web, site: Any) -> None:
    url = site.put("/a", PAGE, ETag='"v1"', Last_Modified="Mon, 02 Feb 2026 10:00:00 GMT")
    found = web.get(url)
    assert found.body.decode() == PAGE
    assert (found.url, found.kind, found.etag, found.fresh) == (url, "text/html", '"v1"', True)
    assert found.modified == "Mon, 02 Feb 2026 10:00:00 GMT"
    assert site.asked == ["/a"]
    assert site.heads[0]["user-agent"] == "daybrief/0.1 (+desk@paper.example)"
    assert site.heads[0]["host"] == f"127.0.0.1:{site.port}"


def test_what_has_not_changed_is_not_sent_again(web: Web, site: Any) -> None:
    url = site.put("/a", "", status=304)
    assert not web.get(url, '"v1"', "Mon, 02 Feb 2026 10:00:00 GMT").fresh
    assert site.heads[0]["if-none-match"] == '"v1"'
    assert site.heads[0]["if-modified-since"] == "Mon, 02 Feb 2026 10:00:00 GMT"


def test_packed_pages_are_unpacked(web: Web, site: Any) -> None:
    data = PAGE.encode()
    raw = zlib.compressobj(wbits=-15)
    for encoding, packed in (
        ("gzip", gzip.compress(data)),
        ("gzip", gzip.compress(data[:50]) + gzip.compress(data[50:])),
        ("deflate", zlib.compress(data)),
        ("deflate", raw.compress(data) + raw.flush()),
    ):
        assert web.get(site.put("/a", packed, Content_Encoding=encoding)).body == data


def bomb() -> bytes:
    """A gigabyte of nothing in four megabytes."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()


def test_a_few_megabytes_that_unpack_to_a_gigabyte_are_left(web: Web, site: Any) -> None:
    url = site.put("/a", bomb(), Content_Encoding="gzip")
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    assert "larger than 10 MB" in refused(web, url, passing=False)
    assert time.perf_counter() - start < 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64_000  # kB


def test_a_page_without_end_is_left_at_ten_megabytes(web: Web, site: Any) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"<p>" + b"x" * (1 << 20))

    assert "larger than 10 MB" in refused(web, site.put("/a", endless), passing=False)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    slowly(handler, b"x" * 50)


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    slowly(handler, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 50)


def slowly(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    for n in range(len(data)):
        handler.wfile.write(data[n : n + 1])
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("fault", [drip, drip_head, lambda handler: time.sleep(1)])
def test_a_host_that_stalls_costs_no_more_than_the_deadline(fault: Callable[..., None], site: Any) -> None:
    web = Web(Manners(allow=frozenset(["127.0.0.1"])), Limits(seconds=0.8, silence=0.5, retries=0))
    start = time.perf_counter()
    assert refused(web, site.put("/a", fault), passing=True) == "does not answer in time"
    assert time.perf_counter() - start < 1.6


def test_a_body_that_breaks_off_is_asked_for_again_and_then_told(web: Web, site: Any) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "9000")
        handler.end_headers()
        handler.wfile.write(b"<p>half")
        handler.close_connection = True

    assert "breaks off" in refused(web, site.put("/a", cut), passing=True)
    assert len(site.asked) == 3
    packed = gzip.compress(PAGE.encode())[:-20]
    assert "breaks off" in refused(web, site.put("/b", packed, Content_Encoding="gzip"), passing=False)
    assert "packed" in refused(web, site.put("/c", b"notgzip" * 50, Content_Encoding="gzip"), passing=False)


def after(site: Any, path: str, times: int, status: int, **heads: str) -> str:
    """An address that answers ``status`` so many times, and then the page."""
    good = site.put(path, PAGE)
    page = site.pages[path]
    site.put(path, b"busy", status, **heads)
    busy = site.pages[path]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (busy if site.asked.count(path) <= times else page)(handler)

    site.put(path, answer)
    return str(good)


def test_a_busy_host_is_asked_again_when_it_says(web: Web, site: Any, patience: Any) -> None:
    assert web.get(after(site, "/a", 1, 429, Retry_After="7")).body.decode() == PAGE
    assert sum(patience.slept) == pytest.approx(7, abs=0.5)
    date = {"Date": "Mon, 02 Feb 2026 10:00:00 GMT", "Retry_After": "Mon, 02 Feb 2026 10:00:09 GMT"}
    patience.slept.clear()
    assert web.get(after(site, "/b", 1, 503, **date)).body.decode() == PAGE
    assert 7 < sum(patience.slept) < 13


def test_a_host_that_fails_twice_is_read_the_third_time_and_no_more(web: Web, site: Any) -> None:
    assert web.get(after(site, "/a", 2, 503)).body.decode() == PAGE
    assert "answers 503" in refused(web, after(site, "/b", 3, 503), passing=True)
    assert site.asked == ["/a"] * 3 + ["/b"] * 3


def test_nobody_waits_an_hour_for_a_host(web: Web, site: Any) -> None:
    said = refused(web, site.put("/a", "", 429, Retry_After="3600"), passing=True)
    assert "asks for 3600 seconds" in said
    assert site.asked == ["/a"]


@pytest.mark.parametrize(("status", "says"), [(404, "not there"), (410, "taken away"), (403, "refuses"), (418, "418")])
def test_what_will_not_come_is_not_asked_for_again(status: int, says: str, web: Web, site: Any) -> None:
    assert says in refused(web, site.put("/a", "", status), passing=False)
    assert len(site.asked) == 1


def test_a_loop_of_redirects_ends_after_five(web: Web, site: Any) -> None:
    site.put("/a", "", 302, Location="/a")
    assert "on and on" in refused(web, site.url("/a"), passing=False)
    assert len(site.asked) == 6


def test_a_redirect_leads_nowhere_but_to_the_open_net(web: Web, site: Any) -> None:
    site.put("/secret", "SECRET")
    for path, to in (
        ("/file", "file:///etc/hostname"),
        ("/private", f"http://127.0.0.2:{site.port}/secret"),
        ("/odd", "http://[broken"),
        ("/script", "javascript:alert(1)"),
    ):
        refused(web, site.put(path, "", 302, Location=to), passing=False)
    assert "/secret" not in site.asked


def test_a_source_that_moved_for_good_is_told_apart_from_a_detour(web: Web, site: Any) -> None:
    site.put("/new", PAGE)
    site.put("/detour", "", 302, Location="/new")
    assert web.get(site.put("/old", "", 301, Location="/new")).moved == site.url("/new")
    assert web.get(site.url("/detour")).moved == ""
    assert web.get(site.put("/older", "", 308, Location="/detour")).moved == site.url("/detour")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0177.0.0.1", "169.254.169.254",
        "10.0.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "224.0.0.1",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_in_every_spelling(host: str, patience: Any) -> None:
    said = refused(Web(watch=patience.watch, limits=Limits(retries=0)), f"http://{host}:9/", passing=False)
    assert "private" in said or "no http" in said


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://x.org/a", "gopher://x.org", "http://", "http://x.org:99999/"]
)
def test_only_http_and_https_are_asked(url: str, web: Web) -> None:
    assert "correct it" in refused(web, url, passing=False)


def test_names_made_for_examples_are_not_looked_up(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("looked up"))
    assert "example" in refused(web, "https://www.paper.example/a", passing=False)


def test_the_address_that_was_checked_is_the_one_dialled(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/a", PAGE)
    real, asked = socket.getaddrinfo, []
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def changing(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host != "rebind.test":
            return real(host, port, *args, **more)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    web = Web(Manners(allow=frozenset(["127.0.0.1"])), Limits(seconds=2, retries=0))
    assert web.get(f"http://rebind.test:{site.port}/a").body.decode() == PAGE
    assert asked == ["rebind.test"]
    assert site.heads[0]["host"] == f"rebind.test:{site.port}"  # the name stays, only the dialling is by number
    assert "private" in refused(web, f"http://rebind.test:{site.port}/a", passing=False)


def test_the_name_in_the_certificate_is_the_name_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[object] = []
    real = Backend.connect_tcp

    class Stream:
        def start_tls(self, context: object, server_hostname: object, timeout: object) -> None:
            named.append(server_hostname)
            raise OSError

        def close(self) -> None: ...

    def dialled(self: Backend, *args: Any, **more: Any) -> Any:
        stream = real(self, *args, **more)
        stream._stream.close()
        stream._stream = Stream()
        return stream

    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(Backend, "connect_tcp", dialled)
        web = Web(Manners(allow=frozenset(["localhost"])), Limits(seconds=1, retries=0))
        with pytest.raises((FetchError, OSError)):
            web.get(f"https://localhost:{server.getsockname()[1]}/")
    assert named == ["localhost"]


def test_a_host_nobody_knows_may_come_back(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **more: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "cannot be found" in refused(web, "https://news.paper-of-nowhere.org/a", passing=True)


def test_two_pages_of_one_owner_are_two_seconds_apart(web: Web, site: Any, patience: Any) -> None:
    for path in ("/a", "/b", "/c"):
        web.get(site.put(path, PAGE))
    assert sum(patience.slept) == pytest.approx(4.4, abs=0.3)


def test_a_page_closed_to_programs_is_not_asked_for(web: Web, site: Any, patience: Any) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\nCrawl-delay: 5\n")
    site.put("/open", PAGE)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        web.page(site.put("/closed/a", PAGE))
    web.page(site.url("/open"))
    web.page(site.url("/open"))
    assert site.asked == ["/robots.txt", "/open", "/open"]
    assert sum(patience.slept) > 5
    assert web.get(site.url("/closed/a")).body  # a feed that the reader lists is read


def test_no_robots_txt_allows_all_and_a_broken_one_nothing_for_now(web: Web, site: Any) -> None:
    assert web.page(site.put("/a", PAGE)).body
    web.page(site.url("/a"))
    assert site.asked.count("/robots.txt") == 1
    other = Web(Manners(allow=frozenset(["127.0.0.1"])), Limits(retries=0), Watch(sleep=lambda seconds: None))
    site.put("/robots.txt", "", 503)
    with pytest.raises(FetchError) as error:
        other.page(site.url("/a"))
    assert error.value.passing


def test_a_page_that_lies_about_its_letters_is_read_right(web: Web, site: Any) -> None:
    page = PAGE + "<p>“Zürich’s café,” the minister said.</p>"
    reply = web.get(site.put("/a", page.encode("cp1252"), Content_Type="text/html; charset=utf-8"))
    assert "“Zürich’s café,”" in of_reply(reply).text


def test_our_contact_cannot_write_heads_of_its_own(site: Any) -> None:
    web = Web(Manners("desk\r\nX-Evil: 1", frozenset(["127.0.0.1"])))
    web.get(site.put("/a", PAGE))
    assert "x-evil" not in site.heads[0]


def test_a_process_introduces_itself_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interface.OURS, "manners", Manners())
    interface.introduce("desk@paper.example", frozenset(["intranet"]))
    opened = interface.open_fetcher()
    assert isinstance(opened, Web)
    assert opened._allow == {"intranet"}
