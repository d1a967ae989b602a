"""Addresses of pages: the form in which two of them are the same, and which ones may be asked at all."""

import ipaddress
import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from tasks.errors import SourceError

SCHEMES = ("http", "https")
PORTS = {"http": 80, "https": 443}
# Parameters that say by which way a reader came, not which page it is.
TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|format|link_\w+|ptr_\w+|bbc_team)|mc_[ce]id|_hs(?:enc|mi)|wt[._](?:mc|zmc|rss)"
    r"|fbclid|gclid|dclid|msclkid|yclid|igshid|traffic_source|cmpid|ocid|ito|guccounter|guce_\w+|xtor|rss",
    re.IGNORECASE,
)
RESERVED = (".example", ".invalid")  # RFC 6761: no such host can exist, so nobody is asked for it
NAT64 = ipaddress.ip_network("64:ff9b::/96")
UNICAST = ipaddress.ip_network("2000::/3")  # all of IPv6 that is given out
TWO_PART = frozenset("ac asn co com edu gob gouv gov go gv id mil ne net nic or org res".split())  # co.uk, gov.in
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def canonical(url: str) -> str:
    """``url`` as its page is known: without tracking, empty parts and default port; empty where it is no page."""
    parts = _split(url)
    if parts is None or parts.scheme not in SCHEMES or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, PORTS[parts.scheme]) else f":{parts.port}"
    asked = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
    same = len(asked) == len(parse_qsl(parts.query, keep_blank_values=True))
    query = parts.query if same else urlencode(asked)
    fragment = "" if "=" in parts.fragment else parts.fragment
    return urlunsplit((parts.scheme, host + port, parts.path or "/", query, fragment))


def article(url: str) -> str:
    """The canonical form of an article's address; empty where ``url`` is none or only a site's front page."""
    known = canonical(url)
    return "" if is_front(known) else known


def is_front(url: str) -> bool:
    """Whether ``url`` is a site's front page, which is no article's address."""
    parts = _split(url)
    return parts is not None and parts.path in ("", "/") and not parts.query


def host(url: str) -> str:
    """The host of ``url`` in lower case; raises ``SourceError`` where it cannot be asked."""
    parts = _split(url)
    if parts is None or parts.scheme not in SCHEMES or not parts.hostname:
        raise SourceError(url[:200], "is no http or https address; correct it")
    name = parts.hostname.rstrip(".").lower()
    if name.endswith(RESERVED) or name in ("example", "invalid"):
        raise SourceError(url[:200], "is an address made up for an example; no such host exists")
    return name


def origin(url: str) -> str:
    """Scheme, host and port of ``url``, the way a browser tells one site from another."""
    known = urlsplit(canonical(url))
    return f"{known.scheme}://{known.netloc}"


def registrable(name: str) -> str:
    """The part of a host's name that one owner holds: ``news.example.co.uk`` and its sisters are ``example.co.uk``."""
    labels = name.split(".")
    if ":" in name or labels[-1].isdigit() or len(labels) < 3:
        return name
    country = len(labels[-1]) == 2 and labels[-2] in TWO_PART
    return ".".join(labels[-3:] if country else labels[-2:])


def is_public(address: str) -> bool:
    """Whether a numeric address lies in the open internet, also where it is wrapped into another form."""
    try:
        number: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(number)
    if isinstance(number, ipaddress.IPv6Address) and not inner and number not in UNICAST:
        return False  # forms given up long ago, which still may lead to an IPv4 address of the house
    return all(one.is_global and not one.is_multicast for one in ((number, inner) if inner else (number,)))


def _wrapped(number: Address) -> Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number.ipv4_mapped:
        return number.ipv4_mapped
    if number in NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.sixtofour or (number.teredo[1] if number.teredo else None)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts
