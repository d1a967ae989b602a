"""The second form: what sources bring hour by hour, and what editions told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _collections()
    _sources()
    _editions()
    _tellings()


def _collections() -> None:
    op.create_table(
        "collections",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("intake", sa.String, sa.ForeignKey("intakes.id"), nullable=False, unique=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("seen", sa.DateTime, nullable=False, index=True),
        sa.Column("fresh", sa.Integer, nullable=False),
    )
    op.create_table(
        "arrivals",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), nullable=False, unique=True),
        sa.Column("collection", sa.Integer, sa.ForeignKey("collections.number"), nullable=False, index=True),
        sa.Column("seen", sa.DateTime, nullable=False, index=True),
        sa.Column("source", sa.String, nullable=False, index=True),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("used", sa.Boolean, nullable=False),
        sa.UniqueConstraint("place", "text"),
    )
    op.create_table(
        "visits",
        sa.Column("collection", sa.Integer, sa.ForeignKey("collections.number"), primary_key=True),
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("failing", sa.DateTime),
        sa.Column("error", sa.Text, nullable=False),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("moved", sa.Text, nullable=False),
        sa.Column("read", sa.DateTime),
        sa.Column("failing", sa.DateTime),
        sa.Column("error", sa.Text, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("source", sa.String, sa.ForeignKey("sources.key"), primary_key=True),
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("listed", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sketches",
        sa.Column("text", sa.String, primary_key=True),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("briefing", sa.String, primary_key=True),
        sa.Column("cut_off", sa.DateTime, primary_key=True),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("since", sa.DateTime),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("remembers", sa.Text, nullable=False),
    )
    op.create_table(
        "printings",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("briefing", sa.String, nullable=False),
        sa.Column("cut_off", sa.DateTime, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("package", sa.String, nullable=False),
        sa.Column("past", sa.String, nullable=False),
        sa.Column("version", sa.Integer),
        sa.ForeignKeyConstraint(["briefing", "cut_off"], ["editions.briefing", "editions.cut_off"]),
    )


def _tellings() -> None:
    op.create_table(
        "tellings",
        sa.Column("printing", sa.String, sa.ForeignKey("printings.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("tier", sa.String, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("ledger", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "story_articles",
        sa.Column("printing", sa.String, sa.ForeignKey("printings.key"), primary_key=True),
        sa.Column("telling", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), nullable=False, index=True),
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
    )
