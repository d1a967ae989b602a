"""Articles that tell one statement and nothing else are probably of one origin; any other voice in them says no."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tasks import extract
from tasks.compare import primaries
from tasks.model import Citation, Primary, Span

MONDAY = date(2026, 3, 2)
FIRST = (
    "The Ministry of Fisheries will cut the herring quota in the western waters by a third from 1 April, it said in a "
    "statement on Monday. Boats under twelve metres may land 900 tonnes, the statement added. Skippers who give up a "
    "licence will be paid 40,000 crowns."
)
SAID = (
    "The herring quota in the western waters falls by a third from 1 April, the Ministry of Fisheries said in a "
    "statement on Monday."
)
SMALL = "Boats under twelve metres may land 900 tonnes."
PAID = "Skippers who give up a licence will be paid 40,000 crowns."
ONLY = f"{SAID} {SMALL} {PAID}"


def common(newsroom: Any, *texts: str, day: date = MONDAY) -> tuple[str, ...]:
    """The articles that tell one statement alone, where there are several such."""
    found = primaries.find(newsroom.facts(*texts, day=day))
    return max((p.only for p in found if len(p.only) > 1), key=len, default=())


# One statement behind all -------------------------------------------------------------------------------------------

TOGETHER = {
    "the same words in another order": (FIRST, ONLY),
    "it and the ministry": (FIRST, f"{SAID} Small boats, those under twelve metres, may land 900 tonnes. {PAID}"),
    "a press release and a statement": (
        (
            f"A third of the western herring quota goes from 1 April, according to a press release of the Ministry of "
            f"Fisheries. {SMALL} {PAID}"
        ),
        FIRST,
    ),
    "the ministry after its name": (
        FIRST,
        (
            f"The Ministry of Fisheries cuts the herring quota in the western waters by a third from 1 April. {SMALL} "
            f"{PAID} The ministry said in a statement on Monday that the cut would last a year."
        ),
    ),
    "three articles": (FIRST, ONLY, f"From 1 April boats in the western waters may catch a third less herring. {ONLY}"),
    "a post, told and quoted": (
        (
            "Prime Minister Ada Holm will travel to Norvik on 12 March to open the new bridge over the sound, Holm wrote on "
            "X on Sunday. The bridge over the sound cost 310 million crowns."
        ),
        (
            "Ada Holm, the prime minister, will open the new bridge over the sound in Norvik on 12 March. “The bridge cost "
            "310 million crowns and it is worth each of them,” Holm wrote on X on Sunday."
        ),
    ),
    "a news conference": (
        (
            "Finance Minister Karl Brandt told a news conference on Monday that the fuel tax will rise by four cents in "
            "July. Brandt said the money would pay for railways."
        ),
        (
            "The fuel tax will rise by four cents in July, Finance Minister Karl Brandt told a press conference on Monday. "
            "The money would pay for railways, he said."
        ),
    ),
    "a central bank": (
        (
            "The Bank of Estmark raised its rate to 3.5 per cent, it said in a statement on Monday. The rate on deposits "
            "stays at 2 per cent."
        ),
        (
            "The bank rate rises to 3.5 per cent, the Bank of Estmark said in a statement on Monday. The rate on "
            "deposits stays at 2 per cent."
        ),
    ),
}


@pytest.mark.parametrize("texts", TOGETHER.values(), ids=TOGETHER.keys())
def test_articles_that_tell_one_statement_go_back_to_it_together(newsroom: Any, texts: tuple[str, ...]) -> None:
    assert common(newsroom, *texts) == tuple(f"a{n}" for n in range(1, len(texts) + 1))


# Another voice, or another statement --------------------------------------------------------------------------------

APART = {
    "a guild calls it a disaster": f"{ONLY} The skippers' guild called the cut a disaster.",
    "the opposition disputes it": f"{ONLY} The opposition disputes the count of fish.",
    "an unnamed official": f"{ONLY} Two officials said the minister had wanted a half.",
    "analysts": f"{ONLY} Analysts doubt that it will help.",
    "a named outsider": f"{ONLY} Una Berg, who owns a smokehouse in Port Aldous, said she had herring for a month.",
    "a paper that the desk has seen": f"{ONLY} The Almar Post has seen the paper on which the cut rests.",
    "a desk that asked": f"{ONLY} A spokeswoman declined to comment on the count.",
    "a reporter on the quay": f"{ONLY} A correspondent of the Post counted nine boats on the quay.",
    "an interview": f"{ONLY} In an interview last week the minister had ruled a cut out.",
    "words that nobody is named for": f"{ONLY} “We shall lose the whole winter and nobody will pay us for it.”",
    "a figure of its own": f"{SAID} In Port Aldous 61 boats fish for herring and 340 people gut it. {SMALL} {PAID}",
    "a statement told in passing": (
        "Fishing towns wait for spring. In Port Aldous the ice has gone and the boats are painted. Nets hang on the quay "
        f"and the smokehouse is lit again. The church has a new roof. {SAID}"
    ),
    "a statement of another day": ONLY.replace("Monday", "Friday"),
    "a statement of another body": ONLY.replace("Ministry of Fisheries", "Coastal Council"),
    "a post beside a statement": ONLY.replace("in a statement", "in a post on X"),
    "what the ministry said, nobody says how": ONLY.replace(" in a statement on Monday", ""),
    "no source at all": f"The herring quota in the western waters falls by a third from 1 April. {SMALL} {PAID}",
    "a survey": f"{ONLY} A survey among skippers found none in favour.",
    "two statements": f"{ONLY} The Ministry of Trade said in a statement on Monday that herring may be imported.",
    "what a reporter saw": f"{ONLY} On the quay at Havn a man was washing nets that nobody will need.",
    "another's statement, no verb of saying": f"{ONLY} The guild, in a statement of its own, rejects the cut.",
    "an opponent, no verb of saying": f"{ONLY} Mayor Peter Obel of Havn is against the cut.",
    "a paper that shows it": f"A cabinet paper shows how few herring are left. {ONLY}",
    "a report that came first": f"{SAID[:-1]}, confirming a report of this newspaper. {SMALL} {PAID}",
    "another ministry, no verb of saying": f"{ONLY} The Finance Ministry opposes the cut.",
    "another ministry in small letters": f"{ONLY} The trade ministry wants a smaller cut.",
    "a ministry that is not named": f"{ONLY} Another ministry disputes the count.",
    "those against what was given out": f"{ONLY} Opponents of the order said it would ruin them.",
    "those against who gave it out": f"{ONLY} Opponents of the ministry want a smaller cut.",
    "those who work for it": f"{ONLY} Ministry workers want a smaller cut.",
    "another's release": f"{ONLY} The guild's release said the cut was too deep.",
    "a court's order": f"{ONLY} A court order called the old quota unlawful.",
    "a poll of another house": f"{ONLY} According to the Harbour Institute the stock has grown.",
}


@pytest.mark.parametrize("other", APART.values(), ids=APART.keys())
def test_another_voice_or_another_statement_is_not_taken_for_the_same(newsroom: Any, other: str) -> None:
    assert common(newsroom, FIRST, other) == ()


def test_the_ministry_of_two_articles_may_be_two_ministries(newsroom: Any) -> None:
    assert common(newsroom, *(f"{w} will be paid more from May, the ministry said in a statement." for w in "AB")) == ()


def test_two_articles_with_one_other_voice_tell_more_than_the_statement(newsroom: Any) -> None:
    assert common(newsroom, *(f"{text} Smokehouses want a fund first." for text in (FIRST, ONLY))) == ()


def test_a_comment_on_a_statement_is_of_its_own_origin(newsroom: Any) -> None:
    story = newsroom.texts(FIRST, ONLY)
    column = replace(story.articles[1], opinion=True)
    facts = extract.facts(replace(story, articles=(story.articles[0], column)))
    assert [p.only for p in primaries.find(facts)] == [("a1",)]


def test_reports_a_week_apart_that_give_no_day_may_be_of_two_statements(newsroom: Any) -> None:
    undated = [text.replace(" on Monday", "") for text in (FIRST, ONLY)]
    one, two = (newsroom.article(f"a{n}", text, f"Outlet {n}") for n, text in enumerate(undated, 1))
    week = MONDAY + timedelta(7)
    late = replace(two, dated=replace(two.dated, first=week, last=week))
    together, apart = (extract.facts(newsroom.story(one, other)) for other in (two, late))
    assert [len(p.only) for p in primaries.find(together)] == [2]
    assert all(len(p.only) < 2 for p in primaries.find(apart))


# What is told of a statement ----------------------------------------------------------------------------------------


def first(newsroom: Any, *texts: str) -> Primary:
    found: Primary = primaries.find(newsroom.facts(*texts))[0]
    return found


def test_issuer_medium_and_day_are_those_of_the_words_that_name_them(newsroom: Any) -> None:
    told = first(newsroom, ONLY)
    assert (told.issuer, told.medium, told.day) == ("Ministry of Fisheries", "statement", MONDAY)
    assert told.evidence[0] == Span("a1", ONLY.index("the Ministry"), len(SAID) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on 16 October, its chair, Ada Holm, said in a statement.",
        "The Ministry of Fisheries said in a statement that the season would open on 4 March.",
        "The Ministry of Fisheries, which was founded on 4 March 1921, said in a statement that herring is rare.",
    ],
)
def test_a_day_of_the_matter_is_not_that_of_the_statement(newsroom: Any, text: str) -> None:
    assert {p.day for p in primaries.find(newsroom.facts(text))} <= {None}


def test_a_paper_called_the_post_is_no_post(newsroom: Any) -> None:
    assert primaries.find(newsroom.facts("Una Berg, who chairs the guild, told the Post that herring is dear.")) == ()


def test_a_release_that_was_read_is_the_statement_that_reports_of_it_tell(newsroom: Any) -> None:
    story = newsroom.texts(FIRST, ONLY)
    cites = tuple(
        Citation(a.id, "paper", Span(a.id, 0, a.text.index("Monday") + 6), "Ministry of Fisheries", MONDAY)
        for a in story.articles
    )
    (told,) = primaries.find(extract.facts(replace(story, cites=cites)))
    assert (told.release, told.day, told.only) == ("paper", MONDAY, ("a1", "a2"))


QUOTE = "“The stock has halved in six years, and we shall not wait until there is none.”"


def test_words_of_a_release_of_the_story_are_told_from_it_whatever_they_are_called(newsroom: Any) -> None:
    paper = newsroom.article(
        "paper",
        f"The Ministry of Fisheries cuts the herring quota by a third. {QUOTE} said Minister Ole Krag.",
        "Ministry of Fisheries",
        official="Ministry of Fisheries",
    )
    report = newsroom.article("report", f"Herring is cut by a third. In a statement Ole Krag said: {QUOTE}", "Courier")
    found = primaries.find(extract.facts(newsroom.story(report, paper)))
    assert [(p.release, p.issuer, p.articles) for p in found] == [("paper", "Ministry of Fisheries", ("report",))]
