"""The policy pack: topics for a reader who has named none."""

import tomllib
from functools import lru_cache
from pathlib import Path

from tasks.errors import UsageError
from tasks.model import Topic

# In an installed package the pack stands among this stage's data, in a checkout among the samples.
FOLDERS = (Path(__file__).parent / "data" / "topics", Path(__file__).parents[2] / "samples" / "topics")


@lru_cache(maxsize=1)
def load_pack() -> tuple[Topic, ...]:
    """Government, law, trade, defence, energy, health; by name. Raises ``UsageError`` where no pack was installed."""
    folder = next((f for f in FOLDERS if any(f.glob("*.toml"))), None)
    if folder is None:
        raise UsageError("policy pack", f"no topics in {FOLDERS[0]}; install daybrief again or list [[topics]]")
    return tuple(read_topic(path) for path in sorted(folder.glob("*.toml")))


def read_topic(path: Path) -> Topic:
    """One topic from a file that holds the keys of a ``[[topics]]`` table."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    single = {key: value for key, value in values.items() if not isinstance(value, list)}
    try:
        return Topic(**{**single, **lists})
    except TypeError as error:
        raise UsageError(path.name, f"{error}; name a topic by name, terms, actors, places, unless, weight") from error
