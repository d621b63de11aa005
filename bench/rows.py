"""What a notice costs by its rows: 4,000 rows should cost about four times what 1,000 cost, in every stage and format.

Times are processor time, the least of some rounds in which few and many take turns (a machine that
slows down slows both); only the ratios of one run compare. Run: python -m bench rows
"""

from __future__ import annotations

import gc
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.base.collector import collector_paused

FEW, MANY = 1_000, 4_000
ROUNDS = 3
STAGES = ("read", "extract", "texts", "normalize", "match", "compose", "rows")
Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """(seconds of processor time, what was made), as in a worker: with the collector paused."""
    gc.collect()
    with collector_paused():
        start = time.process_time()
        made = work()
        return time.process_time() - start, made


def names(count: int) -> list[str]:
    """Names that nobody has seen, a few of the classification among them."""
    from pipeline.reference.editions import load_reference

    known = [one.name for one in load_reference().occupations]
    return [
        known[n // 4 % len(known)] + "一二三四五六七八九十"[n // 4 // len(known) % 10]
        if n % 4 == 0
        else f"{known[n * 7 % len(known)][:-1]}{'甲乙丙丁戊己庚辛'[n % 8]}{n}工"
        for n in range(count)
    ]


def fees(count: int) -> str:
    """One row an occupation, one column a grade; every third is scarce."""
    rows = ["序号 | 职业编码 | 职业（工种） | 行业 | 五级 | 四级 | 三级 | 二级 | 一级"]
    for n, name in enumerate(names(count), 1):
        code = f"6-{n // 400 % 90 + 10}-{n // 20 % 20 + 10}-{n % 20 + 10}"
        money = " | ".join(str(1000 + 100 * grade + n % 7) for grade in range(5))
        rows.append(f"{n} | {code} | {name} | 行业{n // 3} | {money}")
    return "\n".join(rows)


def scarce(count: int) -> str:
    """A list of the scarce ones with their grades."""
    rows = ["序号 | 紧缺职业（工种） | 等级"]
    for n, name in enumerate(names(count)[::3], 1):
        rows.append(f"{n} | {name} | 三级至一级")
    return "\n".join(rows)


def classes(count: int) -> str:
    """Names joined in the cell of their class, twenty-five classes; the amount of each beside them."""
    found, size = names(count), count // 25
    rows = ["类别 | 职业（工种） | 等级 | 补贴标准（元/人）"]
    for n in range(25):
        words = "、".join(found[n * size : (n + 1) * size])
        rows.append(f"{chr(65 + n)}类 | {words} | 五级 | {1000 + n}")
    return "\n".join(rows)


def prose(count: int) -> list[str]:
    """Paragraphs that each hold an amount and a rule."""
    return [
        f"（{n}）取得第{n}号项目培训合格证书的，按{500 + n % 900}元/人给予补贴，每人每年不超过{n % 4 + 1}次；"
        f"属于紧缺职业的上浮{10 + n % 20}%。"
        for n in range(1, count + 1)
    ]


def write(kind: str, count: int, form: str, folder: Path) -> Path:
    """A notice of so many rows under raw/ of a folder; gives its directory."""
    from tests.recipes.document import Notice, Paragraph, grid
    from tests.recipes.write_docx import write_docx
    from tests.recipes.write_pdf import write_pdf
    from tests.recipes.write_text import write_text

    directory = folder / f"{kind}-{count}-{form}"
    directory.mkdir()
    head = [
        Paragraph("关于公布职业培训补贴目录的通知"),
        Paragraph("紧缺职业在补贴标准基础上上浮30%。"),
    ]
    blocks = {
        "fees": lambda: [
            Paragraph("附件1"), Paragraph("职业培训补贴标准"), grid(fees(count)),
            Paragraph("附件2"), Paragraph("紧缺职业目录"), grid(scarce(count)),
        ],
        "classes": lambda: [Paragraph("附件1"), Paragraph("职业培训补贴标准"), grid(classes(count))],
        "prose": lambda: [Paragraph(text) for text in prose(count)],
    }[kind]()  # fmt: skip
    path = directory / f"notice.{form}"
    {"docx": write_docx, "pdf": write_pdf, "txt": write_text}[form](Notice([*head, *blocks]), path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = f'[[files]]\nname = "{path.name}"\nsha256 = "{sha256}"\n'
    (directory / "notice.toml").write_text(manifest, encoding="utf-8")
    return directory


def stages(directory: Path) -> tuple[dict[str, float], int]:
    """(seconds of each stage, rows of the catalogue) of a notice."""
    from pipeline.compose.build_catalogue import build_catalogue
    from pipeline.compose.facts import Facts
    from pipeline.extract import extract_document
    from pipeline.extract.text_files import from_files, to_files
    from pipeline.judgement.notice_toml import read_notice
    from pipeline.match import load_reference
    from pipeline.match.apply_matches import assign_codes
    from pipeline.model.printed import Extracted
    from pipeline.normalize import Loaded, normalize_notice
    from pipeline.read import read_document
    from pipeline.store.typed_rows import to_tables

    notice = read_notice(directory)
    took: dict[str, float] = {}
    took["read"], document = timed(lambda: read_document(directory / notice.main.name))
    took["extract"], (shell, found) = timed(lambda: extract_document(document))
    words = Extracted(
        notice.notice_id, notice.main.name, notice.main.sha256, document.format, document.pages, shell,
        tuple(found.entries), tuple(found.amounts), tuple(found.pairs), tuple(found.codes), tuple(found.clauses),
        tuple(found.fates), tuple(found.issues),
    )  # fmt: skip
    took["texts"], words = timed(lambda: from_files(to_files(words, document)))
    took["normalize"], rows = timed(lambda: normalize_notice(Loaded(notice, words)))
    matched_by = (notice.notice_id, rows.occupations, rows.crosswalk, load_reference(), ())
    took["match"], matched = timed(lambda: assign_codes(*matched_by))
    facts = Facts(rows.notice, matched.occupations, rows.rates, rows.rules, matched.proposed)
    took["compose"], (catalogue, _) = timed(lambda: build_catalogue(facts))
    every = [*matched.occupations, *rows.rates, *rows.rules, *rows.coverage, *catalogue]
    took["rows"], _ = timed(lambda: to_tables(every))
    return took, len(catalogue) + len(rows.rules)


def compare(few: Path, many: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The least seconds of each stage for both notices, which take turns."""
    least: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for _ in range(ROUNDS):
        (took_few, rows), (took_many, more) = stages(few), stages(many)
        assert more > rows > 0, (few.name, rows, more)
        for best, took in zip(least, (took_few, took_many), strict=True):
            best.update({stage: min(took[stage], best.get(stage, took[stage])) for stage in STAGES})
    return least


def run() -> None:
    """Prints seconds of 1,000 rows, and how many times as much 4,000 rows cost."""
    print(f"rows of one notice: seconds of {FEW}, and x what {MANY} cost", flush=True)
    print(f"  {'':14}" + "".join(f"{stage:>16}" for stage in STAGES))
    with tempfile.TemporaryDirectory() as name:
        for kind in ("fees", "classes", "prose"):
            for form in ("docx", "pdf", "txt"):
                written = [write(kind, count, form, Path(name)) for count in (FEW, MANY)]
                few, many = compare(*written)
                cells = [f"{few[s]:9.3f} x{many[s] / few[s]:5.1f}" for s in STAGES]
                print(
                    f"  {kind + ' ' + form:14}" + "".join(f"{cell:>16}" for cell in cells),
                    flush=True,
                )


if __name__ == "__main__":
    run()
