"""Sections into one edition: numbers, page 1, what was set aside and what was withheld."""

from dataclasses import replace
from datetime import date
from typing import Any

from tasks import compare, deduplicate, extract, select, summarise
from tasks.model import Dropped, Intake, Material, Notice, Order, Past, Period, Quoted, Section
from tasks.summarise import counting
from tasks.summarise.gate import verify

VISIT = "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."
VOTE = "The Estmark parliament will vote on the Harbour Bill, a law on pilotage fees, on 5 March 2026."
AS_OF = date(2026, 3, 2)
ORDER = Order("test", "Test note", AS_OF, "UTC", "intake")


def lines(briefing: Any, key: str) -> list[str]:
    return [line.text for block in briefing.front if block.key == key for line in block.lines]


def test_the_days_ahead_of_all_stories_stand_on_page_1_soonest_first(newsroom: Any) -> None:
    made = newsroom.briefing(newsroom.article("a", VISIT, "Courier"), newsroom.article("b", VOTE, "Post"))
    assert len(made.sections) == 2
    assert [text.split(":")[0] for text in lines(made, "next")] == ["5 March 2026", "9–11 March 2026"]


def test_two_rounds_of_one_name_stand_on_page_1_in_order(newsroom: Any) -> None:
    text = "Trade Minister Ole Brandt will visit Ottawa on 20 March 2026. Trade Minister Ole Brandt will visit Ottawa on 6 March 2026."
    made = newsroom.briefing(newsroom.article("a", text, "Courier"), newsroom.article("b", VISIT, "Post"))
    days = [text.split(":")[0] for text in lines(made, "next")]
    assert days == ["6 March 2026", "9–11 March 2026", "20 March 2026"]


def test_an_article_set_aside_is_said_on_page_1_with_its_reason(newsroom: Any) -> None:
    teaser = replace(newsroom.article("b", "Read on."), used=False, why="only a teaser")
    made = newsroom.briefing(newsroom.article("a", VISIT, "Courier"), teaser)
    assert Notice("set-aside", "b.txt", "only a teaser") in made.notices
    assert "Not read or set aside: b.txt (only a teaser)." in lines(made, "care")
    assert made.masthead[0].text == "2 articles read, 1 used, 0 unread · 1 story"


def test_an_undated_article_is_counted_as_undated(newsroom: Any) -> None:
    made = newsroom.briefing(newsroom.article("a", VISIT, "Courier"), newsroom.article("b", VOTE, "Post", None))
    assert "; 1 undated" in made.masthead[1].text


def test_articles_are_numbered_once_each_the_lead_of_the_first_story_first(newsroom: Any) -> None:
    made = newsroom.briefing(
        newsroom.article("c", VOTE, "Post"),
        newsroom.article("a", VISIT, "Courier"),
        newsroom.article("b", VISIT, "Echo"),
    )
    assert sorted(s.number for s in made.sources) == [1, 2, 3]
    assert made.sources[0].id == made.sections[0].ledger.lead


def test_a_line_that_fails_the_gate_is_withheld_counted_and_told(newsroom: Any) -> None:
    article = newsroom.article("a", VISIT, "Courier")
    choices = select.choose(deduplicate.group((article,)), Past(), ORDER)
    section: Section = summarise.section(compare.readings(extract.facts(choices[0].story), Past(), AS_OF), 1)
    forged = Quoted("Ann Riis resigned.", section.headline.evidence)
    bad = replace(section, headline=forged, front=(replace(section.front[0], lines=(forged, *section.front[0].lines)),))
    made = summarise.assemble((bad,), Material(Period(ORDER, 0, None), Intake((article,)), choices))
    assert made.withheld == 2
    assert made.sections[0].headline.text == "Headline withheld by the check before printing."
    assert "Ann Riis resigned." not in [line.text for b in made.sections[0].front for line in b.lines]
    assert "Withheld by the check before printing: 2 lines." in lines(made, "care")
    assert [n.code for n in made.notices] == ["withheld", "withheld"]


def test_a_dropped_line_is_kept_for_the_annex_cut_to_sixty_words(newsroom: Any) -> None:
    advert = "Win a weekend in Riga with our quiz " * 20
    article = replace(newsroom.article("a", advert + "\n" + VISIT), dropped=(Dropped(0, len(advert), "advert"),))
    (source,) = newsroom.briefing(article).sources
    assert len(source.dropped_words[0].split()) == 60


def test_a_story_in_brief_keeps_its_bottom_line_and_one_also_seen_its_headline(newsroom: Any) -> None:
    article = newsroom.article("a", VISIT, "Courier")
    (choice,) = select.choose(deduplicate.group((article,)), Past(), ORDER)
    section = summarise.section(compare.readings(extract.facts(choice.story), Past(), AS_OF), 1)
    tiers = {}
    for tier in ("to-read", "in-brief", "also-seen"):
        chosen = replace(choice, tier=tier)
        material = Material(Period(ORDER, 0, None), Intake((article,)), (chosen,))
        made = summarise.assemble((section,) if chosen.told else (), material)
        tiers[tier] = [b.key for b in made.sections[0].front]
    assert "key-points" in tiers["to-read"]
    assert (tiers["in-brief"], tiers["also-seen"]) == (["bottom-line"], [])


def test_every_cited_passage_is_listed_once_with_its_paragraph(newsroom: Any) -> None:
    made = newsroom.briefing(newsroom.article("a", "Courier News\n\n" + VISIT, "Courier"))
    cited = {s for b in made.sections[0].front for line in b.lines for s in line.evidence}
    assert cited <= {p.span for p in made.passages}
    assert len({p.span for p in made.passages}) == len(made.passages)
    assert {p.paragraph for p in made.passages if "visit Kenya" in p.text} == {2}


def test_the_same_articles_make_the_same_briefing_in_whatever_order_they_come(newsroom: Any) -> None:
    one, two = newsroom.article("a", VISIT, "Courier"), newsroom.article("b", VOTE, "Post")
    there, back = newsroom.briefing(one, two), newsroom.briefing(two, one)
    assert (there.sections, there.passages, there.front) == (back.sections, back.passages, back.front)


def test_no_article_at_all_makes_an_empty_briefing_not_a_crash(newsroom: Any) -> None:
    made = newsroom.briefing()
    assert (made.sections, made.sources, made.withheld) == ((), (), 0)
    assert lines(made, "next") == ["No dated event ahead is named."]


# Counted lines ------------------------------------------------------------------------------------------------------


def origins_line(newsroom: Any, *articles: Any) -> str:
    (told,) = newsroom.briefing(*articles).sections
    return next(str(line.text) for b in told.front for line in b.lines if getattr(line, "rule", "") == "origins")


def test_three_articles_of_one_wire_are_one_origin(newsroom: Any) -> None:
    made = [newsroom.article(k, VISIT, f"Outlet {k}", credit="NPS") for k in "abc"]
    assert origins_line(newsroom, *made) == "3 articles, 3 outlets, 1 confirmed origin (NPS)."


def test_an_uncredited_article_widens_the_count_only_at_most(newsroom: Any) -> None:
    other = "Kenya awaits Foreign Minister Ann Riis on 9 March 2026; tea growers hope that talks on trade bring them a treaty."
    text = origins_line(newsroom, newsroom.article("a", VISIT, credit="NPS"), newsroom.article("b", other))
    assert text.startswith("2 articles, 1 confirmed origin (NPS), at most two: ")


STATED = (
    "The Ministry of Fisheries will cut the herring quota in the western waters by a third from 1 April, it said in a "
    "statement on Monday. The stock in those waters has halved in six years, the statement added."
)
RESTATED = (
    "From 1 April boats in the western waters may catch a third less herring, the Ministry of Fisheries said in a "
    "statement on Monday. It said that in six years the herring stock had halved."
)
ANSWERED = (
    "Smokers in Havn fear for the summer. Una Berg, who owns the oldest smokehouse of the town, has herring in store for "
    "a month, she said, and a loan to serve. The Ministry of Fisheries cuts the herring quota in the western waters by a "
    "third from 1 April; four of the nine smokehouses may close, their guild said."
)


def test_two_reports_of_one_statement_are_probably_of_one_origin(newsroom: Any) -> None:
    made = [newsroom.article(k, t, f"Outlet {k}", byline="Staff") for k, t in (("a", STATED), ("b", RESTATED))]
    assert origins_line(newsroom, *made) == (
        "2 articles, 2 outlets, 2 confirmed origins (Outlet a, Outlet b). Both tell only the same statement "
        "(Ministry of Fisheries, 2 March 2026; not read): probably one origin."
    )


def test_the_line_that_says_so_is_marked_with_the_words_of_each_and_holds(newsroom: Any) -> None:
    texts = {"a": STATED, "b": RESTATED}
    made = newsroom.briefing(*(newsroom.article(k, t, f"Outlet {k}") for k, t in texts.items()))
    (told,) = made.sections
    line = next(x for b in told.front for x in b.lines if getattr(x, "rule", "") == "origins")
    assert {s.article for s in line.evidence} == {"a", "b"}
    assert verify(made, texts) == ()
    bare = replace(line, evidence=())
    front = tuple(replace(b, lines=tuple(bare if x is line else x for x in b.lines)) for b in told.front)
    assert any("counting again" in p for p in verify(replace(made, sections=(replace(told, front=front),)), texts))


def test_a_third_voice_leaves_the_two_probably_of_one_origin(newsroom: Any) -> None:
    texts = (("a", STATED), ("b", RESTATED), ("c", ANSWERED))
    text = origins_line(newsroom, *(newsroom.article(k, t, f"Outlet {k}") for k, t in texts))
    assert "Two tell only the same statement" in text


def test_in_brief_the_probable_number_stands_behind_the_largest(newsroom: Any) -> None:
    made = newsroom.briefing(*(newsroom.article(k, t, f"Outlet {k}") for k, t in (("a", STATED), ("b", RESTATED))))
    text = counting.of_story("sourcing", made.sections[0].ledger).text
    assert text.startswith("2 articles, at most 2 origins, probably 1; official statement second-hand")


def test_outlets_are_counted_where_each_article_says_its_own(newsroom: Any) -> None:
    one, two = newsroom.article("a", VISIT, "Courier", credit="NPS"), newsroom.article("b", VISIT, credit="NPS")
    assert origins_line(newsroom, one, two) == "2 articles, 1 confirmed origin (NPS)."


def test_two_uncredited_copies_are_two_articles_without_a_credit(newsroom: Any) -> None:
    text = origins_line(newsroom, newsroom.article("a", VISIT), newsroom.article("b", VISIT))
    assert "1 article without a credit" not in text


def test_small_counts_are_words_and_nouns_agree() -> None:
    assert (counting.number(0), counting.number(2), counting.number(13)) == ("no", "two", "13")
    assert (counting.things(1, "story", "stories"), counting.things(2, "story", "stories")) == ("1 story", "2 stories")
