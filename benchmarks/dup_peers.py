"""Other finders of copies on the same texts: a script of its own, so that it runs in an environment that holds them.

``python -m venv .peers && .peers/bin/pip install datasketch rensa simhash scikit-learn`` makes that environment; none
of them is among what daybrief installs. Each stands twice: with the threshold at which it does best on the
development half, and with the one it has by itself.
"""

import argparse
import importlib
import importlib.util
import json
import re
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import dup_press

WORD = re.compile(r"\w+")
GRAM = 3
PERMUTATIONS = 128
Ends = list[tuple[int, int]]


def shingles(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[n : n + GRAM]) for n in range(max(1, len(words) - GRAM + 1))]


def datasketch(texts: Sequence[str], least: float) -> Ends:
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(threshold=least, num_perm=PERMUTATIONS)
    hashed: list[Any] = []
    out: Ends = []
    for number, text in enumerate(texts):
        one = library.MinHash(num_perm=PERMUTATIONS)
        one.update_batch([gram.encode() for gram in shingles(text)])
        out += [(n, number) for n in index.query(one) if one.jaccard(hashed[n]) >= least]
        index.insert(number, one)
        hashed.append(one)
    return out


def rensa(texts: Sequence[str], least: float) -> Ends:
    """Every pair by its sketches: what no banding could find better."""
    hashed = _rensa(texts)
    return [(a, b) for a, b in combinations(range(len(texts)), 2) if hashed[a].jaccard(hashed[b]) >= least]


def rensa_index(texts: Sequence[str], least: float) -> Ends:
    library, hashed, out = importlib.import_module("rensa"), _rensa(texts), []
    index = library.RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=PERMUTATIONS // 4)
    for number, one in enumerate(hashed):
        out += [(n, number) for n in index.query(one) if one.jaccard(hashed[n]) >= least]
        index.insert(number, one)
    return out


def _rensa(texts: Sequence[str]) -> list[Any]:
    library, hashed = importlib.import_module("rensa"), []
    for text in texts:
        one = library.RMinHash(num_perm=PERMUTATIONS, seed=42)
        one.update(shingles(text))
        hashed.append(one)
    return hashed


def simhash(texts: Sequence[str], most: float) -> Ends:
    library = importlib.import_module("simhash")
    values = [library.Simhash(shingles(text)).value for text in texts]
    return [(a, b) for a, b in combinations(range(len(texts)), 2) if (values[a] ^ values[b]).bit_count() <= most]


def tfidf(texts: Sequence[str], least: float) -> Ends:
    vectors = importlib.import_module("sklearn.feature_extraction.text").TfidfVectorizer(
        sublinear_tf=True, stop_words="english"
    )
    weighed = vectors.fit_transform(texts)
    near = (weighed @ weighed.T).tocoo()
    found = zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True)
    return [(a, b) for a, b, cosine in found if a < b and cosine >= least]


Find = Callable[[Sequence[str]], Ends]
PEERS: dict[str, tuple[str, Find]] = {
    "datasketch": ("datasketch", partial(datasketch, least=0.1)),
    "datasketch-default": ("datasketch", partial(datasketch, least=0.9)),
    "rensa": ("rensa", partial(rensa, least=0.13)),
    "rensa-default": ("rensa", partial(rensa, least=0.8)),
    "simhash": ("simhash", partial(simhash, most=18)),
    "simhash-default": ("simhash", partial(simhash, most=3)),
    "tfidf": ("sklearn", partial(tfidf, least=0.6)),
}
LARGE: dict[str, tuple[str, Find]] = {  # those that need not look at every pair
    "datasketch": ("datasketch", partial(datasketch, least=0.5)),
    "rensa": ("rensa", partial(rensa_index, least=0.5)),
}


def present(peers: dict[str, tuple[str, Find]]) -> list[str]:
    """Peers that this environment holds."""
    return [name for name, (module, _) in peers.items() if importlib.util.find_spec(module)]


def main() -> None:
    """What one peer finds in a file's texts or in a press of some size, as JSON; ``--list``: the peers there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--peer", choices=sorted(PEERS))
    parser.add_argument("--texts", type=Path, help="JSON: a list of texts")
    parser.add_argument("--size", type=int, help="articles of a made-up press, instead of texts")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if asked.list:
        print(json.dumps({"texts": present(PEERS), "large": present(LARGE)}))
        return
    if asked.size:
        texts = [text for part in dup_press.parts(asked.size) for text in part]
        find = LARGE[asked.peer][1]
    else:
        texts = json.loads(asked.texts.read_text(encoding="utf-8"))
        find = PEERS[asked.peer][1]
    importlib.import_module(PEERS[asked.peer][0])
    memory, start = _memory(), time.process_time()
    found = find(texts)
    told = {"pairs": found, "seconds": time.process_time() - start, "bytes": _memory() - memory}
    asked.out.write_text(json.dumps(told), encoding="utf-8")


def _memory() -> int:
    """The most that was held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
