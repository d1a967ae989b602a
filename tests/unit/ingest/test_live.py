"""A live page is read whole where it holds the whole blog; where it holds the newest posts, its own report is read."""

import json

import pytest

from tasks.ingest import live, page

REPORT = (
    "The ministers of nine states met in Larne on Tuesday and agreed to share the cost of a rescue centre in the strait.",
    "The centre will be paid for by a levy on ferries, which the harbour board had opposed for most of the past year.",
    "Ms Okafor said that the vote had been closer than she had hoped, and that the small ports would be heard in May.",
    "The opposition in three of the states has announced that it will bring the levy before the court in the autumn.",
    "Rescue crews, who have worked from a tent since the storm of last January, welcomed the decision without reserve.",
    "The first boats are to be moved to the new harbour in June, long before the building itself has been finished.",
)
POSTS = {
    "Crews gather at the old tent": "Some forty people stand around the old tent this evening, and nobody speaks of sleep.",
    "Levy drawn up by lawyers": "The text of the levy has reached us. It is eleven pages long and names every ferry line.",
    "Opposition leaves the hall": "The benches on the left of the hall are empty now, and the clerk is counting again.",
}


def blog(start: str, times: tuple[str, ...], report: tuple[str, ...] = REPORT) -> str:
    posts = [
        {"@type": "BlogPosting", "headline": head, "articleBody": f"<p>{text}</p>", "datePublished": time}
        for (head, text), time in zip(POSTS.items(), times, strict=True)
    ]
    data = {
        "@type": "LiveBlogPosting",
        "headline": "Strait states meet: live",
        "coverageStartTime": start,
        "liveBlogUpdate": posts,
    }
    shown = "".join(f"<div><h2>{head}</h2><p>{text}</p></div>" for head, text in POSTS.items())
    above = "".join(f"<p>{line}</p>" for line in report)
    return (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><main>'
        f"<h1>Strait states meet: live</h1><div>{above}</div><div>{shown}</div></main></body></html>"
    )


EVENING = ("2026-03-04T21:00:00Z", "2026-03-04T20:30:00Z", "2026-03-04T20:00:00Z")


def test_the_newest_posts_of_a_long_blog_are_not_the_article() -> None:
    text = page.read(blog("2026-03-01T08:00:00Z", EVENING)).text
    assert REPORT[-1] in text
    assert not any(words in text for post in POSTS.items() for words in post)


def test_a_blog_that_the_page_holds_from_its_start_is_read_whole() -> None:
    text = page.read(blog("2026-03-04T19:45:00Z", EVENING)).text
    assert all(words in text for words in (*REPORT, *POSTS.values()))


def test_posts_are_read_where_nothing_but_a_line_stands_above_them() -> None:
    text = page.read(blog("2026-03-01T08:00:00Z", EVENING, REPORT[:1])).text
    assert all(words in text for words in POSTS.values())


@pytest.mark.parametrize("start", ["", "yesterday", "2026-03-04"])
def test_a_blog_that_does_not_say_since_when_it_runs_is_read_whole(start: str) -> None:
    text = page.read(blog(start, EVENING)).text
    assert all(words in text for words in POSTS.values())


def test_a_line_that_begins_like_a_post_ends_the_report_and_a_short_word_does_not() -> None:
    body = [*REPORT, "Opposition leaves the hall", "The benches are empty."]
    assert live.standing(body, ("oppositionleavesthehall",)) == list(REPORT)
    things = [{"@type": "LiveBlogPosting", "coverageStartTime": "2026-03-01", "liveBlogUpdate": "none"}]
    assert live.newest(things) == ()
