"""Lines that say who wrote: "By Oskar Lindroos, Helsinki", "Our Bureau", "Reporting by ...; editing by ..."."""

import re
from dataclasses import dataclass

from tasks.ingest import agencies, agency_lines, outlets
from tasks.ingest.days import MONTHS, WEEKDAY
from tasks.text import fold

MOST_WORDS = 16
READ = 20_000  # characters of the text that are searched for a would-be name's words
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "da",
        "dos",
        "das",
        "di",
        "la",
        "le",
        "y",
        "e",
        "af",
        "av",
        "ter",
        "ten",
        "st",
    ]
)
GIVEN = frozenset(("jan", "may", "april", "june", "august"))  # months that people are called by
BY = re.compile(
    r"^(?:(?:story|words|text|report|reported|written|reviewed|analysis|commentary|opinion|interview"
    r"|exclusive) )?by:? (?P<who>\S.*)$",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"^[(\[]?(?:additional |with additional |further )?"
    r"(?:reporting|reported|writing|written|edited|editing|compiled|translated|translation|graphics?|production)"
    r"(?: and (?:writing|editing|reporting))? (?:by:?|from) (?P<who>[A-ZÀ-Þ].*)$",
    re.IGNORECASE,
)
GAVE = re.compile(r"^(?P<who>[A-ZÀ-Þ].*?)(?: also)? contributed (?:\w+ ){0,2}to this (?:report|story|article)[.)]*$")
DESK = re.compile(
    r"^(?:[Bb]y |[Ff]rom )?(?:(?:[Oo]ur|[Aa]|[Tt]he|special|staff|senior|political|foreign|web|news"
    r"|[A-Z]\w{1,20}) ){1,4}"
    r"(?i:correspondents?|reporters?|bureau|desk|staff|writers?|news service"
    r"|team)(?:,? (?:in )?(?P<place>[A-ZÀ-Þ][\w' -]{2,25}))?$"
)
VERBLESS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|to|that|which)\b")
BIO = re.compile(
    r"\b(?:views?|opinions?) (?:expressed|here|above|in this (?:article|column|piece))\b.{0,80}\b(?:own"
    r"|personal|author|writer|alone)"
    r"|^(?:the )?(?:writer|author|columnist)s? (?:is|are|was)\b|\bviews are personal\b",
    re.IGNORECASE,
)
WHO_IS = re.compile(r"^(?P<who>[^,.]{4,60}?),? (?:is|was) (?:an?|the) ")
PLACE = re.compile(r"^(?P<who>.+?)(?:,| in| at|/) (?:the )?(?P<place>[A-ZÀ-Þ][\w.' -]{2,30})$")
ROLE = re.compile(
    r"^(?:the )?(?:[a-z-]+ ){0,4}(?:editor|correspondent|reporter|writer|columnist|analyst|critic|fellow"
    r"|bureau chief|bureau|staff|desk)s?\b.{0,40}$",
    re.IGNORECASE,
)
NETWORK = re.compile(r"\s(?:Twitter|Facebook|LinkedIn|Instagram|E-?mail|Follow|@)(?s:.*)")  # a link beside the name
EMPLOYER = re.compile(r" (?:for|of) (?:the )?(?P<agency>[A-Za-zÀ-ž][\w.' -]{1,40}?)(?= in | at |[.;,)]|$)")
JOINED = re.compile(r",? (?:and|&) |, | ?/ ?")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, as a reader says it; ``agencies`` among them; both empty where a line only signs off."""

    names: str
    agencies: tuple[str, ...] = ()
    unnamed: bool = False  # "By agencies"


def is_name(words: str) -> bool:
    """Whether ``words`` read as a person's full name."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or any(c.isdigit() for c in words) or ROLE.match(words):
        return False
    rest = parts[1:] if parts[0].lower() in GIVEN else parts
    if any(p.lower().strip(".,") in MONTHS or re.fullmatch(WEEKDAY, p, re.IGNORECASE) for p in rest):
        return False
    return (
        all(p[0].isupper() or p.lower() in PARTICLES for p in parts)
        and parts[-1][0].isupper()
        and parts[0][0].isupper()
    )


def _ordinary(words: str, text: str, *, every: bool = False) -> bool:
    """Whether the text uses words of a would-be name as ordinary words ("Ministry responds")."""
    parts = [part.lower() for part in re.split(r"[\s,]+", words) if part.lower() not in PARTICLES]
    found = [bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text[:READ])) for part in parts]
    return all(found) if every else any(found)


def written_by(plain: str, text: str) -> Byline | None:
    """The byline that a line under or over the headline is, by its word "by" or by its form."""
    if not plain or len(plain.split()) > MOST_WORDS:
        return None
    if agency_lines.unnamed(plain):
        return Byline(plain, unnamed=True)
    wires = agency_lines.of_line(plain)
    if wires:
        return Byline(", ".join(wires), wires)
    match = BY.match(plain)
    if match:
        found = _people(match["who"], text)
        desk = _desk(match["who"].strip(" .)]"))
        return None if found and not found.agencies and not desk and _ordinary(found.names, text, every=True) else found
    if _desk(plain):
        return Byline(plain)
    placed = PLACE.match(plain)
    if (
        placed
        and placed["place"].strip(" .").casefold() in agencies.cities()
        and is_name(placed["who"])
        and not _ordinary(placed["who"], text)
    ):
        return Byline(placed["who"])
    person, agency = agency_lines.behind(plain)
    return Byline(person, (agency,)) if is_name(person) and not _ordinary(person, text) else None


def is_role(plain: str) -> bool:
    """Whether a line is the title of somebody who writes for a paper ("Diplomatic correspondent")."""
    return bool(ROLE.fullmatch(plain)) and not VERBLESS.search(plain)


def signed_by(plain: str, text: str) -> Byline | None:
    """The byline that a line after the end is: "Reporting by Ana Reis in Lisbon; Editing by Tom Hale"."""
    match = (SIGNED.match(plain) or GAVE.match(plain)) if plain and len(plain.split()) <= 2 * MOST_WORDS else None
    if not match:
        return None
    first = re.split(r"[;.]\s|[;.]$", match["who"])[0]
    bracket = re.search(r"\s[(\[](?P<agency>[^()\[\]]{2,40})[)\]]", first)
    agency = agencies.resolve(bracket["agency"], text, bracket=True) if bracket else _employer(first)
    found = _people(
        EMPLOYER.sub("", re.split(r"[()\[\]]", first)[0]) if agency else re.split(r"[()\[\]]", first)[0], text
    )
    if found and agency and agency not in found.agencies:
        found = Byline(found.names, (*found.agencies, agency))
    reports = plain.lower().lstrip("([").startswith(("reporting", "reported", "writing", "written"))
    return found if found and reports else Byline("") if found else None


def _employer(words: str) -> str:
    """The agency in "Mara Ellint for Reuters in Lisbon"."""
    match = EMPLOYER.search(words)
    return agencies.listed(match["agency"]) if match else ""


def biography(plain: str) -> Byline | None:
    """A line about the author or about whose views these are."""
    if not plain or not BIO.search(plain) or plain.startswith(('"', "'")):
        return None
    match = WHO_IS.match(plain)
    return Byline(match["who"] if match and is_name(match["who"]) else "")


def describes(plain: str, author: str) -> bool:
    """Whether a line behind the report says who its author is ("Anita Rao is a senior editor at ...")."""
    names = [name for name in JOINED.split(author) if is_name(name)]
    return any(
        re.match(rf"{re.escape(name)},? (?:is|was|writes|covers|reports|has been|teaches)\b", plain) for name in names
    )


def matches(plain: str, author: str) -> bool:
    """Whether a line is the author whom the page's markup names, and nothing else."""
    bare = re.sub(r"^(?:by|from) ", "", fold(plain))
    name = fold(author)
    rest = bare.removeprefix(name).strip(" ,|·-–—")
    placed = rest.removeprefix("in ") in agencies.cities() or bool(ROLE.match(rest))
    return bool(name) and bare.startswith(name) and (not rest or placed)


def _desk(words: str) -> bool:
    """Whether ``words`` name a desk of the outlet ("Our Bureau, New Delhi")."""
    match = DESK.match(words)
    place = match["place"] if match else None
    return match is not None and not VERBLESS.search(words) and (not place or place.casefold() in agencies.cities())


def _people(who: str, text: str) -> Byline | None:
    """The names at the start of ``who``, without places and roles after them."""
    who = who.strip(" .)]")
    whole = agencies.listed(who) or agencies.shaped(who) or agencies.staffed(who)
    if whole:
        return Byline(whole, (whole,))
    if _desk(who):
        return Byline(who)
    names: list[str] = []
    found: list[str] = []
    for part in JOINED.split(re.sub(r"(?<!\s)\s*\([^()]*\)", "", who)):
        name, agency = _one(part.strip(), text)
        if not name and not names:
            return None
        if not name or (names and outlets.PRESS.search(name) and not agency):
            break
        names.append(name)
        found += [agency] if agency else []
    joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
    return Byline(joined, tuple(found)) if joined else None


def _one(part: str, text: str) -> tuple[str, str]:
    agency = agencies.resolve(part, text)
    if agency:
        return agency, agency
    placed = PLACE.match(part)
    part = NETWORK.sub("", placed["who"] if placed else part)
    known = part.casefold() in agencies.cities()
    return (part, "") if is_name(part) and not known else ("", "")
