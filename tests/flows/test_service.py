"""What the documentation tells an operator to install is accepted by what reads it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = "/opt/daybrief/.venv/bin/daybrief"
UNREADABLE = re.compile(r"Failed to (connect|initialize|set up)|not permitted|Read-only", re.IGNORECASE)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here: it is what checks the unit")
def test_the_unit_is_one_that_systemd_takes(root: Path, tmp_path: Path) -> None:
    text = (root / "docs" / "daybrief.service").read_text(encoding="utf-8")
    assert text.count(HOME) == 1
    here = text.replace(HOME, sys.executable).replace("User=daybrief", "User=root")  # what is installed here
    (tmp_path / "daybrief.service").write_text(here, encoding="utf-8")
    done = _verified(tmp_path / "daybrief.service")
    if done.returncode and UNREADABLE.search(done.stderr):
        pytest.skip(f"systemd-analyze cannot run here: {done.stderr.strip()}")
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "daybrief.service").write_text(here.replace("KillMode=mixed", "KillMode=mild"), encoding="utf-8")
    assert "kill mode" in _verified(tmp_path / "daybrief.service").stderr  # it does look


def _verified(unit: Path) -> "subprocess.CompletedProcess[str]":
    argv = ["systemd-analyze", "verify", "--man=no", str(unit)]
    return subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False)


def test_the_container_has_what_make_setup_installs(root: Path) -> None:
    made, setup = ((root / path).read_text(encoding="utf-8") for path in ("docs/Dockerfile", "Makefile"))
    wanted = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig", "fonts-noto-core"}
    for text in (made, setup):
        assert wanted <= set(re.findall(r"[\w.-]+", text))
    assert "--require-hashes -r requirements.lock" in made
    assert 'CMD ["serve"]' in made
