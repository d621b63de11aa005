"""Control words of RTF for characters, their looks and paragraphs."""

from __future__ import annotations

from lxml import etree

from pipeline.read.docx.names import w
from pipeline.read.rtf.actions import Action, goes_to, only_text
from pipeline.read.rtf.encodings import page_codec
from pipeline.read.rtf.state import Look, Where
from pipeline.read.rtf.walk import Font, Walk

_SIGNS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\u00a0",
    "_": "-", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b",
}  # fmt: skip
_PAGES = {"ansi": 1252, "mac": 10000, "pc": 437, "pca": 850}


def _sets(name: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        walk.state.look = Look(**{**walk.state.look._asdict(), name: number != 0})

    return act


def _raises(way: int) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        walk.state.look = walk.state.look._replace(raised=0 if number == 0 else way)

    return act


def _says(text: str) -> Action:
    return lambda walk, _: walk.say(text)


def _adds(name: str, **values: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        element = etree.Element(w(name))
        for key, value in values.items():
            element.set(w(key), value)
        walk.parts.story.add(element)

    return only_text(act)


def _tab(walk: Walk, number: int | None) -> None:
    """The tab behind an automatic number parts it from the words, as Word's own number would be."""
    if walk.state.where is Where.TEXT:
        walk.parts.story.add(etree.Element(w("tab")))


def _font(walk: Walk, number: int | None) -> None:
    if walk.state.where is Where.FONTS:
        walk.named_font = number or 0
        walk.fonts[walk.named_font] = Font()
    else:
        walk.state.font = number or 0


def _wide_font(walk: Walk, number: int | None) -> None:
    if walk.state.is_wide:
        walk.state.wide_font = number or 0


def _charset(walk: Walk, number: int | None) -> None:
    if walk.state.where is Where.FONTS:
        walk.fonts.setdefault(walk.named_font, Font()).charset = number or 0


def _wide(is_wide: bool) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        walk.state.is_wide = is_wide

    return act


def _page(walk: Walk, number: int | None) -> None:
    walk.page = page_codec(number or _PAGES["ansi"])


def _means(page: int) -> Action:
    return lambda walk, _: _page(walk, page)


def _default_font(walk: Walk, number: int | None) -> None:
    walk.default_font = walk.state.font = number or 0


def _fallback(walk: Walk, number: int | None) -> None:
    walk.state.fallback = max(0, 1 if number is None else number)


def _unicode(walk: Walk, number: int | None) -> None:
    walk.say_unicode(number or 0)


def _plain(walk: Walk, number: int | None) -> None:
    walk.make_plain()


def _paragraph(walk: Walk, number: int | None) -> None:
    walk.parts.story.end_paragraph()
    walk.parts.number = ""


def _reset_paragraph(walk: Walk, number: int | None) -> None:
    walk.parts.story.depth = 0


def _both_ways(walk: Walk, number: int | None) -> None:
    """`\\upr` holds its words twice: for old programs, and in Unicode."""
    walk.state.where = Where.BOTH_WAYS


def _unicode_way(walk: Walk, number: int | None) -> None:
    walk.state.where = Where.TEXT


TEXT_WORDS: dict[str, Action] = {
    **{name: _says(sign) for name, sign in _SIGNS.items()},
    **{name: _means(page) for name, page in _PAGES.items()},
    "ansicpg": _page, "deff": _default_font, "uc": _fallback, "u": _unicode,
    "fonttbl": goes_to(Where.FONTS), "f": _font, "af": _wide_font, "fcharset": _charset,
    "dbch": _wide(True), "loch": _wide(False), "hich": _wide(False),
    "plain": _plain, "v": _sets("is_hidden"), "strike": _sets("is_struck"), "striked": _sets("is_struck"), "deleted": _sets("is_deleted"),
    "caps": _sets("is_capital"), "super": _raises(1), "sub": _raises(-1), "nosupersub": _raises(0),
    "par": only_text(_paragraph), "sect": only_text(_paragraph), "\n": only_text(_paragraph), "\r": only_text(_paragraph),
    "pard": _reset_paragraph,
    "tab": _tab, "line": _adds("br"), "lbr": _adds("br"), "page": _adds("br", type="page"), "column": _adds("br", type="column"),
    "listtext": goes_to(Where.NUMBER), "pntext": goes_to(Where.NUMBER), "upr": _both_ways, "ud": _unicode_way,
}  # fmt: skip
