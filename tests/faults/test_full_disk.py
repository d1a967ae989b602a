"""A disk that takes no more, at whatever write: it is said, what stood stands, and with room again the note is made."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked import Commands, Done
from press import REPORTS, at, files, item, put, settings

SIZE = 6_000_000
WRITES = {"runs", "attempts", "checkpoints", "archive.sqlite", "daily"}  # what each could not be written
TODAY, YESTERDAY = "daily/2026-02-03", "daily/2026-02-02/v1"
NO_ROOM_FOR_WORDS = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), {0})"
UNFORESEEN = "import flows.morning; flows.morning.morning = lambda *args: 1 / 0"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() or not mount:
        pytest.skip("only root can mount a small disk")
    command = [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk whose editions and archive lie on the small disk."""
    (tmp_path / "daybrief.toml").write_text(settings("post feed feed.xml", head='output = "disk"'), encoding="utf-8")
    return tmp_path


@contextlib.contextmanager
def left(disk: Path, room: int) -> Iterator[None]:
    """``disk`` with ``room`` bytes free."""
    now = os.statvfs(disk)
    with (disk / "ballast").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, now.f_bavail * now.f_bsize - room))
    yield
    (disk / "ballast").unlink()


def told(done: Done, disk: Path) -> str:
    """What the one line names, where it says where there is no room and what to do."""
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    line = re.fullmatch(
        r"daybrief: (.+?): [^\n]*(full|no room|takes or gives nothing)[^\n]*free some space[^\n]*", done.said
    )
    assert line, done.said
    assert str(disk) in line[1], "it says which disk"
    return re.sub(r"[0-9a-f]{16,}|r?[0-9a-f]{24}", "…", line[1].partition(str(disk))[2])


def rubbish(disk: Path) -> list[str]:
    return [path.name for path in disk.rglob("*.part")]


@pytest.mark.parametrize(
    ("step", "writes"),
    [(200_000, {"runs", "checkpoints"}), pytest.param(16_000, WRITES, marks=pytest.mark.long)],
    ids=["some", "each"],
)
def test_an_edition_that_finds_no_room_at_any_write_leaves_nothing_half(
    step: int, writes: set[str], commands: Commands, desk: Path, disk: Path
) -> None:
    """Every try has ``step`` bytes more than the one before."""
    put(desk, "harbour", "rail")
    commands(desk, "collect", "--at", at(2))
    assert commands(desk, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
    put(desk, item("rail", after="<p>The vote was put off to 27 February 2026, she added.</p>"), "power")
    commands(desk, "collect", "--at", at(3))
    shutil.copytree(disk, desk / "roomy")
    whole = commands(desk, "edition", "--cut-off", at(3, 5, 30), "--out", "roomy")
    assert whole.returncode == 0, whole.said
    before, room, subjects = files(disk / YESTERDAY), 0, []
    while True:
        with left(disk, room):
            done = commands(desk, "edition", "--cut-off", at(3, 5, 30))
        if not done.returncode:
            break
        subjects.append(told(done, disk))
        for stands in disk.glob(f"{TODAY}/*"):  # only its mark in the archive is missing: the next run makes it
            assert files(stands) == files(desk / "roomy" / TODAY / "v1"), "nothing of an edition, or the whole of it"
        assert files(disk / YESTERDAY) == before
        assert not rubbish(disk)
        assert commands(desk, "list", "--out", "disk").stdout.startswith(YESTERDAY)
        room += step
    assert files(disk / TODAY / "v1") == files(desk / "roomy" / TODAY / "v1"), "the note that it would have been"
    assert [path.name for path in (disk / TODAY).iterdir()] == ["v1"], "told once"
    assert not rubbish(disk)
    assert {subject.removeprefix("/.daybrief").split("/")[1] for subject in subjects} >= writes
    assert commands(desk, "verify", "daily", "--out", "disk").returncode == 0


def test_a_collection_that_finds_no_room_is_made_up_for(commands: Commands, desk: Path, disk: Path) -> None:
    put(desk, "harbour")
    commands(desk, "collect", "--at", at(2))
    put(desk, *REPORTS)
    subjects, room = [], 0
    while True:
        with left(disk, room):
            done = commands(desk, "collect", "--at", at(2, 6))
        if not done.returncode:
            break
        subjects.append(told(done, disk))
        assert not rubbish(disk)
        room += 16_000
    assert len({*subjects}) > 1, "the attempt, the archive"
    assert done.stdout.endswith("4 new articles\n")
    assert commands(desk, "sources").stdout.splitlines()[1].split()[-1] == "5", "each once"


@pytest.mark.parametrize("stream", [1, 2])
def test_a_log_that_takes_no_more_words_costs_no_edition(stream: int, commands: Commands, tmp_path: Path) -> None:
    (tmp_path / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
    put(tmp_path, "harbour", "rail")
    commands(tmp_path, "collect", "--at", at(2))
    done = commands(tmp_path, "edition", "--cut-off", at(2, 5, 30), before=NO_ROOM_FOR_WORDS.format(stream))
    assert (tmp_path / "output" / YESTERDAY / "manifest.json").exists()
    assert done.returncode == (0 if stream == 2 else 4), done.stderr
    assert "Traceback" not in done.stderr


def test_an_unforeseen_error_on_a_full_disk_leaves_its_log_elsewhere(
    commands: Commands, desk: Path, disk: Path
) -> None:
    put(desk, "harbour")
    commands(desk, "collect", "--at", at(2))
    (desk / "tmp").mkdir()
    with left(disk, 0):
        before = f"import tempfile; tempfile.tempdir = {str(desk / 'tmp')!r}; {UNFORESEEN}"
        done = commands(desk, "edition", "--cut-off", at(2, 5, 30), before=before)
    assert done.returncode == 1
    (log,) = (desk / "tmp").glob("*.log")
    assert done.said.endswith(f"ZeroDivisionError: division by zero; the log is {log}")
    assert "ZeroDivisionError" in log.read_text()
    assert not list(disk.rglob("*.log"))
