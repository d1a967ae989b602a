"""Acceptance cases on disk: the articles of a day, and the oracle that says what a note of them must know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.contract import DataError


@dataclass(frozen=True, slots=True)
class Case:
    """``texts`` are the articles as decoded, by the part of the file's name before the first underscore."""

    name: str
    articles: Path
    oracle: Mapping[str, Any]
    texts: Mapping[str, str]

    @property
    def as_of(self) -> date | None:
        value = self.oracle.get("as_of")
        return value if isinstance(value, date) else None


def article_key(name: str) -> str:
    """The short name by which oracles cite an article: "003" of "003_9aa2.txt"."""
    return name.split("_", 1)[0] if "_" in name else Path(name).stem


def oracle_key(value: object) -> str:
    """A short name as YAML may have read it: an unquoted 003 arrives as the number 3."""
    return f"{value:03d}" if isinstance(value, int) else str(value)


def read_cases(data: Path, limit: int | None = None) -> tuple[Case, ...]:
    """The case in ``data``, or all cases in its folders by name, at most ``limit``."""
    if not data.is_dir():
        raise DataError(f"{data}: no such folder; give a case folder or a folder of case folders")
    folders = [data] if (data / "oracle.yaml").is_file() else sorted(p.parent for p in data.glob("*/oracle.yaml"))
    if not folders:
        raise DataError(f"{data}: neither it nor a folder in it holds an oracle.yaml")
    return tuple(_read(folder) for folder in folders[:limit])


def _read(folder: Path) -> Case:
    articles = folder / "articles"
    files = sorted(p for p in articles.glob("*") if p.is_file()) if articles.is_dir() else []
    if not files:
        raise DataError(f"{articles}: no articles; a case keeps them in a folder of that name")
    texts = {article_key(p.name): p.read_bytes().decode("utf-8", "replace") for p in files}
    return Case(folder.resolve().name, articles, _oracle(folder / "oracle.yaml"), texts)


def _oracle(path: Path) -> Mapping[str, Any]:
    try:
        oracle = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not readable as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(oracle, dict):
        raise DataError(f"{path}: expected keys such as as_of, articles, events")
    return oracle
