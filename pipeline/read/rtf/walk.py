"""One walk over the tokens of an RTF: groups with what they pass on, text by its fonts, and what each control word does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.base.errors import UserError
from pipeline.read.rtf.encodings import (
    SYMBOL_CHARSET,
    charset_codec,
    decode_text,
    page_codec,
)
from pipeline.read.rtf.parts import RtfParts
from pipeline.read.rtf.state import PLAIN, Look, State, Where
from pipeline.read.rtf.tables import Definition
from pipeline.read.rtf.tokens import Kind, Token, read_tokens

MOST_GROUPS_DEEP = 1_000
_WEST = 1252
_SILENT = {Where.NOTHING, Where.PICTURE, Where.FORM, Where.BOTH_WAYS}
_SURROGATES = range(0xD800, 0xE000)


@dataclass
class Font:
    """A font of the font table: its name and the encoding of its bytes."""

    name: str = ""
    charset: int = 1


@dataclass
class Walk:
    """Where the walk stands. Words of a program that are no text (`Where.NOTHING`) are passed over whole."""

    parts: RtfParts = field(default_factory=RtfParts)
    states: list[State] = field(default_factory=lambda: [State()])
    fonts: dict[int, Font] = field(default_factory=dict)
    default_font: int = -1
    named_font: int = -1
    page: str = page_codec(_WEST)
    definition: Definition = field(default_factory=Definition)
    outer_definitions: list[Definition] = field(default_factory=list)
    buffer: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    high: int = 0

    @property
    def state(self) -> State:
        return self.states[-1]

    def read(self, data: bytes, words: ControlWords) -> RtfParts:
        """The parts of the file; UserError where it is nested more deeply than a program writes."""
        for token in read_tokens(data):
            if token.kind in {Kind.TEXT, Kind.HEX}:
                self._take(token.data)
            elif self.state.where is Where.NOTHING and token.kind in {Kind.WORD, Kind.SIGN}:
                continue
            elif not self._is_fallback(token):
                self._flush()
                self._act(token, words)
        self._flush()
        while len(self.states) > 1:
            self._end_group()
        self.parts.finish()
        return self.parts

    def _act(self, token: Token, words: ControlWords) -> None:
        if token.kind is Kind.OPEN:
            self._begin_group()
        elif token.kind is Kind.CLOSE:
            self._end_group()
        elif token.name == "*":
            self.state.is_star = self.state.is_new
        else:
            words.obey(self, token.name, token.number)
            self.state.is_new = self.state.is_star = False

    def _begin_group(self) -> None:
        if len(self.states) > MOST_GROUPS_DEEP:
            raise UserError(
                f"RTF groups nested more than {MOST_GROUPS_DEEP:,} deep; save it again as .docx",
                f"RTF 嵌套超过 {MOST_GROUPS_DEEP:,} 层；请另存为 .docx",
            )
        self.states.append(self.state.inner())

    def _end_group(self) -> None:
        self.to_skip = 0
        if len(self.states) > 1 and (at_end := self.states.pop().at_end) is not None:
            at_end()

    def _is_fallback(self, token: Token) -> bool:
        """Whether a control word or sign stands for a character of Unicode before it, for programs that know none."""
        if not self.to_skip or token.kind in {Kind.OPEN, Kind.CLOSE} or token.name == "u":
            return False
        self.to_skip -= 1
        return True

    def _take(self, data: bytes) -> None:
        """Bytes of text, those left out that stand for a character of Unicode before them."""
        self.state.is_new = self.state.is_star = False
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        if self.state.where not in _SILENT:
            self.buffer += data[skipped:]

    def _flush(self) -> None:
        if not self.buffer:
            return
        data, self.buffer = bytes(self.buffer), bytearray()
        if self.state.where is Where.FONTS:
            self._name_font(data)
            return
        font = self.fonts.get(self.state.font, Font())
        wide = self.fonts.get(self.state.wide_font, font) if self.state.is_wide else font
        if font.charset == SYMBOL_CHARSET:
            self.say(data.decode("latin-1"))
        else:
            codec = charset_codec(font.charset) or charset_codec(wide.charset)
            self.say(decode_text(data, codec, self.page))

    def say(self, text: str) -> None:
        """Words as what they are where the walk stands."""
        self.high = 0
        font = self.fonts.get(self.state.font)
        look: Look = self.state.look
        if font is not None and font.charset == SYMBOL_CHARSET:
            look = look._replace(symbol_font=font.name)
        self.parts.say(text, self.state.where, look)

    def say_unicode(self, number: int) -> None:
        """A character by its number, which is negative from 32768 on; halves of one are put together."""
        self.to_skip = self.state.fallback
        code = number + 0x10000 if number < 0 else number
        if code in _SURROGATES:
            if code < 0xDC00:
                self.high = code
                return
            code = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00 if self.high else 0xFFFD
        self.say(chr(code) if 0 <= code < 0x110000 else "\ufffd")

    def _name_font(self, data: bytes) -> None:
        font = self.fonts.setdefault(self.named_font, Font())
        if not font.name:
            name = decode_text(data, charset_codec(font.charset), self.page)
            font.name = name.partition(";")[0].strip()

    def make_plain(self) -> None:
        """The look that a document begins with."""
        state = self.state
        state.look, state.font, state.wide_font = PLAIN, self.default_font, -1


class ControlWords:
    """The effects of control words: `obey(walk, name, number)`."""

    def __init__(self, table: dict[str, Callable[[Walk, int | None], None]]) -> None:
        self.table = table

    def obey(self, walk: Walk, name: str, number: int | None) -> None:
        """Does what a word says; a group that a program may pass over, and that we do not know, is passed over."""
        action = self.table.get(name)
        if action is not None:
            action(walk, number)
        elif walk.state.is_star:
            walk.state.where = Where.NOTHING
