"""Which bodies of a story are one although their words differ: acronyms, firms' legal forms, shortened names."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from tasks import publicbodies
from tasks.extract.actors.lexicon import table, words
from tasks.text import fold

Words = tuple[str, ...]
SMALL = frozenset(("of", "the", "and", "for", "in", "on", "a", "an", "to", "de", "la", "&", "at", "'s", "’s"))
# Words at the end of a firm's name that the press leaves out.
LEGAL = frozenset(
    ("inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "llp", "ag", "sa")
) | frozenset(("gmbh", "nv", "bv", "se", "spa", "oyj", "asa", "ab", "com", "org", "net"))
WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")
LEAST_WORDS = 3  # of a name that goes by its initials, where nothing else says so


def name_words(text: str) -> Words:
    """The words of a body's name in order, without determiner, possessive and legal form."""
    folded = fold(re.sub(r"\.\s?(?=(?:com|org|net)\b)", " ", text))
    out = [w.replace(".", "").removesuffix("'s").removesuffix("’s") for w in WORD.findall(folded)]
    while len(out) > 1 and out[-1] in LEGAL:
        out.pop()
    return tuple(out[1:] if len(out) > 1 and out[0] in ("the", "a", "an") else out)


def without_form(name: Words) -> Words:
    """``Magna`` of "Magna International Inc": a firm's name, folded, without what says only that it is one."""
    if not name or name[-1].replace(".", "") not in LEGAL:
        return name
    end = len(name) - 1
    while end > 1 and (
        name[end - 1] in ("&", "international", "group") or name[end - 1] in words("bodies", "firm_names")
    ):
        end -= 1
    return name[:end]


def kin(printed: Sequence[Collection[str]], *, wide: bool) -> list[list[int]]:
    """Groups of the bodies with these ``printed`` forms, by number, each of which is one body.

    ``wide``: also by a shortened name that only one other body's name goes on from.
    """
    home = list(range(len(printed)))

    def of(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    forms = [{name_words(t) for t in texts} - {()} for texts in printed]
    least = LEAST_WORDS - wide  # "AP" for Associated Press
    for short, whole in (*_acronyms(printed, forms, least), *_firms(forms)):
        home[of(short)] = of(whole)
    if wide:
        for short, others in sorted(_longer(forms).items()):
            if len({of(o) for o in others} - {of(short)}) == 1:
                home[of(short)] = of(next(o for o in others if of(o) != of(short)))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(printed)):
        groups[of(number)].append(number)
    return list(groups.values())


def _acronyms(printed: Sequence[Collection[str]], forms: Sequence[set[Words]], least: int) -> list[tuple[int, int]]:
    """Bodies printed as the initials of one other body's words, ``least`` letters and more."""
    initials: dict[str, set[int]] = defaultdict(set)
    for number, listed in enumerate(forms):
        for short in (s for n in listed for s in short_forms(n, least)):
            initials[short].add(number)
    out = []
    for number, texts in enumerate(printed):
        shorts = {short for t in texts if ACRONYM.fullmatch(t) and len(short := t.replace(".", "")) >= least}
        meant = set().union(*(initials.get(s.lower(), set()) for s in shorts)) - {number}
        if len(meant) == 1:
            out.append((number, next(iter(meant))))
    return out


def short_forms(name: Words, least: int = LEAST_WORDS) -> set[str]:
    """The initials of a name of ``least`` words and more, with and without its small words, small."""
    if len(name) < least:
        return set()
    return {"".join(w[0] for w in name), "".join(w[0] for w in name if w not in SMALL)}


def _firms(forms: Sequence[set[Words]]) -> list[tuple[int, int]]:
    """``ATI`` beside the one ``ATI Technologies``: only a word for a business is left out."""
    out = []
    for short, others in sorted(_longer(forms).items()):
        fit = [o for o in sorted(others) if any(_business(s, n) for s in forms[short] for n in forms[o])]
        if len(fit) == 1 == len(others):
            out.append((short, fit[0]))
    return out


def _business(short: Words, whole: Words) -> bool:
    return len(whole) == len(short) + 1 and whole[:-1] == short and whole[-1] in words("bodies", "firm_names")


def _longer(forms: Sequence[set[Words]]) -> dict[int, set[int]]:
    """Number of a body -> those whose names begin or end with its name; public bodies never stand in for each other."""
    parts: dict[Words, set[int]] = defaultdict(set)
    for number, listed in enumerate(forms):
        for name in listed:
            for cut in range(1, len(name)):
                parts[name[:cut]].add(number)
                parts[name[cut:]].add(number)
    out: dict[int, set[int]] = {}
    for number, listed in enumerate(forms):
        others = set().union(*(parts[n] for n in listed if n in parts and not _public(n))) - {number}
        others = {o for o in others if not any(_public(n) for n in forms[o])}
        if others:
            out[number] = others
    return out


def _public(name: Words) -> bool:
    """A ministry, a committee, a court: one more word makes it another."""
    kinds = words("bodies", "fore") | publicbodies.OFFICIAL | words("bodies", "plain")
    return bool(kinds & set(name)) or " ".join(name) in _known()


def _known() -> frozenset[str]:
    return frozenset(fold(name) for name in table("bodies")["known"])
