"""Version 4: the kind of each document is kept; what was stored before are work reports."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String

__all__ = ["down_revision", "revision", "upgrade"]

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add a column to reports and to claims."""
    for table in ("report", "claim"):
        op.add_column(table, Column("document", String(), nullable=False, server_default="work_report"))
