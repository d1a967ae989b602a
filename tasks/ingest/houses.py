"""The paper that calls to its readers and the notes on its authors name: "Get the Severn Courier app"."""

import re
from collections.abc import Collection, Iterator, Sequence

from tasks.ingest import agencies, authors, promo, reporting
from tasks.ingest.lines import Line
from tasks.model import Basis, Sourced, Span
from tasks.text import fold

WORD = r"[A-ZÀ-Þ][\w.&'’-]{0,40}(?<!'s)(?<!’s)"
NOUN = (
    r"(?:News|Times|Post|Herald|Tribune|Journal|Gazette|Observer|Ledger|Courier|Chronicle|Mail|Express|Mirror"
    r"|Guardian|Telegraph|Independent|Standard|Star|Sun|Globe|Sentinel|Examiner|Register|Echo|Argus|Mercury"
    r"|Inquirer|Enquirer|Advertiser|Advocate|Citizen|Press|Gazetteer|Beacon|Scotsman|Statesman|Hindu)"
)
HOUSE = re.compile(rf"(?:{WORD} ){{0,4}}?{NOUN}(?![\w-])(?: {NOUN}(?![\w-])){{0,2}}(?: (?:of|and|on) (?:the )?{WORD})?")
PROPER = re.compile(rf"{WORD}(?: {WORD})*")
FEWEST_LETTERS = 6  # of a name of one word: "the Guardian", not "the Post"
LETTER = r"(?:newsletters?|briefings?|bulletins?|digests?|alerts?|e-?mails?|updates?|apps?|podcasts?)"
# Their apps and pages are advertised too, and they are no paper that a report stands in.
NO_PAPERS = frozenset(
    [
        "royal mail",
        "india post",
        "canada post",
        "australia post",
        "american express",
        "national express",
        "heathrow express",
        "electoral register",
        "google news",
        "apple news",
        "yahoo news",
        "yahoo mail",
        "microsoft news",
        "msn news",
    ]
)
START = r"(?:^|(?<=[.!?] )|(?<=ere to )|(?<=lease ))"
# What is signed up for is often a newsletter's own name; what an app or a subscription is for is the paper.
PROMO = tuple(
    re.compile(form)
    for form in (
        (
            rf"{START}(?i:sign[- ]?up|register)(?i: now| here| today| free| for free)? (?i:to|for) (?i:the )?"
            rf"(?P<name>{WORD}.{{0,60}}?) (?i:{LETTER})\b"
        ),
        rf"{START}(?i:get|download|install|open) (?i:the )?(?P<name>{WORD}.{{0,60}}?) (?:[a-z]+ ){{0,2}}(?i:app)\b",
        rf"{START}(?i:subscribe)(?i: now| here| today)? (?i:to) (?i:the )?(?P<name>{WORD}.{{0,60}})",
        rf"{START}(?i:support|become a (?:member|supporter|subscriber) of) (?i:the )?(?P<name>{WORD}.{{0,60}})",
    )
)


def named(article: str, lines: Sequence[Line], tail: Collection[int]) -> Sourced[str] | None:
    """The one house that calls to the reader and notes on the author name; nothing where they name two."""
    text = "\n".join(line.plain for line in lines)
    found = [(number, name) for number in range(len(lines)) for name in _houses(lines, number, tail, text)]
    names = {fold(name) for _, name in found}
    if len(names) != 1:
        return None
    number, name = found[0]
    return Sourced(name, Basis.INFERRED_BOILERPLATE, (Span(article, lines[number].start, lines[number].end),))


def _houses(lines: Sequence[Line], number: int, tail: Collection[int], text: str) -> Iterator[str]:
    plain = lines[number].plain
    called = [match["name"] for form in PROMO for match in form.finditer(plain)]
    if called and promo.is_promo(plain):
        yield from (name for words in called if (name := _house(words, text)))
    last = number in tail or number + 1 == len(lines) or number + 1 in tail
    described = authors.profile(lines, number) if last else None
    name = _house(described.house, "") if described else ""
    if name:
        yield name


def _house(words: str, text: str) -> str:
    """The paper's name that ``words`` start with: by its form, or because the text says that somebody told it."""
    match, proper = HOUSE.match(words), PROPER.match(words)
    name = match[0] if match else proper[0] if proper and reporting.names(proper[0], text) else ""
    first = {word.lower() for word in name.split()[:-1]}
    general = match is not None and (first <= agencies.SECTIONS if first else len(name) < FEWEST_LETTERS)
    return "" if general or agencies.listed(name) or name.lower() in NO_PAPERS else name
