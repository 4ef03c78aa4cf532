"""Gold files: whole reports (a folder of NAME.gold.json) and single clauses (.jsonl)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Gold = dict[str, Any]


class GoldError(ValueError):
    """A gold file is missing, broken or does not fit its text."""


class Case(NamedTuple):
    """A text with what should be found in it."""

    name: str
    text: str
    gold: Gold


def _loads(text: str, path: Path, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}{f', line {line}' if line else ''}: {error}") from error


def _report(path: Path, texts: Path) -> Case:
    gold = _loads(path.read_text(encoding="utf-8"), path)
    if not isinstance(gold, dict) or "file" not in gold or "quantities" not in gold or "meta" not in gold:
        raise GoldError(f"{path}: not a gold file (file, meta and quantities are needed)")
    source = texts / str(gold["file"])
    if not source.is_file():
        raise GoldError(f"{path}: its text {source} is missing")
    return Case(path.name.removesuffix(".gold.json"), source.read_text(encoding="utf-8"), gold)


def _clauses(path: Path, prefix: str) -> Iterator[Case]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row, at = _loads(line, path, number), 0
        for quantity in row["expect"]:
            start = row["text"].find(quantity["token"], at)
            if start < 0:
                raise GoldError(f"{path}, line {number}: {quantity['token']!r} is not in the text")
            quantity["start"] = start
            quantity["end"] = at = start + len(quantity["token"])
        yield Case(f"{prefix}line {number}", row["text"], {"meta": {}, "quantities": row["expect"]})


def cases(gold: str | os.PathLike[str], texts: str | os.PathLike[str] | None = None) -> Iterator[Case]:
    """Every case of a gold file or folder, in order of name.

    Args:
        gold: a folder with NAME.gold.json files (or, where it has none, with .jsonl files), or one such file.
        texts: where the texts of the reports are; the folder of the gold file where None.

    Raises:
        GoldError: a file is broken, or its text is missing.
    """
    path = Path(gold)
    if path.is_dir():
        reports = sorted(path.glob("*.gold.json"))
        for file in reports:
            yield _report(file, Path(texts) if texts is not None else path)
        if not reports:
            for file in sorted(path.glob("*.jsonl")):
                yield from _clauses(file, f"{file.stem} ")
    elif not path.is_file():
        raise GoldError(f"{path}: no such file or folder")
    elif path.suffix == ".jsonl":
        yield from _clauses(path, "")
    else:
        yield _report(path, Path(texts) if texts is not None else path.parent)
