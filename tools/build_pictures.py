#!/usr/bin/env python3
"""Take the pictures of docs/viewing.md anew: docs/images/*.png, by Chromium. Look at them afterwards.

    python tools/build_pictures.py

The report is a fixture with a rate changed to one that its counts contradict and a number left blank, so that every level
of confidence is to be seen.
"""

from __future__ import annotations

import io
import pathlib
import tempfile
from typing import Any

from chromium import chromium, look
from PIL import Image

import fazhi_extract as fz

ROOT = pathlib.Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CHANGES = (("成功率99.0%", "成功率93.0%"), ("“县长信箱”来信1604件", "“县长信箱”来信 件"))
WIDE, NARROW, CELL = (1440, 900), (390, 844), (1000, 760)
HOST = "<!doctype html><meta charset=utf-8><body data-jp-theme-light={light} style='margin:16px;background:{ground}'>{cell}"


def report() -> fz.AnnualReport:
    """The report to show."""
    text = (ROOT / "fixtures" / "reports" / "anyue-2022.txt").read_text(encoding="utf-8")
    for before, after in CHANGES:
        if before not in text:
            raise SystemExit(f"the fixture has changed: {before} is not in it")
        text = text.replace(before, after)
    return fz.extract(text)


def take(driver: Any, name: str) -> None:
    """A picture of the window, in few colours: it is made of flat areas."""
    picture = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    few = picture.quantize(160, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)
    print(f"{name}.png: {(IMAGES / f'{name}.png').stat().st_size:,} bytes")


def main() -> None:
    """Take all of them."""
    IMAGES.mkdir(exist_ok=True)
    made = report()
    with tempfile.TemporaryDirectory() as folder, chromium() as driver:
        page = pathlib.Path(folder, "page.html")
        made.to_html(page)
        for shade in ("light", "dark"):
            look(driver, *WIDE, dark=shade == "dark")
            driver.get("about:blank")
            driver.get(f"{page.as_uri()}#mediation.success_rate")
            take(driver, f"page-wide-{shade}")
            look(driver, *NARROW, dark=shade == "dark")
            driver.get("about:blank")
            driver.get(page.as_uri())
            driver.find_element("id", "grip").click()
            if shade == "light":
                driver.find_element("css selector", '[id="mediation.success_rate"] .row').click()
            take(driver, f"page-narrow-{shade}")
            look(driver, *CELL, dark=shade == "dark")
            ground, light = ("#ffffff", "true") if shade == "light" else ("#111111", "false")
            host = pathlib.Path(folder, "cell.html")
            host.write_text(HOST.format(light=light, ground=ground, cell=made._repr_html_()), encoding="utf-8")
            driver.get(host.as_uri())
            driver.execute_script(
                "const group = [...document.querySelectorAll('.fz-group')].find(g => g.textContent.includes('Mediation'));"
                "for (const g of [...document.querySelectorAll('.fz-group')].slice(0, 6)) g.remove();"
                "group.open = true;"
                "[...group.querySelectorAll('.fz-figure')].find(f => f.textContent.includes('success_rate')).open = true;"
            )
            take(driver, f"cell-{shade}")


if __name__ == "__main__":
    main()
