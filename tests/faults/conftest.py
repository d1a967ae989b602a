"""Commands for tests of every fault, in forks of one process that has loaded everything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forked import Commands, Done


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """``commands(folder, "collect", …)``."""
    one = Commands()
    yield one
    one.close()


@pytest.fixture
def command(commands: Commands, tmp_path: Path) -> Callable[..., Done]:
    """The same in an empty folder."""
    return lambda *args, **more: commands(tmp_path, *args, **more)
