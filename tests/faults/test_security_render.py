"""What a source writes cannot make the typesetter read a file, open a connection, run a template or never end."""

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hostile
import pikepdf
import pytest
from hostile import ROOT

from tasks.render.html import annex_print, note_page, note_print
from tasks.render.view import view

CANARY = "canary-5f1c-of-a-file-that-nobody-asked-for"
# Lays out what it is told to, and writes down every file and address that Python is asked for meanwhile.
CHILD = """
import json, sys
from pathlib import Path
sys.path[:0] = json.loads(sys.argv[1])
import hostile, resource
from dataclasses import replace
from tasks.errors import DaybriefError
from tasks.model import Fixed
from tasks.render import html, package, pdf
out, said = Path(sys.argv[2]), json.loads(sys.argv[3])
briefing, articles = hostile.edition()
for sheet in ("print.css", "note.css"):
    html.stylesheet(sheet)
seen, answered, faults, failed = [], [], [], []
served = pdf.OnlyAssets.fetch
def spy(self, url, headers=None):
    try:
        found = served(self, url, headers)
    except BaseException:
        faults.append(url)
        raise
    answered.append(url)
    return found
pdf.OnlyAssets.fetch = spy
def watch(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__",):
        seen.append(f"{event} {args[1:]}")
    if event == "open" and said["secret"] in str(args[0]):
        seen.append(f"open {args[0]}")
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        seen.append(event)
sys.addaudithook(watch)
resource.setrlimit(resource.RLIMIT_CPU, (said["cpu"], said["cpu"]))
for number, (kind, words) in enumerate(said["jobs"]):
    try:
        if kind == "edition":
            poisoned = hostile.poisoned(briefing, words, number)
            poisoned = replace(poisoned, order=replace(poisoned.order, zone=briefing.order.zone))
            files = {f.name: f.data for f in package(poisoned, articles).files}
        else:
            page = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{words[0]}</body></html>"
            files = {"note.pdf": pdf.lay_out("note.pdf", page, "").file(briefing.order.as_of).data}
        for name, data in files.items():
            if name.endswith((".pdf", ".html")):
                (out / f"{number}-{name}").write_bytes(data)
    except DaybriefError as error:
        failed.append(str(error))
print(json.dumps({"seen": seen, "answered": answered, "refused": faults, "failed": failed}))
"""


class Listener:
    """A port on this machine; ``calls`` counts who came."""

    def __init__(self) -> None:
        self.calls = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                self._door.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        self._door.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


def laid_out(folder: Path, secret: Path, *jobs: tuple[str, list[str]]) -> dict[str, Any]:
    """What became of the jobs in a process of its own."""
    said = json.dumps({"secret": secret.name, "jobs": jobs, "cpu": 120})
    path = json.dumps([str(ROOT), str(ROOT / "tests" / "flows")])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CHILD, path, str(folder), said],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def inside(pdf: Path) -> str:
    """Everything a PDF holds, unpacked: streams, strings, metadata and attachments."""
    with pikepdf.open(pdf) as opened:
        parts = [opened.open_metadata().__str__()]
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    parts.append(one.read_bytes().decode("latin-1"))
                except pikepdf.PdfError:
                    parts.append(one.read_raw_bytes().decode("latin-1"))
            else:
                parts.append(str(one))
        parts += [opened.attachments[name].get_file().read_bytes().decode("latin-1") for name in opened.attachments]
    return "\n".join(parts)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret-of-the-house.txt"
    path.write_text(CANARY)
    return path


def test_no_field_of_an_edition_makes_the_typesetter_read_or_call(
    tmp_path: Path, listener: Listener, secret: Path
) -> None:
    words = hostile.reads(secret.as_uri(), listener.port)
    found = laid_out(tmp_path, secret, ("edition", words))
    assert found["failed"] == []
    assert found["seen"] == []
    assert found["refused"] == []
    assert set(found["answered"]) <= {"asset:print.css"}
    assert listener.calls == 0
    pdfs = sorted(tmp_path.glob("*.pdf"))
    assert len(pdfs) == 2
    for pdf in pdfs:
        assert CANARY not in inside(pdf)
        with pikepdf.open(pdf) as opened:
            assert set(opened.attachments) <= {"briefing.json", "dates.ics"}


def test_markup_that_reaches_the_typesetter_itself_still_reads_and_calls_nothing(
    tmp_path: Path, listener: Listener, secret: Path
) -> None:
    found = laid_out(tmp_path, secret, *(("page", [w]) for w in hostile.reads(secret.as_uri(), listener.port)))
    assert found["seen"] == []
    assert found["answered"] == []
    assert len(found["refused"]) >= 10, "the strings do ask"
    assert all("may not ask for" in reason for reason in found["failed"])
    assert listener.calls == 0
    for pdf in tmp_path.glob("*.pdf"):
        assert CANARY not in inside(pdf)
        with pikepdf.open(pdf) as opened:
            assert not list(opened.attachments)


@pytest.mark.parametrize("start", range(4))
def test_words_that_a_template_engine_might_run_are_printed_as_words(start: int) -> None:
    briefing, _ = hostile.edition()
    payloads = hostile.templates()
    shift = start * 5
    poisoned = view(hostile.poisoned(briefing, payloads[shift : shift + 5]))
    for page in (note_page, note_print, annex_print):
        text = page(poisoned)
        assert "7777777" not in text
        assert "uid=" not in text
        assert "root:" not in text
        assert len(text) < 1_000_000
        assert any(sign in text for sign in ("{{", "{%", "${", "#{", "&lt;%="))


def test_the_sandbox_runs_nothing_of_a_template_that_was_let_in() -> None:
    """Templates are ours alone; were one of these strings ever compiled, the sandbox is the second wall."""
    from tasks.render.html import environment

    escaped = []
    for payload in hostile.templates():
        if re.search(r"range\(9|\* 9999|macro", payload):  # cost, not escape: no template of others is ever compiled
            continue
        try:
            text = environment().from_string(payload).render()
        except Exception:  # noqa: BLE001
            continue
        if re.search(r"uid=|root:|<class|<module|built-in", text):
            escaped.append(payload)
    assert escaped == []
