"""The words of an RTF by one flat pass over its groups, for the count that the reader's own walk is held against."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.read.rtf.encodings import SYMBOL_CHARSET, charset_codec, decode_text, page_codec

_PIECE = re.compile(
    rb"(?P<bin>\\bin(?P<size>\d{1,9}) ?)|\\u(?P<code>-?\d{1,7}) ?|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,10})? ?|"
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|(?P<star>\\\*)|(?P<sign>\\.)|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n\x00]+)|(?P<end>[\r\n\x00]+|\\)",
    re.DOTALL,
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict objdata objclass objname template filetbl revtbl xe tc tcn rxe private pntxta pntxtb sp "
    b"nonesttables nonshppict shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst listtable listoverridetable mmathPict".split()
)
_HEARD_THOUGH_STARRED = frozenset(
    b"shpinst do shppict ud annotation moMath moMathPara footnote listtext pntext shptxt nesttableprops".split()
)
_PAGES = {b"ansi": 1252, b"mac": 10000, b"pc": 437, b"pca": 850}


@dataclass(frozen=True)
class _Group:
    font: int = -1
    wide: int = -1
    is_wide: bool = False
    bytes_a_sign: int = 1
    is_silent: bool = False
    is_fresh: bool = False
    is_starred: bool = False
    is_twice: bool = False


@dataclass
class _Count:
    charsets: dict[int, int]
    page: str
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    words: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    units: list[int] = field(default_factory=list)
    passing: int = 0

    def flush(self) -> None:
        """Turns what was gathered into words."""
        if self.units:
            data = b"".join((unit & 0xFFFF).to_bytes(2, "little") for unit in self.units)
            self.words.append(data.decode("utf-16-le", errors="replace"))
            self.units.clear()
        if self.pending:
            group = self.groups[-1]
            charset = self.charsets.get(group.font, 1)
            wide = self.charsets.get(group.wide, charset) if group.is_wide else charset
            data = bytes(self.pending)
            is_symbol = charset == SYMBOL_CHARSET
            codec = charset_codec(charset) or charset_codec(wide)
            self.words.append(
                data.decode("latin-1") if is_symbol else decode_text(data, codec, self.page)
            )
            self.pending.clear()

    def hear(self, data: bytes) -> None:
        cut = min(self.passing, len(data))
        self.passing -= cut
        if not self.groups[-1].is_silent and data[cut:]:
            self.flush() if self.units else None
            self.pending += data[cut:]


def count_words(data: bytes) -> list[str]:
    """All words of a file that its pages, notes, headers and comments may show, hidden or not."""
    fonts = rb"\\f(\d+)\s*(?:\\(?!f\d)[a-zA-Z]+-?\d* ?)*?\\fcharset(\d+)"
    charsets = {int(font): int(charset) for font, charset in re.findall(fonts, data)}
    named = re.search(rb"\\ansicpg(\d+)", data)
    family = re.search(rb"\\(ansi|mac|pca?)\b", data)
    page = int(named[1]) if named else _PAGES[family[1]] if family else _PAGES[b"ansi"]
    default = re.search(rb"\\deff(\d+)", data)
    count = _Count(charsets, page_codec(page))
    count.groups[0] = _Group(font=int(default[1]) if default else -1)
    place = 0
    while (match := _PIECE.match(data, place)) is not None:
        place = match.end()
        if match["bin"]:
            place += int(match["size"])
        _take(count, match, count.groups[0].font)
    count.flush()
    return count.words


def _take(count: _Count, match: re.Match[bytes], default: int) -> None:
    group = count.groups[-1]
    if match["text"] or match["hex"]:
        count.hear(match["text"] or bytes.fromhex(match["hex"].decode("ascii")))
    elif match["code"]:
        count.flush() if count.pending else None
        if not group.is_silent:
            count.units.append(int(match["code"]))
        count.passing = group.bytes_a_sign
    elif match["open"] or match["close"]:
        count.flush()
        count.passing = 0
        if match["open"]:
            count.groups.append(replace(group, is_fresh=True, is_starred=False))
        elif len(count.groups) > 1:
            count.groups.pop()
        return
    elif count.passing and (match["word"] or match["sign"]):
        count.passing -= 1
    elif match["star"]:
        count.groups[-1] = replace(group, is_starred=group.is_fresh)
        return
    elif match["word"]:
        count.flush()
        number = int(match["number"]) if match["number"] else None
        count.groups[-1] = _after(group, match["word"], number, default)
    if count.groups[-1].is_fresh and not match["end"]:
        count.groups[-1] = replace(count.groups[-1], is_fresh=False)


def _after(group: _Group, word: bytes, number: int | None, default: int) -> _Group:
    """The effect of a control word on the group that it stands in."""
    if group.is_silent:
        if word == b"ud" and group.is_twice:
            return replace(group, is_silent=False, is_twice=False, is_starred=False)
        return group
    if word in _SILENT or (
        group.is_starred and group.is_fresh and word not in _HEARD_THOUGH_STARRED
    ):
        return replace(group, is_silent=True, is_twice=False)
    if word == b"upr":
        return replace(group, is_silent=True, is_twice=True)
    changes: dict[bytes, dict[str, int | bool]] = {
        b"f": {"font": number or 0},
        b"plain": {"font": default, "wide": -1},
        b"af": {"wide": number or 0} if group.is_wide else {},
        b"dbch": {"is_wide": True},
        b"loch": {"is_wide": False},
        b"hich": {"is_wide": False},
        b"uc": {"bytes_a_sign": 1 if number is None else max(0, number)},
    }
    return replace(group, **changes.get(word, {}))  # type: ignore[arg-type]
