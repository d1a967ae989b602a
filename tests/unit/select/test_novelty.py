"""What is new since the last edition, by the texts alone."""

from dataclasses import replace
from typing import Any

from tasks.select.novelty import Known, unchanged

TOLD = "The cabinet approved the harbour plan on Monday after four hours.\nUnions of pilots had asked it not to do so."
NEWER = "A court in the capital halted the plan on Tuesday evening."


def goes_on(desk: Any, *texts: str, **more: Any) -> Any:
    articles = (
        desk.article(f"n{n}", f"Headline {n} that no edition had before today", text) for n, text in enumerate(texts)
    )
    return desk.story("plan", *articles, goes_on=True, **more)


def before(desk: Any) -> Any:
    return desk.past(desk.story("plan", desk.article("old", "Cabinet approves plan", TOLD)))


def test_a_reprint_under_another_headline_says_nothing_new(desk: Any) -> None:
    assert unchanged(goes_on(desk, TOLD), before(desk))


def test_one_new_sentence_is_news(desk: Any) -> None:
    assert not unchanged(goes_on(desk, f"{TOLD} {NEWER}"), before(desk))


def test_one_article_of_two_with_something_new_is_news(desk: Any) -> None:
    assert not unchanged(goes_on(desk, TOLD, NEWER), before(desk))


def test_other_line_ends_quotes_and_accents_are_nothing_new(desk: Any) -> None:
    told = (
        TOLD.replace("harbour plan on", "harbour\nplan on").replace("cabinet", "cabinét").replace("\nUnions", " Unions")
    )
    assert unchanged(goes_on(desk, told), before(desk))


def test_a_shorter_version_is_nothing_new(desk: Any) -> None:
    assert unchanged(goes_on(desk, TOLD.partition("\n")[0]), before(desk))


def test_another_figure_is_news(desk: Any) -> None:
    assert not unchanged(goes_on(desk, TOLD.replace("four hours", "five hours")), before(desk))


def test_a_few_loose_words_are_no_news(desk: Any) -> None:
    assert unchanged(goes_on(desk, f"{TOLD}\nPhoto: the old harbour."), before(desk))


def test_a_short_notice_of_correction_is_news(desk: Any) -> None:
    assert not unchanged(goes_on(desk, f"{TOLD}\nCorrection: five hours."), before(desk))


def test_a_new_version_of_an_article_is_never_unchanged(desk: Any) -> None:
    past = before(desk)
    story = goes_on(desk, TOLD)
    revised = replace(past, versions=((story.articles[0].id, past.stories[0].articles[0]),))
    assert not unchanged(story, revised)


def test_a_story_that_goes_on_from_nothing_is_not_unchanged(desk: Any) -> None:
    assert not unchanged(desk.story("plan", desk.article("n", "Title", TOLD)), before(desk))
    assert not unchanged(goes_on(desk, TOLD), desk.past())


def test_stories_that_merged_are_all_remembered(desk: Any) -> None:
    other = desk.story("halt", desk.article("halt", "Court halts plan", NEWER))
    past = desk.past(desk.story("plan", desk.article("old", "Cabinet approves plan", TOLD)), other)
    story = goes_on(desk, TOLD, NEWER)
    assert not unchanged(story, past)
    assert unchanged(replace(story, continues=("plan", "halt")), past)


def test_a_machine_spun_copy_is_not_news(desk: Any) -> None:
    story = goes_on(desk, TOLD, "The closet green-lit the haven scheme on Monday after quadruple hours.")
    assert not unchanged(story, before(desk))
    assert unchanged(replace(story, reworded=(story.articles[1].id,)), before(desk))


def test_novelty_is_the_share_of_new_sentences(desk: Any) -> None:
    known = Known(before(desk))
    shares = [
        known.novelty(desk.story("x", desk.article("n", "Title", text))) for text in (TOLD, f"{TOLD} {NEWER}", NEWER)
    ]
    assert shares[0] == 0 < shares[1] < shares[2] == 1


def test_a_story_of_headlines_is_new(desk: Any) -> None:
    assert Known(before(desk)).novelty(desk.story("x", desk.article("n", "Title"))) == 1
