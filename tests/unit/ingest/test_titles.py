"""A headline is what a page's readers see as one: not the name of the site, the section or the subject beside it."""

import pytest

from tasks.ingest import edges, markup, metadata, page, titles


def read(heading: str, *, title: str = "", og: str = "", site: str = "") -> metadata.Declared:
    metas = "".join(f'<meta property="og:{k}" content="{v}">' for k, v in (("title", og), ("site_name", site)) if v)
    return metadata.declared(
        markup.tree_of(f"<html><head><title>{title}</title>{metas}</head><body>{heading}<p>Text.</p></body></html>")
    )


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><div><a href='/local'>Local News</a> |</div><span>Nine states agree on the ferry levy</span></h1>",
        "<h1><span>Strait summit</span><span>: </span>Nine states agree on the ferry levy</h1>",
        "<h1><span>The strait</span><br><span>Nine states agree on the ferry levy</span></h1>",
        "<h1>Nine states agree on the ferry levy <small>Small ports to be heard in May</small></h1>",
        "<h1>Nine states agree on the ferry levy</h1>",
    ],
)
def test_a_kicker_or_a_subtitle_in_the_heading_is_not_of_the_headline(heading: str) -> None:
    assert read(heading, og="Nine states agree on the ferry levy").title == "Nine states agree on the ferry levy"


def test_a_heading_that_the_page_declares_whole_is_kept_whole() -> None:
    heading = "<h1><span>Okafor</span> says nine states agree on the levy</h1>"
    assert read(heading, og="Okafor says nine states agree on the levy").title.startswith("Okafor")


def test_parts_that_only_the_layout_sets_apart_get_the_signs_that_the_page_declares() -> None:
    found = read(
        "<h1><span>Strait summit</span>“We pay for the boats”</h1>", og="Strait summit: “We pay for the boats”"
    )
    assert found.title == "Strait summit: “We pay for the boats”"


@pytest.mark.parametrize(
    "title", ["The levy and the boats : Harbour Letters", "Harbour Letters » The levy and the boats"]
)
@pytest.mark.parametrize("home", ["/", "https://letters.example", "https://letters.example/"])
def test_a_heading_that_leads_to_the_first_page_is_the_site(title: str, home: str) -> None:
    assert read(f"<h1><a href='{home}'>Harbour Letters</a></h1>", title=title).title == "The levy and the boats"


@pytest.mark.parametrize("link", ["<a name='top'>", "<a href='#'>", "<a href='/2026/levy'>", "<a href='/?p=12'>"])
def test_a_headline_may_be_a_link_to_its_own_page(link: str) -> None:
    assert (
        read(f"<h1>{link}Nine states agree on the levy</a></h1>", title="Levy").title == "Nine states agree on the levy"
    )


def test_the_byline_under_a_heading_with_a_kicker_is_read() -> None:
    body = "".join(
        f"<p>The ministers of nine states met on day {n} and agreed to share the cost of a centre.</p>"
        for n in range(9)
    )
    text = page.read(
        "<html><head><meta property='og:title' content='Nine states agree on the ferry levy'></head><body><article>"
        "<h1><span>Strait summit:</span> Nine states agree on the ferry levy</h1>"
        f"<div>By Ada Okafor</div><div>4 March 2026</div>{body}</article></body></html>"
    ).text
    assert text.startswith("Nine states agree on the ferry levy\n\nBy Ada Okafor\n\n4 March 2026\n\nThe ministers")


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Nine states agree on the levy", True),
        ("Politics | Nine states agree on the levy", True),
        ("Politics", False),
        ("Nine states agree on the levy in Larne.", False),
        ("", False),
        ("Nine states agree on the levy " * 4, False),
    ],
)
def test_a_heading_says_the_title_alone_or_with_a_word_beside_it(text: str, headed: bool) -> None:
    assert titles.heads(text, "Nine states agree on the levy") is headed


def test_a_heading_further_down_that_holds_the_title_cuts_nothing_off() -> None:
    title = "Ten ferries of the strait"
    body = ["A myth: nobody counts the ferries.", "In February we counted them.", f"My {title}", "The first is red."]
    assert edges.trimmed(body, metadata.Declared(title=title), ()) == body
    assert edges.trimmed([f"Ships | {title}", *body[:2]], metadata.Declared(title=title), ()) == body[:2]
