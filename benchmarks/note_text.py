"""The text of a printed note as a reader sees it: blocks under headings, the annex and the actors told apart."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

BLOCK = re.compile(
    "p|div|section|article|header|footer|aside|main|nav|h[1-6]|li|ul|ol|dl|dt|dd|table|thead|tbody|tfoot|tr"
    "|caption|figure|figcaption|blockquote|pre|hr|br|details|summary"
)
INSIDE_A_ROW = frozenset(["p", "div", "br", "ul", "li", "ol"])  # these do not end a table's row
SKIPPED = frozenset(["script", "style", "template", "head", "title", "noscript"])
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source", "track", "embed"])
ANNEX = re.compile(
    r"^\W*(\w{1,2}[.)]\s*)?(annex\w*|appendix|sources?\b(?!.*(differ|disagree|agree|conflict))|source notes?"
    r"|about the sources|provenance|bibliography|references|documents? (read|used)|articles? (read|used)"
    r"|sourcing notes?|how this (note|briefing) was made|methods?|methodology|verification annex|technical annex"
    r"|corrections? log|removed text|what was removed|reworded copies|syndication)\b",
    re.IGNORECASE,
)
ACTORS = re.compile(
    r"^\W*(\w{1,2}[.)]\s*)?(key |main |principal )?"
    r"(actors?|who(’s|\'s)? who|who\b|people|people and bodies|who is who|participants)\b",
    re.IGNORECASE,
)
PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": "", "‘": "'", "’": "'", "“": '"', "”": '"'}
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading (level 1 to 6), or other words (level 0); cells of a row are joined by `` | ``."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """The note's blocks: before the annex, in the annex, and under a heading about people."""

    blocks: tuple[TextBlock, ...]
    body: tuple[str, ...]
    annex: tuple[str, ...]
    actors: tuple[str, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[TextBlock] = []
        self._words: list[str] = []
        self._level = 0
        self._skipped: list[str] = []
        self._in_row = False

    def _flush(self) -> None:
        text = re.sub(r"\s+", " ", "".join(self._words)).strip(" |")
        self._words = []
        if text:
            self.blocks.append(TextBlock(self._level, text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "body":
            self._skipped = []  # </head> may be omitted
        if tag in SKIPPED:
            self._skipped.append(tag)
            return
        if self._skipped:
            return
        self._open(tag)
        if tag == "tr":
            self._in_row = True
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])

    def _open(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._words.append(" | ")
        elif tag == "p" and self._words and self._words[-1].strip() == "|":
            pass  # <td><p> stays in its row
        elif BLOCK.fullmatch(tag) and not (tag in INSIDE_A_ROW and self._in_row):
            self._flush()
        elif BLOCK.fullmatch(tag):
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            if tag in self._skipped:
                self._skipped.remove(tag)
            return
        if self._skipped:
            return
        if tag == "tr":
            self._in_row = False
            self._flush()
        elif BLOCK.fullmatch(tag) and not self._in_row and tag not in VOID:
            self._flush()
        elif BLOCK.fullmatch(tag):
            self._words.append(" ")
        if re.fullmatch("h[1-6]", tag):
            self._level = 0

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._flush()


def plain(text: str) -> str:
    """One space between words; typographic quotes, hyphens and spaces as on a keyboard."""
    return re.sub(r"\s+", " ", text.translate(PLAIN)).strip()


def read_blocks(html: str) -> tuple[TextBlock, ...]:
    """The blocks of a page, in order, each in plain type."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(TextBlock(b.level, plain(b.text)) for b in reader.blocks)


def read_note(html: str) -> NoteText:
    """A heading that names the annex opens it; the next heading as high or higher that does not closes it."""
    blocks = read_blocks(html)
    body: list[str] = []
    annex: list[str] = []
    actors: list[str] = []
    in_annex: int | None = None
    in_actors: int | None = None
    for block in blocks:
        if block.level:
            in_annex = _annex_level(block, in_annex)
            in_actors = _section_level(block, in_actors)
        (body if in_annex is None else annex).append(block.text)
        if in_actors is not None and in_annex is None:
            actors.append(block.text)
    return NoteText(blocks, tuple(body), tuple(annex), tuple(actors))


def _annex_level(heading: TextBlock, now: int | None) -> int | None:
    if ANNEX.search(heading.text):
        return heading.level if now is None else min(now, heading.level)
    return None if now is not None and heading.level <= now else now


def _section_level(heading: TextBlock, now: int | None) -> int | None:
    if ACTORS.search(heading.text):
        return heading.level
    return None if now is not None and heading.level <= now else now


def find_note(edition: Path) -> Path | None:
    """``note.html`` of an edition; failing that its first page of any name."""
    if (edition / "note.html").is_file():
        return edition / "note.html"
    return next(iter(sorted(edition.rglob("*.html"))), None)


def front_words(html: str) -> int:
    """Words before the heading *Annex*."""
    count = 0
    for block in read_blocks(html):
        if block.level and re.match(r"\W*annex", block.text, re.IGNORECASE):
            break
        count += sum(any(c.isalnum() for c in word) for word in block.text.split())
    return count
