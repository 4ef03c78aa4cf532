"""Optional packages: imported when first used, and a missing one says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load(module: str, extra: str, purpose: str) -> Any:
    """An optional module.

    Args:
        module: its name, e.g. ``pyarrow.parquet``.
        extra: the extra of this package that installs it.
        purpose: what it is needed for, as the beginning of a sentence.

    Raises:
        ImportError: it is not installed, or cannot be loaded; the message says what to do.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ImportError(
            f"{purpose} needs {package}: pip install 'fazhi-extract[{extra}]'"
            + ("" if _absent(error, package) else f" ({error})")
        ) from error


def _absent(error: ImportError, package: str) -> bool:
    return isinstance(error, ModuleNotFoundError) and error.name == package
