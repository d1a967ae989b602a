"""Which of very many texts are copies of one another: the one way from texts to pairs and groups."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tasks.deduplicate import features, linking, sketch, verify
from tasks.deduplicate.candidates import candidates
from tasks.deduplicate.verify import Verdict

AT_ONCE = 4_096  # texts whose traits are held at a time


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found, by number of text: equal texts, pairs that were compared, and groups."""

    equal: dict[int, int]  # a text -> the first one with the same words
    verdicts: dict[tuple[int, int], Verdict]  # of texts that differ, the lower number first
    groups: dict[int, int]  # a text that is another's copy -> the first of its group
    crowded: frozenset[int] = field(default_factory=frozenset)  # compared only with the first of those like it

    def first(self, text: int) -> int:
        """The text that ``text`` need not be compared beside: one with the same words, or that it copies as many do."""
        first = self.equal.get(text, text)
        return self.groups.get(first, first) if first in self.crowded else first

    def home(self, text: int) -> int:
        """The first text of the group of ``text``; itself where it is no copy."""
        first = self.equal.get(text, text)
        return self.groups.get(first, first)


def find(texts: Sequence[str]) -> Copies:
    """The copies among ``texts``; their order decides only which one of a group is the first."""
    sketches = sketch.sketch(texts)
    equal: dict[int, int] = {}
    firsts: dict[bytes, int] = {}
    for number, key in enumerate(sketches.keys):
        first = firsts.setdefault(key, number) if key else number
        if first != number:
            equal[number] = first
    kept = [number for number in range(len(texts)) if number not in equal]
    near = candidates(sketch.only(sketches, kept))
    pairs = [(kept[a], kept[b]) for a, b in zip(near.left.tolist(), near.right.tolist(), strict=True)]
    crowded = frozenset(kept[n] for n in near.crowded.nonzero()[0].tolist())
    verdicts = _verdicts(texts, pairs)
    return Copies(equal, verdicts, groups(verdicts, crowded, equal), crowded)


def groups(
    verdicts: Mapping[tuple[int, int], Verdict], crowded: Iterable[int] = (), equal: Mapping[int, int] | None = None
) -> dict[int, int]:
    """The first of its group for each text that ``verdicts`` make another's copy."""
    links = {pair: found.link for pair, found in verdicts.items()}
    times = Counter((equal or {}).values())
    homes = linking.link(links, frozenset(crowded), {text: 1 + more for text, more in times.items()})
    return {text: home for text, home in homes.items() if text != home}


def _verdicts(texts: Sequence[str], pairs: list[tuple[int, int]]) -> dict[tuple[int, int], Verdict]:
    out: dict[tuple[int, int], Verdict] = {}
    traits: dict[int, features.Traits] = {}
    for begin in range(0, len(pairs), AT_ONCE):
        some = pairs[begin : begin + AT_ONCE]
        wanted = sorted({n for pair in some for n in pair})
        new = [n for n in wanted if n not in traits]
        known = {n: traits[n] for n in wanted if n in traits}
        traits = known | dict(zip(new, features.traits([texts[n] for n in new]), strict=True))
        out |= {(a, b): verify.verify(traits[a], traits[b]) for a, b in some}
    return out
