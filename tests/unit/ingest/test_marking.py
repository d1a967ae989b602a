"""Marks never move a letter, whatever the text."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest import mark, read
from tasks.ingest.files import of_bytes
from tasks.model import Article, Basis

PIECES = st.sampled_from(
    [
        " date 2026-02-02 ",
        "LISBON, Jan 30 (MWS) - ",
        "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait.",
        "“We will not wait,” the envoy said, “and they know it.” ",
        "Add Tidewater Post as a Preferred Source",
        "![Course [online]: Register by Feb 20](https://ads.example/a.jpg)",
        "[![x](y)](z)",
        "(With inputs from PTI)",
        "Based On ANI Report",
        "By Jane Ashdown",
        "Published: 1 February 2026 | Updated: 2 February 2026",
        "Photo: The harbour (PTI)",
        "Related stories",
        "Inquiries",
        "Ana Reis, tel. +351 000 000 014",
        "PRESS RELEASE 1/2026",
        "Ministry of Transport",
        "# Headline",
        "title: A centre",
        "date: 2026-02-02",
        "---",
        "\n",
        "\n\n",
        "\r\n\r\n",
        " ",
        "\u2028",
        "\u00a0",
    ]
)
TEXTS = st.lists(PIECES | st.text(string.printable + "é“”’–\u00a0🙂", max_size=30), min_size=1, max_size=14).map(
    "".join
)


def article(text: str, name: str) -> Article | None:
    clean = text.encode("utf-8", "replace").decode()
    return (
        of_bytes(name, clean.encode())
        if clean.strip() and not any(c < " " and c not in "\t\n\r\f\v" for c in clean)
        else None
    )


@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_marking_never_changes_the_text_and_every_mark_lies_in_it(text: str, name: str) -> None:
    before = article(text, name)
    if before is None:
        return
    after = mark(before)
    assert (after.text, after.id, after.raw, after.headline) == (before.text, before.id, before.raw, before.headline)
    assert len(after.readable) == len(after.text)
    last = 0
    for dropped in after.dropped:
        assert last <= dropped.start < dropped.end <= len(after.text)
        assert after.text[dropped.start : dropped.end].strip() == after.text[dropped.start : dropped.end]
        last = dropped.end
    spans = [s for c in after.credits for s in c.evidence] + list(after.dated.evidence) + list(after.outlet.evidence)
    assert all(after.quote(span).strip() for span in spans)


@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_marking_a_marked_article_changes_nothing(text: str, name: str) -> None:
    before = article(text, name)
    if before is None:
        return
    once = mark(before)
    assert mark(once) == once


@given(text=TEXTS)
def test_the_headline_is_never_dropped(text: str) -> None:
    before = article(text, "a.txt")
    if before is not None and before.headline:
        after = mark(before)
        assert (
            after.quote(before.headline).split() == after.readable[before.headline.start : before.headline.end].split()
        )


def marked(path: Path) -> Article:
    return mark(read((str(path),)).articles[0])


@pytest.mark.case
def test_the_three_seed_articles_are_read_as_a_careful_reader_does() -> None:
    folder = Path(__file__).parents[3].parent / "shared" / "cases" / "seeds" / "articles"
    if not folder.is_dir():
        pytest.skip("the acceptance case does not stand beside this checkout")
    by = {a.name[:3]: mark(a) for a in read((str(folder),)).articles}
    assert (by["003"].outlet.value, by["003"].outlet.basis) == ("Zee News", Basis.INFERRED_BOILERPLATE)
    assert (str(by["003"].dated.day), by["003"].dated.basis) == ("2026-02-02", Basis.INLINE_PREFIX)
    assert [d.reason for d in by["003"].dropped] == ["date_stamp", "promo"]
    assert by["003"].credits == ()
    assert [c.agency for c in by["004"].credits] == ["ANI"]
    assert [c.agency for c in by["000"].credits] == ["ANI"]
    assert [d.reason for d in by["000"].dropped] == ["credit", "advert", "advert", "advert"]
    assert all(by[key].dated.basis == Basis.UNKNOWN and by[key].outlet.value is None for key in ("000", "004"))
    assert all(a.used for a in by.values())


SAMPLES = Path(__file__).parents[3] / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))["files"] if SAMPLES.is_dir() else {}
READ = {"boilerplate", "site_name", "credit_line"}  # ways of knowing an outlet that need no judgement of the report


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_our_own_press_is_read_as_its_authors_meant_it(name: str) -> None:
    article, want = marked(SAMPLES / name), EXPECTED[name]
    if want["outlet"]["basis"] in READ:
        assert article.outlet.value == want["outlet"]["name"]
    else:
        assert article.outlet.value in (None, want["outlet"]["name"])
    agencies = {c.agency for c in article.credits}
    assert agencies == ({want["credit"]["name"]} if want["credit"] else set())
    assert article.dated.day in (None, want["date"].get("value"))
    if want["date"]["basis"] in ("metadata", "inline_prefix", "url"):
        assert article.dated.day == want["date"]["value"]
    for words in want["dropped"]:
        assert words not in article.readable
    for words in want["outside"]:
        assert words not in article.readable
