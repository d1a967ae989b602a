"""What the note rests on, laid out: every passage, every article, what was set aside."""

from tasks import datewords
from tasks.model import Basis, Briefing, Dating, SourceNote
from tasks.render.cite import Citations, anchor
from tasks.render.display import fragment_link, in_quotes, link, shown
from tasks.render.page import Annex, Cited, Link, Source, Told, Words
from tasks.render.parts import part

KNOWN = {
    Basis.METADATA: "from the page’s markup",
    Basis.DATELINE: "from the dateline",
    Basis.INLINE_PREFIX: "from a stamp glued to the text",
    Basis.INFERRED_BOILERPLATE: "inferred from a promotional line",
    Basis.VISIBLE: "printed with the text",
    Basis.URL: "from the address",
    Basis.FEED: "from the feed’s entry",
    Basis.SETTING: "from the settings",
    Basis.WINDOW: "worked out from the text",
    Basis.UNKNOWN: "",
}
REWORDED = "Reworded copy: check the original before using these words."


def annex(briefing: Briefing, cites: Citations) -> Annex:
    """The annex of all stories, then passages and articles by number."""
    sources = tuple(sorted(briefing.sources, key=lambda s: (s.number, s.id)))
    stories = tuple(
        Told(f"annex-{n}", cites.text(s.headline, plain=True), tuple(part(b, cites) for b in s.annex))
        for n, s in enumerate(briefing.sections, 1)
        if s.annex
    )
    return Annex(
        stories,
        tuple(c for c in (_cited(s, cites) for s in sources) if c.words),
        tuple(_source(s, cites) for s in sources),
        tuple(dict.fromkeys(shown(f"{n.subject}: {n.message}") for n in briefing.notices)),
    )


def outlet(source: SourceNote) -> str:
    """Its name, or that it does not say."""
    return shown(source.outlet.value or "") or "outlet not stated"


def dated(dating: Dating) -> str:
    """Its day, or the days between which it was written."""
    if dating.first and dating.last:
        return (
            datewords.span(dating.first, dating.last)
            if dating.day
            else f"undated; {datewords.span(dating.first, dating.last)}"
        )
    if dating.first:
        return f"undated; not before {datewords.span(dating.first, dating.first)}"
    return f"undated; not after {datewords.span(dating.last, dating.last)}" if dating.last else "undated"


def _cited(source: SourceNote, cites: Citations) -> Cited:
    words = tuple(
        Words(
            anchor(source.number, p.span),
            f"¶{p.paragraph}",
            f"{in_quotes(shown(p.text))}{' …' if p.cut else ''}",
            fragment_link(source.url, p.text),
        )
        for p in cites.passages.get(source.id, ())
    )
    return Cited(f"{source.number} {outlet(source)}", REWORDED if source.reworded else "", words)


def _source(source: SourceNote, cites: Citations) -> Source:
    words = cites.passages.get(source.id, ())
    title = shown(source.title) or shown(source.name)
    credit = ", ".join(shown(c) for c in source.credits)
    facts = (
        _reason(f"Date: {dated(source.dated)}", KNOWN[source.dated.basis], shown(source.dated.reason)),
        *((f"Changed on {datewords.day(source.modified)} (by its page)",) if source.modified else ()),
        *((f"Section: {shown(source.section)} (by its page)",) if source.section else ()),
        f"Credit: {credit or 'none'}",
        f"Origin: {shown(source.origin) or 'not known'}",
        *((f"Read for the edition of {datewords.day(source.printed)}",) if source.printed else ()),
        *((f"Official text of {shown(source.official)}",) if source.official else ()),
    )
    return Source(
        f"s{source.number}",
        str(source.number),
        outlet(source),
        KNOWN[source.outlet.basis] if source.outlet.value else "",
        Link(title, fragment_link(source.url, words[0].text) if words else link(source.url)),
        facts,
        _condition(source),
        tuple(f"{reason}: {in_quotes(text)}" for reason, text in _dropped(source)),
    )


def _reason(said: str, *reasons: str) -> str:
    why = "; ".join(dict.fromkeys(r for r in reasons if r))
    return f"{said} ({why})" if why else said


def _condition(source: SourceNote) -> str:
    why = shown(source.why)
    if not source.used:
        return f"Set aside{': ' + why if why else ''}"
    linked = "Used, headline and link only" if source.rights == "link" else "Used"
    state = "Reworded copy, not quoted" if source.reworded else linked
    return f"{state}: {why}" if why else state


def _dropped(source: SourceNote) -> tuple[tuple[str, str], ...]:
    """Reason and words of each stretch that was not read; signs of markup are no words."""
    pairs = zip(source.dropped, source.dropped_words, strict=False)
    return tuple((d.reason.replace("_", " ").capitalize(), shown(words)) for d, words in pairs if d.reason != "markup")
