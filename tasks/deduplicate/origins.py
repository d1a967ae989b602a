"""Who said it first: articles that go back to one desk count as one origin."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from tasks.deduplicate import origin_graph
from tasks.model import Article, Judgement, Origin
from tasks.text import fold

NOT_STATED = "origin not stated"


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article comes from, as far as it or its text says."""

    name: str
    kind: str
    reasons: tuple[str, ...] = ()  # what confirms it; empty: nothing does
    credited: bool = False  # an agency or an issuing body, not the outlet's own desk


def trace(articles: tuple[Article, ...], judgements: tuple[Judgement, ...]) -> tuple[Origin, ...]:
    """The origins of one story's articles, confirmed ones first.

    Confirmed is what an article itself says (a credit, an issuing body, a byline of its own desk) or
    what its text proves (it copies an article that says so). An article that says nothing stands as
    an origin of its own, not confirmed; where its text is partly that of another origin, that origin
    is named as probable.
    """
    homes = _full_names({a.id: _own(a) for a in articles})
    homes = _join_copies(articles, homes, judgements)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        home = homes[article.id]
        groups[home.name, home.kind].append(article.id)
    origins = [_origin(tuple(sorted(ids)), homes, judgements) for ids in groups.values()]
    return tuple(sorted(origins, key=lambda o: (not o.confirmed, -len(o.articles), o.name, o.articles)))


def _full_names(homes: dict[str, Home]) -> dict[str, Home]:
    """An agency's initials and its full name are one agency."""
    agencies = {h.name for h in homes.values() if h.kind == "agency"}
    full = {"".join(w[0] for w in name.split() if w[0].isupper()): name for name in sorted(agencies) if " " in name}
    return {k: replace(h, name=full.get(h.name, h.name)) if h.kind == "agency" else h for k, h in homes.items()}


def _own(article: Article) -> Home:
    """What the article says of itself."""
    if article.official:
        return Home(article.official, "official", (f"text of {article.official} itself",), credited=True)
    named = [c for c in article.credits if c.named]
    if named:
        agency = Counter(c.agency for c in named).most_common(1)[0][0]
        raw = next(c.raw for c in named if c.agency == agency)
        return Home(agency, "agency", (f"credited: {' '.join(raw.split())}",), credited=True)
    outlet = article.outlet.value
    if article.byline and article.byline.value and not article.credits:
        return Home(outlet or article.byline.value, "outlet", (f"own report: {article.byline.value}",))
    # Articles that say nothing stay apart: the id keeps two of them from being one origin.
    return Home(outlet, "outlet") if outlet else Home(f"{NOT_STATED} {article.id}", "unknown")


def _join_copies(
    articles: tuple[Article, ...], homes: dict[str, Home], judgements: tuple[Judgement, ...]
) -> dict[str, Home]:
    """Articles of one text take the home of the one that says where it comes from, a credit before a byline."""
    out = dict(homes)
    desks = {key: home.name for key, home in homes.items() if home.credited}
    for members in origin_graph.same_text(articles, judgements, desks):
        credits_ = {homes[m].name for m in members if homes[m].credited}
        if len(credits_) > 1:
            continue
        best = min(members, key=lambda m: (not homes[m].credited, not homes[m].reasons, homes[m].kind, m))
        home = homes[best]
        why = (f"same text as an article of {home.name}",) if home.reasons else ()
        for member in members:
            if homes[member].name != home.name:
                out[member] = replace(home, reasons=why)
    return out


def _origin(ids: tuple[str, ...], homes: dict[str, Home], judgements: tuple[Judgement, ...]) -> Origin:
    home = homes[ids[0]]
    reasons = tuple(dict.fromkeys(r for i in ids for r in homes[i].reasons))
    name = NOT_STATED if home.kind == "unknown" else home.name
    probably = "" if reasons else _probable(ids, homes, judgements)
    return Origin(name, home.kind, ids, bool(reasons), probably, reasons)  # type: ignore[arg-type]


def _probable(ids: tuple[str, ...], homes: dict[str, Home], judgements: tuple[Judgement, ...]) -> str:
    """The origin that an article without any credit shares much of its text with."""
    best: tuple[float, str] = (0.0, "")
    for judgement in judgements:
        ends = {judgement.left, judgement.right}
        if judgement.relation == "distinct" or len(ends & set(ids)) != 1:
            continue
        other = homes[(ends - set(ids)).pop()]
        if other.kind in ("agency", "outlet") and fold(other.name) != fold(homes[ids[0]].name):
            best = max(best, (judgement.score, other.name))
    return best[1]
