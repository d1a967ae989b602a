"""The paragraphs of a page that carries its article only as data for a script, to be shown by the browser."""

import html
import re
from collections.abc import Iterator

FEWEST = 3  # paragraphs
MOST = 2_000_000  # letters of a page that are looked at
ESCAPE = re.compile(r"\\{1,2}u003([cCeE])")
LONGEST = 5_000  # letters of a paragraph
OPENING = re.compile(r"<p(?:\s[^<>]{0,300})?>")
CLOSING = "</p>"
TAG = re.compile(r"<[^<>]{1,300}>")
BACKSLASHED = re.compile(r'(?<!\\)\\++(["/])')
BREAK = re.compile(r"(?<!\\)\\++[nrt]")
SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>", re.IGNORECASE)


def paragraphs(page: str) -> list[str]:
    """The paragraphs in the script of ``page`` that holds most of them; none where there are but a few."""
    best: list[str] = []
    for opening in SCRIPT.finditer(page[:MOST]):
        end = page.find("</script", opening.end())
        found = _of(page[opening.end() : end if end >= 0 else MOST])
        if sum(map(len, found)) > sum(map(len, best)):
            best = found
    return best if len(best) >= FEWEST else []


def _of(script: str) -> list[str]:
    script = ESCAPE.sub(lambda found: "<" if found[1] in "cC" else ">", script)
    if script.count("</p>") + script.count("<\\/p>") < FEWEST:
        return []
    script = BACKSLASHED.sub(r"\1", script)
    found = (html.unescape(TAG.sub("", BREAK.sub(" ", part))) for part in _parts(script))
    return list(dict.fromkeys(line for part in found if (line := " ".join(part.split()))))


def _parts(script: str) -> Iterator[str]:
    """What stands in each paragraph: every end is looked for once, however many paragraphs open before it."""
    at, end = 0, -1
    while opening := OPENING.search(script, at):
        at = opening.end()
        end = script.find(CLOSING, at) if end < at else end
        if end < 0:
            return
        if end - at <= LONGEST:
            yield script[at:end]
            at = end + len(CLOSING)
