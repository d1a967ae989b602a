"""Who wrote a page: by its data, by elements that it marks as the author's, by the words beside its headline."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tasks.ingest import agencies, titles
from tasks.ingest.bylines import is_name
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
BY = re.compile(r"^\s*(?:by|von|par|por|di)\s+", re.IGNORECASE)
JOINT = re.compile(r"(?:(?<!\s)\s++)?[,;]\s*|(?<!\s)\s++(?:and|und|et|y|e)\s+")
AUTHOR_LABEL = re.compile(r"^(?:authors?|autor(?:en|in)?|auteurs?|autore)(?:\s?:\s*|\s+(?=[A-ZÀ-Þ]))", re.IGNORECASE)
AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline)(?:[_-]{0,2}name|[_-]{1,2}link|-\d)?(?:\s|$)", re.IGNORECASE)
PROFILE = re.compile(r"/(?:authors?|auth?or(?:en|in|innen|e|es|i)|auteurs?|creators?)/[^/?#]+/?$", re.IGNORECASE)
KEEPER = re.compile(r"/author/(?:admin|administrator|redaktion|editor)/?$", re.IGNORECASE)  # of the site's software
DEGREE = re.compile(
    r"(?:,\s++|(?<![\s,])\s++)(?:Ph\.?\s?D|M\.?D|R\.?D|MBA|MPH|LL\.?M|M\.?Sc|Esq|J\.?D)\.?(?=$|,|;)|\s기자$|\s?記者$|\s?记者$"
)
ADDRESS = re.compile(r"https?:|www\.|@|\.com\b")
INITIALS = 5  # letters of an author's sign, as papers print it; a longer one in small letters is an account
OPENERS = frozenset(  # of what leads to more rather than being somebody
    "zur zum über mein meine mehr alle jetzt der die das den dem ein eine im am auf für unser unsere dein deine deinen"
    " voir tous les ver todos más about more all view read the our your meet follow posted written developed".split()
)
MOST_WORDS = 3  # of a name that the page marks as the author's and that does not look like one
MOST_AUTHORS = 3  # names by their class; more are commenters
ABOVE = 12  # elements before the headline that belong to it
PROSE = 25  # words of the paragraph with which the report begins
NOBODY = frozenset("admin|administrator|no author|editor|redaktion|guest|webmaster|author|unknown|staff".split("|"))


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known of a page when its author is looked for."""

    title: str
    outlet: str
    url: str
    sections: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # the names on lines beside the headline, or behind a label such as "Autor:"
    editors: tuple[str, ...] = ()  # whom the page calls its editors


def find(root: Any, article: Mapping[str, Any], known: Known, accounts: Sequence[Any] = ()) -> str:
    """The author line: one name, or several as a reader writes them.

    The first place that names anybody counts, and the line beside the headline before it where that place names
    no person, or fewer than the line does; the owner of its account where nothing else does.
    """
    declared = next((kept for said in _declared(root, article) if (kept := _persons(said, known))), [])
    shown = _persons(known.shown, known)
    if _wider(shown, declared) or not _signed(declared, known):
        marked = _persons(_marked(root, known.title, anywhere=not declared), known)
        if declared and set(marked) & set(declared):
            shown = []  # a writer with a site of their own
        marked = [who for who in marked if not declared or _signed([who], known)]
        others = marked if not shown or _wider(marked, shown) else shown
        declared = [who for who in others if not _edits(who, known)] or declared
    best = declared or _persons(names(list(accounts)), known)
    return best[0] if len(best) == 1 else ", ".join(best[:-1]) + " and " + best[-1] if best else ""


def _signed(said: Sequence[str], known: Known) -> bool:
    """Whether anybody in ``said`` has the form of a person or an agency and is neither the house nor its editor."""
    parts = [part for who in said for part in JOINT.split(who)]
    return any(_somebody(part) and not _is_host(part, known.url) and not _edits(part, known) for part in parts if part)


def _edits(who: str, known: Known) -> bool:
    return fold(who) in {fold(editor) for editor in known.editors}


def names(value: Any) -> list[str]:
    """Names of the persons or organisations in a JSON-LD value."""
    found = []
    for thing in value if isinstance(value, list) else [value]:
        name = _name(thing) if isinstance(thing, dict) else thing
        several = name if isinstance(name, list) else [name]
        found += [" ".join(html.unescape(one).split())[:100] for one in several if isinstance(one, str) and one.strip()]
    return found


def _name(thing: Mapping[str, Any]) -> Any:
    """The name of a person, in one or in two parts; none of an account of the site's software."""
    places = (thing.get(key) for key in ("url", "@id"))
    if any(isinstance(place, str) and KEEPER.search(place) for place in places):
        return None
    parts = [part for key in ("givenName", "familyName") if isinstance(part := thing.get(key), str)]
    return thing.get("name") or (" ".join(parts) if len(parts) > 1 else None)


def _declared(root: Any, article: Mapping[str, Any]) -> Iterator[list[str]]:
    """What the page's data says, a list a place."""
    yield names(article.get("author"))
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if content and (key in AUTHORS or AUTHOR_KEY.search(key)):
            metas.setdefault(key, []).extend(html.unescape(content)[:1000].split(";"))
    yield from (metas[key] for key in AUTHORS if key in metas)
    yield from (said for key, said in metas.items() if key not in AUTHORS)


def _marked(root: Any, title: str, *, anywhere: bool) -> list[str]:
    """Names in elements that the page marks as the author's: ``anywhere`` if they are few, else beside its headline."""
    every = root.iter("a", "span", "p", "div", "address", "li", "strong", "b") if anywhere else ()
    found = _distinct(_of_elements(every))
    if 0 < len(found) <= MOST_AUTHORS:
        return found
    beside = _head(root, title)
    near = _distinct(_of_elements(beside)) or _distinct([_linked(e)] for e in beside if e.tag == "a")
    return near if len(near) <= MOST_AUTHORS else []


def _distinct(found: Iterator[list[str]]) -> list[str]:
    return list(dict.fromkeys(name for several in found for name in several if name))


def _of_elements(elements: Any) -> Iterator[list[str]]:
    for element in elements:
        marked = element.get("rel") == "author" or (element.get("itemprop") or "").lower() in ("author", "name author")
        if (marked or AUTHOR_CLASS.search((element.get("class") or "")[:200])) and not _elsewhere(element):
            yield _within(element, marked=marked)


def _within(element: Any, *, marked: bool) -> list[str]:
    """The names in one element; one that is marked beyond doubt may hold a name in a form of its own."""
    said = AUTHOR_LABEL.sub("", BY.sub("", _words(element, 200)))
    leaves = [_words(e, 100) for e in element.iter() if isinstance(e.tag, str) and not len(e)]
    told = [part for part in JOINT.split(said) if part] if marked else []
    plain = told if all(len(p.split()) <= MOST_WORDS and not re.search(r"\d", p) for p in told) else []
    return [said] if is_name(said) else plain or [name for name in leaves if is_name(name)]


def _words(element: Any, most: int) -> str:
    words = " ".join(element.itertext()).split()
    half = len(words) // 2
    return " ".join(words[:half] if half > 1 and words[:half] == words[half:] else words)[:most]  # said to screens too


def _linked(element: Any) -> str:
    """The name on a link to what its author wrote."""
    said = _words(element, 100)
    return said if PROFILE.search(_path(element.get("href") or "")) and is_name(said) else ""


def _path(url: str) -> str:
    try:
        return urlsplit(url.strip()).path
    except ValueError:
        return ""


def _head(root: Any, title: str) -> list[Any]:
    """The elements between the headline and the report, with a few before it."""
    every = [e for e in root.iter() if isinstance(e.tag, str)]
    tops = (n for n, e in enumerate(every) if e.tag == "h1" and titles.heads(_words(e, 500), title))
    start = next(tops, None)
    if start is None:
        return []
    prose = (n for n in range(start, len(every)) if every[n].tag == "p" and len(_words(every[n], 400).split()) >= PROSE)
    return every[max(0, start - ABOVE) : next(prose, start)]


def _elsewhere(element: Any) -> bool:
    """Whether an element stands in something other than the article: comments, other articles, the page's foot."""
    for above in element.iterancestors():
        name = f"{above.get('class') or ''} {above.get('id') or ''}"[:300]
        if above.tag in ("aside", "footer", "nav") or re.search(
            r"comment|related|teaser|sidebar|recommend", name, re.IGNORECASE
        ):
            return True
    return False


def _persons(said: Sequence[str], known: Known) -> list[str]:
    """Who of those named is neither the site, a section nor its software, each once."""
    kept: list[str] = []
    for words in said:
        name = DEGREE.sub("", BY.sub("", re.sub(r"<[^<>]{0,200}>", "", words)).strip(" ,"))
        taken = (*NOBODY, *(fold(k) for k in (*kept, known.outlet, *known.sections)))
        if name and fold(name) not in taken and len(name) < 80 and not _no_name(name):
            kept.append(name)
    return kept


def _no_name(name: str) -> bool:
    """Whether ``name`` is an address, an account or the opening of a link."""
    if agencies.listed(name):
        return False
    account = len(name) > INITIALS and re.fullmatch(r"(?=.*[a-z])[a-z0-9._-]+", name)
    return bool(ADDRESS.search(name) or account or name.split(maxsplit=1)[0].lower() in OPENERS)


def _is_host(name: str, url: str) -> bool:
    """Whether ``name`` is that of the site by its address: a house, or a writer with a site of their own."""
    compact = re.sub(r"[\W_]+", "", fold(name))
    try:
        host = urlsplit(url).netloc.lower().removeprefix("www.").rpartition(".")[0]
    except ValueError:
        return False
    return compact == re.sub(r"[\W_]+", "", host)


def _somebody(name: str) -> bool:
    """Whether ``name`` is that of a person or an agency by its form."""
    plain = is_name(name) and not re.search(r"[^\w\s.'’-]", name) and not re.search(r"\w\.[a-z]{2}", name)
    caseless = any(c.isalpha() and c.lower() == c.upper() for c in name)
    return plain or caseless or bool(agencies.listed(name) or agencies.shaped(name))


def _wider(more: Sequence[str], best: Sequence[str]) -> bool:
    """Whether ``more`` holds all of ``best`` and others besides."""
    return len(more) > len(best) and {fold(w) for w in best} <= {fold(w) for w in more}
