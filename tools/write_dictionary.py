"""docs/data-dictionary.md out of the row classes: `python -m tools.write_dictionary` writes it, `--check` says whether it is so."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.model.rows.definition import Column, TableSchema
from pipeline.model.schema import TABLES
from pipeline.model.vocabularies import Term

PATH = Path("docs/data-dictionary.md")
HEAD = """# Data dictionary · 数据字典

Made from `pipeline/model/rows/` by `python -m tools.write_dictionary`; change it there. 本文由 `pipeline/model/rows/` 生成，请勿手改。

Every row carries `notice_id` and `source`, the place in the published file (`place-2024/notice.pdf#p7.t1.r12`: page 7, table 1,
row 12). A null says that nothing is printed, or that it is not known; never zero. Amounts are yuan, shares per cent, dates ISO.
每行都有 `notice_id` 与 `source`（原文位置）。空值表示原文未印或未知，绝不表示零。金额单位为元，比例为百分数。
"""
TYPES = {
    "string": "text 文本", "int8": "whole number 整数", "int32": "whole number 整数", "float64": "number 数值", "bool": "yes or no 是否",
    "date": "date 日期", "list": "list of text 文本列表", "bbox": "list of numbers 数值列表",
}  # fmt: skip


def render() -> str:
    """The whole document."""
    contents = "\n".join(
        f"- [{table.name}](#{table.name}) — {table.en} · {table.zh}" for table in TABLES
    )
    tables = [_table(table) for table in TABLES]
    return "\n".join([HEAD, contents, "", *tables, *(_words(kind) for kind in _closed_lists())])


def _closed_lists() -> list[type[Term]]:
    """The closed lists of all columns, in the order of print."""
    terms = (term for table in TABLES for column in table.columns for term in column.terms)
    return list(dict.fromkeys(type(term) for term in terms))


def _words(kind: type[Term]) -> str:
    """The words of a closed list with their labels and meanings."""
    lines = [
        f"## {kind.__name__}",
        "",
        (kind.__doc__ or "").strip(),
        "",
        "| word · 词 | meaning | 名称 | 含义 |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{t}` | {t.meaning_en}. | {t.zh} | {t.meaning_zh} |" for t in kind]
    return "\n".join([*lines, ""])


def _table(table: TableSchema) -> str:
    lines = [
        f"## {table.name}",
        "",
        f"{table.en}. {table.zh}。",
        "",
        f"Key · 主键: {_names(table.key)}",
    ]
    lines += [
        f"Refers to · 外键: {_names(own)} → `{other}` ({_names(theirs)})"
        for own, other, theirs in table.foreign
    ]
    lines += [
        "",
        "| column · 列 | type · 类型 | null · 可空 | meaning | 含义 |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_column(column) for column in table.columns), ""])


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _column(column: Column) -> str:
    kind = type(column.terms[0]).__name__ if column.terms else ""
    listed = f"[{kind}](#{kind.lower()})" if kind else _names(column.values)
    values = f" One of · 取值: {listed}." if column.values else ""
    null = "" if column.required else "yes 可"
    return (
        f"| `{column.name}` | {TYPES[column.type]} | {null} | {column.en}.{values} | {column.zh} |"
    )


def main(arguments: list[str]) -> int:
    """Writes the document, or with --check gives 1 where it is not what would be written."""
    if "--check" in arguments:
        is_same = PATH.exists() and PATH.read_text(encoding="utf-8") == render()
        if not is_same:
            print(
                f"{PATH} is not what pipeline/model/rows says; run: python -m tools.write_dictionary",
                file=sys.stderr,
            )
        return 0 if is_same else 1
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(render(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
