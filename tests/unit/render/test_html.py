"""The page: escaped everywhere, headed in order, nothing fetched."""

import dataclasses
import itertools
import re
import socket
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

import templates
from tasks.model import Fixed, Span
from tasks.render import html, package
from tasks.render.html import annex_print, environment, note_page, note_print
from tasks.render.view import view

TEMPLATES = Path(templates.__file__).parent
KEPT = {
    "kind",
    "form",
    "tier",
    "code",
    "slot",
    "relation",
    "seen",
    "basis",
    "reason",
    "article",
    "id",
    "story",
    "lead",
    "zone",
}
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "javascript:alert(1)",
    "<!--<annex>--><h2>Annex</h2>",
    "]]><a href=data:text/html,x>x</a>",
)


class Page(HTMLParser):
    """Tags, attributes and headings as a browser's tokeniser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[tuple[int, str]] = []
        self._open = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        if re.fullmatch(r"h[1-6]", tag):
            self._open = int(tag[1])
            self.headings.append((self._open, ""))

    def handle_endtag(self, tag):
        if re.fullmatch(r"h[1-6]", tag):
            self._open = 0

    def handle_data(self, data):
        if self._open:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def poisoned(value, attack: str, name: str = ""):
    """``value`` with ``attack`` in every string that anybody outside may write."""
    if isinstance(value, str) and type(value) is str and name not in KEPT:
        return attack
    if isinstance(value, tuple):
        return tuple(poisoned(v, attack, name) for v in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, Span):
        made = {f.name: poisoned(getattr(value, f.name), attack, f.name) for f in dataclasses.fields(value)}
        return replace(value, **made)
    return value


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("page", [note_page, note_print, annex_print])
def test_no_word_of_a_source_becomes_markup(morning, attack, page):
    plain = Page(page(view(morning.briefing)))
    text = page(view(poisoned(morning.briefing, attack)))
    found = Page(text)
    assert {t for t, _ in found.tags} <= {t for t, _ in plain.tags}
    assert {k for _, a in found.tags for k in a} <= {k for _, a in plain.tags for k in a}
    assert "49" not in re.sub(r"\s+", "", "".join(h for _, h in found.headings))
    for _, attributes in found.tags:
        assert re.match(r"#|https?://|asset:print\.css$", attributes.get("href", "#"))
    assert len(found.headings) > 5


@pytest.mark.parametrize("attack", [ATTACKS[1], "\u202e\x00" + "W" * 5_000, "ا" * 3_000, "\u0301" * 4_000])
def test_a_hostile_headline_title_and_name_are_still_set(single, attack):
    told = single.briefing.sections[0]
    told = replace(told, headline=poisoned(told.headline, attack), front=poisoned(told.front[5:6], attack))
    sources = poisoned(single.briefing.sources[:1], attack)
    hostile = replace(single.briefing, sections=(told,), sources=sources)
    names = [f.name for f in package(hostile, single.articles).files]
    assert names[:3] == ["note.html", "note.pdf", "annex.pdf"]


def test_headings_nest_and_the_annex_comes_once_after_the_body(morning):
    headings = Page(note_page(view(morning.briefing))).headings
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(now - before <= 1 for before, now in itertools.pairwise(levels))
    at = headings.index((2, "Annex"))
    assert [text for _, text in headings].count("Annex") == 1
    assert set(levels[at + 1 :]) <= {3, 4, 5}
    assert "Sources" not in {text for _, text in headings[:at]}
    assert "Sources" in {text for _, text in headings[at:]}
    assert [text for level, text in headings[:at] if level == 2] == [
        "Since the last edition", "Today and next", "To read", "Read with care",
        "Norland and the EU sign the North Sea cod agreement on 12 March", "Grid operator publishes winter plan",
        "In brief", "Also seen",
    ]  # fmt: skip


def test_the_printed_annex_nests_too(morning):
    levels = [level for level, _ in Page(annex_print(view(morning.briefing))).headings]
    assert levels[:3] == [1, 2, 3]
    assert all(now - before <= 1 for before, now in itertools.pairwise(levels))


def test_every_mark_and_entry_leads_somewhere(morning):
    for page in (note_page, note_print, annex_print):
        tags = Page(page(view(morning.briefing))).tags
        anchors = [a["id"] for _, a in tags if "id" in a]
        assert len(set(anchors)) == len(anchors)
        assert {a["href"][1:] for _, a in tags if a.get("href", "").startswith("#")} <= set(anchors)


def test_the_printed_note_cites_in_plain_text(morning):
    text = note_print(view(morning.briefing))
    assert "1¶5</span>]" in text
    assert 'href="#p' not in text


def test_the_page_is_one_file_that_may_load_nothing(morning):
    text = note_page(view(morning.briefing))
    tags = Page(text).tags
    assert not {t for t, _ in tags} & {"script", "link", "img", "iframe", "object", "embed", "form"}
    assert "url(" not in text
    assert "@import" not in text
    policy = next(a["content"] for _, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_policy_names_the_very_style_in_the_page(morning):
    import base64
    import hashlib

    text = note_page(view(morning.briefing))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in text


def test_tables_have_captions_and_scopes(morning):
    tags = Page(note_page(view(morning.briefing))).tags
    assert sum(t == "table" for t, _ in tags) == sum(t == "caption" for t, _ in tags) > 0
    assert {a.get("scope") for t, a in tags if t == "th"} == {"col", "row"}


def test_the_picture_has_a_text_alternative(morning):
    text = note_page(view(morning.briefing))
    assert "<title>Timeline of the dates ahead from 9 March 2026: 10 March 2026, lower house sits" in text


def test_templates_cannot_switch_escaping_off():
    assert environment().autoescape is True
    for path in TEMPLATES.glob("*.j2"):
        assert not re.search(r"\|\s*safe|autoescape|Markup|\|\s*tojson", path.read_text()), path.name
    assert "Markup" not in Path(html.__file__).read_text()


def test_a_template_cannot_reach_out_or_forget_a_value():
    with pytest.raises(SecurityError):
        environment().from_string("{{ ''.__class__.__mro__ }}").render()
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


def test_making_an_edition_opens_no_connection(morning, monkeypatch):
    from tasks.render.pdf import OnlyAssets

    asked: list[str] = []
    fetch = OnlyAssets.fetch

    def spy(self, url, headers=None):
        asked.append(url)
        return fetch(self, url, headers)

    def refuse(*args):
        raise AssertionError("the note called out")

    monkeypatch.setattr(OnlyAssets, "fetch", spy)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    hostile = (
        '<link rel=attachment href="file:///etc/hostname"><img src="http://127.0.0.1:9/x">@import "http://127.0.0.1/"'
    )
    package(poisoned(morning.briefing, hostile), morning.articles)
    assert set(asked) == {"asset:print.css"}


def test_a_line_without_blocks_or_stories_still_makes_a_note(morning):
    empty = replace(
        morning.briefing,
        front=(),
        sections=(),
        sources=(),
        passages=(),
        masthead=(Fixed("none", "No article was read."),),
    )
    headings = Page(note_page(view(empty))).headings
    assert headings[0] == (1, "Policy briefing note")
    assert (2, "Annex") in headings
    assert package(empty, ()).files
