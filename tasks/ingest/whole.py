"""Whole lines that are not part of the report."""

from tasks.ingest import attribution, authors, bylines, furniture, promo, releases, stamps
from tasks.ingest.lines import Place
from tasks.ingest.sheet import Sheet
from tasks.model import Basis, DropReason

ROUNDS = 3  # what closes the report shows only after what stands behind it is gone
LIST_WORDS = 25


def strike(sheet: Sheet) -> None:
    """Mark whole lines: first what is plain anywhere, then what its place in the text tells."""
    for number in sheet.left():
        _anywhere(sheet, number)
    for _ in range(ROUNDS):
        before = len(sheet.gone)
        for number, place in sorted(sheet.places().items()):
            _by_place(sheet, number, place)
        _lists(sheet)
        if len(sheet.gone) == before:
            break


def _anywhere(sheet: Sheet, number: int) -> None:
    line = sheet.lines[number]
    length, said, linked = furniture.images(sheet.words(number))
    if length:
        reason: DropReason = "advert" if linked or promo.is_advert(said) else "image"
        if length >= line.end - line.start:
            sheet.drop(number, reason)
        else:
            sheet.cut(line.start, line.start + length, reason)
        return
    if furniture.is_caption(line.plain):
        sheet.drop(number, "caption")
        return
    found = attribution.of_line(line.plain, sheet.text, outlet=sheet.owner)
    if found:
        sheet.credit(found, line.start, line.end)
        sheet.drop(number, "credit")
    elif promo.is_promo(line.plain):
        sheet.drop(number, "promo")
    elif furniture.is_contact(line.plain) and not furniture.CLOSE.match(line.plain):
        sheet.drop(number, "contact")


def _by_place(sheet: Sheet, number: int, place: Place) -> None:
    plain = sheet.lines[number].plain
    if not plain:
        return
    if place.top and (_stamped(sheet, number, labelled=False) or _byline(sheet, number)):
        return
    if place.top and sheet.paper and releases.is_mark(plain):
        sheet.drop(number, "byline")
    elif not _signed(sheet, number, place) and place.tail:
        _after_the_end(sheet, number)


def _stamped(sheet: Sheet, number: int, *, labelled: bool) -> bool:
    """A line that stamps the text."""
    line = sheet.lines[number]
    stamp = stamps.visible(line.plain)
    if stamp and (stamp.labelled or not labelled or stamp.day is None):
        if stamp.day:
            sheet.dated(stamp.day, Basis.VISIBLE, line.start, line.end)
        for part in stamp.beside:
            _named(sheet, number, part)
        sheet.drop(number, "date_stamp")
        return True
    return False


def _named(sheet: Sheet, number: int, part: str) -> None:
    """What stands beside a stamp: an author or an agency."""
    line = sheet.lines[number]
    found = bylines.written_by(part, sheet.text)
    if found:
        sheet.written(found.names, line.start, line.end)
        sheet.credit(attribution.Found("byline", found.agencies, found.unnamed), line.start, line.end)


def _byline(sheet: Sheet, number: int) -> bool:
    line = sheet.lines[number]
    if bylines.is_role(line.plain) and _named_above(sheet, number):
        return True
    found = bylines.written_by(line.plain, sheet.text)
    if not found and not bylines.matches(line.plain, sheet.author):
        return False
    if found:
        sheet.written(found.names, line.start, line.end)
        sheet.credit(attribution.Found("byline", found.agencies, found.unnamed), line.start, line.end)
    sheet.drop(number, "byline")
    return True


def _named_above(sheet: Sheet, number: int) -> bool:
    """A name on one line and the writer's title on the next."""
    above = sheet.lines[number - 1] if number and number - 1 in sheet.left() else None
    if above is None or above.ended or not bylines.is_name(above.plain):
        return False
    sheet.written(above.plain, above.start, above.end)
    sheet.drop(number - 1, "byline")
    sheet.drop(number, "byline")
    return True


def _signed(sheet: Sheet, number: int, place: Place) -> bool:
    """Who reported, edited and is described at the edges of the text."""
    line = sheet.lines[number]
    edge = place.top or place.tail or place.closing
    found = bylines.signed_by(line.plain, sheet.text) or (bylines.biography(line.plain) if edge else None)
    described = (place.tail or place.closing) and bylines.describes(line.plain, sheet.author)
    profile = authors.profile(sheet.lines, number) if place.tail or place.last else None
    if profile and not found:
        found = bylines.Byline(profile.who)
    if not found and not described:
        return False
    if found:
        sheet.written(found.names, line.start, line.end)
        sheet.credit(
            attribution.Found("byline", attribution.of_others(found.agencies, sheet.owner)), line.start, line.end
        )
    sheet.drop(number, "byline")
    return True


def _after_the_end(sheet: Sheet, number: int) -> None:
    """Lines that may stand for something else within the report, but not behind it."""
    line = sheet.lines[number]
    found = attribution.of_line(line.plain, sheet.text, tail=True, outlet=sheet.owner)
    if found:
        sheet.credit(found, line.start, line.end)
        sheet.drop(number, "credit")
    elif not sheet.paper and not line.ended and promo.is_advert(line.plain):
        sheet.drop(number, "advert")
    elif furniture.CLOSE.match(line.plain) or furniture.NUMBER.match(line.plain):
        sheet.drop(number, "contact")
    else:
        _stamped(sheet, number, labelled=True)


def _lists(sheet: Sheet) -> None:
    """Headings whose lines are gone, and lists under a heading that is gone, behind the report."""
    place = sheet.places()
    listing = False
    for number, line in enumerate(sheet.lines):
        if number in sheet.gone:
            listing = listing or promo.heads_a_list(line.plain)
            continue
        listing = listing and number in place and place[number].tail and not line.ended and line.words <= LIST_WORDS
        if listing:
            sheet.drop(number, "promo")
        elif furniture.heads_contacts(line.plain) and sheet.gone.get(number + 1) == "contact":
            sheet.drop(number, "contact")
