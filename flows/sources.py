"""Behind `daybrief sources`: a source is looked at before it is written into daybrief.toml, then watched."""

import json
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows import config_values as values
from flows.configuration import Configuration, ConfigurationError, read
from tasks.errors import OutputError, UsageError
from tasks.model.sources import Source

if TYPE_CHECKING:
    from tasks.archive import SourceRow
    from tasks.ingest import Probe

LONGEST = 40  # letters of a key that is made up; it stands in every table
HEAD = """\
# What daybrief reads, and the notes it makes of it. Every key is explained in docs/configure.md.
# Without [[topics]] the packaged policy topics are used; without [[briefings]] there is one note, "daily".
# What belongs to the whole stands here, above the first [[heading]].

# zone = "Europe/Brussels"
# contact = "press.desk@ministry.example"  # sent with every request, so that a site can reach you
"""


NOUNS = {
    "feed": ("entry", "entries"),
    "page": ("page", "pages"),
    "sitemap": ("address", "addresses"),
    "list": ("address", "addresses"),
    "folder": ("file", "files"),
    "mailbox": ("mail", "mails"),
    "warc": ("web archive", "web archives"),
}
NAMED = ("feed", "mailbox")  # kinds whose title is that of an outlet, not of an article or a file


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asks for; without ``key`` one is made up, without ``name`` the articles say whose they are."""

    target: str  # an http(s) address or a path
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A source that daybrief.toml now has, and what was seen there."""

    path: Path
    made: bool  # the file was not there before
    source: Source
    title: str
    items: int
    full_text: bool
    last: date | None
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        """What `daybrief sources add` prints."""
        noun = NOUNS[self.source.kind][self.items != 1]
        said = [f"{self.source.kind} {json.dumps(self.title, ensure_ascii=False)}" if self.title else self.source.kind]
        said.append(f"{self.items} {noun}")
        if self.source.kind == "feed":
            said.append("full text" if self.full_text else "summaries only")
        if self.last:
            said.append(f"last {self.last}")
        rows = [f"{'made' if self.made else 'added to'} {self.path}: [[sources]] {self.source.key}", "; ".join(said)]
        return "\n".join([*rows, *(f"warning: {warning}" for warning in self.warnings)])


def add(path: Path, wanted: Wanted, environ: Mapping[str, str], now: datetime) -> Added:
    """Look at what is wanted and append it to the file ``path``, which is made where it is missing.

    All that stood in the file stays byte for byte. Raises ``UsageError`` for a double or a faulty file,
    ``SourceError`` where nothing can be read there; the file is as before then.
    """
    from tasks.ingest import introduce, look

    old = bytes_of(path)
    before = read(path, old or b"", environ)
    at = _at(wanted.target)
    _refuse(before, wanted, at)
    introduce(before.contact, frozenset(before.allow_hosts))
    probe = look(at, now)
    key = wanted.key or free(probe.key, {source.key for source in before.sources})
    written = block(probe, key, _as_written(at, path), wanted.name)
    new = appended(HEAD.encode() if old is None else old, written)
    after = checked(path, new, key, environ)
    write(path, new)
    return Added(
        path=path,
        made=old is None,
        source=after.sources[-1],
        title=one_line(probe.title),
        items=probe.items,
        full_text=probe.full_text,
        last=probe.last,
        warnings=(*probe.warnings, *unread(after, key)),
    )


def table(sources: Sequence[Source], rows: Iterable["SourceRow"]) -> str:
    """What `daybrief sources` prints: each source of daybrief.toml, then those only the archive knows."""
    known = {row.key: row for row in rows}
    if not sources and not known:
        return "no sources yet: `daybrief sources add URL`"
    lines = [("source", "state", "last read", "articles", "last error")]
    under: list[list[str]] = [[]]
    for source in sources:
        row = known.pop(source.key, None)
        lines.append(_row(row, _state(row)) if row else (source.key, "not read yet", "-", "0", ""))
        under.append(_dropped(row) if row else [])
    lines += [_row(row, "not in daybrief.toml") for row in known.values()]
    under += [_dropped(row) for row in known.values()]
    widths = [max(len(line[n]) for line in lines) for n in range(4)]
    told = ["  ".join((*map(str.ljust, line[:4], widths), line[4])).rstrip() for line in lines]
    return "\n".join(text for line, below in zip(told, under, strict=True) for text in (line, *below))


def _dropped(row: "SourceRow") -> list[str]:
    """What of a source was dropped, and why, under its line."""
    unused = [f"{count:,} not used: {why}" for why, count in row.unused]
    return [f"  {one_line(said)}" for said in (*unused, *row.told)]


def _row(row: "SourceRow", state: str) -> tuple[str, str, str, str, str]:
    moved = f"moved to {row.moved}; write that into daybrief.toml" if row.moved else ""
    said = "; ".join(one_line(part) for part in (row.error, moved) if part)
    return row.key, state, _instant(row.read) if row.read else "never", f"{row.articles:,}", said


def _state(row: "SourceRow") -> str:
    rests = f", asked once a day, next after {_instant(row.after)}" if row.after else ""
    return f"failing since {_instant(row.failing)}{rests}" if row.failing else "well"


def bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(str(path), f"cannot be read: {error.strerror}; name a file by --config") from error


def _at(target: str) -> str:
    try:
        return values.at(target, "", Path.cwd())
    except ValueError as error:
        raise UsageError(target, str(error)) from None


def _refuse(before: Configuration, wanted: Wanted, at: str) -> None:
    for source in before.sources:
        if source.at == at:
            raise UsageError(wanted.target, f"is there already: [[sources]] {source.key} in {before.path.name}")
        if source.key == wanted.key:
            raise UsageError("key", f'"{wanted.key}" is there already, for {source.at}; give another by --key')
    for what, given, check in (("key", wanted.key, values.name), ("name", wanted.name, values.line)):
        try:
            given and check(given)
        except ValueError as error:
            raise UsageError(what, f"{_quoted(given)} {error}") from None


def free(key: str, taken: set[str]) -> str:
    found, number = key[:LONGEST], 2
    while found in taken:
        found, number = f"{key[: LONGEST - 4]}-{number}", number + 1
    return found


def _as_written(at: str, path: Path) -> str:
    """A path is written as seen from the file, where it lies beside or below it."""
    here = path.resolve().parent
    if "://" in at or not Path(at).is_relative_to(here):
        return at
    return Path(at).relative_to(here).as_posix()


def block(probe: "Probe", key: str, at: str, name: str) -> str:
    title = one_line(probe.title)
    rows = ["[[sources]]", f"key = {_quoted(key)}", f"kind = {_quoted(probe.kind)}", f"at = {_quoted(at)}"]
    if name:
        rows.append(f"name = {_quoted(name)}")
    elif title and probe.kind in NAMED:
        rows.append(f"# name = {_quoted(title)}  # the outlet, where its articles do not say")
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def appended(old: bytes, block: str) -> bytes:
    end = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old or old.endswith(b"\n") else end
    return old + gap + (end if old else b"") + block.encode().replace(b"\n", end)


def checked(path: Path, new: bytes, key: str, environ: Mapping[str, str]) -> Configuration:
    try:
        return read(path, new, environ)
    except ConfigurationError as error:
        raise UsageError(str(path), f"[[sources]] {key} cannot be appended to it: {error.message}") from error


def write(path: Path, data: bytes) -> None:
    from tasks.archive import files

    target = path.resolve()  # a link stays a link
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        files.write(target, data)
    except OutputError as error:
        reason = error.message.partition(";")[0]
        raise OutputError(str(path), f"{reason}; mend that or name another file by --config") from error
    if mode is not None:
        target.chmod(mode)


def unread(after: Configuration, key: str) -> tuple[str, ...]:
    if any(key in plan.sources for plan in after.briefings):
        return ()
    names = ", ".join(plan.name for plan in after.briefings)
    return (f'no briefing reads it: add "{key}" to sources of [[briefings]] {names}',)


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
