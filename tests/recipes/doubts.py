"""For each kind of issue a small notice in which it occurs, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.drawn_pdf import HEIGHT, WIDTH, Pen, draw_pdf, mapped_pdf
from tests.recipes.word_xml import paragraph, run, write_package
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_text import write_text

Write = Callable[[Path], object]
HEAD = ("关于公布职业技能培训补贴目录的通知", "梅人社发〔2024〕1号")
FROM = "现将目录公布如下，自2024年1月1日起施行。"
FOOT = ("梅州市人力资源和社会保障局", "2024年1月2日")
TITLE = "补贴性职业技能培训目录"
DECISION = "edition,scope,printed_name,code,judgement,reason,by,on\n"


@dataclass(frozen=True)
class Doubtful:
    """A file that holds a doubt (`write` puts it at a path of this `name`), more of notice.toml, a witness, a line of decisions.csv
    (`{id}` is the notice), and one of corrections.csv. `blanks` are what a person puts for the blanks of the advice, where it is neither a reason nor a name."""

    write: Write
    name: str = "notice.txt"
    below: str = ""
    witness: Write | None = None
    decisions: str = ""
    corrections: str = ""
    blanks: tuple[str, ...] = ()


def lines(*words: str) -> Write:
    """A text of paragraphs between the head and the foot of a notice."""
    text = "\n".join((*HEAD, FROM, *words, *FOOT)) + "\n"
    return lambda path: path.write_text(text, encoding="utf-8")


def annexes(*tables: tuple[str, str], words: tuple[str, ...] = ()) -> Write:
    """A text with an annex for each (title, rows); `words` are paragraphs of the body."""
    blocks = [Paragraph(one) for one in (*HEAD, FROM, *words, *FOOT)]
    found = [*blocks]
    for number, (title, rows) in enumerate(tables, 1):
        found += [Paragraph(f"附件{number}"), Paragraph(title)]
        found.append(grid(rows))  # type: ignore[arg-type]
    return lambda path: write_text(Notice(found), path)


def listed(rows: str, *words: str) -> Write:
    """A text with one list."""
    return annexes((TITLE, rows), words=words)


LIST = """序号 | 职业名称 | 职业编码 | 等级 | 补贴标准（元）
    1 | 焊工 | 6-18-02-04 | 五级 | 1000
    2 | 电工 | 6-31-01-03 | 四级 | 1200
    3 | 车工 | 6-18-01-01 | 四级 | 1200"""
SCARCE = """序号 | 职业名称 | 职业编码
    1 | 焊工 | 6-18-02-04
    2 | 电工 | 6-31-01-03
    3 | 车工 | 6-18-01-01
    4 | 铣工 | 6-18-01-02"""
CLASSES = """序号 | 职业名称 | 职业编码 | 类别
    1 | 焊工 | 6-18-02-04 | A
    2 | 电工 | 6-31-01-03 | B
    3 | 车工 | 6-18-01-01 | C"""
RATES = "类别 | 五级 | 四级\nA | 1000 | 1500\nB | 800 | 1200"
CROSSWALK = """现职业（工种） | < | 原职业（工种） | <
    编码 | 名称 | 编码 | 名称
    6-18-02-04 | 焊工 | 6-04-02-05 | 电焊工
    6-18-02-05 | 气焊工 | 6-04-02-05 | 电焊工"""
CODED = (
    "焊工 | 6-18-02-04", "电工 | 6-31-01-03", "车工 | 6-18-01-01", "铣工 | 6-18-01-02", "磨工 | 6-18-01-04", "架子工 | 6-29-01-05", "防水工 | 6-29-01-06", "电梯安装维修工 | 6-29-03-03", "管道工 | 6-29-03-02", "砌筑工 | 6-29-01-01",
)  # fmt: skip
ODD = "序号 | 职业名称 | 职业编码" + "".join(
    f"\n{n} | {one}" for n, one in enumerate((*CODED, "保育师 | 4-10-01"), 1)
)
INDUSTRIES = "序号 | 职业名称 | 职业编码 | 行业" + "".join(
    f"\n{n} | {one} | {'建筑施' if n == 2 else '建筑施工'}" for n, one in enumerate(CODED, 1)
)
SCARCE_TITLE = "紧缺职业（工种）目录"
BODY = "现将2024年职业技能培训补贴标准予以公布，自2024年1月1日起施行，请遵照执行。"


def _picture() -> ImageReader:
    """A picture of lines, as a scan of words is."""
    image = Image.new("L", (595, 842), 255)
    pen = ImageDraw.Draw(image)
    for y in range(60, 780, 24):
        pen.rectangle((80, y, 515, y + 10), fill=40)
    return ImageReader(image)


def _prose(pen: Pen) -> None:
    for n in range(12):
        pen.write(80, 760 - 24 * n, BODY, 12)


def scan_page(pen: Pen) -> None:
    """A page that is a picture of words."""
    pen.canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)


def _large_picture(pen: Pen) -> None:
    _prose(pen)
    pen.canvas.drawImage(_picture(), 80, 100, 400, 300)


def _under_picture(pen: Pen) -> None:
    for n in range(20):
        pen.write(80, 760 - 24 * n, BODY, 12, mode=3)
    scan_page(pen)


def _page(body: str) -> Write:
    text = f"<html><body><p>{HEAD[0]}</p>{body}<p>{FOOT[0]}</p></body></html>"
    return lambda path: path.write_text(text, encoding="utf-8")


def _drawing(wide: float, high: float) -> str:
    placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    extent = f'<wp:extent xmlns:wp="{placed}" cx="{wide * 360000:.0f}" cy="{high * 360000:.0f}"/>'
    return run(inside=f"<w:drawing>{extent}<a:blip/></w:drawing>")


def _word(body: str) -> Write:
    return lambda path: write_package(path, paragraph(run(HEAD[0])) + body)


def _columns(path: Path) -> None:
    """Columns of words that no rule parts, as a PDF prints them."""
    words = "\n".join(f"焊工{n} | 电工{n} | 车工{n} | 铣工{n}" for n in range(8))
    blocks = [
        *(Paragraph(one) for one in (*HEAD, FROM)),
        grid(words, style="none"),
        *map(Paragraph, FOOT),
    ]
    write_pdf(Notice(blocks), path)


def _merged(path: Path) -> None:
    """A table between three rules, with a cell over several rows."""
    rows = "类别 | 职业 | 等级 | 补贴标准（元）\nA | 焊工 | 五级 | 800\n^ | ^ | 四级 | 1200\n^ | ^ | 三级 | 1600"
    blocks = [*(Paragraph(one) for one in (*HEAD, FROM)), grid(rows), *map(Paragraph, FOOT)]
    write_pdf(Notice(blocks), path, "threeline")


def _without(number: int) -> Write:
    """A notice without one of the lines of its head and foot."""
    words = [*HEAD, FROM, *FOOT]
    del words[number]
    return lambda path: path.write_text("\n".join(words) + "\n", encoding="utf-8")


def _workbook(path: Path) -> None:
    """A list with an amount that is a formula nobody has worked out."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([HEAD[0]])
    for line in LIST.replace("1000", "=500+500").split("\n"):
        sheet.append([cell.strip() for cell in line.split("|")])
    book.save(path)


ACCEPTED = (
    '\n[[accept]]\nkind = "serial_gap"\nplace = "l99"\nreason = "r"\nby = "b"\non = 2024-05-01\n'
)
LOST = Doubtful(listed(LIST))
DOUBTS: dict[str, Doubtful] = {
    "serial_gap": Doubtful(listed(LIST.replace("3 |", "5 |"))),
    "serial_jump": Doubtful(listed(LIST.replace("3 |", "2 |"))),
    "duplicate_name": Doubtful(listed(LIST.replace("车工", "焊工"))),
    "duplicate_code": Doubtful(listed(LIST.replace("6-18-01-01", "6-31-01-03"))),
    "missing_separator": Doubtful(listed("类别 | 职业名称 | 补贴标准（元）\nA | 焊工、电工、车工 | 1000\nB | 铣工磨工、保育师 | 800")),
    "doubled_separator": Doubtful(listed("类别 | 职业名称 | 补贴标准（元）\nA | 焊工、电工、、车工 | 1000\nB | 铣工、保育师 | 800")),
    "open_list": Doubtful(listed(LIST + "\n4 | 除上述以外的其他符合条件的职业（工种） | | 五级 | 800")),
    "wrong_annex_number": Doubtful(annexes((TITLE, LIST), (SCARCE_TITLE, SCARCE.split("\n    4", maxsplit=1)[0]), words=("其中列入附件1“紧缺职业工种目录”的职业上浮。",))),
    "missing_annex": Doubtful(listed(LIST, f"附件：1.{TITLE}", "2.紧缺职业目录")),
    "undefined_mark": Doubtful(listed(LIST.replace("焊工", "焊工L"))),
    "odd_code": Doubtful(listed(ODD), blanks=("4-10-01-03",)),
    "two_codes": Doubtful(listed(LIST.replace("6-18-02-04", "6-18-02-04、6-18-02-05"))),
    "cut_value": Doubtful(listed(INDUSTRIES), blanks=("建筑施工",)),
    "merged_blank": Doubtful(listed(LIST + "\n | | 见附注 | | ")),
    "conversion_litter": Doubtful(listed(LIST.replace("焊工", "焊[bookmark: _GoBack]工"))),
    "text_garbled": Doubtful(lines("锟斤拷锟斤拷的补贴。")),
    "character_unknown": Doubtful(lambda path: mapped_pdf(path, b"(10X0) Tj", ("30", "0030"), ("31", "0031"), ("58", "0001")), "notice.pdf"),
    "page_is_picture": Doubtful(lambda path: draw_pdf(path, _prose, scan_page), "notice.pdf"),
    "merges_inferred": Doubtful(_merged, "notice.pdf"),
    "picture_unread": Doubtful(lambda path: draw_pdf(path, _large_picture), "notice.pdf"),
    "text_under_picture": Doubtful(lambda path: draw_pdf(path, _under_picture), "notice.pdf"),
    "object_unread": Doubtful(_word(paragraph(_drawing(15, 8))), "notice.docx"),
    "part_unread": Doubtful(_word(paragraph(_drawing(16, 24))), "notice.docx"),
    "web_picture_unread": Doubtful(_page("<p>现将目录公布如下，请遵照执行。</p>" * 20 + "<p><img src='a/W020240506.png' width=800></p>"), "notice.html"),
    "pictures_only": Doubtful(_page("<p><img src='W020240506.png'></p>"), "notice.html"),
    "text_left_out": Doubtful(_page(f"<p>{BODY}</p><p><s>补贴900元</s></p>"), "notice.html"),
    "text_set_aside": Doubtful(_page(f"<p>{BODY}<ruby>工<rt>gong</rt></ruby></p>"), "notice.html"),
    "missing_metadata": Doubtful(_without(1), blanks=("梅人社发〔2024〕1号",)),
    "amount_absent": Doubtful(listed(LIST.replace("1000", "按规定执行"))),
    "scarce_not_listed": Doubtful(annexes((TITLE, LIST), (SCARCE_TITLE, SCARCE))),
    "scarce_apart": Doubtful(annexes((TITLE, LIST), (SCARCE_TITLE, "序号 | 职业名称 | 职业编码\n1 | 铣工 | 6-18-01-02\n2 | 磨工 | 6-18-01-04"))),
    "ambiguous_crosswalk": Doubtful(annexes((TITLE, LIST), ("新旧职业对照表", CROSSWALK))),
    "unread_table": Doubtful(listed("甲 | 乙 | 丙\n焊工 | 五级 | 甲\n电工 | 四级 | 乙"), blanks=("name", "grade", "ignored")),
    "unread_lines": Doubtful(_columns, "notice.pdf"),
    "unread_row": Doubtful(listed(LIST + "\n | | | | 无")),
    "amount_implausible": Doubtful(lines("一、参加培训并取得证书的，每人给予补贴1000000元。")),
    "unread_amount": Doubtful(listed(LIST.replace("1000", "1x00")), blanks=("1000",)),
    "unread_rule": Doubtful(lines("一、培训课时", "培训课时不少于二三十课时。")),
    "unread_grade": Doubtful(listed(LIST.replace("五级", "五好级")), blanks=("五级",)),
    "header_guessed": Doubtful(listed(LIST.replace("职业名称", "甲乙丙"))),
    "header_unknown": Doubtful(listed(LIST.replace("补贴标准（元）", "补贴标准（元） | 甲乙").replace("1000", "1000 | 子").replace("1200", "1200 | 丑")), blanks=("ignored",)),
    "column_not_kept": Doubtful(listed(LIST.replace("补贴标准（元）", "培训课时").replace("1000", "100").replace("1200", "120"))),
    "programme_unknown": Doubtful(lines("一、补贴标准", "每人补贴500元。"), blanks=("pre_job",)),
    "match_review": Doubtful(listed(LIST.replace("车工 | 6-18-01-01", "车工好手 | ")), blanks=("6-18-01-01",)),
    "code_conflict": Doubtful(listed(LIST.replace("车工 | 6-18-01-01", "车工 | 6-31-01-03"))),
    "flag_contradiction": Doubtful(listed(LIST.replace("焊工", "焊工L"))),
    "stale_decision": Doubtful(listed(LIST), decisions="2022,{id},保育师,4-10-01-03,accept,r,b,2024-05-01"),
    "decision_unknown_code": Doubtful(listed(LIST), decisions="2022,{id},车工,9-99-99-99,accept,r,b,2024-05-01"),
    "decision_contradicts": Doubtful(listed(LIST), decisions="2022,{id},车工,6-18-02-04,accept,r,b,2024-05-01"),
    "scarce_without_amount": Doubtful(annexes((TITLE, LIST), (SCARCE_TITLE, SCARCE))),
    "scarce_undecided": Doubtful(annexes((TITLE, LIST.replace("车工 | 6-18-01-01", "车工好手 | ")), (SCARCE_TITLE, "序号 | 职业名称 | 职业编码\n1 | 车工 | "))),
    "rate_unknown": Doubtful(annexes((TITLE, CLASSES), ("职业技能培训补贴标准（元/人）", RATES))),
    "rate_ambiguous": Doubtful(annexes((TITLE, CLASSES.replace("| C", "| A")), ("职业技能培训补贴标准（元/人）", "类别 | 课时 | 五级 | 四级\nA | 40 | 1000 | 1500\nB | 40 | 800 | 1200\nA | 80 | 1100 | 1600"))),
    "contradiction": Doubtful(lines("一、补贴标准", "初级工每人补贴900元。", "二、其他补贴", "初级工每人补贴1000元。")),
    "amount_left_out": Doubtful(annexes((TITLE, CLASSES), ("职业技能培训补贴标准（元/人）", RATES), words=("二、补贴标准。A类职业培训补贴五级每人1200元。",))),
    "total_differs": Doubtful(lines("一、职业技能培训补贴标准", "初级工每人补贴900元（其中培训补贴700元、鉴定补贴300元）。")),
    "uplift_ambiguous": Doubtful(annexes((TITLE, LIST), (SCARCE_TITLE, SCARCE.split("\n    2", maxsplit=1)[0]), words=("紧缺职业补贴标准上浮30%。", "列入紧缺目录的职业，补贴标准上浮20%。"))),
    "fractional_amount": Doubtful(annexes((TITLE, LIST.replace("1000", "1001")), (SCARCE_TITLE, SCARCE.split("\n    2", maxsplit=1)[0]), words=("紧缺职业补贴标准上浮30%。",))),
    "witness_differs": Doubtful(listed(LIST), witness=listed(LIST.replace("1000", "900").replace("车工", "铣工"))),
    "unreadable": Doubtful(listed(LIST), corrections="l99,name,电工,钳工,r,b,2024-05-01"),
    "formula_without_value": Doubtful(_workbook, "notice.xlsx"),
    "stale_acceptance": Doubtful(listed(LIST), below=ACCEPTED),
    "stale_table_rule": Doubtful(listed(LIST), below='\n[[tables]]\nannex = "附件9"\nlist = "scarce"\n'),
    "supersedes_unknown": Doubtful(listed(LIST, "《关于公布目录的通知》（梅人社发〔2020〕9号）同时废止。")),
}  # fmt: skip
