"""A made-up press of many days, grown out of a few real articles by a seeded generator: for load, not for quality."""

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
KEPT = frozenset(  # days, months and what makes an article policy
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December Minister Ministry Parliament Commission Committee Council Government Foreign Defence
    Energy Health Trade Agreement That This They There Their When While With From Under Both Next Last""".split()
)
SYLLABLES = "bar cor dan el fen gar hol in jor kal lun mar nor ost pel ran sel tor ul ven wil zan".split()
PER_STORY = 4
FOLLOWED = 0.3  # share of a day's stories that go on with one of the day before


def grow(material: Sequence[Path], into: Path, articles: int, days: int, first: date) -> tuple[date, ...]:
    """Write ``articles`` over ``days`` folders of ``into``, four to a story; returns the days. The same every time."""
    texts = [_paragraphs(path.read_text("utf-8", "replace")) for path in material]
    texts = [t for t in texts if len(t) >= 3]
    dice = random.Random(20260202)  # noqa: S311 - not for secrets
    dates = tuple(first + timedelta(days=n) for n in range(days))
    before: list[int] = []
    for day in dates:
        folder = into / f"{day:%Y-%m-%d}"
        folder.mkdir(parents=True)
        stories = [_seed(dice, before) for _ in range(articles // days // PER_STORY)]
        for number, seed in enumerate(stories):
            for copy in range(PER_STORY):
                text = _article(texts, seed, copy, day)
                (folder / f"s{number:03d}-{copy}.txt").write_text(text, encoding="utf-8")
        before = stories
    return dates


def _seed(dice: random.Random, before: Sequence[int]) -> int:
    return dice.choice(before) if before and dice.random() < FOLLOWED else dice.randrange(10**9)


def _article(texts: Sequence[Sequence[str]], seed: int, copy: int, day: date) -> str:
    """One telling of a story: the story's paragraphs in another choice and order, under its own names."""
    story, telling = random.Random(seed), random.Random(f"{seed} {copy} {day}")  # noqa: S311
    paragraphs = story.choice(texts)
    body = [paragraphs[0], *telling.sample(paragraphs[1:], k=max(2, len(paragraphs) - 2 - copy % 2))]
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        word = match[0]
        return word if word in KEPT else names.setdefault(word, "".join(story.choices(SYLLABLES, k=2)).capitalize())

    lines = [NAME.sub(renamed, paragraph) for paragraph in body]
    return "\n\n".join([f"{lines[0][:80].rsplit(' ', 1)[0]}", f"{day:%d %B %Y}", *lines]) + "\n"


def _paragraphs(text: str) -> list[str]:
    """Sentences of prose, tags taken away."""
    plain = re.sub(r"<(script|style)\b.*?</\1>|<[^>]{1,500}>", "\n", text, flags=re.DOTALL | re.IGNORECASE)
    return [line for part in plain.splitlines() if len((line := " ".join(part.split())).split()) > 12]
