"""A small composition with the four verbs, for tests of the runners; as a script it runs in a child process.

TOY_LOG names a file to which every step that really runs adds its name; TOY_DIE_AFTER and TOY_DIE_IN name
a step after or inside which the process kills itself, as a power cut would.
"""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.attempt import CHECKPOINTS, attempt
from flows.direct import Checkpoints, Direct, Told
from flows.request import Request

if TYPE_CHECKING:
    from flows.pipeline import Runner  # needs all stages


@dataclass(frozen=True, slots=True)
class Cutting:
    name: str
    text: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    lines: tuple[str, ...]
    loud: bool = False


def ran(step: str) -> None:
    if os.environ.get("TOY_LOG"):
        with Path(os.environ["TOY_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{step}\n")
    if os.environ.get("TOY_DIE_IN") == step:
        os.kill(os.getpid(), signal.SIGKILL)


def look(folder: str) -> tuple[Cutting, ...]:
    ran("look")
    return tuple(Cutting(p.name, p.read_text(encoding="utf-8")) for p in sorted(Path(folder).glob("*.txt")))


def mark(cutting: Cutting, *, first_page: int = 1) -> Cutting:
    ran("mark")
    return Cutting(cutting.name, cutting.text.strip(), (first_page, first_page + len(cutting.text)))


def join(cuttings: tuple[Cutting, ...], *, loud: bool = False) -> Digest:
    ran("join")
    lines = tuple(f"{c.name} p{c.pages[0]}: {c.text}" for c in cuttings)
    return Digest(tuple(line.upper() for line in lines) if loud else lines, loud)


def put(path: str, digest: Digest) -> str:
    ran("put")
    part = Path(path).with_suffix(".part")
    part.write_text("\n".join(digest.lines), encoding="utf-8")
    part.replace(path)
    return path


def compose(folder: str, path: str, run: "Runner") -> str:
    found = run.observe(look, folder)
    marked = run.each(mark, found, first_page=3)
    digest = run(join, marked, loud=False)
    return run.commit(put, path, digest)


def main(folder: str, out: str) -> None:
    def tell(told: Told) -> None:
        if os.environ.get("TOY_DIE_AFTER") == told.step.partition(".")[2]:
            os.kill(os.getpid(), signal.SIGKILL)

    request = Request((folder,), Path(out))
    with attempt(request.command) as this:
        keep = Checkpoints(request.work / CHECKPOINTS, this.id, tell, version="toy")
        sys.stdout.write(compose(folder, str(Path(out) / "digest.txt"), Direct(keep)))


if __name__ == "__main__":
    main(*sys.argv[1:])
