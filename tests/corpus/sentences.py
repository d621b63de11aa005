"""Family 18: amounts, shares and limits in sentences, each kind in several wordings, with the facts they are made of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.truth import Record, Value

from .draw import Draw
from .money import Content
from .truth import OPEN, rate

GRADES = {
    5: ("初级工", "五级"),
    4: ("中级工", "四级"),
    3: ("高级工", "三级"),
    2: ("技师", "二级"),
    1: ("高级技师", "一级"),
}
# Wordings of sets of grades, for both ways to name one.
SETS: dict[str, tuple[int, ...]] = {
    "{2}及{1}": (2, 1), "{2}、{1}": (2, 1), "{3}以上": (3, 2, 1), "{3}及以上": (3, 2, 1), "{4}及以下": (5, 4), "{5}至{3}": (5, 4, 3), "{4}、{3}": (4, 3),
}  # fmt: skip


@dataclass
class Said:
    """A sentence without its full stop, and its facts."""

    text: str
    rates: list[Record] = field(default_factory=list)
    rules: list[Record] = field(default_factory=list)


def money(**values: Value) -> Record:
    """A row of `rates` with the columns that sentences fill; what is not named is null, and `exact` its bound."""
    more = {"bound": "exact", "scarcity": None, "beneficiary": None, "condition": None}
    more |= {name: values.pop(name) for name in tuple(more) if name in values}
    return rate(**values) | {k: v for k, v in more.items() if v != OPEN}


def rule(kind: str, value: int, unit: str, **values: Value) -> Record:
    """A row of `rules`, the columns that are named."""
    return {"rule": kind, "value": float(value), "unit": unit} | values


def say(draw: Draw, yuan: int) -> str:
    """A sum as notices print it: 1200元, 1,200元, １２００元, 0.12万元."""
    form = draw.choose(("plain", "plain", "plain", "commas", "wide", "myriads"))
    if form == "wide":
        return f"{yuan}元".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form == "myriads" and yuan % 100 == 0:
        return f"{yuan / 10000:g}万元"
    return f"{yuan:,}元" if form == "commas" else f"{yuan}元"


def by_class(draw: Draw) -> Said:
    """Classes with their own ladders."""
    text, rates = [], []
    for letter in draw.choose((("A", "B"), ("A", "B", "C"))):
        yuan = draw.ladder((5, 4, 3))
        sums = "、".join(f"{GRADES[grade][0]}{yuan[grade]}元" for grade in yuan)
        text.append(f"{letter}类职业{sums}")
        rates += [money(grade=g, amount_yuan=n, subsidy_class=letter) for g, n in yuan.items()]
    return Said("职业技能培训补贴标准：" + "；".join(text), rates)


def by_scarcity(draw: Draw) -> Said:
    """An amount for scarce occupations and one for the others."""
    low = draw.number(500, 2000, 100)
    high = low + draw.number(100, 900, 100)
    text = f"中级工职业技能培训补贴：紧缺职业每人{say(draw, high)}，非紧缺职业每人{say(draw, low)}"
    sums = {"scarce": high, "not_scarce": low}
    return Said(text, [money(grade=4, amount_yuan=n, scarcity=tier) for tier, n in sums.items()])


def ladder(draw: Draw) -> Said:
    """初级工1000元、中级工1500元; or 分别."""
    words, grades = draw.choose((0, 1)), draw.choose(((5, 4, 3), (5, 4, 3, 2, 1), (4, 3, 2)))
    yuan = draw.ladder(grades)
    names = [GRADES[grade][words] for grade in grades]
    if draw.chance(0.4, "respectively"):
        sums = "、".join(f"{yuan[grade]}元" for grade in grades)
        text = f"职业技能培训补贴标准为：{'、'.join(names)}每人分别补贴{sums}"
    else:
        pairs = [f"{name}{yuan[grade]}元" for name, grade in zip(names, grades, strict=True)]
        text = f"职业技能培训补贴标准为每人{'、'.join(pairs)}"
    return Said(text, [money(grade=grade, amount_yuan=yuan[grade]) for grade in grades])


def sets(draw: Draw) -> Said:
    """高级工以上每人4000元: a row for each grade of the set."""
    form, grades = draw.choose(tuple(SETS.items()))
    names = {str(grade): words[draw.choose((0,))] for grade, words in GRADES.items()}
    for grade, name in names.items():
        form = form.replace(f"{{{grade}}}", name)
    yuan = draw.number(500, 5000, 100)
    text = f"取得{form}职业技能等级证书的，每人补贴{say(draw, yuan)}"
    return Said(text, [money(grade=g, amount_yuan=yuan, condition=OPEN) for g in grades])


def total(draw: Draw) -> Said:
    """A total with its parts, which add up."""
    parts = draw.number(400, 1500, 50), draw.number(100, 400, 20)
    text = f"初级工职业技能培训每人补贴{sum(parts)}元（其中培训补贴{parts[0]}元、鉴定补贴{parts[1]}元）"
    kinds = {"total": sum(parts), "training": parts[0], "appraisal": parts[1]}
    return Said(text, [money(grade=5, component=k, amount_yuan=n) for k, n in kinds.items()])


def by_people(draw: Draw) -> Said:
    """The same grades for two kinds of people."""
    text, rates = [], []
    for who in draw.some(("企业职工", "失业人员", "农村转移就业劳动者", "退役军人"), 2):
        yuan = draw.ladder((5, 4))
        text.append(f"{who}：五级{yuan[5]}元、四级{yuan[4]}元")
        rates += [money(grade=g, amount_yuan=yuan[g], condition=who) for g in (5, 4)]
    return Said("职业技能培训补贴标准：" + "；".join(text), rates)


def per_time(draw: Draw) -> Said:
    """Per month, day and class."""
    form, programme, unit, most = draw.choose((
        ("就业见习补贴标准为每人每月{}元", "internship", "per_person_month", 2000),
        ("就业见习补贴按{}元/人·月给付", "internship", "per_person_month", 2000),
        ("岗前培训补贴每人每天{}元", "pre_job", "per_person_day", 200),
        ("岗前培训按{}元/人/天补贴", "pre_job", "per_person_day", 200),
        ("项目制培训按每班{}元补贴", "project_based", "per_class", 30000),
    ))  # fmt: skip
    yuan = draw.number(most // 10, most, most // 20)
    return Said(form.format(yuan), [money(programme=programme, amount_yuan=yuan, unit=unit)])


def bounded(draw: Draw) -> Said:
    """最高 and 不低于."""
    word, bound = draw.choose(
        (("最高", "at_most"), ("不超过", "at_most"), ("不低于", "at_least"), ("不少于", "at_least"))
    )
    yuan = draw.number(2000, 8000, 100)
    text = f"企业新型学徒制培训补贴每人每年{word}{say(draw, yuan)}"
    made = money(programme="apprenticeship", amount_yuan=yuan, unit="per_person_year", bound=bound)
    return Said(text, [made])


def budget(draw: Draw) -> Said:
    """A sum that is no rate."""
    return Said(f"市财政每年安排补贴资金{draw.number(50, 900, 10)}万元")


def shared(draw: Draw) -> Said:
    """A share of the standard for a kind of training or people."""
    percent = draw.number(50, 90, 5)
    who = draw.choose(("线上培训", "非本市户籍人员", "院校学生"))
    form = draw.choose(("{}按补贴标准的{}%给予补贴", "{}按标准的{}%补贴"))
    made = rule("share", percent, "percent", of_what="standard")
    return Said(form.format(who, percent), [], [made])


def halved(draw: Draw) -> Said:
    """减半 is a share of 50 %."""
    who = draw.choose(("非本市户籍人员", "第二次参加同一培训的人员"))
    return Said(f"{who}补贴标准减半", [], [rule("share", 50, "percent")])


def raised(draw: Draw) -> Said:
    """An uplift for scarce occupations, exact or at most."""
    percent = draw.number(10, 50, 5)
    form, bound = draw.choose(
        (("上浮{}%", "exact"), ("最高上浮{}%", "at_most"), ("提高{}%", "exact"))
    )
    text = f"列入紧缺职业目录的，补贴标准{form.format(percent)}"
    return Said(text, [], [rule("scarce_uplift", percent, "percent", bound=bound)])


def claims(draw: Draw) -> Said:
    """How often a person may claim."""
    count = draw.number(1, 4)
    form = draw.choose(("每人每年最多享受{}次培训补贴", "每人每年享受培训补贴不超过{}次"))
    return Said(form.format(count), [], [rule("claims_max", count, "count")])


def insured(draw: Draw) -> Said:
    """Months of insurance."""
    months = draw.choose((6, 12, 24, 36))
    made = rule("insured_months_min", months, "months")
    return Said(f"申请人应当参加失业保险满{months}个月", [], [made])


def ability(draw: Draw) -> Said:
    """A specialised ability: no grade."""
    yuan = draw.number(300, 900, 50)
    made = money(programme="specialised_ability", amount_yuan=yuan, condition=OPEN)
    return Said(f"取得专项职业能力证书的，每人补贴{say(draw, yuan)}", [made])


def mentor(draw: Draw) -> Said:
    """Who is paid."""
    yuan = draw.number(1000, 5000, 100)
    made = money(
        programme="mentoring", amount_yuan=yuan, beneficiary="mentor", unit="per_item", condition=OPEN
    )  # fmt: skip
    return Said(f"名师带徒的，每培养一名学徒给予师傅{say(draw, yuan)}补贴", [made])


# One of these: two amounts for a grade would contradict each other.
GRADED: tuple[Callable[[Draw], Said], ...] = (
    ladder, sets, total, by_people, by_class, by_scarcity,
)  # fmt: skip
OTHERS: tuple[Callable[[Draw], Said], ...] = (
    per_time, bounded, budget, shared, halved, raised, claims, insured, ability, mentor,
)  # fmt: skip


def family_18(draw: Draw) -> Content:
    """A notice of clauses alone, without annexes."""
    kinds = [draw.choose(GRADED), *draw.some(OTHERS, draw.number(2, 6))]
    said = [kind(draw) for kind in draw.some(kinds, len(kinds))]
    numerals = "一二三四五六七"
    rates = [
        row | {"clause": n} for n, one in zip(numerals, said, strict=False) for row in one.rates
    ]
    rules = [
        row | {"clause": n} for n, one in zip(numerals, said, strict=False) for row in one.rules
    ]
    clauses = [f"{n}、{one.text}。" for n, one in zip(numerals, said, strict=False)]
    return Content("subsidised", [], [], rates, rules, clauses)
