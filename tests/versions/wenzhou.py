"""The two 2023 notices of raw/, the draft and the final text, cut into rows of `occupations` and `rates`.

Not the project's own reading: the text export is cut at its 、 and numbers, so that the difference is tested alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.versions.tables import Tables, make_version

RAW = Path(__file__).parents[2] / "raw"
FINAL, DRAFT = "wenzhou-2023", "wenzhou-2023-draft"
GRADES = {"五级": 5, "四级": 4, "三级": 3, "二级": 2, "一级": 1}
AMOUNTS = re.compile(r"(初级|中级|高级|技师|高级技师)\s+(\d{3,4})\b")
SCARCE = re.compile(r"(\d{1,2})\s+([一-龥]+)\s+([一二三四五]级)(?:至([一二三四五]级))?")
CODES = {  # what a matcher would find, for the names that matter here
    "网络与信息安全管理员": "4-04-04-02",
    "网络与信息安全管理": "4-04-04-02",
    "包装设计师": "2-09-06-05",
    "包装设计": "2-09-06-05",
    "多工序数控机床操作调整工": "6-18-01-07",
}


def read_words(notice: str) -> str:
    """The export of a notice without marks of conversion."""
    return re.sub(
        r"\[bookmark: [^\]]*\]|</?p>", "", (RAW / notice / "notice.txt").read_text(encoding="utf-8")
    )


def both_notices() -> Tables:
    """One version that holds the draft and the final text."""
    occupations = [row for notice in (DRAFT, FINAL) for row in entries(notice)]
    rates = [row for notice in (DRAFT, FINAL) for row in amounts(notice)]
    catalogue = [row for notice in (DRAFT, FINAL) for row in joined(notice)]
    return make_version((DRAFT, FINAL), occupations=occupations, rates=rates, catalogue=catalogue)


def entries(notice: str) -> list[dict[str, Any]]:
    """Rows of `occupations`: classes A to C, the sentence of class D, specialised abilities, scarce list."""
    words = read_words(notice)
    certificate = re.search(r"(国家|能人员)职业资格证?书（职业技能等级证书）(?=\s+A)", words)
    assert certificate
    rows = [
        _entry(notice, "subsidised", "附件1", name, subsidy_class=letter)
        for letter, name in _classes(words)
    ]
    sentence = re.search(r"国家职业资格目录中除上述.*?（职业技能等级证书）", words)
    assert sentence
    residual = {"printed_name": sentence[0], "subsidy_class": "D", "is_residual": True}
    rows.append(_entry(notice, "subsidised", "附件1", "*", **residual))
    rows = [{**row, "certificate": certificate[0]} for row in rows]
    annexes = ("附件2", "附件3") if notice == FINAL else ("附件3", "附件2")
    abilities = re.search(r"柑橘繁育、[^\s]*", words)
    assert abilities
    rows += [
        _entry(notice, "specialised_ability", annexes[0], name) for name in _abilities(abilities[0])
    ]
    return rows + [_entry(notice, "scarce", annexes[1], **cells) for cells in _numbered(words)]


def _classes(words: str) -> list[tuple[str, str]]:
    cells = re.findall(r"\b([ABC])\s+(?!类)((?:[^\s、]+、)+[^\s、]+)", words)
    return [(letter, name) for letter, names in cells for name in names.split("、")]


def _abilities(words: str) -> list[str]:
    """The draft forgets three separators and doubles one; both are read as the final text prints them."""
    for left, right in (
        ("清水鱼养殖", "白叶茶栽培"),
        ("莹石雕刻", "陶瓷雕刻"),
        ("西砚制作", "金漆造像"),
    ):
        words = words.replace(left + right, f"{left}、{right}")
    return [name for name in words.split("、") if name]


def _numbered(words: str) -> list[dict[str, Any]]:
    found = sorted(
        (int(number), *cells) for number, *cells in SCARCE.findall(words[words.index("评茶员") :])
    )
    return [
        {"name": name, "seq": number, "grade_low": GRADES[low], "grade_high": GRADES[high or low]}
        for number, name, low, high in found
    ]


def _entry(notice: str, kind: str, annex: str, name: str, **cells: Any) -> dict[str, Any]:
    code = CODES.get(name) if kind != "specialised_ability" else None
    status = "accepted" if code else "unmatched"
    return {"notice_id": notice, "list": kind, "annex": annex, "name": name, "occupation_code": code} | {
        "match_status": status, **cells}  # fmt: skip


def amounts(notice: str) -> list[dict[str, Any]]:
    """Rows of `rates`: the amounts of classes A to D by grade."""
    found = AMOUNTS.findall(read_words(notice))
    assert len(found) == 20, found
    grades = {"初级": 5, "中级": 4, "高级": 3, "技师": 2, "高级技师": 1}
    common = {
        "notice_id": notice,
        "programme": "vocational_qualification",
        "clause": "附件1",
        "unit": "per_person",
    }
    return [
        {
            **common,
            "component": "total",
            "subsidy_class": "ABCD"[number // 5],
            "grade": grades[grade],
        }
        | {"item": grade, "amount_yuan": int(amount), "printed": amount}
        for number, (grade, amount) in enumerate(found)
    ]


def joined(notice: str) -> list[dict[str, Any]]:
    """Rows of `catalogue` for classes A to D: an occupation and grade with its amount, 30 % more where it is scarce."""
    listed = entries(notice)
    ranges = {row["name"]: row for row in listed if row["list"] == "scarce"}
    paid = {(row["subsidy_class"], row["grade"]): row["amount_yuan"] for row in amounts(notice)}
    found = []
    for number, entry in enumerate(row for row in listed if row["list"] == "subsidised"):
        for grade in (5, 4, 3, 2, 1):
            span = ranges.get(entry["name"])
            scarce = span is not None and span["grade_low"] >= grade >= span["grade_high"]
            base, percent = paid[entry["subsidy_class"], grade], 30.0 if scarce else 0.0
            cells = {
                "is_scarce": scarce,
                "scarce_uplift_pct": percent,
                "amount_yuan": base * (100 + percent) / 100,
            }
            place = {
                "entry_id": f"{notice}/subsidised/{number}",
                "grade": grade,
                "base_amount_yuan": base,
            }
            common = {
                "notice_id": notice,
                "name": entry["name"],
                "programme": "vocational_qualification",
            }
            codes = {
                key: entry[key] for key in ("subsidy_class", "occupation_code", "match_status")
            }
            found.append({**common, **place, **cells, **codes, "unit": "per_person"})
    return found
