"""Whose report it is, and of which year."""

from __future__ import annotations

from typing import Any

import pytest
from scoring import META

import fazhi_extract as fz

FILL = "坚持以人民为中心的发展思想,全面推进依法行政,持续优化法治化营商环境,严格规范公正文明执法,深入推进法治政府建设,各项工作取得新的进展。"


def page(head: str, first: str = "2023年,", foot: str = "") -> str:
    return (
        f"{head}\n{first}{FILL}\n一、主要成效\n{FILL * 3}\n二、存在的问题\n{FILL}\n三、下一步工作打算\n{FILL}\n{foot}"
    )


def meta(text: str) -> dict[str, Any]:
    found = fz.extract(text).meta
    return {name: getattr(found, name).value for name in META}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("山东省济南市槐荫区人民政府2023年法治政府建设年度报告", "2023年,槐荫区", "槐荫区人民政府\n2024年1月15日"),
            {
                "region": "山东省济南市槐荫区", "region_code": "370104", "body_kind": "government", "report_year": 2023, "published": "2024-01-15",
                "title": "山东省济南市槐荫区人民政府2023年法治政府建设年度报告", "script": "simplified",
            },
        ),
        (
            page("安岳县2022年度法治政府建设工作情况", "2022年,安岳县"),
            {"region": "四川省资阳市安岳县", "region_code": "512021", "issuer": "安岳县人民政府", "report_year": 2022, "published": None},
        ),
        (
            page("安徽省2023年法治政府建设工作情况", foot="安徽省人民政府\n二〇二四年三月二十九日"),
            {"region": "安徽省", "region_code": "340000", "issuer": "安徽省人民政府", "published": "2024-03-29"},
        ),
        (
            page("天水市司法局2023年法治政府建设年度报告"),
            {"region": "甘肃省天水市", "region_code": "620500", "issuer": "天水市司法局", "body_kind": "department"},
        ),
        (
            page("湄潭县永兴镇2023年法治政府建设年度报告"),
            {"region": "贵州省遵义市湄潭县永兴镇", "region_code": None, "issuer": "湄潭县永兴镇人民政府", "body_kind": "township"},
        ),
        (
            page("北京市朝阳区麦子店街道2023年法治政府建设年度报告"),
            {"region": "北京市朝阳区麦子店街道", "issuer": "北京市朝阳区麦子店街道办事处", "body_kind": "township"},
        ),
        (
            page("廈門市湖里區2024年法治政府建設年度報告", "2024年,湖里區人民政府", "廈門市湖里區人民政府\n2025年2月8日"),
            {
                "region": "福建省厦门市湖里区", "issuer": "厦门市湖里区人民政府", "title": "廈門市湖里區2024年法治政府建設年度報告",
                "script": "traditional", "published": "2025-02-08", "report_year": 2024,
            },
        ),
    ],
)  # fmt: skip
def test_who_and_when(text: str, expected: dict[str, Any]) -> None:
    found = meta(text)
    assert {name: found[name] for name in expected} == expected


# -- year -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (page("广州市海珠区2023年法治政府建设情况及2024年工作打算"), 2023),
        (page("", "2022年,安岳县人民政府坚持以习近平法治思想为指导,"), 2022),
        (
            page(
                "发布日期:2024-03-20 浏览次数:12\n来源:安岳县司法局\n安岳县二〇二三年度法治政府建设工作报告", "一年来,"
            ),
            2023,
        ),
        (page("安岳县法治政府建设工作报告", "２０２１年，"), 2021),
        (page("安岳县法治政府建设工作报告", "2021年,", "安岳县人民政府\n2022年3月1日"), 2021),
    ],
)
def test_report_year(text: str, year: int) -> None:
    assert meta(text)["report_year"] == year


def test_a_year_that_is_only_inferred_says_so() -> None:
    report = fz.extract(page("安岳县法治政府建设工作报告", "一年来,", "安岳县人民政府\n2022年3月1日"))
    assert report.meta.report_year.value == 2021
    assert report.meta.report_year.flags == ("inferred",)
    assert report.meta.report_year.confidence == "medium"


# -- title ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("某县人民政府关于2023年度\n法治政府建设情况的报告", "某县人民政府关于2023年度法治政府建设情况的报告"),
        (
            "安岳县2022年度法治政府建设工作情况\n安岳县2022年度法治政府建设工作情况",
            "安岳县2022年度法治政府建设工作情况",
        ),
        ("字号: 大 中 小\n安岳县2022年度法治政府建设工作情况\n浏览次数:12", "安岳县2022年度法治政府建设工作情况"),
        ("安岳县 2022 年度 法治政府建设 工作情况", "安岳县2022年度法治政府建设工作情况"),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert meta(page(head))["title"] == title


def test_title_with_readings_in_brackets() -> None:
    text = "湖里區(qū)人民政府2023年法治政府建設(shè)年度報告\n2023年,湖里區(qū)全面推進依法行政,嚴格規範執法,各項工作取得新的進展,現將有關(guān)情況報告如下。"
    assert meta(text)["title"] == "湖里區人民政府2023年法治政府建設年度報告"


# -- region ---------------------------------------------------------------------------------------------------


def test_an_old_name_resolves_for_its_years() -> None:
    assert meta(page("襄樊市人民政府2009年推进依法行政工作情况报告", "2009年,"))["region"] == "湖北省襄樊市"
    assert meta(page("襄阳市2021年法治政府建设年度报告", "2021年,"))["region"] == "湖北省襄阳市"


def test_an_ambiguous_name_is_not_guessed() -> None:
    report = fz.extract(page("市中区2022年法治政府建设情况报告", "2022年,市中区"))
    assert report.meta.region_code.value is None
    assert report.meta.region.value == "市中区"
    assert "unresolved" in report.meta.region.flags
    assert report.meta.region.confidence != "high"


def test_a_parent_named_in_the_text_decides() -> None:
    found = meta(page("市中区2022年法治政府建设情况报告", "2022年,乐山市市中区"))
    assert (found["region"], found["region_code"]) == ("四川省乐山市市中区", "511102")


def test_a_place_nobody_knows_is_kept_as_printed() -> None:
    report = fz.extract(page("桃源仙境县2022年法治政府建设情况报告", "2022年,"))
    assert report.meta.region_code.value is None
    assert "unresolved" in report.meta.region.flags


# -- publication ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("发布日期:2024-03-20 浏览次数:12\n安岳县2023年法治政府建设年度报告", "", "2024-03-20"),
        ("安岳县2023年法治政府建设年度报告", "安岳县人民政府\n2024年1月5日", "2024-01-05"),
        ("安岳县2023年法治政府建设年度报告", "安岳县人民政府\n二〇二四年一月五日", "2024-01-05"),
        ("安岳县2023年法治政府建设年度报告", "", None),
        ("安岳县2023年法治政府建设年度报告", "安岳县人民政府\n2024年13月45日", None),
    ],
)
def test_published(head: str, foot: str, published: str | None) -> None:
    assert meta(page(head, foot=foot))["published"] == published


# -- no report ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "今天天气很好,我们去公园散步。", "受理12件。", "Lorem ipsum dolor sit amet, 12 items."]
)
def test_what_is_no_report_is_extracted_and_says_so(text: str) -> None:
    report = fz.extract(text)
    assert report.source.flags == ("not_a_report",)
    assert report.source.text == text


def test_a_report_is_not_flagged() -> None:
    assert fz.extract(page("安岳县2023年法治政府建设年度报告")).source.flags == ()


def test_every_fact_that_is_printed_shows_where() -> None:
    text = page("安岳县2023年法治政府建设年度报告", "2023年,安岳县", "安岳县人民政府\n2024年1月5日")
    found = fz.extract(text).meta
    for name in ("title", "issuer", "report_year", "published"):
        (seen,) = getattr(found, name).observations
        assert text[seen.evidence.start : seen.evidence.end] == seen.evidence.quote
    assert found.title.observations[0].evidence.quote == "安岳县2023年法治政府建设年度报告"


def test_a_conjunction_before_county_names_no_county() -> None:
    """和县 is a county of 马鞍山市, and elsewhere "and the county"."""
    body = (
        "今年以来,书洋镇党委、政府认真贯彻《法治政府建设实施纲要(2021—2025年)》和县委全面依法治县工作部署,办理信访件12件。"
        * 2
    )
    report = fz.extract(f"书洋镇2022年法治政府建设工作总结\n\n{body}\n\n南靖县书洋镇人民政府\n2023年1月12日\n")
    assert report.meta.region.value == "福建省漳州市南靖县书洋镇"
    report = fz.extract(f"和县2022年法治政府建设情况报告\n\n2022年,和县坚持依法行政。{body}\n")
    assert report.meta.region_code.value == "340523"


def test_a_bare_level_takes_the_name_of_its_place() -> None:
    report = fz.extract(
        "区人力资源和社会保障局2022年度法治政府建设工作报告\n来源:南通市海门区人力资源和社会保障局 浏览:97\n"
        "2022年,区人社局坚持依法行政,受理投诉举报120件,办结118件,组织培训3场,参训160人次,全年未发生败诉案件。\n"
    )
    assert report.meta.region.value == "江苏省南通市海门区"
    assert report.meta.issuer.value == "海门区人力资源和社会保障局"
    assert "inferred" in report.meta.issuer.flags


# -- whose report, where the page says more than the title ----------------------------------------------------


@pytest.mark.parametrize(
    "title",
    ["2023年法治政府建设年度报告", "关于2023年度法治政府建设情况的报告", "2023年依法行政工作报告", "2023年全市法治政府建设工作总结", "法治政府建设年度报告(2023年)"],
)  # fmt: skip
def test_a_title_that_names_no_body_leaves_it_to_the_signature(title: str) -> None:
    expected = {
        "issuer": "成都市青羊区人民政府",
        "region": "四川省成都市青羊区",
        "body_kind": "government",
        "title": title,
    }
    for text in (
        page(title, "2023年,我区", "成都市青羊区人民政府\n2024年1月5日"),
        page(f"{title}\n成都市青羊区人民政府\n(2024年1月5日)", "2023年,我区"),
    ):
        found = meta(text)
        assert {name: found[name] for name in expected} == expected
        assert found["report_year"] == 2023


def test_the_signature_is_the_line_above_the_date() -> None:
    foot = "成都市青羊区司法局\n2024年1月5日\n成都市政务服务管理办公室"
    assert meta(page("2023年度法治政府建设情况报告", "2023年,我局", foot))["issuer"] == "成都市青羊区司法局"


@pytest.mark.parametrize(
    ("title", "issuer", "kind"),
    [
        ("关于报送《北京市朝阳区建外街道办事处2023年法治政府建设年度报告》的报告", "北京市朝阳区建外街道办事处", "township"),
        ("安岳县人民政府关于报送《2023年法治政府建设年度报告》的报告", "安岳县人民政府", "government"),
        ("中共成都市青羊区委全面依法治区委员会办公室2023年法治政府建设年度报告", "中共成都市青羊区委全面依法治区委员会办公室", "department"),
        ("中共安岳县委依法治县办2023年法治政府建设工作总结", "中共安岳县委依法治县办", "department"),
        ("成都市人民政府外事工作办公室2023年法治政府建设年度报告", "成都市人民政府外事工作办公室", "department"),
        ("安岳县2023年全面依法治县工作情况报告", "安岳县人民政府", "government"),
        ("2023年安岳县全面推进依法行政工作报告", "安岳县人民政府", "government"),
    ],
)  # fmt: skip
def test_the_body_in_a_title(title: str, issuer: str, kind: str) -> None:
    found = meta(page(title))
    assert (found["issuer"], found["body_kind"], found["title"]) == (issuer, kind, title)


@pytest.mark.parametrize(
    ("named", "issuer", "region"),
    [
        ("喀什地区", "喀什地区行政公署", "新疆维吾尔自治区喀什地区"),
        ("锡林郭勒盟", "锡林郭勒盟行政公署", "内蒙古自治区锡林郭勒盟"),
        ("大兴安岭地区行政公署", "大兴安岭地区行政公署", "黑龙江省大兴安岭地区"),
        ("苏州工业园区", "苏州工业园区管理委员会", "江苏省苏州市"),
        ("深圳市大鹏新区", "深圳市大鹏新区管理委员会", "广东省深圳市"),
        ("湖南湘江新区(长沙市岳麓区)", "湖南湘江新区管理委员会", "湖南省"),
        ("贵安新区", "贵安新区管理委员会", "贵安新区"),
        ("黄山风景名胜区管委会", "黄山风景名胜区管委会", "黄山风景名胜区"),
        ("浦东新区", "浦东新区人民政府", "上海市浦东新区"),  # a zone in name, a district in law
        ("天津市滨海新区", "天津市滨海新区人民政府", "天津市滨海新区"),
        ("六枝特区", "六枝特区人民政府", "贵州省六盘水市六枝特区"),
    ],
)
def test_who_governs_a_place(named: str, issuer: str, region: str) -> None:
    found = meta(page(f"{named}2022年法治政府建设情况报告"))
    assert (found["issuer"], found["region"], found["body_kind"]) == (issuer, region, "government")


@pytest.mark.parametrize(
    ("head", "issuer", "title"),
    [
        (
            "2022年度法治政府建设情况报告\n——阳泉市住房和城乡建设局",
            "阳泉市住房和城乡建设局", "2022年度法治政府建设情况报告",
        ),
        (
            "2022年度推进法治政府建设工作情况\n来源：江阴市司法局 发布时间：2023-02-01 浏览次数：123",
            "江阴市司法局", "2022年度推进法治政府建设工作情况",
        ),
        (
            "【年度报告】2022年宜昌市交通运输局法治政府建设年度报告",
            "宜昌市交通运输局", "2022年宜昌市交通运输局法治政府建设年度报告",
        ),
        (
            "中共安岳县委、安岳县人民政府关于安岳县2022年度法治政府建设情况的报告",
            "安岳县人民政府", "中共安岳县委、安岳县人民政府关于安岳县2022年度法治政府建设情况的报告",
        ),
    ],
)  # fmt: skip
def test_the_body_at_the_head_of_the_page(head: str, issuer: str, title: str) -> None:
    found = meta(page(head, "2022年,"))
    assert (found["issuer"], found["title"]) == (issuer, title)


def test_the_government_above_is_no_part_of_a_subdistricts_name() -> None:
    found = meta(page("万载县人民政府康乐街道办事处2022年法治政府建设年度报告"))
    assert (found["region"], found["body_kind"]) == ("江西省宜春市万载县康乐街道", "township")


def test_a_customs_office_is_a_department() -> None:
    assert meta(page("上海海关2021年法治海关建设年度报告"))["body_kind"] == "department"


TITLE = "成都市青羊区人民政府2023年法治政府建设年度报告"


@pytest.mark.parametrize(
    "line",
    [
        "今天是2025年3月4日 星期二", "2025年03月04日 15:20:11", "2024年1月18日", "签发人:张三", "青羊区人民政府", "青羊区人民政府门户网站", "成都市青羊区人民政府",
        "附件", "青羊区人民政府办公室\n2024年1月5日",
    ],
)  # fmt: skip
def test_a_line_of_the_page_above_the_title_is_no_part_of_it(line: str) -> None:
    text = page(f"{line}\n{TITLE}", "2023年全区收到行政复议申请142件。")
    found = meta(text)
    assert (found["title"], found["issuer"], found["report_year"]) == (TITLE, "成都市青羊区人民政府", 2023)
    assert fz.extract(text).reconsideration.received.value == 142


def test_todays_date_is_no_date_of_publication() -> None:
    assert meta(page(f"今天是2025年3月4日 15:20:11\n{TITLE}"))["published"] is None
    assert meta(page(f"今天是2025年3月4日 星期二 {TITLE}"))["title"] == TITLE


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("安岳县\n2023年法治政府建设年度报告", "安岳县人民政府"),
        ("襄樊市人民政府\n关于2023年度推进依法行政工作情况的报告", "襄樊市人民政府"),
        ("四川省成都市\n青羊区2023年法治政府建设年度报告", "四川省成都市青羊区人民政府"),
        ("中共安岳县委员会\n安岳县人民政府\n关于2023年法治政府建设情况的报告", "安岳县人民政府"),
        ("安岳县委网信办\n2023年度法治政府建设报告", "安岳县委网信办"),
        ("成都市青羊区人民政府关于\n2023年度法治政府建设情况的报告", "成都市青羊区人民政府"),
        ("成都市青羊区2023年度\n法治政府建设情况的报告", "成都市青羊区人民政府"),
        ("成都市青羊区2023年度法治政府\n建设情况的报告", "成都市青羊区人民政府"),
    ],
)
def test_a_title_over_several_lines(head: str, issuer: str) -> None:
    found = meta(page(head))
    assert (found["title"], found["issuer"]) == (head.replace("\n", ""), issuer)


def test_the_report_below_the_notice_that_sends_it_out() -> None:
    notice = "关于印发《青羊区2023年法治政府建设年度报告》的通知\n各街道办事处,区级各部门:\n现将报告印发给你们。\n青羊区人民政府办公室\n2024年1月5日\n"
    found = meta(page(f"{notice}青羊区2023年法治政府建设年度报告"))
    assert (found["title"], found["report_year"]) == ("青羊区2023年法治政府建设年度报告", 2023)


@pytest.mark.parametrize(
    "line",
    [
        "《安岳县2023年法治政府建设年度报告》", "安岳县2023年法治政府建设年度报告_安岳县人民政府网", "安岳县2023年法治政府建设年度报告-政府网",
        "安岳县2023年法治政府建设年度报告 - 法治政府 - 安岳县人民政府门户网站", "★安岳县2023年法治政府建设年度报告★", "# 安岳县2023年法治政府建设年度报告", "【安岳县2023年法治政府建设年度报告】",
        "《安岳县2023年\n法治政府建设年度报告》",
    ],
)  # fmt: skip
def test_what_frames_a_title_is_no_part_of_it(line: str) -> None:
    report = fz.extract(f"{line}\n{FILL}\n一、主要成效\n{FILL}\n")
    assert report.meta.title.value == "安岳县2023年法治政府建设年度报告"
    assert report.meta.issuer.value == "安岳县人民政府"
    assert "not_a_report" not in report.source.flags


def test_marks_inside_a_title_stay() -> None:
    for title in (
        "安岳县关于《法治政府建设实施纲要》落实情况的报告",
        "《法治政府建设实施纲要》2023年安岳县落实情况报告",
        "安岳-资中2023年法治政府建设年度报告",
    ):
        assert fz.extract(f"{title}\n{FILL}\n").meta.title.value == title


@pytest.mark.parametrize(
    "letter",
    ["关于报送《安岳县2023年法治政府建设情况报告》的函", "关于报送安岳县2023年法治政府建设工作总结的函"],
)
@pytest.mark.parametrize(
    "below", ["市人民政府:\n一、主要成效\n", "市委依法治市办:\n", "市人民政府:\n现将有关情况报告如下。\n"]
)
def test_the_letter_that_a_report_comes_with(letter: str, below: str) -> None:
    meta = fz.extract(f"{letter}\n{below}{FILL}\n{FILL}\n").meta
    assert (meta.title.value, meta.issuer.value, meta.report_year.value) == (letter, "安岳县人民政府", 2023)


def test_a_title_below_the_letter_is_the_reports() -> None:
    title = "安岳县2023年法治政府建设情况报告"
    report = fz.extract(f"关于报送《{title}》的函\n市人民政府:\n{title}\n{FILL}\n{FILL}\n")
    assert report.meta.title.value == title


@pytest.mark.parametrize(
    ("opening", "region", "issuer"),
    [
        ("2023年,石桥镇党委、政府坚持依法行政,把法治政府建设抓在手上。", "石桥镇", "石桥镇人民政府"),
        ("2023年度,石桥镇政府在县委、县政府的领导下推进法治建设。", "石桥镇", "石桥镇人民政府"),
        ("2023年,在县委、县政府的领导下,石桥镇始终坚持依法行政。", "石桥镇", "石桥镇人民政府"),
        ("2023年,我镇在安岳县委的领导下推进法治政府建设。\n一、加强领导\n石桥镇认真落实各项部署。成立以镇长为组长的领导小组。",
         "四川省资阳市安岳县石桥镇", "石桥镇人民政府"),
        ("2023年,我县坚持依法行政,安岳县深入推进法治建设。", "四川省资阳市安岳县", "安岳县人民政府"),
    ],
)  # fmt: skip
def test_a_page_without_a_title_says_whose_it_is_in_its_first_sentences(opening: str, region: str, issuer: str) -> None:
    first, _, more = opening.partition("\n")
    found = fz.extract(f"{first}{FILL}现将有关情况报告如下:\n{more}\n{FILL}\n{FILL}\n").meta
    assert (found.region.value, found.issuer.value) == (region, issuer)


def test_a_town_that_never_says_its_name_is_not_the_county() -> None:
    found = fz.extract(
        f"2023年,我镇在安岳县委的领导下推进法治政府建设。{FILL}现将有关情况报告如下:\n{FILL}\n{FILL}\n"
    ).meta
    assert (found.region.value, found.issuer.value, found.body_kind.value) == (None, None, None)


def test_a_title_that_only_the_banner_prints() -> None:
    raw = (
        "字体大小:【大】 【中】 【小】\n| 索引号:000014349/2024-00086 | |\n| 发文机关:石桥镇人民政府 | 主题词: |\n"
        "| 标题:石桥镇人民政府关于2023年度法治政府建设情况的报告 | |\n| 主题分类: | 发布日期:2024-01-22 |\n"
        f"2023年,石桥镇推进法治政府建设。\n{FILL}\n{FILL}\n"
    )
    found = fz.extract(raw).meta
    assert found.title.value == "石桥镇人民政府关于2023年度法治政府建设情况的报告"
    assert (found.issuer.value, found.report_year.value, found.published.value) == (
        "石桥镇人民政府",
        2023,
        "2024-01-22",
    )


@pytest.mark.parametrize(
    ("opening", "region", "issuer"),
    [
        # an office that calls itself 我局 is the one that its documents are of, and not the county
        ("2023年,在县委、县政府的领导下,我局推进法治政府建设。\n印发《安岳县卫生健康局领导干部学法清单》。", "四川省资阳市安岳县", "安岳县卫生健康局"),
        ("2023年,在县委的领导下推进法治政府建设。\n2023年,我局公开信息28条。印发《安岳县水务局内设机构规定》。", "四川省资阳市安岳县", "安岳县水务局"),
        ("2023年市交通运输局在市委、市政府的领导下推进法治建设。\n落实《资阳市交通运输法治政府部门建设意见》。", "四川省资阳市", "资阳市交通运输局"),
        ("2023年,我局在区委的领导下推进法治政府建设。\n已函复区政府常务会议议题80件。", None, None),
        # of the names only one of the body's own level is its own
        ("2023年,我县贯彻习近平总书记考察云南重要讲话精神。\n举办全县法治培训4期。制定《华宁县2023年法治政府建设工作要点》。", "云南省玉溪市华宁县", "华宁县人民政府"),
        ("2023年,滨河新区(以下简称“新区”)始终坚持依法行政。", "滨河新区", "滨河新区管理委员会"),
    ],
)  # fmt: skip
def test_offices_and_counties_that_a_page_without_a_title_is_of(
    opening: str, region: str | None, issuer: str | None
) -> None:
    first, _, more = opening.partition("\n")
    filled = first + FILL.replace(",全面推进依法行政", "")
    found = fz.extract(f"{filled}现将有关情况报告如下:\n{more}\n{FILL}\n{FILL}\n").meta
    assert (found.region.value, found.issuer.value) == (region, issuer)


def test_a_chapter_is_no_title() -> None:
    for chapter in ("一、2023年推进法治政府建设总体情况", "1.2023年法治政府建设情况", "(一)推进法治政府建设情况"):
        found = fz.extract(f"2023年,石桥镇坚持依法行政。{FILL}\n{chapter}\n{FILL}\n").meta
        assert found.title.value is None


def test_a_body_that_the_first_sentence_names_in_full() -> None:
    raw = f"经济开发区2023年度法治政府建设情况报告\n2023年宁河经济开发区在区委、区政府的领导下推进依法治理。{FILL}\n一、主要成效\n{FILL}\n"
    assert fz.extract(raw).meta.issuer.value == "宁河经济开发区管理委员会"


def test_an_index_number_tells_namesakes_apart() -> None:
    """370402 is the 市中区 of 枣庄; 济南, 济宁, 乐山 and 内江 have or had one too."""
    head = "- 索 引 号:{index}/2024-00029\n- 发布机构:人力资源和社会保障局\n- 标 题:市中区人力资源和社会保障局2023年度法治政府建设情况报告\n"
    for index, code in (("370402", "370402"), ("11511102009136", "511102"), ("990402", None)):
        raw = f"{head.format(index=index)}市中区人力资源和社会保障局2023年度法治政府建设情况报告\n2023年以来,区人社局推进依法行政。{FILL}\n{FILL}\n"
        found = fz.extract(raw).meta
        assert found.title.value == "市中区人力资源和社会保障局2023年度法治政府建设情况报告"
        assert found.region_code.value == code


def test_an_office_that_never_says_its_name_is_an_office_all_the_same() -> None:
    found = fz.extract(f"2023年,我局在区委的领导下推进法治建设。{FILL}\n{FILL}\n").meta
    assert (found.issuer.value, found.body_kind.value, found.body_kind.flags) == (None, "department", ("inferred",))
