"""The fourth form: what sources and hosts asked for, the lines that sites repeat, and texts read again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("arrivals", sa.Column("raw", sa.String, nullable=False, server_default=""))
    op.execute(
        "UPDATE arrivals SET raw = coalesce((SELECT json_extract(body, '$.raw') FROM articles"
        " WHERE key = arrivals.article), '')"
    )
    op.create_index("ix_arrivals_raw", "arrivals", ["raw"])
    op.add_column("sources", sa.Column("failures", sa.Integer, nullable=False, server_default="0"))
    op.add_column("sources", sa.Column("after", sa.DateTime))
    op.add_column("sources", sa.Column("where", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "hosts",
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("robots", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime),
        sa.Column("after", sa.DateTime),
    )
    op.create_table(
        "site_lines",
        sa.Column("arrival", sa.Integer, sa.ForeignKey("arrivals.number"), primary_key=True),
        sa.Column("site", sa.String, nullable=False, index=True),
        sa.Column("lines", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "rereadings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("arrival", sa.Integer, sa.ForeignKey("arrivals.number"), nullable=False, index=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), nullable=False),
        sa.Column("seen", sa.DateTime, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("used", sa.Boolean, nullable=False),
    )
