"""Feeds as they come: well-formed, damaged, made to stop us; no entry is lost without a word."""

import gzip
import time
from collections.abc import Iterator

import pytest

from tasks.errors import SourceError
from tasks.ingest.feeds import reading, scan
from tasks.ingest.feeds.items import Feed, Item, person
from tasks.ingest.feeds.process import Parser

TEXT = "<p>" + "Ministers met in Lisbon to share the cost of a rescue centre. " * 30 + "</p>"


def entry(n: int, title: str = "", body: str = TEXT) -> str:
    return (
        f"<item><title>{title or f'Story {n} &amp; more'}</title><link>https://paper.example/a/{n}</link><guid>g{n}</guid>"
        f"<pubDate>Mon, 02 Feb 2026 10:{n % 60:02}:00 +0530</pubDate><description><![CDATA[{body}]]></description></item>"
    )


def rss(*entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Tagus Times</title>'
        f"<link>https://paper.example</link><language>en-gb</language>{''.join(entries)}</channel></rss>"
    )


CLEAN = rss(*map(entry, range(50)))
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
FAULTS: dict[str, str | bytes] = {
    "clean": CLEAN,
    "no declaration": CLEAN.partition("\n")[2],
    "white space before": "\n  \n" + CLEAN,
    "byte order mark": b"\xef\xbb\xbf" + CLEAN.encode(),
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf" + CLEAN.encode(),
    "junk behind": CLEAN + "\n<script>x</script><!-- cached -->",
    "a warning of the server before": "<br />\n<b>Warning</b>: mysql_connect() in /x.php on line <b>3</b><br />\n"
    + CLEAN,
    "bare ampersand": CLEAN.replace("Story 7 &amp;", "Story 7 AT&T &"),
    "entity of HTML": CLEAN.replace("Story 7", "Story&nbsp;7 &rsquo;"),
    "control characters": CLEAN.replace("Story 7", "Story \x0b\x00&#11; 7"),
    "UTF-16": CLEAN.replace("UTF-8", "UTF-16").encode("utf-16"),
    "UTF-16 without a mark": CLEAN.replace("UTF-8", "UTF-16").encode("utf-16-be"),
    "declared UTF-16, is UTF-8": CLEAN.replace('"UTF-8"', '"UTF-16"'),
    "mark of UTF-16, is UTF-8": b"\xff\xfe" + CLEAN.encode(),
    "unknown encoding": CLEAN.replace("UTF-8", "x-bogus"),
    "packed": gzip.compress(CLEAN.encode()),
    "unclosed title": CLEAN.replace("</title><link>https://paper.example/a/9<", "<link>https://paper.example/a/9<"),
    "document type": CLEAN.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "lol">' + LAUGHS + "]><rss"),
    "unclosed paragraphs": CLEAN.replace("<![CDATA[", "<p><p>").replace("]]>", "").replace("</p>", "<br>"),
}


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as one:
        yield one


def read(parser: Parser, feed: str | bytes) -> Feed:
    return reading.read(feed.encode() if isinstance(feed, str) else feed, parser)


@pytest.mark.parametrize("feed", FAULTS.values(), ids=FAULTS)
def test_every_entry_of_a_damaged_feed_is_read(feed: str | bytes, parser: Parser) -> None:
    start = time.perf_counter()
    found = read(parser, feed)
    assert [i.link for i in found.items] == [f"https://paper.example/a/{n}" for n in range(50)]
    assert found.items[7].title.startswith("Story")
    assert "7" in found.items[7].title
    assert time.perf_counter() - start < 3
    assert not found.cut


def test_a_headline_keeps_its_signs(parser: Parser) -> None:
    said = rss(
        entry(1, "AT&T & EDF: R&D&nbsp;costs &pound;3bn &lt;now&gt; &madeup; it&rsquo;s"),
        entry(2, "<![CDATA[AT&T &pound;]]>"),
    )
    assert [i.title for i in read(parser, said).items] == ["AT&T & EDF: R&D costs £3bn <now> &madeup; it’s", "AT&T £"]


def test_what_a_feed_says_of_an_entry(parser: Parser) -> None:
    said = """<item><title>Parliament &amp;amp; the &lt;i&gt;cable&lt;/i&gt;, 5 &amp;lt; 6</title><link>https://paper.example/a</link>
    <guid isPermaLink="false">g1</guid><pubDate>Mon, 02 Feb 2026 10:00:00 IST</pubDate><dc:creator>Jane Ashdown</dc:creator>
    <author>tom@paper.example (Tom Hale)</author><source url="https://wire.example/f">Meridian Wire</source>
    <description>In short.</description><content:encoded><![CDATA[<p onclick="x()">At length.</p>]]></content:encoded></item>"""
    found = read(
        parser,
        rss(said).replace(
            "<rss",
            '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
        ),
    )
    assert (found.title, found.language) == ("Tagus Times", "en-gb")
    assert found.items == (
        Item(
            title="Parliament & the cable, 5 < 6",
            link="https://paper.example/a",
            key="g1",
            published="Mon, 02 Feb 2026 10:00:00 IST",
            author="Jane Ashdown, Tom Hale",
            summary="In short.",
            content='<p onclick="x()">At length.</p>',
            origin="Meridian Wire",
        ),
    )  # fmt: skip


OTHERS = {
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">A &amp;amp; B</title>'
    '<link rel="edit" href="https://x.example/no"/><link href="https://paper.example/a"/><id>urn:1</id>'
    "<updated>2026-02-02T10:00:00Z</updated><author><name>Jane</name></author>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body</p></div></content></entry></feed>',
    "RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel><item><title>A &amp; B</title>'
    "<link>https://paper.example/a</link><description>Body</description><dc:date>2026-02-02T10:00:00Z</dc:date>"
    "<dc:creator>Jane</dc:creator></item></rdf:RDF>",
    "RSS 0.91": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    '<rss version="0.91"><channel><title>T</title><item><title>A &amp; B</title><link>https://paper.example/a</link>'
    "<author>Jane</author><description>Body</description><pubDate>2026-02-02T10:00:00Z</pubDate></item></channel></rss>",
    "JSON Feed": '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": 1, "title": "A & B",'
    '"url": "https://paper.example/a", "content_html": "<p>Body</p>", "authors": [{"name": "Jane"}],'
    '"date_published": "2026-02-02T10:00:00Z"}]}',
}


@pytest.mark.parametrize("feed", OTHERS.values(), ids=OTHERS)
def test_other_kinds_of_feed_say_the_same(feed: str, parser: Parser) -> None:
    item = read(parser, feed).items[0]
    assert (item.title, item.link, item.author) == ("A & B", "https://paper.example/a", "Jane")
    assert item.published or item.updated == "2026-02-02T10:00:00Z"
    assert "Body" in item.body


def test_an_entity_bomb_stays_folded_and_no_file_is_read(parser: Parser) -> None:
    for declared in (
        f'<!ENTITY a "lololol">{LAUGHS}',
        f'<!ENTITY a "{"A" * 100_000}"><!ENTITY j "{"&a;" * 20_000}">',
        '<!ENTITY j SYSTEM "file:///etc/hostname">',
    ):
        bomb = rss(entry(1, "A &j; B")).replace("<rss", f"<!DOCTYPE rss [{declared}]><rss")
        start = time.perf_counter()
        item = read(parser, bomb).items[0]
        assert len(item.title) < 20
        assert time.perf_counter() - start < 3


HOSTILE = {
    "a tree of 200,000": rss(f"<item><title>t</title><description>{'<a>' * 200_000}</description></item>"),
    "100,000 attributes": rss(entry(1)).replace("<rss", "<rss " + " ".join(f'a{n}="1"' for n in range(100_000))),
    "30 megabytes": rss(entry(1, body="x" * 30_000_000)),
    "30 megabytes, packed": gzip.compress(rss(entry(1, body="x" * 30_000_000)).encode()),
}  # fmt: skip


@pytest.mark.parametrize("feed", HOSTILE.values(), ids=HOSTILE)
def test_a_feed_made_to_stop_us_is_named_and_left(feed: str | bytes, parser: Parser) -> None:
    start = time.perf_counter()
    with pytest.raises(SourceError, match=r"not read|larger than 10 MB"):
        read(parser, feed)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("<!DOCTYPE html><html><head><title>Log in</title></head><body>hi</body></html>", "web page"),
        ("<HTML><body><p>We moved. <rss></p></body></HTML>", "web page"),
        ("", "empty"),
        (b" \n\x00", "empty"),
        (b"%PDF-1.7 junk", "no feed"),
        ("Service unavailable", "no feed"),
        ("<sitemap><url>x</url></sitemap>", "no feed"),
        ('{"error": "no such feed"}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "breaks off"),
        (OTHERS["JSON Feed"].replace("https://jsonfeed.org", "") + "}", "breaks off"),
    ],
)
def test_what_is_no_feed_is_said_with_what_to_do(answer: str | bytes, says: str, parser: Parser) -> None:
    with pytest.raises(SourceError, match=says) as error:
        read(parser, answer)
    assert ";" in error.value.message


def test_of_a_feed_that_breaks_off_only_whole_entries_are_taken(parser: Parser) -> None:
    half = CLEAN[: CLEAN.index("Story 25 &amp;") + 900]
    found = read(parser, half)
    assert found.cut
    assert len(found.items) == 25
    between = read(parser, CLEAN[: CLEAN.index("<item><title>Story 25")])
    assert not between.cut
    assert len(between.items) == 25


def test_letters_of_other_encodings_are_read_right(parser: Parser) -> None:
    named = rss(entry(1, "Zoë’s “plan” for Zürich"), *map(entry, range(2, 5)))
    for data in (
        named.encode("cp1252"),  # says UTF-8
        named.replace("UTF-8", "ISO-8859-1").encode("cp1252"),
        named.replace("Zoë", "ZoX").encode().replace(b"ZoX", b"Zo\xeb"),  # one old byte in UTF-8
        rss(entry(1, "Zoë’s “plan” for Zürich")).replace("UTF-8", "windows-1252").encode("cp1252"),
    ):
        assert read(parser, data).items[0].title == "Zoë’s “plan” for Zürich"
    russian = rss(entry(1, "Министр в Москве", "Министр заявил, что переговоры пройдут в феврале.")).replace(
        "UTF-8", "koi8-r"
    )
    assert read(parser, russian.encode("koi8-r")).items[0].title == "Министр в Москве"


class Sees:
    """A parser that finds what it is told."""

    def __init__(self, *titles: str, mended: bool = False) -> None:
        self.found = {"title": "T", "language": "", "entries": [{"title": t} for t in titles], "mended": mended}

    def parse(self, data: bytes) -> dict[str, object]:
        return self.found


def test_entries_that_no_parser_returns_are_counted() -> None:
    found = reading.read(rss(entry(1), entry(2), entry(3)).encode(), Sees("only one"))
    assert (found.opened, len(found.items)) == (3, 1)
    commented = rss(entry(1)).replace("<item>", "<!-- <item> --><item>").replace("[CDATA[", "[CDATA[<item>")
    assert scan.check(commented).opened == 1


def test_where_one_parser_loses_entries_the_other_is_believed(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.ingest.feeds import parser as inside

    monkeypatch.setattr(inside, "_feedparser", lambda data: {"title": "T", "language": "", "entries": []})
    atom = inside.parse(OTHERS["Atom"].encode())
    assert atom["mended"]
    assert [(e["title"], e["link"], e["updated"]) for e in atom["entries"]] == [
        ("A & B", "https://paper.example/a", "2026-02-02T10:00:00Z")
    ]
    assert "<p>Body</p>" in atom["entries"][0]["content"]
    plain = inside.parse(rss(entry(1)).encode())["entries"][0]
    assert (plain["key"], plain["published"]) == ("g1", "Mon, 02 Feb 2026 10:01:00 +0530")


def test_a_parser_that_hangs_is_ended_and_the_next_feed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.ingest.feeds import process

    with Parser(seconds=0.5) as parser:
        monkeypatch.setattr(process, "START", "import time; time.sleep(60)")
        with pytest.raises(SourceError, match="too long"):
            parser.parse(rss().encode())
        monkeypatch.setattr(process, "START", "raise SystemExit")
        with pytest.raises(SourceError, match="too long"):
            parser.parse(rss().encode())
        monkeypatch.undo()
        parser._seconds = 20
        assert parser.parse(rss(entry(1)).encode())["title"] == "Tagus Times"
        child = parser._child
    assert child is not None
    assert child.returncode is not None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jane@paper.example (Jane Ashdown)", "Jane Ashdown"),
        ("Jane Ashdown <jane@paper.example>", "Jane Ashdown"),
        ("jane@paper.example", ""),
        ("Jane Ashdown", "Jane Ashdown"),
    ],
)
def test_an_author_is_a_name_not_an_address(said: str, name: str) -> None:
    assert person(said) == name


def test_a_digest_changes_with_the_words_and_not_with_counters() -> None:
    one = Item("A centre", summary="<p>Nine states agreed.</p> 3 comments", published="1")
    assert one.digest(dates=False) == Item(
        "A centre", summary="<div>Nine states agreed.</div> 44 comments", published="2"
    ).digest(dates=False)
    assert one.digest(dates=True) != Item("A centre", summary=one.summary, published="2").digest(dates=True)
    assert one.digest(dates=False) != Item("A centre", summary="<p>Ten states agreed.</p> 3 comments").digest(
        dates=False
    )
