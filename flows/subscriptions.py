"""Behind `daybrief sources import`: the feeds of another reader, looked at and added to daybrief.toml at once."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows import sources as behind
from flows.configuration import read
from tasks.errors import SourceError, UsageError

if TYPE_CHECKING:
    from tasks.ingest import Outline, Probe

SIDE_BY_SIDE = 8
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list of feeds; nothing was written where ``added`` is empty."""

    path: Path
    made: bool
    added: tuple[tuple[str, str], ...]  # key and address
    known: tuple[str, ...]  # addresses that were there already
    failed: tuple[tuple[str, str], ...]  # address, and why
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What `daybrief sources import` prints."""
        count = len(self.added)
        rows = [f"{'made' if self.made else 'added to'} {self.path}: {count} feed{'' if count == 1 else 's'}"]
        rows = rows if count else [f"nothing added to {self.path}"]
        rows += [f"  {key}  {address}" for key, address in self.added]
        rows += [f"there already: {address}" for address in self.known]
        rows += [f"not added: {address} {why}" for address, why in self.failed]
        return "\n".join([*rows, *(f"warning: {warning}" for warning in self.warnings)])


def take_in(path: Path, file: Path, environ: Mapping[str, str], now: datetime) -> Imported:
    """Look at every feed that the OPML ``file`` names and append those that can be read to the file ``path``.

    All of them are written at once, or none. Raises ``UsageError`` where either file cannot be read.
    """
    from tasks.ingest import introduce, outlines

    listed = outlines(_data(file))
    if not listed:
        raise UsageError(str(file), "names no feeds; export the feeds of your reader as OPML")
    old = behind.bytes_of(path)
    before = read(path, old or b"", environ)
    introduce(before.contact, frozenset(before.allow_hosts))
    there = {source.at for source in before.sources}
    fresh = [outline for outline in listed if outline.address not in there]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        found = list(pool.map(lambda outline: _look(outline, now), fresh))
    taken = {source.key for source in before.sources}
    new = behind.HEAD.encode() if old is None else old
    added, failed = [], []
    for outline, probe in zip(fresh, found, strict=True):
        if isinstance(probe, str):
            failed.append((outline.address, probe))
            continue
        key = behind.free(probe.key, taken)
        taken.add(key)
        added.append((key, outline.address))
        new = behind.appended(new, behind.block(probe, key, outline.address, ""))
    warnings: tuple[str, ...] = ()
    if added:
        after = behind.checked(path, new, added[0][0], environ)
        warnings = tuple(dict.fromkeys(w for key, _ in added for w in behind.unread(after, key)))
        behind.write(path, new)
    known = tuple(outline.address for outline in listed if outline.address in there)
    return Imported(path, old is None and bool(added), tuple(added), known, tuple(failed), warnings)


def _look(outline: "Outline", now: datetime) -> "Probe | str":
    """What stands at a feed's address, or why it is not added."""
    from tasks.ingest import look

    try:
        probe = look(outline.address, now)
    except SourceError as error:
        return error.message
    return probe if probe.kind == "feed" else f"is a {probe.kind}, not a feed; add it by `daybrief sources add`"


def _data(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(
            str(file), f"cannot be opened ({reason}); name the OPML file that your reader exports"
        ) from error
