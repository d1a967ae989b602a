"""From HTML to tagged PDF: nothing is fetched but our own stylesheet, and the same page gives the same bytes."""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pikepdf
from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from tasks.errors import OutputError
from tasks.model import File

VARIANT = "pdf/ua-1"
FRONT_END = "front-end"  # id in note.html.j2
# What WeasyPrint's layout was seen to raise, or may, over a page it cannot set.
LAYOUT_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError
)  # fmt: skip
KINDS = {"briefing.json": ("application/json", "Data"), "dates.ics": ("text/calendar", "Supplement")}


class OnlyAssets(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves ``asset:NAME`` from an allow-list; anything else stops the rendering."""

    def __init__(self, assets: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self._assets = dict(assets)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The asset; raises ``FatalURLFetchingError`` for every other address."""
        kind, data = self._assets.get(url.removeprefix("asset:"), ("", b"")) if url.startswith("asset:") else ("", b"")
        if not kind:
            raise FatalURLFetchingError(f"the note may not ask for {url[:80]!r}")
        return URLFetcherResponse(url, data, {"Content-Type": kind})


@dataclass(frozen=True)
class Laid:
    """A document on its pages, not yet written."""

    name: str
    seed: bytes  # of the file's identifier
    document: Any
    fetcher: OnlyAssets

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self.document.pages)

    @property
    def front(self) -> bool:
        """Whether page 1 holds all of the front: where the front ends is an anchor of the page."""
        return FRONT_END in self.document.pages[0].anchors

    def file(self, as_of: date, attached: tuple[File, ...] = ()) -> File:
        """The PDF; raises ``OutputError`` where it cannot be written."""
        seed = hashlib.sha256(self.seed)
        for file in attached:
            seed.update(file.data)
        out = io.BytesIO()
        with _named(self.name):
            self.document.write_pdf(
                out,
                pdf_variant=VARIANT,
                pdf_tags=True,
                pdf_identifier=seed.digest()[:16],
                attachments=[_attachment(file, as_of, self.fetcher) for file in attached],
            )
            return File(self.name, _finish(out.getvalue()))


def lay_out(name: str, page: str, css: str) -> Laid:
    """``page`` on the pages of the PDF called ``name``; raises ``OutputError`` where it cannot be laid out."""
    fetcher = OnlyAssets({"print.css": ("text/css", css.encode())})
    seed = f"{name}\0{page}\0{css}".encode("utf-8", "replace")
    with _named(name):
        document = HTML(string=page, base_url="asset:", url_fetcher=fetcher).render(
            font_config=FontConfiguration(), pdf_variant=VARIANT, pdf_tags=True
        )
    return Laid(name, seed, document, fetcher)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Failures of the layout as our own, naming the file."""
    try:
        yield
    except FatalURLFetchingError as error:
        raise OutputError(name, f"{error}; this is a fault of daybrief's templates") from error
    except LAYOUT_FAILURES as error:
        what = f"{type(error).__name__}: {str(error)[:120]}"
        raise OutputError(name, f"the pages cannot be laid out ({what}); note.html is not affected") from error


def _attachment(file: File, as_of: date, fetcher: OnlyAssets) -> Attachment:
    day = datetime.combine(as_of, time(), UTC)
    return Attachment(
        string=file.data,
        name=file.name,
        description=f"{file.name} of this edition",
        relationship=KINDS[file.name][1],
        created=day,
        modified=day,
        url_fetcher=fetcher,
    )


def _finish(data: bytes) -> bytes:
    """What WeasyPrint leaves out: the scope of header cells, where a link leads, each attachment named once."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for node in _structure(pdf.Root.StructTreeRoot):
            _scope(node)
        for note in (n for page in pdf.pages for n in page.get("/Annots", ()) if "/Dest" in n):
            note.Contents = _place(str(note.Dest))
        if "/AF" in pdf.Root:
            named = {str(spec.UF): spec for spec in pdf.Root.AF}
            pdf.Root.AF = pikepdf.Array(named.values())
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _scope(node: pikepdf.Object) -> None:
    """Whether a header cell heads a column or a row."""
    if node.get("/S") != "/TH":
        return
    scope = "/Column" if node.P.P.get("/S") == "/THead" else "/Row"
    given = dict(node.get("/A", {"/O": pikepdf.Name.Table}).items())
    node.A = pikepdf.Dictionary({**given, "/Scope": pikepdf.Name(scope)})


def _place(anchor: str) -> str:
    """Where an anchor of ours is, as a screen reader says it."""
    found = re.fullmatch(r"(p|s)(\d+)(?:-\d+-\d+)?", anchor)
    if found:
        return f"{'Passage of article' if found[1] == 'p' else 'Article'} {found[2]}"
    return anchor.replace("-", " ").capitalize()


def _structure(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the tree of tags, without recursion: annexes are deep."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        kids = node.get("/K", ())
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting.extend(k for k in kids if isinstance(k, pikepdf.Dictionary))
