"""Where an article names a body: a ministry, a committee, an agency, a party, a company."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extract.actors import firms
from tasks.extract.actors.bodygrammar import grammar, known, small_head
from tasks.extract.actors.lexicon import head_of, state_at, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.titles import Title

Range = tuple[int, int]
LEAST_SHORT = 3  # letters of a short form in brackets
MOST_BEHIND = 5  # words that a short form in brackets may add to a name
INNER = frozenset(("of", "the", "and", "&", "for"))  # small words inside a name


@dataclass(frozen=True, slots=True)
class BodyUse:
    """A body's name in a text; ``code`` is the state its words give; ``by`` is "known", "grammar" or "tagger"."""

    article: str
    range: Range
    start: int
    end: int
    text: str
    code: str
    by: str


def uses(reading: Reading, taken: frozenset[int], titles: tuple[Title, ...]) -> tuple[BodyUse, ...]:
    """Every body one article names outside the tokens ``taken`` by persons; within an office only a whole body."""
    offices = {t.head for t in titles}
    out: list[BodyUse] = []
    at = 0
    while at < len(reading.tokens):
        found = _at(reading, at, taken)
        if found:
            last = reading.tokens[found.range[1] - 1].low
            matter = last in words("offices", "portfolio") - {"party"} and found.range[1] in offices
            out += [] if matter else [found]
            at = found.range[1]
        else:
            at += 1
    taken = taken | {i for t in titles for i in range(*t.role)}
    held = {i for u in out for i in range(*u.range)} | taken
    out += _listed(reading, held)
    held |= {i for u in out for i in range(*u.range)}
    described = [r for r in firms.described(reading) if not any(i in held for i in range(*r))]
    out += [u for r in described if (u := _use(reading, r, "grammar"))]
    held |= {i for u in out for i in range(*u.range)}
    out += [u for r in reading.bodies if (u := _tagged(reading, r, held))]
    return tuple(sorted(out, key=lambda u: u.start))


def _at(reading: Reading, at: int, taken: frozenset[int]) -> BodyUse | None:
    token = reading.tokens[at]
    if at in taken or not token.capital or token.shouted:
        return None
    for end in (known(reading, at), grammar(reading, at, taken), small_head(reading, at, taken)):
        if end and not any(i in taken for i in range(at, end)):
            by = "known" if reading.slice(at, end) in table("bodies")["known"] else "grammar"
            return _use(reading, (at, _bracketed(reading, at, end)), by)
    return None


def _use(reading: Reading, found: Range, by: str) -> BodyUse | None:
    start, end = found
    if is_press(reading.texts[start:end]) or " ".join(reading.texts[start:end]) in words("bodies", "press_sites"):
        return None
    code = ""
    state = reading.state(start)
    if state and state[2] < end and state[1] != "capital":  # a "Vienna Institute" may be anybody's
        code = state[0]
    elif start > 1 and possessive(reading.tokens[start - 1]):
        code = _owner(reading, start - 1)
    tokens = reading.tokens
    if (state and state[2] == end) or start == end:
        return None
    text = " ".join(reading.text[tokens[start].start : tokens[end - 1].end].split())
    return BodyUse(reading.article.id, found, tokens[start].start, tokens[end - 1].end, text, code, by)


def _owner(reading: Reading, mark: int) -> str:
    """Code of the state whose name ends before the possessive ``mark``."""
    for start in range(max(0, mark - 4), mark):
        state = reading.state(start)
        if state and state[2] == mark:
            return state[0]
    return ""


def is_press(name: tuple[str, ...]) -> bool:
    """An agency, an outlet or a platform."""
    bare = tuple(n for n in name if n.lower() != "the")
    last = bare[-1].lower() if bare else ""
    government = any(n.lower() in words("bodies", "fore") for n in bare)
    if not bare or (len(bare) == 1 and last in words("bodies", "press_heads")):
        return True
    return " ".join(bare) in words("bodies", "press_names") or (
        len(bare) > 1 and last in words("bodies", "press_heads") and not government
    )


def _listed(reading: Reading, held: set[int] | frozenset[int]) -> Iterator[BodyUse]:
    """``companies like HAL and BEL``: names in capitals after a word for bodies."""
    for at, token in enumerate(reading.tokens[:-2]):
        if (
            at
            and token.low in ("like", "including", "as")
            and _bodies_word(reading.tokens[at - 1 - (token.low == "as")])
        ):
            yield from _capitals(reading, at + 1, held)


def _bodies_word(token: Token) -> bool:
    kind = token.low.removesuffix("s")
    return kind in words("bodies", "heads") or kind in words("bodies", "sorts")


def _capitals(reading: Reading, at: int, held: set[int] | frozenset[int]) -> Iterator[BodyUse]:
    while at < len(reading.tokens) and (reading.texts[at].isupper() or reading.texts[at] in ("and", ",")):
        text = reading.texts[at]
        if text.isalpha() and text.isupper() and len(text) > 1 and at not in held and not reading.state(at):
            use = _use(reading, (at, at + 1), "grammar")
            yield from (use,) if use else ()
        at += 1


def _tagged(reading: Reading, found: Range, held: set[int] | frozenset[int]) -> BodyUse | None:
    """What the tagger calls an organisation, unless it is a thing, an office's matter or a headline's words."""
    start, end = _bare(reading, *found)
    part = reading.tokens[start:end]
    if (
        not part
        or any(i in held for i in range(start, end))
        or any(t.shouted or t.broken for t in part[1:])
        or part[0].shouted
    ):
        return None
    if not part[0].capital or not part[-1].capital or any(c in t.text for t in part for c in '"“”()[]/'):
        return None
    low = [t.low for t in part]
    if part[-1].pos in ("ADJ", "VERB") or (
        len(part) > 1 and "-" in part[0].text and part[0].text.rsplit("-", 1)[1][:1].islower()
    ):
        return None
    if any(w in words("bodies", "things") or head_of(w) for w in low) or all(
        w in words("offices", "portfolio") | words("persons", "never") for w in low
    ):
        return None
    if any(state_at(reading.texts, i) and len(part) == 1 for i in range(start, end)) or (
        len(part) == 1 and len(low[0]) < 3
    ):
        return None
    return _use(reading, (start, end), "tagger")


def _bracketed(reading: Reading, start: int, end: int) -> int:
    """``Interim Force in Lebanon (UNIFIL)``: end of a name whose short form in brackets takes in what is behind it."""
    at = end
    while at < min(len(reading.tokens) - 2, end + MOST_BEHIND) and (
        reading.tokens[at].capital or reading.tokens[at].low in ("in", "of", "for", "and", "the", "on")
    ):
        at += 1
    if at == end or reading.texts[at] != "(" or reading.texts[at + 2] != ")":
        return end
    words_of = reading.tokens[start:at]
    initials = "".join(t.text.replace(".", "") if t.initial else t.text[0].upper() for t in words_of)
    short = reading.texts[at + 1]
    rest = iter(initials)
    fits = initials[0] == short[0] and initials[-1] == short[-1] and all(c in rest for c in short)
    return at if short.isupper() and len(short) >= LEAST_SHORT and fits else end


def tagged(reading: Reading, held: frozenset[int]) -> Iterator[BodyUse]:
    """What the tagger calls an organisation in so many words with capitals, whatever kind of thing they name."""
    called = set(firms.called(reading))
    apart = {i for r in called for i in range(*r)}
    for found in (*called, *(r for r in reading.bodies if not any(i in apart for i in range(*r)))):
        start, end = _bare(reading, *found)
        part = reading.tokens[start:end]
        named = bool(part) and part[-1].capital and all(t.capital or t.low in INNER for t in part)
        named = named and not all(t.low in words("persons", "never") | words("offices", "portfolio") for t in part)
        torn = any(t.shouted or (t.broken and i) for i, t in enumerate(part)) or _sides(part)
        if named and not torn and not any(i in held for i in range(start, end)):
            use = _use(reading, (start, end), "tagger")
            yield from (use,) if use else ()


def _sides(part: Sequence[Token]) -> bool:
    """``US-Quad``: two sides in one word."""
    return len(part) == 1 and any(state_at((half,), 0) for half in part[0].text.split("-")[:-1])


def _bare(reading: Reading, start: int, end: int) -> Range:
    """A tag without determiner and possessive."""
    while start < end and reading.tokens[start].low in ("the", "a", "an"):
        start += 1
    while end > start and possessive(reading.tokens[end - 1]):
        end -= 1
    return start, end


def outlets(reading: Reading, taken: frozenset[int]) -> Iterator[Range]:
    """Agencies, papers and platforms that an article names: never actors, but named."""
    end = 0
    for at, token in enumerate(reading.tokens):
        if at < end or at in taken or not token.capital:
            continue
        end = next((e for e in range(min(len(reading.tokens), at + 4), at, -1) if _outlet(reading, at, e)), 0)
        if end and not any(i in taken for i in range(at, end)):
            yield at, end


def _outlet(reading: Reading, start: int, end: int) -> bool:
    """All words have capitals, and the next one does not go on."""
    part = reading.tokens[start:end]
    name = " ".join(t.text for t in part if t.low != "the")
    known = name in words("bodies", "press_names") and name not in words("bodies", "press_sites")
    tagged = all(t.ent == "ORG" for t in part) and is_press(reading.texts[start:end])
    return bool(name) and (known or tagged or _paper(reading, start, end)) and _one_run(part)


def _one_run(part: Sequence[Token]) -> bool:
    return all(t.capital and not t.broken for t in part[1:])


def _paper(reading: Reading, start: int, end: int) -> bool:
    """``the Sunday Telegraph``: a name with its article that ends as those of papers do."""
    before = reading.tokens[start - 1] if start else None
    led = reading.tokens[start].low != "the" and before is not None and before.low == "the"
    after = reading.tokens[end] if end < len(reading.tokens) else None
    onward = after is not None and after.capital and not (after.broken or after.first)
    whole = led and end - start > 1 and not onward and not reading.tokens[start].shouted
    return whole and reading.tokens[end - 1].low in words("bodies", "papers")
