"""The forms in which a note may print a day, a phrase, a role or a side."""

import re
from datetime import date, datetime

from benchmarks.note_text import plain

MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NEGATED = re.compile(
    r"\b(not|no|never|nor|isn't|aren't|rather than|instead of|fewer than|less than|without|cannot be)\b[^.;|]{0,60}$",
    re.IGNORECASE,
)
SIDES = {
    "United States": r"\bU\.?S\.?(A\b|\b)?|United States|America|Washington|Congress|White House",
    "United Kingdom": r"\bU\.?K\b|United Kingdom|Brit|London|Labour|England",
    "India": r"\bIndia",
    "European Union": r"\bE\.?U\b|European Union|European Commission",
    "Canada": "Canad",
    "Germany": "German",
    "France": "French|France",
    "Australia": "Austral",
}
ROLE_STOP = frozenset(["of", "the", "and", "for", "to", "in", "a", "an", "on", "at", "former"])
ROLE_FORMS = {
    "us": {"united", "american", "us"},
    "uk": {"united", "british", "uk", "britain"},
    "chairman": {"chair", "chairman", "chairs", "chaired"},
    "mayor": {"mayor"},
    "mp": {"mp", "member"},
    "president": {"president"},
    "british": {"british", "uk"},
    "german": {"german", "germany"},
    "french": {"french", "france"},
    "queen": {"queen"},
    "states": {"states", "us"},
    "united": {"united", "us", "uk"},
}


def days(value: object) -> list[date]:
    """The days of an oracle's value: a date, or a text of dates with a slash between; others are left out."""
    if isinstance(value, datetime):
        return [value.date()]
    if isinstance(value, date):
        return [value]
    found = []
    for part in str(value or "").split("/"):
        try:
            found.append(date.fromisoformat(part))
        except ValueError:
            continue
    return found


def month_pattern(day: date) -> str:
    """The month's name, in full or short."""
    name = MONTHS[day.month - 1]
    return f"(?:{name}|{name[:3]}\\.?{'|Sept.?' if day.month == 9 else ''})"


def day_pattern(day: date, *, yearless: bool) -> re.Pattern[str]:
    """Any usual way to print ``day``, also at either end of a range; ``yearless`` allows it without its year."""
    year, month, number = day.year, day.month, day.day
    name = month_pattern(day)
    of_month = f"0?{number}(?:st|nd|rd|th)?"
    to = r"\s?(?:[-–—]|to|and|until)\s?"
    before = f"(?:\\b\\d{{1,2}}{to})?\\b{of_month}(?:{to}\\d{{1,2}})?\\s+(?:of\\s+)?{name}"
    after = f"\\b{name}\\s+(?:the\\s+)?(?:\\d{{1,2}}{to})?{of_month}\\b(?:{to}\\d{{1,2}}\\b)?"
    forms = [
        f"\\b{year}-{month:02d}-{number:02d}\\b",
        f"\\b{year}/{month:02d}/{number:02d}\\b",
        f"\\b0?{number}[./]0?{month}[./]{year}\\b",
        f"\\b0?{month}/0?{number}/{year}\\b",
        f"{before},?\\s+{year}\\b",
        f"{after},?\\s+{year}\\b",
    ]
    if yearless:
        forms += [f"{before}\\b(?!,?\\s+\\d{{4}})", f"{after}(?!,?\\s*\\d{{4}}\\b)(?!\\d)"]
    return re.compile("|".join(forms), re.IGNORECASE)


def range_pattern(first: date, last: date) -> re.Pattern[str]:
    """Two days of one month as a range: "2–4 February", "February 2–4"."""
    name = f"(?:{MONTHS[first.month - 1]}|{MONTHS[first.month - 1][:3]}\\.?)"
    to = r"\s?(?:[-–—]|to|and)\s?"
    return re.compile(
        rf"\b{first.day}{to}{last.day}\s+{name}|{name}\s+{first.day}{to}{last.day}\b",
        re.IGNORECASE,
    )


def phrase_pattern(phrase: str, *, any_case: bool = True) -> re.Pattern[str]:
    """The phrase as whole words, any white space between them, a hyphen for an en dash."""
    words = plain(phrase)
    pattern = re.escape(words).replace(r"\ ", r"\s+").replace("–", "[-–]")
    if words[:1].isalnum():
        pattern = r"(?<!\w)" + pattern
    if words[-1:].isalnum():
        pattern += r"(?!\w)"
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


def holds(phrase: str, text: str) -> bool:
    """Whether ``text`` has the phrase; an acronym (ANI, NATO) only in capitals."""
    return phrase_pattern(phrase, any_case=not (phrase.isupper() and len(phrase) <= 5)).search(text) is not None


def role_words(text: str) -> list[str]:
    """The words of a role that matter, in small letters."""
    flat = text.lower().replace("u.s.", "us").replace("u.k.", "uk")
    return [w for w in re.findall(r"[a-z]+", flat) if w not in ROLE_STOP]


def role_share(role: list[str], text: str) -> float:
    """The share of a role's words that stand in ``text`` in some form."""
    there = set(role_words(text))
    return sum(bool(ROLE_FORMS.get(w, {w}) & there) for w in role) / len(role) if role else 1.0


def independence_claim(conclusion: str) -> re.Pattern[str] | None:
    """What a forbidden conclusion about sourcing would look like in print; None where only a reader can tell."""
    counted = re.match(r"^(\d+|[a-z]+) independent (sources|accounts)$", conclusion)
    if counted:
        return re.compile(
            rf"\b({_either_way(counted[1])})\s+(?:\w+\s+)?independent\s+(?:\w+\s+)?"
            r"(sources?|reports?|articles?|outlets?|origins?|accounts?|confirmations?)",
            re.IGNORECASE,
        )
    if not re.match(r"^(confirmed|independently|corroborated)", conclusion):
        return None
    if "multiple" not in conclusion:
        return phrase_pattern(conclusion)
    return re.compile(
        r"confirmed by (multiple|several|many)( independent)? (sources|outlets|reports)|independently confirmed by",
        re.IGNORECASE,
    )


def _either_way(number: str) -> str:
    """A number up to ten in figures and in words."""
    if number.isdigit():
        value = int(number)
        return f"{number}|{NUMBERS[value] if 1 <= value <= 10 else number}"
    return f"{number}|{NUMBERS.index(number)}" if number in NUMBERS[1:] else number
