"""Version 2: the wishes beside a target are kept; claims are found by indicator and period, reports by year."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String

__all__ = ["down_revision", "revision", "upgrade"]

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add a column, put an index of two columns in the place of the one of indicators, and add one of years."""
    op.add_column("claim", Column("stretch", String(), nullable=True))
    op.drop_index("ix_claim_indicator", table_name="claim")
    op.create_index("ix_claim_indicator_period", "claim", ["indicator", "period"])
    op.create_index("ix_report_year", "report", ["year"])
