"""A few reports, the feed that lists them, and a desk that reads it."""

import json
from html import escape
from pathlib import Path
from typing import Any

REPORTS = {
    "harbour": """Nine ministers to discuss the fisheries accord in Valletta

Ministers of nine coastal states will meet in Valletta on 12 March 2026 to discuss the fisheries accord, the
Ministry of Maritime Affairs said on Sunday.

“We expect the accord to be signed before the summer,” said Anna Borg, the Minister for Maritime Affairs of Malta.
She travels to Lisbon on 5 March 2026 for talks with her Portuguese counterpart on catches and ports.""",
    "rail": """Railway law goes to the upper house

The lower house in Ljubljana passed the railway bill by 121 votes to 88 on Saturday. The upper house is to vote on
20 February 2026, its speaker said. The law would let other companies run night trains from January 2027.

The transport ministry expects fares to fall; the railway workers’ union called a strike for 9 February 2026 and
asked the constitutional court to look into the tender rules.""",
    "power": """Regulator sets price cap for household electricity in Ghana

Ghana’s energy regulator capped the price of household electricity at 1.9 cedis a unit, the energy ministry in Accra
said on Sunday. The cap takes effect on 1 March 2026 and will cost the state 640 million cedis a year.

Kofi Mensah-Boadu, the energy minister, told parliament that the budget committee would examine the subsidy on 17
February 2026. Grid operators warned of unpaid bills and asked the government for guarantees.""",
    "vaccine": """Chile’s health ministry orders measles vaccine for schools

Chile’s health ministry ordered 480,000 doses of measles vaccine for schools in Biobío, the undersecretary of public
health, Marcela Ibacache, said on Saturday in Concepción after eleven cases were confirmed.

Hospitals in the region will open vaccination centres on 23 February 2026. The teachers’ association asked the
ministry for nurses, and a senate committee wants to hear the undersecretary on 18 February 2026.""",
    "handball": """Late goal takes Kielce into the last sixteen

Kielce reached the last sixteen of the handball cup with a goal four seconds before the whistle on Saturday, and
their goalkeeper said he had not slept for two nights before the match in front of his own supporters.

The coach praised the left wing, where two players of nineteen had stood in for the injured captain. The club meets
the winner of the Danish group next, and tickets were gone within an hour of the final whistle.""",
}


def at(day: int, hour: int = 5, minute: int = 0) -> str:
    """An instant of February 2026, as a command line has it."""
    return f"2026-02-{day:02}T{hour:02}:{minute:02}:00Z"


def item(name: str, **more: str) -> str:
    """The entry of a report in a feed; fields of ``more`` stand in for its own, ``after`` is added to its text."""
    title, first, second = (" ".join(part.split()) for part in REPORTS[name].split("\n\n"))
    link = more.get("link", f"https://paper.example/{name}")
    body = escape(f"<p>{first}</p><p>{second}</p>{more.get('after', '')}")
    dated = f"<pubDate>{more['when']}</pubDate>" if "when" in more else ""
    guid = more.get("guid", f"id-{name}")
    return (
        f"<item><title>{more.get('title', title)}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>{dated}"
        f"<content:encoded>{body}</content:encoded></item>"
    )


def feed(*items: str, title: str = "Tidewater Post") -> str:
    """A feed of items, or of reports by name."""
    listed = "".join(item(one) if one in REPORTS else one for one in items)
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>{title}</title>{listed}</channel></rss>'


def settings(*sources: str, head: str = "", more: str = "") -> str:
    """daybrief.toml with ``sources``, each written as "key kind at"."""
    tables = [
        f'[[sources]]\nkey = "{k}"\nkind = "{kind}"\nat = "{place}"' for k, kind, place in map(str.split, sources)
    ]
    return "\n".join([head, *tables, more])


def put(folder: Path, *items: str, name: str = "feed.xml", title: str = "Tidewater Post") -> None:
    (folder / name).write_text(feed(*items, title=title), encoding="utf-8")


def printed(folder: Path, edition: str) -> dict[str, Any]:
    """briefing.json of the last version of an edition in ``output/``."""
    *_, last = sorted((folder / "output").glob(f"{edition}/v*/briefing.json"))
    read: dict[str, Any] = json.loads(last.read_bytes())
    return read


def names(folder: Path, edition: str) -> list[str]:
    """Names of the articles that an edition read, in its story sections and outside the topics alike."""
    *_, last = sorted((folder / "output").glob(f"{edition}/v*/manifest.json"))
    return sorted(found["name"] for found in json.loads(last.read_bytes())["inputs"])


def files(folder: Path) -> dict[str, bytes]:
    """What an edition holds, but for the record of its run."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name != "manifest.json"}


def furnished(folder: Path) -> Path:
    """The folder, with a feed of two reports and the settings that name it."""
    (folder / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
    put(folder, "harbour", "rail")
    return folder
