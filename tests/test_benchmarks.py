"""The benchmark suite runs, and what it measures is what it says. No times are judged here, one generous bound apart."""

from __future__ import annotations

import json
import random
import re
import statistics
import time
from pathlib import Path

import pytest

import fazhi_extract as fz
from benchmarks import footprint, scaling, stages, texts
from benchmarks.__main__ import main
from benchmarks.clock import floor, per_text, spread
from benchmarks.peers import judge
from benchmarks.peers.environments import PEERS
from benchmarks.peers.systems import drive, with_ours
from benchmarks.tables import SECTIONS, markdown, peers_markdown
from fazhi_extract.indicators.schema import indicators

# -- the suite


@pytest.mark.parametrize("part", ["stages", "lengths", "indicators", "workers"])
def test_a_part_runs_and_is_written(part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parts that take a second or two; the others use the same functions."""
    output = tmp_path / "out.json"
    assert main(["--quick", "--only", part, "-o", str(output)]) == 0
    written = json.loads(output.read_text(encoding="utf-8"))
    assert list(written) == [part]
    assert written[part]["rows"]
    assert written[part]["quick"]
    assert written[part]["machine"]["cpu"] and written[part]["machine"]["python"]
    assert SECTIONS[part][0] in capsys.readouterr().out


def test_only_some_parts_keep_the_others(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    output.write_text(json.dumps({"memory": {"rows": {"kept": 1}}}), encoding="utf-8")
    with pytest.raises(KeyError):  # the table of a part that was not measured so
        main(["--quick", "--only", "stages", "-o", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["memory"] == {"rows": {"kept": 1}}
    assert written["stages"]["rows"]["ticks"] > 0


def test_memory_and_start() -> None:
    memory = footprint.memory(4, 4)
    assert 10 < memory["live"]["traced_kb"] < 10_000
    assert memory["stream"]["peak_mb"] >= memory["stream"]["warm_mb"] > 10
    assert memory["stream"]["quantities"] > 100
    start = footprint.imports(1)
    assert start["importtime_ms"]["median"] > 0
    assert start["first_report_ms"]["median"] > 0


def test_a_failing_process_says_why() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        footprint.run("-c", "raise SystemExit('no such thing')")


def test_spread() -> None:
    assert spread([3.0]) == {"median": 3, "low": 3, "high": 3}
    assert spread([1.0, 2.0, 3.0, 4.0, 5.0]) == {"median": 3, "low": 2, "high": 4}


def test_time_of_known_work() -> None:
    def work(_: str) -> None:
        end = time.process_time() + 0.004
        while time.process_time() < end:
            pass

    row = per_text(work, ["12 34", "56"], rounds=3)
    assert 3_900 < row["cpu_us"]["median"] < 20_000
    assert row["floor_ratio"]["median"] > 10
    assert floor(["12 34"]) > 0


def test_stages_add_up_and_know_nearly_everything() -> None:
    """A module that is new and has its share of the time needs its place in ``STAGE_OF``."""
    home = Path(fz.__file__).parent
    assert all((home / name).exists() for name in stages.STAGE_OF)
    found = stages.by_stage(fz.extract, [texts.fixtures()[0]], 1.0, 1000.0)["cpu_us"]
    assert sum(found.values()) == pytest.approx(1000)
    assert found["quantities"] > 0
    assert found["other"] < 100


# -- the texts


def test_varied_copies_differ_in_figures_only() -> None:
    text = "2023年受理1,234件，办结率98.5%，全部为100%。（国发〔2015〕58号）1.加强领导，3月15日举办三十二场，第三次，四个意识，８９件。"
    other = texts.varied(text, random.Random(1))
    assert other != text
    assert len(other) == len(text)
    assert re.sub(f"[0-9０-９{texts._DIGITS}]", "0", other) == re.sub(f"[0-9０-９{texts._DIGITS}]", "0", text)
    for kept in ("2023年", "100%", "〔2015〕58号", "1.加强", "3月15日", "第三次", "四个意识"):
        assert kept in other
    for gone in ("1,234", "三十二", "８９"):
        assert gone not in other


def test_stream_never_repeats_a_text() -> None:
    made = list(texts.stream(40))
    assert len(set(made)) == 40
    for one, text in zip(made, texts.fixtures(), strict=False):
        assert len(fz.extract(one).quantities) == pytest.approx(len(fz.extract(text).quantities), abs=3)


@pytest.mark.parametrize("size", [1_000, 12_345])
def test_long_text(size: int) -> None:
    text = texts.long_text(size)
    assert len(text) == size
    assert text != texts.long_text(size, seed=1)
    assert len(fz.extract(text).quantities) > size / 100


def test_damaged_pages_are_damaged() -> None:
    page = fz.extract(texts.damaged(200)[5])
    assert len(page.source.repairs) > 300
    assert any(mend.step != "reading" for mend in page.source.repairs)


def test_synthetic_indicators_come_on_top() -> None:
    model = scaling.schema(200)
    assert sum(1 for _ in indicators(model)) == 200
    assert scaling.schema(148) is fz.AnnualReport
    report = fz.extract("全年市场监管检查12件。", schema=model)
    assert [report[name].value for name, field in report.fields() if field and "indicator_" in name] == [12]
    with pytest.raises(ValueError, match="at most"):
        scaling.schema(10_000)


@pytest.mark.timing
def test_time_grows_with_length() -> None:
    """Ten times the text, at most fifteen times the time; make bench goes to 10 million characters. No text is read
    twice: caches would hold all the numerals of a short one."""

    def cost(size: int, seed: int) -> float:
        text = texts.long_text(size, seed)
        start = time.process_time()
        fz.extract(text)
        return time.process_time() - start

    cost(20_000, 0)
    short = statistics.median(cost(20_000, seed) for seed in range(1, 6))
    assert min(cost(200_000, seed) for seed in (6, 7)) < 15 * short


# -- peers: each needs its environment, so that only the library itself is run here


def _gold(start: int, end: int, value: object, unit: str = "件", **more: object) -> judge.Row:
    return {"start": start, "end": end, "value": value, "unit": unit, "indicator": None, "role": "achievement", **more}


def test_figures_are_judged_by_place_and_value() -> None:
    gold = [_gold(0, 2, 12), _gold(5, 8, 4.5, "%"), _gold(10, 12, 20_000, "元"), _gold(20, 21, 2, optional=True)]
    counts = judge.figures(gold, [(0, 3, 12.0), (6, 8, 5), (10, 12, 20_000), (20, 21, 2), (30, 34, 2023)])
    assert counts == {"gold": 3, "found": 3, "right": 2, "said": 4, "exact": 2, "money": 1, "money_right": 1}


@pytest.mark.parametrize(
    ("said", "right"),
    [([(0, 3, [6, 8])], 1), ([(0, 1, 6), (2, 3, 8)], 1), ([(0, 1, 6)], 0), ([(0, 3, 6), (2, 3, 9)], 0)],
)
def test_ranges(said: list[judge.Said], right: int) -> None:
    assert judge.figures([_gold(0, 3, [6, 8])], said)["right"] == right


def test_one_number_said_counts_once() -> None:
    assert judge.figures([_gold(0, 2, 12), _gold(2, 4, 12)], [(0, 4, 12)])["right"] == 1


def test_indicators_are_judged_by_name_and_figure() -> None:
    gold = [_gold(0, 2, 12, indicator="a"), _gold(5, 6, 3, indicator="b", may=["c"]), _gold(8, 9, 1, indicator="d")]
    said = [(0, 2, 12, ["a"]), (0, 2, 12, ["b"]), (5, 6, 3, ["c"]), (8, 9, 2, ["d"])]
    counts = judge.indicators(gold, said, {"a", "b", "c", "d"})
    assert counts == {"stated": 3, "hit": 1, "named": 4, "true": 2}


def test_a_peer_is_run_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    task, result = tmp_path / "task.json", tmp_path / "result.json"
    work = {"timed": [texts.fixtures()[0]], "judged": {"clauses": ["受理行政复议97件。"]}, "rounds": 2}
    task.write_text(json.dumps(work), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["drive.py", "with_ours", str(task), str(result)])
    monkeypatch.syspath_prepend(str(Path(with_ours.__file__).parent))
    drive.main()
    made = json.loads(result.read_text(encoding="utf-8"))["systems"]["fazhi_extract"]
    assert made["found"] == {"clauses": [[[6, 8, 97, ["reconsideration.accepted"]]]]}
    assert len(made["cpu_us"]) == len(made["floor_ratio"]) == 2


def test_every_peer_has_its_program() -> None:
    home = Path(with_ours.__file__).parent
    assert {peer.module for peer in PEERS.values()} == {path.stem for path in home.glob("*.py")} - {"__init__", "drive"}


@pytest.mark.parametrize(("name", "render"), [("bench", markdown), ("peers", peers_markdown)])
def test_kept_results_are_measurements(name: str, render: object) -> None:
    path = texts.ROOT / "benchmarks" / "results" / f"{name}.json"
    if not path.exists():
        pytest.skip("not measured yet")
    result = json.loads(path.read_text(encoding="utf-8"))
    assert not any(part["quick"] for part in result.values() if isinstance(part, dict) and "quick" in part)
    assert callable(render) and "###" in render(result)
