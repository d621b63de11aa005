"""CHANGES.md of a version: what changed since the one before, in 中文 and English."""

from __future__ import annotations

from pipeline.diff.difference import compare
from pipeline.diff.models import Side
from pipeline.diff.render.markdown import render_markdown
from pipeline.diff.terms import table_term
from pipeline.store.package import Facts

# A file has room for every row.
ROOMY = 10**9


def write_changes(before: Side | None, after: Side, facts: Facts) -> bytes:
    """Markdown; for the first version what it holds, else the difference to `before`."""
    parts = [f"# {facts.version}\n"]
    for name, reason in facts.dropped:
        parts.append(f"**不再收录 / dropped: {name}**: {reason}\n")
    if facts.kept_out:
        names = "、".join(facts.kept_out)
        parts.append(f"因有错误未收入的通知 / notices kept out by errors: {names}\n")
    if before is None:
        parts += [_contents(after, lang) for lang in ("zh", "en")]
    else:
        difference = compare(before, after)
        for lang, title in (("zh", "变动"), ("en", "Changes")):
            parts.append(f"## {title}\n\n{render_markdown(difference, lang, ROOMY)}")
    return "\n".join(parts).encode()


def _contents(side: Side, lang: str) -> str:
    title = "首个版本" if lang == "zh" else "First version"
    rows = [
        f"| {table_term(name, lang)} | {table.num_rows} |"
        for name, table in sorted(side.tables.items())
    ]
    head = "| 表 | 行数 |" if lang == "zh" else "| table | rows |"
    ids = "\n".join(
        f"- {notice}" for notice in sorted(side.tables["notices"]["notice_id"].to_pylist())
    )
    return "\n".join([f"## {title}\n", ids, "", head, "|---|---:|", *rows, ""])
