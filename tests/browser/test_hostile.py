"""A hundred strings that want to run in a reader's browser, in all that an article brings: none of them does."""

import html
import itertools
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

import press
import pytest
from playwright.sync_api import Page

from flows import records
from tasks.errors import OutputError

pytestmark = pytest.mark.xdist_group("hostile")

HIT = "top.__hit=1"
DOES = (
    f"<script>{HIT}</script>",
    f"<img src=x onerror={HIT}>",
    f"<svg onload={HIT}></svg>",
    f'<iframe srcdoc="<script>{HIT}</script>"></iframe>',
    f"<input autofocus onfocus={HIT}>",
)
BREAKS_OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "-->",
    "]]>",
    "</style>",
    "</script>",
    "`>",
    "&quot;&gt;",
    "</mark>",
    "</a>",
    "</td></table>",
    "{{''}}",
    "{% raw %}",
    "\u2028>",
    "\u202e>",
    "<<",
    "\\x22\\u003e",
)
STRINGS = tuple(f"{opening}{deed}" for opening, deed in itertools.product(BREAKS_OUT, DOES))
ADDRESSES = (
    f"javascript:{HIT}",
    f"data:text/html,<script>{HIT}</script>",
    f"java\tscript:{HIT}",
    f"https://paper.example/%22%3E{quote(DOES[0])}",
    f'https://paper.example/"onmouseover="{HIT}',
    f"//paper.example/{DOES[1]}",
)
PRESS = ("a1", "a2", "a3", "b1", "b2", "c1", "d1", "d4", "e1", "e2", "f1", "i1")  # of the samples, on policy
FED = 2  # of them come as entries of a feed
LETTERS = re.compile(r"[^\s<>\"'`]")
TRAPS = "script, iframe, svg[onload], img[onerror], [onerror], [onload], [onfocus], [srcdoc]"
CONFIG = """
output = "output"
[[briefings]]
name = "daily"
title = '''Coast {title}'''
cron = "30 5 29 2 *"
[[sources]]
key = "feed"
kind = "feed"
at = "feed.xml"
name = '''Post {outlet}'''
[[sources]]
key = "press"
kind = "folder"
at = "press"
[[sources]]
key = "gone"
kind = "folder"
at = '''gone{gone}'''
[[topics]]
name = '''Policy {topic}'''
terms = [
  "minist*", "government*", "parliament*", "law", "bill", "cable", "register", "committee*", "nurse*", "health",
  "maritime", "navy", "quota*", "herring", "fish*", "tariff*", "tax*", "energy", "treaty", "pact",
]
"""


def laced(text: str, strings: Iterator[str], escape: bool) -> str:
    """A sample with a string in its headline, its byline and each paragraph, and what it declares of itself."""

    def more(found: re.Match[str]) -> str:
        string = next(strings)
        return f" {html.escape(string) if escape else string}{found[0]}"

    places = r"</p>|</h1>|</title>|\" ?/?>(?=\n<meta|\n<link|\n</head)|</time>" if escape else r"(?<=[^\n])\n(?=\n)"
    return re.sub(places, more, text)


def entry(text: str, number: int, strings: Iterator[str]) -> str:
    """A plain report as an entry of a feed, its markup escaped once for the text and once for the feed."""
    title, *body = text.split("\n\n")
    paragraphs = "".join(f"<p>{html.escape(f'{part} {next(strings)}')}</p>" for part in body)
    byline = html.escape(f"Ana {next(strings)} Petrova")
    return (
        f"<item><title>{html.escape(f'{title} {next(strings)}')}</title><guid>{number}</guid>"
        f"<link>{html.escape(ADDRESSES[number])}</link>"
        f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{byline}</dc:creator>'
        f"<content:encoded>{html.escape(paragraphs)}</content:encoded></item>"
    )


def furnish(folder: Path, samples: Path) -> None:
    """Twelve reports that bring every string: as entries of a feed, as pages, as plain text."""
    (folder / "press").mkdir()
    strings = itertools.cycle(STRINGS)
    found = [next(samples.glob(f"{name}-*")) for name in PRESS]
    plain = [path for path in found if path.suffix == ".txt"]
    entries = [entry(path.read_text(), n, strings) for n, path in enumerate(plain[:FED])]
    (folder / "feed.xml").write_text(press.feed(*entries, title=html.escape(STRINGS[1])), encoding="utf-8")
    for number, path in enumerate(p for p in found if p not in plain[:FED]):
        text = laced(path.read_text(), strings, escape=path.suffix == ".html")
        text = re.sub(r'(property="og:url" content=")[^"]*', rf"\1{html.escape(ADDRESSES[number % 6])}", text)
        name = f"{path.stem} {STRINGS[1].replace('/', '')}{path.suffix}"
        (folder / "press" / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def edition(house, root: Path) -> Path:
    """The edition made of them; beside it a run that failed with one of them in its reason."""
    words = {"title": STRINGS[0], "outlet": STRINGS[6], "gone": STRINGS[11].replace("/", ""), "topic": STRINGS[17]}
    house.settle(CONFIG.format(**words))
    furnish(house.folder, root / "samples/2026-02-02/press")
    house.commands(["collect", "--at", press.at(2)], ["edition", "--cut-off", press.at(3)])
    fail(house.folder / "output" / ".daybrief", " ".join(STRINGS[:20]))
    house.open()
    return house.folder / "output/daily/2026-02-03/v1"


def fail(work: Path, words: str) -> None:
    at = datetime(2026, 2, 3, 6, tzinfo=UTC)

    def body(_: object) -> str:
        raise OutputError(words, words)

    with pytest.raises(OutputError):
        records.follow(work, records.About("hostile", "daily", date(2026, 2, 3), at, at), lambda _: None, body, str)
    records.say(work, "hostile", words)


def ran(page: Page) -> bool:
    """Whether any string has run in the page or in a frame of it; every field is entered, every picture awaited."""
    page.wait_for_load_state("load")
    page.mouse.move(200, 200)
    return bool(page.evaluate("'__hit' in top"))


@pytest.fixture(scope="module")
def bites(chromium) -> Page:
    """A page without any protection."""
    return chromium.new_page()


def test_the_strings_run_where_nobody_keeps_them_from_it(bites: Page) -> None:
    run = 0
    for string in STRINGS[:: len(DOES)]:
        bites.goto("about:blank")
        bites.set_content(f"<p>{string}</p>")
        run += ran(bites)
    assert run >= len(BREAKS_OUT) / 2


def test_none_runs_in_any_page_of_the_room(reader, edition: Path) -> None:
    page = reader.page()
    texts = sorted(path.stem for path in (edition / "sources").glob("*.txt"))
    home = "/b/daily/2026-02-03/v1"
    stored = ""
    for path in ("/", "/b/daily", home, "/runs/hostile", *(f"{home}/source/{text}" for text in texts)):
        page.goto(path)
        assert not ran(page), path
        assert page.locator(TRAPS).count() == 0, path
        schemes = page.evaluate("[...document.links].map(link => link.protocol)")
        assert set(schemes) <= {"http:", "https:"}, path
        stored += page.locator(".stored").inner_text() if "/source/" in path else ""
    assert len(texts) >= 8
    assert sum(flat(string) in flat(stored) for string in STRINGS) >= 60


def test_none_runs_in_the_note(reader, edition: Path) -> None:
    page = reader.page()
    page.goto("/b/daily/2026-02-03/v1/note.html")
    assert page.locator(TRAPS).count() == 0
    page.goto((edition / "note.html").as_uri())  # as a file nothing keeps a script from running but its own bytes
    assert not ran(page)
    assert page.locator(TRAPS).count() == 0
    assert set(page.evaluate("[...document.links].map(link => link.protocol)")) <= {"http:", "https:", "file:"}
    assert "onerror" in page.locator("body").inner_text()


def flat(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "<>=\"'")
