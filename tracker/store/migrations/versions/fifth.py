"""Version 5: named tasks are kept beside the claims, and by which program and rules each report was read."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

__all__ = ["down_revision", "revision", "upgrade"]

revision = "5"
down_revision = "4"

_WORDS = ("region_name", "action", "object", "stage", "kind", "own", "shared", "group")


def upgrade() -> None:
    """Add two tables; by whom the reports before were read is not known.

    Their tasks are read from their texts as soon as the tables stand (see ``tracker.store.layout``).
    """
    op.create_table(
        "task",
        Column("report_id", Integer(), nullable=False),
        Column("id", String(), nullable=False),
        Column("ordinal", Integer(), nullable=False),
        Column("region", String(length=6), nullable=False),
        Column("year", Integer(), nullable=False),
        *(Column(name, String(), nullable=False) for name in _WORDS),
        Column("needs", String(), nullable=True),
        *(Column(name, Text(), nullable=False) for name in ("section", "quote")),
        *(Column(name, Integer(), nullable=False) for name in ("start", "end", "line")),
        Column("rule", String(), nullable=False),
        ForeignKeyConstraint(["report_id"], ["report.id"]),
        ForeignKeyConstraint(["region"], ["region.code"]),
        PrimaryKeyConstraint("report_id", "id"),
    )
    op.create_table(
        "reading",
        Column("report_id", Integer(), nullable=False),
        Column("program", String(), nullable=False),
        Column("rules", String(length=12), nullable=False),
        ForeignKeyConstraint(["report_id"], ["report.id"]),
        PrimaryKeyConstraint("report_id"),
    )
    op.execute("INSERT INTO reading (report_id, program, rules) SELECT id, '', '' FROM report")
