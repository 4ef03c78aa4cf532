"""Page decoration (字号 大 中 小, 浏览次数, 索引号, 打印本页 …) and where the report's own text begins and ends."""

from __future__ import annotations

import re

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
# A line (or the part of one) that belongs to the page, not to the report.
_DECORATION = re.compile(
    r"""(?x)
    ^(?:
      (?:[\[【(]?(?:字号|字体|文字大小|字体大小)[\]】)]?:?.{0,24}$)
     |大中小$|(?:大|中|小)$|[\[【(]大[\]】)]?.{0,10}小[\]】)]?
     |[^,。;]{0,40}(?:浏览次数|浏览量|阅读次数|阅读量|点击次数|点击数|点击量|访问量|阅读:|浏览:|点击:)[::]?[^,。;]{0,20}$
     |[\[【(]?(?:索引号|信息索引|发文字号|文号|发布机构|发布单位|公开机构|公开主体|主题分类|主题词|体裁|组配分类|有效性|时效性|公开方式|公开时限|公开日期|生成日期|成文日期|发布日期|发布时间|发文日期|发文机关|名称|标题|来源|信息来源|作者|责任编辑|编辑|审核|责编|撰稿|初审|复审|终审|时间|日期|内容分类|服务对象|效力状态|公开属性|公开范围)(?:[\]】)]:?|[::]).{0,120}$
     |(?:打印|关闭|分享|收藏|纠错(?![率案数])|下载|返回|保存|扫一扫|扫码|用微信|微信扫|扫描二维码|手机扫|二维码).{0,30}$
     |.{0,12}(?:打印本页|关闭窗口|关闭本页|返回顶部|分享到|扫一扫|扫码).{0,60}$
     |(?:上一篇|下一篇|上一条|下一条|相关链接|相关文档|相关附件|附件下载|友情链接|主办单位|承办单位|主办:|承办:|版权所有|技术支持|网站标识码|备案号|政府网站标识码|联系我们|网站地图|无障碍|长者模式|适老化).{0,160}$
     |.{0,60}(?:ICP备|公网安备|网站标识码|Copyright|版权所有).{0,160}$
     |(?:您?当前(?:的)?位置|您?(?:现在)?所在(?:的)?位置|首页\s*[>›»|]|位置:|当前位置).{0,160}$
     |.{0,40}(?:首页)?(?:>|›|»)[^,。]{1,60}(?:>|›|»).{0,60}$
     |(?:简体|繁体|无障碍)\s*\|.{0,60}$
     |-{1,2}\d{1,4}-{1,2}$|第\d{1,4}页(?:[,/]?共\d{1,4}页)?$
     |今天是.{0,30}$|.{0,12}您是第\d{1,12}位.{0,12}$
    )"""
)
_SPAM = re.compile(
    r"(?:彩票|博彩|娱乐城|棋牌|百家乐|六合彩|赌场|网投|体育投注|开奖|av在线|成人视频|真人荷官|澳门新?葡京|老虎机|注册送|www\.[\w.]+\.(?:com|net|cc))"
)
# A figure with its unit. A sentence that states one is the report's (打印宣传资料12000份。), even where it begins like a
# button of the page; of what spam advertises, one that says how it was dealt with (检查彩票网点56家).
_MEASURED = re.compile(
    r"(?:\d|(?<![上下第])[一二三四五六七八九十百千两])[余多]?[万亿]?[余多]?(?:%|[件起宗例份册张个名人家户处场次项条台部所座间批元])"
)
_POLICED = re.compile(r"检查|[查惩]处|查获|打击|整治|取缔|捣毁|清理|收缴|公益金|执法|案件|销售网?点")
_STOP = re.compile("[。;!]")
_IMPRINT = re.compile("版权所有|ICP备|公网安备|网站标识码")


def _is_prose(line: str, spam: bool) -> bool:
    if not (_POLICED.search(line) if spam else _STOP.search(line)):
        return False
    return bool(_MEASURED.search(line)) and not _IMPRINT.search(line)


def decoration(text: str) -> list[Span]:
    """Sorted spans of lines that belong to the page. A line of running prose is never one."""
    spans = []
    for match in _LINE.finditer(text):
        line = match[0]
        if len(line) > 200 or ("。" in line and len(line) > 60):
            continue
        spam = _SPAM.search(line)
        # a label may stand behind a bar or a bullet: |索引号:…|, -索引号:…
        found = _DECORATION.match(line) or (line[0] in "|-•·" and _DECORATION.match(line.lstrip("|-•· ")))
        if (spam or found) and not _is_prose(line, bool(spam)):
            spans.append(match.span())
    return spans


_DATED = re.compile(r"(?:20\d\d|二[〇零][〇零一二三四][〇零一二三四五六七八九])年.{1,4}月.{1,4}日$")
_SIGNATURE = re.compile(r"[\u4e00-\u9fff()]{2,30}(?:人民政府|局|委员会|办公室|办事处|厅|委|院|中心)$")


# Lines that only a page's foot has: what stands below them, short and without a sentence, is the page's too.
_FOOT = re.compile(rf"上一[篇条]|下一[篇条]|相关链接|友情链接|主办|承办|.{{0,60}}(?:{_IMPRINT.pattern})")
_ADDRESS = re.compile(r"(?:通讯|联系|单位|办公)?(?:地址|电话|邮编|邮箱|传真|邮政编码|电子邮箱|联系人):")


def body_end(text: str, decorated: list[Span]) -> int:
    """Where the report's own text ends: before the page's foot, the signature and its date."""
    skip = set(decorated)
    end = len(text)
    certain = True  # whether every line seen below is the page's
    short = False  # whether some were short lines of which nothing tells
    below = end  # where it would end without those
    for match in reversed(list(_LINE.finditer(text, max(0, len(text) - 1500)))):
        line = match[0]
        if match.span() in skip and (certain or _FOOT.match(line)):
            end, certain = match.start(), True
        elif certain and (_DATED.match(line) or (len(line) <= 30 and _SIGNATURE.match(line)) or _ADDRESS.match(line)):
            end = match.start()
        elif len(line) <= 40 and "。" not in line and ";" not in line:
            certain = False
            if not short:
                short, below = True, end
        elif match.span() not in skip:
            return end
    return below if short else end  # no sentence stands above them: the text may be nothing but short lines


def first_prose(text: str, decorated: list[Span]) -> int:
    """Where the first paragraph of the report starts: the first long line with a full stop or comma."""
    skip = set(decorated)
    for match in _LINE.finditer(text):
        line = match[0]
        if len(line) >= 40 and match.span() not in skip and ("。" in line or line.count(",") >= 2):
            return match.start()
    return 0
