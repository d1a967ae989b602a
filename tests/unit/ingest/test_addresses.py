"""When two addresses are one page, and who owns a host."""

import pytest

from tasks.ingest.web.addresses import article, canonical, registrable


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("HTTPS://Paper.Example:443/a", "https://paper.example/a"),
        ("https://paper.example/a?utm_source=rss&utm_medium=feed", "https://paper.example/a"),
        ("https://paper.example/a?id=7&fbclid=x&b=%20c", "https://paper.example/a?id=7&b=+c"),
        ("https://paper.example/a?id=7;x", "https://paper.example/a?id=7;x"),
        ("https://paper.example/a#xtor=RSS-3", "https://paper.example/a"),
        ("https://paper.example/live#post-3", "https://paper.example/live#post-3"),
        ("  http://paper.example  ", "http://paper.example/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("tag:paper.example,2026:1", ""),
        ("http://paper.example:x/", ""),
        ("http://[broken", ""),
        ("g1", ""),
    ],
)
def test_an_address_is_known_without_what_says_how_a_reader_came(said: str, same: str) -> None:
    assert canonical(said) == same
    assert canonical(same) == same


def test_a_front_page_is_no_articles_address() -> None:
    assert article("https://paper.example/?utm_source=rss") == ""
    assert article("https://paper.example") == ""
    assert article("https://paper.example/?p=7") == "https://paper.example/?p=7"


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("feeds.news.paper.org", "paper.org"),
        ("www.paper.co.uk", "paper.co.uk"),
        ("pib.gov.in", "pib.gov.in"),
        ("paper.de", "paper.de"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_hosts_of_one_owner_share_a_turn(host: str, owner: str) -> None:
    assert registrable(host) == owner
