"""Machine-reworded copies are found by their siblings; a journalist's own version is not one."""

from typing import Any

from tasks.deduplicate import group, rewording

CLEAN_ONE = (
    "The House Armed Services Committee heard the Secretary of State for Northern Affairs on Tuesday. "
    "He told the National Grid Security Council that the supply chain for transformers was at risk. "
    "The Baltic Energy Market Forum had warned of a price shock in its annual report. "
    "The prime minister called the supply chain a matter of national security. "
    "Officials expect the interim agreement to be signed in the spring. "
    "The interim agreement covers the power cable to the islands."
)
CLEAN_TWO = (
    "On Tuesday the Secretary of State for Northern Affairs went before the House Armed Services Committee. "
    "Transformers are scarce and the supply chain is weak, the National Grid Security Council was told. "
    "A price shock was foreseen in the annual report of the Baltic Energy Market Forum. "
    "For the prime minister the supply chain touches national security. "
    "An interim agreement on the power cable should be signed in the spring, officials expect."
)
SPUN = (
    "The Home Armed Companies Committee heard the Secretary of Nation for Northern Affairs on Tuesday. "
    "He told the Nationwide Grid Safety Council that the provide chain for transformers was at danger. "
    "The Baltic Power Market Discussion had warned of a value shock in its yearly report. "
    "The prime minister referred to the provide chain as a matter of nationwide safety. "
    "Officials anticipate the interim settlement to be signed in the spring. "
    "The interim settlement covers the energy cable to the islands."
)
OWN_VERSION = (
    "Transformers for the grid may run short this year, a government minister conceded to members of the House "
    "Armed Services Committee. Carmen Ibarra, who speaks for the islands, asked when the new power cable would be "
    "laid. She got no date. The Secretary of State for Northern Affairs would only say that engineers had surveyed "
    "the sea bed and that an interim agreement was close. The Baltic Energy Market Forum, a traders' body, sees "
    "prices rising by a tenth."
)


def test_a_reworded_copy_is_flagged_beside_two_clean_siblings(newsroom: Any) -> None:
    one, two, spun = (newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("b", CLEAN_TWO), ("c", SPUN)))
    found = rewording.judge(spun, (one, two))
    assert found
    pairs = {(spun.quote(r.here), (one if r.there.article == "a" else two).quote(r.there)) for r in found.rewordings}
    assert ("Home Armed Companies Committee", "House Armed Services Committee") in pairs
    assert ("provide chain", "supply chain") in pairs


def test_the_names_that_were_changed_are_told_from_the_phrases(newsroom: Any) -> None:
    one, two, spun = (newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("b", CLEAN_TWO), ("c", SPUN)))
    found = rewording.judge(spun, (one, two))
    assert found
    kinds = {spun.quote(r.here): r.name for r in found.rewordings}
    assert kinds["Home Armed Companies Committee"]
    assert not kinds["provide chain"]


def test_a_journalists_own_version_is_not_flagged(newsroom: Any) -> None:
    one, two, own = (newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("b", CLEAN_TWO), ("c", OWN_VERSION)))
    assert rewording.judge(own, (one, two)) is None


def test_the_clean_siblings_of_a_reworded_copy_are_not_flagged(newsroom: Any) -> None:
    one, two, spun = (newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("b", CLEAN_TWO), ("c", SPUN)))
    assert rewording.judge(one, (two, spun)) is None
    assert rewording.judge(two, (one, spun)) is None


def test_a_story_names_its_reworded_copy_and_never_leads_with_it(newsroom: Any) -> None:
    articles = tuple(newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("b", CLEAN_TWO), ("c", SPUN)))
    (story,) = group(articles)
    assert story.reworded == ("c",)
    assert story.lead != "c"
    assert [a.id for a in story.clean] == ["a", "b"]
    assert all(r.here.article == "c" for r in story.rewordings)


def test_one_sibling_cannot_tell_which_of_the_two_is_reworded(newsroom: Any) -> None:
    (story,) = group(tuple(newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("c", SPUN))))
    assert story.reworded == ()
    assert story.rewordings == ()


def test_copies_of_one_text_are_no_second_witness(newsroom: Any) -> None:
    """A spun text and its own reprint must not outvote the clean article."""
    (story,) = group(tuple(newsroom.article(k, t) for k, t in (("a", CLEAN_ONE), ("c", SPUN), ("d", SPUN))))
    assert "a" not in story.reworded


def test_spans_of_a_rewording_stand_in_the_stored_text_behind_dropped_lines(newsroom: Any) -> None:
    from dataclasses import replace

    from tasks.model import Dropped

    stamp = "Sign up for our newsletter.\n"
    one, two = newsroom.article("a", CLEAN_ONE), newsroom.article("b", CLEAN_TWO)
    spun = replace(newsroom.article("c", stamp + SPUN), dropped=(Dropped(0, len(stamp) - 1, "promo"),))
    found = rewording.judge(spun, (one, two))
    assert found
    words = {spun.quote(r.here) for r in found.rewordings}
    assert "provide chain" in words


def test_another_body_of_like_name_is_not_a_rewording(newsroom: Any) -> None:
    """Both bodies are named by the siblings: the article merely writes of the other one."""
    siblings = (
        newsroom.article("a", "The Senate Energy Committee met the House Energy Committee. " + CLEAN_ONE),
        newsroom.article("b", CLEAN_TWO + " The Senate Energy Committee met the House Energy Committee."),
    )
    article = newsroom.article(
        "c", "The House Energy Committee will hear the minister on the power cable in the spring."
    )
    assert rewording.judge(article, siblings) is None
