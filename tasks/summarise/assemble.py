"""Sections into one briefing: every line through the gate, page 1, sources and passages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.model import Article, Briefing, Filled, Material, Notice, Section, Weighed
from tasks.summarise import ahead, cited, front, gate, phrases, remembered, tiers

FORMAT = "2"


def assemble(sections: tuple[Section, ...], material: Material) -> Briefing:
    """The briefing of the stories told, in the order of their choices, and of those only seen.

    A line that fails the gate is withheld and counted on page 1.
    """
    checks = _Checks.of(material)
    checked = [checks.section(s) for s in tiers.place(sections, material)]
    printed = tuple(section for section, _ in checked)
    days = ahead.coming(printed, material.past, material.period.order.as_of)
    started = _started(printed, material, days)
    changed, unsaid = checks.page_1(front.changed(started), started)
    coming, undated = checks.page_1(days, started)
    # A change that fails is counted where its story has it.
    lost = [n for n in unsaid if n.subject in {c.story for c in material.overdue}] + list(undated)
    notices = [n for _, found in checked for n in found] + lost
    briefing = replace(
        started,
        sources=cited.sources(printed, (*changed, *coming), material),
        notices=(*started.notices, *notices),
        withheld=len(notices),
    )
    fronted = replace(
        briefing,
        masthead=front.masthead(briefing),
        front=front.blocks(briefing, changed, coming, material.past),
    )
    return replace(fronted, passages=cited.passages(fronted, (*material.past.articles, *material.intake.articles)))


def _started(sections: tuple[Section, ...], material: Material, days: tuple[Filled, ...]) -> Briefing:
    """The briefing before anything is counted."""
    period, intake, past = material.period, material.intake, material.past
    tier = {s.story: s.tier for s in sections}
    aside = (Notice("set-aside", a.name, a.why) for a in intake.articles if not a.used)
    return Briefing(
        order=period.order,
        masthead=(),
        front=(),
        sections=sections,
        sources=(),
        passages=(),
        notices=(*material.notices, *intake.notices, *aside),
        withheld=0,
        version=FORMAT,
        number=period.number,
        since=period.since,
        last=past.edition,
        weighed=tuple(
            Weighed(c.story.id, tier.get(c.story.id, "outside"), c.score, c.reasons, c.topics, len(c.story.articles))
            for c in material.choices
        ),
        overdue=material.overdue,
        past=remembered.ledgers(material.overdue, ahead.remembered(days, past), past),
        health=intake.health,
    )


@dataclass(frozen=True)
class _Checks:
    """The gate of each story, as far as it does not depend on the story."""

    texts: dict[str, str]
    reworded: frozenset[str]
    linked: dict[str, str]

    @classmethod
    def of(cls, material: Material) -> "_Checks":
        articles = (*material.past.articles, *material.intake.articles)
        spun = frozenset(key for c in material.choices for key in c.story.reworded)
        return cls({a.id: a.text for a in articles}, spun | cited.reworded(material.past), _linked(articles))

    def section(self, section: Section) -> tuple[Section, tuple[Notice, ...]]:
        """The section without the lines that fail, and a notice for each."""
        check = gate.Gate(self.texts, section.ledger, self.reworded, self.linked)
        kept, front_faults = gate.sift(check, section.front)
        annex, annex_faults = gate.sift(check, section.annex)
        fault = check.fault(section.headline, block="headline")
        told = f"headline “{section.headline.text[:80]}” {fault}"
        headline = phrases.fixed("headline_withheld") if fault else section.headline
        faults = (*((told,) if fault else ()), *front_faults, *annex_faults)
        notices = tuple(Notice("withheld", section.story, f) for f in faults)
        return replace(section, headline=headline, front=kept, annex=annex), notices

    def page_1(self, lines: tuple[Filled, ...], briefing: Briefing) -> tuple[tuple[Filled, ...], tuple[Notice, ...]]:
        """The lines that pass, and a notice for each that does not."""
        told, ago = {s.story: s.ledger for s in briefing.sections}, {p.story: p for p in briefing.past}
        page = gate.Page1(self.texts, told, ago, self.reworded, self.linked)
        faults = [(line, page.of_story(line)) for line in lines]
        notices = tuple(
            Notice("withheld", line.slot("story").value, f"page 1: “{line.text[:80]}” {fault}")
            for line, fault in faults
            if fault
        )
        return tuple(line for line, fault in faults if not fault), notices


def _linked(articles: Iterable[Article]) -> dict[str, str]:
    return {a.id: " ".join(a.quote(a.headline).split()) if a.headline else "" for a in articles if a.rights == "link"}
