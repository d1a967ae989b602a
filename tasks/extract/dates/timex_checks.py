"""Whether letters that look like a date are one: "May" the verb, "Black Friday", a page number."""

import re
from typing import TYPE_CHECKING

from tasks.extract.dates import timewords as words
from tasks.extract.dates.timex_grammar import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MONTH_WORD = re.compile("|".join(sorted(words.MONTHS, key=lambda m: (-len(m), m))))
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth"))
MONTH_AFTER = re.compile(r"\b(?:in|since|until|by|from|of|through|last|next)\s$")
DAY_WORD = re.compile("|".join(words.WEEKDAYS))
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|for|from|during|before|after|between|and|to|through|late|early|mid|around|about|the|"
    r"a|an|this|its|their|his|her|our|than|election|budget|elections|summer|spring|autumn|winter|fall|year|’s|'s|or|as|on|[-–—])"
    r"|,|;)[^\S\n]{1,2}$|[-–—/]$"
)
YEAR_NOT_BEFORE = re.compile(
    r"(?:\b(?:no\.?|page|pp?\.|para(?:graph)?|section|clause|chapter|table|figure|resolution|article|act|bill|flight|code|"
    r"vol\.?|highway|room|route|model|rfc|iso|edn|edition,|yearbook|handbook)[^\S\n]|[(\[$£€]|\([^()\n]{2,60},\s|©\s?|"
    r"\d[^\S\n]|\((?:[^()\n]{0,40};\s)?(?:see[^\S\n](?:also[^\S\n])?)?[a-z]{3,20}(?:[^\S\n](?:&|and)[^\S\n][a-z]{3,20}"
    r"|[^\S\n]et[^\S\n]al\.?)?[^\S\n]|,[^\S\n][a-z]\.[^\S\n])$"
)
# What follows the year of a book: "2018, p. 202", "2016, ch. 4", "2025; see also".
CITED = re.compile(r"\)?[,:]\s(?:pp?\.|ch(?:ap)?\.|vol\.|no\.|table|fig\.|para)\s?\d|[,;)]\s?(?:see also|ibid)")
MOVED = re.compile(
    r"\b(?:postponed?|moved?|rescheduled?|delayed|deferred|shifted|put (?:back|off)|pushed (?:back|off)|"
    r"brought forward|extended|switched)(?:\s[\w']{1,14}){0,6}\sfrom\s$"
)
SOME = re.compile(r"\b(?:an?|any|some|one|per|every|each|another|no)\s(?:[a-z]{1,12}\s)?$")
RELEASE = re.compile(r"\b(?:version|release|build|revision|rev\.?|v\.?|update|section|clause|part|rule)\s?$")
FOLLOWS = re.compile(r"\s*(?:$|[.,;:!?)\]\"”’'—–-]|(?:and|but|or|when|while|in|on|at)\b)")
RATE_BEFORE = re.compile(r"(?:\d|percent|per cent|%|times|twice|once|million|billion|trillion|crore|lakh|[a-z]{3}s)\s$")
GIVEN = frozenset(("april", "may", "june", "august"))  # names of people, too
NAMES = frozenset(("PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LOC", "LAW"))
CAPITAL = frozenset(
    ("week_of", "month_year", "month", "day", "range_md", "range_dm", "range_mm", "range_dd", "range_months")
)
CAPITAL_DAY = frozenset(("weekday", "weekdays", "previous_weekday", "pod_day", "week_weekday", "weekday_range"))


def stands(found: Found, doc: "Doc", text: str) -> bool:
    """Whether ``found`` is a time expression where it stands."""
    written = text[found.start : found.end]
    if (found.rule in CAPITAL or (found.rule == "every" and found.has("month"))) and not _capital(MONTH_WORD, written):
        return False
    if found.rule in CAPITAL_DAY and not found.has("today") and not _capital(DAY_WORD, written):
        return False
    check = CHECKS.get(found.rule)
    return check is None or check(found, doc, text)


def _capital(pattern: re.Pattern[str], written: str) -> bool:
    match = pattern.search(written.lower())
    return bool(match) and written[match.start()].isupper() if match else False


def _token(doc: "Doc", start: int, end: int) -> "Token | None":
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _before(text: str, start: int, most: int = 24) -> str:
    return text[max(0, start - most) : start].lower()


def _month(found: Found, doc: "Doc", text: str) -> bool:
    """A month alone: not "May" the modal, "Theresa May", "March" the verb or "the April Group"."""
    match = MONTH_WORD.search(text[found.start : found.end].lower())
    token = _token(doc, found.start, found.start + match.end()) if match else None
    if token is None:
        return False
    name = token.lower_.rstrip(".")
    short = len(name) < 5 and name not in ("may", "june", "july")
    marked = token.text.endswith(".") or text[found.end : found.end + 1] == "." or found.has("mod", "rel")
    if short and not marked and not MONTH_AFTER.search(_before(text, found.start)):
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "NUM", "X") and not found.has("mod", "rel"):
        return False
    if token.ent_type_ in NAMES and not found.has("mod", "rel"):
        return False
    if token.dep_ == "nsubj" and token.head.i > token.i and token.head.lemma_ not in ("be", "see", "bring", "mark"):
        return name not in GIVEN or found.has("mod", "rel")  # "May has led the branch"
    after = token.nbor(1) if token.i + 1 < len(doc) and found.end == token.idx + len(token) else None
    if after is not None and after.pos_ == "PROPN" and token.dep_ == "compound" and not found.has("mod", "rel"):
        return False  # "April Ryan"
    before = token.nbor(-1) if token.i and not found.has("mod", "rel") else None
    return before is None or before.pos_ != "PROPN" or before.dep_ != "compound" or before.lower_ in words.WEEKDAYS


def _weekday(found: Found, doc: "Doc", text: str) -> bool:
    before = re.search(r"(?<![a-z])([a-z]+)\s$", _before(text, found.start))
    after = re.match(r"\s([a-z]+)", text[found.end : found.end + 20].lower())
    if before and before[1] in ORDINALS and not found.has("rel"):
        return False  # "on the first Friday of the campaign"
    if (before and before[1] in words.NOT_BEFORE) or (after and after[1] in words.NOT_AFTER):
        return False
    token = _token(doc, found.start, found.end)
    inside = token is not None and token.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART")
    # A recogniser may take "the Commons on Monday" for one name.
    return not inside or bool(before and before[1] == "on")


def _year(found: Found, doc: "Doc", text: str) -> bool:
    """A year alone needs words that make it one; "2,000 people" and "(Smith, 2016)" have none."""
    before, after = _before(text, found.start, 70), text[found.end : found.end + 14]
    if YEAR_NOT_BEFORE.search(before) or CITED.match(text[found.end : found.end + 14].lower()):
        return False
    if re.match(r"[^\S\n]\d", after):
        return False  # "ring 1800 11 2026"
    if found.has("mod", "fiscal") or found.end - found.start > 4:
        return True
    token = _token(doc, found.start, found.end)
    if token is None or re.match(r"\s?(?:%|percent|per cent|points?\b|\(\d|people|[a-z]+s\b(?! ))", after):
        return False
    if re.match(r"\s[a-z]", after) and token.i + 1 < len(doc) and token.nbor(1).tag_ == "NNS":
        return bool(re.search(r"\b(?:the|its|their|his|her|’s|'s|in)\s$", before))
    start_of_line = found.start == 0 or text[found.start - 1] == "\n"
    return bool(YEAR_BEFORE.search(before)) or (start_of_line and after[:1] in ("\n", "")) or token.ent_type_ == "DATE"


def _durations(found: Found, _: "Doc", text: str) -> bool:
    """Units alone: "for years", "took months to", "weeks of talks"."""
    after = text[found.end : found.end + 10].lower()
    before = _before(text, found.start)
    if re.search(r"\bthe\s$", text[found.start : found.start + 4].lower()):
        return bool(re.search(r"\b(?:over|in|through|during|for)\s$", before)) and not re.match(r"\s(?:of|to)\b", after)
    return bool(
        re.search(r"\b(?:for|in|within|took|take|takes|after|over|of|last|lasted|spent|spend|many|through)\s$", before)
        or re.match(r"\s(?:of|to|before|after|away|off|later)\b", after)
    )


def _reference(found: Found, doc: "Doc", text: str) -> bool:
    word = found.parts["ref"]
    after = text[found.end : found.end + 12].lower()
    token = _token(doc, found.start, found.end)
    if word == "now":
        return not re.match(r"\s(?:that|,)\b", after)
    if word in ("current", "recent") and token is not None:
        return token.pos_ in ("ADJ", "NOUN") and token.ent_type_ not in ("ORG", "WORK_OF_ART")
    if word == "shortly":
        return not re.match(r"\s(?:after|before|thereafter)\b", after)
    if word in ("the past", "the long term", "the short term"):
        return not re.match(r"[\s-]\w", after) or bool(re.match(r"\s(?:and|that|when|but|as|have|has|had)\b", after))
    return True


def _span(found: Found, _doc: "Doc", text: str) -> bool:
    """Stretches are plural or counted: "this next month" is a month."""
    return found.has("n") or text[found.end - 1] in "sS" or found.parts["rel"] in ("first", "final", "latest", "ahead")


def _today(found: Found, doc: "Doc", text: str) -> bool:
    """Not a paper or a programme: "USA Today said", "this is VOA Today"; a headline has capitals all through."""
    token = _token(doc, found.start, found.end)
    if token is None or not token.i or not text[found.start].isupper() or token.nbor(-1).pos_ != "PROPN":
        return True
    return token.i + 1 < len(doc) and bool(token.nbor(1).is_title)


def _unit(found: Found, _doc: "Doc", text: str) -> bool:
    """Not a programme: on "This Week"."""
    opened = text[max(0, found.start - 1) : found.start] in ('"', "“", "‘")
    return not (opened and text[found.start : found.end].istitle())


def _weekend(found: Found, _doc: "Doc", text: str) -> bool:
    """One weekend that is known: not "after a weekend of talks"."""
    return found.has("rel", "mod") or not SOME.search(_before(text, found.start))


def _season(found: Found, doc: "Doc", _text: str) -> bool:
    """Seasons, not verbs: "prices fall", "to spring from"."""
    token = _token(doc, found.start, found.end)
    return found.has("rel", "year") or (token is not None and token.pos_ in ("NOUN", "PROPN"))


def _duration(found: Found, _: "Doc", text: str) -> bool:
    """Lengths, not ages nor ordinals: "a 5-year-old", "one second"."""
    after = text[found.end : found.end + 8].lower()
    if re.match(r"[-\s]olds?\b", after):
        return False
    if found.parts["unit"] in ("second", "quarter", "night", "weekend") and found.parts.get("n") in (
        "a",
        "an",
        "one",
        "another",
        "some",
    ):
        return False
    if found.parts["unit"] == "quarter" and after.startswith((" of", " per")):
        return False
    if found.parts.get("n") not in ("a", "an", "some"):
        return True
    return not (re.match(r"['’]s", after) or RATE_BEFORE.search(_before(text, found.start)))  # "flights a week"


def _distance(found: Found, _: "Doc", text: str) -> bool:
    """A day, not a length: "a week before", not "a week before the vote"."""
    return found.parts["way"] != "before" or bool(FOLLOWS.match(text[found.end : found.end + 12]))


def _stretch(found: Found, _: "Doc", text: str) -> bool:
    """What is moved "from 14 April to 12 May" does not last from one to the other."""
    own = "from " if text[found.start : found.start + 5].lower() == "from " else ""
    return not MOVED.search(_before(text, found.start, 90) + own)


def _numeric(found: Found, _: "Doc", text: str) -> bool:
    """Not "release 4.02.2026", nor "4.02.2026-rc1"."""
    named = RELEASE.search(_before(text, found.start))
    return not named and not re.match(r"-\w", text[found.end : found.end + 2])


CHECKS = {
    "month": _month, "weekday": _weekday, "year": _year, "durations": _durations,
    "reference": _reference, "duration": _duration,
    "span": _span, "ago": _distance, "range_dd": _stretch, "range_mm": _stretch, "numeric": _numeric,
    "weekday_range": _stretch, "season": _season, "weekend": _weekend,
    "today": _today, "unit": _unit,
}  # fmt: skip
