"""A browser for the tests of the page; they are skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tooling import TOOLS, load

import fazhi_extract as fz

try:
    chromium = load(TOOLS / "chromium.py")
except ImportError:  # selenium is not installed
    chromium = None  # type: ignore[assignment]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if chromium is None or chromium.found() is None:
        pytest.skip("no Chromium: apt-get install chromium chromium-driver, pip install selenium")
    with chromium.chromium() as driver:
        yield driver


class Shown:
    """A page in the browser, with what the tests ask of it."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver = driver
        self.path = path

    def open(self, width: int = 1440, height: int = 900, *, dark: bool = False, at: str = "") -> Shown:
        chromium.look(self.driver, width, height, dark)
        self.driver.get("about:blank")
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(self.path.as_uri() + at)
        return self

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(f"return {script}", *arguments)

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", selector)
        return found

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def shown(self, selector: str) -> Any:
        """The element once it is to be seen: a busy machine draws a dialog later than the key is pressed."""
        from selenium.webdriver.support.ui import WebDriverWait

        element = self.one(selector)
        WebDriverWait(self.driver, 5).until(lambda _: element.is_displayed() and element.is_enabled())
        return element

    def row(self, ident: str) -> Any:
        return self.one(f'[id="{ident}"] > .row')

    def keys(self, *keys: str) -> None:
        """Press keys, where the focus is. While a dialog opens or closes it may be on what is not there any more: then once more."""
        from selenium.common.exceptions import ElementNotInteractableException, StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        def pressed(key: str) -> bool:
            self.driver.switch_to.active_element.send_keys(key)
            return True

        passing = (ElementNotInteractableException, StaleElementReferenceException)
        for key in keys:
            WebDriverWait(self.driver, 5, 0.05, passing).until(lambda _, key=key: pressed(key))

    def current(self) -> list[str]:
        found: list[str] = self.js("[...document.querySelectorAll('.entry.current')].map(e => e.id)")
        return found

    def focused(self) -> Any:
        return self.driver.switch_to.active_element

    def inside(self, selector: str, box: str) -> bool:
        """Whether all of an element is in the visible part of a scrolled box."""
        return bool(
            self.js(
                "(() => { const own = document.querySelector(arguments[0]).getBoundingClientRect(),"
                " box = document.querySelector(arguments[1]).getBoundingClientRect();"
                " return own.height > 0 && own.top >= box.top && own.bottom <= Math.min(box.bottom, innerHeight); })"
                ".apply(null, arguments)",
                selector,
                box,
            )
        )

    def complaints(self) -> list[str]:
        """What stands on the console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses asked for since the page was opened."""
        import json

        found = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [one["params"]["request"]["url"] for one in found if one["method"] == "Network.requestWillBeSent"]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    def made(report: fz.AnnualReport | str, **how: Any) -> Shown:
        path = tmp_path / "page.html"
        path.write_text(report if isinstance(report, str) else report.to_html(), encoding="utf-8")
        return Shown(browser, path).open(**how)

    yield made
    if browser.current_url.startswith("file:"):  # what one test sets must not meet the next
        browser.execute_script("localStorage.clear()")
