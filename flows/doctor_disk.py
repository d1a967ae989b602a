"""Whether the folders that runs write to take what they are given, have room for it, and keep our time."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from flows.doctor_check import Check, warn

LEAST_MB, LOW_MB = 200, 1000  # free space under which a run may fail half way, and that lasts for weeks
LEAST_FILES = 2000  # that a folder's disk can still hold
CLOCK_SECONDS = 2.0  # as coarse as the oldest file systems keep time
Clock = Callable[[], float]


def look(folders: dict[str, Path], clock: Clock = time.time) -> Iterator[Check]:
    """Each of ``folders``, by what it is for, as far as it exists; ``clock`` tells the seconds since 1970."""
    seen: set[Path] = set()
    disks: set[int] = set()
    for name, folder in folders.items():
        stands = _standing(folder)
        found = () if stands in seen else tuple(_folder(name, folder, stands, clock))
        disk = stands.stat().st_dev
        yield from (check for check in found if check.fix or disk not in disks)  # what is well is said once a disk
        seen.add(stands)
        disks.add(disk)


def writable(name: str, file: Path) -> Iterator[Check]:
    """A file that is there but was made by somebody else, as by a run under sudo."""
    if file.exists() and not os.access(file, os.W_OK):
        yield Check(
            name, f"{file}: no permission to write", f"give it to whoever runs daybrief: chown {_user()} {file}"
        )


def _standing(folder: Path) -> Path:
    return next((found for found in (folder, *folder.parents) if found.exists()), Path("/"))


def _folder(name: str, folder: Path, stands: Path, clock: Clock) -> Iterator[Check]:
    before = clock()
    try:
        with tempfile.TemporaryFile(dir=stands) as file:
            file.write(b"daybrief")
            file.flush()
            os.fsync(file.fileno())
            written = os.fstat(file.fileno()).st_mtime
    except OSError as error:
        yield Check(name, f"{folder}: {error.strerror}", "choose another folder by --out or mend its permissions")
        yield from _room(name, folder, stands, full_only=True)
        return
    yield from _room(name, folder, stands)
    yield from _time(name, written, before, clock())


def _room(name: str, folder: Path, stands: Path, *, full_only: bool = False) -> Iterator[Check]:
    disk = os.statvfs(stands)
    free = disk.f_bavail * disk.f_frsize // 1_000_000
    if free < LEAST_MB:
        yield Check(name, f"{folder}: {free:,} MB free, a run may fail", "free some space, or choose another --out")
    elif disk.f_files and disk.f_favail < LEAST_FILES:
        fix = "take files away there, or choose another --out"
        yield Check(name, f"{folder}: room for {disk.f_favail:,} files only", fix)
    elif free < LOW_MB:
        yield warn(name, f"{folder}: nearly full, {free:,} MB free", "free some space before it is gone")
    elif not full_only:
        yield Check(name, f"{folder}: {free:,} MB free")


def _time(name: str, written: float, before: float, after: float) -> Iterator[Check]:
    """The clock of the file system and ours: runs compare both."""
    off = written - after if written > after else written - before if written < before else 0.0
    if abs(off) <= CLOCK_SECONDS:
        yield Check(f"clock of {name}", "the same as this machine's")
        return
    way = "ahead of" if off > 0 else "behind"
    found = f"{_lasting(abs(off))} {way} this machine's: a network disk with another clock, or ours is off"
    yield Check(f"clock of {name}", found, "set both clocks by NTP (`timedatectl set-ntp true`)")


def _lasting(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:,.0f} min"


def _user() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
