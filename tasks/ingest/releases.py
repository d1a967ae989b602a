"""Whether a text is itself an official paper, and which public body issued it."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from tasks.ingest.lines import Line

HEAD = 8  # lines in which a paper says what it is
MARK = re.compile(
    r"^(?:(?:for immediate release|official release|(?:joint )?(?:press|news|media) (?:release|statement"
    r"|note|communiqu[eé]|information(?: bureau)?)|official (?:statement|communiqu[eé]|transcript)"
    r"|press information bureau|readout|joint (?:statement|communiqu[eé]|declaration)|transcript(?: of)?"
    r"|executive order|notification|circular|government order|policy paper"
    r"|(?:the )?(?:(?:official|government|state|federal|national) )?gazette(?: (?:of|extraordinary|notification))?"
    r"|(?:general|government|legal|public|gazette) notice"
    r"|written (?:answer|question|ministerial statement)|oral statement)(?:\b.{0,80})?|pib (?:delhi|mumbai"
    r"|headquarters)\b.{0,40})$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"^(?:press|news|media) (?:release|statement|note)s?\W{0,3}(?:(?:no|number|nr)\b\.?\s?)?[\d/.\- ()A-Za-z]{0,40}$",
    re.IGNORECASE,
)
# Under a letterhead a bare word says as much.
UNDER_HEAD = re.compile(
    r"(?:(?:public|official|ministerial) )?(?:statement|announcement|notice|decree|resolution|order|communiqu[eé]|"
    r"declaration|decision|bulletin|information|advisory|message)(?: (?:no|nr|number)\b.{0,30})?",
    re.IGNORECASE,
)
LETTERHEAD = 3  # lines
GAZETTE = re.compile(
    r"(?:the )?(?:official|government|state|federal|national) gazette|(?:the )?gazette of [\w ]{3,30}", re.IGNORECASE
)
POSTED = re.compile(r"^posted on:? .{6,30} by PIB \w+$", re.IGNORECASE)
PARTS = re.compile(r"(?<!\s)\s++[|–—·•-]\s+")
WORD = r"[A-ZÀ-Þ][\w.'’&-]*"
REST = rf"(?:(?:,? (?:and|of|for|the|on|de|&)| {WORD}|, {WORD}))"
BODY = re.compile(
    r"(?P<body>(?:(?:The )?(?:[A-ZÀ-Þ][\w.'-]+ ){0,3})"
    r"(?:Ministry|Department|Government|Office|Directorate(?:[- ]General)?|Secretariat|Embassy"
    r"|High Commission|Commission|Council|Parliament|Senate|House|Court"
    r"|Treasury|Cabinet Office|Chancellery|Bureau|Agency|Authority|Administration|Bank|Board|Presidency|Inspectorate)"
    rf"{REST}{{0,12}})"
)
# Words without which a "commission", an "office" or a "board" may be a company's.
PUBLIC = re.compile(
    r"\b(?:Ministry|(?:Government|Parliament|Senate|Treasury)(?= of\b|$)|Embassy|High Commission"
    r"|Chancellery|Presidency|Cabinet Office|Home Office|Foreign Office"
    r"|Prime Minister|President|White House|Downing Street|House of (?:Representatives|Commons|Lords)"
    r"|Supreme Court|High Court|Court of (?:Justice|Auditors|Appeal)|Attorney General"
    r"|(?:European|Federal|State|Election|Electoral|Planning|Human Rights|Competition|Securities|Trade"
    r"|Communications) (?:Commission|Council|Court|Office|Bureau|Agency|Authority)"
    r"|European Central Bank|Central Bank|Reserve Bank|National Bank|Federal Reserve|Bank of [A-Z]\w+"
    r"|Council of (?:the European Union|Europe|Ministers|State)"
    r"|Department (?:of|for) (?:[A-Z]|the )|Secretary of State|U\.?S\.? Department"
    r"|Press Information Bureau|Directorate[- ]General|United Nations)"
)
FIRM = re.compile(
    r"\b(?:Ltd|Limited|Inc|PLC|plc|LLC|GmbH|AG|S\.A|Corp|Corporation|Company|Group|Holdings|University"
    r"|College|Institute|Foundation|Association|Union of"
    r"|News|Times|Post|Review|Journal|Magazine|Radio|TV|BBC|Gazette|Herald|Monitor|Executive|Watch|Insider"
    r"|Today|Tracker|Express)\b"
)
HOSTS = re.compile(
    r"(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$|\.(?:gov|gob|gouv|gouvernement|govt|go|gub|gv|government|admin"
    r"|bund|europa)\.[a-z]{2,3}$|(?:^|\.)(?:europa\.eu|un\.org|gc\.ca|bund\.de|admin\.ch)$"
)
MOST_WORDS = 14
SMALL = frozenset("and at by de del for from in of on or the to with".split())


def is_mark(plain: str) -> bool:
    """Whether a line only says that the text is a release, an order or a transcript."""
    if not plain or len(plain.split()) > MOST_WORDS:
        return False
    if MARK.match(plain) or NUMBERED.match(plain) or POSTED.match(plain):
        return True
    parts = PARTS.split(plain)
    return len(parts) > 1 and any(MARK.match(p) or NUMBERED.match(p) for p in parts) and bool(_body_among(parts))


def _body_among(parts: Sequence[str]) -> str:
    """The public body that one of several parts of a line is."""
    return next((m["body"] for p in map(_cased, parts) if (m := BODY.fullmatch(p)) and public(m["body"])), "")


def _cased(words: str) -> str:
    """Words written in capitals throughout as a name is written in a text; abbreviations without a vowel stay."""
    if not words.isupper() or len(words.split()) < 2:
        return words
    low = [w.lower() if n and w.lower() in SMALL else w.title() for n, w in enumerate(words.split())]
    pairs = zip(words.split(), low, strict=True)
    return " ".join(w if not re.search(r"[AEIOUYÀ-Þ]", w) else cased for w, cased in pairs)


def gazette(plain: str) -> str:
    """The gazette that a whole line names, or nothing: "THE GAZETTE OF INDIA", "Government Gazette"."""
    return _cased(plain) if GAZETTE.fullmatch(plain) else ""


def body_named(plain: str) -> str:
    """The public body that a whole line names, or nothing."""
    if not plain or len(plain.split()) > MOST_WORDS or plain.endswith((".", ":", "?", "!")):
        return ""
    return _body_among(PARTS.split(plain))


def public(name: str) -> bool:
    """Whether ``name`` is that of a government, one of its offices, a parliament, a court or a union of states."""
    return bool(PUBLIC.search(name)) and not FIRM.search(name)


def issuer(lines: Sequence[Line], outlet: str, url: str) -> str:
    """The public body whose own paper the text is; empty for anything a newspaper wrote."""
    host = urlsplit(url).hostname or ""
    if outlet and (public(outlet) or HOSTS.search(host)):
        return outlet
    head = [line.plain for line in lines[:HEAD]]
    marked = [number for number, plain in enumerate(head) if is_mark(plain)]
    if not marked or marked[0] > 3:
        return _letterhead(head)
    named = [body for plain in head if (body := body_named(plain))]
    specific = [body for body in named if not re.search(r"Press Information Bureau|^Government of", body)]
    return next(iter((*specific, *named)), "") or _said(head[marked[0]])


def _letterhead(head: Sequence[str]) -> str:
    """The body whose name stands alone on top, where a line below it says what kind of paper it is."""
    body = next(((n, found) for n, plain in enumerate(head[:LETTERHEAD]) if (found := body_named(plain))), None)
    if body is None:
        return ""
    number, name = body
    return name if any(UNDER_HEAD.fullmatch(plain) for plain in head[number + 1 :]) else ""


def _said(mark: str) -> str:
    """The body in the line of the mark itself: "Press release by the Ministry of Finance"."""
    match = re.search(r"\b(?:by|from|of|:|-|–) (?:the )?(?=[A-Z])(.*)", mark)
    return body_named(match[1]) if match else ""
