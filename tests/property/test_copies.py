"""What holds for copies in any press: order, unrelated articles and repetition change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.deduplicate import copies, fingerprints, group
from tasks.deduplicate.sketch import sketch
from tasks.model import Article, Basis, Dating, Print, Sourced

NOUNS = "port strike tariff treaty cable permit court ministry union berth vote budget envoy summit harvest".split()
VERBS = "closed passed rejected signed delayed opened ruled announced blocked approved".split()
PLACES = "Harrow Sund Varnby Estmark Norland Lusitania Almar Kestria".split()
SMALL = "after the talks with a new operator and before it was heard by the".split()


@st.composite
def reports(draw: st.DrawFn) -> str:
    """A text of sentences that are put together by chance."""
    said = st.tuples(*(st.sampled_from(some) for some in (NOUNS, VERBS, NOUNS, PLACES, SMALL, NOUNS)))
    many = draw(st.lists(said, min_size=8, max_size=25))
    return " ".join(f"The {a} {b} the {c} in {d}, {e} {f} {n}." for n, (a, b, c, d, e, f) in enumerate(many))


def press() -> st.SearchStrategy[list[str]]:
    """Some texts, and for some of them a copy with a first or last sentence of its own."""
    copied = st.tuples(reports(), st.booleans(), st.booleans()).map(
        lambda t: [t[0]] + ["Readers, take note. " + t[0]] * t[1] + [t[0] + " More tomorrow."] * t[2]
    )
    return st.lists(copied, min_size=1, max_size=5).map(lambda found: [text for some in found for text in some])


def article(number: int, text: str) -> Article:
    outlet, dated = Sourced(f"Outlet {number}", Basis.VISIBLE), Dating(None, None, Basis.UNKNOWN)
    return Article(f"{number:02}", f"{number}.txt", "", text, None, outlet, dated)


def homes(texts: list[str]) -> set[frozenset[str]]:
    found = copies.find(texts)
    return {
        frozenset(t for n, t in enumerate(texts) if found.home(n) == home)
        for home in map(found.home, range(len(texts)))
    }


UNRELATED = (
    "Gletscher schmelzen schneller als gedacht, teilte das Institut mit. Die Messungen begannen vor dreißig Jahren; "
    "seither verschwanden elf Firnfelder ganz, und der Pegel des Stausees stieg in jedem Sommer weiter an."
)


@settings(max_examples=40, deadline=None)
@given(texts=press())
def test_an_unrelated_article_changes_no_group(texts: list[str]) -> None:
    assert homes([*texts, UNRELATED]) == homes(texts) | {frozenset({UNRELATED})}


@settings(max_examples=40, deadline=None)
@given(texts=press(), data=st.data())
def test_order_of_arrival_changes_no_group(texts: list[str], data: st.DataObject) -> None:
    assert homes(data.draw(st.permutations(texts))) == homes(texts)


@settings(max_examples=15, deadline=None)
@given(texts=press(), data=st.data())
def test_articles_that_come_in_another_order_are_the_same_stories(texts: list[str], data: st.DataObject) -> None:
    articles = tuple(article(number, text) for number, text in enumerate(texts))
    assert group(tuple(data.draw(st.permutations(articles)))) == group(articles)


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.text(max_size=200), max_size=5))
def test_any_text_at_all_has_one_fingerprint(texts: list[str]) -> None:
    made = fingerprints(tuple(article(number, text) for number, text in enumerate(texts)))
    assert all(isinstance(one, Print) and len(one.hashes) % 16 == 0 for one in made)
    assert [one.words for one in made] == sketch(texts).words.tolist()
    found = copies.find(texts)
    assert all(found.home(found.home(n)) == found.home(n) <= n for n in range(len(texts)))
