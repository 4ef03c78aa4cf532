"""docs/tutorial.ipynb runs from its first cell to its last and gives what it shows."""

from __future__ import annotations

import pytest
from tooling import TOOLS, load

for _needed in ("pandas", "pyarrow", "matplotlib", "ipykernel"):
    pytest.importorskip(_needed)


def test_the_tutorial_gives_what_it_shows() -> None:
    tool = load(TOOLS / "run_tutorial.py")
    shown = tool.said(tool.read())
    assert sum(given.count("picture") for given in shown) == 4
    assert tool.said(tool.run()) == shown, "run: python tools/run_tutorial.py"
