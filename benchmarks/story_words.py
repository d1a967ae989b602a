"""Makes tasks/deduplicate/data/common.json: how much of the press has a word, whatever it is about.

``python -m benchmarks.story_words DIR`` reads docs.jsonl in DIR, of which only texts under CC BY 3.0 are used (ids
``ecb:*``, from the ECB+ corpus of Cybulska and Vossen), and this project's own samples. The table holds single words
and shares, no text.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.days_case import read_days
from tasks.deduplicate import subjects

SAMPLES = Path(__file__).parents[1] / "samples"
PERMITTED = "ecb:"
LEAST = 3  # matters that have a word: one that fewer have says what a text is about


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story_words", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DIR")
    asked = parser.parse_args(arguments)
    lists = table([*labelled(asked.data), *samples(SAMPLES)])
    subjects.COMMON.write_text(json.dumps(lists, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{subjects.COMMON.name}: {len(lists['words'])} words, {len(lists['names'])} names\n")
    return 0


def labelled(folder: Path) -> Iterator[tuple[str, str]]:
    """Matter and text of what may be used; two look-alike events are one matter."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["kind"] == "natural" and document["id"].startswith(PERMITTED):
                matter = re.match(r"\D*\d+", document["story"])
                yield matter[0] if matter else document["story"], f"{document['title']}\n{document['text']}"


def samples(folder: Path) -> Iterator[tuple[str, str]]:
    """Matter and text of our own samples."""
    (case,) = read_days(folder)
    for path in sorted(folder.rglob("*.txt")):
        matter = case.story_of(path.name, "")
        yield f"samples {matter.key if matter else path.name}", path.read_text(encoding="utf-8")


def table(texts: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Of 1,000 articles how many have a feature; each matter counts the same, however much is written on it."""
    by_matter: dict[str, list[tuple[subjects.Bag, subjects.Bag]]] = defaultdict(list)
    for matter, text in texts:
        by_matter[matter].append(subjects.read(text)[:2])
    return {kind: _shares(by_matter, n) for n, kind in enumerate(("words", "names"))}


def _shares(by_matter: dict[str, list[tuple[subjects.Bag, subjects.Bag]]], kind: int) -> dict[str, int]:
    sums: Counter[str] = Counter()
    matters: Counter[str] = Counter()
    for told in by_matter.values():
        counts = Counter(feature for bags in told for feature in bags[kind])
        matters.update(counts.keys())
        for feature, times in counts.items():
            sums[feature] += times / len(told)  # type: ignore[assignment]
    kept = sorted(f for f, n in matters.items() if n >= LEAST)
    return {feature: max(1, round(1000 * sums[feature] / len(by_matter))) for feature in kept}


if __name__ == "__main__":
    sys.exit(main())
