"""A better reading of the same bytes serves tomorrow's edition; no edition that was begun changes by it."""

import os
from dataclasses import replace
from pathlib import Path

from tasks.archive import Held, asked, begin, keep, prune, raws, renew, rereadable, window
from tasks.model import Host, Intake

VOTE = "https://gazette.example/vote"
FIRST, BETTER = "The vote is on 25 February. Menu", "The vote is on 25 February, the speaker said."
RAW = "ab" * 32


def held(desk, text: str = FIRST, raw: str = RAW) -> Held:
    """The vote, read once on the first day."""
    desk.collect(desk.at(1), desk.article(VOTE, text, raw=raw))
    (one,) = rereadable(desk.shelf)
    return one


def better(desk, one: Held, text: str = BETTER) -> Held:
    return replace(one, article=desk.article(VOTE, text, raw=one.article.raw))


def test_the_next_edition_reads_the_better_text(desk) -> None:
    one = held(desk)
    assert renew(desk.shelf, (better(desk, one),), desk.at(1, 5, 10)) == 1
    assert desk.read(1) == (BETTER,)
    assert [h.article.text for h in rereadable(desk.shelf)] == [BETTER]
    assert renew(desk.shelf, (better(desk, one),), desk.at(1, 6)) == 0, "the same again changes nothing"


def test_an_edition_that_was_begun_keeps_its_text(desk) -> None:
    one = held(desk)
    desk.edition(1)
    before = desk.read(1), desk.past(2)
    renew(desk.shelf, (better(desk, one),), desk.at(1, 5, 10))
    assert (desk.read(1), desk.past(2)) == before
    assert desk.edition(1).fresh is False, "made again it has the same bytes"
    assert desk.read(2) == (), "and tomorrow it is no news"


def test_a_text_read_better_is_no_change_of_its_publisher(desk) -> None:
    one = held(desk)
    desk.edition(1)
    renew(desk.shelf, (better(desk, one),), desk.at(1, 7))
    assert desk.collect(desk.at(1, 8), desk.article(VOTE, BETTER, raw="cd" * 32)).fresh == 0
    changed = BETTER.replace("25 February", "4 March")
    desk.collect(desk.at(1, 9), desk.article(VOTE, changed, raw="ef" * 32))
    assert desk.read(2) == (changed,)
    assert [article.text for _, article in desk.past(2).versions] == [BETTER], "compared are texts of one reader"


def test_what_an_edition_told_of_a_better_text_stays_when_the_rest_goes(desk) -> None:
    one = held(desk)
    renew(desk.shelf, (better(desk, one),), desk.at(1, 5, 10))
    desk.edition(1)
    assert [a.text for a in desk.past(2).articles] == [BETTER]
    assert prune(desk.shelf, desk.at(1, 5, 20)) == 0
    assert [a.text for a in desk.past(2).articles] == [BETTER]
    assert prune(desk.shelf, desk.at(9)) == 2
    assert rereadable(desk.shelf) == ()


def test_a_text_without_bytes_is_not_read_again(desk) -> None:
    desk.collect(desk.at(1), desk.article(VOTE, FIRST))
    assert rereadable(desk.shelf) == ()
    desk.collect(desk.at(2), desk.article("https://gazette.example/port", FIRST, raw=RAW))
    assert [h.article.url for h in rereadable(desk.shelf, desk.at(2))] == ["https://gazette.example/port"]
    assert rereadable(desk.shelf, desk.at(3)) == ()


def test_bytes_go_with_the_article_that_was_read_from_them(desk) -> None:
    folder = Path(raws(desk.shelf))
    assert folder.parent == Path(desk.shelf.archive.removeprefix("sqlite:///")).parent, "beside the archive"
    assert Path(desk.shelf.output) not in folder.parents, "never among what is handed on"
    held(desk)
    new = "ff" * 32
    for key in (RAW, "cd" * 32, new):
        (folder / key[:2]).mkdir(parents=True, exist_ok=True)
        (folder / key[:2] / key[2:]).write_bytes(b"packed")
    for key in (RAW, "cd" * 32):
        os.utime(folder / key[:2] / key[2:], (0, desk.at(1).timestamp()))
    os.utime(folder / new[:2] / new[2:], (0, desk.at(9).timestamp()))

    def there() -> set[str]:
        return {path.parent.name + path.name for path in folder.rglob("*") if path.is_file()}

    prune(desk.shelf, desk.at(1))
    assert there() == {RAW, "cd" * 32, new}
    prune(desk.shelf, desk.at(1, 4))
    assert there() == {RAW, "cd" * 32, new}
    prune(desk.shelf, desk.at(2))
    assert there() == {new}, "what a collection is just writing stays"


def test_what_hosts_ask_for_is_carried_as_long_as_it_holds(desk, shelf) -> None:
    day = Host("https://a.example", "User-agent: *", until=desk.at(2))
    hour = Host("https://b.example", after=desk.at(1, 6))
    keep(shelf, Intake((), hosts=(day, hour)), desk.at(1))
    assert asked(shelf, desk.at(1, 5, 30)) == (day, hour)
    assert asked(shelf, desk.at(1, 7)) == (day,)
    keep(shelf, Intake((), hosts=(replace(day, after=desk.at(1, 9)),)), desk.at(1, 7))
    assert asked(shelf, desk.at(1, 8)) == (replace(day, after=desk.at(1, 9)),)
    assert asked(shelf, desk.at(3)) == ()


def test_an_edition_of_the_past_reads_what_was_known_then(desk) -> None:
    one = held(desk)
    early = begin(desk.order(1), desk.shelf)
    desk.collect(desk.at(1, 8), desk.article("https://gazette.example/port", "The port opens.", raw="cd" * 32))
    renew(desk.shelf, (better(desk, one),), desk.at(1, 9))
    assert [a.text for a in window(early, desk.shelf).articles] == [FIRST]
