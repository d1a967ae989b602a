"""The third form: every source that listed a text, so that each briefing finds what its own sources listed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "listings",
        sa.Column("arrival", sa.Integer, sa.ForeignKey("arrivals.number"), primary_key=True),
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("seen", sa.DateTime, nullable=False),
    )
    op.execute("INSERT INTO listings (arrival, source, seen) SELECT number, source, seen FROM arrivals")
