"""Press of two days: collected and made into editions as a user would, and the last page 1 put to the case."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from benchmarks import product
from benchmarks.contract import Check, Result, verdict
from benchmarks.days_case import DaysCase, Matter, read_days
from benchmarks.edition import read_edition
from tasks.model import Briefing, Filled, Ledger, Section

SUMMED = ("changes_found", "changes_total", "changes_false", "questions_answered", "questions_total")
PRINTED = ("to-read", "in-brief")


@dataclass(frozen=True)
class Morning:
    """One edition as its reader has it."""

    briefing: Briefing
    folder: Path
    page_1: str
    pages: int
    words: int


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001
    """Every case in ``data``; no peer says what changed."""
    scored = {case.name: score_case(case) for case in read_days(data, limit)}
    metrics = {name: numbers for name, (numbers, _) in scored.items()}
    result = Result(n=len(scored), metrics=metrics, checks={name: checks for name, (_, checks) in scored.items()})
    if len(scored) > 1:
        result["totals"] = {key: sum(numbers.get(key, 0.0) for numbers in metrics.values()) for key in SUMMED}
    return result


def score_case(case: DaysCase) -> tuple[dict[str, float], tuple[Check, ...]]:
    """One case, from its sources to its figures."""
    with tempfile.TemporaryDirectory() as out:
        mornings: list[Morning] = []
        wall = 0.0
        for day in case.days:
            config, to = ("--config", str(case.folder / "daybrief.toml")), ("--out", out)
            read = product.daybrief("collect", *config, "--at", day.collect.isoformat(), *to)
            made = product.daybrief("edition", case.briefing, *config, "--cut-off", day.cut_off.isoformat(), *to)
            wall += read.wall_s + made.wall_s
            folder = product.edition_of(made)
            if read.code or folder is None:
                failed = read if read.code else made
                return {"wall_s": round(wall, 2)}, (Check("run", f"day {day.cut_off:%d %B}", "FAIL", failed.complaint),)
            mornings.append(read_morning(folder))
        verified = product.daybrief("verify", str(mornings[-1].folder))
        numbers, checks = score_mornings(case, tuple(mornings))
        ok = verdict("run", "daybrief verify", verified.code == 0, verified.output[-500:])
        return {**numbers, "wall_s": round(wall, 2), "verify_ok": float(verified.code == 0)}, (*checks, ok)


def read_morning(folder: Path) -> Morning:
    """The edition in ``folder`` with its page 1 as text."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(folder / "note.pdf").pages]
    briefing = read_edition(folder, {}).briefing
    words = sum(any(c.isalnum() for c in word) for page in pages for word in page.split())
    return Morning(briefing, folder, pages[0], len(pages), words)


def score_mornings(case: DaysCase, mornings: tuple[Morning, ...]) -> tuple[dict[str, float], tuple[Check, ...]]:
    """Editions that are there, put to the case; nothing is run."""
    last = mornings[-1]
    checks = [
        *_topics(case, mornings),
        *_changes(case, last.briefing),
        *_unchanged(case, last.briefing),
        *_links(case, mornings),
        *(verdict("question", q.id, q.in_(last.page_1), "not on page 1") for q in case.questions),
        verdict("size", "pages", last.pages <= last.briefing.order.pages, str(last.pages)),
        verdict("size", "words", last.words <= last.briefing.order.words, str(last.words)),
    ]
    passed = Counter(c.group for c in checks if c.status == "pass")
    total = Counter(c.group for c in checks)
    shares = {f"{g}_ok": round(passed[g] / total[g], 3) for g in ("topic", "official", "unchanged", "link") if total[g]}
    return {
        **shares,
        "changes_found": passed["change"],
        "changes_total": total["change"],
        "changes_false": total["false change"],
        "questions_answered": passed["question"],
        "questions_total": total["question"],
        "pages": last.pages,
        "words": last.words,
    }, tuple(checks)


def _topics(case: DaysCase, mornings: tuple[Morning, ...]) -> list[Check]:
    checks = []
    for morning, day in zip(mornings, case.days, strict=True):
        shown = [(s, _matter(case, morning.briefing, s.ledger)) for s in morning.briefing.sections]
        for section, matter in shown:
            if section.tier in PRINTED and matter:
                name = f"{day.cut_off:%d %b} {section.tier}: {section.headline.text[:60]}"
                checks.append(verdict("topic", name, matter.on_topic, f"off topic ({matter.key})"))
        told = {m.key for s, m in shown if m and (s.tier in PRINTED or s.ledger.seen)}
        checks += [
            verdict("official", f"{day.cut_off:%d %b} {m.key}", m.key in told, "an official story is missing")
            for m in case.stories
            if m.on_topic and m.official and m.on(day.collect)
        ]
    return checks


def _changes(case: DaysCase, briefing: Briefing) -> list[Check]:
    lines = [line for b in briefing.front if b.key == "since" for line in b.lines if isinstance(line, Filled)]
    checks = []
    for wanted in case.changes:
        found = any(wanted.in_(line.text) for line in lines)
        checks.append(verdict("change", f"{wanted.kind} {wanted.id}", found, "not said on page 1"))
    strange = [line for line in lines if not any(wanted.in_(line.text) for wanted in case.changes)]
    return checks + [Check("false change", line.pattern, "FAIL", line.text[:300]) for line in strange]


def _unchanged(case: DaysCase, briefing: Briefing) -> list[Check]:
    checks = []
    for section in briefing.sections:
        matter = _matter(case, briefing, section.ledger)
        if matter and matter.key in case.unchanged:
            ledger = section.ledger
            still = ledger.seen is not None and not ledger.changes and not ledger.fresh
            checks.append(verdict("unchanged", matter.key, still, _why_new(section)))
    return checks


def _why_new(section: Section) -> str:
    ledger = section.ledger
    return f"{section.tier}, seen {ledger.seen}, {len(ledger.changes)} changes, {len(ledger.fresh)} fresh claims"


def _links(case: DaysCase, mornings: tuple[Morning, ...]) -> list[Check]:
    """Stories that the edition before had are known again, and no other is."""
    if len(mornings) < 2:
        return []
    before = {m.key for s in mornings[-2].briefing.sections if (m := _matter(case, mornings[-2].briefing, s.ledger))}
    checks = []
    for section in mornings[-1].briefing.sections:
        matter = _matter(case, mornings[-1].briefing, section.ledger)
        if matter:
            known = section.ledger.seen is not None
            name = f"{matter.key} ({'goes on' if matter.key in before else 'new'})"
            checks.append(verdict("link", name, known == (matter.key in before), f"seen {section.ledger.seen}"))
    return checks


def _matter(case: DaysCase, briefing: Briefing, ledger: Ledger) -> Matter | None:
    """The planted story that most articles of ``ledger`` belong to."""
    sources = {s.id: s for s in briefing.sources}
    found = [case.story_of(sources[a].name, sources[a].url) for a in ledger.articles if a in sources]
    counted = Counter(m.key for m in found if m)
    best = max(counted, key=lambda key: (counted[key], key), default="")
    return next((m for m in case.stories if m.key == best), None)
