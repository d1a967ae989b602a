"""The doctor names what a machine, its disk and the settings lack, each with its fix, and hides nothing behind it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import doctor_disk, doctor_machine, doctor_settings
from flows.doctor import Apart
from flows.doctor_check import Check, settled
from flows.doctor_settings import Asked

NO_PANGO = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] == 'weasyprint':
            raise OSError("cannot load library 'libpango-1.0-0': no such file")
sys.meta_path.insert(0, Gone())
"""
NO_MODEL = "import tasks.nlp; tasks.nlp.MODELS = ()\n"
QUICK = NO_PANGO + NO_MODEL  # what takes seconds to load, where it is not what the test is about
NO_DATABASE = "import sys; sys.modules['sqlalchemy'] = None\n"
LATE_CLOCK = "import time; real = time.time; time.time = lambda: real() + 3600\n"
TOPIC = '[[topics]]\nname = "A"\nterms = ["minister*"]\n'
MOUNTS = ("unshare", "--map-root-user", "--mount")
LOCK = """\
anyio==4.16.0 \\
    --hash=sha256:aa
    # via httpx
fastapi==0.141.1 \\
    --hash=sha256:bb
pywin32==311 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""


def said(done: "subprocess.CompletedProcess[str]") -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in json.loads(done.stdout)["checks"]}


def bad(checks: "list[Check] | tuple[Check, ...]") -> dict[str, Check]:
    return {check.name: check for check in checks if check.fix}


def test_this_machine_is_well_and_the_last_line_says_so(daybrief) -> None:
    done = daybrief("doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("all well\n") or done.stdout.endswith(" to look at\n")
    for name in ("Python", "fastapi", "sqlalchemy", "prefect", "weasyprint", "spacy", "Pango", "Noto Serif", "output"):
        assert f"ok    {name} " in done.stdout


def test_every_fault_of_a_machine_is_named_at_once(tmp_path: Path, daybrief) -> None:
    (tmp_path / "file.txt").write_text("x")
    fonts = tmp_path / "no.fonts"
    fonts.write_text("<fontconfig/>")
    done = daybrief(
        "doctor", "--json", "--out", "file.txt/x", before=QUICK, DAYBRIEF_ZONE="Mars", FONTCONFIG_FILE=str(fonts)
    )
    assert done.returncode == 3
    assert not json.loads(done.stdout)["good"]
    found = {name: row["fix"] for name, row in said(done).items() if row["state"] == "mend"}
    assert set(found) == {"spaCy model", "Pango", "Noto Serif", "Noto Sans", "output", "environment"}
    assert all(found.values())


def test_the_doctor_speaks_also_where_daybrief_itself_cannot_be_loaded(daybrief) -> None:
    done = daybrief("doctor", before=QUICK + NO_DATABASE)
    assert done.returncode == 3
    assert "BAD   packages" in done.stdout
    assert "sqlalchemy" in done.stdout.partition("BAD   packages")[2]
    assert "ok    Python" in done.stdout
    assert "BAD   spaCy model" in done.stdout


def test_a_version_that_was_never_locked_is_told(tmp_path: Path, daybrief) -> None:
    for name, version in (("fastapi", "0.165.0"), ("anyio", "1.0")):
        folder = tmp_path / "site" / f"{name}-{version}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    done = daybrief("doctor", "--json", before=QUICK + f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})")
    assert done.returncode == 3
    assert said(done)["fastapi"]["found"] == "0.165.0"
    assert said(done)["fastapi"]["fix"] == "fastapi==0.141.1 is locked; run `make setup`"
    assert said(done)["other packages"]["found"].startswith("not as locked: anyio 1.0 for ")


def test_without_a_lock_file_what_was_tested_counts(tmp_path: Path) -> None:
    assert not bad(list(doctor_machine.packages(tmp_path / "none")))


def test_a_pin_counts_only_where_its_marker_holds(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text(LOCK)
    *_, others = doctor_machine.packages(tmp_path / "lock")
    assert others.found in {"1 as locked", "not as locked: anyio 4.16.0 for 4.16.0"}
    (tmp_path / "lock").write_text(LOCK.replace("4.16.0", "0.0.1"))
    *_, others = doctor_machine.packages(tmp_path / "lock")
    assert others.state == "look"
    assert others.found.endswith(" for 0.0.1")


def test_a_clock_that_is_not_the_disks_is_told(tmp_path: Path, daybrief) -> None:
    rows = said(daybrief("doctor", "--json", before=QUICK + LATE_CLOCK))
    assert rows["clock of output"]["found"].startswith("60 min behind this machine's")
    assert "NTP" in rows["clock of output"]["fix"]
    ahead = bad(list(doctor_disk.look({"output": tmp_path}, lambda: time.time() - 5)))
    assert ahead["clock of output"].found.startswith("5 s ahead of")
    assert not bad(list(doctor_disk.look({"output": tmp_path}, lambda: time.time() - 1)))


def test_an_output_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    found = bad(list(doctor_disk.look({"output": tmp_path / "file" / "x"})))
    assert "Not a directory" in found["output"].found
    assert "--out" in found["output"].fix


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc takes no files: only on Linux")
def test_a_folder_that_nobody_can_write_is_told_also_to_root() -> None:
    assert "/proc/daybrief" in bad(list(doctor_disk.look({"output": Path("/proc/daybrief")})))["output"].found


def test_a_folder_is_not_made_by_looking(tmp_path: Path) -> None:
    assert not bad(list(doctor_disk.look({"output": tmp_path / "a" / "b"})))
    assert not list(tmp_path.iterdir())


def on_a_disk_of(megabytes: int, folder: Path, daybrief_code: str) -> "subprocess.CompletedProcess[str]":
    """Run Python code where ``folder`` is a disk of its own."""
    mount = f'mount -t tmpfs -o size={megabytes}m none "{folder}" && exec "{sys.executable}" -c "$CODE"'
    environ = {**os.environ, "CODE": daybrief_code, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [*MOUNTS, "sh", "-c", mount], env=environ, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("megabytes", "state", "words"), [(50, "mend", "MB free, a run may fail"), (500, "look", "nearly full")]
)
def test_a_disk_that_is_full_or_nearly_is_told(tmp_path: Path, megabytes: int, state: str, words: str) -> None:
    if not sys.platform.startswith("linux") or on_a_disk_of(1, tmp_path, "").returncode:
        pytest.skip("a small disk of our own needs Linux and its user namespaces")
    look = f"c = next(c for c in look({{'output': Path({str(tmp_path)!r})}}) if c.fix); print(c.state, c.found, c.fix)"
    done = on_a_disk_of(megabytes, tmp_path, f"from pathlib import Path; from flows.doctor_disk import look; {look}")
    assert done.stdout.startswith(state), done.stderr
    assert words in done.stdout
    assert "free some space" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_a_run_under_sudo_left_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").touch(0o444)
    assert "chown" in bad(list(doctor_disk.writable("archive", tmp_path / "archive.sqlite")))["archive"].fix


def test_an_hour_that_clocks_leave_out_is_told_with_its_line_and_fix(tmp_path: Path, daybrief) -> None:
    text = '[[briefings]]\nname = "daily"\nzone = "Europe/Brussels"\ncut_off = "02:30"\n'
    (tmp_path / "daybrief.toml").write_text(text + TOPIC + "[[sources]]\nkey = 5\n")
    done = daybrief("doctor", "--json", before=QUICK)
    assert done.returncode == 3
    found = [row for row in json.loads(done.stdout)["checks"] if row["name"] == "settings"]
    assert len(found) > 1, "every mistake has a row of its own"
    (hour,) = (row for row in found if "02:30" in row["found"])
    assert hour["found"].startswith(
        'daybrief.toml:4: [[briefings]] daily: cut_off "02:30" does not exist in Europe/Brussels'
    )
    assert hour["fix"] == "take another hour"


def test_a_settings_file_that_was_named_and_is_not_there_is_told(tmp_path: Path) -> None:
    made = doctor_settings.read(Asked({}, str(tmp_path / "press.toml")))
    assert made.held is None
    assert "is not there" in bad(made.checks)["settings"].found


def test_a_room_open_to_the_network_without_passwords_is_told(tmp_path: Path) -> None:
    (tmp_path / "daybrief.toml").write_text(f'[room]\nhost = "0.0.0.0"\nport = 8999\n{TOPIC}')
    held = doctor_settings.read(Asked({}, str(tmp_path / "daybrief.toml"))).held
    assert held
    found = bad(list(doctor_settings.doors(held, {})))["reading room"]
    assert "is open to the network" in found.found
    assert "give a password file, or listen on 127.0.0.1" in found.fix


def test_the_editions_folder_of_the_settings_is_the_one_looked_at(tmp_path: Path, daybrief) -> None:
    (tmp_path / "desk.toml").write_text(f'output = "notes"\n{TOPIC}')
    rows = said(daybrief("doctor", "--json", "--config", "desk.toml", before=QUICK))
    assert rows["output"]["found"].startswith(str(tmp_path / "notes"))
    moved = said(daybrief("doctor", "--json", "--config", "desk.toml", "--out", "elsewhere", before=QUICK))
    assert moved["output"]["found"].startswith(str(tmp_path / "elsewhere"))
    assert moved["archive"]["found"].startswith(str(tmp_path / "elsewhere"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.toml"], "looking leaves nothing behind"


def test_a_check_that_breaks_or_hangs_is_told_and_hides_no_other() -> None:
    def broken():
        yield Check("first", "well")
        raise ZeroDivisionError("so")

    first, second = settled("second", broken)
    assert (first.found, second.name) == ("well", "second")
    assert "ZeroDivisionError: so" in second.found
    hanging = Apart("disk", lambda: time.sleep(3) or iter(()))
    (late,) = hanging.by(time.monotonic() + 0.1)
    assert (late.state, late.found) == ("look", "does not answer in time")
