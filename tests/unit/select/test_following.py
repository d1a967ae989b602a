"""Which stories a morning's edition prints, of all that came in."""

import time
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.model import Choice, Past, Story, Topic
from tasks.select import choose, load_pack

LONG = "The plan was read out line by line, and the room listened to every word of it. " * 20
CUP = "Striker Jonah Tetteh scored twice before half-time and the goalkeeper saved a penalty in the cup final."


def tiers(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {c.story.id: c.tier for c in choices}


def grid(desk: Any, key: str, *, articles: int = 1, text: str = LONG, **more: Any) -> Story:
    made = (
        desk.article(f"{key}{n}", f"Power grid {key} needs lines", text, outlet=f"{key}{n}", **more)
        for n in range(articles)
    )
    return desk.story(key, *made)  # type: ignore[no-any-return]


def cup(desk: Any, articles: int) -> Story:
    made = (desk.article(f"c{n}", "Rovers win cup final", CUP, outlet=f"Paper {n}") for n in range(articles))
    return desk.story("cup", *made)  # type: ignore[no-any-return]


def chosen(desk: Any, *stories: Story, topics: tuple[Topic, ...], past: Past | None = None) -> tuple[Choice, ...]:
    return choose(stories, past or Past(), desk.morning(*topics))


def test_many_outlets_do_not_lift_a_cup_final(desk: Any) -> None:
    found = chosen(desk, cup(desk, 12), grid(desk, "east", articles=2), topics=load_pack())
    assert tiers(found) == {"east": "to-read", "cup": "outside"}
    assert found[1].topics == ()
    assert found[1].reasons[0].startswith("outside the topics")


def test_one_article_of_six_on_a_topic_does_not_make_the_story(desk: Any, energy: Topic) -> None:
    others = (desk.article(f"o{n}", "Bridge closed", LONG, outlet=f"o{n}") for n in range(5))
    story = desk.story("bridge", desk.article("p", "Electricity at the bridge", LONG), *others)
    assert tiers(chosen(desk, story, topics=(energy,))) == {"bridge": "outside"}


def test_an_official_text_on_topic_speaks_for_its_story(desk: Any, energy: Topic) -> None:
    others = [desk.article(f"o{n}", "Bridge closed", LONG, outlet=f"o{n}") for n in range(5)]
    release = desk.article("r", "Notice on electricity", LONG, official="Ministry of Energy")
    found = chosen(desk, desk.story("bridge", release, *others), topics=(energy,))
    assert tiers(found) == {"bridge": "to-read"}
    assert "official text of Ministry of Energy" in found[0].reasons


def test_an_official_text_off_topic_stays_outside(desk: Any, energy: Topic) -> None:
    release = desk.article("r", "Notice on dogs", LONG, official="Ministry of Animals")
    assert tiers(chosen(desk, desk.story("dogs", release), topics=(energy,))) == {"dogs": "outside"}


def test_a_source_that_belongs_to_a_topic_brings_its_story(desk: Any) -> None:
    whole = Topic("Energy", terms=("electricity",), sources=("gazette",))
    story = desk.story("quiet", desk.article("q", "Quiet", LONG, source="gazette"), desk.article("b", "Quiet", LONG))
    (found,) = chosen(desk, story, topics=(whole,))
    assert (found.tier, found.topics) == ("to-read", ("Energy",))


def test_a_spun_copy_does_not_speak_for_its_story(desk: Any, energy: Topic) -> None:
    clean, spun = desk.article("a", "Bridge closed", LONG), desk.article("b", "Electricity, power grid", LONG)
    assert tiers(chosen(desk, desk.story("b", clean, spun, reworded=("b",)), topics=(energy,))) == {"b": "outside"}


def test_the_weightier_topic_comes_first(desk: Any, energy: Topic) -> None:
    fish = Topic("Fish", terms=("herring",), weight=3.0)
    herring = desk.story("herring", desk.article("h", "Herring, herring: the herring year", LONG))
    found = chosen(desk, grid(desk, "east", articles=2), herring, topics=(energy, fish))
    assert [c.story.id for c in found] == ["herring", "east"]


def test_origins_days_ahead_and_official_texts_lift_a_story(desk: Any, energy: Topic) -> None:
    plain = grid(desk, "plain", articles=2)
    dated = grid(desk, "dated", articles=2, text=f"The hearing is on 12 March. {LONG}")
    told = replace(plain, id="single", origins=plain.origins[:1])
    official = grid(desk, "official", official="Ministry of Energy", articles=2)
    found = chosen(desk, told, plain, dated, official, topics=(energy,))
    assert [c.story.id for c in found] == ["official", "dated", "plain", "single"]
    assert "1 day ahead: 12 March 2026" in found[1].reasons


def test_five_to_read_ten_in_brief_the_rest_also_seen_then_outside(desk: Any, energy: Topic) -> None:
    stories = [grid(desk, f"s{n:02}", articles=2) for n in range(18)]
    found = chosen(desk, cup(desk, 3), *stories, topics=(energy,))
    assert [c.tier for c in found] == ["to-read"] * 5 + ["in-brief"] * 10 + ["also-seen"] * 3 + ["outside"]


def test_a_thin_story_is_not_to_read(desk: Any, energy: Topic) -> None:
    thin = grid(desk, "thin", text="It was said on Monday.")
    release = grid(desk, "release", text="It was said on Monday.", official="Grid Authority")
    found = chosen(desk, thin, release, grid(desk, "two", text="It was said.", articles=2), topics=(energy,))
    assert tiers(found) == {"release": "to-read", "two": "to-read", "thin": "in-brief"}
    assert "too little to read about" in found[2].reasons


def test_an_official_text_is_printed_before_weightier_stories_when_room_is_short(desk: Any, energy: Topic) -> None:
    faint = replace(energy, weight=0.01)
    strong = Topic("Fish", terms=("herring",), weight=9.0)
    fish = [desk.story(f"f{n:02}", *(desk.article(f"f{n}{k}", "Herring year", LONG) for k in "ab")) for n in range(20)]
    found = chosen(desk, *fish, grid(desk, "release", official="Ministry"), topics=(faint, strong))
    assert tiers(found)["release"] == "in-brief"


def test_fifteen_official_texts_take_every_place(desk: Any, energy: Topic) -> None:
    releases = [grid(desk, f"r{n:02}", official="Ministry", text="A notice.") for n in range(17)]
    loud = [grid(desk, f"l{n}", articles=6) for n in range(5)]
    found = chosen(desk, *releases, *loud, topics=(energy,))
    printed = [c.story.id for c in found if c.tier in {"to-read", "in-brief"}]
    assert len(printed) == 15
    assert all(key.startswith("r") for key in printed)
    assert {c.tier for c in found if c.story.id.startswith("l")} == {"also-seen"}


def test_a_story_with_nothing_new_is_only_also_seen(desk: Any, energy: Topic) -> None:
    story = replace(grid(desk, "east", articles=3), continues=("east",))
    past = desk.past(grid(desk, "east"))
    (found,) = chosen(desk, story, topics=(energy,), past=past)
    assert (found.tier, found.unchanged) == ("also-seen", True)
    news = grid(desk, "east", text=f"{LONG} The regulator stopped all of it on Sunday evening.")
    (found,) = chosen(desk, replace(news, continues=("east",)), topics=(energy,), past=past)
    assert (found.tier, found.unchanged) == ("to-read", False)


def test_what_is_new_comes_before_what_is_known(desk: Any, energy: Topic) -> None:
    past = desk.past(grid(desk, "old"))
    fresh = grid(desk, "fresh", text="A wholly new matter was put before the board on Sunday. " * 30)
    found = chosen(desk, grid(desk, "again"), fresh, topics=(energy,), past=past)
    assert [c.story.id for c in found] == ["fresh", "again"]


def test_without_topics_every_story_is_on_topic(desk: Any) -> None:
    found = chosen(desk, cup(desk, 3), grid(desk, "east"), topics=())
    assert [c.story.id for c in found] == ["cup", "east"]
    assert {c.tier for c in found} == {"to-read"}
    assert all(c.topics == () and "no topics were given" in c.reasons for c in found)


def test_a_topic_that_matches_all_and_one_that_matches_none_give_plain_results(desk: Any) -> None:
    stories = (cup(desk, 2), grid(desk, "east"))
    assert {c.tier for c in chosen(desk, *stories, topics=(Topic("All", terms=("*",)),))} == {"outside"}
    assert {c.tier for c in chosen(desk, *stories, topics=(Topic("None"),))} == {"outside"}
    wide = Topic("Wide", terms=("the", "rovers", "striker", "goalkeeper", "cup final", "power grid"))
    assert "outside" not in {c.tier for c in chosen(desk, *stories, topics=(wide,))}


def test_a_negative_weight_puts_a_topic_last(desk: Any, energy: Topic) -> None:
    low = Topic("Fish", terms=("herring",), weight=-1.0)
    fish = desk.story("fish", *(desk.article(f"f{n}", "Herring year", LONG, outlet=f"f{n}") for n in range(2)))
    found = chosen(desk, fish, grid(desk, "east", articles=2), topics=(energy, low))
    assert [c.story.id for c in found] == ["east", "fish"]


def test_no_story_no_choice(desk: Any, energy: Topic) -> None:
    assert chosen(desk, topics=(energy,)) == ()


@settings(max_examples=20, deadline=None)
@given(ranks=st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(desk: Any, energy: Topic, ranks: list[int]) -> None:
    stories = [grid(desk, f"s{n}", articles=1 + n % 3) for n in range(6)]
    mixed = chosen(desk, *(stories[n] for n in ranks), topics=(energy,))
    assert mixed == chosen(desk, *stories, topics=(energy,))


def test_every_story_is_chosen_once(desk: Any) -> None:
    stories = [*(grid(desk, f"s{n}") for n in range(30)), cup(desk, 4)]
    found = chosen(desk, *stories, topics=load_pack())
    assert sorted(c.story.id for c in found) == sorted(s.id for s in stories)


def test_a_thousand_articles_take_seconds(desk: Any) -> None:
    text = "\n".join(
        f"Sentence {n} of the ministry said that the tariff on steel and power would rise in March." for n in range(40)
    )
    stories = [desk.story(f"s{n}", desk.article(f"a{n}", f"Plan {n} for the power grid", text)) for n in range(1000)]
    past = desk.past(*stories[:300])
    start = time.process_time()
    chosen(desk, *stories, topics=load_pack(), past=past)
    assert time.process_time() - start < 6


def test_the_reader_s_day_is_the_order_s(desk: Any, energy: Topic) -> None:
    story = grid(desk, "east", text=f"The hearing is on 12 March. {LONG}")
    order = replace(desk.morning(energy), as_of=date(2026, 3, 20))
    assert not any("ahead" in reason for c in choose((story,), Past(), order) for reason in c.reasons)


def test_what_came_of_a_matter_that_was_told_stays_on_its_topic(desk: Any, energy: Topic) -> None:
    told = desk.story("grid", desk.article("old", "Electricity grid plan", f"The electricity grid. {LONG}"))
    after = desk.article(
        "new", "Workers in overalls", f"{LONG} Six hundred in overalls came to hear her speak about electricity."
    )
    story = replace(desk.story("grid", after), continues=("grid",))
    (choice,) = choose((story,), desk.past(told), desk.morning(energy))
    assert (choice.topics, choice.tier) == ((energy.name,), "to-read"), choice.reasons
    (alone,) = choose((replace(story, continues=()),), Past(), desk.morning(energy))
    assert alone.tier == "outside"
