"""Words that articles of several origins have alike, by which a common source of theirs can be checked."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tasks import datewords
from tasks.model import Article, Shared, Span, Story
from tasks.text import fold, trim, words

QUOTATION = re.compile(r"“[^“”\n]{20,600}”|«[^«»\n]{20,600}»|„[^„“”\n]{20,600}[“”]|\"[^\"\n]{20,600}\"")
RUN = 8  # words in a row, inside quotation marks, that nobody quotes twice by chance
STRETCH = re.compile(r"[^\n.!?:“”«»\"()]++")  # in which a list can stand
BETWEEN = re.compile(r"[,;]\s++(?:(?:and|or)\s++)?|(?<!\s)\s++(?:and|as well as)\s++")
ARTICLE = re.compile(r"(?:the|an?|its|their|his|her) ", re.IGNORECASE)
ITEMS = 5  # of a list in one order that nobody names twice by chance
BY_LETTER = 10  # of one from A to Z: of a club with fewer members anyone names them so
ITEM_WORDS = 5
MOST = 12  # passages of one quotation or list
DAYS = frozenset(fold(name) for name in (*datewords.DAYS, *datewords.MONTHS))
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article quotes or lists, by the keys by which it is known again, with the passage of each."""

    kind: Literal["quotation", "list"]
    article: str
    passages: Mapping[Key, Span]


def shared(story: Story) -> tuple[Shared, ...]:
    """Quotations and lists that articles of several origins of ``story`` have alike, of each origin one passage.

    Such words go back to one source, whoever reports them. Reworded copies are not looked at.
    """
    homes = {key: number for number, origin in enumerate(story.origins) for key in origin.articles}
    told = [one for article in sorted(story.clean, key=lambda a: a.id) for one in _told(article)]
    found: list[Shared] = []
    for group in _alike(told):
        passages = _passages([told[n] for n in group], homes)
        within = all(any(span.overlaps(s) for f in found for s in f.evidence) for span in passages)
        if not within:
            found.append(Shared(told[group[0]].kind, passages))
    return tuple(found)


def _passages(group: Sequence[_Told], homes: Mapping[str, int]) -> tuple[Span, ...]:
    """What the first article of each origin has of the words that another origin has, too."""
    heard: dict[Key, set[int]] = defaultdict(set)
    for one in group:
        for key in one.passages:
            heard[key].add(homes[one.article])
    spans: dict[int, Span] = {}
    for one in group:
        own = [span for key, span in one.passages.items() if len(heard[key]) > 1]
        if own and homes[one.article] not in spans:
            spans[homes[one.article]] = Span(one.article, min(s.start for s in own), max(s.end for s in own))
    return tuple(sorted(spans.values()))[:MOST]


def _told(article: Article) -> Iterator[_Told]:
    text = article.readable
    for match in QUOTATION.finditer(text):
        said = [fold(word) for word in words(match[0])]
        whole = Span(article.id, match.start() + 1, match.start() + 1 + len(match[0][1:-1].rstrip(" ,")))
        yield _Told("quotation", article.id, {tuple(said[n : n + RUN]): whole for n in range(len(said) - RUN + 1)})
    for stretch in STRETCH.finditer(text):
        yield from _lists(article.id, text, stretch)


def _alike(told: list[_Told]) -> list[list[int]]:
    """Passages of one kind with a key in common, quotations first."""
    homes = list(range(len(told)))

    def home(number: int) -> int:
        while homes[number] != number:
            number = homes[number]
        return number

    first: dict[tuple[str, Key], int] = {}
    for number, one in enumerate(told):
        for key in one.passages:
            other = home(first.setdefault((one.kind, key), number))
            here = home(number)
            homes[max(here, other)] = min(here, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(told)):
        groups[home(number)].append(number)
    return sorted(groups.values(), key=lambda group: (told[group[0]].kind == "list", group))


def _lists(key: str, text: str, stretch: re.Match[str]) -> Iterator[_Told]:
    """The lists of a stretch: items with nothing but commas or "and" between them."""
    cuts = [m.span() for m in BETWEEN.finditer(text, stretch.start(), stretch.end())]
    starts, ends = [stretch.start(), *(b for _, b in cuts)], [*(a for a, _ in cuts), stretch.end()]
    bounds = list(zip(starts, ends, strict=True))
    at = 0
    while at < len(bounds):
        inner = at + 1
        while inner < len(bounds) - 1 and _item(text, *bounds[inner]):
            inner += 1
        if inner - at + 1 >= ITEMS and inner < len(bounds):
            yield from _list(key, text, bounds[at : inner + 1])
        at = inner


def _list(key: str, text: str, bounds: list[tuple[int, int]]) -> Iterator[_Told]:
    """One list: words may stand before the first of its items that another has too, and behind the last one."""
    passages = {}
    for size, by_letter in ((ITEMS, False), (BY_LETTER, True)):
        for n in range(len(bounds) - size + 1):
            first, last = _nearest(text, bounds[n], last=True), _nearest(text, bounds[n + size - 1], last=False)
            if not (first and last):
                continue
            spots = [first, *(_own(text, *b) for b in bounds[n + 1 : n + size - 1]), last]
            names = tuple(fold(text[slice(*spot)]) for spot in spots)
            if len(set(names)) == size and (list(names) == sorted(names)) is by_letter:
                passages[names] = Span(key, first[0], last[1])
    yield _Told("list", key, passages)


def _item(text: str, start: int, end: int) -> bool:
    """Whether an item stands between two commas, and not many words, a figure or a day."""
    item = text[slice(*_own(text, start, end))]
    return any(c.isalpha() for c in item) and fold(item) not in DAYS and len(item.split()) <= ITEM_WORDS


def _own(text: str, start: int, end: int) -> tuple[int, int]:
    """An item without its article and the blanks around it."""
    first, last = trim(text, start, end) or (start, start)
    article = ARTICLE.match(text, first, last)
    return (article.end() if article else first), last


def _nearest(text: str, bounds: tuple[int, int], *, last: bool) -> tuple[int, int] | None:
    """The word of a stretch at its end, or at its start, and the capitalised words right beside it."""
    found = [m.span() for m in re.finditer(r"\S+", text[slice(*_own(text, *bounds))])]
    at = _own(text, *bounds)[0]
    ordered = found[::-1] if last else found
    taken = ordered[:1]
    for span in ordered[1:ITEM_WORDS]:
        if not (text[at + span[0]].isupper() and text[at + taken[-1][0]].isupper()):
            break
        taken.append(span)
    return (at + min(taken)[0], at + max(taken)[1]) if taken else None
