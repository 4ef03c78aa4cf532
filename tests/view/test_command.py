"""``fazhi-extract view`` and the notebook's hook, as a user meets them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import fazhi_extract as fz
from fazhi_extract.cli import main

TEXT = "临江县2023年法治政府建设年度报告\n2023年,共收到行政复议申请100件,其中受理97件,现已全部审结。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_view_writes_a_page(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.html"
    assert main(["view", str(report), "-o", str(out)]) == 0
    made = out.read_text(encoding="utf-8")
    assert made.startswith("<!doctype html>") and made.rstrip().endswith("</html>")
    assert '<h1 lang="zh-Hans">临江县2023年法治政府建设年度报告</h1>' in made and "收到行政复议申请" in made
    assert capsys.readouterr().err.endswith("out.html: written; open it in a browser\n")


@pytest.mark.parametrize(
    ("path", "out", "status", "said"),
    [
        ("none.txt", "out.html", 1, "no such file"),
        (".", "out.html", 2, "is a folder; name one report"),
        ("report.txt", "report.txt", 2, "would be overwritten"),
        ("report.txt", "none/out.html", 3, "there is no folder"),
        ("report.txt", "folder", 3, "cannot be written"),
        ("picture.txt", "out.html", 1, "picture.txt"),
    ],
)
def test_what_can_go_wrong_is_said(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    path: str, out: str, status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert main(["view", path, "-o", out]) == status
    assert said in capsys.readouterr().err
    assert report.read_text(encoding="utf-8") == TEXT and not (tmp_path / "out.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="no device files")
def test_view_to_a_device(report: Path) -> None:
    assert main(["view", str(report), "-o", os.devnull]) == 0


def test_a_notebook_is_offered_the_cell() -> None:
    made = fz.extract(TEXT)._repr_html_()
    assert made.startswith('<div class="fz" lang="en"><style>') and "【97】" in made


def test_the_core_does_not_load_the_view() -> None:
    import subprocess
    import sys

    code = "import sys, fazhi_extract; sys.exit('fazhi_extract.view' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
