"""How the search for copies grows with the press, beside the libraries that can follow."""

import math
import resource
import time
from collections.abc import Mapping

from benchmarks import dup_press, dup_run
from benchmarks.contract import Check, Result, verdict
from tasks.deduplicate import candidates, copies, sketch

SIZES = (10_000, 30_000, 100_000, 300_000)
WHOLE = 30_000  # the largest press whose texts are all held
PATIENCE = 150  # CPU seconds of a peer for one size: the next one is not tried
Numbers = dict[str, float]


def run(limit: int | None, *, peers: bool) -> Result:
    """Articles a CPU second at each size up to ``limit``; ``exponent`` from the least to the largest."""
    sizes = [size for size in SIZES if size <= (limit or SIZES[-1])] or [limit or SIZES[0]]
    ours: dict[str, Numbers] = {}
    for size in sizes:
        ours[f"scale-{size}"] = _candidates(size) | (_whole(size) if size <= WHOLE else {})
        print(f"{size}: {ours[f'scale-{size}']}", flush=True)
    seconds = [size / ours[f"scale-{size}"]["candidates_per_cpu_s"] for size in sizes]
    if len(sizes) > 1:
        ours[f"scale-{sizes[-1]}"]["exponent"] = exponent(sizes, seconds)
    found = {name: _peer(name, sizes) for name in (dup_run.present()["large"] if peers else ())}
    return {"n": sizes[-1], "metrics": ours, "peers": found, "checks": {"scale": _checks(ours)}}


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """By what power of the size the time grows from the first to the last."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


def _candidates(size: int) -> Numbers:
    """Fingerprints and their join, without holding the texts."""
    made, spent = [], 0.0
    for part in dup_press.parts(size):
        start = time.process_time()
        made.append(sketch.sketch(part))
        spent += time.process_time() - start
    start = time.process_time()
    sketches = sketch.join(made)
    near = candidates.candidates(sketches)
    spent += time.process_time() - start
    held = sketches.hashes.nbytes + sketches.bounds.nbytes + sketches.words.nbytes + sum(map(len, sketches.keys))
    return {
        "candidates_per_cpu_s": size / spent,
        "bytes_per_doc": held / size,
        "found": len(near) / max(1, dup_press.planted(size)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _whole(size: int) -> Numbers:
    """From the texts to the groups."""
    texts = [text for part in dup_press.parts(size) for text in part]
    start = time.process_time()
    found = copies.find(texts)
    spent = time.process_time() - start
    return {"docs_per_cpu_s": size / spent, "grouped": len(found.groups) / max(1, dup_press.planted(size))}


def _peer(name: str, sizes: list[int]) -> dict[str, Numbers]:
    out: dict[str, Numbers] = {}
    for size in sizes:
        told = dup_run.at_size(name, size)
        if told is None:
            break
        out[f"scale-{size}"] = {
            "candidates_per_cpu_s": size / told.seconds,
            "bytes_per_doc": told.bytes / size,
            "found": len(told.pairs) / max(1, dup_press.planted(size)),
        }
        if told.seconds > PATIENCE:
            break
    return out


def _checks(ours: Mapping[str, Numbers]) -> list[Check]:
    last = list(ours.values())[-1]
    slowest = min(one["candidates_per_cpu_s"] for one in ours.values())
    whole = min((one["docs_per_cpu_s"] for one in ours.values() if "docs_per_cpu_s" in one), default=math.inf)
    return [
        verdict("speed", "candidates from 25,000 articles a CPU second", slowest >= 25_000, f"{slowest:,.0f}"),
        verdict("speed", "whole stage from 5,000 articles a CPU second", whole >= 5_000, f"{whole:,.0f}"),
        verdict("speed", "at most 1 kB an article", last["bytes_per_doc"] <= 1_000, f"{last['bytes_per_doc']:.0f}"),
        verdict(
            "speed", "exponent at most 1.10", last.get("exponent", 1.0) <= 1.10, f"{last.get('exponent', 1.0):.3f}"
        ),
    ]
