"""Chromium without a window, driven by selenium, for the tests of the page and its pictures."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-device-scale-factor=1",
    "--hide-scrollbars", "--force-prefers-reduced-motion",
)  # fmt: skip


def found() -> tuple[str, str] | None:
    """The browser and its driver, or None where one of them is not installed."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


@contextlib.contextmanager
def chromium(log: str = "ALL") -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own, gone at the end. ``get_log`` gives console and network."""
    programs = found()
    if programs is None:
        raise RuntimeError("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    with tempfile.TemporaryDirectory(prefix="fazhi-chromium-", ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = programs[0]
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": log, "performance": log})
        driver = webdriver.Chrome(options=options, service=Service(programs[1]))
        try:
            yield driver
        finally:
            driver.quit()


def look(driver: webdriver.Chrome, width: int, height: int, dark: bool = False, media: str = "") -> None:
    """Set the size of the window's inside, and what the system prefers."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    features = [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
