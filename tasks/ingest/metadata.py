"""What a page's own markup says about the article: title, outlet, day, author, address, credit."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tasks.ingest import markup, opinions, page_dates
from tasks.ingest.bylines import is_name
from tasks.model import Dating
from tasks.text import fold

AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "citation_author",
)
AUTHOR_KEY = re.compile(r"^byl$|(?:^|[.:_-])(?:authors?|creator|written by)$")
SECTIONS = ("article:section", "parsely-section", "section", "dc.subject.section")
SEPARATOR = re.compile(r"(?<!\s)\s++(?:[|–—·•»«:]+|-{1,2})\s+|(?:(?<!\s)\s++)?\|\s*")
BY = re.compile(r"^\s*(?:by|von|par|por|di)\s+", re.IGNORECASE)
JOINT = re.compile(r"(?:(?<!\s)\s++)?[,;]\s*|(?<!\s)\s++(?:and|und|et|y|e)\s+")
AUTHOR_LABEL = re.compile(r"^(?:authors?|autor(?:en|in)?|auteurs?|autore)\s?:\s*", re.IGNORECASE)
MOST_WORDS = 3  # of a name that the page marks as the author's and that does not look like one
MOST_AUTHORS = 3  # names by their class; more are commenters
NOBODY = frozenset("admin|administrator|no author|editor|redaktion|guest|webmaster|author|unknown|staff".split("|"))


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


def declared(root: Any) -> Declared:
    """What the markup of ``root`` says."""
    metas, things = markup.metas(root), markup.declared(root)
    article: Mapping[str, Any] = next((t for t in things if markup.is_article(t)), {})
    publisher = _names(article.get("publisher"))
    outlet = metas.get("og:site_name") or (publisher[0] if publisher else "") or metas.get("application-name", "")
    url = _address(root, metas)
    title = _title(root, metas, article, outlet)
    return Declared(
        title=title,
        outlet=(outlet or _outlet_in_title(root, title, url))[:100],
        dated=page_dates.dated(root, metas, article, url),
        author=_author(root, metas, article, outlet),
        url=url,
        language=_language(root, metas, article),
        credit=next(iter(_names(article.get("sourceOrganization"))), "") or markup.text_of(article, "creditText"),
        news=bool(article) or metas.get("og:type", "").lower().startswith(("article", "news")),
        body=markup.text_of(article, "articleBody"),
        opinion=opinions.declared(_sections(metas, article), _strings(article.get("@type")), url),
        live=any("LiveBlogPosting" in _strings(thing.get("@type")) for thing in things),
        description=metas.get("og:description") or metas.get("description") or markup.text_of(article, "description"),
    )


def _sections(metas: Mapping[str, str], article: Mapping[str, Any]) -> list[str]:
    """The sections that a page files itself under."""
    return [*_strings(article.get("articleSection")), *(metas[k] for k in SECTIONS if k in metas)]


def _strings(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _names(value: Any) -> list[str]:
    """Names of the persons or organisations in a JSON-LD value."""
    found = []
    for thing in value if isinstance(value, list) else [value]:
        name = thing.get("name") if isinstance(thing, dict) else thing
        several = name if isinstance(name, list) else [name]
        found += [" ".join(html.unescape(one).split())[:100] for one in several if isinstance(one, str) and one.strip()]
    return found


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


def _title(root: Any, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str) -> str:
    """The headline as the reader of the page sees it: the h1 that agrees with what the page declares."""
    top = [" ".join(e.text_content().split()) for e in root.iter("h1")]
    top = [t for t in top if t and fold(t) != fold(outlet)]
    page = " ".join((root.findtext("head/title") or "").split())
    told = (
        markup.text_of(article, "headline", "name"),
        metas.get("og:title") or metas.get("twitter:title") or "",
        page,
    )
    said = [" ".join(_without_site(" ".join(one.split()), outlet).split()) for one in told]
    for seen in top:
        if any(_agree(seen, one) for one in said):
            return seen[:500]
    if not said[0] and len(top) == 1 and len(top[0].split()) >= 4:
        return top[0][:500]
    return next((one for one in (*said[:2], top[0] if len(top) == 1 else "", said[2], *top) if one), "")[:500]


def _agree(seen: str, said: str) -> bool:
    one, two = fold(seen), fold(said)
    return bool(one) and (one == two or (len(one) > 15 and two != "" and (one in two or two in one)))


def _without_site(title: str, outlet: str) -> str:
    """``title`` without the name of its site at the end."""
    cuts = list(SEPARATOR.finditer(title))
    for cut in cuts[-3:] if outlet else ():
        tail = fold(title[cut.end() :])
        if cut.start() and tail and (tail == fold(outlet) or tail in fold(outlet) or tail.startswith(fold(outlet))):
            return title[: cut.start()]
    return title


def _outlet_in_title(root: Any, title: str, url: str) -> str:
    """The site's name after the headline in the page's title, where the page's address has the same name."""
    page = " ".join((root.findtext("head/title") or "").split())
    cut = SEPARATOR.match(page, len(title)) if title and page.startswith(title) else None
    name = page[cut.end() :] if cut else ""
    compact = re.sub(r"^the|[\W_]+", "", fold(name))
    host = re.sub(r"[\W_]+", "", urlsplit(url).netloc)
    return name if len(compact) >= 4 and compact in host else ""


def _author_elements(root: Any) -> list[str]:
    """Names in elements that the page marks as the author's."""
    found = []
    for element in root.iter("a", "span", "p", "div", "address", "li", "strong", "b"):
        marked = element.get("rel") == "author" or (element.get("itemprop") or "").lower() in ("author", "name author")
        classed = re.search(
            r"(?:^|[\s_-])(?:author|byline)(?:[_-]{0,2}name|[_-]{1,2}link)?(?:\s|$)",
            (element.get("class") or "")[:200],
            re.IGNORECASE,
        )
        if (marked or classed) and not any(_elsewhere(e) for e in element.iterancestors()):
            said = BY.sub("", " ".join(element.text_content()[:200].split()))
            leaves = [" ".join(e.text_content()[:100].split()) for e in element.iter() if not len(e)]
            told = [part for part in JOINT.split(AUTHOR_LABEL.sub("", said)) if part] if marked else []
            plain = told if all(len(p.split()) <= MOST_WORDS and not re.search(r"\d", p) for p in told) else []
            parts = [said] if is_name(said) else plain or [name for name in leaves if is_name(name)]
            found += [name for name in dict.fromkeys(parts) if name not in found]
    return found if len(found) <= MOST_AUTHORS else []


def _elsewhere(element: Any) -> bool:
    """Whether an element holds something other than the article: comments, other articles, the foot of the page."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return element.tag in ("aside", "footer", "nav") or bool(
        re.search(r"comment|related|teaser|sidebar|recommend", name, re.IGNORECASE)
    )


def _author(root: Any, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str) -> str:
    """The author line: one name, or several as a reader writes them; of the first place that names anybody."""
    told = (metas[key].split(";") for key in (*AUTHORS, *metas) if key in metas and AUTHOR_KEY.search(key))
    for names in (_names(article.get("author")), *told, _author_elements(root)):
        kept = _persons(names, outlet)
        if kept:
            return kept[0] if len(kept) == 1 else ", ".join(kept[:-1]) + " and " + kept[-1]
    return ""


def _persons(names: Sequence[str], outlet: str) -> list[str]:
    """Who of ``names`` is neither the site nor its software, each once."""
    kept: list[str] = []
    for said in names:
        name = BY.sub("", re.sub(r"<[^<>]{0,200}>", "", said)).strip(" ,")
        fresh = fold(name) not in (*NOBODY, *(fold(k) for k in (*kept, outlet)))
        if name and fresh and len(name) < 80 and not re.search(r"https?:|www\.|@|\.com\b", name):
            kept.append(name)
    return kept
