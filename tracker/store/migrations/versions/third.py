"""Version 3: the words that limit a claim to a part are kept."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String

__all__ = ["down_revision", "revision", "upgrade"]

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add a column."""
    op.add_column("claim", Column("scope", String(), nullable=True))
