"""Pictures, their captions, and the contact lines of releases."""

import re

MOST_IMAGES = 50  # on one line
BLANK = re.compile(r"[ \t]*")
CAPTION_WORDS = 60
CREDIT_WORDS = 45
CONTACT_WORDS = 40
CAPTION = re.compile(
    r"^[(\[]?\s?(?:(?:representational|representative|file|archive|ap|afp|reuters|pti|ani|getty) )?"
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|infographics?)"
    r"(?: (?:credit|courtesy|source|caption|by)s?)?\s?(?:[:|]|/(?=\s?[A-Z]))\s?\S.*$"
    r"|^[(\[]?\s?(?:representational|representative|file) (?:photo|image|picture|pic)s?\b.{0,60}$"
    r"|^[(\[]?\s?image used for representation\w*(?: purposes?)?(?: only)?\b.{0,60}$"
    r"|^[(\[]?\s?(?:photo|image|picture)s? (?:(?:courtesy|credit)\b|by (?-i:[A-Z])).{0,80}(?<!\.)$"
    r"|^captions?\s?:.{0,300}$|^(?:getty images|shutterstock|istock|ap photo|epa|pa images|pa wire)$",
    re.IGNORECASE,
)
CREDITED = re.compile(
    r"(?:[(\[](?:file |ap |afp |ani |pti |representational )?(?:photo|image|picture|pic)s?(?: credit| courtesy)?"
    r"\s?[:/|-]?\s?[^()\[\]]{0,60}[)\]]"
    r"|[(\[][^()\[\]]{2,40}\s?[/:]\s?(?:file|photo|image)[)\]]"
    r"|[(\[](?:AP|AFP|ANI|PTI|Reuters|Getty) (?:Photo|Images?)[^()\[\]]{0,40}[)\]]"
    r"|[|•] ?(?:photo|image|picture) credits?\s?: ?.{2,60}|\b(?:AP Photo|REUTERS|AFP|Getty Images"
    r"|EPA)/[A-Z].{0,40}|\bvia Getty Images"
    r"|[|(] ?(?:Getty Images|Shutterstock|iStock|Unsplash|Wikimedia Commons)\)?)[.)\]]?$",
    re.IGNORECASE,
)
REACH = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}\.[\w.-]{2,40}|\b(?:tel|telephone|phone|mobile|mob|ph"
    r"|fax)\b\.?:? ?\+?[\d(][\d ()./-]{5,}|(?<!\w)\+\d[\d ()./-]{7,}",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"^(?:(?:for )?(?:more|further|additional|media|press|general|all)? ?(?:information|enquiries"
    r"|inquiries|queries|questions|interviews?)(?: requests)?|(?:media|press|news|public affairs) "
    r"(?:contacts?|office|desk|team|officer|relations|line|enquiries|inquiries)|contacts?(?: (?:for"
    r"|persons?|details|information|us)\b.{0,40})?|spokespersons?)\b",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"^(?:(?:media|press|further|more|general)? ?(?:contacts?|inquiries|enquiries|information)(?: (?:for"
    r"|to) (?:the )?(?:media|press|editors))?"
    r"|contact (?:details|information|persons?|us))\s?:?$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"^\(?(?:(?:press )?release (?:id|no)|ref(?:erence)?)\b\.?\s?[:#]?\s?[\w/.-]{2,20}\)?.{0,40}$", re.IGNORECASE
)
CLOSE = re.compile(
    r"^[-–—#*\s]*(?:ends?|end of (?:release|statement))[-–—#*\s.]*$|^(?:#\s?){3}$"
    r"|^-30-$",
    re.IGNORECASE,
)


def images(line: str) -> tuple[int, str, bool]:
    """Length of the markdown pictures that ``line`` starts with, their words, and whether they link away.

    Nested brackets are legal in the words of a picture, so they are counted, in one pass.
    """
    at, said, linked = 0, [], False
    for _ in range(MOST_IMAGES):
        start = BLANK.match(line, at).end()  # type: ignore[union-attr]  # matches anywhere
        outer = line.startswith("[![", start)
        if not outer and not line.startswith("![", start):
            break
        words = _closing(line, start + outer + 1, "[]")
        address = _closing(line, words + 1, "()") if words and line.startswith("(", words + 1) else 0
        if not address:
            break
        said.append(line[start + outer + 2 : words])
        at = address + 1
        if outer and line.startswith("](", at):
            link = _closing(line, at + 1, "()")
            if not link:
                break
            at, linked = link + 1, True
    return at, " ".join(said), linked


def _closing(line: str, at: int, pair: str) -> int:
    """Where the bracket that opens at ``at`` closes; 0 where it does not."""
    depth = 0
    for place in range(at, len(line)):
        if line[place] == pair[0]:
            depth += 1
        elif line[place] == pair[1]:
            depth -= 1
            if not depth:
                return place
    return 0


def is_caption(plain: str) -> bool:
    """Whether a line is the caption or the credit of a picture."""
    words = len(plain.split())
    if not plain or words > CAPTION_WORDS:
        return False
    return bool(CAPTION.match(plain)) or (words <= CREDIT_WORDS and bool(CREDITED.search(plain)))


def is_contact(plain: str) -> bool:
    """Whether a line only says whom to call or write to; a sentence that tells applicants where to write is news."""
    if not plain or len(plain.split()) > CONTACT_WORDS:
        return False
    if CLOSE.match(plain):
        return True
    reach = bool(REACH.search(plain))
    return reach and (bool(CONTACT.match(plain)) or not plain.rstrip("\"' ").endswith((".", "!", "?")))


def heads_contacts(plain: str) -> bool:
    """Whether a line is the heading over contact lines."""
    return bool(plain) and bool(HEADING.match(plain))
