"""Progress that is not read on a terminal is one line a step."""

import io

from flows.direct import Told
from flows.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_step_is_one_line_when_its_last_item_stands() -> None:
    out = io.StringIO()
    with shown(out) as tell:
        tell(Told("ingest.read", "done", 0.5))
        tell(Told("extract.facts", "kept", 0.25, 1, 2))
        assert len(out.getvalue().splitlines()) == 1
        tell(Told("extract.facts", "done", 1.0, 2, 2))
    first, second = out.getvalue().splitlines()
    assert first.split() == ["ingest.read", "1", "0.50", "s"]
    assert second.split() == ["extract.facts", "2", "1.25", "s", "(1", "as", "before)"]


def test_a_terminal_shows_bars_and_is_left_clean() -> None:
    out = Terminal()
    with shown(out) as tell:
        tell(Told("extract.facts", "done", 1.0, 1, 2))
        tell(Told("extract.facts", "done", 1.0, 2, 2))
    assert "extract.facts" in out.getvalue()
