"""What a site prints under one story after another is told from what its stories say."""

from datetime import timedelta

import pytest

from tasks.archive import habits, keep
from tasks.archive.site_habits import of_texts
from tasks.archive.sketches import containment, sketch
from tasks.model import Intake, Span
from tasks.text import line_digest

NOTICE = "Our standards: the Harbour Gazette principles of trust."
TOPICS = ("ferry", "budget", "harvest", "bridge", "census", "tunnel", "museum", "treaty")


def story(topic: str, *more: str) -> str:
    """A report of a few paragraphs on a matter of its own."""
    body = [f"{topic} {n} " + " ".join(f"{topic}{n}word{k} stands" for k in range(30)) for n in range(15)]
    return "\n\n".join([f"The {topic} is opened", *body, *more])


def test_a_line_under_three_distinct_stories_is_the_sites_own(desk, shelf) -> None:
    texts = [desk.article(f"https://gazette.example/{t}", story(t, NOTICE), site="gazette.example") for t in TOPICS[:4]]
    desk.collect(desk.at(1), *texts[:2])
    assert habits(shelf, (texts[0],), desk.at(1, 6)) == (), "two stories are no habit"
    (found,) = habits(shelf, (texts[2],), desk.at(1, 6))
    assert (found.site, found.lines) == ("gazette.example", (line_digest(NOTICE),)), "the new one counts as well"
    desk.collect(desk.at(1, 6), texts[2])
    assert habits(shelf, (texts[3],), desk.at(2)) == (found,)


def test_only_the_same_site_counts(desk, shelf) -> None:
    for n, topic in enumerate(TOPICS[:3]):
        site = f"paper{n}.example"
        desk.collect(desk.at(1, 5 + n), desk.article(f"https://{site}/{topic}", story(topic, NOTICE), site=site))
    other = desk.article("https://paper1.example/x", story("museum", NOTICE), site="paper1.example")
    assert habits(shelf, (other,), desk.at(2)) == ()
    nowhere = desk.article("notes.txt", story("museum", NOTICE), site="")
    assert habits(shelf, (nowhere,), desk.at(2)) == ()


def test_three_reports_on_one_event_make_no_habit() -> None:
    shared = [f"Sentence {n} of the wire report says what happened at the port on that day {n}." for n in range(12)]
    copies = [(t, story(t)[:300] + "\n\n" + "\n\n".join(shared)) for t in TOPICS[:3]]
    assert of_texts("gazette.example", copies).lines == ()
    assert of_texts("gazette.example", [(t, story(t, shared[0])) for t in TOPICS[:3]]).lines == (
        line_digest(shared[0]),
    )


def test_versions_of_one_text_are_one_story(desk, shelf) -> None:
    for hour, topic in enumerate(TOPICS[:4]):
        text = desk.article("https://gazette.example/live", story(topic, NOTICE), site="gazette.example")
        desk.collect(desk.at(1, 5 + hour), text)
    assert habits(shelf, (text,), desk.at(2)) == ()


def test_a_long_line_in_the_midst_of_a_text_is_no_notice() -> None:
    long = " ".join(f"word{n}" for n in range(30))
    for number, habit in ((5, False), (1, True), (16, True)):  # in the midst, at the head, at the end
        told = [(topic, _with(long, number, story(topic))) for topic in TOPICS[:3]]
        assert (line_digest(long) in of_texts("gazette.example", told).lines) is habit


def _with(line: str, number: int, text: str) -> str:
    parts = text.split("\n\n")
    return "\n\n".join([*parts[:number], line, *parts[number:]])


def test_a_columns_name_is_not_struck_from_its_headline(desk, shelf) -> None:
    found = []
    for topic in TOPICS[:3]:
        text = f"Morning post\n\n{story(topic)}"
        article = desk.article(f"https://gazette.example/{topic}", text, site="gazette.example")
        found.append(desk.article(article.address, text, site=article.site, headline=Span(article.id, 0, 12)))
    assert habits(shelf, tuple(found), desk.at(1)) == ()


def test_what_a_site_printed_months_ago_is_forgotten(desk, shelf) -> None:
    texts = [desk.article(f"https://gazette.example/{t}", story(t, NOTICE), site="gazette.example") for t in TOPICS[:3]]
    desk.collect(desk.at(1), *texts[:2])
    assert habits(shelf, (texts[2],), desk.at(1) + timedelta(days=59))
    assert habits(shelf, (texts[2],), desk.at(1) + timedelta(days=61)) == ()


def test_lines_are_counted_only_where_the_text_is_new(desk, shelf) -> None:
    article = desk.article("https://gazette.example/a", story("ferry", NOTICE), site="gazette.example")
    for hour in (5, 6, 7):
        keep(shelf, Intake((article,)), desk.at(1, hour))
    assert habits(shelf, (article,), desk.at(2)) == ()


@pytest.mark.parametrize(("share", "low", "high"), [(0.0, 0.0, 0.05), (0.5, 0.3, 0.7), (1.0, 0.9, 1.0)])
def test_containment_is_the_share_of_the_shorter_text(share: float, low: float, high: float) -> None:
    short = [f"apple{n} pear{n} plum{n}" for n in range(60)]
    kept = short[: int(60 * share)]
    long = kept + [f"oak{n} elm{n} ash{n}" for n in range(400)]
    assert low <= containment(sketch(" ".join(short)), sketch(" ".join(long))) <= high
    assert containment(b"", sketch("one two three four")) == 0
