"""Which bodies of a story are one: levelled words, the state they belong to, short forms in brackets."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tasks.extract.actors import kinship
from tasks.extract.actors.bodies import BodyUse
from tasks.extract.actors.lexicon import national_state, state_at, table, words
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.roles import SPELLINGS
from tasks.text import fold

Key = frozenset[str]
SMALL = frozenset(("of", "for", "the", "and", "&", "on", "to", "at", "in", ",", "affairs", "'s", "’s", "'", "’"))
KIND = {
    "dept": "department",
    "labor": "labour",
    "defense": "defence",
    "organization": "organisation",
    "programmes": "programme",
    "ministries": "ministry",
}


LONG = 4  # letters of the longest word whose last "s" is its own


@dataclass(slots=True)
class Institution:
    """One body: where it is named."""

    key: Key
    code: str
    uses: list[BodyUse] = field(default_factory=list)
    short: str = ""  # the form introduced in brackets

    @property
    def forms(self) -> frozenset[str]:
        """Every form that the story prints."""
        return frozenset(u.text for u in self.uses)


def body_key(text: str) -> tuple[Key, str]:
    """Levelled content words of a body's name, and the state its words give."""
    known = table("bodies")["known"].get(text)
    texts = tuple((known[0] if known else text).split())
    out, code, at = set(), (known[1] if known else ""), 0
    while at < len(texts):
        state = state_at(texts, at)
        if state and (at or state[1] < len(texts)) and state[0].form != "capital":
            code, at = code or state[0].code, state[1]
            continue
        word = fold(texts[at]).strip(".,()")
        legal = at and word in kinship.LEGAL and at == len(texts) - 1
        if word and word not in SMALL and not legal:
            out.add(_level(word))
        at += 1
    if "treasury" in out:
        out.discard("department")
    if "ministry" in out and len(out) > 2:
        out.discard("national")
    return frozenset(out), code or national_state(text)


def _level(word: str) -> str:
    """One spelling and number of a word: ``Elections`` is ``Election``; ``Services`` stays, being a kind of body."""
    word = KIND.get(word, SPELLINGS.get(word, word))
    plural = len(word) > LONG and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and word not in words("bodies", "heads") else word


def join(found: Sequence[BodyUse], readings: Sequence[Reading], *, wide: bool = False) -> list[Institution]:
    """The bodies behind all uses; ministries of different matters or states never meet.

    ``wide``: a name that only one other body's name goes on from is that body ("Chiefs", "Harbour City Chiefs"),
    which is right for who is meant and too bold for what is printed.
    """
    by_key: dict[Key, list[BodyUse]] = defaultdict(list)
    codes: dict[int, str] = {}
    for number, use in enumerate(found):
        key, code = body_key(use.text)
        if key:
            by_key[key].append(use)
            codes[id(use)] = use.code or code
        del number
    out: list[Institution] = []
    for key in sorted(by_key, key=sorted):
        out += _by_state(key, by_key[key], codes)
    _shorten(out, readings)
    out = _one_name(out)
    return [_whole([out[n] for n in group]) for group in kinship.kin([b.forms for b in out], wide=wide)]


def _whole(group: Sequence[Institution]) -> Institution:
    """One body of several that are kin; the one with the longest name gives it its kind and state."""
    if len(group) == 1:
        return group[0]
    first = max(group, key=lambda b: (len(b.key), len(b.uses), sorted(b.key)))
    code = first.code or next((b.code for b in group if b.code), "")
    short = first.short or next((b.short for b in group if b.short), "")
    return Institution(first.key, code, [u for b in group for u in b.uses], short)


def _by_state(key: Key, found: Sequence[BodyUse], codes: dict[int, str]) -> list[Institution]:
    """One body a state; a use without a state goes with the only one of its article or of the story."""
    stated = sorted({codes[id(u)] for u in found} - {""})
    if len(stated) <= 1:
        return [Institution(key, stated[0] if stated else "", list(found))]
    out = {code: Institution(key, code) for code in stated}
    for use in found:
        here = {codes[id(u)] for u in found if u.article == use.article} - {""}
        code = codes[id(use)] or (next(iter(here)) if len(here) == 1 else "")
        if code:
            out[code].uses.append(use)
    return [i for i in out.values() if i.uses]


def _shorten(bodies: Sequence[Institution], readings: Sequence[Reading]) -> None:
    """``House Armed Services Committee (HASC)``: the form in brackets is a name too, everywhere."""
    by_article = {r.article.id: r for r in readings}
    shorts: dict[str, set[int]] = defaultdict(set)
    for number, body in enumerate(bodies):
        for use in body.uses:
            short = _bracketed(by_article[use.article], use)
            if short:
                shorts[short].add(number)
    for short in sorted(shorts):
        if len(shorts[short]) == 1:
            bodies[next(iter(shorts[short]))].short = short


def _bracketed(reading: Reading, use: BodyUse) -> str:
    after = use.range[1]
    if after + 2 >= len(reading.tokens) or reading.texts[after] != "(" or reading.texts[after + 2] != ")":
        return ""
    short = reading.texts[after + 1]
    letters = [c for c in short if c.isupper()]
    initials = [w[0].upper() for w in re.findall(r"[^\W\d_]+", use.text)]
    rest = iter(initials)
    return short if len(letters) > 1 and all(c in rest for c in letters) else ""


def short_uses(
    reading: Reading, bodies: Sequence[Institution], taken: frozenset[int]
) -> Iterator[tuple[int, Token, bool]]:
    """Bracketed forms wherever they stand, and ``the Ministry`` where the article has one such body only."""
    shorts = {b.short: n for n, b in enumerate(bodies) if b.short}
    heads: dict[str, set[int]] = defaultdict(set)
    for number, body in enumerate(bodies):
        if any(u.article == reading.article.id for u in body.uses):
            for head in body.key & words("bodies", "heads"):
                heads[head].add(number)
    for at, token in enumerate(reading.tokens):
        if at in taken:
            continue
        if token.text in shorts:
            yield shorts[token.text], token, True
        named = heads.get(KIND.get(token.low, token.low), set())
        alone = token.capital and at and reading.tokens[at - 1].low == "the" and _ends(reading, at)
        if alone and len(named) == 1 and not token.shouted:
            yield next(iter(named)), token, False


def _ends(reading: Reading, at: int) -> bool:
    """The word is the whole name: no capital and no "of" goes on."""
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    return after is None or after.broken or not (after.capital or after.low in ("of", "for")) or after.first


def _one_name(bodies: list[Institution]) -> list[Institution]:
    """A tagged name written in capitals that is another body's bracketed form is that body."""
    shorts = {b.short: b for b in bodies if b.short}
    out = []
    for body in bodies:
        texts = {u.text for u in body.uses}
        home = next((shorts[t] for t in sorted(texts) if t in shorts and shorts[t] is not body), None)
        if home:
            home.uses += body.uses
        else:
            out.append(body)
    return out


def name_of(body: Institution, forms: Counter[str], origins: dict[str, set[str]]) -> str:
    """The fullest printed form that at least half of the body's origins print."""
    everyone = set().union(*origins.values())
    listed = sorted(forms, key=lambda f: (-len(f.split()), -len(origins[f]), -forms[f], f))
    fit = [f for f in listed if 2 * len(origins[f]) >= len(everyone)]
    del body
    return (fit or listed)[0]
