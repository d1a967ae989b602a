"""A real Chromium before a real `daybrief serve`: what a desk officer has, and a record of all that goes wrong."""

import contextlib
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DOOR = "\n[room]\nport = {room}\n[prefect]\nport = {prefect}\n"
IN_ONE = """
import json, sys
from flows import cli
for said in sys.argv[1:]:
    sys.argv = ["daybrief", *json.loads(said)]
    try:
        cli.main()
    except SystemExit as done:
        if done.code:
            raise
"""
TELL_TALE = """
addEventListener("securitypolicyviolation", e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
"""


def free_port() -> int:
    """A port that nobody has, of those that no outgoing connection is given meanwhile."""
    for _ in range(100):
        port = random.randint(20_000, 30_000)
        with socket.socket() as found, contextlib.suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def soon(what: Callable[[], Any], seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "that took too long"
        time.sleep(0.1)


@dataclass
class House:
    """A folder with daybrief.toml, editions made by command, and the room over them."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[str] | None" = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text()

    def settle(self, config: str) -> None:
        door = DOOR.format(room=self.port, prefect=free_port())
        (self.folder / "daybrief.toml").write_text(config + door, encoding="utf-8")

    def commands(self, *commands: list[str]) -> None:
        """Run commands one after the other, in a process that loads everything once."""
        argv = [sys.executable, "-c", IN_ONE, *(json.dumps([*args, *self._config()]) for args in commands)]
        done = subprocess.run(argv, capture_output=True, text=True, timeout=300, check=False, env=_clean())
        assert done.returncode == 0, done.stderr

    def open(self) -> None:
        """Serve until ``close``."""
        with (self.folder / "said").open("w") as said:
            argv = self._argv("serve", "--plain")
            self.process = subprocess.Popen(argv, stdout=said, stderr=subprocess.STDOUT, env=_clean(), text=True)
        soon(self._answers)

    def close(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def _answers(self) -> bool:
        assert self.process
        assert self.process.poll() is None, self.said
        try:
            return httpx.get(f"{self.base}/health", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def _argv(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "flows.cli", *args, *self._config()]

    def _config(self) -> list[str]:
        return ["--config", str(self.folder / "daybrief.toml")]


def _clean() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("DAYBRIEF_", "PREFECT_"))}


@dataclass
class Reader:
    """Somebody with a browser. ``trouble`` is all that a reader would be alarmed by: it has to stay empty."""

    chromium: Browser
    base: str
    trouble: list[str] = field(default_factory=list)

    def page(self, *, script: bool = True, width: int = 1280) -> Page:
        """A new window; without ``script`` as in a browser that runs none."""
        size = {"width": width, "height": 900}
        context = self.chromium.new_context(java_script_enabled=script, viewport=size, base_url=self.base)  # type: ignore[arg-type]
        context.add_init_script(TELL_TALE)
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda said: self.trouble.append(f"console {said.type}: {said.text}"))
        context.on("weberror", lambda error: self.trouble.append(f"error: {error.error}"))
        page = context.new_page()
        page.on("dialog", self._spoken)
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.base}/", "data:", "file:", "about:")):
            self.trouble.append(f"asked {url}")

    def _spoken(self, dialog: Any) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; closed with the module, for its event loop must not outlast it."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser on this machine ({', '.join(BROWSERS)}); `make setup-browser` installs one")
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=[*FLAGS, *root])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An empty house; the module furnishes and opens it."""
    made = House(tmp_path_factory.mktemp("house"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(chromium: Browser, house: House) -> Reader:
    """A reader of the house's room."""
    return Reader(chromium, house.base)


@pytest.fixture(autouse=True)
def _nothing_alarms_the_reader(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "reader" in request.fixturenames:
        trouble = request.getfixturevalue("reader").trouble
        said = "\n".join(trouble)
        trouble.clear()
        assert not said
