"""The fifth form: actors over editions, learnt from the ledgers of those that were told before."""

import json
import unicodedata
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("editions", sa.Column("knows", sa.Integer, nullable=False, server_default="0"))
    op.add_column("printings", sa.Column("marked", sa.Integer))
    op.create_table(
        "sightings",
        sa.Column("printing", sa.String, sa.ForeignKey("printings.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False, index=True),
        sa.Column("named", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.execute(
        "UPDATE printings SET marked = (SELECT count(*) FROM printings AS other WHERE other.version IS NOT NULL"
        " AND (other.cut_off, other.key) <= (printings.cut_off, printings.key)) WHERE version IS NOT NULL"
    )
    _learn()


def _learn() -> None:
    db = op.get_bind()
    told = db.execute(sa.text("SELECT printing, story, ledger FROM tellings ORDER BY printing, position")).all()
    count: dict[str, int] = {}
    for printing, story, ledger in told:
        for actor in json.loads(zlib.decompress(ledger)).get("actors", ()):
            position = count.get(printing, 0)
            count[printing] = position + 1
            db.execute(
                sa.text("INSERT INTO sightings VALUES (:p, :n, :s, :a, :named, :kind, :body)"),
                {
                    "p": printing,
                    "n": position,
                    "s": story,
                    "a": actor["id"],
                    "named": _named(actor["kind"], actor["name"]),
                    "kind": actor["kind"],
                    "body": json.dumps(_body(actor), ensure_ascii=False),
                },
            )


def _body(actor: dict[str, Any]) -> dict[str, Any]:
    def said(key: str) -> list[dict[str, Any]]:
        return [{"value": v["value"], "evidence": v["evidence"][:3]} for v in actor.get(key, ())]

    return {
        "name": actor["name"],
        "names": actor.get("aliases", []),
        "roles": said("roles"),
        "acts_for": said("acts_for"),
        "mentions": actor["mentions"][:3],
    }


def _named(kind: str, name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    folded = "".join(c for c in flat if not unicodedata.combining(c)).casefold()
    words = folded.translate(str.maketrans("", "", ".,-‐‑")).split()
    if len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
        words = words[:-1]
    return f"{kind} {words[-1] if kind == 'person' else ' '.join(words)}" if words else ""
