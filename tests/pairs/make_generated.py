"""Write generated.csv: names of the 2022 edition, each damaged once, with a fixed seed.

    python tests/pairs/make_generated.py pipeline/reference/editions/2022/occupations.csv > tests/pairs/generated.csv

A damaged name is left out where any other occupation lies within one edit of it: its right answer could not be told.
"""

import csv
import random
import sys
from collections.abc import Callable, Iterable

SEED = 20261121
PER_KIND = 60
ENDINGS = "员师工"
LOOK_ALIKES = (  # pairs that readers of scans take for each other
    "员贝 师帅 工土 机枧 械戒 电由 设没 备各 修俢 运远 术木 技枝 人入 水永 料科 品晶 操澡 作怍 测侧 检捡 管菅 理埋 冶治 炼练 "
    "煤媒 轧轨 车东 船般 航肮 场杨 播番 体休 食良 茶荼 米来 粉纷 焊悍 磨魔 镗膛 铣洗 钻钴 锻缎 服报 美羡 宠庞 摄慑 网冈 络洛 "
    "酒洒 油抽 气乞 汽气 输偷 建健 玻坡 璃漓 陶淘 塑朔 胶较 橡像 家冢 林村 农衣 渔鱼 医区 药约 护沪 育肓 石右 矿旷 钢纲 铝铅 "
    "稀希 间问 未末 千干 日曰 己已 大太 天夫 士土 刀力 乌鸟 折拆 拔拨 侯候 晴睛 微徽 施旋 准淮 构沟 组祖 线钱 清请"
).split()
CONFUSED = {a: b for pair in LOOK_ALIKES for a, b in (pair, pair[::-1])}

Damage = Callable[[str, random.Random], str]


def drop(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name) - 1)  # the last character is the ending's own kind
    return name[:at] + name[at + 1 :]


def drop_ending(name: str, rng: random.Random) -> str:
    return name[:-1] if name[-1] in ENDINGS else name


def confuse(name: str, rng: random.Random) -> str:
    places = [at for at, char in enumerate(name) if char in CONFUSED]
    if not places:
        return name
    at = rng.choice(places)
    return name[:at] + CONFUSED[name[at]] + name[at + 1 :]


def swap(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def double(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[: at + 1] + name[at:]


def replace(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[:at] + "□" + name[at + 1 :]  # what a reader prints for a character it does not know


def insert(name: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice("一丨丶·、.") + name[at:]


KINDS: dict[str, Damage] = {
    "dropped": drop,
    "ending_dropped": drop_ending,
    "look_alike": confuse,
    "swapped": swap,
    "doubled": double,
    "unreadable": replace,
    "inserted": insert,
}


def is_one_edit(a: str, b: str) -> bool:
    """Equal, or one character dropped, added, replaced, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return True
    return a[:2] == b[:2][::-1] and len(a) >= 2 and a[2:] == b[2:]


def damaged(codes: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    """(printed_name, code, damage), PER_KIND of each kind, sorted by the true code within a kind."""
    rng = random.Random(SEED)
    names = sorted(name for name in codes if len(name) >= 4)
    seen: set[str] = set()
    for kind, damage in KINDS.items():
        rng.shuffle(names)
        found = []
        for name in names:
            printed = damage(name, rng)
            near = (other for other in codes if other != name and is_one_edit(printed, other))
            if printed == name or printed in seen or any(near):
                continue
            seen.add(printed)
            found.append((printed, codes[name], kind))
            if len(found) == PER_KIND:
                break
        yield from sorted(found, key=lambda row: row[1:])


def main(reference: str) -> None:
    with open(reference, encoding="utf-8", newline="") as file:
        codes = {row["name"]: row["code"] for row in csv.DictReader(file)}
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("printed_name", "code", "group", "damage"))
    writer.writerows((printed, code, "generated", kind) for printed, code, kind in damaged(codes))


if __name__ == "__main__":
    main(sys.argv[1])
