"""What a single value of the settings may be, wherever it was given; each check raises ``ValueError`` with the fix."""

import difflib
import ipaddress
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from flows import schedule
from flows.request import NAME

SQLITE = "sqlite:///"
HERE = {"folder": "folder", "mailbox": "mailbox", "warc": "web archive"}  # kinds of source that are never an address
HOST = re.compile(r"(?=.{1,253}\Z)(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
CONTACT = re.compile(r"[!-;=?A-~]+@[!-;=?A-~]+\.[A-Za-z]{2,}|https?://[!-;=?-~]+")  # it is sent in a header
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LOCAL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
BARE = re.compile(r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/")  # an address whose https:// was left out
STAR = re.compile(r"(?<!\w)\*|\*(?=[\w*])")  # "*" that is not the end of a word
MAIL = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}", re.ASCII)  # it is sent in a header
SERVER = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):([1-9]\d{0,4})")


def near(word: str, known: Iterable[str]) -> str:
    """What ``word`` may have been meant to be, or what there is to choose from."""
    names = sorted(known)
    guess = difflib.get_close_matches(word, names, 1)
    if guess:
        return f'; did you mean "{guess[0]}"?'
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"; known are {', '.join(names[:12])}{more}" if names else "; there is none yet"


def name(text: str) -> str:
    """A name of a source or briefing: part of a folder, of an address, of an article's id."""
    if not NAME.fullmatch(text):
        raise ValueError("is no name; use up to 64 lower-case letters, digits, - and _")
    return text


def line(text: str) -> str:
    """One line of words."""
    if not text.strip() or not text.isprintable():
        raise ValueError("is not one line of text")
    return text.strip()


def zone(text: str) -> str:
    """An IANA time zone."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        guess = difflib.get_close_matches(text, available_timezones(), 1)
        fix = f'did you mean "{guess[0]}"?' if guess else "write one as Europe/Brussels or UTC"
        raise ValueError(f"is not a time zone; {fix}") from None
    return text


def host(text: str) -> str:
    """A host name or an address of the intranet that may be read although it is private."""
    try:
        return str(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        if HOST.fullmatch(text.lower()):
            return text.lower()
    raise ValueError("is no host; write it as press.intranet or 10.0.0.7, without https:// and path")


def contact(text: str) -> str:
    """Where the owner of a site may reach whoever reads it."""
    if text and not CONTACT.fullmatch(text):
        raise ValueError("is neither an e-mail address nor an http(s) address")
    return text


def mail(text: str) -> str:
    """An e-mail address."""
    if not MAIL.fullmatch(text):
        raise ValueError("is no e-mail address")
    return text


def server(text: str) -> str:
    """A host and a port."""
    found = SERVER.fullmatch(text)
    if not found or int(found[1]) > 65_535:
        raise ValueError("is no server; write host and port, as smtp.ministry.example:587")
    return text


def address(text: str) -> str:
    """An http(s) address."""
    scheme = text.partition(":")[0].lower()
    if text and scheme not in {"http", "https"}:
        raise ValueError("is no http(s) address; write it as https://rooms.example/hook")
    return _address(text, scheme, "") if text else text


def cron(text: str) -> str:
    """A cron line."""
    schedule.parse(text)
    return " ".join(text.split())


def language(text: str) -> str:
    """A language code."""
    if text and not LANGUAGE.fullmatch(text):
        raise ValueError("is no language code; write it as en, fr or pt-BR")
    return text


def term(text: str) -> str:
    """A word or phrase of a topic."""
    if not line(text).strip("* "):
        raise ValueError("matches everything; write a word")
    if STAR.search(text):
        raise ValueError("has a * that is not at the end of a word")
    return text.strip()


def local_time(given: object) -> str:
    """Hours and minutes of the reader's clock, also where TOML read a time of its own."""
    text = given.isoformat("minutes") if isinstance(given, time) and given.tzinfo is None else given
    if not isinstance(text, str) or not LOCAL.fullmatch(text):
        raise ValueError('is no time of day; write it as "05:30"')
    return text


def instant(day: date, clock: str, zone: str) -> datetime:
    """``clock`` on ``day`` in ``zone``; the first of both where clocks are put back."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


def folder(text: str, beside: Path) -> Path:
    """An absolute path; what is relative starts at the folder ``beside``."""
    if not text.strip() or "\0" in text or "://" in text:
        raise ValueError("is no path")
    try:
        given = Path(text.strip()).expanduser()
    except RuntimeError:
        raise ValueError("begins with a user that is not known here") from None
    return (beside / given).resolve()


def archive(text: str, beside: Path) -> str:
    """Address of the archive's database, from a path or from such an address."""
    path = text.removeprefix(SQLITE)
    if "://" in path or text.startswith("sqlite:") != text.startswith(SQLITE) or "?" in path:
        raise ValueError(f"is no SQLite archive; give a path or {SQLITE}PATH")
    found = folder(path, beside)
    if found.is_dir():
        raise ValueError("is a folder; name a file, as archive.sqlite")
    return f"{SQLITE}{found}"


def at(text: str, kind: str, beside: Path) -> str:
    """Where a source is: an http(s) address, or a path made absolute."""
    marks = set(re.findall(r"\{[^}]*\}?", text)) - {"{date}"}
    if marks:
        raise ValueError(f"holds {min(marks)}; only {{date}} is replaced, by the day of collection")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+):", text)  # two letters at least: "c:" is none
    if scheme is None:
        path = folder(text, beside)
        if BARE.match(text.lower()) and not path.exists():
            raise ValueError(f"has no http:// or https://; write https://{text}, or ./{text} for a path")
        return str(path)
    return _address(text.strip(), scheme.group(1).lower(), kind)


def _address(text: str, scheme: str, kind: str) -> str:
    if scheme not in {"http", "https"}:
        raise ValueError("is neither an http(s) address nor a path")
    try:
        parts = urlsplit(text)
        bad = not parts.hostname or parts.port == 0 or re.search(r"\s", text)
    except ValueError:
        bad = True
    if bad or not text[len(scheme) :].startswith("://"):
        raise ValueError("is no address; write it as https://press.example/feed.xml")
    if parts.username or parts.password:
        raise ValueError("holds a user or password, which would be stored and shown; leave it out")
    if kind in HERE:
        raise ValueError(f'is an address, and a {HERE[kind]} is a path; give kind "feed" or "page"')
    return text
