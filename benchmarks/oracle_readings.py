"""What a case's oracle asks of rewordings, conflicts and single sources, answered from the ledgers and the annex.

``spun_to_canonical``: a rewording whose passage here holds the odd words and there the usual ones.
``conflicts_expected``: all its ``conflict_terms`` (failing those, the words of its name) occur in one
difference, in one event with two dates, or in one line of the annex. ``single_source_expected``: a claim
with a detail that only that article has shares at least 60% of the description's words and numbers, or
an event's place that only that article gives stands in the description.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.case import oracle_key
from benchmarks.contract import Check, verdict
from benchmarks.edition import Edition
from tasks.model import Claim
from tasks.text import fold

Oracle = Mapping[str, Any]
TOKEN = re.compile(r"\d[\d,.]*(?:-\d[\d,.]*)?|[^\W\d_]+")
MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
)
STOP = frozenset("a an the of in on at to for from by with and or is was are were be as over".split())
SHARE = 0.6


def content_words(text: str) -> set[str]:
    """The words and numbers that carry a description, lightly stemmed: "80–90%" is "80-90", months are short."""
    flat = fold(text).replace("–", "-").replace("—", " ")
    return {_stem(t) for t in TOKEN.findall(flat) if t not in STOP}


def _stem(token: str) -> str:
    if token[0].isdigit():
        return token.replace(",", "").rstrip(".-")
    if MONTH.fullmatch(token):
        return token[:3]
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if token.endswith(ending) and not token.endswith("ss") and len(token) - len(ending) >= 3:
            return token.removesuffix(ending)
    return token


def check_rewordings(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    ours = [
        (fold(edition.words(r.here)), fold(edition.words(r.there)))
        for ledger in edition.ledgers
        for r in ledger.rewordings
    ]
    for odd, usual in (oracle.get("spun_to_canonical") or {}).items():
        there = [b for a, b in ours if fold(str(odd)) in a]
        ok = any(fold(str(usual)) in b for b in there)
        detail = "" if ok else f"ours: {'; '.join(dict.fromkeys(there)) or 'not seen'}"
        yield verdict("spun_to_canonical", f"{odd} -> {usual}", ok, detail)


def check_conflicts(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    texts = list(_disputed(edition))
    for name in oracle.get("conflicts_expected") or []:
        given = (oracle.get("conflict_terms") or {}).get(name)
        terms = given or [re.escape(word) for word in str(name).split("_")]
        ok = any(all(re.search(str(t), text, re.IGNORECASE) for t in terms) for text in texts)
        detail = "" if ok else "no difference, event with two dates or annex line holds " + " + ".join(map(str, terms))
        yield verdict("conflicts_expected", str(name), ok, detail)


def _disputed(edition: Edition) -> Iterator[str]:
    """Words of everything that may record a conflict, each apart."""
    for ledger in edition.ledgers:
        for difference in ledger.differences:
            readings = "\n".join(f"{r.text}\n{edition.passages(r.evidence)}" for r in difference.readings)
            yield f"{difference.matter}\n{readings}"
        for event in ledger.events:
            if len(event.when) > 1:
                spans = (*event.evidence, *(s for version in event.when for s in version.evidence))
                yield f"{event.phrase}\n{edition.passages(spans)}"
    for section in edition.briefing.sections:
        yield from (line.text for block in section.annex for line in block.lines)


def check_single(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    for description, key in (oracle.get("single_source_expected") or {}).items():
        wanted, document = content_words(str(description)), oracle_key(key)
        best = max((_share(wanted, c, edition) for c in _claims_of(document, edition)), default=0.0)
        ok = best >= SHARE or any(_stands(p, str(description)) for p in _places_of(document, edition))
        detail = "" if ok else f"at best {best:.0%} of its words in a claim that only {document} makes"
        yield verdict("single_source_expected", f"{description} ({document})", ok, detail)


def _claims_of(document: str, edition: Edition) -> Iterator[Claim]:
    for ledger in edition.ledgers:
        for claim in ledger.claims:
            if claim.id in ledger.single and edition.documents(claim.articles) == {document}:
                yield claim


def _share(wanted: set[str], claim: Claim, edition: Edition) -> float:
    there = content_words(edition.passages((*claim.evidence, *claim.details)))
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _places_of(document: str, edition: Edition) -> Iterator[str]:
    for _, event in edition.events():
        for version in event.place:
            if edition.documents(tuple(s.article for s in version.evidence)) == {document}:
                yield version.value


def _stands(place: str, description: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(place))}(?!\w)", fold(description)) is not None
