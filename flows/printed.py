"""A published edition read back: its briefing, the texts it stands on, and whether both still hold."""

import hashlib
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tasks.archive import Edition
from tasks.archive.editions import MANIFEST, manifest
from tasks.errors import VerifyError
from tasks.model import Article, Block, Briefing, Counted, Sourced
from tasks.text import sha256

WIDTH = 100  # of a line in the terminal


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition with what its files hold."""

    edition: Edition
    briefing: Briefing
    texts: dict[str, str]  # article id -> stored text

    def articles(self) -> tuple[Article, ...]:
        """The articles whose texts the edition keeps, as far as they can be told from it."""
        return tuple(
            Article(
                id=note.id,
                name=note.name,
                url=note.url,
                text=self.texts[note.id],
                headline=None,
                outlet=Sourced(note.outlet.value, note.outlet.basis, note.outlet.evidence),
                dated=note.dated,
                dropped=note.dropped,
                official=note.official,
                used=note.used,
                why=note.why,
            )
            for note in self.briefing.sources
            if note.id in self.texts
        )


def read(edition: Edition) -> Printed:
    """The edition from its folder; raises ``VerifyError`` where its files cannot be read."""
    folder = Path(edition.folder)
    try:
        briefing = TypeAdapter(Briefing).validate_json((folder / "briefing.json").read_bytes())
        kept = sorted((folder / "sources").glob("*.txt"))
        texts = {path.stem: path.read_bytes().decode("utf-8", "surrogatepass") for path in kept}
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise VerifyError(str(folder / "briefing.json"), f"is damaged or of another version at {where}") from error
    except (OSError, ValueError) as error:
        raise VerifyError(edition.folder, f"cannot be read: {error}") from error
    return Printed(edition, briefing, texts)


def problems(edition: Edition) -> tuple[str, ...]:
    """Everything that does not hold, a sentence each: files against the manifest, lines against their sources."""
    found = [*_changed(Path(edition.folder))]
    try:
        printed = read(edition)
    except VerifyError as error:
        return (*found, str(error))
    from tasks.summarise import gate

    found += [
        f"sources/{note.id}.txt is not the text that {note.name} was read as."
        for note in printed.briefing.sources
        if note.id in printed.texts and sha256(printed.texts[note.id]) != note.text_sha256
    ]
    return (*found, *gate.verify(printed.briefing, printed.texts))


def front(printed: Printed) -> str:
    """The note before its annex, as text."""
    briefing = printed.briefing
    titles = {section.story: section.headline.text for section in briefing.sections}
    parts = ["\n".join(line.text for line in briefing.masthead if line.text)]
    parts += [_block(block, titles) for block in briefing.front]
    for section in briefing.sections:
        title = section.headline.text
        parts.append(f"{title}\n{'=' * min(len(title), WIDTH)}")
        parts += [_block(block, {}) for block in section.front]
    return "\n\n".join(part for part in parts if part)


def _block(block: Block, titles: Mapping[str, str]) -> str:
    """A block's lines; what is counted of a story stands behind its title."""
    sign = "" if block.form == "prose" else "- "
    lines = []
    for line in block.lines:
        title = titles.get(line.subject, "") if isinstance(line, Counted) else ""
        said = f"{title}: {line.text}" if title and line.text else line.text
        lines.append(textwrap.fill(said, WIDTH, initial_indent=sign, subsequent_indent=" " * len(sign)))
    lines = [line for line in lines if line]
    return "\n".join([block.heading.upper(), *lines] if block.heading else lines) if lines else ""


def _changed(folder: Path) -> Iterator[str]:
    """Files that are not what the manifest says."""
    try:
        listed = dict(manifest(folder)["files"])  # type: ignore[call-overload]
    except (VerifyError, KeyError, TypeError, ValueError):
        yield f"{MANIFEST} is damaged."
        return
    for name, entry in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != entry.get("sha256"):
            yield f"{name} was changed after it was published."
    stand = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (f"{name} is no file of the edition." for name in sorted(stand - set(listed) - {MANIFEST}))
