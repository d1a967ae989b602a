"""Words by which a report shows its paper's own work: "told this newspaper", "seen by the Potomac Tribune"."""

import re

from tasks.ingest.days import MONTH, WEEKDAY
from tasks.model import Span

FEWEST_LETTERS = 4  # of an outlet's name that is looked for; "i" and "Sun" are also words
EDITIONS = re.compile(r" (?:UK|US|India|World|Online|International)$")
ARTICLE = re.compile(r"^the ", re.IGNORECASE)
HEARD = (
    r"(?:told|telling|tells|informed|(?:spoke|speaking|spoken) (?:exclusively )?(?:to|with)"
    r"|(?:an |exclusive )?interview with"
    r"|(?:seen|reviewed|obtained|verified|inspected|viewed|examined) by"
    r"|shown to|shared with|provided to|passed to|leaked to)"
)
LEARNT = r"(?:has|have|had) (?:seen|learned|learnt|reviewed|obtained|been told|been shown)|understands|can reveal"
PAPER = (
    r"(?:this (?:newspaper|paper|publication|website|magazine|broadcaster|reporter|correspondent)"
    r"|our (?:own )?correspondent)"
)
TOLD = re.compile(rf"\b{HEARD} {PAPER}\b|\b{PAPER} (?:{LEARNT})\b", re.IGNORECASE)
QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")


def own(article: str, readable: str, outlet: str) -> Span | None:
    """The first words outside quotation marks that show work of ``outlet``'s own people."""
    text = QUOTED.sub(lambda m: " " * len(m[0]), readable)
    found = [m for form in (TOLD, *_of(outlet)) for m in form.finditer(text)]
    first = min(found, key=lambda m: (m.start(), -m.end()), default=None)
    return Span(article, first.start(), first.end()) if first else None


def names(outlet: str, text: str) -> bool:
    """Whether ``text`` says that somebody spoke to ``outlet`` or showed it something."""
    return any(form.search(text) for form in _of(outlet))


def _of(outlet: str) -> tuple[re.Pattern[str], ...]:
    """Forms with the paper's name; a name of one word must not be the start of a longer one."""
    name = EDITIONS.sub("", ARTICLE.sub("", outlet.strip()))
    name = re.sub(r"^([A-Z]{2,4}) News$", r"\1", name)
    if not name or (len(name) < FEWEST_LETTERS and not name.isupper()):
        return ()
    follow = rf"(?!['’]s|\w|-\w)(?! (?!(?i:{WEEKDAY}|{MONTH})\b)[A-Z]{'' if ' ' not in name else '{99}'})"
    who = rf"(?:[Tt]he )?{re.escape(name)}{follow}"
    return (re.compile(rf"\b(?i:{HEARD}) {who}"), re.compile(rf"(?<!\w){who} (?:{LEARNT})\b"))
