"""The first form: documents named by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_articles_id", "articles", ["id"])
    op.create_table("intakes", sa.Column("id", sa.String, primary_key=True))
    op.create_table(
        "intake_articles",
        sa.Column("intake", sa.String, sa.ForeignKey("intakes.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("intake", sa.String, sa.ForeignKey("intakes.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
