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
    r"\b(?:404|403|500|502|503)\b(?:(?!40[34]|50[023]).){0,40}\b(?:not found|error|forbidden|unavailable|gateway)"
    r"|access denied"
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
# The same as WALL in German, French, Spanish, Portuguese, Italian and Dutch.
WALL_ABROAD = re.compile(
    r"réservée? (?:à nos|aux) abonné|il vous reste \d{1,3}(?:[.,]\d+)? ?% de (?:cet |l')article"
    r"|pour lire la suite|(?:nur|exklusiv) für (?:unsere )?abonnent"
    r"|(?:mit|im) (?:dem |einem |ihrem )?(?:\w{1,20}-)?abo (?:weiter)?lesen"
    r"|jetzt weiterlesen|(?:exclusiv[oa]|solo) para (?:nuestros )?suscriptor|para (?:seguir|continuar) leyendo"
    r"|exclusiv[oa] para assinante|para continuar (?:a ler|lendo)|riservat[oa] a(?:gli|i nostri) abbonat"
    r"|per continuare a leggere|alleen voor abonnees|om verder te lezen",
    re.IGNORECASE,
)
# The lead of a page that offers a letter, not of a story with such an offer further down.
SIGN_UP = re.compile(
    r"\s*+.{0,160}?\bin(?:to)? your (?:inbox|mailbox)\b.*\b(?:sign(?:ing)? up|subscrib|unsubscrib)",
    re.IGNORECASE | re.DOTALL,
)
LIST_DAYS = 3  # lines that are a day, where a page lists articles
LIST_WORDS = 20  # of the longest line of such a page
NOTICES = (
    (FEW_WORDS, CONSENT, "a consent page, not an article"),
    (FEW_WORDS, ERROR, "an error page, not an article"),
    (SHORT, WALL, "a teaser; the rest is for subscribers"),
    (SHORT, WALL_ABROAD, "a teaser; the rest is for subscribers"),
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
    if count < FEW_WORDS and SIGN_UP.match(readable):
        return False, "a page to sign up for letters, not an article"
    if count < SHORT and _lists(article):
        return False, "a list of articles, not an article"
    if count < FEWEST_WORDS:
        return False, f"only {count} words of text" if count else "no text of an article in it"
    return True, ""


def _lists(article: Article) -> bool:
    """Whether a page is days and short lines, one under another."""
    days = sum(dropped.reason == "date_stamp" for dropped in article.dropped)
    return days >= LIST_DAYS and all(len(words(line)) <= LIST_WORDS for line in article.readable.split("\n"))
