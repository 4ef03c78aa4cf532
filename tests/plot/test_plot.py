"""Pictures: they are made, have no empty boxes for characters, and say what is missing where something is."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from scoring import REPORTS, ROOT

import fazhi_extract as fz
from fazhi_extract.plot import fonts

pytest.importorskip("matplotlib")


@pytest.fixture(scope="module")
def panel() -> Any:
    paths = sorted((ROOT / "fixtures" / "panel" / "reports").glob("[cg]*.txt"))
    return fz.panel((path.name, fz.extract(path)) for path in paths)


needs_font = pytest.mark.skipif(fonts.chinese_font() is None, reason="no font with Chinese characters on this machine")


def drawn(figure: Any, path: Path) -> bytes:
    """The picture; a character without a glyph is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(path)
    return path.read_bytes()


def words(figure: Any) -> list[str]:
    from matplotlib.text import Text

    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


@needs_font
def test_lines(panel: Any, tmp_path: Path) -> None:
    figure = fz.plot.indicator(panel, "reconsideration.received")
    assert drawn(figure, tmp_path / "x.png").startswith(b"\x89PNG")
    assert {"沧县", "贵州省", "南京市鼓楼区", "福州市鼓楼区", "收到行政复议申请(件)"} <= set(words(figure))
    assert figure.axes[0].get_yscale() == "log"


@needs_font
def test_doubtful_figures_are_marked(panel: Any) -> None:
    figure = fz.plot.indicator(panel, "mediation.disputes", bodies=["130921/government"])
    assert "存疑(flagged)" in words(figure)
    figure = fz.plot.indicator(panel, "emergency.drills", bodies=["130921/government"])
    assert "存疑(flagged)" not in words(figure)


@needs_font
def test_coverage(panel: Any, tmp_path: Path) -> None:
    figure = fz.plot.coverage(panel)
    drawn(figure, tmp_path / "x.png")
    shown = words(figure)
    assert {"收到行政复议申请", "行政复议", "沧县", "2024"} <= set(shown)
    small = fz.plot.coverage(panel, ["mediation.disputes"], bodies=["130921/government"])
    assert "收到行政复议申请" not in words(small)


@needs_font
@pytest.mark.parametrize("name", ["county-2023", "huli-2024", "tianshui-sfj-2023"])
def test_profile(name: str, tmp_path: Path) -> None:
    figure = fz.plot.profile(fz.extract(REPORTS / f"{name}.txt"))
    drawn(figure, tmp_path / "x.png")
    assert "依法行政制度体系" in words(figure)


@needs_font
def test_profile_of_hardly_a_report(tmp_path: Path) -> None:
    drawn(fz.plot.profile(fz.extract("没有内容")), tmp_path / "x.png")


def test_what_cannot_be_shown(panel: Any) -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        fz.plot.indicator(panel, "no.such")
    with pytest.raises(ValueError, match="no report"):
        fz.plot.indicator(panel, "settlement.accepted")
    with pytest.raises(ValueError, match="nothing to show"):
        fz.plot.coverage(fz.panel([]))


def test_a_machine_without_a_chinese_font_is_told_what_to_install(panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        fz.plot.indicator(panel, "reconsideration.received")
    assert any(w.category is fz.plot.FontMissingWarning and "fonts-noto-cjk" in str(w.message) for w in seen)


def test_the_fonts_are_looked_up_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts._best(frozenset(["DejaVu Sans"])) is None
    assert fonts._best(frozenset(["DejaVu Sans", "SimHei", "Noto Serif CJK SC"])) == "SimHei"


def test_without_matplotlib_it_says_which_extra(panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as Python has it where a package cannot be imported
    with pytest.raises(ImportError, match=r"fazhi-extract\[plot\]"):
        fz.plot.indicator(panel, "reconsideration.received")
    with pytest.raises(ImportError, match=r"fazhi-extract\[plot\]"):
        fz.plot.coverage(panel)
