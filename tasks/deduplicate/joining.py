"""The words that join others: their order survives the rewording of all the rest (Stamatatos 2011)."""

from functools import lru_cache

import numpy as np

from tasks.deduplicate import tokens
from tasks.deduplicate.tokens import Flags, Keys

WORDS = frozenset(
    """a about after against all also am an and any are as at be because been before being between both but by can
    could did do does down during each few for from had has have he her here him his how i if in into is it its
    just may me more most my no not now of off on once only or other our out over own said same she should so
    some such than that the their them then there these they this those through to too under until up very was
    we were what when where which while who whom why will with would you your""".split()
)
RUN = 8
SLOTS = 1 << 13  # few enough for a processor's cache


def among(key: Keys) -> Flags:
    """Which of the words with these keys join others."""
    slots, shift = _slots()
    found: Flags = slots[(key >> shift) & LAST] == key
    return found


LAST = np.uint64(SLOTS - 1)


@lru_cache(maxsize=1)
def _slots() -> tuple[Keys, np.uint64]:
    """The key of each joining word at a place of its own, named by some of its bits, and which bits these are."""
    keys = np.unique(tokens.read([" ".join(WORDS)]).key)
    shift = next(n for n in range(48) if len(np.unique((keys >> np.uint64(n)) & LAST)) == len(keys))
    slots = np.zeros(SLOTS, np.uint64)
    slots[(keys >> np.uint64(shift)) & LAST] = keys
    return slots, np.uint64(shift)
