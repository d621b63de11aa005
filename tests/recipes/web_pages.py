"""What sites of offices put around a notice, each in its own way, as a frame for `write_html`. `PAGES` names them all.

A frame is given the marked-up notice; what it says itself of the notice (its box of labels, its heading) is in `About`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .write_html import Frame, Style


@dataclass(frozen=True)
class About:
    """What a site says of a notice beside its text; empty where it says nothing."""

    title: str = ""
    number: str = ""
    office: str = ""
    written_on: str = ""
    attachments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A way to publish: the frame, the style of its markup, and the encoding of its bytes."""

    frame: Callable[[About], Frame]
    style: Style
    encoding: str = "utf-8"
    suffix: str = ".html"


MENU = "".join(f'<li><a href="/{n}/">{word}</a></li>' for n, word in enumerate(
    ("首页", "政务公开", "通知公告", "政策法规", "办事服务", "互动交流", "专题专栏", "下载中心", "人才招聘", "信用公示")
))  # fmt: skip
FOOT = "主办单位：某市人力资源和社会保障局　版权所有　某ICP备05000000号-1　网站标识码：3700000001"
SIDE = "".join(
    f'<li><a href="/t{n}.html">关于开展{n}月份技能提升行动的通知</a> <span>05-{n:02}</span></li>'
    for n in range(1, 9)
)


def _links(about: About) -> str:
    return "".join(
        f'<p><img src="/images/icon_xls.gif" width="16"><a href="{address}" title="{words}">{words}</a></p>'
        for words, address in about.attachments
    )


def trs(about: About) -> Frame:
    """A content system that marks its text `TRS_Editor`: navigation, the heading above the text, tools, share, neighbours."""
    return lambda body: (
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="SiteName" content="某市人力资源和社会保障局" /><meta name="ArticleTitle" content="{about.title}" />
<meta name="PubDate" content="2024-05-06 10:00" /><title>{about.title}_通知公告_某市人力资源和社会保障局</title>
<link rel="stylesheet" href="/css/main.css" /><style>.f_left{{float:left}} @media print {{ .zw {{ display:none }} }}</style>
<script type="text/javascript">var title = "<p>不是正文。</p>"; document.write("<table>");</script></head>
<body><div class="top"><ul>{MENU}</ul><form><input type="text" value="请输入关键字" /><button>搜索</button></form></div>
<div class="wz">当前位置：<a href="/">首页</a> &gt; <a href="/tz/">通知公告</a></div>
<div class="main"><div class="left"><ul>{SIDE}</ul></div><div class="xl"><h1>{about.title}</h1>
<div class="xx"><span>发布时间：2024-05-06 10:00</span>　<span>来源：职业能力建设科</span>　<span>字体：【<a>大</a> <a>中</a> <a>小</a>】</span></div>
<div class="zw"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;}}</style>
{body}</div></div>{_links(about)}
<div class="bdsharebuttonbox"><a>分享到：</a><a>微信</a></div><p>[打印本页]　[关闭窗口]</p>
<p>上一篇：<a href="/1.html">关于开展年度检查的通知</a></p><p>下一篇：<a href="/2.html">关于申报名师工作室的公告</a></p></div></div>
<div class="footer"><p>{FOOT}</p></div></body></html>"""
    )


def disclosure(about: About) -> Frame:
    """A page of government disclosure: number, office and day of the notice stand only in a box of labels above its text."""
    cells = [("索 引 号：", "11370000/2024-01234"), ("主题分类：", "就业 / 职业培训"), ("发文机关：", about.office), ("成文日期：", about.written_on),
             ("标　　题：", about.title), ("发文字号：", about.number), ("发布日期：", "2024-05-06"), ("有效性：", "有效")]  # fmt: skip
    rows = [cells[n : n + 2] for n in range(0, len(cells), 2)]
    box = "".join(
        f"<tr>{''.join(f'<td class=bt>{a}</td><td>{b}</td>' for a, b in row)}</tr>" for row in rows
    )
    return lambda body: (
        f"""<!doctype html><html><head><meta charset="utf-8"><title>某市政府信息公开 {about.title}</title></head><body>
<div class="header"><img src="/logo.png"><ul class="nav">{MENU}</ul></div>
<div class="container"><div class="dqwz">您现在的位置：<a href="/">信息公开首页</a></div>
<table class="xxgk_table" width="100%"><tbody>{box}</tbody></table>
<div class="article"><div class="trs_editor_view">{body}</div><div class="fj">{_links(about)}</div></div></div>
<footer><p>{FOOT}</p></footer></body></html>"""
    )


def founder(about: About) -> Frame:
    """A site laid out in tables within tables; comments mark the text. The bytes are GBK, named gb2312."""
    return lambda body: (
        f"""<html><head><META http-equiv=Content-Type content="text/html; charset=gb2312"><title>{about.title}-某市人社网</title></head>
<body topmargin=0><table width=1000 border=0 align=center cellpadding=0><tr><td><table width=100%><tr>{MENU.replace("<li>", "<td>").replace("</li>", "</td>")}</tr></table></td></tr>
<tr><td><table width=100% border=0><tr><td width=200 valign=top><table border=0><tr><td><ul>{SIDE}</ul></td></tr></table></td>
<td valign=top><table width=98% border=0><tr><td align=center><font size=5><b>{about.title}</b></font></td></tr>
<tr><td align=center>2024-05-06　字号：[ 大 中 小 ]　阅读次数：1024</td></tr>
<tr><td><div id=zoomtext><!--enpproperty <articleid>42</articleid>/enpproperty--><!--enpcontent-->{body}<!--/enpcontent--></div></td></tr>
<tr><td>{_links(about)}</td></tr></table></td></tr></table></td></tr>
<tr><td align=center>{FOOT}</td></tr></table></body></html>"""
    )


def wrong_charset(about: About) -> Frame:
    """A page in GBK that says it is UTF-8, its text in `zoom`."""
    return lambda body: (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市人力资源和社会保障局 通知公告 {about.title}</title></head>
<body><div id="nav"><ul>{MENU}</ul></div><table width="980" align="center"><tr><td class="title">{about.title}</td></tr>
<tr><td>发布日期：2024-05-06 浏览次数：<script>document.write(88)</script> 字体：[大 中 小]</td></tr>
<tr><td><div id="zoom">{body}</div></td></tr><tr><td>{_links(about)}【打印】 【关闭】</td></tr></table>
<div id="foot"><p>{FOOT}</p></div></body></html>"""
    )


def word_page(about: About) -> Frame:
    """Word's own page: a style sheet as a comment, properties in XML, sections; no title, no navigation."""
    return lambda body: (
        f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某科</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {{margin:0cm;}} span.hid {{display:none;mso-hide:all}} @page WordSection1 {{size:595.3pt 841.9pt;}} --></style>
</head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>
<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />
<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>
{body}
</div></body></html>"""
    )


def editor_page(about: About) -> Frame:
    """A page for phones and desks: the text twice, once hidden; sections around everything; no name for the text."""
    return lambda body: (
        f"""<!DOCTYPE html><html lang="zh"><head><meta name="viewport" content="width=device-width"><meta charset="UTF-8">
<title>{about.title} - 某市人社局</title><link rel="stylesheet" href="/a.css"></head><body>
<header><nav><ul>{MENU}</ul></nav></header><section class="wrap"><section><section class="page-title"><h2>{about.title}</h2></section>
<div class="info"><span>2024-05-06</span><span>来源：局办公室</span></div><div class="text" id="pc"><section data-role="outer">
{body}</section></div><div class="text" id="wap" style="display:none">{body}</div>{_links(about)}</section></section>
<aside><ul>{SIDE}</ul></aside><footer><p>{FOOT}</p><p>本网站由某市人力资源和社会保障局主办，技术支持由某公司提供。</p></footer></body></html>"""
    )


def bare(about: About) -> Frame:
    """No head, no encoding, no navigation: a text that somebody saved."""
    return lambda body: (
        f"<center><b>{about.title}</b></center>\n{body}\n" if about.title else f"{body}\n"
    )


def jcms(about: About) -> Frame:
    """An old page in GBK: menus and neighbours in cells beside the text, comments around it, links in script."""
    return lambda body: (
        f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=GBK"><TITLE>{about.title}</TITLE>
<META NAME="ColumnName" CONTENT="通知公告"><META NAME="ContentSource" CONTENT="某局"></HEAD><BODY topmargin=0>
<TABLE width=1000 align=center border=0 cellspacing=0><TR><TD colspan=2><script src=/top.js></script><ul>{MENU}</ul></TD></TR>
<TR><TD width=220 valign=top><TABLE width="100%"><TR><TD class=lm>栏目导航</TD></TR><TR><TD><ul>{SIDE}</ul></TD></TR></TABLE></TD>
<TD valign=top><TABLE width="100%"><TR><TD class=bt align=center>{about.title}</TD></TR>
<TR><TD align=center>发布日期：2024-05-06　浏览次数：<script>document.write(12)</script>次　字号：[大 中 小]</TD></TR>
<TR><TD><div id="zoom"><!--ZJEG_RSS.content.begin-->{body}<!--ZJEG_RSS.content.end--></div></TD></TR>
<TR><TD>{_links(about)}</TD></TR><TR><TD align=right>【<a href="javascript:print()">打印</a>】【<a href="javascript:close()">关闭</a>】</TD></TR></TABLE></TD></TR>
<TR><TD colspan=2 align=center>{FOOT}</TD></TR></TABLE></BODY></HTML>"""
    )


def portal(about: About) -> Frame:
    """A page of a government portal: a list of labels in `dl`, the text in `UCAP-CONTENT`, a code to scan, a phone's bar below."""
    return lambda body: (
        f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="lanmu" content="政策"><title>{about.title}_部门文件_某市政府</title></head>
<body><header class="header"><div class="nav"><ul>{MENU}</ul></div></header><div class="crumbs">首页 &gt; 政策 &gt; 部门文件</div>
<div class="article oneColumn pub_border"><h1>{about.title}</h1><div class="pages-date">2024-05-06 10:00
<span class="font">来源： 某市人社局</span><div class="pages_print">【字体：<span>大</span> <span>中</span> <span>小</span>】</div></div>
<div class="pages_content" id="UCAP-CONTENT">{body}</div>{_links(about)}<div class="share">分享到微信</div>
<div class="related"><h3>相关链接</h3><ul>{SIDE}</ul></div></div>
<footer class="footer">{FOOT}</footer><div class="ewm" style="display:none">扫一扫在手机打开当前页</div></body></html>"""
    )


def school(about: About) -> Frame:
    """A content system of many offices and schools: the text in a form, `vsb_content`, attachments in a list below."""
    return lambda body: (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><META Name="keywords" Content="某局"><title>{about.title}-某局</title></head>
<body><div class="wp-menu"><ul>{MENU}</ul></div><div class="position">当前位置: <a href="/">首页</a> &gt;&gt; 通知</div>
<form name="_newscontent_fromname"><h2 align="center">{about.title}</h2><div>2024年05月06日 09:30　点击：[<span>128</span>]</div>
<div id="vsb_content"><div class="v_news_content">{body}</div></div><div id="div_vote_id"></div>{_links(about)}
<p>【<a href="javascript:window.close()">关闭窗口</a>】</p></form><div class="foot">{FOOT}</div></body></html>"""
    )


PAGES: dict[str, Page] = {
    "trs": Page(trs, "plain"),
    "disclosure": Page(disclosure, "editor"),
    "founder-gbk": Page(founder, "loose", "gb18030"),
    "gbk-says-utf-8": Page(wrong_charset, "plain", "gb18030"),
    "jcms-gbk": Page(jcms, "loose", "gb18030"),
    "portal": Page(portal, "plain"),
    "school": Page(school, "editor"),
    "word": Page(word_page, "word", "gb18030"),
    "word-named-doc": Page(word_page, "word", "gb18030", ".doc"),
    "editor": Page(editor_page, "editor"),
    "bare": Page(bare, "loose"),
    "utf-16-named-xls": Page(bare, "plain", "utf-16", ".xls"),
}
