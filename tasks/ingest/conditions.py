"""Whether a text can be used: a consent page, an error page, a teaser or a scrap cannot."""

import re

from tasks.model import Article
from tasks.text import words

FEWEST_WORDS = 40
FEW_WORDS = 80  # words up to which a page may be nothing but a notice with its furniture
SHORT = 150  # words up to which an article that says it goes on elsewhere is a teaser
CONSENT = re.compile(
    r"(?:accept|reject|allow|decline) all|we value your privacy|cookie (?:policy|settings|preferences)"
    r"|before you continue"
    r"|(?:use|uses|store) cookies",
    re.IGNORECASE,
)
ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,40}\b(?:not found|error|forbidden|unavailable|gateway)|access denied"
    r"|are you a robot"
    r"|page (?:not found|can(?:no|')t be found|you (?:requested|are looking for))"
    r"|verify (?:that )?you are (?:a )?human"
    r"|enable javascript|javascript is (?:disabled|required)|checking your browser|just a moment\b|unusual traffic",
    re.IGNORECASE,
)
WALL = re.compile(
    r"to (?:continue|keep) reading|continue reading (?:with|for|your)|unlock this article|(?:reached"
    r"|used) (?:your|the) .{0,30}limit"
    r"|(?:only |reserved |available )(?:for|to) (?:our )?(?:subscribers|members)|for subscribers only"
    r"|subscriber-only",
    re.IGNORECASE,
)
TEASER = re.compile(
    r"(?:subscribe|sign in|log ?in|register|become a member)\b[^.]{0,60}\b(?:to (?:continue|read|unlock"
    r"|access)|for full access)"
    r"|already a (?:subscriber|member)|read the (?:full|whole|rest of the) (?:story|article)",
    re.IGNORECASE,
)
NOTICES = (
    (FEW_WORDS, CONSENT, "a consent page, not an article"),
    (FEW_WORDS, ERROR, "an error page, not an article"),
    (SHORT, WALL, "a teaser; the rest is for subscribers"),
    (FEW_WORDS, TEASER, "a teaser; the rest stands elsewhere"),
)


def judge(article: Article) -> tuple[bool, str]:
    """Whether ``article``, with its dropped lines marked, can be used, and why not."""
    readable = article.readable
    if article.headline:
        readable = readable[: article.headline.start] + readable[article.headline.end :]
    count = len(words(readable))
    for most, form, why in NOTICES:
        if count < most and form.search(article.text):
            return False, why
    if count < FEWEST_WORDS:
        return False, f"only {count} words of text" if count else "no text of an article in it"
    return True, ""
