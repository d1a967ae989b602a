"""A mailbox as a source: the mails that came since the last collection, in files, in one file or in a Maildir."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest import files
from tasks.ingest.kinds import mail
from tasks.ingest.sourced import Found, dated_path, label, near, of_source, well
from tasks.ingest.visit import Visit
from tasks.ingest.web import addresses
from tasks.model import Article, Entry, Notice

FIRST = timedelta(hours=48)  # of a mailbox that was never read
OLD = timedelta(days=30)
MOST_BYTES = 15_000_000  # of one mail
MOST_MAILS = 500  # read in one collection; the rest waits for the next
MAILDIR = ("cur", "new")
ENDINGS = (".eml", ".mbox")
READ = "read"  # a mail never changes: its digest says only that it was read


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mail as it lies there; ``fault`` says why it cannot be read."""

    name: str
    data: bytes = b""
    fault: str = ""

    @property
    def key(self) -> str:
        """By its bytes: a mail that was read is another file in a Maildir."""
        if self.fault:
            return hashlib.sha256(f"{self.name}\0{self.fault}".encode()).hexdigest()[:32]
        return hashlib.sha256(self.data).hexdigest()[:32]


@dataclass(slots=True)
class Round:
    """One mailbox on one collection: what has been read of it so far."""

    visit: Visit
    entries: dict[str, Entry] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    hidden: int = 0  # links that do not say where they lead
    taken: int = 0
    waiting: int = 0


def read(visit: Visit) -> Found:
    """The articles in mails that are new; raises ``SourceError`` where there is no mailbox."""
    work, known = Round(visit), {entry.address for entry in visit.state.entries}
    for sheet in sheets(Path(dated_path(visit.source.at, visit.at)), visit.source.key):
        if sheet.key in known:
            work.entries[sheet.key] = Entry(sheet.key, READ)
        elif work.taken >= MOST_MAILS:
            work.waiting += 1
        else:
            work.taken += 1
            _take(work, sheet)
    state = replace(well(visit.state, visit.at), entries=tuple(work.entries.values()))
    return Found(state, tuple(work.articles.values()), tuple(_notices(work)))


def _take(work: Round, sheet: Sheet) -> None:
    work.entries[sheet.key] = Entry(sheet.key, READ)
    try:
        made = _mail(sheet, work.visit)
    except SourceError as error:
        work.faults.append(f"{sheet.name} {error.message.partition(';')[0]}")
        return
    if not _is_old(made, work.visit):
        work.articles |= {article.id: article for article in _placed(made, work.visit)}
        work.hidden += made.hidden


def sheets(place: Path, subject: str) -> Iterator[Sheet]:
    """Every mail at ``place``: an .eml file, an .mbox file, a Maildir, or a folder of such files."""
    if place.is_dir():
        inner = [place / name for name in MAILDIR if (place / name).is_dir()]
        if inner:
            paths = sorted(path for folder in inner for path in folder.iterdir() if path.is_file())
        else:
            paths = [p for p in files.inside_of(place) if p.suffix.lower() in ENDINGS]
        for path in paths:
            yield from _of_file(path, single=bool(inner) or path.suffix.lower() == ".eml")
    elif place.is_file():
        yield from _of_file(place, single=place.suffix.lower() == ".eml")
    else:
        raise SourceError(subject, f"has no mailbox {near(str(place))}; make it, or correct its at")


def is_mailbox(place: Path) -> bool:
    """Whether ``place`` is one by its form, not a folder of articles."""
    if place.is_dir():
        names = [path.name for path in place.iterdir()]
        return {"cur", "new", "tmp"} <= set(names) or any(name.lower().endswith(ENDINGS) for name in names)
    return place.suffix.lower() in ENDINGS


def _of_file(path: Path, *, single: bool) -> Iterator[Sheet]:
    name = files.name_of(path)
    try:
        if single:
            with path.open("rb") as file:
                yield _sheet(name, file.read(MOST_BYTES + 1))
            return
        for number, data in enumerate(_of_mbox(path), start=1):
            yield _sheet(f"{name} {number}", data)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        yield Sheet(name, fault=f"cannot be opened ({reason})")


def _sheet(name: str, data: bytes) -> Sheet:
    if len(data) > MOST_BYTES:
        return Sheet(name, data[:1_000], f"is a mail of more than {MOST_BYTES // 1_000_000} MB")
    return Sheet(name, data)


def _of_mbox(path: Path) -> Iterator[bytes]:
    """The mails of an mbox file: each begins with a line "From …" after an empty one."""
    part: bytearray | None = None
    blank = True
    for line in _rows(path):
        if blank and line.startswith(b"From "):
            if part is not None:
                yield bytes(part)
            part = bytearray()
        elif part is None and line.strip():
            raise OSError("no mbox file")
        elif part is not None and len(part) <= MOST_BYTES:
            part += line[1:] if line.startswith(b">From ") else line
        blank = not line.strip()
    if part is not None:
        yield bytes(part)


def _rows(path: Path) -> Iterator[bytes]:
    """The lines of a file, a very long one in parts."""
    with path.open("rb") as file:
        while line := file.readline(1_000_000):
            yield line


def _mail(sheet: Sheet, visit: Visit) -> mail.Mail:
    if sheet.fault:
        raise SourceError(sheet.name, sheet.fault)
    return mail.articles(sheet.name, sheet.data, visit.source.language or "en", visit.at)


def _is_old(made: mail.Mail, visit: Visit) -> bool:
    """Whether a mail was sent before what is taken; one without a date counts as new."""
    sent, read = made.letter.sent, visit.state.read
    if sent is None:
        return False
    return sent.astimezone(UTC) < (visit.at - FIRST if read is None else min(visit.at, read) - OLD)


def _placed(made: mail.Mail, visit: Visit) -> list[Article]:
    """Each article under the mail's own id: a link in it is another outlet's page, or the letter's own copy."""
    found = []
    for number, article in enumerate(made.articles, start=1):
        several = len(made.articles) > 1
        place = f"mail:{made.letter.key}#{number}" if several else f"mail:{made.letter.key}"
        link = addresses.article(article.url)
        found.append(replace(of_source(article, visit.source, place), url=link))
    return found


def _notices(work: Round) -> Iterator[Notice]:
    name, key = label(work.visit.source), work.visit.source.key
    if work.faults:
        mails = "1 mail" if len(work.faults) == 1 else f"{len(work.faults)} mails"
        yield Notice("unread", key, f"{mails} of {name} could not be read, as {work.faults[0]}")
    if work.hidden:
        told = "1 link" if work.hidden == 1 else f"{work.hidden} links"
        said = f"{told} in {name} pass by a counter that hides where they lead; left unresolved"
        yield Notice("set-aside", key, said)
    if work.waiting:
        yield Notice("set-aside", key, f"{work.waiting} mails of {name} wait for the next collection")
