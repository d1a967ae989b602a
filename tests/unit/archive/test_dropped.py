"""What of a source was dropped, and why, is known after each visit."""

from dataclasses import replace

from tasks.archive import keep, list_sources
from tasks.model import Intake, Notice, SourceState

VOTE = "https://gazette.example/vote"


def test_articles_that_cannot_be_used_are_counted_by_reason(desk, shelf) -> None:
    short = [
        replace(desk.article(f"{VOTE}/{n}", f"Boat {n} sails."), used=False, why=f"only {n} words of text")
        for n in (3, 4)
    ]
    wall = replace(
        desk.article(VOTE, "To continue reading, subscribe."), used=False, why="a teaser; the rest is for subscribers"
    )
    desk.collect(desk.at(1), *short, wall, desk.article(f"{VOTE}/whole", "The upper house votes on 25 February."))
    (gazette,) = list_sources(shelf)
    assert gazette.unused == (("only n words of text", 2), ("a teaser; the rest is for subscribers", 1))


def visit(desk, hour: int, *said: str, error: str = "") -> None:
    state = SourceState("gazette", read=desk.at(1, hour), failing=desk.at(1, hour) if error else None, error=error)
    notices = tuple(Notice("set-aside", "gazette", one) for one in said)
    keep(desk.shelf, Intake((), notices, (state,)), desk.at(1, hour))


def test_only_the_last_visit_is_told_of(desk, shelf) -> None:
    visit(desk, 5, "Gazette lists 3 entries that are old; they were left")
    visit(desk, 6, "Gazette lists 1 page of other sites; they were left")
    assert list_sources(shelf)[0].told == ("Gazette lists 1 page of other sites; they were left",)
    visit(desk, 7)
    assert list_sources(shelf)[0].told == ()


def test_the_error_is_not_told_twice(desk, shelf) -> None:
    visit(desk, 5, "Gazette answers 500", error="answers 500")
    assert list_sources(shelf)[0].told == ()
