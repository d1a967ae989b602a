"""What the annex says of releases and statements: one line each, borne out by the texts, no word against page 1."""

from dataclasses import replace
from typing import Any

import pytest

from tasks.model import Article, Block, Briefing, Filled
from tasks.summarise.gate import verify

RELEASE = (
    "Committee on steel appointed\n\nThe Ministry of Trade of Estmark has today appointed a committee of nine members to "
    "review the tariff on imported flat steel. The committee will be chaired by Tarun Velde and will submit its report "
    "within 90 days. Imports of flat steel rose by 14.2 per cent to 3,450 thousand tonnes last year."
)
REPORT = (
    "A nine-member committee is to review the tariff on imported flat steel, the Ministry of Trade said in a press release "
    "on Monday. Chaired by Tarun Velde, the committee will submit its report within 90 days. Imports of flat steel rose by "
    "14.2 per cent last year, to 3,450 thousand tonnes."
)
UNSEEN = (
    "The Ministry of Fisheries said in a press release on Monday that the herring quota in the west falls by a third. "
    "Skippers in Port Aldous will meet the minister on 9 March 2026, their guild told the Estmark parliament."
)


@pytest.fixture(scope="module")
def press(newsroom: Any) -> tuple[Article, ...]:
    return (
        newsroom.article("report", REPORT, "Estmark Courier"),
        newsroom.article("release", RELEASE, "Ministry of Trade", official="Ministry of Trade", titled=True),
    )


@pytest.fixture(scope="module")
def seen(newsroom: Any, press: tuple[Article, ...]) -> Briefing:
    made: Briefing = newsroom.briefing(*press)
    return made


@pytest.fixture(scope="module")
def unseen(newsroom: Any) -> Briefing:
    made: Briefing = newsroom.briefing(newsroom.article("herring", UNSEEN, "Almar Post"))
    return made


def cited(briefing: Briefing) -> list[Filled]:
    blocks = [b for s in briefing.sections for b in s.annex if b.key == "primary"]
    return [line for b in blocks for line in b.lines if isinstance(line, Filled)]


def test_the_annex_names_issuer_and_day_with_the_words_of_both(seen: Briefing) -> None:
    (line,) = cited(seen)
    assert line.text == "Cites the release of Ministry of Trade, 2 March 2026."
    assert {s.article for s in line.evidence} == {"report", "release"}


def test_it_holds_against_the_stored_texts(seen: Briefing, unseen: Briefing) -> None:
    assert verify(seen, {"report": REPORT, "release": RELEASE}) == ()
    assert verify(unseen, {"herring": UNSEEN}) == ()
    assert seen.withheld == unseen.withheld == 0


def test_a_translation_of_the_release_is_named_with_it_and_holds(newsroom: Any, press: tuple[Article, ...]) -> None:
    german = "Am 2. Februar: 9 Mitglieder, 90 Tage, 14.2 Prozent, 3,450 Tonnen." + " Der Ausschuss berichtet."
    same = replace(press[1], text=RELEASE.replace("nine", "9").replace("today", "on 2 February"))
    other = newsroom.article("german", german, "Ministry of Trade", official="Ministry of Trade")
    made = newsroom.briefing(press[0], same, replace(other, language="de"))
    (line,) = cited(made)
    assert line.text == "Cites the release of Ministry of Trade, 2 March 2026; read in German too."
    assert verify(made, {"report": REPORT, "release": same.text, "german": german}) == ()


def test_a_release_not_read_is_said_with_the_words_that_speak_of_it(unseen: Briefing) -> None:
    (line,) = cited(unseen)
    assert line.text == (
        "Ministry of Fisheries, press release, 2 March 2026; not read: "
        "“The Ministry of Fisheries said in a press release on Monday”"
    )
    assert {s.article for s in line.evidence} == {"herring"}


def test_page_1_does_not_say_that_no_official_spoke(unseen: Briefing) -> None:
    standing = [
        line.text for s in unseen.sections for b in s.front for line in b.lines if line.text.startswith("Standing")
    ]
    assert standing
    assert not any("no official statement" in text or "official text read" in text for text in standing)


def test_a_story_without_a_release_has_no_such_block(newsroom: Any) -> None:
    text = "Parliament passed the Harbour Bill by 61 votes to 40 on 26 February 2026, its clerk said."
    assert cited(newsroom.briefing(newsroom.article("a", text, "Serpa Courier"))) == []


@pytest.mark.parametrize(("slot", "value"), [("issuer", "Ministry of Finance"), ("released", "3 March 2026")])
def test_an_issuer_or_a_day_that_is_not_the_release_s_is_found_out(seen: Briefing, slot: str, value: str) -> None:
    (line,) = cited(seen)
    slots = tuple(replace(s, value=value) if s.name == slot else s for s in line.slots)
    false = replace(line, slots=slots, text=line.text.replace(line.slot(slot).value, value))
    sections = tuple(replace(s, annex=tuple(swapped(block, line, false) for block in s.annex)) for s in seen.sections)
    problems = verify(replace(seen, sections=sections), {"report": REPORT, "release": RELEASE})
    assert any(value in problem for problem in problems)


def swapped(block: Block, line: Filled, other: Filled) -> Block:
    return replace(block, lines=tuple(other if one is line else one for one in block.lines))


def test_a_report_that_may_only_be_linked_is_not_quoted_for_it(newsroom: Any) -> None:
    closed = replace(newsroom.article("herring", UNSEEN, "Almar Post"), rights="link", url="https://a.example/")
    briefing: Briefing = newsroom.briefing(closed)
    assert cited(briefing) == []
    assert briefing.withheld == 0


SAID = "“We shall not leave the smaller harbours without a single quota of their own this year.”"
PORTS = "Port Aldous, Havn, Storvik, Brandsund and Lille Ness"


def test_words_that_two_desks_have_alike_stand_in_the_annex_with_both_passages(newsroom: Any) -> None:
    texts = {
        "a": f"The herring quota falls by a third in {PORTS}. {SAID} the minister, Ole Krag, said on Monday. Boats under "
        "twelve metres may land 900 tonnes, and skippers who give up a licence will be paid 40,000 crowns.",
        "b": f"Smokehouses fear for their summer. {SAID} said Ole Krag, who cuts the herring quota by a third. It concerns "
        f"{PORTS}, his ministry said, and leaves Una Berg with fish for a month.",
    }
    made: Briefing = newsroom.briefing(*(newsroom.article(k, t, f"Outlet {k}") for k, t in texts.items()))
    (block,) = (b for s in made.sections for b in s.annex if b.key == "shared")
    assert [line.text for line in block.lines] == [f"Quoted alike: {SAID}", f"Listed alike: {PORTS}"]
    assert all({s.article for s in line.evidence} == {"a", "b"} for line in block.lines)
    assert verify(made, texts) == ()


def test_a_release_that_is_only_quoted_is_named_too(newsroom: Any) -> None:
    paper = f"Quota cut\n\nThe Ministry of Fisheries cuts the herring quota by a third. {SAID} said Minister Ole Krag."
    report = f"Fish will be dear, smokers in Havn fear. In a statement Ole Krag spoke of herring. {SAID} he said in it."
    made: Briefing = newsroom.briefing(
        newsroom.article("report", report, "Courier"),
        newsroom.article("paper", paper, "Ministry of Fisheries", official="Ministry of Fisheries", titled=True),
    )
    assert [x.text for x in cited(made)] == ["Cites the release of Ministry of Fisheries, 2 March 2026."]
    assert verify(made, {"report": report, "paper": paper}) == ()


def test_of_an_article_that_may_only_be_linked_no_shared_word_is_printed(newsroom: Any) -> None:
    one, two = (newsroom.article(k, f"{k} {SAID} he said on Monday of the quota.", f"Outlet {k}") for k in "ab")
    made: Briefing = newsroom.briefing(one, replace(two, rights="link", url="https://b.example/"))
    assert [b for s in made.sections for b in s.annex if b.key == "shared"] == []
    assert made.withheld == 0
