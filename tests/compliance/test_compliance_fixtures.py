"""Compliance of every composed report and of the three given ones, as written down by hand (expected.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest
from scoring import ROOT

import fazhi_extract as fz
from fazhi_extract.compliance import Compliance

LETTERS = {"heading": "H", "item": "I", "figures": "F", "words": "W", "none": "-"}
FIXTURES = ROOT / "fixtures"
FOLDERS = (
    FIXTURES / "reports", FIXTURES / "contradictions", FIXTURES / "blind", ROOT.parent / "shared" / "reports",
)  # fmt: skip


def _rows(name: str = "expected.tsv") -> list[dict[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(head, row, strict=True)) for row in rows]


def _path(name: str) -> Path:
    for folder in FOLDERS:
        if (folder / f"{name}.txt").exists():
            return folder / f"{name}.txt"
    return pytest.skip(f"{name}: a given report, not on this machine")


def _responsibility(judged: Compliance) -> str:
    content = judged.content("responsibility")
    return "absent" if not content.present else "heading" if content.confidence == "high" else "sentence"


@pytest.mark.parametrize("expected", _rows(), ids=lambda row: row["report"])
def test_compliance(expected: dict[str, str]) -> None:
    judged = fz.extract(_path(expected["report"])).compliance
    found = {
        "report": expected["report"],
        "responsibility": _responsibility(judged),
        "published": judged.publication.status,
        **{task.key: LETTERS[task.basis] for task in judged.tasks},
    }
    assert found == expected
    for name in ("measures", "shortcomings", "arrangements"):
        assert judged.content(name).present, name
    assert not judged.content("other").present
    assert judged.obliged


@pytest.mark.parametrize("expected", _rows("blind.tsv"), ids=lambda row: row["report"])
def test_compliance_of_the_blind_reports(expected: dict[str, str]) -> None:
    judged = fz.extract(_path(expected["report"])).compliance
    said = _responsibility(judged)
    assert expected["duty"] in ("open", said) or (expected["duty"] == "present" and said != "absent")
    assert judged.publication.status == expected["published"]
    for name in ("measures", "shortcomings", "arrangements"):
        assert judged.content(name).present, name
    assert not judged.content("other").present
    headed = {task.key for task in judged.tasks if task.basis == "heading"}
    named = expected["headed"].split()
    assert headed - {key[1:] for key in named if key[0] == "?"} == {key for key in named if key[0] != "?"}


def test_every_fixture_is_in_a_table() -> None:
    names = {path.stem for folder in FOLDERS[:3] for path in folder.glob("*.txt")}
    assert names <= {row["report"] for row in (*_rows(), *_rows("blind.tsv"))}


@pytest.mark.parametrize("name", [row["report"] for row in (*_rows(), *_rows("blind.tsv"))])
def test_evidence_lies_in_the_text(name: str) -> None:
    report = fz.extract(_path(name))
    judged, text = report.compliance, report.source.text
    spans = [span for content in judged.contents for span in content.evidence]
    spans += [span for task in judged.tasks for span in (*task.sections, *task.evidence)]
    spans += [span for span in (judged.publication.evidence, judged.causes) if span]
    assert spans
    for span in spans:
        assert text[span.start : span.end] == span.quote and span.quote
    for content in judged.contents:
        assert content.present == bool(content.evidence)
        assert content.present == (content.share > 0)
        assert all(0 <= e.start < e.end <= len(text) for e in content.extents)
    assert sum(c.share for c in judged.contents if c.name in ("measures", "shortcomings", "arrangements")) <= 1.0
