"""Lines that a site prints under one story after another: known by having been seen there before."""

from tasks.ingest import attribution, bylines, stamps
from tasks.ingest.lines import Place
from tasks.ingest.sheet import Sheet
from tasks.model import SiteLines
from tasks.text import line_digest

MOST_WORDS = 25  # of such a line in the midst of a report; at its edges it may be longer
MOST_SHARE = 0.4  # of the words left: more than that is a text printed again, not what stands around one


def strike(sheet: Sheet, habits: tuple[SiteLines, ...]) -> bool:
    """Mark what the article's site prints under other stories too; whether there was any.

    The headline, stamps, bylines and credits stay for those who read them.
    """
    known = {digest for one in habits if one.site and one.site == sheet.article.site for digest in one.lines}
    if not known:
        return False
    place = sheet.places()
    found = [
        number
        for number in sheet.left()
        if line_digest(sheet.words(number)) in known
        and (sheet.lines[number].words <= MOST_WORDS or _at_an_edge(place[number]))
        and not _is_data(sheet, number)
    ]
    words = sum(sheet.lines[number].words for number in found)
    if not found or words > MOST_SHARE * sum(sheet.lines[number].words for number in sheet.left()):
        return False
    for number in found:
        sheet.drop(number, "site_line")
    return True


def _at_an_edge(place: Place) -> bool:
    return place.top or place.tail or place.closing


def _is_data(sheet: Sheet, number: int) -> bool:
    """Whether a line says when, by whom or after whom the report was written."""
    plain = sheet.lines[number].plain
    return bool(
        attribution.of_line(plain, sheet.text, tail=True, outlet=sheet.owner)
        or stamps.visible(plain)
        or bylines.written_by(plain, sheet.text)
        or bylines.signed_by(plain, sheet.text)
    )
