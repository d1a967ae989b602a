"""Who may come in: without passwords only this machine, with them only readers who know theirs."""

import base64
from pathlib import Path

import pytest

from tasks.errors import UsageError
from web import access as door
from web.access import Access, check_bind, make_line, read_accounts

PASSWORD = "herring and cod"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "COST", (2**12, 8, 1))


@pytest.fixture
def accounts(tmp_path: Path) -> Access:
    path = tmp_path / "readers"
    path.write_text(f"# readers\n\n{make_line('ada', PASSWORD)}\n{make_line('bo', 'another word')}\n")
    return Access(read_accounts(path), ("briefing.example",))


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_a_reader_with_the_password_comes_in(stand, accounts: Access) -> None:
    visitor = stand.visitor(accounts, "http://briefing.example")
    for _ in range(2):
        assert "Coast briefing" in visitor.get("/", Authorization=basic("ada", PASSWORD)).text


WRONG = [
    "",
    basic("ada", "herring and haddock"),
    basic("ada", ""),
    basic("", PASSWORD),
    basic("nobody", PASSWORD),
    basic("bo", PASSWORD),
    basic("Ada", PASSWORD),
    f"Bearer {PASSWORD}",
    "Basic",
    "Basic !!!",
    "Basic " + base64.b64encode(b"\xff:\xff").decode(),
    "Basic " + base64.b64encode(b"ada").decode(),
    basic("ada", "x" * 5000),
]


@pytest.mark.parametrize("path", ["/", "/b/daily/2026-02-03/v1/note.pdf", "/b/daily/feed.atom", "/nowhere"])
def test_anybody_else_is_asked_for_it(stand, accounts: Access, path: str) -> None:
    visitor = stand.visitor(accounts)
    for given in WRONG:
        answer = visitor.get(path, Authorization=given)
        assert answer.status_code == 401, given
        assert answer.headers["www-authenticate"] == 'Basic realm="daybrief", charset="UTF-8"'
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "Coast briefing" not in answer.text


def test_guessing_in_a_crowd_lets_nobody_in_and_keeps_nobody_out(stand, accounts: Access) -> None:
    visitor = stand.visitor(accounts)
    given = [basic("ada", f"guess {n}") for n in range(8)] + [basic("ada", PASSWORD)]
    asked = visitor.ask_all([("/", {"Authorization": one}) for one in given])
    assert [answer.status_code for answer in asked] == [401] * 8 + [200]


def test_a_password_that_held_is_not_worked_out_again(stand, accounts: Access, monkeypatch) -> None:
    visitor = stand.visitor(accounts)
    assert visitor.get("/", Authorization=basic("ada", PASSWORD)).status_code == 200
    monkeypatch.setattr(door, "_scrypt", lambda *_: b"")
    assert visitor.get("/", Authorization=basic("ada", PASSWORD)).status_code == 200
    assert visitor.get("/", Authorization=basic("ada", PASSWORD + "!")).status_code == 401


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(accounts: Access, monkeypatch) -> None:
    worked: list[tuple[int, int, int]] = []
    real = door._scrypt
    monkeypatch.setattr(door, "_scrypt", lambda p, s, c: worked.append(c) or real(p, s, c))
    assert not door.admits(accounts, "nobody", PASSWORD)
    assert not door.admits(accounts, "ada", "wrong")
    assert worked == [(2**12, 8, 1)] * 2


def test_a_monitor_needs_no_password_for_the_counts(stand, accounts: Access) -> None:
    assert stand.visitor(accounts).get("/health").json()["status"] == "ok"


def test_a_password_does_not_open_the_room_under_a_foreign_name(stand, accounts: Access) -> None:
    visitor = stand.visitor(accounts, "http://evil.example")
    assert visitor.get("/", Authorization=basic("ada", PASSWORD)).status_code == 400


def test_a_line_of_the_password_file_does_not_hold_the_password() -> None:
    line = make_line("ada", PASSWORD)
    assert line.startswith("ada:scrypt$4096$8$1$")
    assert PASSWORD not in line
    assert make_line("ada", PASSWORD) != line  # salted


@pytest.mark.parametrize(
    ("user", "password"), [("", PASSWORD), ("a:b", PASSWORD), ("a b", PASSWORD), ("ada", "short"), ("a\n", PASSWORD)]
)
def test_a_name_or_password_that_will_not_do_is_named(user: str, password: str) -> None:
    with pytest.raises(UsageError):
        make_line(user, password)


@pytest.mark.parametrize(
    "line",
    [
        "ada:secret-in-clear",
        "ada:scrypt$1024$8$1$" + "0" * 32 + "$" + "0" * 64,
        "ada:scrypt$4097$8$1$" + "0" * 32 + "$" + "0" * 64,
        "ada:scrypt$1048576$8$1$" + "0" * 32 + "$" + "0" * 64,
        "ada:scrypt$4096$0$1$" + "0" * 32 + "$" + "0" * 64,
        "ada:scrypt$4096$8$1$00$00",
        "bo:scrypt$4096$8$1$" + "1" * 32 + "$" + "1" * 64,
    ],
)
def test_a_mistake_in_the_password_file_is_named_by_line_without_its_words(tmp_path: Path, line: str) -> None:
    path = tmp_path / "readers"
    path.write_text("bo:scrypt$4096$8$1$" + "0" * 32 + "$" + "0" * 64 + f"\n{line}\n")
    with pytest.raises(UsageError, match="line 2") as error:
        read_accounts(path)
    assert line.partition(":")[2] not in str(error.value)


@pytest.mark.parametrize("content", [None, b"", b"# nobody\n", b"\xff\xfe"])
def test_a_password_file_that_lets_nobody_in_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "readers"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError):
        read_accounts(path)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.5", "briefing.example", "127.0.0.1.evil.example"])
def test_without_passwords_the_room_stays_on_this_machine(host: str, accounts: Access) -> None:
    with pytest.raises(UsageError, match="password file"):
        check_bind(host, Access())
    check_bind(host, accounts)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_this_machine_is_let_in_without(host: str) -> None:
    check_bind(host, Access())


@pytest.mark.parametrize("host", ["briefing.example:80", "http://briefing.example", "Briefing", "*", ""])
def test_a_name_of_the_room_is_a_plain_name(host: str) -> None:
    with pytest.raises(UsageError, match="without port"):
        Access(hosts=(host,))


def test_secrets_do_not_show_where_an_access_is_printed(accounts: Access) -> None:
    shown = repr(accounts)
    assert "ada" in shown
    assert "digest" not in shown
    assert "key" not in shown
