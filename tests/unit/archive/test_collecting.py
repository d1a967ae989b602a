"""What sources bring hour by hour is kept once, with its versions, and with what they are asked next time."""

from datetime import timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from tasks.archive import fingerprints, keep, list_sources, resemblance, states
from tasks.archive.forms import unpack
from tasks.archive.sketches import sketch
from tasks.errors import ArchiveError
from tasks.model import Entry, Intake, SourceState
from tasks.text import sha256

VOTE = "https://gazette.example/vote"
TEXT = "The upper house votes on 25 February, its speaker said."


def test_an_article_listed_all_day_is_kept_once(desk) -> None:
    vote = desk.article(VOTE, TEXT)
    first, *later = [desk.collect(desk.at(1, hour), vote) for hour in range(5, 12)]
    assert (first.fresh, first.seen) == (1, desk.at(1, 5))
    assert [receipt.fresh for receipt in later] == [0] * 6
    assert desk.read(2) == (TEXT,)


def test_an_article_that_changes_is_a_new_version(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT))
    assert desk.collect(desk.at(1, 6), desk.article(VOTE, "The vote is on 4 March.")).fresh == 1
    assert desk.collect(desk.at(1, 7), desk.article(VOTE, TEXT)).fresh == 0, "back to the first text: nothing new"


def test_two_feeds_that_list_one_link_keep_one_article(desk) -> None:
    here, there = desk.article(VOTE, TEXT), desk.article(VOTE, TEXT + " More.", source="wire")
    assert desk.collect(desk.at(1), here, there).fresh == 1
    assert desk.collect(desk.at(1, 6), desk.article(VOTE, TEXT + " Other words.", source="wire")).fresh == 0
    assert desk.read(1, 7) == (TEXT,)


def test_an_official_source_is_preferred_for_a_link_that_several_list(desk) -> None:
    release = desk.article(VOTE, "Release: " + TEXT, source="ministry", official="Ministry of Transport")
    desk.collect(desk.at(1), desk.article(VOTE, TEXT), release)
    assert desk.read(1) == ("Release: " + TEXT,)


def test_two_feeds_that_number_their_items_alike_keep_both(desk) -> None:
    desk.collect(desk.at(1), desk.article("item 7", TEXT), desk.article("item 7", "Rain in Lisbon.", source="weather"))
    assert sorted(desk.read(1)) == ["Rain in Lisbon.", TEXT]


def test_the_whole_text_of_another_feed_stands_in_for_a_teaser(desk) -> None:
    teaser = desk.article(VOTE, "Subscribe to read.", used=False, why="a teaser")
    desk.collect(desk.at(1), teaser, desk.article(VOTE, TEXT, source="wire"))
    desk.edition(1)
    assert desk.read(1) == (TEXT,)
    desk.collect(desk.at(1, 8), desk.article("https://gazette.example/port", "Subscribe.", used=False))
    desk.collect(desk.at(1, 9), desk.article("https://gazette.example/port", "The port opens.", source="wire"))
    assert desk.read(1, 10) == ("The port opens.",)


def test_a_source_that_is_listed_no_more_leaves_its_links_to_others(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT, source="old-name"))
    assert desk.collect(desk.at(2), desk.article(VOTE, "The vote is on 4 March.")).fresh == 0
    assert desk.collect(desk.at(5), desk.article(VOTE, "The vote is on 4 March.")).fresh == 1


def test_the_same_page_read_in_another_way_is_no_new_version(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT, raw="ab" * 32))
    assert desk.collect(desk.at(1, 6), desk.article(VOTE, TEXT + " Menu.", raw="ab" * 32)).fresh == 0
    assert desk.collect(desk.at(1, 7), desk.article(VOTE, TEXT + " Menu.", raw="cd" * 32)).fresh == 1


def test_what_comes_late_counts_for_the_next_edition(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT))
    desk.edition(1)
    late = desk.collect(desk.at(1, 5, 20), desk.article("https://gazette.example/late", "A late word."))
    assert late.seen == desk.at(1, 5, 30), "the hours up to the cut-off are closed"
    assert desk.read(1) == (TEXT,)
    assert desk.read(2) == ("A late word.",)


def test_the_same_collection_again_gives_the_same_receipt(desk) -> None:
    vote = desk.article(VOTE, TEXT)
    first = desk.collect(desk.at(1), vote)
    desk.period(1)
    assert desk.collect(desk.at(1), vote) == first
    assert desk.collect(desk.at(1, 7), vote) != first


def test_the_receipt_counts_what_is_in_use_and_what_is_new(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT))
    spam = desk.article("https://gazette.example/car", "Win a car.", used=False)
    receipt = desk.collect(desk.at(1, 6), desk.article(VOTE, TEXT), spam)
    assert (receipt.articles, receipt.fresh) == (1, 1)


def state(desk, *entries: Entry, hour: int = 5, **more: object) -> SourceState:
    return SourceState("gazette", '"tag"', "Mon", "", entries, read=desk.at(1, hour), **more)


def test_the_next_collection_asks_with_what_the_last_one_left(desk, shelf) -> None:
    left = state(desk, Entry("a", "1"), Entry("b", "2"))
    keep(shelf, Intake((), states=(left,)), desk.at(1))
    assert states(shelf, ("weather", "gazette")) == (SourceState("weather"), left)
    failing = state(desk, Entry("b", "3"), Entry("c", "4"), failing=desk.at(1, 6), error="answers 500")
    keep(shelf, Intake((), states=(failing,)), desk.at(1, 6))
    (now,) = states(shelf, ("gazette",))
    assert now.entries == (Entry("a", "1"), Entry("b", "3"), Entry("c", "4"))
    assert (now.failing, now.error) == (desk.at(1, 6), "answers 500")


def test_an_entry_is_forgotten_two_months_after_it_was_last_listed(desk, shelf) -> None:
    keep(shelf, Intake((), states=(state(desk, Entry("old", "1"), Entry("kept", "1")),)), desk.at(1))
    keep(shelf, Intake((), states=(state(desk, Entry("kept", "1")),)), desk.at(59))
    assert len(states(shelf, ("gazette",))[0].entries) == 2
    keep(shelf, Intake((), states=(state(desk, Entry("new", "1")),)), desk.at(62))
    assert [e.address for e in states(shelf, ("gazette",))[0].entries] == ["kept", "new"]


def test_a_feed_that_never_changes_is_not_forgotten(desk, shelf) -> None:
    keep(shelf, Intake((), states=(state(desk, Entry("old", "1")),)), desk.at(1))
    keep(shelf, Intake((), states=(state(desk, Entry("new", "1")),)), desk.at(2))
    for day in (40, 80, 120):
        desk.collect(desk.at(day), unchanged="gazette")
    assert [e.address for e in states(shelf, ("gazette",))[0].entries] == ["new"]


@pytest.mark.parametrize("step", ["tasks.archive.keeping.sketch", "tasks.archive.watching._list"])
def test_body_and_validators_are_kept_together_or_not_at_all(step, desk, shelf, killed_in) -> None:
    desk.collect(desk.at(1), desk.article("https://gazette.example/old", "Old news."))
    before = states(shelf, ("gazette",))
    with killed_in(step):
        desk.collect(desk.at(1, 6), desk.article(VOTE, TEXT))
    assert states(shelf, ("gazette",)) == before, "the source is asked again for what was not kept"
    assert desk.collect(desk.at(1, 6), desk.article(VOTE, TEXT)).fresh == 1


def test_an_instant_without_a_zone_is_refused(desk) -> None:
    with pytest.raises(StatementError, match="has no zone"):
        keep(desk.shelf, Intake(()), desk.at(1).replace(tzinfo=None))


def test_sources_are_listed_with_what_they_brought(desk, shelf) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, TEXT), failing="weather")
    gazette, weather = list_sources(shelf)
    assert (gazette.key, gazette.articles, gazette.last, gazette.read) == ("gazette", 1, desk.at(1), desk.at(1))
    assert (weather.articles, weather.last, weather.failing, weather.error) == (0, None, desk.at(1), "answers 500")


def test_every_text_leaves_a_small_fingerprint(desk, shelf) -> None:
    long = " ".join(f"Article {n} of the fisheries accord binds the state to report." for n in range(40))
    desk.collect(desk.at(1), desk.article(VOTE, long))
    kept = fingerprints(shelf)
    assert kept.sketch(sha256(long)) == sketch(long)
    assert len(sketch(long)) == 256
    assert kept.sketch(sha256("unknown")) == b""
    assert resemblance(sketch(long), sketch(long)) == 1
    assert 0.7 < resemblance(sketch(long), sketch(long + " The accord enters into force in May.")) < 1
    assert resemblance(sketch(long), sketch("A crime film opens in Lisbon on Friday.")) == 0
    assert resemblance(sketch(long), sketch("Yes, minister.")) == 0, "two words have no run of three"


def test_a_damaged_ledger_is_said() -> None:
    with pytest.raises(ArchiveError, match="damaged"):
        unpack(b"not zlib")


def test_an_instant_is_the_same_in_every_zone(desk) -> None:
    brussels = desk.at(1).astimezone(timezone(timedelta(hours=1)))
    assert desk.collect(brussels, desk.article(VOTE, TEXT)).seen == desk.at(1)
