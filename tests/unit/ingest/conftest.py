"""Articles made of a few lines, for the tests of this stage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.ingest import mark, read
from tasks.ingest.files import of_bytes
from tasks.model import Article

PROSE = (
    "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, after two years in "
    "which each had waited for the other. The centre will keep four boats and a helicopter, and its first crews are to be "
    "trained in the autumn. Officials said the agreement still needs the consent of three parliaments."
)


@pytest.fixture
def marked() -> Callable[..., Article]:
    """The article that a text is, read as a file and marked."""

    def make(text: str, name: str = "report.txt") -> Article:
        return mark(of_bytes(name, text.encode()))

    return make


@pytest.fixture
def report(marked: Callable[..., Article]) -> Callable[..., Article]:
    """A report with lines before and after its paragraph."""

    def make(
        before: str = "", after: str = "", headline: str = "Nine states to share the cost of a rescue centre"
    ) -> Article:
        parts = [p for p in (headline, before, PROSE, after) if p]
        return marked("\n\n".join(parts))

    return make


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Article]:
    """The article on a page, read from a file and marked."""

    def make(body: str, head: str = "", html: str = '<html lang="en">') -> Article:
        path = tmp_path / "page.html"
        path.write_text(
            f"<!doctype html>{html}<head><meta charset=utf-8>{head}</head><body>{body}</body></html>", "utf-8"
        )
        return mark(read((str(path),)).articles[0])

    return make


@pytest.fixture
def prose() -> str:
    return PROSE
