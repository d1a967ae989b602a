"""What a stranger sends to the reading room or names on the command line opens nothing that is not an edition."""

import asyncio
import itertools
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tasks.archive import find_edition
from tasks.errors import DaybriefError
from web.access import Access

ROOT = Path(__file__).resolve().parents[2]
ROOM = runpy.run_path(str(ROOT / "tests/web/conftest.py"))
SECRET = "canary-of-a-file-beside-the-shelf"
STEPS = [
    *("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..%20", "..;", "....", "..%c0%af", "%c0%ae%c0%ae"),
    *("%u002e%u002e", "．．", "‥", "..%5c", "..\\", "%uff0e%uff0e", "..%0d%0a", "..%09", "~", "%00", "//", "/./.."),
]
TARGETS = ["secret.txt", "etc/passwd"]
FILES = ["note.pdf/../../../../../secret.txt", "note.pdf%00.txt", "NOTE.PDF", "manifest.json", ".v1.part", "sources", "sources/",
         "sources/a1.txt", "note.pdf/", "note.pdf;x", "note.pdf::$DATA", "note.pdf%20", "C:\\secret.txt", "file:///etc/passwd"]  # fmt: skip


@pytest.fixture
def stand(tmp_path: Path) -> Any:
    """A shelf of two editions, with a secret beside it and one above."""
    row = ROOM["BriefingRow"]("daily", "Coast briefing", "UTC", ROOM["TUESDAY"], None)
    made = ROOM["Stand"](tmp_path / "output", ROOM["Memory"]((row,)))
    made.put(ROOM["MONDAY"])
    made.put(ROOM["TUESDAY"])
    for place in (tmp_path, made.shelf, made.shelf / "daily"):
        (place / "secret.txt").write_text(SECRET)
    return made


def raw(app: Any, path: bytes) -> tuple[int, bytes]:
    """What the room answers to a path as sent, which no client has put in order; the server decodes it once."""
    from urllib.parse import unquote

    said: list[dict[str, Any]] = []

    async def asked() -> None:
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": unquote(path.decode("ascii")), "raw_path": path, "query_string": b"", "root_path": "",
            "headers": [(b"host", b"localhost:8050")], "server": ("localhost", 8050), "client": ("127.0.0.1", 1),
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            said.append(dict(message))

        await app(scope, receive, send)

    asyncio.run(asked())
    return said[0]["status"], b"".join(part.get("body", b"") for part in said)


def test_no_path_leads_off_the_shelf(stand: Any) -> None:
    app = ROOM["room"](ROOM["Shelf"]("sqlite:///:memory:", str(stand.shelf)), stand.desk, Access())
    page = "/b/daily/2026-02-03/v1/"
    steps = [quote(step, safe="%/;~\\:").replace("\\", "%5C") for step in STEPS]
    tried = [f"{page}{'/'.join([step] * n)}/{target}" for step, n, target in itertools.product(steps, (1, 3), TARGETS)]
    tried += [f"/b/{step}/{target}" for step, target in itertools.product(steps, TARGETS)]
    tried += [f"/b/daily/2026-02-03/{step}/note.pdf" for step in steps]
    tried += [f"{page}source/{step}%2f{target}" for step, target in itertools.product(steps, TARGETS)]
    tried += [page + quote(name, safe="%/;:") for name in FILES]
    assert len(tried) > 150
    for path in tried:
        status, body = raw(app, path.encode("ascii"))
        assert SECRET.encode() not in body, path
        assert b"root:" not in body, path
        assert status in (400, 404, 405, 307), path
    assert raw(app, f"{page}note.pdf".encode())[0] == 200


@pytest.mark.parametrize(
    "name",
    ["..", "../..", "daily/../../secret.txt", "/etc/passwd", "daily/../daily", "%2e%2e/secret.txt", "daily/2026-02-03/v1/../../..",
     "~", "daily\x00", "daily/*", "*", "", "/", "daily/2026-02-03/v99", "-", "secret.txt", "daily/secret.txt"],
)  # fmt: skip
def test_a_name_on_the_command_line_is_an_edition_or_nothing(stand: Any, name: str, monkeypatch: Any) -> None:
    monkeypatch.chdir(stand.shelf)
    try:
        found = find_edition(str(stand.shelf), name)
    except (DaybriefError, ValueError) as error:
        assert SECRET not in str(error)  # noqa: PT017
        return
    assert Path(found.folder).resolve().parent.parent.parent == stand.shelf.resolve()


PRESSES: dict[str, Callable[[Any, dict[str, str]], Any]] = {
    "cross-site origin": lambda v, f: v.press(f, Origin="https://evil.example"),
    "cross-site by the browser": lambda v, f: v.press(f, Sec_Fetch_Site="cross-site"),
    "no token": lambda v, f: v.press({k: x for k, x in f.items() if k != "token"}),
    "no fields": lambda v, f: v.press({}),
    "token of the cookie": lambda v, f: v.press({**f, "token": v.cookies.get("daybrief_form", "")}),
    "token cut short": lambda v, f: v.press({**f, "token": f["token"][:-1]}),
    "token twice": lambda v, f: v.ask("POST", "/b/daily/run", content=f"token={f['token']}&token={f['token']}",
                                      headers={"Content-Type": "application/x-www-form-urlencoded"}),
    "looked at": lambda v, f: v.ask("GET", "/b/daily/run", params=f),
    "head": lambda v, f: v.ask("HEAD", "/b/daily/run", params=f),
    "put": lambda v, f: v.ask("PUT", "/b/daily/run", data=f),
    "override": lambda v, f: v.ask("GET", "/b/daily/run", params={**f, "_method": "POST"},
                                   headers={"X-HTTP-Method-Override": "POST"}),
    "json": lambda v, f: v.ask("POST", "/b/daily/run", json=f),
    "plain text": lambda v, f: v.ask("POST", "/b/daily/run", content="&".join(f"{k}={x}" for k, x in f.items()),
                                     headers={"Content-Type": "text/plain"}),
    "fields in the address": lambda v, f: v.ask("POST", "/b/daily/run", params=f),
    "foreign name": lambda v, f: v.press(f, Host="evil.example", Origin="http://evil.example"),
}  # fmt: skip


@pytest.mark.parametrize("press", PRESSES.values(), ids=PRESSES)
def test_nothing_but_our_own_form_starts_a_run(stand: Any, press: Callable[[Any, dict[str, str]], Any]) -> None:
    visitor = stand.visitor()
    answer = press(visitor, visitor.form())
    assert answer.status_code >= 400
    assert stand.desk.said == []


def test_a_form_from_before_the_room_was_started_again_starts_nothing(stand: Any) -> None:
    before, after = stand.visitor(), stand.visitor()
    form = before.form()
    after.cookies = before.cookies
    assert after.press(form).status_code == 403
    assert stand.desk.said == []
