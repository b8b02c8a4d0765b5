"""The Chromium of the system, driven without a window, a network or anything kept from one time to the next."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

COMMANDS = ("chromium", "chromedriver")
"""What must be installed: the browser and its driver."""

_OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--lang=en-GB",
)


def missing() -> list[str]:
    """Those of :data:`COMMANDS` that are not installed."""
    return [command for command in COMMANDS if shutil.which(command) is None]


@contextmanager
def chromium(*, width: int = 1280, height: int = 900, dark: bool = False) -> Iterator[webdriver.Chrome]:
    """A browser whose pages are ``width`` by ``height`` CSS pixels, with a profile of its own that is thrown away.

    Its log ``browser`` has everything that pages write on the console, ``performance`` every request.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which(COMMANDS[0]) or COMMANDS[0]
        for option in (*_OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(shutil.which(COMMANDS[1])))
        try:
            look(driver, width=width, height=height, dark=dark)
            yield driver
        finally:
            driver.quit()


def look(driver: webdriver.Chrome, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
    """Set the size of pages, in CSS pixels, and whether the reader prefers dark ones."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
