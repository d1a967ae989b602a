"""Run a command that ends, with all it started, when whoever asked for it ends, also when that one is killed.

``python -m flows.tether COMMAND…`` lives as long as its standard input is open.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 20  # between the request to end and the end
LOOK_SECONDS = 0.2


def main(command: list[str]) -> int:
    """The exit code of ``command``; 0 where it was asked to end."""
    let_go = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(wish, lambda *_: let_go.set())
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own command
    threading.Thread(target=_watch, args=(let_go,), daemon=True).start()
    while child.poll() is None and not let_go.wait(LOOK_SECONDS):
        pass
    asked = child.poll() is None
    if asked:
        _signal(child.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(GRACE_SECONDS)
    _signal(child.pid, signal.SIGKILL)  # what the command left behind
    code = child.wait()
    return 0 if asked else code if code >= 0 else 128 - code


def _watch(let_go: threading.Event) -> None:
    while os.read(0, 1024):
        pass
    let_go.set()


def _signal(group: int, wish: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, wish)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
