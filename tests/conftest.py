"""What tests of every folder share: the checkout, and commands run as a user would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
Daybrief = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def daybrief(tmp_path: Path) -> Daybrief:
    """Run the command line in a child process, in an empty folder, without the caller's settings."""

    def run(*args: str, before: str = "", **env: str) -> "subprocess.CompletedProcess[str]":
        code = f"import sys; sys.argv[0] = 'daybrief'\n{before}\nfrom flows.cli import main; main()"
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("DAYBRIEF_", "PREFECT_", "COLUMNS"))}
        return subprocess.run(
            [sys.executable, "-c", code, *args],
            cwd=tmp_path,
            env={**clean, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden notes anew; review the difference")
