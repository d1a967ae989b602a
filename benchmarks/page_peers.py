"""Other extractors on the same pages: a script of its own, so that it runs in an environment that holds them.

``python -m venv .peers && .peers/bin/pip install -U pip && .peers/bin/pip install trafilatura resiliparse newspaper4k
readability-lxml goose3 lxml_html_clean`` makes that environment; none of them but the first two is among what
daybrief installs. Fundus wants an older lxml, hence an environment of its own: ``.peers2`` with
``fundus 'curl_cffi<0.13'``.
"""

import contextlib
import gzip
import importlib
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.peers import serve

Found = dict[str, Any]
MOST_SECONDS = 20  # CPU time of one page; a peer that needs more has read nothing there
BLOCKS = frozenset("p li h2 h3 h4 h5 h6 blockquote pre td th dd dt figcaption".split())


def trafilatura(page: str, url: str, **way: bool) -> Found:
    import trafilatura as library

    found = library.bare_extraction(page, url=url or None, include_comments=False, with_metadata=True, **way)
    if found is None:
        return {}
    authors = [name.strip() for name in (found.author or "").split(";")]
    return {"body": found.text, "title": found.title, "date": found.date, "authors": authors}


def resiliparse(page: str, _url: str) -> Found:
    from resiliparse.extract.html2text import extract_plain_text

    return {"body": extract_plain_text(page, main_content=True, alt_texts=False, links=False, noscript=False)}


def readability(page: str, _url: str) -> Found:
    from lxml import html

    document = importlib.import_module("readability").Document(page)
    root = html.fromstring(document.summary())
    for element in root.iter():
        if element.tag in BLOCKS:
            element.tail = "\n" + (element.tail or "")
    return {"body": root.text_content(), "title": document.short_title()}


def newspaper(page: str, url: str) -> Found:
    article = importlib.import_module("newspaper").Article(url or "http://localhost/", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    stamp = str(article.publish_date or "")
    return {"body": article.text, "title": article.title, "date": stamp, "authors": list(article.authors)}


def goose(page: str, _url: str) -> Found:
    with importlib.import_module("goose3").Goose({"enable_image_fetching": False}) as reader:
        article = reader.extract(raw_html=page)
    found = {"body": article.cleaned_text, "title": article.title, "date": str(article.publish_date or "")}
    return {**found, "authors": list(article.authors)}


def fundus(page: str, _url: str) -> Found:
    """What Fundus reads without a parser made for the site: by the forms that most of its parsers consist of."""
    base = importlib.import_module("fundus.parser.base_parser")
    forms = importlib.import_module("fundus.parser.utility")
    reader = type("Generic", (base.BaseParser,), {})()
    reader.parse(page, error_handling="suppress")
    known = reader.precomputed
    title, stamp = known.ld.bf_search("headline"), known.ld.bf_search("datePublished")
    found: Found = {"title": known.meta.get("og:title") or title or forms.parse_title_from_root(known.doc)}
    with contextlib.suppress(ValueError, TypeError, OverflowError):  # a date that is none
        found["date"] = str(forms.generic_date_parsing(stamp or known.meta.get("article:published_time")) or "")
    said = known.ld.bf_search("author") or known.meta.get("author") or known.meta.get("article:author")
    with contextlib.suppress(ValueError, TypeError, KeyError):
        found["authors"] = forms.generic_author_parsing(said)
    return found


PEERS: dict[str, tuple[str, Callable[[str, str], Found]]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura-fast": ("trafilatura", lambda page, url: trafilatura(page, url, fast=True)),
    "trafilatura-precision": ("trafilatura", lambda page, url: trafilatura(page, url, favor_precision=True)),
    "resiliparse": ("resiliparse", resiliparse),
    "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
    "goose3": ("goose3", goose),
    "fundus-generic": ("fundus", fundus),
}


class TooLateError(BaseException):
    """A page took too long; no ``Exception``, for peers catch those."""


def read(reader: Callable[[str, str], Found], pages: dict[str, tuple[str, str]]) -> dict[str, Found]:
    """What a peer finds on each page; asked is page id -> [file, address]."""
    signal.signal(signal.SIGPROF, _late)
    return {key: _timed(reader, *where) for key, where in pages.items()}


def _late(_number: int, _frame: object) -> None:
    raise TooLateError


def _timed(reader: Callable[[str, str], Found], file: str, url: str) -> Found:
    data = gzip.decompress(Path(file).read_bytes())
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    with contextlib.redirect_stdout(sys.stderr):
        try:
            found = reader(_decoded(data), url)
        except (Exception, TooLateError):  # noqa: BLE001  # a peer that fails on a page has read nothing there
            found = {}
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return {**found, "seconds": time.process_time() - start}


def _decoded(data: bytes) -> str:
    """The page as text by its own declaration, else as UTF-8; without the declaration, which is then untrue."""
    said = re.search(rb"charset=[\"']?\s*([\w-]{3,20})", data[:4000])
    try:
        text = data.decode(said[1].decode() if said else "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


if __name__ == "__main__":
    serve(__doc__, PEERS, read)
