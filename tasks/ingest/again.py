"""An article read once more from the bytes that were kept of it, by the readers of today."""

from dataclasses import replace

from tasks.errors import SourceError
from tasks.ingest import entry_text, feed_source, opened, raws, site_page
from tasks.ingest.feeds.items import Feed, Item
from tasks.ingest.raws import Raw
from tasks.ingest.sourced import of_source
from tasks.ingest.web.interface import Reply
from tasks.model import Article, Basis, Source
from tasks.text import fold, words

LENT = (Basis.FEED, Basis.SETTING)
SAME = 0.5  # share of the shorter text's words that both readings have; below that it is another article's text


def reread(article: Article, folder: str) -> Article | None:
    """``article``, as stored, with the text that its bytes in ``folder`` give today, not yet marked.

    None where its bytes are gone, where the text is the same, and where the bytes hold another article now. What
    its source and its feed said of it stands.
    """
    raw = raws.find(folder, article.raw) if article.raw else None
    if raw is None or article.why.startswith(feed_source.TEASER):
        return None
    try:
        found = _read(article, raw)
    except SourceError:
        return None
    if found is None or found.text == article.text or not _same(found.text, article.text):
        return None
    return _told(found, article)


def _read(article: Article, raw: Raw) -> Article | None:
    language = article.language or "en"
    if raw.kind == "page":
        return site_page.of_reply(Reply(article.url, raw.data), language)
    if raw.kind == "file":
        found = opened.articles(article.name, raw.data, language)
        return max(found, key=lambda one: _shared(one.text, article.text), default=None)
    said = raw.data.decode("utf-8", "surrogatepass").split("\0")
    if len(said) != 3:  # a NUL in the feed's own words
        return None
    item = Item(title=said[0], link=article.address, summary=said[1], content=said[2], language=language)
    return entry_text.article(item, Feed("", (item,)), Source(article.source, "feed", ""))


def _same(left: str, right: str) -> bool:
    return _shared(left, right) >= SAME


def _shared(left: str, right: str) -> float:
    """Share of the shorter text's words that both have."""
    here, there = ({fold(word) for word in words(text)} for text in (left, right))
    fewest = min(len(here), len(there))
    return len(here & there) / fewest if fewest else 0.0


def _told(found: Article, before: Article) -> Article:
    """``found`` in the place of ``before``, with what was not read from the text itself."""
    known = {credit.agency for credit in found.credits}
    outlet = found.outlet if found.outlet.value or before.outlet.basis not in LENT else before.outlet
    signed = before.byline if before.byline and before.byline.basis == Basis.FEED else None
    lent = before.dated.basis == Basis.FEED or not (found.dated.first or before.dated.evidence)
    source = Source(before.source, "page", "", official=before.official, rights=before.rights)
    placed = of_source(found, source, before.address)
    return replace(
        placed,
        name=before.name,
        url=before.url,
        outlet=outlet,
        byline=found.byline or signed,
        dated=before.dated if lent else found.dated,
        credits=(*found.credits, *(c for c in before.credits if not c.evidence and c.agency not in known)),
        language=before.language,
        opinion=found.opinion,
        read=before.read,
        raw=before.raw,
        site=before.site,
    )
