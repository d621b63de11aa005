"""Characters: width, white space, dashes, numerals, and the litter that file conversion leaves behind."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from pipeline.base.numerals import read_numeral
from pipeline.base.remembered import remembered
from pipeline.base.traditional import simplified

# A run of two or more is a dash of prose (——) and stays; between digits one of them is the hyphen of a code.
DASHES = "‐‑‒–—―−－﹣─﹘"
_TO_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))
LITTER = re.compile(
    r"\[bookmark:[\w .-]*\]|</?(?:p|br|span|div|b|i|u|font)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.ASCII,
)
RULE_LINE = re.compile(r"(?=[-=_─—\s|+]*?--)[-=_─—\s|+]*")
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·"
_HAN_GAP = re.compile(rf"(?<=[{_HAN}])[ \t\u3000]+|[ \t\u3000]+(?=[{_HAN}])")
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
# Characters of another look that mean another character: full width, Kangxi radicals, radicals (Unicode's
# EquivalentUnifiedIdeograph), compatibility ideographs. Note marks such as ① are none of them.
_WIDE = {c: unicodedata.normalize("NFKC", chr(c)) for c in (0x3000, *range(0xFF01, 0xFF5F))}
_IDEOGRAPHS = dict(zip(map(ord, _RADICALS[0]), _RADICALS[1], strict=True)) | {
    c: unicodedata.normalize("NFKC", chr(c))
    for c in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA1E))
    if unicodedata.normalize("NFKC", chr(c)) != chr(c)
    and unicodedata.category(chr(c)) in {"So", "Lo"}
}
_PRINTED = _WIDE | _IDEOGRAPHS
_FOLDED = simplified() | _PRINTED
_ODD_IDEOGRAPH = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1d]")
_RAISED = str.maketrans(
    "0123456789+-−=()（）abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_LOWERED = str.maketrans(
    "0123456789+-−=()（）aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
# Signs by which a note is referred to; a plain sign above the line is written as one of them by the readers.
RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉⁱᵛˣ"
# Signs that a list sets beside a name, for its notes to explain.
MARK_SIGNS = "*▲△※★●○◆■①②③④⑤⑥⑦⑧⑨⑩"
# Stands for a note mark that belongs to no figure: an invisible sign that no text of a notice holds.
HIDDEN_MARK = "\u2061"
_MARK_INSIDE = re.compile("(?<=[0-9０-９])[¹²³⁰⁴-⁹①-⑳](?=[百千万亿]?[元%％课学天人个])")
_NOTE_MARK = re.compile(
    rf"[\[［〔【(（⁽]?注?[{RAISED_SIGNS}①-⑳❶-❿][{RAISED_SIGNS}①-⑳❶-❿⁻⁽⁾,，、]*[\]］〕】)）]?"
    r"|(?<=[0-9元])[*＊※]+(?![0-9])"
)
_DATE = re.compile(
    r"([0-9〇○零一二三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月([0-9一二三四五六七八九十]{1,3})日"
)


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese one of the basic block, which holds all but rare ones."""
    return "\u4e00" <= char <= "\u9fff"


def squeeze(text: str) -> str:
    """Without any white space: how printed words are compared."""
    return "".join(text.split())


def fold_width(text: str) -> str:
    """Full-width letters, digits and signs to half width, radicals such as ⼯ to the character they show (工), traditional
    characters to simplified ones; note marks such as ① stay as they are."""
    return text if text.isascii() else text.translate(_FOLDED)


def fold_ideographs(text: str) -> str:
    """Radicals (⼯ U+2F2F, ⻋ U+2ECB) and compatibility ideographs (U+F900 and on) to the characters they show."""
    return text.translate(_IDEOGRAPHS) if _ODD_IDEOGRAPH.search(text) else text


def cut_note_marks(text: str) -> str:
    """A figure without the note marks beside it: `1000¹`, `1000①`, `1000[²]`, `1000*` and `1000注¹` are all 1000."""
    return _NOTE_MARK.sub("", text)


def hide_note_marks(text: str) -> str:
    """A text of the same length in which a raised note mark between a figure and its unit (`1000¹元`) is HIDDEN_MARK."""
    return _MARK_INSIDE.sub(HIDDEN_MARK, text)


def raise_text(text: str) -> str:
    """A note mark as it is printed above the line: 1 is ¹, a is ᵃ; what Unicode has no raised form of (①, 注) stays."""
    return text.translate(_RAISED)


def lower_text(text: str) -> str:
    """As `raise_text`, below the line: 2 is ₂."""
    return text.translate(_LOWERED)


@remembered
def fold(text: str) -> str:
    """Folded to half width and squeezed: how words are compared with the vocabulary."""
    return squeeze(fold_width(text))


def fold_as_printed(text: str) -> str:
    """As `fold`, character by character, but that traditional characters stay."""
    return squeeze(text.translate(_PRINTED))


def fold_dashes(text: str) -> str:
    """Every kind of dash to `-`."""
    return text if text.isascii() else text.translate(_TO_HYPHEN)


def strip_litter(text: str) -> tuple[str, list[str]]:
    """The text without conversion tags, and the tags that stood in it."""
    tags = LITTER.findall(text)
    return (LITTER.sub("", text), tags) if tags else (text, [])


@remembered
def close_gaps(text: str) -> str:
    """Without the blanks beside Chinese characters; blanks between Latin words stay."""
    return _HAN_GAP.sub("", text).strip()


def join_lines(lines: list[str]) -> str:
    """Wrapped lines as one: nothing between Chinese characters and digits, a blank between Latin words."""
    joined = ""
    for line in lines:
        latin = (
            joined[-1:].isascii()
            and joined[-1:].isalpha()
            and line[:1].isascii()
            and line[:1].isalpha()
        )
        joined += (" " if latin else "") + line
    return joined


def whole_number(text: str) -> int | None:
    """A whole number in up to nine decimal digits, as fits a column of int32; None for all else (①, ², a row of digits)."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def parse_numeral(text: str) -> int | None:
    """A whole number in Arabic or Chinese numerals (`12`, `十二`, `一百零五`); None where it is neither."""
    text = fold(text).replace(",", "")
    if text.isascii():
        return whole_number(text)
    return read_numeral(text)


def find_dates(text: str) -> list[date]:
    """All dates printed as 2023年4月21日 or 二〇二三年四月二十一日, in any spacing; impossible ones are left out."""
    found = []
    for match in _DATE.finditer(fold(text)):
        year, month, day = (parse_numeral(part) for part in match.groups())
        try:
            found.append(date(year or 0, month or 0, day or 0))
        except ValueError:
            continue
    return found


def find_date(text: str) -> str:
    """The first date as ISO text, or ""."""
    return next((day.isoformat() for day in find_dates(text)), "")


def marks_alone(text: str) -> frozenset[str]:
    """The marks of a cell that holds nothing else, each once; none where one is doubled (★★ is a degree)."""
    signs = squeeze(fold_width(text))
    is_marks = signs.strip(MARK_SIGNS) == "" and len(set(signs)) == len(signs)
    return frozenset(signs) if is_marks else frozenset()
