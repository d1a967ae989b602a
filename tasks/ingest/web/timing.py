"""The time a request may take, on a clock and with a pause that tests set themselves."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LATE = "does not answer in time"


@dataclass(frozen=True, slots=True)
class Watch:
    """A clock that only goes forward, a way to wait, and chance between 0 and 1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


@dataclass(slots=True)
class Deadline:
    """Seconds that one address may cost, redirects and second tries included, waiting for its turn not."""

    watch: Watch
    seconds: float
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.watch.now() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left, none below zero."""
        return max(0.0, self.end - self.watch.now())

    def excuse(self, seconds: float) -> None:
        """Time that was spent waiting for a turn does not count."""
        self.end += seconds

    def within(self, seconds: float | None) -> float:
        """At most ``seconds`` and what is left; raises ``TimeoutError`` where nothing is."""
        left = self.left
        if not left:
            raise TimeoutError(LATE)
        return left if seconds is None else min(seconds, left)
