"""What a page says about its article: title, outlet, days, author, section, address, language, credit."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tasks.ingest import authorship, beside, live, markup, opinions, page_dates, titles
from tasks.ingest.markup import Block
from tasks.model import Dating
from tasks.text import fold

SECTIONS = ("article:section", "parsely-section", "section", "dc.subject.section")
LONGEST_SECTION = 60  # letters


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's metadata; empty where it does not say."""

    title: str = ""
    outlet: str = ""
    dated: Dating = page_dates.UNDATED
    author: str = ""
    url: str = ""
    language: str = ""
    credit: str = ""
    news: bool = False  # the page says that it is an article
    body: str = ""  # articleBody of the JSON-LD
    opinion: bool = False  # filed under opinion
    description: str = ""  # what the page says of itself to those who link to it
    live: bool = False  # many posts under one headline
    posts: tuple[str, ...] = ()  # how they begin, where they are only the newest of them
    modified: date | None = None  # day of the last change
    section: str = ""
    title_seen: bool = False  # the title is a heading of the page


def declared(root: Any, blocks: Sequence[Block] = ()) -> Declared:
    """What the markup of ``root`` says, and what its ``blocks`` show around the headline."""
    metas, things = markup.metas(root), markup.declared(root)
    article: Mapping[str, Any] = next((t for t in things if markup.is_article(t)), {})
    publisher = authorship.names(article.get("publisher"))
    outlet = metas.get("og:site_name") or (publisher[0] if publisher else "") or metas.get("application-name", "")
    url = _address(root, metas)
    title, language = titles.find(root, metas, article, outlet), _language(root, metas, article)
    sections = _sections(metas, article)
    shown = beside.find(blocks, " ".join(title.split()), language)
    known = authorship.Known(title, outlet, url, tuple(sections), shown.names, shown.editors)
    credited = next(iter(authorship.names(article.get("sourceOrganization"))), "")
    return Declared(
        title=title,
        outlet=(outlet or _outlet_in_title(root, title, url))[:100],
        dated=page_dates.settled(page_dates.dated(root, metas, article, url), shown.days, shown.day, url),
        author=authorship.find(root, article, known, _accounts(article, things)),
        url=url,
        language=language,
        credit=credited or markup.text_of(article, "creditText"),
        news=bool(article) or metas.get("og:type", "").lower().startswith(("article", "news")),
        body=markup.text_of(article, "articleBody"),
        opinion=opinions.declared(sections, _strings(article.get("@type")), url),
        live=any(map(live.is_live, things)),
        posts=live.newest(things),
        description=metas.get("og:description") or metas.get("description") or markup.text_of(article, "description"),
        modified=page_dates.changed(metas, article, url),
        section=_section(sections, outlet),
        title_seen=any(titles.heads(titles.plain(e), title) for e in root.iter("h1")),
    )


def _accounts(article: Mapping[str, Any], things: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Whom the data only refers to as the author: whose account the page was kept under, often its writer's."""
    said = article.get("author")
    several = said if isinstance(said, list) else [said]
    wanted = {str(one.get("@id")) for one in several if isinstance(one, dict) and not one.get("name")}
    return [thing for thing in things if thing.get("name") and str(thing.get("@id")) in wanted]


def _sections(metas: Mapping[str, str], article: Mapping[str, Any]) -> list[str]:
    """The sections that a page files itself under."""
    return [*_strings(article.get("articleSection")), *(metas[k] for k in SECTIONS if k in metas)]


def _section(said: Sequence[str], outlet: str) -> str:
    """The first of them that a reader would call one."""
    plain = (" ".join(html.unescape(one).split()) for one in said)
    return next((s for s in plain if 1 < len(s) <= LONGEST_SECTION and fold(s) != fold(outlet) and "/" not in s), "")


def _strings(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _address(root: Any, metas: Mapping[str, str]) -> str:
    """The page's own address, where it gives a complete one."""
    links = [e.get("href") for e in root.iter("link") if (e.get("rel") or "").strip().lower() == "canonical"]
    for address in (*links, metas.get("og:url")):
        try:
            parts = urlsplit((address or "").strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return parts.geturl()
    return ""


def _language(root: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> str:
    value = (
        root.get("lang")
        or markup.text_of(article, "inLanguage")
        or metas.get("og:locale")
        or metas.get("language")
        or ""
    )
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", value)
    return match[1].lower() if match else ""


def _outlet_in_title(root: Any, title: str, url: str) -> str:
    """The site's name after the headline in the page's title, where the page's address has the same name."""
    page = " ".join((root.findtext("head/title") or "").split())
    cut = titles.SEPARATOR.match(page, len(title)) if title and page.startswith(title) else None
    name = page[cut.end() :] if cut else ""
    compact = re.sub(r"^the|[\W_]+", "", fold(name))
    host = re.sub(r"[\W_]+", "", urlsplit(url).netloc)
    return name if len(compact) >= 4 and compact in host else ""
