"""The sixth form: fingerprints of articles, so that a copy of what was read weeks ago is known as one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "prints",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )
