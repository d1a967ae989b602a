"""Lines under a headline that sign for an agency: "Par AFP | 4 février 2026", "Tomas Quillet, Reuters", "afp/dpa"."""

import re

from tasks.ingest import abroad, agencies, stamps

BY = re.compile(
    r"^(?:by|par|von|por|di|da|door|av|af|author|autor|auteur|redazione|redacción|rédaction|redação|redaktion|red)"
    r"[ ,:/]+(?=\S)",
    re.IGNORECASE,
)
BESIDE = re.compile(r"(?:(?<!\s)\s++)?[|·•]\s*|(?<!\s)\s++[/–—-]\s+")
DAY_BEHIND = re.compile(r",\s+(?=\d{1,2}\.?\s(?:de )?[^\W\d]{3,9}\.?,?\s(?:de )?\d{4}\b.{0,20}$)")
DESK = re.compile(r"(?:la )?(?:redacción|redazione|rédaction|redaktion|redação|newsroom|desk)", re.IGNORECASE)
MOST_STAMP = 40  # characters of a day with its time


def of_line(plain: str) -> tuple[str, ...]:
    """The agencies that a line consists of, beside "by", a day, a town or a desk; nothing for any other line."""
    bare = BY.sub("", plain)
    first, *others = (part.strip() for part in BESIDE.split(DAY_BEHIND.sub(" | ", bare)))
    found = agencies.several(first) or _one(first, sure=bare != plain)
    same = [part for part in others if agencies.listed(part) not in found or not agencies.listed(part)]
    return found if found and all(_aside(part) for part in same) else ()


def unnamed(plain: str) -> bool:
    """Whether a line says "By agencies" and no more."""
    return agencies.generic(BY.sub("", plain)) and not agencies.wire(BY.sub("", plain))


def behind(plain: str) -> tuple[str, str]:
    """A name and the agency behind it, as "Tomas Quillet, Reuters" has them; two empty strings for any other line."""
    parts = re.split(r",\s+|(?<!\s)\s++[|/–—-]\s+", plain)
    agency = agencies.listed(parts[1]) if len(parts) == 2 else ""
    return (parts[0], agency) if agency else ("", "")


def _one(first: str, *, sure: bool) -> tuple[str, ...]:
    name = (agencies.listed(first) if sure else agencies.alone(first)) or agencies.staffed(first)
    return (name,) if name else ()


def _aside(part: str) -> bool:
    """Whether ``part`` is a day, a town or a desk."""
    dated = len(part) <= MOST_STAMP and part[:1].isdigit() and not part.isdigit()
    stamped = dated or stamps.visible(part) is not None or abroad.stamp(_after_a_label(part)) is not None
    return stamped or part.casefold() in agencies.cities() or bool(DESK.fullmatch(part))


def _after_a_label(part: str) -> str:
    """The day alone of "Publié le 4 février 2026"."""
    return re.sub(r"^[^\W\d]+(?: [^\W\d]{1,3})? (?=\d)", "", part)
