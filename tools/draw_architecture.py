"""docs/architecture.svg out of the code: packages in their order, what each takes and gives, and who imports whom.

`python -m tools.draw_architecture` writes it, `--check` says whether it is so.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

PATH = Path("docs/architecture.svg")
PACKAGE = Path("pipeline")
# From the top down: a package imports from those below it, never from those above.
ORDER = (
    "cli", "workflow", "report", "answers", "diff", "store", "compose", "match", "join", "normalize",
    "extract", "judgement", "read", "reference", "rules", "model", "text", "base",
)  # fmt: skip
# Everything stands on these; arrows to them would hide the others.
GROUND = {"model", "text", "base"}
# Packages that one notice passes on its way, in a process of its own.
ON_THE_WAY = {"read", "extract", "normalize", "match"}
WIDTH, LEFT, BOX, STEP, TOP = 1180, 300, 600, 58, 70
FONT = "font-family='Noto Sans, Noto Sans CJK SC, sans-serif'"


@dataclass(frozen=True)
class Room:
    """A package (or module) of `pipeline/`: its name, the first sentence of its docstring, and what it imports."""

    name: str
    sentence: str
    imports: frozenset[str]


def read_rooms() -> list[Room]:
    """Every package of ORDER as it stands in the code."""
    return [Room(name, _sentence(name), frozenset(_imports(name)) - {name}) for name in ORDER]


def _files(name: str) -> list[Path]:
    module = PACKAGE / f"{name}.py"
    return [module] if module.exists() else sorted((PACKAGE / name).rglob("*.py"))


def _sentence(name: str) -> str:
    module = PACKAGE / f"{name}.py"
    path = module if module.exists() else PACKAGE / name / "__init__.py"
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def _imports(name: str) -> Iterator[str]:
    for path in _files(name):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module
                and node.module.startswith("pipeline.")
            ):
                yield node.module.split(".")[1]


def render() -> str:
    """The whole drawing."""
    rooms = read_rooms()
    places = {room.name: TOP + STEP * row for row, room in enumerate(rooms)}
    bottom = TOP + STEP * len(rooms)
    height = bottom + 50
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' {FONT}>",
        "<rect width='100%' height='100%' fill='#ffffff'/>",
        f"<text x='{LEFT}' y='32' font-size='20' font-weight='bold' fill='#1f2933'>pipeline/</text>",
        f"<text x='{LEFT + 110}' y='32' font-size='13' fill='#52606d'>imports point down; the arrows at the left leave out"
        " model, text and base, on which all stand</text>",
        "<defs><marker id='tip' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='6' markerHeight='6' orient='auto'>"
        "<path d='M0,0 L8,4 L0,8 z' fill='#9aa5b1'/></marker></defs>",
    ]
    parts += [line for room in rooms for line in _arrows(room, places)]
    parts += [line for room in rooms for line in _box(room, places[room.name])]
    parts += _folders(places)
    parts += [
        f"<rect x='{LEFT}' y='{bottom + 8}' width='18' height='18' rx='3' fill='#e3f2e6' stroke='#829ab1'/>",
        f"<text x='{LEFT + 28}' y='{bottom + 22}' font-size='13' fill='#334e68'>the way of one notice,"
        " in a process of its own: read, extract, normalize, match</text>",
    ]
    return "\n".join([*parts, "</svg>", ""])


def _arrows(room: Room, places: dict[str, int]) -> Iterator[str]:
    for other in sorted(room.imports & set(places) - GROUND, key=lambda name: places[name]):
        start, end = places[room.name] + 26, places[other] + 20
        bend = LEFT - 20 - 0.27 * (end - start)
        yield (
            f"<path d='M{LEFT},{start} C{bend:.0f},{start} {bend:.0f},{end} {LEFT},{end}' fill='none'"
            " stroke='#9aa5b1' stroke-width='1.1' marker-end='url(#tip)'/>"
        )


def _box(room: Room, top: int) -> Iterator[str]:
    fill = "#e3f2e6" if room.name in ON_THE_WAY else "#f0f4f8"
    yield f"<rect x='{LEFT}' y='{top}' width='{BOX}' height='46' rx='6' fill='{fill}' stroke='#829ab1'/>"
    yield f"<text x='{LEFT + 14}' y='{top + 28}' font-size='15' font-weight='bold' fill='#102a43'>{room.name}</text>"
    first, second = _two_lines(room.sentence, 72)
    shift = 28 if not second else 20
    yield f"<text x='{LEFT + 120}' y='{top + shift}' font-size='12' fill='#334e68'>{escape(first)}</text>"
    if second:
        yield f"<text x='{LEFT + 120}' y='{top + 36}' font-size='12' fill='#334e68'>{escape(second)}</text>"


def _two_lines(text: str, width: int) -> tuple[str, str]:
    if len(text) <= width:
        return text, ""
    cut = text.rfind(" ", 0, width)
    rest = text[cut + 1 :]
    return text[:cut], rest if len(rest) <= width else rest[: rest.rfind(" ", 0, width - 2)] + " …"


def _folders(places: dict[str, int]) -> Iterator[str]:
    """The three folders at the right, beside the packages that read or write them."""
    notes = (
        ("normalized/", "typed Parquet, versions", "store", "answers"),
        ("extracted/", "what it says, as text", "extract", "match"),
        ("raw/", "as published, hashed", "read", "judgement"),
    )
    for name, words, first, last in notes:
        top, bottom = sorted((places[first], places[last]))
        middle = (top + bottom + 46) / 2
        x = LEFT + BOX + 30
        yield (
            f"<rect x='{x}' y='{middle - 26:.0f}' width='210' height='52' rx='6' fill='#fff8e1' stroke='#d9a400'/>"
            f"<text x='{x + 12}' y='{middle - 5:.0f}' font-size='14' font-weight='bold' fill='#7a5b00'>{name}</text>"
            f"<text x='{x + 12}' y='{middle + 14:.0f}' font-size='12' fill='#7a5b00'>{words}</text>"
            f"<path d='M{LEFT + BOX + 2},{middle:.0f} L{x - 2},{middle:.0f}' stroke='#d9a400' stroke-dasharray='4 3'/>"
        )


def main(arguments: list[str]) -> int:
    """Write the drawing, or with --check compare it; the exit code."""
    drawn = render()
    if "--check" not in arguments:
        PATH.write_text(drawn, encoding="utf-8")
        return 0
    if PATH.exists() and PATH.read_text(encoding="utf-8") == drawn:
        return 0
    print(
        f"{PATH} is not what the code says now; run: python -m tools.draw_architecture",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
