"""A case: a whole short notice and its truth, drawn from a seed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from tests.layouts.shell import annex, body, prose
from tests.layouts.truth import Record
from tests.recipes.document import Block, Border, Notice
from tests.recipes.write_pdf import PdfOptions

from .by_class import family_01, family_15
from .by_row import family_03, family_04
from .draw import Draw
from .fees import family_06, family_07
from .lists import family_09, family_13, family_16
from .matrix import family_02, family_05, family_08
from .money import Content
from .sentences import family_18
from .several import family_10, family_11, family_12
from .words import CITIES, FILLER, OPENINGS, SENTENCES

# Each family with its weight.
FAMILIES: dict[int, tuple[Callable[[Draw], Content], int]] = {
    1: (family_01, 3), 2: (family_02, 3), 3: (family_03, 4), 4: (family_04, 3), 5: (family_05, 2), 6: (family_06, 3),
    7: (family_07, 3), 8: (family_08, 2), 9: (family_09, 2), 10: (family_10, 3), 11: (family_11, 3), 12: (family_12, 3),
    13: (family_13, 3), 15: (family_15, 2), 16: (family_16, 3), 18: (family_18, 4),
}  # fmt: skip
SUBJECTS = {
    "subsidised": ("职业技能培训补贴标准目录", "职业技能培训补贴职业（工种）和标准"),
    "scarce": ("急需紧缺职业（工种）目录", "紧缺职业（工种）目录"),
    "projects": ("补贴性职业技能培训目录",),
}


@dataclass(frozen=True)
class Case:
    """A notice with its truth. `traits` names the rarer things drawn; the sizes are points, of the PDF only."""

    id: str
    family: int
    notice: Notice
    occupations: list[Record]
    rates: list[Record]
    pdf_options: PdfOptions
    dialect: Literal["tabs", "lines"]
    cell_size: float
    body_size: float
    traits: tuple[str, ...]
    rules: list[Record] = field(default_factory=list)
    shell: Record = field(default_factory=dict)


def generate(seed: int, family: int | None = None) -> Case:
    """The case of `seed`: the same seed gives the same case. `family` may be asked for; else it is drawn by weight."""
    draw = Draw(seed)
    drawn = draw.random.choices(list(FAMILIES), [weight for _, weight in FAMILIES.values()])[0]
    chosen = drawn if family is None else family
    content = FAMILIES[chosen][0](draw)
    city, short = draw.choose(CITIES)
    titles = [f"{city}市{title}" for title, _ in content.annexes]
    force = draw_force(draw) if content.clauses else Force()
    blocks = letter(
        draw,
        city,
        short,
        f"关于{{}}{city}市{draw.choose(SUBJECTS[content.kind])}的通知",
        titles,
        [*content.clauses, *force.clauses],
    )
    for heading, title, (_, inside) in zip(draw.headings, titles, content.annexes, strict=True):
        filler = (
            prose("\n".join(draw.some(FILLER, draw.number(1, len(FILLER)))))
            if draw.chance(0.3, "text-before-table")
            else []
        )
        blocks += annex(heading.printed, _broken(draw, title), *filler, *inside)
    return Case(
        id=f"{seed:06}-family-{chosen:02}",
        family=chosen,
        notice=Notice(blocks),
        occupations=content.occupations,
        rates=content.rates,
        pdf_options=_options(draw),
        dialect=draw.choose(("tabs", "tabs", "lines")),
        cell_size=draw.cell_size,
        body_size=draw.choose((12.0, 14.0, 14.0, 15.0, 16.0)),
        traits=tuple(sorted(draw.traits)),
        rules=content.rules,
        shell=force.shell,
    )


def letter(
    draw: Draw, city: str, short: str, title: str, annexes: list[str], clauses: list[str]
) -> list[Block]:
    """The letter before the annexes: no amount stands in it but those of `clauses`."""
    year, issuer = draw.number(2021, 2025), f"{city}市人力资源和社会保障局"
    offices = [issuer, f"{city}市财政局"] if draw.chance(0.4) else [issuer]
    opened = draw.choose(("〔{}〕", "〔{}〕", "[{}]", "（{}）", "【{}】")).format(year)
    count = draw.number(1, 180)
    numbered = len(draw.headings) > 1 or any(heading.annex for heading in draw.headings)
    names = [f"{i + 1}.{name}" if numbered else name for i, name in enumerate(annexes)]
    sentences = draw.some(SENTENCES, draw.number(2, 5))
    lines = clauses or [f"{n}、{line}" for n, line in zip("一二三四五", sentences, strict=False)]
    sign = "\n".join(offices) if draw.chance(0.5) else (" " * draw.number(1, 4)).join(offices)
    return body(
        head="\n".join(offices) if draw.chance(0.5) else "",
        number=""
        if draw.chance(0.1)
        else f"{short}人社{draw.choose(('发', '函', '规', '字'))}{opened}{count}号",
        title=_broken(draw, title.format(draw.choose(("公布", "印发", "发布", "调整")))),
        to=draw.choose(
            (
                "各县（市、区）人力资源和社会保障局：",
                "各区县人力资源社会保障局、财政局，各培训机构：",
                "",
            )
        ),
        text="\n".join([draw.choose(OPENINGS), *lines]),
        annexes="附件：" + "\n".join(names) if names else "",
        sign=sign,
        date=f"{year}年{draw.number(1, 12)}月{draw.number(1, 28)}日",
        foot="（此件公开发布）" if draw.chance(0.2) else "",
    )


@dataclass(frozen=True)
class Force:
    """The clause that says from when to when a notice holds, and what it says."""

    clauses: tuple[str, ...] = ()
    shell: Record = field(default_factory=dict)


def draw_force(draw: Draw) -> Force:
    """First and last day in one of the forms that cities use."""
    year, years = draw.number(2021, 2026), draw.number(1, 5)
    first = f"{year}年3月1日"
    last = date(year + years, 3, 1) - timedelta(days=1)
    printed = f"{last.year}年{last.month}月{last.day}日"
    form = draw.choose((
        "本通知自{first}起施行，有效期{years}年。", "本通知自{first}起施行，有效期至{last}。", "本通知自{first}起试行，试行期{years}年。",
        "本通知自{first}起执行，至{last}止。", "本通知自{first}起实施，实施期限截至{last}。", "本通知自{first}至{last}执行。",
    ))  # fmt: skip
    text = form.format(first=first, last=printed, years=years)
    return Force((text,), {"effective_from": date(year, 3, 1), "effective_to": last})


def _broken(draw: Draw, title: str) -> str:
    """A title over two lines, where it is long."""
    at = len(title) * 6 // 10
    return f"{title[:at]}\n{title[at:]}" if len(title) > 16 and draw.chance(0.5) else title


def _options(draw: Draw) -> PdfOptions:
    """How the PDF is printed: ruled on three sides out of four cases, or open at the sides."""
    border: Border = draw.choose(("rules", "rules", "rects", "rects", "open"))
    return {
        "border": border,
        "footer": draw.chance(0.8),
        "split_rows": draw.chance(0.3, "split-rows"),
    }
