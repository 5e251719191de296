#!/usr/bin/env python3
"""The pictures of pages in the documentation: the HTML report and the site of the seeds, as a browser shows them.

Chromium makes them without a window and without a network; CHROMIUM may name another one than that of the system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_WIDE, _NARROW = (1200, 900), (390, 844)


def main() -> None:
    """Write the report of Ürümqi 2020 and the site into a folder that goes away, and take the pictures."""
    with TemporaryDirectory() as folder:
        store, place = str(Path(folder) / "tracker.db"), Path(folder)
        _tracker("ingest", str(ROOT / "seeds"), "--db", store, "--quiet")
        _tracker("import", str(ROOT / "seeds" / "facts.csv"), "--db", store, "--quiet")
        _tracker("site", str(place / "site"), "--db", store, "--quiet")
        for lang in ("zh", "en"):
            report = place / f"report.{lang}.html"
            diff = ["diff", "乌鲁木齐市", "--year", "2020", "--db", store, "--lang", lang]
            _tracker(*diff, "--format", f"html={report}")
            _shoot(report, f"report.{lang}", _WIDE)
            _shoot(place / "site" / lang / "index.html", f"site.{lang}", _WIDE)
            _shoot(place / "site" / lang / "regions" / "650100-2020.html", f"phone.{lang}", _NARROW)


def _tracker(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "tracker", *arguments], check=True, cwd=ROOT)  # noqa: S603  # our own program


def _shoot(page: Path, name: str, size: tuple[int, int]) -> None:
    """Take the picture of the first screen of a page, in the light look."""
    with TemporaryDirectory() as profile:
        command = [
            _browser(), "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--hide-scrollbars", f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}",
            f"--screenshot={PICTURES / name}.png", page.resolve().as_uri(),
        ]  # fmt: skip
        command += ["--no-sandbox"] if os.geteuid() == 0 else []
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603  # a browser and our own pages
    sys.stdout.write(f"{PICTURES.name}/{name}.png\n")


def _browser() -> str:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        sys.exit("scripts/screenshots.py: no browser: install chromium, or name one in CHROMIUM")
    return found


if __name__ == "__main__":
    main()
