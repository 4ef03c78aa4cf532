"""Units of the genre. One list: a measure word added here is known to the scanner, the rules and the docs."""

from __future__ import annotations

# What may follow an Arabic or a Chinese numeral.
MEASURES = (
    "个工作日 个百分点 个小时 个月 个 件 宗 起 例 份 部 条 项 名 人 位 家 户 所 处 座 场 次 遍 期 堂 节 课 讲 轮 轮次 具 批 本 册 张 幅 面 块 台 套 篇 卷 "
    "封 支 队 辆 艘 架 枚 只 头 株 棵 间 栋 幢 室 类 种 科 门 周 天 小时 分钟 秒钟 秒 课时 学时 工作日 分 元 美元 欧元 公里 千米 米 "
    "平方米 平方公里 立方米 亩 公顷 吨 公斤 千克 斤 倍 成 折 步 环节 页 字 幕 集 部门 单位 方面 人次 件次 场次 处次 户次 家次 封次 条次 项次 批次 "
    "车次 个次 份次 点次 艘次 节次 宗次 余次 篇次 案次 项目 台次 辆次 班次 趟 余件 盏 盒 袋 箱 瓶 桶 粒 枝 令 份额 席 站 人天 人日 车 餐 顿 桩 笔 单 批件 "
    "剂次 架次 毫米 岁 度 千瓦 兆瓦 千瓦时 度电 公斤 毫克 升 毫升 分贝 亿立方米 则 款 通 档 起次 组 对 双 层 片 团 支队 帧 票 副 ㎡ 版次 键 类别 大类 小类"
).split()
# Nouns that an Arabic numeral counts without a measure word (4部门, 3镇).
NOUNS = (
    "部门 单位 企业 方面 环节 乡镇 镇街 街道 社区 村 县区 县市区 市县 领域 县 区 市 镇 乡 省 省市 校 学校 律所 窗口 站点 点 平台 学员 学生 干部 "
    "人员 案 字 大类 事项 村居 村社 小区 网格 党员 律师"
).split()
# Measures after which a Chinese numeral is a count. Left out: 分 (十分), 级, 大, 年, 届, 号 and the like.
NOT_AFTER_CHINESE = set("分 成 折 步 面 片 对 双 层 度 站 点 字 页 则 款 通 令 科 门 部门 单位 单 头 队 米 团 组 周 天 秒 课 节 类别 站点 组".split()) - {
    "部门", "单位", "天", "周", "课", "节", "队"
}  # fmt: skip

# Units that name the same thing, as the rules see them. A rule names a class.
CASES = frozenset("件 宗 起 例 案 件次 起次 宗次 桩 批件".split())
PEOPLE = frozenset("人 名 位 人次".split())
PERSONS = frozenset("人 名 位".split())
PERSON_TIMES = frozenset("人次".split())
TIMES = frozenset("次 场 场次 期 轮 轮次 批次 堂 节 讲 课 批 班次 节次".split())
UNITS = frozenset("家 个 户 所 处 户次 家次".split())
ITEMS = frozenset("项 个 件 条 种 类 项次 件次".split())
COPIES = frozenset("份 件 个 部 篇 条 封 份次 件次 宗 项 本 张".split())
PLACES = frozenset("个 处 所 座 家 间 室 站 点".split())
VENUES = PLACES | frozenset("条 块 面 支 村 社区".split())
RATES = frozenset(("%",))
MONEY = frozenset(("元",))
HOURS = frozenset("小时 个小时 课时 学时".split())

SAME = dict.fromkeys([*CASES, "件次"], "件") | dict.fromkeys(PERSONS, "人")


def comparable(unit: str) -> str:
    """The unit under which figures may be added up: 宗, 起, 例 and 件次 are 件; 名 and 位 are 人."""
    return SAME.get(unit, unit)
