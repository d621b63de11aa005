"""Notices that nobody published, as many as are wanted: each with forty rows, names that have to be matched, and prose.

Every notice is made from its number alone, so that ten thousand hold the first thousand.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.small_notices import write_files
from tests.recipes.write_docx import write_docx
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_text import write_text

# The lines of the notice and its two tables.
Words = tuple[Sequence[str], str, str]
FEES, SCARCE = 30, 10
# Of twenty notices so many are Word files, text exports and PDFs.
FORMS = ("docx",) * 12 + ("txt",) * 5 + ("pdf",) * 3
BEFORE = ("", "", "", "高级", "智能", "农村", "工业", "数字", "现代", "传统", "民间", "海上")
KINDS = ("制作", "维护", "装配", "检验", "操作", "养护", "服务", "加工", "安装", "管理")
ENDS = ("工", "员", "师", "人员", "操作工", "技术员")


@cache
def _known() -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """(occupations with codes, work types, counties with codes)."""
    from pipeline.reference.editions import load_reference
    from pipeline.reference.regions import regions

    reference = load_reference()
    occupations = tuple((one.name, one.code) for one in reference.occupations)
    types = tuple(row.work_type for row in reference.work_type_rows())
    places = tuple((code, region.name) for code, region in sorted(regions().items()))
    return occupations, types, places


def _name(draw: random.Random) -> tuple[str, str]:
    """(printed name, printed code or ""): of the classification, written otherwise, a work type, or of nobody's list."""
    occupations, types, _ = _known()
    name, code = draw.choice(occupations)
    way = draw.random()
    if way < 0.45:
        return name, code
    if way < 0.60:
        return f"{name}（{draw.choice(types)}）", code
    if way < 0.75:
        return draw.choice(types), ""
    if way < 0.90:
        return draw.choice(BEFORE) + name[:-1] + draw.choice(ENDS), ""
    word = draw.choice(occupations)[0][:2] + draw.choice(types)[:2]
    return word + draw.choice(KINDS) + draw.choice(ENDS), ""


def _fees(draw: random.Random) -> str:
    rows = ["序号 | 职业编码 | 职业（工种） | 类别 | 五级 | 四级 | 三级 | 二级 | 一级"]
    for number in range(1, FEES + 1):
        name, code = _name(draw)
        base = draw.randrange(8, 20) * 100
        money = " | ".join(str(base + 500 * grade) for grade in range(5))
        rows.append(f"{number} | {code} | {name} | {draw.choice('ABC')} | {money}")
    return "\n".join(rows)


def _scarce(draw: random.Random) -> str:
    rows = ["序号 | 紧缺职业（工种） | 等级"]
    rows += [
        f"{n} | {_name(draw)[0]} | {draw.choice(('五级至三级', '三级至一级', '四级'))}"
        for n in range(1, SCARCE + 1)
    ]
    return "\n".join(rows)


def _write(number: int, path: Path) -> str:
    """The notice of a number, at `path`; gives the code of its region."""
    draw = random.Random(number)
    code, place = draw.choice(_known()[2])
    year, month = draw.randrange(2016, 2027), draw.randrange(1, 12)
    lines = (
        f"{place}人力资源和社会保障局关于公布{year}年职业技能培训补贴目录的通知",
        f"各有关单位：为做好职业技能提升工作，现将《{year}年职业技能培训补贴目录》印发给你们，请遵照执行。",
        f"一、对取得职业技能等级证书的人员，按附件1标准给予补贴；属于紧缺职业（工种）的，补贴标准上浮{draw.randrange(1, 5) * 10}%。",
        f"二、同一职业同一等级只能享受一次补贴，每人每年最多可享受{draw.randrange(2, 5)}次，应当在取得证书之日起12个月内申领。",
        f"三、企业组织职工参加岗前培训的，按每人{draw.randrange(4, 9) * 100}元给予企业补贴。",
        f"四、本通知自{year}年{month + 1}月1日起施行，有效期5年。",
        f"{place}人力资源和社会保障局", f"{year}年{month}月{draw.randrange(1, 29)}日",
        "附件1", "职业技能培训补贴标准（元/人）",
    )  # fmt: skip
    words = (lines, _fees(draw), _scarce(draw))
    if path.suffix == ".docx":
        _fill_docx(words, path)
    else:
        {".pdf": write_pdf, ".txt": write_text}[path.suffix](_notice(words), path)
    return code


def _notice(words: Words) -> Notice:
    lines, fees, scarce = words
    blocks = [
        *map(Paragraph, lines), grid(fees), Paragraph("附件2"), Paragraph("紧缺职业（工种）目录"), grid(scarce),
    ]  # fmt: skip
    return Notice(blocks)


@cache
def _template(shape: tuple[int, int, int]) -> dict[str, bytes]:
    """The parts of a Word file of so many lines and rows, a number of six digits for each text."""
    lines, fees, scarce = shape
    count = iter(range(10**5, 10**6))
    words = (
        [f"#{next(count)}" for _ in range(lines)],
        "\n".join(" | ".join(f"#{next(count)}" for _ in range(9)) for _ in range(fees)),
        "\n".join(" | ".join(f"#{next(count)}" for _ in range(3)) for _ in range(scarce)),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.docx"
        write_docx(_notice(words), path)
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}


def _fill_docx(words: Words, path: Path) -> None:
    """A Word file out of the template: made by the writer of the tests, a thousand times as fast."""
    lines, fees, scarce = words
    texts = [
        *lines,
        *(cell.strip() for row in (fees + "\n" + scarce).split("\n") for cell in row.split("|")),
    ]
    parts = _template((len(lines), fees.count("\n") + 1, scarce.count("\n") + 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            if name == "word/document.xml":
                filled = re.sub(
                    r"#(\d{6})", lambda m: escape(texts[int(m[1]) - 10**5]), data.decode()
                )
                data = filled.encode()
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)


def make_notice(root: Path, number: int, form: str = "") -> str:
    """raw/<id>/ of the notice of a number, in the format that its number gives or in `form`; gives its id."""
    name = f"place-{2000 + number % 25}-{number:06d}"
    folder = root / "raw" / name
    folder.mkdir(parents=True)
    path = folder / f"notice.{form or FORMS[number % len(FORMS)]}"
    code = _write(number, path)
    write_files(folder, {path.name: (path.read_bytes(), "main")})
    toml = folder / "notice.toml"
    toml.write_text(f'region = "{code}"\n\n' + toml.read_text(encoding="utf-8"), encoding="utf-8")
    return name


def make_notices(root: Path, count: int) -> None:
    """A root with so many notices; those that stand there already are left as they are."""
    have = len(list((root / "raw").glob("place-*"))) if (root / "raw").is_dir() else 0
    for number in range(have, count):
        make_notice(root, number)
