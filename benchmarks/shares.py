"""How sure a share is that was counted on few."""

import math


def wilson(right: int, total: int, z: float = 1.96) -> float:
    """The lower end of the 95 % score interval of a share (Wilson 1927); 0 of nothing."""
    if not total:
        return 0.0
    share, square = right / total, z * z
    spread = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (share + square / (2 * total) - spread) / (1 + square / total)
