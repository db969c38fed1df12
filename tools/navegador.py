"""Chromium, for the journeys and for the guides' pictures."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# Containers give no namespaces to build a sandbox of, and little shared memory.
ARGUMENTOS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def un_chromium() -> Iterator[Browser]:
    """The system's Chromium or Chrome where there is one, else the one that Playwright installed."""
    instalado = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=instalado, args=ARGUMENTOS)
        try:
            yield browser
        finally:
            browser.close()
