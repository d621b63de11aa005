"""A root with small notices, each a text with a list and its amounts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

BODY = """关于公布{year}年职业培训补贴目录的通知

某市人力资源和社会保障局

{year}年3月1日

本通知自{year}年4月1日起施行。

附件1

职业培训补贴目录

序号\t职业（工种）\t五级\t四级\t三级
1\t焊工\t1000\t1500\t2000
2\t电工\t1000\t1500\t2000
3\t{name}\t800\t1200\t1600
"""


def write_notice(root: Path, notice_id: str, text: str, more: str = "") -> Path:
    """raw/<notice_id>/ with notice.txt and its notice.toml, `more` behind it."""
    folder = root / "raw" / notice_id
    folder.mkdir(parents=True)
    return write_files(folder, {"notice.txt": (text.encode(), "main")}, more)


def write_files(folder: Path, files: Mapping[str, tuple[bytes, str]], more: str = "") -> Path:
    """Files with their roles, and the notice.toml that names them."""
    lines = []
    for name, (data, role) in files.items():
        (folder / name).write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        lines.append(f'[[files]]\nname = "{name}"\nsha256 = "{sha256}"\nrole = "{role}"\n')
    (folder / "notice.toml").write_text("\n".join([*lines, more]), encoding="utf-8")
    return folder


def small_root(root: Path) -> Path:
    """Three notices: a-2021, b-2022, c-2023."""
    for notice_id, name in (("a-2021", "车工"), ("b-2022", "钳工"), ("c-2023", "铣工")):
        write_notice(root, notice_id, BODY.format(year=notice_id[-4:], name=name))
    return root
