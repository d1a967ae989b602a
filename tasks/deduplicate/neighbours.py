"""Which texts can be one story at all, so that only those are compared all with all.

Groups by average link never reach over a gap: where no two texts of two sets are alike, no story spans them.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

DENSE = 20_000  # texts of which every two are compared
ROWS = 500  # texts that are compared with all at a time
KNOWN_TO = 200  # texts that have a feature, where neighbours are looked for by rare features alone
LARGEST = 5_000  # texts of a component: above, only what is more alike holds it together
STEP = 0.05


def components(vectors: csr_array, least: float) -> list[list[int]]:
    """Rows of ``vectors`` (of length 1) that are joined by likenesses of at least ``least``, the first row first."""
    rows, columns, values = _pairs(vectors, least)
    return _joined(np.arange(vectors.shape[0]), (rows, columns, values), least)


_Pairs = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]


def _pairs(vectors: csr_array, least: float) -> _Pairs:
    """Every two rows that are so alike; of very many rows those that share a feature that few have."""
    seek = vectors
    if vectors.shape[0] > DENSE:
        held = np.bincount(vectors.indices, minlength=vectors.shape[1])
        seek = csr_array(vectors[:, held <= KNOWN_TO])
    other = seek.T.tocsc()
    found: list[_Pairs] = []
    for start in range(0, vectors.shape[0], ROWS):
        block = coo_array(seek[start : start + ROWS] @ other)
        rows, columns = block.coords[0] + start, block.coords[1]
        ahead = rows < columns
        rows, columns, values = rows[ahead], columns[ahead], block.data[ahead]
        if seek is not vectors:
            values = _likeness(vectors, rows, columns)
        near = values >= least
        found.append((rows[near].astype(np.int64), columns[near].astype(np.int64), values[near]))
    return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]


def _likeness(
    vectors: csr_array, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """The product of each of the pairs of rows."""
    parts = [
        vectors[rows[n : n + DENSE]].multiply(vectors[columns[n : n + DENSE]]).sum(axis=1)
        for n in range(0, len(rows), DENSE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _joined(members: npt.NDArray[np.int64], pairs: _Pairs, least: float) -> list[list[int]]:
    from scipy.sparse.csgraph import connected_components

    rows, columns, values = pairs
    places = np.searchsorted(members, rows), np.searchsorted(members, columns)
    graph = coo_array((np.ones(len(rows)), places), shape=(len(members), len(members)))
    _, labels = connected_components(graph, directed=False)
    order = np.argsort(labels, kind="stable")
    found: list[list[int]] = []
    for part in np.split(members[order], np.flatnonzero(np.diff(labels[order])) + 1):
        if len(part) <= LARGEST or least + STEP >= 1:
            found.append([int(n) for n in part])
            continue
        inside = np.isin(rows, part) & (values >= least + STEP)
        found += _joined(part, (rows[inside], columns[inside], values[inside]), least + STEP)
    return sorted(found)
