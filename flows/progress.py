"""Progress on standard error: bars on a terminal, a line a step elsewhere."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TextIO

from flows.direct import Tell, Told
from flows.failures import say


@contextlib.contextmanager
def shown(stream: TextIO | None = None) -> Iterator[Tell]:
    """A way to tell progress, for as long as it is needed."""
    out = stream or sys.stderr
    if not out.isatty():
        yield Lines(out)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.description:24}"), BarColumn(24), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(file=out), transient=True) as bars:
        rows: dict[str, TaskID] = {}

        def tell(told: Told) -> None:
            row = rows.get(told.step)
            if row is None:
                row = rows[told.step] = bars.add_task(told.step, total=told.total)
            bars.update(row, completed=told.number)

        yield tell


class Lines:
    """One line a step, when its last item stands."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._spent: dict[str, float] = {}
        self._kept: dict[str, int] = {}

    def __call__(self, told: Told) -> None:
        spent = self._spent[told.step] = self._spent.get(told.step, 0.0) + told.seconds
        kept = self._kept[told.step] = self._kept.get(told.step, 0) + (told.state == "kept")
        if told.number == told.total:
            again = f"  ({kept} as before)" if kept else ""
            say(f"{told.step:24}{told.total:>5}{spent:>9.2f} s{again}\n", self._out)
