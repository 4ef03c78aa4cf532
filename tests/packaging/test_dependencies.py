"""What users install along with the library: named in THIRD_PARTY.md, under licences that allow it."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from scoring import ROOT

PERMISSIVE = re.compile(r"MIT|BSD|Apache|PSF|Python Software Foundation|HPND|CNRI|MPL|0BSD|Zlib", re.I)
COPYLEFT = re.compile(r"\b(?:A?GPL|LGPL)|GNU (?:Affero|General|Lesser)", re.I)
# Says nothing in its metadata; read in its source.
READ = {"opencc-python-reimplemented": "Apache-2.0"}


def needed() -> dict[str, Distribution]:
    """Every distribution that ``pip install 'fazhi-extract[all]'`` brings, as installed here."""
    found: dict[str, Distribution] = {}
    stack = [Requirement("fazhi-extract[all]")]
    seen: set[str] = set()
    while stack:
        asked = stack.pop()
        name = canonicalize_name(asked.name)
        if str(asked) in seen:
            continue
        seen.add(str(asked))
        try:
            found[name] = one = distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{name} is not installed: pip install -e '.[dev]'")
        for line in one.requires or ():
            more = Requirement(line)
            if any(more.marker is None or more.marker.evaluate({"extra": extra}) for extra in asked.extras or {""}):
                stack.append(more)
    return {name: one for name, one in found.items() if name != "fazhi-extract"}


NEEDED = needed()


def licence(one: Distribution) -> str:
    data: Any = one.metadata
    classifiers = [line for line in data.get_all("Classifier") or () if line.startswith("License ::")]
    return " ".join([data.get("License-Expression") or "", (data.get("License") or "")[:200], *classifiers])


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_it_is_named_with_its_licence(name: str) -> None:
    page = canonicalize_name((ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")).lower()
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page), (
        f"add {name} to THIRD_PARTY.md: {licence(NEEDED[name])}"
    )


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_its_licence_allows_it(name: str) -> None:
    said = READ.get(name) or licence(NEEDED[name])
    assert PERMISSIVE.search(said), said
    assert not COPYLEFT.search(said.replace("GPL-compatible", "")), said


def test_every_file_of_data_has_its_source() -> None:
    """Packaged data that is not code is listed in THIRD_PARTY.md."""
    page = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    data = list((ROOT / "src").rglob("*.bin"))
    assert len(data) >= 3
    assert [path.name for path in data if path.name not in page] == []
