"""The command ``python -m benchmarks AREA --data DIR``: one table, the failed checks, one line of JSON."""

import argparse
import importlib
import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from benchmarks.contract import Area, DataError, Metrics, Result, Value

NAMES = (
    "ingest",
    "feeds",
    "deduplicate",
    "dates",
    "actors",
    "summarise",
    "seeds",
    "days",
    "growth",
    "pipeline",
    "overhead",
    "sets",
)
AREAS = {name: f"benchmarks.{name}" for name in NAMES if importlib.util.find_spec(f"benchmarks.{name}")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 whatever the scores are, 2 where the data are missing or malformed."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    area = cast("Area", importlib.import_module(AREAS[asked.area]))
    measured = getattr(area, "scale", None) if asked.scale else area.run
    if measured is None or not (asked.data or asked.scale):
        parser.error(f"{asked.area} has no --scale" if asked.data or asked.scale else "--data DIR is missing")
    try:
        result = measured(asked.data, asked.limit, asked.peers)
    except (DataError, FileNotFoundError, NotADirectoryError, json.JSONDecodeError) as error:
        sys.stderr.write(f"benchmarks {asked.area}: {error}\n")
        return 2
    line = json.dumps(contract(asked.area, result), ensure_ascii=False, sort_keys=True)
    _show(result, verbose=asked.verbose)
    if asked.json:
        asked.json.write_text(line + "\n", encoding="utf-8")
    print(line)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("area", choices=sorted(AREAS), metavar="AREA", help=", ".join(sorted(AREAS)))
    parser.add_argument("--data", type=Path, metavar="DIR", help="labelled data of the area")
    parser.add_argument("--scale", action="store_true", help="measure growth on a made-up press instead")
    parser.add_argument("--limit", type=_positive, metavar="N", help="score only the first N of each set")
    parser.add_argument("--peers", action="store_true", help="run the peers on the same data beside ours")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the line of JSON to FILE as well")
    parser.add_argument("-v", "--verbose", action="store_true", help="print the checks that passed, too")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def contract(area: str, result: Result) -> dict[str, Any]:
    """The JSON that all areas share."""
    return {"area": area, "n": result.get("n", 0), "metrics": result["metrics"], "peers": result.get("peers", {})}


def _show(result: Result, *, verbose: bool) -> None:
    for name, checks in result.get("checks", {}).items():
        print(f"\n{name}")
        for check in checks:
            if verbose or check.status != "pass":
                print(f"  {check}")
    print()
    totals: Metrics = {"total": result["totals"]} if "totals" in result else {}
    for line in table({"ours": {**result["metrics"], **totals}, **result.get("peers", {})}):
        print(line)


def table(systems: Mapping[str, Metrics]) -> list[str]:
    """A row for each system and set, a column for each metric; a metric that a set lacks is a dash."""
    columns = list(dict.fromkeys(m for sets in systems.values() for numbers in sets.values() for m in numbers))
    rows = [["", "set", *columns]]
    for system, sets in systems.items():
        rows += [[system, name, *(_number(numbers.get(c)) for c in columns)] for name, numbers in sets.items()]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _number(value: Value | None) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{name} {_number(one)}" for name, one in value.items())
    return "-" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    sys.exit(main())
