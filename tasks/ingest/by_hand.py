"""Files and folders named by hand, each read into its articles."""

import os
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import SourceError, UsageError
from tasks.ingest import files, opened, papers
from tasks.model import Article, Intake, Notice


def read(paths: tuple[str, ...]) -> Intake:
    """The articles in ``paths``, in order of folder and file name; what cannot be read is a notice.

    Raises ``UsageError`` for a path that does not exist and where nothing at all could be read.
    """
    articles: dict[str, Article] = {}
    notices: list[Notice] = []
    for path in _files(paths):
        name = files.name_of(path)
        try:
            found = _articles(path, name)
        except SourceError as error:
            notices.append(Notice("unread", name, f"{name} {error.message}"))
            continue
        if any(article.id in articles for article in found):
            notices.append(Notice("unread", name, f"{name} is there twice with the same text; it was read once"))
        for article in found:
            articles.setdefault(article.id, papers.named(article))
    if not articles:
        raise UsageError(", ".join(paths) or "no path", _nothing(notices))
    return Intake(tuple(articles.values()), tuple(notices))


def _nothing(notices: list[Notice]) -> str:
    why = "; ".join(n.message for n in notices[:5])
    return f"no article could be read; give files or folders with {opened.ACCEPTED}" + (f" ({why})" if why else "")


def _files(paths: tuple[str, ...]) -> Iterator[Path]:
    """Every file to read, once; files in folders by relative path."""
    if not paths:
        raise UsageError("paths", f"name at least one file or folder with {opened.ACCEPTED}")
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(path, f"there is no such file or folder; give {opened.ACCEPTED}")
    seen: set[str] = set()
    for path in paths:
        found = files.inside_of(Path(path)) if os.path.isdir(path) else [Path(path)]  # noqa: PTH112
        for file in found:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _articles(path: Path, name: str) -> tuple[Article, ...]:
    if path.is_dir():
        raise SourceError(name, files.CLOSED)
    if not opened.accepted(path):
        raise SourceError(name, f"is not {opened.ACCEPTED}")
    return opened.articles(name, opened.bytes_of(path))
