"""Lines a publisher puts between the paragraphs: subscriptions, further reading, sharing, cookies, adverts, rights.

Precision first: a form is anchored at both ends of a line or a sentence, and what only looks like a call
("Read the full statement here:", a quotation with "subscribe" in it) stays.
"""

import functools
import re

from tasks.ingest import agencies

MOST_WORDS = 60
EVENT_WORDS = 35
LOOSE = 45  # words of a paragraph that starts as a call and may go on in its own words
SPLIT = re.compile(r"(?<=[.!?…])[\"')\]]{0,2}\s+(?=[\"'(\[]?[A-Z0-9©])")
LABEL = re.compile(r"[^:|]{3,30}[:|]")
REPORTED = re.compile(r"\b(?:said|says|told|tells|urge[sd]|warn(?:s|ed)|according to|announced)\b", re.IGNORECASE)


@functools.cache
def _forms(section: str) -> tuple[re.Pattern[str], ...]:
    """The forms under ``section`` of ``data/calls.txt`` and its sister in other languages."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (*agencies.rows("calls.txt"), *agencies.rows("calls_abroad.txt")):
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("-", "").isalpha():
            name = line[1:-1]
        else:
            sections.setdefault(name, []).append(line)
    lists = {name: "(?:" + "|".join(sections[name]) + ")" for name in ("letter", "network", "share")}
    return tuple(
        re.compile(
            functools.reduce(lambda form, name: form.replace(f"<{name}>", lists[name]), lists, form), re.IGNORECASE
        )
        for form in sections[section]
    )


def _calls(plain: str) -> bool:
    return _fits(plain, "call") or _fits(plain, "lead-in")


def _fits(plain: str, section: str) -> bool:
    return any(form.fullmatch(plain) for form in _forms(section))


def is_promo(plain: str) -> bool:
    """Whether a whole line is a publisher's own call, list head, notice of rights or piece of furniture."""
    words = len(plain.split())
    if not plain or words > MOST_WORDS:
        return False
    if (_calls(plain) and not _reports(plain)) or _is_event(plain):
        return True
    sentences = SPLIT.split(plain)
    if len(sentences) == 1:
        return False
    calls = [_calls(s.strip()) for s in sentences]
    if all(calls):
        return True
    first = calls.index(True) if any(calls) else len(calls)
    led = first == 0 or (first == 1 and _fits(sentences[0].strip(), "lead-in"))
    return led and words <= LOOSE and '"' not in plain and not REPORTED.search(plain)


def _is_event(plain: str) -> bool:
    """Whether a line invites to an event of the outlet."""
    return len(plain.split()) <= EVENT_WORDS and _fits(plain, "event") and not REPORTED.search(plain)


def is_advert(plain: str) -> bool:
    """Whether a line invites to a course, a competition, a job or a sale."""
    return bool(plain) and len(plain.split()) <= MOST_WORDS and _fits(plain, "advert") and not REPORTED.search(plain)


def heads_a_list(plain: str) -> bool:
    """Whether a line heads a list of other articles."""
    return bool(plain) and _fits(plain, "heading")


def _reports(plain: str) -> bool:
    """Whether a sentence reports what somebody said, so that a call in it is news; a label takes a headline with it."""
    labelled = LABEL.match(plain) is not None
    return not labelled and bool(
        re.search(r"[,\"] ?(?:\w+ ){0,6}(?:said|says|told|tells|urge[sd]|warn(?:s|ed))\b", plain)
    )
