"""What a reader may be shown of a text that anybody may have written: no control signs, no endless strings."""

import re
import unicodedata
from datetime import date
from urllib.parse import quote, urlsplit

from tasks import datewords

MOST_CHARACTERS = 2_000  # of one printed string; a longer one is no line but an attack on the layout
MOST_MARKS = 4  # combining signs on one letter
BLANK = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
JOINERS = frozenset("\u200c\u200d")  # Persian and the Indian scripts are misspelt without them
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
RUN = re.compile(f"[{RIGHT_TO_LEFT}](?:[^A-Za-z\u00c0-\u024f{RIGHT_TO_LEFT}]*[{RIGHT_TO_LEFT}])*")
STACK = re.compile(f"([\u0300-\u036f\u0489]{{{MOST_MARKS}}})[\u0300-\u036f\u0489]+")
OPEN, CLOSE = "“„«\"'‘", "”“»\"'’"
FRAGMENT_WORDS = 7


def shown(text: str, most: int = MOST_CHARACTERS) -> str:
    """``text`` as it may be printed: controls gone, right-to-left runs isolated, cut at ``most`` characters."""
    flat = BLANK.sub(" ", "".join(_visible(c) for c in text[: 4 * most])).strip()
    visible = STACK.sub(r"\1", flat)
    if len(visible) > most:
        visible = visible[: most - 1].rstrip() + "…"
    return RUN.sub(lambda run: f"\u2068{run.group()}\u2069", visible)


def _visible(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in {"Cs", "Co"} or ord(char) & 0xFFFE == 0xFFFE:
        return "\ufffd"
    # Marks of direction turn the words after them round; tags and other formats hide text from the eye.
    return "" if kind == "Cf" and char not in JOINERS and char not in "\u0600\u0601\u0602\u0603\u06dd" else char


def short(text: str, most: int) -> str:
    """``text`` cut between words to at most ``most`` characters, for running heads and labels."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[most // 2 :] else kept).rstrip(" ,;:–-") + "…"


def in_quotes(text: str) -> str:
    """``text`` marked as somebody's words; words that bring their own marks keep them."""
    if len(text) > 1 and text[0] in OPEN and text[-1] in CLOSE and text[0] not in text[1:-1]:
        return text
    return f"“{text}”"


def link(url: str) -> str:
    """``url`` where a reader may safely follow it, else empty: http and https to a named host only."""
    if len(url) > MOST_CHARACTERS or any(c.isspace() or not c.isprintable() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else ""


def fragment_link(url: str, words: str) -> str:
    """``link`` that opens the page at ``words``; the first few are enough to find the place."""
    safe = link(url)
    start = " ".join(words.split()[:FRAGMENT_WORDS])
    if not safe or not start or ":~:" in safe:
        return safe
    # A bare hyphen is part of the fragment's grammar.
    coded = quote(start.encode("utf-8", "replace"), safe="").replace("-", "%2D")
    return f"{safe}{'' if '#' in safe else '#'}:~:text={coded}"


def long_date(day: date) -> str:
    """As a masthead has it: "Monday 2 February 2026"."""
    return f"{datewords.DAYS[day.weekday()]} {datewords.day(day)}"
