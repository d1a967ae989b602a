"""Links by counters and aggregators: decoded where the address is in them, else named; nobody is asked."""

import base64

import pytest

from tasks.errors import SourceError
from tasks.ingest import links, listing, site_page
from tasks.ingest.feeds.items import Item
from tasks.ingest.web.interface import Reply

BOATS = "https://tidewater.example/boats?id=7"
ENCODED = "https%3A%2F%2Ftidewater.example%2Fboats%3Fid%3D7"
OLD_KEY = base64.urlsafe_b64encode(b"\x08\x13\x22\x24" + BOATS.encode() + b"\xd2\x01\x00").decode().rstrip("=")
NEW_KEY = base64.urlsafe_b64encode(b"\x08\x13\x22\x40AU_yqLNqk7tWcVb0123456789").decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.google.com/url?rct=j&sa=t&url={ENCODED}&ct=ga",
        f"https://www.google.co.in/url?q={ENCODED}",
        f"https://www.bing.com/news/apiclick.aspx?ref=FexRss&url={ENCODED}&c=1",
        f"http://www.bing.com/news/apiclick.aspx?url={ENCODED}",
        f"https://eur01.safelinks.protection.outlook.com/?url={ENCODED}&data=05%7C02",
        f"https://l.facebook.com/l.php?u={ENCODED}&h=AT0",
        f"https://www.linkedin.com/redir/redirect?url={ENCODED}",
        f"https://click.mail.example/track/click?url={ENCODED}",
        "https://urldefense.com/v3/__https://tidewater.example/boats?id=7__;!!abc$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__tidewater.example_boats-3Fid-3D7&d=Dw",
        f"https://news.google.com/rss/articles/{OLD_KEY}?oc=5",
        f"https://www.google.com/url?url=https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3D{ENCODED.replace('%', '%25')}",
    ],
)
def test_a_link_that_says_where_it_leads_is_that_address(link: str) -> None:
    assert links.target(link) == BOATS


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://www.google.com/amp/s/tidewater.example/amp/boats", "https://tidewater.example/amp/boats"),
        ("https://tidewater-example.cdn.ampproject.org/c/s/tidewater.example/boats", "https://tidewater.example/boats"),
        ("https://tidewater-example.cdn.ampproject.org/v/tidewater.example/boats", "http://tidewater.example/boats"),
    ],
)
def test_a_copy_in_a_cache_is_the_page_it_is_a_copy_of(link: str, leads: str) -> None:
    assert links.target(link) == leads


@pytest.mark.parametrize(
    "link",
    [
        BOATS,
        "https://tidewater.example/search?url=https://other.example/x",
        "https://tidewater.example/share?u=https://other.example/x",
        "https://www.google.com/search?q=https://other.example/x",
        "https://t.example/abc",
        f"https://news.google.com/rss/articles/{NEW_KEY}",
        "https://www.bing.com/news/search?q=boats",
        "https://l.facebook.com/l.php?u=javascript:alert(1)",
        "https://www.google.com/url?q=/relative",
        "https://www.google.com/amp/about",
        "https://[broken/url?q=https://a.example",
        "mailto:desk@tidewater.example",
        "",
    ],
)
def test_any_other_link_stays_as_it_is(link: str) -> None:
    assert links.target(link) == link


def test_a_link_that_hides_its_target_is_known() -> None:
    assert links.hides(f"https://news.google.com/rss/articles/{NEW_KEY}")
    assert not links.hides(f"https://news.google.com/rss/articles/{OLD_KEY}")
    assert not links.hides("https://news.google.com/topstories")


def test_a_counters_key_is_told_from_an_articles_address() -> None:
    assert links.counts("https://click.mail.example/ls/click?upn=u001aBcDeFgHiJkLmNoPqRsTuV")
    assert not links.counts("https://link.journal.example/article/10.1007/s10115-024-1")
    assert not links.counts("https://tidewater.example/ls/click?upn=u001aBcDeFgHiJkLmNoPqRsTuV")


def test_an_aggregators_page_is_no_article() -> None:
    reply = Reply(
        f"https://news.google.com/rss/articles/{NEW_KEY}", b"<html><p>Before you continue</p></html>", "text/html"
    )
    with pytest.raises(SourceError, match="hides its article"):
        site_page.of_reply(reply)


def test_an_entry_of_a_feed_stands_at_the_page_it_leads_to() -> None:
    item = Item(title="Boats", link=f"https://www.google.com/url?url={ENCODED}")
    assert listing.linked(item, "https://www.google.com/alerts/feeds/1").link == BOATS


def test_links_inside_links_come_to_an_end() -> None:
    link = BOATS
    for _ in range(20):
        link = f"https://www.google.com/url?q={link.replace('%', '%25').replace('&', '%26').replace('?', '%3F')}"
    assert links.target(link).startswith("https://")
