"""The review queue: what is on it, in which order, and corrections read back."""

from __future__ import annotations

import argparse
import csv
import pathlib
from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract.review import (
    Correction,
    CorrectionError,
    add_parser,
    read_corrections,
    review,
    run,
    with_corrections,
    write_queue,
)  # fmt: skip

ROOT = pathlib.Path(__file__).parents[1]
BAITU = (ROOT / "fixtures" / "contradictions" / "baitu-2022.txt").read_text(encoding="utf-8")
CLEAN = "2023年共收到行政复议申请100件，其中受理97件。"


def fill(path: pathlib.Path, answers: dict[str, str], encoding: str = "utf-8-sig") -> None:
    """A person at work: the column ``correct`` of some indicators."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row["correct"] = answers.get(row["indicator"], "")
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def test_nothing_to_review() -> None:
    report: fz.AnnualReport = fz.extract(CLEAN)
    assert [item for item in review(report) if not item.indicator.startswith("meta.")] == []


def test_the_most_doubtful_comes_first() -> None:
    items = review(fz.extract(BAITU))
    ranks = [{"low": 0, "medium": 1}[item.confidence] for item in items]
    assert ranks == sorted(ranks)
    rate = next(item for item in items if item.indicator == "mediation.success_rate")
    assert rate.confidence == "low"
    assert "【96.4】" in rate.context
    assert BAITU[rate.start : rate.end] == rate.quote == "96.4"
    assert "arithmetic disagrees" in rate.why
    mediators = next(item for item in items if item.indicator == "mediation.mediators")
    assert mediators.others == (210,)


def test_blank_and_implied_values_are_listed() -> None:
    items = {
        item.indicator: item
        for item in review(fz.extract("全年办理公证 件。共收到行政复议申请100件，其中受理97件，现已全部审结。"))
    }
    assert items["legal_services.notarial_matters"].value is None
    assert items["reconsideration.concluded"].value == 97


def test_queue_and_back(tmp_path: pathlib.Path) -> None:
    report: fz.AnnualReport = fz.extract(BAITU)
    path = tmp_path / "queue.csv"
    count = write_queue({"baitu": report}, path)
    assert count == len(review(report))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_corrections(path) == []
    fill(path, {"mediation.success_rate": "88.8", "mediation.disputes": "ok", "mediation.mediators": "210"})
    said = read_corrections(path)
    assert len(said) == 3
    mended = with_corrections(report, said, "baitu")

    rate = mended.mediation.success_rate
    assert (rate.value, rate.flags, rate.confidence) == (88.8, ("corrected",), "high")
    assert rate.observations[0].replaced == 96.4
    assert rate.observations[0].evidence == report.mediation.success_rate.observations[0].evidence
    disputes = mended.mediation.disputes
    assert (disputes.value, disputes.flags, disputes.observations[0].replaced) == (9, ("reviewed",), None)
    assert mended.mediation.mediators.value == 210
    assert mended.mediation.mediators.observations[0].replaced == 120

    assert report.mediation.success_rate.value == 96.4  # the original is as it was
    assert fz.AnnualReport.model_validate_json(mended.model_dump_json()) == mended
    left = {item.indicator for item in review(mended)}
    assert not {"mediation.success_rate", "mediation.disputes"} & left
    rows: list[Any] = mended.to_rows()
    assert all(mended.source.text[row["start"] : row["end"]] == row["quote"] for row in rows)


def test_a_value_can_be_taken_away(tmp_path: pathlib.Path) -> None:
    report: fz.AnnualReport = fz.extract(BAITU)
    path = tmp_path / "queue.csv"
    write_queue(report, path)
    fill(path, {"mediation.success_rate": "无"}, "gb18030")
    rate = with_corrections(report, read_corrections(path)).mediation.success_rate
    assert rate.value is None
    assert rate.observations[0].replaced == 96.4
    assert rate.observations[0].flags == ("corrected",)


def test_a_fact_about_the_report_can_be_corrected() -> None:
    report: fz.AnnualReport = fz.extract(BAITU)
    place = report.meta.published.observations[0].evidence
    mended = with_corrections(report, [Correction(indicator="meta.published", start=place.start, value="2023-03-15")])
    assert mended.meta.published.value == "2023-03-15"
    assert mended.meta.published.observations[0].replaced == "2022-03-15"
    code = with_corrections(report, [Correction(indicator="meta.region_code", value="321183")])
    assert code.meta.region_code.value == "321183"
    assert code.meta.region_code.flags == ("corrected",)


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (Correction(indicator="mediation.nothing", start=1, value=3), "no indicator"),
        (Correction(indicator="source.text", value="x"), "no indicator"),
        (Correction(indicator="mediation.disputes", start=1, value=3), "no observation at 1"),
        (Correction(indicator="mediation.disputes", start=BAITU.index("9件"), quote="8", value=3), "another text"),
        (Correction(indicator="mediation.disputes", start=BAITU.index("9件"), value="many"), "mediation.disputes"),
        (Correction(indicator="mediation.disputes", start=BAITU.index("9件"), value=2.5), "mediation.disputes"),
    ],
)
def test_corrections_that_do_not_fit(correction: Correction, said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        with_corrections(fz.extract(BAITU), [correction])


@pytest.mark.parametrize("cell", ["nan", "inf", "about 9", "5..x"])
def test_cells_that_are_no_number(tmp_path: pathlib.Path, cell: str) -> None:
    path = tmp_path / "queue.csv"
    write_queue(fz.extract(BAITU), path)
    fill(path, {"mediation.disputes": cell})
    with pytest.raises(CorrectionError, match="line"):
        read_corrections(path)


@pytest.mark.parametrize(("cell", "value"), [("1,246", 1246), ("96.4%", 96.4), ("5..10", [5, 10]), ("0", 0)])
def test_cells_that_are(tmp_path: pathlib.Path, cell: str, value: object) -> None:
    path = tmp_path / "queue.csv"
    write_queue(fz.extract(BAITU), path)
    fill(path, {"mediation.disputes": cell})
    assert [c.value for c in read_corrections(path)] == [value]


def test_another_file_is_refused(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="not a review queue"):
        read_corrections(path)


def test_no_cell_is_a_formula(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "queue.csv"
    write_queue([('=cmd|"x"', fz.extract("=HYPERLINK(1)全年调解纠纷9件，调解成功率96.4%。"))], path)
    for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
    fill(path, {"mediation.disputes": "19"})
    assert read_corrections(path)[0].report == '=cmd|"x"'


def test_command(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    file = tmp_path / "baitu.txt"
    file.write_text(BAITU, encoding="utf-8")
    path, out = tmp_path / "queue.csv", tmp_path / "mended.jsonl"
    assert run(parser.parse_args(["review", str(file), "-o", str(path)])) == 0
    fill(path, {"mediation.success_rate": "88.8"})
    assert run(parser.parse_args(["review", str(file), "--apply", str(path), "-o", str(out)])) == 0
    mended = fz.AnnualReport.model_validate_json(out.read_text(encoding="utf-8"))
    assert mended.mediation.success_rate.value == 88.8
    assert run(parser.parse_args(["review", str(file)])) == 0
    assert "mediation.success_rate" in capsys.readouterr().out
    assert run(parser.parse_args(["review", str(tmp_path / "nowhere.txt")])) == 1
    assert "nowhere.txt" in capsys.readouterr().err
    assert run(parser.parse_args(["review", str(file), "-o", str(tmp_path / "no" / "queue.csv")])) == 3
