"""Which blocks of a page are the article.

Losing a sentence is worse than keeping a line of decoration, which is recognised in plain text later anyway. So
blocks are dropped only for a reason: they are hidden, mostly links, stand in an element that calls itself
navigation or footer (and holds little of the page's text), or are a line that only a page's foot has. What is
left is trimmed to where the article begins (title, heading or document data such as 索引号) and where it ends (the
last sentence, and the short lines of signature and date after it). If the page holds several articles, one is
chosen: the one about 法治政府建设, else the longest; a note says which were left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .page import Block, Node, Page

_NAVIGATION_TAGS = frozenset(("nav", "footer", "aside", "menu"))
_NAVIGATION_MARK = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|foot|footer|bottom|sidebar|side|crumbs?|breadcrumbs?|position|location|"
    r"weizhi|dqwz|share|aside|related|relate|recommend|copyright|friendlinks?|prev|next|prevnext|pager|pagination|toolbar|"
    r"toolbox|search|login|qrcode|ewm|comment|comments)(?:$|[\s_-])"
)
_TITLE_MARK = re.compile(r"(?:^|[\s_-])(?:\w*title|bt|biaoti|headline|caption)(?:$|[\s_-])")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_DOCUMENT = re.compile(
    r"(?:报告|報告|总结|總結|情况|情況|公报|公報|通知|公告|通告|意见|意見|方案|办法|辦法|计划|計劃|要点|要點|决定|決定|规定|規定|"
    r"条例|條例|细则|細則|汇报|匯報|彙報|年报|年報|批复|批覆|纪要|紀要|简报|簡報|解读|解讀|新闻|新聞)(?:[（(].{1,20}[)）])?$"
)
_SUBJECT = re.compile("法治政府建[设設]|依法行政|法治建[设設]")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[章节節部]")
_DATA = re.compile(
    r"索\s*引\s*[号號]|[发發]文字[号號]|文\s*[号號]\s*[:：]|(?:[发發]布|成文|公[开開]|生成)\s*(?:日期|时间|時間|机构|機構)|来\s*源\s*[:：]|來\s*源\s*[:：]"
    r"|主[题題]分[类類]|名\s*[称稱]\s*[:：]|信息分[类類]"
)
_AFTER = re.compile(
    r"上一[篇条條]|下一[篇条條]|打印|关闭|關閉|扫[一码]|掃[一碼]|分享|相关(?:链接|文章|阅读|解读|信息|新闻|文件)|相關|责任编辑|責任編輯|"
    r"返回顶部|返回頂部|友情[链鏈]|推荐|推薦|网站地图|網站地圖|联系我们|聯繫我們|来源[:：]"
)
_FOOT = re.compile(
    r"ICP[备備]|公网安[备備]|公網安備|版[权權]所有|网站标识码|網站標識碼|copyright|主[办辦][单單]位|承[办辦][单單]位",
    re.I,
)
_YEAR = re.compile(r"\d{4}|[〇○零一二三]{2}.{2}年")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Blocks in order; a title (text, index into the page) if the page names one that they lack; notes."""

    blocks: list[Block]
    title: tuple[str, int] | None
    notes: tuple[str, ...]


def choose(page: Page) -> Chosen:
    """The blocks of the article. Empty if the page shows no text."""
    _find_data_tables(page)
    notes: list[str] = []
    blocks, nodes = page.blocks, page.nodes
    hidden = sum(block.size for block in blocks if block.hidden)
    in_sight = sum(_weight(block) for block in blocks if not block.hidden)
    show_hidden = hidden > 500 and sum(_weight(block) for block in blocks if block.hidden) > 3 * in_sight
    if show_hidden:  # a script was to show it
        notes.append(f"most text stands in hidden elements ({hidden} characters): read all the same")
    elif hidden + page.hidden > 100:
        notes.append(f"{hidden + page.hidden} characters in hidden elements left out")
    keep = [show_hidden or not block.hidden for block in blocks]
    for i, block in enumerate(blocks):
        keep[i] = keep[i] and (_in_data(block, nodes) or not (_is_foot(block) or block.links >= 0.6 * block.size))
    weight = [_weight(block) if kept else 0 for block, kept in zip(blocks, keep, strict=True)]
    _drop_navigation(blocks, nodes, keep, weight)
    if dropped := sum(w for w, kept in zip(weight, keep, strict=True) if not kept):
        notes.append(f"{dropped} characters in navigation, side bars and lists of links left out")
    weight = [w if kept else 0 for w, kept in zip(weight, keep, strict=True)]
    first, last = _one_of_several(page, keep, weight, notes)
    first, last = _trim(page, keep, weight, first, last)
    chosen = [block for i, block in enumerate(blocks[first:last], first) if keep[i]]
    if not chosen:
        chosen = [block for block in blocks if show_hidden or not block.hidden]
    return Chosen(chosen, _missing_title(page, chosen), tuple(notes))


def _find_data_tables(page: Page) -> None:
    """A table of rows with cells, against one that lays out the page."""
    nodes = page.nodes
    largest = [0] * len(nodes)
    rows = [0] * len(nodes)
    size = [0, *accumulate(block.size for block in page.blocks)]
    for node in nodes:
        if node.tag in ("td", "th"):
            largest[node.table] = max(largest[node.table], size[node.last] - size[node.first])
        elif node.tag == "tr" and node.columns > 1:
            rows[node.table] += 1
    for index, node in enumerate(nodes):
        if node.tag == "table":
            node.is_data = not node.nested and rows[index] > 0 and (largest[index] <= 1500 or rows[index] > 3)


def _in_data(block: Block, nodes: list[Node]) -> bool:
    node = nodes[block.node]
    return bool(node.cell) and nodes[node.table].is_data


def _is_foot(block: Block) -> bool:
    return block.size < 300 and "。" not in block.text and bool(_FOOT.search(block.text))


def _weight(block: Block) -> int:
    """Characters that read like sentences."""
    plain = block.size - block.links
    return plain if plain >= 30 or "。" in block.text or "；" in block.text else 0


def _drop_navigation(blocks: list[Block], nodes: list[Node], keep: list[bool], weight: list[int]) -> None:
    heavy = [0, *accumulate(weight)]
    size = [0, *accumulate(block.size for block in blocks)]
    links = [0, *accumulate(block.links for block in blocks)]
    count = [0, *accumulate(block.link_count for block in blocks)]
    alone = [0, *accumulate(block.links >= 0.6 * block.size for block in blocks)]
    until = 0
    for node in nodes[1:]:
        first, last = node.first, node.last
        if last <= until or first == last or node.row:
            continue  # empty, inside what is dropped already, or a part of a table
        share = heavy[last] - heavy[first]
        named = node.tag in _NAVIGATION_TAGS or _NAVIGATION_MARK.search(node.mark)
        items = alone[last] - alone[first]
        listed = count[last] - count[first] >= 3 and 2 * (links[last] - links[first]) >= size[last] - size[first]
        teasers = (
            items >= 3 and 3 * items >= last - first and share <= 150 * items
        )  # titles of other articles, with their first lines
        most = 2 if teasers else 4 if listed else 10 if named else 0
        if most and most * share <= heavy[-1]:
            for i in range(max(first, until), last):
                keep[i] = keep[i] and not named and _in_data(blocks[i], nodes)
            until = last


def _heading_of(page: Page, keep: list[bool], first: int, last: int) -> Block | None:
    """The heading among the first lines of a stretch, if it is a document's title and no numbered section's."""
    for block in [page.blocks[i] for i in range(first, min(last, first + 6)) if keep[i]][:3]:
        node = page.nodes[block.node]
        if (node.tag in _HEADINGS or _TITLE_MARK.search(node.mark)) and not _NUMBERED.match(block.text):
            return block
    return None


def _under_a_title(page: Page, keep: list[bool], group: list[tuple[int, int, Block | None]]) -> bool:
    """Does a report's title stand above the group? Then its members are sections of that report."""
    first = group[0][0]
    return any(
        keep[i]
        and (page.nodes[block.node].tag in ("h1", "h2") or _TITLE_MARK.search(page.nodes[block.node].mark))
        and _DOCUMENT.search(block.text)
        and _YEAR.search(block.text)
        and all(
            heading is None or _SPACE.sub("", heading.text) != _SPACE.sub("", block.text) for _, _, heading in group
        )
        for i, block in enumerate(page.blocks[max(0, first - 30) : first], max(0, first - 30))
    )


def _is_report(heading: str) -> bool:
    """Whether a heading is the title of a year's report."""
    return bool(_SUBJECT.search(heading) and _YEAR.search(heading))


def _one_of_several(page: Page, keep: list[bool], weight: list[int], notes: list[str]) -> tuple[int, int]:
    """Bounds of the article if the page holds several, else of everything."""
    nodes, blocks = page.nodes, page.blocks
    heavy = [0, *accumulate(weight)]
    everything = (0, len(blocks))
    siblings: dict[tuple[int, str], list[tuple[int, int, Block | None]]] = {}
    for node in nodes[1:]:
        if node.tag in ("article", "div", "section", "td", "li") and heavy[node.last] - heavy[node.first] >= 80:
            heading = _heading_of(page, keep, node.first, node.last)
            if node.tag == "article" or (heading and _DOCUMENT.search(heading.text)):
                siblings.setdefault((node.parent, node.tag), []).append((node.first, node.last, heading))
    group: list[tuple[int, int, Block | None]]
    flow: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        tag = nodes[block.node].tag
        if keep[i] and tag in ("h1", "h2", "h3") and _DOCUMENT.search(block.text) and not _NUMBERED.match(block.text):
            flow.setdefault(tag, []).append(i)
    groups = [
        group for (_, tag), group in siblings.items() if tag == "article" or not _under_a_title(page, keep, group)
    ]
    for starts in flow.values():
        bounds = [*starts, len(blocks)]
        titles = {_SPACE.sub("", blocks[i].text) for i in starts}
        group = [
            (a, b, blocks[a])
            for a, b in pairwise(bounds)
            if heavy[b] - heavy[a] >= 80
            or (heavy[b] > heavy[a] and len(titles) == len(starts) and _is_report(blocks[a].text))  # however short
        ]
        if group and not _under_a_title(page, keep, group):
            groups.append(group)
    groups = [group for group in groups if len(group) > 1]
    if not groups:
        return everything
    group = max(groups, key=lambda g: sum(heavy[b] - heavy[a] for a, b, _ in g))

    def score(item: tuple[int, int, Block | None]) -> int:
        first, last, heading = item
        text = "".join(blocks[i].text for i in range(first, last) if keep[i])
        return (heavy[last] - heavy[first]) * (
            4 if heading and _SUBJECT.search(heading.text) else 2 if _SUBJECT.search(text) else 1
        )

    best = max(group, key=score)
    others = [
        heading.text[:30] if heading else blocks[first].text[:30] for first, _, heading in group if first != best[0]
    ]
    notes.append(f"the page holds {len(group)} articles; left out: " + "; ".join(others[:5]))
    return best[0], best[1]


def _trim(page: Page, keep: list[bool], weight: list[int], first: int, last: int) -> tuple[int, int]:
    blocks, nodes = page.blocks, page.nodes
    heavy = [i for i in range(first, last) if weight[i]]
    if not heavy:
        return first, last
    titles = [_SPACE.sub("", text) for text, _ in page.titles]
    for i in range(first, heavy[0]):
        block = blocks[i]
        node, bare = nodes[block.node], _SPACE.sub("", block.text)
        if keep[i] and (
            node.tag in _HEADINGS
            or _TITLE_MARK.search(node.mark)
            or _DATA.search(block.text)
            or _in_data(block, nodes)
            or (len(bare) >= 6 and (_DOCUMENT.search(bare) or any(bare in title for title in titles)))
        ):
            first = i
            break
    else:
        first = heavy[0]
    end = heavy[-1] + 1
    for i in range(end, last):
        in_data = _in_data(blocks[i], nodes)
        if not in_data and ((blocks[i].size <= 80 and _AFTER.search(blocks[i].text)) or i >= end + 20):
            break
        if keep[i]:
            end = i + 1
    return first, end


def _missing_title(page: Page, chosen: list[Block]) -> tuple[str, int] | None:
    """The page's own title, if it is a document's and the blocks do not print it."""
    said = _SPACE.sub("", "".join(block.text for block in chosen[:40]))
    for text, at in page.titles:
        part = max(
            re.split(r"[-_|—–]+|\s{1,9}[-|]\s{1,9}", text.strip()),
            key=lambda p: (bool(_DOCUMENT.search(p.strip())), len(p)),
        ).strip()
        bare = _SPACE.sub("", part)
        if _DOCUMENT.search(bare) and re.search(r"\d{4}", bare):
            offset = text.find(part)
            return None if bare in said or offset < 0 else (part, at + offset)
    return None
