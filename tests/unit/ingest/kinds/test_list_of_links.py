"""Lists of addresses: each page is read once, when it appears."""

from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest.kinds import list_of_links
from tasks.model import Source


def test_each_page_is_read_once_when_it_appears(tmp_path: Path, site: Any, story: Any, reader: Any, makes: Any) -> None:
    a, b = site.put("/a", story("First")), site.put("/b", story("Second"))
    listed = tmp_path / "list.txt"
    listed.write_text(f"# to be read\n{a}?utm_source=x\n\n{a}\n")
    source = Source("desk", "list", str(listed))
    found = reader(source)
    assert [article.address for article in found.articles] == [a]
    makes.resolves(found.articles[0])
    listed.write_text(f"{a}\n{b}  the second one\n")
    assert [article.address for article in reader(source).articles] == [b]
    assert site.asked.count("/a") == 1


def test_a_list_in_the_net_is_asked_by_its_validators(site: Any, story: Any, reader: Any) -> None:
    page = site.put("/a", story("First"))
    source = Source("desk", "list", site.put("/list.txt", page, Content_Type="text/plain", ETag='"v1"'))
    assert len(reader(source).articles) == 1
    assert reader(source).articles == ()
    assert site.heads[-1]["if-none-match"] == '"v1"'


def test_lines_that_are_no_address_are_named(tmp_path: Path, reader: Any) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("see the paper\n")
    (notice,) = reader(Source("desk", "list", str(listed))).notices
    assert notice.message == 'desk has a line that is no address of an article, as "see the paper"'


def test_a_list_that_is_gone_or_no_list_is_said(tmp_path: Path, reader: Any) -> None:
    assert "cannot be opened" in reader(Source("desk", "list", str(tmp_path / "no.txt"))).states[0].error
    with pytest.raises(SourceError, match="larger than"):
        list_of_links.parse(b"x" * 1_000_001)


def test_a_counters_link_on_a_list_is_the_page_it_names() -> None:
    line = b"https://www.google.com/url?q=https://tidewater.example/boats&sa=D"
    assert list_of_links.parse(line) == (["https://tidewater.example/boats"], [])


@pytest.mark.parametrize(
    ("data", "is_one"),
    [(b"https://a.example/1\n", True), (b"", False), (b"https://a.example/1 is good.\nRead it.", False)],
)
def test_a_text_is_a_list_where_every_line_is_an_address(data: bytes, is_one: bool) -> None:
    assert list_of_links.is_list(data) is is_one
