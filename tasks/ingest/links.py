"""Where a link leads that passes by a counter or an aggregator, where the link itself says so; nobody is asked."""

import base64
import binascii
import re
from urllib.parse import parse_qs, unquote, urlsplit

from tasks.ingest.web import addresses

# Hosts that only pass readers on, with the parameters in which they carry the target.
PASSERS = {
    "google": ("url", "q"),
    "bing.com": ("url", "u"),
    "msn.com": ("url",),
    "safelinks.protection.outlook.com": ("url",),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "l.instagram.com": ("u",),
    "linkedin.com": ("url",),
    "youtube.com": ("q",),
    "urldefense.proofpoint.com": ("u",),
    "urldefense.com": ("u",),
    "slack-redir.net": ("url",),
    "duckduckgo.com": ("uddg",),
    "t.umblr.com": ("z",),
    "news.yahoo.com": ("url",),
    "feedproxy.google.com": ("url",),
}
PASSING = re.compile(
    r"/(?:url|l\.php|aclick|ck|apiclick\.aspx|news/apiclick\.aspx|redir(?:ect)?(?:/redirect)?|safety/go|link|"
    r"v\d/url|l|go|out|click|ls/click|track(?:ing)?/click)/?$|^/?$",
    re.IGNORECASE,
)
# A counter's own host: "click.news.example", "links.mail.example", "email.mg.example".
COUNTERS = re.compile(
    r"^(?:click|clicks|link|links|track|tracking|trk|email|e|go|r|redirect|out|lnks|ct|url\d{2,6})\d{0,4}\."
)
CARRIED = ("url", "u", "target", "redirect", "redirect_url", "redirect_uri", "dest", "destination", "link", "to", "q")
# Hosts whose links hide where they lead unless they are followed, and do not lead there by a plain redirect.
HIDING = re.compile(r"^/(?:rss/)?(?:articles|read)/", re.IGNORECASE)
AMP_GOOGLE = re.compile(r"^/amp/(?P<s>s/)?(?P<rest>[^/]+\.[^/]+/?.*)$")
AMP_CACHE = re.compile(r"^/(?:c|v|a)/(?P<s>s/)?(?P<rest>[^/]+\.[^/]+/?.*)$")
PROOFPOINT = re.compile(r"^/v3/__(?P<target>https?:/{1,2}.+?)__;")
IN_BYTES = re.compile(rb"https?://[\x21-\x7e]{4,1000}")
KEY = re.compile(r"[A-Za-z0-9_=%-]{24,}")  # by which a counter knows its reader again
MOST_STEPS = 4
LONGEST = 4_000  # letters of an address that is looked at


def target(url: str) -> str:
    """The address that ``url`` itself says it leads to; ``url`` where it says nothing."""
    for _ in range(MOST_STEPS):
        inner = _inner(url) if len(url) <= LONGEST else ""
        if not inner or inner == url:
            return url
        url = inner
    return url


def hides(url: str) -> bool:
    """Whether ``url`` is an aggregator's link that does not say where it leads."""
    parts = _parts(url)
    if parts is None or target(url) != url:
        return False
    return parts[0] == "news.google.com" and bool(HIDING.match(parts[1]))


def counts(url: str) -> bool:
    """Whether ``url`` belongs to a counter of clicks and does not say where it leads."""
    parts = _parts(url)
    if parts is None or target(url) != url or not COUNTERS.match(parts[0]):
        return False
    return bool(KEY.search(f"{parts[1]}?{parts[2]}"))


def _parts(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in addresses.SCHEMES or not parts.hostname:
        return None
    return parts.hostname.lower(), parts.path, parts.query


def _inner(url: str) -> str:
    parts = _parts(url)
    if parts is None:
        return ""
    host, path, query = parts
    return (
        _of_path(host, path, query)
        or _of_query(host, path, query)
        or (_of_google(path) if host == "news.google.com" else "")
    )


def _of_path(host: str, path: str, query: str) -> str:
    """AMP caches and mail guards that carry the target in their path."""
    found = None
    if host.startswith("www.google."):
        found = AMP_GOOGLE.match(path)
    elif host.endswith(".cdn.ampproject.org") or host == "cdn.ampproject.org":
        found = AMP_CACHE.match(path)
    if found:
        return _whole(f"http{'s' if found['s'] else ''}://{found['rest']}")
    whole = f"{path}?{query}" if query else path
    guarded = PROOFPOINT.match(whole) if host == "urldefense.com" else None
    return _whole(re.sub(r"^(https?:)/+", r"\1//", guarded["target"])) if guarded else ""


def _of_query(host: str, path: str, query: str) -> str:
    owner = "google" if re.match(r"(?:www|news)\.google\.[a-z.]{2,6}$", host) else _owner(host)
    if owner:
        names = PASSERS[owner] if PASSING.search(path) or owner.count(".") > 1 else ()
    else:
        names = CARRIED if COUNTERS.match(host) else ()
    given = parse_qs(query) if names else {}
    for name in names:
        value = (given.get(name) or [""])[0]
        if owner == "urldefense.proofpoint.com":
            value = unquote(value.replace("-", "%").replace("_", "/"))
        if found := _whole(value):
            return found
    return ""


def _owner(host: str) -> str:
    return next((name for name in PASSERS if host == name or host.endswith(f".{name}")), "")


def _of_google(path: str) -> str:
    """Older links of Google News carry the address in what looks like a key."""
    if not HIDING.match(path):
        return ""
    key = path.rstrip("/").rpartition("/")[2][:LONGEST]
    try:
        data = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    except (binascii.Error, ValueError):
        return ""
    found = IN_BYTES.search(data)
    return _whole(found[0].decode("ascii")) if found else ""


def _whole(value: str) -> str:
    """``value`` where it is the address of a page."""
    value = value.strip()
    if not value.lower().startswith(("http://", "https://")) or re.search(r"[\s<>\"]", value):
        return ""
    parts = _parts(value)
    return value if parts and "." in parts[0] else ""
