"""The pages build without a warning, and load nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from scoring import ROOT

pytest.importorskip("mkdocs", reason="mkdocs is not installed")
_LOADED = re.compile(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"([^\"]+)\"|<link\b[^>]*\bhref=\"([^\"]+)\"", re.I)
_IN_STYLE = re.compile(r"(?:@import\s+|url\()[\"']?(https?:[^\"')]+)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", where],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return where


def test_every_page_is_built(site: Path) -> None:
    built = {path.name for path in site.glob("*.html")}
    assert built >= {page.with_suffix(".html").name for page in (ROOT / "docs").glob("*.md")}
    assert "Keep a Changelog" in (site / "changelog.html").read_text(encoding="utf-8")
    assert (site / "schema" / "vocabulary.json").exists()


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = [one or other for one, other in _LOADED.findall(page.read_text(encoding="utf-8"))]
        assert not [target for target in loaded if re.match(r"(https?:)?//", target)], page.name
    for style in site.rglob("*.css"):
        assert not _IN_STYLE.findall(style.read_text(encoding="utf-8")), style.name
