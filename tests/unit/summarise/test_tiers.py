"""How fully a story is printed: what goes on says what is new, what has no news is only seen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks import compare, deduplicate, extract, summarise
from tasks.model import Article, Briefing, Choice, Intake, Material, Order, Past, Period, Quoted, Topic
from tasks.summarise.gate import verify

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 5)


def told(newsroom: Any, past: Past, *articles: Article, tiers: str = "", **more: Any) -> Briefing:
    """An edition with each story in the tier that ``tiers`` names: r(ead), b(rief), s(een), o(utside)."""
    names = {"r": "to-read", "b": "in-brief", "s": "also-seen", "o": "outside"}
    order = Order("daily", "Morning note", SECOND, "UTC", **more)
    stories = deduplicate.carry_on(deduplicate.group(articles), past)
    stories = tuple(sorted(stories, key=lambda s: min(a.id for a in s.articles)))
    choices = tuple(Choice(s, names[t], 1.0) for s, t in zip(stories, tiers, strict=True))  # type: ignore[arg-type]
    read = [compare.readings(extract.facts(c.story), past, SECOND) for c in choices if c.told]
    sections = tuple(summarise.section(c, len(read)) for c in read)
    period = Period(order, 2 if past.edition else 1, None)
    return summarise.assemble(sections, Material(period, Intake(articles), choices, past))


def block(briefing: Briefing, lead: str, key: str) -> list[str]:
    section = next(s for s in briefing.sections if s.ledger.lead == lead)
    return [line.text for b in section.front if b.key == key for line in b.lines]


def test_a_story_that_goes_on_says_what_is_new(newsroom: Any, yesterday: Past, today: Any) -> None:
    made = told(newsroom, yesterday, *today, tiers="rr")
    said = block(made, "v2", "new")
    assert said[0].startswith("In the edition of 2 March; since then 1 change")
    assert said[1].startswith("Changed: The Estmark parliament will vote")
    assert block(made, "r1", "new") == ["New since the last edition."]
    annex = next(s for s in made.sections if s.ledger.lead == "v2").annex
    assert [line.text for b in annex if b.key == "changed" for line in b.lines] == [said[1]]


def test_new_sentences_come_before_known_ones_and_none_is_printed_twice(newsroom: Any, yesterday: Past) -> None:
    known = yesterday.articles[1].text
    new = (
        "Parliament's transport committee cleared the Harbour Bill by 9 votes to 4 on Wednesday. "
        "Fishermen of Estmark protested outside parliament on Wednesday against the Harbour Bill."
    )
    article = newsroom.article("v3", f"{known} {new}", "Estmark Courier", date(2026, 3, 4))
    made = told(newsroom, yesterday, article, tiers="r")
    (section,) = made.sections
    quotes = [line.text for b in section.front if b.key == "new" for line in b.lines if isinstance(line, Quoted)]
    points = [line.text for b in section.front if b.key == "key-points" for line in b.lines]
    assert any("9 votes to 4" in q for q in quotes)
    assert not any("40 million" in q for q in quotes)
    assert not set(quotes) & set(points)


def test_a_story_without_news_is_only_seen_and_says_so(newsroom: Any, yesterday: Past, today: Any) -> None:
    again = replace(yesterday.articles[0], id="h2", headline=None)
    made = told(newsroom, yesterday, again, today[0], tiers="rr")
    tiers = {s.ledger.lead: s.tier for s in made.sections}
    assert tiers == {"v2": "to-read", "h2": "also-seen"}
    assert block(made, "h2", "new") == ["Nothing new since 2 March 2026."]
    assert {w.story: w.tier for w in made.weighed} == {s.story: s.tier for s in made.sections}


def test_the_next_story_moves_up_only_with_a_full_page(newsroom: Any, yesterday: Past, today: Any) -> None:
    again = replace(yesterday.articles[0], id="h2")
    thin = newsroom.article("z1", "The Bank of Zealand moved its office to Harrow Street on Tuesday.", "Ledger")
    assert [s.tier for s in told(newsroom, yesterday, again, thin, tiers="rb").sections] == ["in-brief", "also-seen"]
    assert [s.tier for s in told(newsroom, yesterday, again, today[0], tiers="rb").sections] == ["to-read", "also-seen"]


def test_a_story_only_seen_has_a_headline_and_no_facts(newsroom: Any, today: Any) -> None:
    made = told(newsroom, Past(), *today, tiers="rs")
    seen = made.sections[1] if made.sections[1].tier == "also-seen" else made.sections[0]
    assert seen.headline.text
    assert (seen.front, seen.annex, seen.ledger.claims, seen.ledger.events) == ((), (), (), ())
    assert verify(made, {a.id: a.text for a in today}) == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Dockers in Harrow went home. Talks go on.", "Dockers in Harrow went home"),
        ("\n\n  Fees fall again\nThe board cut fees.", "Fees fall again"),
        ("GOVERNMENT GAZETTE\nOrder 7\nThe board cuts pilotage fees by half\n", "The board cuts pilotage fees by half"),
        ("word " * 60, " ".join(["word"] * 22)),
        ("", "Articles without a sentence to quote."),
    ],
)
def test_a_story_that_nobody_parsed_is_headed_by_its_first_words(newsroom: Any, text: str, headline: str) -> None:
    from tasks.summarise import points

    assert points.plain_headline(newsroom.texts(text)).text == headline


def test_what_is_outside_the_topics_is_counted_and_not_listed(newsroom: Any, today: Any) -> None:
    made = told(newsroom, Past(), *today, tiers="or", packaged=True, topics=(Topic("law"),))
    care = [line.text for b in made.front if b.key == "care" for line in b.lines]
    assert "Outside the topics: 1 story, 1 article, not printed." in care
    assert "Topics: the packaged policy set, because none were given." in care
    assert [s.id for s in made.sources] == ["v2"]
    assert made.masthead[1].text == "2 articles read, 2 used · 1 story"
    assert [w.tier for w in made.weighed] == ["outside", "to-read"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Minister Ann Riis will visit Kenya for trade talks in March", "9–11 March 2026."),
        ("Tea growers hope for a treaty", "Foreign Minister Ann Riis will visit Kenya, 9–11 March 2026."),
    ],
)
def test_in_brief_says_the_day_but_not_the_headline_again(newsroom: Any, title: str, line: str) -> None:
    text = f"{title}\nForeign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."
    made = told(newsroom, Past(), newsroom.article("a", text, titled=True), tiers="b")
    assert block(made, "a", "bottom-line") == [line, "1 article; no official statement; single source."]


def test_the_annex_of_a_story_in_brief_leaves_out_the_long_lists(newsroom: Any, today: Any) -> None:
    full, brief = (
        {s.story: [b.key for b in s.annex] for s in told(newsroom, Past(), *today, tiers=tiers).sections}
        for tiers in ("rr", "rb")
    )
    (short,) = [key for key in full if full[key] != brief[key]]
    assert set(full[short]) - set(brief[short]) == {"agree", "opinion", "dates"}
    assert {"differ", "single", "not-known", "watch"} <= set(brief[short])


def test_the_list_on_page_1_gives_what_each_story_rests_on(newsroom: Any, today: Any) -> None:
    made = told(newsroom, Past(), *today, tiers="rr")
    listed = [line for b in made.front if b.key == "to-read" for line in b.lines]
    assert [getattr(line, "subject", "") for line in listed] == [s.story for s in made.sections]
    assert all("; single source" in line.text for line in listed)


# Articles that may only be linked --------------------------------------------------------------------------------------


def test_an_article_that_may_only_be_linked_leaves_headline_and_link(newsroom: Any, linked: Any) -> None:
    titled = tuple(newsroom.article(a.id, f"Fees: what is next {a.id}\n{a.text}", titled=True) for a in linked)
    titled = tuple(replace(a, rights="link") for a in titled)
    made = told(newsroom, Past(), *titled, tiers="rr")
    assert {s.tier for s in made.sections} == {"also-seen"}
    assert {s.headline.text for s in made.sections} == {"Fees: what is next v2", "Fees: what is next r1"}
    assert {p.text for p in made.passages} == {"Fees: what is next v2", "Fees: what is next r1"}
    assert verify(made, {a.id: a.text for a in titled}) == ()


def test_no_word_of_a_linked_article_is_printed_beside_an_open_one(newsroom: Any, today: Any) -> None:
    open_ = today[0]
    extra = (
        "Minister Ole Brandt told the Ledger that the vote on the Harbour Bill could fail by 3 votes on 19 March 2026."
    )
    closed = replace(newsroom.article("v9", f"{open_.text} {extra}", "Ledger"), rights="link")
    made = told(newsroom, Past(), open_, closed, tiers="r")
    (section,) = made.sections
    everything = [section.headline, *(x for b in (*section.front, *section.annex) for x in b.lines)]
    assert not any("3 votes" in x.text for x in everything)
    assert not any(s.article == "v9" for x in everything for s in x.evidence)
    assert not any(p.span.article == "v9" for p in made.passages)
    assert section.ledger.articles == ("v2", "v9")
    assert verify(made, {a.id: a.text for a in (open_, closed)}) == ()


def test_a_quotation_of_a_linked_article_is_withheld(newsroom: Any, today: Any) -> None:
    made = told(newsroom, Past(), *today, tiers="rr")
    shut = replace(made, sources=tuple(replace(s, rights="link") for s in made.sources))
    problems = verify(shut, {a.id: a.text for a in today})
    assert any("quotes an article that may only be linked" in p for p in problems)
    assert any("rests on an article that may only be linked" in p for p in problems)


def test_by_hand_nothing_is_compared(newsroom: Any, today: Any) -> None:
    made = newsroom.briefing(*today, as_of=SECOND)
    assert (made.number, made.since, made.last, made.past, made.health) == (0, None, None, (), ())
    assert [x.text for b in made.front if b.key == "since" for x in b.lines] == [
        "First edition: nothing to compare with."
    ]
