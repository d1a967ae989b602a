"""What tests of rewordings share: a dictionary of our own in WordNet's form, so that none depends on what a machine has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tasks.deduplicate import synonyms

LICENCE = "  1 A licence stands at the top of each file.  \n"
Meaning = tuple[str, ...]  # words of one meaning; a star behind a word that counted texts have


@dataclass(frozen=True)
class Dictionary:
    """Writes dictionaries, and says which of them is read."""

    root: Path
    patch: pytest.MonkeyPatch

    def write(self, name: str, **parts: tuple[Meaning, ...]) -> Path:
        """A folder of eight files: ``noun``, ``verb``, ``adj`` and ``adv`` with their meanings."""
        folder = self.root / name
        folder.mkdir()
        for part in synonyms.PARTS:
            data, index = written(part, parts.get(part, (("nothing",),)))
            (folder / f"data.{part}").write_text(data, encoding="ascii")
            (folder / f"index.{part}").write_text(index, encoding="ascii")
        return folder

    def use(self, *folders: Path) -> None:
        """Let synonyms be read from the first whole one of ``folders``, from none where there is none."""
        self.patch.setattr(synonyms, "FOLDERS", folders)
        forget()


def written(part: str, meanings: tuple[Meaning, ...]) -> tuple[str, str]:
    """The list of synsets and the index."""
    data = LICENCE
    entries: dict[str, tuple[list[str], list[str]]] = {}
    for meaning in meanings:
        words = [w.rstrip("*") for w in meaning]
        listed = " ".join(f"{word} 0" for word in words)
        place = f"{len(data):08d}"
        data += f"{place} 03 {part[0]} {len(words):02x} {listed} 000 | a meaning  \n"
        for word, starred in zip(words, meaning, strict=True):
            places, counted = entries.setdefault(word.partition("(")[0].lower(), ([], []))
            places.append(place)
            counted += [word] * starred.endswith("*")
    lines = (
        f"{word} {part[0]} {len(places)} 1 @ {len(places)} {len(counted)} {' '.join(places)}  \n"
        for word, (places, counted) in sorted(entries.items())
    )
    return data, LICENCE + "".join(lines)


def forget() -> None:
    """What was read before counts no more."""
    for kept in (synonyms.of, synonyms.rare, synonyms._parts, synonyms._folder):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dictionary]:
    """No dictionary is read but the one that a test writes."""
    made = Dictionary(tmp_path, monkeypatch)
    made.use()
    yield made
    forget()
