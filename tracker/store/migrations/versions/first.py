"""Version 1: the tables as the program laid them out when it was first released."""

from __future__ import annotations

__all__ = ["down_revision", "revision"]

revision = "1"
down_revision = None
