"""One composed report, and the ways to write it that several tests share."""

TITLE = "云岭县人民政府2023年度法治政府建设情况报告"
PARAGRAPHS = (
    TITLE,
    (
        "2023年，云岭县坚持以习近平法治思想为指导，深入贯彻落实《法治政府建设实施纲要（2021-2025年）》，扎实推进依法行政各项工作。"
        "现将有关情况报告如下："
    ),
    "一、主要举措和成效",
    (
        "（一）依法化解行政争议。全年收到行政复议申请128件，受理117件，审结109件，其中维持61件、撤销7件、调解41件；"
        "行政机关负责人出庭应诉率达96.5%，同比提高3.2个百分点。"
    ),
    "（二）严格规范公正文明执法。全年办理行政处罚案件1,246件，罚没金额320.75万元，开展执法培训12场次，培训执法人员860余人次。",
    "二、存在的问题",
    "一是少数单位运用法治思维推动工作的能力不强；二是基层执法力量与任务不相适应。",
    "三、下一年度工作安排",
    "2024年，计划开展专项执法监督3次，行政复议案件办结率保持100%。",
    "云岭县人民政府",
    "2024年3月18日",
)
TEXT = "\n".join(PARAGRAPHS)
TABLE = (("项目", "件数"), ("收到行政复议申请", "128"), ("受理", "117"))
TRADITIONAL = (
    "雲嶺縣人民政府2023年度法治政府建設情況報告\n2023年，雲嶺縣堅持以習近平法治思想為指導，深入貫徹落實各項工作部署，紮實推進依法行政。\n"
    "全年收到行政復議申請128件，受理117件，審結109件；行政機關負責人出庭應訴率達96.5%。\n二、存在的問題\n少數單位運用法治思維的能力不強。\n"
)
LATIN = "Café Zürich — naïve façade, señor Ångström; déjà vu. Plain words follow for a while.\n" * 3
SCRIPT = "<script>var a = {b: 1}; function f(x) { return x + 1; }</script>\n" * 60


def table_html() -> str:
    return (
        "<table border=1>"
        + "".join("<tr>" + "".join(f"<td><p>{c}</p></td>" for c in row) + "</tr>" for row in TABLE)
        + "</table>"
    )


def paragraphs_html(tag: str = "p", style: str = ' style="text-indent:2em"') -> str:
    return "\n".join(f"<{tag}{style}>\n  <span>　　{p}</span>\n</{tag}>" for p in PARAGRAPHS[1:])


def portal_page(charset: str = "utf-8") -> str:
    """A government portal's page: navigation, document data, title, body, share bar, neighbours, footer."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{TITLE}_云岭县人民政府门户网站</title>
<meta name="ArticleTitle" content="{TITLE}">
<style>.x {{ color: red }}</style><script>if (a < b) document.write("<p>脚本写的话。</p>")</script></head>
<body>
<div class="header"><div class="logo">云岭县人民政府</div>
<ul class="nav"><li><a href="/">首页</a><li><a href="/zw">政务公开</a><li><a href="/hd">互动交流</a></ul></div>
<div class="crumbs">您所在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>
<!-- 注释里的文字。行政复议申请999件 -->
<div class="main"><div class="left"><ul><li><a href="1">通知公告一二三四</a></li><li><a href="2">政策解读五六七八</a></li>
<li><a href="3">机构职能九十</a></li></ul></div>
<div class="content">
<table class="info"><tr><td>索引号：</td><td>YL-2024-0031</td><td>发布机构：</td><td>云岭县人民政府</td></tr></table>
<h1 class="title">{TITLE}</h1>
<div class="meta">发布日期：2024-03-20 &nbsp; 来源：县司法局 &nbsp; 字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></div>
<div id="zoom"><div class="TRS_Editor"><div>{paragraphs_html()}</div></div>{table_html()}
<p style="display:none">隐藏的话，行政复议申请777件。</p><span style="font-size:0">看不见</span>
</div>
<div class="share">分享到：<a href="#">微信</a></div>
<div>上一篇：<a href="x">某镇2023年度法治政府建设情况报告</a></div>
</div></div>
<div class="footer"><p>主办单位：云岭县人民政府办公室 云ICP备12345678号 网站标识码5300000001</p></div>
<script>var t = "行政复议申请888件";</script>
</body></html>"""


def old_page(charset: str = "gb2312") -> str:
    """A page of the table age: layout by nested tables, <font>, <br> instead of paragraphs, entities, unclosed tags."""
    body = "<br>\n&nbsp;&nbsp;&nbsp;&nbsp;".join(PARAGRAPHS[1:]).replace("《", "&#12298;").replace("“", "&ldquo;")
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}"><TITLE>{TITLE}</TITLE></HEAD>
<BODY><TABLE width=100%><TR><TD><A href=a.htm>首页</A> | <A href=b.htm>新闻</A> | <A href=c.htm>公开</A></TD></TR></TABLE>
<TABLE width=100% cellpadding="0""><TR><TD width=160 valign=top><TABLE><TR><TD><A href=d.htm>机构设置</A><TR><TD><A href=e.htm>领导简介</A>
<TR><TD><A href=f.htm>办事指南</A></TABLE></TD><TD><P align=center><FONT size=5><B>{TITLE}</B></FONT></P>
<P align=center>2024年3月20日 浏览次数：135</P><P><FONT face=仿宋_GB2312>{body}</FONT></P>{table_html()}</TD></TR></TABLE>
<CENTER>版权所有：云岭县人民政府</CENTER></BODY></HTML>"""


def two_articles_page() -> str:
    other = "".join(
        f"<p>第{n}季度，全县完成固定资产投资{n}20亿元，同比增长{n}.5%，经济运行总体平稳，稳中有进。</p>"
        for n in range(1, 9)
    )
    return (
        f"<html><head><title>公开专栏</title></head><body><div class=list><article><h2>2023年经济运行情况通报</h2>{other}</article>"
        f"<article><h2>{TITLE}</h2>{paragraphs_html('div')}</article></div></body></html>"
    )
