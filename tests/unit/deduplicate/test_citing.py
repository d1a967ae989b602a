"""A story says which release its articles stand on; it is neither joined nor parted by that."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.deduplicate import cite
from tasks.model import Article, Span, Story

RELEASE = (
    "Committee on steel appointed\n\nThe Ministry of Trade has today appointed a committee of nine members to review the "
    "tariff on imported flat steel. It will be chaired by Tarun Velde and will report within 90 days. Imports of flat "
    "steel rose by 14.2 per cent to 3,450 thousand tonnes last year."
)
REPORT = (
    "A nine-member committee is to review the tariff on flat steel, the Ministry of Trade said in a press release on Monday. "
    "Chaired by Tarun Velde, the committee is to report within 90 days. Imports of flat steel rose by 14.2 per cent last year."
)
OTHER = (
    "The Ministry of Trade said in a press release on Monday that herring quotas in the west will be cut by a third."
)


@pytest.fixture
def release(newsroom: Any) -> Article:
    made: Article = newsroom.article("release", RELEASE, "Ministry of Trade", official="Ministry of Trade", titled=True)
    return made


@pytest.fixture
def report(newsroom: Any) -> Article:
    made: Article = newsroom.article("report", REPORT, "Estmark Courier")
    return made


def test_a_release_of_another_story_is_known_and_shown(newsroom: Any, release: Article, report: Article) -> None:
    press, official = newsroom.story(report), newsroom.story(release)
    first, second = cite((press, official), (report, release))
    (one,) = first.cites
    assert (one.article, one.release, one.issuer, one.day) == (
        "report",
        "release",
        "Ministry of Trade",
        date(2026, 3, 2),
    )
    assert one.where == Span("release", 0, len("Committee on steel appointed"))
    assert replace(first, cites=()) == press
    assert second == official


def test_a_release_outside_the_edition_is_named_but_not_shown(newsroom: Any, release: Article, report: Article) -> None:
    (story,) = cite((newsroom.story(report),), (report, release))
    assert [(c.release, c.where) for c in story.cites] == [("release", None)]


def test_of_a_release_that_may_only_be_linked_no_word_is_shown(
    newsroom: Any, release: Article, report: Article
) -> None:
    closed = replace(release, rights="link")
    (story,) = cite((newsroom.story(report, closed),), (report, closed))
    assert [(c.release, c.where) for c in story.cites] == [("release", None)]


def test_a_release_nobody_has_seen_is_said_to_be_none(newsroom: Any, release: Article) -> None:
    (story,) = cite((newsroom.story(newsroom.article("other", OTHER, "Estmark Courier")),), (release,))
    assert [(c.article, c.release, c.issuer) for c in story.cites] == [("other", "", "")]


def test_no_release_is_called_unseen_in_a_story_that_has_one(newsroom: Any, release: Article, report: Article) -> None:
    other = newsroom.article("other", OTHER, "Almar Post")
    (story,) = cite((newsroom.story(report, release, other),), (report, release, other))
    assert [c.article for c in story.cites] == ["report"]
    (alone,) = cite((newsroom.story(release, other),), (release, other))
    assert alone.cites == ()


def test_a_reworded_copy_cites_nothing(newsroom: Any, release: Article, report: Article) -> None:
    spun: Story = newsroom.story(report, reworded=("report",))
    assert cite((spun,), (report, release))[0].cites == ()
