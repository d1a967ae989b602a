"""Whatever the articles hold, the cheap stages give every article one place, in any order."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.deduplicate import group, pairs
from tasks.model import Article, Basis, Credit, Dating, Order, Past, Sourced
from tasks.select import choose, load_pack
from tasks.text import sha256

WORDS = (
    "Norland Estmark parliament passed the a water cable bill of and to Monday 700 megawatts said minister Riga tea "
    "treaty 议会 विधेयक — “ ” \n"
).split(" ")

BY_HAND = Order("manual", "Note", date(2026, 3, 3), "UTC", intake="i")
MORNING = Order("daily", "Note", date(2026, 3, 3), "UTC", topics=load_pack())


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, ...]:
    made = []
    for n in range(draw(st.integers(0, 6))):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=40)))
        outlet = draw(st.sampled_from([None, "Courier", "Post"]))
        credit = draw(st.sampled_from([(), (Credit("NPS", "byline", "NPS"),)]))
        day = draw(st.sampled_from([None, date(2026, 3, 1), date(2026, 3, 2)]))
        dated = Dating(day, day, Basis.URL if day else Basis.UNKNOWN)
        key = sha256(f"{n}{text}")[:16]
        made.append(Article(key, f"{n}.txt", "", text, None, Sourced(outlet, Basis.VISIBLE), dated, credit))
    return tuple(made)


@settings(max_examples=40, deadline=None)
@given(given_=articles())
def test_every_article_is_in_one_story_and_has_one_origin(given_: tuple[Article, ...]) -> None:
    stories = group(given_)
    assert sorted(a.id for s in stories for a in s.articles) == sorted(a.id for a in given_)
    for story in stories:
        assert sorted(key for o in story.origins for key in o.articles) == sorted(a.id for a in story.articles)
        assert story.lead in {a.id for a in story.clean}


@settings(max_examples=40, deadline=None)
@given(data=st.data(), given_=articles())
def test_no_stage_sees_the_order_in_which_articles_came(data: st.DataObject, given_: tuple[Article, ...]) -> None:
    other = tuple(data.draw(st.permutations(given_)))
    assert group(other) == group(given_)
    for order in (BY_HAND, MORNING):
        assert choose(group(other), Past(), order) == choose(group(given_), Past(), order)


@settings(max_examples=60, deadline=None)
@given(given_=articles())
def test_an_article_is_a_copy_of_itself_or_too_short_to_tell(given_: tuple[Article, ...]) -> None:
    for article in given_:
        judged = pairs.judge(article, article)
        assert judged.relation == "copy" or len(article.text.split()) < 6
        assert 0 <= judged.score <= 1
