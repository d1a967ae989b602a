"""An edition keeps its words and pages, however many stories there are."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tasks.model import Briefing, Section
from tasks.render import fitting, package
from tasks.render.fitting import STEPS, Fitted, fit, trimmed, words
from tasks.render.html import note_print
from tasks.render.view import view


@dataclass(frozen=True)
class Paper:
    """A print of so many pages."""

    pages: int
    front: bool = True


def page(fitted: Fitted) -> str:
    return note_print(view(fitted.briefing, fitted.room))


def crowded(briefing: Briefing, read: int = 5, seen: int = 60) -> Briefing:
    """The same edition with its first story several times and many that are only seen."""
    first, last = briefing.sections[0], briefing.sections[-1]
    sections: tuple[Section, ...] = (
        *(replace(first, story=f"a{n}") for n in range(read)),
        *briefing.sections[1:-1],
        *(replace(last, story=f"d{n}") for n in range(seen)),
    )
    return replace(briefing, sections=sections)


def keys(fitted: Fitted) -> list[str]:
    return [b.key for b in fitted.briefing.sections[0].front]


def lines(fitted: Fitted, key: str) -> int:
    return sum(len(b.lines) for b in fitted.briefing.sections[0].front if b.key == key)


def test_an_edition_that_fits_loses_nothing(morning: Any) -> None:
    fitted, laid, notices = fit(morning.briefing, page, lambda _: Paper(6))
    assert (fitted.briefing, laid.pages, notices) == (morning.briefing, 6, ())


def test_quotations_give_way_first_and_words_are_kept(morning: Any) -> None:
    wide = words(page(Fitted(morning.briefing)))
    order = replace(morning.briefing.order, words=wide + 60 - 2, pages=6)
    fitted, _, notices = fit(replace(morning.briefing, order=order), page, lambda _: Paper(1))
    assert "quotations" not in keys(fitted)
    assert lines(fitted, "key-points") == 3
    assert notices == ()


def test_pages_are_kept_by_laying_out_again(morning: Any) -> None:
    tried: list[str] = []

    def lay_out(text: str) -> Paper:
        tried.append(text)
        return Paper(9 - len(tried))

    _, laid, notices = fit(morning.briefing, page, lay_out)
    assert (laid.pages, len(tried), notices) == (6, 3, ())


def test_page_1_gives_up_what_it_says_twice_until_it_is_one_page(morning: Any) -> None:
    tried: list[str] = []

    def lay_out(text: str) -> Paper:
        tried.append(text)
        return Paper(5, front=len(tried) > 2)

    fitted, laid, notices = fit(morning.briefing, page, lay_out)
    assert (laid.front, fitted.briefing.fitted, fitted.briefing.fitted_front, notices) == (True, 0, 2, ())
    assert (fitted.room.below, fitted.room.picture) == (1, False)
    assert fit(fitted.briefing, page, lambda _: Paper(5))[0] == fitted, "laid out again it is the same"


def test_a_page_1_that_cannot_be_one_page_keeps_its_days(morning: Any) -> None:
    fitted, _, _ = fit(morning.briefing, page, lambda _: Paper(5, front=False))
    assert fitted.briefing == morning.briefing


def test_what_never_fits_is_said(morning: Any) -> None:
    _, laid, (notice,) = fit(morning.briefing, page, lambda _: Paper(7))
    assert laid.pages == 7
    assert notice.code == "render"
    assert notice.message.startswith("7 pages and ")


def test_each_step_leaves_as_much_or_less(morning: Any) -> None:
    counts = [words(page(trimmed(crowded(morning.briefing), n))) for n in range(len(STEPS))]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0] / 2


def test_what_differs_and_what_is_not_known_stay_to_the_end(morning: Any) -> None:
    last = trimmed(morning.briefing, len(STEPS) - 1)
    assert {"bottom-line", "new", "key-points", "differ", "not-known"} <= set(keys(last))
    assert last.briefing.front[0] == morning.briefing.front[0]


def test_days_ahead_stay_before_days_past(morning: Any) -> None:
    section = morning.briefing.sections[0]
    (block,) = (b for b in section.front if b.key == "dates")
    ahead = replace(section.ledger, upcoming=section.ledger.upcoming[1:])
    (kept,) = fitting._days(block.lines, 1, ahead)
    assert kept is block.lines[1]


def test_stories_only_seen_are_listed_on_screen_and_counted_on_paper(morning: Any) -> None:
    laid = view(crowded(morning.briefing))
    assert (len(laid.seen), len(laid.seen_printed), laid.seen_more) == (60, 40, "And 20 more, listed in note.html.")
    none = view(crowded(morning.briefing), replace(Fitted(morning.briefing).room, seen=0))
    assert none.seen_more == "60 stories, listed in note.html."


@pytest.mark.parametrize("read", [1, 5])
def test_a_crowded_edition_is_printed_within_six_pages_and_2300_words(morning: Any, read: int) -> None:
    import io

    import pypdf

    made = package(crowded(morning.briefing, read), morning.articles)
    note = next(f.data for f in made.files if f.name == "note.pdf")
    text = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(note)).pages]
    assert len(text) <= 6
    assert sum(any(c.isalnum() for c in w) for w in " ".join(text).split()) <= 2300
    assert made.notices == ()


def test_the_words_of_a_page_are_those_that_are_printed() -> None:
    text = "<head><title>No</title></head><p>One <a href='x'>two</a>three [<span>1¶2</span>·<span>2¶3</span>] – 4</p>"
    assert words(text) == 4
