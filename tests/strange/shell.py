"""A document of a layout that no family has, and the letter that goes before it."""

from dataclasses import dataclass

from tests.layouts.shell import Fixture, annex, body
from tests.recipes.document import Block, Notice


@dataclass(frozen=True)
class Strange(Fixture):
    """A fixture of family 0. `tempting` says which wrong readings lie near."""

    tempting: str = ""


def letter(city: str, number: str, subject: str, text: str, *blocks: Block) -> Notice:
    """A short letter, and one annex without a number: annex and clause are null."""
    issuer = f"{city}市人力资源和社会保障局"
    head = body(
        number=number,
        title=f"{issuer}\n关于{subject}的通知",
        to="各县（市、区）人力资源和社会保障局：",
        text=text,
        annexes=f"附件：{city}市{subject.removeprefix('公布').removeprefix('印发')}",
        sign=issuer,
        date="2024年5月16日",
    )
    return Notice(
        [
            *head,
            *annex("附件", f"{city}市{subject.removeprefix('公布').removeprefix('印发')}", *blocks),
        ]
    )
