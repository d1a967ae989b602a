"""The tree of a page and what its JSON-LD and meta elements declare; a page is hostile until read."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import guard

MOST_DEPTH = 200  # elements inside each other; a news page has about thirty
MOST_ELEMENTS = 30_000  # a long live page has ten thousand
MOST_SCRIPT = 1_000_000  # characters of one JSON-LD block
MOST_NODES = 5_000  # of the JSON-LD that are looked at
BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "textarea",
        "head",
        "video",
        "audio",
        "object",
    ]
)
ASIDE = frozenset(["nav", "aside", "footer", "form"])


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block elements; ``aside`` where it stands in navigation, a footer or a side box."""

    text: str
    tag: str
    aside: bool


def tree_of(page: str) -> Any:
    """The element tree of ``page``; raises ``SourceError`` for a page no reader could have meant."""
    from lxml import etree
    from lxml import html as parser

    rules = parser.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    guard.check(page)
    try:
        root = parser.document_fromstring(page.encode("utf-8", "replace"), parser=rules, ensure_head_body=True)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("page", f"is not readable HTML ({error}); save the article as text") from error
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest, count = max(deepest, depth), count + (event == "start")
    if deepest > MOST_DEPTH or count > MOST_ELEMENTS:
        raise SourceError("page", f"{count} elements, {deepest} inside each other; save the article as text")
    return root


def blocks(root: Any) -> Iterator[Block]:
    """The visible text of the page in reading order, one block element at a time."""
    from lxml import etree

    silent = aside = 0
    words: list[str] = []
    place = [("body", False)]

    def flush() -> Iterator[Block]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield Block(text, *place[-1])

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        step = 1 if event == "start" else -1
        silent += step * (tag in SILENT)
        if tag in BREAKS and not silent:
            yield from flush()
        aside += step * (tag in ASIDE)
        if tag in BREAKS and tag != "br":
            if event == "start":
                place.append((tag, aside > 0))
            else:
                place.pop()
        text = element.text if event == "start" else element.tail
        if text and not silent:
            # "Sarah Lazare" and "Published" in neighbouring elements are two words, whatever the markup leaves out
            glued = words and words[-1][-1].isalnum() and text[0].isupper() and not words[-1][-1].isupper()
            words.append(" " + text if glued else text)
    yield from flush()


def metas(root: Any) -> dict[str, str]:
    """Content of the first ``meta`` of each name, names in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, html.unescape(content)[:1000])
    return found


def declared(root: Any) -> list[Mapping[str, Any]]:
    """The objects that the page's JSON-LD declares, articles first."""
    found: list[Mapping[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _objects(_json((script.text or "")[:MOST_SCRIPT]))
    return sorted(found, key=lambda o: not is_article(o))  # stable: page order otherwise


def is_article(thing: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD object says that it is an article."""
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and (kind.lower().endswith(("article", "blogposting")) or kind.lower() == "report")
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def text_of(thing: Mapping[str, Any], *keys: str) -> str:
    """The first string that a JSON-LD object has under one of ``keys``."""
    for key in keys:
        value = thing.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return html.unescape(value.strip())
    return ""


def _json(script: str) -> Any:
    """What a JSON-LD block holds; publishers wrap it in comments and leave trailing commas."""
    starts = [place for bracket in "{[" if (place := script.find(bracket)) >= 0]
    script = script[min(starts, default=0) : max(script.rfind("}"), script.rfind("]")) + 1]
    for attempt in (script, re.sub(r",(\s{0,50}[}\]])", r"\1", script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a JSON-LD value and of its graph, without their parts."""
    found: list[Mapping[str, Any]] = []
    ahead = deque([value])
    while ahead and len(found) < MOST_NODES:
        value = ahead.popleft()
        if isinstance(value, list):
            ahead += value[:MOST_NODES]
        elif isinstance(value, dict):
            found.append(value)
            ahead += [value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), dict | list)]
    return found
