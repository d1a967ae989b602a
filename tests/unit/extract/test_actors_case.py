"""The acceptance case: the people of three real articles, their roles and sides, and nothing that is no actor."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
import yaml

from tasks import nlp
from tasks.extract import actors
from tasks.model import Actor, Article, Basis, Dating, Dropped, Origin, Sourced, Story
from tasks.text import fold

pytestmark = pytest.mark.case
CLUTTER = (
    (r"^ date 2026-02-02", "date_stamp"),
    (r"Add Zee News as a Preferred Source", "promo"),
    (r"(?:Primarily )?Based On ANI Report", "credit"),
    (r"!\[.*\]\(.*\)", "advert"),
)


@pytest.fixture(scope="module")
def case(root: Path) -> Path:
    folder = root.parent / "shared" / "cases" / "seeds"
    if not folder.is_dir():
        pytest.skip("the acceptance case is not beside the checkout")
    return folder


@pytest.fixture(scope="module")
def story(case: Path) -> Story:
    articles = []
    for file in sorted((case / "articles").iterdir()):
        text = file.read_text(encoding="utf-8")
        dropped = tuple(
            Dropped(m.start(), m.end(), why) for pattern, why in CLUTTER for m in re.finditer(pattern, text)
        )  # type: ignore[arg-type]
        articles.append(
            Article(
                file.stem[:3],
                file.name,
                "",
                text,
                None,
                Sourced(None, Basis.UNKNOWN),
                Dating(None, None, Basis.UNKNOWN),
                dropped=dropped,
            )
        )
    origins = (
        Origin("ANI", "agency", ("000", "004"), confirmed=True),
        Origin("Zee News", "outlet", ("003",), confirmed=False),
    )
    return Story("seeds", tuple(articles), "003", origins, reworded=("000",))


@pytest.fixture(scope="module")
def people(story: Story) -> dict[str, Actor]:
    return {a.name: a for a in actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})}


def test_every_person_of_the_oracle_has_role_and_side(case: Path, people: dict[str, Actor]) -> None:
    oracle = yaml.safe_load((case / "oracle.yaml").read_text(encoding="utf-8"))
    for wanted in oracle["actors"]:
        actor = people[wanted["name"]]
        assert [v.value for v in actor.roles] == [wanted["role"]]
        assert [v.value for v in actor.acts_for] == [wanted["for"]]
    assert len([a for a in people.values() if a.kind == "person"]) == oracle["actors_count_people"]


def test_short_names_of_the_clean_articles_are_known(people: dict[str, Actor]) -> None:
    assert {"Jaishankar", "S Jaishankar"} <= set(people["S. Jaishankar"].aliases)
    assert {"Singh", "Shri Rajesh Kumar Singh"} <= set(people["Rajesh Kumar Singh"].aliases)


def test_nothing_that_is_no_actor_is_one(case: Path, people: dict[str, Actor]) -> None:
    oracle = yaml.safe_load((case / "oracle.yaml").read_text(encoding="utf-8"))
    banned = json.loads((case / "actors.json").read_text(encoding="utf-8"))["must_not_appear_as_actors"]
    names = {fold(n) for a in people.values() for n in (a.name, *a.aliases)}
    assert not names & {fold(n) for n in (*banned, *oracle["not_actors"])}


def test_no_reworded_name_is_printed(case: Path, people: dict[str, Actor]) -> None:
    oracle = yaml.safe_load((case / "oracle.yaml").read_text(encoding="utf-8"))
    printed = " | ".join(w for a in people.values() for w in (a.name, *a.aliases, *(v.value for v in a.roles)))
    assert not [spun for spun in oracle["spun_to_canonical"] if spun in printed]


def test_the_gold_mentions_are_found(case: Path, story: Story, people: dict[str, Actor]) -> None:
    found = {(a.kind, m) for a in people.values() for m in a.mentions}
    hit: dict[str, list[bool]] = {"PERSON": [], "STATE": [], "ORG": []}
    for line in (case / "mentions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for gold in row["mentions"]:
            over = any(m.article == row["id"] and m.start < gold["e"] and gold["s"] < m.end for _, m in found)
            hit[gold["kind"]].append(over)
    assert sum(hit["PERSON"]) == len(hit["PERSON"])
    assert sum(hit["STATE"]) >= 0.9 * len(hit["STATE"])
    assert sum(hit["ORG"]) >= 0.8 * len(hit["ORG"])


def test_every_role_stands_in_its_passage(story: Story, people: dict[str, Actor]) -> None:
    for actor in people.values():
        for version in actor.roles:
            words = story.article(version.evidence[0].article).quote(version.evidence[0])
            assert version.reason or version.value == " ".join(words.split())


def test_without_the_clean_articles_the_copy_speaks_for_itself(story: Story) -> None:
    copy = story.articles[0]
    alone = dataclasses.replace(
        story, articles=(copy,), lead=copy.id, origins=(Origin("ANI", "agency", (copy.id,), confirmed=True),)
    )
    names = {a.name for a in actors.find(alone, {copy.id: nlp.parse(copy.readable)})}
    assert "Marco Rubio" in names
