"""How values stand in the archive's rows: their JSON, and their digests."""

import contextlib
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from tasks.errors import ArchiveError
from tasks.model import Article, Ledger, Notice, Shelf, SourceState

ARTICLE = TypeAdapter(Article)
NOTICE = TypeAdapter(Notice)
LEDGER = TypeAdapter(Ledger)
STATE = TypeAdapter(SourceState)
LINKS = ("http://", "https://")
LEVEL = 6  # of compression: a ledger of 50 kB becomes 6


def digest(value: object) -> str:
    """sha256 of ``value`` (lists, mappings with names as keys, plain scalars)."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as it is written: the sha256 of its JSON, and the JSON."""

    article: Article
    key: str
    form: str

    @property
    def row(self) -> dict[str, str]:
        return {"key": self.key, "id": self.article.id, "body": self.form}


def stored(article: Article) -> Stored:
    """``article`` as it is written."""
    form = ARTICLE.dump_json(article)
    return Stored(article, hashlib.sha256(form).hexdigest(), form.decode())


def place(article: Article) -> str:
    """What the versions of ``article`` share: its link, or its name within its source."""
    address = article.address or article.url or article.name
    return address if address.lower().startswith(LINKS) else f"{article.source} {address}"


def pack(ledger: Ledger) -> bytes:
    """``ledger`` as it is stored."""
    return zlib.compress(LEDGER.dump_json(ledger), LEVEL)


def unpack(stored: bytes) -> Ledger:
    """The ledger that was packed."""
    try:
        return LEDGER.validate_json(zlib.decompress(stored))
    except zlib.error as error:
        raise ArchiveError("a ledger", f"is damaged ({error}); put a copy of the archive back") from error


@contextlib.contextmanager
def readable(shelf: Shelf) -> Iterator[None]:
    """What is stored but cannot be read as a value of today, said with the fix."""
    try:
        yield
    except ValidationError as error:
        raise ArchiveError(shelf.archive, "holds values of another version; move it away and run again") from error
