"""Programs that are in no package (tools/, ../shared/tools), as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from scoring import ROOT

TOOLS = ROOT / "tools"


def load(path: Path) -> ModuleType:
    """The module of a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
