"""A source that fails again and again is asked once a day: a dead address costs its host and us little, forever."""

from dataclasses import replace
from datetime import datetime, timedelta

from tasks.ingest.sourced import is_link
from tasks.model import Source, SourceState
from tasks.text import sha256

ENOUGH = 6  # visits in a row that failed
DAILY = timedelta(hours=24)
SPREAD = 120  # minutes earlier, by source: those that failed together do not come back together


def rests(source: Source, state: SourceState, at: datetime) -> bool:
    """Whether ``source`` is left alone at ``at``; never where its address was corrected meanwhile."""
    return state.after is not None and at < state.after and state.where == _place(source)


def counted(source: Source, state: SourceState, at: datetime) -> SourceState:
    """``state`` after one more visit that failed; a file or folder is looked at every time."""
    failures = state.failures + 1 if state.where in ("", _place(source)) else 1
    tired = failures >= ENOUGH and is_link(source.at)
    early = timedelta(minutes=int(sha256(source.key)[:8], 16) % SPREAD)
    return replace(state, failures=failures, after=at + DAILY - early if tired else None, where=_place(source))


def _place(source: Source) -> str:
    """The address as it is remembered: known again, but not to be read, for it may hold a secret."""
    return sha256(source.at)[:16]


def said(state: SourceState) -> str:
    """What the reader is told of a source that rests; empty of another."""
    return f"; it failed {state.failures} times in a row and is asked once a day now" if state.after else ""
