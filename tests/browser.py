"""A real browser for tests of pages: Chromium without a window and without a network."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

__all__ = ["Visit", "axe_flaws", "browser", "visit"]

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
_LOCAL = ("file:", "data:", "blob:", "about:")


class Visit(Protocol):
    """Open a page of a file, with the options of a Playwright context (color_scheme, java_script_enabled, ...)."""

    def __call__(self, path: Path, fragment: str = "", *, width: int = 1280, **options: Any) -> Page: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser, or skip the test where none is installed; CHROMIUM may name one."""
    api = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the extra dev")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no browser: install chromium, or name one in CHROMIUM")
    with api.sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS + sandbox)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Give what opens a page; the test fails where a page logs an error or asks for anything but local files."""
    troubles: list[str] = []
    contexts = []

    def go(path: Path, fragment: str = "", *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(_LOCAL) else troubles.append(asked.url))
        page.goto(path.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    yield go
    for context in contexts:
        context.close()
    assert not troubles


def axe_flaws(page: Page) -> list[str]:
    """Give what axe finds serious or critical on a page: the rule and the places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: install the extra dev")
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{one['id']}: {', '.join(str(node['target']) for node in one['nodes'][:5])}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
