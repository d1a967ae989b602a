"""An edition covers what was first seen since the last one, the last version of each, and says what was not read."""

from tasks.archive import recent, window
from tasks.model import Health, Notice

VOTE = "https://gazette.example/vote"
PORT = "https://gazette.example/port"
UNREAD = Notice("unread", "weather", "answers 500")


def test_every_article_is_in_one_edition_and_none_is_lost(desk) -> None:
    desk.collect(desk.at(1, 5, 29), desk.article(VOTE, "Vote."))
    desk.edition(1)
    desk.collect(desk.at(1, 5, 30), desk.article(PORT, "Port."))
    desk.collect(desk.at(2, 5, 29), desk.article("item 3", "Rail."))
    desk.edition(2)
    desk.collect(desk.at(3, 5, 29), desk.article("item 4", "Ferry."))
    assert [desk.read(day) for day in (1, 2, 3)] == [("Vote.",), ("Port.", "Rail."), ("Ferry.",)]


def test_an_edition_that_was_never_published_leaves_its_hours_to_the_next(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, "Vote."))
    assert desk.read(1) == ("Vote.",)
    desk.collect(desk.at(2), desk.article(PORT, "Port."))
    assert desk.read(2) == ("Vote.", "Port.")


def test_the_order_of_arrival_changes_nothing(desk) -> None:
    first, second = desk.article(VOTE, "Vote."), desk.article("item 3", "Rail.", source="wire")
    desk.collect(desk.at(1), second, first)
    desk.collect(desk.at(2), desk.article("b", "Bill."), desk.article("a", "Act."))
    assert desk.read(3) == ("Vote.", "Rail.", "Act.", "Bill.")


def test_of_several_versions_the_last_one_is_read(desk) -> None:
    for hour, text in ((5, "On 25 February."), (7, "On 26 February."), (9, "On 4 March.")):
        desk.collect(desk.at(1, hour), desk.article(VOTE, text))
    assert desk.read(1, 10) == ("On 4 March.",)


def test_a_page_that_goes_behind_a_paywall_does_not_replace_its_text(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, "On 25 February."))
    desk.collect(desk.at(1, 7), desk.article(VOTE, "Subscribe.", used=False))
    assert desk.read(1, 8) == ("On 25 February.",)


def test_a_new_version_stands_beside_the_one_that_the_last_edition_read(desk) -> None:
    desk.collect(desk.at(1, 4), desk.article(VOTE, "A first word."))
    desk.collect(desk.at(1, 5), desk.article(VOTE, "On 25 February."), desk.article(PORT, "Port."))
    desk.edition(1)
    desk.collect(desk.at(1, 9), desk.article(VOTE, "On 26 February."))
    desk.collect(desk.at(2, 5), desk.article(VOTE, "On 4 March."))
    ((new, before),) = desk.past(2).versions
    assert before.text == "On 25 February."
    assert new == desk.article(VOTE, "On 4 March.").id


def test_a_text_that_changed_before_any_edition_had_it_has_no_version_before(desk) -> None:
    desk.edition(1)
    desk.collect(desk.at(1, 9), desk.article(VOTE, "On 25 February."))
    desk.collect(desk.at(2, 5), desk.article(VOTE, "On 4 March."))
    assert desk.read(2) == ("On 4 March.",)
    assert desk.past(2).versions == ()


def test_another_source_on_the_same_link_is_no_version_of_it(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, "On 25 February.", source="old-name"))
    desk.edition(1)
    desk.collect(desk.at(6), desk.article(VOTE, "The vote is on 25 February."))
    assert desk.read(6) == ("The vote is on 25 February.",)
    assert desk.past(6).versions == ()


def test_a_teaser_is_no_version_of_the_text_it_hides(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, "On 25 February."))
    desk.edition(1)
    desk.collect(desk.at(2), desk.article(VOTE, "Subscribe.", used=False))
    assert desk.past(2).versions == ()


def test_sources_are_shown_as_they_did_in_those_hours(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, "Vote."), desk.article(PORT, "Port."))
    desk.collect(desk.at(1, 5, 10), failing="weather")
    one = desk.period(1)
    desk.edition(1)
    desk.collect(desk.at(2), desk.article("https://rain.example/1", "Rain.", source="weather"))
    desk.collect(desk.at(2, 5, 10), failing="gazette")
    gazette = Health("gazette", "Harbour Gazette", 2)
    weather = Health("weather", "weather", 0, desk.at(1, 5, 10), "answers 500")
    assert window(one, desk.shelf).health == (gazette, weather)
    gazette, weather = window(desk.period(2), desk.shelf).health
    assert (gazette.name, gazette.articles, gazette.failing) == ("Harbour Gazette", 0, desk.at(2, 5, 10))
    assert (weather.articles, weather.failing) == (1, None)


def test_what_could_not_be_read_is_said_once_and_only_while_it_lasts(desk) -> None:
    page = Notice("unread", VOTE, "timed out")
    moved = Notice("set-aside", "gazette", "has moved")
    desk.collect(desk.at(1, 3), notices=(UNREAD, page, moved), failing="weather")
    desk.collect(desk.at(1, 4), notices=(Notice("unread", "weather", "answers 404"),), failing="weather")
    said = window(desk.period(1), desk.shelf).notices
    assert [(n.subject, n.message) for n in said] == [
        ("weather", "answers 404"),
        (VOTE, "timed out"),
        ("gazette", "has moved"),
    ]


def test_what_was_read_after_all_is_not_called_unread(desk) -> None:
    page = Notice("unread", VOTE, "timed out")
    desk.collect(desk.at(1, 3), notices=(UNREAD, page), failing="weather")
    rain = desk.article("https://rain.example/1", "Rain.", source="weather")
    desk.collect(desk.at(1, 4), desk.article(VOTE, "Vote."), rain, notices=(Notice("unread", PORT, "timed out"),))
    assert [n.subject for n in window(desk.period(1), desk.shelf).notices] == [PORT]


def test_a_feed_that_lost_entries_is_named_until_it_is_read_anew(desk) -> None:
    lost = Notice("unread", "gazette", "3 of 40 entries could not be read")
    desk.collect(desk.at(1, 3), desk.article(VOTE, "Vote."), notices=(lost,))
    desk.collect(desk.at(1, 4), unchanged="gazette")
    assert window(desk.period(1), desk.shelf).notices == (lost,), "that nothing has changed is no news of them"
    desk.collect(desk.at(1, 6), desk.article(VOTE, "Vote."), notices=(lost,))
    desk.collect(desk.at(1, 7), desk.article(PORT, "Port."))
    assert window(desk.period(2), desk.shelf).notices == ()


def test_an_earlier_edition_keeps_its_notices(desk) -> None:
    desk.collect(desk.at(1), notices=(UNREAD,), failing="weather")
    desk.edition(1)
    desk.collect(desk.at(2), desk.article("https://rain.example/1", "Rain.", source="weather"))
    assert window(desk.period(1), desk.shelf).notices == (UNREAD,)
    assert window(desk.period(2), desk.shelf).notices == ()


def test_recent_articles_are_those_of_the_last_days_in_their_last_version(desk, shelf) -> None:
    desk.collect(desk.at(1), desk.article(PORT, "Port."))
    desk.collect(desk.at(2), desk.article(VOTE, "On 25 February."))
    desk.collect(desk.at(3), desk.article(VOTE, "On 4 March."))
    assert [a.text for a in recent(shelf, desk.at(2))] == ["On 4 March."]


def test_a_briefing_reads_its_own_sources(desk) -> None:
    rain = desk.article("https://rain.example/1", "Rain.", source="weather")
    lost = Notice("unread", "gazette", "answers 500")
    desk.collect(desk.at(1), desk.article(VOTE, "Vote."), rain, notices=(UNREAD, lost))
    read = window(desk.period(1, sources=("weather",)), desk.shelf)
    assert [a.text for a in read.articles] == ["Rain."]
    assert [h.key for h in read.health] == ["weather"]
    assert read.notices == (UNREAD,)


def test_a_link_that_several_sources_list_is_new_to_a_briefing_when_its_own_source_lists_it(desk) -> None:
    vote, same = desk.article(VOTE, "Vote."), desk.article(VOTE, "Vote.", source="wire")
    desk.collect(desk.at(1), vote)
    desk.edition(1)
    desk.collect(desk.at(2), same)
    desk.collect(desk.at(2, 5, 10), same)
    assert window(desk.period(2), desk.shelf).articles == (), "whoever reads both had it yesterday"
    assert window(desk.period(2, hour=6, sources=("wire",)), desk.shelf).articles == (vote,)


def test_a_source_that_nobody_collected_is_not_passed_over(desk) -> None:
    """A morning on which collecting stood still must not look like one without news."""
    first = desk.period(1, sources=("gazette", "weather"))
    assert [(h.key, h.failing) for h in window(first, desk.shelf).health] == [
        ("gazette", first.order.cut_off),
        ("weather", first.order.cut_off),
    ]
    desk.collect(desk.at(2, 3), desk.article(VOTE, "Vote."))
    desk.edition(2)
    gazette, weather = window(desk.period(3, sources=("gazette", "weather")), desk.shelf).health
    assert (gazette.name, gazette.failing, weather.failing) == ("Harbour Gazette", desk.at(2, 3), desk.at(2, 5, 30))
    assert "was not collected" in gazette.error
