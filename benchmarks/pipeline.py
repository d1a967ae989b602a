"""Speed of the whole product on a folder of articles, by stage as far as the edition's manifest tells."""

import json
import math
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import product
from benchmarks.contract import Check, DataError, Result, verdict

ENOUGH = 16  # articles from which half of them is worth a run of its own


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in a folder of their own; ``latest`` is the latest day the data give them."""

    folder: Path
    files: tuple[Path, ...]
    latest: date | None = None


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001
    """All articles once, then half of them: how the cost grows is the exponent between the two."""
    with tempfile.TemporaryDirectory() as work:
        corpus = read_corpus(data, Path(work) / "articles", limit)
        finished, steps = _measure(corpus, Path(work) / "all")
        numbers = {
            "articles": float(len(corpus.files)),
            "wall_s": round(finished.wall_s, 2),
            "cpu_s": round(finished.cpu_s, 2),
            "peak_mb": round(finished.peak_mb, 1),
            "articles_per_s": round(len(corpus.files) / finished.wall_s, 3),
            **{f"{step}_s": seconds for step, seconds in steps.items()},
        }
        if len(corpus.files) >= ENOUGH and not finished.code:
            half = Corpus(_copy(corpus.files[::2], Path(work) / "half"), corpus.files[::2], corpus.latest)
            smaller, _ = _measure(half, Path(work) / "of-half")
            numbers["scaling_exponent"] = exponent(
                (len(half.files), smaller.cpu_s), (len(corpus.files), finished.cpu_s)
            )
    check = verdict("run", f"daybrief run {data}", finished.code == 0, finished.complaint if finished.code else "")
    name = data.resolve().name if data.is_dir() else data.stem
    checks: Mapping[str, Sequence[Check]] = {name: [check]}
    return Result(n=len(corpus.files), metrics={name: numbers}, checks=checks)


def exponent(smaller: tuple[int, float], larger: tuple[int, float]) -> float:
    """The power of the number of articles with which the cost grew; start-up time pulls it down."""
    return round(math.log(larger[1] / smaller[1]) / math.log(larger[0] / smaller[0]), 3)


def read_corpus(data: Path, into: Path, limit: int | None) -> Corpus:
    """The first ``limit`` articles: of docs.jsonl, of a case's folder ``articles``, or of the folder itself."""
    lines = data if data.suffix == ".jsonl" else data / "docs.jsonl"
    if lines.is_file():
        return _written(lines, into, limit)
    folder = data / "articles" if (data / "articles").is_dir() else data
    files = sorted(p for p in folder.glob("*") if p.is_file() and not p.name.startswith("."))[:limit]
    if not files:
        raise DataError(f"{data}: holds no articles, no folder of articles and no docs.jsonl")
    return Corpus(_copy(files, into), tuple(files))


def _copy(files: Sequence[Path], into: Path) -> Path:
    into.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, into / path.name)
    return into


def _written(lines: Path, into: Path, limit: int | None) -> Corpus:
    """Each line's title and text as a file of its own."""
    into.mkdir(parents=True)
    files, latest = [], None
    for number, line in enumerate(lines.read_text("utf-8").splitlines()[:limit]):
        try:
            found = json.loads(line)
            text, day = f"{found.get('title') or ''}\n\n{found['text']}\n", str(found.get("date") or "")[:10]
            latest = max(filter(None, (latest, date.fromisoformat(day) if day else None)), default=None)
        except (ValueError, KeyError, AttributeError) as error:
            raise DataError(f"{lines}: line {number + 1} is not an article with a text: {error!r}") from error
        files.append(into / f"{number:06d}_article.txt")
        files[-1].write_text(text.lstrip("\n"), encoding="utf-8")
    if not files:
        raise DataError(f"{lines}: holds no line")
    return Corpus(into, tuple(files), latest)


def _measure(corpus: Corpus, out: Path) -> tuple[product.Finished, Mapping[str, float]]:
    finished = product.run(corpus.folder, out, corpus.latest, "pipeline")
    return finished, step_seconds(product.edition_of(finished))


def step_seconds(edition: Path | None) -> Mapping[str, float]:
    """Seconds of each step as the run recorded them; none where it did not."""
    try:
        recorded = json.loads((edition / "manifest.json").read_bytes())["run"]["seconds"] if edition else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {step: float(value) for step, value in recorded.items() if isinstance(value, int | float)}
