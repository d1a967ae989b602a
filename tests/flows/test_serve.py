"""One command keeps the notes coming, lets in only who may come in, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from flows import remote, serve
from flows.children import Children, Command
from flows.configuration import Configuration, load, read
from flows.remote import Server
from tasks.errors import UsageError

TOPIC = '[[topics]]\nname = "A"\nterms = ["minister*"]\n'
CONFIG = """
output = "output"
[[briefings]]
name = "daily"
title = "Coast, daily"
{more}
[[sources]]
key = "press"
kind = "folder"
at = "press"
[room]
port = {room}
[prefect]
port = {prefect}
"""
STORY = """Minister visits Valletta

VALLETTA, 3 February 2026 - Energy Minister Ana Borg said on Tuesday that parliament will vote on the grid bill
on 4 March 2026. The ministry of energy published the draft on Monday.
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"


def soon(what, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "that took too long"
        time.sleep(0.1)


@dataclass
class Served:
    """A `daybrief serve` in a process of its own."""

    folder: Path
    port: int
    process: "subprocess.Popen[str]"

    @property
    def held(self) -> Configuration:
        return load({}, str(self.folder / "daybrief.toml"))

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text()

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{path}", trust_env=False, follow_redirects=True)

    def command(self, *args: str) -> "subprocess.CompletedProcess[str]":
        argv = [sys.executable, "-m", "flows.cli", *args, "--config", str(self.folder / "daybrief.toml")]
        return subprocess.run(argv, capture_output=True, text=True, timeout=120, check=False)

    def press(self, day: str = "") -> httpx.Response:
        """Press the button of the front page, for ``day`` or for the one that stands there."""
        base = f"http://127.0.0.1:{self.port}"
        with httpx.Client(base_url=base, trust_env=False, timeout=30) as client:
            text = client.get("/").text
            form = text[text.index("<form") : text.index("</form>")].split("<input")[1:]
            fields = {p.split('name="')[1].split('"')[0]: p.split('value="')[1].split('"')[0] for p in form}
            fields |= {"day": day} if day else {}
            return client.post("/b/daily/run", data=fields, headers={"Origin": base})


def started(folder: Path, *args: str, more: str = "") -> Served:
    """A serve with ``args``; ``more`` is said of its briefing."""
    (folder / "press").mkdir()
    (folder / "press" / "a1.txt").write_text(STORY)
    port = free_port()
    (folder / "daybrief.toml").write_text(CONFIG.format(room=port, prefect=free_port(), more=more) + TOPIC)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DAYBRIEF_", "PREFECT_"))}
    argv = [sys.executable, "-m", "flows.cli", "serve", "--config", str(folder / "daybrief.toml"), *args]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(argv, stdout=said, stderr=subprocess.STDOUT, env=clean, text=True)
    return Served(folder, port, process)


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Served]:
    """Serve without a Prefect server, once it has read its sources."""
    made = started(tmp_path, "--plain")
    try:
        soon(lambda: "ready" in made.said or made.process.poll() is not None)
        yield made
    finally:
        made.process.kill()
        made.process.wait()


def test_the_button_makes_an_edition_and_stopping_leaves_nothing_behind(plain: Served) -> None:
    assert f"reading room: http://127.0.0.1:{plain.port}" in plain.said
    soon(lambda: "1 new article" in plain.said)  # the collection that was missing
    answer = plain.press()
    assert answer.status_code == 303
    run = answer.headers["location"]
    soon(lambda: plain.get("/b/daily/latest").status_code == 200)
    soon(lambda: 'href="/b/daily/2' in plain.get(run).text)  # the way to the edition
    page = plain.get("/")
    assert "Coast, daily" in page.text
    assert "server" not in page.headers
    plain.process.send_signal(signal.SIGTERM)
    assert plain.process.wait(30) == 0
    assert plain.said.endswith("daybrief: stopped\n")
    with pytest.raises(httpx.ConnectError):
        plain.get("/")


def test_a_second_serve_is_told_and_triggers_go_on_without_a_prefect_server(plain: Served) -> None:
    again = plain.command("serve", "--plain")
    assert again.returncode == 4
    assert "`daybrief serve` runs on it already" in again.stderr
    soon(lambda: "1 new article" in plain.said)
    made = plain.command("trigger", "daily", "--wait")
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip().endswith("/v1/note.pdf")
    late = plain.command("trigger", "--due", f"{datetime.now(UTC):%Y-%m-%dT00:00:00Z}")
    assert "an edition stands that reaches as far" in late.stderr


def test_a_day_to_come_or_an_unknown_briefing_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "daybrief.toml").write_text(TOPIC)
    config = ("--config", str(tmp_path / "daybrief.toml"))
    for args, said in (
        (("daily", "--date", "2999-01-01"), "2999-01-01 has not come yet in UTC"),
        (("dialy",), 'did you mean "daily"'),
        (("daily", "--date", "soon"), "is not a day"),
    ):
        argv = [sys.executable, "-m", "flows.cli", "trigger", *args, *config]
        done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert said in done.stderr


def held(tmp_path: Path, text: str) -> Configuration:
    return read(tmp_path / "daybrief.toml", f"{text}\n{TOPIC}".encode(), {})


def test_the_room_is_not_opened_to_the_network_without_passwords(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is open to the network"):
        serve.access(held(tmp_path, '[room]\nhost = "0.0.0.0"'))
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "reader", "ada"],
        input="herring and cod\nherring and cod\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    (tmp_path / "readers").write_text(done.stdout)
    found = serve.access(held(tmp_path, '[room]\nhost = "0.0.0.0"\npassword_file = "readers"\nhosts = ["b.example"]'))
    assert [account.user for account in found.accounts] == ["ada"]
    assert found.knows("b.example:8050")


def test_the_doctor_tells_hours_and_doors_and_secrets_that_others_can_read(tmp_path: Path, daybrief) -> None:
    (tmp_path / "secret").write_text("hush")
    (tmp_path / "secret").chmod(0o644)
    port, mail = free_port(), '[notify]\nmail_to = ["d@m.example"]\nuser = "d"\npassword_file = "secret"'
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        text = f"[room]\nport = {taken}\n[prefect]\nport = {port}\n{mail}\n{TOPIC}"
        (tmp_path / "daybrief.toml").write_text(text)
        said = {row["name"]: row for row in json.loads(daybrief("doctor", "--json").stdout)["checks"]}
    assert said["briefing daily"]["found"].startswith("next due 20")
    assert said["reading room"]["found"] == f"127.0.0.1:{taken}, this machine only, asks nobody"
    assert said["port of [room]"]["fix"] == "give another by port of [room]"
    assert said["port of [prefect]"]["good"]
    assert said["secret"]["fix"].startswith("chmod 600 ")
    assert "hush" not in str(said)


def test_a_port_that_is_taken_is_told_with_the_fix(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        asked = serve.Asked(held(tmp_path, f"[room]\nport = {port}"), plain=True)
        with pytest.raises(UsageError, match=r"cannot be had .*; give another by port of \[room\]"):
            serve.serve(asked, lambda _: None, threading.Event())


def test_the_prefect_server_stays_on_this_machine_with_a_password(tmp_path: Path) -> None:
    found = held(tmp_path, "[prefect]\nport = 4999")
    server = Server("http://127.0.0.1:4999/api", remote.password(found.work))
    given = {"PATH": "/bin", "PREFECT_API_URL": "https://elsewhere.example/api", "PREFECT_API_KEY": "hush"}
    told = serve.environ(found, server, given)
    assert "hush" not in told.values()
    assert told["PREFECT_API_URL"] == told["PREFECT_SERVER_UI_API_URL"] == "http://127.0.0.1:4999/api"
    assert told["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4999"
    assert told["PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"] == "true"
    assert told["PREFECT_SERVER_API_AUTH_STRING"] == server.auth
    assert told["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_the_password_is_made_once_for_us_alone_and_never_shown(tmp_path: Path) -> None:
    first = remote.password(tmp_path)
    assert remote.password(tmp_path) == first
    assert len(first) > 40
    assert (tmp_path / "prefect" / "password").stat().st_mode & 0o777 == 0o600
    server = Server("http://127.0.0.1:1/api", first)
    assert first not in repr(server)
    remote.announce(tmp_path, server)
    assert (tmp_path / "serve.json").stat().st_mode & 0o777 == 0o600


def test_a_server_is_found_only_while_serve_runs(tmp_path: Path) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        remote.announce(tmp_path, Server(f"http://127.0.0.1:{door.getsockname()[1]}/api", "u:p"))
        assert remote.find(tmp_path) is None  # nobody holds the folder
        with remote.alone(tmp_path) as free:
            assert free
            assert remote.is_taken(tmp_path)
            assert remote.find(tmp_path) is None  # its server does not answer
            with remote.alone(tmp_path) as twice:
                assert not twice
    assert not remote.is_taken(tmp_path)


def tethered(code: str, *, kept: bool = False) -> Command:
    return Command("the child", [sys.executable, "-c", code], os.environ, kept=kept)


def test_a_child_that_does_not_want_to_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pid"
    code = f"import os; open({str(note)!r}, 'w').write(str(os.getpid())); {STUBBORN}"
    argv = [
        sys.executable,
        "-c",
        f"import flows.tether as t; t.GRACE_SECONDS = 0.5; t.main({['python', '-c', code]!r})",
    ]
    argv[2] = argv[2].replace("'python'", repr(sys.executable))
    process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    process.communicate(timeout=20)  # closes the standard input
    assert is_gone(int(note.read_text()))


def test_children_end_with_us_also_where_we_are_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = f"""
import os, sys, time
from flows.children import Children, Command
Children().start(Command("child", [sys.executable, "-c", {code!r}], os.environ))
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", parent])
    soon(lambda: note.exists() and note.read_text())
    process.kill()
    process.wait()
    soon(lambda: is_gone(int(note.read_text())), 20)


def test_what_ends_and_should_run_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.children.PAUSES", (0.1, 0.1))
    children, note = Children(), tmp_path / "starts"
    children.start(tethered(f"open({str(note)!r}, 'a').write('x'); raise SystemExit(3)", kept=True))

    def twice() -> bool:
        children.look()
        return note.exists() and note.read_text().startswith("xx")

    soon(twice, 20)
    assert children.said[0].startswith("the child ended with 3; it is started again in")
    children.stop()
    children.start(tethered("pass"))
    assert not children.alive("the child")


def test_what_has_done_its_work_is_forgotten_and_what_failed_is_said() -> None:
    children = Children()
    children.start(tethered("raise SystemExit(4)"))

    def done() -> bool:
        children.look()
        return bool(children.said)

    soon(done, 20)
    assert children.said == ["the child ended with 4"]
    children.stop()
