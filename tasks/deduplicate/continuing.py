"""Which stories of today go on with stories of earlier editions, so that a story keeps its id from day to day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from tasks.deduplicate import fingerprint, reprinting, stories
from tasks.model import Article, Past, PastStory, Story
from tasks.text import fold, sha256

SURE = 2.0  # above every cosine: the same text, or a new version of it
GROUPED = 1.0  # above every cosine: put in one story with it when both were looked at together
# Two trials, or two ministries' consultations, share the words of their kind: what they are about must carry it too.
LEAST_NAMES = 2  # names in both that few other stories have
FEW_NAMES = 5  # a story with no more names than this has to share only one of them
RARE = 0.2  # share of all stories that may have such a name
RARE_AT_LEAST = 3
# Capitalised, and still a kind of thing: every consultation has its ministry.
KINDS = frozenset(
    """agency assembly association authority bank board bureau cabinet chair chief commission commissioner committee
    company congress council court department deputy director district federal federation general government high house
    institute judge justice member minister ministry mr mrs ms national office parliament party police president press
    prime public regional secretary senate senator state supreme union university""".split()
)
BESIDE = 0.75  # of the nearest story's likeness: what another past story needs to be part of it as well


def carry_on(stories_: tuple[Story, ...], past: Past) -> tuple[Story, ...]:
    """The same stories; one that goes on with a past story takes its id and names all it goes on with.

    It goes on with what it was grouped with, with what holds the same text, and with what is near enough.

    A past id is carried by one story of today, the nearest; another that goes on with it keeps an id of its own
    and names it in ``continues``. The order of stories and of the past changes nothing.
    """
    before = tuple(sorted(past.stories, key=lambda s: s.id))
    likeness = _likeness(stories_, before)
    for story in stories_:
        for key in story.continues:
            likeness[story.id, key] = GROUPED + likeness.get((story.id, key), 0.0)
    for (today, earlier), found in _sure(stories_, before, past).items():
        likeness[today, earlier] = max(found, likeness.get((today, earlier), 0.0))
    near = _near(likeness, {s.id for s in stories_})
    ids = _ids(stories_, near)
    return tuple(replace(s, id=ids[s.id], continues=tuple(key for _, key in near.get(s.id, ()))) for s in stories_)


def _sure(today: tuple[Story, ...], before: tuple[PastStory, ...], past: Past) -> dict[tuple[str, str], float]:
    """Pairs of stories that hold one text, copies of one, or two versions of one."""
    homes: dict[str, set[str]] = defaultdict(set)
    for earlier in before:
        for article in earlier.articles:
            homes[article.id].add(earlier.id)
            homes[_flat(article)].add(earlier.id)
    older = {key: article.id for key, article in past.versions}
    reprinted = reprinting.copied(today, past)
    out: dict[tuple[str, str], float] = {}
    for story in today:
        for article in story.articles:
            same = {home for key in reprinted.get(article.id, ()) for home in homes.get(key, ())}
            for key in same | homes.get(_flat(article), set()) | homes.get(older.get(article.id, ""), set()):
                out[story.id, key] = out.get((story.id, key), SURE - 1) + 1
    return out


def _flat(article: Article) -> str:
    """The readable text, or the id where there is none to compare."""
    return " ".join(article.readable.split()) or article.id


def _likeness(today: tuple[Story, ...], before: tuple[PastStory, ...]) -> dict[tuple[str, str], float]:
    """Average cosine of every two stories that are near enough and share what they are about."""
    if not (today and before):
        return {}
    now = [(s.id, a) for s in sorted(today, key=lambda s: s.id) for a in s.articles]
    then = [(s.id, a) for s in before for a in s.articles]
    texts = [a.readable for _, a in (*now, *then)]
    same = stories.similarity(texts, len(now))
    least = stories.line(len(texts))
    names = _Names(today, before)
    rows: dict[str, list[int]] = defaultdict(list)
    for place, (key, _) in enumerate(now):
        rows[key].append(place)
    columns = [_columns(s, then) for s in before]
    found = {
        (story.id, earlier.id): max(float(same[np.ix_(rows[story.id], told)].mean()) for told in columns[n])
        for story in today
        for n, earlier in enumerate(before)
        if columns[n] and names.shared(story.id, earlier.id)
    }
    return {pair: value for pair, value in found.items() if value >= least}


def _columns(story: PastStory, then: list[tuple[str, Article]]) -> list[list[int]]:
    """Where the articles of each telling of a past story stand; a story moves on, its last telling is the nearest."""
    own = {article.id: i for i, (key, article) in enumerate(then) if key == story.id}
    told = [[own[key] for key in telling.ledger.articles if key in own] for telling in story.told]
    return [part for part in told if part] or [list(own.values())] * bool(own)


class _Names:
    """Names of people, places, bodies and programmes, story by story."""

    def __init__(self, today: Iterable[Story], before: Iterable[PastStory]) -> None:
        self.now = {s.id: _names(s.articles) for s in today}
        self.then = {s.id: _names(s.articles) for s in before}
        counts = Counter(name for names in (*self.now.values(), *self.then.values()) for name in names)
        most = max(RARE_AT_LEAST, RARE * (len(self.now) + len(self.then)))
        self.rare = {name for name, times in counts.items() if times <= most}

    def shared(self, today: str, before: str) -> bool:
        """Whether both have names in common that tell their matter from others."""
        left, right = self.now[today], self.then[before]
        least = 1 if min(len(left), len(right)) <= FEW_NAMES else LEAST_NAMES
        return len(left & right & self.rare) >= least


def _names(articles: Iterable[Article]) -> frozenset[str]:
    """Capitalised words inside sentences, folded; figures tell no matter from another."""
    names = (fold(n) for a in articles for n in fingerprint.of(a.readable).names if n[:1].isalpha())
    return frozenset(n for n in names if n not in KINDS)


def _near(likeness: Mapping[tuple[str, str], float], today: set[str]) -> dict[str, list[tuple[float, str]]]:
    """For each story the past ones that it goes on with, the nearest first."""
    out: dict[str, list[tuple[float, str]]] = {}
    for key in sorted(today):
        found = sorted(((-v, p) for (t, p), v in likeness.items() if t == key), key=lambda pair: (pair[0], pair[1]))
        least = max((-v for v, _ in found if -v < SURE), default=0.0) * BESIDE
        out[key] = [(-v, p) for v, p in found if -v >= min(least, GROUPED)]
    return out


def _ids(today: tuple[Story, ...], near: Mapping[str, list[tuple[float, str]]]) -> dict[str, str]:
    """Id of each story: that of the nearest past story that no nearer story of today carries, else its own."""
    pairs = sorted((-v, key, earlier) for key, found in near.items() for v, earlier in found)
    ids: dict[str, str] = {}
    for _, key, earlier in pairs:
        if key not in ids and earlier not in ids.values():
            ids[key] = earlier
    taken = set(ids.values())
    for story in sorted(today, key=lambda s: s.id):
        if story.id not in ids:
            ids[story.id] = story.id if story.id not in taken else sha256(f"{story.id} again")[:12]
    return ids
