"""The review queue: what is on it, in which order, and corrections read back."""

from __future__ import annotations

import argparse
import csv
import pathlib
import re
from typing import Any

import pytest

import fazhi_extract as fz
from fazhi_extract.cli import main
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


@pytest.mark.parametrize(
    ("ident", "value", "said"),
    [
        ("mediation.disputes", -5, "below 0"),
        ("mediation.disputes", [5, 3], "the lower one first"),
        ("mediation.disputes", [5], "no range"),
        ("mediation.disputes", True, "no number"),
        ("mediation.disputes", "28", "no number"),
        ("mediation.success_rate", 964, "between 0 and 100"),
        ("mediation.success_rate", float("nan"), "no number"),
        ("meta.published", "2023-13-99", "not a date"),
        ("meta.published", "in spring", "not a date"),
        ("meta.body_kind", "foo", "one of government, department"),
        ("meta.region_code", "12", "six digits"),
        ("meta.region_code", 321183, "six digits"),
        ("meta.report_year", True, "a year"),
        ("meta.report_year", 20222, "a year"),
        ("meta.title", " ", "a text"),
    ],
)
def test_values_that_a_field_cannot_hold(ident: str, value: object, said: str) -> None:
    with pytest.raises(CorrectionError, match=f"{ident}: .*{said}"):
        with_corrections(fz.extract(BAITU), [Correction(indicator=ident, value=value)])


@pytest.mark.parametrize(
    ("ident", "value", "held"),
    [
        ("mediation.disputes", 28.0, 28),
        ("mediation.disputes", [5, 10], [5, 10]),
        ("mediation.disputes", 0, 0),
        ("mediation.success_rate", 100, 100),
        ("business.market_entities_growth", 135.5, 135.5),
        ("meta.body_kind", "township", "township"),
        ("meta.published", None, None),
    ],
)
def test_values_that_it_can(ident: str, value: object, held: object) -> None:
    mended = with_corrections(fz.extract(BAITU), [Correction(indicator=ident, value=value)])
    group, _, name = ident.partition(".")
    assert getattr(getattr(mended, group), name).value == held


def test_what_the_machine_read_is_kept_however_often_it_is_corrected() -> None:
    report: fz.AnnualReport = fz.extract("全年调解纠纷9件。")

    def say(report: fz.AnnualReport, **what: Any) -> fz.AnnualReport:
        return with_corrections(report, [Correction(indicator="mediation.disputes", start=6, **what)])

    def state(report: fz.AnnualReport) -> tuple[Any, ...]:
        (seen,) = report.mediation.disputes.observations
        return seen.value, seen.replaced, seen.flags

    once = say(report, value=28)
    assert state(once) == (28, 9, ("corrected",))
    assert state(say(once, value=29)) == (29, 9, ("corrected",))
    assert state(say(once, confirmed=True)) == (28, 9, ("corrected", "reviewed"))
    assert state(say(say(once, confirmed=True), value=30)) == (30, 9, ("corrected",))
    assert state(say(say(once, value=None), value=7)) == (7, 9, ("corrected",))
    assert state(say(once, value=9)) == (9, None, ("reviewed",))  # taken back
    assert state(say(report, confirmed=True)) == (9, None, ("reviewed",))


def test_a_correction_without_a_place_is_of_the_headline() -> None:
    report: fz.AnnualReport = fz.extract("全年调解纠纷9件。明年力争调解纠纷50件。")
    mended = with_corrections(report, [Correction(indicator="mediation.disputes", value=28)])
    assert [(seen.value, seen.replaced) for seen in mended.mediation.disputes.observations] == [(28, 9), (50, None)]
    added = with_corrections(report, [Correction(indicator="mediation.committees", value=n) for n in (3, 4)])
    (seen,) = added.mediation.committees.observations  # stands nowhere in the text: one observation, by hand
    assert (seen.value, seen.replaced, seen.evidence.quote) == (4, None, "")


def test_the_whole_report_says_that_a_person_looked_at_it() -> None:
    report: fz.AnnualReport = fz.extract(BAITU)
    for said, flags in (({"value": "2023-03-15"}, ("corrected",)), ({"confirmed": True}, ("reviewed",))):
        assert with_corrections(report, [Correction(indicator="meta.published", **said)]).source.flags == flags
    assert with_corrections(report, []).source.flags == ()


# -- checks that rest on what was replaced


def test_a_check_that_rests_on_a_replaced_value_is_gone_with_its_doubts() -> None:
    report: fz.AnnualReport = fz.extract("全年调解纠纷9件,调解成功率96.4%。")
    assert report.mediation.success_rate.flags == ("inconsistent",)
    mended = with_corrections(report, [Correction(indicator="mediation.disputes", start=6, value=28)])
    assert mended.checks == ()
    assert (mended.mediation.success_rate.flags, mended.mediation.success_rate.confidence) == ((), "high")
    assert mended.mediation.success_rate.observations[0].flags == ()
    assert review(mended) == []


def test_a_check_of_a_value_that_was_confirmed_stands() -> None:
    report: fz.AnnualReport = fz.extract("全年调解纠纷9件,调解成功率96.4%。")
    mended = with_corrections(report, [Correction(indicator="mediation.disputes", start=6, confirmed=True)])
    assert mended.checks == report.checks
    assert mended.mediation.success_rate.flags == ("inconsistent",)


def test_a_flag_stays_where_another_check_sets_it_too() -> None:
    text = "共收到行政复议申请100件,其中受理120件。受理的行政复议案件中,审结130件。"
    report: fz.AnnualReport = fz.extract(text)
    failed = [check.name for check in report.checks if not check.holds]
    assert len(failed) == 2  # the accepted ones are in both
    start = text.index("130")
    mended = with_corrections(report, [Correction(indicator="reconsideration.concluded", start=start, value=110)])
    assert [check.name for check in mended.checks if not check.holds] == failed[:1]
    assert "inconsistent" in mended.reconsideration.accepted.flags


def test_what_confirmed_a_figure_is_gone_with_the_check_too() -> None:
    text = "办理建议提案50件,其中人大代表建议20件、政协提案30件。"
    report: fz.AnnualReport = fz.extract(text)
    assert "confirmed" in report.oversight.proposals.flags
    fix = Correction(indicator="oversight.npc_proposals", start=text.index("20"), value=25)
    assert "confirmed" not in with_corrections(report, [fix]).oversight.proposals.flags


def test_the_date_of_publication_is_judged_no_more_once_the_year_is_corrected() -> None:
    report: fz.AnnualReport = fz.extract(BAITU)
    assert "inconsistent" in report.meta.published.flags
    mended = with_corrections(report, [Correction(indicator="meta.report_year", value=2021)])
    assert mended.meta.published.flags == () == mended.meta.published.observations[0].flags
    assert not [check for check in mended.checks if check.kind == "dates"]


def test_every_check_sets_the_flag_it_says() -> None:
    for path in sorted((ROOT / "fixtures" / "contradictions").glob("*.txt")):
        report: fz.AnnualReport = fz.extract(path)
        for check in report.checks:
            for ident, start in zip(check.indicators, check.observations, strict=bool(check.observations)):
                seen = next(o for o in report[ident].observations if o.evidence.start == start)
                assert check.flag is None or check.flag in seen.flags


# -- what comes first


def test_a_plan_does_not_hide_the_doubt_about_the_headline() -> None:
    text = (
        "湖北省襄阳市人民政府2022年法治政府建设年度报告\n一、工作情况\n全年调解矛盾纠纷300件。2023年力争调解纠纷500件。"
    )
    (item,) = (item for item in review(fz.extract(text)) if item.indicator == "mediation.disputes")
    assert (item.value, item.headline, item.others) == (300, 300, (500,))


def test_a_plan_is_asked_about_where_nothing_else_is_in_doubt() -> None:
    (item,) = (item for item in review(fz.extract("2023年力争调解纠纷500件。")) if "disputes" in item.indicator)
    assert (item.value, item.headline) == (500, None)


# -- through a spreadsheet


def spoilt(path: pathlib.Path, indicator: str, **cells: str) -> None:
    """A spreadsheet at work: cells of the row of an indicator written anew."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        if row["indicator"] == indicator:
            row.update(cells)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


@pytest.mark.parametrize("cells", [{"quote": "96.4"}, {"start": "16.0"}, {"quote": "96.400", "start": "1,6"}])
def test_a_number_that_a_spreadsheet_wrote_anew_is_the_same(tmp_path: pathlib.Path, cells: dict[str, str]) -> None:
    text = "全年调解矛盾纠纷9件,调解成功率96.40%。"
    report: fz.AnnualReport = fz.extract(text)
    path = tmp_path / "queue.csv"
    write_queue(report, path)
    assert text.index("96.40") == 16
    spoilt(path, "mediation.success_rate", correct="88.8", **cells)
    assert with_corrections(report, read_corrections(path)).mediation.success_rate.value == 88.8


@pytest.mark.parametrize("printed", ["2022年3月15日", "2022-03-15"])
def test_a_date_that_a_spreadsheet_wrote_anew_is_the_same(tmp_path: pathlib.Path, printed: str) -> None:
    report: fz.AnnualReport = fz.extract(BAITU.replace("2022年3月15日", printed))
    path = tmp_path / "queue.csv"
    write_queue(report, path)
    assert report.meta.published.observations[0].evidence.quote == printed
    spoilt(path, "meta.published", quote="2022/3/15", correct="2023/3/15")
    assert with_corrections(report, read_corrections(path)).meta.published.value == "2023-03-15"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"quote": "96.5"}, "line 3: the text at 16 is '96.40', not '96.5': another text"),
        ({"start": "25.5"}, "line 3: start '25.5' is no place"),
        ({"start": "there"}, "line 3: start 'there' is no place"),
        ({"start": "inf"}, "line 3: start 'inf' is no place"),
        ({"start": "17"}, "line 3: mediation.success_rate has no observation at 17"),
    ],
)
def test_a_row_that_cannot_be_placed_is_named(tmp_path: pathlib.Path, cells: dict[str, str], said: str) -> None:
    report: fz.AnnualReport = fz.extract("全年调解矛盾纠纷9件,调解成功率96.40%。")
    path = tmp_path / "queue.csv"
    write_queue(report, path)
    spoilt(path, "mediation.success_rate", correct="88.8", **cells)
    with pytest.raises(CorrectionError, match=re.escape(said)):
        with_corrections(report, read_corrections(path))


@pytest.mark.parametrize("name", ["'quoted'.txt", "'=1.txt", "=1.txt", "''.txt", "-5"])
def test_a_name_comes_back_as_it_was(tmp_path: pathlib.Path, name: str) -> None:
    path = tmp_path / "queue.csv"
    write_queue([(name, fz.extract(BAITU))], path)
    fill(path, {"mediation.disputes": "19"})
    assert read_corrections(path)[0].report == name


# -- the command


def command(*args: str | pathlib.Path) -> int:
    return main(["review", *map(str, args)])


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A folder ``rv`` with the folder ``r`` of one report, and the queue ``q.csv`` as written and filled in ``rv``."""
    where = tmp_path / "rv"
    (where / "r").mkdir(parents=True)
    (where / "r" / "a.txt").write_text(BAITU, encoding="utf-8")
    monkeypatch.chdir(where)
    assert command("r", "-o", "q.csv") == 0
    fill(where / "q.csv", {"mediation.success_rate": "88.8"})
    return where


def test_corrections_of_reports_that_were_not_read_are_an_error(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("r", "--apply", "q.csv", "-o", "out.jsonl") == 0
    monkeypatch.chdir(folder.parent)
    assert command("rv/r", "--apply", "rv/q.csv", "-o", "out.jsonl") == 1
    said = capsys.readouterr().err
    assert re.search(r"rv/q\.csv: line \d+: no report 'r/a\.txt' was read", said)
    assert "nothing to write: out.jsonl is left as it was" in said
    assert not pathlib.Path("out.jsonl").exists()


def test_every_correction_that_does_not_fit_is_named(folder: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r" / "b.txt").write_text(BAITU, encoding="utf-8")
    assert command("r", "-o", "q.csv") == 0
    fill(folder / "q.csv", {"mediation.success_rate": "964"})
    assert command("r", "--apply", "q.csv", "-o", "out.jsonl") == 1
    assert capsys.readouterr().err.count("964 is not between 0 and 100 %") == 2
    assert command("r", "--apply", "nowhere.csv", "-o", "out.jsonl") == 1
    assert "nowhere.csv: No such file" in capsys.readouterr().err


def test_what_is_read_is_not_overwritten(folder: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    queued = (folder / "q.csv").read_bytes()
    assert command("r/a.txt", "-o", "r/a.txt") == 2
    assert command("r", "-o", "r/../r/a.txt") == 2
    assert command("r", "--apply", "q.csv", "-o", "q.csv") == 2
    assert capsys.readouterr().err.count("is read and would be overwritten") == 3
    assert (folder / "r" / "a.txt").read_text(encoding="utf-8") == BAITU
    assert (folder / "q.csv").read_bytes() == queued


def test_a_folder_is_read_as_by_the_other_commands(folder: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r" / "a.gold.json").write_text("{}", encoding="utf-8")
    (folder / "r" / "rules.mk").write_text("全年调解纠纷9件,调解成功率96.4%。", encoding="utf-8")
    before = (folder / "q.csv").read_bytes()
    assert command("r", "-o", "again.csv") == 0
    assert "passed over files of other kinds (1 .json, 1 .mk)" in capsys.readouterr().err
    fill(folder / "again.csv", {"mediation.success_rate": "88.8"})
    assert (folder / "again.csv").read_bytes() == before


def test_without_a_report_the_queue_is_left_alone(folder: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "q.csv").read_bytes()
    assert command("nope.txt", "-o", "q.csv") == 1
    assert "nothing to write: q.csv is left as it was" in capsys.readouterr().err
    assert (folder / "q.csv").read_bytes() == before


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


def test_two_lines_on_one_place_that_differ_are_refused() -> None:
    report = fz.extract("全年收到行政复议申请100件。")
    first, second = (Correction(indicator="reconsideration.received", value=n, line=n) for n in (101, 102))
    with pytest.raises(CorrectionError, match="twice"):
        report.with_corrections([first, second])
    assert report.with_corrections([first, first]).reconsideration.received.value == 101


def test_a_confirmation_of_another_value_is_refused() -> None:
    report = fz.extract("全年收到行政复议申请100件。")
    with pytest.raises(CorrectionError, match="confirmed"):
        report.with_corrections([Correction(indicator="reconsideration.received", value=99, confirmed=True)])
