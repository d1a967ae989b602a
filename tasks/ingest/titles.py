"""The headline of a page as its readers see it, without what stands beside it in the same heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tasks.ingest import markup
from tasks.text import fold

LONGEST = 500  # letters
FEWEST_WORDS = 4  # of a heading that is believed although the page declares nothing
SURE = 15  # letters from which one title may be a part of another
SEPARATOR = re.compile(r"(?<!\s)\s++(?:[|–—·•»«:]+|-{1,2})\s+|(?:(?<!\s)\s++)?\|\s*")
HOME = frozenset(("", "/", "./", "/index.html", "/index.php"))
EDGES = " |:–—-·•»"
SIGNS = re.compile(r"[\W_]+")


def find(root: Any, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str) -> str:
    """The h1 that agrees with what the page declares, else what it declares."""
    page = " ".join((root.findtext("head/title") or "").split())
    told = (
        markup.text_of(article, "headline", "name"),
        metas.get("og:title") or metas.get("twitter:title") or "",
        page,
    )
    logos = [plain(element) for element in root.iter("h1") if _is_logo(element)]
    site = outlet or next(iter(logos), "")
    said = [" ".join(_without_site(" ".join(one.split()), site).split()) for one in told]
    top = [_own(element, said) for element in root.iter("h1")]
    top = [t for t in top if t and fold(t) != fold(outlet) and t not in logos]
    for seen in top:
        if any(_agree(seen, one) for one in said):
            return seen[:LONGEST]
    if not said[0] and len(top) == 1 and len(top[0].split()) >= FEWEST_WORDS:
        return top[0][:LONGEST]
    return next((one for one in (*said[:2], top[0] if len(top) == 1 else "", said[2], *top) if one), "")[:LONGEST]


def plain(element: Any) -> str:
    """The words of a heading."""
    return " ".join(element.text_content().split())[:LONGEST]


def heads(text: str, title: str) -> bool:
    """Whether ``text`` is a heading that says ``title``, alone or with a word on its subject beside it."""
    here, there = fold(text), fold(title)
    beside = len(there) > SURE and len(here) <= 2 * len(there) + SURE and not here.endswith(".")
    return bool(there) and (here == there or (beside and (here.startswith(there) or here.endswith(there))))


def _own(element: Any, said: Sequence[str]) -> str:
    """The words of an ``h1`` without a kicker or a subtitle in an element of its own: the page declares the rest."""
    whole = plain(element)
    told = {_letters(one): one for one in reversed(said) if one}
    pieces = [piece for text in element.itertext() if (piece := " ".join(text.split()))]
    if len(pieces) == 1 or fold(whole) in map(fold, said):
        return whole
    if _letters(whole) in told:  # with the signs between its parts, which the heading leaves to its layout
        return told[_letters(whole)]
    runs = (run for run in _runs(pieces) if len(run) > SURE and _letters(run) in told)
    return next(runs, whole)


def _runs(pieces: Sequence[str]) -> Iterator[str]:
    """What is left of a heading without its first parts, or without its last."""
    for cut in range(1, len(pieces)):
        yield " ".join(pieces[cut:]).strip(EDGES)
        yield " ".join(pieces[:-cut]).strip(EDGES)


def _is_logo(element: Any) -> bool:
    """Whether a heading is nothing but a link to the site's first page: its name, not a headline."""
    link = element.find(".//a[@href]")
    if link is None or plain(link) != plain(element):
        return False
    try:
        place = urlsplit(link.get("href").strip())
    except ValueError:
        return False
    return place.path in HOME and bool(place.path or place.netloc) and not place.query and not place.fragment


def _letters(text: str) -> str:
    return SIGNS.sub("", fold(text))


def _agree(seen: str, said: str) -> bool:
    one, two = fold(seen), fold(said)
    return bool(one) and (one == two or (len(one) > SURE and two != "" and (one in two or two in one)))


def _without_site(title: str, outlet: str) -> str:
    """``title`` without the name of its site at the end, or before it."""
    cuts = list(SEPARATOR.finditer(title))
    if cuts and outlet and fold(title[: cuts[0].start()]) == fold(outlet):
        return title[cuts[0].end() :]
    for cut in cuts[-3:] if outlet else ():
        tail = fold(title[cut.end() :])
        if cut.start() and tail and (tail == fold(outlet) or tail in fold(outlet) or tail.startswith(fold(outlet))):
            return title[: cut.start()]
    return title
