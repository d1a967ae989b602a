"""The tree of a page and what its JSON-LD and meta elements declare; a page is hostile until read."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import guard

MOST_DEPTH = 200  # elements inside each other; a news page has about thirty
MOST_ELEMENTS = 30_000  # a long live page has ten thousand
MOST_SCRIPT = 1_000_000  # characters of one JSON-LD block
POPUP_LINKS = 3
YEAR, CLOCK = re.compile(r"(?<!\d)20\d\d$"), re.compile(r"\d{1,2}:\d\d(?!\d)")
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
    links: float = 0.0  # share of its letters that lead elsewhere
    kin: str = ""  # the element around it, by tag and class: paragraphs of one body share it
    article: int = 0  # which ``article`` element it stands in; 0 for none


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
    for popup in [span for span in root.iter("span") if _is_popup(span)]:
        if popup.getparent() is not None:
            popup.drop_tree()
    return root


def _is_popup(span: Any) -> bool:
    """Whether a stretch of a paragraph shows only where a reader points: a picture and links on one name."""
    return (
        span.find(".//img") is not None
        and len(span.findall(".//a")) >= POPUP_LINKS
        and any(e.tag == "p" for e in span.iterancestors())
    )


@dataclass(slots=True)
class Walk:
    """Where a walk through a page stands, and the words since the last block element."""

    silent: int = 0
    aside: int = 0
    linked: int = 0
    articles: int = 0  # seen so far
    inside: list[int] = field(default_factory=lambda: [0])  # ``article`` elements that are open
    words: list[str] = field(default_factory=list)
    letters: int = 0  # of the words that lead elsewhere
    place: list[tuple[str, bool, str]] = field(default_factory=lambda: [("body", False, "")])

    def flush(self) -> Iterator[Block]:
        """The block that ends here."""
        text = " ".join("".join(self.words).split())
        if text:
            tag, aside, kin = self.place[-1]
            yield Block(text, tag, aside, min(1.0, self.letters / len(text)), kin, self.inside[-1])
        self.words.clear()
        self.letters = 0

    def add(self, text: str) -> None:
        """Words as they come."""
        # "Sarah Lazare" and "Published" in neighbouring elements are two words, whatever the markup leaves out
        last = self.words[-1] if self.words else ""
        glued = last[-1:].isalnum() and text[0].isupper() and not last[-1].isupper()
        glued = glued or bool(YEAR.search(last[-5:]) and CLOCK.match(text))
        self.words.append(" " + text if glued else text)
        self.letters += len(text.strip()) if self.linked else 0

    def move(self, element: Any, tag: str, step: int) -> None:
        """Into an element (1) or out of it (-1)."""
        self.aside += step * (tag in ASIDE)
        self.linked += step * (tag == "a")
        if tag == "article" and step > 0:
            self.articles += 1
            self.inside.append(self.articles)
        elif tag == "article":
            self.inside.pop()
        if tag not in BREAKS or tag == "br":
            return
        if step > 0:
            self.place.append((tag, self.aside > 0, _kin(element, tag)))
        else:
            self.place.pop()


def blocks(root: Any) -> Iterator[Block]:
    """The visible text of the page in reading order, one block element at a time."""
    from lxml import etree

    walk = Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        step = 1 if event == "start" else -1
        walk.silent += step * (tag in SILENT)
        if tag in BREAKS and not walk.silent:
            yield from walk.flush()
        walk.move(element, tag, step)
        text = element.text if event == "start" else element.tail
        if text and not walk.silent:
            walk.add(text)
    yield from walk.flush()


def _kin(element: Any, tag: str) -> str:
    """What stands around a block: its parent's tag and the name of its class."""
    above = element.getparent()
    return f"{tag} {above.tag} {(above.get('class') or '')[:60]}" if above is not None else tag


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
