"""The page in a real browser: what a click, a key and a filter do, and what a hostile report does not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from scoring import ROOT

import fazhi_extract as fz
from fazhi_extract.view.palette import DARK, LIGHT

HEAD = "临江县2023年法治政府建设年度报告\n一、主要做法和成效\n"
TEXT = (
    HEAD
    + "2023年,共收到行政复议申请100件,其中受理97件,现已全部审结。\n"
    + "坚持依法行政,不断提升治理水平。\n" * 120
    + "全年调解纠纷9件,调解成功率96.4%。受理信访事项90件,信访事项及时受理率、按期办结率均为100%。\n"
    + "出台《临江县法治政府建设实施方案》(临政发〔2023〕5号)。举办活动23场,走访企业41家。\n"
    + "二、存在的不足和原因\n主要是:少数乡镇执法力量偏弱,人员不足。\n"
    + "三、下一步工作安排\n"
    + "持续推进普法,力争明年培育500名法律明白人。\n"
)
HOSTILE = (
    '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><svg onload=window.hacked=1></style></title></textarea>]]>--><!--'
    "\u2028\u2029\u202e\u2066\x00$title ${style} \" onmouseover=\"window.hacked=1' onfocus='window.hacked=1 javascript:window.hacked=1"
)
Show = Callable[..., Any]


@pytest.fixture(scope="module")
def report() -> fz.AnnualReport:
    return fz.extract(TEXT)


def test_nothing_on_the_console_and_nothing_from_the_network(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    for tab in page.all("[role=tab]"):
        tab.click()
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:"))] == []
    assert page.js("performance.getEntriesByType('resource').length") == 0


def test_a_click_on_a_value_brings_its_mark_into_view(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    assert not page.inside(".t.low", "#text")
    page.row("mediation.success_rate").click()
    assert page.inside(".t.at", "#text")
    assert page.one(".t.at").text == "96.4"
    start = report.mediation.success_rate.observations[0].evidence.start
    assert page.one(".t.at").get_attribute("id") == f"t{start}"
    assert page.current() == ["mediation.success_rate"]
    page.row("reconsideration.received").click()
    assert page.inside(".t.at", "#text") and page.one(".t.at").text == "100"


def test_a_click_on_a_mark_shows_its_figure(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.js("document.querySelector('.t.low').scrollIntoView()")
    page.one(".t.low").click()
    assert page.current() == ["mediation.disputes"]
    assert page.inside(".entry.current .row", "#scroller")
    assert "96.4" in page.one(".entry.current .card").text and page.one(".entry.current .card").is_displayed()


def test_a_number_of_two_figures_shows_both(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    start = report["petitions.acceptance_rate"].observations[0].evidence.start
    assert start == report["petitions.conclusion_rate"].observations[0].evidence.start
    page.js(f"document.getElementById('t{start}').scrollIntoView()")
    page.one(f"#t{start}").click()
    assert set(page.current()) == {"petitions.acceptance_rate", "petitions.conclusion_rate"}


def test_a_mark_hidden_by_the_filter_clears_it(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.one("button.level.low").click()
    page.one(".t.figure").click()
    assert page.current() == ["reconsideration.received"]
    assert page.row("reconsideration.received").is_displayed()
    assert page.one("button.level.low").get_attribute("aria-pressed") == "false"


def test_the_keyboard_alone(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.keys("j")
    assert page.current() == ["reconsideration.received"]
    assert (
        page.focused()
        .get_attribute("href")
        .endswith(f"#t{report.reconsideration.received.observations[0].evidence.start}")
    )
    page.keys("j")
    assert page.current() == ["reconsideration.accepted"]
    page.keys("\ue013")  # arrow up
    page.keys("\ue015")  # arrow down
    page.keys("k")
    assert page.current() == ["reconsideration.received"]
    page.keys("\ue007")  # enter: into the text
    assert (page.focused().get_attribute("class").split()[0], page.focused().text) == ("t", "100")
    page.keys("j")
    assert page.focused().text == "97" and page.current()[0] == "reconsideration.accepted"
    page.keys("\ue00c")  # escape: back to the figure
    assert (
        page.focused().get_attribute("class") == "row"
        and page.js("document.activeElement.parentElement.id") == "reconsideration.accepted"
    )
    page.keys("/")
    assert page.focused().get_attribute("id") == "search"
    page.keys(*"success_rate")
    page.keys("\ue015")
    assert page.current() == ["mediation.success_rate"]
    page.keys("/", "\ue00c")
    assert page.one("#search").get_attribute("value") == ""
    page.keys("\ue00c", "?")
    assert page.one("#dialog").is_displayed()
    page.keys("\ue00c")
    assert not page.one("#dialog").is_displayed()


def test_single_keys_can_be_turned_off(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.keys("?")
    page.shown("#keys").click()
    page.shown("#close").click()
    page.keys("j")
    assert page.current() == []


def test_one_stop_of_the_tab_key_for_each_list(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    for kind in ("#scroller .row", "#text a.t", "[role=tab]"):
        assert page.js(f"document.querySelectorAll('{kind}[tabindex=\"0\"]').length") == 1, kind
    page.row("mediation.disputes").click()
    assert page.js("document.querySelectorAll('#scroller .row[tabindex=\"0\"]').length") == 1


def test_the_next_place_of_a_figure(show: Show) -> None:
    page = show(fz.extract(HEAD + "全年调解纠纷9件。\n" + "坚持依法行政。\n" * 60 + "全年共调解纠纷9件。"))
    page.row("mediation.disputes").click()
    first = page.one(".t.at").get_attribute("id")
    page.keys("n")
    assert page.one(".t.at").get_attribute("id") != first and page.inside(".t.at", "#text")
    assert len(page.all(".t.on")) == 2
    page.keys("n")
    assert page.one(".t.at").get_attribute("id") == first


def shown(page: Any) -> list[str]:
    return [entry.get_attribute("id") for entry in page.all("#panel-figures .entry") if entry.is_displayed()]


def test_filters(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    everything = shown(page)
    assert {"reconsideration.received", "mediation.success_rate", "meta.title"} <= set(everything)
    assert page.one("#count").text == f"{sum(not one.startswith('meta.') for one in everything)} in all"

    page.one("button.level.low").click()
    low = [ident for ident, field in report.fields() if any(one.confidence == "low" for one in field.observations)]
    assert low and shown(page) == low
    assert page.one("#count").text.startswith(f"{len(low)} of ")
    dimmed = {mark.get_attribute("id") for mark in page.all(".t.off")}
    assert f"t{report.reconsideration.received.observations[0].evidence.start}" in dimmed
    assert f"t{report.mediation.disputes.observations[0].evidence.start}" not in dimmed
    page.one("#reset").click()
    assert shown(page) == everything and page.all(".t.off") == []

    page.one("#group option[value=reconsideration]").click()
    assert shown(page) == [one for one in everything if one.startswith("reconsideration.")]
    page.one("#flag option[value=implied]").click()
    assert shown(page) == ["reconsideration.concluded"]
    page.one("#reset").click()

    page.one("#flag option[value=plan]").click()
    assert shown(page) == ["publicity.legal_literates"]
    page.one("#reset").click()
    page.one("#search").send_keys("success_rate 96")
    page.driver.implicitly_wait(0)
    assert shown(page) == ["mediation.success_rate"]
    page.one("#reset").click()
    page.one("#unstated").click()
    assert len(shown(page)) > 148


def test_the_other_lists_lead_to_the_text(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    for tab, ident, words in (
        ("numbers", "number-", "41"),
        ("outline", "section-2", "存在的不足"),
        ("statements", "problem-1", "少数乡镇执法力量偏弱"),
        ("statements", "plan-1", "力争明年培育"),
        ("documents", "document-1", "实施方案"),
    ):
        page.one(f"#tab-{tab}").click()
        row = page.all(f'#panel-{tab} .entry[id^="{ident}"] > .row')[-1]
        row.click()
        assert page.inside(".t.at", "#text"), ident
        assert words in "".join(mark.text for mark in page.all(".t.at")), ident


def test_a_failed_check_leads_to_its_figures(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.one("#tab-checks").click()
    page.one("#panel-checks .fails").click()
    assert {mark.text for mark in page.all(".t.on")} == {"96.4", "9"}
    page.one(".entry.current .to").click()
    assert (
        page.current()[0].startswith("mediation.") and page.one("#tab-figures").get_attribute("aria-selected") == "true"
    )


def test_tabs_by_arrow_keys(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.one("#tab-figures").click()
    page.keys("\ue014")
    assert page.focused().get_attribute("id") == "tab-numbers" and page.one("#panel-numbers").is_displayed()
    page.keys("\ue012", "\ue012")
    assert page.focused().get_attribute("id") == "tab-checks"


def test_an_address_leads_to_a_figure_or_an_offset(show: Show, report: fz.AnnualReport) -> None:
    page = show(report, at="#mediation.disputes")
    assert page.current() == ["mediation.disputes"] and page.inside(".t.at", "#text")
    start = report.reconsideration.accepted.observations[0].evidence.start
    page.js(f"location.hash = 't{start}'")
    assert page.js("document.querySelector('.t.at').textContent") == "97"


def test_a_hostile_report_runs_nothing(show: Show) -> None:
    text = (
        HEAD.replace("县2023年", f"县2023年{HOSTILE}")
        + f"受理行政复议97{HOSTILE}件。《{HOSTILE}》\n一、{HOSTILE}\n收到行政复议申请100件{HOSTILE}。\n"
    )
    report = fz.extract(text)
    meta = report.meta.model_copy(update={"title": report.meta.title.model_copy(update={"value": HOSTILE})})
    source = report.source.model_copy(update={"path": HOSTILE, "notes": (HOSTILE,), "flags": (HOSTILE,)})
    report = report.model_copy(update={"meta": meta, "source": source})
    assert report.to_rows()
    page = show(report)
    for tab in page.all("[role=tab]"):
        tab.click()
    page.one("#tab-figures").click()
    for ident in dict.fromkeys(str(row["indicator"]) for row in report.to_rows()):
        page.row(ident).click()
    assert page.js("window.hacked === undefined")
    assert page.js(
        "[document.scripts.length, document.images.length, document.querySelectorAll('style, svg').length]"
    ) == [1, 0, 1]
    assert (
        page.js(
            "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
        )
        == 0
    )
    assert page.complaints() == []
    assert HOSTILE[:30] in page.one("#text").text and page.one("h1").text.startswith("<script>")
    assert "RLO" in page.one("#text").text

    shown = show(f"<!doctype html><meta charset=utf-8><body>{report._repr_html_()}")
    assert shown.js("window.hacked === undefined")
    assert shown.js("[document.scripts.length, document.images.length, document.querySelectorAll('style').length]") == [
        0,
        0,
        1,
    ]
    assert shown.complaints() == []


def test_a_script_put_into_the_page_is_refused(show: Show, report: fz.AnnualReport) -> None:
    """What the escaping might ever let through, the policy of the page still stops."""
    page = show(
        report.to_html().replace("<h1", "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'><h1")
    )
    assert page.js("window.hacked === undefined")
    assert any("Content Security Policy" in line for line in page.complaints())


def test_directions_do_not_turn_the_page_round(show: Show) -> None:
    report = fz.extract("全年\u202e受理行政复议97件\u2066,审结90件\ud800。")
    page = show(report)
    assert [odd.text for odd in page.all("#text .odd")] == ["RLO", "LRI", "U+D800"]
    lefts = [mark.rect["x"] for mark in page.all("#text .t.figure")]
    assert len(lefts) == 2 and lefts == sorted(lefts)


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[k : k + 2], 16)) for k in (1, 3, 5))})"


def test_light_and_dark(show: Show, report: fz.AnnualReport) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = show(report)
    assert page.js(ground) == rgb(LIGHT["bg"])
    page.open(dark=True)
    assert page.js(ground) == rgb(DARK["bg"])
    page.one("#theme").click()
    assert (page.one("#theme-name").text, page.js(ground)) == ("Light", rgb(LIGHT["bg"]))
    page.open(dark=True)  # remembered
    assert page.js(ground) == rgb(LIGHT["bg"])
    page.one("#theme").click()
    page.open()
    assert (page.one("#theme-name").text, page.js(ground)) == ("Dark", rgb(DARK["bg"]))
    page.one("#theme").click()
    assert page.one("#theme-name").text == "Auto"


def test_narrow(show: Show, report: fz.AnnualReport) -> None:
    page = show(report, width=390, height=844)
    assert page.js("document.documentElement.scrollWidth") == 390
    assert page.one("#grip").text == f"Show the {page.one('#tab-figures b').get_attribute('textContent')} figures"
    assert not page.row("mediation.disputes").is_displayed()
    page.one("#grip").click()
    page.row("mediation.disputes").click()
    assert page.inside(".t.at", "#text")  # above the sheet
    assert page.row("mediation.disputes").is_displayed() and not page.row("mediation.success_rate").is_displayed()
    assert not page.one("#search").is_displayed()
    page.one("#next").click()
    assert page.current() == ["mediation.success_rate"] and page.inside(".t.at", "#text")
    page.one("#previous").click()
    assert page.current() == ["mediation.disputes"]
    page.one("#grip").click()
    assert page.one("#search").is_displayed()


@pytest.mark.parametrize("width", [320, 768, 1024, 1920])
def test_no_width_scrolls_sideways(show: Show, report: fz.AnnualReport, width: int) -> None:
    page = show(report, width=width)
    assert page.js("document.documentElement.scrollWidth") <= width
    assert page.js("document.querySelector('#text').scrollWidth <= document.querySelector('#text').clientWidth")
    page.js("document.getElementById('panel').dataset.sheet = 'list'")
    assert page.js("document.querySelector('#scroller').scrollWidth <= document.querySelector('#scroller').clientWidth")


def test_print_holds_figures_and_text(show: Show, report: fz.AnnualReport) -> None:
    import pypdfium2

    page = show(report, dark=True)
    page.one("#tab-outline").click()
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    words = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf)
    assert "收到行政复议申请" in words and "调解成功率" in words
    assert "少数乡镇执法力量偏弱" in words and "坚持依法行政,不断提升治理水平。" * 3 in words
    assert "Searchnames" not in words and "Keysandmarks" not in words


def test_without_scripts_links_still_lead_both_ways(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.open()
        row = page.row("mediation.disputes")
        assert row.is_displayed()
        row.send_keys("\ue007")
        start = report.mediation.disputes.observations[0].evidence.start
        assert page.driver.current_url.endswith(f"#t{start}")
        page.one(f"#t{start}").send_keys("\ue007")
        assert page.driver.current_url.endswith("#mediation.disputes")
        assert page.one('[id="mediation.disputes"] .card').is_displayed()
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_names_and_roles(show: Show, report: fz.AnnualReport) -> None:
    page = show(report)
    assert page.js("document.documentElement.lang") == "en" and page.one("#text").get_attribute("lang") == "zh-Hans"
    nameless = "[...document.querySelectorAll('button, input, select')].filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim())).length"
    assert page.js(nameless) == 0
    assert page.js("document.querySelectorAll('main, aside, header').length") == 3
    assert (
        page.row("mediation.disputes").find_element("css selector", ".sign").get_attribute("aria-label")
        == "low confidence"
    )
    idents = page.js("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(idents) == len(set(idents))
    page.row("mediation.disputes").click()
    assert page.row("mediation.disputes").get_attribute("aria-current") == "true"


@pytest.mark.parametrize(
    ("host", "colours"),
    [
        ("data-jp-theme-light=true", LIGHT),
        ("data-jp-theme-light=false", DARK),
        ("class=vscode-dark", DARK),
        ("", LIGHT),
    ],
)
def test_the_cell_of_a_notebook(show: Show, report: fz.AnnualReport, host: str, colours: dict[str, str]) -> None:
    cell = report._repr_html_()
    page = show(f"<!doctype html><meta charset=utf-8><body {host}><div style='width:900px'>{cell}</div>", width=1000)
    assert page.js("getComputedStyle(document.querySelector('.fz')).backgroundColor") == rgb(colours["surface"])
    assert page.js("document.querySelectorAll('.fz [id], .fz script').length") == 0
    figure = page.all(".fz-figure > summary")[0]
    assert "【100】" in figure.get_attribute("title")
    if not figure.is_displayed():
        page.all(".fz-group > summary")[0].click()
    figure.click()
    card = page.one(".fz-figure[open] .fz-card")
    assert card.is_displayed() and card.find_element("css selector", "q mark").text == "100"
    assert "收到行政复议申请" in card.text
    page.all(".fz-group > summary")[0].click()
    assert not card.is_displayed()
    assert page.complaints() == []


def test_a_real_report_on_a_narrow_cell(show: Show) -> None:
    cell = fz.extract(ROOT / "fixtures" / "reports" / "county-2023.txt")._repr_html_()
    page = show(f"<!doctype html><meta charset=utf-8><body style='margin:8px'>{cell}", width=390, height=844)
    for summary in page.all(".fz-group > summary"):
        summary.click()
    assert page.js("document.documentElement.scrollWidth") <= 390
