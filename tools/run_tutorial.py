#!/usr/bin/env python3
"""Run docs/tutorial.ipynb and keep what its cells give.

    python tools/run_tutorial.py           run it and write the outputs into it
    python tools/run_tutorial.py --check   run it and compare: exit status 1 where a cell gives something else

Pictures are compared by their being there, not by their bytes: fonts and versions of matplotlib draw a little differently.
Needs the extras pandas, arrow and plot, nbclient and ipykernel (all in the extra dev).
"""

from __future__ import annotations

import pathlib
import sys
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = pathlib.Path(__file__).resolve().parent.parent / "docs" / "tutorial.ipynb"
SECONDS = 120


def read(path: pathlib.Path = NOTEBOOK) -> Any:
    """The notebook as it lies there."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def run(path: pathlib.Path = NOTEBOOK) -> Any:
    """The notebook with the outputs of a fresh run in the folder it lies in.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    notebook = read(path)
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def said(notebook: Any) -> list[list[str]]:
    """What each cell of code gives: its text, and ``picture`` for a picture."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        given = []
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/png" in data:
                given.append("picture")
            elif output.output_type == "stream":
                if output.name == "stdout":  # a warning of a missing font goes to stderr
                    given.append(output.text)
            else:
                given.append(data.get("text/plain", ""))
        found.append(given)
    return found


def main(check: bool) -> int:
    made = run()
    if check:
        stale = [k for k, (new, old) in enumerate(zip(said(made), said(read()), strict=True)) if new != old]
        if stale:
            print(f"not up to date: cells of code {stale}")
        return 1 if stale else 0
    nbformat.write(made, NOTEBOOK)  # type: ignore[no-untyped-call]
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
