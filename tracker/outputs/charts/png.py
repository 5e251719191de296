"""PNG: a picture as a browser of this machine draws it, with the letters of its fonts.

The pictures are as wide as their frame and light or dark as their reader has it, which few converters know; a browser
draws what readers of the SVG see. It is asked for nothing but the file that it is given.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.errors import InputError, UsageError

__all__ = ["find_browser", "png_of"]

_NAMES = (
    *("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"),
    *("microsoft-edge-stable", "microsoft-edge", "msedge"),
)
_OPTIONS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"),
    "--blink-settings=preferredColorScheme=1",  # light, whatever this machine has: what is printed is on paper
)
_SIZE = re.compile(r'<svg [^>]*?\bwidth="(\d+|100%)" height="(\d+)"')
_WIDTH = 640
"""Pixels of a picture that is as wide as its frame."""
_SHARPNESS = 2
"""Dots for each pixel: letters are read on paper and on fine screens."""
_SECONDS = 60


def find_browser() -> str:
    """Give the program that draws: the one that CHROMIUM names, or the first of its kind on the path.

    Raises UsageError where there is none.
    """
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise UsageError(
            "PNG is drawn by a browser, and none was found: install Chromium, Chrome or Edge, or name its program in"
            " CHROMIUM; SVG needs none"
        )
    return found


def png_of(svg: str, browser: str) -> bytes:
    """Give a picture as PNG in its light look, two dots a pixel; ``browser`` is as ``find_browser`` gives it.

    Raises InputError where the browser makes no picture.
    """
    with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "picture.svg").write_text(svg, encoding="utf-8")
        told = _draw(place, browser, _size(svg))
        made = place / "picture.png"
        if not made.exists():
            raise InputError(
                "{browser}: drew no picture: {why}: name another browser in CHROMIUM, or ask for SVG",
                browser=browser,
                why=told,
            )
        return made.read_bytes()


def _size(svg: str) -> tuple[int, int]:
    """Give width and height in pixels."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("a picture without a size")
    return _WIDTH if found[1] == "100%" else int(found[1]), int(found[2])


def _draw(place: Path, browser: str, size: tuple[int, int]) -> str:
    """Have the picture of a folder drawn beside it; give the last words of the browser."""
    command = [
        browser,
        *_OPTIONS,
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # as root it has no other
        f"--user-data-dir={place / 'profile'}",
        f"--force-device-scale-factor={_SHARPNESS}",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={place / 'picture.png'}",
        (place / "picture.svg").resolve().as_uri(),
    ]
    try:
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603  # no shell, our own file
    except subprocess.TimeoutExpired:
        return f"{_SECONDS} s"
    except OSError as error:
        return str(error.strerror)
    return (ran.stderr.strip().splitlines() or [str(ran.returncode)])[-1]
