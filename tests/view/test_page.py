"""The page as HTML, without a browser: the text is all there, every place is marked where it is, nothing gets out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring import ROOT

import fazhi_extract as fz
from fazhi_extract.model.fields import Evidence, Extracted, Observation
from fazhi_extract.view import cell, page
from fazhi_extract.view.entries import entries, number
from fazhi_extract.view.markup import plain, tag, text
from fazhi_extract.view.palette import DARK, LIGHT
from fazhi_extract.view.segments import context, segments

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
TEXT = "临江县2023年法治政府建设年度报告\n2023年,共收到行政复议申请100件,其中受理97件,现已全部审结。办结率、满意率均为100%。\n"
HOSTILE = (
    "<script>hacked=1</script><img src=x onerror=hacked=1></style></title></textarea>]]><!--\u2028\u2029\x00\u202e$title ${style}"
    '" onmouseover="hacked=1\' & &lt; javascript:hacked=1'
)


class Text(HTMLParser):
    """The text of the page as it was before it was drawn, and the start of every mark."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.marks: list[tuple[int, str]] = []
        self.within: list[str] = []
        self.odd = ""
        inside = re.search(r'<div class="sheet">\n(.*)</div>\n</main>', html, re.S)
        assert inside
        self.feed(inside[1])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        kinds = (given.get("class") or "").split()
        self.within.append(kinds[0])
        if kinds[0] == "l":
            self.lines.append("")
        elif kinds[0] == "t":
            assert given["id"] == f"t{given['data-s']}"
            self.marks.append((int(given["data-s"] or ""), given["data-e"] or ""))
        elif kinds[0] == "odd":
            self.lines[-1] += chr(int((given["title"] or "")[2:].split()[0], 16))

    def handle_endtag(self, tag: str) -> None:
        self.within.pop()

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1] != "odd":
            self.lines[-1] += data


def same_lines(raw: str) -> list[str]:
    return re.split(r"\r\n?|\n", raw)


def check_page(raw: str, report: fz.AnnualReport) -> None:
    """The page shows the raw text, and a mark begins where each observation does."""
    found = Text(page(report))
    assert found.lines == same_lines(raw)
    owners: dict[int, set[str]] = {}
    for start, idents in found.marks:
        owners.setdefault(start, set()).update(idents.split())
    for row in report.to_rows():
        assert str(row["indicator"]) in owners[int(str(row["start"]))]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_whole_text_and_every_observation(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    check_page(raw, fz.extract(raw))


def test_every_quantity_is_marked() -> None:
    report = fz.extract(REPORTS[0])
    starts = {start for start, _ in Text(page(report)).marks}
    assert {one.start for one in report.quantities} <= starts


@given(
    st.lists(
        st.sampled_from([*TEXT, *HOSTILE, "\r", "\r\n", "\u200b", "\ud800", "全年调解纠纷9件,", "97件"]), max_size=60
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_as_it_is(pieces: list[str]) -> None:
    raw = "".join(pieces)
    report = fz.extract(raw)
    check_page(raw, report)
    for made in (page(report), cell(report)):
        made.encode("utf-8")  # no half of a surrogate is left
        assert "<img" not in made and made.count("<script>") == (made.startswith("<!doctype"))


def test_line_ends_of_every_kind() -> None:
    report = fz.extract("一\r\n二\r三\n四")
    assert Text(page(report)).lines == ["一", "二", "三", "四"]


def test_one_number_of_two_indicators_is_one_mark() -> None:
    report = fz.extract("全年受理信访事项90件,信访事项及时受理率、按期办结率均为100%。")
    starts = [row["start"] for row in report.to_rows()]
    twice = {start for start in starts if starts.count(start) > 1}
    assert twice
    marks = dict(Text(page(report)).marks)
    for start in twice:
        assert len([ident for ident in marks[int(str(start))].split() if "number-" not in ident]) >= 2


def test_segments_of_nested_and_overlapping_spans() -> None:
    spans = [(0, 10), (2, 4), (3, 6), (3, 3), (2, 4)]
    assert list(segments(12, spans)) == [
        (0, 2, (0,)), (2, 3, (0, 1, 4)), (3, 4, (0, 1, 2, 4)), (4, 6, (0, 2)), (6, 10, (0,)), (10, 12, ()),
    ]  # fmt: skip
    assert list(segments(0, [])) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_segments_cover_the_text_and_name_what_covers_them(pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs]
    last = 0
    for start, end, covering in segments(30, spans):
        assert start == last < end
        for at in range(start, end):
            assert [k for k, (a, b) in enumerate(spans) if a <= at < b] == list(covering)
        last = end
    assert last == 30


def test_context_stays_within_the_sentence_and_is_cut() -> None:
    assert context("甲。乙丙丁12戊己。庚", 5, 7, (2, 10)) == ("乙丙丁", "12", "戊己。")
    assert context("甲" * 99 + "5" + "乙" * 99, 99, 100, (0, 199), 3, 2) == ("…甲甲甲", "5", "乙乙…")


def test_a_report_whose_spans_run_over_the_text() -> None:
    """A record may come from a file that someone edited."""
    far = Evidence(start=90, end=95, quote="97", sentence_start=80, sentence_end=99)
    seen = Observation[int](value=97, unit="件", qualifier="exact", role="achievement", confidence="high", evidence=far)
    report = fz.extract(TEXT[:30])
    group = report.reconsideration.model_copy(update={"accepted": Extracted[int](value=97, observations=(seen,))})
    broken = report.model_copy(update={"reconsideration": group})
    assert "reconsideration.accepted" in page(broken) and "97" in cell(broken)


def test_an_empty_report() -> None:
    report = fz.AnnualReport()
    assert "No indicator is stated." in cell(report)
    assert Text(page(report)).lines == [""]


def test_odd_characters_are_seen() -> None:
    assert text("a\u202eb") == 'a<span class="odd" title="U+202E RIGHT-TO-LEFT OVERRIDE">RLO</span>b'
    assert text("\x00") == '<span class="odd" title="U+0000 ">␀</span>'
    assert plain("\ud800\u200b") == "⟨U+D800⟩⟨ZWSP⟩"


def test_markup_escapes_what_is_no_markup() -> None:
    made = tag("a", "<b>", tag("i", "&"), title='"<\n>"', hidden=True, href=None)
    assert made == '<a title="&quot;&lt;\n&gt;&quot;" hidden>&lt;b&gt;<i>&amp;</i></a>'


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [
        (71400, "exact", "71,400"), (96.5, "exact", "96.5"), (99.0, "exact", "99"), (4_360_000_000.0, "approx", "≈ 4,360,000,000"), ([5, 10], "at_least", "≥ 5–10"), (None, "exact", "—"), (0.1, "at_most", "≤ 0.1"), (10**400, "exact", "a number of about 401 digits"),
    ],
)  # fmt: skip
def test_values(value: object, qualifier: str, shown: str) -> None:
    assert number(value, qualifier) == shown


def test_own_schemas_are_shown_and_their_words_escaped() -> None:
    class Tea(fz.Group):
        """茶叶 <b>: tea."""

        sold: fz.Count = fz.indicator("售出<script>", "斤", "Tea sold <img>", fz.rule("售出", units=frozenset("斤")))

    class Mine(fz.AnnualReport):
        tea: Tea = fz.group(Tea)

    report = fz.extract("全年售出茶叶300斤。", schema=Mine)
    assert report.tea.sold.value == 300
    for made in (page(report), cell(report)):
        assert "售出&lt;script&gt;" in made and "Tea sold &lt;img&gt;" in made and "<img" not in made


def test_the_headline_keeps_its_qualifier_and_unit() -> None:
    entry = next(one for one in entries(fz.extract("全年调解纠纷约500件。")).figures if one.places)
    assert (entry.value, entry.unit) == ("≈ 500", "件")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(colours: dict[str, str]) -> None:
    grounds = ("bg", "surface", "raised", "accent-soft", "problem", "plan")
    pairs = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in grounds]
    pairs += [(level, ground) for level in ("high", "medium", "low") for ground in (f"{level}-soft", *grounds)]
    pairs.append(("surface", "accent"))
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


def test_to_html_writes_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = fz.extract(TEXT)
    out = tmp_path / "out.html"
    report.to_html(out)
    assert out.read_text(encoding="utf-8") == report.to_html()
    out.write_text("before")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        report.to_html(out)
    assert [out.read_text(), [path.name for path in tmp_path.iterdir()]] == ["before", ["out.html"]]
    with pytest.raises(IsADirectoryError):
        report.to_html(tmp_path)
