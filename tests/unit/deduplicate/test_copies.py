"""Which articles are copies: of one wire whatever a desk did to it, and never of another desk's words."""

import random
import time
from typing import Any

import pytest
from dispatches import CABLE, OWN, SPUN, WIRE

from tasks.deduplicate import candidates, copies, group, pairs, sketch
from tasks.deduplicate.verify import LEAST
from tasks.model import Article, Basis, Dating

LEDE = "Shoppers may soon find shelves empty as cranes stand still in the north, traders warn this week.\n"
ADVERT = "\nSign up for our newsletter and never miss a story again. Follow us wherever you are. Share this article."


def half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])


def typed(text: str) -> str:
    """As a scanner reads it."""
    return " ".join(w.replace("l", "1") if n % 9 == 0 else w for n, w in enumerate(text.split()))


def turned(text: str) -> str:
    """Its sentences in another order."""
    parts = text.replace("\n", " ").split(". ")
    return ". ".join(parts[4:] + parts[:4])


MADE = {
    "a lede of its own": (LEDE + WIRE, "copy"),
    "an advert": (WIRE + ADVERT, "copy"),
    "cut in half": (half(WIRE), "contains"),
    "scanned": (typed(WIRE), "copy"),
    "turned round": (turned(WIRE), "copy"),
    "reworded by a machine": (SPUN, "copy"),
    "with another report behind it": (WIRE + "\n" + half(CABLE), "copy"),
}


@pytest.fixture
def wire(newsroom: Any) -> Article:
    return newsroom.article("wire", WIRE)


@pytest.mark.parametrize(("text", "relation"), MADE.values(), ids=MADE)
def test_a_desk_does_not_hide_a_copy(newsroom: Any, wire: Article, text: str, relation: str) -> None:
    judged = pairs.judge(newsroom.article("desk", text), wire)
    assert (judged.relation, judged.score > LEAST) == (relation, True)
    assert any("three-word runs" in reason for reason in judged.reasons)


@pytest.mark.parametrize("text", MADE.values(), ids=MADE)
def test_a_copy_is_found_among_other_texts(text: tuple[str, str]) -> None:
    found = copies.find([CABLE, WIRE, OWN, text[0]])
    assert found.home(3) == found.home(1) == 1
    assert (found.home(0), found.home(2)) == (0, 2)


def test_another_desks_report_of_the_same_news_is_no_copy(newsroom: Any, wire: Article) -> None:
    judged = pairs.judge(wire, newsroom.article("own", OWN))
    assert judged.relation == "distinct"
    assert judged.score < 0.05


def test_a_report_that_takes_over_a_paragraph_is_partly_the_same_text(newsroom: Any, wire: Article) -> None:
    borrowed = OWN + "\n" + " ".join(WIRE.split()[-45:])
    assert pairs.judge(wire, newsroom.article("own", borrowed)).relation == "partial"


def test_a_round_up_contains_the_reports_it_is_made_of_and_joins_none(newsroom: Any) -> None:
    parts = [f"Report {n}. " + turned(WIRE if n % 2 else CABLE).replace("the", f"the {n}th") for n in range(2)]
    roundup = "\n".join([WIRE, CABLE, *parts, *(p.replace("a", "o") for p in parts), OWN.replace("e", "i")])
    article = newsroom.article("roundup", roundup)
    judged = pairs.judge(newsroom.article("wire", WIRE), article)
    assert (judged.relation, judged.left, judged.right) == ("contains", "roundup", "wire")
    assert len({copies.find([WIRE, CABLE, roundup]).home(n) for n in (0, 1)}) == 2


def test_the_one_that_contains_the_other_stands_first(newsroom: Any, wire: Article) -> None:
    cut = newsroom.article("cut", half(WIRE))
    assert pairs.judge(cut, wire).left == pairs.judge(wire, cut).left == "wire"


@pytest.mark.parametrize("text", ["", "Yes.", "议会通过法案。", "संसद ने विधेयक पारित किया।", " \n", "7 7 7"])
def test_hardly_any_words_are_nobodys_copy(newsroom: Any, wire: Article, text: str) -> None:
    assert pairs.judge(newsroom.article("short", text), wire).relation == "distinct"
    found = copies.find([text, WIRE, text])
    assert [found.home(n) for n in (0, 1)] == [0, 1]


def test_texts_in_other_scripts_are_compared_by_their_own_words() -> None:
    vote = (
        "议会周四以压倒多数通过了水价法案，沿河农场支付的费用将设上限。监管机构必须在四月底前公布新表，"
        "反对派议员批评这项措施过于昂贵，环保组织则担心河流干涸。财政部估计每年需要补贴九千万克朗。"
    )
    other = (
        "气象局警告说，南部沿海地区本周末将出现强降雨，居民应避免前往低洼地带，学校可能停课两天以上。"
        "消防队已调派三百名队员待命，渡轮公司取消了所有夜间班次，道路管理处请司机改走内陆公路。"
    )
    found = copies.find([vote, other, vote[:-12] + "更多内容请看明日报道。"])
    assert [found.home(n) for n in range(3)] == [0, 1, 0]


def test_two_notes_of_twenty_words_are_copies_only_where_they_say_the_same() -> None:
    note = "The minister for ports resigned on Friday evening, her office said in a short note to the state press agency here."
    other = "The central bank of Varnia kept its main rate at three per cent on Friday, as most analysts had expected it to."
    found = copies.find([note, other, note.replace("Friday evening", "Friday night")])
    assert [found.home(n) for n in range(3)] == [0, 1, 0]


def test_two_notes_on_one_visit_in_their_own_words_are_no_copies(newsroom: Any) -> None:
    ours = "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."
    theirs = "Kenya awaits Foreign Minister Ann Riis on 9 March 2026; growers hope that talks on trade bring a treaty."
    judged = pairs.judge(newsroom.article("a", ours), newsroom.article("b", theirs))
    assert judged.relation in ("partial", "distinct")
    assert judged.score < LEAST


def edited(times: int, words: int, seed: int = 7) -> list[str]:
    """So many copies of the wire, in each some words changed at random."""
    chance = random.Random(seed)
    made = []
    for _ in range(times):
        text = WIRE.split()
        for _ in range(words):
            text[chance.randrange(len(text))] = f"word{chance.randrange(9999)}"
        made.append(" ".join(text))
    return made


def test_equal_texts_by_the_thousand_are_never_compared() -> None:
    found = copies.find([CABLE, *[WIRE] * 5_000])
    assert found.verdicts == {}
    assert {found.home(n) for n in range(1, 5_001)} == {1}


def test_nearly_equal_texts_by_the_thousand_are_compared_with_a_few_of_them() -> None:
    for times in (1_000, 2_000):
        found = copies.find([CABLE, *edited(times, 3)])
        assert len(found.verdicts) < 15 * times
        assert len({found.home(n) for n in range(1, times + 1)}) == 1
        assert found.home(0) == 0


def test_a_thousand_nearly_equal_articles_are_one_story_in_no_time(newsroom: Any) -> None:
    start = time.process_time()
    made = group(tuple(newsroom.article(f"{n:04}", text, f"Outlet {n}") for n, text in enumerate(edited(1_000, 3))))
    assert [len(story.articles) for story in made] == [1_000]
    assert len(made[0].judgements) < 30 * 1_000
    assert time.process_time() - start < 60


def test_a_note_inside_a_long_text_is_a_candidate() -> None:
    note = " ".join(WIRE.split()[30:75])
    found = candidates.candidates(sketch.sketch([CABLE, note, WIRE, OWN]))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(1, 2)]


def test_nothing_in_common_is_no_candidate() -> None:
    assert len(candidates.candidates(sketch.sketch([CABLE, WIRE, "", "Yes"]))) == 0
    assert len(candidates.candidates(sketch.sketch([]))) == 0


def test_of_several_copies_the_first_by_a_sure_day_is_named_for_all(newsroom: Any) -> None:
    def on(key: str, text: str, day: int, basis: Basis = Basis.METADATA) -> Article:
        from dataclasses import replace
        from datetime import date

        return replace(newsroom.article(key, text), dated=Dating(date(2026, 3, day), date(2026, 3, day), basis))

    late, early = on("a", WIRE + ADVERT, 3), on("b", WIRE, 2)
    guessed = on("c", LEDE + WIRE, 1, Basis.WINDOW)
    (story,) = group((late, early, guessed))
    assert story.lead == "b"
    longer = on("d", LEDE + WIRE, 2)
    (story,) = group((late, early, longer))
    assert story.lead == "d"
