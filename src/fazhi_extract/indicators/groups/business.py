"""营商环境与市场主体."""

from __future__ import annotations

from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import indicator, rate, rule
from fazhi_extract.model.fields import Count, Rate

ENTITIES = "市场主体|经营主体|商事主体"
HOUSEHOLDS = frozenset("户 家 个".split())
# Kinds of enterprises that are a choice of all.
NOT_ALL = "规上|规模以上|高新|高新技术|专精特新|上市|科技型|龙头|四上|限上|瞪羚|孵化|小巨人|培育|示范|总部|外资|重点|民营|入库|纳税|物业|建筑业|房地产"


class Business(Group):
    """市场主体: market entities registered."""

    new_market_entities: Count = indicator(
        "新增市场主体",
        "户",
        "Market entities newly registered",
        rule(
            "新增|新登记|新设|新设立|新发展|新注册|净增|新办|新开办",
            topic=ENTITIES,
            units=HOUSEHOLDS,
            no="服务企业|规上|高新技术|专精特新|个体工商户|瞪羚|孵化|四上|年初|上年末|去年底|转型升级|个转企",
        ),
        rule(
            "新增|新登记|新设|新设立|新注册|新培育|净增",
            ENTITIES,
            units=HOUSEHOLDS,
            no="服务企业|规上|高新技术|转型升级|个转企",
            weight=1,
        ),
        rule(
            "新登记|新设|新设立|新注册|新办",
            "个体工商户|个体户",
            "企业|公司|各类企业",
            units=HOUSEHOLDS,
            no="服务企业|规上|高新技术|转型升级|个转企",
            weight=1,
        ),
        # by kind, where no total is printed: 新设企业4128户、个体工商户6340户
        rule(
            "新增|新登记|新设|新设立|新注册|新开办",
            "企业|各类企业|公司|个体工商户|个体户",
            units=frozenset(("户",)),
            no=NOT_ALL + "|服务企业|年初|上年末|转型升级|个转企",
            weight=-1,
        ),
        rule(
            "个体工商户|个体户",
            topic="新增|新登记|新设|新设立|新注册",
            units=HOUSEHOLDS,
            no="实有|服务|帮扶|检查|年初|转型升级|个转企",
            no_clause="实有|其中",
            weight=-1,
        ),
        definition="新登记、新设经营主体",
        plausible=(0, 5_000_000),
        yes={"全年新登记经营主体8640户": 8640, "新设企业4128户、个体工商户6340户": [4128, 6340]},
        no=("新增高新技术企业12家", "新增规上企业12户"),
    )
    market_entities: Count = indicator(
        "实有市场主体",
        "户",
        "Market entities in existence at the end of the year",
        rule(
            ENTITIES,
            units=HOUSEHOLDS,
            no="纳入|白名单|新增|新登记|新设|新发展|净增|检查|新注册|抽查|注销|服务|提供|帮助|免予|免予处罚|免罚|不予处罚|信用修复|从轻|减轻|处罚|涉及|列入|名录|失信|吊销|民营|帮扶|走访|惠及|办理|减免|联系|培育",
        ),
        rule(
            "实有|总量|总数|存量|登记在册|累计登记|累计达|累计",
            topic=ENTITIES,
            units=HOUSEHOLDS,
            no="新增|新登记|企业",
            no_clause="高新技术企业",
        ),
        definition="期末总量",
        plausible=(0, 50_000_000),
        yes={"全县实有市场主体3.2万户": 32000},
        no=(
            "新增市场主体4100户",
            "抽查市场主体210户",
            "为2730家市场主体提供法治体检",
            "对316家市场主体免予处罚",
            "联合抽查42次,涉及市场主体965户",
        ),
    )
    market_entities_growth: Rate = rate(
        "市场主体同比增长",
        "Year-over-year growth of market entities, in percent",
        rule("增长|增速|增幅|上升|增加|提升|提高", topic=ENTITIES, change=True, no="企业数|税收"),
        definition="总量或新增的同比增速",
        plausible=(-100, 1000),
        yes={"新增市场主体4100户,同比增长8.6%": 8.6},
        no=("税收收入同比增长8.6%", "实有经营主体4.2万户,专利授权量同比增长8.6%"),
    )
    new_high_tech_enterprises: Count = indicator(
        "新增高新技术企业", "家", "High-technology enterprises newly recognised",
        rule("高新技术企业|高企", "新入库|入库|新增|新认定|新培育|净增|认定|培育|新获|获评|首次获评|通过认定", units=HOUSEHOLDS, no="总数|总量|累计达|实有"),
        rule("高新技术企业|高企", clause="新增|新认定|新培育|净增", units=HOUSEHOLDS, no="总数|总量|累计达|实有|达到", weight=-1),
        rule("净增|新增|增加", topic="高新技术企业|高企", units=HOUSEHOLDS, no="市场主体|经营主体|个体工商户|规上|专精特新|上市", weight=4),
        plausible=(0, 50_000),
        yes={"新认定高新技术企业19家": 19},
        no=("高新技术企业总数达210家",),
    )  # fmt: skip
