"""Lines that grow: a unit repeated, in a sentence, as a title and in a cell."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract import extract_document
from pipeline.read import read_document

SIGNS = "_ ( （ ) 9 一 . 、 ， ； ： x 字 五级 和 每 第 万 * ① [ - | … 《 》 (1) 9, 1- 年 〔 〕 / 补贴 标准 按 的"
WORDS = (
    "焊工、 每人补贴1000元， 对取得五级证书的，给予1000元/人补贴； 1000元/ 2024年3月1日 《目录》 附件1 （一） 1. 6-18-02-04 <p <p> "
    "[bookmark: 50% 按照 自2024年1月1日起至 〔2024〕1号 职业（工种） 不超过 分别按600元、800元 每增加1课时 最高不超过 "
    "见习补贴（每人1680元）、 县内每人60元、县外每人90元， 初级80、中级110、 焊工五级1000元、四级1500元， 含鉴定费130元， 由60元提高到80元； 1000（初级）"
)
UNITS = (*SIGNS.split(), *WORDS.split(), " ", "\u3000", "1 ")
PROSE = "关于公布2023年补贴目录的通知\n\n某市人力资源和社会保障局\n\n按规定{}补贴标准。\n\n2023年3月1日\n"
TITLE = "{}\n\n某局\n\n每人补贴1000元。\n"
CELL = "关于公布目录的通知\n\n附件1\n\n补贴目录\n\n序号\t职业（工种）\t五级\n1\t焊工\t1000\n2\t{}\t{}\n"
PLACES = {"prose": PROSE, "title": TITLE, "cell": CELL}


def write_grown(folder: Path, length: int) -> list[Path]:
    """A notice for each unit and place, the unit repeated to `length` characters."""
    written = []
    for number, unit in enumerate(UNITS):
        grown = (unit * (length // len(unit) + 1))[:length]
        for place, text in PLACES.items():
            path = folder / f"{place}-{number}-{length}.txt"
            path.write_text(text.replace("{}", grown), encoding="utf-8")
            written.append(path)
    return written


def count_blocks(path: Path) -> int:
    """Reads a notice, and says what is said in it; returns how many blocks it has."""
    document = read_document(path)
    extract_document(document)
    return len(document.blocks)
